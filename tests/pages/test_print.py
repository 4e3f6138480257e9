"""What documents with attachments, seals, stamps, tables and pictures look like on paper, measured on their PDF."""

import io
import re
import zipfile
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from lxml import etree

from compiler.cli.files import read_source
from compiler.flow.blocks import Flow, Table
from compiler.flow.title_lines import title_lines
from compiler.job import Job
from compiler.pages import measure, office
from compiler.pages.layout import Layout
from compiler.pages.measure import LEFT_MM, MM, RIGHT_MM, Line, Page
from compiler.source.load import Source
from compiler.terms import standard as std
from compiler.word.ooxml.package import W
from tests.kit.signatures import assert_inside, feet_of_seals
from tests.kit.support import FIXTURES
from tests.kit.validators import errors_of

REPORTS = sorted(FIXTURES.glob("*.yaml"))

EM = std.EM / 20 / MM  # mm
PITCH = std.LINE_PITCH / 20 / MM  # mm
BELOW = PITCH - measure.FIRST_BASELINE / MM  # mm, from a baseline to the foot of its row
MIDDLE = 0.38 * std.SIZE_BODY / 2 / MM  # mm, from a baseline up to the middle of a Han character
SHEET_WIDTH, SHEET_HEIGHT = measure.PAGE_MM, measure.PAGE_HEIGHT_MM


class Box(NamedTuple):
    """A picture on a page, in mm from the sheet's left and top."""

    x0: float
    top: float
    x1: float
    foot: float

    @property
    def axis(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        return (self.top + self.foot) / 2

    def meets(self, other: "Box") -> bool:
        across = self.x0 < other.x1 and other.x0 < self.x1
        return across and self.top < other.foot and other.top < self.foot


class Print(NamedTuple):
    """A document on paper."""

    flow: Flow
    docx: bytes
    pages: tuple[Page, ...]
    boxes: tuple[tuple[Box, ...], ...]


@cache
def printed(name: str) -> Print:
    """A fixture as it is first laid out, before any fitting."""
    job = Job.of(read_source(str(FIXTURES / f"{name}.yaml")))
    docx = job.docx()
    pdf = office.to_pdf(docx)
    return Print(job.flow, docx, measure.read(pdf, office.roles()), tuple(_boxes(pdf)))


def _boxes(pdf: bytes) -> list[tuple[Box, ...]]:
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            height = page.get_height()
            images = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
            bounds = [image.get_bounds() for image in images]
            boxes = [
                Box(x0 / MM, (height - y1) / MM, x1 / MM, (height - y0) / MM) for x0, y0, x1, y1 in bounds
            ]
            found.append(tuple(sorted(boxes, key=lambda box: (round(box.top), box.x0))))
    return found


def line_of(pages: Sequence[Page], text: str) -> Line:
    """The one line that begins with a text."""
    (line,) = (line for page in pages for line in page.body if line.text.startswith(text))
    return line


def left(line: Line, index: int = 0) -> float:
    """Where a character of a line begins, em from the left edge of the type area."""
    return (line.glyphs[index].x0 / MM - LEFT_MM) / EM


def right(line: Line) -> float:
    """What stays free on the right of a line, em."""
    return (RIGHT_MM - line.x1 / MM) / EM


def axis(line: Line) -> float:
    """The middle of a line, mm."""
    return (line.x0 + line.x1) / 2 / MM


def rows_between(high: Line, low: Line) -> int:
    return round((low.baseline - high.baseline) / MM / PITCH)


# ---- the note on attachments (7.3.4) ------------------------------------------------------------------------------


def test_note_on_attachments_hangs_under_numbers_and_names() -> None:
    """A-01, A-02, A-05."""
    pages = printed("attachments").pages
    lines = [line for page in pages for line in page.body]
    first = line_of(pages, "附件：1.")
    assert left(first) == pytest.approx(2, abs=0.1)
    assert left(first, 3) == pytest.approx(5, abs=0.2)
    assert rows_between(line_of(pages, "现将"), first) == 2
    for number in range(2, 13):
        assert left(line_of(pages, f"{number}.")) == pytest.approx(5, abs=0.1)
    # The stand-in's full stop is a little narrower than half an em: names begin earlier than 6 and 6.5.
    for start, name, at in (("附件：1.", 5, 6.0), ("10.", 3, 6.5)):
        line = line_of(pages, start)
        turned = lines[lines.index(line) + 1]
        assert left(turned) == pytest.approx(at, abs=0.1)
        assert left(line, name) == pytest.approx(left(turned), abs=0.3)


def test_one_attachment_has_no_number() -> None:
    """A-03, A-05."""
    pages = printed("one-attachment").pages
    line = line_of(pages, "附件：全市")
    lines = pages[0].body
    assert left(line, 3) == pytest.approx(5, abs=0.1)
    assert left(lines[lines.index(line) + 1]) == pytest.approx(5, abs=0.1)


# ---- attachments (7.3.7) ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "count"), [("attachments", 2), ("titles", 3), ("twelve-headings", 1)])
def test_attachments_begin_a_page_with_mark_and_title(name: str, count: int) -> None:
    """A-07 to A-10: the mark on the first line, the title on the third."""
    pages = printed(name).pages
    marked = [page for page in pages if page.body[0].text.startswith("附件")]
    assert len(marked) == count
    for number, page in enumerate(marked, 1):
        mark, title = page.body[:2]
        assert mark.text == (f"附件{number}" if count > 1 else "附件")
        assert left(mark) == pytest.approx(0, abs=0.1)
        assert mark.fonts == {std.HEITI.name}
        assert mark.baseline == pytest.approx((measure.TOP_MM + PITCH - BELOW) * MM, abs=0.1 * PITCH * MM)
        taller = (std.LINE_TITLE - std.LINE_PITCH) / 20 / 2  # what a row of a title sits lower
        assert title.baseline - mark.baseline == pytest.approx(
            2 * measure.PITCH + taller, abs=0.3 * measure.PITCH
        )
        assert axis(title) == pytest.approx(SHEET_WIDTH / 2 + 1, abs=1)
        assert title.fonts == {std.XIAOBIAOSONG.name}


def test_labels_of_an_attachment_begin_anew() -> None:
    lines = [line.text for page in printed("twelve-headings").pages for line in page.body]
    labels = [text.partition("、")[0] for text in lines if re.match("[一二三四五六七八九十]+、", text)]
    assert labels == [*"一二三四五六七八九十", "十一", "十二", *"一二三"]


# ---- titles (7.3.1) -----------------------------------------------------------------------------------------------


def test_titles_break_where_they_should() -> None:
    """T-03 to T-06."""
    made = printed("titles")
    titles = [block.text for block in made.flow.paragraphs if block.role in ("title", "attachment_title")]
    large = [line for page in made.pages for line in page.body if line.sizes == {std.SIZE_TITLE / 2}]
    room = (std.PAGE_WIDTH - std.MARGIN_LEFT - std.MARGIN_RIGHT) / 20 / (std.SIZE_TITLE / 2)
    expected = [text.split("\n") if "\n" in text else title_lines(text, room) for text in titles]
    assert [len(lines) for lines in expected] == [3, 1, 2, 2]
    assert [line.text for line in large] == [text for lines in expected for text in lines]
    assert all(axis(line) == pytest.approx(SHEET_WIDTH / 2 + 1, abs=1) for line in large)
    gaps = [low.baseline - high.baseline for high, low in pairwise(large[:3])]
    assert gaps == pytest.approx([std.LINE_TITLE / 20] * 2, abs=0.2)


# ---- remarks (7.3.6) ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["signature-short-name", "seal", "stamps", "attachments"])
def test_remark_stands_below_the_date(name: str) -> None:
    """Z-01."""
    pages = printed(name).pages
    remark, date = line_of(pages, "（"), line_of(pages, "2024年")
    assert remark.text.endswith("）")
    assert left(remark) == pytest.approx(2, abs=0.1)
    assert rows_between(date, remark) == 1
    assert [date in page.body for page in pages] == [remark in page.body for page in pages]


# ---- seals (7.3.5.1) ----------------------------------------------------------------------------------------------


def test_sealed_date_keeps_four_characters_and_its_name_in_the_middle() -> None:
    """S-01, S-02, S-04."""
    pages = printed("seal").pages
    text, name, date = line_of(pages, "特此报告"), line_of(pages, "某某市财政局"), line_of(pages, "2024年")
    assert right(date) == pytest.approx(4, abs=0.3)
    assert axis(name) == pytest.approx(axis(date), abs=0.5 * EM)
    assert (rows_between(text, name), rows_between(name, date)) == (3, 1)


def test_long_name_under_a_seal_takes_the_date_along() -> None:
    """S-02: the name may reach the right edge, and the middle is still one."""
    pages = printed("seal-long-name").pages
    name, date = line_of(pages, "某某市推进"), line_of(pages, "2024年")
    assert right(name) == pytest.approx(0, abs=0.1)
    assert axis(name) == pytest.approx(axis(date), abs=0.5 * EM)


LONG_NAME = "某某市纪律检查委员会某某市监察委员会驻某某市人民政府办公室纪检监察组"
LONG_LINES = ["某某市纪律检查委员会某某市监察委员会", "驻某某市人民政府办公室纪检监察组"]


def signed(name: str, more: str = "") -> tuple[list[Line], tuple[Box, ...]]:
    """The lines of a signature and its pictures."""
    text = f"文种: 报告\n标题: 落款\n正文: 特此报告。\n署名: {name}\n成文日期: 2024-12-31\n{more}"
    pdf = office.to_pdf(Job.of(Source(str(FIXTURES / "x.yaml"), text)).docx())
    (page,) = measure.read(pdf, office.roles())
    return list(page.body[2:]), _boxes(pdf)[0]


@pytest.mark.parametrize("length", [24, 26, 27, 28])
def test_a_date_below_a_name_as_long_as_a_line_is_two_characters_in(length: int) -> None:
    """S-05."""
    name = "某某省某某市高新技术产业开发区管理委员会办公室行政审批服"[:length]
    rows, _ = signed(name)
    assert [row.text for row in rows] == [name, "2024年12月31日"]
    assert left(rows[1]) - left(rows[0]) == pytest.approx(2, abs=0.2)


@pytest.mark.parametrize(("diameter", "remark"), [(42, ""), (50, "附注: 此件公开发布\n")])
def test_a_seal_stays_inside_the_type_area(tmp_path: Path, diameter: int, remark: str) -> None:
    """S-09. The other sizes in `long/test_notes_with_signatures.py`."""
    assert_inside(feet_of_seals(tmp_path, diameter, remark))


def test_a_name_longer_than_a_line_is_broken_by_its_meaning() -> None:
    """Unsealed its lines begin together, and the date two characters right of them (S-05)."""
    rows, _ = signed(LONG_NAME)
    assert [row.text for row in rows] == [*LONG_LINES, "2024年12月31日"]
    first, second, date = map(left, rows)
    assert first == pytest.approx(second, abs=0.05)
    assert date - first == pytest.approx(2, abs=0.2)
    assert right(rows[0]) == pytest.approx(2, abs=0.2)


def test_a_sealed_long_name_has_its_lines_round_the_middle_of_the_date() -> None:
    """S-02, S-03."""
    rows, (seal,) = signed(LONG_NAME, "印章: seal.png\n")
    assert [row.text for row in rows] == [*LONG_LINES, "2024年12月31日"]
    assert [axis(row) for row in rows] == pytest.approx([seal.axis] * 3, abs=0.3 * EM)
    assert right(rows[0]) > -0.1
    assert seal.top < rows[0].baseline / MM < rows[-1].baseline / MM < seal.foot


def test_seals_below_one_another_have_one_middle() -> None:
    """S-09: where a name is too long for two in a row, its middle is that of all."""
    long = "某某市推进新型城镇化和城乡融合发展工作领导小组办公室"
    rows, seals = signed(f"[某某市财政局, {long}]", "印章: [seal.png, seal.png]\n")
    assert [row.text for row in rows] == ["某某市财政局", long, "2024年12月31日"]
    assert [axis(row) for row in rows] == pytest.approx([axis(rows[1])] * 3, abs=0.3 * EM)
    assert [seal.axis for seal in seals] == pytest.approx([axis(rows[1])] * 2, abs=0.3 * EM)
    assert not seals[0].meets(seals[1])


def test_the_author_s_own_break_in_a_name_wins() -> None:
    rows, _ = signed("|\n  某某市推进城乡融合发展\n  工作领导小组")
    assert [row.text for row in rows[:2]] == ["某某市推进城乡融合发展", "工作领导小组"]
    assert left(rows[2]) - left(rows[0]) == pytest.approx(2, abs=0.2)
    assert right(rows[0]) == pytest.approx(2, abs=0.2)


@pytest.mark.parametrize("fixture", ["seal", "seal-long-name"])
def test_seal_presses_on_name_and_date(fixture: str) -> None:
    """S-03: its middle is theirs, they lie a little below it, and its top is near the text."""
    made = printed(fixture)
    (seal,) = made.boxes[0]
    text, name, date = made.pages[0].body[-3 - (fixture == "seal") :][:3]
    assert (seal.x1 - seal.x0, seal.foot - seal.top) == pytest.approx((std.SEAL_DIAMETER,) * 2, abs=0.2)
    assert seal.axis == pytest.approx(axis(name), abs=1)
    assert seal.axis == pytest.approx(axis(date), abs=0.5 * EM)
    middles = [line.baseline / MM - MIDDLE for line in (name, date)]
    assert seal.top + 10 < middles[0] < middles[1] < seal.foot - 5
    assert seal.middle < sum(middles) / 2 < seal.middle + PITCH
    assert 0 <= seal.top - (text.baseline / MM + BELOW) <= PITCH


def test_joint_seals_stand_in_rows_and_do_not_touch() -> None:
    """S-09."""
    made = printed("joint-seals")
    seals = made.boxes[0]
    *_, text, first, second, last, date = made.pages[0].body
    assert len(seals) == 5
    assert not any(one.meets(other) for one, other in combinations(seals, 2))
    assert all(seal.x0 >= LEFT_MM and seal.x1 <= RIGHT_MM for seal in seals)
    assert all(seal.top > measure.TOP_MM and seal.foot < measure.BOTTOM_MM for seal in seals)
    assert 0 <= seals[0].top - (text.baseline / MM + BELOW) <= PITCH
    # One over each name, in rows and columns.
    assert (first.text, second.text, last.text) == (
        "某某市财政局某某市税务局",
        "某某市统计局某某市人民检察院",
        "某某市审计局",
    )
    names = [
        Line(glyphs)
        for line, cut in ((first, 6), (second, 6), (last, 6))
        for glyphs in (line.glyphs[:cut], line.glyphs[cut:])
        if glyphs
    ]
    assert [seal.axis for seal in seals] == pytest.approx([axis(name) for name in names], abs=1)
    for seal, name in zip(seals, names, strict=True):
        assert seal.middle < name.baseline / MM < seal.foot - 5
    assert len({round(seal.x0, 1) for seal in seals}) == 2
    assert len({round(seal.top, 1) for seal in seals}) == 3
    # The last presses on the date too.
    assert seals[-1].axis == pytest.approx(axis(date), abs=0.5 * EM)
    assert date.baseline / MM < seals[-1].foot
    assert right(date) == pytest.approx(4, abs=0.3)


# ---- stamps (7.3.5.3) ---------------------------------------------------------------------------------------------


def test_stamps_stand_beside_their_posts() -> None:
    """S-11, S-12."""
    made = printed("stamps")
    pages, stamps = made.pages, made.boxes[0]
    text, date = line_of(pages, "特此报告"), line_of(pages, "2024年")
    posts = [line_of(pages, "市长"), line_of(pages, "市人民政府办公室主任")]
    for post, stamp in zip(posts, stamps, strict=True):
        assert (RIGHT_MM - stamp.x1) / EM == pytest.approx(4, abs=0.3)
        assert (stamp.x0 - post.x1 / MM) / EM == pytest.approx(2, abs=0.3)
        assert stamp.middle == pytest.approx(post.baseline / MM - MIDDLE, abs=1)
    assert stamps[0].x0 == stamps[1].x0
    assert stamps[0].foot < stamps[1].top
    # Two blank lines above, one below.
    assert (stamps[0].top - text.baseline / MM - BELOW) / PITCH == pytest.approx(2, abs=0.3)
    assert (date.baseline / MM + BELOW - PITCH - stamps[1].foot) / PITCH == pytest.approx(1, abs=0.3)
    assert right(date) == pytest.approx(4, abs=0.3)


# ---- landscape pages (W-02) ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["landscape-table", "wide-tables"])
def test_page_numbers_stay_where_they_are_on_the_sheet(name: str) -> None:
    """Whichever way the sheet lies: its number on the outer side, one character in, 7 mm below the type area."""
    pages = printed(name).pages
    lying = [not page.portrait for page in pages]
    assert lying == ([False, True, False] if name == "landscape-table" else [False, True, True, False])
    for index, page in enumerate(pages, 1):
        number = measure.page_number(page)
        assert number
        assert number.number == index
        assert (number.right_mm if index % 2 else number.left_mm) == pytest.approx(4.9, abs=0.5)
        assert number.baseline_mm == pytest.approx(270.8, abs=0.5)
        assert number.line.fonts == {std.SONGTI.name}


@pytest.mark.parametrize("name", ["landscape-table", "wide-tables"])
def test_lying_tables_have_their_head_at_the_left_edge_of_the_sheet(name: str) -> None:
    """The margins are those of the upright page, turned."""
    pages = printed(name).pages
    first = next(page for page in pages if not page.portrait)
    caption, head = first.body[:2]
    assert caption.text.startswith("表")
    assert head.text.startswith("单位一月二月")
    for page in pages:
        if not page.portrait:
            assert min(rule.y for rule in page.rules) / MM == pytest.approx(LEFT_MM, abs=PITCH + 2)
            assert max(rule.y for rule in page.rules) / MM < RIGHT_MM + 0.5
            assert min(rule.x0 for rule in page.rules) / MM == pytest.approx(
                measure.LANDSCAPE_LEFT_MM, abs=0.5
            )
            assert max(rule.x1 for rule in page.rules) / MM == pytest.approx(
                measure.LANDSCAPE_RIGHT_MM, abs=0.5
            )


# ---- tables -------------------------------------------------------------------------------------------------------


def _rows(name: str) -> list[list[set[int]]]:
    """The pages on which each cell of each table row is printed, by table."""
    made = printed(name)
    layout = Layout(made.flow, made.pages)
    tables = [index for index, block in enumerate(made.flow.blocks) if isinstance(block, Table)]
    found = []
    for table in tables:
        block = made.flow.blocks[table]
        assert isinstance(block, Table)
        cells = [one for one in layout.printed if one.index == table and one.paragraph.role != "caption"]
        width = len(block.rows[0])
        pages = [{row.page for row in cell.rows} for cell in cells]
        found.append([set().union(*pages[at : at + width]) for at in range(0, len(pages), width)])
    return found


def test_a_long_table_repeats_its_head_and_splits_no_row() -> None:
    made = printed("long-table")
    (rows,) = _rows("long-table")
    assert len(rows) == 400
    assert all(len(pages) == 1 for pages in rows)
    first, *others = (page.body for page in made.pages)
    assert [line.text for line in first[:4]][2:] == ["表1各单位情况", "单位次数情况"]
    assert len(others) > 10
    assert {lines[0].text for lines in others} == {"单位次数情况"}
    heads = sum(line.text == "单位次数情况" for page in made.pages for line in page.body)
    assert heads == len(made.pages)


@pytest.mark.parametrize("name", ["long-table", "wide-tables", "landscape-table", "pictures"])
def test_tables_stay_inside_the_type_area_and_fill_its_width(name: str) -> None:
    for page in printed(name).pages:
        x0, x1 = (
            (LEFT_MM, RIGHT_MM) if page.portrait else (measure.LANDSCAPE_LEFT_MM, measure.LANDSCAPE_RIGHT_MM)
        )
        y0, y1 = (measure.TOP_MM, measure.BOTTOM_MM) if page.portrait else (LEFT_MM, RIGHT_MM)
        for line in page.body:
            hanging = line.glyphs[-1].text in "。，、；："
            assert line.x0 / MM > x0 - 0.3
            assert line.x1 / MM < x1 + (EM if hanging else 0.5)
        for rule in page.rules:
            assert y0 - 0.3 < rule.y / MM < y1 + 0.3
        if page.rules:
            assert min(rule.x0 for rule in page.rules) / MM == pytest.approx(x0, abs=0.3)
            assert max(rule.x1 for rule in page.rules) / MM == pytest.approx(x1, abs=0.3)


def test_short_headings_stay_on_one_line_though_their_columns_are_long() -> None:
    rows = "".join(
        f"      - [{n}, 推进某某片区老旧小区改造工程及配套设施建设, 市住房和城乡建设局, 2025年{n}月底前, '1234.5', 分两期实施]\n"
        for n in range(1, 4)
    )
    head = "      - [序号, 项目名称, 责任单位, 完成时限, 资金（万元）, 备注]\n"
    text = f"文种: 报告\n标题: 表\n正文:\n  - 表格:\n{head}{rows}"
    pdf = office.to_pdf(Job.of(Source("x.yaml", text)).docx())
    (page,) = measure.read(pdf, office.roles())
    assert page.body[1].text == "序号项目名称责任单位完成时限资金（万元）备注"


@pytest.mark.parametrize("name", ["long-table", "wide-tables", "landscape-table", "pictures"])
def test_captions_stay_with_their_tables(name: str) -> None:
    """A caption, the head and the first row below it stand on one page; no page ends with a caption or a head."""
    made = printed(name)
    layout = Layout(made.flow, made.pages)
    captions = [one for one in layout.printed if one.paragraph.role == "caption"]
    tables = [
        (caption, rows)
        for caption, rows in zip(
            [one for one in captions if one.paragraph.text.startswith("表")], _rows(name), strict=True
        )
    ]
    assert tables
    for caption, rows in tables:
        assert {row.page for row in caption.rows} == rows[0] == rows[1]


# ---- pictures -----------------------------------------------------------------------------------------------------


def test_pictures_are_scaled_down_to_the_type_area_and_never_up() -> None:
    made = printed("pictures")
    (wide, dot), _, (tall,), _ = made.boxes
    width, height = RIGHT_MM - LEFT_MM, measure.BOTTOM_MM - measure.TOP_MM
    assert (wide.x1 - wide.x0, wide.foot - wide.top) == pytest.approx((width, width * 3 / 4), abs=0.5)
    assert dot.x1 - dot.x0 < 0.5
    assert tall.foot - tall.top < height
    assert (tall.foot - tall.top) / (tall.x1 - tall.x0) == pytest.approx(8, rel=0.01)
    for box in (wide, dot, tall):
        assert box.x0 > LEFT_MM - 0.2
        assert box.x1 < RIGHT_MM + 0.2
        assert box.top > measure.TOP_MM - 0.2
        assert box.foot < measure.BOTTOM_MM
        assert box.axis == pytest.approx((LEFT_MM + RIGHT_MM) / 2, abs=0.5)
    extents = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', _part(made.docx))
    assert extents[1] == ("9525", "9525")  # 1 px at 96 to the inch, in EMU


def test_captions_stand_right_below_their_pictures() -> None:
    made = printed("pictures")
    for page, box, text in ((0, made.boxes[0][0], "图1一张大图"), (2, made.boxes[2][0], "图2一张高图")):
        (caption,) = (line for line in made.pages[page].body if line.text == text)
        assert 0 < caption.baseline / MM - box.foot < 1.2 * PITCH


# ---- captions and references --------------------------------------------------------------------------------------


def _part(docx: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def test_captions_are_numbered_and_references_print_their_numbers() -> None:
    lines = [line.text for page in printed("pictures").pages for line in page.body]
    captions = [text for text in lines if re.match(r"[图表]\d", text)]
    assert captions == ["图1一张大图", "表1前面的表", "图2一张高图", "表2后面的表"]
    assert "情况见图1、图2和表2。" in lines
    assert "以上见表2。" in lines


def test_captions_and_references_are_fields_of_word_s_own() -> None:
    root = etree.fromstring(_part(printed("pictures").docx).encode())
    space = {"w": W}
    codes = [(one.text or "").split()[:2] for one in root.iterfind(".//w:instrText", space)]
    assert [code for code in codes if code[0] == "SEQ"] == [
        ["SEQ", name] for name in ("图", "表", "图", "表")
    ]
    wanted = [code[1] for code in codes if code[0] == "REF"]
    assert len(wanted) == 4
    starts = {one.get(f"{{{W}}}name"): one for one in root.iterfind(".//w:bookmarkStart", space)}
    texts = {}
    for name, start in starts.items():
        inside = []
        for sibling in start.itersiblings():
            if sibling.tag == f"{{{W}}}bookmarkEnd":
                break
            inside += [text.text or "" for text in sibling.iterfind("w:t", space)]
        texts[name] = "".join(inside)
    assert [texts[name] for name in wanted] == ["图1", "图2", "表2", "表2"]


# ---- the files ----------------------------------------------------------------------------------------------------


@pytest.mark.long
def test_validators_find_nothing_in_the_fixtures(tmp_path: Path) -> None:
    files = [tmp_path / f"{path.stem}.docx" for path in REPORTS]
    for file in files:
        file.write_bytes(printed(file.stem).docx)
    assert {file.name: found for file, found in errors_of(files).items() if found} == {}
