"""One walk over every field, part, role, slot and kind: what a new one still lacks is said, and where it goes.

A row of `terms.fields` says most of what is known of a field. What stands elsewhere (its type, its print, its place in a
template, its words in the documentation) is asked for here; each lack is a sentence.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, cast, get_args

import pytest

from compiler import compile_document
from compiler.document.editors import called
from compiler.document.model import PARTS, WHOLES, Document
from compiler.document.schema import schema
from compiler.document.starters import starter
from compiler.document.validate import validate, validate_volume
from compiler.flow.blocks import Flow, Paragraph, Table
from compiler.flow.resolve import PRINTERS, READING, resolve
from compiler.messages.diagnostic import CompileError
from compiler.part import Part
from compiler.rules.template.facts import CONTRACT
from compiler.source.load import OF_SEVERAL, Data, Loaded, Marks, Source, load
from compiler.terms import fields
from compiler.terms.fields import (
    BLOCKS,
    CATEGORIES,
    FIELDS,
    MEMBERS,
    SLOTS,
    STYLE_OF_ROLE,
    TOLD_BY,
    VALUES,
    Field,
    PartName,
    fields_of,
)
from compiler.terms.kinds import KINDS
from compiler.word.template import packs
from compiler.word.template.compiled import Template
from compiler.workshop.preview import sample
from compiler.workshop.scaffold import REPORTS
from tests.kit.support import ROOT

CHECKS: list[Callable[[], Iterator[str]]] = []
OF_VOLUMES = ("cover", "cover_foot", "contents", "members")
OF_DOCUMENT = [row for row in fields_of("Document") if row.key in Document.model_fields]


def check(function: Callable[[], Iterator[str]]) -> Callable[[], Iterator[str]]:
    CHECKS.append(function)
    return function


@pytest.mark.parametrize("lacks", CHECKS, ids=lambda one: one.__name__)
def test_nothing_is_missing(lacks: Callable[[], Iterator[str]]) -> None:
    found = list(lacks())
    assert not found, "\n" + "\n".join(found)


def parts() -> dict[PartName, type[Part]]:
    return {**WHOLES, **PARTS}


def example(row: Field) -> Data:
    """A value of a field of the document, made of the examples of the rows."""
    if row.key == "contents":
        return row.example
    if row.key == "attachments":
        return {FIELDS[key].zh: "甲" for key in ("attachment_title", "content")}
    if len(row.holds) == 1:
        return {one.zh: one.example for one in fields_of(*row.holds) if one.key != "picture"}
    return row.example or "甲"


def flow_with(*rows: Field) -> Flow:
    """The flow of a document that has these fields, and a date, which some of them want."""
    meets = any(row.slot == "attendance" for row in rows)
    data: dict[str, Data] = {"文种": "纪要" if meets else "报告", "正文": [{"标题": "甲"}]}
    if all(row.role != "date" for row in rows):
        data[FIELDS["date"].zh] = FIELDS["date"].example
    data |= {row.zh: example(row) for row in rows}
    return resolve(validate(Loaded(Source("report.yaml", ""), data, Marks())))


def texts(value: Data) -> list[str]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, str) else [text for one in inside for text in texts(one)]


# ---- rows ---------------------------------------------------------------------------------------------------------


@check
def what_is_written_is_explained() -> Iterator[str]:
    for row in FIELDS.values():
        if row.stands and not all(row.about):
            yield f"terms/fields.py: {row.key} does not say what to write there, in Chinese and English (about)"
        if row.stands and not row.example and not row.holds:
            yield f"terms/fields.py: {row.key} has no example"
        if not row.stands and not row.of and row.key not in ("level", "role"):
            yield f"terms/fields.py: {row.key} is neither written anywhere (stands) nor printed for another (of)"


@check
def a_spelling_means_one_field_in_each_part() -> Iterator[str]:
    for part in parts():
        for one, other in combinations(fields_of(part), 2):
            for spelling in set(one.spellings).intersection(other.spellings):
                yield f"terms/fields.py: in {part}, “{spelling}” is both {one.key} and {other.key}"


@check
def roles_slots_and_parts_are_those_of_rows() -> Iterator[str]:
    rows = FIELDS.values()
    for what, named, used in (
        ("Role", get_args(fields.Role), {row.role for row in rows if row.role}),
        ("Slot", get_args(fields.Slot), {part for slots in SLOTS.values() for part in slots}),
        ("PartName", get_args(fields.PartName), {part for row in rows for part in row.stands}),
    ):
        yield from (f"terms/fields.py: no row has the {what} “{one}”" for one in set(named) - used)
        yield from (f"terms/fields.py: {what} does not name “{one}”" for one in used - set(named))
    for row in rows:
        if row.slot and row.slot not in SLOTS:
            yield f"terms/fields.py: the slot of {row.key}, “{row.slot}”, is the key of no field with that slot"


@check
def each_part_is_held_by_a_field() -> Iterator[str]:
    held = {part for row in FIELDS.values() for part in row.holds}
    for part in set(get_args(fields.PartName)) - held - WHOLES.keys():
        yield f"terms/fields.py: no field holds a {part} (holds)"
    for part in BLOCKS:
        if part not in TOLD_BY:
            yield f"terms/fields.py: a {part} stands among blocks, and no field tells that it is one (tells)"


# ---- the model ----------------------------------------------------------------------------------------------------


@check
def the_model_has_the_fields_of_the_rows() -> Iterator[str]:
    for name in get_args(fields.PartName):
        if name not in parts():
            yield f"document/model.py: there is no {name} in PARTS"
            continue
        part, rows = parts()[name], {row.key for row in fields_of(name)}
        for key in rows - part.model_fields.keys():
            yield f"document/model.py: {name} has no field {key}, which stands there by its row"
        for key in part.model_fields.keys() - rows:
            yield f"terms/fields.py: {key} has no row that says it stands in {name}"
    for name, part in PARTS.items():
        if part.__name__ != name:
            yield f"document/model.py: PARTS calls {part.__name__} {name}"


@check
def types_and_schema_hold_the_parts_of_the_rows() -> Iterator[str]:
    known = schema("report")
    places: dict[PartName, Any] = {
        "Document": known,
        "Volume": schema("volume"),
        **{name: known["$defs"][called(name)] for name in PARTS},
    }
    names = {"内容", *(called(part) for part in PARTS)}
    for name, one in places.items():
        for row in (row for row in fields_of(name) if row.key in parts()[name].model_fields):
            refs = set(_refs(one["properties"].get(row.zh, {}), known["$defs"], names))
            refs &= {"内容"} if row.holds == BLOCKS else names
            wanted = {"内容"} if row.holds == BLOCKS else {called(part) for part in row.holds}
            if refs != wanted and (name, row.key) != ("Item", "text"):  # an item's text is a text
                yield f"{row.key} of {name} holds {sorted(wanted)} by its row, {sorted(refs)} by its type in document/model.py"


def _refs(one: Any, known: dict[str, Any], names: set[str]) -> Iterator[str]:
    """The names that are referred to, also by way of other definitions."""
    if isinstance(one, dict):
        for key, value in one.items():
            name = value.removeprefix("#/$defs/") if key == "$ref" else ""
            if name in names:
                yield name
            else:
                yield from _refs(known[name] if name else value, known, names)
    elif isinstance(one, list):
        for value in one:
            yield from _refs(value, known, names)


# ---- print --------------------------------------------------------------------------------------------------------


@check
def every_field_with_a_slot_is_printed() -> Iterator[str]:
    for row in OF_DOCUMENT:
        if not row.slot:
            continue
        blocks = flow_with(row).blocks
        inside = [one for one in blocks if one.slot in SLOTS.get(row.slot, ())]
        if row.role and not any(isinstance(one, Paragraph) and one.role == row.role for one in inside):
            yield f"flow/head.py, flow/foot.py: no function in PRINTERS prints {row.key} in its role and slot"
            continue
        said = "".join(one.text for one in blocks if isinstance(one, Paragraph))
        for text in texts(example(row)) if row.key != "contents" else ():  # a word that says yes
            if text not in said and not text.isascii():  # a date prints in its own way
                yield f"flow/resolve.py: what prints {row.key} leaves out “{text}”"
    for key in PRINTERS:
        if key not in FIELDS or FIELDS[key].slot not in SLOTS:
            yield f"terms/fields.py: {key} is printed by flow/resolve.py and has no slot"
    joined = {part for row in FIELDS.values() for part in row.joins}
    apart = {key for key, parts in SLOTS.items() if parts != (key,)}
    for slot in SLOTS.keys() - set(READING) - joined - apart - set(OF_VOLUMES):
        yield f"flow/head.py, flow/foot.py: nothing in PRINTERS prints into the slot {slot}"


@check
def every_tag_prints_what_was_written() -> Iterator[str]:
    for key in VALUES:
        row = FIELDS[key]
        if row not in OF_DOCUMENT:
            continue
        value = flow_with(row).values.get(key)
        members = value if isinstance(value, dict) else {"": value}
        if row.tag == "members" and members.keys() != set(MEMBERS[key].values()):
            yield f"flow/resolve.py: the tags of {key} have the members {sorted(members)}"
        yield from (
            f"flow/resolve.py: a tag prints nothing of {key} {one}"
            for one, text in members.items()
            if not text
        )
        if row.role != key:
            yield f"terms/fields.py: {key} is printed by tags, so the role of its paragraphs must be {key}"


@check
def every_role_has_a_style_that_templates_are_asked_for() -> Iterator[str]:
    for role in get_args(fields.Role):
        if role != "heading" and role not in STYLE_OF_ROLE:
            yield f"terms/fields.py: no row with the role {role} has a style"
    for row in FIELDS.values():
        if row.style and row.style not in CONTRACT:
            yield f"rules/template/facts.py: templates are not asked for the style “{row.style}” of {row.key}"
        if row.role and row.style != STYLE_OF_ROLE.get(row.role, ""):
            yield f"terms/fields.py: {row.key} has another style than the role {row.role}"


@check
def blocks_that_a_loop_goes_through_have_a_name() -> Iterator[str]:
    long = {part for key, slots in SLOTS.items() if FIELDS[key].long for part in slots}
    for block in sample().blocks:
        kind = block.role if isinstance(block, Paragraph) else "table" if isinstance(block, Table) else ""
        if block.slot in long and kind and kind not in CATEGORIES:
            yield f"terms/fields.py: a loop over {block.slot} has no word for a {kind} (called)"


@check
def every_slot_has_a_place_in_the_templates_that_are_shipped() -> Iterator[str]:
    for path in sorted((ROOT / "templates").glob("*.docx")):
        has = {part for slot in Template.load(path).slots for part in SLOTS[slot]}
        for slot in OF_VOLUMES if path.stem == "volume" else READING:
            if FIELDS[slot].need == "issued" and path.stem in REPORTS:
                continue
            if slot == "attendance" and path.stem != "minutes":
                continue
            if not has.issuperset(SLOTS[slot]):
                yield (
                    f"templates/{path.name} has no paragraph {{{{p {FIELDS[slot].zh} }}}}: add it in Word, "
                    "or write all anew: python -m compiler.workshop.scaffold templates"
                )


# ---- kinds --------------------------------------------------------------------------------------------------------


@check
def every_kind_has_a_template_a_starter_and_words_of_its_own() -> Iterator[str]:
    for one, other in combinations(KINDS.values(), 2):
        for spelling in set(one.spellings).intersection(other.spellings):
            yield f"terms/kinds.py: “{spelling}” is both {one.key} and {other.key}"
    for key, kind in KINDS.items():
        if not kind.labels:
            yield f"terms/kinds.py: {key} has no label forms"
        if not packs.find(kind.template, Path()):
            yield f"terms/kinds.py: {key} has the template {kind.template}, which there is not"
        try:
            text = starter(key)
        except FileNotFoundError:
            yield f"document/starters/{key}.yaml: the kind {key} has no starter"
            continue
        if f"文种: {kind.zh}" not in text:
            yield f"document/starters/{key}.yaml: it does not say 文种: {kind.zh}"
        try:
            if kind.made_as == "Volume":  # whose reports lie beside it, see tests/batch
                validate_volume(load(Source("volume.yaml", text)))
            else:
                compile_document(text)
        except CompileError as error:
            yield f"document/starters/{key}.yaml does not compile: {error}"


# ---- and that each of these can tell -------------------------------------------------------------------------------


SPECIMENS = [
    (Field("specimen", "样例", stands=("Document",), slot="remark"), "does not say what to write there"),
    (Field("specimen", "样例", stands=("Document",), slot="remark"), "Document has no field specimen"),
    (Field("specimen", "附注", stands=("Document",)), "“附注” is both remark and specimen"),
    (Field("specimen", "样例", of="remark", style="样例"), "not asked for the style “样例”"),
    (
        Field("specimen", "样例", of="remark", role="remark", style="附件"),
        "another style than the role remark",
    ),
    (Field("specimen", "样例"), "neither written anywhere"),
]


@pytest.mark.parametrize(("row", "said"), SPECIMENS)
def test_what_a_row_lacks_is_told(row: Field, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[str, Field]", FIELDS), row.key, row)
    asked = (*CHECKS[:5], every_role_has_a_style_that_templates_are_asked_for)
    told = [sentence for lacks in asked for sentence in lacks()]
    assert any(said in sentence for sentence in told), told


def test_fields_of_several_texts_are_told_of_as_such() -> None:
    """Whose lines are items (Y129): all fields of a document that hold a list of texts, and the attachments."""
    of_texts = [key for key, one in Document.__annotations__.items() if one == "Texts | None"]
    told = {spelling for key in (*of_texts, "attachments") for spelling in FIELDS[key].spellings}
    assert told == OF_SEVERAL, "a field of several texts stands in OF_SEVERAL of compiler/source/load.py"
