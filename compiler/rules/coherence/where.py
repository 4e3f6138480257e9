"""Rules on where (S523, S547): 白鹭湖南岸 and 白鹭湖北岸, 县委党校二楼报告厅 and 一楼报告厅, 人民东路118号 and 181号, 设在体育科 and 办公室（基础教育科）.

In: a `Prepared`. Out: findings. Two sides of one place are told of in many papers: only where the words round them tell of one thing, and each side stands once.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from ..arithmetic.amounts import counted, slip
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .facts import apart, pairs_of
from .things import OTHER_COUNT

_OPPOSITE = ("东西", "南北", "左右", "前后", "内外", "上下")
_SIDE = rf"(?P<name>[{HAN}0-9]{{2,4}})(?P<side>[东西南北左右])(?P<sort>岸|侧|麓|坡|面|端|路口|边|段|广场|门)"
_WAY = rf"(?P<name>[{HAN}0-9]{{2,5}})(?P<side>以[东西南北])(?P<sort>)"
_COMMON = re.compile("工作|项目|单位|建设|位于|设在|所在|在|的|为|于|和|与|及|以|路|街")


def _pairs(spot: Spot) -> set[str]:
    """The pairs of characters of the words round a place, its own name left out."""
    near = pattern("[。；]").split(spot.before)[-1][-24:] + "|" + pattern("[。；]").split(spot.after)[0][:24]
    return pairs_of(_COMMON.sub("|", near))


@text_rule("coherence")
def sides(text: Prepared) -> Iterator[Finding]:
    """主会场设在白鹭湖南岸渔政码头, and 以主会场所在的白鹭湖北岸为重点; 景明路以北地块 and 景明路以南地块."""
    for way in (_SIDE, _WAY):
        spots = list(text.spots(way, prose=True))
        for first, one in combinations(spots, 2):
            sides_ = first.match["side"][-1] + one.match["side"][-1]
            near = (
                first.par is one.par
                and pattern("[。；]").search(first.par.text[first.end : one.start]) is None
            )
            if not any({*pair} == {*sides_} for pair in _OPPOSITE) or near:
                continue
            if first.par.label and one.par.label and one.par.index - first.par.index <= 2:
                continue  # each side has its own: items of one list
            names = [it.match["name"] for it in (first, one)]
            if names[0][-2:] != names[1][-2:] or first.match["sort"] != one.match["sort"]:
                continue
            ends = [names[0][-2:] + it.match["side"] + it.match["sort"] for it in (first, one)]
            counts = [text.whole.count(end) for end in ends]
            words = _pairs(first) & _pairs(one)
            named = first.after[:2] == one.after[:2] and (way is _WAY or first.par is one.par)
            if 1 not in counts or len(words) + named < LEAST_WORDS:
                continue
            odd, known = (one, first) if counts[1] == 1 else (first, one)
            wanted = known.match["side"] + known.match["sort"]
            yield spotted(TWO_VALUES, odd.since("side"), name=names[0][-2:], before=wanted)


LEAST_WORDS = 2


# ---- within its bounds -----------------------------------------------------------------------------------------------------

_BOUND = rf"(?<![{HAN}])(?:范围为|范围是|四至为|即|是指|指)?(?P<side>[东西南北])(?:至|到|起|临|抵|以)(?P<name>[{HAN}0-9]{{2,8}}?)(?:为界)?(?=[，、；。的）)])"
_INWARD = {"东": "西", "西": "东", "南": "北", "北": "南"}


@text_rule("coherence")
def within_bounds(text: Prepared) -> Iterator[Finding]:
    """东至环城东路、西至滨江大道的建成区, and 滨江大道以西的城区范围内: what lies outside of the bounds that were told."""
    bounds: dict[str, str] = {}
    spots = (
        list(text.spots(_BOUND, prose=True))
        if pattern("[东西南北]至|[东西南北]到").search(text.whole)
        else []
    )
    if len({spot.match["side"] for spot in spots}) != len(spots) or len(spots) < 2:
        return
    for spot in spots:
        bounds[spot.match["name"]] = spot.match["side"]
    for name, side in bounds.items():
        for spot in text.spots(
            f"{re.escape(name)}以(?P<side>[东西南北])(?:的)?[{HAN}]{{0,6}}?(?:区域|范围|城区|地块|片区|路段|地段|地区)",
            prose=True,
        ):
            if spot.match["side"] == side:
                start = spot.start + len(name)
                end = start + len("以西")
                yield at(TWO_VALUES, spot.par, start, end, name=name, before="以" + _INWARD[side])


# ---- two places of one event ----------------------------------------------------------------------------------------------


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


# ---- where an office sits -------------------------------------------------------------------------------------------------


_SITS = rf"(?P<what>[{HAN}]{{0,6}}?办公室)设在(?P<where>[{HAN}]{{2,16}}(?:科|股|处|室|局|中心))(?=[，。；])"
_SITTING = rf"设在(?P<where>[{HAN}]{{2,14}}(?:科|股|处|室|局|中心))的(?P<what>[{HAN}]{{2,8}}办公室)"
_IN_BRACKETS = rf"(?P<what>[{HAN}]{{2,8}}办公室)（(?:设在)?(?P<where>[{HAN}]{{2,14}}(?:科|股|处|局|中心))）"


@text_rule("coherence")
def where_offices_sit(text: Prepared) -> Iterator[Finding]:
    """领导小组办公室设在体育卫生与艺术教育科, and 领导小组办公室（基础教育科）."""
    sits = list(text.spots(_SITS, prose=True)) if "办公室设在" in text.whole else []
    if len(sits) != 1:
        return
    what, where = sits[0].match["what"], sits[0].match["where"]
    for way in (_SITTING, _IN_BRACKETS):
        for spot in text.spots(way, prose=True):
            told = spot.match["where"]
            same = spot.match["what"].endswith(what[-6:]) or what.endswith(spot.match["what"][-6:])
            if same and spot.start != sits[0].start and not (where.endswith(told) or told.endswith(where)):
                yield spotted(TWO_VALUES, spot.part("where"), name=what, before=where)


# ---- houses, floors and halls ---------------------------------------------------------------------------------------------


def _value(text: str) -> int:
    """A number as it is typed; nothing where it is none, or several: 一二楼."""
    try:
        return counted(text)
    except ValueError:
        return 0


_HOUSE = rf"(?P<road>[{HAN}]{{2,8}}(?:路|街|大道|巷))(?P<n>[0-9]{{1,4}})号(?!线|馆|楼)"
_SHARED = 3


@text_rule("coherence")
def house_again(text: Prepared) -> Iterator[Finding]:
    """县人社局就业服务中心位于人民东路118号, and 到人民东路181号县人社局就业服务中心."""
    spots = list(text.spots(_HOUSE)) if "号" in text.whole else []
    for first, one in combinations(spots, 2):
        roads = first.match["road"], one.match["road"]
        if (
            first.match["n"] == one.match["n"]
            or roads[0][-3:] != roads[1][-3:]
            or not slip(first.match["n"], one.match["n"])
        ):
            continue
        said, behind = first.par.sentence(first.start), pattern(f"[{HAN}]{{3,}}").match(one.after)
        if (
            behind
            and apart(first, one)
            and any(behind[0][at_ : at_ + 4] in said for at_ in range(min(len(behind[0]) - 3, 8)))
        ):
            yield spotted(TWO_VALUES, one.part("n"), name=_place(roads[1]), before=first.match["n"] + "号")


_FLOOR = rf"(?P<n>[一二三四五六七八九十]{{1,2}}|[0-9]{{1,2}})(?P<unit>楼|层)(?P<room>[{HAN}]{{2,6}})?"
_HALL = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十])(?P<unit>号馆|号厅|号会议室|号会场|号楼|号门|号码头|号站台|号窗口)"
_HELD = re.compile("举行|举办|召开|地点|设在|位于")
_COMES_THERE = re.compile("布展|检录|报到|签到|集合|入场|参赛|参会|撤展|候场|办理")


@text_rule("coherence")
def floor_again(text: Prepared) -> Iterator[Finding]:
    """抢救室……迁至急救中心大楼二楼, and 急救中心大楼三楼抢救室; 在2号馆举行, and 到3号馆布展."""
    spots = list(text.spots(_FLOOR, prose=True)) if pattern("[楼层]").search(text.whole) else []
    for first, one in combinations(spots, 2):
        if (
            _value(first.match["n"]) == _value(one.match["n"])
            or first.match["unit"] != one.match["unit"]
            or not apart(first, one)
        ):
            continue
        places, room = [_ahead(it)[-_SHARED:] for it in (first, one)], one.match["room"]
        if (
            (places[0] != places[1] and places[0][-2:] != places[1][-2:])
            or not room
            or not places[1]
            or first.match["room"]
            or _CHANGED_PLACE.search(one.par.sentence(one.start))
        ):
            continue
        said = first.par.sentence(first.start)
        kin = [spot for spot in spots if spot.match["room"] and spot.match["room"][:3] == room[:3]]
        if (
            room[:3] in said
            and len({_value(spot.match["n"]) for spot in kin} | {_value(first.match["n"])}) == 2
        ):
            yield spotted(
                TWO_VALUES,
                one.part("n", "unit"),
                name=_place(_ahead(one)),
                before=first.match["n"] + first.match["unit"],
            )
            break
    halls: dict[str, list[Spot]] = {}
    for spot in text.spots(_HALL, prose=True) if "号" in text.whole else ():
        halls.setdefault(spot.match["unit"], []).append(spot)
    for some in halls.values():
        if len({spot.match["n"] for spot in some}) != 2:
            continue
        first = some[0]
        others = [spot for spot in some if spot.match["n"] != first.match["n"]]
        clause = pattern("[，。；]").split(others[0].after)[0]
        held = _HELD.search(pattern("[，。；]").split(first.after)[0] + first.before[-24:])
        if len(others) == 1 and held and _COMES_THERE.search(clause) and apart(first, others[0]):
            yield spotted(
                TWO_VALUES,
                others[0].part("n", "unit"),
                name="地点",
                before=first.match["n"] + first.match["unit"],
            )


def _ahead(spot: Spot) -> str:
    """The Chinese characters right before a floor."""
    found = pattern(f"[{HAN}]{{2,10}}$").search(spot.before[-10:])
    return found[0] if found else ""


def _place(words: str) -> str:
    """The name of a place without the words before it."""
    return pattern("[到在于至往赴从]").split(words)[-1]


_CHANGED_PLACE = re.compile("原|迁|搬|改为|调整|分别|另|其余")
