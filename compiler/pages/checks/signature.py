"""The signature block: with its text, whole, in its place; how lines were set for that.

In: a `Layout`. Out: diagnostics.
"""

import re
from collections.abc import Iterator, Mapping

from ...flow.blocks import TEXT_SLOTS, Chart, Flow, Picture, Table
from ...messages.diagnostic import Code, Diagnostic
from ...terms import standard
from ...terms.widths import width_em
from .. import measure
from ..drawn import Printed, Row
from ..layout import Layout
from ..measure import EM, MM, PITCH
from .check import finding, page_check, short
from .first_page import first_page_is_bare

HOLE = 2  # rows at the foot of a page that nobody notices
# Twips added to each character so that a line holds so many; lines are justified.
SPACINGS = {int(standard.CHARACTERS) + 1: -16, int(standard.CHARACTERS) - 1: 0}
_LETTER = re.compile("[A-Za-z]")

SIGNATURE_ALONE = Code(
    "L705",
    "error",
    zh="落款在第{page}面，那一面没有正文，行距也调不过来。",
    hint_zh="{way_zh}",
    en="The signature is on page {page} without any text, and no line pitch mends it.",
    hint_en="{way_en}",
    fault="（落款前面是一张占满一面的图片，落款到了下一面）",
    mend="（图片后面加一句“特此报告。”）",
    why="pages",
)
SIGNATURE_TORN = Code(
    "L706",
    "error",
    zh="落款从第{page}面起分在了两面上。",
    hint_zh="把正文改长或改短几行；或看看模板里“署名”“成文日期”是不是勾了“段前分页”。",
    en="The signature block begins on page {page} and goes on on the next.",
    hint_en="Make the text a few lines longer or shorter, or see that “署名” and “成文日期” have no “page break before” in the template.",
    fault="（模板里“成文日期”勾了“段前分页”）",
    mend="（模板里“成文日期”没有勾“段前分页”）",
    why="pages",
)


@page_check
def signature_stays_with_its_text(layout: Layout) -> Iterator[Diagnostic]:
    """The signature stands on one page, with text above it (S-15, S-18)."""
    if not layout.signature:
        return
    page = layout.signature[0].rows[0].page
    place = layout.signature[0].paragraph.place
    if layout.torn:
        yield finding(SIGNATURE_TORN, place, page=page)
    elif layout.company(page) < 1:
        yield finding(SIGNATURE_ALONE, place, page=page, **_company_for(layout.flow))


def _company_for(flow: Flow) -> dict[str, str]:
    """What puts text with a signature that has none, by what the text ends with, in both languages."""
    last = next((block for block in reversed(flow.blocks) if block.slot in TEXT_SLOTS), None)
    if isinstance(last, Table) and last.landscape:
        way = (
            "横排的表自成一面，落款上不去：在表后面加一句正文，如“特此报告。”，或把表改成附件。",
            "A landscape table has its page to itself: put a sentence after it, such as “特此报告。”, or make it an attachment.",
        )
    elif isinstance(last, Picture | Chart):
        way = (
            "图片把一面占满了：把它改小些，或在后面加一句正文，如“特此报告。”。",
            "The picture fills its page: make it smaller, or put a sentence after it, such as “特此报告。”.",
        )
    else:
        way = (
            "把最后一段正文改长或改短一两行；最后一段很长的，分成两段。",
            "Make the last paragraph a line or two longer or shorter; if it is long, make it two.",
        )
    return dict(zip(("way_zh", "way_en"), way, strict=True))


FITTED = Code(
    "L714",
    "info",
    zh="为了{aim_zh}，{pages_zh}的行距从{usual}磅调成了{number}磅。",
    hint_zh="已经写进结果里，不用再改；不想要的，把正文改长或改短一两行。",
    en="{aim_en}, the line pitch of {pages_en} was changed from {usual} pt to {number} pt.",
    hint_en="The result has it already. If you would rather not, make the text a line or two longer or shorter.",
    fault="（正文正好排满一面，放不下落款）",
    mend="（行距调小，落款和正文排在了同一面）",
    why="pages",
)
HOLE_LEFT = Code(
    "L718",
    "info",
    zh="第{page}面末尾空了{count}行：落款要和上文排在一面，调行距、字距也填不满。",
    hint_zh="这样交得出去。想填满的，把最后一段分成两段，或增减几行正文。",
    en="{count} rows stay empty at the foot of page {page}: the signature keeps the text above it, and no line pitch fills them.",
    hint_en="It can be handed in like this. To fill them, make the last paragraph two, or the text a few lines longer or shorter.",
    fault="（六个单位盖章的落款，排不进短短的正文下面）",
    mend="（最后一段分成两段，后一段跟着落款走）",
    why="pages",
)
FITTED_CHARACTERS = Code(
    "L719",
    "info",
    zh="为了{aim_zh}，{pages_zh}的正文调了字距，每行排{count}个字，平常是{usual}个。",
    hint_zh="已经写进结果里，不用再改；不想要的，把正文改长或改短一两行。",
    en="{aim_en}, the character spacing of {pages_en} was changed: {count} characters a line instead of {usual}.",
    hint_en="The result has it already. If you would rather not, make the text a line or two longer or shorter.",
    fault="（行距调到最小，还差一行）",
    mend="（再把字距缩一点，落款和正文排在了同一面）",
    why="pages",
)


@page_check
def fitting_is_told(layout: Layout) -> Iterator[Diagnostic]:
    """What was changed so that the signature stays with its text, and what could not be mended (S-15)."""
    if not layout.signature or layout.torn:
        return
    place, fit = layout.signature[0].paragraph.place, layout.fit
    aim = _aim(layout)
    if fit.pitches:
        pitch = next(iter(fit.pitches.values())) / 20
        args = {"number": f"{pitch:g}", "usual": f"{PITCH:g}", **aim}
        yield finding(FITTED, place, **_pages_of(layout, fit.pitches), **args)
    if fit.spacings:
        spacing = next(iter(fit.spacings.values()))
        count = next(count for count, twips in SPACINGS.items() if twips == spacing)
        counts = {"count": count, "usual": int(standard.CHARACTERS), **aim}
        yield finding(FITTED_CHARACTERS, place, **_pages_of(layout, fit.spacings), **counts)
    bare = first_page_is_bare(layout)  # of which L782 tells
    for page, count in layout.holes.items():
        if count > HOLE and not (bare and page == 1):
            yield finding(HOLE_LEFT, place, page=page, count=count)


def _aim(layout: Layout) -> dict[str, str]:
    """What the lines were set otherwise for, as it came out, in both languages."""
    page = layout.signature[0].rows[0].page
    if layout.company(page, TEXT_SLOTS):
        aim = ("让落款和正文在同一面", "To keep the signature with its text")
    elif layout.company(page):
        aim = ("让落款和附件说明在同一面", "To keep the signature with the note on attachments")
    else:
        aim = ("让落款排在一面上", "To keep the signature on one page")
    return dict(zip(("aim_zh", "aim_en"), aim, strict=True))


def _pages_of(layout: Layout, blocks: Mapping[int, int]) -> dict[str, str]:
    """The pages on which some blocks stand, in both languages."""
    pages = {row.page for p in layout.printed if p.index in blocks for row in p.rows}
    first, last = min(pages) + layout.before, max(pages) + layout.before
    return {
        "pages_zh": f"第{first}面" if first == last else f"第{first}至{last}面",
        "pages_en": f"page {first}" if first == last else f"pages {first} to {last}",
    }


SIGNATURE_PLACE = Code(
    "L707",
    "error",
    zh="署名和成文日期没有对准，差{number}毫米。",
    hint_zh="看一看模板里“署名”“成文日期”两个样式的字号和缩进。",
    en="Signature and date are {number} mm off from where they belong.",
    hint_en="Check size and indents of the styles “署名” and “成文日期” in the template.",
    fault="（模板里“署名”改成了二号字）",
    mend="（模板里“署名”和“成文日期”都是三号字）",
    why="pages",
)


@page_check
def signature_stands_in_its_place(layout: Layout) -> Iterator[Diagnostic]:
    """Unsealed, the date begins two characters right of the name (S-05); sealed, it has the name's middle (S-02)."""
    flow = layout.flow
    names, dates = _names_and_dates(layout)
    if not names or not dates:
        return
    name, date = names[-1].rows[0], dates[0].rows[0]
    widest = max(row.x1 - row.x0 for row in names[-1].rows)
    if flow.seals:
        off = abs((name.x0 + name.x1) / 2 - (date.x0 + date.x1) / 2)
        right = measure.RIGHT_MM * MM - date.x1
        wrong = off > 0.5 * EM or (len(names) == 1 and _sealed_right(widest, dates[0], right))
    else:
        off = abs(date.x0 - name.x0 - standard.DATE_OFFSET * EM)
        wrong = off > 0.2 * EM
    if wrong:
        yield finding(SIGNATURE_PLACE, names[-1].paragraph.place, number=f"{off / MM:.1f}")


def _sealed_right(name: float, date: Printed, right: float) -> bool:
    """Whether a sealed date has not four characters free on its right, where its name, so many points wide, allows that."""
    spare = standard.SEALED_DATE_RIGHT * 2 + width_em(date.paragraph.text)
    return name < spare * EM and abs(right - standard.SEALED_DATE_RIGHT * EM) > 0.3 * EM


def _names_and_dates(layout: Layout) -> tuple[list[Printed], list[Printed]]:
    """The names and the dates of the signature block."""
    names, dates = (
        [one for one in layout.signature if one.paragraph.role == role] for role in ("signature", "date")
    )
    return names, dates


SIGNATURE_EDGE = Code(
    "L753",
    "warning",
    zh="落款离版心右边{number}毫米，应当空二字，即{usual}毫米。",
    hint_zh="看一看模板里“署名”“成文日期”两个样式的字号和缩进。",
    en="The signature ends {number} mm from the right of the type area; it should be two characters, {usual} mm.",
    hint_en="Check size and indents of the styles “署名” and “成文日期” in the template.",
    fault="（模板里“成文日期”的字间距加宽了2磅）",
    mend="（模板里“成文日期”的字间距和正文一样）",
    why="pages",
)


@page_check
def signature_keeps_from_the_edge(layout: Layout) -> Iterator[Diagnostic]:
    """Unsealed, the name keeps two characters free on its right (S-07), or a longer date does (S-06)."""
    names, dates = _names_and_dates(layout)
    if layout.flow.seals or not names or not dates or _LETTER.search(names[-1].paragraph.text):
        return  # how wide letters are is the face's affair
    page = dates[0].rows[0].page
    right = layout.pages[page - 1].width - layout.numbers[page - 1].section.right * MM
    name, date = (right - max(row.x1 for p in some for row in p.rows) for some in (names, dates))
    wanted = standard.SIGNATURE_RIGHT * EM
    squeezed = 0 <= date < 0.6 * EM  # a date as long as its name moves both a little
    if min(abs(name - wanted), abs(date - wanted)) > 0.3 * EM and not squeezed:
        args = {"number": f"{min(name, date) / MM:.1f}", "usual": f"{wanted / MM:.1f}"}
        yield finding(SIGNATURE_EDGE, dates[0].paragraph.place, **args)


SEAL_ON_REMARK = Code(
    "L754",
    "warning",
    zh="印章压住了附注“{text}”。",
    hint_zh="看一看模板里“成文日期”“附注”两个样式的行距，应当和正文一样。",
    en="A seal lies on the remark “{text}”.",
    hint_en="Check the line pitch of the styles “成文日期” and “附注” in the template; it should be that of the text.",
    fault="（模板里“成文日期”的行距是固定值6磅，附注贴到了印章里）",
    mend="（模板里“成文日期”的行距和正文一样）",
    why="pages",
)


@page_check
def seals_leave_the_remark_free(layout: Layout) -> Iterator[Diagnostic]:
    """No seal reaches the remark below the date (Z-01): round ones are taken for round."""
    if not layout.flow.seals:
        return
    for printed in layout.signature:
        for row in printed.rows if printed.paragraph.slot == "remark" else ():
            if any(_touches(box, row) for box in layout.pages[row.page - 1].boxes):
                yield finding(SEAL_ON_REMARK, printed.paragraph.place, text=short(printed.paragraph.text))
                return


def _touches(box: measure.Box, row: Row) -> bool:
    """Whether an ellipse that fills a box reaches into the ink of a row of text."""
    high, wide = (box.bottom - box.top) / 2, (box.x1 - box.x0) / 2
    if not high or not wide:
        return False
    across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    x = min(max(across, row.x0), row.x1)
    y = min(max(down, row.baseline - 0.8 * EM), row.baseline + 0.1 * EM)
    return ((x - across) / wide) ** 2 + ((y - down) / high) ** 2 < 1
