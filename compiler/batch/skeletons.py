"""A skeleton among the reports of a volume: a report for each row of the table that it names.

In: a skeleton and its table. Out: `Of`s, the job and the title of each row, and what is told of them, the same of several rows once; or what reading
them over finds. Raises CompileError with what is wrong in any row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..job import Job
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..source.load import Source
from ..tags.values import Fact
from .jobs import BATCH, Skeleton, name_of
from .lines import Line
from .rows import Rows
from .told import Findings, in_row, of_faults, of_row, of_skipped

if TYPE_CHECKING:
    from ..rules.findings import Finding


class Of(NamedTuple):
    """The report of a row, and what the skeleton's own `name` calls it; empty where it has none."""

    job: Job
    name: str


def reports_of(
    skeleton: Skeleton, table: Rows, place: Place | None, most: int, checked: bool
) -> tuple[list[Of], list[Diagnostic]]:
    """The reports of the rows, and what is told; `place` is where the skeleton is named, `most` how many there may be."""
    lines, skipped = _lines(table, place, most)
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


def table_of(skeleton: Skeleton) -> Rows | None:
    """The table that a skeleton names; None of a report that names none. Raises CompileError."""
    return skeleton.table if any(key in skeleton.loaded.data for key in BATCH) else None


def read_over(
    source: Source, most: int, choose: Callable[[Iterable[Finding]], Iterable[Finding]]
) -> list[Finding] | None:
    """What reading over finds in what the rows print, of those that are chosen; None where the source is no skeleton."""
    from ..document.validate import validate
    from ..rules.findings import Finding
    from ..rules.reading import proofread
    from ..rules.selection import unsuppressed

    skeleton = Skeleton(source)
    if not (table := table_of(skeleton)):
        return None
    lines, _ = _lines(table, None, most)
    found = Findings(source.name)
    for line in lines:
        cells: dict[str, Fact] = table.columns.facts(line)
        filled = None
        try:
            if line.faults:
                raise CompileError(line.faults)
            loaded, filled = skeleton.filled(cells)
            job = skeleton.job(loaded, filled, checked=False)
            prepared, read = proofread(loaded, validate(loaded), job.flow, job.ways)
            told = (Finding(one) for one in (*loaded.notes, *job.ways.notes) if one.severity != "info")
            kept = [one.diagnostic for one in choose([*told, *unsuppressed(read, prepared)])]
            kept = [*of_row(kept, filled.used if filled else (), cells)]
        except CompileError as error:
            kept = [*error.diagnostics]
        found.add(in_row(kept, line, table.columns, cells, filled))
    told_of_all = found.all(len(lines))
    if any(one.severity == "error" for one in told_of_all):
        raise CompileError(told_of_all)
    return [*map(Finding, told_of_all)]


def _lines(table: Rows, place: Place | None, most: int) -> tuple[Sequence[Line], dict[str, list[int]]]:
    """The rows that make a report each, and those that make none, by why they do not."""
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
    return lines, skipped


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
