"""Edits of a text: all of them or none, and nothing else is touched."""

import random
import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.messages.diagnostic import Place
from compiler.source.edits import LINE_END, Edit, EditError, apply, of_line
from compiler.source.load import Source

PIECES = st.lists(
    st.sampled_from(["标题", ": ", "\t", "𠮷", "\r\n", "\n", "\r", "a", "　", "'", "\u2028", ""]), max_size=12
)
TEXTS = PIECES.map("".join)


class Case(NamedTuple):
    """A text in pieces, and what some of them become."""

    pieces: list[str]
    new: dict[int, str]

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def edited(self) -> str:
        return "".join(self.new.get(index, piece) for index, piece in enumerate(self.pieces))

    @property
    def edits(self) -> list[Edit]:
        starts = [len("".join(self.pieces[:index])) for index in range(len(self.pieces))]
        return [
            Edit(place_at(self.text, starts[index]), self.pieces[index], new)
            for index, new in self.new.items()
        ]


def place_at(text: str, offset: int) -> Place:
    """The place of a character, as someone who reads the text line by line would give it."""
    line, rest = 1, text[:offset]
    while (end := LINE_END.search(rest)) and not (
        end[0] == "\r" and end.end() == len(rest) and text[offset : offset + 1] == "\n"
    ):
        line, rest = line + 1, rest[end.end() :]
    return Place("report.yaml", line, len(rest) + 1)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Every second piece may change, so that no two edits touch the same characters."""
    pieces = draw(st.lists(TEXTS, min_size=1, max_size=7))
    changed = draw(st.sets(st.sampled_from(range(0, len(pieces), 2))))
    # Pieces of nothing between two of nothing would put both at one place.
    kept = [piece if index % 2 == 0 else f"·{piece}·" for index, piece in enumerate(pieces)]
    return Case(kept, {index: draw(TEXTS) for index in sorted(changed)})


@given(cases(), st.randoms(use_true_random=False))
def test_all_edits_are_made_and_nothing_else_changes(case: Case, order: random.Random) -> None:
    edits = case.edits
    order.shuffle(edits)
    assert apply(case.text, edits) == case.edited


@given(cases())
def test_an_edit_can_be_taken_back(case: Case) -> None:
    pieces = [case.new.get(index, piece) for index, piece in enumerate(case.pieces)]
    back = Case(pieces, {index: case.pieces[index] for index in case.new})
    assert apply(case.edited, back.edits) == case.text


@given(TEXTS)
def test_no_edit_changes_nothing(text: str) -> None:
    assert apply(text, []) == text
    assert apply(text, [Edit(Place("", 1, 1), "", "")]) == text


@given(cases())
def test_what_is_not_there_is_not_replaced(case: Case) -> None:
    wrong = [edit._replace(old=f"{edit.old}甲") for edit in case.edits]
    for edit in wrong:
        with pytest.raises(EditError):
            apply(case.text, [edit])


def at(line: int, column: int, old: str, new: str = "") -> Edit:
    return Edit(Place("report.yaml", line, column), old, new)


@pytest.mark.parametrize(
    "edits",
    [
        [at(1, 1, "标题"), at(1, 2, "题")],
        [at(1, 1, "标题: 甲"), at(1, 2, "题")],
        [at(1, 1, "标题"), at(1, 1, "标题")],
        [at(1, 3, "", "一"), at(1, 3, "", "二")],
        [at(3, 1, "", "过了末行")],
        [at(1, 7, "", "过了行尾")],
        [at(0, 1, "标题")],
        [at(1, 0, "标题")],
    ],
    ids=["overlap", "inside", "same", "two put in at one place", "line", "column", "line 0", "column 0"],
)
def test_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditError):
        apply("标题: 甲\n正文: 乙", edits)


def test_edits_may_stand_side_by_side() -> None:
    assert (
        apply("标题: 甲", [at(1, 3, ":", "："), at(1, 1, "标题", "题目"), at(1, 4, "", "　")])
        == "题目：　 甲"
    )


@given(TEXTS.filter(lambda text: not LINE_END.search(text)), st.data())
def test_an_edit_of_a_line(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    assert apply(line, [of_line(line, start, end, "新")]) == f"{line[:start]}新{line[end:]}"


@given(TEXTS)
def test_lines_are_those_of_the_source(text: str) -> None:
    lines = Source("report.yaml", text).lines
    for number, line in enumerate(lines, 1):
        assert apply(text, [at(number, len(line) + 1, "", "‖")]).count("‖") == 1
        assert re.split(r"\r\n|\r|\n", apply(text, [at(number, 1, line, "新")]))[number - 1] == "新"
