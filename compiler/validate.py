"""Plain data to an authored `Document`, with every fault placed and reported at once.

In: `Loaded`. Out: a frozen `Document` of the kind that it names. Raises CompileError; pydantic's own words never show.
"""

from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from . import codes
from .diagnostics import Code, CompileError, Diagnostic
from .document import BLOCK_KEYS, PARTS, Document, Part, written_as
from .kinds import KIND_CLASSES
from .source import Loaded, Marks, Path
from .vocabulary import DERIVED, NOT_YET, TERMS, VALUES, kind_choices, kind_of, nearest, value_of

MOST = 1_000  # faults that are explained: nobody mends more at once


def validate(loaded: Loaded) -> Document:
    """The document that `loaded` describes. Raises CompileError with all faults, in the order of the text."""
    problems = list(loaded.problems)
    data, model = _kind(loaded, problems)
    try:
        document = model.model_validate(data)
    except ValidationError as error:
        found = [_explain(loaded, model, e) for e in error.errors(include_url=False)[:MOST] if not _echo(e)]
        known = {one.place.line for one in loaded.problems if one.place}
        problems += [d for d in found if not (d.code in _FOLLOWS and d.place and d.place.line in known)]
    else:
        if not problems:
            return document.at(loaded.marks)
    raise CompileError(sorted(problems, key=_order))


def _echo(error: ErrorDetails) -> bool:
    """A sequence that pydantic calls too short only because it left out its faulty items."""
    return error["type"] == "too_short" and bool(error["input"])


def _order(one: Diagnostic) -> tuple[int, int]:
    return (one.place.line, one.place.column) if one.place else (0, 0)


def _kind(loaded: Loaded, problems: list[Diagnostic]) -> tuple[dict[str, Any], type[Document]]:
    """The data with its kind in English, and the kind's model; the plain `Document` when the kind is in doubt."""
    marks = loaded.marks
    typed = next((s for s in TERMS["kind"].spellings if s in loaded.data), None)
    if typed is None:
        problems.append(Diagnostic(codes.MISSING_KIND, kind_choices(), marks.value(())))
        return {**loaded.data, TERMS["kind"].zh: ""}, Document
    word = loaded.data[typed]
    if not isinstance(word, str):
        return dict(loaded.data), Document
    if not word.strip():
        args = {"field": typed}
        problems.append(Diagnostic(codes.EMPTY_VALUE, args, marks.value((typed,))))
        return dict(loaded.data), Document
    if key := kind_of(word):
        return {**loaded.data, typed: key}, KIND_CLASSES[key]
    args = {"value": word, **kind_choices(word)}
    problems.append(Diagnostic(codes.UNKNOWN_KIND, args, marks.value((typed,))))
    return dict(loaded.data), Document


def _explain(loaded: Loaded, root: type[Part], error: ErrorDetails) -> Diagnostic:
    """One of pydantic's errors as a diagnostic of ours, at the place that the author typed."""
    path, model, rest = _walk(loaded.data, root, error["loc"])
    kind, given, marks = error["type"], error["input"], loaded.marks
    field = str(path[-1]) if path and isinstance(path[-1], str) else ""
    if kind == "missing":
        return Diagnostic(codes.MISSING_FIELD, {"field": str(rest[-1])}, marks.key(path))
    if kind == "extra_forbidden":
        return _extra(loaded, path, model)
    if kind in _BY_TYPE:
        return Diagnostic(_BY_TYPE[kind], {"field": field}, marks.value(path))
    if kind == "union_tag_not_found":
        return _no_such_block(loaded, path, given)
    if isinstance(given, dict | list) and "code" not in error.get("ctx", {}):
        code = codes.MAPPING_WHERE_TEXT if isinstance(given, dict) else codes.LIST_WHERE_TEXT
        return Diagnostic(code, {"field": field}, marks.value(path))
    if kind == "literal_error":
        args = {
            "field": field,
            "value": str(_at(loaded.data, path)),
            "choices": VALUES["numbering"]["none"][0],
        }
        return Diagnostic(codes.UNKNOWN_VALUE, args, marks.value(path))
    context = dict(error.get("ctx", {}))
    if at := context.pop("at", ""):  # the row of a table
        path = (*path, int(at))
    code = codes.REGISTRY.get(str(context.pop("code", "")), codes.UNFIT)
    if code is codes.EMPTY_VALUE and not field:
        code = codes.EMPTY_ITEM
    return Diagnostic(code, {"field": field, **context}, marks.value(path))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


_BLOCK_SPELLINGS = {
    spelling for term in TERMS.values() if term.zh in BLOCK_KEYS for spelling in term.spellings
}
# Keys that people write at the top though they belong below another.
_BELONGS = {
    spelling: TERMS[parent].zh
    for parent, fields in (
        ("closing", PARTS["Closing"].model_fields),
        ("reporter", PARTS["Reporter"].model_fields),
    )
    for field in fields
    for spelling in TERMS[field].spellings
}
# What a mistake in the YAML of a line brings with it, and says nothing new.
_FOLLOWS = (
    codes.EMPTY_VALUE,
    codes.EMPTY_ITEM,
    codes.LIST_WHERE_TEXT,
    codes.MAPPING_WHERE_TEXT,
    codes.UNKNOWN_BLOCK,
)
_BY_TYPE = {
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
            if step in TERMS["reporter"].spellings:
                model = PARTS["Reporter"]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            path.append(step)
        elif isinstance(step, str) and step in PARTS:
            model = PARTS[step]
        elif position == len(loc) - 1:
            return tuple(path), model, (step,)
    return tuple(path), model, ()


def _extra(loaded: Loaded, path: Path, model: type[Part]) -> Diagnostic:
    """A key that its mapping does not have: the same field under a second spelling, or an unknown one."""
    parent = _at(loaded.data, path[:-1])
    key, place = str(path[-1]), loaded.marks.key(path)
    allowed = _allowed(model)
    marks = loaded.marks
    if key in allowed:
        other = next(k for k in parent if k != key and allowed.get(k) == allowed[key])
        return _pair(codes.SAME_FIELD_TWICE, marks, (*path[:-1], other), path)
    other = next((k for k in parent if allowed.get(k) in model.told_by), None)
    if model is PARTS["Section"] and key in TERMS["text"].spellings:
        args = {"key": key, "heading": str(other), "content": TERMS["content"].zh}
        return Diagnostic(codes.TEXT_UNDER_HEADING, args, place)
    if key in _BLOCK_SPELLINGS and other:
        return _pair(codes.TWO_KINDS_OF_BLOCK, marks, (*path[:-1], other), path)
    if parent[key] == "" and place and _line_is_shared(marks, path, parent, place.line):
        return Diagnostic(codes.COMMA_IN_BRACES, {"key": key}, place)
    if key in NOT_YET:
        return Diagnostic(codes.NOT_PRINTED_YET, {"key": key}, place)
    if derived := next((source for one, source in DERIVED.items() if key in TERMS[one].spellings), None):
        return Diagnostic(codes.DERIVED, {"key": key, "other": TERMS[derived].zh}, place)
    if parent_key := _BELONGS.get(key) if len(path) == 1 else None:
        return Diagnostic(codes.MISPLACED, {"key": key, "parent": parent_key}, place)
    if offer := nearest(key, allowed):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
    return Diagnostic(
        codes.UNKNOWN_KEY,
        {
            "key": key,
            "choices": "、".join(dict.fromkeys(written_as(model, name).zh for name in allowed.values())),
        },
        place,
    )


@cache
def _allowed(model: type[Part]) -> dict[str, str]:
    """The fields of a mapping by every spelling."""
    return {spelling: name for name in model.model_fields for spelling in written_as(model, name).spellings}


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
    for key in map(str, given):
        if key in NOT_YET:
            return Diagnostic(codes.NOT_PRINTED_YET, {"key": key}, loaded.marks.key((*path, key)))
        if value_of("block", key):
            return Diagnostic(codes.BREAK_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
        if key in TERMS["bold"].spellings:
            args = {"key": key, "parent": TERMS["paragraph"].zh}
            return Diagnostic(codes.ONLY_IN_PARAGRAPH, args, loaded.marks.key((*path, key)))
        if offer := nearest(str(key), BLOCK_KEYS):
            place = loaded.marks.key((*path, str(key)))
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": str(key), "nearest": offer}, place)
    if len(given) == 1 and all(isinstance(value, str) for value in given.values()):
        key = str(*given)
        return Diagnostic(codes.TEXT_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
    return Diagnostic(codes.UNKNOWN_BLOCK, {"choices": "、".join(BLOCK_KEYS)}, loaded.marks.value(path))
