"""Rules on what stands behind a number (P625, P629–P632, W558): points of a per cent, two ways of writing in one range, a sign too many.

In: a `Prepared`. Out: findings (GB/T 15835-2011, GB 3100).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from ...messages.diagnostic import Code
from ..arithmetic.amounts import reckoned
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared
from .measured import NUMBER

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
            differ = [
                (one, other)
                for one, other in combinations(shares[max(index - 3, 0) : index], 2)
                if abs(one.value - other.value) == stated.value
            ]
            if not differ or not stated.value or not pattern(_CHANGED).search(stated.name):
                continue
            if not all(
                pattern(_CHANGED).search(other.name) or pattern(_GREW).search(one.name)
                for one, other in differ
            ):
                wanted = f"{stated.text.rstrip('%％')}个百分点"
                yield at(POINTS, par, stated.start, stated.end, new=wanted, wanted=wanted)
    for spot in text.spots(_FROM_TO, prose=True):
        old, new, by = (Decimal(spot.match[one]) for one in ("old", "new", "n"))
        if abs(old - new) == by:
            wanted = f"{spot.match['n']}个百分点"
            yield spotted(POINTS, spot.since("n"), new=wanted, wanted=wanted)
    for spot in text.spots(_RATE_CHANGED, _SHARE_RISEN, _SHARE_FALLEN, _ABOVE, prose=True):
        wanted = f"{spot.match['n']}个百分点"
        yield spotted(POINTS, spot.since("n"), new=wanted, wanted=wanted)
    yield from _points_in_cells(text)


def _points_in_cells(text: Prepared) -> Iterator[Finding]:
    for spot in text.spots(rf"(?<=\n){_CELL_CHANGE}(?=\n)"):
        index = spot.par.index
        cells = text.pars[max(index - 2, 0) : index + 1]
        shares = [pattern(_CELL_SHARE).fullmatch(one.text) for one in cells[:2]]
        if any(one.block.role != "cell" for one in cells) or len(shares) < 2 or not all(shares):
            continue
        old, new = (Decimal(one[1]) for one in shares if one)
        if abs(old - new) == Decimal(spot.match[1]):
            wanted = f"{spot.match[1]}个百分点"
            start = spot.end - len(spot.match[1]) - 1
            yield at(POINTS, spot.par, start, spot.end, new=wanted, wanted=wanted)


# 由2024年的28.6%降至26.1%，下降2.5%, in a sentence in which another figure is not filled in.
_FROM_TO = (
    r"(?:由|从)[^，。；：0-9]{0,10}(?:20[0-9]{2}年的?)?(?P<old>[0-9]+(?:\.[0-9]+)?)[%％](?:提高|上升|提升|增长|增加|升高|扩大|下降|降低|减少|回落|降|升|增|减|缩小)(?:到|至|为)[^，。；：0-9]{0,6}(?P<new>[0-9]+(?:\.[0-9]+)?)[%％]"
    r"[，,（(](?:提高|上升|提升|增长|增加|升高|扩大|下降|降低|减少|回落|缩小)了?(?P<n>[0-9]+(?:\.[0-9]+)?)[%％]"
)
# 签订率为85%，比去年同期提高3%: by how much a rate itself has changed.
_RATE_CHANGED = (
    r"(?:(?<!增长)(?<!利)(?<!税)(?<!费)(?<!汇)率|比重|占比|满意度)(?:为|达到?了?|是|已达|稳定在)?[0-9]+(?:\.[0-9]+)?[%％][，,]"
    r"(?:(?:同比|环比)|[比较](?:去年同期|上年同期|去年|上年|20[0-9]{2}年|上月|上季度|年初|改革前|整治前|同期|前[一两三]年|上一?年度)(?:同期)?)"
    r"(?:提高|上升|提升|增加|下降|降低|减少|回落|上浮|下滑)了?(?P<n>[0-9]+(?:\.[0-9]+)?)[%％](?=[，。；、）])"
)
_THAN = r"(?:(?:同比|环比)|[比较](?:去年同期|上年同期|上年底|去年底|上年末|去年末|去年|上年|20[0-9]{2}年(?:同期|底|末)?|上月|上季度|年初|同期|上一?年度)(?:同期)?)"
# 占52%，比上年同期提高3.2%: amounts grow, shares rise.
_SHARE_RISEN = (
    rf"占(?:[^，。；：0-9]{{0,20}}的)?(?:比重|比例|比)?(?:为|达到?|约)?[0-9]+(?:\.[0-9]+)?[%％][，,]{_THAN}"
    r"(?:提高|提升|上升|上浮)了?(?P<n>[0-9]+(?:\.[0-9]+)?)[%％](?=[，。；、）])"
)
_SHARE_FALLEN = (
    rf"(?<=[\n，。；])(?:(?!其中)[\u4e00-\u9fff“”（）]){{3,24}}占[^，。；：0-9]{{2,20}}的(?:比重|比例)?(?:为|达到?|约)?[0-9]+(?:\.[0-9]+)?[%％][，,]{_THAN}"
    r"(?:下降|降低|回落|下滑)了?(?P<n>[0-9]+(?:\.[0-9]+)?)[%％](?=[，。；、）])"
)
# 占年度计划的77.9%，高于时间进度2.9%: by how much one share is above another.
_ABOVE = (
    r"[0-9][%％][，,（(](?:[^，。；：0-9%％]{0,4})(?:高于|低于|快于|慢于|高出|低出|超出|超过|落后于?|领先于?|滞后于?|[比较])"
    r"[^，。；：0-9%％]{0,8}(?:平均水平|平均值|平均|均值|时间进度|序时进度|计划进度|目标值?|水平|全[国省市县区州](?:平均)?)"
    r"(?:高|低|快|慢|高出|低出|超出)?了?(?P<n>[0-9]+(?:\.[0-9]+)?)[%％](?=[，。；、）)])"
)
# 92.5%, 95%, 提高2.5%: three cells in a row.
_CELL_SHARE, _CELL_CHANGE = (
    r"([0-9]+(?:\.[0-9]+)?)[%％]",
    r"(?:提高|上升|提升|增加|下降|降低|减少|回落)了?([0-9]+(?:\.[0-9]+)?)[%％]",
)
_GREW = r"(?:同比|环比|比上年|比去年)[^，,。；;]{0,6}$"

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
    rf"(?:[0-9]{_OF_AMOUNT}[^，。；：0-9%]{{0,10}}(?:增|升|提|扩|压|缩|减|降|延|回)[加长高升大缩减短少低落]?[到至为]{NUMBER}{_OF_AMOUNT}，[^，。；：0-9率比重%]{{0,8}}?"
    rf"|[0-9]{_OF_AMOUNT}，(?:同比|环比|比上年|较上年|比去年|较去年|比上期|较上期|比上月|较上月)(?:同期)?){_CHANGE}(?:了)?(?P<n>{NUMBER})"
    # 全年办件3200件，增长5.6个百分点
    rf"|(?<=[\n。；])[^。；%率占比]{{0,40}}[0-9]{_OF_AMOUNT}，(?:增长|下降)了?(?P<grown>{NUMBER})"
    # 比上年底的27.9万人增加0.7万人，增长2.5个百分点
    rf"|[比较](?:上年|去年|前年|上月|上季度|年初|20[0-9]{{2}}年|上年同期|去年同期)(?:同期)?的{NUMBER}{_OF_AMOUNT}{_CHANGE}(?:了)?(?P<than>{NUMBER})"
    rf"|[比较][^，。；：]{{2,16}}(?:增加|减少|净增|多|少|增长|下降)了?{NUMBER}{_OF_AMOUNT}，(?:同比)?(?:增长|下降|增幅|降幅|增加|减少)(?:了|为|达)?(?P<rate>{NUMBER})"
)
# 受理人数比上年上升10.5个百分点
_COUNT_IN_POINTS = (
    r"(?:人数|人次|件数|案件数?|起数|户数|家数|数量|总量|总数|总额|总值|金额|产量|产值|收入|支出|投资|销量|销售额|营业额|交易额|成交额|进出口额|用电量|客流量|游客量|[\u4e00-\u9fff](?<![质含])量|发案数|事故数?|亡人数)"
    rf"(?:同比|环比|[比较](?:去年|上年|20[0-9]{{2}}年|上月|年初|上季度|同期)(?:同期)?)(?:分别|明显|大幅)?{_CHANGE}了?(?P<n>{NUMBER})"
)
# 增加值增长6.5个百分点
_AMOUNT_IN_POINTS = rf"(?:增加值|产值|收入|投资|总额|销售额|产量|用电量|用水量|用气量|供水量|供电量|供气量|吞吐量|货运量|客运量|客流量|游客量|交易量|成交额|营业额|人数|件数|户数|家数|起数|次数|人次|总量|总数|数量|面积|金额|支出|发案数?|里程)(?:同比|环比)?(?:增长|下降|增加|减少)了?(?P<m>{NUMBER})"
_RATE_IN_POINTS = rf"(?P<name>[{HAN}]{{2,6}}(?<!利|税|汇|费)率)(?:为|达到?|是|已达)?(?P<n>{NUMBER})"


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
        if found is None and (found := pattern(f"(?:{_COUNT_IN_POINTS}|{_AMOUNT_IN_POINTS})$").search(said)):
            clause = pattern("[，。；：]").split(said)[-1]
            if pattern("率|占|比重|增速|增幅|比例|[拉带推]动|贡献|影响|[高低快慢好]于").search(clause):
                continue
        if found:
            said = next(filter(None, reversed([*found.groupdict().values()])))
            yield at(NO_SHARE, spot.par, spot.start - len(said), spot.end, new=f"{said}%", wanted=f"{said}%")


BACK = 70
"""Characters before 个百分点 that are looked at."""

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
    # 十五个村、12个社区; 15户、十二户
    rf"|(?<![第月年期周初{_CHINESE}])(?:[二三四五六七八九]?十[一二三四五六七八九]?)(?P<unit>[个名户家处件项辆台座场条起])[\u4e00-\u9fff]{{1,6}}、[0-9]{{1,4}}(?P=unit)(?=[\u4e00-\u9fff])"
    rf"|(?<![0-9.第年月日])[0-9]{{1,4}}(?P<other>[个名户家处件项辆台座场条起])[\u4e00-\u9fff]{{1,6}}、(?:[二三四五六七八九]?十[一二三四五六七八九]?)(?P=other)(?=[\u4e00-\u9fff])"
    # 7:00至九点, 9:40至10点10分
    rf"|(?<![0-9:])[0-9]{{1,2}}:[0-9]{{2}}(?:至|到|—|～|－)(?:[{_CHINESE}]{{1,3}}[点时]|[0-9]{{1,2}}点(?:[0-9]{{1,2}}分)?)"
)
_SAME_WORD = rf"(?P<word>(?<![{_CHINESE}第每])(?![第每另其这那])[{HAN}]{{2}})(?P<n>[二三四五六七八九])(?P<unit>[处项个件人名家户次座台辆条场篇起期批套份])(?=[，。；])"
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
    for spot in text.spots(_SAME_WORD, prose=True):  # 第二批次安排五处，第三批次安排4处
        unit = spot.match["unit"]
        others = pattern(rf"{spot.match['word']}(?:了)?[0-9]+{unit}(?![0-9])").findall(
            spot.par.sentence(spot.start)
        )
        if others and spot.before.count("“") == spot.before.count("”"):
            yield spotted(HALF_AND_HALF, spot.since("n"))


TIME_TWICE = Code(
    "P630",
    "warning",
    zh="“{text}”又用冒号又用“{sign}”，写作“{wanted}”。",
    hint_zh="冒号和“时”“分”只用一种，如9:30、9时30分。",
    en="“{text}” has both a colon and {sign}; write “{wanted}”.",
    hint_en="Use either a colon or 时 and 分: 9:30, 9时30分.",
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
HALF_OF_DAY = Code(
    "P622",
    "warning",
    zh="“{text}”既写了“{half}”，又用24小时制，写作“{wanted}”。",
    hint_zh="24小时计时不加“上午”“下午”；要加的，写作“下午3时”。",
    en="“{text}” has both “{half}” and an hour of the 24; write “{wanted}”.",
    hint_en="With 24 hours neither 上午 nor 下午 is said.",
    fault="""
        区政府办公室2025年度工作总结
        3月5日下午15:30召开办文推进会。
    """,
    mend="""
        区政府办公室2025年度工作总结
        3月5日15:30召开办文推进会。
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
    hint_zh="百分数都写 %，几个并列的，每个都写（GB/T 15835）。",
    en="“{text}” lacks its %; write “{wanted}”.",
    hint_en="A per cent has its sign, and each of several (GB/T 15835).",
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
# 化解率94.2: no rate of those that are no parts of a hundred.
_BARE_RATE = (
    r"(?:[\u4e00-\u9fff]{1,5}(?<!容积)(?<!市盈)(?<!市净)(?<![汇频功速倍曲斜心脉赔效比杠码帧])(?<!周转)(?<!生育)(?<!分辨)(?<!出生)(?<!死亡)(?<!自增)(?<!事故)(?<!发病)(?<!人口增长)率)(?:[了为达是至到均已]|达到|保持在|稳定在|提高到|提升到|控制在|高达|超过|上升到|下降到|降到|升至|降至)*"
    r"(?<![0-9.])(?P<n>[0-9]{1,3}(?:\.[0-9]+)?)(?=[，。；）]|以上[，。；）]|左右[，。；）])"
)
# 同比增长12.6，; 由85%提高到92，; 占全市的23.5，
_BARE_CHANGE = (
    r"(?:(?:同比|环比)(?:增长|下降|提高|上升|降低|减少|增加|回落)了?|由[0-9.]+[%％](?:提高|上升|提升|增加|下降|降低|降|升|增)[到至为]|占[^，。；：、0-9]{1,10}的)"
    r"(?P<n>[0-9]{1,3}(?:\.[0-9]+)?)(?=[，。；）])"
)
# 占31.2%；……占22.6；, 增长12.5%，……下降3.6；: one of several without its sign.
_BARE_SHARE = r"(?<![抢侵强霸挤])(?P<what>占|增长|下降)(?:了|比|总数的|全部的)?(?:约|为)?(?P<n>[0-9]{1,2}\.[0-9]{1,2})(?=[，。；）])"
_SHARE_BESIDE = {
    "占": r"占(?:[^，。；：0-9]{0,8}的?)(?:约|为)?[0-9]{1,2}(?:\.[0-9]+)?[%％]",
    **dict.fromkeys(("增长", "下降"), r"(?:增长|下降)了?(?:约|近)?[0-9]{1,3}(?:\.[0-9]+)?[%％]"),
}
WHOLE = 100
_HALVES_OF_DAY = (
    r"(?P<half>下午|傍晚|(?:晚上|晚间|中午)(?![0-9:：]+[—～至到-]))(?P<time>(?:1[3-9]|2[0-3])(?:[:：][0-5][0-9](?![0-9:：])|时(?:[0-5]?[0-9]分|[整许前]|(?![0-9间段效长])))|(?:1[3-9]|2[0-3])点(?![0-9名位项个多]))"
    r"|(?P<wrong>上午|早上|早晨|清晨|凌晨)(?P<late>(?:1[3-9]|2[0-3])(?:[:：][0-5][0-9](?![0-9:：])|时(?![间段效长])|点(?![0-9名位项个多])))"
)
_SPOKEN = re.compile("讲话|发言|致辞|演讲|宣讲|主持词|倡议书|信$|启事$")
_DAY = r"(?<![0-9])(?:1[0-2]|[1-9])月(?:3[01]|[12][0-9]|[1-9])号(?![楼院线文机令车路船井矿台风馆门仓桥店])"


@text_rule("digits", "Q-15", "Q-16", "Q-17")
def written_out(text: Prepared) -> Iterator[Finding]:
    """9:30分, 5月31号, 2.5、35.5%: a number with one sign too many, one of speech, or none."""
    for spot in text.spots(
        r"(?<![0-9:：.比])(?P<time>(?:2[0-4]|1[0-9]|[0-9])[:：][0-5][0-9])(?P<sign>分(?![钟别组批两三之成配流0-9]|开(?![始会幕班课标赛]))|[时点](?![间段限效刻位]))"
    ):
        found = spot.match
        yield spotted(TIME_TWICE, spot, new=found["time"], wanted=found["time"], sign=found["sign"])
    for spot in text.spots(_HALVES_OF_DAY):
        found = spot.match
        wanted = found["time"] or found["late"]
        yield spotted(HALF_OF_DAY, spot, new=wanted, half=found["half"] or found["wrong"], wanted=wanted)
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
    for spot in text.spots(_BARE_SHARE, prose=True):
        if pattern(_SHARE_BESIDE[spot.match["what"]]).search(spot.par.text) and not spot.match[
            "n"
        ].startswith("0"):
            wanted = f"{spot.match['n']}%"
            yield spotted(SIGN_LEFT_OUT, spot.since("n"), new=wanted, wanted=wanted)
    for spot in text.spots(_BARE_RATE, _BARE_CHANGE, prose=True):
        if 1 < Decimal(spot.match["n"]) <= WHOLE:
            wanted = f"{spot.match['n']}%"
            yield spotted(SIGN_LEFT_OUT, spot.since("n"), new=wanted, wanted=wanted)
