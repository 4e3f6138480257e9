"""The order of children in what is put in: the schema's, which python-docx declares too."""

import pytest
from docx.oxml import OxmlElement

from compiler.word.ooxml.elements import element
from compiler.word.ooxml.normal import SCHEMA
from compiler.word.ooxml.package import below, value_of, w
from compiler.word.ooxml.properties import put, switch_of

DECLARED = [
    (kind, tag)
    for kind in ("pPr", "rPr", "style")
    for tag in SCHEMA[kind]
    if hasattr(OxmlElement(f"w:{kind}"), f"_insert_{tag}")
]
ALL = [(kind, tag) for kind in ("pPr", "rPr", "style", "lvl") for tag in SCHEMA[kind]]


def without(kind: str, tag: str) -> list[str]:
    return [other for other in SCHEMA[kind] if other != tag]


def tags(parent: object) -> list[str]:
    return [str(child.tag).rpartition("}")[2] for child in parent]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "tag"), DECLARED)
def test_python_docx_puts_each_where_we_do(kind: str, tag: str) -> None:
    parent = element(kind)
    parent.extend(element(other) for other in without(kind, tag) if other != "rPrChange")  # it has none
    getattr(parent, f"_insert_{tag}")(element(tag))
    assert tags(parent) == [other for other in SCHEMA[kind] if other != "rPrChange"]


def test_python_docx_declares_most_of_what_we_put() -> None:
    assert {tag for kind, tag in DECLARED if kind == "pPr"} >= {
        "pStyle",
        "keepNext",
        "numPr",
        "ind",
        "sectPr",
    }
    assert len(DECLARED) > 40


@pytest.mark.parametrize(("kind", "tag"), ALL)
def test_a_child_goes_where_the_schema_wants_it_in_place_of_its_like(kind: str, tag: str) -> None:
    parent = element(kind)
    parent.extend(element(other) for other in without(kind, tag))
    parent.append(element(tag, val="old"))
    put(parent, element(tag, val="new"))
    assert tags(parent) == list(SCHEMA[kind])
    assert value_of(parent, tag) == "new"


@pytest.mark.parametrize(
    ("val", "on"), [(None, True), ("1", True), ("true", True), ("on", True), ("0", False), ("false", False), ("off", False)]
)  # fmt: skip
def test_a_switch_is_on_unless_it_is_off(val: str | None, on: bool) -> None:
    parent = element("rPr")
    assert switch_of(parent, "b") is None
    parent.append(element("b", **({} if val is None else {"val": val})))
    assert switch_of(parent, "b") is on


def test_what_lies_below_nothing_is_nothing() -> None:
    style = element("style")
    assert below(None, "pPr/numPr") is None
    assert value_of(style, "pPr/numPr/numId", usual="0") == "0"
    style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 7
    assert value_of(style, "pPr/numPr/numId") == "7"
    assert below(style, "pPr").tag == w("pPr")  # type: ignore[union-attr]
