"""Rules on what is told of one whole in more than one breath (W600, W603–W606): parts in the sentence after it, units of several kinds, lines that end in a total, who is not of a rate.

What is reckoned is named by its words, and no other reading of them is right; where a part may be left out, the number is told of only where a slip of the hand explains it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from .arithmetic import RATE
from .arithmetic_amounts import (
    WORD,
    ZERO,
    Amount,
    amounts_in,
    gap_of,
    of_unit,
    reckoned,
    same,
    shown,
    slip,
    sums_to,
    unit_of,
)
from .arithmetic_each import AVERAGE
from .arithmetic_parts import LINKS, NO_PART, PARTS, added, retyped
from .arithmetic_rest import REST
from .arithmetic_sums import TOTAL
from .findings import Finding, at, text_rule
from .places import pattern
from .prepared import Par, Prepared

NEAR = 15
"""Per cent of a whole that parts may be off, where one of them was mistyped."""


def _near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) * 100 <= NEAR * max(value, other)


# ---- parts that a new sentence tells ----------------------------------------------------------------------------------


@text_rule("arithmetic", "U-10")
def parts_after(text: Prepared) -> Iterator[Finding]:
    """完成投资3.28亿元，为计划的102.5%。其中，水厂1.42亿元，管网1.26亿元，水务0.70亿元: the whole stands first in the sentence before."""
    for par, amounts, so_far in reckoned(text):
        if not pattern(r"[。\n]?其中[，,：:]?").match(amounts[0].name):
            continue
        unit = amounts[0].unit
        parts = of_unit(amounts, unit)
        linked = all(
            pattern(LINKS).match(gap) and not pattern(NO_PART).search(gap)
            for one, then in pairwise(parts)
            for gap in [gap_of(par, one, then)]
        )
        before = [one for one in so_far if one.start < amounts[0].start]
        last = max((start for start, end in par.sentences if before and start <= before[-1].start), default=0)
        wholes = of_unit([one for one in before if one.start >= last], unit)
        if len(parts) < LEAST or len(parts) < len(amounts) or not linked or not wholes or unit == "%":
            continue
        whole = wholes[0]
        if not all(one.exact for one in (whole, *parts)) or any(sums_to(parts, one) for one in wholes):
            continue
        if whole is max(wholes, key=lambda one: one.value) and retyped(parts, whole):
            start, end = parts[0].start, parts[-1].end
            yield at(PARTS, par, start, end, said={"text": whole.text}, sum=added(parts, whole))


LEAST = 3
"""Parts that a list has, where nothing else shows that all are named."""


# ---- units of several kinds -------------------------------------------------------------------------------------------

_KINDS = (
    rf"(?P<list>(?<![0-9.])[0-9]{{1,4}}[个家所](?:{WORD}{{1,8}}?[、和及][0-9]{{1,4}}[个家所])+){WORD}{{2,8}}[，,（(](?:共计|合计|总计|一共|总共|共)"
    r"(?P<n>[0-9]{1,5})(?P<unit>[个家所])(?:单位|部门|机构|地方|点位|站点|场所|主体|镇街|乡镇（街道）|镇（街道）|县区|村居|村（社区）|站所)"
)


@text_rule("arithmetic", "U-10")
def kinds_counted(text: Prepared) -> Iterator[Finding]:
    """12个乡镇、5个街道和46个区直单位，共计62个单位: the name of the total is one for all of its kinds."""
    for spot in text.spots(_KINDS, prose=True):
        match = spot.match
        parts = [int(one) for one in pattern(r"([0-9]+)[个家所]").findall(match["list"])]
        if sum(parts) != int(match["n"]) and _near(Decimal(sum(parts)), Decimal(match["n"])):
            start = spot.start + match.start("n") - match.start()
            unit = match["unit"]
            sum_ = f"{'＋'.join(f'{one}{unit}' for one in parts)}＝{sum(parts)}{unit}"
            yield at(TOTAL, spot.par, start, start + len(match["n"]) + 1, sum=sum_)


# ---- who is not of a rate ---------------------------------------------------------------------------------------------

_NOT = rf"^[，,、；;（(](?:其中)?(?:发现|有)?(?P<no>[不未])(?P<of>{WORD}{{2}})(?:的)?(?:产品|样品|批次|数)?(?:为|有)?$"


@text_rule("arithmetic", "U-10")
def rates_without(text: Prepared) -> Iterator[Finding]:
    """抽检1120批次，不合格28批次，合格率98.5%: the rate of those that are left."""
    for par, amounts, so_far in reckoned(text):
        for whole, out, rate in zip(amounts, amounts[1:], amounts[2:], strict=False):
            found = pattern(_NOT).match(out.name) if rate.unit == "%" and whole.unit == out.unit else None
            if not found or not pattern(
                rf"[，,；;（(](?:产品|样品|总体|整体|平均)?{found['of']}率(?:为|达到?|是)?$"
            ).match(rate.name):
                continue
            if not all(one.exact for one in (whole, out, rate)) or not ZERO < out.value < whole.value:
                continue
            known = [one for one in of_unit(so_far, whole.unit) if one.start < rate.start]
            done = [(one.value - out.value) * 100 / one.value for one in known if one.value > out.value]
            done += [
                one.value * 100 / other.value for one in known for other in known if other.value > one.value
            ]
            if any(same(value, value, rate) for value in done):
                continue
            right = shown((whole.value - out.value) * 100 / whole.value, rate.half * 2)
            name = pattern("^[，,；;（(]").sub("", rate.name)
            sum_ = f"（{whole.text}－{out.text}）÷{whole.text}＝{right}%"
            yield at(RATE, par, rate.start, rate.end, name=name, sum=sum_)


# ---- so many a day ----------------------------------------------------------------------------------------------------

_DAYS_IN = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SPAN = r"(?<![0-9])(?P<from>[0-9]{1,2})月?(?:至|到|—|－|-|～|~)(?P<till>[0-9]{1,2})月(?:份)?(?![0-9])|(?P<half>[上下])半年|(?P<quarter>[一二三四])季度|(?<![0-9至到—－-])(?P<one>[0-9]{1,2})月(?:份)?(?=[，,])|(?P<all>全年)"
NEAR_A_DAY = 12
"""Per cent that a daily average may be off, where it was mistyped; of working days alone it would be off by more."""


def _days(found: re.Match[str]) -> int:
    if found["all"]:
        return 365
    if found["half"]:
        first, last = (1, 6) if found["half"] == "上" else (7, 12)
    elif found["quarter"]:
        last = "一二三四".index(found["quarter"]) * 3 + 3
        first = last - 2
    else:
        first = int(found["one"] or found["from"])
        last = int(found["one"] or found["till"])
    return sum(_DAYS_IN[first : last + 1]) if 1 <= first <= last <= 12 else 0


@text_rule("arithmetic", "U-10")
def daily(text: Prepared) -> Iterator[Finding]:
    """1至4月，完成客运量5280万人次，日均46万人次: what a time's total is a day."""
    for par, amounts, _ in reckoned(text) if "日均" in text.whole or "每天" in text.whole else ():
        for total, stated in pairwise(amounts):
            if (
                not pattern("^[，,（(；;](?:日均|平均每[天日]|每天平均)$").match(stated.name)
                or total.unit != stated.unit
            ):
                continue
            begin = max((start for start, _ in par.sentences if start <= total.start), default=0)
            spans = list(pattern(_SPAN).finditer(par.text[begin : total.start]))
            days = _days(spans[0]) if len(spans) == 1 else 0
            if not days or not (total.exact and stated.exact) or total.unit in ("%", "天"):
                continue
            rounded = stated._replace(half=max(stated.half, Decimal("0.5")))
            if any(same(total.low / each, total.high / each, rounded) for each in (days, days + 1)):
                continue
            value = total.value / days
            if abs(value - stated.value) * 100 <= NEAR_A_DAY * value:
                right = shown(value, stated.half * 2 or Decimal(1), unit_of(stated))
                yield at(AVERAGE, par, stated.start, stated.end, sum=f"{total.text}÷{days}天＝{right}")


# ---- what others pay --------------------------------------------------------------------------------------------------

_OWN_SHARE = r"(?:自筹|自行解决|自有资金|已落实|已到位|已筹措|已筹集)(?:资金|经费|了)?$"
_REST = r"^[，,；;](?:其余|剩余|余下|缺口|不足部分)(?:的|资金|经费)?$"
_IN_ALL = r"(?:总投资|总概算|总预算|合计|总计)(?:为|资金|经费)?$"
_ALL = (
    r"(?:总投资|合计|概算|预算|总额|共需(?:资金|经费)?|需(?:资金|经费)|总计|共计|估算)(?:为|约|资金|经费)?$"
)


@text_rule("arithmetic", "U-10")
def rest_of_all(text: Prepared) -> Iterator[Finding]:
    """概算合计150万元 in one paragraph; 自筹30万元，其余110万元 in another."""
    for par, amounts, _ in reckoned(text):
        for own, left in pairwise(amounts):
            if (
                own.unit != left.unit
                or not pattern(_OWN_SHARE).search(own.name)
                or not pattern(_REST).match(left.name)
            ):
                continue
            told = [one for some in amounts_in(text).values() for one in of_unit(some, own.unit)]
            ways = [
                {one.value: one for one in told if one.exact and pattern(way).search(one.name)}
                for way in (_IN_ALL, _ALL)
            ]
            wholes = next(filter(None, ways), {})
            if len(wholes) != 1 or not (own.exact and left.exact) or left.half != own.half:
                continue
            whole = next(iter(wholes.values()))
            both = own.value + left.value
            if (
                any(both == one.value for one in told)
                or not _near(both, whole.value)
                or whole.value <= own.value
            ):
                continue
            right = shown(whole.value - own.value, min(whole.half, own.half) * 2, unit_of(left))
            yield at(REST, par, left.start, left.end, sum=f"{whole.text}－{own.text}＝{right}")


# ---- lines that are rows ----------------------------------------------------------------------------------------------

_ROW = rf"^(?:[（(]?[0-9一二三四五六七八九十]{{1,2}}[）).．、])?(?P<name>{WORD}{{1,12}}(?:[0-9]+个{WORD}{{2}})?)[：:，,]?"
_SUM_ROW = "合计|总计|共计|全[市县区镇乡省州]|小计"
LEAST_ROWS = 3


@text_rule("arithmetic", "U-10")
def lines_totalled(text: Prepared) -> Iterator[Finding]:
    """城东区：在校92000人，参加82800人 … 合计：在校300000人，参加254430人: lines as alike as the rows of a table, and the last of them their total."""
    amounts = amounts_in(text)
    rows: list[tuple[Par, list[Amount]]] = []
    for par in text.pars:
        here = amounts.get(par.index, [])
        counts = [one for one in here if one.unit != "%"]
        if rows and par.index == rows[-1][0].index + 1 and _alike(rows[0][1], counts):
            rows.append((par, counts))
            if len(rows) > LEAST_ROWS and pattern(_SUM_ROW).match(par.text):
                yield from _columns(rows)
            continue
        yield from _one_ratio(rows)
        rows = [(par, counts)] if counts and len(par.text) <= LONGEST and par.is_prose else []
    yield from _one_ratio(rows)


LONGEST = 60
"""Characters of a line that may be a row."""


def _alike(one: Sequence[Amount], other: Sequence[Amount]) -> bool:
    """Whether two lines tell of the same by the same words, but for whose it is."""
    return len(one) == len(other) > 0 and all(
        a.unit == b.unit and b.exact and _said(a) == _said(b) for a, b in zip(one, other, strict=True)
    )


def _said(one: Amount) -> str:
    """The last words before an amount, but for whose it is: 城关镇：, 三岔乡：."""
    return pattern("^.*(?=[：:])").sub("", one.name)[-2:]


def _columns(rows: Sequence[tuple[Par, list[Amount]]]) -> Iterator[Finding]:
    par, totals = rows[-1]
    for column, total in enumerate(totals):
        parts = [counts[column] for _, counts in rows[:-1]]
        if not sums_to(parts, total) and _near(sum((one.value for one in parts), ZERO), total.value):
            yield at(TOTAL, par, total.start, total.end, sum=added(parts, total))


def _one_ratio(rows: Sequence[tuple[Par, list[Amount]]]) -> Iterator[Finding]:
    """登记98000人，应体检68600人: of lines in which one number is the same share of the other, the one in which it is not, by a slip."""
    pairs = [(par, counts) for par, counts in rows if len(counts) == 2 and counts[0].value > 0]
    if len(pairs) <= LEAST_ROWS or len(pairs) != len(rows):
        return
    ratios = [counts[1].value / counts[0].value for _, counts in pairs]
    usual = max(set(ratios), key=ratios.count)
    odd = [index for index, one in enumerate(ratios) if one != usual]
    if len(odd) != 1 or usual >= 1 or len({one.unit for _, some in pairs for one in some}) > 1:
        return
    par, (whole, part) = pairs[odd[0]]
    right = whole.value * usual
    if slip(f"{part.value.normalize():f}", f"{right.normalize():f}"):
        share = shown(usual * 100, ZERO)
        sum_ = f"{whole.text}×{share}%＝{shown(right, part.half * 2, unit_of(part))}"
        yield at(AVERAGE, par, part.start, part.end, sum=sum_)
