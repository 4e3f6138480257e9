"""The pages of a PDF that LibreOffice made, as numbers and as pictures.

In: a PDF, and the names of faces by those of the fonts (`office.roles`). Out: `Page` values; PNG images. Lengths are in
points with the origin at the top left of the page, unless a name ends in `_mm`. Blanks are left out everywhere: a
blank may be nothing but a gap between a Han character and a digit. Raises CompileError (O812) without pypdfium2.
"""

import hashlib
import io
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes import POINTER, byref, c_double, c_float, c_int, c_uint, c_ushort, cast, create_string_buffer
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from ..messages.installing import installing
from ..terms import standard

MM = 72 / 25.4
"""Points in a millimetre."""

PITCH = standard.LINE_PITCH / 20
"""Distance of the baselines of two rows, in points."""

EM = standard.EM / 20
"""Advance of a character of body text, in points, before a line is justified."""

SMALL = 0.75
"""Of the size of the characters beside it: what is smaller may be raised or lowered."""

FIRST_BASELINE = 22.6
"""From the top of the type area to the first baseline, in points: LibreOffice's way with a row of exactly 579 twips."""


def _mm(twips: int) -> float:
    """Whole millimetres, in which the standard gives the sheet and its margins."""
    return float(round(twips / 20 / MM))


PAGE_MM, PAGE_HEIGHT_MM = _mm(standard.PAGE_WIDTH), _mm(standard.PAGE_HEIGHT)
"""Width and height of a portrait page."""

LEFT_MM, TOP_MM = _mm(standard.MARGIN_LEFT), _mm(standard.MARGIN_TOP)
RIGHT_MM, BOTTOM_MM = PAGE_MM - _mm(standard.MARGIN_RIGHT), PAGE_HEIGHT_MM - _mm(standard.MARGIN_BOTTOM)
"""Edges of the type area of a portrait page."""

LANDSCAPE_LEFT_MM, LANDSCAPE_RIGHT_MM = PAGE_HEIGHT_MM - BOTTOM_MM, PAGE_HEIGHT_MM - TOP_MM
"""Edges of the type area of a landscape page; its top is at `LEFT_MM`, its foot at `RIGHT_MM`."""

AREA = (LEFT_MM, TOP_MM, RIGHT_MM, BOTTOM_MM)
LANDSCAPE_AREA = (LANDSCAPE_LEFT_MM, LEFT_MM, LANDSCAPE_RIGHT_MM, RIGHT_MM)
"""The type area of an upright and of a lying page: left, top, right, bottom, mm."""


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

    @cached_property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @cached_property
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


class Box(NamedTuple):
    """Where a picture stands: its edges."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """One page: `glyphs` in the order in which they were drawn, `turned` those of text that runs downwards.

    Turned text is given as seen on the sheet turned upright, so that the page number of a landscape page is measured
    as that of a portrait page is. `boxes` are those of its pictures.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    turned: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    boxes: tuple[Box, ...] = ()

    @property
    def pictures(self) -> int:
        """How many pictures it shows."""
        return len(self.boxes)

    @property
    def portrait(self) -> bool:
        """Whether it stands upright."""
        return self.height > self.width

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen on it."""
        return not (self.glyphs or self.turned or self.rules or self.boxes)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All upright lines from top to bottom, the page number's too."""
        return lines_of(self.glyphs)

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines inside the type area: neither its head nor its foot."""
        portrait = self.height > self.width
        top, bottom = (TOP_MM, BOTTOM_MM) if portrait else (LEFT_MM, RIGHT_MM)
        return tuple(line for line in self.lines if top * MM < line.baseline < bottom * MM)

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


def read(pdf: Path | bytes, roles: Mapping[str, str]) -> tuple[Page, ...]:
    """All pages; 0.02 seconds each. `roles` are names of faces by PostScript names of fonts; other fonts keep theirs.

    Raises CompileError.
    """
    with _opened(pdf) as document:
        return tuple(_page(page, roles) for page in document)


def pages_png(pdf: Path | bytes, dpi: int = 150) -> list[bytes]:
    """Each page as a PNG image, marked as one of ours (`is_ours`). Raises CompileError."""
    with _opened(pdf) as document:
        return [_png(_drawn(page, dpi)) for page in document]


class Sheet(NamedTuple):
    """A page drawn: its number, from 1, a digest of what is seen, its width and height in pixels, and its image, None where that was not wanted."""

    number: int
    digest: str
    width: int
    height: int
    png: bytes | None


def pages_drawn(
    pdf: bytes, dpi: int, order: Callable[[int], Iterable[int]], has: Callable[[str], bool]
) -> Iterator[Sheet]:
    """Pages as `pages_png` draws them, one by one in the `order` of their numbers that is chosen for so many; the image of one only whose digest
    `has` does not know: to compress it takes five times as long as to draw it. Other threads may look at PDFs between two. Raises CompileError."""
    with _opened(pdf) as document:
        numbers = [*order(len(document))]
    for number in numbers:
        with _opened(pdf) as document:
            image = _drawn(document[number - 1], dpi)
        digest = hashlib.sha256(image.tobytes() + repr((image.mode, image.size)).encode()).hexdigest()[:32]
        width, height = image.size
        yield Sheet(number, digest, width, height, None if has(digest) else _png(image))


def _drawn(page: Any, dpi: int) -> Any:
    return page.render(scale=dpi / 72).to_pil()


def _png(image: Any) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    mark = PngInfo()
    mark.add_text(*_SOFTWARE)
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=mark)
    return out.getvalue()


_SOFTWARE = ("Software", "compile")


def is_ours(image: bytes) -> bool:
    """Whether `pages_png` made a PNG image."""
    return ("tEXt" + "\0".join(_SOFTWARE)).encode() in image[:256]


@dataclass(frozen=True, slots=True)
class TypeArea:
    """The margins of a portrait page, in millimetres."""

    top: float
    right: float
    bottom: float
    left: float

    def turned(self) -> "TypeArea":
        """Those of a landscape page, whose top is the left of a portrait one."""
        return TypeArea(self.left, self.top, self.right, self.bottom)


def with_type_area(pdf: bytes, area: TypeArea) -> bytes:
    """The PDF with the type area drawn as a thin light frame on each page, with its measures. Raises CompileError."""
    out = io.BytesIO()
    with _opened(pdf) as document:
        for page in document:
            width, height = page.get_size()
            _draw_area(document, page, area if height > width else area.turned())
        document.save(out)
    return out.getvalue()


def _draw_area(document: Any, page: Any, area: TypeArea) -> None:
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    left, bottom = area.left * MM, area.bottom * MM
    wide, high = width - left - area.right * MM, height - bottom - area.top * MM
    frame = pdfium.FPDFPageObj_CreateNewRect(left, bottom, wide, high)
    pdfium.FPDFPageObj_SetStrokeColor(frame, *_FRAME, 255)
    pdfium.FPDFPageObj_SetStrokeWidth(frame, 0.5)
    pdfium.FPDFPath_SetDrawMode(frame, pdfium.FPDF_FILLMODE_NONE, True)
    pdfium.FPDFPage_InsertObject(page, frame)
    for text, x, y in (
        (f"{area.top:g} mm", left + wide / 4, height - area.top * MM / 2),
        (f"{area.bottom:g} mm", left + wide / 4, bottom / 2),
        (f"{area.left:g} mm", left / 2, bottom + high / 2),
        (f"{area.right:g} mm", width - area.right * MM / 2, bottom + high / 2),
        (f"{wide / MM:.0f} x {high / MM:.0f} mm", left + wide / 2, height - area.top * MM + 4),
    ):
        words = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", _MEASURE_SIZE)
        utf_16 = (text + "\0").encode("utf-16-le")
        pdfium.FPDFText_SetText(words, cast(create_string_buffer(utf_16), POINTER(c_ushort)))
        pdfium.FPDFPageObj_SetFillColor(words, *_FRAME, 255)
        start = x - len(text) * _MEASURE_SIZE / 4
        pdfium.FPDFPageObj_Transform(words, 1, 0, 0, 1, start, y)
        pdfium.FPDFPage_InsertObject(page, words)
    pdfium.FPDFPage_GenerateContent(page)


_FRAME = (120, 170, 220)
_MEASURE_SIZE = 8.0


def page_number(page: Page) -> PageNumber | None:
    """The page's number, its lowest line if that is a number between dashes; None when it has none."""
    lines = page.lines if page.height > page.width else lines_of(page.turned)
    found = re.fullmatch(r"[—–-](\d+)[—–-]", lines[-1].text) if lines else None
    if not found:
        return None
    return PageNumber(int(found[1]), *place_of(lines[-1]), lines[-1])


def place_of(line: Line) -> tuple[float, float, float]:
    """The gaps between a line and the left and the right of the type area, and its baseline, mm."""
    return line.x0 / MM - LEFT_MM, RIGHT_MM - line.x1 / MM, line.baseline / MM


def text(pages: Sequence[Page]) -> str:
    """All text without page numbers and blanks, in drawing order, which keeps the text of a table's cell together."""
    return "".join(glyph.text for glyph in _printed(pages))


def spans(pages: Sequence[Page]) -> list[Span]:
    """The same text, cut where face, size or colour change."""
    groups = groupby(_printed(pages), key=lambda glyph: (glyph.font, glyph.size, glyph.colour))
    return [Span("".join(glyph.text for glyph in glyphs), *look) for look, glyphs in groups]


def _printed(pages: Sequence[Page]) -> list[Glyph]:
    numbers = [page_number(page) for page in pages]
    return [
        glyph
        for page, number in zip(pages, numbers, strict=True)
        for glyph in page.glyphs + page.turned
        if number is None or glyph not in number.line.glyphs
    ]


@contextmanager
def _opened(pdf: Path | bytes) -> Iterator[Any]:
    """A document, for one thread at a time."""
    try:
        from pypdfium2 import PdfDocument
    except ImportError:
        raise CompileError([Diagnostic(codes.NO_PAGES, {"command": installing("pypdfium2")})]) from None
    with _PDFIUM, PdfDocument(pdf) as document:
        yield document


# What PDFium, by its version, says of a hyphen that ends a line before a letter.
_HYPHENS_AT_END = ("\x02", "\ufffe")
_PDFIUM = threading.Lock()  # it has one state for all threads


def _page(page: Any, roles: Mapping[str, str]) -> Page:
    width, height = page.get_size()
    upright: list[Glyph] = []
    turned: list[Glyph] = []
    for glyph, is_turned in _glyphs(page, width, height, roles):
        (turned if is_turned else upright).append(glyph)
    rules = dict.fromkeys(_rules(page, height))  # LibreOffice draws some twice
    return Page(width, height, tuple(upright), tuple(turned), tuple(rules), tuple(_pictures(page, height)))


def _pictures(page: Any, height: float) -> Iterator[Box]:
    import pypdfium2.raw as pdfium

    edges = [c_float() for _ in range(4)]
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        pdfium.FPDFPageObj_GetBounds(picture, *map(byref, edges))
        left, bottom, right, top = (edge.value for edge in edges)
        yield Box(left, height - top, right, height - bottom)


def _glyphs(page: Any, width: float, height: float, roles: Mapping[str, str]) -> Iterator[tuple[Glyph, bool]]:
    """All characters in drawing order, and whether each is turned. Calls as plain as this are what makes it fast."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    x, y, flags = c_double(), c_double(), c_int()
    box, matrix, name = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), create_string_buffer(256)
    colour = c_uint(), c_uint(), c_uint(), c_uint()
    high = ""
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if "\ud800" <= character <= "\udbff":  # the first half of a rare character: both have one place
            high = character
            continue
        if high:
            character, high = (high + character).encode("utf-16", "surrogatepass").decode("utf-16"), ""
        if character.isspace() or pdfium.FPDFText_IsGenerated(text, index):
            continue
        if character in _HYPHENS_AT_END:
            character = "-"
        pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
        pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
        pdfium.FPDFText_GetFillColor(text, index, *map(byref, colour))
        pdfium.FPDFText_GetFontInfo(text, index, name, len(name), byref(flags))
        font = name.value.decode("utf-8", "replace").rpartition("+")[2]
        size = round(pdfium.FPDFText_GetFontSize(text, index), 2)
        look = (size, roles.get(font, font), _hex(*(part.value for part in colour[:3])))
        # The origin begins the advance; a box begins later where it is that of the ink.
        if matrix.b:
            yield Glyph(character, height - y.value, height - box.bottom, width - x.value, *look), True
        else:
            yield Glyph(character, x.value, box.right, height - y.value, *look), False


def _rules(page: Any, height: float) -> Iterator[Rule]:
    import pypdfium2.raw as pdfium

    x, y, thickness = c_float(), c_float(), c_float()
    colour = c_uint(), c_uint(), c_uint(), c_uint()
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        matrix, points = path.get_matrix(), []
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            points.append(matrix.on_point(x.value, y.value))
        if len(points) == 2 and points[0][1] == points[1][1]:
            pdfium.FPDFPageObj_GetStrokeWidth(path, byref(thickness))
            pdfium.FPDFPageObj_GetStrokeColor(path, *map(byref, colour))
            (x0, line), (x1, _) = sorted(points)
            yield Rule(x0, x1, height - line, thickness.value, _hex(*(part.value for part in colour[:3])))


def _hex(red: int, green: int, blue: int) -> str:
    return f"{red:02X}{green:02X}{blue:02X}"


def on_one_line(one: Glyph, other: Glyph) -> bool:
    """Whether two glyphs stand on one line: less than 0.35 em up or down is a larger face, and 0.6 em of the larger of two, whose
    sizes differ much, a figure that is raised or lowered (LibreOffice raises by 0.38 to 0.46, by the face)."""
    small, large = sorted((one.size, other.size))
    most = 0.6 if small < SMALL * large else 0.35
    return abs(one.baseline - other.baseline) < most * large


def lines_of(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """Gather glyphs into lines."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if lines and on_one_line(lines[-1][0], glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return tuple(Line(tuple(sorted(line, key=lambda glyph: glyph.x0))) for line in lines)


def _mode(values: Iterable[float]) -> float:
    return next((value for value, _ in Counter(values).most_common(1)), 0.0)
