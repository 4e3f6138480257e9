"""What a line at the foot of a draft tells by itself: that it is a date, a phrase that ends the text, a remark, whom to ask, no part of
the paper.

In: a paragraph. Out: what it is; what the lines round it make of it is weighed in `foot`.
"""

import re
from collections.abc import Sequence
from itertools import repeat

from ..terms.numerals import read_label
from .attached import begins_note, is_dated
from .lines import Par
from .names import is_body, is_name, signs_as
from .outside import is_found_in, is_stamped, may_be_of_page, of_imprint, of_page
from .sentences import IN_PARENTHESES, PUNCTUATION, is_date
from .titles import bare, is_rule

COLUMNS = re.compile("[ \u3000\xa0\t]{2,}|\t")  # what parts names that stand abreast

_PHRASE = re.compile(
    r"^(?:特此|专此|谨此)|^(?:以上|上述)?(?:报告|汇报|意见|请示|总结|发言|述职)?[^。]{0,12}(?:妥否|当否|可否|如无不妥|请予|请审议|请批示|请审阅|请批评|请指正|敬请)"
    r"|^以上(?:报告|汇报|意见|请示|总结|述职|发言|是我|就是)|请[^。，]{0,16}(?:批评指正|予以指正|审议|评议|指示|指导)[。！!]?(?:谢谢(?:大家|各位)?[！!。]?)?$|^此(?:复|函|令|告|布)[。！!]?$|^(?:现予|予以)?(?:公告|公布|通报|函复|函告|函达|批复)如上[。！!]?$"
    r"|^(?:望|请|希)[^。，]{0,8}(?:贯彻|遵照|抓好|组织)(?:落实|执行|实施)[。！!]?$|^(?:盼|候|请)(?:予)?(?:函)?复[。！!]?$|^此致$|^敬礼[！!]?$|^谢谢(?:大家|各位)?[！!。]?$|(?:述职|汇报|报告|发言|讲|念)(?:完毕|完了|到这里)|请予评议|请大家(?:批评|评议)"
)


def is_closing_phrase(par: Par) -> bool:
    """Whether a line is a phrase that ends a text: 特此报告。 妥否，请批示。"""
    return par.styled == "closing_phrase" or (
        len(par.text) <= 45
        and not par.line.rows
        and not read_label(par.seen)
        and bool(_PHRASE.search(par.seen))
    )


def is_date_line(par: Par) -> bool:
    """Whether a line is a date, in parentheses or not."""
    text = par.seen
    return (
        is_dated(par)
        or (IN_PARENTHESES.fullmatch(text) is not None and is_date(text[1:-1]))
        or (_DAY.fullmatch(text) is not None and not par.typed)
        or (len(text) <= 80 and all(map(is_date, COLUMNS.split(text))))  # of each of two who sign
    )


# What only the foot takes for a date: 12.30, 即日.
_DAY = re.compile(r"(?:[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])|即日")


CONTACT = re.compile(
    r"[（(]?(?:联\s*系\s*(?:人|电\s*话|方\s*式|单位|部门)|(?:联络|经办|承办)人|[㐀-鿿]{0,6}(?:电\s*话|热\s*线)|客服(?:电\s*话|热\s*线)|手机|(?:电子)?邮箱|传真|(?:单位|联系|通讯|通信|办公)?地\s*址|邮\s*编|邮政编码|网址|微信|QQ|备\s*注|注)"
    r"(?:及(?:联系)?(?:电话|方式))?[：:]"
)


def is_contact(par: Par) -> bool:
    """Whether a line says whom to ask: 联系人：, 电话：."""
    return CONTACT.match(par.seen) is not None and len(par.text) <= 80 and not par.line.rows


TELLS_OF_PAPER = re.compile(
    "^[（(](?:本|此|该)(?:报告|总结|材料|文|稿)|考核|评议|测评|联系|电话|公开|此件|本件|录音|记录整理|未经.{0,6}审"
)


# Its parentheses forgotten.
_HOW_PUBLIC = re.compile(
    "(?:此|本|该)件.{0,8}(?:公开(?:发布)?|登报|发至[^，。；]{2,16})"
    "|[（(]?(?:信息)?公开(?:选项|属性|方式|类别|类型|形式)[：:][ \u3000]*[\u3400-\u9fff]{2,8}[）)]?"
)


def is_remark(par: Par, before: Par) -> bool:
    """Whether a line below another is a remark on the paper: in parentheses, below a date or by its words."""
    if par.styled == "remark":
        return True
    text = par.seen
    if _HOW_PUBLIC.fullmatch(text):
        return True
    if len(text) > 80 or not IN_PARENTHESES.fullmatch(text):
        return False
    return is_date(before.seen) or TELLS_OF_PAPER.search(text) is not None


# What mail programs and printers put under a document.
ALIEN = re.compile(
    r"发自我的|来自我的|[Ss]ent from|(?:拟稿|核稿|校对|录入|打印|打字|责任编辑)[人员]?[：:]|共印|（?此页无正文|（?本页无正文|^[（(]?以下无正文"
)


def is_aside(par: Par) -> bool:
    """Whether a line is of an imprint, of a page or of a machine, and no part of the paper."""
    if par.line.rows or par.line.picture or par.styled or begins_note(par.seen) or signs_as(par.seen):
        return False
    if _HOW_PUBLIC.fullmatch(par.seen):
        return False
    return (
        of_imprint(par.seen)
        or of_page(par.seen)
        or is_rule(par.seen)
        or is_stamped(par.seen)
        or is_found_in(par.seen)
    )


def may_be_aside(par: Par) -> bool:
    """Whether a line is of a page where one beside it is."""
    return may_be_of_page(par.seen) and not (
        par.line.rows or par.line.picture or par.styled or is_date_line(par)
    )


def is_of_head(par: Par, above: Sequence[Par]) -> bool:
    """Whether a line repeats a name that stands above the text: of the letterhead, the title, who reports."""
    name = bare(re.split("[：:]", par.seen)[-1])
    heads = [bare(one.seen) for one in above]
    if is_name(name) or is_body(name):
        return any(name in head for head in heads)
    return len(name) > 4 and not PUNCTUATION.search(name) and any(map(str.startswith, heads, repeat(name)))


def is_indented(par: Par) -> bool:
    """Whether blanks put a line at the right."""
    return len(par.line.text) - len(par.line.text.lstrip()) >= 8
