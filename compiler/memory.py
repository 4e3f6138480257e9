"""Python's search for what refers to itself, put off while a document is made: nothing made on its way does; and done when nobody waits.

In: a stretch of work. Out: the same, faster: in a long text the search takes a third of the time.
"""

import contextlib
import gc
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """No search during this; also as a decorator."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def give_back() -> None:
    """Let go what nothing refers to any more; glibc, which keeps what is free in pieces for itself, gives it back to the system.

    What is there when this is first called stays, modules and tables: it is not looked through again, or whoever types would wait for it."""
    gc.collect()
    if not gc.get_freeze_count():
        gc.freeze()
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
