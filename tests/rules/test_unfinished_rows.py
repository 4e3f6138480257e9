"""Rows of what is not filled in that are looked for only where no figure stands before a unit."""

import pytest

from compiler.rules.unfinished import blanks


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年走访12次，检查三件次，慰问八户。", 0),
        ("全年走访12次，检查件次，慰问八户。", 1),
        ("全年走访次，检查3件次，慰问户。", 2),
        ("次，", 0),
    ],
)
def test_a_unit_without_its_figure_is_found_beside_those_with_one(text: str, count: int) -> None:
    assert len([*blanks([text])]) == count
