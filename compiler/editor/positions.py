"""Places as editors count them: lines and characters from zero, and the 16-bit units that the protocol and browsers count.

In: a text. Out: `Lines`: positions, offsets, units and the places of diagnostics, each from the other; `edited`: the text after a change told
in units. Lines end as YAML's do and the protocol's: after \\n, \\r\\n or \\r, and nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from ..messages.diagnostic import Place
from ..source.edits import LINE_END


class Position(NamedTuple):
    """A place between two characters: the line and the character, both from zero; a character of any plane is one."""

    line: int
    column: int


class Range(NamedTuple):
    """From `start` to before `end`."""

    start: Position
    end: Position

    def holds(self, at: Position) -> bool:
        """Whether a position is in it, or at its edge."""
        return self.start <= at <= self.end


def units(text: str) -> int:
    """How many 16-bit units a text takes: two for a character beyond the first plane."""
    return len(text) if text.isascii() else len(_halves(text)) // 2


def _halves(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


class Lines:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """Where each line starts, and where its text ends."""
        starts, ends = [0], []
        for end in LINE_END.finditer(self.text):
            ends.append(end.start())
            starts.append(end.end())
        return starts, [*ends, len(self.text)]

    def __len__(self) -> int:
        return len(self._bounds[0])

    def line(self, number: int) -> str:
        """A line without its end; empty past the last."""
        starts, ends = self._bounds
        return self.text[starts[number] : ends[number]] if 0 <= number < len(starts) else ""

    def offset(self, at: Position) -> int:
        """How many characters stand before a position; one past the end of its line, or of the text, is there."""
        starts, ends = self._bounds
        if at.line < 0:
            return 0
        if at.line >= len(starts):
            return len(self.text)
        return min(starts[at.line] + max(at.column, 0), ends[at.line])

    def position(self, offset: int) -> Position:
        """The position before the character of that number; between \\r and \\n it is the end of the line."""
        starts, ends = self._bounds
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(starts, offset) - 1
        return Position(line, min(offset, ends[line]) - starts[line])

    def in_units(self, at: Position) -> tuple[int, int]:
        """The line, and the 16-bit units before a position in it."""
        return at.line, units(self.line(at.line)[: max(at.column, 0)])

    def of_units(self, line: int, count: int) -> Position:
        """The position after so many 16-bit units of a line; before the character where they part one."""
        text = self.line(line)
        if units(text) == len(text):
            return Position(line, min(max(count, 0), len(text)))
        column = 0
        for column, one in enumerate(text):
            count -= 1 + (one > "\uffff")
            if count < 0:
                return Position(line, column)
        return Position(line, column + 1)

    def range_of(self, place: Place | None) -> Range:
        """What the place of a diagnostic covers: one character at least, unless its line is empty; a whole line where it names no
        character, the first where it names no line."""
        if place is None or not place.line or not place.column:
            line = max(place.line - 1, 0) if place else 0
            return Range(Position(line, 0), Position(line, len(self.line(line))))
        start = self._inside(Position(place.line - 1, place.column - 1))
        end = self._inside(Position(place.end_line - 1, place.end_column - 1)) if place.end_line else start
        if end <= start:
            end = self._inside(Position(start.line, start.column + 1))
        return Range(start, end)

    def _inside(self, at: Position) -> Position:
        return self.position(self.offset(at))


def edited(text: str, start: tuple[int, int], end: tuple[int, int], new: str) -> str:
    """The text with what stands from `start` to before `end`, lines and units, replaced; halves of a character may be parted and joined.

    What is past the end of a line is taken for that end, as the protocol has it.
    """
    lines, halves = Lines(text), _halves(text)
    one, other = (2 * _units_before(lines, *at) for at in (start, end))
    return (halves[:one] + _halves(new) + halves[max(one, other) :]).decode("utf-16-le", "surrogatepass")


def _units_before(lines: Lines, line: int, count: int) -> int:
    """How many units of a text stand before so many of a line."""
    if line >= len(lines):
        return units(lines.text)
    before = lines.text[: lines.offset(Position(line, 0))]
    return units(before) + min(max(count, 0), units(lines.line(line)))
