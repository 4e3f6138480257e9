"""Lines that many patterns are looked for in: each is tried only where it can match, and what was found in a line is kept while it stands.

In: lines, searches. Out: the same matches as `finditer` gives in each line. By what strings a match shows itself, such as the two characters that it begins with, is read from the
pattern (`signs`), so that no rule has to say it; of the few characters that rules look for, hardly any stand in a text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, repeat
from operator import add, itemgetter
from types import MappingProxyType
from typing import Any, TypeVar

from .places import pattern
from .signs import Sign, read

Made = TypeVar("Made")
DENSE = 10
"""Where a match may begin oftener than at every so many characters, it is quicker to try all of them."""
MOST = 256
"""Characters of a match that are counted."""
MOST_LONG = 64
"""Characters of a match of a pattern that is tried near what it needs, at most."""
NEARLY_ALL = 0.9
"""The share of lines that are new in another text."""
FEW = 64
"""Places that are tried without asking whether a match may begin there."""
MANY = 100
"""Oftener than so often a thing stands in a text that tells little of where others may stand."""
BESIDE = 4
"""Characters after a match in which what it needs may begin."""


class Sought:
    """A pattern: what each match needs, all of it wherever in it; and its signs, one of which each match shows; with none a match may
    begin anywhere. With `near`, strings of which one stands in whatever matches or right beside it, it is tried near them; `longest` is how long a match may be."""

    def __init__(self, text: str, near: tuple[str, ...]) -> None:
        self.text, self.near = text, near
        self.needs: tuple[Sign, ...] = ()
        self.signs: tuple[Sign, ...] = ()
        self.longest = MOST
        try:
            from re import _parser  # type: ignore[attr-defined]

            tree = _parser.parse(text)
        except (ImportError, AttributeError, TypeError):  # another Python: slower, and no less right
            return
        if tree.state.flags == re.UNICODE:  # else a character may stand for another
            self.longest = min(tree.getwidth()[1], MOST)
            self.needs, signs = read(tree)
            self.signs = () if near and self.longest < MOST_LONG else signs

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, once there is a place to try it at: of most there is none."""
        return re.compile(self.text)

    def __call__(self, scan: "Scan") -> Iterator[re.Match[str]]:
        """What it finds: the search for it."""
        return scan.matches(self)

    @cached_property
    def nearby(self) -> re.Pattern[str]:
        """The strings that it is tried near."""
        return re.compile("|".join(map(re.escape, self.near)))


@lru_cache(maxsize=4096)  # some are made of a text's own names
def sought(text: str, near: tuple[str, ...] = ()) -> Sought:
    """A pattern, looked at when it is first looked for and never again."""
    return Sought(text, near)


Search = Callable[["Scan"], Iterable[re.Match[str]]]
"""What finds in each line what stands in it, whatever stands in the others."""


class Several:
    """A search for patterns: at each place for the first of them that matches there, as if they were alternatives of one. None of them matches nothing."""

    def __init__(self, rows: Sequence[Sought]) -> None:
        self.rows = rows

    def __call__(self, scan: "Scan") -> Iterator[re.Match[str]]:
        found = (
            (one.start(), row, one) for row, each in enumerate(self.rows) for one in scan.everywhere(each)
        )
        end = 0
        for start, _, one in sorted(found, key=itemgetter(0, 1)):
            if start >= end:
                yield one
                end = max(one.end(), start + 1)


@lru_cache(maxsize=1024)
def search_of(*patterns: str) -> Search:
    """A search for a pattern, or for the first of several."""
    rows = [*map(sought, patterns)]
    return rows[0] if len(rows) == 1 else Several(rows)


class Words:
    """A search for words, longer ones before those that they begin with: thousands, hardly any in a text, so that they are found by their first two characters.
    What must stand behind a word, if anything, is a pattern that matches nothing by itself."""

    def __init__(self, words: Iterable[str], behind: Mapping[str, str] = MappingProxyType({})) -> None:
        self._behind = behind
        self._begun: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=len, reverse=True):
            self._begun[word[:2]].append(word)
        self._single = [one for one in self._begun if len(one) == 1]

    def __call__(self, scan: "Scan") -> Iterator[re.Match[str]]:
        text = scan.text
        begun = [(begin, scan.pairs[begin]) for begin in self._begun.keys() & scan.pairs.keys()]
        begun += [(begin, scan.places_of(begin)) for begin in self._single]
        found = [
            (at, -len(word), word)
            for begin, ats in begun
            for at in ats
            for word in self._begun[begin]
            if text.startswith(word, at)
        ]
        end = 0
        for at, less, word in sorted(found):
            if at >= end and (
                match := self._pattern(word).match(
                    text, at, scan.end_at(at) if word in self._behind else at - less
                )
            ):
                yield match
                end = match.end()

    def _pattern(self, word: str) -> re.Pattern[str]:
        """The pattern of a word that was found."""
        behind = self._behind.get(word)
        return pattern(word + behind if behind else "(?s:.+)")


Spans = Sequence[tuple[int, int]]
"""From and to, in order, none of them touching the next."""


def _within(spans: Spans) -> list[int]:
    return [*chain.from_iterable(range(begin, end) for begin, end in spans)]


def _both(ones: Spans, others: Spans) -> Spans:
    """What is in some of the ones, and in some of the others."""
    out = []
    here = there = 0
    while here < len(ones) and there < len(others):
        begin, end = max(ones[here][0], others[there][0]), min(ones[here][1], others[there][1])
        if begin < end:
            out.append((begin, end))
        if ones[here][1] < others[there][1]:
            here += 1
        else:
            there += 1
    return out


class Scan:
    """Lines as one text, and where characters stand in it: noted when they are first asked for. Each line stands between line feeds:
    look-arounds see both, no match begins with the first or reaches beyond the second."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = [f"\n{line}\n" for line in lines]
        self.text = "".join(self._lines)
        self._ends = [*accumulate(map(len, self._lines))]
        # Of each character where its line ends; of the line feed before a line 0, so that nothing is found there.
        stops = ((0, *repeat(end, len(line) - 1)) for line, end in zip(self._lines, self._ends, strict=True))
        self._stops = [*chain.from_iterable(stops)]
        self._chars = frozenset(self.text)
        self._where: dict[str, list[int]] = {}
        self._places: dict[tuple[Sign, ...], list[int] | None] = {}
        self._made: dict[object, Any] = {}
        self._stands: dict[tuple[frozenset[str], frozenset[str]], list[int] | None] = {}
        self._spans: dict[Sign, Spans | None] = {}

    def line_of(self, at: int) -> tuple[int, int]:
        """The number of the line that a character stands in, and where that line begins."""
        number = bisect_right(self._ends, at)
        return number, self._ends[number] - len(self._lines[number]) + 1

    def end_at(self, at: int) -> int:
        """Where the line that a character stands in ends."""
        return self._stops[at]

    def matches(self, one: Sought) -> Iterator[re.Match[str]]:
        """The matches in order; they do not overlap."""
        places, text, stops, last = self._tried(one), self.text, self._stops, 0
        if places is None:
            for begin, end in self.spans():
                yield from (found for found in one.compiled.finditer(text, begin, end) if found.start() < end)
            return
        match = one.compiled.match if places else None
        for place in places:
            if match and place >= last and (found := match(text, place, stops[place])):
                yield found
                last = max(found.end(), place + 1)

    def everywhere(self, one: Sought) -> Iterator[re.Match[str]]:
        """The match at each place where there is one, be it in another."""
        places, text, stops = self._tried(one), self.text, self._stops
        if places is not None:
            yield from filter(None, (one.compiled.match(text, place, stops[place]) for place in places))
            return
        for begin, end in self.spans():
            found = one.compiled.search(text, begin, end)
            while found:
                yield found
                found = one.compiled.search(text, found.start() + 1, end)

    def once(self, make: "Callable[[Scan], Made]") -> Made:
        """What a function makes of it: made once, however many searches ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def spans(self) -> Iterator[tuple[int, int]]:
        """From and to of each line, the line feed behind it in it."""
        return ((end - len(line) + 1, end) for line, end in zip(self._lines, self._ends, strict=True))

    @cached_property
    def pairs(self) -> Mapping[str, list[int]]:
        """Where each two characters stand in it side by side."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, pair in enumerate(map(add, self.text, self.text[1:])):
            found[pair].append(at)
        found.default_factory = None
        return found

    def _tried(self, one: Sought) -> Sequence[int] | None:
        """The places at which a pattern is tried; None where all are."""
        if not all(map(self._shows, one.needs)):
            return ()
        spans = self._spans_of(one.needs)
        tried = len(self.text) if spans is None else sum(end - begin for begin, end in spans)
        if spans is not None and tried <= FEW:
            return _within(spans)
        if one.near and one.longest < MOST_LONG:
            return self._near(one)
        if one.signs not in self._places:
            self._places[one.signs] = self._by_signs(one.signs)
        places = self._places[one.signs]
        if spans is None:
            return places
        if places is None:
            return _within(spans) if tried * DENSE <= len(self.text) else None
        ends = ((bisect_left(places, begin), bisect_left(places, end)) for begin, end in spans)
        return [*chain.from_iterable(places[begin:end] for begin, end in ends)]

    def _shows(self, one: Sign) -> bool:
        """Whether a sign stands anywhere in it."""
        return not (self._chars.isdisjoint(one.chars) and self.pairs.keys().isdisjoint(one.pairs))

    def _spans_of(self, needs: Sequence[Sign]) -> Spans | None:
        """From and to of where a match may begin by what it needs; None where this tells little."""
        spans: Spans | None = None
        for one in needs:
            if one not in self._spans:
                self._spans[one] = self._by_need(one)
            other = self._spans[one]
            spans = other if spans is None else spans if other is None else _both(spans, other)
            if spans is not None and len(spans) * (one.high - one.low + 1) <= FEW:
                break
        return spans

    def _by_need(self, one: Sign) -> Spans | None:
        key = one.pairs, one.chars
        if key not in self._stands:
            ats = [self.pairs[pair] for pair in one.pairs & self.pairs.keys()]
            ats += map(self.places_of, one.chars & self._chars)
            often = sum(map(len, ats)) > MANY
            self._stands[key] = None if often else sorted(chain.from_iterable(ats))
        if (stands := self._stands[key]) is None:
            return None
        out: list[tuple[int, int]] = []
        begin = end = first = 0
        for at in stands:
            if at >= end:
                number, first = self.line_of(at)
                end = self._ends[number]
            begin, after = max(at - one.high, first), at - one.low + 1
            if out and begin <= out[-1][1]:
                out[-1] = out[-1][0], max(after, out[-1][1])
            elif begin < after:
                out.append((begin, after))
        return out

    def _near(self, one: Sought) -> list[int]:
        """The places near the strings of which a pattern needs one."""
        places: set[int] = set()
        most = max(map(len, one.near))  # another may begin within one
        for found in one.nearby.finditer(self.text):
            places.update(
                range(max(found.start() - one.longest - BESIDE, 0), min(found.end() + most, len(self.text)))
            )
        return sorted(places)

    def _by_signs(self, signs: Sequence[Sign]) -> list[int] | None:
        """The places at which a match may begin by its signs; None where these tell little."""
        held = [
            (one, [self.pairs[pair] for pair in one.pairs & self.pairs.keys()] if one.pairs else [])
            for one in signs
        ]
        for one, some in held:
            some += map(self.places_of, one.chars & self._chars)
        tried = sum(sum(map(len, some)) * (one.high - one.low + 1) for one, some in held)
        if not signs or tried * DENSE > len(self.text):
            return None
        places: list[int] = []
        for one, some in held:
            for back in range(one.low, one.high + 1):
                for ats in some:
                    places += [at - back for at in ats] if back else ats
        last = len(self.text)
        return sorted(place for place in set(places) if 0 <= place < last)

    def places_of(self, char: str) -> list[int]:
        """Where a character stands."""
        found = self._where.get(char)
        if found is None:
            found, at = [], self.text.find(char)
            while at >= 0:
                found.append(at)
                at = self.text.find(char, at + 1)
            self._where[char] = found
        return found


Hits = Mapping[str, Sequence[tuple[int, re.Match[str]]]]
"""By line, matches in it and where they begin there; only lines that have any."""


class Lines:
    """The lines of a text, and what searches find in them. What they found in the text before (its lines, and what each search found) is taken from there:
    only lines that did not stand in it are searched, unless hardly any did."""

    def __init__(
        self,
        texts: Sequence[str],
        before: Collection[str] = (),
        known: Mapping[Search, Hits] = MappingProxyType({}),
    ) -> None:
        self.texts, self._known = texts, known
        self.numbers: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            self.numbers.setdefault(text, []).append(number)
        self.hits: dict[Search, Hits] = {}
        self._gone = [one for one in before if one not in self.numbers]
        self._lines = {True: [one for one in self.numbers if one not in before], False: [*self.numbers]}
        self._scans: dict[bool, Scan] = {}

    def found(self, search: Search) -> Iterable[tuple[int, int, re.Match[str]]]:
        """What a search finds, in order: the number of the line, where the match begins in it, the match."""
        hits = self.hits.get(search)
        if hits is None:
            before, now = self._found_before(search), self._found_now(search)
            hits = self.hits[search] = {**before, **now} if now else before
        return self._in_order(hits) if hits else ()

    def _in_order(self, hits: Hits) -> Iterator[tuple[int, int, re.Match[str]]]:
        for number in sorted(number for line in hits for number in self.numbers[line]):
            for start, match in hits[self.texts[number]]:
                yield number, start, match

    def _found_before(self, search: Search) -> Hits:
        known = self._known.get(search, {})
        if not any(line in known for line in self._gone):
            return known
        return {line: some for line, some in known.items() if line in self.numbers}

    def _found_now(self, search: Search) -> Hits:
        more = search in self._known  # else none of its lines was searched
        hits: defaultdict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
        # Where nearly all lines are new, one text of all of them does for all searches.
        more = more and len(self._lines[True]) < len(self._lines[False]) * NEARLY_ALL
        if lines := self._lines[more]:
            scan = self._scans[more] = self._scans.get(more) or Scan(lines)
            for match in search(scan):
                number, begin = scan.line_of(match.start())
                hits[lines[number]].append((match.start() - begin, match))
        return hits


class Kept:
    """What was found in the text that was read last, and no more than that."""

    def __init__(self) -> None:
        self._last: tuple[Collection[str], Mapping[Search, Hits]] = ((), {})

    def lines(self, texts: Sequence[str]) -> Lines:
        """The lines of a text."""
        lines = Lines(texts, *self._last)
        self._last = lines.numbers.keys(), lines.hits
        return lines
