"""A console or a pipe in GBK (cp936), in Latin-1 or in ASCII: no command ends in a traceback, data for machines stay whole, a file's text is UTF-8."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.often import some
from tests.kit.support import ROOT

RARE = "𠮷"
REPORT = f"文种: 报告\n标题: 关于{RARE}字的报告\n正文: 现将{RARE}😀情况报告如下。\n"
DRAFT = f"关于café与{RARE}姓的报告\n现将情况报告如下：😀\n"


def run(folder: Path, encoding: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "compiler", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


@pytest.fixture
def clerk(tmp_path: Path) -> Path:
    (tmp_path / f"{RARE}.yaml").write_text(REPORT, "utf-8")
    (tmp_path / "稿.txt").write_text(DRAFT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("encoding", some(["gbk", "latin-1", "ascii", "utf-8"], 1))
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("template inspect general", 0),
        ("explain Y117", 0),
        ("explain T350", 0),
        ("explain S427", 0),
        ("explain L742", 0),
        (f"{RARE}.yaml", 0),
        ("稿.txt --lang en", 0),
        ("import 稿.txt --explain", 0),
        ("没有😀.yaml", 2),
        ("fonts", 0),
        ("--help", 0),
    ],
)
def test_what_cannot_be_shown_is_replaced(words: str, code: int, encoding: str, clerk: Path) -> None:
    done = run(clerk, encoding, *words.split())
    assert b"Traceback" not in done.stderr
    assert done.returncode == code
    (done.stdout + done.stderr).decode(
        "utf-8" if encoding == "ascii" else encoding
    )  # ASCII says nothing: typer takes UTF-8


def test_a_question_mark_stands_for_it(clerk: Path) -> None:
    done = run(clerk, "gbk", f"{RARE}.yaml")
    assert done.stdout.decode("gbk").strip() == "?.docx"
    assert (clerk / f"{RARE}.docx").exists()
    assert run(clerk, "utf-8", f"{RARE}.yaml").stdout.decode().strip() == f"{RARE}.docx"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_a_file_on_standard_output_is_utf_8(encoding: str, clerk: Path) -> None:
    done = run(clerk, encoding, "import", "稿.txt", "-o", "-")
    assert done.returncode == 0
    assert f"标题: 关于café与{RARE}姓的报告\n" in done.stdout.decode("utf-8")
    assert "文种: 报告" in run(clerk, encoding, "new", "报告", "-o", "-").stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_json_loses_nothing(encoding: str, clerk: Path) -> None:
    explained = json.loads(
        run(clerk, encoding, "import", "稿.txt", "--explain", "--format", "json").stdout.decode(encoding)
    )
    assert explained[1]["text"].endswith("：😀")
    (told,) = json.loads(run(clerk, encoding, f"无{RARE}.yml", "--format", "json").stderr.decode(encoding))
    assert f"无{RARE}.yml" in told["message"]
    sarif = json.loads(run(clerk, encoding, f"无{RARE}.yml", "--format", "sarif").stderr.decode(encoding))
    assert RARE in sarif["runs"][0]["results"][0]["message"]["text"]


def test_a_name_that_is_no_text_comes_out_as_it_went_in(clerk: Path) -> None:
    name = b"\xff\xfe.yaml"
    (clerk / os.fsdecode(name)).write_text(REPORT, "utf-8")
    done = run(clerk, "utf-8", os.fsdecode(name))
    assert (done.returncode, done.stdout) == (0, b"\xff\xfe.docx\n")
