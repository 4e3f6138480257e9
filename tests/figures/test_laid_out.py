"""Tables of 数据 as they print: columns chosen and computed, sorted, grouped, summed up."""

from pathlib import Path

import openpyxl
import pytest

from compiler.flow.blocks import Table
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source

HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"
MONTHS = """数据:
  月度:
    - [月份, 单位, 发文（件）, 上年发文, 收文, 完成率]
    - [1月, 甲局, 15, 10, '1,200', 80.5%]
    - [2月, 乙局, 12, 15, '900', 90%]
    - [3月, 甲局, 21, 21, '1,304', 70%]
"""


def rows(options: str, data: str = MONTHS, folder: Path = Path()) -> list[str]:
    """The rows of the one table as it prints, ` | ` between cells."""
    text = f"{HEAD}{data}正文:\n  - 表格: 月度\n"
    text += "".join(f"    {line}\n" for line in options.splitlines())
    job = Job.of(Source(str(folder / "report.yaml"), text))
    (table,) = [block for block in job.flow.blocks if isinstance(block, Table)]
    return [" | ".join(cell.text for cell in row) for row in table.rows]


def told(options: str, data: str = MONTHS, folder: Path = Path()) -> list[str]:
    """What is said of it, codes with their lines."""
    text = f"{HEAD}{data}正文:\n  - 表格: 月度\n" + "".join(f"    {line}\n" for line in options.splitlines())
    try:
        found = Job.of(Source(str(folder / "report.yaml"), text)).findings
    except CompileError as error:
        found = tuple(error.diagnostics)
    start = text.splitlines().index("  - 表格: 月度")
    return [
        f"{one.code.id}+{one.place.line - 1 - start}"
        for one in found
        if one.code.id[:2] == "D3" and one.place
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("列: [月份, 收文]", ["月份 | 收文", "1月 | 1,200", "2月 | 900", "3月 | 1,304"]),
        ("列: 发文", ["发文（件）", "15", "12", "21"]),
        ("列: [月份, {发文数: 发文}]", ["月份 | 发文数", "1月 | 15", "2月 | 12", "3月 | 21"]),
        ("列: [月份, {同比: 发文}]", ["月份 | 同比", "1月 | 增长50%", "2月 | 下降20%", "3月 | 持平"]),
        ("列: [月份, {发文同比（%）: 发文}]", ["月份 | 发文同比（%）", "1月 | 50", "2月 | -20", "3月 | 0"]),
        ("列: [月份, {环比: 发文}]", ["月份 | 环比", "1月 | —", "2月 | 下降20%", "3月 | 增长75%"]),
        ("列: [月份, {占比: 发文}]", ["月份 | 占比", "1月 | 31.3%", "2月 | 25%", "3月 | 43.8%"]),
        ("列: [月份, {名次: 发文}]", ["月份 | 名次", "1月 | 2", "2月 | 3", "3月 | 1"]),
        ("列: [月份, {差: 发文 - 上年发文}]", ["月份 | 差", "1月 | 5件", "2月 | -3件", "3月 | 0件"]),
        ("列: [月份, {差（件）: 发文 - 上年发文}]", ["月份 | 差（件）", "1月 | 5", "2月 | -3", "3月 | 0"]),
        (
            "列: [月份, {比: 发文|同比(收文)}]",
            ["月份 | 比", "1月 | 下降98.8%", "2月 | 下降98.7%", "3月 | 下降98.4%"],
        ),
        ("列: [月份]\n排序: 发文", ["月份", "3月", "1月", "2月"]),
        (
            "列: [月份, {同比: 发文}]\n排序: 同比 从小到大",
            ["月份 | 同比", "2月 | 下降20%", "3月 | 持平", "1月 | 增长50%"],
        ),
        (
            "列: [月份, 发文, 收文, 完成率, {同比: 发文}]\n合计行: 是",
            [
                "月份 | 发文（件） | 收文 | 完成率 | 同比",
                "1月 | 15 | 1,200 | 80.5% | 增长50%",
                "2月 | 12 | 900 | 90% | 下降20%",
                "3月 | 21 | 1,304 | 70% | 持平",
                "合计 | 48 | 3,404 | — | 增长4.3%",
            ],
        ),
        (
            "列: [单位, 月份, 发文]\n分组: 单位\n合计行: 是",
            [
                "单位 | 月份 | 发文（件）",
                "甲局 | 1月 | 15",
                "甲局 | 3月 | 21",
                "小计 |  | 36",
                "乙局 | 2月 | 12",
                "小计 |  | 12",
                "合计 |  | 48",
            ],
        ),
        (
            "列: [月份, 发文]\n分组: 单位",
            ["月份 | 发文（件）", "1月 | 15", "3月 | 21", "甲局小计 | 36", "2月 | 12", "乙局小计 | 12"],
        ),
    ],
)
def test_a_table_prints_as_its_options_say(options: str, expected: list[str]) -> None:
    assert rows(options) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("列: [月份, 发文量]", ["D345+1"]),
        ("列: [月份, 同比]", ["D345+1"]),
        ("列: [月份, {同比: 收文}]", ["D346+1"]),  # nothing to hold it against
        ("列: [月份, {增速: 发文}]", ["D346+1"]),  # against what?
        ("列: [月份, {甲: 发文 + 没有}]", ["D345+1"]),
        ("列: [月份, {甲: 发文 +}]", ["D346+1"]),
        ("列: [月份, {甲: 1, 乙: 2}]", ["D347+1"]),
        ("列: [月份, {甲: 发文 + 完成率}]", ["D346+1"]),  # 件 and %
        ("列: []", ["D347+1"]),
        ("排序: 单位", ["D347+1"]),
        ("排序: 没有", ["D345+1"]),
        ("分组: 没有", ["D345+1"]),
        ("合计行: 要", ["D347+1"]),
        ("列: [发文, 收文]\n合计行: 是", ["D347+2"]),  # no room for the word
    ],
)
def test_what_cannot_be_laid_out_is_told_at_its_option(options: str, expected: list[str]) -> None:
    assert told(options) == expected


def test_a_row_with_nothing_to_be_held_against_is_told() -> None:
    data = "数据: {月度: [[镇, 数, 上年], [甲, 3, 0], [乙, 4, 2], [丙, 5, '']]}\n"
    options = "列: [镇, {同比: 数}]"
    assert rows(options, data) == ["镇 | 同比", "甲 | —", "乙 | 增长100%", "丙 | —"]
    assert told(options, data) == ["D349+0"]


def test_rows_that_are_no_periods_are_not_held_against_each_other() -> None:
    data = "数据: {月度: [[镇, 数], [甲, 3], [乙, 4]]}\n"
    assert told("列: [镇, {环比: 数}]", data) == ["D346+1"]


@pytest.mark.parametrize("name", ["月", "数据.月度", "'{{ 发文 }}'"])
def test_what_is_no_table_is_told(name: str) -> None:
    text = f"{HEAD}数据: {{月度x: [[镇, 数], [甲, 3], [乙, 4]], 发文: 204}}\n正文:\n  - 全年{{{{ 发文 }}}}件。\n  - 表格: {name}\n"
    with pytest.raises(CompileError) as error:
        Job.of(Source("report.yaml", text))
    assert [(one.code.id, one.place and one.place.line) for one in error.value.diagnostics] == [("D343", 6)]


def test_the_sheets_own_total_is_not_counted_twice(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["镇", "数（件）"], ["甲", 3.5], ["乙", 4.25], ["合计", 7.75]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "台账.xlsx")
    data = "数据: {月度: {读取: 台账.xlsx}}\n"
    assert rows("", data, tmp_path) == ["镇 | 数（件）", "甲 | 3.5", "乙 | 4.25", "合计 | 7.75"]
    assert rows("排序: 数", data, tmp_path) == ["镇 | 数（件）", "乙 | 4.25", "甲 | 3.5", "合计 | 7.75"]
    assert rows("合计行: 是", data, tmp_path)[-1] == "合计 | 7.75"
    book.worksheets[0]["B4"] = 8
    book.save(tmp_path / "台账.xlsx")
    assert "D348+0" in told("合计行: 是", data, tmp_path)


def test_what_a_table_prints_counts_as_printed() -> None:
    text = f"{HEAD}{MONTHS}  基数: {{本期: 100, 单位: 件}}\n正文:\n  - 表格: 月度\n    列: [月份, {{与基数: 发文|占比(基数)}}]\n"
    assert "D275" not in [one.code.id for one in Job.of(Source("report.yaml", text)).findings]


def test_rows_typed_in_the_report_are_a_table_for_texts_too() -> None:
    text = f"{HEAD}{MONTHS}正文:\n  - 全年{{{{ 月度|求和(发文) }}}}，三月{{{{ 月度['3月'].发文 }}}}，最多的是{{{{ 月度|最大(发文, 月份) }}}}。\n"
    flow = Job.of(Source("report.yaml", text)).flow
    assert [one.text for one in flow.paragraphs if one.slot == "body"] == ["全年48件，三月21，最多的是3月。"]


def test_two_columns_of_one_name_are_told() -> None:
    text = f"{HEAD}数据: {{月度: [[镇, 数, 数], [甲, 3, 4]]}}\n正文:\n  - 表格: 月度\n"
    with pytest.raises(CompileError, match="two columns are called"):
        Job.of(Source("report.yaml", text))


@pytest.mark.parametrize(
    ("data", "options", "expected"),
    [
        (  # a sum of what is not known yet is not known
            "[[镇, 数, 上年], [甲, 3, 2], [乙, 待定, 4]]",
            "列: [镇, 数, {占比: 数}, {同比: 数}, {两倍: 数 * 2}]\n合计行: 是",
            [
                "镇 | 数 | 占比 | 同比 | 两倍",
                "甲 | 3 | ** | 增长50% | 6",
                "乙 | ** | ** | ** | **",
                "合计 | ** | ** | ** | **",
            ],
        ),
        (  # units as they are typed
            "[[镇, 数], [甲, 1.2万元], [乙, 500元]]",
            "合计行: 是",
            ["镇 | 数", "甲 | 1.2万元", "乙 | 500元", "合计 | 1.25万元"],
        ),
        (
            "[[镇, 数], [甲, '1,200.5'], [乙, '-3,400']]",
            "合计行: 是",
            ["镇 | 数", "甲 | 1,200.5", "乙 | -3,400", "合计 | -2,199.5"],
        ),
        (  # the table's own subtotals stay, its total is computed
            "[[镇, 数], [甲, 1], [乙, 2], [小计, 3], [丙, 4], [合计, 7]]",
            "合计行: 是",
            ["镇 | 数", "甲 | 1", "乙 | 2", "小计 | 3", "丙 | 4", "合计 | 7"],
        ),
        (
            "[[片, 镇, 数], [东, 甲, 1], [西, 乙, 2], [东, 丙, 4], [合计, '', 7]]",
            "分组: 片",
            [
                "片 | 镇 | 数",
                "东 | 甲 | 1",
                "东 | 丙 | 4",
                "小计 |  | 5",
                "西 | 乙 | 2",
                "小计 |  | 2",
                "合计 |  | 7",
            ],
        ),
        (  # a total of the table's own has no rank and no share of itself to be told of
            "[[镇, 数], [甲, 1], [乙, 3], [合计, 4]]",
            "列: [镇, {名次: 数}, {占比: 数}]",
            ["镇 | 名次 | 占比", "甲 | 2 | 25%", "乙 | 1 | 75%", "合计 | — | 100%"],
        ),
        (  # what numbers rows, and rates, are not summed up
            "[[序号, 镇, 数, 达标率, 人均收入], [1, 甲, 1, 50%, 3], [2, 乙, 3, 60%, 4]]",
            "合计行: 是",
            [
                "序号 | 镇 | 数 | 达标率 | 人均收入",
                "1 | 甲 | 1 | 50% | 3",
                "2 | 乙 | 3 | 60% | 4",
                "合计 |  | 4 | — | —",
            ],
        ),
        (  # a column that does not print may hold what it likes
            "[[镇, 数, 备注], [甲, 1, 3], [乙, 3, 4], [丙, 2, 约5]]",
            "列: [镇, 数]\n合计行: 是",
            ["镇 | 数", "甲 | 1", "乙 | 3", "丙 | 2", "合计 | 6"],
        ),
        (  # heads that are no words
            "[[镇, 2025年收入（万元）, 2024年收入（万元）], [甲, 3, 2], [乙, 4, 4]]",
            "列: [镇, {同比: 2025年收入}, {增收（万元）: 2025年收入 - 2024年收入}]",
            ["镇 | 同比 | 增收（万元）", "甲 | 增长50% | 1", "乙 | 持平 | 0"],
        ),
        (  # targets
            "[[镇, 收入, 收入目标], [甲, 3, 4], [乙, 5, 4]]",
            "列: [镇, {完成率: 收入}]\n合计行: 是",
            ["镇 | 完成率", "甲 | 75%", "乙 | 125%", "合计 | 100%"],
        ),
        (  # dates
            "[[事项, 日期], [甲, 2025-03-01], [乙, 2025-01-05]]",
            "排序: 日期 从小到大",
            ["事项 | 日期", "乙 | 2025-01-05", "甲 | 2025-03-01"],
        ),
    ],
)
def test_tables_of_every_kind(data: str, options: str, expected: list[str]) -> None:
    assert rows(options, f"数据: {{月度: {data}}}\n") == expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("合计行: 是", "合计加不出来，第6行的“三件”不是数"),
        ("列: [镇, {占比: 数}]", "第6行的“三件”不是数"),
        ("列: [镇, {两倍: 数 * 2}]", "“乙”这一行“三件”不是数（第6行）"),
    ],
)
@pytest.mark.parametrize(
    "rows",
    [
        "    - {镇: 甲, 数: 1}\n    - {镇: 乙, 数: 三件}\n    - {镇: 丙, 数: 3}\n",
        "    - [镇, 数]\n    - [乙, 三件]\n    - [甲, 1]\n    - [丙, 3]\n",
    ],
)
def test_of_a_row_that_is_typed_its_line_is_told(options: str, said: str, rows: str) -> None:
    text = (
        f"文种: 报告\n标题: 关于办文情况的报告\n数据:\n  月度:\n{rows}正文:\n  - 表格: 月度\n    {options}\n"
    )
    with pytest.raises(CompileError) as refused:
        Job.of(Source("report.yaml", text))
    (one,) = refused.value.diagnostics
    assert (one.code.id, said in one.message("zh")) == ("D346", True), one.message("zh")


def test_a_sum_over_what_is_no_number_is_told() -> None:
    assert told("合计行: 是", "数据: {月度: [[镇, 数], [甲, 1], [乙, 3], [丙, 约5]]}\n") == ["D346+1"]


@pytest.mark.parametrize(
    ("options", "said"),
    [("分组: 镇", ["D346+1"]), ("列: [镇, 数]\n分组: 镇", ["D346+2"]), ("列: [镇, 比率]\n分组: 镇", []), ("列: [镇, 比率]\n合计行: 是", [])],
)  # fmt: skip
def test_a_subtotal_over_what_is_no_number_is_told_where_it_prints(options: str, said: list[str]) -> None:
    """Also where the group holds nothing else; a rate has no sum."""
    table = "[[镇, 数, 比率], [甲, 1, 5%], [乙, 约3, 6%], [甲, 2, 约7], [丙, 4, 8%]]"
    assert told(options, f"数据: {{月度: {table}}}\n") == said


@pytest.mark.parametrize("column", ["发文.__class__", "9**9**9", "'" + "(" * 900 + "'", "本行"])
def test_what_means_harm_is_refused_in_a_table(column: str) -> None:
    assert told(f"列: [月份, {{甲: {column}}}]") == ["D346+1"]
