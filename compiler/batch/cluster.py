"""A running Dask cluster does the jobs: the same job as here, in lumps, with what they have in common sent once.

In: the address of its scheduler. Out: an engine (see `engines`). A worker that is lost is told of by nobody: the scheduler gives its lump to
another. Reports that name pictures or tables need their folder at the same path on each machine. Raises CompileError (O880, O881).
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from ..messages.installing import installing
from .engines import AHEAD, Answer, Do, lumps, serial

Given = TypeVar("Given")
Done = TypeVar("Done")

SECONDS = 15  # until a scheduler that does not answer is given up


@contextlib.contextmanager
def dask(address: str) -> Iterator[Dask]:
    """The cluster at an address, let go in the end. Raises CompileError."""
    try:
        from distributed import Client
    except ImportError:
        command = installing("distributed")
        raise CompileError([Diagnostic(codes.NO_DASK, {"command": command})]) from None
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise CompileError([Diagnostic(codes.NO_CLUSTER, {"address": address, "reason": reason})]) from None
    with contextlib.closing(client):
        yield Dask(client)


class Dask:
    """A running cluster; what is being done is given up where nobody waits for it any more."""

    near = False

    def __init__(self, client: Any) -> None:
        self.client = client

    def __call__(self, do: Do[Given, Done], given: Iterable[Given]) -> Iterator[Answer[Given, Done]]:
        """The first job is done here: what it finds that holds for all goes with them."""
        rest = iter(given)
        yield from serial(do, islice(rest, 1))
        shared = self.client.scatter(do, broadcast=True, hash=False)
        most = AHEAD * max(sum(self.client.nthreads().values()), 1)
        waiting: deque[tuple[list[Given], Any]] = deque()
        try:
            for lump in lumps(rest):
                waiting.append((lump, self.client.submit(_done, shared, lump, pure=False)))
                if len(waiting) >= most:
                    yield from self._answers(shared, *waiting.popleft())
            while waiting:
                yield from self._answers(shared, *waiting.popleft())
        finally:
            self.client.cancel([future for _, future in waiting])

    def _answers(self, shared: Any, lump: Sequence[Given], future: Any) -> Iterator[Answer[Given, Any]]:
        """What comes of a lump; of one that takes worker after worker with it, job by job."""
        from distributed import KilledWorker

        try:
            return map(Answer, lump, future.result())
        except KilledWorker:
            if len(lump) == 1:
                return iter([Answer(lump[0], None)])
            alone = [([one], self.client.submit(_done, shared, [one], pure=False)) for one in lump]
            return chain.from_iterable(self._answers(shared, *one) for one in alone)


def _done(do: Do[Given, Done], lump: Sequence[Given]) -> list[Done]:
    return do(lump)
