"""A document at a glance: its headings with the numbers that they print, and every paragraph's place in the text.

In: a `Reading`. Out: `Entry`s, each with those below it; `Printed`s in the order of print. Of a text that cannot be compiled, the headings as typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..flow.blocks import Flow, Paragraph
from ..messages.diagnostic import Place
from ..source.load import Data, Path
from ..terms.fields import FIELDS
from .positions import Position, Range

if TYPE_CHECKING:
    from .reading import Reading

# What an outline shows: the fields that are the titles of what is below them, and what a flow calls them.
_TITLES = {spelling: key for key in ("heading", "lead", "caption") for spelling in FIELDS[key].spellings}
_ATTACHED = frozenset(FIELDS["attachments"].spellings)
_LEVELS = {"title": 0, "attachment_title": 0, "caption": 9}  # of headings their own
_ROLES = ("title", "heading", "run_in", "attachment_title", "caption")
MOST_SHOWN = 60  # characters of an entry


@dataclass(frozen=True)
class Entry:
    """A title, a heading, the lead of a run-in heading, a caption: what it is, the number that it prints, its text, where it stands, what is below it.

    `level` is 0 for the title, 1 to 5 for headings; `whole` reaches to what follows it.
    """

    kind: str
    label: str
    text: str
    level: int
    range: Range
    whole: Range
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Printed:
    """A paragraph as it prints: its number in the flow, what it is, its slot, its label and text, and the characters that it is typed as.

    `range` is None where nothing of it was typed here: it was derived, or stands in another file; `place` then says where it comes from, if anywhere.
    """

    index: int
    role: str
    slot: str
    label: str
    text: str
    range: Range | None
    place: Place | None
    paragraph: Paragraph = field(compare=False)


def printed(reading: Reading) -> tuple[Printed, ...]:
    """Every paragraph in the order of `Flow.paragraphs`; none where the text is refused."""
    flow = reading.flow
    if flow is None:
        return ()
    exact = {} if reading.is_volume else _exact(reading, flow)
    out = []
    for index, one in enumerate(flow.paragraphs):
        place = exact.get(index, one.place)
        here = place is not None and place.line > 0 and place.file == reading.source.name
        range = reading.lines.range_of(place) if here else None
        label = one.label.text if one.label else ""
        out.append(Printed(index, one.role, one.slot, label, one.text, range, one.place, one))
    return tuple(out)


def _exact(reading: Reading, flow: Flow) -> dict[int, Place]:
    """The places of paragraphs whose characters are found in the text, by their number."""
    if reading.prepared is None:
        return {}
    pars = reading.prepared.pars
    above = len(pars) - sum(1 for _ in flow.paragraphs)  # lines of a draft that print nowhere
    found = {}
    for par in pars[above:]:
        if par.stretches and (place := par.place(0, max(len(par.text), 1))):
            found[par.index - above] = place
    return found


def at(reading: Reading, position: Position) -> Printed | None:
    """The paragraph that is typed at a position: of several the shortest, of none the nearest above."""
    before = None
    inside = []
    for one in printed(reading):
        if one.range is None:
            continue
        if one.range.holds(position):
            inside.append(one)
        elif one.range.start <= position and (before is None or before.range.start <= one.range.start):  # type: ignore[union-attr]
            before = one
    return min(inside, key=lambda one: _length(one.range), default=before)


def _length(range: Range | None) -> tuple[int, int]:
    assert range is not None
    return range.end.line - range.start.line, range.end.column - range.start.column


# ---- the outline -----------------------------------------------------------------------------------------------------


def outline(reading: Reading) -> tuple[Entry, ...]:
    """The titles and headings of a text, each with what is below it, with the numbers that they print; without these where it is refused."""
    found = [*_of_flow(reading)] or [*_of_data(reading)]
    found.sort(key=lambda one: one.range)
    end = reading.lines.position(len(reading.lines.text))
    return _nested(found, end)


def _of_flow(reading: Reading) -> Iterator[Entry]:
    for one in printed(reading):
        if one.role not in _ROLES or one.range is None:
            continue
        paragraph = one.paragraph
        text = _lead(paragraph) if one.role == "run_in" else paragraph.text
        level = _LEVELS.get(one.role, paragraph.level)
        yield Entry(one.role, one.label.strip(), _short(text), level, one.range, one.range)


def _lead(paragraph: Paragraph) -> str:
    """The lead of a run-in heading."""
    return "".join(run.text for run in paragraph.runs if run.mark == "lead") or paragraph.text


def _of_data(reading: Reading) -> Iterator[Entry]:
    """The same of what was typed, by its keys."""
    typed = reading.readable.typed
    if typed is None or not reading.is_yaml:
        return
    lines = reading.lines
    for path, text in _texts(typed.data, ()):
        key = _TITLES.get(str(path[-1]))
        place = typed.marks.value(path) if key else None
        if key and place and text.strip():
            range = lines.range_of(place)
            role = "run_in" if key == "lead" else key
            if key == "heading":  # 标题 of the document, of an attachment, of a section
                role = (
                    "title" if len(path) == 1 else "attachment_title" if path[0] in _ATTACHED else "heading"
                )
            level = _LEVELS.get(role, sum(isinstance(step, int) for step in path))
            yield Entry(role, "", _short(text), level, range, range)


def _texts(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    match data:
        case dict():
            for key, value in data.items():
                yield from _texts(value, (*path, key))
        case list():
            for index, value in enumerate(data):
                yield from _texts(value, (*path, index))
        case str() if path and isinstance(path[-1], str):
            yield path, data


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"


def _nested(found: list[Entry], end: Position) -> tuple[Entry, ...]:
    """Entries in the order of the text, each with those of lower levels that follow it; each reaches to the next that is none of them."""
    out = []
    at = 0
    while at < len(found):
        one = found[at]
        after = next((n for n in range(at + 1, len(found)) if found[n].level <= one.level), len(found))
        last = found[after].range.start if after < len(found) else end
        inside = _nested(found[at + 1 : after], last)
        out.append(replace(one, whole=Range(one.range.start, max(last, one.range.end)), children=inside))
        at = after
    return tuple(out)
