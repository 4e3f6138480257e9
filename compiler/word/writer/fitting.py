"""What of a flow does not fit into the rooms of a template's slots: cells, columns and boxes.

In: a flow and a template's look. Out: diagnostics, each at its place in the report. What is only set smaller or narrower is laid out so by
those that write it; here it is told.
"""

import math
from collections.abc import Iterator

from ...flow.blocks import Chart, Flow, Paragraph, Picture, Table
from ...messages import codes
from ...messages.diagnostic import Diagnostic
from ...terms.fields import FIELDS, STYLE_OF_ROLE
from ...terms.widths import widest_em, width_em
from ..ooxml.look import Look
from .signature import date_face

_LEAST_LINE = 1.2  # em from line to line: no face in use is set closer


def unfit(flow: Flow, look: Look) -> Iterator[Diagnostic]:
    """Landscape tables where no page can turn, dates set smaller or broken, texts that a row of exact height cuts off."""
    for block in flow.blocks:
        if isinstance(block, Table) and block.landscape and not look.room(block.slot).lying:
            yield Diagnostic(codes.CANNOT_TURN, {"field": FIELDS[block.slot].zh}, block.place)
    yield from _dates(flow, look)
    yield from _cut(flow, look)


def _dates(flow: Flow, look: Look) -> Iterator[Diagnostic]:
    dates = [one for one in flow.blocks if isinstance(one, Paragraph) and one.role == "date"]
    dates = [one for one in dates if one.slot == "signature_block"]
    size, room = date_face(dates, look).size, look.room("signature_block").width
    if not size:
        return
    style = FIELDS["signature"].style
    em = look.em(style) - 10 * (look.size(style) - size)
    for date in dates:
        args = {"text": date.text, "number": f"{room / 56.693:.0f}", "size": f"{size / 2:g}"}
        broken = widest_em(date.text) * em > room
        yield Diagnostic(codes.DATE_BROKEN if broken else codes.DATE_SMALL, args, date.place)


def _cut(flow: Flow, look: Look) -> Iterator[Diagnostic]:
    """Where the least that the paragraphs of a slot can take is more than its row of exact height holds."""
    heights: dict[int, float] = {}  # by the tag that prints them
    for block in flow.blocks if look.cut else ():
        room = look.cut.get(block.slot)
        if room is None:
            continue
        match block:
            case Paragraph():
                em = look.em(STYLE_OF_ROLE.get(block.role, FIELDS["body"].style))
                lines = sum(
                    max(math.ceil(width_em(line) * em / room.width), 1) for line in block.text.split("\n")
                )
                height = lines * em * _LEAST_LINE
            case Table():
                height = len(block.rows) * look.em(FIELDS["cell"].style)
            case Picture() | Chart():
                height = 0.0  # as high as its room at most
            case _:
                continue
        before = heights.get(room.tag, 0.0)
        heights[room.tag] = before + height
        if before <= room.height < before + height:
            args = {"field": FIELDS[block.slot].zh, "number": f"{room.height / 56.693:.0f}"}
            yield Diagnostic(codes.CUT_OFF, args, block.place)
