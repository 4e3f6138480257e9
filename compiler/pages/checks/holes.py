"""Pages left empty at their foot by a picture, a row of a table, footnotes or what is kept together.

In: a `Layout`. Out: diagnostics.
"""

from collections.abc import Iterator
from itertools import pairwise

from ...flow.blocks import Break, Chart, Picture, Table
from ...messages.diagnostic import Code, Diagnostic
from .. import measure
from ..layout import Layout
from ..measure import MM, PITCH
from .check import begins_a_page, finding, page_check
from .first_page import first_page_is_bare

PICTURE_HOLE = Code(
    "L757",
    "info",
    zh="第{page}面末尾空了{count}行：下面的图排不下，到了下一面。",
    hint_zh="{way_zh}后面的正文不提“下图”“如图”的，也可以挪到图前面。",
    en="{count} rows stay empty at the foot of page {page}: the picture that follows does not fit there.",
    hint_en="{way_en}Text that follows and does not speak of the picture may go before it.",
    fault="（图片高120毫米，这一面只剩90毫米）",
    mend="（图片改到80毫米高，和上文排在了同一面）",
    why="pages",
)
_NOTICED = 6  # rows: more than a fourth of a page
_NARROWEST = 50  # mm that a picture is worth printing in


@page_check
def pictures_leave_no_hole(layout: Layout) -> Iterator[Diagnostic]:
    """Where a picture or a chart that does not fit leaves the rest of a page empty, that is told, with the width in which it would fit."""
    places = layout.pictures | layout.charts
    ends: dict[int, float] = {}  # how far down each page is filled by what comes before
    page, before = 0, 0
    shown = {
        index: [row for p in layout.printed if p.index == index for row in p.rows]
        for index in range(len(layout.flow.blocks))
    }
    for index, block in enumerate(layout.flow.blocks):
        if isinstance(block, Picture | Chart) and index in places:
            number, box = places[index]
            free = layout.floor(page) - ends.get(page, 0.0)
            follows = page and number == page + 1 and not begins_a_page(layout.flow, before, index)
            upright = layout.pages[number - 1].portrait and layout.pages[number - 2].portrait
            if follows and upright and (count := round(free / PITCH - 0.3)) >= _NOTICED:
                yield finding(
                    PICTURE_HOLE, block.place, page=page, count=count, **_width_for(block, box, free)
                )
            page = number
            ends[number] = max(ends.get(number, 0.0), box.bottom)
        for row in shown[index]:
            page = row.page
            ends[page] = max(ends.get(page, 0.0), row.baseline)
        before = before if isinstance(block, Break) else index


HOLE_IN_TEXT = Code(
    "L781",
    "info",
    zh="第{page}面末尾空了{count}行：下面的{what_zh}，到了下一面。",
    hint_zh="{way_zh}这样也交得出去。",
    en="{count} rows stay empty at the foot of page {page}: {what_en} that follows did not fit there.",
    hint_en="{way_en}It can be handed in like this, too.",
    fault="（表格的一行高120毫米，这一面只剩90毫米）",
    mend="（这一行的字分到了两行里）",
    why="pages",
)
_TALL_ROW = (
    ("这一行表格排不下", "把这一行的字分到两行里，或者减少几个字；"),
    ("the row of a table", "Make two rows of it, or take some words away. "),
)
_WITH_NOTES = (
    ("这一段带着脚注，一起排不下", "脚注短一些，或者挪到后面一点，这一面就排得满；"),
    ("the paragraph with its footnotes", "A shorter footnote, or one further on, would fill the page. "),
)
_HELD = (
    ("这一段要和后面的排在一起", "要填满的，增减几行正文；"),
    (
        "the paragraph, which stays with what follows,",
        "To fill the page, make the text some lines longer or shorter. ",
    ),
)


@page_check
def text_leaves_no_hole(layout: Layout) -> Iterator[Diagnostic]:
    """Where a row of a table, a paragraph with footnotes or what is kept together leaves a fourth of a page empty, that is told; of
    pictures and of the signature other checks tell."""
    drawn = {number for number, page in enumerate(layout.pages, 1) if page.pictures}
    drawn |= {page for page, _ in (*layout.charts.values(), *layout.pictures.values())}
    ends: dict[int, float] = {}
    shown = [one for one in layout.printed if one.rows and not one.apart]
    last = layout.signature[0].rows[0].page - 1 if layout.signature else 0  # of which L718 tells
    for one, other in pairwise(shown):
        for row in one.rows:
            ends[row.page] = max(ends.get(row.page, 0.0), row.baseline)
        page, block = max(row.page for row in one.rows), layout.flow.blocks[other.index]
        if (
            min(row.page for row in other.rows) != page + 1
            or other.rows[0].page != page + 1
            or page in drawn
            or (page == last and not isinstance(block, Table))
            or (page == 1 and first_page_is_bare(layout))
            or other.paragraph.slot in ("signature_block", "remark")
            or other.paragraph.role in ("attachment_mark", "attachment_title")  # which begin a page
            or not (layout.pages[page - 1].portrait and layout.pages[page].portrait)
            or begins_a_page(layout.flow, one.index, other.index)
            or isinstance(block, Picture | Chart)
        ):
            continue
        count = round((layout.floor(page) - ends[page]) / PITCH - 0.3)
        if count >= _NOTICED:
            noted = any(run.note for run in other.paragraph.runs)
            zh, en = _TALL_ROW if isinstance(block, Table) else _WITH_NOTES if noted else _HELD
            said = {"what_zh": zh[0], "way_zh": zh[1], "what_en": en[0], "way_en": en[1]}
            yield finding(HOLE_IN_TEXT, other.paragraph.place, page=page, count=count, **said)


def _width_for(picture: Picture | Chart, box: measure.Box, free: float) -> dict[str, str]:
    """What is said of the width in which a picture fits into so many points, in both languages; bars are as high in any width."""
    room = free - (2 if picture.caption else 1) * PITCH
    if isinstance(picture, Chart):
        room = 0 if picture.kind == "bar" else 0.95 * room  # its box is that of its text
    width = int((box.x1 - box.x0) / MM * room / (box.bottom - box.top)) if room > 0 else 0
    fits = width >= _NARROWEST
    return {
        "way_zh": f"给它写“宽: {width}毫米”就排得下；" if fits else "",
        "way_en": f"With `宽: {width}毫米` (mm) it would fit. " if fits else "",
    }
