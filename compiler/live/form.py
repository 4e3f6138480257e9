"""A report as a form: its fields, made from their declarations; its paragraphs in rows, as they print; its figures in a table.

In: a `Reading`. Out: plain data for the page. What the page changes comes back to `typing`, by the paths given here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_type_hints

from ..document.model import Document, Seals, Texts
from ..editor.outline import printed
from ..editor.reading import Reading
from ..source.load import Data, Path
from ..terms.fields import FIELDS, Field, fields_of
from ..terms.figures import OF_FIGURES
from ..terms.kinds import KINDS, kind_of
from ..word.template.packs import packs
from .typing import BODIES, Typed

_ALWAYS = ("kind", "template", "title", "addressees", "signature", "date")
_OF_REPORTS = ("subtitle", "reporter", "seal", "remark")
"""The fields that are always shown, and those that are for what is not issued as an official document. Of official documents a kind's own
declaration says which they have; all others are shown where they are written, and on demand."""
_SEVERAL = frozenset(
    key
    for key, one in get_type_hints(Document, include_extras=True).items()
    if one in (Texts | None, Seals | None)
)
"""The fields that take one text or several, a line each."""
_NOT_HERE = (*BODIES, "figures", "batch", "stamps", "contents")
_CHOICES: Mapping[str, tuple[str, ...]] = {"numbering": ("自动", "文本", "无")}
_PARTED = {"reporter": fields_of("Reporter"), "imprint": fields_of("Imprint")}
"""The fields whose parts are fields of the form; 印发 only where it is written so."""
_OF_IMPRINT = ("print_office", "print_date")
_SAID = {spelling: row for row in FIELDS.values() for spelling in row.spellings}
_HEADING, _LEAD, _TEXT, _CONTENT = (FIELDS[key].spellings for key in ("heading", "lead", "text", "content"))
_PARTS = frozenset(
    one
    for key in ("body", "problems", "next_steps", "closing_phrase", "text", "paragraph", "enumeration")
    for one in FIELDS[key].spellings
)
_MARKED = frozenset(one for key in ("bold", "underline") for one in FIELDS[key].spellings)
_INSIDE = frozenset((*_CONTENT, *(FIELDS["opening"].spellings)))
MOST_CELLS = 600
"""Cells of a table that are shown to be changed; a larger one is changed in its text."""


def key_of(word: str) -> str:
    """The key of the field of the form that a message calls by a word; nothing where there is none. The issuer says what the mark says."""
    row = next((one for one in fields_of("Document") if word in one.spellings), None)
    return "" if row is None else "issuer" if row.key == "issuer_mark" else row.key


def english(key: str) -> str:
    """A key as words."""
    return key.replace("_", " ").capitalize()


def form(reading: Reading) -> dict[str, Any] | None:
    """The form of a text; None where it cannot be read, or is a volume."""
    if reading.is_volume or not reading.is_yaml:
        return None
    try:
        typed = Typed(reading)
    except ValueError:
        return None
    if not isinstance(typed.data, dict):
        return None
    labels = _labels(reading)
    return {
        "fields": [*_fields(typed)],
        "rows": [row for key in BODIES for row in _rows_of(typed, FIELDS[key], labels)],
        "figures": _figures(reading, typed),
    }


# ---- fields ----


def _fields(typed: Typed) -> Iterator[dict[str, Any]]:
    kind = KINDS[kind_of(str(typed.at(_path(typed, (), FIELDS["kind"])))) or "report"]
    wants = {want.field: want.need for want in kind.wants}
    usual = {one for one in _ALWAYS if wants.get(one) != "not"} | {
        one for one, need in wants.items() if need != "not"
    }
    usual |= {"issuer", "remark"} if kind.statutory else {*_OF_REPORTS}
    usual |= {"present", "absent", "in_attendance"} if kind.format == "minutes" else set()
    usual |= {*_OF_IMPRINT} if "print_office" in usual else set()
    usual -= {"issuer_mark"}  # the issuer says as much
    if typed.at(_path(typed, (), FIELDS["imprint"])) is not None:
        usual = {*usual, "imprint"} - {*_OF_IMPRINT}
    for row in fields_of("Document"):
        path = _path(typed, (), row)
        value = typed.at(path)
        if row.key in _NOT_HERE or (value is None and wants.get(row.key) == "not"):
            continue
        if row.key == "imprint" and value is None:
            continue
        if row.key in _PARTED and not isinstance(value, str):
            for part in _PARTED[row.key]:
                here = _path(typed, path, part)
                shown = row.key in usual or value is not None
                yield _field(typed, row.key, part, here, typed.at(here), shown, f"{row.zh}·{part.zh}")
            continue
        yield _field(typed, "", row, path, value, row.key in usual or value is not None, row.zh)


def _field(
    typed: Typed, of: str, row: Field, path: Path, value: Data | None, usual: bool, zh: str
) -> dict[str, Any]:
    texts = value if isinstance(value, list) and all(isinstance(one, str) for one in value) else None
    several = not of and row.key in _SEVERAL
    simple = value is None or isinstance(value, str) or texts is not None
    where = tuple(_units(typed, at) for at in typed.span(path)) if value is not None else (-1, -1)
    words = (row.english or row.key).replace("_", " ")
    choices: list[dict[str, str]] = []
    if row.key == "kind":
        choices = [
            {"value": one.zh, "zh": one.zh, "en": f"{one.zh} {english(one.key)}"}
            for one in KINDS.values()
            if one.key != "volume"
        ]
        if isinstance(value, str) and (kind := kind_of(value)) and value != KINDS[kind].zh:
            choices.append({"value": value, "zh": value})
    elif row.key == "template":
        choices = [
            {"value": one.name, "zh": one.name}
            for one in packs(typed.reading.folder.path)
            if one.name != "volume"
        ]
    elif row.key in _CHOICES:
        choices = [{"value": one, "zh": one} for one in _CHOICES[row.key]]
    return {
        "path": list(path),
        "key": f"{of}.{row.key}" if of else row.key,
        "zh": zh,
        "en": words.capitalize() if not of else f"{of.capitalize()}: {words}",
        "about_zh": row.about[0],
        "about_en": row.about[1],
        "example": "" if of else row.example,
        **dict(zip(("from", "to"), where, strict=True)),
        "value": "\n".join(texts) if texts is not None else value if isinstance(value, str) else "",  # type: ignore[arg-type]
        "list": texts is not None or several,
        "lines": row.key == "title",
        "simple": simple,
        "usual": usual,
        "choices": choices,
    }


def _path(typed: Typed, above: Path, row: Field) -> Path:
    """The path of a field as it was typed, or would be."""
    data = typed.at(above)
    spelling = next((one for one in row.spellings if isinstance(data, dict) and one in data), row.zh)
    return (*above, spelling)


# ---- rows ----


def _labels(reading: Reading) -> dict[tuple[int, int], tuple[str, str]]:
    """The label and the role of each paragraph, by the line and column at which it is typed."""
    found = [(one.range.start, one) for one in printed(reading) if one.range]
    return {(start.line, start.column): (one.label, one.role) for start, one in found}


def _rows_of(
    typed: Typed, row: Field, labels: Mapping[tuple[int, int], tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    path = _path(typed, (), row)
    value = typed.at(path)
    if row.key == "attachments":
        rows = _attached(typed, path, value, labels)
    else:
        rows = _rows(typed, path, value, 1, labels) if value is not None else iter(())
    for one in rows:
        yield {**one, "of": row.key}
    if value is None or (row.key == "attachments" and not isinstance(value, dict)):
        yield {"what": "start", "path": list(path), "text": "", "level": 1, "label": "", "of": row.key}


def _attached(
    typed: Typed,
    path: Path,
    value: Data | None,
    labels: Mapping[tuple[int, int], tuple[str, str]],
) -> Iterator[dict[str, Any]]:
    """The attachments, each by its title, numbered as they print, and what stands in it."""
    several = len(value) > 1 if isinstance(value, list) else False
    members = (
        [((*path, at), one) for at, one in enumerate(value)] if isinstance(value, list) else [(path, value)]
    )
    for number, (here, one) in enumerate(members, 1):
        label = f"附件{number}" if several else "附件"
        if isinstance(one, str):
            yield {**_row(typed, here, "attachment", one, 0, labels), "label": label}
        for row in _block(typed, here, one, 1, labels) if isinstance(one, dict) else ():
            titled = row["what"] == "heading" and row["path"][:-1] == list(here)
            yield (
                {**row, "what": "attachment", "level": 0, "label": label}
                if titled
                else {**row, "level": row["level"] - 1}
            )


def _rows(
    typed: Typed, path: Path, value: Data, level: int, labels: Mapping[tuple[int, int], tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    match value:
        case str():
            yield _row(
                typed, path, "lines" if "\n" in value.rstrip("\n") else "paragraph", value, level, labels
            )
        case list():
            for index, one in enumerate(value):
                yield from _rows(typed, (*path, index), one, level, labels)
        case dict():
            yield from _block(typed, path, value, level, labels)


def _block(
    typed: Typed,
    path: Path,
    data: dict[str, Data],
    level: int,
    labels: Mapping[tuple[int, int], tuple[str, str]],
) -> Iterator[dict[str, Any]]:
    for key, value in data.items():
        here = (*path, key)
        if key in _HEADING and isinstance(value, str):
            yield _row(typed, here, "heading", value, level, labels)
        elif key in _LEAD and isinstance(value, str):
            yield _row(typed, here, "lead", value, level, labels)
        elif (key in _TEXT or key in _MARKED) and isinstance(value, str):
            yield _row(typed, here, "text", value, level, labels)
        elif key in _INSIDE:
            yield from _rows(typed, here, value, level + 1, labels)
        elif key in _PARTS:
            yield from _rows(typed, here, value, level, labels)
        elif key in FIELDS["table"].spellings and _is_grid(value):
            row = _row(typed, here, "table", "", level, labels)
            yield {**row, "cells": value}
        elif key in _SAID and key not in _LITTLE:
            row = _row(typed, here, "other", _short(value), level, labels)
            yield {**row, "zh": _SAID[key].zh, "en": (_SAID[key].english or _SAID[key].key).replace("_", " ")}


_LITTLE = frozenset(
    spelling
    for key in ("labels", "numbering", "nature", "form", "start")
    for spelling in FIELDS[key].spellings
)


def _row(
    typed: Typed,
    path: Path,
    what: str,
    text: str,
    level: int,
    labels: Mapping[tuple[int, int], tuple[str, str]],
) -> dict[str, Any]:
    mark = typed.marks.values.get(path)
    label, role = "", ""
    if mark:
        at = (mark.line, mark.column)
        label, role = labels.get(at) or labels.get((at[0], at[1] + 1)) or ("", "")
        place = typed.offset(*at)
    return {
        "path": list(path),
        "what": what,
        "role": role,
        "text": text.rstrip("\n"),
        "level": level,
        "label": label.strip(),
        "from": _units(typed, place if mark else 0),
    }


def _units(typed: Typed, offset: int) -> int:
    from .text import units

    return units(typed.text[:offset])


def _is_grid(value: Data) -> bool:
    return (
        isinstance(value, list)
        and all(isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in value)
        and sum(len(row) for row in value) <= MOST_CELLS
    )


def _short(value: Data) -> str:
    """What a block says, in a line."""
    texts: list[str] = []

    def gather(one: Data) -> None:
        if isinstance(one, str):
            texts.append(one)
        else:
            for inner in one.values() if isinstance(one, dict) else one:
                gather(inner)

    gather(value)
    line = " ".join(" ".join(texts).split())
    return line if len(line) <= 120 else f"{line[:119]}…"


# ---- figures ----


def _figures(reading: Reading, typed: Typed) -> dict[str, Any]:
    """The figures: of each its members as typed, what it comes to, and what prints it."""
    path = _path(typed, (), FIELDS["figures"])
    data = typed.at(path)
    filled = reading.filled
    known = {}
    if filled is not None:
        from ..figures.listing import listed

        known = {one.name: one for one in listed(filled)}
    members = [
        row
        for row in OF_FIGURES
        if row.key in ("current", "last_year", "previous", "target", "unit", "formula", "source")
    ]
    rows = []
    for name, value in data.items() if isinstance(data, dict) else ():
        cells = {}
        for row in members:
            if isinstance(value, dict):
                cells[row.key] = next(
                    (value[one] for one in row.spellings if isinstance(value.get(one), str)), ""
                )
            else:
                cells[row.key] = value if row.key == "current" and isinstance(value, str) else ""
        one = known.get(name)
        rows.append(
            {
                "name": name,
                "path": [*path, name],
                "mapping": isinstance(value, dict),
                "keys": {
                    row.key: next(
                        (k for k in row.spellings if isinstance(value, dict) and k in value), row.zh
                    )
                    for row in members
                },
                "cells": cells,
                "table": isinstance(value, list) or (isinstance(value, dict) and not any(cells.values())),
                "value": one.value if one else "",
                "uses": len(one.uses) if one else 0,
                "from": _units(typed, typed.span((*path, name))[0])
                if (*path, name) in typed.marks.values
                else 0,
            }
        )
    return {
        "path": list(path),
        "members": [
            {
                "key": row.key,
                "zh": row.zh,
                "en": english(row.english or row.key),
                "spellings": list(row.spellings),
            }
            for row in members
        ],
        "rows": rows,
    }
