"""Rules on a number told once more (S547): 保留现有7处临时检查站, where 设立临时检查站6处 was told; 第二阶段12000卷 and 第二阶段……10000卷; （一式3套） and 一式2套.

In: a `Prepared`. Out: findings, by the table of what a paper states. A number points back where the words round it say that its things are known (对, 从……中, 现有, 所需), or where the noun that it
counts is long; it is told of where the paper has but one other number of the same, and no sum or share of others that it may be.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from ..arithmetic.amounts import alike, slip
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES, head_over
from .facts import Stated, earlier, named_alike, of_a_plan, pairs_of, stated, time_of

# What says, right before a number, that its things were told of.
_POINTS = r"(?:(?:所需|现有|受检|参训|参评|涉及|走访|包联|联系|帮扶|调研)的?|(?:针对|保留|围绕|依托|总结|填补)|(?:^|[，。；：、的对将把让使由与和向为在])(?:针对|保留|围绕|依托|总结|填补|解决|整改|针对上述|现有的?|既有的?|原有的?|(?:项目|工程|建设|本次|此次)?所需的?|相关|有关|受检的?|参加的?|涉及的?|开展的?|举办的?|培训的?|新建的?|建成的?|这|上述|以上|全部|所有|剩余的?|[\u4e00-\u9fff]{2}的)|(?:^|[，。；：、“”一-龥])(?<![一二三四五六七八九十])(?:对|从))$"
# What says so behind a number and its noun.
_POINTED = r"(?:中(?![心小间学等型级医])|的[\u4e00-\u9fff]{0,4}?(?:任务|经验|做法|基础上|基础|问题|目标|要求|工作)|以外|之外|基础上)"
# What says so of a number that its clause begins with.
_ALL_OF_THEM = rf"[{HAN}]{{1,8}}?(?:全部|均|都|一律|投入运营|投入使用|投用|建成后|投产|到位后)"
_APART = re.compile(
    "其中|规划(?=新建|建设|改造|发展)|另|其余|分别|每|平均|人均|户均|去年|上年|前年|往年|同期|季度|上半年|下半年|首批|前[0-9两三四五]|仅|只有|不足|超过|比(?!例|武|赛)|较|同比|环比|新增|增加|减少|增长|下降|第[一二三四五六七八九十0-9]"
    "|至少|不少于|不低于|各|剩余|部分|抽查|抽取|随机|试点|示范|率先|先行|优先|尚|未|还有|约|近|余|多个|力争|计划|拟|争取|预计|将|目标|累计|连续|再|近年|[0-9]月|20[0-9]{2}年|名单|共同"
)
_ANY = re.compile("%|个百分点|倍|年|天|个月|小时|分钟|周|度|分|级|岁|元|个工作日|米|公里")
LONG_NOUN, LEAST_SHARED = 4, 2
"""Characters of a noun that needs no other sign; of one that stands by both numbers."""
LEAST_DIGITS = 4
"""Figures of a number that nobody meets by chance with two of them in other places."""
MOST_OFF = Decimal("0.4")
"""How far, of the larger, two numbers of one thing may lie from each other."""
LEAST_TURNED = 3
"""Times that a thing is told of, where one of the two is wrong; figures of a number of which two changed places."""
_COMMON = re.compile(
    "工作|情况|项目|单位|问题|全市|全县|全区|全镇|我[市县区镇局校院]|组织|开展|进行|完成|实现|建设|共|为|有|的|了|和|与|及|在|对|从|将|把|由"
)
_ENDS_NOUN = re.compile("[的中均都全要已须应将按进实开完改纳于在和与等仍未也还由被经内没有不实统逐之为]")


@text_rule("coherence")
def told_again(text: Prepared) -> Iterator[Finding]:
    """保留现有7处临时检查站, where the paper has set up 6; 从5480人中, where there are 5840."""
    told = [one for one in stated(text) if not _ANY.fullmatch(one.amount.unit)]
    planning = bool(pattern("(?:请示|函|方案|意见|通知|计划|要点)$").search(text.title))
    by_unit: dict[str, list[Stated]] = {}
    for one in told:
        by_unit.setdefault(one.unit, []).append(one)
    for some in by_unit.values():
        values = Counter(one.amount.value for one in some)
        free = [one for one in some if not _apart(one, planning)] if len(values) > 1 else []
        for one in free:
            if values[one.amount.value] == 1 and (found := _told_before(text, one, free)):
                first, noun = found
                before = first.figure + first.unit
                yield at(TWO_VALUES, one.par, one.amount.start, one.amount.end, name=noun, before=before)


def _told_before(text: Prepared, one: Stated, free: Sequence[Stated]) -> tuple[Stated, str] | None:
    """The number that another one should be, with the noun of both; None where it may count another thing. `free` are those of its unit that are told of no share and no other time."""
    points = _points(one)
    if (one.unit == "次" and not points) or _JUDGED.search(one.after):
        return None
    others = [(it, noun) for it in free if it is not one and (noun := _noun(one, it, points, len(free)))]
    if points:
        others = [(it, noun) for it, noun in others if _near(one, it)]
    verb = pattern(rf"(?P<verb>[{HAN}]{{2}})的$").search(one.clause)
    if verb and verb["verb"] not in _KNOWN and not one.after.startswith("中"):
        others = [
            (it, noun)
            for it, noun in others
            if len(noun) > LEAST_SHARED and verb["verb"] in it.clause + it.after
        ]
    if any(len(noun) < VERY_LONG and not _one_owner(one, it, noun) for it, noun in others):
        return None
    swapped = [
        it for it in others if len(one.figure) >= LEAST_TURNED and slip(one.figure, it[0].figure) == "swapped"
    ]
    values = {it.amount.value for it, _ in (swapped if points and swapped else others)}
    first, noun = (swapped or others)[0] if others else (one, "")
    if len(values) != 1 or not earlier(first, one) or _GENERIC.fullmatch(noun):
        return None
    if of_a_plan(one.par, one.amount.start) and not of_a_plan(first.par, first.amount.start):
        return None  # 发展会员3200人, and 2026年计划……发展会员3000人
    if _OF_SORTS.fullmatch(noun) and pattern(rf"[{HAN}]{noun}$").search(first.clause):
        return None  # 养殖企业14家, 对12家企业: these may be of another sort
    if not points and len(noun) < LONG_NOUN:
        return None
    if not points and len(noun) < VERY_LONG and any(map(_changed, (first, one))):
        return None
    summed = pattern("总结|报告|汇报|述职|讲话").search(text.title)
    if not points and summed and _planned(text, first) != _planned(text, one):
        return None
    if len(noun) < VERY_LONG and time_of(text, first) ^ time_of(text, one):
        return None
    value, other = one.amount.value, first.amount.value
    months = [set(pattern("[0-9]{1,2}月").findall(it.par.sentence(it.amount.start))) for it in (first, one)]
    if not _near(one, first) or (not points and all(months) and not months[0] & months[1]):
        return None  # 3月……查处112起。4月……查处86起
    near = {it.amount.value for it in free if it.par in (one.par, first.par)} | {value, other}
    if any(a + b in (value, other) for a, b in combinations(near, 2)):
        return None
    return first, noun


def _one_owner(one: Stated, other: Stated, noun: str) -> bool:
    """Whether nothing else stands before what two numbers count, where it stands before both: 和平社区办件, 河坪社区办件 are of two."""
    if not all(noun in it.clause for it in (one, other)):
        return True
    ahead = [it.clause[: it.clause.rindex(noun)] for it in (one, other)]
    return not all(ahead) or ahead[0][-1] == ahead[1][-1]


def _near(one: Stated, other: Stated) -> bool:
    """Whether one number may have been typed for another."""
    a, b = one.amount.value, other.amount.value
    return slip(one.figure, other.figure) == "swapped" or (
        abs(a - b) <= MOST_OFF * max(a, b) and min(a, b) > 1
    )


_KNOWN = frozenset(
    ["现有", "既有", "原有", "所需", "受检", "参训", "参评", "涉及", "走访", "包联", "联系", "帮扶", "调研"]
)
"""What says by itself, with 的, that things were told of."""
_GENERIC = re.compile(
    "人员|同志|同学|干部|部门|方面|问题|(?:涉及|惠及|覆盖|带动|服务|影响|受益)(?:居民|群众|农户|企业|人口|村民|用户|商户|学生|职工)?"
)
_OF_SORTS = re.compile(
    "企业|公司|商户|学校|医院|机构|场所|门店|农户|家庭|社区|村庄|项目|工程|对象|学生|职工|党员"
)
_JUDGED = re.compile("予以|给予")
_CHANGED = re.compile("达到|后$|由|从|增至|提升|提高|扩大")
VERY_LONG = 8
_PLANS = re.compile("下一?步|下半年|打算|计划|思路|安排|明年|展望|努力方向|今后|重点")


def _changed(one: Stated) -> bool:
    """Whether a number tells what becomes of another, or how much of another it is."""
    return bool(_CHANGED.search(one.clause) or pattern("，?占").match(one.par.text, one.amount.end))


def _planned(text: Prepared, one: Stated) -> bool:
    """Whether a number stands under a heading on what comes next."""
    return bool(_PLANS.search(head_over(text, one.par)))


def _points(one: Stated) -> bool:
    """Whether the words round a number say that its things were told of."""
    rest = one.par.text[one.amount.end :][:14]
    clause = one.clause
    return bool(
        pattern(_POINTS).search(clause)
        or (not clause and pattern(_ALL_OF_THEM).match(rest))
        or (
            pattern(rf"[{HAN}]{{0,8}}?{_POINTED}").match(rest)
            and pattern("(?:对|从|针对|总结|在|的|将|把|今年|以|用|利用)").search(clause)
        )
    )


def _apart(one: Stated, planning: bool = False) -> bool:
    """Whether a number is said to be of another time, or of some; what is planned is of no other in a paper that plans."""
    clause = pattern("拟|计划|将").sub("", one.clause) if planning else one.clause
    rest = pattern("[，。；：]").split(one.par.text[one.amount.end :])[0]
    return bool(_APART.search(clause) or _APART.search(rest[:6].replace("抽查", "")))


def _noun(one: Stated, other: Stated, points: bool, many: int) -> str:
    """What two numbers count, in words that stand by both."""
    if noun := named_alike(one, other):
        return noun
    if not points:
        return ""
    same = alike(one.after, other.after)
    if len(same) > LEAST_SHARED:
        return same
    ends = [_ENDS_NOUN.split(it.after.removeprefix("的"))[0] for it in (one, other)]
    if all(len(it) >= LEAST_SHARED for it in ends) and ends[0][-LEAST_SHARED:] == ends[1][-LEAST_SHARED:]:
        return ends[0][-LEAST_SHARED:]
    shared = _pairs(one) & _pairs(other)
    if many == 2 and shared:
        return min(shared)
    far = len(one.figure) >= LEAST_DIGITS and slip(one.figure, other.figure) == "swapped"
    said = one.after[:LONG_NOUN] or one.clause[-LONG_NOUN:]
    return said if far or (many == 2 and slip(one.figure, other.figure)) else ""


def _pairs(one: Stated) -> set[str]:
    """The pairs of characters of the words round a number."""
    return pairs_of(_COMMON.sub("|", f"{one.clause[-16:]}|{one.after}"))


# ---- of one stage ------------------------------------------------------------------------------------------------------

_NTH = re.compile("第[一二三四五六七八九十1-9](?:阶段|批次?|期|轮|标段|季度|组|场)")
_BRACKETS = re.compile("（[^（）]*）")


@text_rule("coherence")
def of_one_stage(text: Prepared) -> Iterator[Finding]:
    """第二阶段（5月至8月）完成10000卷, and 第二阶段数字化加工12000卷的任务: one stage, one unit, two numbers."""
    if "第" not in text.whole:
        return
    told: dict[tuple[str, str], list[Stated]] = {}
    for one in stated(text):
        clause = pattern("[，。；：、]").split(
            _BRACKETS.sub("", one.par.text[max(one.amount.start - 40, 0) : one.amount.start])
        )[-1]
        found = _NTH.findall(clause)
        if len(found) == 1 and one.amount.unit not in ("%", "个百分点", "天", "次"):
            told.setdefault((found[0], one.unit), []).append(one)
    for (name, unit), some in told.items():
        if len(some) != 2 or some[0].par is some[1].par:
            continue
        first, one = some
        off = abs(first.amount.value - one.amount.value) / max(first.amount.value, one.amount.value)
        if 0 < off <= MOST_OFF:
            yield at(
                TWO_VALUES,
                one.par,
                one.amount.start,
                one.amount.end,
                name=name,
                before=first.figure + unit,
            )


# ---- copies ------------------------------------------------------------------------------------------------------------

_COPIES = r"一式(?P<n>[两三四五六七八九0-9]{1,2})(?P<unit>[份套联本])"
LEAST_PAPER = 3


@text_rule("coherence")
def copies_told(text: Prepared) -> Iterator[Finding]:
    """数字化副本……一式2套, and 档案数字化副本（一式3套） further on."""
    spots = list(text.spots(_COPIES)) if text.whole.count("一式") > 1 else []
    for first, one in combinations(spots, 2):
        if (
            first.match["n"] == one.match["n"]
            or first.par is one.par
            or first.match["unit"] != one.match["unit"]
        ):
            continue
        ahead = pattern(f"[{HAN}]{{{LEAST_PAPER},}}").findall(one.before[-14:])
        name = ahead[-1] if ahead else ""
        sentence = first.par.sentence(first.start)
        shared = next(
            (
                name[at_:]
                for at_ in range(len(name))
                if len(name) - at_ >= LEAST_PAPER and name[at_:] in sentence
            ),
            "",
        )
        if shared:
            yield _copies(one, shared, first)


def _copies(one: Spot, name: str, first: Spot) -> Finding:
    return at(TWO_VALUES, one.par, one.start, one.end, name=name, before=first.match[0])
