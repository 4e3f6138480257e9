"""Tables with merged cells on paper: each cell is found where it stands, header rows are on every page, nothing is told that is
not so."""

from dataclasses import replace

import pytest

from compiler.flow.blocks import Flow, Run, Table
from compiler.job import Job
from compiler.pages.layout import Layout
from compiler.pages.proof import Proof
from compiler.source.load import Source

END = "  - 表后文字。\n"  # without a signature, for which pages are laid out again and again
HEADERS = {
    1: ["[单位, 收入, 支出, 结余, 备注]"],
    2: ["[单位, 收入, {合并: 左}, 支出, 备注]", "[{合并: 上}, 税收, 非税, {合并: 上}, {合并: 上}]"],
    3: [
        "[单位, 收入, {合并: 左}, {合并: 左}, 备注]",
        "[{合并: 上}, 税收, {合并: 左}, 非税, {合并: 上}]",
        "[{合并: 上}, 增值税, 其他, {合并: 上}, {合并: 上}]",
    ],
    4: [
        "[各村收支情况, {合并: 左}, {合并: 左}, {合并: 左}, {合并: 左}]",
        "[单位, 收入, {合并: 左}, {合并: 左}, 备注]",
        "[{合并: 上}, 税收, {合并: 左}, 非税, {合并: 上}]",
        "[{合并: 上}, 增值税, 其他, {合并: 上}, {合并: 上}]",
    ],
}
LONG = "对照检查发现的问题逐条明确整改措施、责任单位、责任人员和完成时限，"
UP, LEFT = "{合并: 上}", "{合并: 左}"


def proof_of(rows: list[str], more: str = "") -> Proof:
    table = "".join(f"      - {row}\n" for row in rows)
    return Job.of(
        Source("report.yaml", f"文种: 报告\n标题: 题目\n正文:\n  - 见下表。\n  - 表格:\n{table}{more}{END}")
    ).proof


def found(proof: Proof) -> None:
    """Every paragraph is there, and stands free; no error is told."""
    printed = proof.layout.printed
    assert [one.paragraph.text for one in printed if one.paragraph.text and not one.rows] == []
    assert not any(one.apart for one in printed)
    assert [one.code.id for one in proof.findings if one.severity == "error"] == []


@pytest.mark.parametrize("rows", HEADERS)
def test_every_page_has_all_header_rows(rows: int) -> None:
    body = [f"[第{n}村, '{n * 10}', '{n * 7}', '{n * 3}', '{n}']" for n in range(1, 76)]
    proof = proof_of(
        [*HEADERS[rows], *body], f"    表头: {rows}\n    表上: 单位：万元\n    表注: 注：不含退税。\n"
    )
    found(proof)
    heads = sorted(
        "".join(part for row in HEADERS[rows] for part in row.strip("[]").split(", ") if "合并" not in part)
    )
    pages = ["".join(glyph.text for glyph in page.glyphs).replace(" ", "") for page in proof.layout.pages]
    further = [page for page in pages[1:] if "村" in page]
    assert len(further) == 2
    for page in further:
        assert sorted(page[: len(heads)]) == heads
    villages = {
        one.paragraph.text: one.rows[0].page
        for one in proof.layout.printed
        if one.paragraph.text.startswith("第")
    }
    assert list(villages.values()) == sorted(villages.values())
    assert all(name in pages[page - 1] for name, page in villages.items())


MERGED = {
    "between the lines of another": [
        "[甲镇, 内容]",
        "['1,234.50', '12']",
        f"[税收, '{LONG * 2}']",
        f"[某某单位, {UP}]",
    ],
    "down over pages": [
        "[镇, 村, 数量]",
        *(f"[{'某镇' if n % 40 == 0 else UP}, 第{n}村, '{n}']" for n in range(70)),
    ],
    "longer than a page": [
        "[序号, 问题, 整改]",
        f"['1', 学习, '{LONG * 45}']",
        f"['2', 作风, {UP}]",
        f"['3', 纪律, {UP}]",
        "['4', 督查, 已整改]",
    ],
    "over rows and columns": [
        "[甲, 乙, 丙]",
        f"['1', '{LONG * 6}', {LEFT}]",
        f"['12', {UP}, {LEFT}]",
        f"['1', '2', '{LONG}']",
    ],
}


@pytest.mark.parametrize("more", ["", "    横排: 是\n"])
@pytest.mark.parametrize("name", MERGED)
def test_what_is_printed_is_found(name: str, more: str) -> None:
    found(proof_of(MERGED[name], more))


def with_cell(flow: Flow, at: tuple[int, int], text: str) -> Flow:
    def changed(block: Table) -> Table:
        rows = [list(row) for row in block.rows]
        rows[at[0]][at[1]] = rows[at[0]][at[1]]._replace(runs=(Run(text),))
        return block._replace(rows=tuple(map(tuple, rows)))

    return replace(flow, blocks=tuple(changed(one) if isinstance(one, Table) else one for one in flow.blocks))


@pytest.mark.parametrize("name", ["between the lines of another", "over rows and columns"])
def test_what_is_not_printed_is_still_missed(name: str) -> None:
    """The pages of one table beside the flow of another, a cell of which is not on them."""
    right = proof_of(MERGED[name]).layout
    wrong: Layout = replace(right, flow=with_cell(right.flow, (2, 0), "没有印的字"))
    missed = [one.paragraph.text for one in wrong.printed if one.paragraph.text and not one.rows]
    assert "没有印的字" in missed
