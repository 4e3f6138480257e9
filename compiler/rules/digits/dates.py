"""Rules on how dates, times and lengths of time are written: 2025年03月05日, 2月30日, 25时, 为期3月, 25年3月 (P640–P659; GB/T 15835-2011).

In: a `Prepared`. Out: findings.
"""

import datetime
from collections.abc import Iterator, Sequence

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot, once

LEADING_ZERO = Code(
    "P641",
    "warning",
    zh="日期“{text}”不编虚位，写作“{wanted}”。",
    hint_zh="1月不写成01月，5日不写成05日（7.3.5.4）。",
    en="The date “{text}” has leading zeros; write “{wanted}”.",
    hint_en="Months and days have no leading zero (clause 7.3.5.4).",
    fault="""
        区政府办公室2025年度工作总结
        2025年03月05日启动办文专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年3月5日启动办文专项整治。
    """,
    form="check",
)
NO_ZERO = Code(
    "P639",
    "warning",
    zh="“{text}”前面不编虚位，写作“{wanted}”。",
    hint_zh="期号、序号前面不加0。",
    en="“{text}” has a leading zero; write “{wanted}”.",
    hint_en="Numbers of issues have no leading zero.",
    fault="""
        区政府办公室2025年度工作总结
        工作简报第08期刊发经验做法。
    """,
    mend="""
        区政府办公室2025年度工作总结
        工作简报第8期刊发经验做法。
    """,
    form="check",
)
NO_SUCH_DAY = Code(
    "P642",
    "warning",
    zh="没有“{text}”这一天。",
    hint_zh="核对月份和日子。",
    en="There is no “{text}”.",
    hint_en="Check month and day.",
    fault="""
        区政府办公室2025年度工作总结
        2025年2月30日启动办文专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年2月28日启动办文专项整治。
    """,
    form="check",
)
WRONG_WEEKDAY = Code(
    "P643",
    "warning",
    zh="{date}是{wanted}，不是“{text}”。",
    hint_zh="对照日历，改日期或改星期。",
    en="{date} is “{wanted}”, not “{text}”.",
    hint_en="Look at the calendar, and change the date or the day of the week.",
    fault="""
        区政府办公室2025年度工作总结
        2025年3月5日（星期一）启动办文专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年3月5日（星期三）启动办文专项整治。
    """,
    form="check",
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_DAY = (2, 29)
_TO_DAY = (
    r"(?<![0-9])(?P<month>[0-9]{1,2})月[0-9]{1,2}日?[ ]?(?:至|到|——?|[－～~-])[ ]?(?P<last>[0-9]{1,2})日"
)
_DATE = (
    r"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9.第满共近])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})(?:日|号(?![楼院线文机令车路船井矿]))"
    r"(?P<weekday>[ \u3000]*[（(，]?(?P<prefix>星期|周)(?P<name>[一二三四五六日天])(?![0-9至到—～、\-]))?"
)
_WEEK = "一二三四五六日"
_ISSUED = r"(?:^|[ \u3000]{2})(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月[0-9]{1,2}日(?:印发)?$"
_YEAR = "(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?:(?P<month>[0-9]{1,2})月)?"


@text_rule("digits", "S-13", "Q-15")
def dates(text: Prepared) -> Iterator[Finding]:
    """2025年03月05日, 2月30日, a day that was no Monday (clause 7.3.5.4)."""
    for spot in text.spots(_DATE):
        match, par = spot.match, spot.par
        month, day, year = int(match["month"]), int(match["day"]), int(match["year"] or 0)
        start, end = spot.start, spot.part("day", more=1).end
        if (
            not 1 <= month <= 12
            or not 1 <= day <= _DAYS[month - 1]
            or (year and not exists(year, month, day))
        ):
            yield at(NO_SUCH_DAY, par, start, end)
            continue
        years = _years_round(text, spot) if not year and (month, day) == _LEAP_DAY else []
        if years and not any(exists(one, month, day) for one in years):
            yield at(NO_SUCH_DAY, par, start, end, said={"text": f"{years[0]}年{par.text[start:end]}"})
            continue
        if match["month"][0] == "0" or match["day"][0] == "0":
            wanted = f"{year}年" * bool(year) + f"{month}月{day}{par.text[end - 1]}"
            yield at(LEADING_ZERO, par, start, end, new=wanted, safe=True, wanted=wanted)
        if match["weekday"]:
            years = [year] if year else [one for one in _years_round(text, spot) if exists(one, month, day)]
            rights = [_WEEK[datetime.date(one, month, day).weekday()] for one in years]
            if rights and match["name"].replace("天", "日") not in rights:
                begin = spot.since("prefix").start
                wanted = match["prefix"] + rights[0]
                date = par.text[start:end] if year else f"{years[0]}年{par.text[start:end]}"
                yield at(WRONG_WEEKDAY, par, begin, begin + len(wanted), new=wanted, date=date, wanted=wanted)
    for spot in text.spots(_TO_DAY):  # 4月23日至31日
        month, day = int(spot.match["month"]), int(spot.match["last"])
        if 1 <= month <= 12 and day > _DAYS[month - 1]:
            said = {"text": f"{month}月{spot.match['last']}日"}
            yield at(NO_SUCH_DAY, *spot.part("last", more=1).here, said=said)
    for spot in text.spots(r"(?<=[“‘])(?P<month>[0-9]{1,2})[·•.](?P<day>[0-9]{1,2})(?=[”’])"):
        month, day = int(spot.match["month"]), int(spot.match["day"])
        if 1 <= month <= 12 and day > _DAYS[month - 1]:
            yield spotted(NO_SUCH_DAY, spot)
    for spot in text.spots(r"(?<=第)0+(?P<n>[1-9][0-9]*)(?=[期辑次届批轮])"):
        yield spotted(
            NO_ZERO, spot, new=spot.match["n"], text=f"第{spot.match[0]}", wanted=f"第{spot.match['n']}"
        )
    for spot in text.spots(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?P<month>0[1-9]|1[3-9]|[2-9][0-9]|00)月(?![0-9])"
    ):
        month = int(spot.match["month"])
        if 1 <= month <= 12:
            wanted = f"{spot.match['year']}年{month}月"
            yield spotted(LEADING_ZERO, spot, new=wanted, safe=True, wanted=wanted)
        else:
            yield spotted(NO_SUCH_DAY, spot)


def _years_round(text: Prepared, spot: Spot) -> list[int]:
    """The years that a day without one may be of: that of the paper first, those beside it where they may be meant, all that its paragraph names; none for a paper without one of its own."""
    month = int(spot.match["month"])
    above = [par for par in text.pars if par.block.role in ("date", "title", "subtitle", "remark")]
    own = next((found for par in reversed(above) if (found := pattern(_YEAR).search(par.text))), None)
    if own is None:  # 第12期　　2026年8月14日 above a bulletin, 2026年8月17日印发 below it
        edges = (*text.pars[:6], *text.pars[-8:])
        own = next((found for par in edges if (found := pattern(_ISSUED).search(par.text))), None)
    if own is None:
        return []
    year = _as_weekdays_say(text, int(own["year"]))
    before = [*pattern(_YEAR).finditer(spot.par.text, 0, spot.start)][-1:]
    if any(int(one["month"] or 0) == month for one in before):
        return [int(one["year"]) for one in before]  # 2026年1月21日开会，1月20日（星期二）报到
    years = [*(int(one["year"]) for one in before), year]
    if issued := int(own["month"] or 0):
        sentence = spot.par.sentence(spot.start)
        planned = pattern("拟|将|定于|计划|届时|预定|请|[要须应需]于").search(spot.before[-24:]) or (
            pattern("(?:通知|通告|公告|预案|方案|函)$").search(text.title)
            and not pattern("[了过已曾]|去年|上年").search(sentence)
        )
        if planned:
            years += [year + 1] if month < issued else []
        else:
            years += [year - 1] if month > issued else []
    if found := pattern("[去上前明次]年").search(spot.par.text, 0, spot.start):
        years += [year + 1] if found[0][0] in "明次" else [year - 1, year - 2]
    return list(
        dict.fromkeys([*years, *(int(one["year"]) for one in pattern(_YEAR).finditer(spot.par.text))])
    )


@once
def _weekdays(text: Prepared) -> Sequence[tuple[int, int, int]]:
    """Month, day and day of the week of every day that is told without its year."""
    return [
        (int(one["month"]), int(one["day"]), _WEEK.index(one["name"].replace("天", "日")))
        for one in (spot.match for spot in text.spots(_DATE))
        if one["weekday"] and not one["year"]
    ]


def _as_weekdays_say(text: Prepared, year: int) -> int:
    """The year of a paper: the one after that which it bears, where several days of the week are told and only that makes one right: the year was left over from the last paper."""

    def right(of: int) -> int:
        told = [one for one in _weekdays(text) if exists(of, *one[:2])]
        return sum(datetime.date(of, month, day).weekday() == name for month, day, name in told)

    return year + 1 if len(_weekdays(text)) > 1 and not right(year) and right(year + 1) else year


def exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


MONTHS = r"(?<![0-9年.—～至、])(?P<n>1[3-9]|[2-9][0-9])月(?![0-9日份])|(?:为期|历时|长达|试用期|试运行|公示期|有效期|工期|周期|不(?:得)?[超少]?[过于]|超过|满|连续|质保期|保修期|缓刑|拘役)(?:为|不少于|不超过)?(?P<m>[1-9]|1[0-2])月(?=[，。；、）内以])"
NO_SUCH_TIME = Code(
    "P644",
    "warning",
    zh="没有“{text}”这个时刻。",
    hint_zh="核对钟点和分。",
    en="There is no such time as “{text}”.",
    hint_en="Check hours and minutes.",
    fault="""
        区政府办公室2025年度工作总结
        3月5日14:75召开办文推进会。
    """,
    mend="""
        区政府办公室2025年度工作总结
        3月5日14:45召开办文推进会。
    """,
    form="check",
)


@text_rule("digits", "Q-16")
def times(text: Prepared) -> Iterator[Finding]:
    """14:75 and 26时: after a day, or 上午 and its like, there stands a time, and so there does at either end of a stretch of time."""
    begins = r"(?<=[日号午晨晚天）)])(?:时间)?"
    time = "(?P<{0}hour>[0-9]{{1,2}})(?:[:：](?P<{0}minute>[0-9]{{2}})(?![0-9:：])|[时点](?:(?P<{0}other>[0-9]{{1,2}})分)?)"
    for spot in text.spots(begins + time.format("")):
        if _is_no_time(spot, ""):
            yield spotted(NO_SUCH_TIME, spot)
    for spot in text.spots(
        rf"(?<![0-9.:：]){time.format('')}[ ]?(?:——?|[～~–\-－至到])[ ]?{time.format('to_')}"
    ):
        for which in ("", "to_"):
            found = spot.match
            start = spot.start + found.start(f"{which}hour") - found.start()
            end = (
                spot.start
                + max(found.end(f"{which}{part}") for part in ("hour", "minute", "other"))
                - found.start()
            )
            if _is_no_time(spot, which):
                yield at(NO_SUCH_TIME, spot.par, start, end + (spot.par.text[end : end + 1] == "分"))
    for spot in text.spots(
        r"(?<=[周期][一二三四五六日天])(?:[01]?[0-9]|2[0-4])[:：][6-9][0-9](?![0-9:：])|(?<=[\u4e00-\u9fff（，、；])(?<![比例分])(?:[01]?[0-9]|2[0-4])[:：][6-9][0-9](?=之?前|以前|开始|许|准时|左右|起[，至到])"
    ):
        yield spotted(NO_SUCH_TIME, spot)
    for spot in text.spots(r"(?<![0-9.小])[0-9]{1,2}[时点][6-9][0-9]分(?![钟值数])"):
        yield spotted(NO_SUCH_TIME, spot)
    for spot in text.spots(_NO_CLOCK, prose=True):  # 8:00和20:75两个时点
        sentence = spot.par.sentence(spot.start)
        if pattern(r"(?<![0-9:：])(?:[01]?[0-9]|2[0-3])[:：][0-5][0-9](?![0-9:：])").search(
            sentence
        ) and not pattern("比例|比分|比为|胜|负|对战").search(sentence):
            yield spotted(NO_SUCH_TIME, spot)


_NO_CLOCK = rf"(?<=[{HAN}（，、；])(?:(?:[01]?[0-9]|2[0-4])[:：][6-9][0-9]|2[4-9][:：](?:0[1-9]|[1-5][0-9])|2[5-9][:：]00)(?![0-9:：])"


def _is_no_time(spot: Spot, which: str) -> bool:
    """Whether hour and minute of a match cannot be."""
    minute = spot.match[f"{which}minute"] or spot.match[f"{which}other"] or "0"
    hour = int(spot.match[f"{which}hour"])
    return hour > DAY or (hour == DAY and int(minute) > 0) or int(minute) > 59


DAY = 24
MONTHS_TOLD = Code(
    "P658",
    "warning",
    zh="“{text}”说的是多长时间，写作“{wanted}”。",
    hint_zh="几月是哪一个月，几个月是多长时间。",
    en="“{text}” is a length of time: write “{wanted}”.",
    hint_en="3月 is March; three months are 3个月.",
    fault="""
        区政府办公室2025年度工作总结
        借调人员在岗时间不得超过18月。
    """,
    mend="""
        区政府办公室2025年度工作总结
        借调人员在岗时间不得超过18个月。
    """,
    form="check",
)


@text_rule("digits", "Q-15")
def months_told(text: Prepared) -> Iterator[Finding]:
    """不得超过18月, 为期3月，: a length of time has 个."""
    for spot in text.spots(MONTHS, prose=True):
        number = spot.match["n"] or spot.match["m"]
        told = spot.part("n" if spot.match["n"] else "m", more=1)
        if number != "13" and told.after[:1] not in ("龄", "薪"):
            wanted = f"{number}个月"
            yield spotted(MONTHS_TOLD, told, new=wanted, wanted=wanted)


_HOURS_AND_MINUTES = r"(?:历时|用时|持续|耗时|进行|为时|时长)(?:了|共|约|达|为)*(?P<h>[0-9]{1,2})时(?:(?P<i>[0-9]{1,2})分(?!钟))?(?=[，。；、）])"


@text_rule("digits", "Q-15")
def hours_told(text: Prepared) -> Iterator[Finding]:
    """共进行了2时30分: a length of time is in 小时 and 分钟."""
    for spot in text.spots(_HOURS_AND_MINUTES, prose=True):
        wanted = f"{spot.match['h']}小时" + (f"{spot.match['i']}分钟" if spot.match["i"] else "")
        yield spotted(MONTHS_TOLD, spot.since("h"), new=wanted, wanted=wanted)


SHORT_YEAR = Code(
    "P645",
    "warning",
    zh="年份“{text}”不能省写，写作“{wanted}”。",
    hint_zh="年份写四位数字。",
    en="The year “{text}” is cut short; write “{wanted}”.",
    hint_en="A year has four figures.",
    fault="""
        区政府办公室2025年度工作总结
        25年3月启动办文专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年3月启动办文专项整治。
    """,
    form="check",
)
# What a year may do at the head of a clause, and no stretch of years.
_OF_THE_YEAR = (
    r"(?<=[\n。；，、：（“])(?P<n>2[0-9])年(?=[一二三四]季度|[上下]半年|全年|年?[初底末中](?![心间])|第[一二三四]|[春夏秋冬][季天末初耕]|汛|暑|寒|清明|国庆|五一|受理|完成|实现|新|共|全[市县区镇乡村校国省局院]|我[市县区镇乡村校局院]"
    r"|该|预算|计划|目标|收入|支出|开展|投入|建成|启动|获|被|增长|下降|同期|相比|工作|重点|[省市县区]委|两会|以来|[0-9]{1,2}月)"
)


@text_rule("digits", "Q-15")
def short_year(text: Prepared) -> Iterator[Finding]:
    """25年3月, 截至24年底: a year has four figures (GB/T 15835-2011)."""
    written = (
        r"(?<![0-9.,第满近OoＯ○〇])(?P<years>[0-3][0-9]|9[0-9])年(?=(?:1[0-2]|[1-9])月(?:[0-9]{1,2}[日号]|[，。份初底末至]|[\u3400-\u9fff]))"
        r"|(?<=[从自于到在至])(?P<end>[0-3][0-9]|9[0-9])年(?=[底初末]|度)"
        r"|(?<=[建立始生设成业办职作]于|[\n，。；]自)(?P<since>[0-2][0-9]|[7-9][0-9])年(?![内以至到])"
        r"|(?<=[与比较])(?P<than>[12][0-9])年(?=同期|相比|增|下降|底|末|全年|的?(?:同类|同期|水平|调查|数据|情况|统计|结果|实绩|完成数))|(?<=[\n，。；、])(?P<of>2[0-9])年(?=全年|上半年|下半年|[一二三四]季度|度|底|初|以来|工作(?:总结|计划|打算|安排|思路|要点|情况))"
        r"|(?<=[\u3400-\u9fff，。；、（])(?P<budget>[12][0-9])年(?=年?度)(?<!第..年)"
        r"|(?<=(?<![0-9])20[0-9]{2}[年至到—、和])(?P<till>[0-9]{2})年(?![来间期])|(?<=(?<![0-9])20[0-9]{2}年[至到—、和])(?P<until>[0-9]{2})年(?![来间期])"
        r"|(?<=从)(?P<from>[12][0-9])年(?=开始|起|至今|以来)|(?<=[\n。；])(?P<then>2[0-9])年(?=，[^，。；]{0,8}(?:将|拟|计划|打算|要(?!求)))"
    )
    for spot in text.spots(written):
        short = next(filter(None, spot.match.groups()))
        wanted = f"{'19' if short[0] in '789' else '20'}{short}年"
        yield spotted(SHORT_YEAR, spot, new=wanted, wanted=wanted)
    for spot in text.spots(_OF_THE_YEAR, prose=True):
        year = 2000 + int(spot.match["n"])
        if any(
            f"{near}年" in text.whole for near in (year - 1, year, year + 1)
        ):  # else 24年 may be so many years
            wanted = f"{year}年"
            yield spotted(SHORT_YEAR, spot, new=wanted, wanted=wanted)


DATE_MIXED = Code(
    "P616",
    "warning",
    zh="日期“{text}”一半是汉字，一半是阿拉伯数字。",
    hint_zh="年、月、日用一种数字，公文里用阿拉伯数字（7.3.5.4）。",
    en="The date “{text}” is half in Chinese figures, half in Arabic ones.",
    hint_en="Year, month and day take figures of one kind; official documents take Arabic ones (clause 7.3.5.4).",
    fault="""
        区政府办公室2025年度工作总结
        2025年三月5日启动办文专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年3月5日启动办文专项整治。
    """,
    form="check",
)
_DIGIT = "一二三四五六七八九十"


@text_rule("digits", "Q-15")
def date_mixed(text: Prepared) -> Iterator[Finding]:
    """二〇二五年12月5日 and 2025年三月: the figures of a date are of one kind (GB/T 15835-2011); 2025年正月初一 is another calendar's."""
    year = rf"(?<![0-9{_DIGIT}])(?:[12][0-9]{{3}}年[{_DIGIT}]{{1,3}}月(?:[0-9]{{1,2}}[日号]|[{_DIGIT}]{{1,3}}[日号])?|[一二](?:[{_DIGIT}〇○零0OＯ]){{3}}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)"
    year += rf"|(?<![0-9{_DIGIT}])[一二](?:[{_DIGIT}〇○零]){{3}}年[{_DIGIT}]{{1,3}}月[0-9]{{1,2}}日"
    # 二〇二6年, 20二六年
    year += rf"|(?<![0-9{_DIGIT}〇○零])(?=[0〇○零{_DIGIT}]{{0,3}}[1-9])(?=[0-9]{{0,3}}[{_DIGIT}])[12一二][0-9{_DIGIT}〇○零]{{3}}年(?![0-9]{{1,2}}月)"
    month = rf"(?<![0-9{_DIGIT}年])(?:[0-9]{{1,2}}月[{_DIGIT}]{{1,3}}日|[{_DIGIT}]{{1,2}}月[0-9]{{1,2}}日)"
    decade = rf"[0-9]0年代(?:至|到|—|－|～|和|、|及|末?至|初?至)(?:上世纪)?[二三四五六七八九]十年代|[二三四五六七八九]十年代(?:至|到|—|－|～|和|、|及)[0-9]0年代|[12][0-9]世纪[{_DIGIT}]十年代|(?<![{_DIGIT}])[{_DIGIT}]{{1,3}}世纪[0-9]0年代"
    after_year = rf"[12][0-9]{{3}}年[0-9]{{1,2}}月[{_DIGIT}]{{1,3}}日"
    for spot in text.spots(f"{after_year}|{year}|{month}|{decade}"):
        yield spotted(DATE_MIXED, spot)
