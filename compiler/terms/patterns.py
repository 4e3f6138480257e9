"""Patterns that not every run looks for: compiled when they are first used; and what compiling them costs.

In: a pattern as `re` takes it. Out: one that is used as if it were compiled.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, AnyStr, cast


class _Late:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._of = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        found = vars(self)[name] = getattr(re.compile(*self._of), name)  # type: ignore[type-var]
        return found


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern to be compiled by its first use; as long as it is not used, it costs nothing."""
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))


# ---- sets of many characters -------------------------------------------------------------------------------------------

WIDE = 1024
"""Characters of a range that are worth not being looked through again."""
_compiler: Any = None
with contextlib.suppress(ImportError, AttributeError):  # another Python: slower, and no less right
    from re import _compiler  # type: ignore[attr-defined, no-redef]

    _optimized = _compiler._optimize_charset


@contextlib.contextmanager
def sets_kept() -> Iterator[None]:
    """During this a set of many characters is looked through once, however many patterns have it; also as a decorator. `re` goes through all Chinese
    characters one by one wherever a pattern names them, which takes half the time of compiling it."""
    if _compiler is None:
        yield
        return
    _compiler._optimize_charset = _looked_through
    try:
        yield
    finally:
        _compiler._optimize_charset = _optimized


def _looked_through(charset: Sequence[Any], iscased: Any = None, fixup: Any = None, fixes: Any = None) -> Any:
    if fixup is None and any(op.name == "RANGE" and about[1] - about[0] > WIDE for op, about in charset):
        return _kept(tuple(charset))
    return _optimized(charset, iscased, fixup, fixes)


@lru_cache(maxsize=256)
def _kept(charset: tuple[Any, ...]) -> Any:
    return _optimized(charset)
