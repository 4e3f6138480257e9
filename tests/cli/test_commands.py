"""Commands as people type them: each Markdown file here is a command or a few, their files, and what comes of them.

Fenced blocks: ```yaml NAME``` and ```text NAME``` are files, ```console``` holds `$ compile …` lines, each followed by what both streams
print (standard error first) and `→ N`, the exit code; a line that ends in … stands for any that begins so. A command runs in a folder of its own that also has the examples and
the fixtures.
"""

import re
import shlex
import shutil
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.kit.support import FIXTURES, ROOT

HERE = Path(__file__).parent
CASES = sorted([*HERE.glob("*.md"), *(HERE.parent / "batch").glob("*.md"), ROOT / "docs/scale.md"])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_command(case: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(FIXTURES, tmp_path / "fixtures")
    for name, text in re.findall(r"```(?:yaml|text) (\S+)\n(.*?)```", case.read_text("utf-8"), re.DOTALL):
        (tmp_path / name).write_text(text, "utf-8")
    sessions = re.findall(r"```console\n(.*?)```", case.read_text("utf-8"), re.DOTALL)
    assert sessions
    for session in sessions:
        lines = session.splitlines()
        commands = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        printed = [line for command in commands for line in _run(command, tmp_path)]
        assert [_like(*pair) for pair in zip_longest(printed, lines, fillvalue="")] == lines


def _like(printed: str, told: str) -> str:
    """A line as it is told, where it is told well."""
    return told if told.endswith("…") and printed.startswith(told[:-1]) else printed


def _run(command: str, folder: Path) -> list[str]:
    program, *arguments = shlex.split(command)
    if program != "compile":
        done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    else:
        done = subprocess.run(
            [sys.executable, "-m", "compiler", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PATH": ""},
            check=False,
        )
    printed = [*done.stderr.splitlines(), *done.stdout.splitlines()]
    return [f"$ {command}", *printed, f"→ {done.returncode}"]
