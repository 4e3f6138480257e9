"""Rules on a paper's own date and the days it tells of (S532–S534): what is told as done after the paper's date, a term that is over, one meeting on two days."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from ...messages.diagnostic import Code
from ..arithmetic.spans import TILL
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .years import own_date

AFTER_ITS_DATE = Code(
    "S532",
    "warning",
    zh="“{text}”比成文日期{date}还晚，这里却说已经做了。",
    hint_zh="核对这一天，或成文日期。",
    en="“{text}” is after the paper's date, {date}, but is told as done.",
    hint_en="Check this day, or the paper's date.",
    fault="""
        区水务局2025年上半年工作总结
        一、主要工作
        8月20日，组织开展了防汛演练。
        二、下步打算
        继续做好防汛。
        区水务局
        2025年7月2日
    """,
    mend="""
        区水务局2025年上半年工作总结
        一、主要工作
        5月20日，组织开展了防汛演练。
        二、下步打算
        继续做好防汛。
        区水务局
        2025年7月2日
    """,
    form="check",
)
TERM_OVER = Code(
    "S533",
    "warning",
    zh="“{text}”早于成文日期{date}，这里却是往后的安排。",
    hint_zh="核对这个时间，或成文日期。",
    en="“{text}” is before the paper's date, {date}, but is told as still to come.",
    hint_en="Check this day or term, or the paper's date.",
    fault="""
        关于报送工作情况的通知
        各科室：
        请于10月20日前报送办公室。
        区政府办公室
        2025年11月1日
    """,
    mend="""
        关于报送工作情况的通知
        各科室：
        请于11月20日前报送办公室。
        区政府办公室
        2025年11月1日
    """,
    form="check",
)
TWO_DAYS = Code(
    "S534",
    "warning",
    zh="前面定的是{before}，这里是“{text}”。",
    hint_zh="核对是哪一天，改成一样的。",
    en="It was to be on {before} before; here it is “{text}”.",
    hint_en="Check which day it is, and write it the same.",
    fault="""
        关于召开工作会议的通知
        各科室：
        定于12月15日上午9:00在三楼会议室召开年度工作会议。
        一、会议时间
        12月16日上午9:00，会期半天。
        二、参会人员
        各科室负责人。
    """,
    mend="""
        关于召开工作会议的通知
        各科室：
        定于12月15日上午9:00在三楼会议室召开年度工作会议。
        一、会议时间
        12月15日上午9:00，会期半天。
        二、参会人员
        各科室负责人。
    """,
    form="check",
)
PERIOD = Code(
    "S542",
    "warning",
    zh="“{text}”：结束的时间比开始的早。",
    hint_zh="核对起止时间。",
    en="“{text}” ends before it begins.",
    hint_en="Check beginning and end.",
    fault="""
        区政府办公室2025年度工作总结
        2025年5月20日至10日开展专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年5月10日至20日开展专项整治。
    """,
    form="check",
)
_PERIODS = (
    rf"(?<![0-9])(?:(?P<y1>20[0-9]{{2}})年)?(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{TILL}"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日"
    rf"|(?<![0-9])(?P<from>20[0-9]{{2}})年?{TILL}(?P<till>20[0-9]{{2}})年"
    rf"|(?<![0-9])(?P<from_year>20[0-9]{{2}})年(?P<from_month>[0-9]{{1,2}})月(?:份|底|初)?{TILL}(?P<till_year>20[0-9]{{2}})年(?P<till_month>[0-9]{{1,2}})月"
    r"|(?<=自)(?P<since_year>20[0-9]{2})年(?P<since_month>[0-9]{1,2})月(?P<since_day>[0-9]{1,2})日起[^。；0-9]{0,12}(?:至|到)"
    r"(?P<until_year>20[0-9]{2})年(?P<until_month>[0-9]{1,2})月(?P<until_day>[0-9]{1,2})日"
    r"|(?<![0-9:：])(?P<h1>[0-9]{1,2})(?:[:：]|时)(?P<i1>[0-9]{2})?分?(?:至|到|—|——|－|-|～|~)(?P<h2>[0-9]{1,2})(?:[:：]|时)(?P<i2>[0-9]{2})?分?(?![0-9])"
)
_TURN = (9, 4)
"""A period that begins in this month or later and ends in that one or earlier may go over the turn of the year."""
_EVENING = 16
"""What begins at this hour or later may end after midnight."""


def _backwards(match: re.Match[str]) -> bool:
    """Whether a period ends before it begins."""
    number = {name: int(value) for name, value in match.groupdict().items() if value and value.isdigit()}
    if "from" in number:
        return number["till"] < number["from"]
    if "from_year" in number:
        return (number["till_year"], number["till_month"]) < (number["from_year"], number["from_month"])
    if "since_year" in number:
        ends = [
            tuple(number[f"{end}_{unit}"] for unit in ("year", "month", "day")) for end in ("since", "until")
        ]
        return ends[1] < ends[0]
    if "h1" in number:
        begin, end = (number["h1"], number.get("i1", 0)), (number["h2"], number.get("i2", 0))
        return end < begin and begin[0] < _EVENING
    begin = (number["m1"], number["d1"])
    end = (number.get("m2", number["m1"]), number["d2"])
    if "y2" in number:
        return "y1" in number and (number["y2"], *end) < (number["y1"], *begin)
    return end < begin and not (begin[0] >= _TURN[0] and end[0] <= _TURN[1])


@text_rule("coherence")
def periods(text: Prepared) -> Iterator[Finding]:
    """2025年5月20日至10日, 14:30—11:00: what ends before it begins."""
    for spot in text.spots(_PERIODS):
        if _backwards(spot.match):
            yield spotted(PERIOD, spot)
    for spot in text.spots(_BEGUN, prose=True):
        if _backwards(spot.match):
            yield spotted(PERIOD, spot)
    for spot in text.spots(_BY_HOURS) if "时" in text.whole else ():
        m1, d1, h1, m2, d2, h2 = (int(spot.match[name] or spot.match["m1"]) for name in _HOURS_OF)
        if (m1, d1, h1) > (m2, d2, h2) and m1 - m2 < LEAST_TURN:
            yield spotted(PERIOD, spot)


_HOURS_OF = ("m1", "d1", "h1", "m2", "d2", "h2")
_BY_HOURS = (
    r"(?<![0-9])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?P<h1>[0-9]{1,2})时(?:[0-9]{1,2}分)?(?:至|到|—|——|－|-|～|~)"
    r"(?:20[0-9]{2}年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日(?P<h2>[0-9]{1,2})时"
)
LEAST_TURN = 9
"""Months by which what ends before it begins goes over the turn of the year."""

_BEGUN = (
    r"(?<![0-9年])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:正式|全面)?(?:开工|动工|开建|启动|开始|开班|开幕)(?:建设|施工)?[，,](?:并|于|并于|在)?"
    r"(?P<m2>[0-9]{1,2})月(?P<d2>[0-9]{1,2})日(?:前|全面|正式|全部|顺利|如期|提前)*(?:完工|竣工|建成|结束|闭幕|结业|投入使用|投用|通过验收|通车|收官)"
)


_DAY = r"(?<![0-9年至—－\-~～])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_PAST = rf"{_DAY}(?:[上下]午|晚)?(?:，|至|—)?[^，。；：\n]{{0,14}}(?:召开|开展|组织|举办|举行|完成|印发|通过|赴|到)[^，。；：将拟\n]{{0,12}}了"
_TERM = r"(?:请|务必|须|需|应)[^，。；：\n]{0,10}(?:于|在)(?P<term>(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:下班|[上下]午[^，。；：\n]{0,5}|[0-9:：]{4,5})?(?:之)?前)"
_SENT_BY = r"(?<=[，；。\n])(?P<lead>[^，。；：\n0-9]{0,24})(?:请)?于?(?P<term>(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:下班|[上下]午[^，。；：\n]{0,5})?(?:之)?前)(?:将[^，。；]{1,30})?(?:报(?!名|道|告)|报送|反馈|上报|提交|送达|函复|发送|传真)"
_SET = r"(?:定于|将于|拟于)(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?!\s*[至—－\-~～、和])[^。；\n]{0,40}(?:召开|举行|举办|开会)"
_BEFORE_NOW = r"(?<=[于在])(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[^，。；：\n]{0,6}(?:召开|印发|下发|举行|发布)(?:后|以后|之后|以来)"
_IN_FORCE = r"本(?:办法|预案|通知|规定|细则|方案|制度|意见|规则|条例|标准|公告|通告)自(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日起(?:正式)?(?:施行|生效|实施|启用)"
_MEETING_TIME = ("会议时间", "活动时间", "培训时间", "开会时间", "举办时间")
_TIME = (
    rf"(?:(?:{'|'.join(_MEETING_TIME)})[：:]|(?<=\n)(?:时间[：:]|(?P<below>)))"
    r"(?:20[0-9]{2}年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?!\s*[至—－\-~～、和])"
)
_OTHER_YEAR = re.compile("20[0-9]{2}年|去年|上年|前年|次年|明年|当年")
HALF_A_YEAR = 183


_NO_ORDER = re.compile("已|了|曾|原|均|未|并按|要求|规定|先后|通知|报告|总结$")


def _date(year: int, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(year, int(month), int(day))
    except ValueError:
        return None


@text_rule("coherence")
def its_date(text: Prepared) -> Iterator[Finding]:
    """8月20日，开展了防汛演练, in a paper of 2025年7月2日; 请于10月20日前报送, in one of 1 November."""
    found = own_date(text)
    if found is None:
        return
    own, _ = found
    said = f"{own.year}年{own.month}月{own.day}日"
    for spot in text.spots(_PAST, prose=True):
        match = spot.match
        day = _date(own.year, match["month"], match["day"])
        sentence = spot.par.sentence(spot.start)
        # A day later in the year may be one of last year, in a paper that was written soon after its turn.
        if day and 0 < (day - own).days < HALF_A_YEAR and not _OTHER_YEAR.search(sentence):
            yield spotted(AFTER_ITS_DATE, spot.part("month", "day", more=1), date=said)
    for spot in text.spots(_BEFORE_NOW, prose=True):
        match = spot.match
        day = _date(int(match["year"] or own.year), match["month"], match["day"])
        if day and 0 < (day - own).days < HALF_A_YEAR and not _OTHER_YEAR.search(spot.before[-20:]):
            yield spotted(AFTER_ITS_DATE, spot.part("month", "day", more=1), date=said)
    for way in (_TERM, _SET, _SENT_BY, _IN_FORCE):
        for spot in text.spots(way, prose=True):
            match = spot.match
            day = _date(int(match["year"] or own.year), match["month"], match["day"])
            others = spot.par.sentence(spot.start).replace(f"{own.year}年", "")
            if (
                day
                and 0 < (own - day).days < HALF_A_YEAR
                and not (way is _SENT_BY and _NO_ORDER.search(match["lead"]))
                and not _OTHER_YEAR.search(others)
            ):
                on = way in (_SET, _IN_FORCE)
                yield spotted(
                    TERM_OVER, spot.part("month", "day", more=1) if on else spot.part("term"), date=said
                )


_BY = r"(?<![0-9])(?P<by>(?P<year>20[0-9]{2})年(?:(?P<month>[0-9]{1,2})月)?(?:(?P<day>[0-9]{1,2})日)?(?:年底|底|末|[上中下]旬)?(?:以?前)?)"
_TO_COME = r"(?:完成|实现|达到|建成|报送|上线|投用|投入使用|开工|竣工|整改到位|落实到位|结束|验收|覆盖|形成|启动|出台|印发|建立)"
_PLANNED = re.compile("方案$|计划$|要点$|打算$|通知$|意见$|请示$")
_NOT_TO_COME = re.compile("了|已|原|曾|未|按期|如期|提前|以来|起|截至|截止|比|较|年度|要求|去年|上年")
_END_OF_YEAR = (12, 31)


@text_rule("coherence")
def terms_over(text: Prepared) -> Iterator[Finding]:
    """2025年9月底前全面上线, in what is to be done, of a paper of January 2026."""
    if not _PLANNED.search(text.title) or pattern("转发|印发").search(text.title):
        return
    found, years = own_date(text), pattern("(20[0-9]{2})年").findall(text.title)
    if found is None and len(set(years)) != 1:
        return
    own = found[0] if found else datetime.date(int(years[0]), 1, 1)
    for spot in text.spots(_BY, prose=True):
        match, by = spot.match, spot.match["by"]
        clause = pattern("[，。；：]").split(spot.before)[-1] + by + pattern("[。；]").split(spot.after)[0]
        if not pattern("前$").search(by) and not pattern("到$|至$|力争$|确保$").search(spot.before):
            continue
        if pattern("20[0-9]{2}年").search(pattern("[，。；：]").split(spot.before)[-1]):
            continue  # 2024年立项的项目应于2025年4月30日前完成: of an earlier year's
        if pattern(f"[{HAN}]{{1,6}}的").match(spot.after):
            continue  # 落实2025年底前印发的办法: told of something
        alone = pattern("(?<=[（(])$").search(spot.before) and spot.after[:1] in ("）", ")")
        if not alone and (not pattern(_TO_COME).search(clause) or _NOT_TO_COME.search(clause)):
            continue
        month, day = int(match["month"] or _END_OF_YEAR[0]), int(match["day"] or 0)
        last = (int(match["year"]), month, day or _END_OF_YEAR[1])
        if last < (own.year, own.month, own.day) and int(match["year"]) >= own.year - 1:
            said = f"{own.year}年{own.month}月{own.day}日" if found else f"{own.year}年"
            yield at(TERM_OVER, spot.par, spot.start, spot.end, date=said)


_MINUTES = r"(?P<by>(?:(?P<year>20[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<last>底))(?:之)?前)"
FULL_DATE = r"(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_DONE_BY = rf"(?:{_TO_COME}|报(?!告|道|名)|反馈|提交|送|配齐|到位|整改)"


@text_rule("coherence")
def terms_of_minutes(text: Prepared) -> Iterator[Finding]:
    """于3月15日前报办公室, in the minutes of a meeting of 20 March."""
    first = next((par for par in text.pars if "召开" in par.text), None) if "纪要" in text.title else None
    sat = pattern(FULL_DATE).search(first.text[:LATEST]) if first else None
    own = _date(int(sat["year"]), sat["month"], sat["day"]) if sat else None
    for spot in text.spots(_MINUTES, prose=True) if own else ():
        match, sentence = spot.match, spot.par.sentence(spot.start)
        # 于2026年7月31日前……，9月30日前 in minutes of 2025: of the later year; one of a year that is over says nothing of it.
        told = map(int, pattern("20[0-9]{2}(?=年)").findall(spot.par.text, 0, spot.start))
        year = int(match["year"] or max((own.year, *told))) if own else 0
        by = _date(year, match["month"], match["day"] or "28") if own else None
        clause = pattern("[。；]").split(spot.after)[0]
        if (
            not own
            or not by
            or not pattern(_DONE_BY).search(clause)
            or _NOT_TO_COME.search(
                pattern("[，；：]").split(sentence.split(match["by"])[0].replace("会议要求", ""))[-1]
            )
        ):
            continue
        over = (by.year, by.month) < (own.year, own.month) if match["last"] else by < own
        if over and (own - by).days < HALF_A_YEAR and not _TOLD_OF.search(sentence):
            said = f"{own.year}年{own.month}月{own.day}日"
            yield at(TERM_OVER, spot.par, spot.start, spot.end, date=said)


_TOLD_OF = re.compile("汇报|指出|认为|截至|今年以来|听取|情况|去年|上年|次年|明年|已|了[，。]|未")
LATEST = 60
"""Characters of the minutes' beginning in which the day of the meeting stands."""


# ---- stages ------------------------------------------------------------------------------------------------------------

STAGES = Code(
    "S520",
    "warning",
    zh="“{text}”在上一阶段（到{before}）结束以前。",
    hint_zh="核对各阶段的起止时间，前后接上，不重叠。",
    en="“{text}” is before the stage above has ended ({before}).",
    hint_en="Check when each stage begins and ends: one follows the other.",
    fault="""
        办文专项整治方案
        一、时间步骤
        （一）动员阶段（2025年3月1日至3月31日）。印发方案。
        （二）整治阶段（2025年3月1日至5月31日）。逐项整治。
        二、工作要求
        各科室抓好落实。
    """,
    mend="""
        办文专项整治方案
        一、时间步骤
        （一）动员阶段（2025年3月1日至3月31日）。印发方案。
        （二）整治阶段（2025年4月1日至5月31日）。逐项整治。
        二、工作要求
        各科室抓好落实。
    """,
    form="check",
)
OUT_OF_TERM = Code(
    "S521",
    "warning",
    zh="“{text}”超出了前面定的时间（{before}）。",
    hint_zh="核对总的起止时间和各阶段的时间。",
    en="“{text}” is outside the time that was fixed before ({before}).",
    hint_en="Check the whole time and that of each stage.",
    fault="""
        关于开展办文专项整治的通知
        各科室：
        定于2025年3月1日至5月20日开展办文专项整治。
        一、时间步骤
        （一）动员阶段（2025年3月1日至3月31日）。印发方案。
        （二）整治阶段（2025年4月1日至5月31日）。逐项整治。
        二、工作要求
        各科室抓好落实。
    """,
    mend="""
        关于开展办文专项整治的通知
        各科室：
        定于2025年3月1日至5月31日开展办文专项整治。
        一、时间步骤
        （一）动员阶段（2025年3月1日至3月31日）。印发方案。
        （二）整治阶段（2025年4月1日至5月31日）。逐项整治。
        二、工作要求
        各科室抓好落实。
    """,
    form="check",
)
_DAYS = (
    rf"(?:(?P<y1>20[0-9]{{2}})年)?(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{TILL}"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?P<m2>[0-9]{{1,2}})月(?P<d2>[0-9]{{1,2}})日"
)
_STAGE = rf"(?<=\n)[{HAN}]{{2,10}}(?:阶段|期)（{_DAYS}）"
# A step of a plan, by whatever name: 市级复核（10月23日至28日）.
_STEP = (
    rf"(?<=\n)(?:[0-9０-９]{{1,2}}[.．、])?[{HAN}“”]{{2,14}}[（(](?:(?P<y1>20[0-9]{{2}})年)?(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{TILL}"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日[）)]"
)
_MONTHS = (
    rf"(?<=\n)(?:[0-9０-９]{{1,2}}[.．、])?[{HAN}“”]{{2,14}}[（(](?:(?P<y1>20[0-9]{{2}})年)?(?P<m1>[0-9]{{1,2}})月(?P<d1>)(?:至|到|—|－|-|～|~)"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?P<m2>[0-9]{{1,2}})月(?P<d2>)[）)]"
)
_WHOLE = rf"(?:定于|决定于|决定自|拟于|从|自|于|在){_DAYS}(?:起|止)?[，]?[^，。；\n]{{0,16}}(?:开展|组织|集中|实施|进行)"


class _Span(NamedTuple):
    """A stretch of days: where it stands, its first and last day, and where that last day stands in its paragraph."""

    spot: Spot
    first: datetime.date
    last: datetime.date

    def at(self, which: str) -> tuple[int, int]:
        """From and to of its first or last day."""
        shift = self.spot.start - self.spot.match.start()
        year = self.spot.match.start(f"y{which}")
        begin = year if year >= 0 else self.spot.match.start(f"m{which}")
        return begin + shift, max(
            self.spot.match.end(f"d{which}"), self.spot.match.end(f"m{which}")
        ) + 1 + shift


def _spans(text: Prepared, way: str, year: int = 0) -> list[_Span]:
    spans = []
    for spot in text.spots(way):
        match = spot.match
        year = int(match["y1"] or year or 0)
        days = match["d1"] or "1", match["d2"] or "28"
        first = _date(year, match["m1"], days[0]) if year else None
        last = _date(int(match["y2"] or year), match["m2"] or match["m1"], days[1]) if year else None
        if first and last and first <= last:
            spans.append(_Span(spot, first, last))
            year = last.year
    return spans


@text_rule("coherence")
def stages(text: Prepared) -> Iterator[Finding]:
    """A stage that begins before the one above has ended, or ends after the whole was to: what stands in brackets behind the names of stages."""
    found = _spans(text, _STAGE, ANY_YEAR)
    for above, one in pairwise(found):
        if above.spot.par.index + LEAST_APART < one.spot.par.index:
            continue
        if above.first <= one.first < above.last:
            start, end = one.at("1")
            yield at(STAGES, one.spot.par, start, end, before=f"{above.last.month}月{above.last.day}日")
    yield from _steps(text, _spans(text, _STEP, ANY_YEAR))
    yield from _steps(text, _spans(text, _MONTHS, ANY_YEAR))
    yield from _outside(text)
    whole = [one for one in _spans(text, _WHOLE) if found and one.spot.par.index < found[0].spot.par.index]
    if len(whole) == 1 and len(found) > 1:
        told = whole[0]
        said = f"{told.first.month}月{told.first.day}日至{told.last.month}月{told.last.day}日"
        if told.first == found[0].first and found[-1].last > told.last:
            start, end = found[-1].at("2")
            yield at(OUT_OF_TERM, found[-1].spot.par, start, end, before=said)


_IN_ORDER = re.compile("步骤|阶段|进度|程序|流程|时间安排")
_IN_TURN = re.compile(
    "准备|发动|动员|部署|自查|摸底|排查|申报|初审|审核|复核|评审|整治|整改|施工|实施|推进|验收|评估|总结|提升|巩固|上报"
)


def _steps(text: Prepared, steps: Sequence[_Span]) -> Iterator[Finding]:
    """A step that begins before the one above it does, where steps follow each other: by the heading over them, or by their names."""
    named = sum(bool(_IN_TURN.search(one.spot.match[0].split("（")[0])) for one in steps)
    for above, one in pairwise(steps):
        upper, lower = above.spot.par, one.spot.par
        told_year = one.spot.match["y1"] or one.spot.match["y2"] or above.spot.match["y1"]
        turned = above.first.month >= _TURN[0] and one.first.month <= _TURN[1] and not told_year
        if not upper.index < lower.index <= upper.index + LEAST_APART or turned or one.first >= above.first:
            continue
        head = next(
            (
                par
                for par in reversed(text.pars[: upper.index])
                if 0 < par.block.level < (upper.block.level or 9)
            ),
            None,
        )
        if named > LEAST_IN_TURN or (head and _IN_ORDER.search(head.text)):
            start, end = one.at("1")
            last = f"{above.last.month}月" + (f"{above.last.day}日" if above.spot.match["d1"] else "")
            yield at(STAGES, lower, start, end, before=last)


LEAST_IN_TURN = 1
"""Steps whose names alone say that one follows the other."""
ANY_YEAR = 2004
"""A leap year, that days are counted in where none is told."""
_BRACKETED = rf"(?<=\n)[{HAN}“”]{{2,14}}[（(](?P<m1>[0-9]{{1,2}})月(?P<t1>[上中下]旬)?(?:至|到|—|－|-|～|~)(?P<m2>[0-9]{{1,2}})月(?P<t2>[上中下]旬)?[）)]"
_INSIDE = rf"(?<![0-9年])(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{TILL}(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日"
_TENS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), None: (1, 31)}


def _outside(text: Prepared) -> Iterator[Finding]:
    """实地检查（8月下旬至9月中旬）。……第三小组于9月23日至25日: days of a step that are not within it."""
    for spot in text.spots(_BRACKETED) if "月" in text.whole else ():
        match = spot.match
        first = int(match["m1"]), _TENS[match["t1"]][0]
        last = int(match["m2"]), _TENS[match["t2"]][1]
        if first > last:
            continue
        for found in pattern(_INSIDE).finditer(spot.par.text[spot.end :]):
            begin = int(found["m1"]), int(found["d1"])
            end = int(found["m2"] or found["m1"]), int(found["d2"])
            if begin <= end and (end < first or begin > last):
                said = match[0][match[0].rindex("（" if "（" in match[0] else "(") + 1 : -1]
                yield at(OUT_OF_TERM, spot.par, spot.end + found.start(), spot.end + found.end(), before=said)


LEAST_APART = 4
"""Paragraphs that the text of a stage may take."""


# ---- one thing on two days ---------------------------------------------------------------------------------------------


@text_rule("coherence")
def two_days(text: Prepared) -> Iterator[Finding]:
    """定于12月15日召开, and 会议时间：12月16日."""
    fixed = list(text.spots(_SET, prose=True))
    if len(fixed) != 1:
        return
    first = fixed[0].match
    for spot in text.spots(_TIME):
        above = text.pars[spot.par.index - 1].text if spot.par.index else ""
        if spot.match["below"] is not None and not above.endswith(_MEETING_TIME):
            continue
        if spot.match.group("month", "day") != first.group("month", "day"):
            yield spotted(
                TWO_DAYS, spot.part("month", "day", more=1), before=f"{first['month']}月{first['day']}日"
            )


_HANDED_IN = r"(?P<date>(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日)(?:（[^）]{1,6}）)?(?:[上下]午)?(?:[0-9]{1,2}(?:时|[:：][0-9]{2}))?(?:下班)?(?:之)?前"
_SENT = rf"(?:报送|反馈|上报|提交|送交|发送|传真|函复|(?<![申通汇公海日上])报(?!送|名)|(?<![提上移])交)(?:至|到|给)?(?P<to>(?!的|情况|告)[{HAN}]{{2,4}})"
_EACH_TIME = re.compile(
    "每|初稿|第[一二三四]|阶段|补|修改|逾期(?!未|不)|延长|分别|季度|上半年|下半年|半年|全年|年度|正式|初步"
)
# （二）自查阶段（3月1日至3月20日）。……: each stage has its own term.
_ITS_STAGE = re.compile(r"[^，。；：\n]{0,12}(?:阶段|步骤|环节)|第[一二三四五六]步")
_SUBJECTS = re.compile(r"(?:请)?各[^，。；于须应要将需]{1,20}|贵[局院校公司方]|本通知|有关")
LEAST_ALIKE = 4
"""Characters of what is handed in that two sentences share, where both tell of the same."""


@text_rule("coherence")
def two_terms(text: Prepared) -> Iterator[Finding]:
    """请于3月15日前将名单的电子版反馈我局, and further on 与名单的电子版一并于3月25日前反馈我局."""
    told: list[tuple[Spot, str, str]] = []
    for spot in text.spots(_HANDED_IN, prose=True):
        sentence = spot.par.sentence(spot.start)
        sent = pattern(_SENT).search(sentence[max(sentence.find(spot.match["date"]), 0) :])
        if sent and not _EACH_TIME.search(sentence) and not _ITS_STAGE.match(spot.par.text):
            told.append((spot, sent["to"][:2], sentence))
    for (first, to, said), (second, other_to, again) in combinations(told, 2):
        named = [set(pattern("附件[0-9]+|[\u4e00-\u9fff]{2}表").findall(one)) for one in (said, again)]
        if all(named) and not named[0] & named[1]:
            continue  # one hands in 附件1, then 附件2
        days = [(one.match["month"], one.match["day"]) for one in (first, second)]
        if days[0] == days[1] or to != other_to or first.par is second.par:
            continue
        forms = [{name for name in names if not name.startswith("附件")} for names in named]
        one_form = bool(forms[0]) and forms[0] == forms[1]
        if one_form or _hands_in_the_same(said, again):
            start = second.start
            yield at(
                TWO_DAYS, second.par, start, start + len(second.match["date"]), before=first.match["date"]
            )
            return


def _hands_in_the_same(one: str, other: str) -> bool:
    """Whether two sentences tell of the same thing that is to be handed in."""
    if (again := pattern(rf"(?:上述|以上)(?P<what>[{HAN}]{{2}})").search(other)) and again["what"] in one:
        return True
    if (along := re.search(rf"(?:与|和|同|随)(?P<what>[{HAN}]{{2,8}})一并", other)) and along["what"] in one:
        return True
    sides = [_SUBJECTS.sub("|", re.sub(f"{_SENT}[{HAN}]*", "|", side)) for side in (one, other)]
    return any(
        run[start : start + LEAST_ALIKE] in sides[1]
        for run in pattern(f"[{HAN}]{{{LEAST_ALIKE},}}").findall(sides[0])
        for start in range(len(run) - LEAST_ALIKE + 1)
    )
