"""Tables and pictures, their captions, and what refers to them.

In: an authored table or picture, where it stands. Out: its block; the same blocks with their references filled in.
"""

from __future__ import annotations

from ..document import model as authored
from ..messages import codes
from ..messages.diagnostic import CompileError
from ..source.load import Path
from ..terms.fields import Slot
from ..terms.nearest import nearest
from .blocks import Block, Paragraph, Picture, Run, Series, Table
from .ledger import Ledger

# A reference whose target is not known yet.
PENDING: tuple[Series, int] = ("", 0)


def table(block: authored.Table, slot: Slot, at: Path, ledger: Ledger) -> Table | None:
    """The table at a typed path, None where its file cannot be used."""
    path = ledger.under(at, "table")
    place = ledger.marks.value(path)
    rows = block.table
    caption = _caption(block, "表", slot, at, ledger)  # its name is there though its file may not be
    if isinstance(rows, str):
        try:
            from ..assets.sheets import read_table

            sheet = ledger.marks.value(ledger.under(at, "sheet")) if block.sheet else None
            rows = read_table(ledger.folder().read(rows, place), rows, block.sheet, place, sheet)
        except CompileError as error:
            ledger.problems += error.diagnostics
            return None
    elif block.sheet:
        key = ledger.under(at, "sheet")
        ledger.refuse(codes.SHEET_WITHOUT_FILE, ledger.marks.key(key), field=str(key[-1]))
    if len(rows) == 1 and "header_rows" not in block.model_fields_set:
        ledger.refuse(codes.ONLY_A_HEADER, place)
    elif block.header_rows and block.header_rows >= len(rows):
        args = {"count": str(len(rows)), "number": str(block.header_rows)}
        ledger.refuse(codes.HEADER_TOO_LONG, ledger.marks.value(ledger.under(at, "header_rows")), **args)

    def cell(text: str, row: int, column: int) -> Paragraph:
        runs, place = (Run(text),) if text else (), ledger.marks.value((*path, row, column))
        return Paragraph("header_cell" if row < block.header_rows else "cell", slot, runs, place=place)

    return Table(
        slot,
        tuple(tuple(cell(text, i, j) for j, text in enumerate(row)) for i, row in enumerate(rows)),
        block.header_rows,
        caption,
        block.landscape == "yes",
        place,
    )


def picture(block: authored.Picture, slot: Slot, at: Path, ledger: Ledger) -> Picture | None:
    """The picture at a typed path, None where its file cannot be used."""
    path = ledger.under(at, "picture")
    caption = _caption(block, "图", slot, at, ledger)
    file = ledger.picture(block.picture, path)
    if not file:
        return None
    text = block.alternative_text or block.caption or ""
    return Picture(slot, file, text, caption, ledger.marks.value(path))


def _caption(
    block: authored.Table | authored.Picture, series: Series, slot: Slot, at: Path, ledger: Ledger
) -> Paragraph | None:
    """表1　名称: the number is a field of Word's own."""
    if block.caption is None:
        return None
    ledger.counts[series] += 1
    number = ledger.counts[series]
    if block.anchor in ledger.anchors:
        place = ledger.marks.value(ledger.under(at, "anchor"))
        ledger.refuse(codes.SAME_ANCHOR, place, name=block.anchor)
    elif block.anchor:
        ledger.anchors[block.anchor] = (series, number)
    runs = (Run(series), Run(str(number), counts=series), Run(f"\u3000{block.caption}"))
    return Paragraph("caption", slot, runs, place=ledger.marks.value(ledger.under(at, "caption")))


def refer(name: str, path: Path, ledger: Ledger) -> Run:
    """A reference, to be filled in when all captions are counted."""
    ledger.references.append((name, ledger.marks.value(path)))
    return Run(name, refers=PENDING)


def with_references(blocks: list[Block], ledger: Ledger) -> tuple[Block, ...]:
    """The blocks with their references filled in: a text may refer to a table further on. Those to nothing are noted."""
    if not ledger.references:
        return tuple(blocks)
    for name, place in ledger.references:
        if name not in ledger.anchors:
            offer = nearest(name, ledger.anchors)
            ledger.refuse(
                codes.UNKNOWN_REFERENCE,
                place,
                name=name,
                offer_zh=f"是不是“{offer}”？" if offer else "",
                offer_en=f"Did you mean “{offer}”? " if offer else "",
            )
    return tuple(
        block._replace(runs=tuple(_filled(run, ledger) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    )


def _filled(run: Run, ledger: Ledger) -> Run:
    if run.refers != PENDING:
        return run
    series, number = ledger.anchors.get(run.text, PENDING)
    return Run(f"{series}{number}", refers=(series, number))
