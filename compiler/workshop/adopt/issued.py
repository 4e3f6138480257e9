"""What an old paper has that was issued, besides its letterhead: who was at a meeting, its imprint, the mark of several bodies.

In: an `OldDocument` and its letterhead. Out: `Issued`: the slots that take their places, and the faces that these print in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from ...terms.fields import FIELDS
from .letterhead import Letterhead
from .old import OldDocument
from .paragraphs import Seen
from .samples import Sample
from .told import Taken

_COPIES = re.compile(r"\s*(?:抄\s*[送报发]|分\s*送|主\s*题\s*词|[报送发])\s*[：:]")
_IMPRINT = re.compile(
    r"\s*印\s*发\s*(?:机\s*关|日\s*期)\s*[：:]|.*[0-9一二三四五六七八九十]\s*日\s*印\s*发\s*$"
)
_PRESENT = re.compile(r"\s*(?:出\s*席|请\s*假|列\s*席)[^：:]{0,6}[：:]")


class Issued(NamedTuple):
    """The slots, from the top down; whether the letterhead has slots too; a sample of the face of each style that they print in; the paragraphs and tables that gave way to
    them; and what is told."""

    slots: tuple[str, ...]
    headed: bool
    samples: Mapping[str, Sample]
    cut: Collection[etree._Element]
    told: tuple[Taken, ...]

    @property
    def pack(self) -> str:
        """The scaffold that has these slots and their styles."""
        if "attendance" in self.slots:
            return "minutes"
        return "official" if self.slots or self.headed else "general"


def issued_of(old: OldDocument, letterhead: Letterhead) -> Issued:
    """What is there of these; nothing in what is no paper that was issued."""
    samples: dict[str, Sample] = {}
    if letterhead.joint:
        samples[FIELDS["issuer_mark"].style] = _face(letterhead.joint[0])
    samples |= {FIELDS[key].style: _face(seen) for key, seen in letterhead.above.items()}
    slots: list[str] = []
    cut: set[etree._Element] = set()
    found = {_COPIES: "copies_to", _IMPRINT: "print_office"}
    if any(re.search(r"纪要\s*$", one.text) for one in _lines(old)):
        found = {_PRESENT: "present", **found}
    for pattern, key in found.items():
        row = FIELDS[key]
        for child in old.section.content:
            own = next((one for one in old.within(child) if pattern.match(one.text)), None)
            if own is None or child in letterhead.cut:
                continue
            cut.add(child)
            samples.setdefault(row.style, _face(own))
            if row.slot not in slots:
                slots.append(row.slot)
    told: tuple[Taken, ...] = ()
    if slots:
        names = [FIELDS[slot].zh for slot in slots]
        tags = " ".join(f"{{{{p {name} }}}}" for name in names)
        words = ("、".join(names), ", ".join(slots))
        told = (Taken(words, (f"换成了标记 {tags}", f"now {tags}")),)
    return Issued(tuple(slots), letterhead.slots, samples, cut, told)


def _lines(old: OldDocument) -> Iterator[Seen]:
    """The first lines of a document."""
    lines = (one for child in old.section.content for one in old.within(child) if one.text.strip())
    return (one for _, one in zip(range(_HEAD), lines, strict=False))


_HEAD = 12


def _face(seen: Seen) -> Sample:
    return Sample(seen.number, seen.look, whole=False)
