"""What is told of a template made of an old document."""

from typing import NamedTuple

from ...word.ooxml.words import Words
from ..spots import short

_QUOTED = 12  # characters of a paragraph that tell which it is


class Taken(NamedTuple):
    """One thing that was taken over, or not: what, and how; each in Chinese and English."""

    what: Words
    how: Words


def quoted(text: str) -> str:
    """How a paragraph begins."""
    return short(text, _QUOTED)
