"""Where tags stand in a part's XML: paragraphs, cells, runs; what tells that two tags stand alike.

In: the tree of a part. Out: elements and places; nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

from ...messages.diagnostic import Place
from ...terms.patterns import late
from ..ooxml.look import Look
from ..ooxml.package import FALLBACK, W, numbered, own_text, w
from .part import Tag

if TYPE_CHECKING:
    from lxml import etree

_TEXT_WITH_BRACES = "//text()[contains(., '{') or contains(., '}') or contains(., '｛') or contains(., '｝')]"
# What makes no difference to be seen, or is set by programs alone.
_UNSEEN = ("lang", "noProof", "rPrChange")


def texts_with_braces(root: etree._Element) -> list[Any]:
    """The texts of a part that may hold tags, in reading order."""
    return cast("list[Any]", root.xpath(_TEXT_WITH_BRACES))


def places_of(
    paragraphs: Sequence[etree._Element], root: etree._Element, part: Place
) -> dict[etree._Element, Place]:
    """Part, paragraph and cell of each."""
    wanted = set(paragraphs)
    cells: dict[etree._Element, tuple[int, int, int]] = {}
    tables = {table for p in paragraphs for table in p.iterancestors(w("tbl"))}
    for number, table in enumerate(root.iter(w("tbl")) if tables else (), 1):
        rows = table.iter(w("tr")) if table in tables else ()
        for index, row in enumerate((row for row in rows if above(row, "tbl") is table), 1):
            inside = (cell for cell in row.iter(w("tc")) if above(cell, "tr") is row)
            cells |= {cell: (number, index, at) for at, cell in enumerate(inside, 1)}
    out = {}
    for paragraph, number in numbered(root).items() if wanted else ():
        if paragraph in wanted:
            cell = above(paragraph, "tc")
            where = () if cell is None else cells.get(cell, ())
            out[paragraph] = part._replace(paragraph=number, cell=where)
    return out


def is_again(paragraph: etree._Element) -> bool:
    """Whether a drawing says a paragraph again, for older programs."""
    return next(paragraph.iterancestors(FALLBACK), None) is not None


def parent(element: etree._Element) -> etree._Element:
    """What an element lies in."""
    found = element.getparent()
    if found is None:
        raise ValueError(element.tag)
    return found


def above(element: etree._Element, kind: str) -> etree._Element | None:
    """The nearest element of that kind that an element lies in."""
    return next(element.iterancestors(w(kind)), None)


def child_of(body: etree._Element | None, root: etree._Element, element: etree._Element) -> etree._Element:
    """The block of the body, or of the part, that an element lies in."""
    while (over := element.getparent()) is not None and over is not body and over is not root:
        element = over
    return element


def anchor(tag: Tag, node: etree._Element) -> tuple[object, ...]:
    """What the tags of a block must have in common, that the XML stays in one piece whatever becomes of what lies between."""
    paragraph = tag.paragraph
    if paragraph is None:
        return ()
    if tag.letter in ("tr", "tc"):
        box = above(paragraph, tag.letter)
        return (tag.letter, None if box is None else box.getparent())
    if tag.letter == "p":
        return ("p", paragraph.getparent())
    between = list(takewhile(lambda one: one is not paragraph, node.iterancestors()))
    if tag.letter == "r":
        run = next((one for one in between if one.tag == w("r")), node)
        return ("r", run.getparent())
    return ("", *(str(one.tag) for one in between), paragraph.getparent())


# What holds for a paragraph once, and not for those that go on with its text.
_ONCE = ("sectPr", "pageBreakBefore", "pPrChange")


def next_paragraph(text: etree._Element, paragraph: etree._Element, look: Look | None) -> str:
    """The XML that ends a paragraph amid one of its texts and begins another like it.

    Empty where the text lies in a link, a control or the like, which a paragraph cannot end in, and where the paragraph is
    numbered, as the next would count on.
    """
    run = text.getparent()
    if run is None or run.tag != w("r") or run.getparent() is not paragraph:
        return ""
    properties, faces = paragraph.find(w("pPr")), run.find(w("rPr"))
    if look and look.list_of(paragraph):
        return ""
    head, face_xml = (_once_more(own) for own in (properties, faces))
    return f'</w:t></w:r></w:p><w:p>{head}<w:r>{face_xml}<w:t xml:space="preserve">'


def _once_more(properties: etree._Element | None) -> str:
    """The properties of a paragraph or run for another one after it."""
    from lxml import etree

    if properties is None:
        return ""
    own = deepcopy(properties)
    for child in [child for child in own if child.tag in map(w, _ONCE)]:
        own.remove(child)
    return etree.tostring(own, encoding="unicode", with_tail=False).replace(f' xmlns:w="{W}"', "")


_STATEMENT = late(r"\{%[^{}]{0,1000}%\}")
_DRAWN = ("drawing", "pict", "object", "br", "sym", "fldChar", "fldSimple")


def has_paragraph(tag: Tag, alone: bool = False) -> bool:
    """Whether a paragraph holds nothing but a tag and others that print nothing; `alone`: nothing but that one."""
    if tag.paragraph is None:
        return False
    text = own_text(tag.paragraph)
    rest = text.replace(tag.text, "", 1) if alone else _STATEMENT.sub("", text)
    return not rest.strip() and next(tag.paragraph.iter(*map(w, _DRAWN)), None) is None


def face(node: etree._Element) -> str:
    """The formatting of the run of a text, as far as it is seen."""
    run = above(node, "r")
    properties = None if run is None else run.find(w("rPr"))
    out = []
    for child in () if properties is None else properties:
        attributes = sorted((k, v) for k, v in child.attrib.items() if k != w("hint"))
        name = str(child.tag).rpartition("}")[2]
        if name not in _UNSEEN and (attributes or name != "rFonts"):
            out.append(f"{name}{attributes}")
    return "".join(sorted(out))
