"""Attachments: the note on them whole, their marks and titles on the first and third line.

In: a `Layout`. Out: diagnostics.
"""

from collections.abc import Iterator
from itertools import pairwise

from ...messages.diagnostic import Code, Diagnostic
from ...terms import standard
from ..layout import Layout
from ..measure import PITCH
from .check import finding, page_check

NOTE_TORN = Code(
    "L755",
    "warning",
    zh="附件说明从第{page}面起分在了两面上。",
    hint_zh="把正文改长或改短一两行。",
    en="The note on attachments begins on page {page} and goes on on the next.",
    hint_en="Make the text a line or two longer or shorter.",
    fault="（模板里“附件说明”勾了“段前分页”）",
    mend="（模板里“附件说明”没有勾“段前分页”）",
    why="pages",
)


@page_check
def the_note_stays_whole(layout: Layout) -> Iterator[Diagnostic]:
    """The note on attachments, unless it is long, stands on one page."""
    if page := layout.note_torn:
        note = next(p for p in layout.printed if p.paragraph.slot == "attachment_note")
        yield finding(NOTE_TORN, note.paragraph.place, page=page)


ATTACHMENT_PLACE = Code(
    "L710",
    "error",
    zh="“{text}”应当在一面的第一行，附件标题在第三行。",
    hint_zh="看一看模板里“附件标记”“附件标题”两个样式的行距和分页。",
    en="“{text}” should stand on the first line of a page, and its title on the third.",
    hint_en="Check line pitch and page break of the styles “附件标记” and “附件标题” in the template.",
    fault="（模板里“附件标题”加了段前间距2行）",
    mend="（模板里“附件标题”的段前、段后都是0）",
    why="pages",
)


@page_check
def attachments_begin_as_they_should(layout: Layout) -> Iterator[Diagnostic]:
    """The mark on the first line of a page, the title on the third (A-07 to A-09)."""
    for mark, title in pairwise(layout.printed):
        if mark.paragraph.role != "attachment_mark" or not (mark.rows and title.rows):
            continue
        first = layout.inside(mark.rows[0].page)[0].baseline
        gap = title.rows[0].baseline - mark.rows[0].baseline
        lines = 2 * PITCH + (standard.LINE_TITLE / 20 - PITCH) / 2
        if (
            abs(mark.rows[0].baseline - first) > 1
            or title.rows[0].page != mark.rows[0].page
            or abs(gap - lines) > 0.5 * PITCH
        ):
            yield finding(ATTACHMENT_PLACE, mark.paragraph.place, text=mark.paragraph.text)
