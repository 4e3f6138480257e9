"""Rules on what a later sentence calls back by a name of its own (S547): 城区61个 and 对城区64个零售点; 5个工作日内办结 and 7个工作日办结时限; 报名时间为8月6日至12日 and 8月15日报名截止前.

In: a `Prepared`. Out: findings. What is called back is read with the words that make it known: the label it had in a list, its verb and its noun, the event whose time it is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ..arithmetic.amounts import counted, slip
from ..findings import Finding, at, spotted, text_rule
from ..names.spelled import SURNAMES
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .alike import ANOTHER_NAME
from .facts import ahead_of, apart, pairs_of
from .retold import Telling, tellings

# ---- numbers ------------------------------------------------------------------------------------------------------------

_TAKES = "(?:对|从|将|把|在|向|给|为|由|按|以|使|让)"
_PART = re.compile(
    "另|其余|分别|每|平均|人均|户均|首批|仅|只有|不足|超过|比(?!例|武|赛)|较|同比|环比|新增|增加|减少|增长|下降|至少|不少于|不低于|剩|部分|率先|先行|还有|力争|拟|争取|目标|再|去年|上年|前年|往年|同期|季度|上半年|下半年|原(?!有)"
)
_COMMON_PAIRS = frozenset(
    [
        "工作",
        "情况",
        "项目",
        "单位",
        "问题",
        "全市",
        "全县",
        "全区",
        "全镇",
        "组织",
        "开展",
        "进行",
        "完成",
        "实现",
        "建设",
        "企业",
        "人员",
        "同志",
        "部门",
        "公司",
        "活动",
        "任务",
        "管理",
        "服务",
        "重点",
        "以上",
        "今年",
        "目前",
        "累计",
        "其中",
        "我市",
        "我县",
        "我局",
        "我镇",
        "全省",
        "全部",
        "各类",
        "有关",
        "相关",
    ]
)
MOST_OFF = 0.4


def _like(one: Telling, other: Telling) -> bool:
    """Whether one number may have been typed for another."""
    low, high = sorted((float(one.value), float(other.value)))
    return slip(one.figure, other.figure) == "swapped" or (high - low <= MOST_OFF * high and low > 1)


def _alone(one: Telling, other: Telling, some: Sequence[Telling]) -> bool:
    """Whether nothing else of the unit has the value of either, and no two others make it."""
    rest = [it.value for it in some if it is not one and it is not other]
    if one.value in rest:
        return False
    among = {*rest, other.value}
    return not any(a + b == one.value or abs(a - b) == one.value for a, b in combinations(among, 2))


@text_rule("coherence")
def called_back(text: Prepared) -> Iterator[Finding]:
    """其中城区61个, and 对城区64个零售点; 开放的1260张床位, and 开放床位1360张; 受理诉求327件, and 收到的372件诉求."""
    by_unit: dict[str, list[Telling]] = {}
    for one in tellings(text):
        by_unit.setdefault(one.unit, []).append(one)
    for some in by_unit.values():
        if len({one.value for one in some}) < 2:
            continue
        for one in some:
            first = next(
                (
                    it
                    for it in some
                    if it.value != one.value
                    and it.sentence < one.sentence
                    and _like(one, it)
                    and (
                        _by_label(one, it, some)
                        or _by_verb(one, it)
                        or _swapped(one, it)
                        or _by_all(one, it, some)
                    )
                    and _alone(one, it, some)
                ),
                None,
            )
            if first:
                name = pattern(f"[{HAN}]{{0,6}}$").search(first.before)
                yield at(
                    TWO_VALUES,
                    one.par,
                    one.start,
                    one.end,
                    name=(name[0] if name else "") or first.unit,
                    before=first.figure + first.unit,
                )


def _by_label(one: Telling, other: Telling, some: Sequence[Telling]) -> bool:
    """其中城区61个、乡镇87个, and 对城区64个零售点: the label of one of a list."""
    mine = pattern(f"^{_TAKES}(?P<label>[{HAN}]{{2,6}})$").match(one.before)
    if mine is None or _PART.search(one.before) or mine["label"] in _COMMON_PAIRS:
        return False
    label, sentence = mine["label"], other.par.sentence(other.start)
    listed = other.before.removeprefix("其中").removeprefix("：") == label
    noun = pattern(f"[{HAN}]{{2,3}}").match(one.behind)
    kin = [it for it in some if it.before.endswith(label)]
    beside = [it for it in some if it.sentence == other.sentence and it is not other]
    return listed and noun is not None and noun[0] in sentence and len(kin) == 2 and bool(beside)


_VERB = re.compile(rf"(?:^|{_TAKES}|[{HAN}])(?P<verb>[{HAN}]{{2}})的$")


def _by_verb(one: Telling, other: Telling) -> bool:
    """开放的1260张床位, and 开放床位1360张: the verb and the noun of the one stand right before the other, whichever comes first."""
    for mine, its in ((one, other), (other, one)):
        verb = _VERB.search(mine.before)
        noun = pattern(f"[{HAN}]{{2,4}}").match(mine.behind)
        if (
            verb
            and noun
            and verb["verb"] not in _COMMON_PAIRS
            and pattern(f"{verb['verb']}{noun[0][:2]}[{HAN}]{{0,2}}(?:共|有|为|达)?$").search(its.before)
            and not _PART.search(one.before)
            and not _PART.search(other.before)
        ):
            return mine is other or one.value > other.value
    return False


LEAST_TURNED = 3
_POINTS = re.compile(
    rf"(?:^|[{HAN}]){_TAKES}$|(?<![尚待])(?:收到|受理|查处|现有|已[{HAN}]{{1,3}}|可用|[{HAN}]{{2}})的$|^(?:现)?(?:恳请|请|申请|批准|同意|为)"
)


def _swapped(one: Telling, other: Telling) -> bool:
    """受理诉求327件, and 收到的372件诉求: two figures changed places, where words stand by both."""
    if (
        len(one.figure.replace(".", "")) < LEAST_TURNED
        or slip(one.figure, other.figure) != "swapped"
        or not _POINTS.search(one.before)
        or _PART.search(one.before)
        or _PART.search(other.before)
    ):
        return False
    around = _words(one)
    near = other.par.sentence(other.start)
    return bool({pair for pair in around if pair in near} - _COMMON_PAIRS)


def _words(one: Telling) -> set[str]:
    text, end = one.par.text, one.end
    return pairs_of(one.before) | pairs_of(text[end : end + 8].split("，")[0].split("。")[0])


LEAST_ALL, LEAST_SHARE = 4, 0.7


def _by_all(one: Telling, other: Telling, some: Sequence[Telling]) -> bool:
    """在东沙岛附近查获……，渔获物2.6吨, and 东沙岛附近查获的渔获物共1.6吨: all that is said of it was said there."""
    mine = re.sub("(?:共计|共有|共|总计|合计|为|达|有)$", "", one.before)
    its = re.sub("(?:共计|共有|共|总计|合计|为|达|有)$", "", other.before)
    noun = mine[-3:]
    if "的" not in mine or len(noun) < 3 or not its.endswith(noun) or _PART.search(mine) or _PART.search(its):
        return False
    if "的" in noun or sum(it.before.startswith(mine[:3]) or noun in it.before for it in some) != 2:
        return False
    said = pairs_of(mine[:-3].rstrip("的"))
    near = other.par.text[: other.start]
    shared = [pair for pair in said if pair in near]
    return len(shared) >= LEAST_ALL and len(shared) >= LEAST_SHARE * len(said)


_BATCH_TOLD = r"(?P<batch>第[一二三四五六](?:批|组|期|标段|片区|大组))(?:为|是|安排|有)[^，；。：0-9第]{2,12}，(?:共计|共|合计|计)?(?P<n>[0-9]{1,5})(?P<unit>[人户名家件个处条台套辆])"
_BATCH_AGAIN = r"(?P<batch>第[一二三四五六](?:批|组|期|标段|片区|大组))(?P<n>[0-9]{1,5})(?P<unit>[人户名家件个处条台套辆])(?![0-9])"


@text_rule("coherence")
def batch_again(text: Prepared) -> Iterator[Finding]:
    """第二批为在职职工，共587人, and 第二批557人的体检."""
    again = list(text.spots(_BATCH_AGAIN, prose=True))
    told = list(text.spots(_BATCH_TOLD, prose=True)) if again else []
    for one in again:
        kin = [
            it
            for it in told
            if it.match["batch"] == one.match["batch"] and it.match["unit"] == one.match["unit"]
        ]
        if len(kin) == 1 and kin[0].match["n"] != one.match["n"] and ahead_of(kin[0], one):
            before = kin[0].match["n"] + kin[0].match["unit"]
            yield spotted(TWO_VALUES, one.part("n", more=1), name=one.match["batch"], before=before)


_HONOURS = r"授予[^。；：\n]{2,60}?等(?P<n>[0-9]{1,4})(?:名|位|个)(?:同志|个人|职工|教师|集体|单位|企业|家庭|班组)?[^。；\n“]{0,8}“[^“”\n]{2,24}”"
_HONOURED = r"(?:受|被)(?:到)?表[彰扬]的(?P<n>[0-9]{1,4})(?P<unit>[名位个])[\u4e00-\u9fff]{2,6}?(?:获得者|同志|个人|集体|单位)"


@text_rule("coherence")
def honoured_again(text: Prepared) -> Iterator[Finding]:
    """授予张某等46名同志“……奖章”, and 受表彰的48名奖章获得者."""
    again = list(text.spots(_HONOURED))
    numbers = [int(it.match["n"]) for it in text.spots(_HONOURS)] if again else []
    sums = {sum(some) for size in range(1, len(numbers) + 1) for some in combinations(numbers[:6], size)}
    for one in again:
        said = int(one.match["n"])
        near = [it for it in numbers if abs(it - said) <= max(2, MOST_OFF * it)]
        if near and said not in sums:
            before = str(min(near, key=lambda it: abs(it - said))) + one.match["unit"]
            yield spotted(TWO_VALUES, one.part("n", more=1), name="表彰", before=before)


# ---- how long -----------------------------------------------------------------------------------------------------------

_N = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_SPAN = rf"(?<![0-9.月第前首近过至到—－~～-])(?P<n>{_N})(?P<unit>个工作日|个自然日|个月|天|日|年|小时|分钟|周|学时)(?![0-9])"
_TERM_OF = rf"的?(?P<what>[{HAN}]{{0,8}}?)(?P<term>时限|期限|有效期|保修期|质保期|聘期|任期|试用期|公示期(?!间)|培训期(?!间)|工期|期间|时间内|时间里|培训时间|试验时间)"
_WITHIN = rf"(?:内|之内|以内)(?P<what>[{HAN}]{{2,4}})"
_AHEAD_TERM = r"(?P<term>有效期|保修期|质保期|聘期|任期|试用期|公示期|工期|质保|保质期|服务期|合同期|租期|缓冲期|过渡期)(?:限)?(?:均|一般)?(?:为|是|共|定为)?$"
_ALL_LONG = re.compile("(?:共|为期|用时|历时|共计|会期|学制|培训时间为?|培训期为?|工期)$")
_NOT_SO = re.compile(
    "超过|不足|不到|最[长短]|延长|缩短|再|原|由|从|压缩|减|不少于|至少|不低于|连续|累计|每|分别|或|另|提前|其中"
)


@text_rule("coherence")
def terms_again(text: Prepared) -> Iterator[Finding]:
    """5个工作日内办结, and 7个工作日办结时限; 有效期三年, and 四年有效期; 共5天, and 4天培训期间."""
    spots = list(text.spots(_SPAN, prose=True))
    if len({one.match[0] for one in spots}) < 2:
        return
    read = [(one, _read_span(one)) for one in spots]
    for one, (_, back, _) in read:
        if not back or _NOT_SO.search(re.split("[，。；：（）]", one.before)[-1][-8:]):
            continue
        kin = []
        for it, (keys, _, whole) in read:
            if not ahead_of(it, one) or not _one_unit(it.match["unit"], one.match["unit"]):
                continue
            clause = re.split("[，。；：（）]", it.before)[-1]
            if _NOT_SO.search(clause[-8:]):
                continue
            if keys & back or (whole and back & _LONG_EVENTS and _said_near(it, back)):
                kin.append(it)
        values = {counted(it.match["n"]) for it in kin}
        if len(values) == 1 and counted(one.match["n"]) not in values:
            first = kin[0].match
            yield at(
                TWO_VALUES,
                one.par,
                one.start,
                one.end,
                name=next(iter(sorted(back))),
                before=first["n"] + first["unit"],
            )


_LONG_EVENTS = frozenset(
    [
        "培训",
        "试验",
        "会议",
        "集训",
        "学习",
        "活动",
        "演练",
        "检修",
        "研学",
        "考察",
        "调研",
        "比赛",
        "展览",
        "展会",
        "封闭",
        "轮训",
        "实训",
        "测试",
    ]
)


def _said_near(spot: Spot, words: set[str]) -> bool:
    text = spot.par.text
    around = text[max(0, spot.start - 40) : spot.end + 20]
    return any(word in around for word in words) or spot.par.label is not None or len(text) < 40


def _one_unit(one: str, other: str) -> bool:
    return one == other or {one, other} == {"天", "日"}


def _read_span(one: Spot) -> tuple[set[str], set[str], bool]:
    """What a length of time is the time of; what it is called back by; whether it is that of the whole."""
    after, before = one.after, re.split("[，。；：（）、]", one.before)[-1]
    if before.endswith("后") and not after.startswith(("内", "之内", "以内")):
        return set(), set(), False
    keys: set[str] = set()
    back: set[str] = set()
    if ahead := pattern(_AHEAD_TERM).search(before):
        keys.add(ahead["term"])
    if within := pattern(_WITHIN).match(after):
        keys.add(within["what"][:2])
    of = pattern(rf"的(?P<what>[{HAN}]{{2,8}}?)(?=[，。；、\n]|$)").match(after)
    whole = bool(_ALL_LONG.search(before))
    if whole and of:
        keys |= {of["what"], of["what"][-4:]}
    if behind := pattern(_TERM_OF).match(after):
        what, term = behind["what"], behind["term"]
        if term in ("时限", "期限"):
            back |= pairs_of(what)
        elif term in ("期间", "时间内", "时间里", "培训时间", "试验时间"):
            back |= pairs_of(what) & _LONG_EVENTS
            back |= {term[:2]} & _LONG_EVENTS
        else:
            back.add(term)
    elif (ends := pattern(f"[{HAN}]{{4}}$").search(before)) and pattern(
        "(?:结业|结束|期满|届满|后[，。])"
    ).match(after):
        back.add(ends[0])
    return keys, back - _COMMON_PAIRS, whole


# ---- when ---------------------------------------------------------------------------------------------------------------

_RANGE = r"(?:20[0-9]{2}年)?(?<![0-9])(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日(?:[0-9]{1,2}[时:：][0-9分]{0,3})?(?:至|到|—|－|-|～|~)(?:20[0-9]{2}年)?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})日(?:(?P<h2>[0-9]{1,2})时)?"
_ENDS_ON = rf"(?<![0-9至到—－~～\-]|年)(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日(?:(?P<h>[0-9]{{1,2}})时)?(?P<what>[{HAN}]{{2,8}}?)(?P<end>结束|截止|收尾|结业|闭幕|撤离|期满)"
_PHASE_ENDS = rf"(?P<what>[{HAN}]{{4,8}}?阶段)(?:到|至|于|在)(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})日(?P<h>)(?P<end>收尾|结束|截止|完成)"


@text_rule("coherence")
def event_ends(text: Prepared) -> Iterator[Finding]:
    """报名时间为8月6日至12日, and 8月15日报名截止前; 集中攻坚阶段 that ends on two days."""
    ends = [*text.spots(_ENDS_ON, prose=True), *text.spots(_PHASE_ENDS, prose=True)]
    ranges = list(text.spots(_RANGE)) if ends else []
    for one in ends:
        what = one.match["what"]
        key = what if "阶段" in what else what[:2]
        if key in _COMMON_PAIRS and "阶段" not in what:
            key = what
        near = [it for it in ranges if _of_event(it, key)]
        tills = {(int(it.match["m2"] or it.match["m1"]), int(it.match["d2"])) for it in near}
        said = (int(one.match["m"]), int(one.match["d"]))
        hours = {it.match["h2"] for it in near}
        other_hour = one.match["h"] and len(hours) == 1 and None not in hours and one.match["h"] not in hours
        if len(tills) != 1 or (said in tills and not other_hour) or not ahead_of(near[0], one):
            continue
        if pattern("原|延|推迟|提前|顺延|若|如|去年|上年").search(one.par.sentence(one.start)):
            continue
        month, day = next(iter(tills))
        hour = f"{next(iter(hours))}时" if other_hour and said in tills else ""
        start = one.part("m").start
        until = (
            start
            + len(f"{one.match['m']}月{one.match['d']}日")
            + len(f"{one.match['h']}时" if one.match["h"] else "")
        )
        yield at(
            TWO_VALUES,
            one.par,
            start,
            until,
            name=what + one.match["end"],
            before=f"{month}月{day}日{hour}",
        )


def _of_event(spot: Spot, key: str) -> bool:
    """Whether a stretch of days is that of an event: its name stands right by it."""
    ahead = re.split("[。；，\n]", spot.before)[-1][-24:]
    behind = re.split("[。；，、）\n]", spot.after)[0][:14]
    return key in ahead or key in behind


_SAME_START = r"(?:[对在从就]|(?:期间|时间)[（(])$"
_AS_STAGE = re.compile("^(?:）)?(?:为|是|，)?[^，。；]{0,8}阶段|^[，；]?第[一二三四]")


@text_rule("coherence")
def stretch_again(text: Prepared) -> Iterator[Finding]:
    """10月8日至10月24日……检查, and 对10月8日至10月20日检查中……: one beginning, two ends."""
    ranges = list(text.spots(_RANGE))
    for first, one in combinations(ranges, 2):
        if not apart(first, one) or not pattern(_SAME_START).search(one.before):
            continue
        begun = [(it.match["m1"], it.match["d1"]) for it in (first, one)]
        till = [(it.match["m2"] or it.match["m1"], it.match["d2"]) for it in (first, one)]
        if begun[0] != begun[1] or till[0] == till[1]:
            continue
        same = [it for it in ranges if (it.match["m1"], it.match["d1"]) == begun[0]]
        words = pairs_of(one.before[-8:]) | pairs_of(one.after[:8])
        sentence = first.par.sentence(first.start)
        shared = {pair for pair in words if pair in sentence}
        if (
            len(same) == 2
            and shared
            and not _AS_STAGE.search(one.after)
            and not _AS_STAGE.search(first.after)
        ):
            month, day = till[0]
            start, end = one.start, one.end
            yield at(TWO_VALUES, one.par, start, end, name=first.match[0], before=f"{month}月{day}日")


# ---- on which days of the week, and in which room -------------------------------------------------------------------------

_WEEKLY = r"每(?:周|星期)(?P<days>[一二三四五六日天](?:[、和](?:周|星期)?[一二三四五六日天]){0,4})(?!至|次|到周|到星期|、)"
LEAST_SAID = 2


@text_rule("coherence")
def weekdays_again(text: Prepared) -> Iterator[Finding]:
    """代办员每周二、周四……集中送件, and 代办员于每周三、周五集中送件时: one thing done on two sets of days."""
    spots = list(text.spots(_WEEKLY, prose=True))
    if len(spots) != 2:
        return
    first, one = spots
    days = [set(pattern("[一二三四五六日天]").findall(it.match["days"])) for it in spots]
    if days[0] == days[1] or len(days[0]) != len(days[1]) or not apart(first, one):
        return
    sentences = [it.par.sentence(it.start).replace(it.text, "") for it in spots]
    shared = (pairs_of(sentences[0]) & pairs_of(sentences[1])) - _COMMON_PAIRS
    last = pairs_of(one.after[:6]) & shared
    if len(shared) > LEAST_SAID and last and not pattern("调整|改为|原|分别|另").search("".join(sentences)):
        yield spotted(
            TWO_VALUES,
            one,
            name=next(iter(pattern(f"[{HAN}]+").findall(one.after[:6])), ""),
            before=first.text,
        )


_ROOM = rf"(?P<house>(?:[{HAN}]{{0,4}}[0-9]{{1,2}}号|[{HAN}]{{2,5}}?)(?:楼|大楼|大厦|楼栋))(?P<room>[0-9]{{1,4}}(?:室|房间|房|会议室)|(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:楼|层))"
_LISTED = re.compile("^[、和及与或至到]")


@text_rule("coherence")
def rooms_again(text: Prepared) -> Iterator[Finding]:
    """报送市科协（市政府2号楼406室）, and 送到市政府2号楼408室的纸质材料: two rooms of one house, where the paper sends to one."""
    spots = list(text.spots(_ROOM))
    for one in spots[1:]:
        house = one.match["house"][-3:]
        kin = [it for it in spots if it.match["house"].endswith(house)]
        first = kin[0]
        if len({it.match["room"] for it in kin}) != 2 or one.match["room"] == first.match["room"]:
            continue
        if one.match["room"][-1] != first.match["room"][-1] or not apart(first, one):
            continue
        behind = pattern(f"的?(?P<what>[{HAN}]{{2,6}})").match(one.after)
        shared = behind is not None and (
            behind["what"][:3] in text.whole.replace(one.text + behind[0], "", 1)
            and len(behind["what"]) > LEAST_SAID
        )
        sent = one.after.startswith("的") and pattern("送|寄|交|报").search(one.before[-14:])
        taken = pattern("送|寄|交|报|地点|迁|调整|举行|召开").search(first.par.sentence(first.start))
        clause = pattern("[，。；：]").split(one.before)[-1] + one.text + one.after[:6]
        if (
            (shared or sent)
            and taken
            and not any(
                _LISTED.search(it.after) or it.before.endswith(("、", "和", "及")) for it in (first, one)
            )
            and not pattern("原|另|分别|其余|改").search(clause)
            and pattern("到|至|往|赴|在|于|去").search(clause)
        ):
            yield spotted(TWO_VALUES, one.since("room"), name=house, before=first.match["room"])


# ---- who it is -------------------------------------------------------------------------------------------------------------

_POSTS = "主任|组长|总指挥|指挥长|队长|大队长|书记|所长|站长|校长|院长|局长|镇长|乡长|经理|总经理|董事长|会长|主席|理事长|秘书长|处长|科长|园长|村长|厂长|场长|主编"
_TAKES_POST = (
    r"(?P<name>[{names}][{han}]{{2}})(?:同志)?(?:任|担任|兼任)(?:[{han}]{{0,6}}?)(?P<post>{posts})(?![助副])"
)
_SPEAKS = r"(?P<post>{posts})(?P<name>[{names}][{han}]{{2}})(?=同志|表示|说|介绍|指出|强调|要求|主持|带队|带领|在|，)"


@text_rule("coherence")
def posts_alike(text: Prepared) -> Iterator[Finding]:
    """由葛志强任主任, and 中心主任葛志刚表示: one who has the post, in another name by a character."""
    words = {"names": SURNAMES, "han": HAN, "posts": _POSTS}
    told = list(text.spots(_TAKES_POST.format(**words), prose=True))
    for one in text.spots(_SPEAKS.format(**words), prose=True) if told else ():
        name = one.match["name"]
        for first in told:
            its = first.match["name"]
            unlike = [place for place in range(1, 3) if its[place] != name[place]]
            if (
                its[0] == name[0]
                and len(unlike) == 1
                and first.match["post"][-2:] == one.match["post"][-2:]
                and text.whole.count(name) == 1
                and not one.before.endswith("副")
            ):
                yield spotted(ANOTHER_NAME, one.since("name"), wanted=its)


# ---- by which month ----------------------------------------------------------------------------------------------------------

_BY_MONTH = (
    rf"(?P<by>(?P<m>[0-9]{{1,2}})月底前)[，]?(?:全面|全部|要|须|应|将)?完成(?P<what>[{HAN}、]{{2,24}})"
)
_OTHER_STAGE = re.compile("阶段|第[一二三]|首批|部分|再|其余|剩余|%|试点|示范")


@text_rule("coherence")
def month_again(text: Prepared) -> Iterator[Finding]:
    """10月底前，完成……更换, and 到11月底前完成更换任务的: one task, two months."""
    spots = list(text.spots(_BY_MONTH, prose=True))
    for first, one in combinations(spots, 2):
        task = pattern(f"^(?P<what>[{HAN}]{{2,6}}?)任务(?:的|后|，)").match(one.match["what"] + one.after[:1])
        if task is None or first.match["m"] == one.match["m"] or not apart(first, one):
            continue
        kin = [it for it in spots if task["what"] in it.match["what"]]
        sentence = first.par.sentence(first.start)
        if len(kin) == 2 and first in kin and not _OTHER_STAGE.search(sentence):
            yield spotted(TWO_VALUES, one.part("by"), name=task["what"], before=first.match["by"])
