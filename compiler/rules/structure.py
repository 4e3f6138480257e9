"""Rules on the structure of a document (S4xx)."""

import re
from collections.abc import Iterator

from ..document.model import Document
from ..flow.blocks import Flow, Table
from ..messages import codes
from ..messages.diagnostic import Diagnostic, Place
from ..terms.fields import TERMS
from ..terms.numerals import ENUMERATION_FORMS, LabelForm, enumeration_last
from . import rule

_FORMS = tuple(
    form
    for spelling in ("一、", "（一）", "(一)", "1.", "1．", "1、", "（1）", "(1)", "①")
    if (form := LabelForm.parse(spelling))
)
# 1.5亿元 and 2025.12 begin with figures that are no labels, 一、二、三产业 with a list.
_GOES_ON = re.compile(r"[0-9]|[一二三四五六七八九十百千]+[、，]")
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


@rule
def title_missing(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """A document is submitted under a title (clause 7.3.1)."""
    if not document.title:
        path = document.marks.typed((), TERMS["kind"].spellings)
        yield Diagnostic(codes.NO_TITLE, {}, document.marks.key(path))


@rule
def label_typed(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """一、一、主要工作: a label is printed by itself (clause 7.3.3)."""
    for block in flow.paragraphs:
        if block.label is None:
            continue
        for form in _FORMS:
            if (
                (found := form.read(block.text))
                and found[0] < 100
                and not _GOES_ON.match(block.text[len(found[1]) :])
            ):
                yield Diagnostic(codes.LABEL_TYPED, {"label": found[1]}, block.place)
                break


@rule
def enumeration_typed(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """一是一是加强学习: 一是 is printed by itself."""
    for block in flow.paragraphs:
        for run in block.runs:
            if run.ordinal and (
                typed := next((w for w in _ENUMERATED if run.text[len(run.ordinal) :].startswith(w)), None)
            ):
                yield Diagnostic(codes.ENUMERATION_TYPED, {"label": typed}, block.place)


@rule
def break_as_text(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """分页： and 分页符 print as they are."""
    for block in flow.paragraphs:
        if re.fullmatch(r"分页[符:：。]{0,2}", block.text):
            yield Diagnostic(codes.BREAK_AS_TEXT, {"text": block.text}, block.place)


@rule
def names_in_one(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """[甲，乙] is one name with a full-width comma in it."""
    for block in flow.paragraphs:
        if block.role == "signature" and (mark := re.search("[，、；,]", block.text)):
            yield Diagnostic(codes.NAMES_IN_ONE, {"text": block.text, "mark": mark[0]}, block.place)


@rule
def no_attachment(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """附件: 无 is an attachment named 无."""
    for title, place in _attachments(document):
        if title.strip(" \u3000。") in _NOTHING:
            yield Diagnostic(codes.NO_ATTACHMENT, {"text": title}, place)


@rule
def number_typed(document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """附件1：明细 and 表1 收入情况: the numbers are printed by themselves (clauses 7.3.4, 7.3.7)."""
    captions = [(block.runs[-1].text, block.place) for block in flow.paragraphs if block.role == "caption"]
    for pattern, named in ((_ATTACHMENT_NUMBER, _attachments(document)), (_CAPTION_NUMBER, captions)):
        for name, place in named:
            if found := re.match(pattern, name.lstrip()):
                yield Diagnostic(codes.NUMBER_TYPED, {"label": found[0].strip()}, place)


@rule
def mark_at_end(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """No mark ends a title or the name of an attachment (clause 7.3.4; T-08, A-04)."""
    path = document.marks.typed((), TERMS["title"].spellings)
    title = [(document.title or "", document.marks.value(path))]
    for field, named in (("title", title), ("attachments", _attachments(document))):
        for name, place in named:
            if (mark := name.rstrip()[-1:]) in tuple("。，、；："):
                yield Diagnostic(codes.MARK_AT_END, {"field": TERMS[field].zh, "mark": mark}, place)


@rule
def null_cell(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """A cell that says null is meant to be empty."""
    for block in flow.blocks:
        for cell in (cell for row in block.rows for cell in row) if isinstance(block, Table) else ():
            if cell.text.strip().casefold() in ("null", "~"):
                yield Diagnostic(codes.NULL_CELL, {"text": cell.text.strip()}, cell.place)


def _attachments(document: Document) -> Iterator[tuple[str, Place | None]]:
    """The names of the attachments, with their places."""
    marks = document.marks
    path = marks.typed((), TERMS["attachments"].spellings)
    for index, one in enumerate(document.attachments or ()):
        here = (*path, index) if (*path, index) in marks.values else path
        if isinstance(one, str):
            yield one, marks.value(here)
        else:
            title = marks.typed(here, TERMS["attachment_title"].spellings)
            yield one.attachment_title, marks.value(title)
