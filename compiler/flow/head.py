"""What stands above the text: the head of a paper that is issued, title, subtitle, who reports, who is addressed.

In: a document. Out: the paragraphs of one field each.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.model import Document
from ..messages import codes
from ..terms.dates import printed_date
from ..terms.fields import FIELDS
from ..terms.kinds import FORMATS, KINDS
from .blocks import Paragraph, Run
from .ledger import Ledger


def copy_number(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The number of this copy (7.2.1)."""
    if document.copy_number:
        yield ledger.line("copy_number", document.copy_number)


def secrecy(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """How secret it is, and for how long (7.2.2)."""
    period = document.secrecy_period
    if not document.secrecy:
        if period:
            path = ledger.path("secrecy_period")
            ledger.refuse(codes.PERIOD_ALONE, ledger.marks.key(path), field=str(path[-1]))
    elif period and "★" in document.secrecy:
        one, other = ledger.path("secrecy"), ledger.path("secrecy_period")
        args = {"key": str(other[-1]), "other": str(one[-1])}
        ledger.refuse(codes.SAME_FIELD_TWICE, ledger.marks.key(other), **args)
    else:
        yield ledger.line("secrecy", "★".join(filter(None, (document.secrecy, period))))


def urgency(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """How urgent it is (7.2.3)."""
    if document.urgency:
        yield ledger.line("urgency", document.urgency)


def head_note(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """What else stands at the head, side by side: the room above the mark is of three lines."""
    if document.head_note:
        yield ledger.line("head_note", "\u3000\u3000".join(document.head_note))


def issuer_mark(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The mark in red, a line for each name, the word behind the last a run of its own: as it is given, or the names of those who
    issue the paper and what the form of its kind puts behind them (7.2.4, 10)."""
    kind = KINDS[document.kind]
    field, word, names = "issuer_mark", kind.mark, document.issuer_mark or ()
    if names:
        word = word if names[-1].endswith(word) else ""
    else:
        field, names = "issuer", (document.issuer or ())[: 1 if FORMATS[kind.format].host_only else None]
    names = (*names[:-1], *(name.removesuffix(word) for name in names[-1:]))  # which may end in it already
    for at, name in enumerate(names, 1):
        runs = [Run(text) for text in (name, word if at == len(names) else "") if text]
        yield ledger.line("issuer_mark", name, field)._replace(runs=tuple(runs))


def docket_number(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The number of the paper (7.2.5)."""
    if document.docket_number:
        yield ledger.line("docket_number", document.docket_number)


def signatory(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """Who has signed it, a line each (7.2.6)."""
    for name in document.signatory or ():
        yield ledger.line("signatory", name)


def edition(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """Who edits minutes or a bulletin, and when (10.3)."""
    if not (given := document.edition):
        return
    if given.edition_office:
        yield ledger.line("edition", given.edition_office, "edition", "edition_office")
    if given.edition_date:
        yield ledger.line("edition", printed_date(given.edition_date), "edition", "edition_date")


def title(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The title as typed (clause 7.3.1)."""
    if document.title:
        yield ledger.line("title", document.title)


def subtitle(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """The subtitle as typed."""
    if document.subtitle:
        yield ledger.line("subtitle", document.subtitle)


def reporter(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """Unit with post, and name, on a line (U-03: a blank sets the name off, as typists do); the date below."""
    if not (who := document.reporter):
        return
    post = (who.unit or "") + (who.post or "")
    if names := "\u3000".join(part for part in (post, who.name) if part):
        yield ledger.line("reporter", names)
    if who.reporter_date:
        text = marked("reporter_date", printed_date(who.reporter_date))
        yield ledger.line("reporter", text, "reporter", "reporter_date")


def addressees(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """Those addressed, on a line that ends in a colon (clause 7.3.2)."""
    if names := document.addressed_above:
        yield ledger.line("addressees", marked("addressees", "、".join(names)))


# From the top down; see `resolve.PRINTERS`.
PRINTERS = {
    "copy_number": copy_number,
    "secrecy": secrecy,
    "urgency": urgency,
    "head_note": head_note,
    "issuer_mark": issuer_mark,
    "docket_number": docket_number,
    "signatory": signatory,
    "edition": edition,
    "title": title,
    "subtitle": subtitle,
    "reporter": reporter,
    "addressees": addressees,
}


def marked(field: str, text: str) -> str:
    """The text with the marks of its field round it, unless its author put the first of them, or others that do as well."""
    before, after = FIELDS[field].marks
    there = (
        text.startswith((before, *_ALSO.get(before, ())))
        if before
        else text.endswith((after, *_ALSO.get(after, ())))
    )
    return text if there else f"{before}{text}{after}"


# 同志们！ calls as 同志们： does, and so does 同志们；, as some type it.
_ALSO = {"（": ("(",), "：": (":", "！", "!", "；")}
