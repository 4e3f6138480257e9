"""What the reader of the paper sees: the blocks in reading order, with everything derived.

In: a `Document`. Out: a `Flow`: labels, printed dates, 一是/二是, the names under a title. Nothing here knows Word.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, NamedTuple

from ..document import model as authored
from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.load import Marks, Path
from ..terms import numerals
from ..terms.fields import TERMS
from ..terms.nearest import nearest
from ..terms.numerals import ENUMERATION_FORMS, LabelForm
from ..terms.values import value_of
from .blocks import (
    TEXT_SLOTS,
    Block,
    Break,
    Flow,
    Label,
    Paragraph,
    Picture,
    Role,
    Run,
    Series,
    Slot,
    Table,
)

if TYPE_CHECKING:
    from ..assets.pictures import PictureFile
    from ..source.folder import Folder


def resolve(document: authored.Document, folder: Folder | None = None) -> Flow:
    """Derive the flow of a document. Pictures and data are read from `folder`, the one that its file lies in unless given.

    Raises CompileError where a label cannot be printed or a file cannot be used.
    """
    return _Resolver(document, folder).flow()


def printed_date(date: datetime.date) -> str:
    """2026年1月5日: Arabic, full year, no leading zeros (clause 7.3.5.4, S-13)."""
    return f"{date.year}年{date.month}月{date.day}日"


def own_number(label: str, form: LabelForm, counted: int) -> tuple[int, LabelForm]:
    """The number that an author's own label stands for, to count on from, and its form; `counted` where it tells none."""
    found = numerals.read_label(label)
    if found is None or found.text != label or not found.form:
        return counted, form
    return found.number, found.form


def split_lines(text: str) -> list[str]:
    """The lines of an authored text that hold anything: each is a paragraph."""
    return [line for line in text.split("\n") if line.strip()]


@dataclass(slots=True)
class _Scope:
    """A stretch with its own numbering: its index in the flow, its forms, and the count at each depth."""

    index: int
    forms: tuple[LabelForm, ...]
    counts: list[int] = field(default_factory=list)

    def next(self, depth: int) -> int:
        """Count one more at `depth`; deeper counts begin anew."""
        del self.counts[depth + 1 :]
        self.counts += [0] * (depth + 1 - len(self.counts))
        self.counts[depth] += 1
        return self.counts[depth]


class _At(NamedTuple):
    """Where the resolver stands: the slot, the scope and depth of headings, the nature and the typed path."""

    slot: Slot
    scope: _Scope
    depth: int
    path: Path
    nature: tuple[str, ...] = ()

    def into(self, path: Path, depth: int | None = None, scope: _Scope | None = None) -> _At:
        return _At(self.slot, scope or self.scope, self.depth if depth is None else depth, path, self.nature)

    def being(self, nature: tuple[str, ...]) -> _At:
        return _At(self.slot, self.scope, self.depth, self.path, (*self.nature, *nature))


# 附件: and 1、 before the name of an attachment.
_NOTE_HEAD = re.compile(
    r"(附\s*(?:件\s*)?[0-9一二三四五六七八九十]{0,2}\s*[：:]\s*)?([0-9]{1,2}\s*[.．、]\s*)?(?=.)"
)

# A reference whose target is not known yet.
_PENDING: tuple[Series, int] = ("", 0)


class _Resolver:
    def __init__(self, document: authored.Document, folder: Folder | None) -> None:
        self.document = document
        self.given = folder
        self.marks: Marks = document.marks
        self.blocks: list[Block] = []
        self.scopes: list[tuple[LabelForm, ...]] = []
        self.problems: list[Diagnostic] = []
        self.counts: Counter[str] = Counter()
        self.anchors: dict[str, tuple[Series, int]] = {}
        self.references: list[tuple[str, Place | None]] = []

    def flow(self) -> Flow:
        document = self.document
        self._head()
        scope = self._scope(document.labels or document.default_labels)
        for slot in TEXT_SLOTS:
            path = self._typed((), slot)
            self._blocks(getattr(document, slot), _At(slot, scope, 0, path))
        self._attachment_note()
        seals, stamps = self._foot()
        self._attachments()
        self._check_references()
        if self.problems:
            raise CompileError(self.problems)
        return Flow(
            tuple(map(self._referred, self.blocks)),
            tuple(self.scopes),
            document.numbering,
            self._values(),
            seals,
            stamps,
        )

    # ---- round the text ----

    def _head(self) -> None:
        document = self.document
        if document.title:
            self._furniture("title", "title", document.title, ("title",))
        if document.subtitle:
            self._furniture("subtitle", "subtitle", document.subtitle, ("subtitle",))
        if reporter := document.reporter:
            # U-03: one line; a blank sets the name off, as typists do.
            post = (reporter.unit or "") + (reporter.post or "")
            who = "　".join(part for part in (post, reporter.name) if part)
            if who:
                self._furniture("reporter", "reporter", who, ("reporter",))
            if reporter.reporter_date:
                text = f"（{printed_date(reporter.reporter_date)}）"
                self._furniture("reporter", "reporter", text, ("reporter", "reporter_date"))
        if document.addressees:
            text = "、".join(document.addressees)
            text += "" if text.endswith(("：", ":")) else "："
            self._furniture("addressees", "addressees", text, ("addressees",))

    def _foot(self) -> tuple[tuple[PictureFile | None, ...], tuple[PictureFile | None, ...]]:
        """The signature block and the remark; the pictures of seals and stamps."""
        document = self.document
        for name in document.signature or ():
            self._furniture("signature", "signature_block", name, ("signature",))
        for stamp in document.stamps or ():
            self._furniture("post", "signature_block", stamp.post, ("stamps",))
        for name in ("date", "remark"):
            self._refuse_both(name, f"{name}_text")
        if document.date:
            self._furniture("date", "signature_block", printed_date(document.date), ("date",))
        elif document.date_text:
            self._furniture("date", "signature_block", document.date_text, ("date_text",))
        if document.remark:
            text = document.remark
            text = text if text.startswith(("（", "(")) else f"（{text}）"
            self._furniture("remark", "remark", text, ("remark",))
        elif document.remark_text:
            self._furniture("remark", "remark", document.remark_text, ("remark_text",))
        return self._seals(), self._stamps()

    def _refuse_both(self, name: str, as_typed: str) -> None:
        """Of a field and what is to be printed as typed in its stead, only one prints."""
        if getattr(self.document, name) and getattr(self.document, as_typed):
            one, other = self._typed((), name), self._typed((), as_typed)
            args = {"key": str(other[-1]), "other": str(one[-1])}
            self._refuse(codes.SAME_FIELD_TWICE, self.marks.key(other), **args)

    def _seals(self) -> tuple[PictureFile | None, ...]:
        document, path = self.document, self._typed((), "seal")
        if not document.seal:
            return ()
        for name in ("signature", "date"):
            if not getattr(document, name) and not (name == "date" and document.date_text):
                self._refuse(codes.SEAL_ON_NOTHING, self.marks.key(path), field=TERMS[name].zh)
        names = document.signature or ()
        if len(document.seal) == 1 and value_of("seal", document.seal[0]):
            return (None,) * len(names)
        if len(document.seal) != len(names):
            args = {"count": str(len(document.seal)), "number": str(len(names))}
            self._refuse(codes.SEALS_DO_NOT_FIT, self.marks.key(path), **args)
        return tuple(
            None if value_of("seal", name) else self._picture_file(name, (*path, index))
            for index, name in enumerate(document.seal)
        )

    def _stamps(self) -> tuple[PictureFile | None, ...]:
        document, path = self.document, self._typed((), "stamps")
        if not document.stamps:
            return ()
        if others := [TERMS[name].zh for name in ("signature", "seal") if getattr(document, name)]:
            self._refuse(codes.STAMP_AND_OTHER, self.marks.key(path), field="、".join(others))
        if not (document.date or document.date_text):
            self._refuse(codes.STAMP_WITHOUT_DATE, self.marks.key(path))
        pictures: list[PictureFile | None] = []
        for index, stamp in enumerate(document.stamps):
            here = (*path, index) if (*path, index) in self.marks.values else path
            place = self._typed(here, "picture")
            pictures.append(self._picture_file(stamp.picture, place) if stamp.picture else None)
        return tuple(pictures)

    def _furniture(self, role: Role, slot: Slot, text: str, fields: Sequence[str]) -> None:
        path: Path = ()
        for name in fields:
            path = self._typed(path, name)
        self.blocks.append(Paragraph(role, slot, (Run(text),), place=self.marks.value(path)))

    # ---- attachments (7.3.4, 7.3.7) ----

    def _attachment_note(self) -> None:
        """附件：名称 for one; 附件：1.名称 and 2.名称 … for several (A-01 to A-03); or as the author has it."""
        if typed := self.document.attachment_note_text:
            self._typed_note(typed)
            return
        attachments = self.document.attachments or ()
        for number, attachment in enumerate(attachments, 1):
            title = attachment if isinstance(attachment, str) else attachment.attachment_title
            runs = [Run("附件：")] if number == 1 else []
            if len(attachments) > 1:
                runs.append(Run(f"{number}."))
            runs.append(Run("".join(split_lines(title))))
            place = self.marks.value(self._attachment_path(number))
            self.blocks.append(Paragraph("attachment_note", "attachment_note", tuple(runs), place=place))

    def _typed_note(self, rows: Sequence[str]) -> None:
        """附件:1、名称 as it was written, 附件 and the number parted from the name as in a note that is derived."""
        path = self._typed((), "attachment_note_text")
        if len(rows) == 1 and value_of("attachment_note_text", rows[0]):
            return
        for index, row in enumerate(rows):
            here = (*path, index) if (*path, index) in self.marks.values else path
            place = self.marks.value(here)
            for line in split_lines(row):
                head = _NOTE_HEAD.match(line)
                pieces = (*head.groups(), line[head.end() :]) if head else (line,)
                runs = tuple(Run(text) for text in pieces if text)
                self.blocks.append(Paragraph("attachment_note", "attachment_note", runs, place=place))

    def _attachments(self) -> None:
        """Each on a page of its own, its labels counted from the first again."""
        document = self.document
        attachments = document.attachments or ()
        for number, attachment in enumerate(attachments, 1):
            if isinstance(attachment, str):
                continue
            path = self._attachment_path(number)
            mark = attachment.mark_text or (f"附件{number}" if len(attachments) > 1 else "附件")
            title_path = self._typed(path, "attachment_title")
            place = self.marks.value(title_path)
            title = Run(attachment.attachment_title)
            self.blocks += (
                Paragraph("attachment_mark", "attachments", (Run(mark),), place=place),
                Paragraph("attachment_title", "attachments", (title,), place=place),
            )
            scope = self._scope(attachment.labels or document.labels or document.default_labels)
            self._blocks(attachment.content, _At("attachments", scope, 0, self._typed(path, "content")))

    def _attachment_path(self, number: int) -> Path:
        path = self._typed((), "attachments")
        return (*path, number - 1) if (*path, number - 1) in self.marks.values else path

    # ---- tables and pictures ----

    def _caption(self, block: authored.Table | authored.Picture, series: Series, at: _At) -> Paragraph | None:
        """表1　名称: the number is a field of Word's own."""
        if block.caption is None:
            return None
        self.counts[series] += 1
        number = self.counts[series]
        if block.anchor in self.anchors:
            path = self._typed(at.path, "anchor")
            self._refuse(codes.SAME_ANCHOR, self.marks.value(path), name=block.anchor)
        elif block.anchor:
            self.anchors[block.anchor] = (series, number)
        runs = (Run(series), Run(str(number), counts=series), Run(f"　{block.caption}"))
        return Paragraph("caption", at.slot, runs, place=self.marks.value(self._typed(at.path, "caption")))

    def _table(self, block: authored.Table, at: _At) -> None:
        path = self._typed(at.path, "table")
        place = self.marks.value(path)
        rows = block.table
        if isinstance(rows, str):
            try:
                from ..assets.sheets import read_table

                sheet = self.marks.value(self._typed(at.path, "sheet")) if block.sheet else None
                rows = read_table(self._folder().read(rows, place), rows, block.sheet, place, sheet)
            except CompileError as error:
                self.problems += error.diagnostics
                return
        elif block.sheet:
            key = self._typed(at.path, "sheet")
            self._refuse(codes.SHEET_WITHOUT_FILE, self.marks.key(key), field=str(key[-1]))
        if len(rows) == 1 and "header_rows" not in block.model_fields_set:
            self._refuse(codes.ONLY_A_HEADER, place)
        elif block.header_rows and block.header_rows >= len(rows):
            args = {"count": str(len(rows)), "number": str(block.header_rows)}
            self._refuse(codes.HEADER_TOO_LONG, self.marks.value(self._typed(at.path, "header_rows")), **args)
        self.blocks.append(
            Table(
                at.slot,
                tuple(
                    tuple(
                        self._cell(text, index < block.header_rows, at.slot, (*path, index, column))
                        for column, text in enumerate(row)
                    )
                    for index, row in enumerate(rows)
                ),
                block.header_rows,
                self._caption(block, "表", at),
                block.landscape == "yes",
                place,
            )
        )

    def _cell(self, text: str, header: bool, slot: Slot, path: Path) -> Paragraph:
        runs = (Run(text),) if text else ()
        return Paragraph("header_cell" if header else "cell", slot, runs, place=self.marks.value(path))

    def _picture(self, block: authored.Picture, at: _At) -> None:
        path = self._typed(at.path, "picture")
        file = self._picture_file(block.picture, path)
        if file:
            text = block.alternative_text or block.caption or ""
            caption = self._caption(block, "图", at)
            self.blocks.append(Picture(at.slot, file, text, caption, self.marks.value(path)))

    def _picture_file(self, name: str, path: Path) -> PictureFile | None:
        place = self.marks.value(path)
        try:
            from ..assets.pictures import read_picture

            return read_picture(self._folder().read(name, place), name, place)
        except CompileError as error:
            self.problems += error.diagnostics
            return None

    def _values(self) -> dict[str, object]:
        """The plain values that a template's tags may print, by English key; a tuple where there may be several."""
        document, reporter = self.document, self.document.reporter
        by_role = {block.role: block.text for block in self.blocks if isinstance(block, Paragraph)}
        date = reporter and reporter.reporter_date
        return {
            "title": document.title or "",
            "subtitle": document.subtitle or "",
            "addressees": document.addressees or (),
            "signature": document.signature or (),
            "date": by_role.get("date", ""),
            "remark": by_role.get("remark", ""),
            "figures": document.figures or {},
            "reporter": {
                "unit": (reporter and reporter.unit) or "",
                "post": (reporter and reporter.post) or "",
                "name": (reporter and reporter.name) or "",
                "reporter_date": printed_date(date) if date else "",
            },
        }

    # ---- the text ----

    def _closing(self, closing: authored.Closing, at: _At) -> None:
        for name in ("problems", "next_steps"):
            self._blocks(getattr(closing, name), at.into(self._typed(at.path, name)).being((name,)))
        if closing.closing_phrase:
            path = self._typed(at.path, "closing_phrase")
            self._lines(closing.closing_phrase, at.into(path).being(("closing_phrase",)))

    def _blocks(self, blocks: Sequence[authored.Part | str], at: _At, first: int = 0) -> None:
        for index, block in enumerate(blocks, first):
            here = at.into((*at.path, index)) if (*at.path, index) in self.marks.values else at
            if isinstance(block, str):
                self._lines(block, here)
            else:
                self._block(block, here.being(getattr(block, "nature", ())))

    def _block(self, block: authored.Part, at: _At) -> None:
        match block:
            case authored.PageBreak():
                self.blocks.append(Break(at.slot))
            case authored.Section():
                self._heading(block, at)
            case authored.RunIn():
                self._run_in(block, at)
            case authored.Paragraph():
                self._paragraph(tuple(self._inline(block.paragraph, at)), at)
            case authored.Enumeration():
                for item in self._items(block, at):
                    self._paragraph(tuple(item), at)
            case authored.Closing():
                self._closing(block, at)
            case authored.Table():
                self._table(block, at)
            case authored.Picture():
                self._picture(block, at)
            case authored.Passage():
                self._blocks(block.text, at.into(self._typed(at.path, "text")))
            case authored.Group():
                self._blocks(block.opening, at.into(self._typed(at.path, "opening")))
                self._content(block, at, at.depth)
            case _:
                raise TypeError(block)

    def _content(
        self, block: authored.Section | authored.RunIn | authored.Group, at: _At, depth: int
    ) -> None:
        """What stands under a heading, in a scope of its own where the author gave it its own forms."""
        scope = self._scope(block.labels) if block.labels else None
        inner = at.into(self._typed(at.path, "content"), 0 if scope else depth, scope)
        self._blocks(block.content, inner)

    def _lines(self, text: str, at: _At) -> None:
        for line in split_lines(text):
            self._paragraph((Run(line),), at)

    def _paragraph(self, runs: tuple[Run, ...], at: _At) -> None:
        role: Role = "closing_phrase" if "closing_phrase" in at.nature else "paragraph"
        place = self.marks.value(at.path)
        self.blocks.append(Paragraph(role, at.slot, runs, nature=at.nature, place=place))

    def _heading(self, block: authored.Section, at: _At) -> None:
        path = self._typed(at.path, "heading")
        self._labelled("heading", (Run(block.heading),), block, at, path)
        self._content(block, at, at.depth + 1)

    def _run_in(self, block: authored.RunIn, at: _At) -> None:
        """The lead and the first paragraph of the text are one paragraph; what is left of the text follows it."""
        inside = at.into(self._typed(at.path, "text"))
        runs: tuple[Run, ...] = (Run(block.lead, "lead"),)
        rest: Sequence[authored.Part | str] = block.text
        more: list[str] = []
        if rest and isinstance(first := rest[0], str):
            opening, *lines = split_lines(first)
            runs, rest, more = (*runs, Run(opening)), rest[1:], lines
        elif rest and isinstance(first, authored.Paragraph):
            runs, rest = (*runs, *self._inline(first.paragraph, inside)), rest[1:]
        self._labelled("run_in", runs, block, at, self._typed(at.path, "lead"))
        inside = inside.into(inside.path, at.depth + 1)
        self._lines("\n".join(more), inside)
        self._blocks(rest, inside, len(block.text) - len(rest))
        self._content(block, at, at.depth + 1)

    def _labelled(
        self, role: Role, runs: tuple[Run, ...], block: authored.Section | authored.RunIn, at: _At, path: Path
    ) -> None:
        place = self.marks.value(path)
        forms = at.scope.forms
        if at.depth >= len(forms):
            args = {"depth": str(at.depth + 1), "count": str(len(forms))}
            self.problems.append(Diagnostic(codes.TOO_MANY_LEVELS, args, place))
            return
        form, label = forms[at.depth], None
        if block.numbering == "none":
            del at.scope.counts[at.depth + 1 :]
        elif self.document.numbering != "none":
            number = at.scope.next(at.depth)
            if block.label:
                number, form = own_number(block.label, form, number)
                at.scope.counts[at.depth] = number
                label = Label(block.label, form, number, at.depth, at.scope.index)
            elif number > form.last:
                self._too_high(str(form), number, form.last, place)
            else:
                label = Label(form.label(number), form, number, at.depth, at.scope.index)
        self.blocks.append(Paragraph(role, at.slot, runs, form.level, label, at.nature, place))

    def _inline(self, parts: Iterable[authored.Part | str], at: _At) -> Iterator[Run]:
        for index, part in enumerate(parts):
            match part:
                case str():
                    yield Run(part)
                case authored.Bold():
                    yield Run(part.bold, "bold")
                case authored.Reference():
                    path = self._typed((*self._typed(at.path, "paragraph"), index), "reference")
                    self.references.append((part.reference, self.marks.value(path)))
                    yield Run(part.reference, refers=_PENDING)
                case authored.Enumeration():
                    for item in self._items(part, at):
                        yield from item

    def _items(self, block: authored.Enumeration, at: _At) -> Iterator[list[Run]]:
        last = numerals.enumeration_last(block.form)
        number = block.start + len(block.enumeration) - 1
        if number > last:
            self._too_high(block.form, number, last, self.marks.value(at.path))
            return
        for number, item in enumerate(block.enumeration, block.start):
            word = ENUMERATION_FORMS[block.form](number)
            match item:
                case authored.Item(lead=lead, text=text):
                    yield [Run(word + lead, "item_lead", word), *([Run(text)] if text else ())]
                case text:
                    yield [Run(word + str(text), "", word)]

    def _referred(self, block: Block) -> Block:
        """The block with its references filled in: a text may refer to a table further on."""
        if not isinstance(block, Paragraph) or not any(run.refers == _PENDING for run in block.runs):
            return block
        runs = []
        for run in block.runs:
            if run.refers == _PENDING:
                series, number = self.anchors.get(run.text, _PENDING)
                run = Run(f"{series}{number}", refers=(series, number))
            runs.append(run)
        return block._replace(runs=tuple(runs))

    def _check_references(self) -> None:
        for name, place in self.references:
            if name not in self.anchors:
                offer = nearest(name, self.anchors)
                self._refuse(
                    codes.UNKNOWN_REFERENCE,
                    place,
                    name=name,
                    offer_zh=f"是不是“{offer}”？" if offer else "",
                    offer_en=f"Did you mean “{offer}”? " if offer else "",
                )

    # ---- helpers ----

    def _folder(self) -> Folder:
        from ..source.folder import Folder  # only a document with pictures or data pays for it

        return self.given or Folder(FilePath(self.marks.file).parent)

    def _refuse(self, code: Code, place: Place | None, **args: str) -> None:
        self.problems.append(Diagnostic(code, args, place))

    def _scope(self, forms: tuple[LabelForm, ...]) -> _Scope:
        self.scopes.append(forms)
        return _Scope(len(self.scopes) - 1, forms)

    def _typed(self, path: Path, name: str) -> Path:
        return self.marks.typed(path, TERMS[name].spellings)

    def _too_high(self, form: str, number: int, last: int, place: Place | None) -> None:
        args = {"form": form, "number": str(number), "last": str(last)}
        self.problems.append(Diagnostic(codes.NUMBER_TOO_HIGH, args, place))
