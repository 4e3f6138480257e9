"""Diagnostics printed: for people, as JSON, as SARIF.

In: diagnostics, a language, how to find the line of a place. Out: text. Only what has something to say imports this.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from .diagnostic import CONTROL, SEVERITIES, Diagnostic, Language, LineOf, Place, Severity


def width(text: str) -> int:
    """Terminal cells that `text` takes: two for each East Asian wide character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else not unicodedata.combining(c) for c in text)


MOST = 50  # diagnostics that a person is shown at once
MOST_ROWS = 3  # of a batch that are named with each

# Marks that never begin a line (GB/T 15834-2011, 5.1).
_NEVER_FIRST = "，。、；：？！）》〉”’】〕…—,.;:?!)"


def wrap(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` cells: Chinese breaks anywhere but before a closing mark, words do not break."""
    lines, line = [], ""
    for piece in re.findall(r"[\x21-\x7e]+|\s|.", text):
        if line and width(line + piece.rstrip()) > room and piece not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line = ""
        line += piece.lstrip() if not line else piece
    return [*lines, line.rstrip()]


class Terminal(NamedTuple):
    """How to print: cells across (0: do not wrap), and whether to colour."""

    width: int = 0
    colour: bool = False

    def lines(self, text: str, indent: str = "") -> list[str]:
        """`text` wrapped, each line after `indent`."""
        room = self.width - width(indent)
        return [indent + line for line in (wrap(text, room) if room > 20 else [text])]

    def paint(self, text: str, severity: Severity) -> str:
        """`text` in the colour of a severity."""
        return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if self.colour else text


_PLAIN = Terminal()
_COLOURS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}


def as_text(
    diagnostics: Sequence[Diagnostic], language: Language, line_of: LineOf, terminal: Terminal = _PLAIN
) -> str:
    """All diagnostics for a person: place, sentence, the line with a caret under the spot, the way out; a summary."""
    zh = language == "zh"
    out: list[str] = []
    for one in diagnostics[:MOST]:
        name = SEVERITIES[one.severity][0 if zh else 1]
        where = f"{one.place.text(language)}: " if one.place else ""
        first, *rest = terminal.lines(f"{where}{name} {one.code.id}: {one.message(language)}")
        head, found, tail = first.partition(f"{name} {one.code.id}")
        out += [head + terminal.paint(found, one.severity) + tail, *rest]
        if one.place and (line := line_of(one.place)) is not None:
            shown, caret = _excerpt(line, one.place)
            out += [shown, terminal.paint(caret, one.severity)]
        out += _met_in(one, language, terminal)
        if hint := one.hint(language):
            out += terminal.lines(f"{'办法：' if zh else 'Fix: '}{hint}", "    ")
    if len(diagnostics) > MOST:
        more = len(diagnostics) - MOST
        out.append(f"……后面还有{more}条，先改好上面这些。" if zh else f"… and {more} more; mend these first.")
    return "\n".join([*out, summary(diagnostics, language)])


def _met_in(one: Diagnostic, language: Language, terminal: Terminal) -> list[str]:
    """The line with the rows of a table that a diagnostic was met in, where it was."""
    said = "出在：" if language == "zh" else "In: "
    return terminal.lines(f"{said}{_rows(one, language)}", "    ") if one.rows else []


def _rows(one: Diagnostic, language: Language) -> str:
    """The first few of the rows that a diagnostic was met in, with their cells."""
    comma, semicolon = ("，", "；") if language == "zh" else (", ", "; ")
    rows: dict[str, list[str]] = {}
    for cell in one.rows:
        rows.setdefault(cell.where(language), []).append(cell.says(language))
    few = [comma.join(filter(None, (where, *said))) for where, said in islice(rows.items(), MOST_ROWS)]
    if (more := len(rows) - MOST_ROWS) > 0:
        few.append(f"还有{more}行" if language == "zh" else f"{more} more")
    return semicolon.join(few)


def summary(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """共2个错误、1个提醒。"""
    counts = [(sum(d.severity == s for d in diagnostics), words) for s, words in SEVERITIES.items()]
    if language == "zh":
        return "共" + "、".join(f"{n}个{words[0]}" for n, words in counts if n) + "。"
    return ", ".join(f"{n} {words[1]}{'s' * (n > 1)}" for n, words in counts if n) + "."


def _excerpt(line: str, *places: Place, room: int = 76) -> list[str]:
    """The source line, cut to about `room` cells round the first of the spots, and the carets under all of them."""
    first, last = _window(line, places[0], room)
    shown = (
        ("…" if first else "")
        + CONTROL.sub("�", line[first:last].replace("\t", " "))
        + ("…" if last < len(line) else "")
    )
    carets = ""
    for place in dict.fromkeys(places):
        column = _column(line, place)
        end = place.end_column - 1 if place.end_line == place.line else last
        pad = width(line[first:column].replace("\t", " ")) + (width("…") if first else 0)
        carets += " " * (pad - len(carets)) + "^" * max(width(line[column : min(end, last)]), 1)
    return [f"    {shown}", "    " + carets]


def _window(line: str, place: Place, room: int = 76) -> tuple[int, int]:
    """The characters of a line that are shown for a spot: from and to."""
    first = last = _column(line, place)
    cells = 0
    while first > 0 and cells < room // 2:
        first -= 1
        cells += width(line[first])
    while last < len(line) and cells < room:
        cells += width(line[last])
        last += 1
    return first, last


def _column(line: str, place: Place) -> int:
    return min(max(place.column - 1, 0), len(line))


def as_groups(
    diagnostics: Sequence[Diagnostic], language: Language, line_of: LineOf, terminal: Terminal = _PLAIN
) -> str:
    """All diagnostics for a person, however many, those of a line or a paragraph together: each with its sentence and the spot, or the spots
    of which the same is said; a way out where it is told first; a summary."""
    zh = language == "zh"
    out: list[str] = []
    told: set[str] = set()
    for group, some in groupby(diagnostics, lambda one: _line_of_print(one.place, language)):
        out += ["", group] if out and group else [group] * bool(group)
        for alike in _said_alike([*some], language, line_of):
            one, count = alike[0], len(alike)
            name = f"{SEVERITIES[one.severity][0 if zh else 1]} {one.code.id}"
            times = (f"（{count}处）" if zh else f" ({count} spots)") * (count > 1)
            first, *rest = terminal.lines(f"{name}{times}: {one.message(language)}", "  " * bool(group))
            head, said, tail = first.partition(name)
            out += [head + terminal.paint(said, one.severity) + tail, *rest]
            places = [each.place for each in alike if each.place]
            if places and (line := line_of(places[0])) is not None:
                shown, carets = _excerpt(line, *places)
                out += [shown, terminal.paint(carets, one.severity)]
            out += _met_in(one, language, terminal)
            if (hint := one.hint(language)) and hint not in told:
                out += terminal.lines(f"{'办法：' if zh else 'Fix: '}{hint}", "    ")
            told.add(hint)
    return "\n".join([*out, "", summary(diagnostics, language)])


def _line_of_print(place: Place | None, language: Language) -> str:
    """What findings of one line or paragraph stand under."""
    return place._replace(column=1).text(language).removesuffix(":1") if place else ""


def _said_alike(
    diagnostics: Sequence[Diagnostic], language: Language, line_of: LineOf
) -> list[list[Diagnostic]]:
    """Findings of one line, those together of which the same is said and whose spots are seen at once."""
    out: dict[object, list[list[Diagnostic]]] = {}
    for one in diagnostics:
        same = out.setdefault((one.code, one.message(language), one.hint(language), one.rows), [])
        if same and _is_seen_beside(one.place, [each.place for each in same[-1]], line_of):
            same[-1].append(one)
        else:
            same.append([one])
    order = {id(one): at for at, one in enumerate(diagnostics)}
    return sorted((some for same in out.values() for some in same), key=lambda some: order[id(some[0])])


def _is_seen_beside(place: Place | None, others: Sequence[Place | None], line_of: LineOf) -> bool:
    """Whether a spot is the last of the others, or stands behind it in what is shown of their line."""
    first, last = others[0], others[-1]
    if place is None or first is None or last is None or place == last:
        return place == last
    line = line_of(place)
    return (
        line is not None
        and last.end_line == place.line == place.end_line
        and last.end_column <= place.column
        and place.end_column - 1 <= _window(line, first)[1]
    )


def as_json(
    diagnostics: Sequence[Diagnostic], language: Language, more: Sequence[Mapping[str, object]] = ()
) -> str:
    """All diagnostics as one JSON array; its keys are stable (docs/codes.md). `more` is what a row has besides."""
    rows = [_row(one, language) for one in diagnostics]
    if more:
        rows = [{**row, **other} for row, other in zip(rows, more, strict=True)]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _row(one: Diagnostic, language: Language) -> dict[str, object]:
    place = one.place and {
        "file": one.place.file,
        "line": one.place.line or None,
        "column": one.place.column or None,
        "end_line": one.place.end_line or None,
        "end_column": one.place.end_column or None,
        "part": one.place.part or None,
        "paragraph": one.place.paragraph or None,
        "cell": one.place.cell or None,
        "around": one.place.around or None,
    }
    return {
        "code": one.code.id,
        "severity": one.severity,
        "message": one.message(language),
        "hint": one.hint(language),
        "place": place,
        **({"rows": [row._asdict() for row in one.rows]} if one.rows else {}),
    }


_SARIF_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(diagnostics: Sequence[Diagnostic], language: Language, version: str) -> str:
    """All diagnostics as a SARIF 2.1.0 log, which code hosts and editors read."""
    codes = {one.code.id: one.code for one in diagnostics}
    rules = [
        {"id": code.id, "shortDescription": {"text": code.zh if language == "zh" else code.en}}
        for code in codes.values()
    ]
    results = [
        {
            "ruleId": one.code.id,
            "level": _SARIF_LEVEL[one.severity],
            "message": {"text": f"{one.message(language)} {one.hint(language)}".strip()},
            **({"locations": [{"physicalLocation": _physical(one.place)}]} if one.place else {}),
        }
        for one in diagnostics
    ]
    driver = {"name": "gongwen-compiler", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _physical(place: Place) -> dict[str, object]:
    from urllib.parse import quote  # 10 ms, and only SARIF needs it

    out: dict[str, object] = {"artifactLocation": {"uri": quote(place.file)}}
    if place.line:
        out["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line or place.line,
            "endColumn": place.end_column or place.column,
        }
    return out
