"""Rules on names that differ by a word (S528): 康乐老年公寓 and 康乐养老公寓, 外国语学院 and 外语学院, 石柳路 and 柳石路; a name that no list of the paper holds.

In: a `Prepared`. Out: findings. The words are those by which clerks name one thing from memory, in a table; of things that may stand side by side (小区 and 社区) none is in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from ..findings import Finding, at, spotted, text_rule
from ..names.spelled import side_by_side
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .alike import ANOTHER_NAME
from .attached import is_part
from .facts import ahead_of, same_end

# What one thing is called in one place and in another, behind the same words.
_WORDS = (
    "工程学院 建筑学院",
    "中心小学 中心学校",
    "老年公寓 养老公寓 养老院 敬老院 养老中心 养老服务中心",
    "食堂 餐厅 饭堂",
    "职业教育中心 职业技术学校 职业学校 职业中学 职业技术学院 职业学院 中等职业学校 技工学校",
    "领导小组 指挥部",
    "有限公司 有限责任公司 厂 公司",
    "产业园 工业园",
    "大酒店 酒店 宾馆 饭店",
    "公安分局 公安局 派出所",
    "专业合作社 合作联社",
    "示范区 试验区 先行区",
    "专项行动 专项整治 专项治理",
    "热力公司 供热公司",
    "自来水公司 供水公司",
    "燃气公司 天然气公司 煤气公司",
    "供电公司 电力公司",
    "公交公司 公共交通公司",
    "物业公司 物管公司",
    "管理中心 服务中心 管理服务中心",
    "管理处 管理局 管理所",
    "监测站 监测中心",
    "检测站 检测中心 检测所",
    "培训中心 培训基地 培训学校",
    "调解委员会 调解中心 调解室",
    "工作站 服务站",
    "实训基地 实习基地 实践基地",
    "图书馆 图书室 阅览室",
    "停车场 停车楼",
    "集贸市场 农贸市场 批发市场",
    "步行街 商业街",
    "客运站 汽车站 客运中心",
    "信用社 信用联社",
    "保健院 保健站 保健所",
    "福利院 福利中心",
    "救助站 救助中心",
    "卫生院 卫生服务中心",
    "公证处 公证所",
    "设计院 设计公司 设计研究院",
    "勘察院 勘测院",
    "博物馆 纪念馆 陈列馆",
    "茶厂 茶场",
    "砖厂 砖场",
    "渔厂 渔场",
    "养殖场 养殖厂",
    "屠宰场 屠宰厂",
    "填埋场 填埋厂",
    "采石场 采石厂",
    "机械厂 机械公司",
    "食品厂 食品公司",
    "水泥厂 水泥公司",
    "公路站 公路段 养护站 养护所",
    "供销社 供销联社",
    "信访局 信访办",
    "服务大厅 办事大厅",
    "运管所 运管处 运管局",
    "水管所 水管站",
    "质监所 质监站",
)
# Short for the same.
_SHORTENED = (("外国语学院", "外语学院"), ("中医医院", "中医院"))
LEAST_OWN, LONGEST_OWN = 2, 8
"""Characters of a name's own, before the word in which two names differ."""
_NO_OWN = re.compile("[的和与及在对由了各所有大量新老该本其为是等每某]|(?:成立|设立|组建|报|经|向)$")


def _named(text: Prepared, words: Sequence[str]) -> Mapping[str, Sequence[Spot]]:
    """Where some words stand, each by itself and as the end of no longer one."""
    out: dict[str, list[Spot]] = {}
    any_ = "|".join(sorted(words, key=len, reverse=True))
    for spot in text.spots(rf"(?<=[{HAN}]{{{LEAST_OWN}}})(?:{any_})(?![长员])"):
        out.setdefault(spot.match[0], []).append(spot)
    return out


@text_rule("coherence")
def word_for_word(text: Prepared) -> Iterator[Finding]:
    """对拒不整改的康乐老年公寓, and 康乐养老公寓 further on: the same name but for its last word, once."""
    for row in _WORDS:
        words = row.split()
        if sum(word in text.whole for word in words) < LEAST_OWN:
            continue
        where = _named(text, words)
        for right, wrong in permutations(where, 2):
            for spot in where[wrong]:
                others = [one for one in where[right] if _own(one) and _own(one) == _own(spot)]
                name = _own(spot) + wrong
                if others and text.whole.count(name) == 1 and _told_before(others, spot):
                    start = spot.start - len(_own(spot))
                    if spot.par.text[:start].endswith("各"):
                        continue  # 各市场监督管理所 are of 市场监督管理局
                    yield at(ANOTHER_NAME, spot.par, start, spot.end, wanted=_own(others[0]) + right)
    for full, short in _SHORTENED:
        spots = (
            list(text.spots(f"(?<=[{HAN}，、。]){short}"))
            if full in text.whole and short in text.whole
            else []
        )
        others = list(text.spots(full)) if len(spots) == 1 else []
        if others and _told_before(others, spots[0]) and _level(spots[0]) in {_level(one) for one in others}:
            yield spotted(ANOTHER_NAME, spots[0], wanted=full)


def _level(spot: Spot) -> str:
    """The character before a name that says whose it is: 市 of 市中医院."""
    found = pattern("[省市县区州镇校]$").search(spot.before)
    return found[0] if found else ""


def _own(spot: Spot) -> str:
    """The characters before a word that are of its name, as far as they are sure: 康乐 of 拒不整改的康乐老年公寓."""
    found = pattern(f"[{HAN}]{{{LEAST_OWN},{LONGEST_OWN}}}$").search(spot.before)
    own = found[0] if found else ""
    cuts = [one.end() for one in _NO_OWN.finditer(own)]
    own = own[cuts[-1] :] if cuts else own
    return own[-LEAST_OWN * 2 :] if len(own) >= LEAST_OWN else ""


def _told_before(others: Sequence[Spot], spot: Spot) -> bool:
    """Whether a name's other form was told before it, or oftener, and stands in no sentence with it."""
    apart = not any(one.par is spot.par and one.match[0] in spot.par.sentence(spot.start) for one in others)
    first = others[0].par.index < spot.par.index or (
        others[0].par is spot.par and others[0].start < spot.start
    )
    return apart and (first or len(others) > 1) and not side_by_side(spot, others)


# ---- the works of a title -----------------------------------------------------------------------------------------------

_WORKS = "改扩建|改造|改建|扩建|新建|续建|迁建|重建|加固|整治"
_WORK = rf"(?P<how>{_WORKS})(?:工程|项目)"


@text_rule("coherence")
def works_of_title(text: Prepared) -> Iterator[Finding]:
    """航道扩建工程, once, in a paper on 航道改扩建工程: the same words before it, or none."""
    own = {(found["how"], found[0]) for found in pattern(_WORK).finditer(text.title)}
    if len(own) != 1:
        return
    how, name = next(iter(own))
    before = text.title[: text.title.index(name)]
    odd = [one for one in text.spots(_WORK) if one.match["how"] != how and one.match[0][-2:] == name[-2:]]
    if len(odd) == 1 and text.whole.count(name) > 1:
        clause = pattern("[，。；、]").split(odd[0].before)[-1]
        same = len(clause) > 1 and before.endswith(clause[-LEAST_WORKS:])
        alike = {*how} & {*odd[0].match["how"]}
        if same or (alike and not pattern(f"[{HAN}0-9]").search(clause)):
            yield spotted(ANOTHER_NAME, odd[0], wanted=name)


LEAST_WORKS = 4
"""Characters before the word that are the same as in the title."""


_TURNS = "东西南北上下前后左右一二三四五六七八九甲乙丙丁新老内外"
LEAST_TAIL, LEAST_SORTED = 6, 3
_LEVELS = "省市县区镇乡"
_FACILITY = rf"(?=(?P<tail>[{HAN}]{{2,9}}?(?:处理厂|污水厂|水厂|电厂|水库|泵站|医院|卫生院|中学|小学|学校|幼儿园|公司|集团|博物馆|图书馆|文化馆|体育馆|敬老院|福利院|大桥|粮库|林场|农场|法院|检察院|剧院|公园|渡口|车站|码头)))"
"""What has a rank before its name that is a part of it: 县第二自来水厂. Offices have one of each rank."""


@text_rule("coherence")
def title_turned(text: Prepared) -> Iterator[Finding]:
    """西干渠节水改造工程, once, in a letter on 东干渠节水改造工程: all but one character of the title's name."""
    for here, character in enumerate(text.title):
        tail = text.title[here + 1 : here + 1 + LEAST_TAIL]
        if character not in _TURNS:
            continue
        if named := pattern(_FACILITY).match(text.title, here + 1):
            tail = named["tail"]
        if not pattern(f"[{HAN}]{{{LEAST_SORTED},}}").fullmatch(tail) or (
            not named and len(tail) < LEAST_TAIL
        ):
            continue
        odd = [one for one in text.spots(f"[{_TURNS}]{tail}", prose=True) if one.match[0][0] != character]
        if len(odd) == 1 and text.whole.count(character + tail) > 1:
            clause = pattern("[，。；]").split(odd[0].before)[-1]
            sentence = odd[0].par.sentence(odd[0].start)
            apart = (
                pattern("去年|上年|同期|参照|一期|已于|另|也|同时|目前|原|分流|邻近|转运|相邻|共有").search(
                    sentence
                )
                or pattern("[、和与及第]$|比|同").search(clause)
                or text.title[:here].endswith("第")
            )
            if character + tail not in sentence and not apart:
                yield spotted(ANOTHER_NAME, odd[0], wanted=character + tail)
    for found in pattern(
        f"(?P<ahead>[{HAN}]{{0,2}})(?<![全各本我])(?P<rank>[{_LEVELS}]){_FACILITY}"
    ).finditer(text.title):
        rank, tail = found["rank"], found["tail"]
        ahead = "" if pattern("[对于在向]$").search(found["ahead"]) else found["ahead"]
        if _EACH_RANK.search(tail):
            continue
        odd = list(text.spots(f"{ahead or f'(?<![全各本我{HAN}])'}(?!{rank})[{_LEVELS}]{tail}", prose=True))
        known_ = text.whole.count(rank + tail) > 1
        if len(odd) != 1 or not known_ or text.whole.count(odd[0].match[0]) != 1:
            continue
        if rank + tail not in odd[0].par.sentence(odd[0].start):
            yield spotted(ANOTHER_NAME, odd[0], wanted=ahead + rank + tail)


_EACH_RANK = re.compile("人民医院|法院|检察院|中医院|实验小学|实验学校|第一中学")
"""What each rank has one of."""

# ---- bureaus of one rank --------------------------------------------------------------------------------------------------

# What one bureau is called before and after reforms, or here and there; no government has two of a row.
_BUREAUS = (
    "水务局 水利局",
    "文旅局 文体局 文体广电局 文广局 文广旅局 文体局 文化局 文广旅体局 文旅体局",
    "卫健委 卫健局 卫生局 卫计委 卫计局",
    "发改委 发改局",
    "教育局 教体局 教委 教科局 教科体局",
    "农业农村局 农业局 农委 农牧局",
    "自然资源局 国土局 国土资源局 规划局 自规局",
    "生态环境局 环保局 环境保护局",
    "应急局 安监局 应急管理局",
    "林业局 林草局",
    "市场监管局 工商局 市监局 质监局",
    "工信局 经信局 工信委 经信委 工科局",
    "交通运输局 交通局 交运局",
    "城管局 执法局 城管委",
    "人社局 劳动局 人事局",
    "住建局 建设局 城建局 住房和城乡建设局",
    "乡村振兴局 扶贫办",
    "退役军人局 退役军人事务局",
    "医保局 医疗保障局",
    "商务局 经贸局 商务粮食局",
    "民宗局 民宗委",
)
_ABBREVIATES = (
    {"应急局", "应急管理局"},
    {"交通局", "交通运输局"},
    {"交运局", "交通运输局"},
    {"退役军人局", "退役军人事务局"},
    {"医保局", "医疗保障局"},
    {"住建局", "住房和城乡建设局"},
)


_NO_PLACE = frozenset("由向报请经与和对在位门到据按给为被")


@text_rule("coherence")
def bureaus(text: Prepared) -> Iterator[Finding]:
    """市水务局 again and again, and 市水利局 once: a government has but one of them."""
    for row in _BUREAUS:
        words = row.split()
        if sum(word in text.whole for word in words) < LEAST_OWN:
            continue
        where: dict[tuple[str, str], list[Spot]] = {}
        any_ = "|".join(sorted(words, key=len, reverse=True))
        for spot in text.spots(rf"(?P<rank>[省市县区州旗])(?P<name>{any_})(?![长委党])"):
            where.setdefault((spot.match["rank"], spot.match["name"]), []).append(spot)
        for right, wrong in permutations(where, 2):
            one, often = where[wrong], where[right]
            if right[0] != wrong[0] or {right[1], wrong[1]} in _ABBREVIATES or len(where) != LEAST_OWN:
                continue
            earlier = (often[0].par.index, often[0].start) < (one[0].par.index, one[0].start)
            past = pattern("原|更名|改革|合并|划转|组建|撤销|时任|印发|文件").search(
                one[0].par.sentence(one[0].start)
            )
            twice = len(often) > 1 or earlier
            ahead = one[0].before[-1:]  # of another county: 白石县水利局
            same_place = (
                ahead in _NO_PLACE or ahead == often[0].before[-1:] or not pattern(f"[{HAN}]").match(ahead)
            )
            if len(one) == 1 and twice and not past and same_place and text.whole.count(wrong[1]) == 1:
                yield spotted(ANOTHER_NAME, one[0], wanted="".join(right))


_SORTS = "公安|财政|民政|教育|司法|水利|商务|审计|自然资源|交通运输|农业农村|生态环境|科学技术|科技|文化和旅游|人力资源和社会保障|住房和城乡建设|应急管理"
_OF_RANK = rf"(?P<rank>[省市县区])(?P<sort>{_SORTS})(?P<what>[厅局])(?!长(?!期)|[级属里内])"


@text_rule("coherence")
def bureau_of_rank(text: Prepared) -> Iterator[Finding]:
    """市公安厅, in a paper that names 市公安局: 厅 are of provinces, 局 of the cities and counties below."""
    for spot in text.spots(_OF_RANK):
        found = spot.match
        right = "厅" if found["rank"] == "省" else "局"
        wanted = f"{found['rank']}{found['sort']}{right}"
        if found["what"] != right and wanted in text.whole:
            yield spotted(ANOTHER_NAME, spot, wanted=wanted)


# ---- who has spoken --------------------------------------------------------------------------------------------------

_SPOKE = rf"(?:刚才|会上|会前)，(?P<names>[{HAN}0-9A-Za-z“”、和]{{3,60}}?)(?:\d个单位|等单位|分别|先后)*(?:作了|做了|进行了)[{HAN}]{{0,4}}发言"
_SAID = rf"(?:刚才|会上)?[，。；：](?P<who>[{HAN}]{{3,12}}?)(?:在|的)(?:交流|典型|表态)?发言(?:中|里)"


@text_rule("coherence")
def who_spoke(text: Prepared) -> Iterator[Finding]:
    """刚才，桐溪县教育局、市第二中学作了交流发言, and 白石县教育局在发言中介绍了……: who is not one of those that spoke."""
    spoke = list(text.spots(_SPOKE, prose=True)) if "发言" in text.whole else []
    if len(spoke) != 1:
        return
    names = pattern("[、和]").split(spoke[0].match["names"])
    for spot in text.spots(_SAID, prose=True):
        who = spot.match["who"]
        near = [one for one in names if one[-3:] == who[-3:] and len(one) == len(who)]
        if any(one in who or who in one for one in names) or len(near) != 1 or spot.par is spoke[0].par:
            continue
        yield spotted(ANOTHER_NAME, spot.part("who"), wanted=near[0])


# ---- short names whose characters changed places -----------------------------------------------------------------------

_SHORT = rf"(?:以下|下)?(?:统一)?简称[为：:]?[“]?(?P<name>[{HAN}]{{3,6}})[”）)]"


@text_rule("coherence")
def short_turned(text: Prepared) -> Iterator[Finding]:
    """（以下简称石柳路）, and 柳石路 further on: its characters, in another order."""
    for spot in text.spots(_SHORT, prose=True) if "简称" in text.whole else ():
        name = spot.match["name"]
        turned = {
            name[:at_] + name[at_ + 1] + name[at_] + name[at_ + 2 :] for at_ in range(len(name) - 1)
        } - {name}
        for other in text.spots("|".join(sorted(turned)), prose=True):
            if text.whole.count(other.match[0]) == 1 < text.whole.count(name):
                yield spotted(ANOTHER_NAME, other, wanted=name)


# ---- who is not in the list ---------------------------------------------------------------------------------------------

LEAST_ROSTER = 8
"""Names that a roster has, by which all there are may be known."""


@text_rule("coherence")
def not_in_roster(text: Prepared) -> Iterator[Finding]:
    """葱坪村, in a paper that lists all villages, and 葱滩村 among them."""
    if len(pattern("[村镇乡](?:[0-9.]+分)?[、。；，]").findall(text.whole)) < LEAST_ROSTER:
        return
    roster: dict[str, Spot] = {}
    for spot in text.spots(rf"(?<=[：、])(?P<name>[{HAN}]{{2,5}}[村镇乡])(?:[0-9.]+分)?(?=[、。；，])"):
        roster.setdefault(spot.match["name"], spot)
    if len(roster) < LEAST_ROSTER:
        return
    for spot in text.spots(
        rf"(?<=[，。；：\n、])(?P<name>[{HAN}]{{2,4}}[村镇乡])(?![{HAN}]?[长里民上])", prose=True
    ):
        name = spot.match["name"]
        if name in roster or text.whole.count(name) != 1:
            continue
        near = [
            one for one in roster if len(one) == len(name) and _unlike(one, name) == 1 and one[0] == name[0]
        ]
        if len(near) == 1 and roster[near[0]].par is not spot.par:
            yield spotted(ANOTHER_NAME, spot, wanted=near[0])


_VERDICT = rf"(?<=对)(?P<names>[{HAN}（）]{{3,24}}(?:[、，和][{HAN}（）]{{3,14}}){{1,6}})(?:等[0-9一二两三四五六七八九十]{{1,2}}[个所家名][{HAN}（）]{{0,8}})?(?:予以|给予|进行|提出)[^，。；]{{0,4}}(?:批评|表扬|表彰|约谈|问责|通报|整改|警示)"
LEAST_NAME = 4


@text_rule("coherence")
def named_in_verdict(text: Prepared) -> Iterator[Finding]:
    """土木建筑学院……气瓶未加固定, and 对化学化工学院、土木工程学院予以通报批评: who is named there was told of before, each by its name."""
    for spot in text.spots(_VERDICT, prose=True):
        names = [one.rsplit("的", 1)[-1] for one in pattern("[、，和]").split(spot.match["names"])]
        told = [name for name in names if text.whole.count(name) > 1]
        odd = [name for name in names if name not in told and len(name) >= LEAST_NAME]
        if len(odd) != 1 or not told:
            continue
        name = odd[0]
        ways = rf"{name[:2]}[{HAN}]{{{len(name) - 4},{len(name) - 2}}}?{name[-1]}"
        near = {
            one.match[0]
            for one in text.spots(ways)
            if one.match[0] != name and one.par.index <= spot.par.index
        }
        near = {one for one in near if len(same_end(one, name)) + 2 >= len(name) - 2 and one not in names}
        if len(near) == 1:
            start = spot.since("names").start + spot.match["names"].index(name)
            yield at(ANOTHER_NAME, spot.par, start, start + len(name), wanted=near.pop())


def _unlike(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


# ---- departments of one body -------------------------------------------------------------------------------------------

# What one department is called in one place and in another; no body has two of a row.
_DEPARTMENTS = (
    "科研处 科技处 科学技术处 科学研究处",
    "教务处 教务部 教学管理处",
    "学生处 学工处 学生工作处 学生工作部",
    "质量管理部 质量安全部 安全质量部 质量安全管理部",
    "安全管理部 安全环保部 安全监察部 安全生产部 安全监管部",
    "人力资源部 人事部 人力部 劳动人事部",
    "财务部 计划财务部 资产财务部 财务资产部 财务管理部",
    "财务处 计划财务处 计财处 财务管理处",
    "财务科 计划财务科 计财科 规划财务科",
    "校医院 校卫生所 校医务室 校医务所",
    "工程部 工程管理部 工程技术部",
    "保卫处 保卫部 安全保卫处",
    "市场部 营销部 市场营销部",
    "信息中心 网络中心 信息化中心",
    "档案科 档案室 档案管理科",
    "护理部 护理科",
    "医务科 医务处 医务部",
    "总务科 后勤科 总务后勤科",
    "采购科 政府采购科 政府采购办 采购办 采购管理科",
    "法规科 政策法规科 法制科 法规处 法制处",
    "规划科 发展规划科 规划发展科 规划建设科",
    "民政办 民政科",
    "安监站 质安站 安质站",
    "设备科 设备处 装备科 物资设备科 设备管理科 设备部",
    "信息科 信息化科 网信科",
    "教务科 教务处 教导处 教学科",
    "德育处 政教处 学生科",
    "质控科 质管科 质量管理科",
    "医保科 医保办 医疗保险科",
    "院感科 感控科 感染管理科 院感办",
    "宣传科 宣教科 宣传教育科",
    "生产科 生产技术科 生产部 生产技术部 生技部",
    "客服中心 客户服务中心",
    "工程科 工程管理科 建设科 基建科 基建处 建设处",
    "审批科 行政审批科 审批股 审批办",
    "监督科 监管科 监督管理科",
    "机械工程系 机电工程系 机电系 机械系",
    "水利站 水管站 水务站 水利所",
    "财政所 财政分局 财政办",
    "林业站 林业所 林管站",
    "文化站 文化中心 综合文化站",
)
_AHEAD = f"(?<![{HAN}])|(?<=[由请对向和与及经报将被给会同与为是])|(?<=[集团司校院局所])"


@text_rule("coherence")
def departments(text: Prepared) -> Iterator[Finding]:
    """科研处 again and again, and 科技处 once: of two names for what a body has once, the one that stands once."""
    for row in _DEPARTMENTS:
        words = row.split()
        if sum(word in text.whole for word in words) < LEAST_OWN:
            continue
        where: dict[str, list[Spot]] = {}
        any_ = "|".join(sorted(words, key=len, reverse=True))
        for spot in text.spots(rf"(?:{_AHEAD})(?:{any_})(?![长员研])"):
            where.setdefault(spot.match[0], []).append(spot)
        for right, wrong in permutations(where, 2):
            one, often = where[wrong], where[right]
            if right.endswith(wrong):
                continue  # 综合文化站, and 文化站 for short
            first = (often[0].par.index, often[0].start) < (one[0].par.index, one[0].start)
            known_ = len(often) > 1 or right in text.title or (first and wrong.endswith(right))
            if (
                len(one) == 1
                and known_
                and len(where) == LEAST_OWN
                and right not in one[0].par.sentence(one[0].start)
            ):
                yield spotted(ANOTHER_NAME, one[0], wanted=right)


# ---- groups that are set up ---------------------------------------------------------------------------------------------

_GROUPS = "领导小组|工作专班|专班|指挥部|工作组|工作小组|协调小组|推进小组|组委会|组织委员会|筹委会|筹备组|专项小组|委员会|工作领导小组|调查组|督导组|检查组|评审组|评审小组|专家组|验收小组|验收组|考核组|考核小组|巡查组|普查小组|整改小组"
_SET_UP = rf"(?:成立|组建|设立|组成|建立)(?P<name>[^，。；：\n“”]{{2,40}}?(?P<sort>{_GROUPS}))(?=[，。；：（(\n]|的)"
_BARE_GROUP = rf"(?<=[\n。；，])(?P<sort>{_GROUPS})(?=下设|办公室设|由|设|负责|成员|组长|实行|每|定期|要|应|在|承担|统一|统筹)"


@text_rule("coherence")
def group_again(text: Prepared) -> Iterator[Finding]:
    """成立县防汛指挥部, and 领导小组下设办公室 further on; 成立……领导小组, once, in a paper titled 关于成立……工作专班的通知."""
    if not pattern("成立|组建|设立|组成|建立").search(text.whole):
        return
    titled = pattern(rf"(?:成立|组建|设立)[^，。；\n]*?(?P<sort>{_GROUPS})的[{HAN}]{{2}}$").search(text.title)
    made = [spot for spot in text.spots(_SET_UP) if spot.par.is_prose and "《" not in spot.match["name"]]
    if titled:
        sort = _group(titled["sort"])
        odd = [one for one in made if _group(one.match["sort"]) != sort]
        if len(odd) == len(made) == 1 and not pattern("撤销|更名|调整").search(text.whole):
            end = odd[0].part("name").end
            begin = end - len(odd[0].match["sort"])
            yield at(ANOTHER_NAME, odd[0].par, begin, end, wanted=titled["sort"])
            return
    sorts = {_group(one.match["sort"]) for one in made}
    if len(sorts) != 1 or len(made) != 1:
        return
    for spot in text.spots(_BARE_GROUP, prose=True):
        said = spot.match["sort"]
        first = (made[0].par.index, made[0].start) < (spot.par.index, spot.start)
        if _group(said) in sorts or not first or said in made[0].match["name"]:
            continue
        if text.whole.count(said) == len(list(text.spots(f"(?<=[\n。；，由报向经在]){said}"))):
            yield spotted(ANOTHER_NAME, spot, wanted=made[0].match["sort"])


def _group(sort: str) -> str:
    """A group's sort without 工作."""
    return sort.replace("工作", "").replace("组织委员会", "组委会")


_SET_IN = rf"办公室设(?:在|于)(?P<where>[{HAN}]{{2,14}}?)(?=[，。；（])"
_OFFICE_OF = rf"(?:小组|指挥部|专班|委员会)办公室[（(](?:设在)?(?P<where>[{HAN}]{{2,14}}?)[）)]"
_UNITS = frozenset("部科股处室局站所委办")


@text_rule("coherence")
def set_in(text: Prepared) -> Iterator[Finding]:
    """办公室设在工程管理部, and 报领导小组办公室（项目管理部） further on."""
    made = list(text.spots(_SET_IN, prose=True)) if "办公室设" in text.whole else []
    if len(made) != 1:
        return
    own = made[0].match["where"]
    for spot in text.spots(_OFFICE_OF, prose=True):
        where = spot.match["where"]
        two = own[-1] in _UNITS and where[-1] in _UNITS and not is_part(own, where)
        if two and ahead_of(made[0], spot) and text.whole.count("办公室（") == 1:
            yield spotted(ANOTHER_NAME, spot.part("where"), wanted=own)


_TEAMS_NAMED = rf"下设(?P<names>[{HAN}]{{2,8}}组(?:、[{HAN}]{{2,8}}组){{2,}})"
_TEAM_ACTS = rf"(?<=[，。；：\n由])(?P<name>[{HAN}]{{4,6}}组)(?=要|负责|每|应|牵头|做好|审核)"


@text_rule("coherence")
def team_again(text: Prepared) -> Iterator[Finding]:
    """下设综合协调组、医疗安全组、后勤保障组, and 医疗质量组要每日检查 further on."""
    made = list(text.spots(_TEAMS_NAMED, prose=True)) if "下设" in text.whole else []
    if len(made) != 1:
        return
    names = made[0].match["names"].split("、")
    for spot in text.spots(_TEAM_ACTS, prose=True):
        name = spot.match["name"]
        near = [one for one in names if len(one) == len(name) and one[:2] == name[:2]]
        once = name not in names and text.whole.count(name) == 1
        if once and len(near) == 1 and ahead_of(made[0], spot) and spot.par is not made[0].par:
            yield spotted(ANOTHER_NAME, spot.part("name"), wanted=near[0])
