"""By what a pattern's matches show themselves: one or two characters, and how far from where a match begins they stand.

In: a pattern as `re` parses it. Out: `Sign`s: each match shows one of them; none where it may be anything. 提高到 and 提升到 show themselves by 提高 and 提升 at their beginning,
`.{3}大桥` by 大桥 three characters further on, `(?<=[将把])与` by 将与 and 把与 one character before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

MOST = 512
"""Characters of a set that is looked for; of more, such as all Chinese ones, any may be met."""
MOST_PAIRS = 1024
"""Strings of two characters that are looked for; where there are more, it is by the first characters alone."""
MOST_NEEDS = 3
"""What else a match shows, wherever in it, that is looked for before a pattern is: the rarest."""
FAR = 1 << 20
"""So far from where a match begins may anything stand."""
SPREAD = 8
"""Places at which a sign may stand, counted from where a match begins."""
DEEP = 3
"""How often alternatives within alternatives are looked at one by one."""
ENOUGH = 300
"""What a sign may cost before the alternatives are looked at one by one."""
_CHAR, _MARK = 30, 400
"""How often a character stands in a text for one time that two stand there side by side; a mark or figure."""

_Tree = Any
"""What `re` makes of a pattern, or a part of it: items of an operation and what it is about."""
_ANY = "\uffff"  # no character: stands for whichever
_UNKNOWN = frozenset([_ANY * 2])
_OF_ONE = frozenset(["LITERAL", "NOT_LITERAL", "IN", "ANY"])
_WIDTHLESS = ("ASSERT", "ASSERT_NOT", "AT")


class Sign(NamedTuple):
    """Two characters side by side, or one, that stand from `low` to `high` characters after the place where a match begins; before it, where these are less than 0."""

    pairs: frozenset[str]
    chars: frozenset[str]
    low: int
    high: int

    @property
    def rarity(self) -> int:
        """How often it stands in a text, more or less."""
        return len(self.pairs) + sum(_CHAR if "一" <= char <= "鿿" else _MARK for char in self.chars)

    @property
    def cost(self) -> int:
        """How many places are tried by it, more or less."""
        return (self.high - self.low + 1) * self.rarity


def read(tree: _Tree) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """The rarest of what a match shows wherever in it, all of which each match shows; and its signs, of which each match shows one."""
    items = _flat(tree)
    return _needs_of(items), _signs_of(items)


def _signs_of(items: "Sequence[_Item]") -> tuple[Sign, ...]:
    found: dict[tuple[int, int], list[Sign]] = {}
    for sign in _cheapest(items):
        found.setdefault((sign.low, sign.high), []).append(sign)
    return tuple(
        Sign(
            frozenset().union(*(one.pairs for one in some)),
            frozenset().union(*(one.chars for one in some)),
            *where,
        )
        for where, some in found.items()
    )


def _needs_of(items: "Sequence[_Item]") -> tuple[Sign, ...]:
    return tuple(sorted(dict.fromkeys(_shown(items)), key=_rarity)[:MOST_NEEDS])


def _rarity(one: Sign) -> int:
    return one.rarity


@dataclass
class _Item:
    """An operation and what it is about, and how many characters it matches, at least and at most."""

    op: str
    about: Any
    least: int
    most: int

    @cached_property
    def ways(self) -> "list[list[_Item]]":
        """The items of each alternative, or of what is repeated, looked ahead for, or grouped."""
        match self.op:
            case "BRANCH":
                return [*map(_flat, self.about[1])]
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return [_flat(self.about[2])]
            case "ATOMIC_GROUP":
                return [_flat(self.about)]
            case "ASSERT" | "ASSERT_NOT":
                return [_flat(self.about[1])]
        return []

    @cached_property
    def heads(self) -> frozenset[str]:
        """What a text begins with that it matches."""
        match self.op:
            case "LITERAL" | "IN":
                return _set(self.op, self.about) or _UNKNOWN
            case "BRANCH":
                return _fewer(frozenset().union(*map(_heads, self.ways)))
            case "ATOMIC_GROUP":
                return _heads(self.ways[0])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, one = self.about[0], self.about[1], _heads(self.ways[0])
                none = frozenset([""] if least == 0 else [])
                return none | (one if least < 2 else none) | (_then(one, one) if most > 1 else none)
        return _UNKNOWN


def _flat(tree: _Tree) -> list[_Item]:
    """The items of a pattern, those of its groups among them."""
    out: list[_Item] = []
    for op, about in tree:
        name = op.name
        if name == "SUBPATTERN" and not about[1] and not about[2]:
            out += _flat(about[3])
        elif name in _OF_ONE:
            out.append(_Item(name, about, 1, 1))
        else:
            out.append(_Item(name, about, *type(tree)(tree.state, [(op, about)]).getwidth()))
    return out


def _cheapest(items: Sequence[_Item], deep: int = 0) -> list[Sign]:
    """The signs of items that cost least: the best one of all, or of each alternative that they begin with."""
    best = sorted(_each(items), key=lambda one: one.cost)[:1]
    at = next((at for at, one in enumerate(items) if one.op not in _WIDTHLESS), -1)
    if (best and best[0].cost <= ENOUGH) or deep == DEEP or at < 0 or items[at].op != "BRANCH":
        return best
    out: list[Sign] = []
    cost, least = 0, best[0].cost if best else 0
    for way in items[at].ways:
        signs = _cheapest([*items[:at], *way, *items[at + 1 :]], deep + 1)
        out += signs
        cost += sum(one.cost for one in signs)
        if not signs or (best and cost >= least):
            return best
    return out


def _each(items: Sequence[_Item]) -> Iterator[Sign]:
    """The signs that items one after the other have, each of which every match shows."""
    low = high = 0
    for at, one in enumerate(items):
        if high - low > SPREAD:
            return
        if one.op not in ("ASSERT_NOT", "AT"):
            heads, back = _heads(items, at), 0
            if one.op == "ASSERT" and one.about[0] < 0:
                back, widest = one.about[1].getwidth()
                heads = _then(_heads(one.ways[0]), heads) if back == widest else _UNKNOWN
            if _tells(heads):
                yield (sign := _sign(heads, low - back, high - back))
                if sign.cost <= ENOUGH:
                    return
        low, high = low + one.least, high + one.most


def _sign(heads: Iterable[str], low: int, high: int) -> Sign:
    """The sign that one of the heads is, which all tell something."""
    chars = frozenset(one[0] for one in heads if len(one) == 1 or one[1] == _ANY)
    return Sign(frozenset(one for one in heads if one[0] not in chars), chars, low, high)


def _shown(items: Sequence[_Item], low: int = 0, high: int = 0) -> Iterator[Sign]:
    """What each match shows of items one after the other, the first of them so many characters after its beginning."""
    for at, one in enumerate(items):
        op = one.op
        if op in ("ASSERT_NOT", "AT") or (op == "ASSERT" and one.about[0] < 0):
            continue
        if op == "ASSERT":
            yield from _shown(one.ways[0], low, high)
        elif op == "BRANCH":
            ways = [_rarest(_shown(way, low, high)) for way in one.ways]
            if all(ways):
                yield _either([way for way in ways if way])
        else:
            if op in ("MAX_REPEAT", "MIN_REPEAT") and one.least:
                yield from _shown(one.ways[0], low, high)
                last = _heads(one.ways[0])
                if all(len(head) == 1 for head in last):
                    heads = _then(last, _heads(items, at + 1))
                    yield _sign(heads, low, min(high + one.most, FAR))
            if _tells(heads := _heads(items, at)):
                yield _sign(heads, low, high)
        low, high = low + one.least, min(high + one.most, FAR)


def _rarest(some: Iterable[Sign]) -> Sign | None:
    """The first of the rarest; what comes after two characters side by side, than which nothing is rarer, is not looked at."""
    best, least = None, 0
    for one in some:
        if best is None or one.rarity < least:
            best, least = one, one.rarity
            if least <= 1:
                break
    return best


def _either(some: Sequence[Sign]) -> Sign:
    """What shows itself as one of several signs."""
    return Sign(
        frozenset().union(*(one.pairs for one in some)),
        frozenset().union(*(one.chars for one in some)),
        min(one.low for one in some),
        max(one.high for one in some),
    )


# ---- what a text begins with -------------------------------------------------------------------------------------------


def _tells(heads: Iterable[str]) -> bool:
    return all(one and one[0] != _ANY for one in heads)


def _heads(items: Sequence[_Item], first: int = 0) -> frozenset[str]:
    """What a text begins with that items match from one of them on: strings of two characters; of one or none, where the text is no longer."""
    for at in range(first, len(items)):
        one = items[at]
        if one.op == "ASSERT" and one.about[0] > 0:
            rest, ahead = _heads(items, at + 1), _then(_heads(one.ways[0]), _UNKNOWN)
            return rest if _tells(rest) or not _tells(ahead) else ahead
        if one.op == "LITERAL" and at + 1 < len(items) and items[at + 1].op == "LITERAL":  # most are
            return frozenset([chr(one.about) + chr(items[at + 1].about)])
        if one.op not in _WIDTHLESS:
            short = [len(head) < 2 for head in one.heads]
            return _then(one.heads, _heads(items, at + 1)) if any(short) else one.heads
    return frozenset([""])


def _then(heads: frozenset[str], rest: frozenset[str]) -> frozenset[str]:
    """What a text begins with after which another comes."""
    short = [one for one in heads if len(one) < 2]
    whole = set(heads.difference(short)) if len(short) < len(heads) else set()
    if len(short) * len(rest) > MOST_PAIRS:
        return frozenset(whole.union((one + _ANY for one in short if one), rest if "" in short else ()))
    firsts = {other[:1] for other in rest}
    whole.update([one + first for one in short if one for first in firsts])
    return frozenset(whole | rest if "" in short else whole)


def _fewer(heads: frozenset[str]) -> frozenset[str]:
    return heads if len(heads) <= MOST_PAIRS else frozenset((one + _ANY)[:1] + _ANY for one in heads)


def _set(op: str, about: Any) -> frozenset[str] | None:
    """The characters that one of is meant; None where they are too many to name."""
    if op == "LITERAL":
        return frozenset(chr(about))
    if op != "IN":
        return None
    found: set[int] = set()
    for kind, what in about:
        if kind.name == "LITERAL":
            found.add(what)
        elif kind.name == "RANGE" and what[1] - what[0] < MOST:
            found.update(range(what[0], what[1] + 1))
        else:
            return None
    return frozenset(map(chr, found)) if len(found) <= MOST else None
