"""What papers of a kind must not have and have, and what they must have and lack, by the kind's own declaration (`terms.demands`).

In: a document. Out: its wants that are not met, with the place to tell them at; and what of that refuses the document: what has no
place in the format of its kind, and numbers that are none. Whatever can be printed is, and told by a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import codes
from ..messages.diagnostic import Diagnostic, Place
from ..terms.demands import STRENGTHS, Want
from ..terms.dockets import docket_of
from ..terms.fields import FIELDS
from ..terms.kinds import KINDS
from ..terms.numerals import parse_chinese
from .model import Document, of_docket

# A field that is there where another says the same.
_INSTEAD = {
    "issuer_mark": ("issuer",),
    "signature": ("issuer", "stamps"),
    "seal": ("stamps",),
    "date": ("date_text",),
    "remark": ("remark_text",),
    "print_office": ("imprint",),
    "addressees": (),
}
# The field to write where one is lacking, if that is another: the mark follows from it; or both of its parts are wanted.
_WRITTEN = {"issuer_mark": "issuer", "print_office": "imprint"}


def place_of(document: Document, field: str) -> Place | None:
    """Where the key of a field was typed."""
    return document.marks.key(document.marks.typed((), FIELDS[field].spellings))


def unwanted(document: Document) -> Iterator[Want]:
    """The fields that it has and papers of its kind do not."""
    return (
        want
        for want in KINDS[document.kind].wants
        if want.need == "not" and getattr(document, want.field) and (want.of_drafts or document.issued)
    )


def lacking(document: Document) -> Iterator[Want]:
    """The fields that papers of its kind have and it has not, once it is made to be issued. A draft in a Word file or a text is not asked:
    head, seal and imprint come to many where they are printed."""
    for want in KINDS[document.kind].wants if document.issued and document.marks.keys else ():
        if want.need != "not" and not any(
            getattr(document, field) for field in (want.field, *_INSTEAD.get(want.field, ()))
        ):
            yield want


def in_english(clauses: str) -> str:
    """Clauses as an English sentence names them: 条例第九条、7.2.6 is article 9 of the 条例, and 7.2.6 of the standard."""
    article = re.sub("条例第(.+?)条", lambda found: f"条例, article {parse_chinese(found[1])}", clauses)
    return re.sub(r"(^|、)(?=\d)", lambda found: f"{'; ' if found[1] else ''}clause ", article).replace(
        "、", ", "
    )


def args_of(document: Document, want: Want) -> dict[str, str]:
    """What is said of a want that is not met."""
    zh, en = STRENGTHS[want.strength]
    row, kind = FIELDS[want.field], KINDS[document.kind]
    written = want.field if document.print_date else _WRITTEN.get(want.field, want.field)
    return {
        "kind": kind.zh,
        "field": row.zh,
        "example": f"{FIELDS[written].zh}: {kind.example(written)}",
        "follows_zh": "，红头由它得出" if written == "issuer" else "",
        "follows_en": "; the mark in red follows from it" if written == "issuer" else "",
        "clause_zh": want.clause,
        "clause_en": in_english(want.clause),
        "must_zh": "要有" if want.strength == "规定" else "一般要有",
        "must_en": "" if want.strength == "规定" else "as a rule ",
        "strength_zh": zh,
        "strength_en": en,
    }


def names_in(texts: tuple[str, ...] | None) -> list[str]:
    """The names of organs in texts that hold one or several."""
    return [
        name for text in texts or () for one in re.split("[、，；,;：:。]", text) if (name := one.strip())
    ]


def refused(document: Document) -> Iterator[Diagnostic]:
    """What keeps a document from being compiled: it has no place in the format of its kind, or is not the form of a number."""
    for want in unwanted(document):
        if want.refused:
            yield Diagnostic(codes.NOT_OF_KIND, args_of(document, want), place_of(document, want.field))
    kind = KINDS[document.kind]
    docket = docket_of(document.docket_number or "")
    number = document.docket_number or ""
    if docket and docket.nth and "〔" in number and kind.format != "minutes":
        yield Diagnostic(codes.NOT_A_DOCKET, of_docket(number), place_of(document, "docket_number"))
