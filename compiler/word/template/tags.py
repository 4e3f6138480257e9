"""What the tags of a template may name: slots, values, members, data; what each prints and where.

In: the table of terms. Out: slots, values and members by their spellings; `Want`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...messages.diagnostic import Place
from ...terms.fields import FIELDS, SLOTS, VALUES
from ...terms.patterns import late

# What a block says of itself.
OF_BLOCK = ("label", "level", "lead", "text", "role")
# What may be longer than a page, and so than a text box; a loop may go through its blocks.
LONG = frozenset(row.key for row in FIELDS.values() if row.long)
# Values that hold several texts, which a loop may go through.
LISTS = frozenset(row.key for row in FIELDS.values() if row.tag == "list")
DATA = FIELDS["figures"].spellings
SLOT_PREFIX = "_slot_"
SECTION = "_section"  # what stands in for the body's own section, which a document may have to change

SPELLED = {spelling: name for name in (*SLOTS, *VALUES) for spelling in FIELDS[name].spellings}
OF_BLOCK_SPELLED = {s: member for member in OF_BLOCK for s in FIELDS[member].spellings}
# The parts with paragraphs whose tags are filled.
TEXT_PART = late(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# None holds the beginning of another, so that a part full of braces costs no more than its length.
TAG = late(
    r"\{\{(?:(?!\{[{%#]).){0,1000}?\}\}|\{%(?:(?!\{[{%#]).){0,1000}?%\}|\{#(?:(?!\{#).){0,1000}?#\}",
    re.DOTALL,
)


class Want(NamedTuple):
    """Data that a tag asks for: `("数据", "明细", "[]", "金额")` is the 金额 of each of 明细.

    `how` is text (printed or computed with), list (gone through) or test (asked whether it is there).
    """

    path: tuple[str, ...]
    how: str
    place: Place


def short(text: str, most: int = 30) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"
