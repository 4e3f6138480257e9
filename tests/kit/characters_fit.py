"""Fits what speaks for another character (`_WEIGHTS` and `_NOTHING` of compiler/rules/characters/broken.py) on papers that strangers wrote, and tells how many are found at which precision.

    python tests/kit/characters_fit.py [HELD,OUT,HANDS] [FILE...]

Each character that may be wrong (`each_guess`) is a row: right where its writer marked it and meant the same, and else wrong. What stands beside a marked fault is left out. The hands
that are held out (handZT,handZU) are not read at all. Files are texts without wrong characters, a text each. Weights are found by logistic regression; what is told of precision is
told of hands of which none was fitted on: each eighth of the hands by the other seven.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler.rules.characters.broken import (  # noqa: E402
    Reasons,
    each_guess,
    newer,
    odd_pairs,
)
from compiler.rules.characters.model import alike  # noqa: E402
from compiler.rules.places import pattern  # noqa: E402
from tests.kit.fitting import Row, at_precision, weights_of  # noqa: E402
from tests.kit.papers import FOLDER, Fault, Spot, faults, papers  # noqa: E402


def meant(one: Fault) -> dict[int, str]:
    """The characters of a line (from 0) that a marked fault says are wrong, and what they should be; none where that is not one character for one."""
    begin = one.start - 1
    if found := pattern("“(.)”应为“(.)”").match(one.right):
        return {begin + one.text.index(found[1]): found[2]}
    quoted = pattern("“(.+?)”").search(one.right)
    right = quoted[1] if quoted else one.right
    if len(right) == 1 and len(one.text) == 2:
        return {begin + at: right for at, typed in enumerate(one.text) if right in alike(typed)}
    if len(right) != len(one.text):
        return {}
    return {
        begin + at: other
        for at, (typed, other) in enumerate(zip(one.text, right, strict=True))
        if typed != other
    }


def rows(hand: str, name: str, lines: Sequence[str], marked: Iterable[Fault]) -> Iterator[Row]:
    """What may be wrong in a text."""
    wrong: dict[int, dict[int, str]] = defaultdict(dict)
    beside: dict[int, set[int]] = defaultdict(set)
    for one in marked:
        if one.family == "characters":
            wrong[one.line - 1].update(meant(one))
        for place in (Spot(one.line, one.start, one.end), *one.others):
            beside[place.line - 1].update(range(place.start - 3, place.end + 1))
    runs = [
        (at, run) for at, line in enumerate(lines) for run in pattern("[\u4e00-\u9fff]{2,}").finditer(line)
    ]
    met = Counter(pair for _, run in runs for _, pair in odd_pairs(run[0]))
    for at, run in runs:
        again = [here - back for here, pair in odd_pairs(run[0]) if met[pair] > 1 for back in (0, 1)]
        for guess in each_guess(run[0], again):
            here = run.start() + guess.at
            right = wrong[at].get(here) == guess.wanted
            pairs = (lines[at][max(here - 1, 0) : here + 1], lines[at][here : here + 2])
            if (right or here not in beside[at]) and newer().isdisjoint(pairs):
                yield Row(hand, f"{name}:{at}:{here}", right, [1.0, *map(float, guess.reasons)])


def main() -> None:
    held = set(sys.argv[1].split(",")) if len(sys.argv) > 1 else set()
    every: list[Row] = []
    marked: Mapping[str, int] = Counter()
    hands = sorted(one.name for one in FOLDER.iterdir() if one.name not in held)
    for path in papers(*hands):
        own = faults(path)
        marked = Counter(marked) + Counter(one.family for one in own)
        lines = path.read_text("utf-8").split("\n")
        every += rows(path.parent.name, str(path), lines, [*own, *faults(path, ".apart")])
    for file in map(Path, sys.argv[2:]):
        every += rows(file.name, str(file), file.read_text("utf-8").split("\n"), ())
    for line in at_precision(every, marked["characters"]):
        print(line)
    for line in weights_of(every, Reasons._fields):
        print(line)


if __name__ == "__main__":
    main()
