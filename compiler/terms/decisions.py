"""Decisions as tables: rows with a reason each, asked in order; the first that holds decides.

In: rows and a case. Out: the row that decides, which can say why.
"""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

Case = TypeVar("Case")
Verdict = TypeVar("Verdict")


class Row(NamedTuple, Generic[Case, Verdict]):
    """A reason by its name, when it holds, and what it decides."""

    reason: str
    holds: Callable[[Case], object]
    verdict: Verdict


def decide(rows: Sequence[Row[Case, Verdict]], case: Case) -> Row[Case, Verdict]:
    """The first row that holds for a case. Raises LookupError where none does: the last row of a table holds for every case."""
    for row in rows:
        if row.holds(case):
            return row
    raise LookupError(case)
