"""Patterns that not every run looks for: compiled when they are first used.

In: a pattern as `re` takes it. Out: one that is used as if it were compiled.
"""

import re
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
