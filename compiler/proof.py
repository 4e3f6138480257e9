"""The proof of a document: its pages laid out, measured, and held against the flow and the standard.

In: a flow, a way to render it, its pages as a PDF. Out: `Proof`: what was measured, and L7xx diagnostics. Where the
signature would part from its text, lines are set closer or wider within what clause 7.3.5.5 allows, and the change is named.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from . import codes, measure, standard
from .diagnostics import Code, Diagnostic, Language, Place
from .flow import TEXT_SLOTS, Block, Break, Flow, Paragraph, Picture, Table, paragraphs_of
from .lines import width_em
from .measure import MM, Glyph, Page
from .word.writer import Fit

_EM = standard.EM / 20  # pt
_PITCH = standard.LINE_PITCH / 20  # pt
_NEAR = 1.0  # mm, the tolerance of the type area (P-02 to P-04)
_HOLE = 2  # rows at the foot of a page that nobody notices
_DASH_UP = 0.33  # em, from the baseline to the ink of a dash; faces differ by 0.03
_UNEVEN = 0.12  # em: LibreOffice parts ① from Han characters by 0.2, as it does figures
_PICTURE = 2  # lines of text that a picture stands for beside a signature
_HANGING = 1.1  # em: what a mark at the end of a line may hang over the edge
# Fonts and programs exchange these for one another.
_ALIKE = str.maketrans("•‧・", "···")
_WHITE = "FFFFFF"
_FACES = {face.name for face in standard.FACES}
_TEXT_ROLES = ("paragraph", "run_in", "closing_phrase")
_SIGNED = ("signature_block", "remark")
# Not in Python's GB 2312, though every Chinese font has them.
_COMMON = "—·•‧"
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of a paragraph: page from 1, baseline and ends in points, and what characters stand on it.

    `wide` tells that all are full-width and evenly set; `edge` is where the last of them begins.
    """

    page: int
    baseline: float
    x0: float
    x1: float
    edge: float
    characters: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph of the flow, the index of its block, and where it was printed: no rows when it was not found.

    `undrawn`: the marks at the ends of lines that LibreOffice has left out.
    """

    index: int
    paragraph: Paragraph
    rows: tuple[Row, ...]
    labelled: bool = True
    undrawn: str = ""


@dataclass(frozen=True)
class Layout:
    """The pages of a document with each of its paragraphs found on them.

    `lacking`: the characters that no font used has, which are drawn as boxes and looked for nowhere.
    """

    flow: Flow
    pages: tuple[Page, ...]
    fit: Fit = field(default_factory=Fit)
    lacking: frozenset[str] = frozenset()

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """Every paragraph in reading order."""
        return tuple(_locate(self.flow, self.pages, self.lacking))

    @cached_property
    def texts(self) -> tuple[Printed, ...]:
        """The paragraphs of the text."""
        return tuple(p for p in self.printed if p.paragraph.slot in TEXT_SLOTS and p.rows)

    @cached_property
    def signature(self) -> tuple[Printed, ...]:
        """The lines of the signature block, and of the remark below it."""
        rows = [p for p in self.printed if p.paragraph.slot in _SIGNED and p.rows]
        return tuple(rows) if rows and rows[0].paragraph.slot == "signature_block" else ()

    @cached_property
    def special(self) -> set[int]:
        """The pages, from 1, that hold lines of another pitch than the text's."""
        other = ("title", "attachment_title", "caption", "cell", "header_cell")
        return {row.page for p in self.printed if p.paragraph.role in other for row in p.rows}

    @cached_property
    def fitted(self) -> set[int]:
        """The pages, from 1, that hold lines which were set closer or wider."""
        return {row.page for p in self.printed if p.index in self.fit.pitches for row in p.rows}

    @cached_property
    def full(self) -> list[Row]:
        """The lines of the text that go on in a next one, on portrait pages."""
        return [
            row
            for printed in self.printed
            if printed.paragraph.role in _TEXT_ROLES and printed.index not in self.fit.spacings
            for row in printed.rows[:-1]
            if self.pages[row.page - 1].portrait
        ]

    @cached_property
    def lengths(self) -> list[int]:
        """Characters of the full lines of full-width characters; an indent counts as two, a mark that hangs over not at all."""
        right, left = measure.RIGHT_MM * MM, measure.LEFT_MM * MM
        return [
            row.characters + round((row.x0 - left) / _EM) - (row.edge > right - 0.3 * _EM)
            for row in self.full
            if row.wide
        ]

    @property
    def usual_length(self) -> int:
        """Characters of most full lines; 0 where there are fewer than three to tell by."""
        return max(set(self.lengths), key=self.lengths.count) if len(self.lengths) >= 3 else 0

    @cached_property
    def margins(self) -> dict[str, float]:
        """The margins that the text shows, mm: each where enough of it is there to show it.

        Top and bottom are right to 0.3 mm: how a row sits around its baseline depends on the face.
        """
        ends = sorted(row.x1 for row in self.full if row.wide)
        found = {}
        if turned := [row.x0 for row in self.full if row.x0 < measure.LEFT_MM * MM + _EM]:
            found["left"] = min(turned) / MM
        if len(ends) >= 3:
            found["right"] = measure.PAGE_MM - ends[len(ends) // 2] / MM
        pages = [
            page
            for number, page in enumerate(self.pages, 1)
            if number not in self.special | self.fitted and page.portrait and page.rows == standard.LINES
        ]
        if pages:
            found["top"] = min(page.baselines[0] - measure.FIRST_BASELINE for page in pages) / MM
            last = max(page.baselines[-1] for page in pages) + measure.PITCH - measure.FIRST_BASELINE
            found["bottom"] = measure.PAGE_HEIGHT_MM - last / MM
        return found

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
        """The same, a picture of the text counted too: what keeps a signature from standing alone."""
        flow, count = self.flow, self.pages[page - 1].pictures
        if self.signature and page == self.signature[0].rows[0].page:
            count -= sum(one is not None for one in (*flow.seals, *flow.stamps))
        return self.text_rows(page, slots) + _PICTURE * max(count, 0)

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
    def parted(self) -> bool:
        """Whether the signature is torn, has hardly any text with it, or has left a hole on the page before it."""
        if not self.signature:
            return False
        page = self.signature[0].rows[0].page
        whole = sum(self.company(number, TEXT_SLOTS) for number in range(1, page + 1))
        return self.torn or self.company(page, TEXT_SLOTS) < min(2, whole) or self.hole > _HOLE

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
        return math.ceil((measure.BOTTOM_MM * MM - last.rows[-1].baseline) / pitch - 0.3)


def prove(
    flow: Flow,
    render: Callable[[Fit], bytes],
    lay_out: Callable[[bytes], bytes],
    faces: Mapping[str, str],
    having: "Having",
) -> "Proof":
    """Lay a document out, fit its signature, measure and check it.

    `render` makes the .docx for a fit, `lay_out` a PDF of it; `faces` are the roles of fonts by their names in the PDF;
    `having` tells which of some characters each font has, by those roles. Raises CompileError where the environment lacks something.
    """
    best = _Setting(flow, render, lay_out, faces, having, Fit())
    if best.layout.parted:
        for fit in _fits(best.layout):
            tried = _Setting(flow, render, lay_out, faces, having, fit)
            if tried.score > best.score:
                best = tried
            if not tried.layout.parted:
                break
    return Proof(best.docx, best.pdf, best.layout)


Having = Callable[[set[str]], Mapping[str, frozenset[str]]]


class _Setting:
    """A document set in one way, and so that every mark is drawn.

    LibreOffice 7.4 leaves out some marks that hang over the end of a line. It reads `w:overflowPunct` the wrong way
    round: said outright that they may hang, which is the default, they do not, there alone. Where that does not help,
    they are told not to.
    """

    def __init__(
        self,
        flow: Flow,
        render: Callable[[Fit], bytes],
        lay_out: Callable[[bytes], bytes],
        faces: Mapping[str, str],
        having: "Having",
        fit: Fit,
    ) -> None:
        while True:
            self.docx = render(fit)
            self.pdf = lay_out(self.docx)
            pages = measure.read(self.pdf, faces)
            self.layout = Layout(flow, pages, fit, _lacking(flow, pages, having))
            undrawn = {printed.index for printed in self.layout.printed if printed.undrawn}
            said = {index: index not in fit.overflow for index in undrawn if fit.overflow.get(index, True)}
            if not said:
                break
            fit = replace(fit, overflow={**fit.overflow, **said})

    @property
    def score(self) -> tuple[bool, bool, bool, bool, bool, int, bool, int]:
        """How well the signature stays with its text: whole, with some of it or of the note on attachments (S-03), the
        first page showing text (7.3.3), with some of the text itself, leaving no hole, with two lines, set as
        usual where nothing else is better, leaving a small hole."""
        layout = self.layout
        page = layout.signature[0].rows[0].page
        rows = layout.company(page, TEXT_SLOTS)
        begun = layout.company(1, TEXT_SLOTS) >= 1
        kept = not layout.torn, layout.company(page) >= 1, begun, rows >= 1
        unchanged = not (layout.fit.pitches or layout.fit.spacings)
        return *kept, layout.hole <= _HOLE, min(rows, 2), unchanged, -layout.hole


def _fits(plain: Layout) -> Iterator[Fit]:
    """The ways to set a document whose signature parts from its text: the text parted where it falls; 23 and 24 lines on
    the pages round the signature, so that it moves up to its text; 21 and 20, so that text moves down to it;
    then 24 and 20 lines on one page more; last, a character more or less on each line of the text besides."""
    page = plain.signature[0].rows[0].page
    yield Fit(overflow=plain.fit.overflow, keep=False)
    usual = int(standard.CHARACTERS)
    for first, keep, lines, characters in (
        (page - 1, True, 23, usual),
        (page - 1, True, 24, usual),
        (page - 1, False, 23, usual),
        (page - 1, False, 24, usual),
        (page - 1, False, 21, usual),
        (page - 1, False, 20, usual),
        (page - 1, True, 21, usual),
        (page - 1, True, 20, usual),
        (page - 2, False, 24, usual),
        (page - 2, False, 20, usual),
        (page - 1, True, int(standard.LINES), usual + 1),
        (page - 1, True, 24, usual + 1),
        (page - 1, False, 24, usual + 1),
        (page - 1, False, 20, usual - 1),
    ):
        blocks = sorted(plain.blocks_on(max(first, 1), page))
        pitches = {} if lines == standard.LINES else dict.fromkeys(blocks, _pitch(lines))
        texts = [index for index in blocks if _is_text(plain.flow.blocks[index])]
        spacings = {} if characters == usual else dict.fromkeys(texts, _SPACINGS[characters])
        yield Fit(pitches, spacings, plain.fit.overflow, keep)


# Twips added to each character so that a line holds so many; lines are justified.
_SPACINGS = {int(standard.CHARACTERS) + 1: -16, int(standard.CHARACTERS) - 1: 0}


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _TEXT_ROLES


def _pitch(lines: int) -> int:
    """The pitch in twip that puts so many lines on a page, within what S-15 allows."""
    height = standard.PAGE_HEIGHT - standard.MARGIN_TOP - standard.MARGIN_BOTTOM
    return min(max(height // lines, int(standard.PITCH_LEAST)), int(standard.PITCH_MOST))


# ---- finding the paragraphs ---------------------------------------------------------------------------------------


def _bare(text: str) -> str:
    """A text as it can be found in a PDF: no blanks, nothing unseen, one character for those that look alike."""
    return "".join(_plain(c) for c in text.translate(_ALIKE) if unicodedata.category(c) not in _UNSEEN)


def _plain(character: str) -> str:
    """Fonts name some characters by their likes: ⼀ for 一."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _glyphs(pages: Sequence[Page]) -> list[tuple[int, Glyph]]:
    """What is to be seen inside the type area, page by page, in drawing order, which is that of reading but for what
    another font stands in for: LibreOffice draws that after the rest of its run."""
    out: list[tuple[int, Glyph]] = []
    for number, page in enumerate(pages, 1):
        portrait = page.portrait
        top = measure.TOP_MM if portrait else measure.LEFT_MM
        bottom = measure.BOTTOM_MM if portrait else measure.RIGHT_MM
        for glyph in page.glyphs:
            if (top - _NEAR) * MM < glyph.baseline < (bottom + _NEAR) * MM and glyph.colour != _WHITE:
                at = len(out)
                while glyph.font not in _FACES and at and _is_right_of(out[at - 1], (number, glyph)):
                    at -= 1
                out.insert(at, (number, glyph))
    return out


def _is_right_of(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    return not _on_new_line(other, one) and one[1].x0 > other[1].x0


def _lacking(flow: Flow, pages: Sequence[Page], having: "Having") -> frozenset[str]:
    """The characters of a document that are drawn as boxes: fonts may lack what is not in GB 2312."""
    texts = "".join(_said(paragraph) for block in flow.blocks for paragraph in paragraphs_of(block))
    rare = {one for one in texts if _bare(one) and one not in _COMMON and not one.encode("gb2312", "ignore")}
    has = having(rare) if rare else {}
    if not has:
        return frozenset()
    glyphs = [glyph for _, glyph in _glyphs(pages)]
    boxes = {one.text for one in glyphs if one.text in rare and one.text not in has.get(one.font, rare)}
    # A box may have no text in a PDF.
    lost = rare - {one.text for one in glyphs} - set().union(*(has.get(face, ()) for face in _FACES))
    return frozenset(boxes | lost)


def _said(paragraph: Paragraph) -> str:
    return (paragraph.label.text if paragraph.label else "") + paragraph.text


def _without(text: str, lacking: frozenset[str]) -> str:
    return "".join(one for one in text if one not in lacking) if lacking else text


def _locate(flow: Flow, pages: Sequence[Page], lacking: frozenset[str]) -> Iterator[Printed]:
    text, where = "", []
    for page, glyph in _glyphs(pages):
        drawn = _bare(_without(glyph.text, lacking))
        text += drawn
        where += [(page, glyph)] * len(drawn)
    at = 0
    for index, block in enumerate(flow.blocks):
        header = _without(_header(block), lacking)
        for paragraph in paragraphs_of(block):
            ways = [(_without(_said(paragraph), lacking), True)]
            ways += [(_without(paragraph.text, lacking), False)] * bool(paragraph.label)
            for printed, labelled in ways:
                wanted = _bare(printed)
                if header and text.startswith(header, at) and not text.startswith(wanted, at):
                    at += len(header)  # a header repeated on a new page
                found = text.find(wanted, at)
                if found >= 0:
                    rows = tuple(_rows(where[found : found + len(wanted)]))
                    at = found + len(wanted)
                    yield Printed(index, paragraph, rows, labelled)
                    break
            else:
                if not isinstance(block, Table):
                    for printed, labelled in ways:
                        if whole_but := _but_for_marks(text, where, printed, at):
                            start, at, undrawn = whole_but
                            yield Printed(index, paragraph, tuple(_rows(where[start:at])), labelled, undrawn)
                            break
                    else:
                        yield Printed(index, paragraph, ())
                    continue
                ends = _in_two(text, wanted, at)
                if ends is None:
                    yield Printed(index, paragraph, ())
                    continue
                (start, end), (again, last) = ends
                yield Printed(index, paragraph, tuple(_rows([*where[start:end], *where[again:last]])))
                at = end


def _but_for_marks(
    text: str, where: Sequence[tuple[int, Glyph]], wanted: str, at: int
) -> tuple[int, int, str] | None:
    """Where a paragraph stands that is whole but for marks which LibreOffice 7.4 does not draw, and those marks.

    Of ， 。 、 that hang over the end of a full line it leaves out some, most of them before figures and Latin letters.
    """
    full = measure.RIGHT_MM * MM - 0.3 * _EM
    characters = [(bare, mark) for mark in wanted if (bare := _bare(mark))]
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
            return start, end, undrawn
        start = text.find(head, start + 1)
    return None


def _on_new_line(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    """Whether a glyph stands on another line than the one before it."""
    return one[0] != other[0] or abs(one[1].baseline - other[1].baseline) >= 0.35 * one[1].size


def _in_two(text: str, wanted: str, at: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the two parts of a cell stand that a page's end has parted: other cells of its row are drawn between them."""
    start = text.find(wanted[:8], at)
    if start < 0:
        return None
    parted = next((n for n, (a, b) in enumerate(zip(text[start:], wanted, strict=False)) if a != b), 0)
    again = text.find(wanted[parted:], start + parted)
    return ((start, start + parted), (again, again + len(wanted) - parted)) if again >= 0 else None


def _header(block: object) -> str:
    if not isinstance(block, Table):
        return ""
    return _bare("".join(cell.text for row in block.rows[: block.header_rows] for cell in row))


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
        )


# ---- what was measured --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Proof:
    """A document, its pages, and what was found on them."""

    docx: bytes
    pdf: bytes
    layout: Layout

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Every L7xx diagnostic."""
        return tuple(one for check in _CHECKS for one in check(self.layout))

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What was measured, as plain data: lengths in mm, lines and characters in numbers."""
        layout = self.layout
        printed = layout.printed
        labelled = [p for p in printed if p.paragraph.label]
        signature = layout.signature
        return {
            "pages": len(layout.pages),
            "lines": [page.rows for page in layout.pages],
            "characters": layout.usual_length or None,
            "full_lines": len(layout.lengths),
            "margins_mm": {side: round(found, 1) for side, found in layout.margins.items()},
            "page_numbers": [n and n.number for n in map(measure.page_number, layout.pages)],
            "labels": {
                "expected": len(labelled),
                "printed": sum(bool(p.rows) and p.labelled for p in labelled),
            },
            "paragraphs": {
                "expected": len(printed),
                "printed": sum(bool(p.rows or not layout.bare(p.paragraph.text)) for p in printed),
            },
            "signature": (
                signature
                and {
                    "page": signature[0].rows[0].page,
                    "lines_of_text": layout.text_rows(signature[0].rows[0].page, TEXT_SLOTS),
                }
            )
            or None,
            "line_pitch_pt": sorted({pitch / 20 for pitch in layout.fit.pitches.values()}) or [_PITCH],
        }


def as_text(facts: Mapping[str, Any], language: Language) -> str:
    """What was measured, for people: a line for each matter."""
    zh = language == "zh"
    margins = facts["margins_mm"]
    sides = "  ".join(f"{_SIDES[side][0] if zh else side} {length}" for side, length in margins.items())
    lines = " ".join(map(str, facts["lines"]))
    labels, texts, signature = facts["labels"], facts["paragraphs"], facts["signature"]
    numbers = facts["page_numbers"]
    numbered = sum(number == index for index, number in enumerate(numbers, 1))
    characters = facts["characters"]
    rows = [
        (f"页数  {facts['pages']}", f"pages  {facts['pages']}"),
        (f"行数  {lines}", f"lines  {lines}"),
        (
            f"满行  {characters}字" if characters else "",
            f"characters of a full line  {characters}" if characters else "",
        ),
        (f"版心边距  {sides} 毫米" if sides else "", f"margins  {sides} mm" if sides else ""),
        (f"页码  {numbered}个，应有{len(numbers)}个", f"page numbers  {numbered} of {len(numbers)}"),
        (
            f"序号  {labels['printed']}个，应有{labels['expected']}个",
            f"labels  {labels['printed']} of {labels['expected']}",
        ),
        (
            f"文字  {texts['printed']}段，应有{texts['expected']}段",
            f"paragraphs  {texts['printed']} of {texts['expected']}",
        ),
    ]
    if signature:
        page, count = signature["page"], signature["lines_of_text"]
        rows.append(
            (f"落款  第{page}面，同面有正文{count}行", f"signature  page {page}, with {count} lines of text")
        )
    for face, font in facts["stand_ins"].items():
        rows.append(
            (
                f"字体  {face} 用 {font or '别的字体'} 代替",
                f"font  {font or 'some other'} stands in for {face}",
            )
        )
    return "\n".join(row[0 if zh else 1] for row in rows if row[0])


Check = Callable[[Layout], Iterator[Diagnostic]]
_CHECKS: list[Check] = []


def _check(function: Check) -> Check:
    _CHECKS.append(function)
    return function


def _finding(code: Code, place: Place | None = None, **args: object) -> Diagnostic:
    return Diagnostic(code, {name: str(value) for name, value in args.items()}, place)


_FIGURE = re.compile(r"(?=.*[0-9])[!-@\[-`{-~]+")  # half-width, no letter


def _short(text: str) -> str:
    return text if len(text) <= 16 else text[:15] + "…"


@_check
def everything_is_printed(layout: Layout) -> Iterator[Diagnostic]:
    """Law 1: every text and every label of the flow is on the paper, in order."""
    for printed in layout.printed:
        paragraph = printed.paragraph
        if printed.undrawn or (not printed.rows and layout.bare(paragraph.text)):
            yield _finding(codes.NOT_ON_PAPER, paragraph.place, text=_short(paragraph.text))
        elif paragraph.label and not printed.labelled:
            args = {"label": paragraph.label.text, "text": _short(paragraph.text)}
            yield _finding(codes.LABEL_NOT_ON_PAPER, paragraph.place, **args)


@_check
def characters_have_glyphs(layout: Layout) -> Iterator[Diagnostic]:
    """Characters that are drawn as boxes are told once: the document has them, the fonts of this machine do not."""
    for printed in layout.printed:
        if some := [one for one in _said(printed.paragraph) if one in layout.lacking]:
            rest = sorted(layout.lacking - set(some))
            texts = "、".join(dict.fromkeys((*some, *rest)))
            yield _finding(codes.NO_GLYPH, printed.paragraph.place, text=texts)
            return


@_check
def marks_are_drawn(layout: Layout) -> Iterator[Diagnostic]:
    """Where marks at the ends of lines were set otherwise so that LibreOffice draws them, that is told once."""
    said = layout.fit.overflow
    if said:
        first = next(printed.paragraph for printed in layout.printed if printed.index in said)
        yield _finding(codes.MARKS_INSIDE, first.place, text=_short(first.text), count=len(said))


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
                yield _finding(codes.LINES_OF_PAGE, printed.paragraph.place, **args)


@_check
def lines_are_full(layout: Layout) -> Iterator[Diagnostic]:
    """28 characters on most of the lines that nothing breaks early (P-06)."""
    usual = layout.usual_length
    if usual and (usual != standard.CHARACTERS or max(layout.lengths) > standard.CHARACTERS + 1):
        yield _finding(codes.CHARACTERS_OF_LINE, count=usual, usual=int(standard.CHARACTERS))


@_check
def text_stays_inside(layout: Layout) -> Iterator[Diagnostic]:
    """Nothing reaches outside the type area but a mark at the end of a line (P-03, P-04)."""
    for printed in layout.printed:
        for row in printed.rows:
            page = layout.pages[row.page - 1]
            portrait = page.portrait
            left = (measure.LEFT_MM if portrait else measure.LANDSCAPE_LEFT_MM) - _NEAR
            right = (measure.RIGHT_MM if portrait else measure.LANDSCAPE_RIGHT_MM) + _NEAR
            if row.x0 < left * MM or row.x1 > right * MM + _HANGING * _EM:
                yield _finding(
                    codes.OUTSIDE, printed.paragraph.place, page=row.page, text=_short(printed.paragraph.text)
                )
                break


_SIDES = {
    "left": ("左", measure.LEFT_MM),
    "right": ("右", measure.PAGE_MM - measure.RIGHT_MM),
    "top": ("上", measure.TOP_MM),
    "bottom": ("下", measure.PAGE_HEIGHT_MM - measure.BOTTOM_MM),
}


@_check
def margins_are_those_of_the_standard(layout: Layout) -> Iterator[Diagnostic]:
    """37, 26, 35 and 28 mm (P-02 to P-04)."""
    margins = layout.margins
    moved = abs(margins.get("left", measure.LEFT_MM) - measure.LEFT_MM) > _NEAR
    # Lines that begin elsewhere, or hold another number of characters, end elsewhere too: told once.
    follows = {"right"} if moved or layout.usual_length not in (0, standard.CHARACTERS) else set()
    for side, found in margins.items():
        side_zh, usual = _SIDES[side]
        if abs(found - usual) > _NEAR and side not in follows:
            lengths = {"number": f"{found:.1f}", "usual": f"{usual:.0f}"}
            yield _finding(codes.MARGIN, None, side_zh=side_zh, side_en=side, **lengths)


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
            block = layout.flow.blocks[printed.index]
            turn = ("写“横排: 是”，或者", "Turn it with `横排: 是`. ")
            zh, en = ("", "") if isinstance(block, Table) and block.landscape else turn
            args = {"text": _short(text), "count": len(rows), "offer_zh": zh, "offer_en": en}
            yield _finding(codes.COLUMN_TOO_NARROW, printed.paragraph.place, **args)


@_check
def headings_are_not_stranded(layout: Layout) -> Iterator[Diagnostic]:
    """A heading, a caption or a lead-in to a table has what it announces on its own page."""
    shown = [p for p in layout.printed if p.rows]
    for one, other in pairwise(shown):
        announces = one.paragraph.role in ("heading", "caption", "attachment_title")
        above = one.paragraph.role != "caption" or one.index == other.index
        shows = _is_picture(layout.flow, one.index + 1) and layout.pages[one.rows[-1].page - 1].pictures
        if (
            announces
            and above
            and not shows
            and other.rows[0].page != one.rows[-1].page
            and not _breaks(layout.flow, one.index, other.index)
        ):
            args = {"text": _short(one.paragraph.text), "page": one.rows[-1].page}
            yield _finding(codes.STRANDED, one.paragraph.place, **args)


def _is_picture(flow: Flow, index: int) -> bool:
    return index < len(flow.blocks) and isinstance(flow.blocks[index], Picture)


def _breaks(flow: Flow, one: int, other: int) -> bool:
    """Whether a new page was asked for between two blocks."""
    between = flow.blocks[one + 1 : other + 1]
    return any(isinstance(b, Break) or (isinstance(b, Table) and b.landscape) for b in between) or (
        isinstance(flow.blocks[other], Paragraph)
        and flow.blocks[other].slot == "attachments" != flow.blocks[one].slot
    )


@_check
def signature_stays_with_its_text(layout: Layout) -> Iterator[Diagnostic]:
    """The signature stands on one page, with text above it (S-15, S-18)."""
    if not layout.signature:
        return
    page = layout.signature[0].rows[0].page
    place = layout.signature[0].paragraph.place
    if layout.torn:
        yield _finding(codes.SIGNATURE_TORN, place, page=page)
    elif layout.company(page) < 1:
        yield _finding(codes.SIGNATURE_ALONE, place, page=page, **_company_for(layout.flow))


def _company_for(flow: Flow) -> dict[str, str]:
    """What puts text with a signature that has none, by what the text ends with, in both languages."""
    last = next((block for block in reversed(flow.blocks) if block.slot in TEXT_SLOTS), None)
    if isinstance(last, Table) and last.landscape:
        way = (
            "横排的表自成一面，落款上不去：在表后面加一句正文，如“特此报告。”，或把表改成附件。",
            "A landscape table has its page to itself: put a sentence after it, such as “特此报告。”, or make it an attachment.",
        )
    elif isinstance(last, Picture):
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


@_check
def fitting_is_told(layout: Layout) -> Iterator[Diagnostic]:
    """What was changed so that the signature stays with its text, and what could not be mended (S-15)."""
    if not layout.signature or layout.torn:
        return
    place, fit = layout.signature[0].paragraph.place, layout.fit
    if fit.pitches:
        pitch = next(iter(fit.pitches.values())) / 20
        args = {"number": f"{pitch:g}", "usual": f"{_PITCH:g}"}
        yield _finding(codes.FITTED, place, **_pages_of(layout, fit.pitches), **args)
    if fit.spacings:
        spacing = next(iter(fit.spacings.values()))
        count = next(count for count, twips in _SPACINGS.items() if twips == spacing)
        counts = {"count": count, "usual": int(standard.CHARACTERS)}
        yield _finding(codes.FITTED_CHARACTERS, place, **_pages_of(layout, fit.spacings), **counts)
    for page, count in layout.holes.items():
        if count > _HOLE:
            yield _finding(codes.HOLE_LEFT, place, page=page, count=count)


def _pages_of(layout: Layout, blocks: Mapping[int, int]) -> dict[str, str]:
    """The pages on which some blocks stand, in both languages."""
    pages = {row.page for p in layout.printed if p.index in blocks for row in p.rows}
    first, last = min(pages), max(pages)
    return {
        "pages_zh": f"第{first}面" if first == last else f"第{first}至{last}面",
        "pages_en": f"page {first}" if first == last else f"pages {first} to {last}",
    }


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
        wrong = off > 0.5 * _EM or (len(names) == 1 and _sealed_right(widest, dates[0], right))
    else:
        off = abs(date.x0 - name.x0 - standard.DATE_OFFSET * _EM)
        wrong = off > 0.2 * _EM
    if wrong:
        yield _finding(codes.SIGNATURE_PLACE, names[-1].paragraph.place, number=f"{off / MM:.1f}")


def _sealed_right(name: float, date: Printed, right: float) -> bool:
    """Whether a sealed date has not four characters free on its right, where its name, so many points wide, allows that."""
    spare = standard.SEALED_DATE_RIGHT * 2 + width_em(date.paragraph.text)
    return name < spare * _EM and abs(right - standard.SEALED_DATE_RIGHT * _EM) > 0.3 * _EM


@_check
def attachments_begin_as_they_should(layout: Layout) -> Iterator[Diagnostic]:
    """The mark on the first line of a page, the title on the third (A-07 to A-09)."""
    for mark, title in pairwise(layout.printed):
        if mark.paragraph.role != "attachment_mark" or not (mark.rows and title.rows):
            continue
        page = layout.pages[mark.rows[0].page - 1]
        first = min(page.baselines, default=0.0)
        gap = title.rows[0].baseline - mark.rows[0].baseline
        lines = 2 * _PITCH + (standard.LINE_TITLE / 20 - _PITCH) / 2
        if (
            abs(mark.rows[0].baseline - first) > 1
            or title.rows[0].page != mark.rows[0].page
            or abs(gap - lines) > 0.5 * _PITCH
        ):
            yield _finding(codes.ATTACHMENT_PLACE, mark.paragraph.place, text=mark.paragraph.text)


@_check
def pages_are_numbered(layout: Layout) -> Iterator[Diagnostic]:
    """Each page bears its number, on the right of odd pages and the left of even ones, one character in, its dash 7 mm below
    the type area (G-02 to G-04)."""
    for index, page in enumerate(layout.pages, 1):
        number = measure.page_number(page)
        if number is None or number.number != index:
            yield _finding(codes.PAGE_NUMBER, page=index)
            continue
        outer = number.right_mm if index % 2 else number.left_mm
        em = standard.PAGE_NUMBER_INDENT / 20 / MM
        if abs(outer - em) > _NEAR:
            yield _finding(codes.PAGE_NUMBER_PLACE, page=index, number=f"{outer:.1f}", usual=f"{em:.1f}")
        size = standard.SIZE_PAGE_NUMBER / 2 / MM
        below = number.baseline_mm - _DASH_UP * size - measure.BOTTOM_MM
        if abs(below - standard.DASH_BELOW) > _NEAR:
            args = {"number": f"{below:.1f}", "usual": str(standard.DASH_BELOW)}
            yield _finding(codes.PAGE_NUMBER_HEIGHT, None, page=index, **args)
