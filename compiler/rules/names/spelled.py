"""One name written in two ways within a paper (W530, W531): a title in 《》, an organ, a person.

In: a `Prepared`. Out: findings. Two names that differ by a character are mostly two names (安平村, 安乐村; 张建国, 张建军), so that it is told only where one of them is no Chinese (管理办发),
or where the two characters sound or look alike and everything round them is the same.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import combinations

from ...flow.title_words import frequency
from ...messages.diagnostic import Code
from ..characters.model import alike
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot

TITLE = Code(
    "W530",
    "warning",
    zh="“{text}”在别处写作“{wanted}”，只差一个字。",
    hint_zh="核对哪个对，全文用一个。",
    en="“{text}” is “{wanted}” elsewhere: they differ by a character.",
    hint_en="Check which is right, and write it so throughout.",
    fault="""
        区政府办公室2025年度工作总结
        认真执行《机关公文处理管理办法》，全年办文204件。
        修订《机关公文处理管理办发》，印发各科室。
    """,
    mend="""
        区政府办公室2025年度工作总结
        认真执行《机关公文处理管理办法》，全年办文204件。
        修订《机关公文处理管理办法》，印发各科室。
    """,
    form="check",
)
LEAST_TITLE = 8
"""Characters of a title that is compared with others."""
# What may stand or not in one and the same title, or one for another of them.
_LOOSE = frozenset("的和与及、")
# What tells one paper or organ from another of its kind.
_TELLS = frozenset(
    "0123456789０１２３４５６７８９一二三四五六七八九十〇两甲乙丙丁戊上中下前后左右东南西北省市县区乡镇村州旗初高大小新旧老男女春夏秋冬年月季级园校生师党团工农商学兵"
)
RARER = 100
"""Times that the word which a character makes is rarer than that of the other, where it is a slip for it."""


@text_rule("wording")
def one_title(text: Prepared) -> Iterator[Finding]:
    """《……管理办法》 here and 《……管理办发》 there."""
    cited: dict[str, list[tuple[Par, int, int]]] = {}
    for spot in text.spots(rf"《(?P<name>[^《》\n]{{{LEAST_TITLE},60}})》"):
        cited.setdefault(spot.match["name"], []).append((spot.par, spot.start + 1, spot.end - 1))
    for first, second in combinations(cited, 2):
        # Of two that are as good as each other, the one that is cited less often is told of, or the later.
        fewer = [second, first] if len(cited[first]) < len(cited[second]) else [first, second]
        if wrong := _wrong_of(*fewer):
            right = first if wrong is second else second
            for par, start, end in cited[wrong]:
                yield at(TITLE, par, start, end, wanted=right)


def _wrong_of(first: str, second: str) -> str:
    """Which of two titles is a slip for the other; empty where they may be two."""
    if abs(len(first) - len(second)) > 1:
        return ""
    here = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
    if len(first) != len(second):
        longer, shorter = (first, second) if len(first) > len(second) else (second, first)
        same = longer[here + 1 :] == shorter[here:]
        return second if same and longer[here] in _LOOSE else ""
    a, b = first[here : here + 1], second[here : here + 1]
    if not a or first[here + 1 :] != second[here + 1 :]:
        return ""
    if {a, b} <= _LOOSE:
        return second
    if {a, b} & _TELLS:
        return ""
    one, other = _word_at(first, here), _word_at(second, here)
    return second if one > RARER * max(other, 1) else first if other > RARER * max(one, 1) else ""


def _word_at(text: str, here: int) -> int:
    """How often the commonest word is met that a character is part of."""
    words = (text[max(here - back, 0) : here + 1 + more] for back in range(3) for more in range(3))
    return max((frequency(word) for word in words if len(word) > 1), default=0)


NAME = Code(
    "W531",
    "warning",
    zh="“{text}”在别处写作“{wanted}”，只差一个字。",
    hint_zh="核对哪个对，全文用一个；本来就是两个的，在这一行写明不检查 W531 的原因。",
    en="“{text}” is “{wanted}” elsewhere: they differ by a character.",
    hint_en="Check which is right, and write it so throughout; where they are two, say on the line why W531 is not to be checked.",
    fault="""
        区政府办公室2025年度工作总结
        区政务服务中心办件204件，区政务服务中心满意度98%。
        到区政务服务中兴窗口调研。
    """,
    mend="""
        区政府办公室2025年度工作总结
        区政务服务中心办件204件，区政务服务中心满意度98%。
        到区政务服务中心窗口调研。
    """,
    form="check",
)
# What names of organs are made of.
_PARTS = """
政务 服务 中心 管理 监督 市场 公共 资源 交易 人力 社会 保障 教育 卫生 健康 财政 审计 统计 应急 自然 生态 环境
住房 城乡 建设 交通 运输 水利 农业 农村 商务 文化 旅游 体育 退役 军人 事务 医疗 信访 行政 审批 执法 综合 发展
改革 委员会 办公室 经济 信息 科学 技术 民政 司法 公安 检察院 法院 人民 政府 组织 宣传 机关 工作 救助 儿童 福利
养老 疾病 预防 控制 妇幼 保健
"""
_PART = "|".join(_PARTS.split())
_ORGAN = rf"(?:{_PART})(?:{_PART})+[局厅委院部站所处科]?"
LEAST_ORGAN = 6
_DUTY = (
    r"(?:局长|主任|书记|市长|县长|区长|镇长|乡长|部长|处长|科长|股长|所长|站长|院长|校长|园长|馆长|台长|经理|总监|组长|队长|班长|护士长|主席|秘书长|会长|秘书|"
    r"委员|干事|专员|巡视员|调研员|工程师|会计|医师|医生|护士|教授|教师|老师|辅导员|班主任|教练|民警|法官|检察官|科员|职工|党员|同学|选手|记者|代表)"
)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊"
    "秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤褚卫尤施葛奚鲁苗柳鲍费岑殷毕邬卞齐伍穆萧湛祁臧庞纪舒屈祝阮蓝季娄童颜梅盛刁骆樊凌霍虞柯缪宗宣郁单洪诸左吉邢裴翁荀甄封储焦谷车全班宁栾甘厉祖符景詹束龙司郜冀温庄晏柴瞿阎连习易慎耿匡国文关欧柏卓蔺屠翟姬冉桑桂濮滕芦岳敖巩佟赖丘佘鄢郗栗苑乔戚"
)
_SAYS = r"(?:主持|参加|指出|强调|带队|出席|讲话|代表|率|表示|要求|负责|牵头|汇报|介绍|宣布|作了|任组长|任副组长|同志|先生|女士)"
# Where a person is named: after a duty, before one or a verb of speech, in a list of names.
_NAMED = rf"[{SURNAMES}][{HAN}]{{2}}"
_PERSON = (
    rf"{_DUTY}(?P<after>{_NAMED})"
    rf"|(?P<before>{_NAMED})(?=(?:最后|在会上|会上|当场|同时|随后|还)?{_SAYS}|副?(?:市|县|区|镇|乡|局|院|校)?{_DUTY})"
    rf"|(?<=[、：:，（　])(?P<listed>{_NAMED})(?=[、，。；）\n　])"
    rf"|(?<=\n)(?P<first>{_NAMED})(?=[、\n])"
)


@text_rule("wording")
def one_person(text: Prepared) -> Iterator[Finding]:
    """股长李晓峰, and 李晓锋股长: a person in two spellings that sound or look alike; two who stand in one list are two."""
    where: dict[str, list[tuple[Par, int]]] = {}
    listed: dict[str, set[int]] = {}
    for spot in text.spots(_PERSON):
        group = spot.match.lastgroup or ""
        name = spot.match[group]
        where.setdefault(name, []).append((spot.par, spot.since(group).start))
        if group in ("listed", "first"):
            listed.setdefault(name, set()).add(spot.par.index)
    for first, second in combinations(where, 2):
        if first[0] != second[0] or not (
            _sounds_so(first, second, tells=False) or _one_office(text, first, second)
        ):
            continue
        pars = [{par.index for par, _ in where[name]} for name in (first, second)]
        if pars[0] & pars[1] or (first in listed and second in listed and not _one_duty(text, first, second)):
            continue
        counts = [text.whole.count(name) for name in (first, second)]
        if counts[0] == counts[1]:  # what is written first is taken for right, wherever it is printed
            first, second = sorted((first, second), key=text.source.text.find)
        right, wrong = (second, first) if counts[1] > counts[0] else (first, second)
        for par, start in where[wrong]:
            yield at(NAME, par, start, start + len(wrong), wanted=right)


_RARE = frozenset(("国囯", "囯国"))


def _sounds_so(one: str, other: str, nearly: bool = False, tells: bool = True) -> bool:
    """Whether two texts of one length differ by one character, and these two sound or look alike; `nearly` so is enough where the rest is long;
    with `tells`, no two that tell things apart (东, 冬), as in names of persons they do not."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1 or (tells and {*pairs[0]} <= _TELLS):
        return False
    how = alike(pairs[0][0]).get(pairs[0][1])
    return "".join(pairs[0]) in _RARE or (how is not None and (nearly or not how.near))


def _one_duty(text: Prepared, one: str, other: str) -> bool:
    """Whether two names stand behind one duty."""
    duties = [set(pattern(f"({_DUTY}){name}").findall(text.whole)) for name in (one, other)]
    return bool(duties[0] & duties[1])


_LONGEST_OFFICE = 4
_OFFICE = r"(?:副?[市县区镇乡局院校厅州]长|副?主任|副?书记|副?主席|副?秘书长|副?检察长)"


def _one_office(text: Prepared, one: str, other: str) -> bool:
    """Whether two names that differ by their last character stand once behind, once before the same office: 副区长邹海涛, 邹海波副区长."""
    return one[:-1] == other[:-1] and bool(_offices(text.whole, one) & _offices(text.whole, other))


def _offices(text: str, name: str) -> set[str]:
    """The offices that stand right before a name or right behind it, wherever it stands."""
    found, start = set[str](), text.find(name)
    while start >= 0:
        end = start + len(name)
        before, behind = text[max(start - _LONGEST_OFFICE, 0) : start], text[end : end + _LONGEST_OFFICE]
        both = pattern(f"{_OFFICE}$").search(before), pattern(_OFFICE).match(behind)
        found.update(one[0] for one in both if one)
        start = text.find(name, end)
    return found


# ---- organs, works and places ---------------------------------------------------------------------------------------------

COMMON = 1000
"""How often a word is met that is no name."""
_SORT = (
    "大桥|大厦|水库|社区|小区|学院|学校|大学|医院|公司|集团|项目部|项目|工程|隧道|高速|公路|快速路|产业园|工业园|园区|开发区|互通|枢纽|泵站|电站|中心|林场|农场|"
    "灌区|水厂|电厂|码头|车站|小学|中学|幼儿园|敬老院|福利院|卫生院|街道|合作社|湿地|公园|广场"
)
_PLACE = rf"(?P<own>[{HAN}]{{3}})(?P<sort>{_SORT})"


@text_rule("wording")
def one_place(text: Prepared) -> Iterator[Finding]:
    """青龙河大桥 here and there, and once 清龙河大桥; 交通职业技术学院, and once 交通职业技术学校."""
    where: dict[tuple[str, str], list[Spot]] = {}
    for spot in text.spots(_PLACE):
        where.setdefault((spot.match["own"], spot.match["sort"]), []).append(spot)
    for (first, sort), (second, other) in combinations(where, 2):
        if sort != other or not _sounds_so(first, second):
            continue
        if first[0] != second[0] and frequency(first[1:]) > COMMON:
            continue  # 两家小型水库, 暨小型水库: what differs is no part of the name
        right, wrong = (
            (second, first) if len(where[second, sort]) > len(where[first, sort]) else (first, second)
        )
        spots = where[wrong, sort]
        if len(where[right, sort]) > 1 and len(spots) == 1 and not side_by_side(spots[0], where[right, sort]):
            yield spotted(NAME, spots[0], wanted=right + sort)
    yield from _other_sort(text)


def side_by_side(one: Spot, others: Iterable[Spot]) -> bool:
    """Whether a name stands in one list with another: then they are two."""
    for other in others:
        first, second = sorted((one, other), key=lambda spot: spot.start)
        if one.par is other.par and not pattern("[，。；：]").search(one.par.text[first.end : second.start]):
            return True
    return False


# What is written for each other behind one and the same name.
_SORTS = (
    ("学院", "学校", "大学"),
    ("局", "委"),
    ("有限公司", "有限责任公司"),
    ("研究所", "研究院"),
    ("中心", "台"),
)
_NAME_BEFORE = 6


def _other_sort(text: Prepared) -> Iterator[Finding]:
    """An organ's name with another sort of organ at its end."""
    for sorts in _SORTS:
        any_ = "|".join(sorted(sorts, key=len, reverse=True))
        where: dict[str, dict[str, list[Spot]]] = {}
        for spot in text.spots(rf"(?<=[{HAN}]{{{_NAME_BEFORE}}})(?:{any_})(?![员会派托办长])"):
            name = spot.before[-_NAME_BEFORE:]
            where.setdefault(name, {}).setdefault(spot.match[0], []).append(spot)
        for name, found in where.items():
            if len(found) != len(sorts[:2]) or ("局" in found and not pattern("[省市县区州镇]").search(name)):
                continue
            (right, many), (_, few) = sorted(found.items(), key=lambda one: -len(one[1]))
            if len(few) == 1 and (len(many) > 1 or many[0].par.index < few[0].par.index):
                par, start = few[0].par, few[0].start - _NAME_BEFORE
                if few[0].par.index not in {one.par.index for one in many}:
                    yield at(NAME, par, start, few[0].end, wanted=name + right)


@text_rule("wording")
def one_name(text: Prepared) -> Iterator[Finding]:
    """区政务服务中心 and 区政务服务中兴: an organ in two spellings."""
    counted = Counter(spot.match[0] for spot in text.spots(_ORGAN))
    known_ = [name for name, count in counted.items() if count > 1 and len(name) >= LEAST_ORGAN]
    for name in known_:
        yield from _slips(text, name, counted)


def _slips(text: Prepared, name: str, counted: Container[str]) -> Iterator[Finding]:
    """Where an organ's name stands with one character for another that is like it: one half of the name is there as it is."""
    half = len(name) // 2
    for spot in text.spots(f"{name[:half]}|{name[half:]}"):
        start = spot.start if spot.match[0] == name[:half] else spot.start - half
        other = spot.par.text[start : start + len(name)] if start >= 0 else ""
        if other not in counted and len(other) == len(name) and _sounds_so(name, other, nearly=True):
            yield at(NAME, spot.par, start, start + len(name), wanted=name)
