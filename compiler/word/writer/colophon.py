"""版记 at the foot of the last page: who gets copies, who prints the paper, when, and how many (clause 7.4).

In: its paragraphs from the flow, the look. Out: one paragraph as XML. It keeps as much room in the text as its box takes, and anchors
that at the foot of the type area: so the box stands over no text, in whatever program, and moves to a next page where there is no room.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...flow.blocks import Paragraph
from ...terms import standard
from ...terms.widths import widest_em, width_em
from ..ooxml.look import Look
from .boxes import box_at_foot
from .masthead import Made
from .new_parts import Additions
from .properties import (
    NOTHING,
    UNSEEN,
    Indent,
    ParagraphProperties,
    ParagraphXml,
    Spacing,
    TableProperties,
    cell_xml,
    table_xml,
)

_STYLE = "版记"
_SLACK = 0.2  # em: a line that just fits may wrap
_HUNG = 3  # em: 抄送：, as its style has it
_ENDS = "，。；、："  # what begins no line takes the character before it along


def colophon(
    rows: Sequence[Paragraph], look: Look, additions: Additions, made: Made, new_page: bool = False
) -> ParagraphXml:
    """The whole of it, on a `new_page` where that is asked for."""
    width = look.room("colophon").width
    em, edge = standard.EM_IMPRINT, standard.IMPRINT_EDGE * standard.EM_IMPRINT
    copies = [row for row in rows if row.role == "copies_to"]
    office = [row for row in rows if row.role == "print_office"]
    dates = [row for row in rows if row.role == "print_date"]
    below = [row for row in rows if row.role in ("print_copies", "print_other")]
    longest = max((widest_em(row.text) for row in dates), default=0.0)
    right = round((longest + _SLACK) * em) + 2 * edge if dates else 0
    left = width - right
    lines, count, table = 0, len(copies) + bool(office or dates) + len(below), ""
    if copies:  # no line between them (K-05)
        inside = ""
        for row in copies:
            hung = width_em(row.text.partition("：")[0]) + 1
            by = round(hung * em)
            own = Indent(left=edge + by, right=edge, hanging=by)
            lines += _lines(row.text, (width - 2 * edge) / em, hung)
            inside += made(row, NOTHING if hung == _HUNG else NOTHING._replace(indent=own)).xml
        table += f"<w:tr>{_NO_SPLIT}{cell_xml(width, inside, 2)}</w:tr>"
    if office or dates:
        lines += max([1, *(_lines(row.text, (left - 2 * edge) / em, 0) for row in office)])
        first = "".join(made(row).xml for row in office) or "<w:p/>"
        second = "".join(made(row, NOTHING._replace(align="right")).xml for row in dates) or "<w:p/>"
        widths = (left, right) if dates else (left - edge, edge)
        cells = cell_xml(widths[0], first) + cell_xml(widths[1], second)
        table += f"<w:tr>{_NO_SPLIT}{cells}</w:tr>"
    else:
        widths = (left - edge, edge)
    for row in below:
        count_of = row.role == "print_copies"
        lines += 1 if count_of else _lines(row.text, (width - 2 * edge) / em, 0)
        inside = made(row, NOTHING._replace(align="right") if count_of else NOTHING).xml
        table += f"<w:tr>{_NO_SPLIT}{cell_xml(sum(widths), inside, 2)}</w:tr>"
    style = look.style(_STYLE, "table")
    shown = table_xml(TableProperties(style.id if style else None), widths, table)
    height = lines * standard.LINE_IMPRINT + count * standard.IMPRINT_AFTER
    low = ParagraphXml.of(UNSEEN).xml
    room = ParagraphProperties(
        page_break_before=new_page or None, snap_to_grid=False, spacing=Spacing(0, 0, height)
    )
    return ParagraphXml.of(room, box_at_foot(shown + low, width, height, "版记", additions))


_NO_SPLIT = "<w:trPr><w:cantSplit/></w:trPr>"


def _lines(text: str, room: float, hung: float) -> int:
    """The lines that a text takes in a room of so many em, the further ones so much less."""
    count, left, before = 1, room, 0.0
    for character in text:
        wide = width_em(character)
        if wide > left + 1e-6:
            count += 1
            left = room - hung - (before if character in _ENDS else 0.0)
        left -= wide
        before = wide
    return count
