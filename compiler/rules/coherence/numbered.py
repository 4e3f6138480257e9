"""Rules on what is known by its number (S523, S547): 第十二届 and 第十三届荷花文化节, a telephone with two figures turned, 人民东路118号 and 181号, 二楼 and 三楼抢救室, 两个附件 of three.

In: a `Prepared`. Out: findings. Two numbers are of one thing where its name stands by both, and nothing says that there are several.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from ..arithmetic.amounts import counted, slip
from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES, attachment_titles
from .facts import apart
from .things import OTHER_COUNT


def _value(text: str) -> int:
    """A number as it is typed; nothing where it is none, or several: 一二楼."""
    try:
        return counted(text)
    except ValueError:
        return 0


def _part(spot: Spot, group: str, before: str, name: str, last: str = "") -> Finding:
    return spotted(TWO_VALUES, spot.part(group, last), name=name, before=before)


# ---- the how-manieth it is -----------------------------------------------------------------------------------------------

_GATHERED = "代表大会|会员大会|职工大会|运动会|博览会|展销会|交易会|洽谈会|理事会|董事会|监事会|委员会|常委会|主席团|联席会议|常务会议|全体会议|党组会议|党委会议|大会|论坛|大赛|竞赛|比赛|联赛|锦标赛|文化节|旅游节|艺术节|采摘节|美食节|读书节|科技节|戏剧节|音乐节|电影节|赏花节|[\u4e00-\u9fff]{1,3}节|展览会|书展|画展|车展|马拉松|峰会|年会|会议|赛"
_NTH = rf"(?P<n>第[一二三四五六七八九十百]{{1,4}}|第[0-9]{{1,3}}|首)(?P<unit>[届次])(?P<name>[{HAN}“”·（）]{{0,14}}?(?:{_GATHERED}))"
_OTHER_ONE = re.compile(
    "年前|当年|已于|已经|成功举办|上[一]?[届次]|下[一]?[届次]|去年|上年|前年|明年|来年|往年|历[届次]|任期|届满|换届|工作报告|以来|曾|回顾|承办权|申办|连续|此前|接续|之后|先后|分别|交接|移交|原|选举办法|决定[，；]|提出|强调|落实情况|议定事项|精神"
)


@text_rule("coherence")
def nth_again(text: Prepared) -> Iterator[Finding]:
    """第十二届荷花文化节 in the title, and 为办好第十三届荷花文化节; 选举产生第五届理事会, and 第四届理事会理事……签署."""
    if not pattern("[第首][一二三四五六七八九十百0-9]{0,4}[届次]").search(text.whole):
        return
    told: dict[str, list[Spot]] = {}
    for spot in text.spots(_NTH):
        name = pattern("[“”]").sub("", spot.match["name"])
        if (
            len(name) > 2
            and spot.before.count("《") == spot.before.count("》")
            and not _OF_STATE.search(name + spot.before[-4:])
        ):
            told.setdefault(spot.match["unit"] + name[-_NAME:], []).append(spot)
    for some in told.values():
        ways = {_number(spot): spot for spot in reversed(some)}
        if len(ways) != 2:
            yield from _newly_chosen(some)
            continue
        first = some[0]
        others = [spot for spot in some if _number(spot) != _number(first)]
        own = [spot for spot in some if _number(spot) == _number(first)]
        one = own[0] if len(others) > len(own) and first.match[0] not in text.title else others[0]
        known = others[0] if one is own[0] else first
        if (len(others) > 1 and one is others[0] and first.match[0] not in text.title) or not apart(
            first, one
        ):
            continue
        if any(
            _OTHER_ONE.search(spot.par.sentence(spot.start).replace(spot.match[0], ""))
            for spot in (*others[:1], *own[:1])
        ):
            continue
        if not _names_meet(first.match["name"], one.match["name"]):
            continue
        yield _part(one, "n", known.match["n"] + known.match["unit"], one.match["name"], "unit")


_NAME = 5
_OF_STATE = re.compile("人民代表大会|人大|政协|政治协商|中央|全国|全会|中国")
"""Bodies of which each level has its own."""


def _number(spot: Spot) -> int:
    said = spot.match["n"].removeprefix("第")
    return 1 if said == "首" else _value(said)


def _names_meet(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short)


def _newly_chosen(some: list[Spot]) -> Iterator[Finding]:
    """选举产生了第四届董事会, and 新当选的第五届董事会."""
    chosen = [spot for spot in some if pattern("选举产生了?(?:[^，。；]{0,8})$").search(spot.before)]
    new = [spot for spot in some if pattern("(?:新当选的|新一届|当选的)$").search(spot.before)]
    if (
        len(chosen) == 1
        and len(new) == 1
        and _number(chosen[0]) != _number(new[0])
        and apart(chosen[0], new[0])
    ):
        yield _part(new[0], "n", chosen[0].match["n"] + "届", new[0].match["name"], "unit")


# ---- telephones, houses, floors ---------------------------------------------------------------------------------------------

_PHONE = r"(?<![0-9A-Za-z〔.])(?:(?P<area>0[0-9]{2,3})[-—－ ]?)?(?P<n>1[3-9][0-9]{9}|[2-9][0-9]{6,7})(?![0-9元万亿人%.])"
_CALL = re.compile("电话|手机|联系|热线|传真|拨打|致电|咨询|值班|报告|号码")


_WHOSE = rf"(?:^|[：:，。；与致向找])(?P<who>[{HAN}]{{2,3}})[，（( ]{{0,2}}(?:联系)?(?:电话|手机)[：: ]?$"


@text_rule("coherence")
def phone_turned(text: Prepared) -> Iterator[Finding]:
    """0573-86021749, and 0573-86021479 further on: two figures that changed places."""
    if not _CALL.search(text.whole):
        return
    spots = [spot for spot in text.spots(_PHONE) if _CALL.search(spot.par.text)]
    for first, one in combinations(spots, 2):
        numbers = first.match["n"], one.match["n"]
        who = [pattern(_WHOSE).search(spot.before) for spot in (first, one)]
        if who[0] and who[1] and who[0]["who"] != who[1]["who"]:
            continue
        alone = sum(spot.match["n"] == numbers[1] for spot in spots) == 1
        if (
            slip(*numbers) == "swapped"
            and alone
            and apart(first, one)
            and (first.match["area"] or "") in (one.match["area"], "", None)
        ) or (slip(*numbers) == "swapped" and alone and apart(first, one) and not one.match["area"]):
            yield _part(one, "n", numbers[0], "电话")


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
            yield _part(one, "n", first.match["n"] + "号", _place(roads[1]))


_FLOOR = rf"(?P<n>[一二三四五六七八九十]{{1,2}}|[0-9]{{1,2}})(?P<unit>楼|层)(?P<room>[{HAN}]{{2,6}})?"
_HALL = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十])(?P<unit>号馆|号厅|号会议室|号会场|号楼|号门|号码头|号站台|号窗口)"
_HELD = re.compile("举行|举办|召开|地点|设在|位于")
_COMES = re.compile("布展|检录|报到|签到|集合|入场|参赛|参会|撤展|候场|办理")


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
            yield _part(one, "n", first.match["n"] + first.match["unit"], _place(_ahead(one)), "unit")
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
        if len(others) == 1 and held and _COMES.search(clause) and apart(first, others[0]):
            yield _part(others[0], "n", first.match["n"] + first.match["unit"], "地点", "unit")


def _ahead(spot: Spot) -> str:
    """The Chinese characters right before a floor."""
    found = pattern(f"[{HAN}]{{2,10}}$").search(spot.before[-10:])
    return found[0] if found else ""


def _place(words: str) -> str:
    """The name of a place without the words before it."""
    return pattern("[到在于至往赴从]").split(words)[-1]


_CHANGED_PLACE = re.compile("原|迁|搬|改为|调整|分别|另|其余")

# ---- the paper that is answered ---------------------------------------------------------------------------------------------

_DOCKET = rf"(?P<office>[{HAN}]{{2,10}})〔(?P<year>20[0-9]{{2}})〕(?P<n>[0-9]{{1,4}})号"


@text_rule("coherence")
def answered_number(text: Prepared) -> Iterator[Finding]:
    """《……请示》（二院字〔2025〕36号）收悉, and 按照二院字〔2025〕39号请示 further on."""
    if "收悉" not in text.whole:
        return
    spots = list(text.spots(_DOCKET, prose=True))
    received = [spot for spot in spots if pattern("^）?[^。]{0,4}(?:收悉|均?收到)").match(spot.after)]
    for spot in spots:
        pointing = pattern("^(?:的)?(?P<kind>请示|来函|函|报告)").match(spot.after)
        if (
            len(received) == 1
            and pointing
            and spot is not received[0]
            and spot.match["office"].endswith(received[0].match["office"][-3:])
        ):
            first = received[0]
            kind = pattern("(?P<kind>请示|函|报告)》[（(]$").search(first.before)
            if (
                kind
                and kind["kind"] in pointing["kind"]
                and spot.match.group("year", "n") != first.match.group("year", "n")
            ):
                yield _part(spot, "year", f"〔{first.match['year']}〕{first.match['n']}号", "文号", "n")


# ---- how many are attached ---------------------------------------------------------------------------------------------------

_ATTACHED = r"(?:所附的?|上述|以下|后附的?|这)(?P<n>[两三四五六七八九]|[2-9])(?P<unit>个|份|件)附件|附件共?(?P<n2>[两三四五六七八九]|[2-9])(?P<unit2>个|份|件)"


@text_rule("coherence")
def so_many_attached(text: Prepared) -> Iterator[Finding]:
    """对照本函所附的两个附件, where the note names three; 附件共两份：1.……2.……3.……"""
    for spot in text.spots(_ATTACHED) if "附件" in text.whole else ():
        group = "n" if spot.match["n"] else "n2"
        said = counted(spot.match[group])
        inline = pattern("^[：:](?P<list>1[.．、][^。）]*)").match(spot.after)
        many = (
            len(pattern("(?:^|[；;，、 ])[1-9][.．、]").findall(inline["list"]))
            if inline
            else len(attachment_titles(text))
        )
        if many > 1 and many != said and abs(many - said) <= 2:
            told = spot.part(group, "unit" if spot.match["n"] else "unit2")
            yield spotted(OTHER_COUNT, told, before=f"{many}个附件")


# ---- shares of a whole -------------------------------------------------------------------------------------------------------

_SHARE = r"(?:(?:总?成绩|得分|分数|分值|结果)?(?:各?占|按|权重为?|的)?)"
_PAIR = rf"(?<=[\n，。；：由按照为、])(?P<a>[{HAN}]{{2,4}}?){_SHARE}(?P<n>[0-9]{{1,2}})%[、，和](?P<b>[{HAN}]{{2,4}}?){_SHARE}(?P<m>[0-9]{{1,2}})%"


@text_rule("coherence")
def shares_again(text: Prepared) -> Iterator[Finding]:
    """理论成绩占30%，实操成绩占70%, and 按理论40%、实操60%折算."""
    spots = (
        [spot for spot in text.spots(_PAIR, prose=True) if int(spot.match["n"]) + int(spot.match["m"]) == 100]
        if text.whole.count("%") > 3
        else []
    )
    for first, one in combinations(spots, 2):
        same = all(first.match[group][:2] == one.match[group][:2] for group in "ab")
        if (
            same
            and first.match["n"] != one.match["n"]
            and apart(first, one)
            and len({spot.match["n"] for spot in spots}) == 2
        ):
            yield _part(
                one,
                "a",
                f"{first.match['n']}%、{first.match['m']}%",
                f"{one.match['a']}、{one.match['b']}",
                "m",
            )
