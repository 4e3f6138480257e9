"""The signature block: names, date, seals and stamps where clause 7.3.5 wants them (S-01 to S-12).

In: the block's paragraphs from the flow, seals and stamps, the look. Out: its XML.
Unsealed, sealed by one, sealed by several, or with signers' stamps: one function for each. A name longer than its line is
broken where its meaning allows, unless its author has done so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ...flow.blocks import Paragraph, Run
from ...flow.title_lines import name_lines
from ...terms import standard
from ...terms.fields import TERMS
from ...terms.widths import widest_em, width_em
from ..ooxml.look import Look
from .new_parts import Additions
from .pictures import EMU_OF_MM, EMU_OF_TWIP, anchored, inline, size_within

if TYPE_CHECKING:
    from ...assets.pictures import PictureFile

    Seals = Sequence[PictureFile | None]

# `write(paragraph, properties before the indent, indent and alignment, XML before the text)`
Write = Callable[[Paragraph, str, str, str], str]

_KEEP = "<w:keepNext/>"
_NO_BORDERS = '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def signature(
    rows: Sequence[Paragraph],
    seals: Seals,
    stamps: Seals,
    look: Look,
    additions: Additions,
    write: Write,
    pitch: int = 0,
    followed: bool = False,
) -> str:
    """The whole block. `pitch` is the spacing of its lines in twips, 0 for the style's own; `followed` tells that a
    remark must stay with it."""
    block = _Block(rows, look, additions, write, pitch, followed)
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
        followed: bool,
    ) -> None:
        self.signers = [row for row in rows if row.role != "date"]
        self.dates = [row for row in rows if row.role == "date"]
        self.look, self.additions, self.write = look, additions, write
        self.pitch, self.line = pitch_xml(pitch), pitch or int(standard.LINE_PITCH)
        self.followed = followed
        self.low = 0  # twips that seals reach below the date
        self.em = look.em(TERMS["signature"].style)
        self.room = look.text_width / self.em

    # ---- without a seal (7.3.5.2: S-05 to S-08) ----

    def unsealed(self) -> str:
        """The date begins two characters right of the name; the name keeps two characters free on its right, unless
        the date is so much longer that the date keeps them."""
        signers = [_broken(row, self.room) for row in self.signers]
        names = [_width(row) for row in signers]
        dates = [width_em(row.text) for row in self.dates]
        free, offset = standard.SIGNATURE_RIGHT, standard.DATE_OFFSET if names else 0
        left = self.room - free - max([*names, *(offset + date for date in dates)])
        if names and dates and max(dates) <= max(names):
            left = self.room - free - max(names)
        left = max(left, 0)
        # A date must not wrap where programs widen the joints of figures and characters.
        left = min([left, *(self.room - offset - widest_em(row.text) for row in self.dates)])
        return "".join(
            self._line(row, self._from_left(left + (offset if row.role == "date" else 0)))
            for row in (*signers, *self.dates)
        )

    # ---- with seals (7.3.5.1: S-01 to S-04, S-09) ----

    def sealed(self, seals: Seals) -> str:
        """Each seal on its name, the last on name and date, whose middle is one; names stand two in a row where they fit.

        The date keeps four characters free on its right, unless a name is so long that both move left. Below it there
        is as much room as the last seals need to stay inside the type area.
        """
        date = self.dates[0]
        wide = _drawn_em(date.text)
        column = standard.SEALED_DATE_RIGHT * 2 + wide  # of the last name: its middle is the date's
        signers = [_broken(row, self.room) for row in self.signers]
        longest = min(max(map(_width, signers)), self.room)
        pairs = list(zip(signers, seals, strict=True))
        one_line = all("\n" not in row.text for row in signers)
        in_row = 2 if len(pairs) > 1 and one_line and longest <= min(column, self.room - column) else 1
        axis = self.room - max(column, longest) / 2
        rows = [pairs[at : at + in_row] for at in range(0, len(pairs), in_row)]
        out = self._blank()
        for index, row in enumerate(rows):
            if index:  # room for the seals of the row above
                out += self._blank() * (standard.SEAL_ROWS - 1)
            self.low = 0
            out += self._one(*row[0], axis) if len(row) == 1 else self._two(row, column)
        low = self.low - self.line if self.followed else self.low
        if low <= 0:
            return out + self._line(date, self._round(axis, wide))
        keep = _KEEP if self.followed else ""
        loose = f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{low}" w:lineRule="exact"/>'
        room = f"<w:p><w:pPr>{keep}{loose}</w:pPr></w:p>"
        return out + self.write(date, _KEEP, self.pitch + self._round(axis, wide), "") + room

    def _one(self, name: Paragraph, seal: PictureFile | None, axis: float) -> str:
        """A name that has its middle so many em from the left of the type area."""
        lines = name.text.count("\n") + 1
        return self._line(name, self._round(axis, _width(name)), self._seal(seal, axis, lines))

    def _two(self, pairs: Sequence[tuple[Paragraph, PictureFile | None]], column: float) -> str:
        """Two names side by side on tabs, the right one above the date (S-09)."""
        axes = ((self.room - column) / 2, self.room - column / 2)
        tabs = "".join(f'<w:tab w:val="center" w:pos="{round(axis * self.em)}"/>' for axis in axes)
        runs = tuple(run for name, _ in pairs for run in (Run("\t"), *name.runs))
        seals = "".join(self._seal(seal, axis) for (_, seal), axis in zip(pairs, axes, strict=True))
        both = pairs[0][0]._replace(runs=runs)
        return self.write(both, _KEEP, f"<w:tabs>{tabs}</w:tabs>{self.pitch}{self._from_left(0)}", seals)

    def _seal(self, seal: PictureFile | None, axis: float, lines: int = 1) -> str:
        """The seal over its name of so many lines, its middle so many em from the left of the type area.

        Name and date lie a little below its middle, and it does not reach the text above (S-03).
        """
        if seal is None:
            return ""
        size = self._seal_size(seal)
        room = self.look.text_width * EMU_OF_TWIP
        left = min(max(round(axis * self.em * EMU_OF_TWIP - size[0] / 2), 0), max(room - size[0], 0))
        across = f'<wp:positionH relativeFrom="margin"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        middle = self.line * (lines + 1) * EMU_OF_TWIP // 2  # of name and date
        down = middle - round(0.6 * size[1])
        self.low = max(self.low, -((2 * middle - down - size[1]) // EMU_OF_TWIP))
        return anchored(seal, size, across, down, "印章", self.additions)

    def _seal_size(self, seal: PictureFile) -> tuple[int, int]:
        """Width and height in EMU: as large as the file says where that is a seal's size, else of the usual diameter."""
        width, height = seal.size_mm
        if not standard.SEAL_LEAST <= round(max(width, height)) <= standard.SEAL_MOST:
            scale = standard.SEAL_DIAMETER / max(width, height)
            width, height = width * scale, height * scale
        return round(width * EMU_OF_MM), round(height * EMU_OF_MM)

    # ---- with signers' stamps (7.3.5.3: S-11, S-12) ----

    def stamped(self, stamps: Seals) -> str:
        """Each post two characters left of its stamp and level with its middle; the date a blank line below the last."""
        most = (standard.STAMP_WIDTH * EMU_OF_MM, 2 * standard.LINE_PITCH * EMU_OF_TWIP)
        sizes = [size_within(stamp, *most) if stamp else most for stamp in stamps]
        wide = max(-(-size[0] // EMU_OF_TWIP) for size in sizes)
        gap = standard.STAMP_GAP * self.em
        room = self.look.text_width - round(standard.SEALED_DATE_RIGHT * self.em)
        widths = (room - wide, wide)
        rows = ""
        for row, stamp, size in zip(self.signers, stamps, sizes, strict=True):
            right = f'<w:ind w:rightChars="0" w:right="{gap}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
            post = self._line(_broken(row, widths[0] / self.em - standard.STAMP_GAP), right)
            picture = inline(stamp, size, f"{row.text}签名章", self.additions) if stamp else ""
            loose = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
            rows += (
                f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{2 * standard.LINE_PITCH}" w:hRule="atLeast"/></w:trPr>'
                f'<w:tc><w:tcPr><w:tcW w:w="{widths[0]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{post}</w:tc>'
                f'<w:tc><w:tcPr><w:tcW w:w="{widths[1]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
                f"<w:p><w:pPr>{_KEEP}{loose}{_CENTRED}</w:pPr>{picture}</w:p></w:tc></w:tr>"
            )
        dates = "".join(
            self._line(row, self._from_right(float(standard.SEALED_DATE_RIGHT))) for row in self.dates
        )
        return self._blank() + _table(widths, rows) + (self._blank() + dates if dates else "")

    # ---- lines ----

    def _line(self, row: Paragraph, indent: str, before: str = "") -> str:
        keep = "" if row.role == "date" and not self.followed else _KEEP
        return self.write(row, keep, self.pitch + indent, before)

    def _blank(self) -> str:
        return f"<w:p><w:pPr>{_KEEP}{self.pitch}</w:pPr></w:p>"

    def _from_left(self, free: float) -> str:
        left = round(max(free, 0) * self.em)
        return f'<w:ind w:leftChars="0" w:left="{left}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'

    def _from_right(self, free: float) -> str:
        right = round(max(free, 0) * self.em)
        return (
            f'<w:ind w:leftChars="0" w:left="0" w:rightChars="0" w:right="{right}" '
            'w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
        )

    def _round(self, axis: float, width: float) -> str:
        """Lines of so many em that have their middle so far from the left of the type area, in whatever face."""
        half = max(min(axis, self.room - axis), width / 2 + 0.5)  # a line that just fits would wrap
        left, right = round((axis - half) * self.em), round((self.room - axis - half) * self.em)
        return (
            f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" w:right="{right}" '
            'w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
        )


def pitch_xml(twips: int) -> str:
    """The spacing of lines that are not set in the style's own pitch, empty for 0."""
    if not twips:
        return ""
    return f'<w:snapToGrid w:val="0"/><w:spacing w:line="{twips}" w:lineRule="exact"/>'


_CENTRED = '<w:ind w:leftChars="0" w:left="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'


def _broken(row: Paragraph, room: float) -> Paragraph:
    """A name, or a post, in lines that fit into so many em; its author's own lines where there are some."""
    if "\n" in row.text or widest_em(row.text) <= room:
        return row
    return row._replace(runs=(Run("\n".join(name_lines(row.text, room))),))


def _width(row: Paragraph) -> float:
    """The widest line of a name, em."""
    return max(map(width_em, row.text.split("\n")))


def _drawn_em(text: str) -> float:
    """The width of a date as it is drawn, em: programs widen each joint of a figure and a character by about a fifth."""
    return width_em(text) + (widest_em(text) - width_em(text)) * 0.8


def _table(widths: tuple[int, int], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{_NO_BORDERS}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
