"""Rules that look at each paragraph by itself (`alone`): what they find in it does not hang on the others, so that it is kept while the paragraph stands."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from compiler.cli.check import Wanted, read
from compiler.cli.check import _open as opened
from compiler.rules import findings
from compiler.rules.findings import Finding, text_rules
from compiler.rules.prepared import Prepared
from tests.kit.papers import FOLDER

PAPERS = [path for hand in sorted(FOLDER.iterdir()) for path in sorted(hand.glob("*.txt"))[:1]]
ALONE = [entry.rule for entry in text_rules() if entry.alone]


def _prepared(path: Path) -> Prepared:
    return read(opened(str(path)), Wanted()).prepared


def _told(found: Iterator[Finding]) -> Sequence[object]:
    return [
        (one.par and one.par.index, one.start, one.end, one.new, one.safe, one.sure, one.diagnostic)
        for one in found
    ]


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_paragraph_by_itself_tells_what_it_tells_among_others(path: Path) -> None:
    text = _prepared(path)
    for rule in ALONE:
        each = (one for par in text.pars for one in rule(text.only([par])))
        assert _told(rule(text)) == _told(each), rule.__name__


def test_some_rules_find_something_alone() -> None:
    texts = [*map(_prepared, PAPERS[::3])]
    found = {rule for rule in ALONE if any(any(rule(text)) for text in texts)}
    assert len(found) > len(ALONE) / 5


def _changed(text: str) -> Iterator[str]:
    """A paper that somebody writes on: a line more, a line twice, a line away, lines in another order."""
    lines = text.split("\n")
    middle = len(lines) // 2
    yield text
    yield "\n".join([*lines[:middle], "全年办文204件，其中发文100件、收文105件。", *lines[middle:]])
    yield "\n".join([*lines[:middle], lines[middle], *lines[middle:]])
    yield "\n".join([*lines[: middle - 1], *lines[middle:]])
    yield "\n".join([*lines[:middle], *reversed(lines[middle:])])


@pytest.mark.parametrize("path", PAPERS[::8], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_kept_is_what_is_found_anew(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = tmp_path / "draft.txt"
    again = findings._Kept()
    for text in _changed(path.read_text("utf-8")):
        draft.write_text(text, "utf-8")
        monkeypatch.setattr(findings, "_KEPT", again)
        kept = _told(iter(read(opened(str(draft)), Wanted()).findings))
        monkeypatch.setattr(findings, "_KEPT", findings._Kept())
        assert kept == _told(iter(read(opened(str(draft)), Wanted()).findings))
