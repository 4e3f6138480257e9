"""Rules on a day or an hour that is told once more (S534): 11月10日恢复开园 and 11月12日恢复开园后, 9月15日前报送 and 9月18日前完成报送, 上午9时召开 and 9时30分前到会, 自印发之日起施行 and 自7月1日起施行.

In: a `Prepared`. Out: findings. A day belongs to what happens on it, by a table of what happens but once; the later telling must point back (之日起, 后, 届满, 未报送的).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .facts import ahead_of, apart, day_of
from .time import TWO_DAYS

_DATE = r"(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:（[^（）]{1,5}）)?(?:(?:凌晨|早上|上午|下午|晚上?)?(?:[0-9]{1,2}时(?:[0-9]{1,2}分)?))?"
# What happens but once, in words that mean the same; of a name that ends what has lasted, the last day of it.
_ONCE = (
    "恢复开[放园馆馆]?|重新开[放园馆]|恢复(?:供[水电气热]|通[行车航水电气]|送电|运营|营业|办公|受理|正常|服务|开放|使用)|系统恢复|复课|复工|复航",
    "停止|停水|停电|停气|停运|停航|停业",
    "撤销|注销|关闭|取缔",
    "竣工验收|通过验收|验收合格",
    "届满|期满|到期|有效期至|失效",
    "启动",
    "移交",
)
_ON = rf"(?<![0-9至到—－-]){_DATE}(?P<ahead>[起前]?[{HAN}“”]{{0,14}}?)(?P<verb>%s)(?P<behind>之日起|当日|当天|以?后|以来|届满)?"


class Happened(NamedTuple):
    """What happens on a day: the day, the words between, what follows, and where the day stands."""

    spot: Spot
    day: tuple[int, int, int]
    ahead: str
    verb: str
    pointing: bool


def _happened(text: Prepared, verbs: str) -> list[Happened]:
    out = []
    for spot in text.spots(_ON % verbs, prose=True):
        match = spot.match
        day = int(match["year"] or 0), int(match["month"]), int(match["day"])
        ahead = pattern("^(?:起|自|，|将|已|正式|全面|于)+").sub("", match["ahead"])
        out.append(
            Happened(spot, day, ahead, match["verb"], bool(match["behind"]) or "将于" in spot.before[-2:])
        )
    return out


@text_rule("coherence")
def day_of_it(text: Prepared) -> Iterator[Finding]:
    """自8月1日起撤销城东检疫点, and 自8月11日城东检疫点撤销之日起; 9月28日重新开放, and 将于9月26日恢复开放."""
    for verbs in _ONCE:
        told = _happened(text, verbs) if pattern(verbs).search(text.whole) else []
        days = {one.day[1:] for one in told}
        if len(days) != 2:
            continue
        first, second = told[0], next(one for one in told if one.day[1:] != told[0].day[1:])
        if (
            len([one for one in told if one.day[1:] == second.day[1:]]) > 1
            or not second.pointing
            or _BUT.search(second.ahead + first.ahead)
        ):
            continue
        if (
            first.day[0]
            and second.day[0]
            and first.day[0] != second.day[0]
            and first.day[1:] == second.day[1:]
        ):
            continue
        said = first.spot.par.sentence(first.spot.start)
        if apart(first.spot, second.spot) and (
            not second.ahead or _kin(second.ahead, said) or _kin(second.ahead, text.title)
        ):
            yield _day(second.spot, f"{first.day[1]}月{first.day[2]}日")


_BUT = re.compile("前|部分|首批|第[一二三]|另|分别|其余|再次|上年|去年")


def _kin(words: str, said: str) -> bool:
    """Whether two characters in a row of some words stand in what was said."""
    return any(words[at_ : at_ + 2] in said for at_ in range(len(words) - 1))


def _day(spot: Spot, before: str) -> Finding:
    return spotted(
        TWO_DAYS, spot.part("year" if spot.match["year"] else "month", "day", more=1), before=before
    )


# ---- the end of what lasts -----------------------------------------------------------------------------------------------

_ENDS = rf"(?:自|从|起)?(?:20[0-9]{{2}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日[^，。；至到—]{{0,10}}(?:至|到|—|－|-){_DATE}"
_UNTIL = rf"(?:有效期|期限|聘期|任期|服务期|租期|合同期)(?:至|到|截至|截止到?)(?:{_DATE})"
_OVER = rf"(?<![0-9至到—－-]){_DATE}(?:[{HAN}]{{0,8}}?)(?:届满|期满|到期)"
_AGAIN = rf"(?<![0-9至到—－-]){_DATE}(?P<what>[{HAN}]{{0,6}}?恢复(?:供[水电气热]|通[行车航]|送电|运营|营业|开[放园馆]|服务|使用)?|[{HAN}]{{0,6}}?重新开[放园馆])(?:之?后|之日|，)"


@text_rule("coherence")
def end_of_it(text: Prepared) -> Iterator[Finding]:
    """聘期自2025年5月1日至2028年4月30日, and 三年聘期于2027年4月30日届满; 至8月25日8时暂停服务, and 8月24日18时系统恢复后."""
    whole = text.whole
    for way, known in ((_OVER, (_ENDS, _UNTIL)), (_AGAIN, (_ENDS,))):
        if (way is _OVER and not pattern("届满|期满|到期").search(whole)) or (
            way is _AGAIN and "恢复" not in whole and "重新开" not in whole
        ):
            continue
        spots = list(text.spots(way, prose=True))
        ends = [spot for each in known for spot in text.spots(each, prose=True)]
        days = {(spot.match["year"] or "", int(spot.match["month"]), int(spot.match["day"])) for spot in ends}
        if len(spots) != 1 or len(days) != 1:
            continue
        one, (year, month, day) = spots[0], days.pop()
        mine = one.match["year"] or "", int(one.match["month"]), int(one.match["day"])
        late = (month, day) != mine[1:] if way is _OVER or (mine[1:] < (month, day)) else False
        if (
            (way is _OVER or apart(ends[0], one))
            and ends[0].par.index <= one.par.index
            and (late or (year and mine[0] and year != mine[0] and way is _OVER))
        ):
            yield _day(one, (f"{year}年" if year else "") + f"{month}月{day}日")


# ---- what follows what ---------------------------------------------------------------------------------------------------

_DUE = rf"{_DATE}(?:之|以)?前[^。；\n]{{0,40}}?(?:报|送|交|反馈)"
_THEN = rf"(?:汇总|审核|复核|初审|整理|审定|审查|评审|核实|收齐)(?:汇总|审核|审定|盖章|签字)*后，?[^，。；\n]{{0,6}}?于?{_DATE}(?:之|以)?前"
_LATER = rf"{_DATE}(?:起)?，?(?:待|在)(?P<what>[{HAN}]{{2,8}}?)(?:全部|均|工作)?(?:截止|结束|完成|完毕)后"


@text_rule("coherence")
def follows_it(text: Prepared) -> Iterator[Finding]:
    """各社区在12月5日前报街道, and 民政科汇总后，于12月3日前报区民政局; 申报至10月20日, and 10月18日起，待申报全部截止后."""
    for spot in text.spots(_THEN, prose=True) if "后" in text.whole and "前" in text.whole else ():
        due = [
            it
            for it in text.spots(_DUE, prose=True)
            if ahead_of(it, spot) and spot.par.index - it.par.index <= 1
        ]
        if len(due) == 1 and day_of(due[0])[0] == day_of(spot)[0] and day_of(spot) < day_of(due[0]):
            yield _day(spot, f"{due[0].match['month']}月{due[0].match['day']}日前")
    for spot in (
        text.spots(_LATER, prose=True) if "后" in text.whole and pattern("[待在]").search(text.whole) else ()
    ):
        known = rf"{re.escape(spot.match['what'])}(?:时间)?(?:：|为|时间：)?(?:20[0-9]{{2}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日(?:至|到|—|－|-){_DATE}"
        ends = {day_of(it) for it in text.spots(known, prose=True)}
        if len(ends) == 1 and day_of(spot) < (end := ends.pop()) and end[0] - day_of(spot)[0] <= 1:
            yield _day(spot, f"{end[0]}月{end[1]}日")


# ---- till when it is to be handed in --------------------------------------------------------------------------------------

_HAND_IN = r"(?:报送|上报|报|送|提交|上交|反馈|交|填报|发送|寄送)"
_TERM = r"(?<![0-9])(?P<rhythm>每月|每季度末月|每季末|每周|每年)?(?:20[0-9]{2}年)?(?P<month>(?:[0-9]{1,2}月)?)(?P<day>[0-9]{1,2}日)(?:（[^（）]{1,5}）)?(?:[0-9]{1,2}时)?(?:之|以)?前"
_LATE = rf"{_TERM}(?:仍|还|尚)?未(?:能)?(?:按要求)?(?P<what>{_HAND_IN}[{HAN}“”]{{0,12}})"
_DONE = rf"(?:请|应|须|务必)(?:各[{HAN}]{{1,5}})?于{_TERM}完成(?P<what>报送|上报|填报|提交)(?=[，。；])"
_CLOSED = rf"(?P<what>[{HAN}]{{2,10}}?(?:报送|上报|提交|申报|报名))(?:截止|时限|期限)的{_TERM}"


@text_rule("coherence")
def term_told_again(text: Prepared) -> Iterator[Finding]:
    """6月20日前将推荐表报市总工会, and 6月25日前未报送推荐表的; 9月15日前报送, and 9月18日前完成报送."""
    if not pattern("前(?:仍|还|尚)?未|前完成(?:报送|上报|填报|提交)|(?:截止|时限|期限)的").search(text.whole):
        return
    terms = list(text.spots(_TERM, prose=True))
    for way in (_LATE, _DONE, _CLOSED):
        for spot in text.spots(way, prose=True):
            said = spot.match.group("rhythm", "month", "day")
            before = [it for it in terms if ahead_of(it, spot) and it.match["rhythm"] == said[0]]
            before = [it for it in before if pattern(_HAND_IN).search(pattern("[。；]").split(it.after)[0])]
            what = pattern(f"^{_HAND_IN}|{_HAND_IN}$").sub("", spot.match["what"])
            if what:
                before = [
                    it for it in before if _kin(what[-4:].removesuffix("的"), it.par.sentence(it.start))
                ]
            days = {it.match.group("rhythm", "month", "day") for it in before}
            if len(days) == 1 and said not in days:
                told = "".join(filter(None, days.pop()))
                yield spotted(TWO_DAYS, spot.part("rhythm" if said[0] else "month", "day"), before=told)


# ---- the day and the hour of what is held ---------------------------------------------------------------------------------

_THAT_DAY = rf"(?:会议|比赛|活动|考试|演练|大会|开幕|竞赛|决赛|仪式|培训|报到)当[日天]（{_DATE}）"


def _held(text: Prepared) -> set[tuple[int, int]]:
    out = set()
    for way in (
        rf"(?:定于|拟于|将于|时间(?:：|为)){_DATE}(?![至到—－-])",
        rf"{_DATE}[^。；，\n]{{0,20}}(?:召开|举行|举办)",
    ):
        out |= {day_of(spot) for spot in text.spots(way, prose=True)}
    return out


@text_rule("coherence")
def on_that_day(text: Prepared) -> Iterator[Finding]:
    """时间：6月27日晚, and 比赛当日（6月26日）."""
    for spot in text.spots(_THAT_DAY, prose=True) if pattern("当[日天]（").search(text.whole) else ():
        held = _held(text)
        if len(held) == 1 and day_of(spot) not in held:
            month, day = held.pop()
            yield _day(spot, f"{month}月{day}日")


_HOUR = r"(?P<half>上午|下午|晚上?|早上)?(?P<hour>[0-9]{1,2})(?:时|:|：)(?:(?P<minute>[0-9]{1,2})分?|(?P<halfhour>半))?"
_BEGINS = rf"(?:定于|拟于|将于|时间(?:：|为))(?:20[0-9]{{2}}年)?(?P<date>[0-9]{{1,2}}月[0-9]{{1,2}}日)(?:（[^（）]{{1,5}}）)?{_HOUR}(?!前|[至到—－-])"
_COMES = rf"(?:(?P<date>[0-9]{{1,2}}月[0-9]{{1,2}}日)(?:（[^（）]{{1,5}}）)?)?{_HOUR}(?:之|以)?前(?:[{HAN}]{{0,10}}?)(?:到会|签到|入场|就座|到场|报到|到达|进场|入座)"


def _minutes(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"] in ("下午", "晚", "晚上") and hour < 12:
        hour += 12
    return hour * 60 + (30 if match["halfhour"] else int(match["minute"] or 0))


@text_rule("coherence")
def comes_late(text: Prepared) -> Iterator[Finding]:
    """定于8月28日上午9时召开, and 上午9时30分前到会: who comes then is too late."""
    if not pattern("到会|签到|入场|就座|到场|报到|到达|进场|入座").search(text.whole):
        return
    begins = [spot for spot in text.spots(_BEGINS) if not pattern("报到|签到|报名").search(spot.before[-6:])]
    if len({(spot.match["date"], _minutes(spot.match)) for spot in begins}) != 1:
        return
    first = begins[0]
    for spot in text.spots(_COMES, prose=True):
        match = spot.match
        later = _minutes(match) - _minutes(first.match)
        if (
            (match["date"] in (None, first.match["date"]))
            and 0 < later <= 60
            and (match["half"] or not first.match["half"] or first.match["half"] in ("上午", "早上"))
        ):
            ends = [spot.part(one, more=one == "hour").end for one in ("minute", "halfhour", "hour")]
            end = max(ends) + (spot.par.text[ends[0] :][:1] == "分")
            told = spot._replace(start=spot.since("half" if match["half"] else "hour").start, end=end)
            yield spotted(TWO_DAYS, told, before=first.since("hour").text)


# ---- from when it is in force ---------------------------------------------------------------------------------------------

_IN_FORCE = r"自(?P<from>印发之日|发布之日|公布之日|签发之日|(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日)(?:之日)?起(?:正式)?(?:施行|实施|执行|生效)"
_OF_THIS = re.compile(
    rf"(?:本|该|此|新修订的|修订后的)?(?:《[^《》]*?(?P<sort>[{HAN}]{{2}})(?:（[^（）]*）)?》|本(?P<sort2>[{HAN}]{{2}}))$"
)


@text_rule("coherence")
def in_force_since(text: Prepared) -> Iterator[Finding]:
    """《管理细则》自2025年7月1日起施行, and 本细则自印发之日起施行."""
    if text.whole.count("起施行") + text.whole.count("起实施") + text.whole.count("起执行") < 2:
        return
    told: dict[str, Spot] = {}
    for spot in text.spots(_IN_FORCE, prose=True):
        of = _OF_THIS.search(spot.before)
        if not of:
            continue
        sort = of["sort"] or of["sort2"]
        first = told.setdefault(sort, spot)
        if (
            first is not spot
            and first.match["from"] != spot.match["from"]
            and (of["sort2"] or text.title.count(sort))
        ):
            yield spotted(TWO_DAYS, spot.part("from"), before=first.match["from"])
