"""Rules on what of a paper must agree with the rest of it (S541–S550): the title's year, periods, attachments, tables and pictures, what stands twice, what belongs to a kind.

Only what the paper itself shows is told; two values of one figure are told for certain only where the same words stand before both.
"""

import re
from collections.abc import Iterator

from ..messages.diagnostic import Code
from .findings import Finding, at, spotted, text_rule
from .prepared import HAN, Par, Prepared

TITLE_YEAR = Code(
    "S541",
    "warning",
    zh="标题是{wanted}，这里写的是“{text}”。",
    hint_zh="核对是哪一年的；多半是从上一年的稿子改来的。",
    en="The title says {wanted}, but here it is “{text}”.",
    hint_en="Check the year: it may have been left from last year's paper.",
    fault="""
        区政府办公室2025年度工作总结
        现将2024年度工作情况总结如下。
        全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        现将2025年度工作情况总结如下。
        全年办文204件。
    """,
    form="check",
)
_YEARS = r"20[0-9]{2}"
_THIS_PAPER = r"现(?:将|就|把)[^，。；0-9]{0,14}(?P<year>20[0-9]{2})年(?:度|全年)?(?P<what>[^，。；0-9]{0,24})(?:汇报|报告|总结|述职|通报|小结)(?:汇报|报告|总结)?如下"


@text_rule("coherence")
def title_year(text: Prepared) -> Iterator[Finding]:
    """现将2024年度工作情况总结如下, under a title of 2025."""
    years = set(re.findall(_YEARS, text.title))
    if len(years) != 1 or re.search(r"20[0-9]{2}年?[—\-－～~至到]|近|来", text.title):
        return
    year = years.pop()
    for spot in text.spots(_THIS_PAPER, prose=True):
        said = spot.match["year"]
        if abs(int(said) - int(year)) == 1 and not re.search("计划|打算|安排|和|及", spot.match["what"]):
            start = spot.start + spot.match.start("year") - spot.match.start()
            yield at(TITLE_YEAR, spot.par, start, start + 5, wanted=f"{year}年")


PERIOD = Code(
    "S542",
    "warning",
    zh="“{text}”：结束的时间比开始的早。",
    hint_zh="核对起止时间。",
    en="“{text}” ends before it begins.",
    hint_en="Check beginning and end.",
    fault="""
        区政府办公室2025年度工作总结
        2025年5月20日至10日开展专项整治。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年5月10日至20日开展专项整治。
    """,
    form="check",
)
_TILL = r"(?:至|到|—|——|－|-|～|~)"
_PERIODS = (
    rf"(?<![0-9])(?:(?P<y1>20[0-9]{{2}})年)?(?P<m1>[0-9]{{1,2}})月(?P<d1>[0-9]{{1,2}})日(?:起)?{_TILL}"
    rf"(?:(?P<y2>20[0-9]{{2}})年)?(?:(?P<m2>[0-9]{{1,2}})月)?(?P<d2>[0-9]{{1,2}})日"
    rf"|(?<![0-9])(?P<from>20[0-9]{{2}})年?{_TILL}(?P<till>20[0-9]{{2}})年"
)
_TURN = (9, 4)
"""A period that begins in this month or later and ends in that one or earlier may go over the turn of the year."""


@text_rule("coherence")
def periods(text: Prepared) -> Iterator[Finding]:
    """2025年5月20日至10日: what ends before it begins."""
    for spot in text.spots(_PERIODS):
        match = spot.match
        if match["from"]:
            wrong = match["till"] < match["from"]
        else:
            month, last = int(match["m1"]), int(match["m2"] or match["m1"])
            begin, end = (month, int(match["d1"])), (last, int(match["d2"]))
            if match["y2"]:
                wrong = bool(match["y1"]) and (int(match["y2"]), *end) < (int(match["y1"]), *begin)
            else:
                wrong = end < begin and not (month >= _TURN[0] and last <= _TURN[1])
        if wrong:
            yield spotted(PERIOD, spot)


NO_SUCH_ATTACHMENT = Code(
    "S543",
    "warning",
    zh="文中说“{text}”，附件只有{count}个。",
    hint_zh="核对附件的序号，或在附件里补上。",
    en="The text says “{text}”, but there are {count} attachments.",
    hint_en="Check the number, or add the attachment.",
    fault="""
        关于2025年度工作情况的报告
        现将有关情况报告如下，明细见附件3。
        附件：1.会议明细
        　　　2.文件明细
    """,
    mend="""
        关于2025年度工作情况的报告
        现将有关情况报告如下，明细见附件2。
        附件：1.会议明细
        　　　2.文件明细
    """,
    form="check",
)
_SEE = r"(?<![》”’])(?:详见|参见|见|填写|填报|按|按照)(?:本[通方报][知案告]|文后)?附件(?P<n>[0-9]{1,2})(?![0-9.\-－—])"


@text_rule("coherence")
def attachments(text: Prepared) -> Iterator[Finding]:
    """见附件3, where the note on attachments names two."""
    listed = len(text.document.attachments or ())
    if not listed:
        return
    for spot in text.spots(_SEE, prose=True):
        if int(spot.match["n"]) > listed:
            start = spot.start + spot.match.start("n") - 2 - spot.match.start()
            yield at(NO_SUCH_ATTACHMENT, spot.par, start, spot.end, count=str(listed))


NO_SUCH_FIGURE = Code(
    "S544",
    "warning",
    zh="文中说“{text}”，找不到这个{what}。",
    hint_zh="核对序号，或补上这个{what}。",
    en="The text says “{text}”, but there is no such {what}.",
    hint_en="Check the number, or add what is missing.",
    fault="""
        区政府办公室2025年度工作总结
        各季度情况见表2。

        表1 办文情况

        季度\t收文\t发文
        一季度\t51\t12
        二季度\t49\t15
    """,
    mend="""
        区政府办公室2025年度工作总结
        各季度情况见表1。

        表1 办文情况

        季度\t收文\t发文
        一季度\t51\t12
        二季度\t49\t15
    """,
    form="check",
)
_SEE_FIGURE = r"(?:详见|参见|见|如)(?P<what>[表图])[ ]?(?P<n>[0-9]{1,2})(?![0-9.\-－—、和至])"


@text_rule("coherence")
def figures_there(text: Prepared) -> Iterator[Finding]:
    """见表2, where there is but 表1; a text with no captions at all says nothing of them."""
    there: set[tuple[str, int]] = set()
    for par in text.pars:
        if par.block.anchor and par.block.anchor[0] in ("表", "图"):
            there.add((par.block.anchor[0], par.block.anchor[1]))
        if found := re.match(r"[（(]?([表图])[ ]?([0-9]{1,2})(?![0-9])", par.text.strip()):
            there.add((found[1], int(found[2])))
    for spot in text.spots(_SEE_FIGURE, prose=True):
        what, number = spot.match["what"], int(spot.match["n"])
        if (what, number) not in there and any(one == what for one, _ in there):
            start = spot.start + spot.match.start("what") - spot.match.start()
            yield at(NO_SUCH_FIGURE, spot.par, start, spot.end, what=what)


TWICE = Code(
    "S545",
    "warning",
    zh="这一句前面已经有了：“{text}”。",
    hint_zh="删去一处，或改成另外的话。",
    en="This sentence stands before already: “{text}”.",
    hint_en="Delete one of them, or say something else.",
    fault="""
        区政府办公室2025年度工作总结
        健全公文办理全流程跟踪督办机制，实行每周一通报、每月一分析。
        强化服务。健全公文办理全流程跟踪督办机制，实行每周一通报、每月一分析。
    """,
    mend="""
        区政府办公室2025年度工作总结
        健全公文办理全流程跟踪督办机制，实行每周一通报、每月一分析。
        强化服务。改进会议服务。
    """,
    form="check",
)
PARAGRAPH_TWICE = Code(
    "S546",
    "warning",
    zh="这一段前面已经有了：“{text}”。",
    hint_zh="删去一处。",
    en="This paragraph stands before already: “{text}”.",
    hint_en="Delete one of them.",
    fault="""
        区政府办公室2025年度工作总结
        健全公文办理机制，实行每周一通报。全年办文204件，退回文件12件，无一差错。
        组织会议18次，会风明显好转。
        健全公文办理机制，实行每周一通报。全年办文204件，退回文件12件，无一差错。
    """,
    mend="""
        区政府办公室2025年度工作总结
        健全公文办理机制，实行每周一通报。全年办文204件，退回文件12件，无一差错。
        组织会议18次，会风明显好转。
    """,
    form="check",
)
LEAST = 22
"""Chinese characters of a sentence that nobody writes twice by chance."""
_BODY = frozenset(["paragraph", "run_in", "item", "enumeration"])
# What is said again on purpose: who is responsible, and by when; what speakers and forms repeat.
_AGAIN = (
    r"责任|牵头|配合单位|完成时限|整改时限|时限|联系人|整改措施|适用|^以上|^特此|妥否|负责[。]?$|指导[。]?$"
)


def _own(par: Par) -> bool:
    return par.block.role in _BODY and par.block.slot != "attachments"


@text_rule("coherence")
def twice(text: Prepared) -> Iterator[Finding]:
    """A sentence or a paragraph that stands in a paper twice."""
    whole: set[str] = set()
    seen: set[str] = set()
    for par in filter(_own, text.pars):
        key = par.text.strip()
        if _han(key) >= LEAST and len(par.sentences) > 1 and key in whole:
            yield at(PARAGRAPH_TWICE, par, 0, len(par.text), said={"text": _short(key)})
            continue
        whole.add(key)
        for start, end in par.sentences:
            sentence = par.text[start:end].strip()
            if _han(sentence) < LEAST or sentence[-1] not in "。！？" or re.search(_AGAIN, sentence):
                continue
            if sentence in seen:
                yield at(TWICE, par, start, end, said={"text": _short(sentence)})
            seen.add(sentence)


def _han(text: str) -> int:
    return len(re.findall(f"[{HAN}]", text))


def _short(text: str) -> str:
    return text if len(text) <= LEAST else f"{text[:LEAST]}……"


TWO_VALUES = Code(
    "S547",
    "warning",
    zh="“{name}”前面是{before}，这里是{text}。",
    hint_zh="核对哪一个对；说的不是一回事的，把范围或时间写清楚。",
    en="“{name}” was {before} before; here it is {text}.",
    hint_en="Check which is right; if they are not the same, say of what scope or time each is.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，全年共办理各类公文204件，退回12件。
        回顾起来，全年共办理各类公文240件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，全年共办理各类公文204件，退回12件。
        回顾起来，全年共办理各类公文204件。
    """,
    form="check",
)
_VALUE = (
    rf"(?<=[，。；：\n])(?P<name>(?:全年|年内|今年|一年来|累计|全年累计|全年共|20[0-9]{{2}}年(?:全年|度)?)(?:共|累计)?[{HAN}]{{4,14}}?)"
    rf"(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?[万亿]?)(?P<unit>人次|万元|[{HAN}])(?P<more>余|多|以上)?"
)


@text_rule("coherence")
def two_values(text: Prepared) -> Iterator[Finding]:
    """全年共办理公文204件 and, further on, 240件: one figure with two values, told where the words before both are the same."""
    before: dict[tuple[str, str], tuple[str, Par]] = {}
    for spot in text.spots(_VALUE):
        match, par = spot.match, spot.par
        name = match["name"].replace("共", "")
        if not _own(par) or match["more"] or re.search("新增|约|近|超|以上|第|每|其中", name):
            continue
        key, value = (name, match["unit"]), match["value"].replace(",", "")
        if key not in before:
            before[key] = (value, par)
        elif before[key][0] != value:
            other, first = before[key]
            start = spot.start + match.start("value") - match.start()
            end = spot.start + match.end("unit") - match.start()
            # Under other headings, or in one paragraph, other things may be meant: only what stands in a whole of its own is sure.
            sure = first is not par and name.startswith(("全年", "20")) and len(name) >= 6
            yield at(TWO_VALUES, par, start, end, sure=sure, name=match["name"], before=other + match["unit"])


NO_PROBLEMS = Code(
    "S548",
    "info",
    zh="述职报告里没有说存在的问题。",
    hint_zh="加一部分，说存在的问题和不足。",
    en="The report on duties says nothing of problems.",
    hint_en="Add a part on problems and shortcomings.",
    fault="""
        区政府办公室主任2025年度述职报告
        一、履行职责情况
        全年办文204件，退回文件12件。
        二、下一步打算
        继续精简文件。
    """,
    mend="""
        区政府办公室主任2025年度述职报告
        一、履行职责情况
        全年办文204件，退回文件12件。
        二、存在的问题
        调研不够深入。
        三、下一步打算
        继续精简文件。
    """,
    form="check",
)
NO_NEXT = Code(
    "S549",
    "info",
    zh="述职报告里没有说下一步怎么做。",
    hint_zh="加一部分，说下一步的打算或改进措施。",
    en="The report on duties says nothing of what comes next.",
    hint_en="Add a part on plans or what will be done better.",
    fault="""
        区政府办公室主任2025年度述职报告
        一、履行职责情况
        全年办文204件，退回文件12件。
        二、存在的问题
        调研不够深入。
    """,
    mend="""
        区政府办公室主任2025年度述职报告
        一、履行职责情况
        全年办文204件，退回文件12件。
        二、存在的问题
        调研不够深入。
        三、下一步打算
        继续精简文件。
    """,
    form="check",
)
_PROBLEMS = r"问题|不足|短板|差距|欠缺|薄弱|不够|弱项|遗憾|缺点|教训|反思"
_NEXT = r"下[一]?步|今后|明年|来年|打算|努力方向|整改|改进|新的一年|下一阶段|接下来|将(?:继续|进一步|以|坚持|着力|在|始终)|计划|思路|展望|继续"
LEAST_HEADINGS = 2


@text_rule("coherence")
def of_duties(text: Prepared) -> Iterator[Finding]:
    """A report on duties speaks of problems, and of what comes next."""
    if text.document.kind != "duty_report" or not re.search("述职|述责|述廉", text.title):
        return
    heads = [par for par in text.pars if par.block.level == 1]
    if len(heads) < LEAST_HEADINGS:
        return
    title = next((par for par in text.pars if par.block.role == "title"), heads[0])
    for pattern, code in ((_PROBLEMS, NO_PROBLEMS), (_NEXT, NO_NEXT)):
        if not re.search(pattern, text.whole):
            yield at(code, title, 0, len(title.text))
            return
