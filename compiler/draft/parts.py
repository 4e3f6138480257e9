"""What is set off within the paragraphs of a draft put into the YAML: raised, lowered, underlined text, footnotes, references to
tables, pictures and attachments.

In: what was recognised, and the lines of the draft. Out: the same with texts made of parts, proven to print alike; what has no place
there is told, footnotes kept aside in full. Where parts do not fit, a text stays as it was.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..document.validate import validate
from ..flow.resolve import resolve
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..source.load import Data, Loaded, Marks, Path, Source
from ..terms.characters import short
from .keys import (
    ANCHOR,
    ATTACHMENTS,
    BODY,
    CAPTION,
    CLOSING,
    CONTENT,
    ENUMERATION,
    FOOTNOTE,
    ITEM_LEAD,
    LEAD,
    OPENING,
    PARAGRAPH,
    REFERENCE,
    TABLE,
    TEXT,
    TITLE,
    UNDERLINE,
)
from .lines import Line, SetOff
from .prove import printed, without_pictures
from .recognise import Recognised

_SHOWN = 5  # numbers that a message names
_TEXTS = (OPENING, BODY, CLOSING)


def with_parts(found: Recognised, lines: Sequence[Line], name: str, by_line: bool) -> Recognised:
    """What was recognised, what is set off in its lines put into it, or told. `by_line` as in `recognise`."""
    if not any(line.parts for line in lines):
        return found
    for with_references in (True, False):
        made = _Parts(found, lines, with_references)
        made.put()
        if _prints(made.data) == _prints(found.data):
            break
    else:
        made = _Parts(found, lines, False)
    told, aside = made.left_out(name, by_line)
    doubts = sorted(
        (*found.doubts, *told), key=lambda one: (one.place.line, one.place.paragraph) if one.place else (0, 0)
    )
    return replace(
        found,
        data=made.data,
        places=made.places,
        comments=made.comments,
        preface=(*found.preface, *aside),
        doubts=tuple(doubts),
    )


def _prints(data: dict[str, Data]) -> str:
    """What data prints; nothing where it is refused."""
    try:
        return printed(resolve(validate(Loaded(Source("", ""), without_pictures(data), Marks()))))
    except CompileError:
        return ""


class _Leaf(NamedTuple):
    """A text of a block: where it stands, and whether a list of parts goes in its place as it is (else as a 段落)."""

    path: Path
    text: str
    as_it_is: bool


class _Parts:
    """The data of a draft while parts are put into it; the spans that were put, by their line."""

    def __init__(self, found: Recognised, lines: Sequence[Line], with_references: bool) -> None:
        self.data: dict[str, Data] = copy.deepcopy(found.data)
        self.places, self.comments = dict(found.places), dict(found.comments)
        self.lines = lines
        self.done: set[tuple[int, SetOff]] = set()
        self.targets: dict[str, Path] = {}
        self.names: dict[Path, str] = {}
        if with_references:
            self.targets = {
                anchor: path
                for path, number in self.places.items()
                for anchor in (lines[number - 1].anchors if number <= len(lines) else ())
                if self._has_number(path)
            }

    def _has_number(self, path: Path) -> bool:
        """Whether what stands at a path prints a number of its own that references show as it is: a table, a picture, an attachment."""
        data = _at(self.data, path)
        attached = path[0] == ATTACHMENTS and len(path) == 2 and isinstance(data, dict)
        return attached or (isinstance(data, dict) and CAPTION in data)

    def put(self) -> None:
        """Every span for which its line has a block."""
        for path, number in sorted(self.places.items(), key=lambda one: one[1]):
            inside = path[0] in _TEXTS or (path[0] == ATTACHMENTS and len(path) > 2)
            line = self.lines[number - 1] if inside and number <= len(self.lines) else None
            if line and (line.parts or _is_enumeration(_at(self.data, path))):
                self._block(path, number, line)
        for path, name in self.names.items():
            data = _at(self.data, path)
            assert isinstance(data, dict)
            data[ANCHOR] = name

    def _block(self, path: Path, number: int, line: Line) -> None:
        """The spans of a line in the texts of its block; an enumeration has a line for each of its items."""
        at = 0
        changes: list[tuple[_Leaf, list[Data], int, list[SetOff]]] = []
        for leaf in _leaves(_at(self.data, path), path):
            start = line.text.find(leaf.text, at)
            while start < 0:
                number += 1
                if ENUMERATION not in leaf.path or number > len(self.lines):
                    return
                line, at = self.lines[number - 1], 0
                start = line.text.find(leaf.text)
            at = start + len(leaf.text)
            mine = [one for one in line.parts if start <= one.start and one.end <= at and one.end > start]
            mine = [one for one in mine if (number, one) not in self.done]
            if mine and (parts := self._parts(leaf.text, start, mine)):
                changes.append((leaf, parts, number, mine))
        for leaf, parts, of_line, mine in reversed(changes):
            self._replace(path, leaf, parts)
            self.done |= {(of_line, one) for one in mine if one.key != REFERENCE or one.value in self.targets}

    def _parts(self, text: str, start: int, spans: Sequence[SetOff]) -> list[Data]:
        """A text in parts; none where one of them would be blank, or nothing is set off in it."""
        out: list[Data] = []
        at = 0
        for span in spans:
            first, last = span.start - start, span.end - start
            if span.key != REFERENCE:
                out += [text[at:first], {span.key: span.value or text[first:last]}]
                at = last
            elif span.value in self.targets:
                out += [text[at:first], {REFERENCE: self._name(span.value)}]
                at = last
        out = [one for one in (*out, text[at:]) if one]
        texts = [value for one in out for value in (one.values() if isinstance(one, dict) else (one,))]
        if not all(isinstance(one, str) and one.strip() for one in texts):
            return []
        return out if any(isinstance(one, dict) for one in out) else []

    def _name(self, anchor: str) -> str:
        """The name of what a bookmark stands on."""
        path = self.targets[anchor]
        if path not in self.names:
            data = _at(self.data, path)
            assert isinstance(data, dict)
            said = data.get(CAPTION) or data.get(TITLE) or ""
            text = said if isinstance(said, str) else "".join(one for one in said if isinstance(one, str))
            name = re.sub(r"\s", "", text)[:20] or anchor
            while name in self.names.values():
                name += "′"
            self.names[path] = name
        return self.names[path]

    def _replace(self, block: Path, leaf: _Leaf, parts: list[Data]) -> None:
        """Put parts in the place of a text: as they are, among the parts of a paragraph, or as a paragraph of their own."""
        parent, key = _at(self.data, leaf.path[:-1]), leaf.path[-1]
        if isinstance(parent, list):
            assert isinstance(key, int)
            if leaf.path[-2] == PARAGRAPH:
                parent[key : key + 1] = parts
            else:
                parent[key] = parts if leaf.as_it_is else {PARAGRAPH: parts}
            return
        assert isinstance(parent, dict) and isinstance(key, str)  # noqa: PT018
        if leaf.as_it_is:
            parent[key] = parts
            return
        parent[key] = [{PARAGRAPH: parts}]  # the one text of a list
        for kept in (self.places, self.comments):
            if block in kept:
                kept[(*block, 0)] = kept.pop(block)  # type: ignore[assignment]

    def left_out(self, name: str, by_line: bool) -> tuple[list[Diagnostic], list[str]]:
        """What is told of spans that were not put anywhere; and footnotes in full."""
        told: list[Diagnostic] = []
        aside: list[str] = []
        numbers: list[tuple[str, Place]] = []  # that are Word's, and plain text here
        for number, line in enumerate(self.lines, 1):
            place = Place(name, number, 1, number, 1) if by_line else Place(name, paragraph=number)
            for span in line.parts:
                if (number, span) in self.done:
                    continue
                if span.key == REFERENCE:
                    numbers += [(text, place)] if (text := line.text[span.start : span.end].strip()) else []
                    continue
                if span.key == FOOTNOTE:
                    told.append(Diagnostic(codes.MARGIN_LEFT_OUT, {"text": short(span.value, 60)}, place))
                    aside.append(f"脚注（第{number}{'行' if by_line else '段'}）：{span.value}")
                    continue
                before = re.split(r"\W", line.text[: span.start])[-1][-6:]
                text = line.text[span.start : span.end]
                code = codes.LINE_LEFT_OUT if span.key == UNDERLINE else codes.SHIFTED_AS_PLAIN
                shown = short(text) if span.key == UNDERLINE else before + text
                told.append(Diagnostic(code, {"text": shown}, place))
        if numbers:
            texts = [short(text) for text in dict.fromkeys(text for text, _ in numbers)]
            shown = "、".join(texts[:_SHOWN]) + "…" * (len(texts) > _SHOWN)
            told.append(Diagnostic(codes.REFERENCE_AS_TEXT, {"texts": shown}, numbers[0][1]))
        return told, aside


def _is_enumeration(data: Data) -> bool:
    return isinstance(data, dict) and ENUMERATION in data


def _leaves(data: Data, path: Path) -> Iterator[_Leaf]:
    """The texts of a block in the order in which they print; what stands under a heading has blocks of its own."""
    if isinstance(data, str):
        yield _Leaf(path, data, as_it_is=False)
    elif isinstance(data, dict):
        for key in (CAPTION, TITLE, LEAD, ITEM_LEAD, PARAGRAPH, ENUMERATION, TEXT):
            if key in data and not (key != CAPTION and TABLE in data):
                yield from _in(data[key], (*path, key))


def _in(data: Data, path: Path) -> Iterator[_Leaf]:
    """The texts of a field of a block."""
    if isinstance(data, str):
        yield _Leaf(path, data, as_it_is=True)
        return
    for index, one in enumerate(data if isinstance(data, list) else ()):
        if isinstance(one, str):
            yield _Leaf((*path, index), one, as_it_is=True)
        elif CONTENT not in one:
            yield from _leaves(one, (*path, index))


def _at(data: Data, path: Path) -> Data:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data
