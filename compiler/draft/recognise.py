"""What a draft is meant to be: title, addressees, text, closing and signature, found in plain lines and made authored data.

In: the lines of a draft. Out: `Recognised`: authored data as in a report.yaml, the role of each line and why, and what a
person should look at. Nothing is lost: what the data prints is the draft's text, line breaks, page numbers and what is
listed aside; `recognise` proves it, and keeps as plain paragraphs whatever it could not prove.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..memory import uncollected
from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.load import Data, Loaded, Mark, Marks, Path
from ..terms.characters import short
from ..terms.fields import FIELDS
from .abreast import one_below_the_other
from .contents import wanted
from .head import find_head
from .issued_lines import parted
from .keys import BY_HAND, DATE, DATE_TEXT, SEAL, SIGNATURE, STAMPS
from .lines import Draft, Line, Par, numbered
from .masthead import find_masthead, kind_of_mark
from .paragraphs import Gathered, gather
from .prove import ALL, Kept, first_lost, first_unread, keeping
from .reading import Reading, read
from .roles import PUT_ASIDE, Taken, labels_as_text
from .titles import is_rule

_REACH = 16  # paragraphs: above a title stand no more


class Spoken(NamedTuple):
    """What one paragraph of the draft was taken for: the numbers of its lines, its role, its level (0: none), why, its text;
    the label and the lead of a heading."""

    numbers: tuple[int, ...]
    role: str
    level: int
    reason: str
    text: str
    label: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Recognised:
    """A draft as authored data. `comments` stand above the blocks of `data` by path, `preface` above the whole;
    `places` are the numbers of the lines that blocks came from."""

    data: dict[str, Data]
    comments: Mapping[Path, str]
    preface: tuple[str, ...]
    places: Mapping[Path, int]
    roles: tuple[Spoken, ...]
    doubts: tuple[Diagnostic, ...]


def recognise(lines: Sequence[Line], name: str = "", kind: str = "", by_line: bool = True) -> Recognised:
    """What a draft is meant to be; `kind` is the English key of its kind, guessed from its title unless given.

    `by_line`: whether the lines are those of a text, and not the paragraphs of a Word file; places say so.

    Raises CompileError (O844) where the lines hold nothing. Linear in the length of the draft.
    """
    with uncollected():
        gathered = gather(lines)
        if not gathered.pars:
            raise CompileError([Diagnostic(codes.DRAFT_EMPTY, {"file": name}, Place(name))])
        pars, moved = _below_title(one_below_the_other(parted(gathered.pars)))
        formatted = any(line.formatted for line in lines)
        kept = Kept()
        while True:
            as_typed = (
                [par.kept_plain() if par.at in kept.pars else par for par in pars] if kept.pars else pars
            )
            reading = read(as_typed, kind, formatted, kept.regions)
            lost = first_lost(reading.data, reading.as_printed, name, kept, reading.places)
            lost = lost or first_unread(as_typed, reading.taken, kept)
            if lost is None:
                return _recognised(reading, gathered, moved, name, by_line)
            if ALL in kept.regions:
                raise AssertionError("plain paragraphs print what they hold")
            kept = keeping(lost, reading.as_printed, kept)


def _below_title(pars: Sequence[Par]) -> tuple[Sequence[Par], Sequence[Par]]:
    """The paragraphs, pictures above the title put below the head, where they print; and those pictures."""
    pictures = [par for par in pars[:_REACH] if par.line.picture]
    if not pictures or find_head(pars).reason in ("style", "tail"):
        return _notes_below_title(pars)
    rest = [par for par in pars if not par.line.picture or par not in pictures]
    head = find_head(rest)
    if not head.title:
        return pars, ()
    moved = [par for par in pictures if par.at < head.title[-1].at]
    others = [par for par in pars if par not in moved]
    return numbered([*others[: head.ends], *moved, *others[head.ends :]]), moved


_EDITORS = re.compile("[【\\[［]?(?:编者按|编者的话|按语?)[】\\]］：:]")


def _notes_below_title(pars: Sequence[Par]) -> tuple[Sequence[Par], Sequence[Par]]:
    """The same of what stands between the mark of a bulletin and the title of what it brings: the editor's note, what the issue holds."""
    notes = [par for par in pars[:_REACH] if _EDITORS.match(par.seen)]
    mast = find_masthead([par for par in pars if par not in notes])
    used = [par.at for par in (*mast.mark, *(par for par, _ in mast.pieces))]
    title = mast.head.title
    if not (used and title and kind_of_mark(mast) == "bulletin"):
        return pars, ()
    moved = [
        par
        for par in (*mast.head.cover, *notes)
        if min(used) < par.at < title[0].at and not is_rule(par.seen)
    ]
    moved.sort(key=lambda par: par.at)
    ends = max(title[-1].at, *(one.par.at for one in mast.head.below), 0)
    upper = [par for par in pars if par.at <= ends and par not in moved]
    lower = [par for par in pars if par.at > ends]
    plain = [par.kept_plain() for par in moved]
    return (numbered([*upper, *plain, *lower]), moved) if moved else (pars, ())


# ---- a draft that was read from a file ---------------------------------------------------------------------------


def recognised(draft: Draft, kind: str = "") -> Recognised:
    """What a draft that was read is meant to be, what was put aside and its own fields with it; `kind` as in `recognise`.

    Raises CompileError.
    """

    def of(lines: Sequence[Line]) -> Recognised:
        by_line = bool(draft.source.text)
        found = recognise(lines, draft.source.name, kind, by_line)
        if any(line.parts for line in lines):
            from .parts import with_parts

            found = with_parts(found, lines, draft.source.name, by_line)
        doubts = found.doubts
        if any(note.code is codes.LIKE_FIELDS for note in draft.notes):  # which says the kind
            doubts = tuple(one for one in doubts if one.code is not codes.KIND_ASSUMED)
        return replace(found, preface=(*found.preface, *draft.aside), doubts=doubts)

    if not draft.fields:
        return of(draft.lines)
    # Seals and stamps go with a date, seals with as many names, stamps with none; else they stay where they stand.
    found = of([Line("", formatted=True) if _is_field(line) else line for line in draft.lines])
    names = found.data.get(SIGNATURE, [])
    signers = len(names) if isinstance(names, list) else 1
    seals = draft.fields.get(SEAL, [])
    fits = (
        not signers if STAMPS in draft.fields else signers == (len(seals) if isinstance(seals, list) else 1)
    )
    if (fits or seals == BY_HAND) and (DATE in found.data or DATE_TEXT in found.data):
        return replace(found, data={**found.data, **draft.fields})
    return of(draft.lines)


def _is_field(line: Line) -> bool:
    return line.style == FIELDS["signature"].style and bool(line.rows or line.picture)


def loaded(draft: Draft, recognised: Recognised) -> Loaded:
    """What was recognised in a draft as if it had been loaded: places are those of the draft."""
    lines = draft.source.lines if draft.source.text else []
    values = {
        path: Mark(number - 1, 0, number - 1, len(lines[number - 1]))
        for path, number in recognised.places.items()
        if number <= len(lines)
    }
    notes = (*draft.notes, *recognised.doubts)
    return Loaded(draft.source, recognised.data, Marks(draft.source.name, {}, values), notes)


# ---- what is told of it -------------------------------------------------------------------------------------------


def _recognised(
    reading: Reading, gathered: Gathered, moved: Sequence[Par], name: str, by_line: bool
) -> Recognised:
    def place(number: int) -> Place:
        return Place(name, number, 1, number, 1) if by_line else Place(name, paragraph=number)

    told: list[Diagnostic] = []
    if gathered.cut:
        args = {"count": str(len(reading.taken))}
        told.append(Diagnostic(codes.LINES_CUT, args, place(reading.taken[0].par.numbers[0])))
    for par in moved:
        args = {"text": par.line.picture, "what_zh": "标题上面", "what_en": "the space above the title"}
        if par.line.picture:
            told.append(Diagnostic(codes.PICTURE_MOVED, args, place(par.numbers[0])))
    if texts := [par for par in moved if not par.line.picture]:
        args = {"text": short(texts[0].text)}
        told.append(Diagnostic(codes.FOOT_MOVED, args, place(texts[0].numbers[0])))
    doubts = [doubt.told(place(doubt.par.numbers[0])) for doubt in reading.doubts]
    told += _once(doubts)
    for code, numbers in (
        (codes.PAGE_NUMBERS_LEFT_OUT, [number for par in gathered.pages for number in par.numbers]),
        (codes.CONTENTS_LEFT_OUT, [number for par in gathered.contents for number in par.numbers]),
        (codes.LINES_JOINED, gathered.joined),
        (
            codes.RULES_LEFT_OUT,
            [number for one in reading.taken if one.role == "rule" for number in one.par.numbers],
        ),
        (codes.UNSEEN_LEFT_OUT, sorted(set(gathered.unseen))),
        (codes.BLANKS_LEFT_OUT, reading.blanks_lost),
    ):
        if numbers:
            args = {"count": str(len(numbers)), "lines": ranges(numbers)}
            if code is codes.CONTENTS_LEFT_OUT:
                args["wanted"] = wanted(gathered.contents, [*_headings(reading.taken)])
            told.append(Diagnostic(code, args, place(numbers[0])))
    # Word's own numbers of what is no heading, and its bullets.
    if as_text := [
        one.par for one in reading.taken if one.par.line.label and one.role in ("item", "paragraph")
    ]:
        args = labels_as_text(as_text)
        told.append(Diagnostic(codes.LABELS_AS_TEXT, args, place(as_text[0].numbers[0])))
    told.sort(key=lambda one: (one.place.line, one.place.paragraph) if one.place else (0, 0))
    roles = [
        Spoken(one.par.numbers, one.role, one.level, one.reason, one.par.shown, one.label, one.lead)
        for one in reading.taken
    ]
    roles += [Spoken(par.numbers, "page", 0, "figures", par.text) for par in gathered.pages]
    roles += [Spoken(par.numbers, "contents", 0, "listed", par.text) for par in gathered.contents]
    roles.sort(key=lambda spoken: spoken.numbers[0])
    return Recognised(
        reading.data,
        _comments(reading, doubts),
        tuple(one.par.text for one in reading.taken if one.role in PUT_ASIDE),
        reading.places,
        tuple(roles),
        tuple(told),
    )


def _headings(taken: Iterable[Taken]) -> Iterator[tuple[int, str, str]]:
    """The level, the label and the text of each heading, of a run-in heading its lead."""
    for one in taken:
        if one.role == "heading":
            yield one.level, "", one.par.shown
            yield one.level, "", one.par.shown.removeprefix(one.label)
        elif one.role == "run_in":
            yield one.level, one.label, one.lead


_MOST = 3  # of one kind told each by itself


def _once(doubts: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The doubts, the first few of each kind told by themselves, the others together."""
    alike: dict[Code, list[Diagnostic]] = defaultdict(list)
    for one in doubts:
        alike[one.code].append(one)
    for code, ones in alike.items():
        if len(ones) <= _MOST + 1:
            yield from ones
            continue
        yield from ones[:_MOST]
        rest = [one.place.line or one.place.paragraph for one in ones[_MOST:] if one.place]
        args = {"code": code.id, "count": str(len(ones) - _MOST), "lines": ranges(rest)}
        yield Diagnostic(codes.MORE_OF_THESE, args, ones[_MOST].place)


def _comments(reading: Reading, told: Sequence[Diagnostic]) -> dict[Path, str]:
    """What is doubtful, above the field or the block that it is about."""
    out: dict[Path, str] = {}
    about: dict[int, list[str]] = defaultdict(list)  # a paragraph, by its place in the draft
    for doubt, one in zip(reading.doubts, told, strict=True):
        message = one.message("zh")
        if doubt.field:
            out[doubt.field,] = message
        else:
            about[doubt.par.at].append(message)
    for path, node in reading.standing.items() if about else ():
        if lines := [message for each in (node, *node.listed) for message in about.get(each.par.at, ())]:
            out[path] = "\n".join(lines)
    return out


def ranges(numbers: Sequence[int]) -> str:
    """1、3—5、8."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs]
    return "、".join(shown[:8]) + ("……" if len(shown) > 8 else "")
