"""Rules on numbers that stand sentences apart (W600, W601, W605): a rate of what was told before, what there was and what came and went, growth between two times.

In: a `Prepared`. Out: findings. The part that each number plays is told by its own words (共, 已; 原有, 新增, 撤销, 现有; 去年, 今年); told of only where one number alone can play it, where no
two numbers of the kind make it right, and where what is stated comes as near as a mistake does.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import WORD, ZERO, shown, unit_of, written
from .changes import CHANGE
from .of_whole import _likely as likely
from .rest import REST
from .shares import RATE
from .told import Told, alike, mistaken, near, of_kind, spare_of, told

_HUNDRED = Decimal(100)
FAR = 5
"""Sentences that the numbers of one reckoning may stand apart."""


def _lead(par: Par, some: Sequence[Told], one: Told) -> str:
    """The words of its sentence before a number, but for what stands before another number."""
    since = par.sentences[one.sentence][0]
    ends = [other.amount.end for other in some if since <= other.start < one.start]
    return par.text[max([since, *ends]) : one.start]


# ---- a rate of what was told before -------------------------------------------------------------------------------------

_RATE = rf"(?P<what>{WORD}{{0,10}}?)(?P<core>{WORD}{{2}})(?:率|进度|比例)(?:已|仅|只|也)?(?:达到了?|达|为|是|有)?$"
_SHARE = rf"(?P<what>{WORD}{{2,12}}?)占比(?:已|仅)?(?:达到|达|为|是)?$"
_PLAN = r"(?:完成|占|达到|实现)(?:了)?(?:全年|年度|年初|总|计划)?(?:目标任务|目标|任务|计划|指标)(?:任务|数|量|总数)?的$"
_OTHER = re.compile(
    "增长|上升|下降|同比|环比|贡献|死亡|发病|自然|周转|利润|收益|产出|负债|满意|知晓|利用|增|降|汇|利率|税率|费率|费用|速|失业|市场|市占|同期|普及|参与度|森林|绿|漏|损|比上|较上|电气|城镇化|及时|准确|按时|按期|一次|当场|即时|准点|平均|限时|当年|当期|序时|时间|合格以上|优良|优秀|去年|上年|目标|要求|全[国省市]|其"
)
_NO_WHOLE = re.compile("每|均|同比|环比|增|减|比(?![例赛武])|较|去年|上年|不|未|剩|余|超|第|另")
_CALLED = re.compile(
    "(?<!公)共|总|应|核定|在册|任务|计划|目标|实际参|现有|全[县市区镇乡村院校校局司线馆]|下达|普查|登记|受理|抽取|抽检|检定"
)
_SAME_WORD = {
    "合格": "合格|合理|达标|符合",
    "达标": "达标|合格",
    "完工": "完工|竣工|建成",
    "竣工": "完工|竣工|建成",
    "完成": "完成|完工|建成",
    "办结": "办结|办理完毕",
    "整改": "整改|销号",
    "报到": "报到|入学",
    "参与": "参与|参加",
    "参会": "参会|到会",
    "到会": "到会|参会",
    "出勤": "出勤|到岗",
    "清收": "清收|收回",
    "收缴": "收缴|已收|实收|缴纳",
}
_DENIED = re.compile("不|未|没|非|尚|待|剩|余")


@text_rule("arithmetic", "U-10")
def rates_apart(text: Prepared) -> Iterator[Finding]:
    """应抽1200张，……合格1128张。……。合格率为96%: the rate of two numbers that were told sentences before."""
    if "%" not in text.whole and "％" not in text.whole:
        return
    for index, some in told(text).items():
        par = text.pars[index]
        for place, stated in enumerate(some):
            if stated.unit != "%" or stated.chinese or not stated.exact or _OTHER.search(stated.clause):
                continue
            if any(one.sentence == stated.sentence for one in some[:place]):
                continue
            if pair := _pair(some[:place], stated):
                part, whole = pair
                right = part.value * 100 / whole.value
                if _right(some, part, stated) or not likely(right, stated):
                    continue
                sum_ = f"{part.text}÷{whole.text}＝{shown(right, stated.amount.half * 2)}%"
                yield at(RATE, par, stated.start, stated.amount.end, name=stated.clause[-8:], sum=sum_)


def _right(some: Sequence[Told], part: Told, stated: Told) -> bool:
    """Whether a rate is right of the part and any number of its kind, or two of them; or of what is left of such a number."""
    known = [one for one in of_kind(some, part) if one.value > 0][-12:]
    values = [one.value for one in known]
    values += [a + b for index, a in enumerate(values) for b in values[:index]]
    values += [abs(a.value - b.value) for index, a in enumerate(known) for b in known[:index]]
    half = stated.amount.half * Decimal("1.1") + part.amount.half * 100 / max(part.value, Decimal(1))
    return any(
        value > 0
        and min(
            abs(part.value * 100 / value - stated.value),
            abs((_HUNDRED - part.value * 100 / value) - stated.value),
        )
        <= half
        for value in values
    )


def _pair(before: Sequence[Told], stated: Told) -> tuple[Told, Told] | None:
    """The part and the whole of a rate: what its word counts, and the one larger number of its kind that is called the whole."""
    known = [
        one
        for one in before
        if one.exact
        and not one.chinese
        and one.unit not in ("%", "个百分点", "元", "天", "个月", "小时", "年", "倍", "分")
        and stated.sentence - one.sentence <= FAR
    ]
    if pattern(_PLAN).search(stated.clause):
        return None
    found = pattern(_RATE).search(stated.clause)
    if not found:
        return None
    core = found["core"]
    said = pattern(_SAME_WORD.get(core, core))
    parts = [
        one for one in known if said.search(one.own) and not _DENIED.search(one.own) and not one.is_price
    ]
    parts = [one for one in parts if not pattern("去年|上年|同期|应|计划|拟|率|共").search(one.clause)]
    if len({one.value for one in parts}) != 1:
        return None
    part = parts[-1]
    larger = [one for one in of_kind(known, part) if one.value > part.value]
    wholes = [one for one in larger if not _NO_WHOLE.search(one.clause) and one.start < part.start]
    called = [one for one in wholes if _CALLED.search(one.clause)]
    if len({one.value for one in wholes}) == 1 and called:
        return part, called[0]
    most = max(called, key=lambda one: one.value, default=None)
    if most and pattern("任务|计划").search(most.clause) and most.value == max(one.value for one in larger):
        return part, most
    return None


# ---- what there was, what came and went, what there is ------------------------------------------------------------------

_WAS = re.compile(
    r"(?:原有|原来|原先|此前|年初|期初|上年末|上年底|去年底|去年末|旧存|上年结转|上年未结|结转|建设前|清理前|调整前|改造前|整合前|合并前|改革前|下设|下辖|原)[^，；。0-9]{0,14}$|^[^，；。]{1,8}前，[^，；。0-9]{1,14}$"
)
_BEFORE_IT = re.compile(r"(?:^|[，；。])(?!以)[^，；。0-9]{1,8}(?:前|之前|以前)，[^，；。0-9]{1,16}$")
_CAME = re.compile(
    r"(?:新增|新建|新成立|新收|新设|新开|新购|购置|购入|新招|招录|增设|新刻|调入|转入|新入职|新发展|新吸收|新登记|新注册|新办|补充|入库|接收|新受理|新立案|增配|建成|新引进|引进)(?:了)?[^，；。0-9]{0,6}$"
)
_WENT = re.compile(
    r"(?:撤销|撤并|注销|作废|报废|退出|审结|办结|(?<!未)结案|执结|调出|离职|辞职|退休|关停|关闭|转出|淘汰|核销|出库|迁出|取消|拆除|处置|减员)(?:了)?[^，；。0-9]{0,6}$"
)
_IS = re.compile(
    r"(?:现有|现存|现共有|总数达到?|增至|增加到|增加至|减至|减少到|减少至|达到|达|年底未结|年末未结|未结|期末|年末|年底|[清调改整合][理整造合并]后|目前共有|目前有|共有|尚有|结存)[^，；。0-9]{0,14}$|(?:后|至此)[^，；。]{0,14}(?:为|达到?|有|共)$"
)


@text_rule("arithmetic", "U-10")
def came_and_went(text: Prepared) -> Iterator[Finding]:
    """去年底有35家，今年新增9家，总数达到46家; 旧存46件，新收738件，审结721件，年底未结53件: what there was, with what came and without what went."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, now in enumerate(some):
            if now.chinese or not now.exact or not _IS.search(now.clause) or now.unit == "%":
                continue
            if _CAME.search(now.own) or _WENT.search(now.own) or now.is_price or "其中" in now.clause:
                continue
            if wrong := _stock(par, some, place, now):
                yield wrong


def _stock(par: Par, some: Sequence[Told], place: int, now: Told) -> Finding | None:
    before = [one for one in of_kind(some[:place], now) if now.sentence - one.sentence <= FAR]
    firsts = [
        number
        for number, one in enumerate(before)
        if (_WAS.search(one.clause) or _BEFORE_IT.search(_lead(par, some, one)))
        and not _CAME.search(one.own)
        and not _WENT.search(one.own)
    ]
    if len(firsts) != 1 or len({one.value for one in before}) != len(before):
        return None
    moves = before[firsts[0] + 1 :]
    was = before[firsts[0]]
    came, went, left = [], [], ZERO
    last: Told | None = None
    for one in moves:
        if "其中" in one.clause or left > 0:
            # what those that went or came are made of
            left = (left or (last.value if last else ZERO)) - one.value
            if last is None or left < 0:
                return None
            continue
        if _CAME.search(one.own):
            came.append(one)
        elif _WENT.search(one.own):
            went.append(one)
        else:
            return None
        last = one
    known = [was, *came, *went]
    if len(known) < 2 or not all(one.exact and not one.chinese for one in known):
        return None
    value = was.value + sum((one.value for one in came), ZERO) - sum((one.value for one in went), ZERO)
    spare = spare_of(now.amount, *(one.amount for one in known))
    if value <= 0 or abs(value - now.value) <= spare:
        return None
    if (not went and now.value < value) or (not came and now.value > value):
        return None  # others may have left, or come, of whom nothing is told
    totals = (
        sum((one.value for one in came), ZERO),
        sum((one.value for one in went), ZERO),
        was.value,
    )
    if now.value in totals or not (near(value, now.value, 20) or mistaken(value, now.amount)):
        return None
    sum_ = was.text + "".join(f"＋{one.text}" for one in came) + "".join(f"－{one.text}" for one in went)
    sum_ += f"＝{shown(value, now.amount.half * 2, unit_of(now.amount))}"
    return at(REST, par, now.start, now.amount.end, sum=sum_)


# ---- growth between two times, told sentences apart ---------------------------------------------------------------------

_UP = "增长|增加|上升|提高|提升|扩大|上调|增幅为?|涨幅为?|多"
_DOWN = "下降|减少|降低|压减|缩短|下调|降幅为?|精简|少"
_BY = rf"(?P<than>{WORD}{{0,14}}?)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|达|达到|为)?$"
_OLD = re.compile(
    "去年|上年|上一年|同期|现行|原来|上季度|上月|上期|上学期|上届|改造前|调整前|整治前|(?:由|从)[^，。]{0,8}$"
)
_NEW = re.compile(
    "今年|本年|本月|本季度|本期|本学期|本届|调整后|改造后|整治后|增加到|下降到|发展到|达到|降至|降到|增至|升至|增长到|减少到|上升到|提高到"
)
_NOT_OF_TWO = re.compile("基础上|年均|每年|其中|分别|累计|预计|力争|目标|要求|全[国省]|平均每|速")


@text_rule("arithmetic", "U-10")
def grown_apart(text: Prepared) -> Iterator[Finding]:
    """今年完成96万吨。去年同期仅80万吨。……两相比较，增长16%: the growth between two numbers of two times that stand before it."""
    for index, some in told(text).items():
        par = text.pars[index]
        for place, stated in enumerate(some):
            found = pattern(_BY).search(stated.clause) if stated.exact and not stated.chinese else None
            if not found or _NOT_OF_TWO.search(stated.clause):
                continue
            if pair := _two_times(par, some, place, found):
                old, new = pair
                if wrong := _grown_wrong(par, some, old, new, stated, bool(found["down"])):
                    yield wrong


def _two_times(par: Par, some: Sequence[Told], place: int, found: re.Match[str]) -> tuple[Told, Told] | None:
    stated = some[place]
    before = [one for one in some[:place] if stated.sentence - one.sentence <= FAR and not one.chinese]
    if len(before) < 2:
        return None
    if stated.unit in ("%", "个百分点"):
        kinds = {one.unit for one in before} - {"%"} if stated.unit == "%" else {"%"}
    else:
        kinds = {stated.unit}
    than = pattern("同比|环比|共$|净$").sub("", found["than"])
    than = pattern("^.*(?:比|较|年|同期)|^的").sub("", than)
    out = []
    for kind in kinds:
        of = [one for one in before if one.unit == kind and one.is_price == stated.is_price]
        leads = {one.start: _lead(par, some, one) for one in of}
        olds = [one for one in of if _OLD.search(leads[one.start])]
        years = [pattern("20[0-9]{2}(?=年)").findall(lead) for lead in leads.values()]
        if not olds and len(of) == 2 and all(years) and years[0][-1] != years[1][-1]:
            olds = [min(zip(years, of, strict=True), key=lambda one: one[0][-1])[1]]
        news = [one for one in of if one not in olds]
        if len(of) != 2 or len(olds) != 1 or len(news) != 1 or not (of[0].exact and of[1].exact):
            continue
        old, new = olds[0], news[0]
        if any(pattern("预期|目标|计划|力争|预计").search(lead) for lead in leads.values()):
            continue
        if not alike(old, new) or not (_NEW.search(_sentence(par, new)) or any(years)):
            continue
        about = _sentence(par, old) + _sentence(par, new)
        if len(than) > 1 and than[-2:] not in about:
            continue
        out.append((old, new))
    if len(out) != 1 or (len(kinds) > 1 and len(than) < 2 and len({one.unit for one in before}) > 1):
        return None
    last = max(out[0], key=lambda one: one.start)
    if len(than) < 2 and any(one.start > last.start and one.unit != "%" for one in before):
        between = [one for one in before if one.start > last.start]
        if any(one.sentence == stated.sentence for one in between):
            return None
    return out[0]


def _sentence(par: Par, one: Told) -> str:
    start, end = par.sentences[one.sentence]
    return par.text[start : min(end, one.amount.end + 8)]


def _half(one: Told) -> Decimal:
    """What it may be off: what is told in round figures is as told."""
    return one.amount.half if "." in one.text else ZERO


def _grown_wrong(
    par: Par, some: Sequence[Told], old: Told, new: Told, stated: Told, down: bool
) -> Finding | None:
    more = old.value - new.value if down else new.value - old.value
    if more <= 0 or old.value <= 0:
        return None
    high, low = (old, new) if down else (new, old)
    if stated.unit == "%":
        right = more * 100 / old.value
        half = stated.amount.half + (_half(old) + _half(new)) * 100 / old.value
        if abs(right - stated.value) <= 2 * half or right > 300:
            return None
        by_new = abs(more * 100 / new.value - stated.value) <= 2 * half
        as_number = abs(more - stated.value) < Decimal("0.05")
        if not (by_new or as_number or likely(right, stated)):
            return None
        if any(
            a.value > 0 and abs(abs(b.value - a.value) * 100 / a.value - stated.value) <= half
            for a in some
            for b in some
            if a is not b and a.unit == b.unit and a.unit != "%"
        ):
            return None
        sum_ = f"（{high.text}－{low.text}）÷{old.text}＝{shown(right, stated.amount.half * 2)}%"
    else:
        spare = max(old.amount.half, new.amount.half) * 2
        if abs(more - stated.value) <= spare or not mistaken(more, stated.amount):
            return None
        if not written(more, stated.amount):
            return None
        if any(
            abs(abs(a.value - b.value) - stated.value) <= spare
            for a in some
            for b in some
            if a is not b and a.unit == b.unit
        ):
            return None
        sum_ = f"{high.text}－{low.text}＝{shown(more, min(old.amount.half, new.amount.half) * 2, unit_of(stated.amount))}"
    return at(CHANGE, par, stated.start, stated.amount.end, name=stated.own[-10:], sum=sum_)
