"""What may stand under 数据, typed: a figure, and a table that is read from a file.

In: plain data of one entry. Out: `FigureEntry`, `TableEntry`, frozen. Faults are raised with the codes of `messages.figures`, never in
pydantic's words.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NoReturn

from pydantic import (
    AliasChoices,
    AliasGenerator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetPydanticSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from ..messages import codes
from ..messages.diagnostic import Code
from ..tags.quantities import Quantity
from ..terms.figures import OF_FIGURES, OF_TABLES
from .typed import is_pending, typed

_SPELLINGS = {row.key: row.spellings for row in (*OF_FIGURES, *OF_TABLES)}


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


Number = Annotated[
    Quantity | None, GetPydanticSchema(lambda *_: core_schema.no_info_plain_validator_function(_number))
]
Text = Annotated[str, BeforeValidator(_text)]


class Entry(BaseModel):
    """Anything that stands under a name of 数据 with members of its own."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=AliasGenerator(validation_alias=lambda field: AliasChoices(*_SPELLINGS[field])),
    )


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

    @model_validator(mode="after")
    def _one_of_two(self) -> "FigureEntry":
        if {"current", "formula"} <= self.model_fields_set:
            _refuse(codes.NUMBER_AND_FORMULA)
        return self


class TableEntry(Entry):
    """A table in a file beside the source."""

    read: Text
    sheet: Text = ""
    by: Text = ""
    source: Text = ""
    note: Text = ""


def _spelled(*keys: str) -> frozenset[str]:
    return frozenset(spelling for key in keys for spelling in _SPELLINGS[key])


_TELLS: Mapping[type[Entry], frozenset[str]] = {
    TableEntry: _spelled("read"),
    FigureEntry: _spelled("current", "formula"),
}


def kind_of_entry(keys: Iterable[str]) -> type[Entry] | None:
    """What a mapping with these keys is: told by 本期, 算式 or 读取; None where it is a group of others."""
    given = set(keys)
    return next((entry for entry, told_by in _TELLS.items() if given & told_by), None)


def key_of(member: str, keys: Iterable[str]) -> str:
    """The key of a member as it was typed among some keys; empty where it is not there."""
    return next((key for key in keys if key in _SPELLINGS[member]), "")


def spellings_of(entry: type[Entry]) -> list[str]:
    """Every key that an entry may have."""
    return [spelling for name in entry.model_fields for spelling in _SPELLINGS[name]]
