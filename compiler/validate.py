"""Plain data to an authored `Document`, with every fault placed and reported at once.

In: `Loaded`. Out: a frozen `Document` of the kind that it names. Raises CompileError; pydantic's own words never show.
"""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from . import codes
from .diagnostics import CompileError, Diagnostic
from .document import BLOCK_KEYS, PARTS, Document, Part
from .kinds import KIND_CLASSES
from .source import Loaded, Path
from .vocabulary import KINDS, TERMS, nearest


def validate(loaded: Loaded) -> Document:
    """The document that `loaded` describes. Raises CompileError with all faults, in the order of the text."""
    problems: list[Diagnostic] = []
    data, model = _kind(loaded, problems)
    try:
        document = model.model_validate(data)
    except ValidationError as error:
        problems += [_explain(loaded, model, e) for e in error.errors(include_url=False) if not _echo(e)]
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
    marks, choices = loaded.marks, "、".join(term.zh for term in KINDS.values())
    typed = next((s for s in TERMS["kind"].spellings if s in loaded.data), None)
    if typed is None:
        problems.append(Diagnostic(codes.MISSING_KIND, {"choices": choices}, marks.value(())))
        return {**loaded.data, TERMS["kind"].zh: ""}, Document
    word = loaded.data[typed]
    known = {s: key for key, term in KINDS.items() for s in term.spellings}
    if isinstance(word, str) and word in known:
        return {**loaded.data, typed: known[word]}, KIND_CLASSES[known[word]]
    if isinstance(word, str):
        args = {"value": word, "nearest": nearest(word, known) or choices, "choices": choices}
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
    if kind == "string_type":
        code = codes.MAPPING_WHERE_TEXT if isinstance(given, dict) else codes.LIST_WHERE_TEXT
        return Diagnostic(code, {"field": field}, marks.value(path))
    if kind == "union_tag_not_found":
        return _no_such_block(loaded, path, given)
    context = dict(error.get("ctx", {}))
    code = codes.REGISTRY.get(str(context.pop("code", "")), codes.UNFIT)
    return Diagnostic(code, {"field": field, **context}, marks.value(path))


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
    parent: Any = loaded.data
    for step in path[:-1]:
        parent = parent[step]
    key, place = str(path[-1]), loaded.marks.key(path)
    allowed: dict[str, str] = {}
    for name, info in model.model_fields.items():
        for choice in info.validation_alias.choices:  # type: ignore[union-attr]
            allowed[str(choice)] = name
    if key in allowed:
        other = next(k for k in parent if k != key and allowed.get(k) == allowed[key])
        return Diagnostic(codes.SAME_FIELD_TWICE, {"key": key, "other": other}, place)
    written = [
        TERMS["item_lead" if (model, f) == (PARTS["Item"], "lead") else f].zh for f in model.model_fields
    ]
    if parent[key] == "":
        return Diagnostic(codes.COMMA_IN_BRACES, {"key": key}, place)
    if offer := nearest(key, allowed):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
    return Diagnostic(codes.UNKNOWN_KEY, {"key": key, "choices": "、".join(written)}, place)


def _no_such_block(loaded: Loaded, path: Path, given: Any) -> Diagnostic:
    """Something in a list of blocks that is neither a text nor a block we know."""
    if not isinstance(given, dict):
        return Diagnostic(codes.LIST_IN_LIST, {}, loaded.marks.value(path))
    for key in given:
        if offer := nearest(str(key), BLOCK_KEYS):
            place = loaded.marks.key((*path, str(key)))
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": str(key), "nearest": offer}, place)
    return Diagnostic(codes.UNKNOWN_BLOCK, {"choices": "、".join(BLOCK_KEYS)}, loaded.marks.value(path))
