"""A diagnostic at length: its sentence, the way out, an example of the fault and of the mend.

In: a code of the registry. Out: its page as Markdown, for `compile explain` and docs/codes.md.
"""

import string

from .diagnostic import SEVERITIES, Code, Language
from .registry import registry

FAMILIES: dict[str, tuple[str, str]] = {
    "Y": ("文件和 YAML 写法", "the file and its YAML"),
    "D": ("公文内容", "what the document says"),
    "T": ("模板", "the template"),
    "S": ("结构", "structure"),
    "W": ("用字", "wording"),
    "P": ("标点、数字、单位", "punctuation, figures, units"),
    "L": ("版面（--proof、template check）", "the pages (--proof, template check)"),
    "O": ("命令、输出和环境", "the command, output and environment"),
}

# What stands in a sentence where this document's own words will be; a text, where nothing more is to be said of it.
_TEXT = ("文字", "text")
_ARGUMENTS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("key", "field", "other", "heading", "content", "parent"), ("项目", "field")),
    **dict.fromkeys(("choices", "nearest", "wanted"), ("可用的写法", "choices")),
    **dict.fromkeys(("tag", "excerpt"), ("标记", "tag")),
    **dict.fromkeys(("character", "start", "mark", "escape", "opening", "closing", "dash", "bracket"), ("符号", "character")),
    **dict.fromkeys(("number", "last", "page", "usual", "depth", "count", "own", "line", "width", "height", "rows", "columns", "lines"), ("数", "number")),
    **dict.fromkeys(("side_zh", "side_en"), ("哪一", "which")),
    **dict.fromkeys(("names_zh", "names_en"), ("文件", "files")),
    **dict.fromkeys(("pages_zh", "pages_en"), ("几面", "pages")),
    **dict.fromkeys(("offer_zh", "offer_en"), ("建议", "offer")),
    **dict.fromkeys(("way_zh", "way_en"), ("办法", "way out")),
    "command": ("命令", "command"),
    "options": ("选项", "options"),
    **dict.fromkeys(("instead_zh", "instead_en"), ("代用的字体", "stand-ins")),
    **dict.fromkeys(("reason_zh", "reason_en"), ("原因", "reason")),
    **dict.fromkeys(("name", "sheet", "form", "part", "style_zh", "style_en", "other_zh", "other_en"), ("名称", "name")),
    "file": ("文件", "file"),
    **dict.fromkeys(("styles_zh", "styles_en"), ("样式", "styles")),
    "clause": ("条号", "clause"),
    "clause_zh": ("条号", "clause"),
    "clause_en": ("条号", "clause"),
    "example": ("例子", "example"),
    "where": ("位置", "place"),
    "sum": ("算式", "the sum"),
    **dict.fromkeys(("format_zh", "format_en"), ("格式", "format")),
    **dict.fromkeys(("what_zh", "what_en", "content_zh", "content_en"), ("内容", "content")),
    **dict.fromkeys(("cell_zh", "cell_en"), ("单元格", "cells")),
    **dict.fromkeys(("encoding_zh", "encoding_en"), ("编码", "encoding")),
}  # fmt: skip

_PREFACE = {
    "zh": """\
# 提示一览

每条提示有代码、说明、位置和办法；`compile explain 代码` 打印其中一页，`--lang en` 是英文。〈 〉里是因文件而异的内容，⇥ 表示 Tab。

`--format json` 打印一个数组，每条提示是一个对象，下列各键不会改变：`code`、`severity`（error、warning、info）、`message`、`hint`、
`place`（没有位置时是 null；否则有 `file`、`line`、`column`、`end_line`、`end_column`、`part`、`paragraph`、`cell`、`around`，行列从 1 数起，一个汉字算一列；
`cell` 是第几张表、第几行、第几格，`around` 是那里的文字；用不到的是 null）。一次编译几个文件，也只有一个数组，是哪个文件看 `place.file`。`--format sarif` 是 SARIF 2.1.0。

加上 `--proof`，标准输出是一个数组，编成的文件各一个对象：`file`（原稿）、`written`（写出的文件）、`proof`（量出的结果，各键见 [pages.md](pages.md)；没有排出页面的是 null）。

能读的文件有限度，超过的会说明，不会死等：

| 什么 | 限度 | 代码 |
|---|---|---|
| 文件大小 | 8 MB | Y114 |
| 嵌套 | 64 层 | Y107 |
| 条目（引用展开后也算） | 20 万个 | Y108 |
| 引用自己、引用没有的名字 | 不许 | Y106 |
| 图片和表格的文件 | 32 MB | D236 |
| 图片 | 每边2万像素，一共1亿像素 | D240 |
| 文件里的表格 | 5,000行、50列、5万格 | D245 |
| 模板里的文件数、解开后的大小、压缩比 | 2,000 个、64 MB、200 倍 | T302 |
| 模板里的一个 XML 文件、其中的标记 | 16 MB、2,000 个 | T302 |
| 模板的段落；旧文件、Word 草稿的段落、XML | 30,000 段；45,000 段、24 MB | T302、O842 |
| 一篇公文的循环次数、印出的字符 | 20万次、6,400万个 | T323 |
""",
    "en": "# Diagnostics\n",
}


def plain(sentence: str, language: Language) -> str:
    """A sentence whose arguments are named in 〈 〉."""
    out = ""
    for text, field, _, _ in string.Formatter().parse(sentence):
        out += text + (f"〈{_ARGUMENTS.get(field, _TEXT)[language == 'en']}〉" if field else "")
    return out


def page(code: Code, language: Language) -> str:
    """The page of one code, in Markdown."""
    zh = language == "zh"
    message, hint = (code.zh, code.hint_zh) if zh else (code.en, code.hint_en)
    severity, way_out, wrong, right = (
        (f"{SEVERITIES[code.severity][0]}。", "办法：", "错：", "对：")
        if zh
        else (f"{SEVERITIES[code.severity][1].capitalize()}. ", "Fix: ", "Fault:", "Mend:")
    )
    fault, mend = code.example
    return "\n".join(
        (
            f"## {code.id} {plain(message, language)}",
            "",
            f"{severity}{way_out}{plain(hint, language)}",
            *("", wrong, "", "```", fault, "```", ""),
            *(right, "", "```", mend, "```", ""),
        )
    )


def book(language: Language) -> str:
    """All pages, by family."""
    out = [_PREFACE[language]]
    for letter, names in FAMILIES.items():
        out.append(f"# {names[language == 'en']}\n")
        out += [page(code, language) for id, code in registry().items() if id[0] == letter]
    return "\n".join(out)
