"""Where one stands in a text that is being typed: in which mapping, behind which key, with what typed so far. The line itself need not be YAML yet.

In: the lines of a text, and a position. Out: a `Cursor`. Lines above are read by their indents, dashes and keys, brackets and quotation marks by
their pairs; what a half-typed line means is what it would mean if typing went on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..source.load import Path
from .positions import Lines, Position, Range

# What may be typed: a key (or the beginning of a text), the value of a key, what stands in {{ }}, more of a text.
Kind = Literal["key", "value", "figure", "text"]

_KEY = re.compile(
    r"""(?P<key>"[^"]*"|'[^']*'|[^\s\[\]{},#&*!|>'"%@`-][^#]*?|-[^\s#][^#]*?)[ \t]*:(?=[ \t]|$)"""
)
_KEY_IN_BRACES = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s\[\]{},:'"][^\[\]{},:]*?)[ \t]*:(?=[ \t]|$)""")
_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?[ \t]*(?:#.*)?$")
_DASH = re.compile(r"-(?:[ \t]+|$)")
_WORD = re.compile(r"[^\s|.(),+*/<>=!{}]*$")


class Cursor(NamedTuple):
    """Where one stands: the steps to the mapping, the list or the value; what is typed of it before the position; the characters that another word replaces.

    `beside` are the keys of the same mapping. `in_list` tells that a dash stands before it, `in_braces` that it is in { } or [ ]; `indent` is the column
    at which its line's content begins. Of a `figure`, `before` is what stands in the braces before the word; of a key, `has_colon` that its colon is there.
    """

    kind: Kind
    path: Path
    typed: str
    range: Range
    beside: tuple[str, ...] = ()
    in_list: bool = False
    in_braces: bool = False
    indent: int = 0
    before: str = ""
    has_colon: bool = False


@dataclass
class _Frame:
    """A mapping or a list that is open: at which column, its keys and the last of them, or how many items it has."""

    column: int
    is_list: bool = False
    keys: list[str] = field(default_factory=list)
    index: int = -1
    bracket: str = ""

    @property
    def step(self) -> str | int | None:
        if self.is_list:
            return max(self.index, 0)
        return self.keys[-1] if self.keys else None


class _Open:
    """What is open where a line begins."""

    def __init__(self) -> None:
        self.frames: list[_Frame] = []
        self.text_within: int | None = None  # the column that the lines of a | are indented beyond
        self.quote = ""

    @property
    def path(self) -> Path:
        return tuple(step for frame in self.frames if (step := frame.step) is not None)

    @property
    def in_brackets(self) -> bool:
        return bool(self.frames) and bool(self.frames[-1].bracket)

    @property
    def in_text(self) -> bool:
        """Whether brackets or quotation marks are open."""
        return bool(self.quote) or self.in_brackets

    # ---- block style ----

    def line(self, line: str) -> None:
        """Read a whole line."""
        body = line.lstrip(" ")
        column = len(line) - len(body)
        if self.text_within is not None:
            if not body.strip() or column > self.text_within:
                return
            self.text_within = None
        if self.in_text:
            self.inside(line)
        elif body.strip() and body[0] != "#":
            self.content(*self.dashes(body, column))

    def dashes(self, body: str, column: int) -> tuple[str, int]:
        """Read the dashes that a line begins with; what follows them, and its column."""
        while dash := _DASH.match(body):
            self.close(column, for_item=True)
            if self.frames and self.frames[-1].is_list and self.frames[-1].column == column:
                self.frames[-1].index += 1
            else:
                self.frames.append(_Frame(column, True, index=0))
            body, column = body[dash.end() :], column + dash.end()
        return body, column

    def content(self, body: str, column: int) -> None:
        """Read a key with its value, or a text."""
        if not body.strip():
            return
        self.close(column)
        if found := _KEY.match(body):
            self.key(found["key"], column)
            self.value(body[found.end() :], column)
        else:
            self.value(body, self.frames[-1].column if self.frames else -1)

    def close(self, column: int, for_item: bool = False) -> None:
        """Leave what does not go on at a column; a list may stand in the column of its key."""
        while self.frames:
            last = self.frames[-1]
            if last.column < column or (last.column == column and (for_item or not last.is_list)):
                return
            self.frames.pop()

    def key(self, key: str, column: int) -> None:
        """Read a key at a column."""
        key = key.strip("'\"")
        if not (self.frames and not self.frames[-1].is_list and self.frames[-1].column == column):
            self.frames.append(_Frame(column))
        self.frames[-1].keys.append(key)

    def value(self, text: str, within: int) -> None:
        """Read what stands behind a key or a dash."""
        text = text.lstrip()
        if _BLOCK.match(text):
            self.text_within = within
        elif text[:1] in ("{", "["):
            self.inside(text)
        elif text[:1] in ("'", '"'):
            self.quote = text[0]
            self.inside(text[1:])

    # ---- brackets and quotation marks ----

    def inside(self, text: str) -> None:
        """Read on in brackets or in quotation marks, to where all of them are closed."""
        at = 0
        while at < len(text):
            one = text[at]
            if self.quote:
                if self.quote == '"' and one == "\\":
                    at += 1
                elif one == self.quote:
                    self.quote = ""
            elif text.startswith("{{", at) and (end := text.find("}}", at)) >= 0:
                at = end + 1
            elif one in "{[":
                self.frames.append(_Frame(1 << 20, one == "[", index=0, bracket=one))
            elif one in "}]":
                if self.in_brackets:
                    self.frames.pop()
            elif one in "'\"":
                self.quote = one
            elif one == "#" and text[at - 1 : at] in ("", " ", "\t"):
                return
            elif self.in_brackets:
                at = self.in_frame(text, at)
            if not self.in_text:
                return
            at += 1

    def in_frame(self, text: str, at: int) -> int:
        """Read a comma or a key in brackets; where its last character stands."""
        frame = self.frames[-1]
        if text[at] == ",":
            frame.index += 1
        elif not frame.is_list and text[at] not in " \t" and (found := _KEY_IN_BRACES.match(text, at)):
            frame.keys.append(found["key"].strip("'\""))
            return found.end() - 1
        return at


def cursor(lines: Lines, at: Position) -> Cursor:
    """Where a position stands."""
    line, opened = lines.line(at.line), _Open()
    for number in range(at.line):
        opened.line(lines.line(number))
    before = line[: at.column]
    if figure := _in_figure(line, at):
        return figure._replace(path=_path_with(opened, before))
    body = before.lstrip(" ")
    column = len(before) - len(body)
    if opened.text_within is not None and (column > opened.text_within or not body.strip()):
        if column > opened.text_within:
            return Cursor("text", opened.path, before, Range(at, at))
        opened.text_within = None
    if opened.in_text:
        opened.inside(before)
        return _in_brackets(opened, line, at)
    body, column = opened.dashes(body, column)
    in_list = bool(_DASH.match(before.lstrip(" ")))
    opened.close(column)
    if found := _KEY.match(body):
        opened.key(found["key"], column)
        rest = body[found.end() :]
        if rest.lstrip()[:1] in ("{", "[", "'", '"'):
            opened.value(rest, column)
            if opened.in_text:
                return _in_brackets(opened, line, at)
        return _value(opened, line, at, len(rest.lstrip()), column)
    if body[:1] in ("{", "[", "'", '"'):
        opened.value(body, column)
        return _in_brackets(opened, line, at)
    return _key(opened, lines, at, len(body), column, in_list)


def _path_with(opened: _Open, before: str) -> Path:
    opened.line(before)
    return opened.path


def _value(opened: _Open, line: str, at: Position, typed: int, column: int) -> Cursor:
    start = at.column - typed
    end = len(line.split(" #", 1)[0].rstrip()) if " #" in line else len(line.rstrip())
    range = Range(Position(at.line, start), Position(at.line, max(end, at.column)))
    return Cursor("value", opened.path, line[start : at.column], range, indent=column)


def _key(opened: _Open, lines: Lines, at: Position, typed: int, column: int, in_list: bool) -> Cursor:
    line = lines.line(at.line)
    start = at.column - typed
    key = _KEY.match(line, start)
    end = key.end("key") if key else len(line.rstrip())
    beside: tuple[str, ...] = ()
    path = opened.path
    last = opened.frames[-1] if opened.frames else None
    if last and not last.is_list and last.column == column and not in_list:
        beside, path = tuple(last.keys), path[:-1]
    beside = (*beside, *_below(lines, at.line, column))
    range = Range(Position(at.line, start), Position(at.line, max(end, at.column)))
    return Cursor(
        "key", path, line[start : at.column], range, beside, in_list, indent=column, has_colon=bool(key)
    )


def _below(lines: Lines, number: int, column: int) -> list[str]:
    """The keys of the same mapping in the lines that follow."""
    found = []
    for after in range(number + 1, len(lines)):
        line = lines.line(after)
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        if not body.strip() or body[0] == "#" or indent > column:
            continue
        if indent < column or _DASH.match(body):
            break
        if key := _KEY.match(body):
            found.append(key["key"].strip("'\""))
    return found


def _in_brackets(opened: _Open, line: str, at: Position) -> Cursor:
    """The same within { } or [ ], or a text in quotation marks."""
    if not opened.in_brackets:
        return Cursor("text", opened.path, "", Range(at, at), in_braces=bool(opened.quote))
    before = line[: at.column]
    typed = re.search(r"""[^\[\]{},]*$""", before)
    word = typed[0].lstrip() if typed else ""
    rest = re.match(r"[^\[\]{},]*", line[at.column :])
    end = at.column + len((rest[0] if rest else "").rstrip())
    frame = opened.frames[-1]
    if frame.is_list:
        start = at.column - len(word)
        return Cursor(
            "value",
            opened.path,
            word,
            Range(Position(at.line, start), Position(at.line, end)),
            in_list=True,
            in_braces=True,
        )
    _, colon, value = word.partition(":")
    if colon and value[:1] in (" ", ""):
        value = value.lstrip()
        start = at.column - len(value)
        return Cursor(
            "value",
            opened.path,
            value,
            Range(Position(at.line, start), Position(at.line, end)),
            in_braces=True,
        )
    start = at.column - len(word)
    path = tuple(step for frame in opened.frames[:-1] if (step := frame.step) is not None)
    after = re.match(r"[^\[\]{},:]*", line[at.column :])
    end = at.column + (len(after[0]) if after else 0)
    keys = tuple(key for key in frame.keys if key != word)
    range = Range(Position(at.line, start), Position(at.line, end))
    colon_there = line[end : end + 1] == ":"
    return Cursor("key", path, word, range, keys, in_braces=True, has_colon=colon_there)


def _in_figure(line: str, at: Position) -> Cursor | None:
    """The same within {{ }}."""
    before = line[: at.column]
    start = before.rfind("{{")
    if start < 0 or "}}" in before[start:]:
        return None
    inside = before[start + 2 :]
    word = _WORD.search(inside)
    typed = word[0] if word else ""
    rest = re.match(r"[^\s|.(),+*/<>=!{}]*", line[at.column :])
    end = at.column + (len(rest[0]) if rest else 0)
    range = Range(Position(at.line, at.column - len(typed)), Position(at.line, end))
    return Cursor("figure", (), typed, range, before=inside[: len(inside) - len(typed)])
