"""Charts as Word has them: its own, with their workbook; every number in the chart, in the workbook and as typed is the same."""

import io
import posixpath
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from compiler.flow.blocks import Chart, ChartSeries
from compiler.job import Job
from compiler.source.load import Source
from compiler.word.ooxml.package import read, w
from compiler.word.template.compiled import Template
from compiler.word.writer.chart_room import shares
from tests.kit.dialect import made, p
from tests.kit.support import FIXTURES, flow_of, said_of
from tests.kit.validators import errors

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HEAD = "文种: 报告\n标题: 关于收支情况的报告\n正文:\n- 情况见下图。\n"
ROWS = (
    "数据: [[月, 发文（件）, 收文（件）], [1月, '1,204.50', 9.95], [2月, -3, ''], [3月, 0, 123456789012345]]"
)
FOURTEEN = (FIXTURES / "charts.yaml").read_text("utf-8")


def parts_of(text: str) -> dict[str, bytes]:
    return read(Job.of(Source("report.yaml", text)).docx(), "out.docx")


def charts_of(parts: dict[str, bytes]) -> list[etree._Element]:
    names = sorted(
        (n for n in parts if re.fullmatch(r"word/charts/chart\d+\.xml", n)), key=lambda n: (len(n), n)
    )
    return [etree.fromstring(parts[name]) for name in names]


def kept(series: etree._Element) -> list[str | None]:
    """The numbers that a series of the chart keeps, None for a gap."""
    (cache,) = series.iterfind(f"{C}val/{C}numRef/{C}numCache")
    points = {one.get("idx"): one.findtext(f"{C}v") for one in cache.iter(f"{C}pt")}
    (count,) = cache.iter(f"{C}ptCount")
    return [points.get(str(at)) for at in range(int(count.get("val", "0")))]


def books_of(parts: dict[str, bytes]) -> list[bytes]:
    """The workbook of each chart, by its relationship."""
    out = []
    for at, chart in enumerate(charts_of(parts), 1):
        (data,) = chart.iter(f"{C}externalData")
        links = etree.fromstring(parts[f"word/charts/_rels/chart{at}.xml.rels"])
        (target,) = [one.get("Target", "") for one in links if one.get("Id") == data.get(f"{R}id")]
        out.append(parts[posixpath.normpath(f"word/charts/{target}")])
    return out


def raw_of(book: bytes) -> dict[str, str]:
    """The numbers of a workbook as they stand in it, by cell."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    cells = (one for one in sheet.iter() if str(one.tag).endswith("}c") and one.get("t") is None)
    return {one.get("r", ""): one[0].text or "" for one in cells if len(one)}


def test_chart_workbook_and_yaml_hold_the_same_numbers() -> None:
    text = FOURTEEN + f"  - 图表: 折线\n    {ROWS}\n"
    parts = parts_of(text)
    authored = [one for one in flow_of(text).blocks if isinstance(one, Chart)]
    drawn, books = charts_of(parts), books_of(parts)
    assert len(authored) == len(drawn) == len(books) == 15
    for chart, xml, book in zip(authored, drawn, books, strict=True):
        by_name = {one.findtext(f"{C}tx//{C}v"): one for one in xml.iter(f"{C}ser")}
        raw = raw_of(book)
        assert len(raw) == sum(one is not None for series in chart.series for one in series.numbers)
        for series in chart.series:
            numbers = kept(by_name[series.name])
            assert [one and Decimal(one) for one in numbers] == list(series.numbers)
            (column,) = re.findall(r"\$([A-Z])\$2:", by_name[series.name].findtext(f"{C}val//{C}f") or "")
            cells = [raw.get(f"{column}{row}") for row in range(2, len(numbers) + 2)]
            assert [one and Decimal(one) for one in cells] == list(series.numbers)
        for names in xml.iterfind(f".//{C}cat/{C}strRef"):  # texts, though they are years
            assert [one.findtext(f"{C}v") for one in names.iter(f"{C}pt")] == list(chart.categories)
        assert len(xml.findall(f".//{C}cat/{C}strRef")) == len(chart.series)
        sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
        assert [str(row[0].value) for row in sheet.iter_rows(min_row=2)] == list(chart.categories)


def test_numbers_show_as_they_were_typed() -> None:
    rows = "[[月, 甲, 乙, 丙], [一, '1,204', 24.80, 9.95], [二, '86', 25.00, 20]]"
    (book,) = books_of(parts_of(f"{HEAD}- 图表: 折线\n  数据: {rows}\n"))
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert [sheet.cell(2, column).number_format for column in (2, 3, 4)] == ["#,##0", "0.00", "General"]


def test_equal_input_gives_equal_bytes() -> None:
    script = "import sys; from compiler import compile_document as c; sys.stdout.buffer.write(c(sys.stdin.buffer.read().decode()))"
    text = f"{HEAD}- 图表: 组合\n  {ROWS}\n  数值: [发文, 收文]\n"
    one, two = (
        subprocess.run(
            [sys.executable, "-c", script], input=text.encode(), capture_output=True, check=True
        ).stdout
        for _ in range(2)
    )
    assert one == two
    (book,) = books_of(read(one, "out.docx"))
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        assert b"1980-01-01T00:00:00Z" in package.read("docProps/core.xml")
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("kind", ["柱形", "条形", "堆积柱形", "折线", "饼", "组合"])
def test_nothing_is_left_to_the_guess_of_a_reader(kind: str) -> None:
    rows = "[[月, 甲], [一, 1], [二, 2]]" if kind == "饼" else "[[月, 甲, 乙], [一, 1, 2], [二, 2, '']]"
    (xml,) = charts_of(parts_of(f"{HEAD}- 图表: {kind}\n  数据: {rows}\n  单位: 件\n"))

    def said(path: str) -> set[str | None]:
        return {one.get("val") for one in xml.iterfind(f".//{path}")}

    assert said(f"{C}dispBlanksAs") == {"gap"}
    assert said(f"{C}autoTitleDeleted") == {"1"}
    assert said(f"{C}roundedCorners") == {"0"}
    assert len(xml.findall(f".//{C}lineChart/{C}ser/{C}smooth[@val='0']")) == len(
        xml.findall(f".//{C}lineChart/{C}ser")
    )
    assert said(f"{C}barChart/{C}varyColors") | said(f"{C}lineChart/{C}varyColors") <= {"0"}
    flags = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    labels = xml.findall(f".//{C}dLbls")
    wanted = ("0", "0", "1", "0", "1", "0") if kind == "饼" else ("0", "1", "0", "0", "0", "0")
    assert labels
    for one in labels:
        assert tuple(one.find(f"{C}show{flag}").get("val") for flag in flags) == wanted  # type: ignore[union-attr]
    for axis in (*xml.iter(f"{C}catAx"), *xml.iter(f"{C}valAx")):
        names = ("majorTickMark", "minorTickMark", "delete")
        assert all(axis.find(f"{C}{name}") is not None for name in names)
    if kind in ("柱形", "条形", "堆积柱形", "组合"):
        assert all(one is not None for one in said(f"{C}barChart/{C}gapWidth"))
        assert said(f"{C}barChart/{C}gapWidth")
        assert said(f"{C}valAx/{C}scaling/{C}min") == {"0"}  # bars begin at nothing
    latin = [one.get("typeface") for one in xml.iter(f"{A}latin")]
    assert {*latin} == {"仿宋_GB2312"}
    assert [one.get("typeface") for one in xml.iter(f"{A}ea")] == latin


def test_looks_are_told_apart_without_colour() -> None:
    rows = "[[月, 甲, 乙, 丙, 丁, 戊, 己], [一, 1, 2, 3, 4, 5, 6], [二, 6, 5, 4, 3, 2, 1]]"
    (bars,) = charts_of(parts_of(f"{HEAD}- 图表: 柱形\n  数据: {rows}\n"))
    looks = []
    for series in bars.iter(f"{C}ser"):
        (shape,) = series.iterfind(f"{C}spPr")
        pattern = shape.find(f"{A}pattFill")
        grey = shape.find(f"{A}solidFill/{A}srgbClr")
        looks.append(
            pattern.get("prst") if pattern is not None else grey.get("val") if grey is not None else None
        )
    assert len({*looks}) == 6
    greys = [str(one) for one in looks if re.fullmatch("[0-9A-F]{6}", str(one))]
    assert all(one[:2] == one[2:4] == one[4:] for one in greys)
    (lines,) = charts_of(parts_of(f"{HEAD}- 图表: 折线\n  数据: {rows}\n"))
    ways = [
        (one.find(f".//{A}prstDash").get("val"), one.find(f"{C}marker/{C}symbol").get("val"))  # type: ignore[union-attr]
        if one.find(f".//{A}prstDash") is not None
        else ("solid", one.find(f"{C}marker/{C}symbol").get("val"))  # type: ignore[union-attr]
        for one in lines.iter(f"{C}ser")
    ]
    assert len({*ways}) == 6


def test_a_chart_stays_with_its_caption_and_says_what_it_shows() -> None:
    parts = parts_of(
        f"{HEAD}- 图表: 柱形\n  数据: [[年, 甲（件）], [一, 1], [二, 2]]\n  题注: 发文 <甲>\n  宽: 60毫米\n"
    )
    document = etree.fromstring(parts["word/document.xml"])
    (drawing,) = document.iter(w("drawing"))
    paragraph = next(drawing.iterancestors(w("p")))
    assert paragraph.find(f"{w('pPr')}/{w('keepNext')}") is not None
    caption = paragraph.getnext()
    assert caption is not None
    assert "".join(one.text or "" for one in caption.iter(w("t"))) == "图1\u3000发文 <甲>"
    (inline,) = drawing
    extent, properties = inline[0], inline[2]
    assert extent.get("cx") == str(60 * 36_000)
    assert properties.get("descr") == "柱形图：发文 <甲>。甲：一1件，二2件。"


def test_a_chart_is_as_wide_as_its_room_and_no_higher() -> None:
    def size(block: str) -> tuple[int, int]:
        document = etree.fromstring(parts_of(f"{HEAD}- {block}")["word/document.xml"])
        (inline,) = next(document.iter(w("drawing")))
        return int(inline[0].get("cx", "")), int(inline[0].get("cy", ""))

    rows = "[[年, 甲], [一, 1], [二, 2]]"
    whole = size(f"{{图表: 柱形, 数据: {rows}}}\n")
    assert whole[0] == pytest.approx(156 * 36_000, abs=36_000)
    assert whole[1] == pytest.approx(0.55 * 156 * 36_000, abs=36_000)
    half = size(f"{{图表: 柱形, 数据: {rows}, 宽: 50%}}\n")
    assert half[0] == pytest.approx(whole[0] / 2, abs=2)
    assert size(f"{{图表: 柱形, 数据: {rows}, 宽: 300毫米}}\n") == whole
    many = ", ".join(f"[单位{n}, {n}, {n}, {n}, {n}, {n}]" for n in range(30))
    assert size(f"{{图表: 条形, 数据: [[单位, 甲, 乙, 丙, 丁, 戊], {many}]}}\n")[1] <= 225 * 36_000


def test_what_is_not_printed_is_told() -> None:
    def told(block: str) -> list[str]:
        return [one.code.id for one in said_of(f"{HEAD}- {block}\n")]

    assert told("{图表: 柱形, 数据: [[年, 甲], [一, 1], [二, 2]], 宽: 300毫米}") == ["S479"]
    assert told("{图表: 折线, 数据: [[年, 甲, 乙, 丙], [一, 1, 2, 3], [二, 2, 3, 4]]}") == ["S492"]
    assert told("{图表: 饼, 数据: [[年, 甲], [一, 1], [二, 1], [三, 1]]}") == ["S493"]
    long = ", ".join(f"[{'甲乙丙丁戊己庚辛壬癸' * 2}{n}, {n}]" for n in range(20))
    assert told(f"{{图表: 柱形, 数据: [[年, 甲], {long}]}}") == ["S494"]
    days = ", ".join(f"[2025-{n:02}-01, {n}]" for n in range(1, 40))
    assert "S494" in told(f"{{图表: 折线, 数据: [[日, 甲], {days}]}}")


@pytest.mark.parametrize(
    ("values", "places", "total"),
    [
        ("1 1 2", 0, "100"),
        ("1 2 5", 1, "100"),
        ("1 1 1", 1, "99.9"),
        ("2 1 1000", 1, "100"),
        ("0 1 3", 0, "100"),
    ],
)
def test_shares_are_printed_so_that_they_add_up(values: str, places: int, total: str) -> None:
    series = ChartSeries("甲", tuple(map(Decimal, values.split())))
    assert shares(series) == (places, Decimal(total))


@pytest.mark.parametrize(("unit", "axes"), [("（件）", 1), ("（%）", 2), ("", 2)])
def test_columns_and_lines_of_one_unit_share_an_axis(unit: str, axes: int, tmp_path: Path) -> None:
    rows = f"[[年, 甲（件）, 乙{unit}], [一, 271, 30], [二, 204, -2]]"
    data = Job.of(Source("report.yaml", f"{HEAD}- {{图表: 组合, 数据: {rows}}}\n")).docx()
    (file := tmp_path / "chart.docx").write_bytes(data)
    assert errors(file) == []
    (xml,) = charts_of(read(data, "out.docx"))
    assert len(list(xml.iter(f"{C}valAx"))) == axes
    bars, lines = (
        [one.get("val") for one in xml.iterfind(f".//{C}{kind}/{C}axId")]
        for kind in ("barChart", "lineChart")
    )
    assert (bars == lines) is (axes == 1)


def test_two_charts_have_workbooks_of_their_own() -> None:
    block = "- {图表: 柱形, 数据: [[年, 甲], [一, 1], [二, %s]]}\n"
    parts = parts_of(HEAD + block % 2 + block % 3 + block % 2)
    assert [raw_of(book)["B3"] for book in books_of(parts)] == ["2", "3", "2"]
    kinds = parts["[Content_Types].xml"].decode()
    assert kinds.count("drawingml.chart+xml") == kinds.count("spreadsheetml.sheet") == 3
    ids = re.findall(r'<wp:docPr id="(\d+)"', parts["word/document.xml"].decode())
    assert len({*ids}) == len(ids) == 3


def test_a_template_that_goes_through_the_blocks_prints_charts() -> None:
    template = Template.compile(
        made(p("{{p 标题 }}") + p("{%p for 段 in 正文 %}") + p("{{p 段 }}") + p("{%p endfor %}")), "t.docx"
    )
    text = f"{HEAD}- {{图表: 柱形, 数据: [[年, 甲], [一, 1], [二, 2]], 题注: 乙}}\n"
    parts = read(template.render(flow_of(text)), "out.docx")
    assert len(charts_of(parts)) == 1
    (shown,) = etree.fromstring(parts["word/document.xml"]).iter(f"{C}chart")
    links = etree.fromstring(parts["word/_rels/document.xml.rels"])
    (target,) = [one.get("Target") for one in links if one.get("Id") == shown.get(f"{R}id")]
    assert target == "charts/chart1.xml"


def test_two_judges_find_no_fault_with_fourteen_charts(tmp_path: Path) -> None:
    file = tmp_path / "charts.docx"
    file.write_bytes(Job.of(Source("report.yaml", FOURTEEN)).docx())
    assert errors(file) == []


def test_a_report_without_charts_imports_nothing_of_them() -> None:
    script = (
        "import sys; from compiler import compile_document as c; c('文种: 报告\\n标题: 题目\\n正文: 甲\\n');"
        "print([one for one in sys.modules if one == 'xlsxwriter' or 'chart' in one])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_chart_in_a_narrow_room_is_sound(tmp_path: Path) -> None:
    rows = "[[单位, 收入（万元）, 增长率（%）], [某市公共资源交易中心, '123,456', 1], [市审计局, 2, -3]]"
    for kind in ("条形", "组合"):
        chosen = "\n  数值: 收入" if kind == "条形" else ""
        file = tmp_path / f"{kind}.docx"
        text = f"{HEAD}- 图表: {kind}\n  数据: {rows}\n  宽: 20毫米{chosen}\n"
        file.write_bytes(Job.of(Source("report.yaml", text)).docx())
        assert errors(file) == []
        (xml,) = charts_of(read(file.read_bytes(), "out.docx"))
        sizes = [
            float(one.get("val", ""))
            for tag in "wh"
            for one in xml.iterfind(f".//{C}plotArea/{C}layout//{C}{tag}")
        ]
        assert all(0 < one <= 1 for one in sizes)


@pytest.mark.parametrize("key", ["柱状图", "饼图", "折线图"])
def test_other_names_of_charts_are_told_with_the_way_out(key: str) -> None:
    (one,) = said_of(f"{HEAD}- {key}: 收支.xlsx\n")
    assert "图表: 柱形" in one.hint("zh")
    assert one.place
    assert one.place.line == 5
