"""Rules on what the columns of a table say of each other (W613–W616): a rate, a difference or a product, an order of merit, sub-totals, a total that the text gives otherwise.

A column's heading says what it may be; that it is so, most of its rows show: only then is one that differs told.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import NamedTuple

from ...messages.diagnostic import Code
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared, once
from .amounts import ZERO, Amount, amounts_in, shown, slip, unit_of
from .grids import LEAST_ROWS, Cell, Grid, grids, inner, is_total, read_cell

RELATION = Code(
    "W613",
    "warning",
    zh="表里“{name}”这一格是{text}，照同一行的数算是{sum}。",
    hint_zh="这一格或同一行的另一个数不对，对照台账改过来。",
    en="The cell “{name}” is {text}, but the numbers of its row make it {sum}.",
    hint_en="This cell or another number of its row is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        各科室情况见下表。

        科室\t任务数\t完成数\t完成率
        文秘科\t50\t45\t90%
        信息科\t40\t36\t95%
        督查科\t20\t20\t100%
    """,
    mend="""
        区政府办公室2025年度工作总结
        各科室情况见下表。

        科室\t任务数\t完成数\t完成率
        文秘科\t50\t45\t90%
        信息科\t40\t36\t90%
        督查科\t20\t20\t100%
    """,
    form="check",
)
ORDER = Code(
    "W614",
    "warning",
    zh="表里排第{text}的是{score}，排在它前面的却是{sum}。",
    hint_zh="核对得分和名次。",
    en="In the table rank {text} has {score}, but the one before it has {sum}.",
    hint_en="Check scores and ranks.",
    fault="""
        区政府办公室2025年度工作总结
        考核情况见下表。

        科室\t得分\t名次
        文秘科\t96.5\t1
        信息科\t93\t2
        督查科\t94\t3
    """,
    mend="""
        区政府办公室2025年度工作总结
        考核情况见下表。

        科室\t得分\t名次
        文秘科\t96.5\t1
        信息科\t95\t2
        督查科\t94\t3
    """,
    form="check",
)
SUBTOTAL = Code(
    "W615",
    "warning",
    zh="表里“{name}”一列的小计是{text}，这一组加起来是{sum}。",
    hint_zh="小计或其中一格不对，对照台账改过来。",
    en="The sub-total of the column “{name}” is {text}, but its group adds up to {sum}.",
    hint_en="The sub-total or a cell is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        各科室人数见下表。

        科室\t人数
        文秘科\t5
        信息科\t4
        小计\t9
        督查科\t3
        后勤科\t6
        小计\t10
        合计\t18
    """,
    mend="""
        区政府办公室2025年度工作总结
        各科室人数见下表。

        科室\t人数
        文秘科\t5
        信息科\t4
        小计\t9
        督查科\t3
        后勤科\t6
        小计\t9
        合计\t18
    """,
    form="check",
)
OF_TABLE = Code(
    "W616",
    "warning",
    zh="文中说{text}，表里合计是{sum}。",
    hint_zh="核对哪一个对，改成一样的。",
    en="The text says {text}, but the table's total is {sum}.",
    hint_en="Check which is right, and write it the same.",
    fault="""
        区政府办公室2025年度工作总结
        全年共办文118件，分季度情况见下表。

        季度\t件数
        一季度\t31
        二季度\t29
        三季度\t58
        四季度\t63
        合计\t181
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年共办文181件，分季度情况见下表。

        季度\t件数
        一季度\t31
        二季度\t29
        三季度\t58
        四季度\t63
        合计\t181
    """,
    form="check",
)
OF_CELL = Code(
    "W618",
    "warning",
    zh="文中说“{name}”是{text}，表里是{sum}。",
    hint_zh="核对哪一个对，改成一样的。",
    en="The text says that “{name}” is {text}, but in the table it is {sum}.",
    hint_en="Check which is right, and write it the same.",
    fault="""
        区政府办公室2025年度工作总结
        各季度情况见下表，其中四季度收文263件。

        季度\t收文（件）\t发文（件）
        一季度\t131\t29
        二季度\t129\t31
        四季度\t236\t42
    """,
    mend="""
        区政府办公室2025年度工作总结
        各季度情况见下表，其中四季度收文236件。

        季度\t收文（件）\t发文（件）
        一季度\t131\t29
        二季度\t129\t31
        四季度\t236\t42
    """,
    form="check",
)
_HUNDRED = 100
_SUBTOTAL = re.compile(r"小[ \u3000]*计")


def _plus(a: Decimal, b: Decimal) -> Decimal | None:
    return a + b


def _less(a: Decimal, b: Decimal) -> Decimal | None:
    return a - b


def _rate(a: Decimal, b: Decimal) -> Decimal | None:
    return a * 100 / b if b > 0 else None


def _growth(a: Decimal, b: Decimal) -> Decimal | None:
    return (a - b) * 100 / b if b > 0 else None


def _times(a: Decimal, b: Decimal) -> Decimal | None:
    return a * b


def _over(a: Decimal, b: Decimal) -> Decimal | None:
    return a / b if b > 0 else None


def _times_in_wan(a: Decimal, b: Decimal) -> Decimal | None:
    return a * b / 10000


_OF_PRICES = "金额|总价|小计|合计|费用|总额|补助额|总产"
Way = Callable[[Decimal, Decimal], Decimal | None]
# What a column may be of two others, by its name.
_WAYS: tuple[tuple[str, Way], ...] = (
    ("增长|增幅|增减(?:率|幅|（[%％]）)|增速|同比|环比|降幅|下降", _growth),
    ("率|占比|比例|比重|进度|百分比", _rate),
    (
        "增减|差额|相差|差值|增加|减少|结余|剩余|结存|余额|未|尚欠|缺|净增|节约|节余|下降|降低|降幅|提高|提升|上升|缩短|压减|超出|高于|低于|变化",
        _less,
    ),
    ("总分|总成绩|总得分", _plus),
    (_OF_PRICES, _times),
    (_OF_PRICES, _times_in_wan),
    ("天数|年限|均|每|单[产价位]|亩产|倍数?|周转次数", _over),
)
_SHOWN: tuple[Way, ...] = (_plus, _less, _times, _times_in_wan)
"""What a column of any name is, where so many rows show it that chance is out of the question."""
_PRODUCTS = (_times, _times_in_wan)
SHOWN_BY, WITNESSES, LEAST_WITNESS = 4, 3, 10
"""Rows that show what a column is reckoned from, whatever its name; those of them whose number is unlike the others' and no small one, and how great it is."""
_NO_OPERAND = re.compile(r"序号|编号|率|比|排名|名次|备注|年份|日期")


class WrongCell(NamedTuple):
    """A cell that is not what the other cells of its row make it: row and column, what it should be, and the columns of that reckoning, its own with them."""

    row: int
    column: int
    right: Decimal
    of: frozenset[int]


class _Reckoned(NamedTuple):
    """How many rows show that a column is reckoned from others, which are otherwise and what they should be, and those columns with it."""

    right: int
    wrong: Sequence[tuple[int, Decimal]]
    of: frozenset[int]


@once
def wrong_cells(text: Prepared) -> Sequence[tuple[Grid, Sequence[WrongCell]]]:
    """The cells of each table that the others of their row show to be wrong."""
    out = []
    for grid in grids(text):
        alike: dict[tuple[int, frozenset[int]], list[WrongCell]] = {}
        for column in range(1, len(grid.names)):
            for wrong in _wrong(grid, column):
                alike.setdefault((wrong.row, wrong.of), []).append(wrong)
        told = {(one.row, one.column): one for one in (_to_blame(grid, some) for some in alike.values())}
        out.append((grid, [told[place] for place in sorted(told)]))
    return out


def _to_blame(grid: Grid, wrong: Sequence[WrongCell]) -> WrongCell:
    """Of the cells any of which would make a reckoning right, the one that makes its column right as well; else the last whose column does not add up without."""

    def bears(one: WrongCell) -> int:
        cell, gap = grid.cells[one.row][one.column], _gap(grid, one.column)
        if cell is None or gap is None:
            return 1
        return 2 if gap and gap == one.right - cell.value else int(gap != 0)

    return max(wrong, key=lambda one: (bears(one), one.column))


def _gap(grid: Grid, column: int) -> Decimal | None:
    """What the total of a column has more than its rows; None where it has none."""
    totals = [number for number, row in enumerate(grid.rows) if is_total(row)]
    stated = grid.cells[totals[0]][column] if len(totals) == 1 else None
    parts = [cells[column] for number, cells in enumerate(grid.cells) if number not in totals]
    if stated is None or None in parts:
        return None
    return stated.value - sum((one.value for one in parts if one), ZERO)


def _wrong(grid: Grid, column: int) -> Iterator[WrongCell]:
    """What is wrong in a column that most rows show to be reckoned from two others."""
    name = grid.names[column]
    ways = [way for words, way in _WAYS if pattern(words).search(name)]
    operands = [
        one
        for one, other in enumerate(grid.names)
        if one
        and one != column
        and not _NO_OPERAND.search(other)
        and sum(row[one] is not None for row in grid.cells) > LEAST_ROWS
    ]
    found: list[_Reckoned] = []
    for way in (*ways, *(one for one in _SHOWN if one not in ways)):
        # What each row multiplies, the row of totals adds up.
        cells = [
            () if way in _PRODUCTS and is_total(row) else one
            for row, one in zip(grid.rows, grid.cells, strict=True)
        ]
        # A quotient stands behind what it is of: 库存, 日均用量, 可用天数.
        pairs = [two for two in permutations(operands, 2) if way is not _over or max(two) < column]
        tried = [_fits(cells, column, pair, way) for pair in pairs]
        found += tried if way in ways else [one for one in tried if _bears_out(grid, column, one)]
    if "比" in name:
        found += [_shares(grid, column, one) for one in operands]
    best = max(found, key=lambda one: one.right - len(one.wrong), default=None)
    if (
        best is None
        or best.right < LEAST_ROWS
        or len(best.wrong) * 2 > best.right
        or any(not one.wrong and one.right >= best.right for one in found)
    ):
        return
    yield from (WrongCell(row, column, value, best.of) for row, value in best.wrong)


def _bears_out(grid: Grid, column: int, one: _Reckoned) -> bool:
    """Whether rows show what a column is reckoned from, though its name does not say so: all but one, by values that differ; or fewer, if the column's total wants the same."""
    if len(one.wrong) > 1:
        return False
    off = {number for number, _ in one.wrong}
    if one.right >= LEAST_ROWS and (gap := _gap(grid, column)):
        for number, value in one.wrong:
            cell = grid.cells[number][column]
            if cell is not None and not is_total(grid.rows[number]) and value - cell.value == gap:
                return True
    shown_by = (row[column] for number, row in enumerate(grid.cells) if number not in off)
    values = {cell.value for cell in shown_by if cell}
    return one.right >= SHOWN_BY and sum(value >= LEAST_WITNESS for value in values) >= WITNESSES


@text_rule("arithmetic", "U-10")
def related(text: Prepared) -> Iterator[Finding]:
    """完成率, 增长, 结余, 金额: a column that most rows show to be reckoned from two others."""
    for grid, wrong in wrong_cells(text):
        for row, column, right, _ in wrong:
            if is_total(grid.rows[row]) and any(
                _total_off(grid, row, other) for other in range(1, len(grid.names)) if other != column
            ):
                continue  # it is a total that is wrong, and it is told of there
            par, stated = grid.rows[row][column], grid.cells[row][column]
            assert stated is not None
            name = f"{grid.rows[row][0].text.strip()} {grid.names[column]}"
            yield at(RELATION, par, *inner(par), name=name, sum=shown(right, stated.ulp) + stated.unit)


def _total_off(grid: Grid, row: int, column: int) -> bool:
    """Whether the total of a column that counts is not what its rows add up to."""
    stated = grid.cells[row][column]
    if stated is None or stated.unit or _NO_OPERAND.search(grid.names[column]):
        return False
    return bool(_gap(grid, column))


def _fits(cells: Sequence[Sequence[Cell | None]], index: int, pair: tuple[int, int], way: Way) -> _Reckoned:
    """How many rows show that a column is reckoned so, and which are otherwise, with what they should be."""
    right, wrong = 0, []
    for number, row in enumerate(cells):
        if not row:
            continue
        stated, a, b = row[index], row[pair[0]], row[pair[1]]
        if stated is None or a is None or b is None or (a.value == b.value == ZERO):
            continue
        value = way(a.value, b.value)
        if value is None:
            continue
        if _is_cell(value, stated, way) or (
            way in (_growth, _less) and stated.value >= 0 and _is_cell(-value, stated, way)
        ):
            right += 1
        else:
            wrong.append((number, abs(value) if way in (_growth, _less) and stated.value >= 0 else value))
    return _Reckoned(right, wrong, frozenset((index, *pair)))


def _is_cell(value: Decimal, stated: Cell, way: Way) -> bool:
    """Whether a cell has what was reckoned, rounded; of a rate, or cut off."""
    cut = stated.ulp if way in (_rate, _growth) else stated.ulp / 2
    return abs(value - stated.value) <= stated.ulp / 2 or ZERO <= abs(value) - abs(stated.value) < cut


def _shares(grid: Grid, index: int, of: int) -> _Reckoned:
    """As `_fits`, of the share that each row has of a column's total."""
    sums = [number for number, row in enumerate(grid.rows) if is_total(row)]
    parts = [row[of] for number, row in enumerate(grid.cells) if number not in sums]
    if len(sums) > 1 or any(one is None for one in parts):
        return _Reckoned(0, [], frozenset((index, of)))
    total = sum((one.value for one in parts if one), ZERO)
    shares = [row[index] for number, row in enumerate(grid.cells) if number not in sums]
    # Where shares are a hundred together, one may be a last figure off on purpose.
    made = sum((one.value for one in shares if one), ZERO) == _HUNDRED
    right, wrong = 0, []
    for number, row in enumerate(grid.cells):
        stated, part = row[index], row[of]
        if number in sums or stated is None or part is None or total <= 0:
            continue
        value = part.value * 100 / total
        rounded = -stated.ulp / 2 <= value - stated.value < stated.ulp
        if rounded or (made and abs(value - stated.value) <= stated.ulp):
            right += 1
        else:
            wrong.append((number, value))
    return _Reckoned(right, wrong, frozenset((index, of)))


@text_rule("arithmetic", "U-10")
def ranked(text: Prepared) -> Iterator[Finding]:
    """得分 and 名次: who has the higher score stands before."""
    for grid in grids(text):
        scores = [
            index
            for index, name in enumerate(grid.names)
            if pattern("得分|分数|成绩|总分|得票|分值").search(name)
        ]
        ranks = [
            index
            for index, name in enumerate(grid.names)
            if pattern("^(?:综合)?(?:名次|排名|位次)$").search(name)
        ]
        if len(scores) != 1 or len(ranks) != 1:
            continue
        rows = []
        for row, cells in zip(grid.rows, grid.cells, strict=True):
            score, rank = cells[scores[0]], read_cell(pattern("^第|名$").sub("", row[ranks[0]].text.strip()))
            if score and rank:
                rows.append((rank.value, score.value, row[ranks[0]]))
        rows.sort(key=lambda one: one[0])
        against = [(one, other) for one, other in pairwise(rows) if one[0] < other[0] and one[1] < other[1]]
        if len(rows) > 2 and len(against) == 1:
            (_, above, _), (_, below, par) = against[0]
            yield at(ORDER, par, 0, len(par.text), score=shown(below), sum=shown(above))


@text_rule("arithmetic", "U-10")
def subtotals(text: Prepared) -> Iterator[Finding]:
    """小计 in a table: what the rows since the one before it add up to."""
    for grid in grids(text):
        labels = [
            "".join(par.text.strip() for par in row[:2] if read_cell(par.text) is None) for row in grid.rows
        ]
        marks = [number for number, label in enumerate(labels) if _SUBTOTAL.search(label)]
        if len(marks) < LEAST_ROWS or marks[0] == 0:
            continue
        for index in range(1, len(grid.names)):
            right, wrong = 0, []
            begin = 0
            for mark in marks:
                parts = [row[index] for row in grid.cells[begin:mark]]
                begin = mark + 1
                stated = grid.cells[mark][index]
                if stated is None or not parts or any(one is None for one in parts):
                    continue
                total = sum((one.value for one in parts if one), ZERO)
                if total == stated.value:
                    right += 1
                else:
                    wrong.append((grid.rows[mark][index], total, stated.ulp))
            if right and len(wrong) == 1:
                par, total, ulp = wrong[0]
                yield at(SUBTOTAL, par, *inner(par), name=grid.names[index], sum=shown(total, ulp))


_POINTS = re.compile(r"见(?:下表|表|附表)|如下表|列表如下|如下[。：:]?$")


@text_rule("arithmetic", "U-10")
def of_tables(text: Prepared) -> Iterator[Finding]:
    """全年共办文118件，见下表, and a total of 181 in that table, or none and rows that add up to it: two figures that changed places, or one of them another."""
    for grid in grids(text):
        totals = [index for index, row in enumerate(grid.rows) if is_total(row)]
        if len(totals) > 1:
            continue
        values = {par.text.strip() for row in grid.rows for par in row}
        if totals:
            cells = grid.cells[totals[0]]
            counts = [par.text.strip() for par in grid.rows[totals[0]] if read_cell(par.text)]
            if any(_total_off(grid, totals[0], column) for column in range(1, len(cells))):
                continue  # the total itself is told of
        else:
            counts = [sum_ for column in range(1, len(grid.names)) if (sum_ := _added_up(grid, column))]
            values |= {*counts}
        for par in text.pars[max(grid.place - 3, 0) : grid.place]:
            if not par.is_prose or not _POINTS.search(par.text):
                continue
            for number in par.numbers:
                said = par.text[number.start : number.end].rstrip("万亿")
                before = par.text[max(number.start - 12, 0) : number.start]
                if (
                    said in values
                    or not pattern("[共计][^，。；0-9]{0,8}$").search(before)
                    or number.unit[:1] in "年月日%"
                ):
                    continue
                like = [one for one in counts if len(said) > 2 and slip(one, said)]
                if len(like) == 1:
                    yield at(OF_TABLE, par, number.start, number.end, sum=like[0])


def _added_up(grid: Grid, column: int) -> str:
    """What the rows of a column that counts whole things add up to; empty where it is none."""
    known = [row[column] for row in grid.cells]
    if any(one is None or one.unit or one.ulp < 1 for one in known) or _NO_OPERAND.search(grid.names[column]):
        return ""
    return shown(sum((one.value for one in known if one), ZERO))


_HEADER = re.compile(r"(?P<noun>[^（(]+?)(?:[（(](?P<unit>[^）)]+)[）)])?")
_SHARE = re.compile("占比|比重|比例|百分比")
AROUND = 6
"""Paragraphs before and after a table that may tell of its cells."""


@text_rule("arithmetic", "U-10")
def of_cells(text: Prepared) -> Iterator[Finding]:
    """其中四季度收文263件, and 236 in that cell of the table beside it."""
    amounts = amounts_in(text)
    for grid, wrong in wrong_cells(text):
        rows = {row[0].text.strip(): number for number, row in enumerate(grid.rows) if not is_total(row)}
        names = [name for name in rows if len(name) >= LEAST_ROWS and read_cell(name) is None]
        columns = [found for name in grid.names if (found := _HEADER.fullmatch(name))]
        values = {par.text.strip() for row in grid.rows for par in row}
        last = grid.place + len(grid.names) * (len(grid.rows) + 1)
        if len(columns) != len(grid.names) or len(names) < LEAST_ROWS:
            continue
        told_as_wrong = {(one.row, one.column) for one in wrong}
        for par in text.pars[max(grid.place - AROUND, 0) : last + AROUND]:
            for one in amounts.get(par.index, ()):
                place = _cell_of(par, one, names, columns)
                if place is None or not one.exact or (rows[place[0]], place[1]) in told_as_wrong:
                    continue
                cell = grid.cells[rows[place[0]]][place[1]]
                figure = one.text.removesuffix(unit_of(one))
                shown_there = grid.rows[rows[place[0]]][place[1]].text.strip().rstrip("%％")
                told_unit = columns[place[1]]["unit"] or (cell.unit if cell else "")
                if not told_unit and one.unit in ("%", "个百分点"):
                    continue
                if cell is None or figure in values or Decimal(figure.replace(",", "")) == cell.value:
                    continue
                how = slip(figure, shown_there)
                if how == "swapped" or (how == "one" and len(figure.replace(".", "")) > LEAST_ROWS):
                    name = f"{place[0]} {columns[place[1]]['noun']}"
                    yield at(OF_CELL, par, one.start, one.end, name=name, sum=shown_there + unit_of(one))


def _cell_of(
    par: Par, one: Amount, names: Sequence[str], columns: Sequence[re.Match[str]]
) -> tuple[str, int] | None:
    """The row, by its name, and the column that an amount is told of; None where that is not sure."""
    since = max(par.text.rfind(mark, 0, one.start) for mark in "。；;：") + 1
    before = par.text[since : one.start]
    here = [name for name in names if name in before]
    if len(here) != 1:
        return None
    fits = [
        column
        for column, found in enumerate(columns)
        if column
        and (
            found["noun"] in one.name
            or (_SHARE.search(found["noun"]) and pattern("占(?:比)?(?:为)?$").search(one.name))
        )
        and (found["unit"] is None or found["unit"].rstrip("份") in (unit_of(one), one.unit))
    ]
    return (here[0], fits[0]) if len(fits) == 1 else None
