"""What a template names and does not hold, and what Word wants of a table that other programs leave out.

In: the parts of a .docx. Out: the parts with references that nothing uses taken away and every table with a grid, both told
where anyone would want to know; and as diagnostics, what is used and not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ...messages import codes
from ...messages.diagnostic import Diagnostic, Place
from ..ooxml.package import (
    CONTENT_TYPES,
    integer,
    is_external,
    is_relationships,
    numbered,
    parse,
    resolved,
    serialized,
    value_of,
    w,
)
from .tags import TEXT_PART

if TYPE_CHECKING:
    from lxml import etree

_KINDS: Mapping[str, tuple[str, str]] = {
    "image": ("图片", "picture"),
    "header": ("页眉", "header"),
    "footer": ("页脚", "footer"),
    "chart": ("图表", "chart"),
}
_WIDTH = 8844  # twips between the margins of an official document (GB/T 9704-2012, 5.1)
_MAX_COLUMNS = 63  # that Word has
_TABLE = re.compile(rb"<(?:[\w.-]+:)?tbl[\s>]")
_GRID = re.compile(rb"<(?:[\w.-]+:)?tblGrid[\s/>]")


def missing_parts(parts: dict[str, bytes], name: str) -> Iterator[Diagnostic]:
    """The parts that are used and not there; a relationship to such a part that nothing uses is taken away."""
    for rels in [part for part in parts if is_relationships(part)]:
        folder, _, base = rels.rpartition("_rels/")
        source = folder + base[: -len(".rels")]
        root = parse(parts[rels], name, rels)
        gone = [
            one
            for one in root.iter("{*}Relationship")
            if not is_external(one)
            and (target := one.get("Target", "").partition("#")[0])
            and resolved(folder.rstrip("/"), target, parts) not in parts
        ]
        for one in gone:
            id, kind = one.get("Id", ""), one.get("Type", "").rpartition("/")[2]
            if id and re.search(rb"[\"']" + re.escape(id.encode()) + rb"[\"']", parts.get(source, b"")):
                zh, en = _KINDS.get(kind, ("内容", "part"))
                args = {"part": source, "name": one.get("Target", "")[:60], "what_zh": zh, "what_en": en}
                yield Diagnostic(codes.PART_MISSING, args, Place(name, part=source))
            elif (above := one.getparent()) is not None:
                above.remove(one)
        if gone:
            parts[rels] = serialized(root)


def give_grids(parts: dict[str, bytes], name: str) -> Iterator[Diagnostic]:
    """Give every table that has no grid one, by the widths of its cells; where that was done."""
    for part, xml in [*parts.items()]:
        if not TEXT_PART.fullmatch(part) or len(_TABLE.findall(xml)) <= len(_GRID.findall(xml)):
            continue
        root = parse(xml, name, part)
        bare = [table for table in root.iter(w("tbl")) if table.find(w("tblGrid")) is None]
        numbers = numbered(root) if bare else {}
        for table in bare:
            _give(table)
            first = next(table.iter(w("p")), None)
            number = 0 if first is None else numbers[first]
            yield Diagnostic(codes.GRID_MISSING, {"part": part}, Place(name, part=part, paragraph=number))
        if bare:
            parts[part] = serialized(root)


def _give(table: etree._Element) -> None:
    rows = [[*row.iterfind(w("tc"))] for row in table.iterfind(w("tr"))]
    widest = max(rows, key=lambda row: sum(map(_span, row)), default=[])
    widths: list[int] = []
    for cell in widest:
        span = _span(cell)
        width = (
            integer(value_of(cell, "tcPr/tcW", "w"), 0) if value_of(cell, "tcPr/tcW", "type") == "dxa" else 0
        )
        widths += [width // span] * span
    columns = max(min(len(widths), _MAX_COLUMNS), 1)
    grid = table.makeelement(w("tblGrid"), {}, None)
    for at in range(columns):
        width = widths[at] if at < len(widths) and widths[at] > 0 else _WIDTH // columns
        grid.append(grid.makeelement(w("gridCol"), {w("w"): str(width)}, None))
    before = table.find(w("tblPr"))
    table.insert(0 if before is None else table.index(before) + 1, grid)


def _span(cell: etree._Element) -> int:
    return min(max(integer(value_of(cell, "tcPr/gridSpan"), 1), 1), _MAX_COLUMNS)


def without_orphans(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """The parts that some relationship leads to, from the package's own on; with them, what those say of them."""
    kept = {CONTENT_TYPES}
    todo = [""]
    while todo:
        source = todo.pop()
        folder, _, base = source.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels".lstrip("/") if source else "_rels/.rels"
        if rels not in parts or rels in kept:
            continue
        kept.add(rels)
        for one in parse(parts[rels], name, rels).iter("{*}Relationship"):
            target = resolved(folder, one.get("Target", "").partition("#")[0], parts)
            if not is_external(one) and target in parts and target not in kept:
                kept.add(target)
                todo.append(target)
    types = parse(parts[CONTENT_TYPES], name, CONTENT_TYPES)
    for override in [*types.iter("{*}Override")]:
        if override.get("PartName", "").lstrip("/") not in kept and override.get("PartName", "")[1:] in parts:
            types.remove(override)
    return {part: xml for part, xml in parts.items() if part in kept} | {CONTENT_TYPES: serialized(types)}
