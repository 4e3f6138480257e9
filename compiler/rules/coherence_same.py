"""Rules on one thing that is told of twice (S547), by the tables of `coherence_facts`.

In: a `Prepared`. Out: findings. Of one amount two rates are told, or two units; what is aimed at is not what is planned.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from .coherence import TWO_VALUES
from .coherence_facts import (
    Stated,
    named_alike,
    stated,
    time_of,
)
from .findings import Finding, at, text_rule
from .prepared import HAN, Prepared, Spot


@text_rule("coherence")
def grown_alike(text: Prepared) -> Iterator[Finding]:
    """销售总额9.36亿元，同比增长11.2%, and 上半年销售总额9.36亿元、同比增长12.1%: of one amount two rates."""
    grown: list[tuple[Stated, Stated]] = []
    for before, one in pairwise(stated(text)):
        beside = before.par is one.par and one.amount.start - before.amount.end - len(one.before) in (0, 1)
        if one.unit == "%" and before.unit != "%" and beside and _GROWN.search(one.before):
            grown.append((before, one))
    for (amount, first), (other, one) in combinations(grown, 2):
        if first.before != one.before or first.par is one.par or first.amount.value == one.amount.value:
            continue
        noun = named_alike(amount, other)
        if len(noun) > 2 and not time_of(text, other) ^ time_of(text, amount) and amount.unit == other.unit:
            yield at(
                TWO_VALUES,
                one.par,
                one.amount.start,
                one.amount.end,
                name=noun + one.before,
                before=first.figure + "%",
            )


_GROWN = re.compile("增长|下降|增加|减少|提高|降低|上升")


# ---- one figure, two units ---------------------------------------------------------------------------------------------

_FAMILIES = (
    ("公斤", "千克", "吨", "克"),
    ("平方米", "平方公里", "亩", "公顷"),
    ("米", "公里"),
    ("元",),
    ("立方米", "吨"),
)
LEAST_FIGURES = 2
"""Figures of a number that nobody meets by chance in two units."""


@text_rule("coherence")
def two_units(text: Prepared) -> Iterator[Finding]:
    """储备化肥1.8万吨, and further on 1.8万公斤化肥."""
    by_figure: dict[str, list[Stated]] = {}
    for one in stated(text):
        if len(one.figure.replace(".", "").strip("0")) >= LEAST_FIGURES:
            by_figure.setdefault(one.figure, []).append(one)
    for some in by_figure.values():
        for first, one in combinations(some, 2):
            kin = any(first.amount.unit in family and one.amount.unit in family for family in _FAMILIES)
            if (
                kin
                and first.unit != one.unit
                and first.par is not one.par
                and (noun := named_alike(one, first))
            ):
                before = first.figure + first.unit
                yield at(TWO_VALUES, one.par, one.amount.start, one.amount.end, name=noun, before=before)


# ---- what is aimed at --------------------------------------------------------------------------------------------------

_RATE = rf"(?P<name>[{HAN}]{{1,12}}率)(?:要|均|都|应)?(?:达到?|提[高升][到至]|保持在|稳定在|不低于|不少于)(?P<value>[0-9]{{1,3}}(?:\.[0-9]+)?)%"
_YEAR = re.compile(r"20[0-9]{2}年(?:底|末|年底)?")
_WHEN = re.compile("[前使将内底年月]")
LEAST_RATE = 3


@text_rule("coherence")
def aimed_at(text: Prepared) -> Iterator[Finding]:
    """到2026年底，专职保安配备率达到100%, and 2026年底前配备率达到95%: one rate of one year."""
    told: list[tuple[Spot, str, str]] = []
    for spot in text.spots(_RATE, prose=True):
        start = next((at_ for at_, end in spot.par.sentences if at_ <= spot.start < end), 0)
        years = _YEAR.findall(spot.par.text, start, spot.end)
        name = _WHEN.split(spot.match["name"])[-1]
        told.append((spot, name, years[-1] if years else ""))
    for (first, name, year), (spot, other, its_year) in combinations(told, 2):
        shorter, longer = sorted((name, other), key=len)
        value, before = spot.match["value"], first.match["value"]
        if (
            not year
            or year[:5] != its_year[:5]
            or first.par is spot.par
            or value == before
            or len(shorter) < LEAST_RATE
        ):
            continue
        kin = {each for _, each, _ in told if each.endswith(shorter)}
        if longer.endswith(shorter) and kin <= {shorter, longer}:
            start = spot.start + spot.match.start("value") - spot.match.start()
            yield at(TWO_VALUES, spot.par, start, spot.end, name=shorter, before=f"{before}%")


TWO = 2
"""Times that a thing is told of, where one of the two is wrong."""
_GOAL = rf"(?P<name>[{HAN}]{{2,14}}(?:率|密度|比例|占比|比重))(?:要|均|都|应)?(?:达到?|提[高升][到至]|保持在|稳定在|不低于|不少于)(?P<value>[0-9]{{1,3}}(?:\.[0-9]+)?)%(?:以上)?"
_AIMS = re.compile("方案|计划|意见|规划|办法|措施|通知|要点")
_OTHER_SCOPE = re.compile(
    "第[一二三]|阶段(?!（)|今年|明年|20[0-9]{2}年|季度|[0-9]月底|首批|其中|分别|城区|农村|一级|二级|三级|重点|试点|示范|规模以上|已|上年|去年|比|较|目前|现"
)


@text_rule("coherence")
def goals_alike(text: Prepared) -> Iterator[Finding]:
    """免疫密度达到90%以上 among the aims, and 确保免疫密度达到85%以上 in what is to be done: one rate, by its whole name."""
    if not _AIMS.search(text.title):
        return
    told = [
        (spot, _WHEN.split(spot.match["name"])[-1].removeprefix("确保").removeprefix("力争"))
        for spot in text.spots(_GOAL, prose=True)
    ]
    for (first, name), (spot, other) in combinations(told, 2):
        shorter, longer = sorted((name, other), key=len)
        if first.match["value"] == spot.match["value"] or first.par is spot.par or len(shorter) < LEAST_RATE:
            continue
        kin = [it for it, each in told if each.endswith(shorter)]
        clauses = [re.split("[，。；]", it.before)[-1] for it in (first, spot)]
        when = spot.match["name"].removesuffix(other)  # 2026|年底前|配备率
        if not longer.endswith(shorter) or len(kin) != TWO or _OTHER_SCOPE.search(clauses[1] + when):
            continue
        start = spot.start + spot.match.start("value") - spot.match.start()
        before = f"{first.match['value']}%"
        yield at(
            TWO_VALUES, spot.par, start, start + len(spot.match["value"]) + 1, name=shorter, before=before
        )
