"""What is drawn on pages, as a text in which paragraphs can be found, and the lines on which its characters stand.

In: pages as measured. Out: `Drawn`: the text, the glyph of each of its characters; `Row`s; paragraphs as they can be found in it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ..flow.blocks import Paragraph
from ..terms import standard
from . import measure
from .measure import Glyph, Page

NEAR = 1.0  # mm, the tolerance of the type area (P-02 to P-04)
# Characters that fonts and programs exchange for one another, or that a PDF names by others; Latin ligatures come out of it letter by letter.
ALIKE: dict[int, str] = {
    **{ord(one): like for one, like in zip("•‧・‐‑", "···--", strict=True)},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},
}
_WHITE = "FFFFFF"
OFFICIAL = {face.name for face in standard.FACES}
_NUMBER = re.compile("[①-⑳㉑-㉟㊱-㊿]")  # of a footnote
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
_HAN = re.compile("[\u4e00-\u9fff]")
_UNEVEN = 0.12  # em: LibreOffice parts ① from Han characters by 0.2, as it does figures


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
        return said_of(self.paragraph)


def bare(text: str) -> str:
    """A text as it can be found in a PDF: no blanks, nothing unseen, one character for those that look alike."""
    return "".join(_plain(c) for c in text.translate(ALIKE) if unicodedata.category(c) not in _UNSEEN)


@lru_cache(8192)
def _bare_glyph(text: str) -> str:
    """The same of what a glyph draws: of those there are few."""
    return bare(text)


@lru_cache(1)
def bare_whole(text: str) -> str:
    """The same of the text of a whole document, which each report of a volume is held against."""
    return bare(text)


def _plain(character: str) -> str:
    """Fonts name some characters by their likes: ⼀ for 一."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def said_of(paragraph: Paragraph) -> str:
    return (paragraph.label.text if paragraph.label else "") + said_in(paragraph)


def said_in(paragraph: Paragraph) -> str:
    """The text of a paragraph but for raised ①, which cannot be told from the mark of a footnote."""
    if any(run.shift == "superscript" for run in paragraph.runs):
        return "".join(_NUMBER.sub("", run.text) if run.shift else run.text for run in paragraph.runs)
    return paragraph.text


def without(text: str, lacking: frozenset[str]) -> str:
    return "".join(one for one in text if one not in lacking) if lacking else text


# Of each page the heights between which its text stands, in points.
Areas = Sequence[tuple[float, float]]


def glyphs_in(pages: Sequence[Page], areas: Areas) -> list[tuple[int, Glyph]]:
    """What is to be seen inside the type area, page by page, in drawing order, which is that of reading but for what
    another font stands in for: LibreOffice draws that after the rest of its run."""
    out: list[tuple[int, Glyph]] = []
    for number, (page, (top, bottom)) in enumerate(zip(pages, areas, strict=True), 1):
        for glyph in page.glyphs:
            if top < glyph.baseline < bottom and glyph.colour != _WHITE:
                at = len(out)
                while glyph.font not in OFFICIAL and at and _is_right_of(out[at - 1], (number, glyph)):
                    at -= 1
                out.insert(at, (number, glyph))
    return out


def _is_right_of(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    return not on_new_line(other, one) and one[1].x0 > other[1].x0


def everything(pages: Sequence[Page]) -> list[tuple[int, Glyph]]:
    """What is to be seen anywhere on the pages, at their heads and feet, and along their sides."""
    return [
        (number, glyph)
        for number, page in enumerate(pages, 1)
        for glyph in (*page.glyphs, *page.turned)
        if glyph.colour != _WHITE
    ]


class Drawn:
    """What is drawn, as text, the glyph of each of its characters, and where in the text each glyph `begins`."""

    def __init__(self, glyphs: Sequence[tuple[int, Glyph]], lacking: frozenset[str]) -> None:
        self.where: list[tuple[int, Glyph]] = []
        self.begins: list[int] = []
        drawn_so_far: list[str] = []
        for before, (page, glyph), after in _with_neighbours(glyphs):
            self.begins.append(len(self.where))
            if _NUMBER.fullmatch(glyph.text) and any(
                is_raised((page, glyph), other) for other in (before, after)
            ):
                continue  # the mark of a footnote, whose number is Word's
            drawn = _bare_glyph(without(glyph.text, lacking))
            drawn_so_far.append(drawn)
            self.where += [(page, glyph)] * len(drawn)
        self.text = "".join(drawn_so_far)

    def rows(self, spans: Sequence[tuple[int, int]]) -> tuple[Row, ...]:
        """The lines on which some stretches of the text stand."""
        return tuple(rows_of([one for start, end in spans for one in self.where[start:end]]))


def _with_neighbours(glyphs: Sequence[tuple[int, Glyph]]) -> Iterator[Sequence[tuple[int, Glyph]]]:
    """Each glyph between the one before it and the one after it, itself where there is none."""
    last = len(glyphs) - 1
    return ((glyphs[max(at - 1, 0)], glyphs[at], glyphs[min(at + 1, last)]) for at in range(last + 1))


def is_raised(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    """Whether a glyph is raised beside another, and smaller."""
    raised = other[1].baseline - one[1].baseline > 0.1 * other[1].size
    return raised and one[1].size < measure.SMALL * other[1].size and not on_new_line(one, other)


def on_new_line(one: tuple[int, Glyph], other: tuple[int, Glyph]) -> bool:
    """Whether a glyph stands on another line than the one before it."""
    return one[0] != other[0] or not measure.on_one_line(one[1], other[1])


def rows_of(glyphs: Sequence[tuple[int, Glyph]]) -> Iterator[Row]:
    lines: list[tuple[int, list[Glyph]]] = []
    for page, glyph in glyphs:
        if lines and not on_new_line((lines[-1][0], lines[-1][1][0]), (page, glyph)):
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
