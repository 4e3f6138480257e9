"""`compile lsp` without what it needs says how to install it here."""

import sys

import pytest

from compiler.cli import command as cli


@pytest.mark.parametrize("missing", ["pygls", "lsprotocol"])
def test_without_its_components_it_says_how_to_install_them(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [one for one in sys.modules if one.partition(".")[0] in (missing, "compiler.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [one for one in sys.modules if one.startswith("compiler.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    assert cli.run(["lsp", "--lang", "zh"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "O887" in told.err
    assert "install pygls lsprotocol" in told.err
