"""目录 in Word: a field that Word can make again, whose lines and numbers are there; its pages in a section of their own."""

import io
import re
import zipfile

import pytest

from compiler.flow.blocks import Paragraph
from compiler.word.ooxml.look import DOCUMENT
from compiler.word.template.compiled import Template
from compiler.word.writer.blocks import Fit
from tests.kit.support import GENERAL, flow_of
from tests.kit.templates import edited

HEAD = "文种: 报告\n标题: 题目\n"
BODY = "正文: [{标题: 甲, 内容: [{段首: 乙。, 文字: 丙。}]}, {标题: 丁, 内容: 戊。}]\n"


def parts(docx: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def written(text: str, template: bytes | None = None, filled: bool = True) -> dict[str, str]:
    flow = flow_of(text)
    lines = [one for one in flow.blocks if isinstance(one, Paragraph) and one.leads]
    pages = {one.leads: str(number) for number, one in enumerate(lines, 7) if one.leads}
    made = Template.compile(template or GENERAL.read_bytes(), "template.docx")
    return parts(made.render(flow, Fit(pages=pages) if filled else Fit()))


def codes(xml: str) -> list[str]:
    return [one.strip() for one in re.findall(r"<w:instrText[^>]*>([^<]*)<", xml)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("目录: 是\n", r'TOC \o "1-2" \h \z'),
        ("目录: 1\n", r'TOC \o "1-1" \h \z'),
        ("目录: {层级: 1, 附件: 是}\n附件: {标题: 己, 内容: 庚}\n", r'TOC \o "1-1" \f \h \z'),
        ("目录: 1\n附件: {标题: 己, 内容: [{标题: 庚, 内容: 辛}]}\n", r'TOC \o "1-1" \b _TocScope \h \z'),
        (
            "目录: {层级: 1, 附件: 是}\n附件: {标题: 己, 内容: [{标题: 庚, 内容: 辛}]}\n",
            r"TOC \f \h \z",
        ),
        (
            "目录: 是\n层次: [1., （1）]\n",
            r'TOC \t "标题 3,1,heading 3,1,标题 4,2,heading 4,2" \h \z',
        ),
    ],
)
def test_word_is_told_how_to_make_the_same_lines(more: str, code: str) -> None:
    assert codes(written(HEAD + more + BODY)[DOCUMENT])[0] == code.replace("&", "&amp;")


def test_where_styles_would_list_more_each_line_has_a_mark() -> None:
    """A heading of an attachment is not listed though the attachment is: only marks leave it out."""
    more = "目录: {层级: 1, 附件: 是}\n附件: {标题: 己, 内容: [{标题: 庚, 内容: 辛}]}\n"
    xml = written(HEAD + more + BODY)[DOCUMENT]
    marks = [one for one in codes(xml) if one.startswith("TC ")]
    assert marks == [r'TC "一、甲" \l 1', r'TC "二、丁" \l 1', r'TC "附件　己" \l 1']
    assert not any(one.startswith("TC ") for one in codes(written(f"{HEAD}目录: 是\n{BODY}")[DOCUMENT]))


def test_each_line_links_to_a_bookmark_and_shows_its_page() -> None:
    xml = written(f"{HEAD}目录: 是\n{BODY}")[DOCUMENT]
    links = re.findall(r'<w:hyperlink w:anchor="([^"]+)" w:history="1">(.*?)</w:hyperlink>', xml)
    shown = [re.findall(r"<w:t[^>]*>([^<]*)</w:t>|(<w:tab/>)", inner) for _, inner in links]
    assert ["".join(text or "→" for text, _ in one) for one in shown] == [
        "一、甲→7",
        "（一）乙→8",
        "二、丁→9",
    ]
    for anchor, inner in links:
        assert codes(inner) == [rf"PAGEREF {anchor} \h"]
        assert xml.count(f'w:name="{anchor}"') == 1
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"')
    assert "w:dirty" not in xml
    assert "updateFields" not in written(f"{HEAD}目录: 是\n{BODY}")["word/settings.xml"]


def test_without_pages_word_has_to_fill_them() -> None:
    xml = written(f"{HEAD}目录: 是\n{BODY}", filled=False)[DOCUMENT]
    assert xml.count('w:dirty="true"') == 1
    assert "PAGEREF" not in xml


def sections(xml: str) -> list[str]:
    return re.findall(r"<w:sectPr.*?</w:sectPr>", xml)


def test_pages_of_contents_are_numbered_in_roman_figures_and_the_text_from_one() -> None:
    first, last = sections(written(f"{HEAD}目录: 是\n{BODY}")[DOCUMENT])
    assert 'w:fmt="upperRoman" w:start="1"' in first
    assert '<w:pgNumType w:start="1"/>' in last
    assert re.findall('r:id="([^"]+)"', first) == re.findall('r:id="([^"]+)"', last)
    assert len(sections(written(HEAD + BODY)[DOCUMENT])) == 1


def test_landscape_pages_of_the_text_go_on_counting() -> None:
    lying = "  - {表格: [[甲, 乙], ['1', '2']], 横排: 是}\n  - 戊。\n"
    xml = written(f"{HEAD}目录: 是\n正文:\n  - {{标题: 甲, 内容: 丙。}}\n{lying}")[DOCUMENT]
    found = sections(xml)
    assert ["landscape" in one for one in found] == [False, False, True, False]
    assert ['w:start="1"' in one for one in found] == [True, True, False, False]


def test_in_the_midst_of_a_section_pages_are_left_as_they_are() -> None:
    """A template that prints something above its contents has its own way with pages."""
    slot = '<w:p><w:pPr><w:pStyle w:val="GwContentsTitle"/>'
    template = edited({DOCUMENT: [(slot, f"<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>{slot}")]})
    assert len(sections(written(f"{HEAD}目录: 是\n{BODY}", template)[DOCUMENT])) == 1


def test_a_template_without_the_styles_is_given_them() -> None:
    without = re.compile(r'<w:style [^>]*w:styleId="(?:TOC\d|GwContentsTitle)".*?</w:style>')
    styles = parts(GENERAL.read_bytes())["word/styles.xml"]
    changes = [(found[0], "") for found in without.finditer(styles)]
    assert len(changes) == 4
    made = written(f"{HEAD}目录: 是\n{BODY}", edited({"word/styles.xml": changes}))
    added = dict(
        re.findall(r'w:styleId="([^"]+)"><w:name w:val="(toc \d|目录标题)"', made["word/styles.xml"])
    )
    assert added == {"GwContentsTitle": "目录标题", "TOC1": "toc 1", "TOC2": "toc 2"}
    assert set(added) <= set(re.findall(r'<w:pStyle w:val="([^"]+)"', made[DOCUMENT]))
    assert made["word/styles.xml"].count('w:leader="dot"') == 2


def test_a_style_without_a_tab_at_the_right_is_given_one_on_the_line() -> None:
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>'
    bare = parts(GENERAL.read_bytes())["word/styles.xml"].count(tab)
    assert bare == 3
    template = edited({"word/styles.xml": [(tab, "")] * 3})
    assert written(f"{HEAD}目录: 是\n{BODY}")[DOCUMENT].count("<w:tabs>") == 0
    assert written(f"{HEAD}目录: 是\n{BODY}", template)[DOCUMENT].count(tab) == 3
