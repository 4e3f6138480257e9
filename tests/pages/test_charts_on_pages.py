"""Charts on paper: what LibreOffice draws of them is what they say, and the proof knows where they stand."""

import io
import re
from collections import Counter

import pytest
from PIL import Image

from compiler.flow.blocks import Chart
from compiler.flow.charts import shown
from compiler.job import Job
from compiler.pages import measure
from compiler.pages.proof import Proof
from compiler.source.load import Source
from tests.kit.support import FIXTURES

HEAD = "文种: 报告\n标题: 关于收支情况的报告\n正文:\n"
DPI = 144
SIGNED = "署名: 区财政局\n成文日期: 2026-01-05\n"


def proof_of(text: str) -> Proof:
    return Job.of(Source("report.yaml", text)).proof


def drawn_with(chart: str) -> tuple[str, Chart]:
    """What is drawn of a page with one chart, blanks left out, and the chart."""
    job = Job.of(Source("report.yaml", f"{HEAD}- {chart}\n"))
    (found,) = [one for one in job.flow.blocks if isinstance(one, Chart)]
    (page,) = job.proof.layout.pages
    return "".join(glyph.text for glyph in page.glyphs), found


@pytest.mark.parametrize("kind", ["柱形", "条形", "堆积柱形", "折线"])
def test_the_labels_are_the_numbers_and_nothing_else(kind: str) -> None:
    text, chart = drawn_with(
        f"{{图表: {kind}, 数据: [[月, 甲（件）], [春, 41.37], [夏, 26.93], [秋, ''], [冬, 38.51]]}}"
    )
    for number in (one for series in chart.series for one in series.numbers if one is not None):
        assert text.count(shown(number)) == 1
    # Each name once, at its axis; the series is named by no label, and a gap is no 0 at its point.
    assert Counter(one for one in text if one in "春夏秋冬甲") == Counter("春夏秋冬")
    assert "单位：件" in text


def test_a_pie_names_its_slices_and_their_shares() -> None:
    text, _ = drawn_with("{图表: 饼, 数据: [[项目, 金额], [税收, 8123], [非税, 2034], [其他, 843]]}")
    assert [text.count(one) for one in ("税收74%", "非税18%", "其他8%", "8123")] == [1, 1, 1, 0]


def test_a_combined_chart_has_two_axes() -> None:
    text, _ = drawn_with("{图表: 组合, 数据: [[年, 发文（件）, 增长率], [一, 271, 5.3%], [二, 204, -24.7%]]}")
    assert [text.count(one) for one in ("单位：件", "单位：%", "271", "204", "5.3", "-24.7")] == [1] * 6
    assert "发文" in text  # the legend
    assert "增长率" in text


def ink(picture: Image.Image, x: float, top: float, bottom: float) -> list[float]:
    """Where a page is dark between two heights on an upright line, pt."""
    scale = DPI / 72
    rows = range(round(top * scale), round(bottom * scale))
    return [y / scale for y in rows if picture.getpixel((round(x * scale), y)) < 96]  # type: ignore[operator]


def test_lines_are_not_smoothed_and_gaps_are_gaps() -> None:
    """A curve through 1, 9, 1 would stand elsewhere halfway; a line over the gap, or down to 0, would leave ink there."""
    chart = "{图表: 折线, 数据: [[月, 甲], [一, 1], [二, 9], [三, 1], [四, ''], [五, 9], [六, 1]]}"
    proof = Job.of(Source("report.yaml", f"{HEAD}- {chart}\n")).proof
    (page,) = proof.layout.pages
    (png,) = measure.pages_png(proof.pdf, DPI)
    picture = Image.open(io.BytesIO(png)).convert("L")
    size = 10.5
    names = {
        one.text: (one.x0 + one.x1) / 2
        for one in page.glyphs
        if one.size == size and one.text in "一二三四五六"
    }
    ticks = {
        int(line.text): line.baseline - 0.36 * size
        for line in measure.lines_of(
            one for one in page.glyphs if one.size == size and one.x1 < names["一"] - 20
        )
        if line.text.isdigit()
    }
    low, high = min(ticks), max(ticks)
    top, bottom = ticks[high] + 1, ticks[low] - 3
    between = ink(picture, (names["一"] + names["二"]) / 2, top, bottom)
    halfway = ticks[low] + (ticks[high] - ticks[low]) * (5 - low) / (high - low)
    assert sum(between) / len(between) == pytest.approx(halfway, abs=2)
    for at in (-8, 0, 8):
        assert ink(picture, names["四"] + at, top, bottom) == []


def test_fourteen_charts_are_sound_on_paper() -> None:
    job = Job.of(Source(str(FIXTURES / "report.yaml"), (FIXTURES / "charts.yaml").read_text("utf-8")))
    layout = job.proof.layout
    charts = [index for index, block in enumerate(layout.flow.blocks) if isinstance(block, Chart)]
    assert [*layout.charts] == charts
    assert [one.paragraph.text for one in layout.printed if not one.rows] == []
    # Each stands above its caption, on one page with it.
    captions = {one.index: one.rows[0] for one in layout.printed if one.paragraph.role == "caption"}
    for index in charts:
        page, box = layout.charts[index]
        assert page == captions[index].page
        assert box.bottom < captions[index].baseline
    assert [one.code.id for one in job.findings_on_paper if one.code.id != "L757"] == []


def test_a_chart_is_company_for_a_signature() -> None:
    chart = "- {图表: 柱形, 数据: [[季度, 发文], [一季度, 52], [二季度, 61]]}\n"
    alone = proof_of(f"{HEAD}- 甲\n- 分页\n{chart}{SIGNED}")
    assert [one.code.id for one in alone.findings] == []


def test_a_chart_that_leaves_a_page_empty_is_told() -> None:
    long = "一年来，区政府办公室在区委、区政府的正确领导下，较好地完成了各项任务，全年办文办会零差错，督查督办有力有序，现将有关情况报告如下。"
    chart = "- {图表: 柱形, 数据: [[季度, 发文], [一季度, 52], [二季度, 61]], 题注: 发文}\n"
    text = HEAD + f"- {long}\n" * 4 + chart
    found = [one for one in proof_of(text).findings if one.code.id == "L757"]
    (width,) = re.findall(r"宽: (\d+)毫米", found[0].hint("zh"))
    narrower = text.replace("题注: 发文", f"题注: 发文, 宽: {width}毫米")
    assert len(proof_of(narrower).layout.pages) < len(proof_of(text).layout.pages)
    assert [one.code.id for one in proof_of(narrower).findings] == []


def test_a_paragraph_that_says_what_a_chart_says_is_found_below_it() -> None:
    chart = "- {图表: 柱形, 数据: [[季度, 发文], [一季度, 52], [二季度, 61]]}\n"
    layout = proof_of(f"{HEAD}{chart}- 一季度\n").layout
    (box,) = layout.charts.values()
    row = layout.printed[-1].rows[0]
    assert row.baseline > box[1].bottom
