"""Python's search for what refers to itself, put off while a document is made: nothing made on its way does; and done when nobody waits.

In: a stretch of work. Out: the same, faster: in a long text the search takes a third of the time.
"""

import contextlib
import gc
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


_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h


def of_one_piece() -> None:
    """Have glibc keep what is free in one place for all threads, before there are several: one at a time works here, and what each keeps for itself is held all day."""
    _glibc("mallopt", _ARENA_MAX, 1)


def give_back() -> None:
    """Let go what nothing refers to any more; glibc, which keeps what is free in pieces for itself, gives it back to the system.

    What is there when this is first called stays, modules and tables: it is not looked through again, or whoever types would wait for it."""
    gc.collect()
    if not gc.get_freeze_count():
        gc.freeze()
    _glibc("malloc_trim", 0)


def _glibc(name: str, *given: int) -> None:
    """Call what glibc has, and no other C library."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError, TypeError):
        getattr(ctypes.CDLL(None), name)(*given)
