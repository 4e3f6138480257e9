"""Rules on how long, how often, from when till when something is, told once more in another way (S534, S547): 建设期两年 and 三年建设期, 每月召开一次 and 每季度召开一次, 12时至15时 and 12时至16时期间.

In: a `Prepared`. Out: findings. Each telling is read into one form: what it is of, and a length in days or months, a rhythm, or two ends; two are set against each other where the later one stands
in a frame that only what was told before can stand in (N天的行程, 每季度一次的, ……期间, 公示期内).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from ..arithmetic.amounts import counted
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot, once
from .agreement import TWO_VALUES
from .facts import apart
from .time import TWO_DAYS

_N = r"(?P<n>[0-9]{1,4}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半)"
_UNIT = r"(?P<unit>个工作日|工作日|日历天|个?自然日|天|日(?![0-9])|个半月|个月|个学期|周年|周|年|小时|分钟)"
_LENGTH = rf"(?<![0-9.年月第一二两三四五六七八九十至到—－-]){_N}{_UNIT}(?!以|内|[0-9]|[多余]|次|级)"
# What lasts: a stretch with its own name, or one that any paper has but one of.
_SPAN = (
    "建设期|施工期|工期|聘期|任期|服务期|承包期|租期|租赁期|租赁期限|整治期|保障期|试用期|试点期|试点期限|合作期|合同期|合作期限|质保期|保修期|质量保证期|缺陷责任期|运营期|挂职期|培训期|公示期|展期|会期|赛期|活动期|展览期|过渡期|宽限期|监测期|管护期|养护期"
    "|还款期|贷款期限|借款期限|有效期|保存期|保管期限|审理期限|办理期限|办理时限|承诺时限|承诺办理时限|承诺期限|设计使用年限|使用年限|服务期限|整改期|整改期限|学习期|实习期|考察期|观察期|隔离期|休渔期|禁渔期|封育期|轮值期|学制|支教期|驻村期|帮扶期|监管期|特许经营期|保质期|试运行期|试运行"
)
_EVENT = "行程|培训|活动|会议|会期|演练|巡展|展览|展期|比赛|赛事|督查|检查|整治|行动|集训|轮训|调研|学习|考察|公示|假期|保障|服务|征集|试点|试运行|展会|夏令营|节会|巡演"
_OF_SPAN = f"(?P<name>{_SPAN})"
"""What a length is of."""


class Length(NamedTuple):
    """How long something is to be: of what, in units of one sort, as typed, and where; whether its words say that it was told."""

    par: Par
    start: int
    end: int
    name: str
    many: str
    sort: str
    pointing: bool


_SORTS = {
    "天": "天",
    "日": "天",
    "日历天": "天",
    "自然日": "天",
    "个自然日": "天",
    "工作日": "工作日",
    "个工作日": "工作日",
    "个月": "月",
    "周年": "年",
    "年": "年",
    "周": "周",
    "小时": "小时",
    "分钟": "分钟",
    "个学期": "学期",
}
_SPAN_FIRST = (
    rf"{_OF_SPAN}(?:限)?(?:一般|暂定|统一|拟定|设计)?(?:为|是|：|共|定为|约定为|确定为|共计|均为)?{_LENGTH}"
)
_LENGTH_FIRST = rf"{_LENGTH}的?(?P<name>[{HAN}]{{0,4}}?(?:{_SPAN}))"
_LASTS = rf"(?:为期|历时|共计?|持续|连续|期限(?:为)?|时间为){_LENGTH}"
_LONG_EVENT = rf"{_LENGTH}的?(?P<name>(?:集中|专题|外出|户外|保障|脱产)?(?:{_EVENT}))"
_OTHER = re.compile(
    "原|由|延长|缩短|顺延|分别|至少|不少于|不超过|法定|每|各(?!单位|部门|[区县乡镇村]|社区|街道|地)|第[一二三四五六]期|剩余|前期|首期|另|去年|上年|以前|最长|最短|一般|提前|推迟|续|或者|累计|首|末"
)


def _lengths(text: Prepared) -> Sequence[Length]:
    """The lengths that a paper gives to stretches with a name, and to what any paper has one of."""
    out: list[Length] = []
    for way, pointing in ((_SPAN_FIRST, False), (_LENGTH_FIRST, True), (_LASTS, False), (_LONG_EVENT, True)):
        for spot in text.spots(way, prose=True):
            match = spot.match
            sort = _SORTS.get(match["unit"])
            clause = pattern("[，。；：]").split(spot.before)[-1][-10:] + match[0]
            if sort is None or match["n"] == "半" or _OTHER.search(clause):
                continue
            named = "" if way is _LASTS else match["name"]
            found = pattern(f"(?:{_SPAN}|{_EVENT})$").search(named)
            name = found[0] if found else ""
            here = spot.part("n", "unit").here
            if not any((it.par, it.start) == here[:2] for it in out):
                out.append(Length(*here, name, str(counted(match["n"])), sort, pointing))
    return sorted(out, key=lambda it: (it.par.index, it.start))


@text_rule("coherence")
def lasts_so_long(text: Prepared) -> Iterator[Finding]:
    """建设期两年, and 三年建设期; 为期5天, and 6天行程: of one stretch two lengths."""
    if not pattern(f"{_SPAN}|为期|历时|共[0-9]|行程|培训|活动").search(text.whole):
        return
    told = _lengths(text)
    by_name: dict[str, list[Length]] = {}
    for one in told:
        by_name.setdefault(_key(one.name), []).append(one)
    for first, second in combinations(told, 2):
        if (
            not second.pointing
            or (first.many, first.sort) == (second.many, second.sort)
            or first.sort != second.sort
        ):
            continue
        kin = by_name[_key(first.name)]
        if first.name in _EVENTS:
            continue
        if not first.name:
            kin = [it for it in told if it is second or (not it.pointing and not it.name)]
            one_event = not first.pointing and _of_one(first, second)
        else:
            one_event = _key(first.name) == _key(second.name)
        values = {it.many for it in kin}
        if (
            one_event
            and len(values) == 2
            and sum(it.many == second.many for it in kin) == 1
            and _apart(first, second)
            and not _of_another(first, second)
        ):
            before = first.par.text[first.start : first.end]
            yield at(TWO_VALUES, second.par, second.start, second.end, name=second.name, before=before)
            break


_OF_MANY = frozenset(
    [
        "聘期",
        "任期",
        "服务期",
        "承包期",
        "租期",
        "租赁期",
        "试用期",
        "合同期",
        "质保期",
        "保修期",
        "工期",
        "挂职期",
        "培训期",
        "公示期",
        "有效期",
        "保存期",
        "实习期",
        "学制",
        "支教期",
        "保质期",
        "培训",
        "公示",
        "考察",
        "学习",
    ]
)
"""What many have, each its own length."""


def _of_another(first: Length, second: Length) -> bool:
    """Whether a length that many have is told of somebody else: 工勤岗位3个月试用期, where the first is of 管理岗位."""
    if second.name not in _OF_MANY:
        return False
    clause = pattern("[，。；：、（）]").split(second.par.text[: second.start])[-1]
    owner = pattern(f"^(?:对|在|按|按照|凡|各|其|该|本)?(?P<owner>[{HAN}]{{2}})").match(clause)
    return owner is not None and owner["owner"] not in first.par.sentence(first.start)


_EVENTS = frozenset(_EVENT.split("|")) - frozenset(_SPAN.split("|"))
_FREE = re.compile("行程|会期|展期|赛期|假期")
"""What a paper has but one of."""


def _of_one(first: Length, second: Length) -> bool:
    """Whether what lasts so long by the later telling is what the first is of: 共9天 of 保障时间, 8天保障期."""
    near = 0 <= second.par.index - first.par.index <= 2
    said = first.par.sentence(first.start)
    return second.name[:2] in said or (near and (_FREE.match(second.name) is not None))


def _key(name: str) -> str:
    return name.replace("期限", "期").replace("承诺办理", "承诺").replace("使用年限", "年限")


def _apart(one: Length, other: Length) -> bool:
    return (
        one.par is not other.par or pattern("[。；]").search(one.par.text, one.end, other.start) is not None
    )


# ---- how often ---------------------------------------------------------------------------------------------------------


_EVERY = r"每(?:个)?(?P<every>工作日|日|天|两周|周|旬|半月|两月|两个月|双月|月|季度|季|半年|学期|年|班次|班)"
_ONCE = rf"{_EVERY}(?:至少|不少于)?(?P<mid>[{HAN}]{{0,5}}?)(?P<times>[一二两三四1-4])[次回轮](?P<of>的)?(?P<what>[{HAN}]{{0,14}})"
_THING = re.compile("[了的由并，]|工作|并")
_LOOSE = re.compile("组织|开展|召开|进行|举行|举办|实施|集中|专题|至少|对|向")
LEAST = 2


@text_rule("coherence")
def how_often_again(text: Prepared) -> Iterator[Finding]:
    """每月召开一次关企座谈会, and 每季度召开一次的关企座谈会."""
    if text.whole.count("每") < LEAST:
        return
    told = list(text.spots(_ONCE, prose=True))
    for (_index, first), (_, one) in combinations(enumerate(told), 2):
        ways = [_rhythm(it.match["every"]) for it in (first, one)]
        if ways[0] == ways[1] or not one.match["of"] or not apart(first, one):
            continue
        thing = _LOOSE.sub("", _THING.split(one.match["what"])[0])
        said = first.par.sentence(first.start)
        rivals = [
            it
            for it in told
            if it is not first and it is not one and _of_it(thing, it.par.sentence(it.start))
        ]
        if thing and _of_it(thing, said) and not rivals:
            here = one._replace(end=one.part("every").end)
            yield spotted(TWO_VALUES, here, name=_name(thing, said), before="每" + first.match["every"])


def _rhythm(every: str) -> str:
    """How often, in one of the ways to say so."""
    for said, plain in (("季度", "季"), ("天", "日"), ("两个月", "两月"), ("双月", "两月")):
        every = every.replace(said, plain)
    return every


def _of_it(thing: str, said: str) -> bool:
    """Whether a sentence tells of a thing: by its name, or by the end of it."""
    return thing in said or (len(thing) > 3 and (thing[-4:] in said or thing[:4] in said))


def _name(thing: str, said: str) -> str:
    return next((thing[:size] for size in range(len(thing), 1, -1) if thing[:size] in said), thing[:4])


# ---- two ends ------------------------------------------------------------------------------------------------------------


_HOUR = r"[0-9]{1,2}(?:时(?:[0-9]{1,2}分|半)?|[:：][0-9]{2})"
_DAY = r"(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日(?:（[^（）]{1,5}）)?"
_MOMENT = rf"(?:{_DAY}(?:[零0]时|{_HOUR}|(?:凌晨|早上|上午|中午|下午|晚上?|夜间)(?:{_HOUR})?)?|次日{_HOUR}|{_HOUR}|[0-9]{{1,2}}月(?:[上中下]旬|底)?|(?:每?周|星期)[一二三四五六日])"
TO = r"(?:至|到|—|——|－|-|～|~)"
_FROM_TO = rf"(?<![0-9年月])(?P<from>{_MOMENT})(?:起|开始)?，?{TO}(?P<to>{_MOMENT}|[0-9]{{1,2}}日(?:{_HOUR})?)(?:止)?"
_WITHIN = re.compile(
    rf"(?:的)?(?:（[^（）]*）)?(?P<what>[{HAN}]{{0,10}}?)(?:期间|时段|时间内|期内|时间段|过程中|时间)"
)


class Stretch(NamedTuple):
    """From when till when: as typed, and where; whether its words say that it was told."""

    spot: Spot
    first: str
    last: str
    what: str
    pointing: bool


def _stretches(text: Prepared) -> Sequence[Stretch]:
    out = []
    for spot in text.spots(_FROM_TO, prose=True):
        first, last = _plain(spot.match["from"]), _plain(spot.match["to"])
        month, day = pattern("([0-9]{1,2})月").search(first), pattern("^([0-9]{1,2})日").match(last)
        if month and day:
            last = month[0] + last
        if (
            pattern("日.*时").search(first)
            and pattern("^(?:[0-9:]+时?|次日)").match(last)
            and "日" not in last
        ):
            last = pattern("^.*日").match(first)[0] + last  # type: ignore[index]
        within = _WITHIN.match(spot.par.text, spot.end)
        out.append(Stretch(spot, first, last, within["what"] if within else "", within is not None))
    return out


def _plain(moment: str) -> str:
    """A moment without its year, and without the day of the week."""
    out = pattern(r"20[0-9]{2}年|（[^（）]*）|^每").sub("", moment)
    return out.replace("：", ":").replace(":00", "时").replace("星期", "周")


# 3月1日至3月15日督导期间受理的举报: what came in by a day, of what lasts longer.
_CAME_IN = re.compile(
    rf"(?:的)?[{HAN}]{{0,10}}?期间[^，。；、]{{0,6}}?(?:收到|受理|发现|查出|查处|交办|接收|接到|登记|移交|征集|采集|反映|投诉|抽取)[^，。；、]{{0,4}}的"
)


@text_rule("coherence")
def ends_alike(text: Prepared) -> Iterator[Finding]:
    """12时至15时停止露天作业, and 停止露天作业的12时至16时期间: one end is the same, and it is while that lasts."""
    told = _stretches(text) if pattern(f"{TO}").search(text.whole) else ()
    for index, one in enumerate(told):
        if not one.pointing or _CAME_IN.match(one.spot.par.text, one.spot.end):
            continue
        if any((it.first, it.last) == (one.first, one.last) for it in told if it is not one):
            continue
        before = [it for it in told[:index] if apart(it.spot, one.spot)]
        same = [it for it in before if (it.first == one.first) != (it.last == one.last)]
        if len({(it.first, it.last) for it in same}) != 1 or _several(same[0], told, one):
            continue
        if one.what and not _of_it(one.what[-2:], _round(text, same[0])):
            continue  # 4月20日至4月30日宣传期间, of 4月20日至5月20日
        yield at(TWO_DAYS, one.spot.par, one.spot.start, one.spot.end, before=same[0].spot.match[0])


def _round(text: Prepared, one: Stretch) -> str:
    """What stands round a stretch: its paragraph, the one above, the title."""
    index = one.spot.par.index
    return "\n".join([text.title, *(par.text for par in text.pars[max(index - 1, 0) : index + 1])])


def _several(first: Stretch, told: Sequence[Stretch], one: Stretch) -> bool:
    """Whether the paper has other stretches that begin or end with one of these two: it tells of parts of a time."""
    mine = {first.first, first.last, one.first, one.last}
    return any(
        {it.first, it.last} & mine
        for it in told
        if it not in (first, one) and (it.first, it.last) != (first.first, first.last)
    )


# ---- within the stretch that has a name ------------------------------------------------------------------------------------


_NAMED = rf"(?P<name>[{HAN}]{{1,6}}(?:期|时间))(?:限)?(?:为|：|是|定为)?(?:自|从)?{_FROM_TO}"
_IN_IT = rf"(?P<name>[{HAN}]{{1,6}}期)内?（(?P<date>{_DAY})(?:之|以)?前）|(?:应|请|须|可)?(?:于|在)(?P<date2>{_DAY})(?:之|以)?前(?P<name2>[{HAN}]{{1,6}}期)内"


@text_rule("coherence")
def by_its_end(text: Prepared) -> Iterator[Finding]:
    """自评期为3月1日至3月25日, and 自评期内（4月10日前）; 公示期为1月6日至1月10日, and 于1月12日前公示期内."""
    spots = list(text.spots(_IN_IT, prose=True)) if "期内" in text.whole else []
    for spot in spots:
        name, said = (
            (spot.match["name"], spot.match["date"])
            if spot.match["name"]
            else (spot.match["name2"], spot.match["date2"])
        )
        ends = {
            _plain(it.match["to"])
            if "月" in it.match["to"]
            else pattern("[0-9]+月").search(it.match["from"])[0] + it.match["to"]  # type: ignore[index]
            for it in text.spots(_NAMED, prose=True)
            if it.match["name"].endswith(name[-3:])
        }
        if len(ends) == 1 and _plain(said) not in ends:
            yield spotted(TWO_DAYS, spot.part("date" if spot.match["name"] else "date2"), before=ends.pop())


# ---- while it lasts -------------------------------------------------------------------------------------------------------


RANGE = r"(?<![0-9年月])(?:20[0-9]{2}年)?(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:至|到|—|——|－|-|～)(?:20[0-9]{2}年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日"
_HELD = (
    "活动|督查|检查|行动|整治|演练|培训|展览|比赛|赛事|会议|巡查|调研|巡演|大赛|会期|展会|考核|评估|抽查|督导"
)
_WHILE = re.compile(
    rf"，?(?:的)?(?:[{HAN}]{{0,6}}?(?:{_HELD}))?(?:期间|中发现|中[，,]|当中)|(?:[{HAN}]{{0,6}}?(?:{_HELD}|排查))(?:工作)?的(?:做法|经验|成果|情况|成效)|[^。；\n]{{0,24}}全程"
)


class Lasts(NamedTuple):
    """Days from and to, and where they stand."""

    first: tuple[int, int]
    last: tuple[int, int]
    spot: Spot


@once
def lasting(text: Prepared) -> list[Lasts]:
    """The stretches of days that a paper tells of."""
    out = []
    for spot in text.spots(RANGE):
        match = spot.match
        month = int(match["m1"])
        first, last = (month, int(match["d1"])), (int(match["m2"] or month), int(match["d2"]))
        out.append(Lasts(first, last, spot))
    return out


@text_rule("coherence")
def lasts_alike(text: Prepared) -> Iterator[Finding]:
    """活动时间：4月20日至5月20日, and 4月10日至5月20日活动期间: one end is the same, so that it is the same stretch."""
    told = lasting(text)
    for index, one in enumerate(told):
        if not _WHILE.match(one.spot.par.text, one.spot.end) or "阶段" in one.spot.before[-12:]:
            continue
        if _CAME_IN.match(one.spot.par.text, one.spot.end):
            continue
        before = [it for it in told[:index] if it.spot.par is not one.spot.par]
        if any((it.first, it.last) == (one.first, one.last) for it in told if it is not one):
            continue
        same = [it for it in before if (it.first == one.first) != (it.last == one.last)]
        if (
            len({(it.first, it.last) for it in same}) == 1
            and len({(it.first, it.last) for it in before}) == 1
        ):
            (m1, d1), (m2, d2) = same[0].first, same[0].last
            yield at(
                TWO_DAYS, one.spot.par, one.spot.start, one.spot.end, before=f"{m1}月{d1}日至{m2}月{d2}日"
            )


# ---- how often one does what ----------------------------------------------------------------------------------------------


_WHO_EVERY = rf"(?P<who>[{HAN}]{{3,12}}?)(?P<every>每(?:日|天|周|旬|半月|月|两月|季度|季|半年|年))(?:至少|不少于)?(?P<what>[{HAN}]{{0,6}}?[一二两三四0-9]{{0,2}}[次回]?[{HAN}]{{2,12}})"
_ACTS = re.compile(
    "专项检查|检查|督查|巡查|例会|会商|调度|通报|报送|汇报|走访|培训|演练|考核|维护|保养|检测|监测|盘点|巡护|巡检|点评|研判|抽查|总结|评估|更新|公示"
)
_OFFICE = 3


@text_rule("coherence")
def how_often(text: Prepared) -> Iterator[Finding]:
    """集团安全总监每月专项检查, and 集团安全总监每季度组织一次专项检查: of one subject one act, twice as often."""
    if text.whole.count("每") < 2:
        return
    told = []
    for spot in text.spots(_WHO_EVERY, prose=True):
        acts = _ACTS.findall(spot.match["what"])
        if acts and not re.search("每|人均|各", spot.match["who"]):
            told.append((spot, acts[0]))
    for (first, act), (one, other) in combinations(told, 2):
        ways = [_rhythm(it.match["every"]) for it in (first, one)]
        who = [it.match["who"] for it in (first, one)]
        if (
            act != other
            or ways[0] == ways[1]
            or first.par is one.par
            or who[0][-_OFFICE:] != who[1][-_OFFICE:]
        ):
            continue
        name = who[0][-_OFFICE - 1 :] + act
        yield spotted(TWO_VALUES, one.part("every"), name=name, before=first.match["every"])
