"""Rules on one figure with two values (S547), old and new after an edit or a slip of the hand.

Two numbers are one figure where the same words stand round both, and one may have become the other under the hand; of two things that are counted, or of
two years, nothing is said. What only one of them can be read as, a total of all there is or what a paper has spoken of before, needs less to show it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from ..arithmetic.amounts import Amount, alike, amounts_in, slip
from ..arithmetic.grids import grids
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot
from .agreement import TWO_VALUES
from .facts import Stated, apart, of_another, stated

_LOOSE = re.compile("全年|一年来|年内|今年以来|今年|我们|我局|先后|累计|共计|共|已|了")
_OF_OTHER_TIME = re.compile(
    r"去年|上年|同期|季度|月|上半年|下半年|计划|目标|其中|每|比|均|[0-9]{4}年|应|平均|新增|到|由|从"
)
LONG_NAME = 6
LEAST_NAME = 4
"""Chinese characters that a figure's name has, where it is known by nothing else."""


def _name(one: Amount) -> str:
    """The words right before a number that say what it counts, without those that may stand there or not."""
    name = pattern("[，,。；;：:、（(]").split(one.name)[-1]
    return _LOOSE.sub("", name)


def _retyped(one: str, other: str, long: bool = False) -> bool:
    """Whether one number is the other but for two figures that changed places, or of three and more, with a `long` name of two and more, but for one."""
    how = slip(one, other)
    return how == "swapped" or (how == "one" and len(one.replace(".", "")) > (1 if long else 2))


@text_rule("coherence")
def retold(text: Prepared) -> Iterator[Finding]:
    """走访群众128户 at the head, and 走访群众182户 in its part: two figures that changed places."""
    before: dict[tuple[str, str, str], tuple[str, Par]] = {}
    first_head = next((par.index for par in text.pars if par.block.level), 0)
    for par in text.pars:
        last = ""
        for one in amounts_in(text).get(par.index, ()):
            name, scale = _name(one), one.text.lstrip("0123456789.,")
            value = one.text.removesuffix(scale).replace(",", "")
            context = last if len(pattern(f"[{HAN}]").findall(name)) < LEAST_NAME else ""
            last = name + one.text
            if not one.exact or one.unit in ("%", "个百分点", "倍") or _OF_OTHER_TIME.search(one.name[-14:]):
                continue
            if len(name) < 2 or (len(name) < LEAST_NAME and not context):
                continue
            known = before.setdefault((context, name, scale), (value, par))
            # Of parts of a paper each may tell of its own; what its head tells, and what is of the whole, is one figure.
            one_figure = known[1].index < first_head or pattern("全[年镇县区市乡局院校]").search(one.name)
            if (
                known[1] is not par
                and known[0] != value
                and one_figure
                and _retyped(known[0], value, len(name) > LONG_NAME)
            ):
                yield at(TWO_VALUES, par, one.start, one.end, name=name, before=known[0] + scale)


# ---- figures that changed places ----------------------------------------------------------------------------------------

_ANOTHER_TIME = re.compile(
    "去年|上年|前年|同期|季度|[0-9]月(?!(?:[0-9]{1,2}日|[上中下]旬|底)?(?:之|以)?前)|上半年|下半年|计划|目标|其中|每|人均|户均|力争|争取|预计|拟"
)
_POINTS_BACK = "(?:上述|以上|这|这些|全部|所有|该)$"
_POINTED_AT = rf"[{HAN}]{{0,8}}?(?:任务的?基础上|的基础上|任务)"
_COMMON = re.compile(
    "比上年|比去年|同比|环比|增长|下降|增加|减少|提高|达到|累计|全年|今年|完成|实现|其中|分别|共|为|达|有|了|的"
)
LEAST_DIGITS, SURE_DIGITS = 3, 4
LEAST_SHARED = 3
"""Digits of two numbers that are alike but for two that changed places; Chinese characters that stand by both."""


@text_rule("coherence")
def swapped(text: Prepared) -> Iterator[Finding]:
    """零售总额为41.27亿元, and further on 41.72亿元, by the same words, or where the paper has one of them again and again."""
    told = stated(text)
    by_digits: dict[tuple[str, str], list[Stated]] = {}
    for one in told:
        digits = len(pattern("[^0-9]").sub("", one.figure))
        if digits >= LEAST_DIGITS or (
            digits == LEAST_DIGITS - 1 and "." in one.figure and one.unit[0] in "万亿"
        ):
            by_digits.setdefault((one.unit, "".join(sorted(one.figure))), []).append(one)
    for some in by_digits.values():
        times = Counter(one.figure for one in some)
        if len(times) != 2:
            continue
        first, second = times
        if slip(first, second) != "swapped":
            continue
        often, seldom = (second, first) if times[second] > times[first] else (first, second)
        known, odd = ([one for one in some if one.figure == figure] for figure in (often, seldom))
        shared = max((_shared(one, other) for one in known for other in odd), key=len)
        bits = max((_bits(one, other) for one in known for other in odd), default=0)
        digits = len(pattern("[^0-9]").sub("", seldom))
        again = (len(known) > 1 and len(odd) == 1) or (
            digits >= SURE_DIGITS and bits > (known[0].unit == "个")
        )
        again = again or (known[0].unit not in ("个", "元") and any(map(_of_all, (*known, *odd))))
        again = again or (bits > 0 and any(map(_pointing, odd)))
        if digits < LEAST_DIGITS:
            if not (bits > 0 and _beside(known, odd)):
                continue
            again = True
        values = {one.amount.value for one in told if one.unit == known[0].unit}
        for one in odd:
            if one.unit == "%" and _of_another_part(one, known):
                continue  # 38件，占立案总数的44.2%; 21件，占24.4%
            if abs(known[0].amount.value - one.amount.value) in values:
                continue  # 用地260亩, 360亩, 合计620亩
            if _one_of_parts(one, known[0], told):
                continue  # 隐患316项, and 生产企业136项、经营企业124项、使用企业56项
            near = {other.par.index for other in known}
            if all(of_another(one.clause, it.par.sentence(it.start)) for it in known):
                continue  # 甲镇收到建议214条, 乙镇收到的241条建议
            other_time = _ANOTHER_TIME.search(one.amount.name[-14:])
            beside = [other for other in known if other.par is one.par]
            apart = all(
                "。"
                in one.par.text[min(o.amount.end, one.amount.end) : max(o.amount.start, one.amount.start)]
                for o in beside
            )
            if (one.par.index in near and not (apart and len(shared) >= LEAST_NAME)) or not (
                again or len(shared) >= LEAST_SHARED or bits >= LEAST_BITS
            ):
                continue
            if other_time and (digits < SURE_DIGITS or len(shared) < LEAST_NAME):
                continue
            name = shared or one.after[:4] or one.before[-4:]
            yield at(
                TWO_VALUES, one.par, one.amount.start, one.amount.end, name=name, before=often + one.unit
            )
            break


def _of_another_part(one: Stated, known: Sequence[Stated]) -> bool:
    """Whether a share is that of a number that stands before it, and those it is held against are of other ones."""
    own, *others = (
        pattern(r"([0-9.]+)[^，。；0-9]{1,4}，占[^，。；0-9]*$").search(it.par.text[: it.amount.start])
        for it in (one, *known)
    )
    return own is not None and all(it is not None and it[1] != own[1] for it in others)


def _pointing(one: Stated) -> bool:
    """Whether a number says that it was told before: 对上述183例事件, 在完成61.5公里改造任务的基础上."""
    before = one.par.text[max(one.amount.start - 4, 0) : one.amount.start]
    return bool(
        pattern(_POINTS_BACK).search(before) or pattern(_POINTED_AT).match(one.par.text, one.amount.end)
    )


def _bits(one: Stated, other: Stated) -> int:
    """How many pairs of characters that stand by one number stand by another, too: 排查…隐患, 排查隐患."""
    sides = [_COMMON.sub("|", f"{told.before}|{told.after}") for told in (one, other)]
    pairs = [
        {side[at : at + 2] for at in range(len(side) - 1) if "|" not in side[at : at + 2]} for side in sides
    ]
    return len(pairs[0] & pairs[1])


LEAST_BITS = 2


def _of_all(one: Stated) -> bool:
    """Whether a number is said to be of all there is: 全村362户."""
    return bool(pattern(_ALL).search(one.par.text[max(one.amount.start - 6, 0) : one.amount.start]))


def _beside(known: Sequence[Stated], odd: Sequence[Stated]) -> bool:
    """Whether what stands right behind one number, and no word of every day, stands before or behind the other: 6.4万亩魔芋, 魔芋种植4.6万亩."""
    return any(
        len(noun := _COMMON.sub("", a.after[:2])) == 2 and noun in b.before + b.after
        for one in known
        for other in odd
        for a, b in ((one, other), (other, one))
    )


def _shared(one: Stated, other: Stated) -> str:
    """The longest run of characters that stand by both of two numbers, without what stands by any."""
    sides = [[_COMMON.sub("|", side) for side in (told.before, told.after)] for told in (one, other)]
    best = ""
    for mine in sides[0]:
        for theirs in sides[1]:
            for start in range(len(mine)):
                size = len(best) + 1
                while (
                    start + size <= len(mine)
                    and "|" not in (run := mine[start : start + size])
                    and run in theirs
                ):
                    best, size = run, size + 1
    return best


def _one_of_parts(one: Stated, whole: Stated, told: Sequence[Stated]) -> bool:
    """Whether what its sentence tells of its unit makes the other in sum."""
    sentence = one.par.sentence(one.amount.start)
    beside = [
        it.amount.value
        for it in told
        if it.par is one.par and it.unit == one.unit and it.par.sentence(it.amount.start) == sentence
    ]
    return len(beside) > 1 and sum(beside) == whole.amount.value


# ---- what was spoken of before -----------------------------------------------------------------------------------------

_ALL = r"(?:全[国省市县区镇乡村校院局厅]|全街道|全社区|全公司|全集团|辖区(?:内)?|我[市县区镇乡校院局])(?:现有|共有|共|有)?(?:的)?$"
_THESE = r"(?:(?:^|[，。；：])(?:对|这|上述|以上|该|全部|所有)|(?:^|[，。；：]))$"
_MODAL = r"(?:中[，,]|每[人户个名]|均|都|全部|应当|应|要|须|必须|[，,](?:要|应|须|逐))"
NEAR, NEARER = Decimal("0.16"), Decimal("0.05")
"""How far, of the one, two values of one figure may lie from each other."""


@text_rule("coherence")
def referred(text: Prepared) -> Iterator[Finding]:
    """全镇14个行政村, and 全镇13个行政村; 设置床位600张, and 620张床位应当首先保障…: no number of that thing but near ones was told."""
    told = stated(text)
    cells = {cell.value for grid in grids(text) for row in grid.cells for cell in row if cell}
    for one in told:
        noun = pattern(f"[{HAN}]{{2,10}}?(?={_MODAL}|[^{HAN}]|$)").match(one.after)
        prior = one.par.text[max(one.amount.start - 6, 0) : one.amount.start]
        of_all = bool(pattern(_ALL).search(prior))
        if not noun or len(noun[0]) < 2 or one.amount.unit in ("%", "个百分点", "倍", "元"):
            continue
        thing = pattern("的").split(noun[0])[-1]
        these = pattern(_THESE).search(prior) and pattern(f"[{HAN}]{{0,10}}?{_MODAL}").match(
            one.par.text[one.amount.end :][:12]
        )
        if not (of_all or these):
            continue
        others = [
            other
            for other in told
            if other.par is not one.par
            and other.unit == one.unit
            and not _ANOTHER_TIME.search(other.amount.name[-8:])
            and (
                _of_all_too(one, other)
                if of_all
                else thing in (other.before[-len(thing) :], other.after[: len(thing)])
            )
        ]
        each = pattern(f"[{HAN}]{{2,10}}?每[人户个名]").match(one.after)
        sure = of_all or len(thing) >= LEAST_NAME or each is not None
        near = [other for other in others if _as_typed(one, other, sure)]
        if len({other.amount.value for other in near}) != 1 or _supported(one, others, cells):
            continue
        other = near[0]
        if other.par.index > one.par.index or any(each.amount.value == one.amount.value for each in others):
            continue
        if of_all:
            thing = alike(one.after, other.after) or thing[:LEAST_NAME]
        before = other.figure + other.unit
        yield at(TWO_VALUES, one.par, one.amount.start, one.amount.end, name=thing, before=before)


def _of_all_too(one: Stated, other: Stated) -> bool:
    """Whether another number, too, is said to be of all there is of the same."""
    prior = other.par.text[max(other.amount.start - 6, 0) : other.amount.start]
    if pattern(_ALL).search(prior):
        return len(alike(one.after, other.after)) > 1
    told = pattern(rf"(?:全|我|本|辖区)[^，。；]?(?:现有|共有|共|有)(?P<thing>[{HAN}]{{2,8}})$").search(
        other.before
    )
    return told is not None and one.after.startswith(told["thing"])


def _as_typed(one: Stated, other: Stated, sure: bool) -> bool:
    """Whether two numbers may be one, mistyped or of an earlier draft: two figures that changed places, or near each other; very near, unless it is sure what they count."""
    near, least = (NEAR, 10) if sure else (NEARER, 100)
    off = abs(one.amount.value - other.amount.value)
    if slip(one.figure, other.figure) == "swapped":
        return sure or len(one.figure) >= LEAST_DIGITS
    return off <= other.amount.value * near and other.amount.value >= least


def _supported(one: Stated, told: Sequence[Stated], cells: set[Decimal]) -> bool:
    """Whether a number is told once more, or is what two others make or leave."""
    value, unit = one.amount.value, one.unit
    same = [other.amount.value for other in told if other is not one and other.unit == unit]
    return (
        value in same
        or value in cells
        or any(value in (a + b, abs(a - b)) for a, b in combinations(set(same), 2))
    )


# ---- what a request asks for -------------------------------------------------------------------------------------------

_ASKED = r"(?:恳请|申请|请求|特请|请|拟请|呈请)[^，。；]{0,24}?(?:安排|拨付|拨给|解决|核拨|拨|批准|支持|下达|追加|给予|划拨|同意)[^，。；]{0,24}$"


@text_rule("coherence")
def asked_for(text: Prepared) -> Iterator[Finding]:
    """所需经费170.5万元 at the head, and 恳请安排经费175万元 at the end of a request."""
    if not pattern("请示(?:报告)?$|申请$").search(text.title):
        return
    told = stated(text)
    money = [one for one in told if one.amount.unit == "元"]
    cells = {cell.value for grid in grids(text) for row in grid.cells for cell in row if cell}
    cells |= {value * 10**4 for value in cells}
    for one in reversed(money):  # what is asked for in the end is set against what was told before
        if not pattern(_ASKED).search(one.par.text[: one.amount.start]) or _supported(one, money, cells):
            continue
        others = [
            other
            for other in money
            if other is not one
            and other.par is not one.par
            and pattern("经费|资金|投资|费用|缺口|补助").search(other.before)
        ]
        near = [
            other
            for other in others
            if other.unit == one.unit
            and (
                abs(other.amount.value - one.amount.value) * 10 <= other.amount.value
                or slip(one.figure, other.figure) == "swapped"
                or _of_one_fund(other, one)
                or (other.before.endswith("缺口") and _near_enough(other, one))
            )
        ]
        values = {other.amount.value for other in near}
        if len(values) == 1:
            before = near[0].figure + near[0].unit
            name = "资金" if "资金" in one.before else "经费"
            yield at(TWO_VALUES, one.par, one.amount.start, one.amount.end, name=name, before=before)
            return


def _near_enough(one: Stated, other: Stated) -> bool:
    return abs(one.amount.value - other.amount.value) <= MOST_OFF * max(one.amount.value, other.amount.value)


_REQUESTS = re.compile(
    "(?:申请|恳请|需请|特请|拟请|呈请|请求|商请|请)[^，。；]{0,30}(?:安排|拨付|拨给|解决|核拨|补助|支持|追加|下达|承担|列支|划拨)"
)
_IN_PART = "其中|每|先行|先期|首批|首期|分期"
_REQUESTED = r"(?:拟|由我[县市区镇局])?(?:申请|恳请|请求|提请)(?:由)?[^，。；]{0,12}(?:安排|拨付|解决|补助|支持|承担|追加)"
_PAYERS = re.compile("中央|国家|省|市|县|区|镇")
MOST_OFF = Decimal("0.3")


@text_rule("coherence")
def requested(text: Prepared) -> Iterator[Finding]:
    """申请国有资本经营预算安排900万元, and 恳请……在国有资本经营预算中安排800万元 at the end: what is asked of one is asked once."""
    if not pattern("请示$|申请$|函$").search(text.title):
        return
    asked = []
    for one in stated(text):
        found = one.amount.unit == "元" and (
            _REQUESTS.search(one.clause) or pattern(_REQUESTED).match(one.par.text, one.amount.end)
        )
        if found:
            asked.append((one, one.clause + one.par.text[one.amount.end :][:20]))
    values = {one.amount.value for one, _ in asked}
    if len(values) != 2:
        return
    first, of_first = asked[0]
    one, of_one = next((it, said) for it, said in reversed(asked) if it.amount.value != first.amount.value)
    payers = [set(_PAYERS.findall(said)) for said in (of_first, of_one)]
    off = abs(first.amount.value - one.amount.value) / max(values)
    if first.par is one.par or off > MOST_OFF or (all(payers) and not payers[0] & payers[1]):
        return
    if not any(pattern(_IN_PART).search(it.clause) for it in (first, one)):
        before = first.figure + first.unit
        yield at(TWO_VALUES, one.par, one.amount.start, one.amount.end, name="资金", before=before)


def _of_one_fund(one: Stated, other: Stated) -> bool:
    """Whether two sums are asked of one fund, that is named: 申请省级教育基本建设专项资金3000万元, 在……省级教育基本建设专项资金中安排3500万元."""
    named = pattern(f"(?:申请|争取)(?P<fund>[{HAN}]{{6,}}资金)$").search(one.clause)
    return named is not None and named["fund"] in other.clause


# ---- where a rate stands ------------------------------------------------------------------------------------------------

_RATE_IS = rf"(?P<name>[{HAN}]{{2,8}}率)(?:为|是|达到?|现为)?(?P<value>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)%(?![以至—－到])"
_RATE_FROM = rf"(?P<name>[{HAN}]{{2,8}}率)(?:由|从)(?:目前的|现在的|现有的?)?(?P<value>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)%(?:降|提|上升|增|压|下降|升)"
_TO_COME = re.compile("力争|确保|年底|改造|将|使|计划|打算")
NEAR_RATE = Decimal("0.1")


@text_rule("coherence")
def rate_from(text: Prepared) -> Iterator[Finding]:
    """管网漏损率8.1%, and in what is to be done 管网漏损率由8.3%降至7.8%: it begins where it stands."""
    now: dict[str, list[tuple[Par, str]]] = {}
    for spot in text.spots(_RATE_IS, prose=True) if pattern("率[由从]").search(text.whole) else ():
        if not _OF_OTHER_TIME.search(pattern("[，。；]").split(spot.before)[-1] + spot.match["name"]):
            now.setdefault(spot.match["name"][-LEAST_NAME:], []).append((spot.par, spot.match["value"]))
    for spot in text.spots(_RATE_FROM, prose=True) if now else ():
        name, value = spot.match["name"], spot.match["value"]
        told = now.get(name[-LEAST_NAME:], [])
        if len({each for _, each in told}) != 1 or len(name) <= LEAST_NAME:
            continue
        par, before = told[0]
        off = abs(Decimal(before) - Decimal(value))
        later = par.index < spot.par.index and _TO_COME.search(spot.par.sentence(spot.start))
        if later and 0 < off <= NEAR_RATE * Decimal(before) and text.whole.count(f"{value}%") == 1:
            yield spotted(TWO_VALUES, spot.part("value", more=1), name=name, before=f"{before}%")


_ACTED = r"(?P<what>立案|受理|办结|排查|化解|审结|破获|整改|查处|交办|新建|改造|签约|登记|移送|抽查|发放|培训|走访|救助)(?P<of>的)?(?P<n>[0-9]{2})(?P<unit>[件个名户项起家处人场])"


@text_rule("coherence")
def acted(text: Prepared) -> Iterator[Finding]:
    """立案98件, and further on 从全年立案的89件案件中: two figures of one number that changed places."""
    told: dict[tuple[str, str], list[Spot]] = {}
    for spot in text.spots(_ACTED, prose=True):
        told.setdefault((spot.match["what"], spot.match["unit"]), []).append(spot)
    for (what, unit), spots in told.items():
        if len(spots) != 2:
            continue
        first, second = spots
        before = first.match["n"]
        back = second.match["of"] or pattern("(?:上述|这|全年|全部)$").search(second.before)
        past = pattern("去年|上年|前年|往年|20[0-9]{2}年").search(
            pattern("[，。；]").split(second.before)[-1]
        )
        if back and not past and first.par is not second.par and slip(before, second.match["n"]) == "swapped":
            yield spotted(TWO_VALUES, second.since("n"), name=what, before=before + unit)


# ---- how much is to be done by a day ---------------------------------------------------------------------------------------

_DONE_BY = r"(?P<by>(?:(?<![0-9])[0-9]{1,2}月(?:[0-9]{1,2}日|底|[上中下]旬)|年底|[0-9]{4}年)前)(?:全面|基本)?(?:完成|实现)(?P<n>[0-9]{1,3}(?:\.[0-9]+)?)(?P<unit>[%％])"


@text_rule("coherence")
def done_by_then(text: Prepared) -> Iterator[Finding]:
    """6月20日前完成98%以上, and 确保6月20日前完成95%以上 further on: one day has one share."""
    told: dict[str, list[Spot]] = {}
    for spot in text.spots(_DONE_BY, prose=True):
        told.setdefault(spot.match["by"], []).append(spot)
    for spots in told.values():
        first, second = spots[0], spots[-1]
        if len(spots) == 2 and apart(first, second) and first.match["n"] != second.match["n"]:
            before = first.match["n"] + first.match["unit"]
            yield spotted(
                TWO_VALUES, second.part("n", "unit"), name=second.match["by"] + "完成的", before=before
            )
