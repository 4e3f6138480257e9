"""`compile preview` of a draft: its pages are opened, and nothing beside it is touched (of a report: tests/pages/test_proof.py)."""

from pathlib import Path

import pytest

from compiler.cli import run
from compiler.pages import office
from tests.kit.support import SEEDS


def test_a_draft_is_previewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Path] = []

    def open_file(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(office, "open_file", open_file)
    draft = tmp_path / "草稿.txt"
    draft.write_bytes((SEEDS / "team-summary-2022.txt").read_bytes())
    assert run(["preview", str(draft)]) == 0
    assert capsys.readouterr().out == f"{opened[0]}\n"
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [draft]
