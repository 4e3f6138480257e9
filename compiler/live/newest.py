"""One thing done at a time, and of what waits only the newest: no queue ever grows behind a clerk who types.

In: orders, each for a desk. Out: each done in a thread of its own, unless a newer one for the same desk came before its turn; one that is
being done is asked now and then whether it is stale, and ends by itself then.
"""

import threading
from collections.abc import Callable


class StaleError(Exception):
    """What is being done is for a text that has changed meanwhile."""


class Newest:
    """A thread that does the newest order of each desk, one at a time. Orders see to their own errors."""

    def __init__(self, name: str) -> None:
        self._waiting: dict[str, Callable[[], None]] = {}
        self._changed = threading.Condition()
        self._open = True
        self.begun = 0
        """How many orders were begun."""
        # A daemon: what LibreOffice is just doing does not keep the program from ending.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def ask(self, desk: str, order: Callable[[], None]) -> None:
        """Have an order done, in place of one of the same desk that waits."""
        with self._changed:
            self._waiting[desk] = order
            self._changed.notify()

    def is_stale(self, desk: str) -> bool:
        """Whether a newer order of that desk waits, or the work is over."""
        with self._changed:
            return not self._open or desk in self._waiting

    @property
    def waiting(self) -> int:
        """How many orders wait."""
        with self._changed:
            return len(self._waiting)

    def close(self) -> None:
        """Take no further order; the one being done is stale."""
        with self._changed:
            self._open = False
            self._waiting.clear()
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                while self._open and not self._waiting:
                    self._changed.wait()
                if not self._open:
                    return
                desk = next(iter(self._waiting))
                order = self._waiting.pop(desk)
                self.begun += 1
            order()
