"""An error of the program's own: one coded line that says what was being read, exit code 3, and no traceback unless it is asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.cli import command as cli
from tests.kit.support import ROOT

REPORT = "文种: 报告\n标题: 关于预算的报告\n正文: 现将有关情况报告如下。\n"


class Panic(BaseException):
    """What a library in another language raises; no Exception."""


def failing(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


ERRORS = [KeyError("w:p"), AssertionError(), RecursionError(), MemoryError(), OSError(5, "x", "/a"), Panic(), UnicodeDecodeError("utf-8", b"a", 0, 1, "x")]  # fmt: skip


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: type(one).__name__)
def test_compiling(
    error: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "报告.yaml").write_text(REPORT, "utf-8")
    monkeypatch.setattr("compiler.job.resolve", failing(error))
    assert cli.run(["报告.yaml"]) == 3
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert line.startswith(
        f"错误 O828: 处理“报告.yaml”的时候，程序自己出了错（{type(error).__name__}，compiler/job.py:"
    )
    assert "留一份" in line
    assert "COMPILE_DEBUG=1" in line
    assert out == ""
    assert not (folder / "报告.docx").exists()
    assert cli.run(["报告.yaml", "--lang", "en"]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error O828: The program itself failed over “报告.yaml” (")
    assert cli.run(["报告.yaml", "--format", "json"]) == 3
    assert [one["code"] for one in json.loads(capsys.readouterr().err)] == ["O828"]


def test_of_several_files_the_others_are_compiled(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from compiler.flow.resolve import resolve

    def failing_once(document: object, *rest: object) -> object:
        if "坏" in str(getattr(document, "title", "")):
            raise KeyError
        return resolve(document, *rest)  # type: ignore[arg-type]

    (folder / "甲.yaml").write_text(REPORT.replace("预算", "坏"), "utf-8")
    (folder / "乙.yaml").write_text(REPORT, "utf-8")
    monkeypatch.setattr("compiler.job.resolve", failing_once)
    assert cli.run(["甲.yaml", "乙.yaml"]) == 3
    out, err = capsys.readouterr()
    assert out == "乙.docx\n"
    assert "“甲.yaml”" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "inside", "told"),
    [
        (["import", "初稿.txt"], "compiler.cli.import_draft.recognised", "“初稿.txt”"),
        (["preview", "初稿.txt"], "compiler.cli.preview.opened", "“初稿.txt”"),
        (["template", "check", "初稿.txt"], "compiler.cli.template.check.examine", "“初稿.txt”"),
        (["kinds"], "compiler.cli.kinds.table", "“compile kinds”"),
        (["new", "报告", "-o", "新.yaml"], "compiler.cli.new.starter", "“compile new”"),
    ],
)
def test_every_other_command(
    words: list[str],
    inside: str,
    told: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from importlib import import_module

    (folder / "初稿.txt").write_text("市财政局2025年工作总结\n一年来，各项任务圆满完成。\n", "utf-8")
    import_module(inside.rpartition(".")[0])
    monkeypatch.setattr(inside, failing(LookupError()))
    assert cli.run(words) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert "O828" in line
    assert told in line


def test_the_traceback_is_shown_to_whoever_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "报告.yaml").write_text(REPORT, "utf-8")
    monkeypatch.setattr("compiler.job.resolve", failing(KeyError("w:p")))
    monkeypatch.setenv("COMPILE_DEBUG", "1")
    assert cli.run(["报告.yaml"]) == 3
    err = capsys.readouterr().err
    assert "Traceback (most recent call last)" in err
    assert "KeyError: 'w:p'" in err
    assert "O828" in err.splitlines()[-1]


def test_a_full_disk_behind_standard_output(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "compiler", "schema"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
