"""Which labels are meant as such: those that stand in a series, and no figures, dates or names.

In: the paragraphs of a stretch of text. Out: the same, those with a label that counts marked with it, and doubts. What
decides about one label is a row of `DOUBTFUL`, `OF_CHAPTERS` or `OTHERS`.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..messages import codes
from ..terms.decisions import Row, decide
from ..terms.numerals import (
    DECIMAL_KINDS,
    GAP,
    Decimal,
    LabelForm,
    Typed,
    as_roman,
    is_told_of,
    parse_chinese,
    read_decimal,
    read_label,
)
from .lines import Par
from .roles import Doubt
from .sentences import counted_alone

# Outermost first, where nothing in the draft says otherwise.
RANKS = {
    kind: rank
    for rank, kind in enumerate(
        (
            "部分",
            "章",
            "节",
            "甲",
            "Ⅰ",
            "一",
            "第一",
            "1+",
            "（一）",
            "条",
            "1.1",
            "1.1.1",
            "1.1.1.1",
            "1",
            "（1）",
            "1）",
            "①",
            "A",
        )
    )
}
# （三) and Ⅰ、: no form prints them, the usual one of their kind stands for them.
USUAL = {"部分": "第一部分", "Ⅰ": "一、", "一": "一、", "（一）": "（一）", "（1）": "（1）"}
COUNTED = ("1", "（1）", "1）", "①", "A", "1.1", "1.1.1", "1.1.1.1")
_CHAPTERS = ("章", "节", "条", "部分")
_BY_NAME = ("甲", "A")

# ---- a label by itself --------------------------------------------------------------------------------------------

_CN_NEXT = re.compile(r"[一二三四五六七八九十百千]+")


def is_doubtful(typed: Typed, text: str) -> bool:
    """Whether what follows at once makes a label doubtful: 2021.12月, 3.5%, 1、2号楼, 三、四季度."""
    rest = text[len(typed.text) :]
    if typed.kind in ("1", "1）") and rest[:1] in "0123456789０１２３４５６７８９%％":
        return True
    if typed.number > 200 and typed.kind in COUNTED:
        return True
    if typed.kind in _BY_NAME:  # 甲、 and A. also name people and places
        return True
    if typed.kind == "一" and (more := _CN_NEXT.match(rest)):
        found = read_label(more[0] + "、")
        return more[0][-1:] == "、" or (found is not None and found.number == typed.number + 1)
    return False


def _never(typed: Typed, text: str) -> bool:
    """一、二、三产业: a list in figures, and nothing else."""
    rest = text[len(typed.text) :]
    return (
        bool(typed.kind in _BY_NAME and re.match("[甲乙丙丁戊己庚辛壬癸A-Z0-9a-z]", rest))
        or _speaks_of(typed, rest)
        or bool(typed.kind == "一" and re.match(r"[一二三四五六七八九十百千]+[、，]", rest))
        or rest[:1] in "、，。,"
    )


def _speaks_of(typed: Typed, rest: str) -> bool:
    """（一）至（四）项为近期任务, 第二条和第三条: items that a text speaks of."""
    other = read_label(rest[1:]) if rest[:1] in "至到和及与或—~～－-" else None
    if other and other.kind == typed.kind and other.number > typed.number:
        return True
    if is_told_of(typed, rest):
        return True
    return typed.kind[0] == "（" and re.match("[项款](?:[为是的中，、]|规定|所[列述指])", rest) is not None


def _is_measure(typed: Typed, text: str) -> bool:
    """Whether label and what follows make a measure: 3.5%, 1.2亿元; both its neighbours must speak for it then."""
    rest = text[len(typed.text) :]
    return bool(
        typed.text[-1:] in ".．"
        and re.match(r"\d{1,3}(?:[%％‰]|个百分点|亿|万|千|倍|元|公里|米|吨|平方|公顷|亩|分)", rest)
    )


def _counts_inside(typed: Typed, text: str) -> bool:
    """Whether a first label begins a list within its paragraph: 1、缺人；2、缺钱。"""
    if typed.number != 1 or typed.kind not in COUNTED or not typed.form:
        return False
    return bool(re.search(f"[；;，,。]\\s*{re.escape(typed.form.label(2))}(?![0-9])", text))


# ---- a label among its kind ---------------------------------------------------------------------------------------


class Standing(NamedTuple):
    """How a label stands among those of its kind: its paragraph, what was read, whether what follows makes it doubtful,
    the number of the last that counted (0: none), and those of the next, of any and of one without doubt."""

    par: Par
    typed: Typed
    doubtful: bool
    before: int
    nearest: int | None
    following: int | None

    @property
    def goes_on(self) -> bool:
        return self.typed.number == self.before + 1

    @property
    def precedes(self) -> bool:
        return self.nearest == self.typed.number + 1

    @property
    def is_parted(self) -> bool:
        """Whether a blank or a colon parts it from its text."""
        return self.par.text[len(self.typed.text) :][:1] in " \u3000：:"


# Whether a label counts: what follows it makes it doubtful, it is one of chapters or articles, or neither. In each table
# the first row that holds decides.
DOUBTFUL: tuple[Row[Standing, bool], ...] = (
    Row("it comes again without doubt", lambda one: one.following == one.typed.number, False),
    Row("between its neighbours", lambda one: one.goes_on and one.precedes, True),
    Row(
        "after one, and no measure",
        lambda one: one.goes_on and one.typed.number > 1 and not _is_measure(one.typed, one.par.text),
        True,
    ),
    Row("the first of two", lambda one: one.typed.number == 1 and one.precedes, True),
    Row("a figure, a date or a name", lambda _: True, False),
)
OF_CHAPTERS: tuple[Row[Standing, bool], ...] = (
    Row("a chapter that goes on", lambda one: one.goes_on and one.typed.number > 1, True),
    Row("the first of two chapters", lambda one: one.typed.number == 1 and one.precedes, True),
    Row(
        "soon after another chapter", lambda one: one.before > 0 and one.typed.number <= one.before + 3, True
    ),
    Row("the first chapter, set apart", lambda one: one.typed.number == 1 and one.is_parted, True),
    Row("a chapter that a text speaks of", lambda _: True, False),
)
OTHERS: tuple[Row[Standing, bool], ...] = (
    Row("it goes on", lambda one: one.goes_on, True),
    Row(
        "it begins a series",
        lambda one: (one.typed.number == 1 or one.precedes) and one.typed.number < 100,
        True,
    ),
    Row("it is too high to begin one", lambda one: one.precedes, False),
    Row("soon after another", lambda one: one.before > 0 and one.typed.number <= one.before + 5, True),
    Row("it stands in no series", lambda _: True, False),
)


def _counts(one: Standing) -> bool:
    table = DOUBTFUL if one.doubtful else OF_CHAPTERS if one.typed.kind in _CHAPTERS else OTHERS
    return one.par.typed is not None or one.typed.kind in DECIMAL_KINDS or decide(table, one).verdict


def labelled(pars: Sequence[Par]) -> tuple[list[Par], list[Doubt]]:
    """The paragraphs, those whose labels count `typed` with them; doubts on labels that do not, though nothing speaks
    against them but that they stand in no series."""
    found = _readings(pars)
    doubts: list[Doubt] = []
    last: dict[str, int] = {}
    out = list(pars)
    for one, (nearest, following) in zip(found, _what_follows(found), strict=True):
        par, typed = pars[one.at], one.typed
        standing = Standing(par, typed, one.doubtful, last.get(typed.kind, 0), nearest, following)
        if _counts(standing):
            last[typed.kind] = typed.number
            if par.typed != typed:
                out[one.at] = par.with_label(typed)
        elif not one.doubtful and read_label(par.text):
            doubts.append(Doubt(codes.LABEL_UNSURE, par, {"label": typed.text}))
    return out, doubts


class _Reading(NamedTuple):
    """A label that may count: the index of its paragraph, what was read, and whether what follows makes it doubtful."""

    at: int
    typed: Typed
    doubtful: bool


def _readings(pars: Sequence[Par]) -> list[_Reading]:
    decimals = _decimals(pars)
    found: list[_Reading] = []
    kinds = {one.kind for par in pars if (one := read_label(par.text))}
    roman = "Ⅰ" in kinds
    loosely = [(one.kind, one.number) for par in pars if (one := _loose(par.text))]
    series = {kind for (kind, number), below in pairwise(loosely) if number == 1 and below == (kind, 2)}
    for index, par in enumerate(pars):
        if par.line.rows or par.line.picture or par.plain:
            continue
        if index in decimals:
            found.append(_Reading(index, decimals[index], False))
        elif par.typed:
            found.append(_Reading(index, par.typed, False))
        elif (
            not par.line.label
            and not (decimals and read_decimal(par.text))
            and (typed := read_label(par.text))
            and not _never(typed, par.text)
            and not _counts_inside(typed, par.text)
        ):
            typed = as_roman(typed) if roman else typed
            found.append(_Reading(index, typed, is_doubtful(typed, par.text)))
        elif (
            not par.line.label
            and (loose := _loose(par.text))
            and loose.kind not in kinds
            and (not decimals or loose.kind == "第一")
        ):
            found.append(_Reading(index, loose, loose.kind not in series))
    return found


# 3 月份, 5 名干部
_NO_COUNT = "[月日号时点个名件次位天万亿元岁]|年(?![龄轻])|[人户](?=[，。、次均])|[家项周条](?![庭长目边例])"
_LOOSE = re.compile(
    r"(?P<cn>[一二三四五六七八九十]{1,3})(?:[ \u3000]+(?=\S)|[，,：:](?=.))"
    rf"|(?P<digit>[1-9][0-9]?)(?:[ \u3000]+(?!{_NO_COUNT})|[，,：:])(?=[\u3400-\u9fff“])"
)


def _loose(text: str) -> Typed | None:
    """A label that a blank or a comma parts from its text: 一　基本情况, 1，抓学习. It counts only in a series."""
    if counted := counted_alone(text):
        nth = parse_chinese(counted["nth"] or counted["count"])
        return Typed(counted["label"], nth, "第一", None) if nth else None
    if not (match := _LOOSE.match(text)):
        return None
    number = parse_chinese(match["cn"]) if match["cn"] else int(match["digit"])
    return Typed(match[0], number, "一" if match["cn"] else "1", None) if number else None


def _what_follows(found: Sequence[_Reading]) -> list[tuple[int | None, int | None]]:
    """For each label the number of the next of its kind, and of the next without doubt."""
    out: list[tuple[int | None, int | None]] = []
    nearest: dict[str, int] = {}
    sure: dict[str, int] = {}
    for _, typed, doubtful in reversed(found):
        out.append((nearest.get(typed.kind), sure.get(typed.kind)))
        nearest[typed.kind] = typed.number
        if not doubtful:
            sure[typed.kind] = typed.number
    return out[::-1]


# ---- 1, 1.1, 1.1.1 ------------------------------------------------------------------------------------------------

_TOP = re.compile(
    rf"([1-9][0-9]?)(?:([.、．])(?!(?!20[0-9]{{2}}年)[0-9])|(?=[ \u3000\t]+(?:[^ \u3000\t0-9]|20[0-9]{{2}}年))|(?=(?!{_NO_COUNT})[\u3400-\u9fff]{{2,20}}$))"
)


def _decimals(pars: Sequence[Par]) -> Mapping[int, Typed]:
    """The labels of the paragraphs that are numbered 1.1, 1.2, 2.1, and of those numbered 1 and 2 that stand above them; none
    where there are no two of the former that follow each other."""
    found = [
        (index, read)
        for index, par in enumerate(pars)
        if not par.line.rows and not par.line.picture and (read := read_decimal(_head(par)))
    ]
    chains = [(one, other) for one, other in pairwise(found) if _goes_on(one[1].numbers, other[1].numbers)]
    if not any(_is_next(one[1].numbers, other[1].numbers) for one, other in chains):
        return {}  # 1.3个乡镇, 2.1个街道
    sure = dict([pair for chain in chains for pair in chain])
    tops = _tops(pars, sure)
    # What begins anew under a top of its own, 2.1 under 2., is sure by it.
    sure |= {
        index: read
        for index, read in found
        if read.numbers[-1] == 1 and _above(tops, index) == read.numbers[0]
    }
    return tops | {index: read.typed for index, read in sure.items()}


def _head(par: Par) -> str:
    """What a paragraph begins with: the label that its format gave stands apart from its text."""
    return f"{par.line.label.rstrip()} \u3000文" if par.line.label else par.text


def _is_next(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether the other is the next beside one, or the first under it."""
    return other in ((*one[:-1], one[-1] + 1), (*one, 1))


def _goes_on(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether of two such labels one may come right after the other: 1.2 after 1.1, 1.1.1 after 1.1, 2.1 after 1.3.2."""
    if other[:-1] == one and other[-1] == 1:
        return True
    if len(other) <= len(one) and other[:-1] == one[: len(other) - 1]:
        return 0 <= other[-1] - one[len(other) - 1] <= 2
    return len(other) <= len(one) and other[-1] == 1 and 0 < other[0] - one[0] <= 4 and one[0] < 20


def _above(tops: Mapping[int, Typed], index: int) -> int:
    """The number of the last top above a paragraph, 0 where there is none."""
    return next((tops[at].number for at in sorted(tops, reverse=True) if at < index), 0)


def _tops(pars: Sequence[Par], sure: Mapping[int, Decimal]) -> dict[int, Typed]:
    """The labels 1, 1. or 1、 above the series 1.1, 1.2: those that have one right below them, and those of the same look that
    count on between and after them."""
    candidates = [
        (index, int(match[1]), match)
        for index, par in enumerate(pars)
        if index not in sure
        and not par.line.rows
        and (match := _TOP.match(_head(par)))
        and not read_decimal(_head(par))
    ]
    firsts = {index: read.numbers[0] for index, read in sure.items() if set(read.numbers[1:]) == {1}}
    anchors: set[int] = set()
    before = -1
    for first in sorted(sure):
        if first in firsts:
            above = [at for at, number, _ in candidates if before < at < first and number == firsts[first]]
            anchors |= set(above[-1:])
        before = first
    if not anchors:
        return {}
    marks = {match[2] for at, _, match in candidates if at in anchors}
    out: dict[int, Typed] = {}
    last, listed = 0, 0
    for at, number, match in candidates:
        follows = min((n for index, n in firsts.items() if index > at and n > last), default=100)
        if match[2] not in marks:
            continue
        if at in anchors:
            goes_on = True
        else:  # 3. after a list 1. 2. is of that list
            goes_on = number == last + 1 and number < follows and not 1 < number == listed + 1
        if goes_on:
            label = match[0]
            out[at] = Typed(label, number, "1+", LabelForm("", "1", match[2] or GAP, 1))
            last, listed = number, 0
        else:
            listed = number
    return out
