"""What is told of rows: where in a table it was met, and the same of several rows once.

In: diagnostics, rows. Out: diagnostics with the cells that they are of.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from ..messages import codes
from ..messages.diagnostic import Diagnostic, Place, RowCell
from ..tags.values import Fact
from ..terms.fields import FIELDS
from .lines import Columns, Line

if TYPE_CHECKING:
    from ..figures.fill import Filled, Printed

_BATCH, _FILE_NAME, _TITLE = (FIELDS[key].spellings for key in ("batch", "file_name", "title"))
MOST_TOLD = 10_000  # different warnings and notes; errors are all told
MOST_NAMED = 12  # rows or columns that a message names


class Findings:
    """What is told of rows, the same of several in one. `skeleton` is the report: what every row meets in it is its own fault."""

    def __init__(self, skeleton: str) -> None:
        self._skeleton = skeleton
        self._found: dict[object, tuple[Diagnostic, list[RowCell]]] = {}
        self._left: set[int] = set()  # the hashes of what there is no room for
        self._room = MOST_TOLD

    def add(self, found: Iterable[Diagnostic]) -> None:
        for one in found:
            key = _key(one)
            if key in self._found:
                self._found[key][1].extend(one.rows)
            elif one.severity == "error" or self._room:
                self._room -= one.severity != "error"
                self._found[key] = one, [*one.rows]
            else:
                self._left.add(hash(key))

    def all(self, documents: int) -> list[Diagnostic]:
        """Errors first: of many, a person is shown the first. `documents` are the rows that were looked at."""
        told = [
            replace(one, rows=() if self._is_everywhere(one, rows, documents) else tuple(rows))
            for one, rows in self._found.values()
        ]
        if self._left:
            told.append(Diagnostic(codes.MORE_FINDINGS, {"count": str(len(self._left))}))
        return sorted(told, key=lambda one: one.severity != "error")

    def _is_everywhere(self, one: Diagnostic, rows: Sequence[RowCell], documents: int) -> bool:
        here = bool(one.place and one.place.file == self._skeleton)
        return here and 1 < documents == len({cell.row for cell in rows})


def _key(one: Diagnostic) -> object:
    """By what two findings are one: a cell's place is told with its row."""
    of_text = one.place if one.place and one.place.line else None
    return one.code.id, tuple(sorted(one.args.items())), of_text


def of_row(
    found: Iterable[Diagnostic], used: Container[str], cells: Mapping[str, Fact]
) -> Iterator[Diagnostic]:
    """Those but of what a cell has not yet and no text and no tag prints: it is missed nowhere. `used` are the names that are printed."""
    return (
        one
        for one in found
        if one.code is not codes.FIGURE_PENDING or one.args["name"] in used or one.args["name"] not in cells
    )


def in_row(
    found: Sequence[Diagnostic],
    line: Line,
    columns: Columns,
    cells: Mapping[str, Fact],
    filled: Filled | None,
) -> Iterator[Diagnostic]:
    """Diagnostics with the row that they were met in: the cells that print where they are, else the one that tells the row from others; of a folder, the
    report, unless they stand in it."""
    if not found:
        return
    from ..messages.assets import NAMED_FILE_NOT_FOUND  # of a set with nothing to tell no message is read
    from ..messages.batch import NAME_OPEN, NAME_UNFIT

    if line.file:
        of_file = (RowCell(line.file),)
        yield from (
            one if one.place and one.place.file == line.file else replace(one, rows=of_file) for one in found
        )
        return
    row = RowCell(columns.file, columns.sheet, line.number)
    printed = [one for one in (filled.printed if filled else ()) if one.place]
    for one in found:
        meant = [braces for braces in printed if one.place and _meet(one.place, braces.place)]
        heads = dict.fromkeys(name for braces in meant for name in braces.names if name in cells)
        if one.code in (NAME_UNFIT, NAME_OPEN) and filled:
            heads = dict.fromkeys(named_by(filled, cells))
        if one.code is NAMED_FILE_NOT_FOUND and heads and not _is_of_row(one, meant):
            one = replace(one, args={**one.args, "offer_zh": "", "offer_en": ""})
        some = tuple(_cell(row, head, cells[head]) for head in heads or _telling(cells))
        yield replace(one, rows=some[:3] or (row,))


def named_by(filled: Filled, cells: Container[str]) -> list[str]:
    """The columns that the file of a row is named by, as 文件名 says, else by its title."""
    data = filled.loaded.data
    path = next(
        (
            (batch, key)
            for batch in _BATCH
            if isinstance(given := data.get(batch), dict)
            for key in _FILE_NAME
            if key in given
        ),
        next(((key,) for key in _TITLE if key in data), ()),
    )
    names = (name for one in filled.printed if path and one.path[: len(path)] == path for name in one.names)
    return [name for name in dict.fromkeys(names) if name in cells]


def _is_of_row(one: Diagnostic, meant: Iterable[Printed]) -> bool:
    """Whether the file that is offered for one that is not there has in its name what the row prints: another row's is not meant."""
    return all(braces.text in one.args["offer_zh"] for braces in meant)


def of_faults(line: Line, columns: Columns) -> Iterator[Diagnostic]:
    """What is wrong with a row by itself."""
    row = RowCell(columns.file, columns.sheet, line.number)
    return (replace(one, rows=(row,)) for one in line.faults)


def of_skipped(file: str, skipped: Mapping[str, Sequence[int]]) -> Iterator[Diagnostic]:
    """The rows of a table that make no document, by why they do not."""
    for why, rows in skipped.items():
        args = {"file": file, "rows_zh": listed(rows, "、"), "rows_en": listed(rows, ", ")}
        code = {"blank": codes.ROWS_BLANK, "total": codes.ROWS_OF_TOTALS, "note": codes.ROWS_OF_NOTES}[why]
        yield Diagnostic(code, args)


def _cell(row: RowCell, head: str, fact: Fact) -> RowCell:
    at = fact.place.around.rpartition("!")[2] if fact.place else ""
    return row._replace(head=head, cell=at, value=str(fact))


def _telling(cells: Mapping[str, Fact]) -> list[str]:
    """The head of the first cell that is no number, as 序号 is; else of the first."""
    words = (head for head, cell in cells.items() if cell.strip() and cell.quantity is None)
    return [*islice(chain(words, cells), 1)]


def _meet(one: Place, other: Place | None) -> bool:
    """Whether two places of a text have something in common."""
    if other is None or one.file != other.file:
        return False
    begin, end = (one.line, one.column), (one.end_line, one.end_column)
    return (other.line, other.column) < end and begin < (other.end_line, other.end_column)


def listed(rows: Sequence[int], comma: str) -> str:
    few = comma.join(map(str, rows[:MOST_NAMED]))
    return few if len(rows) <= MOST_NAMED else f"{few}…"
