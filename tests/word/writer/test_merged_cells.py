"""Merged cells, lines beside tables, pictures in cells and their widths, as Word has them."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised
from compiler.draft.yaml_text import dump
from compiler.flow.blocks import Table
from compiler.job import Job
from compiler.source.load import Source
from compiler.word.ooxml.package import read, w
from compiler.word.template.compiled import Template
from tests.kit.dialect import made, ours, p, table, tr
from tests.kit.support import FIXTURES, flow_of, said_of

HEAD = "文种: 报告\n标题: 关于收支情况的报告\n正文:\n- 情况见下表。\n"
FOOT = "署名: 区财政局\n成文日期: 2026-01-05\n"
HEADERS = {
    1: "[单位, 收入, 支出, 备注]",
    2: "[单位, 收入, {合并: 左}, 备注]\n  - [{合并: 上}, 税收, 非税, {合并: 上}]",
    3: "[收支情况, {合并: 左}, {合并: 左}, {合并: 左}]\n  - [单位, 收入, {合并: 左}, 备注]\n  - [{合并: 上}, 税收, 非税, {合并: 上}]",
    4: "[单位, 收入, {合并: 左}, 备注]\n  - [{合并: 上}, 税收, 非税, {合并: 上}]\n  - [{合并: 上}, 万元, 万元, {合并: 上}]\n"
    "  - [{合并: 上}, '1', '2', {合并: 上}]",
}


def of_rows(header: str, body: str, more: str = "") -> str:
    return f"{HEAD}- 表格:\n  - {header}\n{body}{more}{FOOT}"


def xml_of(text: str, folder: Path | None = None) -> bytes:
    data = Job.of(Source(str((folder or Path()) / "report.yaml"), text)).docx()
    return read(data, "out.docx")["word/document.xml"]


def drawn(xml: bytes) -> list[str]:
    """Each row of the first table: its cells with ⟷ and the columns they take, ↓ where one goes down, ↑ where it goes on."""
    root = etree.fromstring(xml)
    out = []
    for row in next(root.iter(w("tbl"))).iter(w("tr")):
        cells = []
        for cell in row.iter(w("tc")):
            span, down = (cell.find(f"{w('tcPr')}/{w(tag)}") for tag in ("gridSpan", "vMerge"))
            sign = "" if down is None else {"restart": "↓", "continue": "↑"}[down.get(w("val"), "")]
            wide = "" if span is None else f"⟷{span.get(w('val'))}"
            cells.append("".join(text.text or "" for text in cell.iter(w("t"))) + wide + sign)
        head = "头 " if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None else ""
        out.append(head + "│".join(cells))
    return out


def test_merged_cells_as_word_has_them() -> None:
    body = "  - [甲镇, '1', '2', {合并: 左}]\n  - [{合并: 上}, '3', {合并: 上}, {合并: 左}]\n  表头: 2\n"
    assert drawn(xml_of(of_rows(HEADERS[2], body))) == [
        "头 单位↓│收入⟷2│备注↓",
        "头 ↑│税收│非税│↑",
        "甲镇↓│1│2⟷2↓",
        "↑│3│⟷2↑",
    ]


@pytest.mark.parametrize("rows", HEADERS)
def test_every_row_of_a_header_is_repeated(rows: int) -> None:
    body = "".join(f"  - [第{n}镇, '1', '2', 无]\n" for n in range(400))
    lines = drawn(xml_of(of_rows(HEADERS[rows], body, f"  表头: {rows}\n")))
    assert [line.startswith("头 ") for line in lines] == [True] * rows + [False] * 400
    (found,) = [block for block in flow_of(of_rows(HEADERS[rows], body)).blocks if isinstance(block, Table)]
    assert found.header_rows == rows  # by its merged cells, too


def test_columns_are_as_wide_as_the_table_whatever_is_merged() -> None:
    root = etree.fromstring(xml_of(of_rows(HEADERS[3], "  - [甲镇, '1', '2', 无]\n", "  表头: 3\n")))
    (found,) = root.iter(w("tbl"))
    widths = [int(one.get(w("w"), "0")) for one in found.iter(w("gridCol"))]
    for row in found.iter(w("tr")):
        assert sum(int(one.get(w("w"), "0")) for one in row.iter(w("tcW"))) == sum(widths)


@pytest.mark.parametrize(
    ("text", "align"), [("注：不含退税。", "left"), ("合计", "center"), ("字" * 30, "left")]
)
def test_a_cell_over_all_columns_begins_at_the_left_where_it_is_a_note(text: str, align: str) -> None:
    body = f"  - [甲镇, '1', '2', 无]\n  - [{text}, {{合并: 左}}, {{合并: 左}}, {{合并: 左}}]\n"
    xml = xml_of(of_rows(HEADERS[1], body)).decode()
    before = xml[: xml.index(text)]
    assert re.findall(r'<w:jc w:val="(\w+)"', before)[-1] == align


@pytest.mark.parametrize("caption", ["", "  题注: 收支\n"])
def test_lines_above_and_below_stay_with_the_table(caption: str) -> None:
    more = "  表上: 单位：万元\n  表注: |\n    注1：不含退税。\n    注2：按月统计。\n" + caption
    root = etree.fromstring(xml_of(of_rows(HEADERS[1], "  - [甲镇, '1', '2', 无]\n", more)))
    (found,) = root.iter(w("tbl"))
    above, below = found.getprevious(), found.getnext()
    assert above is not None
    assert below is not None
    texts = ["".join(t.text or "" for t in one.iter(w("t"))) for one in (above, below)]
    assert texts == ["单位：万元", "注1：不含退税。注2：按月统计。"]
    assert above.find(f"{w('pPr')}/{w('jc')}").get(w("val")) == "right"  # type: ignore[union-attr]
    assert above.find(f"{w('pPr')}/{w('keepNext')}") is not None
    last = [*found.iter(w("tr"))][-1]
    assert all(one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in last.iter(w("p")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "图.png").write_bytes((FIXTURES / "dot.png").read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("width", "mm"),
    [("60毫米", 60), ("6厘米", 60), ("６０ mm", 60), ("50%", 78), ("10字", 55.6), ("100%", 156)],
)
def test_the_width_of_a_picture(folder: Path, width: str, mm: float) -> None:
    xml = xml_of(f"{HEAD}- 图片: 图.png\n  宽: {width}\n{FOOT}", folder).decode()
    (extent,) = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)
    assert int(extent[0]) / 36_000 == pytest.approx(mm, abs=0.6)
    assert extent[0] == extent[1]  # a square stays one


def test_a_picture_wider_than_its_room_is_told(folder: Path) -> None:
    (one,) = said_of(f"{HEAD}- 图片: 图.png\n  宽: 200毫米\n{FOOT}", folder / "report.yaml")
    assert (one.code.id, one.args) == ("S479", {"wanted": "200", "number": "156"})


def test_a_picture_wider_than_its_cell_is_told(folder: Path) -> None:
    text = of_rows(
        HEADERS[1],
        "  - [甲镇, '1', '2', {图片: 图.png, 宽: 150毫米}]\n  - [乙镇, '1', '2', {图片: 图.png, 宽: 9毫米}]\n",
    )
    (one,) = said_of(text, folder / "report.yaml")
    assert (one.code.id, one.args["wanted"], one.place and one.place.line) == ("S479", "150", 7)


def test_a_picture_in_a_cell_is_no_wider_than_the_cell(folder: Path) -> None:
    text = of_rows(HEADERS[1], "  - [甲镇, '1', '2', {图片: 图.png, 宽: 150毫米, 替代文字: 现场}]\n")
    root = etree.fromstring(xml_of(text, folder))
    (drawing,) = root.iter(w("drawing"))
    cell = next(drawing.iterancestors(w("tc")))
    extent = next(one for one in drawing.iter() if str(one.tag).endswith("}extent"))
    assert 0 < int(extent.get("cx", "0")) <= int(next(cell.iter(w("tcW"))).get(w("w"), "0")) * 635
    assert b'descr="\xe7\x8e\xb0\xe5\x9c\xba"' in etree.tostring(drawing, encoding="utf-8")


def test_what_is_written_is_read_again(folder: Path) -> None:
    """Merged cells, header rows, lines beside the table and widths come back from our own document as they were typed."""
    table_of = f"- 表格:\n  - {HEADERS[3]}\n  - [甲镇, '1', '2', 无]\n  - [{{合并: 上}}, '3', {{图片: 图.png, 宽: 9毫米}}, 有]\n"
    more = "  题注: 收支\n  表头: 3\n  表上: 单位：万元\n  表注: 注：不含退税。\n"
    text = f"{HEAD}{table_of}{more}- 图片: 图.png\n  宽: 60毫米\n- 后面的文字。\n{FOOT}"
    first = Job.of(Source(str(folder / "report.yaml"), text))
    draft = read_draft("out.docx", first.docx())
    for name, data in draft.pictures.items():
        (folder / name).write_bytes(data)
    again = Job.of(Source(str(folder / "again.yaml"), dump(recognised(draft).data)))
    one, other = (next(b for b in job.flow.blocks if isinstance(b, Table)) for job in (first, again))
    assert [note.code.id for note in draft.notes] == []
    assert [[cell.text for cell in row] for row in one.rows] == [
        [cell.text for cell in row] for row in other.rows
    ]
    assert (one.spans, one.header_rows) == (other.spans, other.header_rows)
    assert [(at, drawn.width) for at, drawn in one.pictures] == [
        (at, drawn.width) for at, drawn in other.pictures
    ]
    assert [p and p.text for p in (one.caption, one.above, one.below)] == [
        p and p.text for p in (other.caption, other.above, other.below)
    ]


def test_a_loop_over_blocks_prints_the_table_whole() -> None:
    data = made(p("{%p for 段 in 正文 %}") + p("{{p 段 }}") + p("{%p endfor %}"))
    text = of_rows(HEADERS[2], "  - [甲镇, '1', '2', 无]\n", "  表上: 单位：万元\n  表注: 注：不含退税。\n")
    flow = flow_of("文种: 报告\n" + text[text.index("正文:") : text.index("署名")])
    xml = read(Template.compile(data, "t.docx").render(flow), "out.docx")["word/document.xml"]
    assert drawn(xml)[:2] == ["头 单位↓│收入⟷2│备注↓", "头 ↑│税收│非税│↑"]
    texts = re.findall("<w:t [^>]*>([^<]*)", xml.decode())
    assert [one for one in texts if one.startswith(("单位：", "注："))] == ["单位：万元", "注：不含退税。"]


def cell(text: str, columns: int = 1, down: str = "") -> str:
    merge = f'<w:vMerge w:val="{down}"/>' if down else ""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{p(text)}</w:tc>"


def test_a_loop_over_rows_leaves_merged_cells_as_they_are() -> None:
    rows = [
        tr(cell("单位", down="restart"), cell("收入", 2)),
        tr(cell("", down="continue"), cell("税收"), cell("非税")),
        tr(cell("{%tr for 行 in 收支 %}", 3)),
        tr(cell("{{ 行.名 }}", down="restart"), cell("{{ 行.甲 }}"), cell("本年")),
        tr(cell("", down="continue"), cell("{{ 行.乙 }}", 2)),
        tr(cell("{%tr endfor %}", 3)),
        tr(cell("合计", 3)),
    ]
    data = {"收支": [{"名": "甲镇", "甲": "1", "乙": "2"}, {"名": "乙镇", "甲": "3", "乙": "4"}]}
    out = ours(made(table(*rows, columns=3)), data)
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        xml = archive.read("word/document.xml")
    assert drawn(xml) == [
        "单位↓│收入⟷2",
        "↑│税收│非税",
        "甲镇↓│1│本年",
        "↑│2⟷2",
        "乙镇↓│3│本年",
        "↑│4⟷2",
        "合计⟷3",
    ]


def test_a_figure_that_names_a_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(
        made(p("{{p 标题 }}") + p("{{p 正文 }}") + p("{{ 数据.照片 }}{{ 数据.网址 }}"))
    )
    text = (
        "文种: 报告\n模板: t.docx\n标题: 题目\n正文: 甲\n数据:\n  照片: 现场.png\n  网址: 见现场.png，另附\n"
    )
    found = said_of(text, tmp_path / "report.yaml")
    assert [(one.code.id, one.args["name"]) for one in found if one.severity == "warning"] == [
        ("S468", "照片")
    ]
