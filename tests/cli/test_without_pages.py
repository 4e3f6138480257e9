"""Where pages cannot be laid out here the Word file is written all the same; where faces are missing that is told, and only of faces in use."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from compiler.cli import command as cli
from compiler.messages import codes
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.pages import office
from compiler.pages.faces import FaceFound, Font
from compiler.terms.standard import FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG, Face

PLAIN = "文种: 报告\n标题: 关于预算的报告\n正文: 现将有关情况报告如下。\n"
HEADINGS = (
    "文种: 报告\n标题: 关于预算的报告\n正文:\n- 标题: 收入\n  内容:\n  - 标题: 税收\n    内容: 税收平稳。\n"
)


@pytest.fixture
def clerk(folder: Path) -> Path:
    (folder / "报告.yaml").write_text(PLAIN, "utf-8")
    (folder / "长.yaml").write_text(HEADINGS, "utf-8")
    return folder


def refuses(code: str, **args: str) -> Callable[..., bytes]:
    def to_pdf(*_: object) -> bytes:
        raise CompileError([Diagnostic(getattr(codes, code), args)])

    return to_pdf


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("options", ["--pdf", "--png", "--proof", "--pdf --png --proof"])
@pytest.mark.parametrize(
    ("code", "args"),
    [
        ("NO_OFFICE", {}),
        ("OFFICE_TOO_LONG", {"number": "60"}),
        ("OFFICE_FAILED", {"reason_zh": "x", "reason_en": "x"}),
    ],
)
def test_the_word_file_is_written_without_libreoffice(
    code: str,
    args: dict[str, str],
    options: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["报告.yaml"]) == 0
    plain = Path("报告.docx").read_bytes()
    Path("报告.docx").unlink()
    capsys.readouterr()
    monkeypatch.setattr(office, "to_pdf", refuses(code, **args))
    assert cli.run(["报告.yaml", *options.split()]) == 3
    out, err = capsys.readouterr()
    assert out == "报告.docx\n"
    assert re.findall(r" ([A-Z]\d{3}): ", err) == [getattr(codes, code).id, "O833"]
    assert f"下次去掉 {options}。" in err
    assert Path("报告.docx").read_bytes() == plain
    assert sorted(path.suffix for path in Path().iterdir()) == [".docx", ".yaml", ".yaml"]


@pytest.mark.usefixtures("clerk")
def test_the_word_file_is_written_without_the_reader_of_pdf(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert cli.run(["报告.yaml", "--pdf"]) == 3
    out, err = capsys.readouterr()
    assert out == "报告.docx\n"
    assert re.findall(r" ([A-Z]\d{3}): ", err) == ["O812", "O833"]
    assert "gongwen-compiler[" not in err


@pytest.mark.usefixtures("clerk")
def test_former_pages_stay_where_no_new_ones_come(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.run(["报告.yaml", "--pdf", "--png"]) == 0
    former = {path.name for path in Path().iterdir()}
    monkeypatch.setattr(office, "to_pdf", refuses("NO_OFFICE"))
    assert cli.run(["报告.yaml", "--pdf", "--png"]) == 3
    assert {path.name for path in Path().iterdir()} == former


@pytest.mark.usefixtures("clerk")
def test_what_was_edited_is_kept_then_as_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("报告.docx").write_bytes(b"mine")
    monkeypatch.setattr(office, "to_pdf", refuses("NO_OFFICE"))
    assert cli.run(["报告.yaml", "--pdf"]) == 2
    assert re.findall(r" ([A-Z]\d{3}): ", capsys.readouterr().err) == ["O826"]
    assert Path("报告.docx").read_bytes() == b"mine"


def found(installed: tuple[Face, ...], stood_in: tuple[Face, ...]) -> tuple[FaceFound, ...]:
    """The faces of a machine that has some, and a font that stands in for others."""
    other = Font(("AR PL UMing CN",), ("Light",), "UMingCN", 80, "/uming.ttc")
    return tuple(
        FaceFound(face, other if face in (*installed, *stood_in) else None, face in installed)
        for face in (FANGSONG, KAITI, HEITI, XIAOBIAOSONG, SONGTI)
    )


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("option", ["--pdf", "--png"])
@pytest.mark.parametrize(
    ("file", "installed", "stood_in", "told"),
    [
        ("报告.yaml", (FANGSONG, KAITI, HEITI, XIAOBIAOSONG, SONGTI), (), []),
        (
            "报告.yaml",
            (FANGSONG, XIAOBIAOSONG, SONGTI),
            (),
            [],
        ),  # no heading: neither 黑体 nor 楷体 is asked for
        ("长.yaml", (FANGSONG, XIAOBIAOSONG, SONGTI), (KAITI,), ["O834 楷体_GB2312", "O835 黑体"]),
        (
            "报告.yaml",
            (),
            (FANGSONG, KAITI, HEITI, XIAOBIAOSONG, SONGTI),
            ["O834 仿宋_GB2312、方正小标宋简体、宋体"],
        ),
        ("报告.yaml", (FANGSONG, SONGTI), (), ["O835 方正小标宋简体"]),
    ],
)
def test_faces(
    option: str,
    file: str,
    installed: tuple[Face, ...],
    stood_in: tuple[Face, ...],
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(office, "faces", lambda: found(installed, stood_in))
    assert cli.run([file, option]) == 0
    err = capsys.readouterr().err
    said = re.findall(r" (O83[45]): 这台电脑上没有([^，]*)，", err)
    assert [f"{code} {names}" for code, names in said] == told


@pytest.mark.usefixtures("clerk")
def test_where_fonts_cannot_be_asked_for_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(office, "faces", lambda: None)
    assert cli.run(["报告.yaml", "--pdf"]) == 0
    assert capsys.readouterr().err == ""
