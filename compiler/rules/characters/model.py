"""Which characters follow each other in official texts, which words there are, and which characters are taken for each other.

In: characters. Out: how likely one is after two others, how often a word is met, what sounds or looks like a character. All of it lies in characters.bin
(tests/kit/characters_model.py makes it): counts of one, two and three characters in a row, of laws, of our own drafts and of words; the words and how often each is met.
A section is taken apart when its character is first asked for.
"""

import json
import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import log10
from pathlib import Path
from typing import NamedTuple

BASE, LEVELS = 1.3, 64  # a count is kept as the power of BASE that is nearest
FIRST = 48  # a level is the character FIRST + level; so many times LEVELS more as says its kind
MET, NAME = 1, 2  # kinds of words: of no dictionary, though they are met; names. Others are of the dictionary
PARTS = "\x1c"  # parts what is known of characters from the words
EDGE = "。"  # stands before and after a run of characters
LONGEST = 5  # characters of a word
_UNKNOWN = 0.3  # times that a character which is no word stands alone
_FILE = Path(__file__).with_name("model.bin")
_COUNTS = {
    chr(FIRST + level + LEVELS * kind): BASE**level for level in range(LEVELS) for kind in (0, MET, NAME)
}

_LOGS = {level: log10(count) for level, count in _COUNTS.items()}
_LOG_UNKNOWN = log10(_UNKNOWN)


class Likeness(NamedTuple):
    """How one character is like another: in sound, with its tone, nearly in sound, to the eye (0 to 1)."""

    sound: bool = False
    tone: bool = False
    near: bool = False
    look: float = 0.0


class _Data(NamedTuple):
    sections: Mapping[str, str]
    words: Mapping[str, str]
    total: float
    of_words: float
    sounds: Mapping[str, str]
    looks: Mapping[str, str]
    common: frozenset[str]


CHARACTERS = 3072
"""Of which what is known is kept: as many as official texts have, so that the next text finds them; a page that is open all day must not come to hold
all that there are."""

PAIRS = 8192
"""Strings of two characters and more of which is kept whether they are words: those of the text at hand."""


@cache
def _data() -> _Data:
    head, _, body = zlib.decompress(_FILE.read_bytes()).partition(b"\0")
    heads = json.loads(head)
    of_rows, of_words = body.decode().split(PARTS)
    rows = {one[0]: one[1:] for one in of_rows.split("\f") if one}
    words = {one[0]: one[1:] for one in of_words.split("\f") if one}
    looks = {row[0]: row[1:] for row in heads["looks"]}
    common = frozenset(heads["common"])
    return _Data(rows, words, heads["total"], heads["words"], heads["sounds"], looks, common)


# ---- characters in a row -----------------------------------------------------------------------------------------------

SELDOM = 10
"""So often a character stands after another that needs no reason for it."""


@dataclass(slots=True, eq=False)
class Character:
    """What is known of a character: how often it stands in the texts, and which part of them it is; what it follows; what follows it, in turn, the level of
    each of these pairs, and which are more than seldom; each third character with its level, those of one pair after those of another,
    and where they end. Strings, for they lie in one piece: what takes time here is memory that is far away."""

    one: str
    count: float
    share: float
    before: str
    after: str
    levels: str
    usual: str
    thirds: str
    ends: Sequence[int]


@lru_cache(maxsize=CHARACTERS)
def character(one: str) -> Character:
    """What is known of a character; next to nothing of one that the texts have not."""
    data = _data()
    head, *rows = data.sections.get(one, "").split("\n")
    count = _COUNTS[head[0]] if head else 0.5
    after, levels = "".join([row[0] for row in rows]), "".join([row[1] for row in rows])
    usual = "".join([other for other, of_two in zip(after, levels, strict=True) if _COUNTS[of_two] > SELDOM])
    ends = array("I", accumulate([len(row) - 2 for row in rows], initial=0))
    thirds = "".join([row[2:] for row in rows])
    return Character(one, count, count / data.total, head[1:], after, levels, usual, thirds, ends)


def chance(first: Character, second: Character, third: Character, at: int, place: int) -> float:
    """How likely a character is after two others: by counts of three; where there are few, of two; where there are few, of one. `at` is
    where the second stands in what follows the first, `place` the third in what follows the second; -1 where it does not."""
    likely, kinds = third.share, len(second.after)
    if kinds:
        count = _COUNTS[second.levels[place]] if place >= 0 else 0.0
        likely = (count + kinds * likely) / (second.count + kinds)
    if at >= 0:
        start, end = first.ends[at], first.ends[at + 1]
        found, kinds = first.thirds.find(third.one, start, end), (end - start) // 2 + 1
        count = _COUNTS[first.thirds[found + 1]] if found >= 0 else 0.0
        likely = (count + kinds * likely) / (_COUNTS[first.levels[at]] + kinds)
    return likely


def together(one: Character, at: int) -> float:
    """How often a character is followed by the one that stands at a place in what follows it."""
    return _COUNTS[one.levels[at]] if at >= 0 else 0.0


# ---- words -------------------------------------------------------------------------------------------------------------


class _Words(NamedTuple):
    """The words that begin with a character: the level of itself; what makes a word of two with it, each with its level; what a longer word goes on with, and those that are
    longer, each in a line with its level. Strings, as of `Character`."""

    one: str
    two: str
    begins: str
    longer: str

    def level(self, rest: str) -> str:
        """The level of the word that goes on so, nothing where there is none."""
        if len(rest) < 2:
            return self.two[at + 1] if rest and (at := self.two.find(rest)) >= 0 else "" if rest else self.one
        if rest[0] not in self.begins:
            return ""
        # In turn: a word stands before those that go on from it.
        at = self.longer.find(f"\n{rest}")
        end = at + 1 + len(rest)
        return self.longer[end] if at >= 0 and self.longer[end + 1] == "\n" else ""


@lru_cache(maxsize=CHARACTERS)
def _words_of(first: str) -> _Words:
    lines = _data().words.get(first, "").split("\n")
    longer = [line for line in lines if len(line) > 2]
    return _Words(
        "".join([line for line in lines if len(line) == 1]),
        "".join([line for line in lines if len(line) == 2]),
        "".join(dict.fromkeys([line[0] for line in longer])),
        "\n".join(["", *longer, ""]),
    )


@lru_cache(maxsize=PAIRS)
def _level(word: str) -> str:
    return _words_of(word[0]).level(word[1:])


def times(word: str) -> float:
    """How often a word is met; 0 for what is none."""
    level = _level(word)
    return _COUNTS[level] if level else 0.0


def kind_of(word: str) -> int | None:
    """What kind of word it is, 0 for one of the dictionary that is no name; None for none."""
    level = _level(word)
    return (ord(level) - FIRST) // LEVELS if level else None


def begins_of(last: str) -> str:
    """What makes a word of two before a character."""
    return _leads().get(last, "")


def ends_of(first: str) -> str:
    """What makes a word of two behind a character."""
    return _words_of(first).two[::2]


@cache
def _leads() -> Mapping[str, str]:
    """By the last character of a word of two, what it begins with."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for first, lines in _data().words.items():
        for line in lines.split("\n"):
            if len(line) == 2:
                found[line[0]].append(first)
    return {last: "".join(some) for last, some in found.items()}


@lru_cache(maxsize=1024)  # asked again for the run at hand
def _best(text: str) -> tuple[float, tuple[int, ...]]:
    """The likeliest way through the words that make up a few characters: the logarithm of it, and where its words end."""
    size = len(text)
    likely, ends = [0.0, *[-1e9] * size], [()] * (size + 1)  # type: list[float], list[tuple[int, ...]]
    least = log10(_data().of_words)
    for start, first in enumerate(text):
        words, so_far, way = _words_of(first), likely[start], ends[start]
        found = [(start + 1, words.one)]
        if start + 1 < size:
            second = text[start + 1]
            if (at := words.two.find(second)) >= 0:
                found.append((start + 2, words.two[at + 1]))
            if second in words.begins:
                for end in range(start + 3, min(start + LONGEST, size) + 1):
                    if level := words.level(text[start + 1 : end]):
                        found.append((end, level))
        for end, level in found:
            score = so_far + (_LOGS[level] if level else _LOG_UNKNOWN) - least
            if score > likely[end] or (score == likely[end] and (*way, end) > ends[end]):
                likely[end], ends[end] = score, (*way, end)
    return likely[size], ends[size]


def reads(text: str) -> float:
    """The logarithm of how likely a few characters are, as words."""
    return _best(text)[0]


def word_at(text: str, at: int) -> tuple[int, int]:
    """From and to of the word that a character of a few is in, on the likeliest way through them."""
    start = 0
    for end in _best(text)[1]:
        if at < end:
            return start, end
        start = end
    return at, at + 1


# ---- what is taken for what ------------------------------------------------------------------------------------------------


def nearly(sound: str) -> str:
    """A reading without what many speakers do not tell apart: its tone, zh and z, n and l, in and ing."""
    return re.sub("^l", "n", re.sub("^([zcs])h", r"\1", sound.rstrip("0123456789")).replace("ng", "n"))


@cache
def _of_sound() -> tuple[Mapping[str, list[str]], Mapping[str, str], Mapping[str, str]]:
    """The readings of each character, the common characters of each reading without its tone, and those of each that is nearly the same."""
    readings: dict[str, list[str]] = {}
    toneless: dict[str, str] = {}
    near: dict[str, str] = {}
    common = _data().common
    for sound, chars in _data().sounds.items():
        bare = sound.rstrip("0123456789")
        those = "".join(char for char in chars if char in common)
        toneless[bare] = toneless.get(bare, "") + those
        near[nearly(sound)] = near.get(nearly(sound), "") + those
        for char in chars:
            readings.setdefault(char, []).append(sound)
    return readings, toneless, near


_SOUND, _TONE, _NEARLY = 16, 32, 64  # added to the tenths of a look


class Alikes(Mapping[str, Likeness]):
    """The characters that may be meant where one stands, and how each is like it: two strings, as of `Character`; in `hows` a character says it for the one in `chars`."""

    __slots__ = ("chars", "hows")

    def __init__(self, found: Mapping[str, int]) -> None:
        self.chars, self.hows = "".join(found), "".join(map(chr, found.values()))

    def __getitem__(self, other: str) -> Likeness:
        at = self.chars.find(other)
        if at < 0:
            raise KeyError(other)
        how = ord(self.hows[at])
        return Likeness(how & _SOUND > 0, how & _TONE > 0, how & _NEARLY > 0, how % _SOUND / 10)

    def __contains__(self, other: object) -> bool:
        return isinstance(other, str) and other in self.chars

    def __iter__(self) -> Iterator[str]:
        return iter(self.chars)

    def __len__(self) -> int:
        return len(self.chars)


@lru_cache(maxsize=CHARACTERS)
def alike(one: str) -> Alikes:
    """The characters that may be meant where one stands, and how they are like it."""
    readings, toneless, near = _of_sound()
    found: dict[str, int] = {}
    for sound in readings.get(one, ()):
        found |= dict.fromkeys(near.get(nearly(sound), ""), _NEARLY)
    looks = _data().looks.get(one, "")
    found |= {looks[at]: int(looks[at + 1], 16) for at in range(0, len(looks), 2)}
    for sound in readings.get(one, ()):
        for other in toneless.get(sound.rstrip("0123456789"), ""):
            tone = sound in readings[other] or found.get(other, 0) & _TONE
            found[other] = _SOUND | (_TONE if tone else 0)
    found.pop(one, None)
    return Alikes(found)


AKIN = 0.5
"""How like two characters of one sound look that share a part: 膳, 善."""


@lru_cache(maxsize=CHARACTERS)
def akin(one: str) -> tuple[str, ...]:
    """The characters that are like one in sound and look as well."""
    looks = _data().looks.get(one, "")
    parts = [looks[at] for at in range(0, len(looks), 2) if int(looks[at + 1], 16) >= AKIN * 10]
    likes = alike(one)
    return tuple(other for other in parts if likes[other].sound and other in _data().common)


@lru_cache(maxsize=1024)
def makes_words(one: str, before: str, behind: str) -> tuple[str, ...]:
    """What is taken for a character and makes a word of two with the one before it, or the one behind it."""
    likes, ahead = {*alike(one).chars}, character(behind).before
    with_it = [other for other in likes.intersection(begins_of(behind)) if other in ahead]
    return tuple(sorted(likes.intersection(ends_of(before)).union(with_it)))


def likelier(run: str, here: int, wanted: str) -> float:
    """The logarithm of how much likelier characters are with another in place of one."""

    def of(text: str) -> float:
        chars = [*map(character, f"{EDGE}{EDGE}{text}{EDGE}{EDGE}"[here : here + 5])]
        ats = [one.after.find(other.one) for one, other in pairwise(chars)]
        likely = 0.0
        for one, other, third, at_, place in zip(chars, chars[1:], chars[2:], ats, ats[1:], strict=False):
            likely += log10(chance(one, other, third, at_, place))
        return likely

    return of(run[:here] + wanted + run[here + 1 :]) - of(run)
