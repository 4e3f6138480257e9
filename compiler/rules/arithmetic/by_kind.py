"""Rules on numbers that a pattern of words binds together (W603, W604, W606): so much a month and a year, bands and classes of one whole, halves of a sentence that are totalled, marks of a road.

In: a `Prepared`. Out: findings, where the words leave one reading and the number is off as by a mistake.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import WORD, ZERO, shown, sum_of, unit_of
from .each import AVERAGE
from .parts import PARTS
from .sums import TOTAL
from .told import Told, alike, near, spare_of, told

# ---- so much a month, and a year ----------------------------------------------------------------------------------------

_A_PERIOD = re.compile(
    rf"(?:每{WORD}{{0,4}})?(?:每个?(?P<of>月|季度|季|半年)|(?P<mean>月|季)均)(?!度?[均初末底])[^，；。]{{0,16}}$"
)
_A_YEAR = re.compile(
    r"(?:全年|每年|一年|年度?(?:租金|费用|补助|补贴|收入|支出|合计|共|薪))(?!第)[^，；。]{0,8}$"
)
_TIMES = {"月": 12, "季度": 4, "季": 4, "半年": 2}
_NOT_ALL = re.compile(
    "增|减|降|提高|不少|至少|以上|最|超|不低|不高|另|去年|上年|年终|采暖|供暖|汛|学期|前|同比|比|其中|奖"
)


@text_rule("arithmetic", "U-10")
def by_the_period(text: Prepared) -> Iterator[Finding]:
    """每人每月850元，全年每人10020元; 年租金14.4万元，每季度支付3.8万元: twelve months, four quarters to a year."""
    if not pattern("每个?(?:月|季|半年)|[月季]均").search(text.whole):
        return
    for index, some in told(text).items():
        par = text.pars[index]
        for each in some:
            found = _A_PERIOD.search(each.clause) if each.exact and not each.chinese else None
            if not found or each.unit != "元" or _NOT_ALL.search(each.clause):
                continue
            years = [
                one
                for one in some
                if one is not each
                and one.exact
                and not one.chinese
                and one.unit == each.unit
                and abs(one.sentence - each.sentence) <= 1
            ]
            alls = [
                one
                for one in years
                if _A_YEAR.search(one.clause)
                and not _NOT_ALL.search(one.clause)
                and not _A_PERIOD.search(one.clause)
            ]
            if len(alls) != 1 or len([one for one in years if _A_PERIOD.search(one.clause)]):
                continue
            first, last = sorted((each.start, alls[0].start))
            if pattern("另|奖|外加|加上|个月|[0-9]月|起").search(par.text[first:last]):
                continue
            all_, times = alls[0], _TIMES[found["of"] or found["mean"]]
            value = each.value * times
            if abs(value - all_.value) <= spare_of(all_.amount, each.amount) * times:
                continue
            if not near(value, all_.value, 15):
                continue
            later = max((each, all_), key=lambda one: one.start)
            if later is all_:
                sum_ = f"{each.text}×{times}＝{shown(value, ZERO, unit_of(each.amount))}"
            else:
                sum_ = f"{all_.text}÷{times}＝{shown(all_.value / times, ZERO, unit_of(all_.amount))}"
            yield at(AVERAGE, par, later.start, later.amount.end, sum=sum_)


# ---- bands and classes of one whole -------------------------------------------------------------------------------------

_BELOW, _ABOVE, _BETWEEN = "以下|以内|不足|不满|未满|低于", "以上|超过|及以上", "至|到|—|－|-|～|~"
_ORDERED = re.compile(
    r"(?:^|[，、；：。])(?P<n>[一二三四五六ⅠⅡⅢⅣⅤⅥ]|[A-E])(?P<of>[类级等档])[^，；。、0-9]{0,8}$"
)
HAN_ORDER = ("一二三四五六", "ⅠⅡⅢⅣⅤⅥ", "ABCDE")
_IN_ALL = re.compile(
    r"(?:(?<!公)共|总|全[县市区镇乡村院校校局司线厂]|现有|现存|在编|在册|在岗|合计)[^，；。0-9]{0,16}$"
)


@text_rule("arithmetic", "U-10")
def bands(text: Prepared) -> Iterator[Finding]:
    """164人，35岁以下58人，36岁至50岁71人，51岁以上45人; 桥梁96座……一类桥31座，二类桥52座，三类桥11座，四类桥3座: bands, and classes, of one whole."""
    if not pattern("以[下上]|[一ⅠA][类级等档]").search(text.whole):
        return
    for index, some in told(text).items():
        par = text.pars[index]
        for place, whole in enumerate(some):
            if whole.chinese or not whole.exact or not _IN_ALL.search(whole.clause) or whole.unit == "%":
                continue
            parts = _bands(par, some[place + 1 :], whole) or _classes(par, some[place + 1 :], whole)
            if len(parts) < 3 or not all(one.exact and not one.chinese for one in parts):
                continue
            value = sum((one.value for one in parts), ZERO)
            if abs(value - whole.value) <= spare_of(whole.amount, *(one.amount for one in parts)):
                continue
            if max(one.value for one in parts) >= whole.value or not near(value, whole.value, 12):
                continue
            sum_ = sum_of([one.amount for one in parts], whole.amount)
            start, end = parts[0].start, parts[-1].amount.end
            yield at(PARTS, par, start, end, said={"text": whole.text}, sum=sum_)


def _gap(par: Par, one: Told) -> str:
    """The words of its clause before a number, other figures among them."""
    since = max(par.text.rfind(mark, 0, one.start) for mark in "，；。：、")
    return par.text[since + 1 : one.start]


def _bands(par: Par, after: Sequence[Told], whole: Told) -> list[Told]:
    """What stands behind bands: the first below a mark, the last above one, those between two marks."""
    near_by = [one for one in after if one.sentence - whole.sentence <= 1]
    out: list[tuple[Told, str]] = []
    for one in near_by:
        if not alike(one, whole):
            continue
        gap = _gap(par, one)
        if not pattern("[0-9]").search(gap):
            break
        way = (
            "down"
            if pattern(_BELOW).search(gap)
            else "between"
            if pattern(rf"[0-9][^0-9]{{0,4}}(?:{_BETWEEN})[^0-9]{{0,2}}[0-9]").search(gap)
            else "up"
            if pattern(_ABOVE).search(gap)
            else ""
        )
        if not way:
            break
        out.append((one, way))
        if len(out) > 1 and way in ("up", "down"):
            break
    ways = [way for _, way in out]
    closed = len(ways) > 2 and {ways[0], ways[-1]} == {"down", "up"}
    return [one for one, _ in out] if closed and set(ways[1:-1]) == {"between"} else []


def _classes(par: Par, after: Sequence[Told], whole: Told) -> list[Told]:
    """What stands behind the first class, the second, and so on, to the last of them."""
    out: list[Told] = []
    of = ""
    for one in after:
        if not alike(one, whole) or one.sentence - whole.sentence > 2:
            break
        since = max(par.text.rfind(mark, 0, one.start) for mark in "，；。：、")
        found = _ORDERED.search(par.text[max(since, 0) : one.start])
        if not found or (of and found["of"] != of):
            break
        row = next(row for row in HAN_ORDER if found["n"] in row)
        if row.index(found["n"]) != len(out):
            break
        of = found["of"]
        out.append(one)
    return out


# ---- halves of a sentence, and what they are in all ---------------------------------------------------------------------

_TOTALS = re.compile("(?<!公)共|合计|总计|累计|总")


@text_rule("arithmetic", "U-10")
def halves_totalled(text: Prepared) -> Iterator[Finding]:
    """主体班8期，培训640人；专题班15期，培训1125人；委托班7期，培训535人。全年共办班30期，培训2200人: what stands between semicolons, alike, and the total of each."""
    if "；" not in text.whole:
        return
    for index, some in told(text).items():
        par = text.pars[index]
        for number, (start, end) in enumerate(par.sentences[1:], 1):
            totals = [one for one in some if start <= one.start < end and not one.chinese]
            before = [one for one in some if one.sentence == number - 1 and not one.chinese]
            if len(totals) < 2 or not totals[0].exact or not _TOTALS.search(totals[0].clause):
                continue
            rows = _rows(par, number - 1, before)
            units = [one.unit for one in rows[0]] if len(rows) > 1 else []
            if len(units) < 2 or len(set(units)) != len(units) or "%" in units:
                continue
            if any([one.unit for one in row] != units for row in rows):
                continue
            sums = totals[: len(units)]
            if [one.unit for one in sums] != units:
                continue
            wrong = []
            for column, whole in enumerate(sums):
                parts = [row[column] for row in rows]
                value = sum((one.value for one in parts), ZERO)
                exact = all(one.exact and not one.is_price for one in (*parts, whole))
                if not exact:
                    continue
                if abs(value - whole.value) > spare_of(whole.amount, *(one.amount for one in parts)):
                    wrong.append((parts, whole, value))
            if len(wrong) == 1:
                parts, whole, value = wrong[0]
                if near(value, whole.value, 12):
                    sum_ = sum_of([one.amount for one in parts], whole.amount)
                    yield at(TOTAL, par, whole.start, whole.amount.end, sum=sum_)


def _rows(par: Par, number: int, some: Sequence[Told]) -> list[list[Told]]:
    start, end = par.sentences[number]
    marks = [start, *(found.start() for found in pattern("；").finditer(par.text, start, end)), end]
    return [[one for one in some if since <= one.start < until] for since, until in pairwise(marks)]


# ---- marks of a road, land in other measures ----------------------------------------------------------------------------

_ROAD = r"K(?P<a>[0-9]{1,4})[+＋](?P<b>[0-9]{3})(?:\.[0-9]+)?(?:至|到|—|－|-|～|~)+K(?P<c>[0-9]{1,4})[+＋](?P<d>[0-9]{3})(?:\.[0-9]+)?[^0-9。；K]{0,12}?(?:全长|长度?|总长|里程|共)(?:为|约)?(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>公里|千米|米)"
_LAND = r"(?<![0-9.])(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<scale>万?)亩(?:，|（|\()?(?:折合|合|约合|即|折算为|换算为)(?:约)?(?P<m>[0-9]+(?:\.[0-9]+)?)(?P<other>万?)公顷"
_ROAD_OFF, _LAND_OFF = Decimal(20), Decimal(15)


@text_rule("arithmetic", "U-10")
def of_marks(text: Prepared) -> Iterator[Finding]:
    """K12+300至K18+900，全长7.6公里; 1200亩，折合90公顷: a road by its marks, land by another measure."""
    for spot in text.spots(_ROAD, prose=True):
        found = spot.match
        metres = abs((int(found["c"]) * 1000 + int(found["d"])) - (int(found["a"]) * 1000 + int(found["b"])))
        stated = Decimal(found["n"]) * (1 if found["unit"] == "米" else 1000)
        ulp = Decimal(1).scaleb(-len(found["n"].partition(".")[2])) * (1 if found["unit"] == "米" else 1000)
        if abs(stated - metres) > max(ulp, Decimal(metres) / _ROAD_OFF):
            wanted = f"{metres}米" if found["unit"] == "米" else f"{shown(Decimal(metres) / 1000)}公里"
            sum_ = f"K{found['c']}+{found['d']}－K{found['a']}+{found['b']}＝{wanted}"
            stretch = spot.part("n", "unit")
            yield at(AVERAGE, stretch.par, stretch.start, stretch.end, sum=sum_)
    for spot in text.spots(_LAND, prose=True):
        found = spot.match
        land = Decimal(found["n"]) * (10000 if found["scale"] else 1)
        stated = Decimal(found["m"]) * (10000 if found["other"] else 1)
        right = land / _LAND_OFF
        if near(right, stated, 3):
            continue
        scale, unit = (10000, "万公顷") if found["other"] else (1, "公顷")
        measure = spot.since("m")
        sum_ = f"{found['n']}{found['scale']}亩÷15＝{shown((right / scale).quantize(Decimal('0.01')))}{unit}"
        yield at(AVERAGE, measure.par, measure.start, measure.end, sum=sum_)
