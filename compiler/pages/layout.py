"""Where everything stands on the pages: each paragraph of a flow found among the glyphs of a PDF.

In: a flow, its pages as measured. Out: `Layout`: the rows of each paragraph, and what is asked of them: full lines,
margins, what stands with the signature, holes. What ought to be is not asked here.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, pairwise, product, takewhile

from ..flow.blocks import TEXT_SLOTS, Chart, Flow, Paragraph, Picture, Table, paragraphs_of
from ..source.ways import OfficeNumber
from ..terms import standard
from ..terms.fields import FIELDS
from ..word.ooxml.paging import STANDARD, Paging
from ..word.writer.blocks import MOST_KEPT, Fit
from . import measure
from .measure import EM, MM, Box, Glyph, Page
from .numbers import Numbered, numbered

NEAR = 1.0  # mm, the tolerance of the type area (P-02 to P-04)
TEXT_ROLES = ("paragraph", "run_in", "closing_phrase")
_UNEVEN = 0.12  # em: LibreOffice parts ① from Han characters by 0.2, as it does figures
_PICTURE = 2  # lines of text that a picture stands for beside a signature
# Fonts and programs exchange these for one another.
# Characters that a PDF names by others; Latin ligatures come out of it letter by letter.
_ALIKE: dict[int, str] = {
    **{ord(one): like for one, like in zip("•‧・‐‑", "···--", strict=True)},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}
_WHITE = "FFFFFF"
_FACES = {face.name for face in standard.FACES}
_SIGNED = ("signature_block", "remark")
# Not in Python's GB 2312, though every Chinese font has them.
_COMMON = "—·•‧"
_SURE = 8  # characters by which the rest of a cell is known again
_HAN = re.compile("[\u4e00-\u9fff]")
_NUMBER = re.compile("[①-⑳㉑-㉟㊱-㊿]")  # of a footnote
_MARK = 3  # characters of a note's number at most, where it is not in a circle
_ABOVE_NOTES = 18.0  # points from the foot of the text to the first baseline below the line that parts them
_DRAWN_OUT = 0.22  # em between characters that anybody sees
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")

Having = Callable[[set[str]], Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of a paragraph: page from 1, baseline and ends in points, and what characters stand on it.

    `wide` tells that all are full-width and evenly set; `edge` is where the last of them begins, `marked` that it is a mark, which may
    hang over. `drawn_out`: em between its characters where a short line was drawn out to the right edge.
    """

    page: int
    baseline: float
    x0: float
    x1: float
    edge: float
    characters: int
    wide: bool
    marked: bool = False
    drawn_out: float = 0.0


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph of the flow, the index of its block, and where it was printed: no rows when it was not found.

    `undrawn`: the marks at the ends of lines that LibreOffice has left out. `apart`: its template has given it a room of its own, a
    cell, a box, a line with other text or in pieces, so that what holds of a page does not hold of it.
    """

    index: int
    paragraph: Paragraph
    rows: tuple[Row, ...]
    labelled: bool = True
    undrawn: str = ""
    apart: bool = False

    @property
    def said(self) -> str:
        """Its label and its text."""
        return _said(self.paragraph)


@dataclass(frozen=True)
class Layout:
    """The pages of a document with each of its paragraphs found on them.

    `lacking`: the characters that no font used has, which are drawn as boxes and looked for nowhere.
    """

    flow: Flow
    pages: tuple[Page, ...]
    fit: Fit = field(default_factory=Fit)
    lacking: frozenset[str] = frozenset()
    paging: Paging = STANDARD
    office: OfficeNumber | None = None

    @staticmethod
    def of(
        flow: Flow,
        pages: tuple[Page, ...],
        fit: Fit,
        having: Having,
        paging: Paging = STANDARD,
        office: OfficeNumber | None = None,
    ) -> "Layout":
        """The layout of a document set in a way; `having` tells which of some characters each font has, by its role; `paging` what
        the document asks of its pages, `office` how its office numbers them."""
        areas = _areas(pages, numbered(pages, paging))
        return Layout(flow, pages, fit, _lacking(flow, pages, areas, having), paging, office)

    @cached_property
    def numbers(self) -> tuple[Numbered, ...]:
        """The number of each page, as its section asks for it."""
        return numbered(self.pages, self.paging)

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """Every paragraph in reading order."""
        apart = _apart(self.flow, self.paging.free)
        return tuple(replace(one, apart=one.apart or one.paragraph.slot in apart) for one in self._located[0])

    @cached_property
    def charts(self) -> dict[int, tuple[int, Box]]:
        """The page, from 1, and the place of the text of each chart, by the index of its block."""
        return self._located[1]

    @cached_property
    def _located(self) -> tuple[list[Printed], dict[int, tuple[int, Box]]]:
        charts: dict[int, tuple[int, Box]] = {}
        areas = _areas(self.pages, self.numbers)
        return [*_locate(self.flow, self.pages, areas, self.lacking, charts)], charts

    @cached_property
    def notes(self) -> tuple[Printed, ...]:
        """Every footnote, in the order of their marks."""
        return tuple(_located_notes(self.flow, self.pages, _areas(self.pages, self.numbers), self.lacking))

    def floor(self, page: int) -> float:
        """How far down the text of a page, from 1, may reach, in points: to its foot, or to its footnotes."""
        tops = [row.baseline for note in self.notes for row in note.rows if row.page == page]
        return min(tops) - _ABOVE_NOTES if tops else measure.BOTTOM_MM * MM

    @cached_property
    def texts(self) -> tuple[Printed, ...]:
        """The paragraphs of the text."""
        return tuple(p for p in self.printed if p.paragraph.slot in TEXT_SLOTS and p.rows)

    @cached_property
    def signature(self) -> tuple[Printed, ...]:
        """The lines of the signature block, and of the remark below it; none where the template has its own way with them."""
        rows = [p for p in self.printed if p.paragraph.slot in _SIGNED and p.rows and not p.apart]
        return tuple(rows) if rows and rows[0].paragraph.slot == "signature_block" else ()

    @cached_property
    def special(self) -> set[int]:
        """The pages, from 1, that hold lines of another pitch than the text's, or lines that are the template's own."""
        other = ("title", "attachment_title", "caption", "cell", "header_cell", "above_table", "below_table")
        found = {row.page for p in self.printed if p.paragraph.role in other or p.apart for row in p.rows}
        found |= {row.page for note in self.notes for row in note.rows}
        for number, page in enumerate(self.pages, 1):
            ours = [row.baseline for p in self.printed for row in p.rows if row.page == number]
            if any(min((abs(line.baseline - one) for one in ours), default=9) > 3 for line in page.body):
                found.add(number)
        return found

    @cached_property
    def fitted(self) -> set[int]:
        """The pages, from 1, that hold lines which were set closer or wider."""
        return {row.page for p in self.printed if p.index in self.fit.pitches for row in p.rows}

    @cached_property
    def drawn_out(self) -> frozenset[int]:
        """The paragraphs, by the indexes of their blocks, with a line that was drawn out to the right edge for all to see."""
        return frozenset(
            p.index
            for p in self.printed
            if p.paragraph.role in TEXT_ROLES and any(row.drawn_out > _DRAWN_OUT for row in p.rows[:-1])
        )

    @cached_property
    def full(self) -> list[Row]:
        """The lines of the text that go on in a next one, on portrait pages."""
        return [
            row
            for printed in self.printed
            if printed.paragraph.role in TEXT_ROLES
            and printed.index not in self.fit.spacings
            and printed.index not in self.fit.loose
            and not printed.apart
            for row in printed.rows[:-1]
            if self.pages[row.page - 1].portrait
        ]

    @cached_property
    def lengths(self) -> list[int]:
        """Characters of the full lines of full-width characters; an indent counts as two, a mark that hangs over not at all."""
        right, left = measure.RIGHT_MM * MM, measure.LEFT_MM * MM
        return [
            row.characters + round((row.x0 - left) / EM) - (row.edge > right - 0.3 * EM)
            for row in self.full
            if row.wide
        ]

    @property
    def usual_length(self) -> int:
        """Characters of most full lines, and the standard's where a fourth of them holds so many: marks that may not begin or end
        a line make it a little shorter. 0 where there are fewer than three to tell by."""
        lengths, usual = self.lengths, int(standard.CHARACTERS)
        if len(lengths) < 3 or 4 * lengths.count(usual) >= len(lengths):
            return usual if len(lengths) >= 3 else 0
        return max(set(lengths), key=lengths.count)

    @cached_property
    def margins(self) -> dict[str, float]:
        """The margins that the text shows, mm: each where enough of it is there to show it.

        Top and bottom are right to 0.3 mm: how a row sits around its baseline depends on the face. A row in which some other font
        stands beside official faces, as where the machine has nothing for 黑体, may sit a millimetre off, and shows neither.
        """
        ends = sorted(row.x1 for row in self.full if row.wide and not row.marked)
        found = {}
        if turned := [row.x0 for row in self.full if row.x0 < measure.LEFT_MM * MM + EM]:
            found["left"] = min(turned) / MM
        if len(ends) >= 3:
            found["right"] = measure.PAGE_MM - ends[len(ends) // 2] / MM
        pages = [
            page
            for number, page in enumerate(self.pages, 1)
            if number not in self.special | self.fitted
            and page.portrait
            and page.rows == standard.LINES
            and not any(line.fonts & _FACES and line.fonts - _FACES for line in (page.body[0], page.body[-1]))
        ]
        if pages:
            found["top"] = min(page.baselines[0] - measure.FIRST_BASELINE for page in pages) / MM
            last = max(page.baselines[-1] for page in pages) + measure.PITCH - measure.FIRST_BASELINE
            # Rows of 28.95 points leave a third of a millimetre of the type area empty at its foot; it is none of the margin.
            rest = measure.BOTTOM_MM - measure.TOP_MM - standard.LINES * measure.PITCH / MM
            found["bottom"] = measure.PAGE_HEIGHT_MM - last / MM - rest
        return found

    @cached_property
    def pictures(self) -> dict[int, tuple[int, Box]]:
        """The page, from 1, and the place of each picture, by the index of its block; none where a template has others among them."""
        indexes = [index for index, block in enumerate(self.flow.blocks) if isinstance(block, Picture)]
        signed = [(row.page, row.baseline) for p in self.signature for row in p.rows]
        boxes = [
            (number, box)
            for number, page in enumerate(self.pages, 1)
            for box in page.boxes
            if box.top > (measure.TOP_MM - NEAR) * MM or not page.portrait
            if not any(on == number and box.top < baseline < box.bottom for on, baseline in signed)
        ]
        return dict(zip(indexes, boxes, strict=True)) if len(indexes) == len(boxes) else {}

    def text_rows(self, page: int, slots: Sequence[str] = (*TEXT_SLOTS, "attachment_note")) -> int:
        """Lines of the text, and of the note on attachments unless other slots are named, on a page from 1."""
        rows = {
            round(row.baseline)  # the cells of a table's row are one line
            for printed in self.printed
            if printed.paragraph.slot in slots
            for row in printed.rows
            if row.page == page
        }
        return len(rows)

    def company(self, page: int, slots: Sequence[str] = (*TEXT_SLOTS, "attachment_note")) -> int:
        """The same, a picture or a chart of the text counted too: what keeps a signature from standing alone."""
        flow, count = self.flow, self.pages[page - 1].pictures
        if self.signature and page == self.signature[0].rows[0].page:
            count -= sum(one is not None for one in (*flow.seals, *flow.stamps))
        charts = [on for on, _ in self.charts.values() if on == page]
        return self.text_rows(page, slots) + _PICTURE * (max(count, 0) + len(charts))

    def shows_picture(self, page: int) -> bool:
        """Whether a picture or a chart stands on a page, from 1."""
        return self.pages[page - 1].pictures > 0 or any(on == page for on, _ in self.charts.values())

    def blocks_on(self, first: int, last: int) -> set[int]:
        """The indexes of the blocks of the text that have lines on some pages."""
        slots = (*TEXT_SLOTS, "attachment_note", *_SIGNED)
        return {
            p.index
            for p in self.printed
            if p.paragraph.slot in slots and any(first <= row.page <= last for row in p.rows)
        }

    def bare(self, text: str) -> str:
        """What of a text is to be found on the pages."""
        return _bare(_without(text, self.lacking))

    @property
    def torn(self) -> bool:
        """Whether the signature block stands on two pages."""
        return len({row.page for p in self.signature for row in p.rows}) > 1

    @property
    def note_torn(self) -> int:
        """The page, from 1, from which the note on attachments goes on on the next, where it is short enough to be kept; else 0."""
        notes = [p for p in self.printed if p.paragraph.slot == "attachment_note" and p.rows]
        pages = {row.page for p in notes for row in p.rows}
        return min(pages) if len(pages) > 1 and len(notes) <= MOST_KEPT and not notes[0].apart else 0

    @property
    def hole(self) -> int:
        """Rows left empty at the foot of a page because the text that ends above the signature was moved on whole."""
        return max(self.holes.values(), default=0)

    @cached_property
    def holes(self) -> dict[int, int]:
        """Such rows by the page, from 1."""
        if not self.signature or not self.texts:
            return {}
        pages = range(self.texts[-1].rows[0].page - 1, self.signature[0].rows[0].page)
        shown = [p for p in self.printed if p.rows]
        return {
            one.rows[-1].page: self._rows_left(one)
            for one, other in pairwise(shown)
            if one.rows[-1].page in pages
            and other.rows[0].page > one.rows[-1].page
            and all(isinstance(block, Paragraph) for block in self.flow.blocks[one.index : other.index + 1])
        }

    def _rows_left(self, last: Printed) -> int:
        """Rows between the last line of a page and the foot of the type area."""
        pitch = self.fit.pitches.get(last.index, standard.LINE_PITCH) / 20
        # A baseline lies near the foot of its row: of a full page about a quarter of a row is left.
        return math.ceil((self.floor(last.rows[-1].page) - last.rows[-1].baseline) / pitch - 0.3)


# ---- finding the paragraphs ---------------------------------------------------------------------------------------


def _bare(text: str) -> str:
    """A text as it can be found in a PDF: no blanks, nothing unseen, one character for those that look alike."""
    return "".join(_plain(c) for c in text.translate(_ALIKE) if unicodedata.category(c) not in _UNSEEN)


def _plain(character: str) -> str:
    """Fonts name some characters by their likes: ⼀ for 一."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


# Of each page the heights between which its text stands, in points.
_Areas = Sequence[tuple[float, float]]


def _areas(pages: Sequence[Page], numbers: Sequence[Numbered]) -> _Areas:
    """The type areas of pages by the margins of their sections; the standard's where these are narrower."""
    out = []
    for page, number in zip(pages, numbers, strict=True):
        top, bottom = (measure.TOP_MM, measure.BOTTOM_MM)
        if not page.portrait:
            top, bottom = (measure.LEFT_MM, measure.RIGHT_MM)
        top = min(top, number.section.top) if number.section.portrait == page.portrait else top
        bottom = max(bottom, page.height / MM - number.section.bottom)
        out.append(((top - NEAR) * MM, (bottom + NEAR) * MM))
    return out


def _glyphs(pages: Sequence[Page], areas: _Areas) -> list[tuple[int, Glyph]]:
    """What is to be seen inside the type area, page by page, in drawing order, which is that of reading but for what
    another font stands in for: LibreOffice draws that after the rest of its run."""
    out: list[tuple[int, Glyph]] = []
    for number, (page, (top, bottom)) in enumerate(zip(pages, areas, strict=True), 1):
        for glyph in page.glyphs:
            if top < glyph.baseline < bottom and glyph.colour != _WHITE:
                at = len(out)
                while glyph.font not in _FACES and at and _is_right_of(out[at - 1], (number, glyph)):
                    at -= 1
                out.insert(at, (number, glyph))
    return out


def _is_right_of(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    return not _on_new_line(other, one) and one[1].x0 > other[1].x0


def _lacking(flow: Flow, pages: Sequence[Page], areas: _Areas, having: Having) -> frozenset[str]:
    """The characters of a document that are drawn as boxes: fonts may lack what is not in GB 2312."""
    texts = "".join(map(_said, flow.paragraphs))
    rare = {one for one in texts if _bare(one) and one not in _COMMON and not one.encode("gb2312", "ignore")}
    rare = {one for one in rare if ord(one) not in _ALIKE}  # drawn by their likes
    has = having(rare) if rare else {}
    if not has:
        return frozenset()
    glyphs = [glyph for _, glyph in _glyphs(pages, areas)]
    boxes = {one.text for one in glyphs if one.text in rare and one.text not in has.get(one.font, rare)}
    # A box may have no text in a PDF.
    lost = rare - {one.text for one in glyphs} - set().union(*(has.get(face, ()) for face in _FACES))
    return frozenset(boxes | lost)


def _said(paragraph: Paragraph) -> str:
    return (paragraph.label.text if paragraph.label else "") + _said_in(paragraph)


def _said_in(paragraph: Paragraph) -> str:
    """The text of a paragraph but for raised ①, which cannot be told from the mark of a footnote."""
    if any(run.shift == "superscript" for run in paragraph.runs):
        return "".join(_NUMBER.sub("", run.text) if run.shift else run.text for run in paragraph.runs)
    return paragraph.text


def _without(text: str, lacking: frozenset[str]) -> str:
    return "".join(one for one in text if one not in lacking) if lacking else text


def _apart(flow: Flow, free: str | None) -> set[str]:
    """The slots of which most does not stand free on its page. Where nothing is known, all do."""
    if free is None:
        return set()
    free = _bare(free)
    said: dict[str, list[int]] = {}
    for block in flow.blocks:
        if isinstance(block, Paragraph) and (text := _bare(block.text)):
            count = said.setdefault(block.slot, [0, 0])
            count[text in free] += len(text)
    return {slot for slot, (other, free_of_it) in said.items() if other > free_of_it}


class _Drawn:
    """What is drawn, as text, and the glyph of each of its characters."""

    def __init__(self, glyphs: Sequence[tuple[int, Glyph]], lacking: frozenset[str]) -> None:
        self.text, self.where = "", []
        for before, (page, glyph), after in _with_neighbours(glyphs):
            if _NUMBER.fullmatch(glyph.text) and any(
                _is_raised((page, glyph), other) for other in (before, after)
            ):
                continue  # the mark of a footnote, whose number is Word's
            drawn = _bare(_without(glyph.text, lacking))
            self.text += drawn
            self.where += [(page, glyph)] * len(drawn)

    def rows(self, spans: Sequence[tuple[int, int]]) -> tuple[Row, ...]:
        """The lines on which some stretches of the text stand."""
        return tuple(_rows([one for start, end in spans for one in self.where[start:end]]))


def _with_neighbours(glyphs: Sequence[tuple[int, Glyph]]) -> Iterator[Sequence[tuple[int, Glyph]]]:
    """Each glyph between the one before it and the one after it, itself where there is none."""
    last = len(glyphs) - 1
    return ((glyphs[max(at - 1, 0)], glyphs[at], glyphs[min(at + 1, last)]) for at in range(last + 1))


def _is_raised(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    """Whether a glyph is raised beside another, and smaller."""
    raised = other[1].baseline - one[1].baseline > 0.1 * other[1].size
    return raised and one[1].size < measure.SMALL * other[1].size and not _on_new_line(one, other)


def _parted(
    flow: Flow, glyphs: Sequence[tuple[int, Glyph]], lacking: frozenset[str]
) -> tuple[list[tuple[int, Glyph]], list[list[tuple[int, Glyph]]]]:
    """What is drawn of the text, and of each footnote. On each page the notes are drawn last; one may go on on the next."""
    wanted = [_bare(_without(_said_in(note), lacking)) for one in flow.paragraphs for note in one.notes]
    notes: list[list[tuple[int, Glyph]]] = [[] for _ in wanted]
    if not wanted:
        return [*glyphs], notes
    text: list[tuple[int, Glyph]] = []
    number, begun = 0, 0  # the note that comes next, and what of it is drawn already
    for _, some in groupby(glyphs, key=lambda one: one[0]):
        of_page = [*some]
        starts = [*_line_starts(of_page)]
        for whole, at in (*((True, at) for at in starts), *((False, at) for at in starts)):
            drawn = _Drawn(of_page[at:], lacking)
            if found := _notes_in(drawn, wanted, number, begun, whole):
                for note, start, end in found:
                    notes[note] += drawn.where[start:end]
                number, _, end = found[-1]
                begun = len(notes[number])
                if begun == len(wanted[number]):
                    number, begun = number + 1, 0
                of_page = [*of_page[:at], *drawn.where[end:]]
                break
        text += of_page
    return text, notes


def _line_starts(glyphs: Sequence[tuple[int, Glyph]]) -> Iterator[int]:
    """Where lines begin below which everything that follows stands, from the top of a page."""
    lowest = [0.0]
    for _, glyph in glyphs:
        lowest.append(max(lowest[-1], glyph.baseline))
    highest = math.inf
    starts = []
    for at in range(len(glyphs) - 1, -1, -1):
        highest = min(highest, glyphs[at][1].baseline)
        if highest > lowest[at] + 1:
            starts.append(at)
    return reversed(starts)


def _notes_in(
    drawn: _Drawn, wanted: Sequence[str], number: int, begun: int, whole: bool
) -> list[tuple[int, int, int]]:
    """The notes that a text consists of, from `number` on, of which `begun` characters were drawn before: each with its start and
    end in the text; only the last may go on elsewhere. None where the text is not made of them; not the `whole` of it needs to
    be where a template has notes of its own, which come after them."""
    found: list[tuple[int, int, int]] = []
    at, text, where = 0, drawn.text, drawn.where
    while at < len(text):
        rest = wanted[number][begun:] if number < len(wanted) else ""
        skips = range(1) if begun else range(_MARK + 1)  # a template's own numbers may be figures
        start = next(
            (
                at + n
                for n in skips
                if rest
                and _agrees(text[at + n :], rest)
                and all(_is_raised(one, where[at + n]) for one in where[at : at + n])
            ),
            -1,
        )
        if start < 0:
            return [] if whole else found
        end = min(start + len(rest), len(text))
        found.append((number, start, end))
        number, begun, at = number + 1, 0, end
    return found


def _agrees(text: str, rest: str) -> bool:
    """Whether one of two texts that are not empty begins with the other."""
    return bool(text) and (text.startswith(rest) or rest.startswith(text))


def _located_notes(
    flow: Flow, pages: Sequence[Page], areas: _Areas, lacking: frozenset[str]
) -> Iterator[Printed]:
    _, drawn = _parted(flow, _glyphs(pages, areas), lacking)
    notes = (
        (index, note)
        for index, block in enumerate(flow.blocks)
        for paragraph in paragraphs_of(block)
        for note in paragraph.notes
    )
    for (index, note), glyphs in zip(notes, drawn, strict=True):
        whole = len(glyphs) == len(_bare(_without(_said_in(note), lacking)))
        yield Printed(index, note, tuple(_rows(glyphs)) if whole else ())


def _locate(
    flow: Flow,
    pages: Sequence[Page],
    areas: _Areas,
    lacking: frozenset[str],
    charts: dict[int, tuple[int, Box]],
) -> Iterator[Printed]:
    """Every paragraph where it is drawn. Where the text of a chart stands is put into `charts`: no paragraph is looked for there."""
    text, _ = _parted(flow, _glyphs(pages, areas), lacking)
    drawn = _Drawn(text, lacking)
    all_of_it: list[_Drawn] = []  # made when something is not found where it should be
    at = 0
    for index, block in enumerate(flow.blocks):
        if isinstance(block, Chart) and (glyphs := _of_chart(block, drawn, at)):
            at += len(glyphs)
            charts[index] = glyphs[0][0], _box_round(glyphs)
        table = isinstance(block, Table)
        tied = _tied(block) if isinstance(block, Table) else {}
        header = _without(_header(block), lacking)
        below, row = at, 0  # what of a table's row is drawn last
        begin = -1  # of the header
        together: dict[int, _Spans] = {}  # where the cells of tied rows stand
        paragraphs = list(paragraphs_of(block))
        for number, paragraph in enumerate(paragraphs):
            ways = [(_without(_said(paragraph), lacking), True)]
            ways += [(_without(_said_in(paragraph), lacking), False)] * bool(paragraph.label)
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
                    said = [_without(one.text, lacking) for one in paragraphs[first:last]]
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
                and not drawn.text.startswith(_bare(ways[0][0]), at)
            ):
                at += len(header)  # a header repeated on a new page
            for find, (said_so, labelled) in product((_whole, _in_pieces if table else _but_for_marks), ways):
                found = find(drawn.text, drawn.where, said_so, at)
                if found is None and find is _whole and any(paragraph.notes):
                    found = _with_marks(drawn.text, paragraph, labelled, at)
                if found:
                    spans, undrawn = found
                    at = spans[0][1]
                    below = max(below, spans[-1][1])
                    yield Printed(index, paragraph, drawn.rows(spans), labelled, undrawn)
                    break
            else:
                all_of_it = all_of_it or [_Drawn(_everything(pages), lacking)]
                rows = _elsewhere(flow, paragraph, all_of_it[0], lacking)
                yield Printed(index, paragraph, rows, apart=bool(rows))


def _of_chart(chart: Chart, drawn: _Drawn, at: int) -> list[tuple[int, Glyph]]:
    """The glyphs of a chart that is drawn from there on: those of its size that its names and numbers may have."""
    said = [*chart.categories, *(text for one in chart.series for text in (one.name, one.unit)), _OF_CHARTS]
    known, largest = set(_bare("".join(said))), standard.SIZE_CHART / 2 + 0.1
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


def _together(drawn: _Drawn, said: Sequence[str], at: int, header: str) -> tuple[list[_Spans], int]:
    """Where the cells of rows stand that are tied by a cell over some of them, and where they end: they are drawn in no certain
    order, and one between the lines of another. Nothing where not just they are drawn there.

    A `header` may be repeated on a new page.
    """
    wanted = [_bare(one) for one in said]
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


def _after(drawn: _Drawn, at: int, header: str, count: int) -> Iterator[int]:
    """The places of so many characters from `at`, a header that is repeated on a new page left out."""
    while count > 0 and at < len(drawn.text):
        turned = at > 0 and drawn.where[at][0] != drawn.where[at - 1][0]
        if header and turned and drawn.text.startswith(header, at):
            at += len(header)
            continue
        yield at
        at, count = at + 1, count - 1


def _everything(pages: Sequence[Page]) -> list[tuple[int, Glyph]]:
    """What is to be seen anywhere on the pages, at their heads and feet, and along their sides."""
    return [
        (number, glyph)
        for number, page in enumerate(pages, 1)
        for glyph in (*page.glyphs, *page.turned)
        if glyph.colour != _WHITE
    ]


def _elsewhere(flow: Flow, paragraph: Paragraph, drawn: _Drawn, lacking: frozenset[str]) -> tuple[Row, ...]:
    """The lines of what a template prints where its author wants it: at a page's head or foot, or in pieces, such as 报告人.姓名."""
    for parts in ([paragraph.text], _members(flow, paragraph)):
        wanted = [bare for part in parts if (bare := _bare(_without(part, lacking)))]
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
    wanted = _bare(said)
    start = text.find(wanted, at)
    return ([(start, start + len(wanted))], "") if start >= 0 else None


def _with_marks(text: str, paragraph: Paragraph, labelled: bool, at: int) -> _Found:
    """Where a paragraph stands whose footnotes a template numbers in another way: 1, a, *."""
    label = paragraph.label.text if paragraph.label and labelled else ""
    pattern = re.escape(_bare(label)) + "".join(
        f"\\S{{0,{_MARK}}}?" if run.note else re.escape(_bare(run.text)) for run in paragraph.runs
    )
    found = re.compile(pattern).search(text, at)
    return ([found.span()], "") if found else None


def _but_for_marks(text: str, where: Sequence[tuple[int, Glyph]], said: str, at: int) -> _Found:
    """Where a paragraph stands that is whole but for marks which LibreOffice 7.4 does not draw, and those marks.

    Of ， 。 、 that hang over the end of a full line it leaves out some, most of them before figures and Latin letters.
    """
    full = measure.RIGHT_MM * MM - 0.3 * EM
    characters = [(bare, mark) for mark in said if (bare := _bare(mark))]
    head = "".join(bare for bare, _ in characters[:8])
    start = text.find(head, at)
    while start >= 0:
        end, undrawn = start, ""
        for (bare, mark), (following, _) in pairwise([*characters, ("", "")]):
            if text.startswith(bare, end):
                end += len(bare)
            elif (
                mark in "，。、"
                and following
                and text.startswith(following, end)
                and where[end - 1][1].x1 > full
                and _on_new_line(where[end - 1], where[end])
            ):
                undrawn += mark
            else:
                break
        else:
            return [(start, end)], undrawn
        start = text.find(head, start + 1)
    return None


def _on_new_line(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    """Whether a glyph stands on another line than the one before it."""
    return one[0] != other[0] or not measure.on_one_line(one[1], other[1])


def _in_pieces(text: str, where: Sequence[tuple[int, Glyph]], said: str, at: int) -> _Found:
    """Where the pieces of a cell stand that pages' ends have parted: other cells of its row are drawn between them."""
    wanted = _bare(said)
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
    return _bare("".join(_said_in(cell) for row in block.rows[: block.header_rows] for cell in row))


def _rows(glyphs: Sequence[tuple[int, Glyph]]) -> Iterator[Row]:
    lines: list[tuple[int, list[Glyph]]] = []
    for page, glyph in glyphs:
        if lines and not _on_new_line((lines[-1][0], lines[-1][1][0]), (page, glyph)):
            lines[-1][1].append(glyph)
        else:
            lines.append((page, [glyph]))
    for page, line in lines:
        full = all(abs(glyph.x1 - glyph.x0 - glyph.size) < 0.1 * glyph.size for glyph in line)
        steps = [other.x0 - one.x0 for one, other in pairwise(line)]
        wide = full and max(steps, default=0) - min(steps, default=0) < _UNEVEN * line[0].size
        yield Row(
            page,
            line[0].baseline,
            min(glyph.x0 for glyph in line),
            max(glyph.x1 for glyph in line),
            line[-1].x0,
            len(line),
            wide,
            unicodedata.category(line[-1].text[-1]).startswith("P"),
            _drawn_out(line),
        )


def _drawn_out(line: Sequence[Glyph]) -> float:
    """What lies between the characters of a line, em: the middle one of the gaps between two Chinese characters."""
    gaps = sorted(
        (other.x0 - one.x1) / one.size
        for one, other in pairwise(line)
        if _HAN.fullmatch(one.text) and _HAN.fullmatch(other.text)
    )
    return round(gaps[len(gaps) // 2], 2) if gaps else 0.0
