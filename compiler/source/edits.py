"""Edits of a source text: what stands at a place, and what is to stand there instead. Nothing is printed anew.

In: a text as typed, and edits. Out: the text with all of them made, everything else untouched to the character, line ends and tabs
included. Places count as those of diagnostics do: lines and columns from 1, a character one column.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from ..messages.diagnostic import Code, Place
from ..terms.patterns import late

LINE_END = late(r"\r\n|\r|\n")
"""The line ends that libyaml counts."""


class Edit(NamedTuple):
    """From the line and column of `place` on, `new` stands for `old`; with nothing old, it is put in there."""

    place: Place
    old: str
    new: str


class Mend(NamedTuple):
    """An edit that leaves what is read as it is, and the message whose way out it goes."""

    code: Code
    edit: Edit


class EditError(ValueError):
    """Edits that cannot be made: the text is another than they were made for, or they are in each other's way."""


def of_line(line: str, start: int, end: int, new: str) -> Edit:
    """The edit of one line that puts `new` in place of the characters from `start` to before `end`, from zero."""
    return Edit(Place("", 1, start + 1, 1, end + 1), line[start:end], new)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, in whatever order they are given.

    Raises EditError where an edit's `old` does not stand at its place, or two edits touch the same characters, or put something in at
    the same place.
    """
    ends = list(LINE_END.finditer(text))
    lines = list(
        zip([0, *(end.end() for end in ends)], [*(end.start() for end in ends), len(text)], strict=True)
    )
    spans = []
    for edit in edits:
        line, column = edit.place.line, edit.place.column
        if not (0 < line <= len(lines) and column > 0):
            raise EditError(f"no such place: {edit.place.text('en')}")
        first, last = lines[line - 1]
        start = first + column - 1
        if start > last or not text.startswith(edit.old, start):
            raise EditError(f"not there: {edit.old!r} at {edit.place.text('en')}")
        spans.append((start, start + len(edit.old), edit.new))
    spans.sort()
    if any(one[1] > other[0] or one[:2] == other[:2] for one, other in pairwise(spans)):
        raise EditError("edits of the same characters")
    out, at = [], 0
    for start, end, new in spans:
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])
