"""Rules on the years that a paper tells of (S535, S541, W640–W642): the title's against the text's, five-year plans, the paper's number and date.

In: a `Prepared`. Out: findings. A year that is not the title's is told of only where the text says that it is this paper's own: 现将…如下, what the title says behind its year,
what the paper sets out to do.
"""

import datetime
import re
from collections.abc import Iterator

from ...messages.diagnostic import Code
from ..arithmetic.amounts import alike
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared

TITLE_YEAR = Code(
    "S541",
    "warning",
    zh="标题是{wanted}，这里写的是“{text}”。",
    hint_zh="核对是哪一年的；多半是从上一年的稿子改来的。",
    en="The title says {wanted}, but here it is “{text}”.",
    hint_en="Check the year: it may have been left from last year's paper.",
    fault="""
        区政府办公室2025年度工作总结
        现将2024年度工作情况总结如下。
        全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        现将2025年度工作情况总结如下。
        全年办文204件。
    """,
    form="check",
)
_YEARS = r"20[0-9]{2}"
_BEGINS = r"(?P<year>20[0-9]{2})年(?:度|上半年|下半年)?[，,](?P<will>[^，。；]{0,12}(?:将|要|拟|计划))?"
_THIS_PAPER = r"现(?:将|就|把)[^，。；0-9]{0,14}(?P<year>20[0-9]{2})年(?:度|全年)?(?P<what>[^，。；0-9]{0,24})(?P<tells>汇报|报告|总结|述职|通报|小结|通知|公告|公布|函告)(?:汇报|报告|总结)?如下"


@text_rule("coherence")
def title_year(text: Prepared) -> Iterator[Finding]:
    """现将2024年度工作情况总结如下, under a title of 2025."""
    yield from _beyond(text)
    yield from _of_quarter(text)
    years = set(pattern(_YEARS).findall(text.title))
    if len(years) != 1 or pattern(
        r"20[0-9]{2}年?[—\-－～~至到]|近[0-9几两三四五]|(?<![0-9])年来|以来"
    ).search(text.title):
        return
    year = years.pop()
    for spot in text.spots(_THIS_PAPER, prose=True):
        said = spot.match["year"]
        if abs(int(said) - int(year)) == 1 and not pattern("计划|打算|安排").search(spot.match["what"]):
            if pattern("通知|公告|公布|函告").match(spot.match["tells"]) and not _names_it(
                text.title, spot.match["what"]
            ):
                continue
            yield spotted(TITLE_YEAR, spot.part("year", more=1), wanted=f"{year}年")
    first = next((par for par in text.pars if par.is_prose), None)
    if first and (found := pattern(_BEGINS).match(first.text)) and int(found["year"]) == int(year) - 1:
        begun = any(par.text.startswith(year) for par in text.pars if par.is_prose)
        plan = pattern("计划|打算|要点|安排").search(text.title)
        if not begun and (found["will"] if plan else pattern("总结|报告|汇报|述职").search(text.title)):
            yield at(TITLE_YEAR, first, 0, 5, wanted=f"{year}年")
    yield from _of_title(text, year)
    yield from _of_half(text)


_BY_END = r"(?:(?<=[，。；\n])到|力争到|至)(?P<year>20[0-9]{2})年(?:底|末|年底)"


def _beyond(text: Prepared) -> Iterator[Finding]:
    """到2028年底, once, in a plan for 2025—2027 that else goes to 2027."""
    found = pattern(r"20[0-9]{2}年?[—\-－～~至](20[0-9]{2})年[）)]?$").search(text.title)
    if not found:
        return
    last = int(found[1])
    if text.whole.count(str(last + 1)) != 1 or text.whole.count(found[1]) <= text.title.count(found[1]):
        return
    for spot in text.spots(_BY_END, prose=True):
        if int(spot.match["year"]) == last + 1:
            yield spotted(TITLE_YEAR, spot.since("year"), wanted=f"{last}年")


def _names_it(title: str, what: str) -> bool:
    """Whether what is told as follows is what the title names: 年度职称评审工作有关事项, in 关于开展2025年度职称评审的通知."""
    return len(what) >= LEAST_NAMED and what[:LEAST_NAMED] in title


LEAST_NAMED = 4


_QUARTER = r"(?:现将)?(?:今年|本年|20[0-9]{2}年)?第?(?P<which>[一二三四])季度(?=[，,]|[^，。]{0,20}如下)"


def _of_quarter(text: Prepared) -> Iterator[Finding]:
    """二季度，全县…… at the beginning of a report on the third."""
    own = set(pattern("([一二三四])季度").findall(text.title))
    first = next((par for par in text.pars if par.is_prose), None)
    if len(own) != 1 or first is None or not pattern("总结|汇报|报告|情况|通报").search(text.title):
        return
    found = pattern(_QUARTER).match(first.text)
    if found and found["which"] not in own and not pattern("较|比|上季度").search(first.sentence(0)):
        yield at(TITLE_YEAR, first, found.start("which"), found.end("which") + 2, wanted=f"{own.pop()}季度")


_OTHER_HALF = {"上半年": "下半年", "下半年": "上半年"}


def _of_half(text: Prepared) -> Iterator[Finding]:
    """下半年，巡查河道96公里。 in the work done of a summary of the first half."""
    halves = pattern("[上下]半年").findall(text.title)
    if len(halves) != 1 or not pattern("总结|汇报|报告|情况|计划|要点|打算|安排").search(text.title):
        return
    other, done = _OTHER_HALF[halves[0]], True
    if halves[0] == "下半年" and pattern("计划|要点|打算|安排").search(text.title):
        for par in text.pars:
            if par.is_prose and pattern("上半年[，,][^。；]{0,10}?(?:计划|将|要|拟|力争)").match(par.text):
                yield at(TITLE_YEAR, par, 0, len(other), wanted=halves[0])
    for par in text.pars:
        if par.block.level == 1:
            done = not pattern("打算|安排|计划|下一步|下步|思路|措施|问题|半年").search(par.text)
        found = pattern(rf"(?:现将)?{other}(?=[，,]|[^，。]{{0,20}}如下)").match(par.text)
        if (
            done
            and par.is_prose
            and found
            and not pattern("将|要|计划|打算").search(par.sentence(0).replace("现将", ""))
        ):
            yield at(TITLE_YEAR, par, found.end() - len(other), found.end(), wanted=halves[0])


_AFTER_YEAR = rf"{{year}}(?:(?:—|-|－|～|~|至)20[0-9]{{{{2}}}})?(?:年度?|届)(?P<what>[{HAN}“”]{{{{3,}}}})"
_SAID_YEAR = rf"(?P<year>20[0-9]{{2}})(?:年度?|届)(?P<what>[{HAN}“”]{{3,30}})"
_COMPARED = re.compile("比|较|去年|上年|上一年|往年|历年|连续|曾|回顾|经验|以来|以前|之前|此前|继")
_SETS_OUT = r"(?:做好|抓好|推进|开展|组织|部署|落实)好?(?:全[省市县区镇乡校]|我[省市县区镇乡局校])?$"
_COHORT = re.compile("新入职|新录用|新招聘|新聘|新进|新任|毕业生|应届|新生|新员工|退役|入伍|高考|中考")
_NOT_ITS_OWN = ("title", "cell", "header_cell")
SAME_WORDS, SAME_COHORT = 7, 3
"""Characters behind a year that are the title's own, where they tell who entered then, and where they do not."""


def _of_title(text: Prepared, year: str) -> Iterator[Finding]:
    """2023年度教书育人先进集体和先进个人, under a title on those of 2024."""
    found = pattern(_AFTER_YEAR.format(year=year)).search(text.title)
    if not found:
        return
    what = found["what"]
    for spot in text.spots(_SAID_YEAR):
        par, said = spot.par, spot.match
        if said["year"] == year or par.block.role in _NOT_ITS_OWN or abs(int(said["year"]) - int(year)) > 1:
            continue
        if spot.before[-1:] in tuple("《“—-－～~至到、和") or _COMPARED.search(par.sentence(spot.start)):
            continue
        same = len(alike(what, said["what"]))
        matter = pattern("(?:实施)?(?:要点|计划|方案|的?通知|的?意见|安排)$").sub("", what)
        if matter != what and LEAST_NAMED <= len(matter) == same and pattern(_SETS_OUT).search(spot.before):
            yield at(TITLE_YEAR, par, spot.start, spot.start + 5, wanted=f"{year}年")
            continue
        cohort = same >= SAME_COHORT and (
            _COHORT.match(what)
            or (pattern("先进|优秀").match(what) and pattern("表彰|表扬").search(text.title))
        )
        if cohort or (same >= SAME_WORDS and not pattern("工作|全[省市县区镇乡]").match(what)):
            yield at(TITLE_YEAR, par, spot.start, spot.start + 5, wanted=f"{year}年")


# ---- what comes next -------------------------------------------------------------------------------------------------


NEXT_YEAR = Code(
    "S535",
    "warning",
    zh="{year}年的总结里，下一步的打算写的是“{text}”。",
    hint_zh="核对是哪一年的，多半是{wanted}年。",
    en="In a paper on {year}, what comes next is said to be of “{text}”.",
    hint_en="Check the year: it is mostly {wanted}.",
    fault="""
        区政府办公室2025年度工作总结
        一、主要工作
        全年办文204件。
        二、2025年工作打算
        继续精简文件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、主要工作
        全年办文204件。
        二、2026年工作打算
        继续精简文件。
    """,
    form="check",
)
_NEXT_YEAR = r"^(?P<year>20[0-9]{2})年(?:度|的)?(?:重点)?(?:工作)?(?:计划|打算|思路|安排|重点工作|展望|重点任务|工作重点|努力方向)"


@text_rule("coherence")
def next_year(text: Prepared) -> Iterator[Finding]:
    """二、2025年工作打算, in a summary of 2025."""
    year = pattern(rf"({_YEARS})年?(?:度|全年)?[^，。0-9]{{0,8}}(?:总结|述职|情况|工作报告)").search(
        text.title
    )
    if not year or pattern("半年|季度|月|计划的|落实").search(text.title):
        return
    heads = [par for par in text.pars if par.block.level]
    for index, par in enumerate(heads):
        found = pattern(_NEXT_YEAR).match(par.text)
        if index and found and found["year"] == year[1]:
            wanted = str(int(year[1]) + 1)
            yield at(NEXT_YEAR, par, 0, 5, year=year[1], wanted=wanted)
    yield from _under_plans(text, year[1])


_PLANS = r"^(?:(?P<year>20[0-9]{2})年(?:度|的)?)?(?:[^，。0-9]{0,8})(?:打算|计划|安排|思路|展望|努力方向|工作重点|重点工作|主要任务|重点任务)"
_WILL = r"(?P<year>20[0-9]{2})年[，,][^。；0-9]{0,16}?(?:将|要|拟|继续|力争|计划|重点)"


def _under_plans(text: Prepared, year: str) -> Iterator[Finding]:
    """二、2026年工作打算, and under it: 2025年，我部将……"""
    of_plans = ""
    for par in text.pars:
        if par.block.level == 1:
            found = pattern(_PLANS).match(par.text)
            of_plans = (found["year"] or str(int(year) + 1)) if found else ""
        elif of_plans and par.is_prose:
            found = pattern(_WILL).match(par.text)
            if found and int(found["year"]) == int(of_plans) - 1:
                yield at(NEXT_YEAR, par, 0, 5, year=year, wanted=of_plans)


PLAN_YEAR = Code(
    "W641",
    "warning",
    zh="“{plan}”的{which}是{wanted}年，这里写的是“{text}”。",
    hint_zh="改年份，或改是哪一个五年规划、是开局还是收官。",
    en="{which} of “{plan}” is {wanted}, but here it is “{text}”.",
    hint_en="Change the year, or which plan it is, its first year or its last.",
    fault="""
        区政府办公室2026年工作要点
        2025年是“十五五”规划的开局之年，要抓好各项工作。
    """,
    mend="""
        区政府办公室2026年工作要点
        2026年是“十五五”规划的开局之年，要抓好各项工作。
    """,
    form="check",
)
_FIRST_PLAN = 1953
_PLAN_YEAR = (
    r"(?P<year>20[0-9]{2})年[，,]?(?:既|也|又|正)?(?:是|为)[^。；，“”]{0,14}“?(?P<plan>十[二三四五六七]五)”?(?:规划|时期|期间|发展)?(?:的)?"
    r"(?P<which>开局(?:起步)?(?:之年|年)|起步之年|第一年|收官(?:之年|年)|最后一年)(?![打做作奠谋创])"
)


@text_rule("coherence")
def plan_year(text: Prepared) -> Iterator[Finding]:
    """2025年是“十五五”规划的开局之年: the fifteenth plan of five years begins in 2026."""
    for spot in text.spots(_PLAN_YEAR):
        match = spot.match
        number = 10 + "一二三四五六七八九".index(match["plan"][1]) + 1
        first = _FIRST_PLAN + 5 * (number - 1)
        wanted = first if pattern("开局|起步|第一").match(match["which"]) else first + 4
        if int(match["year"]) != wanted + _GAP:
            yield at(
                PLAN_YEAR,
                spot.par,
                spot.start,
                spot.start + 5,
                plan=match["plan"],
                which=match["which"],
                wanted=str(wanted + _GAP),
            )


# Between the second plan and the third lay three years that no plan was of.
_GAP = 3


# ---- the paper's own date -----------------------------------------------------------------------------------------------


def own_date(text: Prepared) -> tuple[datetime.date, Par] | None:
    """A paper's own date, and the paragraph that it stands in: where it signs, or below its title."""
    for par in text.pars:
        if par.block.role in ("date", "reporter", "subtitle") and par.block.slot != "attachments":
            found = pattern(r"(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日").search(par.text)
            if found:
                try:
                    return datetime.date(int(found[1]), int(found[2]), int(found[3])), par
                except ValueError:
                    return None
    return None


NUMBER_YEAR = Code(
    "W640",
    "warning",
    zh="发文字号是{year}年的，成文日期是“{text}”。",
    hint_zh="核对年份，两处改成一样的。",
    en="The document's number is of {year}, but its date is “{text}”.",
    hint_en="Check the year, and write it the same.",
    fault="""
        区政府常务会议纪要
        区政纪〔2024〕7号

        第7次常务会议纪要

        会议研究了春节前后的工作。

        出席：张明远、李敏
        2025年12月31日

        区政府办公室　　2025年12月31日印发
    """,
    mend="""
        区政府常务会议纪要
        区政纪〔2025〕7号

        第7次常务会议纪要

        会议研究了春节前后的工作。

        出席：张明远、李敏
        2025年12月31日

        区政府办公室　　2025年12月31日印发
    """,
    form="check",
)
_NUMBER = re.compile(
    rf"[{HAN}]{{2,12}}[〔\[［【（(](?P<year>20[0-9]{{2}})[〕\]］】）)]第?[0-9]+号(?:[ \u3000]*签发人[:：]?.*)?"
)
_HEAD_LINES = 6


@text_rule("coherence")
def number_year(text: Prepared) -> Iterator[Finding]:
    """区政办〔2024〕7号, and 2025年12月31日 at the end; a number of December may stand on what goes out in January."""
    own = own_date(text)
    if own is None:
        return
    lines = text.source.lines[:_HEAD_LINES]
    numbers = [found for line in lines if (found := _NUMBER.fullmatch(line.strip()))]
    if len(numbers) != 1:
        return
    day, par = own
    year = int(numbers[0]["year"])
    if year != day.year and not (day.month == 1 and year == day.year - 1):
        start = par.text.index(str(day.year))
        yield at(NUMBER_YEAR, par, start, start + 5, year=str(year))


DATE_YEAR = Code(
    "W642",
    "warning",
    zh="标题说的是{wanted}，成文日期却是“{text}”。",
    hint_zh="核对标题和成文日期里的年份。",
    en="The title is on {wanted}, but the paper's date is “{text}”.",
    hint_en="Check the years of title and date.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件。
        区政府办公室
        2024年12月31日
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件。
        区政府办公室
        2025年12月31日
    """,
    form="check",
)


# What a year is named for, and is over before its half is: 2026年春运工作总结.
_NO_YEAR = (
    "半年|季度|月|学期|春|冬|寒假|元旦|元宵|清明|节|两会|活动|专项|行动|演练|培训|会议|赛|项目|征兵|招聘|考试"
)
_HALF = 6
"""The month up to which no year is summed up that is not over."""


@text_rule("coherence")
def date_year(text: Prepared) -> Iterator[Finding]:
    """2025年度工作总结, dated 2024: what is summed up has not been; a plan for 2025, dated 2026: it is over."""
    own, years = own_date(text), set(pattern(f"({_YEARS})年").findall(text.title))
    if (
        own is None
        or len(years) != 1
        or pattern(r"20[0-9]{2}年?[—\-－～~至到]|关于印发|转发").search(text.title)
    ):
        return
    day, par = own
    year = int(years.pop())
    summed = pattern(r"总结$|述职(?:述廉|述责)?(?:报告)?$|年报$").search(text.title)
    planned = pattern("(?:工作)?(?:要点|计划|打算)$").search(text.title)
    early = summed and day.year == year and day.month <= _HALF and not pattern(_NO_YEAR).search(text.title)
    if (
        early
        or (summed and not year <= day.year <= year + 1)
        or (planned and not year - 1 <= day.year <= year)
    ):
        start = par.text.index(str(day.year))
        end = len(par.text.rstrip()) if early else start + 5
        yield at(DATE_YEAR, par, start, end, wanted=f"{year}年度" if early else f"{year}年")
