"""Rules on lists that run over paragraphs (W603, W604, W619): items and their total, names below a heading that says how many they are."""

import re
from collections.abc import Iterator, Sequence

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..names.spelled import SURNAMES
from ..places import pattern
from ..prepared import HAN, Par, Prepared
from .amounts import SMALL, ZERO, Amount, amounts_in, counted, of_unit, sum_of
from .parts import PARTS
from .sums import TOTAL

LISTED = Code(
    "W619",
    "warning",
    zh="这里写的是“{text}”，列出来的有{sum}。",
    hint_zh="数一数，改数字，或补上漏列的、删去多列的。",
    en="It says “{text}” here, but {sum} are listed.",
    hint_en="Count them, and change the number or the list.",
    fault="""
        区政府办公室2025年度工作总结
        出席（4人）：王海涛、李文静、赵国强。
    """,
    mend="""
        区政府办公室2025年度工作总结
        出席（3人）：王海涛、李文静、赵国强。
    """,
    form="check",
)
_LABEL = r"(?:[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)．.、]|[①-⑳])[ \u3000]*"
_ABOVE = r"^(?:以上|上述)[^，,。；;：:0-9]{0,14}(?:共计|合计|总计|一共|共)(?:需|需要|有)?(?:资金|经费)?$"
_BELOW = r"[^。；;]{0,14}(?:如下|包括|包含|分别为|分别是|其中|具体为|具体是|主要用于|主要包括)[：:。]?$"
LEAST_ITEMS, MOST_ITEMS = 2, 20


def items_of(pars: Sequence[Par]) -> list[Par]:
    """The labelled paragraphs of one level that begin a stretch."""
    out: list[Par] = []
    for par in pars:
        labelled = par.label is not None or pattern(_LABEL).match(par.text)
        if (
            not par.is_prose
            or not labelled
            or (out and par.label is not None and par.block.level != out[0].block.level)
        ):
            break
        out.append(par)
    return out


def _wrong_total(
    total: Amount, items: Sequence[Par], amounts: dict[int, list[Amount]]
) -> list[Amount] | None:
    """An amount of each item, where no choice of amounts of them makes up the total; None where one does, or an item tells of none."""
    if not LEAST_ITEMS <= len(items) <= MOST_ITEMS or not total.exact:
        return None
    each = [of_unit(amounts.get(par.index, ()), total.unit) for par in items]
    if any(not some or not all(one.exact for one in some) for some in each):
        return None
    sums = {ZERO}
    for some in each:
        sums = {before + one.value for before in sums for one in some}
    spare = max(one.half for some in (*each, [total]) for one in some) * len(items)
    return None if any(abs(one - total.value) <= spare for one in sums) else [some[-1] for some in each]


@text_rule("arithmetic", "U-10")
def list_totals(text: Prepared) -> Iterator[Finding]:
    """（一）…，9人；（二）…，14人。 以上参会人员共计23人; 共需资金30万元，具体如下： and the items below."""
    amounts = amounts_in(text)
    for par in text.pars:
        here = amounts.get(par.index, ())
        if not here or not par.is_prose:
            continue
        if pattern(_ABOVE).match(here[0].name) and here[0].start == len(here[0].name):
            items = list(reversed(_above(text.pars[: par.index])))
            if parts := _wrong_total(here[0], items, amounts):
                yield at(TOTAL, par, here[0].start, here[0].end, sum=sum_of(parts, here[0]))
        elif pattern("共|总|合计").search(here[-1].name) and pattern(_BELOW).fullmatch(
            par.text[here[-1].end :]
        ):
            items = items_of(text.pars[par.index + 1 : par.index + 1 + MOST_ITEMS])
            parts = _wrong_total(here[-1], items, amounts)
            # What is told of more than once in an item may be told in passing.
            if parts and all(len(of_unit(amounts[one.index], here[-1].unit)) == 1 for one in items):
                yield at(PARTS, par, here[-1].start, here[-1].end, sum=sum_of(parts, here[-1]))


_EACH_BELOW = rf"[，,][^。；;0-9]{{0,14}}(?:以下|如下|下列)(?:(?P<n>[2-9]|{SMALL})[个项条大类方面]{{1,2}})?[^。；;0-9]{{0,14}}[：:。]?$"


@text_rule("arithmetic", "U-10")
def list_shares(text: Prepared) -> Iterator[Finding]:
    """资金预算安排4800万元，重点支持以下四个方向： and of each below 安排1600万元, by the same word."""
    amounts = amounts_in(text)
    for par in text.pars:
        here = amounts.get(par.index, [])
        found = pattern(_EACH_BELOW).fullmatch(par.text[here[-1].end :]) if here and par.is_prose else None
        word = here[-1].name[-2:] if found else ""
        if not found or not pattern(f"[{HAN}]{{2}}").fullmatch(word):
            continue
        items = items_of(text.pars[par.index + 1 : par.index + 1 + MOST_ITEMS])
        total = here[-1]
        each = [
            [one for one in of_unit(amounts.get(item.index, ()), total.unit) if one.name.endswith(word)]
            for item in items
        ]
        if (
            len(items) <= LEAST_ITEMS
            or (found["n"] and counted(found["n"]) != len(items))
            or not total.exact
            or any(len(some) != 1 or not some[0].exact for some in each)
        ):
            continue
        parts = [some[0] for some in each]
        spare = max(one.half for one in (*parts, total)) * len(parts)
        off_by = abs(sum((one.value for one in parts), ZERO) - total.value)
        # Figures of 万 are typed to ones, where they are.
        if off_by and off_by > (spare if any("." in one.text for one in (*parts, total)) else ZERO):
            yield at(PARTS, par, total.start, total.end, sum=sum_of(parts, total))


_HUNDRED_IN_ALL = r"百分制|(?:满分|总分|分值|合计|共)(?:为|是|计|共)?100分|100分制"
_ITS_POINTS = r"^[^。；：]{2,24}?[（(](?:计|占|满分)?(?P<n>[0-9]{1,3})分[）)]"
LEAST_SCORED, ALL_POINTS, MOST_OFF = 3, 100, 20


@text_rule("arithmetic", "U-10")
def points_of_hundred(text: Prepared) -> Iterator[Finding]:
    """考核实行百分制 and below it （一）政治建设（25分）。 and so on: the points of a hundred."""
    for spot in text.spots(_HUNDRED_IN_ALL):
        scored: list[int] = []
        for par in text.pars[spot.par.index + 1 :]:
            found = pattern(_ITS_POINTS).match(pattern(f"^{_LABEL}").sub("", par.text))
            if not found or pattern("加分|扣分|附加").search(found[0]):
                break
            scored.append(int(found["n"]))
        off_by = abs(sum(scored) - ALL_POINTS)
        if len(scored) >= LEAST_SCORED and 0 < off_by <= MOST_OFF:
            sum_ = "＋".join(f"{one}分" for one in scored) + f"＝{sum(scored)}分"
            yield at(PARTS, spot.par, spot.start, spot.end, sum=sum_)


def _above(pars: Sequence[Par]) -> list[Par]:
    """The labelled paragraphs that end a stretch, the last first."""
    return items_of(list(reversed(pars[-MOST_ITEMS:])))


# ---- names ------------------------------------------------------------------------------------------------------------

_COUNT = rf"(?P<n>[0-9]{{1,3}}|{SMALL})"
_HEAD = rf"[（(]共?{_COUNT}(?P<unit>[个名人家位项所户件篇部支种类])[）)]$"
_OPEN = re.compile("等|略|另|见|…")
# 村6个：甲村88分、乙村87分: what is listed is named as what is counted.
_SCORED = (
    rf"(?P<noun>[镇乡村县区局院校部所站园厂店队组家户]|街道|社区|企业|单位|学校|医院|中心|公司)(?:有|共|共有)?{_COUNT}[个家所户支]?[）)]?[：:]"
    rf"(?P<items>[{HAN}（）]{{2,14}}[0-9.]*分?(?:[、，][{HAN}（）]{{2,14}}[0-9.]*分?)+)(?=[。；;\n])"
)
_PERSON = rf"[{SURNAMES}][{HAN}]{{1,2}}|[欧司诸夏皇尉东上令宇][阳马葛侯甫迟方官狐文][{HAN}]{{1,2}}|[{HAN}]{{1,8}}·[{HAN}]{{1,8}}"
_PERSONS = rf"(?P<names>(?:{_PERSON})(?:[、，](?:{_PERSON}))+)"
_NAMES = rf"{_COUNT}(?:人|名|位)(?:同志)?[）)]?[：:]{_PERSONS}(?=[。；;\n])"
_NAMES_FIRST = rf"(?<=[：:，。\n]){_PERSONS}(?:[（(]共?|[，,]共计?){_COUNT}(?:人|名)(?=[）)。；\n])"
LONGEST_ITEM = 40


@text_rule("arithmetic", "U-10")
def list_counts(text: Prepared) -> Iterator[Finding]:
    """一、先进集体（12个） and ten lines below it; 出席（4人）：甲、乙、丙。"""
    for spot in (*text.spots(_NAMES), *text.spots(_NAMES_FIRST)):
        count = len(pattern("[、，]").split(spot.match["names"]))
        if count != counted(spot.match["n"]):
            yield spotted(LISTED, spot.part("n", more=1), sum=str(count))
    for spot in text.spots(_SCORED, prose=True):
        items = pattern("[、，]").split(spot.match["items"])
        alike = all(pattern(f"{spot.match['noun']}(?:[0-9.]+分)?$").search(one) for one in items)
        said = counted(spot.match["n"])
        if alike and said != len(items) and not _OPEN.search(spot.match["items"]):
            yield spotted(LISTED, spot.part("n", more=1), sum=str(len(items)))
    for par in text.pars:
        found = pattern(_HEAD).search(par.text) if par.block.level else None
        if not found:
            continue
        below = []
        for other in text.pars[par.index + 1 :]:
            if other.block.slot != par.block.slot or 0 < other.block.level <= par.block.level:
                break
            below.append(other)
        count = _listed(below, found["unit"])
        said = counted(found["n"])
        if count and count != said and abs(count - said) * 3 <= max(count, said) + 3:
            start = found.start("n")
            yield at(LISTED, par, start, found.end("unit"), sum=str(count))


def _listed(pars: Sequence[Par], unit: str) -> int:
    """How many things, or persons, the lines below a heading list; none where it is not sure."""
    heads = [par for par in pars if par.block.level]
    if heads:
        counts = [pattern(_HEAD).search(par.text) for par in heads if par.block.level == heads[0].block.level]
        alike = all(one and one["unit"] in _LIKE.get(unit, unit) for one in counts)
        return sum(counted(one["n"]) for one in counts if one) if alike and len(counts) > 1 else 0
    lines = [pattern(f"^{_LABEL}").sub("", par.text.strip()).rstrip("。；;") for par in pars]
    if (
        len(lines) < 1
        or any(par.block.role not in ("paragraph", "item") for par in pars)
        or any(len(line) > LONGEST_ITEM * 5 or "。" in line or _OPEN.search(line) for line in lines)
    ):
        return 0
    if unit in "名人位":
        named = [pattern(r"[、，,；;\s]+").split(line.split("：")[-1].strip()) for line in lines]
        if all(pattern(_PERSON).fullmatch(one) for some in named for one in some):
            return sum(map(len, named))
        return 0
    if len(lines) == 1 and unit in "个家所户" and "、" in lines[0]:
        items = lines[0].split("、")
        sure = len(items) > LEAST_ITEMS and not pattern("[，；：（）《》]|[和及与][^、]*$").search(lines[0])
        return len(items) if sure else 0
    plain = all(len(line) <= LONGEST_ITEM and not pattern(r"[，、：；\s]").search(line) for line in lines)
    return len(lines) if plain and len(lines) >= LEAST_ITEMS else 0


_LIKE = {"名": "名人位", "人": "名人位", "位": "名人位"}
