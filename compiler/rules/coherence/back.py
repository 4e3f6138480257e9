"""Rules on a number that points back to one that was told of (S523): 占地38亩的安置点, 石门村550亩荒山造林, 虽达到33项, 对2家考核一般的单位, 抽查35至60周岁妇女.

In: a `Prepared`. Out: findings. Each pairs a way of telling of something once more with the way in which it was first told; a third number of it anywhere says that there are several, and
nothing is told.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from ...terms.numerals import CAPITAL_NUMERALS
from ..arithmetic.amounts import counted, slip
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .facts import apart, earlier, of_another
from .things import OTHER_COUNT

_NUMBER = r"[0-9]{1,5}(?:\.[0-9]{1,2})?"


def _again(spot: Spot, before: str, last: str = "unit") -> Finding:
    """The number of a spot, to the end of its unit, where another was told before."""
    return spotted(OTHER_COUNT, spot.part("n", last), before=before)


# ---- how large a thing is ----------------------------------------------------------------------------------------------


_SIZE = "占地(?:面积)?|建筑面积|用地(?:面积)?|总投资|概算总投资|投资|全长|总长|线路长|总库容|库容|装机容量|设计规模|总里程"
_OF_SIZE = rf"(?P<size>{_SIZE})(?P<n>{_NUMBER})(?P<unit>[万亿]?(?:亩|平方米|公顷|平方公里|元|公里|米|立方米|千瓦|吨|张床位))"


@text_rule("coherence")
def size_again(text: Prepared) -> Iterator[Finding]:
    """集中安置点……占地36亩, and 占地38亩的安置点 further on."""
    spots = list(text.spots(_OF_SIZE, prose=True))
    for spot in spots:
        found = pattern(f"的(?P<what>[{HAN}]{{2,4}})").match(spot.after)
        others = [
            one
            for one in spots
            if one.match["size"] == spot.match["size"] and one.match["unit"] == spot.match["unit"]
        ]
        if not found or len(others) != 2 or len({one.match["n"] for one in others}) != 2:
            continue
        first = others[0]
        named = found["what"][:3] in first.par.text[: first.start]
        if first is not spot and earlier(first, spot) and named:
            yield _again(spot, first.match["n"] + first.match["unit"])


# ---- so much of a place ------------------------------------------------------------------------------------------------


_PLACES = "村|镇|乡|街道|社区|区|县|学校|中学|小学|公司|片区|标段|医院"
_OF_PLACE = rf"(?P<place>[{HAN}]{{2,3}}(?:{_PLACES}))(?P<n>{_NUMBER})(?P<unit>万?(?:亩|户|人|米|公里|平方米|公顷|万元|套|座|盏|张|台|间|株|头))(?P<what>[{HAN}]{{0,4}})"


@text_rule("coherence")
def place_again(text: Prepared) -> Iterator[Finding]:
    """（一）荒山造林1500亩。石门村600亩……, and 石门村550亩荒山造林地块 further on."""
    told: dict[tuple[str, str], list[Spot]] = {}
    for spot in text.spots(_OF_PLACE, prose=True):
        told.setdefault((spot.match["place"][-3:], spot.match["unit"]), []).append(spot)
    for spots in told.values():
        if len(spots) != 2:
            continue
        first, spot = spots
        what = spot.match["what"]
        if len(what) < LEAST_WHAT or first.match["n"] == spot.match["n"] or not earlier(first, spot):
            continue
        sentence = first.par.text[: first.start]
        if what in sentence and first.match["what"][:2] in ("", what[:2]):
            yield _again(spot, first.match["place"] + first.match["n"] + first.match["unit"])


LEAST_WHAT = 3
"""Characters of what is told of once more, by which it is known."""


# ---- though there are so many ------------------------------------------------------------------------------------------

_UNITS = "[个家所支项座处名场间户人台辆条件篇期次栋幢口眼株头艘类篇部起宗基]"
_THOUGH = rf"(?P<name>[{HAN}]{{5,16}}?)(?:虽然?|尽管|虽已|虽说)(?:已)?(?:达到?|有|为|增至|完成了?|实现|新增)(?P<n>{_NUMBER})(?P<unit>万?{_UNITS})"
_ITS_NAME = 5


@text_rule("coherence")
def though(text: Prepared) -> Iterator[Finding]:
    """国家自然科学基金立项31项, and among what is wanting 国家自然科学基金立项虽达到33项."""
    for spot in text.spots(_THOUGH, prose=True):
        name, unit = spot.match["name"], spot.match["unit"]
        key = name[-min(len(name), _ITS_NAME * 2) :]
        known = list(
            text.spots(
                rf"{key}(?:数|量|总数)?(?:已|共)?(?:达到?|为|有|共)?(?P<n>{_NUMBER})(?P<unit>{unit})",
                prose=True,
            )
        )
        if len({one.match["n"] for one in known}) == 1:
            first = known[0]
            time = pattern("去年|上年|20[0-9]{2}年|同期").search(pattern("[，。；]").split(first.before)[-1])
            if first.match["n"] != spot.match["n"] and earlier(first, spot) and not time:
                yield _again(spot, first.match["n"] + unit)


# ---- who is to be hired --------------------------------------------------------------------------------------------------


_VERB_OF = rf"(?P<verb>[{HAN}]{{2}})的(?P<n>[0-9]{{1,5}})(?P<unit>{_UNITS})(?P<what>[{HAN}]{{2,8}})"
_NEAR = Decimal("0.15")
_REACH = 32
"""Characters from such a verb on that a noun is looked for in."""
_OTHER_TIME = re.compile("去年|上年|前年|20[0-9]{2}年|同期|其中|首批|已|另|新")


def _again_with(whole: str, verb: str, noun: str) -> bool:
    """Whether a verb stands there more than once with a noun near behind it."""
    at_, times = whole.find(verb), 0
    while at_ >= 0 and times < 2:
        times += noun in whole[at_ : at_ + _REACH]
        at_ = whole.find(verb, at_ + 1)
    return times == 2


@text_rule("coherence")
def verb_again(text: Prepared) -> Iterator[Finding]:
    """计划招聘教师86名, and 招聘的68名教师 further on: the same verb, and the same noun."""
    for spot in text.spots(_VERB_OF, prose=True):
        match, noun = spot.match, spot.match["what"][:2]
        if not _again_with(text.chinese, match["verb"], noun):
            continue
        known = text.spots(
            rf"{match['verb']}(?P<ahead>[{HAN}]{{0,10}}?)(?P<n>[0-9]{{1,5}})(?P<unit>{match['unit']})(?P<behind>[{HAN}]{{0,8}})",
            prose=True,
        )
        same = [
            one
            for one in known
            if (one.par is not spot.par or one.start != spot.start)
            and noun in one.match["ahead"] + one.match["behind"]
        ]
        if len({one.match["n"] for one in same}) != 1 or not earlier(same[0], spot):
            continue
        told = pattern("[，。；：]").split(spot.par.text[: spot.part("n").start])[-1]
        if of_another(told, same[0].par.sentence(same[0].start)):
            continue  # 县法院受理案件1325件, 县检察院受理的1352件
        before, said = Decimal(same[0].match["n"]), Decimal(match["n"])
        clauses = (pattern("[，。；]").split(one.before)[-1] for one in (same[0], spot))
        near = abs(before - said) <= before * _NEAR or slip(same[0].match["n"], match["n"]) == "swapped"
        if before != said and near and not any(map(_OTHER_TIME.search, clauses)):
            yield _again(spot, same[0].match["n"] + match["unit"])


# ---- what there was ------------------------------------------------------------------------------------------------------


_THERE = (
    rf"(?:涉及|共有|现有|共|(?<![原既])有|影响)(?P<what>[{HAN}]{{2,6}})(?P<n>[0-9]{{1,4}})(?P<unit>{_UNITS})"
)
_OLD = rf"(?:原有|全部|所有|既有)的?(?P<what>[{HAN}]{{2,6}})(?P<n>[0-9]{{1,4}})(?P<unit>{_UNITS})"


@text_rule("coherence")
def all_there_was(text: Prepared) -> Iterator[Finding]:
    """涉及电杆17基, and 拆除原有电杆19基 further on."""
    for spot in text.spots(_OLD, prose=True):
        what, unit = spot.match["what"], spot.match["unit"]
        known = [
            one
            for one in text.spots(_THERE, prose=True)
            if one.match["what"] == what and one.match["unit"] == unit
        ]
        every = {one.match["n"] for one in text.spots(rf"{what}(?P<n>[0-9]{{1,4}}){unit}", prose=True)}
        first = known[0] if len(known) == 1 else None
        if first and earlier(first, spot) and every == {first.match["n"], spot.match["n"]} and len(every) > 1:
            yield _again(spot, first.match["n"] + unit)


# ---- who was set up, and the whole of which some are ------------------------------------------------------------------------

_CHINESE_DIGITS = "两二三四五六七八九十"
_COUNT = rf"(?P<n>[0-9]{{1,4}}|[{_CHINESE_DIGITS}])"
_GROUP = r"(?P<what>(?:[\u4e00-\u9fff]{0,4})(?:组|分队|小队|专班|分团|服务队|突击队))"
_SET_UP = rf"(?:成立|组成|组建|设立|设|分成|分为|编为|派出)了?{_COUNT}(?P<unit>个|支){_GROUP}(?![\u4e00-\u9fff]*[长员])"
_AT_WORK = rf"(?:由|各|原|上述|这|，){_COUNT}(?P<unit>个|支){_GROUP}"
_WHOLE = rf"(?:全[省市县区镇乡街村校院局系]|所辖|辖区内?|辖|共有|现有)(?:现有|共有|辖)?{_COUNT}(?P<unit>[个家所条座户项名])(?P<what>[{HAN}]{{1,6}})"
_OF_WHOLE = rf"(?<![{HAN}0-9]){_COUNT}(?P<unit>[个家所条座户项名])(?P<what>[{HAN}]{{1,6}}?)中，?(?:仍|还|尚|只|仅|已)有[0-9一二三四五六七八九十]{{1,4}}(?P=unit)|(?<=对){_COUNT.replace('n>', 'm>')}(?P<of>条|座|个|家|所)(?P<road>路段|站点|园区|厂区|院区|校区|标段|车站|服务区|收费站)"


@text_rule("coherence")
def groups_again(text: Prepared) -> Iterator[Finding]:
    """成立8个检查组, and 由6个检查组分片包干 further on."""
    again = list(text.spots(_AT_WORK, prose=True))
    for spot in again:
        sort = spot.match["what"][-3:]
        known = [one for one in text.spots(_SET_UP, prose=True) if one.match["what"].endswith(sort)]
        values = {counted(one.match["n"]) for one in known}
        clause = pattern("[。；]").split(spot.before)[-1] + spot.after[:6]
        if (
            len(sort) > 1
            and len(values) == 1
            and earlier(known[0], spot)
            and counted(spot.match["n"]) not in values
            and not pattern(
                "其中|分别|另|每|新|增|抽|首批|第[一二三四]|去年|上年|先|再|成立|组成|组建|派"
            ).search(clause)
            and [one.match["n"] for one in again if one.match["what"].endswith(sort)].count(spot.match["n"])
            == 1
        ):
            yield _again(spot, known[0].match["n"] + known[0].match["unit"])


@text_rule("coherence")
def part_of_all(text: Prepared) -> Iterator[Finding]:
    """全镇15个村, and 16个村中仍有3个村; 所辖两条路段, and 对三条路段开展回头看."""
    for spot in text.spots(_OF_WHOLE, prose=True):
        n, unit = ("n", "unit") if spot.match["n"] else ("m", "of")
        what = spot.match["what"] or spot.match["road"]
        known = [
            one
            for one in text.spots(_WHOLE, prose=True)
            if one.match["unit"] == spot.match[unit] and one.match["what"].startswith(what)
        ]
        values = {counted(one.match["n"]) for one in known}
        said = counted(spot.match[n])
        others = text.spots(rf"(?<![0-9]){spot.match[n]}{spot.match[unit]}{what}", prose=True)
        if len(values) != 1 or said in values or len([*others]) > 1 or not earlier(known[0], spot):
            continue
        whole = next(iter(values))
        if abs(said - whole) <= max(Decimal(1), whole * _NEAR) and not pattern(
            "其中|抽查|检查的?$|试点|示范|去年|上年"
        ).search(pattern("[。；]").split(spot.before)[-1]):
            before = known[0].match["n"] + known[0].match["unit"]
            yield spotted(OTHER_COUNT, spot.part(n, unit), before=before)


# ---- those of a grade ------------------------------------------------------------------------------------------------------


_GRADES = "优秀|良好|一般|较好|较差|合格|不合格|基本合格|称职|基本称职|不称职|达标|不达标|满意|不满意|好|差"
_GRADED = rf"(?<![0-9])(?P<n>[0-9]{{1,4}})(?P<unit>[个家所名人户项])(?:考核|考评|评定|评估|检查|验收|测评|评价)(?:结果|等次)?(?:定为|评为|为)?“?(?P<grade>{_GRADES})”?(?:等次|等级|档次)?的"
_SO_MANY_GRADED = rf"(?<=[、，：；。定为“])(?P<grade>{_GRADES})”?(?:等次|等级|档次|的)?(?:有|为)?(?P<n>[0-9]{{1,4}})(?P<unit>[个家所名人户项])"


@text_rule("coherence")
def graded_again(text: Prepared) -> Iterator[Finding]:
    """优秀5家、良好18家、一般3家；对2家考核一般的单位: those of a grade, told of again."""
    spots = list(text.spots(_GRADED, prose=True))
    for spot in spots:
        known = [
            one
            for one in text.spots(_SO_MANY_GRADED, prose=True)
            if one.match["grade"] == spot.match["grade"] and one.match["unit"] == spot.match["unit"]
        ]
        part = pattern("其中|中的?$|首批|另").search(pattern("[，。；]").split(spot.before)[-1])
        if len(known) == 1 and not part and known[0].match["n"] != spot.match["n"]:
            before = known[0].par.index < spot.par.index or known[0].start < spot.start
            if before:
                yield _again(spot, known[0].match[0])


_GRADES_SET = r"(?P<list>(?:“[^“”]{1,6}”[、和及]?){2,6})(?P<n>[两三四五六2-6])个?(?:等次|等级|档次|档)"
_GIVEN = r"(?:评为|评定为|确定为|定为|获得|获评)“(?P<grade>[^“”]{1,6})”(?:等次|等级|档次|档)"


@text_rule("coherence")
def grade_of_none(text: Prepared) -> Iterator[Finding]:
    """分为“好”“较好”“一般”“差”四个等次, and 评为“优秀”等次的 further on: a grade that there is not."""
    sets = list(text.spots(_GRADES_SET, prose=True))
    if len(sets) != 1:
        return
    grades = pattern("“([^“”]+)”").findall(sets[0].match["list"])
    for spot in text.spots(_GIVEN, prose=True):
        grade = spot.match["grade"]
        if grade not in grades and spot.par.index >= sets[0].par.index:
            start = spot.since("grade").start
            yield at(OTHER_COUNT, spot.par, start - 1, start + len(grade) + 1, before="、".join(grades))


# ---- who is of what age ------------------------------------------------------------------------------------------------


_AGES = rf"(?<![0-9])(?P<n>[0-9]{{1,2}})(?:周岁|岁)?(?:至|到|—|－|-|～|~)(?P<till>[0-9]{{1,2}})(?P<unit>周岁|岁)(?P<who>[{HAN}]{{2,6}})"


@text_rule("coherence")
def ages_again(text: Prepared) -> Iterator[Finding]:
    """检查对象为35至64周岁妇女, and 抽查35至60周岁受检妇女档案 further on: the same people, from the same age."""
    spots = list(text.spots(_AGES, prose=True))
    ages = {(one.match["n"], one.match["till"]) for one in spots}
    if len(ages) != 2 or len({first for first, _ in ages}) != 1:
        return
    first = spots[0]
    for spot in spots[1:]:
        who = first.match["who"][:2]
        one_age = spot.match["till"] != first.match["till"]
        alone = sum(one.match["till"] == spot.match["till"] for one in spots) == 1
        if one_age and alone and who in spot.match["who"] and first.par is not spot.par:
            yield _again(spot, f"{first.match['n']}至{first.match['till']}{first.match['unit']}")


# ---- the sum in words ------------------------------------------------------------------------------------------------------


_CAPITALS = CAPITAL_NUMERALS.digits
_SCALES = {unit: 10**place for place, unit in enumerate(CAPITAL_NUMERALS.units) if unit}
_IN_WORDS = r"(?P<words>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,20})[元圆](?:整|正)?"
_IN_FIGURES = r"(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale>[万亿]?)元?"
_BOTH_WAYS = (
    rf"{_IN_FIGURES}[，,]?[（(](?:人民币)?(?:大写)?[：: ]?(?:人民币)?{_IN_WORDS}(?P<unit>)[）)]",
    rf"{_IN_WORDS}[，,]?[（(](?:小写)?[：: ]?(?:人民币)?[¥￥]?{_IN_FIGURES}(?P<unit>)[）)]",
)


@text_rule("coherence")
def sum_in_words(text: Prepared) -> Iterator[Finding]:
    """120万元（大写：壹佰贰拾万元整）: the words say the figures once more."""
    for way in (
        _BOTH_WAYS if "元" in text.whole and pattern("[壹贰叁肆伍陆柒捌玖]").search(text.whole) else ()
    ):
        for spot in text.spots(way):
            words, match = spot.match["words"], spot.match
            value = Decimal(match["n"].replace(",", "")) * {"万": 10**4, "亿": 10**8}.get(match["scale"], 1)
            said = _in_words(words)
            if said and value == int(value) and said != value:
                yield spotted(OTHER_COUNT, spot.part("words"), before=match["n"] + match["scale"] + "元")


def _in_words(words: str) -> int:
    """The value of a sum in capital numerals; 0 where it is none."""
    total = section = digit = 0
    for character in words:
        if character in _CAPITALS:
            digit = _CAPITALS.index(character)
        elif character in _SCALES:
            section, digit = section + max(digit, 1) * _SCALES[character], 0
        else:
            scale = {"万": 10**4, "亿": 10**8}[character]
            total, section, digit = (total + section + digit) * scale, 0, 0
    return total + section + digit


# ---- one figure, told of in two ways --------------------------------------------------------------------------------------


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


# ---- shares of a whole ----------------------------------------------------------------------------------------------------


_SHARE = r"(?:(?:总?成绩|得分|分数|分值|结果)?(?:各?占|按|权重为?|的)?)"
_PAIR = rf"(?<=[\n，。；：由按照为、])(?P<a>[{HAN}]{{2,4}}?){_SHARE}(?P<n>[0-9]{{1,2}})%[、，和](?P<b>[{HAN}]{{2,4}}?){_SHARE}(?P<m>[0-9]{{1,2}})%"


@text_rule("coherence")
def shares_again(text: Prepared) -> Iterator[Finding]:
    """理论成绩占30%，实操成绩占70%, and 按理论40%、实操60%折算."""
    spots = (
        [spot for spot in text.spots(_PAIR, prose=True) if int(spot.match["n"]) + int(spot.match["m"]) == 100]
        if text.whole.count("%") > 3
        else []
    )
    for first, one in combinations(spots, 2):
        same = all(first.match[group][:2] == one.match[group][:2] for group in "ab")
        if (
            same
            and first.match["n"] != one.match["n"]
            and apart(first, one)
            and len({spot.match["n"] for spot in spots}) == 2
        ):
            yield spotted(
                TWO_VALUES,
                one.part("a", "m"),
                name=f"{one.match['a']}、{one.match['b']}",
                before=f"{first.match['n']}%、{first.match['m']}%",
            )
