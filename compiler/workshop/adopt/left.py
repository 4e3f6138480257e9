"""What was not found in an old document, and what was left behind in it.

In: the document, what was recognised in it, and its letterhead. Out: `Taken` values.
"""

import re
from collections.abc import Iterator

from lxml import etree

from ...terms.styles import style_words
from ...word.ooxml.package import w
from ...word.ooxml.words import Words
from .labels import inline
from .letterhead import Letterhead
from .old import OldDocument
from .paragraphs import Seen
from .samples import TOLD, Samples
from .tags import text_of
from .told import Taken, quoted

# What may stand above the red head of one document; none of it is the office's.
_MARKS = (
    (re.compile(r"(?<![0-9])[0-9]{6}(?![0-9])"), ("份号", "the copy's number")),
    (re.compile(r"绝\s*密|机\s*密|秘\s*密|内\s*部"), ("密级", "the degree of secrecy")),
    (re.compile(r"特\s*急|加\s*急|特\s*提|平\s*急|急\s*件"), ("紧急程度", "the urgency")),
)
_MARKED = 24  # characters of a line that only says how secret or urgent a document is
# What points to other parts of the file, and what is in the text and does not go over: what it is called.
_POINTING: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("footnoteReference", "endnoteReference"), ("脚注、尾注", "notes")),
    (("commentReference",), ("批注", "comments")),
)
_LEFT_BEHIND: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("tbl",), ("表格", "tables")),
    (("drawing", "pict", "object"), ("图片、文本框", "pictures, text boxes")),
    (("ins", "del", "moveFrom", "moveTo"), ("修订记录", "tracked changes")),
)


def left(
    old: OldDocument, samples: Samples, letterhead: Letterhead, form: etree._Element | None = None
) -> list[Taken]:
    """What the styles that no paragraph shows go by, and what of the document does not go over."""
    told = []
    lacking = [name for name in TOLD if name not in samples.found]
    if lacking:
        zh, en = (
            ("照正文和国标", "by the body and the standard")
            if samples.body
            else ("照国标", "by the standard")
        )
        names = "、".join(style_words(name)[0] for name in lacking)
        told.append(Taken(("原文里没有的", "not found"), (f"{names}：{zh}", f"{', '.join(lacking)}: {en}")))
    if samples.faint:
        zh, en = "、".join(style_words(name)[0] for name in samples.faint), ", ".join(samples.faint)
        why = (f"{zh}：白字印在白纸上看不见，改成黑字", f"{en}: white on paper is not seen; black instead")
        told.append(Taken(("白字", "white print"), why))
    if gone := list(_left_behind(old, samples, letterhead, form)):
        how = "、".join(zh for zh, _ in gone), ", ".join(en for _, en in gone)
        told.append(Taken(("没有带过来", "left behind"), how))
    return told


def _left_behind(
    old: OldDocument, samples: Samples, letterhead: Letterhead, form: etree._Element | None
) -> Iterator[Words]:
    yield from dict.fromkeys(_above_title(old, samples, letterhead))
    if form is not None:
        yield from dict.fromkeys(_above_form(old, samples, letterhead, form))
    for seen in _below_title(old, samples, letterhead):
        yield f"标题下面的“{quoted(seen.text)}”", f"“{quoted(seen.text)}” below the title"
    if old.contents:
        yield "目录", "the list of contents"
    yield from _other_sections(old)
    rest = [child for child in old.section.content if child not in letterhead.cut and child is not form]
    for places, kinds in (([old.document], _POINTING), (rest, _LEFT_BEHIND)):
        for tags, words in kinds:
            if any(next(place.iter(*map(w, tags)), None) is not None for place in places):
                yield words
    if any(b"/attachedTemplate" in xml for part, xml in old.parts.items() if part.endswith(".rels")):
        yield "所附的模板", "its attached template"
    if "docProps/core.xml" in old.parts:
        yield "作者等文档属性", "properties such as the author"


def _above_title(old: OldDocument, samples: Samples, letterhead: Letterhead) -> Iterator[Words]:
    """What stands above the title and is no letterhead: by its kind where that is known, else as it is written."""
    first = samples.title[0].number if samples.title else 0
    for seen in old.seen:
        text = seen.text.strip()
        if seen.number >= first or seen.element in letterhead.cut or seen in old.contents or not text:
            continue
        marks = [words for mark, words in _MARKS if len(text) <= _MARKED and mark.search(text)]
        yield from marks or [(f"标题上面的“{quoted(text)}”", f"“{quoted(text)}” above the title")]


def _above_form(
    old: OldDocument, samples: Samples, letterhead: Letterhead, form: etree._Element
) -> Iterator[Words]:
    """What stands above a form, below its title where it has one, and asks for nothing: the slots of title and subtitle are in its place."""
    last = samples.title[-1].number if samples.title else 0
    told = {seen.element for seen in old.seen if seen.number <= last}
    for child in old.section.content:
        if child is form:
            return
        text = text_of(child).strip()
        if child in told:
            continue
        if child.tag == w("p") and text and child not in letterhead.cut and not any(inline(text)):
            yield f"表格上面的“{quoted(text)}”", f"“{quoted(text)}” above the form"


def _below_title(old: OldDocument, samples: Samples, letterhead: Letterhead) -> Iterator[Seen]:
    """The number of an order where it stands below the title."""
    last = samples.title[-1].number if samples.title else 0
    for seen in old.seen:
        if last < seen.number <= last + 3 and seen.numbers and seen.element not in letterhead.cut:
            yield seen


def _other_sections(old: OldDocument) -> Iterator[Words]:
    """The sections before and after the text that are neither its cover nor its contents."""
    taken = {*old.cover, *old.section.content}
    for section in old.sections:
        lines = [one for child in section.content if child not in taken for one in old.within(child)]
        lines = [one for one in lines if one.text.strip() and one not in old.contents]
        if lines:
            text = quoted(lines[0].text)
            yield f"另外一节，从“{text}”起", f"another section, from “{text}”"
