"""Where each character that is printed stands in the source.

In: a source, what was loaded from it, and the paragraphs that it prints. Out: for each run of a paragraph, the stretches of the source that hold it,
found by reading the source beside the run: YAML's quotation marks, escapes and line ends, and what a draft's format adds, are passed over. A text that was made
(a label, a figure filled in, a date printed in full) has no place of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..messages.diagnostic import Place
from ..source.edits import LINE_END
from ..source.load import Data, Loaded, Path

_NEAR, _BEFORE = (
    14,
    8,
)  # values after and before the one that a paragraph begins in, which its other runs are looked for in
# What may stand in the source between two characters of a text: an end of line with its indent, a mark of YAML or Markdown, an entity or an escape.
_BETWEEN = re.compile(r"[ \t\u3000]*(?:\r\n|\r|\n)[ \t\u3000\r\n]*|[ \t\u3000]+|\\[ \t]*|['\"*_`~\\]{1,3}")
_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])")
_FILLED = re.compile(r"\{\{.*?\}\}")
_LITERAL = re.compile(r"[^{\r\n'\"\\]{1,6}")  # what follows a figure in the source
_MOST_ENDS, _TRIED, _MOST_FIGURES = (
    3,
    6,
    100,
)  # ends tried for a figure, figures that have several tried, figures passed
_MOST_GAPS = 4000
_MOST_LINES = 4  # between two lines of one paragraph: a page number, with blank lines round it
_ROUND = r"(?:附件：)?(?:[0-9]+\.)?（?(.+?)[：）]?"


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first looked for and never again."""
    return re.compile(text)


class Stretch(NamedTuple):
    """Characters of a text, from `start` to before `end`, that stand in the source from `at` on, one for one."""

    start: int
    end: int
    at: int


class Sources:
    """The values of a source in the order in which they stand, and which of them a run comes from."""

    def __init__(self, loaded: Loaded) -> None:
        source = loaded.source
        self.text = source.text
        self.name = source.name
        self._begins = [0, *(end.end() for end in LINE_END.finditer(source.text))]
        regions: list[tuple[int, int]] = []
        for path in _leaves(loaded.data):
            if place := loaded.marks.value(path):
                start, end = self._at(place.line, place.column), self._at(place.end_line, place.end_column)
                regions.append((start, end))
        self._regions = sorted(set(regions))
        if not loaded.marks.keys:  # a draft tells the lines that paragraphs begin in
            ends = [*(start for start, _ in self._regions[1:]), len(source.text)]
            self._regions = [(start, end) for (start, _), end in zip(self._regions, ends, strict=True)]
        self._starts = [start for start, _ in self._regions]
        self._cursors: dict[int, int] = {}

    def _at(self, line: int, column: int) -> int:
        if not 0 < line <= len(self._begins):
            return len(self.text)
        return min(self._begins[line - 1] + column - 1, len(self.text))

    def place(self, start: int, end: int) -> Place:
        """The place of some characters of the source."""
        first, last = bisect_right(self._begins, start), bisect_right(self._begins, max(end - 1, start))
        column, end_column = start - self._begins[first - 1] + 1, end - self._begins[last - 1] + 1
        return Place(self.name, first, column, last, end_column)

    def is_text(self, line: int, column: int) -> bool:
        """Whether a character of a line, from zero, stands within a value: no comment."""
        at = self._begins[line - 1] + column
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._regions[index][1]

    def last_line(self, line: int) -> int:
        """The last line of the values that begin in a line."""
        start = self._at(line, 1)
        end = self._begins[line] if line < len(self._begins) else len(self.text) + 1
        ends = [last for first, last in self._regions if start <= first < end]
        return max((bisect_right(self._begins, max(last - 1, 0)) for last in ends), default=line)

    def first(self, place: Place | None) -> int:
        """The value that stands at a place, or the next."""
        if place is None:
            return 0
        return bisect_left(self._starts, self._at(place.line, place.column))

    def find(self, run: str, first: int) -> tuple[Stretch, ...]:
        """The stretches of a run, looked for in the value `first` and those near it; none where it is nowhere. What is printed round a
        value (附件：, a colon after the addressees, the brackets of a remark) has no place."""
        found = self._find(run, first)
        if not found and (bare := pattern(_ROUND).fullmatch(run)) and bare[1] != run:
            shift = bare.start(1)
            inner = self._find(bare[1], first)
            found = tuple(Stretch(one.start + shift, one.end + shift, one.at) for one in inner)
        return found

    def _find(self, run: str, first: int) -> tuple[Stretch, ...]:
        after = range(first, min(first + _NEAR, len(self._regions)))
        before = range(first - 1, max(first - 1 - _BEFORE, -1), -1)
        tried = [(index, self._cursors.get(index, self._starts[index])) for index in (*after, *before)]
        if after:
            tried.insert(1, (first, self._starts[first]))  # what was printed before may stand after it
        for index, start in tried:
            at = self.text.find(run, start, self._regions[index][1])
            if at >= 0:
                self._cursors[index] = at + len(run)
                return (Stretch(0, len(run), at),)
        for index, start in tried:
            if found := self._read(run, start, self._regions[index][1]):
                self._cursors[index] = found[-1].at + found[-1].end - found[-1].start
                return found
        return ()

    def _read(self, run: str, start: int, end: int) -> tuple[Stretch, ...]:
        """The stretches of a run that begins in a value, read beside it; none where it is another text."""
        at = self.text.find(run[:6], start, end)
        if at < 0:
            at = self.text.find(run[:1], start, end)
            figure = self.text.find("{{", start, end)
            if figure >= 0 and not self.text[start:figure].strip(" '\"|>-\r\n") and (at < 0 or figure < at):
                at = figure
        return _beside(run, self.text, at, end) if at >= 0 else ()


def _leaves(data: Data, path: Path = ()) -> Iterator[Path]:
    """The paths of all texts."""
    match data:
        case str():
            yield path
        case list():
            for index, one in enumerate(data):
                yield from _leaves(one, (*path, index))
        case _:
            for key, one in data.items():
                yield from _leaves(one, (*path, key))


def _beside(run: str, text: str, at: int, end: int, figures: int = 0) -> tuple[Stretch, ...]:
    """The stretches of a run whose text begins at a place, `figures` of which were passed; none where the source is of another text."""
    found: list[Stretch] = []
    here, gaps = 0, 0
    while here < len(run):
        same = _common(run, here, text, at, end)
        if same:
            found.append(Stretch(here, here + same, at))
            here, at = here + same, at + same
            continue
        gaps += 1
        if at >= end or gaps > _MOST_GAPS:
            return ()
        if filled := _FILLED.match(text, at, end):
            # A figure: what is printed for it ends where the text after it goes on.
            at = filled.end()
            after = _LITERAL.match(text, at, end)
            for ends in _where(run, after[0] if after else "", here, figures):
                if (
                    rest := _beside(run[ends:], text, at, end, figures + 1)
                    if ends < len(run)
                    else (Stretch(0, 0, at),)
                ):
                    moved = (Stretch(one.start + ends, one.end + ends, one.at) for one in rest)
                    return (*found, *(one for one in moved if one.start < one.end))
            return ()
        if (on := _next_line(run, here, text, at, end)) >= 0:
            at = on
        elif run[here] in " \n" and (gap := _BETWEEN.match(text, at, end)) and "\n" in gap[0]:
            here, at = here + 1, gap.end()
        elif text[at] == "\\" and (escaped := _ESCAPED.match(text, at, end)) and escaped[0][1] not in " \t":
            here, at = here + 1, escaped.end()
        elif gap := _BETWEEN.match(text, at, end):
            at = gap.end()
        else:
            return ()
    return tuple(found)


def _where(run: str, literal: str, here: int, figures: int) -> Iterator[int]:
    """Where a text may go on after a figure, as the source goes on: the ends of what may be printed for it, of later ones the nearest only."""
    if not literal or figures > _MOST_FIGURES:
        yield len(run)
        return
    for _ in range(_MOST_ENDS if figures < _TRIED else 1):
        here = run.find(literal, here)
        if here < 0:
            return
        yield here
        here += 1


def _next_line(run: str, here: int, text: str, at: int, end: int) -> int:
    """Where a run goes on in one of the lines below, -1 where it does not: lines between that are not its own are passed over."""
    for _ in range(_MOST_LINES):
        at = text.find("\n", at, end) + 1
        if not at:
            return -1
        while at < end and text[at] in " \t\u3000\r\n":
            at += 1
        if text.startswith(run[here : here + 3], at):
            return at
    return -1


def _common(run: str, here: int, text: str, at: int, end: int) -> int:
    """How many characters of the run and the source are the same from here on."""
    most = min(len(run) - here, end - at)
    if most <= 0 or run[here] != text[at]:
        return 0
    if text.startswith(run[here : here + most], at):
        return most
    low, high = 1, most
    while high - low > 1:
        middle = (low + high) // 2
        if text.startswith(run[here : here + middle], at):
            low = middle
        else:
            high = middle
    return low


def within(stretches: Sequence[Stretch], start: int, end: int) -> tuple[int, int] | None:
    """Where characters of a text stand in the source, from and to; None unless one stretch holds them all."""
    for one in stretches:
        if one.start <= start and end <= one.end:
            return one.at + start - one.start, one.at + end - one.start
    return None


def around(stretches: Sequence[Stretch], start: int, end: int) -> tuple[int, int] | None:
    """As `within`, or where they stand with what is between them; what was typed as an escape stands between what is before and after it.
    None where nothing near has a place."""
    first = next((one.at + start - one.start for one in stretches if one.start <= start < one.end), None)
    last = next((one.at + end - one.start for one in stretches if one.start < end <= one.end), None)
    if first is None:
        first = max((one.at + one.end - one.start for one in stretches if one.end <= start), default=None)
    if last is None:
        last = min((one.at for one in stretches if one.start >= end), default=None)
    if first is None or last is None:
        return None
    return (first, last) if first < last else None
