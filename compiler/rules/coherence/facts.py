"""What a paper states, as tables that are made once and that rules on coherence share: each amount with the words round it.

In: a `Prepared`. Out: entries in the order of print, and whether two of them speak of one thing: a time or a share that is told of one of two entries makes them two.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from ..arithmetic.amounts import Amount, figure_of, sentences, unit_of
from ..places import pattern
from ..prepared import HAN, READ, Par, Prepared, Spot, once

MOST_BEFORE, MOST_AFTER = 14, 10
"""Chinese characters that are read before a number, and after its unit."""


class Stated(NamedTuple):
    """An amount where it is told: its figure as typed, what stands with it as its unit, the Chinese characters before and after it in its clause."""

    par: Par
    amount: Amount
    figure: str
    unit: str
    before: str
    after: str
    clause: str
    """What stands in its clause before it."""

    @property
    def start(self) -> int:
        """Where it begins in its paragraph."""
        return self.amount.start


_CLAUSES = "，。；：\n"


@once
def stated(text: Prepared) -> Sequence[Stated]:
    """The exact amounts of a paper's running text."""
    return [
        Stated(par, *one) for par in text.pars if par.is_prose and par.numbers for one in _stated_in(par.text)
    ]


@lru_cache(maxsize=READ)
def _stated_in(text: str) -> Sequence[tuple[Amount, str, str, str, str, str]]:
    """The exact amounts of a paragraph, each with what is told of it."""
    out = []
    before = pattern(rf"(?P<lead>[{HAN}]{{0,{MOST_BEFORE}}})[ \u3000\t]*$")
    after = pattern(f"[{HAN}]{{0,{MOST_AFTER}}}")
    for one in (one for some in sentences(text) for one in some):
        if one.exact:
            typed = unit_of(one)
            unit = typed.replace("名", "人").replace("位", "人") if one.unit == "人" else typed
            lead = before.search(text[max(one.start - MOST_BEFORE, 0) : one.start])
            rest = after.match(text, one.end)
            words = (lead["lead"] if lead else "", rest[0] if rest else "")
            clause = max(text.rfind(mark, 0, one.start) for mark in _CLAUSES) + 1
            out.append((one, figure_of(one), unit, *words, text[clause : one.start]))
    return out


# ---- what is named alike -----------------------------------------------------------------------------------------------

_LOOSE_END = re.compile("(?:共计|共有|共|达到|达|为|有|了|的|至|到|增加|累计|合计|计)+$")
_ENDS_NOUN = "的中均都全要已须应将按进实开完改纳于在和与等仍未也是建投还由被经内里"
"""Characters that a noun is over before."""


def named_alike(one: Stated, other: Stated) -> str:
    """What two amounts count, in the words that stand right by both: 隐患 of 1240条隐患 and 隐患1204条; nothing where they may count two things."""
    ahead = _ahead(one.before), _ahead(other.before)
    behind = one.after.removeprefix("的"), other.after.removeprefix("的")
    if not _beside(ahead, behind):
        return ""
    if any(it.endswith("中") for it in ahead):
        return ""  # 17处隐患中有3处: a share
    found = [_both_begin(*behind), _both_end(*ahead), _meet(ahead[0], behind[1]), _meet(ahead[1], behind[0])]
    return max(found, key=len)


@lru_cache(maxsize=READ)
def _ahead(before: str) -> str:
    """The words before a number without those that only lead to it."""
    return _LOOSE_END.sub("", before)


def _beside(ahead: tuple[str, str], behind: tuple[str, str]) -> bool:
    """Whether two characters right by the one amount stand by the other, as they do if both are named alike."""
    last, first, other = ahead[0][-2:], behind[0][:2], behind[1][:2]
    return (len(last) == 2 and last == ahead[1][-2:]) or (
        (len(first) == 2 and (first == other or first in ahead[1])) or (len(other) == 2 and other in ahead[0])
    )


def _meet(ahead: str, behind: str) -> str:
    """What one text ends in and another begins with."""
    for size in range(min(len(ahead), len(behind)), 1, -1):
        if ahead.endswith(behind[:size]):
            return behind[:size] if size > 2 or _over(behind, size) else ""
    return ""


def _both_begin(one: str, other: str) -> str:
    same = _common(one, other)
    return one[:same] if same > 2 or (same > 1 and (_over(one, same) or _over(other, same))) else ""


def _both_end(one: str, other: str) -> str:
    same = same_end(one, other)
    return same if len(same) > 1 else ""


def _common(one: str, other: str) -> int:
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def _over(noun: str, at: int) -> bool:
    return noun[at : at + 1] in _ENDS_NOUN


_TIMES = re.compile(
    "去年|上年|前年|往年|同期|季度|[0-9一二三四五六七八九十]月(?!(?:[0-9]{1,2}日|[上中下]旬|底)?(?:之|以)?前)|上半年|下半年|计划|目标|其中|每|人均|户均|平均|力争|争取|预计|拟|第|首批|另|新增|[0-9]{4}年|剩余|其余|比(?!例|赛|武)|较|分别|均"
)


def time_of(text: Prepared, one: Stated) -> frozenset[str]:
    """What its clause says of when, and of which share, an amount is told, without what the title says of all."""
    return frozenset(said for said in _TIMES.findall(one.clause) if said not in text.title)


# ---- whose it is ---------------------------------------------------------------------------------------------------------

_OWNED = re.compile(f"(?P<owner>[{HAN}A-Za-z0-9]{{1,12}})[{HAN}]{{2}}的$")
_NO_OWNER = re.compile(
    "^(?:(?:同时|并|已|将|要|在|对|从|把|向|给|为|由|按|以|就|针对|围绕|根据|结合|逐一|全部|所有|今年以来|一年来|目前|此次|本次|我[市县区镇乡局院校站所]|本[市县区镇乡局院校站所])+)"
)
_WHEN = re.compile(
    "20[0-9]{2}年|[去今上前当]年|[一二三四]季度|[上下]半年|[0-9]{1,2}月|第[一二三四五六七八九十]+|[春夏秋冬]季"
)
_WHOSE = re.compile(
    "[镇乡村县区市州省院校局委办站队司厂店科处组班片段库线上下内外]$|(?:街道|社区|派出所|司法所|研究所|监管所|中心|部门|单位|网格员|基地|片区)$"
)


@lru_cache(maxsize=READ)
def _owner(before: str) -> str:
    found = _OWNED.search(before)
    return _NO_OWNER.sub("", found["owner"]) if found else ""


def of_another(before: str, near: str) -> bool:
    """Whether what stands before a number says that it is another's or another time's than what is told in `near`: 乙镇收到的, 2025年受理的."""
    owner = _owner(before)
    if not owner or owner in near:
        return False
    return any(said not in near for said in _WHEN.findall(owner)) or _WHOSE.search(owner) is not None


# ---- two that are told of ------------------------------------------------------------------------------------------------


class Placed(Protocol):
    """What stands somewhere in a paper."""

    @property
    def par(self) -> Par: ...
    @property
    def start(self) -> int: ...


def ahead_of(one: Placed, other: Placed) -> bool:
    """Whether one stands before the other."""
    return (one.par.index, one.start) < (other.par.index, other.start)


def apart(one: Placed, other: Placed) -> bool:
    """Whether two stand in two paragraphs, or in two sentences."""
    first, second = sorted((one.start, other.start))
    return one.par is not other.par or "。" in one.par.text[first:second]


def earlier(one: Placed, other: Placed) -> bool:
    """Whether one stands in a paragraph, or a sentence, before the other's."""
    return ahead_of(one, other) and apart(one, other)


def day_of(spot: Spot) -> tuple[int, int]:
    """The month and the day that a date tells."""
    return int(spot.match["month"]), int(spot.match["day"])


def same_end(one: str, other: str) -> str:
    """What two texts end in alike."""
    return one[len(one) - _common(one[::-1], other[::-1]) :]


def pairs_of(words: str) -> set[str]:
    """The pairs of Chinese characters that stand side by side in some words."""
    pairs = (words[at : at + 2] for at in range(len(words) - 1))
    return {two for two in pairs if pattern(f"[{HAN}]{{2}}").fullmatch(two)}


_OF_A_YEAR = "(?:20[0-9]{2}年|明年|下一年|来年)，?[^，。]{0,6}(?:计划|拟|将|力争|预计|争取)"


def of_a_plan(par: Par, at: int) -> bool:
    """Whether a sentence has said, before a character, that it is of what a year is to bring: 2026年，计划新建……."""
    return pattern(_OF_A_YEAR).search(par.text[par.text.rfind("。", 0, at) + 1 : at]) is not None
