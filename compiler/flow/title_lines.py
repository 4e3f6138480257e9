"""How a title falls into lines: each whole in meaning, together a trapezoid or a diamond to the eye.

In: text, and the room of a line in em. Out: its lines: broken at word ends (7.3.1; T-04 and T-06 of the sheet). How ill each
break reads is asked of `title_bonds`; every way to break is tried, and the one that reads and looks best is taken.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..terms.widths import JOINT, JOINT_EM, widest_em, width_em

_MOST_LINES = 4
_COMFORT = 0.9  # of the room: T-06
_LONGEST = 120.0  # em: no title is longer, and the ways to break stay few

# What is worse than any break between words, the worst last: lines narrower and then wider again, one line less than half
# another, one of fewer than four characters.
_HOURGLASS, _SHORT, _CRUMB = 60, 100, 200


def title_lines(text: str, room: float) -> tuple[str, ...]:
    """The lines of a title that holds no line feed; joined, they are the text.

    `room` is the widest line in em of the title's own face. Text that fits on one line, or that cannot be broken into
    four lines that fit, comes back whole. A blank at a break stays at the end of its line.
    """
    return _lines(text, room)


def name_lines(name: str, room: float) -> tuple[str, ...]:
    """The lines of an agency's name, as those of a title: best broken where the name of one body ends and another begins.

    `room` is the widest line in em of the name's own face.
    """
    return _lines(name, room, of_name=True)


def _lines(text: str, room: float, of_name: bool = False) -> tuple[str, ...]:
    if widest_em(text) <= room or width_em(text) > min(_MOST_LINES * room, _LONGEST):
        return (text,)
    from .title_bonds import breaks, breaks_of_name  # only a title that is too long pays for it

    costs = (breaks_of_name if of_name else breaks)(text, room)
    outline = _outline_of_name if of_name else _outline
    best: tuple[float, tuple[str, ...]] = (float("inf"), (text,))
    for cuts in _splits(text, sorted(costs), room):
        lines = tuple(text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True))
        best = min(best, (sum(costs[cut] for cut in cuts) + outline(lines, room), lines))
    return best[1]


def _splits(text: str, places: list[int], room: float) -> Iterator[tuple[int, ...]]:
    """Every way to cut the text at some of the places so that no line is wider than the room."""
    joints = {match.start() for match in JOINT.finditer(text)}
    ends = [0.0]  # the width up to each place, without the joint that stands there
    for index, char in enumerate(text):
        ends.append(ends[-1] + width_em(char) + (JOINT_EM if index in joints else 0))
    starts = [end + (JOINT_EM if index in joints else 0) for index, end in enumerate(ends)]

    def rest(start: int, lines: int) -> Iterator[tuple[int, ...]]:
        if ends[-1] - starts[start] <= room:
            yield ()
        if lines == 1 or ends[-1] - starts[start] > lines * (room + JOINT_EM):
            return
        for place in places:
            if place > start:
                if ends[place] - starts[start] > room:
                    break
                for cuts in rest(place, lines - 1):
                    yield (place, *cuts)

    return rest(0, _MOST_LINES)


def _outline(lines: tuple[str, ...], room: float) -> float:
    """How far the lines are from a good trapezoid or diamond."""
    widths = [width_em(line.strip()) for line in lines]
    shortest, longest = min(widths), max(widths)
    cost = 3.0 * len(lines) + 0.7 * sum(max(0.0, width - _COMFORT * room) for width in widths)
    if min(len(line.strip()) for line in lines) < 4:
        cost += _CRUMB
    elif shortest < 6:
        cost += 2
    if shortest < longest / 2:
        cost += _SHORT + 40 * (0.5 - shortest / longest)
    steps = [b - a for a, b in pairwise(widths)]
    cost += sum(2.5 if abs(step) < 0.5 else max(0.0, abs(step) - 4) * 0.3 for step in steps)
    ways = [step > 0 for step in steps if abs(step) >= 0.5]
    if ways != sorted(ways, reverse=True):  # narrower and then wider again
        cost += _HOURGLASS
    elif not ways:  # a block
        cost += 1.5
    return cost


def _outline_of_name(lines: tuple[str, ...], _: float) -> float:
    """How ill the lines of a name look together: it is no title, so that few lines count for more than even ones."""
    widths = [width_em(line.strip()) for line in lines]
    crumb = _CRUMB if min(len(line.strip()) for line in lines) < 4 else 0
    return 6.0 * len(lines) + crumb + 0.25 * (max(widths) - min(widths))
