"""Rules on what a later sentence calls back by a name of its own (S547): 城区61个 and 对城区64个零售点; 走访企业62家 and 走访的65家企业; 报名时间为8月6日至12日 and 8月15日报名截止前.

In: a `Prepared`. Out: findings. What is called back is read with the words that make it known: the label it had in a list, its verb and its noun, the event whose time it is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..arithmetic.amounts import slip
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .facts import ahead_of, apart, of_another, pairs_of
from .retold import Telling, other_time, tellings

# ---- numbers ------------------------------------------------------------------------------------------------------------

_TAKES = "(?:对|从|将|把|在|向|给|为|由|按|以|使|让)"
_PART = re.compile(
    "另|其余|分别|每|平均|人均|户均|首批|仅|只有|不足|超过|比(?!例|武|赛)|较|同比|环比|新增|增加|减少|增长|下降|至少|不少于|不低于|剩|部分|率先|先行|还有|力争|拟|争取|目标|再|去年|上年|前年|往年|同期|季度|上半年|下半年|原(?!有)"
)
_COMMON_PAIRS = frozenset(
    [
        "工作",
        "情况",
        "项目",
        "单位",
        "问题",
        "全市",
        "全县",
        "全区",
        "全镇",
        "组织",
        "开展",
        "进行",
        "完成",
        "实现",
        "建设",
        "企业",
        "人员",
        "同志",
        "部门",
        "公司",
        "活动",
        "任务",
        "管理",
        "服务",
        "重点",
        "以上",
        "今年",
        "目前",
        "累计",
        "其中",
        "我市",
        "我县",
        "我局",
        "我镇",
        "全省",
        "全部",
        "各类",
        "有关",
        "相关",
    ]
)
MOST_OFF = 0.4


def _like(one: Telling, other: Telling) -> bool:
    """Whether one number may have been typed for another."""
    low, high = sorted((float(one.value), float(other.value)))
    return slip(one.figure, other.figure) == "swapped" or (high - low <= MOST_OFF * high and low > 1)


def _alone(one: Telling, other: Telling, some: Sequence[Telling]) -> bool:
    """Whether nothing else of the unit has the value of either, and no two others make it."""
    rest = [it.value for it in some if it is not one and it is not other]
    if one.value in rest:
        return False
    among = {*rest, other.value}
    return not any(a + b == one.value or abs(a - b) == one.value for a, b in combinations(among, 2))


@text_rule("coherence")
def called_back(text: Prepared) -> Iterator[Finding]:
    """其中城区61个, and 对城区64个零售点; 走访企业62家, and 走访的65家企业; 受理诉求327件, and 收到的372件诉求."""
    by_unit: dict[str, list[Telling]] = {}
    for one in tellings(text):
        by_unit.setdefault(one.unit, []).append(one)
    for some in by_unit.values():
        if len({one.value for one in some}) < 2:
            continue
        for one in some:
            first = next(
                (
                    it
                    for it in some
                    if it.value != one.value
                    and it.sentence < one.sentence
                    and _like(one, it)
                    and (
                        _by_label(one, it, some)
                        or _by_verb(one, it)
                        or _swapped(one, it)
                        or _by_all(one, it, some)
                    )
                    and _alone(one, it, some)
                ),
                None,
            )
            if first:
                name = pattern(f"[{HAN}]{{0,6}}$").search(first.before)
                yield at(
                    TWO_VALUES,
                    one.par,
                    one.start,
                    one.end,
                    name=(name[0] if name else "") or first.unit,
                    before=first.figure + first.unit,
                )


def _by_label(one: Telling, other: Telling, some: Sequence[Telling]) -> bool:
    """其中城区61个、乡镇87个, and 对城区64个零售点: the label of one of a list."""
    mine = pattern(f"^{_TAKES}(?P<label>[{HAN}]{{2,6}})$").match(one.before)
    if mine is None or _PART.search(one.before) or mine["label"] in _COMMON_PAIRS:
        return False
    label, sentence = mine["label"], other.par.sentence(other.start)
    listed = other.before.removeprefix("其中").removeprefix("：") == label
    noun = pattern(f"[{HAN}]{{2,3}}").match(one.behind)
    kin = [it for it in some if it.before.endswith(label)]
    beside = [it for it in some if it.sentence == other.sentence and it is not other]
    return listed and noun is not None and noun[0] in sentence and len(kin) == 2 and bool(beside)


_VERB = re.compile(rf"(?P<verb>[{HAN}]{{2}})的$")


def _by_verb(one: Telling, other: Telling) -> bool:
    """走访企业62家, and 走访的65家企业: the verb and the noun of the one stand right before the other, which is less: fewer may be some of them."""
    if one.value <= other.value:
        return False
    verb = _VERB.search(one.before)
    noun = pattern(f"[{HAN}]{{2,4}}").match(one.behind) if verb else None
    return (
        verb is not None
        and noun is not None
        and verb["verb"] not in _COMMON_PAIRS
        and bool(pattern(f"{verb['verb']}{noun[0][:2]}[{HAN}]{{0,2}}(?:共|有|为|达)?$").search(other.before))
        and not _PART.search(one.before)
        and not _PART.search(other.before)
        and not other_time(one, other, sure=False)
        and not of_another(one.before, other.par.sentence(other.start))
    )


LEAST_TURNED = 3
_POINTS = re.compile(
    rf"{_TAKES}$|(?<![尚待未])(?<![尚待未][{HAN}])[{HAN}]{{2}}的$|^现?(?:恳请|请|申请|批准|同意|为)"
)


def _swapped(one: Telling, other: Telling) -> bool:
    """受理诉求327件, and 收到的372件诉求: two figures changed places, where words stand by both."""
    if (
        len(one.figure.replace(".", "")) < LEAST_TURNED
        or slip(one.figure, other.figure) != "swapped"
        or not _POINTS.search(one.before)
        or _PART.search(one.before)
        or _PART.search(other.before)
        or other_time(one, other, sure=False)
        or of_another(one.before, other.par.sentence(other.start))
    ):
        return False
    around = _words(one)
    near = other.par.sentence(other.start)
    return bool({pair for pair in around if pair in near} - _COMMON_PAIRS)


def _words(one: Telling) -> set[str]:
    text, end = one.par.text, one.end
    return pairs_of(one.before) | pairs_of(text[end : end + 8].split("，")[0].split("。")[0])


LEAST_ALL, LEAST_SHARE = 4, 0.7
_TOLD = re.compile("(?:共计|共有|共|总计|合计|为|达|有)$")


def _by_all(one: Telling, other: Telling, some: Sequence[Telling]) -> bool:
    """在东沙岛附近查获……，渔获物2.6吨, and 东沙岛附近查获的渔获物共1.6吨: all that is said of it was said there."""
    mine, its = (_TOLD.sub("", it.before) for it in (one, other))
    noun = mine[-3:]
    if "的" not in mine or len(noun) < 3 or not its.endswith(noun) or _PART.search(mine) or _PART.search(its):
        return False
    if "的" in noun or sum(it.before.startswith(mine[:3]) or noun in it.before for it in some) != 2:
        return False
    said = pairs_of(mine[:-3].rstrip("的"))
    near = other.par.text[: other.start]
    shared = [pair for pair in said if pair in near]
    return len(shared) >= LEAST_ALL and len(shared) >= LEAST_SHARE * len(said)


# ---- when ---------------------------------------------------------------------------------------------------------------

_RANGE = r"(?:20[0-9]{2}年)?(?<![0-9])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:[0-9]{1,2}[时:：][0-9分]{0,3})?(?:至|到|—|－|-|～|~)(?:20[0-9]{2}年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日(?:(?P<h2>[0-9]{1,2})时)?"
_ENDS_ON = rf"(?<![0-9至到—－~～\-]|年)(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日(?:(?P<h>[0-9]{{1,2}})时)?(?P<what>[{HAN}]{{2,8}}?)(?P<end>结束|截止|收尾|结业|闭幕|撤离|期满)"
_PHASE_ENDS = rf"(?P<what>[{HAN}]{{4,8}}?阶段)(?:到|至|于|在)(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日(?P<h>)(?P<end>收尾|结束|截止|完成)"


@text_rule("coherence")
def event_ends(text: Prepared) -> Iterator[Finding]:
    """报名时间为8月6日至12日, and 8月15日报名截止前; 集中攻坚阶段 that ends on two days."""
    ends = [*text.spots(_ENDS_ON, prose=True), *text.spots(_PHASE_ENDS, prose=True)]
    ranges = list(text.spots(_RANGE)) if ends else []
    for one in ends:
        what = one.match["what"]
        key = what if "阶段" in what else what[:2]
        if key in _COMMON_PAIRS and "阶段" not in what:
            key = what
        near = [it for it in ranges if _of_event(it, key)]
        tills = {(int(it.match["m2"] or it.match["m1"]), int(it.match["d2"])) for it in near}
        said = (int(one.match["m"]), int(one.match["d"]))
        hours = {it.match["h2"] for it in near}
        other_hour = one.match["h"] and len(hours) == 1 and None not in hours and one.match["h"] not in hours
        if len(tills) != 1 or (said in tills and not other_hour) or not ahead_of(near[0], one):
            continue
        if said < min(tills) and "阶段" not in what and one.match["end"] != "截止":
            continue  # 9月3日培训结束后: the end of one day of it
        if pattern("原|延|推迟|提前|顺延|若|如|去年|上年").search(one.par.sentence(one.start)):
            continue
        month, day = next(iter(tills))
        hour = f"{next(iter(hours))}时" if other_hour and said in tills else ""
        start = one.part("m").start
        until = (
            start
            + len(f"{one.match['m']}月{one.match['d']}日")
            + len(f"{one.match['h']}时" if one.match["h"] else "")
        )
        yield at(
            TWO_VALUES,
            one.par,
            start,
            until,
            name=what + one.match["end"],
            before=f"{month}月{day}日{hour}",
        )


def _of_event(spot: Spot, key: str) -> bool:
    """Whether a stretch of days is that of an event: its name stands right by it."""
    ahead = re.split("[。；，\n]", spot.before)[-1][-24:]
    behind = re.split("[。；，、）\n]", spot.after)[0][:14]
    return key in ahead or key in behind


_SAME_START = r"(?:期间|时间)[（(]$"
_AS_STAGE = re.compile("^(?:）)?(?:为|是|，)?[^，。；]{0,8}阶段|^[，；]?第[一二三四]")


@text_rule("coherence")
def stretch_again(text: Prepared) -> Iterator[Finding]:
    """6月13日至15日举行考试, and 考试期间（6月13日至16日）: one beginning, two ends."""
    ranges = list(text.spots(_RANGE))
    for first, one in combinations(ranges, 2):
        if not apart(first, one) or not pattern(_SAME_START).search(one.before):
            continue
        begun = [(it.match["m1"], it.match["d1"]) for it in (first, one)]
        till = [(it.match["m2"] or it.match["m1"], it.match["d2"]) for it in (first, one)]
        if begun[0] != begun[1] or till[0] == till[1]:
            continue
        same = [it for it in ranges if (it.match["m1"], it.match["d1"]) == begun[0]]
        words = pairs_of(one.before[-8:]) | pairs_of(one.after[:8])
        sentence = first.par.sentence(first.start)
        shared = {pair for pair in words if pair in sentence}
        if (
            len(same) == 2
            and shared
            and not _AS_STAGE.search(one.after)
            and not _AS_STAGE.search(first.after)
        ):
            month, day = till[0]
            start, end = one.start, one.end
            yield at(TWO_VALUES, one.par, start, end, name=first.match[0], before=f"{month}月{day}日")
