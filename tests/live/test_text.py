"""Changes told in a browser's units, made in Python's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.live.text import changed, replacing, units

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30)


def test_a_character_beyond_the_first_plane_counts_two() -> None:
    assert units("a𠮷b") == 4
    assert changed("𠮷报告", [2, [1, "总", "结"], 1]) == "𠮷总\n结告"


@given(TEXTS, TEXTS)
def test_one_text_is_made_of_another(old: str, new: str) -> None:
    assert changed(old, replacing(old, new)) == new


@pytest.mark.parametrize("change", [[9], [[9]], [1], [-1, 3], ["x"], [[0, 7], 2], [True, 1], [[]]])
def test_what_does_not_fit_is_refused(change: list[object]) -> None:
    with pytest.raises(ValueError, match=r"text|change"):
        changed("报告", change)
