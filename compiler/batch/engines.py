"""Who does the jobs: this process, processes of its own, a Dask cluster. The same job everywhere, and results in order.

In: what is done to some at a time, and an endless or a short row of what it is done to. Out: an `Answer` each, in the order of what was given.
"""

from __future__ import annotations

import contextlib
import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Generic, NamedTuple, Protocol, TypeVar

Given = TypeVar("Given")
Done = TypeVar("Done")

LUMP = 16  # jobs that are handed over at once, at most
FEW = 8  # for fewer no process is worth its beginning
AHEAD = 4  # lumps a worker that may be done before they are asked for
SHARES = 2  # of these, how many may wait to be shared out
MOST = 64  # processes


class Answer(NamedTuple, Generic[Given, Done]):
    """What came of a job; None where whoever did it was lost twice."""

    given: Given
    done: Done | None


Do = Callable[[Sequence[Given]], list[Done]]
"""What is done to some, with what comes of each."""


def each(do: Callable[[Given], Done], lump: Sequence[Given]) -> list[Done]:
    """What comes of each, one after the other; `partial(each, do)` does that to some."""
    return [do(one) for one in lump]


class Engine(Protocol):
    """One way of having jobs done; `near`: where this process's files are."""

    near: bool

    def __call__(self, do: Do[Given, Done], given: Iterable[Given]) -> Iterator[Answer[Given, Done]]: ...


class Serial:
    """One after the other, in this process."""

    near = True

    def __call__(self, do: Do[Given, Done], given: Iterable[Given]) -> Iterator[Answer[Given, Done]]:
        """Each when it is asked for."""
        return (Answer(one, do([one])[0]) for one in given)


serial = Serial()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Local:
    """Processes of this machine, no more than there is work for. `begin` is done first in each."""

    near = True

    def __init__(self, begin: Callable[[], None], count: int = 0) -> None:
        self.begin, self.count = begin, count or min(processors(), MOST)

    def __call__(self, do: Do[Given, Done], given: Iterable[Given]) -> Iterator[Answer[Given, Done]]:
        """The first jobs are done here: few need no process, and what the first has others wait for, as a template compiled, is there then."""
        rest = iter(given)
        first = [*islice(rest, 1)]
        yield from serial(do, first)
        some = [*islice(rest, FEW * self.count)]
        if len(some) < FEW or self.count < 2:
            yield from serial(do, chain(some, rest))
            return
        count = min(self.count, -(-len(some) // FEW))
        yield from _Shared(do, self.begin, count).answers(_shares(chain(some, rest), count))


def lumps(given: Iterator[Given]) -> Iterator[list[Given]]:
    """Jobs, several together."""
    while lump := [*islice(given, LUMP)]:
        yield lump


def _shares(given: Iterator[Given], count: int) -> Iterator[list[Given]]:
    """Jobs, several together; fewer as they come to an end, so that nobody is left alone with many."""
    ahead = deque[Given]()
    while True:
        ahead.extend(islice(given, LUMP * SHARES * count - len(ahead)))
        if not ahead:
            return
        yield [ahead.popleft() for _ in range(max(len(ahead) // (SHARES * count), 1))]


class _Worker(Generic[Given, Done]):
    """Another process, and the lump that it is at."""

    def __init__(self, do: Do[Given, Done], begin: Callable[[], None]) -> None:
        self.pipe, there = Pipe()
        self.process = Process(target=_work, args=(do, begin, there, self.pipe), daemon=True)
        self.process.start()
        there.close()
        self.number = -1
        self.lump: list[Given] = []

    def stop(self) -> None:
        """Let it go: one that is at nothing ends by itself."""
        if self.lump:
            self.process.kill()
            return
        with contextlib.suppress(OSError):
            self.pipe.send(None)

    def end(self) -> None:
        """Wait until it is gone."""
        self.process.join()
        self.pipe.close()


def _work(
    do: Do[Given, Done],
    begin: Callable[[], None],
    pipe: Connection[list[Done], list[Given] | None],
    other: Connection[list[Given] | None, list[Done]],
) -> None:
    other.close()  # or the end of whoever asks would not be seen
    begin()
    gc.freeze()  # what was there before stays: it is not gone through again and again for what is garbage
    try:
        while lump := pipe.recv():
            pipe.send(do(lump))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


class _Shared(Generic[Given, Done]):
    """Jobs shared out among processes; a lump of one that is lost is done again by another, job by job."""

    def __init__(self, do: Do[Given, Done], begin: Callable[[], None], count: int) -> None:
        self.do, self.begin, self.count = do, begin, count
        self.workers: list[_Worker[Given, Done]] = []
        self.ready: dict[int, list[Answer[Given, Done]]] = {}

    def answers(self, lumps: Iterator[list[Given]]) -> Iterator[Answer[Given, Done]]:
        numbered = enumerate(lumps)
        idle = deque[_Worker[Given, Done] | None]([None] * self.count)  # None is yet to be begun
        following, more = 0, True
        try:
            while True:
                while more and idle and self._begun() - following < (AHEAD - SHARES) * self.count:
                    number, lump = next(numbered, (-1, []))
                    more = bool(lump)
                    if more:
                        self._hand(idle.popleft() or self._worker(), number, lump)
                busy = {one.pipe: one for one in self.workers if one.lump}
                if not busy and following not in self.ready:
                    return
                if following in self.ready:
                    yield from self.ready.pop(following)
                    following += 1
                    continue
                there = wait([*busy])
                idle.extend(self._taken(one) for pipe, one in busy.items() if pipe in there)
        finally:
            for one in self.workers:
                one.stop()
            for one in self.workers:
                one.end()

    def _begun(self) -> int:
        return max([one.number for one in self.workers] + [*self.ready, -1]) + 1

    def _worker(self) -> _Worker[Given, Done]:
        made = _Worker(self.do, self.begin)
        self.workers.append(made)
        return made

    def _hand(self, worker: _Worker[Given, Done], number: int, lump: list[Given]) -> None:
        worker.number, worker.lump = number, lump
        try:
            worker.pipe.send(lump)
        except OSError:
            return  # it is gone, which is seen when its results are waited for

    def _taken(self, worker: _Worker[Given, Done]) -> _Worker[Given, Done] | None:
        """Take the results of a worker; it is free now, None where it is lost."""
        try:
            done = worker.pipe.recv()
            self.ready[worker.number] = [*map(Answer, worker.lump, done)]
            worker.lump = []
            return worker
        except (EOFError, OSError):
            self.workers.remove(worker)
            worker.stop()
            worker.end()
            self.ready[worker.number] = [self._again(one) for one in worker.lump]
            return None

    def _again(self, one: Given) -> Answer[Given, Done]:
        """A job of a process that was lost, by one that has nothing else to do."""
        alone = _Worker(self.do, self.begin)
        alone.lump = [one]
        try:
            alone.pipe.send([one])
            done = alone.pipe.recv()[0]
            alone.lump = []
            return Answer(one, done)
        except (EOFError, OSError):
            return Answer(one, None)
        finally:
            alone.stop()
            alone.end()
