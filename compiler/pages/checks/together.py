"""What stands together on a page: headings and captions with what they announce; tables that go on.

In: a `Layout`. Out: diagnostics.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...flow.blocks import Chart, Flow, Picture
from ...messages.diagnostic import Code, Diagnostic
from .. import contents, continued
from ..drawn import Printed
from ..layout import Layout
from .check import begins_a_page, finding, page_check, short

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


@page_check
def headings_are_not_stranded(layout: Layout) -> Iterator[Diagnostic]:
    """A heading, a caption or a lead-in to a table has what it announces on its own page."""
    for one in stranded(layout, [p for p in layout.printed if p.rows and not p.apart]):
        args = {"text": short(one.paragraph.text), "page": one.rows[-1].page}
        yield finding(STRANDED, one.paragraph.place, **args)


def stranded(layout: Layout, shown: Sequence[Printed]) -> Iterator[Printed]:
    """Those of some paragraphs that announce what stands on another page than they do."""
    for one, other in pairwise(shown):
        announces = one.paragraph.role in ("heading", "caption", "continued", "attachment_title")
        above = one.paragraph.role != "caption" or one.index == other.index
        shows = _is_picture(layout.flow, one.index + 1) and layout.shows_picture(one.rows[-1].page)
        if (
            announces
            and above
            and not shows
            and other.rows[0].page != one.rows[-1].page
            and not begins_a_page(layout.flow, one.index, other.index)
        ):
            yield one


def _is_picture(flow: Flow, index: int) -> bool:
    return index < len(flow.blocks) and isinstance(flow.blocks[index], Picture | Chart)


@page_check
def tables_go_on(layout: Layout) -> Iterator[Diagnostic]:
    """A table over pages has 续表 where it is to have it."""
    yield from continued.told(layout)


@page_check
def contents_list_true_pages(layout: Layout) -> Iterator[Diagnostic]:
    """What the contents list stands on the page that they say."""
    yield from contents.told(layout)
