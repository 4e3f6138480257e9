"""Plain data to an authored `Document`, with every fault placed and reported at once.

In: `Loaded`. Out: a frozen `Document` of the kind that it names. Raises CompileError; pydantic's own words never show.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic_core import ErrorDetails, ValidationError

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..part import Part
from ..source.folder import Folder
from ..source.load import Data, Loaded, Marks, Path
from ..terms.fields import (
    BLOCKS,
    DERIVED,
    FIELDS,
    KEYS,
    ROOTS,
    SPANS,
    TOLD_BY,
    WAYS_ROUND,
    fields_of,
    turned_by,
)
from ..terms.kinds import KINDS, kind_choices, kind_of
from ..terms.nearest import alike, nearest
from ..terms.values import VALUES, YES_OR_NO, value_of
from .model import BLOCK_KEYS, MUST_BE, OR_DELETE, PARTS, WHOLES, Document, Volume, Whole, has_spans

MOST = 1_000  # faults that are explained: nobody mends more at once


_W = TypeVar("_W", bound=Whole)


def validate(loaded: Loaded, folder: Folder | None = None) -> Document:
    """The document that `loaded` describes. Raises CompileError with all faults, in the order of the text.

    Those of files in `folder` are told with them; where nothing else is wrong, whoever reads the files tells.
    """
    if is_volume(loaded):
        place = loaded.marks.value(loaded.marks.typed((), FIELDS["kind"].spellings))
        raise CompileError([Diagnostic(codes.VOLUME_HERE, {}, place)])
    return _validated(Document, loaded, folder)


def is_volume(loaded: Loaded) -> bool:
    """Whether what was loaded is a volume of several reports."""
    word = next((loaded.data[s] for s in FIELDS["kind"].spellings if s in loaded.data), None)
    kind = kind_of(word) if isinstance(word, str) else None
    return kind is not None and WHOLES[KINDS[kind].made_as] is Volume


def validate_volume(loaded: Loaded) -> Volume:
    """The volume that `loaded` describes. Raises CompileError with all faults, in the order of the text."""
    return _validated(Volume, loaded, None)


def _validated(whole: type[_W], loaded: Loaded, folder: Folder | None) -> _W:
    problems = [*loaded.problems, *_conditions(loaded)]
    try:
        document = whole.model_validate(_with_kind(loaded, problems))
    except ValidationError as error:
        explained = (_explain(loaded, whole, e) for e in error.errors(include_url=False)[:MOST])
        found = [one for one in explained if one]
        known = {one.place.line for one in loaded.problems if one.place}
        problems += [
            d
            for d in found
            if not (loaded.follows(d) or (d.code in _follows() and d.place and d.place.line in known))
        ]
    else:
        made = document.at(loaded.marks)
        if not problems and isinstance(made, Document) and (made.headed or made.seal):
            from .issued import refused

            problems += refused(made)
        if not problems:
            return made
    if folder:
        problems += _of_files(loaded, folder, {one.place.line for one in problems if one.place})
    raise CompileError(sorted(problems, key=_order))


def _conditions(loaded: Loaded) -> Iterator[Diagnostic]:
    """Conditions that nothing has asked: there are no figures to ask."""
    if any(key in loaded.source.text for key in _CONDITION):
        found = (path for path, _ in _entries(loaded.data, ()) if path[-1] in _CONDITION)
        places = (loaded.marks.key(path) for path in found)
        yield from (Diagnostic(codes.CONDITION_WITHOUT_FIGURES, {}, place) for place in places)


def _entries(data: Data, path: Path) -> Iterator[tuple[Path, Data]]:
    """The entries of the mappings in a value, those of 数据 left out."""
    for key, value in data.items() if isinstance(data, dict) else ():
        if path or key not in _FIGURES:
            yield (*path, key), value
            yield from _entries(value, (*path, key))
    for at, value in enumerate(data) if isinstance(data, list) else ():
        yield from _entries(value, (*path, at))


def _of_files(loaded: Loaded, folder: Folder, told: set[int]) -> Iterator[Diagnostic]:
    """What is wrong with the files that the data names, on lines of which nothing else is told."""
    for path, name in _named_files(loaded.data, ()):
        place = loaded.marks.value(path)
        if place and place.line not in told:
            try:
                folder.read(name, place)
            except CompileError as error:
                yield from error.diagnostics


def _named_files(data: Data, path: Path, named: bool = False) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        if named and PurePosixPath(data).suffix:
            yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if path or key not in _FIGURES:
                yield from _named_files(value, (*path, key), key in _FILE_FIELDS or key in _ROWS)
    else:
        for at, value in enumerate(data):
            yield from _named_files(value, (*path, at), named and path[-1] not in _ROWS)


def _order(one: Diagnostic) -> tuple[int, int]:
    return (one.place.line, one.place.column) if one.place else (0, 0)


def _with_kind(loaded: Loaded, problems: list[Diagnostic]) -> dict[str, Any]:
    """The data with its kind in English, or with one that is none where it is in doubt."""
    marks = loaded.marks
    typed = next((s for s in FIELDS["kind"].spellings if s in loaded.data), None)
    if typed is None:
        if not any(_offer(key, Document, loaded.data) == FIELDS["kind"].zh for key in loaded.data):
            problems.append(Diagnostic(codes.MISSING_KIND, kind_choices(), marks.value(())))
        return {**loaded.data, FIELDS["kind"].zh: ""}  # else it is told as a key
    word = loaded.data[typed]
    if not isinstance(word, str):
        return loaded.data
    if key := kind_of(word):
        return {**loaded.data, typed: key}
    told = (
        Diagnostic(codes.UNKNOWN_KIND, {"value": word, **kind_choices(word)}, marks.value((typed,)))
        if word.strip()
        else Diagnostic(codes.EMPTY_VALUE, {"field": typed, **MUST_BE}, marks.value((typed,)))
    )
    problems.append(told)
    return loaded.data


# Where a footnote goes that its author put into plain text. The title of an attachment is to agree with the note on attachments (7.3.7).
_OF_TEXT = ("写到正文里第一次说到它的地方", "where the text first speaks of it")
_OF_ATTACHMENT = (
    "写到附件的内容里，附件的标题要和附件说明里的一字不差",
    "into the content of the attachment, whose title is to agree with the note on attachments",
)


def _explain(loaded: Loaded, whole: type[Whole], error: ErrorDetails) -> Diagnostic | None:
    """One of pydantic's errors as a diagnostic of ours, at the place that the author typed; None when another says it."""
    path, model, rest = _walk(loaded.data, whole, error["loc"])
    kind, given, marks = error["type"], error["input"], loaded.marks
    field = str(path[-1]) if path and isinstance(path[-1], str) else ""
    named = field or _field_of(path)
    if kind == "missing":
        if _is_there_otherwise(loaded, path, model, str(rest[-1])):
            return None
        if told := _left_out(loaded, marks.typed(path, FIELDS[model.spelled[str(rest[-1])]].spellings)):
            return told
        return Diagnostic(codes.MISSING_FIELD, {"field": str(rest[-1])}, marks.key(path))
    if kind == "extra_forbidden":
        return _extra(loaded, path, model)
    if kind in _by_type():
        args = {"field": named, "example": _example(named)}
        return Diagnostic(_by_type()[kind], args, marks.value(path))
    if kind == "union_tag_not_found":
        return _no_such_block(loaded, path, given)
    if isinstance(given, dict | list) and "code" not in error.get("ctx", {}):
        if has_spans(given):
            of_attachment = path[0] in FIELDS["attachments"].spellings
            way = _OF_ATTACHMENT if of_attachment else _OF_TEXT
            args = {"field": named, "key": _span_key(given), "way_zh": way[0], "way_en": way[1]}
            return Diagnostic(codes.PLAIN_TEXT_ONLY, args, marks.value(path))
        if isinstance(given, dict) and named in _FILE_FIELDS:
            name = next(
                (str(value) for value in given.values() if isinstance(value, str) and value), "章.png"
            )
            return Diagnostic(codes.PLAIN_FILE_NAME, {"field": named, "name": name}, marks.value(path))
        code = codes.MAPPING_WHERE_TEXT if isinstance(given, dict) else codes.LIST_WHERE_TEXT
        return Diagnostic(code, {"field": named, **_text_for(named)}, marks.value(path))
    if kind == "literal_error":
        args = {
            "field": field,
            "value": str(_at(loaded.data, path)),
            "choices": VALUES["numbering"]["none"][0],
        }
        return Diagnostic(codes.UNKNOWN_VALUE, args, marks.value(path))
    context = dict(error.get("ctx", {}))
    if context.get("code") is codes.NOT_A_ROW and (told := _in_a_row(loaded, path, int(context["at"]))):
        return told
    if at := context.pop("at", ""):  # the row of a table, or the steps to one of the figures
        steps = json.loads(at)
        path = (*path, *(steps if isinstance(steps, list) else [steps]))
    code = context.pop("code", None) or codes.UNFIT
    if code is codes.EMPTY_VALUE and not field:
        code = codes.EMPTY_ITEM
    elif code is codes.EMPTY_VALUE:
        if told := _left_out(loaded, path):
            return told
        context |= MUST_BE if _is_needed(field, model) else OR_DELETE
    if code is codes.TEXT_WHERE_MAPPING:
        given = _at(loaded.data, path)
        if field in FIELDS["figures"].spellings and isinstance(given, str):
            if given.strip().lower().endswith((".xlsx", ".csv", ".json")):
                return Diagnostic(codes.FILE_FOR_FIGURES, {"file": given.strip()}, marks.value(path))
            if "：" in given:
                key = given.partition("：")[0].strip()
                return Diagnostic(codes.FULL_WIDTH_COLON, {"key": key}, marks.value(path))
        context["example"] = _example(named)
    if code is codes.DATE_OPEN:
        context |= _way_of_open(field, str(context["value"]))
    place = marks.key(path) if code is codes.CELL_KEY else marks.value(path)
    return Diagnostic(code, {"field": field, **context}, place)


def _left_out(loaded: Loaded, path: Path) -> Diagnostic | None:
    """What is said of a field no block of which prints, since what each asks for does not hold."""
    value = loaded.marks.value(path)
    found = [
        one.args["condition"]
        for one in loaded.notes
        if one.code is codes.BLOCK_LEFT_OUT
        and value
        and one.place
        and value.line <= one.place.line <= value.end_line
    ]
    if not found or _at(loaded.data, path[:-1]).get(path[-1]):
        return None
    args = {"field": str(path[-1]), "conditions": "、".join(f"“{one}”" for one in dict.fromkeys(found))}
    return Diagnostic(codes.ALL_LEFT_OUT, args, loaded.marks.key(path))


def _is_needed(field: str, model: type[Part]) -> bool:
    """Whether what a field stands in is nothing without it."""
    name = model.spelled.get(field, "")
    return bool(name) and (model.model_fields[name].is_required() or name in TOLD_BY.get(model.__name__, ()))


def _way_of_open(field: str, typed: str) -> dict[str, str]:
    """What is written where a date is not known yet."""
    if field not in FIELDS["date"].spellings:
        return {
            "way_zh": f"先把“{field}”去掉，定下来再补上，写成 2026-11-05。",
            "way_en": f"Leave “{field}” out for now; once it is known, write 2026-11-05.",
        }
    as_typed = FIELDS["date_text"].zh
    way_zh = f"在“数据”里写“日期: 待定”，这里写“{field}: '{{{{ 日期 }}}}'”，先印占位的字，有提醒"
    way_en = f"Write `日期: 待定` under 数据 and `{field}: '{{{{ 日期 }}}}'` here: a placeholder prints, with a warning"
    if typed.endswith("日"):
        way_zh = f"照这样空着印的，把“{field}”换成“{as_typed}”；要提醒的，{way_zh}"
        way_en = f"To print it as it stands, write `{as_typed}` for `{field}`. {way_en}"
    return {"way_zh": f"{way_zh}。", "way_en": f"{way_en}."}


def _span_key(given: Any) -> str:
    """The first key in a text made of parts that stands only within a text."""
    if isinstance(given, dict):
        return next((str(key) for key in given if key in _SPAN_KEYS), "")
    return next((key for one in given if isinstance(one, dict | list) and (key := _span_key(one))), "")


# Fields that take no free text: quotation marks round what was written would not help.
_SET = frozenset(
    spelling
    for key in (*VALUES, "date", "reporter_date", "header_rows", "start", "form")
    if key in FIELDS
    for spelling in FIELDS[key].spellings
)


def _text_for(field: str) -> dict[str, str]:
    """The way out where a field wants a text and was given `key: value` pairs."""
    if field in _SET:
        example = next(row.example for row in FIELDS.values() if field in row.spellings)
        return {
            "offer_zh": f"写成“{field}: {example}”这样。",
            "offer_en": f"Write it as in `{field}: {example}`.",
        }
    return {
        "offer_zh": "若文字里本来就有冒号或花括号，用单引号把整段文字括起来。",
        "offer_en": "If the text itself holds a colon or braces, put single quotes round it.",
    }


def _in_a_row(loaded: Loaded, path: Path, row: int) -> Diagnostic | None:
    """What is said of a cell that wants more than can be written yet."""
    cells = _at(loaded.data, (*path, row))
    for column, cell in enumerate(cells if isinstance(cells, list) else ()):
        for key in cell if isinstance(cell, dict) else ():
            if told := _not_yet(key, loaded.marks.key((*path, row, column, key))):
                return told
    return None


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
    allowed, given = model.spelled, _at(loaded.data, path)
    return isinstance(given, dict) and any(
        _offer(key, model, given) == field or _belongs_inside(key, model) == field
        for key in map(str, given)
        if key not in allowed
    )


def _offer(key: str, model: type[Part], given: dict[str, Any]) -> str | None:
    """The key that was meant by one that its mapping does not have, None when none of those still to be written is like it."""
    allowed = model.spelled
    there = {allowed.get(k) for k in given}
    for name in allowed.values():
        if key in FIELDS[name].meant and name not in there:
            return FIELDS[name].zh
    ranked = alike(key, (spelling for spelling, name in allowed.items() if name not in there))
    if len(ranked) > 1:  # of several that are like it, one that takes what was written
        rest = {k: v for k, v in given.items() if k != key}
        if model is Document:
            rest = {FIELDS["kind"].zh: "", FIELDS["body"].zh: FIELDS["body"].zh}
        return next((one for one in ranked if _fits(model, {**rest, one: given[key]})), ranked[0])
    return next(iter(ranked), None)


def _said_already(key: str, model: type[Part], given: dict[str, Any]) -> str | None:
    """The key that was meant by one that its mapping does not have, where it stands beside it; a list is more than another word for it."""
    if not isinstance(given[key], str):
        return None
    named = {model.spelled.get(k): k for k in given}
    meant = [name for name in model.spelled.values() if key in FIELDS[name].meant]
    return named.get(meant[0]) if meant and all(name in named for name in meant) else None


def _offer_of_block(key: str, model: type[Part], given: dict[str, Any]) -> str | None:
    """The key that tells another block, which all other keys of this one fit: 段首 for 段手 beside 文字."""
    if model.__name__ not in BLOCKS or key in KEYS:
        return None
    others = given.keys() - {key}
    fitting = [part for part in BLOCKS if others <= PARTS[part].spelled.keys()]
    telling = [FIELDS[field] for part in fitting for field in TOLD_BY[part]]
    meant = next((field.zh for field in telling if key in field.meant), None)
    return meant or nearest(key, (spelling for field in telling for spelling in field.spellings))


def _fits_the_block_meant(key: str, model: type[Part], given: dict[str, Any]) -> bool:
    """Whether a key goes with the block that a misspelt key beside it was to tell."""
    strays = (k for k in given if k not in KEYS)
    meant = (word for stray in strays if (word := _offer_of_block(stray, model, given)))
    return any(key in _BLOCK_OF[word].spelled for word in meant)


def _belongs_inside(key: str, model: type[Part]) -> str | None:
    """The field of an attachment under which a block was to be written."""
    attached = model is PARTS["Attachment"] and key in _BLOCK_SPELLINGS and key not in model.spelled
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
_FIGURES = frozenset(FIELDS["figures"].spellings)
_ROWS = frozenset((*FIELDS["table"].spellings, *FIELDS["chart_data"].spellings))
_CONDITION = frozenset(FIELDS["only_if"].spellings)
_FILE_FIELDS = frozenset((*FIELDS["seal"].spellings, *FIELDS["picture"].spellings))
_INLINE_ONLY = frozenset(
    spelling
    for part in FIELDS["paragraph"].holds
    if part not in BLOCKS
    for field in TOLD_BY[part]
    for spelling in FIELDS[field].spellings
)
_SPAN_KEYS = frozenset(
    spelling for part in SPANS for field in TOLD_BY[part] for spelling in FIELDS[field].spellings
)
_WITH_SPANS = frozenset((*FIELDS["text"].spellings, *FIELDS["enumeration"].spellings))
_NOTE = frozenset(FIELDS["footnote"].spellings)
# What a mapping may be told by in lists that hold no blocks; of what is more than a stretch of text, that.
_CHOICES = [
    (row.spellings, choices)
    for row in FIELDS.values()
    if row.holds != BLOCKS
    and (parts := [one for one in row.holds if one not in SPANS or row.key == "paragraph"] or row.holds)
    and (choices := [FIELDS[f].zh for part in parts for f in TOLD_BY.get(part, ())])
]
# Keys that people write at the top though they belong below another; of two, the first.
_BELONGS = {
    spelling: parent
    for parent, part in (
        *((row.zh, row.holds[0]) for row in reversed(fields_of(*ROOTS)) if row.spellings[0] in _INSIDE),
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
    allowed = model.spelled
    marks = loaded.marks
    if key in allowed:
        other = next(k for k in parent if k != key and allowed.get(k) == allowed[key])
        return _pair(codes.SAME_FIELD_TWICE, marks, (*path[:-1], other), path)
    if model is PARTS["Attachment"]:
        if (meant := _offer(key, model, parent)) and any(key in row.meant for row in FIELDS.values()):
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": meant}, place)
        if inside := _belongs_inside(key, model):
            return Diagnostic(
                codes.MISPLACED, {"key": key, "parent": inside, **_new_line(inside, key)}, place
            )
        if any(_belongs_inside(k, model) and key in _BLOCK_OF[k].spelled for k in parent):
            return None  # it goes where the block goes
    if key in KEYS and _fits_the_block_meant(key, model, parent):
        return None
    if model is PARTS["Member"] and (meant := _offer(key, model, parent)):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": meant}, place)
    told_by = () if model is PARTS["Item"] else TOLD_BY.get(model.__name__, ())  # an item is no block
    other = next((k for k in parent if allowed.get(k) in told_by), None)
    if model is PARTS["Section"] and key in (*FIELDS["text"].spellings, *FIELDS["paragraph"].spellings):
        args = {"key": key, "heading": str(other), "content": FIELDS["content"].zh}
        return Diagnostic(codes.TEXT_UNDER_HEADING, args, place)
    if key in _BLOCK_SPELLINGS and other:
        if named := _name_of_block(key, other, parent):
            args = {"key": named[0], "nearest": named[1]}
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, args, marks.key((*path[:-1], named[0])))
        return _pair(codes.TWO_KINDS_OF_BLOCK, marks, (*path[:-1], other), path)
    strays = [k for k in parent if k in _BLOCK_OF and k in _BLOCK_SPELLINGS and k not in allowed and k != key]
    if other and any(key in _BLOCK_OF[k].spelled for k in strays):
        return None  # it goes where that block goes
    if key in _INLINE_ONLY and model.__name__ in BLOCKS:
        return Diagnostic(codes.ONLY_IN_PARAGRAPH, {"key": key, "parent": FIELDS["paragraph"].zh}, place)
    if told := _not_yet(key, place):
        return told
    if derived := next((of for one, of in DERIVED.items() if key in FIELDS[one].spellings), None):
        return Diagnostic(codes.DERIVED, {"key": key, "other": FIELDS[derived].zh}, place)
    if model is Volume and key in Document.spelled and str(parent[key]) not in YES_OR_NO:
        return Diagnostic(codes.OF_A_MEMBER, {"key": key}, place)
    if parent_key := _BELONGS.get(key) if len(path) == 1 else None:
        return _misplaced(key, parent_key, loaded, place)
    if there := _said_already(key, model, parent):
        return Diagnostic(codes.SAID_ALREADY, {"key": key, "other": there}, place)
    body = FIELDS["body"].zh
    if model is Document and key in _BLOCK_SPELLINGS and (key not in FIELDS["body"].meant or body in parent):
        args = {
            "offer_zh": f"把它移到“{body}:”下面，缩进两格，写成“- {key}: …”。",
            "offer_en": f"Move it below `{body}:`, indented by two, as `- {key}: …`.",
        }
        return Diagnostic(codes.MISPLACED, {"key": key, "parent": body, **args}, place)
    if offer := _offer(key, model, parent) or _offer_of_block(key, model, parent):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
    rows = (*turned_by(model.__name__), *(FIELDS[name] for name in allowed.values()))
    choices = "、".join(dict.fromkeys(row.zh for row in rows))
    return Diagnostic(codes.UNKNOWN_KEY, {"key": key, "choices": choices}, place)


def _name_of_block(key: str, other: str, given: dict[str, Any]) -> tuple[str, str] | None:
    """Of two keys that each tell a block, the one that was to name the other, and what its name is: 题注, of a 标题 beside a 表格."""
    for name, block in ((key, other), (other, key)):
        spelled = _BLOCK_OF[block].spelled if name in _BLOCK_OF and block in _BLOCK_OF else {}
        there = {spelled.get(k) for k in given}
        for field in spelled.values():
            if name in FIELDS[field].meant and field not in there:
                return name, FIELDS[field].zh
    return None


def _misplaced(key: str, parent: str, loaded: Loaded, place: Place | None) -> Diagnostic:
    """A key at the top that belongs below another, which may be there."""
    there = next(
        (s for row in FIELDS.values() if row.zh == parent for s in row.spellings if s in loaded.data), ""
    )
    above = loaded.marks.key((there,)) if there else None
    offer = _new_line(parent, key)
    if above and isinstance(loaded.data[there], dict):
        offer = {
            "offer_zh": f"把“{key}”移到第{above.line}行的“{there}”下面，缩进两格。",
            "offer_en": f"Move “{key}” below “{there}” of line {above.line}, indented by two.",
        }
    return Diagnostic(codes.MISPLACED, {"key": key, "parent": there or parent, **offer}, place)


def _new_line(parent: str, key: str) -> dict[str, str]:
    """What is said of a key that wants another above it."""
    return {
        "offer_zh": f"写一行“{parent}:”，把“{key}”放到它下面，缩进两格。",
        "offer_en": f"Write a line `{parent}:` and put “{key}” below it, indented by two.",
    }


def _not_yet(key: str, place: Place | None) -> Diagnostic | None:
    """What is said of a key that other programs know, and that cannot be printed here yet."""
    if way := WAYS_ROUND.get(key.strip().casefold()):
        args = {"key": key, "offer_zh": way[0], "offer_en": way[1]}
        return Diagnostic(codes.NOT_WRITTEN_YET, args, place)
    return None


def _pair(code: Code, marks: Marks, one: Path, two: Path) -> Diagnostic:
    """Two keys that cannot both stand: told at the one that is written later."""
    first, last = one, two
    place, other = marks.key(last), marks.key(first)
    if place and other and (other.line, other.column) > (place.line, place.column):
        first, last, place = last, first, other
    return Diagnostic(code, {"key": str(last[-1]), "other": str(first[-1])}, place)


def _in_braces(loaded: Loaded, path: Path) -> bool:
    """Whether a mapping is written in braces."""
    place = loaded.marks.value(path)
    line = loaded.source.line(place) if place else None
    return bool(line) and line[place.column - 1 : place.column] == "{"  # type: ignore[index,union-attr]


def _fits(part: type[Part], given: dict[str, Any]) -> bool:
    try:
        part.model_validate(given)
    except ValidationError:
        return False
    return True


def _meant_block(key: str, given: dict[str, Any], choices: Sequence[str]) -> str | None:
    """The key of a block that was meant by a misspelt one: of those like it, the first with which the block is one."""
    ranked = alike(key, choices)
    made_of_parts = isinstance(given[key], list) and FIELDS["paragraph"].zh in ranked
    for choice in ([FIELDS["paragraph"].zh] if made_of_parts else []) + ranked:
        tried = {choice if k == key else k: value for k, value in given.items()}
        part = next(
            (PARTS[p] for p in PARTS if any(FIELDS[f].zh == choice for f in TOLD_BY.get(p, ()))), None
        )
        if part and _fits(part, tried):
            return choice
    return ranked[0] if ranked else None


def _no_such_block(loaded: Loaded, path: Path, given: Any) -> Diagnostic:
    """Something in a list of blocks that is neither a text nor a block we know."""
    if not isinstance(given, dict):
        return Diagnostic(codes.LIST_IN_LIST, {}, loaded.marks.value(path))
    if not given:
        return Diagnostic(codes.EMPTY_ITEM, {}, loaded.marks.value(path))
    choices = next((keys for spellings, keys in _CHOICES if _field_of(path) in spellings), BLOCK_KEYS)
    for key in sorted(map(str, given), key=KEYS.__contains__):  # first those that no field has
        if told := _not_yet(key, loaded.marks.key((*path, key))):
            return told
        if value_of("block", key):
            return Diagnostic(codes.BREAK_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
        if key in _NOTE and _field_of(path) in _NOTE:
            return Diagnostic(codes.NOTE_IN_NOTE, {"key": key}, loaded.marks.key((*path, key)))
        if key in _INLINE_ONLY and choices is BLOCK_KEYS:
            args = {"key": key, "parent": FIELDS["paragraph"].zh}
            return Diagnostic(codes.ONLY_IN_PARAGRAPH, args, loaded.marks.key((*path, key)))
        words = {word: row.zh for row in FIELDS.values() if row.zh in choices for word in row.meant}
        offer = words.get(key) or _meant_block(key, given, choices)
        if offer and not (choices is not BLOCK_KEYS and key in _BLOCK_SPELLINGS and key not in words):
            place = loaded.marks.key((*path, key))
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
        within = _field_of(path) in _WITH_SPANS and key not in KEYS and _in_braces(loaded, path)
        if within and (near := nearest(key, _SPAN_KEYS)):
            return Diagnostic(
                codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": near}, loaded.marks.key((*path, key))
            )
    if len(choices) == 1:
        return Diagnostic(codes.MISSING_FIELD, {"field": choices[0]}, loaded.marks.value(path))
    plain = len(given) == 1 and all(isinstance(value, str) for value in given.values())
    known = not _BLOCK_SPELLINGS.isdisjoint(given)
    if plain and not known and _in_braces(loaded, path):  # written as a key, not as a text
        args = {"key": str(*given), "choices": "、".join(choices)}
        return Diagnostic(codes.UNKNOWN_KEY, args, loaded.marks.key((*path, str(*given))))
    if plain and not known:
        key = str(*given)
        return Diagnostic(codes.TEXT_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
    return Diagnostic(codes.UNKNOWN_BLOCK, {"choices": "、".join(choices)}, loaded.marks.value(path))
