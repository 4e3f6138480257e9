"""Rules on what running text reckons (W600–W609): rates, shares, changes, sums, averages, spans of time, each with the sum shown.

Only what a sentence states in full is reckoned, in words that leave one reading; where another amount of the paragraph makes the number right, nothing is said.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from ..messages.diagnostic import Code
from .arithmetic_amounts import WORD, Amount, of_unit, same, sentences, shown, some_sum, sums_to, unit_of
from .findings import Finding, at, text_rule
from .places import pattern
from .prepared import Par, Prepared

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
Range = tuple[Decimal, Decimal]


@lru_cache(maxsize=1)
def _prepared(text: Prepared) -> list[tuple[Par, list[Amount], list[Amount]]]:
    """Each sentence's amounts, with those of its paragraph up to its end: read once for all rules."""
    out = []
    for par in text.pars:
        if par.is_prose:
            so_far: list[Amount] = []
            for amounts in sentences(par):
                so_far += amounts
                out.append((par, amounts, list(so_far)))
    return out


def _gap(par: Par, one: Amount, other: Amount) -> str:
    return par.text[one.end : other.start]


def _share(part: Amount, whole: Amount) -> Range:
    """How many per cent of a whole a part is."""
    return part.low * 100 / whole.high, part.high * 100 / (whole.low if whole.low > 0 else whole.value)


def _some_share(among: Sequence[Amount], part: Amount, stated: Amount) -> bool:
    """Whether a share is right of some amounts, or of neighbours added up."""
    known = of_unit(among, part.unit)
    wholes: list[Range] = [(one.low, one.high) for one in known]
    for begin in range(len(known)):
        for end in range(begin + 2, min(begin + 6, len(known)) + 1):
            some = known[begin:end]
            wholes.append((sum((one.low for one in some), _ZERO), sum((one.high for one in some), _ZERO)))
    return any(
        low > 0 and high > 0 and same(over.low * 100 / high, over.high * 100 / low, stated)
        for over in known
        for low, high in wholes
    )


RATE = Code(
    "W600",
    "warning",
    zh="“{name}{text}”和前面的数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{name}{text}” does not agree with the numbers before it: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        全年交办7580件、办结6852件，办结率91.4%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年交办7580件、办结6852件，办结率90.4%。
    """,
    form="check",
)
_RATE = rf"(?P<of>{WORD}{{2,10}})(?:率|进度)(?:已|均)?(?:达到|达|为|是)?(?:了)?$"
# What was counted where a rate has another word for it.
_COUNTED = {
    "到会": "实到|到会|参会",
    "出勤": "实到|出勤",
    "参加": "参加",
    "收缴": "实收|收缴|已收",
    "收取": "实收|收取|已收",
    "签订": "签订|已签|实签",
    "回收": "回收|收回",
    "参与": "参与|参加",
    "整改": "整改",
    "完成": "完成",
    "出席": "实到|出席",
    "支付": "支付|支出",
    "支出": "支付|支出",
    "执行": "执行|支付|支出",
}
# Rates of what is counted before them; of others (增长率, 续签率, 利用率) the whole is something else.
_RATES = frozenset(
    (
        *_COUNTED,
        *re.findall(
            "..",
            "办结审结执结结案化解合格优良优秀达标参会签约成功阳性满意通过答复办复回复销号解决检出录取就业上线及格获奖",
        ),
        *tuple(
            re.findall(
                "..",
                "注册开工完工竣工投产命中采纳采用覆盖入户接种体检筛查建档核查通达参保登记交付落实破案组建成活普及处理验收归档回访",
            )
        ),
    )
)
_SHARE = rf"^[，,（(]?(?:所)?占(?:比|(?P<of>{WORD}{{0,8}}?)(?:的比重|的比例|的)?)(?:为|达到|达|是)?$"
_WHOLE = r"|总数|总|总量|总人数|总户数|总件数|全部|总体|总面积"
_OF_PLAN = r"^[，,（(]?(?:已)?(?:完成|占|为)(?:了)?(?:全年|年度|年初|总)?(?:目标任务|计划|任务|目标)(?:数|量|总数)?的$"


@text_rule("arithmetic", "U-10")
def rates(text: Prepared) -> Iterator[Finding]:
    """办结率, 占总数的, 完成计划的: a share whose part and whole are both stated."""
    for par, amounts, so_far in _prepared(text):
        for index, stated in enumerate(amounts):
            if stated.unit != "%" or not stated.exact or not index:
                continue
            pair = _pair(amounts[:index], stated)
            if not pair or not pair[0].exact or not pair[1].exact or pair[1].low <= 0:
                continue
            part, whole = pair
            if same(*_share(part, whole), stated) or _some_share(so_far, part, stated):
                continue
            right = shown(part.value * 100 / whole.value, stated.half * 2)
            name = re.split("[，,、（(；;：:]", stated.name)[-1]
            sum_ = f"{part.text}÷{whole.text}＝{right}%"
            yield at(RATE, par, stated.start, stated.end, name=name, sum=sum_)


def _pair(before: Sequence[Amount], stated: Amount) -> tuple[Amount, Amount] | None:
    """The part and the whole that a share is said to be of; None where that is not sure."""
    last = before[-1]
    earlier = of_unit(before[:-1], last.unit)
    if stated.name == "的" and re.search(
        r"(?:完成|占)(?:了)?(?:全年|年度|年初)?(?:计划|任务|目标)$", last.name
    ):
        return (earlier[-1], last) if earlier else None
    if re.match(_OF_PLAN, stated.name):
        plans = [one for one in earlier if re.search("计划|任务|目标", one.name)]
        return (last, plans[-1]) if plans else None
    if (found := re.match(_SHARE, stated.name)) and last.unit != "%":
        of = found["of"] or ""
        if "计划" in of or not earlier:
            return None
        if not re.fullmatch(_WHOLE, of) and of.removeprefix("总") not in earlier[-1].name:
            return None
        larger = [one for one in earlier if one.value >= last.value]
        if not larger or (len(earlier) > 1 and "其中" not in last.name):
            return None
        next_to_whole = before[before.index(larger[-1]) + 1]
        return (
            None if next_to_whole.unit == "%" else (last, larger[-1])
        )  # that has a share itself: both are parts
    if not (found := re.search(_RATE, stated.name)):
        return None
    core, prefix = found["of"][-2:], found["of"][:-2]
    if core not in _RATES:
        return None
    counted = _COUNTED.get(core, re.escape(core))
    parts = [one for one in before if one.unit not in ("%", "个百分点") and re.search(counted, one.name)]
    if not parts:
        return None
    part = parts[-1]
    wholes = [one for one in of_unit(before, part.unit) if one.start < part.start]
    if core != "完成":
        wholes = [one for one in wholes if one.value >= part.value]
    if not wholes or (prefix and prefix not in part.name and prefix not in wholes[-1].name):
        return None
    if re.search("去年|上年|同期|上月", part.name + wholes[-1].name):
        return None
    return part, wholes[-1]


CHANGE = Code(
    "W601",
    "warning",
    zh="“{name}{text}”和前后两个数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{name}{text}” does not agree with the two numbers: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        联系点由46个增加到63个，增加27个。
    """,
    mend="""
        区政府办公室2025年度工作总结
        联系点由46个增加到63个，增加17个。
    """,
    form="check",
)
DIRECTION = Code(
    "W602",
    "warning",
    zh="这里写的是“{verb}”，可是{old}到{text}是反过来的。",
    hint_zh="核对两个数，或把“{verb}”改过来。",
    en="It says “{verb}”, but from {old} to {text} is the other way.",
    hint_en="Check both numbers, or change “{verb}”.",
    fault="""
        区政府办公室2025年度工作总结
        制发文件由146件减少到185件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        制发文件由185件减少到146件。
    """,
    form="check",
)
_UP = "增加|增长|新增|净增|增|上升|提高|提升|扩大|升|多|增至"
_DOWN = "减少|净减|下降|降低|压缩|缩短|压减|缩减|精简|回落|降|减|少"
_WHEN = r"(?:目前|现在|今年|本年|去年|年底|年末|[0-9]{4}年(?:底|末)?)?的?"
_FROM = r"(?:由|从)[^，。；、：]{0,14}$"
_TO = rf"^(?P<verb>{_UP}|{_DOWN})(?:到|至|为)(?:了)?{_WHEN}$"
_BY = rf"^[，,（(]?(?:同比|环比|共|累计|(?:比|较)(?P<than>[^，,、；0-9]{{1,8}}?))?(?P<verb>{_UP}|{_DOWN})(?:率|幅度)?(?:为|达到|达|了)?$"
_BEFORE = r"(?:去年|上年|上一年|前年|上月|上季度|上周|上期|同期|[0-9]{4}年|[0-9]{1,2}月份?)(?:全年|同期)?(?:度)?(?:为|是|有|仅)?(?P<noun>[^，,、；;：:。0-9]{0,6})$"
_THAN = r"^[，,（(]?(?:比|较)(?:去年|上年|上月|上季度|上周|上期|[0-9]{4}年)(?:同期|全年)?的$"
_BESIDE = r"[（(](?:去年|上年|上月|上季度|上周|20[0-9]{2}年)(?:同期)?(?:为|是)?$"
_TIMES = r"^[，,（(]?(?:是|为|相当于|扩大到|增加到|增长到|达到)(?:原来|去年|上年|去年同期|上年同期)的$"


@text_rule("arithmetic", "U-10")
def changes(text: Prepared) -> Iterator[Finding]:
    """由A增加到B，增加C; 今年A，去年B，同比增长C: what is stated of two values and their difference."""
    for par, amounts, so_far in _prepared(text):
        for index, (first, second) in enumerate(pairwise(amounts)):
            third = amounts[index + 2] if index + 2 < len(amounts) else None
            gap = _gap(par, first, second)
            if third and re.match(_BESIDE, third.name) and first.unit == third.unit and re.match(_BY, gap):
                known = first.exact and second.exact and third.exact
                if known and (found := _differs(par, third, first, second, so_far)):
                    yield found
                continue
            if first.unit != second.unit or not first.exact or not second.exact:
                continue
            if re.search(_FROM, first.name) and (to := re.match(_TO, gap)):
                verb = to["verb"]
                if _against(verb, first, second) and first.unit != "年":
                    yield at(DIRECTION, par, second.start, second.end, verb=verb, old=first.text)
                    continue
                old, new = first, second
            elif re.match(_THAN, gap):
                old, new = second, first
            elif in_time := _in_time(first, second, gap):
                old, new = in_time
            else:
                continue
            if third and third.exact and (found := _differs(par, old, new, third, so_far)):
                yield found


def _in_time(first: Amount, second: Amount, gap: str) -> tuple[Amount, Amount] | None:
    """Two values of one thing at two times, the earlier first; None where they are not."""
    found = re.match("[，,；;（(、][^，,；;]*$", gap) and re.search(_BEFORE, gap)
    if not found or "其中" in gap or found["noun"] not in first.name:
        return None
    when = found[0]
    for unit in "年月":
        if number := re.match(rf"([0-9]+){unit}", when):
            of_first = re.findall(rf"([0-9]+){unit}", first.name)
            if of_first and int(of_first[-1]) < int(number[1]) and (of_first[-1], number[1]) != ("1", "12"):
                return first, second
            return (second, first) if of_first or re.search("今年|本年|全年|本月", first.name) else None
    return second, first


def _against(verb: str, old: Amount, new: Amount) -> bool:
    """Whether two numbers go the other way than a word that can mean nothing else."""
    if re.fullmatch("增加|增长|上升|净增|扩大", verb):
        return new.high < old.low
    return bool(re.fullmatch("减少|下降|降低|压缩|缩短|压减|缩减|回落|降", verb)) and new.low > old.high


def _differs(par: Par, old: Amount, new: Amount, stated: Amount, so_far: Sequence[Amount]) -> Finding | None:
    """What is wrong with the difference that is stated of two values; None where it is right, or another is meant."""
    gap = stated.name
    name = re.sub("^[，,（(]", "", gap)
    if stated.unit == "倍":
        by, times = re.match(_BY, gap), re.match(_TIMES, gap)
        if not (by or times) or old.low <= 0:
            return None
        off = 0 if times else 1
        low, high = new.low / old.high - off, new.high / old.low - off
        if same(low, high, stated._replace(half=_half(stated))):
            return None
        right = shown((new.value / old.value - off).quantize(Decimal("0.01")))
        minus = "－1" if by and not times else ""
        return at(
            CHANGE, par, stated.start, stated.end, name=name, sum=f"{new.text}÷{old.text}{minus}＝{right}倍"
        )
    found = re.match(_BY, gap)
    if not found or not re.match(r"去年|上年|上月|上季度|上周|上期|同期|$", found["than"] or ""):
        return None
    down = bool(re.fullmatch(_DOWN, found["verb"]))
    more, less = (old, new) if down else (new, old)
    low, high = more.low - less.high, more.high - less.low
    points = old.unit == "%"
    if stated.unit == ("个百分点" if points else old.unit):
        spare = stated.half + old.half + new.half
        known = of_unit(so_far, old.unit)
        if abs(more.value - less.value - stated.value) <= spare or any(
            abs(one.value - other.value) == stated.value for one in known for other in known
        ):
            return None
        unit = stated.unit if points else unit_of(old)
        right = shown(more.value - less.value, _ulp(old, new), unit)
        return at(CHANGE, par, stated.start, stated.end, name=name, sum=f"{more.text}－{less.text}＝{right}")
    if stated.unit != "%" or old.unit in ("%", "年") or old.low <= 0:
        return None
    if same(low * 100 / old.high, high * 100 / old.low, stated):
        return None
    rate = (more.value - less.value) * 100 / old.value
    right = shown(rate, stated.half * 2)
    return at(
        CHANGE,
        par,
        stated.start,
        stated.end,
        name=name,
        sum=f"（{more.text}－{less.text}）÷{old.text}＝{right}%",
    )


def _half(stated: Amount) -> Decimal:
    _, _, decimals = stated.text.rstrip("倍").partition(".")
    return Decimal("0.5").scaleb(-len(decimals))


def _ulp(*amounts: Amount) -> Decimal:
    """The last figure of those that have the most of them."""
    return min(one.half for one in amounts) * 2


TOTAL = Code(
    "W603",
    "warning",
    zh="“{text}”和前面各项加起来不一样：{sum}。",
    hint_zh="合计或其中一项不对，对照台账改过来。",
    en="“{text}” is not what the parts before it add up to: {sum}.",
    hint_en="The total or one of its parts is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        受理咨询128件、投诉46件、建议31件，共215件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        受理咨询128件、投诉46件、建议31件，共205件。
    """,
    form="check",
)
PARTS = Code(
    "W604",
    "warning",
    zh="“{text}”和后面分列的几项对不上：{sum}。",
    hint_zh="总数或其中一项不对，对照台账改过来。",
    en="“{text}” does not agree with the parts that follow: {sum}.",
    hint_en="The total or one of its parts is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        现有党员35名，分为在职26名、退休5名。
    """,
    mend="""
        区政府办公室2025年度工作总结
        现有党员31名，分为在职26名、退休5名。
    """,
    form="check",
)
_TOTAL = r"^[，,（(；;]?(?:以上(?:[两二三四五六七八九十]项)?|全年|今年|[两二三四五六七八九十]项)?(?:共计|合计|总计|总共|一共|共)(?:有|为|是|达)?$"
_LINKS = rf"^[，,、；;和及](?:和|及)?[^，,、；;：:。0-9]{{0,16}}$|^和{WORD}{{0,12}}$|^和$"
_NO_PART = "其中|同比|环比|比|较|由|从|每|占|人均|户均|平均|增|减|降|去年|上年|达|已|剩|尚|共|累计|率"
_WITHIN = r"^(?:[，,。；;：:（(])?(?P<word>其中|分为|分别为|分别是|包括|由)[：:，,]?"
_OTHERS = "其他|其它|其余"
_OVERLAPPING = "党员|女|男|岁|以上|学历|职称|少数民族|学生|留守|残疾|高级|中级|初级|连续|首次|重复"


def _run_back(par: Par, before: Sequence[Amount]) -> list[Amount]:
    """The amounts of one list that end a stretch of text."""
    run = [before[-1]]
    for one, then in zip(reversed(before[:-1]), reversed(before), strict=False):
        if (
            one.unit != then.unit
            or not re.match(_LINKS, _gap(par, one, then))
            or re.search(_NO_PART, then.name)
        ):
            break
        run.insert(0, one)
    return run


@text_rule("arithmetic", "U-10")
def totals(text: Prepared) -> Iterator[Finding]:
    """A件、B件、C件，共n件; 共n件，其中A件、B件: totals and the parts that are listed with them."""
    for par, amounts, so_far in _prepared(text):
        for index, whole in enumerate(amounts):
            if not whole.exact:
                continue
            if index > 1 and re.match(_TOTAL, whole.name):
                parts = _run_back(par, amounts[:index])
                known = [one for one in of_unit(so_far, whole.unit) if one.start < whole.start]
                if (
                    len(parts) > 1
                    and parts[0].unit == whole.unit
                    and all(one.exact for one in parts)
                    and not re.search("每|分别|平均", parts[0].name)
                    and not some_sum(known, whole, 1)
                ):
                    yield at(TOTAL, par, whole.start, whole.end, sum=_added(parts, whole))
            after = amounts[index + 1 :]
            found = re.match(_WITHIN, after[0].name) if after else None
            if found and (wrong := _parts_wrong(par, whole, after, found["word"])):
                yield wrong


def _added(parts: Iterable[Amount], whole: Amount) -> str:
    parts = list(parts)
    value = sum((one.value for one in parts), _ZERO)
    half = min(one.half for one in (*parts, whole))
    return f"{'＋'.join(one.text for one in parts)}＝{shown(value, half * 2, unit_of(whole))}"


def _parts_wrong(par: Par, whole: Amount, after: Sequence[Amount], word: str) -> Finding | None:
    """What is wrong with the parts of a whole; None where they may be right."""
    if len(after) > 1 and not after[0].exact and re.match("(?:以上|以下|以内)?的", after[1].name):
        after = after[1:]  # 其中赔付10万元以上的9起
    first = after[0]
    if first.unit != whole.unit or not first.exact or whole.unit in ("%", "年", "倍", "个百分点"):
        return None
    if re.search("每|人均|平均|户均|最|去年|上年|同比|率", first.name) or re.search(
        "人均|户均|每|平均|日均|增|减", whole.name[-8:]
    ):
        return None
    parts = [first]
    for one, then in pairwise(after):
        gap = _gap(par, one, then)
        if then.unit != whole.unit or not then.exact or not re.match(_LINKS, gap) or re.search(_NO_PART, gap):
            break
        parts.append(then)
    if word != "由" and first.low > whole.high:
        return at(PARTS, par, whole.start, whole.end, sum=f"{first.text}比{whole.text}还多")
    if len(parts) < 2 or any(sums_to(parts[:count], whole) for count in range(2, len(parts) + 1)):
        return None
    rest = par.text[parts[-1].end : parts[-1].end + 40]
    closed = not re.match("等|[，,、；;](?![^0-9。]*$)", rest) or not re.match("[^。；;]*[0-9]", rest)
    whole_list = word in ("分为", "分别为", "分别是") or re.search(_OTHERS, parts[-1].name)
    if word == "由" and not re.match("[^。，,]{0,6}(?:组成|构成)", rest):
        return None
    over = sum((one.low for one in parts), _ZERO) > whole.high
    apart = _apart(parts)
    if apart and len(parts) == len(of_unit(after, whole.unit)) and (over or apart == "all"):
        return at(PARTS, par, whole.start, whole.end, sum=_added(parts, whole))
    joined = par.text[parts[0].start : parts[-1].end]
    overlapping = re.search(_OVERLAPPING, joined + first.name) or "，" in joined
    if (whole_list and closed) or (over and not overlapping) or word == "由":
        return at(PARTS, par, whole.start, whole.end, sum=_added(parts, whole))
    near = abs(sum((one.value for one in parts), _ZERO) - whole.value) * 10 < whole.value
    if len(parts) > 2 and closed and near and not overlapping:
        return at(PARTS, par, whole.start, whole.end, sure=False, sum=_added(parts, whole))
    return None


# Two kinds of which nothing is both; of the first ones everything is either.
_ALL = (("男", "女"), ("线上", "线下"))
_EITHER = (
    *(
        ("收文", "发文"),
        ("在职", "退休"),
        ("城镇", "农村"),
        ("城区", "农村"),
        ("行政村", "社区"),
        ("新建", "改建"),
        ("主办", "会办"),
    ),
    *(
        ("主办", "协办"),
        ("国有", "民营"),
        ("公办", "民办"),
        ("上半年", "下半年"),
        ("县级", "市级"),
        ("中央", "省级"),
        ("小学", "中学"),
    ),
)
_TWO = 2


def _apart(parts: Sequence[Amount]) -> str:
    """Whether nothing can be of two of the parts: `all` where everything is of one of them, `either` where not, nothing where it is not sure."""
    names = [re.sub("^.*其中[：:，,]?|^[，,、；;和及]+", "", one.name) for one in parts]
    if len(names) == _TWO:
        one, other = names
        if len(one) > 1 and other == f"未{one}":
            return "all"
        for kinds, told in ((_ALL, "all"), (_EITHER, "either")):
            if any((a in one and b in other) or (b in one and a in other) for a, b in kinds):
                return told
    times = [re.match(r"(?:20[0-9]{2}年|[0-9]{1,2}月)(?:份)?$|[一二三四]季度$", name) for name in names]
    return "either" if all(times) and len(set(names)) == len(names) else ""


REST = Code(
    "W605",
    "warning",
    zh="“{text}”和前面的数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{text}” does not agree with the numbers before it: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        交办事项87件，已办结79件，剩余9件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        交办事项87件，已办结79件，剩余8件。
    """,
    form="check",
)
_LEFT = r"^[，,；;](?:还|尚)?(?:剩余|剩下|剩|尚余|尚有|还有|未办结|未完成|未整改|其余|结余|余|空缺|空编|未[^，,；;0-9]{2,4})(?:的)?$"
_DONE = r"^[，,；;](?:[^，,；;0-9]{0,8})?(?:办结|完成|整改|支付|支出|使用|解决|化解|销号|交付|答复|审结|在岗|实有|采纳|发放|验收)(?:到位|了)?$"


@text_rule("arithmetic", "U-10")
def rest(text: Prepared) -> Iterator[Finding]:
    """共A件，已办结B件，剩余C件: what is left."""
    for par, amounts, so_far in _prepared(text):
        for whole, done, left in zip(amounts, amounts[1:], amounts[2:], strict=False):
            if not (whole.unit == done.unit == left.unit and whole.exact and done.exact and left.exact):
                continue
            if (
                not re.match(_LEFT, left.name)
                or not re.match(_DONE, done.name)
                or re.search("其中", done.name)
            ):
                continue
            spare = max(whole.half, done.half, left.half) * 2
            if abs(whole.value - done.value - left.value) <= spare:
                continue
            both = whole._replace(value=done.value + left.value)
            if some_sum([one for one in of_unit(so_far, left.unit) if one.start < done.start], both, 1):
                continue
            half = min(whole.half, done.half)
            right = shown(whole.value - done.value, half * 2, unit_of(whole))
            yield at(REST, par, left.start, left.end, sum=f"{whole.text}－{done.text}＝{right}")


AVERAGE = Code(
    "W606",
    "warning",
    zh="“{text}”和前面的数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{text}” does not agree with the numbers before it: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        发放补助36万元，惠及120户，户均3500元。
    """,
    mend="""
        区政府办公室2025年度工作总结
        发放补助36万元，惠及120户，户均3000元。
    """,
    form="check",
)
_EACH = rf"[，,（(](?:(?P<unit>[人户月村组家天日])均|平均每(?P<each>[人户月村组家天日次场期]))(?P<of>{WORD}{{0,6}}?)(?:为|达到|达|是)?$"
_PER = r"每(?P<unit>[套人亩台个户件场期份册名村组])[^，。；、]{0,6}$|[台套件]单价$"
_IN_ALL = r"^[，,；;](?:共计|合计|总计|共需|共|需|总价)(?:资金|经费|补助)?(?:为)?$|^[，,；;]共(?:培训|走访)$"
_EACH_OF = {"月": "个月", "日": "天", "村": "个", "组": "个", "名": "人"}


@text_rule("arithmetic", "U-10")
def averages(text: Prepared) -> Iterator[Finding]:
    """A万元，B户，户均C元; 每套A元，共B套，合计C元."""
    for par, amounts, so_far in _prepared(text):
        for index, stated in enumerate(amounts):
            if index < 2 or not stated.exact:
                continue
            if found := re.search(_EACH, stated.name):
                of_each = found["unit"] or found["each"]
                unit = _EACH_OF.get(of_each, of_each)
                before = amounts[max(index - 2, 0) : index]
                count = [one for one in before if one.unit == unit]
                sums = [one for one in before if one.unit == stated.unit and one.unit != unit]
                if (
                    len(count) != 1
                    or len(sums) != 1
                    or not (count[0].exact and sums[0].exact)
                    or count[0].value <= 0
                ):
                    continue
                total, over = sums[0], count[0]
                if (
                    found["of"]
                    and found["of"] not in par.text[: total.start][-12:] + par.text[: over.start][-12:]
                    and found["of"] not in total.name
                ):
                    continue
                half = max(stated.half, Decimal("0.5"))
                if same(total.low / over.high, total.high / over.low, stated._replace(half=half)):
                    continue
                known = of_unit(so_far, stated.unit), of_unit(so_far, unit)
                if any(
                    two.low > 0 and same(one.low / two.high, one.high / two.low, stated._replace(half=half))
                    for one in known[0]
                    for two in known[1]
                    if one is not stated
                ):
                    continue
                value = total.value / over.value
                right = shown(value.quantize(Decimal("0.01")), _ZERO) + stated.unit
                if unit_of(stated) != stated.unit:
                    right = shown(value, stated.half * 2, unit_of(stated))
                yield at(AVERAGE, par, stated.start, stated.end, sum=f"{total.text}÷{over.text}＝{right}")
                continue
            each, times = amounts[index - 2], amounts[index - 1]
            if re.match(r"^[，,]每[村组册套台亩件人户场期]$", times.name):
                each, times = times, each
            per = re.search(_PER, each.name) or re.search(
                r"(?<![^，。；、：])每(?P<unit>[台套期件场])$", each.name
            )
            if (
                not per
                or not re.match(_IN_ALL, stated.name)
                or each.unit != stated.unit
                or times.unit == each.unit
            ):
                continue
            if not (each.exact and times.exact) or (
                per["unit"] and times.unit != _EACH_OF.get(per["unit"], per["unit"])
            ):
                continue
            if each.low * times.low - stated.half <= stated.value <= each.high * times.high + stated.half:
                continue
            right = shown(each.value * times.value, stated.half * 2, unit_of(stated))
            yield at(AVERAGE, par, stated.start, stated.end, sum=f"{each.text}×{times.text}＝{right}")


SPAN = Code(
    "W607",
    "warning",
    zh="“{from_to}”前后不是{text}，是{sum}。",
    hint_zh="核对起止时间，或改后面的数。",
    en="From beginning to end, “{from_to}” is not {text} but {sum}.",
    hint_en="Check beginning and end, or change the number.",
    fault="""
        区政府办公室2025年度工作总结
        培训于3月4日至8日举行，为期8天。
    """,
    mend="""
        区政府办公室2025年度工作总结
        培训于3月4日至8日举行，为期5天。
    """,
    form="check",
)
_LASTS = r"(?:[^，。；、0-9]{0,8})[，,（(](?:为期|历时|时长|用时|前后历时)(?P<n>[0-9]{1,4}(?:\.5)?)"
_TILL = r"(?:至|到|—|——|－|-|～|~)"
_DAYS = (
    rf"(?:(?P<y1>20[0-9]{{2}})年)?(?<![0-9])(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日{_TILL}"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日{_LASTS}(?P<unit>天)"
)
_YEARS = rf"(?P<y1>20[0-9]{{2}})年?{_TILL}(?P<y2>20[0-9]{{2}})年{_LASTS}(?P<unit>年)"
_MONTHS = rf"(?<![0-9])(?P<m1>[0-9]{{1,2}})月?{_TILL}(?P<m2>[0-9]{{1,2}})月{_LASTS}(?P<unit>个月)"
_HOURS = (
    rf"(?<![0-9:：])(?P<h1>[0-9]{{1,2}})[:：](?P<i1>[0-9]{{2}}){_TILL}(?P<h2>[0-9]{{1,2}})[:：](?P<i2>[0-9]{{2}})"
    rf"{_LASTS}(?P<unit>分钟|小时)"
)


@text_rule("arithmetic", "U-10")
def spans(text: Prepared) -> Iterator[Finding]:
    """3月4日至8日，为期5天: days, months, years, hours between two ends, the last one counted or not."""
    for way, told in ((_DAYS, _day_span), (_YEARS, _year_span), (_MONTHS, _month_span), (_HOURS, _hour_span)):
        for spot in text.spots(way, prose=True):
            match = spot.match
            right = told(match)
            stated = Decimal(match["n"])
            if not right or stated in right:
                continue
            shift = spot.start - match.start()
            start, end = match.start("n") + shift, match.end("unit") + shift
            from_to = re.split("[，,（(]", match[0])[0]
            wanted = shown(right[0]) + match["unit"]
            yield at(SPAN, spot.par, start, end, from_to=from_to, sum=wanted)


def _day_span(match: re.Match[str]) -> list[Decimal]:
    year = int(match["y1"] or match["y2"] or 2001)
    month, last = int(match["m1"]), int(match["m2"] or match["m1"])
    try:
        begin = datetime.date(year, month, int(match["d1"]))
        end = datetime.date(int(match["y2"] or year), last, int(match["d2"]))
    except ValueError:
        return []
    days = (end - begin).days
    leap = 1 if not match["y1"] and not match["y2"] and month <= 2 < last else 0
    return (
        [Decimal(days + more) for more in range(1, -1, -1)] + [Decimal(days + 2)] * leap if days > 0 else []
    )


def _year_span(match: re.Match[str]) -> list[Decimal]:
    years = int(match["y2"]) - int(match["y1"])
    return [Decimal(years + 1), Decimal(years)] if years > 0 else []


def _month_span(match: re.Match[str]) -> list[Decimal]:
    first, last = int(match["m1"]), int(match["m2"])
    return [Decimal(last - first + 1), Decimal(last - first)] if 1 <= first < last <= 12 else []


def _hour_span(match: re.Match[str]) -> list[Decimal]:
    minutes = (int(match["h2"]) - int(match["h1"])) * 60 + int(match["i2"]) - int(match["i1"])
    if minutes <= 0:
        return []
    return [Decimal(minutes)] if match["unit"] == "分钟" else [Decimal(minutes) / 60]


HUNDRED = Code(
    "W608",
    "warning",
    zh="“{text}”这几个比例加起来不是100%：{sum}。",
    hint_zh="其中一个不对，对照原数改过来。",
    en="The shares “{text}” do not add up to 100 %: {sum}.",
    hint_en="One of them is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        成绩由平时考核（60%）、实践考核（30%）和报告（20%）三部分组成。
    """,
    mend="""
        区政府办公室2025年度工作总结
        成绩由平时考核（60%）、实践考核（30%）和报告（10%）三部分组成。
    """,
    form="check",
)
_LINK = r"^[）)]?[、，,和；;]?(?:和|及)?[^，,、；;：:。0-9]{0,14}[（(]?$"


@text_rule("arithmetic", "U-10")
def hundred(text: Prepared) -> Iterator[Finding]:
    """分别占45%、35%、20%; 由…（60%）…（40%）组成: the shares of one whole."""
    for par, amounts, _ in _prepared(text):
        for run in _shares(par, amounts):
            total = sum((one.value for one in run), _ZERO)
            spare = sum((one.half for one in run), _ZERO)
            if any(one.value != int(one.value) for one in run):
                spare += Decimal("0.05")
            else:
                spare = Decimal(len(run)) / 2
            first, last = run[0], run[-1]
            sentence_start = par.text.rfind("。", 0, first.start) + 1
            lead, after = par.text[sentence_start : first.start], par.text[last.end : last.end + 14]
            whole = (
                re.search("构成为|组成为|权重分别", lead)
                or (re.search("由", lead) and re.match("[）)]?[^，。；0-9]{0,6}(?:组成|构成)", after))
                or (re.search("其他占|其余占|其它占|其他$|其余$", last.name) and "占" in first.name)
            )
            apart = re.search(r"分别占(?:总数的|总量的|全部的|比)?$", first.name) and len(run) > 2
            if not whole and not (apart and 80 <= total <= 130):
                continue
            if "率" in lead[-8:] or abs(total - _HUNDRED) <= spare:
                continue
            if not whole and total < _HUNDRED:
                continue
            sum_ = "＋".join(one.text for one in run) + f"＝{shown(total)}%"
            yield at(HUNDRED, par, first.start, last.end, sum=sum_)


def _shares(par: Par, amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Lists of shares that stand one after the other."""
    run: list[Amount] = []
    for one in amounts:
        if one.unit != "%" or not one.exact:
            if len(run) > 1:
                yield run
            run = []
        elif run and not pattern(_LINK).match(_gap(par, run[-1], one)):
            if len(run) > 1:
                yield run
            run = [one]
        else:
            run.append(one)
    if len(run) > 1:
        yield run
