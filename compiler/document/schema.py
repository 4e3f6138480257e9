"""JSON Schema 2020-12 of a kind's YAML, for editors: Chinese keys with titles, descriptions, examples and choices.

In: a kind. Out: a schema as plain data. It says what `validate` says, as far as JSON Schema can, in the Chinese spellings.
"""

from typing import Any

from ..terms.fields import TERMS, Term
from ..terms.kinds import KINDS
from ..terms.numerals import ENUMERATION_FORMS
from ..terms.values import VALUES
from .kinds import KIND_CLASSES
from .model import (
    Attachment,
    Bold,
    Closing,
    Enumeration,
    Group,
    Item,
    Paragraph,
    Part,
    Passage,
    Picture,
    Reference,
    Reporter,
    RunIn,
    Section,
    Stamp,
    Table,
    written_as,
)

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


def _one_or_many(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _choices(field: str) -> Schema:
    return {"enum": [words[0] for words in VALUES[field].values()]}


_BLOCKS = _ref("内容")
# How many cells each row has is beyond JSON Schema; that there are as many as in the first is checked when compiling.
_ROW: Schema = {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "null"]}}
_FIELDS: dict[str, Schema] = {
    **dict.fromkeys(
        (
            "title",
            "subtitle",
            "template",
            "remark",
            "closing_phrase",
            "bold",
            "caption",
            "reference",
            "sheet",
        ),
        _SCALAR,
    ),
    **dict.fromkeys(("unit", "post", "name", "heading", "lead", "item_lead"), _SCALAR),
    **dict.fromkeys(("opening", "body", "closing", "problems", "next_steps", "content", "text"), _BLOCKS),
    **dict.fromkeys(("reporter_date", "date"), _DATE),
    "reporter": {"anyOf": [_SCALAR, _ref("报告人")]},
    "addressees": _one_or_many(_SCALAR),
    "signature": _one_or_many(_SCALAR),
    "attachment_note_text": _one_or_many(_SCALAR),
    "labels": _one_or_many(_FORM),
    "nature": {"anyOf": [_choices("nature"), {"type": "array", "items": _choices("nature")}]},
    "numbering": _choices("numbering"),
    "form": {"enum": list(ENUMERATION_FORMS)},
    "start": {"type": ["integer", "string"], "pattern": r"^\s*[0-9]{1,4}\s*$", "minimum": 0, "maximum": 9999},
    "paragraph": _one_or_many({"anyOf": [_SCALAR, _ref("Enumeration"), _ref("Bold"), _ref("Reference")]}),
    "attachments": _one_or_many({"anyOf": [_SCALAR, _ref("Attachment")]}),
    "seal": _one_or_many(_SCALAR),
    "stamps": _one_or_many(_ref("Stamp")),
    "table": {"anyOf": [_SCALAR, {"type": "array", "minItems": 1, "items": _ROW}]},
    "header_rows": {
        "type": ["integer", "string"],
        "pattern": r"^\s*[0-9]{1,4}\s*$",
        "minimum": 0,
        "maximum": 4999,
    },
    "landscape": {
        "enum": [*(word for words in VALUES["landscape"].values() for word in words if not word.isascii())]
    },
    "figures": {"type": "object", "additionalProperties": _ref("数据")},
    "enumeration": {"type": "array", "minItems": 1, "items": {"anyOf": [_SCALAR, _ref("Item")]}},
}
# Where a field means less than elsewhere.
_NARROWER: dict[tuple[type[Part], str], Schema] = {
    (Item, "text"): _SCALAR,
    (Section, "numbering"): {"const": "无"},
    (RunIn, "numbering"): {"const": "无"},
}
_BLOCK_PARTS = (Section, RunIn, Paragraph, Enumeration, Table, Picture, Passage, Group, Closing)


def schema(kind: str) -> Schema:
    """The schema of the kind with that English key. Raises KeyError for another word."""
    model, term = KIND_CLASSES[kind], KINDS[kind]
    own = _part(model)
    own["properties"][TERMS["kind"].zh] = _titled("kind", {"enum": _written(term)})
    parts = {part.__name__: _part(part) for part in (*_BLOCK_PARTS, Bold, Item, Reference, Attachment, Stamp)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": term.zh,
        "description": f"{term.zh}的 YAML 写法",
        **own,
        "$defs": {
            **parts,
            "报告人": _part(Reporter),
            "数据": {
                "anyOf": [
                    {"type": ["string", "number", "boolean", "null"]},
                    {"type": "array", "items": _ref("数据")},
                    {"type": "object", "additionalProperties": _ref("数据")},
                ]
            },
            "块": {"anyOf": [_SCALAR, *(_ref(part.__name__) for part in _BLOCK_PARTS)]},
            "内容": {"anyOf": [_ref("块"), {"type": "array", "items": _ref("块")}]},
        },
    }


def schemas() -> Schema:
    """One schema for all kinds, told apart by 文种."""
    kind = TERMS["kind"].zh
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
            for key in KIND_CLASSES
        ],
        "$defs": {KINDS[key].zh: {**schema(key), "$id": f"{key}.schema.json"} for key in KIND_CLASSES},
    }


def _written(term: Term) -> list[str]:
    """The Chinese spellings of a kind."""
    return [spelling for spelling in term.spellings if not spelling.isascii()]


def _part(part: type[Part]) -> Schema:
    """The schema of one mapping. Only the Chinese keys are offered: they are the ones to write."""
    properties, required = {}, []
    for name, info in part.model_fields.items():
        term = written_as(part, name)
        inner = _NARROWER.get((part, name), _FIELDS.get(term.key, _SCALAR))
        properties[term.zh] = _titled(term.key, inner)
        if info.is_required() or name == "kind":
            required.append(term.zh)
    out: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        out["required"] = required
    elif part.told_by:
        out["minProperties"] = 1
    return out


def _titled(field: str, inner: Schema) -> Schema:
    term = TERMS[field]
    titled: Schema = {"title": term.zh, "description": term.about[0]}
    if term.example:
        titled["examples"] = [term.example]
    return {**titled, **inner}
