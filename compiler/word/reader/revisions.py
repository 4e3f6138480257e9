"""A document made plain: what is said twice, revisions and readings over the text are taken out, before it is read.

In: the root of a document, which is changed. Out: `Told`, what was taken out of which paragraph.
"""

from collections import defaultdict
from typing import TypeAlias

from lxml import etree

from ...messages import codes
from ...messages.diagnostic import Code
from ..ooxml.elements import remove
from ..ooxml.package import FALLBACK, w
from .runs import text_of

Asides: TypeAlias = list[tuple[Code, str]]
# By paragraphs; by None what was taken out of no paragraph that is left.
Told: TypeAlias = defaultdict[etree._Element | None, Asides]
_DELETED = (w("del"), w("moveFrom"))
_EITHER, _CHOICE = (FALLBACK.replace("Fallback", tag) for tag in ("AlternateContent", "Choice"))
# What holds a picture: of DrawingML, and of VML.
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
PICTURED = (BLIP, IMAGE_DATA)


def made_plain(document: etree._Element) -> Told:
    """Revisions are accepted, what is for old programs and the readings over characters are gone."""
    told: Told = defaultdict(list)
    _choose(document)
    rows = _accept(document, told)
    _drop_rows(rows, told)
    _join_paragraphs(document, told)
    for ruby in list(document.iter(w("ruby"))):
        over, base = ruby.find(w("rt")), ruby.find(w("rubyBase"))
        if over is not None:
            text = "" if base is None else text_of(base)
            tell(told, ruby, codes.RUBY_LEFT_OUT, f"{text}（{text_of(over)}）")
            remove(over)
    return told


def _choose(document: etree._Element) -> None:
    """Of what is said in several ways the one that can be read: the first, or a picture of it for old programs."""
    for both in list(document.iter(_EITHER)):
        ways = [*both.iterchildren(_CHOICE), *both.iterchildren(FALLBACK)]
        if not ways:
            continue
        readable = any(True for _ in ways[0].iter(w("t"), w("txbxContent"), *PICTURED))
        pictured = next((way for way in ways[1:] if next(way.iter(*PICTURED), None) is not None), None)
        chosen = ways[0] if readable or pictured is None else pictured
        for child in chosen:
            both.addprevious(child)
        remove(both)
    for alone in list(document.iter(FALLBACK)):
        remove(alone)


def tell(told: Told, inside: etree._Element, code: Code, text: str) -> None:
    """Keep what is told of the paragraph that something is inside."""
    paragraph = next(inside.iterancestors(w("p")), None)
    if paragraph is not None and text.strip():
        told[paragraph].append((code, text))


def _accept(document: etree._Element, told: Told) -> dict[etree._Element, str]:
    """What was deleted is gone, but for the rows of tables: those, with their texts."""
    rows: dict[etree._Element, str] = {}
    for mark in list(document.iter(*_DELETED, w("ins"), w("moveTo"))):
        deleted, within = mark.tag in _DELETED, mark.getparent()
        if within is not None and within.tag in (w("trPr"), w("rPr")):
            if deleted and within.tag == w("trPr"):
                rows |= {row: _text(row) for row in list(mark.iterancestors(w("tr")))[:1]}
            continue
        if text := _text(mark):
            tell(told, mark, codes.REVISIONS_ACCEPTED, f"{'-' if deleted else '+'}{text}")
        if deleted:
            remove(mark)
    return rows


def _text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(w("t"), w("delText")))


def _drop_rows(rows: dict[etree._Element, str], told: Told) -> None:
    """Take rows out; what was in them is told of the first paragraph of the table that stays."""
    tables = (row.getparent() for row in rows)
    for table in dict.fromkeys(one for one in tables if one is not None):
        both = list(table.iterchildren(w("tr")))
        stays = (paragraph for row in both if row not in rows for paragraph in row.iter(w("p")))
        gone = [row for row in both if row in rows]
        told[next(stays, None)] += [
            (codes.REVISIONS_ACCEPTED, f"-{rows[row]}") for row in gone if rows[row].strip()
        ]
        for row in gone:
            remove(row)


def _join_paragraphs(document: etree._Element, told: Told) -> None:
    """A paragraph whose mark was deleted runs on in the next."""
    for paragraph in reversed(list(document.iter(w("p")))):  # each is moved once
        mark, following = paragraph.find(f"{w('pPr')}/{w('rPr')}"), paragraph.getnext()
        if mark is None or following is None or following.tag != w("p"):
            continue
        if any(child.tag in _DELETED for child in mark):
            at = 0 if following.find(w("pPr")) is None else 1
            following[at:at] = [child for child in paragraph if child.tag != w("pPr")]
            if paragraph in told:
                told[following][:0] = told.pop(paragraph)
            remove(paragraph)
