"""Measures the pages of a PDF that LibreOffice made with the stand-in fonts.

Lengths are in points with the origin at the top left of the page, unless a name ends in `_mm`. Blanks are left out
everywhere: an extracted blank may be nothing but a gap between a Han character and a digit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pdfplumber

MM = 72 / 25.4
"""Points in a millimetre."""

PITCH = 28.95
"""Distance of the baselines of two rows, in points: 579 twips."""

FIRST_BASELINE = 22.6
"""From the top of the type area to the first baseline, in points: LibreOffice's way with a row of exactly 579 twips."""

ADVANCE = 15.75
"""Advance of a character of body text, in points, before a line is justified."""

LEFT_MM, RIGHT_MM, BOTTOM_MM = 28.0, 184.0, 262.0
"""Edges of the type area of a portrait page."""

FACES = {
    "FandolFang-Regular": "仿宋",
    "FandolKai-Regular": "楷体",
    "FandolHei-Regular": "黑体",
    "FandolSong-Regular": "宋体",
    "FandolSong-Bold": "小标宋",
    "LiberationSerif": "Times New Roman",
}
"""What the stand-in fonts stand for, by the names that a PDF gives them."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: its advance box from `x0` to `x1`, size in points, face and colour (`FF0000`)."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    colour: str


@dataclass(frozen=True)
class Line:
    """The characters on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def baseline(self) -> float:
        return _mode(glyph.baseline for glyph in self.glyphs)

    @property
    def sizes(self) -> set[float]:
        return {glyph.size for glyph in self.glyphs}

    @property
    def fonts(self) -> set[str]:
        return {glyph.font for glyph in self.glyphs}


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal stroke: its ends, the middle of its thickness, and its colour (`FF0000`)."""

    x0: float
    x1: float
    y: float
    thickness: float
    colour: str


@dataclass(frozen=True)
class Page:
    """One page: `glyphs` in the order in which they were drawn, `turned` those of text that runs downwards.

    Turned text is given as seen on the sheet turned upright, so that the page number of a landscape page is measured
    as that of a portrait page is.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    turned: tuple[Glyph, ...]
    rules: tuple[Rule, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All upright lines from top to bottom, the page number's too."""
        return _lines(self.glyphs)

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines inside the type area."""
        portrait = self.height > self.width
        bottom = (BOTTOM_MM if portrait else RIGHT_MM) * MM
        return tuple(line for line in self.lines if line.baseline < bottom)

    @property
    def baselines(self) -> list[float]:
        """Those of the lines inside the type area."""
        return [line.baseline for line in self.body]

    @property
    def rows(self) -> int:
        """Rows of the grid from the first line inside the type area to its last, blank ones between them too."""
        return round((self.baselines[-1] - self.baselines[0]) / PITCH) + 1 if self.body else 0

    @property
    def pitch(self) -> float:
        """Distance of neighbouring rows: the mean of those near the most common one; 0 for fewer than two lines."""
        gaps = [low - high for high, low in pairwise(self.baselines)]
        usual = _mode(round(gap) for gap in gaps)
        # A mean, because LibreOffice places each line to a tenth of a point.
        near = [gap for gap in gaps if abs(gap - usual) < 1]
        return sum(near) / len(near) if near else 0.0


@dataclass(frozen=True)
class Margins:
    """Margins of the type area, in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True)
class PageNumber:
    """A printed page number: the number, the gaps to the edges of the type area, the baseline, and how it is set."""

    number: int
    left_mm: float
    right_mm: float
    baseline_mm: float
    line: Line


@dataclass(frozen=True)
class Span:
    """A stretch of text in one face, size and colour, in drawing order."""

    text: str
    font: str
    size: float
    colour: str


def read(pdf: Path) -> tuple[Page, ...]:
    """All pages; 0.05 seconds each."""
    with pdfplumber.open(pdf) as document:
        return tuple(_page(page) for page in document.pages)


def lines_per_page(pages: Sequence[Page]) -> list[int]:
    """Rows of each page, see `Page.rows`: 22 on a page filled with body text."""
    return [page.rows for page in pages]


def full_width_line_lengths(pages: Sequence[Page], indent: int = 0) -> list[int]:
    """Characters of each line that runs to the right edge and holds full-width characters of one size only.

    Of lines that begin so many characters in from the left edge: 28 without an indent, 26 with one of 2. A mark that hangs
    outside the right edge does not count. The last line of a paragraph is left out, as it ends before the edge.
    """
    margins = margins_mm(pages)
    left = margins.left * MM + indent * ADVANCE
    lengths = []
    for page in pages:
        right = page.width - margins.right * MM
        for line in page.body:
            em = line.glyphs[0].size
            wide = all(abs(glyph.x1 - glyph.x0 - em) < 0.1 * em for glyph in line.glyphs)
            spans_area = abs(line.x0 - left) < 0.3 * em and line.x1 > right - 0.3 * em
            if wide and spans_area and len(line.sizes) == 1:
                lengths.append(len(line.glyphs) - (line.glyphs[-1].x0 > right - 0.3 * em))
    return lengths


def margins_mm(pages: Sequence[Page]) -> Margins:
    """Margins as the text of portrait pages shows them.

    Right is where most lines end. Top and bottom are right to 0.3 mm (how a row sits around its baseline depends on the
    face); top needs a page that begins with body text, bottom one that is full.
    """
    upright = [page for page in pages if page.body and page.height > page.width]
    lines = [line for page in upright for line in page.body]
    width, height = upright[0].width, upright[0].height
    first = min(page.baselines[0] for page in upright)
    last = max(page.baselines[-1] for page in upright)
    return Margins(
        top=(first - FIRST_BASELINE) / MM,
        right=(width - _densest(line.x1 for line in lines)) / MM,
        bottom=(height - last - (PITCH - FIRST_BASELINE)) / MM,
        left=min(line.x0 for line in lines) / MM,
    )


def page_number(page: Page) -> PageNumber | None:
    """The page's number, its lowest line if that is a number between dashes; None when it has none."""
    lines = page.lines if page.height > page.width else _lines(page.turned)
    found = re.fullmatch(r"[—–-](\d+)[—–-]", lines[-1].text) if lines else None
    if not found:
        return None
    line = lines[-1]
    return PageNumber(
        int(found[1]), line.x0 / MM - LEFT_MM, RIGHT_MM - line.x1 / MM, line.baseline / MM, line
    )


def dash_mm(pdf: Path, index: int) -> float:
    """Height of the ink of the dash before the number of a portrait page, from the top of the page, in millimetres."""
    with pdfplumber.open(pdf) as document:
        page = document.pages[index]
        number = page_number(_page(page))
        if number is None:
            raise ValueError(f"{pdf.name}: page {index + 1} has no number")
        dash = number.line.glyphs[0]
        top = dash.baseline - dash.size
        image = page.crop((dash.x0, top, dash.x1, dash.baseline)).to_image(resolution=300).original
        image = image.convert("L")
    rows = [y for y in range(image.height) if min(image.crop((0, y, image.width, y + 1)).tobytes()) < 128]
    return (top + (rows[0] + rows[-1] + 1) / 2 * 72 / 300) / MM


def text(pages: Sequence[Page]) -> str:
    """All text without page numbers and blanks, in drawing order, which keeps the text of a table's cell together."""
    return "".join(glyph.text for glyph in _printed(pages))


def spans(pages: Sequence[Page]) -> list[Span]:
    """The same text, cut where face, size or colour change."""
    groups = groupby(_printed(pages), key=lambda glyph: (glyph.font, glyph.size, glyph.colour))
    return [Span("".join(glyph.text for glyph in glyphs), *look) for look, glyphs in groups]


def fonts_of(pages: Sequence[Page], words: str) -> set[str]:
    """Faces in which some words are printed, wherever they are; an empty set when they are not printed at all."""
    glyphs = [glyph for glyph in _printed(pages) for _ in glyph.text]
    whole, sought = text(pages), "".join(words.split())
    starts = (found.start() for found in re.finditer(re.escape(sought), whole))
    return {glyph.font for start in starts for glyph in glyphs[start : start + len(sought)]}


def _printed(pages: Sequence[Page]) -> list[Glyph]:
    numbers = [page_number(page) for page in pages]
    return [
        glyph
        for page, number in zip(pages, numbers, strict=True)
        for glyph in page.glyphs + page.turned
        if number is None or glyph not in number.line.glyphs
    ]


def _page(page: Any) -> Page:
    width, height = float(page.width), float(page.height)
    upright, turned = [], []
    for char in page.chars:
        if char["text"].isspace():
            continue
        look = (_font(char["fontname"]), _colour(char["non_stroking_color"]))
        across, down = char["matrix"][4], height - char["matrix"][5]
        x0, x1, top, bottom = (float(char[edge]) for edge in ("x0", "x1", "top", "bottom"))
        if char["upright"]:
            upright.append(Glyph(char["text"], x0, x1, down, round(bottom - top, 2), *look))
        else:
            turned.append(Glyph(char["text"], top, bottom, width - across, round(x1 - x0, 2), *look))
    rules = dict.fromkeys(  # LibreOffice draws some twice
        Rule(line["x0"], line["x1"], line["top"], line["linewidth"], _colour(line["stroking_color"]))
        for line in page.lines
        if line["top"] == line["bottom"]
    )
    return Page(width, height, tuple(upright), tuple(turned), tuple(rules))


def _lines(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """Gather glyphs into lines: less than 0.35 em up or down is a raised figure or a larger face, not another line."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if lines and glyph.baseline - lines[-1][0].baseline < 0.35 * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return tuple(Line(tuple(sorted(line, key=lambda glyph: glyph.x0))) for line in lines)


def _font(name: str) -> str:
    """The face for a PDF's name of a font, `BAAAAA+FandolHei-Regular`; other names stay, without the subset's mark."""
    name = name.rpartition("+")[2]
    return FACES.get(name, name)


def _colour(value: Any) -> str:
    """A grey or RGB colour of pdfplumber's as six hexadecimal digits."""
    parts = value if isinstance(value, tuple | list) else (value or 0,)
    return "".join(f"{round(part * 255):02X}" for part in (parts * 3 if len(parts) == 1 else parts))


def _mode(values: Iterable[float]) -> float:
    return next((value for value, _ in Counter(values).most_common(1)), 0.0)


def _densest(values: Iterable[float]) -> float:
    """The mean of the values inside the 1 pt window that holds most of them."""
    ordered = sorted(values)
    windows = [[value for value in ordered if 0 <= value - start <= 1] for start in ordered]
    best = max(windows, key=len)
    return sum(best) / len(best)
