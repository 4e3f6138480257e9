"""YAML text to plain data with places: a strict subset, safe for people who do not program.

In: a `Source`. Out: `Loaded`: dict, list and str only, with the place of every key and value. Refused:
duplicate keys, keys that are not text, tags, several documents, undefined or oversized aliases. The only door to yaml.
"""

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from . import codes
from .diagnostics import Code, CompileError, Diagnostic, Place

Path = tuple[str | int, ...]
Data = str | list["Data"] | dict[str, "Data"]

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 64
MAX_NODES = 200_000


@dataclass(frozen=True)
class Source:
    """Decoded text with the name that messages call it by."""

    name: str
    text: str
    notes: tuple[Diagnostic, ...] = ()

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.splitlines()

    def line(self, place: Place) -> str | None:
        """The line that `place` names, None when it is in another file or past the end."""
        inside = place.file == self.name and 0 < place.line <= len(self.lines)
        return self.lines[place.line - 1] if inside else None


def decode(name: str, data: bytes) -> Source:
    """The text of a file: UTF-8, UTF-16 with its mark, or GB18030, which is noted. Raises CompileError otherwise."""
    if len(data) > MAX_BYTES:
        raise CompileError([Diagnostic(codes.FILE_TOO_LARGE, {}, Place(name))])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and not _plausible(text):
            break
        notes = (Diagnostic(codes.READ_AS_GB18030, {}, Place(name)),) if encoding == "gb18030" else ()
        return Source(name, text, notes)
    try:
        data.decode("utf-8-sig")
        line = 1
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    raise CompileError([Diagnostic(codes.NOT_UTF8, {"line": str(line)}, Place(name, line, 1, line, 2))])


def _plausible(text: str) -> bool:
    """Whether bytes read as GB18030 gave common Chinese text, not the refuse of another encoding or a binary file."""
    common = len(text.encode("gb2312", "ignore").decode("gb2312"))
    return common * 5 > len(text) * 4 and not any(map(_forbidden, text))


@dataclass(frozen=True, slots=True)
class Mark:
    """The extent of one key or value: zero-based line and column of start and end, as libyaml counts."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Marks:
    """Places of keys and values, by the path of keys as typed. Two sets always compare equal: a place is not content."""

    file: str = ""
    keys: Mapping[Path, Mark] = field(default_factory=dict)
    values: Mapping[Path, Mark] = field(default_factory=dict)

    def key(self, path: Path) -> Place | None:
        """Where the key of `path` stands; the value for a list item; the nearest parent otherwise."""
        return self._nearest(path, (self.keys, self.values))

    def value(self, path: Path) -> Place | None:
        """Where the value of `path` stands, or its nearest parent."""
        return self._nearest(path, (self.values, self.keys))

    def _nearest(self, path: Path, tables: tuple[Mapping[Path, Mark], ...]) -> Place | None:
        while True:
            for table in tables:
                if mark := table.get(path):
                    return Place(
                        self.file, mark.line + 1, mark.column + 1, mark.end_line + 1, mark.end_column + 1
                    )
            if not path:
                return None
            path = path[:-1]

    def typed(self, path: Path, spellings: tuple[str, ...]) -> Path:
        """The path of the key as it was typed under `path`, among a field's spellings."""
        return next(((*path, s) for s in spellings if (*path, s) in self.values), (*path, spellings[0]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Marks)

    def __hash__(self) -> int:
        return 0


@dataclass(frozen=True)
class Loaded:
    """What a source holds: data of dict, list and str; marks; and what had to be assumed to read it."""

    source: Source
    data: dict[str, Data]
    marks: Marks
    notes: tuple[Diagnostic, ...] = ()


def load(source: Source) -> Loaded:
    """Read YAML into plain data. Raises CompileError with every fault that could be gathered."""
    builder = _Builder(source)
    data = builder.read()
    if builder.problems:
        raise CompileError(builder.problems)
    if not isinstance(data, dict):
        place = Place(source.name, 1, 1, 1, 1)
        raise CompileError([Diagnostic(codes.NOT_A_MAPPING if data else codes.EMPTY_FILE, {}, place)])
    return Loaded(source, data, Marks(source.name, builder.keys, builder.values), source.notes)


class _Builder:
    """Builds data from libyaml's events, noting places as it goes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.keys: dict[Path, Mark] = {}
        self.values: dict[Path, Mark] = {}
        self.anchors: dict[str, tuple[Data, int]] = {}
        self.nodes = 0

    def read(self) -> Data | None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        events: Iterator[yaml.Event] = yaml.parse(self.source.text, Loader=loader)
        try:
            next(events)
            if isinstance(next(events), yaml.StreamEndEvent):
                return None
            data = self._node(next(events), events, ())
            next(events)
            if not isinstance(another := next(events), yaml.StreamEndEvent):
                self._problem(codes.SECOND_DOCUMENT, another)
        except yaml.MarkedYAMLError as error:
            self.problems.append(_syntax(self.source, error))
        except (yaml.reader.ReaderError, UnicodeEncodeError):
            self.problems.append(_unreadable(self.source))
        except _StopError:
            pass
        else:
            return data
        return None

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Data:
        self.nodes += 1
        if self.nodes > MAX_NODES or len(path) > MAX_DEPTH:
            self._problem(codes.TOO_DEEP if len(path) > MAX_DEPTH else codes.TOO_MANY_NODES, event)
            raise _StopError
        if isinstance(event, yaml.AliasEvent):
            self.values[path] = _mark(event)
            return self._alias(event)
        if (tag := getattr(event, "tag", None)) not in (None, "!"):
            self._problem(codes.YAML_TAG, event, tag=str(tag))
        before = self.nodes
        data: Data
        if isinstance(event, yaml.ScalarEvent):
            self.values[path] = _mark(event)
            data = event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            start = event
            data = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                data.append(self._node(event, events, (*path, len(data))))
            self.values[path] = _mark(start, event)
            event = start
        else:
            data = self._mapping(event, events, path)
        if anchor := getattr(event, "anchor", None):
            self.anchors[anchor] = (data, self.nodes - before + 1)
        return data

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], path: Path) -> dict[str, Data]:
        data: dict[str, Data] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._problem(codes.KEY_NOT_TEXT, event)
                raise _StopError
            key, here = event.value, (*path, event.value)
            if key in data:
                first = self.keys[here]
                self._problem(codes.DUPLICATE_KEY, event, key=key, line=str(first.line + 1))
                self._node(next(events), events, (*path, f"{key}\0"))
                continue
            self.keys[here] = _mark(event)
            data[key] = self._node(next(events), events, here)
        self.values[path] = _mark(start, event)
        return data

    def _alias(self, event: yaml.AliasEvent) -> Data:
        anchor = str(event.anchor)
        if anchor not in self.anchors:
            self._problem(codes.UNKNOWN_ALIAS, event, alias=anchor)
            return ""
        data, size = self.anchors[anchor]
        self.nodes += size
        if self.nodes > MAX_NODES:
            self._problem(codes.TOO_MANY_NODES, event)
            raise _StopError
        return data

    def _problem(self, code: Code, event: yaml.Event, **args: str) -> None:
        mark = _mark(event)
        place = Place(
            self.source.name, mark.line + 1, mark.column + 1, mark.end_line + 1, mark.end_column + 1
        )
        self.problems.append(Diagnostic(code, args, place))


class _StopError(Exception):
    """Reading further would cost too much or make no sense."""


def _mark(start: yaml.Event, end: yaml.Event | None = None) -> Mark:
    first, last = start.start_mark, (end or start).end_mark
    if first is None or last is None:
        raise TypeError(start)  # libyaml marks every event
    return Mark(first.line, first.column, last.line, last.column)


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    """What libyaml could not read, in our own words; its text is never shown."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Diagnostic(codes.YAML_SYNTAX, {}, Place(source.name, line, column, line, column + 1))


def _unreadable(source: Source) -> Diagnostic:
    """A character that YAML does not allow, placed by its index."""
    text = source.text
    index = next((i for i, c in enumerate(text) if _forbidden(c)), 0)
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    place = Place(source.name, line, column, line, column + 1)
    return Diagnostic(codes.BAD_CHARACTER, {"character": f"U+{ord(text[index]):04X}"}, place)


def _forbidden(c: str) -> bool:
    code = ord(c)
    control = (code < 0x20 and c not in "\t\n\r") or (0x7F <= code < 0xA0 and code != 0x85)
    return control or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
