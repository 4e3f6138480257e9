"""Rules on what tables add up (W610–W612): the totals of columns and rows, with the sum shown; and things named and counted.

A table with sub-totals, 其中 or cells that are not filled in is left alone, and so is a column of rates, years or numbers of order.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from ...messages.diagnostic import Code
from ..findings import Finding, at, text_rule
from ..prepared import Par, Prepared
from .amounts import shown
from .grids import LEAST_ROWS, NOTHING, Cell, Grid, inner, is_total
from .relations import WrongCell, wrong_cells

COLUMN = Code(
    "W610",
    "warning",
    zh="表里“{name}”一列的合计是{text}，各行加起来是{sum}。",
    hint_zh="合计或其中一格不对，对照台账改过来。",
    en="The total of the column “{name}” is {text}, but its rows add up to {sum}.",
    hint_en="The total or a cell is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文
        一季度\t51\t12
        二季度\t49\t15
        合计\t110\t27
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文
        一季度\t51\t12
        二季度\t49\t15
        合计\t100\t27
    """,
    form="check",
)
ROW = Code(
    "W611",
    "warning",
    zh="表里“{name}”一行的合计是{text}，这一行加起来是{sum}。",
    hint_zh="合计或其中一格不对，对照台账改过来。",
    en="The total of the row “{name}” is {text}, but its cells add up to {sum}.",
    hint_en="The total or a cell is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文\t合计
        一季度\t51\t12\t63
        二季度\t49\t15\t64
        三季度\t40\t20\t70
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文\t合计
        一季度\t51\t12\t63
        二季度\t49\t15\t64
        三季度\t40\t20\t60
    """,
    form="check",
)
_TOTAL_COLUMN = re.compile(
    r"(?:(?:合|总|共|小)[ \u3000]*计|全年|总数|总分|总得分|总成绩)(?:[（(][^）)]{1,6}[）)])?"
)
_PARTS = re.compile(
    r"小[ \u3000]*计|其[ \u3000]*中|^[（(][一二三四五六七八九十]+[)）]|^[一二三四五六七八九十]+、|^[0-9]{1,2}\.1[^0-9.%％米吨升亿万千元公度寸]"
)
_NO_SUM = re.compile(
    r"率|比|%|％|占(?![地用道压有])|均|增|减|幅|年份|序号|编号|排名|名次|单[价产]|[亩每]产|标准|电话|日期|时间|得分|分数|规格|型号|权重|指数|备注"
)
_NOTHING_THERE = Cell(Decimal(0), Decimal(1))


def _count(par: Par, cell: Cell | None) -> Cell | None:
    """What a cell adds to a sum: nothing where it is empty or has a dash; None where it is no count."""
    if par.text.strip() in NOTHING:
        return _NOTHING_THERE
    return None if cell is None or cell.unit else cell


class _Sheet(NamedTuple):
    """A table whose rows may add up: what each cell adds, and what the others of its row say that some cells should be."""

    grid: Grid
    counts: Sequence[Sequence[Cell | None]]
    wrong: Sequence[WrongCell]


def _sheets(text: Prepared) -> Iterator[_Sheet]:
    """The tables of which no row is part of another."""
    for grid, wrong in wrong_cells(text):
        if not any(_PARTS.search(par.text.strip()) for row in grid.rows for par in row[:3]):
            counts = [
                [_count(par, cell) for par, cell in zip(*row, strict=True)]
                for row in zip(grid.rows, grid.cells, strict=True)
            ]
            yield _Sheet(grid, counts, wrong)


def _agree(parts: Sequence[Cell], total: Cell) -> bool:
    """Whether cells make up a total; where they have decimals each may be rounded by half its last figure."""
    ulp = min((one.ulp for one in (*parts, total)), default=Decimal(1))
    spare = ulp * len(parts) / 2 if ulp < 1 else Decimal(0)
    return abs(sum(one.value for one in parts) - total.value) <= spare


class _Wrong(NamedTuple):
    """A total that its cells do not make up: by how much it is off, and whether it stands where the totals of rows and columns meet."""

    par: Par
    name: str
    right: str
    off: Decimal
    corner: bool
    sure: bool = True


def _off(cells: Sequence[Cell], stated: Cell) -> tuple[str, Decimal]:
    """What cells add up to, as it is told, and by how much the total is off."""
    total = sum((one.value for one in cells), Decimal(0))
    return shown(total, min(one.ulp for one in (*cells, stated))), stated.value - total


def _wrong_columns(sheet: _Sheet) -> list[_Wrong]:
    """The totals in the row 合计 that their columns do not make up."""
    body, names = sheet.grid.rows, sheet.grid.names
    found = [index for index, row in enumerate(body) if is_total(row)]
    if len(found) != 1 or found[0] not in (0, len(body) - 1) or len(body) <= LEAST_ROWS:
        return []
    others = [index for index in range(len(body)) if index != found[0]]
    wrong, right = [], 0
    for column, total in enumerate(body[found[0]]):
        stated = sheet.counts[found[0]][column]
        cells = [sheet.counts[row][column] for row in others]
        known = [one for one in cells if one is not None]
        filled = sum(bool(body[row][column].text.strip()) for row in others)
        if (
            not column
            or _NO_SUM.search(names[column])
            or stated is None
            or total.text.strip() in NOTHING
            or len(known) < len(cells)
            or filled < max(LEAST_ROWS, len(others) - 1)
        ):
            continue
        text, off = _off(known, stated)
        if _agree(known, stated):
            right += 1
        elif not _is_quotient(sheet, column) and not any(
            one.column == column and _excess(sheet, one) == -off for one in sheet.wrong
        ):
            corner = bool(_TOTAL_COLUMN.fullmatch(names[column]))
            wrong.append(_Wrong(total, names[column], text, off, corner))
    return [one._replace(sure=right > 0 or len(wrong) == 1) for one in wrong]


def _is_quotient(sheet: _Sheet, column: int) -> bool:
    """Whether a column has the quotient of two others, in the row of totals, too, but for one row at most: 库存 ÷ 日均用量 = 可用天数."""

    def holds(row: Sequence[Cell | None], above: int, below: int) -> bool:
        whole, part, stated = row[above], row[below], row[column]
        if not (whole and part and stated and part.value):
            return False
        return abs(whole.value / part.value - stated.value) <= stated.ulp / 2

    total = next(index for index, row in enumerate(sheet.grid.rows) if is_total(row))
    others = [index for index in range(1, len(sheet.grid.names)) if index != column]
    return any(
        holds(sheet.grid.cells[total], *two)
        and sum(holds(row, *two) for row in sheet.grid.cells) >= len(sheet.grid.cells) - 1
        for two in permutations(others, 2)
    )


def _excess(sheet: _Sheet, wrong: WrongCell) -> Decimal:
    """By how much a cell is more than the others of its row make it: it is told of there, and the total is right."""
    cell = sheet.grid.cells[wrong.row][wrong.column]
    return (cell.value if cell else Decimal(0)) - wrong.right


def _wrong_rows(sheet: _Sheet) -> list[_Wrong]:
    """The totals in the column 合计 that their rows do not make up, where most do."""
    names = sheet.grid.names
    found = [index for index, name in enumerate(names) if _TOTAL_COLUMN.fullmatch(name)]
    if len(found) != 1 or any(_NO_SUM.search(name) for name in names[1:]):
        return []
    wrong, right = [], 0
    words = [index for index in range(len(names)) if all(cells[index] is None for cells in sheet.grid.cells)]
    for row, counts in zip(sheet.grid.rows, sheet.counts, strict=True):
        total, stated = row[found[0]], counts[found[0]]
        cells = [one for index, one in enumerate(counts) if index not in (0, found[0], *words)]
        known = [one for one in cells if one is not None]
        if stated is None or total.text.strip() in NOTHING or len(known) < max(len(cells), LEAST_ROWS):
            continue
        if _agree(known, stated):
            right += 1
        else:
            wrong.append(_Wrong(total, row[0].text.strip(), *_off(known, stated), is_total(row)))
    return wrong if right > len(wrong) else []


def _told(code: Code, one: _Wrong) -> Finding:
    return at(code, one.par, *inner(one.par), sure=one.sure, name=one.name, sum=one.right)


@text_rule("arithmetic", "U-10")
def columns(text: Prepared) -> Iterator[Finding]:
    """The row 合计 of a table: each column is what its rows add up to."""
    for sheet in _sheets(text):
        off_rows = {-one.off for one in _wrong_rows(sheet) if not one.corner}
        for one in _wrong_columns(sheet):
            # Where a row's total is off as much, it is that cell that is wrong, and it is told of there.
            if not (one.corner and one.off in off_rows):
                yield _told(COLUMN, one)


@text_rule("arithmetic", "U-10")
def across(text: Prepared) -> Iterator[Finding]:
    """The column 合计 of a table, where most rows show that it is the sum of the others."""
    for sheet in _sheets(text):
        off_columns = {one.off for one in _wrong_columns(sheet)}
        for one in _wrong_rows(sheet):
            if one.off not in off_columns and not (one.corner and -one.off in off_columns):
                yield _told(ROW, one)
