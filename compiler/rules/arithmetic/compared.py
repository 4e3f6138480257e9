"""Rules on what is told of two numbers that are compared (W601, W617): 两者相差, 增速高于…, 序时进度, 位次前移, 收入比."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import SMALL, WORD, ZERO, Amount, counted, of_unit, reckoned, shown, unit_of
from .changes import CHANGE

_APART = (
    r"^[，,（(；;]?(?:两者|二者|双方|两[个项地年者种家])?(?:之间)?(?:相差|差额|差距|差值)(?:为|是|达|了)?$"
)


@text_rule("arithmetic", "U-10", alone=True)
def apart(text: Prepared) -> Iterator[Finding]:
    """登记6120家，认定4986家，两者相差1134家."""
    for par, amounts, so_far in reckoned(text):
        for one, other, stated in zip(amounts, amounts[1:], amounts[2:], strict=False):
            points = "个百分点" if one.unit == "%" else one.unit
            if one.unit != other.unit or stated.unit != points or not pattern(_APART).match(stated.name):
                continue
            if not (one.exact and other.exact and stated.exact):
                continue
            off = abs(one.value - other.value)
            spare = sum((each.half for each in (one, other, stated)), ZERO)
            others = combinations(of_unit(so_far, one.unit), 2)
            if abs(off - stated.value) <= spare or any(
                abs(a.value - b.value) == stated.value for a, b in others
            ):
                continue
            more, less = sorted((one, other), key=lambda each: -each.value)
            right = shown(off, min(one.half, other.half) * 2, unit_of(stated))
            name = pattern("^[，,（(；;]").sub("", stated.name)
            yield at(
                CHANGE, par, stated.start, stated.end, name=name, sum=f"{more.text}－{less.text}＝{right}"
            )


_OVER_MARK = rf"^[，,；;](?:超过|高于|超出|超|低于|少于|不足)(?P<what>{WORD}{{2,10}})（$"


@text_rule("arithmetic", "U-10", alone=True)
def from_mark(text: Prepared) -> Iterator[Finding]:
    """水位86.47米，超过警戒水位（85.50米）0.97米，低于保证水位（87.20米）0.73米."""
    for par, amounts, _ in reckoned(text):
        for index, (mark, stated) in enumerate(pairwise(amounts)):
            if (
                not index
                or stated.name != "）"
                or not pattern(_OVER_MARK).match(mark.name)
                or mark.unit != stated.unit
            ):
                continue
            value = next(
                (
                    one
                    for one in reversed(amounts[:index])
                    if one.unit == mark.unit and one.name != "）" and not one.name.endswith("（")
                ),
                None,
            )
            if value is None or not (value.exact and stated.exact):
                continue
            off = abs(value.value - mark.value)
            if abs(off - stated.value) > (
                ZERO if value.half == mark.half == stated.half else value.half + mark.half
            ):
                more, less = sorted((value, mark), key=lambda one: -one.value)
                right = shown(off, min(value.half, mark.half) * 2, unit_of(stated))
                name = mark.name.lstrip("，,；;").rstrip("（")
                yield at(
                    CHANGE, par, stated.start, stated.end, name=name, sum=f"{more.text}－{less.text}＝{right}"
                )


_FASTER = (
    rf"(?P<one>{WORD}{{2,10}}?)(?:的)?(?:增速|增幅|增长率|增长速度|升幅|降幅)?"
    rf"(?:高于|快于|低于|慢于|高出|领先|超过|落后于?)(?P<other>{WORD}{{2,10}}?)(?:的)?(?:增速|增幅|增长率)?$"
)
_GREW = r"(?:增长|下降|增速|增幅|提高|增加)(?:率)?(?:为|达|了)?$"
_KEY = 4


@text_rule("arithmetic", "U-10", alone=True)
def faster(text: Prepared) -> Iterator[Finding]:
    """城镇居民收入增长4.8%；农村居民收入增长6.5%。农村居民收入增速高于城镇居民1.7个百分点."""
    for par, amounts, so_far in reckoned(text):
        for stated in amounts:
            if (
                stated.unit != "个百分点"
                or not stated.exact
                or not (found := pattern(_FASTER).search(stated.name))
            ):
                continue
            before = [one for one in so_far if one.start < stated.start]
            rates = [_growths_of(par, before, found[side][:_KEY]) for side in ("one", "other")]
            if any(len(some) != 1 for some in rates) or rates[0] == rates[1]:
                continue
            one, other = rates[0][0], rates[1][0]
            off = abs(one.value - other.value)
            if abs(off - stated.value) <= (one.half + other.half if one.half != other.half else ZERO):
                continue
            more, less = sorted((one, other), key=lambda each: -each.value)
            right = shown(off, min(one.half, other.half) * 2, stated.unit)
            name = found[0]
            yield at(
                CHANGE, par, stated.start, stated.end, name=name, sum=f"{more.text}－{less.text}＝{right}"
            )


def _growths_of(par: Par, amounts: Sequence[Amount], key: str) -> list[Amount]:
    """The growths that are told of something in a paragraph: it stands in the same part of a sentence before them."""
    out = []
    for one in amounts:
        if one.unit == "%" and one.exact and pattern(_GREW).search(one.name):
            since = max(par.text.rfind(mark, 0, one.start) for mark in "；;。")
            subject = par.text[since + 1 : one.start]
            if key in subject:
                out.append(one)
    return out


SCHEDULE = Code(
    "W617",
    "warning",
    zh="“{text}”算得不对：{sum}。",
    hint_zh="序时进度按过去的月数算，核对完成的比例和快慢几个百分点。",
    en="“{text}” is not right: {sum}.",
    hint_en="The schedule is the months that have passed: check the share done, and the points.",
    fault="""
        区政府办公室2025年第三季度工作总结
        1—9月完成投资4.62亿元，完成年度计划的77%，快于序时进度4个百分点。
    """,
    mend="""
        区政府办公室2025年第三季度工作总结
        1—9月完成投资4.62亿元，完成年度计划的77%，快于序时进度2个百分点。
    """,
    form="check",
)
_SCHEDULE = (
    r"(?P<word>快于|超过|超出|高于|超前于?|超|低于|慢于|落后于?|滞后于?|滞后|比)(?:全年)?(?:序时进度|时序进度|时间进度)"
    r"(?P<way>快|慢|高|低|超前|滞后|落后)?$"
)
_SLOW = re.compile("低|慢|落后|滞后")
_PERIODS: tuple[tuple[str, int], ...] = (("前三季度|前三个季度", 9), ("上半年|前两季度", 6), ("一季度", 3))
_TO_MONTH = r"(?:1月?(?:—|－|-|~|～|至|到)|截至(?:[0-9]{4}年)?|到)(?P<month>[0-9]{1,2})月(?:份|底|末|[，,]|$|[^0-9日上中下初])"
_MONTHS = Decimal(12)
_HUNDRED = 100


def _month(text: str) -> int:
    """The month to which a text tells; 0 where it tells of none."""
    told = [int(found["month"]) for found in pattern(_TO_MONTH).finditer(text)]
    told += [month for words, month in _PERIODS if pattern(words).search(text)]
    return told[0] if len(set(told)) == 1 and 0 < told[0] < _MONTHS else 0


def _of_plan(one: Amount) -> bool:
    """Whether an amount is the share of a plan that is done, and no growth beside it."""
    return one.unit == "%" and bool(pattern("计划|任务|预算|目标|进度|完成率|执行率").search(one.name))


@text_rule("arithmetic", "U-10")
def on_schedule(text: Prepared) -> Iterator[Finding]:
    """1—9月完成年度计划的77%，快于序时进度2个百分点: nine months of twelve are 75 %."""
    for par, amounts, _ in reckoned(text):
        for index, stated in enumerate(amounts):
            found = pattern(_SCHEDULE).search(stated.name) if stated.unit == "个百分点" and index else None
            done = next((one for one in amounts[:index][::-1] if _of_plan(one)), None)
            if not found or done is None or not stated.exact or not done.exact:
                continue
            since = par.text.rfind("。", 0, stated.start) + 1
            month = next(
                filter(None, map(_month, (par.text[since : stated.start], par.text[:since], text.title))), 0
            )
            if not month:
                continue
            due = month * 100 / _MONTHS
            ahead = -stated.value if _SLOW.search(found["word"] + (found["way"] or "")) else stated.value
            if abs(done.value - due - ahead) <= done.half + stated.half + Decimal("0.05"):
                continue
            right = shown((done.value - due).quantize(Decimal("0.1")))
            sum_ = f"{month}个月应当是{shown(due.quantize(Decimal('0.1')))}%，{done.text}－{shown(due.quantize(Decimal('0.1')))}%＝{right}个百分点"
            yield at(SCHEDULE, par, stated.start, stated.end, sum=sum_)


_RANK = r"第(?P<{0}>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:位|名)?"
_MOVED = r"(?:上升|提升|前移|跃升|晋升|前进|进位|升|下降|下滑|后移|后退|退|跌)"
_IN = "(?:全[国省市县区州]|全集团|全系统)?"
_RANKS = (
    rf"(?:由|从)(?:上年|去年|原来)?的?{_IN}{_RANK.format('old')}{_MOVED}(?:至|到|为)?{_IN}{_RANK.format('new')}[，,、（(]?"
    rf"{_MOVED}了?(?P<by>[0-9]{{1,3}}|{SMALL})个?(?:位次|名次|位|名)"
    rf"|{_RANK.format('now')}[，,]?(?:比|较)(?:上年|去年|上季度|上月)?的?{_IN}{_RANK.format('then')}"
    rf"{_MOVED}了?(?P<moved>[0-9]{{1,3}}|{SMALL})个?(?:位次|名次|位|名)"
)


@text_rule("arithmetic", "U-10")
def places_won(text: Prepared) -> Iterator[Finding]:
    """由第5位上升到第2位，前移3位."""
    for spot in text.spots(_RANKS, prose=True):
        match = spot.match
        old, new, by = (
            counted(match[one] or match[other])
            for one, other in (("old", "then"), ("new", "now"), ("by", "moved"))
        )
        if abs(old - new) != by and old != new:
            sum_ = f"第{old}到第{new}是{abs(old - new)}位"
            yield spotted(CHANGE, spot.since("by" if match["by"] else "moved"), name="", sum=sum_)


_RATIO = (
    r"(?P<what>资产负债率|收入比|存贷比|生师比|师生比|床护比|医护比|男女比例?)(?:值)?(?:为|是|达到?)?"
    r"(?P<a>[0-9]+(?:\.[0-9]+)?)(?:[:：∶比](?P<b>[0-9]+(?:\.[0-9]+)?))?(?P<sign>%?)(?![0-9])"
)


@text_rule("arithmetic", "U-10")
def ratios(text: Prepared) -> Iterator[Finding]:
    """本科生15300人，专任教师900人，生师比17.0: of two numbers, the only ones of their unit that a paragraph has told of."""
    sentences = {par.index: so_far for par, _, so_far in reckoned(text)}
    for spot in text.spots(_RATIO, prose=True):
        match, before = (
            spot.match,
            [one for one in sentences.get(spot.par.index, ()) if one.end <= spot.start],
        )
        known = [one for one in before if one.unit not in ("%", "个百分点") and one.value > 0]
        pairs = [two for two in combinations(known, 2) if two[0].unit == two[1].unit]
        if len(pairs) != 1 or not all(one.exact for one in pairs[0]):
            continue
        if pattern("预计|预测|力争|达产|到位后|控制在").search(spot.par.text, pairs[0][1].end, spot.start):
            continue  # of another time than the numbers before
        first, second = pairs[0]
        scale = 100 if match["sign"] else 1
        stated = Decimal(match["a"]) / Decimal(match["b"] or 1)
        ulp = Decimal(1).scaleb(-len(match["a"].partition(".")[2]))
        if match["a"] == "1" and match["b"]:  # 1:190 is rounded to ones
            ulp, stated = Decimal(1), Decimal(match["b"])
        spare = max(ulp, stated * Decimal("0.05")) if match["b"] else ulp
        if match["a"] == "1" and "计算" in spot.par.sentence(spot.start):
            spare = ulp
        elif "师" in match["what"]:  # students and teachers are weighted, where it is reckoned for a college
            spare = max(spare, stated * Decimal("0.15"))
        ways = [first.value * scale / second.value, second.value * scale / first.value]
        if any(abs(way - stated) <= spare for way in ways):
            continue
        near = min(ways, key=lambda way: abs(way - stated))
        more, less = (first, second) if near == ways[0] else (second, first)
        right = shown(near.quantize(Decimal("0.1" if near > _HUNDRED else "0.01"))) + match["sign"]
        sum_ = f"{more.text}÷{less.text}＝{right}"
        yield spotted(CHANGE, spot.since("a"), name=match["what"], sum=sum_)
