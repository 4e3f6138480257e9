"""Where everything stands on the pages: each paragraph of a flow found among the glyphs of a PDF.

In: a flow, its pages as measured. Out: `Layout`: the rows of each paragraph, and what is asked of them: full lines,
margins, what stands with the signature, holes. What ought to be is not asked here.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from ..flow.blocks import TEXT_SLOTS, Flow, Paragraph, Picture, Target
from ..source.ways import OfficeNumber
from ..terms import standard
from ..word.ooxml.paging import STANDARD, Paging
from ..word.writer.blocks import MOST_KEPT, Fit
from . import measure
from .drawn import ALIKE, NEAR, OFFICIAL, Areas, Printed, Row, bare, bare_whole, glyphs_in, said_of, without
from .located import located
from .measure import EM, MM, Box, Line, Page
from .notes import located_notes
from .numbers import Numbered, numbered

TEXT_ROLES = ("paragraph", "run_in", "closing_phrase")
_PICTURE = 2  # lines of text that a picture stands for beside a signature
_SIGNED = ("signature_block", "remark")
# Not in Python's GB 2312, though every Chinese font has them.
_COMMON = "—·•‧"
_ABOVE_NOTES = 18.0  # points from the foot of the text to the first baseline below the line that parts them
_DRAWN_OUT = 0.22  # em between characters that anybody sees
Having = Callable[[set[str]], Mapping[str, frozenset[str]]]


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
    counted: tuple[Numbered, ...] | None = None
    found: tuple[list[Printed], dict[int, tuple[int, Box]]] | None = None
    before: int = 0
    """The numbers of the pages, and where all stands, where they are known: those of a report are found with its volume, which has so many
    pages before."""

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
        counted = numbered(pages, paging)
        lacking = _lacking(flow, pages, _areas(pages, counted), having)
        return Layout(flow, pages, fit, lacking, paging, office, counted)

    def part(self, flow: Flow, first: int, fit: Fit) -> "Layout":
        """That of some of its blocks, from the `first` on, as a flow of their own: the pages that show them, from 1."""
        last = first + len(flow.blocks)
        inside = [one for one in self._located[0] if first <= one.index < last]
        charts = {index: one for index, one in self._located[1].items() if first <= index < last}
        on = {row.page for one in inside for row in one.rows} | {page for page, _ in charts.values()}
        before, end = min(on, default=1) - 1, max(on, default=0)
        moved = [
            replace(
                one,
                index=one.index - first,
                rows=tuple(replace(row, page=row.page - before) for row in one.rows),
            )
            for one in inside
        ]
        shown = {index - first: (page - before, box) for index, (page, box) in charts.items()}
        return replace(
            self,
            flow=flow,
            pages=self.pages[before:end],
            fit=fit,
            counted=self.numbers[before:end],
            found=(moved, shown),
            before=self.before + before,
        )

    @cached_property
    def numbers(self) -> tuple[Numbered, ...]:
        """The number of each page, as its section asks for it."""
        return numbered(self.pages, self.paging) if self.counted is None else self.counted

    @cached_property
    def listed(self) -> dict[Target, str]:
        """The numbers of the pages, as these count themselves, on which what the contents list begins."""
        wanted = {block.leads for block in self.flow.blocks if isinstance(block, Paragraph) and block.leads}
        found = ((one.paragraph.anchor, one.rows) for one in self.printed)
        return {
            anchor: self.numbers[rows[0].page - 1].as_counted
            for anchor, rows in found
            if anchor and rows and anchor in wanted
        }

    def area(self, page: int) -> Box:
        """The type area of a page, from 1, by the margins of its section, at whose even pages they may be the other way round; the
        standard's where no section tells of such a page."""
        one, section = self.pages[page - 1], self.numbers[page - 1].section
        if section.portrait != one.portrait:
            area = measure.AREA if one.portrait else measure.LANDSCAPE_AREA
            return Box(*(edge * MM for edge in area))
        left, right = section.left, section.right
        if self.paging.mirrored:
            left = right = min(left, right)
        return Box(left * MM, section.top * MM, one.width - right * MM, one.height - section.bottom * MM)

    def inside(self, page: int) -> tuple[Line, ...]:
        """The lines of a page, from 1, inside its type area: neither its head nor its foot."""
        return self._inside[page - 1]

    @cached_property
    def _inside(self) -> tuple[tuple[Line, ...], ...]:
        areas = [self.area(number) for number, _ in enumerate(self.pages, 1)]
        return tuple(
            tuple(line for line in page.lines if area.top < line.baseline < area.bottom)
            for page, area in zip(self.pages, areas, strict=True)
        )

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Of each page the rows from the first line inside its type area to the last, blank ones between them too."""
        spans = [
            lines[-1].baseline - lines[0].baseline if lines else -measure.PITCH for lines in self._inside
        ]
        return tuple(round(span / measure.PITCH) + 1 for span in spans)

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
        if self.found:
            return self.found
        charts: dict[int, tuple[int, Box]] = {}
        areas = _areas(self.pages, self.numbers)
        return [*located(self.flow, self.pages, areas, self.lacking, charts)], charts

    @cached_property
    def notes(self) -> tuple[Printed, ...]:
        """Every footnote, in the order of their marks."""
        return tuple(located_notes(self.flow, self.pages, _areas(self.pages, self.numbers), self.lacking))

    @cached_property
    def low_notes(self) -> tuple[Printed, ...]:
        """The footnotes that are set below the type area: LibreOffice does so where what stood above them has moved to the next page."""
        return tuple(note for note in self.notes if note.apart)

    def floor(self, page: int) -> float:
        """How far down the text of a page, from 1, may reach, in points: to its foot, or to its footnotes."""
        tops = [row.baseline for note in self.notes for row in note.rows if row.page == page]
        return min(tops) - _ABOVE_NOTES if tops else self.area(page).bottom

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
    def foot_page(self) -> int:
        """The page, from 1, on which the foot of the paper is found; 0 where it has none."""
        return max(
            (row.page for p in self.printed if p.paragraph.slot == "colophon" for row in p.rows), default=0
        )

    @cached_property
    def special(self) -> set[int]:
        """The pages, from 1, that hold lines of another pitch than the text's, or lines that are the template's own."""
        other = (
            "title",
            "attachment_title",
            "caption",
            "continued",
            "cell",
            "header_cell",
            "above_table",
            "below_table",
        )
        found = {row.page for p in self.printed if p.paragraph.role in other or p.apart for row in p.rows}
        found |= {row.page for note in self.notes for row in note.rows}
        for number, lines in enumerate(self._inside, 1):
            ours = [row.baseline for p in self.printed for row in p.rows if row.page == number]
            if any(min((abs(line.baseline - one) for one in ours), default=9) > 3 for line in lines):
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
        return [
            row.characters + round((row.x0 - area.x0) / EM) - (row.edge > area.x1 - 0.3 * EM)
            for row in self.full
            if row.wide
            for area in (self.area(row.page),)
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
        if turned := [row.x0 for row in self.full if row.x0 < self.area(row.page).x0 + EM]:
            found["left"] = min(turned) / MM
        if len(ends) >= 3:
            found["right"] = measure.PAGE_MM - ends[len(ends) // 2] / MM
        ends_of = [
            (lines[0], lines[-1])
            for number, (page, lines) in enumerate(zip(self.pages, self._inside, strict=True), 1)
            if number not in self.special | self.fitted
            and page.portrait
            and self.rows[number - 1] == standard.LINES
        ]
        ends_of = [
            both for both in ends_of if not any(one.fonts & OFFICIAL and one.fonts - OFFICIAL for one in both)
        ]
        if ends_of:
            found["top"] = min(first.baseline - measure.FIRST_BASELINE for first, _ in ends_of) / MM
            last = max(end.baseline for _, end in ends_of) + measure.PITCH - measure.FIRST_BASELINE
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
            if box.top > self.area(number).top - NEAR * MM or not page.portrait
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
        return bare(without(text, self.lacking))

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
            and one.paragraph.slot != "contents"
            and other.rows[0].page > one.rows[-1].page
            and all(isinstance(block, Paragraph) for block in self.flow.blocks[one.index : other.index + 1])
        }

    def _rows_left(self, last: Printed) -> int:
        """Rows between the last line of a page and the foot of the type area."""
        pitch = self.fit.pitches.get(last.index, standard.LINE_PITCH) / 20
        # A baseline lies near the foot of its row: of a full page about a quarter of a row is left.
        return math.ceil((self.floor(last.rows[-1].page) - last.rows[-1].baseline) / pitch - 0.3)


def _areas(pages: Sequence[Page], numbers: Sequence[Numbered]) -> Areas:
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


def _lacking(flow: Flow, pages: Sequence[Page], areas: Areas, having: Having) -> frozenset[str]:
    """The characters of a document that are drawn as boxes: fonts may lack what is not in GB 2312."""
    texts = "".join(map(said_of, flow.paragraphs))
    rare = {one for one in texts if bare(one) and one not in _COMMON and not one.encode("gb2312", "ignore")}
    rare = {one for one in rare if ord(one) not in ALIKE}  # drawn by their likes
    has = having(rare) if rare else {}
    if not has:
        return frozenset()
    glyphs = [glyph for _, glyph in glyphs_in(pages, areas)]
    boxes = {one.text for one in glyphs if one.text in rare and one.text not in has.get(one.font, rare)}
    # A box may have no text in a PDF.
    lost = rare - {one.text for one in glyphs} - set().union(*(has.get(face, ()) for face in OFFICIAL))
    return frozenset(boxes | lost)


def _apart(flow: Flow, free: str | None) -> set[str]:
    """The slots of which most does not stand free on its page. Where nothing is known, all do."""
    if free is None:
        return set()
    free = bare_whole(free)
    said: dict[str, list[int]] = {}
    for block in flow.blocks:
        if isinstance(block, Paragraph) and (text := bare(block.text)):
            count = said.setdefault(block.slot, [0, 0])
            count[text in free] += len(text)
    return {slot for slot, (other, free_of_it) in said.items() if other > free_of_it}
