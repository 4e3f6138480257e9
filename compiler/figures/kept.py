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


class Texts(NamedTuple):
    """What is filled in a value: of a text its pieces; of a list or a mapping what holds texts with braces in it, by where it stands there."""

    path: Path
    cut: list[Cut]
    inside: tuple[tuple[str | int, Texts], ...] = ()


Holds = Texts | Literal["nothing", "blocks"]
"""What is to be done in a value: texts are filled, or blocks are besides left out or looked at for what they print."""


class Kept(NamedTuple):
    """By the paths of values and by what stands in braces. `asked` has braces of which nothing is told."""

    parsed: dict[tuple[str, bool], Expression]
    tables: dict[tuple[str, str], tuple[Table, list[Diagnostic]]]
    asked: dict[tuple[str | None, bool], Asked]
    holds: dict[Path, Holds]

    @staticmethod
    def new() -> Kept:
        """Nothing yet."""
        return Kept({}, {}, {}, {})
