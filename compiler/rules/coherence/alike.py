"""Rules on names that differ by a character (S528): 万和镇 and 万合镇, 云台路小学 and 云台小学, “砚水通” and “砚水宝”, 区消防救援大队 and 支队.

In: a `Prepared`. Out: findings. Told only of a name that stands once, by a character that sounds or looks like the other's, or where what stands round both shows that they are one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ...flow.title_words import frequency, known
from ...messages.diagnostic import Code
from ..characters.model import alike
from ..findings import Finding, at, spotted, text_rule
from ..names.spelled import COMMON, SURNAMES, side_by_side
from ..prepared import HAN, Prepared, Spot
from .facts import same_end

ANOTHER_NAME = Code(
    "S528",
    "warning",
    zh="“{text}”在别处写作“{wanted}”，像是一个名称。",
    hint_zh="核对名称，全文用一个；本来就是两个的，在这一行写明不检查 S528 的原因。",
    en="“{text}” is “{wanted}” elsewhere, and seems to be the same.",
    hint_en="Check the name, and write it so throughout; where they are two, say on the line why S528 is not to be checked.",
    fault="""
        区政府办公室2025年度工作总结
        万和镇率先完成改造任务。
        督促万合镇加快工程进度。
    """,
    mend="""
        区政府办公室2025年度工作总结
        万和镇率先完成改造任务。
        督促万和镇加快工程进度。
    """,
    form="check",
)
_PLACES = "镇|乡|街道|社区|村|水库|小学|中学|学校|幼儿园|医院|卫生院|敬老院|大桥|广场|公园|小区|泵站|灌区|林场|农场|矿|港"
_PLACE = rf"(?P<own>[{HAN}]{{2}})(?P<sort>{_PLACES})(?![长区里上下村中企贤亲街道镇办委容庄域])"
_NO_FIRST = frozenset(
    "和及与在到从对由向将为的是于以开全各本该这其每两三几多某个一二四五六七八九十省市县区镇乡村"
)
_NO_LAST = frozenset("农城乡县市区的个级委在")
# Two that tell two of a kind apart, though they sound or look alike.
_APART = frozenset(["东冬", "南难", "上下", "大太", "北背", "左右", "工土", "人入"])
LONG = 3
"""Characters of a name's own of which one may be one more, or one less."""


def _one_off(one: str, other: str) -> bool:
    """Whether two names of one length differ by a character that sounds or looks like the other's, or nearly so."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    a, b = pairs[0]
    return a + b not in _APART and b + a not in _APART and b in alike(a)


def _told_once(
    text: Prepared, first: str, second: str, where: Mapping[str, Sequence[Spot]], apart: bool = True
) -> Iterator[Finding]:
    """The one of two names that stands once, where the other stands as often or oftener; with `apart`, in no paragraph of the other's."""
    counts = {name: text.whole.count(name) for name in (first, second)}
    right, wrong = (first, second) if counts[first] >= counts[second] else (second, first)
    spots = where[wrong]
    if counts[wrong] != 1 or len(spots) != 1 or not where[right]:
        return
    if counts[right] == 1 and spots[0].par.index < where[right][0].par.index:
        right, wrong = wrong, right
        spots = where[wrong]
    pars = {spot.par.index for spot in where[right]}
    if (apart and spots[0].par.index in pars) or side_by_side(spots[0], where[right]):
        return
    yield spotted(ANOTHER_NAME, spots[0], wanted=right)


@text_rule("coherence")
def places_alike(text: Prepared) -> Iterator[Finding]:
    """万和镇 and 万合镇, 铁新社区 and 铁兴社区; 云台路小学 and 云台小学."""
    where: dict[str, dict[str, list[Spot]]] = {}
    for spot in text.spots(_PLACE):
        own = spot.match["own"]
        if own[0] not in _NO_FIRST and own[1] not in _NO_LAST and frequency(own) <= COMMON:
            where.setdefault(spot.match["sort"], {}).setdefault(own, []).append(spot)
    for sort, found in where.items():
        named = {own + sort: spots for own, spots in found.items()}
        for first, second in combinations(found, 2):
            if _one_off(first, second) or _of_one_thing(found[first], found[second]):
                yield from _told_once(text, first + sort, second + sort, named)
        yield from _one_more(text, sort, found)


def _of_one_thing(one: Sequence[Spot], other: Sequence[Spot]) -> bool:
    """红旗水库灌区渠系, 红星水库灌区渠系: whether two names that share a character go on alike."""
    if not set(one[0].match["own"]) & set(other[0].match["own"]):
        return False
    ends = [
        {found[0] for spot in spots if (found := re.match(_GOES_ON, spot.after))} for spots in (one, other)
    ]
    return bool(ends[0] & ends[1]) and len(one) != len(other)


_GOES_ON = f"[{HAN}]{{4}}"


def _one_more(text: Prepared, sort: str, found: Mapping[str, Sequence[Spot]]) -> Iterator[Finding]:
    """云台路小学, and 云台小学: a name with a character more within it, or at its end."""
    longer: dict[str, list[Spot]] = {}
    for spots in found.values():
        for spot in spots:
            before = spot.before[-1:]
            if before and before in text.whole and re.match(f"[{HAN}]", before) and before not in _NO_FIRST:
                longer.setdefault(before + spot.match["own"], []).append(spot)
    for own, spots in longer.items():
        for place in (1, 2):
            shorter = own[:place] + own[place + 1 :]
            others = found.get(shorter, ())
            if not others or own[place] not in _LEFT_OUT or frequency(own) > COMMON:
                continue
            names = {own + sort: spots, shorter + sort: others}
            long, short = text.whole.count(own + sort), text.whole.count(shorter + sort)
            if long > 1 == short:
                yield from _told_once(text, own + sort, shorter + sort, names)
            elif long == len(spots) == 1 and (short > 1 or own[place] == "子"):
                if spots[0].par.index in {other.par.index for other in others}:
                    continue
                start, end = spots[0].start - 1, spots[0].end
                yield at(ANOTHER_NAME, spots[0].par, start, end, wanted=shorter + sort)


_LEFT_OUT = frozenset("子路街河山江湖家沟头口湾")
"""Characters of a name that are left out, or put in, by who writes it from memory."""


# ---- things and offices -----------------------------------------------------------------------------------------------

_QUOTED = rf"“(?P<name>[{HAN}]{{3,5}})”(?P<after>[{HAN}]{{2}})"


@text_rule("coherence")
def quoted_alike(text: Prepared) -> Iterator[Finding]:
    """“砚水通”手机客户端, and “砚水宝”手机客户端: of one thing two names, by their last character."""
    where: dict[str, list[Spot]] = {}
    for spot in text.spots(_QUOTED, prose=True):
        where.setdefault(spot.match["name"], []).append(spot)
    for first, second in combinations(where, 2):
        if len(first) != len(second) or first[:-1] != second[:-1]:
            continue
        one, other = where[first][0], where[second][0]
        if (
            one.match["after"] != other.match["after"]
            or one.par is other.par
            or known(first)
            or known(second)
        ):
            continue
        if text.whole.count(second) == 1:
            yield at(ANOTHER_NAME, other.par, other.start, other.start + len(second) + 2, wanted=f"“{first}”")


_SLOGAN = rf"“(?P<said>[{HAN}，、；]{{8,40}})”"


@text_rule("coherence")
def slogans_alike(text: Prepared) -> Iterator[Finding]:
    """主题为“书香润丰泽，阅读启新程”, and “书香润丰泽，阅读启新篇” further on."""
    where: dict[str, list[Spot]] = {}
    for spot in text.spots(_SLOGAN):
        where.setdefault(spot.match["said"], []).append(spot)
    for first, other in combinations(where, 2):
        if len(first) != len(other) or sum(a != b for a, b in zip(first, other, strict=True)) != 1:
            continue
        one, spot = where[first][0], where[other][0]
        if one.par is not spot.par and text.whole.count(other) == 1:
            yield at(ANOTHER_NAME, spot.par, spot.start, spot.end, wanted=f"“{first}”")


# ---- names as they are written ------------------------------------------------------------------------------------------

_NAMED = (
    "有限公司|有限责任公司|开发区|产业园|示范区|工业园区|集团|街道|社区|水库|平台|中心|服务站|大桥|医院|学院|中学|小学|系统|电站|泵站|水厂|市场|广场|公园|合作社|专班|"
    "领导小组|指挥部|委员会|基地|实验室|隧道|大道"
)
_TELL_APART = frozenset(
    "0123456789一二三四五六七八九十两甲乙丙丁上中下前后左右东南西北省市县区乡镇村州旗初高大小新老男女春夏秋冬年月季级园校生师党团工农商学兵内外正副和的与及在对由各全为到委等成好"
)
_NO_WORD = frozenset("0123456789一二三四五六七八九十和的与及在对由各为到等成")
_BOUNDS = frozenset("在于到对由和与、等是将向赴")
LONGEST_NAME = 10


@text_rule("coherence")
def written_alike(text: Prepared) -> Iterator[Finding]:
    """渭原经济技术开发区, and further on 渭原高新技术开发区: in the middle of a name a word for another."""
    where: dict[str, dict[str, Spot]] = {}
    own = re.compile(f"[{HAN}]*$")
    for spot in text.spots(_NAMED):
        if found := own.search(spot.par.text[max(spot.start - LONGEST_NAME, 0) : spot.start]):
            where.setdefault(spot.match[0], {}).setdefault(found[0], spot)
    for sort, names in where.items():
        for first, other in combinations(names, 2):
            # Of 江城鑫远科技有限公司 and 江城瑞丰科技有限公司 all that is their own differs: they are two.
            if not (unlike := _within(first, other, 1 if sort.endswith(_FIRMS) else 2)):
                continue
            spot = names[other]
            wrong, right = (text_[start:] + sort for text_, start in zip((other, first), unlike, strict=True))
            if text.whole.count(wrong) > text.whole.count(right):
                spot, wrong, right = names[first], right, wrong
            if text.whole.count(wrong) == 1 and right not in spot.par.sentence(spot.start):
                yield at(ANOTHER_NAME, spot.par, spot.end - len(wrong), spot.end, wanted=right)


_FIRMS = ("公司", "厂", "合作社", "商行", "集团", "店")


def _within(first: str, other: str, most: int) -> tuple[int, int] | None:
    """Where two names begin, of `other` and `first`, that are alike at both ends but for a character or two (`most`) between; None where they are two."""
    behind = len(same_end(first, other))
    if not behind:
        return None
    for many in range(1, most + 1):
        cut = behind + many
        left = first[:-cut], other[:-cut]
        middle = first[len(first) - cut : len(first) - behind], other[len(other) - cut : len(other) - behind]
        if (
            not all(left)
            or any(a == b for a, b in zip(*middle, strict=True))
            or {*"".join(middle)} & (_TELL_APART if many == 1 else _NO_WORD)
        ):
            continue
        ahead = len(same_end(*left))
        bounded = all(
            len(name) < LONGEST_NAME if len(it) == ahead else it[-ahead - 1] in _BOUNDS
            for it, name in zip(left, (first, other), strict=True)
        )
        if ahead >= LEAST_AHEAD or (ahead and bounded):
            return len(left[1]) - ahead, len(left[0]) - ahead
    return None


LEAST_AHEAD = 2


_TEAM = rf"(?P<own>[省市州县区][{HAN}]{{2,8}}?)(?P<sort>总队|支队|大队|中队)(?!长)"
# Names that one office had before and after a reform.
_REFORMED = (
    ("城市管理局", "城管执法局|城市管理执法局|城市管理行政执法局"),
    ("城市管理和综合执法局", "城市管理局|城管执法局"),
    ("市场监督管理局", "工商行政管理局|工商局|质量技术监督局|质监局|食品药品监督管理局"),
    ("自然资源局", "国土资源局|国土局"),
    ("自然资源和规划局", "国土资源局|国土局"),
    ("生态环境局", "环境保护局|环保局"),
    ("农业农村局", "农业局|农业委员会|农委"),
    ("应急管理局", "安全生产监督管理局|安监局"),
    ("卫生健康委员会", "卫生和计划生育委员会|卫生计生委|卫计委|卫生局"),
    ("卫生健康局", "卫生和计划生育局|卫计局|卫生局"),
    ("文化和旅游局", "文化局|旅游局|文化广电新闻出版局"),
    ("医疗保障局", "医疗保险局|医保中心"),
    ("药品监督管理局", "食品药品监督管理局|药监管理局"),
    ("自然资源局", "自然资源和规划局|自然资源与规划局|规划和自然资源局"),
    ("自然资源和规划局", "自然资源局|规划和自然资源局"),
    ("文化和旅游局", "文化广电旅游局|文化广电和旅游局|文化体育和旅游局|文化旅游局|文化旅游和体育局"),
    ("文化广电和旅游局", "文化和旅游局|文化旅游局|文化广电旅游局"),
    ("文化体育和旅游局", "文化和旅游局|文化旅游局"),
    ("教育局", "教育体育局|教育和体育局|教育委员会"),
    ("教育体育局", "教育局|教育和体育局"),
    ("教育和体育局", "教育局|教育体育局"),
    ("水务局", "水利局|水利水务局"),
    ("水利局", "水务局|水利水电局"),
    ("林业和草原局", "林业局|林业草原局|园林局"),
    ("林业局", "林业和草原局|林草局"),
    ("交通运输局", "交通局|交通运输管理局"),
    ("卫生健康委员会", "卫生健康局"),
    ("卫生健康局", "卫生健康委员会"),
    ("住房和城乡建设局", "住房和建设局|城乡建设局|住建局|建设局|住房城乡建设委员会"),
    ("发展和改革委员会", "发展和改革局|发展改革局"),
    ("发展和改革局", "发展和改革委员会|发展改革委员会"),
    ("工业和信息化局", "经济和信息化局|经信局|经济贸易局"),
    ("退役军人事务局", "退役军人局|退役军人服务局"),
    ("人力资源和社会保障局", "劳动和社会保障局|劳动局|人事局"),
    ("综合行政执法局", "行政执法局|城管执法局"),
    ("行政审批服务局", "政务服务局|行政审批局"),
    ("生态环境分局", "环境保护分局|环保分局"),
)


_NO_OWNER = frozenset("由请对向和与及经报将被给会同到是让使")
_BEFORE_REFORM = re.compile("原|改革|更名|前身|20[0-9]{2}年|当时|曾")


@text_rule("coherence")
def offices_alike(text: Prepared) -> Iterator[Finding]:
    """区消防救援大队 again and again, and once 支队; 市城市管理局, and once 市城管执法局."""
    teams: dict[str, dict[str, list[Spot]]] = {}
    for spot in text.spots(_TEAM) if "队" in text.whole else ():
        teams.setdefault(spot.match["own"], {}).setdefault(spot.match["sort"], []).append(spot)
    for own, found in teams.items():
        if len(found) == 2:
            few, many = sorted(found, key=lambda sort: len(found[sort]))
            one, pars = found[few][0], {spot.par.index for spot in found[many]}
            if len(found[few]) == 1 < len(found[many]) and one.par.index not in pars:
                yield spotted(ANOTHER_NAME, found[few][0], wanted=own + many)
    for name, before in _REFORMED:
        if name not in text.whole:
            continue
        spots = list(
            text.spots(
                rf"(?<!原)(?P<level>[省市州县区])(?:{before})(?=[，。；、）组牵负会的和与及要应将派对为开备审制联统])",
                prose=True,
            )
        )
        if (
            spots
            and text.whole.count(name) == 1
            and _BEFORE_REFORM.search(spots[0].par.sentence(spots[0].start))
        ):
            continue
        level = spots[0].match["level"] if len(spots) == 1 else ""
        whose = spots[0].before[-1:] if level and re.match(f"[{HAN}]", spots[0].before[-1:]) else ""
        another = whose and whose not in _NO_OWNER and whose + level + name not in text.whole
        beside = level and level + name in spots[0].par.sentence(spots[0].start)
        if level and level + name in text.whole and not another and not beside:
            yield spotted(ANOTHER_NAME, spots[0], wanted=level + name)


_SHORT = rf"(?P<full>[{HAN}]{{6,30}})[（(，](?:以下|下)?(?:统一)?简称[为：:]?“(?P<name>[{HAN}]{{4,6}})”"


@text_rule("coherence")
def short_alike(text: Prepared) -> Iterator[Finding]:
    """（以下简称“镇防指办”）, and 由镇防火办检修: a short name with another character in it."""
    for spot in text.spots(_SHORT, prose=True) if "简称" in text.whole else ():
        name = spot.match["name"]
        if known(name) or text.whole.count(name) < 2:
            continue
        ways = "|".join(f"{name[:place]}[{HAN}]{name[place + 1 :]}" for place in range(1, len(name) - 1))
        others = [one for one in text.spots(ways, prose=True) if one.match[0] != name]
        said = others[0].match[0] if len(others) == 1 else name
        if said != name and not known(said) and not known(said[1:]) and text.whole.count(said) == 1:
            yield spotted(ANOTHER_NAME, others[0], wanted=name)


_MEETING = rf"在(?P<name>[{HAN}“”]{{6,40}}会(?:议)?)上的(?:讲话|致辞|发言|报告|总结讲话|主持词)"
_HELD = rf"(?:召开|举行|参加)(?:的)?(?:这次|此次|今天的?)?(?P<name>[{HAN}“”]{{6,40}}?会(?:议)?)(?=[，。；])"


@text_rule("coherence")
def meeting_alike(text: Prepared) -> Iterator[Finding]:
    """今天召开全市作风建设推进会, under 在全市行风建设推进会上的讲话."""
    own = re.search(_MEETING, text.title)
    first = next((spot for spot in text.spots(_HELD, prose=True)), None) if own else None
    if not own or not first:
        return
    told, name = first.match["name"], own["name"]
    if len(told) == len(name) and sum(a != b for a, b in zip(told, name, strict=True)) == 1:
        yield spotted(ANOTHER_NAME, first.part("name"), wanted=name)


_ATTENDS = rf"(?<=[、：:])(?P<name>[{SURNAMES}][{HAN}]{{2}})(?=（)"
_CHARGED = rf"由(?P<name>[{SURNAMES}][{HAN}]{{2}})(?=同志|负责|牵头|统筹|总负责|担任|任|具体)"


@text_rule("coherence")
def persons_alike(text: Prepared) -> Iterator[Finding]:
    """列席：吴海涛（运营部）, and 由吴海滔负责统筹: who is charged is one of those who attend."""
    attend = {spot.match["name"] for spot in text.spots(_ATTENDS)}
    for spot in text.spots(_CHARGED, prose=True) if attend else ():
        name = spot.match["name"]
        near = [one for one in attend if one[0] == name[0] and _one_off(one, name)]
        if name not in attend and len(near) == 1 and text.whole.count(name) == 1:
            yield at(ANOTHER_NAME, spot.par, spot.start + 1, spot.start + 1 + len(name), wanted=near[0])


_SIGNED = rf"(?<=\n)(?:主持|主持人|述职人|述职述廉人|报告人|汇报人|发言人|讲话人|述职者)[：:][ 　]*(?P<name>[{SURNAMES}][{HAN}]{{1,2}})(?=\n|\Z)"
_TITLED = rf"(?:长|主任|书记|主席|经理|总监|委员|干事|科员|教授|教师|同志)[ 　]*(?P<name>[{SURNAMES}][{HAN}]{{1,2}}?)(?=\n|主持|在|出席|指出|强调|同志|要求|作)"


@text_rule("coherence")
def signed_alike(text: Prepared) -> Iterator[Finding]:
    """管委会主任沈毅……主持召开, and 主持：沈艺 at the foot; 科长 邱志远 under the title, and 述职人：邱致远."""
    titled = {spot.match["name"]: spot for spot in text.spots(_TITLED)}
    for spot in text.spots(_SIGNED):
        name = spot.match["name"]
        near = [one for one in titled if len(one) == len(name) and one[0] == name[0] and _one_off(one, name)]
        if name not in titled and len(near) == 1 and text.whole.count(name) == 1:
            yield spotted(ANOTHER_NAME, spot.part("name"), wanted=near[0])


# ---- what the title numbers -------------------------------------------------------------------------------------------

_NUMBERED = r"(?<![0-9])(?P<n>[0-9]{1,2})号(?P<what>线|矿|井|泵站|机组|标段)"
_WITH_ANOTHER = re.compile("和|与|及|、|接|换乘|至|到|比|同")
OFTEN = 3


@text_rule("coherence")
def numbered_alike(text: Prepared) -> Iterator[Finding]:
    """3号线, once, in a letter on 2号线 that names no other."""
    own = {(found["n"], found["what"]) for found in re.finditer(_NUMBERED, text.title)}
    if len(own) != 1:
        return
    number, what = own.pop()
    others = [one for one in text.spots(_NUMBERED) if one.match["what"] == what and one.match["n"] != number]
    if len(others) != 1 or text.whole.count(f"{number}号{what}") < OFTEN:
        return
    clause = re.split("[，。；]", others[0].before)[-1] + re.split("[，。；]", others[0].after)[0]
    if not _WITH_ANOTHER.search(clause):
        yield spotted(ANOTHER_NAME, others[0], wanted=f"{number}号{what}")
