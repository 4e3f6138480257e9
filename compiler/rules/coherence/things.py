"""Rules on how many there are of a thing (S523): 我校现有11个学院, and 与12个学院签订责任书 further on.

In: a `Prepared`. Out: findings. A number is told of only where it stands for all of them by its words, and is near the one that the paper gives for all of them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...messages.diagnostic import Code
from ..arithmetic.amounts import SMALL, amounts_in, counted, slip
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Par, Prepared, Spot, once
from .facts import of_another

OTHER_COUNT = Code(
    "S523",
    "warning",
    zh="“{text}”在别处是“{before}”。",
    hint_zh="核对哪一个对；说的不是一回事的，把范围写清楚。",
    en="“{text}” is “{before}” elsewhere.",
    hint_en="Check which is right; if they are not the same, say what each counts.",
    fault="""
        区政府办公室2025年度工作总结
        区政府办公室现有11个科室，全年办文204件。
        年初与12个科室签订责任书，层层压实责任。
    """,
    mend="""
        区政府办公室2025年度工作总结
        区政府办公室现有11个科室，全年办文204件。
        年初与11个科室签订责任书，层层压实责任。
    """,
    form="check",
)
_N = r"(?P<n>[0-9]{1,4}|[两三四五六七八九]|十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?)"
_THINGS = (
    "学院|学校|科室|处室|部门|乡镇|镇街|街道|社区|村组|行政村|企业|单位|大队|中队|支队|检察室|派出所|项目|工程|专项行动|小区|站点|医院|卫生院|分公司|子公司|县区|县（区）|县（市、区）|助餐点|服务点|联络点"
    "|合作社|党支部|支部|党小组|专班|检查组|调研组|工作组|督导组|小组|班级|教学班|水库|水厂|泵站|养老院|敬老院|幼儿园|图书馆|文化站|驿站|基地|园区|网格|考点|赛区|展区|点位|标段|考核组|督查组|巡察组|镇|乡|村|县|区"
)
_COUNTED = rf"(?<![0-9.第十百千])(?<![一二三四五六七八九]){_N}(?P<unit>个|家|所|支|项|座|处|名)?(?P<thing>{_THINGS})(?![级域长办委干庄间])"
# 走访企业18家, 助餐点由目前的56个增加到: what is counted stands before its number.
_NUMBER_BEHIND = r"(?<![0-9.])(?P<n>[0-9]{1,4})(?:个|家|所|处|座)(?![0-9月])"
_BEFORE = rf"(?P<thing>{_THINGS})(?:(?P<from>(?:数量?)?(?:由|从)(?:目前|现在|现有)的?))?$"
# What shows that all of them are meant, right before the number, and what comes right after it then.
_ALL = re.compile(
    r"(?:全[市县区镇乡村校院局省州]|我[市县区镇乡校院局]|本[市县区镇校院]|辖|所辖|下辖|现有|共有|共辖|共计|共|设有|下设|覆盖|涉及|总结|20[0-9]{2}年度?|走访的?了?|调研的?|(?:^|[，。；：、])(?:(?:[\u4e00-\u9fff]{0,4}(?:与|对|将|由|把|督促|协调|指导|要求))|组织|依托|在)?|上述|以上|这|该|相关|有关)(?:所有|全部|的)?$"
)
_PART = re.compile(
    r"其中|已|完成|新|另|其余|剩|仅|只|超过|比|较|前|首批|第|余|有的|部分|个别|最|抽查|抽取|随机|选取|选择|试点|示范|先后|分别|各|每|达|获|评|建成|建设|新建|改造|打造|培育|创建|成立|组建|增|减|合并|撤|来自|邀请|推荐|命名"
)
_ITS = re.compile(
    r"(?:现有|共有|下辖|所辖|辖|共辖|下设|设有|组成|分成|分为|编成|共|走访(?:了)?|调研(?:了)?|覆盖|涉及|包括|组织)$"
)


# 城区、河西区、永宁县、古塘县4个县（区）: those that are named are all of them.
_NAMED_ALL = r"[\u4e00-\u9fff]{2,12}、[\u4e00-\u9fff]{2,12}$"


_ITS_BEHIND = _ITS.pattern.replace("$", "(?:[省市县区镇乡校院]属|全[省市县区镇乡校院]|辖区)?$")


class _Count(NamedTuple):
    """How many of a thing are told: where, and whether it is all of them by what stands round it."""

    par: Par
    start: int
    end: int
    value: int
    thing: str
    text: str
    base: bool
    whole: bool


def _counts(text: Prepared) -> Iterator[_Count]:
    for spot in text.spots(_COUNTED, prose=True):
        part = bool(_PART.search(pattern("[，。；：、]").split(spot.before)[-1]))
        base = bool(_ITS.search(spot.before) or pattern(_NAMED_ALL).search(spot.before)) and not part
        whole = bool(_ALL.search(spot.before)) and not part
        yield _count(spot, spot.start, spot.match["thing"], base, whole)
    for spot in text.spots(_NUMBER_BEHIND, prose=True):
        if found := pattern(_BEFORE).search(spot.before):
            before = spot.before[: found.start()]
            part = bool(_PART.search(pattern("[，。；：、]").split(before)[-1]))
            base = bool(pattern(_ITS_BEHIND).search(before)) and not found["from"] and not part
            start = spot.start if found["from"] else spot.start - len(found[0])
            yield _count(spot, start, found["thing"], base, bool(found["from"]))


def _count(spot: Spot, start: int, thing: str, base: bool, whole: bool) -> _Count:
    said = spot.par.text[start : spot.end]
    return _Count(spot.par, start, spot.end, counted(spot.match["n"]), thing, said, base, whole)


@text_rule("coherence")
def things(text: Prepared) -> Iterator[Finding]:
    """与12个学院签订, where the paper has 11个学院 twice, or once as all there are: near each other, and no other number of that thing."""
    told = list(_counts(text))
    for one in told:
        if not one.whole or one.base:
            continue
        others = [other for other in told if other is not one and other.thing == one.thing]
        near = [other for other in others if _near(other.value, one.value)]
        values = {other.value for other in near}
        if len(values) != 1 or any(other.par is one.par for other in near):
            continue
        value = values.pop()
        rest = {other.value for other in others} - {value}
        if one.text.startswith("两") and not pattern("(?:上述|以上|全部|所有)$").search(
            one.par.text[: one.start]
        ):
            continue  # 3个组, and 两个组 of them
        pointed = pattern("(?:上述|以上|这|该)$").search(one.par.text[: one.start])
        if pointed and "予以" in pattern("[，。；]").split(one.par.text[one.end :])[0]:
            continue  # 对上述2所学校予以通报批评: those that were named, each by its name
        if one.value in rest or abs(value - one.value) in rest or _OF_SOME.match(one.par.text, one.end):
            continue
        first = min(near, key=lambda other: other.par.index)
        if first.par.index < one.par.index and (any(other.base for other in near) or len(near) > OFTEN):
            yield at(OTHER_COUNT, one.par, one.start, one.end, before=first.text)


# ---- what is pointed at -------------------------------------------------------------------------------------------------

_POINTED = (
    r"(?:全部|所有|上述|以上|这|该|全[市县区镇乡校村院局省州]|(?:走访|调研|检查|抽查|参加|参训|参会|受访|督查|考察|排查出?|列入|纳入|申报|拟建|规划|改造后|改造过|建成后|(?:所)?联系|包联|包保|挂钩|结对|帮扶|分管|前面(?:说|提|讲)(?:到|过)?)的?|(?:全年|一年来|今年)(?:的)?(?=[0-9]{1,4}[\u4e00-\u9fff]{3,7}中)|前述的?|补齐|(?P<all>对))"
    rf"(?P<n>[0-9]{{1,4}}|{SMALL})(?P<unit>[个家所支项座处名场间户人台辆条件篇期次栋幢口眼株头艘类])(?P<noun>[\u4e00-\u9fff]{{2,8}})"
)
_NAMED_BEFORE = ("上述", "以上", "这", "该")
_WHOLLY = re.compile("全程|逐|统一|全面|全覆盖|均|都|分别|分类")


@text_rule("coherence")
def pointed_at(text: Prepared) -> Iterator[Finding]:
    """拟安排活动30场, and 对28场活动进行全程宣传报道: a number that points at things told of before, near the only number of them, and no number of some."""
    for spot in text.spots(_POINTED, prose=True):
        match, par = spot.match, spot.par
        clause = pattern("[，。；]").split(par.text[spot.start :])[0]
        if match["all"] and not _WHOLLY.search(clause):
            continue
        if clause.startswith(_NAMED_BEFORE) and "予以" in clause:
            continue  # 对上述2所学校予以通报批评: those that were named, each by its name
        value, noun, unit = counted(match["n"]), match["noun"], match["unit"]
        if of_year := match[0].startswith(("全年", "一年来", "今年")):
            if pattern("(?:去年|上年|前年|20[0-9]{2}年?)$").search(spot.before):
                continue
            noun = noun.split("中")[0]
        number = spot.part("n", "unit")
        others = _of_the_same(text, par, number.start, unit, noun)
        near = [
            one
            for one in others
            if _near(one.value, value)
            or slip(str(one.value), str(value)) == "swapped"
            or abs(one.value - value) == NEXT_BUT_ONE <= value // 5
        ]
        values = {one.value for one in others}
        if value in values or len({one.value for one in near}) != 1 or max(values) != near[0].value:
            continue
        same_par = (
            near[0].par is par
            and near[0].end < par.text.rfind("。", 0, spot.start)
            and "的" in par.text[spot.start : number.start]
        )
        if (near[0].par.index >= par.index and not same_par) or any(
            abs(near[0].value - value) == one for one in values
        ):
            continue
        ahead = pattern("[，。；：]").split(par.text[: number.start])[-1]
        if "另" in ahead or of_another(ahead, near[0].par.sentence(near[0].start)):
            continue
        told = pattern("(?:建设|改造)(?=项目|工程)|(?<=^)改造").sub("", near[0].text)
        if (not of_year and pattern(_OF_SOME_THERE).search(clause.replace(noun, "", 1))) or _PART.search(
            told
        ):
            continue
        yield spotted(OTHER_COUNT, number, before=near[0].text)


NEXT_BUT_ONE = 2
"""By how much a number may be off that is five times as large."""
_OF_SOME_THERE = r"没有|未|还|尚|不|率先|试点|获|被评|入选|中有|之一|以外"
_ANY_COUNT = rf"(?<![0-9.第])(?P<n>[0-9]{{1,4}}|{SMALL})(?P<unit>[个家所支项座处名场间户人台辆条件篇期次栋幢口眼株头艘类])(?P<more>余|多|以上)?"


def _of_the_same(text: Prepared, par: Par, begin: int, unit: str, noun: str) -> list[_Count]:
    """The counts of what a noun names, in its unit: it stands in their clause, or ends it."""
    heads = [noun[at_ : at_ + 2] for at_ in range(min(len(noun), 3) - 1)]
    if noun.endswith("缺口"):
        heads = ["缺口"]
    elif "的" in noun:
        heads = [noun.split("的")[0][-2:]]
    out = []
    for spot in _any_counts(text):
        if spot.match["unit"] != unit or (spot.par is par and spot.start == begin) or spot.match["more"]:
            continue
        before = pattern("[，。；：、]").split(spot.before)[-1][-12:]
        after = pattern("[，。；：、（]").split(spot.after)[0][:14]
        if heads[0] in after or heads[0] in before:
            said = before[-4:] + spot.match[0] + after[:4]
            out.append(
                _Count(spot.par, spot.start, spot.end, counted(spot.match["n"]), noun, said, True, True)
            )
    return out


@once
def _any_counts(text: Prepared) -> list[Spot]:
    return list(text.spots(_ANY_COUNT, prose=True))


_OF_SOME = pattern(r"[^，。；]{0,6}(?:没有|未|还|尚|不|完成|达到|实现|率先|试点|率|获|被评|入选|参加)")
OFTEN = 2
NEAR = 15
"""Per cent of a number that another may be off, where one was mistyped or is of an earlier draft."""


def _near(value: int, other: int) -> bool:
    """Whether one number may have been typed for another; none of one or two, which are so many of some."""
    return value != other and min(value, other) > 1 and abs(value - other) <= max(1, value * NEAR // 100)


_BATCH = r"(?P<batch>第[一二三四五六]批)(?P<n>[0-9]{1,5})(?P<unit>[条个户名项家件处所座台])(?![0-9])"


@text_rule("coherence")
def batches(text: Prepared) -> Iterator[Finding]:
    """第一批20条, and 现将第一批24条的名单附上: one batch of two sizes."""
    told: dict[tuple[str, str], list[tuple[Par, int, int, str]]] = {}
    for spot in text.spots(_BATCH, prose=True):
        key = spot.match["batch"], spot.match["unit"]
        told.setdefault(key, []).append((spot.par, spot.start, spot.end, spot.match["n"]))
    for found in told.values():
        if len({n for *_, n in found}) == len(found) == OFTEN:
            (par, start, end, _), (other, begin, until, _) = found
            yield at(OTHER_COUNT, other, begin, until, before=par.text[start:end])


# ---- the sum above -----------------------------------------------------------------------------------------------------

_SUM_ABOVE = r"(?:上述|以上|前述)(?=[0-9][0-9,.]*[万亿]?元)"


@text_rule("coherence")
def sum_above(text: Prepared) -> Iterator[Finding]:
    """尚有缺口6100万元, and 上述6700万元资金落实后: a sum that is pointed at, and was told of but for a figure."""
    for spot in text.spots(_SUM_ABOVE, prose=True):
        par = spot.par
        told = [one for some in amounts_in(text).values() for one in some if one.unit == "元"]
        here = next((one for one in amounts_in(text).get(par.index, ()) if one.start == spot.end), None)
        before = [one for index in range(par.index) for one in amounts_in(text).get(index, ()) if one in told]
        before += [
            one for one in amounts_in(text).get(par.index, ()) if one.unit == "元" and one.end <= spot.start
        ]
        if here is None or not here.exact or any(one.value == here.value for one in before):
            continue
        sums = {sum(one.value for one in some) for some in (before[-3:], before[-2:])}
        near = [one for one in before if one.exact and slip(one.text, here.text)]
        if near and here.value not in sums:
            yield at(OTHER_COUNT, par, here.start, here.end, before=near[-1].text)
