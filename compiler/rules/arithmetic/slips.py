"""Rules on numbers that a slip of the hand made wrong (W600, W601, W603, W605, W606): a total, what is left, a difference, a share, an average, a product.

Other rules ask that words leave one reading. Here the number itself bears witness: words say loosely what it is of the numbers round it, no reading makes it right, and one
makes it right but for one figure, or two that changed places. Who tells of another number comes that near by chance once in thirty times, and then seldom with such words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared, once
from .amounts import (
    WORD,
    ZERO,
    Amount,
    amounts_in,
    as_round,
    clause_of,
    figure_of,
    gap_of,
    of_unit,
    reckoned,
    same,
    shown,
    slip,
    spare_halves,
    unit_of,
    written,
)
from .changes import CHANGE
from .each import AVERAGE
from .grids import grids
from .parts import PARTS
from .rest import REST
from .shares import RATE, makes_hundred
from .sums import TOTAL

OFF, OFF_SWAPPED = Decimal("0.35"), Decimal("0.6")
"""How far, of the one, two numbers may be apart of which one was mistyped, and where two figures changed places."""


def _digits(one: Amount) -> int:
    """How many figures of it bear witness."""
    return len(figure_of(one).replace(".", "").lstrip("0"))


def _slipped(value: Decimal, stated: Amount, exact: bool = True) -> bool:
    """Whether what is stated is a value but for one figure, or two that changed places; a single figure, but for one."""
    wanted, typed = written(value, stated, exact), figure_of(stated)
    if value <= 0 or not wanted or wanted == typed or not (slip(typed, wanted) or _shuffled(typed, wanted)):
        return False
    off = abs(Decimal(wanted) - Decimal(typed))
    if _digits(stated) == 1:
        return off == Decimal(1).scaleb(-len(typed.partition(".")[2]))
    return off <= (OFF_SWAPPED if slip(typed, wanted) == "swapped" else OFF) * max(
        Decimal(wanted), Decimal(typed)
    )


def _shuffled(one: str, other: str) -> bool:
    """Whether two numbers of four figures and more have the same ones, the first in its place."""
    return len(one) > STRONG and one[0] == other[0] and sorted(one) == sorted(other) and "." in one


def _told_again(text: Prepared, par: Par, stated: Amount) -> bool:
    """Whether the number is told elsewhere, too: then it is no slip."""
    return any(
        one.value == stated.value
        and one.unit == stated.unit
        and (index, one.start) != (par.index, stated.start)
        for index, some in amounts_in(text).items()
        for one in some
    )


def _finest(amounts: Iterable[Amount]) -> Decimal:
    return min(one.half for one in amounts)


def _result(value: Decimal, stated: Amount, *parts: Amount) -> str:
    return shown(value, min(one.half for one in (stated, *parts)) * 2, unit_of(stated))


# ---- totals -----------------------------------------------------------------------------------------------------------

_TOTAL = rf"(?:[两三四五六]年(?:来)?累计|合计|共计|总计|总共|一共|全长|全程|总长度?|总面积|总人数|总户数|总数|总投资|总额|总量|总价|总造价|总里程|总重|总产量|共)(?:为|达|需|有|{WORD}{{0,4}})$"
_NO_PART = re.compile("中的$|每|均|同比|环比|比|较|去年|上年|率|单价|标准|定额|增|减|提高|下降")
MOST_PARTS = 9


def _whole_ones(amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts without those that make up one right before them: 6480人，其中1860人、1520人……"""
    out: list[Amount] = []
    index = 0
    while index < len(amounts):
        whole = amounts[index]
        out.append(whole)
        index += 1
        total = ZERO
        for last in range(index, min(index + MOST_PARTS, len(amounts))):
            total += amounts[last].value
            if total == whole.value and last > index and "其中" in amounts[index].name:
                index = last + 1
                break
    return out


def _groups(par: Par, before: Sequence[Amount]) -> Iterator[list[Amount]]:
    """The amounts that a total may be of: of its sentence, of that and the one before, of the paragraph."""
    ends = [end for _, end in par.sentences if end <= before[-1].end]
    seen: set[int] = set()
    for since in (ends[-1] if ends else 0, ends[-2] if len(ends) > 1 else 0, 0):
        some = _whole_ones([one for one in before if one.start >= since])
        if 1 < len(some) <= MOST_PARTS and len(some) not in seen:
            seen.add(len(some))
            yield some


def _some_make(known: Sequence[Amount], value: Decimal, spare: Decimal) -> bool:
    """Whether some amounts make up a value."""
    near = known[-MOST_PARTS:]
    return any(
        abs(sum(one.value for one in some) - value) <= spare * spare_halves(size)
        for size in range(1, len(near) + 1)
        for some in combinations(near, size)
    )


def _alike(par: Par, amounts: Sequence[Amount]) -> bool:
    """Whether amounts count the same, as far as is told: 12个村 and 27个组 do not."""
    told = {par.text[one.end : one.end + 1] for one in amounts} if amounts[0].unit == "个" else set()
    return len(set(pattern(WORD).findall("".join(told)))) < 2


@text_rule("arithmetic", "U-10")
def totals_mistyped(text: Prepared) -> Iterator[Finding]:
    """甲3.6万元，乙、丙2.4万元，丁1.2万元，合计7.6万元: a total of what stands before it, but for a figure."""
    for par, amounts, so_far in reckoned(text):
        for stated in amounts:
            if not stated.exact or stated.unit == "%" or not pattern(_TOTAL).search(clause_of(stated)):
                continue
            before = [one for one in of_unit(so_far, stated.unit) if one.start < stated.start]
            if len(before) < 2 or _told_again(text, par, stated):
                continue
            groups = list(_groups(par, before))
            spare = min(stated.half, _finest(before))
            if any(
                abs(sum(one.value for one in some) - stated.value) <= spare * spare_halves(len(some))
                for some in groups
            ) or _some_make(before, stated.value, spare):
                continue
            for some in groups:
                value = sum((one.value for one in some), ZERO)
                fits = all(one.exact and not _NO_PART.search(clause_of(one)) for one in some)
                fits = fits and _alike(par, (*some, stated))
                if fits and _digits(stated) > 1 and _slipped(value, stated):
                    sum_ = f"{'＋'.join(one.text for one in some)}＝{_result(value, stated, *some)}"
                    yield at(TOTAL, par, stated.start, stated.end, sum=sum_)
                    break


# ---- parts ------------------------------------------------------------------------------------------------------------

_NO_LIST = re.compile(
    "每|均|同比|环比|比(?![例赛武])|较(?![大小多少高低好差强弱快慢重轻长短])|去年|上年|率|增|减|提高|下降|到|至|从(?![事业])|由|达(?!标)|其余|计划|任务"
)
LEAST_OF_PART, NEAR = 3, Decimal("0.1")
"""Figures of a part of which one was typed for another, and how near, of the whole, the parts come to it then."""


@text_rule("arithmetic", "U-10", alone=True)
def parts_mistyped(text: Prepared) -> Iterator[Finding]:
    """来信来访265件，其中来信48件、来访132件、网上投诉58件: one of the parts of a whole, with two figures that changed places; or, of what comes near to it, with one wrong."""
    for par, amounts, _ in reckoned(text):
        for index, whole in enumerate(amounts):
            parts = _parts(par, whole, amounts[index + 1 :])
            if len(parts) < LEAST_LEFT or not whole.exact or whole.unit in ("%", "年", "倍", "个百分点"):
                continue
            if pattern("^[，。；]?其中").search(whole.name):
                continue  # a part itself
            left = whole.value - sum(one.value for one in parts)
            spare = _finest((whole, *parts)) * (len(parts) + 1)
            sums = (sum(one.value for one in parts[:size]) for size in range(LEAST_LEFT, len(parts) + 1))
            if any(abs(whole.value - one) <= spare for one in sums) or _NO_PART.search(clause_of(whole)):
                continue
            listed = bool(pattern("其中|分别|包括|分为|[：:]").search(parts[0].name))
            listed = listed or (len(parts) > LEAST_LEFT and len({clause_of(one)[-1:] for one in parts}) == 1)
            for part in parts:
                wanted = written(part.value + left, part)
                how = slip(figure_of(part), wanted) if wanted and _digits(part) >= LEAST_LEFT else ""
                if not listed and _digits(part) < LEAST_OF_PART:
                    continue
                near = (
                    abs(left) <= NEAR * whole.value
                    and _digits(part) >= LEAST_OF_PART
                    and (
                        left < 0
                        or len(parts) > LEAST_LEFT
                        or (_digits(part) >= STRONG and not any(one.value == left for one in amounts))
                    )
                )
                if part.value + left > 0 and (how == "swapped" or (how == "one" and near and listed)):
                    yield _parts_off(par, whole, parts, part, wanted)
                    break


def _parts_off(par: Par, whole: Amount, parts: Sequence[Amount], part: Amount, wanted: str) -> Finding:
    others = "－".join(one.text for one in parts if one is not part)
    sum_ = f"{whole.text}－{others}＝{wanted}{unit_of(part)}"
    start, end = whole.start, parts[-1].end
    return at(PARTS, par, start, end, said={"text": whole.text}, sum=sum_)


def _parts(par: Par, whole: Amount, after: Sequence[Amount]) -> list[Amount]:
    """The amounts of its unit that follow a whole to the end of its sentence, or to a semicolon, in a list; none where something else is told among them."""
    out: list[Amount] = []
    last = whole
    for one in after:
        gap = gap_of(par, last, one)
        if (
            one.unit != whole.unit
            or not one.exact
            or _NO_LIST.search(gap)
            or not pattern("[，,、；;（(：:]|和|及").match(gap)
        ):
            break
        if out and gap[0] in "；;" and gap_of(par, whole, out[0])[0] != gap[0] and len(out) > 1:
            break
        out.append(one)
        last = one
    ends = pattern("[）)]?[。；;\n]|$").match(par.text[last.end :]) or pattern(f"{WORD}{{0,2}}[。；;]").match(
        par.text[last.end :]
    )
    return out if ends and all(one.value < whole.value for one in out) else []


# ---- what is left -----------------------------------------------------------------------------------------------------

# What a part is that has no number of its own: 其中，柳家沟村林地权属纠纷由……牵头；
_NAMED_ALONE = r"其中[^0-9；。]{6,}(?:由|归)[^；。]+；"
_LEFT = r"(?:节约(?:了)?(?:资金|经费|投资|费用|支出)?|核减|审减|多报|少报|还剩|剩余|剩下|尚余|现存|结存|尚存|余额|请假|缺席|缺勤|缺考|未到|尚缺|尚差|还差|还缺|缺口|余下|其余|仍有|还有|尚有|结余|漏损|损失|待[^，0-9]{2,4}|尚未[^，0-9]{1,4}|未[^，0-9]{1,4}|剩|余|缺|差)(?:的|为|达|了|约)?$"
_NO_REST = re.compile("中的$|每|[人户村亩]均|同比|环比|比|较|去年|上年|率|单价|标准|定额|增|减|提高|下降")
_PRICE_OF = re.compile(
    "(?:平均|每[台户人个亩座套间张公里]+|单位)(?=造价|投资|成本|费用|预算|售价|总价|补助|资金|标准)|(?:单价|标准)(?:为|是)?$"
)
"""What is said of a price that is shared out: 一台平均造价62万元，市、区两级补贴28万元，其余32万元."""
LEAST_LEFT = 2
"""Amounts of one unit before what is left: a whole, and what was done of it."""


@text_rule("arithmetic", "U-10")
def rest_mistyped(text: Prepared) -> Iterator[Finding]:
    """排查312件。到2月底，化解226件，还剩96件: what is left of a whole, but for a figure."""
    for par, amounts, so_far in reckoned(text):
        for stated in amounts:
            if not stated.exact or stated.unit == "%" or not pattern(_LEFT).search(clause_of(stated)):
                continue
            if "其中" in clause_of(stated):
                continue  # 编制120名，实有106人，其中教师缺口10名
            before = [one for one in of_unit(so_far, stated.unit) if one.start < stated.start and one.exact]
            if before and pattern(_NAMED_ALONE).search(par.text, before[0].end, stated.start):
                continue
            if len(before) == 1 and (wrong := _short_of(text, par, before[0], stated)):
                yield wrong
            if len(before) < LEAST_LEFT:
                continue
            if wrong := _short_of(text, par, before[-1], stated):
                yield wrong
            ways = list(_takings(before[-MOST_PARTS:]))
            ways += [one for one in _takings(_whole_ones(before)) if one[1:] not in [way[1:] for way in ways]]
            spare = min(stated.half, _finest(before)) * LEAST_LEFT
            after = [one.value for one in of_unit(so_far, stated.unit) if one.start > stated.start]
            with_next = [stated.value, *(stated.value + one for one in after[:1])]
            if any(abs(value - one) <= spare for value, *_ in ways for one in with_next) or _made(
                before, stated
            ):
                continue
            for value, whole, done in ways:
                if any(_NO_REST.search(clause_of(one)) for one in done) or (
                    _NO_REST.search(_PRICE_OF.sub("", clause_of(whole)))
                ):
                    continue
                if value < whole.value * OFF + whole.value and (
                    _slipped(value, stated) or _next_to(par, done, stated, value)
                ):
                    taken = "－".join(one.text for one in done)
                    sum_ = f"{whole.text}－{taken}＝{_result(value, stated, whole, *done)}"
                    yield at(REST, par, stated.start, stated.end, sum=sum_)
                    break


def _next_to(par: Par, done: Sequence[Amount], stated: Amount, value: Decimal) -> bool:
    """共286项……已整改271项，其余25项: what was done of a whole and what is left stand side by side, so that a slip may be great."""
    last = done[-1]
    wanted = written(value, stated)
    beside = gap_of(par, last, stated) == stated.name and len(done) == 1
    clear = pattern("^[，,；;](?:其余|剩余|还剩|剩下|余下|尚余|尚有|还有)(?:的)?$").match(stated.name)
    over = pattern("(?:已|完成|整改|办结|化解|使用|拨付|到位|建成)[^，,；;。]{0,6}$").search(last.name)
    return bool(beside and clear and over and wanted and slip(figure_of(stated), wanted))


def _short_of(text: Prepared, par: Par, done: Amount, stated: Amount) -> Finding | None:
    """市级配套先期拨付800万元，尚缺1600万元, of the 市级配套2300万元 that the paper tells of before."""
    what = pattern(rf"({WORD}{{4}}){WORD}+$").match(clause_of(done))
    if not what or not pattern("[缺差欠]$").search(stated.name) or _digits(stated) < LEAST_LEFT:
        return None
    wholes = [
        one
        for index, some in amounts_in(text).items()
        for one in of_unit(some, stated.unit)
        if index < par.index
        and one.exact
        and one.value > done.value
        and pattern(rf".{{0,4}}{what[1]}(?:资金)?").fullmatch(clause_of(one))
    ]
    if len({one.value for one in wholes}) != 1 or not _slipped(wholes[0].value - done.value, stated):
        return None
    value = wholes[0].value - done.value
    sum_ = f"{wholes[0].text}－{done.text}＝{_result(value, stated)}"
    return at(REST, par, stated.start, stated.end, sum=sum_)


def _takings(before: Sequence[Amount]) -> Iterator[tuple[Decimal, Amount, Sequence[Amount]]]:
    """A whole without what is told of it since, the nearest first."""
    for index in range(len(before) - 2, -1, -1):
        whole, done = before[index], before[index + 1 :]
        value = whole.value - sum(one.value for one in done)
        if value > 0:
            yield value, whole, done


def _made(known: Sequence[Amount], stated: Amount) -> bool:
    """Whether a number is one that is told, or what two of them make or leave."""
    values = {one.value for one in known}
    return stated.value in values or any(
        stated.value in (a + b, abs(a - b)) for a, b in combinations(values, 2)
    )


# ---- differences ------------------------------------------------------------------------------------------------------

_MORE = r"^[，,（(；;]?(?:同比|环比|累计|共|两者|二者|实际|净)*(?:(?:比|较)?(?:去年|上年|上期|上月|原来|此前)?(?:同期)?的?)(?:多|少|高|低|提高|提升|上升|增加|增长|下降|降低|减少|相差|净增|压减|缩短|回落)(?:了|出|为|达)?$"


@text_rule("arithmetic", "U-10", alone=True)
def gaps_mistyped(text: Prepared) -> Iterator[Finding]:
    """由2023年秋季的52.1%上升到2024年秋季的58.4%，提高5.3个百分点: what two numbers are apart, but for a figure."""
    for par, amounts, so_far in reckoned(text):
        for one, other, stated in zip(amounts, amounts[1:], amounts[2:], strict=False):
            unit = "个百分点" if one.unit == "%" else one.unit
            if not (
                one.unit == other.unit and stated.unit == unit and one.exact and other.exact and stated.exact
            ):
                continue
            gap = gap_of(par, one, other)
            if not pattern(_MORE).match(stated.name) or not _IN_TIME.search(gap) or "其中" in gap + one.name:
                continue
            known = [each.value for each in of_unit(so_far, one.unit) if each.start < stated.start]
            spare = min(one.half, other.half, stated.half) * 2
            if any(abs(abs(a - b) - stated.value) <= spare for a, b in combinations(known, 2)):
                continue
            value = abs(one.value - other.value)
            if _digits(stated) > 1 and _slipped(value, stated):
                more, less = sorted((one, other), key=lambda each: -each.value)
                name = pattern("^[，,（(；;]").sub("", stated.name)
                sum_ = f"{more.text}－{less.text}＝{_result(value, stated)}"
                yield at(CHANGE, par, stated.start, stated.end, name=name, sum=sum_)


_IN_TIME = re.compile("今年|本年|到|至|为|比|较|去年|上年|同期|20[0-9]{2}年")


# ---- shares -----------------------------------------------------------------------------------------------------------

_RATE = r"率(?:已|均)?(?:达到?|为|是|仅|只有)?(?:了)?$"
_SHARE = r"占(?:比)?(?P<of>[^，,；;。0-9]{0,12}?)(?:的比重|的比例|的)?(?:为|达到?|是)?$"
_OTHER_RATE = re.compile(
    "增长|上升|下降|利用|使用|贡献|死亡|发病|自然|周转|利润|收益|产出|负债|返乡|续签|入住|空置|留存|同比|投诉|差错|满意|知晓|覆盖率达|增|降"
)
WITNESS, STRONG = 3, 4
"""Figures of a share that show what it is of among the amounts of its paragraph, and among all of the paper."""


_OF_IT = re.compile("(?:恢复到|恢复至|相当于|达到|达|是|为)[^，0-9]{0,12}(?:[0-9]{4}年[^，0-9]{0,8})?$")


def _of_the_next(part: Amount, whole: Amount, stated: Amount) -> bool:
    """游客12.8万人次，恢复到2019年16万人次的88%: a share of the number right before it."""
    return (
        part.unit == whole.unit != "%"
        and part.exact
        and whole.exact
        and stated.unit == "%"
        and stated.name == "的"
        and bool(_OF_IT.search(whole.name))
        and not _right(part, whole, stated)
        and _slipped(part.value * 100 / whole.value, stated, False)
    )


@text_rule("arithmetic", "U-10")
def shares_mistyped(text: Prepared) -> Iterator[Finding]:
    """交办46件……。已化解31件，化解率76.4%: a share of a whole told before, but for a figure."""
    for par, amounts, so_far in reckoned(text):
        for part, over, stated in zip(amounts, amounts[1:], amounts[2:], strict=False):
            if _of_the_next(part, over, stated):
                right = shown(part.value * 100 / over.value, stated.half * 2)
                yield at(
                    RATE, par, stated.start, stated.end, name="", sum=f"{part.text}÷{over.text}＝{right}%"
                )
        for part, stated in pairwise(amounts):
            if stated.unit != "%" or part.unit == "%" or not (stated.exact and part.exact):
                continue
            rate, share = pattern(_RATE).search(stated.name), pattern(_SHARE).search(stated.name)
            if not (rate or share) or _OTHER_RATE.search(stated.name) or _NO_PART.search(clause_of(part)):
                continue
            if "）" in stated.name and "（" not in stated.name:
                continue  # （其中……437人），发生率21.8%: not of what stands in the brackets
            if pattern("%?、[0-9.]+%").match(par.text, stated.end):
                continue  # 占21.0%、19.0%: of the first and of the second
            of_its_own = pattern("(?:^|，)([\u4e00-\u9fff]{3,10})占$").search(stated.name)
            if of_its_own and any(
                one is not part and one.name.endswith(of_its_own[1]) for one in of_unit(amounts, part.unit)
            ):
                continue  # 电气故障34起、其他原因4起，电气故障占54.0%
            before = [one for one in so_far if _counts_alike(one, part) and one.start < part.start]
            if any(_right(part, one, stated) for one in before):
                continue
            everywhere = [
                one
                for some in amounts_in(text).values()
                for one in of_unit(some, part.unit)
                if one is not part
            ]
            of = pattern("(?:总数|总量|总额|总人数|总户数|数量)$").sub("", share["of"] if share else "")
            sure_of = share["of"] if share else ""
            named = [one for one in everywhere if len(of) > 2 and one.name.endswith(of[-4:])]
            sure = "总" in sure_of and len({one.value for one in named}) == 1
            cells = _cells(text)
            digits = _digits(stated)
            if digits < WITNESS and not named and before and _own_rate(stated, part, before[-1]):
                named = before[-1:]
            wholes = named if named else before
            if digits >= STRONG:
                wholes = [*wholes, *everywhere, *cells]
            elif digits < WITNESS and not named:
                continue
            slips = (
                one
                for one in reversed(wholes)
                if one.value > part.value
                and one.exact
                and (
                    _slipped(part.value * 100 / one.value, stated, False)
                    or (sure and _any_off(part, one, stated))
                )
            )
            whole = next(slips, None)
            if whole is None or any(_right(part, one, stated) for one in (*everywhere, *cells)):
                continue
            if any(_right(one, other, stated) for one, other in combinations(of_unit(so_far, part.unit), 2)):
                continue
            if makes_hundred(amounts, stated, whole):
                continue
            right = shown(part.value * 100 / whole.value, stated.half * 2)
            name = pattern("[，,、（(；;：:]").split(stated.name)[-1]
            yield at(
                RATE, par, stated.start, stated.end, name=name, sum=f"{part.text}÷{whole.text}＝{right}%"
            )


def _counts_alike(one: Amount, part: Amount) -> bool:
    """Whether two amounts count the same: 共受理1268件次, 其中来信186件."""
    return one.unit == part.unit or one.unit == f"{part.unit}次"


def _any_off(part: Amount, whole: Amount, stated: Amount) -> bool:
    """占总投资的65.2%, where the paper has one 总投资: whether it is another share of it, and no rounder one."""
    return _digits(stated) >= LEAST_LEFT and abs(part.value * 100 / whole.value - stated.value) >= 1


def _own_rate(stated: Amount, part: Amount, whole: Amount) -> bool:
    """在校生2340人，其中寄宿生1404人，寄宿率: whether a rate's own word stands before the part, right behind its whole."""
    found = pattern(rf"^[，,、；;（(]?({WORD}{{2}})率").search(stated.name)
    return bool(found and found[1] in clause_of(part)) and part.start - len(part.name) == whole.end


def _right(part: Amount, whole: Amount, stated: Amount) -> bool:
    if whole.low <= 0 or part.low <= 0:
        return False
    one, other = as_round(stated, part, whole)
    return same(one.low * 100 / other.high, one.high * 100 / other.low, stated)


@once
def _cells(text: Prepared) -> list[Amount]:
    """The numbers in the totals of tables, as amounts without a unit."""
    return [
        Amount(cell.value, ZERO, "", "", 0, 0, True, par.text.strip())
        for grid in grids(text)
        for row, cells in zip(grid.rows, grid.cells, strict=True)
        for par, cell in zip(row, cells, strict=True)
        if cell and not cell.unit
    ]


# ---- averages ---------------------------------------------------------------------------------------------------------

_EACH = rf"(?:平均每|[，,（(]每)(?P<unit>公里|平方米|[个名人户家所台件次场村镇辆亩校班组])(?P<noun>{WORD}{{0,6}})$|(?P<one>[人户村组班校月日])均{WORD}{{0,6}}$"


_GIVEN = "(?:投入|投资|补助|补贴|发放|安排|支出|花费|造价|资金|成本|节约|奖励|收入)+$"


def _bought(many: Amount, each: Amount, whole: Amount) -> bool:
    """Whether what stands beside a price on both sides makes a product that is right."""
    return whole.unit == each.unit != many.unit and same(many.low * each.low, many.high * each.high, whole)


@text_rule("arithmetic", "U-10", alone=True)
def averages_mistyped(text: Prepared) -> Iterator[Finding]:
    """58个助餐点……。日均就餐2610人次，平均每个助餐点54人次: what falls to each, but for a figure."""
    for par, amounts, so_far in reckoned(text):
        for index, stated in enumerate(amounts):
            found = pattern(_EACH).search(stated.name)
            sums = of_unit(amounts[max(index - 2, 0) : index], stated.unit) if found else []
            then = amounts[index + 1 : index + 2]
            if found and not sums and then and pattern("[，,；;](?:共|合计|累计|总计)").match(then[0].name):
                sums = of_unit(then, stated.unit)
            if found and not sums and "其中" in "".join(one.name for one in amounts[:index]):
                sums = of_unit(amounts[:index], stated.unit)
                sums = sums if len(sums) == 1 else []
            if not found or not sums or not (sums[-1].exact and stated.exact):
                continue
            if then and _bought(amounts[index - 1], stated, then[0]):
                continue  # 2台（每台3.1万元，计6.2万元）, behind another thing and what it comes to
            total = sums[-1]
            unit, noun = found["unit"] or "", pattern(_GIVEN).sub("", found["noun"] or "")
            counts = [
                one
                for one in _whole_ones([one for one in so_far if one.start < stated.start])
                if one.exact
                and one.unit != stated.unit
                and one.value > 1
                and (
                    (unit and one.unit == unit and (not noun or noun[:3] in par.text[one.end : one.end + 12]))
                    or (found["one"] and one.unit.startswith(found["one"]))
                )
            ]
            if len({one.value for one in counts}) != 1:
                continue
            over = counts[0]
            rounded = stated._replace(half=max(stated.half, Decimal("0.5")))
            if same(total.low / over.high, total.high / over.low, rounded):
                continue
            if _slipped(total.value / over.value, stated, False) and _digits(stated) > 1:
                right = shown((total.value / over.value).quantize(Decimal("0.01")), ZERO, unit_of(stated))
                yield at(AVERAGE, par, stated.start, stated.end, sum=f"{total.text}÷{over.text}＝{right}")


# ---- products ---------------------------------------------------------------------------------------------------------

_PRICE = rf"[人户村亩]均{WORD}{{0,6}}$|每[^，。；、0-9]{{1,16}}$|单价(?:为|是)?$|均价(?:为|是)?$|[，,（(]按{WORD}{{0,6}}$"
_PRICE_AFTER = r"[/／](?P<unit>[\u4e00-\u9fff]{1,2})|的(?:均价|单价|标准|价格)"
_COSTS = rf"(?:总?投资|造价|概算|估算|[共总]?计|合计|共计|总计|花费|花去|支出|产值|节约|节省|需|需要|共需|共|总[价额]|投入|安排|发放|补助|补贴|奖励|支付|付款|付|耗资|拨付|兑付|兑现|收入|资金|费用|经费|时间)(?:为|达|约|需|资金|经费|支出|{WORD}{{0,4}})$"
_TONS, _MONTHS = Decimal(1000), 12


@text_rule("arithmetic", "U-10")
def products_mistyped(text: Prepared) -> Iterator[Finding]:
    """编织袋6万条，每条2.5元，花费18万元; 每人每月2400元，6人12个月共计18.72万元: so many at so much each, but for a figure."""
    for par, amounts, _ in reckoned(text):
        if not any(
            pattern(_PRICE).search(one.name) or pattern(_PRICE_AFTER).match(par.text, one.end)
            for one in amounts
        ):
            continue
        for index, stated in enumerate(amounts):
            if not pattern(_COSTS).search(clause_of(stated)) and not pattern("[，,、]计$").search(
                stated.name
            ):
                continue
            since = max(par.text.rfind(mark, 0, stated.start) for mark in "。；;")
            near = [one for one in amounts[:index] if one.start > since]
            prices = [one for one in near if _is_price(par, one) and one.unit == stated.unit and one.exact]
            if len(prices) != 1:
                continue
            counts = [one for one in near if one.unit not in (stated.unit, "%") and one.exact]
            far = []
            if not counts and _digits(stated) >= STRONG:
                per = pattern("每(.)").search(prices[0].name)
                far = [
                    one for some in amounts_in(text).values() for one in some if per and one.unit == per[1]
                ]
            if wrong := _wrong_product(text, par, stated, prices[0], tuple(counts or far)):
                yield wrong


def _is_price(par: Par, one: Amount) -> bool:
    return bool(pattern(_PRICE).search(one.name) or pattern(_PRICE_AFTER).match(par.text, one.end))


def _wrong_product(
    text: Prepared, par: Par, stated: Amount, price: Amount, counts: tuple[Amount, ...]
) -> Finding | None:
    """What is wrong with a product; None where some of the counts make it right."""
    ways: list[tuple[Decimal, tuple[Amount, ...]]] = []
    if pattern("每月|月").search(price.name) and pattern("全年|一年|年").search(clause_of(stated)):
        counts = (*counts, stated._replace(value=Decimal(_MONTHS), text="12个月", unit="个月"))
    kilos = "公斤" in price.name or "斤" in par.text[price.end : price.end + 3]
    for size in (1, 2):
        for some in combinations(counts, size):
            value = price.value
            for one in some:
                value *= one.value * (_TONS if kilos and one.unit == "吨" else 1)
            ways.append((value, some))
    rounded = stated._replace(half=stated.half or Decimal("0.5"))
    sums = [value for value, some in ways if len(some) == 1]
    totals = [*[value for value, _ in ways], *(a + b for a, b in combinations(sums, 2))]
    if any(same(value, value, rounded) for value in totals) or _told_again(text, par, stated):
        return None
    if price.value * sum((one.value for one in counts), ZERO) == stated.value:
        return None
    here = [one for one in of_unit(amounts_in(text)[par.index], stated.unit) if one is not stated]
    if any(one.value in totals or stated.value - one.value in totals for one in here):
        return None  # the product is told, and this is another sum; or another amount is added to it
    least = 2 if len(counts) <= 2 else WITNESS
    for value, some in sorted(ways, key=lambda way: -len(way[1])):
        if _digits(stated) >= least and _slipped(value, stated, exact=stated.exact):
            sum_ = f"{price.text}×{'×'.join(one.text for one in some)}＝{_result(value, stated)}"
            return at(AVERAGE, par, stated.start, stated.end, sum=sum_)
    return None
