"""Plain data to an authored `Document`, with every fault placed and reported at once.

In: `Loaded`. Out: a frozen `Document` of the kind that it names. Raises CompileError; pydantic's own words never show.
"""

import json
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic
from ..source.load import Loaded, Marks, Path
from ..terms.fields import BLOCKS, DERIVED, FIELDS, KEYS, NOT_YET, TOLD_BY, fields_of
from ..terms.kinds import kind_choices, kind_of
from ..terms.nearest import nearest
from ..terms.values import VALUES, value_of
from .kinds import model_of
from .model import BLOCK_KEYS, PARTS, Document, Part

MOST = 1_000  # faults that are explained: nobody mends more at once


def validate(loaded: Loaded) -> Document:
    """The document that `loaded` describes. Raises CompileError with all faults, in the order of the text."""
    problems = list(loaded.problems)
    data, model = _kind(loaded, problems)
    try:
        document = model.model_validate(data)
    except ValidationError as error:
        explained = (
            _explain(loaded, model, e) for e in error.errors(include_url=False)[:MOST] if not _echo(e)
        )
        found = [one for one in explained if one]
        known = {one.place.line for one in loaded.problems if one.place}
        problems += [d for d in found if not (d.code in _follows() and d.place and d.place.line in known)]
    else:
        if not problems:
            return document.at(loaded.marks)
    raise CompileError(_once(sorted(problems, key=_order)))


def _once(problems: list[Diagnostic]) -> list[Diagnostic]:
    """The same, what cannot be printed yet told in one: there is one way out for all of it."""
    not_yet = [one for one in problems if one.code is codes.NOT_PRINTED_YET]
    told = [
        Diagnostic(one.code, {"key": "”“".join(each.args["key"] for each in not_yet)}, one.place)
        for one in not_yet[:1]
    ]
    return sorted([*told, *(one for one in problems if one not in not_yet)], key=_order)


def _echo(error: ErrorDetails) -> bool:
    """A sequence that pydantic calls too short only because it left out its faulty items."""
    return error["type"] == "too_short" and bool(error["input"])


def _order(one: Diagnostic) -> tuple[int, int]:
    return (one.place.line, one.place.column) if one.place else (0, 0)


def _kind(loaded: Loaded, problems: list[Diagnostic]) -> tuple[dict[str, Any], type[Document]]:
    """The data with its kind in English, and the kind's model; the plain `Document` when the kind is in doubt."""
    marks = loaded.marks
    typed = next((s for s in FIELDS["kind"].spellings if s in loaded.data), None)
    if typed is None:
        problems.append(Diagnostic(codes.MISSING_KIND, kind_choices(), marks.value(())))
        return {**loaded.data, FIELDS["kind"].zh: ""}, Document
    word = loaded.data[typed]
    if not isinstance(word, str):
        return dict(loaded.data), Document
    if not word.strip():
        args = {"field": typed}
        problems.append(Diagnostic(codes.EMPTY_VALUE, args, marks.value((typed,))))
        return dict(loaded.data), Document
    if key := kind_of(word):
        return {**loaded.data, typed: key}, model_of(key)
    args = {"value": word, **kind_choices(word)}
    problems.append(Diagnostic(codes.UNKNOWN_KIND, args, marks.value((typed,))))
    return dict(loaded.data), Document


def _explain(loaded: Loaded, root: type[Part], error: ErrorDetails) -> Diagnostic | None:
    """One of pydantic's errors as a diagnostic of ours, at the place that the author typed; None when another says it."""
    path, model, rest = _walk(loaded.data, root, error["loc"])
    kind, given, marks = error["type"], error["input"], loaded.marks
    field = str(path[-1]) if path and isinstance(path[-1], str) else ""
    named = field or _field_of(path)
    if kind == "missing":
        if _is_there_otherwise(loaded, path, model, str(rest[-1])):
            return None
        return Diagnostic(codes.MISSING_FIELD, {"field": str(rest[-1])}, marks.key(path))
    if kind == "extra_forbidden":
        return _extra(loaded, path, model)
    if kind in _by_type():
        args = {"field": named, "example": _example(named)}
        return Diagnostic(_by_type()[kind], args, marks.value(path))
    if kind == "union_tag_not_found":
        return _no_such_block(loaded, path, given)
    if isinstance(given, dict | list) and "code" not in error.get("ctx", {}):
        if isinstance(given, dict) and named in _FILE_FIELDS:
            name = next(
                (str(value) for value in given.values() if isinstance(value, str) and value), "章.png"
            )
            return Diagnostic(codes.PLAIN_FILE_NAME, {"field": named, "name": name}, marks.value(path))
        code = codes.MAPPING_WHERE_TEXT if isinstance(given, dict) else codes.LIST_WHERE_TEXT
        return Diagnostic(code, {"field": named}, marks.value(path))
    if kind == "literal_error":
        args = {
            "field": field,
            "value": str(_at(loaded.data, path)),
            "choices": VALUES["numbering"]["none"][0],
        }
        return Diagnostic(codes.UNKNOWN_VALUE, args, marks.value(path))
    context = dict(error.get("ctx", {}))
    if at := context.pop("at", ""):  # the row of a table, or the steps to one of the figures
        steps = json.loads(at)
        path = (*path, *(steps if isinstance(steps, list) else [steps]))
    code = context.pop("code", None) or codes.UNFIT
    if code is codes.EMPTY_VALUE and not field:
        code = codes.EMPTY_ITEM
    if code is codes.TEXT_WHERE_MAPPING:
        context["example"] = _example(named)
    return Diagnostic(code, {"field": field, **context}, marks.value(path))


def _field_of(path: Path) -> str:
    """The key as typed whose value, or whose list, `path` leads into."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _example(field: str) -> str:
    """A key that stands under a field."""
    if part := _INSIDE.get(field):
        return FIELDS[next(iter(part.model_fields))].zh
    return "总收入" if field in FIELDS["figures"].spellings else FIELDS["unit"].zh


def _is_there_otherwise(loaded: Loaded, path: Path, model: type[Part], field: str) -> bool:
    """Whether a field that is missing stands there under a wrong key, which is told by itself."""
    allowed, given = _allowed(model), _at(loaded.data, path)
    return isinstance(given, dict) and any(
        _offer(key, model, given) == field or _belongs_inside(key, model) == field
        for key in map(str, given)
        if key not in allowed
    )


def _offer(key: str, model: type[Part], given: dict[str, Any]) -> str | None:
    """The key that was meant by one that its mapping does not have, None when none of those still to be written is like it."""
    allowed = _allowed(model)
    there = {allowed.get(k) for k in given}
    for name in allowed.values():
        if key in FIELDS[name].meant and name not in there:
            return FIELDS[name].zh
    return nearest(key, (spelling for spelling, name in allowed.items() if name not in there))


def _offer_of_block(key: str, model: type[Part], given: dict[str, Any]) -> str | None:
    """The key that tells another block, which all other keys of this one fit: 段首 for 段手 beside 文字."""
    if model.__name__ not in BLOCKS or key in KEYS:
        return None
    others = given.keys() - {key}
    fitting = [part for part in BLOCKS if others <= _allowed(PARTS[part]).keys()]
    return nearest(key, (s for part in fitting for field in TOLD_BY[part] for s in FIELDS[field].spellings))


def _belongs_inside(key: str, model: type[Part]) -> str | None:
    """The field of an attachment under which a block was to be written."""
    attached = model is PARTS["Attachment"] and key in _BLOCK_SPELLINGS and key not in _allowed(model)
    return FIELDS["content"].zh if attached else None


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


_BLOCK_OF = {
    spelling: part
    for part in PARTS.values()
    for field in TOLD_BY.get(part.__name__, ())
    if part is not PARTS["Attachment"]
    for spelling in FIELDS[field].spellings
}
_BLOCK_SPELLINGS = {
    spelling for term in FIELDS.values() if term.zh in BLOCK_KEYS for spelling in term.spellings
}
# What a field's mappings are, where no other key tells it.
_INSIDE = {
    spelling: part
    for row in FIELDS.values()
    if len(row.holds) == 1 and row.holds[0] not in TOLD_BY and (part := PARTS.get(row.holds[0]))
    for spelling in row.spellings
}
_FILE_FIELDS = frozenset((*FIELDS["seal"].spellings, *FIELDS["picture"].spellings))
_INLINE_ONLY = frozenset(
    spelling
    for part in FIELDS["paragraph"].holds
    if part not in BLOCKS
    for field in TOLD_BY[part]
    for spelling in FIELDS[field].spellings
)
# What a mapping may be told by in lists that hold no blocks.
_CHOICES = [
    (row.spellings, choices)
    for row in FIELDS.values()
    if row.holds != BLOCKS
    and (choices := [FIELDS[f].zh for part in row.holds for f in TOLD_BY.get(part, ())])
]
# Keys that people write at the top though they belong below another; of two, the first.
_BELONGS = {
    spelling: parent
    for parent, part in (
        *((row.zh, row.holds[0]) for row in reversed(fields_of("Document")) if row.spellings[0] in _INSIDE),
        (FIELDS["closing"].zh, "Closing"),
    )
    for row in fields_of(part)
    for spelling in row.spellings
    if spelling not in _BLOCK_SPELLINGS or part == "Closing"
}


@cache
def _follows() -> tuple[Code, ...]:
    """What a mistake in the YAML of a line brings with it, and says nothing new."""
    return (
        codes.EMPTY_VALUE,
        codes.EMPTY_ITEM,
        codes.LIST_WHERE_TEXT,
        codes.MAPPING_WHERE_TEXT,
        codes.UNKNOWN_BLOCK,
    )


@cache
def _by_type() -> dict[str, Code]:
    """What pydantic's own types of errors are called here."""
    return {
        "tuple_type": codes.TEXT_WHERE_LIST,
        "too_short": codes.EMPTY_VALUE,
        "model_type": codes.TEXT_WHERE_MAPPING,
        "dict_type": codes.TEXT_WHERE_MAPPING,
        "model_attributes_type": codes.TEXT_WHERE_MAPPING,
    }


def _walk(
    data: Any, model: type[Part], loc: tuple[str | int, ...]
) -> tuple[Path, type[Part], tuple[str | int, ...]]:
    """Follow pydantic's location through the data: the typed path, the model it ends in, and what is left over."""
    path: list[str | int] = []
    for position, step in enumerate(loc):
        if isinstance(data, dict) and step in data:
            data = data[step]
            path.append(step)
            model = _INSIDE.get(step, model) if isinstance(step, str) else model
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            path.append(step)
        elif isinstance(step, str) and step in PARTS:
            model = PARTS[step]
        elif position == len(loc) - 1:
            return tuple(path), model, (step,)
    return tuple(path), model, ()


def _extra(loaded: Loaded, path: Path, model: type[Part]) -> Diagnostic | None:
    """A key that its mapping does not have: the same field under a second spelling, or an unknown one."""
    parent = _at(loaded.data, path[:-1])
    key, place = str(path[-1]), loaded.marks.key(path)
    allowed = _allowed(model)
    marks = loaded.marks
    if key in allowed:
        other = next(k for k in parent if k != key and allowed.get(k) == allowed[key])
        return _pair(codes.SAME_FIELD_TWICE, marks, (*path[:-1], other), path)
    if model is PARTS["Attachment"]:
        if (meant := _offer(key, model, parent)) and any(key in row.meant for row in FIELDS.values()):
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": meant}, place)
        if inside := _belongs_inside(key, model):
            return Diagnostic(codes.MISPLACED, {"key": key, "parent": inside}, place)
        if any(_belongs_inside(k, model) and key in _allowed(_BLOCK_OF[k]) for k in parent):
            return None  # it goes where the block goes
    told_by = () if model is PARTS["Item"] else TOLD_BY.get(model.__name__, ())  # an item is no block
    other = next((k for k in parent if allowed.get(k) in told_by), None)
    if model is PARTS["Section"] and key in FIELDS["text"].spellings:
        args = {"key": key, "heading": str(other), "content": FIELDS["content"].zh}
        return Diagnostic(codes.TEXT_UNDER_HEADING, args, place)
    if key in _BLOCK_SPELLINGS and other:
        return _pair(codes.TWO_KINDS_OF_BLOCK, marks, (*path[:-1], other), path)
    if parent[key] == "" and place and _line_is_shared(marks, path, parent, place.line):
        return Diagnostic(codes.COMMA_IN_BRACES, {"key": key}, place)
    if key in NOT_YET:
        return Diagnostic(codes.NOT_PRINTED_YET, {"key": key}, place)
    if derived := next((of for one, of in DERIVED.items() if key in FIELDS[one].spellings), None):
        return Diagnostic(codes.DERIVED, {"key": key, "other": FIELDS[derived].zh}, place)
    if parent_key := _BELONGS.get(key) if len(path) == 1 else None:
        return Diagnostic(codes.MISPLACED, {"key": key, "parent": parent_key}, place)
    if offer := _offer(key, model, parent) or _offer_of_block(key, model, parent):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
    return Diagnostic(
        codes.UNKNOWN_KEY,
        {
            "key": key,
            "choices": "、".join(dict.fromkeys(FIELDS[name].zh for name in allowed.values())),
        },
        place,
    )


@cache
def _allowed(model: type[Part]) -> dict[str, str]:
    """The fields of a mapping by every spelling."""
    return {spelling: name for name in model.model_fields for spelling in FIELDS[name].spellings}


def _line_is_shared(marks: Marks, path: Path, parent: dict[str, Any], line: int) -> bool:
    """Whether another key of the mapping stands on the same line: then they stand in braces."""
    places = (marks.key((*path[:-1], key)) for key in parent if key != path[-1])
    return any(place and place.line == line for place in places)


def _pair(code: Code, marks: Marks, one: Path, two: Path) -> Diagnostic:
    """Two keys that cannot both stand: told at the one that is written later."""
    first, last = one, two
    place, other = marks.key(last), marks.key(first)
    if place and other and (other.line, other.column) > (place.line, place.column):
        first, last, place = last, first, other
    return Diagnostic(code, {"key": str(last[-1]), "other": str(first[-1])}, place)


def _no_such_block(loaded: Loaded, path: Path, given: Any) -> Diagnostic:
    """Something in a list of blocks that is neither a text nor a block we know."""
    if not isinstance(given, dict):
        return Diagnostic(codes.LIST_IN_LIST, {}, loaded.marks.value(path))
    if not given:
        return Diagnostic(codes.EMPTY_ITEM, {}, loaded.marks.value(path))
    choices = next((keys for spellings, keys in _CHOICES if _field_of(path) in spellings), BLOCK_KEYS)
    for key in map(str, given):
        if key in NOT_YET:
            return Diagnostic(codes.NOT_PRINTED_YET, {"key": key}, loaded.marks.key((*path, key)))
        if value_of("block", key):
            return Diagnostic(codes.BREAK_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
        if key in _INLINE_ONLY and choices is BLOCK_KEYS:
            args = {"key": key, "parent": FIELDS["paragraph"].zh}
            return Diagnostic(codes.ONLY_IN_PARAGRAPH, args, loaded.marks.key((*path, key)))
        words = {word for row in FIELDS.values() if row.zh in choices for word in row.meant}
        offer = choices[0] if key in words else nearest(key, choices)
        if offer and not (choices is not BLOCK_KEYS and key in _BLOCK_SPELLINGS and key not in words):
            place = loaded.marks.key((*path, key))
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
    if len(choices) == 1:
        return Diagnostic(codes.MISSING_FIELD, {"field": choices[0]}, loaded.marks.value(path))
    plain = len(given) == 1 and all(isinstance(value, str) for value in given.values())
    if plain and not _BLOCK_SPELLINGS.intersection(given):
        key = str(*given)
        return Diagnostic(codes.TEXT_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
    return Diagnostic(codes.UNKNOWN_BLOCK, {"choices": "、".join(choices)}, loaded.marks.value(path))
