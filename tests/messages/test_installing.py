"""The advice to install something works where it is given: each way in which this program may be installed."""

import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from compiler.messages.installing import installing


def test_with_a_pip_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
    monkeypatch.setattr(sys, "executable", "/opt/gongwen/bin/python3")
    assert installing("pypdfium2") == "/opt/gongwen/bin/python3 -m pip install pypdfium2"


@pytest.mark.parametrize(
    ("prefix", "typed"),
    [
        (".venv", ".venv"),
        ("my env", '"my env"'),
        ("/opt/gongwen", "/opt/gongwen"),
        ("/opt/my env", '"/opt/my env"'),
    ],
)
def test_without_one(prefix: str, typed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The README's own environment has no pip; another's works on it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / prefix))
    python = "py" if os.name == "nt" else "python3"
    assert installing("pypdfium2") == f"{python} -m pip --python {typed} install pypdfium2"


def test_in_an_environment_made_as_the_readme_says(tmp_path: Path) -> None:
    """What is advised there names that very environment; pip takes it, though it is told to install nothing."""
    venv.create(tmp_path / ".venv", with_pip=False)
    code = (
        "import importlib.util, sys; s = importlib.util.spec_from_file_location('x', sys.argv[1]);"
        "m = importlib.util.module_from_spec(s); s.loader.exec_module(m); print(m.installing('pypdfium2'))"
    )
    source = Path(sys.modules[installing.__module__].__file__ or "")
    done = subprocess.run(
        [tmp_path / ".venv/bin/python", "-c", code, source],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "python3 -m pip --python .venv install pypdfium2"
