"""What the form changes, made a change of the text as typed: a value set, a paragraph put in where it belongs, one taken away.

In: a `Reading` and what is to be done. Out: an edit in the browser's units, and where to go on; comments, order and everything else stay as they are.
Each is tried first: an edit after which the text would not say just that is not made. Raises ValueError where there is none.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..draft.foot_lines import is_closing_phrase
from ..draft.lines import Line, Par
from ..draft.yaml_text import item_text, value_text
from ..editor.positions import Position
from ..editor.reading import Reading
from ..source.load import Data, Mark, Path
from ..terms.fields import FIELDS, fields_of
from ..terms.kinds import KINDS, kind_of
from ..terms.numerals import STANDARD_FORMS, LabelForm, chained, form_of_word, read_label
from .text import units

CONTENT = FIELDS["content"].zh
HEADING, LEAD, TEXT = FIELDS["heading"].zh, FIELDS["lead"].zh, FIELDS["text"].zh
TITLE, PHRASE, NATURE = FIELDS["attachment_title"].zh, FIELDS["closing_phrase"].zh, FIELDS["nature"].zh
_ATTACHMENTS, _CLOSING = FIELDS["attachments"].spellings, FIELDS["closing"].spellings
_HEADED = frozenset((*FIELDS["heading"].spellings, *FIELDS["lead"].spellings))
BODIES = ("opening", "body", "closing", "attachments")
"""The fields that are typed in rows."""
_ROWS = frozenset(one for key in BODIES for one in FIELDS[key].spellings)
_BLOCK = re.compile(r"[|>]")
_NOTED = re.compile(r"[ \t]*(?:附件[ \t]*\d*[ \t]*[：:、.．]?|\d+[、.．])[ \t]*(?=\S)")
"""What the note prints before an attachment's title by itself."""


class Change(NamedTuple):
    """Characters of the text, from zero, and what stands for them; `go` is where to go on."""

    start: int
    end: int
    new: str
    go: int


class Typed:
    """A text that is changed: its data, and where each value stands."""

    def __init__(self, reading: Reading) -> None:
        if reading.typed is None or not reading.is_yaml:
            raise ValueError("it cannot be read")
        self.reading = reading
        self.text = reading.source.text
        self.data: Data = reading.typed.data
        self.marks = reading.typed.marks

    # ---- where things stand ----

    def at(self, path: Path) -> Data | None:
        """The value at a path, None where there is none."""
        here: Data | None = self.data
        for step in path:
            if isinstance(here, dict) and isinstance(step, str):
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                here = here[step]
            else:
                return None
        return here

    def offset(self, line: int, column: int) -> int:
        """Where a line and a column of libyaml are."""
        return self.reading.lines.offset(Position(line, column))

    def span(self, path: Path) -> tuple[int, int]:
        """Where a value begins, and where its last character that is none of the blanks and comments after it ends."""
        mark: Mark = self.marks.values[path]
        start, end = self.offset(mark.line, mark.column), self.offset(mark.end_line, mark.end_column)
        return start, start + len(_without_tail(self.text[start:end]))

    def line_end(self, offset: int) -> int:
        """The end of the line where nothing but a comment follows on it, else the offset itself."""
        rest = re.match(r"[ \t]+#[^\n]*|[ \t]*(?=\n|$)", self.text[offset:])
        return offset + (rest.end() if rest else 0)

    def indent(self, offset: int) -> int:
        """The column of an offset."""
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def in_brackets(self, path: Path) -> bool:
        """Whether a value stands in [ ] or { }."""
        above = [path[:count] for count in range(len(path))]
        return any(one in self.marks.values and self.text[self.span(one)[0]] in "[{" for one in above if one)

    # ---- setting a value ----

    def set(self, path: Path, value: Data) -> Change:
        """A value put in the place of one, or a field where there is none yet; an empty one takes the field away."""
        if path in self.marks.values and self.at(path) is not None:
            if value in ("", []) and isinstance(path[-1], str):
                return self.remove_key(path)
            start, end = self.span(path)
            line = self.text.rfind("\n", 0, start) + 1
            column = len(re.match(r" *(?:- +)*", self.text[line:start] or "")[0])  # type: ignore[index]
            if isinstance(path[-1], int):
                column = max(self.text.rfind("-", line, start) - line, 0)
            new = value_text(value, " " * column, self.in_brackets(path))
            old = self.text[start:end]
            if isinstance(value, str) and "\n" in value and _BLOCK.match(old):
                new = _same_block(old, value) or new
            if new.startswith("\n"):  # no blank stays behind the colon
                start = len(self.text[:start].rstrip(" "))
            return Change(start, end, new, start + len(new))
        if len(path) == 1:
            return self.new_field(str(path[0]), value)
        return self.new_member(path, value)

    def new_field(self, key: str, value: Data) -> Change:
        """A field of the document, after those that come before it in the table of fields."""
        assert isinstance(self.data, dict)
        order = {spelling: at for at, row in enumerate(fields_of("Document")) for spelling in row.spellings}
        before = [
            one
            for one in self.data
            if order.get(one, 0) <= order.get(key, 99) and (one,) in self.marks.values
        ]
        end = max((self.span((one,))[1] for one in before), default=0)
        text = (
            f"{key}:\n{item_text(value[0], '  ')}"
            if isinstance(value, list) and key in _ROWS
            else _keyed(key, value, "")
        )
        new = f"\n{text}" if end else f"{text}\n"
        return Change(end, end, new, end + len(new))

    def new_member(self, path: Path, value: Data) -> Change:
        """A key of a mapping that may have to be begun."""
        parent, key = path[:-1], str(path[-1])
        if self.at(parent) is None:
            return self.set(parent, {key: value})
        if not isinstance(self.at(parent), dict):
            raise ValueError("no mapping")
        start, end = self.span(parent)
        if self.text[start] == "{":
            new = f", {key}: {value_text(value, '', True)}"
            return Change(end - 1, end - 1, new, end - 1 + len(new))
        column = " " * self.indent(start)
        new = f"\n{_keyed(key, value, column)}"
        return Change(end, end, new, end + len(new))

    def remove_key(self, path: Path) -> Change:
        """A key taken away with its value."""
        mark = self.marks.keys[path]
        start, end = self.offset(mark.line, mark.column), self.span(path)[1]
        if self.in_brackets(path):
            after = re.match(r"\s*,\s*", self.text[end:])
            before = re.search(r"\s*,\s*$", self.text[:start])
            return Change(
                start if after else before.start() if before else start,
                end + (after.end() if after else 0),
                "",
                start,
            )
        if isinstance(self.at(path[:-1]), dict) and len(self.at(path[:-1]) or ()) == 1 and len(path) > 1:
            return self.remove_key(path[:-1]) if isinstance(path[-2], str) else self.remove(path[:-1])
        line = self.text.rfind("\n", 0, start) + 1
        if self.text[line:start].strip():  # the first key of an item: its dash goes before the next
            rest = re.match(r"\n *", self.text[end:])
            return Change(start, end + (rest.end() if rest else 0), "", start)
        return Change(line, min(end + 1, len(self.text)), "", line)

    # ---- paragraphs ----

    def item(self, path: Path) -> Path:
        """The item of a list that a path leads into."""
        last = max((at for at, step in enumerate(path) if isinstance(step, int)), default=-1)
        if last < 0:
            raise ValueError("no list")
        return path[: last + 1]

    def dash(self, item: Path) -> int:
        """Where the dash of an item is. Raises ValueError for a list in brackets."""
        start = self.span(item)[0]
        dash = self.text.rfind("-", 0, start)
        if self.in_brackets(item) or self.text[dash + 1 : start].strip(" ") or dash < 0:
            raise ValueError("no dash")
        return dash

    def after(self, item: Path, value: Data) -> Change:
        """An item put in after another."""
        indent = " " * self.indent(self.dash(item))
        end = self.line_end(self.span(item)[1])
        new = f"\n{item_text(value, indent)}"
        return Change(end, end, new, end + len(new))

    def before(self, item: Path, value: Data) -> Change:
        """An item put in before another."""
        dash = self.dash(item)
        indent = " " * self.indent(dash)
        new = f"{item_text(value, indent).lstrip(' ')}\n{indent}"
        return Change(dash, dash, new, dash + len(new) - 1 - len(indent))

    def block(self, path: Path, value: Data) -> Change:
        """A block put in after the paragraph at a path, or as the first of a part that is not there yet."""
        if len(path) == 1 and self.at(path) is None and path[0] not in _ATTACHMENTS:
            return self.new_field(str(path[0]), [value])
        item = self.item(path)
        data = self.at(item)
        if path[-1] in FIELDS["heading"].spellings and isinstance(data, dict):
            return self.first_in(item, data, value)
        if item[0] in _ATTACHMENTS and len(item) == 2 and isinstance(data, str):
            return self.titled(item, data, value)
        return self.after(item, value)

    def put(self, path: Path, typed: str) -> Change:
        """What was typed as a paragraph of its own, after the one at a path: a heading where it begins with a label of the document's."""
        attached = path[0] in _ATTACHMENTS
        if attached and len(path) == 1:
            return self.attach(str(path[0]), _NOTED.sub("", typed, count=1))
        level, value = self.meant(typed)
        if len(path) == 1 and self.at(path) is None:
            ends = path[0] in _CLOSING and is_closing_phrase(Par(typed, (1,), Line(typed)))
            return self.new_field(str(path[0]), {PHRASE: typed} if ends else [value])
        if path[0] in _CLOSING and not any(isinstance(step, int) for step in path):
            return self.after_named(path, value)
        item = self.item(path)
        above = [at for at, step in enumerate(path) if isinstance(step, int)][attached:]
        only, data = self.at(path), self.at(item)
        if attached and not above and isinstance(data, str):
            return self.titled(item, data, value)
        if path[-1] in FIELDS["content"].spellings and isinstance(only, str) and level in (0, len(above) + 1):
            return self.listed(path, [only.rstrip("\n"), value], 1)
        depth = len(above)
        headed = isinstance(data, dict) and bool(_HEADED & data.keys())
        if level and level <= depth:
            return self.after(item[: above[level - 1] + 1], value)
        if headed and isinstance(data, dict) and (level == 0 or level == depth + 1):
            return self.first_in(item, data, value)
        return self.after(item, value)

    def attach(self, key: str, title: str) -> Change:
        """One more attachment, of which nothing but its title is known yet."""
        there = self.at((key,))
        if there is None:
            return self.new_field(key, [title])
        if isinstance(there, str):
            return self.listed((key,), [there, title], 1)
        if not isinstance(there, list) or not there:
            raise ValueError("no list")
        start, end = self.span((key,))
        if self.text[start] == "[":
            new = f", {value_text(title, '', True)}"
            return Change(end - 1, end - 1, new, end - 1 + len(new))
        return self.after((key, len(there) - 1), title)

    def titled(self, item: Path, title: str, value: Data) -> Change:
        """The text of an attachment that was a title alone."""
        dash, end = self.dash(item), self.span(item)[1]
        new = item_text({TITLE: title, CONTENT: [value]}, " " * self.indent(dash)).lstrip(" ")
        return Change(dash, end, new, dash + len(new))

    def after_named(self, path: Path, value: Data) -> Change:
        """What comes after a part of the closing that has a name; after the closing phrase, all become a list."""
        parts, one = self.at(path[:1]), self.at(path)
        if not isinstance(parts, dict) or not isinstance(one, str):
            raise ValueError("no text")
        if path[-1] not in FIELDS["closing_phrase"].spellings:
            return self.listed(path, [one.rstrip("\n"), value], 1)
        start, end = self.span(path[:1])
        if not all(isinstance(text, str) for text in parts.values()) or "#" in self.text[start:end]:
            raise ValueError("more than texts")
        named: list[Data] = [{TEXT: text, NATURE: name} for name, text in parts.items()]
        at = [*parts].index(str(path[-1])) + 1
        return self.listed(path[:1], [*named[:at], value, *named[at:]], at)

    def first_in(self, item: Path, data: dict[str, Data], value: Data) -> Change:
        """What comes first below a heading."""
        key = next((one for one in FIELDS["content"].spellings if one in data), "")
        inside = data.get(key)
        if isinstance(inside, list) and inside:
            return self.before((*item, key, 0), value)
        if isinstance(inside, str) and inside.strip():
            return self.listed((*item, key), [value, inside.rstrip("\n")], 0)
        if key or any(one in data for one in FIELDS["lead"].spellings):
            return self.after(item, value)
        start, end = self.span(item)
        if self.text[start] == "{":
            raise ValueError("in braces")
        column, end = " " * self.indent(start), self.line_end(end)
        new = f"\n{column}{CONTENT}:\n{item_text(value, f'{column}  ')}"
        return Change(end, end, new, end + len(new))

    def listed(self, path: Path, values: list[Data], put: int) -> Change:
        """A list in the place of what stands behind a key; which of its items is the new one."""
        start, end = self.span(path)
        if self.in_brackets(path):
            raise ValueError("in braces")
        indent = " " * (self.marks.keys[path].column + 2)
        colon = self.text.rfind(":", 0, start) + 1
        new = "".join(f"\n{item_text(one, indent)}" for one in values)
        at = len("".join(f"\n{item_text(one, indent)}" for one in values[: put + 1]))
        return Change(colon, end, new, colon + at)

    def meant(self, typed: str) -> tuple[int, Data]:
        """What a paragraph that was typed is: its level as a heading, 0 for none, and its block."""
        label = read_label(typed)
        forms = self.forms
        if label is None or label.form not in forms:
            return 0, typed
        level = forms.index(label.form) + 1
        rest = typed[len(label.text) :].strip()
        lead, stop, text = rest.partition("。")
        if text.strip():
            return level, {LEAD: f"{lead}{stop}", TEXT: text.strip()}
        return level, {HEADING: rest}

    @property
    def forms(self) -> tuple[LabelForm, ...]:
        """The label forms of the document's levels."""
        assert isinstance(self.data, dict)
        typed = next((self.data[one] for one in FIELDS["labels"].spellings if one in self.data), None)
        words = [typed] if isinstance(typed, str) else typed if isinstance(typed, list) else []
        if forms := chained(
            [form for word in words if isinstance(word, str) and (form := form_of_word(word))]
        ):
            return forms
        kind = next(
            (kind_of(str(self.data[one])) for one in FIELDS["kind"].spellings if one in self.data), None
        )
        return KINDS[kind].labels if kind else STANDARD_FORMS

    def remove(self, path: Path) -> Change:
        """The item that a path leads into taken away; with the only one of a list what the list stands under."""
        item = self.item(path)
        above, owner = self.at(item[:-1]), self.at(item[:-2])
        dash, end = self.dash(item), self.line_end(self.span(item)[1])
        if isinstance(above, list) and len(above) == 1:
            if item[0] in _ATTACHMENTS and len(item) == 4 and isinstance(owner, dict) and len(owner) == 2:
                title = next(
                    (owner[key] for key in FIELDS["attachment_title"].spellings if key in owner), None
                )
                return self.set(item[:2], title) if title else self.remove_key(item[:-1])
            return self.remove_key(item[:-1])
        line = self.text.rfind("\n", 0, dash) + 1
        if self.text[line:dash].strip():
            raise ValueError("a list in a list")
        return Change(line, min(end + 1, len(self.text)), "", max(line - 1, 0))

    # ---- what comes of it ----

    def tried(self, change: Change) -> str:
        """The text after a change. Raises ValueError where it cannot be read any more."""
        text = self.text[: change.start] + change.new + self.text[change.end :]
        if self.reading.with_text(text).typed is None:
            raise ValueError("it would not be read")
        return text


def _keyed(key: str, value: Data, column: str) -> str:
    """A key with its value, in lines that are indented so far."""
    text = value_text(value, column)
    return f"{column}{key}:{text}" if text.startswith("\n") else f"{column}{key}: {text}"


def _without_tail(text: str) -> str:
    """A value without the blank lines and comments that come after it."""
    lines = text.rstrip().split("\n")
    if _BLOCK.match(lines[0]):
        return text.rstrip()
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return "\n".join(lines).rstrip()


def _same_block(old: str, value: str) -> str | None:
    """A text under the same | as before, None where it would not be the same there."""
    head, _, rest = old.partition("\n")
    first = next((line for line in rest.split("\n") if line.strip()), "")
    indent = " " * (len(first) - len(first.lstrip(" ")))
    lines = value.rstrip("\n").split("\n")
    if head[:1] != "|" or not indent or not lines[0].strip() or lines[0][0] == " ":
        return None
    return "\n".join([head, *(f"{indent}{line}" if line.strip() else "" for line in lines)])


def change(reading: Reading, what: str, path: Path, value: Any) -> dict[str, Any]:
    """The edit of what is to be done, in units, and where to go on. Raises ValueError where it cannot be done."""
    typed = Typed(reading)
    match what:
        case "set" if isinstance(value, str | list | dict):
            made = typed.set(path, value)
        case "put" if isinstance(value, str):
            made = typed.put(path, value)
        case "item" if isinstance(value, dict | list):
            made = typed.block(path, value)
        case "remove":
            made = typed.remove(path)
        case _:
            raise ValueError(what)
    text = typed.tried(made)
    if what == "set" and len(path) > 0 and value not in ("", []):
        after = Typed(reading.with_text(text)).at(path)
        if isinstance(value, str) and (
            not isinstance(after, str) or after.rstrip("\n") != value.rstrip("\n")
        ):
            raise ValueError("it would say something else")
    start, end = units(typed.text[: made.start]), units(typed.text[: made.end])
    return {"edits": [{"from": start, "to": end, "insert": made.new}], "go": units(text[: made.go])}
