"""One text that many patterns are looked for in: each is tried only where it can begin.

In: a text, patterns. Out: the same matches as `finditer` gives. What a match begins with, and what stands before it, is read from the pattern as `re` parses it, so
that no rule has to say it; most patterns of rules begin with a figure or a mark, and few characters of a Chinese text are any.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from operator import add, itemgetter
from typing import Any, NamedTuple

MOST = 256
"""Characters of a set that is worth looking for; of more, such as all Chinese ones, every place is tried."""
DENSE = 10
"""Where a set stands oftener than at every so many characters, it is quicker to try all of them."""

MOST_LONG = 64
"""Characters of a match of a pattern that is tried near what it needs, at most."""
BESIDE = 4
"""Characters after a match in which what it needs may begin."""
MOST_NEEDS = 3
"""Sets that are looked for before a pattern is, the smallest."""

Begins = tuple[tuple[int, frozenset[str]], ...]
_Tree = Any
"""What `re` makes of a pattern: items of an operation and what it is about."""


class Sought(NamedTuple):
    """A pattern compiled: sets of characters of which each stands in whatever matches; and for each of its alternatives how many
    characters before a match one of a set stands (0: it begins with it). No `begins`: a match may begin anywhere. With `near`, strings of
    which one stands in whatever matches or right beside it, it is tried near them; `longest` is how long a match may be."""

    compiled: re.Pattern[str]
    needs: tuple[frozenset[str], ...] = ()
    begins: Begins = ()
    near: tuple[str, ...] = ()
    longest: int = 0


@cache
def sought(text: str) -> Sought:
    """A pattern, compiled when it is first looked for and never again."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(text)
        compiled: re.Pattern[str] = _compiler.compile(tree)
    except (ImportError, AttributeError, TypeError):  # another Python: slower, and no less right
        return Sought(re.compile(text))
    plain = compiled.flags == re.UNICODE  # else a character may stand for another
    needs = sorted(_needs(tree), key=len)[:MOST_NEEDS]
    longest = min(tree.getwidth()[1], MOST)
    return Sought(compiled, tuple(needs), _begins(tree), longest=longest) if plain else Sought(compiled)


class Scan:
    """A text, and where characters stand in it: noted when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._counts: dict[str, int] = {}
        self._where: dict[str, list[int]] = {}
        self._places: dict[Begins, list[int] | None] = {}

    def matches(self, one: Sought) -> Iterator[re.Match[str]]:
        """The matches in order; they do not overlap."""
        places = self._tried(one)
        if places is None:
            yield from one.compiled.finditer(self.text)
            return
        match, text, end = one.compiled.match, self.text, 0
        for place in places:
            if place >= end and (found := match(text, place)):
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
    def pairs(self) -> Counter[str]:
        """How often each two characters stand in it side by side."""
        return Counter(map(add, self.text, self.text[1:]))

    def holds(self, word: str) -> bool:
        """Whether a word of two characters or more stands in it, or a character."""
        if len(word) < 2:
            return bool(self._count(word))
        return word[:2] in self.pairs and word in self.text

    def _tried(self, one: Sought) -> list[int] | None:
        """The places at which a pattern is tried; None where all are."""
        if not all(any(map(self._count, some)) for some in one.needs):
            return []
        if one.begins not in self._places:
            self._places[one.begins] = self._where_any(one.begins)
        places = self._places[one.begins]
        return self._near(one) if places is None and one.near and one.longest < MOST_LONG else places

    def _near(self, one: Sought) -> list[int]:
        """The places near the strings of which a pattern needs one."""
        places: set[int] = set()
        for word in filter(self.holds, one.near):
            for found in re.finditer(re.escape(word), self.text):
                places.update(range(max(found.start() - one.longest - BESIDE, 0), found.end() + 1))
        return sorted(places)

    def _where_any(self, begins: Begins) -> list[int] | None:
        held = [(back, char) for back, some in begins for char in some if self._count(char)]
        if not begins or sum(self._count(char) for _, char in held) * DENSE > len(self.text):
            return None
        places = [place + back for back, char in held for place in self._of(char)]
        return sorted(places if len(begins) == 1 else set(places))

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


# ---- what a pattern says of its matches --------------------------------------------------------------------------------


def _begins(tree: _Tree) -> Begins:
    """What the alternatives of a pattern begin with; nothing where that may be any character."""
    out: dict[int, frozenset[str]] = {}
    for way in _ways(tree):
        first, may_be_empty = _first(way)
        behind = _behind(way)
        if behind is not None and (first is None or len(behind) < len(first)):
            out[1] = out.get(1, frozenset()) | behind
        elif first is not None and not may_be_empty:
            out[0] = out.get(0, frozenset()) | first
        else:
            return ()
    return tuple(out.items())


def _ways(tree: _Tree) -> Iterator[_Tree]:
    """The alternatives of a pattern."""
    if len(tree) == 1 and str(tree[0][0]) == "BRANCH":
        for way in tree[0][1][1]:
            yield from _ways(way)
    elif len(tree) == 1 and str(tree[0][0]) == "SUBPATTERN" and not tree[0][1][1]:
        yield from _ways(tree[0][1][3])
    else:
        yield tree


def _behind(way: _Tree) -> frozenset[str] | None:
    """The characters of which one has to stand right before a match, where there are few."""
    for op, about in way:
        if str(op) == "ASSERT" and about[0] < 0 and len(about[1]) == 1:
            return _set(*about[1][0])
        if not str(op).startswith(("ASSERT", "AT")):
            break
    return None


def _first(tree: _Tree) -> tuple[frozenset[str] | None, bool]:
    """The characters that a match begins with, None where that may be any; whether it may be empty."""
    found: frozenset[str] = frozenset()
    for op, about in tree:
        some, may_be_empty = _first_of(str(op), about)
        if some is None:
            return None, may_be_empty
        found |= some
        if not may_be_empty:
            return found, False
    return found, True


def _first_of(op: str, about: Any) -> tuple[frozenset[str] | None, bool]:
    match op:
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset(), True
        case "LITERAL" | "IN":
            return _set(op, about), False
        case "SUBPATTERN":
            return _first(about[3]) if not about[1] else (None, True)
        case "BRANCH":
            ways = [_first(way) for way in about[1]]
            if any(some is None for some, _ in ways):
                return None, True
            return frozenset().union(*(some or () for some, _ in ways)), any(empty for _, empty in ways)
        case "MAX_REPEAT" | "MIN_REPEAT":
            some, may_be_empty = _first(about[2])
            return some, may_be_empty or not about[0]
        case _:
            return None, True


def _needs(tree: _Tree) -> Iterator[frozenset[str]]:
    """Sets of few characters, of which one each stands in whatever matches."""
    for op, about in tree:
        match str(op):
            case "LITERAL" | "IN":
                if (some := _set(op, about)) is not None:
                    yield some
            case "SUBPATTERN":
                yield from _needs(about[3]) if not about[1] else ()
            case "MAX_REPEAT" | "MIN_REPEAT":
                if about[0]:
                    yield from _needs(about[2])
            case "ASSERT":
                yield from _needs(about[1])
            case "BRANCH":
                ways = [min(_needs(way), key=len, default=None) for way in about[1]]
                if all(ways):
                    yield frozenset().union(*(some or () for some in ways))


def _set(op: object, about: Any) -> frozenset[str] | None:
    """The characters that one of is meant; None where they are too many to name."""
    if str(op) == "LITERAL":
        return frozenset(chr(about))
    if str(op) != "IN":
        return None
    found: set[int] = set()
    for kind, what in about:
        if str(kind) == "LITERAL":
            found.add(what)
        elif str(kind) == "RANGE" and what[1] - what[0] < MOST:
            found.update(range(what[0], what[1] + 1))
        else:
            return None
    return frozenset(map(chr, found)) if len(found) <= MOST else None
