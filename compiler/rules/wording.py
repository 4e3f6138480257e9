"""Rules on the characters of a text (W5xx)."""

import re
from collections.abc import Iterator

from ..document.model import Document
from ..flow.blocks import Flow
from ..messages.diagnostic import Code, Diagnostic
from . import rule

# Zero-width characters, direction marks, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


INVISIBLE = Code(
    "W501",
    "warning",
    zh="这里有一个看不见的字符（{character}），会跟着印出来。",
    hint_zh="删掉它；多半是从网页或 Word 里粘贴时带进来的。",
    en="There is an invisible character ({character}) that would go into the document.",
    hint_en="Delete it; it usually comes with text pasted from a page or from Word.",
    fault=r"""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: "一年来，\u200b各项任务圆满完成。"
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)


@rule
def invisible(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """Characters that nobody sees and that break searching, comparing and line ends."""
    for block in flow.paragraphs:
        for character in dict.fromkeys(_INVISIBLE.findall(block.text)):
            yield Diagnostic(INVISIBLE, {"character": f"U+{ord(character):04X}"}, block.place)


BLANK_AT_START = Code(
    "W502",
    "warning",
    zh="段落开头有空格，首行会缩进得太多。",
    hint_zh="去掉开头的空格；首行缩进两字由样式管。",
    en="The paragraph begins with blanks and would be indented too far.",
    hint_en="Remove them; the style indents the first line.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: '　　一年来，各项任务圆满完成。'
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)


@rule
def blank_at_start(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """Two blanks typed before a paragraph add to the first line's indent (clause 7.3.3)."""
    for block in flow.paragraphs:
        if block.label is None and block.text[:1] in (" ", "\u3000", "\t", "\u00a0") and block.text[:1]:
            yield Diagnostic(BLANK_AT_START, {}, block.place)
