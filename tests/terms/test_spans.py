"""Cells that are one: how they are said, what makes no rectangle, which rows head a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.terms.spans import Span, Towards, UnjoinedError, covered, header_of, joined, squeezed, towards

SIDES: dict[str, Towards] = {"←": "left", "↑": "up"}


def read(picture: str) -> tuple[list[list[str]], dict[tuple[int, int], Towards]]:
    """Rows of a table as typed, ← and ↑ for a cell that is one with its neighbour, . for an empty one."""
    cells = [line.split() for line in picture.strip().splitlines()]
    said = {(i, j): SIDES[one] for i, row in enumerate(cells) for j, one in enumerate(row) if one in SIDES}
    return [["" if one in (*SIDES, ".") else one for one in row] for row in cells], said


@pytest.mark.parametrize(
    ("picture", "spans"),
    [
        ("甲 ←\n乙 丙", [Span(0, 0, 1, 2)]),
        ("甲 乙\n↑ 丙\n↑ 丁", [Span(0, 0, 3, 1)]),
        ("甲 ← 乙\n↑ ← 丙", [Span(0, 0, 2, 2)]),
        ("甲 ← 乙\n↑ ↑ 丙", [Span(0, 0, 2, 2)]),
        ("甲 ← ←\n乙 丙 ←", [Span(0, 0, 1, 3), Span(1, 1, 1, 2)]),
        ("甲 乙\n丙 丁", []),
    ],
)
def test_joined(picture: str, spans: list[Span]) -> None:
    assert list(joined(read(picture)[1])) == spans


@pytest.mark.parametrize(
    ("picture", "at", "nothing"),
    [
        ("← 甲", (0, 0), True),
        ("甲 ↑", (0, 1), True),
        ("甲 ←\n↑ 乙", (1, 0), False),
        ("甲 乙\n↑ ←\n丙 ↑", (2, 1), False),
    ],
)
def test_what_cannot_be_joined(picture: str, at: tuple[int, int], nothing: bool) -> None:
    with pytest.raises(UnjoinedError) as caught:
        joined(read(picture)[1])
    assert caught.value.nothing is nothing
    assert caught.value.at == at


@pytest.mark.parametrize(
    ("picture", "rows"),
    [
        ("单位 数量\n甲镇 1", 1),
        ("单位 收入 ← 备注\n↑ 税收 非税 ↑\n甲镇 1 2 .", 2),
        ("单位 收入 ←\n. 税收 非税\n甲镇 1 2", 2),  # nobody joined the first column
        ("收入 ← 支出 ←\n税收 非税 基本 项目\n1 2 3 4", 2),
        ("收支情况表 ← ←\n单位 收入 ←\n↑ 税收 非税\n甲镇 1 2", 3),
        ("收支情况表 ← ←\n单位：万元 ← ←\n单位 收入 支出\n甲镇 1 2", 3),
        ("单位 收入 ← ←\n↑ 税收 ← 非税\n↑ 增值税 其他 ↑\n甲镇 1 2 3", 3),
        ("单 收入 ← ← ←\n↑ 税收 ← ← 非税\n↑ 增值税 ← 其他 ↑\n↑ 中央 地方 ↑ ↑\n甲 1 2 3 4", 4),
        ("项目 ← 金额\n收入 税收 100\n↑ 非税 20", 1),  # a head over two columns of the body
        ("项目 ← 要求\n学习 理论 每周\n会议 例会 每月", 1),
        ("分类 名称\n↑ 甲\n↑ 乙", 0),  # the first column is one, from top to bottom
        ("项目 数量\n注：一 ←\n甲 1", 1),
    ],
)
def test_rows_that_head_a_table(picture: str, rows: int) -> None:
    texts, said = read(picture)
    assert header_of(texts, joined(said)) == rows


@pytest.mark.parametrize(
    ("picture", "rows", "spans", "kept"),
    [
        ("甲 ← 乙\n丙 ← 丁", ["甲乙", "丙丁"], [], [0, 1]),
        ("甲 乙\n↑ ↑\n丙 丁", ["甲乙", "丙丁"], [], [0, 2]),
        ("甲 ← ←\n乙 ← 丙", ["甲", "乙丙"], [Span(0, 0, 1, 2)], [0, 1]),
    ],
)
def test_what_shows_as_nothing_goes(
    picture: str, rows: list[str], spans: list[Span], kept: list[int]
) -> None:
    texts, said = read(picture)
    left, found, numbers = squeezed(texts, joined(said))
    assert (["".join(row) for row in left], list(found), list(numbers)) == (rows, spans, kept)


@st.composite
def tilings(draw: st.DrawFn) -> tuple[Span, ...]:
    """Spans apart from each other in a table of 6 rows and 6 columns."""
    free = {(r, c) for r in range(6) for c in range(6)}
    out = []
    for _ in range(draw(st.integers(0, 6))):
        row, column = draw(st.integers(0, 5)), draw(st.integers(0, 5))
        span = Span(row, column, draw(st.integers(1, 6 - row)), draw(st.integers(1, 6 - column)))
        if span[2:] != (1, 1) and free.issuperset(span.cells()):
            free.difference_update(span.cells())
            out.append(span)
    return tuple(sorted(out))


@given(tilings())
def test_what_is_said_of_spans_makes_them_again(spans: tuple[Span, ...]) -> None:
    assert joined(towards(spans)) == spans


@given(tilings())
def test_squeezing_keeps_every_cell_that_shows(spans: tuple[Span, ...]) -> None:
    cells = [[(r, c) for c in range(6)] for r in range(6)]
    left, after, _ = squeezed(cells, spans)
    over, before = covered(after), covered(spans)
    shown = [cell for i, row in enumerate(left) for j, cell in enumerate(row) if (i, j) not in over]
    assert shown == [at for row in cells for at in row if at not in before]
