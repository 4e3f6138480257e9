"""Rules on the marks of a row (P634, P638): one ， among the 、 of a list, 、 before a clause, ， between cases that are parted by ；.

In: a `Prepared`. Out: findings. `marks.sentences` reads rows of numbers and of names that end alike; here what stands before a row, or behind it, shows that it is one: 采取补洞，支撑、施肥等措施.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..arithmetic.amounts import gap_of, reckoned
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared
from .sentences import _ACTS, _NO_NAME, COMMA_AMONG, ODD_MARK

_ITEM = f"[{HAN}“”]{{2,10}}"
_WAYS = "方式|措施|办法|形式|手段|途径|渠道|方法|举措|形式和方法"
_KEPT = "收集|管理|整理|保管|移交|监管|检查|维护|宣传|培训|建设|登记|统计|审核|保护|使用|发放|落实|排查|整治|清理|采购|储备|运行|巡查|安装|调试|更新|改造"
# What is bought, built, fought: things by themselves follow.
_THINGS = "配套建设|新建|修建|配备|购置|配置|设置|采购|安装|配齐|添置|防治|种植|养殖|栽植|储备|包括|涵盖|涉及|覆盖|查处|严禁|禁止|打击|清理|清除|携带|发放|宣传|重点防治|主要有|重点是"
_AT = "设在|位于|分布在|分布于|集中在|安排在|建在|涉及|覆盖|包括|选在|选定|确定为|分别为|分别是|分别在|来自|走访了?|深入|前往|抽取了?|抽查了?|检查了?|支持|带动|涵盖"
_SORTS = "村|镇|乡|社区|街道|县|区|市|学校|小学|中学|学院|公司|局|站|所|医院|卫生院|园|馆|厂|路|街|水库|河|大队|分局|合作社|林场|农场"
# What is looked for, each with its comma.
_ROWS = (
    # 采取补洞，支撑、施肥、治虫等措施; 采取现场检查、当面询问，调取监控等方式
    rf"(?:采取|采用|通过|运用|利用|借助|以)(?P<a>{_ITEM})(?P<a1>，)(?P<a2>{_ITEM}?)(?:、{_ITEM}?)+等(?:多种)?(?:{_WAYS})",
    rf"(?:采取|采用|通过|运用|利用|借助|以)(?:{_ITEM}、)+(?P<b>{_ITEM})(?P<b1>，)(?P<b2>{_ITEM}?)(?:、{_ITEM}?)*等(?:多种)?(?:{_WAYS})",
    # 对特困人员，低保对象和优抚对象减免
    rf"(?<=[，。；\n])对(?![于照标比接待应付策外内口])(?P<c>[{HAN}]{{2,8}})(?P<c1>，)(?P<c2>[{HAN}]{{2,8}}?)(?:、[{HAN}]{{2,8}}?)*(?:[和及与、]|以及)[{HAN}]{{2,8}}?(?=减免|给予|予以|实行|发放|优先|提供|免费|免收|减半)",
    # 做好农村集体资产，土地承包档案的收集移交
    rf"(?:做好|加强|抓好|搞好|强化|负责|协助|承担)(?P<d>[{HAN}]{{2,8}})(?P<d1>，)(?P<d2>[{HAN}]{{2,10}})的(?:{_KEPT})(?=[{HAN}]{{0,6}}[，。；])",
    # 配套建设停车场、排水沟，集中焚烧池和管理用房。
    rf"(?:{_THINGS})(?:[{HAN}]{{2,8}}?、){{1,4}}(?P<e>[{HAN}]{{2,8}}?)(?P<e1>，)(?P<e2>[{HAN}]{{2,8}}?)[和及与][{HAN}]{{2,8}}?(?=[，。；])",
    # 重点防治白蚁、天牛，介壳虫等，
    rf"(?:{_THINGS})(?:[{HAN}]{{2,6}}?、){{1,5}}(?P<f>[{HAN}]{{2,6}}?)(?P<f1>，)(?P<f2>[{HAN}]{{2,5}}?)等(?=[，。；]|[{HAN}]{{2,4}}[，。；0-9])",
    # 设在小坳村，雷公尖村、石门村和河口村。
    rf"(?:{_AT})(?P<g>[{HAN}]{{1,8}}?(?P<sort>{_SORTS}))(?P<g1>，)(?P<g2>[{HAN}]{{1,8}}?(?P=sort))[、和及与][{HAN}]{{1,8}}?(?P=sort)(?=[。；，、和及与]|[0-9两三四五六七八九]+[个家所座])",
)
_NOT_NAMED = f"^(?:{_ACTS}|凡)|{_NO_NAME}|[，。]|[会能使让给从到过]|[{HAN}]*(?:负责|召开|印发|完成|实现|明确|规定|占|增长|达到)"
# “镇长，村主任、渡工”三级责任: as many names in quotation marks as are counted.
_QUOTED = rf"“(?P<items>(?:[{HAN}]{{1,6}}[、，]){{1,6}}[{HAN}]{{1,6}})”(?P<count>[二两三四五六七八])(?:级|类|方|位一体|个|项|大|员|种|化|上|定|个一)"
_COUNTS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}

# What begins a clause, and never an item: 未经批准、一律不得作业.
_CLAUSES = "一律|否则|从而|以便|以免|以期|因此|因而|所以|但是|然而|并且|而且|方可|才能|才可|由此|现将|现就|届时|(?<!的、)逾期(?!的)|其中|此外|为此|同时(?!期)"
_BEFORE_CLAUSE = rf"(?<=[{HAN}0-9”）》%])、(?={_CLAUSES})"
# 未按期提交材料的、视为自动放弃
_OF_CASE = r"(?<=的)、(?=(?:视为|不予|予以|责令|给予|依法|依照|一律|追究|可以|应当|不得|由[\u4e00-\u9fff]{2,10}负责)[\u4e00-\u9fff])(?![^，。；\n]{1,30}的[、，；])"
_FORBIDS = rf"(?<=[{HAN}0-9”）》%])、(?=(?P<word>不得|不准|不许|务必)[{HAN}])"
# 召开一次会议、研究解决重大问题
_MET = r"(?:召开|举行)[^，。；、：\n]{0,12}(?:会|会议|活动)、(?=(?:研究|分析|听取|通报|部署|协调|解决|总结|研判|商讨|讨论)[一-龥]{2})"
# 生长在单位的，由单位负责，生长在小区的，由物业负责; cases are parted by ；.
_CASES = r"(?<=的，)(?:由|应|须|按|报|经)[^，；。：\n]{2,24}(?P<mark>[，、])(?=[^，；。：\n]{2,24}的，(?:由|应|须|按|报|经))"
# 我校承担888万元，占60%、贵局承担592万元，占40%
_PARTED = rf"[{HAN}][0-9][^，。；、：\n]{{0,8}}，(?P<how>占|增长|下降|同比增长|同比下降|比上年增长|完成率|合格率)[0-9.]+[%倍](?P<mark>[、])(?=[{HAN}]{{2,12}}[0-9][^，。；、：\n]{{0,8}}，(?P=how)[0-9])"
# 如获批准。我镇将……
_CONDITION = rf"(?<=[。；\n])(?:如|若|如果|倘若|一旦)[{HAN}]{{0,8}}(?:批准|同意|不妥|通过|变化|变动|调整|异议|疑问|特殊情况|不可抗力|延误|逾期|发现)(?P<mark>。)(?=[{HAN}])|[{HAN}]{{2,12}}(?:如|若|如有|如果|倘若|若有|如无|若无)(?:不妥|不当|不符|异议|不同意见|疑问|变动|变化|调整|问题|困难|遗漏|错漏|出入)(?P<then>。)(?=(?:请|敬请|我[局院校委办县市乡镇司]|将|应|可|须|由|按|则|即)[{HAN}])"


@text_rule("punctuation", "15834")
def list_marks(text: Prepared) -> Iterator[Finding]:
    """采取补洞，支撑、施肥等措施; 未经批准、一律不得作业: ， where a row has 、, 、 where a clause begins."""
    for way in _ROWS:
        for spot in text.spots(way, prose=True):
            match = spot.match
            name = next(name for name in "abcdefg" if f"{name}1" in match.re.groupindex)
            comma = spot.since(f"{name}1").start
            first, second = match[name], match[f"{name}2"]
            items = pattern("[、，]").split(match[0][match.start(f"{name}2") - match.start() :])
            others = (second, *items[1:-1], *([first] if name in "cdg" else []))
            if any(pattern(_NOT_NAMED).search(one.replace("对象", "")) for one in others):
                continue
            yield at(COMMA_AMONG, spot.par, comma, comma + 1, new="、", text=f"{first}，{second}")
    for spot in text.spots(_QUOTED, prose=True):
        row = spot.match["items"]
        if row.count("，") == 1 and row.count("、") + 2 == _COUNTS[spot.match["count"]]:
            comma = spot.start + 1 + row.index("，")
            yield at(COMMA_AMONG, spot.par, comma, comma + 1, new="、", text=row)
    yield from _amounts(text)
    yield from _departments(text)
    yield from _own_verbs(text)
    for spot in text.spots(_BEFORE_CLAUSE, _FORBIDS, prose=True):
        clause = pattern(r"[^，。；：\n]*$").search(spot.before)
        said = clause[0] if clause else ""
        if pattern("[一二三四五六七八九十]{1,3}").fullmatch(said):
            continue  # 四、不得使用……: a label
        word = spot.match.groupdict().get("word") or ""
        if not (word and (word in said or "、" in said)):
            yield spotted(ODD_MARK, spot, new="，", text=said[-4:] + "、", mark="、", wanted="，")
    for way, wanted in ((_MET, "，"), (_OF_CASE, "，"), (_CASES, "；"), (_PARTED, "；"), (_CONDITION, "，")):
        for spot in text.spots(way, prose=True):
            groups = spot.match.groupdict()
            group = next((one for one in ("mark", "then") if groups.get(one)), "")
            place = spot.since(group).start if group else spot.end - 1
            mark = spot.par.text[place]
            said = spot.par.text[max(place - 4, 0) : place + 1]
            yield at(ODD_MARK, spot.par, place, place + 1, new=wanted, text=said, mark=mark, wanted=wanted)


# 联合邮政，商务、交通运输等部门: what offices are called for short.
_OFFICES = (
    "公安|交警|交管|巡警|网警|交通|交通运输|运管|公路|海事|应急|应急管理|消防|消防救援|住建|住房城乡建设|城管|城市管理|综合执法|市场监管|市场监督管理|工商|质监|教育|教体|民政|卫健|卫生健康|卫生|疾控|医保|农业|农业农村|畜牧|农机|水利|水务|林业|林草"
    "|财政|发改|发展改革|审计|税务|统计|人社|人力资源社会保障|自然资源|国土|规划|生态环境|环保|文旅|文化旅游|文化|旅游|体育|商务|科技|工信|工业和信息化|司法|法院|检察院|检察|民宗|信访|退役军人事务|退役军人|气象|地震|邮政|邮政管理|电力|供电|通信|燃气|供水|排水|供热|金融|金融监管|银行|海关|边检|组织|宣传|统战|政法|网信|编办|妇联|共青团|团委|工会|残联|工商联|纪检|纪检监察|监察|党校|档案|供销|烟草|铁路|民航|机场|渔业|粮食|能源|国资|招商|园林|环卫|房管|人防|机关事务|街道|社区|乡镇|物业|学校|医院|企业"
)
_BY_WHOM = rf"(?:联合|会同|协同|组织|协调|邀请|由|与|和|同|向|商请|督促|依托|牵头|抽调|召集)(?P<one>{_OFFICES})(?P<comma>，)(?P<two>{_OFFICES})(?:[、和及与](?:{_OFFICES})){{1,8}}(?:等)?(?:有关|相关|职能|各|多个|[0-9一二两三四五六七八九十]+[个家]?)?(?:部门|单位|机构|力量|行业|方面|执法|人员|领域|系统|队伍|企业)"
_BY_WHOM_LAST = rf"(?:联合|会同|协同|组织|协调|邀请|由|与|和|同|向|商请|督促|依托|牵头|抽调|召集)(?:(?:{_OFFICES})、){{1,8}}(?P<last>{_OFFICES})(?P<mark>，)(?P<end>{_OFFICES})(?:[、和及与](?:{_OFFICES})){{0,8}}(?:等)?(?:有关|相关|职能|各|多个|[0-9一二两三四五六七八九十]+[个家]?)?(?:部门|单位|机构|力量|执法人员)"


def _departments(text: Prepared) -> Iterator[Finding]:
    """联合邮政，商务、交通运输等部门: one ， in a row of offices that are called for short."""
    for spot in text.spots(_BY_WHOM, _BY_WHOM_LAST, prose=True):
        group, first, second = ("comma", "one", "two")
        if "mark" in spot.match.re.groupindex:
            group, first, second = ("mark", "last", "end")
        said = f"{spot.match[first]}，{spot.match[second]}"
        yield spotted(COMMA_AMONG, spot.part(group), new="、", text=said)


# What is done with things that are counted, a verb to each.
_DONE = (
    "抢修|更换|更新|加装|安装|改造|新建|修建|扩建|改建|维修|修复|新辟|开辟|优化|调整|拆除|清理|清运|清除|整治|疏浚|硬化|绿化|铺设|敷设|架设|种植|栽植|补植|改良|购置|采购|配备|发放|印发|张贴|悬挂|播放|设置|增设|布设"
    "|开展|举办|召开|组织|制定|出台|修订|排查|整改|检查|抽查|巡查|走访|慰问|化解|调解|受理|办理|办结|查处|查获|查扣|收缴|抓获|侦破|立案|审结|执结|培训|招聘|引进|选派|培育|发展|签约|引入|新增|完成|建成|投用|搬迁|安置|救助|资助|帮扶|解决|接待|接听|回访|撰写|刊发|编发|报送|评选|表彰|命名|授牌|征集|收集|采纳|落实"
)
_DOES = f"(?:{_DONE})[{HAN}“”]{{1,8}}"


# 新建水厂2座、改造管网126公里、安装水表2万块，完成投资1.9亿元: what all of it comes to.
_IN_ALL = "，(?:完成|投入|实现|累计|落实|争取|使用|带动|发放)[一-龥]{0,4}(?:投资|资金|产值|收入|经费|金额|支出|补助|工程量|土方)"


def _own_verbs(text: Prepared) -> Iterator[Finding]:
    """抢修变压器16台、更换电杆42根，更新电缆3公里、加装指示器28套: one ， in a row whose items have each a verb of their own."""
    for par, amounts, _ in reckoned(text):
        for index in range(len(amounts) - _LEAST + 1):
            row = amounts[index : index + _LEAST]
            gaps = [gap_of(par, one, then) for one, then in pairwise(row)]
            marks = [gap[:1] for gap in gaps]
            if (
                marks.count("，") != 1
                or marks.count("、") != len(marks) - 1
                or marks[0] == "，"
                or (marks[-1] == "，" and pattern(_IN_ALL).match(gaps[-1]))
                or not all(pattern(f"[、，]{_DOES}").fullmatch(gap) for gap in gaps)
                or not pattern(f"(?:{_DONE})[{HAN}“”]{{1,8}}$").search(
                    par.text[max(row[0].start - 12, 0) : row[0].start]
                )
            ):
                continue
            end = row[marks.index("，")].end
            yield at(COMMA_AMONG, par, end, end + 1, new="、", text=par.text[end - 6 : end + 1])


# Who is written to: 县人民政府；
_TO_WHOM = rf"[{HAN}、，（）()]{{1,60}}(?:政府|局|委|委员会|办|办公室|单位|部门|公司|学院|部处|厅|院|所|中心|队|镇|乡|街道|处|馆|社|村|企业|学校|站|会|组|科室|同志|机构|街道办事处|管委会|部|大学|厂|场|室|库|段|区|县|市|省|州|旗|班|行|店|港|关|庭|支部|总支|党委|团委|党组|大队|中队|庄|园|商户|企业主|业主|居民|家长|用户|职工|代表|委员|机关|银行|网点|门店|车间|班组)(?P<mark>[；，、])"


@text_rule("punctuation", "R-02")
def addressee_mark(text: Prepared) -> Iterator[Finding]:
    """县人民政府； below the title: who is written to is followed by ：."""
    if not pattern(
        "(?:通知|请示|报告|函|意见|决定|通报|批复|复函|答复|方案|公告|通告|倡议书|建议书?|提示|提醒函?)$"
    ).search(text.title):
        return
    title = next((index for index, par in enumerate(text.pars) if par.block.role == "title"), None)
    for par in text.pars[title + 1 : title + 2] if title is not None else ():
        words = par.text.rstrip()
        found = pattern(_TO_WHOM).fullmatch(words)
        if found and par.label is None and not pattern("关于|的|了|为|是").search(words):
            end = len(words)
            yield at(
                ODD_MARK,
                par,
                end - 1,
                end,
                new="：",
                text=words[-5:],
                mark=words[-1],
                wanted=f"{words[-5:-1]}：",
            )


_LEAST = 4


def _amounts(text: Prepared) -> Iterator[Finding]:
    """其中花卉采购92万元，景点制作41万元、宣传印刷12万元、安全保障15万元: the first mark of a row of amounts that 其中 begins."""
    for par, amounts, _ in reckoned(text):
        for index in range(len(amounts) - _LEAST + 1):
            row = amounts[index : index + _LEAST]
            gaps = [gap_of(par, one, then) for one, then in pairwise(row)]
            begins = par.text[max(row[0].start - 14, 0) : row[0].start]
            if (
                len({one.unit for one in row}) == 1
                and pattern(f"，[{HAN}]{{2,8}}").fullmatch(gaps[0])
                and all(pattern(f"、[{HAN}]{{2,8}}").fullmatch(gap) for gap in gaps[1:])
                and pattern(f"(?:其中|包括|分别是|分别为)：?[{HAN}]{{2,8}}$").search(begins)
                and not pattern("[总共合计余]|其他").search(gaps[0])
            ):
                end = row[0].end
                yield at(COMMA_AMONG, par, end, end + 1, new="、", text=par.text[end - 6 : end + 1])
