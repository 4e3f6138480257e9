"""Rules on what stands behind a number (P625–P632): points of a per cent, units cut short or of another kind, two ways of writing in one range.

In: a `Prepared`. Out: findings (GB/T 15835-2011, GB 3100).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from ..messages.diagnostic import Code
from .arithmetic_amounts import reckoned
from .findings import Finding, at, spotted, text_rule
from .places import pattern
from .prepared import HAN, Prepared

POINTS = Code(
    "P625",
    "warning",
    zh="两个百分数相减，差是百分点：“{text}”写作“{wanted}”。",
    hint_zh="比例变了多少说“个百分点”；说“%”是指变了原来的百分之几。",
    en="The difference of two shares is in points: write “{wanted}” for “{text}”.",
    hint_en="How much a share has changed is told in “个百分点”; % would be a part of the share.",
    fault="""
        区政府办公室2025年度工作总结
        退文率由上年的9.6%降至4.2%，下降5.4%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        退文率由上年的9.6%降至4.2%，下降5.4个百分点。
    """,
    form="check",
)
_CHANGED = r"(?:提高|上升|提升|增长|增加|升高|扩大|下降|降低|减少|回落|压缩|缩小|压减|高|低|升|降)(?:了|约|近|超过)?$"


@text_rule("digits", "Q-17")
def points(text: Prepared) -> Iterator[Finding]:
    """9.6%降至4.2%，下降5.4%: what two shares of a sentence differ by is no per cent."""
    for par, amounts, _ in reckoned(text):
        shares = [one for one in amounts if one.unit == "%"]
        for index, stated in enumerate(shares):
            if index < 2 or not stated.value or not pattern(_CHANGED).search(stated.name):
                continue
            pairs = combinations(shares[max(index - 3, 0) : index], 2)
            if any(
                abs(one.value - other.value) == stated.value
                and not pattern(_CHANGED).search(other.name)
                and not pattern(_GREW).search(one.name)
                for one, other in pairs
            ):
                wanted = f"{stated.text.rstrip('%％')}个百分点"
                yield at(POINTS, par, stated.start, stated.end, new=wanted, wanted=wanted)
    for spot in text.spots(_RATE_CHANGED, prose=True):
        start = spot.start + spot.match.start("n") - spot.match.start()
        wanted = f"{spot.match['n']}个百分点"
        yield at(POINTS, spot.par, start, spot.end, new=wanted, wanted=wanted)


# 签订率为85%，比去年同期提高3%: by how much a rate itself has changed.
_RATE_CHANGED = (
    r"(?:(?<!增长)(?<!利)(?<!税)(?<!费)(?<!汇)率|比重|占比|满意度)(?:为|达到?了?|是|已达|稳定在)?[0-9]+(?:\.[0-9]+)?[%％][，,]"
    r"(?:(?:同比|环比)|[比较](?:去年同期|上年同期|去年|上年|20[0-9]{2}年|上月|上季度|年初|改革前|整治前|同期|前[一两三]年|上一?年度)(?:同期)?)"
    r"(?:提高|上升|提升|增加|下降|降低|减少|回落|上浮|下滑)了?(?P<n>[0-9]+(?:\.[0-9]+)?)[%％](?=[，。；、）])"
)
_GREW = r"(?:同比|环比|比上年|比去年)[^，,。；;]{0,6}$"

CUT_SHORT = Code(
    "P626",
    "warning",
    zh="单位“{text}”没有写全，写作“{wanted}”。",
    hint_zh="面积写“平方米”，体积写“立方米”，钱写“元”“万元”。",
    en="The unit “{text}” is cut short; write “{wanted}”.",
    hint_en="An area is in 平方米, a volume in 立方米, money in 元 or 万元.",
    fault="""
        区政府办公室2025年度工作总结
        整理档案用房120平方。
    """,
    mend="""
        区政府办公室2025年度工作总结
        整理档案用房120平方米。
    """,
    form="check",
)
OF_ANOTHER = Code(
    "P627",
    "warning",
    zh="“{name}”不用“{text}”作单位，应当是“{wanted}”。",
    hint_zh="核对单位。",
    en="“{name}” is not measured in “{text}” but in “{wanted}”.",
    hint_en="Check the unit.",
    fault="""
        区政府办公室2025年度工作总结
        全年用电量12.6万千瓦，比上年下降3%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年用电量12.6万千瓦时，比上年下降3%。
    """,
    form="check",
)
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
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_TOLD = r"(?:[^，。；：、0-9\n]{0,6}?)"
# What is measured, the unit that is wrong for it, and the right one.
_MEASURED = (
    (
        r"(?:发电|用电|供电|售电|购电|耗电|节电|上网电|[^，。；]电)量|用电|节电",
        r"[万亿]?千瓦(?!时|小时|·)",
        "千瓦时",
    ),
    (r"装机(?:容量|规模)?", r"[万亿]?千瓦(?:时|小时)", "千瓦"),
    (
        r"(?:总?库容|容积|蓄水量|蓄水能力|总?仓容积|供水量|用水量|取水量|来水量|供水能力|制水能力|土石?方量?|挖方|填方|混凝土|清淤量?)",
        r"万?平方米",
        "立方米",
    ),
    (
        r"(?<!体)(?:建筑|占地|用地|绿化|营业|经营|使用|绿地|种植|播种|总)面积",
        r"万?(?:立方米|公里|千米|吨)",
        "平方米",
    ),
    (
        r"(?:全长|总长|总长度|总里程|通车里程|线路长度|管线长度|管网长度)",
        r"万?(?:平方米|平方公里|立方米|亩|吨)",
        "米”“公里",
    ),
)
_TANK = rf"(?<!占地)(?<!面积)(?<!占)(?<![0-9.,])(?P<n>{_NUMBER})(?P<unit>平方米)(?:的)?(?:高位)?(?P<name>蓄水池|水窖|沉淀池|化粪池|沼气池|水箱|储罐|调节池|清水池|集雨池)"
# What is long and not wide: 6.8平方公里的管线.
_LONG = r"(?<=[0-9万])(?P<unit>平方(?:公里|千米|米)|亩)(?:的)?(?:[新旧老]|地下|供水|排水|供热|燃气|天然气|雨水|污水|输水|输油|输气|配水|给水|高压|通信|截污|主干|老旧)*(?P<name>管线|管网|管道|光缆|电缆|线缆|铁路|护栏|围栏|隔离带|输电线路|供电线路|线路)(?!改造面积|用地|占地|周边|沿线|保护)"
_AREA = r"(?P<name>(?:建筑|占地|用地|施工|总建筑|校园|厂区)面积)(?:为|达|共|约|共计|有)?(?P<n>[0-9](?:\.[0-9]+)?)(?P<unit>平方米)"
# 设立专项资金1000万，……: money is told in 万元.
_NO_UNIT = r"(?:资金|经费|投资额?|补贴|补助|奖金|奖励|贷款|赔偿|罚款|借款|欠款|工资|税款|货款|款项|产值|收入|利润|税收|支出|损失|债务|金额|预算|造价|租金|销售额|营业额|成交额|保费|捐款|缺口)(?:共计?|合计|累计|总计|约|达到?|为|近|超过?)?(?<![0-9])(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)[万亿](?=[，。；、）])(?!、[0-9])"
_EACH_ONE = re.compile("[均每各]|公厕|厕所|岗亭|展位|车位|单间|标识牌|间$")


@text_rule("digits", "Q-01")
def other_units(text: Prepared) -> Iterator[Finding]:
    """1260平方, 用电量12万千瓦, 建筑面积4.36平方米."""
    for spot in text.spots(r"(?<=[0-9万亿余多])(?:平方|立方)(?=[，。；、）（\n的左以]|$)"):
        wanted = f"{spot.match[0]}米"
        yield spotted(CUT_SHORT, spot, new=wanted, wanted=wanted)
    for spot in text.spots(_NO_UNIT, prose=True):
        start = spot.start + spot.match.start("n") - spot.match.start()
        said = spot.par.text[start : spot.end]
        yield at(CUT_SHORT, spot.par, start, spot.end, new=f"{said}元", wanted=f"{said}元")
    for words, unit, wanted in _MEASURED:
        for spot in text.spots(rf"(?P<name>{words}){_TOLD}(?P<n>{_NUMBER})(?P<unit>{unit})"):
            start = spot.start + spot.match.start("unit") - spot.match.start()
            said = spot.match["unit"].lstrip("万亿")
            begin = spot.end - len(said)
            yield at(
                OF_ANOTHER, spot.par, max(start, begin), spot.end, name=spot.match["name"], wanted=wanted
            )
    for spot in text.spots(_TANK):
        start = spot.start + spot.match.start("unit") - spot.match.start()
        end = start + len(spot.match["unit"])
        yield at(OF_ANOTHER, spot.par, start, end, new="立方米", name=spot.match["name"], wanted="立方米")
    for spot in text.spots(_LONG):
        start = spot.start + spot.match.start("unit") - spot.match.start()
        wanted = "公里" if "公里" in spot.match["unit"] or "千米" in spot.match["unit"] else "米"
        end = start + len(spot.match["unit"])
        yield at(OF_ANOTHER, spot.par, start, end, new=wanted, name=spot.match["name"], wanted=wanted)
    for spot in text.spots(_AREA):
        if not _EACH_ONE.search(spot.before[-12:]):
            start = spot.start + spot.match.start("n") - spot.match.start()
            yield at(TOO_SMALL, spot.par, start, spot.end, name=spot.match["name"])


NO_SHARE = Code(
    "W558",
    "warning",
    zh="“{text}”说的不是两个百分数的差，写作“{wanted}”。",
    hint_zh="数量增减了百分之几，写“%”；两个百分数相减才说“个百分点”。",
    en="“{text}” is no difference of two shares; write “{wanted}”.",
    hint_en="By how much an amount has changed is told in %; points are what two shares differ by.",
    fault="""
        区政府办公室2025年度工作总结
        办文由200件增加到250件，增长25个百分点。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办文由200件增加到250件，增长25%。
    """,
    form="check",
)
_OF_AMOUNT = r"(?:[万亿]?(?:元|人次?|户|件|吨|亩|公里|平方米|立方米|千瓦时|辆|台|家|名|份|条|起|例|篇|项|宗|场次?|批次?|斤|公斤)|个(?:工作日|小时|月)?|天|小时|分钟|日|年)"
_CHANGE = r"(?:增长|增加|提高|提升|上升|压缩|压减|减少|下降|降低|缩短|扩大|回落)"
_POINTS_OF = (
    rf"(?:[0-9]{_OF_AMOUNT}[^，。；：0-9%]{{0,10}}(?:增|升|提|扩|压|缩|减|降|延|回)[加长高升大缩减短少低落]?[到至为]{_NUMBER}{_OF_AMOUNT}，[^，。；：0-9率比重%]{{0,8}}?"
    rf"|[0-9]{_OF_AMOUNT}，(?:同比|环比|比上年|较上年|比去年|较去年|比上期|较上期|比上月|较上月)(?:同期)?){_CHANGE}(?:了)?(?P<n>{_NUMBER})"
)
# 受理人数比上年上升10.5个百分点
_COUNT_IN_POINTS = (
    r"(?:人数|人次|件数|案件数?|起数|户数|家数|数量|总量|总数|总额|总值|金额|产量|产值|收入|支出|投资|销量|销售额|营业额|交易额|成交额|进出口额|用电量|客流量|游客量|发案数|事故数?|亡人数)"
    rf"(?:同比|环比|[比较](?:去年|上年|20[0-9]{{2}}年|上月|年初|上季度|同期)(?:同期)?)(?:分别|明显|大幅)?{_CHANGE}了?(?P<n>{_NUMBER})"
)
_RATE_IN_POINTS = rf"(?P<name>[{HAN}]{{2,6}}(?<!利|税|汇|费)率)(?:为|达到?|是|已达)?(?P<n>{_NUMBER})"


@text_rule("digits", "Q-17")
def points_of_amounts(text: Prepared) -> Iterator[Finding]:
    """由2000万元增加到2180万元，增长9.0个百分点; 有效率97.9个百分点: points where nothing is the difference of two shares."""
    for spot in text.spots("个百分点", prose=True) if "个百分点" in text.whole else ():
        said = spot.before[-BACK:]
        found = pattern(f"(?:{_POINTS_OF})$").search(said)
        if found is None and (found := pattern(f"{_RATE_IN_POINTS}$").search(said)):
            clause = pattern("[，。；：]").split(said[: found.end("name")])[-1]
            if pattern("[降升提压调减增缩拉超高低]|差|贡献|幅|变").search(clause):
                continue
        if found is None and (found := pattern(f"{_COUNT_IN_POINTS}$").search(said)):
            clause = pattern("[，。；：]").split(said)[-1]
            if pattern("率|占|比重|增速|增幅|比例").search(clause):
                continue
        if found:
            wanted = f"{found['n']}%"
            yield at(NO_SHARE, spot.par, spot.start - len(found["n"]), spot.end, new=wanted, wanted=wanted)


BACK = 70
"""Characters before 个百分点 that are looked at."""

SCALE_LOST = Code(
    "W559",
    "warning",
    zh="“{text}”像是少了“万”：各项相加，按“{wanted}”才等于合计的{sum}。",
    hint_zh="核对单位。",
    en="“{text}” seems to lack its 万: with “{wanted}” the parts add up to {sum}.",
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


HALF_AND_HALF = Code(
    "P629",
    "warning",
    zh="“{text}”前后一个用汉字，一个用阿拉伯数字。",
    hint_zh="一句话里数同样的东西，用一种数字：10至15元，17项里的11项（GB/T 15835）。",
    en="“{text}”: one number in Chinese figures, the other in Arabic ones.",
    hint_en="What is counted alike in a sentence takes figures of one kind (GB/T 15835).",
    fault="""
        区政府办公室2025年度工作总结
        每月办文十至15件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        每月办文10至15件。
    """,
    form="check",
)
_CHINESE = "一二三四五六七八九十百"
_OF = r"(?=(?:万元|元|人|名|天|个(?!五)|件|次|公里|米|亩|吨|分钟|小时|%|家|户|周|岁|处|项|场|篇|倍|台|套|辆|平方|公斤|立方)(?![初末]))"
_HALVES = (
    rf"(?<![第月年期周初{_CHINESE}])(?:[{_CHINESE}]{{1,3}})(?:至|到|—|～|－)[0-9]{{1,4}}{_OF}"
    rf"|(?<![0-9.第年月日])[0-9]{{1,4}}(?:至|到|—|～|－)[{_CHINESE}]{{1,3}}{_OF}"
    # 7:00至九点, 9:40至10点10分
    rf"|(?<![0-9:])[0-9]{{1,2}}:[0-9]{{2}}(?:至|到|—|～|－)(?:[{_CHINESE}]{{1,3}}[点时]|[0-9]{{1,2}}点(?:[0-9]{{1,2}}分)?)"
)
_UNROUND = rf"(?<![第百千{_CHINESE}“《—至])[二三四五六七八九]?十[一二三四五六七八九](?P<unit>[项个件人名家户次处座台辆条场篇起])(?=[，。；])"


@text_rule("digits", "Q-16", "15835")
def half_and_half(text: Prepared) -> Iterator[Finding]:
    """十至15元; 工程共17项，已完工十一项."""
    for spot in text.spots(_HALVES, prose=True):
        yield spotted(HALF_AND_HALF, spot)
    for spot in text.spots(_UNROUND, prose=True):
        sentence = spot.par.sentence(spot.start)
        quoted = spot.before.count("“") > spot.before.count("”") or spot.before.count(
            "《"
        ) > spot.before.count("》")
        if not quoted and pattern(rf"[0-9]{spot.match['unit']}").search(sentence):
            yield spotted(HALF_AND_HALF, spot)


TIME_TWICE = Code(
    "P630",
    "warning",
    zh="“{text}”又用冒号又用“分”，写作“{wanted}”。",
    hint_zh="写作“9:30”或者“9时30分”。",
    en="“{text}” has both a colon and 分; write “{wanted}”.",
    hint_en="Write 9:30 or 9时30分.",
    fault="""
        区政府办公室2025年度工作总结
        3月5日上午9:30分召开办文推进会。
    """,
    mend="""
        区政府办公室2025年度工作总结
        3月5日上午9:30召开办文推进会。
    """,
    form="check",
)
DAY_AS_SPOKEN = Code(
    "P631",
    "warning",
    zh="公文里的日期“{text}”写作“{wanted}”。",
    hint_zh="口头说“几号”，公文里写“几日”（7.3.5.4）。",
    en="In an official document the date “{text}” is written “{wanted}”.",
    hint_en="号 is spoken; documents write 日 (clause 7.3.5.4).",
    fault="""
        区政府办公室2025年度工作总结
        办文专项整治5月31号结束。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办文专项整治5月31日结束。
    """,
    form="check",
)
SIGN_LEFT_OUT = Code(
    "P632",
    "warning",
    zh="“{text}”后面少了“%”，写作“{wanted}”。",
    hint_zh="几个百分数并列，每个都写 %（GB/T 15835）。",
    en="“{text}” lacks its %; write “{wanted}”.",
    hint_en="Each of several per cents has its sign (GB/T 15835).",
    fault="""
        区政府办公室2025年度工作总结
        三类文件分别占2.5、35.5%和62%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        三类文件分别占2.5%、35.5%和62%。
    """,
    form="check",
)
_SPOKEN = re.compile("讲话|发言|致辞|演讲|宣讲|主持词|倡议书|信$|启事$")
_DAY = r"(?<![0-9])(?:1[0-2]|[1-9])月(?:3[01]|[12][0-9]|[1-9])号(?![楼院线文机令车路船井矿台风馆门仓桥店])"


@text_rule("digits", "Q-15", "Q-16", "Q-17")
def written_out(text: Prepared) -> Iterator[Finding]:
    """9:30分, 5月31号, 2.5、35.5%: a number with one sign too many, one of speech, or none."""
    for spot in text.spots(
        r"(?<![0-9:：.比])(?P<time>(?:2[0-4]|1[0-9]|[0-9])[:：][0-5][0-9])分(?![钟别组批两三开之成配流0-9])"
    ):
        yield spotted(TIME_TWICE, spot, new=spot.match["time"], wanted=spot.match["time"])
    if not _SPOKEN.search(text.title):
        for spot in text.spots(_DAY, prose=True):
            wanted = spot.match[0].replace("号", "日")
            yield spotted(DAY_AS_SPOKEN, spot, new=wanted, wanted=wanted)
    for spot in text.spots(
        rf"(?<=[占为达{HAN}])(?<![第件图表附号之])(?P<n>[0-9]{{1,3}}(?:\.[0-9]+)?)(?=(?:、[0-9]{{1,3}}(?:\.[0-9]+)?)*[、和][0-9]{{1,3}}(?:\.[0-9]+)?%)",
        prose=True,
    ):
        wanted = f"{spot.match['n']}%"
        yield spotted(SIGN_LEFT_OUT, spot, new=wanted, wanted=wanted)
