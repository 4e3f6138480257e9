"""Rules on where and how often (S547): 白鹭湖南岸 and 白鹭湖北岸, 每月专项检查 and 每季度组织一次专项检查.

In: a `Prepared`. Out: findings. Two sides of one place are told of in many papers: only where the words round them tell of one thing, and each side stands once.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from ..arithmetic.amounts import slip
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .facts import pairs_of

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


_EVERY = rf"(?P<who>[{HAN}]{{3,12}}?)(?P<every>每(?:日|天|周|旬|半月|月|两月|季度|季|半年|年))(?:至少|不少于)?(?P<what>[{HAN}]{{0,6}}?[一二两三四0-9]{{0,2}}[次回]?[{HAN}]{{2,12}})"
_ACTS = re.compile(
    "专项检查|检查|督查|巡查|例会|会商|调度|通报|报送|汇报|走访|培训|演练|考核|维护|保养|检测|监测|盘点|巡护|巡检|点评|研判|抽查|总结|评估|更新|公示"
)
_OFFICE = 3


@text_rule("coherence")
def how_often(text: Prepared) -> Iterator[Finding]:
    """集团安全总监每月专项检查, and 集团安全总监每季度组织一次专项检查: of one subject one act, twice as often."""
    if text.whole.count("每") < 2:
        return
    told = []
    for spot in text.spots(_EVERY, prose=True):
        acts = _ACTS.findall(spot.match["what"])
        if acts and not re.search("每|人均|各", spot.match["who"]):
            told.append((spot, acts[0]))
    for (first, act), (one, other) in combinations(told, 2):
        ways = [it.match["every"].replace("季度", "季").replace("天", "日") for it in (first, one)]
        who = [it.match["who"] for it in (first, one)]
        if (
            act != other
            or ways[0] == ways[1]
            or first.par is one.par
            or who[0][-_OFFICE:] != who[1][-_OFFICE:]
        ):
            continue
        name = who[0][-_OFFICE - 1 :] + act
        yield spotted(TWO_VALUES, one.part("every"), name=name, before=first.match["every"])


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
