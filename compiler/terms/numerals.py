"""Labels of the structure levels: 一、 （一） 1. （1） ① and their variants, printed and parsed.

In: a label form and a number. Out: the label as it is printed, and the reverse. Clause 7.3.3 of GB/T 9704-2012; beside
it 1.1 and 1.1.1, whose numbers above are printed with them, 甲、 and A. The enumeration words 一是, 第一，, 首先， follow GB/T 15834-2011 B.3.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

from .patterns import late

Series = Literal["一", "1", "１", "①", "甲", "A"]

DIGITS = "零一二三四五六七八九"
CIRCLED = (
    [chr(0x2460 + i) for i in range(20)]
    + [chr(0x3251 + i) for i in range(15)]
    + [chr(0x32B1 + i) for i in range(15)]
)
STEMS = "甲乙丙丁戊己庚辛壬癸"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
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


@cache
@cache
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
    r"(?P<prefix>[（(]?)(?P<series>[一1１①甲A])(?P<suffix>[）)]?[、.．]?)"
    r"|1(?P<joined>(?:\.1){1,3})(?P<end>[.、]?)"
    rf"|(?P<nth>第)(?P<one>[一1])(?P<unit>{'|'.join(_UNITS)})"
)
_CLOSING = {"": "", "（": "）", "(": ")"}
_CIRCLED = "[①-⑳㉑-㉟㊱-㊿]"  # as ranges: compiled in a tenth of the time
_PATTERN = {
    "一": r"[一二三四五六七八九十百零]+",
    "1": r"[1-9][0-9]*",
    "１": r"[１-９][０-９]*",
    "①": _CIRCLED,
    "甲": f"[{STEMS}]",
    "A": "[A-Z]",
}


@dataclass(frozen=True)
class LabelForm:
    """How a level is labelled: the marks round a numeral of one series, e.g. （ 一 ）; `joined`: how many numbers stand in it,
    those of the levels above first (two in 1.1, one in the 1 above it; 0: it is none of these)."""

    prefix: str
    series: Series
    suffix: str
    joined: int = 0

    @classmethod
    @cache
    def parse(cls, spelling: str) -> "LabelForm | None":
        """The form written as its first label: 一、 （1） 1） 1.1 or 第一条. None when it is no such form."""
        match = _FORM.fullmatch(spelling)
        if not match:
            return None
        if match["joined"]:
            return cls("", "1", match["end"] or GAP, match["joined"].count(".") + 1)
        if match["unit"]:
            return cls("第", match["one"], match["unit"])  # type: ignore[arg-type]
        circled, closed = match["series"] == "①", match["suffix"][:1] in ("）", ")")
        half = closed and not match["prefix"] and match["series"] != "一" and match["suffix"][1:] == ""
        if (
            not (half or _CLOSING[match["prefix"]] == match["suffix"][:1] * closed)
            or (circled and closed)
            or (match["series"] in "甲A" and (closed or not match["suffix"]))
            or not (circled or match["suffix"])
        ):
            return None
        return cls(match["prefix"], match["series"], match["suffix"])  # type: ignore[arg-type]

    @cached_property
    def level(self) -> int:
        """The level 1-5 whose style the form takes, whatever the depth (clause 7.3.3); of 1, 1.1, 1.1.1 the first, the second,
        the third."""
        if self.joined:
            return self.joined
        if self.series in LEVELS:
            return LEVELS[self.series]
        if self.suffix in _UNITS:
            return _UNITS[self.suffix]
        return (1 if self.series == "一" else 3) + (self.suffix[:1] in ("）", ")"))

    @cached_property
    def last(self) -> int:
        """The highest number that the form can print."""
        return len(_ROWS[self.series]) if self.series in _ROWS else 999

    def label(self, number: int, above: Sequence[int] = ()) -> str:
        """The printed label; `above` are the numbers of the levels above it, of which a joined form prints the last, and a one
        for each that is not there. Raises ValueError past `last` or below one."""
        if not 1 <= number <= self.last:
            raise ValueError(number)
        joined = self.above(above) if self.joined else ""
        return f"{self.prefix}{joined}{_PRINT[self.series](number)}{self.suffix}{self.gap}"

    @cached_property
    def gap(self) -> str:
        """What parts the label from its text where no mark does: a whole blank after 第一章 and 第一条 (GB/T 15834 B.3.6; N-10). That of 1.1 is
        its suffix."""
        return WIDE if self.suffix in _UNITS else ""

    def above(self, numbers: Sequence[int]) -> str:
        """What a joined form prints before its own number: 2.1. of 2.1.3."""
        count = self.joined - 1
        if count < 1:
            return ""
        shown = [1] * count + [max(number, 1) for number in numbers]
        return "".join(f"{number}." for number in shown[len(shown) - count :])

    def read(self, text: str) -> tuple[int, str] | None:
        """The number and the label at the head of `text`, None when it does not begin with one."""
        match = _reader(self).match(text)
        number = match and _number(self.series, match[1])
        return (number, match[0]) if match and number else None

    def __str__(self) -> str:
        return self.label(1).rstrip(GAP + WIDE)


WIDE = "\u3000"
GAP = " "  # parts 1 and 1.1 from the text, which may begin with a figure
LEVELS: dict[Series, int] = {"①": 5, "甲": 1, "A": 5}
_ROWS: dict[Series, Sequence[str]] = {"①": CIRCLED, "甲": STEMS, "A": LETTERS}
_PRINT: dict[Series, Callable[[int], str]] = {
    "一": chinese,
    "1": str,
    "１": lambda n: str(n).translate(FULL_WIDTH),
    **{series: (" " + "".join(row)).__getitem__ for series, row in _ROWS.items()},
}


@cache
def _reader(form: LabelForm) -> re.Pattern[str]:
    joined = r"(?:[1-9][0-9]*\.)" * max(form.joined - 1, 0)
    return re.compile(f"{re.escape(form.prefix)}{joined}({_PATTERN[form.series]}){re.escape(form.suffix)}")


def _number(series: Series, text: str) -> int | None:
    if series == "一":
        return parse_chinese(text)
    return _ROWS[series].index(text) + 1 if series in _ROWS else int(text)


# ---- labels as people type them -----------------------------------------------------------------------------------

_CN = "一二三四五六七八九十百零〇"
_ROMAN = {chr(0x2160 + i): i + 1 for i in range(12)} | {
    letters: i
    for i, letters in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
_SCANNED = "-—－–"  # what a scan makes of 一
_SINGLE = {  # labels that are one sign: how many there are, and the kind that they are of
    "㈠": (10, "（一）"),
    "⑴": (20, "（1）"),
    "⒈": (20, "1"),
    "❶": (10, "①"),
}
_LABEL = (  # compiled by `re` when a label is first looked for
    rf"第(?:[{_CN}]{{1,7}}|[1-9][0-9]{{0,2}})(?:{'|'.join(_UNITS)})"
    rf"|[（(][ \u3000]?(?:[{_CN}]{{1,7}}|[{_SCANNED}]|[1-9][0-9]{{0,3}}|[１-９][０-９]{{0,3}})[ \u3000]?[、.．]?[）)][、.．]?"
    rf"|(?:[{_CN}]{{1,7}}[ \u3000]?[、､.．]|[{_SCANNED}][ \u3000]?、)"
    r"|(?:[1-9][0-9]{0,3}|[１-９][０-９]{0,3})[ \u3000]?[、､.．）)]"
    rf"|[{_CN}]{{1,3}}[）)][、.．]?"
    rf"|{_CIRCLED}|[㈠-㈩⑴-⒇⒈-⒛❶-❿][、.．]?"
    rf"|[Ⅰ-Ⅻ][ \u3000]?[、.．]|(?:I{{2,3}}|IV|VI{{1,3}}|IX|XI{{1,2}})[、.．]"
    rf"|[{STEMS}][、.．]|[A-Z][、.．]"
)
_DIGITS = late(r"[0-9]+|[０-９]+")
_CHINESE = late(f"[{_CN}]+")


class Typed(NamedTuple):
    """A label as it stands at the head of a text: its text and number, its kind whatever the marks (一, （一）, 1, （1）, 1）,
    ①, Ⅰ, 甲, A, 章, 节, 条, 部分; 1+, 1.1, 1.1.1, 1.1.1.1), and its form where it is one that 层次 takes."""

    text: str
    number: int
    kind: str
    form: LabelForm | None


@lru_cache(4096)  # each phase of a reading asks it of a text anew
def read_label(text: str) -> Typed | None:
    """The label of any form at the head of `text`, None when it begins with none. Whether it is meant as one is not asked."""
    match = re.match(_LABEL, text)
    if not match:
        return _worded(text)
    label = match[0]
    if label[0] in CIRCLED:
        return Typed(label, CIRCLED.index(label) + 1, "①", LabelForm("", "①", ""))
    for first, (count, kind) in _SINGLE.items():
        if 0 <= ord(label[0]) - ord(first) < count:
            return Typed(label, ord(label[0]) - ord(first) + 1, kind, None)
    if (roman := label.rstrip("、.． \u3000")) in _ROMAN and (len(roman) > 1 or not roman.isascii()):
        return Typed(label, _ROMAN[roman], "Ⅰ", None)
    for series, row in (("甲", STEMS), ("A", LETTERS)):
        if label[0] in row:
            return Typed(label, row.index(label[0]) + 1, series, LabelForm.parse(series + label[1:]))
    series = "一"
    if found := _DIGITS.search(label):
        number, series = int(found[0]), "1" if found[0].isascii() else "１"
    elif found := _CHINESE.search(label):
        number = parse_chinese(found[0]) or 0
    elif found := re.search(f"[{_SCANNED}]", label):
        number = 1
    if not found or not number:
        return None
    prefix, suffix = label[: found.start()], label[found.end() :]
    if prefix == "第":
        kind = suffix
    else:
        closed = suffix.lstrip(" \u3000、.．" if prefix else " \u3000")
        kind = ("一" if series == "一" else "1") + ("）" if closed[:1] in ("）", ")") else "")
        kind = f"（{kind}" if prefix or kind == "一）" else kind
    form = None if found[0] in _SCANNED else LabelForm.parse(f"{prefix}{series}{suffix}")
    return Typed(label, number, kind, form)


# 议题一：, 第一个问题： with its heading alone behind it, 【第一部分】, 01 as web pages count: no form prints them.
_WORDED = late(
    rf"(?:议题|议程|专题|板块|篇章)(?P<number>[{_CN}]{{1,3}}|[1-9][0-9]?)(?:[：:]|、(?!议题|议程|专题|板块|篇章))"
    rf"|第(?P<asked>[{_CN}]{{1,3}}|[1-9][0-9]?)个(?:问题|方面|部分|环节|话题|专题|层面)[：:](?=[^。；;，,]{{2,24}}$|[^。；;，,]{{2,14}}。$)"
    rf"|[【\[［]第(?P<part>[{_CN}]{{1,3}}|[1-9][0-9]?)(?:部分|[章节篇])[】\]］]"
    r"|0(?P<padded>[1-9])(?:[ \u3000]+|[、.．|｜])(?=[\u3400-\u9fff“《])"
)


def _worded(text: str) -> Typed | None:
    """The label of a part that is counted by a word of its own, or stands in brackets."""
    match = _WORDED.match(text)
    figures = match and (match["number"] or match["asked"] or match["part"] or match["padded"])
    number = figures and (int(figures) if figures.isdecimal() else parse_chinese(figures))
    return Typed(match[0], number, "部分", None) if match and number else None


def as_roman(typed: Typed) -> Typed:
    """I、 V、 X、 read as letters, as the figures that they are among II、 III、."""
    number = _ROMAN.get(typed.text[0]) if typed.kind == "A" else None
    return Typed(typed.text, number, "Ⅰ", None) if number else typed


DECIMAL_KINDS = ("1+", "1.1", "1.1.1", "1.1.1.1")  # the first is what stands above 1.1
_DECIMAL = late(r"(?:[1-9][0-9]?\.){1,3}[1-9][0-9]?(?![0-9])(?:[.、](?![0-9]))?")
_MEASURE = late(
    r"[%％‰℃°/:：~～]|[-—–－]\s*[0-9]|个百分点|亿|万|千|倍|元(?!旦)|公里|米|吨|平方|公顷|亩|岁|小时|版|年(?![度终])|月(?!度)|日(?!常)|号"
    r"|[分天人](?=[，。；、,;]|$)|分钟|人次|[A-Za-z]{1,3}(?![A-Za-z])"
)


class Decimal(NamedTuple):
    """A label such as 2.1.3: itself, its numbers, its form."""

    text: str
    numbers: tuple[int, ...]
    form: LabelForm | None

    @property
    def typed(self) -> Typed:
        """What it is as a label of any form."""
        return Typed(self.text, self.numbers[-1], DECIMAL_KINDS[len(self.numbers) - 1], self.form)


def read_decimal(text: str) -> Decimal | None:
    """The label 1.1 or 1.1.1 at the head of `text`, None when it begins with none, or with a measure (3.5%, 1.2亿元)."""
    match = _DECIMAL.match(text)
    if not match or _MEASURE.match(text, match.end()):
        return None
    label = match[0]
    end = label[-1] if label[-1] in ".、" else ""
    numbers = tuple(map(int, label.removesuffix(end).split(".")))
    return Decimal(label, numbers, LabelForm("", "1", end or GAP, len(numbers)))


def form_of_word(word: str) -> LabelForm | None:
    """The form that a word of 层次 stands for: its first label, or the 1 above 1.1. None when it is no such form."""
    return LabelForm("", "1", GAP, 1) if word == "1" else LabelForm.parse(word)


def chained(forms: Sequence[LabelForm]) -> tuple[LabelForm, ...]:
    """The forms of the depths of one numbering: what stands right above 1.1 is the 1 of it, whatever its mark (1. or 1、)."""
    return tuple(
        replace(form, joined=1)
        if below is not None
        and below.joined == 2
        and (form.prefix, form.series, form.joined) == ("", "1", 0)
        and form.suffix[:1] not in ("）", ")")
        else form
        for form, below in zip(forms, [*forms[1:], None], strict=False)
    )


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


_PARTS = ("章", "节", "条", "部分")
# 第三章是保障措施, 第一部分主要介绍工作进展: what a text tells of its chapters.
_IS_TOLD = re.compile(
    "[和与及至到、—](?=第)|是(?![非否])|(?:主要|重点|着重|专门|分别|分|还|则)?(?:讲|阐述|介绍|总结|明确|提出|规定|说明|分析|回顾|部署|描述|阐明|论述)了|(?:主要|重点|着重)(?:是|讲|阐述|介绍|总结|明确|提出|规定|说明|分析|回顾|部署|描述|阐明|论述|包括)"
)


def is_told_of(typed: Typed, rest: str) -> bool:
    """Whether a label of a chapter or article, with the rest of its paragraph, is what a text speaks of, and begins none."""
    return typed.kind in _PARTS and _IS_TOLD.match(rest) is not None
