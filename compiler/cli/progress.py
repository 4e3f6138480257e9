"""How far a long run is: a bar on a terminal, nothing anywhere else.

In: what makes the documents, and which of them are asked for. Out: a function that is told the counts as they grow.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator

from ..batch.lines import Table
from ..batch.run import Counts, Plan
from ..messages.diagnostic import CompileError, Language


@contextlib.contextmanager
def progress(table: Table, plan: Plan, pages: bool, language: Language) -> Iterator[Callable[[Counts], None]]:
    """Show how many documents are made, how fast, how long it takes still, and how many rows have failed; with `pages`, how many are laid out too."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    zh = language == "zh"
    total = None
    with contextlib.suppress(CompileError):  # it breaks off, which is told when the run comes there
        total = -(-min(sum(map(plan.asks_for, table)), plan.first or sys.maxsize) // plan.shard[1])
    rate = "{task.fields[rate]:.1f} " + ("份/秒" if zh else "a second")
    failed = ("有错 " if zh else "failed ") + "{task.fields[failed]}"
    columns = (
        *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()),
        *(TextColumn(rate), TimeRemainingColumn(), TextColumn(failed)),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        made = bar.add_task("编成" if zh else "compiled", total=total, rate=0.0, failed=0)
        laid = bar.add_task("排版" if zh else "laid out", start=False, rate=0.0, failed=0) if pages else None

        def watch(counts: Counts) -> None:
            done = counts.written + counts.unchanged + counts.failed
            task, most = (made, total) if laid is None or not counts.laid_out else (laid, counts.written)
            if task == laid and counts.laid_out == 1:
                bar.start_task(task)
            completed = done if task == made else counts.laid_out
            speed = next(one.speed for one in bar.tasks if one.id == task) or 0.0
            bar.update(task, completed=completed, total=most, rate=speed, failed=counts.failed)

        yield watch
