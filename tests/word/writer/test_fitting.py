"""What stands in a cell, a column or a box is laid out for its width: tables, pictures, titles, signatures; what cannot fit is told."""

import re
from itertools import pairwise

import pytest

from compiler.document.validate import validate
from compiler.flow.blocks import Flow
from compiler.flow.resolve import resolve
from compiler.messages import codes
from compiler.source.load import Source, load
from compiler.terms.widths import widest_em
from compiler.word.template.compiled import Template
from tests.kit.builds import BUILDS, approval, cell, form, grid, row, text_for
from tests.kit.dialect import DOCUMENT, made, p, parts_of
from tests.kit.support import FIXTURES, flow_of


def flow_through(name: str) -> Flow:
    return resolve(validate(load(Source(str(FIXTURES / "report.yaml"), text_for(name)))))


@pytest.mark.parametrize("name", BUILDS)
def test_tables_and_pictures_are_as_wide_as_their_room(name: str) -> None:
    template = Template.compile(BUILDS[name].data, "t.docx")
    room = template.look.room("body")
    xml = parts_of(template.render(flow_through(name)))[DOCUMENT].decode()
    table = re.search(
        r'<w:tblW w:w="(\d+)" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>.*?</w:tblGrid>', xml
    )
    assert table
    assert int(table[1]) == room.width == sum(map(int, re.findall(r'gridCol w:w="(\d+)"', table[0])))
    wide, high = map(int, re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/><wp:effectExtent', xml)[-1])
    assert wide <= room.width * 635
    assert high < room.height * 635
    assert wide == room.width * 635 or high > 0.8 * room.height * 635


@pytest.mark.parametrize("name", BUILDS)
def test_lines_of_a_title_are_broken_for_their_room(name: str) -> None:
    template = Template.compile(BUILDS[name].data, "t.docx")
    flow = flow_through(name)
    em = template.look.em("Title")
    xml = parts_of(template.render(flow))[DOCUMENT].decode()
    title = next(
        found
        for found in re.findall(r'<w:p><w:pPr><w:pStyle w:val="Title"/>.*?</w:p>', xml)
        if "关于" in found or "情况" in found
    )
    lines = re.sub(r"<w:br/>", "\n", title)
    lines = re.sub(r"<[^>]*>", "", lines)
    room = template.look.room("title").width / em
    assert all(widest_em(line) <= room for line in lines.split("\n"))
    assert "".join(lines.split()) == "关于2026年一季度财政收入情况的报告"


def signature_of(
    width: int, text: str = "署名: 某某市财政局\n成文日期: 2026-12-31\n"
) -> tuple[list[int], list[int], list[str]]:
    """Of the lines of a signature in a cell so wide: their left indents, the sizes set on them, and what is told."""
    template = Template.compile(approval(width), "t.docx")
    flow = flow_of(f"文种: 报告\n标题: 题目\n主送机关: 市政府\n正文: 文。\n{text}")
    xml = parts_of(template.render(flow))[DOCUMENT].decode()
    lines = re.findall(r'<w:p><w:pPr><w:pStyle w:val="Gw(?:Signature|Date)"/>.*?</w:p>', xml)
    lefts = [int(found[1]) for line in lines if (found := re.search(r'w:left="(-?\d+)"', line))]
    sizes = [int(found[1]) for line in lines if (found := re.search(r'<w:sz w:val="(\d+)"', line))]
    return lefts, sizes, [one.code.id for one in template.remarks(flow)]


def test_the_indents_of_a_signature_give_way_before_its_size() -> None:
    """S-06 on the page: two characters free beside the date, the name two characters to the left; then less and less."""
    found = {width: signature_of(width) for width in (8000, 5000, 4000, 3400, 3000)}
    lefts = [one[0] for one in found.values()]
    assert all(len(pair) == 2 and min(pair) >= 0 for pair in lefts)
    assert all(wide[1] > narrow[1] for wide, narrow in pairwise(lefts))
    assert {str(one[1:]) for one in found.values()} == {"([], [])"}


@pytest.mark.parametrize(
    ("width", "size", "told"),
    [(2800, 31, ["L776"]), (2400, 26, ["L776"]), (1900, 20, ["L776"]), (1500, 18, ["L777"])],
)
def test_a_date_is_set_smaller_before_it_breaks(width: int, size: int, told: list[str]) -> None:
    lefts, sizes, codes = signature_of(width)
    assert (sizes, codes) == ([size], told)
    assert min(lefts) >= 0
    advance = 315 - 10 * (32 - size)  # 三号 less five twips a character
    assert (widest_em("2026年12月31日") * advance <= width - 216) == (told == ["L776"])


def told(template: bytes, text: str) -> list[tuple[str, int]]:
    remarks = Template.compile(template, "t.docx").remarks(flow_of(text))
    return [(one.code.id, one.place.line if one.place else 0) for one in remarks]


WIDE = "文种: 述职述廉报告\n标题: 题目\n报告人: {单位: 甲局, 职务: 科长, 姓名: 李四}\n正文:\n- 前文。\n- 表格: [[一, 二], [三, 四]]\n"


@pytest.mark.parametrize("name", ["form", "form-in-percent", "nested", "offset-row"])
def test_a_landscape_table_in_a_cell_is_told_at_its_place(name: str) -> None:
    assert told(BUILDS[name].data, f"{WIDE}  横排: 是\n") == [("L775", 6)]
    assert told(BUILDS[name].data, WIDE) == []


@pytest.mark.parametrize("name", ["two-columns", "cover", "lying", "approval"])
def test_elsewhere_a_page_turns(name: str) -> None:
    assert told(BUILDS[name].data, f"{WIDE}  横排: 是\n") == []


LONG = "正文:\n" + "- 一年来，各项任务圆满完成，收入增长，支出合理，群众满意。\n" * 12


@pytest.mark.parametrize(
    ("rule", "line"), [("exact", 9), ("atLeast", 0)]
)  # 4,000 twips hold five paragraphs of two lines, each 1.2 times its size
def test_a_text_that_a_row_of_exact_height_cuts_off_is_told_where_it_ends(rule: str, line: int) -> None:
    height = f'<w:trHeight w:val="4000" w:hRule="{rule}"/>'
    body = p("{{p 标题 }}") + grid((5000,), row(cell("{{p 正文 }}"), more=height))
    found = told(made(body), f"文种: 报告\n标题: 题目\n{LONG}")
    assert [code for code, _ in found] == ["L778"] * (rule == "exact")
    assert [at for _, at in found] == [line] * (rule == "exact")


@pytest.mark.parametrize(("wide", "narrowed"), [(110, False), (130, True)])
def test_a_picture_wider_than_its_cell_is_told(wide: int, narrowed: bool) -> None:
    """The big cell of the form leaves 113 mm."""
    text = text_for("form").replace("图片: wide.png", f"图片: wide.png, 宽: {wide}毫米")
    flow = resolve(validate(load(Source(str(FIXTURES / "report.yaml"), text))))
    remarks = Template.compile(BUILDS["form"].data, "t.docx").remarks(flow)
    found = [one for one in remarks if one.code is codes.PICTURE_NARROWED]
    assert [one.args["number"] for one in found] == ["113"] * narrowed


def test_what_is_told_has_its_words() -> None:
    template = Template.compile(form(), "t.docx")
    (one,) = template.remarks(flow_of(f"{WIDE}  横排: 是\n"))
    assert one.message("zh") == "模板把“正文”放在表格的格子里，里面转不了方向，横排的表格按竖排排了。"
    assert one.place
    assert one.hint("en").startswith("Delete `横排: 是` if the columns have room")
