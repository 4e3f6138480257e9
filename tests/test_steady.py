"""The suite tries the same examples each time, whatever was loaded before them."""

import subprocess
import sys

import pytest

_TRIED = """
import sys
{first}
import tests.conftest
from hypothesis import given, settings, strategies as st
settings.load_profile("{profile}")
tried = []

@settings(max_examples=100, database=None, derandomize=True)
@given(st.lists(st.text(max_size=12) | st.integers()))
def keeps(some):
    tried.append(some)

keeps()
print(ascii(tried))
"""
_MORE = "import compiler.terms.fields, compiler.draft.masthead, compiler.draft.names"


def tried(first: str, profile: str) -> str:
    """The examples that one profile tries in a process where something else was loaded first."""
    code = _TRIED.format(first=first, profile=profile)
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_what_is_loaded_changes_no_example() -> None:
    assert tried("", "steady") == tried(_MORE, "steady")


@pytest.mark.long
def test_the_hunt_tries_the_words_of_what_is_loaded() -> None:
    assert tried("", "hunt") != tried(_MORE, "hunt")
