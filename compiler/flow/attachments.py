"""附件: the note on them below the text, and those that are bound with the document (clauses 7.3.4, 7.3.7).

In: a document. Out: the paragraphs of the note; the blocks of each attachment, on pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document.model import Attachment, Document
from ..source.load import Path
from ..terms.patterns import late
from ..terms.values import value_of
from .blocks import Block, Break, Paragraph, Run
from .captions import name_attachment
from .ledger import Ledger
from .text import At, blocks_of, split_lines

# 附件: and 1、 before the name of an attachment.
_NOTE_HEAD = late(
    r"(附\s*(?:件\s*)?[0-9一二三四五六七八九十]{0,2}\s*[：:]\s*)?([0-9]{1,2}\s*[.．、]\s*)?(?=.)"
)


def note(document: Document, ledger: Ledger) -> Iterator[Paragraph]:
    """附件：名称 for one; 附件：1.名称 and 2.名称 … for several (A-01 to A-03); or as the author has it."""
    if typed := document.attachment_note_text:
        yield from _typed_note(typed, ledger)
        return
    counted = _counted(document)
    for number, (index, attachment) in enumerate(counted, 1):
        title = attachment if isinstance(attachment, str) else attachment.attachment_title
        runs = [Run("附件：")] if number == 1 else []
        if len(counted) > 1:
            runs.append(Run(f"{number}."))
        runs.append(Run("".join(split_lines(title))))
        spot = ledger.spot(("attachments", index))
        yield Paragraph("attachment_note", "attachment_note", tuple(runs), spot=spot)


def _counted(document: Document) -> list[tuple[int, str | Attachment]]:
    """The attachments that have a mark and a number, each with its index: all but a paper that the document forwards."""
    return [
        (index, one)
        for index, one in enumerate(document.attachments or ())
        if isinstance(one, str) or not _unmarked(one)
    ]


def _unmarked(attachment: Attachment) -> bool:
    """Whether it has no mark, as a paper that a notice forwards has none."""
    return bool(attachment.mark_text and value_of("mark_text", attachment.mark_text))


def _typed_note(rows: Sequence[str], ledger: Ledger) -> Iterator[Paragraph]:
    """附件:1、名称 as it was written, 附件 and the number parted from the name as in a note that is derived."""
    if len(rows) == 1 and value_of("attachment_note_text", rows[0]):
        return
    for index, row in enumerate(rows):
        spot = ledger.spot(("attachment_note_text", index))
        for line in split_lines(row):
            head = _NOTE_HEAD.match(line)
            pieces = (*head.groups(), line[head.end() :]) if head else (line,)
            runs = tuple(Run(text) for text in pieces if text)
            yield Paragraph("attachment_note", "attachment_note", runs, spot=spot)


def bound(document: Document, ledger: Ledger) -> Iterator[Block]:
    """Each on a page of its own, its labels counted from the first again."""
    numbers = {index: number for number, (index, _) in enumerate(_counted(document), 1)}
    for index, attachment in enumerate(document.attachments or ()):
        if isinstance(attachment, str):
            continue
        path: Path = ("attachments", index)
        spot = ledger.spot((*path, "attachment_title"))
        title = Run(attachment.attachment_title)
        if index in numbers:
            mark = attachment.mark_text or (f"附件{numbers[index]}" if len(numbers) > 1 else "附件")
            name_attachment(attachment, mark, path, ledger)
            yield Paragraph("attachment_mark", "attachments", (Run(mark),), spot=spot)
        else:
            name_attachment(attachment, "", path, ledger)
            yield Break("attachments")
        yield Paragraph("attachment_title", "attachments", (title,), spot=spot)
        scope = ledger.scope(attachment.labels or document.labels or document.default_labels)
        inside = (*path, "content")
        yield from blocks_of(attachment.content, inside, At("attachments", scope), ledger)
