"""The text: headings and their labels, paragraphs, enumerations, and what stands under what.

In: authored blocks, and where they stand. Out: the blocks of the flow, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..document import model as authored
from ..messages import codes
from ..messages.diagnostic import Place
from ..source.load import Path
from ..terms import numerals
from ..terms.fields import Role, Slot
from ..terms.numerals import ENUMERATION_FORMS, LabelForm
from .blocks import Block, Break, Label, Paragraph, Run
from .captions import name_heading, picture, table
from .ledger import Ledger, Scope
from .words import span, words


class At(NamedTuple):
    """Where a block stands: the slot, the scope and depth of headings, the typed path, the nature; the references to the
    headings above it."""

    slot: Slot
    scope: Scope
    depth: int
    path: Path
    nature: tuple[str, ...] = ()
    above: tuple[Run, ...] = ()

    def into(self, path: Path, depth: int | None = None, scope: Scope | None = None) -> At:
        """Further down the typed path, and at another depth or in another scope where one is given."""
        depth = self.depth if depth is None else depth
        return At(self.slot, scope or self.scope, depth, path, self.nature, self.above)

    def under(self, above: tuple[Run, ...]) -> At:
        """The same place, below a heading that is referred to like this."""
        return self._replace(above=above)

    def being(self, nature: tuple[str, ...]) -> At:
        """The same place, of what has this nature too."""
        return self._replace(nature=(*self.nature, *nature))


def own_number(label: str, form: LabelForm, counted: int) -> tuple[int, LabelForm]:
    """The number that an author's own label stands for, to count on from, and its form; `counted` where it tells none."""
    bare = label.rstrip(numerals.GAP)
    if form.joined == 1 and (figure := bare.rstrip(".．、")).isdecimal():
        return int(figure), form
    decimal = numerals.read_decimal(bare)
    found = decimal.typed if decimal else numerals.read_label(bare)
    if found is None or found.text != bare or not found.form:
        return counted, form
    return found.number, found.form


def split_lines(text: str) -> list[str]:
    """The lines of an authored text that hold anything: each is a paragraph."""
    return [line for line in text.split("\n") if line.strip()]


def blocks_of(
    blocks: Sequence[authored.Part | str], at: At, ledger: Ledger, first: int = 0
) -> Iterator[Block]:
    """The blocks of a list, whose first is at index `first` of it as typed; or the one paragraph that its parts make."""
    if authored.has_spans(blocks):
        yield _paragraph(tuple(_inline(blocks, at.path, at, ledger)), at, ledger)
        return
    for index, block in enumerate(blocks, first):
        here = at.into(ledger.under(at.path, index))
        if isinstance(block, str):
            yield from _lines(block, here, ledger)
        else:
            yield from _block(block, here.being(getattr(block, "nature", ())), ledger)


def _block(block: authored.Part, at: At, ledger: Ledger) -> Iterator[Block]:
    match block:
        case authored.PageBreak():
            yield Break(at.slot)
        case authored.Section():
            runs = tuple(words(block.heading, ledger.under(at.path, "heading"), ledger))
            yield from _labelled("heading", runs, block, at, "heading", ledger)
            yield from _content(block, at.under(ledger.latest), at.depth + 1, ledger)
        case authored.RunIn():
            yield from _run_in(block, at, ledger)
        case authored.Paragraph():
            path = ledger.under(at.path, "paragraph")
            yield _paragraph(tuple(_inline(block.paragraph, path, at, ledger)), at, ledger)
        case authored.Enumeration():
            for item in _items(block, at, ledger):
                yield _paragraph(tuple(item), at, ledger)
        case authored.Closing():
            yield from _closing(block, at, ledger)
        case authored.Table():
            if found := table(block, at.slot, at.path, ledger):
                yield found
        case authored.Picture():
            if drawn := picture(block, at.slot, at.path, ledger):
                yield drawn
        case authored.Chart():
            from .charts import chart  # only a document with charts pays for it

            if plotted := chart(block, at.slot, at.path, ledger):
                yield plotted
        case authored.Passage():
            yield from blocks_of(block.text, at.into(ledger.under(at.path, "text")), ledger)
        case authored.Group():
            yield from blocks_of(block.opening, at.into(ledger.under(at.path, "opening")), ledger)
            yield from _content(block, at, at.depth, ledger)
        case _:
            raise TypeError(block)


def _content(
    block: authored.Section | authored.RunIn | authored.Group, at: At, depth: int, ledger: Ledger
) -> Iterator[Block]:
    """What stands under a heading, in a scope of its own where the author gave it its own forms."""
    if not block.content and not block.labels:
        return
    scope = ledger.scope(block.labels) if block.labels else None
    inner = at.into(ledger.under(at.path, "content"), 0 if scope else depth, scope)
    yield from blocks_of(block.content, inner, ledger)


def _closing(closing: authored.Closing, at: At, ledger: Ledger) -> Iterator[Block]:
    for name in ("problems", "next_steps"):
        inner = at.into(ledger.under(at.path, name)).being((name,))
        yield from blocks_of(getattr(closing, name), inner, ledger)
    if closing.closing_phrase:
        path = ledger.under(at.path, "closing_phrase")
        yield from _lines(closing.closing_phrase, at.into(path).being(("closing_phrase",)), ledger)


def _lines(text: str, at: At, ledger: Ledger) -> Iterator[Paragraph]:
    for line in split_lines(text):
        yield _paragraph((Run(line),), at, ledger)


def _paragraph(runs: tuple[Run, ...], at: At, ledger: Ledger) -> Paragraph:
    role: Role = "closing_phrase" if "closing_phrase" in at.nature else "paragraph"
    return Paragraph(role, at.slot, runs, nature=at.nature, place=ledger.marks.value(at.path))


def _run_in(block: authored.RunIn, at: At, ledger: Ledger) -> Iterator[Block]:
    """The lead and the first paragraph of the text are one paragraph; what is left of the text follows it."""
    inside = at.into(ledger.under(at.path, "text"))
    runs = tuple(words(block.lead, ledger.under(at.path, "lead"), ledger, "lead"))
    rest: Sequence[authored.Part | str] = block.text
    more: list[str] = []
    if authored.has_spans(rest):
        runs, rest = (*runs, *_inline(rest, inside.path, inside, ledger)), ()
    elif rest and isinstance(first := rest[0], str):
        opening, *more = split_lines(first)
        runs, rest = (*runs, Run(opening)), rest[1:]
    elif rest and isinstance(first, authored.Paragraph):
        path = ledger.under(ledger.under(inside.path, 0), "paragraph")
        runs, rest = (*runs, *_inline(first.paragraph, path, inside, ledger)), rest[1:]
    yield from _labelled("run_in", runs, block, at, "lead", ledger)
    if more or rest:
        inside = inside.into(inside.path, at.depth + 1).under(ledger.latest)
        yield from _lines("\n".join(more), inside, ledger)
        yield from blocks_of(rest, inside, ledger, len(block.text) - len(rest))
    yield from _content(block, at.under(ledger.latest), at.depth + 1, ledger)


def _labelled(
    role: Role,
    runs: tuple[Run, ...],
    block: authored.Section | authored.RunIn,
    at: At,
    field: str,
    ledger: Ledger,
) -> Iterator[Paragraph]:
    """A heading with its label, the next of its scope, or the author's own; none where it cannot be printed."""
    place = ledger.marks.value(ledger.under(at.path, field))
    forms = at.scope.forms
    if at.depth >= len(forms):
        args = {"depth": str(at.depth + 1), "count": str(len(forms))}
        ledger.refuse(codes.TOO_MANY_LEVELS, place, **args)
        return
    form, label = forms[at.depth], None
    if block.numbering == "none":
        del at.scope.counts[at.depth + 1 :]
    elif ledger.numbered:
        number = at.scope.next(at.depth)
        if block.label:
            number, form = own_number(block.label, form, number)
            at.scope.counts[at.depth] = number
            label = Label(block.label, form, number, at.depth, at.scope.index)
        elif number > form.last:
            _too_high(str(form), number, form.last, place, ledger)
        else:
            printed = form.label(number, at.scope.counts[: at.depth])
            label = Label(printed, form, number, at.depth, at.scope.index)
    name_heading(block, label, at.above, at.path, ledger)
    yield Paragraph(role, at.slot, runs, form.level, label, at.nature, place)


def _inline(parts: Iterable[authored.Part | str], path: Path, at: At, ledger: Ledger) -> Iterator[Run]:
    """The runs of a paragraph's parts, which were typed at a path."""
    for index, part in enumerate(parts):
        here = ledger.under(path, index)
        if isinstance(part, authored.Enumeration):
            for item in _items(part, at.into(here), ledger):
                yield from item
        else:
            yield span(part, here, ledger)


def _items(block: authored.Enumeration, at: At, ledger: Ledger) -> Iterator[list[Run]]:
    last = numerals.enumeration_last(block.form)
    number = block.start + len(block.enumeration) - 1
    if number > last:
        _too_high(block.form, number, last, ledger.marks.value(at.path), ledger)
        return
    path = ledger.under(at.path, "enumeration")
    for index, item in enumerate(block.enumeration):
        word, here = ENUMERATION_FORMS[block.form](block.start + index), ledger.under(path, index)
        if isinstance(item, authored.Item):
            lead = words(item.item_lead, ledger.under(here, "item_lead"), ledger, "item_lead")
            text = words(item.text, ledger.under(here, "text"), ledger) if item.text else ()
            yield [*_counted(word, list(lead)), *text]
        else:
            yield _counted(word, list(words(item, here, ledger)))


def _counted(word: str, runs: list[Run]) -> list[Run]:
    """The runs of an item with its 一是 before them, in the face that they begin with."""
    first, *rest = runs
    if first in (Run(first.text), Run(first.text, "item_lead")):
        return [Run(word + first.text, first.mark, word), *rest]
    return [Run(word, first.mark if first.mark == "item_lead" else "", word), *runs]


def _too_high(form: str, number: int, last: int, place: Place | None, ledger: Ledger) -> None:
    ledger.refuse(codes.NUMBER_TOO_HIGH, place, form=form, number=str(number), last=str(last))
