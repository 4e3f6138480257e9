"""What is put in where an offer is taken: text with spots to be filled in, marked as the protocol has it, `${1:……}`.

In: data, a column. Out: a snippet of YAML, and the same without its marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def escaped(text: str) -> str:
    """A text in a spot of a snippet."""
    return re.sub(r"([\\$}])", r"\\\1", text)


def plain(snippet: str) -> str:
    """A snippet without its marks."""
    return re.sub(r"\\([\\$}])|\$\{[0-9]+:((?:[^\\}]|\\.)*)\}|\$[0-9]", _unmarked, snippet)


def _unmarked(found: re.Match[str]) -> str:
    return found[1] or re.sub(r"\\([\\$}])", r"\1", found[2] or "")


def filled_in(value: Any, column: int, count: list[int]) -> str:
    """Data as YAML to be filled in, from a column on: each text is a spot of its own."""
    if isinstance(value, Mapping):
        lines = []
        for key, inner in value.items():
            gap = " " if isinstance(inner, str) else "\n" + " " * (column + 2)
            lines.append(f"{key}:{gap}{filled_in(inner, column + 2, count)}")
        return ("\n" + " " * column).join(lines)
    if isinstance(value, list | tuple):
        if all(isinstance(one, str) or (isinstance(one, Mapping) and len(one) == 1) for one in value):
            return ("\n" + " " * column).join(f"- {_item(one, count)}" for one in value)
        return ("\n" + " " * column).join(f"- {filled_in(one, column + 2, count)}" for one in value)
    count[0] += 1
    return f"${{{count[0]}:{escaped(str(value))}}}"


def _item(value: Any, count: list[int]) -> str:
    if isinstance(value, str):
        return filled_in(value, 0, count)
    ((key, inner),) = value.items()
    return f"{{{key}: {filled_in(inner, 0, count)}}}"
