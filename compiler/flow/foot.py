"""What stands below the text: who signs, when, under which seal, and the remark (clauses 7.3.5, 7.3.6).

In: a document. Out: the paragraphs of one field each, and the pictures of seals and stamps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ..document.model import Document
from ..messages import codes
from ..terms.dates import printed_date
from ..terms.fields import AT_FOOT, COPIED_BY, FIELDS, says_who
from ..terms.values import value_of
from .blocks import Paragraph
from .head import marked
from .ledger import Ledger

if TYPE_CHECKING:
    from ..assets.pictures import PictureFile


def signature(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """Those who sign, a line each."""
    for name in document.signed_by:
        yield ledger.line("signature", name, "signature" if document.signature else "issuer")


def stamps(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The posts of those whose stamps are set (7.3.5.3)."""
    for stamp in document.stamps or ():
        yield ledger.line("stamps", stamp.post)


def date(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The date, as printed dates are, or as typed."""
    _refuse_both(document, ledger, "date", "date_text")
    if document.date:
        yield ledger.line("date", printed_date(document.date))
    elif document.date_text:
        yield ledger.line("date_text", document.date_text)


def remark(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The remark in parentheses, or as typed."""
    _refuse_both(document, ledger, "remark", "remark_text")
    if document.remark:
        yield ledger.line("remark", marked("remark", document.remark))
    elif document.remark_text:
        yield ledger.line("remark_text", document.remark_text)


def _were_there(field: str) -> Callable[[Document, Ledger], Iterator[Paragraph]]:
    def printed(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
        """Those who were at a meeting, or were not, on a line that says which (10.3)."""
        if names := getattr(document, field):
            text = "、".join(names)
            yield ledger.line(field, text if says_who(text) == field else marked(field, text))

    return printed


def copies_to(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """Who gets copies (7.4.2; K-08): organs, or classes of organs where any names several, and a full stop; what bulletins say
    for it by words of their own, a line each. Above them those addressed, where that is asked for (7.3.2)."""
    if document.addressees and not document.addressed_above:
        names = "、".join(document.addressees).rstrip("。；：")
        yield ledger.line("copies_to", f"{AT_FOOT}{names}。", "addressees")
    for own, group in groupby(document.copies_to or (), lambda one: one.startswith(COPIED_BY)):
        texts = [*group]
        classes = [one.rstrip("。；") for one in texts]
        if own:
            yield from (ledger.line("copies_to", f"{one}。") for one in classes)
        else:
            text = ("；" if any("，" in one for one in classes) else "，").join(classes)
            line = marked("copies_to", text)
            stop = "。" if line == text != texts[-1] and texts[-1] != classes[-1] else ""
            yield ledger.line("copies_to", f"{line}{stop}")  # who types 抄送： types the full stop, too


def print_office(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """Who prints it (7.4.3)."""
    within = document.imprint and document.imprint.imprint_office
    if within and document.print_office:
        _refuse_second(ledger, "imprint", "print_office")
    elif name := within or document.print_office:
        yield ledger.line("print_office", name, *(("imprint", "imprint_office") if within else ()))


def print_date(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """When it is printed (7.4.3)."""
    within = document.imprint and document.imprint.imprint_date
    if within and document.print_date:
        _refuse_second(ledger, "imprint", "print_date")
    elif day := within or document.print_date:
        text = marked("print_date", printed_date(day))
        yield ledger.line("print_date", text, *(("imprint", "imprint_date") if within else ()))


def print_copies(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """How many copies are printed (7.4.3)."""
    if document.imprint and (count := document.imprint.imprint_copies):
        text = marked("imprint_copies", str(count))
        yield ledger.line("imprint_copies", text, "imprint", "imprint_copies")


def print_others(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """What else the imprint tells, as typed (7.4.3)."""
    for text in (document.imprint and document.imprint.imprint_others) or ():
        yield ledger.line("imprint_others", text, "imprint", "imprint_others")


# From the top down; see `resolve.PRINTERS`.
PRINTERS = {
    **{field: _were_there(field) for field in ("present", "absent", "in_attendance")},
    "signature": signature,
    "stamps": stamps,
    "date": date,
    "remark": remark,
}
# Below the attachments.
COLOPHON = {
    "copies_to": copies_to,
    "print_office": print_office,
    "print_date": print_date,
    "imprint_copies": print_copies,
    "imprint_others": print_others,
}


def _refuse_both(document: Document, ledger: Ledger, name: str, as_typed: str) -> None:
    """Of a field and what is to be printed as typed in its stead, only one prints."""
    if getattr(document, name) and getattr(document, as_typed):
        _refuse_second(ledger, name, as_typed)


def _refuse_second(ledger: Ledger, name: str, second: str) -> None:
    one, other = ledger.path(name), ledger.path(second)
    args = {"key": str(other[-1]), "other": str(one[-1])}
    ledger.refuse(codes.SAME_FIELD_TWICE, ledger.marks.key(other), **args)


def pictures_of_seals(document: Document, ledger: Ledger) -> tuple[PictureFile | None, ...]:
    """The picture of each seal, None where it is set by hand (7.3.5.1)."""
    if not document.seal or document.stamps:
        return ()  # that both are there is told with the stamps
    path = ledger.path("seal")
    named = {"signature": document.signed_by, "date": document.date or document.date_text}
    for name in [name for name, value in named.items() if not value]:
        ledger.refuse(codes.SEAL_ON_NOTHING, ledger.marks.key(path), field=FIELDS[name].zh)
    names = document.signed_by
    if len(document.seal) == 1 and value_of("seal", document.seal[0]):
        return (None,) * len(names)
    if len(document.seal) != len(names):
        args = {"count": str(len(document.seal)), "number": str(len(names))}
        ledger.refuse(codes.SEALS_DO_NOT_FIT, ledger.marks.key(path), **args)
    return tuple(
        None if value_of("seal", name) else ledger.picture(name, "seal", index)
        for index, name in enumerate(document.seal)
    )


def pictures_of_stamps(document: Document, ledger: Ledger) -> tuple[PictureFile | None, ...]:
    """The picture of each signer's stamp, None where it is set by hand (7.3.5.3)."""
    if not document.stamps:
        return ()
    path = ledger.path("stamps")
    if others := [FIELDS[name].zh for name in ("signature", "seal") if getattr(document, name)]:
        ledger.refuse(codes.STAMP_AND_OTHER, ledger.marks.key(path), field="、".join(others))
    if not (document.date or document.date_text):
        ledger.refuse(codes.STAMP_WITHOUT_DATE, ledger.marks.key(path))
    return tuple(
        ledger.picture(stamp.picture, "stamps", index, "picture") if stamp.picture else None
        for index, stamp in enumerate(document.stamps)
    )
