"""`compile template`: new, list, and what is wrong usage of any of them."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from compiler.cli import command as cli
from compiler.word.ooxml.package import read
from compiler.word.reader import picture
from compiler.word.template.compiled import Template
from tests.kit.dialect import DOCUMENT
from tests.kit.old_documents import by_hand
from tests.kit.support import GENERAL
from tests.kit.templates import edited, paragraph


def run(*arguments: str) -> int:
    return cli.run(["template", *arguments])


def _with(data: bytes, parts: dict[str, str]) -> bytes:
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()


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


def test_check_folds_notes_on_style_unless_all_are_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = [('w:top="2098"', 'w:top="1440"'), ("<w:cols", '<w:pgNumType w:fmt="numberInDash"/><w:cols')]
    lists = [('<w:suff w:val="nothing"/>', '<w:suff w:val="tab"/>'), ('w:val="%1、"', 'w:val="第%1章"')]
    data = edited({DOCUMENT: sizes, "word/numbering.xml": lists})
    (folder / "局.docx").write_bytes(data)
    assert run("check", "局") == 0
    brief = capsys.readouterr().err
    assert "T406" in brief
    assert "序号" in brief
    assert "第 5.2.1 条" not in brief
    assert run("check", "局", "--all") == 0
    whole = capsys.readouterr().err
    assert "T406" not in whole
    assert whole.count("提醒 ") > 3
    assert run("check", "局", "--format", "json") == 0
    assert len(json.loads(capsys.readouterr().err)) == whole.count("提醒 ")
    assert run("check", "局", "--strict") == 1
    capsys.readouterr()
