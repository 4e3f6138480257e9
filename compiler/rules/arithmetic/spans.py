"""Rules on spans of time (W607): days, months, years and hours between two ends."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from ...messages.diagnostic import Code
from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import Prepared
from .amounts import SMALL, counted, shown, slip

SPAN = Code(
    "W607",
    "warning",
    zh="“{from_to}”前后不是{text}，是{sum}。",
    hint_zh="核对起止时间，或改后面的数。",
    en="From beginning to end, “{from_to}” is not {text} but {sum}.",
    hint_en="Check beginning and end, or change the number.",
    fault="""
        区政府办公室2025年度工作总结
        培训于3月4日至8日举行，为期8天。
    """,
    mend="""
        区政府办公室2025年度工作总结
        培训于3月4日至8日举行，为期5天。
    """,
    form="check",
)
_N = rf"(?P<n>[0-9]{{1,4}}(?:\.5)?|{SMALL})(?P<half>个?半)?"
_LASTS = rf"(?P<ends>[^，。；、0-9]{{0,20}})[，,（(](?:建设|施工|服务|合同|总|实际|整个|试运行|活动|展览|培训|全程)?(?:为期|历时|时长|用时|前后历时|前后共|前后|总共|一共|整整|共计|共|连续|会期|赛期|展期|节期|假期|工期|公示期|期限)(?:共计|共为|为|共)?{_N}"
_LASTS_DAYS = _LASTS.replace("(?:为期|", "(?:[\u4e00-\u9fff]{0,12}?(?:开展|举办|组织|进行)了?为期|为期|")
# What is said of the length before its ends: 工期30个月，自2025年7月至2027年12月.
_FIRST = (
    r"(?:会期|赛期|展期|工期|[\u4e00-\u9fff]{1,2}期|期限|服务期|有效期|任期|公示期|公示时间|培训期|实习期|时长|学时|为期|历时|周期)(?:为|共计|共|共为)?"
    rf"{_N}(?P<unit>%s)[，,（(]+(?:自|从|即|时间为|时间自)?"
)
TILL = r"(?:开始|开工|动工|启动|起)?[，,]?(?:至|到|—|——|－|-|～|~)"
_WEEKDAY = "(?:（[^（）0-9]{1,6}）)?"
_DAYS_ENDS = (
    rf"(?:(?P<y1>20[0-9]{{2}})年)?(?<![0-9])(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{_WEEKDAY}(?:{TILL}|(?:开班|开工|开幕|启动|开始)[，,]于?)"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日{_WEEKDAY}"
)
# What happened on one day, and what on another: 9月10日发出中标通知书，11月3日才签订合同，间隔54天.
_DAYS_TOLD = (
    rf"(?:(?P<y1>20[0-9]{{2}})年)?(?<![0-9至到—－\-])(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{_WEEKDAY}[^，。；、：0-9至到]{{2,16}}[，,](?:直至|直到|至|到|于)?"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日{_WEEKDAY}(?:才|方|已|全面|全部|正式)?"
)
# 11月1日零时正式供热，至2026年3月31日结束，共151天.
_TOLD_TILL = _DAYS_TOLD.replace(
    "[^，。；、：0-9至到]{2,16}[，,](?:直至|直到|至|到|于)?",
    "[^，。；、：0-9至到]{2,16}[，,]?(?:一直)?(?:持续到|持续至|延续到|延续至|截至|直至|直到|至|到)",
)
_APART = rf"(?P<ends>[^，。；、：0-9至到]{{2,16}})[，,（(](?:中间|期间|前后|先后|两者|其间|其中)?(?:共|仅|只|总共)?(?:间隔|相隔|相距|时隔|前后(?:历时|用时|用)?)(?:了)?(?:达|长达|为)?{_N}"
_TAKES = rf"[，,（(](?:前后)?(?:共|仅|只|总共)?(?:历时|耗时|用时|用了|花了|持续)(?:了)?(?:达|长达|为)?{_N}"
# What begins and what ends by its words, so that the time between is what it took.
_BEGINS = "开始|启动|受理|开工|动工|进场|发出|接到|收到|立案|发布|开建|停运|停产|封闭|报名"
_IS_OVER = (
    "办结|完成|抢通|结束|竣工|完工|签订|交付|修复|恢复|开通|通车|复产|复工|结案|审结|收官|建成|验收|送达|答复"
)
_BEGUN_AND_OVER = (
    _DAYS_TOLD.replace(
        "[^，。；、：0-9至到]{2,16}[，,]",
        f"(?:[^，。；、：0-9至到]{{0,8}}(?:{_BEGINS})[^，。；、：0-9至到]{{0,8}})[，,]",
    )
    + f"(?P<ends>[^，。；、：0-9至到]{{0,8}}(?:{_IS_OVER})[^，。；、：0-9至到]{{0,8}})"
    + _TAKES
)
# 3月16日至27日对84个食堂开展检查，前后历时11天; 放假8天: words that count each of the days, the first and the last.
_ALL_DAYS = (
    r"(?:止)?(?P<ends>[^。；\n日天月]{0,50}?)(?:[，,（(](?:其中)?(?:为期|历时)[0-9一二三四五六七八九十]{1,2}个?(?:月|周|星期|季度))?"
    r"(?:[，,（(](?:建设|施工|活动|展览|全程|前后|整个|检查|工期|赛期|展期|节期|假期)?(?:总共|一共|共计|共历时|合计|共为|共|前后历时|历时|连续|持续)|[，,]?(?P<off>放假(?:调休)?|停课|停水|停电|停气|停业|停运|封路|闭馆|闭园)[，,]?(?:共计|共|为期)?)"
    r"(?P<n>[0-9]{1,3})(?P<half>)(?P<unit>天)(?![多余左内半])"
)
# Whose first or last day is none: an objection's term, a stay of so many nights, a meeting to which people come the day before.
_ONE_NOT_COUNTED = "公示|公告期|异议|征求意见|上诉|复议|期限|投诉|报到|离会|返程|住宿|夜|晚|满|间隔|之后|起算|工作日|培训|研修|学习班|会议|考察|行程|除|扣|每[周月隔]"
_YEARS_ENDS = rf"(?P<y1>20[0-9]{{2}})年?{TILL}(?P<y2>20[0-9]{{2}})年(?![0-9])"
_LONG_ENDS = (
    rf"(?P<y1>20[0-9]{{2}})年(?P<m1>[0-9]{{1,2}})月(?:(?P<d1>[0-9]{{1,2}})日)?{TILL}"
    r"(?P<y2>20[0-9]{2})年(?P<m2>[0-9]{1,2})月(?:(?P<d2>[0-9]{1,2})日)?"
)
_LONG_TOLD = _LONG_ENDS.replace(
    TILL,
    "(?:份|底|初|[上中下]旬)?(?:正式|全面)?(?:开工|动工|启动|开始|开建|投用|入驻)(?:建设|施工)?[，,、](?:计划|预计|拟|力争)?于?",
)
_MONTHS_ENDS = rf"(?<![0-9年])(?P<m1>[0-9]{{1,2}})月?{TILL}(?P<m2>[0-9]{{1,2}})月(?![0-9])"
_HOURS_ENDS = rf"(?<![0-9:：])(?P<h1>[0-9]{{1,2}})[:：](?P<i1>[0-9]{{2}})(?:{TILL}|开始[，,])(?P<h2>[0-9]{{1,2}})[:：](?P<i2>[0-9]{{2}})"
_DAYS_UNIT, _YEARS_UNIT, _LONG_UNIT, _MONTHS_UNIT, _HOURS_UNIT = (
    "天",
    "年",
    "年|个月",
    "个月",
    "分钟|个小时|小时",
)
_RANGE = r"[日月年](?:起|开始)?(?:至|到|—|－|-|～|~)[0-9]"


@text_rule("arithmetic", "U-10")
def spans(text: Prepared) -> Iterator[Finding]:
    """3月4日至8日，为期5天: days, months, years, hours between two ends, the last one counted or not."""
    for way, told in _WAYS:
        for spot in text.spots(way, prose=True):
            match = spot.match
            right = told(match)
            stated = Decimal(match["n"]) if "." in match["n"] else Decimal(counted(match["n"]))
            if match["half"]:
                stated += Decimal("0.5")
            if not right or stated in right:
                continue
            more = pattern("零?([0-9]{1,2})分").match(spot.par.text, spot.end)
            if more and match["unit"].endswith("小时") and stated + Decimal(more[1]) / 60 in right:
                continue  # 2小时30分钟
            sentence, counts = spot.par.sentence(spot.start), spot.par.text[spot.start : spot.end]
            if not counts[:1].isdigit():
                counts = sentence  # 共5天：3月5日至7日、4月9日至10日
            _, _, own = sentence[: sentence.find(counts) + len(counts)].rpartition("其中")
            if len(pattern(_RANGE).findall(own)) > 1:
                continue  # 3月5日至7日、4月9日至10日，共5天
            number = spot.part("n", "unit")
            ends = spot.par.text[spot.start : number.start], spot.par.text[number.end : spot.end]
            from_to = (
                pattern("[，,（(]|(?<=[日时点])[对在由面全组开]").split(pattern(_WEEKDAY).sub("", ends[0]))[0]
                if ends[0][:1].isdigit()
                else ends[1].lstrip("，,（(自从即")
            )
            wanted = (
                shown(right[0].quantize(Decimal("0.1")) if match["unit"] == "年" else right[0])
                + match["unit"]
            )
            here = spot.since("n") if way == _IN_FORCE else number
            yield spotted(SPAN, here, text=number.text, from_to=from_to, sum=wanted)


def _long_span(match: re.Match[str]) -> list[Decimal]:
    """Months from one year into another, or the years they make; the last one counted or not."""
    months = (int(match["y2"]) - int(match["y1"])) * 12 + int(match["m2"]) - int(match["m1"])
    if months <= 0 or match["half"]:
        return []
    if match["unit"] == "个月":
        return [Decimal(months + 1), Decimal(months)]
    return [Decimal(months + more) / 12 for more in (1, 0)] if {(months + 1) % 12, months % 12} & {0} else []


def _day_span(match: re.Match[str]) -> list[Decimal]:
    year = int(match["y1"] or match["y2"] or 2001)
    month, last = int(match["m1"]), int(match["m2"] or match["m1"])
    year -= not match["y1"] and bool(match["y2"]) and month > last  # 11月1日……至2026年3月31日
    try:
        begin = datetime.date(year, month, int(match["d1"]))
        end = datetime.date(int(match["y2"] or year), last, int(match["d2"]))
    except ValueError:
        return []
    days = (end - begin).days
    ends = match.groupdict().get("ends") or ""
    since = match.string[: match.start()][-1:] in ("自", "从") and "开始，" in match[0]
    if ends.startswith("止") or (ends.startswith("结束") and since):
        return [Decimal(days + 1)]  # 从…起至…止: both are counted
    leap = 1 if not match["y1"] and not match["y2"] and month <= 2 < last else 0
    return (
        [Decimal(days + more) for more in range(1, -1, -1)] + [Decimal(days + 2)] * leap if days > 0 else []
    )


def _all_days(match: re.Match[str]) -> list[Decimal]:
    """The days of a stretch whose words count each of them."""
    sentence = match.string[match.string.rfind("。", 0, match.start()) + 1 : match.end() + 12]
    right = _day_span(match)
    if not right or pattern(_ONE_NOT_COUNTED).search(sentence) or len(pattern(_RANGE).findall(match[0])) > 1:
        return []
    if match["off"] and match["ends"]:
        return []  # of some days among them
    days, leap = right[0], right[2:]
    stated = Decimal(match["n"])
    likely = abs(stated - days) <= A_FEW or slip(match["n"], f"{days}")
    return [days, *leap] if likely else []


# ---- from one clock to another -----------------------------------------------------------------------------------------

_PART_OF_DAY = "上午|下午|晚上|晚间|夜间|傍晚|早上|早晨|清晨|凌晨|中午|当晚|晚|早"
_MOMENT = rf"(?P<p{{0}}>{_PART_OF_DAY})?(?P<h{{0}}>[0-9]{{{{1,2}}}})(?:[:：](?P<c{{0}}>[0-9]{{{{2}}}})|[时点](?:(?P<i{{0}}>[0-9]{{{{2}}}})分|(?P<q{{0}}>半)|整|许)?)"
_MOMENTS = (
    rf"(?:(?:(?P<y1>20[0-9]{{2}})年)?(?<![0-9])(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{_WEEKDAY})?(?<![0-9:：至到—－～~-]){_MOMENT.format(1)}(?:起|开始)?[，,]?(?:至|到|—|——|－|-|～|~)"
    rf"(?:(?:(?:(?P<y2>20[0-9]{{2}})年)?(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日{_WEEKDAY}|(?P<next>次日|翌日|第二天)|当[日天])?{_MOMENT.format(2)}"
    r"(?:止|结束)?[，,（(](?:预计|活动|会议|全程|前后)?(?:总共|一共|共计|合计|共|前后历时|历时|为期|时长|用时|耗时|连续|持续|计)(?:时间)?(?:为|达)?"
    r"(?P<n>[0-9]{1,3}(?:\.5)?)(?P<half>个半)?(?P<unit>个小时|小时|分钟)(?![零多余半左0-9])"
)
NOON, HOURS, A_FEW = (12, 13), 24, 3
A_BREAK = 3 * 60
"""Minutes of a day's work that a meal may take out of it."""


def _minute(match: re.Match[str], which: str, part: str | None) -> int:
    """The minute of the day that a clock tells."""
    hour = int(match[f"h{which}"])
    if hour < NOON[0] and part in ("下午", "晚上", "晚间", "夜间", "傍晚", "当晚", "晚"):
        hour += 12
    elif hour == NOON[0] and part in ("晚上", "晚间", "夜间", "当晚", "晚"):
        hour = HOURS
    return hour * 60 + (30 if match[f"q{which}"] else int(match[f"c{which}"] or match[f"i{which}"] or 0))


def _days_at_ends(match: re.Match[str]) -> tuple[datetime.date, datetime.date] | None:
    """The two days that a match tells, of one year where none is named; None where there is no such day."""
    year = int(match["y1"] or match["y2"] or 2001)
    try:
        begin = datetime.date(year, int(match["m1"]), int(match["d1"]))
        return begin, datetime.date(
            int(match["y2"] or year), int(match["m2"] or match["m1"]), int(match["d2"])
        )
    except ValueError:
        return None


def _moments(match: re.Match[str]) -> list[Decimal]:
    """4月18日22时至4月20日4时，共计28小时; 上午9时至11时，历时3小时: between two clocks, of one day or of two."""
    if match["d2"] and not match["d1"]:
        return []
    days = 1 if match["next"] else 0
    if match["d2"]:
        if (ends := _days_at_ends(match)) is None:
            return []
        days = (ends[1] - ends[0]).days
    part = match["p2"] or (match["p1"] if not days and int(match["h2"]) > int(match["h1"]) else None)
    first, last = _minute(match, "1", match["p1"]), _minute(match, "2", part) + days * HOURS * 60
    minutes = Decimal(last - first)
    stated = Decimal(match["n"]) + (Decimal("0.5") if match["half"] else 0)
    said = stated if match["unit"] == "分钟" else stated * 60
    if minutes <= 0 or max(minutes, said) > 2 * min(minutes, said) or days > A_MONTH:
        return []
    lead = match.string[match.string.rfind("。", 0, match.start()) + 1 : match.start()]
    # A meal may be taken out of a day, and so may what is done on each of many days.
    across = first < NOON[0] * 60 and last % (HOURS * 60) >= NOON[1] * 60
    if (across and 0 < minutes - said <= A_BREAK) or (days and pattern("每[日天晚夜]").search(lead)):
        return []
    return [minutes if match["unit"] == "分钟" else minutes / 60]


def _year_span(match: re.Match[str]) -> list[Decimal]:
    years = int(match["y2"]) - int(match["y1"])
    return [Decimal(years + 1), Decimal(years)] if years > 0 else []


def _month_span(match: re.Match[str]) -> list[Decimal]:
    first, last = int(match["m1"]), int(match["m2"])
    return [Decimal(last - first + 1), Decimal(last - first)] if 1 <= first < last <= 12 else []


def _hour_span(match: re.Match[str]) -> list[Decimal]:
    minutes = (int(match["h2"]) - int(match["h1"])) * 60 + int(match["i2"]) - int(match["i1"])
    if minutes <= 0:
        return []
    return [Decimal(minutes)] if match["unit"] == "分钟" else [Decimal(minutes) / 60]


def _months_of_days(match: re.Match[str]) -> list[Decimal]:
    """Months between two days: 5月12日至7月11日 are two."""
    if (ends := _days_at_ends(match)) is None:
        return []
    begin, end = ends
    if (end - begin).days < A_MONTH - 4:
        return []
    months = Decimal((end - begin).days + 1) / A_MONTH
    near = months.quantize(Decimal(1))
    halves = (months * 2).quantize(Decimal(1)) / 2
    return [
        near,
        halves,
        *([near - 1] if months < near else [near + 1] if months - near > Decimal("0.3") else []),
    ]


A_MONTH = 30
_IN_FORCE = (
    r"自(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日起(?:正式)?(?:施行|实施|执行|生效)[，,；;](?:[^，。；0-9]{0,8})(?:有效期|试行期|执行期|期限)(?:限)?(?:为|至)?"
    rf"{_N}(?P<unit>年)[，,（(]?(?:有效期)?(?:至|到)(?P<y2>20[0-9]{{2}})年(?P<m2>[0-9]{{1,2}})月(?P<d2>[0-9]{{1,2}})日"
)
_YEARS_AND_MONTHS = (
    r"(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?:[^。；0-9]{2,50}?)(?:至|到|截至|截止|[，,]于?)(?P<y2>20[0-9]{2})年(?P<m2>[0-9]{1,2})月[^。；，0-9]{0,10}(?:[，,](?:历时|历经|前后|用时|为期)(?:共)?|满|已|共|累计|达)"
    r"(?P<n>[0-9]{1,2})(?P<half>半)?年(?:零|又)?(?P<months>[0-9]{1,2})(?P<unit>个月)"
)


def _in_force(match: re.Match[str]) -> list[Decimal]:
    """The years that something is in force, to the day before or the last of the month."""
    try:
        begin = datetime.date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
        end = datetime.date(int(match["y2"]), int(match["m2"]), int(match["d2"]))
    except ValueError:
        return []
    years = Decimal((end - begin).days + 1) / Decimal("365.25")
    near = years.quantize(Decimal(1))
    return [near] if abs(years - near) < Decimal("0.1") and near > 0 else []


_TERM_ENDS = r"(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:起|开始)?(?:至|到)(?P<y2>20[0-9]{2})年(?P<m2>[0-9]{1,2})月(?P<d2>[0-9]{1,2})日"
# 任石桥乡党委书记，在乡党委书记岗位上工作了九年
_IN_POST = rf"(?:先后|历|曾|一直|在)?[^，。；0-9]{{0,4}}(?:任|担任|从事|负责|主持|挂职|驻|在)[^，。；0-9]{{1,24}}[，,][^，。；0-9]{{0,16}}?(?:工作|任职|服务|履职|干|任期|从事[^，。；0-9]{{0,8}}|时间|驻村|挂职|坚守)?(?:了|共计|共|满|长达|达|已有|时间)+(?:整整)?{_N}(?P<unit>年|个月)(?![多余])"
_LONG_IN_POST = (
    r"(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?:起|开始|以来)?[^。；0-9]{0,3}(?:任|担任|从事|挂职|驻|调入|到|赴)[^。；0-9]{1,20}[，,]?(?:至|到|直至|直到)(?P<y2>20[0-9]{2})年(?P<m2>[0-9]{1,2})月[^。；，0-9]{0,10}"
    rf"[，,][^，。；0-9]{{0,10}}?(?:任职|工作|服务|履职|任期|挂职|驻村|坚守)(?:了|时间|共计|共|满|长达|达|已有|已)*(?:整整)?{_N}(?P<unit>年|个月)(?![多余])"
)
_CLOCK = r"(?P<h{0}>[0-9]{{1,2}})(?:[:：时点])(?P<i{0}>[0-9]{{2}})分?(?:许)?"
_CLOCK_TOLD = (
    rf"(?<![0-9:：]){_CLOCK.format(1)}[，,、]?[^。；\n0-9]{{0,24}}?(?<![前])(?:{_CLOCK.format(2)})(?P<ends>[^，。；、0-9]{{0,16}})[，,（(](?:全程|前后|共|仅|一共|总共|会议)?(?:历时|用时|耗时|持续|时长|仅用|用了|共计)(?:了|时|为|约)?"
    r"(?P<n>[0-9]{1,3}(?:\.5)?)(?P<half>个?半)?(?P<unit>分钟|个小时|小时)(?!零?[0-9])"
)


def _whole_years(match: re.Match[str]) -> list[Decimal]:
    """The years of a term that ends the day before, or on that day."""
    return _in_force(match)


def _post_span(match: re.Match[str]) -> list[Decimal]:
    """Years in a post: a year begun may be counted, or not."""
    months = (int(match["y2"]) - int(match["y1"])) * 12 + int(match["m2"]) - int(match["m1"])
    if months <= 0 or match["half"]:
        return []
    if match["unit"] == "个月":
        return [Decimal(months), Decimal(months + 1)]
    years = int(match["y2"]) - int(match["y1"])
    if months % 12 in (0, 11):  # whole years, but for the last month
        return [Decimal((months + 1) // 12)]
    return [Decimal(years), Decimal(years + 1), Decimal(months // 12), Decimal(months // 12 + 1)]


_WAYS = (
    (f"{_DAYS_ENDS}{_LASTS}(?P<unit>个月)", _months_of_days),
    (_IN_FORCE, _in_force),
    *(
        (way, told)
        for ends, lasts, unit, told in (
            (_DAYS_ENDS, _LASTS_DAYS, _DAYS_UNIT, _day_span),
            (_YEARS_ENDS, _LASTS, _YEARS_UNIT, _year_span),
            (_LONG_ENDS, _LASTS, _LONG_UNIT, _long_span),
            (_MONTHS_ENDS, _LASTS, _MONTHS_UNIT, _month_span),
            (_HOURS_ENDS, _LASTS, _HOURS_UNIT, _hour_span),
        )
        for way in (f"{ends}{lasts}(?P<unit>{unit})", _FIRST % unit + ends)
    ),
    (f"{_DAYS_TOLD}{_APART}(?P<unit>天|日)", _day_span),
    (f"{_TOLD_TILL}{_LASTS}(?P<unit>天)", _day_span),
    (f"{_BEGUN_AND_OVER}(?P<unit>天|日)", _day_span),
    (f"{_LONG_TOLD}{_LASTS}(?P<unit>{_LONG_UNIT})", _long_span),
    (_FIRST % _YEARS_UNIT + _TERM_ENDS, _whole_years),
    (f"{_LONG_ENDS}{_IN_POST}", _post_span),
    (f"{_LONG_IN_POST}", _post_span),
    (_CLOCK_TOLD, _hour_span),
    (f"{_DAYS_ENDS}{_ALL_DAYS}", _all_days),
    (_MOMENTS, _moments),
)
_HAPPENED = r"(?P<hour>[0-9]{1,2})时(?P<minute>[0-9]{1,2})分许?，[^。\n]{2,80}?(?:发生|突发|引发)[^。，\n]{0,12}(?:事故|火灾|事件|险情|灾害|爆炸|坍塌)"
_AFTER_IT = (
    r"(?<![0-9])(?P<hour>[0-9]{1,2})时(?P<minute>[0-9]{1,2})分[^。；\n0-9]{0,30}[，,](?:距|距离)(?:事故|火灾|事件|险情|事发)(?:发生)?(?:时间)?(?:已|已经|超过)?(?:过去)?"
    r"(?P<n>[0-9]{1,2})(?:个)?小时(?:零?(?P<more>[0-9]{1,2})分钟?)?"
)
HOUR = 60


@text_rule("arithmetic", "U-10")
def years_and_months(text: Prepared) -> Iterator[Finding]:
    """2022年3月任副局长，到2024年12月任现职满3年9个月."""
    for spot in text.spots(_YEARS_AND_MONTHS, prose=True):
        match = spot.match
        months = (int(match["y2"]) - int(match["y1"])) * 12 + int(match["m2"]) - int(match["m1"])
        said = int(match["n"]) * 12 + int(match["months"])
        if months > 0 and said not in (months - 1, months, months + 1):
            years, more = divmod(months, 12)
            ends = f"{match['y1']}年{match['m1']}月到{match['y2']}年{match['m2']}月"
            sum_ = f"{years}年" * bool(years) + f"{more}个月" * bool(more)
            yield spotted(SPAN, spot.since("n"), from_to=ends, sum=sum_)


@text_rule("arithmetic", "U-10")
def since_it_happened(text: Prepared) -> Iterator[Finding]:
    """14时20分许，……发生事故, and 18时30分才报告，距事故发生已3小时10分: the time from the one that a paper tells of."""
    if not pattern("距离?(?:事|火|险)").search(text.whole):
        return
    begun = {_minutes(spot.match) for spot in text.spots(_HAPPENED, prose=True)}
    for spot in text.spots(_AFTER_IT, prose=True) if len(begun) == 1 else ():
        match, first = spot.match, min(begun)
        said, right = int(match["n"]) * HOUR + int(match["more"] or 0), _minutes(match) - first
        if 0 < right != said and (match["more"] or right // HOUR != int(match["n"])):
            ends = f"{first // HOUR}时{first % HOUR}分到{match['hour']}时{match['minute']}分"
            whole, rest = divmod(right, HOUR)
            yield spotted(
                SPAN, spot.since("n"), from_to=ends, sum=f"{whole}小时" + (f"{rest}分" if rest else "")
            )


def _minutes(match: re.Match[str]) -> int:
    return int(match["hour"]) * HOUR + int(match["minute"])


_AGE = r"(?P<year>19[3-9][0-9]|200[0-9])年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生)?(?:于[^，。；0-9]{1,8})?[，,（(]?(?:今年|现年|时年|年龄|现)(?P<n>[0-9]{2})(?P<unit>岁|周岁)"
_SINCE = (
    r"(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?[^。；0-9]{0,24}(?:至今|距今|迄今|到现在|到目前)(?:已经?|将近)?"
    r"(?:[有历]|(?:连续|持续|安全|稳定|累计|正常)?(?:运行|使用|服役|经营|办学|走过|观测|运营|生产|营业|开放|服务|办刊|从事[^，。；0-9]{0,6}|工作|坚持))?(?:了)?(?P<near>近|约|逾|超过|将近|不足|有)?(?P<n>[0-9]{1,3})(?P<over>余|多)?(?P<unit>年|周年)(?!代)"
)
TEN = 10


@text_rule("arithmetic", "U-10")
def since(text: Prepared) -> Iterator[Finding]:
    """建于1986年，至今已有39年: the years to the paper's own date."""
    own = text.document.date
    if not isinstance(own, datetime.date):
        return
    for spot in text.spots(_AGE, prose=True):
        age = own.year - int(spot.match["year"])
        if age - int(spot.match["n"]) not in (0, 1, -1):
            from_to = f"{spot.match['year']}年到{own.year}年"
            yield spotted(SPAN, spot.since("n"), from_to=from_to, sum=f"{age}岁")
    for spot in text.spots(_SINCE, prose=True):
        years, said = own.year - int(spot.match["year"]), int(spot.match["n"])
        spare = TEN if spot.match["over"] or spot.match["near"] in ("逾", "超过") else 1
        less = TEN // 2 if spot.match["near"] in ("近", "约", "将近", "不足") else 1
        if not said - less <= years <= said + spare:
            from_to = f"{spot.match['year']}年到{own.year}年"
            yield spotted(SPAN, spot.since("n"), from_to=from_to, sum=f"{years}年")
