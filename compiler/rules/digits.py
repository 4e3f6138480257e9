"""Rules on figures, dates and units (P640–P659; GB/T 15835-2011, GB 3100)."""

import datetime
import re
from collections.abc import Iterator

from ..messages.diagnostic import Code
from .findings import Finding, at, spotted, text_rule
from .prepared import HAN, Prepared

FULL_WIDTH = Code(
    "P640",
    "warning",
    zh="“{text}”是全角的，写作“{wanted}”。",
    hint_zh="数字、字母和百分号用半角。",
    en="“{text}” is full-width; write “{wanted}”.",
    hint_en="Figures, letters and the per-cent sign are half-width.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文２０４件，办结率９８％。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，办结率98%。
    """,
    form="check",
)
_WIDE = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF21 + i: 0x41 + i for i in range(26)}
_WIDE |= {0xFF41 + i: 0x61 + i for i in range(26)} | {ord("％"): ord("%"), ord("．"): ord(".")}


@text_rule("digits", "Q-20", "Q-23")
def full_width(text: Prepared) -> Iterator[Finding]:
    """２０４件 and 98％: figures and letters are half-width (GB/T 15835-2011)."""
    for spot in text.spots(r"[０-９Ａ-Ｚａ-ｚ]+(?:[.．][０-９]+)?％?|(?<=[0-9])．(?=[0-9])|％"):
        if spot.match[0] in ("Ｘ", "ｘ") or set(spot.match[0]) <= {"Ｘ", "ｘ"}:
            continue
        wanted = spot.match[0].translate(_WIDE)
        yield spotted(FULL_WIDTH, spot, new=wanted, safe=True, wanted=wanted)


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
_DATE = (
    r"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9.第满共近])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})(?:日|号(?![楼院线文机令车路船井矿]))"
    r"(?P<weekday>[ ]?[（(，]?(?P<prefix>星期|周)(?P<name>[一二三四五六日天])(?![0-9至到—～、\-]))?"
)
_WEEK = "一二三四五六日"


@text_rule("digits", "S-13", "Q-15")
def dates(text: Prepared) -> Iterator[Finding]:
    """2025年03月05日, 2月30日, a day that was no Monday (clause 7.3.5.4)."""
    for spot in text.spots(_DATE):
        match, par = spot.match, spot.par
        month, day, year = int(match["month"]), int(match["day"]), int(match["year"] or 0)
        start = spot.start
        end = start + match.end("day") - match.start() + 1
        if (
            not 1 <= month <= 12
            or not 1 <= day <= _DAYS[month - 1]
            or (year and not _exists(year, month, day))
        ):
            yield at(NO_SUCH_DAY, par, start, end)
            continue
        if match["month"][0] == "0" or match["day"][0] == "0":
            wanted = f"{year}年" * bool(year) + f"{month}月{day}{par.text[end - 1]}"
            yield at(LEADING_ZERO, par, start, end, new=wanted, safe=True, wanted=wanted)
        if match["weekday"] and year:
            right = _WEEK[datetime.date(year, month, day).weekday()]
            if match["name"] != right and (match["name"], right) != ("天", "日"):
                begin = start + match.start("prefix") - match.start()
                wanted = match["prefix"] + right
                date = par.text[start:end]
                yield at(WRONG_WEEKDAY, par, begin, begin + len(wanted), new=wanted, date=date, wanted=wanted)
    for spot in text.spots(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?P<month>0[1-9]|1[3-9]|[2-9][0-9]|00)月(?![0-9])"
    ):
        month = int(spot.match["month"])
        if 1 <= month <= 12:
            wanted = f"{spot.match['year']}年{month}月"
            yield spotted(LEADING_ZERO, spot, new=wanted, safe=True, wanted=wanted)
        else:
            yield spotted(NO_SUCH_DAY, spot)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


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
    """14:75 and 26时: after a day, or 上午 and its like, there stands a time."""
    begins = r"(?<=[日号午晨晚天）)])(?:时间)?"
    for spot in text.spots(
        rf"{begins}(?P<hour>[0-9]{{1,2}})(?:[:：](?P<minute>[0-9]{{2}})(?![0-9:：])|[时点](?:(?P<other>[0-9]{{1,2}})分)?)"
    ):
        minute = spot.match["minute"] or spot.match["other"] or "0"
        if int(spot.match["hour"]) > 24 or int(minute) > 59:
            yield spotted(NO_SUCH_TIME, spot)


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


@text_rule("digits", "Q-15")
def short_year(text: Prepared) -> Iterator[Finding]:
    """25年3月, 截至24年底: a year has four figures (GB/T 15835-2011)."""
    pattern = (
        r"(?<![0-9.,第满近OoＯ○〇])(?P<years>[0-3][0-9]|9[0-9])年(?=(?:1[0-2]|[1-9])月(?:[0-9]{1,2}[日号]|[，。份初底末至]|[\u3400-\u9fff]))"
        r"|(?<=[从自于到在至])(?P<end>[0-3][0-9]|9[0-9])年(?=[底初末]|度)"
    )
    for spot in text.spots(pattern):
        short = spot.match["years"] or spot.match["end"]
        wanted = f"{'19' if short[0] == '9' else '20'}{short}年"
        yield spotted(SHORT_YEAR, spot, new=wanted, wanted=wanted)


ZERO = Code(
    "P646",
    "warning",
    zh="“{text}”里的“{character}”不对，写作“{wanted}”。",
    hint_zh="汉字年份里的零写作“〇”，阿拉伯数字里写作“0”，都不用字母 O。",
    en="“{character}” in “{text}” is wrong; write “{wanted}”.",
    hint_en="The zero of a year in Chinese figures is 〇, among Arabic ones 0; neither is a letter.",
    fault="""
        区政府办公室2025年度工作总结
        二O二五年，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        二〇二五年，全年办文204件。
    """,
    form="check",
)
ROUND_ZERO = Code(
    "P647",
    "info",
    zh="“{text}”里的“○”是圆圈，标准的写法是“{wanted}”。",
    hint_zh="换成“〇”；打不出来时常用圆圈代替，看起来差不多。",
    en="“○” in “{text}” is a circle; the standard writes “{wanted}”.",
    hint_en="Put 〇 in its place; the circle looks much like it.",
    fault="""
        区政府办公室2025年度工作总结
        二○二五年，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        二〇二五年，全年办文204件。
    """,
    form="check",
)


@text_rule("digits", "Q-21")
def zero(text: Prepared) -> Iterator[Finding]:
    """二O二五年: the zero of a year is 〇 (GB/T 15835-2011)."""
    for spot in text.spots(r"(?<![0-9A-Za-z])2[OoＯ○〇][0-9OoＯ○〇]{2}(?=年)"):
        wanted = re.sub("[OoＯ○〇]", "0", spot.match[0])
        wrong = re.search("[OoＯ○〇]", spot.match[0])
        yield spotted(ZERO, spot, new=wanted, safe=True, character=wrong[0] if wrong else "", wanted=wanted)
    for spot in text.spots(r"(?<![一二三四五六七八九〇])[一二][一二三四五六七八九〇○◯零OoＯ0０]{3}(?=年)"):
        year = spot.match[0]
        if wrong := re.search("[OoＯ0０]", year):
            wanted = re.sub("[OoＯ0０○◯零]", "〇", year)
            yield spotted(ZERO, spot, new=wanted, safe=True, character=wrong[0], wanted=wanted)
        elif re.search("[○◯]", year):
            wanted = re.sub("[○◯]", "〇", year)
            yield spotted(ROUND_ZERO, spot, new=wanted, safe=True, wanted=wanted)


MIXED = Code(
    "P648",
    "warning",
    zh="“{text}”把数字和“千”“百”混着写了。",
    hint_zh="写成全部数字，或只用“万”“亿”作单位，如 3000元、3.5万元（GB/T 15835）。",
    en="“{text}” mixes figures with 千 or 百.",
    hint_en="Write all of it in figures, or only 万 or 亿 after them (GB/T 15835).",
    fault="""
        区政府办公室2025年度工作总结
        全年节约会议经费3万5千元。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年节约会议经费3.5万元。
    """,
    form="check",
)


@text_rule("digits", "Q-16", "15835")
def mixed_numerals(text: Prepared) -> Iterator[Finding]:
    """3万5千元, 5百余人: after figures stand 万 and 亿 only (GB/T 15835-2011, 4.2)."""
    after = r"(?=[余多]?(?:元|人|名|户|家|亩|件|次|斤|吨|米))"
    for spot in text.spots(rf"(?<![0-9.\-—～~])(?:[0-9]+万[0-9]+[千百]?|[0-9]{{1,3}}[千百]万?){after}"):
        if re.search(r"[0-9]千(?:米|瓦)", spot.match[0] + spot.after[:1]):
            continue  # 5千米
        if re.fullmatch(r"[0-9]+万[0-9]{4,}", spot.match[0]):
            continue  # 12万5000 is allowed where it reads better
        yield spotted(MIXED, spot)


BARE_POINT = Code(
    "P649",
    "warning",
    zh="“{text}”小数点前少了0，写作“{wanted}”。",
    hint_zh="小于1的数，小数点前写0。",
    en="“{text}” lacks the zero before its point; write “{wanted}”.",
    hint_en="A number below one begins with 0.",
    fault="""
        区政府办公室2025年度工作总结
        差错率同比下降.5个百分点。
    """,
    mend="""
        区政府办公室2025年度工作总结
        差错率同比下降0.5个百分点。
    """,
    form="check",
)
TWO_POINTS = Code(
    "P650",
    "warning",
    zh="“{text}”不成数。",
    hint_zh="核对小数点和位数。",
    en="“{text}” is no number.",
    hint_en="Check its point and its figures.",
    fault="""
        区政府办公室2025年度工作总结
        全年节约会议经费3..5万元。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年节约会议经费3.5万元。
    """,
    form="check",
)


@text_rule("digits", "Q-18", "Q-19")
def decimals(text: Prepared) -> Iterator[Finding]:
    """.5 and 3..5万元, 12,34元: figures that are no number (GB/T 15835-2011)."""
    for spot in text.spots(rf"(?<=[{HAN}，、（：])\.[0-9]+(?=[%万亿元{HAN}])"):
        wanted = f"0{spot.match[0]}"
        yield spotted(BARE_POINT, spot, new=wanted, safe=True, wanted=wanted)
    unit = r"(?=[%‰]|[万亿]?元|个百分点|万|亿|公里|平方)"
    for spot in text.spots(
        rf"(?<![0-9.])[0-9]+(?:\.\.+[0-9]+|\.[0-9]+\.[0-9]+){unit}|(?<![0-9.])[0-9]+\.(?=[%万亿元])"
    ):
        yield spotted(TWO_POINTS, spot)
    for spot in text.spots(
        rf"(?<![0-9,.，])(?:[0-9]{{1,3}},(?:[0-9]{{1,2}}|[0-9]{{4,}})|[0-9]{{4,}},[0-9]{{3}})(?:\.[0-9]+)?(?![0-9,]){unit}"
    ):
        yield spotted(TWO_POINTS, spot)
    for spot in text.spots(
        r"(?<=[0-9])(%%+|亿万元|万元万元|亿元亿元|元元|公里公里|平方米平方米|个百分点个百分点|人人(?=[，。]))"
    ):
        yield spotted(TWO_POINTS, spot)


RANGE = Code(
    "P651",
    "warning",
    zh="“{text}”前一个数也要带单位，写作“{wanted}”。",
    hint_zh="百分数的范围，前后都写 %（GB/T 15835）。",
    en="In “{text}” the first number needs its sign too: “{wanted}”.",
    hint_en="Both ends of a range of per cents have their % (GB/T 15835).",
    fault="""
        区政府办公室2025年度工作总结
        会议数量压减20～30%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        会议数量压减20%～30%。
    """,
    form="check",
)
TILDE = Code(
    "P652",
    "warning",
    zh="“{text}”里的范围号是半角的，写作“{wanted}”。",
    hint_zh="数值的范围用浪纹线“～”。",
    en="“{text}” has a half-width tilde; write “{wanted}”.",
    hint_en="A range of numbers takes the full-width ～.",
    fault="""
        区政府办公室2025年度工作总结
        每月办文15~20件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        每月办文15～20件。
    """,
    form="check",
)


@text_rule("digits", "Q-08", "Q-17")
def ranges(text: Prepared) -> Iterator[Finding]:
    """20～30% and 15~20件 (GB/T 15835-2011, 5; GB/T 15834-2011, 4.13)."""
    number = r"[0-9]+(?:\.[0-9]+)?"
    for spot in text.spots(rf"(?<![0-9.A-Za-z第年月\-—～~])({number})([～~—–\-－])({number})[%％]"):
        wanted = f"{spot.match[1]}%～{spot.match[3]}%"
        yield spotted(RANGE, spot, new=wanted, wanted=wanted)
    for spot in text.spots(rf"(?<![A-Za-z0-9.])({number}(?:[%万亿年月日时元]|万元)?)~({number})"):
        wanted = f"{spot.match[1]}～{spot.match[2]}"
        yield spotted(TILDE, spot, new=wanted, safe=True, wanted=wanted)


DOCUMENT_NUMBER = Code(
    "P653",
    "warning",
    zh="发文字号“{text}”的写法不对，写作“{wanted}”。",
    hint_zh="年份用六角括号〔〕，序号不加“第”，不编虚位（7.2.5）。",
    en="The document number “{text}” is not well formed; write “{wanted}”.",
    hint_en="The year stands in 〔〕, the number has neither 第 nor leading zeros (clause 7.2.5).",
    fault="""
        区政府办公室2025年度工作总结
        按照《办文规定》（某政办发[2025]08号）要求，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        按照《办文规定》（某政办发〔2025〕8号）要求，全年办文204件。
    """,
    form="check",
)


@text_rule("digits", "H-09", "Q-05")
def document_number(text: Prepared) -> Iterator[Finding]:
    """某政办发[2025]08号, 〔2025〕第8号: the form of a document's number (clause 7.2.5)."""
    for spot in text.spots(
        rf"(?<=[{HAN}])([\[［（(【﹝〔])((?:19|20)[0-9]{{2}})([\]］）)】﹞〕])(第)?(0*)([1-9][0-9]*)号"
    ):
        opening, year, closing, nth, zeros, number = spot.match.groups()
        if (opening, closing, nth, zeros) == ("〔", "〕", None, ""):
            continue
        before = spot.before[-4:]
        if not re.search(r"[发办函字文通令报请复委组纪宣政财教人][）)]?$", before) or re.search(
            r"[令告]$", before
        ):
            continue  # 民政部公告（2025）第8号 has a form of its own
        wanted = f"〔{year}〕{number}号"
        yield spotted(DOCUMENT_NUMBER, spot, new=wanted, safe=True, wanted=wanted)


OVER_HUNDRED = Code(
    "P654",
    "warning",
    zh="“{name}”不会超过100%，这里是{text}。",
    hint_zh="核对这个数。",
    en="“{name}” cannot be more than 100%; it is {text} here.",
    hint_en="Check the number.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，按时办结率102%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，按时办结率100%。
    """,
    form="check",
)
_SHARES = r"(?:占比|办结率|合格率|满意率|满意度|覆盖率|出勤率|到会率|普及率|知晓率|签约率|及时率|准确率|优良率|达标率|参保率|就业率|回复率|答复率|成活率|通过率|参与率|巩固率|入住率|整改率|化解率|采纳率|森林覆盖率|城镇化率)"


@text_rule("digits", "Q-17")
def over_hundred(text: Prepared) -> Iterator[Finding]:
    """按时办结率102%: a part of a whole is no more than all of it; growth and plans may be."""
    between = (
        r"(?:均|都|已|仅|只|稳定|保持|始终|提升|提高|上升|持续|继续)?(?:达到?了?|为|是|在|至|到)?(?:了)?"
    )
    for spot in text.spots(rf"(?P<name>{_SHARES}){between}(?P<value>[0-9]+(?:\.[0-9]+)?)[%％]"):
        if float(spot.match["value"]) > 100:
            start = spot.start + spot.match.start("value") - spot.match.start()
            yield at(OVER_HUNDRED, spot.par, start, spot.end, name=spot.match["name"])
    for spot in text.spots(
        r"(?<![抢强侵霸挤])占(?![^，。；：、0-9]{0,8}(?:计划|任务|目标|预算))(?:全[省市县区年部镇校院局]|总)?[^，。；：、0-9]{0,12}的(?:比重)?(?:为|达)?(?P<value>[0-9]+(?:\.[0-9]+)?)[%％]"
    ):
        if float(spot.match["value"]) > 100:
            start = spot.start + spot.match.start("value") - spot.match.start()
            yield at(OVER_HUNDRED, spot.par, start, spot.end, name="占…的比重")


UNIT = Code(
    "P655",
    "warning",
    zh="单位“{text}”的写法不规范，写作“{wanted}”。",
    hint_zh="用法定计量单位的名称或符号，大小写照标准（GB 3100）。",
    en="The unit “{text}” is not well written; write “{wanted}”.",
    hint_en="Use the legal unit's name or symbol, with its capitals as they are (GB 3100).",
    fault="""
        区政府办公室2025年度工作总结
        整理档案用房120平米。
    """,
    mend="""
        区政府办公室2025年度工作总结
        整理档案用房120平方米。
    """,
    form="check",
)
# How a unit is often written after a number, and how it should be.
_UNITS_WRONG = {
    "平米": "平方米",
    "平方公尺": "平方米",
    "立方公尺": "立方米",
    "公尺": "米",
    "公升": "升",
    "m2": "m²",
    "M2": "m²",
    "㎡": "m²",
    "km2": "km²",
    "m3": "m³",
    "M3": "m³",
    "KM": "km",
    "Km": "km",
    "KG": "kg",
    "Kg": "kg",
    "KW": "kW",
    "Kw": "kW",
    "kw": "kW",
    "KWH": "kW·h",
    "Kwh": "kW·h",
    "kwh": "kW·h",
    "kWh": "kW·h",
    "°C": "℃",
    "mw": "MW",
}
_UNITS_FINE = ("㎡", "kWh")  # met everywhere and understood: not told


@text_rule("digits", "Q-01")
def units(text: Prepared) -> Iterator[Finding]:
    """120平米, 5KM: units are written by the standard (clause 9; GB 3100)."""
    wrong = sorted((one for one in _UNITS_WRONG if one not in _UNITS_FINE), key=len, reverse=True)
    for spot in text.spots(rf"(?<=[0-9万亿余多])(?:{'|'.join(map(re.escape, wrong))})(?![A-Za-z0-9])"):
        wanted = _UNITS_WRONG[spot.match[0]]
        yield spotted(UNIT, spot, new=wanted, wanted=wanted)


ESTIMATE = Code(
    "P656",
    "warning",
    zh="“{text}”是概数，中间不加顿号，写作“{wanted}”。",
    hint_zh="相邻两个数字连用表示概数，不用标点（GB/T 15834 4.5.3.4）。",
    en="“{text}” is an estimate and takes no mark; write “{wanted}”.",
    hint_en="Two numerals side by side that mean an estimate have nothing between them (GB/T 15834, 4.5.3.4).",
    fault="""
        区政府办公室2025年度工作总结
        一般文件三、五天办结。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一般文件三五天办结。
    """,
    form="check",
)


@text_rule("digits", "Q-13")
def estimate(text: Prepared) -> Iterator[Finding]:
    """三、五天, 七、八十人: an estimate in Chinese numerals (GB/T 15834-2011, 4.5.3.4)."""
    near = "两、三|一、二|二、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九"
    units = r"[天户]|个月|十[多余]?[人天个名岁户家年]|百[多余]?[人名个户元家]|千[人名户元]|万[元人]"
    for spot in text.spots(rf"(?<![第一二三四五六七八九十、])({near})(?={units})", prose=True):
        wanted = spot.match[0].replace("、", "")
        if not re.match("个月的?[，、]", spot.after):
            yield spotted(ESTIMATE, spot, new=wanted, wanted=wanted)
