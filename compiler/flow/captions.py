"""Tables and pictures, their captions, and what refers to them, to headings and to attachments.

In: an authored table or picture, where it stands. Out: its block; the same blocks with their references filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..document import model as authored
from ..messages import codes
from ..messages.diagnostic import CompileError
from ..source.load import Path
from ..terms.fields import Role, Slot
from ..terms.nearest import nearest
from ..terms.numerals import GAP
from .blocks import Block, Label, Paragraph, Picture, Run, Series, Table, Target
from .ledger import Ledger, Named
from .words import PENDING, plain, words

_BLANK = "\u3000"  # between 表1 and its name


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

    def cell(value: str | Sequence[authored.Part | str], row: int, column: int) -> Paragraph:
        here = (*path, row, column)
        runs = tuple(words(value, here, ledger)) if value else ()
        role: Role = "header_cell" if row < block.header_rows else "cell"
        return Paragraph(role, slot, runs, place=ledger.marks.value(here))

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
    text = block.alternative_text or plain(block.caption or "")
    return Picture(slot, file, text, caption, ledger.marks.value(path))


def _caption(
    block: authored.Table | authored.Picture, series: Series, slot: Slot, at: Path, ledger: Ledger
) -> Paragraph | None:
    """表1　名称: the number is a field of Word's own."""
    if block.caption is None:
        return None
    ledger.counts[series] += 1
    number = ledger.counts[series]
    printed = Run(f"{series}{number}", refers=(series, number))
    _name(block.anchor, Named((printed,), (series, number)), at, ledger)
    path = ledger.under(at, "caption")
    first, *rest = words(block.caption, path, ledger)
    name = [Run(f"{_BLANK}{first.text}"), *rest] if first == Run(first.text) else [Run(_BLANK), first, *rest]
    runs = (Run(series), Run(str(number), counts=series), *name)
    return Paragraph("caption", slot, runs, place=ledger.marks.value(path))


def _name(name: str | None, named: Named, at: Path, ledger: Ledger) -> None:
    """Note what a reference to a name prints."""
    if name and name in ledger.anchors:
        ledger.refuse(codes.SAME_ANCHOR, ledger.marks.value(ledger.under(at, "anchor")), name=name)
    elif name:
        ledger.anchors[name] = named


def name_heading(
    block: authored.Section | authored.RunIn,
    label: Label | None,
    above: tuple[Run, ...],
    at: Path,
    ledger: Ledger,
) -> None:
    """Count a heading, and note how it is referred to: by the labels of those above it and its own, without the marks after
    them, 二（一）; 1.1 and 第三条 stand alone. A mark other than a point is no part that Word's field leaves out."""
    ledger.counts["标题"] += 1
    target: Target = ("标题", ledger.counts["标题"])
    ledger.latest = above
    if label:
        text = label.text.rstrip(f"、.．{GAP} ")
        own = Run(text, refers=target, fixed=label.text.rstrip(".") != text)
        alone = label.form.joined > 1 or label.form.suffix == "条"
        ledger.latest = (own,) if alone else (*above, own)
    _name(block.anchor, Named(ledger.latest if label else (), target), at, ledger)


def name_attachment(block: authored.Attachment, mark: str, at: Path, ledger: Ledger) -> None:
    """Count an attachment, and note how it is referred to: by its mark; `mark` is empty where it has none."""
    ledger.counts["附件"] += bool(mark)
    target: Target = ("附件", ledger.counts["附件"])
    _name(block.anchor, Named((Run(mark, refers=target),) if mark else (), target), at, ledger)


def with_references(blocks: list[Block], ledger: Ledger) -> tuple[Block, ...]:
    """The blocks with their references filled in: a text may refer to a table further on. Those to nothing are noted."""
    if not ledger.references:
        return tuple(blocks)
    for name, place in ledger.references:
        named = ledger.anchors.get(name)
        if named is None:
            offer = nearest(name, ledger.anchors)
            ledger.refuse(
                codes.UNKNOWN_REFERENCE,
                place,
                name=name,
                offer_zh=f"是不是“{offer}”？" if offer else "",
                offer_en=f"Did you mean “{offer}”? " if offer else "",
            )
        elif not named.runs:
            code = codes.NO_LABEL_TO_REFER if named.target[0] == "标题" else codes.NO_MARK_TO_REFER
            ledger.refuse(code, place, name=name)
    used = {run.refers for name, _ in ledger.references for run in _named(name, ledger) if run.refers}
    counts: Counter[Series] = Counter()

    def filled(paragraph: Paragraph) -> Paragraph:
        series = _SERIES.get(paragraph.role, "")
        counts[series] += 1
        target = (series, counts[series])
        runs = tuple(_filled(paragraph.runs, ledger))
        return paragraph._replace(runs=runs, anchor=target if target in used and series else None)

    return tuple(_each(block, filled) for block in blocks)


_SERIES: Mapping[Role, Series] = {"heading": "标题", "run_in": "标题", "attachment_mark": "附件"}


def _each(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    """A block with each of its paragraphs changed."""
    match block:
        case Paragraph():
            return change(block)
        case Table():
            rows = tuple(tuple(map(change, row)) for row in block.rows)
            return block._replace(rows=rows, caption=block.caption and change(block.caption))
        case Picture():
            return block._replace(caption=block.caption and change(block.caption))
    return block


def _named(name: str, ledger: Ledger) -> tuple[Run, ...]:
    named = ledger.anchors.get(name)
    return named.runs if named else ()


def _filled(runs: Iterable[Run], ledger: Ledger) -> Iterator[Run]:
    for run in runs:
        if run.note:
            yield run._replace(note=tuple(_filled(run.note, ledger)))
        elif run.refers != PENDING:
            yield run
        else:
            yield from (one._replace(mark=run.mark) for one in _named(run.text, ledger))
