"""Tables as the rules on them see them: cells that count something, under the names of their columns.

In: a `Prepared`. Out: `Grid`s, read once for all rules; none of a table whose rows differ in length, as those with merged cells do.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...flow.blocks import Table
from ..prepared import HAN, Par, Prepared, once

_NUMBER = re.compile(
    rf"(?P<n>[-－+＋]?[0-9][0-9,]*(?:\.[0-9]+)?)[ ]?(?P<unit>[%％]|[万亿]?[{HAN}]{{0,3}})(?:[/／][{HAN}]{{1,3}})?"
)
_TOTAL = re.compile(r"(?:合|总|共)[ \u3000]*计|总数")
# What is counted in these is a date, a rank or a size, and no amount.
_NO_UNIT = ("年", "月", "日", "时", "分", "号", "级", "层", "楼", "岁", "周", "期")
NOTHING = frozenset(["", "0", "—", "-", "－", "–", "——", "/", "／", "无"])
LEAST_ROWS = 2


class Cell(NamedTuple):
    """What a cell counts: its value, the last figure that is written of it, and the unit that stands with it."""

    value: Decimal
    ulp: Decimal
    unit: str = ""


def read_cell(text: str) -> Cell | None:
    """What a cell counts; None where it is no number."""
    found = _NUMBER.fullmatch(text.strip())
    if not found or found["unit"].startswith(_NO_UNIT):
        return None
    plain = found["n"].replace(",", "").replace("－", "-").replace("＋", "+")
    _, _, decimals = plain.partition(".")
    return Cell(Decimal(plain), Decimal(1).scaleb(-len(decimals)), found["unit"].replace("％", "%"))


def is_total(row: Sequence[Par]) -> bool:
    """Whether a row is the total of others."""
    return any(_TOTAL.fullmatch(par.text.strip()) for par in row[:2])


def inner(par: Par) -> tuple[int, int]:
    """From and to of what stands in a cell."""
    return len(par.text) - len(par.text.lstrip()), len(par.text.rstrip())


class Grid(NamedTuple):
    """A table: the names of its columns, the cells of the rows below its head, what they count, and where it begins among the paragraphs."""

    names: Sequence[str]
    rows: Sequence[Sequence[Par]]
    cells: Sequence[Sequence[Cell | None]]
    place: int


@once
def grids(text: Prepared) -> Sequence[Grid]:
    """The tables of a document, in the order of print; then those that were typed with | in a draft."""
    pars = {id(par.block): par for par in text.pars}
    out = []
    for block in text.flow.blocks:
        if isinstance(block, Table) and len(block.rows) > LEAST_ROWS:
            rows = [[pars[id(cell)] for cell in row] for row in block.rows]
            if len({len(row) for row in rows}) == 1:
                out.append(_grid(rows, max(block.header_rows, 1)))
    return [*out, *_typed(text)]


def _grid(rows: Sequence[Sequence[Par]], head: int) -> Grid:
    columns = zip(*rows[:head], strict=True)
    names = ["".join(dict.fromkeys(par.text.strip() for par in column)) for column in columns]
    cells = [[read_cell(par.text) for par in row] for row in rows[head:]]
    return Grid(names, rows[head:], cells, rows[0][0].index)


_ROW = re.compile(r"\|.*\||[^|。]+(?:\|[^|。]*){2,}|[^\t。]+(?:\t[^\t。]*){2,}")
_RULE = re.compile(r"[|\-:：－—\s]+")


def _typed(text: Prepared) -> Iterator[Grid]:
    """Lines in turn whose cells are parted by |, with one at both ends or at the end of none, or by tabs, and that have as many cells each."""
    if "|" not in text.whole and "\t" not in text.whole:
        return
    rows: list[Sequence[Par]] = []
    for par in (*text.pars, None):
        line = par.text.strip(" \u3000") if par is not None and ("|" in par.text or "\t" in par.text) else ""
        row = _parts(par, line) if par is not None and _ROW.fullmatch(line) else []
        if row and _RULE.fullmatch(line):
            continue
        if rows and len(row) != len(rows[0]):
            if len(rows) > LEAST_ROWS:
                yield _grid(rows, 1)
            rows = []
        if row:
            rows.append(row)


def _parts(par: Par, line: str) -> Sequence[Par]:
    """The cells of a line that was typed with | or tabs."""
    start = par.text.index(line)
    cells, at = [], start
    for cell in line.split("|" if "|" in line else "\t"):
        cells.append(par.part(at, at + len(cell)))
        at += len(cell) + 1
    framed = line.startswith("|")
    return cells[framed : len(cells) - framed]
