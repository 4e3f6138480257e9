"""The values that tags print and compute with, and the filters that there are.

In: plain data. Out: what it is as a number or as a text, `Value` for a text of the document, and `FILTERS`, one row each: the
documentation, what is offered for a misspelt name, and completion come from there.
"""

from __future__ import annotations

import datetime
import decimal
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, Never, cast

from ..messages import codes
from ..messages.diagnostic import Code
from ..terms.dates import printed_date
from ..terms.numerals import CAPITAL_NUMERALS, SMALL_NUMERALS, parse_chinese, spelled

MAX_DEPTH = 32  # of data
MAX_NUMBER = Decimal(10) ** 18
MAX_TEXT = 1_000_000  # characters of a computed text
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,40})(?:\.\d{1,40})?|[+-]?\.\d{1,40}", re.ASCII)
_EXACT = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_UP)


class FaultError(Exception):
    """What is wrong with an expression or with what it is given: a code, and what fills its sentence."""

    def __init__(self, code: Code, **args: str) -> None:
        super().__init__(code.id)
        self.code, self.args_of = code, args


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
    if isinstance(value, int | float | Decimal):
        found = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return found if found.is_finite() else None
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return Decimal(value.strip().replace(",", ""))
    return None


_CN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DAY = re.compile(
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
    """Whether a condition holds: not for what is missing or empty, nor for a text of the data that says no."""
    if isinstance(value, str) and not isinstance(value, Value):
        return _SAYS.get(value.strip().casefold(), bool(value))
    return bool(value)


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
    if isinstance(value, Members):
        return value.line
    if isinstance(value, int):
        return str(value) if abs(value) < MAX_NUMBER else _wrong(value)
    if isinstance(value, float) and "e" not in repr(value) and "n" not in repr(value):
        return repr(value)
    if isinstance(value, float | Decimal) and (number := number_of(value)) is not None:
        return _plain(_rounded(number, 10))
    return _wrong(value)


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


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _rounded(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), context=_EXACT)


def _number(value: object) -> Decimal:
    """The number that a value says. Raises FaultError (T322) where it is none or too large."""
    found = number_of(value)
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


def _whole(value: object, least: int, most: int) -> int:
    found = _number(value)
    if found != found.to_integral_value() or not least <= found <= most:
        text = f"{least}到{most}"
        raise FaultError(
            codes.NOT_FIT,
            reason_zh=f"“{_plain(found)}”应当是{text}的整数",
            reason_en=f"“{_plain(found)}” should be a whole number from {least} to {most}",
        )
    return int(found)


def noted(text: str, *sources: object) -> str:
    """A text made of others; printing it counts as printing the document's own texts that went into it."""
    ours = [source for source in sources if isinstance(source, Value)]
    if not ours:
        return text
    return Value.of(text, frozenset[str]().union(*(value.names for value in ours)), ours[0].printed)


def _room(size: int) -> None:
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


def compute(left: object, operator: str, right: object) -> Decimal:
    one, two = _number(left), _number(right)
    if operator in ("/", "//", "%") and not two:
        raise FaultError(codes.NOT_FIT, reason_zh="除数是0", reason_en="division by 0")
    match operator:
        case "+":
            found = _EXACT.add(one, two)
        case "-":
            found = _EXACT.subtract(one, two)
        case "*":
            found = _EXACT.multiply(one, two)
        case "/":
            found = _EXACT.divide(one, two)
        case _:
            floor = _EXACT.divide(one, two).to_integral_value(decimal.ROUND_FLOOR)
            found = floor if operator == "//" else _EXACT.subtract(one, _EXACT.multiply(floor, two))
    if abs(found) >= MAX_NUMBER:
        raise FaultError(codes.NOT_FIT, reason_zh="得数太大", reason_en="the result is too large")
    return found


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
            return one == two
    return type(left) is type(right) and left == right


def compare(left: object, operator: str, right: object) -> bool:
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
            raise _no_date(left if days[1] else right)
        return _ordered(*((days[0], operator, days[1]) if all(days) else (str(left), operator, str(right))))
    return _ordered(_number(left), operator, _number(right))


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
    _room(sum(map(len, texts)))
    return noted("".join(texts), first, *rest)


# ---- filters ------------------------------------------------------------------------------------------------------


def _chinese(value: object) -> str:
    number = _number(value)
    if abs(number) >= 10**16:
        raise FaultError(codes.NOT_FIT, reason_zh="数太大", reason_en="the number is too large")
    whole, _, rest = _plain(abs(number)).partition(".")
    out = spelled(int(whole), SMALL_NUMERALS)
    out = out[1:] if out.startswith("一十") else out
    out += "点" + "".join(SMALL_NUMERALS.digits[int(digit)] for digit in rest) if rest else ""
    return ("负" if number < 0 else "") + out


def _capital_amount(value: object) -> str:
    """支付结算办法, annex 1: 整 after 元 only, 零 for an empty 角 or 元 before what follows."""
    amount = _rounded(_number(value), 2)
    if abs(amount) >= 10**16:
        raise FaultError(codes.NOT_FIT, reason_zh="数太大", reason_en="the number is too large")
    whole, rest = divmod(int(abs(amount) * 100), 100)
    tenths, cents = divmod(rest, 10)
    digits = CAPITAL_NUMERALS.digits
    out = f"{spelled(whole, CAPITAL_NUMERALS)}元" if whole or not rest else ""
    if not rest:
        out += "整"
    elif out and (not tenths or not whole % 10):
        out += digits[0]
    out += f"{digits[tenths]}角" if tenths else ""
    out += f"{digits[cents]}分" if cents else ""
    return ("负" if amount < 0 else "") + out


def _date(value: object) -> str:
    text = text_of(value)
    if date := date_of(text):
        return noted(printed_date(date), value)
    raise _no_date(text)


def _no_date(text: str) -> FaultError:
    shown = text[:20]
    return FaultError(codes.NOT_FIT, reason_zh=f"“{shown}”不是日期", reason_en=f"“{shown}” is no date")


def _docket(value: object, agency: object, year: object) -> str:
    text = text_of(year).strip()
    date = date_of(text)
    of = date.year if date else _whole(text.removesuffix("年"), 1000, 9999)
    return f"{text_of(agency).strip()}〔{of}〕{_whole(value, 1, 99_999)}号"


def _decimal(number: Decimal, digits: object, usual: int) -> str:
    """A number with as many decimals as are asked for; where none are, `usual` at most, without zeros at the end."""
    if digits is None:
        return _plain(_rounded(number, usual))
    text = format(_rounded(number, _whole(digits, 0, 10)), "f")
    return text if text.strip("-0.") else text.removeprefix("-")


def _in_units(power: int) -> Callable[..., str]:
    def divided(value: object, digits: object = None) -> str:
        return _decimal(_number(value).scaleb(-power), digits, 2)

    return divided


def _percent(value: object, digits: object = None) -> str:
    return _decimal(_number(value).scaleb(2), digits, 2) + "%"


def _change(value: object, before: object, digits: object = None) -> str:
    now, then = _number(value), _number(before)
    if then <= 0:
        what = ("是0", "is 0") if not then else ("是负数", "is below 0")
        here = f"{_plain(now)}比{_plain(then)}"
        raise FaultError(
            codes.NOT_FIT,
            reason_zh=f"上年数{what[0]}，算不出同比（{here}）；这样的行用 {{% if 上年数 > 0 %}} 分开写",
            reason_en=f"the earlier number {what[1]} ({_plain(now)} against {_plain(then)}): "
            "write such rows apart, with {% if … > 0 %}",
        )
    rate = _decimal(_EXACT.divide(abs(now - then), then).scaleb(2), digits, 1)
    if not Decimal(rate):
        return "持平"
    return f"{'增长' if now > then else '下降'}{rate}%"


def _join(value: object, between: object = "") -> str:
    items = items_of(value)
    texts, glue = [text_of(item) for item in items], text_of(between)
    _room(sum(map(len, texts)) + len(glue) * len(texts))
    return noted(glue.join(texts), value, *items)


def _listed(value: object) -> str:
    return _join(value, "、")


def _default(value: object, instead: object = "") -> object:
    empty = value is None or (not value.strip() if isinstance(value, str) else value in ([], {}))
    if empty and instead == "":
        return Blank()
    return instead if empty else value


def _length(value: object) -> int:
    if isinstance(value, str | list | dict):
        return len(value.parts) if isinstance(value, Value) and value.parts else len(cast(str, value))
    return len(text_of(value))


def _round(value: object, digits: object = 0) -> str:
    return _decimal(_number(value), digits, 0)


def _upper(value: object) -> str:
    return noted(text_of(value).upper(), value)


def _lower(value: object) -> str:
    return noted(text_of(value).lower(), value)


def _replace(value: object, old: object, new: object) -> str:
    text, one, two = text_of(value), text_of(old), text_of(new)
    if not one:
        raise FaultError(
            codes.NOT_FIT, reason_zh="要替换的文字是空的", reason_en="the text to replace is empty"
        )
    _room(len(text) + text.count(one) * max(len(two) - len(one), 0))
    return noted(text.replace(one, two), value)


def _as_it_is(value: object) -> object:
    return value


def _or_blank(apply: Callable[..., object]) -> Callable[..., object]:
    """A filter for figures and dates, which leaves alone what 默认('') has made nothing of."""

    def applied(*values: object) -> object:
        return Blank() if any(isinstance(value, Blank) for value in values) else apply(*values)

    return applied


class Filter(NamedTuple):
    """One row: names, arguments (those from `needed` on may be left out), what it does, an example and what that prints."""

    zh: str
    also: tuple[str, ...]
    arguments: tuple[str, ...]
    needed: int
    about: tuple[str, str]
    example: tuple[str, str]
    apply: Callable[..., object]


DEFAULT = Filter(
    "默认", ("default", "d"), ("代替的文字",), 0, ("没有或为空时代替", "stands in for what is missing or empty"), ("''|默认('无')", "无"), _default)  # fmt: skip
"""The one filter that takes what is missing."""

FILTERS: tuple[Filter, ...] = (
    Filter("中文数字", ("chinese",), (), 0, ("数字写成汉字", "a number in Chinese numerals"), ("12|中文数字", "十二"), _or_blank(_chinese)),
    Filter("大写金额", ("amount",), (), 0, ("人民币大写，到分", "an amount of money in capital numerals"), ("1409.5|大写金额", "壹仟肆佰零玖元伍角"), _or_blank(_capital_amount)),
    Filter("成文日期", ("date",), (), 0, ("日期写成年月日", "a date as 2026年1月5日"), ("'2026-01-05'|成文日期", "2026年1月5日"), _or_blank(_date)),
    Filter("发文字号", ("docket",), ("机关代字", "年份"), 2, ("序号写成发文字号", "a docket number from its serial number"), ("8|发文字号('X政发', 2026)", "X政发〔2026〕8号"), _or_blank(_docket)),
    Filter("万元", ("wan",), ("小数位数",), 0, ("除以一万，不印单位", "divided by 10,000, without a unit"), ("12345678|万元", "1234.57"), _or_blank(_in_units(4))),
    Filter("亿元", ("yi",), ("小数位数",), 0, ("除以一亿，不印单位", "divided by 100,000,000, without a unit"), ("1234567890|亿元(1)", "12.3"), _or_blank(_in_units(8))),
    Filter("百分比", ("percent",), ("小数位数",), 0, ("小数写成百分数", "a fraction as a percentage"), ("0.085|百分比", "8.5%"), _or_blank(_percent)),
    Filter("同比", ("change",), ("上年数", "小数位数"), 1, ("比上年增长、下降多少", "the change against the year before"), ("108.5|同比(100)", "增长8.5%"), _or_blank(_change)),
    Filter("顿号", ("list",), (), 0, ("列表用顿号连起来", "a list joined by 、"), ("['甲', '乙']|顿号", "甲、乙"), _listed),
    Filter("连接", ("join",), ("中间的文字",), 0, ("列表连成一段文字", "a list joined by a text"), ("['甲', '乙']|连接('和')", "甲和乙"), _join),
    DEFAULT,
    Filter("长度", ("length", "count"), (), 0, ("几个字，列表有几项", "how many characters or items"), ("'公文'|长度", "2"), _length),
    Filter("四舍五入", ("round",), ("小数位数",), 0, ("四舍五入", "rounded, halves up"), ("2.345|四舍五入(2)", "2.35"), _or_blank(_round)),
    Filter("大写字母", ("upper",), (), 0, ("字母变大写", "letters made capitals"), ("'gb'|大写字母", "GB"), _upper),
    Filter("小写字母", ("lower",), (), 0, ("字母变小写", "letters made small"), ("'GB'|小写字母", "gb"), _lower),
    Filter("替换", ("replace",), ("原文", "新文"), 2, ("替换文字", "one text in place of another"), ("'甲局'|替换('局', '委')", "甲委"), _replace),
    Filter("转义", ("e", "escape"), (), 0, ("不用写，本来就按原样印", "not needed: every text prints as it is"), ("'a<b'|转义", "a<b"), _as_it_is),
)  # fmt: skip
"""Every filter there is; the documentation, what is offered for a misspelt one, and completion come from here."""

NOT_FILTERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("千分位", "千位分隔", "comma", "thousands", "intcomma", "number_format"),
        ("没有加千分位的；要“1,204”，数据里就写成 1,204，计算照样认得", "There is none for thousands; write 1,204 in the data, which still counts as a number"),
    ),
    **dict.fromkeys(
        ("求和", "合计", "总和", "sum", "total"),
        ("没有求和的；在数据里另写一项合计，或用 + 一项一项加", "There is none that adds up; give the sum in the data, or add items with +"),
    ),
    **dict.fromkeys(
        ("汉字日期", "中文日期", "大写日期", "chinese_date", "cn_date"),
        ("没有把日期写成汉字的（成文日期 印成2026年1月5日）；要汉字，数据里就写汉字", "There is none for dates in Chinese numerals (成文日期 prints 2026年1月5日); write them so in the data"),
    ),
    **dict.fromkeys(
        ("int", "取整", "整数", "floor", "ceil", "abs", "绝对值", "float"),
        ("要整数用 四舍五入，如 金额|四舍五入", "For whole numbers use 四舍五入: 金额|四舍五入"),
    ),
    **dict.fromkeys(
        ("format", "格式", "格式化", "保留小数", "小数"),
        ("要几位小数用 四舍五入，如 金额|四舍五入(2)", "For decimals use 四舍五入: 金额|四舍五入(2)"),
    ),
    **dict.fromkeys(
        ("strftime", "日期", "日期格式", "dateformat", "date_format"),
        ("日期用 成文日期，印成2026年1月5日", "For dates use 成文日期, which prints 2026年1月5日"),
    ),
    **dict.fromkeys(
        ("sort", "排序", "reverse", "倒序", "unique", "去重", "selectattr", "rejectattr", "groupby", "map", "select", "筛选", "分组"),
        ("没有排序、筛选、分组的；在数据里排好，循环里用 if 挑", "There is none that sorts, picks or groups; order the data, and pick with if in a loop"),
    ),
    **dict.fromkeys(("first", "第一个", "首项"), ("第一项写成 数据.名称[0]", "Write 数据.名称[0] for the first")),
    **dict.fromkeys(("last", "最后一个", "末项"), ("最后一项在循环里用 loop.last 判断", "Ask loop.last in a loop for the last")),
    **dict.fromkeys(("trim", "strip", "去空格"), ("不用写，数据两头的空格本来就不印", "It is not needed: blanks round data are not printed")),
    **dict.fromkeys(("safe", "tojson", "json"), ("不用写，文字本来就照原样印", "It is not needed: texts print as they are")),
    **dict.fromkeys(("大写数字", "大写", "中文大写"), ("人民币用 大写金额，一般的数用 中文数字，字母用 大写字母", "Use 大写金额 for money, 中文数字 for numbers, 大写字母 for letters")),
}  # fmt: skip
"""What people look for and is no filter: what does it here, or that nothing does."""

FILTER_OF = {spelling: row for row in FILTERS for spelling in (row.zh, *row.also)}
