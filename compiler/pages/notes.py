"""Footnotes found on pages, at whose feet they are drawn after everything else.

In: a flow, the glyphs of its pages. Out: those of the text, those of each note.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..flow.blocks import Flow, paragraphs_of
from .drawn import Areas, Drawn, Printed, bare, everything, glyphs_in, is_raised, rows_of, said_in, without
from .measure import Glyph, Page

MARK = 3  # characters of a note's number at most, where it is not in a circle


def parted(
    flow: Flow, glyphs: Sequence[tuple[int, Glyph]], lacking: frozenset[str]
) -> tuple[list[tuple[int, Glyph]], list[list[tuple[int, Glyph]]]]:
    """What is drawn of the text, and of each footnote. On each page the notes are drawn last; one may go on on the next."""
    wanted = [bare(without(said_in(note), lacking)) for one in flow.paragraphs for note in one.notes]
    notes: list[list[tuple[int, Glyph]]] = [[] for _ in wanted]
    if not wanted:
        return [*glyphs], notes
    text: list[tuple[int, Glyph]] = []
    number, begun = 0, 0  # the note that comes next, and what of it is drawn already
    for _, some in groupby(glyphs, key=lambda one: one[0]):
        of_page = [*some]
        starts = [*_line_starts(of_page)] if number < len(wanted) else []
        drawn = Drawn(of_page if starts else (), lacking)
        for whole, at in (*((True, at) for at in starts), *((False, at) for at in starts)):
            since = drawn.begins[at]
            here, where = drawn.text[since:], drawn.where[since:]
            if found := _notes_in(here, where, wanted, number, begun, whole):
                for note, start, end in found:
                    notes[note] += where[start:end]
                number, _, end = found[-1]
                begun = len(notes[number])
                if begun == len(wanted[number]):
                    number, begun = number + 1, 0
                of_page = [*of_page[:at], *where[end:]]
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
    text: str,
    where: Sequence[tuple[int, Glyph]],
    wanted: Sequence[str],
    number: int,
    begun: int,
    whole: bool,
) -> list[tuple[int, int, int]]:
    """The notes that a text consists of, from `number` on, of which `begun` characters were drawn before: each with its start and
    end in the text; only the last may go on elsewhere. None where the text is not made of them; not the `whole` of it needs to
    be where a template has notes of its own, which come after them."""
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(text):
        rest = wanted[number][begun:] if number < len(wanted) else ""
        skips = range(1) if begun else range(MARK + 1)  # a template's own numbers may be figures
        start = next(
            (
                at + n
                for n in skips
                if rest
                and _agrees(text[at + n :], rest)
                and all(is_raised(one, where[at + n]) for one in where[at : at + n])
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


def located_notes(
    flow: Flow, pages: Sequence[Page], areas: Areas, lacking: frozenset[str]
) -> Iterator[Printed]:
    _, drawn = parted(flow, glyphs_in(pages, areas), lacking)
    notes = (
        (index, note)
        for index, block in enumerate(flow.blocks)
        for paragraph in paragraphs_of(block)
        for note in paragraph.notes
    )
    all_of_it: list[Drawn] = []  # made when something is not found where it should be
    for (index, note), glyphs in zip(notes, drawn, strict=True):
        wanted = bare(without(said_in(note), lacking))
        if len(glyphs) == len(wanted):
            yield Printed(index, note, tuple(rows_of(glyphs)))
            continue
        all_of_it = all_of_it or [Drawn(everything(pages), lacking)]
        at = all_of_it[0].text.find(wanted)
        rows = all_of_it[0].rows([(at, at + len(wanted))]) if at >= 0 else ()
        yield Printed(index, note, rows, apart=bool(rows))
