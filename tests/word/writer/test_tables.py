"""Tables in columns: figures stay whole, long words give way, and what is too crowded is set smaller or told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.flow.blocks import Flow, Table
from compiler.terms.widths import width_em
from compiler.word.ooxml.package import read
from compiler.word.template.compiled import Template
from compiler.word.writer.tables import Setting, fitted
from tests.kit.support import flow_of

UPRIGHT, LYING = 8844, 12756  # twip: the type area of the standard's page
SIZE, EM = 24, 240
AMOUNT = "1,234,567,890.12"
ADDRESS = "网站https://www.example.gov.cn/very/long/path/index.html?query=1"
MONTHS = [f"{n}月" for n in range(1, 13)]


def set_in(rows: list[list[str]], width: int = UPRIGHT) -> Setting:
    return fitted([list(column) for column in zip(*rows, strict=True)], width, SIZE, EM, header_rows=1)


def room(setting: Setting, column: int) -> float:
    """The room of a column's text, em."""
    return (setting.widths[column] - 2 * setting.margin) / setting.em


def table_of(rows: list[list[str]], lying: bool = False) -> tuple[Template, Flow]:
    text = "".join(f"  - [{', '.join(map(repr, row))}]\n" for row in rows)
    flow = flow_of(f"文种: 报告\n标题: 题目\n正文:\n- 表格:\n{text}" + "  横排: 是\n" * lying)
    return Template.find("general", Path()), flow


def test_a_long_address_gives_way_to_figures_and_headings() -> None:
    setting = set_in([["项目", "金额", "备注"], [ADDRESS, AMOUNT, "无"]])
    assert (setting.size, setting.margin, setting.whole) == (0, 85, True)
    assert room(setting, 1) >= width_em(AMOUNT)
    assert room(setting, 2) >= 2
    assert room(setting, 0) > 20


def test_a_long_address_stays_whole_where_there_is_room() -> None:
    assert room(set_in([["网址", "备注"], [ADDRESS[2:], "无" * 200]]), 0) >= width_em(ADDRESS[2:])


def test_a_year_by_months_lies_on_its_side() -> None:
    """By the widths of the official face, whose comma is half an em, not by those of the one that stands in for it."""
    rows = [["单位", *MONTHS], ["市发展改革委", *["1,100.10"] * 12], ["市教育局", *["8,131.10"] * 12]]
    setting = set_in(rows, LYING)
    assert (setting.size, setting.whole) == (21, True)
    assert room(setting, 0) >= 6
    assert all(room(setting, n) >= 4 for n in range(1, 13))


def test_headings_are_not_stacked_for_figures() -> None:
    setting = set_in([["备注", *MONTHS], ["无", *["123.4"] * 12]])
    assert setting.whole
    assert room(setting, 0) >= 2


def test_what_cannot_be_whole_is_shared_out_fairly() -> None:
    """Short figures stay whole where the long ones break."""
    setting = set_in([["甲", "乙", "丙"], ["12", "9" * 40, "8" * 40]], 6000)
    assert not setting.whole
    assert room(setting, 0) >= 1
    assert setting.widths[1] == pytest.approx(setting.widths[2], abs=2)


cells = st.sampled_from(
    ["", "无", "12", "1,234.50", AMOUNT, "-3.5%", "市发展改革委", "ABC", ADDRESS, "字" * 60, "甲\n乙"]
)


@given(
    st.integers(1, 14).flatmap(
        lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_widths_are_the_type_area_and_whole_means_whole(rows: list[list[str]]) -> None:
    setting = set_in(rows)
    assert sum(setting.widths) == UPRIGHT
    assert min(setting.widths) > 2 * setting.margin
    assert setting.size in (0, 18, 21)
    for column, texts in enumerate(zip(*rows, strict=True)):
        figures = [word for text in texts for word in re.findall(r"[-0-9.,%]+", text) if text != ADDRESS]
        assert not setting.whole or all(width_em(word) <= room(setting, column) for word in figures)


@pytest.mark.parametrize(
    ("rows", "lying", "told"),
    [
        ([["单位", *MONTHS], ["市教育局", *["1,100.10"] * 12]], False, ("S433", "1,100.10", "横排")),
        ([["单位", *MONTHS], ["市教育局", *["1,100.10"] * 12]], True, None),
        ([["单位", *MONTHS], ["市教育局", *["123,456,100.10"] * 12]], True, ("S433", "123,456,100.10", "")),
        ([["单位", *MONTHS], ["市教育局", *["123.45"] * 12]], False, ("S434", "9", "横排")),
    ],
)
def test_crowded_tables_are_told(
    rows: list[list[str]], lying: bool, told: tuple[str, str, str] | None
) -> None:
    template, flow = table_of(rows, lying)
    found = template.remarks(flow)
    assert [one.code.id for one in found] == ([told[0]] if told else [])
    for one in found:
        assert told
        assert told[1] in one.message("zh")
        assert ("横排" in one.hint("zh")) == ("横排" in one.hint("en")) == bool(told[2])
        assert one.place


def test_what_is_set_smaller_is_so_in_every_cell() -> None:
    template, flow = table_of([["单位", *MONTHS], ["市教育局", *["1,100.10"] * 12]], lying=True)
    xml = read(template.render(flow), "out.docx")["word/document.xml"].decode()
    table = xml[xml.index("<w:tbl>") : xml.index("</w:tbl>")]
    assert table.count("<w:t ") == table.count('<w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>') == 26
    (block,) = [block for block in flow.blocks if isinstance(block, Table)]
    assert len(block.rows) == 2


GAP = 'w:line="120" w:lineRule="exact"'
SMALL = "{表格: [[甲, 乙], [丙, 丁]]}"


@pytest.mark.parametrize(
    ("blocks", "between"),
    [
        (["一段。", SMALL], [GAP]),
        ([SMALL, SMALL], ["<w:p/>"]),
        ([SMALL, "一段。"], [""]),
        (["一段。", "{表格: [[甲, 乙], [丙, 丁]], 题注: 表}"], [""]),
        (["一段。", "分页", SMALL], ["pageBreakBefore"]),
        ([SMALL, "{表格: [[甲, 乙], [丙, 丁]], 题注: 表}"], [""]),
    ],
)
def test_what_stands_above_a_table(blocks: list[str], between: list[str]) -> None:
    flow = flow_of("文种: 报告\n标题: 题目\n正文:\n" + "".join(f"- {block}\n" for block in blocks))
    xml = read(Template.find("general", Path()).render(flow), "out.docx")["word/document.xml"].decode()
    ends = [match.end() for match in re.finditer(r"一段。</w:t></w:r></w:p>|</w:tbl>", xml)]
    starts = [match.start() for match in re.finditer(r"<w:tbl>|<w:p>(?:(?!</w:p>).)*一段。", xml)]
    gaps = [xml[a:b] for a, b in zip(ends, starts[1:], strict=False)]
    assert len(gaps) == len(between)
    for gap, wanted in zip(gaps, between, strict=True):
        assert (GAP in gap, "<w:p/>" in gap, "pageBreakBefore" in gap) == (
            wanted == GAP,
            wanted == "<w:p/>",
            wanted == "pageBreakBefore",
        )
