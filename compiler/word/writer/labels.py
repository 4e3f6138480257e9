"""Labels as Word's own numbers: each label of the flow gets a place in one of the template's lists, or in a new one.

In: the labels, as they come. Out: where each stands in which list, and the XML of the lists that are new. A label is Word's
own wherever every reading foretells the Flow's label; elsewhere a new list instance is started, and where that
cannot help either, the label is typed. All are counted in the order in which the template prints them, with what it has of its own.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ...flow.blocks import Flow, Label, Member, Paragraph
from ...terms.numerals import LabelForm
from ..ooxml.look import Look, Style
from ..ooxml.numbering import FORMATS, READINGS, Counter, Instance, Level, Lists, number_text
from .properties import Number

_NO_NUMBER = Number(level=0, num_id=0)
_MOST_KEPT = 64  # structures of documents


class NewLists(NamedTuple):
    """Lists made for one document: `w:abstractNum` and `w:num` elements as XML, and how many of the latter."""

    abstracts: str = ""
    instances: str = ""
    size: int = 0


def _joined(forms: tuple[LabelForm, ...], index: int) -> range:
    """The levels above whose numbers a level prints before its own."""
    return range(max(index - max(forms[index].joined - 1, 0), 0), index)


def _level_text(forms: tuple[LabelForm, ...], index: int) -> str:
    """The `w:lvlText` of a level: （%1）, or %1.%2 where it prints the numbers above it; a one for each that is not there."""
    form, above = forms[index], _joined(forms, index)
    missing = "1." * (max(form.joined - 1, 0) - len(above))
    return (
        f"{missing}{''.join(f'%{one + 1}.' for one in above)}{form.prefix}%{index + 1}{form.suffix}{form.gap}"
    )


def _is_legal(forms: tuple[LabelForm, ...], index: int) -> bool:
    """Whether a level prints as figures what the levels above it print otherwise, 1.1 under 一、: Word does, LibreOffice not."""
    return any(forms[one].series != "1" for one in _joined(forms, index))


def _labels(flow: Flow) -> Iterator[tuple[str, Label, Flow]]:
    """The labels of a flow, each with the slot that prints it and the flow that it is of: a report of a volume is printed by one slot."""
    for block in flow.blocks:
        if isinstance(block, Member):
            yield from ((block.slot, label, of) for _, label, of in _labels(block.flow))
        elif isinstance(block, Paragraph) and block.label:
            yield block.slot, block.label, flow


class _Series:
    """Labels one after the other at one level of a list, where every reading prints the same: nothing begins anew, the number is the next,
    and what stands round it stays. So one comparison proves a label, where else each reading counts."""

    def __init__(
        self, label: Label, num_id: int, tallies: list[dict[int, int]], shown: tuple[str, str, int, str]
    ) -> None:
        self.scope, self.depth = label.scope, label.depth
        self.num_id, self.tallies = num_id, tallies
        self.before, self.format, self.number, self.after = shown

    def goes_on(self, label: Label) -> bool:
        """Whether a label is the next; it is counted then."""
        if label.scope != self.scope or label.depth != self.depth:
            return False
        text = number_text(self.format, self.number + 1)
        if text is None or f"{self.before}{text}{self.after}" != label.text:
            return False
        self.number += 1
        return True


class Labels:
    """Gives each label a place in one of Word's lists, and proves it by counting."""

    lists: Lists
    counters: list[tuple[Counter, frozenset[int]]]
    """One for each reading; and again, with the levels whose paragraphs of the template's own it counts: one may be left out, or come
    again and again, where the template has a condition or a loop round it."""

    def __init__(self, flow: Flow, look: Look) -> None:
        """Settle each label: of several documents whose labels are the same, as those of a table's rows, this is proven once."""
        self.flow, self.look = flow, look
        self.own: dict[tuple[LabelForm, ...], int] = {}
        self.current: dict[int, int] = {}
        self.new: dict[int, Instance] = {}
        self.settled: dict[int, int] = {}  # the list of each label, by its identity: two may be equal
        self.series: _Series | None = None
        self.latest = (0, 0)  # where the latest label stands: its list and its level
        self.typed: set[int] = set()  # the scopes whose labels are to be typed
        labels = [*_labels(self.flow)]
        asked = tuple((slot, flow.numbering, label.text, *label[2:]) for slot, label, flow in labels)
        kept, key = self.look.kept, (self.flow.scopes, asked)
        found: tuple[tuple[int, ...], NewLists] | None = kept.get(key)
        if found is None:
            self._prove()
            numbers = tuple(self.settled[id(label)] for _, label, _ in labels)
            found = numbers, NewLists(self._abstracts_xml(), self._instances_xml(), len(self.new))
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            kept[key] = found
        numbers, self.new_lists = found
        self.settled = {id(label): number for (_, label, _), number in zip(labels, numbers, strict=True)}

    def _prove(self) -> None:
        base = self.look.lists
        self.lists = Lists(dict(base.abstracts), dict(base.instances))
        levels = sorted({one[1] for one in self.look.order if not isinstance(one, str)})
        some = dict.fromkeys((frozenset(), *(frozenset({level}) for level in levels), frozenset(levels)))
        self.counters = [(Counter(self.lists, reading), one) for one in some for reading in READINGS]
        self._settle_all()

    def _settle_all(self) -> None:
        """Settle each label, in the order of print."""
        labels: dict[str, list[Label]] = {}
        for slot, label, flow in _labels(self.flow):
            labels.setdefault(slot, []).append(label)
            if flow.numbering == "text":
                self.typed.add(label.scope)
        for step in (*self.look.order, *labels):
            if isinstance(step, str):
                for label in labels.get(step, ()):
                    if id(label) not in self.settled:
                        series = self.series
                        goes_on = series and series.goes_on(label)
                        self.settled[id(label)] = series.num_id if series and goes_on else self._settle(label)
            else:
                self._end_series()
                for counter, levels in self.counters:
                    if step[1] in levels:
                        counter.next(*step)

    def _settle(self, label: Label) -> int:
        """The list that a label stands in, which is counted on; 0 where none can print it."""
        self._end_series()
        forms = self.flow.scopes[label.scope]
        if label.scope in self.typed or _is_legal(forms, label.depth):
            return 0
        num_id = self.current.get(label.scope) or self._first(label)
        if not self._counted(num_id, label):
            num_id = self._instance(label)
            if not self._counted(num_id, label):
                return 0
        self.current[label.scope] = num_id
        here = (num_id, label.depth)
        if here == self.latest:  # where one followed another, a third may
            counters = [counter for counter, _ in self.counters]
            shown, *others = {counter.shown(*here) for counter in counters}
            if shown and not others:
                tallies = [counter.tally(num_id) for counter in counters]
                self.series = _Series(label, num_id, tallies, shown)
        self.latest = here
        return num_id

    def _end_series(self) -> None:
        """Tell the counters what was counted since it began."""
        if self.series:
            for tally in self.series.tallies:
                tally[self.series.depth] = self.series.number
            self.series = None

    def number(self, place: tuple[int, int] | None, style: Style | None) -> tuple[Number | None, str]:
        """The number and the indent, as XML, of a paragraph whose label stands in a list (0: it is typed) at a depth, or that has none.

        `style` is the heading style of a heading that stands alone; it may carry the number by itself."""
        if place is None or not place[0]:
            # LibreOffice drops the style's indent together with its number, so it is said again.
            return (_NO_NUMBER, self.look.indent(style)) if style and style.num_id else (None, "")
        num_id, depth = place
        inherited = style and (style.num_id, style.level) == place
        return None if inherited else Number(depth, num_id), ""

    def _counted(self, num_id: int, label: Label) -> bool:
        """Whether every reading foretells the label; it is counted then."""
        foretold = [(counter, *counter.foretold(num_id, label.depth)) for counter, _ in self.counters]
        if any(text != label.text for _, text, _ in foretold):
            return False
        for counter, _, number in foretold:
            counter.count(num_id, label.depth, number)
        return True

    def _first(self, label: Label) -> int:
        """The template's own list where it prints the scope's forms, else a list of the scope's own."""
        forms = self.flow.scopes[label.scope]
        if self.look.base_list and self.look.base_forms[: len(forms)] == forms:
            return self.look.base_list
        return self._instance(label)

    def _instance(self, label: Label) -> int:
        """A new instance that starts at the label's number."""
        forms = self.flow.scopes[label.scope]
        if self.look.base_list and self.look.base_forms[: len(forms)] == forms:
            abstract = self.lists.instances[self.look.base_list].abstract
        else:
            abstract = self.own.get(forms, 0) or self._abstract(forms)
        num_id = max(self.lists.instances, default=0) + 1
        instance = Instance(abstract, {label.depth: label.number})
        self.lists.instances[num_id] = self.new[num_id] = instance
        return num_id

    def _abstract(self, forms: tuple[LabelForm, ...]) -> int:
        abstract = max(self.lists.abstracts, default=0) + 1
        self.own[forms] = abstract
        self.lists.abstracts[abstract] = {
            index: Level.make(1, FORMATS[form.series][0], _level_text(forms, index))._replace(
                legal=_is_legal(forms, index)
            )
            for index, form in enumerate(forms)
        }
        return abstract

    def _abstracts_xml(self) -> str:
        return "".join(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{0x5C1B0000 + abstract:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x5C1C0000 + abstract:08X}"/>'
            + "".join(self._level_xml(abstract, index, form) for index, form in enumerate(forms))
            + "</w:abstractNum>"
            for forms, abstract in self.own.items()
        )

    def _level_xml(self, abstract: int, index: int, form: LabelForm) -> str:
        level = self.lists.abstracts[abstract][index]
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>'
            f"{'<w:isLgl/>' if level.legal else ''}"
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
            f"{self.look.level_xml(form.level)}</w:lvl>"
        )

    def _instances_xml(self) -> str:
        return "".join(
            f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{instance.abstract}"/>'
            + "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
                for level, start in instance.starts.items()
            )
            + "</w:num>"
            for num_id, instance in self.new.items()
        )
