"""The foot of a draft as fields of a report.

In: a `Foot`. Out: its fields and what each of its lines was taken for; what is put aside.
"""

from collections.abc import Sequence

from ..messages import codes
from ..messages.diagnostic import Code
from ..source.load import Data, Path
from ..terms.characters import short
from .attached import lines_of, names_of, places_in
from .foot import Foot
from .foot_lines import CONTACT
from .head_fields import iso
from .keys import ATTACHMENTS, DATE, DATE_TEXT, NO_NOTE, NOTE_TEXT, REMARK, REMARK_TEXT, SIGNATURE
from .lines import Par
from .names import ORG, signs_as
from .outside import of_imprint, of_page
from .roles import Doubt, Part, Taken, impossible, left_out, taken
from .sentences import labelled_date
from .signers import tells_signer
from .titles import bare


def foot_part(foot: Foot) -> Part:
    """The foot as fields, bound attachments by their titles; what is no usual form, or may not be a signature, is told.

    Copies and what stands aside are told by `aside_part`, bound attachments and closing phrases belong to the text.
    """
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    found: list[Taken] = []
    doubts: list[Doubt] = [_doubt(codes.FOOT_MOVED, foot.moved)] if foot.moved else []
    if foot.notes or foot.bound:
        fields |= _attachments(foot, places, doubts)
        found += [taken(par, "attachment_note", "word", "foot") for par in foot.notes]
    if names := foot.names:
        texts: list[Data] = [par.text for par in names]
        fields[SIGNATURE] = texts[0] if len(texts) == 1 else texts
        places[SIGNATURE,] = names[0].numbers[0]
        why = "above_date" if foot.date else "end"
        found += [
            taken(par, "signature", "label" if signs_as(par.seen, bool(foot.date)) else why, "foot")
            for par in names
        ]
        doubts += _signature_doubts(names, foot.date is not None)
    if date := foot.date:
        day = iso(date.text)
        key = DATE if day else DATE_TEXT
        fields[key] = day or date.text
        places[key,] = date.numbers[0]
        found.append(taken(date, "date", "label" if labelled_date(date.seen) else "date", "foot"))
        doubts += impossible(date, key)
    if remarks := foot.remarks:
        whole = "\n".join(par.text for par in remarks)
        bracketed = whole[0] in "（("  # as typed where it has no parentheses and would get them
        key = REMARK if bracketed else REMARK_TEXT
        fields[key] = whole
        places[key,] = remarks[0].numbers[0]
        found += [
            taken(par, "remark", "contact" if CONTACT.match(par.seen) else "parentheses", "foot")
            for par in remarks
        ]
        if not bracketed:
            doubts.append(_doubt(codes.REMARK_WITHOUT_BRACKETS, remarks[0]))
    return Part(fields, places, found, doubts)


def aside_part(foot: Foot) -> Part:
    """What the foot puts aside, and the remark that it leaves in the text though it belongs below."""
    found = [
        *(taken(par, "copies", "word") for par in foot.copies),
        *(taken(par, "aside", _why_aside(par.seen)) for par in foot.aside),
    ]
    found.sort(key=lambda one: one.par.at)
    doubts = [_doubt(codes.KEPT_PLAIN, foot.stranded)] if foot.stranded else []
    return Part({}, {}, found, [*doubts, *left_out([one.par for one in found])])


def _why_aside(text: str) -> str:
    if of_page(text):
        return "page"
    return "imprint" if of_imprint(text) else "talk"


def _doubt(code: Code, par: Par, field: str = "") -> Doubt:
    return Doubt(code, par, {"text": short(par.text)}, field)


def _signature_doubts(names: Sequence[Par], dated: bool) -> list[Doubt]:
    first = names[0]
    if not dated and first.styled != "signature" and not signs_as(first.seen):
        return [_doubt(codes.SIGNATURE_UNSURE, first, SIGNATURE)]
    if len(names) > 1 and ORG.search(names[-1].seen) and not tells_signer(first):
        return [_doubt(codes.SIGNERS_UNSURE, first, SIGNATURE)]
    return []


def _attachments(foot: Foot, places: dict[Path, int], doubts: list[Doubt]) -> dict[str, Data]:
    """附件 as authored, those that are bound to be filled in; the note as typed where it would print otherwise."""
    notes, bound = foot.notes, foot.bound or ()
    texts: list[Data] = [*lines_of(notes)]
    marked = [one for one in bound if one.mark]
    unmarked = {bare(one.title.replace("\n", "")) for one in bound if not one.mark}
    named = [name for name in names_of(notes) if bare(name) not in unmarked]
    noted: list[Data] = [*named, *("" for _ in marked[len(named) :])]
    for place, one in zip(places_in(marked, len(noted)), marked, strict=True):
        noted[place] = one.title
    names = [*(one.title for one in bound if not one.mark), *noted]
    derived = "".join(
        ("附件：" if number == 1 else "")
        + (f"{number}." if len(noted) > 1 else "")
        + str(name).replace("\n", "")
        for number, name in enumerate(noted, 1)
    )
    fields: dict[str, Data] = {ATTACHMENTS: names} if names else {}
    if "".join(map(str, texts)) == derived:
        if not bound:
            lines = notes if len(notes) == len(names) else [notes[0]] * len(names)
            places |= {(ATTACHMENTS, at): par.numbers[0] for at, par in enumerate(lines)}
        return fields
    if not notes:
        return fields | {NOTE_TEXT: NO_NOTE}
    places[NOTE_TEXT,] = notes[0].numbers[0]
    args = {"text": short(notes[0].text), "field": NOTE_TEXT}
    doubts.append(Doubt(codes.AS_TYPED, notes[0], args))
    return fields | {NOTE_TEXT: texts[0] if len(texts) == 1 else texts}
