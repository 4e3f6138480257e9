"""Rules on shares that running text reckons (W600, W608): 完成率, 占比, what adds up to 100 %, each with the sum shown.

Only what a sentence states in full is reckoned, in words that leave one reading; where another amount of the paragraph makes the number right, nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    WORD,
    ZERO,
    Amount,
    amounts_in,
    as_round,
    gap_of,
    of_unit,
    reckoned,
    same,
    shown,
    unit_of,
)

_HUNDRED = Decimal(100)
Range = tuple[Decimal, Decimal]


def _share(part: Amount, whole: Amount) -> Range:
    """How many per cent of a whole a part is."""
    return _of_whole((part.low, part.high), whole)


def _of_whole(part: Range, whole: Amount) -> Range:
    return part[0] * 100 / whole.high, part[1] * 100 / (whole.low if whole.low > 0 else whole.value)


def _far_off(stated: Amount, part: Amount, whole: Amount) -> bool:
    """Whether no slip makes a share of what is told."""
    return abs(part.value * 100 / whole.value - stated.value) > FAR


FAR = 15  # points


def _of_a_group(stated: Amount, part: Amount, whole: Amount) -> bool:
    """Whether a rate is named for some of those that the whole counts, as its part is."""
    named = pattern(rf"(?P<whose>{WORD}{{3,6}}?){WORD}{{2}}率").search(stated.name)
    return named is not None and named["whose"] in part.name and named["whose"] not in whole.name


def _some_share(among: Sequence[Amount], part: Amount, stated: Amount) -> bool:
    """Whether a share is right of some amounts, or of neighbours added up."""
    known = as_round(stated, *of_unit(among, part.unit))
    wholes: list[Range] = [(one.low, one.high) for one in known]
    for begin in range(len(known)):
        for end in range(begin + 2, min(begin + 6, len(known)) + 1):
            some = known[begin:end]
            wholes.append((sum((one.low for one in some), ZERO), sum((one.high for one in some), ZERO)))
    return any(
        low > 0 and high > 0 and same(over.low * 100 / high, over.high * 100 / low, stated)
        for over in known
        for low, high in wholes
    )


def _of_several(among: Sequence[Amount], part: Amount, stated: Amount) -> bool:
    """Whether a share is right of several parts in turn: 优秀86件，合格31件……合格率97.5%."""
    known = as_round(stated, *[one for one in of_unit(among, part.unit) if one.end <= stated.start])
    sums = [
        known[begin:end]
        for begin in range(len(known))
        for end in range(begin + 2, min(begin + 5, len(known)) + 1)
    ]
    return any(
        whole.low > 0
        and same(
            sum(one.low for one in some) * 100 / whole.high,
            sum(one.high for one in some) * 100 / whole.low,
            stated,
        )
        for some in sums
        for whole in known
        if whole not in some
    )


RATE = Code(
    "W600",
    "warning",
    zh="“{name}{text}”和前面的数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{name}{text}” does not agree with the numbers before it: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        全年交办7580件、办结6852件，办结率91.4%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年交办7580件、办结6852件，办结率90.4%。
    """,
    form="check",
)
_RATE = rf"(?P<of>{WORD}{{2,10}})(?:率|进度)(?:已|均)?(?:达到|达|为|是)?(?:了)?$"
# What was counted where a rate has another word for it.
_COUNTED = {
    "到会": "实到|到会|参会",
    "出勤": "实到|出勤",
    "参加": "参加",
    "收缴": "实收|收缴|已收",
    "收取": "实收|收取|已收",
    "签订": "签订|已签|实签",
    "回收": "回收|收回",
    "参与": "参与|参加",
    "整改": "整改",
    "完成": "完成",
    "出席": "实到|出席",
    "支付": "支付|支出",
    "支出": "支付|支出",
    "执行": "执行|支付|支出",
    "审减": "审减|核减",
    "核减": "审减|核减",
}
# What the whole of a rate is called where more than one amount stands before it: 送审6.42亿元，审定5.83亿元，审减0.59亿元.
_WHOLE_OF = {"审减": "送审|报审|申报", "核减": "送审|报审|申报"}
_SURE_WHOLE = f"(?:{'|'.join(_WHOLE_OF)})率(?:为|达到?|是)?$"
# Rates of what is counted before them; of others (增长率, 续签率, 利用率) the whole is something else.
_RATES = frozenset(
    (
        *_COUNTED,
        *re.findall(
            "..",
            "办结审结执结结案化解合格优良优秀达标参会签约成功阳性满意通过答复办复回复销号解决检出录取就业上线及格获奖",
        ),
        *tuple(
            re.findall(
                "..",
                "有效上线开放签字到位完好投票赞成兑现履约治愈持证录用报到查处追缴补缴清欠退回入园升学签到注册开工完工竣工投产命中采纳采用覆盖入户接种体检筛查建档核查通达参保登记交付落实破案组建成活普及处理验收归档回访",
            )
        ),
    )
)
_SHARE = rf"^(?:{WORD}{{2,16}}(?=[，,]))?[，,（(]?(?:所)?占(?:比|(?P<of>{WORD}{{0,8}}?)(?:的比重|的比例|的)?)(?:为|达到|达|是)?$"
_WHOLE = r"|总数|总|总量|总人数|总户数|总件数|全部|总体|总面积"
_OF_PLAN = r"^[，,（(]?(?:已)?(?:完成|占|为)(?:了)?(?:全年|年度|年初|总)?(?:目标任务|计划任务|计划|任务|目标|预算)(?:数|量|总数)?的$"


@text_rule("arithmetic", "U-10")
def rates(text: Prepared) -> Iterator[Finding]:
    """办结率, 占总数的, 完成计划的: a share whose part and whole are both stated."""
    for par, amounts, so_far in reckoned(text):
        beside = _beside(amounts, so_far)
        for index, stated in enumerate(amounts):
            if stated.unit != "%" or not stated.exact:
                continue
            before = so_far[: len(so_far) - len(amounts) + index]
            shown_beside = beside.get(stated.start)
            pair = shown_beside or _of_named(before, stated)
            sure = bool(pair) or bool(pattern(_SURE_WHOLE).search(stated.name))
            if index:
                pair = pair or _plan_behind(amounts[index - 1 : index + 2])
                pair = pair or _pair(par, amounts[:index], stated) or _far_pair(text, par, before, stated)
            if not pair or not pair[0].exact or not pair[1].exact or pair[1].low <= 0:
                continue
            part, whole = as_round(stated, *pair)
            if same(*_share(part, whole), stated) or makes_hundred(amounts, stated, whole):
                continue
            rest = whole.low - part.high, whole.high - part.low
            if "率" in stated.name and rest[0] > 0 and same(*_of_whole(rest, whole), stated):
                continue  # 312个探头中，有46个损坏，完好率为85.3%: of the others
            left = amounts[index + 1].name if index + 1 < len(amounts) else ""
            if part.value > 2 * whole.value and stated.value <= _HUNDRED:
                continue  # 新建已完成36公里……改建已完成98公里，完成率: of what was told sentences before
            if part.value > whole.value and pattern("[，,；;](?:其余|未|还有|尚有|剩余)").match(left):
                continue  # of four numbers one is wrong, and it is not the rate
            beside_it = index > 0 and pair[0] is amounts[index - 1]
            among = before if beside_it and pattern(_ITS_SHARE).match(stated.name) else so_far
            if _of_it_beside(stated, pair, so_far):
                sure = not any(
                    same(*_share(*as_round(stated, one, pair[1])), stated)
                    for one in of_unit(so_far, whole.unit)
                    if one.start > max(par.text.rfind(mark, 0, pair[0].start) for mark in "；;。")
                )
            if not sure and "；" in par.text[pair[1].end : pair[0].start] and _far_off(stated, part, whole):
                continue  # 清查单位8642家；正式普查登记法人单位6124家……单位登记率99.2%
            if not sure and _of_a_group(stated, part, whole):
                continue  # 重点人群签约11.4万人，重点人群签约率82.3%: of all of those, whose number is not told
            if not sure and (_some_share(among, part, stated) or _of_several(so_far, part, stated)):
                continue
            right = shown(part.value * 100 / whole.value, stated.half * 2)
            name = pattern("[，,、（(；;：:]").split(stated.name)[-1]
            sum_ = f"{part.text}÷{whole.text}＝{right}%"
            yield at(RATE, par, stated.start, stated.end, name=name, sum=sum_)


def _of_it_beside(stated: Amount, pair: tuple[Amount, Amount], so_far: Sequence[Amount]) -> bool:
    """支出完成14.4亿元，占年初预算32亿元的45%: whether a share says itself what it is of, so that no sum of others is meant."""
    part, whole = pair
    return bool(
        pattern("的(?:比重|比例)?(?:为|达到?|是)?").fullmatch(stated.name)
        and whole.end <= stated.start
        and pattern("[，,]占[^，。；0-9]{0,12}$").match(whole.name)
        and so_far.index(whole) == so_far.index(part) + 1
    )


def _plan_behind(three: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    """支出38.42亿元，为年度预算的96.1%，年度预算39.98亿元: what is planned stands right behind the share of it."""
    if len(three) < LEAST_BESIDE or three[0].unit != three[2].unit:
        return None
    named = pattern(r"[，,（(](?:年度|年初|全年)?(?:预算|计划|目标任务|目标|任务)(?:数|为|是)*").fullmatch(
        three[2].name
    )
    return (three[0], three[2]) if named and pattern(_OF_PLAN).match(three[1].name) else None


def makes_hundred(amounts: Sequence[Amount], stated: Amount, whole: Amount) -> bool:
    """Whether shares that stand beside each other are a hundred together, and would not be so rounded each by itself: one of them is a last figure off on purpose."""
    listed = [
        (part, share)
        for part, share in pairwise(amounts)
        if share.unit == "%" != part.unit
        and share.half == stated.half
        and part.exact
        and "占" in share.name
        and part.unit == whole.unit
    ]
    if not any(share is stated for _, share in listed) or whole.value <= 0:
        return False
    rounded = [
        (part.value * 100 / whole.value).quantize(stated.half * 2, ROUND_HALF_UP) for part, _ in listed
    ]
    off = [abs(share.value - right) for (_, share), right in zip(listed, rounded, strict=True)]
    total = sum((share.value for _, share in listed), ZERO)
    return total == _HUNDRED != sum(rounded, ZERO) and max(off) <= stated.half * 2


_ITS_SHARE = (
    r"^[，,（(]?(?:各|分别)?占(?:比|总数|总量|总额|总人数|总投资|投资总额|项目总投资|全部)?(?:的)?(?:为|达)?$"
)


# 受理诉求18600件，环比增长3.3%（5月份为18000件）: what was so many at another time, in brackets.
_THEN = r"[（(](?:去年|上年|前年|上一?[年月季期]|同期|[0-9一二三四五六七八九十]+(?:年|月|季度)|第?[一二三四]季度|上半年|下半年|基期)"


def _beside(amounts: Sequence[Amount], so_far: Sequence[Amount]) -> dict[int, tuple[Amount, Amount]]:
    """县级264万元，占63.8%；镇级108万元，占26.1%；村级42万元，占11.1%: the whole that the shares beside one are of, by where a share stands."""
    shares = [
        (part, share)
        for part, share in pairwise(amounts)
        if share.unit == "%" != part.unit
        and share.exact
        and part.exact
        and pattern(_ITS_SHARE).match(share.name)
    ]
    if len(shares) < LEAST_BESIDE - 1 or len({part.unit for part, _ in shares}) > 1:
        return {}
    first = shares[0][0]
    # Two shares that make up a hundred are of one whole; so are two of what stands behind 其中, where one is right of both together.
    two = len(shares) == LEAST_BESIDE - 1
    hundred = two and sum((share.value for _, share in shares), ZERO) == _HUNDRED
    of_it = two and bool(pattern("其中|来源|构成|分为").search(first.name))
    parts = [part for part, _ in shares]
    total = first._replace(
        value=sum((one.value for one in parts), ZERO), half=sum((one.half for one in parts), ZERO)
    )
    total = total._replace(text=shown(total.value, first.half * 2, unit_of(first)))
    known = [one for one in of_unit(so_far, first.unit) if one.start < first.start and one.exact]
    known = [one for one in known if not pattern(_THEN).match(one.name)]
    for whole in (*reversed(known), total):
        if whole.low <= 0:
            continue
        agree = [same(*_share(*as_round(share, part, whole)), share) for part, share in shares]
        all_of_it = whole is not total and whole.value == total.value
        all_of_it = all_of_it or (hundred and whole is not total) or (of_it and whole is total)
        if len(agree) - sum(agree) == 1 and sum(agree) >= LEAST_BESIDE - 1 - all_of_it:
            part, share = shares[agree.index(False)]
            return {share.start: (part, whole)}
    return {}


LEAST_BESIDE = 3
"""Shares of one whole that stand beside each other, before those that are right tell what the other is of."""
_FOUND = "共|总|累计|合计"
_PLANNED = "计划|任务|目标|预算(?!内|外|收入|支出|执行)"
"""What a number is that is planned; 一般预算收入 is what came in."""
FAR = 2
"""Paragraphs before one in which a plan that it tells of may be stated."""


def _far_pair(
    text: Prepared, par: Par, before: Sequence[Amount], stated: Amount
) -> tuple[Amount, Amount] | None:
    """The part and the whole of a share whose whole is named in it, or is the only one there can be: in a sentence before, or a plan in a paragraph before."""
    last = before[-1] if before else None
    if last is None or last.unit == "%" or pattern("去年|上年|同期|上月").search(last.name):
        return None
    earlier = [one for one in of_unit(before[:-1], last.unit) if one.value >= last.value]
    if pattern(_OF_PLAN).match(stated.name) and "预算" not in stated.name:
        said = pattern("年度计划|全年计划|年度目标|全年目标|年度任务|全年任务").search(stated.name)
        near = [one for index in range(par.index - FAR, par.index) for one in amounts_in(text).get(index, ())]
        plans = [
            one
            for one in of_unit([*near, *before[:-1]], last.unit)
            if pattern(said[0] if said else "计划|任务|目标").search(one.name)
        ]
        return (last, plans[0]) if said and len(plans) == 1 else None
    if found := pattern(_SHARE).match(pattern("^（[^（）]{1,12}）").sub("", stated.name)):
        of = pattern("(?:总数|总量|总额|总人数|总户数|总面积)$").sub("", found["of"] or "")
        if pattern(_ASKED).search(of) and not _NOT_ALL_ASKED.search(stated.name):
            every = [one for some in amounts_in(text).values() for one in some if one.exact]
            told = [one for one in every if pattern(f"{of}(?:共|为|达)?$").search(one.name)]
            one_whole = len({one.value for one in told}) == 1 and told[0].value >= last.value
            return (last, told[0]) if one_whole else None
        if not of and (within := _within_named(par, before, last)):
            return last, within
        named = [one for one in earlier if pattern(f"{of}(?:为|达到?|是|共)?$").search(one.name)]
        own = pattern("人数|户数|件数|数量?|的$").sub("", of)
        if not named and own and own != of:  # 应到45人，实到41人，同意38人，占实到人数的92.7%
            named = [one for one in earlier if pattern(f"(?:^|[，,、；;])(?:其中)?{own}$").search(one.name)]
            return (last, named[-1]) if len(named) == 1 else None
        return (last, named[-1]) if len(of) >= LEAST_NAME and named else None
    if (found := pattern(_RATE).search(stated.name)) and (core := found["of"][-2:]) in _RATES:
        counted = _COUNTED.get(core, re.escape(core))
        wholes = [one for one in earlier if pattern(_FOUND).search(one.name)]
        if pattern(counted).search(last.name) and found["of"] == core and len(wholes) == 1:
            return last, wholes[0]
    return None


_ASKED = "(?:问卷|样本|调查对象|受访者|受访企业|受访户|答卷)$"
_NOT_ALL_ASKED = re.compile("该|这|其")


_NAMED_SHARE = rf"(?:^|[。；，])(?P<part>{WORD}{{3,10}}?)占(?P<whole>{WORD}{{3,14}}?)的?(?:比重|比例|份额)?(?:已)?(?:为|达到?|是)?$"
_SO_MUCH = "(?:累计|共|合计|实际)*(?:完成|实现|达到?|为|是|收入|支出)?$"


def _of_named(before: Sequence[Amount], stated: Amount) -> tuple[Amount, Amount] | None:
    """税收收入占一般公共预算收入的比重为69.8%: a part and a whole that are both named, and were both told of by these names."""
    found = pattern(_NAMED_SHARE).search(stated.name)
    if not found:
        return None
    ends = [
        [
            one
            for one in before
            if pattern(rf"(?<!年){found[what]}{_SO_MUCH}").search(one.name)
            and not pattern(_EARLIER).search(one.name)
        ]
        for what in ("part", "whole")
    ]
    if any(len(some) != 1 for some in ends):
        return None
    part, whole = ends[0][0], ends[1][0]
    return (part, whole) if part.unit == whole.unit and part.value <= whole.value else None


_EARLIER = "去年|上年|同期|预算数|目标|计划"
_IN_SOME = rf"(?:^|[。；;，,])(?:在)?(?P<what>{WORD}{{3,8}})中[，,]"


def _within_named(par: Par, before: Sequence[Amount], part: Amount) -> Amount | None:
    """专任教师168人……。专任教师中，具有高级职称的63人，占37.5%: the whole that a sentence names at its head."""
    since = par.text.rfind("。", 0, part.start) + 1
    since = max(since, par.text.rfind("；", 0, part.start) + 1)
    heads = list(pattern(_IN_SOME).finditer(par.text[since : part.start]))
    if not heads:
        return None
    what = heads[-1]["what"]
    if "的" in what:  # 尚未处置261处。在尚未处置的不动产中
        what = what.split("的")[0]
    named = [one for one in before if one.start < since and one.unit == part.unit and one.name.endswith(what)]
    return named[-1] if named and named[-1].value >= part.value else None


LEAST_NAME = 3
"""Characters of a whole's name by which it is known in a sentence before."""


def _pair(par: Par, before: Sequence[Amount], stated: Amount) -> tuple[Amount, Amount] | None:
    """The part and the whole that a share is said to be of; None where that is not sure."""
    last = before[-1]
    earlier = of_unit(before[:-1], last.unit)
    if among := _among(before, stated):
        return among
    since = max(par.text.rfind(mark, 0, last.start) for mark in "；;。")
    nearer = [one for one in earlier if one.start > since]
    if len(nearer) == 1 and pattern("[，,（(]占(?:比)?(?:为)?").fullmatch(stated.name):
        earlier = nearer
    if pattern("的(?:比重|比例)?(?:为|达|达到|是)?").fullmatch(stated.name) and pattern(
        rf"(?:完成|占|为)(?:了)?(?:全年|年度|年初|总)?{WORD}{{0,4}}?(?:目标|计划|任务|预算|总投资){{1,2}}(?:数|量)?$|[，,（(]占{WORD}{{0,8}}$"
    ).search(
        last.name,
    ):
        return (earlier[-1], last) if earlier else None
    if pattern(_OF_PLAN).match(stated.name):
        plans = [one for one in earlier if pattern(_PLANNED).search(one.name)]
        return (last, plans[-1]) if plans else None
    if (found := pattern(_SHARE).match(stated.name)) and last.unit != "%":
        of = found["of"] or ""
        if "计划" in of or not earlier:
            return None
        of_what = pattern("总?(?:人数|户数|件数|数|量)$").sub("", of.removeprefix("总"))
        if not pattern(_WHOLE).fullmatch(of) and of_what not in earlier[-1].name:
            return None
        larger = [one for one in earlier if one.value >= last.value]
        if not larger or (len(earlier) > 1 and "其中" not in last.name):
            return None
        next_to_whole = before[before.index(larger[-1]) + 1]
        return (
            None if next_to_whole.unit == "%" else (last, larger[-1])
        )  # that has a share itself: both are parts
    if not (found := pattern(_RATE).search(stated.name)):
        return None
    core, prefix = found["of"][-2:], found["of"][:-2]
    if core not in _RATES and (due := _due(before)):
        return due
    if core not in _RATES and (same_word := _same_word(before, core, found["of"]) or _in_beds(before, core)):
        return same_word
    if core not in _RATES:
        return None
    counted = _COUNTED.get(core, re.escape(core))
    own = "" if prefix.endswith(("不", "未", "非")) else "(?<![不未非])"
    parts = [
        one
        for one in before
        if one.unit not in ("%", "个百分点")
        and (
            pattern(f"{own}(?:{counted})").search(one.name)
            or pattern(rf"{WORD}{{0,4}}?(?:{counted})").match(par.text[one.end :])
        )
    ]
    if not parts:
        return None
    part = parts[-1]
    wholes = [one for one in of_unit(before, part.unit) if one.start < part.start]
    if core in _WHOLE_OF:
        wholes = [one for one in wholes if pattern(_WHOLE_OF[core]).search(one.name)]
    if core != "完成":
        larger = [one for one in wholes if one.value >= part.value]
        beside = bool(wholes) and before.index(part) == before.index(wholes[-1]) + 1
        wholes = larger or (wholes[-1:] if beside and pattern(_TO_DO).search(wholes[-1].name) else [])
    if not wholes or (prefix and prefix not in part.name and prefix not in wholes[-1].name):
        return None
    if pattern("去年|上年|同期|上月").search(part.name + wholes[-1].name):
        return None
    return part, wholes[-1]


_TO_DO = "立案|受理|排查|发现|应|预算|计划|交办|收到|共"
# Rates that are not of the whole that happens to stand before them.
_OTHER_RATES = "增长|上升|下降|利用|使用|占用|贡献|流失|死亡|发病|出生|自然|周转|利润|收益|产出|负债|回报|离职|返乡|续签|入住|空置|增值|留存|续保|投诉|误差|差错|故障"


_AMONG = rf"^{WORD}{{0,10}}中[，,]?(?:有|已有|共有|仅有|已)?(?:{WORD}{{0,12}}(?:有|的|已)?)?$"


def _among(before: Sequence[Amount], stated: Amount) -> tuple[Amount, Amount] | None:
    """590名考生中有452人达线，上线率76.6%: a part of what is named right before it."""
    if len(before) < 2 or not pattern("率(?:为|达到?|是)?$|占(?:比)?(?:为)?$").search(stated.name):
        return None
    whole, part = before[-2:]
    if pattern(_OTHER_RATES).search(stated.name) or whole.unit != part.unit or whole.value < part.value:
        return None
    return (part, whole) if pattern(_AMONG).match(part.name) else None


def _same_word(before: Sequence[Amount], core: str, words: str) -> tuple[Amount, Amount] | None:
    """编制床位A张，实际开放B张，开放率; 在管A人，规范管理B人，规范管理率: what a rate's own words count, and the larger number right before it."""
    if len(before) < 2 or pattern(_OTHER_RATES).search(core):
        return None
    whole, part = before[-2:]
    if part.unit != whole.unit or whole.value < part.value or core not in part.name:
        return None
    own = pattern(rf"[，,、；;](?:实际|已|目前)?(?:{core}|{words})(?:了)?$").match(part.name)
    if own and core in _SAVED and len(before) > 2 and before[-3].unit == whole.unit:
        # 预算480万元，中标价436万元，节约44万元: of the first; where it is not what is left of that, it is told of there.
        return (part, before[-3]) if before[-3].value - whole.value == part.value else None
    return (part, whole) if own else None


_SAVED = ("节约", "节资", "节省")


def _in_beds(before: Sequence[Amount], core: str) -> tuple[Amount, Amount] | None:
    """床位A张，入住老人B人，入住率: who lives in a home, and all its beds."""
    if core != "入住" or before[-1].unit != "人" or core not in before[-1].name:
        return None
    beds = [one for one in of_unit(before, "张") if pattern("床位?(?:共|有|总数|为)?$").search(one.name)]
    return (before[-1], beds[0]) if len(beds) == 1 and before.index(beds[0]) == len(before) - 2 else None


def _due(before: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    """应缴A户，实缴B户: what was done of what was due."""
    if len(before) < 2 or before[-1].unit != before[-2].unit:
        return None
    whole, part = before[-2:]
    due, done = pattern("应(.)").search(whole.name), pattern("[，,、；;](?:实际|已|实)(.)").match(part.name)
    return (part, whole) if due and done and due[1] == done[1] else None


HUNDRED = Code(
    "W608",
    "warning",
    zh="“{text}”这几个比例加起来不是100%：{sum}。",
    hint_zh="其中一个不对，对照原数改过来。",
    en="The shares “{text}” do not add up to 100 %: {sum}.",
    hint_en="One of them is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        成绩由平时考核（60%）、实践考核（30%）和报告（20%）三部分组成。
    """,
    mend="""
        区政府办公室2025年度工作总结
        成绩由平时考核（60%）、实践考核（30%）和报告（10%）三部分组成。
    """,
    form="check",
)
_LINK = r"^[）)]?[、，,和；;]?(?:和|及)?[^，,、；;：:。0-9]{0,14}[（(]?$"


@text_rule("arithmetic", "U-10", alone=True)
def hundred(text: Prepared) -> Iterator[Finding]:
    """分别占45%、35%、20%; 由…（60%）…（40%）组成: the shares of one whole."""
    for par, amounts, _ in reckoned(text):
        for run in (*_shares(par, amounts), *_spent(par, amounts)):
            total = sum((one.value for one in run), ZERO)
            spare = sum((one.half for one in run), ZERO)
            if any(one.value != int(one.value) for one in run):
                spare += Decimal("0.05")
            else:
                spare = Decimal(len(run)) / 2
            first, last = run[0], run[-1]
            sentence_start = par.text.rfind("。", 0, first.start) + 1
            lead, after = par.text[sentence_start : first.start], par.text[last.end : last.end + 14]
            whole = (
                pattern(
                    "(?:构成|组成|来源)(?:为|中|分别)|权重分别|(?:产业|产|结构|构成)(?:的)?(?:比例|比重|占比)分别"
                ).search(
                    lead,
                )
                or (
                    pattern("由").search(lead)
                    and pattern("[）)]?[^，。；0-9]{0,6}(?:组成|构成)").match(after)
                )
                or (
                    pattern(f"(?:其他|其余|其它){WORD}{{0,6}}占$|其他$|其余$").search(last.name)
                    and "占" in first.name
                )
                or (total > _HUNDRED and len(run) > 2 and _opposed(run))
                or (
                    total > _HUNDRED
                    and len(run) > 1
                    and all(pattern(_SPENT).match(par.text, one.end) for one in run)
                )
            )
            apart = pattern(r"分别占(?:总数的|总量的|全部的|比)?$").search(first.name) and len(run) > 2
            both = len(run) == len(_BOTH) and any(
                one in first.name and other in last.name for one, other in (_BOTH, _BOTH[::-1])
            )
            whole = whole or (both and first.name.endswith("占") and abs(total - _HUNDRED) < LIKE_A_SLIP)
            if not whole and not (apart and 80 <= total <= 130):
                continue
            if "率" in lead[-8:] or pattern("多选|不定项").search(lead) or abs(total - _HUNDRED) <= spare:
                continue
            if not whole and total < _HUNDRED:
                continue
            sum_ = "＋".join(one.text for one in run) + f"＝{shown(total)}%"
            yield at(HUNDRED, par, first.start, last.end, sum=sum_)


_BOTH = ("男", "女")
_SPENT = "(?:的[\u4e00-\u9fff]{0,6})?(?:用于|用作|作为|上缴|归|分配给|留归|留给|计入|转入)"
LIKE_A_SLIP = 12
"""Per cent that two shares, which must make up a hundred, are off at most where one is mistyped."""


def _opposed(run: Sequence[Amount]) -> bool:
    """Whether shares are of answers of which nobody gives two: 满意的占……不满意的占……"""
    said = [pattern("的?占$").sub("", pattern("[，,、和；;：:]").split(one.name)[-1]) for one in run]
    return all(one.name.endswith("占") for one in run) and (
        any(f"不{one}" in said for one in said if one)
        or all(pattern("第?[一二三]次?产业?").fullmatch(one) for one in said)
    )


def _shares(par: Par, amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Lists of shares that stand one after the other."""
    run: list[Amount] = []
    for one in amounts:
        if one.unit != "%" or not one.exact:
            if len(run) > 1:
                yield run
            run = []
        elif run and not pattern(_LINK).match(gap_of(par, run[-1], one)):
            if len(run) > 1:
                yield run
            run = [one]
        else:
            run.append(one)
    if len(run) > 1:
        yield run


def _spent(par: Par, amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    """60%用于维护，25%用于绩效，15%用于支出: what the shares of one sum are for, one after the other."""
    run: list[Amount] = []
    for one in amounts:
        if one.unit != "%" or not one.exact or not pattern(_SPENT).match(par.text, one.end):
            continue
        if run and not pattern("[^。；：0-9]{2,24}[，、]$").match(par.text[run[-1].end : one.start]):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


_RATIO = rf"结构(?:比|比例)?(?:{WORD}{{0,6}})?(?P<ratio>[0-9]{{1,2}}(?:\.[0-9]+)?(?:[:：∶][0-9]{{1,2}}(?:\.[0-9]+)?){{2,4}})"


@text_rule("arithmetic", "U-10")
def proportions(text: Prepared) -> Iterator[Finding]:
    """三次产业结构为12:43:45: the parts of a whole in per cent."""
    for spot in text.spots(_RATIO, prose=True):
        parts = pattern("[:：∶]").split(spot.match["ratio"])
        total = sum(map(Decimal, parts), ZERO)
        # Small parts are a proportion, and no shares of a hundred: 2:3:5.
        if total > 60 and abs(total - _HUNDRED) > Decimal(len(parts)) / (20 if "." in spot.match[0] else 2):
            yield spotted(HUNDRED, spot.since("ratio"), sum=f"{'＋'.join(parts)}＝{shown(total)}")
