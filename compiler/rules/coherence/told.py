"""Rules on what a paper tells of twice in two ways (S528, S534, S547): the day of one event, who presides, where an office sits, the post of a person.

In: a `Prepared`. Out: findings. Each pairs two ways of telling of one thing that leave no doubt that it is one: 自4月1日本次会议召开之日起 is the day of the meeting itself.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from ..findings import Finding, at, spotted, text_rule
from ..names.spelled import SURNAMES
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .alike import ANOTHER_NAME
from .facts import day_of
from .time import TWO_DAYS

_DAY = r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"


def _other_day(spot: Spot, day: tuple[int, int]) -> Iterator[Finding]:
    """The day of a spot, where it is not that of the event."""
    if day_of(spot) != day:
        yield spotted(TWO_DAYS, spot.part("month", "day", more=1), before=f"{day[0]}月{day[1]}日")


# ---- days ----------------------------------------------------------------------------------------------------------

_SPAN = rf"[0-9]{{1,2}}月[0-9]{{1,2}}日(?:（[^（）]{{1,6}}）)?(?:至|到|—|——|－|-|～)(?:20[0-9]{{2}}年)?{_DAY}"
_NAMED_SPAN = rf"(?P<name>[{HAN}]{{2,8}}阶段)（(?:20[0-9]{{2}}年)?{_SPAN}"
_STAGE_OVER = rf"(?<![0-9年至到—]){_DAY}(?P<name>[{HAN}]{{2,8}}阶段)结束"
_WHOLE_SPAN = rf"(?:这次|此次|本次|[{HAN}]{{0,8}})(?P<name>行动|活动|检查|整治|演练|培训|演出|展览|比赛)[从自](?:20[0-9]{{2}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日(?:开始|起|启动)，?(?:到|至){_DAY}(?:结束|止)"
_WHOLE_OVER = rf"(?<![0-9年至到—]){_DAY}(?:本次|这次|此次)?(?P<name>行动|活动|检查|整治|演练|培训|演出|展览|比赛)结束(?:当天|当日|后|时|之[日后])"
_MET = rf"(?:20[0-9]{{2}}年)?{_DAY}(?:（[^（）]{{1,6}}）)?(?:[上下]午|晚)?[^。；\n]{{0,60}}(?:主持)?召开[^。；\n]{{0,30}}会"
_THIS_MEETING = rf"(?<![0-9年至到—]){_DAY}(?:本次|此次|这次)会议(?:召开)?"


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
                yield from _other_day(spot, next(iter(days)))
    if "次会议" in text.whole and (met := next(text.spots(_MET, prose=True), None)):
        for spot in text.spots(_THIS_MEETING, prose=True):
            if spot.par is not met.par:
                yield from _other_day(spot, day_of(met))
    yield from _to_assemble(text)
    yield from _in_use(text)
    yield from _done_by(text)


_HELD_ON = rf"定于(?:20[0-9]{{2}}年)?{_DAY}(?!\s*[至—－\-~～、和起])[^。；\n]{{0,14}}(?:举行|召开|举办|开展)"
_BE_THERE = rf"(?:须|应|要|请|务必)[^，。；]{{0,6}}于{_DAY}[0-9:：上下午时分]{{0,8}}前(?:到达|到|抵达|在)[^，。；]{{0,10}}(?:现场|集合|签到|就座|入场)"
_ASSEMBLE = r"(?P<time>(?P<hour>[0-9]{1,2})[时:：](?P<minute>[0-9]{2})分?)前?，?(?:在|到)(?P<where>[\u4e00-\u9fff]{2,10}?)集合"


def _to_assemble(text: Prepared) -> Iterator[Finding]:
    """定于5月20日举行, and 于5月22日8:30前到达现场: too late; 8时20分在大院集合, and 8时40分前到大院集合."""
    if "于" in text.whole and ("集合" in text.whole or "现场" in text.whole):
        held = {day_of(spot) for spot in text.spots(_HELD_ON, prose=True)}
        for spot in text.spots(_BE_THERE, prose=True) if len(held) == 1 else ():
            day = next(iter(held))
            if day_of(spot) > day and day_of(spot)[0] == day[0]:
                yield from _other_day(spot, day)
    first: dict[str, Spot] = {}
    for spot in text.spots(_ASSEMBLE, prose=True) if "集合" in text.whole else ():
        known = first.setdefault(spot.match["where"], spot)
        times = [(int(one.match["hour"]), int(one.match["minute"])) for one in (known, spot)]
        if known.par is not spot.par and times[0] != times[1]:
            yield spotted(TWO_DAYS, spot.part("time"), before=known.match["time"])


_USE = "启用|投用|投入使用|开工|成立|开业|投入运行|建成|通车|挂牌|揭牌|开馆|开园"
_BEGAN = rf"(?<![0-9至到—]){_DAY}，(?P<name>[{HAN}]{{4,16}}?)(?:正式|全面|顺利)?(?P<verb>{_USE})(?=[，。；])"
_SINCE = (
    rf"(?P<name>[{HAN}]{{4,16}})自(?:20[0-9]{{2}}年)?{_DAY}(?:正式|全面|顺利)?(?P<verb>{_USE})(?:以来|后|起)"
)


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
            yield from _other_day(spot, day_of(same[0]))


_BY = rf"(?<![0-9至到—]){_DAY}前"
_LEADS = r"^(?:开展|做好|推进|加强|抓好|完成|组织)"
LEAST_HEAD = 6


def _done_by(text: Prepared) -> Iterator[Finding]:
    """（二）补建视频监控点位。……8月15日前完成, and in the list below 2．视频监控点位补建，……8月25日前完成: of one task, by its words."""
    days: dict[str, Spot] = {}
    by = list(text.spots(_BY))
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
            yield from _other_day(spot, day_of(known))


_TOOK_POST = rf"(?P<year>20[0-9]{{2}})年(?P<month>[0-9]{{1,2}})月(?:起|开始)?(?:任|担任|就任|到任|出任)(?P<post>[{HAN}]{{2,24}}?)(?=以来|[，。；、]|至今)"


@text_rule("coherence")
def years_of_posts(text: Prepared) -> Iterator[Finding]:
    """本人于2022年8月任……院长, and 自2021年8月任院长以来."""
    posts = list(text.spots(_TOOK_POST, prose=True)) if "任" in text.whole else []
    for one, other in combinations(posts, 2):
        names = sorted((one.match["post"], other.match["post"]), key=len)
        if (
            names[1].endswith(names[0])
            and one.match["month"] == other.match["month"]
            and one.match["year"] != other.match["year"]
            and pattern("本人|我").search(text.whole)
        ):
            yield spotted(
                TWO_VALUES, other.part("year"), name=f"任{names[0]}的年份", before=f"{one.match['year']}年"
            )


# ---- persons, posts, offices -------------------------------------------------------------------------------------------

_NAME = rf"[{SURNAMES}][{HAN}]{{1,2}}"
_PRESIDED = rf"(?:长|主任|书记|主席|经理)(?P<name>{_NAME})(?:同志)?[^，。；\n]{{0,14}}主持召开"
_PRESIDES = rf"(?<=\n)主持(?:人)?[：:][ 　]*(?:[{HAN}]{{2,10}}[ 　])?(?P<name>{_NAME})(?=\n|\Z)"
_POST = r"(?P<post>(?:党委|党组|党工委|支部)?副?书记|副?[局院校处科所站馆台县市区镇乡部厅]长|副?董事长|副?总经理|总工程师|总会计师|副?主任)"
_HOLDS = rf"(?<![原任])(?:(?P<also>(?:党委|党组|党工委)副?书记)、)?{_POST}(?P<name>[{SURNAMES}][{HAN}]{{2}})(?![{HAN}]{{0,1}}[镇乡村县市区局])"
_ONE_ONLY = ("总工程师", "总会计师")


@text_rule("coherence")
def posts_alike(text: Prepared) -> Iterator[Finding]:
    """局长周明远主持召开, and 主持：郑秀兰 at the foot; 党委书记顾长风, and 党委副书记顾长风; 总工程师马建华, and 总工程师苏文静, who is 副局长."""
    presided = list(text.spots(_PRESIDED, prose=True)) if "主持" in text.whole else []
    for spot in text.spots(_PRESIDES) if len(presided) == 1 else ():
        name, other = spot.match["name"], presided[0].match["name"]
        if name != other and not set(name[1:]) & set(other[1:]) and name[0] != other[0]:
            yield spotted(TWO_VALUES, spot.part("name"), name="主持", before=other)
    held: dict[str, list[Spot]] = {}
    for spot in text.spots(_HOLDS):
        held.setdefault(spot.match["name"], []).append(spot)
    holders = {(spot.match["post"], name) for name, spots in held.items() for spot in spots}
    for spots in held.values():
        spots.sort(key=lambda spot: _order(text, spot))
    for name, spots in held.items():
        posts = [spot.match["post"] for spot in spots]
        for spot in spots[1:]:
            post, first = spot.match["post"], posts[0]
            if "书记" in post and spots[0].match["also"]:
                first = spots[0].match["also"]
            below = {post, first} == {post.replace("副", ""), "副".join(_split(post))}
            taken = post in _ONE_ONLY and any(it == post and who != name for it, who in holders)
            if post != first and (below or (taken and posts.count(first) >= posts.count(post))):
                yield spotted(TWO_VALUES, spot.part("post", "name"), name=name, before=first + name)


def _order(text: Prepared, spot: Spot) -> int:
    """Where a spot stands in what was typed: who attends a meeting is printed last."""
    return text.source.text.find(spot.par.text[:LONGEST_HEAD]) if spot.par.text else 0


LONGEST_HEAD = 20


def _split(post: str) -> tuple[str, str]:
    """A post where 副 stands in it, or would: 党委, 书记."""
    bare = post.replace("副", "")
    found = pattern("党委|党组|党工委|支部").match(bare)
    place = found.end() if found else 0
    return bare[:place], bare[place:]


_SITS = rf"(?P<what>[{HAN}]{{0,6}}?办公室)设在(?P<where>[{HAN}]{{2,16}}(?:科|股|处|室|局|中心))(?=[，。；])"
_SITTING = rf"设在(?P<where>[{HAN}]{{2,14}}(?:科|股|处|室|局|中心))的(?P<what>[{HAN}]{{2,8}}办公室)"
_IN_BRACKETS = rf"(?P<what>[{HAN}]{{2,8}}办公室)（(?:设在)?(?P<where>[{HAN}]{{2,14}}(?:科|股|处|局|中心))）"


@text_rule("coherence")
def where_offices_sit(text: Prepared) -> Iterator[Finding]:
    """领导小组办公室设在体育卫生与艺术教育科, and 领导小组办公室（基础教育科）."""
    sits = list(text.spots(_SITS, prose=True)) if "办公室设在" in text.whole else []
    if len(sits) != 1:
        return
    what, where = sits[0].match["what"], sits[0].match["where"]
    for way in (_SITTING, _IN_BRACKETS):
        for spot in text.spots(way, prose=True):
            told = spot.match["where"]
            same = spot.match["what"].endswith(what[-6:]) or what.endswith(spot.match["what"][-6:])
            if same and spot.start != sits[0].start and not (where.endswith(told) or told.endswith(where)):
                yield spotted(TWO_VALUES, spot.part("where"), name=what, before=where)


_AS = r"(?<=作为)(?P<what>[\u4e00-\u9fff]{0,8}?)(?P<post>副?[局院校处科所站馆台县市区镇乡部厅]长|副?董事长|副?总经理|副?书记)(?=，(?:我|本人))"
_UNDER_TITLE = r"(?P<post>(?:副?[局院校处科所站馆台县市区镇乡部厅]长|副?董事长|副?总经理|副?书记))[ \u3000]+[\u4e00-\u9fff]{2,4}\s*$"


@text_rule("coherence")
def own_post(text: Prepared) -> Iterator[Finding]:
    """作为集团董事长，我, in a report of 集团总经理 陆景行, who is called nothing else."""
    if "述职" not in text.title or "作为" not in text.whole:
        return
    head = next((par.text for par in text.pars[:4] if pattern(_UNDER_TITLE).search(par.text)), "")
    found = pattern(_UNDER_TITLE).search(head)
    for spot in text.spots(_AS, prose=True) if found else ():
        post = spot.match["post"]
        if found and post not in head and text.whole.count(post) == 1:
            yield spotted(TWO_VALUES, spot.part("post"), name="职务", before=found["post"])


_ANSWER = rf"请(?P<who>[省市县区州]?[{HAN}]{{2,12}}(?:局|委|厅|部|办|政府|公司|中心))(?:批示|审批|批复|审定)(?=。|\n)"


@text_rule("coherence")
def who_is_asked(text: Prepared) -> Iterator[Finding]:
    """妥否，请市交通运输局批示, to 市国资委; 贵局, once, to 市公安局交通警察支队, which is 贵支队 else."""
    named = [par.text.strip().rstrip("：:") for par in text.pars if par.block.role == "addressees"]
    addressed = named[0] if len(named) == 1 and not pattern("[，、]").search(named[0]) else ""
    if not addressed:
        return
    for spot in text.spots(_ANSWER, prose=True):
        who = spot.match["who"]
        if not addressed.endswith(who) and not who.endswith(addressed) and who[-1:] != "府":
            yield spotted(TWO_VALUES, spot.part("who"), name="主送机关", before=addressed)
    if addressed.endswith("队") and text.whole.count("贵局") == 1 < text.whole.count("贵" + addressed[-2:]):
        for spot in text.spots("贵局"):
            yield at(ANOTHER_NAME, spot.par, spot.start, spot.end, wanted="贵" + addressed[-2:])


# What a letter calls whom it is sent to, by what the addressee's name ends in, beside the characters of that name.
_CALLED_SO = (
    ("(?:公司|集团)(?:[（(][^（）()]*[）)])?", "司公集企"),
    ("学院|研究院|设计院|科学院", "院校"),
    ("大学|学校|中学|小学|中专|职高", "校"),
    ("委员会|委", "委会"),
    ("办公室|办", "办室"),
    ("人民政府|政府|党委|县委|市委|区委|镇委|乡委|州委|管委会|管理委员会", "府县市区镇乡省州旗委会街"),
    ("办事处|街道", "街办处"),
    ("检察院|法院|医院|卫生院|保健院", "院"),
    ("局", "局"),
    ("[厅部处科站所馆厂社队园中心会校行台院]", ""),
)
_CALLS_YOU = (
    r"(?P<your>贵)(?P<what>公司|集团|中心|支队|大队|[局院校厂委办厅部处站所馆镇乡县市区会队园司行])(?![州宾重阳贱族金妃港溪池])"
    r"|(?P<yours>(?<![和给对把像与])你)(?P<which>公司|集团|中心|支队|大队|[局院校厂委办厅部处站所馆镇乡县市区园])(?![们长])"
)
_IN_GENERAL = re.compile("^各|有关|相关|全体|全市|全县|全区|等单位")


@text_rule("coherence")
def addressed_as(text: Prepared) -> Iterator[Finding]:
    """贵院, in a letter to 市生态环境局; 贵厂, in one to 县国有粮食购销公司."""
    if "贵" not in text.whole and "你" not in text.whole:
        return
    heads = [par.text.strip().rstrip("：:") for par in text.pars if par.block.role == "addressees"]
    named = [one for head in heads for one in pattern("[，、]").split(head) if one]
    if not named or any(map(_IN_GENERAL.search, named)):
        return
    known = all(any(pattern(f"(?:{ends})$").search(one) for ends, _ in _CALLED_SO) for one in named)
    allowed = {*"处", *"".join(named)}
    for ends, called in _CALLED_SO:  # who is asked may be a part of what is called: 贵校, to 省农业大学组织部
        if pattern(ends).search("，".join(named)):
            allowed |= {*called}
    for spot in text.spots(_CALLS_YOU, prose=True) if known else ():
        what = spot.match["what"] or spot.match["which"]
        quoted = any(spot.before.rfind(a) > spot.before.rfind(b) for a, b in ("《》", "“”"))
        if not {*what} & allowed and spot.par.block.slot != "attachments" and not quoted:
            yield at(TWO_VALUES, spot.par, spot.start, spot.end, name="主送机关", before="、".join(named))


_YOURS = r"(?<!你)(?P<your>[贵你])(?P<what>公司|单位|支队|集团|中心|[局院校部厅委处镇乡区县市省厂馆站队])(?![们长])"
OFTEN = 2


@text_rule("coherence")
def your_office(text: Prepared) -> Iterator[Finding]:
    """贵院 again and again, and 你院 once, in one letter."""
    told: dict[str, dict[str, list[Spot]]] = {}
    for spot in text.spots(_YOURS, prose=True) if "贵" in text.whole and "你" in text.whole else ():
        told.setdefault(spot.match["what"], {}).setdefault(spot.match["your"], []).append(spot)
    for what, ways in told.items():
        few, many = sorted((*ways, *ways)[:OFTEN], key=lambda way: len(ways[way]))
        if few != many and len(ways[few]) == 1 and len(ways[many]) >= OFTEN:
            one = ways[few][0]
            yield at(ANOTHER_NAME, one.par, one.start, one.end, wanted=many + what)
    # 贵队 throughout, and once 你处, in a letter
    yours = [spot for ways in told.values() for spot in ways.get("你", ())]
    ours = [spot.match[0] for ways in told.values() for spot in ways.get("贵", ())]
    if text.title.endswith("函") and len(yours) == 1 and len(ours) >= OFTEN:
        one = yours[0]
        if "贵" not in told[one.match["what"]]:
            yield at(ANOTHER_NAME, one.par, one.start, one.end, wanted=max(ours, key=ours.count))


# ---- numbers ------------------------------------------------------------------------------------------------------------

_UNIT = "[台辆套座所名人个件家户处条项副张把间栋盏]"
_COUNT = rf"(?<![0-9.])(?P<n>[0-9]{{1,5}})(?P<unit>{_UNIT})(?!次)"
_NOUN = rf"[{HAN}]{{4,14}}"
_SOME = re.compile(
    "新增|新建|其中|已|还|另|去年|上年|计划|每|各|第|增|减|比|剩|余|共有|培训|达|超|约|近|月|季度"
)
LONG, SHORT, LONGEST = 6, 4, 14
"""Characters of a noun that says what is counted; of one where all of them are meant; of the longest."""


@text_rule("coherence")
def counts_of_one(text: Prepared) -> Iterator[Finding]:
    """配备自动体外除颤器40台, and 确定45台自动体外除颤器的点位; 特困人员46人, and 对全部48名特困人员."""
    behind: dict[str, list[tuple[Spot, str]]] = {}
    ahead: list[tuple[Spot, str, str]] = []
    for spot in text.spots(_COUNT, prose=True):
        unit, start = spot.match["unit"].replace("名", "人"), spot.start
        if found := pattern(f"{_NOUN}$").search(spot.par.text, max(start - LONGEST, 0), start):
            behind.setdefault(unit, []).append((spot, found[0]))
        if found := pattern(_NOUN).match(spot.par.text, spot.end):
            ahead.append((spot, unit, found[0]))
    for spot, unit, words in ahead:
        if unit not in behind:
            continue
        least = SHORT if spot.par.text[: spot.start].endswith(("全部", "所有")) else LONG
        near = [
            (one, noun, shared)
            for one, noun in behind[unit]
            if one is not spot and len(shared := _shared(noun, words)) >= least
        ]
        values = {int(one.match["n"]) for one, _, _ in near}
        if len(values) != 1 or _SOME.search(pattern("[，。；]").split(spot.before)[-1][-8:]):
            continue
        one, noun, shared = near[0]
        if one.par is spot.par or _SOME.search(noun.removesuffix(shared)):
            continue
        value, other = values.pop(), int(spot.match["n"])
        if value != other and abs(value - other) * 5 <= value and text.whole.count(spot.match[0]) == 1:
            yield spotted(TWO_VALUES, spot.part("n", "unit"), name=shared, before=one.match[0])


def _shared(before: str, after: str) -> str:
    """The longest noun that one text ends in and another begins with."""
    return next(
        (
            after[:size]
            for size in range(min(len(before), len(after)), 3, -1)
            if before.endswith(after[:size])
        ),
        "",
    )


_HONOURED = r"等(?P<n>[0-9]{1,4})(?:名|位|个)(?:同志|个人|单位|集体|企业)?“[^“”]{0,12}?(?P<sort>先进集体|先进个人|先进单位|优秀[\u4e00-\u9fff]{2,4}|标兵|模范)”"
_TO_BUY = rf"(?P<verb>购置|采购|新建|增设|购买)(?P<what>[{HAN}]{{4,16}})(?P<n>[0-9]{{1,4}})(?P<unit>{_UNIT})"
_TARGET = rf"(?P<name>[{HAN}]{{2,6}}率)(?:达到|不低于)(?P<n>[0-9]{{1,3}}(?:\.[0-9]+)?)%以上"


@text_rule("coherence")
def figures_again(text: Prepared) -> Iterator[Finding]:
    """授予……等20名同志“先进个人”称号, and 30名先进个人; 拟购置设备1台, and 恳请批准购置设备2台; 回收率达到85%以上, and accepted at 80%."""
    for one in text.spots(_HONOURED, prose=True) if "授予" in text.whole else ():
        said, sort = one.match["n"], one.match["sort"]
        for spot in text.spots(rf"(?<![0-9])(?P<n>[0-9]{{1,4}})(?:名|位|个){sort}", prose=True):
            if spot.match["n"] != said and spot.par is not one.par:
                yield spotted(TWO_VALUES, spot.part("n"), name=sort, before=said)
    bought: dict[tuple[str, str, str], Spot] = {}
    for spot in text.spots(_TO_BUY, prose=True) if "请示" in text.title else ():
        key = (spot.match["verb"], spot.match["what"], spot.match["unit"])
        first = bought.setdefault(key, spot)
        asked = pattern("请[^，。；]{0,12}$").search(spot.before)
        if asked and first.par is not spot.par and first.match["n"] != spot.match["n"]:
            before = first.match["n"] + key[2]
            yield spotted(TWO_VALUES, spot.part("n", "unit"), name=key[0] + key[1], before=before)
    targets: dict[str, Spot] = {}
    for spot in text.spots(_TARGET, prose=True) if "验收" in text.whole else ():
        name = spot.match["name"][-SHORT:]
        first = targets.setdefault(name, spot)
        accepted = pattern("验收[^。；]{0,14}(?:标准|合格)").search(spot.par.sentence(spot.start))
        if accepted and first.par is not spot.par and first.match["n"] != spot.match["n"]:
            yield spotted(TWO_VALUES, spot.part("n"), name=spot.match["name"], before=f"{first.match['n']}%")
