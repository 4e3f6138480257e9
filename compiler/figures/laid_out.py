"""A table of 数据 laid out as it prints: its columns chosen and computed, sorted, grouped with subtotals, summed up.

In: a `Table`, the options of an authored block, the table of facts. Out: rows of texts, the heads first. What is wrong is raised as `OptionError`s
with the path of the option below the block; what is to be told stands in `notes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

from ..messages import codes
from ..messages.diagnostic import Diagnostic, Place
from ..source.load import Data
from ..tags.quantities import FaultError, Quantity, rounded
from ..tags.values import Fact, Figure, Table, date_of, text_of
from ..terms.fields import FIELDS
from ..terms.values import VALUES
from .columns import Column, Columns, OptionError, cannot, faulty
from .facts import Facts
from .lines import NO_NUMBER, Line, Lines

OPTIONS = ("columns", "sorted_by", "grouped_by", "totals")
"""The fields of a table block that say how a table of 数据 is laid out."""
_DESCENDING = ("从大到小", "从多到少", "从高到低", "降序", "desc")
_ASCENDING = ("从小到大", "从少到多", "从低到高", "升序", "asc")


class Laid(NamedTuple):
    """The rows that print, where each cell was read (None for what was computed), the names of 数据 besides the table's that were used, and what is
    to be told of them."""

    rows: list[list[str]]
    places: list[list[Place | None]]
    used: tuple[str, ...]
    notes: tuple[Diagnostic, ...]


def lay_out(name: str, table: Table, block: Mapping[str, Data], facts: Facts) -> Laid:
    """The rows of a table as a block prints them. Raises OptionError, the first that is found."""
    return _Layout(name, table, block, facts).laid()


class _Layout:
    def __init__(self, name: str, table: Table, block: Mapping[str, Data], facts: Facts) -> None:
        self.table, self.block, self.lines = table, block, Lines(table)
        self.keys = {
            option: next((key for key in FIELDS[option].spellings if key in block), "") for option in OPTIONS
        }
        self.columns = Columns(name, self.lines, facts, self.keys["columns"])

    def laid(self) -> Laid:
        key = self.keys["columns"]
        columns = (
            self.columns.chosen(self.block[key]) if key else [Column(head, head) for head in self.table.heads]
        )
        group, by, falling = self._grouping(), *self._sorting(columns)
        total = self._says_yes("totals")
        rows = self.lines.all
        if by:
            self._no_subtotals()
            rows = self._sorted(columns, by, falling)
        needed = {one.shows for one in columns} | self.columns.asked
        lines = self._grouped(rows, columns, group, needed) if group else list(rows)
        lines += self._given_totals(bool(group), total)
        if not by and not group:
            lines.sort(key=lambda line: line.order)
        notes: list[Diagnostic] = []
        if total:
            lines.append(self._summed(rows, "合计", needed))
            notes += self._as_the_sheet_says(lines[-1])
        label_at = self._label_at(columns, group) if total or group else 0
        texts = [
            [
                line.label if line.label and at == label_at else one.text(line)
                for at, one in enumerate(columns)
            ]
            for line in lines
        ]
        for column, left in self.columns.left.items():
            args = {"column": column, "rows": "、".join(left[:5]) + ("……" if len(left) > 5 else "")}
            notes.append(Diagnostic(codes.CELL_NOT_COMPUTED, args))
        return Laid(
            [[one.head for one in columns], *texts],
            [[None] * len(columns), *([one.place(line) for one in columns] for line in lines)],
            tuple(self.columns.used),
            tuple(notes),
        )

    # ---- rows that sum up others ----

    def _summed(
        self,
        lines: Sequence[Line],
        label: str,
        needed: set[str],
        cells: Mapping[str, Any] | None = None,
    ) -> Line:
        """A row that sums up others: each column that can be is a number of its own; `needed` are the columns that print, or are computed with."""
        out: dict[str, Any] = {}
        for head in self.table.heads:
            try:
                out[head] = self.lines.summed(head, lines)
            except FaultError as fault:
                if head in needed:
                    key, args = self.keys["totals"] or self.keys["grouped_by"], fault.args_of
                    zh = f"{label}加不出来，{args.get('reason_zh', '')}"
                    cannot(head, (key,), zh, f"it cannot be summed up: {args.get('reason_en', '')}")
                out[head] = Fact.of("", None)
        return Line({**out, **(cells or {})}, None, label)

    def _label_at(self, columns: Sequence[Column], group: str) -> int:
        """Where 合计 and 小计 stand: under the group, else in the first column that is not summed up."""
        shown = [one.shows for one in columns]
        uncounted = [at for at, one in enumerate(shown) if one and not self.lines.is_counted(one)]
        if group in shown and not self.lines.is_counted(group):
            return min(uncounted[0], shown.index(group))
        if not uncounted:
            zh, en = (
                "各列都是数，没有地方写“合计”；“列”里加上一列名称",
                "every column holds numbers and none has room for 合计: add one with names",
            )
            self._unfit("totals" if self.keys["totals"] else "grouped_by", zh, en)
        return uncounted[0]

    def _given_totals(self, grouped: bool, total: bool) -> list[Line]:
        """The rows of the table itself that sum up others: its 小计 go where it is grouped anew, the 合计 at its end where that is computed."""
        last = len(self.table) - 1
        kept = [at for at in sorted(self.table.totals) if not (total and at == last)]
        if grouped:
            rows_end = max((line.order for line in self.lines.all), default=-1)
            kept = [at for at in kept if at > rows_end and "小" not in self._first(at)]
        return [Line(self.table[at], None, "", at) for at in kept]

    def _first(self, at: int) -> str:
        """The first text in a row of the table."""
        return next((text_of(cell) for cell in self.table[at].values() if text_of(cell).strip()), "")

    def _as_the_sheet_says(self, line: Line) -> list[Diagnostic]:
        """Where the table's own 合计 says other than what its rows add up to."""
        last = len(self.table) - 1
        own = self.table[last] if last in self.table.totals else {}
        pairs = ((head, own.get(head), line.cells[head]) for head in self.table.heads)
        return [
            Diagnostic(
                codes.TOTAL_DIFFERS, {"column": head, "said": str(said), "made": str(made)}, said.place
            )
            for head, said, made in pairs
            if isinstance(said, Fact)
            and said.quantity is not None
            and isinstance(made, Fact)
            and made.quantity is not None
            and rounded(said.quantity.number, 6) != rounded(made.quantity.number, 6)
        ]

    # ---- order ----

    def _grouping(self) -> str:
        key = self.keys["grouped_by"]
        if not key:
            return ""
        value = self.block[key]
        if not isinstance(value, str) or not value.strip():
            self._unfit("grouped_by", "这里要一个列名，如 单位", "it wants a column, as 单位")
        return self.columns.named(str(value), (key,))

    def _sorting(self, columns: Sequence[Column]) -> tuple[str, bool]:
        """What the rows are sorted by, the head of a column that prints or one of the table, and whether the most comes first."""
        key = self.keys["sorted_by"]
        if not key:
            return "", False
        value = self.block[key]
        if not isinstance(value, str) or not value.strip():
            zh, en = (
                "这里要一个列名，如 发文，或 发文 从小到大",
                "it wants a column, as 发文 or 发文 从小到大",
            )
            self._unfit("sorted_by", zh, en)
        text, falling = str(value).strip(), True
        for words, way in ((_DESCENDING, True), (_ASCENDING, False)):
            word = next((one for one in words if text.lower().endswith(one) and text.lower() != one), "")
            if word:
                text, falling = text[: -len(word)].strip(" ，,、|:："), way
        if text in [one.head for one in columns]:
            return text, falling
        return self.columns.named(text, (key,)), falling

    def _sorted(self, columns: Sequence[Column], by: str, falling: bool) -> list[Line]:
        """The rows in order; those without a number last, those that are equal as the table has them."""
        column = next((one for one in columns if one.head == by), Column(by, by))
        shown = [(column.text(line), line) for line in self.lines.all]
        keys: list[tuple[Any, Line]] = []
        for text, line in shown:
            cell = line.cells.get(column.shows) if column.shows else None
            amount = (
                cell.quantity
                if isinstance(cell, Fact | Figure) and cell.quantity is not None
                else _amount_in(text)
            )
            keys.append((amount, line))
        if all(amount is None for amount, _ in keys):
            keys = [(date_of(text), line) for text, line in shown]
        empty = [line for text, line in shown if NO_NUMBER.fullmatch(text.strip())]
        bad = next((line for key, line in keys if key is None and line not in empty), None)
        if bad is not None:
            named = self.lines.named(bad)
            self._unfit(
                "sorted_by",
                f"“{by}”不全是数（{named}），也不全是日期，排不了；先在表里排好",
                f"“{by}” holds neither numbers nor dates only ({named}): sort it in the sheet",
            )
        known = [(key, line) for key, line in keys if key is not None]
        unit = next((key.unit for key, _ in known if isinstance(key, Quantity) and key.unit), "")
        try:
            ranked = [
                (key.in_unit(unit).number if isinstance(key, Quantity) else key, line) for key, line in known
            ]
        except FaultError as fault:
            faulty(by, (self.keys["sorted_by"],), fault)
        ranked.sort(key=lambda one: one[0], reverse=falling)
        return [*(line for _, line in ranked), *(line for key, line in keys if key is None)]

    def _grouped(
        self, rows: Sequence[Line], columns: Sequence[Column], group: str, needed: set[str]
    ) -> list[Line]:
        """The rows group by group, in the order in which the groups come, each with its subtotal."""
        groups: dict[str, list[Line]] = {}
        for line in rows:
            groups.setdefault(text_of(line.cells[group]).strip(), []).append(line)
        shown = group in [one.shows for one in columns]
        out: list[Line] = []
        for name, lines in groups.items():
            label = "小计" if shown else f"{name}小计"
            cells = {group: Fact.of(name, None)} if shown else None
            out += [*lines, self._summed(lines, label, needed, cells)]
        return out

    def _no_subtotals(self) -> None:
        """Refuse to sort rows between which others sum them up, unless they are grouped anew."""
        last = max((line.at for line in self.lines.all if line.at is not None), default=-1)
        inside = sorted(at for at in self.table.totals if at < last)
        if inside and not self.keys["grouped_by"]:
            text = self._first(inside[0])
            self._unfit(
                "sorted_by",
                f"表里中间有一行“{text}”，排序会打乱它；先去掉这一行，或写 分组",
                f"a row “{text}” stands between the others, and sorting would tear it from them: take it out, or write 分组",
            )

    # ---- telling ----

    def _says_yes(self, option: str) -> bool:
        key = self.keys[option]
        if not key:
            return False
        value = str(self.block[key]).strip().casefold()
        words = [word for word, spellings in VALUES["totals"].items() if value in spellings]
        if not words:
            self._unfit(option, "这里写 是 或 否", "it is 是 or 否")
        return words[0] == "yes"

    def _unfit(self, option: str, zh: str, en: str) -> NoReturn:
        key = self.keys[option]
        raise OptionError(codes.OPTION_UNFIT, (key,), key=key, reason_zh=zh, reason_en=en)


def _amount_in(text: str) -> Quantity | None:
    """The number that a computed cell says: 下降24.7% is below 0."""
    if text == "持平":
        return Quantity(Decimal(0))
    found = re.fullmatch(r"(增长|增加|提高|下降|减少)?(-?[\d,]+(?:\.\d+)?)\D{0,6}", text.strip())
    if not found:
        return None
    number = Decimal(found[2].replace(",", ""))
    return Quantity(-number if found[1] in ("下降", "减少") else number)
