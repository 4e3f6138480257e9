"""Rules on shares, times and proportions by what they are of (W600, W601): 占总套数的55%, 床位使用率, 是去年同期的1.4倍, 在职与退休人员之比, 新增46万、达到732万、增长7.6%.

A share is looked for among all numbers of its kind in the paragraph; told of where none makes it right, and where words or their places tell which two it is of, and it comes as near to
them as a mistake in reckoning or typing does.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import WORD, ZERO, Amount, same, shown, unit_of, written
from .changes import CHANGE
from .each import AVERAGE
from .lists import items_of
from .shares import HUNDRED, RATE, makes_hundred
from .told import Told, alike, mistaken, near, of_kind, told

_HUNDRED = Decimal(100)
_SHARE = rf"占(?:比|到|了)?(?P<of>{WORD}{{0,14}}?)(?:的(?:比重|比例)?)?(?:为|达到?|是|约为)?$"
_RATE = rf"(?P<core>{WORD}{{2}})[率比](?:已|均)?(?:达到?|为|是|仅)?(?:了)?$"
_NO_RATE = re.compile(
    "增长|上升|下降|同比|环比|贡献|死亡|发病|自然|周转|利润|收益|产出|负债|返乡|续签|留存|投诉|差错|满意|知晓|覆盖率达|增|降|汇|利率|税率|费率|费用|速|失业|通胀|杠杆|毛利|回报|市场|市占|同期|普及|参与度|森林|绿|漏|损|比上|较上|电气|城镇化|及时|准确|按时|按期|一次|首次|当场|即时|准点|平均|限时|当年|当期"
)
_WHOLE = re.compile("共|总|应|核定|计划|全|在册|有|收|受|参|编制|目标|任务|安排|达|实现|规模")
_NO_PART = re.compile("每|均|同比|环比|增|减|比(?![例赛武])|较(?![大小多少])|去年|上年")
POINTS = 15
"""Per cent that a share may be off."""


@text_rule("arithmetic", "U-10", alone=True)
def shares_by_kind(text: Prepared) -> Iterator[Finding]:
    """416套，其中90平方米户型208套，占总套数的55%; 核定床位320张，日均占用床位288张，床位使用率85%: of two numbers of one kind, told before it."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, stated in enumerate(some):
            if stated.unit != "%" or not stated.exact:
                continue
            share, rate = pattern(_SHARE).search(stated.clause), pattern(_RATE).search(stated.clause)
            if share and place:
                pair = _of_share(par, some, place, share["of"])
            elif (
                rate
                and not _NO_RATE.search(pattern("[核审]减").sub("", stated.clause))
                and not stated.chinese
            ):
                core = rate["core"]
                pair = (
                    _of_rate(some, place, core)
                    or _of_undone(some, place, core)
                    or _of_own_word(some, place, core)
                )
            else:
                continue
            if not pair:
                continue
            part, whole = pair
            if _right_of_any(some, part, stated, _named(share["of"], whole) if share else None):
                continue
            right = part.value * 100 / whole.value
            if not _likely(right, stated) or makes_hundred(
                [one.amount for one in some], stated.amount, whole.amount
            ):
                continue
            name = stated.clause if len(stated.clause) < 16 else stated.clause[-8:]
            shown_ = shown(right, stated.amount.half * 2 if not stated.chinese else Decimal("0.2"))
            yield at(
                RATE,
                par,
                stated.start,
                stated.amount.end,
                name=name,
                sum=f"{part.text}÷{whole.text}＝{shown_}%",
            )


def _likely(right: Decimal, stated: Told) -> bool:
    """Whether a share is as near to what is right as one that was reckoned wrong: off by little, and what is right as round, or but for a figure."""
    if abs(right - stated.value) > POINTS or not near(right, stated.value, 40):
        return False
    if stated.chinese:
        return abs(right - stated.value) > stated.amount.half + Decimal(1)
    return bool(written(right, stated.amount)) or mistaken(right, stated.amount, False)


def _of_share(par: Par, some: Sequence[Told], place: int, of: str) -> tuple[Told, Told] | None:
    """The part right before a share, and its whole: the only larger number of its kind in the sentence, or that which is called so."""
    stated = some[place]
    if pattern("计划|任务|目标|全[省国市]|同期|去年|上年|GDP|预算|其|序时").search(of):
        return None
    before = [one for one in some[:place] if one.unit not in ("%", "个百分点")]
    if not before or before[-1].sentence != stated.sentence or not before[-1].exact or before[-1].chinese:
        return None
    part = before[-1]
    if some[place - 1] is not part or _NO_PART.search(part.clause):
        return None
    if (
        part.start - len(part.clause) > stated.start
        or par.text[part.amount.end : stated.start].count("，") > 1
    ):
        return None
    known = [
        one for one in of_kind(before[:-1], part) if one.value > part.value and one.exact and not one.chinese
    ]
    here = [one for one in known if one.sentence == part.sentence]
    what = pattern("^全部?|^总|的$|总?(?:人数|户数|件数|套数|[数量额])$").sub("", of)
    if what and what not in ("全部", "总"):
        named = [one for one in known if what[-2:] in one.clause + one.after]
        values = {one.value for one in named}
        return (part, named[0]) if len(values) == 1 else None
    if of and not what and len({one.value for one in here}) > 1:
        here = [one for one in here if pattern("共|总").search(one.clause)]
    if len({one.value for one in here}) == 1:
        return part, here[0]
    for one, beside in pairwise(some[: place - 1]):  # the whole that another share before it is of
        if beside.unit == "%" and "占" in beside.own and alike(one, part) and one.sentence == part.sentence:
            of_it = [
                whole
                for whole in known
                if whole.start < one.start and _is_share(one.amount, whole.amount, beside.amount)
            ]
            if of_it:
                return part, of_it[0]
    totals = [one for one in here if pattern("(?<!公)共|总").search(one.clause)]
    return (part, totals[0]) if len({one.value for one in totals}) == 1 and "其中" in part.clause else None


def _of_rate(some: Sequence[Told], place: int, core: str) -> tuple[Told, Told] | None:
    """Two numbers of one kind right before a rate, of which one is called the whole, and whose words are the rate's."""
    stated = some[place]
    before = [one for one in some[:place] if one.sentence == stated.sentence and not one.chinese]
    if len(before) < 2:
        return None
    first, second = before[-2:]
    if core in second.own and second.exact:
        called = [
            one
            for one in of_kind(before[:-1], second)
            if pattern("预算|控制价|概算|招标|送审|应|总").search(one.clause) and one.exact
        ]
        if len(called) == 1 and called[0].value > second.value and len(before) > 2:
            return second, called[0]
    if (
        not alike(first, second)
        or first.unit in ("%", "个百分点", "元/人")
        or not (first.exact and second.exact)
    ):
        return None
    whole, part = sorted((first, second), key=lambda one: -one.value)
    others = [one for one in of_kind(before[:-2], part) if one.value >= part.value]
    if others or _NO_PART.search(part.clause.replace("日均", "")) or _NO_PART.search(whole.clause):
        return None
    words = part.clause + part.after
    if (
        not any(letter in words for letter in core)
        or not _WHOLE.search(whole.clause)
        or part.value == whole.value
    ):
        return None
    if "未" in stated.clause or "不" in stated.clause:
        return None
    return part, whole


def _of_undone(some: Sequence[Told], place: int, core: str) -> tuple[Told, Told] | None:
    """合格率98.5%，共抽检800批次，其中不合格10批次: what is left of a whole without that of which the rate's word is denied."""
    stated = some[place]
    near_by = [
        one
        for one in some
        if one.sentence == stated.sentence
        and not one.chinese
        and one.exact
        and one.unit not in ("%", "个百分点")
    ]
    undone = [one for one in near_by if pattern(f"[不未]{core}").search(one.own + one.after)]
    if len(undone) != 1:
        return None
    wholes = [one for one in of_kind(near_by, undone[0]) if one is not undone[0]]
    if (
        len(wholes) != 1
        or wholes[0].value <= undone[0].value
        or not _WHOLE.search(wholes[0].clause)
        or abs(some.index(wholes[0]) - place) > 2
    ):
        return None
    left = wholes[0].amount._replace(
        value=wholes[0].value - undone[0].value, text=f"（{wholes[0].text}－{undone[0].text}）"
    )
    return wholes[0]._replace(amount=left), wholes[0]


def _named(of: str, whole: Told) -> Told | None:
    """A whole that a share calls by its name: 批复概算总投资18600万元……占批复概算的72%."""
    of = pattern("^全部?|^总|的$").sub("", of)
    return whole if len(of) >= LEAST_NAME and of in whole.clause else None


LEAST_NAME = 3


def _of_own_word(some: Sequence[Told], place: int, core: str) -> tuple[Told, Told] | None:
    """小区46个……已移交29个，尚有17个没有移交，移交率63.0%; 优秀91件、瑕疵12件，优秀率35%，瑕疵率4.6%: what a rate's own word counts, and the only larger number of its kind, or that which what is left or
    another rate shows to be the whole."""
    stated = some[place]
    before = [one for one in some[:place] if not one.chinese and one.unit not in ("%", "个百分点")]
    parts = [
        one
        for one in before
        if one.exact
        and one.sentence == stated.sentence
        and (pattern(rf"(?<![不未没非]){core}{WORD}{{0,4}}$").search(one.own) or one.after.startswith(core))
        and not _NO_PART.search(one.clause.replace("核减", "").replace("审减", ""))
    ]
    if not parts or pattern("[未不续留返]|去年").search(stated.clause):
        return None
    part = parts[-1]
    named = pattern(rf"(?P<whose>{WORD}{{2,6}}){core}").search(stated.own)
    if named and not any(named["whose"] in one.clause for one in before if one.value > part.value):
        return None  # 重点人群签约11.4万人，重点人群签约率82.3%: of those, whose number is not told
    known = [
        one
        for one in of_kind(before, part)
        if one.value > part.value and one.exact and not _NO_PART.search(one.clause)
    ]
    if len({one.value for one in known}) > 1:
        others = [
            (one, rate)
            for one, rate in ((a, b) for a in of_kind(before, part) for b in some)
            if rate is not stated
            and rate.unit == "%"
            and (found := pattern(_RATE).search(rate.clause))
            and found["core"] in one.own + one.after
        ]
        left = [one.value for one in of_kind(some, part) if pattern("未|尚|剩|没有").search(one.clause)]
        known = [
            one
            for one in known
            if any(_is_share(each.amount, one.amount, rate.amount) for each, rate in others)
            or one.value - part.value in left
        ]
    return (part, known[0]) if len({one.value for one in known}) == 1 else None


def _right_of_any(some: Sequence[Told], part: Told, stated: Told, named: Told | None = None) -> bool:
    """Whether a share is right of any two of its kind, or of what two of them make, or of the rest; of one whose whole is named, whether it is right of that or of that part."""
    known = [one for one in of_kind(some, part) if one.value > 0]
    if named is not None:
        shares = [(one, named) for one in known if one.value < named.value]
        shares += [(part, one) for one in known if one.value > part.value]
        return any(_is_share(one.amount, whole.amount, stated.amount) for one, whole in shares)
    known = known[-12:]
    amounts: list[tuple[Decimal, Decimal]] = [(one.amount.low, one.amount.high) for one in known]
    sums = [(a[0] + b[0], a[1] + b[1]) for index, a in enumerate(amounts) for b in amounts[:index]]
    rests = [(abs(a[0] - b[1]), abs(a[1] - b[0])) for index, a in enumerate(amounts) for b in amounts[:index]]
    tops = amounts if stated.chinese else [*amounts, *sums, *rests]
    if stated.chinese:
        sums = []
    like = stated.amount._replace(
        half=max(stated.amount.half, Decimal("0.5") if stated.amount.half == 0 else ZERO)
    )
    for low, high in tops:
        for least, most in (*amounts, *sums):
            if least > 0 and low > 0 and same(low * 100 / most, high * 100 / least, like):
                return True
    return False


# ---- shares of items, and parts that shares make ------------------------------------------------------------------------

LEAST_SHARES = 3
_ITS_SHARE = r"^[，,（(]?(?:各|分别)?占(?:比|总[数量额投资计]+|全[部年])?(?:的)?(?:为)?$"


@text_rule("arithmetic", "U-10")
def shares_of_items(text: Prepared) -> Iterator[Finding]:
    """实际供应118.4公顷。…… and below it 工矿用地52.6公顷，占44.4%。 and so on: shares of one whole that stand in items; 支付30%即55.8万元, 50%即93万元, 15%即29.7万元 of one."""
    paragraphs = told(text)
    for index, some in paragraphs.items():
        par = text.pars[index]
        pairs = [
            (share, part)
            for share, part in pairwise(some)
            if share.unit == "%" != part.unit
            and pattern("^(?:即|计|也就是|共计|为|即为)$").search(part.own)
            and share.exact
            and part.exact
        ]
        wholes = [one for one in some if pairs and one.start < pairs[0][0].start and alike(one, pairs[0][1])]
        if len(pairs) >= 2 and (
            wrong := _one_off([(part, share) for share, part in pairs], wholes, made=True)
        ):
            part, share, whole = wrong
            right = shown(whole.value * share.value / 100, part.amount.half * 2, unit_of(part.amount))
            yield at(AVERAGE, par, part.start, part.amount.end, sum=f"{whole.text}×{share.text}＝{right}")
        beside = [
            (part, share)
            for part, share in pairwise(some)
            if share.unit == "%" != part.unit
            and pattern(_ITS_SHARE).search(share.own)
            and share.exact
            and part.exact
        ]
        if len(beside) >= LEAST_SHARES and len({part.unit for part, _ in beside}) == 1:
            near_by = [
                one
                for at_ in range(index, max(index - 4, -1), -1)
                for one in paragraphs.get(at_, ())
                if alike(one, beside[0][0])
            ]
            if wrong := _one_off(beside, [one for one in near_by if one not in [part for part, _ in beside]]):
                part, share, whole = wrong
                right = shown(part.value * 100 / whole.value, share.amount.half * 2)
                yield at(
                    RATE,
                    par,
                    part.start,
                    share.amount.end,
                    name=share.own,
                    sum=f"{part.text}÷{whole.text}＝{right}%",
                )
        items = items_of(text.pars[index + 1 : index + 1 + 20]) if par.text[-1:] in "：:。" else []
        if len(items) < LEAST_SHARES:
            continue
        each: list[tuple[Told, Told]] = []
        where: dict[int, Par] = {}
        for item in items:
            known = paragraphs.get(item.index, [])
            for part, share in pairwise(known):
                if (
                    share.unit == "%" != part.unit
                    and pattern(_ITS_SHARE).search(share.own)
                    and share.exact
                    and part.exact
                ):
                    each.append((part, share))
                    where[id(share)] = item
                    break
        if len(each) < LEAST_SHARES or len({part.unit for part, _ in each}) > 1:
            continue
        earlier = [
            one
            for before in range(index, max(index - 3, -1), -1)
            for one in paragraphs.get(before, ())
            if alike(one, each[0][0])
        ]
        if wrong := _one_off(each, earlier):
            part, share, whole = wrong
            right = shown(part.value * 100 / whole.value, share.amount.half * 2)
            yield at(
                RATE,
                where[id(share)],
                share.start,
                share.amount.end,
                name=share.clause,
                sum=f"{part.text}÷{whole.text}＝{right}%",
            )


def _one_off(
    pairs: Sequence[tuple[Told, Told]], wholes: Sequence[Told], made: bool = False
) -> tuple[Told, Told, Told] | None:
    """The one of some shares that is not right of the whole of which all others are."""
    right = _makes if made else _is_share
    known = [whole for whole in wholes if whole.exact and whole.value > 0]
    if any(all(right(part.amount, one.amount, share.amount) for part, share in pairs) for one in known):
        return None  # 回收3072份，有效3040份: they are of the other
    for whole in known:
        wrong = [(part, share) for part, share in pairs if not right(part.amount, whole.amount, share.amount)]
        if not wrong:
            return None
        hundred = len(pairs) == 2 and sum((share.value for _, share in pairs), ZERO) == _HUNDRED
        if len(wrong) == 1 and (len(pairs) > 2 or hundred):
            part, share = wrong[0]
            return (part, share, whole) if near(part.value * 100 / whole.value, share.value, 40) else None
    return None


def _makes(part: Amount, whole: Amount, share: Amount) -> bool:
    return abs(whole.value * share.value / 100 - part.value) <= part.half * 2


def _is_share(part: Amount, whole: Amount, share: Amount) -> bool:
    return whole.low > 0 and same(part.low * 100 / whole.high, part.high * 100 / whole.low, share)


_SORTED = re.compile(
    "(?:从|按)[^，。；]{1,14}(?:看|分|划分|统计)|构成|结构|来源|渠道|分布|类型|类别|比例|比重|其中|原因|方式|受访|调查"
)
_OTHERS = re.compile("其他|其它|其余")
_ANY_SHARE = r"占(?:比|总[数量额]|全[部年])?(?:的)?(?:为|是|达)?$"
MOST_OVER = 15


@text_rule("arithmetic", "U-10", alone=True)
def shares_over(text: Prepared) -> Iterator[Finding]:
    """从投诉渠道看，电话占58.3%，网络占27.6%，来信来访占16.1%: shares of one whole that make more than all of it, or, 其他 being told, less."""
    for index, some in told(text).items():
        par = text.pars[index]
        runs: list[list[Told]] = [[]]
        for one in some:
            if one.unit == "%" and not one.chinese and one.exact and pattern(_ANY_SHARE).search(one.own):
                if runs[-1] and runs[-1][-1].sentence != one.sentence:
                    runs.append([])
                runs[-1].append(one)
            elif one.unit in ("%", "个百分点"):
                runs.append([])
        for run in runs:
            start, end = par.sentences[run[0].sentence] if run else (0, 0)
            sentence = par.text[start:end]
            weights = bool(pattern("总?成绩|权重|百分制|总分").search(sentence))
            if len(run) < LEAST_SHARES - weights or len({one.own[-1:] for one in run}) > 1:
                continue
            total = sum((one.value for one in run), ZERO)
            spare = sum((one.amount.half for one in run), ZERO) + Decimal("0.05")
            if not spare < abs(total - _HUNDRED) <= MOST_OVER or pattern("多选|可多|兼|同时|每").search(
                sentence
            ):
                continue
            sorted_ = _SORTED.search(sentence)
            over = total > _HUNDRED and (sorted_ or weights or len({one.amount.half for one in run}) == 1)
            whole_list = _OTHERS.search(run[-1].clause) or pattern("部分(?:组成|构成)|权重|百分制").search(
                sentence
            )
            less = total < _HUNDRED and (sorted_ or weights) and whole_list
            if over or less:
                sum_ = "＋".join(one.text for one in run) + f"＝{shown(total)}%"
                yield at(
                    HUNDRED,
                    par,
                    run[0].start,
                    run[-1].amount.end,
                    said={"text": "、".join(one.text for one in run)},
                    sum=sum_,
                )


_OF_PLAN = re.compile("(?:完成|占|达到|为)[^，。；（(]{0,14}[（(]$")


@text_rule("arithmetic", "U-10", alone=True)
def of_plan_in_brackets(text: Prepared) -> Iterator[Finding]:
    """营业收入5.46亿元，增长5.0%，完成年度目标（10.8亿元）的50.6%: of a plan that stands in brackets."""
    for index, some in told(text).items():
        par = text.pars[index]
        for plan, stated in pairwise(some):
            if (
                stated.unit != "%"
                or stated.chinese
                or not pattern("^[）)]的$").search(par.text[plan.amount.end : stated.start])
            ):
                continue
            if not _OF_PLAN.search(par.text[: plan.start][-18:]) or not (plan.exact and stated.exact):
                continue
            before = [
                one
                for one in some
                if one.start < plan.start and one.sentence == plan.sentence and not one.chinese
            ]
            since = max((one.start for one in before if one.unit not in ("%", "个百分点")), default=-1)
            done = next((one for one in before if one.start == since), None)
            if done is None or not alike(done, plan) or not done.exact or _NO_PART.search(done.own):
                continue
            if not _is_share(done.amount, plan.amount, stated.amount) and _likely(
                done.value * 100 / plan.value, stated
            ):
                right = shown(done.value * 100 / plan.value, stated.amount.half * 2)
                yield at(
                    RATE,
                    par,
                    stated.start,
                    stated.amount.end,
                    name="",
                    sum=f"{done.text}÷{plan.text}＝{right}%",
                )


# ---- times, proportions -------------------------------------------------------------------------------------------------

_TIMES_OF = rf"(?:^|{WORD})(?:是|为|相当于|达到|达|约为)(?P<what>{WORD}{{0,14}}?)$"
_TIMES_NAMED = rf"(?P<one>{WORD}{{2,8}}?)(?:的)?(?:数量|人数|户数|件数|面积|金额|产量|产值|总数|数|量)?(?:是|为|相当于)(?P<other>{WORD}{{2,8}}?)(?:的)?(?:数量|人数|户数|件数|面积|金额|产量|产值|总数)?的$"
_RATIO = rf"(?P<one>{WORD}{{2,8}}?)(?:与|和|同)(?P<other>{WORD}{{2,10}}?)(?:的)?(?:之比|比例|人数比|数量比|配比)(?:约?为|是|达到?|约)?(?P<a>[0-9]+(?:\.[0-9]+)?)[:：∶](?P<b>[0-9]+(?:\.[0-9]+)?)"


@text_rule("arithmetic", "U-10", alone=True)
def times_by_kind(text: Prepared) -> Iterator[Finding]:
    """6.6万吨，是去年同期4.4万吨的1.4倍; 服务站34处、托育点17处，服务站数量是托育点的3倍: one number by another."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, stated in enumerate(some):
            if stated.unit != "倍" or not stated.exact or place < 2:
                continue
            pair: tuple[Told, Told] | None = None
            named = pattern(_TIMES_NAMED).search(stated.clause)
            if stated.own == "的" and some[place - 1].amount.end == stated.start - 1:
                first, second = some[place - 2], some[place - 1]
                if pattern(_TIMES_OF).search(second.own) or pattern("^(?:是|为|相当于)").search(second.own):
                    pair = (first, second) if first.unit == second.unit else None
            elif named:
                one, other = (named_in(some[:place], named[side]) for side in ("one", "other"))
                pair = (one, other) if one and other and alike(one, other) else None
            if not pair or not (pair[0].exact and pair[1].exact) or pair[1].value <= 0:
                continue
            right = pair[0].value / pair[1].value
            places = len(stated.text.rstrip("倍").partition(".")[2])
            ulp = Decimal(1).scaleb(-places)
            known = of_kind(some[:place], pair[0])
            if any(abs(a.value / b.value - stated.value) < ulp for a in known for b in known if b.value > 0):
                continue
            if near(right, stated.value, 40) and abs(right - stated.value) >= ulp:
                right_ = shown(right.quantize(Decimal("0.01")))
                yield at(
                    CHANGE,
                    par,
                    stated.start,
                    stated.amount.end,
                    name="",
                    sum=f"{pair[0].text}÷{pair[1].text}＝{right_}倍",
                )


def named_in(some: Sequence[Told], name: str) -> Told | None:
    """The number whose words share most with a name, if there is one alone."""
    two = {name[at : at + 2] for at in range(len(name) - 1)}
    best: list[Told] = []
    most = 0
    for one in some:
        if one.unit in ("%", "个百分点", "倍") or one.chinese:
            continue
        words = one.own[-14:] + " " + one.after[:8]
        score = sum(pair in words for pair in two)
        if score > most:
            best, most = [one], score
        elif score == most and score:
            best.append(one)
    return best[0] if len({one.value for one in best}) == 1 else None


@text_rule("arithmetic", "U-10")
def proportion_of_two(text: Prepared) -> Iterator[Finding]:
    """在职职工92人，退休职工138人……在职与退休人员之比为1∶1.6: the proportion of two that are named."""
    for spot in text.spots(_RATIO, prose=True):
        match = spot.match
        some = [one for one in told(text).get(spot.par.index, ()) if one.start < spot.start]
        one, other = named_in(some, match["one"]), named_in(some, match["other"])
        a, b = Decimal(match["a"]), Decimal(match["b"])
        if (
            not one
            or not other
            or one is other
            or not alike(one, other)
            or not (one.exact and other.exact)
            or a <= 0
            or b <= 0
        ):
            continue
        fine = match["b"] if a == 1 else match["a"]
        ulp = Decimal(1).scaleb(-len(fine.partition(".")[2]))
        stated = b / a if a == 1 else a / b
        right = other.value / one.value if a == 1 else one.value / other.value
        if 1 not in (a, b) or abs(1 / right - stated) < ulp:
            continue
        if near(right, stated, 40) and abs(right - stated) >= ulp / 2:
            value = shown(right.quantize(Decimal("0.01")))
            sum_ = f"{one.text}∶{other.text}＝{f'1∶{value}' if a == 1 else f'{value}∶1'}"
            yield spotted(CHANGE, spot.since("a"), name="", sum=sum_)


_LAST = re.compile("(?:与|同|和)?(?:去年|上年|上月|上季度|上期|前年|上一年)(?:同期|同月|全年)?(?:的|为|是)?")
_CHANGED = re.compile(
    "^(?:的)?(?:相比|比)?(?:，)?(?:同比)?(?P<verb>增长|增加|上升|提高|下降|减少|降低)(?:了|幅度为|率为)?$"
)


@text_rule("arithmetic", "U-10", alone=True)
def changed_by_kind(text: Prepared) -> Iterator[Finding]:
    """办理案件42件，罚没款38.6万元，与去年同期52件相比下降了21.2%: of two of one kind, one of which is last year's."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, stated in enumerate(some):
            if place < 2 or stated.unit != "%" or stated.chinese or not stated.exact:
                continue
            old = some[place - 1]
            verb = _CHANGED.search(par.text[old.amount.end : stated.start].lstrip("，,）)"))
            if (
                not verb
                or not _LAST.search(old.own)
                or old.unit in ("%", "个百分点")
                or not old.exact
                or old.value <= 0
            ):
                continue
            others = [
                one
                for one in of_kind(some[: place - 1], old)
                if one.sentence == stated.sentence and one.exact and not one.is_price
            ]
            if len(others) != 1 or _LAST.search(others[0].own) or others[0].value >= 20 * old.value:
                continue
            new = others[0]
            down = verb["verb"] in ("下降", "减少", "降低")
            more, less = (old, new) if down else (new, old)
            low, high = more.amount.low - less.amount.high, more.amount.high - less.amount.low
            if same(low * 100 / old.amount.high, high * 100 / old.amount.low, stated.amount):
                continue
            right = (more.value - less.value) * 100 / old.value
            if right > 0 and near(right, stated.value, 40) and not _right_of_any(some, new, stated):
                sum_ = f"（{more.text}－{less.text}）÷{old.text}＝{shown(right, stated.amount.half * 2)}%"
                yield at(CHANGE, par, stated.start, stated.amount.end, name=verb[0], sum=sum_)


_MORE = re.compile("(?:新增|净增|增加|增长|扩大|减少|净减|压减)(?:了)?$")
_NOW = re.compile("(?:达到|达|增至|增加到|升至|总数为|总量为|累计达|降至|减至|减少到)(?:了)?$")
_BY = re.compile("^(?:同比|比上年|增幅|降幅|同比增幅)?(?:增长|增幅|下降|降幅|降低)(?:了|为|达)?$")


@text_rule("arithmetic", "U-10", alone=True)
def grown_to(text: Prepared) -> Iterator[Finding]:
    """较上一采暖季新增46万平方米，达到732万平方米，增长7.6%: what there is more, what there is now, and the growth."""
    for index, some in told(text).items():
        par = text.pars[index]
        for more, now, rate in zip(some, some[1:], some[2:], strict=False):
            if not alike(more, now) or rate.unit != "%" or rate.sentence != more.sentence or rate.chinese:
                continue
            if not (_MORE.search(more.clause) and _NOW.search(now.clause) and _BY.search(rate.clause)):
                continue
            if not pattern("比|较|上年|去年|同比|上一|上期|年内|今年").search(more.clause) or not (
                more.exact and now.exact and rate.exact
            ):
                continue
            down = bool(pattern("减").search(more.clause))
            base = now.value + more.value if down else now.value - more.value
            spare = now.amount.half + more.amount.half
            if base <= spare or down != bool(pattern("降").search(rate.clause)):
                continue
            if same(
                more.amount.low * 100 / (base + spare), more.amount.high * 100 / (base - spare), rate.amount
            ):
                continue
            right = more.value * 100 / base
            if near(right, rate.value, 40) and not _right_of_any(some, more, rate):
                sign = "＋" if down else "－"
                sum_ = f"{more.text}÷（{now.text}{sign}{more.text}）＝{shown(right, rate.amount.half * 2)}%"
                yield at(CHANGE, par, rate.start, rate.amount.end, name=rate.clause, sum=sum_)
