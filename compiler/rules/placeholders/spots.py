"""Rules on what is not filled in yet, and on what was left over (W510–W539): each spot is told of by itself, and quoted."""

from collections.abc import Collection, Iterator
from typing import get_args

from ...messages.diagnostic import Code
from ..coherence.years import own_date
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot
from ..scan import Search, Several
from .counts import LEFT_OUT, UNIT, noun_before
from .unfinished import What, bold_marks, is_meant, rows_in

PLACEHOLDER = Code(
    "W510",
    "warning",
    zh="“{text}”还没有填上。",
    hint_zh="填上真实的内容；本来就要印这几个符号的，在这一行写明不检查 W510 的原因。",
    en="“{text}” is not filled in yet.",
    hint_en="Fill it in; where these signs are meant to be printed, say on the line why W510 is not to be checked.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文XX件，走访**户。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，走访36户。
    """,
    form="check",
)


@text_rule("placeholders", "16")
def placeholder(text: Prepared) -> Iterator[Finding]:
    """XX, **, ____, （  ）, ×××: signs that stand for what is still to come."""
    bold: dict[int, set[int]] = {}  # of a paragraph, where the ** of pairs round words stand
    for spot in _blanks(text, "sign"):
        if spot.match[0] == "**" and spot.par.index not in bold:
            bold[spot.par.index] = set(bold_marks(spot.par.text))
        is_open = spot.par.is_open(spot.start, spot.end)  # stands for a figure, which is told of
        meant = _meant("sign", spot, bold.get(spot.par.index, ())) and not _of_somebody(text, spot.par)
        if not is_open and not meant:
            date = (
                pattern("[0-9年月]+$").search(spot.before) if spot.after[:1] in ("年", "月", "日") else None
            )
            shown = f"{date[0]}{spot.match[0]}{spot.after[:1]}" if date else spot.match[0]
            yield spotted(PLACEHOLDER, spot, text=shown)  # “202X年”, not “X”
    for par in () if text.from_yaml else text.pars:  # of a report in YAML W503 tells it, with what is missing
        for tag in pattern(_TAG).finditer(par.text) if "{" in par.text else ():
            yield at(PLACEHOLDER, par, tag.start(), tag.end())


# A tag of a template that nobody filled: {{姓名}}, ${姓名}, {单位名称}.
_TAG = rf"\{{\{{[^{{}}\n]{{1,40}}\}}\}}|\$\{{[^{{}}\n]{{1,40}}\}}|(?<!\{{)\{{[{HAN}]{{1,8}}\}}(?!\}})"


def _blanks(text: Prepared, what: What) -> Iterator[Spot]:
    return text.spots(_SEARCHES[what])


def _search(what: What) -> Search:
    return lambda scan: Several([row.sought for row in rows_in(scan.text) if row.what == what])(scan)


_SEARCHES = {what: _search(what) for what in get_args(What)}


def _of_somebody(text: Prepared, par: Par) -> bool:
    """Whether a paragraph leaves out the telephone of who is named in the one above: 联系人：刘倩, and below it 联系电话：____."""
    above = text.pars[par.index - 1].text if par.index else ""
    left_out = pattern(r"(?:联系|办公|咨询)?(?:电话|方式|手机|邮箱)[：:][_＿ \u3000]*").fullmatch(
        par.text.strip()
    )
    return left_out is not None and bool(
        pattern(rf"联系人[：:][ \u3000]*[{HAN}]{{2,4}}(?![{HAN}_＿])").search(above)
    )


def _meant(what: What, spot: Spot, bold: Collection[int] = ()) -> bool:
    return is_meant(what, spot.par.text, spot.start, spot.end, bold)


TO_BE_DONE = Code(
    "W511",
    "warning",
    zh="“{text}”是留给自己的提醒，还没有处理。",
    hint_zh="补上内容，删掉这几个字。",
    en="“{text}” is a note to oneself that is still there.",
    hint_en="Fill in what it asks for and delete it.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，【待补：走访户数】。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，走访36户。
    """,
    form="check",
)


@text_rule("placeholders", "16")
def to_be_done(text: Prepared) -> Iterator[Finding]:
    """【待补】, （此处补充数据）: what the writer still had to do."""
    for spot in _blanks(text, "note"):
        in_cell = spot.par.block.role == "cell"  # where （待定） is a value
        if not _meant("note", spot) and not (in_cell and not pattern("补|填").search(spot.match[0])):
            yield spotted(TO_BE_DONE, spot)


NUMBER_MISSING = Code(
    "W512",
    "warning",
    zh="“{text}”这里少了数字。",
    hint_zh="补上数字。",
    en="A number is missing at “{text}”.",
    hint_en="Put it in.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，同比增长百分之。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，同比增长百分之五。
    """,
    form="check",
)


@text_rule("placeholders", "16")
def number_missing(text: Prepared) -> Iterator[Finding]:
    """同比增长百分之。 and 2026年  月  日: a unit without its number."""
    for spot in _blanks(text, "number"):
        form = spot.match[0].startswith("年")  # 　年　月　日: a form to be signed has it, too
        yield spotted(NUMBER_MISSING, spot, sure=not form)
    for spot in text.spots(LEFT_OUT):
        unit = spot.match[0].strip()
        if pattern(rf"[0-9]{unit}$").search(spot.before):
            continue  # 15.5万元万元: a unit too many (P650, D328)
        yield spotted(NUMBER_MISSING, spot)
    for spot in text.spots(UNIT):
        if noun := noun_before(spot.before, spot.match["unit"]):
            yield at(NUMBER_MISSING, spot.par, spot.start - len(noun), spot.end)
    for par in text.pars:
        if par.text.endswith(("：", ":")) and _of_somebody(text, par):
            yield at(NUMBER_MISSING, par, 0, len(par.text))


ELLIPSIS = Code(
    "W513",
    "warning",
    zh="“{text}”后面的话还没有写。",
    hint_zh="把省略号换成要写的话。",
    en="What “{text}” stands for is not written yet.",
    hint_en="Write it in place of the ellipsis.",
    fault="""
        区政府办公室2025年度工作总结
        2025年，……现总结如下。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年，全区上下真抓实干，现总结如下。
    """,
    form="check",
)


@text_rule("placeholders", "16")
def ellipsis_left(text: Prepared) -> Iterator[Finding]:
    """本人……现将有关情况报告如下: dots where a sentence is to be, not those that end a list or a quotation."""
    for spot in _blanks(text, "dots"):
        if not _meant("dots", spot) and spot.par.block.role != "cell":
            yield spotted(ELLIPSIS, spot)


SAMPLE = Code(
    "W514",
    "info",
    zh="“{text}”是样稿里的话，还没有换成自己的。",
    hint_zh="换成自己的内容；恰好就要这样写的，不用管它。",
    en="“{text}” comes from the starter and has not been replaced.",
    hint_en="Put your own in its place; where this is what you mean, leave it.",
    fault="""
        关于2025年度工作情况的报告
        现将有关情况报告如下。
        （联系人：张某某，电话：12345678）
    """,
    mend="""
        关于2025年度工作情况的报告
        现将有关情况报告如下。
        （联系人：李四，电话：87654321）
    """,
    form="check",
)


@text_rule("placeholders", "16")
def sample_left(text: Prepared) -> Iterator[Finding]:
    """The made-up names and numbers of a starter; whoever writes 张某某 alone means to hide a name."""
    for spot in _blanks(text, "sample"):
        yield spotted(SAMPLE, spot)


SCAR = Code(
    "W515",
    "warning",
    zh="“{text}”前面像是删掉了几个字，接不上了。",
    hint_zh="补上删掉的名称，或把剩下的“{rest}”也删去。",
    en="Before “{text}” something seems to have been cut out.",
    hint_en="Put the name back, or delete “{rest}” too.",
    fault="""
        区政府办公室2025年度工作总结
        牢记上级赋予、的新定位新使命，重温前辈在的足迹。
    """,
    mend="""
        区政府办公室2025年度工作总结
        牢记上级赋予的新定位新使命，重温前辈在本地的足迹。
    """,
    form="check",
)


@text_rule("placeholders", "16")
def scar(text: Prepared) -> Iterator[Finding]:
    """在的足迹, 赋予、的新定位: a name was taken out, and what held it is left."""
    for spot in text.spots(rf"(?<=[{HAN}”》）])[、，]的(?=[{HAN}“])(?!确|士|话|的确)", prose=True):
        yield spotted(SCAR, spot, rest=spot.match[0][0])
    for spot in text.spots(
        r"(?<=[《\n，。“照据])关于的(?=[\u4e00-\u9fff])|(?<=[《\n，。“])由(?=(?:主持|召集|牵头)[，。；、])|(?<=[会议式班赛动座论坛课])由(?=(?:主持|召集|主讲|主办|承办|牵头|带队|授课|讲授|点评|领学|宣讲|致辞|负责)[，。；、])"
        # 建议增设急救点，由担任负责人; 由教育局和，开展
        r"|(?<![理自缘事情来因案经])由(?=(?:(?:同志|先生|女士|老师)(?:担任|兼任|任|负责|主持|牵头|带队|主讲|统筹)|担任|兼任(?!务)|牵头(?:负责|组织|抓|制定|起草|研究|实施|协调)|具体负责|统一负责|全权负责|负责(?:组织|统筹|落实|实施|牵头|起草|制定|协调|解释|监督))(?![过人同制]|[^，。；]{0,4}(?:科室|处室|单位|部门|机构|人员|人士|领导|同志|小组|专班|一方)|[^，。；]{0,12}的))"
        r"|(?<=[局委办院校部厅处科所队镇乡县区司])(?<![人总])(?:和|(?<!所)及|与|以及)(?=[，；])"
        r"|(?:包括|人员有|分别[有是为]|主要有)(?=、)"
        # 对照的要求, 按照和《…》, 经与协商, 取得了的成绩
        r"|(?<=对照|按照|根据|依照|围绕|针对|结合|遵照|落实|贯彻)的(?=要求|规定|精神|部署|目标任务|标准|安排|指示|决策|意见|决定)|(?<=按照|根据|依据|依照|违反|围绕)[和及、与](?=[《“])"
        r"|(?<=经)与(?=协商|沟通|商议|对接|会商|联系|商量|洽谈)|(?<=[已拟并，]与)(?=签订|签署|达成)|(?<=取得|获得|作出|做出|受到|得到|收到|赢得|起到|产生)了的(?=[\u4e00-\u9fff]{2})"
    ):
        yield spotted(SCAR, spot, rest=spot.match[0])
    for spot in text.spots(
        rf"(?:(?<![住坐站留放存呆待躺活睡])在|[与于向从由把被将])(?=的[{HAN}])(?<![0-9一二两三四五六七八九十百千万余多几]把)",
        prose=True,
    ):
        words = spot.par.tokens(spot.start)
        index = next(
            (i for i, one in enumerate(words) if one.start == spot.start and one.end == spot.end), None
        )
        if index is None or index + 1 >= len(words) or words[index + 1].text[:1] != "的":
            continue  # 现在的, 存在的
        if words[index + 1].text in ("的话", "的确") or _ends_clause(spot):
            continue
        yield at(
            SCAR, spot.par, spot.start, spot.end + 1, rest=spot.match[0], sure=spot.match[0] in "在与于向把被"
        )


def _ends_clause(spot: Spot) -> bool:
    """我在的时候, 他们在的地方: a clause that ends in 在."""
    return bool(pattern(r"的(?:时候|时期|地方|期间|那|人|单位|部门|同志)").match(spot.after))


UNSAID = Code(
    "W551",
    "warning",
    zh="“{text}”后面的话没有说完。",
    hint_zh="补上漏掉的字；不要这半句的，删掉它。",
    en="What “{text}” begins is not said.",
    hint_en="Put in what is left out, or take the half sentence out.",
    fault="""
        区政府办公室2025年度工作总结
        办文差错率控制在，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办文差错率控制在1%以内，全年办文204件。
    """,
    form="check",
)
_ENDS = r"(?=[，。；！])"
# Words that want something after them, and never end a clause.
_WANTING = (
    r"(?:平均|人均|户均|年均|月均|日均)(?:在|为|达到?|约)|(?:控制|保持|稳定|维持|集中|徘徊|停留)在|(?<!提前)(?:提高|提升|增加|增长|下降|上升|降低|减少|压缩|缩短|扩大|延长|回落|攀升|调整)[到至为]"
    r"|(?:率|总数|总额|总量|比例|比重|数量|金额|面积|人数)(?:已经?|将|预计|累计)?(?:达到|达|为|约为|提高到|降至|升至)|离不开|有赖于|依赖于|归因于|立足于|着眼于|局限于|有别于|落实到|运用到|延伸到|体现在|反映在|聚焦于"
    r"|有待|亟[待需]|予以|(?<!不)加以|致力于|旨在|[处位介居源]于|取决于|[有不]利于|有助于|不[低少高多]于|得益于|归功于|[鉴由关]于|(?<![至甚终])对于|日益|更加|(?<![更再前迈推促跨])进一步(?!，[就也即])"
)
# Whom one speaks or works with, so that what is done with them has still to come.
_WITH = (
    r"(?<=[要须应需将并可已])[与同向对跟](?:[\u4e00-\u9fff]{0,8}?)(?:代表|群众|居民|部门|单位|企业|专家|干部|职工|家长|学生|学校|乡镇|社区|村民|农户|对方|双方|领导|机关|公司|银行|医院|患者|商户|业主|委员会|办公室)"
    r"(?:充分|认真|及时|全面|深入|积极|主动|逐一|反复|密切|切实)"
)
# What is set against something, where the verb that sets it is left out: 将检查结果与绩效考核。
_SET_AGAINST = r"(?<=[将把])[\u4e00-\u9fff]{0,8}(?:结果|情况|成绩|成效|表现)[与同和](?:[\u4e00-\u9fff]{0,6}?(?:考核|评优|评先|聘任|任用|选拔|晋升|奖惩|分配|评定|评聘|薪酬|绩效|津贴|待遇|工资)){1,3}(?!，(?:一并|一起|一同|同时|统一))"
# Words that no sentence ends in, and people of whom nothing is said but that they do it 逐户.
_NEVER_LAST = (
    # 作出了突出的，: what is made so, and not named
    r"(?:作出|做出|打下|奠定|提供|取得|发挥|起到|产生|造成|给予|提出|营造|形成|创造|带来|积累|得到|受到)了?(?:较为|更加|更为|十分|非常|比较|较|很)?(?:突出|坚实|有力|积极|重要|良好|明确|显著|高度|充分|丰富|巨大|明显|宝贵|必要|可靠|优异|应有|新|更大|较大|较好)的(?=[，。；])|"
    r"(?<=[，；])(?:不断|大力|切实|着力|深入|进而|从而|以便|坚决|扎实|逐步)(?=[。；])|"
    # ，并在全省。
    r"(?<=[，；])(?:并|且|已|也|还|现已|目前已)?(?:在|向|对|于|由|将|把|被|从|与)(?:(?:全[省市县区国镇乡院校局系厅州盟旗])(?:范围内?|系统)?|各地|社会|群众|基层|各单位|各部门)(?=[。；])|"
    r"(?:以及|特别是|尤其是|诸如|按照|围绕|针对|为了|由于|因为|并且|而且|以便|从而|不仅|不但|取得了|作出了|做出了|受到了|起到了|充满了|成为了?|荣获了?|有着|来自)(?=[。；])"
    r"|(?<=[员部警们队组班])逐[户人项个村家条](?=[。；])"
)
_ACCORDING = r"(?<=根据|按照|依据)[\u4e00-\u9fff]{4,14}(?<![，的])每(?:学期|学年|季度|[年月周日])(?=，)"


@text_rule("placeholders", "16")
def unsaid(text: Prepared) -> Iterator[Finding]:
    """控制在，: a clause that ends in a word which wants another after it."""
    for spot in text.spots(
        f"(?:{_WANTING}|{_WITH}|{_SET_AGAINST}){_ENDS}|{_ACCORDING}|{_NEVER_LAST}", prose=True
    ):
        yield spotted(UNSAID, spot)


STRAY = Code(
    "W516",
    "warning",
    zh="“{text}”夹在文字中间，像是打错的。",
    hint_zh="删掉它；用来隔开几个名称的，改成顿号。",
    en="“{text}” stands amid the words, as if typed by mistake.",
    hint_en="Delete it; where it parts names, write 、.",
    fault="""
        区政府办公室2025年度工作总结
        进一步加快工|作节奏，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        进一步加快工作节奏，全年办文204件。
    """,
    form="check",
)


_OF_CELLS = ("cell", "header_cell")


@text_rule("placeholders", "16")
def stray_sign(text: Prepared) -> Iterator[Finding]:
    """工|作, 市政府|市人大: a sign of the keyboard amid a word or between names, in the text and in every value that is printed; a row of cells may have it."""
    for spot in text.spots(
        rf"(?<=[{HAN}）》”])(?:\\[\\^_~*|]|[|｜\\^`~@#$＃＾｀])(?=[{HAN}（《“Ⅰ-Ⅻ])|(?<=[{HAN}）》”])[|｜\\^`@#](?=[，。；：、\n])|(?<!标签)(?<!代码)(?<!标记)</?(?:br|p|div|span|b|strong|td|tr|font|table|li|ul)[ ]?/?>|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo);"
    ):
        if spot.par.block.role in _OF_CELLS or (spot.match[0] in "#＃~@$" and not spot.par.is_prose):
            continue
        if spot.par.is_prose and spot.match[0] in "~|｜":
            here = spot.par.text.count(spot.match[0])
            rows = [
                one
                for one in text.pars[max(spot.par.index - 1, 0) : spot.par.index + 2]
                if one.text.count(spot.match[0]) == here and "。" not in one.text
            ]
            if here > 2 or (spot.par in rows and len(rows) > 1):
                continue  # 甲|乙|丙, and the rows of a table
        if spot.match[0] == "~":
            continue  # 甲~乙: see the marks of ranges
        yield spotted(STRAY, spot, new="", safe=False)


LAST_YEAR_LEFT = Code(
    "W555",
    "warning",
    zh="要求“{text}”办，可这份公文是{year}年的，像是旧稿的年份忘了改。",
    hint_zh="核对年份。",
    en="“{text}” is the time by which something is to be done, but this document is of {year}: the year seems to be left over.",
    hint_en="Check the year.",
    fault="""
        关于报送2025年度工作总结的通知
        各科室：
        请于2024年12月5日前报送年度工作总结。
        区政府办公室
        2025年11月20日
    """,
    mend="""
        关于报送2025年度工作总结的通知
        各科室：
        请于2025年12月5日前报送年度工作总结。
        区政府办公室
        2025年11月20日
    """,
    form="check",
)
_BY_THEN = (
    r"(?:请|须|应当?|务必|要|需)[^，。；！？\n]{0,16}?于(?P<year>20[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底)?(?:[0-9：:时点分]{0,6}|下班)?(?:之?前|以前)(?=[^。；\n]{0,24}(?:报|送|提交|反馈|函复|回复|告知|录入|汇总|缴|交|完成|返回|寄))"
    r"|(?<=[，。；\n])(?:并|且)?于(?P<then>20[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底)?(?:[0-9：:时点分]{0,6}|下班)?(?:之?前|以前)(?=(?:书面)?(?:报(?!告显)|送|提交|反馈|函复|回复|告知|录入|返回|寄)|[将把][^。；\n]{1,60}(?:报|送|提交|反馈|寄|交))"
    r"|(?<=[后，。；\n])(?:并|且|统一|分别)?[在于](?P<till>20[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底)?(?:之?前|以前)(?=(?:全部|全面|基本|集中)?(?:完成|办结|到位|提交|上报|报送|反馈|整改|销号|建成|投用))"
    r"|(?:(?<=确保|力争|务必|必须)|(?<=[，；]))(?P<goal>20[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底)?|年?底|年中)(?:之?前|以前)(?=(?:全部|全面|基本|集中|如期|按期)?(?:完成|办结|到位|完工|竣工|建成|投用|销号|实现))"
    # 下一步，2025年要重点抓好; 2025年，我们将继续
    r"|(?<=[\n。；步])，?(?P<next>20[0-9]{2})年，?[^，。；\n]{0,8}?(?:将(?:继续|进一步|着力|重点|全面|围绕|以)|(?<![主重需])要(?:重点|继续|着力|坚持|围绕))"
    r"|(?:抓紧|尽快|及时|认真|切实|[，。；要须应请])(?:研究|科学)?(?:制定|编制|制订|谋划)(?:好)?(?P<plan>20[0-9]{2})年度?(?=[\u4e00-\u9fff]{0,10}(?:计划|打算|方案|预算|要点))"
)


LONG_GONE = 2
"""Months before that of a paper, in which nobody can still be asked for anything."""


@text_rule("placeholders", "16")
def year_left(text: Prepared) -> Iterator[Finding]:
    """请于2024年12月5日前报送, in a paper of November 2025: the year of the draft that it was made from."""
    dated = own_date(text)
    if dated is None:
        return
    for spot in text.spots(_BY_THEN, prose=True):
        group = next(one for one in ("year", "then", "till", "goal", "plan", "next") if spot.match[one])
        sentence = spot.par.sentence(spot.start)
        if group == "till" and not pattern("[应须要请将拟]|确保|力争|务必").search(sentence):
            continue
        if group in ("goal", "plan", "next") and (
            pattern("[了已曾]|提出|去年|当时|原定").search(sentence)
            or not (
                group == "next"
                or pattern("(?:确保|力争|务必|必须)$").search(spot.before)
                or pattern("(?:通知|通报|方案|意见|批复|函|要点|计划|纪要)$").search(text.title)
            )
        ):
            continue
        month = pattern("[0-9]{4}年([0-9]{1,2})月").match(
            spot.match[0][spot.match.start(group) - spot.match.start() :]
        )
        gone = (
            group in ("year", "then")
            and month is not None
            and int(spot.match[group]) == dated[0].year
            and int(month[1]) + LONG_GONE < dated[0].month
        )
        if (gone or int(spot.match[group]) < dated[0].year) and not pattern(
            r"[已曾原]|去年|当时|要求$"
        ).search(spot.before[-12:]):
            shown = spot.part(group, more=1) if group in ("plan", "next") else spot.since(group)
            yield spotted(LAST_YEAR_LEFT, shown, year=str(dated[0].year))
