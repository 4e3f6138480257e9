"""JSON Schema 2020-12 of a kind's YAML, for editors: Chinese keys with titles, descriptions, examples and choices.

In: a kind. Out: a schema as plain data. It says what `validate` says, as far as JSON Schema can, in the Chinese spellings.

What a value is, is asked first (`if`), and then what is wrong with it: of the alternatives of an `anyOf` an editor tells
whichever it likes, so that there is none. Every keyword that may fail has a sentence (`editors`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from typing_extensions import TypeAliasType

from ..messages import codes
from ..part import Before, Part, Tag
from ..terms.fields import BLOCKS, FIELDS, SPANS, SPANS_OF_NOTE, TOLD_BY, Field, PartName
from ..terms.figures import OF_FIGURES, OF_TABLES
from ..terms.kinds import KINDS, Kind
from ..terms.numerals import ENUMERATION_FORMS, STANDARD_FORMS, form_of_word
from ..terms.values import VALUES, YES_OR_NO, value_of
from . import editors, model
from .editors import Schema, Where, called, listed, said, way_out
from .model import FILLED, MUST_BE, NEEDED, OR_DELETE, PARTS, WHOLES

_URI = "https://json-schema.org/draft/2020-12/schema"
# Editors read plain YAML scalars as numbers and truth values; the compiler keeps every scalar a text. Where they are allowed is
# always asked by `if`: what a `type` allows, editors offer, and nobody writes true or null.
_SCALARS = ["string", "number", "boolean"]
_SOME = r"\S"


def _either(kind: str, then: Schema, otherwise: Schema) -> Schema:
    """One schema for values of a type, another for the rest."""
    return {"if": {"type": kind}, "then": then, "else": otherwise}


def _empty(row: Field) -> str:
    """What is said of a field without content."""
    return said(codes.EMPTY_VALUE, field=row.zh, **(MUST_BE if row.key in NEEDED else OR_DELETE))


def _or_figure(one: Schema) -> Schema:
    """The same, or a text that figures are still to be put into."""
    return {"if": {"type": "string", "pattern": r"\{\{"}, "else": one}


def _text(row: Field, where: Where = "alone", mappings: bool = False) -> Schema:
    return {
        "if": {"type": _SCALARS},
        "then": {"pattern": _SOME, "patternErrorMessage": _empty(row)},
        "else": {"type": "string", "errorMessage": editors.wanted(row, where, mappings)},
    }


def _day(between: str) -> str:
    """A pattern of a month and a day that it has; the 29th of February in every year."""
    return (
        rf"(?:(?:0?[13578]|1[02]){between}(?:0?[1-9]|[12]\d|3[01])"
        rf"|(?:0?[469]|11){between}(?:0?[1-9]|[12]\d|30)|0?2{between}(?:0?[1-9]|1\d|2\d))"
    )


_HAN_DATE = r"[〇零○0一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_IS_DATE = rf"^\s*(?:\d{{4}}(?:-\d+-|/\d+/|[.]\d+[.])\d+|\d{{4}}\s*年\s*\d+\s*月\s*\d+\s*日|{_HAN_DATE})\s*$"
_MONTH = r"\s*月\s*"
_IS_DAY = (
    rf"^\s*(?:\d{{4}}(?:-{_day('-')}|/{_day('/')}|[.]{_day('[.]')})"
    rf"|\d{{4}}\s*年\s*{_day(_MONTH)}\s*日|{_HAN_DATE})\s*$"
)


def _date(row: Field) -> Schema:
    wanted = f"“{row.zh}”要写一个日期。{way_out(codes.NOT_A_DATE, more_zh='')}"
    return _or_figure(
        {
            "type": "string",
            "errorMessage": wanted,
            "if": {"pattern": _IS_DATE},
            "then": {
                "pattern": _IS_DAY,
                "patternErrorMessage": f"日历上没有这一天。{way_out(codes.NO_SUCH_DAY)}",
            },
            "else": {"pattern": _IS_DATE, "patternErrorMessage": wanted},
        }
    )


# The words of 层次; editors read two of them as numbers, 1. and 1.1.
_FORMS = [
    word
    for parts in product(
        ("", "（", "(", "第"),
        ("一", "1", "１", "①", "甲", "A", "1.1", "1.1.1", "1.1.1.1"),
        ("", "）", ")", "部分", "章", "节", "条"),
        ("", "、", ".", "．"),
    )
    if form_of_word(word := "".join(parts))
]


def _form(_: Field) -> Schema:
    told = f"这不是可用的序号写法。{way_out(codes.UNKNOWN_LABEL_FORM)}"
    words = [str(form) for form in STANDARD_FORMS]
    return {
        "defaultSnippets": [{"label": word, "body": word} for word in words],
        **_either(
            "number",
            {"enum": [1, 1.1], "errorMessage": told},
            {"type": "string", "pattern": editors.literal(_FORMS), "errorMessage": told},
        ),
    }


def _whole(least: int, pattern: str, told: str) -> Schema:
    return _or_figure(
        {
            "type": ["integer", "string"],
            "errorMessage": told,
            **_either(
                "integer",
                {"if": {"minimum": least}, "else": {"type": "string", "errorMessage": told}},
                {"pattern": pattern, "patternErrorMessage": told},
            ),
        }
    )


def _start(row: Field) -> Schema:
    return _whole(1, r"^\s*0*[1-9][0-9]{0,3}\s*$", said(codes.NOT_A_NUMBER, field=row.zh))


def _count(row: Field) -> Schema:
    return _whole(0, r"^\s*[0-9]{1,400}\s*$", f"“{row.zh}”要写一个数，例如 1，没有写 0。")


def _continued(row: Field) -> Schema:
    """是, 否, or the rows after which a table goes on."""
    told = f"这里看不出表在哪里断开。{way_out(codes.NOT_A_CONTINUATION, field=row.zh)}"
    words = [word for some in VALUES["continued"].values() for word in some]
    row_number = _whole(1, r"^\s*[0-9]{1,9}\s*$", told)
    typed = rf"^\s*({'|'.join(words)}|[0-9]{{1,9}}(\s*[、，,]\s*[0-9]{{1,9}})*)\s*$"
    many = {"contains": {}, "errorMessage": told, "items": row_number}
    return {"items": {}, **_either("array", many, _whole(1, typed, told))}


def _contents(row: Field) -> Schema:
    """是, 否, a number of levels, or what is listed."""
    words = [*(some[0] for some in VALUES["contents"].values()), *model.LEVELS]
    listed_words = _few(row, words)
    offered = [{"label": word, "body": word} for word in words]
    return {"defaultSnippets": offered, **_either("object", _ref(called("Contents")), listed_words)}


def _levels(row: Field) -> Schema:
    return {**editors.to_fill(row), **_few(row, model.LEVELS)}


def _few(row: Field, words: Sequence[str]) -> Schema:
    """One of a few words, of which an editor may read some as numbers."""
    told = f"“{row.zh}”没有这种写法。{way_out(codes.UNKNOWN_VALUE, choices=listed(words))}"
    numbers = [int(word) for word in words if word.isdecimal()]
    return _either(
        "integer",
        {"enum": numbers, "errorMessage": told},
        {"type": "string", "pattern": rf"^\s*(?:{'|'.join(words)})\s*$", "errorMessage": told},
    )


def _width(row: Field) -> Schema:
    told = f"这不是宽度。{way_out(codes.NOT_A_WIDTH, field=row.zh)}"
    return _or_figure(
        {
            "type": "string",
            "errorMessage": told,
            "pattern": r"^(?=[^1-9１-９]*[1-9１-９])\s*[0-9０-９]{1,4}([.．][0-9０-９]{1,3})?\s*(毫米|厘米|公分|字符?|[mMcC][mM]|[%％])\s*$",
        }
    )


def _seal(_: Field) -> Schema:
    words = sorted(word for word in YES_OR_NO if not value_of("seal", word))
    either_case = "|".join(
        "".join(f"[{one}{one.upper()}]" if one.isalpha() and one.isascii() else one for one in word)
        for word in words
    )
    return {
        "type": ["string", "number"],
        "errorMessage": f"这里没有这种写法。{way_out(codes.NOT_A_SEAL)}",
        "pattern": rf"^(?!\s*(?:{either_case})\s*$)\s*\S",
    }


def _copy_number(row: Field) -> Schema:
    told = f"“{row.zh}”要写成数字。{way_out(codes.NOT_A_COPY_NUMBER, field=row.zh)}"
    return _or_figure({"type": ["string", "integer"], "errorMessage": told, "pattern": r"^\s*[0-9]{1,8}\s*$"})


def _secrecy(row: Field) -> Schema:
    told = f"“{row.zh}”没有这种写法。{way_out(codes.NOT_A_SECRECY, field=row.zh)}"
    degrees = "|".join(model.SECRECY)
    return {
        "defaultSnippets": [{"label": word, "body": word} for word in model.SECRECY],
        **_or_figure(
            {"type": "string", "errorMessage": told, "pattern": rf"^\s*({degrees})(★{_PERIOD})?\s*$"}
        ),
    }


def _secrecy_period(row: Field) -> Schema:
    told = f"“{row.zh}”没有这种写法。{way_out(codes.NOT_A_PERIOD)}"
    return _or_figure({"type": "string", "errorMessage": told, "pattern": rf"^\s*{_PERIOD}\s*$"})


def _docket_number(row: Field) -> Schema:
    """Roughly what `terms.dockets` reads: a year in its brackets and a number, or 第3号."""
    told = f"“{row.zh}”的写法不对。{way_out(codes.NOT_A_DOCKET, way_zh=model.OF_NO_DOCKET[0])}"
    return _or_figure(
        {
            "type": "string",
            "errorMessage": told,
            "pattern": r"^\s*[^0-9〔〕]*(〔[^〔〕]{0,4}〕([1-9][0-9]*|[^0-9]*)号|〔[0-9]{4}〕第[1-9][0-9]*号|([0-9]{4}年)?第([1-9][0-9]*|[^0-9]*)[号期次]"
            r"(\s?[（(]?总第[1-9][0-9]*期[）)]?)?)\s*$",
        }
    )


_PERIOD = r"([1-9][0-9]?\s?(年|个月)|长期)"


def _enumerated(row: Field, words: Iterable[str]) -> Schema:
    choices = [*words]
    told = f"“{row.zh}”没有这种写法。{way_out(codes.UNKNOWN_VALUE, choices=editors.quoted(choices))}"
    return {"enum": choices, "errorMessage": told}


def _rows(row: Field) -> Schema:
    """How many cells each row has is beyond JSON Schema; that there are as many as in the first is checked when compiling."""
    told = said(codes.NOT_A_TABLE, field=row.zh)
    one_row = {
        "type": "array",
        "contains": {},
        "errorMessage": said(codes.NOT_A_ROW),
        "items": _ref("格"),
    }
    many = {"contains": {}, "errorMessage": told, "items": one_row}
    return {
        "items": {},
        **_either("array", many, {"type": _SCALARS, "pattern": _SOME, "errorMessage": told}),
    }


def _chart_data(row: Field) -> Schema:
    """Rows of plain cells, a file's name, or a name in 数据."""
    told = said(codes.NOT_A_TABLE, field=row.zh)
    one_row = {
        "type": "array",
        "contains": {},
        "errorMessage": told,
        "items": {"type": ["string", "number", "null"], "errorMessage": told},
    }
    many = {"contains": {}, "errorMessage": told, "items": one_row}
    return {
        "items": {},
        **_either("array", many, {"type": _SCALARS, "pattern": _SOME, "errorMessage": told}),
    }


def _columns(row: Field) -> Schema:
    """Columns of a table of 数据: names, and heads with what is computed."""
    told = f"“{row.zh}”要写成列表，如 [月份, 发文, {{同比: 发文}}]。"
    text: Schema = {"type": _SCALARS, "errorMessage": told}
    made: Schema = {
        "type": "object",
        "additionalProperties": text,
        "errorMessage": told,
    }
    return {
        "items": {},
        **_either(
            "array", {"contains": {}, "errorMessage": told, "items": _either("object", made, text)}, text
        ),
    }


def _cell() -> Schema:
    only = way_out(codes.CELL_KEY)
    refused = [FIELDS[key].zh for key in ("caption", "anchor")]
    narrower = {"if": {"enum": refused}, "then": {"pattern": "^$", "errorMessage": only}}
    told = f"{said(codes.NOT_A_ROW)}{only}"
    chosen = _chosen([*SPANS, "Merged", "Picture"], told, bare=True)
    of_picture = next(one for one in _branches(chosen) if one.get("then") == _ref(called("Picture")))
    of_picture["then"] = {"allOf": [_ref(called("Picture")), {"propertyNames": narrower}]}
    one = _either("object", _ref("几部分之一"), _text(FIELDS["table"], "in_list"))
    several = _several(one, {"type": "string", "errorMessage": told})
    return _either("object", chosen, _either("array", several, {}))


# ---- texts made of parts --------------------------------------------------------------------------------------------


def _several(one: Schema, otherwise: Schema) -> Schema:
    """A list with something beside its texts, of which each is `one`; any other list is `otherwise`."""
    return {"if": _ref("含几部分"), "then": {"items": one}, "else": otherwise}


def _words(
    row: Field, where: Where = "alone", first: Sequence[PartName] = (), of_note: bool = False
) -> Schema:
    """A text, or one made of parts; or one of the parts that come `first`."""
    spans = SPANS_OF_NOTE if of_note else SPANS
    no_list = {"type": "string", "errorMessage": editors.wanted(row, where)}
    mapping = _one_of([*first, *spans]) if first or of_note else _ref("几部分之一")
    span = _one_of(spans) if of_note else _ref("几部分之一")
    return _either(
        "array",
        _several(_either("object", span, _text(row, "in_list")), no_list),
        _either("object", mapping, _text(row, where)),
    )


def _text_or_blocks(row: Field) -> Schema:
    """One paragraph made of parts where there are any, else blocks."""
    one = _either("object", _one_of(["Enumeration", *SPANS]), _text(row, "in_list"))
    blocks = _blocks(row)
    items = blocks.pop("items")
    part = {"if": _ref("是一部分"), "then": _ref("几部分之一"), "else": blocks}
    return {"items": items, **_several(one, part)}


def _one_of(parts: Sequence[PartName]) -> Schema:
    """A mapping of one of the parts of a text."""
    return _chosen(parts, editors.part_wanted(parts), bare=True)


def _figures(row: Field) -> Schema:
    return {
        "type": "object",
        "errorMessage": f"“{row.zh}”要换行，缩进两格，一行写一项，例如“总收入: 1234.5”。",
        "additionalProperties": _ref("数据里的一项"),
    }


def _figure() -> Schema:
    """What stands under a name of 数据: anything; what a figure or a table has is offered."""
    return {
        "properties": {
            row.zh: {**editors.described(row), **editors.to_fill(row)} for row in (*OF_FIGURES, *OF_TABLES)
        },
    }


def _blocks(row: Field) -> Schema:
    empty = {"type": "string", "errorMessage": _empty(row)}
    return {"items": {}, **_either("null", empty, _ref("内容"))}


_Make = Callable[[Field], Schema]
# What a value of a type may be, where that does not follow from what the type is made of.
_TYPES: Sequence[tuple[object, _Make]] = (
    (model.Date, _date),
    (model.Form, _form),
    (model.Blocks, _blocks),
    (model.TextOrBlocks, _text_or_blocks),
    (model.Rows, _rows),
    (model.ChartData, _chart_data),
    (model.Columns, _columns),
    (model.Breaks, _continued),
    (model.Wide, _width),
    (model.Figures, _figures),
    (get_args(get_args(model.Seals)[0])[0], _seal),
    (model.CopyNumber, _copy_number),
    (model.Secrecy, _secrecy),
    (model.SecrecyPeriod, _secrecy_period),
    (model.DocketNumber, _docket_number),
)
# What a field may be, where its type alone does not say it.
_FIELDS: Mapping[str, _Make] = {
    "kind": lambda _: _kind(),
    "form": lambda row: _enumerated(row, ENUMERATION_FORMS),
    "start": _start,
    "imprint_copies": _start,
    "footnote": lambda row: _words(row, of_note=True),
    "header_rows": _count,
    "urgency": lambda row: _enumerated(row, model.URGENCY),
    "contents": _contents,
    "contents_levels": _levels,
}


def schema(kind: str) -> Schema:
    """The schema of the kind with that English key. Raises KeyError for another word."""
    term = KINDS[kind]
    return {
        "$schema": _URI,
        "title": term.zh,
        "description": f"{term.zh}的 YAML 写法",
        **_part(WHOLES[term.made_as], term.made_as),
        "$defs": _definitions(),
    }


def schemas() -> Schema:
    """One schema for all kinds, told apart by 文种."""
    row = FIELDS["kind"]
    known = {"properties": {row.zh: {"enum": _kinds()}}, "required": [row.zh]}
    roots = {
        name: f"文种：{next(term.zh for term in KINDS.values() if term.made_as == name)}" for name in WHOLES
    }
    return {
        "$schema": _URI,
        "title": "公文",
        "description": "公文的 YAML 写法",
        "type": "object",
        "errorMessage": "第一行写“文种: …”，下面一行写一项。",
        "properties": {row.zh: {**editors.described(row), **_FIELDS["kind"](row)}},
        "allOf": [
            {
                "if": {"properties": {row.zh: {"enum": _written(term)}}, "required": [row.zh]},
                "then": _ref(roots[term.made_as]),
            }
            for term in KINDS.values()
        ],
        "if": known,
        "else": {
            "required": [row.zh],
            "errorMessage": said(codes.MISSING_KIND, key=FIELDS["kind"].zh, choices=listed(_kinds())),
        },
        "$defs": {**_definitions(), **{roots[name]: _part(part, name) for name, part in WHOLES.items()}},
    }


def _written(term: Kind) -> list[str]:
    """The Chinese spellings of a kind."""
    return [spelling for spelling in term.spellings if not spelling.isascii()]


def _kinds() -> list[str]:
    """The kinds to write first, then what else is read for them."""
    return sorted((zh for term in KINDS.values() for zh in _written(term)), key=_is_second)


def _kind() -> Schema:
    names = {spelling: term.zh for term in KINDS.values() for spelling in _written(term)}
    return {
        "enum": _kinds(),
        "enumDescriptions": ["" if zh == names[zh] else f"同“{names[zh]}”" for zh in _kinds()],
        "errorMessage": editors.kind_wanted(),
    }


def _is_second(spelling: str) -> bool:
    return all(spelling != term.zh for term in KINDS.values())


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _definitions() -> Schema:
    """What the schemas of all kinds refer to."""
    blocks = [FIELDS[key] for part in BLOCKS for key in TOLD_BY[part]]
    unknown = said(codes.UNKNOWN_BLOCK, choices=listed(row.zh for row in blocks))
    chosen = _chosen(_parts_in(model.Block), f"{unknown}若是一段文字，里面的半角冒号改用“：”。")
    *_, last = _branches(chosen)
    last["defaultSnippets"] += [
        {"label": words[0], "body": words[0], "sortText": "99"} for words in VALUES["block"].values()
    ]
    text = {"pattern": _SOME, "patternErrorMessage": said(codes.EMPTY_ITEM)}
    empty = {"type": "string", "errorMessage": said(codes.EMPTY_ITEM)}
    nested = {"type": "string", "errorMessage": said(codes.LIST_IN_LIST)}
    return {
        **{called(name): _part(part, name) for name, part in PARTS.items()},
        **editors.elsewhere(),
        "格": _cell(),
        "数据里的一项": _figure(),
        # Two that are only asked of: whether a mapping is a part of a text, and whether a list holds one.
        "是一部分": {
            "type": "object",
            "anyOf": [{"required": [word]} for part in SPANS for word in _telling(part)],
        },
        "含几部分": {"type": "array", "contains": _ref("是一部分")},
        "几部分之一": _one_of(SPANS),
        "块": _either("object", chosen, text),
        "列表里的块": _either("array", nested, _either("null", empty, _ref("块"))),
        "内容": _either("array", {"items": _ref("列表里的块")}, _ref("块")),
    }


def _telling(part: PartName) -> list[str]:
    """The keys that a part is known by."""
    return [word for key in TOLD_BY[part] for word in editors.chinese(FIELDS[key])]


def _branches(one: Schema) -> Iterator[Schema]:
    """A chain of choices, each the `else` of the one before."""
    while one:
        yield one
        one = one.get("else", {})


def _chosen(parts: Sequence[PartName], told: str, bare: bool = False) -> Schema:
    """The first of the parts that a mapping has a key of; `told`, and all of them offered, where it has none."""
    rows = [FIELDS[key] for part in parts for key in TOLD_BY[part]]
    out: Schema = {
        "type": "object",
        "errorMessage": told,
        "propertyNames": editors.keys_telling(rows, told),
        "defaultSnippets": editors.snippets(parts, bare),
        "if": {"maxProperties": 0},
        "then": {"required": [rows[0].zh], "errorMessage": told},
    }
    for part in reversed(parts):
        has = [{"required": [word]} for word in _telling(part)]
        out = {
            "if": has[0] if len(has) == 1 else {"anyOf": has},
            "then": _ref(called(part)),
            "else": out,
        }
    return out


def _part(part: type[Part], name: PartName) -> Schema:
    """The schema of one mapping. Only one Chinese key of each field is offered: it is the one to write."""
    properties: Schema = {}
    required, twice = [], []
    hints = get_type_hints(part, include_extras=True)
    for key, info in part.model_fields.items():
        row = FIELDS[key]
        make = _FIELDS.get(key)
        inner = make(row) if make else _of(hints[key], row)
        offered = {} if {"enum", "items", "defaultSnippets"} & inner.keys() else editors.to_fill(row)
        titled = {**editors.described(row, "enum" in inner), **offered, **inner}
        words = editors.chinese(row)
        properties |= {word: {**titled, "doNotSuggest": True} if word != row.zh else titled for word in words}
        twice += [_not_both(*pair) for pair in combinations(words, 2)]
        if info.is_required():
            required.append((row, words))
    out: Schema = {
        "type": "object",
        "errorMessage": f"这里要换行，缩进两格，再写“键: 值”，例如“{next(iter(properties))}: …”。",
        "properties": properties,
        "propertyNames": editors.keys_of(name),
    }
    if twice:
        out["allOf"] = twice
    if required:
        # What is missing is told once all that is there is understood: it may only be misspelt.
        out["if"] = {"propertyNames": {"enum": [*properties]}}
        out["then"] = {"allOf": [_has(row, words) for row, words in required]}
    return out


def _not_both(one: str, other: str) -> Schema:
    """Two spellings of one field."""
    told = {"pattern": "^$", "errorMessage": said(codes.SAME_FIELD_TWICE, key=other, other=one)}
    return {
        "if": {"required": [one]},
        "then": {"propertyNames": {"if": {"const": other}, "then": told}},
    }


def _has(row: Field, words: list[str]) -> Schema:
    missing = (
        said(codes.MISSING_KIND, key=FIELDS["kind"].zh, choices=listed(_kinds()))
        if row.key == "kind"
        else said(codes.MISSING_FIELD, field=row.zh)
    )
    told = {"required": words[:1], "errorMessage": missing}
    others = [{"required": [word]} for word in words[1:]]
    return {"if": {"anyOf": others}, "else": told} if others else told


def _of(hint: Any, row: Field, where: Where = "alone") -> Schema:
    """What a value of a type may be: a text, a mapping, a list, some of several, or words that the field takes."""
    annotated = get_origin(hint) is Annotated
    bare, filled = hint, False
    if annotated:
        of, *more = get_args(hint)
        kept = [one for one in more if one is not FILLED]
        bare, filled = Annotated[(of, *kept)] if kept else of, len(kept) < len(more)
    if bare == model.Text:
        return _text(row, where)
    if bare == model.Words:
        return _words(row, where)
    if known := next((make for one, make in _TYPES if one == bare), None):
        return _at_least_one(known(row), row) if filled else known(row)
    if isinstance(hint, TypeAliasType):
        return _of(hint.__value__, row, where)
    if isinstance(hint, type) and issubclass(hint, Part):
        # A reference beside a snippet is resolved over it, and the key is put in without its colon.
        return {"allOf": [_ref(called(_name_of(hint)))]} if where == "alone" else _ref(called(_name_of(hint)))
    inside = get_args(hint)
    if annotated:
        reads = [one.read for one in inside if isinstance(one, Before)]
        inner = _of(inside[0], row, where)
        if inner.get("type") == "array":
            many = _at_least_one(inner, row) if filled else inner
            one = _of(get_args(inside[0])[0], row, "or_list")
            return _one_or_many(row, one, many) if model.one_or_many in reads else many
        mapping = inner.get("allOf", [inner])[0]
        if reads and "$ref" in mapping:  # a text is one of the mapping's fields
            text = _text(row, mappings=True)
            return {**editors.parts_to_fill(_name_of(_bare(inside[0]))), **_either("object", mapping, text)}
        return inner
    if get_origin(hint) is tuple:
        told = f"“{row.zh}”要写成列表：一行写一项，每行以“- ”开头。"
        return {"type": "array", "errorMessage": told, "items": _of(inside[0], row, "in_list")}
    if get_origin(hint) is Literal:
        return _enumerated(row, (VALUES[row.key][one][0] for one in inside))
    several = [one for one in inside if one is not type(None)]
    if len(several) == 1:
        return _of(several[0], row, where)
    parts = _parts_in(hint)
    if model.Words in map(_untagged, several):
        return _words(row, where, parts)
    mapping = _ref(called(parts[0])) if len(parts) == 1 else _one_of(parts)
    return _either("object", mapping, _text(row, where, mappings=True))


def _untagged(hint: Any) -> Any:
    """A member of a union without its tag."""
    if get_origin(hint) is not Annotated:
        return hint
    of, *more = get_args(hint)
    kept = [one for one in more if not isinstance(one, Tag)]
    return Annotated[(of, *kept)] if kept else of


def _bare(hint: Any) -> Any:
    """A type without what is said of it, and without None."""
    of = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    several = [one for one in get_args(of) if one is not type(None)]
    return _bare(several[0]) if len(several) == 1 else of


def _parts_in(union: Any) -> list[PartName]:
    """The parts that a mapping may be by a union of them and texts, in the order in which they are told."""
    members = [_bare(one) for one in get_args(_bare(union))]
    return [name for one in members for name, part in PARTS.items() if part is one]


def _name_of(part: type[Part]) -> PartName:
    return next(name for name, one in PARTS.items() if one is part)


def _at_least_one(inner: Schema, row: Field) -> Schema:
    """The same where a list must not be empty."""
    told = _empty(row)
    filled = {"if": {"type": "array"}, "then": {"contains": {}, "errorMessage": told}}
    return {**inner, "allOf": [*inner.get("allOf", []), filled]}


def _one_or_many(row: Field, one: Schema, many: Schema) -> Schema:
    """A list, or one that could stand in it."""
    words = one.get("enum", ())
    offered = {"defaultSnippets": [{"label": word, "body": word} for word in words]} if words else {}
    return {**editors.to_fill(row, lists=True), **offered, **_either("array", many, one)}
