"""Rules on what is known by its number (S523, S547): 第十二届 and 第十三届荷花文化节, a telephone with two figures turned, 36路 and 63路公交车.

In: a `Prepared`. Out: findings. Two numbers are of one thing where its name stands by both, and nothing says that there are several.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from ..arithmetic.amounts import counted, slip
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
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


# ---- where one is reached -------------------------------------------------------------------------------------------------


_CALLED = r"(?P<who>[\u4e00-\u9fff]{2,3})[，,：:（( \u3000]{0,2}(?:办公|联系|咨询|值班|手机|固定)?(?:电话|手机)?[：: \u3000]{0,2}(?P<n>1[3-9][0-9]{9}|(?:0[0-9]{2,3}[-—－])?[0-9]{7,8})(?P<unit>)(?![0-9])"


@text_rule("coherence")
def number_again(text: Prepared) -> Iterator[Finding]:
    """沈国梁，电话：86180120, and 沈国梁 86180102 further on: of one person two numbers, by a slip."""
    told: dict[str, Spot] = {}
    for spot in text.spots(_CALLED):
        who = spot.match["who"]
        first = told.setdefault(who, spot)
        if who not in ("电话", "联系", "手机", "传真") and slip(first.match["n"], spot.match["n"]):
            yield spotted(OTHER_COUNT, spot.part("n", "unit"), before=first.match["n"])


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


# ---- lines, roads and engines ---------------------------------------------------------------------------------------------


_CODED = r"(?<![0-9A-Za-z.〔])(?P<code>[A-Z]?[0-9]{2,5})(?P<sort>路(?=公交|线|车|末班|首班|[，、。和延改由从的])|国道|省道|县道|乡道|高速|次列车|次航班|号楼|号线|号机组|号泵站|号井|号公路|号船|千伏|热线)"


@text_rule("coherence")
def codes_turned(text: Prepared) -> Iterator[Finding]:
    """36路, and 63路公交车 further on; 318国道 and 381国道: of one name two figures that changed places."""
    where: dict[str, dict[str, list[Spot]]] = {}
    for spot in text.spots(_CODED, prose=True):
        where.setdefault(spot.match["sort"], {}).setdefault(spot.match["code"], []).append(spot)
    for some in where.values():
        for first, other in combinations(some, 2):
            one = some[other][0]
            turned = slip(first, other) == "swapped" and one.par is not some[first][0].par
            if turned and len(some[other]) == 1 and text.whole.count(other + one.match["sort"]) == 1:
                start = one.start
                end = start + len(one.match[0])
                before = first + one.match["sort"]
                yield at(TWO_VALUES, one.par, start, end, name="名称", before=before)
