"""A number of a spreadsheet as its cell shows it: under the cell's number format, in a Chinese system.

In: a number and a format (a code such as `#,##0.00`, or the id of a built-in one). Out: text. Blanks that only align are
left out. What cannot be shown (a day before 1900, thousands of places) is the plain number.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..terms.numerals import CAPITAL_NUMERALS, FULL_WIDTH, SMALL_NUMERALS, Numerals, spelled
from ..terms.patterns import late

_DATE = 'yyyy"年"m"月"d"日"'
_MONTH = 'yyyy"年"m"月"'
_DAY = 'm"月"d"日"'
_TIME = '上午/下午h"时"mm"分"'

# ECMA-376 part 1, 18.8.30, the columns for all languages and for zh-cn; 14 and 22 as Chinese systems show them.
BUILT_IN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: _MONTH, 28: _DAY, 29: _DAY, 30: "m-d-yy", 31: _DATE, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: _TIME, 35: f'{_TIME}ss"秒"', 36: _MONTH, 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;"¥"-#,##0;"¥-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 50: _MONTH, 51: _DAY, 52: _MONTH, 53: _DAY, 54: _DAY,
    55: _TIME, 56: f'{_TIME}ss"秒"', 57: _MONTH, 58: _DAY,
}  # fmt: skip

_TOKEN = late(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | !(?P<point_typed>\.) | [_*](?P<blank>.) | \[\$(?P<currency>[^\]-]*)(?P<locale>-[^\]]*)?\]
    | \[(?P<elapsed>h+|m+|s+)\] | \[(?P<test><=|>=|<>|<|>|=)(?P<bound>-?[0-9.]+)\] | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式) | (?P<half>AM/PM|A/P|上午/下午) | (?P<exponent>E[+-]0+)
    | (?P<date>y+|m+|d+|h+|s+|a{3,4}|e+) | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%)
    | (?P<text>@) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SYSTEM = {"-F800": _DATE, "-F400": "h:mm:ss"}  # the system's own long date and time, whatever follows
_MOST = 255  # characters of a format, as spreadsheets limit it
_MOST_PLACES = 30
# [DBNum1] 一千二百, [DBNum2] 壹仟贰佰, [DBNum3] １千２百.
_NUMERALS = {
    "1": SMALL_NUMERALS._replace(digits="〇" + SMALL_NUMERALS.digits[1:]),
    "2": CAPITAL_NUMERALS,
    "3": SMALL_NUMERALS._replace(digits="0123456789".translate(FULL_WIDTH)),
}
_MOST_SPELLED = 10**16
_WIDE = Context(prec=400)  # room for any float in full
_TESTS = {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (0, 1), "<>": (-1, 1)}


class _Token(NamedTuple):
    """One piece of a format: its sort (a group of `_TOKEN`) and what was typed."""

    sort: str
    text: str


class _Section(NamedTuple):
    """One part of a format, between semicolons: its pieces, and for which numbers it is meant, if it says so."""

    tokens: tuple[_Token, ...]
    test: tuple[str, Decimal] | None

    def has(self, *sorts: str) -> bool:
        return any(token.sort in sorts for token in self.tokens)

    @property
    def numerals(self) -> Numerals | None:
        """The numerals in which digits are shown, None for 0 to 9."""
        return next((_NUMERALS.get(token.text[-1]) for token in self.tokens if token.sort == "numeral"), None)


@lru_cache(256)
def _sections(code: str) -> tuple[_Section, ...]:
    sections: list[_Section] = []
    tokens: list[_Token] = []
    test = None
    for found in _TOKEN.finditer(code):
        sort, text = found.lastgroup or "", found[found.lastgroup or 0]
        if sort == "literal" and text == ";":
            sections.append(_Section(tuple(tokens), test))
            tokens, test = [], None
        elif sort == "bound":
            test = (found["test"], Decimal(text)) if re.fullmatch(r"-?\d+\.?\d*", text) else None
        elif sort in ("currency", "locale"):
            tokens.append(_Token("literal", found["currency"]))
            if found["locale"] in _SYSTEM:
                return _sections(_SYSTEM[found["locale"]])
        elif sort in ("quoted", "escaped", "point_typed"):
            tokens.append(_Token("literal", text))
        elif sort == "bracket" and re.fullmatch("DBNum[1-3]", text, re.IGNORECASE):
            tokens.append(_Token("numeral", text))
        elif sort not in ("blank", "bracket"):  # the width of a character; a colour
            tokens.append(_Token(sort, text))
    return (*sections, _Section(tuple(tokens), test))


def shown(number: float, code: str, from_1904: bool = False) -> str:
    """A finite number as a cell of this format shows it; `from_1904` where the workbook counts days from 1904."""
    if code in ("", "General") or len(code) > _MOST:
        return plain(number)
    exact = Decimal(f"{number:.15g}")
    section, sign = _chosen(_sections(code), exact)
    if section.has("date", "elapsed", "half"):
        return _date(exact, section, from_1904)
    if section.has("text"):
        return plain(number)
    numerals = section.numerals
    section = section._replace(tokens=tuple(token for token in section.tokens if token.sort != "numeral"))
    if section.has("digit"):
        fraction = _Token("literal", "/") in section.tokens
        text = _fraction(abs(exact), section.tokens) if fraction else _number(abs(exact), section)
        return sign + (_in_digits(text, numerals) if numerals else text)
    size = plain(abs(number))
    if numerals and abs(number) < _MOST_SPELLED:
        size = _spelled(size, numerals)
    return sign + "".join(size if token.sort == "general" else token.text for token in section.tokens)


def _in_digits(text: str, numerals: Numerals) -> str:
    """二〇二五: digit by digit."""
    return "".join(numerals.digits[ord(sign) - 48] if sign in "0123456789" else sign for sign in text)


def _spelled(number: str, numerals: Numerals) -> str:
    """一十二.五: a plain number from 0, its whole part counted."""
    whole, point, rest = number.partition(".")
    return spelled(int(whole), numerals) + point + _in_digits(rest, numerals)


def _fraction(number: Decimal, tokens: tuple[_Token, ...]) -> str:
    """5 1/4, or 21/4 where no place before it takes the whole."""
    slash = tokens.index(_Token("literal", "/"))
    start = end = slash
    while start and tokens[start - 1].sort == "digit":
        start -= 1
    while end + 1 < len(tokens) and re.fullmatch("[0-9#?]", tokens[end + 1].text):
        end += 1
    below = "".join(token.text for token in tokens[slash + 1 : end + 1])
    before, after = tokens[:start], tokens[end + 1 :]
    mixed = any(token.sort == "digit" for token in before)
    if end == slash or start == slash or len(below) > _MOST_PLACES:
        return plain(float(number))
    whole = int(number) if mixed else 0
    rest = Fraction(number) - whole
    if re.search("[1-9]", below):  # of quarters, of hundredths
        one = int(re.sub("[#?]", "", below))
        above = int(rest * one + Fraction(1, 2))
    else:
        above, one = rest.limit_denominator(10 ** len(below) - 1).as_integer_ratio()
    if mixed and above == one:
        whole, above = whole + 1, 0
    first = next((i for i, token in enumerate(before) if token.sort == "digit"), -1)
    zero = before[first].text == "0" or not above if mixed else False
    shown = f"{whole:,}" if any(token.sort == "comma" for token in before) else str(whole)
    head = "".join(
        (shown if whole or zero else "") * (i == first) if token.sort == "digit" else token.text
        for i, token in enumerate(before)
        if token.sort != "comma"
    )
    tail = "".join(token.text for token in after)
    part = "" if mixed and not above else f"{above}/{one}"
    return f"{head.strip()} {part}".strip() + tail


def plain(number: float) -> str:
    """A number without a format: whole ones whole, others to the eleven places that a cell shows, no 0.30000000000000004."""
    if number == int(number) and abs(number) < 10**15:
        return str(int(number))
    exact = Decimal(f"{number:.15g}")
    size = abs(exact)
    if size >= Decimal(10) ** 21 or 0 < size < Decimal("1e-9"):
        return f"{exact.normalize():E}"
    if exact != exact.to_integral_value() and size >= Decimal("1e-4"):
        places = max(10 - len(str(int(size))), 0)
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chosen(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, str]:
    """The part of a format that a number takes, and the minus to print before it."""
    if any(section.test for section in sections):
        for section in sections[:3]:
            test = section.test
            if test is None or number.compare(test[1]) in _TESTS[test[0]]:
                return section, "-" if number < 0 else ""
        return sections[0], "-" if number < 0 else ""
    if number < 0 and len(sections) > 1:
        return sections[1], ""
    if number == 0 and len(sections) > 2:
        return sections[2], ""
    return sections[0], "-" if number < 0 else ""


def _number(number: Decimal, section: _Section) -> str:
    """A number not below zero: its digits in the places of the format, from the point outward."""
    tokens = list(section.tokens)
    point = next((i for i, token in enumerate(tokens) if token.sort == "point"), None)
    exponent = next((token for token in tokens if token.sort == "exponent"), None)
    end = point if point is not None else _last_digit(tokens) + 1
    while end < len(tokens) and tokens[end].sort == "comma" and point is None:
        end += 1
    whole, rest = tokens[:end], tokens[end:]
    digits_of = [i for i, token in enumerate(whole) if token.sort == "digit"]
    last = digits_of[-1] if digits_of else -1
    scaling = sum(token.sort == "comma" for token in (*whole[last + 1 :], *rest))
    grouped = any(token.sort == "comma" for token in whole[:last]) if digits_of else False
    places = sum(token.sort == "digit" for token in rest)
    if places > _MOST_PLACES:
        return plain(float(number))
    number = number.scaleb(2 * sum(token.sort == "percent" for token in tokens) - 3 * scaling)
    power = ""
    if exponent:
        shift = number.adjusted() if number else 0
        number = number.scaleb(-shift)
        if round(number, places) >= 10:
            number, shift = number.scaleb(-1), shift + 1
        mark = "-" if shift < 0 else "+" * ("+" in exponent.text)
        power = f"E{mark}{abs(shift):0{len(exponent.text) - 2}d}"
    digits = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE):f}"
    left, _, right = digits.partition(".")
    return _left(left, whole, grouped) + _right(right, rest, power)


def _last_digit(tokens: list[_Token]) -> int:
    return max((i for i, token in enumerate(tokens) if token.sort == "digit"), default=-1)


def _left(digits: str, tokens: list[_Token], grouped: bool) -> str:
    """The whole part, filled in from the right; the first place takes all that is left."""
    digits = digits.lstrip("0")
    first = next((i for i, token in enumerate(tokens) if token.sort == "digit"), -1)
    out, written = "", 0

    def put(digit: str) -> None:
        nonlocal out, written
        out = digit + ("," if grouped and written and written % 3 == 0 else "") + out
        written += 1

    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        if token.sort == "digit":
            if digits:
                put(digits[-1])
                digits = digits[:-1]
            elif token.text == "0":
                put("0")
            while i == first and digits:
                put(digits[-1])
                digits = digits[:-1]
        elif token.sort != "comma":
            out = token.text + out
    return digits + out


def _right(digits: str, tokens: list[_Token], power: str) -> str:
    """The point, the decimals and what stands after them."""
    out, at = "", 0
    for token in tokens:
        if token.sort == "digit":
            if token.text == "0" or digits[at:].strip("0"):
                out += digits[at]
            at += 1
        elif token.sort == "exponent":
            out += power
        elif token.sort != "comma":
            out += token.text
    return out


# ---- dates --------------------------------------------------------------------------------------------------------

_WEEK = "一二三四五六日"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LAST_DAY = 2_958_466  # 10000-01-01


def _date(number: Decimal, section: _Section, from_1904: bool) -> str:
    seconds = int((number * 86_400).to_integral_value(ROUND_HALF_UP))
    if number < 0 or number >= _LAST_DAY or (60 <= number < 61 and not from_1904):
        return plain(float(number))  # no such day: spreadsheets print ##### or 1900-02-29
    days_off = 1462 if from_1904 else 1 if number < 60 else 0
    try:
        when = datetime(1899, 12, 30) + timedelta(days=days_off, seconds=seconds)
    except OverflowError:
        return plain(float(number))
    tokens, numerals = section.tokens, section.numerals
    twelve = section.has("half")
    out = ""
    for i, (sort, text) in enumerate(tokens):
        if sort == "digit" or (sort == "point" and tokens[i + 1 :][:1] and tokens[i + 1].sort == "digit"):
            continue  # fractions of a second
        letter, length = text[:1].lower(), len(text)
        if sort == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[letter]
            out += f"{seconds // unit:0{length}d}"
        elif sort == "half":
            out += text.split("/")[when.hour >= 12]
        elif sort == "date":
            letter = "M" if letter == "m" and _is_minute(tokens, i) else letter
            part = _part(when, letter, length, twelve)
            out += _date_part(part, letter, numerals) if numerals and part.isdigit() else part
        elif sort not in ("numeral", "text"):
            out += text
    return out


def _date_part(part: str, letter: str, numerals: Numerals) -> str:
    """二〇二五, 十五, 〇五: a year by its digits, what else there is counted."""
    if letter in "ye" or part.startswith("0"):
        return _in_digits(part, numerals)
    text = spelled(int(part), numerals)
    return text.removeprefix("一") if text.startswith("一十") else text


def _is_minute(tokens: tuple[_Token, ...], at: int) -> bool:
    """Whether an m means minutes: it follows hours, or seconds follow it."""
    times = ("date", "elapsed")
    before = next((t.text[0].lower() for t in reversed(tokens[:at]) if t.sort in times), "")
    after = next((t.text[0].lower() for t in tokens[at + 1 :] if t.sort in times), "")
    return before == "h" or after == "s"


def _part(when: datetime, letter: str, length: int, twelve: bool) -> str:
    """One part of a date as `length` letters ask for it; M stands for minutes."""
    if letter in "ye":
        return f"{when.year % 100:02d}" if letter == "y" and length <= 2 else str(when.year)
    if letter == "a":
        return ("星期" if length > 3 else "") + _WEEK[when.weekday()]
    if letter in "md" and length > 2:
        word = _MONTHS[when.month - 1] if letter == "m" else _DAYS[when.weekday()]
        return word if length == 4 else word[: 1 if length == 5 else 3]
    hour = (when.hour - 1) % 12 + 1 if twelve else when.hour
    value = {"m": when.month, "d": when.day, "h": hour, "M": when.minute, "s": when.second}[letter]
    return f"{value:0{min(length, 2)}d}"


def is_day(code: str) -> bool:
    """Whether a format shows numbers as days or times."""
    return (
        code not in ("", "General")
        and len(code) <= _MOST
        and _sections(code)[0].has("date", "elapsed", "half")
    )


def is_percentage(code: str) -> bool:
    """Whether a format shows numbers as percentages."""
    return len(code) <= _MOST and _sections(code)[0].has("percent")
