"""Terminal manners: colour and width only on a terminal, whole outputs in JSON and SARIF, closed streams."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.cli import command as cli
from compiler.messages import codes
from compiler.messages.diagnostic import Diagnostic, Place
from compiler.messages.printed import MOST, Terminal, as_sarif, as_text, width, wrap
from tests.kit.support import ROOT

FAULTY = "文种: 工作总节\n标题：2025年度工作总结\n导言: 甲\n正文: 乙\n"


def on_terminal(arguments: list[str], folder: Path, **environment: str) -> str:
    """What a command prints to a terminal of 60 cells."""
    pid, descriptor = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(
            {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "60", "TERM": "xterm", **environment}
        )
        os.execv(sys.executable, [sys.executable, "-m", "compiler", *arguments])
    out = b""
    while True:
        try:
            data = os.read(descriptor, 4096)
        except OSError:
            break
        if not data:
            break
        out += data
    os.waitpid(pid, 0)
    return out.decode("utf-8", "replace")


def test_colour_and_width_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(FAULTY, "utf-8")
    coloured = on_terminal(["report.yaml"], tmp_path)
    assert "\x1b[1;31m错误 Y115\x1b[0m" in coloured
    plain = on_terminal(["report.yaml"], tmp_path, NO_COLOR="1")
    assert "\x1b" not in plain
    assert all(width(line) <= 60 for line in plain.splitlines())
    assert "共3个错误。" in plain


def test_wrapping_keeps_the_text_and_never_begins_with_a_closing_mark() -> None:
    text = "这一行前面有3个空格，和上面哪一级都对不齐；“键: 值”用半角冒号加一个空格，word 不断开。" * 3
    lines = wrap(text, 30)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= 32 for line in lines)
    assert not any(line[0] in "，。；：”！？、" for line in lines)


def test_many_diagnostics_are_cut_for_people_and_whole_for_machines() -> None:
    many = [Diagnostic(codes.EMPTY_FILE, {}, Place("a.yaml", n, 1, n, 2)) for n in range(1, MOST + 11)]
    shown = as_text(many, "zh", lambda _: None, Terminal())
    assert "后面还有10条" in shown
    assert f"共{MOST + 10}个错误。" in shown
    assert len(json.loads(as_sarif(many, "zh", "1"))["runs"][0]["results"]) == MOST + 10


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_machine_forms(format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "报告 1.yaml"
    path.write_text(FAULTY, "utf-8")
    assert cli.run([str(path), "--format", format, "--lang", "en"]) == 1
    found = json.loads(capsys.readouterr().err)
    if format == "json":
        assert [one["code"] for one in found] == ["D202", "Y115", "D204"]
        assert set(found[0]) == {"code", "severity", "message", "hint", "place"}
        assert found[1]["place"]["line"] == 2
        assert found[1]["place"]["column"] == 3
    else:
        assert found["version"] == "2.1.0"
        results = found["runs"][0]["results"]
        assert [one["ruleId"] for one in results] == ["D202", "Y115", "D204"]
        assert {one["id"] for one in found["runs"][0]["tool"]["driver"]["rules"]} == {"D202", "Y115", "D204"}
        place = results[1]["locations"][0]["physicalLocation"]
        assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 4}
        assert "%E6%8A%A5" in place["artifactLocation"]["uri"]


def test_nothing_printed_can_drive_a_terminal() -> None:
    one = Diagnostic(
        codes.UNKNOWN_KIND,
        {"value": "\x1b]0;x\x07" + "长" * 500, "choices": "", "offer_zh": "", "offer_en": ""},
    )
    assert "\x1b" not in one.message("zh")
    assert len(one.message("zh")) < 200


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "| head -c 0"])
def test_closed_streams_are_borne(closed: str, tmp_path: Path) -> None:
    command = f"{sys.executable} -m compiler kinds {closed}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two faulty reports and a sound one."""
    monkeypatch.chdir(tmp_path)
    sound = "文种: 报告\n标题: 关于工作情况的报告\n正文: 甲\n"
    for name in ("坏.yaml", "错.yaml"):
        (tmp_path / name).write_text(FAULTY, "utf-8")
    (tmp_path / "好.yaml").write_text(sound, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("format", ["json", "sarif"])
def test_several_files_are_one_whole(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["坏.yaml", "好.yaml", "错.yaml", "--format", format]) == 1
    out, err = capsys.readouterr()
    assert out == "好.docx\n"
    found = json.loads(err)
    if format == "json":
        assert [one["place"]["file"] for one in found] == ["坏.yaml"] * 3 + ["错.yaml"] * 3
    else:
        assert len(found["runs"]) == 1
        assert len(found["runs"][0]["results"]) == 6


def test_each_block_of_the_keys_has_a_title_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["keys", "报告", "--lang", "zh"]) == 0
    titles = [line for line in capsys.readouterr().out.splitlines() if line.startswith("[")]
    assert len(set(titles)) == len(titles)
    assert {"[标题]", "[附件]", "[报告人]", "[签名章]", "[表格]"} <= set(titles)
