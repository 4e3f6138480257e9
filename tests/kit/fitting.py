"""Weights of what speaks for a finding, found by logistic regression, and what they are worth on papers of hands that they were not fitted on."""

import zlib
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

FOLDS = 8
RIDGE = 1.0  # how much is held against a great weight
ROUNDS = 8


class Row(NamedTuple):
    """A place where something may be wrong: who wrote it, where it is, whether it is wrong, and what speaks for it, 1 first."""

    hand: str
    place: str
    right: bool
    reasons: Sequence[float]


def solved(matrix: Sequence[Sequence[float]], sums: Sequence[float]) -> list[float]:
    """Gauss's elimination."""
    both = [[*row, one] for row, one in zip(matrix, sums, strict=True)]
    size = len(both)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(both[row][at]))
        both[at], both[best] = both[best], both[at]
        for row in range(at + 1, size):
            times = both[row][at] / both[at][at]
            both[row] = [one - times * other for one, other in zip(both[row], both[at], strict=True)]
    out = [0.0] * size
    for at in reversed(range(size)):
        known = sum(both[at][other] * out[other] for other in range(at + 1, size))
        out[at] = (both[at][size] - known) / both[at][at]
    return out


def fitted(some: Sequence[Row]) -> list[float]:
    """The weights that tell the right ones from the wrong, that of nothing first (Newton's method)."""
    size = len(some[0].reasons)
    weights = [0.0] * size
    for _ in range(ROUNDS):
        matrix = [[RIDGE * (one == other and one > 0) for other in range(size)] for one in range(size)]
        slope = [-RIDGE * weight * (at > 0) for at, weight in enumerate(weights)]
        for row in some:
            likely = 1 / (1 + exp(-max(min(worth(row, weights), 30), -30)))
            for one, value in enumerate(row.reasons):
                slope[one] += value * (row.right - likely)
                for other, second in enumerate(row.reasons):
                    matrix[one][other] += value * second * (likely * (1 - likely) + 1e-6)
        weights = [one + step for one, step in zip(weights, solved(matrix, slope), strict=True)]
    return weights


def worth(row: Row, weights: Sequence[float]) -> float:
    """What speaks for it, in sum."""
    return sum(one * weight for one, weight in zip(row.reasons, weights, strict=True))


def unseen(every: Sequence[Row]) -> list[tuple[float, bool]]:
    """For each place the best that may be meant, by weights that were fitted on others' papers: its worth, and whether it is right."""
    best: dict[str, tuple[float, bool]] = {}
    for fold in range(FOLDS):
        apart = {row.hand for row in every if zlib.crc32(row.hand.encode()) % FOLDS == fold}
        weights = fitted([row for row in every if row.hand not in apart])
        for row in every:
            if row.hand in apart:
                one = (worth(row, weights), row.right)
                best[row.place] = max(best.get(row.place, one), one)
    return sorted(best.values(), reverse=True)


def at_precision(every: Sequence[Row], among: int) -> Iterator[str]:
    """From which worth on so many of all faults are found at a precision, by weights that were fitted on others' papers."""
    right = wrong = 0
    kept: dict[float, str] = {}
    for value, is_right in unseen(every):
        right, wrong = right + is_right, wrong + (not is_right)
        for least in (0.99, 0.98, 0.97, 0.95, 0.9, 0.8, 0.7):
            if right >= least * (right + wrong):
                kept[least] = f"from {value:.2f} on: {right} of {among} found, {wrong} told wrongly"
    return (f"precision {least}: {told}" for least, told in kept.items())


def weights_of(every: Sequence[Row], names: Sequence[str]) -> Iterator[str]:
    """The weights that are found on all of them, as they are told."""
    nothing, *weights = fitted(every)
    yield f"_NOTHING = {nothing:.2f}"
    yield ", ".join(f"{name} {one:.2f}" for name, one in zip(names, weights, strict=True))
