"""What should not be left in a template: comments, tracked changes, hidden text, embedded objects; and what lies outside it.

In: its parts. Out: a `Trace` for each, and each link with its place. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..messages.diagnostic import Place
from ..rules.template_facts import Trace
from ..word.ooxml.look import Look
from ..word.ooxml.package import R, is_external, is_relationships, parse, value_of, w
from ..word.ooxml.properties import switch_of
from .shapes import Shapes
from .spots import Spots

if TYPE_CHECKING:
    from lxml import etree

_TRACKED = frozenset(
    w(tag)
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
    )
)


def links(
    parts: Mapping[str, bytes], roots: Mapping[str, etree._Element], spots: Spots
) -> Iterator[tuple[str, Place]]:
    """What lies outside, as `remote` names it, and the place that it is shown at."""
    for rels, xml in parts.items():
        if is_relationships(rels) and b"arget" in xml:
            folder, _, base = rels.rpartition("_rels/")
            part = f"{folder}{base.removesuffix('.rels')}"
            for rel in parse(xml, spots.name, rels):
                if is_external(rel):
                    place = _used(part, roots.get(part), rel.get("Id", ""), spots)
                    yield rel.get("Target", "").strip()[:60], place
    for part, root in roots.items():
        for node in root.iter(w("instrText"), w("fldSimple")):
            code = (node.text or "") if node.tag == w("instrText") else node.get(w("instr"), "")
            yield code.strip()[:60], spots.of(node, part)


def _used(part: str, root: etree._Element | None, id: str, spots: Spots) -> Place:
    """Where a relationship of a part is used."""
    for element in root.iter() if root is not None and id else ():
        if id in element.attrib.values() and any(str(key).startswith(f"{{{R}}}") for key in element.attrib):
            return spots.of(element, part)
    return Place(spots.name, part=part)


def embedded(parts: Mapping[str, bytes], name: str) -> Iterator[Trace]:
    """The first object that is embedded."""
    if part := next((part for part in parts if part.lower().startswith("word/embeddings/")), None):
        yield Trace("embedded", ("嵌入的对象", "an embedded object"), Place(name, part=part))


def left(roots: Mapping[str, etree._Element], spots: Spots, look: Look, shapes: Shapes) -> Iterator[Trace]:
    """Comments, tracked changes and hidden text, each paragraph once for each."""
    told: set[tuple[str, Place]] = set()
    for part, root in roots.items():
        for element in root.iter(w("commentReference"), w("r"), *_TRACKED):
            if element.tag == w("commentReference"):
                kind, detail = "comment", ("批注", "a comment")
            elif element.tag == w("r"):
                if not _is_hidden(element, look, shapes):
                    continue
                kind, detail = "hidden", ("隐藏文字", "hidden text")
            else:
                kind, detail = "tracked", ("有修订记录", "a tracked change")
            place = spots.of(element, part)
            if (kind, place) not in told:
                told.add((kind, place))
                yield Trace(kind, detail, place)


def _is_hidden(run: etree._Element, look: Look, shapes: Shapes) -> bool:
    properties = run.find(w("rPr"))
    own = switch_of(properties, "vanish")
    if own is None:
        style = look.styles.get(value_of(properties, "rStyle"))
        own = bool(style and shapes.of("", style.id).hidden)
    return own and any((node.text or "").strip() for node in run.iter(w("t")))
