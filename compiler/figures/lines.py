"""The rows of a table of 数据 as they are computed with: what a cell is held against, what a column adds up to.

In: a `Table`. Out: `Lines`, and each `Line` of it. Raises FaultError where cells do not add up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from ..messages import codes
from ..tags.quantities import FaultError, Quantity, plain, rounded, unit_of
from ..tags.values import Fact, Figure, Pending, Table, pending_of, text_of
from ..terms.patterns import late

NOTHING = "—"
"""What prints where there is nothing to compute."""
NO_NUMBER = re.compile(r"|[-—–－/／]+|…+|无")
"""What a cell says that has no number and needs none."""
BEFORE: Mapping[str, tuple[str, ...]] = {
    "last_year": ("上年同期", "去年同期", "上年", "去年", "同期"),
    "previous": ("上期", "上月", "上季度", "上季"),
    "target": ("目标", "计划", "任务", "年度目标", "目标数", "计划数", "任务数"),
}
"""How a column is called that others are held against."""

# Columns that number or name something: no sum of them means anything, and none is missed.
_NUMBERS = late("序号|编号|编码|代码|排序|名次|排名|年份|年度|电话|月份")
# Columns whose sum would be false: it is computed otherwise, or not at all.
_RATES = late(
    "率$|比重?$|增速|增幅|增长|平均|[月日年人户]均|[均单]价|[得评]分|价格|年龄|工龄|指数|系数|浓度|温度"
)
# What the first column says where each row follows the one above it in time.
_PERIOD = late(
    r"(?:\d{4}\D{0,3})?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[年季月周旬日期]|.*(?:季度|月|年|周|旬|期|日)"
)
_ITSELF = ("本期", "今年", "本年", "完成", "实际", "数量", "当期")


class Line(NamedTuple):
    """A row to print: its cells by head, its number in the table; None for one that sums up others: it has a `label` where it is computed, its
    place in the table (`order`) where it is the table's own."""

    cells: Mapping[str, Any]
    at: int | None
    label: str = ""
    order: int = -1


class _Look(NamedTuple):
    """How the numbers of a column are typed: decimals, whether in several units, with commas, with their units behind them."""

    decimals: int
    mixed: bool
    grouped: bool
    glued: bool


class _Said(NamedTuple):
    """What the cells of a column say: what is not known yet, amounts, the first text that is none and needs to be one."""

    pending: Pending | None
    amounts: list[Quantity]
    other: str


def _said(column: str, lines: Sequence[Line]) -> _Said:
    cells = [line.cells.get(column, "") for line in lines]
    amounts = [one.quantity for one in cells if isinstance(one, Fact | Figure) and one.quantity is not None]
    others = (
        text
        for one in cells
        if not (isinstance(one, Fact | Figure) and one.quantity is not None)
        and not NO_NUMBER.fullmatch((text := text_of(one)).strip())
    )
    pending = next((one for one in cells if isinstance(one, Pending)), None)
    return _Said(pending, amounts, next(others, ""))


def _typed_at(column: str, lines: Sequence[Line], text: str) -> int:
    """The line of the YAML in which a cell of a column was typed, 0 where it was read from a file or computed."""
    cells = (line.cells.get(column) for line in lines)
    places = (one.place for one in cells if isinstance(one, Fact) and text_of(one) == text)
    return next((place.line for place in places if place and not place.around), 0)


def why_none(column: str, lines: Sequence[Line]) -> tuple[str, str] | None:
    """Why the first cell of a column that says no number says none, with its place, in both languages; None where no cell tells."""
    cells = (line.cells[column] for line in lines)
    return next((one.why for one in cells if isinstance(one, Fact) and one.why[0]), None)


class Lines:
    """The rows of a table that sum up no others, and what may be asked of its columns."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.all = [Line(row, at, "", at) for at, row in enumerate(table) if at not in table.totals]
        self._bases: dict[tuple[str, str], str] = {}
        self._amounts: dict[str, bool] = {}
        self._counted: dict[str, bool] = {}
        self._looks: dict[str, _Look] = {}

    def head(self, typed: str) -> str | None:
        """The head of a column by any of its names."""
        name = " ".join(typed.split())
        head = self.table.aliases.get(name, name)
        return head if head in self.table.heads else None

    def bare(self, head: str) -> str:
        """金额 of a head 金额（万元）."""
        return next((alias for alias, one in self.table.aliases.items() if one == head), head)

    def named(self, line: Line) -> str:
        """What a row is called: its label, else its first cell."""
        return line.label or text_of(line.cells.get(self.table.heads[0], ""))

    # ---- what a cell is held against ----

    def cell(self, column: str, line: Line) -> object:
        """A cell with what it is held against, so that |同比 finds it."""
        cell = line.cells.get(column, "")
        if not isinstance(cell, Fact) or cell.quantity is None:
            return cell
        figure = Figure({"本期": str(cell)})
        figure.line, figure.quantity, figure.pending, figure.others = str(cell), cell.quantity, None, {}
        others: dict[str, Quantity | Pending] = {}
        for member in BEFORE:
            base = self._base_cell(column, member, line)
            amount = base.quantity if isinstance(base, Fact | Figure) else None
            if amount is not None:
                others[member] = Quantity(amount.number, amount.unit or cell.quantity.unit)
            elif isinstance(blank := pending_of(base), Pending):
                others[member] = blank
        figure.others = others
        return figure

    def _base_cell(self, column: str, member: str, line: Line) -> object:
        head = self.base(column, member)
        if head:
            return line.cells.get(head, "")
        if member == "previous" and line.at and self.in_time:
            before = next((at for at in range(line.at - 1, -1, -1) if at not in self.table.totals), None)
            return None if before is None else self.table[before].get(column)
        return None

    def base(self, column: str, member: str) -> str:
        """The column that another is held against: 发文上年同期, 上年发文, 2024年发文 beside 2025年发文; 上年同期 beside 本期."""
        if (column, member) not in self._bases:
            self._bases[column, member] = self._found_base(column, member)
        return self._bases[column, member]

    def _found_base(self, column: str, member: str) -> str:
        bare = self.bare(column)
        names = [*self.table.heads, *self.table.aliases]
        words = BEFORE[member]
        wanted = [
            made
            for word in words
            for made in (f"{bare}{word}", f"{word}{bare}", f"{bare}（{word}）", f"{bare}({word})")
        ]
        own = next((word for word in _ITSELF if word in bare), "")
        wanted += [bare.replace(own, word) for word in words if own]
        if member == "last_year" and (year := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", bare)):
            wanted.append(bare.replace(year[0], str(int(year[0]) - 1)))
        counted = [head for head in self.table.heads if self.is_counted(head) and not _is_base(head)]
        wanted += words if counted == [column] else ()
        found = next((one for one in wanted if one in names and one != bare), "")
        return self.table.aliases.get(found, found)

    @cached_property
    def in_time(self) -> bool:
        """Whether each row follows the one above it in time."""
        first = self.table.heads[0]
        return all(_PERIOD.fullmatch(text_of(line.cells[first]).strip()) for line in self.all)

    # ---- sums ----

    def sum(self, column: str, lines: Sequence[Line]) -> Quantity | Pending | None:
        """The sum of a column in some rows; not known yet where one of its cells is not; None where it holds no amounts. Raises FaultError."""
        said = _said(column, lines)
        if said.pending is not None:
            return said.pending
        if not (said.amounts or said.other) or not self._holds_amounts(column):
            return None
        if said.other:
            shown = said.other[:20]
            at = _typed_at(column, lines, said.other)
            where = (f"第{at}行的", f"line {at}: ") if at else ("", "")
            none = f"{where[0]}“{shown}”不是数", f"{where[1]}“{shown}” is no number"
            zh, en = why_none(column, lines) or none
            raise FaultError(codes.NOT_FIT, reason_zh=zh, reason_en=en)
        unit = next((one.unit for one in said.amounts if one.unit), "")
        return Quantity(sum((one.in_unit(unit).number for one in said.amounts), Decimal(0)), unit)

    def _holds_amounts(self, column: str) -> bool:
        """Whether a column is one of amounts, a few cells aside."""
        if column not in self._amounts:
            said = _said(column, self.all)
            few = len(said.amounts) * 2 <= len(self.all) if said.other else not said.amounts
            self._amounts[column] = said.pending is not None or not few
        return self._amounts[column]

    def is_counted(self, head: str) -> bool:
        """Whether a column holds amounts of which a sum says something."""
        if head not in self._counted:
            self._counted[head] = self._can_be_summed(head)
        return self._counted[head]

    def _can_be_summed(self, head: str) -> bool:
        bare = self.bare(head)
        if _NUMBERS.search(bare) or _RATES.search(bare):
            return False
        try:
            found = self.sum(head, self.all)
        except FaultError:
            return True  # told when it is summed up
        return isinstance(found, Pending) or (
            found is not None and unit_of(found.unit).base not in ("%", "个百分点")
        )

    def summed(self, head: str, lines: Sequence[Line]) -> Fact | Pending:
        """What a row that sums up others says in a column, as the cells show theirs. Raises FaultError."""
        bare = self.bare(head)
        if _NUMBERS.search(bare):
            return Fact.of("", None)
        if _RATES.search(bare):
            said = _said(head, lines)
            some = self._holds_amounts(head) and (said.amounts or said.pending is not None)
            return Fact.of(NOTHING if some else "", None)
        found = self.sum(head, lines)
        if found is None:
            return Fact.of("", None)
        if not self.is_counted(head):
            return Fact.of(NOTHING, None)
        return found if isinstance(found, Pending) else self._as_shown(head, found)

    def _as_shown(self, head: str, total: Quantity) -> Fact:
        """A sum with the decimals, the commas and the unit of the cells above it; exact where their units differ."""
        look = self._look(head)
        number = total.number if look.mixed else rounded(total.number, look.decimals)
        text = plain(number) if look.mixed else format(number, "f")
        text = f"{Decimal(text):,f}" if look.grouped else text
        return Fact.of(text + (total.unit if look.glued else ""), total)

    def _look(self, head: str) -> _Look:
        if head not in self._looks:
            cells = [line.cells[head] for line in self.all]
            known = [
                (text_of(one), one.quantity)
                for one in cells
                if isinstance(one, Fact | Figure) and one.quantity is not None
            ]
            points = (found for text, _ in known if (found := re.search(r"\.(\d+)", text)))
            self._looks[head] = _Look(
                max((len(found[1]) for found in points), default=0),
                len({amount.unit for _, amount in known}) > 1,
                any("," in text for text, _ in known),
                any(amount.unit and text.endswith(amount.unit) for text, amount in known),
            )
        return self._looks[head]


def _is_base(head: str) -> bool:
    return any(word in head for words in BEFORE.values() for word in words)
