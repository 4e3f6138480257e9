"""One text that many patterns are looked for in: each is tried only where it can match.

In: a text, patterns. Out: the same matches as `finditer` gives. By what strings a match shows itself, such as the two characters that it begins with, is read from the pattern
(`signs`), so that no rule has to say it; of the few characters that rules look for, hardly any stand in a text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import add, itemgetter

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

    @cached_property
    def nearby(self) -> re.Pattern[str]:
        """The strings that it is tried near."""
        return re.compile("|".join(map(re.escape, self.near)))


@lru_cache(maxsize=4096)  # some are made of a text's own names
def sought(text: str, near: tuple[str, ...] = ()) -> Sought:
    """A pattern, looked at when it is first looked for and never again."""
    return Sought(text, near)


class Scan:
    """A text, and where characters stand in it: noted when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._counts: dict[str, int] = {}
        self._where: dict[str, list[int]] = {}
        self._places: dict[tuple[Sign, ...], list[int] | None] = {}

    def matches(self, one: Sought) -> Iterator[re.Match[str]]:
        """The matches in order; they do not overlap."""
        places = self._tried(one)
        if places is None:
            yield from one.compiled.finditer(self.text)
            return
        text, end = self.text, 0
        for place in places:
            if place >= end and (found := one.compiled.match(text, place)):
                yield found
                end = max(found.end(), place + 1)

    def first_of(self, rows: Sequence[Sought]) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches of several patterns, each with the number of its pattern: at each place that of the first that matches there, as if
        they were alternatives of one. None of them matches nothing."""
        found = ((each.start(), row, each) for row, one in enumerate(rows) for each in self._everywhere(one))
        end = 0
        for start, row, each in sorted(found, key=itemgetter(0, 1)):
            if start >= end:
                yield row, each
                end = max(each.end(), start + 1)

    def _everywhere(self, one: Sought) -> Iterator[re.Match[str]]:
        """The match at each place where there is one, be it in another."""
        places, text = self._tried(one), self.text
        if places is not None:
            yield from filter(None, (one.compiled.match(text, place) for place in places))
            return
        found = one.compiled.search(text)
        while found:
            yield found
            found = one.compiled.search(text, found.start() + 1) if found.start() < len(text) else None

    @cached_property
    def pairs(self) -> Mapping[str, list[int]]:
        """Where each two characters stand in it side by side."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, pair in enumerate(map(add, self.text, self.text[1:])):
            found[pair].append(at)
        found.default_factory = None
        return found

    def holds(self, word: str) -> bool:
        """Whether a word of two characters or more stands in it."""
        return any(self.text.startswith(word, at) for at in self.pairs.get(word[:2], ()))

    def _tried(self, one: Sought) -> list[int] | None:
        """The places at which a pattern is tried; None where all are."""
        if not all(any(map(self._count, some)) for some in one.needs):
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
            places.update(range(max(found.start() - one.longest - BESIDE, 0), found.end() + most))
        return sorted(places)

    def _by_signs(self, signs: Sequence[Sign]) -> list[int] | None:
        """The places at which a match may begin by its signs; None where these tell little."""
        held = [
            (one, [self.pairs[pair] for pair in one.pairs & self.pairs.keys()] if one.pairs else [])
            for one in signs
        ]
        for one, some in held:
            some += [self._of(char) for char in one.chars if self._count(char)]
        tried = sum(sum(map(len, some)) * (one.high - one.low + 1) for one, some in held)
        if not signs or tried * DENSE > len(self.text):
            return None
        places: list[int] = []
        for one, some in held:
            for back in range(one.low, one.high + 1):
                for ats in some:
                    places += [at - back for at in ats] if back else ats
        last = len(self.text)
        return sorted(place for place in set(places) if 0 <= place <= last)

    def _count(self, char: str) -> int:
        """How often a character stands in it, counted when first asked: most are never, and a count of all makes an object of each."""
        found = self._counts.get(char)
        if found is None:
            found = self._counts[char] = self.text.count(char)
        return found

    def _of(self, char: str) -> list[int]:
        found = self._where.get(char)
        if found is None:
            found, at = [], self.text.find(char)
            while at >= 0:
                found.append(at)
                at = self.text.find(char, at + 1)
            self._where[char] = found
        return found
