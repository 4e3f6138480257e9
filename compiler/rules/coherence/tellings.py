"""The counts of a paper's running text: each with its unit, and what stands before and behind it in its clause.

In: a `Prepared`. Out: `Telling`s in the order of print, and what two of them count in the words of both.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..arithmetic.amounts import SAME_UNIT, counted, figure_of, sentences, unit_of
from ..places import pattern
from ..prepared import HAN, READ, Par, Prepared, once, sentences_in
from .facts import same_end


class Telling(NamedTuple):
    """A number as it is told: its value, its figure as typed, its unit, what of its clause stands before and behind it, and the number of its sentence in the paper."""

    par: Par
    start: int
    end: int
    value: Decimal
    figure: str
    unit: str
    before: str
    behind: str
    sentence: int


_SMALL = "[二三四五六七八九]?十[一二三四五六七八九]?|[两三四五六七八九]"
_COUNTS = "个|名|位|人|家|户|件|项|份|篇|条|场|处|座|台|套|辆|所|张|栋|孔|层|间|根|艘"
_IN_WORDS = rf"(?<![一二两三四五六七八九十百千万几数第])(?P<n>{_SMALL})(?P<unit>{_COUNTS})(?![一二三四五六七八九十次月])"
MARKS = "，。；：、（）！？\n“”《》"
_NO_COUNT = frozenset(["%", "个百分点", "年", "届", "期", "周", "度", "℃", "岁", "字", "级", "分"])


@once
def tellings(text: Prepared) -> Sequence[Telling]:
    """The numbers of things in a paper's running text."""
    out: list[Telling] = []
    seen = 0
    for par in text.pars:
        if par.is_prose:
            out += [Telling(par, *one[:-1], seen + one[-1]) for one in _tellings_in(par.text)]
        seen += len(par.sentences)
    return out


@lru_cache(maxsize=READ)
def _tellings_in(text: str) -> Sequence[tuple[int, int, Decimal, str, str, str, str, int]]:
    """The numbers of things in a paragraph, its sentences counted from 0."""
    here: list[tuple[int, int, Decimal, str, str]] = []
    for one in (one for some in sentences(text) for one in some):
        if one.exact and one.unit not in _NO_COUNT:
            here.append((one.start, one.end, one.value, figure_of(one), unit_of(one)))
    for found in pattern(_IN_WORDS).finditer(text):
        here.append((*found.span(), Decimal(counted(found["n"])), found["n"], found["unit"]))
    out, ranges = [], sentences_in(text)
    for start, end, value, figure, unit in sorted(here):
        sentence = bisect_right(ranges, (start, len(text) + 1)) - 1 if ranges else 0
        told = figure, SAME_UNIT.get(unit, unit), *_clause(text, start, end)
        out.append((start, end, value, *told, sentence))
    return out


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    begin = max(text.rfind(mark, 0, start) for mark in MARKS) + 1
    until = min((place for mark in MARKS if (place := text.find(mark, end)) >= 0), default=len(text))
    return text[begin:start].strip("\u3000 "), text[end:until]


# ---- what is counted ---------------------------------------------------------------------------------------------------

_NOUN = rf"的?(?P<noun>[{HAN}A-Za-z0-9Ⅰ-Ⅻ]{{0,16}})"
_NOUN_ENDS = re.compile(
    "[的中均都全要已须应将按进纳于在和与及或等仍未也是还由被经内里逐为达占每共分可][^人]?|有[^色限机]|参加|签订|签署|任务|工作|实施|实现|集中|完[成善]|改造|开展|提[供出]|作[出为]|获|通过|予以|组成|建成|选择|反映|认为|使用|到[位岗账]|重新|逾期|因"
)
_LOOSE = re.compile(
    "(?:共计|共有|共|达到|达|为|有|了|的|至|到|累计|合计|计|数量|总数|数|是|约|现|已|虽|仅|等)+$"
)


def behind(one: Telling) -> str:
    """The noun behind a number."""
    return _noun(one.behind)


@lru_cache(maxsize=READ)
def _noun(behind: str) -> str:
    found = pattern(_NOUN).match(behind)
    return _NOUN_ENDS.split(found["noun"], maxsplit=1)[0] if found else ""


def ahead(one: Telling) -> str:
    """What stands right before a number and may be its noun."""
    return _tight(one.before)


@lru_cache(maxsize=READ)
def _tight(before: str) -> str:
    return _LOOSE.sub("", before)


def shared(one: Telling, other: Telling) -> str:
    """What two numbers count, in the words of both: all of the one's noun, and the end of the other's, or what stands before it."""
    return _in_both(ahead(one), behind(one), ahead(other), behind(other))


@lru_cache(maxsize=READ * 4)
def _in_both(ahead: str, mine: str, its: str, theirs: str) -> str:
    found = [_end_of(mine, theirs), _meet(its, mine), _meet(ahead, theirs)]
    if not mine and not theirs:
        found.append(same if len(same := same_end(ahead, its)) > 1 else "")
    return max(found, key=len)


def _meet(ahead: str, behind: str) -> str:
    """What one text ends in and another begins with, or is: 特困人员46人, 48名特困人员重新……; 滑坡19处, 17处滑坡隐患点."""
    if behind and len(behind) > 1 and ahead.endswith(behind):
        return behind
    most = min(len(ahead), len(behind))
    return next((behind[:size] for size in range(most, 1, -1) if ahead.endswith(behind[:size])), "")


def _end_of(one: str, other: str) -> str:
    """The shorter of two nouns, where the longer ends in it."""
    short, long = sorted((one, other), key=len)
    if short and (long.endswith(short) or (len(short) > 1 and long.startswith(short))):
        return short
    same = same_end(one, other)
    return same if len(same) > 1 and len(same) * 2 > len(short) and not one.endswith(_SORTS) else ""


_SORTS = tuple("村户")
