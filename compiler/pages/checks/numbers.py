"""Page numbers: whether each page has its own, in its form and place.

In: a `Layout`. Out: diagnostics.
"""

import re
from collections.abc import Iterator

from ...messages.diagnostic import Code, Diagnostic
from ...source.ways import PLACES
from ...terms import standard
from .. import measure
from ..drawn import NEAR
from ..layout import Layout
from ..measure import MM
from .check import finding, page_check

_DASH_UP = 0.33  # em, from the baseline to the ink of a dash; faces differ by 0.03

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
    hint_zh="自带的模板照“单位.yaml”印；这是自己的模板：改它的页脚，或改“单位.yaml”的“页码”。",
    en="The page number of page {page} is {found_en}; office.yaml says {usual_en}.",
    hint_en="Built-in templates follow office.yaml; this one is your own: change its footers, or `页码` in office.yaml.",
    fault="（“单位.yaml”里写着 页码: {形式: '- 1 -', 位置: 居中}，模板的页码居右）",
    mend="（模板的页码也是“- 1 -”，居中）",
    why="pages",
)


@page_check
def pages_are_numbered(layout: Layout) -> Iterator[Diagnostic]:
    """Each page bears the number that its section asks for (7.5), by the standard or by the office's own way: - 1 - where the standard has
    — 1 —, on the right of odd pages and the left of even ones, one character in, its dash 7 mm below the type area (G-02 to G-04).

    A template that numbers otherwise does so on purpose: that is told once.
    """
    told: set[Code] = set()
    sections = layout.paging.sections
    if not any(shown for section in sections for shown in section.numbers.values()):
        yield finding(NOT_NUMBERED, count=len(layout.pages))
        return
    for index, number in enumerate(layout.numbers, 1):
        if not number.right:
            yield finding(PAGE_NUMBER, page=index)
        elif number.line:
            for said in _of_the_office(layout, index) if layout.office else _of_the_standard(layout, index):
                if said.code not in told:
                    told.add(said.code)
                    yield said


def _of_the_standard(layout: Layout, index: int) -> Iterator[Diagnostic]:
    """How the number of a page differs from the standard's."""
    number = layout.numbers[index - 1]
    if not number.line:
        return
    if not re.fullmatch("—1—", number.form):
        yield finding(PAGE_NUMBER_FORM, page=index, text=number.seen)
    if not (layout.pages[index - 1].portrait or number.form == "—1—"):
        return  # of a page that lies only part of the line may be read, or it stands where the page's reader looks for it
    left, right, low = _around(layout, index, number.line)
    outer = right if number.odd else left
    em = standard.PAGE_NUMBER_INDENT / 20 / MM
    if abs(outer - em) > NEAR:
        where = ("离", "from") if outer > -0.05 else ("超出", "beyond")
        args = {"number": f"{abs(outer):.1f}", "where_zh": where[0], "where_en": where[1]}
        yield finding(PAGE_NUMBER_PLACE, None, page=index, usual=f"{em:.1f}", **args)
    size = standard.SIZE_PAGE_NUMBER / 2 / MM
    below = low - _DASH_UP * size
    if abs(below - standard.DASH_BELOW) > NEAR and below > 0:
        args = {"number": f"{below:.1f}", "usual": str(standard.DASH_BELOW)}
        yield finding(PAGE_NUMBER_HEIGHT, None, page=index, **args)


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
    elif layout.paging.mirrored and not number.odd:
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
    places |= {"外侧": (right < left if number.odd else left < right)}
    form = "".join((office.form or "").split())
    if (form and number.form != form) or (office.place and not places[office.place]):
        found = next(name for name in ("居中", "居右", "居左") if places[name] or name == "居左")
        yield finding(
            OFFICE_NUMBER,
            page=index,
            found_zh=f"“{number.seen}”{found}",
            found_en=f"“{number.seen}” {PLACES[found]}",
            usual_zh=f"“{office.form or number.seen}”{office.place or ''}",
            usual_en=f"“{office.form or number.seen}” {PLACES.get(office.place, '')}".strip(),
        )
