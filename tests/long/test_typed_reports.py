"""A report that is being typed: cut at every character the service answers; after ten thousand changes the server's text is the editor's."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit.standing import FAILED, REPORTS, ask_everything, changes_are_followed


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: f"{file.parent.stem}-{file.stem}")
def test_a_report_that_is_cut_at_every_character_is_answered(file: Path) -> None:
    text = file.read_text("utf-8")
    for end in range(len(text) + 1):
        assert FAILED not in {one.code for one in ask_everything(file, text[:end])}, end


@settings(max_examples=1_000)
@given(st.data())
def test_the_servers_text_is_the_editors_after_ten_thousand_changes(data: st.DataObject) -> None:
    changes_are_followed(data, 10)
