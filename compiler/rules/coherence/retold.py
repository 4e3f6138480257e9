"""Rules on a count that is told once more (S547): 受理3264人 and 从3246人的检查结果看; 共11座 and 这13座桥; 城区61个 and 对城区64个零售点.

In: a `Prepared`. Out: findings. Two counts of one unit are one, or they are two: a sum of what speaks for their being one decides (`Reasons`, `_WEIGHTS`), how like the figures are, how much of the noun they
share, how surely the words by the later one say that it was told (这, 上述, 办结的, 对, 从). What its words say is another thing or another time is never told.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product
from math import log
from typing import NamedTuple

from ..arithmetic.amounts import slip
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared
from .agreement import TWO_VALUES
from .facts import ahead_of, of_a_plan, of_another, pairs_of
from .tellings import Telling, ahead, behind, shared, tellings


class Reasons(NamedTuple):
    """What speaks for two counts being one, or against it; yes (1) or no (0) where nothing else is said."""

    ratio: float  # of the two, its logarithm
    one: float  # figure stands for another
    swapped: float  # figures of a number of so many
    off_by_two: float  # or by less
    same_paragraph: float
    sentences: float  # from the one to the other, the logarithm of one more
    late: float  # in the paper the later one stands, 0 to 1
    again: float  # so often the later one's value is told elsewhere
    before: float  # so often the earlier one's value is
    kin: float  # so many more values of what the later one counts
    share: float  # of the later one's noun that both have
    long: float  # so many characters its noun has
    pointed: float  # it is by 这, 上述, the verb of the earlier one
    taken: float  # by 对, 从, 全部
    maybe: float  # by 参加的, or its noun alone
    words: float  # so many that stand by it and in the earlier one's sentence, and nowhere else
    covered: float  # so much of what stands before it stands in the earlier one's sentence, 0 to 1
    base: float  # the earlier one is of all: 共有, 下设
    asked: float  # both are money that is asked for
    known: float  # 所需, 现有
    small: float  # below ten
    planned: float  # it stands below a heading of what is to be done
    only_planned: float  # and the earlier one does not
    apart: float  # 新增, 首批
    not_yet: float  # 尚未
    among: float  # the earlier one is of 其中
    made: float  # of two others, by a sum or a difference
    of_plan: float  # the one is, and the other is not


# Fitted by tests/kit/retold_fit.py.
_WEIGHTS = Reasons(
    ratio=-1.93,
    one=2.24,
    swapped=1.57,
    off_by_two=1.40,
    same_paragraph=-0.31,
    sentences=0.84,
    late=0.82,
    again=-1.72,
    before=-0.39,
    kin=-0.65,
    share=0.47,
    long=0.54,
    pointed=1.53,
    taken=0.83,
    maybe=0.73,
    words=0.59,
    covered=-0.83,
    base=0.87,
    asked=1.32,
    known=0.28,
    small=-0.17,
    planned=-0.33,
    only_planned=0.05,
    apart=-0.89,
    not_yet=-0.57,
    among=-0.42,
    made=-0.89,
    of_plan=0.96,
)
_NOTHING = -5.27
SURE = 0.6
"""What speaks for it, in sum, before it is told of."""
MOST = 1.7
"""Times the greater of two that may be one is the less, unless they are small."""


class Two(NamedTuple):
    """Two counts of one unit and two values that may be one, what both count, and what speaks for it."""

    first: Telling
    one: Telling
    noun: str
    reasons: Reasons

    @property
    def worth(self) -> float:
        """What speaks for it, in sum."""
        return sum(a * b for a, b in zip(self.reasons, _WEIGHTS, strict=True)) + _NOTHING


@text_rule("coherence")
def told_once_more(text: Prepared) -> Iterator[Finding]:
    """受理3264人, and 从3246人的检查结果看; 共11座, and 这13座桥; 走访企业62家, and 走访的65家企业."""
    best: dict[Telling, Two] = {}
    for two in each_two(text):
        if two.worth >= SURE and (two.one not in best or two.worth > best[two.one].worth):
            best[two.one] = two
    for one, two in best.items():
        money = pattern(f"[{HAN}]{{0,4}}(?:资金|经费|费用)$").search(one.before)
        yield at(
            TWO_VALUES,
            one.par,
            one.start,
            one.end,
            name=two.noun or (money[0] if money else "") or one.unit,
            before=two.first.figure + two.first.unit,
        )


def each_two(text: Prepared) -> Iterator[Two]:
    """Two counts each of a paper's that may be one, by their figures and by what they count."""
    by_unit: dict[str, list[Telling]] = {}
    for one in tellings(text):
        by_unit.setdefault(one.unit, []).append(one)
    planned = _planned(text) if by_unit else []
    for some in by_unit.values():
        for first, one in _near(some):
            noun = shared(one, first) or _label(first, one)
            if pattern(f"[0-9]+[{HAN}]?").fullmatch(noun):
                continue  # 退出35户48人, 新华社区33户48人
            asked = "元" in one.unit and all(pattern(_ASKED).search(_clause(it)) for it in (first, one))
            # Where no noun is shared, the figures alone may tell, or that both are asked for.
            if not (noun or asked) and (_turned(first, one) < LEAST_TURNED or _points(one, first) < 2):
                continue
            if not _two(first, one, noun, some, planned):
                yield Two(first, one, noun, _reasons(first, one, noun, asked, some, planned, text))


_TAKES = frozenset("对从将把在向给为由按以使让")


def _label(first: Telling, one: Telling) -> str:
    """What the earlier one is called, where the later one is taken by it, or points at it from the next sentence: 其中城区61个, and 对城区64个零售点; 四类桥11座。这13座桥."""
    label = first.before.removeprefix("其中")
    if len(label) > 1 and one.before.endswith(label) and one.before.removesuffix(label) in _TAKES:
        return label
    own = behind(one)
    points = one.sentence - first.sentence == 1 and _POINTED.search(one.before)
    return own[0] if points and own and ahead(first).endswith(own[0]) else ""


LEAST_TURNED = 3
"""Figures of a number of which two that change places tell a slip of the hand."""


def _near(some: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Two each, in the order of print, whose values are near each other or have two figures changed."""
    by_value: dict[Decimal, list[Telling]] = {}
    for one in some:
        by_value.setdefault(one.value, []).append(one)
    values = [(float(value), sorted(of[0].figure), of) for value, of in sorted(by_value.items())]
    for (low, figures, those), (high, others, these) in combinations(values, 2):
        if high <= low * MOST or high - low <= 2 or (figures == others and _turned(those[0], these[0])):
            for one, other in product(those, these):
                yield (one, other) if ahead_of(one, other) else (other, one)


def _turned(one: Telling, other: Telling) -> int:
    """The figures of two numbers of which two changed places."""
    return len(one.figure.replace(".", "")) if slip(one.figure, other.figure) == "swapped" else 0


def _clause(one: Telling) -> str:
    return one.before + one.behind


_ASKED = "缺口|尚缺|申请|恳请|请求|安排|解决|拨付|追加|补助|拨"

# ---- what can only be two -----------------------------------------------------------------------------------------------

_OLD = re.compile("去年|上年|前年|往年|同期|上期|上届|原(?!有)")
_PLAN = re.compile("计划|目标|拟")
_BY = re.compile("(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底|[上中下]旬)?(?:之|以)?前|计划生育")
_NEW = "新建|新增|拟建|增设|再建"
_OF_ANYTHING = ("事", "方面", "环节", "层面", "阶段", "步骤")
_WORKED_ON = "改造|维修|修缮|提升|扩建|整修|加固|更新|补助|奖励|支持|通报|约谈|处罚|立案"
_PRAISED, _BLAMED = "表扬|表彰|先进|优秀", "批评|约谈"


def _two(first: Telling, one: Telling, noun: str, some: Sequence[Telling], planned: Sequence[bool]) -> bool:
    """Whether the words by two counts say that they are two: of last year, or planned, the one and not the other; another's; what another came from."""
    if "另" in one.before or _changed(first) or _changed(one):
        return True
    if one.par.text.startswith("：", one.end):
        return True  # what it is of follows
    if of_another(one.before, first.par.sentence(first.start)):
        return True
    said = [set(_OLD.findall(_BY.sub("", _clause(it)))) for it in (first, one)]
    if said[0] != said[1]:
        return True
    next_year = planned[one.par.index] and not planned[first.par.index]
    if next_year and noun and noun == behind(one) and one.before and one.before == first.before:
        return True  # 完成4座, and 完成6座 next year
    if of_a_plan(one.par, one.start) and not of_a_plan(first.par, first.start):
        return True  # 发展会员3200人, and 2026年计划新建工会组织60家，发展会员3000人
    if one.value <= 1 or one.before == "有" or pattern("力争|争取|预计").search(one.before):
        return True  # 社工2人, 每周派1名社工; 有9间实验室水压不足; 入住老人128人, 力争入住老人182人
    if not one.before and one.value < first.value and not _turned(first, one):
        return True  # 小区46个, and 40个小区成立业主委员会: some of them
    if first.sentence == one.sentence:
        return True  # 城区4个大队与县（市）6个大队相互结对
    if len({pattern(_NEW).search(_clause(it)) is None for it in (first, one)}) > 1:
        return True  # 拟新建公寓2幢, and 4幢公寓均无独立卫生间
    if pattern(_PRAISED).search(_clause(first)) and pattern(_BLAMED).search(_clause(one)):
        return True
    if one.before.endswith("每") != first.before.endswith("每"):
        return True
    if one.value < first.value and pattern("(?:其他|其它|其余|剩下|剩余|余下)的?$").search(one.before):
        return True
    if any(it.value == one.value and it is not one and shared(it, one) for it in some):
        return True  # 4个小区, 3个小区被冲毁, and 对3个小区……踏勘: it is told once more as it was
    some_of_them = pattern(_WORKED_ON).search(one.behind) or ahead(first).removesuffix(noun)
    if one.value < first.value and one.before == "对" and some_of_them:
        return True  # 农村福利院14家, and 对11家农村福利院……进行改造
    if noun.startswith(_OF_ANYTHING) or noun.endswith("于"):
        return True  # 两个方面的工作, 三个方面的问题; 应当于2小时内, and 应当于4小时内
    if len(noun) == 1 and behind(one) != noun and not _POINTED.search(one.before):
        return True  # 两个村, and 3个薄弱村
    return (
        _unlike(first, one, noun)
        or _of_kinds(first, one, noun, some)
        or _listed_by_name(one)
        or _summed(first, one, some)
    )


def _changed(one: Telling) -> bool:
    """Whether a number is what another came from: 由6个增至8个."""
    return bool(
        pattern("(?:由|从)(?:目前|现有|上年|去年|原来)?的?$").search(one.before)
        and pattern("[^，]{0,8}?(?:增|减|提|降|调|升|缩|扩|变|改|压)").match(one.behind)
    )


def _of_kinds(first: Telling, one: Telling, noun: str, some: Sequence[Telling]) -> bool:
    """Whether the earlier one is of one kind among others, and the later one of all: 高中4所、职业学校2所, and 3所学校."""
    kind = ahead(first)
    return (
        bool(noun)
        and kind.endswith(noun)
        and kind != noun
        and not one.before
        and first.par.text[: first.start - len(first.before)].endswith("、")
        and any(it is not first and it.sentence == first.sentence for it in some)
    )


def _unlike(first: Telling, one: Telling, noun: str) -> bool:
    """Whether other words stand before the noun of both: 实训基地11个 and 劳动教育基地10个, 甲村党员128名 and 乙村党员182名."""
    kinds = [
        ahead(it).removeprefix("其中").removesuffix(noun) for it in (first, one) if ahead(it).endswith(noun)
    ]
    if len(kinds) < 2 or not all(kinds) or _points(one, first):
        return False
    if len(noun) <= 2 and "元" not in one.unit and not _turned(first, one):
        return kinds[0][-2:] != kinds[1][-2:]
    return kinds[0][:2] != kinds[1][:2] and _begins(first) and _begins(one)


def _begins(one: Telling) -> bool:
    """Whether a sentence begins with what is told: 甲村共有党员128名."""
    before = one.par.text[: one.start - len(one.before)]
    return not before or before[-1] in "。；"


def _listed_by_name(one: Telling) -> bool:
    """Whether a number is that of the names that stand before it: 营业收入、应付职工薪酬两项指标."""
    names = re.split("[，。；：]", one.par.text[: one.start])[-1]
    return names.count("、") + 1 == one.value and not names.endswith("、") and "、" in names


def _summed(first: Telling, one: Telling, some: Sequence[Telling]) -> bool:
    """Whether it is what the earlier one and another beside it make: 建议23件、提案5件, 28件建议提案."""
    beside = [
        it.value
        for it in some
        if it.sentence == first.sentence
        and it is not first
        and it is not one
        and (first.sentence == one.sentence or shared(it, one))
    ]
    return any(first.value + it == one.value or abs(first.value - it) == one.value for it in beside)


# ---- what speaks for it ---------------------------------------------------------------------------------------------------

_POINTED = re.compile("(?:这|该|上述|以上|前述|这些|(?:前面|上面|刚才)(?:说|讲|提)(?:到|过)?的)$")
_ALL = re.compile("(?:全部|所有|全[省市县区镇乡村校院局厂站]|我[省市县区镇乡校院局]|辖区内?|全体)的?$")
_VERB_OF = re.compile(f"(?P<said>[{HAN}]{{2,8}})的$")
_TAKEN = re.compile(
    "^(?:针对|围绕|对照|依托|对|从|将|把|向|按|用|以|由|在|让|与|和|同|给|组织|督促|协调|指导|要求|请|使|为|于)?$"
)
_LEADS = re.compile(
    "^(?:对标|确保|实现|全年|一年来|今年|今年以来|目前|现有|下一步|同时|并)|(?:现有|原有|已有|全年|今年)的?$"
)
_DEFINITE = re.compile("(?:[中里内的均都后应须要]|全部|已全部|一律|逐|分别|必须)")
_ON_IT = re.compile(f"[{HAN}]{{0,8}}?(?:的基础上|任务|以外|之外)")
_NTH = re.compile("第[一二三四五六七八九十0-9]+[批期组轮类场]|[一二三四]期")
_KNOWN = re.compile(
    "(?:学期|年度|季度|参加|涉及|所需|现有|参训|参会|与会|全体|其余|剩余|目前|今年|全市|全县|我[市县区局镇校院]|后|受检|受访|相关|有关)$"
)
_APART = re.compile(
    "其中|另|其余|分别|每|平均|人均|户均|首批|(?<!不)仅|只有|不足|超过|比(?!例|武|赛)|较|同比|环比|新增|增加|减少|增长|下降"
    "|至少|不少于|不低于|各(?![区县市乡镇街村社单部站所车][^，]{0,6}(?:要|应|须|将|可|以))|剩|部分|抽查|抽取|随机|率先|先行|还有|多个|力争|计划|拟|争取|预计|目标|累计|连续|再|近年|原(?!有)|缩短"
)
_NOT_YET = re.compile("尚|未(?!成年)|没有|不(?!合格|达标|符|动产)")
_BASE = re.compile(
    f"(?:[现共设]有|辖|下辖|所辖|共|组成|下设|分为|划分|成立|全[省市县区镇乡村校院])[{HAN}]{{0,6}}$|^(?:现有|共有)"
)
_TO_BE_DONE = re.compile("下一步|打算|计划|明年|今后|下一阶段|目标|工作思路|努力方向|下一年|安排|建议")
FEW = 10
AHEAD, BEYOND = 14, 12
"""Characters before and after a number whose words are looked for where the other stands."""


def _reasons(
    first: Telling,
    one: Telling,
    noun: str,
    asked: bool,
    some: Sequence[Telling],
    planned: Sequence[bool],
    text: Prepared,
) -> Reasons:
    low, high = sorted((float(first.value), float(one.value)))
    points, own = _points(one, first), behind(one)
    sentence = first.par.sentence(first.start)
    near = pairs_of(one.par.text[max(0, one.start - AHEAD) : one.start]) | pairs_of(
        one.par.text[one.end : one.end + BEYOND]
    )
    led = pairs_of(one.before)
    kin = {it.value for it in some if shared(it, one)} - {first.value, one.value}
    others = {it.value for it in some if it is not one}
    is_planned = planned[one.par.index]
    return Reasons(
        log(high / low) if low else log(MOST * 2),
        slip(first.figure, one.figure) == "one",
        min(_turned(first, one), 4),
        high - low <= 2,
        first.par is one.par,
        log(1 + one.sentence - first.sentence),
        one.par.index / len(text.pars),
        min(sum(it.value == one.value for it in some) - 1, 3),
        min(sum(it.value == first.value for it in some) - 1, 3),
        min(len(kin), 4),
        min(len(noun) / len(own), 1) if own else 1,
        min(len(own), 6),
        points == 3,
        points == 2,
        points == 1,
        min(sum(it in sentence and text.whole.count(it) == 2 for it in near), 4),
        len({it for it in led if it in sentence}) / len(led) if led else 0,
        _BASE.search(first.before) is not None,
        asked,
        _KNOWN.search(one.before.removesuffix("的")) is not None,
        one.value < FEW,
        is_planned,
        is_planned and not planned[first.par.index],
        _APART.search(one.before) is not None,
        _NOT_YET.search(one.before) is not None,
        "其中" in first.before,
        any(one.value - it in others or it - one.value in others for it in others - {one.value}),
        (_PLAN.search(_clause(first)) is None) != (_PLAN.search(_clause(one)) is None),
    )


def _points(one: Telling, other: Telling) -> int:
    """How surely the words round a number say that its things were told of where the other stands, 0 to 3."""
    before = one.before
    if _POINTED.search(before):
        return 3
    if _ALL.search(before):
        return 2
    if said := _VERB_OF.search(before):
        word = said["said"]
        if (word if _listed(one) else word[-2:]) in other.par.sentence(other.start):
            return 3
        return 1 if _KNOWN.search(word) else 0
    before = _LEADS.sub("", before)
    if _NTH.search(before) and _NTH.findall(before) == _NTH.findall(other.before) and before == other.before:
        return 3
    if _label(other, one) or (before and _TAKEN.match(before)) or _ON_IT.match(one.behind):
        return 2
    if before or one.par.text[: one.start].endswith("、"):  # one of a list
        return 0
    noun = behind(one)
    return 2 if noun and _DEFINITE.match(one.behind.removeprefix("的").removeprefix(noun)) else 1


def _listed(one: Telling) -> bool:
    """Whether the things are one sort of a list: 建议更换的301台、建议改造的387台."""
    text = one.par.text
    begins = one.start - len(one.before)
    return (
        text[:begins].endswith(f"{one.unit}、")
        or re.match(f"、[{HAN}]{{2,8}}的[0-9]+{re.escape(one.unit)}", text[one.end :]) is not None
    )


def _planned(text: Prepared) -> list[bool]:
    """Of each paragraph whether it stands below a heading of what is to be done."""
    out, so_far = [], False
    for par in text.pars:
        if par.block.role == "heading" and par.block.level == 1:
            so_far = _TO_BE_DONE.search(par.text) is not None
        out.append(so_far)
    return out
