"""Rules on the characters of a text (W5xx)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..document.model import Document
from ..flow.blocks import Flow
from ..messages.diagnostic import Code, Diagnostic, Place
from ..terms.fields import FIELDS
from ..terms.patterns import late
from . import rule
from .placeholders.unfinished import blanks

if TYPE_CHECKING:
    from ..source.load import Loaded

# Zero-width characters, direction marks, soft hyphen, byte order mark.
_INVISIBLE = late("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


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
    if "".join(flow.texts).isprintable():  # most are, and to ask that is a fifth of looking for them
        return
    for block, text in zip(flow.paragraphs, flow.texts, strict=True):
        for character in dict.fromkeys(_INVISIBLE.findall(text)):
            yield Diagnostic(INVISIBLE, {"character": f"U+{ord(character):04X}"}, block.place)


BLANK_AT_START = Code(
    "W502",
    "warning",
    zh="开头有空格，印出来会往右偏。",
    hint_zh="去掉开头的空格；缩进和居中由样式管。",
    en="It begins with blanks and would stand too far to the right.",
    hint_en="Remove them; the style indents and centres.",
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


BRACES_PRINTED = Code(
    "W503",
    "info",
    zh="“{tag}”会照原样印出来：这份公文没有“数据”，花括号不填写。",
    hint_zh="要填数的，在上面写“数据:”，下面写上名称和数；要照一张表一行编一份的，用 compile batch；本来就要印花括号的，不用管它。",
    en="“{tag}” prints as it is: this document has no 数据 to fill it from.",
    hint_en="To fill it in, write 数据 with that name and its figure; for a document a row of a table, use compile batch; if braces are what you want, leave it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年支出{{ 总支出 }}万元。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        数据: {总支出: 49312.80}
        正文: 全年支出{{ 总支出 }}万元。
    """,
)


SKELETON_ALONE = Code(
    "D394",
    "warning",
    zh="这是成批编的骨架：花括号要用表里的数来填，单独编这一份不填，照原样印。",
    hint_zh="一行编一份，用 compile batch {file}；编成一本，写进汇编的“篇目”。",
    en="This is the skeleton of a set: its braces are filled from the rows of a table; compiled by itself they print as they are.",
    hint_en="For a document a row, use compile batch {file}; for one volume of them, name it under 篇目 of a 汇编.",
    fault="""
        文种: 工作总结
        标题: '{{ 单位 }}2025年度工作总结'
        批量: {表: 各单位.xlsx}
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)


@rule
def braces_printed(document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """{{ 总支出 }} is a text where there is no 数据; {% and {# never look like more. Of a skeleton it is told once."""
    if document.batch and document.figures is None:
        if any("{{" in block.text for block in flow.paragraphs):
            place = document.marks.key(document.marks.typed((), FIELDS["batch"].spellings))
            yield Diagnostic(SKELETON_ALONE, {"file": document.marks.file}, place)
        return
    for block in () if document.figures is not None else flow.paragraphs:
        if "{{" in (text := block.text):
            for tag in dict.fromkeys(re.findall(r"\{\{[^{}\n]{1,80}\}\}", text)):
                yield Diagnostic(BRACES_PRINTED, {"tag": tag}, block.place)


UNFINISHED = Code(
    "W504",
    "info",
    zh="有{count}处像是还没填好：{list_zh}。",
    hint_zh="补上内容；本来就这样写的，不用管它，文字都照原样印。",
    en="{count} spots look unfinished: {list_en}.",
    hint_en="Fill them in; what is meant as it is may stay: every text prints as it was written.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年开展学习____次，【待补】。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年开展学习12次，参加学习300人次。
    """,
)


def unfinished(document: Document, flow: Flow, loaded: "Loaded | None" = None) -> Iterator[Diagnostic]:
    """XX, ____, 【待补】, 同比增长百分之。: all of them in one note; nothing of the text is changed.

    What a figure that is not known yet prints is told with the figure (D327), where what was `loaded` says which that is; 某某, which
    mostly hides a name on purpose, only on reading it over (W510).
    """
    blocks = flow.paragraphs
    found: dict[str, list[Place | None]] = {}
    told = None
    for number, blank in blanks(flow.texts):
        text = blocks[number].text[blank.start : blank.end]
        if text == "某某":
            continue
        if loaded is not None and loaded.filled:
            from .prepared import Prepared  # a plain run has no figures that are not known

            told = told or Prepared(document, flow, loaded)
            if told.pars[number].is_open(blank.start, blank.end):
                continue
        found.setdefault(text, []).append(blocks[number].place)
    if found:
        first = next(iter(found.values()))[0]
        count = str(sum(map(len, found.values())))
        lists = {"list_zh": _listed(found, True), "list_en": _listed(found, False)}
        yield Diagnostic(UNFINISHED, {"count": count, **lists}, first)


MOST_SPOTS = 100  # characters of a list of spots


def _listed(found: Mapping[str, Sequence[Place | None]], zh: bool) -> str:
    """“XX”第2、7行，“____”第7行: each with the first of its lines, and no more than a message holds."""
    out: list[str] = []
    for word, places in found.items():
        lines = [*dict.fromkeys(str(place.line) for place in places if place and place.line)]
        some = "、".join(lines[:4]) if zh else ", ".join(lines[:4])
        more = len(lines) > 4
        if zh:
            where = f"第{some}行{'等' if more else ''}" if lines else f"{len(places)}处"
            out.append(f"“{word}”{where}")
        else:
            where = (
                f"line{'s' * (len(lines) > 1)} {some}{' …' if more else ''}" if lines else f"{len(places)}×"
            )
            out.append(f"“{word}” {where}")
        if len("，".join(out)) > MOST_SPOTS:
            return ("，" if zh else ", ").join(out[:-1]) + ("等" if zh else " …")
    return ("，" if zh else ", ").join(out)
