"""Every figure of a report: its value, where it comes from, and each place that prints it; and what changed since another report.

In: `Filled`, and the names that a template prints. Out: a `Listed` for each name of 数据, in their order; `Changed` for what two reports differ in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..messages.diagnostic import Place
from ..source.load import Path
from ..tags.evaluation import Expression
from ..tags.filters import column_of
from ..tags.quantities import MOST_DECIMALS, FaultError, plain, rounded
from ..tags.values import Fact, Figure, Table, text_of
from ..terms.fields import FIELDS
from .facts import Facts
from .fill import Filled, Printed
from .model import key_of

# What a place is called: the innermost of these fields above a text names it; a text of the document goes by its own field.
_KINDS: Mapping[str, str] = {
    spelling: key
    for key in (
        "table",
        "chart",
        "chart_data",
        "caption",
        "heading",
        "lead",
        "enumeration",
        "footnote",
        "picture",
        "closing",
    )
    for spelling in FIELDS[key].spellings
}
_ROOTS: Mapping[str, str] = {
    spelling: row.key for row in FIELDS.values() if "Document" in row.stands for spelling in row.spellings
}
_ATTACHED = frozenset(FIELDS["attachments"].spellings)


class Use(NamedTuple):
    """A place that prints a figure: what it is (标题, 正文, 表格, 图表, 附件, 题注, 模板), the braces as typed, the sentence as it prints."""

    what: str
    place: Place | None
    typed: str
    sentence: str


class Listed(NamedTuple):
    """A name of 数据: what it prints, what it was typed or computed as, where it comes from, who says so, and what prints it.

    `origin` is a file with its sheet and its cells, empty for what was typed; `through` are the figures computed from it that are printed.
    """

    name: str
    value: str
    others: Mapping[str, str]
    formula: str
    origin: str
    source: str
    place: Place | None
    used: bool
    uses: tuple[Use, ...]
    through: tuple[str, ...]


class Changed(NamedTuple):
    """A name in two reports: what it was and what it is, None where there was or is none."""

    name: str
    before: str | None
    after: str | None
    now: Listed | None


def listed(filled: Filled, of_template: Collection[str] = (), template: str = "") -> list[Listed]:
    """All figures of a report. `of_template` are the names that its template prints."""
    facts = filled.facts
    used = set(facts.used)
    entries = {name: facts.entry(name) for name in facts.given}
    facts.used = used
    by_name: dict[str, list[Use]] = {name: [] for name in entries}
    for one in filled.printed:
        for name in dict.fromkeys(one.names):
            if name in by_name:
                by_name[name].append(_use(filled, one))
    for name in of_template:
        if name in by_name:
            by_name[name].append(Use("模板", None, f"{{{{ 数据.{name} }}}}", template))
    after = {name: [other for other, entry in entries.items() if name in entry.uses] for name in entries}
    out = []
    for name, entry in entries.items():
        given = facts.given[name]
        key = key_of("formula", given) if isinstance(given, dict) else ""
        formula = str(given[key]) if key and isinstance(given, dict) else ""
        by = (
            key_of("source", given)
            if isinstance(given, dict) and isinstance(entry.value, Figure | Table)
            else ""
        )
        out.append(
            Listed(
                name,
                _shown(entry.value),
                _others(entry.value),
                formula,
                _origin(facts, name, entry.value, entry.origin, formula),
                str(given[by]) if by and isinstance(given, dict) else "",
                entry.place,
                name in used,
                tuple(sorted(by_name[name], key=_at)),
                tuple(one for one in _all_after(name, after) if by_name[one]),
            )
        )
    return out


def changes(now: Sequence[Listed], before: Sequence[Listed]) -> list[Changed]:
    """What two reports differ in: by name, in the order of the newer one, what is gone last."""
    old = {one.name: _said(one) for one in before}
    new = {one.name: one for one in now}
    out = [
        Changed(name, old.get(name), _said(one), one)
        for name, one in new.items()
        if old.get(name) != _said(one)
    ]
    return [*out, *(Changed(name, said, None, None) for name, said in old.items() if name not in new)]


def _said(one: Listed) -> str:
    """A figure with all that it is held against, as it is compared."""
    return "，".join([one.value, *(f"{member}{text}" for member, text in one.others.items())])


def _at(use: Use) -> tuple[int, int]:
    return (use.place.line, use.place.column) if use.place else (1 << 30, 0)


def _all_after(name: str, after: Mapping[str, Iterable[str]]) -> list[str]:
    """The names that are computed from one, and from those."""
    found: dict[str, None] = {}
    waiting = list(after[name])
    while waiting:
        one = waiting.pop(0)
        if one not in found and one != name:
            found[one] = None
            waiting += after[one]
    return list(found)


def _shown(value: object) -> str:
    """A value in a line: what it prints, or how large it is."""
    if isinstance(value, Table):
        return f"{len(value)}行{len(value.heads)}列"
    if isinstance(value, list):
        return f"{len(value)}项"
    if isinstance(value, dict) and not isinstance(value, Figure):
        return "、".join(f"{key} {_shown(one)}" for key, one in value.items())
    try:
        return text_of(value)
    except FaultError:
        amount = value.quantity if isinstance(value, Figure) else None
        return f"{plain(rounded(amount.number, MOST_DECIMALS))}…{amount.unit}" if amount is not None else ""


def _others(value: object) -> dict[str, str]:
    """What a figure is held against, by the keys as typed."""
    if not isinstance(value, Figure):
        return {}
    keys = {member: key_of(member, value) for member in value.others}
    return {keys[member]: text_of(amount) for member, amount in value.others.items() if keys[member]}


def _origin(facts: Facts, name: str, value: object, file: str, formula: str) -> str:
    """The file, the sheet and the cells that a figure comes from."""
    if isinstance(value, Table):
        first = next((cell for row in value for cell in row.values() if isinstance(cell, Fact)), None)
        sheet = (
            first.place.around.partition("!")[0]
            if first and first.place and "!" in first.place.around
            else ""
        )
        return f"{file} › {sheet}" if sheet else file
    expression = facts.formula(name) if formula else None
    return "；".join(_cells(facts, expression)) if expression else ""


def _cells(facts: Facts, expression: Expression) -> list[str]:
    """The cells that a formula names: one of a row, or those of a column."""
    out: dict[str, None] = {}
    for name in expression.names:
        path = list(name.path[1:] if name.path[0] not in facts.given and len(name.path) > 1 else name.path)
        value: Any = facts.evaluation.names.get(path[0])
        if not isinstance(value, Table):
            continue
        if "[]" in path:
            try:
                found = [cell for _, cell in column_of(value, path[-1])]
            except FaultError:
                continue
        else:
            for step in path[1:]:
                row = (
                    value.row(step)
                    if isinstance(value, Table)
                    else value.get(step)
                    if isinstance(value, dict)
                    else None
                )
                value = (
                    row
                    if row is not None
                    else value[int(step)]
                    if isinstance(value, Table) and step.isdigit() and int(step) < len(value)
                    else None
                )
            found = [value]
        places = [cell.place for cell in found if isinstance(cell, Fact) and cell.place]
        if places and places[0].around:
            out[_range(places)] = None
    return list(out)


def _range(places: Sequence[Place]) -> str:
    sheet, _, first = places[0].around.rpartition("!")
    last = places[-1].around.rpartition("!")[2]
    cells = first if first == last else f"{first}:{last}"
    return " › ".join(part for part in (places[0].file, sheet, cells) if part)


def _use(filled: Filled, one: Printed) -> Use:
    return Use(what_of(one.path), one.place, one.typed, filled.sentence(one))


def what_of(path: Path) -> str:
    """What the place of a text is called."""
    words = [step for step in path if isinstance(step, str)]
    inner = next((_KINDS[step] for step in reversed(words[1:]) if step in _KINDS), "")
    inner = "chart" if inner == "chart_data" else inner
    root = _ROOTS.get(words[0], "") if words else ""
    if words and words[0] in _ATTACHED:
        own = FIELDS[inner].zh if inner in ("table", "chart", "caption") else ""
        return f"附件{own}" if own else "附件"
    if inner in ("table", "chart", "caption", "heading", "lead", "footnote"):
        return FIELDS[inner].zh
    return FIELDS[root].zh if root else words[0] if words else ""


def one_line(text: str) -> str:
    """A sentence in a line."""
    return re.sub(r"\s+", " ", text).strip()
