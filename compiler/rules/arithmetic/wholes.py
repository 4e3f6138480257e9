"""Rules on what is told of one whole in more than one breath (W600, W603–W606): parts in the sentence after it, units of several kinds, lines that end in a total, who is not of a rate.

What is reckoned is named by its words, and no other reading of them is right; where a part may be left out, the number is told of only where a slip of the hand explains it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    SMALL,
    WORD,
    ZERO,
    Amount,
    amounts_in,
    clause_of,
    counted,
    of_unit,
    percent,
    reckoned,
    same,
    shown,
    slip,
    some_sum,
    sums_to,
    unit_of,
)
from .each import AVERAGE
from .parts import LINKS, NO_PART, PARTS, PAYER, added, is_closed, linked, not_all
from .rest import REST
from .shares import RATE
from .sums import TOTAL

NEAR = 15
"""Per cent of a whole that parts may be off, where one of them was mistyped."""


def _near(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) * 100 <= NEAR * max(value, other)


# ---- parts that a new sentence tells ----------------------------------------------------------------------------------


@text_rule("arithmetic", "U-10", alone=True)
def parts_after(text: Prepared) -> Iterator[Finding]:
    """完成投资3.28亿元，为计划的102.5%。其中，水厂1.42亿元，管网1.26亿元，水务0.70亿元: the whole stands first in the sentence before."""
    for par, amounts, so_far in reckoned(text):
        if not pattern(r"[。\n]?其中[，,：:]?").match(amounts[0].name):
            continue
        unit = amounts[0].unit
        parts = linked(par, amounts, amounts[0], NO_PART) if amounts[0].exact else []
        before = [one for one in so_far if one.start < amounts[0].start]
        last = max((start for start, end in par.sentences if before and start <= before[-1].start), default=0)
        wholes = of_unit([one for one in before if one.start >= last], unit)
        if len(parts) < 2 or not wholes or unit == "%":
            continue
        whole, total = wholes[0], sum((one.value for one in parts), ZERO)
        if pattern("共需|合计|共计|总计|总").search(clause_of(wholes[-1])):
            whole = max(wholes[0], wholes[-1], key=lambda one: one.value)
        if not whole.exact or any(sums_to(parts, one) for one in of_unit(so_far, unit) if one not in parts):
            continue
        if whole is not max(wholes, key=lambda one: one.value) or total * 3 > whole.value * 4:
            continue
        wrong = not_all(
            par,
            whole,
            amounts,
            parts,
            "其中",
            closed=is_closed(par.text[parts[-1].end : parts[-1].end + 12], amounts, parts),
        )
        if wrong and wrong.code is PARTS:
            yield wrong


# ---- who pays ----------------------------------------------------------------------------------------------------------

_PAID_BY = r"(?:^|[，,；;。：:])(?:[^，,；;。：:0-9]{0,10}(?:资金|经费|费用|投资|款项?|来源)[^，,；;。：:0-9]{0,6})?(?:拟|全部|均|共同|分别|主要)?(?:由|从|来源(?:为|于|包括|是)?[：:]?)"
_NEEDED = "总投资|投资|总经费|经费|共需|需|概算|预算|总费用|总额|估算|造价|合计|共计|资金"
_NOT_ALL_PAID = re.compile(
    "缺口|尚缺|其余|剩余|不足|先期|首期|已到位|已落实|尚需|余下|另|等|每|年度?安排|分期|比例|以内|奖|逐年|首年"
)
FAR_PARS = 2
"""Paragraphs before one in which what is paid for may stand."""
PAID_NEAR = 35
"""Per cent that what is paid may be off, where it is of what was told before."""


@text_rule("arithmetic", "U-10")
def funded(text: Prepared) -> Iterator[Finding]:
    """总投资1386万元……。资金来源为：自筹586万元，申请预算安排900万元; 所需9.8万元由镇财政解决6万元，村集体自筹3.6万元: what is needed, and who pays how much of it."""
    for par, amounts, so_far in reckoned(text):
        for index, first in enumerate(amounts):
            if first.unit != "元" or not first.exact:
                continue
            head = pattern(_PAID_BY).search(first.name)
            if not head or "其中" in first.name[head.end() :] or not PAYER.search(first.name):
                continue
            parts = linked(par, amounts[index:], first, "同比|比|较|增|减|每|率")
            begin = par.text.rfind("。", 0, first.start) + 1
            ending = par.text.find("。", parts[-1].end)
            rest = par.text[first.start : ending if ending >= 0 else len(par.text)]
            after = par.text[parts[-1].end : parts[-1].end + 8]
            if (
                len(parts) < 2
                or not all(PAYER.search(one.name) for one in parts)
                or _NOT_ALL_PAID.search(rest + par.text[begin : first.start])
                or not pattern("[）)]?(?:[。；;，,]|$|组成|构成|解决|承担|共同)").match(after)
            ):
                continue
            before = [one for one in of_unit(so_far, "元") if one.start < first.start]
            near = [
                one for at_ in range(par.index - FAR_PARS, par.index) for one in amounts_in(text).get(at_, ())
            ]
            total = sum((one.value for one in parts), ZERO)
            needs = [
                one
                for one in [*of_unit(near, "元"), *before]
                if pattern(_NEEDED).search(clause_of(one)) and one.value > max(part.value for part in parts)
            ]
            everywhere = [one for some in amounts_in(text).values() for one in of_unit(some, "元")]
            if not needs or any(sums_to(parts, one) for one in everywhere if one not in parts):
                continue
            whole = needs[-1]
            told = [one for one in of_unit(so_far, "元") if one.start < whole.start and whole in before]
            if any(sum((one.value for one in told[-size:]), ZERO) == total for size in range(2, 7)):
                continue  # the whole itself is told of: it is no sum of what stands before it
            if whole.exact and abs(total - whole.value) * 100 <= whole.value * PAID_NEAR:
                start = parts[0].start
                yield at(PARTS, par, start, parts[-1].end, said={"text": whole.text}, sum=added(parts, whole))


# ---- shares of what is named ----------------------------------------------------------------------------------------------

_NAMED = rf"(?P<part>{WORD}{{2,14}}?)占(?P<whole>{WORD}{{2,14}}?)的?(?:比重|比例|份额)?(?:为|达到?|是|约)?$"
_SO_MUCH = "(?:总数|总量|总额|共有?|现有|有|为|达到?|约|控制在|安排|投入|支出|预算)*$"


def _is_called(par: Par, one: Amount, name: str) -> bool:
    """Whether a number is of what a name says, which stands right before it, right behind it, or round it."""
    before, after = par.text[max(one.start - 24, 0) : one.start], par.text[one.end : one.end + 16]
    if after.startswith(name) or pattern(f"{re.escape(name)}{_SO_MUCH}").search(before):
        return True
    return any(before.endswith(name[:cut]) and after.startswith(name[cut:]) for cut in range(1, len(name)))


@text_rule("arithmetic", "U-10", alone=True)
def shares_of_named(text: Prepared) -> Iterator[Finding]:
    """1860家药品零售企业中经营冷藏药品的744家企业……。经营冷藏药品的企业占全市药品零售企业的44%: a share whose part and whole were both told of by these words."""
    for par, _, so_far in reckoned(text):
        for stated in so_far:
            if stated.unit != "%" or not stated.exact or "占" not in stated.name:
                continue
            found = pattern(_NAMED).search(clause_of(stated))
            if not found:
                continue
            names = (
                found["part"],
                pattern("^(?:全[市县区镇乡省州校院局]|我[市县区镇乡校院局])|总?[数量]$").sub(
                    "", found["whole"]
                ),
            )
            ends: list[list[Amount]] = []
            for name in names:
                short = name[:-1] if name.endswith(tuple("费款额数量")) and len(name) > LEAST_NAMED else name
                ends.append(
                    [
                        one
                        for one in so_far
                        if one.end < stated.start
                        and one.unit not in ("%", "个百分点")
                        and len(short) >= LEAST_NAMED
                        and any(_is_called(par, one, each) for each in {name, short})
                    ]
                )
            part, whole = ends
            if len({one.value for one in part}) != 1 or len({one.value for one in whole}) != 1:
                continue
            one, other = part[0], whole[0]
            if one.unit != other.unit or one.value >= other.value or not one.exact:
                continue
            known = of_unit([each for each in so_far if each.end < stated.start], one.unit)
            if any(
                a.value < b.value and b.low > 0 and same(*percent(a, b), stated) for a in known for b in known
            ):
                continue
            right = shown(one.value * 100 / other.value, stated.half * 2)
            name = clause_of(stated)
            yield at(RATE, par, stated.start, stated.end, name=name, sum=f"{one.text}÷{other.text}＝{right}%")


LEAST_NAMED = 3
"""Characters by which a part or a whole is known."""

# ---- two columns of one list ------------------------------------------------------------------------------------------

_BESIDE = rf"^[、，,（(]?(?:{WORD}{{0,2}}(?:金额|面积|投资|资金|人数|户数|里程|长度|人口|产值))?(?:分别为)?$"
_NO_COLUMN = "同比|环比|比|较|增|减|降|占|每|均|率|已|剩|尚|去年|上年"


@text_rule("arithmetic", "U-10", alone=True)
def two_columns(text: Prepared) -> Iterator[Finding]:
    """群众64户271人，其中甲村29户118人、乙村35户153人: of two columns of one list one adds up to its whole, so that all rows are there, and the other does not."""
    for par, amounts, so_far in reckoned(text):
        for begin in range(len(so_far) - len(amounts), len(so_far)):
            if wrong := _column_off(par, so_far, begin):
                yield wrong
                break


def _column_off(par: Par, so_far: Sequence[Amount], begin: int) -> Finding | None:
    """What is wrong with the rows that begin with an amount: A户B人、C户D人, or A户、B户，分别为C人、D人, whose whole is a pair before them."""
    first = so_far[begin]
    if not 1 < begin < len(so_far) - 2 or all(one.unit != first.unit for one in so_far[:begin]):
        return None
    pairs: list[tuple[Amount, Amount]] = []
    for one, beside in zip(so_far[begin::2], so_far[begin + 1 :: 2], strict=False):
        gap = pattern("^[；;]").sub("，", one.name)
        linked = not pairs or (pattern(LINKS).match(gap) and not pattern(_NO_COLUMN).search(gap))
        if not linked or not pattern(_BESIDE).match(pattern(f"^{WORD}{{1,4}}(?=、)").sub("", beside.name)):
            break
        if (one.unit, beside.unit) != (first.unit, so_far[begin + 1].unit):
            break
        pairs.append((one, beside))
    columns = [[pair[side] for pair in pairs] for side in (0, 1)]
    if len(pairs) < 2:
        columns = _in_turn(so_far, begin)
    if not columns or not all(one.exact for some in columns for one in some):
        return None
    units = columns[0][0].unit, columns[1][0].unit
    if units[0] == units[1] or "%" in units or units[0] == "元":
        return None
    for whole, beside in reversed([*pairwise(so_far[:begin])]):
        if (whole.unit, beside.unit) != units or not (whole.exact and beside.exact):
            continue
        right = [sums_to(some, one) for some, one in zip(columns, (whole, beside), strict=True)]
        if all(right):
            return None
        exact = [sum((one.value for one in some), ZERO) for some in columns]
        if right[0] != right[1]:
            off_by, total = (0, whole) if right[1] else (1, beside)
            sure = exact[1 - off_by] == (beside, whole)[off_by].value and _near(exact[off_by], total.value)
            parts = columns[off_by]
            if sure and len({one.value for one in columns[1 - off_by]}) > 1:
                start = parts[0].start
                return at(
                    PARTS, par, start, parts[-1].end, said={"text": total.text}, sum=added(parts, total)
                )
    return None


def _in_turn(so_far: Sequence[Amount], begin: int) -> list[list[Amount]]:
    """Two lists of one length, one after the other: 18宗、15宗、10宗，面积分别为1190亩、1010亩、660亩."""
    first = so_far[begin]
    same_unit = [first]
    for one in so_far[begin + 1 :]:
        if one.unit != first.unit or not pattern("^[、和]$").match(one.name):
            break
        same_unit.append(one)
    count = len(same_unit)
    others = so_far[begin + count : begin + 2 * count]
    if count <= 2 or len(others) < count or not pattern("分别").search(others[0].name):
        return []
    linked = all(pattern("^[、和]$").match(one.name) for one in others[1:])
    return [same_unit, list(others)] if linked and len({one.unit for one in others}) == 1 else []


# ---- what is shared out -----------------------------------------------------------------------------------------------

_SHARES = (
    "(?:承担|分担|负担|出资|筹集|筹措|安排|配套|给予|分配|投入|补助|解决)(?:资金)?(?:为)?[^，。；0-9]{0,6}$"
)
_BY_RATIO = r"按(?:照)?[\u4e00-\u9fff、]{0,12}?(?P<ratio>[0-9]{1,2}(?:[:：∶比][0-9]{1,2}){1,3})(?:的)?(?:比例|比重|标准)?"


@text_rule("arithmetic", "U-10")
def shared_out(text: Prepared) -> Iterator[Finding]:
    """资金3.0亿元，按4∶6的比例分担，分别承担1.2亿元、1.8亿元: what each has of a whole, by a ratio."""
    for spot in text.spots(_BY_RATIO, prose=True):
        shares = [Decimal(one) for one in pattern("[:：∶比]").split(spot.match["ratio"])]
        known = amounts_in(text).get(spot.par.index, ())
        before = [one for one in known if one.end <= spot.start]
        parts = [one for one in known if one.start >= spot.end][: len(shares)]
        whole = before[-1] if before else None
        if whole is None or len(parts) < len(shares):
            continue
        between = spot.par.text[whole.end : parts[0].start]
        if not pattern(f"分别{_SHARES}").search(between) or pattern("。|今年|本年|已|首|目前|当年").search(
            between
        ):
            continue
        alike = {one.unit for one in (whole, *parts)}
        if len(alike) > 1 or not all(one.exact for one in (whole, *parts)):
            continue
        for part, share in zip(parts, shares, strict=True):
            value = whole.value * share / sum(shares)
            if abs(value - part.value) > part.half + whole.half and not any(
                part.value == one.value for one in before
            ):
                right = shown(value, part.half * 2, unit_of(part))
                sum_ = f"{whole.text}×{share:f}/{sum(shares):f}＝{right}"
                yield at(AVERAGE, spot.par, part.start, part.end, sum=sum_)


# ---- so many of them in all ---------------------------------------------------------------------------------------------

_N_IN_ALL = (
    rf"[。；](?:以上|上述|这)?(?P<n>{SMALL}|[2-9])(?:[人项者类家户村个笔处批级组年次块](?:{WORD}{{0,4}}?))"
    rf"(?:合计|共计|总计|累计|共)(?P<did>{WORD}{{0,6}})$"
)


@text_rule("arithmetic", "U-10", alone=True)
def so_many_in_all(text: Prepared) -> Iterator[Finding]:
    """扣减绩效年薪8万元；……5万元；……3万元。三人合计扣减16万元: the last so many of one kind, that the words count."""
    for par, amounts, so_far in reckoned(text):
        total = amounts[0]
        found = pattern(_N_IN_ALL).search(par.text[: total.start][-LONGEST_LEAD:])
        if not found or not total.exact or total.unit == "%":
            continue
        count = counted(found["n"])
        did = found["did"][-2:]
        before = [
            one
            for one in so_far
            if one.end <= total.start and unit_of(one) == unit_of(total) and did in one.name
        ]
        ends = {one.name[-1:] for one in before[-count:]}
        parts = before if len(before) == count else before[-count:] if len(ends) == 1 else []
        if len(parts) != count or not all(one.exact for one in parts) or sums_to(parts, total):
            continue
        if not any(
            sums_to(some, total) for size in range(1, len(before) + 1) for some in _runs(before, size)
        ):
            yield at(TOTAL, par, total.start, total.end, sum=added(parts, total))


LONGEST_LEAD = 30


def _runs(amounts: Sequence[Amount], size: int) -> Iterator[Sequence[Amount]]:
    for begin in range(len(amounts) - size + 1):
        yield amounts[begin : begin + size]


# ---- what is left, told again ------------------------------------------------------------------------------------------

_STILL = (
    r"(?:尚未|还未|仍未|没有|未)(?P<a>[\u4e00-\u9fff]{2})(?:到位|完成|结案)?的(?P<n1>[0-9]{1,4})(?P<u1>[个件项条起处家户宗笔])(?P<w1>[\u4e00-\u9fff]{0,2})"
    r"|(?:仍有|尚有|还有|剩余的?|余下的?|其余的?)(?P<n2>[0-9]{1,4})(?P<u2>[个件项条起处家户宗笔])(?P<w2>[\u4e00-\u9fff]{0,6}?)(?:尚未|还未|仍未|没有|未)(?:完成)?(?P<b>[\u4e00-\u9fff]{2})"
)


@text_rule("arithmetic", "U-10")
def left_again(text: Prepared) -> Iterator[Finding]:
    """发现问题87个……已整改61个，整改率70.1%, and 尚未整改到位的28个问题 further on: what is left of the whole, by the rate of what was done."""
    for spot in text.spots(_STILL, prose=True):
        one = "1" if spot.match["a"] else "2"
        verb, unit = spot.match["a"] or spot.match["b"], spot.match[f"u{one}"]
        said, what = int(spot.match[f"n{one}"]), spot.match[f"w{one}"][-2:]
        lefts: dict[int, tuple[Amount, Amount]] = {}
        for index, so_far in amounts_in(text).items():
            known = of_unit(so_far, unit) if index < spot.par.index else []
            for rate in so_far if known else ():
                if (
                    rate.unit != "%"
                    or not rate.exact
                    or not pattern(f"{verb}率(?:为|达到?|是)?$").search(rate.name)
                ):
                    continue
                before = [each for each in known if each.end <= rate.start]
                done = before[-1] if before else None
                if done is None or verb not in done.name or not done.exact:
                    continue
                for whole in before[:-1]:
                    named = whole.name[-6:] + text.pars[index].text[whole.end : whole.end + 6]
                    if (
                        what in named
                        and whole.exact
                        and whole.value > done.value
                        and same(*percent(done, whole), rate)
                    ):
                        lefts[int(whole.value - done.value)] = whole, done
        if len(lefts) != 1 or said in lefts:
            continue
        right, (whole, done) = next(iter(lefts.items()))
        if abs(right - said) * 2 <= max(right, said) + 2:
            yield spotted(
                REST, spot.part(f"n{one}", f"u{one}"), sum=f"{whole.text}－{done.text}＝{right}{unit}"
            )


# ---- what is short -----------------------------------------------------------------------------------------------------

_GAP = rf"^[，,；;（(](?:{WORD}{{0,4}})?(?:缺口|缺额|短缺|相差|超出{WORD}{{0,6}})(?:约|达到|达|为|是)?$"


@text_rule("arithmetic", "U-10")
def short_of(text: Prepared) -> Iterator[Finding]:
    """在校生18620人……现有床位17340张，缺口达1280张: one for each of them, but for a slip."""
    for par, amounts, _ in reckoned(text):
        for index, stated in enumerate(amounts):
            if (
                index < 1
                or "其中" in stated.name
                or not pattern(_GAP).match(stated.name)
                or not stated.exact
                or stated.half
            ):
                continue
            have = amounts[index - 1]
            known = [one for one in amounts_in(text)[par.index] if one.start < stated.start and one.exact]
            if have.half or not have.exact or {have.unit, stated.unit} & {"%", "元"}:
                continue
            offs = {abs(one.value - have.value): one for one in known if one is not have and not one.half}
            units = {one.unit for one in (have, stated)}
            near = [
                (off, one)
                for off, one in offs.items()
                if slip(f"{off:f}", f"{stated.value:f}") and (one.unit in units or len(units) == 1)
            ]
            if stated.value in offs or len(near) != 1 or stated.value < 10 * 2:
                continue
            off, one = near[0]
            more, less = sorted((one, have), key=lambda each: -each.value)
            sum_ = f"{more.text}－{less.text}＝{off:f}{stated.unit}"
            yield at(REST, par, stated.start, stated.end, sum=sum_)


# ---- what there is with it -----------------------------------------------------------------------------------------------

_WITH_IT = rf"(?P<verb>扩区|扩建|改扩建|扩容|扩编|新增|增设|追加|合并|划入|并入|调整)后，?{WORD}{{0,8}}?(?:总|合计|共){WORD}{{0,6}}?(?:为|达到?|是)?$"
_BASE = "现有|原有?|规划|设计|目前|核定|原批复|已有|批复"


@text_rule("arithmetic", "U-10")
def with_it(text: Prepared) -> Iterator[Finding]:
    """规划面积2.36平方公里……拟扩区0.84平方公里……扩区后总面积3.20平方公里: what there was and what is added, but for a slip."""
    told = [one for some in amounts_in(text).values() for one in some]
    for par, amounts, _ in reckoned(text):
        for total in amounts:
            name = pattern("[。；]").split(total.name)[-1] if "后" in total.name else ""
            found = pattern(_WITH_IT).search(name) if name else None
            if not found or not total.exact:
                continue
            added_ = [
                one
                for one in told
                if one.unit == total.unit and one.exact and found["verb"] in one.name and one is not total
            ]
            bases = [
                one
                for one in told
                if one.unit == total.unit and one.exact and pattern(_BASE).search(one.name)
            ]
            known = [one for one in told if one.unit == total.unit]
            here = [
                one
                for one in amounts_in(text)[par.index]
                if one.unit == total.unit and one.start < total.start
            ]
            if any(sums_to((a, b), total) for a in known for b in known if a is not b) or some_sum(
                [*bases, *here], total
            ):
                continue
            typed = total.text.removesuffix(unit_of(total))
            near = {
                (one.text, other.text, right)
                for one in bases
                for other in added_
                if one.value != other.value
                and slip(
                    right := shown(one.value + other.value, total.half * 2, unit_of(total)).removesuffix(
                        unit_of(total)
                    ),
                    typed,
                )
            }
            if len(near) == 1:
                base, more, right = near.pop()
                sum_ = f"{base}＋{more}＝{right}{unit_of(total)}"
                yield at(TOTAL, par, total.start, total.end, sum=sum_)


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
            unit = match["unit"]
            sum_ = f"{'＋'.join(f'{one}{unit}' for one in parts)}＝{sum(parts)}{unit}"
            yield spotted(TOTAL, spot.part("n", more=1), sum=sum_)


# ---- who is not of a rate ---------------------------------------------------------------------------------------------

_NOT = rf"^[，,、；;（(](?:其中)?(?:发现|有)?(?P<no>[不未])(?P<of>{WORD}{{2}})(?:的)?(?:产品|样品|批次|数)?(?:为|有)?$"


@text_rule("arithmetic", "U-10", alone=True)
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
NEAR_A_DAY = 18
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
                not pattern(f"^[，,（(；;](?:日均|平均每[天日]|每天平均){WORD}{{0,6}}$").match(stated.name)
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


_BY_DAYS = r"^[，,]按(?:照)?(?:全年|每年|一年|年)?$"


@text_rule("arithmetic", "U-10", alone=True)
def by_days(text: Prepared) -> Iterator[Finding]:
    """全年检查12480人次，按312个工作日计算，日均40人次."""
    for par, amounts, _ in reckoned(text):
        for total, days, stated in zip(amounts, amounts[1:], amounts[2:], strict=False):
            if days.unit not in ("天", "个工作日") or not pattern(_BY_DAYS).match(days.name):
                continue
            if not pattern("计算[，,](?:日均|平均每[日天])").search(stated.name) or total.unit != stated.unit:
                continue
            rounded = stated._replace(half=max(stated.half, Decimal("0.5")))
            known = total.exact and days.exact and stated.exact and days.value > 0
            if known and not same(total.low / days.value, total.high / days.value, rounded):
                right = shown((total.value / days.value).quantize(Decimal("0.1"))) + stated.unit
                yield at(AVERAGE, par, stated.start, stated.end, sum=f"{total.text}÷{days.text}＝{right}")


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
            if beside := [one for one in of_unit(amounts, own.unit) if one.end <= own.start]:
                if wrong := _rest_of_several(text, par, [*beside, own], left):
                    yield wrong
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


def _rest_of_several(text: Prepared, par: Par, paid: Sequence[Amount], left: Amount) -> Finding | None:
    """概算总投资685万元 in one paragraph; 申请省级补助450万元，自筹35万元，其余200万元 in another: what the parts leave of the whole."""
    told = [one for some in amounts_in(text).values() for one in of_unit(some, left.unit)]
    wholes = {one.value: one for one in told if one.exact and pattern(_IN_ALL).search(one.name)}
    done = sum((one.value for one in paid), ZERO)
    if len(wholes) != 1 or not all(one.exact and one.half == left.half for one in (*paid, left)):
        return None
    whole = next(iter(wholes.values()))
    if whole.value <= done or done + left.value == whole.value or not _near(done + left.value, whole.value):
        return None
    if pattern("今年|本年|明年|次年|分期|首期|后续|20[0-9]{2}年").search(par.sentence(left.start)):
        return None
    if any(done + left.value == one.value for one in told):
        return None
    right = shown(whole.value - done, ZERO, unit_of(left))
    taken = "－".join(one.text for one in paid)
    return at(REST, par, left.start, left.end, sum=f"{whole.text}－{taken}＝{right}")


# ---- lines that are rows ----------------------------------------------------------------------------------------------

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
