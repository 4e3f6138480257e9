"""Charts: what is drawn of some rows, exactly, and what is told of the rest."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.flow.blocks import Chart
from compiler.flow.charts import rows_of
from compiler.flow.resolve import resolve
from compiler.job import Job
from compiler.source.load import Source
from tests.kit.support import document_of, flow_of, said_of

HEAD = "文种: 报告\n标题: 关于收支情况的报告\n正文:\n- 情况见下图。\n"


def chart_of(block: str, head: str = HEAD) -> Chart:
    """The chart of a block, given as its lines from the left margin."""
    first, *rest = block.splitlines()
    text = head + f"- {first}\n" + "".join(f"  {line}\n" for line in rest)
    (found,) = [one for one in flow_of(text).blocks if isinstance(one, Chart)]
    return found


def numbers(chart: Chart) -> dict[str, list[str | None]]:
    """The numbers of each series as texts, None for a gap."""
    return {
        one.name: [None if number is None else f"{number:f}" for number in one.numbers]
        for one in chart.series
    }


def test_without_names_the_first_column_is_the_axis_and_all_others_are_drawn() -> None:
    chart = chart_of("图表: 柱形\n数据: [[月份, 发文, 收文], [1月, 3, 4], [2月, 5, 6]]")
    assert (chart.kind, chart.axis, chart.categories) == ("column", "月份", ("1月", "2月"))
    assert numbers(chart) == {"发文": ["3", "5"], "收文": ["4", "6"]}


def test_columns_are_chosen_by_their_names_with_the_unit_or_without() -> None:
    rows = "数据: [[序号, 月份, 发文（件）, 备注], [甲, 1月, 3, 无事], [乙, 2月, 5, 有事]]"
    for name in ("发文", "发文（件）"):
        chart = chart_of(f"图表: 折线\n{rows}\n横轴: 月份\n数值: {name}")
        assert (chart.categories, numbers(chart)) == (("1月", "2月"), {"发文": ["3", "5"]})
        assert chart.series[0].unit == "件"


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("'1,204'", "1204", ""),
        ("24.8%", "24.8", "%"),
        ("２４．８％", "24.8", "%"),
        ("1.2万人次", "1.2", "万人次"),
        ("-3", "-3", ""),
        ("−3", "-3", ""),
        ("0.10", "0.10", ""),
        ("123456789012345", "123456789012345", ""),
    ],
)
def test_a_number_is_what_was_typed(typed: str, number: str, unit: str) -> None:
    (series,) = chart_of(f"图表: 柱形\n数据: [[月, 数], [一, {typed}], [二, 1]]").series
    assert (str(series.numbers[0]), series.unit) == (number, unit)


@pytest.mark.parametrize("typed", ["''", "'-'", "—", "/", "…", "无", "待定", "'**'", "XX"])
def test_a_cell_without_a_number_is_a_gap_and_is_told(typed: str) -> None:
    text = f"{HEAD}- 图表: 折线\n  数据: [[月, 数], [一, 1], [二, {typed}], [三, 3]]\n"
    (chart,) = [one for one in flow_of(text).blocks if isinstance(one, Chart)]
    assert numbers(chart) == {"数": ["1", None, "3"]}
    assert [one.args["names_zh"] for one in said_of(text) if one.code.id == "S490"] == ["“二”的“数”"]


@pytest.mark.parametrize(
    "typed", ["约20", "20余件", "二十", "1，204", "1 204", "12,04", "2026-01-05", "007", "3/4"]
)
def test_what_is_no_number_is_told_and_nothing_is_drawn(typed: str) -> None:
    found = said_of(f"{HEAD}- 图表: 柱形\n  数据: [[月, 数], [一, 1], [二, '{typed}']]\n")
    assert [(one.code.id, one.args["category"], one.args["text"]) for one in found] == [("D355", "二", typed)]


def test_sums_of_the_others_are_left_out_and_told() -> None:
    text = "图表: 饼\n数据: [[项目, 数], [甲, 1], [乙, 3], [合　计, 4]]"
    chart = chart_of(text)
    assert chart.categories == ("甲", "乙")
    assert [one.code.id for one in chart.notes] == ["S491"]
    stacked = chart_of("图表: 堆积柱形\n数据: [[年, 甲, 乙, 合计], [2024, 1, 2, 3], [2025, 2, 2, 4]]")
    assert list(numbers(stacked)) == ["甲", "乙"]
    named = chart_of("图表: 堆积柱形\n数据: [[年, 甲, 合计], [2024, 1, 3], [2025, 2, 4]]\n数值: [甲, 合计]")
    assert list(numbers(named)) == ["甲", "合计"]


def test_the_unit_of_an_axis() -> None:
    def units(block: str) -> list[str]:
        return [one.unit for one in chart_of(block).series]

    assert units("图表: 柱形\n数据: [[年, 甲（万元）, 乙], [一, 1, 2], [二, 1, 2]]") == ["万元", "万元"]
    assert units("图表: 柱形\n数据: [[年, 甲], [一, 1], [二, 1]]\n单位: 件") == ["件"]
    assert units("图表: 组合\n数据: [[年, 甲（件）, 乙], [一, 1, 2%], [二, 1, 3%]]") == ["件", "%"]
    assert units("图表: 组合\n数据: [[年, 甲, 乙], [一, 1, 2], [二, 1, 3]]\n单位: [件, '%']") == ["件", "%"]
    # Parentheses that hold no unit stay in the name.
    (series,) = chart_of("图表: 柱形\n数据: [[年, 收入（含退税）], [一, 1], [二, 1]]").series
    assert (series.name, series.unit) == ("收入（含退税）", "")


def test_which_series_of_a_combined_chart_are_lines() -> None:
    rows = "数据: [[年, 甲, 乙, 丙], [一, 1, 2, 3], [二, 1, 2, 3]]"
    last = chart_of(f"图表: 组合\n{rows}")
    assert [one.line for one in last.series] == [False, False, True]
    named = chart_of(f"图表: 组合\n{rows}\n折线: [甲, 丙]")
    assert [one.line for one in named.series] == [True, False, True]


@pytest.mark.parametrize(
    ("heads", "unit", "double", "told"),
    [
        ("甲（件）, 乙（件）", "", False, "D281"),
        ("甲, 乙", "[件, 件]", False, "D281"),
        ("甲（％）, 乙（%）", "", False, "D281"),
        ("甲（件）, 乙（%）", "", True, ""),
        ("甲（万元）, 乙（元）", "", True, ""),
        ("甲, 乙", "", True, "D282"),
        ("甲（件）, 乙", "", True, "D282"),
        ("甲, 乙（%）", "", True, "D282"),
        ("甲, 乙", "件", True, "D282"),
    ],
)
def test_two_scales_of_one_unit_are_made_one(heads: str, unit: str, double: bool, told: str) -> None:
    given = f"\n单位: {unit}" if unit else ""
    chart = chart_of(f"图表: 组合\n数据: [[年, {heads}], [一, 10, 2], [二, 20, 3]]{given}")
    assert [one.second for one in chart.series] == [False, double]
    assert [one.code.id for one in chart.notes] == [told] * bool(told)


def test_only_one_unit_for_all_the_columns_of_an_axis() -> None:
    """Three columns of one unit, two of them columns and one a line: one axis, the first unit of which is theirs."""
    chart = chart_of("图表: 组合\n数据: [[年, 甲（件）, 乙（件）, 丙（件）], [一, 1, 2, 3], [二, 1, 2, 3]]")
    assert not any(one.second for one in chart.series)
    assert [one.line for one in chart.series] == [False, False, True]


def test_rows_stand_in_a_file_or_under_a_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "月度"
    for row in (["月份", "发文"], ["1月", 20], ["2月", 9.95]):
        sheet.append(row)
    book.save(tmp_path / "台账.xlsx")
    (tmp_path / "台账.csv").write_text("月份,发文\n1月,20\n2月,9.95\n", "utf-8")
    (tmp_path / "report.yaml").touch()
    head = "文种: 报告\n标题: 题目\n数据: {月度: [[月份, 发文], [1月, 20], [2月, 9.95]]}\n正文:\n- "
    wanted = None
    for data in ("台账.xlsx, 工作表: 月度", "台账.csv", "月度", "[[月份, 发文], [1月, 20], [2月, 9.95]]"):
        text = f"{head}{{图表: 柱形, 数据: {data}}}\n"
        flow = Job.of(Source(str(tmp_path / "report.yaml"), text)).flow
        (chart,) = [one for one in flow.blocks if isinstance(one, Chart)]
        found = (chart.categories, numbers(chart), chart.alternative_text)
        assert found == (wanted or found)
        wanted = found
    assert wanted
    assert wanted[1] == {"发文": ["20", "9.95"]}


def test_a_table_that_is_read_and_figures_in_rows(tmp_path: Path) -> None:
    (tmp_path / "台账.csv").write_text("月份,发文（件）\n1月,20\n2月,9.95\n合计,29.95\n", "utf-8")
    text = (
        "文种: 报告\n标题: 题目\n数据:\n  月度: {读取: 台账.csv}\n  发文: {本期: 204, 上年同期: 271, 单位: 件}\n正文:\n"
        "- {图表: 柱形, 数据: 月度}\n"
        "- 图表: 柱形\n  数据: [[年份, 发文], [2024, '{{ 发文.上年同期 }}'], [2025, '{{ 发文 }}']]\n"
    )
    job = Job.of(Source(str(tmp_path / "report.yaml"), text))
    read, typed = [one for one in job.flow.blocks if isinstance(one, Chart)]
    assert (read.categories, numbers(read), read.series[0].unit) == (
        ("1月", "2月"),
        {"发文": ["20", "9.95"]},
        "件",
    )
    assert (numbers(typed), typed.series[0].unit) == ({"发文": ["271", "204"]}, "件")
    # The row of the sum was told at its cell, and nothing is said of 月度: the chart draws it.
    told = [(one.code.id, one.place and one.place.around) for one in job.findings]
    assert told == [("D335", ""), ("S491", "A4")]
    (tmp_path / "台账.csv").write_text("月份,发文（件）\n1月,20\n2月,许多\n", "utf-8")
    (one,) = said_of(text, tmp_path / "report.yaml")
    assert (one.code.id, one.place and one.place.around, one.args["text"]) == ("D355", "B3", "许多")


def test_a_fault_in_a_table_of_figures_is_told_at_its_cell() -> None:
    text = "文种: 报告\n标题: 题目\n数据:\n  月度:\n  - [月份, 发文]\n  - [1月, 20]\n  - [2月, 许多]\n正文:\n- {图表: 柱形, 数据: 月度}\n"
    (one,) = said_of(text)
    assert (one.code.id, one.place and (one.place.line, one.place.column)) == ("D355", (7, 10))


def test_data_that_a_chart_draws_are_not_said_to_be_unused() -> None:
    text = "文种: 报告\n标题: 题目\n数据: {月度: [[月, 数], [1月, 20], [2月, 30]], 另: 1}\n正文:\n- {图表: 柱形, 数据: 月度}\n"
    assert [one.args["name"] for one in said_of(text) if one.code.id == "D275"] == ["另"]


def test_rows_of_mappings() -> None:
    rows = [{"月": "1月", "数": "1"}, {"月": "2月"}]
    assert rows_of(rows) == [["月", "数"], ["1月", "1"], ["2月", ""]]
    assert rows_of("12") is None
    assert rows_of([["甲"], ["甲", "乙"]]) is None


def test_captions_of_charts_and_pictures_count_together() -> None:
    rows = "数据: [[年, 甲], [一, 1], [二, 2]]"
    text = (
        "文种: 报告\n标题: 题目\n正文:\n- 段落: [见, {引用: 乙图}, 。]\n"
        f"- {{图表: 柱形, {rows}, 题注: 甲}}\n- {{图表: 饼, {rows}, 题注: 乙, 名称: 乙图}}\n"
    )
    flow = resolve(document_of(text))
    charts = [one for one in flow.blocks if isinstance(one, Chart)]
    assert [one.caption and one.caption.text for one in charts] == ["图1\u3000甲", "图2\u3000乙"]
    assert "见图2。" in [one.text for one in flow.paragraphs]


def test_what_those_hear_who_cannot_see_it() -> None:
    few = chart_of("图表: 柱形\n数据: [[年, 甲（件）], [2024, '1,204'], [2025, 2]]\n题注: 发文")
    assert few.alternative_text == "柱形图：发文。甲：2024 1,204件，2025 2件。"
    rows = ", ".join(f"[{n}日, {n * 7 % 31}]" for n in range(1, 31))
    many = chart_of(f"图表: 折线\n数据: [[日, 人数], {rows}]")
    assert many.alternative_text == "折线图。人数：从1日7，到30日24，最多是22日30，最少是9日1。"
    said = chart_of("图表: 饼\n数据: [[年, 甲], [一, 1], [二, 2]]\n替代文字: 两块")
    assert said.alternative_text == "两块"


@given(
    st.lists(
        st.decimals(min_value=Decimal(-(10**9)), max_value=Decimal(10**9), places=3, allow_nan=False),
        min_size=2,
        max_size=20,
    )
)
def test_every_number_is_drawn_as_it_was_typed(typed: list[Decimal]) -> None:
    rows = "".join(f"  - [{at}月, {number:f}]\n" for at, number in enumerate(typed, 1))
    text = f"{HEAD}- 图表: 折线\n  数据:\n  - [月, 数]\n{rows}"
    (chart,) = [one for one in flow_of(text).blocks if isinstance(one, Chart)]
    assert [str(one) for one in chart.series[0].numbers] == [f"{one:f}" for one in typed]
