"""What is held against the standard on the pages of a document: each check beside its message (L7xx).

In: a `Layout`. Out: diagnostics. A new check is one function under `@_check`, and a case in the tests of `--proof`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from ..flow.blocks import TEXT_SLOTS, Break, Chart, Flow, Label, Paragraph, Picture, Table
from ..messages.diagnostic import Code, Diagnostic, Place
from ..source.ways import PLACES
from ..terms import standard
from ..terms.widths import width_em
from ..word.ooxml.numbering import FORMATS, number_text
from ..word.writer.tables import offer_to_turn
from . import measure
from .layout import NEAR, Layout, Printed, Row
from .measure import EM, MM, PITCH

HOLE = 2  # rows at the foot of a page that nobody notices
_DASH_UP = 0.33  # em, from the baseline to the ink of a dash; faces differ by 0.03
_HANGING = 1.1  # em: what a mark at the end of a line may hang over the edge
# Twips added to each character so that a line holds so many; lines are justified.
SPACINGS = {int(standard.CHARACTERS) + 1: -16, int(standard.CHARACTERS) - 1: 0}

Check = Callable[[Layout], Iterator[Diagnostic]]
CHECKS: list[Check] = []


def check(layout: Layout) -> Iterator[Diagnostic]:
    """What every check has to say, in the order of the checks."""
    return (finding for one in CHECKS for finding in one(layout))


def _check(function: Check) -> Check:
    CHECKS.append(function)
    return function


def _finding(code: Code, place: Place | None = None, **args: object) -> Diagnostic:
    return Diagnostic(code, {name: str(value) for name, value in args.items()}, place)


_FIGURE = re.compile(r"(?=.*[0-9])[!-@\[-`{-~]+")  # half-width, no letter


_LETTER = re.compile("[A-Za-z]")


def _short(text: str) -> str:
    return text if len(text) <= 16 else text[:15] + "…"


NOT_ON_PAPER = Code(
    "L708",
    "error",
    zh="“{text}”没有印在纸上。",
    hint_zh="看一看模板：它所在的地方也许太小，或者字是白色、隐藏的。",
    en="“{text}” is not on the paper.",
    hint_en="Look at the template: the place may be too small, or the text white or hidden.",
    fault="（模板里“附注”的字是白色的，或勾了“隐藏”）",
    mend="（模板里“附注”的字是黑色的，不隐藏）",
    why="pages",
)
LABEL_NOT_ON_PAPER = Code(
    "L709",
    "error",
    zh="“{text}”前面的序号没有印成“{label}”。",
    hint_zh="看一看模板里标题样式连着的多级列表。",
    en="The label before “{text}” is not printed as “{label}”.",
    hint_en="Check the list that the heading styles of the template are tied to.",
    fault="（模板里多级列表的编号改成了白色）",
    mend="（模板里多级列表的编号是黑色）",
    why="pages",
)


@_check
def everything_is_printed(layout: Layout) -> Iterator[Diagnostic]:
    """Law 1: every text and every label of the flow is on the paper, in order."""
    for printed in (*layout.printed, *layout.notes):
        paragraph = printed.paragraph
        if printed.undrawn or (not printed.rows and layout.bare(paragraph.text)):
            yield _finding(NOT_ON_PAPER, paragraph.place, text=_short(paragraph.text))
        elif paragraph.label and not printed.labelled:
            args = {"label": paragraph.label.text, "text": _short(paragraph.text)}
            yield _finding(LABEL_NOT_ON_PAPER, paragraph.place, **args)


LABELS_TYPED = Code(
    "L770",
    "info",
    zh="有{count}个序号是当作文字打进去的，第一个是“{label}”：自动编的话，{why_zh}。",
    hint_zh="印出来在哪里都和现在看到的一样，只是以后在 Word 里增删条目时，这几个要自己改。想全由 Word 编，层次里写 1. 或（1）这样的。",
    en="{count} labels are typed as text, the first being “{label}”: {why_en}.",
    hint_en="They print alike everywhere, but must be changed by hand where items are added or taken away in Word. For labels that Word counts, write 1. or （1） in 层次.",
    fault="（层次是“一、”，列了121项，从“一百、”起是文字）",
    mend="（层次改成“1.”，121项都由 Word 自动编号）",
    why="pages",
)
# Where programs part, by the series of the numeral (sheet 11.5).
_SPELLED_OTHERWISE: Mapping[str, tuple[str, str]] = {
    "一": (
        "一百以上各种软件写法不同，如第101个，Word 写“一百〇一”，LibreOffice 写“一百零一”",
        "from 100 on programs spell it otherwise, as 101 is 一百〇一 in Word and 一百零一 in LibreOffice",
    ),
    "①": ("⑳以后 Word 只编出“21”，没有圈", "after ⑳ Word prints a plain 21"),
    "１": ("LibreOffice 印成半角的“1”", "LibreOffice prints a half-width 1"),
}


def _is_spelled_otherwise(label: Label) -> bool:
    """Whether programs print its number otherwise than one another, and it is none of the author's own."""
    form, number = label.form, label.number
    alike = number_text(FORMATS[form.series][0], number) is not None
    return not alike and number <= form.last and label.text == form.label(number)


@_check
def labels_that_word_does_not_count(layout: Layout) -> Iterator[Diagnostic]:
    """Labels that programs would spell otherwise than one another are no proof of Word's counting: they are told once for each series,
    an author's own aside."""
    found: dict[str, list[tuple[Label, Place | None]]] = {}
    for label, place in ((one.label, one.place) for one in layout.flow.paragraphs):
        if label and layout.flow.numbering == "automatic" and _is_spelled_otherwise(label):
            found.setdefault(label.form.series, []).append((label, place))
    for series, some in found.items():
        why_zh, why_en = _SPELLED_OTHERWISE[series]
        first, place = some[0]
        args = {"count": len(some), "label": first.text.strip(), "why_zh": why_zh, "why_en": why_en}
        yield _finding(LABELS_TYPED, place, **args)


NO_GLYPH = Code(
    "L742",
    "warning",
    zh="这台电脑上排版用的字体没有“{text}”，在 PDF、图片里印成了方框。",
    hint_zh="Word 文件里的字是对的。装上收了这些字的字体（如宋体-ExtB）再编；仿宋_GB2312 也没有生僻字，打印的电脑上同样要装。",
    en="The fonts used on this machine lack “{text}”; the PDF and the images show boxes.",
    hint_en="The Word file has the characters. Install a font that has them, such as SimSun-ExtB, and compile again; the machine that prints needs it too, as 仿宋_GB2312 has no rare characters.",
    fault="王𠮷同志（电脑上没有收“𠮷”的字体）",
    mend="（装了宋体-ExtB）",
    why="machine",
)


@_check
def characters_have_glyphs(layout: Layout) -> Iterator[Diagnostic]:
    """Characters that are drawn as boxes are told once: the document has them, the fonts of this machine do not."""
    for printed in (*layout.printed, *layout.notes):
        if some := [one for one in printed.said if one in layout.lacking]:
            rest = sorted(layout.lacking - set(some))
            texts = "、".join(dict.fromkeys((*some, *rest)))
            yield _finding(NO_GLYPH, printed.paragraph.place, text=texts)
            return


MARKS_INSIDE = Code(
    "L717",
    "info",
    zh="有{count}段行尾的标点，在 PDF 里没有悬到版心外，第一处是“{text}”。",
    hint_zh="悬在这里的标点 LibreOffice 会漏画，所以改了排法；已经写进结果里，文字没有变，不用再改。",
    en="The marks at the ends of lines of {count} paragraphs do not hang over in the PDF; the first is “{text}”.",
    hint_en="LibreOffice would leave out such a mark here, so it was set otherwise. The result has it already; no text was changed.",
    fault="（行尾的逗号后面紧跟着“2024年”，悬着 LibreOffice 画不出）",
    mend="（逗号排在了行内）",
    why="pages",
)


@_check
def marks_are_drawn(layout: Layout) -> Iterator[Diagnostic]:
    """Where marks at the ends of lines were set otherwise so that LibreOffice draws them, that is told once."""
    said = layout.fit.overflow
    if said:
        first = next(printed.paragraph for printed in layout.printed if printed.index in said)
        yield _finding(MARKS_INSIDE, first.place, text=_short(first.text), count=len(said))


LINES_LOOSE = Code(
    "L756",
    "info",
    zh="有{count}段里的网址、型号断不开，行尾没有拉齐，免得字被拉得很开，第一处是“{text}”。",
    hint_zh="已经写进结果里，文字没有变，不用再改；想拉齐的，把断不开的西文写短些，或挪个位置。",
    en="In {count} paragraphs an address or a part number cannot be broken; their lines were not drawn out to the edge. The first is “{text}”.",
    hint_en="The result has it already; no text was changed. For even lines, make what cannot be broken shorter, or move it.",
    fault="（一行只剩十几个字，下一行是长网址，字被拉得很开）",
    mend="（这一段左对齐，字距和别的行一样）",
    why="pages",
)


@_check
def lines_are_not_drawn_out(layout: Layout) -> Iterator[Diagnostic]:
    """Where lines were set flush left so that their characters do not stand far apart, that is told once."""
    loose = layout.fit.loose
    if loose:
        first = next(printed.paragraph for printed in layout.printed if printed.index in loose)
        yield _finding(LINES_LOOSE, first.place, text=_short(first.text), count=len(loose))


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


@_check
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
            follows = page and number == page + 1 and not _breaks(layout.flow, before, index)
            upright = layout.pages[number - 1].portrait and layout.pages[number - 2].portrait
            if follows and upright and (count := round(free / PITCH - 0.3)) >= _NOTICED:
                yield _finding(
                    PICTURE_HOLE, block.place, page=page, count=count, **_width_for(block, box, free)
                )
            page = number
            ends[number] = max(ends.get(number, 0.0), box.bottom)
        for row in shown[index]:
            page = row.page
            ends[page] = max(ends.get(page, 0.0), row.baseline)
        before = before if isinstance(block, Break) else index


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


@_check
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
            count = layout.pages[page - 1].rows
            if count != standard.LINES:
                args = {"page": page, "count": count, "usual": int(standard.LINES)}
                yield _finding(LINES_OF_PAGE, printed.paragraph.place, **args)


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


@_check
def lines_are_full(layout: Layout) -> Iterator[Diagnostic]:
    """28 characters on most of the lines that nothing breaks early (P-06)."""
    usual = layout.usual_length
    if usual and (usual != standard.CHARACTERS or max(layout.lengths) > standard.CHARACTERS + 1):
        yield _finding(CHARACTERS_OF_LINE, count=usual, usual=int(standard.CHARACTERS))


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


@_check
def text_stays_inside(layout: Layout) -> Iterator[Diagnostic]:
    """Nothing reaches outside the type area but a mark at the end of a line (P-03, P-04)."""
    for printed in layout.printed:
        for row in () if printed.apart else printed.rows:
            left, right = _edges(layout, row.page)
            if row.x0 < (left - NEAR) * MM or row.x1 > (right + NEAR) * MM + _HANGING * EM:
                yield _finding(
                    OUTSIDE, printed.paragraph.place, page=row.page, text=_short(printed.paragraph.text)
                )
                break


def _edges(layout: Layout, number: int) -> tuple[float, float]:
    """The edges of the type area of a page, mm: those of its section, at whose even pages the margins may be the other way round."""
    page, section = layout.pages[number - 1], layout.numbers[number - 1].section
    if section.portrait != page.portrait:  # no section tells of such a page
        edges = (measure.LEFT_MM, measure.RIGHT_MM)
        return edges if page.portrait else (measure.LANDSCAPE_LEFT_MM, measure.LANDSCAPE_RIGHT_MM)
    left, right = section.left, section.right
    if layout.paging.mirrored:
        left = right = min(left, right)
    return left, page.width / MM - right


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


@_check
def margins_are_those_of_the_standard(layout: Layout) -> Iterator[Diagnostic]:
    """37, 26, 35 and 28 mm (P-02 to P-04)."""
    margins = layout.margins
    moved = abs(margins.get("left", measure.LEFT_MM) - measure.LEFT_MM) > NEAR
    # Lines that begin elsewhere, or hold another number of characters, end elsewhere too: told once.
    follows = {"right"} if moved or layout.usual_length not in (0, standard.CHARACTERS) else set()
    for side, found in margins.items():
        side_zh, usual = SIDES[side]
        if abs(found - usual) > NEAR and side not in follows:
            lengths = {"number": f"{found:.1f}", "usual": f"{usual:.0f}"}
            yield _finding(MARGIN, None, side_zh=side_zh, side_en=side, **lengths)


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


@_check
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
                "text": _short(text),
                "count": len(rows),
                **offer_to_turn(layout.flow.blocks[printed.index]),
            }
            yield _finding(COLUMN_TOO_NARROW, printed.paragraph.place, **args)


STRANDED = Code(
    "L704",
    "error",
    zh="“{text}”落在第{page}面的最后，下文到了下一面。",
    hint_zh="在模板里给它的样式勾上“与下段同页”。",
    en="“{text}” stands last on page {page}; what it announces is on the next.",
    hint_en="Set “keep with next” in its style in the template.",
    fault="（模板里标题样式没有勾“与下段同页”）",
    mend="（模板里标题样式勾上了“与下段同页”）",
    why="pages",
)


@_check
def headings_are_not_stranded(layout: Layout) -> Iterator[Diagnostic]:
    """A heading, a caption or a lead-in to a table has what it announces on its own page."""
    for one in stranded(layout, [p for p in layout.printed if p.rows and not p.apart]):
        args = {"text": _short(one.paragraph.text), "page": one.rows[-1].page}
        yield _finding(STRANDED, one.paragraph.place, **args)


def stranded(layout: Layout, shown: Sequence[Printed]) -> Iterator[Printed]:
    """Those of some paragraphs that announce what stands on another page than they do."""
    for one, other in pairwise(shown):
        announces = one.paragraph.role in ("heading", "caption", "attachment_title")
        above = one.paragraph.role != "caption" or one.index == other.index
        shows = _is_picture(layout.flow, one.index + 1) and layout.shows_picture(one.rows[-1].page)
        if (
            announces
            and above
            and not shows
            and other.rows[0].page != one.rows[-1].page
            and not _breaks(layout.flow, one.index, other.index)
        ):
            yield one


def _is_picture(flow: Flow, index: int) -> bool:
    return index < len(flow.blocks) and isinstance(flow.blocks[index], Picture | Chart)


def _breaks(flow: Flow, one: int, other: int) -> bool:
    """Whether a new page was asked for between two blocks."""
    between = flow.blocks[one + 1 : other + 1]
    return any(isinstance(b, Break) or (isinstance(b, Table) and b.landscape) for b in between) or (
        isinstance(flow.blocks[other], Paragraph)
        and flow.blocks[other].slot == "attachments" != flow.blocks[one].slot
    )


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


@_check
def signature_stays_with_its_text(layout: Layout) -> Iterator[Diagnostic]:
    """The signature stands on one page, with text above it (S-15, S-18)."""
    if not layout.signature:
        return
    page = layout.signature[0].rows[0].page
    place = layout.signature[0].paragraph.place
    if layout.torn:
        yield _finding(SIGNATURE_TORN, place, page=page)
    elif layout.company(page) < 1:
        yield _finding(SIGNATURE_ALONE, place, page=page, **_company_for(layout.flow))


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


@_check
def fitting_is_told(layout: Layout) -> Iterator[Diagnostic]:
    """What was changed so that the signature stays with its text, and what could not be mended (S-15)."""
    if not layout.signature or layout.torn:
        return
    place, fit = layout.signature[0].paragraph.place, layout.fit
    aim = _aim(layout)
    if fit.pitches:
        pitch = next(iter(fit.pitches.values())) / 20
        args = {"number": f"{pitch:g}", "usual": f"{PITCH:g}", **aim}
        yield _finding(FITTED, place, **_pages_of(layout, fit.pitches), **args)
    if fit.spacings:
        spacing = next(iter(fit.spacings.values()))
        count = next(count for count, twips in SPACINGS.items() if twips == spacing)
        counts = {"count": count, "usual": int(standard.CHARACTERS), **aim}
        yield _finding(FITTED_CHARACTERS, place, **_pages_of(layout, fit.spacings), **counts)
    for page, count in layout.holes.items():
        if count > HOLE:
            yield _finding(HOLE_LEFT, place, page=page, count=count)


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
    first, last = min(pages), max(pages)
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


@_check
def signature_stands_in_its_place(layout: Layout) -> Iterator[Diagnostic]:
    """Unsealed, the date begins two characters right of the name (S-05); sealed, it has the name's middle (S-02)."""
    flow = layout.flow
    names = [p for p in layout.signature if p.paragraph.role == "signature"]
    dates = [p for p in layout.signature if p.paragraph.role == "date"]
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
        yield _finding(SIGNATURE_PLACE, names[-1].paragraph.place, number=f"{off / MM:.1f}")


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


@_check
def signature_keeps_from_the_edge(layout: Layout) -> Iterator[Diagnostic]:
    """Unsealed, the name keeps two characters free on its right (S-07), or a longer date does (S-06)."""
    names = [p for p in layout.signature if p.paragraph.role == "signature"]
    dates = [p for p in layout.signature if p.paragraph.role == "date"]
    if layout.flow.seals or not names or not dates or _LETTER.search(names[-1].paragraph.text):
        return  # how wide letters are is the face's affair
    page = dates[0].rows[0].page
    right = layout.pages[page - 1].width - layout.numbers[page - 1].section.right * MM
    name, date = (right - max(row.x1 for p in some for row in p.rows) for some in (names, dates))
    wanted = standard.SIGNATURE_RIGHT * EM
    squeezed = 0 <= date < 0.6 * EM  # a date as long as its name moves both a little
    if min(abs(name - wanted), abs(date - wanted)) > 0.3 * EM and not squeezed:
        args = {"number": f"{min(name, date) / MM:.1f}", "usual": f"{wanted / MM:.1f}"}
        yield _finding(SIGNATURE_EDGE, dates[0].paragraph.place, **args)


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


@_check
def seals_leave_the_remark_free(layout: Layout) -> Iterator[Diagnostic]:
    """No seal reaches the remark below the date (Z-01): round ones are taken for round."""
    if not layout.flow.seals:
        return
    for printed in layout.signature:
        for row in printed.rows if printed.paragraph.slot == "remark" else ():
            if any(_touches(box, row) for box in layout.pages[row.page - 1].boxes):
                yield _finding(SEAL_ON_REMARK, printed.paragraph.place, text=_short(printed.paragraph.text))
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


@_check
def the_note_stays_whole(layout: Layout) -> Iterator[Diagnostic]:
    """The note on attachments, unless it is long, stands on one page."""
    if page := layout.note_torn:
        note = next(p for p in layout.printed if p.paragraph.slot == "attachment_note")
        yield _finding(NOTE_TORN, note.paragraph.place, page=page)


def _sealed_right(name: float, date: Printed, right: float) -> bool:
    """Whether a sealed date has not four characters free on its right, where its name, so many points wide, allows that."""
    spare = standard.SEALED_DATE_RIGHT * 2 + width_em(date.paragraph.text)
    return name < spare * EM and abs(right - standard.SEALED_DATE_RIGHT * EM) > 0.3 * EM


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


@_check
def attachments_begin_as_they_should(layout: Layout) -> Iterator[Diagnostic]:
    """The mark on the first line of a page, the title on the third (A-07 to A-09)."""
    for mark, title in pairwise(layout.printed):
        if mark.paragraph.role != "attachment_mark" or not (mark.rows and title.rows):
            continue
        first = min(_baselines(layout, mark.rows[0].page), default=0.0)
        gap = title.rows[0].baseline - mark.rows[0].baseline
        lines = 2 * PITCH + (standard.LINE_TITLE / 20 - PITCH) / 2
        if (
            abs(mark.rows[0].baseline - first) > 1
            or title.rows[0].page != mark.rows[0].page
            or abs(gap - lines) > 0.5 * PITCH
        ):
            yield _finding(ATTACHMENT_PLACE, mark.paragraph.place, text=mark.paragraph.text)


def _baselines(layout: Layout, number: int) -> Iterator[float]:
    """Those of a page's lines below its head: a template's margin may be narrower than the standard's, which `Page.body` goes by."""
    page, section = layout.pages[number - 1], layout.numbers[number - 1].section
    usual = measure.TOP_MM if page.portrait else measure.LEFT_MM
    top = min(usual, section.top) if section.portrait == page.portrait else usual
    return (line.baseline for line in page.lines if line.baseline > top * MM)


PAGE_NUMBER = Code(
    "L711",
    "error",
    zh="第{page}面没有页码，或页码不对。",
    hint_zh="在模板的页脚里放上页码（奇数页和偶数页都要）。",
    en="Page {page} has no page number, or a wrong one.",
    hint_en="Put a page number into the footers of the template, of odd and of even pages.",
    fault="（模板的偶数页页脚是空的）",
    mend="（模板的奇数页、偶数页页脚里都有页码）",
    why="pages",
)
PAGE_NUMBER_PLACE = Code(
    "L712",
    "warning",
    zh="第{page}面的页码{where_zh}版心外侧{number}毫米，国标空一字，即{usual}毫米。",
    hint_zh="在模板的页脚里改缩进：奇数页居右空一字，偶数页居左空一字；本单位就是这样排的，在“单位.yaml”的“页码”里写明。",
    en="The page number of page {page} stands {number} mm {where_en} the outer edge; by the standard it is one character, {usual} mm from it.",
    hint_en="Change the indents of the footers in the template: one character from the right on odd pages, from the left on even ones; where this is your office's way, say so under `页码` in office.yaml.",
    fault="（模板的页码居中）",
    mend="（模板的页码在奇数页居右空一字，在偶数页居左空一字）",
    why="pages",
)
PAGE_NUMBER_HEIGHT = Code(
    "L716",
    "warning",
    zh="第{page}面页码的一字线在版心下边缘以下{number}毫米，国标是{usual}毫米。",
    hint_zh="在模板的“页面设置”里改页脚距边界的距离，国标模板是25.2毫米。",
    en="The dash of the page number of page {page} is {number} mm below the type area; by the standard it is {usual} mm.",
    hint_en="Change the footer's distance from the edge in the template's page setup; 25.2 mm in the standard one.",
    fault="（模板的页脚距边界15毫米）",
    mend="（模板的页脚距边界25.2毫米）",
    why="pages",
)
PAGE_NUMBER_FORM = Code(
    "L750",
    "warning",
    zh="第{page}面的页码印成“{text}”，国标是“— 1 —”。",
    hint_zh="在模板的页脚里，页码左右各放一条一字线“—”；本单位就是这样排的，在“单位.yaml”的“页码”里写明。",
    en="The page number of page {page} prints like “{text}”; by the standard it is “— 1 —”.",
    hint_en="Put a dash on either side of it in the template's footers; where this is your office's way, say so under `页码` in office.yaml.",
    fault="（模板的页码印成“第1页”）",
    mend="（模板的页码印成“— 1 —”）",
    why="pages",
)
NOT_NUMBERED = Code(
    "L751",
    "warning",
    zh="模板里没有页码，{count}面都没有印。",
    hint_zh="在模板的页脚里插入页码，写成“— 1 —”。",
    en="The template has no page number; none of the {count} pages shows one.",
    hint_en="Put one into the footers of the template, as “— 1 —”.",
    fault="（模板的页脚都是空的）",
    mend="（模板的页脚里有页码）",
    why="pages",
)
OFFICE_NUMBER = Code(
    "L752",
    "error",
    zh="第{page}面的页码是{found_zh}，“单位.yaml”里写的是{usual_zh}。",
    hint_zh="改模板的页脚（用自带模板的，先用“template new”另存一份自己的），或改“单位.yaml”的“页码”。",
    en="The page number of page {page} is {found_en}; office.yaml says {usual_en}.",
    hint_en="Change the template's footers (of a built-in one, make your own with `compile template new`), or `页码` in office.yaml.",
    fault="（“单位.yaml”里写着 页码: {形式: '- 1 -', 位置: 居中}，模板的页码居右）",
    mend="（模板的页码也是“- 1 -”，居中）",
    why="pages",
)


@_check
def pages_are_numbered(layout: Layout) -> Iterator[Diagnostic]:
    """Each page bears the number that its section asks for (7.5), by the standard or by the office's own way: - 1 - where the standard has
    — 1 —, on the right of odd pages and the left of even ones, one character in, its dash 7 mm below the type area (G-02 to G-04).

    A template that numbers otherwise does so on purpose: that is told once.
    """
    told: set[Code] = set()
    sections = layout.paging.sections
    if not any(shown for section in sections for shown in section.numbers.values()):
        yield _finding(NOT_NUMBERED, count=len(layout.pages))
        return
    for index, number in enumerate(layout.numbers, 1):
        if not number.right:
            yield _finding(PAGE_NUMBER, page=index)
        elif number.line:
            for finding in (
                _of_the_office(layout, index) if layout.office else _of_the_standard(layout, index)
            ):
                if finding.code not in told:
                    told.add(finding.code)
                    yield finding


def _of_the_standard(layout: Layout, index: int) -> Iterator[Diagnostic]:
    """How the number of a page differs from the standard's."""
    number = layout.numbers[index - 1]
    if not number.line:
        return
    if not re.fullmatch("—1—", number.form):
        yield _finding(PAGE_NUMBER_FORM, page=index, text=number.form)
    if not (layout.pages[index - 1].portrait or number.form == "—1—"):
        return  # of a page that lies only part of the line may be read, or it stands where the page's reader looks for it
    left, right, low = _around(layout, index, number.line)
    outer = right if number.odd(index) else left
    em = standard.PAGE_NUMBER_INDENT / 20 / MM
    if abs(outer - em) > NEAR:
        where = ("离", "from") if outer > -0.05 else ("超出", "beyond")
        args = {"number": f"{abs(outer):.1f}", "where_zh": where[0], "where_en": where[1]}
        yield _finding(PAGE_NUMBER_PLACE, None, page=index, usual=f"{em:.1f}", **args)
    size = standard.SIZE_PAGE_NUMBER / 2 / MM
    below = low - _DASH_UP * size
    if abs(below - standard.DASH_BELOW) > NEAR and below > 0:
        args = {"number": f"{below:.1f}", "usual": str(standard.DASH_BELOW)}
        yield _finding(PAGE_NUMBER_HEIGHT, None, page=index, **args)


def _around(layout: Layout, index: int, line: measure.Line) -> tuple[float, float, float]:
    """The gaps between a page number and both sides of the type area of its section, and how far it stands below that, mm. On a page that
    lies it may stand along the side; then the page is seen turned upright."""
    page, number = layout.pages[index - 1], layout.numbers[index - 1]
    section = number.section
    if section.portrait != page.portrait:  # no section tells of such a page
        left, right, baseline = measure.place_of(line)
        return left, right, baseline - measure.BOTTOM_MM
    width, height = page.width / MM, page.height / MM
    sides, bottom = (section.left, section.right), section.bottom
    if not page.portrait and line not in page.lines:
        width, height, sides, bottom = height, width, (section.top, section.bottom), section.left
    elif layout.paging.mirrored and not number.odd(index):
        sides = sides[::-1]
    return line.x0 / MM - sides[0], width - sides[1] - line.x1 / MM, line.baseline / MM - (height - bottom)


_MIDDLE = 6 * NEAR  # a footer that is indented on one side is still in the middle to the eye


def _of_the_office(layout: Layout, index: int) -> Iterator[Diagnostic]:
    """Where the number of a page is not what the office has said of it."""
    number, office = layout.numbers[index - 1], layout.office
    if not number.line or not office or not layout.pages[index - 1].portrait:
        return
    left, right, _ = measure.place_of(number.line)
    middle = abs(left - right) <= _MIDDLE
    places = {"居中": middle, "居右": right < left and not middle, "居左": left < right and not middle}
    places |= {"外侧": (right < left if number.odd(index) else left < right)}
    form = "".join((office.form or "").split())
    if (form and number.form != form) or (office.place and not places[office.place]):
        found = next(name for name in ("居中", "居右", "居左") if places[name] or name == "居左")
        yield _finding(
            OFFICE_NUMBER,
            page=index,
            found_zh=f"“{number.form}”{found}",
            found_en=f"“{number.form}” {PLACES[found]}",
            usual_zh=f"“{office.form or number.form}”{office.place or ''}",
            usual_en=f"“{office.form or number.form}” {PLACES.get(office.place, '')}".strip(),
        )
