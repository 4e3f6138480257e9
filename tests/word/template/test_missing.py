"""What a template names and does not hold is told; a table without a grid gets one; no part that nothing leads to goes over."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence

import pytest

from compiler.messages import codes
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.word.ooxml.package import R, relationships
from compiler.word.template.compiled import Template
from compiler.workshop.adopt.template import started
from compiler.workshop.check import examine
from tests.kit.dialect import made, p, parts_of, tr
from tests.kit.hostile_files import MEGABYTES, SECONDS, zipped
from tests.kit.old_documents import by_hand
from tests.kit.support import ROOT

SLOTS = p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}")
RELS = "word/_rels/document.xml.rels"


def linked(kind: str, target: str, *, used: bool) -> bytes:
    link = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"/></Relationships>'
    body = f'<w:p><w:r><w:t r:x="rId99" xmlns:r="{R}"/></w:r></w:p>' if used else ""
    return made(SLOTS + body, {}, {RELS: [("</Relationships>", link)]})


def refused(data: bytes) -> Sequence[Diagnostic]:
    with pytest.raises(CompileError) as caught:
        Template.compile(data, "mine.docx")
    return caught.value.diagnostics


@pytest.mark.parametrize(
    ("kind", "target", "what"),
    [
        ("image", "media/none.png", "图片"),
        ("image", "/word/media/none.png", "图片"),
        ("header", "header9.xml", "页眉"),
        ("chart", "charts/chart1.xml", "图表"),
        ("customXml", "../customXml/item1.xml", "内容"),
    ],
)
def test_a_part_that_is_used_and_not_there(kind: str, target: str, what: str) -> None:
    (one,) = refused(linked(kind, target, used=True))
    assert (one.code, one.args["what_zh"], one.args["name"]) == (codes.PART_MISSING, what, target)
    assert codes.PART_MISSING in [said.code for said in examine(linked(kind, target, used=True), "mine.docx")]


def test_a_relationship_that_nothing_uses_goes() -> None:
    template = Template.compile(linked("image", "media/none.png", used=False), "mine.docx")
    assert "media/none.png" not in "".join(next(one for one in template.joints if one.part == RELS))


@pytest.mark.parametrize("target", ["MEDIA/A.png", "media/%41.png", "./media/A.png", "../word/media/A.png"])
def test_names_are_compared_as_packages_have_them(target: str) -> None:
    data = zipped(
        parts_bytes(linked("image", target, used=True)) | {"word/media/A.png": b"\x89PNG\r\n\x1a\n"}
    )
    Template.compile(data, "mine.docx")


def parts_bytes(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("rows", "widths"),
    [
        ((tr("甲", "乙"),), ["2000", "2000"]),
        (("<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>",), ["4422", "4422"]),
        ((tr("甲"), tr("甲", "乙", "丙")), ["2000"] * 3),
        (('<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>',), ["1500"] * 2),
        (('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p/></w:tc></w:tr>',), ["140"] * 63),
        ((), ["8844"]),
    ],
)  # fmt: skip
def test_a_table_gets_a_grid(rows: tuple[str, ...], widths: list[str]) -> None:
    data = made(SLOTS + f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>" + p(""))
    notes: list[Diagnostic] = []
    Template.compile(data, "mine.docx", notes=notes)
    assert [one.code for one in notes if one.code is codes.GRID_MISSING] == [codes.GRID_MISSING]
    from compiler.word.template.missing import give_grids

    parts = parts_bytes(data)
    assert len(list(give_grids(parts, "mine.docx"))) == 1
    xml = parts["word/document.xml"].decode()
    grid = xml[xml.index("<w:tblGrid>") : xml.index("</w:tblGrid>")]
    assert grid == "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    assert xml.index("<w:tblPr/>") < xml.index("<w:tblGrid>")


def test_a_table_in_a_header_gets_one_too() -> None:
    header = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:hdr>'
    data = made(SLOTS, {"word/header9.xml": header})
    found = [one for one in examine(data, "mine.docx") if one.code is codes.GRID_MISSING]
    assert [one.place.part for one in found if one.place] == ["word/header9.xml"]


# ---- what an old document leaves behind -----------------------------------------------------------------------------


def unreached(parts: Mapping[str, bytes]) -> set[str]:
    """The parts that no relationship leads to."""
    found, todo = {"[Content_Types].xml", "_rels/.rels"}, ["word/document.xml", "docProps/app.xml"]
    while todo:
        part = todo.pop()
        folder, _, base = part.rpartition("/")
        found |= {part, f"{folder}/_rels/{base}.rels"}
        todo += [to for _, to in relationships(parts, part, "a").values() if to in parts and to not in found]
    return {*parts} - found


@pytest.mark.parametrize(
    "old", [by_hand(), linked("styles", "styles.xml", used=False)], ids=["text", "template"]
)
def test_no_part_goes_over_that_nothing_leads_to(old: bytes) -> None:
    more = {"word/orphan.xml": b"<a/>", "customXml/item1.xml": b"<a/>", "word/media/old.png": b"\x89PNG"}
    more |= {
        "word/_rels/orphan.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    }
    new, _ = started(zipped(parts_bytes(old) | more), "old.docx")
    assert unreached(parts_of(new)) == set()
    assert "word/styles.xml" in parts_of(new)
    Template.compile(new, "new.docx")


# ---- files that reach out, or swell ---------------------------------------------------------------------------------


@pytest.mark.long
def test_sixty_files_and_more_do_no_harm() -> None:
    """Each in a process of its own, within 20 seconds and 256 MB, with nothing read, written, started or connected."""
    command = [sys.executable, "-m", "tests.kit.hostile_files"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert len(found) > 130
    assert {name: came for name, (came, wanted, *_) in found.items() if came != wanted} == {}
    assert {name: one for name, (_, _, *one) in found.items() if one[0] > MEGABYTES or one[1] > SECONDS} == {}
