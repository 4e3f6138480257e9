"""What is found in the texts of a report whatever is filled into them, kept from one row of a table for the next.

In: nothing. Out: `Kept`, empty. It stands by itself so that a set of reports without figures imports nothing that fills them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ..messages.diagnostic import Diagnostic
    from ..source.load import Path
    from ..tags.evaluation import Expression
    from ..tags.values import Table
    from .fill import Asked, Cut


Holds = Literal["nothing", "texts", "blocks"]


class Kept(NamedTuple):
    """By the paths of texts and by what stands in braces. `holds` tells of a value what is to be done in it; `asked` has braces of which
    nothing is told."""

    cut: dict[Path, list[Cut]]
    parsed: dict[tuple[str, bool], Expression]
    tables: dict[tuple[str, str], tuple[Table, list[Diagnostic]]]
    asked: dict[tuple[str | None, bool], Asked]
    holds: dict[Path, Holds]

    @staticmethod
    def new() -> Kept:
        """Nothing yet."""
        return Kept({}, {}, {}, {}, {})
