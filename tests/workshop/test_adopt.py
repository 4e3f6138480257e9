"""Templates made, found, laid open, shown and compared."""

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from PIL import Image

from compiler.cli import command as cli
from compiler.document.starters import starter
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.pages import measure, office
from compiler.source.load import Source
from compiler.terms.fields import TERMS
from compiler.word.ooxml.package import pack, read, w, write
from compiler.word.ooxml.properties import Sheet, as_xml, beyond, flat, merged
from compiler.word.ooxml.words import words
from compiler.word.reader import lines, picture
from compiler.word.template import packs
from compiler.word.template.compiled import Template
from compiler.workshop import diff as compare
from compiler.workshop import inspect as anatomy
from compiler.workshop import preview as sample
from compiler.workshop.adopt import adopt, started
from compiler.workshop.check import examine
from compiler.workshop.scaffold import build
from tests.kit import validators
from tests.kit.dialect import DOCUMENT, with_part
from tests.kit.old_documents import LONG, OLD, by_hand, by_styles, small
from tests.kit.support import EXAMPLES, GENERAL
from tests.word.template.test_templates import edited, paragraph

STYLES = "word/styles.xml"
SLOTS = {
    "title",
    "subtitle",
    "reporter",
    "addressees",
    "full_text",
    "attachment_note",
    "signature_block",
    "remark",
    "attachments",
}

each_old = pytest.mark.parametrize("old", OLD)


@cache
def adopted(old: str) -> bytes:
    return adopt(OLD[old](), f"{old}.docx")[0]


def said(data: bytes, style: str) -> dict[str, str]:
    """What is in force in a style, in Chinese."""
    found = anatomy.laid_open(data, "mine.docx").styles[style]
    assert found
    return {key: value[0] for key, value in found.items()}


def run(*arguments: str) -> int:
    return cli.run(["template", *arguments])


# ---- a new template from an old document --------------------------------------------------------------------------


@each_old
def test_what_is_made_of_an_old_document_compiles_and_prints_every_report(old: str) -> None:
    template = Template.compile(adopted(old), "mine.docx")
    assert template.slots == SLOTS
    for path in EXAMPLES:
        job = Job.of(Source(str(path), path.read_text("utf-8")), template, checked=False)
        wanted = Job.of(Source(str(path), path.read_text("utf-8")), checked=False)
        # The same text with the same labels; only what stands in the letterhead is more.
        ours, plain = lines(job.docx()), lines(wanted.docx())
        told = [(line.label, line.text) for line in ours]
        assert told[-len(plain) :] == [(line.label, line.text) for line in plain]


@each_old
def test_the_check_of_templates_finds_nothing_but_what_the_office_does_otherwise(old: str) -> None:
    findings = examine(adopted(old), "mine.docx", [])
    assert [one.code.id for one in findings if one.severity == "error" or one.code.id[0] == "T"] == []
    # What the old document has nothing of does not come from styles that nobody used.
    assert said(adopted(old), "heading 5")["size"] == said(adopted(old), "公文正文")["size"]


def told_of(old: bytes) -> dict[str, str]:
    return {one.what[0]: one.how[0] for one in adopt(old, "old.docx")[1]}


@pytest.mark.parametrize(
    ("head", "gone"),
    [
        (("000012", "秘密★1年", "特急"), "份号、密级、紧急程度、"),
        (("000012　　机密★10年　　加 急",), "份号、密级、紧急程度、"),
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
    assert texts[:2] == ["某某市财政局文件", "某财发〔　　〕　　号　　　　签发人："]
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
    assert [one.what[0] for one in told][:4] == ["红头", "发文字号、签发人", "页面", "页眉页脚"]
    left = ("版记、表格、作者等文档属性", "colophon, tables, properties such as the author")
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
        (OLE + "WordDocument".encode("utf-16-le"), "旧版 .doc，只是名字改成了 .docx"),
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
            started(OLE + "WordDocument".encode("utf-16-le"), name)
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


# ---- formatting ---------------------------------------------------------------------------------------------------


def test_a_style_put_on_another_says_what_it_is_to_say() -> None:
    """Whatever a style is based on, what is written for it brings about what was wanted."""
    sheets = [Sheet(read(data, "t.docx"), "t.docx") for data in (GENERAL.read_bytes(), by_styles())]
    looks = [(sheet.style(id), sheet) for sheet in sheets for id in sheet.elements]
    for wanted, sheet in looks[::3]:
        for parent, _ in looks[::7]:
            style = etree.fromstring(
                f'<w:style xmlns:w="{w("")[1:-1]}"><w:pPr>{as_xml(beyond(wanted, parent), "pPr")}</w:pPr>'
                f"<w:rPr>{as_xml(beyond(wanted, parent), 'rPr')}</w:rPr></w:style>"
            )
            own = merged(flat(style.find(w("pPr"))), flat(style.find(w("rPr"))))
            got, hoped = words(merged(parent, own), sheet), words(wanted, sheet)
            assert {k: v for k, v in got.items() if k not in ("other", "font", "latin_font")} == {
                k: v for k, v in hoped.items() if k not in ("other", "font", "latin_font")
            }


# ---- where packs are found ----------------------------------------------------------------------------------------


def test_a_pack_beside_the_report_comes_before_the_listed_and_the_built_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, first, second = (tmp_path / name for name in ("报告", "甲", "乙"))
    for folder in (beside, first, second):
        folder.mkdir()
    monkeypatch.setenv("COMPILE_TEMPLATES", os.pathsep.join(["", str(first), str(second)]))
    assert packs.find("general", beside) == GENERAL
    for folder, suffix in ((second, "docx"), (first, "dotx"), (beside, "docx")):
        shutil.copy(GENERAL, folder / f"general.{suffix}")
        assert packs.find("general", beside) == folder / f"general.{suffix}"
    assert [pack.path for pack in packs.packs(beside) if pack.name == "general"] == [beside / "general.docx"]
    with pytest.raises(CompileError) as caught:
        Template.find("没有", beside)
    shutil.copy(GENERAL, second / "我局.docx")
    assert "我局" not in caught.value.diagnostics[0].hint("zh")
    with pytest.raises(CompileError) as caught:
        Template.find("没有", beside)
    assert "general、work-summary、我局" in caught.value.diagnostics[0].hint("zh")


def test_a_finished_document_is_not_taken_for_the_template_of_its_name(tmp_path: Path) -> None:
    report = tmp_path / "general.yaml"
    report.write_text("文种: 报告\n标题: 题目\n正文: 正文。\n", "utf-8")
    first = Job.of(Source(str(report), report.read_text("utf-8")), "general").docx()
    (tmp_path / "general.docx").write_bytes(first)
    assert packs.find("general", tmp_path) == GENERAL
    assert "general" not in {pack.name for pack in packs.packs(tmp_path) if pack.where == "beside"}


# ---- the commands -------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    return tmp_path


@pytest.mark.parametrize("origin", ["standard", "general", "old.docx"])
def test_new_writes_a_template_and_never_over_one(
    folder: Path, origin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("old.docx").write_bytes(by_hand())
    assert run("new", "我局", "--from", origin) == 0
    told = capsys.readouterr().out
    assert told.startswith("我局.docx\n")
    assert ("红头" in told) == (origin == "old.docx")
    made = Path("我局.docx").read_bytes()
    Template.compile(made, "我局.docx")
    assert run("new", "我局") == 2
    assert Path("我局.docx").read_bytes() == made
    assert "O808" in capsys.readouterr().err
    assert {path.name for path in folder.iterdir()} == {"old.docx", "我局.docx"}


def test_new_takes_a_dotx_as_a_template(folder: Path) -> None:
    types = '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    dotx = edited({"[Content_Types].xml": [(types + "document.main+xml", types + "template.main+xml")]})
    (folder / "局.dotx").write_bytes(dotx)
    assert run("new", "我局", "--from", "局") == 0
    assert b"template.main" not in zipfile.ZipFile("我局.docx").read("[Content_Types].xml")
    assert picture(Path("我局.docx").read_bytes()) == picture(GENERAL.read_bytes())


@pytest.mark.usefixtures("folder")
def test_new_refuses_an_old_document_with_braces_in_its_header_at_their_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    parts = read(by_hand(), "old.docx")
    footer = next(part for part in parts if "footer" in part)
    broken = parts[footer].decode().replace("</w:p>", "<w:r><w:t>{{ 没有这个 }}</w:t></w:r></w:p>", 1)
    Path("old.docx").write_bytes(_with(by_hand(), {footer: broken}))
    assert run("new", "我局", "--from", "old.docx") == 1
    assert "old.docx" in capsys.readouterr().err
    assert not Path("我局.docx").exists()


def test_list_tells_where_each_is_and_whether_it_is_sound(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "好.docx").write_bytes(GENERAL.read_bytes())
    (folder / "坏.docx").write_bytes(
        edited({DOCUMENT: [("<w:body>", f"<w:body>{paragraph('{{ 标提 }}')}{paragraph('{{ 附住 }}')}")]})
    )
    (folder / "报告.docx").write_bytes(by_hand())
    assert run("check", "坏.docx", "--annotate", "看.docx", "--fix", "改.docx") == 1
    capsys.readouterr()
    assert run("list", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    found = {one["name"]: (one["where"], one["problems"], one["annotated"]) for one in told}
    assert found["好"] == ("beside", 0, False)
    assert found["坏"] == ("beside", 2, False)
    assert found["看"] == ("beside", 2, True)
    assert not found["改"][2]
    assert found["general"] == ("builtin", 0, False)
    assert "报告" not in found
    assert run("list") == 0
    assert re.search(
        r"坏 +这里 +有2处错误 +坏\.docx\n.*看 +这里 +有2处错误，是带批注的副本 +看\.docx",
        capsys.readouterr().out,
        re.DOTALL,
    )


def test_inspect_tells_the_tags_of_notes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = f'<w:endnote w:id="2">{paragraph("{{ 数据.出处 }}")}</w:endnote>'
    (folder / "注.docx").write_bytes(with_part("endnotes", note, ""))
    assert run("inspect", "注.docx", "--format", "json") == 0
    assert {"tag": "{{ 数据.出处 }}", "part": "word/endnotes.xml", "paragraph": 1} in json.loads(
        capsys.readouterr().out
    )["tags"]


@pytest.mark.usefixtures("folder")
def test_inspect_tells_what_is_in_a_template(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("inspect", "general") == 0
    told = capsys.readouterr().out
    assert re.search("上边距 +37.0毫米", told)
    assert re.search("标题 +方正小标宋简体 +二号 +否 +居中 +无 +固定值36磅", told)
    assert "{{p 附件 }}" in told
    assert run("inspect", "general", "--format", "json", "--lang", "en") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["styles"]["Title"]["size"] == "22 pt"
    assert [level["label"] for level in data["numbering"]] == ["一、", "（一）", "1.", "（1）", "①"]
    assert {TERMS[slot].zh for slot in data["slots"]} == {
        re.sub(r"\W|^p", "", tag["tag"][3:]) for tag in data["tags"] if tag["tag"].startswith("{{p")
    }


def test_inspect_of_a_broken_template_shows_it_and_tells_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = edited(
        {
            DOCUMENT: [("<w:body>", f"<w:body>{paragraph('{{ 标提 }}')}")],
            STYLES: [('w:val="附注"', 'w:val="备注"')],
        }
    )
    (folder / "坏.docx").write_bytes(broken)
    assert run("inspect", "坏.docx") == 1
    out, err = capsys.readouterr()
    assert re.search("附注 +没有", out)
    assert "{{ 标提 }}" in out
    assert "T307" in err


def test_schema_of_the_data_a_template_wants() -> None:
    found = anatomy.laid_open(GENERAL.read_bytes(), "general.docx")
    plain = anatomy.schema(found)
    Draft202012Validator.check_schema(plain)
    assert {"标题", "正文", "署名", "成文日期", "附件"} <= plain["properties"].keys()
    tags = (
        "{{ 数据.总收入 }}",
        "{%p for 项 in 数据.明细 %}",
        "{{ 项.名称 }}",
        "{%p for 人 in 项.人员 %}",
        "{{ 人 }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p if 数据.局.名 == '数据.无' %}",
        "{%p endif %}",
        "{%p if 数据.备注 %}",
        "{%p endif %}",
    )
    with_data = edited({DOCUMENT: [("<w:body>", "<w:body>" + "".join(map(paragraph, tags)))]})
    found = anatomy.laid_open(with_data, "mine.docx")
    assert found.problems == ()
    assert anatomy.figures(found) == ["备注", "局.名", "总收入", "明细[].人员[]", "明细[].名称"]
    schema = anatomy.schema(found)
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema).is_valid
    assert valid({"数据": {"总收入": 5, "明细": [{"名称": "甲", "人员": ["张三"]}], "局": {"名": "乙"}}})
    assert not valid({"数据": {"总收入": 5, "明细": [{"名称": "甲"}], "局": {"名": "乙"}}})
    assert not valid({"标题": "题目"})


# ---- preview ------------------------------------------------------------------------------------------------------


def test_the_sample_has_every_style_and_level() -> None:
    used = {line.style for line in lines(sample.docx(Template.load(GENERAL)))}
    runs = {
        stretch.style for line in lines(sample.docx(Template.load(GENERAL))) for stretch in line.stretches
    }
    wanted = {term.style for term in TERMS.values()} - {"图片", "列举首句", ""}
    assert wanted <= used
    assert {f"heading {level}" for level in range(1, 6)} <= used
    assert {"列举首句", *(f"标题 {level} 字符" for level in range(2, 6))} <= runs
    assert {line.label for line in lines(sample.docx(Template.load(GENERAL)))} >= {
        "一、",
        "（一）",
        "1.",
        "（1）",
        "①",
    }
    assert Job.of(Source("sample.yaml", starter("sample"))).findings == ()


def test_preview_draws_the_type_area_and_leaves_the_text_where_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "局.docx").write_bytes(adopted("by_hand"))
    assert run("preview", "局", "--pdf", "看.pdf", "--png") == 0
    printed = capsys.readouterr().out.split()
    pages = measure.read(Path("看.pdf"), {})
    assert printed == ["看.pdf", *(f"看-{number}.png" for number in range(1, len(pages) + 1))]
    plain = measure.read(office.to_pdf(sample.docx(Template.load(Path("局.docx")))), {})
    measures = ["36mm", "34mm", "27mm", "25mm", "158x227mm"]
    for page, old in zip(pages, plain, strict=True):
        shown = [glyph for glyph in page.glyphs if glyph.colour != "78AADC"]
        assert [(g.text, round(g.x0), round(g.baseline)) for g in shown] == [
            (g.text, round(g.x0), round(g.baseline)) for g in old.glyphs
        ]
        drawn = "".join(glyph.text for glyph in page.glyphs if glyph.colour == "78AADC")
        assert drawn == "".join(measures)
    for name in printed[1:]:
        image = Image.open(name).convert("RGB")
        for x, y in ((27, 150), (210 - 25, 150), (60, 36), (60, 297 - 34)):
            at_x, at_y = (round(mm / 25.4 * 150) for mm in (x, y))
            near = [image.getpixel((at_x + dx, at_y + dy)) for dx in range(-2, 3) for dy in range(-2, 3)]
            assert any(isinstance(c, tuple) and c[0] < 225 and c[2] - c[0] > 20 for c in near), (name, x, y)


def test_preview_replaces_what_a_preview_made_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("preview", "general", "--pdf", "看.pdf", "--png") == 0
    assert run("preview", "general", "--pdf", "看.pdf", "--png") == 0
    for name in ("看-1.png", "看.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7 mine")
        capsys.readouterr()
        assert run("preview", "general", "--pdf", "看.pdf", "--png") == 2
        assert "O808" in capsys.readouterr().err
        assert (folder / name).read_bytes() == b"%PDF-1.7 mine"
        (folder / name).unlink()


def test_preview_without_a_target_opens_a_pdf_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(office, "open_file", opened.append)
    assert run("preview", "general") == 0
    assert capsys.readouterr().out.strip() == str(opened[0])
    assert opened[0].read_bytes()[:5] == b"%PDF-"
    assert list(folder.iterdir()) == []
    shutil.rmtree(opened[0].parent)


def test_preview_shows_what_a_template_with_fewer_slots_has() -> None:
    data = edited({DOCUMENT: [("{{p 附注 }}", ""), ("{{p 附件 }}", ""), ("{{p 主送机关 }}", "")]})
    texts = [line.text for line in lines(sample.docx(Template.compile(data, "mine.docx")))]
    assert "特此报告。" in texts
    assert "（此件公开发布）" not in texts


# ---- diff ---------------------------------------------------------------------------------------------------------

SMALLER = (STYLES, '<w:sz w:val="44"/><w:szCs w:val="44"/>', '<w:sz w:val="36"/><w:szCs w:val="36"/>')


def changed(*edits: tuple[str, str, str]) -> bytes:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for part, old, new in edits:
        grouped.setdefault(part, []).append((old, new))
    return edited(grouped)


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (SMALLER, "样式“标题”：字号 二号 → 小二"),
        ((STYLES, 'w:line="720" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"'), "样式“标题”：行距 固定值36磅 → 1.5倍行距"),
        ((STYLES, 'w:firstLineChars="200" w:firstLine="630"/></w:pPr></w:style>', 'w:firstLineChars="400" w:firstLine="630"/></w:pPr></w:style>'), "样式“公文正文”：首行缩进 2字符 → 4字符"),
        ((STYLES, 'w:val="附注"', 'w:val="备注"'), "样式“附注”：有 → 没有"),
        ((DOCUMENT, 'w:top="2098"', 'w:top="1985"'), "页面：上边距 37.0毫米 → 35.0毫米"),
        ((DOCUMENT, "{{p 附注 }}", ""), "标记：{{p 附注 }} 1处 → 0处"),
        ((DOCUMENT, "{{p 附注 }}", "{{ 附注 }}"), "值：附注 没有 → 有"),
        (("word/numbering.xml", "%1、", "第%1章"), "序号第1级：一、（标题 1） → 第一章（标题 1）"),
        (("word/footer1.xml", "— </w:t>", "第</w:t>"), "页眉页脚：页脚：第⟨PAGE⟩1 — 0处 → 1处"),
        ((STYLES, '<w:bottom w:val="single" w:sz="4"', '<w:bottom w:val="single" w:sz="8"'), "其他内容：word/styles.xml 原来的 → 新的"),
    ],
    ids=["size", "line", "indent", "style", "margin", "slot", "value", "numbering", "footer", "other"],
)  # fmt: skip
def test_a_change_is_told_in_words_own_words(
    folder: Path, edit: tuple[str, str, str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "新.docx").write_bytes(changed(edit))
    assert run("diff", "general", "新.docx") == 1
    assert line in capsys.readouterr().out.splitlines()


def test_a_template_does_not_differ_from_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EXAMPLES[0].parent, folder / "报告")
    assert run("diff", "general", "duty-report", "--reports", "报告") == 0
    assert capsys.readouterr().out == "两个模板没有不同。\n报告编出来没有不同。\n"


def test_which_reports_come_out_differently_and_where(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = folder / "报告"
    reports.mkdir()
    (reports / "甲.yaml").write_text("文种: 报告\n标题: 题目\n正文: [第一段。, 第二段。]\n", "utf-8")
    (reports / "乙.yaml").write_text("文种: 报告\n标题: 题目\n正文: 正文。\n附注: 此件公开发布\n", "utf-8")
    (reports / "丙.yaml").write_text("文种: 报告\n标题: 题目\n", "utf-8")
    (reports / "丁.yaml").write_text(
        "文种: 报告\n标题: 题目\n正文:\n  - {段首: 一级。, 文字: 文字。}\n", "utf-8"
    )
    document = read(GENERAL.read_bytes(), "general.docx")[DOCUMENT].decode()
    slot = re.search(r"<w:p>(?:(?!<w:p>).)*\{\{p 附注 \}\}.*?</w:p>", document)
    assert slot
    (folder / "新.docx").write_bytes(changed(SMALLER, (DOCUMENT, slot[0], "")))
    assert run("diff", "general", "新.docx", "--reports", "报告") == 1
    told = capsys.readouterr().out
    assert "报告/甲.yaml\n  第1段（标题）：字号 二号 → 小二\n" in told
    assert re.search(r"报告/乙\.yaml\n  其中一个模板印不出：.*附注", told)
    assert "没有比 报告/丙.yaml：D203" in told
    assert run("diff", "general", "新.docx", "--reports", "报告", "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert [Path(one["file"]).stem for one in data["reports"]] == ["丁", "乙", "甲"]
    assert data["reports"][2]["paragraphs"] == [
        {
            "numbers": [1],
            "style": "标题",
            "changes": [{"what": "", "property": "字号", "old": "二号", "new": "小二"}],
        }
    ]
    assert list(reports.glob("*.docx")) == []


def test_paragraphs_that_change_alike_are_told_together_and_those_that_come_or_go() -> None:
    text = (
        "文种: 报告\n标题: 题目\n正文:\n"
        + "".join(f"  - 第{n}段。\n" for n in "一二三")
        + "  - 标题: 甲\n    内容: [乙。]\n"
    )
    new = changed(
        (STYLES, '<w:style w:type="paragraph" w:customStyle="1" w:styleId="GwBody"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>', '<w:style w:type="paragraph" w:customStyle="1" w:styleId="GwBody"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'),
        (DOCUMENT, "<w:body>", f"<w:body>{paragraph('某某局文件')}"),
    )  # fmt: skip
    differences, unread = compare.reports(GENERAL.read_bytes(), new, ("旧", "新"), [Source("r.yaml", text)])
    assert not unread
    told = list(compare.as_text([], differences, [], "zh", True))
    assert told[1:] == [
        "r.yaml",
        "  第1段（正文）：文字：没有 → “某某局文件”",
        "  第4–6、8段（公文正文）：与下段同页 否 → 是",
    ]
    told = list(compare.as_text([], differences, [], "en", True))
    assert told[-1] == "  paragraph 4–6、8 (公文正文): keep with next no → yes"


@pytest.mark.parametrize(
    "arguments",
    [("diff", "general", "没有"), ("diff", "general", "没有.docx"), ("diff", "general", "general", "--reports", "没有"), ("diff", "general"), ("inspect", "没有"), ("preview", "没有"), ("new",), ("nonsense",)],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage(folder: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert re.search("T301|O80[17]", err)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", ["new", "list", "inspect", "preview", "diff"])
def test_each_command_has_its_page_and_is_completed(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert capsys.readouterr().out.startswith(f"用法：compile template {command}")
    for shell in ("bash", "zsh", "fish"):
        assert cli.run(["completion", shell]) == 0
        assert re.search(rf"new list inspect .*{command}|{command}.* diff", capsys.readouterr().out)
