"""Rules on a whole and the parts that are told of it (W604): 其中, 分为, 分别为, 由…组成, by kinds that a later sentence tells.

其中 need not name all parts. That it does is sure where the rest is told too, where the whole is named by its parts, where there is no other kind, and where so many
parts, or parts so alike, come so near to the whole that one of them was mistyped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from ...messages.diagnostic import Code
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    WORD,
    ZERO,
    Amount,
    amounts_in,
    counted,
    gap_of,
    of_unit,
    reckoned,
    shown,
    slip,
    sums_to,
    unit_of,
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

LINKS = rf"^[，,、；;和及](?:和|及)?(?:[^，,、；;：:。0-9]|（[0-9]{{1,2}}）|[A-Za-z]+[0-9]+|20[0-9]{{2}}年|[0-9]{{1,2}}(?:号|月份?)){{0,16}}$|^[，,；;][^，,；;：:。0-9]{{0,20}}$|^和{WORD}{{0,12}}$|^和$"
"""What stands between two amounts of one list."""
_GREW = "增(?![值殖压氧])"
_SHRANK = "减(?![灾损排震隔速负])"
_FELL = "降(?![水雨尘噪解温])"
NO_PART = f"其中|本年|年内|报废|更新|淘汰|同比|环比|比(?![例赛武])|较(?![大小多少高低好差强弱快慢重轻长短])|由|从(?![业事])|每|占|人均|户均|平均|{_GREW}|{_SHRANK}|{_FELL}|去年|上年|(?<!雷)达(?!标)|已|剩|尚|(?<!公)共(?!青|同|享|建)|累计|率"
"""What the words before an amount hold that is no part of the whole before it."""
_WITHIN = (
    rf"^(?:{WORD}{{0,4}}(?:进行|开展){WORD}{{2,4}}(?=[，,])|[^，,、。；;：:从选中后的至到]{{1,14}}(?=[，,（(]其中))?(?:[，,。；;：:（(])?"
    rf"(?:(?:各[期批次组年月季类项个]?|[两三四五六七八九十][期批次组年月季类项个者])?(?P<apart>分别[为是])|(?P<word>其中|分为|包括|由))[：:，,]?"
    rf"|^{WORD}{{1,12}}(?P<of_them>中)[，,：:]"
)
_NO_WHOLE = f"人均|户均|每|平均|日均|(?<!新){_GREW}|{_SHRANK}"
_OTHERS = "其他|其它|其余"
_OVERLAPPING = "党员|女|男|岁|以上|学历|职称|少数民族|学生|留守|残疾|高级|中级|初级|连续|首次|重复"


@text_rule("arithmetic", "U-10", alone=True)
def parts_told(text: Prepared) -> Iterator[Finding]:
    """共n件，其中A件、B件；按项目分，甲A件、乙B件、丙C件: a whole and its parts."""
    for par, amounts, so_far in reckoned(text):
        yield from _by_kind(par, amounts, so_far)
        if wrong := _of_sentence_before(par, amounts, so_far):
            yield wrong
        if wrong := _two_units(par, amounts, so_far):
            yield wrong
        for index, whole in enumerate(amounts):
            after = amounts[index + 1 :]
            if not whole.exact or not after:
                continue
            if _size_between(whole, after):  # 房产132处、建筑面积21.5万平方米，其中可出租86处
                since = after[1].name.index("其中") - 1
                after = [after[1]._replace(name=after[1].name[since:]), *after[2:]]
            after = _of_either_unit(par, whole, after)
            found = pattern(_WITHIN).match(after[0].name)
            if bracket := _in_bracket(par, whole, after):
                yield bracket
                continue
            if found:
                word = found["word"] or found["apart"] or found["of_them"]
                wrong = _parts_wrong(par, amounts, whole, _without_sizes(par, whole, after), word)
            else:
                parts = _complete(whole, after)
                wrong = off(par, whole, parts) if parts and not sums_to(parts, whole) else None
            if wrong:
                yield wrong


_ITS_SIZE = r"[、，](?:总|合计)?(?:建筑|占地|用地|涉案|投资|总)?(?:面积|金额|投资|资金|里程|长度|总额|价款|总投资)(?:约|共|达|为)?"


_WHERE = rf"[，,](?:分布|分设|设|建|安装|布设|坐落|涉及|覆盖|惠及|存放|分属)(?:在|于|到)?{WORD}{{0,4}}"


def _size_between(whole: Amount, after: Sequence[Amount]) -> bool:
    """Whether another size of the whole stands before its parts: 132处、建筑面积21.5万平方米，其中; 3.5万吨，分布在9个中心库，其中."""
    return (
        len(after) > 1
        and whole.unit == after[1].unit != after[0].unit
        and (pattern(_ITS_SIZE).fullmatch(after[0].name) or pattern(_WHERE).fullmatch(after[0].name))
        is not None
        and pattern(f"{WORD}{{0,6}}[，。；]其中").match(after[1].name) is not None
    )


def _of_either_unit(par: Par, whole: Amount, after: list[Amount]) -> list[Amount]:
    """15台（套），其中甲1部、乙2台、丙12套: what is counted by two words is of parts that either of them counts, or another."""
    found = pattern(rf"[（(]{WORD}{{1,2}}[）)]").match(par.text, whole.end)
    if not found or whole.half or whole.unit == "元" or "其中" not in after[0].name[:8]:
        return after
    out: list[Amount] = []
    after = [after[0]._replace(name=after[0].name.removeprefix(found[0])), *after[1:]]
    for one in after:
        if one.half or one.unit in _MEASURES or (out and not pattern(LINKS).match(one.name)):
            break
        out.append(one._replace(unit=whole.unit))
    return [*out, *after[len(out) :]]


_MEASURES = ("元", "%", "年", "个月", "天", "米", "公里", "平方米", "亩", "吨", "倍", "个百分点")


_BY_KIND = r"(?:其中，)?[按从分][^，,。；0-9]{1,10}(?:划分|分类|分|来看|看|统计)[，,：:]"


def _by_kind(par: Par, amounts: Sequence[Amount], so_far: Sequence[Amount]) -> Iterator[Finding]:
    """共68项。……按项目分，甲21项、乙18项、丙27项: the parts of a whole that is told before, in that sentence or another, but for a slip."""
    for index, first in enumerate(amounts):
        clause = pattern("^[；;。]|^[）)][；;。]").sub("", first.name)
        if first.unit == "%" or not pattern(_BY_KIND).match(clause):
            continue
        if index and not pattern("[）)]?[；;]").match(first.name):
            continue
        since = first.start - len(clause)
        parts = [first]
        for one in amounts[index + 1 :]:
            gap = pattern("^[（(][^（）()0-9]{1,3}[)）]").sub("", gap_of(par, parts[-1], one))
            if one.unit != first.unit or gap[:1] in "；;" or not pattern(LINKS).match(gap):
                break
            parts.append(one)
        after = amounts[index + len(parts) :][:1]
        if after and not pattern("[）)]?[；;]|[，,；;、][^，,]*占|[（(]").match(after[0].name):
            continue
        wholes = [one for one in of_unit(so_far, first.unit) if one.start < since]
        whole = max(wholes, key=lambda one: one.value, default=None)
        if len(parts) < LEAST_KINDS or whole is None or whole is not wholes[0]:
            continue
        if not all(one.exact for one in (*parts, whole)) or sums_to(parts, whole):
            continue
        if pattern(_BY_KIND).search(whole.name) or pattern("其中|[比较]|上年|去年|同期").search(whole.name):
            continue  # 从场所看，住宅28起……；从原因看: both are of a whole that is not told here
        over = sum((one.low for one in parts), ZERO) > whole.high
        if retyped(parts, whole) or over or _swapped_part(parts, whole):
            yield off(par, whole, parts)


_HEAD = r"(?:^|[。；;，,])其中[，,：:]?"


def _of_sentence_before(par: Par, amounts: Sequence[Amount], so_far: Sequence[Amount]) -> Finding | None:
    """确定企业48家，占全县在库企业160家的30%。其中，甲14家，乙9家，丙17家，丁6家: parts of a whole in the sentence before, behind which other numbers stand."""
    first = amounts[0]
    since = first.start - len(first.name)
    if not pattern(_HEAD).match(first.name) or first.unit in ("%", "年", "倍", "个百分点") or first.half:
        return None
    begin = max(par.text.rfind("。", 0, max(since - 1, 0)) + 1, 0)
    wholes = [one for one in so_far if begin <= one.start < since]
    if not wholes or wholes[-1].unit == first.unit or not first.exact:
        return None
    of_it = [one for one in of_unit(wholes, first.unit) if one.value >= first.value]
    parts = linked(par, amounts, first, NO_PART)
    if any(sums_to(parts, one) for one in of_it):
        return None
    if len(parts) < MANY:
        of_it = [one for one in of_it if not pattern("去年|上年|同期").search(one.name)]
        over = len(of_it) == 1 and sum((one.low for one in parts), ZERO) > of_it[0].high
        if len(parts) < LEAST_KINDS or not over:
            return None
    near = [one for one in of_it if _so_near(parts, one) or retyped(parts, one)]
    whole = near[0] if len(near) == 1 else None
    if whole is None or not whole.exact or len(parts) < len(of_unit(amounts, first.unit)):
        return None
    ending = par.text[parts[-1].end : parts[-1].end + 12]
    if not is_closed(ending, amounts, parts) or pattern(_NO_WHOLE).search(whole.name[-8:]):
        return None
    told = any(pattern(_OVERLAPPING).search(one.name) for one in parts)
    return None if told else off(par, whole, parts)


def _in_bracket(par: Par, whole: Amount, after: Sequence[Amount]) -> Finding | None:
    """7.54万户燃气用户（管道燃气用户5.36万户，瓶装液化石油气用户2.28万户）: parts that have the name of their whole."""
    lead = pattern(rf"^(?P<noun>{WORD}{{2,10}})[（(](?P<own>{WORD}{{3,12}})$").match(after[0].name)
    if not lead or after[0].unit != whole.unit or not after[0].exact:
        return None
    parts = linked(par, after, whole, NO_PART)
    names = [lead["own"], *(_own_name(one) for one in parts[1:])]
    head = lead["noun"][-2:]
    if len(parts) < 2 or not par.text.startswith(("）", ")"), parts[-1].end) or sums_to(parts, whole):
        return None
    if not all(name.endswith(head) and len(name) > len(head) for name in names) or len({*names}) < len(names):
        return None
    return off(par, whole, parts) if retyped(parts, whole) or _swapped_part(parts, whole) else None


LEAST_KINDS = 3


def _two_units(par: Par, amounts: Sequence[Amount], so_far: Sequence[Amount]) -> Finding | None:
    """共有167户623人。其中，上湾组68户254人，下湾组57户213人，竹林坡组42户156人: parts of two wholes, side by side."""
    since = amounts[0].start - len(amounts[0].name)
    if not par.text.startswith("其中", since) and not pattern("[^，。；]{0,12}其中").match(amounts[0].name):
        return None
    before = [one for one in so_far if one.start < since]
    pairs = list(zip(amounts[::2], amounts[1::2], strict=False))
    units = {(one.unit, other.unit) for one, other in pairs}
    if len(pairs) < LEAST_KINDS or len(pairs) * 2 != len(amounts) or len(units) != 1 or len(before) < 2:
        return None
    if any(other.name or not (one.exact and other.exact) for one, other in pairs):
        return None
    for side, unit in enumerate(units.pop()):
        wholes, parts = of_unit(before, unit), [pair[side] for pair in pairs]
        if (
            wholes
            and wholes[-1].exact
            and not sums_to(parts, wholes[-1])
            and retyped(parts, wholes[-1], any_=True)
        ):
            return off(par, wholes[-1], parts)
    return None


_COMPLETE = (
    ("一季度", "二季度", "三季度", "四季度"),
    ("上半年", "下半年"),
    ("男", "女"),
)


_IN_GROUPS = r"(?:分为|分成|共分|分|编为|编成|划分为)(?P<n>[2-9二三四五六])个?(?P<of>[^，,。；;：:0-9]{0,2}(?P<last>[组段区队批期片班]))[，,。；;：:]"


@text_rule("arithmetic", "U-10")
def in_groups(text: Prepared) -> Iterator[Finding]:
    """全长9.6公里，共分3个标段，其中第一标段3.2公里、第二标段3.5公里、第三标段2.9公里: so many groups, and each of them told of."""
    for spot in text.spots(_IN_GROUPS, prose=True):
        par, count = spot.par, counted(spot.match["n"])
        known = amounts_in(text).get(par.index, ())
        after = [one for one in known if one.start >= spot.end][:count]
        names = [pattern("^.*[，,：:；;、。]|其中").sub("", one.name) for one in after]
        each = len(after) == count and all(
            pattern(f"第?[{nth[1]}{at_}]{WORD}{{0,2}}$").match(name)
            for at_, (nth, name) in enumerate(zip(_NTH, names, strict=False), 1)
        )
        of_place = pattern(
            f"{WORD}{{2,5}}[{spot.match['of']}]$"
        )  # 15个村分成4个片区，其中城东片4个村、城西片5个村
        each = each or (
            len(after) == count > 2 and all(of_place.match(name) for name in names) and len({*names}) == count
        )
        if not each or len({one.unit for one in after}) > 1 or "。" in par.text[spot.end : after[-1].start]:
            continue
        wholes = [one for one in of_unit(known, after[0].unit) if one.end <= spot.start and one.unit != "%"]
        total = sum((one.value for one in after), ZERO)
        near = [one for one in wholes if abs(total - one.value) * 100 <= one.value * NEAR]
        exact = all(one.exact for one in (*near, *after))
        if len(near) == 1 and exact and not any(sums_to(after, one) for one in wholes):
            yield off(par, near[0], after)


_IN_PARTS = r"[，,]分(?P<n>[两二三四五六])(?P<of>[批期次年步组])[^，,。0-9]{0,6}[，,：:]"
_NTH = ["第一", "第二", "第三", "第四", "第五", "第六"]


def _complete(whole: Amount, after: Sequence[Amount]) -> list[Amount]:
    """The parts right after a whole that are all there can be: the four quarters, men and women, 分三批 and three of them."""
    if after and (found := pattern(_IN_PARTS).match(after[0].name)):
        parts = list(after[: counted(found["n"])])
        names = [pattern("^.*[，,：:；;、]").sub("", one.name) for one in parts]
        each = all(name.startswith(nth + found["of"]) for nth, name in zip(_NTH, names, strict=False))
        alike = all(one.exact and one.unit == whole.unit for one in parts)
        return parts if each and alike and len(parts) == counted(found["n"]) else []
    for kinds in (*_COMPLETE, *_ALL[1:4], *(two[::-1] for two in _ALL[1:4])):
        parts = list(after[: len(kinds)])
        names = [pattern("^[，,、；;：:（(](?:其中)?第?").sub("", one.name) for one in parts]
        if (
            len(parts) == len(kinds)
            and all(one.exact and one.unit == whole.unit for one in parts)
            and all(
                name.startswith(kind) and len(name) < len(kind) + 4
                for name, kind in zip(names, kinds, strict=True)
            )
            and all(one.value <= whole.value for one in parts)
            and not pattern(_NO_WHOLE).search(whole.name[-10:])
        ):
            return parts
    return []


def _counts(par: Par, one: Amount) -> str:
    """The two characters after an amount, which may say what is counted."""
    found = pattern(f"{WORD}{{2}}").match(par.text, one.end)
    return found[0] if found else ""


def added(parts: Iterable[Amount], whole: Amount) -> str:
    parts = list(parts)
    value = sum((one.value for one in parts), ZERO)
    half = min(one.half for one in (*parts, whole))
    return f"{'＋'.join(one.text for one in parts)}＝{shown(value, half * 2, unit_of(whole))}"


def off(par: Par, whole: Amount, parts: Sequence[Amount], sum_: str = "", sure: bool = True) -> Finding:
    """A whole that its parts do not make up: which of them is wrong only the writer knows, so that all of them are meant."""
    start, end = min(whole.start, parts[0].start), max(whole.end, parts[-1].end)
    if whole.start < par.text.rfind("。", 0, parts[0].start):
        start = parts[0].start
    return at(PARTS, par, start, end, sure=sure, said={"text": whole.text}, sum=sum_ or added(parts, whole))


def _parts_wrong(
    par: Par, amounts: Sequence[Amount], whole: Amount, after: Sequence[Amount], word: str
) -> Finding | None:
    """What is wrong with the parts of a whole; None where they may be right."""
    if len(after) > 1 and not after[0].exact and pattern("(?:以上|以下|以内)?的").match(after[1].name):
        after = after[1:]  # 其中赔付10万元以上的9起
    first = after[0]
    if first.unit != whole.unit or not first.exact or whole.unit in ("%", "年", "倍", "个百分点"):
        return None
    if pattern("每|人均|平均|户均|最|去年|[上前往]两?年|同比|率").search(first.name) or pattern(
        _NO_WHOLE
    ).search(whole.name[-8:]):
        return None
    parts = linked(par, after, whole, NO_PART if word != "中" else _NO_STATE)
    parts = [*takewhile(lambda one: not pattern(_BESIDES).match(one.name), parts)]
    if any(pattern("[和与及、].*各(?:有|设|是|为)?$").search(one.name) for one in parts):
        return None  # 其中起点和终点各1个、沿途16个: one amount is told of several
    if word != "由" and first.low > whole.high:
        return _more_than_all(par, amounts, whole, first)
    if word == "其中" and (rest := _rest_of(after, parts, whole)):
        return (
            None
            if sums_to([*parts, rest], whole) or rest.value == whole.value
            else off(par, whole, [*parts, rest])
        )
    if len(parts) < 2 or any(sums_to(parts[:count], whole) for count in range(2, len(parts) + 1)):
        return None
    if any(sum((one.value for one in parts), ZERO) * scale == whole.value for scale in _SCALES):
        return off(par, whole, parts)  # 12500亿元，其中3000万元、5000万元、4500万元
    parts = _to_semicolon(par, parts)
    if word == "中" and not _of_one_sort(parts):
        return None
    ending = par.text[parts[-1].end : parts[-1].end + 12]
    if word == "由" and not pattern("[^。，,]{0,6}(?:组成|构成)").match(ending):
        return None
    total = sum((one.value for one in parts), ZERO)
    if word.startswith("分别") and abs(total - whole.value) * 100 > whole.value * LIKE:
        return None
    return not_all(par, whole, after, parts, word, closed=is_closed(ending, after, parts))


_SCALES = (Decimal(10) ** 4, Decimal(10) ** -4)
"""What the parts of a whole are to it whose 万 was typed for 亿, or left out."""
_SIZE = re.compile(
    r"[0-9.]+(?:至[0-9.]+)?(?:毫米|厘米|米|周岁|岁|万元|元|平方米|亩|千伏|公里|年|吨|人)(?:及?以[上下内]|至|(?=的))"
    r"|[0-9.]+至[0-9.]+(?:毫米|厘米|米|周岁|岁|万元|平方米|亩|千伏|公里|年|吨)"
)


def _without_sizes(par: Par, whole: Amount, after: Sequence[Amount]) -> list[Amount]:
    """The amounts but for those that tell of which size a part is: 管径1000毫米及以上的3.2公里."""
    sizes = [one for one in after if one.unit != whole.unit and _SIZE.match(par.text, one.start)]
    till = re.compile("[0-9.]+至$")
    sizes += [one for one in after if one.unit != whole.unit and till.search(par.text[: one.start][-8:])]
    out = [one for one in after if one not in sizes] or list(after)
    # 处置费按每吨6000元计算，共26.8万元: a price stands before what it makes.
    for one, then in pairwise([*out]):
        price = pattern(r"(?:按(?:照)?)?每[^，。；0-9]{1,4}$|单价$").search(one.name)
        if price and pattern(r"(?:计算|测算|标准|计)?[，,]?(?:共需?|合计|共计|需|计|小计)$").fullmatch(
            then.name
        ):
            out[out.index(then)] = then._replace(name=one.name[: price.start()])
            out.remove(one)
    # 其余7个库共1.7万吨: how many the others are stands before what they have.
    rest = [
        (one, then)
        for one, then in pairwise(out)
        if one.unit != whole.unit == then.unit
        and pattern("[，,；;](?:其余|另外|余下|其他|其它)$").search(one.name)
        and pattern(rf"{WORD}{{0,8}}(?:共|合计|共计|总计)?$").fullmatch(then.name)
    ]
    for one, then in rest:
        out[out.index(then)] = then._replace(name=one.name)
        out.remove(one)
    return out


def _of_one_sort(parts: Sequence[Amount]) -> bool:
    """Whether of so many there is none that two of the parts name: 已开工12个，已竣工5个 are told of one thing; 已完成, 正在, 尚未 are not."""
    names = [pattern("^.*[，,、；;：:]").sub("", one.name) for one in parts]
    done = sum(name.startswith(("已", "累计", "完成", "开工", "竣工")) for name in names)
    rest = pattern("未|没|滞后|其余|停|待|闲置|不|限期").search(names[-1])
    return done < 2 and (len(parts) > 2 or bool(rest))


# 项目中，已完成19项，尚未开工8项: what is done and what is not are parts then.
_NO_STATE = NO_PART.replace("(?<!雷)达(?!标)|已|剩|尚|", "").replace("更新|", "").replace("淘汰|", "")


def linked(par: Par, after: Sequence[Amount], whole: Amount, no_part: str) -> list[Amount]:
    """The amounts of one list that begins right after a whole."""
    parts = [after[0]]
    for one, then in pairwise(after):
        typed = par.text.endswith(
            then.name, 0, then.start
        )  # else a price, or how many others there are, was taken out
        gap = _SIZE.sub("", gap_of(par, one, then)) if typed else then.name
        if (
            then.unit != whole.unit
            or not then.exact
            or not pattern(LINKS).match(gap)
            or pattern(no_part).search(gap)
        ):
            break
        parts.append(then)
    return parts


def _to_semicolon(par: Par, parts: list[Amount]) -> list[Amount]:
    """The first of them up to a semicolon, where commas part them: 其中本地1240台，引进580台；另有播种机2150台."""
    gaps = [gap_of(par, one, then)[:1] for one, then in pairwise(parts)]
    ends = [
        index for index, mark in enumerate(gaps) if index and mark in "；;" and gaps[index - 1] not in "；;"
    ]
    return parts[: ends[0] + 1] if ends else parts


_BESIDES = r"[，,；;]另(?!外|有?的?$)"  # 其中持证9人，另选派3人: something is done besides
_THE_REST = r"[，,；;](?:其余|另外|余下|另有|另)(?:的|有)?$"


def _rest_of(after: Sequence[Amount], parts: Sequence[Amount], whole: Amount) -> Amount | None:
    """其中A人……，另外B人: what with the parts told is all of it; None where no such is told."""
    further = after[len(parts) :]
    rest = next((one for one in further if one.unit == whole.unit), None)
    return rest if rest and rest.exact and pattern(_THE_REST).search(rest.name) else None


def _more_than_all(par: Par, amounts: Sequence[Amount], whole: Amount, first: Amount) -> Finding | None:
    """A part that is more than its whole; None where it may be of more than the whole right before it."""
    # 男生29人，女生25人，其中住校生38人: of all of them together, and not of the last alone.
    before = [one for one in of_unit(amounts, whole.unit) if one.start <= whole.start]
    if any(one.high >= first.low for one in before) or sum((one.high for one in before), ZERO) >= first.low:
        return None
    if len({_counts(par, whole), _counts(par, first), ""}) > 2:
        return None  # 3个县，其中一县整合了5个品牌
    return off(par, whole, [first], f"{first.text}比{whole.text}还多")


def is_closed(ending: str, after: Sequence[Amount], parts: Sequence[Amount]) -> bool:
    """Whether a list ends with its last part: no 等, and nothing of its kind goes on."""
    further = after[len(parts) :]
    if pattern("等|[，；](?:其余|其他|余下|剩下)|，(?:目前)?(?:剩余|还有|尚有|尚余|尚未|另)").match(ending):
        return False
    if not further or pattern("[）)]?[。；;]").match(ending):
        return True
    then = further[0]
    return then.unit != parts[0].unit or bool(pattern(f"{NO_PART}|平均").search(then.name))


def not_all(
    par: Par, whole: Amount, after: Sequence[Amount], parts: Sequence[Amount], word: str, closed: bool
) -> Finding | None:
    """What is wrong with a list of parts that does not make up its whole; None where some may not be named."""
    if _with_others(whole, after, parts):
        return None
    over = sum((one.low for one in parts), ZERO) > whole.high
    apart = _apart(whole, parts)
    if apart and len(parts) == len(of_unit(after, whole.unit)) and (over or apart == "all"):
        return off(par, whole, parts)
    names = [one.name for one in parts]
    told = {word for name in names for word in pattern(_OVERLAPPING).findall(name)}
    several = any(not all(word in name for name in names) for word in told)
    overlapping = several or "，" in par.text[parts[0].start : parts[-1].end]
    ends = [bool(pattern(f"以{way}的?$").search(name)) for way in "上下" for name in (names[0], names[-1])]
    by_size = len(parts) > 2 and ((ends[0] and ends[3]) or (ends[1] and ends[2]))
    whole_list = word in ("分为", "分别为", "分别是") or pattern(_OTHERS).search(names[-1]) or by_size
    if (whole_list and closed) or (over and not overlapping and _near_or_slip(parts, whole)) or word == "由":
        return off(par, whole, parts)
    # Who is told of in a clause, or by a cause, is some of many.
    said = any(pattern(f"{WORD}{{5}}的$|^[^，,、]*[，,、：:]?(?:其中)?因").search(name) for name in names)
    states = word == "中" and len(parts) > 2 and all(name.endswith("的") for name in names)
    if states and over and closed and retyped(parts, whole):
        return off(par, whole, parts)  # 86家企业中，稳定的74家，一般波动的12家，风险较大的3家
    if not closed or several or said:
        return None
    off_by = abs(sum((one.value for one in parts), ZERO) - whole.value)
    sorted_ = off_by * 100 <= whole.value * OFF_OF_SORT and _one_sort(whole, parts)
    if sorted_ or retyped(parts, whole) or _so_near(parts, whole):
        return off(par, whole, parts)
    near = abs(sum((one.value for one in parts), ZERO) - whole.value) * 10 < whole.value
    if len(parts) > 2 and near and not overlapping:
        return off(par, whole, parts, sure=_swapped_part(parts, whole))
    return None


def _with_others(whole: Amount, after: Sequence[Amount], parts: Sequence[Amount]) -> bool:
    """大牲畜402头，其中牛285头、马117匹: whether what goes on in other counters makes up the whole with its parts."""
    total = sum((one.value for one in parts), ZERO)
    at_ = next((place for place, one in enumerate(after) if one is parts[-1]), len(after))
    for one in after[at_ + 1 :]:
        if not one.exact or one.unit in ("%", "个百分点", "元", whole.unit):
            return False
        total += one.value
        if total == whole.value:
            return True
    return False


OFF_OF_SORT = 13
"""Per cent of a whole that parts of one sort may be off, where one was mistyped."""
OVER = 20
"""Per cent that parts may be more than their whole, where no slip shows which is wrong: what is more may be told of one thing twice."""


def _near_or_slip(parts: Sequence[Amount], whole: Amount) -> bool:
    """Whether parts that are more than their whole are so by little, or by a slip."""
    total = sum((one.value for one in parts), ZERO)
    if (
        (total - whole.value) * 100 <= whole.value * OVER
        or retyped(parts, whole)
        or _swapped_part(parts, whole)
    ):
        return True
    rest = [(one.value, one.value - total + whole.value) for one in parts if not one.half]
    return any(
        right > 0 and bool(slip(f"{typed.normalize():f}", f"{right.normalize():f}")) for typed, right in rest
    )


def _swapped_part(parts: Sequence[Amount], whole: Amount) -> bool:
    """Whether one of the parts would make up the whole with the others, but for two figures that changed places."""
    left = whole.value - sum((one.value for one in parts), ZERO)
    return any(
        not one.half
        and slip(f"{one.value.normalize():f}", f"{(one.value + left).normalize():f}") == "swapped"
        for one in parts
    )


LIKE = 30
"""Per cent of a whole that what stands behind 分别为 may be off, where it is its parts."""
NEAR, NEAR_SWAPPED = 15, 25
"""Per cent of a whole that one wrong figure, or two that changed places, may make."""


def retyped(parts: Sequence[Amount], whole: Amount, any_: bool = False) -> bool:
    """Whether a whole is what its parts add up to but for one figure, or two that changed places: then it was typed wrong, and no part is left out."""
    value = sum((one.value for one in parts), ZERO)
    scale = Decimal(10) ** (4 if "万" in whole.text else 8 if "亿" in whole.text else 0)
    one, other = (
        f"{number / scale:f}".rstrip("0").rstrip(".")
        if "." in f"{number / scale:f}"
        else f"{number / scale:f}"
        for number in (value, whole.value)
    )
    how = slip(one, other)
    off = abs(value - whole.value) * 100
    if any_ and off <= whole.value * NEAR:
        return True
    if not how or whole.value < 10:
        return False
    return off <= whole.value * (NEAR if how == "one" else NEAR_SWAPPED)


SO_NEAR, MANY = 6, 4
"""Per cent of a whole that parts may be off, where they are many, or so alike in name that no other is left out."""


def _so_near(parts: Sequence[Amount], whole: Amount) -> bool:
    """县级12名、乡级78名、村级196名: whether parts that are all but the whole can only be all of it."""
    off_by = abs(sum((one.value for one in parts), ZERO) - whole.value)
    if off_by * 100 > whole.value * SO_NEAR or whole.value < 20:
        return False
    names = [_own_name(one) for one in parts]
    alike = (
        len(parts) > 2
        and all(names)
        and (len({name[-1] for name in names}) == 1 or len({name[0] for name in names}) == 1)
    )
    return alike or len(parts) >= MANY


def _own_name(one: Amount) -> str:
    return pattern("^.*其中[：:，,]?|^[，,、；;：:。和及]+").sub("", one.name)


# Two kinds of which nothing is both; of the first ones everything is either.
_ALL = (
    ("男", "女"),
    ("立行立改", "限期整改"),
    ("当场整改", "限期整改"),
    ("现场整改", "限期整改"),
    ("线上", "线下"),
    ("第一学期", "第二学期"),
    ("上学期", "下学期"),
    ("春季学期", "秋季学期"),
)
_PAIRS = """
收文 发文；在职 退休；城镇 农村；城区 农村；行政村 社区；新建 改建；新建 改造；新建 扩建；新建 改扩建；续建 新开工；主办 会办；主办 协办；国有 民营；公办 民办；上半年 下半年
县级 市级；中央 省级；小学 中学；初中 高中；白班 夜班；干渠 支渠；住院 门诊；正职 副职；正式 临时；室内 室外；理论 实操；必修 选修；代表建议 政协提案
"""
_EITHER = [tuple(row.split()) for line in _PAIRS.split("\n") for row in line.split("；") if row]


_OPPOSITE = (
    ("以上", "以下"),
    ("以内", "以外"),
    ("以内", "以上"),
    ("已", "未"),
    ("有", "无"),
    ("有", "没有"),
    ("男", "女"),
    ("上", "下"),
    ("内", "外"),
    ("城", "乡"),
    ("公", "私"),
)
"""What parts two of one kind so that everything is one or the other: 千人以上工程, 千人以下工程."""
PAYER = re.compile(
    "财政|中央|上级|[省市县区镇乡村州]级|本级|集体|群众|自筹|社会|银行|贷款|补助|补贴|配套|专项|业主|个人|捐|债券|自有|承担|预算安排|资本|基金|公司|企业|政府|农户|居民|[省市县区镇乡村州]$"
)


_SORTS = tuple("类级型档段期批等")


def _one_sort(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether parts are told by one measure, so that none is left out: of money by who pays it, of things by the word for them all (固定作业点9个，其中高炮作业点5个、火箭作业点3个)."""
    names = [_own_name(one) for one in parts]
    if whole.unit == "元":
        return all(PAYER.search(name) for name in names)
    if len(parts) > 2 and len({name[-1:] for name in names}) == 1 and names[0][-1:] in _SORTS:
        return True  # 专家9人，其中技术类5人、经济类2人、法律类1人
    heads = {name[-2:] for name in names if len(name) > 2}
    return (
        whole.unit not in ("人", "%")
        and len(heads) == 1
        and all(len(name) > 2 for name in names)
        and heads.pop() in whole.name[-4:]
    )


def _apart(whole: Amount, parts: Sequence[Amount]) -> str:
    """Whether nothing can be of two of the parts: `all` where everything is of one of them, `either` where not, nothing where it is not sure."""
    names = [_own_name(one) for one in parts]
    if all(len(name) > 1 and name[:2] in whole.name for name in names) and len({*names}) == len(names):
        return "all"  # 新建、改造供水工程27处，其中新建9处、改造18处
    if len(names) == 2:
        one, other = names
        if any(
            (a in one and one.replace(a, b) == other) or (a in other and other.replace(a, b) == one)
            for a, b in _OPPOSITE
        ):
            return "all"
        if len(one) > 1 and other == f"未{one}":
            return "all"
        for kinds, told in ((_ALL, "all"), (_EITHER, "either")):
            if any((a in one and b in other) or (b in one and a in other) for a, b in kinds):
                return told
    times = [
        pattern(rf"(?:20[0-9]{{2}}年|[0-9]{{1,2}}月|[一二三四]季度|[上下]半年)(?:份)?{WORD}{{0,4}}$").match(
            name
        )
        for name in names
    ]
    return "either" if all(times) and len(set(names)) == len(names) else ""
