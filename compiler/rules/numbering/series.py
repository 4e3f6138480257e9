"""The labels of a document as they count: siblings under one heading, labels that were taken for text.

In: a `Prepared`. Out: its `Series`, its `Hidden` labels, and the labels that stand in its text; each is made once, however many rules ask.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...terms.numerals import CIRCLED, LabelForm, Typed, chinese, is_told_of, read_label
from ..places import pattern
from ..prepared import HAN, Par, Prepared, once


class Sibling(NamedTuple):
    """A paragraph with a label: the label's form and number."""

    par: Par
    form: LabelForm
    number: int


class Series(NamedTuple):
    """The labels of one level under one heading; `parent` is that heading."""

    siblings: list[Sibling]
    parent: Par | None

    @property
    def forms(self) -> list[LabelForm]:
        """The form of each."""
        return [one.form for one in self.siblings]

    @property
    def numbers(self) -> list[int]:
        """The number of each."""
        return [one.number for one in self.siblings]


@once
def series_of(text: Prepared) -> list[Series]:
    """Every run of siblings, in the order of their first labels."""
    out: list[Series] = []
    open_: dict[int, list[Series]] = {}
    for par in text.pars:
        if (label := par.label) is None:
            continue
        stack = open_.setdefault(label.scope, [])
        del stack[label.depth + 1 :]
        while len(stack) <= label.depth:
            above = next((one.siblings[-1].par for one in reversed(stack) if one.siblings), None)
            stack.append(Series([], above))
            out.append(stack[-1])
        stack[label.depth].siblings.append(Sibling(par, label.form, label.number))
    return [one for one in out if one.siblings]


@once
def typed_labels(text: Prepared) -> Mapping[int, Typed]:
    """The labels that were kept as text, by the number of their paragraph."""
    prose = (par for par in text.pars if par.is_prose and par.label is None)
    return {
        par.index: typed
        for par in prose
        if (typed := read_label(par.text)) and not is_told_of(typed, par.text[len(typed.text) :])
    }


def is_figure(par: Par, typed: Typed) -> bool:
    """Whether a text begins with a figure that is no label: 1.5亿元, 三、四季度."""
    return bool(pattern(r"[0-9]|[一二三四五六七八九十]+[、，季月年]").match(par.text, len(typed.text)))


class Hidden(NamedTuple):
    """A label that was taken for text: 二，履职尽责 between 一、 and 三、; `mixed` where its form is another one; the paragraph `below` has the next."""

    par: Par
    label: str
    wanted: str
    mixed: bool
    below: Par


LONGEST = 24
"""Characters of a heading whose label has lost its mark."""


@once
def hidden_labels(text: Prepared) -> list[Hidden]:
    """Every label that was taken for text: a paragraph between two siblings has it with a wrong mark or in another form."""
    return [*_hidden(text)]


def _hidden(text: Prepared) -> Iterator[Hidden]:
    for series in series_of(text):
        for above, below in pairwise(series.siblings):
            if below.number == above.number + 2 and (one := _between(text, above.par.index, below)):
                yield one
        first = series.siblings[0]
        if first.number == 2 and series.parent is None and (one := _between(text, 0, first)):
            yield one  # 一。主要工作, before 二、
        elif (
            first.number == 2
            and series.parent is not None
            and (one := _between(text, series.parent.index, first))
            and one.mixed
        ):
            yield one  # 一是局地突发性强降水……, before （二）


def _between(text: Prepared, above: int, below: Sibling) -> Hidden | None:
    form, number = below.form, below.number - 1
    between = text.pars[above + 1 : below.par.index]
    word = _in_words(number, between)
    lists = {(one.form, one.number) for par in between if (one := read_label(par.text))}
    numeral = f"(?:{number}|{chinese(number)})"
    begins = pattern(rf"[（(]?{numeral}[）)]?[，,：:．.、；;。 \u3000]|[（(]{numeral}[）)]?")
    bare = pattern(
        rf"{numeral}(?=[{HAN}])(?![一二三四五六七八九十]|[是要月年日级类次个季手届季等]|[来则者])[^，。；：]+$"
    )
    for par in between:
        if word and par.is_prose and par.label is None and (said := word.match(par.text)):
            return Hidden(par, said[0], form.label(number).rstrip(), True, below.par)
        if par.label is not None or not (par.is_prose or par.block.role == "heading"):
            continue
        found, typed = begins.match(par.text), read_label(par.text)
        if found is None and form.label(number).rstrip()[-1:] in "、." and len(par.text) <= LONGEST:
            found = bare.match(par.text)  # 二存在问题
        if not found or (typed and {(typed.form, number - 1), (typed.form, number + 1)} & lists):
            continue  # it belongs to a list of its own
        mixed = typed is not None and typed.form is not None and typed.number == number and typed.form != form
        label = typed.text if typed is not None and mixed else found[0].rstrip()
        return Hidden(par, label, form.label(number).rstrip(), mixed, below.par)
    return None


_BRACKETED, _DOTTED = 0x2474, 0x2488
"""⑴ and ⒈, from which the characters for twenty numbers stand in a row."""


def _in_words(number: int, pars: Sequence[Par]) -> re.Pattern[str] | None:
    """What begins a paragraph that counts so far in words or by a character of its own, where none of these counts as far as the one before or after: 二是, 第二，, ②, ⑵."""

    def ways(number: int) -> list[str]:
        said = chinese(number)
        signs = (CIRCLED[number - 1], chr(_BRACKETED + number - 1), chr(_DOTTED + number - 1))
        return [f"{said}[是要]", f"第{said}[，、,]", f"其{said}[，、,是]?", *signs]

    if not 0 < number < MOST_IN_WORDS:
        return None
    begins = [one for one in ways(number) if any(pattern(one).match(par.text) for par in pars)]
    if len(begins) != 1:
        return None
    at = ways(number).index(begins[0])
    near = [ways(one)[at] for one in (number - 1, number + 1) if one > 0]
    apart = not any(pattern(rf"(?:^|[：:；;。，,]){one}").search(par.text) for par in pars for one in near)
    return pattern(begins[0]) if apart else None


MOST_IN_WORDS = 15
