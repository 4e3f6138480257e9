"""Rules on what a later sentence calls back by a name of its own (S547): 城区61个 and 对城区64个零售点; 走访企业62家 and 走访的65家企业; 报名时间为8月6日至12日 and 8月15日报名截止前.

In: a `Prepared`. Out: findings. What is called back is read with the words that make it known: the label it had in a list, its verb and its noun, the event whose time it is.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .facts import ahead_of, apart, pairs_of

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
