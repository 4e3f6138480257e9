"""What the page shows of a text, as plain data with places in the browser's units.

In: a `Reading` of the editor service. Out: messages: diagnostics with their mends, the outline, fields of the form, figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..editor.actions import Action, mended, mends
from ..editor.completions import Offer, completions
from ..editor.diagnostics import diagnostics
from ..editor.hover import hover
from ..editor.outline import Entry, outline, printed
from ..editor.positions import Lines, Position, Range
from ..editor.reading import Reading
from ..messages.diagnostic import Diagnostic
from ..terms.kinds import KINDS
from .form import english, form, key_of
from .text import halves, units, whole
from .typing import change

if TYPE_CHECKING:
    from ..pages.layout import Layout


def offset(lines: Lines, at: Position) -> int:
    """How many units stand before a position."""
    return units(lines.text[: lines.offset(at)])


def span(lines: Lines, range: Range) -> tuple[int, int]:
    """A range in units."""
    return offset(lines, range.start), offset(lines, range.end)


def listed(told: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Diagnostics without places in the text at hand; the line of each, where it has one."""
    return [
        {
            "code": one.code.id,
            "severity": one.severity,
            "zh": one.message("zh"),
            "en": one.message("en"),
            "hint_zh": one.hint("zh"),
            "hint_en": one.hint("en"),
            "place": [one.place.line, one.place.column] if one.place and one.place.line else None,
            "file": one.place.file if one.place else None,
        }
        for one in told
    ]


def notes(reading: Reading, version: int, checked: bool = False) -> dict[str, Any]:
    """What is wrong with a text, or to be told of it, each with its mends."""
    lines = reading.lines
    told = []
    for one in diagnostics(reading, checked):
        start, end = span(lines, one.range)
        told.append(
            {
                "code": one.code,
                "severity": one.severity,
                "zh": one.message[0],
                "en": one.message[1],
                "hint_zh": one.hint[0],
                "hint_en": one.hint[1],
                "field": key_of(one.diagnostic.args.get("field", "")),
                "from": start,
                "to": end,
            }
        )
    return {"is": "notes", "version": version, "checked": checked, "notes": told}


def about(reading: Reading, version: int) -> dict[str, Any]:
    """The outline."""
    return {"is": "about", "version": version, "outline": _entries(reading.lines, outline(reading))}


def _entries(lines: Lines, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "label": one.label,
            "text": one.text,
            "level": one.level,
            "from": offset(lines, one.range.start),
            "children": _entries(lines, one.children),
        }
        for one in entries
    ]


_ABOVE, _BELOW = 19.0, 6.5
"""How far a line reaches above its baseline and below, in points."""


def spots(reading: Reading, layout: Layout) -> list[dict[str, Any]]:
    """Where on the pages all stands that is typed in a text, in the order of print, one for each page that a paragraph stands on.

    `box` is in points from the top left of the page; `place` the first and the last line and column, counting characters from 1.
    """
    ranges = {one.place: one.range for one in printed(reading) if one.place and one.range}
    found = []
    for one in layout.printed:
        range = ranges.get(one.paragraph.place) if one.paragraph.place else None
        if range is None:
            continue
        place = [range.start.line + 1, range.start.column + 1, range.end.line + 1, range.end.column + 1]
        for page in dict.fromkeys(row.page for row in one.rows):
            rows = [row for row in one.rows if row.page == page]
            box = [
                min(row.x0 for row in rows),
                min(row.baseline for row in rows) - _ABOVE,
                max(row.x1 for row in rows),
                max(row.baseline for row in rows) + _BELOW,
            ]
            found.append({"page": page, "box": [round(edge, 1) for edge in box], "place": place})
    return found


def kinds() -> list[dict[str, str]]:
    """The kinds of reports, to choose from; a volume is made of reports that are there."""
    return [
        {"key": row.key, "zh": row.zh, "en": english(row.key)}
        for row in KINDS.values()
        if row.made_as == "Document"
    ]


# ---- what a tab asks at a place ---------------------------------------------------------------------------------------

Said = Mapping[str, Any]


def _position(reading: Reading, units_before: object) -> Position:
    """The place that a tab means, told in units."""
    if not isinstance(units_before, int):
        raise TypeError
    before = whole(halves(reading.source.text)[: 2 * max(units_before, 0)])
    return reading.lines.position(len(before))


def _completions(reading: Reading, said: Said) -> list[dict[str, Any]]:
    return [_offered(reading.lines, one) for one in completions(reading, _position(reading, said["at"]))]


def _offered(lines: Lines, one: Offer) -> dict[str, Any]:
    start, end = span(lines, one.range)
    detail = {"detail_zh": one.detail[0], "detail_en": one.detail[1]}
    about = {"about_zh": one.documentation[0], "about_en": one.documentation[1]}
    return {
        "label": one.label,
        "sort": one.sort,
        "snippet": one.snippet,
        "from": start,
        "to": end,
        **detail,
        **about,
    }


def _hover(reading: Reading, said: Said) -> dict[str, Any] | None:
    found = hover(reading, _position(reading, said["at"]))
    if found is None:
        return None
    start, end = span(reading.lines, found.range)
    return {"zh": found.text[0], "en": found.text[1], "from": start, "to": end}


def _mends(reading: Reading, said: Said) -> list[dict[str, Any]]:
    where = Range(_position(reading, said["at"]), _position(reading, said["to"]))
    code = said.get("code")
    found = mends(reading, where)
    return [_mended(reading.lines, one) for one in found if code is None or one.code == code]


def _mended(lines: Lines, one: Action) -> dict[str, Any]:
    start, end = span(lines, one.edit.range)
    edits = [{"from": start, "to": end, "insert": one.edit.new}]
    return {"zh": one.title[0], "en": one.title[1], "safe": one.safe, "code": one.code, "edits": edits}


def _all_mended(reading: Reading, _: Said) -> dict[str, Any]:
    """The text with every sure mend made, as `compile check --fix` makes them, and what was mended."""
    text, done, _left = mended(reading)
    return {"text": text, "done": [{"line": one.place.line, "old": one.old, "new": one.new} for one in done]}


def _path(given: object) -> tuple[str | int, ...]:
    """A path as a tab tells it. Raises TypeError for what is none."""
    if not isinstance(given, list) or not all(isinstance(step, str | int) for step in given):
        raise TypeError
    return tuple(given)


ASKED: Mapping[str, Callable[[Reading, Said], Any]] = {
    "completions": _completions,
    "hover": _hover,
    "mends": _mends,
    "mend all": _all_mended,
    "form": lambda reading, _: form(reading),
    "change": lambda reading, said: change(reading, str(said["op"]), _path(said["path"]), said.get("value")),
}
"""What can be asked, by its name: each is answered with plain data."""
