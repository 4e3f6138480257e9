"""The rows of what is not filled in: where each is looked for."""

import re
from collections.abc import Iterator
from re import _compiler, _parser  # type: ignore[attr-defined]

import pytest

from compiler.rules.placeholders.unfinished import ROWS, Row, blanks, rows_in


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


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.pattern[:20])
def test_what_a_row_finds_is_of_one_paragraph(row: Row) -> None:
    assert not [one for one in _characters_of(_parser.parse(row.pattern)) if one.match("\n")]


def _characters_of(tree: object) -> Iterator[re.Pattern[str]]:
    """What each character may be that matches, and is not only looked at."""
    if not isinstance(tree, _parser.SubPattern | list | tuple):
        return
    name, *_ = map(str, tree) if isinstance(tree, tuple) and tree else ("",)
    if name in ("LITERAL", "NOT_LITERAL", "IN"):
        yield _compiler.compile(_parser.SubPattern(_parser.State(), [tree]))
    elif name not in ("ASSERT", "ASSERT_NOT"):
        for one in tree:
            yield from _characters_of(one)


def test_what_a_note_begins_with_is_looked_for_in_brackets_alone() -> None:
    assert not rows_in("\n推动各项工作再上新台阶（详见附件），一下午办完。\n")
    assert [text for _, text in _found(["（此处再核）", "再上新台阶", "（见表）再改，【数据待补】"])] == [
        "（此处再核）",
        "【数据待补】",
    ]


def test_signs_of_two_widths_are_found_too() -> None:
    assert [text for _, text in _found(["学习_＿次，Ｘ×局，○◯县", "投资？?万元"])] == [
        "_＿",
        "Ｘ×",
        "○◯",
        "？?",
    ]


def _found(texts: list[str]) -> list[tuple[int, str]]:
    return [(number, texts[number][one.start : one.end]) for number, one in blanks(texts)]
