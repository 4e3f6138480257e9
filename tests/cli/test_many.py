"""Many files in one run are done by several processes, and nobody can tell: the same bytes, words and order as one by one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compiler import compile_document
from compiler.cli.compile import MANY
from compiler.source.load import Source
from tests.kit.support import ROOT

SAID = "Stopped by Ctrl-C: nothing is left half written, and what was there is untouched.\n"
AT_WORK = (
    "first, flush = os.getpid(), os.fsync\n"
    "os.fsync = lambda file: flush(file) if os.getpid() == first else os.killpg(0, signal.SIGINT)"
)
JUST_BEGUN = "os.register_at_fork(after_in_child=lambda: os.killpg(0, signal.SIGINT))"


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    """As many reports as are shared out, and some more; the seventh cannot be compiled."""
    names = [f"{number:02}.yaml" for number in range(MANY + 9)]
    for number, name in enumerate(names):
        key = "正闻" if number == 7 else "正文"
        text = f"文种: 报告\n标题: 关于第{number}项工作的报告\n{key}: [{{标题: 甲, 内容: 第{number}项}}]\n"
        (tmp_path / name).write_text(text, "utf-8")
    return names


def ran(folder: Path, code: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """The command on some files, with `code` run before it, in a session of its own, to which Ctrl-C means what it does in a terminal: who runs the
    tests behind `&` has it ignored."""
    heeding = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"import os, signal, sys\n{heeding}\n{code}\nif __name__ == '__main__':\n    from compiler.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COMPILE_CACHE": str(folder / "store")}
    return subprocess.run(
        [sys.executable, "-c", program, *words, "--lang", "en"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=300,
    )


def test_bytes_words_and_order_are_those_of_one_by_one(tmp_path: Path, names: list[str]) -> None:
    done = ran(tmp_path, "", *names)
    assert done.returncode == 1
    assert done.stdout.split() == [f"{name[:2]}.docx" for name in names if name != names[7]]
    assert done.stderr.splitlines()[0].startswith("07.yaml:3:1: error D204")
    assert done.stderr.splitlines()[-1] == "1 error."
    assert not (tmp_path / "07.docx").exists()
    for name in (names[0], names[8], names[-1]):
        source = Source(name, (tmp_path / name).read_text("utf-8"))
        assert (tmp_path / name).with_suffix(".docx").read_bytes() == compile_document(source)


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="what is told to the program before it begins goes along only there"
)
def test_what_a_process_that_is_gone_was_to_do_is_done_all_the_same(tmp_path: Path, names: list[str]) -> None:
    gone = (
        "first, flush, left = os.getpid(), os.fsync, [3]\n"
        "def fsync(file):\n"
        "    left[0] -= 1\n"
        "    return flush(file) if os.getpid() == first or left[0] else os._exit(9)\n"
        "os.fsync = fsync"
    )
    done = ran(tmp_path, gone, *names)
    assert done.returncode == 1
    assert done.stdout.split() == [f"{name[:2]}.docx" for name in names if name != names[7]]


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="what is told to the program before it begins goes along only there"
)
@pytest.mark.parametrize("stop", [AT_WORK, JUST_BEGUN], ids=["at work", "just begun"])
def test_ctrl_c_ends_all_of_them_in_one_line(tmp_path: Path, names: list[str], stop: str) -> None:
    done = ran(tmp_path, stop, *names)
    assert (done.returncode, done.stderr) == (130, SAID)
    assert not [one.name for one in tmp_path.iterdir() if one.suffix == ".tmp"]
