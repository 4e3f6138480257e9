"""The columns of a table of 数据 as a block chooses them: shown under their own heads or others, held against others, computed.

In: the `Lines` of a table, the table of facts, what stands under 列. Out: each `Column`. What is wrong is raised as `OptionError`, with its path below the block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import ChainMap
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic, Place
from ..source.load import Data, Path
from ..tags.evaluation import Call, Evaluation, Expression
from ..tags.filters import FILTER_OF
from ..tags.quantities import FaultError, Quantity, unit_of
from ..tags.values import Fact, Figure, Pending, pending_of, text_of
from ..terms.nearest import nearest
from .facts import ONLY, Facts, names_of
from .lines import BEFORE, NO_NUMBER, NOTHING, Line, Lines, why_none
from .tables import heads_of

MAX_COLUMNS = 60
# What a head asks for, and the member that it is held against.
_HELD_AGAINST = {"同比": "last_year", "增减": "last_year", "环比": "previous", "完成率": "target"}
_VAGUE = re.compile("增速|增幅|增长|变化|变动")
_ASKS = re.compile(
    rf"(?P<of>.*?)(?P<filter>{'|'.join([*_HELD_AGAINST, '占比', '名次'])})(?P<percent>\s*[（(][%％][)）])?"
)
_OF_ROW = "本行"


class OptionError(Exception):
    """What is wrong with one option: its path below the block, and what is said of it."""

    def __init__(self, code: Code, path: Path, place: Place | None = None, **args: str) -> None:
        super().__init__(code.id)
        self.code, self.path, self.place, self.args_of = code, path, place, args


class Column(NamedTuple):
    """A column that prints: its head, the column of the table that it shows, or what it computes of a row."""

    head: str
    shows: str = ""
    computes: Callable[[Line], str] | None = None

    def text(self, line: Line) -> str:
        """What it prints of a row."""
        return text_of(line.cells.get(self.shows, "")) if self.computes is None else self.computes(line)

    def place(self, line: Line) -> Place | None:
        """Where a cell was read; None for what was computed."""
        cell = line.cells.get(self.shows) if self.shows else None
        return cell.place if isinstance(cell, Fact) else None


class Columns:
    """Makes columns. `used` are the names of 数据 besides the table's that they use, `asked` the columns that they compute with, `left`
    the rows of which one computes nothing, by its head."""

    def __init__(self, name: str, lines: Lines, facts: Facts, key: str) -> None:
        self.name, self.lines, self.table, self.facts, self.key = name, lines, lines.table, facts, key
        self.used: dict[str, None] = {}
        self.asked: set[str] = set()
        self.left: dict[str, list[str]] = {}
        self._evaluated: dict[str, Any] = {}
        # Heads that are no words of the language: 金额（万元）, 4月.
        odd = [one for one in (*self.table.heads, *self.table.aliases) if not one.isidentifier()]
        self._odd = "|".join(map(re.escape, sorted(odd, key=len, reverse=True))) or r"(?!)"

    def chosen(self, given: Data) -> list[Column]:
        """The columns that a block chooses. Raises OptionError."""
        listed = given if isinstance(given, list) else [given]
        if not listed or listed == [""]:
            self._unfit((), "这里要列名，如 [月份, 发文]", "it wants columns, as [月份, 发文]")
        if len(listed) > MAX_COLUMNS:
            self._unfit((), f"最多{MAX_COLUMNS}列", f"there are {MAX_COLUMNS} columns at most")
        out = []
        for at, one in enumerate(listed):
            steps = (at,) if isinstance(given, list) else ()
            if isinstance(one, str):
                out.append(Column(text := self.named(one, (self.key, *steps)), text))
            elif (
                isinstance(one, dict) and len(one) == 1 and isinstance(value := next(iter(one.values())), str)
            ):
                out.append(self._made(next(iter(one)), value, (self.key, *steps, next(iter(one)))))
            else:
                zh, en = (
                    "一项写一个列名，或 {列头: 算法}，如 {同比: 发文}",
                    "an item is a column, or {HEAD: WHAT}, as {同比: 发文}",
                )
                self._unfit(steps, zh, en)
        return out

    def named(self, typed: str, path: Path) -> str:
        """The head of a column by any of its names. Raises OptionError."""
        return self.lines.head(typed) or self._no_column(typed, path)

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

    def _made(self, head: str, value: str, path: Path) -> Column:
        """A column with a head of its own: another's name, or what it computes."""
        column, asks = self.lines.head(value), _ASKS.fullmatch(head)
        bare = " ".join(head.split())
        if column is None:
            return Column(bare, "", self._computing(bare, value, path))
        if asks and not _ASKS.fullmatch(column):
            return Column(bare, "", self._asking(asks["filter"], column, bool(asks["percent"]), path))
        if head in FILTER_OF and head not in self.table.heads:
            return Column(bare, "", self._looking(head, column, path))
        if _VAGUE.search(head) and not _VAGUE.search(column):
            cannot(
                bare,
                path,
                f"没说和什么比；写成 {{{head}: {value}|同比}} 或 {{{head}: {value}|环比}}",
                f"it does not say against what: write {{{head}: {value}|同比}} or {{{head}: {value}|环比}}",
            )
        return Column(bare, column)

    # ---- held against others ----

    def _asking(self, asked: str, column: str, percent: bool, path: Path) -> Callable[[Line], str]:
        """同比, 占比, 名次 of a column, held against what the table has."""
        member = _HELD_AGAINST.get(asked, "")
        self.asked |= {column}
        if member:
            self._has_base(column, member, asked, path)
            self.asked |= {self.lines.base(column, member)}
        apply = FILTER_OF[asked].apply
        ranked = self._ranking(column, path) if asked == "名次" else str
        total = self._total(column, path) if asked == "占比" else Quantity(Decimal(0))

        def computed(line: Line) -> str:
            if (pending := pending_of(line.cells.get(column, ""))) is not None:
                return text_of(pending)
            if asked == "名次":
                amount = getattr(line.cells.get(column), "quantity", None)
                return NOTHING if line.at is None or amount is None else ranked(amount)
            cell = self.lines.cell(column, line)
            if member == "previous" and line.at is None:
                return NOTHING
            if isinstance(cell, Fact) and cell.quantity is None:
                return NOTHING if NO_NUMBER.fullmatch(cell.strip()) else text_of(apply(cell, 1))
            if asked == "占比":
                made = apply(cell, total)
                if line.at is not None and isinstance(made, Fact):  # a total is no share of itself
                    self.facts.evaluation.calls.append(Call(asked, (cell, total), made))
                return _signed(text_of(made), percent)
            base = cell.others.get(member) if isinstance(cell, Figure) else None
            if base is None:
                return NOTHING
            if isinstance(base, Quantity) and base.number <= 0 and asked != "增减":
                self.left.setdefault(asked, []).append(self.lines.named(line))
                return NOTHING
            return _signed(text_of(apply(cell)), percent)

        return computed

    def _has_base(self, column: str, member: str, asked: str, path: Path) -> None:
        """Refuse what has nothing to be held against."""
        if self.lines.base(column, member) or (member == "previous" and self.lines.in_time):
            return
        word = BEFORE[member][0]
        extra = "（各行不是一期接一期的，不能和上一行比）" if member == "previous" else ""
        cannot(
            asked,
            path,
            f"表里没有“{column}{word}”这样的一列{extra}；加上一列，或写成 {{{asked}: {column}|{asked}(列名)}}",
            f"there is no column such as “{column}{word}”: add it, or write {{{asked}: {column}|{asked}(COLUMN)}}",
        )

    def _ranking(self, column: str, path: Path) -> Callable[[Quantity], str]:
        """The rank of an amount among all of its column, the most first; equal ones share theirs."""
        cells = (line.cells.get(column) for line in self.lines.all)
        amounts = [cell.quantity for cell in cells if isinstance(cell, Fact) and cell.quantity is not None]
        unit = next((amount.unit for amount in amounts if amount.unit), "")
        try:
            numbers = sorted(amount.in_unit(unit).number for amount in amounts)
        except FaultError as fault:
            faulty("名次", path, fault)
        return lambda amount: str(1 + len(numbers) - bisect_right(numbers, amount.in_unit(unit).number))

    def _total(self, column: str, path: Path) -> Quantity | Pending:
        """The sum of a column over all rows. Raises OptionError."""
        try:
            found = self.lines.sum(column, self.lines.all)
        except FaultError as fault:
            faulty(column, path, fault)
        if isinstance(found, Pending):
            return found
        if found is None:
            none = f"“{column}”这一列不都是数", f"{column} holds more than numbers"
            cannot("占比", path, *(why_none(column, self.lines.all) or none))
        if found.number <= 0:
            cannot("占比", path, f"“{column}”的合计不大于0", f"the total of {column} is not above 0")
        return found

    # ---- computed ----

    def _looking(self, head: str, column: str, path: Path) -> Callable[[Line], str]:
        """A filter over a column: 万元, 千分位."""
        row = FILTER_OF[head]
        if row.needed:
            cannot(
                head,
                path,
                f"“{row.zh}”还要写{'、'.join(row.arguments)}，写成 {{列头: {column}|{row.zh}(…)}}",
                f"{row.zh} wants more: write {{HEAD: {column}|{row.zh}(…)}}",
            )
        return self._computing(head, f"{column}|{row.zh}", path)

    def _computing(self, head: str, text: str, path: Path) -> Callable[[Line], str]:
        """What an expression comes to for a row: its names are columns, then names of 数据."""
        spelled = self.facts.spelled(self._spelled(text))
        try:
            expression = self.facts.parsed(self.facts.plain(spelled))
        except FaultError as fault:
            faulty(head, path, fault)
        columns = [self.lines.head(one) for one in _names_in(expression)]
        self.asked |= {one for one in columns if one}
        for one in names_of(expression):
            if self.lines.head(one) is None and one != _OF_ROW:
                self._evaluate(one, expression, head, path)
        unit = heads_of([head]).units[0]

        def computed(line: Line) -> str:
            row = {one: self.lines.cell(one, line) for one in self.table.heads}
            row |= {alias: row[one] for alias, one in self.table.aliases.items()}
            names = ChainMap(row, {_OF_ROW: row}, self._evaluated)
            try:
                found = Evaluation(names).value(expression)
                shown = text_of(found)
            except FaultError as fault:
                empty = [one for one in columns if one and NO_NUMBER.fullmatch(text_of(row[one]).strip())]
                if line.at is None or empty:
                    return NOTHING
                place = next((Column(one, one).place(line) for one in columns if one), None)
                faulty(head, path, fault, self.lines.named(line), place)
            amount = found.quantity if isinstance(found, Fact) else found
            said = amount.unit if isinstance(amount, Quantity) else ""
            same = unit and said == unit and unit_of(said).base == unit_of(unit).base
            return shown.removesuffix(unit) if same else shown

        return computed

    def _evaluate(self, name: str, expression: Expression, head: str, path: Path) -> None:
        """Make ready a name of 数据 that a column uses. Raises OptionError."""
        if name not in self.facts.given:
            self._no_column(name, path)
        self.facts.ask(Expression(expression.node, tuple(n for n in expression.names if name in n.path)))
        self.used[name] = None
        self._evaluated[name] = self.facts.evaluation.names[name]
        if not self.facts.is_sound(name):
            cannot(head, path, f"“{name}”有错", f"{name} is faulty")

    def _spelled(self, text: str) -> str:
        """An expression with its odd heads as items of the row."""
        parts = re.split(r"('[^']*'|\"[^\"]*\")", text)
        for at in range(0, len(parts), 2):
            parts[at] = re.sub(
                rf"(?<![\w.])(?:{self._odd})(?!\w)", lambda found: f"{_OF_ROW}['{found[0]}']", parts[at]
            )
        return "".join(parts)

    def _unfit(self, steps: Path, zh: str, en: str) -> NoReturn:
        raise OptionError(codes.OPTION_UNFIT, (self.key, *steps), key=self.key, reason_zh=zh, reason_en=en)


def cannot(head: str, path: Path, zh: str, en: str) -> NoReturn:
    """Refuse a column that cannot be computed. Raises OptionError."""
    raise OptionError(codes.COLUMN_UNFIT, path, column=head, reason_zh=zh, reason_en=en) from None


def faulty(head: str, path: Path, fault: FaultError, row: str = "", place: Place | None = None) -> NoReturn:
    """Refuse a column for what is wrong with its computing, in a row if that is known. Raises OptionError."""
    args = fault.args_of
    zh, en = args.get("reason_zh", ""), args.get("reason_en", "")
    if fault.code is codes.TAG_FORBIDDEN:
        zh, en = ONLY
    if not zh:
        said = Diagnostic(fault.code, {"excerpt": head, **args})
        zh, en = (said.message(language).rstrip("。.") for language in ("zh", "en"))
    where_zh, where_en = (f"“{row}”这一行", f"row “{row}”: ") if row else ("", "")
    zh, en = f"{where_zh}{zh}", f"{where_en}{en}"
    raise OptionError(codes.COLUMN_UNFIT, path, place, column=head, reason_zh=zh, reason_en=en) from None


def _signed(text: str, percent: bool) -> str:
    """增长8.5% under a head with （%）: 8.5; a fall has its sign."""
    if not percent:
        return text
    number = re.sub("[^0-9.]", "", text)
    return "0" if text == "持平" else f"-{number}" if text.startswith(("下降", "减少")) else number or text


def _names_in(expression: Expression) -> list[str]:
    """The first names of an expression; of what is spelled as an item of the row, its column."""
    paths = (name.path for name in expression.names)
    return list(dict.fromkeys(path[1] if path[0] == _OF_ROW and len(path) > 1 else path[0] for path in paths))
