"""Which labels are meant as such: those that stand in a series, and no figures, dates or names.

In: the paragraphs of a stretch of text. Out: the same, those with a label that counts marked with it, and doubts. What
decides about one label is a row of `DOUBTFUL`, `OF_CHAPTERS` or `OTHERS`.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..messages import codes
from ..terms.decisions import Row, decide
from ..terms.numerals import Typed, read_label
from .lines import Par
from .roles import Doubt

# Outermost first, where nothing in the draft says otherwise.
RANKS = {
    kind: rank
    for rank, kind in enumerate(("部分", "章", "节", "一", "（一）", "条", "1", "（1）", "1）", "①"))
}
COUNTED = ("1", "（1）", "1）", "①")
_CHAPTERS = ("章", "节", "条", "部分")

# ---- a label by itself --------------------------------------------------------------------------------------------

_CN_NEXT = re.compile(r"[一二三四五六七八九十百千]+")
_DECIMAL = re.compile(r"(\d{1,2})[.．](\d{1,2})(?:[.．]\d{1,2})*[.．]?(?![0-9%％年月日])")


def runs_on(typed: Typed, text: str) -> bool:
    """Whether what follows at once makes a label doubtful: 2021.12月, 3.5%, 1、2号楼, 三、四季度."""
    rest = text[len(typed.text) :]
    if typed.kind in ("1", "1）") and rest[:1] in "0123456789０１２３４５６７８９%％":
        return True
    if typed.number > 200 and typed.kind in COUNTED:
        return True
    if typed.kind == "一" and (more := _CN_NEXT.match(rest)):
        found = read_label(more[0] + "、")
        return more[0][-1:] == "、" or (found is not None and found.number == typed.number + 1)
    return False


def after_decimals(text: str) -> str | None:
    """What follows a number such as 1.1, which is no label of the standard; None where there is none."""
    found = _DECIMAL.match(text)
    return text[found.end() :] if found else None


def _never(typed: Typed, text: str) -> bool:
    """一、二、三产业: a list in figures, and nothing else."""
    rest = text[len(typed.text) :]
    return (
        bool(typed.kind == "一" and re.match(r"[一二三四五六七八九十百千]+[、，]", rest))
        or rest[:1] in "、，。,"
    )


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
    return one.par.typed is not None or decide(table, one).verdict


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
            if not par.typed:
                out[one.at] = par.with_label(typed)
        elif not one.doubtful:
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
    for index, par in enumerate(pars):
        if par.line.rows or par.line.picture or par.plain or index in decimals:
            continue
        if par.typed:
            found.append(_Reading(index, par.typed, False))
        elif (
            not par.line.label
            and (typed := read_label(par.text))
            and not _never(typed, par.text)
            and not _counts_inside(typed, par.text)
        ):
            found.append(_Reading(index, typed, runs_on(typed, par.text)))
    return found


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


def _decimals(pars: Sequence[Par]) -> frozenset[int]:
    """The indexes of the paragraphs that are numbered 1.1, 1.2, 2.1, which is no label of the standard: they stay as typed."""
    found = [
        (index, (int(match[1]), int(match[2])), par.text[match.end() :][:1] in " \u3000\t")
        for index, par in enumerate(pars)
        if not par.typed and not par.line.rows and (match := _DECIMAL.match(par.text))
    ]
    steps = [b[0] == a[0] and b[1] - a[1] in (0, 1) for (_, a, _), (_, b, _) in pairwise(found)]
    if not any(steps):
        return frozenset()
    near = [False, *steps, False]
    return frozenset(index for i, (index, _, blank) in enumerate(found) if blank or near[i] or near[i + 1])
