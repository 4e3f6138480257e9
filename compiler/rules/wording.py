"""Rules on the characters of a text (W5xx)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..document.model import Document
from ..flow.blocks import Flow
from ..messages.diagnostic import Code, Diagnostic, Place
from . import rule

# Zero-width characters, direction marks, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


INVISIBLE = Code(
    "W501",
    "warning",
    zh="这里有一个看不见的字符（{character}），会跟着印出来。",
    hint_zh="删掉它；多半是从网页或 Word 里粘贴时带进来的。",
    en="There is an invisible character ({character}) that would go into the document.",
    hint_en="Delete it; it usually comes with text pasted from a page or from Word.",
    fault=r"""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: "一年来，\u200b各项任务圆满完成。"
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)


@rule
def invisible(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """Characters that nobody sees and that break searching, comparing and line ends."""
    for block in flow.paragraphs:
        for character in dict.fromkeys(_INVISIBLE.findall(block.text)):
            yield Diagnostic(INVISIBLE, {"character": f"U+{ord(character):04X}"}, block.place)


BLANK_AT_START = Code(
    "W502",
    "warning",
    zh="段落开头有空格，首行会缩进得太多。",
    hint_zh="去掉开头的空格；首行缩进两字由样式管。",
    en="The paragraph begins with blanks and would be indented too far.",
    hint_en="Remove them; the style indents the first line.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: '　　一年来，各项任务圆满完成。'
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)


@rule
def blank_at_start(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """Two blanks typed before a paragraph add to the first line's indent (clause 7.3.3)."""
    for block in flow.paragraphs:
        if block.label is None and block.text[:1] in (" ", "\u3000", "\t", "\u00a0") and block.text[:1]:
            yield Diagnostic(BLANK_AT_START, {}, block.place)


BRACES_PRINTED = Code(
    "W503",
    "info",
    zh="“{tag}”会照原样印出来：这份公文没有“数据”，花括号不填写。",
    hint_zh="要填数的，在上面写“数据:”，下面写上名称和数；本来就要印花括号的，不用管它。",
    en="“{tag}” prints as it is: this document has no 数据 to fill it from.",
    hint_en="To fill it in, write 数据 with that name and its figure; if braces are what you want, leave it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年支出{{ 总支出 }}万元。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        数据: {总支出: 49312.80}
        正文: 全年支出{{ 总支出 }}万元。
    """,
)


@rule
def braces_printed(document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """{{ 总支出 }} is a text where there is no 数据; {% and {# never look like more."""
    for block in () if document.figures is not None else flow.paragraphs:
        if "{{" in (text := block.text):
            for tag in dict.fromkeys(re.findall(r"\{\{[^{}\n]{1,80}\}\}", text)):
                yield Diagnostic(BRACES_PRINTED, {"tag": tag}, block.place)


UNFINISHED = Code(
    "W504",
    "info",
    zh="有{count}处像是还没填好：{list_zh}。",
    hint_zh="补上内容；本来就这样写的，不用管它，文字都照原样印。",
    en="{count} spots look unfinished: {list_en}.",
    hint_en="Fill them in; what is meant as it is may stay: every text prints as it was written.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年开展学习____次，【待补】。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年开展学习12次，参加学习300人次。
    """,
)
# What is left to be filled in, a row each.
_UNFINISHED = (
    r"(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])",  # XX局, 20XX年, xx万元; no XXL
    r"[Ｘｘ×]{2,}|[○◯△□]{2,}",  # ××局, ○○县
    r"(?<![*])[*＊]{2,}(?=[省市县区局镇乡村街年月日万元人次个项])",  # **区; no **重点**
    r"[_＿]{2,}",  # ____人
    r"(?<![A-Za-z0-9_])[（(][ \u3000]*[）)]",  # （  ）; no f()
    r"[【［〔\[（(](?:待(?:补|定|填|核|查|续|完善|确认|统计)\w{0,6}|此处\w{0,6}[补填插]\w{0,4}|请(?:填写|补充|核实)\w{0,6}"
    r"|补充|填写|TBD|TODO)[】］〕\]）)]",  # 【待补】, （此处补充数据）
    r"百分之(?=[，。；、！？）]|$)",  # 同比增长百分之。
    r"(?:增长|下降|上升|提高|降低|达到?|占)(?:[%％]|个百分点)",  # 同比增长%
    r"(?<=[，：])……|^……|……(?=现将|现就)",  # no “我们……”
    r"年[ \u3000]+月(?:[ \u3000]*日)?|月[ \u3000]+日",  # 2026年  月  日
)
# What is in all of these, found at the cost of one look at each character: most reports are looked through no further.
_PERHAPS = (
    r"[XxＸｘ×○◯△□*＊_＿【［〔\[%％…（(百年月]"
    r"(?:(?<=[Xx])[Xx]|(?<=[Ｘｘ×○◯△□*＊_＿])[Ｘｘ×○◯△□*＊_＿]|(?<=[【［〔\[])|(?<=[^0-9０-９][%％])"
    r"|(?<=[，：\n]…)|(?<=…)现|(?<=[（(])[ \u3000）)待此请补填T]|(?<=[年月])[ \u3000]"
    r"|(?<=百)分之[，。；、！？）\n]|(?<=[长降升高低达到占]个百))"
)
# The made-up names of the starters, as they print; whoever writes 张某某 elsewhere means to hide a name.
_SAMPLES = ("XX市政府办公室", "联系人：张某某，电话：12345678")


@rule
def unfinished(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """XX, ____, 【待补】, 同比增长百分之。: all of them in one note; nothing of the text is changed."""
    whole = "".join([f"\n{run.text}" for block in flow.paragraphs for run in block.runs]) + "\n"
    samples = [sample for sample in _SAMPLES if sample in whole]
    if not (samples or re.search(_PERHAPS, whole)):
        return
    pattern = re.compile("|".join(f"(?:{row})" for row in _UNFINISHED), re.MULTILINE)
    found: dict[str, list[Place | None]] = {}
    for block in flow.paragraphs:
        text = block.text
        if "张某某" in text and any(sample in text for sample in samples):
            found.setdefault("张某某", []).append(block.place)
        for spot in pattern.finditer(text):
            found.setdefault(spot[0], []).append(block.place)
    if found:
        first = next(iter(found.values()))[0]
        count = str(sum(map(len, found.values())))
        lists = {"list_zh": _listed(found, True), "list_en": _listed(found, False)}
        yield Diagnostic(UNFINISHED, {"count": count, **lists}, first)


MOST_SPOTS = 100  # characters of a list of spots


def _listed(found: Mapping[str, Sequence[Place | None]], zh: bool) -> str:
    """“XX”第2、7行，“____”第7行: each with the first of its lines, and no more than a message holds."""
    out: list[str] = []
    for word, places in found.items():
        lines = [*dict.fromkeys(str(place.line) for place in places if place and place.line)]
        some = "、".join(lines[:4]) if zh else ", ".join(lines[:4])
        more = len(lines) > 4
        if zh:
            where = f"第{some}行{'等' if more else ''}" if lines else f"{len(places)}处"
            out.append(f"“{word}”{where}")
        else:
            where = (
                f"line{'s' * (len(lines) > 1)} {some}{' …' if more else ''}" if lines else f"{len(places)}×"
            )
            out.append(f"“{word}” {where}")
        if len("，".join(out)) > MOST_SPOTS:
            return ("，" if zh else ", ").join(out[:-1]) + ("等" if zh else " …")
    return ("，" if zh else ", ").join(out)
