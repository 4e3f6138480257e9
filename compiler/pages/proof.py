"""The proof of a document: its pages laid out, measured, and held against the flow and the standard.

In: a flow, a way to render it, its pages as a PDF. Out: `Proof`: what was measured, and L7xx diagnostics. Where the
signature would part from its text, lines are set closer or wider within what clause 7.3.5.5 allows, and the change is named.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from ..flow.blocks import TEXT_SLOTS, Block, Break, Flow, Paragraph, Picture, Table
from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic, Language, Place
from ..terms import standard
from ..terms.widths import width_em
from ..word.writer.blocks import Fit
from ..word.writer.tables import offer_to_turn
from . import measure
from .layout import NEAR, TEXT_ROLES, Having, Layout, Printed
from .measure import EM, MM, PITCH

_HOLE = 2  # rows at the foot of a page that nobody notices
_DASH_UP = 0.33  # em, from the baseline to the ink of a dash; faces differ by 0.03
_HANGING = 1.1  # em: what a mark at the end of a line may hang over the edge


def prove(
    flow: Flow,
    render: Callable[[Fit], bytes],
    lay_out: Callable[[bytes], bytes],
    faces: Mapping[str, str],
    having: Having,
) -> "Proof":
    """Lay a document out, fit its signature, measure and check it.

    `render` makes the .docx for a fit, `lay_out` a PDF of it; `faces` are the roles of fonts by their names in the PDF;
    `having` tells which of some characters each font has, by those roles. Raises CompileError where the environment lacks something.
    """

    def set_in(fit: Fit) -> Proof:
        """The document set in one way, and so that every mark is drawn.

        LibreOffice 7.4 leaves out some marks that hang over the end of a line. It reads `w:overflowPunct` the wrong way
        round: said outright that they may hang, which is the default, they do not, there alone. Where that does not help,
        they are told not to.
        """
        while True:
            docx = render(fit)
            pdf = lay_out(docx)
            layout = Layout.of(flow, measure.read(pdf, faces), fit, having)
            undrawn = {printed.index for printed in layout.printed if printed.undrawn}
            said = {index: index not in fit.overflow for index in undrawn if fit.overflow.get(index, True)}
            if not said:
                return Proof(docx, pdf, layout)
            fit = replace(fit, overflow={**fit.overflow, **said})

    best = set_in(Fit())
    if _parted(best.layout):
        for fit in _fits(best.layout):
            tried = set_in(fit)
            best = max(best, tried, key=lambda one: _score(one.layout))  # of equals the first
            if not _parted(tried.layout):
                break
    return best


def _parted(layout: Layout) -> bool:
    """Whether the signature is torn, has hardly any text with it, or has left a hole on the page before it."""
    if not layout.signature:
        return False
    page = layout.signature[0].rows[0].page
    whole = sum(layout.company(number, TEXT_SLOTS) for number in range(1, page + 1))
    return layout.torn or layout.company(page, TEXT_SLOTS) < min(2, whole) or layout.hole > _HOLE


def _score(layout: Layout) -> tuple[bool, bool, bool, bool, bool, int, bool, int]:
    """How well the signature stays with its text: whole, with some of it or of the note on attachments (S-03), the
    first page showing text (7.3.3), with some of the text itself, leaving no hole, with two lines, set as
    usual where nothing else is better, leaving a small hole."""
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
    return isinstance(block, Paragraph) and block.role in TEXT_ROLES


def _pitch(lines: int) -> int:
    """The pitch in twip that puts so many lines on a page, within what S-15 allows."""
    height = standard.PAGE_HEIGHT - standard.MARGIN_TOP - standard.MARGIN_BOTTOM
    return min(max(height // lines, int(standard.PITCH_LEAST)), int(standard.PITCH_MOST))


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
            "line_pitch_pt": sorted({pitch / 20 for pitch in layout.fit.pitches.values()}) or [PITCH],
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
        if some := [one for one in printed.said if one in layout.lacking]:
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
            left = (measure.LEFT_MM if portrait else measure.LANDSCAPE_LEFT_MM) - NEAR
            right = (measure.RIGHT_MM if portrait else measure.LANDSCAPE_RIGHT_MM) + NEAR
            if row.x0 < left * MM or row.x1 > right * MM + _HANGING * EM:
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
    moved = abs(margins.get("left", measure.LEFT_MM) - measure.LEFT_MM) > NEAR
    # Lines that begin elsewhere, or hold another number of characters, end elsewhere too: told once.
    follows = {"right"} if moved or layout.usual_length not in (0, standard.CHARACTERS) else set()
    for side, found in margins.items():
        side_zh, usual = _SIDES[side]
        if abs(found - usual) > NEAR and side not in follows:
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
            args = {
                "text": _short(text),
                "count": len(rows),
                **offer_to_turn(layout.flow.blocks[printed.index]),
            }
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
        args = {"number": f"{pitch:g}", "usual": f"{PITCH:g}"}
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
        wrong = off > 0.5 * EM or (len(names) == 1 and _sealed_right(widest, dates[0], right))
    else:
        off = abs(date.x0 - name.x0 - standard.DATE_OFFSET * EM)
        wrong = off > 0.2 * EM
    if wrong:
        yield _finding(codes.SIGNATURE_PLACE, names[-1].paragraph.place, number=f"{off / MM:.1f}")


def _sealed_right(name: float, date: Printed, right: float) -> bool:
    """Whether a sealed date has not four characters free on its right, where its name, so many points wide, allows that."""
    spare = standard.SEALED_DATE_RIGHT * 2 + width_em(date.paragraph.text)
    return name < spare * EM and abs(right - standard.SEALED_DATE_RIGHT * EM) > 0.3 * EM


@_check
def attachments_begin_as_they_should(layout: Layout) -> Iterator[Diagnostic]:
    """The mark on the first line of a page, the title on the third (A-07 to A-09)."""
    for mark, title in pairwise(layout.printed):
        if mark.paragraph.role != "attachment_mark" or not (mark.rows and title.rows):
            continue
        page = layout.pages[mark.rows[0].page - 1]
        first = min(page.baselines, default=0.0)
        gap = title.rows[0].baseline - mark.rows[0].baseline
        lines = 2 * PITCH + (standard.LINE_TITLE / 20 - PITCH) / 2
        if (
            abs(mark.rows[0].baseline - first) > 1
            or title.rows[0].page != mark.rows[0].page
            or abs(gap - lines) > 0.5 * PITCH
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
        if abs(outer - em) > NEAR:
            yield _finding(codes.PAGE_NUMBER_PLACE, page=index, number=f"{outer:.1f}", usual=f"{em:.1f}")
        size = standard.SIZE_PAGE_NUMBER / 2 / MM
        below = number.baseline_mm - _DASH_UP * size - measure.BOTTOM_MM
        if abs(below - standard.DASH_BELOW) > NEAR:
            args = {"number": f"{below:.1f}", "usual": str(standard.DASH_BELOW)}
            yield _finding(codes.PAGE_NUMBER_HEIGHT, None, page=index, **args)
