"""What the reader of the paper sees: the blocks in reading order, with everything derived.

In: a `Document`. Out: a `Flow`: labels, printed dates, 一是/二是, the names under a title. Nothing here knows Word.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..document.model import Document
from ..messages.diagnostic import CompileError
from ..terms.dates import printed_date
from ..terms.fields import FIELDS, MEMBERS
from . import attachments, foot, head
from .blocks import TEXT_SLOTS, Block, Flow, Paragraph
from .captions import with_references
from .contents import with_contents
from .ledger import Ledger
from .text import At, blocks_of

if TYPE_CHECKING:
    from ..source.folder import Folder


def resolve(document: Document, folder: Folder | None = None) -> Flow:
    """Derive the flow of a document. Pictures and data are read from `folder`, the one that its file lies in unless given.

    Raises CompileError where a label cannot be printed or a file cannot be used.
    """
    ledger = Ledger(document.marks, folder, document.numbering != "none", document.figures or {})
    blocks = [block for print_field in PRINTERS.values() for block in print_field(document, ledger)]
    seals = foot.pictures_of_seals(document, ledger)
    stamps = foot.pictures_of_stamps(document, ledger)
    referred = with_references(blocks, ledger)
    if ledger.problems:
        raise CompileError(ledger.problems)
    values = values_of(document, referred)
    referred = with_contents(document, referred, ledger)
    two_sided = document.two_sided == "yes"
    return Flow(
        referred, tuple(ledger.scopes), document.numbering, values, seals, stamps, two_sided=two_sided
    )


def _text(document: Document, ledger: Ledger) -> Iterable[Block]:
    """Opening, body and closing, in one numbering."""
    scope = ledger.scope(document.labels or document.default_labels)
    for slot in TEXT_SLOTS:
        yield from blocks_of(getattr(document, slot), (slot,), At(slot, scope), ledger)


# What prints each field, in the order of reading.
PRINTERS: Mapping[str, Callable[[Document, Ledger], Iterable[Block]]] = {
    **head.PRINTERS,
    "full_text": _text,
    "attachment_note": attachments.note,
    **foot.PRINTERS,
    "attachments": attachments.bound,
    **foot.COLOPHON,
}

# The slots that print them, in the same order; the contents, which list what these print, come first.
READING = ("contents", *dict.fromkeys(FIELDS[field].slot for field in PRINTERS))


# What a list is of, where that is not its field.
_NAMES = {"signature": "signed_by", "addressees": "addressed_above"}
_TEXTS = tuple((row.key, row.role) for row in FIELDS.values() if row.tag == "value")
_LISTS = tuple((row.key, _NAMES.get(row.key, row.key)) for row in FIELDS.values() if row.tag == "list")
_GROUPS = {
    row.key: (*dict.fromkeys(MEMBERS[row.key].values()),) for row in FIELDS.values() if row.tag == "members"
}
_PRINTED = frozenset(role for _, role in _TEXTS)


def values_of(document: Document, blocks: Sequence[Block]) -> dict[str, object]:
    """The values that a template's tags may print, by English key: a text, a tuple of texts, or the texts of members by key."""
    texts: dict[str, list[str]] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.role in _PRINTED:
            texts.setdefault(block.role, []).append(block.text)
    values: dict[str, object] = {"figures": document.figures or {}}
    values |= {key: "\n".join(texts.get(role, ())) for key, role in _TEXTS}
    values |= {key: getattr(document, field, None) or () for key, field in _LISTS}
    for group, keys in _GROUPS.items():
        given = getattr(document, group, None)
        values[group] = (
            {key: _member(getattr(given, key)) for key in keys} if given else dict.fromkeys(keys, "")
        )
    return values


def _member(value: object) -> str:
    return printed_date(value) if isinstance(value, datetime.date) else str(value or "")
