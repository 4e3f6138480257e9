"""Rules on one thing that is told of twice (S547), by the tables of `coherence.facts`.

In: a `Prepared`. Out: findings. Of one amount two rates are told, or two units; what is aimed at is not what is planned.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .facts import (
    Stated,
    ahead_of,
    apart,
    named_alike,
    stated,
    time_of,
)


@text_rule("coherence")
def grown_alike(text: Prepared) -> Iterator[Finding]:
    """销售总额9.36亿元，同比增长11.2%, and 上半年销售总额9.36亿元、同比增长12.1%: of one amount two rates."""
    grown: list[tuple[Stated, Stated]] = []
    for before, one in pairwise(stated(text)):
        beside = before.par is one.par and one.amount.start - before.amount.end - len(one.before) in (0, 1)
        if one.unit == "%" and before.unit != "%" and beside and _GROWN.search(one.before):
            grown.append((before, one))
    for (amount, first), (other, one) in combinations(grown, 2):
        if first.before != one.before or first.par is one.par or first.amount.value == one.amount.value:
            continue
        noun = named_alike(amount, other)
        if (
            len(noun) > 2
            and not time_of(text, other) ^ time_of(text, amount)
            and amount.unit == other.unit
            and _whose(amount, noun) == _whose(other, noun)
        ):
            yield at(
                TWO_VALUES,
                one.par,
                one.amount.start,
                one.amount.end,
                name=noun + one.before,
                before=first.figure + "%",
            )


_GROWN = re.compile("增长|下降|增加|减少|提高|降低|上升")
_LEADS = re.compile(
    "(?:实现|完成|达到?|在|了|的|共|均|其中|累计|预计|全年|[本今]年|年初|年末|[上下]半年|前[一二三]季度|[0-9一二三四五六七八九十]+月份?|[全我本][省市县区旗镇乡街村国局院校公司集团]{1,2}|20[0-9]{2}年)+$"
)
_NO_THING = re.compile("^(?:[比较同环]|增|减|下|上|完成|累计)")


def _whose(one: Stated, noun: str) -> str:
    """What stands before the noun and says of what it is told, but for what only leads to it: 农资 of 农资销售总额, nothing of 实现销售总额.

    Where the words are no thing themselves (比上年增收) that is its whole clause, so that two of them are never one.
    """
    before, found, _ = one.clause.rpartition(noun)
    if not found or _NO_THING.match(noun):
        return f"{one.par.index}:{one.clause}"
    return _LEADS.sub("", pattern(f"[^{HAN}]").split(before)[-1])


# ---- one figure, two units ---------------------------------------------------------------------------------------------

_FAMILIES = (
    ("公斤", "千克", "吨", "克"),
    ("平方米", "平方公里", "亩", "公顷"),
    ("米", "公里"),
    ("元",),
    ("立方米", "吨"),
)
LEAST_FIGURES = 2
"""Figures of a number that nobody meets by chance in two units."""


@text_rule("coherence")
def two_units(text: Prepared) -> Iterator[Finding]:
    """储备化肥1.8万吨, and further on 1.8万公斤化肥."""
    by_figure: dict[str, list[Stated]] = {}
    for one in stated(text):
        if len(one.figure.replace(".", "").strip("0")) >= LEAST_FIGURES:
            by_figure.setdefault(one.figure, []).append(one)
    for some in by_figure.values():
        for first, one in combinations(some, 2):
            kin = any(first.amount.unit in family and one.amount.unit in family for family in _FAMILIES)
            if (
                kin
                and first.unit != one.unit
                and first.par is not one.par
                and (noun := named_alike(one, first))
            ):
                before = first.figure + first.unit
                yield at(TWO_VALUES, one.par, one.amount.start, one.amount.end, name=noun, before=before)


# ---- what is aimed at --------------------------------------------------------------------------------------------------

_RATE = rf"(?P<name>[{HAN}]{{1,12}}率)(?:要|均|都|应)?(?:达到?|提[高升][到至]|保持在|稳定在|不低于|不少于)(?P<value>[0-9]{{1,3}}(?:\.[0-9]+)?)%"
_YEAR = re.compile(r"20[0-9]{2}年(?:底|末|年底)?")
_WHEN = re.compile("[前使将内底年月]")
LEAST_RATE = 3


@text_rule("coherence")
def aimed_at(text: Prepared) -> Iterator[Finding]:
    """到2026年底，专职保安配备率达到100%, and 2026年底前配备率达到95%: one rate of one year."""
    told: list[tuple[Spot, str, str]] = []
    for spot in text.spots(_RATE, prose=True):
        start = next((at_ for at_, end in spot.par.sentences if at_ <= spot.start < end), 0)
        years = _YEAR.findall(spot.par.text, start, spot.end)
        name = _WHEN.split(spot.match["name"])[-1]
        told.append((spot, name, years[-1] if years else ""))
    for (first, name, year), (spot, other, its_year) in combinations(told, 2):
        shorter, longer = sorted((name, other), key=len)
        value, before = spot.match["value"], first.match["value"]
        if (
            not year
            or year[:5] != its_year[:5]
            or first.par is spot.par
            or value == before
            or len(shorter) < LEAST_RATE
        ):
            continue
        kin = {each for _, each, _ in told if each.endswith(shorter)}
        if longer.endswith(shorter) and kin <= {shorter, longer}:
            yield spotted(TWO_VALUES, spot.since("value"), name=shorter, before=f"{before}%")


_GOAL = rf"(?P<name>[{HAN}]{{2,14}}(?:率|密度|比例|占比|比重))(?:要|均|都|应)?(?:达到?|提[高升][到至]|保持在|稳定在|不低于|不少于)(?P<value>[0-9]{{1,3}}(?:\.[0-9]+)?)%(?:以上)?"
_AIMS = re.compile("方案|计划|意见|规划|办法|措施|通知|要点")
_OTHER_SCOPE = re.compile(
    "第[一二三]|阶段(?!（)|今年|明年|20[0-9]{2}年|季度|[0-9]月底|首批|其中|分别|城区|农村|一级|二级|三级|重点|试点|示范|规模以上|已|上年|去年|比|较|目前|现"
)


@text_rule("coherence")
def goals_alike(text: Prepared) -> Iterator[Finding]:
    """免疫密度达到90%以上 among the aims, and 确保免疫密度达到85%以上 in what is to be done: one rate, by its whole name."""
    if not _AIMS.search(text.title):
        return
    told = [
        (spot, _WHEN.split(spot.match["name"])[-1].removeprefix("确保").removeprefix("力争"))
        for spot in text.spots(_GOAL, prose=True)
    ]
    for (first, name), (spot, other) in combinations(told, 2):
        shorter, longer = sorted((name, other), key=len)
        if first.match["value"] == spot.match["value"] or first.par is spot.par or len(shorter) < LEAST_RATE:
            continue
        kin = [it for it, each in told if each.endswith(shorter)]
        clauses = [re.split("[，。；]", it.before)[-1] for it in (first, spot)]
        when = spot.match["name"].removesuffix(other)  # 2026|年底前|配备率
        if not longer.endswith(shorter) or len(kin) != 2 or _OTHER_SCOPE.search(clauses[1] + when):
            continue
        before = f"{first.match['value']}%"
        yield spotted(TWO_VALUES, spot.part("value", more=1), name=shorter, before=before)


# ---- what the title decides -----------------------------------------------------------------------------------------------

# Words of which one title decides one: where the text decides another, one of them was left from another paper.
_DECIDED = (
    ("记功", "嘉奖", "记三等功", "记二等功", "记一等功", "记大功"),
    ("警告", "严重警告", "记过", "记大过", "降级", "撤职", "开除"),
    ("党内警告", "党内严重警告", "撤销党内职务", "留党察看", "开除党籍"),
    ("通报表扬", "通报批评"),
    ("调增", "调减"),
    ("上调", "下调"),
    ("启用", "停用"),
    ("设立", "撤销"),
    ("成立", "撤销"),
    ("提前", "推迟", "延期"),
    ("恢复", "暂停"),
    ("开通", "停运"),
    ("免征", "减征"),
    ("任职", "免职"),
    ("聘任", "解聘"),
    ("启动", "终止"),
    ("增设", "撤除"),
    ("准予", "不予"),
    ("扩大", "缩小"),
    ("提高", "降低"),
)
_DECIDES = re.compile("决定|批准|同意|研究|现申请|拟|申请|恳请|现将|给予|授予|现")
_NOT_ONLY = re.compile("原|曾|此前|曾经|不再|同时|分别|避免|防止|如|若|或|不得|未|期间|条件|标准|严重")


@text_rule("coherence")
def decided_otherwise(text: Prepared) -> Iterator[Finding]:
    """给予……嘉奖一次, in a decision titled 予以记功的决定: another word of a row of which a title decides one."""
    for row in _DECIDED:
        own = [
            one
            for one in row
            if one in text.title and not any(one != it and one in it and it in text.title for it in row)
        ]
        if len(own) != 1 or "《" in text.title:
            continue
        others = [
            one
            for one in row
            if one != own[0] and one in text.whole and one not in text.title and own[0] not in one
        ]
        body = (
            text.whole[text.whole.find(text.title) + len(text.title) :]
            if text.title in text.whole
            else text.whole
        )
        if not others or own[0] in body:
            continue
        for other in others:
            odd = list(text.spots(f"(?<!严重)(?<!大){other}", prose=True))
            if len(odd) != 1 or text.whole.count(other) != 1:
                continue
            clause = odd[0].par.sentence(odd[0].start)
            if _DECIDES.search(clause) and not _NOT_ONLY.search(clause.replace(other, "")):
                yield at(TWO_VALUES, odd[0].par, odd[0].start, odd[0].end, name="标题", before=own[0])


_LEVEL = r"(?P<level>(?:[ⅠⅡⅢⅣ]|[IV]{1,3}|[一二三四])级|[红橙黄蓝]色)(?P<what>应急响应|响应|预警)"
_SETS_OFF = re.compile("启动|发布|进入")
_MOVES = re.compile(
    "升|降|调整|提高|由|转为|变更|改为|达到|必要时|如|若|或|以上|以下|分为|终止|解除|原|上级|省|国家|市防|此前|先前|标准|条件"
)


@text_rule("coherence")
def level_again(text: Prepared) -> Iterator[Finding]:
    """启动抗旱Ⅳ级应急响应, and 严格执行Ⅲ级应急响应要求 further on."""
    told = list(text.spots(_LEVEL))
    if len({one.match["level"] for one in told}) != 2 or "预案" in text.title:
        return
    first = told[0]
    odd = [
        one
        for one in told
        if one.match["level"] != first.match["level"] and one.match["what"][-2:] == first.match["what"][-2:]
    ]
    sets = any(
        _SETS_OFF.search(one.par.sentence(one.start))
        for one in told
        if one.match["level"] == first.match["level"]
    )
    if (
        len(odd) == 1
        and sets
        and not _MOVES.search(odd[0].par.sentence(odd[0].start))
        and apart(first, odd[0])
    ):
        yield at(
            TWO_VALUES,
            odd[0].par,
            odd[0].start,
            odd[0].start + len(odd[0].match["level"]),
            name=first.match["what"],
            before=first.match["level"],
        )


# ---- up and down ----------------------------------------------------------------------------------------------------------

_UP, _DOWN = (
    "上升|提高|增长|增加|提升|回升|上涨|扩大|延长",
    "下降|降低|减少|下滑|回落|下跌|缩小|缩短|压缩|压降",
)
_RATE_OF = rf"(?P<name>[{HAN}]{{0,8}}?(?P<noun>[{HAN}]{{2}}(?:率|量|额|数|收入|价格|水平|比例|比重|浓度|指数|面积|人次|次数|案件|事故|时间|时长|周期|时限|成本|能耗|库存|缺口|余额|降水|降雨)))"
_HAS_MOVED = rf"{_RATE_OF}(?:[为达至到由从]{{0,2}}[0-9.,]+[{HAN}%％/]{{0,4}})?(?:[，、]?(?:比|较|同比|环比|与)?[^，。；\n]{{0,12}}?)(?P<dir>{_UP}|{_DOWN})(?:了|到|至|为)?(?=[0-9])"
_MOVED_AGAIN = rf"{_RATE_OF}的?(?:明显|大幅|显著|持续|稳步|有所)?(?P<dir>{_UP}|{_DOWN})(?=，|。|；|主要|得益|与|说明|表明|反映|是|的(?:主要)?原因|原因)"


_OF_LATER = re.compile(
    "部分|个别|有的|少数|针对|对于|一些|其中|但|虽|去年|上年|同期|此前|防止|避免|遏制|力争|确保|目标|进一步|继续|如|若|要|推动|促进|实现|未|预计"
)


@text_rule("coherence")
def moved_again(text: Prepared) -> Iterator[Finding]:
    """线损率3.9%，同比下降0.2个百分点, and 线损率的上升，主要是…… further on: up, where it went down."""
    again = list(text.spots(_MOVED_AGAIN, prose=True))
    moved = list(text.spots(_HAS_MOVED)) if again else []
    for one in again:
        name = one.match["noun"]
        first = [it for it in moved if it.match["noun"] == name and ahead_of(it, one)]
        ups = {bool(re.fullmatch(_UP, it.match["dir"])) for it in first}
        said = bool(re.fullmatch(_UP, one.match["dir"]))
        clause = pattern("[，。；]").split(one.before)[-1] + one.match[0]
        if len(ups) == 1 and said not in ups and not _OF_LATER.search(clause):
            told = one.since("dir")
            told = told._replace(end=told.start + 2)
            yield spotted(TWO_VALUES, told, name=one.match["name"], before=first[0].match["dir"])
