"""Fits what speaks for two counts being one (`_WEIGHTS` and `_NOTHING` of compiler/rules/coherence/retold.py) on papers that strangers wrote.

    python tests/kit/retold_fit.py

Two counts that may be one (`each_two`) are a row: right where a marked contradiction stands on one of them and names the other, or stands on both; what else stands on a marked fault is left out.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler.rules.coherence.retold import Reasons, each_two  # noqa: E402
from compiler.rules.coherence.tellings import Telling  # noqa: E402
from tests.kit.fitting import Row, at_precision, weights_of  # noqa: E402
from tests.kit.papers import FOLDER, Fault, Spot, faults, papers, prepared  # noqa: E402


def _on(one: Telling, spots: Sequence[Spot]) -> bool:
    place = one.par.place(one.start, one.end)
    if place is None or not place.line:
        return False
    start = place.column or 1
    return any(
        it.line == place.line and it.start <= (place.end_column or start) and start <= it.end for it in spots
    )


def _names(fault: Fault, first: Telling, one: Telling) -> bool:
    """Whether a fault is that the one contradicts the other."""
    places = [Spot(fault.line, fault.start, fault.end), *fault.others]
    if _on(first, places) and _on(one, places):
        return True
    return fault.family == "coherence" and any(
        _on(it, places[:1]) and other.figure in fault.right for it, other in ((one, first), (first, one))
    )


def rows(path: Path) -> Iterator[Row]:
    """Two counts each of a paper that may be one."""
    marked = [*faults(path), *faults(path, ".apart")]
    spots = [it for one in marked for it in (Spot(one.line, one.start, one.end), *one.others)]
    for two in each_two(prepared(path)):
        fault = next((it for it in marked if _names(it, two.first, two.one)), None)
        right = fault is not None and fault.family == "coherence"
        if right or not (_on(two.first, spots) or _on(two.one, spots)):
            place = (
                f"{path}:{fault.line}:{fault.start}"
                if fault
                else f"{path}:{two.one.par.index}:{two.one.start}"
            )
            yield Row(path.parent.name, place, right, [1.0, *map(float, two.reasons)])


def main() -> None:
    every = [row for path in papers(*sorted(it.name for it in FOLDER.iterdir())) for row in rows(path)]
    for line in at_precision(every, len({row.place for row in every if row.right})):
        print(line)
    for line in weights_of(every, Reasons._fields):
        print(line)


if __name__ == "__main__":
    main()
