"""Rules on the structure of a document (S4xx)."""

import re
from collections.abc import Iterator

from .. import codes
from ..diagnostics import Diagnostic
from ..document import Document
from ..flow import Flow
from ..numerals import ENUMERATION_FORMS, LabelForm, enumeration_last
from ..vocabulary import TERMS
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
