"""What is said of what one points at: the page of a message, what a key is for, what a value prints as, a figure's value; and where a name is put down.

In: a `Reading` and a position. Out: a `Hover` in Markdown, in Chinese and English; a `Target`. Nothing where there is nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..document import editors
from ..messages.explain import page
from ..source.load import Mark, Path
from ..tags.filters import FILTER_OF
from ..terms.fields import FIELDS
from .completions import FIGURES, field_at, texts_of
from .diagnostics import diagnostics
from .outline import at as paragraph_at
from .positions import Position, Range

if TYPE_CHECKING:
    from ..figures.listing import Listed
    from .reading import Reading

_BRACES = re.compile(r"\{\{(.*?)\}\}")
_NAME = re.compile(r"[^\s|.(),+*/<>=!{}'\"]+")
_FILES = ("picture", "seal", "table", "chart_data", "read", "rows", "member_file", "members", "template")


@dataclass(frozen=True)
class Hover:
    """What is said, in Markdown, in Chinese and English, and what it is said of."""

    text: tuple[str, str]
    range: Range


@dataclass(frozen=True)
class Target:
    """Where something is put down: a file, empty for this text, and the characters there."""

    file: str
    range: Range


@dataclass(frozen=True)
class _Spot:
    """What one points at: the path to it, whether it is the key there, and its characters."""

    path: Path
    is_key: bool
    range: Range


def hover(reading: Reading, at: Position, checked: bool = False) -> Hover | None:
    """All that is said of a position; with `checked` the pages of what reading over finds, too."""
    said: list[tuple[tuple[str, str], Range]] = []
    for one in diagnostics(reading, checked):
        if one.elsewhere is None and one.range.holds(at):
            code = one.diagnostic.code
            said.append(((page(code, "zh"), page(code, "en")), one.range))
    said += _of_place(reading, at)
    if not said:
        return None
    zh, en = zip(*(texts for texts, _ in said), strict=True)
    smallest = min((range for _, range in said), key=_size)
    return Hover(("\n\n---\n\n".join(dict.fromkeys(zh)), "\n\n---\n\n".join(dict.fromkeys(en))), smallest)


def _size(range: Range) -> tuple[int, int]:
    return range.end.line - range.start.line, range.end.column - range.start.column


def _of_place(reading: Reading, at: Position) -> Iterator[tuple[tuple[str, str], Range]]:
    found = spot(reading, at)
    if found and found.is_key:
        row = field_at(reading, found.path)
        if row:
            name = f"**{row.zh}**（`{row.english or row.key}`）"
            long = editors.described(row)["markdownDescription"]
            english = f"**{row.zh}** (`{row.english or row.key}`)\n\n{row.about[1]}"
            yield (f"{name}\n\n{long}", english), found.range
        elif (
            len(found.path) == 2
            and found.path[0] in FIGURES
            and (figure := _figure(reading, str(found.path[1])))
        ):
            yield _said_of(figure), found.range
        return
    if braces := _in_braces(reading, at):
        yield from braces
        return
    if found and (printed := _printed(reading, at)):
        yield printed, found.range


def spot(reading: Reading, at: Position) -> _Spot | None:
    """The smallest key or value at a position."""
    typed = reading.typed
    if typed is None or not reading.is_yaml:
        return None
    best: _Spot | None = None
    for is_key, marks in ((False, typed.marks.values), (True, typed.marks.keys)):
        for path, mark in marks.items():
            if mark.line <= at.line <= mark.end_line:
                range = _range(mark)
                if range.holds(at) and (best is None or _size(range) <= _size(best.range)):
                    best = _Spot(path, is_key, range)
    return best


def _range(mark: Mark) -> Range:
    return Range(Position(mark.line, mark.column), Position(mark.end_line, mark.end_column))


# ---- figures ----------------------------------------------------------------------------------------------------------


def _figure(reading: Reading, name: str) -> Listed | None:
    if reading.filled is None:
        return None
    from ..figures.listing import listed

    return next((one for one in listed(reading.filled) if one.name == name), None)


def _said_of(one: Listed) -> tuple[str, str]:
    zh, en = [f"**{one.name}**：{one.value}"], [f"**{one.name}**: {one.value}"]
    for key, text in one.others.items():
        zh.append(f"{key}：{text}")
        en.append(f"{key}: {text}")
    if one.formula:
        zh.append(f"算式：`{one.formula}`")
        en.append(f"formula: `{one.formula}`")
    for source in filter(None, (one.origin, one.source)):
        zh.append(f"来源：{source}")
        en.append(f"source: {source}")
    count = len(one.uses)
    zh.append(
        f"用在{count}处。"
        if count
        else "还没有用到。"
        if not one.through
        else f"用来算{'、'.join(one.through)}。"
    )
    en.append(
        f"used {count} times"
        if count
        else f"used for {', '.join(one.through)}"
        if one.through
        else "not used yet"
    )
    return "\n\n".join(zh), "\n\n".join(en)


def _in_braces(reading: Reading, at: Position) -> list[tuple[tuple[str, str], Range]]:
    """What is said of the name, or the filter, at a position in {{ }}, and what the whole prints."""
    line = reading.lines.line(at.line)
    found = next((one for one in _BRACES.finditer(line) if one.start() <= at.column <= one.end()), None)
    if found is None:
        return []
    said: list[tuple[tuple[str, str], Range]] = []
    whole = Range(Position(at.line, found.start()), Position(at.line, found.end()))
    for one in reading.filled.printed if reading.filled else ():
        if (
            one.place
            and one.place.line == at.line + 1
            and one.place.column <= at.column + 1 < one.place.end_column
            and one.text
        ):
            said.append(((f"印成 **{one.text}**", f"prints **{one.text}**"), whole))
            break
    for word in _NAME.finditer(line, found.start(1), found.end(1)):
        if word.start() <= at.column <= word.end():
            range = Range(Position(at.line, word.start()), Position(at.line, word.end()))
            before = line[: word.start()].rstrip()
            if before.endswith("|") and (row := FILTER_OF.get(word[0])):
                example = f"`{{{{ {row.example[0]} }}}}`"
                zh = f"**{row.zh}** {row.about[0]}\n\n例如 {example} 印成 {row.example[1]}"
                en = f"**{row.zh}** {row.about[1]}\n\n{example} prints {row.example[1]}"
                said.append(((zh, en), range))
            elif figure := _figure(reading, word[0]):
                said.append((_said_of(figure), range))
            break
    return said


# ---- what a value prints as -------------------------------------------------------------------------------------------


def _printed(reading: Reading, at: Position) -> tuple[str, str] | None:
    """What a value prints as, where that is more, or other, than what was typed."""
    one = paragraph_at(reading, at)
    if one is None or one.range is None or not one.range.holds(at):
        return None
    start, end = (reading.lines.offset(each) for each in one.range)
    typed = reading.lines.text[start:end]
    ordinals = "".join(run.ordinal for run in one.paragraph.runs)
    text = f"{one.label}{one.text}".strip()
    if not one.label and not ordinals and (not text or text in typed):
        return None
    line = " ".join(text.split())
    line = line if len(line) <= 80 else f"{line[:79]}…"
    return f"印成：{line}", f"prints: {line}"


# ---- where a name is put down -----------------------------------------------------------------------------------------


def definition(reading: Reading, at: Position) -> Target | None:
    """Where what is named at a position is put down: what a reference refers to, a figure of 数据, a file beside the source."""
    line = reading.lines.line(at.line)
    if any(one.start() <= at.column <= one.end() for one in _BRACES.finditer(line)):
        word = next((one for one in _NAME.finditer(line) if one.start() <= at.column <= one.end()), None)
        return _of_figure(reading, word[0]) if word else None
    found = spot(reading, at)
    typed = reading.typed
    if found is None or found.is_key or typed is None:
        return None
    value: object = typed.data
    for step in found.path:
        value = value[step]  # type: ignore[index]
    row = field_at(reading, found.path)
    if not isinstance(value, str) or row is None:
        return None
    if row.key == "reference":
        return _of_anchor(reading, value.strip())
    if row.key in ("only_if", "formula"):
        word = next((one for one in _NAME.finditer(line) if one.start() <= at.column <= one.end()), None)
        return _of_figure(reading, word[0]) if word else None
    if row.key in ("table", "chart_data") and (figure := _of_figure(reading, value.strip())):
        return figure
    if row.key in _FILES and value.strip() in reading.folder.names((value.strip().lower(),)):
        path = reading.folder.path / value.strip()
        return Target(str(path), Range(Position(0, 0), Position(0, 0)))
    return None


def _of_figure(reading: Reading, name: str) -> Target | None:
    marks = reading.typed.marks.keys if reading.typed else {}
    return next(
        (Target("", _range(marks[key, name])) for key in sorted(FIGURES) if (key, name) in marks), None
    )


def _of_anchor(reading: Reading, name: str) -> Target | None:
    typed = reading.typed
    for path, text in texts_of(typed.data if typed else {}):
        if (
            path[-1] in FIELDS["anchor"].spellings
            and text.strip() == name
            and typed
            and path in typed.marks.values
        ):
            return Target("", _range(typed.marks.values[path]))
    return None
