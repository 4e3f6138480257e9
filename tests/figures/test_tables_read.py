"""Tables that 数据 reads: columns by their heads, cells as the sheet shows them and as the numbers that they hold."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from compiler.figures import tables, typed
from compiler.job import Job
from compiler.source.load import Source
from tests.kit.support import said_of

HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"
ROWS: Sequence[Sequence[object]] = (
    ["月份", "发文", "金额（万元）", "占比", "编号"],
    ["1月", 15, 0.1, 0.25, "007"],
    ["2月", 12, 0.2, 0.5, "008"],
    ["3月", 21, 3.3, 0.2504, "009"],
)


def workbook(folder: Path, rows: Sequence[Sequence[object]] = ROWS, name: str = "月度") -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append([*row])
    for at in range(2, len(rows) + 1):
        sheet.cell(at, 4).number_format = "0.0%"
        sheet.cell(at, 3).number_format = "#,##0"
    book.save(folder / "台账.xlsx")
    return folder / "report.yaml"


def printed(name: Path, text: str, entry: str = "{读取: 台账.xlsx, 工作表: 月度}") -> str:
    source = Source(
        str(name),
        f"{HEAD}数据:\n  月度: {entry}\n  件数: {{算式: 月度|求和(发文), 单位: 件}}\n正文: 得{text}。\n",
    )
    (paragraph,) = [block for block in Job.of(source, checked=False).flow.paragraphs if block.slot == "body"]
    return paragraph.text[1:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 月度|求和(发文) }}，{{ 件数 }}", "48，48件"),
        ("{{ 月度|求和(金额) }}，{{ 月度|求和('金额（万元）') }}", "3.6万元，3.6万元"),  # 0.1 + 0.2 + 3.3
        ("{{ 月度|平均(发文) }}，{{ 月度|平均(发文, 2) }}", "16，16.00"),
        ("{{ 月度|最大(发文, 月份) }}{{ 月度|最大(发文) }}，{{ 月度|最小(发文, 月份) }}", "3月21，2月"),
        ("{{ 月度|前几(2, 发文, 月份)|顿号 }}", "3月、1月"),
        ("{{ 月度['1月'].发文|名次(月度, 发文) }}", "2"),
        (
            "{{ 月度['3月'].发文 }}，{{ 月度[0].编号 }}，{{ 月度['3月'].金额 }}，{{ 月度['3月'].占比 }}",
            "21，007，3，25.0%",
        ),
        ("{{ 月度.3月.发文 }}，{{ 数据.月度.3月.发文 + 1.5 }}", "21，22.5"),
        ("{{ 月度['3月'].占比 * 100 }}，{{ 月度|长度 }}", "25.04，3"),
        ("{{ 月度['3月'].金额|大写金额 }}", "叁万叁仟元整"),
    ],
)
def test_what_a_sheet_says(text: str, expected: str, tmp_path: Path) -> None:
    assert printed(workbook(tmp_path), text) == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", '月份,发文\n1月,"1,204"\n2月,12\n'),
        ("t.csv", "月份\t发文\n1月\t1204\n2月\t12\n"),
        ("t.json", '[{"月份": "1月", "发文": 1204}, {"月份": "2月", "发文": 12}]'),
        ("t.json", '[["月份", "发文"], ["1月", 1204], ["2月", 12]]'),
    ],
)
def test_other_files(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    found = printed(
        tmp_path / "report.yaml",
        "{{ 月度|求和(发文) }}，{{ 月度.2月.发文 if false else 月度['2月'].发文 }}".replace(
            "月度.2月.发文 if false else ", ""
        ),
        f"{{读取: {name}}}",
    )
    assert found == "1216，12"


def test_decimals_of_json_are_exact(tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text('[{"发文": 0.1}, {"发文": 0.2}]', "utf-8")
    assert printed(tmp_path / "report.yaml", "{{ 件数 }}", "{读取: t.json}") == "0.3件"


def told(name: Path, text: str = "{{ 月度|求和(发文) }}") -> list[tuple[str, str]]:
    found = said_of(f"{HEAD}数据:\n  月度: {{读取: 台账.xlsx}}\n正文: 得{text}。\n", name)
    return [(one.code.id, one.message("zh")) for one in found]


def test_numbers_stored_as_texts_count_and_are_told_with_their_cells(tmp_path: Path) -> None:
    name = workbook(tmp_path, [["月份", "发文"], ["1月", "15"], ["2月", 12], ["3月", "21"]])
    ((code, message),) = told(name)
    assert code == "D334"
    assert "台账.xlsx › 月度" in message
    assert "B2、B4 格" in message
    assert printed(name, "{{ 月度|求和(发文) }}") == "48"


def test_a_text_that_says_its_unit_is_no_number_stored_as_text(tmp_path: Path) -> None:
    name = workbook(tmp_path, [["月份", "发文（m²）"], ["1月", "15m²"], ["2月", "12 m²"], ["3月", "２１"]])
    ((code, message),) = told(name)
    assert (code, "B4 格" in message) == ("D334", True)


def test_a_file_that_two_names_read_is_told_of_once(tmp_path: Path) -> None:
    name = workbook(tmp_path, [["月份", "发文"], ["1月", "15"], ["2月", 12], ["合计", 27]])
    figures = (
        "数据:\n  甲: {读取: 台账.xlsx}\n  乙: {读取: 台账.xlsx, 工作表: 月度}\n  丙: {读取: 台账.xlsx}\n"
    )
    text = f"{HEAD}{figures}正文: 得{{{{ 甲|求和(发文) }}}}、{{{{ 乙|求和(发文) }}}}、{{{{ 丙|求和(发文) }}}}。\n"
    assert sorted(one.code.id for one in said_of(text, name)) == ["D334", "D335"]


def test_each_cell_is_read_as_an_amount_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(text: str) -> typed.Typed:
        seen.append(text)
        return typed.typed(text)

    monkeypatch.setattr(tables, "typed", counted)
    printed(workbook(tmp_path, [["月份", "发文"], ["1月", "15"], ["2月", "16"]]), "{{ 月度|长度 }}")
    assert sorted(one for one in seen if one in ("1月", "2月", "15", "16")) == ["15", "16", "1月", "2月"]


def test_totals_are_not_counted_twice(tmp_path: Path) -> None:
    name = workbook(tmp_path, [["月份", "发文"], ["1月", 15], ["小计", 15], ["2月", 12], ["合 计", 27]])
    ((code, message),) = told(name)
    assert code == "D335"
    assert "第3、5行" in message
    assert (
        printed(name, "{{ 月度|求和(发文) }}，{{ 月度|最大(发文, 月份) }}，{{ 月度['合 计'].发文 }}")
        == "27，1月，27"
    )


def test_a_title_above_the_heads_is_no_head(tmp_path: Path) -> None:
    name = workbook(
        tmp_path, [["2025年发文统计表"], ["", "单位：件"], ["月份", "发文"], ["1月", 15], ["2月", "约3"]]
    )
    ((code, message),) = told(name)
    assert (code, "B5" in message) == ("T322", True)
    assert printed(workbook(tmp_path, [["统计表"], *ROWS]), "{{ 月度|求和(发文) }}") == "48"


def test_the_length_of_a_table_leaves_out_totals(tmp_path: Path) -> None:
    name = workbook(tmp_path, [["镇", "发文"], ["甲", 15], ["乙", 3], ["合计", 18]])
    assert printed(name, "{{ 月度|长度 }}") == "2"


@pytest.mark.parametrize(
    ("rows", "code", "part"),
    [
        ([["月份", "发文"], ["1月", "=1+1"]], "D248", "B2"),
        ([["月份", "发文"], ["1月", "#N/A"]], "D247", "B2"),
        ([["月份", "发文", "发文"], ["1月", 1, 2]], "D338", "C1"),
        ([["月份", "", "发文"], ["1月", 1, 2]], "D338", "B1"),
        ([["月份", "发文"], ["1月", "约15"]], "T322", "B2"),
        ([["月份", "收文"], ["1月", 15]], "T322", "收文"),
        ([["月份", "发文"], ["1月", "15件"], ["2月", "3万元"]], "T322", "万元"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_cell(
    rows: Sequence[Sequence[object]], code: str, part: str, tmp_path: Path
) -> None:
    ((found, message),) = told(workbook(tmp_path, rows))
    assert found == code
    assert part in message


def test_a_cell_left_empty_is_passed_over(tmp_path: Path) -> None:
    name = workbook(tmp_path, [["月份", "发文"], ["1月", 15], ["2月", None], ["3月", 21]])
    assert printed(name, "{{ 月度|求和(发文) }}，{{ 月度|平均(发文) }}") == "36，18"


def test_a_day_is_no_number(tmp_path: Path) -> None:
    import datetime

    name = workbook(tmp_path, [["月份", "发文", "日"], ["1月", 15, datetime.date(2026, 1, 5)]])
    book = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    book.worksheets[0]["C2"].number_format = "yyyy/m/d"
    book.save(tmp_path / "台账.xlsx")
    assert printed(name, "{{ 月度['1月'].日 }}，{{ 月度['1月'].日|成文日期 }}") == "2026/1/5，2026年1月5日"


def test_a_faulty_cell_is_told_with_its_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, cell in (("甲", 1), ("乙", "#N/A")):
        sheet = book.create_sheet(name)
        sheet.append(["月份", "发文"])
        sheet.append(["1月", cell])
    book.save(tmp_path / "台账.xlsx")
    text = f"{HEAD}数据: {{月度: {{读取: 台账.xlsx, 工作表: 乙}}}}\n正文: 得{{{{ 月度|求和(发文) }}}}。\n"
    (told,) = said_of(text, tmp_path / "report.yaml")
    assert (told.code.id, told.args["file"]) == ("D247", "台账.xlsx › 乙")


def test_a_number_in_quotes_in_json_is_no_cell_of_excel(tmp_path: Path) -> None:
    (tmp_path / "月.json").write_text('[{"名": "a", "数": 1.5}, {"名": "b", "数": "2"}]', "utf-8")
    text = "文种: 报告\n标题: 关于2025年度办文情况的报告\n数据: {月: {读取: 月.json}}\n正文: 共{{ 月|求和(数) }}件。\n"
    job = Job.of(Source(str(tmp_path / "report.yaml"), text))
    assert [*job.flow.paragraphs][-1].text == "共3.5件。"
    assert "D334" not in {one.code.id for one in job.findings}


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1 204", "台账.xlsx 的 B3 格，“1 204”：数的中间有空格"),
        ("007", "台账.xlsx 的 B3 格，“007”以0开头，当作编号，不是数；要算的写成 7"),
        ("约20", "台账.xlsx 的 B3 格，“约20”是约数；数据里写数，“约”“余”用 |约、|余 印"),
        ("许多", "台账.xlsx 的 B3 格，“许多”不是数"),
    ],
)
def test_a_cell_that_is_no_number_is_told_with_its_cell(cell: str, reason: str, tmp_path: Path) -> None:
    name = workbook(tmp_path, [["月份", "发文"], ["1月", 15], ["2月", cell]])
    (one,) = said_of(
        f"{HEAD}数据: {{月度: {{读取: 台账.xlsx}}}}\n正文: 得{{{{ 月度|求和(发文) }}}}。\n", name
    )
    assert (one.code.id, one.args["reason_zh"]) == ("T322", reason)
