"""Rules on usage (W521–W529): words misspelt, misused, in a form no longer used, said twice over, and sentences of two halves that do not fit.

In: a `Prepared`. Out: findings. The tables follow what the 《现代汉语词典》 and the lists of frequent faults of editors and offices (《咬文嚼字》, 公文常见差错) name; what they
quarrel over (涉及到, 关于对) is told only when asked for. Words stand in `usage.words`, patterns here, each with the text that it was made for.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from ...flow.title_words import known
from ...messages.diagnostic import Code
from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from ..scan import Words
from .words import MISSPELT, MISUSED, SAID_OVER, VARIANT, Row

MISSPELT_WORD = Code(
    "W521",
    "warning",
    zh="“{text}”有错字，应当是“{wanted}”。",
    hint_zh="改成“{wanted}”。",
    en="“{text}” is misspelt: it should be “{wanted}”.",
    hint_en="Write “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        按照统一布署，一如继往抓好落实。
    """,
    mend="""
        区政府办公室2025年度工作总结
        按照统一部署，一如既往抓好落实。
    """,
    form="check",
)


# 即使再忙，也要; not 既使群众受益，也使企业受益.
_EVEN_IF = r"(?![^。；]{0,40}[又更且])[^。；，]{1,20}，?[^。；，]{0,4}也(?![使让令])"


@text_rule("wording")
def misspelt(text: Prepared) -> Iterator[Finding]:
    """布署, 一如继往: words that are never right (《现代汉语词典》)."""
    for spot, row in _of(text, "misspelt"):
        sure = row.sure or (spot.match[0] == "既使" and bool(pattern(_EVEN_IF).match(spot.after)))
        sure = sure or (
            spot.match[0] == "既将" and not pattern("[^。；]{0,50}[又也还更且]").match(spot.after)
        )
        yield spotted(MISSPELT_WORD, spot, new=row.wanted, safe=True, sure=sure, wanted=row.wanted)


MISUSED_WORD = Code(
    "W522",
    "warning",
    zh="“{text}”用错了词，这里应当是“{wanted}”。",
    hint_zh="改成“{wanted}”。",
    en="“{text}” is the wrong word; here it is “{wanted}”.",
    hint_en="Write “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        截止2025年12月底，共办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        截至2025年12月底，共办文204件。
    """,
    form="check",
)
# 截止 ends something, 截至 says until when figures are counted; not 报名截止12月31日.
_UNTIL = r"(?<=[，。；：、（\n])截止到?(?=(?:20)?[0-9]{2}年|[0-9]{1,2}月|[一二三四五六七八九十]{1,2}月|上半年|下半年|第?[一二三四]季度|年末|岁末|本周|本季|昨[天日]|日前|此时|此刻)(?![^，。；\n]{0,12}(?:报名|申报|止|截|仍未|尚未))"

# 到县委党校学员楼大厅报道: who comes somewhere 报到; the press 报道.
_COME_TO = r"(?<=[厅处室校院部馆店所站心楼层点])报道(?=[，。；、])"
# 即要治标，又要治本
_BOTH = r"即(?<![立随当旋亦在]即)(?=(?P<what>要|能|有|讲|抓|保|注重|突出|是|可)[^，。；]{1,20}，(?:又|也|更)(?P=what))"
# 既要各司其职，有密切配合
_AND_ALSO = r"(?<=，)有(?=(?:要|能|会|可以|密切|相互|互相|注重|突出|加强|坚持|避免|防止|保证|体现|强调|统一|便于|兼顾|解决|推动|促进|提高|节约|方便)(?![^，。；]{0,6}的[^，。；]))"


@text_rule("wording")
def misused(text: Prepared) -> Iterator[Finding]:
    """截止目前, 做为: a word like the one that is meant (《现代汉语词典》: 截止, 截至; 启示, 启事; 反应, 反映)."""
    for spot, row in _of(text, "misused"):
        sure = row.sure and not (
            spot.match[0].startswith("截止") and pattern(f"[{HAN}]$").search(spot.before)
        )
        yield spotted(MISUSED_WORD, spot, new=row.wanted, safe=sure, sure=sure, wanted=row.wanted)
    for spot in text.spots(_UNTIL, prose=True):
        yield spotted(MISUSED_WORD, spot, new="截至", safe=True, wanted="截至")
    for spot in text.spots(_COME_TO, prose=True):
        comes = pattern(rf"(?<![得受遭])到[{HAN}]{{2,20}}$").search(spot.before)
        if comes and not pattern("社|电视|媒体|记者|新闻|[日晚]报|采访").search(spot.before[-30:]):
            yield spotted(MISUSED_WORD, spot, new="报到", wanted="报到")
    for spot in text.spots(_BOTH, prose=True):
        yield spotted(MISUSED_WORD, spot, new="既", wanted="既")
    for spot in text.spots(_AND_ALSO, prose=True):
        if pattern(r"(?:^|[^有所])既(?![有然往定得成])[^，。；]{2,20}，$").search(spot.before):
            yield spotted(MISUSED_WORD, spot, new="又", wanted="又")


VARIANT_FORM = Code(
    "W523",
    "warning",
    zh="“{text}”现在写作“{wanted}”。",
    hint_zh="改成“{wanted}”；名称里本来就这样写的，不用管它。",
    en="“{text}” is now written “{wanted}”.",
    hint_en="Write “{wanted}”; in a name that is so written, leave it.",
    fault="""
        区政府办公室2025年度工作总结
        建立台帐，大部份问题已经解决。
    """,
    mend="""
        区政府办公室2025年度工作总结
        建立台账，大部分问题已经解决。
    """,
    form="check",
)


@text_rule("wording")
def variant_forms(text: Prepared) -> Iterator[Finding]:
    """台帐, 部份: forms that 《第一批异形词整理表》 (GF 1001-2001) and the dictionaries after it gave up; 下称 where 以下简称 is usual."""
    for spot, row in _of(text, "variant"):
        yield spotted(VARIANT_FORM, spot, new=row.wanted, safe=True, sure=row.sure, wanted=row.wanted)
    for spot in text.spots(rf"(?<=[（(，])下(?:简)?称(?=[“《{HAN}])(?!为)"):
        yield spotted(VARIANT_FORM, spot, new="以下简称", safe=True, wanted="以下简称")


_TABLES: Mapping[str, Mapping[str, Row]] = {
    "misspelt": MISSPELT,
    "misused": MISUSED,
    "variant": VARIANT,
    "said over": SAID_OVER,
}
_WORDS = {table: Words(rows) for table, rows in _TABLES.items()}


def _of(text: Prepared, table: str) -> Iterator[tuple[Spot, Row]]:
    """Where words of a table stand, and are no part of something else: 计划|拔管, 鉴定|单位, 现场抽签|定项."""
    for spot in text.spots(_WORDS[table]):
        word = spot.match[0]
        row = _TABLES[table][word]
        last, following = spot.before[-1:], spot.after[:1]
        if (last and last in row.before) or (following and following in row.after):
            continue
        if not row.apart and ((last and known(last + word[0])) or (following and known(word[1] + following))):
            continue
        yield spot, row


# ---- said twice over ---------------------------------------------------------------------------------------------------


SAID_TWICE = Code(
    "W524",
    "warning",
    zh="“{text}”前后意思重复，写作“{wanted}”就够了。",
    hint_zh="留一个，写作“{wanted}”。",
    en="“{text}” says one thing twice: “{wanted}” is enough.",
    hint_en="Keep one of them: “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        全年共办文约200件左右，走访群众超过100多人次。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年共办文约200件，走访群众超过100人次。
    """,
    form="check",
)
_FIGURE = (
    r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|(?:[一二三四五六七八九十百]+分之)?[一二两三四五六七八九十百千]+|半数)"
)
_UP_TO = rf"{_FIGURE}(?:[—～~至到-]{_FIGURE})?"
_UNIT = (
    r"[万亿]{0,2}(?:个百分点|个工作日|个月|个小时|个学时|平方米|平方公里|立方米|公里|千米|公斤|小时|分钟|周岁|人次|课时|学时|"
    r"标准箱|床位|批次|户次|件次|场次|班次|车次|航次|架次|辆次|台次|台套|公顷|平方千米|立方|平方|千瓦时?|千克|毫米|厘米|毫升|毫克|摄氏度|昼夜|季度|学期|学年|海里|刻钟"
    r"|[元个名人次件项户家条篇份期批场天日年周月米亩吨岁种座所辆台处支字页节级门套村位成倍剂艘架株棵头只羽尾匹卷册本幅张块片盏根枚颗粒袋箱桶瓶罐包捆组起趟列届层间栋幢班排队对双副方度升克斤两分秒时点度桩宗例轮尊杆盆车"
    r"%％])?"
)


class _Estimate(NamedTuple):
    """What makes a number an estimate or a bound: what says the same after it (`closes`) and within it (多, 余), what it may not be the end of, and the
    units that are counted otherwise: 近10多年 is the last ten years and some."""

    closes: str
    within: str = ""
    not_after: str = ""
    not_of: str = ""


_ESTIMATES: Mapping[str, _Estimate] = {
    # 约200件左右, 约500余名; not 节约10万元左右
    "约": _Estimate("左右 上下", "多余", "公合节制预签违契条集简邀相赴履续毁誓特守解缔爽失大"),
    **dict.fromkeys(("大约", "大概", "大致", "约摸", "约莫"), _Estimate("左右 上下", "多余")),
    # 整整7个小时左右
    **dict.fromkeys(("整整", "足足"), _Estimate("左右 上下")),
    # 近300人左右, 将近2000多人; not 附近300余户
    "近": _Estimate("左右 上下", "多余", "最附就临靠邻远将亲贴相切接逼迫", "年月天日周"),
    **dict.fromkeys(("将近", "接近"), _Estimate("左右 上下", "多余")),
    # 至少3次以上, 不少于20人以上
    **dict.fromkeys(
        ("至少", "最少", "起码", "不少于", "不低于", "不得少于", "不得低于"),
        _Estimate("以上 及以上 左右 上下"),
    ),
    # 最多20人以下, 不超过10日以内
    **dict.fromkeys(
        ("最多", "至多", "不超过", "不多于", "不高于", "不得超过", "不大于", "不得高于"),
        _Estimate("以下 以内 之内 以上 左右 上下"),
    ),
    # 超过100多人, 逾80万元以上
    **dict.fromkeys(("超过", "多于", "高于", "大于", "突破"), _Estimate("以上 左右 上下", "多余", "不得")),
    "超": _Estimate("以上 左右 上下", "多余", "不得赶反高"),
    "逾": _Estimate("以上 左右 上下", "多余"),
    # 不足20余人, 未满5人以下
    **dict.fromkeys(("不足", "不到", "未满", "不满"), _Estimate("左右 以下", "多余")),
    # 低于5%以下, 少于3人以下
    **dict.fromkeys(("低于", "少于", "小于"), _Estimate("以下 以内 之内 左右", "", "不得")),
}
_OPENS = "|".join(sorted(_ESTIMATES, key=lambda word: (-len(word), word)))
_VERB = r"(?:[了有为达计占需要还能可]|还有|还需|还要|需要|要有|提前|安排|召开|开展|组织|完成|达到|学习|参加)?(?:每[年月周天日季]度?)?"
_ESTIMATED = rf"(?P<opens>{_OPENS})(?P<verb>{_VERB})(?P<figure>{_UP_TO})(?P<within>[多余几]?)(?P<unit>{_UNIT})(?P<more>[多余]?)(?P<closes>左右|上下|及?以上|以下|以内|之内)?"


# 至少选派1名以上, 约需资金30万元左右: other words may stand before the number, but no other number.
_BOUNDED = (
    rf"(?P<opens>至少|最少|起码|最多|至多|大约|大概|(?<![{_ESTIMATES['约'].not_after}])约(?=[占需为有计能可达]))"
    rf"(?P<verb>(?![{HAN}]*?[一二两三四五六七八九十百千])[{HAN}]{{1,8}})(?P<figure>{_FIGURE})(?P<unit>{_UNIT})(?P<closes>左右|上下|及?以上|以下|以内|之内)(?![{HAN}]{{0,2}}级)"
)
# 约2.3万剂次左右: whatever is counted.
_OF_ANY = (
    rf"(?P<opens>大约|大概|大致|将近|接近|(?<![{_ESTIMATES['约'].not_after}])约|(?<![{_ESTIMATES['近'].not_after}])近(?!{_UP_TO}[多余]?(?:年|个?月|周|天|日)))[为有达占]?"
    rf"{_UP_TO}[{HAN}/]{{1,6}}?(?:左右|上下)(?![两岸侧翼邻开摇手级])"
)
_ROUGH = re.compile("数[十百千]几?[多余]|几[十百千][多余](?!年|岁)")
# 财政等等部门: 等 is enough before what is named.
_AND_ALL = r"(?<=[\u4e00-\u9fff”》）])等等(?=的?[\u4e00-\u9fff]{2,6}(?:[，。；、]|的|进行|开展))(?!等等的?(?:都|也|这些|那些|不一|均|还|就|方能|再|我|你|他))"
# 每月按月公开, 逐月按月, 按月每月: the period is said once.
_PERIODS = r"每个?(?P<one>月|季度|季|年|周|日|旬|学期)(?:按|逐)(?P=one)|[逐按](?P<two>月|季度|季|年|周|日|旬|学期)(?:每个?|按)(?P=two)"
# 进一步再强化, 进一步更加完善.
_MORE_TWICE = r"(?P<more>进一步)(?:再(?=[加强提深扩推优完细压增改减落巩拓规明][强大快化升高入固宽实善进动])|更(?=加强|进一步)|继续进一步)"
# 关于请求解决……的请示: who writes a 请示 asks by it.
_ASKED_FOR = r"(?<=关于)(?:请求|恳请|恳求|请予|请)(?:给予|予以)?(?P<what>解决|批准|批复|拨付|拨给|追加|增加|增拨|安排|划拨|支持|核准|审批|同意|设立|调整|补助|下达|减免|核拨|解缴|批转|审定|配备)(?=[^\n]*(?:请示|请示》)\n)"
_GRANTED = ("批准", "批复", "核准", "审批", "同意", "审定", "批转")
# 300余人左右, 十几天左右: a number that is rough already.
_ROUGHLY = rf"(?<![0-9,.]){_FIGURE}(?:[多余几]{_UNIT}|(?:万|亿|个|元|人|天)[多余]{_UNIT})(?:左右|上下)(?!级)"
# 3到5个左右: from and to say what is about right.
_FROM_TO = rf"(?<![0-9,.年月日:：])[0-9][0-9,.]*{_UNIT}(?:—|～|~|至|到|-){_FIGURE}{_UNIT}(?:左右|上下)(?<![时点日月年]左右)(?!级)"
# 约近300人, 大约有近一半
_NEARLY = r"(?P<first>大约|大概|约)(?:[有为占达]|有了)?(?=(?:将近|接近|近)[0-9一二两三四五六七八九十百千])(?<!公约)(?<!节约)(?<!合约)(?<!预约)(?<!签约)"

# 不到近六成, 超过近300人; 超过近三年平均 tells of years.
_BOUND_NEARLY = r"(?P<first>不到|不足|未到|超过|逾|突破|最多|至多|至少|不少于|不低于)(?:将近|接近|近)(?=[0-9][0-9.,]*[万亿余多%个人名家户件元米公吨亩]|[一二两三四五六七八九十半]+(?:成|半|百|千|万|分之))(?![0-9一二三四五六七八九十两几]+个?[年月周天日])"

# 617多人次: a number that is told to the last one, and some.
_EXACT = r"(?<![0-9,.、—-])(?P<figure>[1-9][0-9]*,?[0-9][0-9][1-9])[多余](?=人次|[人户家件名个起亩台份场次条处项套元辆])"


@text_rule("wording", "Q-14")
def said_over(text: Prepared) -> Iterator[Finding]:
    """约…左右, 至少…以上, 亲眼目睹: what is said once by two words."""
    for spot in text.spots(_ESTIMATED):
        yield from _estimate(spot)
    for spot in text.spots(_BOUNDED):
        match = spot.match
        if match["closes"] in _ESTIMATES[match["opens"]].closes.split() and match["unit"] != "级":
            new = match[0].removesuffix(match["closes"])
            yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    for spot in chain(text.spots(_OF_ANY), text.spots(_ROUGHLY), text.spots(_FROM_TO)):
        new = spot.match[0][:-2]
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    for spot in text.spots(_NEARLY):
        wanted = spot.after[:2] if spot.after[0] != "近" else "近"
        yield spotted(SAID_TWICE, spot, new="", text=spot.match[0] + wanted, wanted=wanted)
    for spot in text.spots(_EXACT):
        new = spot.match["figure"]
        yield spotted(SAID_TWICE, spot, new=new, text=spot.match[0], wanted=new)
    for spot in text.spots(_BOUND_NEARLY):
        yield spotted(SAID_TWICE, spot, new=spot.match["first"], wanted=spot.match["first"])
    for spot in text.spots(_ROUGH.pattern):
        new = spot.match[0].rstrip("多余")
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    said = bool(pattern("讲话|发言|致辞|演讲|宣讲|主持").search(text.title))
    for spot, row in _of(text, "said over"):
        loose = spot.match[0] == "涉及到" and (
            said or pattern("(?:不管|无论|不论|凡是?)$").search(spot.before)
        )
        yield spotted(SAID_TWICE, spot, new=row.wanted, sure=row.sure and not loose, wanted=row.wanted)
    for spot in text.spots(_PERIODS):
        new = f"按{spot.match['one'] or spot.match['two']}"
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    for spot in text.spots(_AND_ALL):
        yield spotted(SAID_TWICE, spot, new="等", wanted="等")
    for spot in text.spots(r"(?P<more>进一步)地?(?:更加|愈加|越发)|(?:更加|愈加)地?进一步地?", prose=True):
        yield spotted(SAID_TWICE, spot, new="进一步", wanted="进一步")
    for spot in text.spots(
        r"截至(?P<when>[^，。；\n]{2,14}?)(?:为止|(?<![停终截禁防阻制中休])止)(?=[，。；])|直至(?P<till>[^，。；\n]{2,10})为止(?=[，。；])"
    ):
        new = f"截至{spot.match['when']}" if spot.match["when"] else f"直至{spot.match['till']}"
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    for spot in text.spots(_MORE_TWICE, prose=True):
        new = spot.match["more"]
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    for spot in text.spots(_ASKED_FOR):
        if spot.par.block.role == "title":
            new = spot.match["what"]  # 请求解决……资金的请示 is what most write: told on request
            yield spotted(SAID_TWICE, spot, new=new, sure=new in _GRANTED, wanted=new)
    for spot in text.spots(r"[自从][0-9年月日本今]{2,12}[日月年天](?P<kept>起?)(?:开始起|开始(?<=起开始))"):
        new = spot.match[0].replace("开始", "")
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    for spot in text.spots(r"截[至止](?P<when>[0-9年月日上中下旬底末今本]{2,14})为止(?=[，。；])"):
        new = f"截至{spot.match['when']}"
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)
    for spot in text.spots(
        r"(?<!不)(?:主要|大多数?|大都|大部分|多数)(?:都|也|还)?是?以(?P<what>[^，。；、：\n]{1,14}?)为主(?=[，。；、）\n])"
    ):
        yield spotted(SAID_TWICE, spot, new=(new := f"以{spot.match['what']}为主"), wanted=new)


def _estimate(spot: Spot) -> Iterator[Finding]:
    """A number that is an estimate or a bound by two words; the one before it stays."""
    match = spot.match
    frame = _ESTIMATES[match["opens"]]
    if spot.before[-1:] and spot.before[-1:] in frame.not_after:
        return
    closes = match["closes"] if match["closes"] in frame.closes.split() else ""
    within = match["within"] if match["within"] in frame.within else ""
    more = match["more"] if match["more"] in frame.within and not match["closes"] else ""
    if not (closes or within or more) or (match["unit"] and match["unit"][-1] in frame.not_of):
        return
    if (match["closes"] and not closes) or (pattern(f"[0-9{HAN}]{{0,4}}级").match(spot.after) and closes):
        return
    kept = "" if within else match["within"]
    new = match["opens"] + match["verb"] + match["figure"] + kept + match["unit"]
    if spot.match[0] != new:
        yield spotted(SAID_TWICE, spot, new=new, wanted=new)


# ---- halves that do not fit --------------------------------------------------------------------------------------------


MIXED = Code(
    "W525",
    "warning",
    zh="“{text}”把两种说法混在一起了。",
    hint_zh="写作“{wanted}”，只用一种说法。",
    en="“{text}” mixes two ways of saying it.",
    hint_en="Use one of them: “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        开展这项活动的目的是为了精简文件，文件多的原因是因为分工不清。
    """,
    mend="""
        区政府办公室2025年度工作总结
        开展这项活动的目的是精简文件，文件多的原因是分工不清。
    """,
    form="check",
)
_WITHIN = r"[^，。；：？！\n]"
_HELP = (
    r"(?:领导|帮助|支持|努力|关怀|关心|重视|指导|推动|配合|带动|协助|组织|号召|引领|统筹|协调|监督|感召|影响)"
)
_CLOSED = r"(?=[，。；\n])"
# What is found, and what is to be written; with `=` at its head the mend itself. Each begins with its first word, so that finding none costs one look at a character.
_MIXTURES = (
    (
        rf"(?:调动|激发|提高|增强|改善|扩大|提升|优化|降低|减少|缩短|减轻)了?(?!、){_WITHIN}{{2,20}}?(?<!的)(?:高涨|(?:明显|显著|大幅|大幅度|不断|进一步|持续|稳步|有效|逐步|普遍)(?:提高|提升|增强|改善|扩大|下降|降低|减少|优化|好转)){_CLOSED}",
        "提高了……，或……明显提高",
    ),
    (
        r"(?:力度|步伐|进度|进程|速度|频次|频率|强度|深度|广度)的(?:力度|步伐|进度|进程|速度|频次|强度)(?=[，。；])",
        "留一个：加快……步伐，或加大……力度",
    ),
    (
        r"(?:提高|提升|增强|改善)(?![^，。；：\n]*(?:促进|推动|带动|实现|助力|服务|保障|支撑))[^，。；：？！、\n的]{2,12}的(?:提高|提升|增强)(?=[，。；])",
        "提高……，或促进……的提高",
    ),
    (r"拟于[^，。；：？！\n]{2,14}将(?=召开|举行|举办|开展|组织|启动|实施)", "拟于……，或将于……"),
    (r"定于[^，。；：？！\n]{2,20}将(?=召开|举行|举办|开展|组织|启动|实施)", "定于……，或将于……"),
    (rf"鉴于{_WITHIN}{{2,20}}?的(?:原因|缘故){_CLOSED}", "鉴于……，或由于……"),
    (
        rf"(?:按照|根据|遵照){_WITHIN}{{2,20}}?(?<!在)(?:要求|部署|安排|指导|领导)下{_CLOSED}",
        "按照……要求，或在……下",
    ),
    (rf"为了(?!{_WITHIN}*(?:达到|实现|达成|起到)){_WITHIN}{{2,24}}?的目的{_CLOSED}", "为了……，或以……为目的"),
    (r"(?<![应担适得])当作为(?!了?[一二三])(?=[\u4e00-\u9fff]{2})(?<=[把将看]当作为)", "当作，或作为"),
    ("视作为", "=视为"),
    ("看作为", "=看作"),
    ("称作为", "=称为"),
    ("命名叫", "=命名为"),
    (
        r"围绕以[^，。；：？！\n]{2,36}为(?:中心|核心|重点|主题|主线|目标)(?!的)",
        "围绕……，或以……为……",
    ),
    (
        r"(?:难以|无法|没法|未能)[^，。；：？！、\n不了]{1,8}不(?:了|完|清|掉|下去)(?=[，。；\n])",
        "难以……，或……不了",
    ),
    (
        r"得到(?:了)?[^，。；：？！、\n]{0,6}(?:解决|改善|落实|治理|整治|根治|化解)(?:完了?|掉)(?=[，。；])",
        "得到……解决，或解决完",
    ),
    (
        r"参加(?P<what>培训|会议|考试|比赛|演练|活动)的(?:参训|与会|参会|参考|参赛|参演|参加)(?:人员|代表|队员|选手|同志|学员)",
        "参训人员，或参加培训的人员",
    ),
    (
        r"对[^，。；：？！、\n]{2,20}(?:列入|纳入)[^，。；：？！、\n]{0,14}(?:黑名单|“黑名单”)(?=[，。；])",
        "将……列入……，或对……予以……",
    ),
    (
        r"新的新(?=台阶|水平|高度|突破|进展|成效|局面|举措|变化|征程|起点|路子|阶段|成绩|业绩|贡献|篇章|辉煌)",
        "=新的",
    ),
    ("原因是因为", "=原因是"),
    ("原因是由于", "=原因是"),
    ("目的是为了", "=目的是"),
    ("目的旨在", "=旨在"),
    (r"(?:理由|缘由|起因|根源|症结)(?:主要|就|正)?(?:是|在于)(?:因为|由于)", "起因是……，或是由于……"),
    (r"为什么[^，。；：？！\n]{2,16}的原因", "……的原因，或为什么……"),
    (
        r"之所以[^。；？！\n]{2,36}?是(?:因为|由于)[^，。；\n]{2,24}?(?:的原因|的缘故|造成的?|导致的?|所致)(?=[，。；\n])",
        "之所以……，是因为……，或……的原因是……",
    ),
    (
        r"是[^，。；：？！\n]{2,20}的原因(?:所?造成|所?导致|所?引起|所致)的?(?=[，。；\n])",
        "原因是……，或是……造成的",
    ),
    (
        r"旨在[^，。；：？！\n]{2,24}为(?:目的|宗旨|目标)(?=[，。；\n])",
        "旨在……，或以……为目的",
    ),
    (
        r"(?<![依依])据(?<!有据)[^，。；：？！\n“《]{0,14}?(?:调查|统计|数据|监测|资料|分析|研究|测算|预测|检测|结果)(?:结果|数据|资料)?(?:显示|表明)(?=[，：])",
        "据……，或……显示",
    ),
    (
        r"原因[主要还就也都大多半往，]{1,3}(?:是|在于)(?:由于|因为)|原因在于(?:由于|因为)",
        "原因主要是……，或主要是由于……",
    ),
    (r"目的[主要还就也都正]{1,2}(?:是|在于)为了|目的在于为了", "目的就是……，或就是为了……"),
    (
        rf"(?<=[\n，。；这就])是因为{_WITHIN}{{2,24}}?(?:造成|引起|导致|所致)的{_CLOSED}",
        "是因为……，或是……造成的",
    ),
    (rf"出于{_WITHIN}{{2,16}}?(?:的目的是|的原因是|决定的){_CLOSED}", "出于……，或由……决定"),
    (
        rf"(?:本着|按照|遵循|秉承|秉持|依照|根据|依据)以(?:“[^”\n]{{2,60}}”|(?!(?:上|下|前|后|往|及|来)|[^，。；：\n]*为)[^，。；：？！“”\n]{{2,24}}?)的?(?:原则|思路|要求|精神|理念|态度|方针|目标|模式|标准|方式)(?![为{HAN}]{{0,6}}(?:为|开展的))",
        "本着……的原则，或以……为原则",
    ),
    (
        r"(?:因为|由于)(?=[^，。；：？！\n]*(?:不[^，。；：？！\n]{1,5}|未[^，。；：？！\n]{1,6}|没有?[^，。；：？！\n]{1,6}|缺[乏少][^，。；：？！\n]{1,6}|紧张|滞后|短缺|薄弱|上涨|下降|减少|增加|过[大小高低多少快慢]|损坏|冲毁|中断|停[电水产工])的(?:原因|缘故))[^，。；：？！\n]{3,24}?的(?:原因|缘故)(?!是|在|有|主要|之一|和|及|、|进行|分析|所)",
        "因为……，或……的原因",
    ),
    (
        rf"(?:本着|按照|遵循|秉承|秉持|依照|根据)以[^，。；：？！\n]{{2,20}}为(?:原则|宗旨|目的|目标|理念|出发点|标准|依据|前提){_CLOSED}",
        "本着……的原则，或以……为原则",
    ),
    (
        r"(?:缺乏|缺少|欠缺)(?![^，。；：\n]*(?:和|及|与|或|、|导致|造成|引发|使|且|因|致|而|是|的[^，。；]{0,3}(?:问题|现象|情况)))[^，。；：\n]{2,14}(?:不足|不够|不强|匮乏|短缺|缺失|欠缺)(?=[，。；、])",
        "缺乏……，或……不足",
    ),
    (
        r"评(?:选)?为(?![^，。；\n]*(?:授予|获|颁|并|、))[^，。；：“”\n]{4,30}(?:荣誉称号|称号|荣誉)(?=[，。；、])",
        "被评为……，或获……称号",
    ),
    (
        rf"原因(?:[，主要还就也都大多半正既]{{0,4}})(?:是|在于)(?!多方面){_WITHIN}{{2,40}}?(?:所?造成|所?引起|所?导致|所致|使然)的?{_CLOSED}",
        "原因是……，或由……造成",
    ),
    (
        rf"为了[^，。；：？！\n以把将作]{{2,24}}?(?<![成定视列设称变转化奉])为(?:目的|目标|宗旨|出发点){_CLOSED}",
        "为了……，或以……为目的",
    ),
    (
        rf"(?<=[\n。；，])为(?:解决|加强|推进|提高|提升|方便|保障|做好|落实|规范)[^，。；：？！\n以把将作]{{2,24}}?(?<![成定视列设称变转化奉])为(?:目的|目标|宗旨){_CLOSED}",
        "为……，或以……为目的",
    ),
    (
        rf"本着(?!以)[^，。；：？！\n的]{{2,20}}为(?:原则|宗旨|目的|目标|理念|出发点){_CLOSED}",
        "本着……的原则，或以……为原则",
    ),
    (rf"深受{_WITHIN}{{1,12}}?所(?=喜爱|欢迎|好评|信赖|称赞|赞誉)", "深受……喜爱，或为……所喜爱"),
    (rf"之所以{_WITHIN}{{2,30}}?的原因(?=[，是在])", "之所以……，是因为……，或……的原因是……"),
    (rf"通过[^，。；：？！\n在]{{2,20}}?{_HELP}下(?=[，。；])", "在……下，或通过……"),
    (rf"经过[^，。；：？！\n在]{{2,20}}?{_HELP}下(?=[，。；])", "在……下，或经过……"),
    (rf"靠的是{_WITHIN}{{2,20}}?取得的{_CLOSED}", "靠的是……，或是靠……取得的"),
    (rf"有[助利]于{_WITHIN}{{2,20}}?有(?:好处|帮助|益处){_CLOSED}", "有助于……，或对……有好处"),
    (r"无时无刻(?=[都在地])(?!都不|都没|不)", "时时刻刻，或无时无刻不"),
    (
        rf"围绕着?以?[^，。；：？！\n的以]{{2,16}}(?<![成作列定])为(?:中心|核心|重点|主题|主线){_CLOSED}",
        "围绕……，或以……为中心",
    ),
    (rf"根据[^，。；：？！\n以]{{2,20}}为(?:依据|根据|准绳|准则|标准){_CLOSED}", "根据……，或以……为依据"),
    (rf"依据[^，。；：？！\n以]{{2,20}}为(?:依据|根据|准绳|准则|标准){_CLOSED}", "依据……，或以……为依据"),
    (rf"按照[^，。；：？！\n以]{{2,20}}为(?:依据|根据|准绳|准则|标准){_CLOSED}", "按照……，或以……为标准"),
    (rf"受到?(?<!在受)(?<!在受到)[^，。；：？！\n在]{{1,12}}影响下{_CLOSED}", "受……影响，或在……影响下"),
    (rf"随着[^，。；：？！\n在]{{2,20}}(?:{_HELP}|影响|情况|形势|背景|条件)下{_CLOSED}", "随着……，或在……下"),
    (rf"由于[^，。；：？！\n在]{{2,20}}(?:{_HELP}|影响|情况|形势|背景|条件)下{_CLOSED}", "由于……，或在……下"),
    (rf"取决于{_WITHIN}{{2,20}}?决定的?{_CLOSED}", "取决于……，或由……决定"),
    (
        rf"关键在于{_WITHIN}{{2,24}}?(?:是关键|起(?:到|着)?(?:关键|决定)性?的?作用){_CLOSED}",
        "关键在于……，或……是关键",
    ),
    (rf"目的(?:是|在于){_WITHIN}{{2,24}}?为目的{_CLOSED}", "目的是……，或以……为目的"),
    (rf"分为[^，。；：？！\n由的]{{2,30}}(?:组成|构成){_CLOSED}", "分为……，或由……组成"),
    (rf"包括[^，。；：？！\n由的]{{2,30}}(?:组成|构成){_CLOSED}", "包括……，或由……组成"),
    (
        rf"有(?<![具拥没享]有)[0-9一二三四五六七八九十两]{{1,3}}[名人个位][{HAN}]{{0,8}}组成(?=[，。；的\n])",
        "由……组成，或有……",
    ),
    (rf"对于{_WITHIN}{{2,16}}?(?:问题|方面)上(?=[，。；])", "在……问题上，或对于……问题"),
    (r"被评为“[^”\n]{2,24}”(?:荣誉)?称号", "被评为……，或获……称号"),
    (r"被授予为?“[^”\n]{2,24}”(?:单位|个人|集体)(?=[，。；])", "被评为……，或被授予……称号"),
    (r"授予[^，。；：？！\n“”]{2,20}为“", "授予……称号，或评……为……"),
    (rf"涉嫌{_WITHIN}{{2,12}}?的?嫌疑", "涉嫌……，或有……嫌疑"),
    (rf"受(?:到)?{_WITHIN}{{2,10}}(?<!的)所(?=喜爱|欢迎|好评|青睐|称赞|赞誉)", "受……欢迎，或为……所欢迎"),
    (r"以[^，。；：？！\n]{2,14}为(?:由于|原因是)", "以……为由，或由于……"),
    ("被受到", "=受到"),
    ("受到被", "=受到"),
    ("被遭到", "=遭到"),
    ("遭到被", "=遭到"),
    ("加以进行", "=进行"),
    ("进行加以", "=进行"),
    ("予以给予", "=给予"),
    ("给予予以", "=予以"),
    ("予以进行", "=进行"),
    ("得以能够", "=能够"),
    ("能够得以", "=得以"),
    ("称之为叫", "=称为"),
    ("从而使得因而", "=从而使得"),
    ("为了旨在", "=旨在"),
    ("旨在为了", "=旨在"),
    ("被遭受", "=遭受"),
    ("位于在", "=位于"),
    ("特此请示报告", "=特此请示"),
    ("特此报告请示", "=特此请示"),
    ("特此通知通报", "=特此通知"),
    ("特此通报通知", "=特此通报"),
    ("特此函告请示", "=特此函告"),
    ("特此请示函告", "=特此请示"),
    ("特此请示批复", "=特此请示"),
    ("特此函复批复", "=特此函复"),
    ("特此公告通知", "=特此公告"),
    ("特此通告公告", "=特此通告"),
    ("特此报告汇报", "=特此报告"),
    ("负责进行", "=负责"),
    ("进行负责", "=负责"),
    ("进行开展", "=开展"),
    ("开展进行", "=开展"),
    ("进行实施", "=实施"),
    ("得以得到", "=得到"),
    ("得到得以", "=得以"),
    ("予以加以", "=予以"),
    ("给予进行", "=进行"),
    (
        r"(?:反馈|提供|发放|拨付|转交|移交|交付|分配|返还|退还|传达|赋能|报送|推送|派发|配送|答复|下发|通知|告知|下达)给到",
        "……给",
    ),
    (r"(?:反馈|提供|发放|拨付|转交|移交|交付|分配|返还|退还|传达|报送|推送|派发|配送|下发)到给", "……给"),
    ("坐落于在", "=坐落在"),
    (r"(?:因素|影响|关系)的(?:原因|缘故)(?=[，。；])", "……等因素的影响，或……等原因"),
    (
        r"(?:对于?)?(?P<kept>[\u4e00-\u9fff]{2,8}?的)(?P<done>重视|认识|理解|落实|了解|掌握|执行|关心|支持|投入|管理|监督|研究|学习)(?:还|仍|程度)?(?:不够|不太|不足|有待|不是很|不)(?P=done)",
        "对……不够……",
    ),
    (rf"(?:因为|由于){_WITHIN}{{2,24}}?(?:为由|起见){_CLOSED}", "因为……，或以……为由"),
    (rf"以{_WITHIN}{{2,14}}?(?<!为)作为为(?:重点|目标|抓手|主线|核心)", "以……为……，或把……作为……"),
    (
        rf"把[^，。；：？！\n以作成列定确设选评改视称变化转分]{{2,14}}?为(?:重点|目标|抓手|主线|中心|突破口|契机|载体|导向|主题|根本){_CLOSED}",
        "以……为……，或把……作为……",
    ),
    (
        rf"将[^，。；：？！\n以作成列定确设选评改视称变化转分]{{2,14}}?为(?:重点|抓手|主线|中心|突破口|载体|导向){_CLOSED}",
        "以……为……，或将……作为……",
    ),
    (rf"(?:多亏|幸亏){_WITHIN}{{2,20}}?的结果{_CLOSED}", "多亏……，或是……的结果"),
    (rf"(?:这是|正是|都是)(?:由于|因为){_WITHIN}{{2,24}}?的结果{_CLOSED}", "是由于……，或是……的结果"),
    (rf"是(?:由于|因为){_WITHIN}{{2,20}}?(?:决定的|的缘故|的结果|所致){_CLOSED}", "是由于……，或是……的结果"),
    (
        rf"(?:大多|多数|大部分|主要){_WITHIN}{{0,6}}?(?:是以|由){_WITHIN}{{2,12}}?(?:居多|为多|占多数){_CLOSED}",
        "多数是……，或以……居多",
    ),
    (
        rf"(?:成绩|成效|成果|进步|变化|进展)(?:的取得|的获得)?(?:是|，是){_WITHIN}{{2,30}}?分不开{_CLOSED}",
        "……是和……分不开的",
    ),
    (rf"给{_WITHIN}{{2,8}}?以{_WITHIN}{{1,4}}?极大的?(?:鼓舞|教育)了{_CLOSED}", "给……以……，或……了……"),
    (rf"有利于{_WITHIN}{{2,20}}?的(?:作用|好处|意义){_CLOSED}", "有利于……，或起……的作用"),
    (
        rf"对{_WITHIN}{{2,16}}?(?:造成|产生)了?{_WITHIN}{{0,6}}?(?:有利|不利)于{_WITHIN}{{2,12}}{_CLOSED}",
        "对……造成……影响，或不利于……",
    ),
    (rf"高达{_WITHIN}{{1,10}}?(?:之多|多达){_CLOSED}", "高达……，或……之多"),
    (rf"(?:多达|达到?){_WITHIN}{{1,10}}?之多(?={_CLOSED[3:-1]})", "达……，或……之多"),
    (rf"截至{_WITHIN}{{2,12}}?以来(?=[，。])", "截至……，或……以来"),
    (rf"自{_WITHIN}{{2,12}}?(?:起以来|以来起|开始以来)(?=[，。])", "自……以来，或自……起"),
    ("借以为了", "=借以"),
    ("为了以便", "=以便"),
    ("以便为了", "=以便"),
    ("以免避免", "=避免"),
    ("为防止避免", "=为避免"),
    ("为期历时", "=历时"),
    ("历时为期", "=历时"),
    ("定于于", "=定于"),
    ("拟定于将", "=拟定于"),
    ("准备拟", "=拟"),
    ("拟准备", "=准备"),
    ("拟计划", "=计划"),
    (r"(?<![列纳]入)(?<!工作)(?<![按照])计划拟", "=拟"),  # 列入计划、拟解决的; 按工作计划拟于
    ("拟打算", "=打算"),
    ("通过经", "=经"),
    ("经通过", "=经"),
    ("报经请", "=报请"),
    ("特此专函", "=特此函告"),
    ("特此特函", "=特此函告"),
    ("妥否可否", "=妥否"),
    ("讨论并听取", "=听取并讨论"),
    ("讨论和听取", "=听取和讨论"),
    ("审议并听取", "=听取并审议"),
    ("审议和听取", "=听取和审议"),
    ("解决并发现", "=发现并解决"),
    ("解决和发现", "=发现和解决"),
    ("整改并排查", "=排查并整改"),
    ("整改和排查", "=排查和整改"),
    ("整改并发现", "=发现并整改"),
    ("处理并受理", "=受理并处理"),
    ("办理并受理", "=受理并办理"),
    ("落实和制定", "=制定和落实"),
    ("落实并制定", "=制定并落实"),
    ("执行和制定", "=制定和执行"),
    ("实施并制定", "=制定并实施"),
    ("实施和制定", "=制定和实施"),
    ("分析并收集", "=收集并分析"),
    ("分析和收集", "=收集和分析"),
    ("发扬和继承", "=继承和发扬"),
    ("发扬并继承", "=继承并发扬"),
    ("巩固和取得", "=取得和巩固"),
    ("改正并认识", "=认识并改正"),
    ("改正和认识", "=认识和改正"),
    ("验收并竣工", "=竣工并验收"),
    ("使用并验收", "=验收并使用"),
    ("推广和总结", "=总结和推广"),
    ("推广并总结", "=总结并推广"),
    ("采纳和听取", "=听取和采纳"),
    ("采纳并听取", "=听取并采纳"),
)


# 关于对失信企业实施惩戒的通知: what is done to somebody wants its 对.
_DONE_TO = (
    "进行|实施|给予|予以|开展|采取|加以|[作做]出|执行|征收|收取|发放|施行|的(?:答复|批复|处罚|处理|意见|回复|影响|支持|监督|管理)"
    "|(?:实行|处理|处罚|处分|表彰|表扬|嘉奖|记功|奖励|批评|通报|检查|检测|验收|考核|评估|审查|审核|审计|核查|调查|整治|整顿|停产|关停|关闭|拆除|补偿|补助|认定|命名|授予|撤销|取缔|查封"
    "|维修|加固|限行|管制|封闭|停水|停电|督查|督办|督导|巡察|约谈|问责|公示|复核|调整|清理|清退|排查|免职|任命|立项|注销|吊销|冻结|扣划|征用|收回)(?!情况|方案|工作|结果)"
)


@text_rule("wording")
def mixed(text: Prepared) -> Iterator[Finding]:
    """目的是为了, 本着……为原则: the beginning of one construction and the end of another (句式杂糅)."""
    # The empty group that an alternative ends with tells which it is.
    rows = "|".join(f"(?:{row})(?P<r{number}>)" for number, (row, _) in enumerate(_MIXTURES))
    for spot in text.spots(rows, prose=True):
        wanted = _MIXTURES[int((spot.match.lastgroup or "r0")[1:])][1]
        new = wanted[1:] if wanted[0] == "=" else None
        yield spotted(MIXED, spot, new=new, wanted=new or wanted)
    for spot in text.spots("关于对(?![外口党标接手策话象联])"):
        about = pattern(r"[^，。；：“》\n]*").match(spot.after)
        needed = about is None or pattern(_DONE_TO).search(about[0]) or "的" not in about[0]
        quoted = spot.par.text.rfind("《", 0, spot.start) > spot.par.text.rfind("》", 0, spot.start)
        yield spotted(MIXED, spot, new="关于", sure=not needed and not quoted, wanted="关于")


NEGATED = Code(
    "W526",
    "warning",
    zh="“{text}”多了一个否定，意思反了。",
    hint_zh="删掉“{second}”，或者删掉“{first}”。",
    en="“{text}” denies once too often and says the opposite.",
    hint_en="Delete “{second}”, or else “{first}”.",
    fault="""
        区政府办公室2025年度工作总结
        健全机制，防止类似问题不再发生。
    """,
    mend="""
        区政府办公室2025年度工作总结
        健全机制，防止类似问题再次发生。
    """,
    form="check",
)
_NEGATED = (
    r"(?:防止|避免|杜绝|以防|谨防|严防|阻止|制止|遏制|以免)[^，。；、：？！\n确保证使让]{0,16}?(?P<no>不再?)(?=(?:再次)?(?:发生|出现|重演|反弹|复发|返贫|流出|流入|外流|外溢|外泄|失控|失管|漏管|漏检|上山|入林|入境|传入|传出|脱管|断链|断供|下河|中毒|触电|溺水|受伤|坍塌|倒塌|损毁|伤人|起火|复燃|出山|外运|调出|外逃|聚集|超载|超限|回潮|泄露|泄漏|上演|蔓延|扩散|遗漏|漏报|漏管|丢失|流失|反复|重蹈|积压|拖延|断档|脱节|走样|走过场|流于形式))"
    r"|(?:切忌|切勿|严禁|禁止)(?![”’])(?:[^，。；、：？！\n的者凡以”“]{1,10})?(?P<not>不要|不得|不准|不许|勿(?!忘))(?![到力])"
    r"|(?:杜绝|防止|避免|严防|谨防|制止|阻止)[^，。；：？！\n]{2,36}?(?P<barred>不得|不准|不许|不允许)(?![到力已当不])"
    r"|(?:防止|避免|杜绝|以防|谨防|严防|以免|免得)[^，。；、：？！\n确保证使让]{0,16}?(?P<undone>不再?|没有?|未)(?=(?:受到|遭受|遭到|造成|形成|产生|蔓延|流失|损坏|丢失|被盗|扩散|滋生|引发)(?:[^，。；\n]{0,8})?[，。；\n])"
    r"|(?:防止|避免|杜绝|以防|谨防|严防|以免|免得)[^，。；、：？！\n确保证使让的]{0,12}?(?P<again>不再)(?=[\u4e00-\u9fff]{2})(?![^，。；\n]{0,8}(?:的|时|后)[^，。；\n]{2})"
    r"|(?:否认|忽视|忽略|忘记|疏忽)[^，。；、：？！\n]{0,8}?(?P<denied>没有|不曾|未曾)(?=[^，。；\n]{0,10}[，。；])"
    r"|(?:切忌|切勿|避免|防止|杜绝|禁止|严禁|谨防)(?P<none>没有|无|缺乏(?=[^，。；]{0,6}不)|不能不|未)(?=违|擅|私|乱|随意|盲目|擅自|越权|超[标范]|弄虚|隐瞒|迟报|漏报|瞒报|谎报)"
    r"|(?:避免|防止|杜绝|以免|免得|省得)[^，。；、：？！\n]{0,8}?(?P<fewer>少)(?=跑冤枉|走冤枉|走弯路|花冤枉|跑空|白跑|跑断|走回头|受骗|上当|吃亏|出事故|出差错|出问题|遭受|受损失)"
    r"|(?:防止|避免|杜绝|谨防|严防|以免)[^，。；、：？！\n确保证使让的“”]{0,10}?(?P<badly>不)(?=私自|擅自|随意|任意|违规|违法|违章|沿路|沿街|沿途|盲目|偷偷|偷排|乱[扔倒排堆停搭])(?![^，。；\n]*[的但])"
    r"|(?:避免|防止|以免|杜绝|严防|谨防)[^，。；、：？！\n确保证的]{0,4}?(?P<let>不让(?![行座道车路利步])|不使(?![用]))(?=[^，。；、：\n的]{1,8}?(?:受[潮损害骗伤灾冻]|流失|丢失|损[坏毁]|霉变|发霉|腐烂|变质|外流|泄[露漏]|污染|返贫|出[错事]|上当|吃亏|遭受|蔓延|扩散|反弹)[^，。；、\n的]{0,6}[，。；\n])"
    r"|(?:切勿|切忌)(?P<may>不可)(?![靠信测控逆知行见再抗燃撤替移分复取得]|一世|持续|理喻|开交|思议|避免|告人|收拾|救药)(?=[\u4e00-\u9fff])"
    r"|难免(?P<hard>不(?![足当周全均适公满同良一合便])|没有)"
    r"|拒绝(?P<never>不)(?=[参配执履交接提承缴到支签回认])"
)


@text_rule("wording")
def negated(text: Prepared) -> Iterator[Finding]:
    """防止……不再发生, 切忌不要: 防止, 切忌 and 禁止 deny already."""
    for spot in text.spots(_NEGATED, prose=True):
        second = next(filter(None, spot.match.groups()))
        yield spotted(NEGATED, spot, first=spot.match[0][:2], second=second)


TIMES_LESS = Code(
    "W527",
    "warning",
    zh="“{text}”：减少、下降不能说多少倍。",
    hint_zh="写成减少百分之几，或降为原来的几分之几。",
    en="“{text}”: nothing is reduced by so many times itself.",
    hint_en="Say by how many per cent, or to what part of it.",
    fault="""
        区政府办公室2025年度工作总结
        全年退回文件比上年减少2倍。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年退回文件比上年减少60%。
    """,
    form="check",
)


@text_rule("wording")
def times_less(text: Prepared) -> Iterator[Finding]:
    """减少2倍, 下降了一倍: only what grows does so by times (GB/T 15835 and the lists of faults with numbers)."""
    less = r"(?:减少|下降|降低|缩短|缩小|减轻|回落|减小|压缩|缩减|降)"
    for spot in text.spots(
        rf"{less}(?:[了近约超]|超过|将近)*{_FIGURE}[多余]?(?:点[0-9]+)?倍(?![率数频镜增])", prose=True
    ):
        yield spotted(TIMES_LESS, spot)


COUNTED = Code(
    "W528",
    "warning",
    zh="“{text}”写作“{wanted}”。",
    hint_zh="改成“{wanted}”：{reason_zh}。",
    en="“{text}” is written “{wanted}”.",
    hint_en="Write “{wanted}”: {reason_en}.",
    fault="""
        区政府办公室2025年度工作总结
        全年成立了二个专班，三位同志们受到表彰。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年成立了两个专班，三位同志受到表彰。
    """,
    form="check",
)
_PEOPLE = rf"(?P<counted>(?:[0-9]+|[二两三四五六七八九十百]+|几|多|各|诸)[位名](?P<who>[{HAN}]{{2,4}}?))们(?![{HAN}]{{0,8}}的)(?=[，。；：、！\n{HAN}])"


@text_rule("wording")
def counted_words(text: Prepared) -> Iterator[Finding]:
    """二个 and 俩个 for 两个, 三位同志们: 两 stands before a measure word, 俩 has it in itself, and who is counted takes no 们."""
    for spot in text.spots(
        r"二个(?<=[，。、；：（“\n了的有共这那前后各每设成立]二个)(?!人所|性|体)|(?:(?<=先后)|(?<=曾)|(?<=累计)|(?<=连续)|(?<=分别)|(?<=至少)|(?<=不少于)|(?<=每年)|(?<=每月)|(?<=每周)|(?<=开展)|(?<=召开))二次(?=[，。；、以]|[\u4e00-\u9fff]{2}[，。；])(?!以上|供水|污染|装修|开发|创业|加压|利用|分配|招标|采购|报价)"
        r"|二[名家位件份条](?<=[，。；：（\n了有共各每立]二[名家位件份条])(?!令|款|路|目)"
        r"|(?<![第十百千万零〇廿卅一二两三四五六七八九之其无0-9、至到或和与及—～~周期初高大式])二(?:种(?=方式|方法|途径|形式|情况|情形|类型|渠道|模式|办法|可能|选择|意见|做法|观点)|个(?=方面|阶段|步骤|环节|小时|工作日|问题|重点|项目|月|村|单位|小组|批次|档次|条件|渠道)|项(?=工作|措施|任务|制度|内容|要求|指标|议题)|名(?=工作人员|同志|民警|执法人员)|家(?=企业|单位|公司|医院|银行)|份(?=材料|复印件|报告|文件|合同))"
        r"|俩个(?<![他她咱们你我娘爷哥姐仨]俩个)(?!性|体|头)"
    ):
        two = spot.match[0][0]
        reasons = (
            ("量词前面用“两”", "两 stands before a measure word")
            if two == "二"
            else ("“俩”就是“两个”", "俩 is two of a kind already")
        )
        new = f"两{spot.match[0][1]}"
        yield spotted(
            COUNTED, spot, new=new, safe=True, wanted=new, reason_zh=reasons[0], reason_en=reasons[1]
        )
    for spot in text.spots(_PEOPLE, prose=True):
        if spot.match["who"][-1] not in "我你他她它咱人":
            reasons = ("前面有了数目，后面不用“们”", "who is counted takes no 们")
            new = spot.match["counted"]
            yield spotted(
                COUNTED,
                spot,
                new=new,
                wanted=new,
                sure=new[0] not in "各诸",
                reason_zh=reasons[0],
                reason_en=reasons[1],
            )


KINDS_MIXED = Code(
    "W529",
    "warning",
    zh="标题里“{text}”是两个文种，只能用一个。",
    hint_zh="要批准的用“请示”，不用批准、只是汇报的用“报告”。",
    en="“{text}” in the title are two kinds of document; a document is of one.",
    hint_en="What is to be approved is a 请示; what only reports is a 报告.",
    fault="""
        关于增加办公经费的请示报告

        区财政局：

        拟增加办公经费5万元。
    """,
    mend="""
        关于增加办公经费的请示

        区财政局：

        拟增加办公经费5万元。
    """,
    form="check",
)


@text_rule("wording", "D-01")
def kinds_mixed(text: Prepared) -> Iterator[Finding]:
    """关于……的请示报告: 请示 and 报告 are kinds of their own (《党政机关公文处理工作条例》, 8 and 15); 请示报告制度 is a word."""
    for spot in text.spots(r"请示报告(?=\n)|报告请示(?=\n)|请示函(?=\n)"):
        if spot.par.block.role == "title" and spot.match[0] and "制度" not in spot.par.text:
            yield spotted(KINDS_MIXED, spot)
