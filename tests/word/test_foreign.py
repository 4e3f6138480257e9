"""Files of other programs are closed before LibreOffice sees them: what lies elsewhere is left out and told; all else stays."""

import io
import re
import socket
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.draft.readers import read_draft
from compiler.messages.diagnostic import CompileError
from compiler.pages import office
from compiler.word.foreign import closed
from tests.kit.hostile_files import Case, doc, drafts, odt, png, rtf


class Listener:
    """A port of this machine, and how many connected to it."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.count = 0
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/canary.png"

    def _listen(self) -> None:
        while True:
            try:
                one, _ = self.socket.accept()
            except OSError:
                return
            self.count += 1
            one.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.socket.close()


@pytest.fixture
def networked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """LibreOffice with a network: what is left out has to be left out by us."""
    office.stop()
    monkeypatch.setattr(office, "_without_network", tuple)
    yield
    office.stop()


def pictures(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if name.startswith("word/media/")]


@pytest.mark.long
@pytest.mark.usefixtures("networked")
def test_libreoffice_reaches_nothing(listener: Listener, tmp_path: Path) -> None:
    canary = tmp_path / "canary.png"
    canary.write_bytes(png())
    cases = [*drafts(listener.address, str(canary))]
    seen = []
    for case in cases:
        if case.outcome == "refused" or case.suffix == ".doc":
            continue
        inside = closed(case.data, case.suffix)
        assert bool(inside.outside or inside.pictures) == (case.outcome == "told"), case.name
        try:
            made = office.to_docx(inside.data, case.suffix)
        except CompileError:
            assert case.name == "rtf group without end"
            continue
        assert not pictures(made), case.name
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert "canary" not in archive.read("word/document.xml").decode(), case.name
        seen.append(case.name)
    assert len(seen) > 45
    assert listener.count == 0
    # The same files as they are would reach out: the test can fail.
    named = {one.name: one for one in cases}
    assert pictures(office.to_docx(named["rtf field's word late"].data, ".rtf"))
    office.to_docx(named["odt background"].data, ".odt")
    assert listener.count


def said(case: Case, tmp_path: Path) -> list[str]:
    file = tmp_path / f"总结{case.suffix}"
    try:
        notes = read_draft(str(file), case.data).notes
    except CompileError as error:
        notes = error.diagnostics
    return [one.code.id for one in notes if one.code.id.startswith("O")]


def test_a_draft_is_read_without_it_and_that_is_told(tmp_path: Path) -> None:
    cases = {one.name: one for one in drafts("http://127.0.0.1:9/a", "/nowhere/canary.png")}
    assert said(cases["rtf picture"], tmp_path) == ["O847"]
    assert said(cases["odt section"], tmp_path) == ["O847"]
    assert said(cases["rtf drawing as pngblip"], tmp_path) == ["O848"]
    assert said(cases["odt drawing"], tmp_path) == ["O848"]


def test_an_old_file_that_fetches_is_refused(tmp_path: Path) -> None:
    for case in drafts("http://127.0.0.1:9/a", "/nowhere/canary.png"):
        if case.outcome == "refused":
            assert said(case, tmp_path) in (["O842"], ["O843"]), case.name
        elif case.suffix == ".doc" and case.outcome == "told":
            assert said(case, tmp_path) == ["O846"], case.name


def test_what_it_says_is_what_was_left_out() -> None:
    inside = closed(rtf(r"{\field{\*\fldinst INCLUDEPICTURE \'d6\'d0.png \\d}{\fldrslt a}}"), ".rtf")
    assert inside.outside == (r"INCLUDEPICTURE 中.png \d",)
    frame = '<text:p><draw:frame><draw:image xlink:href="../a.png"/></draw:frame></text:p>'
    assert closed(odt(frame), ".odt").outside == ("../a.png",)
    assert closed(doc(['\x13INCLUDETEXT "a.doc"\x14b\x15']), ".doc").outside == ('INCLUDETEXT "a.doc"',)


# ---- what is in the file stays --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "field",
    [
        "PAGE",
        r"TOC \\o \"1-3\" \\h",
        r"HYPERLINK \"http://www.gov.cn/include/link\"",
        r"= 1 + 2",
        r"REF _a \\h",
        r"EQ \\f(1,2)",
        r"MERGEFIELD \'d0\'d5",
        r"SEQ \u22270? \\* ARABIC",
    ],
)
def test_a_field_that_fetches_nothing_stays(field: str) -> None:
    data = rtf(r"{\field{\*\fldinst {\b " + field.replace(r"\"", '"') + r"}}{\fldrslt a}}")
    inside = closed(data, ".rtf")
    assert inside.outside == ()
    kept = re.search(rb"\{\\\*\\fldinst (.*?)\}\{", inside.data)
    assert kept
    assert kept[1].decode() == field.replace(r"\"", '"')


def test_a_form_keeps_what_its_box_holds() -> None:
    box = r"{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1{\*\ffname a}}}}"
    data = rtf(r"{\field" + box + r"{\fldrslt}}")
    assert closed(data, ".rtf").data == data


def test_pictures_of_known_kinds_stay() -> None:
    data = rtf(
        rf"{{\*\shppict{{\pict{{\*\picprop{{\sp{{\sn a}}{{\sv b}}}}}}\pngblip{{\*\blipuid 00}} {png().hex()}}}}}"
    )
    assert closed(data, ".rtf") == (data, (), 0)
    binary = rb"{\pict\pngblip\bin%d " % len(png()) + png() + b"}"
    assert png().hex().encode() in closed(rtf(binary), ".rtf").data
    frame = '<text:p><draw:frame><draw:image xlink:href="Pictures/a%20b.png"/></draw:frame></text:p>'
    inside = closed(odt(frame, parts={"Pictures/a b.png": png()}), ".odt")
    assert (inside.outside, inside.pictures) == ((), 0)
    with zipfile.ZipFile(io.BytesIO(inside.data)) as archive:
        assert archive.read("Pictures/a b.png") == png()
        assert b"a%20b.png" in archive.read("content.xml")


def test_links_that_are_clicked_and_notes_of_an_editor_stay_untold() -> None:
    link = '<text:p><text:a xlink:href="http://www.gov.cn/">甲</text:a>乙<text:bibliography-mark text:url="www.gov.cn"/></text:p>'
    meta = b'<m xmlns:xlink="http://www.w3.org/1999/xlink"><template xlink:href="../a.ott"/></m>'
    rdf = b'<r xmlns:r="a"><r:type r:resource="http://docs.oasis-open.org/ns#Document"/></r>'
    inside = closed(odt(link, parts={"meta.xml": meta, "manifest.rdf": rdf}), ".odt")
    assert inside.outside == ()
    with zipfile.ZipFile(io.BytesIO(inside.data)) as archive:
        assert "http://www.gov.cn/" in archive.read("content.xml").decode()


def test_the_text_after_what_is_left_out_stays() -> None:
    body = '<text:p>甲<draw:frame><draw:image xlink:href="http://a/b.png"/></draw:frame>乙<draw:plugin/>丙</text:p>'
    with zipfile.ZipFile(io.BytesIO(closed(odt(body), ".odt").data)) as archive:
        text = re.sub("<[^>]*>", "", archive.read("content.xml").decode())
    assert "甲乙丙" in text
