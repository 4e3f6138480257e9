"""Rules on marks that a sentence's sense decides (P633–P638): ？ after a statement, ， in a row of 、, titles without 《》, a full stop inside a bracket.

In: a `Prepared`. Out: findings (GB/T 15834-2011).
"""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from ...flow.title_words import known
from ...messages.diagnostic import Code
from ...terms.numerals import parse_chinese
from ..arithmetic.amounts import gap_of, reckoned
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared

NO_QUESTION = Code(
    "P633",
    "warning",
    zh="“{text}”不是问句，不用问号。",
    hint_zh="“检查……是否……”“研究……如何……”是陈述，用句号或者逗号（GB/T 15834 4.2）。",
    en="“{text}” is no question and takes no question mark.",
    hint_en="To check whether, to discuss how is a statement: put a full stop or a comma (GB/T 15834, 4.2).",
    fault="""
        区政府办公室2025年度工作总结
        重点检查各科室台账是否齐全？
    """,
    mend="""
        区政府办公室2025年度工作总结
        重点检查各科室台账是否齐全。
    """,
    form="check",
)
_SPOKEN = re.compile("讲话|发言|致辞|演讲|宣讲|主持|倡议|问答|访谈|问卷|提纲|公开信|一封信|记录|感悟|体会")
_LOOKS = "关心|担心|担忧|考虑|思考|检查|查看|核查|了解|查一查|看看|研究|讨论|掌握|弄清|明确|确定|核实|关注|询问|分析|判断|排查|审查|督查|评估|搞清|摸清|核对|商讨|探讨|查清|审核|抽查|查验|测算|听取|督促"
_WHETHER = "是否|有没有|有无|能否|可否|如何|怎样|怎么|为什么|为何|哪些|哪里|哪个|什么|谁|多少|何时|几"
_ASKED = rf"(?:{_LOOKS})(?![组员人会书])[^。！？\n]{{0,60}}?(?:{_WHETHER})[^。！？\n]{{0,30}}？"
_QUESTION = re.compile(
    r"[吗呢么吧啊]|是不是|难道|岂|何[况必不以]?|谁|哪|几|多[少大久长远高]|怎|什么|是否|能否|可否|与否|有没有|有无|还是|为啥|行不行|(.)不\1|(.)没\2|算不|知道|[您你]|请问"
)
_PLAIN = rf"(?<=[{HAN}”）%])？"
# A question that is the subject of what follows: 由谁来调解？心中没有底.
_GOES_ON = rf"(?<=[{HAN}])？(?=(?:已?经?(?:成为|是)(?:当前|摆在|目前|我们|基层|全|各|普遍|一个|亟)|值得|有待|直接(?:关系|影响)|关系到|心中|心里|不(?:清楚|了解|明白|知道|明确|掌握)|没有?(?:底|数|把握|明确)|拿不准|说不清|一知半解|一概不知|若明若暗)[^。！？\n]{{0,20}}[，。；])"


@text_rule("punctuation", "15834")
def questions(text: Prepared) -> Iterator[Finding]:
    """重点检查……是否齐全？ and 研究了……的问题？: what is looked at or discussed is no question; nothing is said of speeches and forms to fill in."""
    spoken = bool(_SPOKEN.search(text.title))
    for spot in text.spots(_GOES_ON, prose=True):
        yield spotted(NO_QUESTION, spot, new="，")
    if spoken:
        return
    for spot in text.spots(_PLAIN, prose=True):
        par, end = spot.par, spot.start
        start = max(par.text.rfind(mark, 0, end) for mark in "。！？；") + 1
        said = par.text[start : end + 1]
        quoted = said.count("“") != said.count("”") or said.count("（") != said.count("）")
        asked = pattern(_ASKED).search(said) and not pattern("[您你吗呢]|大家|我们|同志们").search(said)
        plain = len(said) > LEAST and not _QUESTION.search(said)
        if (asked or plain) and not quoted and par.block.role in ("paragraph", "run_in", "item"):
            yield spotted(NO_QUESTION, spot, new="。")


LEAST = 8
"""Characters of a sentence that is read for what may be a question."""

COMMA_AMONG = Code(
    "P634",
    "warning",
    zh="“{text}”前后用的是顿号，这里也用顿号。",
    hint_zh="并列的各项之间用一种标点。",
    en="Before and after “{text}” the items are parted by 、; part these so, too.",
    hint_en="The items of one list are parted by one mark.",
    fault="""
        区政府办公室2025年度工作总结
        文秘科31件、信息科29件，督查科58件、后勤科63件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        文秘科31件、信息科29件、督查科58件、后勤科63件。
    """,
    form="check",
)


@text_rule("punctuation", "15834")
def comma_among(text: Prepared) -> Iterator[Finding]:
    """860万元、740万元，620万元、450万元: one ， in a list whose items are of one unit and of names that end alike, and are parted by 、."""
    for par, amounts, _ in reckoned(text):
        if len(amounts) < LEAST_ITEMS:
            continue
        gaps = [gap_of(par, one, then) for one, then in pairwise(amounts)]
        for index, gap in enumerate(gaps):
            near = [gaps[place] for place in (index - 1, index + 1) if 0 <= place < len(gaps)]
            units = {one.unit for one in amounts[max(index - 1, 0) : index + 3]}
            if not pattern(f"，[{HAN}]{{0,8}}").fullmatch(gap) or len(units) > 1:
                continue
            bare = gap == "，" and index and gaps[index - 1] == "、" and not pattern("[总共计]").search(gap)
            names = [
                pattern("^.*[，。；：、]|其中").sub("", amounts[place].name) for place in (index, index + 1)
            ]
            alike = (
                len(near) > 1
                and all(one.startswith("、") for one in near)
                and all(len(name) > 1 for name in names)
                and len(names[1]) < 2 * len(names[0])  # 48台、铲车36台，铁西区配备滚刷车42台: whose they are
            )
            if bare or (alike and names[0][-1] == names[1][-1]):
                start = amounts[index].end
                yield at(
                    COMMA_AMONG,
                    par,
                    start,
                    start + 1,
                    new="、",
                    text=par.text[start - 6 : start + 1].lstrip("，、。"),
                )

    for spot in text.spots(_AMONG_NAMES, prose=True):
        match = spot.match
        names = (
            [match["one"], match["two"], match["three"]]
            if match["one"]
            else [match["a"], match["b"], match["c"]]
        )
        if len({len(name) for name in names}) == 1 and not any(
            pattern(_ACTS).match(name) for name in names[1:]
        ):
            start = spot.since("comma" if match["one"] else "mark").start
            said = spot.par.text[start - len(names[0]) : start + 1 + len(names[0])]
            yield at(COMMA_AMONG, spot.par, start, start + 1, new="、", text=said)

    for spot in text.spots(_AMONG_OFFICES, prose=True):
        names = [spot.match["one"], spot.match["two"], spot.match["three"]]
        if not any(pattern(_NO_NAME).search(name) for name in names):
            yield spotted(COMMA_AMONG, spot.part("comma"), new="、", text=f"{names[0]}，{names[1]}")
    for spot in text.spots(_ALIKE, prose=True):
        items = pattern("[、，]").split(spot.match[0])
        items[0] = items[0][-len(items[1]) :]
        if len({len(one) for one in items}) == 1 and not any(pattern(_NO_NAME).search(one) for one in items):
            yield spotted(COMMA_AMONG, spot.part("mark"), new="、", text="、".join(items))
    for spot in text.spots(_AMONG_COUNTED, prose=True):
        items = pattern("[，、和及]").split(spot.match["items"])
        how_many = _count_of(spot.match["count"])
        if spot.match["items"].count("，") != 1 or "、" not in spot.match["items"]:
            continue
        places = bool(pattern(_PLACES).match(spot.after)) or len({len(one) for one in items}) == 1
        if places and len(items) == how_many and not any(pattern(_NO_NAME).search(one) for one in items[1:]):
            comma = spot.start + spot.match["items"].index("，")
            yield at(COMMA_AMONG, spot.par, comma, comma + 1, new="、", text=spot.match["items"])
    for spot in text.spots(_AMONG_OBJECTS, prose=True):
        last = spot.match["last"] or spot.match["row"]
        if not pattern(_ACTS).match(last) and not pattern("[的了着过]|[一-龥]是|不|没|存在|出现").search(
            last
        ):
            group = "comma" if spot.match["comma"] else "mark"
            yield spotted(COMMA_AMONG, spot.part(group), new="、", text=spot.match[0][-20:])


def _count_of(said: str) -> int:
    """A number of things: 3, 三, 两."""
    return int(said) if said.isdigit() else 2 if said == "两" else parse_chinese(said) or 0


LEAST_ITEMS = 3
# What ends the names of offices and places.
_SORTS = "学院|局|委|院|站|村|镇|乡|街道|社区|公司|中心|处|科|室|所|厂|中学|小学|学校|大学|县|区|市|支队|大队|银行|组|园|馆|港"
# 市教育局，市交通运输局和市港口管理局制度健全; 对化学化工学院，机械工程学院、土木工程学院予以: three names that end alike, before the first of which a clause only begins.
_AMONG_OFFICES = rf"(?<=[\n。；，：、])(?:[由对向请将给与在从经为是]|要求|责成|组织|邀请|会同|联合|涉及|包括|分别为|分别是|主要为)?(?P<one>[{HAN}]{{1,10}}?(?P<sort>{_SORTS}))(?P<comma>，)(?P<two>[{HAN}]{{1,10}}?(?P=sort))(?:[、和及与]|以及)(?P<three>[{HAN}]{{1,10}}?(?P=sort))"
_PLACES = "接站点|站点|村|乡|镇|街道|社区|县|区(?!域)|市(?!场)|学院|学校|医院|单位|部门|企业|公司|科室|支部|园区|港区|灌区|水库|点位|考点|网点"
_NO_NAME = "管(?!理)|[抓去下]|[的了是在有对向由将把被为与等各其该这那每不未要可已均都]|应(?![急用届变对])|[赴到]|前往|组成|深入|负责|牵头|配合|组织|开展|加强|会议|全[市县区镇乡院校局]"
# 石门，柳家沟、大坪3个村: as many names as are counted, where one ， parts two of them.
_AMONG_COUNTED = rf"(?<=[\n。；，：、是在为括及盖有])(?P<items>(?:[{HAN}]{{2,8}}[、，]){{1,5}}?(?:[{HAN}]{{2,8}}、)*[{HAN}]{{2,8}}?)(?:共|共计|设|这)?(?P<count>[0-9]|[两三四五六七八九])(?:个|家|类|种|项|条|座|所|处|名|位)(?=[{HAN}])"
# 重点考核责任落实、规定执行，廉洁风险防控等情况。 what is looked at is told by one row of names.
_AMONG_OBJECTS = (
    rf"对[{HAN}“”]{{2,12}}、[{HAN}“”]{{2,12}}(?P<mark>，)(?P<row>[{HAN}“”]{{2,10}}(?:行为|问题|现象|情况))(?=制止|予以|进行|严肃|坚决|一律|及时|严厉|零容忍)"
    rf"|(?:重点|主要|分别|逐一|全面)(?:考核|检查|督查|核查|排查|查看|了解|围绕|包括|涵盖|涉及|整治|关注|查找|审计|核实|抽查|评估)[{HAN}“”]{{2,24}}、[{HAN}“”]{{2,20}}(?P<comma>，)(?P<last>[{HAN}“”]{{4,18}}?)等(?:情况|方面|内容|问题|工作|事项|行为|环节)(?=[，。；])"
)
# 获得感、幸福感，安全感: three that end alike.
_ALIKE = rf"(?P<a>[{HAN}]{{1,4}}?(?P<t>[感性化型度力率]))、[{HAN}]{{1,4}}?(?P=t)(?P<mark>，)(?P<c>[{HAN}]{{1,4}}?(?P=t))(?=[{HAN}，。；])"
# 少儿绘本、海洋科普、渔业技术，生活百科等图书; 涵盖住宅，商铺、厂房三类: names of one length.
_AMONG_NAMES = (
    rf"(?<=、)(?P<one>[{HAN}]{{2,4}})、(?P<two>[{HAN}]{{2,4}})(?P<comma>，)(?P<three>[{HAN}]{{2,4}})(?=等(?![级次额价候待同奖到第])[{HAN}])"
    rf"|(?:涵盖|包括|包含|涉及|覆盖|分为)(?P<a>[{HAN}]{{2,4}})(?P<mark>，)(?P<b>[{HAN}]{{2,4}})、(?P<c>[{HAN}]{{2,4}}?)(?=[二两三四五六七八九十]+[类种项个方]|等(?![级次额价候待同奖到第])[{HAN}])"
)
# What begins with a verb may be a clause of its own.
_ACTS = (
    "组织|开展|加强|推[进动]|落实|完善|做好|通过|采[取用]|利用|结合|围绕|建[立设]|健全|强化|提[升高]|包括|涵盖|确保|实[现施]|解决|协调|会同|联合|邀请|安排|全面|认真|积极|深入|切实|及时"
    "|严[格控]|进一步|促进|带动|形成|打造|优化|深化|增强|创新|改善|排查|整治|清理|检查|督促|指导|引导|配合|支持|保障|帮助|参加|参与|运用|依托|聚焦|突出|坚持|抓[好实]|压实|明确"
)

TITLE_IN_QUOTES = Code(
    "P635",
    "warning",
    zh="“{text}”是法规、文件的名称，用书名号，写作“{wanted}”。",
    hint_zh="法律、法规、公文的名称用《》（GB/T 15834 4.15）。",
    en="“{text}” is the name of a law or a document: “{wanted}”.",
    hint_en="Names of laws and documents stand in 《》 (GB/T 15834, 4.15).",
    fault="""
        区政府办公室2025年度工作总结
        根据“中华人民共和国档案法”，整理档案204卷。
    """,
    mend="""
        区政府办公室2025年度工作总结
        根据《中华人民共和国档案法》，整理档案204卷。
    """,
    form="check",
)
NO_TITLE = Code(
    "P637",
    "warning",
    zh="“{text}”不是书、文件的名称，用引号，写作“{wanted}”。",
    hint_zh="称号、活动、口号、品牌用引号（GB/T 15834 A.13）。",
    en="“{text}” is no title of a text: “{wanted}”.",
    hint_en="Honours, campaigns and slogans stand in quotation marks (GB/T 15834, A.13).",
    fault="""
        区政府办公室2025年度工作总结
        办公室获得《文明单位》荣誉称号。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办公室获得“文明单位”荣誉称号。
    """,
    form="check",
)
_LAW = (
    r"“(?P<law>中华人民共和国[^“”\n]{2,24}(?:法|条例|细则|办法)|关于[^“”\n]{4,50}的(?:通知|意见|决定|办法|规定|方案|批复|若干意见|实施意见|指导意见)"
    r"|[^“”《》，。；\n]{3,30}(?:条例|管理办法|暂行办法|实施办法|实施细则|暂行规定|管理规定|指导意见|(?<!的)实施意见|管理条例))”(?![法之]|式)"
)
_NAMED = r"《(?P<named>(?![^》\n]*(?:[法书文表案例则定见知告划志册卷刊报函集歌曲剧]|制度|办法|规划|纲要|手册|读本|指南|要点|标准|协议|合同)》)[^《》\n]{2,16})》(?=荣誉称号|称号|专项行动|主题活动|品牌|口号|荣誉)"
# 获得《全国五一劳动奖章》, 《世界环境日》当天, 《清廉单位》创建: no text is named so.
_HONOURED = (
    r"(?<=[获得予为])《(?P<honour>(?![^》\n]*(?:证书|文件|通知|决定|名单|办法))[^《》\n]{1,16}(?:奖章|奖状|奖|称号|集体|先锋号|先锋岗|文明号|文明岗|标兵|能手|模范|先锋|先进个人|优秀个人|先进工作者|劳动者|红旗手|工匠|卫士|好人|单位|家庭|班组|示范岗|示范点|示范村|示范县|示范校|基地|园丁|教师|党员|战士|小区|社区|学校|医院|村庄|乡镇|企业))》(?![的一中书])"
    r"|《(?P<day>[^《》\n]{2,14}(?:日|节|周|博览会|运动会|论坛|峰会|交易会|洽谈会))》(?=系列|主题|活动|期间|当天|当日|前夕|到来|来临|之际|宣传|开幕|闭幕|如期|即将)"
    r"|《(?P<made>[^《》\n]{2,10}(?:单位|家庭|机关|社区|村|乡镇|学校|医院|企业|城市|县城|窗口|班组|支部|庭院|小区|街道|站所|校园|餐厅|食堂))》(?=(?:的?创建|评选|评比|评定|建设|命名|选树|争创))"
)


@text_rule("punctuation", "15834")
def title_quotes(text: Prepared) -> Iterator[Finding]:
    """“中华人民共和国档案法” for 《》, 《文明单位》 for “”."""
    for spot in text.spots(_LAW, prose=True):
        wanted = f"《{spot.match['law']}》"
        yield spotted(TITLE_IN_QUOTES, spot, new=wanted, wanted=wanted, text=spot.match["law"])
    for spot in text.spots(_NAMED, prose=True):
        wanted = f"“{spot.match['named']}”"
        yield spotted(NO_TITLE, spot, new=wanted, wanted=wanted)
    for spot in text.spots(_HONOURED, prose=True):
        wanted = f"“{spot.match[0][1:-1]}”"
        yield spotted(NO_TITLE, spot, new=wanted, wanted=wanted)


STOP_INSIDE = Code(
    "P636",
    "warning",
    zh="括号在句子里面，里边末尾不用句号：“{text}”。",
    hint_zh="去掉括号里的句号；整段括注自成一句的，放在前一句的句号后面（GB/T 15834 4.9）。",
    en="The bracket stands within a sentence and has no full stop in it: “{text}”.",
    hint_en="Take the stop out; a bracket that is a sentence itself follows the full stop before it (GB/T 15834, 4.9).",
    fault="""
        区政府办公室2025年度工作总结
        各科室（名单由文秘科提供。）逐项自查。
    """,
    mend="""
        区政府办公室2025年度工作总结
        各科室（名单由文秘科提供）逐项自查。
    """,
    form="check",
)


@text_rule("punctuation", "15834")
def stop_inside(text: Prepared) -> Iterator[Finding]:
    """（名单由文秘科提供。）逐项自查: the full stop of a bracket within a sentence."""
    for spot in text.spots(
        rf"(?<=[{HAN}0-9”》%])（[^（）。！？\n]{{2,40}}。）(?=[{HAN}0-9，、；。“《]|\n)", prose=True
    ):
        end = spot.end - 1
        yield at(STOP_INSIDE, spot.par, end - 1, end, new="", text=spot.match[0])


ODD_MARK = Code(
    "P638",
    "warning",
    zh="“{text}”这里不用“{mark}”。",
    hint_zh="写作“{wanted}”。",
    en="No “{mark}” stands in “{text}”.",
    hint_en="Write “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿和、主持词204篇。
    """,
    mend="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿和主持词204篇。
    """,
    form="check",
)
# No name ends so: 孙人和、周义和, 温和、谦和.
_BEHIND_AND = rf"(?<=[{HAN}”》])(?:(?<=[低高气水保恒室体]温)|(?<![人谦共温祥平暖随饱调缓总中景义泰仁元永春白顾普言触累保致志建国世清德忠玉]))(?P<word>和|以及|或者)、(?=[{HAN}“《])"
_AS_FOLLOWS = r"(?<=(?:报告|请示|通知|通报|总结|汇报|纪要|函告|批复|说明)如下)[；、，](?=\n)"


@text_rule("punctuation", "15834")
def odd_marks(text: Prepared) -> Iterator[Finding]:
    """汇报稿和、主持词; 现将……报告如下； at the end of a paragraph."""
    for spot in text.spots(_BEHIND_AND, prose=True):
        if spot.before[-1:] != "温" and known(spot.before[-1:] + spot.match["word"]):  # 低温|和
            continue
        yield spotted(ODD_MARK, spot, new=spot.match["word"], mark="、", wanted=spot.match["word"])
    for spot in text.spots(_AS_FOLLOWS, prose=True):
        yield spotted(ODD_MARK, spot, new="：", mark=spot.match[0], wanted="如下：")
    for spot in text.spots(_SAYS, prose=True):
        yield spotted(ODD_MARK, spot, new="，", mark="、", wanted="，", text=spot.before[-4:] + "、")
    for spot in text.spots(r"(?<=[妥当可]否)[、；：。](?=(?:敬|恳)?请)"):
        yield spotted(
            ODD_MARK, spot, new="，", mark=spot.match[0], wanted="，请", text=spot.before[-2:] + spot.match[0]
        )
    for spot in text.spots(_LIST_BEGINS, prose=True):
        yield spotted(
            ODD_MARK, spot, new="：", mark=spot.match[0], wanted="：", text=spot.before[-4:] + spot.match[0]
        )
    for way, wanted in (
        (_DEFINED, "，"),
        (_FOUND_OUT, "，"),
        (_TELLS_OF, "："),
        (_TORN, "，"),
        (_OF_WHOM, "，"),
        (_HALVES, "，"),
        (_ASKS, "，"),
        (_IF_SO, "，"),
    ):
        for spot in text.spots(way, prose=True):
            stop = spot.end
            words = spot.par.text[max(stop - 5, 0) : stop]
            yield at(
                ODD_MARK, spot.par, stop - 1, stop, new=wanted, mark=words[-1], wanted=wanted, text=words
            )
    for spot in text.spots(_MEETING_AGAIN, prose=True):
        yield spotted(ODD_MARK, spot, new="。", mark="：", wanted="。", text=spot.before[-4:] + "：")
    for spot in text.spots(_RHETORICAL, prose=True):
        yield at(
            ODD_MARK,
            spot.par,
            spot.end - 1,
            spot.end,
            new="？",
            mark="。",
            wanted="？",
            text=spot.match[0][-6:],
        )
    yield from _series(text)
    yield from _last_items(text)
    for spot in text.spots(_CASE_BEGINS, prose=True):
        said = pattern(r"[^，。；！？：\n]*$").search(spot.before)
        clause = said[0] if said else ""
        if "、" not in clause and len(clause) >= LEAST_CLAUSE and pattern(_ACTED).search(clause):
            end = clause[-4:]
            yield spotted(ODD_MARK, spot, new="。", text=f"{end}、", mark="、", wanted=f"{end}。")


# 提前48小时向社会公告、涉及医院、学校的，由……: a case begins where a sentence has ended.
_CASE_BEGINS = r"、(?=(?:涉及|凡是?|如遇|如有|如需|遇有|若有|若遇|确需|确因)[^，。；\n]{2,24}的，(?:由|应|须|要|按|可|经|报|需|必须|不得|一律))"
LEAST_CLAUSE = 6
_ACTED = (
    "[向由对将把在于按经应须要可报][\u4e00-\u9fff0-9]{2,}|公告|通知|报告|公示|备案|审批|登记|报送|实施|执行"
)
# 会议指出、推进……: who says something is followed by what is said.
_SAYS = rf"(?<=指出|强调|认为|表示|提出|明确|决定|要求)(?<=会议..|同志..|书记..|主任..|局长..|市长..|县长..|区长..|领导..|大家..|代表..|专家..|校长..|院长..)、(?!(?:指出|强调|认为|要求|表示|提出|明确|决定|部署|安排|研究|讨论|通过|建议|意见))(?=[{HAN}“《])"
# 主要问题有；一是, 具体措施是。1.
_LIST_BEGINS = r"(?:(?<=问题有|措施有|原因有|工作有|方面有|问题是|措施是|原因是|任务是|表现为|表现在)|(?<=包括|如下))[；。、](?=一是|其一|首先|（一）|1[.．]|①)"
# 主要问题是；执法力量不足
_TELLS_OF = r"(?:问题|措施|原因|工作|方面|任务|做法|经验|特点|表现|目标|要求|依据|内容|对象|范围|条件|标准|困难|障碍|短板|难点|难题|重点|亮点|成效|优势|风险|隐患|情形|途径|步骤|流程|职责|分工|安排|计划|思路|建议|诉求|体会|启示|变化|差距|不足|结论|结果|事项|材料|指标|理由|目的|方式|方法|举措|现象|环节|因素|特征|类型|种类|项目|主题|议题|议程|瓶颈|症结|弱项|线索|名单|情况|因)(?:主要|分别|大致|依次|具体|仍|还)?(?:是|有|为|包括|在于|表现为|表现在|体现在|集中在)；(?=[\u4e00-\u9fff“])"
# 本规定所称小型水库。是指……: what is defined and what it is make one sentence.
_DEFINED = r"(?<=[\u4e00-\u9fff”》）])[。；、](?=(?:，)?是指[\u4e00-\u9fff0-9“])(?<!等[。；、])"
# 随着气温回升。病媒生物进入活跃期: an adverbial by itself is no sentence.
_TORN = r"(?<=[。\n])(?:随着|由于|鉴于|根据|按照|依据|为进一步|为切实|为深入|为全面|为认真|为扎实|为有效|为了)(?![^。\n]{0,40}(?:提供|奠定|作出|做出|贡献|打下|创造|营造|注入|而|是|可|应|须|要|得到|需要))[^，。；：！？\n]{3,30}。(?=(?:经|我|本|现|特|该|各|全|请|决定|会议|[\u4e00-\u9fff]{2,}))"
# 申请人对决定不服的。可以申请复议
_OF_WHOM = r"(?<=[。；\n])[^，。；：！？\n]{0,16}(?:不服|异议|不符合|违反|逾期|未[\u4e00-\u9fff]{2}|拒不|需要|确需|符合)[^，。；：！？\n]{0,20}的。(?=可以|可(?!见)|由|应当|应|依法|责令|处以|将|不予|给予|视为|按照?|须|一律)"
# 这既是压力。也是动力
_HALVES = r"既[^，。；：！？\n]{1,16}。(?=[也又][\u4e00-\u9fff])|(?:不仅|不但)[^，。；：！？\n]{2,24}。(?=而且|还|也|更)|(?<=[。\n])虽然?[^，。；：！？\n]{3,24}。(?=但)|(?<=[。\n])(?:因为|由于)[^，。；：！？\n]{3,24}。(?=(?:所以|因此|导致|致使))"
# 现将《工作要点》印发给你们；请结合实际贯彻执行
_ASKS = r"印发给你们[；。、](?=请)|特此(?:报告|函告|请示|通知|通报|函复|批复)、(?=[请敬])"
# 如遇恶劣天气、立即停止高空作业
_IF_SO = r"(?<=[。；\n])(?:如遇|如有|如需|如果|一旦|若|凡遇|遇有?|倘若)[^，。；：、！？\n]{2,14}、(?=(?:立即|应当?|必须|须|请|及时|马上|第一时间|务必)[\u4e00-\u9fff])"
# 经现场检查、发现……: by what is done one comes to what is found.
_FOUND_OUT = r"经[^，。；、\n]{0,10}(?:检查|调查|核查|核实|审查|排查|鉴定|检测|查验|勘验|了解|抽查|走访|询问|比对|统计|核对|初查|复查|复核|监测|巡查|摸排|测算|评估|检验|化验|审计|研判|排摸|暗访|回访|查询|查证|取证|抽检|研究|讨论|协商|会商)、(?=(?:发现|查明|确认|认定|查实|确有|未发现|证实|得知|判定|属实|该)[\u4e00-\u9fff])"
# 同意该方案：会议决定
_MEETING_AGAIN = r"(?<=[\u4e00-\u9fff])：(?=会议(?:决定|要求|强调|指出|认为|明确|同意))(?<!会议：)(?<!如下：)(?<!意见：)(?<!事项：)(?<!纪要：)"
# 群众怎么会满意。 大家想一想，……做到位了。
_RHETORICAL = r"(?<=[。！？；，\n])(?:[\u4e00-\u9fff]{0,6}(?:难道|岂不是|怎么会|怎么能|怎么可能|怎能|岂能|何尝不|何谈|从何谈起|谈何)[^。！？；“”\n]{1,24}|(?:大家|请大家|同志们|我们)?(?:想一想|问一问|试问|扪心自问)，[^。！？“”\n]{2,30}(?:是不是|有没有|能不能|够不够|会不会|为什么|怎么办)[^。！？“”\n]{1,20})。"
_ORDINALS = "一二三四五六七八九"


def _series(text: Prepared) -> Iterator[Finding]:
    """一是……；二是……。三是……: of the marks between the parts of a row, which have no full stop in them, one is another than the others."""
    for spot in text.spots("一是", prose=True):
        if (before := spot.before[-1:]) and before not in "。；：，":
            continue
        said = spot.par.text
        places = [spot.start]
        for ordinal in _ORDINALS[1:]:
            place = said.find(f"{ordinal}是", places[-1])
            if place < 0 or said[place - 1] not in "；。":
                break
            places.append(place)
        marks = [said[place - 1] for place in places[1:]]
        parts = [said[one : then - 1] for one, then in pairwise(places)]
        if len(marks) < 2 or len(set(marks)) == 1 or any("。" in part or "；" in part for part in parts):
            continue
        usual = "；" if marks.count("；") * 2 >= len(marks) else "。"
        for place, mark in zip(places[1:], marks, strict=True):
            if mark != usual:
                yield at(
                    ODD_MARK,
                    spot.par,
                    place - 1,
                    place,
                    new=usual,
                    mark=mark,
                    wanted=usual,
                    text=said[place - 5 : place],
                )
                break


_ITEM = (
    r"（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、]|[①-⑳]|[一二三四五六七八九十]{1,3}是|（[0-9]{1,2}）"
)


_OUTSIDE = ("heading", "signature", "attachment_note", "date")


def _row_ended(par: Par, below: Par) -> Iterator[Finding]:
    """一是……；二是……；三是……； in one paragraph, where the next one goes on with something else."""
    words = par.text.rstrip()
    goes_on = below.text.rstrip().endswith("；") or pattern(rf"(?:{_ITEM})|[第其]?[{_ORDINALS}]").match(
        below.text
    )
    if "；二是" in words and "一是" in words and not goes_on and (below.is_indented or below.label):
        end = len(words)
        yield at(ODD_MARK, par, end - 1, end, new="。", mark="；", wanted="。", text=words[-6:])


def _last_items(text: Prepared) -> Iterator[Finding]:
    """The last of a row of items that ends in ；: nothing that is running text follows it."""
    for above, par, below in zip_longest(text.pars, text.pars[1:], text.pars[2:]):
        words = par.text.rstrip() if par else ""
        if not par or not par.is_prose or not words.endswith("；"):
            continue
        if below and below.is_prose:
            yield from _row_ended(par, below)
            continue
        one_of_row = above.is_prose and above.text.rstrip().endswith("；")
        if (below is None or below.block.role in _OUTSIDE) and (
            one_of_row or (par.label and "。" in words) or ("；二是" in words and "一是" in words)
        ):
            end = len(words)
            yield at(ODD_MARK, par, end - 1, end, new="。", mark="；", wanted="。", text=words[-6:])
    for first, par, last in zip(text.pars, text.pars[1:], text.pars[2:], strict=False):
        words = par.text.rstrip()
        labelled = all(one.is_prose and one.label for one in (first, par, last))
        stopped = all(one.text.rstrip().endswith("。") for one in (first, last))
        if labelled and stopped and words.endswith("；") and "。" in words:
            end = len(words)
            yield at(ODD_MARK, par, end - 1, end, new="。", mark="；", wanted="。", text=words[-6:])
