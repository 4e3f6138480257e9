"""The proof of a document: its pages laid out, measured, and held against the flow and the standard.

In: a flow, a way to render it, its pages as a PDF. Out: `Proof`: what was measured, and L7xx diagnostics. Where the
signature would part from its text, lines are set closer or wider within what clause 7.3.5.5 allows, and the change is named.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..flow.blocks import TEXT_SLOTS, Block, Flow, Paragraph
from ..messages.diagnostic import Diagnostic, Language
from ..terms import standard
from ..word.writer.blocks import Fit
from . import checks, measure
from .checks import HOLE, SIDES, SPACINGS
from .layout import TEXT_ROLES, Having, Layout
from .measure import PITCH


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
    return layout.torn or layout.company(page, TEXT_SLOTS) < min(2, whole) or layout.hole > HOLE


def _score(layout: Layout) -> tuple[bool, bool, bool, bool, bool, int, bool, int]:
    """How well the signature stays with its text: whole, with some of it or of the note on attachments (S-03), the
    first page showing text (7.3.3), with some of the text itself, leaving no hole, with two lines, set as
    usual where nothing else is better, leaving a small hole."""
    page = layout.signature[0].rows[0].page
    rows = layout.company(page, TEXT_SLOTS)
    begun = layout.company(1, TEXT_SLOTS) >= 1
    kept = not layout.torn, layout.company(page) >= 1, begun, rows >= 1
    unchanged = not (layout.fit.pitches or layout.fit.spacings)
    return *kept, layout.hole <= HOLE, min(rows, 2), unchanged, -layout.hole


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
        spacings = {} if characters == usual else dict.fromkeys(texts, SPACINGS[characters])
        yield Fit(pitches, spacings, plain.fit.overflow, keep)


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
        return tuple(checks.check(self.layout))

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
    sides = "  ".join(f"{SIDES[side][0] if zh else side} {length}" for side, length in margins.items())
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
