"""The letterhead of an old document: what stands above the title and is every document's.

In: an `OldDocument` and the lines of its title. Out: `Letterhead`: the red head, the number's line, lines and pictures, as they
are but for what is of that one document.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Sequence
from typing import NamedTuple

from lxml import etree

from ...word.ooxml.elements import Typed
from ...word.ooxml.package import R, of_its_own, paragraphs, w
from ...word.ooxml.properties import as_element
from .old import OldDocument
from .paragraphs import DOCKET, SIGNATORY, Seen
from .told import Taken

# What does not go over with a piece of the old text: marks of editing, and what points to other parts.
_EDITING = (
    "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "permStart",
    "permEnd", "del", "moveFrom", "lastRenderedPageBreak", "footnoteReference", "endnoteReference", "pPrChange", "rPrChange",
    "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "sectPr",
)  # fmt: skip
_WRAPPERS = tuple(w(tag) for tag in ("ins", "moveTo", "hyperlink", "smartTag"))
_SESSIONS = tuple(w(f"rsid{of}") for of in ("R", "RPr", "RDefault", "P", "Del", "Tr", "Sect"))
# What is drawn in a paragraph without text keeps its place, if the paragraph is as low as can be.
_LOW = {
    "pPr/snapToGrid@val": "0",
    "pPr/spacing@before": "0",
    "pPr/spacing@after": "0",
    "pPr/spacing@line": "20",
    "pPr/spacing@lineRule": "exact",
}


class Letterhead(NamedTuple):
    """What is to stand above the title, the paragraphs and tables that it was cut from, and what is told of it."""

    elements: Sequence[etree._Element]
    cut: Collection[etree._Element]
    told: Sequence[Taken]


def letterhead_of(old: OldDocument, title: Sequence[Seen]) -> Letterhead:
    """The letterhead, blanks in place of the number and the signatory of that one document."""
    kept, blanks = _kept(old, title)
    elements = [_cleaned(child) for child in (*kept, *blanks)]
    for seen in title:
        if seen.drawn and not _reaches_out(old, seen.element):
            elements.append(_only_drawings(_cleaned(seen.element)))
            kept.append(seen.element)
    told = []
    if elements:
        texts = (node.text or "" for one in paragraphs(elements[0]) for node in of_its_own(one, "t"))
        first = "".join(texts).strip()
        shown = (f"：{first}", f": {first}") if first else ("", "")
        told.append(Taken(("红头", "letterhead"), (f"照原样{shown[0]}", f"as it is{shown[1]}")))
    blanked = [_blanked(paragraph) for one in elements for paragraph in one.iter(w("p"))]
    if any(blanked):
        what = ("发文字号、签发人", "number, signatory")
        told.append(
            Taken(what, ("号数和姓名留空，编好以后在 Word 里填", "left blank, to be filled in in Word"))
        )
    return Letterhead(elements, set(kept), told)


def _kept(old: OldDocument, title: Sequence[Seen]) -> tuple[list[etree._Element], list[etree._Element]]:
    """What above the title is every document's, with the empty lines within it; and those after it."""
    content = old.section.content
    by_element = {seen.element: seen for seen in old.seen}
    kept: list[etree._Element] = []
    blanks: list[etree._Element] = []
    for child in content[: content.index(title[0].element) if title else 0]:
        seen = by_element.get(child)
        inside = [seen] if seen else map(old.see, paragraphs(child))
        if any(one.furniture for one in inside) and not _reaches_out(old, child):
            kept += [*blanks, child]
            blanks = []
        elif seen and not seen.text.strip() and kept:
            blanks.append(child)
    return kept, blanks


def _reaches_out(old: OldDocument, element: etree._Element) -> bool:
    """Whether it shows what lies outside the file."""
    links = {link.get(f"{{{R}}}id") for link in element.iter(w("hyperlink"))}
    named = {str(v) for one in element.iter() for k, v in one.attrib.items() if str(k).startswith(f"{{{R}}}")}
    return not named <= (old.targets.keys() | links)


def _cleaned(element: etree._Element) -> Typed:
    """A copy without marks of editing."""
    own = copy.deepcopy(element)
    own.tail = None
    etree.strip_elements(own, *map(w, _EDITING), with_tail=False)
    etree.strip_tags(own, *_WRAPPERS)
    etree.strip_attributes(own, *_SESSIONS)
    return own


def _only_drawings(paragraph: Typed) -> Typed:
    """A paragraph without its text."""
    for run in paragraph.iter(w("r")):
        run.remove_all("w:t", "w:tab", "w:br")
    paragraph._remove_pPr()
    paragraph._insert_pPr(as_element(_LOW, "pPr"))
    return paragraph


def _blanked(paragraph: etree._Element) -> bool:
    """Put blanks for the number of one document, and for who signed it; whether there were any."""
    nodes = list(of_its_own(paragraph, "t"))
    text = "".join(node.text or "" for node in nodes)
    instead: dict[int, str] = {}
    for pattern, groups in ((DOCKET, ("year", "serial")), (SIGNATORY, ("name",))):
        for match in pattern.finditer(text):
            for group in groups:
                places = range(match.start(group), match.end(group))
                instead |= dict.fromkeys(places, "")
                if places and text[places[0]].isdigit():
                    instead[places[0]] = "　　"
    at = 0
    for node in nodes:
        old = node.text or ""
        node.text = "".join(instead.get(at + i, character) for i, character in enumerate(old))
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(old)
    return bool(instead)
