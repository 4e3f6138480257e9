"""What is said of keys that do not belong where they stand, and of blocks that no key tells.

In: what was loaded, the path of a key, the part that it stands in. Out: one diagnostic, with the key that was most likely meant, or where it goes; None where another says it.
"""

from collections.abc import Sequence
from typing import Any

from pydantic_core import ValidationError

from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic, Place
from ..part import Part
from ..source.load import Loaded, Marks, Path
from ..terms.fields import (
    BLOCKS,
    DERIVED,
    FIELDS,
    KEYS,
    ROOTS,
    SPANS,
    TOLD_BY,
    WAYS_ROUND,
    Field,
    as_typed,
    fields_of,
    turned_by,
)
from ..terms.nearest import alike, nearest
from ..terms.values import YES_OR_NO, value_of
from .model import PARTS, Document, Volume

_BLOCK_ROWS = [FIELDS[field] for part in BLOCKS for field in TOLD_BY[part]]
_BLOCK_OF = {
    spelling: part
    for part in PARTS.values()
    for field in TOLD_BY.get(part.__name__, ())
    if part is not PARTS["Attachment"]
    for spelling in FIELDS[field].spellings
}
_BLOCK_SPELLINGS = {spelling for row in _BLOCK_ROWS for spelling in row.spellings}
# What tells a block that has a caption.
_PRINTED = frozenset(spelling for key in ("table", "picture", "chart") for spelling in FIELDS[key].spellings)
# What a field's mappings are, where no other key tells it.
INSIDE = {
    spelling: part
    for row in FIELDS.values()
    if len(row.holds) == 1 and row.holds[0] not in TOLD_BY and (part := PARTS.get(row.holds[0]))
    for spelling in row.spellings
}
_INLINE_ONLY = frozenset(
    spelling
    for part in FIELDS["paragraph"].holds
    if part not in BLOCKS
    for field in TOLD_BY[part]
    for spelling in FIELDS[field].spellings
)
SPAN_KEYS = frozenset(
    spelling for part in SPANS for field in TOLD_BY[part] for spelling in FIELDS[field].spellings
)
_WITH_SPANS = frozenset((*FIELDS["text"].spellings, *FIELDS["enumeration"].spellings))
_NOTE = frozenset(FIELDS["footnote"].spellings)
_OF_BLOCKS = frozenset((*FIELDS["body"].spellings, *FIELDS["content"].spellings))
# What a mapping may be told by in lists that hold no blocks; of what is more than a stretch of text, that.
_CHOICES = [
    (row.spellings, choices)
    for row in FIELDS.values()
    if row.holds != BLOCKS
    and (parts := [one for one in row.holds if one not in SPANS or row.key == "paragraph"] or row.holds)
    and (choices := [FIELDS[f] for part in parts for f in TOLD_BY.get(part, ())])
]
# Keys that people write at the top though they belong below another; of two, the first.
_BELONGS = {
    spelling: parent
    for parent, part in (
        *((row.zh, row.holds[0]) for row in reversed(fields_of(*ROOTS)) if row.spellings[0] in INSIDE),
        (FIELDS["closing"].zh, "Closing"),
    )
    for row in fields_of(part)
    for spelling in row.spellings
    if spelling not in _BLOCK_SPELLINGS or part == "Closing"
}


def of_key(loaded: Loaded, path: Path, model: type[Part]) -> Diagnostic | None:
    """A key that its mapping does not have: the same field under a second spelling, one that goes elsewhere, or an unknown one."""
    given = value_at(loaded.data, path[:-1])
    key, place, allowed = str(path[-1]), loaded.marks.key(path), model.spelled
    if key in allowed:
        other = next(k for k in given if k != key and allowed.get(k) == allowed[key])
        return _pair(codes.SAME_FIELD_TWICE, loaded.marks, (*path[:-1], other), path)
    if _goes_along(key, model, given):
        return None
    if model in (PARTS["Attachment"], PARTS["Member"]) and (meant := _meant_of_file(key, model, given)):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": meant}, place)
    printed = (
        next((_BLOCK_OF[k] for k in given if k in _PRINTED), model) if model.__name__ in BLOCKS else model
    )
    if printed is not model and key not in _PRINTED and (meant := meant_by(key, printed, given)):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": meant}, place)  # 标题 beside 表格
    if told := _in_a_block(key, loaded, path, model, given) or _elsewhere(key, loaded, path, model, given):
        return told
    if offer := meant_by(key, model, given) or _offer_of_block(key, model, given):
        return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
    if model is PARTS["Closing"] and len(path) > 1 and path[-2] in _OF_BLOCKS:
        return _heading_as_key(key, str(path[-2]), place)
    rows = (*turned_by(model.__name__), *(FIELDS[name] for name in allowed.values()))
    choices = "、".join(dict.fromkeys(as_typed(row, key) for row in rows))
    return Diagnostic(codes.UNKNOWN_KEY, {"key": key, "choices": choices}, place)


def _goes_along(key: str, model: type[Part], given: dict[str, Any]) -> bool:
    """Whether a key goes with another that does not belong there, of which all is said."""
    if key in KEYS and _fits_the_block_meant(key, model, given):
        return True
    others = given.keys() & _BLOCK_SPELLINGS & _BLOCK_OF.keys() - model.spelled.keys() - {key}
    in_a_block = model is PARTS["Attachment"] or _told_by(model, given)
    return bool(in_a_block) and any(key in _BLOCK_OF[k].spelled for k in others)


def _meant_of_file(key: str, model: type[Part], given: dict[str, Any]) -> str | None:
    """The key that was meant in an attachment or a report of a volume: there a word that is taken for another goes before blocks."""
    known = model is PARTS["Member"] or any(key in row.meant for row in FIELDS.values())
    return meant_by(key, model, given) if known else None


def _told_by(model: type[Part], given: dict[str, Any]) -> str | None:
    """The key by which a block is told; an item is none."""
    telling = () if model is PARTS["Item"] else TOLD_BY.get(model.__name__, ())
    return next((k for k in given if model.spelled.get(k) in telling), None)


def _in_a_block(
    key: str, loaded: Loaded, path: Path, model: type[Part], given: dict[str, Any]
) -> Diagnostic | None:
    """What is said of a key that tells another block than it stands in, or a stretch of text."""
    place, other = loaded.marks.key(path), _told_by(model, given)
    if model is PARTS["Attachment"] and (inside := belongs_inside(key, model)):
        return Diagnostic(codes.MISPLACED, {"key": key, "parent": inside, **_new_line(inside, key)}, place)
    if model is PARTS["Section"] and key in (*FIELDS["text"].spellings, *FIELDS["paragraph"].spellings):
        args = {"key": key, "heading": str(other)}
        args |= {name: as_typed(FIELDS[name], key) for name in ("content", "lead")}
        return Diagnostic(codes.TEXT_UNDER_HEADING, args, place)
    if key in _BLOCK_SPELLINGS and other:
        if named := _name_of_block(key, other, given):
            args = {"key": named[0], "nearest": named[1]}
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, args, loaded.marks.key((*path[:-1], named[0])))
        return _pair(codes.TWO_KINDS_OF_BLOCK, loaded.marks, (*path[:-1], other), path)
    if key in _INLINE_ONLY and model.__name__ in BLOCKS:
        return Diagnostic(
            codes.ONLY_IN_PARAGRAPH, {"key": key, "parent": as_typed(FIELDS["paragraph"], key)}, place
        )
    return None


def _elsewhere(
    key: str, loaded: Loaded, path: Path, model: type[Part], given: dict[str, Any]
) -> Diagnostic | None:
    """What is said of a key that goes elsewhere, or need not be written."""
    place, body = loaded.marks.key(path), as_typed(FIELDS["body"], key)
    if told := not_yet(key, place):
        return told
    if derived := next((of for one, of in DERIVED.items() if key in FIELDS[one].spellings), None):
        return Diagnostic(codes.DERIVED, {"key": key, "other": as_typed(FIELDS[derived], key)}, place)
    if model is Volume and key in Document.spelled and str(given[key]) not in YES_OR_NO:
        return Diagnostic(codes.OF_A_MEMBER, {"key": key}, place)
    if len(path) == 1 and key in _BELONGS:
        return _misplaced(key, _BELONGS[key], loaded, place)
    if model is Document and (told := _outdented(key, loaded, place)):
        return told
    if there := _said_already(key, model, given):
        return Diagnostic(codes.SAID_ALREADY, {"key": key, "other": there}, place)
    if (
        model is Document
        and key in _BLOCK_SPELLINGS
        and (key not in FIELDS["body"].meant or not given.keys().isdisjoint(FIELDS["body"].spellings))
    ):
        args = {
            "offer_zh": f"把它移到“{body}:”下面，缩进两格，写成“- {key}: …”。",
            "offer_en": f"Move it below `{body}:`, indented by two, as `- {key}: …`.",
        }
        return Diagnostic(codes.MISPLACED, {"key": key, "parent": body, **args}, place)
    return None


def of_block(loaded: Loaded, path: Path, given: Any) -> Diagnostic:
    """Something in a list of blocks that is neither a text nor a block we know."""
    if not isinstance(given, dict):
        return Diagnostic(codes.LIST_IN_LIST, {}, loaded.marks.value(path))
    if not given:
        return Diagnostic(codes.EMPTY_ITEM, {}, loaded.marks.value(path))
    choices = next((keys for spellings, keys in _CHOICES if field_of(path) in spellings), _BLOCK_ROWS)
    for key in sorted(map(str, given), key=KEYS.__contains__):  # first those that no field has
        if told := not_yet(key, loaded.marks.key((*path, key))):
            return told
        if value_of("block", key):
            return Diagnostic(codes.BREAK_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
        if key in _NOTE and field_of(path) in _NOTE:
            return Diagnostic(codes.NOTE_IN_NOTE, {"key": key}, loaded.marks.key((*path, key)))
        if key in _INLINE_ONLY and choices is _BLOCK_ROWS:
            args = {"key": key, "parent": as_typed(FIELDS["paragraph"], key)}
            return Diagnostic(codes.ONLY_IN_PARAGRAPH, args, loaded.marks.key((*path, key)))
        if len(given) == 1 and _reads_as_text(key):
            return Diagnostic(codes.TEXT_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
        words = {word: as_typed(row, word) for row in choices for word in row.meant}
        if key not in words and (told := _of_another(key, loaded, path)):
            return told
        offer = words.get(key) or (None if key in KEYS else _meant_block(key, given, choices))
        if offer and not (choices is not _BLOCK_ROWS and key in _BLOCK_SPELLINGS and key not in words):
            place = loaded.marks.key((*path, key))
            return Diagnostic(codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": offer}, place)
        within = field_of(path) in _WITH_SPANS and key not in KEYS and _in_braces(loaded, path)
        if within and (near := nearest(key, SPAN_KEYS)):
            return Diagnostic(
                codes.UNKNOWN_KEY_NEAR, {"key": key, "nearest": near}, loaded.marks.key((*path, key))
            )
    first = str(next(iter(given)))
    several = len(given) > 1 or not isinstance(given[first], str)
    if path[-1] in _OF_BLOCKS and several and KEYS.isdisjoint(map(str, given)):
        return _heading_as_key(first, str(path[-1]), loaded.marks.key((*path, first)))
    named = [as_typed(row, first) for row in choices]
    if len(named) == 1:
        return Diagnostic(codes.MISSING_FIELD, {"field": named[0]}, loaded.marks.value(path))
    plain = len(given) == 1 and all(isinstance(value, str) for value in given.values())
    known = not _BLOCK_SPELLINGS.isdisjoint(given)
    if plain and not known and _in_braces(loaded, path):  # written as a key, not as a text
        args = {"key": str(*given), "choices": "、".join(named)}
        return Diagnostic(codes.UNKNOWN_KEY, args, loaded.marks.key((*path, str(*given))))
    if plain and not known:
        key = str(*given)
        return Diagnostic(codes.TEXT_WITH_COLON, {"key": key}, loaded.marks.key((*path, key)))
    return Diagnostic(codes.UNKNOWN_BLOCK, {"choices": "、".join(named)}, loaded.marks.value(path))


def _of_another(key: str, loaded: Loaded, path: Path) -> Diagnostic | None:
    """What is said of an item with a key that goes to the block above it (题注 below a 表格), or stands by itself at the margin (附件)."""
    place, items = loaded.marks.key((*path, key)), value_at(loaded.data, path[:-1])
    number = path[-1] if isinstance(path[-1], int) and isinstance(items, list) else 0
    for at in reversed(range(number)):
        telling = next((k for k in items[at] if k in _BLOCK_OF), "") if isinstance(items[at], dict) else ""
        spelled = _BLOCK_OF[telling].spelled if telling else {}
        other = loaded.marks.key((*path[:-1], at, telling))
        if (
            key in spelled
            and spelled[key] not in map(spelled.get, items[at])
            and other
            and other.line < (place or other).line
        ):
            args = {
                "offer_zh": f"去掉前面的“- ”，空{other.column - 1}格，和第{other.line}行的“{telling}”对齐。",
                "offer_en": f"Take out the `- ` before it and indent it by {other.column - 1}, as “{telling}” in line {other.line} is.",
            }
            return Diagnostic(codes.MISPLACED, {"key": key, "parent": telling, **args}, place)
        if telling or not isinstance(items[at], dict):
            break
    row = next((row for row in fields_of("Document") if key in row.spellings), None)
    if row is None or any(key in PARTS[part].spelled for part in BLOCKS):
        return None
    there = next((one for one in row.spellings if one in loaded.data), "")
    parent, again = field_of(path), loaded.marks.key((there,))
    args = {
        "offer_zh": f"把它移到最外面，顶格写成“{key}: …”",
        "offer_en": f"Move it to the margin, as `{key}: …`",
    }
    if there and again:
        args = {
            "offer_zh": f"第{again.line}行已经有“{there}”，把这一项删去",
            "offer_en": f"Line {again.line} has “{there}” already; delete this item",
        }
    return Diagnostic(codes.NO_BLOCK_OF_ITS_OWN, {"key": key, "parent": parent, **args}, place)


def _heading_as_key(key: str, field: str, place: Place | None) -> Diagnostic:
    args = {name: as_typed(FIELDS[name], field) for name in ("heading", "content")}
    return Diagnostic(codes.HEADING_AS_KEY, {"key": key, "field": field, **args}, place)


def _reads_as_text(key: str) -> bool:
    """Whether a key is a sentence that goes on to a colon: 请各单位报送材料(一式两份),包括."""
    return any(mark in key for mark in "，。；、！？,;!?") and key not in KEYS


def field_of(path: Path) -> str:
    """The key as typed whose value, or whose list, `path` leads into."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def meant_by(key: str, model: type[Part], given: dict[str, Any]) -> str | None:
    """The key that was meant by one that its mapping does not have, None when none of those still to be written is like it."""
    allowed = model.spelled
    there = {allowed.get(k) for k in given}
    for name in allowed.values():
        if key in FIELDS[name].meant and name not in there:
            return as_typed(FIELDS[name], key)
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
    if model.__name__ not in BLOCKS:
        return None
    others = given.keys() - {key}
    fitting = [part for part in BLOCKS if others <= PARTS[part].spelled.keys()]
    telling = [FIELDS[field] for part in fitting for field in TOLD_BY[part]]
    meant = next((as_typed(field, key) for field in telling if key in field.meant), None)
    if meant or key in KEYS:
        return meant
    return nearest(key, (spelling for field in telling for spelling in field.spellings))


def _fits_the_block_meant(key: str, model: type[Part], given: dict[str, Any]) -> bool:
    """Whether a key goes with the block that a misspelt key beside it was to tell."""
    strays = (k for k in given if k not in KEYS)
    meant = (word for stray in strays if (word := _offer_of_block(stray, model, given)))
    return any(key in _BLOCK_OF[word].spelled for word in meant)


def belongs_inside(key: str, model: type[Part]) -> str | None:
    """The field of an attachment under which a block was to be written."""
    attached = model is PARTS["Attachment"] and key in _BLOCK_SPELLINGS and key not in model.spelled
    return as_typed(FIELDS["content"], key) if attached else None


def beside(row: Field, given: Any) -> str:
    """The key of a field in the language of those that a mapping has."""
    return as_typed(row, str(next(iter(given), ""))) if isinstance(given, dict) else row.zh


def value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _outdented(key: str, loaded: Loaded, place: Place | None) -> Diagnostic | None:
    """What is said of a key at the top that belongs to the last block above it, which lacks it: 内容 below `- 标题: …`."""
    body = next((one for one in FIELDS["body"].spellings if one in loaded.data), "")
    blocks = loaded.data.get(body)
    if not (isinstance(blocks, list) and blocks and isinstance(block := blocks[-1], dict) and place):
        return None
    telling = next((k for k in block if k in _BLOCK_OF), "")
    above = loaded.marks.key((body, len(blocks) - 1, telling)) if telling else None
    if not above or above.line >= place.line or key in block or key not in _BLOCK_OF[telling].spelled:
        return None
    args = {
        "offer_zh": f"前面空{above.column - 1}格，和第{above.line}行的“{telling}”对齐。",
        "offer_en": f"Indent it by {above.column - 1}, as “{telling}” in line {above.line} is.",
    }
    return Diagnostic(codes.MISPLACED, {"key": key, "parent": telling, **args}, place)


def _name_of_block(key: str, other: str, given: dict[str, Any]) -> tuple[str, str] | None:
    """Of two keys that each tell a block, the one that was to name the other, and what its name is: 题注, of a 标题 beside a 表格."""
    for name, block in ((key, other), (other, key)):
        spelled = _BLOCK_OF[block].spelled if name in _BLOCK_OF and block in _BLOCK_OF else {}
        there = {spelled.get(k) for k in given}
        for field in spelled.values():
            if name in FIELDS[field].meant and field not in there:
                return name, as_typed(FIELDS[field], name)
    return None


def _misplaced(key: str, parent: str, loaded: Loaded, place: Place | None) -> Diagnostic:
    """A key at the top that belongs below another, which may be there."""
    rows = [row for row in FIELDS.values() if row.zh == parent]
    there = next((s for row in rows for s in row.spellings if s in loaded.data), "")
    parent = as_typed(rows[0], key)
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


def not_yet(key: str, place: Place | None) -> Diagnostic | None:
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


def _meant_block(key: str, given: dict[str, Any], choices: Sequence[Field]) -> str | None:
    """The key of a block that was meant by a misspelt one: of those like it, the first with which the block is one."""
    telling = {as_typed(row, key): row.key for row in choices}
    ranked, paragraph = alike(key, telling), as_typed(FIELDS["paragraph"], key)
    made_of_parts = isinstance(given[key], list) and paragraph in ranked
    for choice in ([paragraph] if made_of_parts else []) + ranked:
        tried = {choice if k == key else k: value for k, value in given.items()}
        part = next((PARTS[p] for p in PARTS if telling[choice] in TOLD_BY.get(p, ())), None)
        if part and _fits(part, tried):
            return choice
    return ranked[0] if ranked else None
