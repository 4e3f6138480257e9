"""What the reader of the paper sees: the blocks in reading order, with everything derived.

In: a `Document`. Out: a `Flow`: labels, printed dates, 一是/二是, the names under a title. Nothing here knows Word.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from . import codes, numerals
from . import document as authored
from .diagnostics import CompileError, Diagnostic, Place
from .numerals import ENUMERATION_FORMS, LabelForm
from .source import Marks, Path
from .vocabulary import TERMS

Role = Literal[
    "title",
    "subtitle",
    "reporter",
    "addressees",
    "heading",
    "run_in",
    "paragraph",
    "closing_phrase",
    "signature",
    "date",
    "remark",
]
Slot = Literal[
    "title", "subtitle", "reporter", "addressees", "opening", "body", "closing", "signature_block", "remark"
]
RunMark = Literal["", "lead", "item_lead", "bold"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one face. A line feed in it is a line break in print; `ordinal` is the 一是 it begins with."""

    text: str
    mark: RunMark = ""
    ordinal: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is printed, and how it came about: its form, its number, its depth (from 0) in its scope."""

    text: str
    form: LabelForm
    number: int
    depth: int
    scope: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: what it is, where it goes, its level 1-5 when a heading, its label and its text."""

    role: Role
    slot: Slot
    runs: tuple[Run, ...]
    level: int = 0
    label: Label | None = None
    nature: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def text(self) -> str:
        """The text without the label."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins a new page."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class Flow:
    """A document as it will be read. `scopes` holds the label forms of each stretch with a numbering of its own."""

    blocks: tuple[Paragraph | Break, ...]
    scopes: tuple[tuple[LabelForm, ...], ...] = ()
    numbering: Literal["automatic", "text", "none"] = "automatic"
    values: dict[str, object] = field(default_factory=dict)

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The blocks that hold text."""
        return (block for block in self.blocks if isinstance(block, Paragraph))


def resolve(document: authored.Document) -> Flow:
    """Derive the flow of a document. Raises CompileError where a label cannot be printed."""
    return _Resolver(document).flow()


def printed_date(date: datetime.date) -> str:
    """2026年1月5日: Arabic, full year, no leading zeros (clause 7.3.5.4, S-13)."""
    return f"{date.year}年{date.month}月{date.day}日"


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


@dataclass(frozen=True, slots=True)
class _At:
    """Where the resolver stands: the slot, the scope and depth of headings, the nature and the typed path."""

    slot: Slot
    scope: _Scope
    depth: int
    path: Path
    nature: tuple[str, ...] = ()

    def into(self, path: Path, depth: int | None = None, scope: _Scope | None = None) -> "_At":
        return _At(self.slot, scope or self.scope, self.depth if depth is None else depth, path, self.nature)

    def being(self, nature: tuple[str, ...]) -> "_At":
        return _At(self.slot, self.scope, self.depth, self.path, (*self.nature, *nature))


class _Resolver:
    def __init__(self, document: authored.Document) -> None:
        self.document = document
        self.marks: Marks = document.marks
        self.blocks: list[Paragraph | Break] = []
        self.scopes: list[tuple[LabelForm, ...]] = []
        self.problems: list[Diagnostic] = []

    def flow(self) -> Flow:
        document = self.document
        self._head()
        scope = self._scope(document.labels or document.default_labels)
        for slot in ("opening", "body", "closing"):
            path = self._typed((), slot)
            self._blocks(getattr(document, slot), _At(slot, scope, 0, path))
        self._foot()
        if self.problems:
            raise CompileError(self.problems)
        return Flow(tuple(self.blocks), tuple(self.scopes), document.numbering, self._values())

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

    def _foot(self) -> None:
        document = self.document
        for name in document.signature or ():
            self._furniture("signature", "signature_block", name, ("signature",))
        if document.date:
            self._furniture("date", "signature_block", printed_date(document.date), ("date",))
        if document.remark:
            text = document.remark
            text = text if text.startswith(("（", "(")) else f"（{text}）"
            self._furniture("remark", "remark", text, ("remark",))

    def _furniture(self, role: Role, slot: Slot, text: str, fields: Sequence[str]) -> None:
        path: Path = ()
        for name in fields:
            path = self._typed(path, name)
        self.blocks.append(Paragraph(role, slot, (Run(text),), place=self.marks.value(path)))

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
            if number > form.last:
                self._too_high(str(form), number, form.last, place)
            else:
                label = Label(form.label(number), form, number, at.depth, at.scope.index)
        self.blocks.append(Paragraph(role, at.slot, runs, form.level, label, at.nature, place))

    def _inline(self, parts: Iterable[authored.Part | str], at: _At) -> Iterator[Run]:
        for part in parts:
            match part:
                case str():
                    yield Run(part)
                case authored.Bold():
                    yield Run(part.bold, "bold")
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

    # ---- helpers ----

    def _scope(self, forms: tuple[LabelForm, ...]) -> _Scope:
        self.scopes.append(forms)
        return _Scope(len(self.scopes) - 1, forms)

    def _typed(self, path: Path, name: str) -> Path:
        return self.marks.typed(path, TERMS[name].spellings)

    def _too_high(self, form: str, number: int, last: int, place: Place | None) -> None:
        args = {"form": form, "number": str(number), "last": str(last)}
        self.problems.append(Diagnostic(codes.NUMBER_TOO_HIGH, args, place))
