"""What stands above the text: title, subtitle, who reports, who is addressed.

In: a document. Out: the paragraphs of one field each.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.model import Document
from ..terms.dates import printed_date
from ..terms.fields import FIELDS
from .blocks import Paragraph
from .ledger import Ledger


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
    if document.addressees:
        yield ledger.line("addressees", marked("addressees", "、".join(document.addressees)))


# From the top down; see `resolve.PRINTERS`.
PRINTERS = {"title": title, "subtitle": subtitle, "reporter": reporter, "addressees": addressees}


def marked(field: str, text: str) -> str:
    """The text with the marks of its field round it, unless its author put the first of them, or others that do as well."""
    before, after = FIELDS[field].marks
    there = text.startswith((before, *_ALSO[before])) if before else text.endswith((after, *_ALSO[after]))
    return text if there else f"{before}{text}{after}"


# 同志们！ calls as 同志们： does, and so does 同志们；, as some type it.
_ALSO = {"（": ("(",), "：": (":", "！", "!", "；")}
