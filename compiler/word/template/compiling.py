"""A template compiled: its parts read, everything wrong with them told, then code made of those with tags.

In: the bytes of a .docx. Out: a `Template`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic, Place
from ..ooxml.feet import on_pages
from ..ooxml.look import DOCUMENT, Look, in_order, look_at, part_of
from ..ooxml.normal import put_right
from ..ooxml.package import (
    CONTENT_TYPES,
    DECLARATION,
    NO_RELATIONSHIPS,
    RELATIONSHIPS,
    add_part,
    below,
    numbered,
    own_texts,
    pack,
    parse,
    read,
    refusal,
    w,
)
from ..ooxml.properties import switch_of
from ..ooxml.seal import Sealing, made_ready
from . import plain_part, text_part
from .code import CUT
from .compiled import Joint, Numbering, Template
from .fields import stale_contents
from .found import BRACES
from .missing import give_grids, missing_parts
from .part import Part
from .safety import cut_off, unsafe
from .tags import LONG, SPELLED, TAG, TEXT_PART, short

if TYPE_CHECKING:
    from lxml import etree

_PLAIN = re.compile(r"docProps/(core|custom)\.xml|word/_rels/[^/]+\.rels")


def compile_template(data: bytes, name: str, free: bool, notes: list[Diagnostic]) -> Template:
    """Compile a .docx, see `Template.compile`. Raises CompileError with every fault found."""
    parts = read(data, name)
    put_right(parts, name)
    cut_off(parts, name)
    problems = [*missing_parts(parts, name)]
    notes += give_grids(parts, name)
    properties, number = made_ready(parts, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    numbering = part_of(parts, "numbering", name) or add_part(parts, "numbering", name)
    said = own_texts(document)  # before tags give way to marks
    look = in_order(look_at(parts, document, name, said), document)
    _signatures_whole(document, said)
    contents = tuple(_contents(parts, document, look, name, said))
    pages = on_pages(parts, document, name)
    texts: list[text_part.TextPart] = []
    plain: list[plain_part.PlainPart] = []
    for part, xml in parts.items():
        if TEXT_PART.fullmatch(part) and (part == DOCUMENT or BRACES.search(xml)):
            root = document if part == DOCUMENT else parse(xml, name, part)
            on = pages.get(part, ("", 0))
            texts.append(text_part.read(Part(name, part, free, look, on), root, xml))
        elif _PLAIN.fullmatch(part) and BRACES.search(xml):
            one = plain_part.read(Part(name, part, free), parse(xml, name, part))
            problems += one.part.told.problems
            plain += [one] if one.part.tags else []
        elif part.casefold().endswith((".xml", ".rels")) and (tag := _raw_tag(xml)):
            problems.append(
                Diagnostic(codes.TAG_OUTSIDE, {"part": part, "tag": tag[:40]}, Place(name, part=part))
            )
    main = next(one.part for one in texts if one.part.name == DOCUMENT)
    for text in texts:
        if text.part is not main:
            text_part.print_again(text.part, main)
        problems += text.part.told.problems or text_part.counted(text, look)
    problems += unsafe(parts, name)
    filled: list[text_part.TextPart | plain_part.PlainPart] = [*texts, *plain]
    notes += (note for one in filled for note in one.part.told.notes)
    if problems:
        raise CompileError(problems)
    joints = (CONTENT_TYPES, RELATIONSHIPS)
    changing = {one.part.name for one in filled} | {numbering, properties, *joints}
    return Template(
        name,
        look,
        tuple(pack(part, xml) for part, xml in parts.items() if part not in changing),
        tuple(one.filler() for one in filled),
        _numbering(numbering, parts, name),
        Sealing(*_joint(properties, parts[properties], name), number),
        tuple(_joint(part, parts.get(part, NO_RELATIONSHIPS), name) for part in joints),
        frozenset(slot for one in texts for slot in one.part.slots),
        frozenset(value for one in texts for value in one.part.values),
        tuple(want for one in filled for want in one.part.wants),
        contents,
    )


_SLOT = re.compile(r"\{\{p\s+(\w+)\s*\}\}")


def _signatures_whole(document: etree._Element, texts: Mapping[etree._Element, str]) -> None:
    """A row that holds the signature and nothing long does not break over pages: the name would part from its date, which
    no program keeps together within a cell."""
    for paragraph in document.iter(w("p")):
        if "signature_block" not in _slots_in(texts.get(paragraph, "")):
            continue
        row = next(paragraph.iterancestors(w("tr")), None)
        if row is None or any(
            name in LONG for one in row.iter(w("p")) for name in _slots_in(texts.get(one, ""))
        ):
            continue
        merged = any(below(cell, "tcPr/vMerge") is not None for cell in row.iterchildren(w("tc")))
        if not merged and below(row, "trPr/cantSplit") is None:
            properties = row.find(w("trPr"))
            if properties is None:
                properties = row.makeelement(w("trPr"))
                row.insert(sum(child.tag == w("tblPrEx") for child in row), properties)
            properties.insert(0, row.makeelement(w("cantSplit")))


def _slots_in(text: str) -> list[str]:
    return [SPELLED[one] for one in _SLOT.findall(text) if one in SPELLED] if "{" in text else []


def _contents(
    parts: Mapping[str, bytes],
    document: etree._Element,
    look: Look,
    name: str,
    texts: Mapping[etree._Element, str],
) -> Iterator[tuple[Place, bool]]:
    """The contents lists of the text that no program renews, each with its place and whether it is typed."""
    settings = part_of(parts, "settings", name)
    refreshed = bool(switch_of(parse(parts[settings], name, settings), "updateFields")) if settings else False
    numbers: dict[etree._Element, int] = {}
    for paragraph, shown, typed in stale_contents(document, look, refreshed, texts):
        numbers = numbers or numbered(document)
        yield Place(name, part=DOCUMENT, paragraph=numbers[paragraph], around=short(shown, 16)), typed


def _raw_tag(xml: bytes) -> str | None:
    """A tag in the text or an attribute of a part that is never filled."""
    if b"{" not in xml:
        return None
    from html import unescape  # the tables of entities: only where they are needed

    raw = xml.decode("utf-8", "replace")
    tag = TAG.search(unescape(re.sub(r"<[^<>]*>", "", raw))) or TAG.search(unescape(raw))
    return tag[0] if tag else None


# ---- parts that documents add to ----------------------------------------------------------------------------------


def _joint(part: str, xml: bytes, name: str) -> Joint:
    head, end = _in_pieces(parse(xml, name, part), None)
    return Joint(part, head + end, end)


def _numbering(part: str, parts: Mapping[str, bytes], name: str) -> Numbering:
    """numbering.xml cut where new abstract lists and new instances go in. Raises CompileError (T302)."""
    root = parse(parts[part], name, part)
    if root.tag != w("numbering"):
        raise refusal(name, f"{part} 已损坏。", f"{part} is damaged.")
    last = root.find(w("numIdMacAtCleanup"))
    first = next((child for child in root if child.tag in (w("num"), w("numIdMacAtCleanup"))), None)
    head, instances, tail = _in_pieces(root, first, last)
    return Numbering(part, head, instances, tail)


def _in_pieces(root: etree._Element, *before: etree._Element | None) -> list[str]:
    """The XML of a part cut before some of its root's children, or where None is given, before its root's end."""
    from lxml import etree

    etree.strip_tags(root, etree.ProcessingInstruction)
    for child in before:
        if child is None:
            root.append(etree.PI("cut"))
        else:
            child.addprevious(etree.PI("cut"))
    return (DECLARATION + etree.tostring(root, encoding="unicode")).split(CUT)
