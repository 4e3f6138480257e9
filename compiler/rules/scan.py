"""Lines that many patterns are looked for in: each is tried only where it can match, and what was found in a line is kept while it stands.

In: lines, searches. Out: the same matches as `finditer` gives in each line. By what strings a match shows itself, such as the two characters that it begins with, is read from the
pattern (`signs`), so that no rule has to say it; of the few characters that rules look for, hardly any stand in a text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, repeat
from operator import add, itemgetter
from types import MappingProxyType

from .signs import Sign, needs_of, signs_of

DENSE = 10
"""Where a match may begin oftener than at every so many characters, it is quicker to try all of them."""
MOST = 256
"""Characters of a match that are counted."""
MOST_LONG = 64
"""Characters of a match of a pattern that is tried near what it needs, at most."""
BESIDE = 4
"""Characters after a match in which what it needs may begin."""


class Sought:
    """A pattern: sets of characters of which each stands in whatever matches; and its signs, one of which each match shows; with none a match may
    begin anywhere. With `near`, strings of which one stands in whatever matches or right beside it, it is tried near them; `longest` is how long a match may be."""

    def __init__(self, text: str, near: tuple[str, ...]) -> None:
        self.text, self.near = text, near
        self.needs: tuple[frozenset[str], ...] = ()
        self.signs: tuple[Sign, ...] = ()
        self.longest = MOST
        try:
            from re import _parser  # type: ignore[attr-defined]

            tree = _parser.parse(text)
        except (ImportError, AttributeError, TypeError):  # another Python: slower, and no less right
            return
        if tree.state.flags == re.UNICODE:  # else a character may stand for another
            self.longest = min(tree.getwidth()[1], MOST)
            self.needs = needs_of(tree)
            self.signs = () if near and self.longest < MOST_LONG else signs_of(tree)

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
    """A search for words, longer ones before those that they begin with: thousands, hardly any in a text, so that they are found by their first two characters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._begun: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            self._begun[word[:2]].append(word)
        self._single = [one for one in self._begun if len(one) == 1]

    def __call__(self, scan: "Scan") -> Iterable[re.Match[str]]:
        begun = [*(self._begun.keys() & scan.pairs.keys()), *self._single]
        words = [word for begin in begun for word in self._begun[begin] if scan.holds(word)]
        words.sort(key=lambda word: (-len(word), word))
        return Several([*map(sought, words)])(scan) if words else ()


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

    def line_of(self, at: int) -> tuple[int, int]:
        """The number of the line that a character stands in, and where that line begins."""
        number = bisect_right(self._ends, at)
        return number, self._ends[number] - len(self._lines[number]) + 1

    def matches(self, one: Sought) -> Iterator[re.Match[str]]:
        """The matches in order; they do not overlap."""
        places, text, stops, last = self._tried(one), self.text, self._stops, 0
        if places is None:
            for begin, end in self.spans():
                yield from (found for found in one.compiled.finditer(text, begin, end) if found.start() < end)
            return
        for place in places:
            if place >= last and (found := one.compiled.match(text, place, stops[place])):
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

    def holds(self, word: str) -> bool:
        """Whether a word stands in it."""
        return (
            word in self.text
            if len(word) == 1
            else any(self.text.startswith(word, at) for at in self.pairs.get(word[:2], ()))
        )

    def _tried(self, one: Sought) -> list[int] | None:
        """The places at which a pattern is tried; None where all are."""
        if any(map(self._chars.isdisjoint, one.needs)):
            return []
        if one.near and one.longest < MOST_LONG:
            return self._near(one)
        if one.signs not in self._places:
            self._places[one.signs] = self._by_signs(one.signs)
        return self._places[one.signs]

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
            some += map(self._of, one.chars & self._chars)
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

    def _of(self, char: str) -> list[int]:
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
    only lines that did not stand in it are searched."""

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
        self._lines = {True: [one for one in self.numbers if one not in before], False: [*self.numbers]}
        self._scans: dict[bool, Scan] = {}

    def found(self, search: Search) -> Iterator[tuple[int, int, re.Match[str]]]:
        """What a search finds, in order: the number of the line, where the match begins in it, the match."""
        if search not in self.hits:
            self.hits[search] = {**self._found_before(search), **self._found_now(search)}
        hits = self.hits[search]
        for number in sorted(number for line in hits for number in self.numbers[line]):
            for start, match in hits[self.texts[number]]:
                yield number, start, match

    def _found_before(self, search: Search) -> Hits:
        return {line: some for line, some in self._known.get(search, {}).items() if line in self.numbers}

    def _found_now(self, search: Search) -> Hits:
        more = search in self._known  # else none of its lines was searched
        hits: defaultdict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
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
