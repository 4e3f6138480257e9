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
from ..terms.fields import FIELDS
from ..terms.kinds import KINDS, kind_of
from ..terms.numerals import STANDARD_FORMS, LabelForm
from .attached import Bound, places_in
from .blocks import Written
from .colophon import Colophon, colophon_part, find_colophon
from .foot import find_foot
from .foot_fields import aside_part, foot_part
from .foot_lines import says_no_text
from .head import Head
from .head_fields import day_of, head_part, iso
from .keys import ATTACHMENTS, DATE, DATE_TEXT, KIND, LABELS, NOTE_TEXT, SIGNATURE, TITLE
from .lines import Par
from .masthead import dated_above, masthead_of, masthead_part, without_issuer
from .outline import Node
from .prove import ALL
from .roles import Doubt, Part, Taken, taken
from .text import attachment, plain_text, text_of


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
    def as_printed(self) -> tuple[Taken, ...]:
        """What every paragraph was taken for, in the order in which it is printed: that of the foot is a document's own."""
        return tuple(sorted(self.taken, key=_place_on_paper))

    @property
    def blanks_lost(self) -> list[int]:
        """The lines whose labels had blanks after them that are not printed."""
        return [one.par.numbers[0] for one in self.taken if one.blank_lost]


def read(pars: Sequence[Par], kind: str, formatted: bool, kept: Collection[str] = ()) -> Reading:
    """One reading of a draft, from top to bottom; the regions of it that are `kept` stay plain paragraphs."""
    mast, kind = masthead_of(pars, kind, plain=bool({ALL, "masthead"} & {*kept}))
    head = Head() if ALL in kept or "title" in kept else mast.head
    minutes = "attendance" not in kept and kind == "minutes"
    addressed = any(one.role == "addressees" for one in head.below)
    below = (
        Colophon(others=mast.others)
        if {ALL, "colophon"} & {*kept}
        else find_colophon(
            mast.others, max(head.ends, 1), minutes, addressed, kind in ("bulletin", "minutes")
        )
    )
    first, pars = pars[0], below.others
    if "head" in kept:
        stays = (par._replace(stays=True) for par in pars[head.title_ends : head.ends])
        pars = [*pars[: head.title_ends], *stays, *pars[head.ends :]]
        head = head._replace(below=())
    top = head_part(head, formatted)
    bottom = _bottom(pars, head.ends, str(top.fields.get(TITLE, "")), kept)
    foot = bottom.part.fields
    kind, kind_doubts = _kind(kind, first)
    issued = masthead_part(mast, kind, foot.get(SIGNATURE))
    foot = without_issuer(issued.fields, foot, kind)
    imprint = colophon_part(below)
    doubts = _moved(below.attendance, bottom.text)
    dated: list[Taken] = []
    dates_above = KINDS[kind].statutory and kind != "report"
    if dates_above and not {DATE, DATE_TEXT} & foot.keys() and not {ALL, "head", "foot"} & {*kept}:
        names, day, undated = dated_above(head, kind == "minutes")
        if day and not (names and SIGNATURE in foot) and day_of(said := day.seen.strip("（）()")):
            top = head_part(undated, formatted)
            date = iso(said)
            signed: list[Data] = [par.text for par in names]
            foot = foot | ({SIGNATURE: signed[0] if len(signed) == 1 else signed} if signed else {})
            foot = foot | {DATE if date else DATE_TEXT: date or said}
            dated += [taken(par, "signature", "above_date", "foot") for par in names]
            dated.append(taken(day, "date", "date", "foot")._replace(prints=said))
            moved = [*names, day][0]
            doubts.append(
                Doubt(codes.FOOT_MOVED, moved, {"text": short(moved.text)}, SIGNATURE if names else DATE)
            )
    usual = KINDS[kind].labels
    out = Written(formatted)
    if "body" in kept or ALL in kept:
        text = plain_text(bottom.text, bottom.phrases, ALL not in kept, out)
    else:
        text = text_of(bottom.text, bottom.phrases, _year(pars), usual, out)
    if bottom.bound:
        foot = foot | {
            ATTACHMENTS: _attached(bottom, text.forms if LABELS in text.fields else usual, kept, out)
        }
    stands = (*top.taken, *bottom.part.taken, *out.taken)
    return Reading(
        {
            KIND: KINDS[kind].zh,
            **issued.fields,
            **top.fields,
            **text.fields,
            **_ordered(foot, imprint.fields),
        },
        {**issued.places, **top.places, **bottom.part.places, **imprint.places, **out.places},
        out.standing,
        _in_order(*issued.taken, *top.taken, *bottom.part.taken, *imprint.taken, *out.taken, *dated),
        (
            *issued.doubts,
            *_raised(issued.taken, stands),
            *top.doubts,
            *bottom.part.doubts,
            *imprint.doubts,
            *kind_doubts,
            *out.doubts,
            *doubts,
        ),
        text.forms,
    )


_FEW = 2  # paragraphs: who took the minutes may stand below who was there
_ATTENDANCE = [FIELDS[key].zh for key in ("present", "absent", "in_attendance")]


def _moved(attendance: Sequence[Sequence[Par]], text: Sequence[Par]) -> list[Doubt]:
    """What is told of those who were at a meeting, where they stand above the text and are printed below it."""
    first = attendance[0][0] if attendance else None
    if first is None or sum(par.at > first.at for par in text) <= _FEW:
        return []
    return [Doubt(codes.FOOT_MOVED, first, {"text": short(first.text)})]


def _raised(head: Sequence[Taken], others: Sequence[Taken]) -> list[Doubt]:
    """What is told of a line of the head that stands below those addressed or the text: it is printed above the title."""
    above = [one.par.at for one in others if one.printed and one.role not in _TITLES]
    low = [one.par for one in head if one.printed and one.par.at > min(above, default=one.par.at)]
    return [Doubt(codes.FOOT_MOVED, par, {"text": short(par.text)}) for par in low[:1]]


_TITLES = ("title", "subtitle", "reporter", "reporter_date")


def _ordered(foot: dict[str, Data], imprint: dict[str, Data]) -> dict[str, Data]:
    """The fields of the foot from the top down: those who were there stand above who signs."""
    above = {key: foot[key] for key in (ATTACHMENTS, NOTE_TEXT) if key in foot}
    there = {key: imprint[key] for key in _ATTENDANCE if key in imprint}
    return {**above, **there, **foot, **imprint}


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


_FOOT = 1, ("attachment_note", "present", "absent", "in_attendance", "signature", "date", "remark")
# What is printed round the text, from the top down, by region.
_PRINTED: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "masthead": (
        -1,
        (
            "copy_number",
            "secrecy",
            "secrecy_period",
            "urgency",
            "head_note",
            "issuer_mark",
            "mark_word",
            "docket_number",
            "signatory",
            "edition",
        ),
    ),
    "foot": _FOOT,
    "attendance": _FOOT,
    "attached": (2, ()),
    "colophon": (3, ("addressees", "copies_to", "print_office", "print_date", "print_copies", "print_other")),
}


def _place_on_paper(one: Taken) -> tuple[int, int, int]:
    after, roles = _PRINTED.get(one.region, (0, ()))
    if one.role in roles:
        return after, roles.index(one.role), one.par.at
    return (after if not roles else 0), 0, one.par.at


def _in_order(*taken: Taken) -> tuple[Taken, ...]:
    return tuple(sorted(taken, key=lambda one: one.par.at))


class _Bottom(NamedTuple):
    """The foot as fields, the text above it, the phrases that end that, and the attachments bound below."""

    part: Part
    text: Sequence[Par]
    phrases: Sequence[Par]
    bound: Sequence[Bound]


def _bottom(pars: Sequence[Par], start: int, title: str, kept: Collection[str]) -> _Bottom:
    if ALL in kept:
        return _Bottom(Part({}, {}, (), ()), pars, (), ())
    foot = find_foot(pars, start, title)
    if idle := [par for par in pars[start:] if says_no_text(par)]:
        without = [*pars[:start], *(par for par in pars[start:] if not says_no_text(par))]
        parted = find_foot(without, start, title)
        if parted.names or parted.date:  # else it stays in the text, where it is told (P614)
            pars, foot = (
                without,
                parted._replace(aside=sorted([*parted.aside, *idle], key=lambda par: par.at)),
            )
    aside = aside_part(foot)
    if "foot" not in kept and foot.bound is not None:
        part = foot_part(foot)
        part = part._replace(taken=[*aside.taken, *part.taken], doubts=[*aside.doubts, *part.doubts])
        return _Bottom(part, pars[start : foot.at - len(foot.phrases)], foot.phrases, foot.bound)
    apart = {par.at for par in (*foot.copies, *foot.aside)}
    staying = [par._replace(stays=True) for par in pars[foot.at :] if par.at not in apart]
    if staying:
        doubt = Doubt(codes.KEPT_PLAIN, staying[0], {"text": short(staying[0].text)})
        aside = aside._replace(doubts=[*aside.doubts, doubt])
    return _Bottom(aside, [*pars[start : foot.at], *staying], (), ())


def _attached(bottom: _Bottom, usual: Sequence[LabelForm], kept: Collection[str], out: Written) -> list[Data]:
    """The attachments of a report: those that are bound, in full, and the names of the others."""
    given = bottom.part.fields[ATTACHMENTS]
    assert isinstance(given, list)
    names = [*given]
    out.region = "attached"
    forwarded = sum(one.mark is None for one in bottom.bound)
    several = len(names) - forwarded > 1
    for at, one in zip(places_in(bottom.bound, len(names)), bottom.bound, strict=True):
        names[at] = attachment(
            one, (ATTACHMENTS, at), at + 1 - forwarded, several, usual, "attached" in kept, out
        )
    return names


def _kind(found: str, first: Par) -> tuple[str, list[Doubt]]:
    """The kind that was found, or that the first line says; else a report, which is told."""
    name, _, word = first.text.replace(":", "：", 1).partition("：")
    if said := found or (name.strip() in FIELDS["kind"].spellings and kind_of(word.strip())):
        return said, []
    return "report", [Doubt(codes.KIND_ASSUMED, first, {"value": KINDS["report"].zh}, KIND)]


def _year(pars: Sequence[Par]) -> int:
    """The year that the draft tells of, from its first lines; 0 where they tell none."""
    found = (re.search(r"(20\d\d)年", par.text) for par in pars[:12])
    return next((int(match[1]) for match in found if match), 0)
