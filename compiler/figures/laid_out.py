"""A table of 数据 laid out as it prints: its columns chosen and computed, sorted, grouped with subtotals, summed up.

In: a `Table`, the options of an authored block, the table of facts. Out: rows of texts, the heads first. What is wrong is raised as `OptionError`s
with the path of the option below the block; what is to be told stands in `notes`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, NoReturn

from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic, Place
from ..source.load import Data, Path
from ..tags.expressions import Call, Evaluation, Expression, parse
from ..tags.filters import FILTER_OF
from ..tags.quantities import FaultError, Quantity, plain, rounded, unit_of
from ..tags.values import Fact, Figure, Pending, Table, date_of, pending_of, text_of
from ..terms.fields import FIELDS
from ..terms.nearest import nearest
from ..terms.values import VALUES
from .facts import Facts, names_of
from .tables import heads_of
from .texts import mended

NOTHING = "—"
"""What prints where there is nothing to compute."""
MAX_COLUMNS = 60
OPTIONS = ("columns", "sorted_by", "grouped_by", "totals")
"""The fields of a table block that say how a table of 数据 is laid out."""

# Columns that number or name something: no sum of them means anything, and none is missed.
_NUMBERS = re.compile("序号|编号|编码|代码|排序|名次|排名|年份|年度|电话|月份")
# Columns whose sum would be false: it is computed otherwise, or not at all.
_RATES = re.compile(
    "率$|比重?$|增速|增幅|增长|平均|[月日年人户]均|[均单]价|[得评]分|价格|年龄|工龄|指数|系数|浓度|温度"
)
_NO_NUMBER = re.compile(r"|[-—–－/／]+|…+|无")
# What the first column says where each row follows the one above it in time.
_PERIOD = re.compile(
    r"(?:\d{4}\D{0,3})?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[年季月周旬日期]|.*(?:季度|月|年|周|旬|期|日)"
)
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "last_year": ("上年同期", "去年同期", "上年", "去年", "同期"),
    "previous": ("上期", "上月", "上季度", "上季"),
    "target": ("目标", "计划", "任务", "年度目标", "目标数", "计划数", "任务数"),
}
_ITSELF = ("本期", "今年", "本年", "完成", "实际", "数量", "当期")
# What a head asks for, and the member that it is held against.
_HELD_AGAINST: Mapping[str, str] = {
    "同比": "last_year",
    "增减": "last_year",
    "环比": "previous",
    "完成率": "target",
}
_VAGUE = re.compile("增速|增幅|增长|变化|变动")
_ASKS = re.compile(
    rf"(?P<of>.*?)(?P<filter>{'|'.join([*_HELD_AGAINST, '占比', '名次'])})(?P<percent>\s*[（(][%％][)）])?"
)
_DESCENDING = ("从大到小", "从多到少", "从高到低", "降序", "desc")
_ASCENDING = ("从小到大", "从少到多", "从低到高", "升序", "asc")


class OptionError(Exception):
    """What is wrong with one option: its path below the block, and what is said of it."""

    def __init__(self, code: Code, path: Path, place: Place | None = None, **args: str) -> None:
        super().__init__(code.id)
        self.code, self.path, self.place, self.args_of = code, path, place, args


class Laid(NamedTuple):
    """The rows that print, where each cell was read (None for what was computed), the names of 数据 besides the table's that were used, and what is
    to be told of them."""

    rows: list[list[str]]
    places: list[list[Place | None]]
    used: tuple[str, ...]
    notes: tuple[Diagnostic, ...]


class _Column(NamedTuple):
    """A column that prints: its head, the column of the table that it shows, or what it computes of a row."""

    head: str
    shows: str = ""
    computes: Callable[[_Line], str] | None = None


class _Line(NamedTuple):
    """A row to print: its cells by head, its number in the table; None for one that sums up others: it has a `label` where it is computed, its
    place in the table (`order`) where it is the table's own."""

    cells: Mapping[str, Any]
    at: int | None
    label: str = ""
    order: int = -1


def lay_out(name: str, table: Table, block: Mapping[str, Data], facts: Facts) -> Laid:
    """The rows of a table as a block prints them. Raises OptionError, the first that is found."""
    return _Layout(name, table, block, facts).laid()


class _Layout:
    def __init__(self, name: str, table: Table, block: Mapping[str, Data], facts: Facts) -> None:
        self.name, self.table, self.block, self.facts = name, table, block, facts
        self.keys = {
            option: next((key for key in FIELDS[option].spellings if key in block), "") for option in OPTIONS
        }
        self.used: dict[str, None] = {}
        self.notes: list[Diagnostic] = []
        self.left: dict[str, list[str]] = {}
        self.bases: dict[tuple[str, str], str] = {}
        self.counted: dict[str, bool] = {}
        self.looks: dict[str, tuple[int, bool, bool, bool]] = {}
        self.asked: set[str] = set()
        self.needed: set[str] = set()
        self.evaluated: dict[str, Any] = {}
        self.rows = [_Line(row, at, "", at) for at, row in enumerate(table) if at not in table.totals]
        self.unknown = re.compile(
            "|".join(map(re.escape, sorted(self._odd(), key=len, reverse=True))) or r"(?!)"
        )

    def laid(self) -> Laid:
        columns = self._columns()
        group, by, falling = self._grouping(), *self._sorting(columns)
        total = self._says_yes("totals")
        if by:
            self._no_subtotals()
            self.rows = self._sorted(columns, by, falling)
        lines = self._grouped(columns, group) if group else list(self.rows)
        self.needed = {one.shows for one in columns} | self.asked
        lines += self._given_totals(bool(group), total)
        if not by and not group:
            lines.sort(key=lambda line: line.order)
        if total:
            lines.append(self._summed(self.rows, "合计"))
            self._as_the_sheet_says(lines[-1])
        rows = [[one.head for one in columns]]
        places: list[list[Place | None]] = [[None] * len(columns)]
        label_at = self._label_at(columns, group) if total or group else 0
        for line in lines:
            texts = [self._text(one, line, at == label_at) for at, one in enumerate(columns)]
            rows.append(texts)
            places.append([self._place(one, line) for one in columns])
        for column, rowed in self.left.items():
            args = {"column": column, "rows": "、".join(rowed[:5]) + ("……" if len(rowed) > 5 else "")}
            self.notes.append(Diagnostic(codes.CELL_NOT_COMPUTED, args))
        return Laid(rows, places, tuple(self.used), tuple(self.notes))

    def _path(self, option: str, *steps: str | int) -> Path:
        return (self.keys[option], *steps)

    # ---- columns ----

    def _columns(self) -> list[_Column]:
        if not self.keys["columns"]:
            return [_Column(head, head) for head in self.table.heads]
        given = self.block[self.keys["columns"]]
        listed = given if isinstance(given, list) else [given]
        if not listed or listed == [""]:
            self._unfit("columns", (), "这里要列名，如 [月份, 发文]", "it wants columns, as [月份, 发文]")
        if len(listed) > MAX_COLUMNS:
            self._unfit("columns", (), f"最多{MAX_COLUMNS}列", f"there are {MAX_COLUMNS} columns at most")
        out = []
        for at, one in enumerate(listed):
            steps = (at,) if isinstance(given, list) else ()
            if isinstance(one, str):
                out.append(_Column(text := self._column(one, "columns", steps), text))
            elif (
                isinstance(one, dict) and len(one) == 1 and isinstance(value := next(iter(one.values())), str)
            ):
                out.append(self._made(next(iter(one)), value, (*steps, next(iter(one)))))
            else:
                zh, en = (
                    "一项写一个列名，或 {列头: 算法}，如 {同比: 发文}",
                    "an item is a column, or {HEAD: WHAT}, as {同比: 发文}",
                )
                self._unfit("columns", steps, zh, en)
        return out

    def _column(self, typed: str, option: str, steps: Path) -> str:
        """The head of a column by any of its names."""
        return self._head(typed) or self._no_column(typed, self._path(option, *steps))

    def _head(self, typed: str) -> str | None:
        name = " ".join(typed.split())
        head = self.table.aliases.get(name, name)
        return head if head in self.table.heads else None

    def _no_column(self, typed: str, path: Path) -> NoReturn:
        near, some = nearest(typed, self.table.heads), "、".join(self.table.heads[:12])
        zh, en = (
            (f"是不是“{near}”？", f"Did you mean “{near}”?")
            if near
            else (f"有这几列：{some}。", f"It has: {some}.")
        )
        if (found := _ASKS.fullmatch(typed)) and not near:
            zh += f"要算出来的，写成 {{{found['filter']}: 列名}}。"
            en += f" To compute it, write {{{found['filter']}: COLUMN}}."
        raise OptionError(
            codes.NO_COLUMN_OF_TABLE, path, table=self.name, name=typed, offer_zh=zh, offer_en=en
        )

    def _made(self, head: str, value: str, steps: Path) -> _Column:
        """A column with a head of its own: another's name, or what it computes."""
        column, asks = self._head(value), _ASKS.fullmatch(head)
        bare = " ".join(head.split())
        if column is None:
            return _Column(bare, "", self._computing(bare, value, steps))
        if asks and not _ASKS.fullmatch(column):
            return _Column(bare, "", self._asking(asks["filter"], column, bool(asks["percent"]), steps))
        if head in FILTER_OF and head not in self.table.heads:
            return _Column(bare, "", self._looking(head, column, steps))
        if _VAGUE.search(head) and not _VAGUE.search(column):
            self._cannot(
                bare,
                self._path("columns", *steps),
                f"没说和什么比；写成 {{{head}: {value}|同比}} 或 {{{head}: {value}|环比}}",
                f"it does not say against what: write {{{head}: {value}|同比}} or {{{head}: {value}|环比}}",
            )
        return _Column(bare, column)

    def _asking(self, asked: str, column: str, percent: bool, steps: Path) -> Callable[[_Line], str]:
        """同比, 占比, 名次 of a column, held against what the table has."""
        path = self._path("columns", *steps)
        member = _HELD_AGAINST.get(asked, "")
        if member:
            self._base(column, member, asked, path)
        apply = FILTER_OF[asked].apply
        ranked = self._ranking(column, path) if asked == "名次" else str

        self.asked |= {column, self._base_column(column, member) if member else column}
        total = self._total(column, path) if asked == "占比" else Quantity(Decimal(0))

        def computed(line: _Line) -> str:
            if (pending := pending_of(line.cells.get(column, ""))) is not None:
                return text_of(pending)
            if asked == "名次":
                amount = getattr(line.cells.get(column), "quantity", None)
                return NOTHING if line.at is None or amount is None else ranked(amount)
            cell = self._cell(column, line)
            if member == "previous" and line.at is None:
                return NOTHING
            if isinstance(cell, Fact) and cell.quantity is None:
                return NOTHING if _NO_NUMBER.fullmatch(cell.strip()) else text_of(apply(cell, 1))
            if asked == "占比":
                made = apply(cell, total)
                if line.at is not None and isinstance(made, Fact):  # a total is no share of itself
                    self.facts.evaluation.calls.append(Call(asked, (cell, total), made))
                return self._signed(text_of(made), percent)
            base = cell.others.get(member) if isinstance(cell, Figure) else None
            if base is None:
                return NOTHING
            if isinstance(base, Quantity) and base.number <= 0 and asked != "增减":
                self.left.setdefault(asked, []).append(self._named(line))
                return NOTHING
            return self._signed(text_of(apply(cell)), percent)

        return computed

    def _ranking(self, column: str, path: Path) -> Callable[[Quantity], str]:
        """The rank of an amount among all of its column, the most first; equal ones share theirs."""
        cells = (line.cells.get(column) for line in self._all_rows)
        amounts = [cell.quantity for cell in cells if isinstance(cell, Fact) and cell.quantity is not None]
        unit = next((amount.unit for amount in amounts if amount.unit), "")
        try:
            numbers = sorted(amount.in_unit(unit).number for amount in amounts)
        except FaultError as fault:
            self._faulty("名次", path, fault)
        return lambda amount: str(1 + len(numbers) - bisect_right(numbers, amount.in_unit(unit).number))

    @staticmethod
    def _signed(text: str, percent: bool) -> str:
        """增长8.5% under a head with （%）: 8.5; a fall has its sign."""
        if not percent:
            return text
        number = re.sub("[^0-9.]", "", text)
        return (
            "0" if text == "持平" else f"-{number}" if text.startswith(("下降", "减少")) else number or text
        )

    def _looking(self, head: str, column: str, steps: Path) -> Callable[[_Line], str]:
        """A filter over a column: 万元, 千分位."""
        row = FILTER_OF[head]
        if row.needed:
            self._cannot(
                head,
                self._path("columns", *steps),
                f"“{row.zh}”还要写{'、'.join(row.arguments)}，写成 {{列头: {column}|{row.zh}(…)}}",
                f"{row.zh} wants more: write {{HEAD: {column}|{row.zh}(…)}}",
            )
        return self._computing(head, f"{column}|{row.zh}", steps)

    def _computing(self, head: str, text: str, steps: Path) -> Callable[[_Line], str]:
        """What an expression comes to for a row: its names are columns, then names of 数据."""
        path = self._path("columns", *steps)
        spelled = self.facts.spelled(self._spelled(text))
        try:
            expression = parse(mended(spelled))
        except FaultError as fault:
            self._faulty(head, path, fault)
        columns = [self._head(one) for one in _names_in(expression)]
        self.asked |= {one for one in columns if one}
        for one in names_of(expression):
            if self._head(one) is None and one != _OF_ROW:
                if one not in self.facts.given:
                    self._no_column(one, path)
                self.facts.ask(
                    Expression(expression.node, tuple(n for n in expression.names if one in n.path))
                )
                self.used[one] = None
                self.evaluated[one] = self.facts.evaluation.names[one]
                if not self.facts.is_sound(one):
                    raise OptionError(
                        codes.COLUMN_UNFIT,
                        path,
                        column=head,
                        reason_zh=f"“{one}”有错",
                        reason_en=f"{one} is faulty",
                    )
        unit = heads_of([head]).units[0]

        def computed(line: _Line) -> str:
            row = {one: self._cell(one, line) for one in self.table.heads}
            row |= {alias: row[one] for alias, one in self.table.aliases.items()}
            names = ChainMap(row, {_OF_ROW: row}, self.evaluated)
            try:
                found = Evaluation(names).value(expression)
                shown = text_of(found)
            except FaultError as fault:
                empty = [one for one in columns if one and _NO_NUMBER.fullmatch(text_of(row[one]).strip())]
                if line.at is None or empty:
                    return NOTHING
                place = next((self._place(_Column(one, one), line) for one in columns if one), None)
                self._faulty(head, path, fault, self._named(line), place)
            said = (
                found.quantity.unit
                if isinstance(found, Fact) and found.quantity
                else found.unit
                if isinstance(found, Quantity)
                else ""
            )
            return (
                shown.removesuffix(unit)
                if unit and unit_of(said).base == unit_of(unit).base and said == unit
                else shown
            )

        return computed

    def _odd(self) -> Iterable[str]:
        """Heads that are no words of the language: 金额（万元）, 4月."""
        return (one for one in (*self.table.heads, *self.table.aliases) if not one.isidentifier())

    def _spelled(self, text: str) -> str:
        parts = re.split(r"('[^']*'|\"[^\"]*\")", text)
        for at in range(0, len(parts), 2):
            parts[at] = re.sub(
                rf"(?<![\w.])(?:{self.unknown.pattern})(?!\w)",
                lambda found: f"{_OF_ROW}['{found[0]}']",
                parts[at],
            )
        return "".join(parts)

    # ---- cells ----

    def _cell(self, column: str, line: _Line) -> object:
        """A cell with what it is held against, so that |同比 finds it."""
        cell = line.cells.get(column, "")
        if not isinstance(cell, Fact) or cell.quantity is None:
            return cell
        figure = Figure({"本期": str(cell)})
        figure.line, figure.quantity, figure.pending, figure.others = str(cell), cell.quantity, None, {}
        others: dict[str, Quantity | Pending] = {}
        for member in _BEFORE:
            base = self._base_cell(column, member, line)
            amount = base.quantity if isinstance(base, Fact | Figure) else None
            if amount is not None:
                others[member] = Quantity(amount.number, amount.unit or cell.quantity.unit)
            elif isinstance(blank := pending_of(base), Pending):
                others[member] = blank
        figure.others = others
        return figure

    def _base_cell(self, column: str, member: str, line: _Line) -> object:
        head = self._base_column(column, member)
        if head:
            return line.cells.get(head, "")
        if member == "previous" and line.at and self._in_time:
            before = next((at for at in range(line.at - 1, -1, -1) if at not in self.table.totals), None)
            return None if before is None else self.table[before].get(column)
        return None

    def _base_column(self, column: str, member: str) -> str:
        if (column, member) not in self.bases:
            self.bases[column, member] = self._found_base(column, member)
        return self.bases[column, member]

    def _found_base(self, column: str, member: str) -> str:
        """The column that another is held against: 发文上年同期, 上年发文, 2024年发文 beside 2025年发文; 上年同期 beside 本期."""
        bare = next((alias for alias, head in self.table.aliases.items() if head == column), column)
        names = [*self.table.heads, *self.table.aliases]
        words = _BEFORE[member]
        wanted = [
            made
            for word in words
            for made in (f"{bare}{word}", f"{word}{bare}", f"{bare}（{word}）", f"{bare}({word})")
        ]
        own = next((word for word in _ITSELF if word in bare), "")
        wanted += [bare.replace(own, word) for word in words if own]
        if member == "last_year" and (year := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", bare)):
            wanted.append(bare.replace(year[0], str(int(year[0]) - 1)))
        counted = [head for head in self.table.heads if self._is_counted(head) and not self._is_base(head)]
        wanted += words if counted == [column] else ()
        found = next((one for one in wanted if one in names and one != bare), "")
        return self.table.aliases.get(found, found)

    @staticmethod
    def _is_base(head: str) -> bool:
        return any(word in head for words in _BEFORE.values() for word in words)

    @cached_property
    def _in_time(self) -> bool:
        """Whether each row follows the one above it in time."""
        first = self.table.heads[0]
        return all(_PERIOD.fullmatch(text_of(line.cells[first]).strip()) for line in self._all_rows)

    @cached_property
    def _all_rows(self) -> list[_Line]:
        return [_Line(row, at, "", at) for at, row in enumerate(self.table) if at not in self.table.totals]

    def _base(self, column: str, member: str, asked: str, path: Path) -> None:
        """Refuse what has nothing to be held against."""
        if self._base_column(column, member) or (member == "previous" and self._in_time):
            return
        word = _BEFORE[member][0]
        extra = "（各行不是一期接一期的，不能和上一行比）" if member == "previous" else ""
        self._cannot(
            asked,
            path,
            f"表里没有“{column}{word}”这样的一列{extra}；加上一列，或写成 {{{asked}: {column}|{asked}(列名)}}",
            f"there is no column such as “{column}{word}”: add it, or write {{{asked}: {column}|{asked}(COLUMN)}}",
        )

    def _named(self, line: _Line) -> str:
        return line.label or text_of(line.cells.get(self.table.heads[0], ""))

    def _text(self, column: _Column, line: _Line, is_label: bool) -> str:
        if line.label and is_label:
            return line.label
        if column.computes is not None:
            return column.computes(line)
        cell = line.cells.get(column.shows, "")
        return text_of(cell)

    def _place(self, column: _Column, line: _Line) -> Place | None:
        cell = line.cells.get(column.shows) if column.shows else None
        return cell.place if isinstance(cell, Fact) else None

    # ---- sums ----

    def _total(self, column: str, path: Path) -> Quantity | Pending:
        """The sum of a column over all rows. Raises OptionError."""
        try:
            found = self._sum(column, self._all_rows)
        except FaultError as fault:
            self._faulty(column, path, fault)
        if isinstance(found, Pending):
            return found
        if found is None or found.number <= 0:
            self._cannot("占比", path, f"“{column}”的合计不大于0", f"the total of {column} is not above 0")
        return found

    def _sum(self, column: str, lines: Sequence[_Line]) -> Quantity | Pending | None:
        """The sum of a column; not known yet where one of its cells is not; None where it holds no amounts. Raises FaultError."""
        amounts: list[Quantity] = []
        other = ""
        for line in lines:
            cell = line.cells.get(column, "")
            if isinstance(cell, Pending):
                return cell
            if isinstance(cell, Fact | Figure) and cell.quantity is not None:
                amounts.append(cell.quantity)
            elif not _NO_NUMBER.fullmatch(text_of(cell).strip()):
                other = other or text_of(cell)
        if not amounts or (other and len(amounts) * 2 <= len(lines)):
            return None
        if other:
            raise FaultError(
                codes.NOT_FIT, reason_zh=f"“{other[:20]}”不是数", reason_en=f"“{other[:20]}” is no number"
            )
        unit = next((one.unit for one in amounts if one.unit), "")
        return Quantity(sum((one.in_unit(unit).number for one in amounts), Decimal(0)), unit)

    def _is_counted(self, head: str) -> bool:
        if head not in self.counted:
            self.counted[head] = self._can_be_summed(head)
        return self.counted[head]

    def _can_be_summed(self, head: str) -> bool:
        """Whether a column holds amounts of which a sum says something."""
        bare = next((alias for alias, one in self.table.aliases.items() if one == head), head)
        if _NUMBERS.search(bare) or _RATES.search(bare):
            return False
        try:
            found = self._sum(head, self._all_rows)
        except FaultError:
            return True  # told when it is summed up
        return isinstance(found, Pending) or (
            found is not None and unit_of(found.unit).base not in ("%", "个百分点")
        )

    def _summed(self, lines: Sequence[_Line], label: str, cells: Mapping[str, Any] | None = None) -> _Line:
        """A row that sums up others: each column that can be is a number of its own, as the cells show theirs."""
        out: dict[str, Any] = {}
        for head in self.table.heads:
            bare = next((alias for alias, one in self.table.aliases.items() if one == head), head)
            try:
                found = self._sum(head, lines)
            except FaultError as fault:
                if head not in self.needed:
                    out[head] = Fact.of("", None)
                    continue
                key = self.keys["totals"] or self.keys["grouped_by"]
                raise OptionError(
                    codes.COLUMN_UNFIT,
                    (key,),
                    column=head,
                    reason_zh=f"{label}加不出来，{fault.args_of.get('reason_zh', '')}",
                    reason_en=f"it cannot be summed up: {fault.args_of.get('reason_en', '')}",
                ) from None
            if found is None or _NUMBERS.search(bare):
                out[head] = Fact.of("", None)
            elif not self._is_counted(head):
                out[head] = Fact.of(NOTHING, None)
            elif isinstance(found, Pending):
                out[head] = found
            else:
                out[head] = self._as_shown(head, found)
        return _Line({**out, **(cells or {})}, None, label)

    def _as_shown(self, head: str, total: Quantity) -> Fact:
        """A sum with the decimals, the commas and the unit of the cells above it; exact where their units differ."""
        decimals, mixed, grouped, glued = self._look(head)
        number = total.number if mixed else rounded(total.number, decimals)
        text = plain(number) if mixed else format(number, "f")
        text = f"{Decimal(text):,f}" if grouped else text
        return Fact.of(text + (total.unit if glued else ""), total)

    def _look(self, head: str) -> tuple[int, bool, bool, bool]:
        """How the numbers of a column are typed: decimals, whether in several units, with commas, with their units behind them."""
        if head not in self.looks:
            cells = [line.cells[head] for line in self._all_rows]
            known = [
                (text_of(one), one.quantity)
                for one in cells
                if isinstance(one, Fact | Figure) and one.quantity is not None
            ]
            points = (found for text, _ in known if (found := re.search(r"\.(\d+)", text)))
            self.looks[head] = (
                max((len(found[1]) for found in points), default=0),
                len({amount.unit for _, amount in known}) > 1,
                any("," in text for text, _ in known),
                any(amount.unit and text.endswith(amount.unit) for text, amount in known),
            )
        return self.looks[head]

    def _label_at(self, columns: Sequence[_Column], group: str) -> int:
        """Where 合计 and 小计 stand: under the group, else in the first column that is not summed up."""
        shown = [one.shows for one in columns]
        if group in shown and not self._is_counted(group):
            first = next((at for at, one in enumerate(shown) if one and not self._is_counted(one)), 0)
            return min(first, shown.index(group))
        at = next((at for at, one in enumerate(shown) if one and not self._is_counted(one)), None)
        if at is None:
            key = self.keys["totals"] or self.keys["grouped_by"]
            zh, en = (
                "各列都是数，没有地方写“合计”；“列”里加上一列名称",
                "every column holds numbers and none has room for 合计: add one with names",
            )
            raise OptionError(codes.OPTION_UNFIT, (key,), key=key, reason_zh=zh, reason_en=en)
        return at

    # ---- order ----

    def _grouping(self) -> str:
        key = self.keys["grouped_by"]
        if not key:
            return ""
        value = self.block[key]
        if not isinstance(value, str) or not value.strip():
            self._unfit("grouped_by", (), "这里要一个列名，如 单位", "it wants a column, as 单位")
        return self._column(str(value), "grouped_by", ())

    def _sorting(self, columns: Sequence[_Column]) -> tuple[str, bool]:
        """What the rows are sorted by, the head of a column that prints or one of the table, and whether the most comes first."""
        key = self.keys["sorted_by"]
        if not key:
            return "", False
        value = self.block[key]
        if not isinstance(value, str) or not value.strip():
            self._unfit(
                "sorted_by",
                (),
                "这里要一个列名，如 发文，或 发文 从小到大",
                "it wants a column, as 发文 or 发文 从小到大",
            )
        text, falling = str(value).strip(), True
        for words, way in ((_DESCENDING, True), (_ASCENDING, False)):
            word = next((one for one in words if text.lower().endswith(one) and text.lower() != one), "")
            if word:
                text, falling = text[: -len(word)].strip(" ，,、|:："), way
        if text in [one.head for one in columns]:
            return text, falling
        return self._column(text, "sorted_by", ()), falling

    def _sorted(self, columns: Sequence[_Column], by: str, falling: bool) -> list[_Line]:
        """The rows in order; those without a number last, those that are equal as the table has them."""
        column = next((one for one in columns if one.head == by), _Column(by, by))
        shown = [(self._text(column, line, False), line) for line in self.rows]
        keys: list[tuple[Any, _Line]] = []
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
        empty = [line for text, line in shown if _NO_NUMBER.fullmatch(text.strip())]
        bad = next((line for key, line in keys if key is None and line not in empty), None)
        if bad is not None:
            zh = f"“{by}”不全是数（{self._named(bad)}），也不全是日期，排不了；先在表里排好"
            self._unfit(
                "sorted_by",
                (),
                zh,
                f"“{by}” holds neither numbers nor dates only ({self._named(bad)}): sort it in the sheet",
            )
        known = [(key, line) for key, line in keys if key is not None]
        unit = next((key.unit for key, _ in known if isinstance(key, Quantity) and key.unit), "")
        try:
            ranked = [
                (key.in_unit(unit).number if isinstance(key, Quantity) else key, line) for key, line in known
            ]
        except FaultError as fault:
            self._faulty(by, self._path("sorted_by"), fault)
        ranked.sort(key=lambda one: one[0], reverse=falling)
        return [*(line for _, line in ranked), *(line for key, line in keys if key is None)]

    def _grouped(self, columns: Sequence[_Column], group: str) -> list[_Line]:
        """The rows group by group, in the order in which the groups come, each with its subtotal."""
        groups: dict[str, list[_Line]] = {}
        for line in self.rows:
            groups.setdefault(text_of(line.cells[group]).strip(), []).append(line)
        shown = group in [one.shows for one in columns]
        out: list[_Line] = []
        for name, lines in groups.items():
            label = "小计" if shown else f"{name}小计"
            out += [*lines, self._summed(lines, label, {group: Fact.of(name, None)} if shown else None)]
        return out

    def _no_subtotals(self) -> None:
        """Refuse to sort rows between which others sum them up, unless they are grouped anew."""
        last = max((line.at for line in self.rows if line.at is not None), default=-1)
        inside = sorted(at for at in self.table.totals if at < last)
        if inside and not self.keys["grouped_by"]:
            text = next(
                (text_of(cell) for cell in self.table[inside[0]].values() if text_of(cell).strip()), ""
            )
            zh = f"表里中间有一行“{text}”，排序会打乱它；先去掉这一行，或写 分组"
            self._unfit(
                "sorted_by",
                (),
                zh,
                f"a row “{text}” stands between the others, and sorting would tear it from them: take it out, or write 分组",
            )

    def _given_totals(self, grouped: bool, total: bool) -> list[_Line]:
        """The rows of the table itself that sum up others: its 小计 go where it is grouped anew, the 合计 at its end where that is computed."""
        last = len(self.table) - 1
        kept = [at for at in sorted(self.table.totals) if not (total and at == last)]
        if grouped:
            rows_end = max((line.order for line in self._all_rows), default=-1)
            kept = [at for at in kept if at > rows_end and "小" not in self._first(self.table[at])]
        return [_Line(self.table[at], None, "", at) for at in kept]

    @staticmethod
    def _first(row: Mapping[str, Any]) -> str:
        return next((text_of(cell) for cell in row.values() if text_of(cell).strip()), "")

    def _as_the_sheet_says(self, line: _Line) -> None:
        """Tell where the table's own 合计 says other than what its rows add up to."""
        last = len(self.table) - 1
        if last not in self.table.totals:
            return
        own = self.table[last]
        for head in self.table.heads:
            said, made = own.get(head), line.cells[head]
            if (
                isinstance(said, Fact)
                and said.quantity is not None
                and isinstance(made, Fact)
                and made.quantity is not None
                and rounded(said.quantity.number, 6) != rounded(made.quantity.number, 6)
            ):
                args = {"column": head, "said": str(said), "made": str(made)}
                self.notes.append(Diagnostic(codes.TOTAL_DIFFERS, args, said.place))

    def _says_yes(self, option: str) -> bool:
        key = self.keys[option]
        if not key:
            return False
        words, value = VALUES["totals"], self.block[key]
        for word, spellings in words.items():
            if isinstance(value, str) and value.strip().casefold() in spellings:
                return word == "yes"
        self._unfit(option, (), "这里写 是 或 否", "it is 是 or 否")
        return False

    # ---- telling ----

    def _unfit(self, option: str, steps: Path, zh: str, en: str) -> NoReturn:
        key = self.keys[option]
        raise OptionError(codes.OPTION_UNFIT, (key, *steps), key=key, reason_zh=zh, reason_en=en)

    def _cannot(self, head: str, path: Path, zh: str, en: str) -> NoReturn:
        raise OptionError(codes.COLUMN_UNFIT, path, column=head, reason_zh=zh, reason_en=en)

    def _faulty(
        self, head: str, path: Path, fault: FaultError, row: str = "", place: Place | None = None
    ) -> NoReturn:
        args = fault.args_of
        zh, en = args.get("reason_zh", ""), args.get("reason_en", "")
        if fault.code is codes.TAG_FORBIDDEN:
            zh, en = (
                "只能写列名、加减乘除、判断和列出的算法",
                "only columns, arithmetic, conditions and the listed filters go here",
            )
        if not zh:
            said = Diagnostic(fault.code, {"excerpt": head, **args})
            zh, en = (said.message(language).rstrip("。.") for language in ("zh", "en"))
        where_zh, where_en = (f"“{row}”这一行", f"row “{row}”: ") if row else ("", "")
        raise OptionError(
            codes.COLUMN_UNFIT,
            path,
            place,
            column=head,
            reason_zh=f"{where_zh}{zh}",
            reason_en=f"{where_en}{en}",
        ) from None


_OF_ROW = "本行"


def _names_in(expression: Expression) -> list[str]:
    """The first names of an expression; of what is spelled as an item of the row, its column."""
    paths = (name.path for name in expression.names)
    return list(dict.fromkeys(path[1] if path[0] == _OF_ROW and len(path) > 1 else path[0] for path in paths))


def _amount_in(text: str) -> Quantity | None:
    """The number that a computed cell says: 下降24.7% is below 0."""
    if text == "持平":
        return Quantity(Decimal(0))
    found = re.fullmatch(r"(增长|增加|提高|下降|减少)?(-?[\d,]+(?:\.\d+)?)\D{0,6}", text.strip())
    if not found:
        return None
    number = Decimal(found[2].replace(",", ""))
    return Quantity(-number if found[1] in ("下降", "减少") else number)
