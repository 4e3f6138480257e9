"""A skeleton among the reports of a volume: a report for each row of the table that it names.

In: a skeleton and its table. Out: `Of`s, the job and the title of each row, and what is told of them, the same of several rows once. Raises
CompileError with what is wrong in any row.
"""

from __future__ import annotations

from typing import NamedTuple

from ..job import Job
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..tags.values import Fact
from .jobs import Skeleton, name_of
from .rows import Line, Rows
from .told import Findings, in_row, of_faults, of_row, of_skipped


class Of(NamedTuple):
    """The report of a row, and what the skeleton's own `name` calls it; empty where it has none."""

    job: Job
    name: str


def reports_of(
    skeleton: Skeleton, table: Rows, place: Place | None, most: int, checked: bool
) -> tuple[list[Of], list[Diagnostic]]:
    """The reports of the rows, and what is told; `place` is where the skeleton is named, `most` how many there may be."""
    skipped: dict[str, list[int]] = {}
    lines: list[Line] = []
    for line in table:
        if line.skipped:
            skipped.setdefault(line.skipped, []).append(line.number)
        elif len(lines) <= most:
            lines.append(line)
    if not lines:
        args = {"file": table.name, "which_zh": "", "which_en": ""}
        raise CompileError([Diagnostic(codes.NOTHING_TO_MAKE, args, table.place)])
    if len(lines) > most:
        raise CompileError([Diagnostic(codes.ROWS_TOO_MANY, {"file": table.name, "most": str(most)}, place)])
    found = Findings(skeleton.source.name)
    found.add(of_skipped(table.name, skipped))
    made: list[Of] = []
    for line in lines:
        if line.faults:
            found.add(of_faults(line, table.columns))
            continue
        made += _of_row(skeleton, table, line, checked, found)
    told = found.all(len(lines))
    if any(one.severity == "error" for one in told):
        raise CompileError(told)
    return made, told


def _of_row(skeleton: Skeleton, table: Rows, line: Line, checked: bool, found: Findings) -> list[Of]:
    cells: dict[str, Fact] = table.columns.facts(line)
    filled = None
    try:
        loaded, filled = skeleton.filled(cells)
        job = skeleton.job(loaded, filled, checked)
    except CompileError as error:
        found.add(in_row(error.diagnostics, line, table.columns, cells, filled))
        return []
    used = job.template.asked_of_data | (filled.used if filled else frozenset())
    found.add(in_row([*of_row(job.findings, used, cells)], line, table.columns, cells, filled))
    return [Of(job, name_of(loaded, job) if skeleton.name else "")]
