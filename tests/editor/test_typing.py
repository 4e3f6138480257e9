"""A report that is being typed: cut anywhere the service answers, and never fails; the server's text is the editor's after any changes.

Some of the places and changes that tests/long/test_typed_reports.py tries all of.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from compiler.lsp.texts import Texts
from tests.kit.standing import FAILED, REPORTS, ask_everything, changes_are_followed

CUTS = 24
"""Places of each report that are tried here."""


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: f"{file.parent.stem}-{file.stem}")
def test_a_report_that_is_cut_is_answered(file: Path) -> None:
    text = file.read_text("utf-8")
    for number in range(CUTS):
        cut = text[: len(text) * (2 * number + 1) // (2 * CUTS)]
        assert FAILED not in {one.code for one in ask_everything(file, cut)}, len(cut)


@settings(max_examples=100)
@given(st.data())
def test_the_servers_text_is_the_editors(data: st.DataObject) -> None:
    changes_are_followed(data, 5)


def test_a_whole_text_may_be_sent_instead() -> None:
    texts = Texts()
    texts.opened(types.TextDocumentItem("file:///a.yaml", "yaml", 0, "甲"))
    document = types.VersionedTextDocumentIdentifier(1, "file:///a.yaml")
    changed = texts.changed(document, [types.TextDocumentContentChangeWholeDocument("乙")])
    assert changed
    assert changed.reading.source.text == "乙"
    assert texts.changed(types.VersionedTextDocumentIdentifier(1, "file:///b.yaml"), []) is None
