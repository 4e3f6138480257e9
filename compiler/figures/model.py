"""What may stand under 数据, typed: a figure, and a table that is read from a file.

In: plain data of one entry. Out: `FigureEntry`, `TableEntry`, frozen. Faults are raised with the codes of `messages.figures`, never in
pydantic's words.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NoReturn

from pydantic_core import PydanticCustomError

from ..messages import codes
from ..messages.diagnostic import Code
from ..part import Before, Only, Part
from ..tags.quantities import Quantity
from ..terms.fields import Field
from ..terms.figures import OF_FIGURES, OF_TABLES
from .typed import is_pending, typed

_MEMBERS: Mapping[str, Field] = {row.key: row for row in (*OF_FIGURES, *OF_TABLES)}


def _refuse(code: Code, **args: str) -> NoReturn:
    raise PydanticCustomError(code.id, "{code}", {"code": code, **args})


def _number(value: Any) -> Any:
    """The amount that was typed; None where it is not known yet."""
    if not isinstance(value, str):
        return _refuse(
            codes.NO_NUMBER, value="…", reason_zh="这里要一个数", reason_en="a number is wanted", mended=""
        )
    if is_pending(value):
        return None
    found = typed(value)
    if found.quantity is None:
        zh, en = found.why if found.why[0] else ("它不是数", "it is no number")
        return _refuse(codes.NO_NUMBER, value=value, reason_zh=zh, reason_en=en, mended=found.mended)
    return found.quantity


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        _refuse(codes.ENTRY_NOT_TEXT)
    return value.strip()


Number = Annotated[Quantity | None, Only(_number)]
Text = Annotated[str, Before(_text)]


class Entry(Part):
    """Anything that stands under a name of 数据 with members of its own."""

    fields = _MEMBERS


class FigureEntry(Entry):
    """A number and what it is held against; None of them is one that is not known yet."""

    current: Number = None
    formula: Text = ""
    last_year: Number = None
    previous: Number = None
    target: Number = None
    unit: Text = ""
    source: Text = ""
    note: Text = ""


class TableEntry(Entry):
    """A table in a file beside the source."""

    read: Text
    sheet: Text = ""
    by: Text = ""
    source: Text = ""
    note: Text = ""


_TELLS = {
    TableEntry: frozenset(_MEMBERS["read"].spellings),
    FigureEntry: frozenset((*_MEMBERS["current"].spellings, *_MEMBERS["formula"].spellings)),
}


def kind_of_entry(keys: Iterable[str]) -> type[Entry] | None:
    """What a mapping with these keys is: told by 本期, 算式 or 读取; None where it is a group of others."""
    given = set(keys)
    return next((entry for entry, told_by in _TELLS.items() if given & told_by), None)


def key_of(member: str, keys: Iterable[str]) -> str:
    """The key of a member as it was typed among some keys; empty where it is not there."""
    spellings = _MEMBERS[member].spellings
    return next((key for key in keys if key in spellings), "")


def spellings_of(entry: type[Entry]) -> list[str]:
    """Every key that an entry may have."""
    return [*entry.spelled]
