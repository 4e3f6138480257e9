"""What makes a document: the lines of a table, or the reports of a folder.

In: the path of a folder. Out: a `Table`: its `Columns`, and a `Line` for each document; see `rows` for those of a .csv or an .xlsx, which nobody who
has a folder pays for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from ..figures.heads import Heads
from ..messages.diagnostic import Diagnostic, Place
from ..source.ways import FILES as WAYS

if TYPE_CHECKING:
    from ..assets.sheets import GridCell
    from ..tags.values import Fact

Why = Literal["", "blank", "total", "note"]


class Line(NamedTuple):
    """A row: its number in the file, its cells, why it makes no document, and what is wrong with it by itself."""

    number: int
    cells: tuple[GridCell | str, ...]
    skipped: Why = ""
    faults: tuple[Diagnostic, ...] = ()
    file: str = ""  # the report that it is instead, in a folder of reports


class Columns(NamedTuple):
    """What the rows of a table have in common: the heads of its columns, the letters by which a sheet names these, its file and its sheet."""

    heads: Heads
    letters: tuple[str, ...]
    file: str
    sheet: str

    def facts(self, line: Line) -> dict[str, Fact]:
        """The cells of a row by every name of their columns."""
        if not line.cells:  # a folder of reports has none
            return {}
        from ..figures.tables import CellFact

        heads, number = self.heads, line.number
        facts = (
            CellFact.late(cell, unit, self.file, self.sheet, f"{letter}{number}")
            for cell, unit, letter in zip(line.cells, heads.units, self.letters, strict=False)
        )
        cells: dict[str, Fact] = dict(zip(heads.names, facts, strict=False))
        for alias, head in heads.aliases.items():
            if head in cells:
                cells[alias] = cells[head]
        return cells


class Table(Protocol):
    """What makes a document a line: the rows of a table, the reports of a folder."""

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def of(self) -> tuple[str, str]:
        """What a line is called, in both languages."""

    @property
    def columns(self) -> Columns:
        """What its rows have in common. Raises CompileError."""

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What is told of it as a whole."""

    @property
    def place(self) -> Place | None:
        """Where it is named."""

    def __iter__(self) -> Iterator[Line]:
        """Every line. Raises CompileError."""


@dataclass(frozen=True)
class Reports:
    """The reports of a folder, by their names."""

    path: Path
    notes: tuple[Diagnostic, ...] = ()
    place: Place | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        return str(self.path)

    @property
    def of(self) -> tuple[str, str]:
        """What a line is called, in both languages."""
        return "份", "report"

    @property
    def columns(self) -> Columns:
        """None."""
        return Columns(Heads((), (), {}), (), self.name, "")

    def __iter__(self) -> Iterator[Line]:
        """Every .yaml but the office's ways."""
        files = (one for one in os.listdir(self.path) if one.lower().endswith((".yaml", ".yml")))  # noqa: PTH208 (of thousands)
        names = sorted(one for one in files if one not in WAYS and not one.startswith("."))
        above = str(self.path / "_").removesuffix("_")
        return (Line(number, (), file=f"{above}{name}") for number, name in enumerate(names, 1))
