"""What every part of the authored model is, and what can be said of a type beside its name; pydantic makes of both what validates.

In: the classes and types of `document.model` and `figures.model`. Out: their validators. pydantic reads the types once, and what it makes of them is kept (`store`):
a plain run imports its core alone. What is said beside a type is therefore known by name, a function of a module or a part of one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from inspect import get_annotations
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, NoReturn, Self, cast, get_args

import pydantic_core
from pydantic_core import SchemaValidator, core_schema

from . import store
from .terms.fields import FIELDS, TOLD_BY, Field
from .terms.values import value_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

# ---- what is said of a type, as Annotated[type, …] -------------------------------------------------------------------


class Before(NamedTuple):
    """Reads a value before its type does."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))


class After(NamedTuple):
    """Looks at a value that is of its type."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.read, handler(source))


class Only(NamedTuple):
    """Reads a value alone: its type says what is made of it."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)


class Tag(NamedTuple):
    """The name by which `Told` tells a member of a union that is no part."""

    name: str


class Told(NamedTuple):
    """Which member of a union a value is: its part's name or its tag."""

    by: Callable[[Any], str | None]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.tagged_union_schema({**_choices(source, handler)}, self.by)


class ToldByKey(NamedTuple):
    """The same, where each part has a key that no other has, and whatever is no mapping is a text."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = _choices(source, handler)
        keys = {
            spelling: part
            for part in choices
            for field in TOLD_BY.get(part, ())
            for spelling in FIELDS[field].spellings
        }
        return core_schema.tagged_union_schema({**choices}, _ByKey(keys, "PageBreak" in choices))


BY_KEY = ToldByKey()


class _ByKey:
    __name__ = "key"  # by which pydantic's core calls it

    def __init__(self, keys: Mapping[str, str], breaks: bool) -> None:
        self.keys, self.breaks = keys, breaks

    def __call__(self, value: Any) -> str | None:
        if isinstance(value, str):
            return "PageBreak" if self.breaks and value_of("block", value) == "page_break" else "Text"
        if isinstance(value, dict):
            for key, part in self.keys.items():
                if key in value:
                    return part
            return None
        return type(value).__name__ if isinstance(value, Part) else None


def _choices(union: Any, handler: GetCoreSchemaHandler) -> dict[str, CoreSchema]:
    """The members of a union by their names."""
    return {_name(one): handler.generate_schema(one) for one in get_args(union)}


def _name(member: Any) -> str:
    tag = next((one for one in get_args(member) if isinstance(one, Tag)), None)
    return tag.name if tag else str(member.__name__)


# ---- the parts -------------------------------------------------------------------------------------------------------

_REQUIRED: Any = object()


class Entry(NamedTuple):
    """What a part has under a key."""

    default: Any

    def is_required(self) -> bool:
        """Whether the key must be written."""
        return self.default is _REQUIRED


class Part:
    """Anything authored as a mapping: frozen, unknown keys refused, keys in every spelling."""

    # What pydantic's core gives to the values that it makes.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    fields: ClassVar[Mapping[str, Field]] = FIELDS
    """What is known of its keys."""
    model_fields: ClassVar[dict[str, Entry]] = {}
    spelled: ClassVar[dict[str, str]] = {}
    """The fields by every key that is read for them."""

    def __init_subclass__(cls) -> None:
        own = vars(cls).get("__annotations__", {})
        cls.model_fields = cls.model_fields | {name: Entry(vars(cls).get(name, _REQUIRED)) for name in own}
        cls.spelled = {key: name for name in cls.model_fields for key in cls.fields[name].spellings}

    @property
    def given(self) -> frozenset[str]:
        """The fields that were written."""
        return frozenset(cast("Any", self).__pydantic_fields_set__)

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """The part that `data` describes. Raises pydantic's ValidationError."""
        made: Self = validator(cast("Any", cls)).validate_python(data)
        return made

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        hints, read = _hints(cast("Any", cls)), _READ.get({})

        def field(name: str, entry: Entry) -> core_schema.ModelField:
            hint = hints[name]
            if hint not in read:
                read[hint] = handler.generate_schema(hint)
            of = read[hint]
            if not entry.is_required():
                of = core_schema.with_default_schema(of, default=entry.default)
            spellings: list[list[str | int]] = [[one] for one in cls.fields[name].spellings]
            return core_schema.model_field(of, validation_alias=spellings)

        fields = {name: field(name, entry) for name, entry in cls.model_fields.items()}
        inner = core_schema.model_fields_schema(fields, model_name=cls.__name__, extra_behavior="forbid")
        return core_schema.model_schema(cls, inner, frozen=True, ref=cls.__name__)

    def _values(self) -> Iterator[tuple[str, Any]]:
        return ((name, getattr(self, name)) for name in self.model_fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        given = (f"{k}={v!r}" for k, v in self._values() if v != self.model_fields[k].default)
        return f"{type(self).__name__}({', '.join(given)})"


@cache
def _hints(part: Any) -> dict[str, Any]:
    """The types of the fields of a part; what others of its base have too is evaluated once."""
    if part is Part:
        return {}
    return {**_hints(part.__base__), **get_annotations(part, eval_str=True)}


_READ: ContextVar[dict[Any, CoreSchema]] = ContextVar("what pydantic made of the types that it has read")


@cache
def validator(of: Any) -> SchemaValidator:
    """What validates values of a part, or of a type with a name."""
    digest = hashlib.sha256(f"{of.__name__} {pydantic_core.__version__}".encode()).hexdigest()
    with _READING:
        if not (schema := store.load(digest)):
            schema = _schema(of)
            store.save(digest, schema)
    return SchemaValidator(schema)  # type: ignore[arg-type]


def _schema(of: Any) -> CoreSchema:
    """What pydantic makes of a type; most fields share theirs with others, and each is read once.

    Plugins of pydantic's that other packages bring have no part in it: to look for them reads what every installed package says of itself.
    """
    from pydantic import TypeAdapter

    said, before = os.environ.get(_PLUGINS), _READ.set({})
    os.environ[_PLUGINS] = "__all__"
    try:
        return TypeAdapter(of).core_schema
    finally:
        _READ.reset(before)
        del os.environ[_PLUGINS]
        if said is not None:
            os.environ[_PLUGINS] = said


_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
_READING = RLock()
"""The environment is one for all threads, and types are read as it says."""
