"""A long table in parts, each further one on a page of its own: 续表1 above it, and the lines above the table and its header again.
A footnote of what is printed again stands once, in the first part.

In: a flow whose tables are whole, as rules read them. Out: the flow as it is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ..terms.spans import Span
from .blocks import Block, Break, Flow, Paragraph, Run, Table, Target

_AGAIN = "续"


def in_parts(flow: Flow, breaks: Mapping[int, Sequence[int]]) -> Flow:
    """The flow with the tables of these blocks, by their index, each divided after some of the rows below its header."""
    if not any(breaks.values()):
        return flow
    blocks: list[Block] = []
    for index, block in enumerate(flow.blocks):
        blocks += _parts(block, breaks.get(index, ())) if isinstance(block, Table) else [block]
    return replace(flow, blocks=tuple(blocks))


def as_typed(flow: Flow) -> Flow:
    """The flow with each table divided where its author said."""
    tables = [(index, block) for index, block in enumerate(flow.blocks) if isinstance(block, Table)]
    return in_parts(flow, {index: table.breaks or () for index, table in tables})


def continues(block: Block) -> bool:
    """Whether a table is a further part of another."""
    return isinstance(block, Table) and block.caption is not None and block.caption.role == "continued"


def _parts(table: Table, breaks: Sequence[int]) -> Iterator[Block]:
    cuts = [table.header_rows, *(table.header_rows + count for count in breaks), len(table.rows)]
    open_still = () if table.breaks == () else None
    for number, (first, last) in enumerate(pairwise(cuts)):
        if number:
            yield Break(table.slot)
        shown = [*range(table.header_rows), *range(first, last)]
        moved = {row: at for at, row in enumerate(shown)}
        header = table.rows[: table.header_rows]
        yield table._replace(
            rows=(
                *(tuple(map(_without_notes, row)) if number else row for row in header),
                *table.rows[first:last],
            ),
            caption=_again(table) if number else table.caption,
            spans=tuple(
                Span(moved[span.row], span.column, span.rows, span.columns)
                for span in table.spans
                if span.row in moved
            ),
            pictures=tuple(
                ((moved[row], column), drawn) for (row, column), drawn in table.pictures if row in moved
            ),
            above=_without_notes(table.above) if number and table.above else table.above,
            below=table.below if last == len(table.rows) else None,
            notes=() if number else table.notes,
            breaks=open_still,
            whole=table.whole or table,
        )


def _without_notes(paragraph: Paragraph) -> Paragraph:
    """What is printed again, without the marks of its footnotes: each would be another note, with the same text."""
    return paragraph._replace(runs=tuple(run for run in paragraph.runs if not run.note))


def _again(table: Table) -> Paragraph:
    """What stands above a further part: 续表1, whose number follows the table's own; 续表 where that has none."""
    of = table.caption
    if of and of.role == "continued":
        return of
    runs: tuple[Run, ...] = (Run(f"{_AGAIN}表"),)
    if of:
        series, number = of.runs[0].text, of.runs[1]
        target = of.anchor or Target(of.runs[1].counts, int(number.text))
        runs = (Run(_AGAIN), Run(f"{series}{number.text}", refers=target))
    return Paragraph("continued", table.slot, runs, spot=of.spot if of else table.place)
