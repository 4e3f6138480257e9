"""Each paragraph of a flow found on its pages, in drawing order: whole, with the marks of its notes, without marks that are not drawn, in pieces.

In: a flow, its pages. Out: a `Printed` for each paragraph, the places of charts. Tables are drawn row by row, but not those that a cell ties.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product, takewhile

from ..flow.blocks import Chart, Flow, Paragraph, Table, paragraphs_of
from ..terms import standard
from ..terms.fields import FIELDS
from . import measure
from .drawn import (
    Areas,
    Drawn,
    Printed,
    Row,
    bare,
    everything,
    glyphs_in,
    on_new_line,
    said_in,
    said_of,
    without,
)
from .measure import EM, MM, Box, Glyph, Page
from .notes import MARK, parted

# In no certain order: a mark in a frame is drawn after its page, and those who have signed stand round the number.
_IN_HEAD = frozenset(("copy_number", "secrecy", "urgency", "issuer_mark", "docket_number"))
_SURE = 8  # characters by which the rest of a cell is known again


def located(
    flow: Flow,
    pages: Sequence[Page],
    areas: Areas,
    lacking: frozenset[str],
    charts: dict[int, tuple[int, Box]],
) -> Iterator[Printed]:
    """Every paragraph where it is drawn. Where the text of a chart stands is put into `charts`: no paragraph is looked for there."""
    text, _ = parted(flow, glyphs_in(pages, areas), lacking)
    drawn = Drawn(text, lacking)
    all_of_it: list[Drawn] = []  # made when something is not found where it should be
    at = 0
    for index, block in enumerate(flow.blocks):
        if isinstance(block, Chart) and (glyphs := _of_chart(block, drawn, at)):
            at += len(glyphs)
            charts[index] = glyphs[0][0], _box_round(glyphs)
        table = isinstance(block, Table)
        tied = _tied(block) if isinstance(block, Table) else {}
        header = without(_header(block), lacking)
        below, row = at, 0  # what of a table's row is drawn last
        begin = -1  # of the header
        together: dict[int, _Spans] = {}  # where the cells of tied rows stand
        paragraphs = list(paragraphs_of(block))
        for number, paragraph in enumerate(paragraphs):
            ways = [(without(said_of(paragraph), lacking), True)]
            ways += [(without(said_in(paragraph), lacking), False)] * bool(paragraph.label)
            if isinstance(block, Table) and (of := _row_of(block, number)) != row:
                at, row = max(at, below), of
                if begin >= 0 and row > block.header_rows > 1:
                    header, begin = drawn.text[begin:at], -1
                if of in tied:
                    first = next(n for n in range(number, -1, -1) if n == 0 or _row_of(block, n - 1) != of)
                    last = next(
                        n
                        for n in range(number, len(paragraphs) + 1)
                        if n == len(paragraphs) or _row_of(block, n) > tied[of]
                    )
                    said = [without(one.text, lacking) for one in paragraphs[first:last]]
                    found_all, end = _together(drawn, said, at, header if of > block.header_rows else "")
                    together |= {first + n: spans for n, spans in enumerate(found_all)}
                    below = max(below, end)
                if begin < 0 and row == 1 and block.header_rows:
                    begin = at
            if spans := together.get(number):
                yield Printed(index, paragraph, drawn.rows(spans), True, "")
                continue
            if (
                header
                and drawn.text.startswith(header, at)
                and not drawn.text.startswith(bare(ways[0][0]), at)
            ):
                at += len(header)  # a header repeated on a new page
            for find, (said_so, labelled) in product((_whole, _in_pieces if table else _but_for_marks), ways):
                found = find(drawn.text, drawn.where, said_so, at)
                if found is None and find is _whole and any(paragraph.notes):
                    found = _with_marks(drawn.text, paragraph, labelled, at)
                if found:
                    spans, undrawn = found
                    if block.slot not in _IN_HEAD:
                        at = spans[0][1]
                    below = max(below, spans[-1][1])
                    yield Printed(index, paragraph, drawn.rows(spans), labelled, undrawn)
                    break
            else:
                all_of_it = all_of_it or [Drawn(everything(pages), lacking)]
                rows = _elsewhere(flow, paragraph, all_of_it[0], lacking)
                yield Printed(index, paragraph, rows, apart=bool(rows))


def _of_chart(chart: Chart, drawn: Drawn, at: int) -> list[tuple[int, Glyph]]:
    """The glyphs of a chart that is drawn from there on: those of its size that its names and numbers may have."""
    said = [*chart.categories, *(text for one in chart.series for text in (one.name, one.unit)), _OF_CHARTS]
    known, largest = set(bare("".join(said))), standard.SIZE_CHART / 2 + 0.1
    rest = zip(drawn.text[at:], drawn.where[at:], strict=True)
    return [glyph for _, glyph in takewhile(lambda one: one[0] in known and one[1][1].size <= largest, rest)]


_OF_CHARTS = "单位：0123456789.,-%"


def _box_round(glyphs: Sequence[tuple[int, Glyph]]) -> Box:
    page = [glyph for number, glyph in glyphs if number == glyphs[0][0]]
    return Box(
        min(glyph.x0 for glyph in page),
        min(glyph.baseline - glyph.size for glyph in page),
        max(glyph.x1 for glyph in page),
        max(glyph.baseline for glyph in page),
    )


def _row_of(block: Table, number: int) -> int:
    """The row, from 1, in which a table's paragraph of that number stands; 0 for what is above it, one more than all for what
    is below."""
    number -= len([one for one in (block.caption, block.above) if one])
    for row, cells in enumerate(block.rows, 1):
        if number < len(cells):
            return row if number >= 0 else 0
        number -= len(cells)
    return len(block.rows) + 1


def _tied(block: Table) -> dict[int, int]:
    """The stretches of rows that cells reach over, from 1: the last of each by its first."""
    out: dict[int, int] = {}
    first = last = 0
    for span in block.spans:
        begin, end = span.row + 1, span.end[0]
        if begin == end:
            continue
        if begin > last:
            first, last = begin, end
        last = out[first] = max(last, end)
    return out


_Spans = Sequence[tuple[int, int]]


def _together(drawn: Drawn, said: Sequence[str], at: int, header: str) -> tuple[list[_Spans], int]:
    """Where the cells of rows stand that are tied by a cell over some of them, and where they end: they are drawn in no certain
    order, and one between the lines of another. Nothing where not just they are drawn there.

    A `header` may be repeated on a new page.
    """
    wanted = [bare(one) for one in said]
    left = [*_after(drawn, at, header, sum(map(len, wanted)))]
    end = left[-1] + 1 if left else at
    if sorted(drawn.text[n] for n in left) != sorted("".join(wanted)):
        return [], at
    out: list[_Spans] = [()] * len(wanted)
    if "".join(drawn.text[n] for n in left) == "".join(wanted):  # as they are read
        for n, one in enumerate(wanted):
            out[n], left = _joint(left[: len(one)]), left[len(one) :]
        return out, end
    waiting = sorted((n for n, one in enumerate(wanted) if one), key=lambda n: -len(wanted[n]))
    while waiting:
        text = "".join(drawn.text[n] for n in left)
        found = next(((n, start) for n in waiting if (start := text.find(wanted[n])) >= 0), None)
        if found is None:  # they are there, between each other
            return [_joint(left) if n in waiting else one for n, one in enumerate(out)], end
        n, start = found
        stop = start + len(wanted[n])
        out[n], left = _joint(left[start:stop]), left[:start] + left[stop:]
        waiting.remove(n)
    return out, end


def _joint(places: Sequence[int]) -> _Spans:
    """Places of characters as stretches."""
    out: list[tuple[int, int]] = []
    for place in places:
        if out and out[-1][1] == place:
            out[-1] = (out[-1][0], place + 1)
        else:
            out.append((place, place + 1))
    return out


def _after(drawn: Drawn, at: int, header: str, count: int) -> Iterator[int]:
    """The places of so many characters from `at`, a header that is repeated on a new page left out."""
    while count > 0 and at < len(drawn.text):
        turned = at > 0 and drawn.where[at][0] != drawn.where[at - 1][0]
        if header and turned and drawn.text.startswith(header, at):
            at += len(header)
            continue
        yield at
        at, count = at + 1, count - 1


def _elsewhere(flow: Flow, paragraph: Paragraph, drawn: Drawn, lacking: frozenset[str]) -> tuple[Row, ...]:
    """The lines of what a template prints where its author wants it: at a page's head or foot, or in pieces, such as 报告人.姓名."""
    for parts in ([paragraph.text], _members(flow, paragraph)):
        wanted = [said for part in parts if (said := bare(without(part, lacking)))]
        starts = [drawn.text.find(one) for one in wanted]
        if wanted and min(starts) >= 0 and len("".join(wanted)) > 1:
            return drawn.rows([(at, at + len(one)) for at, one in zip(starts, wanted, strict=True)])
    return ()


def _members(flow: Flow, paragraph: Paragraph) -> list[str]:
    """The parts of which a field's text is made: its members, or the text without its marks; none where more is left."""
    values = [flow.values.get(name) for name in (paragraph.role, paragraph.slot)]
    many = next((one for one in values if isinstance(one, dict | tuple)), None)
    if many is None:
        before, after = FIELDS[paragraph.role].marks if paragraph.role in FIELDS else ("", "")
        rest = paragraph.text.removeprefix(before).removesuffix(after)
        return [rest] if rest != paragraph.text else []
    left, parts = paragraph.text, []
    for part in sorted(map(str, many.values() if isinstance(many, dict) else many), key=len, reverse=True):
        if part and part in left:
            parts.append(part)
            left = left.replace(part, "", 1)
    return [] if any(one.isalnum() for one in left) else parts


# Where the parts of a paragraph stand in the text of the pages, and what marks are missing.
_Found = tuple[Sequence[tuple[int, int]], str] | None


def _whole(text: str, _where: Sequence[tuple[int, Glyph]], said: str, at: int) -> _Found:
    """Where a paragraph stands in one piece."""
    wanted = bare(said)
    start = text.find(wanted, at)
    return ([(start, start + len(wanted))], "") if start >= 0 else None


def _with_marks(text: str, paragraph: Paragraph, labelled: bool, at: int) -> _Found:
    """Where a paragraph stands whose footnotes a template numbers in another way: 1, a, *."""
    label = paragraph.label.text if paragraph.label and labelled else ""
    pattern = re.escape(bare(label)) + "".join(
        f"\\S{{0,{MARK}}}?" if run.note else re.escape(bare(run.text)) for run in paragraph.runs
    )
    found = re.compile(pattern).search(text, at)
    return ([found.span()], "") if found else None


def _but_for_marks(text: str, where: Sequence[tuple[int, Glyph]], said: str, at: int) -> _Found:
    """Where a paragraph stands that is whole but for marks which LibreOffice 7.4 does not draw, and those marks.

    Of ， 。 、 that hang over the end of a full line it leaves out some, most of them before figures and Latin letters.
    """
    full = measure.RIGHT_MM * MM - 0.3 * EM
    characters = [(drawn, mark) for mark in said if (drawn := bare(mark))]
    head = "".join(drawn for drawn, _ in characters[:8])
    start = text.find(head, at)
    while start >= 0:
        end, undrawn = start, ""
        for (drawn, mark), (following, _) in pairwise([*characters, ("", "")]):
            if text.startswith(drawn, end):
                end += len(drawn)
            elif (
                mark in "，。、"
                and following
                and text.startswith(following, end)
                and where[end - 1][1].x1 > full
                and on_new_line(where[end - 1], where[end])
            ):
                undrawn += mark
            else:
                break
        else:
            return [(start, end)], undrawn
        start = text.find(head, start + 1)
    return None


def _in_pieces(text: str, where: Sequence[tuple[int, Glyph]], said: str, at: int) -> _Found:
    """Where the pieces of a cell stand that pages' ends have parted: other cells of its row are drawn between them."""
    wanted = bare(said)
    start = text.find(wanted[:_SURE], at)
    spans: list[tuple[int, int]] = []
    while start >= 0 and wanted:
        parted = next(
            (n for n, (a, b) in enumerate(zip(text[start:], wanted, strict=False)) if a != b),
            min(len(text) - start, len(wanted)),
        )
        spans.append((start, start + parted))
        wanted = wanted[parted:]
        page = where[start + parted - 1][0] if parted else 0
        next_page = next((n for n in range(start + parted, len(where)) if where[n][0] > page), len(text))
        start = text.find(wanted[:_SURE], next_page) if wanted else -1
    return None if wanted or not spans else (spans, "")


def _header(block: object) -> str:
    if not isinstance(block, Table):
        return ""
    return bare("".join(said_in(cell) for row in block.rows[: block.header_rows] for cell in row))
