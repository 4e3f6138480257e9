"""Rules on changes that running text reckons (W601, W602): 由A增加到B，增加C; 同比; what is more than what, and by how much."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    WORD,
    ZERO,
    Amount,
    as_round,
    clause_of,
    counted,
    gap_of,
    of_unit,
    reckoned,
    same,
    shown,
    unit_of,
)

CHANGE = Code(
    "W601",
    "warning",
    zh="“{name}{text}”和前后两个数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{name}{text}” does not agree with the two numbers: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        联系点由46个增加到63个，增加27个。
    """,
    mend="""
        区政府办公室2025年度工作总结
        联系点由46个增加到63个，增加17个。
    """,
    form="check",
)
DIRECTION = Code(
    "W602",
    "warning",
    zh="这里写的是“{verb}”，可是{old}到{text}是反过来的。",
    hint_zh="核对两个数，或把“{verb}”改过来。",
    en="It says “{verb}”, but from {old} to {text} is the other way.",
    hint_en="Check both numbers, or change “{verb}”.",
    fault="""
        区政府办公室2025年度工作总结
        制发文件由146件减少到185件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        制发文件由185件减少到146件。
    """,
    form="check",
)
_UP = "加快|上涨|上调|调增|回升|攀升|偏多|偏高|增加|增长|新增|净增|增产|增收|增|上升|超额|提高|提升|扩大|升|多|增至|高|超出|超支|涨"
_DOWN = "放缓|下调|下跌|调减|削减|核减|偏少|偏低|减少|净减|减产|减收|下降|降低|压缩|缩短|压减|缩减|精简|回落|降|减|少|低|节约|节省"
_WHEN = r"(?:目前|现在|今年|本年|去年|年底|年末|[0-9]{4}年(?:底|末)?|[0-9]{1,2}月(?:底|末|份|初)?)?的?(?:每[\u4e00-\u9fff]{1,2})?"
_FROM = r"(?:由|从)[^，。；、：]{0,14}$"
_TO = rf"^{WORD}{{0,4}}?(?P<verb>{_UP}|{_DOWN}|归并|合并|整合|优化|调整|清理|核减)(?:到|至|为)(?:了)?{_WHEN}$"
_YEARS = r"(?:[0-9]{1,2}|[两三四五六七八九十]{1,2})年(?:来|间)?"
_BY = rf"^(?:{WORD}{{1,4}}(?=[，,]))?[，,（(）)]?(?:{_YEARS})?(?:同比|环比|共|累计|(?:比|较)(?P<than>[^，,、；0-9]{{1,8}}?))?(?P<verb>{_UP}|{_DOWN})(?:率|幅度|幅)?(?:为|达到|达|了|的)?$"
_BEFORE = r"(?:去年|上年|上一年|前年|上月|上季度|上周|上期|同期|[0-9]{4}年|[0-9]{1,2}月份?)(?:全年|同期)?(?:度)?(?:为|是|有|仅)?(?P<noun>[^，,、；;：:。0-9]{0,6})$"
_BEFORE_ALONE = r"(?:去年|上年|上月|上季度)(?:同期)?(?:为|是|仅为)?$"
_THAN = r"^[，,（(]?(?:环比|同比|比|较)(?:(?:去年|上年|上月|上季度|上周|上期|[0-9]{4}年)(?:同期|全年)?的?|(?:上年|去年)?[0-9]{1,2}月份?的|[^，,。；;、：:0-9]{1,14}(?:的|平均值|均值|平均))$|^[，,]?(?:增速|增幅|降幅|升幅)?(?:环比|同比|比|较)(?:常年|历年|多年|去年|上年|上月|上期|前年|往年|上半年|上季度|前三季度|第?[一二三四]季度|[0-9]{1,2}月份?|前[0-9]{1,2}个?月)(?:同期|平均)?(?:值)?[（(]$|^[，,（(]?(?:是|为|相当于)(?:去年|上年|上月|原来|同期)(?:同期)?的?$"
_BESIDE = r"[（(，,](?:去年|上年|上月|上季度|上周|20[0-9]{2}年)(?:同期)?(?:为|是)?$"
_TIMES = r"^[，,；;（(]?(?:20[0-9]{2}年)?(?:是|为|相当于|扩大到|增加到|增长到|达到)(?:原来|去年|上年|去年同期|上年同期|20[0-9]{2}年)的$|^的$"


@text_rule("arithmetic", "U-10", alone=True)
def changes(text: Prepared) -> Iterator[Finding]:
    """由A增加到B，增加C; 今年A，去年B，同比增长C: what is stated of two values and their difference."""
    for par, amounts, so_far in reckoned(text):
        if pattern(_BEFORE_ALONE).match(amounts[0].name) and len(so_far) > len(amounts):
            amounts = [so_far[-len(amounts) - 1], *amounts]
        if (new := _told_before(par, amounts, so_far)) is not None:
            more_told: Amount | None = None
            for stated in amounts[1:3]:
                if not stated.exact or not pattern(_BY).match(stated.name):
                    break
                if _as_if(new, amounts[0], stated) and (
                    found := _differs(par, amounts[0], new, stated, so_far)
                    or _by_more(par, amounts[0], more_told, stated)
                ):
                    yield found
                more_told = stated
        for index, (first, second) in enumerate(pairwise(amounts)):
            third = amounts[index + 2] if index + 2 < len(amounts) else None
            gap = gap_of(par, first, second)
            if (
                third
                and pattern(_BESIDE).match(third.name)
                and first.unit == third.unit
                and pattern(_BY).match(gap)
            ):
                known = first.exact and second.exact and third.exact
                if known and (found := _differs(par, third, first, second, so_far)):
                    yield found
                continue
            if first.unit != second.unit or not first.exact or not second.exact:
                continue
            if pattern(_FROM).search(first.name) and (to := pattern(_TO).match(gap)):
                verb = to["verb"]
                if _against(verb, first, second) and first.unit != "年":
                    yield at(DIRECTION, par, second.start, second.end, verb=verb, old=first.text)
                    continue
                old, new = first, second
            elif pattern(_THAN).match(gap):
                old, new = second, _subject(amounts[: index + 1], second)
            elif in_time := _in_time(first, second, gap):
                old, new = in_time
            else:
                continue
            if found := _multiple(par, old, new, max(first.end, second.end)):
                yield found
            more: Amount | None = None
            for stated in amounts[index + 2 : index + 4]:
                if not stated.exact or not pattern(f"{_BY}|{_TIMES}").match(stated.name):
                    break
                if found := _differs(par, old, new, stated, so_far) or _by_more(par, old, more, stated):
                    yield found
                more = stated


_THAN_TOLD = rf"^(?:其中，?)?(?P<what>{WORD}{{2,10}}?)(?:同比|环比)?(?:比|较)(?:去年|上年|上月|上季度|上周|上期|第?[一二三四]季度|[0-9]{{4}}年)(?:同期|全年)?的?$"
_ALL_OF = "^总|^全部|总?[数量额]$|[起件批人户次处]数$|次$"


def _told_before(par: Par, amounts: Sequence[Amount], so_far: Sequence[Amount]) -> Amount | None:
    """接报火灾63起，……。火灾起数比去年同期的75起下降16%: what is compared, where only sentences before tell it: the only one of its unit, or of its name."""
    old = amounts[0]
    found = pattern(_THAN_TOLD).match(old.name)
    if not found or not old.exact or len(amounts) < len(("old", "rate")) or old.unit in ("%", "年"):
        return None
    before = [one for one in so_far if one.start < old.start and one.unit == old.unit]
    what = pattern(_ALL_OF).sub("", found["what"])
    if "总" in found["what"]:
        before = before[:1]  # of a whole and its parts, the whole is told first
    else:
        name = what[-2:]
        before = [one for one in before if name in clause_of(one) or par.text.startswith(name, one.end)]
    values = {one.value for one in before}
    if (
        len(values) != 1
        or not before[0].exact
        or pattern("去年|上年|同期|比|较").search(clause_of(before[0]))
    ):
        return None
    return before[0]


def _as_if(new: Amount, old: Amount, stated: Amount) -> bool:
    """Whether a rate or a difference goes the way of two numbers and is as large as one that was reckoned wrong."""
    found = pattern(_BY).match(stated.name)
    if not found or (new.value > old.value) == bool(pattern(_DOWN).fullmatch(found["verb"])):
        return False
    off = abs(new.value - old.value)
    right = off * 100 / old.value if stated.unit == "%" else off
    return stated.value <= 2 * right and right <= 2 * stated.value


def _subject(before: Sequence[Amount], old: Amount) -> Amount:
    """Of the amounts that stand before `比去年的A`, that which is compared: not an average that is told of it in passing."""
    same_unit = of_unit(before, old.unit)
    whole = [one for one in same_unit if not pattern("均|每").search(one.name)]
    passing = pattern("[，,（(]?(?:[\u4e00-\u9fff]?均|每)").match(before[-1].name)
    return whole[-1] if passing and whole else before[-1]


def _in_time(first: Amount, second: Amount, gap: str) -> tuple[Amount, Amount] | None:
    """Two values of one thing at two times, the earlier first; None where they are not."""
    found = pattern("[，,；;（(、。][^，,；;。]*$").match(gap) and pattern(_BEFORE).search(gap)
    if not found or "其中" in gap or found["noun"] not in first.name:
        return None
    when = found[0]
    for unit in "年月":
        if number := pattern(rf"([0-9]+){unit}").match(when):
            of_first = pattern(rf"([0-9]+){unit}").findall(first.name)
            if of_first and int(of_first[-1]) < int(number[1]) and (of_first[-1], number[1]) != ("1", "12"):
                return first, second
            return (second, first) if of_first or pattern("今年|本年|全年|本月").search(first.name) else None
    return second, first


def _against(verb: str, old: Amount, new: Amount) -> bool:
    """Whether two numbers go the other way than a word that can mean nothing else."""
    if pattern("增加|增长|上升|净增|扩大").fullmatch(verb):
        return new.high < old.low
    return bool(pattern("减少|下降|降低|压缩|缩短|压减|缩减|回落|降").fullmatch(verb)) and new.low > old.high


def _differs(par: Par, old: Amount, new: Amount, stated: Amount, so_far: Sequence[Amount]) -> Finding | None:
    """What is wrong with the difference that is stated of two values; None where it is right, or another is meant."""
    gap = stated.name
    name = pattern("^[，,（(）)]").sub("", gap)
    if stated.unit == "倍":
        by, times = pattern(_BY).match(gap), pattern(_TIMES).match(gap)
        if not (by or times) or old.low <= 0:
            return None
        off = 0 if times else 1
        old, new = as_round(stated, old, new)
        low, high = new.low / old.high - off, new.high / old.low - off
        if same(low, high, stated._replace(half=_half(stated))):
            return None
        right = shown((new.value / old.value - off).quantize(Decimal("0.01")))
        minus = "－1" if by and not times else ""
        return at(
            CHANGE, par, stated.start, stated.end, name=name, sum=f"{new.text}÷{old.text}{minus}＝{right}倍"
        )
    found = pattern(_BY).match(gap)
    if not found or not pattern(r"去年|上年|上月|上季度|上周|上期|同期|$").match(found["than"] or ""):
        return None
    down = bool(pattern(_DOWN).fullmatch(found["verb"]))
    old, new = as_round(stated, old, new)
    more, less = (old, new) if down else (new, old)
    low, high = more.low - less.high, more.high - less.low
    points = old.unit == "%"
    if stated.unit == ("个百分点" if points else old.unit):
        spare = sum((one.half for one in as_round(stated, old, new, stated)), ZERO)
        known = [one for one in of_unit(so_far, old.unit) if one.start != stated.start]
        if abs(more.value - less.value - stated.value) <= spare or any(
            abs(one.value - other.value) == stated.value for one in known for other in known
        ):
            return None
        unit = stated.unit if points else unit_of(old)
        right = shown(more.value - less.value, _ulp(old, new), unit)
        return at(CHANGE, par, stated.start, stated.end, name=name, sum=f"{more.text}－{less.text}＝{right}")
    if stated.unit != "%" or old.unit in ("%", "年") or old.low <= 0:
        return None
    if max(old.value, new.value) >= ABSURD * min(old.value, new.value):
        return None  # 86.4元，比2024年的72万元增长20%: of one the 万 is left out (W559)
    if same(low * 100 / old.high, high * 100 / old.low, stated):
        return None
    others = [
        one for one in so_far if one.start < old.start and one.value > 0 and one.unit[:1] == old.unit[:1]
    ]
    if any(_grown(one, old, stated, down) for one in others):
        return None  # of a whole whose parts, or an average, stand between
    rate = (more.value - less.value) * 100 / old.value
    right = shown(rate, stated.half * 2)
    return at(
        CHANGE,
        par,
        stated.start,
        stated.end,
        name=name,
        sum=f"（{more.text}－{less.text}）÷{old.text}＝{right}%",
    )


def _by_more(par: Par, old: Amount, more: Amount | None, stated: Amount) -> Finding | None:
    """3.36亿元，比上年的3.20亿元增加1600万元，增长4.8%: the growth by how much more it is, which is told more exactly than both."""
    if more is None or more.unit != old.unit or stated.unit != "%" or more.half >= old.half or old.low <= 0:
        return None
    (base,) = as_round(stated, old)
    if same(more.low * 100 / base.high, more.high * 100 / base.low, stated):
        return None
    name = pattern("^[，,（(）)]").sub("", stated.name)
    right = shown(more.value * 100 / old.value, stated.half * 2)
    return at(CHANGE, par, stated.start, stated.end, name=name, sum=f"{more.text}÷{old.text}＝{right}%")


ABSURD = 1000
"""As many times as much as before is no growth of some per cent."""


def _grown(one: Amount, old: Amount, stated: Amount, down: bool) -> bool:
    """Whether a rate is that from an old value to another."""
    more, less = (old, one) if down else (one, old)
    return same((more.low - less.high) * 100 / old.high, (more.high - less.low) * 100 / old.low, stated)


_FIGURE = "[一两二三四五六七八九]"
_MULTIPLE = (
    rf"[，,、]?(?:实现)?(?P<text>翻了?(?P<doubled>{_FIGURE})番|(?:增长|增加|扩大|提高|提升)了?(?P<times>{_FIGURE})倍"
    rf"|(?:增长|增加|提高|提升|上升|上涨|偏多|偏高|多|高出|扩大|下降|减少|降低|压减|压缩|缩短|偏少|偏低|少|低|下跌|回落)了?(?P<tenths>{_FIGURE})成"
    r"|(?:增长|增加|提高|提升|上升|上涨|偏多|偏高|多|高出|扩大|下降|减少|降低|压减|压缩|缩短|偏少|偏低|少|低|下跌|回落)了?(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七])"
    r"|(?P<half_more>(?:增长|增加|提高|扩大|上升|提升)了?一半)"
    rf"|(?P<half>(?:下降|减少|降低|压减|压缩|缩短)了?一半|减半))(?![多余以左上半近])"
)


_UPWARD = re.compile("增|提|上|偏多|偏高|多|高|扩")


def _multiple(par: Par, old: Amount, new: Amount, since: int) -> Finding | None:
    """What is wrong with 翻了一番, 增长两倍, 下降三成, 减少一半 right after two values; None where it is right or nothing is said."""
    found = pattern(_MULTIPLE).match(par.text, since)
    if not found or old.value <= 0 or not new.exact or not old.exact:
        return None
    rate = new.value / old.value
    if found["doubled"]:
        wanted, spare = Decimal(2) ** counted(found["doubled"]), Decimal("0.1")
    elif found["times"]:
        wanted, spare = Decimal(counted(found["times"]) + 1), Decimal("0.1")
    elif found["half_more"]:
        wanted, spare = Decimal("1.5"), Decimal("0.08")
    elif found["below"]:
        part = Decimal(counted(found["above"])) / counted(found["below"])
        wanted, spare = 1 + (part if _UPWARD.match(found["text"]) else -part), Decimal("0.06")
    elif found["half"]:
        wanted, spare = Decimal("0.5"), Decimal("0.15")
    else:
        tenths = Decimal(counted(found["tenths"])) / 10
        wanted, spare = 1 + (tenths if _UPWARD.match(found["text"]) else -tenths), Decimal("0.06")
    if abs(rate - wanted) <= spare * wanted:
        return None
    right = shown(rate.quantize(Decimal("0.01")))
    sum_ = f"{new.text}÷{old.text}＝{right}"
    return at(CHANGE, par, found.start("text"), found.end("text"), name="", sum=sum_)


def _half(stated: Amount) -> Decimal:
    _, _, decimals = stated.text.rstrip("倍").partition(".")
    return Decimal("0.5").scaleb(-len(decimals))


def _ulp(*amounts: Amount) -> Decimal:
    """The last figure of those that have the most of them."""
    return min(one.half for one in amounts) * 2


_MORE = r"^[，,](?:同比|(?:比|较)(?:去年|上年|上月|年初|上年末|上年底|去年底|去年末|年初数|期初|上季度|上期|上月末|上季末)(?:同期)?)(?P<verb>净增|净增加|新增|增加|减少|增产|减产|增收|减收|多|少)(?:了)?$"
_RATE_OF_IT = r"^[，,、（(](?:同比)?(?P<verb>增长|增幅|下降|降幅|降低)(?:了|为|达)?$"


@text_rule("arithmetic", "U-10", alone=True)
def growths(text: Prepared) -> Iterator[Finding]:
    """达到A件，比上年增加B件，增长C%: the value before is what is left of A."""
    for par, amounts, so_far in reckoned(text):
        for new, second, third in zip(amounts, amounts[1:], amounts[2:], strict=False):
            more, rate = (third, second) if second.unit == "%" else (second, third)
            verb, of_it = pattern(_MORE).match(more.name), pattern(_RATE_OF_IT).match(rate.name)
            if not (verb and of_it and new.unit == more.unit != "%" and rate.unit == "%"):
                continue
            if not (new.exact and more.exact and rate.exact) or pattern("其中").search(new.name):
                continue
            down = verb["verb"] in ("减少", "少", "减产", "减收")
            new, more = as_round(rate, new, more)
            before = new.value + more.value if down else new.value - more.value
            spare = new.half + more.half
            if before <= spare or down != (of_it["verb"] in ("下降", "降幅", "降低")):
                continue
            if same(more.low * 100 / (before + spare), more.high * 100 / (before - spare), rate):
                continue
            others = [one for one in of_unit(so_far, new.unit) if one.value > ZERO and one.start != new.start]
            if any(same(more.low * 100 / one.high, more.high * 100 / one.low, rate) for one in others):
                continue
            right = shown(more.value * 100 / before, rate.half * 2)
            sign = "＋" if down else "－"
            sum_ = f"{more.text}÷（{new.text}{sign}{more.text}）＝{right}%"
            yield at(
                CHANGE, par, third.start, third.end, name=pattern("^[，,、（(]").sub("", third.name), sum=sum_
            )


_MORE_BY = r"(?:比|较)[^，。；、]{2,12}(?P<verb>增加|增长|多|减少|少)(?:了)?$"


@text_rule("arithmetic", "U-10", alone=True)
def grown_by(text: Prepared) -> Iterator[Finding]:
    """2023年A人，……2025年B人。2025年比2023年增加C人，增长D%: the two that are C apart are both told before."""
    for par, amounts, so_far in reckoned(text):
        for more, rate in pairwise(amounts):
            verb, of_it = pattern(_MORE_BY).search(more.name), pattern(_RATE_OF_IT).match(rate.name)
            if not (verb and of_it and more.exact and rate.exact and more.unit != "%" == rate.unit):
                continue
            down = "少" in verb["verb"]
            told = {one.value for one in of_unit(so_far, more.unit) if one.exact and one.end <= more.start}
            ends = [(one, one + more.value) for one in told if one > ZERO and one + more.value in told]
            if len(ends) != 1 or down != (of_it["verb"] in ("下降", "降幅", "降低")):
                continue
            if any(same(more.low * 100 / one, more.high * 100 / one, rate) for one in told if one > ZERO):
                continue
            before = ends[0][down]
            right = shown(more.value * 100 / before, rate.half * 2)
            sum_ = f"{more.text}÷{shown(before, more.half * 2, unit_of(more))}＝{right}%"
            name = pattern("^[，,、（(]").sub("", rate.name)
            yield at(CHANGE, par, rate.start, rate.end, name=name, sum=sum_)


_COMPARED = (
    rf"^[，,；;](?P<one>{WORD}{{1,8}}?)(?:比|较)(?P<other>{WORD}{{1,8}}?)(?P<verb>多|少|高|低)(?:了|出)?$"
)


@text_rule("arithmetic", "U-10", alone=True)
def comparisons(text: Prepared) -> Iterator[Finding]:
    """甲组A件，乙组B件，甲组比乙组多C件."""
    for par, amounts, _ in reckoned(text):
        for first, second, stated in zip(amounts, amounts[1:], amounts[2:], strict=False):
            found = pattern(_COMPARED).match(stated.name)
            points = "个百分点" if first.unit == "%" else first.unit
            if not found or first.unit != second.unit or stated.unit != points:
                continue
            if found["one"] in first.name and found["other"] in second.name:
                one, other = first, second
            elif found["one"] in second.name and found["other"] in first.name:
                one, other = second, first
            else:
                continue
            more, less = (one, other) if found["verb"] in ("多", "高") else (other, one)
            spare = first.half + second.half + stated.half if first.half else ZERO
            if (
                first.exact
                and second.exact
                and stated.exact
                and abs(more.value - less.value - stated.value) > spare
            ):
                right = shown(more.value - less.value, _ulp(first, second), unit_of(stated))
                name = stated.name[1:]
                yield at(
                    CHANGE, par, stated.start, stated.end, name=name, sum=f"{more.text}－{less.text}＝{right}"
                )


_AVERAGE_GROWTH = r"[，,]年均(?:增长|增速|增幅)(?:为|达)?$"
_FROM_YEAR = r"(?:由|从)(?P<from>20[0-9]{2})年的$"
_TO_YEAR = r"(?P<till>20[0-9]{2})年的$"
_BY_YEAR = r"(?:力争|确保)?到(?P<till>20[0-9]{2})年[底末]?，"


@text_rule("arithmetic", "U-10", alone=True)
def yearly_growth(text: Prepared) -> Iterator[Finding]:
    """由2020年的12.68亿元增加到2025年的18.63亿元，年均增长8.0%: so much each year, the growth before it counted in."""
    for par, amounts, _ in reckoned(text):
        for index, (old, new) in enumerate(pairwise(amounts)):
            begin, end = pattern(_FROM_YEAR).search(old.name), pattern(_TO_YEAR).search(new.name)
            if begin and not end and pattern(_TO).match(gap_of(par, old, new)):
                since = par.text.rfind("。", 0, old.start) + 1
                end = pattern(_BY_YEAR).match(par.text, since)  # 到2028年底，……由2025年的A增至B
            if not begin or not end or old.unit != new.unit or old.low <= 0 or not (old.exact and new.exact):
                continue
            years = int(end["till"]) - int(begin["from"])
            for stated in amounts[index + 2 : index + 5]:
                if years < 2 or stated.unit != "%" or not pattern(_AVERAGE_GROWTH).search(stated.name):
                    continue
                low, high = (
                    (a / b) ** (Decimal(1) / years) - 1 for a, b in ((new.low, old.high), (new.high, old.low))
                )
                if stated.exact and not same(low * 100, high * 100, stated):
                    rate = ((new.value / old.value) ** (Decimal(1) / years) - 1) * 100
                    sum_ = f"{years}年年均{shown(rate, stated.half * 2)}%"
                    yield at(CHANGE, par, stated.start, stated.end, name="年均增长", sum=sum_)


_OVER_PLAN = (
    rf"^[，,](?:超出|超过|高于|高出|超|低于)(?:了)?(?P<than>设计|核定|额定|计划|目标|标准|核准){WORD}{{0,6}}$"
)


@text_rule("arithmetic", "U-10", alone=True)
def over_plan(text: Prepared) -> Iterator[Finding]:
    """设计日转运能力为60吨，实际日均转运量为78吨，超出设计能力30%."""
    for par, amounts, so_far in reckoned(text):
        for plan, actual, stated in zip(amounts, amounts[1:], amounts[2:], strict=False):
            found = pattern(_OVER_PLAN).match(stated.name) if stated.unit == "%" else None
            if not found or found["than"] not in plan.name or plan.unit != actual.unit or plan.low <= 0:
                continue
            if not all(one.exact for one in (plan, actual, stated)) or plan.unit == "%":
                continue
            more, less = sorted((plan, actual), key=lambda one: -one.value)
            if same(
                (more.low - less.high) * 100 / plan.high, (more.high - less.low) * 100 / plan.low, stated
            ):
                continue
            others = of_unit(so_far, plan.unit)
            if any(_grown(one, plan, stated, False) for one in others if one is not plan):
                continue
            right = shown((more.value - less.value) * 100 / plan.value, stated.half * 2)
            sum_ = f"（{more.text}－{less.text}）÷{plan.text}＝{right}%"
            yield at(CHANGE, par, stated.start, stated.end, name=stated.name[1:], sum=sum_)


_THAN_LAST = (
    r"^[，,](?:比|较)(?:上[届年期]|去年|前[一]?年|上年度|上学年)(?P<verb>增加|减少|多|少|净增|增长)(?:了)?$"
)
_OF_TIME = rf"(?P<year>20[0-9]{{2}})(?P<what>届|年|年度|学年|级)(?P<noun>{WORD}{{2,10}}?)(?:为|有|达|共|共有|人数为)?$"


@text_rule("arithmetic", "U-10")
def than_the_last(text: Prepared) -> Iterator[Finding]:
    """2025届毕业生4312人, and 2026届毕业生4450人，比上届增加138人 further on: what the year before had is told elsewhere."""
    told: dict[tuple[int, str, str, str], set[Amount]] = {}
    for _, amounts, _ in reckoned(text):
        for one in amounts:
            if "20" in one.name and (found := pattern(_OF_TIME).search(one.name)):
                told.setdefault((int(found["year"]), found["what"], found["noun"], one.unit), set()).add(one)
    for par, amounts, _ in reckoned(text) if told else ():
        for new, stated in pairwise(amounts):
            verb, found = pattern(_THAN_LAST).match(stated.name), pattern(_OF_TIME).search(new.name)
            if not verb or not found or stated.unit != new.unit:
                continue
            known = told.get((int(found["year"]) - 1, found["what"], found["noun"], new.unit), set())
            if len({one.value for one in known}) != 1 or not (new.exact and stated.exact):
                continue
            old = min(known)
            more, less = (old, new) if verb["verb"] in ("减少", "少") else (new, old)
            if old.exact and abs(more.value - less.value - stated.value) > new.half + old.half:
                right = shown(more.value - less.value, _ulp(new, old), unit_of(new))
                sum_ = f"{more.text}－{less.text}＝{right}"
                yield at(CHANGE, par, stated.start, stated.end, name=stated.name[1:], sum=sum_)


_THAN_NOW = r"^[，,](?:比|较)(?:现有|目前|现在|现状|当前)(?:的)?(?:数量|总数|规模|水平)?(?P<verb>增加|减少|多|少|净增)(?:了)?$"
_NOW = "(?:现有|现建有|现开设|目前(?:共)?有|现设有|已建有?|已有)"
_TILL_THEN = rf"(?P<noun>{WORD}{{2,8}}?)(?:总数|数量|总量)?(?:达到|增至|增加到|扩大到|提高到)$"


@text_rule("arithmetic", "U-10")
def than_now(text: Prepared) -> Iterator[Finding]:
    """现有助餐点58个, and 到2027年底助餐点达到80个，比现有数量增加22个 further on."""
    asked = pattern("[比较](?:现有|目前|现在|现状|当前)").search(text.whole)
    every = [one for _, amounts, _ in reckoned(text) for one in amounts] if asked else []
    for par, amounts, _ in reckoned(text) if every else ():
        for new, stated in pairwise(amounts):
            verb, found = pattern(_THAN_NOW).match(stated.name), pattern(_TILL_THEN).search(new.name)
            if not verb or not found or stated.unit != new.unit or not (new.exact and stated.exact):
                continue
            noun = found["noun"]
            known = [
                one
                for one in every
                if one.unit == new.unit
                and one is not new
                and any(
                    pattern(f"{_NOW}{noun[cut:]}(?:共)?$").search(one.name) for cut in range(len(noun) - 1)
                )
            ]
            if len({one.value for one in known}) != 1 or not known[0].exact:
                continue
            old = known[0]
            more, less = (old, new) if verb["verb"] in ("减少", "少") else (new, old)
            if abs(more.value - less.value - stated.value) > new.half + old.half:
                right = shown(more.value - less.value, _ulp(new, old), unit_of(new))
                sum_ = f"{more.text}－{less.text}＝{right}"
                yield at(CHANGE, par, stated.start, stated.end, name=stated.name[1:], sum=sum_)


_EACH_THAN = r"[，,](?P<each>分别)?(?:比|较)[^，,0-9]{0,10}的?$"
_MORE_IN_TURN = rf"^[，,](?:同比|环比|(?:比|较)[^，,0-9]{{1,10}}?)?分别(?P<verb>{_UP}|{_DOWN})(?:了)?$"
_RATES_IN_TURN = rf"^[，,](?:同比|环比)?分别(?P<verb>{_UP}|{_DOWN})(?:了)?$"


@text_rule("arithmetic", "U-10", alone=True)
def growths_in_turn(text: Prepared) -> Iterator[Finding]:
    """A家、B人，分别比上年同期的C家、D人增长4.1%和2.6%: each against its own."""
    for par, amounts, _ in reckoned(text):
        for middle, first in enumerate(amounts):
            count = 0
            than = pattern(_EACH_THAN).search(first.name)
            if not than or pattern(_MORE_IN_TURN).match(first.name):
                yield from _rates_of_more(par, amounts, middle)
                continue
            for count in (3, 2):
                new, old = amounts[max(middle - count, 0) : middle], amounts[middle : middle + count]
                stated = amounts[middle + count : middle + 2 * count]
                units = [[one.unit for one in some] for some in (new, old)]
                if (
                    len(new) == len(stated) == count
                    and units[0] == units[1]
                    and {one.unit for one in stated} == {"%"}
                ):
                    break
            else:
                continue
            verb = pattern(rf"(?P<each>分别)?(?P<verb>{_UP}|{_DOWN})$").match(stated[0].name)
            if (
                not verb
                or not (than["each"] or verb["each"])
                or not all(one.exact and one.value > 0 for one in (*new, *old, *stated))
            ):
                continue
            for now, then, rate in zip(new, old, stated, strict=True):
                more, less = (then, now) if pattern(_DOWN).fullmatch(verb["verb"]) else (now, then)
                if not same(
                    (more.low - less.high) * 100 / then.high, (more.high - less.low) * 100 / then.low, rate
                ):
                    right = shown((more.value - less.value) * 100 / then.value, rate.half * 2)
                    sum_ = f"（{more.text}－{less.text}）÷{then.text}＝{right}%"
                    yield at(CHANGE, par, rate.start, rate.end, name=verb["verb"], sum=sum_)


def _rates_of_more(par: Par, amounts: Sequence[Amount], middle: int) -> Iterator[Finding]:
    """事故7起、死亡11人，比去年同期分别增加2起、3人，分别上升40%和37.5%: each by how much more there is, of what there was."""
    verb = pattern(_MORE_IN_TURN).match(amounts[middle].name)
    if not verb:
        return
    for count in (3, 2):
        new, more = amounts[max(middle - count, 0) : middle], amounts[middle : middle + count]
        stated = amounts[middle + count : middle + 2 * count]
        if len(new) == len(stated) == count and {one.unit for one in stated} == {"%"}:
            break
    else:
        return
    rates = pattern(_RATES_IN_TURN).match(stated[0].name)
    down = bool(pattern(_DOWN).fullmatch(verb["verb"]))
    if not rates or down != bool(pattern(_DOWN).fullmatch(rates["verb"])):
        return
    if [one.unit for one in new] != [one.unit for one in more] or not all(
        one.exact and one.value > 0 for one in (*new, *more, *stated)
    ):
        return
    for now, by, rate in zip(new, more, stated, strict=True):
        before = now.value + by.value if down else now.value - by.value
        spare = now.half + by.half
        if before <= spare or same(by.low * 100 / (before + spare), by.high * 100 / (before - spare), rate):
            continue
        right = shown(by.value * 100 / before, rate.half * 2)
        sum_ = f"{by.text}÷（{now.text}{'＋' if down else '－'}{by.text}）＝{right}%"
        yield at(CHANGE, par, rate.start, rate.end, name=rates["verb"], sum=sum_)


_SERIES = (
    r"(?P<years>20[0-9]{2}年(?:[、和及]20[0-9]{2}年)+)[^，。；0-9]{0,20}分别(?:为|是|达|达到|有|完成|实现)?$"
)
_OF_YEARS = r"^[，,；;](?:其中)?(?P<new>20[0-9]{2})年(?:比|较)(?P<old>20[0-9]{2})年(?P<verb>增长|增加|上升|提高|下降|减少)(?:了)?$"


@text_rule("arithmetic", "U-10", alone=True)
def years_in_turn(text: Prepared) -> Iterator[Finding]:
    """2023年、2024年、2025年分别为A人次、B人次、C人次，2025年比2024年增长15%: two of a row that is told year by year."""
    for par, amounts, _ in reckoned(text):
        for index, first in enumerate(amounts):
            found = pattern(_SERIES).search(first.name) if "分别" in first.name else None
            if not found:
                continue
            years = pattern("20[0-9]{2}").findall(found["years"])
            values = amounts[index : index + len(years)]
            if len(values) < len(years) or len({one.unit for one in values}) > 1:
                continue
            told = dict(zip(years, values, strict=True))
            for stated in amounts[index + len(years) :]:
                of = pattern(_OF_YEARS).match(stated.name)
                if not of:
                    break
                new, old = told.get(of["new"]), told.get(of["old"])
                if stated.unit != "%" or not (new and old and new.exact and old.exact and stated.exact):
                    continue
                down = of["verb"] in ("下降", "减少")
                more, less = (old, new) if down else (new, old)
                old, more, less = as_round(stated, old, more, less)
                if more.value <= less.value or same(
                    (more.low - less.high) * 100 / old.high, (more.high - less.low) * 100 / old.low, stated
                ):
                    continue
                right = shown((more.value - less.value) * 100 / old.value, stated.half * 2)
                sum_ = f"（{more.text}－{less.text}）÷{old.text}＝{right}%"
                yield at(CHANGE, par, stated.start, stated.end, name=stated.name[1:], sum=sum_)


FEW_FIGURES = 3
"""Figures of an index with fewer of which a growth is not told exactly."""
_BARE = r"[0-9]+(?:\.[0-9]+)?"
_INDEX = (
    rf"(?:由|从)[^，。；0-9]{{0,10}}(?<![0-9.])(?P<old>{_BARE})(?P<verb>{_UP}|{_DOWN})(?:到|至|为){WORD}{{0,6}}?(?P<new>{_BARE})"
    rf"[，,（(](?P<by>{_UP}|{_DOWN})(?:了|幅度?为?|率为?)?(?P<n>{_BARE})(?P<sign>%|％)?(?=[，。；、）)])"
)


@text_rule("arithmetic", "U-10")
def index_changes(text: Prepared) -> Iterator[Finding]:
    """评分由0.21升至0.26，提高19.2%: indices, scores and coefficients, which have no unit."""
    for spot in text.spots(_INDEX, prose=True):
        old, new, said = (Decimal(spot.match[one]) for one in ("old", "new", "n"))
        up = bool(pattern(_UP).fullmatch(spot.match["by"]))
        if old <= 0 or (new > old) != up:
            continue
        ulps = [Decimal(1).scaleb(-len(spot.match[one].partition(".")[2])) for one in ("old", "new", "n")]
        off = abs(new - old)
        if spot.match["sign"]:
            right = off * 100 / old
            few = len(spot.match["old"].replace(".", "").lstrip("0")) < FEW_FIGURES
            spare = right / 10 if few else ulps[2]
            sum_ = f"（{max(new, old)}－{min(new, old)}）÷{old}＝{shown(right, ulps[2])}%"
        else:
            right, spare = off, ulps[2] / 2
            sum_ = f"{max(new, old)}－{min(new, old)}＝{off}"
        if abs(right - said) > spare:
            yield spotted(CHANGE, spot.since("n"), name=spot.match["by"], sum=sum_)
