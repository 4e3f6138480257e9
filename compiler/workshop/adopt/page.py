"""The page of an old document: the section of its text, with its headers and footers.

In: an `OldDocument`. Out: the `w:sectPr` of the template, and what is told of it.
"""

from __future__ import annotations

import copy
import re
from typing import NamedTuple

from docx.oxml.section import CT_HdrFtrRef
from lxml import etree

from ...word.ooxml.elements import Typed
from ...word.ooxml.package import R, below, integer, value_of, w
from .cleaning import of_section
from .old import OldDocument
from .told import Taken

_REFERENCES = ("w:headerReference", "w:footerReference")


class Page(NamedTuple):
    """A section's properties, and what is told of them."""

    section: Typed
    told: list[Taken]


def page_of(old: OldDocument, standard: Typed) -> Page:
    """The section of the text, with the headers and footers that it has from those before it; `standard` where it says none."""
    if old.section.properties is None:
        section = copy.deepcopy(standard)
        section.remove_all("w:footerReference")
        return Page(section, [Taken(("页面", "page"), ("原文没有写，按国标", "not given, by the standard"))])
    section = of_section(old.section.properties)
    section.remove_all(*_REFERENCES)
    if old.head is None:
        section.remove_all("w:type")
    number = below(section, "pgNumType")
    if number is not None and old.at and not old.cover:
        number.attrib.pop(w("start"), "")
    margins = _margins(old)
    for reference in reversed(margins):
        section.insert(0, copy.deepcopy(reference))
    return Page(section, [_measures(section), _shown(old, margins)])


def part_of(old: OldDocument, reference: etree._Element) -> str:
    """The part that holds a header or footer, empty where there is none."""
    part = old.targets.get(reference.get(f"{{{R}}}id", ""), ("", ""))[1]
    return part if part in old.parts else ""


def _margins(old: OldDocument) -> list[CT_HdrFtrRef]:
    """The references to headers and footers that are in force in the section of the text."""
    found: dict[tuple[str, str], CT_HdrFtrRef] = {}
    for section in old.sections[: old.at + 1]:
        for one in () if section.properties is None else section.properties:
            if isinstance(one, CT_HdrFtrRef):
                found[one.tag, one.get(w("type"), "default")] = one
    return [reference for reference in found.values() if part_of(old, reference)]


def _measures(section: etree._Element) -> Taken:
    def mm(tag: str, key: str) -> str:
        if below(section, tag) is None:
            return "?"
        return f"{integer(value_of(section, tag, key), 0) * 25.4 / 1440:.0f}"

    sheet = f"{mm('pgSz', 'w')}×{mm('pgSz', 'h')}"
    top, bottom, left, right = (mm("pgMar", side) for side in ("top", "bottom", "left", "right"))
    zh = f"{sheet}毫米，边距上{top}、下{bottom}、左{left}、右{right}毫米"
    en = f"{sheet} mm, margins top {top}, bottom {bottom}, left {left}, right {right} mm"
    return Taken(("页面", "page"), (zh, en))


def _shown(old: OldDocument, margins: list[CT_HdrFtrRef]) -> Taken:
    what = ("页眉页脚", "headers, footers")
    if not margins:
        return Taken(what, ("没有", "none"))
    numbered = any(re.search(rb"\bPAGE\b", old.parts[part_of(old, one)]) for one in margins)
    zh, en = ("", "") if numbered else ("，没有页码", ", no page number")
    return Taken(what, (f"照原样，{len(margins)}个{zh}", f"as they are, {len(margins)}{en}"))
