"""The room that each slot of a template has: reckoned by hand for templates of different build, and for single ways to say a width."""

import re

import pytest

from compiler.word.ooxml.rooms import Room
from compiler.word.template.compiled import Template
from tests.kit.builds import BUILDS, SECTION, box, cell, grid, in_section, row, vml_box
from tests.kit.dialect import made, p

TITLE = p("{{p 标题 }}")


def room(data: bytes, slot: str = "body") -> Room:
    return Template.compile(data, "t.docx").look.room(slot)


@pytest.mark.parametrize("name", BUILDS)
def test_the_rooms_of_a_build(name: str) -> None:
    build = BUILDS[name]
    look = Template.compile(build.data, "t.docx").look
    assert {slot: look.room(slot)[:2] for slot in build.rooms} == build.rooms


TEXT = "{{p 正文 }}"
# How a width is said, and what is left between margins of 108 at either side.
SAID = {
    "by the cell": (grid((5000,), row(cell(TEXT, "dxa 5000"))), 4784),
    "by the cell, which Word takes": (grid((8000,), row(cell(TEXT, "dxa 5000"))), 4784),
    "by the grid, which LibreOffice takes": (grid((4000,), row(cell(TEXT, "dxa 5000"))), 3784),
    "by the cell, the grid being none": (grid((100,), row(cell(TEXT, "dxa 5000"))), 4784),
    "by the grid": (grid((3000, 5000), row(cell("甲"), cell(TEXT))), 4784),
    "by the grid, auto": (grid((3000, 5000), row(cell("甲"), cell(TEXT, "auto 0"))), 4784),
    "over two columns": (grid((3000, 2000, 2500), row(cell("甲"), cell(TEXT, span=2))), 4284),
    "fiftieths of a percent": (grid((1, 1), row(cell("甲"), cell(TEXT, "pct 2500")), width="pct 5000"), 4206),
    "percent": (grid((1, 1), row(cell("甲"), cell(TEXT, "pct 50%")), width="pct 100%"), 4206),
    "of a table that says its width": (
        grid((1, 1), row(cell("甲"), cell(TEXT, "pct 2500")), width="dxa 6000"),
        2784,
    ),
    "without a grid": (grid((), row(cell("甲"), cell(TEXT)), width="dxa 6000"), 2784),
    "nothing at all": (grid((), row(cell("甲"), cell(TEXT))), 4206),
    "a hair": (grid((20,), row(cell(TEXT, "dxa 20"))), 630),
}


@pytest.mark.parametrize("how", SAID)
def test_the_width_of_a_cell(how: str) -> None:
    table, width = SAID[how]
    assert room(made(TITLE + table))[:2] == ("cell", width)


@pytest.mark.parametrize(
    ("more", "cut", "whole"),
    [
        ("", False, False),
        ('<w:trHeight w:val="3000"/>', False, False),
        ('<w:trHeight w:val="3000" w:hRule="atLeast"/>', False, False),
        ('<w:trHeight w:val="3000" w:hRule="exact"/>', True, False),
        ("<w:cantSplit/>", False, True),
        ('<w:cantSplit w:val="0"/>', False, False),
    ],
)
def test_the_height_of_a_row(more: str, cut: bool, whole: bool) -> None:
    found = room(made(TITLE + grid((5000,), row(cell(TEXT), more=more))))
    assert (found.cut, found.whole) == (cut, whole)
    assert found.height == (3000 if cut else 12756)


@pytest.mark.parametrize(
    ("content", "width"),
    [
        (box(TITLE, 100, 30), 5669 - 2 * 283),
        (vml_box(TITLE), 5600),
        (vml_box(TITLE).replace("width:300pt", "width:10cm"), 5269),
        (vml_box(TITLE).replace('inset="10pt,0,10pt,0"', ""), 6000 - 2 * 144),
        (vml_box(TITLE).replace('inset="10pt,0,10pt,0"', 'inset=",,0,"'), 6000 - 144),
    ],
)
def test_the_width_of_a_box(content: str, width: int) -> None:
    assert room(made(content + p(TEXT)), "title")[:2] == ("box", width)


def test_a_page_turns_round_columns_and_pages_only() -> None:
    lying = {name: room(BUILDS[name].data).lying for name in ("cover", "two-columns", "form", "lying", "a3")}
    assert lying == {"cover": 12756, "two-columns": 12756, "form": 0, "lying": 13776, "a3": 10162}


def test_the_tag_that_prints_a_slot_tells_and_not_one_that_asks_for_it() -> None:
    asked = grid((2000,), row(cell("{% if 正文 %}附正文{% endif %}")))
    assert room(made(TITLE + asked + grid((6000,), row(cell(TEXT))))).width == 5784


@pytest.mark.parametrize("loop", ["{%p for 段 in 正文 %}", "{%p  for 段  in 正文 %}"])
def test_a_loop_over_a_slot(loop: str) -> None:
    within = p(loop) + p("{{p 段 }}") + p("{%p endfor %}")
    assert room(made(TITLE + grid((6000,), row(cell(within)))))[:2] == ("cell", 5784)


def test_of_several_tags_in_a_loop_the_narrowest_room_is_that_of_the_slot() -> None:
    branches = p("{%p if 段.类别 == '表格' %}") + p("{{p 段 }}") + p("{%p else %}")
    in_cell = grid((6000,), row(cell(p("{{p 段 }}")))) + p("{%p endif %}")
    body = TITLE + p("{%p for 段 in 正文 %}") + branches + in_cell + p("{%p endfor %}")
    assert room(made(body))[:2] == ("cell", 5784)


def test_margins_come_from_the_style_of_the_table() -> None:
    style = '<w:style w:type="table" w:styleId="T9"><w:name w:val="T9"/><w:tblPr><w:tblCellMar><w:left w:w="10" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    table = grid((5000,), row(cell(TEXT))).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="T9"/>')
    data = made(TITLE + table, changes={"word/styles.xml": [("</w:styles>", style)]})
    assert room(data).width == 5000 - 10 - 115  # ECMA-376 17.4.11 for the side that nothing is said of


def test_a_section_that_says_no_margins() -> None:
    """A sheet that says less than everything has the standard's measures for the rest."""
    bare = re.sub(r"<w:pgMar[^>]*/>", "", SECTION)
    assert room(in_section(TITLE + p(TEXT), bare))[:2] == ("page", 8844)
