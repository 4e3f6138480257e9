"""Rules on 万 and 亿 that are left out (P628, W559): 1.95人, 采购金额520元, 预算4200亿元 of which 4158万元 are spent.

In: a `Prepared`. Out: findings. Told are numbers that cannot be: what is counted in ones has no fraction, a project costs more than 1,000 元, two amounts and the per cent between them agree.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ...messages.diagnostic import Code
from ..arithmetic.changes import ABSURD
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Number, Par, Prepared

TOO_SMALL = Code(
    "P628",
    "warning",
    zh="“{name}”只有“{text}”，像是少了“万”。",
    hint_zh="核对数字和单位。",
    en="“{name}” is only “{text}”: a 万 seems to be missing.",
    hint_en="Check number and unit.",
    fault="""
        区政府办公室2025年度工作总结
        机关大院建筑面积4.36平方米。
    """,
    mend="""
        区政府办公室2025年度工作总结
        机关大院建筑面积4.36万平方米。
    """,
    form="check",
)
SCALE_LOST = Code(
    "W559",
    "warning",
    zh="“{text}”的单位像是差了“万”：按“{wanted}”算，才和{sum}对得上。",
    hint_zh="核对单位。",
    en="“{text}” seems to lack its 万, or to have one too many: only “{wanted}” goes with {sum}.",
    hint_en="Check the unit.",
    fault="""
        区政府办公室2025年度工作总结
        全年支出320万元，其中办公费200元、会议费120万元。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年支出320万元，其中办公费200万元、会议费120万元。
    """,
    form="check",
)

_SCALED = r"(?<![0-9.,])(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale>[万亿]?)(?P<unit>元|亩|吨|平方米|立方米|人次|人|户|千瓦时|公斤|斤)(?![/／])"


@text_rule("digits", "Q-17")
def scale_lost(text: Prepared) -> Iterator[Finding]:
    """估算7560万元，其中工程费用5832元，设备购置费720万元，……: of parts that add up to their sum one lacks its 万."""
    for spot in text.spots(
        r"[万亿](?:元|亩|吨|平方米|立方米|人|户|千瓦时|公斤|斤)[，。、：（；][^。；\n]{0,12}(?:其中|包括|分别|含)",
        prose=True,
    ):
        start = max(spot.before.rfind(mark) for mark in "。；，：") + 1 + spot.start - len(spot.before)
        said = pattern(r"[^。；\n]*").match(spot.par.text, start)
        found = [*pattern(_SCALED).finditer(said[0])] if said else []
        bare = [one for one in found if not one["scale"]]
        if len(bare) != 1 or len(found) < 3 or len({one["unit"] for one in found}) > 1 or bare[0] is found[0]:
            continue
        odd, scale = bare[0], found[0]["scale"]
        parts = sum(Decimal(one["n"].replace(",", "")) for one in found[1:])
        same = all(one["scale"] == scale for one in found if one is not odd)
        if same and parts == Decimal(found[0]["n"].replace(",", "")):
            wanted = f"{odd['n']}{scale}{odd['unit']}"
            yield at(
                SCALE_LOST,
                spot.par,
                start + odd.start(),
                start + odd.end(),
                new=wanted,
                wanted=wanted,
                sum=found[0][0],
            )
    yield from _against_each_other(text)


_BETWEEN = 30
"""Characters between two of the three."""


def _against_each_other(text: Prepared) -> Iterator[Finding]:
    """预算4200亿元，实际使用4158万元，执行率99%; 86.4元，比2024年的72万元增长20%: only with another 万 or 亿 do two amounts and the per cent between them agree."""
    for par in text.pars:
        if not par.is_prose or not par.numbers:
            continue
        told = [one for one in par.numbers if par.text[one.end :].startswith(_KINDS)]
        for one, other in pairwise(told):
            kinds = {kind for kind in _KINDS if all(par.text.startswith(kind, it.end) for it in (one, other))}
            low, high = sorted((one.value, other.value))
            if not kinds or low <= 0 or high / low < ABSURD or other.start - one.end > _BETWEEN:
                continue
            rate = next((it for it in par.numbers if other.end < it.start <= other.end + _BETWEEN), None)
            if rate is None or rate.unit != "%" or pattern("[。；]").search(par.text, one.end, rate.start):
                continue
            yield from _rescaled(par, one, other, rate, min(kinds, key=len))


_KINDS = ("元", "人次", "人", "吨", "亩", "户", "平方米", "立方米", "千瓦时", "公斤")


def _rescaled(par: Par, one: Number, other: Number, rate: Number, unit: str) -> Iterator[Finding]:
    """What is told of two amounts of which one has the wrong scale; nothing where that of the other does not make the per cent right, or either may be the wrong one."""
    said = par.text[rate.start : rate.end]
    half = Decimal("0.5").scaleb(-len(said.partition(".")[2]))
    first, second = (_figures(par, it) for it in (one, other))
    more = abs(first - second)
    rates = (first / second, second / first, more / second, more / first)
    if not any(abs(it * 100 - rate.value) <= half for it in rates) or {one.scale, other.scale} - _SCALES:
        return
    largest = max(first, second)
    if "" in (one.scale, other.scale):
        wrong, right = (one, other) if not one.scale else (other, one)
    elif largest < SMALL or largest >= LARGE:
        wrong_scale = "万" if largest < SMALL else "亿"
        wrong, right = (one, other) if one.scale == wrong_scale else (other, one)
    else:
        return
    wanted = f"{par.text[wrong.start : wrong.end - len(wrong.scale)]}{right.scale}{unit}"
    with_ = f"{par.text[right.start : right.end + len(unit)]}、{said}%"
    yield at(SCALE_LOST, par, wrong.start, wrong.end + len(unit), new=wanted, wanted=wanted, sum=with_)


_SCALES = {"", "万", "亿"}
SMALL, LARGE = 100, 1000
"""Figures below which an amount is told of in 亿 rather than in 万, and from which on in 万 rather than in 亿."""


def _figures(par: Par, one: Number) -> Decimal:
    return Decimal(par.text[one.start : one.end - len(one.scale)].replace(",", ""))


_AREA = r"(?P<name>(?:建筑|占地|用地|施工|总建筑|校园|厂区)面积)(?:为|达|共|约|共计|有)?(?P<n>[0-9](?:\.[0-9]+)?)(?P<unit>平方米)"
_EACH_ONE = r"[均每各]|公厕|厕所|岗亭|展位|车位|单间|标识牌|间$"
# What is counted in ones: 1.95人 are 1.95万人.
_ONES = r"(?P<name>[\u4e00-\u9fff]{2,6}?)(?:[了为达约近共有计至到在]|将?达到|超过|总数|人数|规模)*(?<![0-9.,])(?P<n>[0-9]{1,4}\.[0-9]{1,4})(?P<unit>人次|户次|[人名户家件辆株头只册座所盏棵])(?![/／·次年月天日均力])"
_EACH_OF = "每[百千万十][名人户家亩件张个辆公平]"
_AS_FRACTION = r"[均每比率]|户均|折合|折算|相当于|标准|密度|指数|倍|编制|当量|/|／|平米|得分|系数"
# Sums that are never as small as 元 with a fraction, or as a few hundred 元.
_SUMS = (
    r"(?P<name>(?:涉案|涉及|采购|合同|中标|成交|交易|签约|融资|担保|授信|违规|涉税)(?:总)?(?:金)?额|交易额|成交额|(?:总|概算总|估算总|计划总)投资额?|完成投资|固定资产投资|经济损失|财政拨款"
    r"|(?:专项|补助|扶持|项目|配套|上级|中央|省级|市级|县级|财政|帮扶|救灾|应急|统筹|引导)(?:资金|经费)|(?:总|年度)?(?:预算|概算|决算)|债券|贷款|(?<!日)(?<!亩)产值|增加值|(?:营业|主营|销售|经营性?|公共预算|税收|财政|集体经济|旅游|门票|农业|工业)收入|(?:财政|累计|总|年度)投入|(?:工程|项目|总)造价|中标价|合同价|税收|销售额|零售额|进出口额?|出口额|利润总额"
    r"|(?:追加|申请|安排|下达|落实|争取|拨付|投入|筹集|支出)(?:[\u4e00-\u9fff]{0,6})(?:资金|经费)|(?:发放|拨付|兑现)(?:[\u4e00-\u9fff]{0,8})(?:补贴|补助|救助金|资金|奖金|补偿款|养老金)|资金缺口|债务)"
    r"(?:[共计约达为近]|合计|总计|总额|达到|超过|高达)*(?<![0-9.,])"
)
_FRACTION = _SUMS + r"(?P<n>[0-9]{1,3}\.[0-9]{1,2})(?P<unit>元)(?=[，。；、）（]|左右|以上|的(?!标准))"
_FEW = _SUMS + r"(?P<n>[1-9][0-9]{0,3})(?P<unit>元)(?=[，。；、）（]|左右|的(?!标准))"
# 筹集公益金1.42亿元，市级留成3280元: a share of so much more.
_SHARED = r"(?P<all>[0-9]+(?:\.[0-9]+)?)亿元[，,](?:其中)?(?P<name>[\u4e00-\u9fff]{0,6}(?:留成|上缴|上交|分成|提取|计提|返还|配套|自筹|财政|安排|拨付|缴纳|入库|到位|贷款|投入|出资|承担))(?:资金|部分|税收)?(?P<n>[0-9]{1,4}(?:\.[0-9]+)?)(?P<unit>元)(?=[，。；、）])"
_AVERAGE = r"(?P<name>(?:人均|户均|职工平均|在岗职工平均|平均)(?:可支配|纯|年)?(?:收入|工资))(?:为|达到?|约)?(?P<n>[0-9]{1,2}(?:\.[0-9]+)?)(?P<unit>元)(?=[，。；、）]|左右)"
_GREAT = "投资|产值|造价|概算|增加值|进出口|出口额|公共预算|税收收入|财政收入"
HUNDREDS = 3
"""Figures of a sum that no project costs; with one more, of none whose whole cost is told."""
# What makes a few hundred 元 absurd: what is bought is a project, the loss is that of an accident.
_OF_PROJECT = r"工程|项目|建设|改造|公路|水库|产业|工业|企业|全[市县区镇省]|死亡|受伤|坠落|火灾|爆炸|坍塌|山洪|暴雨|台风|倒塌"
_SMALL = r"[均每各]|单价|人民币现金|红包|购物卡|超标|报销|收受|礼金|餐费|话费|差额|误差|尾数|手续费|工本费|罚|退还|退缴"


@text_rule("digits", "Q-17")
def too_small(text: Prepared) -> Iterator[Finding]:
    """1.95人, 采购金额68.5元, 建筑面积4.36平方米: what is told of cannot be so few."""
    for spot in text.spots(_AREA):
        if not pattern(_EACH_ONE).search(spot.before[-12:]):
            yield spotted(TOO_SMALL, spot.since("n"), name=spot.match["name"])
    for spot in text.spots(_ONES, prose=True):
        clause = pattern("[，。；：]").split(spot.par.sentence(spot.start))
        told = spot.match["n"] + spot.match["unit"]
        here = next((one for one in clause if told in one), told)
        if (
            not pattern(_AS_FRACTION).search(here)
            and "均" not in spot.before[-30:]
            and not pattern(_EACH_OF).search(spot.before[-40:])
        ):
            yield spotted(TOO_SMALL, spot.since("n"), name=spot.match["name"])
    for spot in text.spots(_AVERAGE, prose=True):
        yield spotted(TOO_SMALL, spot.since("n"), name=spot.match["name"])
    for spot in text.spots(_SHARED, prose=True):
        if Decimal(spot.match["all"]) >= 1 and not pattern(_SMALL).search(spot.match[0]):
            yield spotted(TOO_SMALL, spot.since("n"), name=spot.match["name"])
    for spot in text.spots(_FRACTION, _FEW, prose=True):
        sentence = spot.par.sentence(spot.start)
        clauses = pattern("[，。；]").split(spot.before[-40:] + spot.match[0])
        near = "".join(clauses[-2:])
        if pattern(_SMALL).search(near):
            continue
        whole = "." not in spot.match["n"]
        if whole and (
            pattern("资金|经费|[补救]助|补贴|奖金|补偿|养老").search(spot.match["name"])
            or not pattern(_OF_PROJECT).search(sentence)
            or (len(spot.match["n"]) > HUNDREDS and not pattern(_GREAT).search(spot.match["name"]))
        ):
            continue
        yield spotted(TOO_SMALL, spot.since("n"), name=spot.match["name"])
