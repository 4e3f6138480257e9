"""Tracked changes and comments put into the text of a document and its footnotes, at exactly the characters meant.

In: the parts of a package, its `Original`, and `Mark`s on it. Out: the parts with them. A run is parted where a mark begins or ends; what was deleted and what was
put in have its properties. Changes and comments bear an author and no date: the same input gives the same bytes.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from ..ooxml.elements import element, typed
from ..ooxml.look import part_of
from ..ooxml.package import add_part, serialized, w
from ..reader.runs import character
from .original import PARAGRAPH, PROPERTIES, RUN, Original, Spot, body_paragraph, container
from .splice import spliced

_TEXT, _DELETED_TEXT, _PRESERVED = w("t"), w("delText"), "{http://www.w3.org/XML/1998/namespace}space"
_ID, _CHANGED = w("id"), w("rPrChange")
_IDS = re.compile(rb"[:\s]id\s*=\s*[\"']([0-9]{1,9})[\"']")
_MOST_USED = 2**30


class Change(NamedTuple):
    """Characters that are deleted, and `new` ones that are put in after the last of them, or else right `before` or after the character at `spot`."""

    deleted: tuple[Spot, ...]
    new: str
    spot: Spot
    before: bool = False


class Mark(NamedTuple):
    """A comment, line by line, on some characters of the text and what is changed of them; or, where there are no `spots`, on the paragraph or
    the run of the number `at`, which no number at all takes for the first. On characters in a text box it stands on the paragraph of the box."""

    at: int
    said: tuple[str, ...]
    spots: tuple[Spot, ...] = ()
    changes: tuple[Change, ...] = ()


def marked(
    parts: Mapping[str, bytes], name: str, original: Original, marks: Sequence[Mark], author: str
) -> dict[str, bytes]:
    """The parts with the marks, the first before the others where they stand at one place. Raises CompileError (T302)."""
    out = dict(parts)
    part = part_of(out, "comments", name) or add_part(out, "comments", name)
    comments = typed(out[part], name, part)
    writing = _Writing(original, author, _free(out))
    for mark in marks:
        if (number := writing.put(mark)) is None:
            continue
        # Not `add_comment`: it dates the comment, and names styles that a document need not have.
        comment = element("comment", id=str(number), author=author, initials=author[:2])
        for line in mark.said:
            comment.add_p().add_r().add_t(line)
        comments.append(comment)
    out[part] = serialized(comments)
    changed = writing.write()
    for part, root in original.roots.items():
        if any(one.getroottree().getroot() is root for one in changed):
            out[part] = spliced(parts[part], root, changed)
    return out


def _free(parts: Mapping[str, bytes]) -> Iterator[int]:
    """Ids that nothing in the package has."""
    used = {int(id) for part, xml in parts.items() if part.endswith(".xml") for id in _IDS.findall(xml)}
    first = max((id for id in used if id < _MOST_USED), default=0) + 1
    return (id for id in range(first, 2 * _MOST_USED) if id not in used)


class _Inserted(NamedTuple):
    """Text that is put in."""

    text: str


class _Begins(NamedTuple):
    """Where the range of a comment begins."""

    number: int


class _Ends(NamedTuple):
    """Where the range of a comment ends."""

    number: int


_Event = _Inserted | _Begins | _Ends


class _Events:
    """What happens to a run: by the number of a character, what stands right before and right after it; which are deleted."""

    def __init__(self) -> None:
        self.before: defaultdict[int, list[_Event]] = defaultdict(list)
        self.after: defaultdict[int, list[_Event]] = defaultdict(list)
        self.deleted: set[int] = set()


class _Writing:
    """Marks gathered by the runs that they stand at, and then written, each run once."""

    def __init__(self, original: Original, author: str, free: Iterator[int]) -> None:
        self.original, self.author, self.free = original, author, free
        self.runs: dict[etree._Element, _Events] = {}
        self.touched: set[etree._Element] = set()
        self.last: dict[etree._Element, etree._Element] = {}  # what was put last behind an element

    def put(self, mark: Mark) -> int | None:
        """Take a mark; the number of its comment, None where there is no paragraph for it."""
        number = next(self.free)
        if any(self.original.is_in_box(spot.run) for spot in mark.spots):
            mark = Mark(mark.spots[0].run, mark.said)
        if not mark.spots and not self._round(mark.at, number):
            return None
        if mark.spots:
            self._at(mark.spots[0], True, _Begins(number))
        for change in mark.changes:
            for run, offset in change.deleted:
                self._of(run).deleted.add(offset)
            if change.new:
                self._at(change.spot, change.before, _Inserted(change.new))
        if mark.spots:
            self._at(mark.spots[-1], False, _Ends(number))
        return number

    def _of(self, run: int) -> _Events:
        return self.runs.setdefault(self.original.nodes[run], _Events())

    def _at(self, spot: Spot, before: bool, event: _Event) -> None:
        """Note what stands right before or after a character; a comment stands round what takes none within it."""
        node = self.original.nodes[spot.run]
        outer = container(node)
        if outer is not node or node.tag != RUN:
            if isinstance(event, _Begins):
                self._touch(outer)
                outer.addprevious(_range("commentRangeStart", event.number))
            elif isinstance(event, _Ends):
                self._touch(outer)
                self._end(outer, event.number)
            return
        events = self._of(spot.run)
        (events.before if before else events.after)[spot.offset].append(event)

    def _round(self, at: int, number: int) -> bool:
        """Put a comment round a whole paragraph or run."""
        node = self.original.node(at)
        node = next(self.original.document.iter(PARAGRAPH), None) if node is None else node
        paragraph = None if node is None else body_paragraph(node)
        if node is None or paragraph is None:
            return False
        self._touch(paragraph)
        if node.tag == RUN and body_paragraph(node) is next(node.iterancestors(PARAGRAPH)):
            outer = container(node)
            outer.addprevious(_range("commentRangeStart", number))
            self._end(outer, number)
            return True
        first = 0 if paragraph.find(w("pPr")) is None else 1
        paragraph.insert(first, _range("commentRangeStart", number))
        paragraph.append(_range("commentRangeEnd", number))
        paragraph.append(_reference(number))
        return True

    def _touch(self, node: etree._Element) -> None:
        paragraph = node if node.tag == PARAGRAPH else next(node.iterancestors(PARAGRAPH), None)
        if paragraph is not None:
            self.touched.add(paragraph)

    def _end(self, after: etree._Element, number: int) -> None:
        """End the range of a comment behind an element, and refer to it from outside of whatever that is in."""
        end = _range("commentRangeEnd", number)
        self.last.get(after, after).addnext(end)
        self.last[after] = end
        self._refer(end, number, after)

    def _refer(self, end: etree._Element, number: int, after: etree._Element | None = None) -> None:
        top = end
        while (parent := top.getparent()) is not None and parent.tag != PARAGRAPH:
            top = parent
        reference = _reference(number)
        self.last.get(top, top).addnext(reference)
        self.last[top] = reference
        if after is not None and top is end:
            self.last[after] = reference

    # ---- runs ----

    def write(self) -> set[etree._Element]:
        """Write all that was put; the paragraphs that are changed."""
        for run, events in self.runs.items():
            self._touch(run)
            self._write(run, events)
        return self.touched

    def _write(self, run: etree._Element, events: _Events) -> None:
        pieces = _Pieces(run, self.author, self.free)
        at = 0
        for child in [one for one in run if one.tag != PROPERTIES]:
            text = character(child)
            if not text:
                pieces.add(child, False)
            for start, end in _parted(at, at + len(text), events):
                for event in events.before.get(start, ()):
                    pieces.happen(event)
                whole = end - start == len(text)
                pieces.add(
                    child if whole else _part(child, text[start - at : end - at]), start in events.deleted
                )
                for event in events.after.get(end - 1, ()):
                    pieces.happen(event)
            at += len(text)
        before = run
        for one in pieces.out:
            before.addnext(one)
            before = one
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
        for number, ended in pieces.ended:
            self._refer(ended, number)


def _parted(start: int, end: int, events: _Events) -> Iterator[tuple[int, int]]:
    """The stretches of some characters to which the same happens."""
    begins = start
    for at in range(start + 1, end + 1):
        if (
            at == end
            or at in events.before
            or at - 1 in events.after
            or (at in events.deleted) != (at - 1 in events.deleted)
        ):
            yield begins, at
            begins = at


class _Pieces:
    """What a run is written as: pieces of it, what was put in between them, the ranges of comments."""

    def __init__(self, run: etree._Element, author: str, free: Iterator[int]) -> None:
        self.run, self.author, self.free = run, author, free
        self.properties = run.find(PROPERTIES)
        self.out: list[etree._Element] = []
        self.ended: list[tuple[int, etree._Element]] = []
        self.piece: etree._Element | None = None
        self.deleting = False
        self.first = True

    def add(self, child: etree._Element, deleted: bool) -> None:
        """What stands next in the run."""
        if self.piece is None or deleted != self.deleting:
            self.piece, self.deleting = self._new(), deleted
            self.out.append(self._change("del", self.piece) if deleted else self.piece)
        if deleted and child.tag == _TEXT:
            child.tag = _DELETED_TEXT
            child.set(_PRESERVED, "preserve")
        self.piece.append(child)

    def happen(self, event: _Event) -> None:
        """What happens before what stands next."""
        self.piece = None
        match event:
            case _Inserted(text):
                run = self._new(changes=False)
                node = etree.SubElement(run, _TEXT)
                node.text = text
                node.set(_PRESERVED, "preserve")
                self.out.append(self._change("ins", run))
            case _Begins(number):
                self.out.append(_range("commentRangeStart", number))
            case _Ends(number):
                self.out.append(_range("commentRangeEnd", number))
                self.ended.append((number, self.out[-1]))

    def _change(self, kind: str, run: etree._Element) -> etree._Element:
        change = self.run.makeelement(w(kind), {_ID: str(next(self.free)), w("author"): self.author}, None)
        change.append(run)
        return change

    def _new(self, changes: bool = True) -> etree._Element:
        """An empty piece with the run's properties, and with what changed of them only where it is text of the run."""
        piece = self.run.makeelement(RUN, _attributes(self.run), None)
        if self.properties is None:
            return piece
        properties = copy.deepcopy(self.properties)
        for one in properties.findall(_CHANGED):
            if not changes:
                properties.remove(one)
            elif not self.first:
                one.set(_ID, str(next(self.free)))
        self.first = self.first and not changes
        piece.append(properties)
        return piece


def _attributes(node: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in node.attrib.items()}


def _part(child: etree._Element, text: str) -> etree._Element:
    """A piece of a stretch of text."""
    part = child.makeelement(child.tag, _attributes(child), None)
    part.text = text
    part.set(_PRESERVED, "preserve")
    return part


def _range(tag: str, number: int) -> etree._Element:
    return etree.Element(w(tag), {_ID: str(number)})


def _reference(number: int) -> etree._Element:
    run = etree.Element(RUN)
    etree.SubElement(run, w("commentReference"), {_ID: str(number)})
    return run
