"""Rules on a day, an hour or a year that is told once more (S534): 11月10日恢复开园 and 11月12日恢复开园后, 9月15日前报送 and 9月18日前完成报送, 上午9时召开 and 9时30分前到会, 自印发之日起施行 and
自7月1日起施行.

In: a `Prepared`. Out: findings. A day belongs to what happens on it, by tables of what happens but once; the later telling must point back (之日起, 后, 届满, 未报送的), or can but mean the
first: who signs in comes to the meeting.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot, once
from .facts import ahead_of, apart, day_of, earlier
from .things import OTHER_COUNT
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


_DAY_OF_IT = rf"(?:(?<=[\n，。；、）])|(?<=在)|(?<=于)){_DATE}(?P<what>[{HAN}]{{2,12}})当[日天]"


@text_rule("coherence")
def day_of_event(text: Prepared) -> Iterator[Finding]:
    """定于11月18日……进行公开竞价, and 11月19日竞价当日 further on."""
    for spot in text.spots(_DAY_OF_IT, prose=True) if pattern("当[日天]").search(text.whole) else ():
        key = spot.match["what"][-4:]
        days = set()
        for other in text.spots(key, prose=True):
            if other.par is spot.par:
                continue
            sentence = other.par.sentence(other.start)
            found = pattern(_DATE).findall(sentence)
            fixed = pattern(f"(?:定于|拟于|将于)(?:20[0-9]{{2}}年)?{_DATE}").search(sentence)
            right_by = pattern(rf"{_DATE}(?![前后起至到—－-])[^，。；、]{{0,12}}{key}").search(sentence)
            reached = pattern(rf"{key}[^。；]{{0,14}}，于?{_DATE}达到").search(sentence)
            one = (right_by or reached if len(key) > len("竞价") else None) or fixed
            if len(found) == 1 and one:
                days.add((int(one["month"]), int(one["day"])))
        if len(days) == 1 and day_of(spot) not in days:
            month, day = days.pop()
            yield _day(spot, f"{month}月{day}日")


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


# ---- what was opened or begun ---------------------------------------------------------------------------------------------


_DAY = r"(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_OPENING = "投入使用|投入运行|投入运营|投入试运行|启用|投用|投产|开工建设|开工|动工|竣工|完工|建成|通车|挂牌|揭牌|成立|开业|开馆|开园|开通|上线|获批|通过验收"
_NAME = rf"[{HAN}“”]"
_IS_OPENED = rf"(?P<adverb>正式|全面|顺利|全部|如期|建成)?(?P<verb>{_OPENING})"
_OPENED = (
    rf"(?<![0-9至到—\-])(?:(?P<subject>{_NAME}{{2,24}}?)(?:已|也|将)?(?:于|自|在))?{_DAY}(?:[上下]午)?"
    rf"(?:{_IS_OPENED}(?P<of>的)?(?P<object>{_NAME}{{0,20}})|，(?P<named>{_NAME}{{4,24}}?){_IS_OPENED.replace('adverb', 'adverb2').replace('verb>', 'verb2>')}(?=[，。；]))"
)
LEAST_SAME = 4
"""Characters that two names of one thing share."""


class Opened(NamedTuple):
    """What happened but once: the thing, the verb, its day, and where that stands."""

    name: str
    verb: str
    day: tuple[int, int]
    spot: Spot


@once
def opened(text: Prepared) -> list[Opened]:
    """What a paper tells of as opened, built or begun on a day."""
    out = []
    for spot in text.spots(_OPENED, prose=True):
        match = spot.match
        verb = match["verb"] or match["verb2"]
        name = match["named"] or (
            match["object"] if match["of"] or not match["subject"] else match["subject"]
        )
        if name:
            out.append(Opened(name, verb, (int(match["month"]), int(match["day"])), spot))
    return out


@text_rule("coherence")
def opened_on(text: Prepared) -> Iterator[Finding]:
    """新院区于6月28日投入使用, and further on 6月26日投入使用的新院区."""
    for first, one in combinations(opened(text), 2):
        told_twice = first.verb == one.verb and first.spot.par is not one.spot.par
        long = min(len(first.name), len(one.name)) >= LEAST_SAME
        if told_twice and long and first.day != one.day and _one_thing(first.name, one.name):
            yield _other_day(one.spot, first.day)


_SINCE_DAY = rf"自(?:20[0-9]{{2}}年)?{_DAY[_DAY.index('(?P<month>') :]}(?:正式|全面|顺利)?(?P<verb>{_OPENING})(?:以来|之日起)"
_THIS = re.compile("(?:^|[，。；：])(?:因|由于)?(?:该|本|此)?(?:项目|工程|活动|站|中心|线路|平台)?$")


@text_rule("coherence")
def since_it_opened(text: Prepared) -> Iterator[Finding]:
    """项目已于3月16日开工建设, and 因项目自3月6日开工以来 further on: the only day on which that was done."""
    for spot in text.spots(_SINCE_DAY, prose=True) if "以来" in text.whole or "之日起" in text.whole else ():
        verb = spot.match["verb"][:2]
        days = {one.day for one in opened(text) if one.verb.startswith(verb) and one.spot.par is not spot.par}
        said = int(spot.match["month"]), int(spot.match["day"])
        if len(days) == 1 and said not in days and _THIS.search(spot.before):
            yield _other_day(spot, days.pop())


def _one_thing(one: str, other: str) -> bool:
    """Whether one name holds the other, or its end."""
    short, long = sorted((one, other), key=len)
    return short in long or (len(short) > LEAST_SAME and short[-LEAST_SAME - 1 :] in long)


def _other_day(spot: Spot, day: tuple[int, int]) -> Finding:
    return spotted(TWO_DAYS, spot.part("month", "day", more=1), before=f"{day[0]}月{day[1]}日")


# ---- who comes to what is held --------------------------------------------------------------------------------------------


_WHEN_HEAD = re.compile("时间")
_TIME_SAID = rf"(?:时间|时间[和及、]?地点)(?:[：:]|为|是|定为)?[ \u3000]*{_DAY}(?P<till>[至—\-－~～、和])?"
_FIXED = rf"(?:定于|决定于|拟于|将于){_DAY}(?!\s*[至—－\-~～、和起])[^。；\n]{{0,24}}(?:举行|召开|举办)"
_SIGNS_IN = rf"{_DAY}[^，。；\n]{{0,30}}(?:签到|报到|入场|到会|就座|到达[^，。；\n]{{0,8}}(?:现场|会场)|抵达[^，。；\n]{{0,8}}(?:现场|会场)|到现场)"


def _begins(text: Prepared) -> tuple[int, int] | None:
    """The day on which what a paper announces is held; None where it names none, or several."""
    days = {(int(spot.match["month"]), int(spot.match["day"])) for spot in text.spots(_FIXED, prose=True)}
    for par in text.pars:
        said = pattern(_TIME_SAID).search(par.text)
        if (
            said is None
            and par.index
            and _WHEN_HEAD.search(text.pars[par.index - 1].text[-12:])
            and text.pars[par.index - 1].block.level
        ):
            said = pattern(_DAY).match(par.text)
        if said:
            days.add((int(said["month"]), int(said["day"])))
    return days.pop() if len(days) == 1 else None


@text_rule("coherence")
def signed_in(text: Prepared) -> Iterator[Finding]:
    """会议时间：9月18日, and 于9月19日上午8时20分前签到: who comes then is too late."""
    if not pattern("签到|报到|入场|到会|就座|到达|抵达|到现场").search(text.whole):
        return
    spots = list(text.spots(_SIGNS_IN, prose=True))
    begins = _begins(text) if spots else None
    for spot in spots:
        day = int(spot.match["month"]), int(spot.match["day"])
        if begins and begins < day and begins[0] == day[0]:
            yield _other_day(spot, begins)


# ---- the day of what lasts, meets or begins -------------------------------------------------------------------------------


_ON_DAY = r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"


def _unless_on(spot: Spot, day: tuple[int, int]) -> Iterator[Finding]:
    """The day of a spot, where it is not that of the event."""
    if day_of(spot) != day:
        yield _other_day(spot, day)


_SPAN = (
    rf"[0-9]{{1,2}}月[0-9]{{1,2}}日(?:（[^（）]{{1,6}}）)?(?:至|到|—|——|－|-|～)(?:20[0-9]{{2}}年)?{_ON_DAY}"
)
_NAMED_SPAN = rf"(?P<name>[{HAN}]{{2,8}}阶段)（(?:20[0-9]{{2}}年)?{_SPAN}"
_STAGE_OVER = rf"(?<![0-9年至到—]){_ON_DAY}(?P<name>[{HAN}]{{2,8}}阶段)结束"
_WHOLE_SPAN = rf"(?:这次|此次|本次|[{HAN}]{{0,8}})(?P<name>行动|活动|检查|整治|演练|培训|演出|展览|比赛)[从自](?:20[0-9]{{2}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日(?:开始|起|启动)，?(?:到|至){_ON_DAY}(?:结束|止)"
_WHOLE_OVER = rf"(?<![0-9年至到—]){_ON_DAY}(?:本次|这次|此次)?(?P<name>行动|活动|检查|整治|演练|培训|演出|展览|比赛)结束(?:当天|当日|后|时|之[日后])"
_MET = rf"(?:20[0-9]{{2}}年)?{_ON_DAY}(?:（[^（）]{{1,6}}）)?(?:[上下]午|晚)?[^。；\n]{{0,60}}(?:主持)?召开[^。；\n]{{0,30}}会"
_THIS_MEETING = rf"(?<![0-9年至到—]){_ON_DAY}(?:本次|此次|这次)会议(?:召开)?"


@text_rule("coherence")
def days_of_events(text: Prepared) -> Iterator[Finding]:
    """集中检查阶段（3月30日至4月17日）, and 4月15日集中检查阶段结束后; minutes of 4月2日, and 自4月1日本次会议召开之日起."""
    for said, again in ((_NAMED_SPAN, _STAGE_OVER), (_WHOLE_SPAN, _WHOLE_OVER)):
        if "结束" not in text.whole:
            break
        ends: dict[str, set[tuple[int, int]]] = {}
        for spot in text.spots(said):
            ends.setdefault(spot.match["name"][-6:], set()).add(day_of(spot))
        for spot in text.spots(again, prose=True) if ends else ():
            days = ends.get(spot.match["name"][-6:], set())
            if len(days) == 1:
                yield from _unless_on(spot, next(iter(days)))
    if "次会议" in text.whole and (met := next(text.spots(_MET, prose=True), None)):
        for spot in text.spots(_THIS_MEETING, prose=True):
            if spot.par is not met.par:
                yield from _unless_on(spot, day_of(met))
    yield from _to_assemble(text)
    yield from _in_use(text)
    yield from _done_by(text)


_HELD_ON = (
    rf"定于(?:20[0-9]{{2}}年)?{_ON_DAY}(?!\s*[至—－\-~～、和起])[^。；\n]{{0,14}}(?:举行|召开|举办|开展)"
)
_BE_THERE = rf"(?:须|应|要|请|务必)[^，。；]{{0,6}}于{_ON_DAY}[0-9:：上下午时分]{{0,8}}前(?:到达|到|抵达|在)[^，。；]{{0,10}}(?:现场|集合|签到|就座|入场)"
_ASSEMBLE = r"(?P<time>(?P<hour>[0-9]{1,2})[时:：](?P<minute>[0-9]{2})分?)前?，?(?:在|到)(?P<where>[\u4e00-\u9fff]{2,10}?)集合"


def _to_assemble(text: Prepared) -> Iterator[Finding]:
    """定于5月20日举行, and 于5月22日8:30前到达现场: too late; 8时20分在大院集合, and 8时40分前到大院集合."""
    if "于" in text.whole and ("集合" in text.whole or "现场" in text.whole):
        held = {day_of(spot) for spot in text.spots(_HELD_ON, prose=True)}
        for spot in text.spots(_BE_THERE, prose=True) if len(held) == 1 else ():
            day = next(iter(held))
            if day_of(spot) > day and day_of(spot)[0] == day[0]:
                yield from _unless_on(spot, day)
    first: dict[str, Spot] = {}
    for spot in text.spots(_ASSEMBLE, prose=True) if "集合" in text.whole else ():
        known = first.setdefault(spot.match["where"], spot)
        times = [(int(one.match["hour"]), int(one.match["minute"])) for one in (known, spot)]
        if known.par is not spot.par and times[0] != times[1]:
            yield spotted(TWO_DAYS, spot.part("time"), before=known.match["time"])


_USE = "启用|投用|投入使用|开工|成立|开业|投入运行|建成|通车|挂牌|揭牌|开馆|开园"
_BEGAN = (
    rf"(?<![0-9至到—]){_ON_DAY}，(?P<name>[{HAN}]{{4,16}}?)(?:正式|全面|顺利)?(?P<verb>{_USE})(?=[，。；])"
)
_SINCE = rf"(?P<name>[{HAN}]{{4,16}})自(?:20[0-9]{{2}}年)?{_ON_DAY}(?:正式|全面|顺利)?(?P<verb>{_USE})(?:以来|后|起)"


def _in_use(text: Prepared) -> Iterator[Finding]:
    """10月18日，柳岸社区助餐点正式启用, and 柳岸社区助餐点自11月18日启用以来."""
    if not pattern(f"(?:{_USE})(?:以来|后|起)").search(text.whole):
        return
    began = list(text.spots(_BEGAN, prose=True))
    for spot in text.spots(_SINCE, prose=True) if began else ():
        same = [
            one
            for one in began
            if spot.match["name"].endswith(one.match["name"]) and one.match["verb"] == spot.match["verb"]
        ]
        if len(same) == 1:
            yield from _unless_on(spot, day_of(same[0]))


_BY_DAY = rf"(?<![0-9至到—]){_ON_DAY}前"
_LEADS = r"^(?:开展|做好|推进|加强|抓好|完成|组织)"
LEAST_HEAD = 6


def _done_by(text: Prepared) -> Iterator[Finding]:
    """（二）补建视频监控点位。……8月15日前完成, and in the list below 2．视频监控点位补建，……8月25日前完成: of one task, by its words."""
    days: dict[str, Spot] = {}
    by = list(text.spots(_BY_DAY))
    for spot in by:
        if sum(one.par is spot.par for one in by) != 1:
            continue
        words = pattern(r"^[0-9０-９]{1,2}[.．、]|^（[一二三四五六七八九十]+）").sub(
            "", spot.par.text.strip()
        )
        head = pattern(_LEADS).sub("", pattern("[，。；：]").split(words)[0])
        if not pattern(f"[{HAN}]{{{LEAST_HEAD},}}").fullmatch(head):
            continue
        key = "".join(sorted(head))
        known = days.setdefault(key, spot)
        if known.par is not spot.par:
            yield from _unless_on(spot, day_of(known))


# ---- the year it was bought, the day it is done by ------------------------------------------------------------------------


_IN_YEAR = (
    r"(?P<n>(?:19|20)[0-9]{2})(?P<unit>年)(?:[0-9]{1,2}月)?(?P<verb>购置|购买|建成|建造|修建|投用|投产|投入使用|启用|成立|组建|获批|挂牌)"
    rf"(?P<of>的)?(?P<what>[{HAN}]{{0,8}})"
)


@text_rule("coherence")
def year_again(text: Prepared) -> Iterator[Finding]:
    """现有磁共振设备系2012年购置, and 2010年购置的现有设备 further on."""
    spots = list(text.spots(_IN_YEAR, prose=True))
    for spot in spots:
        others = [one for one in spots if one.match["verb"] == spot.match["verb"]]
        what = spot.match["what"][:4]
        if (
            len(others) != 2
            or not spot.match["of"]
            or len(what) < 2
            or others[0].match["n"] == spot.match["n"]
        ):
            continue
        words = {what[:2], what[2:]} if len(what) == 4 else {what[:2]}
        clause = pattern("[，。；]").split(others[0].before)[-1]
        if others[0] is not spot and earlier(others[0], spot) and all(word in clause for word in words):
            yield spotted(OTHER_COUNT, spot.part("n", "unit"), before=others[0].match["n"] + "年")


_TASK_TERM = r"(?<![0-9年])(?P<n>[0-9]{1,2})月(?P<unit>底|[0-9]{1,2}日|[上中下]旬)(?:之|以)?前(?!的)"
_TASK_END = re.compile("[，。；：\n]")
_NO_TASK = re.compile("首批|第[一二三四]批|分别|一半|初步|部分|[0-9]%|其余|剩余|每|报|初|试点|阶段|逐")
_LOOSE = re.compile("确保|力争|完成|全面|全部|务必|抓紧|实现|做好|工作|任务|开展|进行|基本")
"""Words that say nothing of what is to be done."""
LEAST_TASK = 2
"""Words that two ways of telling of one task share."""


@text_rule("coherence")
def term_again(text: Prepared) -> Iterator[Finding]:
    """医共体总院于6月底前完成挂牌, and 确保7月底前完成总院挂牌 further on: every word of the one is of the other."""
    told: list[tuple[Spot, frozenset[str]]] = []
    for spot in text.spots(_TASK_TERM, prose=True):
        text_, par = spot.par.text, spot.par
        begin = max((one.end() for one in _TASK_END.finditer(text_, 0, spot.start)), default=0)
        end = next((one.start() for one in _TASK_END.finditer(text_, spot.end)), len(text_))
        if not _NO_TASK.search(text_[begin:end]):
            told.append((spot, _words(par, begin, end, spot)))
    for index, (spot, words) in enumerate(told):
        for first, others in told[:index]:
            fewer, more = sorted((words, others), key=len)
            if len(fewer) < LEAST_TASK or not fewer <= more or first.par is spot.par:
                continue
            if first.match[0] != spot.match[0] and len(more) <= len(fewer) + LEAST_TASK:
                yield spotted(OTHER_COUNT, spot.part("n", "unit"), before=first.match[0])


def _words(par: Par, begin: int, end: int, spot: Spot) -> frozenset[str]:
    """The words of a clause that say what is to be done, its day left out."""
    return frozenset(
        one.text
        for one in par.tokens(spot.start)
        if begin <= one.start < end
        and (one.end <= spot.start or one.start >= spot.end)
        and len(one.text) > 1
        and not _LOOSE.fullmatch(one.text)
    )
