"""What comes of closing a file: a `Closed`, or an `UnreadableError` that says why nothing can be told of it.

In: nothing. Out: the two values, and what the readers of formats share.
"""

from typing import NamedTuple


class Closed(NamedTuple):
    """A file for LibreOffice; where it took something from before; the pictures of no known kind that it held."""

    data: bytes
    outside: tuple[str, ...] = ()
    pictures: int = 0


class UnreadableError(Exception):
    """Why it cannot be told what a file would fetch, in Chinese and English."""


def words_of(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


DAMAGED = ("它不完整，或已损坏。", "it is cut short, or damaged.")
TOO_LARGE = ("解开后太大。", "it is too large once unpacked.")
