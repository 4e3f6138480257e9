"""What the lines of an official draft look like: how titles end, who is addressed, what a closing says, which labels are none.

In: a paragraph or its text. Out: what it may be by itself; `draft` decides, by what stands round it. Also the words in which
`compile import --explain` tells of it.
"""

import re
from collections.abc import Mapping

from ..terms.fields import TERMS
from ..terms.numerals import Typed, read_label
from .paragraphs import Par, is_date

# ---- what lines look like -----------------------------------------------------------------------------------------

TAIL = re.compile(
    r"(?:报告|总结|小结|汇报|述职|述廉|讲话|致辞|发言|方案|计划|规划|要点|意见|通知|通报|请示|批复|复函|的函|纪要|决定|决议|公告|通告|议案|命令"
    r"|办法|规定|细则|制度|条例|体会|说明|简报|材料|提纲|清单|分析|自查|剖析|建议|答复|倡议书|承诺书|汇编|情况|思路|安排|工作打算)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)
PUNCTUATION = re.compile("[。；！？：，,;:!?]")
GREETING = re.compile(
    "您好|你好|请审|请阅|审阅|请查收|收到|发您|发给|发你|附上|初稿|草稿|改好|修改|麻烦|辛苦|如下[:：]?$|^@|谢谢|过目|帮忙"
)
MASTHEAD = re.compile(
    r".{0,12}〔\d{4}〕\s*\d+\s*号$|^(?:机密|秘密|绝密|特急|加急|内部资料)|^签发人|^(?:此件|附件)\d*$|文件$|^★"
)
ORG = re.compile(
    r"(?:办公室|办公厅|政府|党组|党委|支部|委员会|人大|政协|[局厅部委院署会处科办所队站组]|中心|集团|公司|学校|大学|学院|医院|街道|镇|乡|村)"
    r"(?:[（(](?:盖章|印章|章|公章)[）)])?$"
)
POST = re.compile(
    r"(?:主任|书记|局长|处长|科长|部长|秘书长|市长|区长|县长|镇长|乡长|院长|校长|厅长|委员|干部|科员|调研员|经理|代表|主席|组长|所长|站长|队长)"
)
WHO = re.compile(
    r"^(?:报告|述职|汇报|总结|主讲|发言|签名|姓名|职务|时间|日期|单位|撰稿|承诺|述责)[人者]?(?:[（(].{1,4}[）)])?[：:]"
)
PEOPLE = re.compile(
    r"(?:同志|领导|代表|委员|主任|主席|各位|老师|同事|朋友|单位|部门|社区|党员|党组|支部|书记|企业|集团|中心|银行|医院|高校|大学|来宾|嘉宾|股东|评委|先生|女士|同学|家长|职工|员工|教师|村民|居民|乡亲|干部"
    r"|(?<![增成特生延])长|[团队村县区市政府局委会室办厅院部处科司组校公司街道镇乡关门位们])$"
    r"|^(?:尊敬|亲爱)的|^全体|^各(?![项类种方自个别阶环行])"
)
SIGNER = re.compile(  # not those who are listed: 组长：张三
    r"(?!.*(?:组[ \u3000]*长|[成组][ \u3000]*员)[：:])[^，,。；;：:]{0,30}(?:主任|书记|主席|经理|代表|委员|员|(?<![增成特生延])长)[：:][ \u3000]*"
    r"[\u3400-\u9fff·](?:[ \u3000]*[\u3400-\u9fff·]){1,3}"
)
BULLET = re.compile(r"[a-zA-Z][)）.．、]|[-*•·●○◆◇■□▪▶➢✓√＊]|[甲乙丙丁戊己庚辛壬癸][、.．)）]")
PHRASE = re.compile(
    r"^(?:特此|专此|谨此)|^(?:以上|上述)?(?:报告|汇报|意见|请示|总结|发言|述职)?[^。]{0,12}(?:妥否|当否|可否|如无不妥|请予|请审议|请批示|请审阅|请批评|请指正|敬请)"
    r"|^以上(?:报告|汇报|意见|请示|总结|述职|发言|是我|就是)|请[^。，]{0,16}(?:批评指正|予以指正|审议|评议)[。！!]?(?:谢谢(?:大家|各位)?[！!。]?)?$|^此(?:复|函|令|告|布)[。！!]?$|^(?:现予|予以)?(?:公告|公布|通报|函复|函告|函达|批复)如上[。！!]?$"
    r"|^(?:望|请|希)[^。，]{0,8}(?:贯彻|遵照|抓好|组织)(?:落实|执行|实施)[。！!]?$|^(?:盼|候|请)(?:予)?(?:函)?复[。！!]?$|^此致$|^敬礼[！!]?$|^谢谢(?:大家|各位)?[！!。]?$|述职完毕|汇报完毕|报告完毕|请予评议|请大家(?:批评|评议)"
)
MARK = re.compile(r"附\s*件\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]?")
MARKED = re.compile(
    r"附\s*件\s*(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]\s*[^。；;：:，,]{2,60}"
)
NOTE = re.compile(r"附\s*(?:件\s*)?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]\s*")
NOTE_MORE = re.compile(r"[0-9]{1,2}\s*[.．、]")
CONTACT = re.compile(
    r"[（(]?(?:联\s*系\s*(?:人|电\s*话|方\s*式)|(?:联络|经办|承办)人|电\s*话|手机|邮箱|传真|地\s*址)[：:]"
)
# What mail programs and printers put under a document.
ALIEN = re.compile(
    r"发自我的|来自我的|[Ss]ent from|(?:拟稿|核稿|校对|录入|打印|打字|责任编辑)[人员]?[：:]|共印|（?此页无正文"
)
COPIES = re.compile(r"(?:抄送|抄报|分送|主送|报送)[：:]|.{2,40}\d{1,4}年\d{1,2}月\d{1,2}日\s*印发$")
DASHES = "—─－"
IN_PARENTHESES = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")

PROBLEM = re.compile(r"(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)")
PROBLEM_TURN = re.compile(
    r"(?:还|仍|也|依然|尚|但|然而|同时)[^。；;]{0,30}(?:存在|有|面临)[^。；;]{0,40}(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)"
    r"|(?:存在|面临)(?:着)?[^。；;]{0,20}(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)"
    r"|有待(?:进一步)?(?:加强|提高|提升|完善|改进|增强)|(?:问题|不足|差距|短板)[^。；]{0,10}(?:主要表现|主要是|依然|仍然)"
)
AHEAD = re.compile(
    r"(?:^|(?<=[。；!！]))(?:针对(?:以上|上述|这些|存在)[^。]{0,16}[，,])?(?:下一步|下步|下一阶段|下阶段|今后|明年|来年|新的一年|在今后|在下一步|在新的一年|在下步|接下来|下半年|面对新|展望|未来)"
)
WILL = re.compile(r"将|要|重点|继续|打算|计划|力争|进一步|努力")
_TROUBLE = "(?:问题|不足|差距|困难|短板)"
# 存在的问题 and the like, not 关于城东小学迁建问题.
SECTION_PROBLEM = re.compile(
    rf"(?:存在|面临|遇到)[^，。；]{{0,16}}{_TROUBLE}|(?:主要|突出|当前|目前|工作中|自身|一些)的?(?:主要|突出|一些)?{_TROUBLE}"
    rf"|^{_TROUBLE}(?:之处|方面|清单)?[。：]?$|{_TROUBLE}(?:与|和|及|、)(?:主要|存在|今后|下)?(?:{_TROUBLE}|原因|挑战|打算|建议|改进|努力|整改|一步)"
    r"|(?:不足|差距)(?:之处)?[。：]?$"
)
SECTION_NEXT = re.compile(
    r"下一步|下步|今后|下一阶段|下阶段|明年|来年|下半年|工作打算|工作思路|工作计划|工作安排|努力方向|改进措施|整改措施|打算|20\d\d年[^，。]{0,12}(?:思路|计划|打算|安排|重点)"
)
MEASURED = re.compile(
    r"[0-9０-９*＊]+(?:[.．][0-9]+)?\s*(?:余|多)?(?:万|亿|千|百)?(?:余|多)?(?:件|次|个|人|份|篇|元|项|批|条|场|起|户|家|名|期|公里|亩|吨|%|％)"
)

# Outermost first, where nothing in the draft says otherwise.
RANKS = {
    kind: rank
    for rank, kind in enumerate(("部分", "章", "节", "一", "（一）", "条", "1", "（1）", "1）", "①"))
}
COUNTED = ("1", "（1）", "1）", "①")
STYLES = {
    "title": "title",
    "标题": "title",
    "subtitle": "subtitle",
    **{row.style.casefold(): row.role for row in [*TERMS.values()][::-1] if row.role and row.slot},
    "list bullet": "item",
}  # fmt: skip


def style_role(par: Par) -> str:
    """What the style of a paragraph says that it is; empty where it says nothing."""
    return STYLES.get(par.line.style.casefold(), "") if par.line.style else ""


def is_addressees(text: str) -> bool:
    """Whether a text names those whom a document is for: bodies or people, and a colon."""
    if len(text) > 80 or text[-1:] not in ("：", ":") or "如下" in text or re.search("[。；;]", text):
        return False
    names = re.split("[、，,]", re.sub("[（(][^（）()]*[）)]", "", text[:-1]))
    return all(PEOPLE.search(name.strip()) for name in names)


def is_title_end(par: Par, first: bool = False) -> bool:
    """Whether a line ends a title; 报告 alone does not where it is the `first` of all."""
    text = par.seen
    return (
        4 <= len(text) <= 60
        and not re.search("[。；！？;!?]|[：:，,、]$", text)
        and bool(TAIL.search(text))
        and not (GREETING.search(text) and not par.line.align)
        and not WHO.match(text)
    ) or (text in ("报告", "总结") and not first)


def is_title_part(par: Par) -> bool:
    """Whether a line may be one of a title before its last."""
    text = par.seen
    return (
        2 <= len(text) <= 40
        and not PUNCTUATION.search(text)
        and not is_date(text)
        and not GREETING.search(text)
        and not MASTHEAD.search(text)
        and not par.line.rows
    )


def turn(text: str, year: int) -> tuple[str, ...]:
    """What a paragraph of the closing tells of: problems, next steps, both or neither."""
    ahead = AHEAD.search(text)
    if not ahead and year and (named := re.match(r"(20\d\d)年", text)) and int(named[1]) > year:
        ahead = named
    if ahead and not WILL.search(text, ahead.start()):
        ahead = None
    if ahead and ahead.start() == 0:
        return ("next_steps",)
    problem = PROBLEM_TURN.search(text)
    natures = (["problems"] if problem else []) + (
        ["next_steps"] if ahead and (problem or PROBLEM.search(text)) else []
    )
    return tuple(natures)


# ---- labels -------------------------------------------------------------------------------------------------------

_CN_NEXT = re.compile(r"[一二三四五六七八九十百千]+")


def never(typed: Typed, text: str) -> bool:
    """一、二、三产业: a list in figures, and nothing else."""
    rest = text[len(typed.text) :]
    return (
        bool(typed.kind == "一" and re.match(r"[一二三四五六七八九十百千]+[、，]", rest))
        or rest[:1] in "、，。,"
    )


def runs_on(typed: Typed, text: str) -> bool:
    """Whether what follows at once makes a label doubtful: 2021.12月, 3.5%, 1、2号楼, 三、四季度."""
    rest = text[len(typed.text) :]
    if typed.kind in ("1", "1）") and rest[:1] in "0123456789０１２３４５６７８９%％":
        return True
    if typed.number > 200 and typed.kind in COUNTED:
        return True
    if typed.kind == "一" and (more := _CN_NEXT.match(rest)):
        found = read_label(more[0] + "、")
        return more[0][-1:] == "、" or (found is not None and found.number == typed.number + 1)
    return False


def decimal(typed: Typed, text: str) -> bool:
    """Whether label and what follows make a measure: 3.5%, 1.2亿元; both its neighbours must speak for it then."""
    rest = text[len(typed.text) :]
    return bool(
        typed.text[-1:] in ".．"
        and re.match(r"\d{1,3}(?:[%％‰]|个百分点|亿|万|千|倍|元|公里|米|吨|平方|公顷|亩|分)", rest)
    )


# ---- in words ---------------------------------------------------------------------------------------------------------

# What `--explain` calls a line.
ROLES: Mapping[str, tuple[str, str]] = {
    "title": ("标题", "title"),
    "subtitle": ("副标题", "subtitle"),
    "reporter": ("报告人", "reporter"),
    "reporter_date": ("报告日期", "reporter's date"),
    "addressees": ("主送机关", "addressees"),
    "heading": ("标题", "heading"),
    "run_in": ("段首标题", "run-in heading"),
    "item": ("列项", "list item"),
    "paragraph": ("段落", "paragraph"),
    "enumeration": ("列举", "enumeration"),
    "closing_phrase": ("结语", "closing phrase"),
    "attachment_note": ("附件说明", "attachment note"),
    "attachment_mark": ("附件标记", "attachment mark"),
    "attachment_title": ("附件标题", "attachment title"),
    "signature": ("署名", "signature"),
    "date": ("成文日期", "date"),
    "remark": ("附注", "remark"),
    "copies": ("抄送", "copies"),
    "cover": ("标题前的话", "cover note"),
    "page": ("页码", "page number"),
    "table": ("表格", "table"),
    "picture": ("图片", "picture"),
}
# Why a line is what it is.
REASONS: Mapping[str, tuple[str, str]] = {
    "": ("", ""),
    "style": ("样式就是它", "its style says so"),
    "tail": ("在最前面，结尾是公文的名称", "it comes first and ends as titles do"),
    "alone": ("在最前面，短，没有标点", "it comes first, short and unpunctuated"),
    "dash": ("在标题下面，以破折号开头或加了括号", "below the title, after a dash or in parentheses"),
    "below": ("在标题下面，短，没有标点", "below the title, short and unpunctuated"),
    "date": ("只有日期", "nothing but a date"),
    "colon": ("在正文前面，以冒号结尾", "before the text, ending in a colon"),
    "before": ("在标题前面", "before the title"),
    "siblings_alone": ("有序号；同级的多数独占一行", "labelled; most of its siblings stand alone"),
    "siblings_run": ("有序号；同级的多数后面接着正文", "labelled; in most of its siblings text follows"),
    "bold": ("开头一截字体不同", "its opening has a face of its own"),
    "outline": ("大纲级别", "its outline level"),
    "restarts": (
        "短，没有标点，下面的序号从一编起",
        "short and unpunctuated, and the labels below it begin anew",
    ),
    "sentence": ("有序号，但同级的都是整句", "labelled, but its siblings are whole sentences"),
    "nothing_under": ("有序号，但下面没有内容", "labelled, but nothing stands under its siblings"),
    "ordinals": ("一是、二是……接得上", "一是, 二是 … follow each other"),
    "problems": ("说的是存在问题", "it tells of problems"),
    "next_steps": ("说的是下一步打算", "it tells of next steps"),
    "both": ("说的是存在问题和下一步打算", "it tells of problems and next steps"),
    "phrase": ("结尾的套语", "a closing phrase"),
    "end": ("在最后，短，没有标点", "at the end, short and unpunctuated"),
    "above_date": ("在成文日期上面", "above the date"),
    "parentheses": ("在日期后面，加了括号", "after the date, in parentheses"),
    "contact": ("在日期后面，写的是联系人、电话", "after the date, telling whom to ask"),
    "word": ("以“附件”“抄送”开头", "it begins with 附件 or 抄送"),
    "after_mark": ("在附件标记下面", "below the mark of an attachment"),
    "figures": ("只有页码", "nothing but a page number"),
    "plain": ("没有序号", "no label"),
    "kept": ("拿不准，照原样放", "in doubt, so kept as it is"),
    "tabs": ("各行用 Tab 分成同样多的格", "rows with as many tabs"),
}
