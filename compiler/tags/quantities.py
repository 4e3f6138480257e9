"""Numbers with their units: what can be added, converted and divided, exactly.

In: texts of units, `Quantity` values. Out: `Quantity` values. Raises FaultError (T322) for units that do not fit. Nothing here is a
float, and nothing is rounded but by `rounded`, halves away from zero.
"""

from __future__ import annotations

import decimal
import re
from collections.abc import Container, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, Never

from ..messages import codes
from ..messages.diagnostic import Code
from ..terms.patterns import late

MAX_NUMBER = Decimal(10) ** 18
_ALIKE_TO = 30  # decimals, far within what `EXACT` keeps
MOST_DECIMALS = 6  # of what is computed and printed without being rounded
EXACT = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_UP)


class FaultError(Exception):
    """What is wrong with an expression or with what it is given: a code, and what fills its sentence."""

    def __init__(self, code: Code, **args: str) -> None:
        super().__init__(code.id)
        self.code, self.args_of = code, args


def refuse(zh: str, en: str) -> Never:
    """Raise the fault that an expression cannot be printed."""
    raise FaultError(codes.NOT_FIT, reason_zh=zh, reason_en=en)


# ---- units --------------------------------------------------------------------------------------------------------

_POWERS: Mapping[str, int] = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# Units that begin with such a word and are not that many of something: 百分点 is no hundred of 分点.
_WHOLE = ("百分点", "个百分点", "百分比", "千禧", "百年", "千斤顶", "万能", "十字")
# Other names of a unit, and units that are so many of another: name → (base, factor).
_ALIKE: Mapping[str, tuple[str, Decimal]] = {
    "％": ("%", Decimal(1)),
    "百分点": ("个百分点", Decimal(1)),
    "角": ("元", Decimal("0.1")),
    "人民币": ("元", Decimal(1)),
    "公斤": ("克", Decimal(1000)),
    "吨": ("克", Decimal(10) ** 6),
    "斤": ("克", Decimal(500)),
    "公里": ("米", Decimal(1000)),
    "km": ("米", Decimal(1000)),
    "厘米": ("米", Decimal("0.01")),
    "毫米": ("米", Decimal("0.001")),
    "㎡": ("平方米", Decimal(1)),
    "m²": ("平方米", Decimal(1)),
    "公顷": ("平方米", Decimal(10) ** 4),
    "平方公里": ("平方米", Decimal(10) ** 6),
    "km²": ("平方米", Decimal(10) ** 6),
    "m³": ("立方米", Decimal(1)),
    "小时": ("分钟", Decimal(60)),
    "度": ("瓦时", Decimal(1000)),  # of electricity, as bills count it
}


class Unit(NamedTuple):
    """A unit as so many of its base: 万元 is 10,000 of 元, 万 alone 10,000 of nothing; 元/人 has the base of its two."""

    base: str
    factor: Decimal


@lru_cache(maxsize=1024)
def unit_of(text: str) -> Unit:
    """The unit that a text names; one that nobody knows is a base of its own."""
    above, slash, below = text.strip().partition("/")
    if slash and above and below:
        one, two = unit_of(above), unit_of(below)
        return Unit(f"{one.base}/{two.base}", EXACT.divide(one.factor, two.factor))
    word, power = above, 0
    while word and word[0] in _POWERS and word not in _ALIKE and not word.startswith(_WHOLE):
        power, word = power + _POWERS[word[0]], word[1:]
    base, factor = _ALIKE.get(word, (word, Decimal(1)))
    return Unit(base, factor.scaleb(power))


class Quantity(NamedTuple):
    """A number and the text of its unit, empty where it has none. An amount of 0 is one, too: whether it is 0 is asked of its number."""

    number: Decimal
    unit: str = ""

    def in_unit(self, unit: str) -> Quantity:
        """The same in another unit. A bare number takes any. Raises FaultError where the units are not of one kind."""
        if not self.unit or self.unit == unit:
            return Quantity(self.number, unit)
        one, two = unit_of(self.unit), unit_of(unit)
        if {one.base, two.base} == _OF_HUNDRED:
            return Quantity(self.number, unit)
        if one.base != two.base:
            refuse(
                f"{_named(self.unit)}和{_named(unit)}不能换算"
                if unit
                else f"{_named(self.unit)}不能当成没有单位的数",
                f"{self.unit or 'no unit'} cannot be converted into {unit or 'a number without unit'}",
            )
        scaled = EXACT.divide(EXACT.multiply(self.number, one.factor), two.factor)
        return Quantity(bounded(scaled), unit)

    def beside(self, other: Quantity) -> tuple[Decimal, Decimal, str]:
        """Both numbers in one unit, and that unit: the first's, or the one that there is. Raises FaultError."""
        unit = self.unit or other.unit
        return self.number, other.in_unit(unit).number, unit


class Share(Quantity):
    """Percentages that were added up, or what is left of a bare number, as of 100, when they are taken from it: a percentage, whatever more is taken from it."""

    __slots__ = ()


class Points(Quantity):
    """What two percentages differ by, in percentage points; in a product or a quotient it counts as its hundredth, as they do."""

    __slots__ = ()


_OF_HUNDRED = {"%", "个百分点"}


def _named(unit: str) -> str:
    return f"“{unit}”" if unit else "没有单位的数"


def compute(one: Quantity, operator: str, two: Quantity) -> Quantity:
    """Sum, difference, product, quotient, whole quotient or rest. Raises FaultError.

    A bare number beside one with a unit takes that unit in + and -, and none in * and /; a percentage counts as its hundredth
    in * and /. The quotient of two of one kind is a bare number. Two percentages differ by percentage points.
    """
    if operator in "+-":
        left, right, unit = one.beside(two)
        number = bounded(EXACT.add(left, right) if operator == "+" else EXACT.subtract(left, right))
        bases = [unit_of(each.unit).base if each.unit else "" for each in (one, two)]
        if "%" not in bases:
            return Quantity(number, unit)
        if operator == "-" and bases[0] == bases[1] and not isinstance(one, Share):
            return Points(number, "个百分点")
        if isinstance(one, Share) or (operator == "-" and not bases[0]) or bases == ["%", "%"]:
            return Share(number, unit)
        return Quantity(number, (one, two)[bases.index("%")].unit)
    if {unit_of(one.unit).base, unit_of(two.unit).base} == _OF_HUNDRED:
        one, two = Quantity(one.number, "%"), Quantity(two.number, "%")
    one, two = (Quantity(each.number, "%") if isinstance(each, Points) else each for each in (one, two))
    if operator in ("/", "//", "%") and not two.number:
        refuse("除数是0", "division by 0")
    if operator == "*":
        return _product(one, two)
    if one.unit != two.unit:
        two = _of_hundred(two)
    if two.unit and unit_of(one.unit).base == unit_of(two.unit).base:
        left, right, unit = one.beside(two)
        quotient = ""
    elif two.unit and not one.unit:
        refuse(f"没有单位的数不能除以“{two.unit}”", f"a bare number cannot be divided by {two.unit}")
    else:
        left, right, unit = one.number, two.number, one.unit
        quotient = f"{one.unit}/{two.unit}" if two.unit else one.unit
    if operator == "/":
        return Quantity(bounded(EXACT.divide(left, right)), quotient)
    floor = EXACT.divide(left, right).to_integral_value(decimal.ROUND_FLOOR)
    if operator == "//":
        return Quantity(bounded(floor), quotient)
    return Quantity(bounded(EXACT.subtract(left, EXACT.multiply(floor, right))), unit)


def _product(one: Quantity, two: Quantity) -> Quantity:
    if unit_of(two.unit).base == "%" or unit_of(one.unit).base != "%":
        two = _of_hundred(two)
    else:
        one = _of_hundred(one)
    if one.unit and two.unit:  # so many points of an amount
        one, two = _of_hundred(one, _OF_HUNDRED), _of_hundred(two, _OF_HUNDRED)
    number, unit = bounded(EXACT.multiply(one.number, two.number)), one.unit or two.unit
    if one.unit and two.unit:
        rate, times = (one, two) if "/" in one.unit else (two, one)
        unit, _, of = rate.unit.partition("/")
        if not of or "/" in times.unit or unit_of(of).base != unit_of(times.unit).base:
            refuse(f"“{one.unit}”和“{two.unit}”不能相乘", f"{one.unit} cannot be multiplied by {two.unit}")
        number = bounded(EXACT.multiply(rate.number, times.in_unit(of).number))
    return Quantity(number, unit)


def _of_hundred(one: Quantity, bases: Container[str] = ("%",)) -> Quantity:
    """A percentage as the bare number that it is in a product."""
    return Quantity(one.number.scaleb(-2)) if one.unit and unit_of(one.unit).base in bases else one


def bounded(number: Decimal) -> Decimal:
    """The number, where it is not too large. Raises FaultError."""
    if abs(number) >= MAX_NUMBER:
        refuse("得数太大", "the result is too large")
    return number


def rounded(number: Decimal, digits: int) -> Decimal:
    """To so many decimals, halves away from zero; below 0, to tens, hundreds."""
    return number.quantize(Decimal(1).scaleb(-digits), context=EXACT)


def ending(number: Decimal) -> str:
    """All its digits. Raises FaultError where its decimals do not end, or have more places than anybody prints: how many are wanted is to be said."""
    kept = rounded(number, MOST_DECIMALS)
    if kept != rounded(number, _ALIKE_TO):  # a third, three times, is one
        shown = plain(rounded(number, 4))
        refuse(
            f"除不尽，或小数超过{MOST_DECIMALS}位（{shown}…），要印几位得写明：后面加 |四舍五入(2)，算式先用圆括号括起来",
            f"its decimals do not end, or are more than {MOST_DECIMALS} ({shown}…); say how many to print: put |四舍五入(2) behind it, a calculation in brackets",
        )
    return plain(kept)


def plain(number: Decimal) -> str:
    """All its digits, without zeros at the end of its decimals."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


_NUMBER = late(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,40})(?:\.\d{1,40})?|[+-]?\.\d{1,40}", re.ASCII)


def read_number(text: str) -> Decimal | None:
    """The number that a text says (1,234.5); None when it says none."""
    text = text.strip()
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
