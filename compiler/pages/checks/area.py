"""The type area: lines of a page, characters of a line, margins, what reaches outside, columns too narrow.

In: a `Layout`. Out: diagnostics.
"""

import re
from collections.abc import Iterator

from ...messages.diagnostic import Code, Diagnostic
from ...terms import standard
from ...word.writer.tables import offer_to_turn
from .. import measure
from ..drawn import NEAR
from ..layout import Layout
from ..measure import EM, MM
from .check import finding, page_check, short

_HANGING = 1.1  # em: what a mark at the end of a line may hang over the edge
_SPARE = 0.2  # em that LibreOffice takes from a line's characters to have one more
_FIGURE = re.compile(r"(?=.*[0-9])[!-@\[-`{-~]+")  # half-width, no letter

LINES_OF_PAGE = Code(
    "L701",
    "error",
    zh="第{page}面有{count}行，应当是{usual}行。",
    hint_zh="多半是模板改了行距、页边距或网格；用自带的模板再编一次，比较一下。",
    en="Page {page} has {count} lines; it should have {usual}.",
    hint_en="Most likely the template's line pitch, margins or grid were changed; compare with a built-in template.",
    fault="（模板里行距改成了29磅，每面只排得下21行）",
    mend="（模板里“正文”的行距是固定值28.95磅）",
    why="pages",
)


@page_check
def pages_are_full(layout: Layout) -> Iterator[Diagnostic]:
    """22 lines where a paragraph runs on from one page to the next, and nothing but text is on the page (P-05)."""
    fitted = set(layout.fitted)
    if not layout.fit.keep:  # two lines go on to the signature where one would do
        fitted |= {row.page for p in layout.texts[-1:] for row in p.rows}
    special = layout.special | {number for number, page in enumerate(layout.pages, 1) if page.pictures}
    for printed in layout.printed:
        for page in {row.page for row in printed.rows[:-1]} & {row.page - 1 for row in printed.rows}:
            if page in fitted | special:
                continue
            count = layout.rows[page - 1]
            if count != standard.LINES:
                args = {"page": page, "count": count, "usual": int(standard.LINES)}
                yield finding(LINES_OF_PAGE, printed.paragraph.place, **args)


CHARACTERS_OF_LINE = Code(
    "L702",
    "error",
    zh="满行是{count}个字，应当是{usual}个。",
    hint_zh="多半是模板改了字号、字间距或页边距；用自带的模板再编一次，比较一下。",
    en="Full lines have {count} characters; they should have {usual}.",
    hint_en="Most likely the template's size, character spacing or margins were changed; compare with a built-in template.",
    fault="（模板里“正文”的字间距改成了标准，每行只有27字）",
    mend="（模板里“正文”的字间距是紧缩0.25磅）",
    why="pages",
)


@page_check
def lines_are_full(layout: Layout) -> Iterator[Diagnostic]:
    """28 characters on most of the lines that nothing breaks early (P-06), where the margins have room for them."""
    usual = layout.usual_length
    if (
        not _is_for_want_of_room(layout)
        and usual
        and (usual != standard.CHARACTERS or max(layout.lengths) > standard.CHARACTERS + 1)
    ):
        yield finding(CHARACTERS_OF_LINE, count=usual, usual=int(standard.CHARACTERS))


OUTSIDE = Code(
    "L713",
    "error",
    zh="第{page}面的“{text}”排到了版心以外。",
    hint_zh="一行太长的标题，在合适的地方换行；栏目太多的表格，写“横排: 是”；都不是的，看一看模板里它的样式，左右缩进是不是负的。",
    en="“{text}” on page {page} reaches outside the type area.",
    hint_en="Break a long line of a title; give a table with many columns `横排: 是`; else see whether its style in the template has a negative indent.",
    fault="（模板里“公文正文”的左缩进是负的）",
    mend="（模板里“公文正文”的左缩进是0，首行缩进2字符）",
    why="pages",
)


@page_check
def text_stays_inside(layout: Layout) -> Iterator[Diagnostic]:
    """Nothing reaches outside the type area but a mark at the end of a line (P-03, P-04)."""
    for printed in layout.printed:
        for row in () if printed.apart else printed.rows:
            area = layout.area(row.page)
            if row.x0 < area.x0 - NEAR * MM or row.x1 > area.x1 + NEAR * MM + _HANGING * EM:
                yield finding(
                    OUTSIDE, printed.paragraph.place, page=row.page, text=short(printed.paragraph.text)
                )
                break


def _is_for_want_of_room(layout: Layout) -> bool:
    """Whether lines hold just as many characters as there is room for between the margins, and that is not the standard's number."""
    areas = (layout.area(row.page) for row in layout.full)
    rooms = {int((area.x1 - area.x0) / EM + _SPARE) for area in areas}
    return rooms == {layout.usual_length} != {standard.CHARACTERS}


SIDES = {
    "left": ("左", measure.LEFT_MM),
    "right": ("右", measure.PAGE_MM - measure.RIGHT_MM),
    "top": ("上", measure.TOP_MM),
    "bottom": ("下", measure.PAGE_HEIGHT_MM - measure.BOTTOM_MM),
}


MARGIN = Code(
    "L703",
    "error",
    zh="{side_zh}边距是{number}毫米，应当是{usual}毫米。",
    hint_zh="在模板的“页面设置”里改。",
    en="The {side_en} margin is {number} mm; it should be {usual} mm.",
    hint_en="Change it in the template's page setup.",
    fault="（模板的左边距是31.8毫米）",
    mend="（模板的左边距是28毫米）",
    why="pages",
)


@page_check
def margins_are_those_of_the_standard(layout: Layout) -> Iterator[Diagnostic]:
    """37, 26, 35 and 28 mm (P-02 to P-04)."""
    margins = layout.margins
    moved = abs(margins.get("left", measure.LEFT_MM) - measure.LEFT_MM) > NEAR
    # Lines that begin elsewhere, or hold another number of characters, end elsewhere too: told once.
    other = layout.usual_length not in (0, standard.CHARACTERS) and not _is_for_want_of_room(layout)
    set_so = any(abs(one.section.right - SIDES["right"][1]) > NEAR for one in layout.numbers)
    follows = {"right"} if other or (moved and not set_so) else set()
    for side, found in margins.items():
        side_zh, usual = SIDES[side]
        if abs(found - usual) > NEAR and side not in follows:
            lengths = {"number": f"{found:.1f}", "usual": f"{usual:.0f}"}
            yield finding(MARGIN, None, side_zh=side_zh, side_en=side, **lengths)


COLUMN_TOO_NARROW = Code(
    "L715",
    "warning",
    zh="表格里的“{text}”被断成了{count}行，这一栏太窄。",
    hint_zh="{offer_zh}分成两个表，或者减少几栏。",
    en="“{text}” in a table is broken into {count} lines: its column is too narrow.",
    hint_en="{offer_en}Make it two tables, or leave out some columns.",
    fault="（竖排的表有20栏，金额断成了几行）",
    mend="（同一个表，写了“横排: 是”）",
    why="pages",
)


@page_check
def columns_are_wide_enough(layout: Layout) -> Iterator[Diagnostic]:
    """No figure in a cell is broken, and no text stands one character under the other; told once for each table.

    A broken figure is told before anything else; a long address may break.
    """
    told: set[int] = set()
    for printed in sorted(layout.printed, key=lambda one: not _FIGURE.fullmatch(one.paragraph.text)):
        text, rows = printed.paragraph.text, printed.rows
        if printed.paragraph.role not in ("cell", "header_cell") or len(rows) < 2 or printed.index in told:
            continue
        if len(text) == len(rows) > 2 or _FIGURE.fullmatch(text):
            told.add(printed.index)
            args = {
                "text": short(text),
                "count": len(rows),
                **offer_to_turn(layout.flow.blocks[printed.index]),
            }
            yield finding(COLUMN_TOO_NARROW, printed.paragraph.place, **args)
