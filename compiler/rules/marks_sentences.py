"""Rules on marks that a sentence's sense decides (P633–P638): ？ after a statement, ， in a row of 、, titles without 《》, a full stop inside a bracket.

In: a `Prepared`. Out: findings (GB/T 15834-2011).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..flow.title_words import known
from ..messages.diagnostic import Code
from .arithmetic_amounts import gap_of, reckoned
from .findings import Finding, at, spotted, text_rule
from .places import pattern
from .prepared import HAN, Prepared

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
_LOOKS = "检查|查看|核查|了解|查一查|看看|研究|讨论|掌握|弄清|明确|确定|核实|关注|询问|分析|判断|排查|审查|督查|评估|搞清|摸清|核对|商讨|探讨|查清|审核|抽查|查验|测算|听取|督促"
_WHETHER = "是否|有没有|有无|能否|可否|如何|怎样|怎么|为什么|为何|哪些|哪里|哪个|什么|谁|多少|何时|几"
_ASKED = rf"(?:{_LOOKS})(?![组员人会书])[^。！？\n]{{0,60}}?(?:{_WHETHER})[^。！？\n]{{0,30}}？"
_QUESTION = re.compile(
    r"[吗呢么吧啊]|是不是|难道|岂|何[况必不以]?|谁|哪|几|多[少大久长远高]|怎|什么|是否|能否|可否|与否|有没有|有无|还是|为啥|行不行|(.)不\1|(.)没\2|算不|知道|[您你]|请问"
)
_PLAIN = rf"(?<=[{HAN}”）%])？"
# A question that is the subject of what follows: 由谁来调解？心中没有底.
_GOES_ON = rf"(?<=[{HAN}])？(?=(?:心中|心里|不(?:清楚|了解|明白|知道|明确|掌握)|没有?(?:底|数|把握|明确)|拿不准|说不清|一知半解|一概不知|若明若暗)[^。！？\n]{{0,20}}[，。；])"


@text_rule("punctuation", "15834")
def questions(text: Prepared) -> Iterator[Finding]:
    """重点检查……是否齐全？ and 研究了……的问题？: what is looked at or discussed is no question; nothing is said of speeches and forms to fill in."""
    spoken = bool(_SPOKEN.search(text.title))


# 提前48小时向社会公告、涉及医院、学校的，由……: a case begins where a sentence has ended.
_CASE_BEGINS = r"、(?=(?:涉及|凡是?|如遇|如有|如需|遇有|若有|若遇|确需|确因)[^，。；\n]{2,24}的，(?:由|应|须|要|按|可|经|报|需|必须|不得|一律))"
LEAST_CLAUSE = 6
_ACTED = (
    "[向由对将把在于按经应须要可报][\u4e00-\u9fff0-9]{2,}|公告|通知|报告|公示|备案|审批|登记|报送|实施|执行"
)
# 办文204件、但……: what begins so begins a clause.
_GOES_ON = r"、(?=(?:(?P<turn>但是|因此|所以|然而|从而)|(?:此外|另外|与此同时|其次|最后|同时)，))"
