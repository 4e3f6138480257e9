"""Papers that are issued, on their pages: mark, red line, number, signatories, and the foot of the last page, within 1 mm of each format's
own rule. The numbers come from the standard's table."""

from pathlib import Path

import pytest

from compiler.job import Job
from compiler.pages import measure
from compiler.source.load import Source
from compiler.terms import standard as std
from tests.kit.issued import FORMATS, Sheets, paper, sheets
from tests.kit.support import STARTERS

MARK_TOP = {
    "official": std.MARK_TOP,
    "upward": std.MARK_TOP,
    "letter": std.LETTER_MARK_TOP,
    "order": std.ORDER_MARK_TOP,
    "minutes": std.MINUTES_MARK_TOP,
}
ABOVE = {
    "nothing": "",
    "urgency": "紧急程度: 特急\n",
    "all": "份号: '000001'\n密级: 秘密★1年\n紧急程度: 特急\n",
}
NAMES = (
    "某市团委",
    "某某市人民政府办公室",
    "某某市住房和城乡建设与交通管理局",
    "某某自治州自然资源和规划与生态环境保护委员会办公室",
)
_MANY = "，".join(f"某某市第{n}局办公室" for n in "一二三四五六")
EDITED = {
    "edition": paper("minutes", 3, "编发: {机关: 某某市人民政府办公室, 日期: 2026-03-20}\n"),
    "long edition": paper("minutes", 3, f"编发: {{机关: {NAMES[-1]}, 日期: 2026-03-20}}\n"),
}
CASES = {
    **EDITED,
    "minutes of many": paper("minutes", 3, f"出席: {'张某某、李某某、' * 5}王某某\n请假: 赵某某\n"),
    "addressed at the foot": paper("official", 3, f"主送机关: {_MANY[:38]}\n主送位置: 版记\n").replace(
        "2026-01-08}", "2026-01-08, 份数: 25}"
    ),
    "bulletin": paper("minutes")
    .replace("文种: 纪要", "文种: 简报")
    .replace("〔2026〕3号", "第3期")
    .replace("市委办公室，市人大常委会办公室", f"[报：{_MANY[:38]}, 送：市委各部门，市政府各部门]"),
    **{f"{form} {above}": paper(form, 3, more) for form in FORMATS for above, more in ABOVE.items()},
    **{f"name of {len(name)}": paper("official").replace("某某市财政局\n", f"{name}\n", 1) for name in NAMES},
    **{
        f"joint {count}": paper("official").replace(
            "发文机关: 某某市财政局",
            f"发文机关: [{', '.join(('某某市财政局', '某某市审计局', '某某市自然资源和规划局', '某某市司法局', '某某市水利局', '某某市商务局')[:count])}]",
        )
        for count in range(2, 7)
    },
    **{
        f"signed by {count}": paper("upward").replace(
            "签发人: 张某某",
            f"签发人: [{', '.join(('张某某', '李某某', '王某', '赵某某', '欧阳某某', '钱某某')[:count])}]",
        )
        for count in range(2, 7)
    },
    **{f"official of {lines}": paper("official", lines) for lines in (1, 12, 13, 14, 33, 34, 35, 36)},
    "long copies": paper("official", 4).replace(
        "市委办公室，市人大常委会办公室", "，".join(f"某某市第{n}局办公室" for n in "一二三四五六七八九")
    ),
}


@pytest.fixture(scope="module")
def made() -> dict[str, Sheets]:
    return dict(zip(CASES, sheets(list(CASES.values())), strict=True))


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.stem)
def test_what_new_gives_is_told_nothing_of_on_paper(path: Path) -> None:
    """As an office sends it: no page that is set closer or looser, none that ends early, none for the foot alone."""
    proof = Job.of(Source(path.name, path.read_text("utf-8"))).proof
    assert [one.message("zh") for one in proof.findings] == []
    assert all(page.glyphs for page in proof.layout.pages)
    foot = [rule for rule in proof.layout.pages[-1].rules if rule.colour == "000000"]
    last = proof.layout.pages[-1].body
    assert not foot or last[0].baseline < min(rule.y for rule in foot)


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("form", FORMATS)
def test_the_mark_stands_where_its_format_wants_it_whatever_is_above_it(
    form: str, above: str, made: dict[str, Sheets]
) -> None:
    mark = made[f"{form} {above}"].red[0]
    assert mark.top == pytest.approx(MARK_TOP[form], abs=1)
    assert (mark.left + mark.right) / 2 == pytest.approx(106 if form != "letter" else 105.5, abs=1)


@pytest.mark.parametrize("form", ["official", "upward", "minutes"])
def test_the_red_line_is_4_mm_below_the_number_and_as_wide_as_the_type_area(
    form: str, made: dict[str, Sheets]
) -> None:
    page = made[f"{form} all"]
    line = page.red[-1]
    number = next(ink for ink in reversed(page.black()) if ink.bottom < line.top)
    assert line.top - number.bottom == pytest.approx(std.DIVIDER_BELOW, abs=1)
    assert line.left == pytest.approx(measure.LEFT_MM, abs=1)
    assert line.right - line.left == pytest.approx(std.DIVIDER_WIDTH, abs=1)


@pytest.mark.parametrize("name", EDITED)
def test_who_edits_minutes_stands_above_the_red_line_and_when_at_its_right(
    name: str, made: dict[str, Sheets]
) -> None:
    page = made[name]
    line = page.red[-1]
    edition = next(ink for ink in reversed(page.black()) if ink.bottom < line.top)
    assert line.top - edition.bottom == pytest.approx(std.DIVIDER_BELOW, abs=1)
    em = std.EM / 20
    rows = [row for row in page.pages[0].body if row.baseline < line.top * measure.MM]
    office = next(row for row in rows if "办公室" in row.text)
    day = next(row for row in rows if row.text.endswith("2026年3月20日"))
    assert (office == day) is (name == "edition")
    assert office.x0 == pytest.approx(measure.LEFT_MM * measure.MM + em, abs=0.2 * em)
    assert day.x1 == pytest.approx(measure.RIGHT_MM * measure.MM - em, abs=0.2 * em)
    assert page.red[0].top == pytest.approx(std.MINUTES_MARK_TOP, abs=1)


def test_the_text_of_an_order_begins_two_lines_below_its_number(made: dict[str, Sheets]) -> None:
    """O-03."""
    number, text = made["order nothing"].pages[0].body[1:3]
    assert number.text == "第3号"
    lines = (text.baseline - number.baseline) * 20 / std.LINE_PITCH
    assert lines == pytest.approx(std.ORDER_LINES_ABOVE_BODY + 1, abs=0.1)


def test_those_at_a_meeting_hang_from_behind_the_word(made: dict[str, Sheets]) -> None:
    """M-02."""
    page = made["minutes of many"]
    rows = [row for row in page.pages[0].body if row.baseline < page.imprint[0].y]
    first, second, absent = rows[-3:]
    em, left = std.EM / 20, measure.LEFT_MM * measure.MM
    assert first.text.startswith("出席：")
    assert absent.text.startswith("请假：")
    assert first.x0 == pytest.approx(left + std.ATTENDANCE_LEFT * em, abs=0.2 * em)
    assert second.x0 == pytest.approx(left + (std.ATTENDANCE_LEFT + 3) * em, abs=0.2 * em)


def test_those_addressed_at_the_foot_stand_above_the_copies_without_a_line_between(
    made: dict[str, Sheets],
) -> None:
    """K-05, K-07: how many copies were printed stands below a thin line of its own."""
    page = made["addressed at the foot"]
    first, *inner, last = page.imprint
    assert last.y / measure.MM == pytest.approx(std.IMPRINT_FOOT, abs=1)
    assert [rule.thickness for rule in inner] == [std.IMPRINT_THIN / 8] * 2
    within = [line for line in page.pages[-1].body if line.baseline > first.y]
    main, more, copies, office, count = within
    assert main.text.startswith("主送：某某市第一局办公室")
    assert copies.text.startswith("抄送：")
    assert inner[0].y > copies.baseline
    assert office.baseline < inner[1].y < count.baseline
    assert count.text == "（共印25份）"
    assert more.x0 == pytest.approx(main.x0 + 3 * std.EM_IMPRINT / 20, abs=3)


def test_what_bulletins_say_for_copies_has_lines_of_its_own(made: dict[str, Sheets]) -> None:
    page = made["bulletin"]
    first, inner, last = page.imprint
    assert last.y / measure.MM == pytest.approx(std.IMPRINT_FOOT, abs=1)
    report, more, send = [line for line in page.pages[-1].body if first.y < line.baseline < inner.y]
    assert report.text.startswith("报：某某市第一局办公室")
    assert send.text == "送：市委各部门，市政府各部门。"
    assert more.x0 == pytest.approx(report.x0 + 2 * std.EM_IMPRINT / 20, abs=3)


def test_a_letter_has_its_two_double_lines(made: dict[str, Sheets]) -> None:
    page = made["letter all"]
    mark, thick, thin, low_thin, low_thick = page.red
    assert thick.top - mark.bottom == pytest.approx(std.LETTER_RULE_BELOW, abs=1)
    assert thick.bottom - thick.top > thin.bottom - thin.top
    assert low_thick.bottom - low_thick.top > low_thin.bottom - low_thin.top
    assert low_thick.bottom == pytest.approx(std.LETTER_RULE_FOOT, abs=1)
    for line in (thick, thin, low_thin, low_thick):
        assert line.left == pytest.approx(20, abs=1)
        assert line.right == pytest.approx(190, abs=1)
    number = next(ink for ink in page.black() if ink.top > thin.bottom)
    assert number.top - thin.bottom == pytest.approx(std.LETTER_HEAD_BELOW / 20 / measure.MM, abs=1)  # L-05
    assert number.left == pytest.approx(measure.LEFT_MM, abs=1)
    assert number.right == pytest.approx(measure.RIGHT_MM, abs=1)
    assert measure.page_number(page.pages[0]) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_mark_of_whatever_length_is_on_one_line_and_begins_as_high(
    name: str, made: dict[str, Sheets]
) -> None:
    mark = made[f"name of {len(name)}"].red[0]
    assert mark.top == pytest.approx(std.MARK_TOP, abs=1)
    assert mark.bottom - mark.top < 19
    assert mark.left > measure.LEFT_MM - 0.5
    assert mark.right < measure.RIGHT_MM + 0.5


@pytest.mark.parametrize("count", range(2, 7))
def test_names_of_a_joint_paper_stand_beside_the_word_in_the_middle_of_their_height(
    count: int, made: dict[str, Sheets]
) -> None:
    page = made[f"joint {count}"].pages[0]
    assert made[f"joint {count}"].red[0].top == pytest.approx(std.MARK_TOP, abs=1)
    glyphs = [glyph for glyph in page.glyphs if glyph.colour == std.RED]
    names = sorted({round(glyph.baseline) for glyph in glyphs if glyph.text not in "文件"})
    word = [glyph for glyph in glyphs if glyph.text in "文件"]
    assert len(names) == count
    assert "".join(glyph.text for glyph in word) == "文件"
    middle = (names[0] - 0.4 * glyphs[0].size + names[-1] - 0.4 * glyphs[0].size) / 2
    assert (word[0].baseline - 0.4 * word[0].size) / measure.MM == pytest.approx(middle / measure.MM, abs=2.5)
    edges = {
        baseline: [g for g in glyphs if round(g.baseline) == baseline and g not in word] for baseline in names
    }
    assert len({round(min(g.x0 for g in row) / measure.MM) for row in edges.values()}) == 1
    assert len({round(max(g.x1 for g in row) / measure.MM / 2) for row in edges.values()}) == 1
    assert page.body[-1].text.endswith("文字。")  # H-17: the first page shows text


@pytest.mark.parametrize("count", range(2, 7))
def test_those_who_have_signed_stand_two_in_a_row_the_number_on_the_last(
    count: int, made: dict[str, Sheets]
) -> None:
    page = made[f"signed by {count}"].pages[0]
    rows = [line for line in page.body if any(glyph.font == std.KAITI.name for glyph in line.glyphs)]
    assert len(rows) == -(-count // 2)
    assert rows[-1].text.startswith("某财〔2026〕12号")
    assert rows[0].text.removeprefix("某财〔2026〕12号").startswith("签发人：张某某")
    names = [[glyph for glyph in row.glyphs if glyph.font == std.KAITI.name] for row in rows]
    assert len({round(row[0].x0) for row in names}) == 1  # below the first name of the row above
    em = std.EM / 20
    assert rows[-1].x0 == pytest.approx(measure.LEFT_MM * measure.MM + em, abs=0.3 * em)
    edge = max(row[-1].x1 for row in names)
    assert edge == pytest.approx(measure.RIGHT_MM * measure.MM - em, abs=0.3 * em)


@pytest.mark.parametrize(
    "name", [name for name in CASES if name.startswith("official of") or name == "long copies"]
)
def test_the_foot_of_the_paper_is_the_foot_of_the_type_area(name: str, made: dict[str, Sheets]) -> None:
    page = made[name]
    first, *inner, last = page.imprint
    assert last.y / measure.MM == pytest.approx(std.IMPRINT_FOOT, abs=1)
    assert (first.thickness, last.thickness) == (std.IMPRINT_THICK / 8, std.IMPRINT_THICK / 8)
    assert [rule.thickness for rule in inner] == [std.IMPRINT_THIN / 8]
    for rule in page.imprint:
        assert rule.x0 / measure.MM == pytest.approx(measure.LEFT_MM, abs=1)
        assert rule.x1 / measure.MM == pytest.approx(measure.RIGHT_MM, abs=1)
    above = [line for line in page.pages[-1].body if line.baseline < first.y]
    assert all(line.baseline < first.y - 1 for line in above)
    text = "".join(line.text for sheet in page.pages for line in sheet.body)
    assert "抄送：" in text
    assert "2026年1月8日印发" in text
    within = [line for line in page.pages[-1].body if line.baseline > first.y]
    assert within[0].text.startswith("抄送：")
    assert within[-1].text == "某某市财政局办公室2026年1月8日印发"


@pytest.mark.parametrize(("lines", "begun"), [(12, 0), (3, 1), (27, 2)])
def test_a_paper_printed_on_both_sides_ends_on_an_even_page_after_a_blank_one_without_numbers(
    lines: int, begun: int
) -> None:
    """G-05, K-02. With 27 lines and a signature the second page is full."""
    signed = "署名: 某某市财政局\n成文日期: 2026-01-06\n" if lines % 2 else ""
    text = paper("official", lines, f"双面: 是\n{signed}")
    proof = Job.of(Source("公文.yaml", text), checked=False).proof
    layout = proof.layout
    assert (layout.foot_page % 2, layout.foot_page) == (0, len(layout.pages))
    assert layout.fit.pages_before == begun
    numbers = [measure.page_number(page) is not None for page in layout.pages]
    assert numbers == [True] * (len(numbers) - 2) + [begun < 2] * 2
    assert layout.pages[-2].blank is (begun == 2)
    assert [one.code.id for one in proof.findings if one.severity == "error"] == []
