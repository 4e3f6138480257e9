"""Footnotes, references and faces within a text, as Word gets them."""

import io
import re
import zipfile

import pytest

from compiler import compile_document
from compiler.messages.diagnostic import CompileError
from compiler.word.ooxml.package import CONTENT, OFFICE, W
from compiler.word.template.compiled import Template
from tests.kit.support import flow_of
from tests.kit.templates import edited, instead_of, texts_of
from tests.kit.validators import errors_of

HEAD = "文种: 报告\n正文:\n"
NOTED = HEAD + "- 段落: [甲, {脚注: [乙, {上标: 2}]}, 丙]\n- 标题: [丁, {脚注: 戊}]\n"
TYPES, RELATIONSHIPS = "[Content_Types].xml", "word/_rels/document.xml.rels"


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def through(template: bytes, yaml: str = NOTED) -> bytes:
    return Template.compile(template, "t.docx").render(flow_of(yaml))


def test_notes_stand_in_a_part_of_their_own_and_marks_name_them() -> None:
    made = compile_document(NOTED)
    marks = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', parts(made)["word/document.xml"])
    notes = re.findall(r'<w:footnote w:id="(\d+)">', parts(made)["word/footnotes.xml"])
    assert marks == notes
    assert len(marks) == 2
    assert texts_of(made, "word/footnotes.xml") == ["", "", " 乙2", " 戊"]
    assert f"{CONTENT}.footnotes+xml" in parts(made)[TYPES]


def test_every_section_numbers_its_notes_in_circles_anew_on_each_page() -> None:
    wide = "- 表格: [[甲, 乙], [丙, {脚注: 丁}]]\n  横排: 是\n- 戊\n"
    document = parts(compile_document(NOTED + wide))["word/document.xml"]
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", document)
    assert len(sections) == 3
    for section in sections:
        assert '<w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numRestart w:val="eachPage"/>' in section
        assert section.rfind("footerReference") < section.find("footnotePr") < section.find("pgSz")


def test_a_document_without_notes_has_nothing_of_them() -> None:
    made = parts(compile_document(HEAD + "- 段落: [甲, {上标: 2}]\n"))
    assert "word/footnotes.xml" not in made
    assert not any("footnote" in xml for xml in made.values())


def test_the_styles_of_a_template_are_taken_by_name() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="Footnote Text"/></w:style>'
        '<w:style w:type="character" w:styleId="a8"><w:name w:val="footnote reference"/></w:style></w:styles>'
    )
    made = parts(through(edited({"word/styles.xml": [("</w:styles>", styles)]})))
    assert 'w:pStyle w:val="a7"' in made["word/footnotes.xml"]
    assert 'w:rStyle w:val="a8"' in made["word/document.xml"]
    assert made["word/styles.xml"].count("ootnote") == 2


def test_an_id_that_a_style_has_already_is_not_used_again() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="别的"/></w:style></w:styles>'
    )
    made = parts(through(edited({"word/styles.xml": [("</w:styles>", styles)]})))
    assert 'w:pStyle w:val="FootnoteText1"' in made["word/footnotes.xml"]
    assert made["word/styles.xml"].count('w:styleId="FootnoteText1"') == 1


def with_own_notes(inside: str = "模板的脚注") -> bytes:
    """The general template with a footnote of its own."""
    note = '<w:footnote w:id="{}"{}><w:p><w:r>{}</w:r></w:p></w:footnote>'
    notes = (
        note.format(0, ' w:type="separator"', "<w:separator/>")
        + note.format(1, ' w:type="continuationSeparator"', "<w:continuationSeparator/>")
        + note.format(2, "", f"<w:footnoteRef/><w:t>{inside}</w:t>")
    )
    mark = '<w:p><w:r><w:t>模板的话</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    kind = f'PartName="/word/footnotes.xml" ContentType="{CONTENT}.footnotes+xml"'
    link = f'Id="rIdNotes" Type="{OFFICE}/relationships/footnotes" Target="footnotes.xml"'
    return edited(
        {
            "word/document.xml": [("<w:body>", f"<w:body>{mark}")],
            TYPES: [("</Types>", f"<Override {kind}/></Types>")],
            RELATIONSHIPS: [("</Relationships>", f"<Relationship {link}/></Relationships>")],
        },
        {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'},
    )


def test_a_template_keeps_its_own_notes_and_their_numbering() -> None:
    made = through(with_own_notes())
    assert texts_of(made, "word/footnotes.xml") == ["", "", "模板的脚注", " 乙2", " 戊"]
    assert "numRestart" not in parts(made)["word/document.xml"]
    assert parts(made)[TYPES].count("footnotes.xml") == 1


def test_a_template_whose_notes_hold_tags_gets_more() -> None:
    made = through(with_own_notes("见{{ 标题 }}"), NOTED.replace("正文:", "标题: 题目\n正文:"))
    assert texts_of(made, "word/footnotes.xml")[2:] == ["见题目", " 乙2", " 戊"]


def test_word_has_nothing_to_say_of_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("notes")
    files = {"own": through(with_own_notes()), "ours": compile_document(NOTED)}
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    found = errors_of(sorted(folder.iterdir()))
    assert {file.stem: wrong for file, wrong in found.items()} == {"own": [], "ours": []}


def test_a_loop_that_prints_only_texts_loses_no_note() -> None:
    template = instead_of(
        "全文",
        "{%p for 段 in 全文 %}</w:t></w:r></w:p><w:p><w:r><w:t>{{ 段.序号 }}{{ 段.文字 }}</w:t></w:r></w:p><w:p><w:r><w:t>{%p endfor %}",
    )
    assert through(template, HEAD + "- 段落: [甲, {上标: 2}]\n")
    with pytest.raises(CompileError) as caught:
        through(template, HEAD + "- 段落: [甲, {脚注: 乙}]\n")
    assert [one.code.id for one in caught.value.diagnostics] == ["T327"]


def test_a_template_that_prints_the_text_in_a_footer_takes_no_notes() -> None:
    tag = "<w:p><w:r><w:t>{{p 正文 }}</w:t></w:r></w:p></w:ftr>"
    template = edited(
        {"word/footer1.xml": [("</w:ftr>", tag)], "word/document.xml": [("{{p 全文 }}", "另见页脚")]}
    )
    assert through(template, HEAD + "- 段落: [甲, {上标: 2}]\n")
    with pytest.raises(CompileError) as caught:
        through(template, HEAD + "- 段落: [甲, {脚注: 乙}]\n")
    assert [one.code.id for one in caught.value.diagnostics] == ["T322"]


# ---- references and faces -----------------------------------------------------------------------------------------


def fields(yaml: str) -> list[str]:
    return re.findall(
        r"<w:instrText[^>]*> (.*?) </w:instrText>", parts(compile_document(yaml))["word/document.xml"]
    )


HERE = "- 段落: [见, {引用: 这里}, 。]\n- 标题: 甲\n  内容:\n  - 标题: 乙\n    名称: 这里\n"


def test_a_label_that_a_field_of_words_shows_alike_is_one() -> None:
    assert fields(HEAD + HERE) == [r"REF _RefHeading2 \n \h"]
    assert fields(f"文种: 报告\n层次: [（一）, 1.]\n正文:\n{HERE}") == [
        r"REF _RefHeading1 \n \h",
        r"REF _RefHeading2 \n \h",
    ]


@pytest.mark.parametrize(
    "yaml",
    [
        HEAD + "- 段落: [见, {引用: 这里}, 。]\n- {标题: 甲, 名称: 这里}\n",  # Word would show 一、
        f"文种: 报告\n编号: 文本\n正文:\n{HERE}",
        f"文种: 报告\n层次: [一、, 1.1]\n正文:\n{HERE}",
    ],
)
def test_a_label_that_no_field_shows_is_text(yaml: str) -> None:
    assert fields(yaml) == []


def test_each_field_has_its_bookmark() -> None:
    yaml = HEAD + HERE + "- 段落: [见, {引用: 名单}]\n附件: [甲, {标题: 乙, 名称: 名单, 内容: 丙}]\n"
    document = parts(compile_document(yaml))["word/document.xml"]
    named = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"/>', document)
    assert {"_RefHeading2", "_RefAttachment1"} <= {*named}
    asked = {field.split()[1] for field in fields(yaml)}
    assert asked == {"_RefHeading2", "_RefAttachment1"}


@pytest.mark.parametrize(
    ("part", "face"),
    [
        ("{上标: 2}", '<w:vertAlign w:val="superscript"/>'),
        ("{下标: 2}", '<w:vertAlign w:val="subscript"/>'),
        ("{下划线: 2}", '<w:u w:val="single"/>'),
    ],
)
def test_a_part_has_its_face(part: str, face: str) -> None:
    document = parts(compile_document(f"{HEAD}- 段落: [甲, {part}, 乙]\n"))["word/document.xml"]
    runs = re.findall(r"<w:r>.*?</w:r>", document)
    assert [run for run in runs if face in run] == [run for run in runs if ">2<" in run]
