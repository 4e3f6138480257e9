"""The cover of an old document: it stays as it is, with tags for the title and the date of that one document.

In: an `OldDocument`. Out: what stands before the text as it goes over, with the break after it; and what is told of it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docx.oxml.section import CT_SectPr
from lxml import etree

from ...terms.fields import FIELDS
from ...word.ooxml.package import w
from .cleaning import cleaned, of_section, reaches_out
from .labels import inline
from .old import OldDocument
from .paragraphs import Seen
from .tags import DATE_TAG, Tagged, of_head, put, text_of
from .told import Taken

_DATE = re.compile(
    r"[0-9〇○零Oo一二三四五六七八九×X]{2,4}\s*年\s*[0-9一二三四五六七八九十×X]{1,3}\s*月(?:\s*[0-9一二三四五六七八九十×X]{1,3}\s*日)?"
)
_TITLE = f"{{{{ {FIELDS['title'].zh} }}}}"

_DRAWN = tuple(map(w, ("drawing", "pict", "object")))


class Cover(NamedTuple):
    """The paragraphs and tables of a cover, its lines that are the title, and what is told of it; nothing where there is none."""

    elements: Sequence[etree._Element]
    title: Sequence[Seen]
    told: Sequence[Taken]


def cover_of(old: OldDocument, title: Sequence[Seen]) -> Cover:
    """The cover; `title` is that of the text."""
    if not old.cover:
        return Cover((), (), ())
    seen = [one for child in old.cover for one in old.within(child)]
    lines = [one for one in seen if one.text.strip()]
    own = _title(lines, "".join(one.text for one in title))
    numbers = {one.number for one in own}
    elements, tags = [], []
    for child in old.cover:
        own_copy = copy.deepcopy(child)
        for before, after in zip(child.iter(w("p")), own_copy.iter(w("p")), strict=True):
            number = old.numbered[before][0] if before in old.numbered else 0
            found = [
                *_tags(text_of(after), whole=number in numbers, first=bool(own) and number == own[0].number)
            ]
            put(after, found)
            tags += [one.tag for one in found if one.tag]
        kept = cleaned(own_copy)
        if reaches_out(old, child):
            etree.strip_elements(kept, *_DRAWN, with_tail=False)
        _keep_section(child, kept)
        elements.append(kept)
    shown = "、".join(dict.fromkeys(tags))
    zh = "照原样带过来" + (f"，里面的标题、日期等换成了标记 {shown}" if shown else "")
    en = "as it is" + (f", with tags for its title and date: {shown}" if shown else "")
    return Cover(elements, own, [Taken(("封面", "cover"), (zh, en))])


def _title(lines: Sequence[Seen], title: str) -> Sequence[Seen]:
    """The lines of the title on a cover: those that say what the text's does, else the largest in the middle."""
    wanted = re.sub(r"\s", "", title)
    for begin in range(len(lines)):
        for end in range(begin + 1, min(begin + 4, len(lines)) + 1):
            if wanted and re.sub(r"\s", "", "".join(one.text for one in lines[begin:end])) == wanted:
                return lines[begin:end]
    middle = [one for one in lines if one.centred and not _DATE.search(one.text)]
    largest = max((one.size for one in middle), default=0)
    found: list[Seen] = []
    for one in middle:
        if one.size == largest and (not found or lines.index(one) == lines.index(found[-1]) + 1):
            found.append(one)
    return found


def _tags(text: str, *, whole: bool, first: bool) -> Iterator[Tagged]:
    if whole:
        yield Tagged(0, len(text), _TITLE if first else "")
        return
    named = [*of_head(text), *(at for _, at in inline(text))]
    yield from named
    for match in _DATE.finditer(text):
        if not any(at.start <= match.start() < at.end for at in named):
            yield Tagged(match.start(), match.end(), DATE_TAG)


def _keep_section(old: etree._Element, own: etree._Element) -> None:
    """The break after a section of its own."""
    section = old.find(f"{w('pPr')}/{w('sectPr')}")
    if isinstance(section, CT_SectPr):
        own.get_or_add_pPr().append(of_section(section))  # type: ignore[attr-defined]
