"""What the everyday suite leaves to the long one: tests marked `long`, and of a table of like cases all but the first.

`bash tests/run --long` runs all, as CI does.
"""

from collections.abc import Iterable
from typing import Any

import pytest

long = pytest.mark.long


def some(cases: Iterable[Any], count: int) -> list[Any]:
    """The cases of a table, all but the first `count` marked `long`."""
    return [one if at < count else pytest.param(one, marks=long) for at, one in enumerate(cases)]
