"""What `--help` prints, in Chinese and English, for each command.

In: nothing. Out: `HELP`, by command ("" is the whole program).
"""

from ..messages.diagnostic import Language

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
  --png                     另外写出每面的图片；结果都盖掉上次的同名文件
  --proof                   排出页面来量：行数、字数、边距、页码、序号、落款，文字有没有印全；
                            量出错误，文件也照样写出来，好对照着改
  --strict                  有提醒也当作错误，不生成文件
  --lang zh|en              提示用的语言，默认跟随系统
  --format text|json|sarif  提示的格式
  --version                 版本
  --help                    这份说明；compile 命令 --help 看某个命令的说明

命令：
  import 草稿     认出草稿的标题、段落、落款，写成 YAML
  watch 文件      看着原稿，一改就重新编译
  preview 文件    打开排好的页面
  new 文种        写一份可以照着改的样稿
  template        新建、检查、预览、比较模板
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
  --png                     write an image of each page as well; results replace files of the same names
  --proof                   lay the pages out and measure lines, characters, margins, numbers, labels, signature and text;
                            the file is written even where errors are found
  --strict                  treat warnings as errors: nothing is written
  --lang zh|en              language of messages; the system's unless given
  --format text|json|sarif  form of diagnostics
  --version                 the version
  --help                    this page; compile COMMAND --help for a command's

Commands:
  import DRAFT    find a draft's headings, paragraphs and signature, and write its YAML
  watch FILE      compile again at each change
  preview FILE    open the pages
  new KIND        write a starter to be changed
  template        make, check, preview and compare templates
  kinds           the kinds of document
  keys [KIND]     the fields that can be written
  schema [KIND]   a JSON Schema for editors
  fonts           the official faces on this machine
  explain CODE    a diagnostic at length
  completion      a script for the shell's completion

Exit codes: 0 done; 1 the source or template has errors, or the pages by --proof; 2 wrong usage or a missing file; 3 the environment.
""",
    },
    "import": {
        "zh": """\
用法：compile import 草稿 [-o 文件.yaml] [--kind 文种] [--explain] [--lang zh|en] [--format text|json|sarif]

认出草稿里的标题、各级标题、段首标题、结尾、署名和日期，写成 YAML，列出要核对的地方；拿不准的，YAML 里有“# 请核对”。
草稿可以是 .txt、.md、.docx，也可以是 .doc、.wps、.odt、.rtf（要装 LibreOffice）；写成 - 时从标准输入读。
文字一个也不改，序号错了也照原样留着，只作提示。草稿里的图片写在 YAML 旁边。
不写 -o 时，文件名是“草稿.yaml”（草稿是 .docx 的，“草稿-公文.yaml”，免得编译时盖掉草稿）；-o - 写到标准输出。已有的文件不会被覆盖。

选项：
  -o, --output 文件         写到这个 .yaml
  --kind 文种               不写时由标题看出
  --explain                 只列出每一行认成了什么、为什么，不写文件

不想要 YAML，直接 compile 草稿.docx：结果是旁边的“草稿-公文.docx”，草稿不会被改动。
""",
        "en": """\
Usage: compile import DRAFT [-o FILE.yaml] [--kind KIND] [--explain] [--lang zh|en] [--format text|json|sarif]

Finds a draft's title, headings, run-in headings, closing, signature and date, writes them as YAML, and lists what to look
at; what is in doubt has a line “# 请核对” above it. A draft is a .txt, .md or .docx, or a .doc, .wps, .odt or .rtf (these need
LibreOffice); with - standard input is read. No text is changed; wrong numbers are kept and told. Pictures are written
beside the YAML. Without -o the file is named after the draft (with -公文 after a .docx, so
that compiling it leaves the draft alone); -o - prints it. Nothing is overwritten.

Options:
  -o, --output FILE         write to this .yaml
  --kind KIND               seen from the title unless given
  --explain                 only list what each line was taken for, and why

To have no YAML, compile the draft itself: the result is DRAFT-公文.docx beside it; the draft stays as it is.
""",
    },
    "watch": {
        "zh": """\
用法：compile watch 文件.yaml [-o 结果.docx] [--template 名称或路径] [--pdf] [--lang zh|en]

先编译一次，然后一直看着：原稿、模板、图片、数据表，哪个改了都重新编译。
有错误时照样提示，上一次编好的文件不动；结果正在 Word 里开着，就等它关闭再写。按 Ctrl-C 结束。
""",
        "en": """\
Usage: compile watch FILE.yaml [-o OUT.docx] [--template NAME|PATH] [--pdf] [--lang zh|en]

Compiles at once, and again whenever the source, the template, a picture or a data file changes. Where there are errors
they are told and the last good result stays; where the result is open in Word, it is written once closed. Ctrl-C ends.
""",
    },
    "preview": {
        "zh": """\
用法：compile preview 文件.yaml|草稿 [--template 名称或路径] [--lang zh|en]

排出页面，用这台电脑看 PDF 的程序打开。不改动原稿旁边的文件；PDF 放在临时文件夹里，路径会打印出来。
""",
        "en": """\
Usage: compile preview FILE.yaml|DRAFT [--template NAME|PATH] [--lang zh|en]

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

命令：
  new 名称         做一个新模板：照国标，照另一个模板，或照单位的旧文件
  list             有哪些模板，在哪里，能不能用
  inspect 模板     模板里有什么：样式、标记、序号、字体
  check 模板       检查模板
  preview 模板     用样稿把每种样式排出来看
  diff 旧 新       两个模板有什么不同，哪些报告编出来会不同

写模板名称时，先找当前文件夹，再找环境变量 COMPILE_TEMPLATES 列出的文件夹，最后找自带的；也可以写 .docx、.dotx 的路径。
""",
        "en": """\
Usage: compile template COMMAND [options]

Commands for the keeper of the templates. compile template COMMAND --help for a command's page.

Commands:
  new NAME           a new template: by the standard, from another template, or from an office's old document
  list               which templates there are, where, and whether they are sound
  inspect TEMPLATE   what is in a template: styles, tags, numbering, fonts
  check TEMPLATE     check a template
  preview TEMPLATE   show every style with sample text
  diff OLD NEW       what differs between two templates, and which reports would come out differently

A template's name is looked for in the current folder, then in the folders that the variable COMPILE_TEMPLATES lists, then
among those built in; the path of a .docx or .dotx will do as well.
""",
    },
    "template new": {
        "zh": """\
用法：compile template new 名称 [--from standard|模板|旧文件.docx] [-o 文件.docx] [--lang zh|en]

做一个新模板“名称.docx”，放在当前文件夹；已有的文件不会被覆盖。
不写 --from，或写 --from standard，照国标；写模板名称或路径，从那个模板改起；写单位的旧文件，照它的样子做：
页面、页眉页脚、红头、字体都带过来，正文换成插入位置，标题、正文、各级标题的样式照文中的样子。照了哪些，逐条列出来。

退出码：0 做好了；1 旧文件用不了；2 命令写错、找不到文件或名称已有；3 写不进去等环境问题。
""",
        "en": """\
Usage: compile template new NAME [--from standard|TEMPLATE|OLD.docx] [-o FILE.docx] [--lang zh|en]

Makes a new template NAME.docx in the current folder; nothing is overwritten.
Without --from, or with --from standard, by the standard; from another template by its name or path; or from an office's
old document: its page, headers, footers, letterhead and fonts stay, its text gives way to slots, and the styles of title,
text and headings look as they do there. What was taken over is listed.

Exit codes: 0 done; 1 the old document is of no use; 2 wrong usage, a missing file or a name that is taken; 3 the environment.
""",
    },
    "template list": {
        "zh": """\
用法：compile template list [--format text|json] [--lang zh|en]

列出模板：当前文件夹里的，COMPILE_TEMPLATES 列出的文件夹里的，自带的；能不能用，有几处错误。
名称相同时用靠前的。没有插入位置的 .docx 不算模板。
""",
        "en": """\
Usage: compile template list [--format text|json] [--lang zh|en]

Lists the templates: those in the current folder, in the folders of COMPILE_TEMPLATES, and built in; whether each is sound.
Of two with one name the nearer counts. A .docx without a slot is no template.
""",
    },
    "template inspect": {
        "zh": """\
用法：compile template inspect 模板 [--format text|json|schema] [--lang zh|en]

列出模板里有什么：页面、页眉页脚、样式、序号、字体、标记。有错误的模板也能看，错误另外提示。
--format schema 打印 JSON Schema (2020-12)：模板要报告给它哪些内容和数据。

退出码：0 完成；1 模板有错误；2 命令写错或找不到文件。
""",
        "en": """\
Usage: compile template inspect TEMPLATE [--format text|json|schema] [--lang zh|en]

Lists what is in a template: page, headers and footers, styles, numbering, fonts, tags. A broken template can be looked at
too; its errors are told. --format schema prints a JSON Schema (2020-12) of the contents and data that it wants of a report.

Exit codes: 0 done; 1 the template has errors; 2 wrong usage or a missing file.
""",
    },
    "template preview": {
        "zh": """\
用法：compile template preview 模板 [--pdf 结果.pdf] [--png] [--lang zh|en]

用一篇样稿把每种样式、每级标题排出来，版心画成浅色的框，注明边距。不写 --pdf、--png 时打开来看；
--png 把每面的图片写到当前文件夹，写了 --pdf 时写在它旁边。结果的路径会打印出来。
已有的文件，除非是上次排出来的结果，不会被覆盖。
""",
        "en": """\
Usage: compile template preview TEMPLATE [--pdf OUT.pdf] [--png] [--lang zh|en]

Lays out a sample with every style and level of heading, the type area drawn as a light frame with its measures. Without
--pdf and --png it is opened; --png writes an image of each page into the current folder, with --pdf beside that. The paths
are printed. An existing file is replaced only where an earlier preview made it.
""",
    },
    "template diff": {
        "zh": """\
用法：compile template diff 旧模板 新模板 [--reports 文件夹] [--format text|json] [--lang zh|en]

列出两个模板的不同：页面、样式的每一项、序号、标记、插入位置。
--reports 把文件夹里的每个 .yaml 分别用两个模板编一遍，列出哪些报告会不同，不同在哪一段；什么文件也不写。

退出码：0 没有不同；1 有不同；2 命令写错、找不到文件或模板用不了。
""",
        "en": """\
Usage: compile template diff OLD NEW [--reports FOLDER] [--format text|json] [--lang zh|en]

Lists what differs between two templates: page, each property of the styles, numbering, tags, slots.
--reports sets each .yaml of a folder through both and lists which come out differently, and in which paragraphs; nothing is
written.

Exit codes: 0 no difference; 1 differences; 2 wrong usage, a missing file or an unusable template.
""",
    },
    "template check": {
        "zh": """\
用法：compile template check 模板.docx [--against 文件.yaml …] [--annotate 结果.docx] [--fix 结果.docx] [选项]

检查模板，一次说出所有毛病：标记写得对不对，样式全不全，和国标合不合，有没有留下批注、修订、链接。

选项：
  --against 文件            这份公文要用这个模板，看编得出来吗；可以写几次
  --annotate 结果.docx      另存一份，在每处毛病上加批注
  --fix 结果.docx           另存一份，能自动改的都改好：标记里的全角符号、拼错的字、缺的样式、样式的“对齐到网格”和孤行控制
  --strict                  有提醒也当作错误
  --lang zh|en              提示用的语言
  --format text|json|sarif  提示的格式

模板本身不会被改动；已有的文件，除非是上次检查的结果，不会被覆盖。
退出码：0 没有错误（可以有提醒）；1 有错误；2 命令写错或找不到文件。
""",
        "en": """\
Usage: compile template check TEMPLATE.docx [--against FILE.yaml …] [--annotate OUT.docx] [--fix OUT.docx] [options]

Checks a template and tells everything in one run: its tags, its styles, the look against the standard, and what was
left in it: comments, tracked changes, links.

Options:
  --against FILE            a document that is to go through the template; may be given several times
  --annotate OUT.docx       write a copy with a comment at each spot
  --fix OUT.docx            write a copy with what can be mended: full-width marks and misspelt words in tags, missing styles, snap to grid and widow control of styles
  --strict                  treat warnings as errors
  --lang zh|en              language of messages
  --format text|json|sarif  form of diagnostics

The template itself is never changed; an existing file is replaced only where an earlier check made it.
Exit codes: 0 no errors (warnings allowed); 1 errors; 2 wrong usage or a missing file.
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
