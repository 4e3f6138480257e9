"""`--proof`: silent on sound documents, and each of its checks speaks up when what it looks for is wrong."""

import io
import json
import re
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image

from compiler import cli, codes
from compiler.files import read_source
from compiler.job import Job
from compiler.proof import Proof, as_text
from compiler.source import Source
from compiler.word.template import Template

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parent / "examples").glob("*.yaml"))
FIXTURES = HERE / "fixtures"
GENERAL = HERE.parent / "templates" / "general.docx"
SOUND = [*EXAMPLES, *sorted(FIXTURES.glob("*.yaml"))]


def job_of(path: Path, template: Template | None = None) -> Job:
    return Job.of(read_source(str(path)), template)


@cache
def proof_of(path: Path) -> Proof:
    return job_of(path).proof


def faults(proof: Proof) -> list[str]:
    """What is wrong, by code: notes are not."""
    return [one.code.id for one in proof.findings if one.severity != "info"]


# ---- sound documents ----------------------------------------------------------------------------------------------


def test_the_fixtures_of_the_sheet_are_there() -> None:
    names = {path.stem for path in SOUND}
    assert {"filler-pages", "signature-short-name", "signature-long-name", "landscape-table"} <= names
    assert {"duty-report", "twelve-headings", "attachments", "joint-seals", "stamps"} <= names


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_sound_documents_pass(path: Path) -> None:
    proof = proof_of(path)
    facts = proof.facts
    assert faults(proof) == []
    assert facts["labels"]["printed"] == facts["labels"]["expected"]
    assert facts["paragraphs"]["printed"] == facts["paragraphs"]["expected"] > 1
    assert facts["page_numbers"] == list(range(1, facts["pages"] + 1))
    assert not proof.layout.torn
    assert proof.layout.hole <= 2


@pytest.mark.parametrize("path", [path for path in SOUND if path.parent == FIXTURES], ids=lambda p: p.stem)
def test_the_rules_have_nothing_to_say_of_the_fixtures(path: Path) -> None:
    expected = ["S401"] if path.stem == "filler-pages" else []
    assert [one.code.id for one in job_of(path).findings] == expected


# ---- each check can fail ------------------------------------------------------------------------------------------

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
ODD, EVEN = "word/footer1.xml", "word/footer2.xml"


class Edit(NamedTuple):
    """A pattern in a part of the general template and what is put in place of each match."""

    part: str
    pattern: str
    new: str


def edited(*edits: Edit) -> bytes:
    """The general template, edited."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(GENERAL) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name).decode()
            for edit in edits:
                if edit.part == name:
                    text, count = re.subn(edit.pattern, edit.new, text, flags=re.DOTALL)
                    assert count, edit
            new.writestr(name, text)
    return out.getvalue()


def template(*edits: Edit) -> Template:
    return Template.compile(edited(*edits), "edited.docx")


def in_style(name: str, pattern: str, new: str) -> Edit:
    """An edit within one paragraph style; `pattern` stands in front of `new` again where that begins with \\2."""
    return Edit(
        STYLES,
        rf'(<w:style [^>]*>(?:(?!</w:style>).)*?<w:name w:val="{name}"/>(?:(?!</w:style>).)*?)({pattern})',
        rf"\1{new}",
    )


def face(name: str, properties: str) -> Edit:
    """A style whose characters have some more properties."""
    return in_style(name, "</w:pPr>", rf"\2<w:rPr>{properties}</w:rPr>")


HEADING_LAST = (
    "文种: 报告\n标题: 层次\n正文:\n  - " + "国" * (28 * 18 - 2) + "\n  - {标题: 要点, 内容: 文字。}\n"
)
PICTURE_LAST = (
    "文种: 报告\n标题: 附图\n正文:\n  - 见图。\n  - 图片: tall.png\n署名: 某某局\n成文日期: 2024-1-5\n"
)

# The code, what happens to the general template, and the document: a text or the name of a fixture.
FAULTS: list[tuple[str, str, list[Edit], str]] = [
    ("L701", "a pitch of 29 pt", [Edit(DOCUMENT, 'linePitch="579"', 'linePitch="580"')], "filler-pages"),
    ("L702", "no character spacing", [in_style("Normal", '<w:spacing w:val="-5"/>', "")], "filler-pages"),
    ("L703", "left", [Edit(DOCUMENT, 'w:left="1588"', 'w:left="1803"')], "filler-pages"),
    ("L703", "right", [Edit(DOCUMENT, 'w:right="1474"', 'w:right="1300"')], "filler-pages"),
    (
        "L703",
        "top and bottom",
        [
            Edit(DOCUMENT, 'w:top="2098"', 'w:top="1962"'),
            Edit(DOCUMENT, 'w:bottom="1984"', 'w:bottom="2120"'),
        ],
        "filler-pages",
    ),
    ("L704", "headings may stand last", [in_style("heading 1", "<w:keepNext/>", "")], HEADING_LAST),
    ("L705", "a page filled by a picture", [], PICTURE_LAST),
    (
        "L706",
        "the date on a new page",
        [in_style("成文日期", "<w:pPr>", r"\2<w:pageBreakBefore/>")],
        "signature-short-name",
    ),
    ("L707", "a larger name", [face("署名", '<w:sz w:val="44"/>')], "signature-short-name"),
    ("L707", "a larger date under a seal", [face("成文日期", '<w:sz w:val="44"/>')], "seal"),
    ("L708", "hidden", [face("附注", "<w:vanish/>")], "signature-short-name"),
    ("L708", "white", [face("附注", '<w:color w:val="FFFFFF"/>')], "signature-short-name"),
    (
        "L709",
        "white numbers",
        [Edit(NUMBERING, '(<w:rPr><w:rFonts w:hint="eastAsia"/>)', r'\1<w:color w:val="FFFFFF"/>')],
        "twelve-headings",
    ),
    ("L710", "space before", [in_style("附件标题", 'w:before="0"', 'w:before="1158"')], "attachments"),
    ("L710", "no new page", [in_style("附件标记", "<w:pageBreakBefore/>", "")], "attachments"),
    ("L711", "an empty footer", [Edit(EVEN, "<w:r>.*</w:r>", "")], "filler-pages"),
    (
        "L711",
        "a number that stays",
        [
            Edit(
                EVEN,
                r"<w:r>(?:(?!</w:r>).)*fldChar.*fldChar(?:(?!</w:r>).)*</w:r>",
                "<w:r><w:t>4</w:t></w:r>",
            )
        ],
        "filler-pages",
    ),
    (
        "L712",
        "in the middle",
        [Edit(ODD, '<w:ind w:right="280"/><w:jc w:val="right"/>', '<w:jc w:val="center"/>')],
        "filler-pages",
    ),
    ("L712", "no indent", [Edit(EVEN, '<w:ind w:left="280"/>', "")], "filler-pages"),
    ("L716", "a low footer", [Edit(DOCUMENT, 'w:footer="1431"', 'w:footer="851"')], "filler-pages"),
    (
        "L715",
        "twenty columns",
        [],
        "文种: 报告\n标题: 栏目太多\n正文:\n- 表格:\n"
        f"  - [{', '.join(f'第{n}栏' for n in range(20))}]\n  - [{', '.join(['12345.6'] * 20)}]\n",
    ),
    (
        "L713",
        "a negative indent",
        [
            in_style("公文正文", 'w:left="0"', 'w:left="-600"'),
            in_style("公文正文", 'w:leftChars="0"', 'w:leftChars="-200"'),
        ],
        "filler-pages",
    ),
    ("L714", "a page of text and its signature", [], "attachments"),
]


@pytest.mark.parametrize(
    ("code", "how", "edits", "text"), FAULTS, ids=[f"{id} {how}" for id, how, *_ in FAULTS]
)
def test_each_check_can_fail(code: str, how: str, edits: list[Edit], text: str) -> None:
    is_fixture = "\n" not in text
    source = read_source(str(FIXTURES / f"{text}.yaml")) if is_fixture else Source(str(FIXTURES / how), text)
    proof = Job.of(source, template(*edits)).proof
    assert code in [one.code.id for one in proof.findings]
    if edits and not is_fixture:  # sound but for the template
        assert faults(Job.of(source).proof) == []


def test_no_check_is_left_out() -> None:
    assert {code for code, *_ in FAULTS} == {id for id in codes.REGISTRY if re.match("L7[01]", id)}


def test_findings_have_places_in_the_source() -> None:
    proof = job_of(FIXTURES / "signature-short-name.yaml", template(face("附注", "<w:vanish/>"))).proof
    (finding,) = proof.findings
    assert finding.place is not None
    assert (finding.place.line, finding.args["text"]) == (8, "（联系人：张某某，电话：123…")


def test_a_fit_is_told_and_is_in_the_document() -> None:
    """Text that fills the page to its last line: the signature stays with it, in the result and not only in the proof."""
    text = "国" * (28 * 20 - 2)
    job = Job.of(Source("x.yaml", f"文种: 报告\n正文: {text}\n署名: 某某局\n成文日期: 2024-1-5\n"))
    proof = job.proof
    (told,) = proof.findings
    assert (told.code, told.severity) == (codes.FITTED, "info")
    assert (told.args["pages_zh"], told.args["usual"]) == ("第1面", "28.95")
    assert proof.facts["line_pitch_pt"] == [float(told.args["number"])]
    assert proof.docx == job.docx(proof.layout.fit) != job.docx()


@pytest.mark.parametrize(("lines", "seal"), [(18, "印章: 有\n"), (40, "印章: 有\n"), (44, "")])
def test_a_long_paragraph_parts_so_that_its_signature_has_text(lines: int, seal: str) -> None:
    """Kept whole it would go to the next page with the signature and leave its own page empty."""
    body = "国" * (28 * lines - 2)
    text = f"文种: 报告\n标题: 落款\n正文: {body}\n署名: 某某局\n成文日期: 2024-12-31\n{seal}"
    proof = Job.of(Source("x.yaml", text)).proof
    facts = proof.facts
    assert faults(proof) == []
    assert facts["signature"]["page"] == facts["pages"]
    assert facts["signature"]["lines_of_text"] >= 2
    assert all(rows >= 20 for rows in facts["lines"][:-1])


def test_a_remark_and_a_long_note_stay_with_the_signature() -> None:
    """Twelve names of attachments do not push the text off the first page, nor the remark onto a page of its own."""
    proof = proof_of(FIXTURES / "attachments.yaml")
    pages = {one.paragraph.role: one.rows[0].page for one in proof.layout.printed}
    assert pages["addressees"] == pages["date"] == pages["remark"] == 1


# ---- what was measured --------------------------------------------------------------------------------------------


def test_facts() -> None:
    """A change here breaks what reads `--format json`."""
    assert json.loads(json.dumps(proof_of(FIXTURES / "filler-pages.yaml").facts)) == {
        "pages": 3,
        "lines": [22, 22, 22],
        "characters": 28,
        "full_lines": pytest.approx(64, abs=2),
        "margins_mm": {
            "left": pytest.approx(28, abs=0.5),
            "right": pytest.approx(26, abs=0.5),
            "top": pytest.approx(37, abs=0.5),
            "bottom": pytest.approx(35, abs=0.5),
        },
        "page_numbers": [1, 2, 3],
        "labels": {"expected": 0, "printed": 0},
        "paragraphs": {"expected": 2, "printed": 2},
        "signature": None,
        "line_pitch_pt": [28.95],
    }
    assert proof_of(FIXTURES / "seal.yaml").facts["signature"] == {"page": 1, "lines_of_text": 4}


FACTS: dict[str, Any] = {
    "pages": 2,
    "lines": [22, 9],
    "characters": 28,
    "full_lines": 12,
    "margins_mm": {"left": 28.0, "bottom": 35.3},
    "page_numbers": [1, None],
    "labels": {"expected": 3, "printed": 2},
    "paragraphs": {"expected": 9, "printed": 8},
    "signature": {"page": 2, "lines_of_text": 4},
    "line_pitch_pt": [28.95],
    "stand_ins": {"仿宋_GB2312": "FandolFang", "黑体": None},
}


def test_facts_as_text() -> None:
    assert as_text(FACTS, "zh").splitlines() == [
        "页数  2",
        "行数  22 9",
        "满行  28字",
        "版心边距  左 28.0  下 35.3 毫米",
        "页码  1个，应有2个",
        "序号  2个，应有3个",
        "文字  8段，应有9段",
        "落款  第2面，同面有正文4行",
        "字体  仿宋_GB2312 用 FandolFang 代替",
        "字体  黑体 用 别的字体 代替",
    ]
    assert as_text(FACTS, "en").splitlines() == [
        "pages  2",
        "lines  22 9",
        "characters of a full line  28",
        "margins  left 28.0  bottom 35.3 mm",
        "page numbers  1 of 2",
        "labels  2 of 3",
        "paragraphs  8 of 9",
        "signature  page 2, with 4 lines of text",
        "font  FandolFang stands in for 仿宋_GB2312",
        "font  some other stands in for 黑体",
    ]


def test_what_could_not_be_measured_is_left_out() -> None:
    nothing = {**FACTS, "characters": None, "margins_mm": {}, "signature": None, "stand_ins": {}}
    for language in ("zh", "en"):
        text = as_text(nothing, language)
        assert len(text.splitlines()) == 5
        assert "None" not in text


# ---- the command --------------------------------------------------------------------------------------------------

SHORT = "文种: 报告\n标题: 关于落款的报告\n正文: 特此报告。\n署名: 某某局\n成文日期: 2024-1-5\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, to be in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("甲.yaml", "乙.yaml"):
        (tmp_path / name).write_text(SHORT, "utf-8")
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".yaml"}


def test_proof_of_a_sound_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["甲.yaml", "--proof"]) == 0
    out, err = capsys.readouterr()
    path, *facts = out.splitlines()
    assert path == "甲.docx"
    assert facts[:2] == ["页数  1", "行数  6"]
    assert err == ""
    assert names(folder) == {"甲.docx"}


def test_proof_of_an_unsound_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "坏.docx").write_bytes(edited(Edit(ODD, "<w:r>.*</w:r>", "")))
    assert cli.run(["甲.yaml", "--proof", "--template", "坏.docx"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("甲.docx\n")
    assert "错误 L711" in err
    assert cli.run(["甲.yaml", "--pdf", "--template", "坏.docx"]) == 0  # nobody asked
    assert "L711" not in capsys.readouterr().err


def test_pdf_and_pages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(FIXTURES / "landscape-table.yaml", folder / "表.yaml")
    assert cli.run(["表.yaml", "--pdf", "--png"]) == 0
    written = capsys.readouterr().out.splitlines()
    assert written == ["表.docx", "表.pdf", "表-1.png", "表-2.png", "表-3.png"]
    assert names(folder) == set(written)
    assert (folder / "表.pdf").read_bytes().startswith(b"%PDF-")
    assert all(len(Path(name).read_bytes()) > 1000 for name in written)
    for name, landscape in zip(written[2:], (False, True, False), strict=True):
        with Image.open(name) as image:
            assert (image.width > image.height) is landscape


def test_several_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["甲.yaml", "乙.yaml", "--pdf"]) == 0
    assert capsys.readouterr().out.splitlines() == ["甲.docx", "甲.pdf", "乙.docx", "乙.pdf"]
    assert cli.run(["甲.yaml", "没有.yaml", "乙.yaml", "--proof"]) == 2
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if line.endswith(".docx")] == ["甲.docx", "乙.docx"]
    assert "没有.yaml" in err
    assert names(folder) == {"甲.docx", "甲.pdf", "乙.docx", "乙.pdf"}


def test_several_files_have_no_one_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["甲.yaml", "乙.yaml", "-o", "丙.docx"]) == 2
    assert capsys.readouterr().out == ""
    assert names(folder) == set()


def test_json_is_one_array_of_all_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["甲.yaml", "没有.yaml", "乙.yaml", "--proof", "--pdf", "--format", "json"]) == 2
    out, err = capsys.readouterr()
    assert [one["code"] for one in json.loads(err)] == ["O801"]
    objects = json.loads(out)
    assert [one["file"] for one in objects] == ["甲.yaml", "乙.yaml"]
    assert [one["written"] for one in objects] == [["甲.docx", "甲.pdf"], ["乙.docx", "乙.pdf"]]
    for one in objects:
        assert one.keys() == {"file", "written", "proof"}
        assert one["proof"].keys() == FACTS.keys()
        assert one["proof"]["signature"] == {"page": 1, "lines_of_text": 1}
    assert names(folder) == {"甲.docx", "甲.pdf", "乙.docx", "乙.pdf"}


def test_a_folder_in_the_way_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲.pdf").mkdir()
    assert cli.run(["甲.yaml", "--pdf"]) == 2
    out, err = capsys.readouterr()
    assert (out, names(folder)) == ("", {"甲.pdf"})
    assert "不能把结果写到“甲.pdf”：它是一个文件夹。" in err
    assert "另外指定一个 .docx 文件名，PDF 和图片跟着它起名。" in err


@pytest.mark.usefixtures("folder")
def test_preview_says_where_no_viewer_opens(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = False
    monkeypatch.setattr("compiler.office.open_file", lambda _: shown)
    assert cli.run(["preview", "甲.yaml"]) == 0
    out, err = capsys.readouterr()
    assert Path(out.strip()).read_bytes().startswith(b"%PDF-")
    assert err.splitlines() == ["这台电脑上打不开看 PDF 的程序，请自己打开下面这个文件："]
    shown = True
    assert cli.run(["preview", "甲.yaml"]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_there_survives_a_failure(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲.docx", "甲.pdf", "甲-1.png"):
        (folder / name).write_bytes(b"old")
    before = names(folder)
    options = ["甲.yaml", "--pdf", "--png", "--proof"]
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("COMPILE_SOFFICE", str(folder / "nothing"))
        assert cli.run(options) == 3
        assert "O809" in capsys.readouterr().err
    (folder / "~$甲.pdf").touch()  # open elsewhere
    assert cli.run(options) == 3
    assert "O804" in capsys.readouterr().err
    (folder / "~$甲.pdf").unlink()
    (folder / "甲.yaml").write_text("文种: 报告\n正文: [\n", "utf-8")
    assert cli.run(options) == 1
    assert capsys.readouterr().out == ""
    assert names(folder) == before
    assert {(folder / name).read_bytes() for name in before} == {b"old"}


def test_a_picture_of_the_report_is_no_target(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(FIXTURES / "stamp.png", folder / "甲-1.png")
    text = "文种: 报告\n标题: 附图\n正文:\n  - 图片: 甲-1.png\n"
    (folder / "甲.yaml").write_text(text, "utf-8")
    assert cli.run(["甲.yaml", "--png"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "O803" in err
    assert names(folder) == {"甲-1.png"}
    assert (folder / "甲-1.png").read_bytes() == (FIXTURES / "stamp.png").read_bytes()
    assert cli.run(["甲.yaml", "--pdf"]) == 0  # only its own picture is in the way
