"""What pydantic finds wrong, said in our own words at the place that the author typed. Read only where something is wrong.

In: what was loaded, one of pydantic's errors. Out: a diagnostic; None where another says it.
"""

import json
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic
from ..part import Part
from ..source.load import Loaded, Path
from ..terms.fields import (
    FIELDS,
    TOLD_BY,
    as_typed,
)
from ..terms.values import VALUES
from .model import MUST_BE, OR_DELETE, PARTS, Whole, has_spans
from .strays import (
    INSIDE,
    SPAN_KEYS,
    belongs_inside,
    beside,
    field_of,
    meant_by,
    not_yet,
    of_block,
    of_key,
    value_at,
)
from .validate import FILE_FIELDS

# Where a footnote goes that its author put into plain text. The title of an attachment is to agree with the note on attachments (7.3.7).
_OF_TEXT = ("写到正文里第一次说到它的地方", "where the text first speaks of it")
_OF_ATTACHMENT = (
    "写到附件的内容里，附件的标题要和附件说明里的一字不差",
    "into the content of the attachment, whose title is to agree with the note on attachments",
)
# Fields that take no free text: quotation marks round what was written would not help.
_SET = frozenset(
    spelling
    for key in (
        *VALUES,
        "kind",
        "date",
        "secrecy",
        "urgency",
        "copy_number",
        "reporter_date",
        "header_rows",
        "start",
        "form",
    )
    if key in FIELDS
    for spelling in FIELDS[key].spellings
)


def explained(loaded: Loaded, whole: type[Whole], error: ErrorDetails) -> Diagnostic | None:
    """One of pydantic's errors as a diagnostic of ours, at the place that the author typed; None when another says it."""
    path, model, rest = _walk(loaded.data, whole, error["loc"])
    kind, given, marks = error["type"], error["input"], loaded.marks
    field = str(path[-1]) if path and isinstance(path[-1], str) else ""
    named = field or field_of(path)
    if kind == "missing":
        if _is_there_otherwise(loaded, path, model, str(rest[-1])):
            return None
        if told := _left_out(loaded, marks.typed(path, FIELDS[model.spelled[str(rest[-1])]].spellings)):
            return told
        field = beside(FIELDS[model.spelled[str(rest[-1])]], value_at(loaded.data, path))
        return Diagnostic(codes.MISSING_FIELD, {"field": field}, marks.key(path))
    if kind == "extra_forbidden":
        return of_key(loaded, path, model)
    if kind in _by_type():
        args = {"field": named, **_as_pairs(loaded, path, named)}
        return Diagnostic(_by_type()[kind], args, marks.value(path))
    if kind == "union_tag_not_found":
        return of_block(loaded, path, given)
    if isinstance(given, dict | list) and "code" not in error.get("ctx", {}):
        if has_spans(given):
            of_attachment = path[0] in FIELDS["attachments"].spellings
            way = _OF_ATTACHMENT if of_attachment else _OF_TEXT
            args = {"field": named, "key": _span_key(given), "way_zh": way[0], "way_en": way[1]}
            return Diagnostic(codes.PLAIN_TEXT_ONLY, args, marks.value(path))
        if isinstance(given, dict) and named in FILE_FIELDS:
            name = next(
                (str(value) for value in given.values() if isinstance(value, str) and value), "章.png"
            )
            return Diagnostic(codes.PLAIN_FILE_NAME, {"field": named, "name": name}, marks.value(path))
        if isinstance(given, dict):
            args = {"field": named, **_text_for(named)}
            return Diagnostic(codes.MAPPING_WHERE_TEXT, args, marks.value(path))
        args = {"field": named, **_one_of_list(loaded, path, named)}
        return Diagnostic(codes.LIST_WHERE_TEXT, args, marks.value(path))
    if kind == "literal_error":
        args = {
            "field": field,
            "value": str(value_at(loaded.data, path)),
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
        given = value_at(loaded.data, path)
        if field in FIELDS["figures"].spellings and isinstance(given, str):
            if given.strip().lower().endswith((".xlsx", ".csv", ".json")):
                return Diagnostic(codes.FILE_FOR_FIGURES, {"file": given.strip()}, marks.value(path))
            if "：" in given:
                key = given.partition("：")[0].strip()
                return Diagnostic(codes.FULL_WIDTH_COLON, {"key": key}, marks.value(path))
        context |= _as_pairs(loaded, path, named)
    if code is codes.NOT_A_DATE:
        context |= _way_of_text(field, str(context["value"]))
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
    if not found or value_at(loaded.data, path[:-1]).get(path[-1]):
        return None
    args = {"field": str(path[-1]), "conditions": "、".join(f"“{one}”" for one in dict.fromkeys(found))}
    return Diagnostic(codes.ALL_LEFT_OUT, args, loaded.marks.key(path))


def _is_needed(field: str, model: type[Part]) -> bool:
    """Whether what a field stands in is nothing without it."""
    name = model.spelled.get(field, "")
    return bool(name) and (model.model_fields[name].is_required() or name in TOLD_BY.get(model.__name__, ()))


def _way_of_text(field: str, typed: str) -> dict[str, str]:
    """How a date is printed as it is typed, where it reads as one: 2026年1月."""
    if field not in FIELDS["date"].spellings or "年" not in typed:
        return {"more_zh": "", "more_en": ""}
    as_told = as_typed(FIELDS["date_text"], field)
    return {
        "more_zh": f"；就要照这样印的，把“{field}”换成“{as_told}”",
        "more_en": f"; to print it as it stands, write `{as_told}` for `{field}`",
    }


def _way_of_open(field: str, typed: str) -> dict[str, str]:
    """What is written where a date is not known yet."""
    if field not in FIELDS["date"].spellings:
        return {
            "way_zh": f"先把“{field}”去掉，定下来再补上，写成 2026-11-05。",
            "way_en": f"Leave “{field}” out for now; once it is known, write 2026-11-05.",
        }
    as_told = as_typed(FIELDS["date_text"], field)
    way_zh = f"在“数据”里写“日期: 待定”，这里写“{field}: '{{{{ 日期 }}}}'”，先印占位的字，有提醒"
    way_en = f"Write `日期: 待定` under 数据 and `{field}: '{{{{ 日期 }}}}'` here: a placeholder prints, with a warning"
    if typed.endswith("日"):
        way_zh = f"照这样空着印的，把“{field}”换成“{as_told}”；要提醒的，{way_zh}"
        way_en = f"To print it as it stands, write `{as_told}` for `{field}`. {way_en}"
    return {"way_zh": f"{way_zh}。", "way_en": f"{way_en}."}


def _span_key(given: Any) -> str:
    """The first key in a text made of parts that stands only within a text."""
    if isinstance(given, dict):
        return next((str(key) for key in given if key in SPAN_KEYS), "")
    return next((key for one in given if isinstance(one, dict | list) and (key := _span_key(one))), "")


def _one_of_list(loaded: Loaded, path: Path, field: str) -> dict[str, str]:
    """What is said where a list was written for one value: in brackets or with dashes, of a text or of what is one by nature."""
    place = loaded.marks.value(path)
    line = loaded.source.line(place) if place else None
    bracket = bool(line and place and line[place.column - 1 : place.column] == "[")
    off_zh, off_en = (
        ("去掉方括号", "Remove the brackets") if bracket else ("去掉行首的“- ”", "Remove the `- `")
    )
    if field in FIELDS["picture"].spellings:
        return {
            "offer_zh": f"一张图写一块：“- {field}: 文件名”。",
            "offer_en": f"Write a block for each picture: `- {field}: FILE`.",
        }
    if field in _SET:
        return {
            "offer_zh": f"{off_zh}，只留一个，写在“{field}: ”后面。",
            "offer_en": f"{off_en}; keep one, behind `{field}: `.",
        }
    return {
        "offer_zh": f"{off_zh}，写成一段文字；要分行，在冒号后面写 |，下面各行缩进对齐。",
        "offer_en": f"{off_en} and write one text; for several lines write `|` after the colon and indent them.",
    }


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
    cells = value_at(loaded.data, (*path, row))
    for column, cell in enumerate(cells if isinstance(cells, list) else ()):
        for key in cell if isinstance(cell, dict) else ():
            if told := not_yet(key, loaded.marks.key((*path, row, column, key))):
                return told
    return None


def as_pairs(example: str) -> dict[str, str]:
    """What is written where `key: value` pairs should stand."""
    return {
        "way_zh": f"换行，缩进两格，再写“键: 值”，例如“{example}: …”。",
        "way_en": f"Go to a new line, indent by two, and write `key: value`, for example `{example}: …`.",
    }


def _as_pairs(loaded: Loaded, path: Path, field: str) -> dict[str, str]:
    """What is said where such pairs should stand: of a list that is made of them, that it should be none."""
    items = value_at(loaded.data, path)
    if not (isinstance(items, list) and items and all(isinstance(one, dict) and one for one in items)):
        return as_pairs(_example(field))
    keys = [str(key) for one in items for key in one]
    if len(keys) > len({*keys}):  # 名称: 发文, 数: 3 of one and of another
        again = next(key for at, key in enumerate(keys) if key in keys[:at])
        if field in FIELDS["figures"].spellings:
            return {
                "way_zh": "不用列表：一行写一个数，冒号前面是它的名字，例如“总收入: 3万元”。",
                "way_en": "Without a list: a line for each figure, its name before the colon, for example `总收入: 3万元`.",
            }
        return {
            "way_zh": f"不用列表，“{again}”这样的每一项只写一次，例如“{again}: …”。",
            "way_en": f"Without a list, each key such as “{again}” only once, for example `{again}: …`.",
        }
    place = loaded.marks.value(path)
    line = loaded.source.line(place) if place else None
    if line and place and line[place.column - 1 : place.column] == "[":
        pairs = ", ".join(f"{key}: …" for key in keys)
        return {
            "way_zh": f"去掉方括号和里面的花括号，合成一对花括号：{{{pairs}}}。",
            "way_en": f"Take the brackets out and put all into one pair of braces: {{{pairs}}}.",
        }
    return {
        "way_zh": "把各行开头的“- ”换成两个空格，“键”左边对齐。",
        "way_en": "Put two blanks in place of the `- ` before each line, and align the keys.",
    }


def _example(field: str) -> str:
    """A key that stands under a field."""
    if part := INSIDE.get(field):
        return as_typed(FIELDS[next(iter(part.model_fields))], field)
    return "总收入" if field in FIELDS["figures"].spellings else as_typed(FIELDS["unit"], field)


def _is_there_otherwise(loaded: Loaded, path: Path, model: type[Part], field: str) -> bool:
    """Whether a field that is missing stands there under a wrong key, which is told by itself."""
    allowed, given = model.spelled, value_at(loaded.data, path)
    field = allowed[field]
    return isinstance(given, dict) and any(
        field in {allowed.get(str(meant_by(key, model, given))), allowed.get(str(belongs_inside(key, model)))}
        for key in map(str, given)
        if key not in allowed
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
            model = INSIDE.get(step, model) if isinstance(step, str) else model
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            path.append(step)
        elif isinstance(step, str) and step in PARTS:
            model = PARTS[step]
        elif position == len(loc) - 1:
            return tuple(path), model, (step,)
    return tuple(path), model, ()
