"""A Word file as a draft: its paragraphs, tables and pictures as lines, seals and stamps as fields of the report.

In: the name and the bytes of a .docx. Out: a `Draft`; what it holds that lines do not is told or put aside.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..assets.pictures import read_picture
from ..flow.title_lines import name_lines, title_lines
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..source.folder import PRINTED, kind_of
from ..source.load import Data, Source
from ..terms import standard
from ..terms.characters import short
from ..terms.fields import FIELDS
from ..terms.numerals import read_label
from ..terms.spans import cut_by, header_of
from ..word import reader
from . import layout
from .captions import captioned
from .keys import (
    ALTERNATIVE_TEXT,
    BY_HAND,
    FOOTNOTE,
    HEADER_ROWS,
    LANDSCAPE,
    LYING,
    PICTURE,
    POST,
    REFERENCE,
    SEAL,
    STAMPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    WIDTH,
)
from .lines import Draft, Line, SetOff

# How what stands at the head is broken by style, and its room on the standard's page, em.
_BROKEN = {
    FIELDS["title"].style.casefold(): (title_lines, (20.0, 20.1, 19.8)),
    FIELDS["subtitle"].style: (title_lines, (27.5, 27.64, 27.2)),
    FIELDS["reporter"].style: (name_lines, (27.5, 27.64, 27.2)),
}


def word_draft(name: str, data: bytes) -> Draft:
    """The draft in a Word file. Raises CompileError, as the reader of Word files does."""
    blocks, told, aside = reader.contents(data, name)
    document = _Word(name, told, aside)
    blocks = [*layout.unlaid(blocks, document.tell_layout)]
    lines = [document.line(block, number) for number, block in enumerate(blocks, 1)]
    return Draft(
        Source(name, ""),
        tuple(captioned(_titled(lines))),
        document.pictures,
        tuple(document.notes),
        tuple(document.aside),
        document.fields(),
        (*blocks,),
    )


class _Word:
    """The blocks of a Word file as lines, its pictures, and what is told of them."""

    def __init__(self, name: str, notes: Sequence[Diagnostic], aside: Sequence[str]) -> None:
        self.name = name
        self.pictures: dict[str, bytes] = {}
        self.notes, self.aside = [*notes], [*aside]
        self.seals: list[Data] = []
        self.stamps: list[Data] = []
        self.sealed = False

    def line(self, block: reader.Block, number: int) -> Line:
        """The line of a block; empty for what stands elsewhere in a report."""
        place = Place(self.name, paragraph=number)
        match block:
            case reader.Line():
                if block.style == FIELDS["signature"].style and "\t" in block.text:  # two abreast: sealed
                    self.sealed = True
                return _line(block)
            case reader.Grid(signers=signers) if signers:
                for post, stamp in signers:
                    picture = self._kept(stamp, place) if stamp else ""
                    said: dict[str, Data] = {POST: post.replace("\n", "")}
                    self.stamps.append(said | ({PICTURE: picture} if picture else {}))
                return Line("", FIELDS["signature"].style, rows=block.rows, formatted=True)
            case reader.Grid():
                return self._table(block, place)
            case reader.Plot():
                return self._chart(block)
            case reader.Image():
                picture = self._kept(block, place)
                if picture and block.floats and block.about == SEAL:
                    self.seals.append(picture)
                    return Line("", FIELDS["signature"].style, picture=picture, formatted=True)
                if not picture:
                    return Line("", page_break=block.page_break, formatted=True)
                if where := _BESIDE.get(block.beside):
                    args = {"text": picture, "what_zh": where[0], "what_en": where[1]}
                    self.notes.append(Diagnostic(codes.PICTURE_MOVED, args, place))
                _, *said_of = self._fields(block, picture, place)
                return Line(
                    "", page_break=block.page_break, picture=picture, formatted=True, fields=(*said_of,)
                )

    @staticmethod
    def _chart(plot: reader.Plot) -> Line:
        """The line of a chart of our own; its width where it does not fill the page."""
        fields = []
        width = plot.size[0] / _EMU
        if width < _ROOM[0] - _TWIP:
            fields.append((WIDTH, f"{round(width, 1):g}{_MM}"))
        if plot.about.strip():
            fields.append((ALTERNATIVE_TEXT, plot.about))
        return Line(
            "",
            page_break=plot.page_break,
            picture=f"{plot.word}图",
            formatted=True,
            fields=(*fields,),
            chart=plot.fields,
        )

    def _table(self, grid: reader.Grid, place: Place) -> Line:
        """The line of a table; what lies under merged cells is put aside, and told."""
        if grid.merged is not None:
            args = {"text": short(grid.merged.replace("\n", "") or "空格")}
            self.notes.append(Diagnostic(codes.CELLS_SPLIT, args, place))
        for text in grid.under:
            args = {"text": short(text.replace("\n", ""))}
            self.notes.append(Diagnostic(codes.TEXT_UNDER_MERGED, args, place))
            self.aside.append(f"压在合并的格子下面的字（第{place.paragraph}段）：{text}")
        fields = ((LANDSCAPE, LYING),) if grid.landscape else ()
        usual = header_of(grid.rows, grid.spans)
        fits = 0 < grid.headers < len(grid.rows) and not cut_by(grid.spans, grid.headers)
        if (header := grid.headers if fits else usual) != 1:
            fields = ((HEADER_ROWS, str(header)), *fields)
        pictures = []
        for at, image in grid.pictures:
            if name := self._kept(image, place):
                pictures.append((at, self._fields(image, name, place)))
        return Line(
            "", rows=grid.rows, formatted=True, fields=fields, spans=grid.spans, pictures=(*pictures,)
        )

    def tell_layout(self, text: str, number: int) -> None:
        """Tell that a table was taken for lines."""
        self.notes.append(
            Diagnostic(codes.TABLE_AS_LINES, {"text": short(text)}, Place(self.name, paragraph=number))
        )

    def _kept(self, image: reader.Image, place: Place) -> str:
        """The name under which a picture is kept; empty where it cannot be printed, which is told."""
        name = _picture_name(image, self.pictures, Path(self.name).stem)
        if kind_of(image.data) in PRINTED:
            self.pictures[name] = image.data
            return name
        self.notes.append(Diagnostic(codes.LEFT_OUT, {"text": image.name}, place))
        self.aside.append(f"图片（第{place.paragraph}段）：{image.name}")
        return ""

    def _fields(self, image: reader.Image, name: str, place: Place) -> tuple[tuple[str, str], ...]:
        """The fields of a picture: its width where it would print otherwise; told where it cannot be printed as wide."""
        fields = [(PICTURE, name)]
        try:
            width, height = read_picture(image.data, name, place).size_mm
        except CompileError:
            return (*fields,)  # told when it is compiled
        shrunk = min(1, _ROOM[0] / width, _ROOM[1] / height)
        most = width * min(_ROOM[0] / width, _ROOM[1] / height)
        if image.width > most * 1.02:
            sizes = {"number": str(round(image.width)), "width": str(round(most))}
            self.notes.append(Diagnostic(codes.PICTURE_RESIZED, {"text": name, **sizes}, place))
        if image.width and abs(width * shrunk - min(image.width, most)) > max(0.5, 0.02 * image.width):
            fields.append((WIDTH, f"{round(min(image.width, most), 1):g}{_MM}"))
        if image.about.strip():
            fields.append((ALTERNATIVE_TEXT, image.about))
        return (*fields,)

    def fields(self) -> dict[str, Data]:
        """Seals and signers' stamps as our own documents show them."""
        fields: dict[str, Data] = {}
        if self.seals:
            fields[SEAL] = self.seals[0] if len(self.seals) == 1 else self.seals
        elif self.sealed:
            fields[SEAL] = BY_HAND
        if self.stamps:
            fields[STAMPS] = self.stamps
        return fields


_MM = "毫米"
_TWIP = 25.4 / 1440  # mm
_EMU = 36_000  # of a mm
_ROOM = (  # mm: how wide and high a picture is printed at most
    (standard.PAGE_WIDTH - standard.MARGIN_LEFT - standard.MARGIN_RIGHT) * _TWIP,
    (standard.LINES - 1) * standard.LINE_PITCH * _TWIP,
)
_BESIDE = {"cell": ("表格里", "a table"), "sentence": ("一段文字中间", "the midst of a paragraph")}


def _titled(lines: list[Line]) -> list[Line]:
    """The lines, those at the very top that have an outline level for the table of contents' sake taken for a title's:
    they stand in the middle, or the first is the only one of the outermost level."""
    out, outermost = [*lines], [line for line in lines if line.outline == 1]
    for index, line in enumerate(lines):
        if line.is_empty:
            continue
        alone = len(outermost) == 1 and outermost[0] is line
        labelled = line.label or read_label(line.text)
        if not line.outline or labelled or not (line.align == "center" or alone):
            break
        out[index] = replace(line, outline=0, style=FIELDS["title"].style)
        if line.align != "center":
            break
    return out


def _picture_name(image: reader.Image, taken: Mapping[str, bytes], stem: str) -> str:
    """A name that tells where the picture is from; the same for the same bytes."""
    base = f"{_short_name(stem, 120)}-{_short_name(Path(image.name).stem, 60)}{Path(image.name).suffix[:8]}"
    number, name = 1, base
    while name in taken and taken[name] != image.data:
        number += 1
        name = f"{Path(base).stem}-{number}{Path(base).suffix}"
    return name


def _short_name(name: str, most: int) -> str:
    """A name for a part of a file's name, without what systems do not take, and not too many bytes of it."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]', "_", name).encode()[:most].decode("utf-8", "ignore")


def _line(line: reader.Line) -> Line:
    """A paragraph of Word as a line of a draft."""
    text = line.text
    if "\n" in text and (broken := _BROKEN.get(line.style.casefold())):
        whole, (lines, rooms) = text.replace("\n", ""), broken
        if any(lines(whole, room) == tuple(text.split("\n")) for room in rooms):
            text = whole  # the compiler would break it alike: nobody typed these line ends
    lead = 0
    for stretch in line.stretches:
        if not stretch.text.strip():
            lead += len(stretch.text) if lead else 0
        elif stretch.bold or _is_heading_face(stretch.style):
            lead += len(stretch.text)
        else:
            break
    return Line(
        text,
        line.style,
        line.label,
        line.outline,
        line.align if line.align in ("center", "right") else "",  # type: ignore[arg-type]
        lead if lead < len(text.rstrip()) else 0,
        line.page_break,
        strong=lead >= len(text.rstrip()) > 0,
        formatted=True,
        parts=tuple(_spans(line)),
        anchors=line.anchors,
    )


def _spans(line: reader.Line) -> Iterator[SetOff]:
    """What is set off in a paragraph of Word, neighbours that are set off alike together."""
    notes, at = dict(line.notes), 0
    last: SetOff | None = None
    for stretch in line.stretches:
        end = at + len(stretch.text)
        key = _SHIFTED.get(stretch.shift, "")
        key = key or (UNDERLINE if stretch.lined and stretch.text.strip() else "")
        span = SetOff(at, end, REFERENCE if stretch.refers else key, stretch.refers)
        if stretch.note:
            span = SetOff(at, at, FOOTNOTE, notes.get(stretch.note, ""))
        if last and last.end == at and last[2:] == span[2:] and span.key not in (FOOTNOTE, ""):
            span = span._replace(start=last.start)
        elif last and last.key and (last.value or last.key != FOOTNOTE):
            yield last
        last, at = span, end
    if last and last.key and (last.value or last.key != FOOTNOTE):
        yield last


_SHIFTED = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}


def _is_heading_face(style: str) -> bool:
    return bool(re.match(r"(?:标题|heading|Strong|要点|Intense)", style, re.IGNORECASE))
