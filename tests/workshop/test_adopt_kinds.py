"""What of old documents is a model and what is not, a kind a test and several documents of each; what becomes tags; forms; covers."""

import io
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from docx.table import Table

from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.pages import office
from compiler.source.load import Source
from compiler.word.ooxml.package import W, read, value_of
from compiler.word.reader import lines
from compiler.word.template.compiled import Template
from compiler.workshop import inspect as anatomy
from compiler.workshop.adopt import started
from compiler.workshop.check import examine
from tests.kit import validators
from tests.kit.hostile_files import doc
from tests.kit.old_documents import LONG, add

RULE = f'<w:pBdr xmlns:w="{W}"><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
REPORT = """
文种: 报告
标题: 关于一季度工作情况的报告
正文:
  - 标题: 主要工作
    内容: 各项工作进展顺利。
署名: 某某局
成文日期: 2026-04-08
"""
DUTY = """
文种: 述职述廉报告
标题: 2025年度述职报告
报告人: {单位: 市审计局, 职务: 处长, 姓名: 赵六}
正文: 一年来，本人认真履行岗位职责。
署名: 赵六
成文日期: 2026-01-05
"""


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def made(old: bytes, name: str = "旧.docx") -> tuple[bytes, dict[str, str]]:
    data, told = started(old, name)
    return data, {one.what[0]: one.how[0] for one in told}


def printed(template: bytes, report: str) -> list[str]:
    job = Job.of(Source("a.yaml", report), Template.compile(template, "t.docx"), checked=False)
    return [line.label + line.text for line in lines(job.docx()) if line.text]


@lru_cache(maxsize=4)
def _laid_open(data: bytes) -> anatomy.Anatomy:
    return anatomy.laid_open(data, "mine.docx")


def said(data: bytes, style: str) -> dict[str, str]:
    found = _laid_open(data).styles[style]
    assert found
    return {key: value[0] for key, value in found.items()}


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


# ---- the head -----------------------------------------------------------------------------------------------------


def headed(docket: str, rule: bool = True) -> bytes:
    document = docx.Document()
    add(document, "某某市财政局文件", "方正小标宋简体", 50, align="CENTER", red=True)
    line = add(document, docket, align="CENTER")
    if rule:
        line._p.get_or_add_pPr().append(parse_xml(RULE))
    add(document, "关于工作情况的报告", "方正小标宋简体", 22, align="CENTER")
    add(document, "市人民政府：")
    for _ in range(3):
        add(document, LONG, indent=True)
    return saved(document)


@pytest.mark.parametrize(
    ("docket", "blank"),
    [
        ("XX发〔20XX〕XX号", "　　发〔　　〕　　号"),
        ("某财发〔2026〕5号", "某财发〔　　〕　　号"),
        ("××办发〔20××〕×号", "　　办发〔　　〕　　号"),
        ("某政函[2025]第12号", "某政函[　　]第　　号"),
        ("某发〔二〇二五〕十二号", "某发〔　　〕　　号"),
        ("某财发〔　　〕　　号", "某财发〔　　〕　　号"),
        ("__发〔____〕__号", "　　发〔　　〕　　号"),
    ],
)
def test_the_number_of_a_document_becomes_a_tag_and_its_red_line_stays(docket: str, blank: str) -> None:
    data, told = made(headed(docket))
    assert f"{{{{ 发文字号|默认('{blank}') }}}}" in texts(data)
    assert "{{ 发文字号 }}" in told["发文机关标志、发文字号"]
    assert "标题上面" not in told["没有带过来"]
    xml = read(data, "t")["word/document.xml"].decode()
    assert re.search(r"<w:pBdr>.*</w:pBdr>.*发文字号", xml)
    assert blank in printed(data, REPORT)
    assert "某财发〔2026〕8号" in printed(data, REPORT + "发文字号: 某财发〔2026〕8号\n")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("某发〔2026〕5号　　签发人：李四", "甲发〔2026〕8号　　签发人：赵六"),
        ("签发人：李四　王五　某发〔2026〕5号", "签发人：赵六　甲发〔2026〕8号"),
        ("签 发 人：李　四", "签 发 人：赵六"),
        ("签发人：", "签发人：赵六"),
        ("某发〔2026〕5号　签发人：李四　会签人：王五", "甲发〔2026〕8号　签发人：赵六　会签人："),
    ],
)
def test_who_signed_becomes_a_tag(line: str, wanted: str) -> None:
    data, _ = made(headed(line))
    number = "发文字号: 甲发〔2026〕8号\n" if "〕" in line else ""
    assert wanted in printed(data, f"{REPORT}{number}签发人: 赵六\n")
    assert not any(re.search("李|王五", text) for text in printed(data, REPORT))


def test_a_name_in_the_cell_beside_is_the_signatorys() -> None:
    document = docx.Document()
    add(document, "某某市财政局文件", "方正小标宋简体", 50, align="CENTER", red=True)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("某财发〔2023〕15号", "签发人：", "李四"), strict=True):
        cell.paragraphs[0].add_run(text)
    add(document, "关于工作情况的报告", "方正小标宋简体", 22, align="CENTER")
    for _ in range(3):
        add(document, LONG, indent=True)
    data, _ = made(saved(document))
    assert [one for one in texts(data) if "签发人" in one] == ["签发人：", "{{ 签发人|默认('') }}"]
    assert not any("李四" in text or "15" in text for text in texts(data))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("第15号", "发文字号"),
        ("（第 3 号）", "发文字号"),
        ("第XX号", "发文字号"),
        ("2026年第3号", "发文字号"),
        ("第十二期", "发文字号"),
        ("第12期（总第320期）", "发文字号"),
    ],
)
def test_the_number_of_an_order_is_no_title_and_becomes_a_tag(line: str, name: str) -> None:
    document = docx.Document()
    add(document, "某某市人民政府令", "方正小标宋简体", 48, align="CENTER", red=True)
    add(document, line, "黑体", 16, align="CENTER")
    for _ in range(4):
        add(document, LONG, indent=True)
    data, told = made(saved(document))
    assert "标题" not in told
    assert "标题、" in told["原文里没有的"]
    tag = name if name == "发文字号" else f"数据.{name}"
    assert any(f"{{{{ {tag}|" in text for text in texts(data))
    assert not any(re.search(r"[0-9]|十二|XX", text) for text in texts(data))


def test_a_title_with_a_line_below_it_by_its_style_is_no_letterhead() -> None:
    document = docx.Document()
    document.add_paragraph(
        "2023年度工作总结", style="Title"
    ).alignment = WD_ALIGN_PARAGRAPH.CENTER  # its style has a border
    for _ in range(3):
        add(document, LONG, indent=True)
    data, told = made(saved(document))
    assert "红头" not in told
    assert not any("工作总结" in text for text in texts(data))


def test_headers_have_tags_for_what_was_of_one_document() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "某财发〔2023〕15号　签发人：李四"
    section.header.paragraphs[0].text = "关于工作情况的报告"
    add(document, "关于工作情况的报告", "方正小标宋简体", 22, align="CENTER")
    for _ in range(3):
        add(document, LONG, indent=True)
    data, told = made(saved(document))
    headers = "".join(xml.decode() for part, xml in read(data, "t").items() if "header" in part)
    assert "{{ 发文字号|默认" in headers
    assert "{{ 标题 }}" in headers
    assert not re.search("2023|李四|工作情况", headers)
    assert told["发文字号、签发人、标题"]
    made_of_it = Job.of(Source("a.yaml", REPORT), Template.compile(data, "t.docx"), checked=False).docx()
    parts = read(made_of_it, "t").items()
    assert "关于一季度工作情况的报告" in "".join(xml.decode() for part, xml in parts if "header" in part)


def test_a_line_with_the_red_rule_below_it_stays_with_a_tag_for_its_day() -> None:
    document = docx.Document()
    add(document, "财政工作简报", "方正小标宋简体", 48, align="CENTER", red=True)
    line = add(document, "某某市财政局办公室　　　2023年12月28日")
    line._p.get_or_add_pPr().append(parse_xml(RULE))
    add(document, "收入再创新高", "方正小标宋简体", 22, align="CENTER")
    for _ in range(3):
        add(document, LONG, indent=True)
    data, _ = made(saved(document))
    assert "某某市财政局办公室　　　2026年4月8日" in printed(data, REPORT)


# ---- what is no model ---------------------------------------------------------------------------------------------


def contents_by_field(document: Document) -> None:
    """As Word writes one."""
    add(document, "目　录", "黑体", 16, align="CENTER")
    entries = ("一、主要工作", "（一）抓好收入", "二、下一步打算")
    for at, entry in enumerate(entries):
        own = add(document, "", "宋体", 11)
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        inner = (begin if not at else "") + f"<w:r><w:t>{entry}</w:t><w:tab/><w:t>{at + 1}</w:t></w:r>"
        xml = f'<w:x xmlns:w="{W}">{inner}{end if at == len(entries) - 1 else ""}</w:x>'
        own._p.extend(list(parse_xml(xml)))


def typed_contents(gap: str, title: str = "目　录") -> Callable[[Document], None]:
    def put(document: Document) -> None:
        add(document, title, "黑体", 16, align="CENTER")
        for at, entry in enumerate(("一、主要工作", "（一）抓好收入", "二、下一步打算"), 1):
            add(document, f"{entry}{gap}{at if gap else ''}", "宋体", 11)

    return put


@pytest.mark.parametrize(
    "contents",
    [contents_by_field, *map(typed_contents, ("……………", "\t", "......", "　　　　", ""))],
    ids=["field", "dots", "tab", "points", "blanks", "nothing"],
)
def test_a_list_of_contents_is_no_heading_and_no_reporter(contents: Callable[[Document], None]) -> None:
    document = docx.Document()
    add(document, "2025年度工作报告", "方正小标宋简体", 22, align="CENTER")
    contents(document)
    add(document, "").add_run().add_break(WD_BREAK.PAGE)
    for heading, face in (("一、主要工作", "黑体"), ("（一）抓好收入", "楷体"), ("二、下一步打算", "黑体")):
        add(document, heading, face, indent=True)
        add(document, LONG, indent=True)
    data, told = made(saved(document))
    assert told["标题"].startswith("照“2025年度工作报告”")
    assert (said(data, "heading 1")["font"], said(data, "heading 1")["size"]) == ("黑体", "三号")
    assert (said(data, "heading 2")["font"], said(data, "heading 2")["size"]) == ("楷体", "三号")
    assert "报告人" not in told
    assert "报告人、" in told["原文里没有的"]
    assert told["没有带过来"].startswith("目录、")
    assert told["没有带过来"].count("目") == 1


@pytest.mark.parametrize(
    ("label", "face", "bold", "style"),
    [
        ("一、", "黑体", False, "heading 1"),
        ("（一）", "楷体", False, "heading 2"),
        ("1.", "仿宋", True, "heading 3"),
        ("一、", "方正黑体_GBK", False, "heading 1"),
        ("（一）", "楷体_GB2312", True, "heading 2"),
    ],
)
def test_run_in_headings_all_in_a_face_of_headings_are_no_body(
    label: str, face: str, bold: bool, style: str
) -> None:
    document = docx.Document()
    add(document, "关于开展检查工作的通知", "方正小标宋简体", 22, align="CENTER")
    add(document, LONG[:40] + "。", indent=True)
    for _ in range(4):
        add(document, f"{label}总体要求。{LONG}", face, indent=True, bold=bold)
    data, _ = made(saved(document))
    assert (said(data, "公文正文")["font"], said(data, "公文正文")["bold"]) == ("仿宋", "否")
    assert said(data, style)["font"] == face


def test_where_every_paragraph_has_a_label_they_are_the_body() -> None:
    document = docx.Document()
    add(document, "工作要点", "方正小标宋简体", 22, align="CENTER")
    for number in range(1, 6):
        add(document, f"{number}.{LONG}", "楷体", indent=True)
    assert said(made(saved(document))[0], "公文正文")["font"] == "楷体"


@pytest.mark.parametrize(
    "note",
    [
        ("附件：1.接收档案清单", "2.开放档案目录"),
        ("附件：1. 接收档案清单", "　　　2. 开放档案目录", "　　　3. 利用情况统计表"),
        ("附：1、接收档案清单", "2、开放档案目录"),
        ("附件:（一）接收档案清单", "（二）开放档案目录"),
        ("附件", "1.接收档案清单"),
    ],
)
def test_lines_that_name_attachments_are_no_headings(note: Sequence[str]) -> None:
    document = docx.Document()
    add(document, "关于档案工作情况的报告", "方正小标宋简体", 22, align="CENTER")
    add(document, "一、主要工作", "黑体", indent=True)
    for _ in range(3):
        add(document, LONG, indent=True)
    for line in note:
        add(document, line, "宋体", 12).paragraph_format.left_indent = Pt(80)
    data, told = made(saved(document))
    if note[0] == "附件":  # a mark of an attachment; what stands below is its text
        assert told["标题 3"].startswith("照“1.接收")
        return
    assert not {"标题 2", "标题 3"} & told.keys()
    assert said(data, "heading 3")["font"] == said(data, "公文正文")["font"]


def table(document: Document, rows: Sequence[Sequence[str]], size: float = 12) -> Table:
    found: Table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    found.style = "Table Grid"
    for at, row in enumerate(rows):
        cells = found.rows[at].cells
        if len(row) < len(cells):
            cells[len(row) - 1].merge(cells[-1])
        for cell, text in zip(found.rows[at].cells, row, strict=False):
            first, *rest = text.split("\n")
            cell.paragraphs[0].add_run(first).font.size = Pt(size)
            for line in rest:
                cell.add_paragraph().add_run(line).font.size = Pt(size)
    return found


@pytest.mark.parametrize(
    "colour",
    [
        f'<w:color xmlns:w="{W}" w:val="FFFFFF"/>',
        f'<w:color xmlns:w="{W}" w:val="FFFF99"/>',
        f'<w:color xmlns:w="{W}" w:val="FFFFFF" w:themeColor="background1"/>',
        f'<w:color xmlns:w="{W}" w:val="auto" w:themeColor="light1"/>',
        f'<w:color xmlns:w="{W}" w:val="E7E6E6"/>',
    ],
)
def test_print_that_paper_does_not_show_is_black(colour: str) -> None:
    document = docx.Document()
    add(document, "关于收入情况的报告", "方正小标宋简体", 22, align="CENTER")
    for _ in range(3):
        add(document, LONG, indent=True)
    found = table(document, (("项目", "金额"), ("税收", "1"), ("非税", "2")))
    for cell in found.rows[0].cells:
        run = cell.paragraphs[0].runs[0]
        run._r.get_or_add_rPr().append(parse_xml(colour))
        run.font.bold = True
    data, told = made(saved(document))
    head = said(data, "表头")
    assert (head["colour"], head["bold"]) == ("自动", "是")
    assert told["白字"].startswith("表头：")


def test_colours_that_are_seen_stay() -> None:
    document = docx.Document()
    add(document, "关于收入情况的报告", "方正小标宋简体", 22, align="CENTER")
    for _ in range(3):
        add(document, LONG, indent=True)
    found = table(document, (("项目", "金额"), ("税收", "1")))
    found.rows[0].cells[0].paragraphs[0].runs[0].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
    data, told = made(saved(document))
    assert said(data, "表头")["colour"] == "1F4E79"
    assert "白字" not in told


# ---- forms --------------------------------------------------------------------------------------------------------

TEXT = "一年来，本人认真履职，完成了各项任务，现将有关情况报告如下，请予评议。"
FORMS = {
    "pairs": (("姓名", "张三", "职务", "科长"), ("单位", "市财政局", "年度", "2025"), ("述职内容", TEXT)),
    "colons": (
        ("姓　名：", "张三", "现任职务：", "科长"),
        ("工作单位：", "市财政局", "政治面貌：", "党员"),
        ("主要工作：", TEXT),
    ),
    "one row a label": (
        ("姓名", "张三"),
        ("单位（部门）", "市财政局"),
        ("岗位", "科长"),
        ("个人总结", TEXT),
        ("本人签字", "张三　2025年12月20日"),
        ("领导意见", "同意。\n签字：王五　　2025年12月25日"),
    ),
    "within cells": (
        ("姓名：张三　　职务：科长　　单位：市财政局",),
        (f"述职报告：\n{TEXT}\n{TEXT}",),
    ),
    "with a list": (
        ("姓名", "张三", "性别", "男"),
        ("单位", "市财政局", "职务", "科长"),
        ("称谓", "姓名", "年龄", "工作单位"),
        ("父亲", "张大山", "六十", "退休"),
        ("工作总结", TEXT),
    ),
    "labels above": (
        ("姓名", "单位", "职务", "年度"),
        ("张三", "市财政局", "科长", "2025"),
        ("述职内容", TEXT),
    ),
    "blank": (("姓名", "", "职务", ""), ("单位", "", "年度", ""), ("述职内容", "")),
}  # fmt: skip
WAS = re.compile("张三|科长|市财政局|2025|张大山|党员|王五|同意|退休|一年来，本人认真履职，完成")


def form(name: str, title: str = "个人述职表") -> bytes:
    document = docx.Document()
    add(document, title, "方正小标宋简体", 22, align="CENTER")
    table(document, FORMS[name])
    return saved(document)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_keeps_its_table_and_its_values_become_tags(name: str, tmp_path: Path) -> None:
    old = form(name)
    data, told = made(old)
    before, after = (docx.Document(io.BytesIO(one)).tables[0] for one in (old, data))
    assert len(after.rows) == len(before.rows)
    said_in = "\n".join(texts(data))
    assert not WAS.search(said_in)
    for tag in ("{{ 报告人.姓名 }}", "{{ 报告人.职务 }}", "{{ 报告人.单位 }}", "{{p 全文 }}", "{{p 标题 }}"):
        assert said_in.count(tag) == 1
    labels = {
        re.sub(r"：.*", "", row[at], flags=re.S)
        for row in FORMS[name]
        if row[0] not in ("父亲", "张三")
        for at in range(0, len(row), 2)
    }
    assert all(label in said_in for label in labels)
    assert "照原样带过来" in told["表格"]
    assert not {"表头", "表格文字", "标题 3"} & told.keys()
    assert [one.code.id for one in examine(data, "t.docx", []) if one.severity == "error"] == []
    out = printed(data, DUTY)
    assert {"2025年度述职报告", "一年来，本人认真履行岗位职责。"} <= set(out)
    assert any("赵六" in text for text in out)
    assert any("处长" in text for text in out)
    file = tmp_path / "out.docx"
    job = Job.of(Source("a.yaml", DUTY), Template.compile(data, "t.docx"), checked=False)
    file.write_bytes(job.docx())
    assert validators.errors(file) == []


def test_what_others_fill_in_by_hand_stays_to_be_filled_in() -> None:
    said_in = texts(made(form("one row a label"))[0])
    assert "签字：　　　　年　　月　　日" in said_in
    assert "{{ 数据.领导意见|默认('') }}" in said_in
    assert said_in.count("{{p 落款 }}") == 1


def test_the_list_in_a_form_is_emptied_and_that_is_told() -> None:
    _, told = made(form("with a list"))
    assert told["清空的格子"] == "“称谓”下面各行"


def test_words_of_a_form_that_no_label_asks_for_are_told() -> None:
    document = docx.Document()
    add(document, "个人述职表", "方正小标宋简体", 22, align="CENTER")
    table(document, (("第一部分：基本情况。",), *FORMS["pairs"]))
    _, told = made(saved(document))
    assert told["格子里留着的字"].startswith("“第一部分：基本情况。”，")


def test_a_line_above_a_form_that_is_no_title_is_told() -> None:
    """Small and plain, it is not taken for the title, and gives way to the slot of one."""
    for line, said in (("2024年度述职表", True), ("填表日期：2024年12月1日　　姓名：张三", False)):
        document = docx.Document()
        document.add_paragraph(line)
        table(document, FORMS["pairs"])
        data, told = made(saved(document))
        assert (f"表格上面的“{line[:9]}" in told["没有带过来"]) is said
        assert any("{{ 报告人.姓名 }}" in text for text in texts(data))


@pytest.mark.parametrize(
    ("line", "said"), [("（2025年度）", True), ("——机关科室用", True), ("填表日期：2025年12月1日", False)]
)
def test_a_line_between_title_and_form_is_told(line: str, said: bool) -> None:
    """The slots of title and subtitle stand in its place; one with a label of its own stays."""
    document = docx.Document()
    add(document, "年度考核登记表", "方正小标宋简体", 22, align="CENTER")
    add(document, line, align="CENTER")
    table(document, FORMS["pairs"])
    _, told = made(saved(document))
    assert (f"表格上面的“{line}”" in told["没有带过来"]) is said
    assert "登记表" not in told["没有带过来"]


def test_the_row_of_the_text_may_grow_over_the_page() -> None:
    document = docx.Document()
    add(document, "个人述职表", "方正小标宋简体", 22, align="CENTER")
    own = table(document, FORMS["pairs"]).rows[2]._tr.get_or_add_trPr()
    own.append(parse_xml(f'<w:cantSplit xmlns:w="{W}"/>'))
    own.append(parse_xml(f'<w:trHeight xmlns:w="{W}" w:val="6000" w:hRule="exact"/>'))
    xml = read(made(saved(document))[0], "t")["word/document.xml"].decode()
    assert 'w:hRule="atLeast"' in xml
    assert "cantSplit" not in xml


def test_the_lines_round_a_form_stay_and_its_text_is_as_in_its_cell() -> None:
    document = docx.Document()
    add(document, "述职表", "方正小标宋简体", 22, align="CENTER")
    add(document, "填表日期：2025年12月20日　　编号：0032", size=12)
    table(document, FORMS["pairs"], size=10.5)
    add(document, "注：本表一式两份。", size=10.5)
    data, _ = made(saved(document))
    said_in = texts(data)
    assert "填表日期：{{ 报告人.日期 }}　　编号：{{ 数据.编号|默认('') }}" in said_in
    assert "注：本表一式两份。" in said_in
    assert said(data, "公文正文")["size"] == "五号"


def test_a_table_of_figures_is_no_form() -> None:
    document = docx.Document()
    add(document, "关于人员情况的报告", "方正小标宋简体", 22, align="CENTER")
    for _ in range(4):
        add(document, LONG, indent=True)
    table(document, (("姓名", "职务", "单位"), ("张三", "科长", "财政局"), ("李四", "处长", "审计局")))
    data, told = made(saved(document))
    assert "表头" in told
    assert "表格、" in told["没有带过来"]
    assert "报告人.姓名" not in "".join(texts(data))


def test_a_document_in_one_cell_keeps_its_frame() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    for text in ("关于工作情况的报告", LONG, LONG):
        run = cell.add_paragraph().add_run(text)
        run.font.size = Pt(14)
    data, told = made(saved(document))
    assert told["公文正文"].startswith("照“今年以来")
    inside = [one.text for one in docx.Document(io.BytesIO(data)).tables[0].cell(0, 0).paragraphs]
    assert {"{{p 标题 }}", "{{p 全文 }}", "{{p 落款 }}"} <= set(inside)


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("单位及职务", "市审计局处长"),
        ("工作单位和职务", "市审计局处长"),
        ("姓名职务", "赵六 处长"),
        ("所在部门", "市审计局"),
    ],
)
def test_a_label_may_ask_for_two_things(label: str, wanted: str) -> None:
    document = docx.Document()
    add(document, "述职表", "方正小标宋简体", 22, align="CENTER")
    rows = (("姓名", "张三"), ("职务", "科长"), ("单位", "市财政局"))
    others = [row for row in rows if row[0] not in label]
    table(document, (*others, (label, "旧内容"), ("述职内容", TEXT)))
    assert wanted in printed(made(saved(document))[0], DUTY)


# ---- covers and sections ------------------------------------------------------------------------------------------


def covered(by_section: bool, title: str = "2023年工作报告") -> bytes:
    document = docx.Document()
    add(document, "某某市财政局", "方正小标宋简体", 26, align="CENTER")
    add(document, title, "方正小标宋简体", 36, align="CENTER")
    last = add(document, "二〇二三年十二月", "楷体", 18, align="CENTER")
    if by_section:
        document.add_section(WD_SECTION.NEW_PAGE)
    else:
        last.add_run().add_break(WD_BREAK.PAGE)
    add(document, "关于2023年财政工作情况的报告", "方正小标宋简体", 22, align="CENTER")
    for _ in range(4):
        add(document, LONG, indent=True)
    return saved(document)


@pytest.mark.parametrize("by_section", [True, False])
@pytest.mark.parametrize("title", ["2023年工作报告", "关于2023年财政工作情况的报告"])
def test_a_cover_stays_with_tags_for_its_title_and_date(by_section: bool, title: str) -> None:
    data, told = made(covered(by_section, title))
    assert told["封面"].endswith("换成了标记 {{ 标题 }}、{{ 成文日期 }}")
    assert [text.strip() for text in texts(data)[:3]] == ["某某市财政局", "{{ 标题 }}", "{{ 成文日期 }}"]
    assert said(data, "Title")["size"] == "二号"
    out = [text.strip() for text in printed(data, REPORT)]
    assert out[:4] == [
        "某某市财政局",
        "关于一季度工作情况的报告",
        "2026年4月8日",
        "关于一季度工作情况的报告",
    ]


def test_a_title_on_the_cover_alone_is_not_printed_again() -> None:
    document = docx.Document()
    add(document, "2023年工作报告", "方正小标宋简体", 36, align="CENTER")
    add(document, "二〇二三年十二月", "楷体", 18, align="CENTER")
    document.add_section(WD_SECTION.NEW_PAGE)
    for _ in range(4):
        add(document, LONG, indent=True)
    data, _ = made(saved(document))
    assert "{{p 目录 }}" in texts(data)
    assert printed(data, REPORT).count("关于一季度工作情况的报告") == 1


def test_another_section_is_told() -> None:
    document = docx.Document(io.BytesIO(covered(True)))
    document.add_section(WD_SECTION.NEW_PAGE)
    add(document, "收入情况统计表")
    assert "另外一节，从“收入情况统计表”起" in made(saved(document))[1]["没有带过来"]


def test_a_title_over_two_columns_stays_over_them(tmp_path: Path) -> None:
    document = docx.Document()
    add(document, "关于工作情况的报告", "方正小标宋简体", 22, align="CENTER")
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(f"{{{W}}}cols")
    assert columns is not None
    columns.set(f"{{{W}}}num", "2")
    for _ in range(4):
        add(document, LONG, indent=True)
    data, told = made(saved(document))
    assert told["标题"].startswith("照“关于工作情况的报告”")
    sections = docx.Document(io.BytesIO(data)).sections
    assert [value_of(one._sectPr, "cols", "num", usual="1") for one in sections] == ["1", "2"]
    file = tmp_path / "out.docx"
    file.write_bytes(data)
    assert validators.errors(file) == []


# ---- other formats ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_an_old_file_of_another_program_is_read_by_libreoffice(suffix: str) -> None:
    old = office._convert([headed("某财发〔2026〕5号")], suffix)[0]
    data, told = made(old, f"旧.{suffix}")
    assert told["原文件"].startswith("由 LibreOffice 转成")
    assert told["红头"] == "照原样：某某市财政局文件"
    assert "某财发〔　　〕　　号" in printed(data, REPORT)
    assert said(data, "公文正文")["font"] == "仿宋"


def test_a_doc_that_fetches_something_is_not_opened() -> None:
    with pytest.raises(CompileError) as caught:
        started(doc(['\x13INCLUDETEXT "a.doc"\x14b\x15']), "旧.doc")
    assert "从别处取来" in caught.value.diagnostics[0].message("zh")
