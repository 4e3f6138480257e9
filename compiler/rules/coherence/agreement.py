"""Rules on what of a paper must agree with the rest of it (S541–S550): the title's year, periods, attachments, tables and pictures, what stands twice, what belongs to a kind.

Only what the paper itself shows is told; two values of one figure are told for certain only where the same words stand before both.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ...flow.blocks import Chart, Picture, Table
from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, READ, Par, Prepared, Spot

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
_SEE = r"(?:(?<=》)[（(]|(?<![》”’])(?:(?:详见|参见|见|填写|填报|按|按照)(?:本[通方报][知案告]|文后)?|[（(](?:见|详见)?|(?:请|将|把)))附件(?P<n>[0-9]{1,2})(?![0-9.\-－—])"


@text_rule("coherence")
def attachments(text: Prepared) -> Iterator[Finding]:
    """见附件3, where the note on attachments names two."""
    listed = len(text.document.attachments or ())
    if not listed:
        return
    for spot in text.spots(_SEE, prose=True):
        if int(spot.match["n"]) > listed:
            yield at(NO_SUCH_ATTACHMENT, spot.par, spot.since("n").start - 2, spot.end, count=str(listed))


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
_SEE_FIGURE = r"(?:详见|参见|(?<!意)见|如)(?P<what>[表图])[ ]?(?P<n>[0-9]{1,2})(?![0-9.\-－—、和至])"
_SEE_ANNEX = r"(?:详见|参见|见)(?:文后|后附|所附|本[通方报][知案告])?(?P<what>附[表图])(?P<n>[0-9]{1,2}|[一二三四五])?(?!册)"
_ANNEX = r"(?<!见)附[表图件录][ ]?[：:\n0-9*]|\n[ \u3000]*附[：:]"


@text_rule("coherence")
def figures_there(text: Prepared) -> Iterator[Finding]:
    """见表2, where there is but 表1; 见图1 or 见附表 in a text that has no picture, or no table, at all."""
    yield from _annexes_there(text)
    drawn = {
        "表" if isinstance(block, Table) else "图" for block in text.flow.blocks if isinstance(block, _SHOWN)
    }
    captions: list[tuple[str, int]] = []
    for par in text.pars:
        if found := pattern(r"[（(]?([表图])[ ]?([0-9]{1,2})(?![0-9])").match(par.text.strip()):
            captions.append((found[1], int(found[2])))
        elif par.block.anchor and par.block.anchor[0] in ("表", "图"):
            captions.append((par.block.anchor[0], par.block.anchor[1]))
    there = set(captions)
    for spot in text.spots(_SEE_FIGURE, prose=True):
        what, number = spot.match["what"], int(spot.match["n"])
        # Where one caption's number stands twice, the one that is not there is the second of them.
        again = len([one for one in captions if one[0] == what]) >= number
        captioned = any(one == what for one, _ in there)
        named = pattern(f"(?<![见如]){what}[ ]?{number}(?![0-9])").search(text.whole)
        absent = not captioned and what not in drawn and not named and not _may_be_elsewhere(text, what, spot)
        if (what, number) not in there and ((captioned and not again) or absent):
            yield spotted(NO_SUCH_FIGURE, spot.since("what"), what=what)


_SHOWN = (Table, Picture, Chart)


def attachment_titles(text: Prepared) -> list[str]:
    """The titles of a paper's attachments, in order."""
    found = text.document.attachments or ()
    return [one if isinstance(one, str) else one.attachment_title for one in found]


def _may_be_elsewhere(text: Prepared, what: str, spot: Spot) -> bool:
    """Whether a table or picture may stand in an attachment, or in a paper that is cited."""
    return what in "".join(attachment_titles(text)) or bool(pattern("》[^，。；]{0,6}$").search(spot.before))


def _annexes_there(text: Prepared) -> Iterator[Finding]:
    """见附表, where nothing stands behind the text that may be one."""
    spots = list(text.spots(_SEE_ANNEX, prose=True)) if "见附" in text.whole else []
    if not spots or text.document.attachments or any(isinstance(one, _SHOWN) for one in text.flow.blocks):
        return
    if pattern(_ANNEX).search(text.whole):
        return
    for spot in spots:
        yield spotted(NO_SUCH_FIGURE, spot.since("what"), what=spot.match["what"])


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
CLAUSE_TWICE = Code(
    "S537",
    "warning",
    zh="“{text}”在这一句里写了两遍。",
    hint_zh="删去一处，或改成另外的话。",
    en="“{text}” stands in this sentence twice.",
    hint_en="Delete one of them, or say something else.",
    fault="""
        区政府办公室2025年度工作总结
        进一步优化营商环境，进一步优化营商环境，推动各项工作落实。
    """,
    mend="""
        区政府办公室2025年度工作总结
        进一步优化营商环境，推动各项工作落实。
    """,
    form="check",
)
_CLAUSE = (
    r"(?:^|(?<=[，,；;。：:！？\n]))[^，,；;。：:！？、\n“”‘’《》（）()0-9A-Za-z%％]+(?=[，,；;。：:！？])"
)
LEAST_HERE, LEAST_CLAUSE, LEAST_BESIDE = 8, 7, 4
"""Chinese characters of a sentence that stands in one paragraph twice, of a clause in one sentence, of one right after the other."""
LEAST_AGAIN = 5
"""Characters of a clause that is looked for in other paragraphs."""
LEAST = 18
"""Chinese characters of a sentence that nobody writes twice by chance."""
_BODY = frozenset(["paragraph", "run_in", "item", "enumeration"])
# What is said again on purpose: who is responsible, and by when; what speakers and forms repeat.
_AGAIN = r"责任(?:单位|人|科室|部门|领导|：)|牵头|配合单位|完成时限|整改时限|时限|联系人|整改措施|适用|^以上|^特此|妥否|负责[。]?$|指导[。]?$"


_Runs = dict[tuple[str, ...], tuple[tuple[int, int], bool]]
"""Clauses in a row: the paragraph and the character that they first stood at, and whether they were all of what was said."""


def _own(par: Par) -> bool:
    return par.block.role in _BODY and par.block.slot != "attachments"


@text_rule("coherence")
def twice(text: Prepared) -> Iterator[Finding]:
    """A sentence or a paragraph that stands in a paper twice."""
    whole: set[str] = set()
    seen: set[str] = set()
    runs: _Runs = {}
    again = _said_again(text)
    for par in filter(_own, text.pars):
        key = par.text.strip()
        if key in whole and len(par.sentences) > 1 and _han(key) >= LEAST:
            yield at(PARAGRAPH_TWICE, par, 0, len(par.text), said={"text": _short(key)})
            continue
        whole.add(key)
        here: set[str] = set()
        for start, end in par.sentences:
            sentence = par.text[start:end].strip()
            if sentence in here and _han(sentence) >= LEAST_HERE:
                yield at(TWICE, par, start, end, said={"text": _short(sentence)})
                continue
            here.add(sentence)
            if (clause := _clause_twice(par, start, end)) is not None:
                yield at(CLAUSE_TWICE, par, *clause)
            if (
                sentence in seen
                and (_han(sentence) >= LEAST or _tells(sentence))
                and sentence[-1] in "。！？"
                and not pattern(_AGAIN).search(sentence)
            ):
                yield at(TWICE, par, start, end, said={"text": _short(sentence)})
            elif (
                par.index in again
                and sentence not in seen
                and (run := _run_twice(par, start, end, runs)) is not None
                and sentence[-1] in "。！？"
            ):
                yield at(TWICE, par, *run, said={"text": _short(par.text[slice(*run)])})
            seen.add(sentence)


def _tells(sentence: str) -> bool:
    """Whether a short sentence says enough that nobody writes it twice: a figure of its own, or what is so, and not a word of form."""
    if pattern("[0-9]").search(sentence):
        return _han(sentence) >= LEAST_HERE - 1 and bool(
            pattern(r"[0-9](?:\.[0-9]+)?%|[0-9]{3}").search(sentence)
        )
    return _han(sentence) >= LEAST_TOLD and not pattern(_FORM).search(sentence)


_FORM = "^(?:谢谢|同志们|各位|请|现将|现就|以上|此|特|会议|具体|详见|各|要)|如下|结束|通知|支持|批示|批复|负责|牵头|落实|情况|时间|地点|单位|附件|[：:《]"
LEAST_TOLD = 12
"""Chinese characters of a sentence that tells what is so."""


def _said_again(text: Prepared) -> set[int]:
    """The paragraphs with a clause that stands in another, too; few are."""
    where: dict[str, int] = {}
    out: set[int] = set()
    for par in text.pars:
        here: set[str] = set()
        for clause in pattern(_MARKS).split(par.text):
            if len(clause) >= LEAST_AGAIN and (
                (first := where.setdefault(clause, par.index)) != par.index or clause in here
            ):
                out |= {first, par.index}
            here.add(clause)
    return out


_MARKS = r"[，,；;。：:！？\n]"
# What is written again on purpose: whose thought guides, what one keeps to, who is meant.
_FORMULA = re.compile(
    "思想|精神|坚持|贯彻|同志|为指导|为核心|方针|人民政府|各[县市区镇乡街单部有科]|有限公司|以下简称|年度|负责|牵头|配合|联系人"
)


def _run_twice(par: Par, start: int, end: int, runs: _Runs) -> tuple[int, int] | None:
    """Where clauses stand in a row that stood so in another paragraph, to the end of a sentence; None where none do.

    All of a sentence, or of what follows a colon, is the same; or a number stands in it, so that it tells the same thing. What stands in this sentence is put into `runs`."""
    clauses = list(pattern(_ANY_CLAUSE).finditer(par.text, start, end))
    found: tuple[int, int] | None = None
    for first in range(len(clauses) - 1):
        size = _han(clauses[first][0])
        led = first == 1 and pattern(_LED).fullmatch(clauses[0][0]) is not None
        opens = first == 0 or led or par.text[clauses[first].start() - 1] in "：:"
        for last in range(first + 1, len(clauses)):
            size += _han(clauses[last][0])
            if size >= LEAST:
                key = tuple(one[0] for one in clauses[first : last + 1])
                where = par.index, clauses[first].start()
                place, opened = runs.setdefault(key, (where, opens))
                same = "".join(key)
                ends = last == len(clauses) - 1 or opens
                told = (opens and opened) or pattern("[0-9]").search(same)
                formula = _FORMULA if last < len(clauses) - 1 or not (opens and opened) else _CREED
                apart = place[0] != par.index or (opens and opened and place != where)
                if apart and ends and told and not found and not formula.search(same):
                    found = clauses[first].start(), clauses[last].end()
                break
    return found or _tail_twice(par, clauses, runs)


def _tail_twice(par: Par, clauses: Sequence[re.Match[str]], runs: _Runs) -> tuple[int, int] | None:
    """他们平凡而伟大，朴实而高尚: where two clauses stand that were a sentence by themselves; None where none do."""
    whole = tuple(one[0] for one in clauses)
    if len(clauses) == 2 and sum(map(_han, whole)) >= LEAST_TOLD:
        runs.setdefault(("", *whole), ((par.index, clauses[0].start()), True))
    for one, other in pairwise(clauses):
        place, _ = runs.get(("", one[0], other[0]), ((par.index, 0), True))
        if (
            place[0] != par.index
            and not _FORMULA.search(one[0] + other[0])
            and not pattern(_FORM).search(one[0])
        ):
            return one.start(), other.end()
    return None


# 会议要求，: what a sentence begins with before what it says.
_LED = r"会议(?:最后|还|同时)?(?:要求|强调|指出|认为|明确|决定|议定|提出)|(?:他|她|领导|大家)?(?:强调|要求|指出|认为)"
_CREED = re.compile("思想|精神|坚持|贯彻|为指导|为核心|方针|人民政府|有限公司|以下简称|年度|牵头|配合|联系人")


_ANY_CLAUSE = r"[^，,；;。：:！？\n]+"


def _clause_twice(par: Par, start: int, end: int) -> tuple[int, int] | None:
    """Where a clause of a sentence stands in it once more; None where none does."""
    clauses = _clauses(par.text, start, end)
    if len({one[-LEAST_BESIDE:] for one in clauses}) == len(clauses):
        return None
    before: dict[str, tuple[int, int]] = {}
    for index, one in enumerate(pattern(_CLAUSE).finditer(par.text, start, end)):
        clause = pattern("^(?:[一二三四五六七八九十]是|并|和|及)").sub("", one[0].strip())
        last, ended = before.get(clause, (-2, 0))
        before[clause] = (index, one.end())
        if last < 0 or (index - last > 1 and pattern("[；;]").search(par.text, ended, one.start())):
            continue  # of each item of a row the same is told: ……0万元，与上年持平；……0万元，与上年持平
        least = LEAST_BESIDE if index - last == 1 else LEAST_CLAUSE
        if _han(clause) >= least and clause[-1:] not in "：:":
            return one.end() - len(clause), one.end()
    return None


@lru_cache(maxsize=READ * 2)
def _clauses(text: str, start: int, end: int) -> Sequence[str]:
    found: list[str] = pattern(_CLAUSE).findall(text, start, end)
    return found


def _han(text: str) -> int:
    return len(pattern(f"[^{HAN}]+").sub("", text))


def _short(text: str) -> str:
    return text if len(text) <= LEAST else f"{text[:LEAST]}……"


TWO_VALUES = Code(
    "S547",
    "warning",
    zh="“{name}”别处是{before}，这里是{text}。",
    hint_zh="核对哪一个对；说的不是一回事的，把范围或时间写清楚。",
    en="“{name}” is {before} elsewhere; here it is {text}.",
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


def head_over(text: Prepared, par: Par) -> str:
    """The heading of the first level that a paragraph stands under; empty where there is none."""
    heads = (one.text for one in reversed(text.pars[: par.index + 1]) if one.block.level == 1)
    return next(heads, "")


@text_rule("coherence")
def two_values(text: Prepared) -> Iterator[Finding]:
    """全年共办理公文204件 and, further on, 240件: one figure with two values, told where the words before both are the same."""
    before: dict[tuple[str, str], tuple[str, Par]] = {}
    for spot in text.spots(_VALUE):
        match, par = spot.match, spot.par
        name = match["name"].replace("共", "")
        if not _own(par) or match["more"] or pattern("新增|约|近|超|以上|第|每|其中").search(name):
            continue
        key, value = (name, match["unit"]), match["value"].replace(",", "")
        if key not in before:
            before[key] = (value, par)
        elif before[key][0] != value:
            other, first = before[key]
            # Under other headings, or in one paragraph, other things may be meant: only what stands in a whole of its own is sure.
            sure = first is not par and name.startswith(("全年", "20")) and len(name) >= 6
            sure = sure and not (name.startswith("全年") and _NEXT_HEAD.search(head_over(text, par)))
            yield spotted(
                TWO_VALUES,
                spot.part("value", "unit"),
                sure=sure,
                name=match["name"],
                before=other + match["unit"],
            )


NO_PROBLEMS = Code(
    "S548",
    "warning",
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
    "warning",
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
_PROBLEMS = (
    r"\n[^，。\n]{0,16}(?:问题|不足|短板|差距|欠缺|薄弱)[^，。\n]{0,8}(?=[\n。])|(?:存在|还有|仍有|有着?|些|诸多|许多|自身|明显)的?[^，。；]{0,8}(?:不足(?![0-9一二三四五六七八九十])|问题|差距|短板|弱项)"
    r"|不足之处|差距(?:和|与|、|在|还)|短板|薄弱环节|有待|还?不够[\u4e00-\u9fff]|欠缺|弱项|遗憾|缺点|教训|反思|毛病|不到位|检讨|亏欠|愧|失误|短处|没(?:做|干|办|抓)好|(?:做|干|办|抓)得还?不|清醒[地]?(?:认识|看到)"
)
_NEXT = r"下[一]?步|今后|明年|来年|打算|努力方向|整改|改进|新的一年|下一阶段|接下来|将(?:继续|进一步|以|坚持|着力|在|始终)|计划|思路|展望|继续"
LEAST_HEADINGS = 2
_NEXT_HEAD = re.compile(r"下一?步|今后|明年|打算|努力方向|计划|思路|展望|改进")


@text_rule("coherence")
def of_duties(text: Prepared) -> Iterator[Finding]:
    """A report on duties speaks of problems, and of what comes next."""
    if text.document.kind != "duty_report" or not pattern("述职|述责|述廉").search(text.title):
        return
    heads = [par for par in text.pars if par.block.level == 1]
    if len(heads) < LEAST_HEADINGS:
        return
    title = next((par for par in text.pars if par.block.role == "title"), heads[0])
    if not pattern(_PROBLEMS).search(text.whole):
        # It belongs before what comes next.
        where = next((par for par in heads if _NEXT_HEAD.search(par.text)), title)
        yield at(NO_PROBLEMS, where, 0, len(where.text))
    elif not pattern(_NEXT).search(text.whole):
        yield at(NO_NEXT, title, 0, len(title.text))
