"""The heads and feet of drafts as clerks of all kinds write them: what every line of each is, and that nothing is lost.

`edges/*.txt`: drafts parted by blank lines, each below a line that says what it shows; a line is `kind│text`, or for a label
`kind│label│text`. `*` stands for a paragraph of text. `other` is what is neither of them: left out, or printed as a subtitle.
"""

from typing import NamedTuple

import pytest

from compiler.document.validate import validate
from compiler.draft.lines import Line
from compiler.draft.prove import printed
from compiler.draft.recognise import recognise
from compiler.draft.titles import bare
from compiler.draft.yaml_text import dump
from compiler.flow.resolve import resolve
from compiler.source.load import Source, load
from tests.kit.drafts import ROLES
from tests.kit.support import ROOT

TEXT = (
    "全县各级各部门坚持实字当头、干字为先，认真抓好各项任务的落实，全年没有发生一起差错，干部群众都比较满意。"
)
OTHER = {"cover", "aside", "subtitle"}
# What a line of the text is is asked elsewhere.
INSIDE = {"paragraph", "heading", "run_in", "item", "enumeration", "table"}


class Draft(NamedTuple):
    """What a draft shows, the kind of each of its lines, and these."""

    name: str
    kinds: tuple[str, ...]
    lines: tuple[str, ...]


def drafts(name: str) -> list[Draft]:
    text = (ROOT / "tests" / "draft" / "edges" / name).read_text("utf-8")
    out = []
    for block in text.strip("\n").split("\n\n"):
        head, *rows = block.split("\n")
        parts = [row.split("│") for row in rows]
        lines = ["".join(part[1:]).replace("*", TEXT) for part in parts]
        out.append(Draft(head.removeprefix("# "), tuple(part[0] for part in parts), tuple(lines)))
    return out


# How the same draft comes from other hands: with blank lines, with blanks before every line, with half-width marks.
HANDS = {
    "as typed": lambda line: [line],
    "blank lines": lambda line: [line, ""],
    "indented": lambda line: [f"　　{line}"],
    "half-width": lambda line: [line.translate(str.maketrans("：（）", ":()"))],
}


def wrong(draft: Draft, hand: str) -> list[tuple[str, str, str]]:
    """The lines that were taken for something else: their text, what they are, what they were taken for."""
    lines: list[Line] = []
    at: dict[int, int] = {}  # the index of a line by the number that it has now
    for index, text in enumerate(draft.lines):
        at[len(lines) + 1] = index
        lines += map(Line, HANDS[hand](text))
    found: dict[int, set[str]] = {}
    for one in recognise(lines, "draft.txt").roles:
        for number in one.numbers:
            found.setdefault(at.get(number, -1), set()).add(one.role)
    out = []
    for index, (kind, line) in enumerate(zip(draft.kinds, draft.lines, strict=True)):
        roles = found.get(index, set())
        wanted = OTHER if kind == "other" else INSIDE if kind in "phi" else {ROLES[kind]}
        if kind == "sign" and "date" in roles:  # on one line
            roles = roles - {"date"}
        if not roles or not roles <= wanted:
            out.append((line, kind, " ".join(sorted(roles))))
    return out


HEADS, FEET = drafts("heads.txt"), drafts("feet.txt")
each = pytest.mark.parametrize("draft", HEADS + FEET, ids=lambda draft: draft.name)


def test_there_are_many_kinds() -> None:
    assert min(len(HEADS), len(FEET)) >= 30


@pytest.mark.parametrize("hand", HANDS)
@each
def test_every_line_is_what_it_is(draft: Draft, hand: str) -> None:
    assert wrong(draft, hand) == []


@each
def test_every_line_is_printed_or_put_aside(draft: Draft) -> None:
    found = recognise(list(map(Line, draft.lines)), "draft.txt")
    flow = resolve(validate(load(Source("report.yaml", dump(found.data, found.comments, found.preface)))))
    there = bare("".join((printed(flow), *found.preface)))
    assert [line for line in draft.lines if not all(bare(part) in there for part in line.split("　　"))] == []
