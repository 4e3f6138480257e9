"""The values that tags and figures print and compute with.

In: plain data, figures. Out: what it is as a number, as an amount with its unit, or as a text; `Value` for a text of the document;
what is computed and compared. Raises FaultError.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Never

from ..messages import codes
from ..messages.diagnostic import Place
from ..terms.numerals import parse_chinese
from ..terms.patterns import late
from . import quantities
from .quantities import MAX_NUMBER, FaultError, Quantity, plain, read_number

MAX_DEPTH = 32  # of data
MAX_TEXT = 1_000_000  # characters of a computed text
_UNPRINTABLE = late("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")

# ---- values -------------------------------------------------------------------------------------------------------


class Value(str):
    """A text of the document: says by which `names` it goes when it is printed. A loop goes through its `parts`.

    `bare` is the text as it was authored, where what is printed has marks round it: it equals that, too.
    """

    names: frozenset[str]
    printed: set[str]
    parts: tuple[str, ...]
    bare: str

    @staticmethod
    def of(
        text: str, names: frozenset[str], printed: set[str], parts: tuple[str, ...] = (), bare: str = ""
    ) -> Value:
        value = Value(text)
        value.names, value.printed, value.parts, value.bare = names, printed, parts, bare or text
        return value

    def items(self) -> list[Value]:
        """The several texts that it is made of."""
        return [Value.of(part, self.names, self.printed) for part in self.parts]


class Blank(str):
    """The nothing that 默认('') puts in place of what is missing: a filter for figures and dates prints nothing for it."""


class Several:
    """What a loop goes through; its `items` are made when the first loop asks for them."""

    def __init__(self, make: Callable[[], list[Any]]) -> None:
        self._make = make

    @cached_property
    def items(self) -> list[Any]:
        return self._make()


class Members(dict[str, object]):
    """A value with members; printed by itself it is its `line`."""

    line: Value


class Pending(Blank):
    """What is not known yet, as the office prints it; what is made of it is not known either.

    `mark` is the placeholder alone, for what is made of it in another unit: a share of 件 is none.
    """

    mark: str

    def __new__(cls, text: str, mark: str = "") -> Pending:
        made = super().__new__(cls, text)
        made.mark = mark or text
        return made

    def __bool__(self) -> bool:
        return True  # a draft shows what may still come


class Fact(str):
    """A text of the data that says an amount, which is printed as it was typed; or why it says none.

    `place` is where it stands: in the YAML, or in the cell of a sheet.
    """

    quantity: Quantity | None
    why: tuple[str, str]
    place: Place | None

    @staticmethod
    def of(
        text: str, quantity: Quantity | None, why: tuple[str, str] = ("", ""), place: Place | None = None
    ) -> Fact:
        fact = Fact(text)
        fact.quantity, fact.why, fact.place = quantity, why, place
        return fact

    def member(self, key: str) -> object:
        """本期, the number alone, and 单位, by any spelling; None for another."""
        from ..terms.figures import MEMBERS  # a plain run has no figures

        name = MEMBERS.get(key)
        if self.quantity is None or name not in ("current", "unit"):
            return None
        return self.quantity.unit if name == "unit" else str(self).removesuffix(self.quantity.unit).rstrip()


class Figure(dict[str, Any]):
    """An entry of 数据 with 本期 or 算式: the members as typed, and what it says.

    `line` is what it prints, number and unit, empty for what is computed and shown only once it is printed; `quantity` is None where it is `pending`. `others` are the amounts of 上年同期, 上期 and 目标
    by the keys of `terms.figures`, and what is pending of them.
    """

    line: str
    quantity: Quantity | None
    pending: Pending | None
    others: Mapping[str, Quantity | Pending]

    def get(self, key: str, default: Any = None) -> Any:
        """A member by any of its spellings."""
        from ..terms.figures import MEMBERS  # a plain run has no figures

        if key in self:
            return self[key]
        name = MEMBERS.get(key)
        return next((value for typed, value in self.items() if name and MEMBERS.get(typed) == name), default)


class Row(dict[str, Any]):
    """A row of a table by the heads of its columns, and by what they go by besides: 金额 for 金额（万元）."""

    aliases: Mapping[str, str]

    @staticmethod
    def of(cells: Mapping[str, Any], aliases: Mapping[str, str]) -> Row:
        row = Row(cells)
        row.aliases = aliases
        return row

    def get(self, key: str, default: Any = None) -> Any:
        """The cell of a column by any of its names."""
        return super().get(self.aliases.get(key, key), default)


class Table(list[Any]):
    """The rows of a sheet; `named` is what messages call it. The rows at `totals` sum up others and are left out of what is computed."""

    heads: tuple[str, ...]
    aliases: Mapping[str, str]
    named: str
    totals: frozenset[int]

    def __init__(self, rows: Iterable[Any] = ()) -> None:
        super().__init__(rows)
        self.amounts: dict[str, Any] = {}  # what its columns were found to hold
        self._joined: dict[str, dict[str, list[int]]] = {}

    def joined(self, head: str) -> Mapping[str, list[int]]:
        """Which rows have each text in a column, but those that sum up others."""
        head = self.aliases.get(head, head)
        if head not in self._joined:
            rows: dict[str, list[int]] = {}
            for at, row in enumerate(self):
                if at not in self.totals:
                    rows.setdefault(str(row[head]).strip(), []).append(at)
            self._joined[head] = rows
        return self._joined[head]

    def having(self, rows: Iterable[int]) -> Table:
        """A table of some of its rows."""
        table = Table(self[at] for at in rows)
        table.heads, table.aliases, table.named, table.totals = (
            self.heads,
            self.aliases,
            self.named,
            frozenset(),
        )
        return table

    def firsts(self) -> list[str]:
        """What its rows have in the first column."""
        return [str(row[self.heads[0]]) for row in self]

    def row(self, first: str) -> dict[str, Any] | None:
        """The first row that has a text in its first column: 月度.一月."""
        return next((row for row in self if row[self.heads[0]] == first), None)


def data_of(value: object, path: str = "", depth: int = 0) -> object:
    """Plain data for `Engine.run`: texts, numbers, lists, mappings, with texts that print. Raises FaultError (T325)."""
    if depth > MAX_DEPTH:
        raise _unfit(path, f"套得太深，超过{MAX_DEPTH}层", f"is nested deeper than {MAX_DEPTH}")
    if isinstance(value, str):
        text = str(value).replace("\r\n", "\n")
        if bad := _UNPRINTABLE.search(text):
            sign = f"U+{ord(bad[0]):04X}"
            raise _unfit(
                path, f"里有印不出来的字符 {sign}", f"holds the character {sign}, which cannot be printed"
            )
        return text
    if value is None or isinstance(value, bool | int | float | Decimal):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, Mapping):
        return {str(key): data_of(one, f"{path}.{key}", depth + 1) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [data_of(one, f"{path}.{index}", depth + 1) for index, one in enumerate(value, 1)]
    raise _unfit(path, "不是文字、数字、列表或一组内容", "is no text, number, list or mapping")


def _unfit(path: str, zh: str, en: str) -> FaultError:
    return FaultError(codes.BAD_DATA, name=path.lstrip(".") or "…", reason_zh=zh, reason_en=en)


def number_of(value: object) -> Decimal | None:
    """The number that a value is, or that its text says (1,234.5); None when it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, Fact | Figure):
        return value.quantity.number if value.quantity else None
    if isinstance(value, Quantity):
        return value.number
    if isinstance(value, int | float | Decimal):
        found = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return found if found.is_finite() else None
    return read_number(value) if isinstance(value, str) else None


def amount_of(value: object) -> Quantity:
    """The amount that a value says, its unit empty where it has none. Raises FaultError (T322) where it is none or too large."""
    known = value.quantity if isinstance(value, Fact | Figure) else value
    if isinstance(known, Quantity):
        quantities.bounded(known.number)
        return known
    return Quantity(number(value))


def pending_of(*values: object) -> Blank | None:
    """What stands for all that is made of some values: a placeholder where one of them is not known yet, nothing for a blank."""
    found = [value.pending if isinstance(value, Figure) else value for value in values]
    blanks = [one for one in found if isinstance(one, Blank)]
    return next((one for one in blanks if isinstance(one, Pending)), blanks[0] if blanks else None)


_CN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DAY = late(
    r"\s*(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)\s*"
    r"|\s*([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日\s*",
    re.ASCII,
)


def date_of(value: object) -> datetime.date | None:
    """The date that a text says (2026-01-05, 2026年1月5日, 二〇二六年一月五日); None when it is none."""
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return None
    year, month, day = (group for group in found.groups() if group)
    try:
        if year.isascii():
            return datetime.date(int(year), int(month), int(day))
        return datetime.date(
            int(year.translate(_CN_DIGITS)), parse_chinese(month) or 0, parse_chinese(day) or 0
        )
    except ValueError:
        return None


# A text says yes or no where it is asked so; it is printed as it is.
_SAYS: Mapping[str, bool] = {
    **dict.fromkeys(("true", "yes", "是"), True),
    **dict.fromkeys(("false", "no", "否"), False),
}


def truth_of(value: object) -> bool:
    """Whether a condition holds: not for what is missing or empty, what is computed as 0, nor for a text of the data that says no."""
    if isinstance(value, str) and not isinstance(value, Value):
        return _SAYS.get(value.strip().casefold(), bool(value))
    return bool(value.number if isinstance(value, Quantity) else value)


def _says(text: str) -> bool | None:
    """What a text answers beside true or false; None where there is none. Raises FaultError (T322) for no answer."""
    word = text.strip()
    if word and word.casefold() not in _SAYS:
        shown = word[:20]
        raise FaultError(
            codes.NOT_FIT,
            reason_zh=f"和 true、false 比较，要写“是”或“否”，不是“{shown}”",
            reason_en=f"beside true and false it should say 是 or 否, not “{shown}”",
        )
    return _SAYS.get(word.casefold())


def text_of(value: object) -> str:
    """A value as it is printed. Raises FaultError (T322) for lists and mappings."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None:
        return ""
    if isinstance(value, Figure) and not value.line and value.quantity is not None:
        return _shown(value.quantity)
    if isinstance(value, Members | Figure):
        return value.line
    if isinstance(value, Quantity):
        return _shown(value)
    if isinstance(value, int):
        return str(value) if abs(value) < MAX_NUMBER else _wrong(value)
    if isinstance(value, float) and "e" not in repr(value) and "n" not in repr(value):
        return repr(value)
    if isinstance(value, float | Decimal) and (number := number_of(value)) is not None:
        return quantities.ending(number)
    return _wrong(value)


def _shown(amount: Quantity) -> str:
    return quantities.ending(amount.number) + amount.unit


def _wrong(value: object) -> Never:
    if isinstance(value, list | dict):
        zh = (
            "它是列表，要用 for 一个一个地取，或写 |顿号"
            if isinstance(value, list)
            else "它是一组内容，要写明哪一项"
        )
        en = (
            "it is a list: go through it with for, or write |顿号"
            if isinstance(value, list)
            else "it is a mapping: say which item"
        )
        raise FaultError(codes.NOT_FIT, reason_zh=zh, reason_en=en)
    raise FaultError(
        codes.NOT_FIT, reason_zh="数太大，或不是数", reason_en="the number is too large, or none"
    )


def number(value: object) -> Decimal:
    """The number that a value says. Raises FaultError (T322) where it is none or too large."""
    found = number_of(value)
    if found is None and isinstance(value, Fact) and value.why[0]:
        quantities.refuse(*value.why)
    if found is None:
        word = value if isinstance(value, str) else ""
        shown = word if len(word) <= 20 else word[:19] + "…"
        raise FaultError(
            codes.NOT_FIT,
            reason_zh=f"“{shown}”不是数" if isinstance(value, str) else "要用数的地方不是数",
            reason_en=f"“{shown}” is no number" if isinstance(value, str) else "something that is no number",
        )
    if abs(found) >= MAX_NUMBER:
        raise FaultError(codes.NOT_FIT, reason_zh="数太大", reason_en="the number is too large")
    return found


def whole(value: object, least: int, most: int) -> int:
    found = number(value)
    if found != found.to_integral_value() or not least <= found <= most:
        text = f"{least}到{most}"
        raise FaultError(
            codes.NOT_FIT,
            reason_zh=f"“{plain(found)}”应当是{text}的整数",
            reason_en=f"“{plain(found)}” should be a whole number from {least} to {most}",
        )
    return int(found)


def noted(text: str, *sources: object) -> str:
    """A text made of others; printing it counts as printing the document's own texts that went into it."""
    ours = [source for source in sources if isinstance(source, Value)]
    if not ours:
        return text
    return Value.of(text, frozenset[str]().union(*(value.names for value in ours)), ours[0].printed)


def room(size: int) -> None:
    if size > MAX_TEXT:
        raise FaultError(
            codes.TOO_MUCH, last=f"{MAX_TEXT:,}", what_zh="个字", what_en="characters of one text"
        )


def items_of(value: object, count: int = 1) -> list[Any]:
    """What a loop goes through, `count` names at a time."""
    if isinstance(value, Value) and (value.parts or not value):
        return value.items()
    if isinstance(value, Several):
        return value.items
    if isinstance(value, list | dict):
        items = list(value)
        if count > 1 and not all(isinstance(item, list) and len(item) == count for item in items):
            raise FaultError(
                codes.NOT_FIT,
                reason_zh=f"列表的每一项应当是{count}个",
                reason_en=f"each item of the list should be {count}",
            )
        return items
    shown = value[:20] if isinstance(value, str) else ""
    raise FaultError(codes.NOT_A_LIST, value=shown or "…")


# ---- what is computed ---------------------------------------------------------------------------------------------


def compute(left: object, operator: str, right: object) -> Decimal | Quantity | Blank:
    """What two values come to: a bare number where neither has a unit. Raises FaultError."""
    if isinstance(blank := pending_of(left, right), Pending):
        return blank
    found = quantities.compute(amount_of(left), operator, amount_of(right))
    return found if found.unit else found.number


def _same(left: object, right: object) -> bool:
    """Equal as texts or dates where both are texts, as numbers where one is, as an answer beside true and false."""
    if isinstance(left, str) and isinstance(right, str):
        bare = left.bare if isinstance(left, Value) else left
        other = right.bare if isinstance(right, Value) else right
        if str(left) == str(right) or str(bare) == str(other):
            return True
        date = date_of(left)
        return date is not None and date == date_of(right)
    for one, two in ((left, right), (right, left)):
        if isinstance(one, str) and isinstance(two, bool):
            return _says(one) is two
    if left is None or right is None:
        return left in (None, "") and right in (None, "")
    if not isinstance(left, bool) and not isinstance(right, bool):
        one, two = number_of(left), number_of(right)
        if one is not None and two is not None:
            first, second, _ = amount_of(left).beside(amount_of(right))
            return first == second
    return type(left) is type(right) and left == right


def compare(left: object, operator: str, right: object) -> bool:
    if isinstance(pending_of(left, right), Pending):
        return True
    match operator:
        case "eq":
            return _same(left, right)
        case "ne":
            return not _same(left, right)
        case "in":
            return _contains(right, left)
        case "notin":
            return not _contains(right, left)
    one, two = number_of(left), number_of(right)
    if (one is None or two is None) and isinstance(left, str) and isinstance(right, str):
        days = date_of(left), date_of(right)
        if any(days) and not all(days):
            raise no_date(left if days[1] else right)
        return _ordered(*((days[0], operator, days[1]) if all(days) else (str(left), operator, str(right))))
    first, second, _ = amount_of(left).beside(amount_of(right))
    return _ordered(first, operator, second)


def _ordered(left: Any, operator: str, right: Any) -> bool:
    match operator:
        case "lt":
            return bool(left < right)
        case "lteq":
            return bool(left <= right)
        case "gt":
            return bool(left > right)
    return bool(left >= right)


def _contains(box: object, one: object) -> bool:
    if isinstance(box, Value) and box.parts:
        return str(one) in box.parts
    if isinstance(box, str):
        return text_of(one) in box
    if isinstance(box, dict):
        return isinstance(one, str) and one in box
    if isinstance(box, list | tuple):
        return any(_same(item, one) for item in box)
    raise FaultError(codes.NOT_FIT, reason_zh="in 后面要是文字或列表", reason_en="in wants a text or a list")


def concatenate(first: object, *rest: object) -> str:
    texts = [text_of(one) for one in (first, *rest)]
    room(sum(map(len, texts)))
    return noted("".join(texts), first, *rest)


def no_date(text: str) -> FaultError:
    shown = text[:20]
    return FaultError(codes.NOT_FIT, reason_zh=f"“{shown}”不是日期", reason_en=f"“{shown}” is no date")
