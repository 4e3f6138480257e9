"""Rules on figures and units (P640–P659; GB/T 15835-2011, GB 3100)."""

import re
from collections.abc import Iterator

from ...messages.diagnostic import Code, Diagnostic
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .dates import exists

FULL_WIDTH = Code(
    "P640",
    "warning",
    zh="“{text}”是全角的，写作“{wanted}”。",
    hint_zh="数字、字母和百分号用半角。",
    en="“{text}” is full-width; write “{wanted}”.",
    hint_en="Figures, letters and the per-cent sign are half-width.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文２０４件，办结率９８％。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，办结率98%。
    """,
    form="check",
)
_WIDE = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF21 + i: 0x41 + i for i in range(26)}
_WIDE |= {0xFF41 + i: 0x61 + i for i in range(26)} | {ord("％"): ord("%"), ord("．"): ord(".")}


@text_rule("digits", "Q-20", "Q-23")
def full_width(text: Prepared) -> Iterator[Finding]:
    """２０４件 and 98％: figures and letters are half-width (GB/T 15835-2011)."""
    for spot in text.spots(r"[０-９Ａ-Ｚａ-ｚ]+(?:[.．][０-９]+)?％?|(?<=[0-9])．(?=[0-9])|％"):
        if spot.match[0] in ("Ｘ", "ｘ") or set(spot.match[0]) <= {"Ｘ", "ｘ"}:
            continue
        wanted = spot.match[0].translate(_WIDE)
        yield spotted(FULL_WIDTH, spot, new=wanted, safe=True, wanted=wanted)
    for spot in text.spots(_WIDE_TIME):
        wanted = spot.match[0].replace("：", ":")
        yield spotted(FULL_WIDTH, spot, new=wanted, wanted=wanted)


# 每日17：00前, 8：30至11：30: the colon of a time of day, and of no proportion or score.
_CLOCK = r"(?:[01]?[0-9]|2[0-4])：[0-5][0-9]"
_WIDE_TIME = (
    rf"(?<=[日号午晨晚天）)五四三二一六于在至到从自—～])(?:周|星期)?{_CLOCK}(?![0-9：])(?![一-鿿]{{0,4}}(?:比例|胜|负|战|比分))"
    rf"|(?<![0-9：.]){_CLOCK}(?=[ ]?(?:——?|[～~–\-－至到])[ ]?(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9])"
    rf"|(?<![0-9：.]){_CLOCK}(?=(?:之?前|以前|开始|许|准时|左右|起[，至到]|召开|集合|签到|报到|出发))"
)
ZERO = Code(
    "P646",
    "warning",
    zh="“{text}”里的“{character}”不对，写作“{wanted}”。",
    hint_zh="零写作“0”，汉字年份里写作“〇”；一写作“1”；都不用字母。",
    en="“{character}” in “{text}” is wrong; write “{wanted}”.",
    hint_en="Nought is 0, in a year in Chinese figures 〇; one is 1; none is a letter.",
    fault="""
        区政府办公室2025年度工作总结
        二O二五年，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        二〇二五年，全年办文204件。
    """,
    form="check",
)
ROUND_ZERO = Code(
    "P647",
    "info",
    zh="“{text}”里的“○”是圆圈，标准的写法是“{wanted}”。",
    hint_zh="换成“〇”；打不出来时常用圆圈代替，看起来差不多。",
    en="“○” in “{text}” is a circle; the standard writes “{wanted}”.",
    hint_en="Put 〇 in its place; the circle looks much like it.",
    fault="""
        区政府办公室2025年度工作总结
        二○二五年，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        二〇二五年，全年办文204件。
    """,
    form="check",
)


# 1O日, 2Oo户, l2件: a letter for a figure, before what is counted; no model (A1O), no year, which is told of by itself.
_LETTER_AMONG_FIGURES = (
    rf"(?<=[{HAN}，。；、：（])(?!2[0-9OoＯ]{{3}}年)(?:[1-9][0-9]{{0,3}}[OoＯ][0-9OoＯ]{{0,3}}|[1-9][0-9]{{0,2}}[lI][0-9]{{0,2}}|[lI][0-9]{{1,3}})"
    rf"(?=(?:[年月日时人元户件项个家名次亩吨篇场处]|万元|万人|亿元|公里|平方米)(?:[{HAN}0-9，。；、：）]|\n))"
)
_FIGURES_MEANT = str.maketrans({"O": "0", "o": "0", "Ｏ": "0", "l": "1", "I": "1"})


@text_rule("digits", "Q-21")
def zero(text: Prepared) -> Iterator[Finding]:
    """二O二五年: the zero of a year is 〇 (GB/T 15835-2011)."""
    for spot in text.spots(r"(?<![0-9A-Za-z])2[OoＯ○〇][0-9OoＯ○〇]{2}(?=年)"):
        wanted = pattern("[OoＯ○〇]").sub("0", spot.match[0])
        wrong = pattern("[OoＯ○〇]").search(spot.match[0])
        yield spotted(ZERO, spot, new=wanted, safe=True, character=wrong[0] if wrong else "", wanted=wanted)
    for spot in text.spots(_LETTER_AMONG_FIGURES):  # 3月1O日, l5户
        wanted = spot.match[0].translate(_FIGURES_MEANT)
        wrong = pattern("[OoＯlI]").search(spot.match[0])
        yield spotted(ZERO, spot, new=wanted, character=wrong[0] if wrong else "", wanted=wanted)
    for spot in text.spots(r"(?<![一二三四五六七八九〇])[一二][一二三四五六七八九〇○◯零OoＯ0０]{3}(?=年)"):
        if pattern("年[0-9]{1,2}月").match(spot.after):
            continue  # 二○二五年12月: told of for its figures of two kinds
        year = spot.match[0]
        if wrong := pattern("[OoＯ0０]").search(year):
            wanted = pattern("[OoＯ0０○◯零]").sub("〇", year)
            yield spotted(ZERO, spot, new=wanted, safe=True, character=wrong[0], wanted=wanted)
        elif pattern("[○◯]").search(year):
            wanted = pattern("[○◯]").sub("〇", year)
            yield spotted(ROUND_ZERO, spot, new=wanted, safe=True, wanted=wanted)


MIXED = Code(
    "P648",
    "warning",
    zh="“{text}”一半是数字，一半是汉字。",
    hint_zh="全用数字或者全用汉字，数字后面只用“万”“亿”作单位，如3000元、3.5万元、十几个（GB/T 15835）。",
    en="“{text}” is half in figures, half in Chinese numerals.",
    hint_en="Write all of it in figures or all in Chinese; after figures stand 万 and 亿 only (GB/T 15835).",
    fault="""
        区政府办公室2025年度工作总结
        全年节约会议经费3万5千元。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年节约会议经费3.5万元。
    """,
    form="check",
)
_CHINESE = "一二两三四五六七八九十百千"


@text_rule("digits", "Q-16", "15835")
def mixed_numerals(text: Prepared) -> Iterator[Finding]:
    """3万5千元, 5百余人: after figures stand 万 and 亿 only (GB/T 15835-2011, 4.2)."""
    after = r"(?=[余多]?(?:元|人|名|户|家|亩|件|次|斤|吨|米|字|个|头|只|棵|株|份|册|套|公|平方|立方|盏|万元|辆|台|场|处|卷|张|支|把|瓶|箱|包|盒|艘|架|枚|盆|条|篇|项|位|座|间|根|块|桶|羽|尾|套))"
    for spot in text.spots(
        rf"(?<![0-9.\-—～~])(?:[0-9]+万[0-9]+[千百]?|[0-9]{{1,3}}千[0-9]{{1,2}}百?万?|[0-9]{{1,3}}[千百]万?){after}"
        rf"|(?<![第{_CHINESE}])(?:[{_CHINESE}]+[十百千万亿]|十)[0-9]+{after}"
        # 一百20首, 三00户, 九时30分, 9时三十分
        rf"|(?<![第{_CHINESE}])[一二两三四五六七八九](?:[百千][0-9]{{1,3}}百?(?![0-9年])|0{{1,3}}(?=[{HAN}])(?!年|后|[一二三四五六七八九]))"
        rf"|(?<![第之{_CHINESE}])[一二三四五六七八九十]{{1,3}}[时点][0-9]{{1,2}}分(?![钟值数])|(?<![0-9.第])(?:1?[0-9]|2[0-4])[时点][一二三四五]?十[一二三四五六七八九]?分(?=[，。；、）至到—前后开召集散左许准])"
        r"|(?<![0-9.\-—～~])(?:[0-9]+万[0-9]{1,2}千(?:[0-9]百)?|[0-9]{1,3}千[0-9]百)"
        rf"|(?<![0-9.\-—～~])[0-9]{{1,2}}[百千][0-9]{{1,3}}{after}"
    ):
        if (
            pattern(r"[0-9]千(?:米|瓦|克|伏|帕|卡|公$)").search(spot.match[0] + spot.after[:1])
            and "百" not in spot.match[0]
        ):
            continue  # 5千米
        if pattern(r"[0-9]+万[0-9]{4,}").fullmatch(spot.match[0]):
            continue  # 12万5000 is allowed where it reads better
        yield spotted(MIXED, spot)
    for spot in text.spots(
        rf"(?<![百千万{_CHINESE}])[一二两三四五六七八九十]分之[0-9]+|(?<![0-9])[0-9]+分之[{_CHINESE}]+|(?<![0-9{_CHINESE}])[零{_CHINESE}]点[0-9]+(?=个百分点|倍|万|亿)"
    ):
        yield spotted(MIXED, spot)  # 三分之2, 一点5倍
    for spot in text.spots(r"(?<![0-9.:：])[0-9]{1,3}点[0-9]{1,2}(?=个百分点|[%％]|[万亿]?元|万|亿|倍)"):
        yield spotted(MIXED, spot)  # 3点5个百分点
    near = "[0-9]、[一二三四五六七八九十]|[一二三四五六七八九]、[0-9]"
    for spot in text.spots(
        rf"(?<![0-9.、第{_CHINESE}])(?:{near})(?=年[来内多]|个(?:月|人|小时)|天[，。；时内]|[名户家]|里[路地]|十)"
    ):
        yield spotted(MIXED, spot)  # 5、六年
    for spot in text.spots(
        r"(?<=[0-9][—～~至到\-－])[0-9]{1,2}[百千]万?(?=[余多]?(?:元|人|名|户|亩|件|公里|吨|个|株|头|只|平方米|立方米|斤|份|册|套|家|棵|次|块|辆))"
    ):
        if "千米" not in spot.match[0] + spot.after[:1]:
            yield spotted(MIXED, spot)  # 300～5百元
    for spot in text.spots(
        rf"第[{_CHINESE}](?:、[{_CHINESE}0-9])*、[0-9](?:[、和][0-9])*(?=个?(?:季度|批|期|组|类|标段|阶段|次|届|项|条|年度|场|轮|车间|中学|小学))"
        rf"|第[0-9]{{1,2}}(?:、[0-9]{{1,2}})*[、和][{_CHINESE}](?=个?(?:季度|批|期|组|类|标段|阶段|次|届|项|条|年度|场|轮))"
    ):
        yield spotted(MIXED, spot)  # 第一、2、3季度
    for spot in text.spots(r"(?<=每周)[1-7](?:[、和][1-7])+(?![0-9次天个名场])"):
        yield spotted(MIXED, spot)  # 每周1、3、5
    for spot in text.spots(
        r"(?<![0-9.\-—～~第])(?:[1-9]0{1,3}[几来]|(?<=[，。；：有了近超约达])[几数]10{1,3}[多余]?)(?=[个名户家件次天年岁项亩条万元辆台公里所座种处人场篇份米吨])"
    ):
        yield spotted(MIXED, spot)


PER_CENT = Code(
    "P621",
    "warning",
    zh="“{text}”一半是汉字，一半是数字，写作“{wanted}”。",
    hint_zh="“百分之”后面用汉字，数字后面用“%”（GB/T 15835）。",
    en="“{text}” is half in Chinese, half in figures; write “{wanted}”.",
    hint_en="百分之 takes Chinese numerals, figures take % (GB/T 15835).",
    fault="""
        区政府办公室2025年度工作总结
        会议数量同比下降百分之12。
    """,
    mend="""
        区政府办公室2025年度工作总结
        会议数量同比下降12%。
    """,
    form="check",
)
POINTS_OF_DATE = Code(
    "P620",
    "warning",
    zh="行文中的日期“{text}”写全，写作“{wanted}”。",
    hint_zh="公文里用“年、月、日”，不用圆点、短横和斜线代替（7.3.5.4）。",
    en="Write the date “{text}” out: “{wanted}”.",
    hint_en="Running text has 年, 月 and 日, no points, hyphens or slashes (clause 7.3.5.4).",
    fault="""
        区政府办公室2025年度工作总结
        2025.3.5启动办文专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年3月5日启动办文专项整治。
    """,
    form="check",
)


@text_rule("digits", "Q-15", "15835")
def half_written(text: Prepared) -> Iterator[Finding]:
    """百分之12 and 2025.3.5: numbers and dates that are half of one way of writing (GB/T 15835-2011, 4.2, 5.1)."""
    for spot in text.spots(r"百分之([0-9]+(?:\.[0-9]+)?)(?![0-9])"):
        wanted = f"{spot.match[1]}%"
        yield spotted(PER_CENT, spot, new=wanted, wanted=wanted)
    for spot in text.spots(
        rf"(?<![0-9A-Za-z.\-/（(号码本])(?<![号码本][：:])((?:19|20)[0-9]{{2}})([.\-/])(1[0-2]|0?[1-9])\2([12][0-9]|3[01]|0?[1-9])日?(?=[{HAN}，。；、])",
        prose=True,
    ):
        year, month, day = (int(spot.match[which]) for which in (1, 3, 4))
        if exists(year, month, day):
            wanted = f"{year}年{month}月{day}日"
            yield spotted(POINTS_OF_DATE, spot, new=wanted, wanted=wanted)
    for par in text.pars:  # a line that is nothing but a date: that of the paper
        line = pattern(
            r"[ \u3000]*((?:19|20)[0-9]{2})([.\-/．－])(1[0-2]|0?[1-9])\2([12][0-9]|3[01]|0?[1-9])日?[ \u3000]*"
        ).fullmatch(par.text)
        if (
            line
            and par.block.role not in ("cell", "header_cell")
            and exists(int(line[1]), int(line[3]), int(line[4]))
        ):
            wanted = f"{line[1]}年{int(line[3])}月{int(line[4])}日"
            begin = line.start(1)
            yield at(POINTS_OF_DATE, par, begin, begin + len(line[0].strip()), new=wanted, wanted=wanted)


BARE_POINT = Code(
    "P649",
    "warning",
    zh="“{text}”小数点前少了0，写作“{wanted}”。",
    hint_zh="小于1的数，小数点前写0。",
    en="“{text}” lacks the zero before its point; write “{wanted}”.",
    hint_en="A number below one begins with 0.",
    fault="""
        区政府办公室2025年度工作总结
        差错率同比下降.5个百分点。
    """,
    mend="""
        区政府办公室2025年度工作总结
        差错率同比下降0.5个百分点。
    """,
    form="check",
)
TWO_POINTS = Code(
    "P650",
    "warning",
    zh="“{text}”不成数。",
    hint_zh="核对小数点、位数和单位。",
    en="“{text}” is no number.",
    hint_en="Check its point, its figures and its unit.",
    fault="""
        区政府办公室2025年度工作总结
        全年节约会议经费3..5万元。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年节约会议经费3.5万元。
    """,
    form="check",
)


@text_rule("digits", "Q-18", "Q-19")
def decimals(text: Prepared) -> Iterator[Finding]:
    """.5 and 3..5万元, 12,34元: figures that are no number (GB/T 15835-2011)."""
    for spot in text.spots(rf"(?<=[{HAN}，、（：])\.[0-9]+(?=[%万亿元{HAN}])(?![0-9]*(?:月|日|号|季度))"):
        wanted = f"0{spot.match[0]}"
        yield spotted(BARE_POINT, spot, new=wanted, safe=True, wanted=wanted)
    for spot in text.spots(r"(?<=\n)\.[0-9]{1,3}(?=\n)") if "\n." in text.whole else ():
        if spot.par.block.role == "cell":
            wanted = f"0{spot.match[0]}"
            yield spotted(BARE_POINT, spot, new=wanted, safe=True, wanted=wanted)
    unit = r"(?=[%‰]|[万亿]?元|个百分点|万|亿|公里|平方)"
    for spot in text.spots(
        rf"(?<![0-9.])[0-9]+(?:\.\.+[0-9]+|\.[0-9]+\.[0-9]+){unit}|(?<![0-9.])[0-9]+\.(?=[%万亿元])"
        rf"|(?<![0-9.第\n])[0-9]+\.[0-9]+\.(?=[%{HAN}])(?!总则|概述)"
        r"|(?<![0-9.,，])[0-9]{1,3}[。，、][0-9]{1,2}(?=[万亿]元[，。；\n])|(?<![0-9.])[0-9]{1,3}。[0-9]{1,2}(?=[万亿%个元公])"
        rf"|(?<=[{HAN}])[0-9]{{1,3}}，[0-9]{{3}}(?=[万亿]?元)|(?<=[{HAN}])(?<![第度年月日号点])[1-9][0-9]{{0,2}}，[0-9]{{3}}(?=(?:家次|人次|件次|户次|人|户|家|件|吨|亩|公里|个|名|份|株|台|套|平方米|立方米|册|卷|辆|头|只)(?![0-9]))|(?<=[{HAN}])(?<![件表图第])[0-9]+\.(?=[岁户亩天吨])"
        r"|(?<![0-9.,])(?:20[0-9]{3}|20[0-9]|2[1-9][0-9]{2})年(?=(?:1[0-2]|[1-9])月)"
        r"|(?:下降|降低|减少|回落|缩短|压减)了?[-－−][0-9]+(?:\.[0-9]+)?(?=[%％]|个百分点|[万亿]?元|件|户|人)"
        r"|(?<![0-9,.，])[1-9][0-9]{0,2},[0-9]{4,}(?=人|户|件|吨|亩|家|个)"
        r"|(?<![0-9,.，第])[1-9][0-9]{0,2},[0-9]{1,2}(?=(?:人次|家次|户次|件次|场次|台次|批次|[人户件吨亩家名份株台套辆头只册卷米]|公里|平方米|立方米)[，。；、）\u4e00-\u9fff])"
        r"|(?<![0-9,.，])[0-9]{2,6}(?:人次|[名人户件家项亩吨个台辆])余(?=[，。；、）])"
        r"|零下[-－−—][0-9]+(?:\.[0-9]+)?(?=[℃摄度])"
        r"|(?<![0-9,.])(?![0-9]{1,3}(?:,[0-9]{3})+(?![0-9,]))[0-9]{1,3}(?:,[0-9]{1,3})+,[0-9]{3}(?![0-9,])"
    ):
        yield spotted(TWO_POINTS, spot)
    for spot in text.spots(
        rf"(?<![0-9,.，])(?:[0-9]{{1,3}},(?:[0-9]{{1,2}}|[0-9]{{4,}})|[0-9]{{4,}},[0-9]{{3}})(?:\.[0-9]+)?(?![0-9,]){unit}"
    ):
        yield spotted(TWO_POINTS, spot)
    for spot in text.spots(
        rf"(?<=[0-9])(%%+|万万(?=[{HAN}])|亿亿(?=[{HAN}])|(?:cm|CM)厘米|(?:mm|MM)毫米|(?:km|KM|Km)(?:公里|千米)|(?:kg|KG|Kg)(?:公斤|千克)|(?:㎡|m²|m2)平方米|(?:m³|m3)立方米|(?:kW|kw)千瓦|(?:ml|mL)毫升|mg毫克|m米|t吨|h小时|厘米(?:cm|CM)|公里(?:km|KM)|平方米(?:㎡|m²)|℃度|度℃|%个?百分点|个百分比|℅|个?百分点个?百分点|万万元|(?P<unit>[件名项次户条起处批期份场篇吨亩套台辆座张间栋])(?P=unit)(?=[，。；、\n])|亿万元|万元万元|亿元亿元|元元|公里公里|平方米平方米|人人(?=[，。]))"
    ):
        if not any(one.start <= spot.start < one.end < spot.end for one in spot.par.shown):  # that is D328
            yield spotted(TWO_POINTS, spot)


RANGE = Code(
    "P651",
    "warning",
    zh="“{text}”前一个数也要带单位，写作“{wanted}”。",
    hint_zh="数的范围，前后都写 %、“万”“亿”“日”，省了前一个会看错（GB/T 15835）。",
    en="In “{text}” the first number needs its sign too: “{wanted}”.",
    hint_en="Both ends of a range have their %, 万, 亿 or 日, or it may be misread (GB/T 15835).",
    fault="""
        区政府办公室2025年度工作总结
        会议数量压减20～30%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        会议数量压减20%～30%。
    """,
    form="check",
)
TILDE = Code(
    "P652",
    "warning",
    zh="“{text}”里的范围号是半角的，写作“{wanted}”。",
    hint_zh="数值的范围用浪纹线“～”。",
    en="“{text}” has a half-width tilde; write “{wanted}”.",
    hint_en="A range of numbers takes the full-width ～.",
    fault="""
        区政府办公室2025年度工作总结
        每月办文15~20件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        每月办文15～20件。
    """,
    form="check",
)


@text_rule("digits", "Q-08", "Q-17")
def ranges(text: Prepared) -> Iterator[Finding]:
    """20～30% and 15~20件 (GB/T 15835-2011, 5; GB/T 15834-2011, 4.13)."""
    number = r"[0-9]+(?:\.[0-9]+)?"
    for spot in text.spots(rf"(?<![0-9.A-Za-z第年月\-—～~])({number})([～~—–\-－至到])({number})[%％]"):
        wanted = f"{spot.match[1]}%～{spot.match[3]}%"
        yield spotted(RANGE, spot, new=wanted, wanted=wanted)
    for spot in text.spots(rf"(?<![0-9.A-Za-z第年月\-—～~])({number})([～~—–－])({number})(?P<scale>[万亿])"):
        scale = spot.match["scale"]
        wanted = f"{spot.match[1]}{scale}～{spot.match[3]}{scale}"
        yield spotted(RANGE, spot, new=wanted, wanted=wanted)
    for spot in text.spots(r"(?<![0-9])([0-9]{1,2}月[0-9]{1,2})((?:至|到|——?)[0-9]{1,2}月[0-9]{1,2}日)"):
        wanted = f"{spot.match[1]}日{spot.match[2]}"
        yield spotted(RANGE, spot, new=wanted, wanted=wanted)
    for spot in text.spots(rf"(?<![A-Za-z0-9.])({number}(?:[%万亿年月日时元]|万元)?)~({number})"):
        wanted = f"{spot.match[1]}～{spot.match[2]}"
        yield spotted(TILDE, spot, new=wanted, safe=True, wanted=wanted)


RANGE_HYPHEN = Code(
    "P617",
    "warning",
    zh="“{text}”里的范围号是半角的短横，写作“{wanted}”。",
    hint_zh="数值的范围用“～”，时间的起止用“—”（GB/T 15834 4.13）。",
    en="The range “{text}” has a hyphen; write “{wanted}”.",
    hint_en="A range of numbers takes ～, one of times — (GB/T 15834, 4.13).",
    fault="""
        区政府办公室2025年度工作总结
        每月10-15日报送办文台账。
    """,
    mend="""
        区政府办公室2025年度工作总结
        每月10—15日报送办文台账。
    """,
    form="check",
)


@text_rule("digits", "Q-08", "Q-17")
def range_hyphen(text: Prepared) -> Iterator[Finding]:
    """10-15日, 500-800元, 3月1日--4月30日: a range takes — or ～ (GB/T 15834-2011, 4.13); no telephone, model or house has a unit."""
    number = r"[0-9]+(?:\.[0-9]+)?"
    unit = r"(?:年|月|日|号(?![楼院线机仓库厂桥])|时|点|元|万元|亿元|人|个|名|天|周|岁|%|万|千克|公斤|公里|千米|米|亩|吨|件|次|家|户|倍|分钟|小时|度|℃|摄氏度|纳特|毫米|厘米|毫克|毫升|微克|克|升|千瓦|平方米|立方米|公顷|级|分贝|处|台|辆|套|份|册|条|项|场|期|株|棵|头|只|座|间|张|页|字|篇|层|秒|分(?![机所局]))"
    for spot in text.spots(
        rf"(?<![0-9A-Za-z.\-/〔\[(（第])(?P<from>{number}(?:年[0-9]+月[0-9]+日|月[0-9]+日|年[0-9]+月|{unit})?)(?:--?|—-|-—)(?P<to>{number}(?:月[0-9]+日|年[0-9]+月)?)(?={unit})(?!\.)"
        rf"|(?<=[0-9])(?P<day>[日月年])(?:--?|—-|-—)(?P<till>[0-9]{{1,4}})(?=[年月日])"
        r"|(?<![0-9:：])(?P<clock>[0-9]{1,2}[:：][0-9]{2})(?:--?|—-|-—)[0-9]{1,2}[:：][0-9]{2}(?![0-9:：])"
    ):
        inside = spot.before.rfind("《") > spot.before.rfind("》")
        if spot.match["clock"] and not pattern(rf"[{HAN}]{{6}}|。").search(spot.par.text):
            continue  # a row of an agenda
        if inside and pattern(r"[0-9]{4}").search(spot.match[0]):
            continue  # 《规划纲要（2021-2025年）》 stands as it was issued
        times = (
            bool(spot.match["clock"])
            or (spot.match[0] + spot.after[:1]).rstrip("0123456789")[-1:] in "年月日号时点"
        )
        # Shown as it is read, with its year and its unit: 2021年3月-2022年5月, 4-5月.
        year = pattern("[0-9]{4}年$").search(spot.before) if "月" in spot.match[0] else None
        rest = pattern(rf"年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?|月[0-9]{{1,2}}日|{unit}").match(spot.after)
        start, end = spot.start - len(year[0] if year else ""), spot.end + len(rest[0] if rest else "")
        said = spot.par.text[start:end]
        wanted = pattern("[-—]{1,2}").sub("—" if times else "～", said)
        yield at(RANGE_HYPHEN, spot.par, start, end, new=wanted, wanted=wanted)


DOCUMENT_NUMBER = Code(
    "P653",
    "warning",
    zh="发文字号“{text}”的写法不对，写作“{wanted}”。",
    hint_zh="年份用六角括号〔〕，序号不加“第”，不编虚位（7.2.5）。",
    en="The document number “{text}” is not well formed; write “{wanted}”.",
    hint_en="The year stands in 〔〕, the number has neither 第 nor leading zeros (clause 7.2.5).",
    fault="""
        区政府办公室2025年度工作总结
        按照《办文规定》（某政办发[2025]08号）要求，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        按照《办文规定》（某政办发〔2025〕8号）要求，全年办文204件。
    """,
    form="check",
)
CASE_NUMBER = Code(
    "P657",
    "warning",
    zh="法院的案号里，年份“{text}”用圆括号，写作“{wanted}”。",
    hint_zh="发文字号的年份用六角括号，案号的年份用圆括号。",
    en="In a court's case number the year “{text}” stands in round brackets: “{wanted}”.",
    hint_en="A document's number has 〔〕, a court's case number has （）.",
    fault="""
        区政府办公室2025年度工作总结
        办理〔2025〕吉0199执1357号案件的协助事项。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办理（2025）吉0199执1357号案件的协助事项。
    """,
    form="check",
)
# What the code of an agency ends with, and what is numbered by rules of its own: orders, court cases, tenders, permits.
_AGENCY = r"[发办函字文通报请复委组纪宣政财教人社统安民农水卫审监应环林商旅体税科信住规党工团妇残联局院校企资][）)]?$"
_NO_AGENCY = r"(?:[令告证许初终执]|采购|招标|编号|合同|协议|备案|案件|立案|登记|鉴定|检验|公示)[字]?[）)]?$"
_NUMBERED = rf"(?<=[{HAN}])([\[［（(【﹝〔])((?:19|20)[0-9]{{2}})([\]］）)】﹞〕])(第)?(0*)([1-9][0-9]*)号"


@text_rule("digits", "H-09", "Q-05")
def document_number(text: Prepared) -> Iterator[Finding]:
    """某政办发[2025]08号, 〔2025〕第8号: the form of a document's number (clause 7.2.5)."""
    yield from _own_number(text)
    for spot in text.spots(_NUMBERED):
        opening, year, closing, nth, zeros, number = spot.match.groups()
        if (opening, closing, nth, zeros) == ("〔", "〕", None, ""):
            continue
        before = spot.before[-4:]
        if pattern(_NO_AGENCY).search(before) or (opening in "（(" and not pattern(_AGENCY).search(before)):
            continue  # 民政部公告（2025）第8号 has a form of its own
        wanted = f"〔{year}〕{number}号"
        yield spotted(DOCUMENT_NUMBER, spot, new=wanted, safe=True, wanted=wanted)
    # 〔25〕8号, 2025〔8〕号, 〔2025年〕8号: the year in full, alone and within its brackets
    for spot in text.spots(
        rf"(?<=[{HAN}])(?:[〔\[]'?(?P<short>2[0-9])[〕\]]|(?P<out>20[0-9]{{2}})年?[〔\[](?P<serial>[1-9][0-9]*)[〕\]]|[〔\[](?P<with>20[0-9]{{2}})年[〕\]])(?P<n>[1-9][0-9]*)?号"
    ):
        found = spot.match
        number = found["n"] or found["serial"]
        if number and not pattern(_NO_AGENCY).search(spot.before[-4:]):
            year = found["out"] or found["with"] or f"20{found['short']}"
            wanted = f"〔{year}〕{number}号"
            yield spotted(DOCUMENT_NUMBER, spot, new=wanted, wanted=wanted)


_CASE = r"[〔\[［【](?P<year>20[0-9]{2})[〕\]］】](?=(?:最高法|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵](?:[0-9]{0,4})|[\u4e00-\u9fff][0-9]{2,4})(?:民|刑|行|执|破|赔|财|知)[\u4e00-\u9fff]{0,3}[0-9]+号)"


@text_rule("digits", "H-09", "Q-05")
def case_number(text: Prepared) -> Iterator[Finding]:
    """〔2024〕吉0199执1357号: the year of a court's case stands in round brackets."""
    for spot in text.spots(_CASE):
        wanted = f"（{spot.match['year']}）"
        yield spotted(CASE_NUMBER, spot, new=wanted, wanted=wanted)


def _own_number(text: Prepared) -> Iterator[Finding]:
    """The same of the draft's own number, which is read as it is to be printed: looked for in its line as typed."""
    for par in () if text.from_yaml else text.pars:
        place = par.block.place
        line = text.source.line(place) if place and par.block.role == "docket_number" else None
        match = pattern(_NUMBERED).search(line or "")
        if place and match and (wanted := f"〔{match[2]}〕{match[6]}号") != match[0]:
            column, end = match.start() + 1, match.end() + 1
            here = place._replace(column=column, end_line=place.line, end_column=end)
            told = Diagnostic(DOCUMENT_NUMBER, {"text": match[0], "wanted": wanted}, here)
            yield Finding(told, par, max(par.text.find(wanted), 0), len(par.text))


OVER_HUNDRED = Code(
    "P654",
    "warning",
    zh="“{name}”不会超过100%，这里是{text}。",
    hint_zh="核对这个数。",
    en="“{name}” cannot be more than 100%; it is {text} here.",
    hint_en="Check the number.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，按时办结率102%。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，按时办结率100%。
    """,
    form="check",
)
_SHARES = r"(?:(?<!拨备)覆盖率|复耕率|复垦率|种植率|栽植率|补植率|出苗率|受训率|满座率|上座率|实载率|结对率|联系率|见效率|认领率|分类率|正确率|投放率|处结率|结报率|上报率|报送率|督办率|落地率|开业率|营业率|保障率|供水率|供热率|供气率|通达率|直通率|管控率|监管率|监测率|监控率|在册率|检出率|阳性率|带动率|参训率|参学率|参检率|体检率|建卡率|签字率|公示率|承包率|流转率|托管率|入社率|入库率|入统率|制止率|查处率|销案率|复查率|整治率|拆除率|清零率|回款率|清偿率|缴存率|上缴率|上线率|发放率|(?<!毛)入学率|录取率|升学率|毕业率|出席率|参会率|参加率|到课率|到岗率|在岗率|上岗率|支持率|赞成率|响应率|办复率|结案率|破案率|调解率|成功率|清扫率|治理率|处理率|处置率|绿化率|硬化率|通车率|通电率|入户率|建档率|履约率|接种率|治愈率|好转率|见面率|息访率|息诉率|投票率|参选率|持证率|培训率|销号率|抽查率|公开率|受理率|按期率|优秀率|及格率|完好率|有效率|落实率|登记率|发证率|确权率|机械化率|抽检率|好评率|兑现率|兑付率|归档率|回访率|反馈率|录入率|签订率|排查率|巡查率|电气化率|自动化率|收缴率|合规率|规范率|秸秆综合利用率|联网率|上云率|数字化率|在线率|开机率|开工率|开复工率|复工率|复产率|竣工率|投产率|达产率|完工率|通气率|通网率|通水率|入网率|接入率|安装率|配备率|配置率|配套率|更新率|修复率|回收率|无害化处理率|收集率|送检率|检定率|网办率|即办率|可办率|办理率|立案率|追回率|执结率|调撤率|服判率|送达率|到位率|拨付率|报销率|续保率|缴费率|惠及率|走访率|随访率|筛查率|规范管理率|控制率|感染率|发病率|死亡率|住院率|转诊率|存活率|良种率|机收率|机播率|机耕率|受益率|脱贫率|返贫率|贫困发生率|失业率|辍学率|报到率|对口率|留用率|流失率|离职率|缺勤率|应答率|接通率|接听率|差评率|投诉率|退货率|破损率|差错率|失误率|漏报率|误报率|完整率|一致率|匹配率|空置率|出租率|入驻率|绿地率|亮灯率|渗透率|占有率|当选率|命中率|失败率|淘汰率|资源化利用率|综合利用率|优质率|优秀率|达成率(?<=目标达成率)|命案破案率|培养率|建成率|验收率|审结率|息诉率|诚信率|一次通过率|占比|办结率|合格率|满意率|满意度|出勤率|到会率|普及率|知晓率|签约率|及时率|准确率|优良率|达标率|参保率|就业率|回复率|答复率|成活率|通过率|参与率|巩固率|入住率|整改率|化解率|采纳率|森林覆盖率|城镇化率|检验率|检测率|年检率|校验率|检修率|备案率|注册率|查验率|抽样率|签收率|阅读率|播种率|收获率|受助率|服务率|回应率|受惠率|结算率|编制率|救助率|供应率|检查率|评估率|审核率|核查率|比对率|认证率|贴标率|赋码率|建卡率|打卡率|交付率|见底率|摸排率|入格率|清运率|收运率|处理达标率|供给率|享受率|参保缴费率|续签率|换证率|执证率|持卡率|安置率|转办率|落图率|上图率|挂牌率|公告率|告知率|谈话率|轮训率|研判率|处警率|出警率|侦破率|起诉率|批捕率|认罪认罚适用率|调解成功率|履行率|自动履行率|服判息诉率|公开庭审率)"
# Rates that may be more than a hundred per cent: of a plan, of growth, of a capacity, of one sum to another.
_MAY_BE_MORE = r"(?:完成|增长|增速|增幅|利用|使用|负荷|负债|收益|回报|利润|盈利|充足|周转|比|增值|升值|产销|贡献|生产|入学|换手|溢价|执行|达产|满载|超载|承载|运转|杠杆|拨备覆盖|倍|功|速|频|保值|征收|征缴|压|进度|偿付|保障|占用|渗透|弹性|提升|提高|上涨|上升|毛利|兑现|超额|超收|自给|流动|速动|贷存|准备|效|产出|投入|有效|匹配|备用|储备|覆盖倍|消化|去化|开工|产能|达成|实现|入库|清偿|抵押|担保|保证金|恢复|复苏|续航)率$"
# What falls can fall by no more than all of it; profits can.
_FALLS = r"(?P<name>压缩|压减|缩短|减少|下降|降低|精简|削减|缩减|减轻|降幅)(?:幅度)?(?:[了达约近为超]|超过|达到)*(?P<value>[0-9]{3,}(?:\.[0-9]+)?)[%％]"


@text_rule("digits", "Q-17")
def over_hundred(text: Prepared) -> Iterator[Finding]:
    """按时办结率102%: a part of a whole is no more than all of it; growth and plans may be."""
    shares = text.spots(r"([0-9]{3,}(?:\.[0-9]+)?)[%％](以上)?")
    if all(float(spot.match[1]) <= 100 and not spot.match[2] for spot in shares):
        return
    between = r"(?:平均|总体|整体|全部|稳步|高)?(?:均|都|已|仅|只|稳定|保持|始终|提升|提高|上升|持续|继续)?(?:达到?了?|为|是|在|至|到)?(?:了)?"
    for spot in text.spots(rf"(?P<name>{_SHARES}){between}(?P<value>[0-9]+(?:\.[0-9]+)?)[%％]"):
        if float(spot.match["value"]) > 100:
            yield spotted(OVER_HUNDRED, spot.since("value"), name=spot.match["name"])
    for spot in text.spots(
        rf"(?P<name>[{HAN}]{{1,6}}率|{_SHARES}){between}(?P<value>100[%％]以上)(?![的者])"
    ):
        if not pattern(_MAY_BE_MORE).search(spot.match["name"]):
            share = pattern(f"{_SHARES}$").search(spot.match["name"])
            yield spotted(
                OVER_HUNDRED, spot.since("value"), name=share[0] if share else spot.match["name"][-3:]
            )
    for spot in text.spots(
        r"(?<![抢强侵霸挤])占(?![^，。；：、0-9]{0,8}(?:计划|任务|目标|预算))(?:全[省市县区年部镇校院局]|总)?[^，。；：、0-9]{0,12}的(?:比重)?(?:为|达)?(?P<value>[0-9]+(?:\.[0-9]+)?)[%％]"
    ):
        if float(spot.match["value"]) > 100:
            yield spotted(OVER_HUNDRED, spot.since("value"), name="占…的比重")
    for spot in text.spots(_FALLS):
        if float(spot.match["value"]) > 100 and not pattern("[利收][润益]|净|盈|亏|[增涨]").search(
            spot.before[-14:]
        ):
            yield spotted(OVER_HUNDRED, spot.since("value"), name=spot.match["name"])


UNIT = Code(
    "P655",
    "warning",
    zh="单位“{text}”的写法不规范，写作“{wanted}”。",
    hint_zh="用法定计量单位的名称或符号，大小写照标准（GB 3100）。",
    en="The unit “{text}” is not well written; write “{wanted}”.",
    hint_en="Use the legal unit's name or symbol, with its capitals as they are (GB 3100).",
    fault="""
        区政府办公室2025年度工作总结
        整理档案用房120平米。
    """,
    mend="""
        区政府办公室2025年度工作总结
        整理档案用房120平方米。
    """,
    form="check",
)
# How a unit is often written after a number, and how it should be.
_UNITS_WRONG = {
    "平米": "平方米",
    "平方公尺": "平方米",
    "立方公尺": "立方米",
    "公尺": "米",
    "公升": "升",
    **dict.fromkeys(("立升", "市升"), "升"),
    "市尺": "尺",
    "m2": "m²",
    "M2": "m²",
    "㎡": "m²",
    "km2": "km²",
    "m3": "m³",
    "M3": "m³",
    "KM": "km",
    "Km": "km",
    "KG": "kg",
    "Kg": "kg",
    "KW": "kW",
    "Kw": "kW",
    "kw": "kW",
    "KWH": "kW·h",
    "Kwh": "kW·h",
    "kwh": "kW·h",
    "kWh": "kW·h",
    **dict.fromkeys(("KV", "Kv", "kv"), "kV"),
    **dict.fromkeys(("KVA", "kva", "Kva"), "kVA"),
    **dict.fromkeys(("HZ", "hz"), "Hz"),
    **dict.fromkeys(("DB", "db", "Db"), "dB"),
    **dict.fromkeys(("MPA", "Mpa"), "MPa"),
    "MM": "mm",
    "°C": "℃",
    "CM": "cm",
    "Cm": "cm",
    "公分": "厘米",
    "mw": "MW",
    "立方m": "立方米",
    "平方m": "平方米",
    "亿$": "亿美元",
    "万$": "万美元",
    "M": "米",
}
_UNITS_FINE = ("㎡", "kWh")  # met everywhere and understood: not told


@text_rule("digits", "Q-01")
def units(text: Prepared) -> Iterator[Finding]:
    """120平米, 5KM: units are written by the standard (clause 9; GB 3100)."""
    wrong = sorted((one for one in _UNITS_WRONG if one not in _UNITS_FINE), key=len, reverse=True)
    for spot in text.spots(rf"(?<=[0-9万亿余多])(?:{'|'.join(map(re.escape, wrong))})(?![A-Za-z0-9])"):
        wanted = _UNITS_WRONG[spot.match[0]]
        if spot.match[0] != "M" or _is_length(spot):
            yield spotted(UNIT, spot, new=wanted, wanted=wanted)
    for spot in text.spots(
        r"(?<=[0-9万亿余多千百])千?(?:公尺)|(?<=[0-9万亿余多])[千百](?:平方公尺|公尺|公升|公分|平米)|(?<=[0-9])㎝|(?<=[0-9])(?:度[Cc]|[Oo°º][Cc]|゜C|摄氏(?!度))(?![A-Za-z])"
    ):
        wanted = (
            pattern("平方公尺")
            .sub("平方米", spot.match[0])
            .replace("公尺", "米")
            .replace("公升", "升")
            .replace("公分", "厘米")
            .replace("平米", "平方米")
        )
        wanted = "厘米" if wanted == "㎝" else "℃" if pattern("[Cc]$|摄氏").search(wanted) else wanted
        yield spotted(UNIT, spot, new=wanted, wanted=wanted)
    for spot in text.spots(r"(?<=[克米升吨瓦元件人次][/／])(?:KG|Kg|KM|Km|ML|Ml|MG)(?![A-Za-z])"):
        wanted = _NAMED_UNITS[spot.match[0].lower()]
        yield spotted(UNIT, spot, new=wanted, wanted=wanted)
    yield from _symbols_beside(text)
    if any(one in text.whole for one in ("km", "m³", "m²", "kg", "㎡")):
        yield from _symbols(text)


_NAMED_UNITS = {
    "kg": "千克",
    "km": "公里",
    "ml": "毫升",
    "mg": "毫克",
    "g": "克",
    "cm": "厘米",
    "mm": "毫米",
    "t": "吨",
    "m": "米",
}
_ALONE = r"(?<=[0-9万])(?:mg|ml|mL|cm|mm|g|t|m)(?![A-Za-z0-9/·²³⁻×*])"


def _symbols_beside(text: Prepared) -> Iterator[Finding]:
    """重量不足180g，而旧款为260克: a unit that stands once as a symbol, and in Chinese beside it."""
    spots = [*text.spots(_ALONE, prose=True)] if pattern(_ALONE).search(text.chinese) else []
    if len(spots) == 1 and spots[0].par.is_prose:
        spot = spots[0]
        wanted = _NAMED_UNITS[spot.match[0].lower()]
        if pattern(rf"[0-9万]{wanted}(?![/／每])").search(spot.par.text) and not pattern(
            "型号|规格|标号"
        ).search(spot.before[-20:]):
            yield spotted(UNIT, spot, new=wanted, wanted=wanted)


def _is_length(spot: Spot) -> bool:
    """Whether an M after a number is for metres: 溢洪道长86M; 宽带200M and 带宽 are not."""
    return pattern(r"[长宽高深距径厚]度?(?:约|为|达|近)?[0-9.]+$").search(spot.before) is not None


_NAMES = {
    "㎡": "平方米",
    "km²": "平方公里",
    "km": "公里",
    "m³": "立方米",
    "m²": "平方米",
    "kg": "公斤",
    "hm²": "公顷",
}
_SYMBOL = rf"(?<=[0-9万亿余每])(?:{'|'.join(sorted(_NAMES, key=lambda one: (-len(one), one)))})(?:(?![A-Za-z0-9/·²³⁻])|(?<=每m³)|(?<=每m²)|(?<=每㎡)|(?<=每km)|(?<=每kg))"
MOST_SYMBOLS = 2
"""Symbols of a paper that may have slipped in; one with more is written with symbols."""


def _symbols(text: Prepared) -> Iterator[Finding]:
    """4.3km beside 1.2公里: one or two units as symbols in a paper that writes them in Chinese."""
    spots = [*text.spots(_SYMBOL, prose=True)]
    others = pattern(r"[0-9](?:mm|cm|m|kV|kW|MW|L|mg|MPa|℃|t|A|V|W|dB)(?![A-Za-z²³])").search(text.chinese)
    names = pattern(r"[0-9万](?:公里|平方米|立方米|公斤|吨|亩|公顷|米)").findall(text.chinese)
    if len(spots) <= MOST_SYMBOLS and others is None and len(names) >= len(spots):
        for spot in spots:
            wanted = _NAMES[spot.match[0]]
            yield spotted(UNIT, spot, new=wanted, wanted=wanted)


ESTIMATE = Code(
    "P656",
    "warning",
    zh="“{text}”是概数，中间不加顿号，写作“{wanted}”。",
    hint_zh="相邻两个数字连用表示概数，不用标点（GB/T 15834 4.5.3.4）。",
    en="“{text}” is an estimate and takes no mark; write “{wanted}”.",
    hint_en="Two numerals side by side that mean an estimate have nothing between them (GB/T 15834, 4.5.3.4).",
    fault="""
        区政府办公室2025年度工作总结
        一般文件三、五天办结。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一般文件三五天办结。
    """,
    form="check",
)
# 2、3名, and no 第2、3名, 附件1、2份, 1、2、3项: about so many of something, in figures.
_NO_ORDER = r"(?<![第条款表图组楼幢栋号区期级类班周线段件批层库门标序院校村册卷章节题站台机炉井孔泵闸塔桩缸车床选0-9a-zA-Z.,、和及至—～\-－（《“\n/])"
_FEW = r"(?:[名人户岁天]|个(?:月|小时|工作日|人|(?=[的，。]))|家|件|项|次(?!全会|会议)|分钟|小时|年(?![级期度制月、和])|公里|里地|米|倍|成|辆|万元|千元|百元|份|篇|场|亩)"
_NO_ORDER_BEHIND = r"(?!员|目|种|别|型|标|名|[及与])"


@text_rule("digits", "Q-13")
def estimate(text: Prepared) -> Iterator[Finding]:
    """三、五天, 七、八十人: an estimate in Chinese numerals (GB/T 15834-2011, 4.5.3.4)."""
    near = "两、三|一、二|二、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九"
    units = rf"[天户岁亩倍成]|个(?:月|小时|百分点|工作日|(?=[{HAN}]{{2}})(?!方面|阶段|环节|部分|问题|等[级次]|层[级次]|标段|批次|季度|年度|专业|产业|学段|年级))|人(?![小])|次(?![全会方])|分钟|小时|公里|公斤|里(?=[路外地，。])|米(?=[，。；高长宽深])|(?!名(?:决赛|争夺|之争|次))[名家辆](?=[{HAN}])|年(?![级期制月、和]|级)|万|亿|十[多余]?(?:分钟|公里|公斤|[人天个名岁户家年亩次件米里吨元万辆台场])|百[多余]?[人名个户元家]|千[人名户元]|万[元人]"
    for spot in text.spots(rf"(?<![第一二三四五六七八九十、])({near})(?={units})", prose=True):
        wanted = spot.match[0].replace("、", "")
        if not pattern("个月的?[，、]").match(spot.after):
            yield spotted(ESTIMATE, spot, new=wanted, wanted=wanted)
    figures = "|".join(f"{one}、{one + 1}" for one in range(1, 9))
    for spot in text.spots(rf"{_NO_ORDER}(?:{figures})(?={_FEW}{_NO_ORDER_BEHIND})", prose=True):
        wanted = "".join("一两三四五六七八九"[int(one) - 1] for one in spot.match[0].split("、"))
        yield spotted(ESTIMATE, spot, new=wanted, wanted=wanted)
