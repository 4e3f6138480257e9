"""Rules on the characters of a text (W5xx)."""

import re
from collections.abc import Iterator

from ..document.model import Document
from ..flow.blocks import Flow
from ..messages import codes
from ..messages.diagnostic import Diagnostic
from . import rule

# Zero-width characters, direction marks, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@rule
def invisible(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """Characters that nobody sees and that break searching, comparing and line ends."""
    for block in flow.paragraphs:
        for character in dict.fromkeys(_INVISIBLE.findall(block.text)):
            yield Diagnostic(codes.INVISIBLE, {"character": f"U+{ord(character):04X}"}, block.place)


@rule
def blank_at_start(_document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """Two blanks typed before a paragraph add to the first line's indent (clause 7.3.3)."""
    for block in flow.paragraphs:
        if block.label is None and block.text[:1] in (" ", "\u3000", "\t", "\u00a0") and block.text[:1]:
            yield Diagnostic(codes.BLANK_AT_START, {}, block.place)
