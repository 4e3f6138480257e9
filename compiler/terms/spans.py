"""Cells of a table that are one: where they reach, what is covered, and how many rows head a table.

In: rows of cells of equal length, and `Span`s. Out: spans, sorted and apart from each other. Rows and columns count from 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple, TypeVar

from .patterns import late

Cell = TypeVar("Cell")
At = tuple[int, int]
Towards = Literal["left", "up"]

_NUMBER = late(r"[-+−¥￥(（]?[0-9][0-9,.，]*[%％‰)）]?")


class Span(NamedTuple):
    """A cell that reaches over several: its row and column, and how many of each it takes."""

    row: int
    column: int
    rows: int
    columns: int

    @property
    def end(self) -> At:
        """The row and the column after its last."""
        return self.row + self.rows, self.column + self.columns

    def cells(self) -> Iterator[At]:
        """What it takes, its own cell first."""
        return product(range(self.row, self.end[0]), range(self.column, self.end[1]))


def covered(spans: Iterable[Span]) -> dict[At, Span]:
    """The span of each cell that another reaches over."""
    return {at: span for span in spans for at in span.cells() if at != (span.row, span.column)}


class UnjoinedError(Exception):
    """A cell that cannot be joined as it says: its place, and whether there `is nothing` where it points."""

    def __init__(self, at: At, nothing: bool) -> None:
        super().__init__(at, nothing)
        self.at, self.nothing = at, nothing


def joined(towards: Mapping[At, Towards]) -> tuple[Span, ...]:
    """The spans of cells that say which neighbour they are one with. Raises UnjoinedError."""
    first: dict[At, At] = {}
    members: dict[At, list[At]] = {}
    for row, column in sorted(towards):
        to = (row, column - 1) if towards[row, column] == "left" else (row - 1, column)
        if min(to) < 0:
            raise UnjoinedError((row, column), nothing=True)
        first[row, column] = root = first.get(to, to)
        members.setdefault(root, [root]).append((row, column))
    spans = []
    for root, cells in members.items():
        rows, columns = max(row for row, _ in cells) + 1, max(column for _, column in cells) + 1
        span = Span(*root, rows - root[0], columns - root[1])
        if len(cells) < span.rows * span.columns:
            raise UnjoinedError(cells[-1], nothing=False)
        spans.append(span)
    return tuple(sorted(spans))


def towards(spans: Iterable[Span]) -> dict[At, Towards]:
    """Which neighbour each covered cell is one with: what `joined` makes the spans of."""
    return {at: "left" if at[1] > span.column else "up" for at, span in covered(spans).items()}


def squeezed(
    rows: Sequence[Sequence[Cell]], spans: Iterable[Span]
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[Span, ...], tuple[int, ...]]:
    """The same table without rows and columns that have no cell of their own, and the rows that are left, by their numbers.

    Forms drawn by hand and sheets with columns joined all the way down have such; they show as nothing.
    """
    spans = tuple(spans)
    over = covered(spans)
    height, width = len(rows), len(rows[0]) if rows else 0

    def is_own(at: At, line: int) -> bool:
        """Whether a cell begins in its own row (`line` 0) or column (1)."""
        return at not in over or (over[at].row, over[at].column)[line] == at[line]

    kept = [r for r in range(height) if any(is_own((r, c), 0) for c in range(width))]
    columns = [c for c in range(width) if any(is_own((r, c), 1) for r in range(height))]
    left = []
    for span in spans:
        ends = span.end
        row, column = kept.index(span.row), columns.index(span.column)
        taken = sum(span.row <= r < ends[0] for r in kept), sum(span.column <= c < ends[1] for c in columns)
        if taken != (1, 1):
            left.append(Span(row, column, *taken))
    return tuple(tuple(rows[r][c] for c in columns) for r in kept), tuple(left), tuple(kept)


def header_of(rows: Sequence[Sequence[str]], spans: Iterable[Span]) -> int:
    """How many rows head a table, by what is joined in them: 1 where nothing is, 0 where no row ends it.

    Titles over the whole width stand above the header; a cell that reaches down takes the rows that it reaches into; below
    a cell that reaches over columns stand their own headings, where the cells beside it have nothing below.
    """
    spans, width = tuple(spans), len(rows[0])
    wide = {span.row: span for span in spans if span.columns == width}
    top = 0
    while top in wide:
        top = wide[top].end[0]
    header = top + 1
    while header < len(rows):
        reached = max((span.end[0] for span in spans if span.row < header), default=header)
        if reached > header:
            header = reached
        elif _heads(rows, spans, header - 1, width):
            header += 1
        else:
            break
    if header < len(rows):
        return header
    return 0 if cut_by(spans, 1) else 1


def _heads(rows: Sequence[Sequence[str]], spans: Sequence[Span], row: int, width: int) -> bool:
    """Whether the row below `row` holds headings too: under the cells that reach over columns, and only there."""
    over = [span for span in spans if span.end[0] - 1 == row and 1 < span.columns < width]
    under = {column for span in over for column in range(span.column, span.end[1])}
    below = [text.strip() for text in rows[row + 1]]
    headings = [below[column] for column in under if (row + 1, column) not in covered(spans)]
    return (
        bool(headings)
        and all(text and not _NUMBER.fullmatch(text) for text in headings)
        and not any(below[column] for column in range(width) if column not in under)
    )


def cut_by(spans: Iterable[Span], row: int) -> Span | None:
    """The first span that reaches from above a row into it."""
    return next((span for span in spans if span.row < row < span.end[0]), None)
