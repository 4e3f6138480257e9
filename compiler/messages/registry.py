"""Every message there is, by its id: for those who explain, list or test them; a run that compiles needs none of this.

In: nothing. Out: `modules` that declare messages, `codes_of` one of them, `find` by an id, `registry` of all. A message stands where it is raised from: stages have a file a
family in this package, a rule stands beside its message.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from .codes import FAMILIES
from .diagnostic import Code

BESIDE_RULES = (
    *("rules.structure", "rules.wording", "rules.template", "rules.template_left", "rules.template_look"),
    *("rules.placeholders", "rules.office", "rules.numbering", "rules.digits", "rules.marks"),
    *("rules.arithmetic", "rules.arithmetic_tables", "rules.coherence"),
    "rules.template_rooms",
    "rules.template_marks",
    "pages.checks",
)
"""Modules that declare the messages of what they look for, from the root of the program; named, as rules stand above messages."""


def modules() -> Iterator[ModuleType]:
    """Every module that declares messages, stages first; each is imported when its turn comes."""
    root = __name__.split(".", maxsplit=1)[0]
    for name in (*(f"messages.{family}" for family in FAMILIES), *BESIDE_RULES):
        yield import_module(f"{root}.{name}")


def codes_of(module: ModuleType) -> dict[str, Code]:
    """The messages that a module declares, by the names of their constants."""
    return {name: value for name, value in vars(module).items() if isinstance(value, Code)}


def find(id: str) -> Code | None:
    """The message of an id; None when there is none."""
    codes = (code for module in modules() for code in codes_of(module).values())
    return next((code for code in codes if code.id == id), None)


@cache
def registry() -> MappingProxyType[str, Code]:
    """Every code by its id, in the order of ids. Raises ValueError where two messages share one."""
    found = [code for module in modules() for code in codes_of(module).values()]
    by_id = {code.id: code for code in sorted(found, key=lambda code: code.id)}
    if clash := [code.id for code in found if by_id[code.id] is not code]:
        raise ValueError(clash)
    return MappingProxyType(by_id)
