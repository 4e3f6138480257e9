"""Tables read row by row, and which names files may have."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.batch import names
from compiler.batch.rows import Rows
from compiler.messages import codes
from compiler.messages.diagnostic import CompileError, Place
from compiler.tags.quantities import Quantity


def test_a_table_of_any_length_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(
        "单位,数\n".encode("gb18030")
        + b"".join(f"{'镇' * 60}{n},{n}\n".encode("gb18030") for n in range(9_000))
    )
    lines = iter(Rows(path))
    assert str(next(lines).cells[0]) == f"{'镇' * 60}0"
    assert sum(1 for _ in lines) == 8_999


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_large_table_as_excel_saves_unicode_text(tmp_path: Path, encoding: str) -> None:
    """ਊ and 上 have the bytes of a line's end: at the end of a line, they are beside one."""
    path = tmp_path / "表.csv"
    rows = "".join(f"{'上' * 100}镇{n}上\u0a0a,{n}\u0a0a\n" for n in range(6_000))
    path.write_bytes(f"\ufeff单位,数\n{rows}".encode(encoding))
    lines = [*Rows(path)]
    assert len(lines) == 6_000
    assert str(lines[-1].cells[0]).endswith("镇5999上\u0a0a")


def test_what_a_cell_says_is_found_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("单位,收入（万元）\n甲镇,1284.5\n乙镇,约百万\n丙镇,12%\n丁镇,\n", "utf-8")
    table = Rows(path)
    cells = [table.columns.facts(line)["收入"] for line in table]
    assert cells == ["1284.5", "约百万", "12%", ""]
    assert not any("quantity" in vars(cell) for cell in cells)
    assert [cell.quantity for cell in cells] == [
        Quantity(Decimal("1284.5"), "万元"),
        None,
        Quantity(Decimal(12), "%"),
        None,
    ]
    assert cells[1].why[0] == f"{path} 的 B3 格，“约百万”不是数"
    assert cells[1].place == Place(str(path), around="B3")
    with pytest.raises(AttributeError):
        cells[0].amount  # type: ignore[attr-defined] # noqa: B018


def test_a_broken_table_is_refused_where_it_breaks(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('单位,数\n甲,"1\n', "utf-8")
    with pytest.raises(CompileError) as refused:
        list(Rows(path))
    assert [one.code for one in refused.value.diagnostics] == [codes.TABLE_DAMAGED]


@pytest.mark.parametrize(
    ("row", "is_note"),
    [
        (["注：以上数据截至12月底", "", ""], True),
        (["填表人：张三", "", "审核人：李四"], True),
        (["资料来源：", "市统计局", ""], True),
        (["注册中心", "", ""], False),
        (["甲镇：东片", "", ""], False),
        (["注：甲镇", "30", "41"], False),
    ],
)
def test_what_stands_below_a_table_is_no_row_of_it(tmp_path: Path, row: list[str], is_note: bool) -> None:
    path = tmp_path / "表.csv"
    path.write_text(f"单位,收入,办文\n甲镇,1,2\n{','.join(row)}\n", "utf-8")
    assert [line.skipped for line in Rows(path)] == ["", "note" if is_note else ""]


@pytest.mark.parametrize(
    "name", ["", " 甲", "甲.", "a/b", "甲:乙", "CON", "nul.总结", "镇" * 84, ".甲", "~$甲", "甲\n乙"]
)
def test_names_that_windows_refuses(name: str) -> None:
    assert names.unfit(name, ".docx")


@given(st.text(st.characters(codec="utf-8", exclude_characters='<>:"/\\|?*\x00'), min_size=1, max_size=40))
def test_a_name_that_is_fit_can_be_written(name: str) -> None:
    if names.unfit(name, ".docx") is None:
        assert len(f"{name}.docx".encode()) <= 255
        assert Path(f"{name}.docx").name == f"{name}.docx"


def test_names_are_one_in_any_case_and_form() -> None:
    assert names.same("A组总结") == names.same("a组总结")
    assert names.same("caf\u00e9") == names.same("cafe\u0301")
    assert names.same("甲") != names.same("乙")
