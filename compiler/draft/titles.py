"""Titles: how one ends, what may be a line of one, which lines of one print badly where they were broken.

In: a paragraph, or the text of a title. Out: what it may be by itself.
"""

import re
from collections.abc import Sequence

from ..terms import standard
from ..terms.characters import BLANK
from ..terms.widths import width_em
from .lines import Par
from .names import WHO, is_name
from .outside import (
    is_found_in,
    is_head_note,
    is_sender,
    is_stamped,
    may_be_of_page,
    of_imprint,
    of_letterhead,
    of_page,
)
from .sentences import IN_PARENTHESES, PUNCTUATION, is_date

_KINDS = (
    "报告|总结|小结|汇报|述职|述廉|讲话|致辞|发言|方案|计划|规划|要点|意见|通知|通报|请示|批复|复函|的函|纪要|决定|决议|公告|通告|议案|命令"
    "|办法|规定|细则|制度|条例|体会|说明|简报|材料|提纲|清单|分析|自查|剖析|建议|答复|倡议书|承诺书|汇编|情况|思路|安排|工作打算"
    "|公开信|一封信|的信|慰问信|感谢信|表扬信|贺信|邀请函|商洽函|询问函|告知书|倡议|章程|守则|规则|预案|纲要|须知|指南|指引|解读|公报|声明|记录|议程|主持词|献词|演讲稿|发言稿|讲话稿|综述|专报"
    "|提案|开幕词|闭幕词|贺词|祝词|悼词|答谢词|欢迎词|欢送词|祝酒词|致词|贺电|侧记|纪实|札记|随笔|手记|日记|见闻|观感|读后感|观后感|简讯|快讯|启事|简章|说明书|协议|协议书|合同|备忘录|意向书|委托书|授权书|介绍信|喜报|捷报|讣告|宣言|誓词|公约|教案|问答|手册"
    "|名单|名册|花名册|日程|日程表|议程表|流程|导则|条款|通知书|意见书|建议函|便函|公函|邀请书|任务书|研究|探析|浅析|初探|浅谈|做法|经验|案例|成效|提示|预警|提醒|提醒函|请柬|决定书|裁定书|判决书|裁决书|日志|动态|信息|陈述|自述|述评|评估|评价|鉴定表|审查|工作法|工作记|纪事|大事记"
    "|心得|感悟|检讨书|检查书|保证书|申请书|申请|建议书|责任书|证明|事迹|思考|启示|调查|公示|台账|台帐|一览表|登记表|统计表|明细表|规程|规范|标准|举措|措施|回执单?|回条|报名表|同意书|确认书|概要|大纲|鉴定|评语|讲稿|解说词"
)
_TAIL = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]{{1,12}}[）)])?$")
_KIND = re.compile(rf"(?:{_KINDS}|(?:答复)?函|令)")  # all that the last line of a title may hold
# A title that ends in a mark: ……的紧急通知！
_CALLING = re.compile("(?!以下|这是|现将|下面|我|以上|此)[^，。；：:！!？?]{6,36}[。！!]")
# 关于某事的某文, whatever its last word is.
_ABOUT = re.compile(r"(?:[\u3400-\u9fff]{2,24})?关于[^，。；：:]{4,48}的[\u3400-\u9fff]{2,6}")
# A field of a form: 流程名称：发文审批（内部）.
_KEY = re.compile(
    "[\u3400-\u9fff]{0,6}(?:名称|类型|类别|方式|状态|主题|部门|单位|编号|文号|密级|环节|节点|文种|事由|标题|题目|备注)[：:]"
)
_GREETING = re.compile(
    "您好|你好|(?<![提报呈])请审|请阅|审阅|请查收|收到|发您|发给|发你|附上|初稿|草稿|改好|(?<![维的])修改|麻烦|辛苦|如下[:：]?$|^@|谢谢|过目|帮忙"
    "|你[先再]?(?:看看|看一[下眼]|瞧瞧)|(?:打|写|弄|整|改|搞)(?:出来|好|完)了|我(?:就|再)?发(?:群里|出去|过去)|帮我(?:看|改|排|印|校|发|把)|给你发|发群里"
)
_SHORT = re.compile("[\u3400-\u9fff]{2,4}[函书信状词稿]")  # 催办函, 家长来信
_GAPS = re.compile(f"[{BLANK}]+")


def bare(text: str) -> str:
    """A text without the blanks in it."""
    return _GAPS.sub("", text)


_WHICH_DRAFT = re.compile("[（(][^（）()]{1,12}[）)](?=$|》)|关于修改")


def greets(text: str) -> bool:
    """Whether a line speaks to a colleague about the draft; （初稿） behind a title does not, nor 关于提请审议……的议案."""
    if re.match("[^您你发附请，]*关于", text) and _TAIL.search(bare(text)):
        return False
    return _GREETING.search(_WHICH_DRAFT.sub("", text)) is not None


def is_rule(text: str) -> bool:
    """Whether a line has nothing but marks that part what is above from what is below: ——————, ★★★."""
    return _RULE.fullmatch(text) is not None or text in ("★", "☆")


_RULE = re.compile(r"(?:[—─━－–_＿=＝*＊★☆~～#＃·•.…✁✂✃✄\-][ \u3000]*){3,}")


def is_outside(text: str) -> bool:
    """Whether a line is of a page, a letterhead or an imprint, or a rule of marks, and so no line of a title."""
    return (
        is_rule(text)
        or of_page(text)
        or of_letterhead(text)
        or of_imprint(text)
        or is_found_in(text)
        or is_stamped(text)
        or is_head_note(text)
    )


def is_title_end(par: Par, first: bool = False) -> bool:
    """Whether a line ends a title; 报告 alone does not where it is the `first` of all."""
    text = par.seen
    if is_bulleted(text):
        return False
    if first and _CALLING.fullmatch(text):
        text = text[:-1]
    if bare(text) in ("报告", "总结") or len(bare(text)) < 4:
        kind = _KIND.fullmatch(bare(text)) is not None
        return kind and (not first or text != bare(text) or len(text) > 2)  # spaced as titles are, or 申请书
    return (
        len(text) <= 60
        and not _opens_name(text)
        and not re.search("[。；！？;!?]|[：:，,、]$", text)
        and bool(
            _TAIL.search(bare(text)) or _ABOUT.fullmatch(text) or (first and _SHORT.fullmatch(bare(text)))
        )
        and not (greets(text) and not par.line.align)
        and not WHO.match(text)
        and not _KEY.match(text)
        and not re.match("附件?[0-9一二三四五六七八九]*[：:]", text)
        and not is_outside(text)
        and not may_be_of_page(text)
    )


_BULLET = re.compile("[◆◇●■□▲△▶➢✓※]")  # of a list of what an issue holds


def is_bulleted(text: str) -> bool:
    """Whether a line is an entry of a list, as of what an issue holds: ◆简讯五则."""
    return _BULLET.match(text) is not None


def _opens_name(text: str) -> bool:
    """Whether the name of another paper begins in a line and goes on in the next: 关于《某方案 above （征求意见稿）》的复函."""
    return any(text.count(opens) > text.count(closes) for opens, closes in ("《》", "〈〉", "（）"))


_STRETCH = re.compile("年(?:第?[一二三四]季度|[上下]半年)$")  # above 工作运行情况分析
_OF_WHAT = re.compile("关于|的|问题|[0-9〇]|上的|[《》——]|[一二三四五六七八九十]{2}")


def is_bare_kind(par: Par) -> bool:
    """Whether a line names a kind of paper and whose, and not what it is about: 党委会会议纪要, 工作月报, 领导讲话材料."""
    text = bare(par.seen)
    if len(text) > 24 or _OF_WHAT.search(text):
        return False
    return _PERIODICAL.search(text) is not None or (len(text) <= 14 and is_title_end(par))


_PERIODICAL = re.compile(
    "(?:会议?纪要|月报|周报|日报|旬报|季报|快报|简报|通讯|动态|信息|参考|内参|反映|摘报|专报|要情|速递|交流|之窗)$"
)


def is_title_part(par: Par) -> bool:
    """Whether a line may be one of a title before its last."""
    text = par.seen
    return (
        2 <= len(text) <= (60 if "关于" in text else 40)
        and not is_bulleted(text)
        and not re.fullmatch("[0-9０-９]+", text)  # 2025 alone: a year or a number of the page
        and not PUNCTUATION.search(text)
        and (not is_date(_GAPS.split(text)[-1]) or _STRETCH.search(text) is not None)
        and not greets(text)
        and not is_outside(text)
        and not is_sender(text)
        and not IN_PARENTHESES.fullmatch(text)
        and (not is_name(text) or text[-1] in "的和与及")
        and not par.line.rows
    )


# ---- its own line ends --------------------------------------------------------------------------------------------

# What a line of a title holds on the page of the standard, in em; a title has four of them at most.
_ROOM = (standard.PAGE_WIDTH - standard.MARGIN_LEFT - standard.MARGIN_RIGHT) / (standard.SIZE_TITLE * 10)
_CRUMB = re.compile(rf"\S|的(?:{_KINDS}|函|令)")


def breaks_badly(lines: Sequence[str]) -> bool:
    """Whether a title prints badly with the line ends that it was typed with, and better without: a line is wider than the
    page, so that what is left of it stands alone, or is a single character or 的通知."""
    return (
        len(lines) > 1
        and width_em("".join(lines)) <= 4 * _ROOM
        and any(width_em(line) > _ROOM or _CRUMB.fullmatch(bare(line)) is not None for line in lines)
    )
