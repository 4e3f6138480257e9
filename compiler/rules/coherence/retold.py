"""Rules on a number that is told once more (S547): 受理3264人 and 从3246人的检查结果看; 共11座 and 这13座桥; 办结15件 and 办结的14件.

In: a `Prepared`. Out: findings. Each telling of a number is read into one form: value, unit, what stands before and behind it in its clause, its sentence. A later one is set against
those before it by four things: how surely its words say that it was told (这, 上述, 办结的, 对, 从), how like the two figures are, how much of the noun they share, how near they stand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ..arithmetic.amounts import SAME_UNIT, counted, figure_of, sentences, slip, unit_of
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, READ, Par, Prepared, once, sentences_in
from .agreement import TWO_VALUES
from .facts import apart, of_another, same_end


class Telling(NamedTuple):
    """A number as it is told: its value, what is far less, its figure as typed, its unit, what of its clause stands before and behind it, and the number of its sentence in the paper."""

    par: Par
    start: int
    end: int
    value: Decimal
    least: Decimal
    figure: str
    unit: str
    before: str
    behind: str
    sentence: int


_SMALL = "[二三四五六七八九]?十[一二三四五六七八九]?|[两三四五六七八九]"
_COUNTS = "个|名|位|人|家|户|件|项|份|篇|条|场|处|座|台|套|辆|所|张|栋|孔|层|间|根|艘"
_IN_WORDS = rf"(?<![一二两三四五六七八九十百千万几数第])(?P<n>{_SMALL})(?P<unit>{_COUNTS})(?![一二三四五六七八九十次月])"
_MARKS = "，。；：、（）！？\n“”《》"
_NO_COUNT = frozenset(
    [
        "%",
        "个百分点",
        "倍",
        "次",
        "分",
        "年",
        "天",
        "个月",
        "小时",
        "分钟",
        "周",
        "度",
        "级",
        "个工作日",
        "届",
        "期",
        "℃",
        "岁",
        "字",
    ]
)


@once
def tellings(text: Prepared) -> Sequence[Telling]:
    """The numbers of things in a paper's running text."""
    out: list[Telling] = []
    seen = 0
    for par in text.pars:
        if par.is_prose:
            out += [Telling(par, *one[:-1], seen + one[-1]) for one in _tellings_in(par.text)]
        seen += len(par.sentences)
    return out


@lru_cache(maxsize=READ)
def _tellings_in(text: str) -> Sequence[tuple[int, int, Decimal, Decimal, str, str, str, str, int]]:
    """The numbers of things in a paragraph, its sentences counted from 0."""
    here: list[tuple[int, int, Decimal, str, str]] = []
    for one in (one for some in sentences(text) for one in some):
        if one.exact and one.unit not in _NO_COUNT:
            here.append((one.start, one.end, one.value, figure_of(one), unit_of(one)))
    for found in pattern(_IN_WORDS).finditer(text):
        here.append((*found.span(), Decimal(counted(found["n"])), found["n"], found["unit"]))
    out, ranges = [], sentences_in(text)
    for start, end, value, figure, unit in sorted(here):
        sentence = bisect_right(ranges, (start, len(text) + 1)) - 1 if ranges else 0
        told = figure, SAME_UNIT.get(unit, unit), *_clause(text, start, end)
        out.append((start, end, value, value - value * FAR, *told, sentence))
    return out


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    begin = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    until = min((place for mark in _MARKS if (place := text.find(mark, end)) >= 0), default=len(text))
    return text[begin:start].strip("\u3000 "), text[end:until]


# ---- what is counted ---------------------------------------------------------------------------------------------------

_NOUN = rf"的?(?P<noun>[{HAN}A-Za-z0-9Ⅰ-Ⅻ]{{0,16}})"
_NOUN_ENDS = re.compile(
    "[的中均都全要已须应将按进纳于在和与及或等仍未也是还由被经内里逐为达占每共分可][^人]?|有[^色限机]|参加|签订|签署|任务|工作|实施|实现|集中|完[成善]|改造|开展|提[供出]|作[出为]|获|通过|予以|组成|建成|选择|反映|认为|使用|到[位岗账]|重新|逾期|因"
)
_LOOSE = re.compile(
    "(?:共计|共有|共|达到|达|为|有|了|的|至|到|累计|合计|计|数量|总数|数|是|约|现|已|虽|仅|等)+$"
)


def _behind(one: Telling) -> str:
    """The noun behind a number."""
    return _noun(one.behind)


@lru_cache(maxsize=READ)
def _noun(behind: str) -> str:
    found = pattern(_NOUN).match(behind)
    return _NOUN_ENDS.split(found["noun"], maxsplit=1)[0] if found else ""


def _ahead(one: Telling) -> str:
    """What stands right before a number and may be its noun."""
    return _tight(one.before)


@lru_cache(maxsize=READ)
def _tight(before: str) -> str:
    return _LOOSE.sub("", before)


def _shared(one: Telling, other: Telling) -> str:
    """What two numbers count, in the words of both: all of the one's noun, and the end of the other's, or what stands before it."""
    return _in_both(_ahead(one), _behind(one), _ahead(other), _behind(other))


@lru_cache(maxsize=READ * 4)
def _in_both(ahead: str, mine: str, its: str, theirs: str) -> str:
    found = [_end_of(mine, theirs), _meet(its, mine), _meet(ahead, theirs)]
    if not mine and not theirs:
        found.append(same if len(same := same_end(ahead, its)) > 1 else "")
    return max(found, key=len)


def _meet(ahead: str, behind: str) -> str:
    """What one text ends in and another begins with, or is: 特困人员46人, 48名特困人员重新……; 滑坡19处, 17处滑坡隐患点."""
    if behind and len(behind) > 1 and ahead.endswith(behind):
        return behind
    most = min(len(ahead), len(behind))
    return next((behind[:size] for size in range(most, 1, -1) if ahead.endswith(behind[:size])), "")


def _end_of(one: str, other: str) -> str:
    """The shorter of two nouns, where the longer ends in it."""
    short, long = sorted((one, other), key=len)
    if short and (long.endswith(short) or (len(short) > 1 and long.startswith(short))):
        return short
    same = same_end(one, other)
    return same if len(same) > 1 and len(same) * 2 > len(short) and not one.endswith(_SORTS) else ""


_SORTS = tuple("村户")


# ---- how surely it was told ----------------------------------------------------------------------------------------------

_POINTED = re.compile("(?:这|该|上述|以上|前述|这些|(?:前面|上面|刚才)(?:说|讲|提)(?:到|过)?的)$")
_ALL = re.compile("(?:全部|所有|全[省市县区镇乡村校院局厂站]|我[省市县区镇乡校院局]|辖区内?|全体)的?$")
_VERB_OF = re.compile(f"(?P<said>[{HAN}]{{2,8}})的$")
_TAKEN = re.compile(
    "^(?:针对|围绕|对照|依托|对|从|将|把|向|按|用|以|由|在|让|与|和|同|给|组织|督促|协调|指导|要求|请|使|为|于)?$"
)
_LEADS = re.compile(
    "^(?:对标|确保|实现|全年|一年来|今年|今年以来|目前|现有|下一步|同时|并)|(?:现有|原有|已有|全年|今年)的?$"
)
_DEFINITE = re.compile("(?:[中里内的均都后应须要]|全部|已全部|一律|逐|分别|必须)")
_ON_IT = re.compile(f"[{HAN}]{{0,8}}?(?:的基础上|任务|以外|之外)")
_NTH = re.compile("第[一二三四五六七八九十0-9]+[批期组轮类场]|[一二三四]期")
_KNOWN = re.compile(
    "(?:学期|年度|季度|参加|涉及|所需|现有|参训|参会|与会|全体|其余|剩余|目前|今年|全市|全县|我[市县区局镇校院]|后|受检|受访|相关|有关)$"
)
_APART = re.compile(
    "其中|另|其余|分别|每|平均|人均|户均|首批|(?<!不)仅|只有|不足|超过|比(?!例|武|赛)|较|同比|环比|新增|增加|减少|增长|下降"
    "|至少|不少于|不低于|各(?![区县市乡镇街村社单部站所车][^，]{0,6}(?:要|应|须|将|可|以))|剩|部分|抽查|抽取|随机|率先|先行|还有|多个|力争|计划|拟|争取|预计|目标|累计|连续|再|近年|原(?!有)|缩短"
)
_NOT_YET = re.compile("尚|未(?!成年)|没有|不(?!合格|达标|符|动产)")


def _surely(one: Telling, other: Telling) -> Decimal:
    """How surely the words round a number say that its things were told of where the other stands; below nothing, where they say of others."""
    before = one.before
    if _POINTED.search(before):
        return Decimal(3)
    if _ALL.search(before):
        return Decimal(2)
    if said := _VERB_OF.search(before):
        word = said["said"]
        if (word if _listed(one) else word[-2:]) in other.par.sentence(other.start):
            return Decimal(3)
        if _KNOWN.search(word):
            return Decimal(1)
        return Decimal(0) if _likeness(one, other) >= TURNED - 1 else Decimal(-1)
    before = _LEADS.sub("", before)
    if _NTH.search(before) and _NTH.findall(before) == _NTH.findall(other.before) and before == other.before:
        return Decimal(3)
    if before and _TAKEN.match(before):
        return Decimal(2)
    if _ON_IT.match(one.behind):
        return Decimal(2)
    if not before:
        noun = _behind(one)
        if one.par.text[: one.start].endswith("、"):
            return Decimal(0)  # one of a list
        if one.value < other.value and slip(one.figure, other.figure) != "swapped":
            return Decimal(-1)  # 18个项目, and 16个项目通过验收: some of them
        if one.value < FEW:
            return Decimal("0.5")
        return (
            Decimal(2)
            if noun and _DEFINITE.match(one.behind.removeprefix("的").removeprefix(noun))
            else Decimal(1)
        )
    return Decimal(0)


def _listed(one: Telling) -> bool:
    """Whether the things are one sort of a list: 建议更换的301台、建议改造的387台."""
    text = one.par.text
    begins = one.start - len(one.before)
    return (
        text[:begins].endswith(f"{one.unit}、")
        or re.match(f"、[{HAN}]{{2,8}}的[0-9]+{re.escape(one.unit)}", text[one.end :]) is not None
    )


FEW = 10
"""Things that are so few that a number of them may be of any."""
TURNED, ENOUGH = 3, Decimal("4.5")
"""Figures of a number of which two that change places tell a slip of the hand; what is needed to tell of two numbers."""
NEAR, FAR = Decimal("0.3"), Decimal("0.4")


def _likeness(one: Telling, other: Telling) -> Decimal:
    """How like two figures are: one of them for the other under the hand, or of an earlier draft."""
    digits = len(one.figure.replace(".", ""))
    how = slip(one.figure, other.figure) if one.figure[0].isdigit() else ""
    if how == "swapped":
        return Decimal(min(digits, 4))
    low, high = sorted((one.value, other.value))
    off = high - low
    if one.value < other.value and off > max(Decimal(1), high * Decimal("0.12")) and not _points(one, other):
        return Decimal(-1)  # 14家福利院, 对11家福利院: some of them
    if off <= 1 or off <= high * NEAR or (one.value > other.value and off <= 2):
        return Decimal(1) if one.value > other.value or off <= 1 else Decimal("0.5")
    return Decimal(0) if off <= high * FAR else Decimal(-3)


def _far(one: Telling, other: Telling) -> bool:
    """Whether two figures are so far apart that the one stands for the other in no way: most are."""
    if other.least <= one.value <= other.value or one.least <= other.value <= one.value:
        return False
    if abs(one.value - other.value) <= 2:
        return False
    return len(one.figure) != len(other.figure) or sorted(one.figure) != sorted(other.figure)


def _points(one: Telling, other: Telling) -> bool:
    """Whether the words right before a number mean all that was told of, so that it is no part of them."""
    if _POINTED.search(one.before) or _ALL.search(one.before) or _ON_IT.match(one.behind):
        return True
    said = _VERB_OF.search(one.before)
    return said is not None and said["said"][-2:] in other.par.sentence(other.start)


@text_rule("coherence")
def told_once_more(text: Prepared) -> Iterator[Finding]:
    """受理3264人, and 从3246人的检查结果看; 共11座, and 这13座桥; 查摆问题22个, and 查摆的26个问题."""
    told = tellings(text)
    by_unit: dict[str, list[Telling]] = {}
    for one in told:
        by_unit.setdefault(one.unit, []).append(one)
    for some in by_unit.values():
        by_value: dict[Decimal, list[Telling]] = {}
        for one in some:
            by_value.setdefault(one.value, []).append(one)
        if len(by_value) > 1:
            for one in some:
                if found := _before(one, some, by_value[one.value]):
                    first, noun = found
                    is_rest = pattern("未|剩|余|没有").search(one.before) is not None
                    if any(
                        (it.sentence == one.sentence and it.value == abs(first.value - one.value))
                        or (is_rest and it.unit == one.unit and it.value == first.value + one.value)
                        for it in told
                    ):
                        continue  # 36.5万株, 成活的35.6万株, 补植9000株; 87起, 破获33起, 尚未破获的54起
                    yield at(
                        TWO_VALUES,
                        one.par,
                        one.start,
                        one.end,
                        name=noun or first.unit,
                        before=first.figure + first.unit,
                    )


def _before(one: Telling, some: Sequence[Telling], as_many: Sequence[Telling]) -> tuple[Telling, str] | None:
    """The telling that another one should agree with, and what both count; None where it may be of something else. `as_many` are those of its value."""
    if (
        _changed(one)
        or "另" in one.before
        or _of_others(one.before)
        or any(it is not one and (_shared(one, it) or not _behind(it)) for it in as_many)
    ):
        return None
    if _POINTED.search(one.before) and "予以" in one.behind:
        return None
    found: list[tuple[Decimal, Telling, str]] = []
    for it in some:
        if it.sentence >= one.sentence:
            break
        if _far(one, it) or it.value == one.value:
            continue
        like = _likeness(one, it)
        if like < 0 or _changed(it):
            continue
        noun, sure = _shared(one, it), _surely(one, it)
        by_verb = _by_its_verb(one, it)
        if (
            sure < 0
            or (_APART.search(one.before) and not by_verb)
            or not _enough(one, it, noun, sure, like)
            or other_time(one, it, sure >= 2 or like > TURNED)
            or of_another(one.before, it.par.sentence(it.start))
        ):
            continue
        shared = Decimal(min(len(noun), 4)) - 1 if noun and not _GENERIC.fullmatch(noun) else Decimal(0)
        if noun and sure == TURNED and _VERB_OF.search(one.before):
            shared += 1
        if by_verb and not noun:
            shared += 1
        near = Decimal(1) if one.sentence - it.sentence <= CLOSE else Decimal(0)
        of_all = (
            Decimal(1)
            if _BASE.search(it.before) and (not one.before or _ALL.search(one.before))
            else Decimal(0)
        )
        found.append((sure + like + shared + near + of_all, it, noun))
    if not found:
        return None
    score, first, noun = max(found, key=lambda each: each[0])
    if score < ENOUGH - 1:
        return None
    rest = [it for it in some if it is not one]
    if len({it.value for it in rest if _shared(one, it)}) == 1:
        score += 1
    rivals = {it.value for points, it, _ in found if it.value != first.value and points >= score - 2}
    if score < ENOUGH or rivals or _summed(one, first, rest):
        return None
    return first, noun


@lru_cache(maxsize=READ)
def _of_others(before: str) -> bool:
    """Whether the words before a number say that it is of other things, or of none yet."""
    said = _VERB_OF.sub("", before)
    return bool(_APART.search(said) or _NOT_YET.search(said))


def _by_its_verb(one: Telling, other: Telling) -> bool:
    """抽取的36家, and 随机抽取33家: the verb that one is told by stands right before the other."""
    said = _VERB_OF.search(one.before)
    return said is not None and _ahead(other).endswith(said["said"][-2:])


CLOSE = 3
"""Sentences between two tellings that stand near each other."""
_BASE = re.compile(
    f"(?:[现共设]有|辖|下辖|所辖|共|组成|下设|分为|划分|成立|全[省市县区镇乡村校院])[{HAN}]{{0,6}}$|^(?:现有|共有)"
)
_SCOPE = re.compile("季度|上半年|下半年|20[0-9]{2}年|[0-9]{1,2}月|学期")
_OLD = re.compile("去年|上年|前年|往年|同期|计划|目标|原(?!有)|上期|上届")
_BY = re.compile("(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底|[上中下]旬)?(?:之|以)?前|计划生育")


def _changed(one: Telling) -> bool:
    """Whether a number is what another came from: 由6个增至8个."""
    return bool(
        pattern("(?:由|从)(?:目前|现有|上年|去年|原来)?的?$").search(one.before)
        and pattern("[^，]{0,8}?(?:增|减|提|降|调|升|缩|扩|变|改|压)").match(one.behind)
    )


def other_time(one: Telling, other: Telling, sure: bool) -> bool:
    """Whether two numbers are told of two times: of last year, or planned, the one and not the other; of other months, unless the second points back."""
    said = [_BY.sub("", it.before) for it in (one, other)]
    if set(_OLD.findall(said[0])) ^ set(_OLD.findall(said[1])):
        return True
    scopes = [set(_SCOPE.findall(it)) for it in said]
    return (
        bool(scopes[0] ^ scopes[1]) if not sure else bool(scopes[0] and scopes[1] and scopes[0] != scopes[1])
    )


def _summed(one: Telling, first: Telling, rest: Sequence[Telling]) -> bool:
    """Whether a number may be what two others make or leave."""
    close = _POINTED.search(one.before) and one.sentence - first.sentence == 1
    among = {first.value} | {
        it.value
        for it in rest
        if (it.sentence, it.start) < (one.sentence, one.start)
        and (it.sentence == first.sentence or (not close and _shared(one, it)))
    }
    return any(a + b == one.value or abs(a - b) == one.value for a, b in combinations(among, 2))


def _enough(one: Telling, other: Telling, noun: str, sure: Decimal, like: Decimal) -> bool:
    """Whether two numbers may count one thing: by their noun, by a verb that stands by both, or by figures that nobody meets by chance."""
    if len(noun) == 1 and one.sentence - other.sentence > CLOSE:
        return False
    ahead = [_ahead(it) for it in (one, other)]
    if noun and not sure and all(it.endswith(noun) and it != noun for it in ahead):
        return False  # 甲村共有党员, 乙村共有党员
    if noun:
        return sure > 0 or (like > TURNED and len(noun) > 1) or (like == TURNED and len(noun) > TURNED)
    if sure >= 2 and like >= TURNED:
        return True
    said, mine = _VERB_OF.search(one.before), _behind(one)
    if said is None:
        near = one.sentence - other.sentence == 1 and one.par.index - other.par.index <= 1
        return (
            sure == TURNED
            and near
            and bool(mine)
            and (mine[0] in other.before or mine[-1] in other.before + _behind(other))
        )
    return sure == TURNED and (
        not mine or mine in other.before + other.behind or other.before.endswith(said["said"][-2:])
    )


_GENERIC = re.compile(
    "项目|企业|单位|问题|工程|人员|同志|部门|学校|公司|村|镇|社区|资金|案件|隐患|事项|任务|活动|群众|干部|家庭"
)


# ---- what is measured of it ---------------------------------------------------------------------------------------------

_MEASURED = "率|费|租金|金额|价款|单价|总价|价格|造价|总投资|概算|预算|面积|长度|全长|宽度|高度|水深|容量|库容|密度|标准|比例|占比|额度|限额|水位|限高|限速|规模|产能|产量|押金|保证金|补贴|补助|补助资金|奖金|工资|里程|水位|深度|间距|坡度|资金|经费"
_FIGURE = r"(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)"
_IN_UNITS = r"(?P<unit>%|个百分点|[万亿]?元|[万亿]?亩|公里|千米|平方公里|平方米|万平方米|立方米|万立方米|米|厘米|毫米|[万亿]?吨|万千瓦|千瓦|公斤)"
_MEASURE = rf"{_FIGURE}{_IN_UNITS}(?P<more>以上|以下|以内|左右|[至到—])?"
_AHEAD = rf"[{HAN}]{{0,12}}(?:{_MEASURED})(?=(?:均为|为|是|达到?|控制在|保持在|稳定在|仅|：)?$)"
_BEHIND = rf"的(?P<name>[{HAN}]{{0,6}}?(?:{_MEASURED}))"
_SAID_SO = re.compile("由于|因|确保|按照?|依照|上述|该|这一|应|须|缴纳|支付|交纳|收取|执行|控制在")
_OF_LEVEL = re.compile("的(?:[较]?[高低好]|先进|规定|统一)?(?:水平|标准|要求|价格|比例|基础上)")
_MANY = re.compile(
    "其中|分别|每|各|新增|增[长加]|下降|同比|环比|比|较|提[高升]|降低|首[期付批年]|第[一二三四]|另|其余|剩余|已|先后|累计|原|由|从|最高|最低|平均|不超过|不低于|(?:20[0-9]{2}|去|上|前)年|季度|上半年|[0-9]月(?![0-9]{1,2}日前)|至少|个别|部分"
)
LEAST_NAME = 3


class Measure(NamedTuple):
    """Something measured: its name with what stands before it, the figure, its unit; whether it is said so that it was told."""

    par: Par
    start: int
    end: int
    name: str
    figure: str
    unit: str
    clause: str
    pointing: bool


def _measures(text: Prepared) -> Sequence[Measure]:
    out = []
    for spot in text.spots(_MEASURE, prose=True):
        clause = spot.par.text[
            max(spot.par.text.rfind(mark, 0, spot.start) for mark in _MARKS) + 1 : spot.start
        ]
        ahead = pattern(_AHEAD).search(clause)
        behind = None if ahead or clause.endswith("每") else pattern(_BEHIND).match(spot.par.text, spot.end)
        if spot.match["more"] or not (ahead or behind):
            continue
        name = ahead[0] if ahead else behind["name"] if behind else ""
        said = bool(behind or _SAID_SO.search(clause) or _OF_LEVEL.match(spot.par.text, spot.end))
        figure = spot.match["n"].replace(",", "")
        out.append(Measure(spot.par, spot.start, spot.end, name, figure, spot.match["unit"], clause, said))
    return out


@text_rule("coherence")
def measured_again(text: Prepared) -> Iterator[Finding]:
    """代偿率0.9%, and 代偿率控制在1.9%的较低水平; 年承包费2.4万元, and 缴纳年承包费2.8万元; 年利率为3.45%, and 按照3.54%的年利率."""
    told = _measures(text)
    for first, one in combinations(told, 2):
        if (
            not one.pointing
            or first.unit != one.unit
            or first.figure == one.figure
            or _MANY.search(_PLAIN.sub("", first.clause + one.clause))
        ):
            continue
        name = same_end(first.name, one.name)
        kin = [it for it in told if it.name.endswith(name)]
        ahead = one.name.removesuffix(name)
        if len(name) < LEAST_NAME or len(kin) != 2 or (ahead and not _SAID_SO.search(ahead)):
            continue
        low, high = sorted((Decimal(first.figure), Decimal(one.figure)))
        if apart(first, one) and high <= low * 2 + 1:
            yield at(TWO_VALUES, one.par, one.start, one.end, name=name, before=first.figure + first.unit)


_PLAIN = re.compile("(?:每年|每月|每季度)?[0-9]{1,2}月(?:[0-9]{1,2}日|底)前|每年|年终")
