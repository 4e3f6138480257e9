"""Drafts that strangers wrote and annotated, line by line, and how well they are read.

`draft/strangers/hand*/*.txt`, and `short*`, `offices` and `heads`, which are short and many: a line is `kind│text`, `kind│label│text`, or `r2│label│lead│text`, as in the corpus (see `drafts`); `+│text` goes on with the
paragraph before, `│` is a blank line, `other│` no part of the report proper. Hands 1 and 2 were read while the recogniser was mended; all
others were committed or written before it first read them. Of hands 3 to 52, short1 and short2 the recogniser was mended after that reading; of hands 53 to 57 it was not. `offices` and `heads` are by those who
mended: marked before they were first read, some marks and a few lines corrected after, so they measure nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised
from tests.kit.drafts import ROLES
from tests.kit.support import ROOT

FOLDER = ROOT / "tests" / "draft" / "strangers"


class Marked(NamedTuple):
    """A paragraph as its writer marked it: its role, the numbers of its lines, its level, label and lead."""

    role: str
    lines: tuple[int, ...]
    level: int = 0
    label: str = ""
    lead: str = ""


def drafts_of(*hands: int | str) -> list[Path]:
    """The drafts of some hands, each by its number or the name of its folder."""
    names = (hand if isinstance(hand, str) else f"hand{hand}" for hand in hands)
    return [path for name in names for path in sorted((FOLDER / name).glob("*.txt"))]


# Who signs, and when, on one line, which has one mark.
_WITH_DATE = re.compile(r"\S[ \u3000]+[12]\d{3}[年.-]\d\S*$")


@cache
def marked(path: Path) -> tuple[str, tuple[Marked, ...]]:
    """The text of a draft, and what its writer says of it."""
    lines: list[str] = []
    found: list[Marked] = []
    for raw in filter(None, path.read_text("utf-8").split("\n")):
        kind, *parts = raw.split("│")
        lines.append("".join(parts))
        number = len(lines)
        if kind == "+":
            at = next(i for i in range(len(found) - 1, -1, -1) if found[i].role != "page")
            found[at] = found[at]._replace(lines=(*found[at].lines, number))
        elif kind:
            match = re.fullmatch(r"([hri])(\d)|([a-z]+)", kind)
            assert match, raw
            letter = match[1] or match[3]
            label = parts[0].strip(" \u3000") if letter in ("h", "r", "i") else ""
            lead = parts[1].strip() if letter == "r" else ""
            found.append(Marked(ROLES.get(letter, letter), (number,), int(match[2] or 0), label, lead))
            if letter == "sign" and _WITH_DATE.search(parts[0]):
                found.append(Marked("date", (number,)))
    return "\n".join(lines) + "\n", (*found,)


@cache
def read(text: str) -> tuple[Marked, ...]:
    """What the recogniser says of a text, blank lines aside."""
    blank = {number for number, line in enumerate(text.split("\n"), 1) if not line.strip()}
    draft = recognised(read_draft("draft.txt", text.encode()))
    return tuple(
        Marked(
            one.role,
            tuple(number for number in one.numbers if number not in blank),
            one.level,
            (one.label or "").strip(" \u3000"),
            (one.lead or "").strip(),
        )
        for one in draft.roles
    )


def _bare(text: str) -> str:
    """A label or a lead without blanks and the marks of Markdown, which may stand on either side of where it begins and ends;
    a hyphen is such a mark only where it begins a line."""
    return re.sub(r"[#*\s]", "", re.sub(r"^\s*-\s", "", text))


def _keys(of: Sequence[Marked]) -> Iterator[tuple[str, object]]:
    """What is right or wrong of paragraphs: each heading's level and label, each lead, each line of a title, each whole of the rest."""
    for one in of:
        if one.role in ("heading", "run_in"):
            yield "heading", (one.lines, one.level, _bare(one.label))
        if one.role == "run_in":
            yield "lead", (one.lines, _bare(one.lead))
        if one.role == "title":
            yield from (("title", number) for number in one.lines)
        if one.role in ("addressees", "signature", "date"):
            yield one.role, one.lines


def scores(paths: Iterable[Path]) -> dict[str, float]:
    """F1 of headings (level and label), leads, titles, addressees, signatures and dates."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for path in paths:
        text, gold = marked(path)
        asked, given = set(_keys(gold)), set(_keys(read(text)))
        if not any(what == "date" for what, _ in asked):
            # The day beside who took the minutes, or below their title, was no date of a report; it is that of minutes now.
            other = {one.lines for one in gold if one.role in ("other", "subtitle")}
            given -= {("date", lines) for lines in other}
        for counter, keys in ((right, asked & given), (found, given), (wanted, asked)):
            counter.update(what for what, _ in keys)
    return {what: 2 * right[what] / (found[what] + wanted[what]) for what in wanted}
