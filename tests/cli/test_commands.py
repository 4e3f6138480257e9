"""Commands as people type them: each Markdown file in `commands/` is a command, its files, and what comes of it.

Fenced blocks: ```yaml NAME``` and ```text NAME``` are files, ```console``` holds `$ compile …` lines, each followed by what both streams
print (standard error first) and `→ N`, the exit code; 〈各文种〉 are the kinds that there are. A command runs in a folder of its own that also has the examples.
"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.terms.kinds import KINDS
from tests.kit.support import ROOT

CASES = sorted(Path(__file__).parent.glob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_command(case: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for name, text in re.findall(r"```(?:yaml|text) (\S+)\n(.*?)```", case.read_text("utf-8"), re.DOTALL):
        (tmp_path / name).write_text(text, "utf-8")
    text = case.read_text("utf-8").replace("〈各文种〉", "、".join(kind.zh for kind in KINDS.values()))
    sessions = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    assert sessions
    for session in sessions:
        lines = session.splitlines()
        commands = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        assert "\n".join(part for command in commands for part in _run(command, tmp_path)) + "\n" == session


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
