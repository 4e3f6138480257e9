"""What `--help` prints, in Chinese and English, for each command.

In: nothing. Out: `HELP`, by command ("" is the whole program).
"""

from .diagnostics import Language

HELP: dict[str, dict[Language, str]] = {
    "": {
        "zh": """\
用法：compile 文件.yaml… [-o 结果.docx] [选项]
      compile 命令 [选项]

把 YAML 写成的公文编成 Word 文件。不写 -o 时，结果放在原文件旁边，后缀换成 .docx。
文件写成 - 时从标准输入读。

选项：
  -o, --output 文件         结果写到这个 .docx
  --template 名称或路径     用这个模板
  --pdf                     另外写出 PDF
  --png                     另外写出每面的图片
  --proof                   排出页面来量：行数、字数、边距、页码、序号、落款，文字有没有印全
  --strict                  有提醒也当作错误，不生成文件
  --lang zh|en              提示用的语言，默认跟随系统
  --format text|json|sarif  提示的格式
  --version                 版本
  --help                    这份说明；compile 命令 --help 看某个命令的说明

命令：
  preview 文件    打开排好的页面
  new 文种        写一份可以照着改的样稿
  kinds           有哪些文种
  keys [文种]     能写哪些项目
  schema [文种]   给编辑器用的 JSON Schema
  fonts           这台电脑上的公文字体
  explain 代码    细说一条提示
  completion      命令行补全脚本

退出码：0 完成；1 原稿或模板有错误，或 --proof 量出错误；2 命令写错或找不到文件；3 写不进去等环境问题。
""",
        "en": """\
Usage: compile FILE.yaml… [-o OUT.docx] [options]
       compile COMMAND [options]

Compiles a document written in YAML into a Word file. Without -o the result lies beside the source with the
suffix .docx. With - for FILE, standard input is read.

Options:
  -o, --output FILE         write the result to this .docx
  --template NAME|PATH      use this template
  --pdf                     write a PDF as well
  --png                     write an image of each page as well
  --proof                   lay the pages out and measure lines, characters, margins, numbers, labels, signature and text
  --strict                  treat warnings as errors: nothing is written
  --lang zh|en              language of messages; the system's unless given
  --format text|json|sarif  form of diagnostics
  --version                 the version
  --help                    this page; compile COMMAND --help for a command's

Commands:
  preview FILE    open the pages
  new KIND        write a starter to be changed
  kinds           the kinds of document
  keys [KIND]     the fields that can be written
  schema [KIND]   a JSON Schema for editors
  fonts           the official faces on this machine
  explain CODE    a diagnostic at length
  completion      a script for the shell's completion

Exit codes: 0 done; 1 the source or template has errors, or the pages by --proof; 2 wrong usage or a missing file; 3 the environment.
""",
    },
    "preview": {
        "zh": """\
用法：compile preview 文件.yaml [--template 名称或路径] [--lang zh|en]

排出页面，用这台电脑看 PDF 的程序打开。不改动原稿旁边的文件；PDF 放在临时文件夹里，路径会打印出来。
""",
        "en": """\
Usage: compile preview FILE.yaml [--template NAME|PATH] [--lang zh|en]

Lays the pages out and opens them in this machine's PDF viewer. Nothing beside the source is touched; the PDF lies in a
temporary folder, whose path is printed.
""",
    },
    "new": {
        "zh": """\
用法：compile new 文种 [-o 文件.yaml] [--lang zh|en]

写一份带说明的样稿，直接就能编译。不写 -o 时，文件名是“文种.yaml”；-o - 写到标准输出。
旁边还会写一个 JSON Schema，编辑器靠它提示和补全。已有的文件不会被覆盖。
""",
        "en": """\
Usage: compile new KIND [-o FILE.yaml] [--lang zh|en]

Writes a starter with comments that compiles as it is. Without -o it is named after the kind; -o - prints it.
A JSON Schema is put beside it for editors. Nothing is overwritten.
""",
    },
    "kinds": {
        "zh": "用法：compile kinds [--lang zh|en]\n\n列出文种、英文写法、模板和默认的层次。\n",
        "en": "Usage: compile kinds [--lang zh|en]\n\nLists the kinds, their templates and their forms of labels.\n",
    },
    "keys": {
        "zh": "用法：compile keys [文种] [--lang zh|en]\n\n列出能写的项目；标 * 的必须写。\n",
        "en": "Usage: compile keys [KIND] [--lang zh|en]\n\nLists the fields that can be written; those with * must be.\n",
    },
    "schema": {
        "zh": "用法：compile schema [文种]\n\n打印 JSON Schema (2020-12)；不写文种时是全部文种的。\n",
        "en": "Usage: compile schema [KIND]\n\nPrints a JSON Schema (2020-12); without a kind, one for all kinds.\n",
    },
    "fonts": {
        "zh": """\
用法：compile fonts [--lang zh|en]

列出公文规定的字体，各用在哪里，这台电脑上装了没有；没有装的，排版时用什么代替。
""",
        "en": """\
Usage: compile fonts [--lang zh|en]

Lists the faces of the standard, what each is used for, and whether it is installed or what stands in for it here.
""",
    },
    "template": {
        "zh": """\
用法：compile template 命令 [选项]

管模板的人用的命令。compile template 命令 --help 看某个命令的说明。
""",
        "en": """\
Usage: compile template COMMAND [options]

Commands for the keeper of the templates. compile template COMMAND --help for a command's page.
""",
    },
    "explain": {
        "zh": "用法：compile explain 代码 [--lang zh|en]\n\n细说一条提示：什么毛病、怎么改、错的和对的例子。例如 compile explain Y115。\n",
        "en": "Usage: compile explain CODE [--lang zh|en]\n\nA diagnostic at length, with the fault and the mend, for example compile explain Y115.\n",
    },
    "completion": {
        "zh": '用法：compile completion bash|zsh|fish\n\n打印补全脚本。bash：eval "$(compile completion bash)"\n',
        "en": 'Usage: compile completion bash|zsh|fish\n\nPrints a completion script. bash: eval "$(compile completion bash)"\n',
    },
}
