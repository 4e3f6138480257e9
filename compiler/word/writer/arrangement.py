"""How what a document prints stands one below the other: its slots in the order of reading, and where a line stays empty between them.

In: the slots of a report as they were written. Out: their pieces one after the other. A new template is made by the same table.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...flow.blocks import Flow
from ...flow.resolve import READING
from ...terms import standard
from ...terms.fields import SLOTS
from .properties import NOTHING, ParagraphXml
from .slots import Slots


class LineAbove(NamedTuple):
    """An empty line above a slot: there where a field is printed; whether it keeps with what follows."""

    field: str
    keep_next: bool


LINES_ABOVE: Mapping[str, LineAbove] = {
    "addressees": LineAbove("title", False),
    "attachment_note": LineAbove("attachment_note", True),
    "attendance": LineAbove("attendance", False),
    "signature_block": LineAbove("signature_block", True),
}


_LINES_BELOW = {"issuer_mark": standard.LINES_BELOW_MARK, "docket_number": standard.LINES_ABOVE_TITLE}
"""The empty lines below what a report of a volume has of a head; a template has its own."""


def arranged(flow: Flow, slots: Slots) -> Iterator[str]:
    """The pieces of a report as XML, in the order in which they are read."""
    printed = {block.slot for block in flow.blocks}
    for name in READING:
        if (above := LINES_ABOVE.get(name)) and above.field in printed:
            kept = ParagraphXml.of(NOTHING._replace(keep_next=True)).xml
            yield kept if above.keep_next else "<w:p/>"
        for part in SLOTS[name]:
            if part in slots:
                yield from slots[part].pieces
                yield from ["<w:p/>"] * _LINES_BELOW.get(part, 0)
