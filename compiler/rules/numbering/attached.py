"""Rule on the labels of the note that lists what is attached (7.3.4): 附件：1.…, and 2. below it.

In: a `Prepared`. Out: findings, of the codes by which labels in the text are told of: they count on from one, stand with a point, and one attachment alone has none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ...terms.numerals import parse_chinese
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .headings import ONLY_ONE
from .labels import LABEL_GAP, LABEL_REPEATED
from .typing import LABEL_BLANK, SEPARATOR

_LABEL = r"(?:附件[：:]?[ \u3000]*)?(?P<label>(?P<n>[0-9]{1,2})[ ]?(?P<mark>[.．、，,])|[（(](?P<bracketed>[0-9]{1,2})[）)]|(?P<chinese>[一二三四五六七八九])、)(?![0-9])"


def _number(found: re.Match[str]) -> int:
    return int(found["n"] or found["bracketed"] or parse_chinese(found["chinese"]) or 0)


class _Listed(NamedTuple):
    """A line of the note that has a label: from `start` to before `end` of its text."""

    par: Par
    start: int
    end: int
    number: int
    mark: str | None


@text_rule("numbering", "A-02", "A-03")
def note_labels(text: Prepared) -> Iterator[Finding]:
    """附件：1、 for 1., two lines with 2., a 1. with nothing below it; those of a report in YAML are printed by themselves."""
    notes = [par for par in text.pars if par.block.role == "attachment_note" and not text.from_yaml]
    listed = [
        _Listed(par, found.start("label"), found.end("label"), _number(found), found["mark"])
        for par in notes
        if (found := pattern(_LABEL).match(par.text))
    ]
    if not listed or listed[0].par is not notes[0] or listed[0].number != 1:
        return
    yield from _marks(listed)
    if len(notes) == 1:
        one = listed[0]
        yield at(ONLY_ONE, one.par, one.start, one.end, label="1.", wanted="2.")
    yield from _blanks(listed)
    before = 1
    for one, below in zip_longest(listed[1:], listed[2:]):
        label = f"{one.number}."
        if one.number == before:
            yield at(LABEL_REPEATED, one.par, one.start, one.end, label=label, wanted=f"{before + 1}.")
            before += 1 if below is None or below.number == before + 2 else 0
            continue
        if before + 1 < one.number <= before + MOST_MISSING + 1:
            missing = "、".join(f"“{number}.”" for number in range(before + 1, one.number))
            yield at(
                LABEL_GAP, one.par, one.start, one.end, label=label, before=f"{before}.", missing=missing
            )
        before = one.number


MOST_MISSING = 3


def _marks(listed: Sequence[_Listed]) -> Iterator[Finding]:
    for one in listed:
        if one.mark is None or one.mark in "、，,":
            wanted = f"{one.number}."
            label = one.par.text[one.start : one.end]
            yield at(SEPARATOR, one.par, one.start, one.end, wanted, label=label, wanted=wanted)


def _blanks(listed: Sequence[_Listed]) -> Iterator[Finding]:
    """附件：1. 整改情况, and 2.台账 below it: one of them has a blank behind its label, and another has none."""
    blanks = [pattern(r"[ \u3000\u00a0]+").match(one.par.text, one.end) for one in listed]
    if all(blanks):
        return
    for one, blank in zip(listed, blanks, strict=True):
        if blank:
            yield at(LABEL_BLANK, one.par, one.end, blank.end(), new="", label=f"{one.number}.")
