"""Labels of the structure levels: 一、 （一） 1. （1） ① and their variants, printed and parsed.

In: a label form and a number. Out: the label as it is printed, and the reverse. Clause 7.3.3 of GB/T 9704-2012;
the enumeration words 一是, 第一，, 首先， follow GB/T 15834-2011 B.3.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

Series = Literal["一", "1", "１", "①"]

DIGITS = "零一二三四五六七八九"
CIRCLED = (
    [chr(0x2460 + i) for i in range(20)]
    + [chr(0x3251 + i) for i in range(15)]
    + [chr(0x32B1 + i) for i in range(15)]
)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


class Numerals(NamedTuple):
    """Chinese numerals: the ten digits, and the units of ten, a hundred and a thousand."""

    digits: str
    units: tuple[str, str, str, str]


SMALL_NUMERALS = Numerals(DIGITS, ("", "十", "百", "千"))
CAPITAL_NUMERALS = Numerals("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))


def spelled(number: int, numerals: Numerals) -> str:
    """A whole number from 0 counted in full, 一十二, with one zero for digits left out inside it."""
    digits, units = numerals
    for size, unit in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            head, rest = divmod(number, size)
            zero = digits[0] if 0 < rest < size // 10 else ""
            return spelled(head, numerals) + unit + zero + (spelled(rest, numerals) if rest else "")
    out, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += (digits[0] if gap else "") + digits[digit] + units[place]
        gap = not digit and bool(out)
    return out or digits[0]


def chinese(number: int) -> str:
    """A counting numeral, 1 to 9999: 十, 二十一, 一百零一.

    Raises ValueError outside that range.
    """
    if not 0 < number < 10_000:
        raise ValueError(number)
    out = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("" if digit == 1 and unit == 10 and not out else DIGITS[digit]) + sign
        elif out and number and not out.endswith("零"):
            out += "零"
    return out


@cache
def _chinese_values() -> dict[str, int]:
    return {chinese(n): n for n in range(1, 1000)}


def parse_chinese(text: str) -> int | None:
    """The number of a counting numeral up to 九百九十九, None when `text` is none."""
    return _chinese_values().get(text)


_UNITS = {"部分": 1, "章": 1, "节": 2, "条": 3}
_FORM = re.compile(
    r"(?P<prefix>[（(]?)(?P<series>[一1１①])(?P<suffix>[）)]?[、.．]?)"
    rf"|(?P<nth>第)(?P<one>[一1])(?P<unit>{'|'.join(_UNITS)})"
)
_CLOSING = {"": "", "（": "）", "(": ")"}
_CIRCLED = "[①-⑳㉑-㉟㊱-㊿]"  # as ranges: compiled in a tenth of the time
_PATTERN = {
    "一": r"[一二三四五六七八九十百零]+",
    "1": r"[1-9][0-9]*",
    "１": r"[１-９][０-９]*",
    "①": _CIRCLED,
}


@dataclass(frozen=True, slots=True)
class LabelForm:
    """How a level is labelled: the marks round a numeral of one series, e.g. （ 一 ）."""

    prefix: str
    series: Series
    suffix: str

    @classmethod
    @cache
    def parse(cls, spelling: str) -> "LabelForm | None":
        """The form written as its first label: 一、 （1） 1） or 第一条. None when it is no such form."""
        match = _FORM.fullmatch(spelling)
        if not match:
            return None
        if match["unit"]:
            return cls("第", match["one"], match["unit"])  # type: ignore[arg-type]
        circled, closed = match["series"] == "①", match["suffix"][:1] in ("）", ")")
        half = closed and not match["prefix"] and match["series"] != "一" and match["suffix"][1:] == ""
        if (
            not (half or _CLOSING[match["prefix"]] == match["suffix"][:1] * closed)
            or (circled and closed)
            or not (circled or match["suffix"])
        ):
            return None
        return cls(match["prefix"], match["series"], match["suffix"])  # type: ignore[arg-type]

    @property
    def level(self) -> int:
        """The level 1-5 whose style the form takes, whatever the depth (clause 7.3.3)."""
        if self.series == "①":
            return 5
        if self.suffix in _UNITS:
            return _UNITS[self.suffix]
        return (1 if self.series == "一" else 3) + (self.suffix[:1] in ("）", ")"))

    @property
    def last(self) -> int:
        """The highest number that the form can print."""
        return len(CIRCLED) if self.series == "①" else 999

    def label(self, number: int) -> str:
        """The printed label. Raises ValueError past `last` or below one."""
        if not 1 <= number <= self.last:
            raise ValueError(number)
        return f"{self.prefix}{_PRINT[self.series](number)}{self.suffix}"

    def read(self, text: str) -> tuple[int, str] | None:
        """The number and the label at the head of `text`, None when it does not begin with one."""
        match = _reader(self).match(text)
        number = match and _number(self.series, match[1])
        return (number, match[0]) if match and number else None

    def __str__(self) -> str:
        return self.label(1)


_PRINT: dict[Series, Callable[[int], str]] = {
    "一": chinese,
    "1": str,
    "１": lambda n: str(n).translate(FULL_WIDTH),
    "①": lambda n: CIRCLED[n - 1],
}


@cache
def _reader(form: LabelForm) -> re.Pattern[str]:
    return re.compile(f"{re.escape(form.prefix)}({_PATTERN[form.series]}){re.escape(form.suffix)}")


def _number(series: Series, text: str) -> int | None:
    if series == "一":
        return parse_chinese(text)
    return CIRCLED.index(text) + 1 if series == "①" else int(text)


# ---- labels as people type them -----------------------------------------------------------------------------------

_CN = "一二三四五六七八九十百零〇"
_LABEL = (  # compiled by `re` when a label is first looked for
    rf"第(?:[{_CN}]{{1,7}}|[1-9][0-9]{{0,2}})(?:{'|'.join(_UNITS)})"
    rf"|[（(](?:[{_CN}]{{1,7}}|[1-9][0-9]{{0,3}}|[１-９][０-９]{{0,3}})[）)][、.．]?"
    rf"|[{_CN}]{{1,7}}[、.．]"
    r"|(?:[1-9][0-9]{0,3}|[１-９][０-９]{0,3})[、.．）)]"
    rf"|{_CIRCLED}"
)
_DIGITS = re.compile(r"[0-9]+|[０-９]+")
_CHINESE = re.compile(f"[{_CN}]+")


class Typed(NamedTuple):
    """A label as it stands at the head of a text: its text and number, its kind whatever the marks (一, （一）, 1, （1）, 1）,
    ①, 章, 节, 条, 部分), and its form where it is one that 层次 takes."""

    text: str
    number: int
    kind: str
    form: LabelForm | None


def read_label(text: str) -> Typed | None:
    """The label of any form at the head of `text`, None when it begins with none. Whether it is meant as one is not asked."""
    match = re.match(_LABEL, text)
    if not match:
        return None
    label = match[0]
    if label[0] in CIRCLED:
        return Typed(label, CIRCLED.index(label) + 1, "①", LabelForm("", "①", ""))
    series: Series = "一"
    if found := _DIGITS.search(label):
        number, series = int(found[0]), "1" if found[0].isascii() else "１"
    elif found := _CHINESE.search(label):
        number = parse_chinese(found[0]) or 0
    if not found or not number:
        return None
    prefix, suffix = label[: found.start()], label[found.end() :]
    if prefix == "第":
        kind = suffix
    else:
        kind = ("一" if series == "一" else "1") + ("）" if suffix[0] in "）)" else "")
        kind = f"（{kind}" if prefix else kind
    return Typed(label, number, kind, LabelForm.parse(f"{prefix}{series}{suffix}"))


STANDARD_FORMS: tuple[LabelForm, ...] = (
    LabelForm("", "一", "、"),
    LabelForm("（", "一", "）"),
    LabelForm("", "1", "."),
    LabelForm("（", "1", "）"),
    LabelForm("", "①", ""),
)


def forms(*words: str) -> tuple[LabelForm, ...]:
    """The forms written as their first labels, outermost first. Raises ValueError for a word that is none."""
    found = [form for word in words if (form := LabelForm.parse(word))]
    if len(found) != len(words):
        raise ValueError(words)
    return tuple(found)


# The words of an enumeration, by the form's first word.
_FIRSTS = ("首先，", "其次，", "再次，", "此外，", "最后，")
ENUMERATION_FORMS: dict[str, Callable[[int], str]] = {
    "一是": lambda n: chinese(n) + "是",
    "一要": lambda n: chinese(n) + "要",
    "第一，": lambda n: f"第{chinese(n)}，",
    "第一,": lambda n: f"第{chinese(n)},",
    "首先，": lambda n: _FIRSTS[n - 1],
    "首先,": lambda n: _FIRSTS[n - 1].replace("，", ","),
}
ENUMERATION_LAST = dict.fromkeys(("首先，", "首先,"), len(_FIRSTS))


def enumeration_last(form: str) -> int:
    """The highest number that an enumeration form can print."""
    return ENUMERATION_LAST.get(form, 99)
