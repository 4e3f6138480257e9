"""Rules on days that cannot follow each other as told (S520, S521, S532, S533, S534, S535, W642): works that are done before they begin, a term outside its stage, a paper that is older than what it tells of.

In: a `Prepared`. Out: findings. The order of works is a table; days are compared only where both are told with what year they are of, or stand in one sentence.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, once
from .terms import RANGE, TO
from .time import AFTER_ITS_DATE, ANY_YEAR, FULL_DATE, HALF_A_YEAR, OUT_OF_TERM, STAGES, TWO_DAYS
from .years import NEXT_YEAR, own_date

# ---- works in their order ----------------------------------------------------------------------------------------------

# What is done to a work, in the order in which it is done; a row has one place.
_WORKS = (
    "立项|项目建议书|可行性研究|可研",
    "初步设计|施工图设计|设计方案",
    "发布招标公告|招标公告|开始招标|启动招标",
    "完成招标|招标|中标|评标|开标",
    "签订合同|签约|签订协议|签订合作协议",
    "开工|动工|破土|进场施工",
    "基础施工|主体施工|土建施工",
    "主体封顶|封顶|主体完工",
    "设备安装|安装调试|设备调试",
    "竣工|完工|建成|施工完毕|工程完成",
    "竣工验收|通过验收|验收合格|组织验收|完成验收|验收",
    "试运行(?!期满|结束)|试运营(?!期满|结束)|试营业",
    "试运行期满|试运营期满|试运行结束|正式投入使用|投入使用|正式投用|投用|正式运行|正式启用|启用|通车|开业|投产|开馆",
)
_ON = r"(?<![0-9])(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<ten>[上中下]旬|底|末|初))?(?P<by>(?:之|以)?前)?(?!至|到|—|－|-|～|~|[0-9])"
_TENS = {"上旬": 10, "初": 5, "中旬": 20, "下旬": 28, "底": 28, "末": 28}
_BEGINS = {"中旬": 11, "下旬": 21, "底": 25, "末": 25}
_NOT_IN_ORDER = re.compile(
    "分别|各自|首批|第[一二三四五]批|一期|二期|三期|其中|原|比|较|去年|上年|提前|另|已建|期间|同步|陆续"
)


class _Step(NamedTuple):
    """A day or month by which something of a work is done: its place in the order of works, from and to in the paragraph."""

    rank: int
    first: datetime.date
    last: datetime.date
    start: int
    end: int
    said: str


def _steps(par: Par, start: int, end: int) -> Iterator[_Step]:
    """What a sentence tells of works, clause by clause, each with its only day."""
    year = 0
    for clause in pattern("[^，、；。]+").finditer(par.text, start, end):
        days = list(pattern(_ON).finditer(par.text, clause.start(), clause.end()))
        ranges = pattern("月[0-9日]*(?:至|到|—|－)").search(clause[0])
        if days and days[-1]["year"]:
            year = int(days[-1]["year"])
        ranks = [
            place
            for place, words in enumerate(_WORKS)
            for found in pattern(words).finditer(clause[0])
            if not any(
                other.start() <= found.start() and found.end() < other.end()
                for row in _WORKS
                for other in pattern(row).finditer(clause[0])
            )
        ]
        if len(days) != 1 or ranges or not ranks or not year:
            continue
        one = days[0]
        span = _of(year, one["month"], one["day"], one["ten"])
        if span:
            yield _Step(max(ranks), *span, one.start(), one.end(), one[0])


def _of(
    year: int, month: str, day: str | None, ten: str | None
) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that a date may mean."""
    try:
        if day:
            one = datetime.date(year, int(month), int(day))
            return one, one
        return datetime.date(year, int(month), _BEGINS.get(ten or "", 1)), datetime.date(
            year, int(month), _TENS.get(ten or "", 28)
        )
    except ValueError:
        return None


@text_rule("coherence")
def works_in_order(text: Prepared) -> Iterator[Finding]:
    """2025年5月完成招标，6月开工，2025年3月底前竣工验收: what comes after, before what it follows."""
    for par in text.pars if "月" in text.whole else ():
        if not par.is_prose or par.text.count("月") < 2:
            continue
        for start, end in par.sentences:
            if _NOT_IN_ORDER.search(par.text[start:end]):
                continue
            for before, one in pairwise(list(_steps(par, start, end))):
                if before.rank < one.rank and one.last < before.first:
                    yield at(STAGES, par, one.start, one.end, before=before.said)
                    break


# ---- within a stage ----------------------------------------------------------------------------------------------------

_MONTH = r"(?:(?P<y{0}>20[0-9]{{2}})年)?(?:(?P<m{0}>[0-9]{{1,2}})月)?(?:(?P<d{0}>[0-9]{{1,2}})日|(?P<t{0}>[上中下]旬|底|末|初))?"
_STAGE = rf"^[ \u3000]*(?:[0-9]{{1,2}}[.．、])?(?P<name>[{HAN}“”]{{2,16}})[（(](?:时间[：:])?{_MONTH.format(1)}{TO}{_MONTH.format(2)}[）)]"
_BY = r"(?<![0-9])(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<ten>[上中下]旬|底|末))(?P<by>(?:之|以)?前)?"
_OTHER_STAGE = re.compile(
    "阶段|下一步|以后|截至|截止|上年|去年|次年|明年|当年|前期|此前|已于|每|报送|上报|总结|报告|(?<!于)报|延长|适时|视情|自|起|文件|通知|印发|下发|会议|数据|考核"
)


class _Stage(NamedTuple):
    """A stage of a plan: its paragraph, its name, its first and last day, and whether its year is told; where these days and the brackets end."""

    par: Par
    name: str
    first: datetime.date
    last: datetime.date
    dated: bool
    from_: tuple[int, int]
    till: tuple[int, int]
    end: int
    whole_months: bool


@once
def _stages(text: Prepared) -> Sequence[_Stage]:
    out: list[_Stage] = []
    year = 0
    for par in text.pars if pattern(f"月[^月。]{{0,12}}{TO}").search(text.whole) else ():
        found = pattern(_STAGE).match(par.text)
        if not found or not found["m1"]:
            continue
        year = int(found["y1"] or year or ANY_YEAR)
        last_year = int(found["y2"] or year)
        first = _of(year, found["m1"], found["d1"], found["t1"])
        last = _of(last_year, found["m2"] or found["m1"], found["d2"], found["t2"])
        if not first or not last or first[0] > last[1]:
            continue
        begin = found.start("y1") if found["y1"] else found.start("m1")
        until = found.start("y2") if found["y2"] else found.start("m2") if found["m2"] else found.start("d2")
        ends = max(found.end(f"{what}1") for what in "mdt"), max(found.end(f"{what}2") for what in "mdt")
        out.append(
            _Stage(
                par,
                found["name"],
                first[0],
                last[1],
                year != ANY_YEAR,
                (begin, ends[0] + 1),
                (until, ends[1] + 1),
                found.end(),
                not (found["d1"] or found["d2"] or found["t1"] or found["t2"]),
            )
        )
        year = last_year if last_year != ANY_YEAR else 0
    return out


LEAST_APART = 4
_IN_TURN = re.compile(
    "准备|发动|动员|部署|自查|摸底|排查|申报|初审|审核|复核|评审|整治|整改|施工|实施|推进|验收|评估|总结|提升|巩固|集中|检查|普查|阶段"
)


@text_rule("coherence")
def stages_in_turn(text: Prepared) -> Iterator[Finding]:
    """（二）实施阶段（2026年3月至2027年10月）, and （三）验收阶段（2027年9月至10月）; a stage that begins a year too early."""
    for above, one in pairwise(_stages(text)):
        near = above.par.index < one.par.index <= above.par.index + LEAST_APART
        named = _IN_TURN.search(above.name) and _IN_TURN.search(one.name)
        if not near or not named or above.dated != one.dated or above.par.block.level != one.par.block.level:
            continue
        over = one.first < above.last and (one.first.year, one.first.month, one.first.day) != (
            above.last.year,
            above.last.month,
            above.last.day,
        )
        whole = above.whole_months and (one.first.year, one.first.month) == (
            above.last.year,
            above.last.month,
        )
        if over and not whole and above.first <= one.first:
            yield at(STAGES, one.par, *one.from_, before=_day(above))


def _day(one: _Stage) -> str:
    return one.par.text[one.till[0] : one.till[1]]


# What is done after a stage, as it has shown what lacks: 不达标的，5月底前全部补打.
_MADE_GOOD = re.compile("补[打种录报办交齐考测检测训发]|重[新做打测]|复[查检测核]|整改到位|回头看")


@text_rule("coherence")
def within_stage(text: Prepared) -> Iterator[Finding]:
    """（二）集中移交（2026年1月5日至3月20日）。……于3月31日前移交完毕; （2026年1月至5月）。……到2025年5月底: a term that is not within its stage."""
    for stage in _stages(text):
        text_ = stage.par.text
        for found in pattern(_BY).finditer(text_, stage.end):
            ahead = pattern("[，。；]").split(text_[: found.start()])[-1]
            clause = ahead + pattern("[，。；]").split(text_[found.start() :])[0]
            if (
                not (found["by"] or pattern("[到至]$").search(ahead))
                or _OTHER_STAGE.search(clause)
                or _MADE_GOOD.search(clause)
            ):
                continue
            if (found["year"] and not stage.dated) or pattern("[日月旬底](?:至|到|—|－|-)$").search(ahead):
                continue
            years = {int(found["year"])} if found["year"] else {stage.first.year, stage.last.year}
            spans = [
                span for year in years if (span := _of(year, found["month"], found["day"], found["ten"]))
            ]
            late = all(first > stage.last for first, _ in spans)
            early = all(last < stage.first for _, last in spans)
            if spans and (late or early):
                said = text_[stage.from_[0] : stage.till[1]].rstrip("）)")
                yield at(OUT_OF_TERM, stage.par, found.start(), found.end(), before=said)


# ---- the paper's own date ----------------------------------------------------------------------------------------------

_DONE = re.compile(
    "[^起]了|已|实到|应到|参加(?:会议|人员)|表决|同意|通过|发生|查明|接到|收到|组织了|召开|开展了|完成了"
)
_TO_COME = re.compile(
    "将|拟|计划|定于|前|底|至|到(?!会|场|位|期|代|人|[0-9])|起|自|施行|要|力争|预计|届时|应当|须|请|安排|打算|截止|有效期|期限|为期|期间|之日|以后|后"
)
_TELLS = re.compile("(?:报告|请示|总结|通报|函|情况|汇报)$")


@text_rule("coherence")
def older_than_told(text: Prepared) -> Iterator[Finding]:
    """2025年3月18日，该村召开村民代表会议, in a request of 2025年3月10日."""
    found = own_date(text) if _TELLS.search(text.title) else None
    if not found:
        return
    own, _ = found
    for spot in text.spots(FULL_DATE, prose=True):
        sentence = spot.par.sentence(spot.start)
        span = _of(int(spot.match["year"]), spot.match["month"], spot.match["day"], None)
        if not span or not 0 < (span[0] - own).days < HALF_A_YEAR:
            continue
        if _DONE.search(sentence) and not _TO_COME.search(sentence):
            said = f"{own.year}年{own.month}月{own.day}日"
            yield at(AFTER_ITS_DATE, spot.par, spot.start, spot.end, date=said)


# ---- plans of the year to come -----------------------------------------------------------------------------------------

_HEAD_OF_PLANS = re.compile("打算|计划|思路|下一?步|展望|努力方向")
_SUMMED = r"(20[0-9]{2})年?(?:度|全年)?[^，。0-9]{0,20}(?:总结|述职报告|述职述廉报告)$"
_AIMED = r"(?:力争|争取|确保|计划|到|拟)(?:在|于|到)?(?P<year>20[0-9]{2})年(?:年?底|年?末|[0-9]{1,2}月(?:底|末)?)(?:之|以)?前?"
_BASE = r"(?<=[比较])(?P<year>20[0-9]{2})年(?=增长|提高|增加|下降|减少|上升|降低|翻)"


@text_rule("coherence")
def plans_of_next_year(text: Prepared) -> Iterator[Finding]:
    """力争2024年年底前完成, and 比2023年增长4.2%, in what a summary of 2024 sets out to do."""
    summed = pattern(_SUMMED).search(text.title)
    if not summed or pattern("半年|季度|月").search(text.title):
        return
    year, planned = int(summed[1]), False
    for par in text.pars:
        if par.block.level == 1:
            planned = bool(_HEAD_OF_PLANS.search(par.text))
        if not planned or not par.is_prose:
            continue
        for way, latest in ((_AIMED, year), (_BASE, year - 1)):
            for found in pattern(way).finditer(par.text):
                if int(found["year"]) == latest and not pattern("基础上|已").search(
                    par.sentence(found.start())
                ):
                    begin = found.start("year")
                    yield at(NEXT_YEAR, par, begin, begin + 5, year=str(year), wanted=str(latest + 1))


# ---- one stretch, one term ---------------------------------------------------------------------------------------------

_DONE_THEN = "排查|检查|督查|巡查|整治|普查|抽查|培训|活动|演练|行动|展览|考核|征集|公示|调研|走访|慰问|休渔|禁渔|采样|监测|评审|展销|比赛|招募|报名|施工"


@text_rule("coherence")
def one_stretch(text: Prepared) -> Iterator[Finding]:
    """于8月5日至8月25日对辖区渡口进行了全面排查, and 从8月5日到9月10日逐渡逐船检查: one end is the same, and what was done."""
    spots = list(text.spots(RANGE, prose=True))
    if len(spots) != 2 or spots[0].par is spots[1].par:
        return
    first, one = spots
    ends = [
        (
            (int(it.match["m1"]), int(it.match["d1"])),
            (int(it.match["m2"] or it.match["m1"]), int(it.match["d2"])),
        )
        for it in spots
    ]
    if (ends[0][0] == ends[1][0]) == (ends[0][1] == ends[1][1]):
        return
    if any("阶段" in it.before[-14:] or it.before[-1:] in "（(" for it in spots):
        return
    said = [pattern("[。；]").split(it.after)[0] for it in spots]
    if set(pattern(_DONE_THEN).findall(said[0])) & set(pattern(_DONE_THEN).findall(said[1])) or (
        all(pattern("排查|检查|督查|巡查|整治|普查").search(it) for it in said)
    ):
        yield at(TWO_DAYS, one.par, one.start, one.end, before=first.match[0])


_YEAR_END = r"(?:(?<![0-9])(?:到|至|于|在)?(?P<year>20[0-9]{2})年(?:(?P<month>[0-9]{1,2})月)?(?:年?底|年?末)(?:之|以)?前?)"
_NO_TASK = re.compile(
    "首批|第[一二三四]批|分别|一半|初步|部分|[0-9]%|其余|剩余|每|试点|逐年|累计|新增|以上|[0-9]"
)
LEAST_TASK = 6


@text_rule("coherence")
def year_of_task(text: Prepared) -> Iterator[Finding]:
    """到2026年底，全面完成古树名木补充调查和挂牌, and 补充调查和挂牌于2025年底前完成: one task, by its words, of two years."""
    told = []
    for spot in text.spots(_YEAR_END, prose=True) if "底" in text.whole else ():
        ahead = pattern("[，。；：]").split(spot.before)[-1]
        behind = pattern("[；。]").split(spot.after)[0].lstrip("，")
        behind = pattern("[，]").split(behind)[0]
        if not _NO_TASK.search(ahead + behind):
            told.append((spot, ahead + "|" + behind))
    for (first, task), (one, other) in combinations(told, 2):
        if first.match["year"] == one.match["year"] or first.par is one.par:
            continue
        shared = _longest(task, other)
        if len(shared) >= LEAST_TASK and all(
            "完成" in it or "实现" in it or "建成" in it for it in (task, other)
        ):
            yield at(TWO_DAYS, one.par, one.start, one.end, before=first.match[0])


def _longest(one: str, other: str) -> str:
    """The longest run of Chinese characters that stands in both of two texts."""
    best = ""
    for start in range(len(one)):
        while (
            (run := one[start : start + len(best) + 1]) in other and len(run) > len(best) and "|" not in run
        ):
            best = run
    return best
