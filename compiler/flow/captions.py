"""Tables and pictures, their captions, and what refers to them, to headings and to attachments.

In: an authored table or picture, where it stands. Out: its block; the same blocks with their references filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..document import model as authored
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..part import Part
from ..source.load import Path
from ..terms.fields import Role, Slot
from ..terms.nearest import nearest
from ..terms.numerals import GAP, WIDE
from ..terms.spans import At, Span, UnjoinedError, cut_by, header_of, joined, squeezed
from ..terms.values import VALUES
from .blocks import Block, Chart, Label, Paragraph, Picture, Run, Series, Table, Target
from .ledger import Headings, Ledger, Named
from .words import PENDING, plain, words

if TYPE_CHECKING:
    from ..assets.sheets import Sheet

_BLANK = "\u3000"  # between 表1 and its name


def table(block: authored.Table, slot: Slot, at: Path, ledger: Ledger) -> Table | None:
    """The table at a typed path, None where its file cannot be used."""
    path = (*at, "table")
    place = ledger.place(*path)
    caption = caption_of(block, "表", slot, at, ledger)  # its name is there though its file may not be
    above, below = (
        Paragraph(role, slot, words(text, (*at, role), ledger), spot=ledger.spot((*at, role)))
        if text
        else None
        for role, text in _beside(block)
    )
    for option in ("columns", "sorted_by", "grouped_by", "totals"):
        if getattr(block, option) is not None:
            key = ledger.path(*at, option)
            ledger.refuse(codes.TABLE_NOT_OF_DATA, ledger.marks.key(key), key=str(key[-1]))
            return None
    if isinstance(block.table, str):
        found = _of_file(block, block.table, at, ledger)
        if found is None:
            return None
        texts, spans, notes = found.rows, found.spans, found.notes
        drawn: tuple[tuple[At, Picture], ...] = ()
    else:
        if block.sheet:
            key = ledger.path(*at, "sheet")
            ledger.refuse(codes.SHEET_WITHOUT_FILE, ledger.marks.key(key), field=str(key[-1]))
        texts = tuple(
            tuple("" if isinstance(one, Part) else plain(one) for one in row) for row in block.table
        )
        spans, notes = _joined(block.table, path, ledger), ()
        drawn = tuple(_in_cells(block.table, path, slot, ledger))
    kept = squeezed([[(text, (i, j)) for j, text in enumerate(row)] for i, row in enumerate(texts)], spans)
    rows, spans = kept[0], kept[1]
    header = _header_rows(block, [[text for text, _ in row] for row in rows], spans, kept[2], at, ledger)
    if header != 1 and block.header_rows is None and spans:
        notes = (*notes, _header_found(header, place))

    def cell(text: str, at: At, row: int) -> Paragraph:
        here, (i, j) = (*path, *at), at
        value = text if isinstance(block.table, str) else block.table[i][j]
        runs = words(value, here, ledger) if isinstance(value, tuple) else (Run(text),) if text else ()
        role: Role = "header_cell" if row < header else "cell"
        return Paragraph(role, slot, runs, spot=ledger.spot(here))

    places = {cell[1]: (i, j) for i, row in enumerate(rows) for j, cell in enumerate(row)}
    return Table(
        slot,
        tuple(tuple(cell(*one, i) for one in row) for i, row in enumerate(rows)),
        header,
        caption,
        block.landscape == "yes",
        place,
        spans,
        tuple((places[at], one) for at, one in drawn),
        above,
        below,
        notes,
        _breaks(block, len(rows) - header, spans, header, at, ledger),
    )


def _breaks(
    block: authored.Table, count: int, spans: Sequence[Span], header: int, at: Path, ledger: Ledger
) -> tuple[int, ...] | None:
    """After how many of its `count` rows below the header the table is continued; what is wrong with that is noted."""
    breaks = block.continued
    for row in breaks or ():
        if row >= count:
            args = {"number": str(row), "count": str(count)}
            ledger.refuse(codes.CONTINUED_TOO_FAR, ledger.place(*at, "continued"), **args)
        elif cut := cut_by(spans, header + row):
            ends = {"first": cut.row - header + 1, "last": cut.end[0] - header}
            offers = [one for one in (cut.row - header, cut.end[0] - header) if 0 < one < count]
            args = {
                **{name: str(one) for name, one in ends.items()},
                "offer_zh": "或".join(map(str, offers)) or "是",
                "offer_en": " or ".join(map(str, offers)) or "是",
            }
            ledger.refuse(codes.CONTINUED_IN_A_CELL, ledger.place(*at, "continued"), number=str(row), **args)
    return breaks


def _beside(block: authored.Table) -> tuple[tuple[Role, authored.Words | None], ...]:
    """What stands above a table at its right, and below it."""
    return ("above_table", block.above_table), ("below_table", block.below_table)


def _of_file(block: authored.Table, name: str, at: Path, ledger: Ledger) -> Sheet | None:
    """What a table's file shows, None where it cannot be used, which is noted."""
    place = ledger.place(*at, "table")
    try:
        from ..assets.sheets import read_table

        sheet = ledger.place(*at, "sheet") if block.sheet else None
        return read_table(ledger.folder().read(name, place), name, block.sheet, place, sheet)
    except CompileError as error:
        ledger.problems += error.diagnostics
        return None


def _joined(cells: authored.Cells, path: Path, ledger: Ledger) -> tuple[Span, ...]:
    """The cells that reach over others; what is wrong with them is noted."""
    towards = {
        (i, j): cell.merged
        for i, row in enumerate(cells)
        for j, cell in enumerate(row)
        if isinstance(cell, authored.Merged)
    }
    try:
        return joined(towards)
    except UnjoinedError as error:
        place = ledger.place(*path, *error.at)
        if error.nothing:
            left = towards[error.at] == "left"
            where = ("左边", "to its left") if left else ("上边", "above it")
            value = VALUES["merged"][towards[error.at]][0]
            args = {"value": value, "where_zh": where[0], "where_en": where[1]}
            ledger.refuse(codes.MERGED_INTO_NOTHING, place, **args)
        else:
            ledger.refuse(codes.NOT_A_RECTANGLE, place)
        return ()


def _in_cells(cells: authored.Cells, path: Path, slot: Slot, ledger: Ledger) -> Iterator[tuple[At, Picture]]:
    """The pictures in cells."""
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            if isinstance(cell, authored.Picture) and (drawn := picture(cell, slot, (*path, i, j), ledger)):
                yield (i, j), drawn


def _header_rows(
    block: authored.Table,
    rows: Sequence[Sequence[str]],
    spans: Sequence[Span],
    kept: Sequence[int],
    at: Path,
    ledger: Ledger,
) -> int:
    """How many rows head the table; what is wrong with them is noted. `kept` are those rows by their numbers as typed."""
    place, typed = ledger.place(*at, "header_rows"), block.header_rows
    if typed is None:
        header = header_of(rows, spans)
        if len(rows) == header == 1:
            ledger.refuse(codes.ONLY_A_HEADER, ledger.place(*at, "table"))
        return header
    header = sum(row < typed for row in kept)
    if typed and header >= len(rows):
        ledger.refuse(codes.HEADER_TOO_LONG, place, count=str(len(rows)), number=str(typed))
    elif cut := cut_by(spans, header):
        first, last = kept[cut.row] + 1, kept[cut.end[0] - 1] + 1
        fitting = header_of(rows, spans)
        offer = kept[fitting - 1] + 1 if fitting else 0
        numbers = {"number": typed, "first": first, "last": last, "offer": offer}
        ledger.refuse(codes.HEADER_CUT, place, **{name: str(one) for name, one in numbers.items()})
    return header


def _header_found(header: int, place: Place | None) -> Diagnostic:
    what = {
        "what_zh": f"表格的前{header}行是表头，每一页重复" if header else "表格没有表头",
        "what_en": f"the first {header} rows of the table are its header, repeated on each page"
        if header
        else "the table has no header",
    }
    return Diagnostic(codes.HEADER_FOUND, {"number": str(header), **what}, place)


def picture(block: authored.Picture, slot: Slot, at: Path, ledger: Ledger) -> Picture | None:
    """The picture at a typed path, None where its file cannot be used."""
    path = (*at, "picture")
    caption = caption_of(block, "图", slot, at, ledger)
    file = ledger.picture(block.picture, *path)
    if not file:
        return None
    text = block.alternative_text or plain(block.caption or "")
    return Picture(slot, file, text, caption, ledger.place(*path), block.width)


def caption_of(
    block: authored.Table | authored.Picture | authored.Chart,
    series: Series,
    slot: Slot,
    at: Path,
    ledger: Ledger,
) -> Paragraph | None:
    """表1　名称: the number is a field of Word's own."""
    if block.caption is None:
        return None
    ledger.counts[series] += 1
    number = ledger.counts[series]
    target = Target(series, number)
    printed = Run(f"{series}{number}", refers=target)
    _name(block.anchor, Named((printed,), target), at, ledger)
    path = (*at, "caption")
    first, *rest = words(block.caption, path, ledger)
    name = [Run(f"{_BLANK}{first.text}"), *rest] if first == Run(first.text) else [Run(_BLANK), first, *rest]
    runs = (Run(series), Run(str(number), counts=series), *name)
    return Paragraph("caption", slot, runs, spot=ledger.spot(path))


def _name(name: str | None, named: Named, at: Path, ledger: Ledger) -> None:
    """Note what a reference to a name prints."""
    if name and name in ledger.anchors:
        ledger.refuse(codes.SAME_ANCHOR, ledger.place(*at, "anchor"), name=name)
    elif name:
        ledger.anchors[name] = named


def name_heading(
    block: authored.Section | authored.RunIn,
    label: Label | None,
    above: Headings,
    at: Path,
    ledger: Ledger,
) -> None:
    """Count a heading, and note how it is referred to: by the labels of those above it and its own, 二（一）; 1.1 and 第三条 stand alone."""
    ledger.counts["标题"] = number = ledger.counts["标题"] + 1
    ledger.latest = above
    if label:
        alone = label.form.joined > 1 or label.form.suffix == "条"
        ledger.latest = ((label, number),) if alone else (*above, (label, number))
    if block.anchor:
        runs = tuple(map(_referred, ledger.latest)) if label else ()
        _name(block.anchor, Named(runs, Target("标题", number)), at, ledger)


def _referred(heading: tuple[Label, int]) -> Run:
    """The label of a heading in a reference, without the marks after it. A mark other than a point is no part that Word's field leaves out."""
    label, number = heading
    text = label.text.rstrip(f"、.．{GAP}{WIDE}")
    return Run(text, refers=Target("标题", number), fixed=label.text.rstrip(".") != text)


def name_attachment(block: authored.Attachment, mark: str, at: Path, ledger: Ledger) -> None:
    """Count an attachment, and note how it is referred to: by its mark; `mark` is empty where it has none."""
    ledger.counts["附件"] += bool(mark)
    target = Target("附件", ledger.counts["附件"])
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
            code = codes.NO_LABEL_TO_REFER if named.target.series == "标题" else codes.NO_MARK_TO_REFER
            ledger.refuse(code, place, name=name)
    used = {run.refers for name, _ in ledger.references for run in _named(name, ledger) if run.refers}
    counts: Counter[Series] = Counter()

    def filled(paragraph: Paragraph) -> Paragraph:
        series = _SERIES.get(paragraph.role, "")
        counts[series] += 1
        target = Target(series, counts[series])
        runs = tuple(_filled(paragraph.runs, ledger))
        return paragraph._replace(runs=runs, anchor=target if target in used and series else None)

    return tuple(each_paragraph(block, filled) for block in blocks)


_SERIES: Mapping[Role, Series] = {"heading": "标题", "run_in": "标题", "attachment_mark": "附件"}


def each_paragraph(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    """A block with each of its paragraphs changed."""
    match block:
        case Paragraph():
            return change(block)
        case Table():
            rows = tuple(tuple(map(change, row)) for row in block.rows)
            caption, above, below = (one and change(one) for one in (block.caption, block.above, block.below))
            return block._replace(rows=rows, caption=caption, above=above, below=below)
        case Picture() | Chart():
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
