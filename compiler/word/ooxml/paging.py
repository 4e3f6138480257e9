"""What a finished document asks of its pages: its sections with their numbers, and what of its text stands free on the page.

In: the bytes of a .docx. Out: `Paging`. Text in a cell of a template, in a box or in columns stands in a room of its own: what holds of a page
does not hold of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ...terms import standard
from .look import DOCUMENT, SIGNERS
from .package import below, integer, parse, read, relationships, value_of, w

if TYPE_CHECKING:
    from lxml import etree

_SETTINGS = "word/settings.xml"
_ROOMS = tuple(map(w, ("txbxContent", "framePr")))
_MM = 56.693  # twips


class Stretch(NamedTuple):
    """A section: whether it stands upright, its margins above, below, at the right and the left in mm, and how it numbers its pages.

    `numbers` says for `default`, `even` and `first` whether its head or foot shows the number: not at all, the number itself (`page`), or
    something reckoned from it (`other`). `form` is Word's name of the figures. `opens`: how it begins, `nextPage` for most.
    """

    portrait: bool = True
    top: float = standard.MARGIN_TOP / _MM
    bottom: float = standard.MARGIN_BOTTOM / _MM
    right: float = standard.MARGIN_RIGHT / _MM
    numbers: Mapping[str, str] = {"default": "page", "even": "page", "first": ""}
    title_page: bool = False
    start: int | None = None
    form: str = "decimal"
    opens: str = "nextPage"
    left: float = standard.MARGIN_LEFT / _MM


class Paging(NamedTuple):
    """The sections of a document in order, whether odd and even pages differ, the text that stands free, without blanks, and whether the
    margins of even pages are those of odd ones the other way round."""

    sections: tuple[Stretch, ...] = (Stretch(), Stretch(portrait=False))
    even_and_odd: bool = True
    free: str | None = None
    mirrored: bool = False


STANDARD = Paging()
"""One section, upright or lying, with a number on each page."""


def paging(docx: bytes, name: str = "") -> Paging:
    """What a document asks of its pages. Raises CompileError (T302) for what is no .docx."""
    parts = read(docx, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    settings = parse(parts[_SETTINGS], name, _SETTINGS) if _SETTINGS in parts else None
    targets = {id: target for id, (_, target) in relationships(parts, DOCUMENT, name).items()}
    shown = {id: _number_of(parts[target]) for id, target in targets.items() if target in parts}
    sections: list[Stretch] = []
    columns: list[int] = []
    numbers: dict[str, str] = {}
    for section in document.iter(w("sectPr")):
        numbers = {**numbers, **_numbers(section, shown)}
        sections.append(_stretch(section, dict(numbers)))
        columns.append(integer(value_of(section, "cols", "num"), 1))
    even = settings is not None and settings.find(w("evenAndOddHeaders")) is not None
    mirrored = settings is not None and settings.find(w("mirrorMargins")) is not None
    return Paging(tuple(sections) or (Stretch(),), even, "".join(_free(document, columns)), mirrored)


def _number_of(xml: bytes) -> str:
    """How a head or foot shows the number of its page."""
    if b"PAGE" not in xml:
        return ""
    fields = re.findall(rb"instrText[^>]*>([^<]+)|:instr=\"([^\"]*)\"", xml)
    said = b" ".join(one or other for one, other in fields).decode("utf-8", "replace")
    if not re.search(r"(?<![A-Z])PAGE\b", said):
        return ""
    reckoned = "=" in said or re.search(r"PAGE\s*\\\*\s*(?!ARABIC\b|MERGEFORMAT)", said, re.IGNORECASE)
    return "other" if reckoned else "page"


def _numbers(section: etree._Element, shown: Mapping[str, str]) -> dict[str, str]:
    """What the heads and feet of a section show, by their kind: those that it names itself."""
    out: dict[str, str] = {}
    for tag in ("headerReference", "footerReference"):
        for reference in section.iterchildren(w(tag)):
            kind = reference.get(w("type"), "default")
            id = next((str(value) for key, value in reference.attrib.items() if str(key).endswith("}id")), "")
            out[kind] = out.get(kind, "") or shown.get(id, "")
    return out


def _stretch(section: etree._Element, numbers: Mapping[str, str]) -> Stretch:
    width, height = (
        integer(value_of(section, "pgSz", key), usual)
        for key, usual in (("w", standard.PAGE_WIDTH), ("h", standard.PAGE_HEIGHT))
    )
    usual_margins = {
        "top": standard.MARGIN_TOP,
        "bottom": standard.MARGIN_BOTTOM,
        "right": standard.MARGIN_RIGHT,
        "left": standard.MARGIN_LEFT,
    }
    top, bottom, right, left = (
        abs(integer(value_of(section, "pgMar", key), usual)) / _MM for key, usual in usual_margins.items()
    )
    title_page = section.find(w("titlePg"))
    return Stretch(
        height > width,
        top,
        bottom,
        right,
        numbers,
        title_page is not None and title_page.get(w("val")) not in ("0", "false", "off"),
        integer(value_of(section, "pgNumType", "start"), None),
        value_of(section, "pgNumType", "fmt", usual="decimal"),
        value_of(section, "type", usual="nextPage"),
        left + integer(value_of(section, "pgMar", "gutter"), 0) / _MM,
    )


def _free(document: etree._Element, columns: list[int]) -> Iterator[str]:
    """The text of paragraphs that stand in no room of their own."""
    left = iter(columns)
    count = next(left, 1)
    for paragraph in document.iter(w("p")):
        if count == 1:
            for text in paragraph.iter(w("t")):
                if not any(map(_is_room, text.iterancestors())):
                    yield "".join((text.text or "").split())
        if below(paragraph, "pPr/sectPr") is not None:
            count = next(left, 1)


def _is_room(element: etree._Element) -> bool:
    """Whether text inside stands in a room of its own: in a cell, but not of the table that the writer sets those who sign in."""
    if element.tag == w("tc"):
        return value_of(next(element.iterancestors(w("tbl")), None), "tblPr/tblCaption") != SIGNERS
    return element.tag in _ROOMS
