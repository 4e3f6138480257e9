"""Rules on names that a paper must write alike (S527): its own town with another rank, one of two that it names together.

In: a `Prepared`. Out: findings. Two places are mostly two places; that they are one, the paper's own head or foot shows, or that both stand beside the same other one, or that the words
round both tell of one thing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from ...flow.title_words import frequency
from ...messages.diagnostic import Code
from ..characters.model import alike
from ..findings import Finding, at, spotted, text_rule
from ..names.alike import NOT_THE_RANK
from ..names.spelled import COMMON, side_by_side
from ..places import pattern
from ..prepared import HAN, Prepared, Spot, once
from .alike import ANOTHER_NAME
from .facts import ahead_of

OTHER_PLACE = Code(
    "S527",
    "warning",
    zh="“{text}”在别处写作“{wanted}”。",
    hint_zh="核对地名，全文用一个；本来就是两处的，在这一行写明不检查 S527 的原因。",
    en="“{text}” is “{wanted}” elsewhere.",
    hint_en="Check the name, and write it so throughout; where they are two places, say on the line why S527 is not to be checked.",
    fault="""
        新兴镇人民政府2025年度工作总结
        新兴镇现有人口2.1万人，全年办文204件。
        新兴乡地处县城西部，交通便利。
    """,
    mend="""
        新兴镇人民政府2025年度工作总结
        新兴镇现有人口2.1万人，全年办文204件。
        新兴镇地处县城西部，交通便利。
    """,
    form="check",
)
_RANKS = "镇|乡|街道"
_OWN = rf"^(?:[{HAN}]{{2,8}}[市县区州])??(?P<stem>[{HAN}]{{2,3}})(?P<rank>{_RANKS})(?:人民政府|党委|办事处|党工委|20|关于|第|年)"


@text_rule("coherence")
def own_town(text: Prepared) -> Iterator[Finding]:
    """新兴乡, in a paper of 新兴镇人民政府 that else writes 新兴镇."""
    heads = [text.title, *(par.text for par in text.pars if par.block.role in ("signature", "issuer"))]
    found = next(filter(None, (pattern(_OWN).match(head) for head in heads)), None)
    if found is None:
        return
    stem, rank = found["stem"], found["rank"]
    others = [
        spot
        for spot in text.spots(rf"{stem}(?:{_RANKS})(?![{NOT_THE_RANK}])", prose=True)
        if spot.match[0] != stem + rank
    ]
    if len(others) == 1 and text.whole.count(stem + rank) > 1 and not _was(others[0]):
        yield spotted(OTHER_PLACE, others[0], wanted=stem + rank)


def _was(spot: Spot) -> bool:
    """Whether a name is one of another time: 原新兴乡, 撤乡建镇."""
    return bool(pattern("原|由|从|撤|改|设|更名|合并").search(spot.before[-8:] + spot.after[:12]))


_PLACE = rf"[{HAN}]{{1,3}}?[市县区镇乡村]"
_TWO = rf"(?<![、{HAN}])(?:[{HAN}]{{0,6}}?(?:在|到|由|与|和|对|赴|驻|将|向|派驻))?(?P<one>{_PLACE})[、和](?P<other>{_PLACE})(?!、)"


@text_rule("coherence")
def in_pairs(text: Prepared) -> Iterator[Finding]:
    """东湖区、南城区 试运行, and further on 东湖区、南岭区: of two that are named together one is another, by a character."""
    pairs: dict[str, list[Spot]] = {}
    for spot in text.spots(_TWO, prose=True):
        pairs.setdefault(spot.match["one"], []).append(spot)
    for spots in pairs.values():
        names = {spot.match["other"] for spot in spots}
        if len(names) != 2:
            continue
        first, second = spots[0].match["other"], next(one for one in names if one != spots[0].match["other"])
        alike = (
            len(first) == len(second)
            and sum(a == b for a, b in zip(first, second, strict=True)) == len(first) - 1
        )
        if not alike or first[-1] != second[-1] or text.whole.count(second) != 1:
            continue
        spot = next(one for one in spots if one.match["other"] == second)
        if spot.par is not spots[0].par:
            yield spotted(OTHER_PLACE, spot.part("other"), wanted=first)


# ---- one of its sort -----------------------------------------------------------------------------------------------------

_SORTS = (
    "村|社区|镇|乡|街道|县|小区|水库|小学|中学|学校|幼儿园|医院|卫生院|敬老院|福利院|养老院|公司|集团|物流园|产业园|工业园|园区|开发区|派出所|供电所|税务所|司法所|"
    "水厂|电厂|泵站|水闸|大桥|隧道|公园|广场|市场|商场|超市|大厦|宾馆|酒店|林场|农场|牧场|渔场|茶场|矿|煤矿|合作社|党支部|车间|码头|车站|收费站|服务区|河|渠|湖|塘|湾|路|街|巷|岛|山|寺|庙|"
    "景区|湿地|灌区|博物馆|纪念馆|图书馆|文化馆|体育馆|剧院|大坝|电站|变电站|井"
)
_NAMED = rf"(?P<own>[{HAN}]{{2}})(?P<sort>{_SORTS})(?![长民委支两级里区上下庄域容志医干务道际段口面库线边坡产业貌中企贤亲街镇办内])"
_NO_FIRST = frozenset(
    "和及与在到从对由向将为的是于以开全各本该这其每两三几多某个一二四五六七八九十省市县区镇乡村请按经至往沿赴有被把给让使用"
)
_NO_LAST = frozenset("线网道公铁农城乡县市区的个级委在型大小各全本该省")
_BESIDE = re.compile(
    "[邻与和及、同跟到至从距引]|接壤|毗连|往返|相比|比如|例如|像|学习|借鉴|参观|考察|类似|原名|又称|去年|上年|同期|已于|往年|合并|划入|并入|迁|搬|原|其他|另"
)
_OF_PAST = re.compile("去年|上年|同期|往年|已于")
_LOOSE_PAIRS = re.compile(
    "工作|项目|单位|建设|位于|设在|所在|情况|进行|开展|完成|加强|组织|落实|负责|全面|群众|管理|服务|问题|整改|年度|目前|已经|以及|其中|分别|截至|共计|万元"
)


def _one_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def pairs_near(spot: Spot, name: str) -> set[str]:
    """The pairs of characters of the sentence that a name stands in, the name itself and what says little left out."""
    said = _LOOSE_PAIRS.sub("|", spot.par.sentence(spot.start).replace(name, "|"))
    return {two for two in map("".join, pairwise(said)) if pattern(f"[{HAN}]{{2}}").fullmatch(two)}


@once
def names_of(text: Prepared) -> Mapping[str, Mapping[str, Sequence[Spot]]]:
    """By sort (村, 中学) the two characters of their own that names of it have, and where these stand."""
    where: dict[str, dict[str, list[Spot]]] = {}
    for spot in text.spots(_NAMED):
        own = spot.match["own"]
        if own[0] not in _NO_FIRST and own[1] not in _NO_LAST and frequency(own) <= COMMON:
            where.setdefault(spot.match["sort"], {}).setdefault(own, []).append(spot)
    return where


@text_rule("coherence")
def only_two(text: Prepared) -> Iterator[Finding]:
    """更换赤岭村的过滤设备, in a report on 赤水村 that names no other village: the only two of their sort, one character apart, the other once."""
    for sort, names in names_of(text).items():
        for first, other in combinations(names, 2):
            if not _one_off(first, other):
                continue
            counts = [text.whole.count(own + sort) for own in (first, other)]
            if first[1:] == other[1:] and text.whole.count(first[1:] + sort) > sum(counts):
                continue  # 解|决南山片区, 实|施南山片区: it is called by less
            (many, few) = (first, other) if counts[0] >= counts[1] else (other, first)
            odd = names[few]
            if min(counts) != 1 or len(odd) != 1 or not odd[0].par.is_prose:
                continue
            if side_by_side(odd[0], names[many]) or many + sort in odd[0].par.sentence(odd[0].start):
                continue
            known = max(counts) > 1 and (many + sort in text.title or max(counts) > 2 or len(names) == 2)
            before = any(ahead_of(one, odd[0]) for one in names[many])
            shared = set[str]().union(*(pairs_near(one, many + sort) for one in names[many])) & pairs_near(
                odd[0], few + sort
            )
            if _OF_PAST.search(odd[0].par.sentence(odd[0].start)):
                continue
            clause = pattern("[，。；]").split(odd[0].before)[-1] + odd[0].after[:4]
            alone = (
                len(names) == 2 and first[0] == other[0] and (many + sort in text.title or max(counts) > 2)
            )
            if odd[0].before.endswith("“") or pattern(f"(?:{_SORTS})").match(odd[0].after):
                continue  # 石门村水库: a thing that is named after it
            if known and before and (alone or len(shared) >= LEAST_SHARED) and not _BESIDE.search(clause):
                yield spotted(ANOTHER_NAME, odd[0], wanted=many + sort)


LEAST_SHARED = 2
"""Pairs of characters that the sentences round two names share, where they are one."""


# ---- from here to there ---------------------------------------------------------------------------------------------------

_STRETCH = rf"(?P<one>[{HAN}A-Za-z0-9]{{2,8}}?)(?:至|到|—|－)(?P<other>[{HAN}A-Za-z0-9]{{2,8}}?)(?P<sort>段|区间|路段|公路|线|航线|管线|河段|沿线)"


@text_rule("coherence")
def stretches(text: Prepared) -> Iterator[Finding]:
    """白茅至落水洞段, and 白茅至滴水洞段 further on: one end is the same, and the other but for a character."""
    spots = list(text.spots(_STRETCH))
    for first, one in combinations(spots, 2):
        if first.match["sort"] != one.match["sort"] or (
            first.par is one.par and one.match[0] in first.par.sentence(first.start)
        ):
            continue
        ends = [(it.match["one"], it.match["other"]) for it in (first, one)]
        for here in (0, 1):
            same, (a, b) = [pair[1 - here] for pair in ends], (ends[0][here], ends[1][here])
            alike_ = same[0][-LEAST_END:] == same[1][-LEAST_END:] if here else same[0] == same[1]
            if here == 0:
                size = min(len(a), len(b))
                a, b = a[-size:], b[-size:]
            if not alike_ or a == b or not _one_off(a, b) or len(a) < LEAST_END:
                continue
            if a[0] != b[0] and here == 0:
                continue  # words before the name
            counts = text.whole.count(a), text.whole.count(b)
            if counts[1] == 1 and not pattern("、|分别").search(
                one.par.sentence(one.start)[:0] + one.before[-1:] + one.after[:1]
            ):
                yield spotted(ANOTHER_NAME, one.part(("one", "other")[here]), wanted=ends[0][here])


LEAST_END = 2

# ---- numbered things ----------------------------------------------------------------------------------------------------

_NTH = "第[一二三四五六七八九十0-9]{1,2}(?=[中小医卫幼水敬])|[0-9]{1,3}|[一二三四五六七八九十]{1,2}|[东西南北]|[甲乙丙丁]|[A-Z]"
_OF_THING = rf"(?P<lead>[{HAN}]{{1,10}}?)(?P<nth>{_NTH})(?P<sort>号楼|号机组|号馆|号厅|号井|号线|号泵|号炉|号窗口|号教学楼|号车间|号仓库|号码头|号泊位|号桥|楼(?!宇|梯|道|长|盘)|层(?!级|面|次|层)|单元|门(?!店|诊|口|面|槛|窗|牌|卫|岗|类|头)|标段|栋|幢|车间|号宿舍|号门|出口|入口|食堂|会议室|号地块|中学|小学|医院|人民医院|卫生院|幼儿园|水厂|期项目|期工程|号桥墩|号闸|号隧道|号路|号线)"


@text_rule("coherence")
def nth_of_thing(text: Prepared) -> Iterator[Finding]:
    """急救中心大楼二楼, and 急救中心大楼三楼抢救室 further on: one thing's number told twice, the words round both the same."""
    told: dict[tuple[str, str], dict[str, list[Spot]]] = {}
    for spot in text.spots(_OF_THING):
        lead = spot.match["lead"]
        bare = lead[-1] in "在到至于从由往赴进" and spot.match["sort"][0] == "号"
        if (len(lead) < LEAST_LEAD and not bare) or spot.before[-1:].isdigit():
            continue
        key = ("" if bare else lead[-LEAST_LEAD:], spot.match["sort"])
        told.setdefault(key, {}).setdefault(spot.match["nth"], []).append(spot)
    for (lead, sort), some in told.items():
        if not lead:  # 到3号馆布展, where all else is held in 2号馆
            some = dict(some)
            for (other_lead, other_sort), more in told.items():
                for nth, spots_ in more.items() if other_lead and other_sort == sort else ():
                    some[nth] = [*some.get(nth, ()), *spots_]
        if len(some) != LEAST_SHARED:
            continue
        first, other = some.values()
        many, few = (first, other) if len(first) >= len(other) else (other, first)
        odd = few[0]
        wanted = many[0].match["nth"] + sort
        if (
            len(few) != 1
            or not odd.par.is_prose
            or side_by_side(odd, many)
            or not any(ahead_of(it, odd) for it in many)
        ):
            continue
        sentence = odd.par.sentence(odd.start)
        if any(it.par is odd.par and sentence == it.par.sentence(it.start) for it in many):
            continue
        shared = set[str]().union(*(pairs_near(one, one.match[0]) for one in many)) & pairs_near(
            odd, odd.match[0]
        )
        if any(it.after[:LEAST_LEAD] == odd.after[:LEAST_LEAD] for it in many):
            shared -= pairs_near(odd, odd.match[0] + odd.after[:LEAST_LEAD]) ^ pairs_near(odd, odd.match[0])
            shared -= {two for two in shared if two in odd.after[: LEAST_LEAD * 2]}
        titled = (lead and lead + wanted in text.title) or (not lead and len(many) > 1)
        apart = pattern("[和与、及]$|原|另|其他|其余|相邻|相比|分别|同步|备用|拆|迁|搬|改").search(
            odd.before[-3:] + odd.after[:4] + sentence[:0]
        )
        listed = odd.par.label and any(
            it.par.label and abs(it.par.index - odd.par.index) <= LEAST_SHARED for it in many
        )
        if (titled or len(shared) >= LEAST_SHARED) and not apart and not listed:
            yield spotted(ANOTHER_NAME, odd.since("nth"), wanted=wanted)


LEAST_LEAD = 2
"""Characters before a number by which two are of one thing."""


# ---- bodies of one kind --------------------------------------------------------------------------------------------------

_BODY = r"(?P<rank>[省市县区州旗])(?P<kind>人民医院|中医院|中医医院|妇幼保健院|中心医院|第[一二三四]人民医院|第[一二三四]医院|第[一二三四五六]中学|[一二三四五六]中|实验小学|实验中学|职业中学|职教中心|图书馆|文化馆|博物馆|档案馆|美术馆|红十字会|慈善总会|慈善会|总工会|工商联|妇联|团委|残联|科协|文联)"


@text_rule("coherence")
def other_body(text: Prepared) -> Iterator[Finding]:
    """县人民医院每周派医师到所巡诊, and 县中医院巡诊医师应填写巡诊记录: the only other body of that rank and kind, once, for what the first one does."""
    told: dict[str, list[Spot]] = {}
    for spot in text.spots(_BODY):
        told.setdefault(spot.match[0], []).append(spot)
    if len(told) != LEAST_SHARED:
        return
    (first, one), (other, two) = told.items()
    if (
        len(two) != 1
        or len(one) < LEAST_SHARED
        or first[0] != other[0]
        or first[-1] != other[-1]
        or not two[0].par.is_prose
    ):
        return
    shared = set[str]().union(*(pairs_near(it, first) for it in one)) & pairs_near(two[0], other)
    sentence = two[0].par.sentence(two[0].start)
    if (
        first not in sentence
        and len(shared) >= LEAST_SHARED
        and not pattern("和|与|及|、|转|另|同时|年|也|还|又|同样|均|比|像").search(
            sentence[: sentence.index(other) + len(other) + 2]
        )
    ):
        yield spotted(ANOTHER_NAME, two[0], wanted=first)


# ---- honours ---------------------------------------------------------------------------------------------------------------

_HONOUR = rf"“(?P<name>[{HAN}]{{3,12}})”"
_HONOURED = re.compile("学习|授予|称号|荣誉|受表彰|榜样|获奖|表彰|命名")


@text_rule("coherence")
def honour_again(text: Prepared) -> Iterator[Finding]:
    """授予……“优秀教师”称号的决定, and 以受表彰的“先进教师”为榜样 further on: the title names one honour, and this ends as it does."""
    own = pattern(_HONOUR).findall(text.title)
    if len(own) != 1 or not _HONOURED.search(text.title):
        return
    odd = [
        spot
        for spot in text.spots(_HONOUR, prose=True)
        if spot.match["name"] != own[0]
        and spot.match["name"][-2:] == own[0][-2:]
        and len(spot.match["name"]) == len(own[0])
    ]
    if (
        len(odd) == 1
        and _HONOURED.search(odd[0].par.sentence(odd[0].start))
        and own[0] not in odd[0].par.sentence(odd[0].start)
    ):
        yield at(ANOTHER_NAME, odd[0].par, odd[0].start + 1, odd[0].end - 1, wanted=own[0])


# ---- any name -------------------------------------------------------------------------------------------------------------

_ENDS_IN = (
    "有限公司|公司|集团|合作社|农庄|山庄|酒店|宾馆|饭店|超市|商场|商行|药店|诊所|医院|卫生院|中学|小学|学校|学院|幼儿园|研究院|研究所|事务所|设计院|电站|泵站|水库|水厂|水泥厂|化工厂|机械厂|"
    "砖厂|纸厂|糖厂|酒厂|茶厂|饲料厂|食品厂|养殖场|林场|农场|牧场|茶场|渔场|采石场|矿山|煤矿|码头|渡口|大桥|隧道|小区|社区|花园|家园|广场|市场|公园|景区|湿地|寺|村|镇|乡|街道|产业园|工业园|"
    "物流园|项目部|工程|项目|灌区|干渠|监测站|检查站|收费站|服务区|敬老院|福利院|养老院|基地|平台|系统|大厦|流域|片区|路段|专线|课题|课程|品牌"
)
_ALIKE_NOT = frozenset(
    "的地得作做定订其它他她那哪以已是事在再和合有又由第县市区镇乡村一二两三四五六七八九十年月日东冬南北西上下"
)
LEAST_TAIL = 3
"""Characters that two names have behind the one in which they differ, where they differ by what sounds or looks alike."""
MOST_NAMES = 60


@text_rule("coherence")
def sounds_like_name(text: Prepared) -> Iterator[Finding]:
    """宏图监理咨询有限公司, and 鸿图监理咨询有限公司 once; 大兴水泥厂 and 大新水泥厂: all but a character that sounds or looks like the other's."""
    spots: dict[str, list[tuple[Spot, int]]] = {}
    for spot in text.spots(f"(?:{_ENDS_IN})"):
        tail = pattern(f"[{HAN}]+$").search(spot.par.text[max(spot.end - LONGEST_NAME, 0) : spot.end])
        if tail and len(tail[0]) > len(spot.match[0]) + 1:
            spots.setdefault(tail[0], []).append((spot, spot.end))
    if len(spots) > MOST_NAMES:
        return
    for one, other in combinations(spots, 2):
        most = min(len(one), len(other))
        size = next((here for here in range(most) if one[-1 - here] != other[-1 - here]), most)
        if size < LEAST_TAIL or size >= most:
            continue
        a, b = one[-1 - size], other[-1 - size]
        if b not in alike(a) or {a, b} & _ALIKE_NOT:
            continue
        begins = [len(name) - size - 1 for name in (one, other)]
        same = one[: begins[0]][-1:] == other[: begins[1]][-1:] and begins[0] > 0
        if not same and (size <= LEAST_TAIL or not all(map(_begins_name, (one, other), begins))):
            continue
        keys = [name[-1 - size - same :] for name in (one, other)]
        counts = [text.whole.count(key) for key in keys]
        first, last = spots[one][0], spots[other][0]
        if counts[0] == counts[1]:
            right, odd, key = (one, last, keys[1]) if ahead_of(first[0], last[0]) else (other, first, keys[0])
        elif counts[0] > counts[1]:
            right, odd, key = one, last, keys[1]
        else:
            right, odd, key = other, first, keys[0]
        if min(counts) != 1 or not odd[0].par.is_prose:
            continue
        wanted = keys[0] if right == one else keys[1]
        if wanted in odd[0].par.sentence(odd[0].start):
            continue
        yield at(ANOTHER_NAME, odd[0].par, odd[1] - len(key), odd[1], wanted=wanted)


LONGEST_NAME = 14


def _begins_name(words: str, here: int) -> bool:
    """Whether a name may begin at a character: nothing before it, or what is said before a name."""
    return here == 0 or words[here - 1] in "由对向与和在经请的到为是及被让将给把托按据"
