"""A new template from an old document."""

import re
import zipfile
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import pytest

from compiler.flow.resolve import READING
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from compiler.terms.fields import FIELDS
from compiler.word.ooxml.package import pack, read, w, write
from compiler.word.ooxml.properties import Sheet, merged
from compiler.word.ooxml.words import words
from compiler.word.reader import lines
from compiler.word.template.compiled import Template
from compiler.workshop import diff as compare
from compiler.workshop import inspect as anatomy
from compiler.workshop import preview as sample
from compiler.workshop.adopt import adopt, started
from compiler.workshop.check import examine
from compiler.workshop.scaffold import build
from tests.kit import validators
from tests.kit.dialect import DOCUMENT
from tests.kit.old_documents import LONG, OLD, by_hand, by_styles, small
from tests.kit.support import EXAMPLES, GENERAL
from tests.kit.templates import paragraph

STYLES = "word/styles.xml"
# What is only on papers issued under a red head is printed by the tags that stand in the head itself, or has no place.
SLOTS = {slot for slot in READING if FIELDS[slot].need != "issued"}

each_old = pytest.mark.parametrize("old", OLD)


@cache
def adopted(old: str) -> bytes:
    return adopt(OLD[old](), f"{old}.docx")[0]


@lru_cache(maxsize=4)
def _laid_open(data: bytes) -> anatomy.Anatomy:
    return anatomy.laid_open(data, "mine.docx")


def said(data: bytes, style: str) -> dict[str, str]:
    """What is in force in a style, in Chinese."""
    found = _laid_open(data).styles[style]
    assert found
    return {key: value[0] for key, value in found.items()}


@each_old
def test_what_is_made_of_an_old_document_compiles_and_prints_every_report(old: str) -> None:
    template = Template.compile(adopted(old), "mine.docx")
    # The documents made by hand end in 抄送.
    by_hand = old in ("by_hand", "resaved")
    of_red_heads = {"copy_number", "secrecy", "urgency", "colophon"} if by_hand else set()
    assert template.slots == SLOTS | of_red_heads
    for path in EXAMPLES:
        job = Job.of(Source(str(path), path.read_text("utf-8")), template, checked=False)
        wanted = Job.of(Source(str(path), path.read_text("utf-8")), checked=False)
        # The same text with the same labels; only what stands in the letterhead is more.
        ours, plain = lines(job.docx()), lines(wanted.docx())
        told = [(line.label, line.text) for line in ours]
        assert told[-len(plain) :] == [(line.label, line.text) for line in plain]


@pytest.mark.parametrize("old", ["by_hand", "resaved"])
def test_the_head_of_an_old_document_prints_the_fields_of_a_paper_and_what_it_said_where_there_are_none(
    old: str,
) -> None:
    template = Template.compile(adopted(old), "mine.docx")
    assert template.values == {"issuer_mark", "docket_number", "signatory"}
    text = "文种: 报告\n标题: 关于某项工作的报告\n正文: [工作已经完成。]\n"
    fields = "发文机关: 甲市财政局\n发文字号: 甲财发〔2026〕8号\n签发人: 张某某\n"
    printed = [
        [line.text for line in lines(Job.of(Source("甲.yaml", one), template, checked=False).docx())][:2]
        for one in (text, fields + text)
    ]
    assert printed == [
        ["某某市财政局文件", "某财发〔　　〕　　号　　　　签发人："],
        ["甲市财政局文件", "甲财发〔2026〕8号　　　　签发人：张某某"],
    ]


@each_old
def test_the_check_of_templates_finds_nothing_but_what_the_office_does_otherwise(old: str) -> None:
    findings = examine(adopted(old), "mine.docx", [])
    told = [one for one in findings if one.severity == "error" or one.code.id[0] == "T"]
    # Some of these offices set their name in letters of 50 pt in lines of exactly 28, whose heads Word cuts off: that is told.
    mark = "{{ 发文机关标志|默认('某…"
    assert {(one.code.id, one.place and one.place.around) for one in told} <= {("T426", mark)}
    # What the old document has nothing of does not come from styles that nobody used.
    assert said(adopted(old), "heading 5")["size"] == said(adopted(old), "公文正文")["size"]


def told_of(old: bytes) -> dict[str, str]:
    return {one.what[0]: one.how[0] for one in adopt(old, "old.docx")[1]}


@pytest.mark.parametrize(
    ("head", "gone"),
    [
        (("★ 内部 ★",), "密级、"),
        (("内部刊物，请勿外传",), "密级、"),
        (("第3期",), "标题上面的“第3期”、"),
        ((), ""),
    ],
)
def test_what_stood_above_the_title_is_named(head: tuple[str, ...], gone: str) -> None:
    assert told_of(small(head))["没有带过来"].startswith(gone or "作者")


def test_a_text_box_is_no_text_of_the_paragraph_that_it_hangs_on() -> None:
    plain, boxed = small(), small(box="内部资料　注意保存，不得外传，用后交回办公室存档备查。")
    said_of = told_of(boxed)
    assert said_of.pop("没有带过来") == "图片、文本框、作者等文档属性"
    without = told_of(plain)
    without.pop("没有带过来")
    assert said_of == without
    assert said(adopt(boxed, "old.docx")[0], "Title") == said(adopt(plain, "old.docx")[0], "Title")


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t", "\u00a0"])
@pytest.mark.parametrize(
    "line", ["{}11. aaa", "甲（{}甲", "（2025{}年{}甲", "第{}甲", "2025年{}增{}甲", "签{}发{}甲"]
)
def test_a_line_of_thousands_of_blanks_takes_no_longer_than_another(line: str, blank: str) -> None:
    """No clock: where blanks are given back and tried again this does not end."""
    assert "作者" in told_of(small((line.replace("{}", blank * 2_000),)))["没有带过来"]


@pytest.mark.parametrize("inside", ["<w:tbl>{rows}</w:tbl>", "<w:p/><w:tbl>{rows}</w:tbl>", "{paragraph}"])
def test_what_a_drawing_in_a_table_says_again_is_read_once(inside: str) -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r>{}</w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = row.format("内甲", "", "内乙") * 2
    box = f"<w:txbxContent>{inside.format(rows=rows, paragraph='<w:p><w:r><w:t>内甲</w:t></w:r></w:p>')}</w:txbxContent>"
    drawing = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    table = f"<w:tbl>{row.format('表头一', drawing, '表头二')}{row.format('格一', '', '格二')}</w:tbl>"
    text = f"<w:p><w:r><w:t>{LONG}</w:t></w:r></w:p>"
    told = told_of(_with(by_styles(), {DOCUMENT: _body(text + table + text + "<w:sectPr/>")}))
    assert told["表头"].startswith("照“表头一”")
    assert "表格文字" in told


def test_a_red_head_in_a_text_box_is_read_once() -> None:
    old = small(boxed_head="某某市财政局文件")
    assert told_of(old)["红头"] == "照原样：某某市财政局文件"
    template = Template.compile(adopt(old, "old.docx")[0], "mine.docx")
    assert template.slots == SLOTS


def test_both_validators_are_silent(tmp_path: Path) -> None:
    files = []
    for old in OLD:
        files.append(tmp_path / f"{old}.docx")
        files[-1].write_bytes(adopted(old))
        files.append(tmp_path / f"{old}-sample.docx")
        files[-1].write_bytes(sample.docx(Template.compile(adopted(old), old)))
    assert validators.errors_of(files) == {file: [] for file in files}


@pytest.mark.parametrize("old", ["by_hand", "resaved"])
def test_the_look_is_read_off_the_paragraphs(old: str) -> None:
    data = adopted(old)
    faces = {
        name: said(data, name)
        for name in (
            "Title",
            "副标题",
            "主送机关",
            "公文正文",
            "heading 1",
            "heading 2",
            "heading 3",
            "表头",
            "署名",
        )
    }
    assert [(face["font"], face["size"]) for face in faces.values()] == [
        ("方正小标宋简体", "二号"),
        ("楷体", "三号"),
        ("仿宋", "三号"),
        ("仿宋", "三号"),
        ("黑体", "三号"),
        ("楷体", "三号"),
        ("仿宋", "三号"),
        ("黑体", "小四"),
        ("仿宋", "三号"),
    ]
    assert {face["line"] for name, face in faces.items() if name != "表头"} == {"固定值28磅"}
    assert faces["Title"]["align"] == "居中"
    assert faces["公文正文"]["first_line"] == faces["heading 1"]["first_line"] == "2字符"
    assert faces["主送机关"]["first_line"] == "无"
    assert (faces["heading 3"]["bold"], faces["heading 2"]["bold"]) == ("是", "否")


def test_styles_of_an_office_that_works_with_them_stay() -> None:
    data = adopted("by_styles")
    assert (
        said(data, "公文正文")["font"],
        said(data, "公文正文")["size"],
        said(data, "公文正文")["line"],
    ) == ("宋体", "四号", "1.5倍行距")
    assert (said(data, "heading 1")["font"], said(data, "heading 1")["size"]) == ("黑体", "小三")
    # What the old document has nothing of follows its body.
    assert (said(data, "附注")["font"], said(data, "附注")["size"]) == ("宋体", "四号")


@each_old
def test_a_lead_has_the_face_of_its_heading(old: str) -> None:
    parts = read(adopted(old), old)
    sheet = Sheet(parts, old)
    ids = {sheet.name_of(id).casefold(): id for id in sheet.elements}
    for level in range(1, 6):
        heading = sheet.style(ids[f"heading {level}"])
        link = sheet.elements[ids[f"heading {level}"]].find(w("link"))
        assert link is not None
        lead = merged(sheet.style(ids["公文正文"]), sheet.own(link.get(w("val"), "")))
        assert [words(lead, sheet)[key] for key in ("font", "size", "bold", "colour")] == [
            words(heading, sheet)[key] for key in ("font", "size", "bold", "colour")
        ]


def test_letterhead_page_and_footer_stay_and_the_text_goes() -> None:
    data, told = adopt(by_hand(), "old.docx")
    parts = read(data, "mine.docx")
    texts = [line.text for line in lines(data)]
    assert texts[3:5] == [
        "{{ 发文机关标志|默认('某某市财政局文件') }}",
        "{{ 发文字号|默认('某财发〔　　〕　　号') }}　　　　签发人：{{ 签发人|默认('') }}",
    ]
    assert not any("李四" in text or "2023" in text or LONG[:8] in text for text in texts)
    assert b"v:line" in parts[DOCUMENT]
    assert not any("老张".encode() in xml for xml in parts.values())
    page = anatomy.laid_open(data, "mine.docx").page
    assert [page[side][0] for side in ("top", "bottom", "left", "right")] == [
        "36.0毫米",
        "34.0毫米",
        "27.0毫米",
        "25.0毫米",
    ]
    assert any(b"PAGE" in xml for part, xml in parts.items() if "footer" in part)
    of_head = ["发文机关标志、发文字号、签发人", "份号、密级、紧急程度"]
    assert [one.what[0] for one in told][:6] == ["红头", *of_head, "版记", "页面", "页眉页脚"]
    left = ("表格、作者等文档属性", "tables, properties such as the author")
    assert told[-1].how == left


def test_an_indent_typed_as_blanks_becomes_the_styles() -> None:
    xml = read(by_hand(), "old.docx")[DOCUMENT].decode()
    typed = xml.replace(f">{LONG}<", f">　　{LONG}<").replace('<w:ind w:firstLine="640"/>', "")
    assert (
        said(adopt(_with(by_hand(), {DOCUMENT: typed}), "old.docx")[0], "公文正文")["first_line"] == "2字符"
    )


def test_a_document_without_a_title_or_a_body_is_taken_by_the_standard() -> None:
    data, told = adopt(_with(by_styles(), {DOCUMENT: _body(paragraph("短文。"))}), "old.docx")
    assert said(data, "公文正文") == said(build(), "公文正文")
    assert any(one.what[0] == "原文里没有的" for one in told)


def _with(data: bytes, parts: dict[str, str]) -> bytes:
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()


def _body(inner: str) -> str:
    return f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{inner}</w:body></w:document>'


def test_revisions_links_notes_and_other_sections_do_not_go_over() -> None:
    head = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:ins w:id="1" w:author="老张"><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr>'
        '<w:t>甲局文件</w:t></w:r></w:ins><w:del w:id="2" w:author="老张"><w:r><w:delText>乙局</w:delText></w:r></w:del></w:p>'
    )
    title = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>题目</w:t></w:r></w:p>'
    text = "".join(
        f'<w:p><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>{LONG}</w:t></w:r></w:p>' for _ in range(3)
    )
    lying = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    upright = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2000" w:bottom="2000" w:left="1500" w:right="1500" w:header="800" w:footer="800" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
    data, _ = adopt(_with(by_styles(), {DOCUMENT: _body(head + title + text + upright + lying)}), "old.docx")
    xml = read(data, "mine.docx")[DOCUMENT].decode()
    assert "甲局文件" in xml
    assert not re.search("老张|乙局|w:ins|w:del|landscape", xml)
    assert anatomy.laid_open(data, "mine.docx").page["paper"][0] == "210.0×297.0毫米"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 999


def _zipped(part: str) -> bytes:
    return write([pack(part, b"")])


def _moved(data: bytes, by: int) -> bytes:
    """A zip whose directory is said to begin later than it does, so that its first files begin before the file."""
    begins = int.from_bytes(data[-6:-2], "little") + by
    return data[:-6] + begins.to_bytes(4, "little") + data[-2:]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "不完整，或已损坏"),
        (OLE + "Workbook".encode("utf-16-le"), "旧版 Office 文件"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "设了打开密码"),
        (b"", "空的"),
        (GENERAL.read_bytes()[:5000], "不完整"),
        ("<html><body>网页</body></html>".encode(), "网页文件"),
        (_zipped("xl/workbook.xml"), "Excel 文件"),
        (_zipped("甲.txt"), "压缩包"),
        (_moved(GENERAL.read_bytes(), 2000), "不完整"),
        (_with(by_styles(), {"word/vbaProject.bin": "宏"}), "带有宏"),
        (
            _with(
                by_styles(),
                {
                    DOCUMENT: '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
                },
            ),
            "Strict Open XML",
        ),
    ],
    ids=["doc", "xls", "password", "empty", "cut", "html", "xlsx", "zip", "moved", "macros", "strict"],
)
def test_what_is_no_docx_is_named_for_what_it_is(data: bytes, reason: str) -> None:
    with pytest.raises(CompileError) as caught:
        started(data, "old.docx")
    assert reason in caught.value.diagnostics[0].message("zh")


def test_an_old_doc_and_a_lock_file_are_named_by_their_names() -> None:
    for name, reason in (("旧.doc", "旧版的 .doc 文件"), ("~$旧.docx", "临时文件")):
        with pytest.raises(CompileError) as caught:
            Template.compile(OLE + "WordDocument".encode("utf-16-le"), name)
        assert reason in caught.value.diagnostics[0].message("zh")


def test_headings_that_the_old_text_does_not_show_are_the_standards() -> None:
    """Word's own are blue and slanted, and LibreOffice has distances of its own for those that name none."""
    data, _ = adopt(by_styles(), "old.docx")
    parts = read(data, "mine.docx")
    sheet = Sheet(parts, "mine.docx")
    found = {sheet.name_of(id).casefold(): sheet.own(id) for id in sheet.elements}
    before = Sheet(read(by_styles(), "old.docx"), "old.docx")
    assert any(before.own(id).get("rPr/i@val") == "1" for id in before.elements if "4" in before.name_of(id))
    assert found["heading 4"].keys().isdisjoint({"rPr/color@val", "rPr/i@val"})
    body = sheet.style(next(id for id in sheet.elements if sheet.name_of(id) == "公文正文"))
    for side in ("before", "after"):
        assert found["heading 4"][f"pPr/spacing@{side}"] == body.get(f"pPr/spacing@{side}", "0")
    assert (
        b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in (parts["word/settings.xml"])
    )


def test_a_document_that_a_template_printed_leads_back_to_the_template() -> None:
    path = next(path for path in EXAMPLES if path.stem == "work-report-2021")
    printed = Job.of(Source(str(path), path.read_text("utf-8")), Template.load(GENERAL), checked=False).docx()
    data, told = adopt(printed, "old.docx")
    changes = compare.templates(GENERAL.read_bytes(), data, ("general", "mine"))
    assert [change.what[1] for change in changes] == ["other contents"]
    assert ("numbering", "the office's multilevel list") in [(one.what[1], one.how[1]) for one in told]


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: re.sub(r'<w:name w:val="Heading 1 Char"/>', "", xml),
        lambda xml: re.sub(r'<w:sz w:val="[0-9]+"/>', '<w:sz w:val="0"/>', xml),
        lambda xml: re.sub(r'(<w:style [^>]*)w:styleId="Heading1"', r"\1", xml),
        lambda xml: re.sub(r'<w:jc w:val="\w+"/>', '<w:jc w:val="start"/>', xml),
    ],
    ids=["linked style without a name", "no size", "heading without an id", "values of other programs"],
)
def test_styles_that_the_schema_does_not_have_are_taken_as_they_come(change: Callable[[str], str]) -> None:
    xml = read(by_styles(), "old.docx")[STYLES].decode()
    assert change(xml) != xml
    old = _with(by_styles(), {STYLES: change(xml)})
    assert Template.compile(adopt(old, "old.docx")[0], "mine.docx").slots == SLOTS


def test_equal_documents_give_equal_templates() -> None:
    assert adopt(by_hand(), "a.docx") == adopt(by_hand(), "b.docx")
