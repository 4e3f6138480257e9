"""Rules on what falls to each (W606): 每组4人，共76人; 四个小区占地312亩，平均每个小区75亩; 展期15天，日均2300人次; 长85米、宽12米，面积1002平方米.

What each has, how many they are and what all have are found by what they are of, wherever they stand in the paragraph; told of where no other count or sum makes them right, and what is
stated comes as near as a mistake in reckoning or typing does.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared, once
from .amounts import WORD, ZERO, gap_of, mean_shown, reckoned, same, shown, unit_of, written
from .each import AVERAGE, averages, products
from .slips import averages_mistyped, products_mistyped
from .told import Told, alike, mistaken, near, of_kind, told

_EVERY = rf"(?P<average>平均)?每个?(?P<of>(?!年|月|季|周|日|天|人每|户每){WORD}{{1,12}}(?:、{WORD}{{1,8}})?)$"
_EVERY_TOO = (
    r"每个?(?P<of>[期批场次组班队辆台趟轮])[0-9.]+[^0-9，。；、]{1,3}、(?:每[期批场次组班队辆台趟轮])?$"
)
_EACH_OF_THEM = rf"(?:^|{WORD})各(?P<all>(?:自)?(?:补助|安排|配备|投入|出资|选派|推荐|奖励|派出|发放|设|配|建设?|拨付|承担|缴纳|捐赠|分配|申报|购置|下达|新建|种植|培训|抽调|组织|开展|举办|抽取|抽查|检查|走访){WORD}{{0,6}})$"
_EACH_ONE = rf"^(?:{WORD}{{0,14}}?)(?:(?P<mean>[人户村组校班家台亩镇乡船场日月年])均|单(?P<single>[船车台套户站件]))(?P<what>{WORD}{{0,6}})$"
_COUNTED_AS = {"船": "艘", "车": "辆", "人": "人", "名": "人", "位": "人", "村": "个", "校": "所"}
_IN_ALL = re.compile(
    "(?<!公)共|合计|总|计|需|收入|费|资金|投资|产值|发放|补|支出|支付|拨付|金额|面积|投入|兑|奖|安排|节约|损|价|款|涉及|惠及|用地|增收"
)
_MORE = re.compile("另|外加|加上|机动|备用|再加|预备")
_NO_EACH = re.compile(
    "去年|上年|同期|[比较](?:上|前)|不少于|不低于|至少|最[高低多少大小]|增|减|降|提高|以上|上限|原则|标准分|限|超|牵头|带队|负责|不等|轮流"
)
_FAR, _YEAR_DAYS = 35, 365


class _Count(NamedTuple):
    """How many there are: as it is shown, and where it was told."""

    value: Decimal
    text: str
    start: int


@text_rule("arithmetic", "U-10")
def each_and_all(text: Prepared) -> Iterator[Finding]:
    """What each has, how many there are, and all of it, each found by its noun: where one does not agree with the others."""
    whole_text = text.whole
    if not pattern("[每均各日]|单[船车台套户站件]").search(whole_text):
        return
    for index, some in told(text).items():
        par = text.pars[index]
        for place, each in enumerate(some):
            ways = (_EVERY, _EACH_ONE, _EVERY_TOO, _EACH_OF_THEM)
            found = next(filter(None, (pattern(way).search(each.clause) for way in ways)), None)
            if not found or each.chinese or not each.exact or each.unit in ("%", "个百分点", "倍"):
                continue
            if _NO_EACH.search(each.clause) or pattern("每.*每").search(each.clause):
                continue
            if (wrong := _each_wrong(par, *_together(par, some, place), found)) and not any(
                one.par is par and _same_fault(par, one, wrong) for one in _told_already(text)
            ):
                yield wrong


@once
def _told_already(text: Prepared) -> list[Finding]:
    """What rules on numbers side by side tell."""
    return [*averages(text), *averages_mistyped(text), *products(text), *products_mistyped(text)]


def _same_fault(par: Par, one: Finding, other: Finding) -> bool:
    """Whether two findings are of one sentence, or of two that follow each other."""
    places = [
        next((number for number, (_, end) in enumerate(par.sentences) if it.start < end), 0)
        for it in (one, other)
    ]
    return abs(places[0] - places[1]) <= 1


def _together(par: Par, some: Sequence[Told], place: int) -> tuple[Sequence[Told], int]:
    """每个网格配备1名网格长、2名网格员: what each has of several sorts, as one."""
    each = some[place]
    last = place
    while last + 1 < len(some) and alike(some[last + 1], each) and not some[last + 1].chinese:
        gap = par.text[some[last].amount.end : some[last + 1].start]
        if not pattern(rf"{WORD}{{1,8}}[、和]$").match(gap):
            break
        last += 1
    if last == place:
        return some, place
    parts = some[place : last + 1]
    amount = each.amount._replace(
        value=sum((one.value for one in parts), ZERO),
        text=f"（{'＋'.join(one.text for one in parts)}）",
        end=parts[-1].amount.end,
    )
    return [*some[:place], each._replace(amount=amount), *some[last + 1 :]], place


def _each_wrong(par: Par, some: Sequence[Told], place: int, found: re.Match[str]) -> Finding | None:
    each = some[place]
    groups = found.groupdict()
    average = bool(groups.get("average") or groups.get("mean"))
    counts = _counts(par, some, each, groups)
    if not counts:
        return None
    sums = [one for one in some if _totals(one, each) and abs(one.sentence - each.sentence) <= 1]
    sums = [one for one in sums if one.exact and not one.chinese]
    if not sums or _agrees(some, each, average, counts):
        return None
    if average and any(one.unit == f"{each.unit}次" and one.start < each.start for one in some):
        return None  # 藏书126万册……外借图书88.2万册次，人均外借9册
    for count in counts:
        for total in _in_order(sums, each, average):
            if average:
                if wrong := _mean_wrong(par, each, count, total):
                    return wrong
            elif wrong := _product_wrong(par, some, each, count, total):
                return wrong
    return None


def _totals(one: Told, each: Told) -> bool:
    return one is not each and alike(one, each) and not one.is_price and one.value > each.value


def _counts(par: Par, some: Sequence[Told], each: Told, groups: dict[str, str | None]) -> list[_Count]:
    """How many there are of what each is of; the nearest before it, or the one that tells of all."""
    mean = groups.get("mean") or groups.get("single") or ""
    of = groups.get("of") or mean
    if groups.get("all"):
        before = [one for one in some if one.start < each.start and one.sentence == each.sentence][-1:]
        named = [one for one in before if one.exact and 1 < one.value < MOST_HOLDERS and one.unit in _HOLDERS]
        close = [one for one in named if pattern(f"{WORD}{{0,10}}各").match(par.text[one.amount.end :])]
        return [_Count(one.value, one.text, one.start) for one in close]
    if mean == "年":
        return _years(par, some, each)
    if mean in ("日", "月"):
        return _days(par, some, each) if mean == "日" else []
    known = [
        one
        for one in some
        if one is not each and one.exact and one.value > 1 and not one.is_price and _is_of(one, of)
    ]
    known = [one for one in known if not alike(one, each)]
    since = max(par.text.rfind(mark, 0, each.start) for mark in "；;。")
    here = [one for one in known if since < one.start < each.start]
    before = here or [one for one in known if one.start < each.start and one.sentence >= each.sentence - 1]
    after = [one for one in known if one.start > each.start and one.sentence == each.sentence]
    alls = [one for one in (*before, *after) if pattern("共|合计|总").search(one.clause)]
    for group in (alls[-1:], before[-1:], after[:1]):
        if group:
            return [_Count(one.value, one.text, one.start) for one in group]
    return []


def _is_of(one: Told, of: str) -> bool:
    """Whether a count is of what each is of: 每组, and 小组18个; 每箱, and 12个集装箱; 每起案件, and 案件217起; 每所学校, and 43所中小学."""
    unit = _COUNTED_AS.get(of[0], of[0])
    if len(one.unit) > 1 and of.startswith(one.unit):
        return True  # 每平方米, and 125平方米
    if one.unit == unit and unit != "个":
        noun = of[1:3]
        return unit not in ("人", "家", "件") or len(noun) < len("人员") or not _other_noun(one, noun)
    if one.unit not in ("个", "支", "家", "处", "条", "座", "所", "艘", "辆"):
        return False
    head = pattern(rf"^{WORD}{{0,6}}?{re.escape(of[0])}(?:$|[总共占已均年全])").match(one.after)
    if len(of) == 1:
        return bool(head or one.clause.endswith(of[0]))
    noun = of[:2]
    whose = pattern(_GIVEN).split(of)[0]  # 每个标准化考场配监考员2名, and 考场145个
    if len(whose) > len("考场") and len(whose) < len(of) and one.clause.endswith(whose[-2:]):
        return True
    return noun in one.after[:9] or one.clause.endswith(noun) or one.clause.endswith(of[0]) or bool(head)


_GIVEN = "配|设|需|补|奖|安排|举办|开展|放映|选派|推荐|抽|发放|投入|派"


def _other_noun(one: Told, noun: str) -> bool:
    """Whether what is counted is named, and is another thing: 每户村民, and 24户商户."""
    near_it = one.clause[-6:] + one.after[:6]
    return (
        bool(near_it)
        and noun[:1] not in near_it
        and pattern(
            "^(?:补|发|投|奖|慰|受|平|缴|出|种|收|增|获|领|配|负|包|走|得|挽|占|净|重|花|支|需|耗)"
        ).match(noun)
        is None
    )


_HOLDERS = frozenset(
    (
        "个",
        "家",
        "名",
        "人",
        "户",
        "所",
        "支",
        "处",
        "座",
        "组",
        "期",
        "批",
        "村",
        "镇",
        "校",
        "县",
        "区",
        "位",
    )
)
MOST_HOLDERS = 500
_PLAN_YEARS = "“?十[一二三四五]五”?(?:时期|期间|规划期)?"


def _years(par: Par, some: Sequence[Told], each: Told) -> list[_Count]:
    """The five years of a plan, where no others are told of."""
    if "累计" not in par.text or any(one.unit == "年" for one in some):
        return []
    plans = [*pattern(_PLAN_YEARS).finditer(par.text[: each.start])]
    years = pattern("20[0-9]{2}年").search(par.text[: each.start])
    return [_Count(Decimal(5), "5年", plans[0].start())] if len(plans) == 1 and not years else []


_RANGE = r"(?:(?P<y1>20[0-9]{2})年)?(?<![0-9])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:起|开始)?(?:至|到|—|－|～)(?:(?P<y2>20[0-9]{2})年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日"


def _days(par: Par, some: Sequence[Told], each: Told) -> list[_Count]:
    """The days of which so many a day are told: counted, or between two dates."""
    known = [one for one in some if one.unit == "天" and one.start < each.start and one.exact]
    if known:
        return (
            [_Count(one.value, one.text, one.start) for one in known]
            if len({one.value for one in known}) == 1
            else []
        )
    ranges = [*pattern(_RANGE).finditer(par.text[: each.start])]
    if len(ranges) != 1:
        return []
    found = ranges[0]
    year = int(found["y1"] or found["y2"] or 2001)
    try:
        begin = datetime.date(year, int(found["m1"]), int(found["d1"]))
        end = datetime.date(int(found["y2"] or year), int(found["m2"] or found["m1"]), int(found["d2"]))
    except ValueError:
        return []
    days = (end - begin).days + 1
    return [_Count(Decimal(days), f"{days}天", found.start())] if days > 1 else []


def _in_order(sums: Sequence[Told], each: Told, average: bool) -> list[Told]:
    """The sums that may be all of it, the likeliest first: before an average, behind a price."""
    before = [one for one in reversed(sums) if one.start < each.start]
    after = [one for one in sums if one.start > each.start]
    if average:
        return [*before[:2], *after[:1]]
    return [one for one in after[:2] if _IN_ALL.search(one.clause)] or [
        one for one in before[:1] if _IN_ALL.search(one.clause) and one.sentence == each.sentence
    ]


def _spare(each: Told, count: Decimal) -> Decimal:
    """What a price may be off so many times: one that is told in round figures is as told."""
    return each.amount.half * count if "." in each.text and count > MANY else ZERO


MANY = 50
"""So many at one price that it may have been reckoned from the sum."""


def _is_mean(mean: Decimal, each: Told, spare: Decimal = ZERO) -> bool:
    """Whether an average is what is stated, rounded or cut off."""
    half = each.amount.half or Decimal("0.5")
    return (
        each.value - half - spare <= mean <= each.value + half + spare
        or each.value <= mean < each.value + 2 * half
    )


def _agrees(some: Sequence[Told], each: Told, average: bool, named: Sequence[_Count]) -> bool:
    """Whether what each has is right of some count, or two of them, and some sum, as it may be read."""
    if each.value <= 0:
        return True
    counts = [one.value for one in some if not alike(one, each) and one.value > 1 and one.unit != "%"]
    counts += [
        one.value for one in some if one.unit == each.unit != "元" and one is not each and one.value > 1
    ]
    if average and any(one.start == count.start for one in some for count in named):
        like = [one.unit for one in some if any(one.start == count.start for count in named)]
        counts = [one.value for one in some if one.unit in like and one is not each and one.value > 1]
    counts = list(dict.fromkeys(counts))[-12:]
    pairs = [*combinations(counts, 2)]
    counts += (
        [a + b for a, b in pairs]
        + [a * b for a, b in pairs]
        + [Decimal(12), Decimal(365), Decimal(30), Decimal(52)]
    )
    counts += [sum(counts[:size], ZERO) for size in (3, 4)]
    sums = [one for one in some if one is not each and alike(one, each)]
    if any(one.value == each.value for one in sums):
        return True  # it is told again
    for total in sums:
        spare = total.amount.half
        for count in counts:
            if average and _is_mean(total.value / count, each, spare / count):
                return True
            if abs(each.value * count - total.value) <= spare + _spare(each, count):
                return True
            if any(
                abs(each.value * count + other.value - total.value) <= spare
                for other in sums
                if other is not total
            ):
                return True
    return False


def _mean_wrong(par: Par, each: Told, count: _Count, total: Told) -> Finding | None:
    mean = total.value / count.value
    if _is_mean(mean, each, total.amount.half / count.value):
        return None
    exact = bool(written(mean, each.amount))
    if not near(mean, each.value, _FAR) or not (exact or mistaken(mean, each.amount, False)):
        return None
    if (
        not exact
        and len(written(mean, each.amount, False).replace(".", "")) < len("00")
        and not near(mean, each.value, 15)
    ):
        return None
    right = mean_shown(mean, each.amount)
    return at(AVERAGE, par, each.start, each.amount.end, sum=f"{total.text}÷{count.text}＝{right}")


def _product_wrong(par: Par, some: Sequence[Told], each: Told, count: _Count, total: Told) -> Finding | None:
    value = each.value * count.value
    sum_ = f"{each.text}×{count.text}"
    between = [
        one
        for one in of_kind(some, each)
        if min(each.start, total.start) < one.start < max(each.start, total.start)
        and one is not each
        and one is not total
    ]
    for one in between:
        if not _MORE.search(one.clause) or one.is_price or not one.exact:
            return None
        value += one.value
        sum_ += f"＋{one.text}"
    spare = total.amount.half + _spare(each, count.value)
    if abs(value - total.value) <= spare or count.start > total.start > each.start:
        return None
    if any(one.is_price for one in some if each.start < one.start < total.start):
        return None
    if not near(value, total.value, _FAR) or not mistaken(value, total.amount):
        return None
    right = shown(value, total.amount.half * 2, unit_of(total.amount))
    return at(AVERAGE, par, total.start, total.amount.end, sum=f"{sum_}＝{right}")


# ---- a year of days -----------------------------------------------------------------------------------------------------

_A_DAY = rf"日(?P<what>处理|供水|供气|供热|产|生产|加工|发电|接待|吞吐|焚烧|处置){WORD}{{0,10}}$"
_A_YEAR = rf"年(?P<what>处理|供水|供气|供热|产|生产|加工|发电|接待|吞吐|焚烧|处置){WORD}{{0,8}}$"


@text_rule("arithmetic", "U-10")
def a_year_of_days(text: Prepared) -> Iterator[Finding]:
    """日处理能力由3万吨提升到4.5万吨，年处理能力可达1825万吨……全年按365天测算."""
    if "365天" not in text.whole:
        return
    for index, some in told(text).items():
        par = text.pars[index]
        for total in some:
            yearly = pattern(_A_YEAR).search(total.clause)
            daily = [
                one
                for one in some
                if yearly
                and one.start < total.start
                and one.unit == total.unit
                and one.exact
                and (found := pattern(_A_DAY).search(par.text[: one.start][-30:]))
                and found["what"] == yearly["what"]
            ]
            daily += [
                one
                for one in some
                if daily
                and one.start > daily[-1].start
                and one.start < total.start
                and one.unit == total.unit
            ]
            if not daily or not total.exact or "365天" not in par.text:
                continue
            if any(near(one.value * _YEAR_DAYS, total.value, 1) for one in daily):
                continue
            each = daily[-1]
            right = shown(each.value * _YEAR_DAYS, total.amount.half * 2, unit_of(total.amount))
            yield at(AVERAGE, par, total.start, total.amount.end, sum=f"{each.text}×365＝{right}")


# ---- length and breadth -------------------------------------------------------------------------------------------------

_AREA = rf"面积(?:为|约|达|共|{WORD}{{0,2}})?$"


@text_rule("arithmetic", "U-10")
def sides_and_area(text: Prepared) -> Iterator[Finding]:
    """码头长85米、宽12米，平台面积1002平方米: length by breadth."""
    if "宽" not in text.whole:
        return
    for index, some in told(text).items():
        par = text.pars[index]
        for long, wide, area in zip(some, some[1:], some[2:], strict=False):
            if (
                not (long.unit == wide.unit == "米" and area.unit == "平方米")
                or area.sentence != long.sentence
            ):
                continue
            if not pattern("长(?:度)?(?:为)?$").search(long.clause) or not pattern(
                "(?:^|[、和])宽(?:度)?(?:为)?$"
            ).search(wide.clause):
                continue
            if not pattern(_AREA).search(area.clause) or not (long.exact and wide.exact and area.exact):
                continue
            value = long.value * wide.value
            spare = area.amount.half or Decimal("0.5")
            if abs(value - area.value) > spare and near(value, area.value, 15):
                right = shown(value, area.amount.half * 2, unit_of(area.amount))
                yield at(AVERAGE, par, area.start, area.amount.end, sum=f"{long.text}×{wide.text}＝{right}")


# ---- the mean of several ------------------------------------------------------------------------------------------------

_ITS_MEAN = rf"^[，,；;](?:三|四|五|六|七|八|九|十)?{WORD}{{0,2}}平均(?:每[天日月年次季周期场户人]|值|分)?(?:为|是|达)?$"
_LINKED = rf"^[、和及，]{WORD}{{0,6}}$"


@text_rule("arithmetic", "U-10")
def mean_of_several(text: Prepared) -> Iterator[Finding]:
    """分别压降2.1万千瓦、2.6万千瓦和2.2万千瓦，平均每天2.6万千瓦: the mean of what stands right before it."""
    if "平均" not in text.whole:
        return
    for par, amounts, _ in reckoned(text):
        for index, stated in enumerate(amounts):
            if not stated.exact or not pattern(_ITS_MEAN).match(stated.name):
                continue
            run = [amounts[index - 1]] if index else []
            for one in reversed(amounts[: index - 1] if index else ()):
                if not pattern(_LINKED).match(gap_of(par, one, run[0])):
                    break
                run.insert(0, one)
            if len(run) < 2 or "分别" not in run[0].name or not all(one.exact for one in run):
                continue
            if any(one.unit != stated.unit for one in run):
                continue
            mean = sum((one.value for one in run), ZERO) / len(run)
            spare = sum((one.half for one in run), ZERO) / len(run)
            if not same(mean - spare, mean + spare, stated):
                sum_ = f"（{'＋'.join(one.text for one in run)}）÷{len(run)}＝{shown(mean, stated.half * 2, unit_of(stated))}"
                yield at(AVERAGE, par, stated.start, stated.end, sum=sum_)
