"""Rules on what is held from a day to a day (S534): the day on which it begins, that on which it is over, the one day of a drill.

In: a `Prepared`. Out: findings. The frame is the first stretch of days that holds all those behind it; the later telling names the event and says that it begins or ends.
"""

from collections.abc import Iterator

from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot, once
from .facts import ahead_of, apart, day_of, pairs_of
from .time import TWO_DAYS

_ON_DAY = r"(?:20[0-9]{2}年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_SPAN = r"(?<![0-9])(?:20[0-9]{2}年)?(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日(?:（[^（）]{1,6}）)?(?:起)?(?:至|到|—|——|－|～)(?:20[0-9]{2}年)?(?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})日"
_EVENT = rf"(?P<name>[{HAN}]{{0,6}}?(?:行动|活动|大?检查|整治|演练|培训|免疫|普查|治理|攻坚|排查|比赛|竞赛|征集|展览|展销|测评|评议))"
_AT_ONCE = "之日起?|当[天日]|后|以来|时"
_BEGINS = rf"(?<![0-9至到—－-]){_ON_DAY}(?:本次|此次|这次)?{_EVENT}(?:工作)?(?:正式|全面)?(?P<what>启动|开始|结束)(?P<at>{_AT_ONCE})"
_BEGAN = rf"{_EVENT}(?:工作)?(?:正式|全面)?(?P<what>启动|开始|结束)(?P<at>之日|当[天日])?（{_ON_DAY}）"
_OTHER = "上年|去年|首批|第[一二三四]|阶段|自查|前期|试点"
YEAR = 12
"""Months."""
MOST_OFF = 15
"""Days before and after a stretch that a wrong one may lie."""


@once
def _frame(text: Prepared) -> tuple[Spot, tuple[int, int], tuple[int, int]] | None:
    """A stretch of days with its first day and its last, that holds all others told behind it; None where there is none."""
    spots = list(text.spots(_SPAN))
    for at, spot in enumerate(spots):
        first, last = _ends(spot)
        others = [_ends(one) for one in spots[at:]]
        if all(first <= _after(one, first) and _after(other, first) <= last for one, other in others):
            return spot, first, last
    return None


def _ends(spot: Spot) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first day and the last of a stretch: months of the next year count on from 12."""
    first = int(spot.match["m"]), int(spot.match["d"])
    return first, _after((int(spot.match["month"] or first[0]), int(spot.match["day"])), first)


def _after(day: tuple[int, int], first: tuple[int, int]) -> tuple[int, int]:
    return (day[0] + YEAR, day[1]) if day < first else day


@text_rule("coherence")
def begins_and_ends(text: Prepared) -> Iterator[Finding]:
    """12月1日至次年2月28日, and 从12月5日行动开始之日起; 至4月25日, and 大检查结束（4月28日）当天."""
    if not pattern("(?:启动|开始|结束)(?:之日|当[天日]|后|以来|时|（)").search(text.whole):
        return
    frame = _frame(text)
    for spot in text.spots(_BEGINS, _BEGAN, prose=True) if frame else ():
        assert frame is not None
        known, first, last = frame
        name = spot.match["name"]
        ours = pairs_of(name) & (pairs_of(text.title) | pairs_of(known.par.sentence(known.start)))
        wanted = last if spot.match["what"] == "结束" else first
        day = _after(day_of(spot), first)
        near = _count(first) - MOST_OFF <= _count(day) <= _count(last) + MOST_OFF
        later = apart(known, spot) and ahead_of(known, spot)
        other = pattern(_OTHER).search(spot.before[-6:] + name)
        if spot.match["at"] == "后" and first < day < last:
            continue  # what is over for some, or for a part of it
        if ours and near and later and not other and day != wanted:
            month = (wanted[0] - 1) % YEAR + 1
            yield spotted(TWO_DAYS, spot.part("month", "day", more=1), before=f"{month}月{wanted[1]}日")


def _count(day: tuple[int, int]) -> int:
    """The days of a year up to a day, and a few more."""
    return day[0] * 31 + day[1]


_DAY_SET = rf"(?:活动|演练|比赛|考试|会议|培训|竞赛)?时间(?:[：:]|为){_ON_DAY}(?![至到—－～、和])"
_OF_THAT_DAY = rf"(?<![0-9至到—－-]){_ON_DAY}(?:演练|比赛|考试|活动|大会|决赛|仪式|竞赛)当[天日]"


@text_rule("coherence")
def day_it_is_held(text: Prepared) -> Iterator[Finding]:
    """时间：5月12日, and 5月15日演练当天."""
    again = list(text.spots(_OF_THAT_DAY, prose=True)) if pattern("当[天日]").search(text.whole) else []
    days = {day_of(spot) for spot in text.spots(_DAY_SET)} if again else set()
    if len(days) == 1:
        month, day = next(iter(days))
        for spot in again:
            if day_of(spot) != (month, day):
                yield spotted(TWO_DAYS, spot.part("month", "day", more=1), before=f"{month}月{day}日")
