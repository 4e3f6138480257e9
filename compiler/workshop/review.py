"""A copy of a draft in Word with what was found: a comment on the characters meant, and the mend as a tracked change, to be taken or refused in Word.

In: the bytes of a .docx, the draft that was read of it, and the findings. Out: the bytes of the copy; equal input gives equal bytes. What a mend cannot change
(a field, a revision of somebody's, text in a box) is said in its comment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ..draft.lines import Draft
from ..flow.blocks import Table
from ..messages.diagnostic import SEVERITIES, Language
from ..rules.findings import Finding
from ..rules.prepared import Par, Prepared
from ..source.edits import LINE_END
from ..word import reader
from ..word.marking.marks import Change, Mark, marked
from ..word.marking.original import Original, Spot
from ..word.reader.opened import opened
from .annotate import AUTHOR
from .annotate import marked as sealed

Found = tuple[Spot | None, ...]
"""For each character of a text where it stands in the document, None where it does not."""

# Why a mend is not made, by what its characters stand in: `Reason`, and what only this room knows.
_LEFT: Mapping[str, tuple[str, str]] = {
    "field": ("这几个字是 Word 的域显示的，没有直接改。", "A field of Word shows this: it was not changed."),
    "revision": ("这几个字是别人加上、还没有接受的修订，没有直接改。", "Somebody's revision added this and is not accepted yet: it was not changed."),
    "control": ("这几个字在内容控件里，没有直接改。", "This stands in a content control: it was not changed."),
    "box": ("这几个字在文本框里，没有直接改。", "This stands in a text box: it was not changed."),
    "formula": ("这几个字在公式里，没有直接改。", "This stands in a formula: it was not changed."),
    "reading": ("这几个字带着注音，没有直接改。", "A reading stands above this: it was not changed."),
    "twice": ("这几个字在文件里存了两份，没有直接改。", "The file holds this twice: it was not changed."),
    "nowhere": ("这几个字在文件里对不上位置，没有直接改。", "Where this stands in the file is not certain: it was not changed."),
    "overlapping": ("这几个字另有一处修订，接受以后再查一遍。", "Another change is about this: check again once it is accepted."),
}  # fmt: skip
_NEAR = 6  # paragraphs: how far from a table its caption, its unit and its notes are looked for


class Reviewed(NamedTuple):
    """The copy, and how many tracked changes and comments were put into it."""

    data: bytes
    changes: int
    comments: int


def reviewed(
    data: bytes,
    draft: Draft,
    prepared: Prepared,
    findings: Iterable[Finding],
    unsafe: bool,
    language: Language,
) -> Reviewed:
    """The copy of a draft. Mends that are safe, and with `unsafe` all, are tracked changes. Raises CompileError (T302) for Strict Open XML."""
    name = draft.source.name
    parts = opened(data, name, strict=False)
    original = Original(parts, name)
    finding_marks = [*_Review(draft, prepared, original, unsafe, language).marks(findings)]
    changes = sum(len(mark.changes) > 0 for mark in finding_marks)
    return Reviewed(sealed(marked(parts, name, original, finding_marks, AUTHOR)), changes, len(finding_marks))


class _Review:
    """Finds where findings stand in the document."""

    def __init__(
        self, draft: Draft, prepared: Prepared, original: Original, unsafe: bool, language: Language
    ) -> None:
        self.draft, self.prepared, self.original = draft, prepared, original
        self.unsafe, self.language = unsafe, language
        self.begins = [0, *(end.end() for end in LINE_END.finditer(prepared.source.text))]
        self.lines = prepared.source.text.split("\n")
        self.taken: set[Spot] = set()
        self.found: dict[int, Found] = {}
        tables = (block for block in prepared.flow.blocks if isinstance(block, Table))
        self.cells = {
            id(cell): (i, j) for one in tables for i, row in enumerate(one.rows) for j, cell in enumerate(row)
        }

    def marks(self, findings: Iterable[Finding]) -> Iterator[Mark]:
        """The mark of each finding."""
        for finding in findings:
            at, found = self._where(finding)
            spots = tuple(spot for spot in found if spot is not None)
            changes, left = self._changes(finding, found)
            said = self._said(finding, left)
            if (
                finding.par is not None and finding.par.block.role == "footnote"
            ):  # Word has comments in the body alone
                yield Mark(at, said, (), changes)
            elif len(spots) == len(found):
                yield Mark(at, said, spots, changes)
            else:
                yield Mark(spots[0].run if spots else at, said)

    def _said(self, finding: Finding, left: str) -> tuple[str, ...]:
        """What a comment says: the sentence, the way out, and why the mend is not made."""
        index = 0 if self.language == "zh" else 1
        said = [
            f"{SEVERITIES[finding.code.severity][index]} {finding.code.id}: {finding.diagnostic.message(self.language)}"
        ]
        if hint := finding.diagnostic.hint(self.language):
            said.append(f"{('办法：', 'Fix: ')[index]}{hint}")
        if left:
            said.append(_LEFT[left][index])
        return tuple(said)

    # ---- mends ----

    def _changes(self, finding: Finding, found: Found) -> tuple[tuple[Change, ...], str]:
        """What is changed of the characters of a finding; or why its mend is not made, empty where there is none to be made."""
        if finding.new is None or not finding.sure or not (finding.safe or self.unsafe):
            return (), ""
        spots = tuple(spot for spot in found if spot is not None)
        reasons = [reason for spot in spots if (reason := self.original.why_not(spot.run))]
        if reasons:
            return (), reasons[0]
        one_line = finding.new.splitlines() in ([], [finding.new])
        if len(spots) < len(found) or not spots or self.original.text(spots) != finding.old or not one_line:
            return (), "nowhere"
        if not self.taken.isdisjoint(spots):
            return (), "overlapping"
        self.taken.update(spots)
        return tuple(_minimal(finding.old, finding.new, spots)), ""

    # ---- places ----

    def _where(self, finding: Finding) -> tuple[int, Found]:
        """The paragraph of a finding, or the run of a footnote's mark, and its characters."""
        place = finding.diagnostic.place
        number = place.paragraph if place else 0
        block = self._block(number)
        at = -1 if block is None else block.at
        if finding.par is None:
            return at, ()
        if finding.par.block.role == "footnote":
            run, found = self._footnote(finding.par, number)
            return (at if run is None else run), found[finding.start : finding.end]
        return at, self._characters(finding, number)

    def _block(self, number: int) -> reader.Block | None:
        return self.draft.blocks[number - 1] if 0 < number <= len(self.draft.blocks) else None

    def _characters(self, finding: Finding, number: int) -> Found:
        """Where the characters that are meant stand; none where nothing is known of them."""
        assert finding.par is not None
        if finding.label:
            return self._of_source(*finding.span) if finding.span else ()
        found = self._elsewhere(finding.par, number) if not finding.par.stretches else ()
        if found:
            return found[finding.start : finding.end]
        spans = [finding.par.at(at, at + 1) for at in range(finding.start, finding.end)]
        return tuple(spot for span in spans for spot in (self._of_source(*span) if span else (None,)))

    def _of_source(self, start: int, end: int) -> Found:
        """Where characters of the source stand; the lines of a Word file are its paragraphs."""
        line = bisect_right(self.begins, start)
        column = start - self.begins[line - 1]
        found = self._of_line(line)[column : column + end - start]
        return found or (None,) * (end - start)

    def _of_line(self, number: int) -> Found:
        """Where the characters of a line of the draft stand."""
        if number not in self.found:
            block, text = self._block(number), self.lines[number - 1]
            if isinstance(block, reader.Line):
                self.found[number] = _aligned(text, *self._read(block))
            else:
                self.found[number] = self._beside(text, number)
        return self.found[number]

    def _elsewhere(self, par: Par, number: int) -> Found:
        """Where the characters of a paragraph that has no line of its own stand: a cell, or what goes with a table."""
        block = self._block(number)
        if (at := self.cells.get(id(par.block))) and isinstance(block, reader.Grid):
            row, column = at
            there = row < len(block.cells) and column < len(block.cells[row])
            return _aligned(par.text, *self._joined(block.cells[row][column])) if there else ()
        return self._beside(par.text, number)

    def _beside(self, text: str, number: int) -> Found:
        """Where a text stands that goes with a table or a picture: in the paragraphs nearest to it that say just that."""
        count = text.count("\n") + 1
        for distance in range(_NEAR):
            for first in (number - distance - count, number + distance + 1):
                blocks = [self._block(one) for one in range(first, first + count)]
                lines = [one for one in blocks if isinstance(one, reader.Line)]
                if len(lines) == count and (found := _aligned(text, *self._joined(lines))):
                    return found
        return ()

    def _footnote(self, par: Par, number: int) -> tuple[int | None, Found]:
        """The run of a footnote's mark, None where it is not known; and where the characters of the note stand."""
        block = self._block(number)
        stretches, texts = (
            (block.stretches, dict(block.notes)) if isinstance(block, reader.Line) else ((), {})
        )
        marks = [one for one in stretches if texts.get(one.note)]
        notes = [
            one
            for one in self.prepared.pars
            if one.block.place == par.block.place and one.block.role == "footnote"
        ]
        index = notes.index(par)
        if index >= len(marks):
            return None, ()
        spots = self.original.note(marks[index].note)
        return marks[index].run, _aligned(par.text, self.original.text(spots), tuple(spots))

    # ---- the text of lines ----

    def _read(self, line: reader.Line) -> tuple[str, Found]:
        """The text of a line, and where each of its characters stands."""
        found: list[Spot | None] = []
        for stretch in line.stretches:
            same = len(self.original.text_of(stretch.run)) == len(stretch.text)
            found += [Spot(stretch.run, offset) if same else None for offset in range(len(stretch.text))]
        return line.text, tuple(found)

    def _joined(self, lines: Sequence[reader.Line]) -> tuple[str, Found]:
        """The text of lines, one below the other with their labels, and where each character stands."""
        texts: list[str] = []
        found: list[Spot | None] = []
        for line in lines:
            text, spots = self._read(line)
            texts.append(f"{line.label}{text}")
            found += [*([None] if found else []), *[None] * len(line.label), *spots]
        return "\n".join(texts), tuple(found)


def _aligned(text: str, other: str, found: Found) -> Found:
    """For each character of a text where it stands, as `found` says of another that differs only in blanks; none where they differ otherwise."""
    out: list[Spot | None] = []
    at = 0
    for sign in text:
        while at < len(other) and other[at] != sign and other[at].isspace() and not sign.isspace():
            at += 1
        if at < len(other) and (other[at] == sign or (sign.isspace() and other[at].isspace())):
            out.append(found[at])
            at += 1
        elif sign.isspace():
            out.append(None)
        else:
            return ()
    return () if other[at:].strip() else tuple(out)


def _minimal(old: str, new: str, spots: Sequence[Spot]) -> Iterator[Change]:
    """What differs of two texts, the old one of which stands at some spots."""
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(tuple(spots[start:end]), new[first:last], spots[max(end - 1, 0)], before=end == 0)
