"""The signature block: names, date, seals and stamps where clause 7.3.5 wants them (S-01 to S-12).

In: the block's paragraphs from the flow, seals and stamps, the look. Out: its paragraphs, and with stamps a table, as XML.
Unsealed, sealed by one, sealed by several, or with signers' stamps: one function for each. A name longer than its line is
broken where its meaning allows, unless its author has done so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from ...flow.blocks import Paragraph, Run
from ...flow.title_lines import name_lines
from ...terms import standard
from ...terms.fields import FIELDS
from ...terms.widths import drawn_em, widest_em
from ..ooxml.look import SIGNERS, Look
from .new_parts import Additions
from .pictures import EMU_OF_MM, EMU_OF_TWIP, anchored, inline, size_within
from .properties import (
    NO_INDENT,
    NOTHING,
    PLAIN,
    Indent,
    ParagraphProperties,
    ParagraphXml,
    RunProperties,
    Spacing,
    Tab,
    TableProperties,
    cell_xml,
    table_xml,
)

if TYPE_CHECKING:
    from ...assets.pictures import PictureFile

    Seals = Sequence[PictureFile | None]
    Signed = Sequence[tuple[Paragraph, PictureFile | None]]

LEAST_DATE = 18  # half-points, 小五: smaller a date is not set
_POST = 4  # em: a post gets as much, before the date keeps its distance from the edge
_DATE_SLACK = 0.1  # em: a line that just fits may wrap
_INK_BELOW = 150  # twips from the top of a line of the remark to its ink, which stands low in it
_HIGHEST = (
    14  # lines from the first name to the last, above which two lines of text have no room on their page
)
_NARROWEST = 8  # em that a column of names is worth
_APART = 30  # twips at least between a seal and the next, or the text above

_LOW = 0.6  # of a seal's height: how far down in it the middle of name and date stands (S-03)

Pieces = list[ParagraphXml | str]  # a text is a table
# In the middle, of the line or of the cell that holds it.
_STAMP = ParagraphProperties(
    keep_next=True,
    snap_to_grid=False,
    spacing=Spacing(line=240, rule="auto"),
    indent=NO_INDENT,
    align="center",
)


class Write(Protocol):
    """Makes a paragraph of the block; `anchor` is the XML before its text."""

    def __call__(
        self, block: Paragraph, properties: ParagraphProperties, face: RunProperties, *, anchor: str
    ) -> ParagraphXml: ...


def signature(
    rows: Sequence[Paragraph],
    seals: Seals,
    stamps: Seals,
    look: Look,
    additions: Additions,
    write: Write,
    pitch: int = 0,
    remark: Paragraph | None = None,
) -> Pieces:
    """The whole block. `pitch` is the spacing of its lines in twips, 0 for the style's own; `remark` must stay with it."""
    block = _Block(rows, look, additions, write, pitch, remark)
    if stamps:
        return block.stamped(stamps)
    if not seals:
        return block.unsealed()
    return block.sealed(seals)


class _Block:
    def __init__(
        self,
        rows: Sequence[Paragraph],
        look: Look,
        additions: Additions,
        write: Write,
        pitch: int,
        remark: Paragraph | None,
    ) -> None:
        self.signers = [row for row in rows if row.role != "date"]
        self.dates = [row for row in rows if row.role == "date"]
        self.look, self.additions, self.write = look, additions, write
        self.own, self.line = NOTHING.in_pitch(pitch), pitch or int(standard.LINE_PITCH)
        self.followed = remark is not None
        self.low = 0  # twips that seals reach below the date,
        self.rise = 0  # and that they are raised, so that the remark stands free on the line below it
        room = look.room("signature_block")
        self.width = room.width
        self.edge = "margin" if room.kind == "page" else "column"  # that seals are placed from
        self.remark_ends = (
            min(_remark_em(remark) * look.em(FIELDS["remark"].style), room.width) if remark else 0
        )
        self.em = look.em(FIELDS["signature"].style)
        self.room = room.width / self.em
        self.dates_face = date_face(self.dates, look)

    # ---- without a seal (7.3.5.2: S-05 to S-08) ----

    def unsealed(self) -> Pieces:
        """The date begins two characters right of the name; the name keeps two characters free on its right, unless
        the date is so much longer that the date keeps them."""
        signers = [_broken(row, self.room) for row in self.signers]
        names = [_width(row) for row in signers]
        dates = [drawn_em(row.text) for row in self.dates]
        free, offset = standard.SIGNATURE_RIGHT, standard.DATE_OFFSET if names else 0
        left = self.room - free - max([*names, *(offset + date for date in dates)])
        if names and dates and max(dates) <= max(names):
            left = self.room - free - max(names)
        left = max(left, 0)
        # A date must not wrap where programs widen the joints of figures and characters.
        left = min([left, *(self.room - offset - widest_em(row.text) for row in self.dates)])
        return [
            self._line(row, self._from_left(left + (offset if row.role == "date" else 0)))
            for row in (*signers, *self.dates)
        ]

    # ---- with seals (7.3.5.1: S-01 to S-04, S-09) ----

    def sealed(self, seals: Seals) -> Pieces:
        """Each seal on its name, the last on name and date, whose middle is one; names stand two in a row where they fit, or, each in its lines,
        where one to a row they would fill a page without any text.

        The date keeps four characters free on its right, unless a name is so long that both move left. Below it there
        is as much room as the last seals need to stay inside the type area, and clear of a remark: they are raised for that as far as the
        text or the seals above them allow.
        """
        date = self.dates[0]
        wide = drawn_em(date.text)
        column = standard.SEALED_DATE_RIGHT * 2 + wide  # of the last name: its middle is the date's
        narrow = min(column, self.room - column)
        in_two = len(self.signers) > 1 and all(
            "\n" not in row.text and widest_em(row.text) <= narrow for row in self.signers
        )
        signers = [_broken(row, self.room) for row in self.signers]
        if not in_two and standard.SEAL_ROWS * (len(signers) - 1) > _HIGHEST and narrow >= _NARROWEST:
            broken = [_broken(row, narrow) for row in self.signers]
            in_two = max(map(_width, broken)) <= narrow
            signers = broken if in_two else signers
        longest = min(max(map(_width, signers)), self.room)
        pairs = list(zip(signers, seals, strict=True))
        in_row = 2 if in_two else 1
        high = max(_lines(name) for name in signers) if in_two else 1
        axis = max(self.room - max(column, longest) / 2, self.room / 2)
        rows = [pairs[at : at + in_row] for at in range(0, len(pairs), in_row)]
        out: Pieces = [self._blank()]
        for index, row in enumerate(rows):
            if index:  # room for the seals of the row above
                out += [self._blank()] * (standard.SEAL_ROWS - high)
            axes = (axis,) if len(row) == 1 else self._axes(column)
            on_remark = self._on_remark(row, axes) if row is rows[-1] else 0
            self.low, self.rise = 0, min(on_remark, self._free_above(row, first=index == 0))
            if len(row) == 1:
                out.append(self._one(*row[0], axis))
            elif high == 1:
                out.append(self._two(row, axes))
            else:
                out[-1:] = self._two_in_lines(row, axes, high)
        low = max(self.low - self.line, on_remark - self.rise) if self.followed else self.low
        if low <= 0:
            return [*out, self._line(date, self._round(axis, wide))]
        room = ParagraphProperties(
            keep_next=True if self.followed else None, snap_to_grid=False, spacing=Spacing(0, 0, low)
        )
        return [*out, self._kept(date, self._round(axis, wide)), ParagraphXml.of(room)]

    def _two_in_lines(self, pairs: Signed, axes: Sequence[float], high: int) -> Pieces:
        """Two names side by side, each in its lines, so many at most: cells of a table, or their text would be read line by line; the seals
        are anchored on the blank line above."""
        seals = "".join(
            self._seal(seal, axis, high, above=self.line) for (_, seal), axis in zip(pairs, axes, strict=True)
        )
        left = round(2 * axes[0] * self.em)  # the middles of the cells are those of the names
        widths = (left, self.width - left)
        middle = self.own._replace(indent=NO_INDENT, align="center")
        cells = "".join(
            cell_xml(width, self._kept(name, middle).xml)
            for (name, _), width in zip(pairs, widths, strict=True)
        )
        row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{high * self.line}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>'
        blank = ParagraphXml.of(self.own._replace(keep_next=True), seals)
        return [blank, table_xml(TableProperties(name=SIGNERS), widths, row)]

    def _one(self, name: Paragraph, seal: PictureFile | None, axis: float) -> ParagraphXml:
        """A name that has its middle so many em from the left of the type area."""
        return self._line(name, self._round(axis, _width(name)), self._seal(seal, axis, _lines(name)))

    def _axes(self, column: float) -> tuple[float, ...]:
        """The middles of two names side by side, em from the left of the type area: the right one above the date."""
        return (self.room - column) / 2, self.room - column / 2

    def _two(self, pairs: Signed, axes: Sequence[float]) -> ParagraphXml:
        """Two names side by side on tabs (S-09)."""
        tabs = tuple(Tab(round(axis * self.em)) for axis in axes)
        runs = tuple(run for name, _ in pairs for run in (Run("\t"), *name.runs))
        seals = "".join(self._seal(seal, axis) for (_, seal), axis in zip(pairs, axes, strict=True))
        both = pairs[0][0]._replace(runs=runs)
        return self._kept(both, self._from_left(0)._replace(tabs=tabs), seals)

    def _seal(self, seal: PictureFile | None, axis: float, lines: int = 1, above: int = 0) -> str:
        """The seal over its name of so many lines, its middle so many em from the left of the type area; its anchor stands so many
        twips above the name.

        Name and date lie a little below its middle, and it does not reach the text above (S-03).
        """
        if seal is None:
            return ""
        size = self._seal_size(seal)
        room = self.width * EMU_OF_TWIP
        left = min(max(round(axis * self.em * EMU_OF_TWIP - size[0] / 2), 0), max(room - size[0], 0))
        across = (
            f'<wp:positionH relativeFrom="{self.edge}"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        )
        middle = self.line * (lines + 1) * EMU_OF_TWIP // 2  # of name and date
        down = middle - round(_LOW * size[1]) - self.rise * EMU_OF_TWIP
        self.low = max(self.low, -((2 * middle - down - size[1]) // EMU_OF_TWIP))
        return anchored(seal, size, across, down + above * EMU_OF_TWIP, "印章", self.additions)

    def _on_remark(self, pairs: Signed, axes: Sequence[float]) -> int:
        """Twips by which round seals on these names would reach into the ink of the remark on the line below the date."""
        deep = [0.0]
        for (name, seal), axis in zip(pairs, axes, strict=True):
            if seal is not None and self.remark_ends:
                wide, high = (length / EMU_OF_TWIP / 2 for length in self._seal_size(seal))
                left = min(max(axis * self.em - wide, 0), max(self.width - 2 * wide, 0))
                beside = max(left + wide - self.remark_ends, 0) / wide
                lines = _lines(name)
                ink = (
                    self.line * (lines + 1) / 2 + _INK_BELOW + (2 * _LOW - 1) * high
                )  # from the middle of the seal
                deep.append(high * math.sqrt(max(1 - beside**2, 0)) - ink)
        return math.ceil(max(deep))

    def _free_above(self, pairs: Signed, first: bool) -> int:
        """Twips by which the seals on these names can be raised: up to the text above the `first`, or to the seals above them."""
        free = []
        for name, seal in pairs:
            if seal is not None:
                high = self._seal_size(seal)[1] / EMU_OF_TWIP
                above = 2 * self.line + self.line * (_lines(name) + 1) / 2 - _LOW * high
                free.append(above if first else self.line * standard.SEAL_ROWS - high)
        return max(math.floor(min(free, default=0)) - _APART, 0)

    def _seal_size(self, seal: PictureFile) -> tuple[int, int]:
        """Width and height in EMU: as large as the file says where that is a seal's size, else of the usual diameter."""
        width, height = seal.size_mm
        if not standard.SEAL_LEAST <= round(max(width, height)) <= standard.SEAL_MOST:
            scale = standard.SEAL_DIAMETER / max(width, height)
            width, height = width * scale, height * scale
        return round(width * EMU_OF_MM), round(height * EMU_OF_MM)

    # ---- with signers' stamps (7.3.5.3: S-11, S-12) ----

    def stamped(self, stamps: Seals) -> Pieces:
        """Each post two characters left of its stamp and level with its middle; the date a blank line below the last."""
        width = min(standard.STAMP_WIDTH * EMU_OF_MM, self.width * EMU_OF_TWIP / 2)
        most = (round(width), 2 * standard.LINE_PITCH * EMU_OF_TWIP)
        sizes = [size_within(stamp, *most) if stamp else most for stamp in stamps]
        wide = max(-(-size[0] // EMU_OF_TWIP) for size in sizes)
        gap = standard.STAMP_GAP * self.em
        narrow = min(self.width, wide + round((standard.STAMP_GAP + _POST) * self.em))
        room = max(self.width - round(standard.SEALED_DATE_RIGHT * self.em), narrow)
        widths = (room - wide, wide)
        beside = self.own._replace(
            indent=Indent(right_chars=0, right=gap, first_line_chars=0, first_line=0), align="right"
        )
        rows = ""
        for row, stamp, size in zip(self.signers, stamps, sizes, strict=True):
            post = self._line(_broken(row, widths[0] / self.em - standard.STAMP_GAP), beside)
            picture = inline(stamp, size, f"{row.text}签名章", self.additions) if stamp else ""
            rows += (
                f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{2 * standard.LINE_PITCH}" w:hRule="atLeast"/></w:trPr>'
                f"{cell_xml(widths[0], post.xml)}{cell_xml(widths[1], ParagraphXml.of(_STAMP, picture).xml)}</w:tr>"
            )
        longest = max((widest_em(row.text) for row in self.dates), default=0)
        right = self._from_right(min(float(standard.SEALED_DATE_RIGHT), self.room - longest))
        dates = [self._line(row, right) for row in self.dates]
        table = table_xml(TableProperties(name=SIGNERS), widths, rows)
        return [self._blank(), table, *([self._blank(), *dates] if dates else [])]

    # ---- lines ----

    def _line(self, row: Paragraph, properties: ParagraphProperties, anchor: str = "") -> ParagraphXml:
        if row.role == "date" and not self.followed:
            return self.write(row, properties, self.dates_face, anchor=anchor)
        return self._kept(row, properties, anchor)

    def _kept(self, row: Paragraph, properties: ParagraphProperties, anchor: str = "") -> ParagraphXml:
        """A line that stays with the next."""
        face = self.dates_face if row.role == "date" else PLAIN
        return self.write(row, properties._replace(keep_next=True), face, anchor=anchor)

    def _blank(self) -> ParagraphXml:
        return ParagraphXml.of(self.own._replace(keep_next=True))

    def _from_left(self, free: float) -> ParagraphProperties:
        return _left(self.own, round(max(free, 0) * self.em))

    def _from_right(self, free: float) -> ParagraphProperties:
        right = round(max(free, 0) * self.em)
        return self.own._replace(indent=NO_INDENT._replace(right_chars=0, right=right), align="right")

    def _round(self, axis: float, width: float) -> ParagraphProperties:
        """Lines of so many em that have their middle so far from the left of the type area, in whatever face."""
        half = max(min(axis, self.room - axis), width / 2 + 0.5)  # a line that just fits would wrap
        left, right = round((axis - half) * self.em), round((self.room - axis - half) * self.em)
        indent = NO_INDENT._replace(left=left, right_chars=0, right=right)
        return self.own._replace(indent=indent, align="center")


@lru_cache(256)
def _left(own: ParagraphProperties, left: int) -> ParagraphProperties:
    """With so many twips free on the left."""
    return own._replace(indent=NO_INDENT._replace(left=left), align="left")


def date_face(dates: Sequence[Paragraph], look: Look) -> RunProperties:
    """The face of dates in a room that is narrower than they are: smaller, so that none is broken, down to the least that is read."""
    name = FIELDS["signature"].style
    size, em = look.size(name), look.em(name)
    room = look.room("signature_block").width
    longest = max((widest_em(row.text) for row in dates), default=0) + _DATE_SLACK
    if longest * em <= room:
        return PLAIN
    fits = size - math.ceil((em - room / longest) / 10)  # half-points, of ten twips in width each
    return RunProperties(size=max(fits, min(size, LEAST_DATE)))


def _broken(row: Paragraph, room: float) -> Paragraph:
    """A name, or a post, in lines that fit into so many em; its author's own lines where there are some."""
    if "\n" in row.text or widest_em(row.text) <= room:
        return row
    return row._replace(runs=(Run("\n".join(name_lines(row.text, room))),))


def _lines(row: Paragraph) -> int:
    return row.text.count("\n") + 1


def _width(row: Paragraph) -> float:
    """The widest line of a name as it is drawn, em."""
    return max(map(drawn_em, row.text.split("\n")))


def _remark_em(remark: Paragraph) -> float:
    """Where the first line of a remark ends, em from the left of the type area (Z-01)."""
    return standard.REMARK_LEFT + widest_em(remark.text)
