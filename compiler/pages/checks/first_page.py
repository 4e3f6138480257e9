"""The first page of a paper, which must show text (7.3.3).

In: a `Layout`. Out: diagnostics.
"""

from collections.abc import Iterator

from ...flow.blocks import TEXT_SLOTS, Paragraph
from ...messages.diagnostic import Code, Diagnostic
from ..drawn import Printed
from ..layout import Layout
from .check import finding, page_check, short

FIRST_PAGE_BARE = Code(
    "L782",
    "warning",
    zh="首页没有正文：{why_zh}。公文首页必须显示正文（7.3.3，规定）。",
    hint_zh="{way_zh}",
    en="The first page shows no text: {why_en}. It must show some (7.3.3).",
    hint_en="{way_en}",
    fault="（正文只有一行，盖章的落款在首页排不下，正文跟着到了下一面）",
    mend="（正文写成两三行，前面的就留在首页）",
    why="pages",
)
TEXT_PARTED = Code(
    "L783",
    "info",
    zh="落款在首页排不下：为了让首页有正文，“{text}”这一段的前{first}行留在首页，后{rest}行和落款排在下一面。",
    hint_zh="已经写进结果里：首页末尾放了一个看不见的空框“留空”。在 Word 里改长了正文，把它删掉；重新编译的，不用管它。",
    en="The signature has no room on the first page: so that this shows text, “{text}” has {first} of its lines there, and {rest} on the next with the signature.",
    hint_en="The result has it already: an empty box, “留空”, that nobody sees stands at the foot of the first page. Delete it if you make the text longer in Word; a new compile sees to it by itself.",
    fault="（一段四行的正文，盖章的落款在首页排不下）",
    mend="（正文写成两段，后一段跟着落款走）",
    why="pages",
)
_WITH_SIGNATURE = (
    "正文跟着落款到了下一面，调行距、字距也留不住",
    "it went to the next with the signature, and no line pitch keeps it",
)
_ONE_LINE = (
    "只有一行，分不开：再写一两句，前一行就留在首页；或者把标题、主送机关缩短，让全文排在一面上。",
    "One line cannot be parted: write a sentence or two more, and the first line stays on the first page; or shorten title and addressees until all is on one page.",
)
_MORE_LINES = (
    "把这一段分成两段，前一段就留在首页。",
    "Make two paragraphs of it; the first stays on the first page.",
)
_HEAD = ("标题和主送机关太长，一面排不下", "title and addressees leave no room for it")
_ADDRESSEES = (
    "主送机关太多的，写“主送位置: 版记”，就移到版记里、抄送机关上面（7.3.2）；也可以写统称，如“各区、县人民政府”。",
    "With so many addressees, write `主送位置: 版记`: they go to the foot of the paper, above the copies (7.3.2). Or name them by class.",
)
_SHORTER = (
    "把标题写短些，或在正文最前面的内容前加一段文字。",
    "Make the title shorter, or put a paragraph before what begins the text.",
)
_MANY = 3  # lines of addressees, from which on it is they


@page_check
def first_page_shows_text(layout: Layout) -> Iterator[Diagnostic]:
    """The first page of a paper shows some of its text (7.3.3, H-17); and what was done for that is told."""
    for index in layout.fit.left_free:
        (parted,) = (one for one in layout.printed if one.index == index)
        first = sum(row.page == parted.rows[0].page for row in parted.rows)
        told = {"text": short(parted.paragraph.text), "first": first, "rest": len(parted.rows) - first}
        yield finding(TEXT_PARTED, parted.paragraph.place, **told)
    if not first_page_is_bare(layout):
        return
    addressed = [one for one in layout.printed if one.paragraph.slot == "addressees" and one.rows]
    if gone := gone_with_signature(layout):
        place, why, way = (
            gone.paragraph.place,
            _WITH_SIGNATURE,
            _MORE_LINES if len(gone.rows) > 1 else _ONE_LINE,
        )
    elif addressed and len(addressed[0].rows) > _MANY:
        place, why, way = addressed[0].paragraph.place, _HEAD, _ADDRESSEES
    else:
        place, why, way = layout.texts[0].paragraph.place, _HEAD, _SHORTER
    yield finding(FIRST_PAGE_BARE, place, why_zh=why[0], why_en=why[1], way_zh=way[0], way_en=way[1])


def first_page_is_bare(layout: Layout) -> bool:
    """Whether page 1 of a paper under a red head shows nothing of its text, or of any paper, as it went on with the signature."""
    if not layout.texts or layout.company(1, TEXT_SLOTS):
        return False
    mark = [row.page for one in layout.printed if one.paragraph.slot == "issuer_mark" for row in one.rows]
    return 1 in mark or gone_with_signature(layout) is not None


def gone_with_signature(layout: Layout) -> Printed | None:
    """The last paragraph of a text, which has none but headings above it, where it went on with the signature and page 1 shows no text."""
    if not layout.signature or layout.torn:
        return None
    match [block for block in layout.flow.blocks if block.slot in TEXT_SLOTS]:
        case [*above, Paragraph()] if (
            all(isinstance(one, Paragraph) and one.role == "heading" for one in above)
            and 1 in layout.holes
            and not layout.company(1, TEXT_SLOTS)
        ):
            return layout.texts[-1]
    return None
