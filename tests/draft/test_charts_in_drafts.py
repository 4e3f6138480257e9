"""Charts of our own in a Word draft come back as the fields that they were made of; others are told."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised
from compiler.draft.yaml_text import dump
from compiler.flow.blocks import Chart
from compiler.job import Job
from compiler.source.load import Source
from tests.kit.support import FIXTURES

HEAD = "文种: 报告\n标题: 关于2025年度工作情况的报告\n正文:\n- 现将有关情况报告如下。\n"
ROWS = "数据: [[月, 发文（件）], [1月, 20], [2月, 9.95]]"


def docx(text: str) -> bytes:
    return Job.of(Source("report.yaml", text)).docx()


def imported(data: bytes) -> str:
    """The YAML that a Word draft becomes."""
    return dump(recognised(read_draft("draft.docx", data)).data)


def charts(text: str) -> list[Chart]:
    flow = Job.of(Source("report.yaml", text)).flow
    return [
        block._replace(
            place=None, notes=(), of="", caption=block.caption and block.caption._replace(spot=None)
        )
        for block in flow.blocks
        if isinstance(block, Chart)
    ]


def test_fourteen_charts_come_back() -> None:
    text = (FIXTURES / "charts.yaml").read_text("utf-8")
    data = docx(text)
    draft = read_draft("draft.docx", data)
    assert (draft.notes, draft.aside) == ((), ())
    again = imported(data)
    assert len(charts(again)) == 14
    assert [one.series for one in charts(again)] == [one.series for one in charts(text)]
    assert [one.alternative_text for one in charts(again)] == [one.alternative_text for one in charts(text)]
    assert [one.caption and one.caption.text for one in charts(again)] == [
        one.caption and one.caption.text for one in charts(text)
    ]
    assert "引用: 两列的柱形，有一处空着" in again
    parts, parts_again = (
        {name: book.read(name) for name in book.namelist() if "chart" in name}
        for book in (zipfile.ZipFile(io.BytesIO(one)) for one in (data, docx(again)))
    )
    assert parts == parts_again


@pytest.mark.parametrize(
    "block",
    [
        f"{{图表: 柱形, {ROWS}, 宽: 80毫米}}",
        f"{{图表: 饼, {ROWS}, 替代文字: 两块}}",
        f"{{图表: 条形, {ROWS}, 题注: 发文, 替代文字: 另说一句}}",
        "{图表: 折线, 数据: [[月, 游客], [1月, 20], [2月, 9]], 单位: 人次（不含过夜）}",
        "{图表: 折线, 数据: [[月, 游客（含过夜）], [1月, 20], [2月, 9]], 单位: 人天}",
        "{图表: 组合, 数据: [[年, 甲, 乙, 丙], [一, 1, 2, 3], [二, 4, 5, 6]], 折线: [甲, 丙], 单位: [件, '%']}",
        "{图表: 组合, 数据: [[年, 甲（件）, 乙（件）], [一, 1, 2], [二, 4, 5]]}",
        "{图表: 组合, 数据: [[年, 甲（件）, 乙], [一, 1, 2], [二, 4, 5]]}",
        "{图表: 柱形, 数据: [['', 甲], ['2024', '1,204.50'], ['2025', '0.10']]}",
        "{图表: 柱形, 数据: [[年, 甲], ['=1+1', -3], ['a: b # c', '2']]}",
    ],
)
def test_fields_come_back(block: str) -> None:
    text = f"{HEAD}- {block}\n"
    assert charts(imported(docx(text))) == charts(text)


@settings(max_examples=6)
@given(
    st.sampled_from(["柱形", "条形", "堆积柱形", "折线"]),
    st.lists(
        st.decimals(min_value=Decimal(-(10**12)), max_value=Decimal(10**12), places=2, allow_nan=False),
        min_size=2,
        max_size=12,
    ),
)
def test_read_of_written_is_what_was_written(kind: str, numbers: list[Decimal]) -> None:
    rows = "".join(f"  - ['第{at}项', '{number:f}']\n" for at, number in enumerate(numbers, 1))
    text = f"{HEAD}- 图表: {kind}\n  数据:\n  - [项, 数（元）]\n{rows}"
    assert charts(imported(docx(text))) == charts(text)


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/charts/chart1.xml", b'val="clustered"', b'val="percentStacked"'),
        ("word/charts/chart1.xml", b"404040", b"FF0000"),
        ("word/charts/chart1.xml", b"<c:v>20</c:v>", b"<c:v>21</c:v>"),
        ("word/charts/chart1.xml", b"c:barChart>", b"c:areaChart>"),
        ("word/embeddings/chart1.xlsx", b"PK", b"QK"),
    ],
)
def test_a_chart_that_somebody_changed_is_told_with_what_it_shows(part: str, old: bytes, new: bytes) -> None:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new)

    found = read_draft("draft.docx", changed(docx(f"{HEAD}- {{图表: 柱形, {ROWS}}}\n"), part, change))
    (one,) = [note for note in found.notes if note.code.id == "S450"]
    assert "图表“柱形图。发文：" in one.message("zh")
    assert any("柱形图。发文：1月20件，2月9.95件。" in text for text in found.aside)
    assert not any(line.chart for line in found.lines)


def test_references_to_a_picture_and_to_a_table_come_back_together(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (200, 100), "red").save(tmp_path / "甲.png")
    text = (
        "文种: 报告\n标题: 关于2025年度工作情况的报告\n正文:\n- 段落: [情况见, {引用: 表甲}, 和, {引用: 图甲}, 。]\n"
        "- {表格: [[月, 数], [一, 2]], 题注: 各月, 名称: 表甲}\n- {图片: 甲.png, 题注: 走势, 名称: 图甲}\n"
    )
    data = Job.of(Source(str(tmp_path / "report.yaml"), text)).docx()
    assert imported(data).count("引用: ") == 2
