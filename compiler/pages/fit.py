"""A document fitted to its pages: lines round a signature that would part from its text are set closer or wider.

In: a flow, ways to render it and to lay it out. Out: the `Proof` of the first setting that is good, else of the best; within
what clause 7.3.5.5 and rule S-15 allow, and the change is named by a check.
"""

from collections.abc import Callable, Iterator, Mapping

from ..flow.blocks import TEXT_SLOTS, Block, Flow, Paragraph, Target
from ..flow.parts import in_parts
from ..source.ways import OfficeNumber
from ..terms import standard
from ..word.ooxml.paging import Paging, paging
from ..word.writer.blocks import Fit
from . import measure
from .checks.first_page import gone_with_signature
from .checks.signature import HOLE, SPACINGS
from .checks.together import stranded
from .continued import further_breaks
from .layout import TEXT_ROLES, Having, Layout
from .proof import Proof


def prove(
    flow: Flow,
    render: Callable[[Flow, Fit], bytes],
    lay_out: Callable[[bytes], bytes],
    faces: Mapping[str, str],
    having: Having,
    office: OfficeNumber | None = None,
) -> Proof:
    """Lay a document out, fit its signature, measure and check it.

    `render` makes the .docx of a flow for a fit, `lay_out` a PDF of it; `faces` are the roles of fonts by their names in the PDF;
    `having` tells which of some characters each font has, by those roles; `office` is the office's own page number. Raises CompileError where the environment lacks something.
    """

    asked: list[Paging] = []  # of the first setting, and so of all that have no section more
    known = [first_pages(flow)]  # what the contents have listed so far

    def set_in(fit: Fit) -> Proof:
        """The document set in one way, and so that every mark is drawn and no line is drawn out over half of its characters.

        LibreOffice 7.4 leaves out some marks that hang over the end of a line. It reads `w:overflowPunct` the wrong way
        round: said outright that they may hang, which is the default, they do not, there alone. Where that does not help,
        they are told not to. The contents list the pages that come of it, and are set anew until they do.
        """
        tried = [known[-1]]
        fit = fit._replace(pages=tried[-1])
        while True:
            docx = render(flow, fit)
            pdf = lay_out(docx)
            asked.append(asked[0] if asked and fit.pages_before < 2 else paging(docx))
            layout = Layout.of(flow, measure.read(pdf, faces), fit, having, asked[-1], office)
            otherwise = set_otherwise(layout)
            moved = layout.listed not in tried  # those that come round again are told of
            if otherwise is None and not moved:
                known.append(fit.pages)
                return Proof(docx, pdf, layout)
            tried += [layout.listed] if moved else []
            fit = (otherwise or fit)._replace(pages=tried[-1])

    best = set_in(Fit())
    while breaks := further_breaks(best.layout):
        flow = in_parts(flow, breaks)
        best = set_in(Fit())
    if _parted(best.layout):
        together = best.layout
        for fit in _fits(together):
            tried = set_in(fit)
            if further_breaks(tried.layout):
                continue
            best = max(best, tried, key=lambda one: _score(one.layout))  # of equals the first
            if not _parted(tried.layout) and not _stranded(tried.layout):
                break
        if gone_with_signature(best.layout) and (begun := _begun(set_in(_loosened(together)).layout)):
            best = max(best, set_in(begun), key=lambda one: _score(one.layout))
    return _on_even_page(best, set_in)


def _on_even_page(proof: Proof, set_in: Callable[[Fit], Proof]) -> Proof:
    """The document with the foot of the paper on an even page, where it is asked for (K-02): on the next one, or after a blank one."""
    if not proof.layout.flow.two_sided:
        return proof
    tried = proof
    for pages in (1, 2):
        if tried.layout.foot_page % 2 == 0:
            return tried
        tried = set_in(proof.layout.fit._replace(pages_before=pages))
    return tried


def first_pages(flow: Flow) -> Mapping[Target, str]:
    """What the contents list until pages are seen: a figure each."""
    return {one.leads: "1" for one in flow.blocks if isinstance(one, Paragraph) and one.leads}


def set_otherwise(layout: Layout) -> Fit | None:
    """How a document is to be set so that every mark is drawn, no line is drawn out, and no footnote stands below its page; None where
    that is so, or nothing more can be done."""
    fit = layout.fit
    undrawn = {printed.index for printed in layout.printed if printed.undrawn}
    said = {index: index not in fit.overflow for index in undrawn if fit.overflow.get(index, True)}
    loose = layout.drawn_out - fit.loose
    low = {note.index for note in layout.low_notes if isinstance(layout.flow.blocks[note.index], Paragraph)}
    if not said and not loose and not low - fit.held:
        return None
    return fit._replace(overflow={**fit.overflow, **said}, loose=fit.loose | loose, held=fit.held | low)


def asks_for_more(layout: Layout) -> bool:
    """Whether the signature of a document is to be fitted, or a table to go on under 续表."""
    return bool(further_breaks(layout)) or _parted(layout)


def _parted(layout: Layout) -> bool:
    """Whether the signature is torn, has hardly any text with it, or has left a hole on the page before it; or the note on
    attachments is torn."""
    if not layout.signature:
        return False
    if layout.note_torn:
        return True
    page = layout.signature[0].rows[0].page
    whole = sum(layout.company(number, TEXT_SLOTS) for number in range(1, page + 1))
    return layout.torn or layout.company(page, TEXT_SLOTS) < min(2, whole) or layout.hole > HOLE


def _stranded(layout: Layout) -> int:
    """The headings at the foot of a page: in a cell no program keeps them with what follows."""
    return len(list(stranded(layout, [one for one in layout.printed if one.rows])))


def _score(layout: Layout) -> tuple[bool, bool, bool, bool, int, bool, bool, int, bool, int]:
    """How well the signature stays with its text: whole, with some of it or of the note on attachments (S-03), the
    first page showing text (7.3.3), the note whole, no heading parted from its text, with some of the text itself, leaving no hole, with two lines, set as
    usual where nothing else is better, leaving a small hole."""
    page = layout.signature[0].rows[0].page
    rows = layout.company(page, TEXT_SLOTS)
    begun = layout.company(1, TEXT_SLOTS) >= 1
    kept = not layout.torn, layout.company(page) >= 1, begun, not layout.note_torn
    unchanged = not (layout.fit.pitches or layout.fit.spacings)
    return (
        *kept,
        -_stranded(layout),
        rows >= 1,
        layout.hole <= HOLE,
        min(rows, 2),
        unchanged,
        -layout.hole,
    )


def _fits(plain: Layout) -> Iterator[Fit]:
    """The ways to set a document whose signature parts from its text: the text parted where it falls; 23 and 24 lines on
    the pages round the signature, so that it moves up to its text; 21 and 20, so that text moves down to it;
    then 24 and 20 lines on one page more; last, a character more or less on each line of the text besides."""
    page = plain.signature[0].rows[0].page
    yield _loosened(plain)
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
        yield Fit(pitches, spacings, plain.fit.overflow, keep, plain.fit.loose, held=plain.fit.held)


def _loosened(plain: Layout) -> Fit:
    """The last paragraph of the text no longer told to stay with the signature."""
    return Fit(overflow=plain.fit.overflow, keep=False, loose=plain.fit.loose, held=plain.fit.held)


def _begun(loosened: Layout) -> Fit | None:
    """The last paragraph of a text begun on page 1, where it has room, and its last two lines, or the last of two or three, gone over to the signature;
    None where it has one line, or does not stand on page 1 whole: it parts there by itself then."""
    last = loosened.texts[-1]
    if {row.page for row in last.rows} != {1} or len(last.rows) < 2 or loosened.notes:
        return None
    left = last.rows[-3 if len(last.rows) > 3 else -2]
    below = (loosened.floor(1) - left.baseline) * 20
    free = round(below) - 3 * standard.LINE_PITCH // 4  # half a line on either side, whatever the program
    return loosened.fit._replace(left_free={last.index: free})


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in TEXT_ROLES


def _pitch(lines: int) -> int:
    """The pitch in twip that puts so many lines on a page, within what S-15 allows."""
    height = standard.PAGE_HEIGHT - standard.MARGIN_TOP - standard.MARGIN_BOTTOM
    return min(max(height // lines, int(standard.PITCH_LEAST)), int(standard.PITCH_MOST))
