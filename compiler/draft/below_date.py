"""What stands below the date of a draft, or in its place: remarks, a note on attachments, what is no part of the paper.

In: the paragraphs of a draft, and where its attachments begin. Out: `Trailing`. What a line there is is weighed by `BELOW_DATE`, whether a
date ends the paper by what speaks for it and against it.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..terms.decisions import Row, decide
from ..terms.numerals import read_label
from .attached import begins_note, note_at, notes_at
from .foot_lines import (
    ALIEN,
    CONTACT,
    is_aside,
    is_closing_phrase,
    is_contact,
    is_date_line,
    is_indented,
    is_of_head,
    is_remark,
)
from .lines import Par
from .names import is_body
from .signers import is_signed, may_sign


class BelowDate(NamedTuple):
    """A line below the date, or what may be the date; the line above it, and how much the lines below it speak against a
    date above them (see `_against`)."""

    par: Par
    above: Par
    against: int


# What a line is: `aside` is put aside, as what is `alien` is; `other`: the date stands below it, or nowhere. The first
# that holds decides.
BELOW_DATE: tuple[Row[BelowDate, Literal["aside", "remark", "alien", "other"]], ...] = (
    Row("抄送：, 主题词： or 印发, or of a page", lambda one: is_aside(one.par), "aside"),
    Row(
        "in parentheses, about the document",
        lambda one: is_remark(one.par, one.above) and not ALIEN.match(one.par.seen),
        "remark",
    ),
    Row("whom to ask", lambda one: CONTACT.match(one.par.seen) and len(one.par.text) <= 80, "remark"),
    Row(
        "may be of another's making",
        lambda one: _may_be_alien(one.par) and one.against + _against(one.par) <= _MOST_AGAINST,
        "alien",
    ),
    Row("some other line", lambda _: True, "other"),
)


class Trailing(NamedTuple):
    """The index after the date, or after what stands in its place; the remarks and the note on attachments below it, and
    what is put aside there."""

    at: int
    remarks: Sequence[Par] = ()
    aside: Sequence[Par] = ()
    notes: Sequence[Par] = ()


def below_date(pars: Sequence[Par], start: int, at: int) -> Trailing:
    """What stands below the date."""
    end = notes_at(pars, start, at)
    remarks: list[Par] = list(pars[end:at])
    aside: list[Par] = []
    notes: list[Par] = []
    against = 0
    while end > start + 1 and not is_date_line(pars[end - 1]):
        par = pars[end - 1]
        what = decide(BELOW_DATE, BelowDate(par, pars[end - 2], against)).verdict
        if what in ("other", "alien"):
            first = note_at(pars, start, end)
            if start + 1 < first < end:
                notes = [*pars[first:end], *notes]
                end = first
                continue
        if what == "other":
            break
        (remarks if what == "remark" else aside).insert(0, par)
        if what == "alien":
            against += _against(par)
        end -= 1
    dated = end > start + 1 and is_date_line(pars[end - 1])
    signed_below = dated and end < at and is_body(pars[end].seen) and not is_signed(pars[end - 2])
    if dated and (not against or (not signed_below and _for_date(pars, start, end - 1) > against)):
        return Trailing(end, remarks, aside, notes)
    return _without_date(pars, start, at)


def _without_date(pars: Sequence[Par], start: int, at: int) -> Trailing:
    """What stands at the very end, which alone is sure without a date."""
    remarks: list[Par] = []
    aside: list[Par] = []
    while at > start + 1 and is_aside(pars[at - 1]):
        at -= 1
        aside.insert(0, pars[at])
    while (
        at > start + 1
        and (
            is_remark(pars[at - 1], pars[at - 2])
            or (is_contact(pars[at - 1]) and is_body(pars[at - 2].seen) and may_sign(pars[at - 2], False))
        )
        and len(remarks) < 2
    ):
        at -= 1
        remarks.insert(0, pars[at])
    return Trailing(at, remarks, aside)


def _may_be_alien(par: Par) -> bool:
    """Whether a line below the date may be of another's making: no more than a note, and no part of a text."""
    if par.line.rows or par.line.picture or par.typed or par.styled or read_label(par.seen):
        return False
    return len(par.text) <= 60 and not re.search("[；：:]$", par.seen) and not begins_note(par.seen)


# What a date must have for it to end a paper with as many lines below it that nobody knows.
_MOST_AGAINST = 6


def _against(par: Par) -> int:
    """How much a line of another's making speaks against a date above it: the more, the more it is like a text."""
    text = par.seen
    if ALIEN.search(text):
        return 0
    return 1 + (len(text) > 30) + (len(re.findall("。", text)) > 1)


def _for_date(pars: Sequence[Par], start: int, at: int) -> int:
    """How much speaks for it that a date ends the paper: who signs above it, a phrase that ends the text above them, where it
    stands, a name that stands above the text, too."""
    date, above = pars[at], pars[at - 1]
    text_ends = next((i for i in range(at - 1, max(start, at - 5), -1) if is_closing_phrase(pars[i])), 0)
    stands_right = date.line.align == "right" or is_indented(date)
    return (
        4 * is_signed(above)
        + 3 * is_of_head(above, pars[:start])
        + 3 * bool(text_ends)
        + 2 * stands_right
        + (stands_right and (above.line.align == "right" or is_indented(above)))
        + (date.after_blank or above.after_blank)
        + (at + 1 < len(pars) and pars[at + 1].after_blank)
    )
