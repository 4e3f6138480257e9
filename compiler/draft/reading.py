"""One reading of a draft, from top to bottom: head, foot, the text between them, attachments.

In: the paragraphs of a draft, and the regions of it that are kept as typed. Out: `Reading`: data, what each paragraph was taken
for, doubts. Nothing is noted on what goes in: the next reading begins anew.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ..messages import codes
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.kinds import KINDS
from ..terms.numerals import STANDARD_FORMS, LabelForm
from .attached import Bound
from .blocks import Written
from .foot import aside_part, find_foot, foot_part
from .head import Head, find_head, head_part
from .keys import ATTACHMENTS, KIND, LABELS, TITLE
from .lines import Par
from .outline import Node
from .prove import ALL
from .roles import NOT_PRINTED, Doubt, Part, Taken
from .text import attachment, plain_text, text_of
from .titles import guess_kind


class Reading(NamedTuple):
    """A draft as read: its data, the lines that blocks came from, the node of each, what every paragraph was taken for
    in the order of the draft, doubts in the order of the phases, and the label forms of its text."""

    data: dict[str, Data]
    places: Mapping[Path, int]
    standing: Mapping[Path, Node]
    taken: tuple[Taken, ...]
    doubts: tuple[Doubt, ...]
    forms: tuple[LabelForm, ...]

    @property
    def blanks_lost(self) -> list[int]:
        """The lines whose labels had blanks after them that are not printed."""
        return [one.par.numbers[0] for one in self.taken if one.blank_lost]


def read(pars: Sequence[Par], kind: str, formatted: bool, kept: Collection[str] = ()) -> Reading:
    """One reading of a draft, from top to bottom; the regions of it that are `kept` stay plain paragraphs."""
    head = Head() if ALL in kept else find_head(pars)
    if "head" in kept:
        pars = _staying(pars, head.title_ends, head.ends)
        head = head._replace(below=())
    top = head_part(head, formatted)
    bottom = _bottom(pars, head.ends, kept)
    below = bottom.part
    aside = {one.par.at for one in below.taken if one.role in NOT_PRINTED}
    ends = bottom.ends - len(bottom.phrases)
    middle = [par for par in bottom.pars[head.ends : ends] if par.at not in aside]
    kind, kind_doubts = _kind(kind, str(top.fields.get(TITLE, "")), pars[0])
    usual = STANDARD_FORMS
    out = Written(formatted)
    if "body" in kept or ALL in kept:
        text = plain_text(middle, bottom.phrases, ALL not in kept, out)
    else:
        text = text_of(middle, bottom.phrases, _year(pars), usual, out)
    out.region = "attached"
    given = text.forms if LABELS in text.fields else usual
    names = below.fields.get(ATTACHMENTS, [])
    if bottom.bound and isinstance(names, list):
        for at, one in enumerate(bottom.bound):
            names[at] = attachment(one, (ATTACHMENTS, at), len(names) > 1, given, "attached" in kept, out)
    return Reading(
        {KIND: KINDS[kind].zh, **top.fields, **text.fields, **below.fields},
        {**top.places, **below.places, **out.places},
        out.standing,
        _in_order(*top.taken, *below.taken, *out.taken),
        (*top.doubts, *below.doubts, *kind_doubts, *out.doubts),
        text.forms,
    )


def read_text(pars: Sequence[Par]) -> Reading:
    """A reading of text only: no title, no signature, and its numbering may have begun in a text before."""
    out = Written(formatted=True, goes_on=True)
    text = text_of(pars, (), _year(pars), STANDARD_FORMS, out)
    return Reading(
        {KIND: KINDS["report"].zh, **text.fields},
        out.places,
        out.standing,
        _in_order(*out.taken),
        tuple(out.doubts),
        text.forms,
    )


def _in_order(*taken: Taken) -> tuple[Taken, ...]:
    return tuple(sorted(taken, key=lambda one: one.par.at))


def _staying(pars: Sequence[Par], start: int, end: int) -> Sequence[Par]:
    """The paragraphs, those of a range marked as staying what they are."""
    return [*pars[:start], *(par._replace(stays=True) for par in pars[start:end]), *pars[end:]]


class _Bottom(NamedTuple):
    """The foot as fields, the attachments bound below it, the phrases that end the text and the index where it ends, with
    them; and the paragraphs of the draft."""

    part: Part
    bound: Sequence[Bound]
    phrases: Sequence[Par]
    ends: int
    pars: Sequence[Par]


def _bottom(pars: Sequence[Par], start: int, kept: Collection[str]) -> _Bottom:
    if ALL in kept:
        return _Bottom(Part({}, {}, (), ()), (), (), len(pars), pars)
    foot = find_foot(pars, start)
    aside = aside_part(foot)
    if "foot" not in kept and foot.bound is not None:
        part = foot_part(foot)
        part = part._replace(taken=[*aside.taken, *part.taken], doubts=[*aside.doubts, *part.doubts])
        return _Bottom(part, foot.bound, foot.phrases, foot.at, pars)
    copies = {par.at for par in foot.copies}
    first = next((par for par in pars[foot.at :] if par.at not in copies), None)
    doubts = [Doubt(codes.KEPT_PLAIN, first, {"text": short(first.text)})] if first else []
    part = aside._replace(doubts=[*aside.doubts, *doubts])
    return _Bottom(part, (), (), len(pars), _staying(pars, foot.at, len(pars)))


def _kind(given: str, title: str, first: Par) -> tuple[str, list[Doubt]]:
    """The kind that was given, or that the title names; else a report, which is told."""
    kind = given or guess_kind(title.replace("\n", ""))
    if kind:
        return kind, []
    return "report", [Doubt(codes.KIND_ASSUMED, first, {"value": KINDS["report"].zh}, KIND)]


def _year(pars: Sequence[Par]) -> int:
    """The year that the draft tells of, from its first lines; 0 where they tell none."""
    found = (re.search(r"(20\d\d)年", par.text) for par in pars[:12])
    return next((int(match[1]) for match in found if match), 0)
