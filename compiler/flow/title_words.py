"""The words of a title with their parts of speech, and the places where its phrases end.

In: text. Out: what the segmenter jieba and the phrase splitter BudouX find in it, to the character. Their models lie in title_words.bin
(tests/kit/title_model.py makes it of theirs) by the first character of a word: a title reads the pieces that hold its characters, in 8 ms
and 4 MB where the libraries load in 110 ms and 40 MB.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log
from operator import itemgetter
from pathlib import Path
from struct import calcsize, unpack_from
from typing import Any, NamedTuple

PIECES = 256  # of the dictionary; after them comes the rest, as JSON
OFFSETS = f"<{PIECES + 2}I"
SECTION = "\f"  # begins what is known of one character
_NEVER = -3.14e100  # the logarithm of no chance at all
_FILE = Path(__file__).with_suffix(".bin")

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef\U0002f800-\U0002fa1f"
_RUN = re.compile(rf"([{_HAN}a-zA-Z0-9+#&._%-]+)")  # what words are made of; all else stands alone
_GUESSED = re.compile("([\u4e00-\u9fd5]+)")  # of what is no word, the characters that may make one
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")

State = str  # B, M, E: begins, goes on, ends; S: alone; for parts of speech, followed by one
Chain = Mapping[str, Any]
"""A model of characters in a row: `start`, how likely each state is; `next`, how likely each state is after each."""


class _Section(NamedTuple):
    """What is known of a character: its words, in order, and how likely it is in each state of both chains."""

    words: str = ""
    ends: str = ""
    parts: str = ""


@lru_cache(maxsize=64)
def _piece(number: int) -> str:
    with _FILE.open("rb") as file:
        start, stop = unpack_from(OFFSETS, file.read(calcsize(OFFSETS)))[number : number + 2]
        file.seek(start)
        return zlib.decompress(file.read(stop - start)).decode()


@lru_cache(maxsize=1024)
def _section(char: str) -> _Section:
    piece = _piece(ord(char) % PIECES)
    at = piece.find(SECTION + char)
    if at < 0:
        return _Section()
    head, words = piece[at + 2 : piece.index(SECTION, at + 1)].split("\n", 1)
    return _Section(f"\n{words}", *head.split("\t"))


@cache
def _rest() -> dict[str, Any]:
    """The chains, what the frequencies come to, and the phrase splitter's scores."""
    rest: dict[str, Any] = json.loads(_piece(PIECES))
    return rest


def _entry(word: str) -> list[str]:
    """The frequency and the part of speech of a word of the dictionary; empty for what is none."""
    words = _section(word[0]).words
    at = words.find(f"\n{word[1:]} ")
    return words[at + len(word) + 1 : words.index("\n", at + 1)].split(" ") if at >= 0 else []


# ---- words --------------------------------------------------------------------------------------------------------


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text with their parts of speech; joined, they are the text."""
    words = (word for at, run in enumerate(_RUN.split(text)) for word in (_cut(run) if at % 2 else run))
    return [(word, entry[1] if (entry := _entry(word)) else _part(word)) for word in words]


def _cut(run: str) -> Iterator[str]:
    """The likeliest way through the words of the dictionary; where only single characters are left, what they are likely to make."""
    least = -log(_rest()["total"])
    ways = [(0.0, 0)] * (len(run) + 1)  # from each place: how likely, and where the first word ends
    for start in range(len(run) - 1, -1, -1):
        alone = _entry(run[start])
        best = (log(int(alone[0]) if alone else 1) + least + ways[start + 1][0], start + 1)
        for stop, frequency in _longer(run, start):
            best = max(best, (log(frequency) + least + ways[stop][0], stop))
        ways[start] = best
    start = left = 0
    while start < len(run):
        stop = ways[start][1]
        if stop > start + 1:
            yield from _guessed(run[left:start])
            yield run[start:stop]
            left = stop
        start = stop
    yield from _guessed(run[left:])


def _longer(run: str, start: int) -> Iterator[tuple[int, int]]:
    """The words of the dictionary of two characters and more that stand at a place: where they end, and their frequencies."""
    words, second = _section(run[start]).words, run[start + 1 : start + 2]
    at = words.find(f"\n{second}") if second else -1
    while at >= 0 and words.startswith(second, at + 1):
        end = words.index("\n", at + 1)
        rest, _, entry = words[at + 1 : end].partition(" ")
        if run.startswith(rest, start + 1):
            yield start + 1 + len(rest), int(entry.split(" ")[0])
        at = end


def _guessed(text: str) -> Iterator[str]:
    """The words that single characters are likely to make."""
    if not text or _entry(text):  # a word that is less likely than its characters
        yield from text
        return
    for at, part in enumerate(_GUESSED.split(text)):
        if at % 2 == 0:
            yield from filter(None, _LATIN.split(part))
            continue
        chain = _rest()["ends"]
        likely = [dict.fromkeys(chain["start"], _NEVER) | _chances(_section(char).ends) for char in part]
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
    if word.isascii() or not _RUN.match(word):
        return "x"
    states, chance = _states(_rest()["parts"], [_chances(_section(char).parts) for char in word])
    if chance <= _NEVER:
        return "x"
    found, start = [("", "x")], 0
    for stop, state in enumerate(states, 1):
        if state[0] in "ES":
            found.append((word[start:stop], state[1:]))
            start = stop
    return max(reversed(found), key=lambda one: len(one[0]))[1]  # of equally long ones the last


def _chances(text: str) -> dict[State, float]:
    pairs = iter(text.split(" ")) if text else iter(())
    return {state: float(chance) for state, chance in zip(pairs, pairs, strict=True)}


def _states(chain: Chain, likely: Sequence[Mapping[State, float]]) -> tuple[list[State], float]:
    """The likeliest states of characters in a row that ends with a word, and how likely they are; of equals the first."""
    row = {state: chain["start"].get(state, _NEVER) + chance for state, chance in likely[0].items()}
    came: list[dict[State, State]] = []
    for chances in likely[1:]:
        came.append({})
        following: dict[State, float] = {}
        for state, chance in chances.items():
            ways = (
                (before + chain["next"][one].get(state, _NEVER) + chance, one) for one, before in row.items()
            )
            following[state], came[-1][state] = max(ways, key=itemgetter(0), default=(_NEVER, ""))
        row = following
    ends = ((chance, state) for state, chance in row.items() if state[0] in "ES")
    chance, state = max(ends, key=itemgetter(0), default=(_NEVER, ""))
    states = [state]
    for row_of in reversed(came):
        states.append(row_of.get(states[-1], ""))
    return states[::-1], chance


# ---- phrases ------------------------------------------------------------------------------------------------------

# What each group of scores looks at, from a place: one, two and three characters.
_VIEWS = tuple(
    (f"{kind}{number}", first + number - 1, first + number - 1 + size)
    for kind, size, first, count in (("UW", 1, -3, 6), ("BW", 2, -2, 3), ("TW", 3, -3, 4))
    for number in range(1, count + 1)
)


def phrase_ends(text: str) -> set[int]:
    """The places where a phrase ends, the end of the text among them."""
    scores = _rest()["phrases"]
    least = sum(sum(group.values()) for group in scores.values()) / 2
    views = [(scores[name], start, stop) for name, start, stop in _VIEWS if name in scores]
    return {len(text)} | {
        place
        for place in range(1, len(text))
        if sum(
            group.get(text[place + start : place + stop], 0)
            for group, start, stop in views
            if place + start >= 0
        )
        > least
    }
