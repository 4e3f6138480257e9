"""What a rule on the wording of a document finds, and the rules there are: one function each, beside its message.

In: a `Prepared`. Out: `Finding`s in the order of print, one for a fault: of several rules that find fault with the same characters, the first in the order of `FILES` speaks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from types import MappingProxyType
from typing import Literal, NamedTuple

from ..messages.diagnostic import Code, Diagnostic, Place
from ..source.edits import Edit
from .prepared import Par, Prepared, Spot

Family = Literal[
    "placeholders",
    "numbering",
    "digits",
    "punctuation",
    "wording",
    "office",
    "arithmetic",
    "coherence",
    "characters",
]
FAMILIES: Mapping[Family, tuple[str, str]] = {
    "placeholders": ("没填好和没删净的", "placeholders and leftovers"),
    "numbering": ("序号", "numbering"),
    "digits": ("数字、日期、单位", "digits, dates, units"),
    "punctuation": ("标点", "punctuation"),
    "wording": ("措辞", "wording"),
    "office": ("本单位的用词", "an office's own words"),
    "arithmetic": ("算出来的数", "arithmetic"),
    "coherence": ("前后一致", "coherence"),
    "characters": ("错别字", "wrong characters"),
}
FILES = (
    "placeholders.spots",
    "office",
    "numbering.labels",
    "numbering.typing",
    "numbering.headings",
    "numbering.counted",
    "numbering.attached",
    "digits.dates",
    "digits.figures",
    "digits.units",
    "digits.measured",
    "digits.scale",
    "marks.punctuation",
    "marks.sentences",
    "marks.lists",
    "usage.doubled",
    "usage.misused",
    "usage.pairs",
    "usage.clauses",
    "usage.twins",
    "usage.measures",
    "usage.phrases",
    "names.spelled",
    "names.alike",
    "arithmetic.shares",
    "arithmetic.changes",
    "arithmetic.compared",
    "arithmetic.sums",
    "arithmetic.parts",
    "arithmetic.rest",
    "arithmetic.lists",
    "arithmetic.each",
    "arithmetic.spans",
    "arithmetic.named",
    "arithmetic.tables",
    "arithmetic.relations",
    "arithmetic.slips",
    "arithmetic.wholes",
    "arithmetic.groups",
    "arithmetic.owners",
    "arithmetic.roles",
    "arithmetic.of_each",
    "arithmetic.of_whole",
    "arithmetic.by_kind",
    "coherence.agreement",
    "coherence.years",
    "coherence.last_year",
    "coherence.kinds",
    "coherence.values",
    "coherence.counts",
    "coherence.things",
    "coherence.addressed",
    "coherence.same",
    "coherence.where",
    "coherence.time",
    "coherence.attached",
    "coherence.names",
    "coherence.alike",
    "coherence.cited",
    "coherence.persons",
    "coherence.words",
    "coherence.back",
    "coherence.again",
    "coherence.retold",
    "coherence.measured",
    "coherence.terms",
    "coherence.days",
    "coherence.frame",
    "coherence.numbered",
    "coherence.dates",
    "coherence.recalled",
    "characters.phrases",
    "characters.taken",
    "characters.trades",
    "characters.counted",
    "characters.partners",
    "characters.broken",
    "characters.common",
)
"""The files of this room that hold rules on wording; what an earlier one finds, a later one does not tell again."""


@dataclass(frozen=True)
class Finding:
    """A finding: what is said, the paragraph and the characters of its text that are meant (of its label, with `label`), and what may stand there instead.

    `new` is a mend, `safe` where nobody could want it otherwise; `sure` is False for what is told only on request. A finding of a rule that knows
    no characters has neither paragraph nor mend.
    """

    diagnostic: Diagnostic
    par: Par | None = None
    start: int = 0
    end: int = 0
    new: str | None = None
    safe: bool = False
    sure: bool = True
    label: bool = False

    @property
    def code(self) -> Code:
        return self.diagnostic.code

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """The characters of the source that are meant, where they stand there one for one."""
        if self.par is None:
            return None
        if self.label:
            at = self.par.label_at
            return None if at is None else (at + self.start, at + self.end)
        return self.par.at(self.start, self.end)

    @property
    def old(self) -> str:
        """The characters that are meant."""
        if self.par is None:
            return ""
        if self.label and self.span is not None:
            return self.par.source_text(*self.span)
        text = self.par.label.text if self.label and self.par.label else self.par.text
        return text[self.start : self.end]

    @property
    def edit(self) -> Edit | None:
        """The mend as an edit of the source; None where there is none, or nothing of it to be replaced there."""
        place = self.diagnostic.place
        if self.new is None or self.span is None or place is None or not (place.line or place.paragraph):
            return None
        return Edit(place, self.old, self.new)

    @property
    def sentence(self) -> str:
        """The sentence it stands in: what it is known by when lines have moved."""
        if self.par is None:
            return ""
        return self.old if self.label else self.par.sentence(self.start) or self.par.text


def at(
    code: Code,
    par: Par,
    start: int,
    end: int,
    new: str | None = None,
    safe: bool = False,
    sure: bool = True,
    said: Mapping[str, str] = MappingProxyType({}),
    **args: str,
) -> Finding:
    """A finding about some characters of a paragraph; `text`, what they are, fills the sentence unless it is given, with `said` and `args`."""
    args = {"text": par.text[start:end], **said, **args}
    if par.within:
        par, begin = par.within
        start, end = start + begin, end + begin
    return Finding(Diagnostic(code, args, par.place(start, end)), par, start, end, new, safe, sure)


def of_label(
    code: Code,
    par: Par,
    new: str | None = None,
    safe: bool = False,
    said: Mapping[str, str] = MappingProxyType({}),
    **args: str,
) -> Finding:
    """A finding about a paragraph's label."""
    text = par.label.text.rstrip() if par.label else ""
    place = par.label_place()
    return Finding(
        Diagnostic(code, {"label": text, **said, **args}, place), par, 0, len(text), new, safe, label=True
    )


def spotted(
    code: Code, spot: Spot, new: str | None = None, safe: bool = False, sure: bool = True, **args: str
) -> Finding:
    """A finding about a spot."""
    return at(code, spot.par, spot.start, spot.end, new, safe, sure, said=args)


TextRule = Callable[[Prepared], Iterator[Finding]]


class Entry(NamedTuple):
    """A rule: its function, its family, the rows of the standard's sheet that it holds; whether it looks at each paragraph by itself."""

    rule: TextRule
    family: Family
    rows: tuple[str, ...]
    alone: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The ids of what it says: of the messages that it names, itself or by what it calls in its file."""
        return tuple(code.id for code in _declared(self.rule))


TEXT_RULES: list[Entry] = []


def _declared(rule: TextRule) -> list[Code]:
    """The messages that a rule and the functions of its file that it calls name."""
    home = vars(import_module(rule.__module__))
    found: dict[str, Code] = {}
    seen: set[str] = set()

    def look(function: object) -> None:
        for name in getattr(getattr(function, "__code__", None), "co_names", ()):
            one = home.get(name)
            if isinstance(one, Code):
                found[one.id] = one
            elif name not in seen and getattr(one, "__module__", "") == rule.__module__:
                seen.add(name)
                look(one)

    look(rule)
    return [found[id] for id in sorted(found)]


def text_rule(family: Family, *rows: str, alone: bool = False) -> Callable[[TextRule], TextRule]:
    """Register a rule on wording. It yields nothing for a text that it finds no fault with. What it finds `alone` in each paragraph `asked`,
    whatever stands in the others, is kept while the paragraph stands."""

    def registered(function: TextRule) -> TextRule:
        TEXT_RULES.append(Entry(function, family, rows, alone))
        return function

    return registered


@cache
def text_rules() -> tuple[Entry, ...]:
    """All of them, in the order in which they are asked: of `FILES`, whichever of them was imported first."""
    for file in FILES:
        import_module(f".{file}", __package__)
    order = {f"{__package__}.{file}": place for place, file in enumerate(FILES)}
    return tuple(sorted(TEXT_RULES, key=lambda entry: order[entry.rule.__module__]))


# ---- what is found in a paragraph by itself ----------------------------------------------------------------------------


class _Said(NamedTuple):
    """A finding without the text that it stands in."""

    code: Code
    args: dict[str, str]
    start: int
    end: int
    new: str | None
    safe: bool
    sure: bool


_Alone = tuple[str, str, str]
"""All that says what is found in a paragraph by itself: its text, its role, its label."""
_Found = dict[TextRule, list[_Said]]


def _alone(par: Par) -> _Alone:
    return par.text, par.block.role, par.label.text if par.label else ""


class _Kept:
    """What was found in each paragraph of the text that was read last, and no more than that: a text that is being written is read again at each key."""

    def __init__(self) -> None:
        self._last: Mapping[_Alone, _Found] = {}

    def found(self, text: Prepared) -> Mapping[TextRule, Sequence[Finding]]:
        """What rules find that look at each paragraph by itself; only paragraphs that did not stand in the text before are looked at."""
        last = self._last  # read once: another thread may put its own there
        keys = [*map(_alone, text.pars)]
        new = {key: par for key, par in zip(keys, text.pars, strict=True) if key not in last}
        here: dict[_Alone, _Found] = {key: last.get(key, {}) for key in keys}
        here |= {key: {} for key in new}
        if new:
            only = text.only(sorted(new.values(), key=lambda par: par.index))
            for rule in (entry.rule for entry in text_rules() if entry.alone):
                for one in rule(only):
                    assert one.par is not None
                    assert not one.label
                    of = here[_alone(one.par)].setdefault(rule, [])
                    said = one.diagnostic.code, one.diagnostic.args
                    of.append(_Said(*said, one.start, one.end, one.new, one.safe, one.sure))
        self._last = here
        out: dict[TextRule, list[Finding]] = {}
        for key, par in zip(keys, text.pars, strict=True):
            for rule, some in here[key].items():
                out.setdefault(rule, []).extend(_of(par, *one) for one in some)
        return out


def _of(
    par: Par,
    code: Code,
    args: dict[str, str],
    start: int,
    end: int,
    new: str | None,
    safe: bool,
    sure: bool,
) -> Finding:
    return Finding(Diagnostic(code, args, par.place(start, end)), par, start, end, new, safe, sure)


_KEPT = _Kept()
MOST_OF_LABEL = 64  # characters of a label, with the blanks after it


def found(prepared: Prepared) -> list[Finding]:
    """What the rules on wording find, in the order of print: no two about the same characters, nothing within the office's own names."""
    out: list[Finding] = []
    taken: dict[tuple[int, bool], bytearray] = {}
    told: set[tuple[str, Place | None, int, int]] = set()
    alone = _KEPT.found(prepared)
    for entry in text_rules():
        for one in alone.get(entry.rule, ()) if entry.alone else entry.rule(prepared):
            assert one.par is not None
            end = max(one.end, one.start + 1)
            spot = taken.setdefault((one.par.index, one.label), bytearray(len(one.par.text) + MOST_OF_LABEL))
            if any(spot[one.start : end]):
                continue
            if one.span is not None:  # what is printed twice, such as an attachment's name, is told of once
                key = (one.code.id, None, *one.span)
                if key in told:
                    continue
                told.add(key)
            if _named(prepared, one):
                continue
            spot[one.start : end] = b"\1" * (end - one.start)
            out.append(one)
    return sorted(out, key=_order)


def _order(one: Finding) -> tuple[int, bool, int]:
    return (one.par.index if one.par else -1, not one.label, one.start)


def _named(prepared: Prepared, one: Finding) -> bool:
    """Whether it is about a name that the office has put down as right."""
    if one.par is None or one.label:
        return False
    text = one.par.text
    for name in prepared.ways.names:
        begin = text.find(name, max(one.end - len(name), 0))
        if 0 <= begin <= one.start:
            return True
    return False


def with_structure(
    findings: Iterable[Finding], others: Iterable[Diagnostic], prepared: Prepared
) -> list[Finding]:
    """The findings with those of the rules on structure among them, by where they stand."""
    first: dict[Place | None, int] = {}
    for par in prepared.pars:
        first.setdefault(par.block.place, par.index)
    placed = [(_order(one), one) for one in findings]
    placed += [((first.get(one.place, -1), False, -1), Finding(one)) for one in others]
    return [one for _, one in sorted(placed, key=lambda pair: pair[0])]
