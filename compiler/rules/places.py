"""Where each character that is printed stands in the source.

In: a source, what was loaded from it, and the paragraphs that it prints. Out: for each run of a paragraph, the stretches of the source that hold it,
found by reading the source beside the run: YAML's quotation marks, escapes and line ends, and what a draft's format adds, are passed over. A text that was made
(a label, a date printed in full) has no place of its own; a figure filled in has that of its braces.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..messages.diagnostic import Place
from ..source.edits import LINE_END
from ..source.load import Data, FilledText, Loaded, Path, Shown

_NEAR, _BEFORE = (
    14,
    8,
)  # values after and before the one that a paragraph begins in, which its other runs are looked for in
# What may stand in the source between two characters of a text: an end of line with its indent, a mark of YAML or Markdown, an entity or an escape.
_BETWEEN = re.compile(r"[ \t\u3000]*(?:\r\n|\r|\n)[ \t\u3000\r\n]*|[ \t\u3000]+|\\[ \t]*|['\"*_`~\\]{1,3}")
_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])")
_MOST_GAPS = 4000
_MOST_LINES = 4  # between two lines of one paragraph: a page number, with blank lines round it
_ROUND = r"(?:附件：|抄送：)?(?:[0-9]+\.)?[（\u3000]?(.+?)[：）。]?"


@lru_cache(maxsize=4096)  # some are made of a text's own names
def pattern(text: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first looked for and not again: `re` keeps 512, and rules have more."""
    return re.compile(text)


class Stretch(NamedTuple):
    """Characters of a text, from `start` to before `end`, that stand in the source from `at` on, one for one."""

    start: int
    end: int
    at: int


class Found(NamedTuple):
    """Where a text was found: its stretches of the source, and its characters that figures printed."""

    stretches: tuple[Stretch, ...] = ()
    shown: tuple[Shown, ...] = ()

    def moved(self, by: int) -> "Found":
        """The same, counted in a text that begins so many characters earlier."""
        return Found(
            tuple(one._replace(start=one.start + by, end=one.end + by) for one in self.stretches),
            tuple(one._replace(start=one.start + by, end=one.end + by) for one in self.shown),
        )


class _Filled:
    """A text with its figures filled in, what of it stands in the source, and how far it was printed."""

    def __init__(self, made: FilledText, stretches: tuple[Stretch, ...]) -> None:
        self.text, self.shown, self.stretches, self.cursor = made.text, made.shown, stretches, 0

    def find(self, run: str) -> Found | None:
        """Where a run stands in it, from where the last one ended on; None where it does not."""
        at = self.text.find(run, self.cursor)
        if at < 0 and (at := self.text.find(run)) < 0:
            return None
        end = self.cursor = at + len(run)
        stretches = [
            Stretch(start, min(one.end, end), one.at + start - one.start)
            for one in self.stretches
            if (start := max(one.start, at)) < min(one.end, end)
        ]
        shown = [
            one._replace(start=max(one.start, at), end=min(one.end, end))
            for one in self.shown
            if max(one.start, at) < min(one.end, end)
        ]
        return Found(tuple(stretches), tuple(shown)).moved(-at)


class Sources:
    """The values of a source in the order in which they stand, and which of them a run comes from."""

    def __init__(self, loaded: Loaded) -> None:
        source = loaded.source
        self.text = source.text
        self.name = source.name
        self._begins = [0, *(end.end() for end in LINE_END.finditer(source.text))]
        self._filled: dict[tuple[int, int], _Filled] = {}
        filled = {path: self._with_figures(path, loaded) for path in loaded.filled}
        regions: list[tuple[int, int]] = []
        for path in _leaves(loaded.data):
            if place := loaded.marks.value(path):
                regions.append(self._region(place))
                holding = (path[:end] for end in range(len(path), 0, -1)) if filled else ()
                if (its := next(filter(filled.__contains__, holding), None)) is not None:
                    self._filled[regions[-1]] = filled[its]
        self._regions = sorted(set(regions))
        if self._regions and not loaded.marks.keys:  # a draft tells the lines that paragraphs begin in
            ends = [*(start for start, _ in self._regions[1:]), len(source.text)]
            self._regions = [(start, end) for (start, _), end in zip(self._regions, ends, strict=True)]
        self._starts = [start for start, _ in self._regions]
        self._cursors: dict[int, int] = {}

    def _at(self, line: int, column: int) -> int:
        if not 0 < line <= len(self._begins):
            return len(self.text)
        return min(self._begins[line - 1] + column - 1, len(self.text))

    def _region(self, place: Place) -> tuple[int, int]:
        return self._at(place.line, place.column), self._at(place.end_line, place.end_column)

    def _with_figures(self, path: Path, loaded: Loaded) -> _Filled:
        """A text that figures were filled into: what is typed between their braces is read beside the source."""
        made, place = loaded.filled[path], loaded.marks.value(path)
        at, stop = self._region(place) if place else (0, 0)
        stretches: list[Stretch] = []
        ends = [*((one.start, one.end, one.place) for one in made.shown), (len(made.text), 0, None)]
        begin = 0
        for end, after, braces in ends:
            first, last = self._region(braces) if braces else (stop, stop)
            if begin < end:
                stretches += Found(self._read(made.text[begin:end], at, first)).moved(begin).stretches
            begin, at = after, last
        return _Filled(made, tuple(stretches))

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

    def find(self, run: str, first: int) -> Found | None:
        """Where a run stands, looked for in the value `first` and those near it; None where it is nowhere. What is printed round a
        value (附件：, a colon after the addressees, the brackets of a remark, the blank after 表1, 抄送： and its full stop) has no place."""
        found = self._find(run, first)
        if found is None and (bare := pattern(_ROUND).fullmatch(run)) and bare[1] != run:
            inner = self._find(bare[1], first)
            found = inner and inner.moved(bare.start(1))
        return found

    def of_several(self, run: str, place: Place | None) -> Found | None:
        """Where the parts of a run stand that is printed of several values at a place, as post and name of who reports are."""
        if place is None:
            return None
        first, end = self.first(place), self._region(place)[1]
        last = min(bisect_left(self._starts, end), first + _NEAR)
        parts = [self.text[start:stop].strip("'\"") for start, stop in self._regions[first:last]]
        found = []
        for part, (start, stop) in zip(parts, self._regions[first:last], strict=True):
            here = run.find(part) if len(part) > 1 else -1
            if here >= 0 and run.count(part) == 1:
                found.append(Stretch(here, here + len(part), self.text.index(part, start, stop)))
        return Found(tuple(sorted(found))) if last - first > 1 else None

    def _find(self, run: str, first: int) -> Found | None:
        for index, start in self._near(first):
            if (filled := self._filled.get(self._regions[index])) and (found := filled.find(run)):
                return found
            at = self.text.find(run, start, self._regions[index][1])
            if at >= 0:
                self._cursors[index] = at + len(run)
                return Found((Stretch(0, len(run), at),))
        for index, start in self._near(first):
            if stretches := self._read(run, start, self._regions[index][1]):
                self._cursors[index] = stretches[-1].at + stretches[-1].end - stretches[-1].start
                return Found(stretches)
        return None

    def _near(self, first: int) -> Iterator[tuple[int, int]]:
        """The values that a run may stand in, each with where it is looked for from."""
        after = range(first, min(first + _NEAR, len(self._regions)))
        before = range(first - 1, max(first - 1 - _BEFORE, -1), -1)
        for index in (*after, *before):
            yield index, self._cursors.get(index, self._starts[index])
            if index == first:
                yield first, self._starts[first]  # what was printed before may stand after it

    def _read(self, run: str, start: int, end: int) -> tuple[Stretch, ...]:
        """The stretches of a run that begins in a value, read beside it; none where it is another text."""
        at = self.text.find(run[:6], start, end)
        if at < 0:
            at = self.text.find(run[:1], start, end)
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


def _beside(run: str, text: str, at: int, end: int) -> tuple[Stretch, ...]:
    """The stretches of a run whose text begins at a place; none where the source is of another text."""
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
