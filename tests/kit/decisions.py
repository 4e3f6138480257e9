"""Which row of its tables a module decides by, told as it runs."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import pytest

from compiler.terms.decisions import Row, decide


def decided(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> list[tuple[Any, str]]:
    """A list that fills with each case that the module decides, and the reason of the row that did."""
    out: list[tuple[Any, str]] = []

    def told(rows: Sequence[Row[Any, Any]], case: Any) -> Row[Any, Any]:
        row = decide(rows, case)
        out.append((case, row.reason))
        return row

    monkeypatch.setattr(module, "decide", told)
    return out


def reasons(*tables: Sequence[Row[Any, Any]]) -> list[str]:
    """The reasons of tables, in order."""
    return [row.reason for rows in tables for row in rows]
