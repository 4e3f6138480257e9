"""Footnotes and raised figures on the pages: all of them found, none taken for a fault, a lost one told."""

import re
from dataclasses import replace

import pytest

from compiler.job import Job
from compiler.pages import measure, office
from compiler.pages.checks.every import check
from compiler.pages.fit import set_otherwise
from compiler.pages.layout import Layout
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from tests.kit.support import FIXTURES
from tests.kit.templates import edited

SENTENCE = "一年来，全区各级各部门认真落实各项部署，扎实推进重点工作，取得了明显成效，群众满意度不断提高。"
NOTE = "数据来自统计年鉴，口径与上年一致，含新造林，不含四旁植树和城区绿化。"


def report(paragraphs: int, every: int, note: str) -> str:
    """Paragraphs of one to four sentences, a footnote in each so-many-th of them."""
    lines = ["文种: 工作总结", "标题: 区政府办公室2025年度工作总结", "正文:"]
    for n in range(paragraphs):
        text = f"{n}{SENTENCE * (n % 4 + 1)}"
        noted = f"段落: ['{text}', {{脚注: '{n}{note}'}}, '增长12km', {{上标: 2}}, 。]"
        lines.append(f"  - {noted}" if n % every == 0 else f"  - '{text}'")
    return "\n".join([*lines, ""])


def job(text: str, template: Template | None = None) -> Job:
    return Job.of(Source("x.yaml", text), template)


@pytest.mark.parametrize(
    ("paragraphs", "every", "note"),
    [(24, 1, NOTE), (9, 4, NOTE * 40), (20, 7, "略。")],
    ids=["many", "over two pages", "few"],
)
def test_notes_are_found_and_nothing_is_wrong(paragraphs: int, every: int, note: str) -> None:
    proof = job(report(paragraphs, every, note)).proof
    layout = proof.layout
    assert [one.code.id for one in proof.findings if one.severity != "info"] == []
    assert len(layout.notes) == len(range(0, paragraphs, every))
    assert all(note.rows for note in layout.notes)
    assert any(len({row.page for row in one.rows}) == 2 for one in layout.notes) == (note == NOTE * 40)
    assert proof.facts["paragraphs"]["expected"] == proof.facts["paragraphs"]["printed"]


def test_notes_stand_at_the_foot_of_the_page_of_their_marks() -> None:
    layout = job(report(6, 2, "略。")).proof.layout
    for note in layout.notes:
        marked = next(one for one in layout.printed if one.index == note.index)
        assert note.rows[0].page in {row.page for row in marked.rows}
        below = [row.baseline for row in marked.rows if row.page == note.rows[0].page]
        assert note.rows[0].baseline > max(below)


def test_a_raised_figure_makes_no_line_of_its_own() -> None:
    layout = job(report(1, 1, "略。")).proof.layout
    [noted] = [one for one in layout.printed if one.paragraph.role == "paragraph"]
    assert len({round(row.baseline) for row in noted.rows}) == len(noted.rows) == 3
    assert layout.pages[0].lines == tuple(
        line for line in layout.pages[0].lines if len(line.text) > 1 or line.text in "略"
    )


def test_a_note_that_is_not_on_the_paper_is_told() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="notes"><w:name w:val="footnote text"/>'
        '<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>'
    )
    hidden = Template.compile(edited({"word/styles.xml": [("</w:styles>", style)]}), "hidden.docx")
    findings = job(report(3, 2, NOTE), hidden).proof.findings
    assert [one.code.id for one in findings if one.code.id == "L708"] == ["L708", "L708"]


def test_the_marks_count_from_one_on_each_page() -> None:
    layout = job(report(24, 1, "略。")).proof.layout
    for page in layout.pages:
        marks = re.findall("[①-⑳]", "".join(glyph.text for glyph in page.glyphs))
        assert marks[: len(marks) // 2] == [chr(0x2460 + n) for n in range(len(marks) // 2)]


@pytest.mark.parametrize(
    "body",
    [
        "- 表格: [[单位, 数], [甲, {脚注: 空格里的脚注。}], [{上标: a}, 乙]]\n",  # nothing but a mark in a cell
        "- 段落: [甲, {脚注: 乙。}]\n",
        "- 含新造林。\n- 段落: [含新造林, {脚注: 含新造林。}, 。]\n- 含新造林。\n",  # the text says the same
        "- 段落: [甲, {上标: ①}, 乙, {脚注: ①是原注。}, 丙]\n- ①列项\n",  # raised by the author
        "- 段落: [甲, {脚注: '1'}]\n- '1'\n",
        f"- 表格: [[单位, 数], [甲, ['{'一格很长的文字，' * 300}', {{脚注: 长格的脚注。}}, 尾]]]\n",
    ],
)
def test_no_note_is_taken_for_text_nor_text_for_a_note(body: str) -> None:
    proof = job(f"文种: 报告\n标题: 造林情况\n正文:\n{body}").proof
    assert [one.code.id for one in proof.findings if one.severity != "info"] == []
    assert proof.facts["paragraphs"]["expected"] == proof.facts["paragraphs"]["printed"]


def test_references_print_what_the_flow_says() -> None:
    text = (FIXTURES / "parts-of-texts.yaml").read_text("utf-8")
    page, *_ = measure.read(office.to_pdf(job(text).docx()), office.roles())
    first = "".join(glyph.text for glyph in page.glyphs)
    assert "整改见一（二）和一（二）1，名单见附件1。" in first


def test_a_note_below_its_page_is_found_held_and_told() -> None:
    """LibreOffice sets a note below the type area where what stood above it moved on: that is no text that is lost."""
    found = job(report(3, 3, "略。")).proof.layout
    (note,) = found.notes
    pages = tuple(
        replace(
            page,
            glyphs=tuple(
                replace(one, baseline=one.baseline + 752 - note.rows[0].baseline)
                if one.baseline > note.rows[0].baseline - 6 and one.size < 10
                else one
                for one in page.glyphs
            ),
        )
        for page in found.pages
    )
    low = Layout(found.flow, pages, found.fit, found.lacking, found.paging)
    assert [one.paragraph.text for one in low.low_notes] == ["0略。"]
    codes = {one.code.id for one in check(low)}
    assert "L792" in codes
    assert "L708" not in codes
    more = set_otherwise(low)
    assert more
    assert more.held == {note.index}
    assert set_otherwise(replace(low, fit=more)) is None  # nothing more can be done
    assert not found.low_notes
    assert set_otherwise(found) is None
