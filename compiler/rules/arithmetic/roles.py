"""Rules on sums by the part that each number plays (W603–W605): what is said to be all, what is left, what items below add up to, votes, what was set right.

Where other rules ask for words that leave one reading, these ask that one number is called the total or the rest, that the others of its kind stand right before it, that no way of adding
them makes it right, and that it comes as near as a mistake in reckoning or typing does.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import SMALL, WORD, ZERO, counted, shown, sum_of, unit_of
from .lists import items_of
from .parts import PARTS
from .rest import REST
from .sums import TOTAL
from .told import MOST, Told, alike, kind, mistaken, near, of_kind, some_make, spare_of, told

# ---- all of it ----------------------------------------------------------------------------------------------------------

_COMMON = "(?<!公)共(?!同|享|青|建|产|性|识|和|振|用|赢|治|创|有产权)"
_ALL = (
    rf"(?:合计|共计|总计|总共|一共|累计|{_COMMON}|满分|总(?:[数量额长价重分]|投资|面积|人数|户数|金额|造价|长度|里程|产量|产值|重量|规模|费用|预算|概算|容量|库容|课时|学时)"
    rf"|全(?:季度|年度|年|月|县|市|区|镇|乡|校|院|局|村|省|州|旗|站|线|程|部|体|系统|集团|公司))(?:为|是|达|有|需|{WORD}{{0,6}})$"
)
_NO_PART = re.compile(
    "每|均|同比|环比|比(?![例赛武])|较(?![大小多少高低好差强弱快慢重轻长短])|去年|上年|率|增(?![值殖压氧])|减(?![灾损排震隔速负])|提高|下降|由|从(?![业事])|达(?!标)|累计|计划|应(?![急用对征聘])|未|剩|余(?![热压])|其中|最|缺|占|超|不足|限|标准|至|左右|目标|中的$|任务"
)
_STATES = re.compile("未|剩|结余|尚|其中|编制|核定|定员|额定")
_NO_SUM = frozenset(("%", "个百分点", "倍", "年", "个月", "度", "℃", "分", "届", "字", "期", "轮"))
_SO_MANY = rf"(?P<n>{SMALL})(?:项|类|者|笔|部分|批|期|处|家|次|组|级|块|种|个{WORD}{{0,4}})(?:经费|资金|费用|补助|支出|款项|补贴)?(?:合计|共计|总计|共|累计){WORD}{{0,6}}$"
# 改造路灯320盏，新装150盏，目前共有节能路灯540盏: what there is by now, and not only what was added to it.
_STANDS_NOW = re.compile("目前|现[共有已]|至今|如今|年末|年底|全[县市区镇乡村校院局]现")
_CHANGED = re.compile("新|改造|更换|增|购|加装|安装|建成|扩|迁|添|补|换|配发|引进|培育|招|撤|并")
CLOSE, NOT_FAR = 6, 15
"""Per cent that a total of three and more may be off, and one that is off as by a mistake."""


@text_rule("arithmetic", "U-10", alone=True)
def added_up(text: Prepared) -> Iterator[Finding]:
    """优良天数79天，轻度污染9天，中度污染2天，……全季度92天; 甲420人、乙1865人、丙736人。全年累计资助3435人: what is said to be all of what was told right before it."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, whole in enumerate(some):
            if whole.chinese or not whole.exact or whole.is_price:
                continue
            if whole.unit in _NO_SUM and not (
                whole.unit == "分" and pattern("(?:满分|总分)(?:为|共)?$").search(whole.clause)
            ):
                continue
            if not pattern(_ALL).search(whole.clause) or "其中" in whole.clause:
                continue
            before = of_kind(some[:place], whole)
            after = of_kind(some[place + 1 :], whole)
            row = _in_a_row(par, some[:place], whole)
            if (len(before) < 2 and not row) or _explained(before or row, after, whole):
                continue
            stands = _STANDS_NOW.search(whole.clause)
            for parts in (*_counted(before, whole), *_just_before(par, some[:place], whole)):
                if stands and all(_CHANGED.search(one.clause) for one in parts):
                    continue
                if _is_off(parts, whole):
                    sum_ = sum_of([one.amount for one in parts], whole.amount)
                    yield at(TOTAL, par, whole.start, whole.amount.end, sum=sum_)
                    break


def _explained(before: Sequence[Told], after: Sequence[Told], whole: Told) -> bool:
    """Whether a total is right of some of those told of before, or of its own parts after it; or it was told before."""
    if any(one.value == whole.value for one in before):
        return True
    spare = spare_of(whole.amount, *(one.amount for one in before[-2:]))
    return some_make(before, whole.value, spare, 2) or some_make(after, whole.value, spare, 2)


def _counted(before: Sequence[Told], whole: Told) -> Iterator[list[Told]]:
    """共10.2万元……共3万元；两项合计: the last so many that are totals themselves."""
    found = pattern(_SO_MANY).search(whole.clause)
    if found:
        many = counted(found["n"])
        totals = [one for one in before if pattern(_ALL).search(one.clause) and not one.is_price]
        if many > 1 and len(totals) == many and all(one.exact for one in totals):
            yield totals


def _just_before(par: Par, before: Sequence[Told], whole: Told) -> Iterator[list[Told]]:
    """The numbers of its kind that stand before a total: to the last semicolon, to the last stop, and, where none stands between, in the sentence before."""
    since = max(par.text.rfind(mark, 0, whole.start) for mark in "；;")
    here = [one for one in before if one.sentence == whole.sentence]
    last = [one for one in before if one.sentence == whole.sentence - 1]
    opening = not here and par.sentences[whole.sentence][0] + len(whole.clause) + 8 >= whole.start
    groups = [[one for one in here if one.start > since], here, last if opening else []]
    seen: list[Sequence[Told]] = []
    if parts := _in_a_row(par, before, whole):
        yield parts
    for some in groups:
        parts = [one for one in of_kind(some, whole) if not _STATES.search(one.clause)]
        if len(parts) < 2 or len(parts) > MOST or parts in seen:
            continue
        seen.append(parts)
        if all(
            one.exact and not one.chinese and not _NO_PART.search(one.clause) for one in parts
        ) and not any(pattern(_ALL).search(one.clause) for one in parts):
            yield parts


def _in_a_row(par: Par, here: Sequence[Told], whole: Told) -> list[Told]:
    """12个镇、6个乡、2个街道，共21个乡级行政区: what stands in one row right before its total, whatever it is called."""
    if whole.unit != "个" or not pattern("^(?:共|合计|共计|总计|共有)(?:有|辖)?$").match(whole.own):
        return []
    row: list[Told] = []
    for one in reversed(here):
        then = row[0] if row else whole
        gap = par.text[one.amount.end : then.start]
        if (
            one.unit != "个"
            or one.chinese
            or not one.exact
            or not pattern(f"{WORD}{{1,8}}(?:[、和]|[，,]共)").match(gap)
        ):
            break
        row.insert(0, one)
    return row if len(row) > 2 else []


def _is_off(parts: Sequence[Told], whole: Told) -> bool:
    """Whether a total is near to what its parts make, and off as by a mistake."""
    value = sum((one.value for one in parts), ZERO)
    if abs(value - whole.value) <= spare_of(whole.amount, *(one.amount for one in parts)):
        return False
    if max(one.value for one in parts) >= whole.value:
        return False
    if (
        len(parts) > 2
        and near(value, whole.value, CLOSE)
        and (whole.value >= 20 or abs(value - whole.value) <= 2)
    ):
        return True
    return near(value, whole.value, NOT_FAR) and mistaken(value, whole.amount)


# ---- what is left -------------------------------------------------------------------------------------------------------

_LEFT = (
    rf"(?:(?:还|尚|仍|仅|另|现|目前)?(?:剩余?|余下|其余|剩下|尚余|缺口|尚缺|还缺|缺|还差|尚差|差|结余|结存|未|没有|待|正在|在办|正|请假|缺席|缺勤|缺考|弃考|弃权|缺报|漏报|缺编|空编|空缺|欠|少了|短少|缺少)(?:{WORD}{{0,8}}?)(?:的)?(?:有|还有|为|仅|约|共|达)?"
    r"|(?:还有|尚有|仍有|另有|剩)(?:的)?)$"
)
_UNDONE_AFTER = rf"^{WORD}{{0,4}}?(?:未|没有|没|尚未|待|正在|在办|缺口|空缺)"
_PLAIN_LEFT = re.compile("(?:还有|尚有|仍有|另有)的?$")
_WHOLE = re.compile(
    "应|总|共|计划|全|在册|登记|受理|现有|报名|参加|参检|有|排查|摸排|编制|核定|任务|需|接|收到|交办|发出|发放|选派|抽检|检查|检测|安排|下达|批复|拟|账"
)
_DONE = re.compile(
    "已|实|完成|办结|到|检出|批准|合格|签|缴|支付|拨付|整改|化解|审结|处置|通过|录用|入库|建成|开工|销号|落实|安排|发放|返还|回收|收回|投用|交付|兑付"
)
_NO_REST = re.compile(
    "每|均|同比|环比|比(?![例赛武])|较(?![大小多少高低好差强弱快慢重轻长短])|去年|上年|率|增|减|提高|下降|标准|最"
)
_SAME_CORE = 2


@text_rule("arithmetic", "U-10", alone=True)
def left_of_all(text: Prepared) -> Iterator[Finding]:
    """应报8784组，实际到报8740组，缺报34组; 856名……检出异常的321人，占37.5%；未检出异常的545人: a whole, what is done of it, what is not."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, left in enumerate(some):
            if left.chinese or not left.exact or left.unit in _NO_SUM or left.is_price:
                continue
            plain = pattern(_LEFT).search(left.clause)
            if not plain or _NO_REST.search(left.clause) or "其中" in left.clause:
                continue
            if _PLAIN_LEFT.search(plain[0]) and not pattern(_UNDONE_AFTER).match(left.after):
                continue
            before = of_kind([one for one in some[:place] if one.sentence == left.sentence], left)
            before = [one for one in before if not one.chinese]
            if len(before) > len(("whole", "done")):
                if wrong := _left_of_several(par, some, place, before):
                    yield wrong
                continue
            if len(before) != 2 or not all(one.exact and not _NO_REST.search(one.clause) for one in before):
                continue
            all_before = of_kind(some[:place], left)
            further = of_kind(some[place + 1 :], left)
            if any(
                one.sentence == left.sentence and pattern(_LEFT).search(one.clause) for one in further[:1]
            ):
                continue  # 正在推进6项，尚未启动4项: both are left
            whole, done = sorted(before, key=lambda one: -one.value)
            if whole.value == done.value or not _parts_of_two(whole, done, left):
                continue
            value = whole.value - done.value
            spare = spare_of(whole.amount, done.amount, left.amount)
            if abs(value - left.value) <= spare or _left_so(all_before, further, left, spare):
                continue
            if mistaken(value, left.amount) or near(value, left.value, NOT_FAR):
                right = shown(value, min(whole.amount.half, done.amount.half) * 2, unit_of(whole.amount))
                yield at(REST, par, left.start, left.amount.end, sum=f"{whole.text}－{done.text}＝{right}")


_LEFT_OVER = re.compile("^(?:其余|余款|余下|剩余|剩下|尚缺|还缺|缺口|尚余|余|结余)")


def _left_of_several(par: Par, some: Sequence[Told], place: int, before: Sequence[Told]) -> Finding | None:
    """造价62万元，补贴28万元，补助2万元，其余30万元自筹; 投入2360万元，其中A、B，与需求3000万元相比尚缺540万元: a whole, several that are paid, and the rest."""
    left = some[place]
    whole = max(before, key=lambda one: one.value)
    others = [one for one in before if one is not whole]
    exact = all(one.exact and not _NO_REST.search(one.clause.replace("平均造价", "")) for one in before)
    if not exact or (not _LEFT_OVER.search(left.own) and not pattern("(?:尚缺|还缺|缺口)$").search(left.own)):
        return None
    if whole is not before[0] and whole is not before[-1]:
        return None
    all_of_it = next((one for one in others if one.value * 2 == sum((it.value for it in others), ZERO)), None)
    done = all_of_it.value if all_of_it else sum((one.value for one in others), ZERO)
    value = whole.value - done
    spare = spare_of(left.amount, *(one.amount for one in before))
    if left.unit == "元" and not any("." in one.text for one in (left, *before)):
        spare = ZERO  # what is paid in whole 万元 is no rounded number
    further = of_kind(some[place + 1 :], left)
    if (
        value <= 0
        or abs(value - left.value) <= spare
        or _left_so(of_kind(some[:place], left), further, left, spare)
    ):
        return None
    if any(one.sentence == left.sentence for one in further) or not (
        mistaken(value, left.amount) and near(value, left.value, NOT_FAR)
    ):
        return None
    right = shown(value, min(one.amount.half for one in before) * 2, unit_of(whole.amount))
    taken = "－".join(one.text for one in ([all_of_it] if all_of_it else others))
    return at(REST, par, left.start, left.amount.end, sum=f"{whole.text}－{taken}＝{right}")


def _parts_of_two(whole: Told, done: Told, left: Told) -> bool:
    """Whether words tell that one is all, or that another is done of it and the third is not."""
    if "其中" in done.clause and not _DONE.search(done.clause):
        return False
    undone = pattern(rf"未({WORD}{{2,4}})").search(left.clause + left.after)
    if undone and undone[1][:_SAME_CORE] in done.clause + done.after:
        return True
    return bool(_DONE.search(done.clause) and _WHOLE.search(whole.clause)) and not (
        undone
        and done.start < whole.start
        and undone[1][:_SAME_CORE] not in done.clause + whole.clause + done.after
    )


def _left_so(before: Sequence[Told], further: Sequence[Told], left: Told, spare: Decimal) -> bool:
    """Whether some other numbers leave what is stated, or leave it with what is told next."""
    known = before[-MOST:]
    wanted = [left.value, *(left.value + one.value for one in further[:2])]
    values = [one.value for one in known]
    for one in values:
        if one in wanted[:1]:
            return True
        rests = {one}
        for other in values:
            rests |= {rest - other for rest in rests if rest - other > 0}
        if any(
            abs(rest - want) <= spare for rest in rests for want in wanted if rest != one or want is wanted[0]
        ):
            return True
    return False


# ---- items below --------------------------------------------------------------------------------------------------------

LEAST_ITEMS = 3
_SAID_BELOW = re.compile("如下|以下|下列|分别|分为|包括|其中|情况|清单|明细|安排|[：:]$")


@text_rule("arithmetic", "U-10")
def items_below(text: Prepared) -> Iterator[Finding]:
    """安排整治点位57处： or 共查出隐患53项。现将情况通报如下： and below it items of so many each."""
    paragraphs = told(text)
    for index, some in paragraphs.items():
        par = text.pars[index]
        items = items_of(text.pars[index + 1 : index + 1 + 20])
        if len(items) < LEAST_ITEMS or not _SAID_BELOW.search(par.text[-20:]):
            continue
        each = [paragraphs.get(item.index, []) for item in items]
        for whole in some:
            if whole.chinese or not whole.exact or whole.unit in (*_NO_SUM, "天") or whole.is_price:
                continue
            told_there = [of_kind([one for one in known if not one.chinese], whole) for known in each]
            if any(not known or not known[0].exact or known[0].is_price for known in told_there):
                continue
            parts = [known[0] for known in told_there]
            if len({*map(kind, parts)}) > 1 or not _one_name(parts):
                continue
            value = sum((one.value for one in parts), ZERO)
            spare = spare_of(whole.amount, *(one.amount for one in parts))
            sums = {ZERO}
            for known in told_there:
                sums = {total + one.value for total in sums for one in known[:3]}
            here = of_kind(some, whole)
            everywhere = [one for known in paragraphs.values() for one in known if alike(one, whole)]
            if any(abs(total - one.value) <= spare for total in sums for one in everywhere) or len(here) > 2:
                continue
            if (
                near(value, whole.value, NOT_FAR)
                and value != whole.value
                and max(one.value for one in parts) < whole.value
            ):
                sum_ = sum_of([one.amount for one in parts], whole.amount)
                yield at(PARTS, par, whole.start, whole.amount.end, sum=sum_)
                break


def _one_name(parts: Sequence[Told]) -> bool:
    """Whether the numbers of items stand behind one word, or none is told of anything but its item."""
    ends = {pattern("^.*?(.{0,2})$").sub(r"\1", one.clause) for one in parts}
    short = all(len(one.clause) <= 16 for one in parts)
    return (len(ends) == 1 and ends != {""}) or short


# ---- parts that stand apart ---------------------------------------------------------------------------------------------

_LISTED = re.compile("其中|包括|分为|分别|按|如下|以下|渠道|来源|构成|组成|：|由")
_CLOSED = re.compile("分为|按|分别|以下|如下|渠道|来源|构成|组成")
_OVERLAPPING = re.compile(
    "具有|具备|持有|拥有|党员|女|岁|以上|学历|职称|少数民族|留守|残疾|高级|中级|初级|连续|首次|重复|重点|优秀|骨干|最"
)
_NOT_OF_IT = re.compile(
    "每|均|同比|环比|去年|上年|比上|较上|由|从(?![业事])|累计|计划|应|其余的|目标|缺|超|至|左右|任务|增加|减少|新增"
)
_A_TIME = "20[0-9]{2}年|[一二三四]季度|[上下]半年|第[一二三四五]批|首批|[一二三]期|[0-9]{1,2}月"
FEW = 20
APART_OFF = 10
"""Per cent that parts which other figures stand between may be off."""


@text_rule("arithmetic", "U-10", alone=True)
def parts_apart(text: Prepared) -> Iterator[Finding]:
    """零售总额312.6亿元，增长5.0%。按所在地分，城镇256.3亿元，增长4.8%；乡村56.4亿元，增长5.8%: parts of a whole, other figures between them, but for a slip."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, whole in enumerate(some):
            if (
                whole.chinese
                or not whole.exact
                or whole.unit in _NO_SUM
                or whole.is_price
                or _NOT_OF_IT.search(whole.clause)
            ):
                continue
            after = [one for one in of_kind(some[place + 1 :], whole) if not one.chinese]
            here = [one for one in after if one.sentence == whole.sentence]
            then = [one for one in after if one.sentence == whole.sentence + 1]
            parts = here
            if (
                not here
                and then
                and pattern("(?:其中|按)").match(par.text[par.sentences[whole.sentence + 1][0] :])
            ):
                parts = then
            if not 2 <= len(parts) <= MOST or not all(
                one.exact and not one.is_price and one.value < whole.value for one in parts
            ):
                continue
            if any(_NOT_OF_IT.search(one.own) or pattern(_ALL).search(one.own) for one in parts):
                continue
            lead = par.text[whole.amount.end : parts[0].start]
            words = par.text[parts[0].start - len(parts[0].clause) : parts[-1].start]
            if pattern("去年|上年|[上前往近][0-9两三]?年|同期|历年").search(lead):
                continue
            if "其中" in par.text[parts[0].start : parts[-1].start]:
                continue  # 党委会24次，其中专题4次；学习12次，其中研讨6次: of two wholes
            by_time = all(pattern(_A_TIME).match(one.own) for one in parts) and len(
                {one.own[:5] for one in parts}
            ) == len(parts)
            if not (_LISTED.search(lead) or by_time) or _OVERLAPPING.search(words) or lead.count("，") > 3:
                continue
            value = sum((one.value for one in parts), ZERO)
            spare = spare_of(whole.amount, *(one.amount for one in parts))
            before = of_kind(some[:place], whole)
            if value < whole.value and len(parts) == 2 and not (_CLOSED.search(lead) or by_time):
                continue
            if some_make(parts, whole.value, spare, 2) or some_make([*before, *parts], whole.value, spare, 2):
                continue
            if any(some_make(parts, one.value, spare, 2) for one in before):
                continue
            few = whole.value < FEW and pattern(
                r"分别[为是位设在建][^，。；]{0,4}$|分为[^，。；]{0,4}$"
            ).search(lead + parts[0].own[:4])
            off = abs(value - whole.value)
            likely = (
                near(value, whole.value, APART_OFF) and mistaken(value, whole.amount) and whole.value >= FEW
            )
            if likely or (few and ZERO < off <= 2):
                sum_ = sum_of([one.amount for one in parts], whole.amount)
                start = whole.start if here else parts[0].start
                yield at(PARTS, par, start, parts[-1].amount.end, said={"text": whole.text}, sum=sum_)
                break


# ---- votes --------------------------------------------------------------------------------------------------------------

_VOTE = re.compile(
    "同意|赞成|反对|弃权|优秀|称职|基本称职|不称职|满意|合格|好|较好|一般|差|拥护|良好|未表态|不了解"
)
_VOTERS = frozenset(("票", "张", "人", "份", "户"))
_CALLED = "收回|到会|实到|组成|参加|出席|投票|共"
LEAST_VOTES, VOTES_OFF = 2, 2


@text_rule("arithmetic", "U-10", alone=True)
def votes(text: Prepared) -> Iterator[Finding]:
    """验收组由7人组成……同意5票，不同意1票，弃权2票; 有效票143张，其中优秀118票、称职22票、基本称职5票."""
    for index, some in told(text).items():
        par = text.pars[index]
        cast = [one for one in some if one.unit == "票" and _VOTE.search(one.clause) and one.exact]
        if len(cast) < LEAST_VOTES or any(b.sentence != a.sentence for a, b in pairwise(cast)):
            continue
        between = [one for one in some if cast[0].start < one.start < cast[-1].start and one not in cast]
        before = [one for one in some if one.start < cast[0].start and one.unit in _VOTERS and one.exact]
        if not before:
            before = [
                one
                for one in some
                if one.start > cast[-1].start
                and one.sentence == cast[0].sentence
                and one.unit in _VOTERS
                and one.exact
            ]
        if between or not before or len({one.clause[-4:] for one in cast}) < len(cast):
            continue
        value = sum((one.value for one in cast), ZERO)
        valid = next((one for one in reversed(before) if "有效" in one.clause + one.after), None)
        called = (one for one in reversed(before) if pattern(_CALLED).search(one.clause + one.after))
        whole = valid or next(called, before[-1])
        if any(one.value == value for one in ([valid] if valid else before)) or whole.value < max(
            one.value for one in cast
        ):
            continue
        # Who does not vote, and slips that are not valid, make votes fewer.
        fewer = value < whole.value and not (cast[0].sentence == whole.sentence and len(cast) > LEAST_VOTES)
        if not fewer and (abs(value - whole.value) <= VOTES_OFF or near(value, whole.value)):
            sum_ = sum_of([one.amount for one in cast], cast[0].amount)
            yield at(PARTS, par, cast[0].start, cast[-1].amount.end, said={"text": whole.text}, sum=sum_)


# ---- what was set right -------------------------------------------------------------------------------------------------

_SETS = (
    ("end", "(?:调整后|变更后|核定|核实|应为|修正|扣除后|核减后|核增后|更正|剔除后)"),
    ("more", "(?:调增|核增|漏报|漏统|少报|追加|补报|增补|补录)"),
    ("less", "(?:调减|核减|重复|重报|虚报|多报|剔除|扣除|误报|错报)"),
    ("start", "(?:原上报|原报|上报|原批复|批复|原核定|原统计|原概算|原计划|原合同|合计|共计|总|原)"),
)


def _set(one: Told) -> str:
    return next((name for name, words in _SETS if pattern(words).search(one.clause)), "")


@text_rule("arithmetic", "U-10", alone=True)
def set_right(text: Prepared) -> Iterator[Finding]:
    """原上报受灾面积3860亩中，重复统计210亩，漏报95亩，核定受灾面积应为3735亩; 合计5450平方米；调增300平方米，调整后为5850平方米."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, end in enumerate(some):
            if end.chinese or _set(end) != "end" or not end.exact or end.unit in _NO_SUM:
                continue
            run: list[Told] = []
            for one in reversed(of_kind(some[:place], end)):
                run.insert(0, one)
                if _set(one) not in ("more", "less"):
                    break
            first, *changed = run or [end]
            if not changed or _set(first) != "start" or not all(one.exact for one in run):
                continue
            value = first.value
            sum_ = first.text
            for one in changed:
                more = _set(one) == "more"
                value += one.value if more else -one.value
                sum_ += ("＋" if more else "－") + one.text
            spare = spare_of(end.amount, *(one.amount for one in run))
            known = {one.value for one in of_kind(some[:place], end)}
            if abs(value - end.value) <= spare or end.value in known or value <= 0:
                continue
            if near(value, end.value, NOT_FAR):
                right = shown(value, min(one.amount.half for one in run) * 2, unit_of(end.amount))
                yield at(REST, par, end.start, end.amount.end, sum=f"{sum_}＝{right}")
