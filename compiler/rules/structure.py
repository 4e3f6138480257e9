"""Rules on the structure of a document (S4xx)."""

import re
from collections.abc import Iterator

from ..document.model import Document
from ..flow.blocks import Flow, Table
from ..messages.diagnostic import Code, Diagnostic, Place
from ..terms.fields import FIELDS
from ..terms.kinds import KINDS
from ..terms.numerals import CIRCLED, ENUMERATION_FORMS, LabelForm, enumeration_last
from ..terms.patterns import late
from . import rule

_FORMS = tuple(
    form
    for spelling in ("一、", "（一）", "(一)", "1.", "1．", "1、", "（1）", "(1)", "①")
    if (form := LabelForm.parse(spelling))
)
_BEGINS = frozenset((*"（(123456789一二三四五六七八九十百零", *CIRCLED))  # labels of these forms
# 1.5亿元 and 2025.12 begin with figures that are no labels, 一、二、三产业 with a list.
_GOES_ON = late(r"[0-9]|[一二三四五六七八九十百千]+[、，]")
_ENUMERATED = sorted(
    (
        word(number)
        for form, word in ENUMERATION_FORMS.items()
        for number in range(1, min(enumeration_last(form), 20) + 1)
    ),
    key=len,
    reverse=True,
)

# 附件1：, 1. and 一、 before the name of an attachment; 附件一览表 begins with none of them.
_ATTACHMENT_NUMBER = (
    r"附件\s*(?:[0-9０-９]{1,2}(?![0-9０-９])\s*[:：.．、]?|[一二三四五六七八九十]{1,3}\s*[:：.．、]|[:：])"
    r"|[0-9]{1,2}[.．、](?![0-9])|[（(][0-9]{1,2}[）)]"
)
# 表1 before the name of a table; 图5G基站 and 表2025年 begin with none.
_CAPTION_NUMBER = r"[表图]\s*(?:[0-9]{1,2}(?:-[0-9]{1,2})?(?![0-9A-Za-z])|[一二三四五六七八九十]{1,3}(?=[\s:：.．、]))[:：.．、]?"
_NOTHING = frozenset(["无", "没有", "暂无", "无附件", "没有附件"])


NO_TITLE = Code(
    "S401",
    "warning",
    zh="没有标题。",
    hint_zh="{way_zh}",
    en="There is no title.",
    hint_en="{way_en}",
    fault="""
        文种: 工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)


@rule
def title_missing(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """A document is submitted under a title (clause 7.3.1)."""
    if not document.title and KINDS[document.kind].titled:
        path = document.marks.typed((), FIELDS["kind"].spellings)
        zh, en = "在“文种”下面加一行“标题: …”。", "Add a line `标题: …` below 文种."
        if not document.marks.keys:  # of a draft
            zh, en = "在最前面加一行，写标题。", "Write it on a line of its own above the text."
        yield Diagnostic(NO_TITLE, {"way_zh": zh, "way_en": en}, document.marks.key(path))


NOTHING_TO_LIST = Code(
    "D292",
    "warning",
    zh="正文里没有标题，目录没有内容可列，没有印。",
    hint_zh="正文分了层次的，写成“标题: …”或“段首: …”；没分层次的，去掉“目录”这一行。",
    en="The text has no headings to list: no contents are printed.",
    hint_en="Write its headings as `标题: …` or `段首: …`; where it has none, leave out the line `目录`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        目录: 是
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        目录: 是
        正文:
          - 标题: 工作完成情况
            内容: 一年来，各项任务圆满完成。
    """,
)


@rule
def nothing_to_list(document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """Contents that list nothing are not printed."""
    if document.contents and not any(block.slot == "contents" for block in flow.blocks):
        path = document.marks.typed((), FIELDS["contents"].spellings)
        yield Diagnostic(NOTHING_TO_LIST, {}, document.marks.key(path))


LABEL_TYPED = Code(
    "S402",
    "warning",
    zh="“{label}”是序号，会自动编，再写就重复了。",
    hint_zh="去掉“{label}”；若要自己编号，在标题里写“编号: 无”。",
    en="“{label}” is a label; labels are printed by themselves and this one would be double.",
    hint_en="Remove “{label}”; to number by hand, give the heading `编号: 无`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 一、抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
)


@rule
def label_typed(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """一、一、主要工作: a label is printed by itself (clause 7.3.3)."""
    for block in flow.paragraphs:
        if block.label is None or (text := block.text)[:1] not in _BEGINS:
            continue
        for form in _FORMS:
            if (found := form.read(text)) and found[0] < 100 and not _GOES_ON.match(text[len(found[1]) :]):
                yield Diagnostic(LABEL_TYPED, {"label": found[1]}, block.place)
                break


ENUMERATION_TYPED = Code(
    "S403",
    "warning",
    zh="“{label}”会自动印出，再写就重复了。",
    hint_zh="去掉“{label}”。",
    en="“{label}” is printed by itself and would be double.",
    hint_en="Remove “{label}”.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: [一是加强学习。, 改进作风。]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: [加强学习。, 改进作风。]
    """,
)


@rule
def enumeration_typed(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """一是一是加强学习: 一是 is printed by itself."""
    for block in flow.paragraphs:
        for run in block.runs:
            if run.ordinal and (
                typed := next((w for w in _ENUMERATED if run.text[len(run.ordinal) :].startswith(w)), None)
            ):
                yield Diagnostic(ENUMERATION_TYPED, {"label": typed}, block.place)


BREAK_AS_TEXT = Code(
    "S404",
    "warning",
    zh="“{text}”会照样印成一段文字。",
    hint_zh="要另起一页，单独写一行“- 分页”，不带冒号和别的字。",
    en="“{text}” would print as text.",
    hint_en="For a new page write `- 分页` alone, without a colon.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 分页符
          - 下一步，继续努力。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 分页
          - 下一步，继续努力。
    """,
)


@rule
def break_as_text(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """分页： and 分页符 print as they are."""
    for block, text in zip(flow.paragraphs, flow.texts, strict=True):
        if text[:2] == "分页" and re.fullmatch(r"分页[符:：。]{0,2}", text):
            yield Diagnostic(BREAK_AS_TEXT, {"text": text}, block.place)


NAMES_IN_ONE = Code(
    "S405",
    "warning",
    zh="署名“{text}”里有“{mark}”，会印成一行。",
    hint_zh="几个署名写成列表，一行一个，每行以“- ”开头；本来就是一个名称的，不用管它。",
    en="The signature “{text}” holds “{mark}” and would print on one line.",
    hint_en="Write several names as a list, one a line after `- `; one name may stay as it is.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: [区委办公室，区政府办公室]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: [区委办公室, 区政府办公室]
    """,
)


@rule
def names_in_one(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """[甲，乙] is one name with a full-width comma in it."""
    for block in flow.paragraphs:
        if block.role != "signature" or re.search("[：:]", block.text):
            continue  # 倡议单位：甲、乙 is a line of its own kind
        if mark := re.search("[，、；,]", block.text):
            yield Diagnostic(NAMES_IN_ONE, {"text": block.text, "mark": mark[0]}, block.place)


NO_ATTACHMENT = Code(
    "S406",
    "warning",
    zh="附件写了“{text}”，会印出“附件：{text}”。",
    hint_zh="没有附件，就把这一行删去。",
    en="The attachment “{text}” would print as 附件：{text}.",
    hint_en="Where there is no attachment, delete the line.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附件: 无
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)


@rule
def no_attachment(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """附件: 无 is an attachment named 无."""
    for title, place in _attachments(document):
        if title.strip(" \u3000。") in _NOTHING:
            yield Diagnostic(NO_ATTACHMENT, {"text": title}, place)


NUMBER_TYPED = Code(
    "S407",
    "warning",
    zh="“{label}”不用写，表、图和附件的序号自动编。",
    hint_zh="去掉“{label}”{more_zh}。",
    en="“{label}” need not be written: tables, pictures and attachments are numbered by themselves.",
    hint_en="Remove “{label}”{more_en}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附件: 附件1：会议明细
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附件: 会议明细
    """,
)
# Of a number that is not the one that would print.
_AS_TYPED = (
    "；附件说明里要照这个号印的，另写一行“附件说明原文: …”",
    "; to print this number in the note on attachments, add a line `附件说明原文: …`",
)


@rule
def number_typed(document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """附件1：明细 and 表1 收入情况: the numbers are printed by themselves (clauses 7.3.4, 7.3.7)."""
    captions = [
        ("".join(run.text for run in block.runs[2:]), block.place)
        for block in flow.paragraphs
        if block.role == "caption"
    ]
    for pattern, named in ((_ATTACHMENT_NUMBER, _attachments(document)), (_CAPTION_NUMBER, captions)):
        for at, (name, place) in enumerate(named, 1):
            if found := re.match(pattern, name.lstrip()):
                number = re.search(r"[0-9０-９]+", found[0]) if pattern is _ATTACHMENT_NUMBER else None
                other = number is not None and int(number[0]) != at
                more = _AS_TYPED if other else ("", "")
                args = {"label": found[0].strip(), "more_zh": more[0], "more_en": more[1]}
                yield Diagnostic(NUMBER_TYPED, args, place)


MARK_AT_END = Code(
    "S408",
    "warning",
    zh="“{field}”末尾有“{mark}”，这里不加标点。",
    hint_zh="去掉末尾的“{mark}”。",
    en="“{field}” ends in “{mark}”; no mark stands there.",
    hint_en="Remove the “{mark}” at the end.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附件: 会议明细。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附件: 会议明细
    """,
)


@rule
def mark_at_end(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """No mark ends a title or the name of an attachment (clause 7.3.4; T-08, A-04)."""
    path = document.marks.typed((), FIELDS["title"].spellings)
    title = [(document.title or "", document.marks.value(path))]
    for field, named in (("title", title), ("attachments", _attachments(document))):
        for name, place in named:
            if (mark := name.rstrip()[-1:]) in tuple("。，、；："):
                yield Diagnostic(MARK_AT_END, {"field": FIELDS[field].zh, "mark": mark}, place)


NULL_CELL = Code(
    "S409",
    "warning",
    zh="这一格里的“{text}”会照样印出来。",
    hint_zh="空的格写成 ''。",
    en="“{text}” in this cell would print as it is.",
    hint_en="Write '' for an empty cell.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, null]]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, '']]
    """,
)


@rule
def null_cell(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """A cell that says null is meant to be empty."""
    for block in flow.blocks:
        for cell in (cell for row in block.rows for cell in row) if isinstance(block, Table) else ():
            if cell.text.strip().casefold() in ("null", "~"):
                yield Diagnostic(NULL_CELL, {"text": cell.text.strip()}, cell.place)


def _attachments(document: Document) -> Iterator[tuple[str, Place | None]]:
    """The names of the attachments, with their places."""
    marks = document.marks
    path = marks.typed((), FIELDS["attachments"].spellings)
    for index, one in enumerate(document.attachments or ()):
        here = (*path, index) if (*path, index) in marks.values else path
        if isinstance(one, str):
            yield one, marks.value(here)
        else:
            title = marks.typed(here, FIELDS["attachment_title"].spellings)
            yield one.attachment_title, marks.value(title)
