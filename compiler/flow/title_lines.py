"""How a title falls into lines: each whole in meaning, together a trapezoid or a diamond to the eye.

In: text, and the room of a line in em. Out: its lines: broken at word ends (7.3.1; T-04 and T-06 of the sheet). How ill each
break reads is asked of `title_bonds`; of all ways to break, the one that reads and looks best is taken.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import inf

from ..terms.widths import JOINT, JOINT_EM, widest_em, width_em

_MOST_LINES = 4
_COMFORT = 0.9  # of the room: T-06
_LONGEST = 120.0  # em: no title is longer, and the ways to break stay few

# What is worse than any break between words, the worst last: lines narrower and then wider again, one line less than half
# another, one of fewer than four characters.
_HOURGLASS, _SHORT, _CRUMB = 60, 100, 200
_LINE = 3.0  # each line, at least
_BLOCK = 2.0  # lines of one width: all else that an outline costs, a further line only adds to


Extent = tuple[float, int]  # width in em and number of characters, without the blanks at the ends of a line
_Outline = Callable[[Sequence[Extent], float], float]


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
    return _Search(text, room, costs, _outline_of_name if of_name else _outline).best()


class _Search:
    """The best way to cut a text at some of its places: of all of them, those are left out that cannot become the best."""

    def __init__(self, text: str, room: float, costs: Mapping[int, float], outline: _Outline) -> None:
        self.text, self.room, self.costs, self.outline = text, room, costs, outline
        self.places = sorted(costs, key=lambda place: costs[place])
        joints = {match.start() for match in JOINT.finditer(text)}
        self.ends = [0.0]  # the width up to each place, without the joint that stands there
        for index, char in enumerate(text):
            self.ends.append(self.ends[-1] + width_em(char) + (JOINT_EM if index in joints else 0))
        self.starts = [end + (JOINT_EM if index in joints else 0) for index, end in enumerate(self.ends)]
        self.extents: dict[tuple[int, int], Extent] = {}
        self.found: tuple[float, tuple[str, ...]] = (inf, (text,))

    def best(self) -> tuple[str, ...]:
        """Its lines; the text whole where it cannot be cut so that all of them fit."""
        self._go_on((0,), (), 0)
        return self.found[1]

    def _go_on(self, cuts: tuple[int, ...], extents: tuple[Extent, ...], so_far: float) -> None:
        """Try the ways to go on behind the last cut; so far it costs as much."""
        start, left = cuts[-1], _MOST_LINES - len(extents)
        if self.ends[-1] - self.starts[start] <= self.room:
            cost = so_far + self.outline((*extents, self._extent(start, len(self.text))), self.room)
            if cost <= self.found[0]:
                self.found = min(self.found, (cost, self._lines(cuts)))
        if left == 1 or self.ends[-1] - self.starts[start] > left * (self.room + JOINT_EM):
            return
        least = _LINE * (len(extents) + 1) - _BLOCK  # of any outline
        for place in self.places:  # the best first: behind one that costs too much come only worse ones
            cost = so_far + self.costs[place]
            if cost + least > self.found[0]:
                break
            if place > start and self.ends[place] - self.starts[start] <= self.room:
                further = (*extents, self._extent(start, place))
                if cost + self.outline(further, self.room) - _BLOCK <= self.found[0]:
                    self._go_on((*cuts, place), further, cost)

    def _extent(self, start: int, end: int) -> Extent:
        found = self.extents.get((start, end))
        if found is None:
            bare = self.text[start:end].strip()
            found = self.extents[start, end] = width_em(bare), len(bare)
        return found

    def _lines(self, cuts: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.text[a:b] for a, b in zip(cuts, (*cuts[1:], len(self.text)), strict=True))


def _outline(extents: Sequence[Extent], room: float) -> float:
    """How far the lines are from a good trapezoid or diamond."""
    widths, lengths = [width for width, _ in extents], [length for _, length in extents]
    shortest, longest = min(widths), max(widths)
    comfort = _COMFORT * room
    cost = _LINE * len(extents) + 0.7 * sum([width - comfort for width in widths if width > comfort])
    if min(lengths) < 4:
        cost += _CRUMB
    elif shortest < 6:
        cost += 2
    if shortest < longest / 2:
        cost += _SHORT + 40 * (0.5 - shortest / longest)
    steps = [b - a for a, b in pairwise(widths)]
    cost += sum([2.5 if abs(step) < 0.5 else max(0.0, abs(step) - 4) * 0.3 for step in steps])
    ways = [step > 0 for step in steps if abs(step) >= 0.5]
    if ways != sorted(ways, reverse=True):  # narrower and then wider again
        cost += _HOURGLASS
    elif not ways:
        cost += _BLOCK
    return cost


def _outline_of_name(extents: Sequence[Extent], _: float) -> float:
    """How ill the lines of a name look together: it is no title, so that few lines count for more than even ones."""
    widths, lengths = [width for width, _ in extents], [length for _, length in extents]
    crumb = _CRUMB if min(lengths) < 4 else 0
    return 2 * _LINE * len(extents) + crumb + 0.25 * (max(widths) - min(widths))
