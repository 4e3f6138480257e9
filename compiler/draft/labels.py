"""Which labels are meant as such: those that stand in a series, and no figures, dates or names.

In: the paragraphs of a stretch of text. Out: the same, those with a label that counts marked with it, and doubts. What is
decided of one label is a row of `COUNTS`.
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
_OF_CHAPTERS = ("章", "节", "条", "部分")

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
    before: int = 0
    nearest: int | None = None
    following: int | None = None

    @property
    def goes_on(self) -> bool:
        return self.typed.number == self.before + 1

    @property
    def precedes(self) -> bool:
        return self.nearest == self.typed.number + 1

    @property
    def of_chapters(self) -> bool:
        return self.typed.kind in _OF_CHAPTERS

    @property
    def is_parted(self) -> bool:
        """Whether a blank or a colon parts it from its text."""
        return self.par.text[len(self.typed.text) :][:1] in " \u3000：:"


# Whether a label counts. The rows on doubtful ones come first, then those on chapters and articles.
COUNTS: tuple[Row[Standing, bool], ...] = (
    Row("automatic", lambda one: one.par.typed, True),
    Row("comes again", lambda one: one.doubtful and one.following == one.typed.number, False),
    Row("doubtful between its neighbours", lambda one: one.doubtful and one.goes_on and one.precedes, True),
    Row(
        "doubtful after one, and no measure",
        lambda one: (
            one.doubtful and one.goes_on and one.typed.number > 1 and not _is_measure(one.typed, one.par.text)
        ),
        True,
    ),
    Row("doubtful first", lambda one: one.doubtful and one.typed.number == 1 and one.precedes, True),
    Row("doubtful", lambda one: one.doubtful, False),
    Row("chapter that goes on", lambda one: one.of_chapters and one.goes_on and one.typed.number > 1, True),
    Row("first chapter", lambda one: one.of_chapters and one.typed.number == 1 and one.precedes, True),
    Row(
        "chapter soon after another",
        lambda one: one.of_chapters and one.before > 0 and one.typed.number <= one.before + 3,
        True,
    ),
    Row(
        "first chapter, set apart",
        lambda one: one.of_chapters and one.typed.number == 1 and one.is_parted,
        True,
    ),
    Row("chapter amid a text", lambda one: one.of_chapters, False),
    Row("goes on", lambda one: one.goes_on, True),
    Row(
        "begins",
        lambda one: (one.typed.number == 1 or one.precedes) and one.typed.number < 100,
        True,
    ),
    Row("too high to begin", lambda one: one.precedes, False),
    Row("soon after another", lambda one: one.before > 0 and one.typed.number <= one.before + 5, True),
    Row("stands alone", lambda _: True, False),
)


def labelled(pars: Sequence[Par]) -> tuple[list[Par], list[Doubt]]:
    """The paragraphs, those whose labels count `typed` with them; doubts on labels that do not, though nothing speaks
    against them but that they stand in no series."""
    found = _standing(pars)
    doubts: list[Doubt] = []
    last: dict[str, int] = {}
    out = list(pars)
    for index, one in found:
        kind = one.typed.kind
        if decide(COUNTS, one._replace(before=last.get(kind, 0))).verdict:
            last[kind] = one.typed.number
            if not one.par.typed:
                out[index] = one.par._replace(typed=one.typed)
        elif not one.doubtful:
            doubts.append(Doubt(codes.LABEL_UNSURE, one.par, {"label": one.typed.text}))
    return out, doubts


def _standing(pars: Sequence[Par]) -> list[tuple[int, Standing]]:
    """The labels that may count, each with the index of its paragraph and what comes after it."""
    decimals = _decimals(pars)
    found: list[tuple[int, Standing]] = []
    for index, par in enumerate(pars):
        if par.line.rows or par.line.picture or index in decimals:
            continue
        if par.typed:
            found.append((index, Standing(par, par.typed, False)))
        elif (
            not par.line.label
            and (typed := read_label(par.text))
            and not _never(typed, par.text)
            and not _counts_inside(typed, par.text)
        ):
            found.append((index, Standing(par, typed, runs_on(typed, par.text))))
    sure: dict[str, int] = {}
    nearest: dict[str, int] = {}
    for at in range(len(found) - 1, -1, -1):
        index, one = found[at]
        kind = one.typed.kind
        found[at] = index, one._replace(nearest=nearest.get(kind), following=sure.get(kind))
        nearest[kind] = one.typed.number
        if not one.doubtful:
            sure[kind] = one.typed.number
    return found


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
