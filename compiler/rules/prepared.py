"""One prepared text of a document: what rules on its wording look at, each thing made once and only when it is asked for.

In: a `Document`, its `Flow`, the source that they were made of. Out: `Prepared`: the paragraphs in the order of print, each with its label and text and the place of every character
in the source; all of them as one text, in which a pattern is looked for at once; sentences, tokens and numbers.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from decimal import Decimal
from functools import cached_property, lru_cache, wraps
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

from ..document.model import Document
from ..flow.blocks import Flow, Label, Paragraph, Run
from ..flow.title_words import words
from ..messages.diagnostic import Place
from ..source.load import Loaded
from ..source.ways import NO_WAYS, Ways
from .places import Found, Sources, Stretch, around, pattern, within
from .scan import Kept, Lines, Search, search_of

HAN = "\u3400-\u9fff\uf900-\ufaff〇"
"""Chinese characters, as what stands between [ and ] in a pattern."""
Made = TypeVar("Made")
NEAR = 160
"""Characters before and after a spot that rules look at."""
READ = 1024
"""Paragraphs of which is kept what they say by themselves: a text that is being written is read again at each key."""
_PROSE = frozenset(["paragraph", "run_in", "item", "enumeration", "closing_phrase", "footnote"])
# What is no Chinese text though it stands in one, and is looked at by no rule on marks.
_FOREIGN = (
    r"(?:https?|ftp)://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+|www\.[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+"
    r"|[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}"
    r"|\b[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.(?:com|cn|net|org|gov|edu)(?:\.cn)?(?:/[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?"
    rf"|[{HAN}A-Za-z0-9_\-（）()]{{1,40}}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|txt|csv|ya?ml|jpe?g|png|zip|rar|mp4)\b"
    r"|\{\{.*?\}\}"
)
# What a draft types and its report does not print so: a label that is printed by itself, a line that no paper has (7.3.5.5).
_UNPRINTED = (
    r"(?m)(?<!\S)(?:(?:抄送|抄报|签发人)[ \t]?:|[（(【]?[此本][页面](?:以下)?无正文[）)】]?(?=。?\s*$))"
)
_ANY_FOREIGN = r"\.[A-Za-z]|[@/]|\{\{"  # stands in whatever is; in most papers there is none
# A figure with none, and no letter, before it: looked for by the figure, which is quicker.
_NUMBER = r"[0-9](?<![A-Za-z0-9.][0-9])(?:[0-9]{0,2}(?:,[0-9]{3})+|[0-9]*)(?:\.[0-9]+)?(?![0-9])"
_UNIT = rf"(?P<scale>[万亿]{{0,2}})(?P<unit>%|％|‰|个百分点|[{HAN}]{{0,3}})"
_SENTENCE = r"[^。！？\n]*[。！？]+[”’』」）》]*|[^。！？\n]+"


_KEPT = Kept()  # a text that is being written is read again at each key


def without_foreign(text: str) -> str:
    """A text, what is no Chinese in it (addresses, file names, tags) made blank, of the same length."""
    if not pattern(_ANY_FOREIGN).search(text):
        return text
    return pattern(_FOREIGN).sub(lambda found: "\x00" * len(found[0]), text)


@lru_cache(maxsize=256)
def _words(sentence: str) -> tuple[str, ...]:
    return tuple(words(sentence))


class Token(NamedTuple):
    """A word of a paragraph's text, from `start` to before `end`."""

    text: str
    start: int
    end: int


class Number(NamedTuple):
    """A number of a paragraph's text with what stands right after it: its value in ones, 万 and 亿 counted in; `unit` are up to
    three characters, of which a unit is the beginning; from `start` to before `end` stand the figures and 万 or 亿."""

    value: Decimal
    scale: str
    unit: str
    start: int
    end: int


@lru_cache(maxsize=READ)
def sentences_in(text: str) -> tuple[tuple[int, int], ...]:
    """From and to of each sentence of a paragraph."""
    return tuple([one.span() for one in pattern(_SENTENCE).finditer(text)])


@lru_cache(maxsize=READ)
def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers of a paragraph."""
    from ..tags.values import number_of

    out = []
    for one in pattern(_NUMBER).finditer(text):
        value = number_of(one[0])
        unit = pattern(_UNIT).match(text, one.end())
        if value is not None and unit:
            scale = unit["scale"]
            value *= 10 ** (4 * scale.count("万") + 8 * scale.count("亿"))
            out.append(Number(value, scale, unit["unit"], one.start(), unit.end("scale")))
    return tuple(out)


class Par:
    """A paragraph: its block, its place in the order of print, its text without the label, and where each character stands."""

    def __init__(self, index: int, block: Paragraph, found: Found, sources: Sources) -> None:
        self.index, self.block, self.text = index, block, block.text
        self.stretches, self.shown, self._sources = found.stretches, found.shown, sources
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self.within: tuple[Par, int] | None = None
        """The paragraph that it is a part of, and where it begins there: a cell of a row that was typed with |."""

    def part(self, start: int, end: int) -> "Par":
        """Some of its characters, as a paragraph that rules look at; what is found there stands in this one."""
        block = self.block._replace(runs=(Run(self.text[start:end]),), label=None)
        out = Par(self.index, block, Found(), self._sources)
        out.within = self, start
        return out

    @property
    def label(self) -> Label | None:
        return self.block.label

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: not a title, a name, a date, a cell."""
        return self.block.role in _PROSE

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """From and to of each sentence, its end mark in it."""
        return sentences_in(self.text)

    def sentence(self, at: int) -> str:
        """The sentence round a character."""
        index = self._sentence_at(at)
        start, end = self.sentences[index] if index >= 0 else (0, 0)
        return self.text[start:end] if at < end else ""

    def _sentence_at(self, at: int) -> int:
        return bisect_right(self.sentences, (at, len(self.text) + 1)) - 1

    def tokens(self, at: int) -> tuple[Token, ...]:
        """The words of the sentence round a character, by the segmenter that titles are broken with."""
        index = self._sentence_at(at)
        if index not in self._tokens:
            place, end = self.sentences[index] if index >= 0 else (0, 0)
            parts = _words(self.text[place:end])
            starts = accumulate(map(len, parts), initial=place)
            self._tokens[index] = tuple(
                Token(one, at, at + len(one)) for one, at in zip(parts, starts, strict=False)
            )
        return self._tokens[index]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers, read as templates and figures read them."""
        return numbers_in(self.text)

    @cached_property
    def label_at(self) -> int | None:
        """Where its label stands in the source, None where it is printed by itself."""
        if self.label is None or not self.stretches:
            return None
        before = self._sources.text[: self.stretches[0].at].rstrip(" \t\u3000*_#")
        label = self.label.text.rstrip()
        return len(before) - len(label) if before.endswith(label) else None

    def place(self, start: int, end: int) -> Place | None:
        """The place of some of its characters; that of the whole where they have none."""
        if figure := next((one for one in self.shown if one.start <= start < end <= one.end), None):
            return figure.place or self.block.place
        found = around(self.stretches, start, max(end, start + 1))
        return self._sources.place(*found) if found else self.block.place

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """Where characters stand in the source one for one: what a mend may replace; None where they do not."""
        return within(self.stretches, start, end)

    def is_open(self, start: int, end: int) -> bool:
        """Whether characters were printed for a figure of 数据 that is not known yet: it is told of with the figure."""
        return any(one.is_open and one.start <= start and end <= one.end for one in self.shown)

    def source_text(self, start: int, end: int) -> str:
        """Characters of the source."""
        return self._sources.text[start:end]

    @property
    def is_indented(self) -> bool:
        """Whether it begins with the two blanks of a paragraph in the source: no line that goes on from the one above."""
        return bool(self.stretches) and self._sources.text[: self.stretches[0].at].endswith("\u3000\u3000")

    @property
    def gap(self) -> str:
        """What stands between its label and its text in the source."""
        if self.label is None or self.label_at is None:
            return ""
        return self.source_text(self.label_at + len(self.label.text.rstrip()), self.stretches[0].at)

    def label_place(self, start: int = 0, end: int | None = None) -> Place | None:
        """The place of its label, or of the characters counted from its beginning; that of the whole where it was not typed."""
        if self.label is None or self.label_at is None:
            return self.block.place
        last = len(self.label.text.rstrip()) if end is None else end
        return self._sources.place(self.label_at + start, self.label_at + last)


class Spot(NamedTuple):
    """A match in a paragraph: from `start` to before `end` of its text."""

    par: Par
    match: re.Match[str]
    start: int
    end: int

    @property
    def before(self) -> str:
        """The text of its paragraph before it, as far as a rule looks."""
        return self.par.text[max(self.start - NEAR, 0) : self.start]

    @property
    def after(self) -> str:
        """The text of its paragraph after it, as far as a rule looks."""
        return self.par.text[self.end : self.end + NEAR]

    def part(self, first: str | int, last: str | int = "", more: int = 0) -> "Spot":
        """A group of its match, or what stands from it to the end of another; so many characters more."""
        shift = self.start - self.match.start()
        return self._replace(
            start=self.match.start(first) + shift, end=self.match.end(last or first) + shift + more
        )

    def since(self, first: str | int, more: int = 0) -> "Spot":
        """What stands from a group of its match to its end; so many characters more."""
        return self._replace(
            start=self.match.start(first) + self.start - self.match.start(), end=self.end + more
        )

    @property
    def text(self) -> str:
        """Its characters."""
        return self.par.text[self.start : self.end]

    @property
    def here(self) -> tuple[Par, int, int]:
        """Its place."""
        return self.par, self.start, self.end


class Prepared:
    """A document as rules on its wording see it."""

    def __init__(self, document: Document, flow: Flow, loaded: Loaded, ways: Ways = NO_WAYS) -> None:
        self.document, self.flow, self.ways = document, flow, ways
        self.source = loaded.source
        self.sources = Sources(loaded)
        self.from_yaml = bool(loaded.marks.keys)
        """Whether labels and 一是 are printed by themselves, and not typed."""
        self.pars: list[Par] = []
        self._made: dict[object, Any] = {}
        printed = [(block, self._found(block)) for block in flow.paragraphs]
        for index, (block, found) in enumerate(self._with_unprinted([*self._masthead(printed), *printed])):
            self.pars.append(Par(index, block, found, self.sources))
        self._starts: list[int] = []
        at = 0
        for par in self.pars:
            self._starts.append(at)
            at += len(par.text) + 1
        self.asked: Sequence[Par] = self.pars
        """Of which paragraphs a rule is asked that looks at each by itself."""

    def only(self, pars: "Sequence[Par]") -> "Prepared":
        """The same, a rule that looks at each paragraph by itself asked of these only."""
        out = copy(self)
        out.asked, out._made = pars, {}
        return out

    def _found(self, block: Paragraph) -> Found:
        first, at = self.sources.first(block.place), 0
        out = Found()
        for run in block.runs:
            # The 一是 of an enumeration is printed by itself, unless a draft typed it.
            for text in dict.fromkeys((run.text, run.text[len(run.ordinal) :])):
                if (
                    run.counts
                    or run.refers
                    or not text.strip()
                    or (self.from_yaml and run.ordinal and text == run.text)
                ):
                    continue
                if found := self.sources.find(text, first) or self.sources.of_several(text, block.place):
                    found = found.moved(at + len(run.text) - len(text))
                    out = Found(out.stretches + found.stretches, out.shown + found.shown)
                    break
            at += len(run.text)
        return out

    def _masthead(self, printed: Sequence[tuple[Paragraph, Found]]) -> Iterator[tuple[Paragraph, Found]]:
        """The lines of a draft above its title: its number, who signs it. They print in no template of ours, and are read over all the same."""
        first = next((found for _, found in printed if found.stretches), None)
        if self.from_yaml or first is None or printed[0][1] != first:
            return
        begin = first.stretches[0].at
        for line in pattern(r"[^\r\n]+").finditer(self.source.text, 0, begin):
            text = line[0].rstrip()
            if text.strip() and self.source.text.find("\n", line.end(), begin) >= 0:
                stretch = Stretch(0, len(text), line.start())
                yield Paragraph("remark", printed[0][0].slot, (Run(text),)), Found((stretch,))

    def _with_unprinted(self, printed: Sequence[tuple[Paragraph, Found]]) -> list[tuple[Paragraph, Found]]:
        """With what else of a draft is read over, where it stands: labels that are printed by themselves, and what is put aside since no paper says it."""
        out = [*printed]
        ats = [found.stretches[0].at if found.stretches else -1 for _, found in printed]
        if self.from_yaml or not printed:
            return out
        for typed in reversed([*pattern(_UNPRINTED).finditer(self.source.text)]):
            index = next((index for index, at in enumerate(ats) if at >= typed.start()), len(ats))
            found = Found((Stretch(0, len(typed[0]), typed.start()),))
            out.insert(index, (Paragraph("remark", printed[0][0].slot, (Run(typed[0]),)), found))
        return out

    @cached_property
    def whole(self) -> str:
        """All paragraphs, one after the other, parted by line feeds."""
        return "\n".join([par.text for par in self.pars])

    @cached_property
    def chinese(self) -> str:
        """The whole, what is no Chinese text in it made blank."""
        return without_foreign(self.whole)

    def once(self, make: "Callable[[Prepared], Made]") -> Made:
        """What a function makes of it: made once, however many rules ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def _lines(self) -> Lines:
        """The Chinese of it, paragraph by paragraph, to be searched."""
        return _KEPT.lines(
            [self.chinese[at : at + len(par.text)] for at, par in zip(self._starts, self.pars, strict=True)]
        )

    def spots(self, *patterns: str | Search, prose: bool = False) -> Iterator[Spot]:
        """Where a pattern stands, or the first of several that matches there, or what else a search finds, in the order of print; only in running
        text with `prose`. Look-arounds see a line feed where a paragraph begins and ends; no match reaches beyond."""
        first = patterns[0]
        for index, start, match in self._lines.found(
            search_of(*patterns) if isinstance(first, str) else first
        ):
            par = self.pars[index]
            if not prose or par.is_prose:
                yield Spot(par, match, start, start + match.end() - match.start())

    @cached_property
    def title(self) -> str:
        """The title in one line."""
        return "".join((self.document.title or "").split("\n"))


def once(make: Callable[[Prepared], Made]) -> Callable[[Prepared], Made]:
    """A reading of a whole document: made once, however many rules ask."""

    @wraps(make)
    def made(text: Prepared) -> Made:
        return text.once(make)

    return made
