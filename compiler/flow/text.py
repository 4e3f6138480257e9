"""The text: headings and their labels, paragraphs, enumerations, and what stands under what.

In: authored blocks, and where they stand. Out: the blocks of the flow, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..document import model as authored
from ..messages import codes
from ..messages.diagnostic import Place
from ..part import Part
from ..source.load import Path
from ..terms import numerals
from ..terms.fields import Role, Slot
from ..terms.numerals import ENUMERATION_FORMS, LabelForm
from .blocks import Block, Break, Label, Paragraph, Run
from .captions import name_heading, picture, table
from .ledger import Headings, Ledger, Scope
from .words import span, words


class At(NamedTuple):
    """Where blocks stand: the slot, the scope and depth of headings, the nature, and the headings above, for references."""

    slot: Slot
    scope: Scope
    depth: int = 0
    nature: tuple[str, ...] = ()
    above: Headings = ()

    def being(self, nature: tuple[str, ...]) -> At:
        """The same place, of what has this nature too."""
        return self._replace(nature=(*self.nature, *nature))

    def below(self, above: Headings) -> At:
        """The place of what stands below a heading."""
        return At(self.slot, self.scope, self.depth + 1, self.nature, above)


def own_number(label: str, form: LabelForm, counted: int) -> tuple[int, LabelForm]:
    """The number that an author's own label stands for, to count on from, and its form; `counted` where it tells none."""
    bare = label.rstrip(numerals.GAP + numerals.WIDE)
    if form.joined == 1 and (figure := bare.rstrip(".．、")).isdecimal():
        return int(figure), form
    decimal = numerals.read_decimal(bare)
    found = decimal.typed if decimal else numerals.read_label(bare)
    if found is None or found.text != bare or not found.form:
        return counted, form
    return found.number, found.form


def split_lines(text: str) -> list[str]:
    """The lines of an authored text that hold anything: each is a paragraph."""
    if "\n" not in text:
        return [text] if text.strip() else []
    return [line for line in text.split("\n") if line.strip()]


def blocks_of(
    blocks: Sequence[Part | str], path: Path, at: At, ledger: Ledger, first: int = 0
) -> Iterator[Block]:
    """The blocks of a list typed at `path`, whose first is at index `first` of it as typed; or the one paragraph that its parts make."""
    if authored.made_of_spans(blocks):
        yield _paragraph(tuple(_inline(blocks, path, ledger)), path, at, ledger)
        return
    for index, block in enumerate(blocks, first):
        here = (*path, index)
        if isinstance(block, str):
            yield from _lines(block, here, at, ledger)
        else:
            nature = getattr(block, "nature", ())
            yield from _block(block, here, at.being(nature) if nature else at, ledger)


def _block(block: Part, path: Path, at: At, ledger: Ledger) -> Iterable[Block]:
    match block:
        case authored.RunIn():
            return _run_in(block, path, at, ledger)
        case authored.Section():
            return _section(block, path, at, ledger)
        case authored.Paragraph():
            typed = (*path, "paragraph")
            return (_paragraph(tuple(_inline(block.paragraph, typed, ledger)), path, at, ledger),)
        case authored.Enumeration():
            return (_paragraph(tuple(item), path, at, ledger) for item in _items(block, path, ledger))
        case authored.PageBreak():
            return (Break(at.slot),)
        case authored.Closing():
            return _closing(block, path, at, ledger)
        case authored.Table():
            return filter(None, (table(block, at.slot, path, ledger),))
        case authored.Picture():
            return filter(None, (picture(block, at.slot, path, ledger),))
        case authored.Chart():
            from .charts import chart  # only a document with charts pays for it

            return filter(None, (chart(block, at.slot, path, ledger),))
        case authored.Passage():
            return blocks_of(block.text, (*path, "text"), at, ledger)
        case authored.Group():
            return _group(block, path, at, ledger)
    raise TypeError(block)


def _section(block: authored.Section, path: Path, at: At, ledger: Ledger) -> Iterator[Block]:
    typed = (*path, "heading")
    runs = words(block.heading, typed, ledger)
    if made := _labelled("heading", runs, block, typed, path, at, ledger):
        yield made
    yield from _content(block, path, at.below(ledger.latest), ledger)


def _group(block: authored.Group, path: Path, at: At, ledger: Ledger) -> Iterator[Block]:
    yield from blocks_of(block.opening, (*path, "opening"), at, ledger)
    yield from _content(block, path, at, ledger)


def _content(
    block: authored.Section | authored.RunIn | authored.Group, path: Path, at: At, ledger: Ledger
) -> Iterator[Block]:
    """What stands under a heading, in a scope of its own where the author gave it its own forms."""
    if block.labels:
        at = at._replace(scope=ledger.scope(block.labels), depth=0)
    if block.content:
        yield from blocks_of(block.content, (*path, "content"), at, ledger)


def _closing(closing: authored.Closing, path: Path, at: At, ledger: Ledger) -> Iterator[Block]:
    for name in ("problems", "next_steps"):
        yield from blocks_of(getattr(closing, name), (*path, name), at.being((name,)), ledger)
    if closing.closing_phrase:
        here = (*path, "closing_phrase")
        yield from _lines(closing.closing_phrase, here, at.being(("closing_phrase",)), ledger)


def _lines(text: str, path: Path, at: At, ledger: Ledger) -> Iterator[Paragraph]:
    for line in split_lines(text):
        yield _paragraph((Run(line),), path, at, ledger)


def _paragraph(runs: tuple[Run, ...], path: Path, at: At, ledger: Ledger) -> Paragraph:
    role: Role = "closing_phrase" if "closing_phrase" in at.nature else "paragraph"
    return Paragraph(role, at.slot, runs, nature=at.nature, spot=ledger.spot(path))


def _run_in(block: authored.RunIn, path: Path, at: At, ledger: Ledger) -> Iterable[Block]:
    """The lead and the first paragraph of the text are one paragraph; what is left of the text follows it."""
    typed = (*path, "lead")
    runs = words(block.lead, typed, ledger, "lead")
    rest: Sequence[Part | str] = block.text
    more: list[str] = []
    if len(rest) == 1 and isinstance(first := rest[0], str) and "\n" not in first:  # as most are
        runs, rest = (*runs, Run(first)), ()
    elif authored.made_of_spans(rest):
        runs, rest = (*runs, *_inline(rest, (*path, "text"), ledger)), ()
    elif rest and isinstance(first := rest[0], str):
        opening, *more = split_lines(first)
        runs, rest = (*runs, Run(opening)), rest[1:]
    elif rest and isinstance(first := rest[0], authored.Paragraph):
        parts = (*path, "text", 0, "paragraph")
        runs, rest = (*runs, *_inline(first.paragraph, parts, ledger)), rest[1:]
    made = _labelled("run_in", runs, block, typed, path, at, ledger)
    paragraph = () if made is None else (made,)
    if more or rest or block.content or block.labels:
        return (*paragraph, *_below(block, more, rest, path, at, ledger))
    return paragraph


def _below(
    block: authored.RunIn, more: list[str], rest: Sequence[Part | str], path: Path, at: At, ledger: Ledger
) -> Iterator[Block]:
    """What stands below a lead and the paragraph that it begins: more lines of the text, the rest of it, the content."""
    if more or rest:
        inside = (*path, "text")
        deeper = at.below(ledger.latest)
        yield from _lines("\n".join(more), inside, deeper, ledger)
        yield from blocks_of(rest, inside, deeper, ledger, len(block.text) - len(rest))
    if block.content or block.labels:
        yield from _content(block, path, at.below(ledger.latest), ledger)


def _labelled(
    role: Role,
    runs: tuple[Run, ...],
    block: authored.Section | authored.RunIn,
    typed: Path,
    path: Path,
    at: At,
    ledger: Ledger,
) -> Paragraph | None:
    """A heading, whose words were typed at `typed`, with its label, the next of its scope, or the author's own; none where it cannot
    be printed."""
    slot, scope, depth, nature, above = at
    if depth >= len(scope.forms):
        args = {"depth": str(depth + 1), "count": str(len(scope.forms))}
        ledger.refuse(codes.TOO_MANY_LEVELS, ledger.place(*typed), **args)
        return None
    form, label = scope.forms[depth], None
    if scope.runs_on:
        scope, depth = ledger.counted_in(scope, depth)
    if block.numbering == "none":
        del scope.counts[depth + 1 :]
    elif ledger.numbered:
        number = scope.next(depth)
        if block.label:
            number, form = own_number(block.label, form, number)
            scope.counts[depth] = number
            label = Label(block.label, form, number, depth, scope.index)
        elif number > form.last:
            _too_high(str(form), number, form.last, ledger.place(*typed), ledger)
        else:
            printed = form.label(number, scope.counts[:depth])
            label = Label(printed, form, number, depth, scope.index)
    name_heading(block, label, above, path, ledger)
    return Paragraph(role, slot, runs, form.level, label, nature, ledger.spot(typed))


def _inline(parts: Iterable[Part | str], path: Path, ledger: Ledger) -> Iterator[Run]:
    """The runs of a paragraph's parts, which were typed at a path."""
    for index, part in enumerate(parts):
        here = (*path, index)
        if isinstance(part, authored.Enumeration):
            for item in _items(part, here, ledger):
                yield from item
        else:
            yield span(part, here, ledger)


def _items(block: authored.Enumeration, at: Path, ledger: Ledger) -> Iterator[list[Run]]:
    last = numerals.enumeration_last(block.form)
    number = block.start + len(block.enumeration) - 1
    if number > last:
        _too_high(block.form, number, last, ledger.place(*at), ledger)
        return
    path = (*at, "enumeration")
    for index, item in enumerate(block.enumeration):
        word, here = ENUMERATION_FORMS[block.form](block.start + index), (*path, index)
        if isinstance(item, authored.Item):
            lead = words(item.item_lead, (*here, "item_lead"), ledger, "item_lead")
            text = words(item.text, (*here, "text"), ledger) if item.text else ()
            yield [*_counted(word, lead), *text]
        else:
            yield _counted(word, words(item, here, ledger))


def _counted(word: str, runs: tuple[Run, ...]) -> list[Run]:
    """The runs of an item with its 一是 before them, in the face that they begin with."""
    first, *rest = runs
    if first in (Run(first.text), Run(first.text, "item_lead")):
        return [Run(word + first.text, first.mark, word), *rest]
    return [Run(word, first.mark if first.mark == "item_lead" else "", word), *runs]


def _too_high(form: str, number: int, last: int, place: Place | None, ledger: Ledger) -> None:
    ledger.refuse(codes.NUMBER_TOO_HIGH, place, form=form, number=str(number), last=str(last))
