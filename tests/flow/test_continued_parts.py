"""A table in parts, as a reader of the paper sees it: 续表1, what stands above it and its header again."""

import pytest

from compiler.flow.blocks import Break, Flow, Run, Table, Target, paragraphs_of
from compiler.flow.parts import as_typed, in_parts
from tests.kit.support import flow_of

ROWS = """文种: 报告
正文:
  - 表格:
      - [单位, 收入, {合并: 左}]
      - [{合并: 上}, 税收, 非税]
      - [甲镇, 1, 2]
      - [乙镇, 3, {合并: 左}]
      - [丙镇, 5, 6]
      - [{合并: 上}, 7, 8]
"""
HEADED = [["单位", "收入", ""], ["", "税收", "非税"]]


def tables(flow: Flow) -> list[Table]:
    return [block for block in flow.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("typed", ["2", "[2]", "'2'"])
def test_a_table_is_divided_where_its_author_says(typed: str) -> None:
    flow = as_typed(
        flow_of(
            f"{ROWS}    表头: 2\n    题注: 收支\n    表上: 单位：万元\n    表注: 注：甲。\n    续表: {typed}\n"
        )
    )
    first, second = tables(flow)
    assert [type(block) for block in flow.blocks] == [Table, Break, Table]
    assert texts(first) == [*HEADED, ["甲镇", "1", "2"], ["乙镇", "3", ""]]
    assert texts(second) == [*HEADED, ["丙镇", "5", "6"], ["", "7", "8"]]
    assert second.header_rows == 2
    assert [span[:2] for span in second.spans] == [(0, 0), (0, 1), (2, 0)]
    assert second.caption is not None
    assert second.caption.runs == (Run("续"), Run("表1", refers=Target("表", 1)))
    assert [one.above and one.above.text for one in (first, second)] == ["单位：万元"] * 2
    assert [one.below and one.below.text for one in (first, second)] == [None, "注：甲。"]


def test_rows_are_all_there_once() -> None:
    flow = flow_of(f"{ROWS}    表头: 2\n    续表: 1、2\n")
    (whole,) = tables(flow)
    parts = tables(as_typed(flow))
    assert [row for part in parts for row in texts(part)[2:]] == texts(whole)[2:]
    assert ["".join(p.text for p in paragraphs_of(part))[:2] for part in parts] == ["单位", "续表", "续表"]


def test_each_footnote_is_printed_once() -> None:
    """One of the header and of the line above in the first part, one of a cell where that stands, one of the note below it."""
    noted = (
        ROWS.replace("[单位, 收入, {合并: 左}]", "[单位, [收入, {脚注: 头}], {合并: 左}]")
        .replace("[甲镇, 1, 2]", "[甲镇, [1, {脚注: 甲}], 2]")
        .replace("[丙镇, 5, 6]", "[[{脚注: 丙}, 丙镇], 5, 6]")
    )
    beside = (
        "    题注: [收支, {脚注: 题}]\n    表上: [{脚注: 上}, 单位：万元]\n    表注: [注。, {脚注: 下}]\n"
    )
    flow = flow_of(f"{noted}    表头: 2\n{beside}    续表: 1、2\n")
    parts = tables(as_typed(flow))
    assert ["".join(note.text for one in paragraphs_of(part) for note in one.notes) for part in parts] == [
        "题上头甲",
        "",
        "丙下",
    ]
    assert [texts(part)[:2] for part in parts] == [HEADED] * 3
    again = in_parts(in_parts(flow, {0: (1,)}), {2: (1,)})
    assert tables(again) == parts


def test_a_part_is_divided_further() -> None:
    flow = flow_of(f"{ROWS}    题注: 收支\n    续表: 是\n")
    assert as_typed(flow) == flow
    again = in_parts(in_parts(flow, {0: (1,)}), {2: (1,)})
    assert again == in_parts(flow, {0: (1, 2)})
    assert [one.caption and one.caption.text for one in tables(again)] == ["表1\u3000收支", "续表1", "续表1"]


@pytest.mark.parametrize("typed", ["", "    续表: 否\n"])
def test_a_table_stays_whole(typed: str) -> None:
    flow = flow_of(f"{ROWS}    题注: 收支\n{typed}")
    assert as_typed(flow) is flow
