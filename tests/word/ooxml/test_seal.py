"""The seal of a .docx: there in every result, the same for the same, and broken by whatever anybody changes."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from compiler import compile_document
from compiler.word.ooxml.seal import PROPERTY, seal_of
from compiler.word.template.compiled import Template
from compiler.word.template.packs import builtin

REPORT = "文种: 报告\n标题: 甲\n正文: 乙\n"
GENERAL = (builtin() / "general.docx").read_bytes()
PART = "docProps/custom.xml"


def rezipped(
    data: bytes, change: Callable[[str, bytes], bytes] = lambda _, xml: xml, last_first: bool = False
) -> bytes:
    """The same package packed by another program, its parts changed or in another order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        names = old.namelist()
        for name in names[::-1] if last_first else names:
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_the_same_report_bears_the_same_seal_and_it_holds() -> None:
    one, two = compile_document(REPORT), compile_document(REPORT)
    assert one == two
    assert seal_of(one) == "holds"
    assert seal_of(compile_document(REPORT.replace("乙", "丙"))) == "holds"


def test_packing_alone_changes_nothing() -> None:
    assert seal_of(rezipped(compile_document(REPORT))) == "holds"
    assert seal_of(rezipped(compile_document(REPORT), last_first=True)) == "holds"


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/footer1.xml", "docProps/app.xml", PART]
)
def test_a_change_in_any_part_breaks_it(part: str) -> None:
    def change(name: str, xml: bytes) -> bytes:
        return xml + b"\n" if name == part else xml

    assert seal_of(rezipped(compile_document(REPORT), change)) == "broken"


def test_what_is_put_behind_the_end_breaks_it() -> None:
    data = compile_document(REPORT)
    assert seal_of(data + b"mine") == "broken"
    assert seal_of(data[:-2] + b"\4\0mine") == "broken"  # the comment of a zip file


def test_a_word_that_was_added_breaks_it() -> None:
    document = docx.Document(io.BytesIO(compile_document(REPORT)))
    document.add_paragraph("请各单位抓好落实。")
    out = io.BytesIO()
    document.save(out)
    assert seal_of(out.getvalue()) == "broken"


def test_what_bears_none() -> None:
    for data in (b"", b"PK", b"a text", GENERAL, compile_document(REPORT)[:-200]):
        assert seal_of(data) == "none"


def properties(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not archive.testzip()
        return archive.read(PART)


def printed(template: bytes) -> bytes:
    return compile_document(REPORT, Template.compile(template, "template.docx"))


def test_a_result_that_became_a_template_gives_its_seal_up() -> None:
    """Somebody opened a result, typed tags into it and saved it: its documents bear one seal, their own."""

    def change(name: str, xml: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(GENERAL)) as general:
            return general.read(name) if name == "word/document.xml" else xml

    made = printed(rezipped(compile_document(REPORT), change))
    assert seal_of(made) == "holds"
    assert properties(made).count(PROPERTY.encode()) == 1


def test_properties_of_the_office_stay() -> None:
    """A template with custom properties of its own, one of them a tag, keeps them; the seal is one more."""
    office = (
        b'<?xml version="1.0"?><op:Properties xmlns:op="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        b' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><op:property'
        b' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="title"><vt:lpwstr>{{ \xe6\xa0\x87\xe9\xa2\x98 }}</vt:lpwstr>'
        b"</op:property></op:Properties>"
    )
    of_type = b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
    relation = (
        b'<Relationship Id="rIdSeal" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"'
        b' Target="docProps/custom.xml"/>'
    )

    def change(name: str, xml: bytes) -> bytes:
        if name == "[Content_Types].xml":
            return xml.replace(b"</Types>", of_type + b"</Types>")
        return (
            xml.replace(b"</Relationships>", relation + b"</Relationships>") if name == "_rels/.rels" else xml
        )

    out = io.BytesIO(rezipped(GENERAL, change))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(PART, office)
    made = printed(out.getvalue())
    assert seal_of(made) == "holds"
    xml = properties(made).decode()
    assert "<vt:lpwstr>甲</vt:lpwstr>" in xml
    assert 'pid="8" name="gongwen-compiler"' in xml
