"""Rules on averages and products (W606): 人均, 每…平均, 每所A万元，共B万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from ...messages.diagnostic import Code
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    SMALL,
    WORD,
    ZERO,
    Amount,
    amounts_in,
    as_round,
    counted,
    gap_of,
    mean_shown,
    of_unit,
    reckoned,
    same,
    shown,
    unit_of,
)
from .parts import LINKS

AVERAGE = Code(
    "W606",
    "warning",
    zh="“{text}”和前面的数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{text}” does not agree with the numbers before it: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        发放补助36万元，惠及120户，户均3500元。
    """,
    mend="""
        区政府办公室2025年度工作总结
        发放补助36万元，惠及120户，户均3000元。
    """,
    form="check",
)
_EACH = rf"(?:^[村户]|[，,（(])(?:(?P<unit>[人户月村组家天日])均|平均每(?P<each>架次|艘次|辆次|班次|航次|车次|人次|批次|标段|公里|平方米|[人户月村组家天日次场期校所班条台辆件亩套名座个间栋笔艘架株头只支项处点位吨口门]))(?P<of>{WORD}{{0,6}}?)(?:为|达到|达|是)?$"
_EACH_OF = {"月": "个月", "日": "天", "村": "个", "组": "个", "名": "人", "校": "所", "班": "个"}
_REACHED = r"^[，,](?:惠及|覆盖|涉及|共|共惠及|支持)$"
# How many months a time has, by the words that stand before its total.
_MONTHS_OF = (("全年|一年来", 12), ("[上下]半年", 6), ("[一二三四]季度", 3), ("前三季度", 9))


def _monthly(par: Par, before: Sequence[Amount], stated: Amount) -> Finding | None:
    """全年共A次，月均B次; 下半年需完成A亿元，月均B亿元."""
    if not pattern("^[，,（(](?:月均|平均每月|每月平均)(?:需|应|完成|须)?(?:完成)?$").match(stated.name):
        return None
    total = before[-1]
    months = {count for words, count in _MONTHS_OF if pattern(words).search(total.name)}
    if (
        total.unit != stated.unit
        or not months
        or len(months) > 1
        or any(pattern("半年|季度").search(one.name) for one in of_unit(before[:-1], total.unit))
        or not total.exact
        or pattern("至|截至|(?<!目)前(?!三)").search(total.name)
    ):
        return None
    count = months.pop()
    half = max(stated.half, Decimal("0.5") if unit_of(stated) == stated.unit else ZERO)
    if same(total.low / count, total.high / count, stated._replace(half=half)):
        return None
    value = total.value / count
    right = mean_shown(value, stated, "0.1")
    return at(AVERAGE, par, stated.start, stated.end, sum=f"{total.text}÷{count}＝{right}")


_YEARLY = r"^[，,（(](?:平均每年|每年平均|年均)(?:投入|安排|支出|完成)?(?:为|达)?$"
_YEARS = r"(?<![0-9])(?P<from>20[0-9]{2})年?(?:至|到|—|－|-|～|~)(?P<till>20[0-9]{2})年"


_SO_MANY_YEARS = rf"(?<![0-9第])(?P<n>[0-9]{{1,2}}|{SMALL})年(?:来|间)?(?:累计|共计|共|总共|合计)"


def _yearly(par: Par, amounts: Sequence[Amount], total: Amount, stated: Amount) -> Finding | None:
    """2021年至2023年投入A万元，平均每年B万元."""
    spans = list(pattern(f"{_YEARS}|{_SO_MANY_YEARS}").finditer(par.text[: stated.start]))
    if not spans or not pattern(_YEARLY).match(stated.name) or total.unit != stated.unit or not total.exact:
        return None
    last = spans[-1]
    linked = [total]
    for one in reversed([one for one in amounts if last.end() <= one.start < total.start]):
        if one.unit != total.unit or not pattern(LINKS).match(gap_of(par, one, linked[0])):
            break
        linked.insert(0, one)
    years = counted(last["n"]) if last["n"] else int(last["till"]) - int(last["from"]) + 1
    if years < 2 or "。" in par.text[last.end() : stated.start]:
        return None
    if len(linked) > 1:  # 598人次、613人次和625人次，年均612人次
        return None
    if same(total.low / years, total.high / years, stated):
        return None
    right = shown(total.value / years, stated.half * 2, unit_of(stated))
    return at(AVERAGE, par, stated.start, stated.end, sum=f"{total.text}÷{years}＝{right}")


@text_rule("arithmetic", "U-10", alone=True)
def averages(text: Prepared) -> Iterator[Finding]:
    """A万元，B户，户均C元; 全年A次，月均B次."""
    for par, amounts, so_far in reckoned(text):
        for index, stated in enumerate(amounts):
            if not index or not stated.exact:
                continue
            if (wrong := _yearly(par, amounts, amounts[index - 1], stated)) or (
                wrong := _monthly(par, amounts[:index], stated)
            ):
                yield wrong
            if (found := pattern(_EACH).search(stated.name)) and (
                wrong := _average(par, amounts, so_far, index, found)
            ):
                yield wrong


def _average(
    par: Par, amounts: Sequence[Amount], so_far: Sequence[Amount], index: int, found: re.Match[str]
) -> Finding | None:
    """What is wrong with 户均C元 behind A万元 and B户; None where it is right, or what it is of is not sure."""
    stated = amounts[index]
    of_each = found["unit"] or found["each"]
    unit = _EACH_OF.get(of_each, of_each)
    before = amounts[max(index - 2, 0) : index]
    count = [one for one in before if one.unit == unit or par.text.startswith(of_each, one.end)]
    if not count and index + 1 < len(amounts):  # 平均每村A万元，惠及B个村
        then = amounts[index + 1]
        if pattern(_REACHED).match(then.name) and par.text.startswith(of_each, then.end):
            count = [then]
    if len(count) > 1 and unit == "个":
        count = [one for one in count if par.text.startswith(of_each, one.end)]
    sums = [one for one in before if _of_a_kind(one, stated) and one not in count]
    if len(count) != 1 or len(sums) != 1:
        return None
    total, over = sums[0], count[0]
    if not (over.exact and total.exact) or over.value <= 0:
        return None
    told = par.text[: total.start][-12:] + par.text[: over.start][-12:] + total.name
    if found["of"] and found["of"] not in told:
        return None
    rounded = stated._replace(half=stated.half or Decimal("0.5"))
    sums, counts = [one for one in so_far if _of_a_kind(one, stated)], of_unit(so_far, unit)
    if any(
        two.low > 0 and same(one.low / two.high, one.high / two.low, rounded)
        for one in sums
        for two in counts
        if one is not stated
    ):
        return None
    value = total.value / over.value
    right = mean_shown(value, stated)
    start = (
        min(total.start, over.start)
        if amounts[index - 2 : index] in ([total, over], [over, total])
        else stated.start
    )
    sum_ = f"{total.text}÷{over.text}＝{right}"
    return at(AVERAGE, par, start, stated.end, said={"text": stated.text}, sum=sum_)


_HUNDREDS = rf"每(?P<n>[百千万])(?:名|人|位|户)?(?P<noun>{WORD}{{2,8}}?)(?:平均)?(?:拥有|配备|配有|占有|有)(?:的)?{WORD}{{0,8}}$"
_TENS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}


@text_rule("arithmetic", "U-10")
def per_hundred(text: Prepared) -> Iterator[Finding]:
    """床位462张，平均每百名老年人拥有床位3张, of the 老年人15390人 that the paper tells of."""
    for par, amounts, _ in reckoned(text):
        for total, stated in pairwise(amounts):
            found = pattern(_HUNDREDS).search(stated.name)
            if not found or total.unit != stated.unit or not (total.exact and stated.exact):
                continue
            counts = [
                one
                for some in amounts_in(text).values()
                for one in some
                if one.exact
                and one.value > 0
                and pattern(f"{found['noun']}(?:总?人?数)?(?:为|有|共|共有|达)?$").search(one.name)
            ]
            times = _TENS[found["n"]]
            rounded = stated._replace(half=max(stated.half, Decimal("0.5")))
            if len({one.value for one in counts}) != 1:
                continue
            over = counts[0]
            if same(total.low * times / over.high, total.high * times / over.low, rounded):
                continue
            right = shown((total.value * times / over.value).quantize(Decimal("0.1"))) + stated.unit
            sum_ = f"{total.text}÷{over.text}×{times:f}＝{right}"
            yield at(AVERAGE, par, stated.start, stated.end, sum=sum_)


_OF_PLACE = rf"平均每(?:个|家|所|处|座|名|位)(?P<thing>{WORD}{{1,6}}(?:（{WORD}{{1,4}}）)?){WORD}{{0,6}}$"
_WITH = rf"^{WORD}{{0,6}}[、和]{WORD}{{0,4}}$"


@text_rule("arithmetic", "U-10")
def averages_of_places(text: Prepared) -> Iterator[Finding]:
    """现有助餐点58个……日均服务2320人次，平均每个助餐点每日服务40人次; 14个村……入户280户，平均每个村查看3个组、20户."""
    for par, amounts, so_far in reckoned(text) if "平均每" in text.whole else ():
        for index, first in enumerate(amounts):
            found = pattern(_OF_PLACE).search(first.name)
            stop = 1 if first.unit == "个" else 0
            thing = found["thing"] if found else ""
            if found and pattern("每[月年周季]").search(found[0]):
                continue
            while found and stop < len(
                thing
            ):  # 助餐点服务: where the name of the thing ends, the amounts tell
                counts = [one for one in so_far if one.start < first.start and _counts_them(par, one, thing)]
                if counts:
                    break
                thing = thing[:-1]
            else:
                continue
            beside = [first]
            for one in amounts[index + 1 :]:
                if not pattern(_WITH).match(one.name):
                    break
                beside.append(one)
            since = par.text.rfind("。", 0, max(par.text.rfind("。", 0, first.start), 0)) + 1
            for stated in beside:
                sums = [
                    one
                    for one in so_far
                    if since <= one.start < first.start
                    and _of_a_kind(one, stated)
                    and one not in counts
                    and bool(pattern("日均|每[日天]").search(one.name))
                    == bool(pattern("每[日天]").search(found[0]))
                ]
                if len(sums) != 1 or len({one.value for one in counts}) != 1 or stated.unit in ("%", "元"):
                    continue
                total, over = sums[0], counts[0]
                rounded = stated._replace(half=max(stated.half, Decimal("0.5")))
                known = total.exact and over.exact and stated.exact and over.value > 1
                among = [one for one in of_unit(so_far, over.unit) if one.start < first.start]
                if "其中" in over.name or (
                    over.unit != "个" and any(one.value > over.value for one in among)
                ):
                    continue  # 学校30所，其中小学20所，教师1800名: of whom they are is not sure
                ways = [one for one in of_unit(so_far, over.unit) if one.low > 0]
                if known and not any(
                    same(total.low / one.high, total.high / one.low, rounded) for one in ways
                ):
                    right = shown((total.value / over.value).quantize(Decimal("0.1"))) + stated.unit
                    sum_ = f"{total.text}÷{over.text}＝{right}"
                    yield at(AVERAGE, par, stated.start, stated.end, sum=sum_)


def _counts_them(par: Par, one: Amount, thing: str) -> bool:
    """Whether an amount counts a thing, named right behind it or right before."""
    return (
        par.text.startswith(thing, one.end) or pattern(f"{thing}(?:共|有|达)?$").search(one.name) is not None
    )


# ---- so many, at so much each -----------------------------------------------------------------------------------------

_MEASURE = "艘架头只株棵尾支笔站点校馆厂乡镇县区套人亩台个户件场期份册名村组所家盏间座条次栋幢辆张项年校班支口处门块位天月只头株棵"
_PER = rf"每(?P<unit>[{_MEASURE}])[^，。；、]{{0,16}}$|(?:(?<=[台套件])|[，,])单价(?:为|是)?$"
_IN_ALL = rf"^(?:的)?标准(?:{WORD}{{0,2}}(?:代缴|发放|补助|补贴|落实|缴纳|安排|给予|兑现|拨付|支付|收取)|，?(?:共|合计|共计)){WORD}{{0,8}}$|^(?:[^，,；;。]{{0,14}}[，,；;]|{WORD}{{0,4}}(?:人员|学员|队员|代表))?(?:每月)?(?:(?:共计|合计|总计|累计|共|总价|全年|一年){WORD}{{0,6}}|需|总{WORD}{{1,4}})(?:为|达)?$"
_LIKE = {"人次": "人", "户次": "户", "家次": "家", "件次": "件", "场次": "场"}


def _of_a_kind(one: Amount, other: Amount) -> bool:
    """Whether two amounts count the same, as persons and times that persons came do."""
    return _LIKE.get(one.unit, one.unit) == _LIKE.get(other.unit, other.unit)


@text_rule("arithmetic", "U-10", alone=True)
def products(text: Prepared) -> Iterator[Finding]:
    """每套A元，共B套，合计C元; 4栋，每栋5000吨，总仓容2万吨; 8个村，共320户，每村40户."""
    for par, amounts, so_far in reckoned(text):
        for first, second, third in zip(amounts, amounts[1:], amounts[2:], strict=False):
            if pattern(_PER).search(third.name) and pattern(_IN_ALL).search(second.name):
                each, times, total, stated = third, first, second, third
            elif pattern(_PER).search(second.name) and not pattern(_PER).search(first.name):
                each, times, total, stated = second, first, third, third
            else:
                each, times, total, stated = first, second, third, third
            if _product_wrong(par, amounts, (each, times, total)):
                right = shown(each.value * times.value, total.half * 2, unit_of(total))
                yield at(AVERAGE, par, stated.start, stated.end, sum=f"{each.text}×{times.text}＝{right}")
        if wrong := _several(par, so_far, amounts):
            yield wrong


def _product_wrong(par: Par, amounts: Sequence[Amount], three: tuple[Amount, Amount, Amount]) -> bool:
    """Whether so many at so much each are said to be what they are not; False where another reading makes it right."""
    each, times, total = three
    per = pattern(_PER).search(each.name)
    if not per or not pattern(_IN_ALL).search(total.name) or times.unit == each.unit:
        return False
    if not (each.exact and times.exact and total.exact and _of_a_kind(each, total)):
        return False
    if len(pattern("每|/").findall(pattern("[，,；;]").split(each.name)[-1])) > 1:
        return False  # 每人每月200元: for how many months is not told
    ends = sorted((each, total), key=lambda one: one.start)
    if pattern("牵头|带队|负责|任组长|担任|包[联抓]").search(par.text, ends[0].start, ends[1].start):
        return False  # 每组由1名领导牵头，共抽调干部32名
    if per["unit"]:
        unit = _EACH_OF.get(per["unit"], per["unit"])
        # 4个检查组，每组5人: what is counted ends in what each is of.
        named = pattern(rf"{WORD}{{0,5}}{per['unit']}(?={WORD}{{0,2}}[，,、；;每共]|$)").match(
            par.text[times.end :]
        )
        if not named and (times.unit != unit or (unit == "个" != per["unit"])):
            return False
    each, total = as_round(total, each, total)
    if each.low * times.low - total.half <= total.value <= each.high * times.high + total.half:
        return False
    spare = total.half + each.half * times.value
    beside = [
        one
        for one in of_unit(amounts, total.unit)
        if one not in (three[0], three[2]) and one.start < total.start
    ]
    if any(abs(each.value * times.value + one.value - total.value) <= spare for one in beside):
        return False  # 每组3人，分4组，另有后勤2人，共14人
    if sum("每" in one.name for one in amounts if one.start <= total.start) > 1:
        return False  # the total is of several products
    many = [one.value for one in amounts if one.start < total.start and one not in three]
    if any(
        each.low * times.low * one <= total.high and each.high * times.high * one >= total.low for one in many
    ):
        return False  # 14个村各组建小分队1支、每支15人，共210人
    counts = [one.value for one in of_unit(amounts, times.unit) if one.start < max(each.start, total.start)]
    # 勤务4名、水上2名，每人6.2万元，合计37.2万元: the product may be of some of them together.
    return not any(
        each.low * some <= total.high and each.high * some >= total.low
        for begin in range(len(counts))
        for some in accumulate(counts[begin:])
    )


_SUM_TOTAL = rf"^[，,；;]?{WORD}{{0,6}}(?:总额|总计|合计|共计|共需|共){WORD}{{0,4}}$"
_ITS_KIND = rf"(?P<kind>{WORD}{{2,8}}?)每[项名个人件篇家户][^，。；、]{{0,8}}$"


def _several(par: Par, so_far: Sequence[Amount], amounts: Sequence[Amount]) -> Finding | None:
    """特等奖2项、一等奖6项。特等奖每项3万元，一等奖每项1.5万元，奖金总额15万元: the products of kinds that are named twice."""
    each = [
        (one, found["kind"])
        for one in amounts
        if one.exact and (found := pattern(_ITS_KIND).search(one.name))
    ]
    totals = [
        one
        for one in amounts
        if each and one.exact and pattern(_SUM_TOTAL).match(one.name) and _of_a_kind(one, each[0][0])
    ]
    if len(each) < 2 or len(totals) != 1 or totals[0].start < each[-1][0].start:
        return None
    low, sums = ZERO, []
    for one, kind in each:
        counts = [
            other
            for other in so_far
            if other.start < one.start and pattern(f"{kind}(?:各)?$").search(other.name)
        ]
        if len(counts) != 1 or not counts[0].exact:
            return None
        low += one.value * counts[0].value
        sums.append(f"{one.text}×{counts[0].text}")
    total = totals[0]
    if abs(low - total.value) <= total.half * 2:
        return None
    right = shown(low, min(one.half for one, _ in each) * 2, unit_of(total))
    return at(AVERAGE, par, total.start, total.end, sum=f"{'＋'.join(sums)}＝{right}")


_PRICED = r"^[，,（(]每(?P<unit>[辆台套件个张间座亩株棵栋米吨名人户只头])[^，。；、0-9]{0,8}$"
_THEIR_SUM = rf"^[。；;，,）]*(?:以上)?{WORD}{{0,6}}(?:总价|总额|共计|合计|总计|共需|共){WORD}{{0,4}}$"


@text_rule("arithmetic", "U-10", alone=True)
def priced(text: Prepared) -> Iterator[Finding]:
    """购置8.5米车型50辆，每辆62万元；购置10.5米车型70辆，每辆96万元。购车费用共计9820万元: some of one kind and some of another, each at its price."""
    for par, _, so_far in reckoned(text):
        total = so_far[-1] if len(so_far) > 4 else None
        rows: list[tuple[Amount, Amount]] = []
        for index in range(len(so_far) - 2, 0, -1) if total else ():
            count, price = so_far[index - 1 : index + 1]
            found = pattern(_PRICED).match(price.name)
            if found and (count.unit == found["unit"] or count.unit == _EACH_OF.get(found["unit"])):
                rows.append((count, price))
        if total is None or len(rows) < 2 or rows[0][1] is not so_far[-2]:
            continue
        if not pattern(_THEIR_SUM).match(total.name) or any(
            not (a.exact and b.exact and b.unit == total.unit) for a, b in rows
        ):
            continue
        value = sum((a.value * b.value for a, b in rows), ZERO)
        if total.exact and abs(value - total.value) > total.half:
            told = "＋".join(f"{a.text}×{b.text}" for a, b in reversed(rows))
            right = shown(value, total.half * 2, unit_of(total))
            yield at(AVERAGE, par, total.start, total.end, sum=f"{told}＝{right}")


# ---- some of each, at so much each ---------------------------------------------------------------------------------------

_RESPECTIVELY = r"(?:分别|依次)(?:给予|奖励|补助|发放|按照?|为)?(?:为)?(?:奖励|奖金|补助|补贴)?(?:每[人名家户个项件组队场次套台]|人均)?(?:奖励|奖金|补助|补贴)?$"
_SUM_OF_ALL = r"^[，,；;](?:共计?|合计|总计|累计|总共)(?:需|发放|支出|安排|兑现|奖励|拨付)?(?:奖金|奖励|补助|补贴|资金|经费|费用)?(?:为|达)?$"
_SIX = 6


@text_rule("arithmetic", "U-10", alone=True)
def in_turn(text: Prepared) -> Iterator[Finding]:
    """一等奖6名、二等奖12名，分别奖励每人3000元、2000元，共计发放奖金4.2万元: so many of each, at so much each."""
    for par, amounts, _ in reckoned(text):
        for last, total in enumerate(amounts):
            if not total.exact or not pattern(_SUM_OF_ALL).match(total.name):
                continue
            for size in range(2, _SIX + 1):
                begin = last - 2 * size
                counts, rates = amounts[max(begin, 0) : begin + size], amounts[begin + size : last]
                if begin < 0 or not pattern(_RESPECTIVELY).search(rates[0].name):
                    continue
                alike = {(one.unit, one.exact) for one in counts}, {(one.unit, one.exact) for one in rates}
                if alike[1] != {(total.unit, True)} or len(alike[0]) != 1 or (total.unit, True) in alike[0]:
                    continue
                value = sum((one.value * rate.value for one, rate in zip(counts, rates, strict=True)), ZERO)
                added = sum((rate.value for rate in rates), ZERO)  # 销售额分别为186万元、248万元，合计434万元
                if not same(value, value, total) and not same(added, added, total):
                    told = "＋".join(
                        f"{one.text}×{rate.text}" for one, rate in zip(counts, rates, strict=True)
                    )
                    right = shown(value, total.half * 2, unit_of(total))
                    yield at(AVERAGE, par, total.start, total.end, sum=f"{told}＝{right}")
