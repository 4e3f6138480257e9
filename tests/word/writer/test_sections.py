"""Landscape pages between portrait ones: what a template says of its first page it says once, and its own number goes along."""

import re

import pytest

from compiler.word.ooxml.section import Child, Section, continue_split
from compiler.word.template.compiled import Template
from tests.kit.builds import BUILDS, SECTION, in_section
from tests.kit.dialect import p, parts_of
from tests.kit.sound import MARGINS, SIZE, footers
from tests.kit.support import flow_of
from tests.kit.templates import edited

DOCUMENT = "word/document.xml"
WIDE = "  - 表格: [[甲, 乙], ['1', '2']]\n    横排: 是\n"
REPORT = f"文种: 报告\n标题: 题目\n正文:\n  - 前文。\n{WIDE}  - 后文。\n{WIDE}  - 结尾。\n"
COLS = '<w:cols w:space="425"/>'


def document(template: bytes, text: str = REPORT) -> tuple[str, list[str]]:
    """The main part of a report in a template, and its sections."""
    made = Template.compile(template, "t.docx").render(flow_of(text))
    xml = parts_of(made)[DOCUMENT].decode()
    return xml, re.findall(r"<w:sectPr.*?</w:sectPr>", xml, re.DOTALL)


def with_section(more: str) -> bytes:
    return edited({DOCUMENT: [(COLS, more + COLS)]})


def test_the_first_page_and_the_first_number_come_once() -> None:
    template = edited(
        {DOCUMENT: [(COLS, f'<w:pgNumType w:fmt="upperRoman" w:start="3"/>{COLS}<w:titlePg/>')]}
    )
    _, sections = document(template)
    assert len(sections) == 5
    assert ["titlePg" in one for one in sections] == [True, False, False, False, False]
    assert ['w:start="3"' in one for one in sections] == [True, False, False, False, False]
    assert all('w:fmt="upperRoman"' in one for one in sections)
    assert ["landscape" in one for one in sections] == [False, True, False, True, False]


def test_a_report_that_begins_with_landscape_pages_has_its_first_page_there() -> None:
    template = edited({DOCUMENT: [(COLS, f'<w:pgNumType w:start="3"/>{COLS}<w:titlePg/>')]})
    _, sections = document(template, f"文种: 报告\n正文:\n{WIDE}  - 后文。\n")
    assert ["titlePg" in one for one in sections] == [True, False]
    assert ['w:start="3"' in one for one in sections] == [True, False]


def test_without_landscape_pages_nothing_is_taken_away() -> None:
    template = edited({DOCUMENT: [(COLS, f'<w:pgNumType w:start="3"/>{COLS}<w:titlePg/>')]})
    _, (section,) = document(template, "文种: 报告\n标题: 题目\n正文: 文字。\n")
    assert 'w:start="3"' in section
    assert "titlePg" in section


def test_how_a_section_begins_is_said_once() -> None:
    """A section that begins on an odd page would leave an empty one each time."""
    template = edited({DOCUMENT: [(SIZE, f'<w:type w:val="oddPage"/>{SIZE}')]})
    _, sections = document(template)
    assert ["oddPage" in one for one in sections] == [True, False, False, False, False]


def test_a_text_in_a_section_of_its_own_goes_on_in_that_section() -> None:
    """Cover, text from 1, back: the landscape pages are those of the text, and the back is as it was."""
    cover = f"<w:p><w:pPr><w:sectPr>{SIZE}{MARGINS}</w:sectPr></w:pPr></w:p>"
    text = f'<w:p><w:pPr><w:sectPr>{SIZE}{MARGINS}<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:pPr></w:p>'
    end = '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
    back = f'<w:pgNumType w:start="9"/>{COLS}<w:titlePg/>'
    template = edited(
        {DOCUMENT: [("<w:body>", f"<w:body>{cover}"), (end, f"{text}<w:p/>{end}"), (COLS, back)]}
    )
    _, sections = document(template)
    assert len(sections) == 7
    assert ['w:start="1"' in one for one in sections] == [False, True, False, False, False, False, False]
    assert ["titlePg" in one for one in sections] == [False, True, False, False, False, False, True]
    assert 'w:start="9"' in sections[-1]


def test_a_document_with_other_sections_than_were_counted_stays_as_it_is() -> None:
    xml = b"<w:sectPr><w:titlePg/></w:sectPr><w:sectPr><w:titlePg/></w:sectPr>"
    left = {0: Section("w:sectPr", (Child("cols", {}, "<w:cols/>"),))}
    assert continue_split(xml, [1, 1], left) == xml
    assert continue_split(xml, [1], left) == (
        b"<w:sectPr><w:titlePg/></w:sectPr><w:sectPr><w:cols/></w:sectPr>"
    )


def test_feet_that_a_section_inherits_come_back_after_landscape_pages() -> None:
    """Word names the feet of a document in its first section; a section after landscape pages would have theirs."""
    _, sections = document(BUILDS["two-columns-under-title"].data)
    named = [re.findall(r'footerReference[^>]*?r:id="([A-Za-z]+)', one) for one in sections]
    own, aside = ["rId"] * 2, ["rIdAdded"] * 2
    assert named == [own, [], aside, own, aside, own, []]


def test_a_section_without_feet_has_none_on_its_landscape_pages() -> None:
    bare = in_section(p("{{p 标题 }}") + p("{{p 正文 }}"), SECTION, feet="")
    assert "footerReference" not in "".join(document(bare)[1])


def numbers_beside(template: bytes) -> list[str]:
    """What stands in the boxes along the side of landscape pages, by the alignment and the text of each."""
    text = f"文种: 报告\n正文:\n  - 前文。\n{WIDE}  - 后文。\n"
    made = parts_of(Template.compile(template, "t.docx").render(flow_of(text)))
    feet = [xml.decode() for name, xml in made.items() if "pageNumber" in name]
    inner = [re.search(r"<w:txbxContent>(.*)</w:txbxContent>", foot, re.DOTALL) for foot in feet]
    out = []
    for box in filter(None, inner):
        align = re.search(r'<w:jc w:val="(\w+)"', box[1])
        out.append(f"{align and align[1]} {''.join(re.findall(r'<w:(?:t|instrText)[^>]*>([^<]*)<', box[1]))}")
    return sorted(out)


@pytest.mark.parametrize(
    ("inner", "align", "said"),
    [
        ("— # —", "center", ["center —  PAGE 1 —"] * 2),
        ("- # -", "right", ["right -  PAGE 1 -"] * 2),
        ("第#页", "left", ["left 第 PAGE 1页"] * 2),
        ("第#页　共$页", "center", ["center 第 PAGE 1页　共 NUMPAGES 1页"] * 2),
    ],
)
def test_the_offices_own_number_goes_along(inner: str, align: str, said: list[str]) -> None:
    assert numbers_beside(edited(footers(inner, align))) == said


def test_the_standards_number_stands_right_on_odd_and_left_on_even_pages() -> None:
    assert numbers_beside(edited({})) == ["left —  PAGE 1 —", "right —  PAGE 1 —"]


FRAME = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{}" w:y="1"/>'


@pytest.mark.parametrize(("side", "said"), [("center", "center"), ("outside", "right"), ("inside", "left")])
def test_a_number_in_a_frame_takes_its_place_along(side: str, said: str) -> None:
    frame = ('<w:pStyle w:val="Footer"/>', f'<w:pStyle w:val="Footer"/>{FRAME.format(side)}')
    even = "left —  PAGE 1 —"
    assert numbers_beside(edited({"word/footer1.xml": [frame]})) == sorted([f"{said} —  PAGE 1 —", even])


@pytest.mark.parametrize("more", ["{{ 标题 }}", "tbl"])
def test_a_foot_that_holds_more_stays_at_the_foot(more: str) -> None:
    text = f"<w:r><w:t>{more}</w:t></w:r>"
    if more == "tbl":
        text = "<w:r><w:pict/></w:r>"
    feet = {f"word/footer{n}.xml": [("</w:p>", f"{text}</w:p>")] for n in (1, 2)}
    assert numbers_beside(edited(feet)) == []


def test_where_the_templates_own_pages_lie_nothing_turns() -> None:
    lying = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    _, sections = document(edited({DOCUMENT: [(SIZE, lying)]}))
    assert len(sections) == 1
