"""What a command takes: processor time, the time that passes, peak memory.

In: words of a command. Out: `Spent`. Processor time is that of the process and of those that it waited for, all their threads: on a shared
machine nothing else tells much.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Spent(NamedTuple):
    """Milliseconds of processor time, milliseconds that passed, and the megabytes that the process had at its peak."""

    processor: float
    passed: float
    memory: float


# A process has at its peak at least what the one had that started it: a small one starts it.
_START = """
import os, sys, time
begun = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, used = os.wait4(pid, 0)
print((used.ru_utime + used.ru_stime) * 1000, (time.perf_counter() - begun) * 1000, used.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def spent(words: Sequence[object], folder: Path, **environment: str) -> Spent:
    """Run a command in a folder, with more of an environment. Raises CalledProcessError.

    As installed: bytecode is kept, and what a development environment sets for Python is left out.
    """
    around = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [sys.executable, "-S", "-E", "-c", _START, *map(str, words)]
    told = subprocess.run(
        command, cwd=folder, env={**around, **environment}, check=True, capture_output=True, text=True
    )
    return Spent(*map(float, told.stdout.split()))


def in_turns(rounds: int, works: Sequence[Callable[[int], float]]) -> list[list[float]]:
    """What each work gives in as many rounds: they take turns, each is told the number of the round, and each did one round before."""
    for work in works:
        work(rounds)
    return [
        [*row] for row in zip(*([work(number) for work in works] for number in range(rounds)), strict=True)
    ]


def ratio(ones: Sequence[float], others: Sequence[float]) -> float:
    """The median of what the one is of the other, round by round: both met the same weather."""
    return statistics.median(one / other for one, other in zip(ones, others, strict=True))
