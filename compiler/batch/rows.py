"""The rows of a table, one after the other: each makes a document.

In: the path of a .csv or an .xlsx. Out: `Rows`: its `Columns`, and a `Line` a row: its number in the file and its cells, which the columns make
facts of, each with its place, where the document is made. A .csv is never held as a whole. Raises CompileError for what is wrong with the table;
what is wrong with a row alone stands in its line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..assets.sheets import Grid, GridCell, Most, cell_name, delimiter, read_grid, refuse_other_text
from ..figures.heads import Heads
from ..figures.tables import below_title, heads_in, speaks_of_table, sums_up
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..source.encoding import decode
from ..source.folder import kind_of, refusal
from ..source.load import RARE
from .lines import Columns, Line

MOST = Most(rows=100_000, columns=200, cells=1_000_000, by_row=True)
"""How large an .xlsx may be; a .csv has any number of rows."""
_HEAD_BYTES = 1024 * 1024  # by which a file's encoding and its delimiter are known
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_TITLES = 10  # rows above the heads at most

_Cells = tuple[int, tuple[GridCell | str, ...]]  # of a row, with its number


@dataclass(frozen=True)
class Rows:
    """A table, row by row, as often as it is asked for; `place` is where it is named."""

    path: Path
    sheet: str | None = None
    place: Place | None = None
    sheet_place: Place | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path)

    @property
    def of(self) -> tuple[str, str]:
        """What a line is called, in both languages."""
        return "行", "row"

    @cached_property
    def _grid(self) -> Grid | None:
        """The cells of an .xlsx; None of a .csv."""
        with self.path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            if kind_of(head) == "text" and self.sheet is None:
                return None
            data = head + file.read()
        return below_title(read_grid(data, self.name, self.sheet, self.place, self.sheet_place, MOST))

    @cached_property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What is told of the table as a whole."""
        return self._grid.notes if self._grid else self._decoded[1]

    @cached_property
    def columns(self) -> Columns:
        """What its rows have in common. Raises CompileError."""
        heads, columns = self._heads
        letters = tuple(cell_name((0, column))[:-1] for column in columns)
        return Columns(heads, letters, self.name, self._grid.sheet if self._grid else "")

    @cached_property
    def _heads(self) -> tuple[Heads, tuple[int, ...]]:
        """The heads, and the numbers of their columns."""
        if grid := self._grid:
            if wrong := grid.faults.get(grid.at[0][0]):
                raise CompileError(wrong)
            return heads_in(grid, self.name, self.place), grid.at[1]
        for number, row in self._records():
            used = [at for at, text in enumerate(row) if text.strip()]
            if len(used) > 1 or (used and len(row) == 1) or number > _TITLES:
                row = row[: used[-1] + 1]
                columns = tuple(range(1, len(row) + 1))
                first = Grid((tuple(map(GridCell, row)),), "", ((number,), columns))
                return heads_in(first, self.name, self.place), columns
        raise refusal(codes.TABLE_EMPTY, self.name, self.place)

    def __iter__(self) -> Iterator[Line]:
        """Every row below the heads. Raises CompileError where a .csv cannot be read on."""
        letters = self.columns.letters
        blank: list[int] = []  # rows, until one that is not follows
        for number, cells in self._of_sheet() if self._grid else self._of_csv():
            texts = [cell if isinstance(cell, str) else cell.text for cell in cells]
            first = next((text for text in texts if text.strip()), "")
            if not first:
                blank.append(number)
                continue
            yield from (Line(one, (), "blank") for one in blank)
            blank.clear()
            if sums_up(first):
                yield Line(number, (), "total")
                continue
            if speaks_of_table(cells):
                yield Line(number, (), "note")
                continue
            yield Line(number, cells, "", tuple(self._faults(number, texts, letters)))

    def _faults(self, number: int, row: Sequence[str], letters: Sequence[str]) -> Iterator[Diagnostic]:
        if len(row) != len(letters):
            counts = {"number": str(number), "own": str(len(row)), "wanted": str(len(letters))}
            yield Diagnostic(codes.ROW_RAGGED, {"file": self.name, **counts}, self.row_place(number))
        yield from self._grid.faults.get(number, ()) if self._grid else ()
        if not RARE.search("".join(row)):
            return
        for text, letter in zip(row, letters, strict=False):
            if rare := RARE.search(text):
                sign = f"U+{ord(rare[0]):04X}"
                args = {
                    "content_zh": f"里有控制字符（{sign}）",
                    "content_en": f"a control character ({sign})",
                }
                at = f"{letter}{number}"
                args |= {"file": self.name, "cell_zh": f"{at} 格", "cell_en": at}
                yield Diagnostic(codes.CELL_UNPRINTABLE, args, self.row_place(number))

    def row_place(self, number: int) -> Place:
        """Where a row is."""
        sheet = self.columns.sheet
        return Place(self.name, around=f"{sheet}!{number}" if sheet else str(number))

    # ---- reading ----

    def _of_sheet(self) -> Iterator[_Cells]:
        grid = self._grid
        if grid:
            yield from zip(grid.at[0][1:], grid.rows[1:], strict=True)

    def _of_csv(self) -> Iterator[_Cells]:
        """The rows below the heads: cells up to the last head, or up to the last that is filled."""
        heads, columns = self._heads
        below = False
        for number, row in self._records():
            used = max((at for at, text in enumerate(row, 1) if text.strip()), default=0)
            if not below:
                below = tuple(" ".join(text.split()) for text in row[: len(heads.names)]) == heads.names
                continue
            cells = row[: max(used, min(len(row), len(columns)))]
            yield number, tuple(text.replace("\r\n", "\n") if "\r" in text else text for text in cells)

    @cached_property
    def _decoded(self) -> tuple[str, tuple[Diagnostic, ...], str]:
        """The encoding and the delimiter of a .csv, and what is told of it. Raises CompileError."""
        with self.path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        order = _WIDE.get(head[:2])
        if len(head) == _HEAD_BYTES:  # whole lines of it
            line_end = "\n".encode(order or "ascii")
            at = head.rfind(line_end)
            while order and at > 0 and at % 2:  # two bytes of two characters
                at = head.rfind(line_end, 0, at + 1)
            head = head[: at + len(line_end)] if at > 0 else head[: 2 * bool(order)]
        source = decode(self.name, head)
        refuse_other_text(self.name, source.text, self.place)
        by_guess = bool(source.notes)
        return (
            "utf-16" if order else "gb18030" if by_guess else "utf-8-sig",
            source.notes,
            delimiter(source.text),
        )

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """The rows of a .csv with their numbers."""
        encoding, _, sign = self._decoded
        with self.path.open(encoding=encoding, newline="") as file:
            records = csv.reader(file, delimiter=sign, strict=True)
            try:
                yield from enumerate(records, 1)
            except (csv.Error, UnicodeDecodeError) as error:
                line = records.line_num
                zh, en = f"到第{line}行，双引号不成对", f"quotes do not pair up to line {line}"
                if isinstance(error, UnicodeDecodeError):
                    zh, en = f"第{line + 1}行的文字读不出来", f"line {line + 1} cannot be read as text"
                raise refusal(
                    codes.TABLE_DAMAGED, self.name, self.place, reason_zh=zh, reason_en=en
                ) from None
