"""Ctrl-C: one line, exit code 130 and nothing half written, wherever the run stands."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.cli import command as cli
from tests.kit.support import ROOT

REPORT = "文种: 报告\n标题: 关于预算的报告\n正文: 现将有关情况报告如下。\n"
OLD = "文种: 报告\n标题: 旧\n正文: 旧的。\n"
MOMENTS = 30
SAID = "按 Ctrl-C 停下了：没有写完的已经去掉，原来的文件没有动。\n"

# Runs the command and, at its n-th call of a function, does to itself what Ctrl-C does; for n = 0, tells how many calls there are.
DRIVER = """
import atexit, os, signal, sys
n, calls = int(sys.argv.pop(1)), 0
def seen(frame, event, arg):
    global calls
    if event == "call":
        calls += 1
        if calls == n:
            os.kill(os.getpid(), signal.SIGINT)
if not n:
    atexit.register(lambda: open("calls", "w").write(str(calls)))
from compiler.cli import main
import compiler.cli.stopped
sys.setprofile(seen)
main()
"""


@pytest.fixture
def clerk(tmp_path: Path) -> Path:
    """A folder with a report that has been compiled before, and a store of its own."""
    (tmp_path / "报告.yaml").write_text(OLD, "utf-8")
    assert cli.run([str(tmp_path / "报告.yaml")]) == 0
    (tmp_path / "报告.yaml").write_text(REPORT, "utf-8")
    return tmp_path


def heeding_signals() -> None:
    """What a process started in the background inherits, Ctrl-C ignored, is undone: the tests may run in one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ended(command: list[str], folder: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """How a command ended that listens for signals, in a folder."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
        "COMPILE_CACHE": "",
        **variables,
    }
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=heeding_signals,
    )


def run(folder: Path, moment: int, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", DRIVER, str(moment), *words]
    return ended(command, folder, COMPILE_CACHE=str(folder / "cache"))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.long
@pytest.mark.parametrize("words", [("报告.yaml",), ("import", "初稿.txt")])
def test_at_thirty_moments_of_a_run(words: tuple[str, ...], clerk: Path) -> None:
    (clerk / "初稿.txt").write_text("市财政局2025年工作总结\n一年来，各项任务圆满完成。\n", "utf-8")
    before = files(clerk)
    whole = run(clerk, 0, *words)
    assert whole.returncode == 0
    after = files(clerk)
    calls = int(after.pop("calls"))
    assert calls > 1_000
    (clerk / "calls").unlink()
    stored = {name for name in after if name.startswith("cache")}
    for moment in range(MOMENTS):
        for name in files(clerk).keys() - before.keys():
            (clerk / name).unlink()
        for name, data in before.items():
            (clerk / name).write_bytes(data)
        # The first call is that of `main` itself; from its first line on it listens.
        done = run(clerk, 2 + moment * (calls - 2) // MOMENTS, *words)
        assert (done.returncode, done.stderr, done.stdout) in ((130, SAID, ""), (130, SAID, whole.stdout))
        left = files(clerk)
        assert left.keys() - before.keys() <= after.keys() | stored  # nothing half written
        for name in left.keys() - stored:
            assert left[name] in (before.get(name), after.get(name))  # each is the old one or the new one


def test_stopped_in_the_midst_of_writing(clerk: Path) -> None:
    """A signal while the new file is being flushed: the old one stays, whole, and there is nothing beside it."""
    code = (
        "import os, signal; flush = os.fsync\n"
        "os.fsync = lambda file: (os.kill(os.getpid(), signal.SIGINT), flush(file))\n"
        "from compiler.cli import main; main()"
    )
    before = files(clerk)
    done = ended([sys.executable, "-c", code, "报告.yaml"], clerk, LC_ALL="en_GB.UTF-8")
    assert done.returncode == 130
    assert (
        done.stderr == "Stopped by Ctrl-C: nothing is left half written, and what was there is untouched.\n"
    )
    assert files(clerk) == before


def test_a_signal_from_outside_while_another_program_works(clerk: Path) -> None:
    """LibreOffice is a script here that interrupts the command which started it: no clock has a say in when."""
    fake = clerk / "soffice"
    fake.write_text('#!/bin/sh\nkill -INT "$COMMAND"\nexec sleep 600\n', "utf-8")
    fake.chmod(0o755)
    before = files(clerk)
    folders = clerk / "temporary"
    folders.mkdir()
    command = f'COMMAND=$$ exec "{sys.executable}" -m compiler 报告.yaml --pdf'
    done = ended(["sh", "-c", command], clerk, COMPILE_SOFFICE=str(fake), TMPDIR=str(folders))
    assert (done.returncode, done.stderr, done.stdout) == (130, SAID, "")
    assert files(clerk) == before


def test_where_it_is_to_be_ignored_it_is(clerk: Path) -> None:
    """A script that runs the command in the background shields it from Ctrl-C."""
    code = (
        "import os, signal; signal.signal(signal.SIGINT, signal.SIG_IGN); flush = os.fsync\n"
        "os.fsync = lambda file: (os.kill(os.getpid(), signal.SIGINT), flush(file))\n"
        "from compiler.cli import main; main()"
    )
    done = ended([sys.executable, "-c", code, "报告.yaml"], clerk)
    assert (done.returncode, done.stdout, done.stderr) == (0, "报告.docx\n", "")


def test_in_python_it_is_an_answer_and_no_end(
    clerk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr("compiler.job.Job.of", interrupted)
    handler = signal.getsignal(signal.SIGINT)
    assert cli.run([str(clerk / "报告.yaml")]) == 130
    assert capsys.readouterr().err == SAID
    assert signal.getsignal(signal.SIGINT) is handler
