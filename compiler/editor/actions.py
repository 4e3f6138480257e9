"""Mends at a place: edits that go the way out which a message names, each tried before it is offered.

In: a `Reading` and a range. Out: `Action`s; `mended`, the text with every sure mend made, as `compile check --fix` makes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..rules.findings import Finding
from ..rules.fixes import Mended, mend, mend_typing, printed_after
from ..source import edits
from ..source.edits import EditError, apply
from ..source.load import likely_mends
from .positions import Lines, Range

if TYPE_CHECKING:
    from ..rules.prepared import Prepared
    from .reading import Reading

_TYPED = ("key", "name", "value", "excerpt", "text", "tag", "file")
"""The arguments of a message that may hold the word which another is offered for."""
_OFFERED = re.compile("(?:是不是|改成(?:半角的)?)“([^”]+)”[？。]")
"""How a way out offers a word."""


@dataclass(frozen=True)
class Edit:
    """`new` in the place of the characters of a range."""

    range: Range
    new: str


@dataclass(frozen=True)
class Action:
    """A mend: what it does, in Chinese and English, the code of the message whose way out it is, whether it is sure, and its edit."""

    title: tuple[str, str]
    code: str
    safe: bool
    edit: Edit


def mends(reading: Reading, range: Range, checked: bool = True) -> tuple[Action, ...]:
    """The mends of what is told of a range; with `checked` of what reading over finds, too."""
    out = [*_of_typing(reading, range), *_of_words(reading, range)]
    if checked:
        out += _of_findings(reading, range)
    unique = {(one.edit.range, one.edit.new): one for one in reversed(out)}
    return tuple(reversed(unique.values()))


def _action(lines: Lines, code: str, edit: edits.Edit, safe: bool) -> Action:
    start = lines.range_of(edit.place).start
    end = lines.position(lines.offset(start) + len(edit.old))
    old, new = (_short(text) for text in (edit.old, edit.new))
    if not edit.new:
        title = (f"删去“{old}”", f"Delete “{old}”")
    elif not edit.old:
        title = (f"加上“{new}”", f"Insert “{new}”")
    else:
        title = (f"“{old}”改成“{new}”", f"Change “{old}” to “{new}”")
    return Action(title, code, safe, Edit(Range(start, end), edit.new))


def _short(text: str, most: int = 30) -> str:
    line = text.replace("\n", "⏎")
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _touches(one: Range, other: Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _on_lines(place: Place, range: Range) -> bool:
    """Whether a place is in the lines of a range: who mends a key may stand in its value."""
    return range.start.line < place.line <= range.end.line + 1


def _of_typing(reading: Reading, range: Range) -> Iterator[Action]:
    """What YAML reads otherwise than meant, or not at all."""
    if not reading.is_yaml:
        return
    told = [one for one in reading.compiled.told if one.place and one.place.file == reading.source.name]
    lines = {one.place.line for one in told if one.place and _on_lines(one.place, range)}
    for code, edit in likely_mends(reading.source) if lines else ():
        if edit.place.line in lines and _helps(reading, edit, code.id):
            yield _action(reading.lines, code.id, edit, False)


def _of_words(reading: Reading, range: Range) -> Iterator[Action]:
    """The word that a message offers for the one that was typed."""
    for one in reading.compiled.told:
        place, offered = one.place, _OFFERED.search(one.hint("zh"))
        if not offered or place is None or place.file != reading.source.name or place.part:
            continue
        where = reading.lines.range_of(place)
        if not _on_lines(place, range):
            continue
        start, end = (reading.lines.offset(each) for each in where)
        typed = reading.lines.text[start:end]
        word = next(
            (one.args[key] for key in _TYPED if key in one.args and typed.count(one.args[key]) == 1), ""
        )
        if word:
            at = reading.lines.position(start + typed.index(word))
            edit = edits.Edit(place._replace(line=at.line + 1, column=at.column + 1), word, offered[1])
            if _helps(reading, edit, one.code.id):
                yield _action(reading.lines, one.code.id, edit, False)


def _helps(reading: Reading, edit: edits.Edit, code: str) -> bool:
    """Whether a message is told less often once an edit is made, and no other instead."""
    try:
        after = reading.with_text(apply(reading.source.text, [edit]))
    except EditError:
        return False
    before, left = (Counter(one.code.id for one in told.compiled.told) for told in (reading, after))
    return left[code] < before[code] and not left - before


def _of_findings(reading: Reading, range: Range) -> Iterator[Action]:
    """What a rule on wording would have instead."""
    if reading.compiled.job is None:
        return
    try:
        found = reading.checked()
    except CompileError:
        return
    for one in found.findings:
        place, edit = one.diagnostic.place, one.edit
        if not (edit and one.sure and place and _touches(reading.lines.range_of(place), range)):
            continue
        if _prints(reading, one, found.prepared, edit):
            yield _action(reading.lines, one.code.id, edit, one.safe)


def _prints(reading: Reading, one: Finding, prepared: Prepared, edit: edits.Edit) -> bool:
    """Whether an edit changes what is printed as its finding says, and nothing else: YAML may read it otherwise."""
    try:
        after = reading.with_text(apply(reading.source.text, [edit]))
    except EditError:
        return False
    if not reading.is_yaml:
        return True
    return after.prepared is not None and [par.text for par in after.prepared.pars] == printed_after(
        [one], prepared
    )


# ---- all at once ------------------------------------------------------------------------------------------------------

Chosen = Callable[[Sequence[Finding]], Sequence[Finding]]


def _all(findings: Sequence[Finding]) -> Sequence[Finding]:
    return findings


def mended(
    reading: Reading, unsafe: bool = False, chosen: Chosen = _all
) -> tuple[str, list[Mended], CompileError | None]:
    """The text with every mend made of what is `chosen`, `unsafe` ones too where asked for, the changes in the order in which they were
    made, and what is left to be mended by hand before more can be found."""
    text, done = reading.source.text, list[Mended]()
    try:
        if reading.is_yaml:

            def wanted(code: object) -> bool:
                return any(chosen([Finding(Diagnostic(code))]))  # type: ignore[arg-type]

            text, done = mend_typing(text, lambda text: reading.with_text(text).loaded(), wanted)

        def again(text: str) -> tuple[Prepared, Sequence[Finding]]:
            checked = reading.with_text(text).checked()
            return checked.prepared, chosen(checked.findings)

        text, more = mend(text, again, unsafe)
        return text, [*done, *more], None
    except CompileError as error:
        return text, done, error
