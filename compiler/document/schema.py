"""JSON Schema 2020-12 of a kind's YAML, for editors: Chinese keys with titles, descriptions, examples and choices.

In: a kind. Out: a schema as plain data. It says what `validate` says, as far as JSON Schema can, in the Chinese spellings.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from ..terms.fields import BLOCKS, FIELDS, SPANS, SPANS_OF_NOTE, TOLD_BY, PartName
from ..terms.figures import OF_FIGURES, OF_TABLES
from ..terms.kinds import KINDS, Kind
from ..terms.numerals import ENUMERATION_FORMS
from ..terms.values import VALUES
from . import model
from .kinds import model_of
from .model import PARTS, Item, Part

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
# Editors read plain YAML scalars as numbers, and some as dates; the compiler keeps every scalar a text.
_SCALAR: Schema = {"anyOf": [_TEXT, {"type": "number"}]}


def _day(between: str) -> str:
    """A pattern of a month and a day that it has; the 29th of February in every year."""
    return (
        rf"(?:(?:0?[13578]|1[02]){between}(?:0?[1-9]|[12]\d|3[01])"
        rf"|(?:0?[469]|11){between}(?:0?[1-9]|[12]\d|30)|0?2{between}(?:0?[1-9]|1\d|2\d))"
    )


_DATE: Schema = {
    "type": "string",
    "anyOf": [
        {"pattern": rf"^\s*\d{{4}}(?:-{_day('-')}|/{_day('/')}|[.]{_day('[.]')})\s*$"},
        {"pattern": r"\{\{"},  # to be filled in
        {"pattern": r"^\s*\d{4}\s*年\s*" + _day(r"\s*月\s*") + r"\s*日\s*$"},
        {
            "pattern": r"^\s*[〇零○0一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日\s*$"
        },
    ],
}
_FORM: Schema = {
    "anyOf": [
        {
            "type": "string",
            "pattern": r"^([（(][一1１①][）)][、.．]?|[一1１①][、.．]|①|[1１][）)]|第[一1](章|节|条|部分))$",
        },
        {"const": 1},
    ]
}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


# How many cells each row has is beyond JSON Schema; that there are as many as in the first is checked when compiling.


def _made_of(spans: Sequence[PartName]) -> list[Schema]:
    """What a text made of parts may be: one of them, or a list that holds one beside its texts."""
    refs = [*map(_ref, spans)]
    several = {"type": "array", "items": {"anyOf": [_SCALAR, *refs]}, "contains": {"anyOf": refs}}
    return [*refs, several]


_CELL: Schema = {
    "anyOf": [{"type": ["string", "number", "null"]}, _ref("Merged"), _ref("Picture"), *_made_of(SPANS)]
}
_ROW: Schema = {"type": "array", "minItems": 1, "items": _CELL}


def _digits(last: int) -> Schema:
    return {"type": ["integer", "string"], "pattern": r"^\s*[0-9]{1,4}\s*$", "minimum": 0, "maximum": last}


# What a value of a type may be, where that does not follow from what the type is made of.
_TYPES: tuple[tuple[object, Schema], ...] = (
    (model.Text, _SCALAR),
    (model.Date, _DATE),
    (model.Form, _FORM),
    (model.Words, {"anyOf": [_SCALAR, *_made_of(SPANS)]}),
    (model.Blocks, _ref("内容")),
    (model.TextOrBlocks, {"anyOf": [_ref("内容"), _ref("几部分")]}),
    (model.Rows, {"anyOf": [_SCALAR, {"type": "array", "minItems": 1, "items": _ROW}]}),
    (model.Figures, {"type": "object", "additionalProperties": _ref("数据")}),
)
# What a field may be, where its type alone does not say it.
_FIELDS: dict[str, Schema] = {
    "kind": {},  # filled in by `schema`
    "form": {"enum": list(ENUMERATION_FORMS)},
    "start": _digits(9999),
    "header_rows": _digits(4999),
    "columns": {
        "anyOf": [
            _SCALAR,
            {
                "type": "array",
                "minItems": 1,
                "items": {
                    "anyOf": [
                        _SCALAR,
                        {
                            "type": "object",
                            "minProperties": 1,
                            "maxProperties": 1,
                            "additionalProperties": _SCALAR,
                        },
                    ]
                },
            },
        ]
    },
    "sorted_by": _SCALAR,
    "grouped_by": _SCALAR,
    "totals": {"enum": [words[0] for words in VALUES["totals"].values()]},
    "footnote": {"anyOf": [_SCALAR, *_made_of(SPANS_OF_NOTE)]},
    "width": {
        "type": "string",
        "pattern": r"^\s*[0-9０-９]{1,4}([.．][0-9０-９]{1,3})?\s*(毫米|厘米|公分|字符?|[mMcC][mM]|[%％])\s*$",
    },
}
# Where a field means less than elsewhere.
_NARROWER: dict[tuple[type[Part], str], Schema] = {(Item, "text"): {"anyOf": [_SCALAR, _ref("几部分")]}}


# What editors offer below a name of 数据; any other key may stand there, too.
_MEMBERS: Schema = {
    row.zh: {"title": row.zh, "description": row.about[0], "examples": [row.example]}
    for row in (*OF_FIGURES, *OF_TABLES)
}


def schema(kind: str) -> Schema:
    """The schema of the kind with that English key. Raises KeyError for another word."""
    term = KINDS[kind]
    own = _part(model_of(kind))
    own["properties"][FIELDS["kind"].zh] = _titled("kind", {"enum": _written(term)})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": term.zh,
        "description": f"{term.zh}的 YAML 写法",
        **own,
        "$defs": {
            **{name: _part(part) for name, part in PARTS.items()},
            "数据": {
                "anyOf": [
                    {"type": ["string", "number", "boolean", "null"]},
                    {"type": "array", "items": _ref("数据")},
                    {"type": "object", "properties": _MEMBERS, "additionalProperties": _ref("数据")},
                ]
            },
            "几部分": {"anyOf": _made_of(("Enumeration", *SPANS))},
            "块": {"anyOf": [_SCALAR, *map(_ref, BLOCKS)]},
            "内容": {"anyOf": [_ref("块"), {"type": "array", "items": _ref("块")}]},
        },
    }


def schemas() -> Schema:
    """One schema for all kinds, told apart by 文种."""
    kind = FIELDS["kind"].zh
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "公文",
        "type": "object",
        "required": [kind],
        "properties": {
            kind: _titled("kind", {"enum": [zh for term in KINDS.values() for zh in _written(term)]})
        },
        "allOf": [
            {
                "if": {"properties": {kind: {"enum": _written(KINDS[key])}}, "required": [kind]},
                "then": {"$ref": f"#/$defs/{KINDS[key].zh}"},
            }
            for key in KINDS
        ],
        "$defs": {KINDS[key].zh: {**schema(key), "$id": f"{key}.schema.json"} for key in KINDS},
    }


def _written(term: Kind) -> list[str]:
    """The Chinese spellings of a kind."""
    return [spelling for spelling in term.spellings if not spelling.isascii()]


def _part(part: type[Part]) -> Schema:
    """The schema of one mapping. Only the Chinese keys are offered: they are the ones to write."""
    properties, required = {}, []
    hints = get_type_hints(part, include_extras=True)
    for name, info in part.model_fields.items():
        inner = _NARROWER.get((part, name), _FIELDS.get(name))
        inner = _of(hints[name], name) if inner is None else inner
        properties[FIELDS[name].zh] = _titled(name, inner)
        if info.is_required() or name == "kind":
            required.append(FIELDS[name].zh)
    out: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        out["required"] = required
    elif part.__name__ in TOLD_BY:
        out["minProperties"] = 1
    return out


def _of(hint: Any, field: str) -> Schema:
    """What a value of a type may be: a text, a mapping, a list, some of several, or words that the field takes."""
    bare = hint
    if get_origin(hint) is Annotated:
        of, *said = get_args(hint)
        kept = [one for one in said if not isinstance(one, FieldInfo)]
        bare = Annotated[(of, *kept)] if kept else of
    if known := next((schema for one, schema in _TYPES if one == bare), None):
        return known
    if isinstance(hint, type) and issubclass(hint, Part):
        return _ref(hint.__name__)
    inside = get_args(hint)
    if get_origin(hint) is Annotated:
        reads = [getattr(one, "func", None) for one in inside if isinstance(one, BeforeValidator)]
        schema = _of(inside[0], field)
        if schema.get("type") == "array":
            if any(isinstance(one, FieldInfo) for one in inside):
                schema = {"type": "array", "minItems": 1, "items": schema["items"]}
            return {"anyOf": [schema["items"], schema]} if model.one_or_many in reads else schema
        # Where a text is read, it is one of the mapping's fields.
        return {"anyOf": [_SCALAR, schema]} if reads and "$ref" in schema else schema
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of(inside[0], field)}
    if get_origin(hint) is Literal:
        words = [VALUES[field][one][0] for one in inside]
        return {"enum": words} if len(words) > 1 else {"const": words[0]}
    several = [_of(one, field) for one in inside if one is not type(None)]
    return _SCALAR if not several else several[0] if len(several) == 1 else {"anyOf": several}


def _titled(field: str, inner: Schema) -> Schema:
    term = FIELDS[field]
    titled: Schema = {"title": term.zh, "description": term.about[0]}
    if term.example:
        titled["examples"] = [term.example]
    return {**titled, **inner}
