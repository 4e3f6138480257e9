"""The words of a title with their parts of speech, and the places where its phrases end.

In: text. Out: what the segmenter jieba and the phrase splitter BudouX find in it, to the character. Their models lie in title_words.bin
(tests/kit/title_model.py makes it of theirs) by the first character of a word: a title reads what is known of its characters, in some
milliseconds where the libraries load in 110 ms and 40 MB.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from math import inf, log
from operator import itemgetter
from pathlib import Path
from struct import calcsize, unpack
from typing import Any, NamedTuple

PIECES = 256  # of the dictionary; after them come the rest and the chain for parts of speech, as JSON
OFFSETS = f"<{PIECES + 3}I"  # where each begins and the last ends
SECTION = "\f"  # begins what is known of one character, in UTF-8
_NEVER = -3.14e100  # the logarithm of no chance at all
_FILE = Path(__file__).with_suffix(".bin")

_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
# As comparisons: a pattern of these characters takes longer to compile than all else that a title needs.
_HAN = (
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0002ebef"),
    ("\U0002f800", "\U0002fa1f"),
)
_OF_LATIN = frozenset("+#&._%-")


@lru_cache(maxsize=4096)
def _of_words(char: str) -> bool:
    """Whether words are made of a character; all others stand alone."""
    if char.isascii():
        return char.isalnum() or char in _OF_LATIN
    return any(first <= char <= last for first, last in _HAN)


def _may_be_guessed(char: str) -> bool:
    """Whether a character that is in no word may make one with those beside it."""
    return "\u4e00" <= char <= "\u9fd5"


State = str  # B, M, E: begins, goes on, ends; S: alone; for parts of speech, followed by one
Chain = Mapping[str, Any]
"""A model of characters in a row: `start`, how likely each state is; `next`, how likely each state is after each."""


class _Section(NamedTuple):
    """What is known of a character: its words, in order, and how likely it is in each state of both chains."""

    words: str = ""
    ends: str = ""
    parts: str = ""


@cache
def _starts() -> tuple[int, ...]:
    """Where the pieces of the model begin, and the last ends."""
    with _FILE.open("rb") as file:
        return unpack(OFFSETS, file.read(calcsize(OFFSETS)))


def _piece(number: int) -> bytes:
    """A piece of the model; all of it is never read, and what was looked at is not held, as it would be of a mapped file."""
    start, stop = _starts()[number : number + 2]
    with _FILE.open("rb") as file:
        file.seek(start)
        return file.read(stop - start)


@lru_cache(maxsize=3072)  # as many characters as official texts have
def _section(char: str) -> _Section:
    piece = _piece(ord(char) % PIECES)
    at = piece.find(f"{SECTION}{char}".encode())
    if at < 0:
        return _Section()
    known = piece[at : piece.find(SECTION.encode(), at + 1)].decode()
    head, words = known[2:].split("\n", 1)
    return _Section(f"\n{words}", *head.split("\t"))


def _kept(number: int) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(_piece(number))
    return kept


@cache
def _rest() -> dict[str, Any]:
    """What the frequencies come to, the chain for words, and the phrase splitter's scores."""
    return _kept(PIECES)


@cache
def _parts() -> Chain:
    """The chain for parts of speech: only a word that the dictionary has not wants it."""
    return _kept(PIECES + 1)


@lru_cache(maxsize=4096)
def _entry(word: str) -> list[str]:
    """The frequency and the part of speech of a word of the dictionary; empty for what is none."""
    words = _section(word[0]).words
    at = words.find(f"\n{word[1:]} ")
    return words[at + len(word) + 1 : words.index("\n", at + 1)].split(" ") if at >= 0 else []


@lru_cache(maxsize=8192)  # asked of each two characters of a text
def known(word: str) -> bool:
    """Whether a word stands in the dictionary."""
    return bool(word and _entry(word))


def frequency(word: str) -> int:
    """How often a word of the dictionary is met that is no name; 0 for any other."""
    entry = _entry(word) if word else []
    return int(entry[0]) if entry and not entry[1].startswith(("nr", "ns", "nt", "nz")) else 0


# ---- words --------------------------------------------------------------------------------------------------------


def words(text: str) -> Iterator[str]:
    """The words of a text; joined, they are the text."""
    runs = ((made, "".join(run)) for made, run in groupby(text, _of_words))
    return (word for made, run in runs for word in (_cut(run) if made else run))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text with their parts of speech."""
    return [(word, entry[1] if (entry := _entry(word)) else _part(word)) for word in words(text)]


def _cut(run: str) -> Iterator[str]:
    """The likeliest way through the words of the dictionary; where only single characters are left, what they are likely to make."""
    least = -log(_rest()["total"])
    ways = [(0.0, 0)] * (len(run) + 1)  # from each place: how likely, and where the first word ends
    for start in range(len(run) - 1, -1, -1):
        ways[start] = max(
            [
                (chance + least + ways[start + len(word)][0], start + len(word))
                for word, chance in _beginning(run[start : start + 2])
                if run.startswith(word, start)
            ]
        )
    start = left = 0
    while start < len(run):
        stop = ways[start][1]
        if stop > start + 1:
            yield from _guessed(run[left:start])
            yield run[start:stop]
            left = stop
        start = stop
    yield from _guessed(run[left:])


@lru_cache(maxsize=1024)
def _beginning(two: str) -> list[tuple[str, float]]:
    """A character alone, and the words of the dictionary that begin with it and a second one, with the logarithms of their frequencies."""
    alone, words, second = _entry(two[0]), _section(two[0]).words, two[1:]
    found = [(two[0], log(int(alone[0]) if alone else 1))]
    at = words.find(f"\n{second}") if second else -1
    while at >= 0 and words.startswith(second, at + 1):
        end = words.index(" ", at)
        found.append((two[0] + words[at + 1 : end], log(int(words[end + 1 : words.index(" ", end + 1)]))))
        at = words.index("\n", end)
    return found


def _guessed(text: str) -> Iterator[str]:
    """The words that single characters are likely to make."""
    if not text or _entry(text):  # a word that is less likely than its characters
        yield from text
        return
    for guessed, chars in groupby(text, _may_be_guessed):
        part = "".join(chars)
        if not guessed:
            yield from filter(None, _LATIN.split(part))
            continue
        chain = _rest()["ends"]
        likely = [{**dict.fromkeys(chain["start"], _NEVER), **_chances(_section(char).ends)} for char in part]
        start = 0
        for stop, state in enumerate(_states(chain, likely)[0], 1):
            if state in "ES":
                yield part[start:stop]
                start = stop


def _part(word: str) -> str:
    """The part of speech of a word that the dictionary has not."""
    latin = [char for char in word if char.isascii() and char.isalnum()]
    if latin:
        return "m" if all(map(str.isdigit, latin)) else "eng"
    if word.isascii() or not _of_words(word[0]):
        return "x"
    states, chance = _states(_parts(), [_chances(_section(char).parts) for char in word])
    if chance <= _NEVER:
        return "x"
    found, start = [("", "x")], 0
    for stop, state in enumerate(states, 1):
        if state[0] in "ES":
            found.append((word[start:stop], state[1:]))
            start = stop
    return max(reversed(found), key=lambda one: len(one[0]))[1]  # of equally long ones the last


@lru_cache(maxsize=2048)
def _chances(text: str) -> Mapping[State, float]:
    pairs = iter(text.split(" ")) if text else iter(())
    return {state: float(chance) for state, chance in zip(pairs, pairs, strict=True)}


def _states(chain: Chain, likely: Sequence[Mapping[State, float]]) -> tuple[list[State], float]:
    """The likeliest states of characters in a row that ends with a word, and how likely they are; of equals the first."""
    row = _possible(
        {state: chain["start"].get(state, _NEVER) + chance for state, chance in likely[0].items()}
    )
    came: list[dict[State, State]] = []
    for chances in likely[1:]:
        steps = [(before, chain["next"][one].get, one) for one, before in row.items()]
        following: dict[State, float] = {}
        came_to: dict[State, State] = {}
        for state, chance in chances.items():
            best, came_from = -inf, ""
            for before, after, one in steps:  # written out: most of what an unknown word costs
                if (way := before + after(state, _NEVER) + chance) > best:
                    best, came_from = way, one
            following[state], came_to[state] = (best, came_from) if steps else (_NEVER, "")
        row = _possible(following)
        came.append(came_to)
    ends = ((chance, state) for state, chance in row.items() if state[0] in "ES")
    chance, state = max(ends, key=itemgetter(0), default=(_NEVER, ""))
    states = [state]
    for row_of in reversed(came):
        states.append(row_of.get(states[-1], ""))
    return states[::-1], chance


def _possible(row: Mapping[State, float]) -> Mapping[State, float]:
    """The states that can be at all; all of them where none can."""
    return {state: chance for state, chance in row.items() if chance > _NEVER} or row


# ---- phrases ------------------------------------------------------------------------------------------------------

# What each group of scores looks at: so many characters, so many in front of the place.
_VIEWS = tuple(
    (f"{kind}{number}", count, before + 1 - number)
    for kind, count, before, groups in (("UW", 1, 3, 6), ("BW", 2, 2, 3), ("TW", 3, 3, 4))
    for number in range(1, groups + 1)
)


def phrase_ends(text: str) -> set[int]:
    """The places where a phrase ends, the end of the text among them."""
    views, least = _views()
    size = len(text)
    seen = [[text[at : at + count] for at in range(size)] for count in (1, 2, 3)]
    scores = [0] * (size + 3)  # those of places outside the text come last, for the ones before it, too
    for known, count, shift in views:
        for place, score in enumerate(map(known, seen[count - 1]), shift):
            if score:
                scores[place] += score
    return {size, *(place for place in range(1, size) if scores[place] > least)}


@cache
def _views() -> tuple[list[tuple[Callable[[str], int | None], int, int]], float]:
    """What gives the scores of each view, and half of what they all come to, above which a phrase ends."""
    scores = _rest()["phrases"]
    views = [(scores[name].get, count, before) for name, count, before in _VIEWS if name in scores]
    return views, sum(sum(group.values()) for group in scores.values()) / 2
