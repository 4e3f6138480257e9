"""YAML text to plain data with places: a strict subset, safe for people who do not program.

In: a `Source`. Out: `Loaded`: dict, list and str only, with the place of every key and value. Refused:
duplicate keys, keys that are not text, tags, several documents, undefined or oversized aliases. The only door to yaml.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from typing import Any, NamedTuple

import yaml
from yaml import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..terms.fields import FIELDS, KEYS, SPANS, SPELLINGS, keys_beginning, keys_near, keys_within, strangers
from ..terms.patterns import late
from . import mistakes
from .edits import LINE_END, Edit, Mend, apply

Path = tuple[str | int, ...]
Data = str | list["Data"] | dict[str, "Data"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml wherever it is
MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 64
MAX_NODES = 200_000
MAX_INDENT = 200
MAX_MENDS = 60
MAX_READINGS = 80
MAX_MENDS_OF_LINE = 8
NEAR = 4  # lines: where reading stops again so soon, that may follow from what was mended
MAX_TRIED = 4 * 1024 * 1024  # characters read to find out which of several mends was meant


@dataclass(frozen=True)
class Source:
    """Decoded text with the name that messages call it by."""

    name: str
    text: str
    notes: tuple[Diagnostic, ...] = ()

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return split_lines(self.text)

    def line(self, place: Place) -> str | None:
        """The line that `place` names, None when it is in another file or past the end."""
        inside = place.file == self.name and 0 < place.line <= len(self.lines)
        return self.lines[place.line - 1] if inside else None


# Control characters, lone surrogates, and the line ends that YAML knows and no editor shows: U+0085, U+2028, U+2029.
RARE = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def split_lines(text: str) -> list[str]:
    """The lines as libyaml counts them; the rarer line ends that it knows are refused before it sees them."""
    return LINE_END.split(text) if "\r" in text else text.split("\n")


NOTHING = frozenset(["null", "Null", "NULL", "~"])
"""YAML's words for nothing, without quotation marks."""


class Mark(NamedTuple):
    """The extent of one key or value: zero-based line and column of start and end, as libyaml counts."""

    line: int
    column: int
    end_line: int
    end_column: int


class Spots(dict[Path, Any]):
    """Marks by path, kept as the events of libyaml that tell them, or as the first and the last event of a list or mapping; those of stretches
    are made when one is first asked for. Few ever are, and to make one costs as much as the entry it is of."""

    __slots__ = ("late",)

    def __init__(self) -> None:
        self.late: list[Callable[[], Iterator[tuple[Path, Mark]]]] = []

    def all(self) -> dict[Path, Any]:
        """What is kept, that of stretches too; threads that ask at once make the same."""
        if self.late:
            for marks in self.late:
                self.update(marks())
            self.late = []
        return self

    def __contains__(self, path: object) -> bool:
        # Whatever stands in a stretch stands in a list.
        return dict.__contains__(self, path) or (
            bool(self.late)
            and isinstance(path, tuple)
            and int in map(type, path)
            and dict.__contains__(self.all(), path)
        )

    def __getitem__(self, path: Path) -> Mark:
        return _mark(dict.__getitem__(self.all(), path))

    def place(self, path: Path, file: str) -> Place | None:
        """The same as a place in a file, without a mark made on the way; None where the path has none."""
        spot: Any = dict.__getitem__(self, path) if path in self else None
        if isinstance(spot, Mark):
            return _place_of(file, spot)
        if spot is None:
            return None
        start, end = spot if isinstance(spot, tuple) else (spot, spot)
        first, last = start.start_mark, end.end_mark
        return Place(file, first.line + 1, first.column + 1, last.line + 1, last.column + 1)

    def get(self, path: Path, default: Any = None) -> Any:
        """The mark of a path, or the default."""
        return _mark(dict.__getitem__(self, path)) if path in self else default

    def keys(self) -> Any:
        """All paths."""
        return dict.keys(self.all())

    def __iter__(self) -> Iterator[Path]:
        return iter(self.keys())  # with its own, a dict is copied by what it holds, not by what it gives

    def values(self) -> Any:
        """All marks."""
        return map(self.__getitem__, self.keys())

    def items(self) -> Any:
        """All paths with their marks."""
        return zip(self.keys(), self.values(), strict=True)

    def __reduce__(self) -> tuple[type[dict[Path, Any]], tuple[list[tuple[Path, Mark]]]]:
        return dict, ([*self.items()],)


def _mark(spot: Any) -> Mark:
    """The mark of an event, or of all from an event to another."""
    if isinstance(spot, Mark):
        return spot
    start, end = spot if isinstance(spot, tuple) else (spot, spot)
    first, last = start.start_mark, end.end_mark
    return Mark(first.line, first.column, last.line, last.column)


def _place_of(file: str, mark: Mark) -> Place:
    return Place(file, mark.line + 1, mark.column + 1, mark.end_line + 1, mark.end_column + 1)


@dataclass(frozen=True)
class Marks:
    """Places of keys and values, by the path of keys as typed. Two sets always compare equal: a place is not content."""

    file: str = ""
    keys: Mapping[Path, Mark] = field(default_factory=dict, repr=False)
    values: Mapping[Path, Mark] = field(default_factory=dict, repr=False)

    def key(self, path: Path) -> Place | None:
        """Where the key of `path` stands; the value for a list item; the nearest parent otherwise."""
        return self._nearest(path, (self.keys, self.values))

    def value(self, path: Path) -> Place | None:
        """Where the value of `path` stands, or its nearest parent."""
        places = self._places
        if path not in places:
            places[path] = self._nearest(path, (self.values, self.keys))
        return places[path]

    @cached_property
    def _places(self) -> dict[Path, Place | None]:
        return {}  # of several documents of one text each is asked for again

    def _nearest(self, path: Path, tables: tuple[Mapping[Path, Mark], ...]) -> Place | None:
        while True:
            for table in tables:
                if isinstance(table, Spots):
                    place = table.place(path, self.file)
                else:
                    place = _place_of(self.file, table[path]) if path in table else None
                if place:
                    return place
            if not path:
                return None
            path = path[:-1]

    def path(self, steps: Path) -> Path:
        """The path as it was typed of what stands at some steps, keys of fields and indexes; an item of a list that was typed without one is
        the whole."""
        path: Path = ()
        for step in steps:
            if isinstance(step, str):
                path = self.typed(path, SPELLINGS[step])
            elif (here := (*path, step)) in self.values:
                path = here
        return path

    def typed(self, path: Path, spellings: tuple[str, ...]) -> Path:
        """The path of the key as it was typed under `path`, among a field's spellings."""
        for spelling in spellings:
            if (here := (*path, spelling)) in self.values:
                return here
        return (*path, spellings[0])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Marks)

    def __hash__(self) -> int:
        return 0


class Spot(NamedTuple):
    """Where something was typed, by the steps that `Marks.path` takes: few places are ever asked for, and to look for one costs more than the
    paragraph that it is of."""

    marks: Marks
    steps: Path

    @property
    def place(self) -> Place | None:
        """The same as a place."""
        return self.marks.value(self.marks.path(self.steps))


class Shown(NamedTuple):
    """Characters of a text, from `start` to before `end`, that were printed for braces; where these stand; whether what they print is not known yet."""

    start: int
    end: int
    place: Place | None
    is_open: bool


class FilledText(NamedTuple):
    """A text with its figures filled in, and which of its characters they are, in order."""

    text: str
    shown: tuple[Shown, ...]


class Loaded(NamedTuple):
    """What a source holds: data of dict, list and str only; where all of it stands; what had to be assumed.

    `problems` are faults past which reading could go on: `validate` refuses the whole with them and its own, but for those in
    the lines that are `doubtful`: a fault told of already may be all that is wrong there. `mends` write down what was surely meant.
    `filled` are the texts that print figures; of a table of figures what its cells print that is not known yet, one below the other.
    """

    source: Source
    data: dict[str, Data]
    marks: Marks
    notes: tuple[Diagnostic, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    doubtful: tuple[range, ...] = ()
    mends: tuple[Mend, ...] = ()
    filled: Mapping[Path, FilledText] = {}

    def follows(self, one: Diagnostic) -> bool:
        """Whether a finding may be there only because of a fault told of already."""
        return one.place is not None and any(one.place.line - 1 in lines for lines in self.doubtful)


def load(source: Source) -> Loaded:
    """Read YAML into plain data. Raises CompileError where nothing can be made of it."""
    text = _Text(source)
    if _may_be_many(source.text) and (place := _past_the_last(text)):
        raise CompileError([Diagnostic(codes.TOO_MANY_NODES, {}, place)])
    builder, data = _read(text)
    others = [one for one in builder.problems if not (one.place and text.in_doubt(one.place.line - 1))]
    found = {(one.code.id, one.place): one for one in (*text.problems, *others)}
    problems = sorted(
        found.values(),
        key=lambda d: (d.place.line, d.place.column) if d.place else (0, 0),
    )
    if not isinstance(data, dict):
        place = Place(source.name, 1, 1, 1, 1)
        code = codes.NOT_A_MAPPING if data else codes.EMPTY_FILE
        raise CompileError(problems or [Diagnostic(code, {}, place)])
    marks = Marks(source.name, text.as_written(builder.keys), text.as_written(builder.values))
    notes = (*source.notes, *builder.notes)
    return Loaded(source, data, marks, notes, tuple(problems), tuple(text.doubtful), tuple(text.sure_mends()))


def _read(text: "_Text") -> "tuple[_Builder, Data | None]":
    """Read a text as often as mistakes are mended in it."""
    for _ in range(MAX_READINGS):
        builder = _Builder(text)
        data = builder.read()
        if not text.mended_anew():
            break
    return builder, data


def likely_mends(source: Source) -> list[Mend]:
    """What was most likely meant where a line cannot be read, or is read otherwise: for a person to choose. No word of the line is changed by it."""
    text = _Text(source)
    if not _may_be_many(source.text):
        _read(text)
    return [*text.mends_of_lines()]


def _may_be_many(text: str) -> bool:
    """Whether a text may hold too many entries: one of these marks begins three at most, a mapping, its key and the value."""
    return 3 * sum(map(text.count, ":-,?[{*")) >= MAX_NODES


def _past_the_last(text: "_Text") -> Place | None:
    """Where an entry too many begins, found at a third of what reading costs; None when there is none."""
    nodes = (ScalarEvent, CollectionStartEvent, AliasEvent)
    try:
        events = (event for event in yaml.parse(text.text, Loader=_LOADER) if isinstance(event, nodes))
        event = next(islice(events, MAX_NODES, None), None)
    except yaml.YAMLError:
        return None
    mark = event and event.start_mark
    return text.place(Mark(mark.line, mark.column, mark.line, mark.column + 1)) if mark else None


def _said(problem: str) -> Code:
    """What libyaml says in our words; from 0.2.6 on it has a limit of its own to nesting, past ours."""
    if "document start" in problem:
        return codes.SECOND_DOCUMENT
    return codes.TOO_DEEP if "maximum nesting depth" in problem else codes.YAML_SYNTAX


class _Text:
    """The text being read: its lines, mended where a mistake was recognised so that reading can go on."""

    def __init__(self, source: Source, trial: bool = False) -> None:
        self.source = source
        self.trial = trial  # only read to see how well it can be
        self.stopped = sys.maxsize  # the line past which it could not be read
        self.tried = 0
        self.doubtful: list[range] = []
        self.lines = split_lines(source.text)
        self.problems: list[Diagnostic] = []
        self.shifts: dict[int, list[tuple[int, int]]] = {}
        self.parted = not trial  # whether stretches of it are read by themselves
        self.mends = 0
        self.mended: dict[int, list[Code]] = {}
        self.fresh = False
        plain = "".join(self.lines).isprintable()
        for number, line in enumerate(() if plain or not RARE.search(source.text) else self.lines):
            for found in RARE.finditer(line):
                place = self.place(Mark(number, found.start(), number, found.end()))
                character = {"character": f"U+{ord(found[0]):04X}"}
                self.problems.append(Diagnostic(codes.BAD_CHARACTER, character, place))
            self.lines[number] = RARE.sub("\ufffd", line) if line.strip() else ""
        self.lines = ["" if line.isspace() else line for line in self.lines]

    def mended_anew(self) -> bool:
        """Whether lines were mended since this was last asked, or must be read in one: then the text must be read again."""
        fresh, self.fresh = self.fresh, False
        self.parted = self.parted and not fresh
        return fresh

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, mark: Mark) -> Place:
        """A mark as a place in the text as it was written."""
        first, last = self.original(mark.line, mark.column), self.original(mark.end_line, mark.end_column)
        return Place(self.source.name, mark.line + 1, first + 1, mark.end_line + 1, last + 1)

    def as_written(self, marks: Spots) -> Mapping[Path, Mark]:
        """Marks in the text as it was written."""
        if not self.shifts:
            return marks
        return {
            path: Mark(
                m.line, self.original(m.line, m.column), m.end_line, self.original(m.end_line, m.end_column)
            )
            for path, m in marks.items()
        }

    def original(self, line: int, column: int) -> int:
        """The column in the line as it was written."""
        for at, delta in reversed(self.shifts.get(line, ())):
            if column > at:
                column = max(column - delta, at)
        return column

    def mend(self, number: int, mistake: mistakes.Mistake) -> bool:
        """Note a mistake and mend its line; False when no more can be mended within bounds.

        What a line shows only because it was mended (its new indent, its missing key) is mended without a word.
        """
        again = number in self.shifts and mistake.code in (codes.BAD_INDENT, codes.LINE_WITHOUT_KEY)
        if not again and not self.in_doubt(number):
            mark = Mark(number, mistake.column, number, mistake.end)
            self.problems.append(Diagnostic(mistake.code, mistake.args, self.place(mark)))
        self.mends += 1
        self.mended.setdefault(number, []).append(mistake.code)
        if (
            len(self.mended[number]) > MAX_MENDS_OF_LINE
            or self.mends > MAX_MENDS
            or self.mends * len(self.source.text) > MAX_BYTES * 2
        ):
            return False
        before, after = self.lines[number], apply(self.lines[number], [mistake.edit])
        if before == after:
            return False
        delta = 1 if after.endswith("'") else len(after) - len(before)
        at = 0 if mistake.edit.place.column == 1 else mistake.column
        self.shifts.setdefault(number, []).append((at, delta))
        self.lines[number] = after
        self.fresh = True
        return True

    def sure_mends(self) -> Iterator[Mend]:
        """Of the lines in which nothing was wrong but that quotes are missing: what stood there, and what stands there now."""
        return (
            self._mend_of(number, told)
            for number, told in self.mended.items()
            if not self.in_doubt(number) and mistakes.quotes_missing(told)
        )

    def mends_of_lines(self) -> Iterator[Mend]:
        """The same of all lines whose words are what they were."""
        before = split_lines(self.source.text)
        for number, told in self.mended.items():
            if _words(before[number]) == _words(self.lines[number]) and before[number] != self.lines[number]:
                yield self._mend_of(number, told)

    def _mend_of(self, number: int, told: Sequence[Code]) -> Mend:
        old, new = split_lines(self.source.text)[number], self.lines[number]
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        place = Place(self.source.name, number + 1, start + 1, number + 1, len(old) - end + 1)
        return Mend(told[0], Edit(place, old[start : len(old) - end], new[start : len(new) - end]))

    def in_doubt(self, number: int) -> bool:
        """Whether a line may be read otherwise than meant, because of a mistake that was told."""
        return any(number in lines for lines in self.doubtful)

    def mend_best(self, ways: Sequence[tuple[int, mistakes.Mistake]], problem: int) -> bool:
        """Mend what can be mended in several ways as it was meant: so that the most can be read past `problem`, and fits best.

        Where even so not all about it fits, what is found there later is not told: it may follow from the mistake. False where
        there is no way.
        """
        if self.trial:
            return False
        shown = (
            codes.BLANK_NOT_SPACE,
            codes.EXTRA_DASH,
            codes.LINE_WITHOUT_KEY,
        )  # told though reading stops again
        best: tuple[int, int, int] | None = None
        chosen: tuple[int, mistakes.Mistake, list[int]] | None = None
        for order, (number, mistake) in enumerate(ways):
            if order and self.tried + len(self.source.text) > MAX_TRIED:
                break
            stopped, unfit = self._try_out(number, mistake)
            if stopped <= problem and mistake.code not in shown:
                continue
            # Of ways that lead as far, where reading stops again: a missing dash moves a whole block, an indent hides it.
            dash = stopped == sys.maxsize or mistake.code is codes.DASH_MISSING
            rank = (-stopped, len(unfit), order - len(ways) * dash)
            if best is None or rank < best:
                best, chosen = rank, (number, mistake, unfit)
            if stopped == sys.maxsize and not unfit:
                break
        if best is None or chosen is None:
            return False
        number, mistake, unfit = chosen
        self.mend(number, mistake)
        lines = mistakes.region(self.lines, number)
        if any(line in lines for line in unfit) or -best[0] in range(number, number + NEAR):
            self.doubtful.append(lines)
        return True

    def otherwise(self, *numbers: int) -> Iterator[tuple[int, mistakes.Mistake]]:
        """What else may be wrong with some lines: their indents, their dashes."""
        for number in dict.fromkeys(numbers):
            if 0 <= number < len(self.lines):
                yield from ((number, mistake) for mistake in mistakes.otherwise(self.lines, number))

    def _try_out(self, number: int, mistake: mistakes.Mistake) -> tuple[int, list[int]]:
        """How far the text could be read with a line mended, and the lines of what does not fit then."""
        lines = [*self.lines]
        lines[number] = apply(lines[number], [mistake.edit])
        other = _Text(Source(self.source.name, "\n".join(lines)), trial=True)
        self.tried += len(self.source.text)
        builder = _Builder(other)
        builder.read()
        told = [one.place.line - 1 for one in (*other.problems, *builder.problems) if one.place]
        return other.stopped, [*builder.unfit, *told]

    def _says_something(self, number: int) -> bool:
        """Whether a line is neither blank nor a comment."""
        return re.match(r"\s*[^\s#]", self.lines[number]) is not None

    def explain(self, error: yaml.MarkedYAMLError) -> None:
        """Note what libyaml could not read, in our own words; mend it where the mistake is a known one."""
        problem = error.problem_mark.line if error.problem_mark else 0
        if self.trial:
            self.stopped = problem
            return
        context = error.context_mark.line if error.context_mark else problem
        above = next((n for n in range(min(problem, len(self.lines)) - 1, -1, -1) if self.line(n).strip()), 0)
        candidates = [problem, context, above]
        if "simple key" in str(error.context) or "quoted" in str(error.context):
            candidates = [context, problem, above]
        in_brackets = "flow sequence" in str(error.context)
        if "while parsing a flow" in str(error.context) and (
            mistake := mistakes.figures_in_brackets(
                line := self.line(problem), len(line) - len(line.lstrip())
            )
        ):
            self.mend(problem, mistake)  # the bracket may have opened in a line above
            return
        if "while parsing a flow" in str(error.context) and problem < len(self.lines):
            column = error.problem_mark.column if error.problem_mark else 0
            if self._mend_brackets(problem, column, above):
                return
        for number in dict.fromkeys(candidates):
            line = self.line(number)
            mistake = (
                (mistakes.text_beside_braces(line) if in_brackets else None)
                or mistakes.full_width_comma(line)
                or mistakes.in_line(line)
                or (mistakes.items_in_brackets(line) if number == problem else None)
                or mistakes.extra_dash(line, self.line(above) if number == problem else "")
            )
            if mistake and mistake.code is codes.BRACKET_LEFT_OPEN:
                mistake = None if mistakes.closing_of(self.lines, number) else mistake
            if mistake and mistake.code in (codes.BLANK_NOT_SPACE, codes.EXTRA_DASH):
                self.mend_best([(number, mistake), *self.otherwise(number)], problem)
                return
            if mistake:
                self.mend(number, mistake)
                return
        line = self.line(candidates[0])
        indent = len(line) - len(line.lstrip(" "))
        if mistake := mistakes.in_folded_line(line, indent) or mistakes.like_a_key(line):
            self.mend(candidates[0], mistake)
            return
        if above < problem < len(self.lines) and (
            mistake := mistakes.key_missing(self.lines, above, problem)
        ):
            self.mend(above, mistake)
            return
        key = next(
            (n for n in range(min(problem, len(self.lines)) - 1, -1, -1) if self._says_something(n)), 0
        )
        if key < problem < len(self.lines) and (
            mistake := mistakes.text_beside_list(self.lines[key], self.lines[problem])
        ):
            self.mend(key, mistake)
            return
        ways = []
        if problem < len(self.lines) and (mistake := mistakes.bad_indent(self.lines, problem)):
            ways.append((problem, mistake))
        first = mistakes.region(self.lines, above).start + 1 if above < len(self.lines) else above
        ways += self.otherwise(problem, above, context, first)
        if mistake := mistakes.without_key(line):  # as it may be left out
            ways.append((candidates[0], mistake))
        if self.mend_best(ways, problem):
            return
        column = error.problem_mark.column if error.problem_mark else 0
        place = self.place(Mark(problem, column, problem, column + 1))
        # What is wrong with the line was said, or a line above it has an indent that only looks right.
        if problem not in self.shifts and not any(d.code is codes.BLANK_NOT_SPACE for d in self.problems):
            self.problems.append(Diagnostic(_said(str(error.problem)), {}, place))

    def _mend_brackets(self, problem: int, column: int, above: int) -> bool:
        """Mend what keeps brackets from being read on at a spot, where that is known."""
        line = self.line(problem)
        if mistakes.full_width_comma(line) or mistakes.text_beside_braces(line):
            return False
        if mistake := mistakes.where_brackets_stop(line, column):
            return self.mend(problem, mistake)
        if not line[:column].strip() and above < problem:
            if mistake := mistakes.comma_missing_above(self.lines, above, problem):
                return self.mend(above, mistake)
            told = len(self.problems) + 1
            mended = [
                self.mend(number, one) for number, one in mistakes.dash_in_brackets(self.lines, problem)
            ]
            del self.problems[told:]  # one fault, in however many lines
            return any(mended)
        return False


def _words(line: str) -> str:
    """What of a line is no mark and no blank."""
    return re.sub(r"\W", "", line)


def _alike(one: str, two: str) -> int:
    """How many characters two texts have alike from the first on."""
    same = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in same if a != b), min(len(one), len(two)))


class _Stretch(NamedTuple):
    """Items of a list, one right below the other, of which another follows: the line and the column of the first dash, what they are, and how
    many nodes."""

    line: int
    column: int
    items: list[Data]

    @property
    def size(self) -> int:
        """How many nodes they are."""
        return sum(1 if isinstance(item, str) else 1 + len(item) for item in self.items)

    def keys(self, path: Path, first: int) -> Iterator[tuple[Path, Mark]]:
        """The marks of their keys in a list at a path, the first of them at an index."""
        line, column = self.line, self.column + 2
        for at, item in enumerate(self.items, first):
            for below, key in enumerate(item if isinstance(item, dict) else ()):
                yield (*path, at, key), Mark(line + below, column, line + below, column + len(key))
            line += len(item) if isinstance(item, dict) else 1

    def values(self, path: Path, first: int) -> Iterator[tuple[Path, Mark]]:
        """The same of their values and of themselves: a mapping ends where the next item begins."""
        line, column = self.line, self.column + 2
        for at, item in enumerate(self.items, first):
            if isinstance(item, str):
                yield (*path, at), Mark(line, column, line, column + len(item))
                line += 1
            elif isinstance(item, dict):
                yield (*path, at), Mark(line, column, line + len(item), self.column)
                for key, text in item.items():
                    begin = column + len(key) + 2
                    yield (*path, at, key), Mark(line, begin, line, begin + len(text))
                    line += 1


# An item of a list that another follows: a text, or one or two keys with theirs. A text begins with a figure or with what is no ASCII, and has
# nothing in it that could be more than text.
_PLAIN = r"([^\x00-/:-\xa0｛［\ufeff][^\n\t:#{}\ufeff]*)(?<! )\n"
_ITEM = late(rf"^( *)- (?:(\w+): )?{_PLAIN}(?:\1  (\w+): {_PLAIN})?(?=\1- )", re.MULTILINE)


def _parted(text: str) -> tuple[str, dict[int, _Stretch]]:
    """A text without the items in which nothing can be a mistake, as nearly all are, and these by their first lines, where an empty item
    stands for them: the rest is left to libyaml, which takes five times as long for each. Whoever reads it sees to it that each is met as an item."""
    stretches: dict[int, _Stretch] = {}
    pieces: list[str] = []
    done = line = 0
    items: list[Data] = []
    for found in _ITEM.finditer(text):
        indent, key, value, other, more = found.groups()
        item: Data
        if key is None:
            item = value
            if other or "：" in value:
                continue
        elif key not in KEYS or other == key or (other and other not in KEYS):
            continue
        else:
            item = {key: value, other: more} if other else {key: value}
        begin, end = found.span()
        if begin > done or not pieces:
            pieces += text[done:begin], indent, "- ''"
            line += text.count("\n", done, begin)
            items = []
            stretches[line] = _Stretch(line, len(indent), items)
        items.append(item)
        pieces.append("\n\n" if other else "\n")
        line += 2 if other else 1
        done = end
    pieces.append(text[done:])
    return "".join(pieces), stretches


class _Builder:
    """Builds data from libyaml's events, noting places as it goes."""

    def __init__(self, text: _Text) -> None:
        self.text = text
        self.problems: list[Diagnostic] = []
        self.keys = Spots()
        self.values = Spots()
        self.anchors: dict[str, tuple[Data, int, int]] = {}
        self.anchored: dict[str, Event] = {}
        self.used: set[str] = set()
        self.nodes = 0
        self.notes: list[Diagnostic] = []
        self.unfit: list[int] = []  # the lines of what does not fit, in a text that is tried out
        self.stretches: dict[int, _Stretch] = {}

    def read(self) -> Data | None:
        text = self.text.text
        if self.text.parted:
            text, self.stretches = _parted(text)
        parted = bool(self.stretches)
        try:
            events: Iterator[Event] = iter(_LOADER(text).get_event, None)
            next(events)
            if isinstance(next(events), StreamEndEvent):
                return None
            data = self._node(next(events), events, ())
            next(events)
            if not isinstance(another := next(events), StreamEndEvent):
                self._problem(codes.SECOND_DOCUMENT, another)
            for anchor, event in self.anchored.items():
                if anchor not in self.used:  # &A 公司 would lose the A
                    self._problem(codes.YAML_REFERENCE, event)
        except yaml.MarkedYAMLError as error:
            if parted:
                self.text.fresh = True
            elif self.text.trial or not self.text.fresh:  # else the error may come from what was just mended
                self.text.explain(error)
        except _StopError:
            pass
        else:
            self.text.fresh = self.text.fresh or bool(self.stretches)  # lines of a text that look like items
            return data
        return None

    def _stretch(self, event: Any, path: Path, data: list[Data]) -> bool:
        """Take the items for which an event stands into a list; False where it stands for itself."""
        stretch = self.stretches.get(event.start_mark.line)
        if stretch is None or self.nodes + stretch.size > MAX_NODES or len(path) + 2 > MAX_DEPTH:
            return False
        del self.stretches[stretch.line]
        self.nodes += stretch.size
        self.keys.late.append(partial(stretch.keys, path, len(data)))
        self.values.late.append(partial(stretch.values, path, len(data)))
        data += stretch.items
        return True

    def _node(self, event: Any, events: Iterator[Event], path: Path) -> Data:
        self.nodes += 1
        if self.nodes > MAX_NODES or len(path) > MAX_DEPTH:
            self._problem(codes.TOO_DEEP if len(path) > MAX_DEPTH else codes.TOO_MANY_NODES, event)
            raise _StopError
        if isinstance(event, AliasEvent):
            self.values[path] = event
            return self._alias(event, len(path))
        if tag := event.tag:
            self._problem(codes.YAML_TAG, event, tag=str(tag).replace("tag:yaml.org,2002:", "!!"))
        before = self.nodes
        data: Data
        if isinstance(event, ScalarEvent):
            data = self._scalar(event, path)
        elif isinstance(event, SequenceStartEvent):
            data = []
            for item in events:
                if isinstance(item, SequenceEndEvent):
                    self.values[path] = (event, item)
                    break
                if self.stretches and isinstance(item, ScalarEvent) and self._stretch(item, path, data):
                    continue
                data.append(self._node(item, events, (*path, len(data))))
        else:
            data = self._mapping(event, events, path)
        if anchor := event.anchor:
            self.anchors[anchor] = (data, self.nodes - before + 1, _height(data))
            self.anchored[anchor] = event
        return data

    def _scalar(self, event: ScalarEvent, path: Path) -> str:
        self.values[path] = event
        mark = _mark(event)
        data, plain = event.value, not event.style
        figures = bool(path) and path[0] in _FIGURES
        if plain and figures and data in NOTHING:
            data = ""
        self._look_at(event, mark, path)
        if self.text.trial and plain and not data and path and not figures:
            self.unfit.append(mark.line)
        return data

    def _mapping(self, start: Event, events: Iterator[Any], path: Path) -> dict[str, Data]:
        data: dict[str, Data] = {}
        missing = False
        ordinary = 0 < len(path) < MAX_DEPTH and path[0] not in _FIGURES
        for event in events:
            if not isinstance(event, ScalarEvent):
                if isinstance(event, MappingEndEvent):
                    break
                self._not_a_key(event, start)
                self._node(event, events, (*path, "\0"))
                self._node(next(events), events, (*path, "\0"))
                continue
            key = event.value
            if key not in KEYS:  # as few are
                key = self._key(event)
            here = (*path, key)
            if key in data:
                first = self.keys[here]
                code = codes.MISSING_DASH if path and key in _BEGIN_BLOCKS else codes.DUPLICATE_KEY
                missing = missing or len(_BEGIN_BLOCKS.intersection(data)) > 1  # which is told of by itself
                if not (path and key in _INSIDE_BLOCKS and missing):
                    offer = _dashes(path, event) if code is codes.MISSING_DASH else {}
                    self._problem(code, event, key=key, line=str(first.line + 1), **offer)
                missing = missing or code is codes.MISSING_DASH
                self._node(next(events), events, (*path, f"{key}\0"))
                continue
            self.keys[here] = before = event
            event = next(events)
            if ordinary and isinstance(event, ScalarEvent) and self._is_ordinary(event, before):
                self.nodes += 1
                self.values[here] = event
                data[key] = event.value
                continue
            data[key] = value = self._node(event, events, here)
            if value == "" and getattr(start, "flow_style", False):
                self._bare(start, path, [*data][-2:])
        self.values[path] = (start, event)
        if self.text.trial and not (path and path[0] in _FIGURES):
            self.unfit += [_mark(start).line] * strangers(_keys_of(path), frozenset(data))
        return data

    def _is_ordinary(self, event: Any, key: Any) -> bool:
        """Whether a value is a plain text behind its key, with nothing in its line that could be a mistake: as nearly all are."""
        text, line = event.value, event.end_mark.line
        if event.style or event.anchor or event.tag:
            return False
        if not text or self.nodes >= MAX_NODES or key.end_mark.line != line or text[0] in "｛［":
            return False
        typed = self.text.lines[line]
        return "{" not in typed and "#" not in typed

    def _bare(self, start: Event, path: Path, keys: Sequence[str]) -> None:
        """A key without a colon, the last of some in braces: {金额: 1,204} reads as 1 and a key 204, which nobody means."""
        *before, key = keys
        mark, opening = self.keys[*path, key], _mark(start)
        line = self.text.line(mark.line)
        if "\0" in path or self.text.fresh or line[mark.end_column :].lstrip().startswith(":"):
            return
        first = self.values.get((*path, *before)) if before else opening
        at = first.column if first and first.line == mark.line else -1
        brace = opening.column if opening.line == mark.line else -1
        mistake = mistakes.bare_in_braces(line, key, mark, at if before else -1, brace)
        if mistake.edit.old == mistake.edit.new:
            self.text.problems.append(Diagnostic(mistake.code, mistake.args, self.text.place(mark)))
            self.text.doubtful.append(range(mark.line, mark.line + 1))
        else:
            self.text.mend(mark.line, mistake)

    def _not_a_key(self, event: Event, start: Event) -> None:
        mark = _mark(start)
        line = self.text.line(mark.line)
        if line[mark.column :].startswith("{{"):
            if mistake := mistakes.in_line(line):
                self.text.mend(mark.line, mistake)
        else:
            self._problem(codes.KEY_NOT_TEXT, event)

    def _key(self, event: ScalarEvent) -> str:
        """The text of a key that no field has; blanks before it and a colon that YAML took for part of it are mistakes."""
        key = str(event.value)
        if event.style not in (None, ""):
            return key  # in quotes, as it is meant
        mark = _mark(event)
        line = self.text.line(mark.line)
        blank = key[:1] in mistakes.BLANKS
        dashed = key[1:] in KEYS and key[0] != "｛"
        mistake = (
            mistakes.in_line(line)
            if blank or dashed or "{" in key
            else mistakes.in_braces(line, mark.column, key)
            or mistakes.hidden_in_key(line, mark.column, key)
            or mistakes.wide_braces(line, mark.column)
        )
        if mistake and mistake.code is codes.BLANK_NOT_SPACE:
            if self.text.mend_best([(mark.line, mistake), *self.text.otherwise(mark.line)], mark.line):
                raise _StopError  # what is read after it would be read otherwise
        elif mistake:
            self.text.mend(mark.line, mistake)
        return key

    def _look_at(self, event: ScalarEvent, mark: Mark, path: Path) -> None:
        """Find what YAML accepts and nobody means: joined lines, cut texts, keys and items taken for text."""
        line = self.text.line(mark.line)
        if mark.end_line > mark.line and event.style != "|":
            self._joined(event, mark, path)
        elif event.style == "|" and not event.value.strip():
            self._block_not_indented(mark)
        elif event.style == "|":
            for number in range(mark.line + 1, mark.end_line + (mark.end_column > 0)):
                if inside := mistakes.key_in_block(self.text.line(number), keys_near(_keys_of(path))):
                    place = self.text.place(Mark(number, inside.column, number, inside.end))
                    self.problems.append(Diagnostic(inside.code, inside.args, place))
        elif event.style == '"' and (escape := mistakes.escape_in(line, mark.column)):
            self.text.mend(mark.line, escape)
        elif event.style in (None, ""):
            self._look_at_plain(event, mark, line, path)

    def _look_at_plain(self, event: ScalarEvent, mark: Mark, line: str, path: Path) -> None:
        value, mistake = event.value, None
        if "{" in line and _COMMA.search(value):
            mistake = mistakes.full_width_comma(
                line, keys_within(_keys_of(path[:-1]), str(path[-1]) if path else "")
            )
        if (
            mistake is None
            and path[-1:] == (0,)
            and "，" in value
            and "[" in line
            and not _TABLE.isdisjoint(_keys_of(path))
        ):
            beside = self.text.line(mark.line - 1), self.text.line(mark.line + 1)
            mistake = mistakes.full_width_row(line, beside)
        if mistake is None and value:
            begins_line = mark.column < MAX_INDENT and not line[: mark.column].strip()
            in_list = not path or isinstance(path[-1], int)
            if begins_line or (in_list and (":" in value or "：" in value)):
                keys = (keys_near if begins_line else keys_beginning)(_keys_of(path))
                mistake = mistakes.in_folded_line(line, mark.column, keys)
        if mistake:
            self.text.mend(mark.line, mistake)
        if value.startswith(("｛", "［")) and not value.startswith("｛｛"):
            self._problem(codes.FULL_WIDTH_BRACKET, event, bracket=value[0])
        if "#" in line and mark.end_line == mark.line and (cut := _COMMENT.match(line, mark.end_column)):
            place = self.text.place(Mark(mark.line, cut.end() - 1, mark.line, len(line)))
            if line[cut.end() : cut.end() + 1] not in (" ", "\t"):
                self.problems.append(Diagnostic(codes.HASH_CUTS, {}, place))
            elif value and mistakes.cut_short(value, line[mark.end_column :], _is_prose(path)):
                text = mistakes.quoted(line[mark.column :].rstrip())
                self.notes.append(Diagnostic(codes.HASH_IN_PROSE, {"text": text}, place))

    def _joined(self, event: ScalarEvent, mark: Mark, path: Path) -> None:
        """A text of several lines that YAML makes one line of."""
        rows = range(mark.line, mark.end_line + 1)
        found = False
        lines = [self.text.line(number) for number in rows]
        if event.style in (None, ""):
            for number in rows:
                start = mark.column if number == mark.line else 0
                mistake = mistakes.in_folded_line(self.text.line(number), start, keys_near(_keys_of(path)))
                if mistake is None and number > mark.line and not found:
                    beside = mistakes.text_beside_list(lines[0], self.text.line(number))
                    if beside:
                        mistake, number = beside, mark.line
                    elif lines[0][: mark.column].strip():
                        mistake = mistakes.stray_item(self.text.line(number), max(mark.column - 2, 0))
                    elif re.match(r" *- ", self.text.line(number)):  # the line above them is no item yet
                        mistake, number = mistakes.without_key(lines[0], "- "), mark.line
                if mistake:
                    found = self.text.mend(number, mistake) or found
        elif event.style in ("'", '"') and any(map(mistakes.is_key_or_item, lines[1:])):
            mistake = mistakes.in_line(lines[0])
            found = mistake is not None and self.text.mend(mark.line, mistake)
        written = sum(bool(self.text.line(number).strip()) for number in rows)
        if event.style == ">":
            written -= 1
            found = found or written < 2
            found = found or event.value.strip().count("\n") + 1 >= written
        if not found:
            key = self.keys.get(path)
            zh, en = _ONE_A_LINE if path and path[-1] in OF_SEVERAL else _ONE_BELOW_ANOTHER
            before = "".join(self.text.lines[max(mark.line - 1, 0) : mark.line]) + lines[0][: mark.column]
            if before.rstrip().endswith(("[", "{", ",")):
                zh, en = _COMMAS
            way = {"way_zh": zh, "way_en": en}
            if key and key.line < mark.line:  # the | goes behind the key
                self.problems.append(Diagnostic(codes.LINES_WOULD_JOIN, way, self.text.place(key)))
            elif path:
                self._problem(codes.LINES_WOULD_JOIN, event, **way)
            else:
                self._problem(codes.NOT_A_MAPPING, event)

    def _block_not_indented(self, mark: Mark) -> None:
        """The lines under a `|` that were not indented: indented up to the next line that is a key."""
        first = number = mark.line + 1
        indent = len(self.text.line(mark.line)) - len(self.text.line(mark.line).lstrip(" ")) + 2
        while number < len(self.text.lines) and not mistakes.is_key_or_item(self.text.line(number)):
            self.text.lines[number] = " " * indent + self.text.line(number)
            number += 1
        if any(line.strip() for line in self.text.lines[first:number]):
            line = self.text.line(first).strip()
            place = self.text.place(Mark(first, 0, first, len(line)))
            self.text.problems.append(Diagnostic(codes.BLOCK_NOT_INDENTED, {}, place))
            self.text.fresh = True

    def _alias(self, event: AliasEvent, depth: int) -> Data:
        anchor = str(event.anchor)
        self.used.add(anchor)
        if anchor not in self.anchors:
            self._problem(codes.UNKNOWN_ALIAS, event, alias=anchor)
            return "…"
        data, size, height = self.anchors[anchor]
        self.nodes += size
        if self.nodes > MAX_NODES or depth + height > MAX_DEPTH:
            self._problem(codes.TOO_DEEP if depth + height > MAX_DEPTH else codes.TOO_MANY_NODES, event)
            raise _StopError
        return data

    def _problem(self, code: Code, event: Event, **args: str) -> None:
        self.problems.append(Diagnostic(code, args, self.text.place(_mark(event))))


# Keys that begin a block of a list, and those that stand inside one.
_BEGIN_BLOCKS = frozenset(
    s
    for key in ("heading", "lead", "enumeration", "paragraph", "table", "picture")
    for s in FIELDS[key].spellings
)
_INSIDE_BLOCKS = frozenset(
    s
    for key in ("content", "text", "labels", "numbering", "caption", "anchor", "header_rows", "sheet")
    for s in FIELDS[key].spellings
)
# Only of data for tags nothing is made: a text of the document is printed as it stands.
_FIGURES = frozenset(FIELDS["figures"].spellings)
# Fields of several texts, each of which prints by itself: lines under a | would be one of them.
OF_SEVERAL = frozenset(
    s
    for key in (
        *(
            "head_note",
            "issuer",
            "issuer_mark",
            "signatory",
            "addressees",
            "present",
            "absent",
            "in_attendance",
        ),
        *("attachments", "attachment_note_text", "signature", "copies_to"),
    )
    for s in FIELDS[key].spellings
)
_ONE_A_LINE = (
    "一行一项的，每行前面加“- ”；是同一项的，写在一行里。",
    "Begin each line with `- ` where it is an item of its own; else write them on one line.",
)
_ONE_BELOW_ANOTHER = (
    "要分段，在冒号后面写 |，各行缩进对齐；不要分段，写在一行里。",
    "For several paragraphs write `|` after the colon and align the lines; else write it on one line.",
)
_COMMAS = (
    "括号里各占一项的，每行末尾加半角逗号（不是“，”）；是同一项的，写在一行里。",
    "End each line within the brackets with an ASCII comma where it is an item of its own; else write them on one line.",
)
_COMMA = late("[，、；]")
_TABLE = frozenset(FIELDS["table"].spellings)
_COMMENT = late(r"[ \t]*(?<=[ \t])#(?!#|[ \t]*$)")
# Where sentences stand.
_PROSE = frozenset(
    s
    for row in FIELDS.values()
    if (len(row.holds) > 2 and row.holds != SPANS)
    or row.key in ("lead", "item_lead", "enumeration", "closing_phrase")
    for s in row.spellings
)


def _is_prose(path: Path) -> bool:
    return next((step in _PROSE for step in reversed(path) if isinstance(step, str)), False)


def _dashes(path: Path, key: Event) -> dict[str, str]:
    """Where the dash goes before a key that begins another block: where that of the block above is, or before both."""
    if isinstance(path[-1], str) or key.start_mark is None or key.start_mark.column < 2:
        return {
            "offer_zh": "每一块的第一行前面都加“- ”，同一块的其余各行与它对齐。",
            "offer_en": "Begin the first line of each block with `- ` and align the rest of the block with it.",
        }
    wanted, word = key.start_mark.column - 2, getattr(key, "value", "")
    return {
        "offer_zh": f"行首写{wanted}个空格和“- ”，后面接“{word}”；不是另一块的，只留一个。",
        "offer_en": f"Begin the line with {wanted} spaces and `- `, then “{word}”; if it is not another block, keep one.",
    }


def _keys_of(path: Path) -> tuple[str, ...]:
    """The keys along a path, places in lists left out."""
    return tuple(step for step in path if isinstance(step, str))


def _height(data: Data) -> int:
    """How deep lists and mappings lie within each other."""
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return 1 + max(map(_height, inside), default=0) if isinstance(data, dict | list) else 0


class _StopError(Exception):
    """Reading further would cost too much or make no sense."""
