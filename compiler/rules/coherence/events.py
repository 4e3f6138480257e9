"""Rules on one event that is told of with two days or two places (S523, S534): a table of what was opened, held or is to be held, when and where.

In: a `Prepared`. Out: findings. Two entries are one event where its verb happens but once (投入使用, 通车) and its name is the same, or where the second can but mean the first: who signs in
comes to the meeting, 在活动期间 is while it lasts.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot, once
from .things import OTHER_COUNT
from .time import TWO_DAYS

_DATE = r"(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_ONCE = "投入使用|投入运行|投入运营|投入试运行|启用|投用|投产|开工建设|开工|动工|竣工|完工|建成|通车|挂牌|揭牌|成立|开业|开馆|开园|开通|上线|获批|通过验收"
_NAME = rf"[{HAN}“”]"
_DONE = rf"(?P<adverb>正式|全面|顺利|全部|如期|建成)?(?P<verb>{_ONCE})"
_OPENED = (
    rf"(?<![0-9至到—\-])(?:(?P<subject>{_NAME}{{2,24}}?)(?:已|也|将)?(?:于|自|在))?{_DATE}(?:[上下]午)?"
    rf"(?:{_DONE}(?P<of>的)?(?P<object>{_NAME}{{0,20}})|，(?P<named>{_NAME}{{4,24}}?){_DONE.replace('adverb', 'adverb2').replace('verb>', 'verb2>')}(?=[，。；]))"
)
LEAST_SAME = 4
"""Characters that two names of one thing share."""


class Opened(NamedTuple):
    """What happened but once: the thing, the verb, its day, and where that stands."""

    name: str
    verb: str
    day: tuple[int, int]
    spot: Spot


@once
def opened(text: Prepared) -> list[Opened]:
    """What a paper tells of as opened, built or begun on a day."""
    out = []
    for spot in text.spots(_OPENED, prose=True):
        match = spot.match
        verb = match["verb"] or match["verb2"]
        name = match["named"] or (
            match["object"] if match["of"] or not match["subject"] else match["subject"]
        )
        if name:
            out.append(Opened(name, verb, (int(match["month"]), int(match["day"])), spot))
    return out


@text_rule("coherence")
def opened_on(text: Prepared) -> Iterator[Finding]:
    """新院区于6月28日投入使用, and further on 6月26日投入使用的新院区."""
    for first, one in combinations(opened(text), 2):
        told_twice = first.verb == one.verb and first.spot.par is not one.spot.par
        long = min(len(first.name), len(one.name)) >= LEAST_SAME
        if told_twice and long and first.day != one.day and _one_thing(first.name, one.name):
            yield _other_day(one.spot, first.day)


_SINCE_DAY = rf"自(?:20[0-9]{{2}}年)?{_DATE[_DATE.index('(?P<month>') :]}(?:正式|全面|顺利)?(?P<verb>{_ONCE})(?:以来|之日起)"
_THIS = re.compile("(?:^|[，。；：])(?:因|由于)?(?:该|本|此)?(?:项目|工程|活动|站|中心|线路|平台)?$")


@text_rule("coherence")
def since_it_opened(text: Prepared) -> Iterator[Finding]:
    """项目已于3月16日开工建设, and 因项目自3月6日开工以来 further on: the only day on which that was done."""
    for spot in text.spots(_SINCE_DAY, prose=True) if "以来" in text.whole or "之日起" in text.whole else ():
        verb = spot.match["verb"][:2]
        days = {one.day for one in opened(text) if one.verb.startswith(verb) and one.spot.par is not spot.par}
        said = int(spot.match["month"]), int(spot.match["day"])
        if len(days) == 1 and said not in days and _THIS.search(spot.before):
            yield _other_day(spot, days.pop())


def _one_thing(one: str, other: str) -> bool:
    """Whether one name holds the other, or its end."""
    short, long = sorted((one, other), key=len)
    return short in long or (len(short) > LEAST_SAME and short[-LEAST_SAME - 1 :] in long)


def _other_day(spot: Spot, day: tuple[int, int]) -> Finding:
    return spotted(TWO_DAYS, spot.part("month", "day", more=1), before=f"{day[0]}月{day[1]}日")


# ---- meetings ----------------------------------------------------------------------------------------------------------

_WHEN_HEAD = re.compile("时间")
_TIME_SAID = rf"(?:时间|时间[和及、]?地点)(?:[：:]|为|是|定为)?[ \u3000]*{_DATE}(?P<till>[至—\-－~～、和])?"
_FIXED = rf"(?:定于|决定于|拟于|将于){_DATE}(?!\s*[至—－\-~～、和起])[^。；\n]{{0,24}}(?:举行|召开|举办)"
_SIGNS_IN = rf"{_DATE}[^，。；\n]{{0,30}}(?:签到|报到|入场|到会|就座|到达[^，。；\n]{{0,8}}(?:现场|会场)|抵达[^，。；\n]{{0,8}}(?:现场|会场)|到现场)"


def _begins(text: Prepared) -> tuple[int, int] | None:
    """The day on which what a paper announces is held; None where it names none, or several."""
    days = {(int(spot.match["month"]), int(spot.match["day"])) for spot in text.spots(_FIXED, prose=True)}
    for par in text.pars:
        said = pattern(_TIME_SAID).search(par.text)
        if (
            said is None
            and par.index
            and _WHEN_HEAD.search(text.pars[par.index - 1].text[-12:])
            and text.pars[par.index - 1].block.level
        ):
            said = pattern(_DATE).match(par.text)
        if said:
            days.add((int(said["month"]), int(said["day"])))
    return days.pop() if len(days) == 1 else None


@text_rule("coherence")
def signed_in(text: Prepared) -> Iterator[Finding]:
    """会议时间：9月18日, and 于9月19日上午8时20分前签到: who comes then is too late."""
    if not pattern("签到|报到|入场|到会|就座|到达|抵达|到现场").search(text.whole):
        return
    spots = list(text.spots(_SIGNS_IN, prose=True))
    begins = _begins(text) if spots else None
    for spot in spots:
        day = int(spot.match["month"]), int(spot.match["day"])
        if begins and begins < day and begins[0] == day[0]:
            yield _other_day(spot, begins)


# ---- how long it lasts -------------------------------------------------------------------------------------------------

_RANGE = r"(?<![0-9年月])(?:20[0-9]{2}年)?(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:至|到|—|——|－|-|～)(?:20[0-9]{2}年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日"
_EVENTS = (
    "活动|督查|检查|行动|整治|演练|培训|展览|比赛|赛事|会议|巡查|调研|巡演|大赛|会期|展会|考核|评估|抽查|督导"
)
_WHILE = re.compile(
    rf"，?(?:的)?(?:[{HAN}]{{0,6}}?(?:{_EVENTS}))?(?:期间|中发现|中[，,]|当中)|(?:[{HAN}]{{0,6}}?(?:{_EVENTS}|排查))(?:工作)?的(?:做法|经验|成果|情况|成效)|[^。；\n]{{0,24}}全程"
)


class Lasts(NamedTuple):
    """Days from and to, and where they stand."""

    first: tuple[int, int]
    last: tuple[int, int]
    spot: Spot


@once
def lasting(text: Prepared) -> list[Lasts]:
    """The stretches of days that a paper tells of."""
    out = []
    for spot in text.spots(_RANGE):
        match = spot.match
        month = int(match["m1"])
        first, last = (month, int(match["d1"])), (int(match["m2"] or month), int(match["d2"]))
        out.append(Lasts(first, last, spot))
    return out


@text_rule("coherence")
def lasts_alike(text: Prepared) -> Iterator[Finding]:
    """活动时间：4月20日至5月20日, and 4月10日至5月20日活动期间: one end is the same, so that it is the same stretch."""
    told = lasting(text)
    for index, one in enumerate(told):
        if not _WHILE.match(one.spot.par.text, one.spot.end) or "阶段" in one.spot.before[-12:]:
            continue
        before = [it for it in told[:index] if it.spot.par is not one.spot.par]
        if any((it.first, it.last) == (one.first, one.last) for it in told if it is not one):
            continue
        same = [it for it in before if (it.first == one.first) != (it.last == one.last)]
        if (
            len({(it.first, it.last) for it in same}) == 1
            and len({(it.first, it.last) for it in before}) == 1
        ):
            (m1, d1), (m2, d2) = same[0].first, same[0].last
            yield at(
                TWO_DAYS, one.spot.par, one.spot.start, one.spot.end, before=f"{m1}月{d1}日至{m2}月{d2}日"
            )


# ---- where -------------------------------------------------------------------------------------------------------------

_SORTS = "广场|报告厅|会议室|礼堂|体育馆|体育场|会议中心|活动中心|培训中心|影剧院|剧院|宾馆|酒店|招待所|会堂|多功能厅|操场|公园|展厅|大厅|演播厅|教室|音乐厅"
_SORT = rf"(?:{_SORTS})(?!长)"
_PLACE = f"[{HAN}0-9A-Za-z]+$"
LONGEST_PLACE = 14
_AT = re.compile("[于在到至为设从赴是对和与]")
_COMES = re.compile("[，]?(?:签到|报到|入场|集合|就座|参会|参加)")
_EVENT = re.compile(
    "启动仪式|开幕式|闭幕式|颁奖|签约仪式|发布会|推进会|动员会|座谈会|培训班|现场会|决赛|汇演|开班式|结业式"
)
MOST_UNLIKE = 2
"""Characters in which two names of one place differ."""


@text_rule("coherence")
def held_at(text: Prepared) -> Iterator[Finding]:
    """会场设在县委党校二楼报告厅, and 到县委党校一楼报告厅签到: two places of one event, by a word that only one of them has."""
    where: dict[str, list[Spot]] = {}
    for spot in text.spots(_SORT):
        if found := pattern(_PLACE).search(spot.par.text[max(spot.end - LONGEST_PLACE, 0) : spot.end]):
            where.setdefault(_AT.split(found[0])[-1], []).append(spot)
    for first, other in combinations(where, 2):
        if (
            len(first) != len(other)
            or first[0] != other[0]
            or sum(a != b for a, b in zip(first, other, strict=True)) > MOST_UNLIKE
        ):
            continue
        one, spot = where[first][0], where[other][0]
        events = {*_EVENT.findall(one.par.text)} & {*_EVENT.findall(spot.par.text)}
        comes = _COMES.match(spot.par.text, spot.end)
        if one.par is not spot.par and (events or comes) and len(where[other]) == 1:
            yield at(OTHER_COUNT, spot.par, spot.end - len(other), spot.end, before=first)
