"""Phrases of four characters of which one is another that sounds or looks like it (W552): 妨微杜渐, 寅吃卵粮, 严励打击.

Most words of two characters have many neighbours in sound, and only what is met how often tells them apart (`characters`); a phrase of four has none, so that its three
other characters say which is meant. What is no phrase lies in phrases.bin (tests/kit/phrases_model.py makes it), by its first character and by its last.
"""

import re
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from ...flow.title_words import frequency, known
from ..findings import Finding, at, text_rule
from ..prepared import Prepared
from ..scan import Scan
from .broken import TYPED_FOR, broken, is_coined, odd_runs
from .model import alike, character, kind_of, times

PARTS = "\x1c"  # parts the phrases by their first character from those by their last
OTHERS = "|"  # what stands after it in a line are words that are no idioms
_FILE = Path(__file__).with_name("phrases.bin")
_NO_SLIP = frozenset("一二三四五六七八九十百千万亿两零〇第")
_LOOKS = 0.7
"""How like two characters look that are taken for each other in an idiom."""


@cache
def _phrases() -> tuple[dict[str, str], dict[str, str]]:
    """The three other characters of each phrase, by its first and by its last: lines with blanks round each."""
    first, last = (
        {line[0]: line[1:] for line in part.split("\n")}
        for part in zlib.decompress(_FILE.read_bytes()).decode().split(PARTS)
    )
    return first, last


def _meant(four: str, at: int) -> Iterator[tuple[str, bool]]:
    """The phrases that four characters are but for the one at a place, and whether each is an idiom."""
    first, last = _phrases()
    line = first.get(four[0], "") if at else last.get(four[3], "")
    begins, ends = (four[1:at], four[at + 1 :]) if at else ("", four[1:3])
    sought = f" {begins}" if begins else f"{ends} "
    others, place = line.find(OTHERS), line.find(sought)
    while place >= 0:
        start = place + 1 if begins else place + len(ends) - 3
        three = line[start : start + 3]
        if three.endswith(ends):
            yield (four[0] + three if at else three + four[3]), start < others
        place = line.find(sought, place + 1)


@lru_cache(maxsize=4096)
def slips(run: str) -> tuple[tuple[int, int, str], ...]:
    """Where phrases of a run begin that have a wrong character, which of the four it is, and the phrase that is meant."""
    first, last = _phrases()
    seldom, padded, found = broken(run), f"   {run}   ", []
    within = frozenset(seldom)
    for here in seldom:
        # A character that seldom follows may end a phrase; one that is seldom followed, begin it; one that is both stands within.
        tried = []
        if f" {padded[here + 1 : here + 3]}" in first.get(padded[here], ""):
            tried.append((here - 3, 3))
        if f"{padded[here + 3 : here + 5]} " in last.get(padded[here + 5], ""):
            tried.append((here - 1, 0))
        if here + 1 in within:
            tried += [(here - place, place) for place in (1, 2)]
        for start, place in tried:
            if 0 <= start <= len(run) - 4 and (phrase := _slip(run, start, place)):
                found.append((start, place, phrase))
                break
    return tuple(found)


# Who is called by what he does: 飞手, 鼓手, 炮手; not one hand of many (人手).
_HANDS = frozenset("飞鼓号歌枪炮射舵旗骑猎棋车机铲钎锚橹桨刀焊吹叉主老新帮助能好高选推写")


def _slip(run: str, start: int, place: int) -> str:
    """The phrase that is meant by four characters of a run with the one at a place wrong; empty where none is."""
    four, here = run[start : start + 4], start + place
    if four[place] in _NO_SLIP:
        return ""
    best = ("", 0.0, False)
    for phrase, is_idiom in _meant(four, place):
        like = alike(four[place]).get(phrase[place])
        if like is None or not (like.tone or (is_idiom and (like.sound or like.look >= _LOOKS))):
            continue
        if not like.tone and _of_another(run, start):
            continue
        best = max(best, (phrase, times(phrase), is_idiom), key=lambda one: one[1])
    if not best[0] or known(four) or kind_of(four) is not None or is_coined(four):
        return ""
    if place == 0 and four[1] == "手" and four[0] in _HANDS:
        return ""  # 飞手不足
    # 安排|机动车: it makes a word with what stands on its other side
    beside = run[here - 1 : here + 1] if place == 0 and here else run[here : here + 2] if place == 3 else ""
    if len(beside) == 2 and (frequency(beside) or not (best[2] or _met(run, here, place, best[0][place]))):
        return ""
    return best[0]


def _met(run: str, here: int, place: int, wanted: str) -> bool:
    """Whether what is meant has been met beside what stands outside the phrase: no 员浦, so that 中国共产党沅浦 is no slip for 共产党员."""
    return run[here + 1] in character(wanted).after if place else wanted in character(run[here - 1]).after


def _of_another(run: str, start: int) -> bool:
    """Whether the first or the last of four characters makes a word with what stands outside: 技术处备|案."""
    before, behind = run[max(start - 1, 0) : start + 1], run[start + 3 : start + 5]
    return (len(before) == 2 and frequency(before) > 0) or (len(behind) == 2 and frequency(behind) > 0)


def _runs(scan: Scan) -> Iterator[re.Match[str]]:
    return (one for one in odd_runs(scan) if slips(one[0]))


@text_rule("characters")
def phrases(text: Prepared) -> Iterator[Finding]:
    """妨微杜渐: a phrase that everyone writes alike, with one character of the same sound or look."""
    for spot in text.spots(_runs):
        for start, _, phrase in slips(spot.match[0]):
            begin = spot.start + start
            yield at(TYPED_FOR, spot.par, begin, begin + 4, new=phrase, wanted=phrase)
