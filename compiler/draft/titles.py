"""Titles: how one ends, what may be a line of one, and which kind of document it names.

In: a paragraph, or the text of a title. Out: what it may be by itself.
"""

import re

from .lines import Par
from .names import WHO
from .sentences import PUNCTUATION, is_date

_TAIL = re.compile(
    r"(?:报告|总结|小结|汇报|述职|述廉|讲话|致辞|发言|方案|计划|规划|要点|意见|通知|通报|请示|批复|复函|的函|纪要|决定|决议|公告|通告|议案|命令"
    r"|办法|规定|细则|制度|条例|体会|说明|简报|材料|提纲|清单|分析|自查|剖析|建议|答复|倡议书|承诺书|汇编|情况|思路|安排|工作打算)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)
GREETING = re.compile(
    "您好|你好|请审|请阅|审阅|请查收|收到|发您|发给|发你|附上|初稿|草稿|改好|修改|麻烦|辛苦|如下[:：]?$|^@|谢谢|过目|帮忙"
)
_MASTHEAD = re.compile(
    r".{0,12}〔\d{4}〕\s*\d+\s*号$|^(?:机密|秘密|绝密|特急|加急|内部资料)|^签发人|^(?:此件|附件)\d*$|文件$|^★"
)


def is_title_end(par: Par, first: bool = False) -> bool:
    """Whether a line ends a title; 报告 alone does not where it is the `first` of all."""
    text = par.seen
    return (
        4 <= len(text) <= 60
        and not re.search("[。；！？;!?]|[：:，,、]$", text)
        and bool(_TAIL.search(text))
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
        and not _MASTHEAD.search(text)
        and not par.line.rows
    )
