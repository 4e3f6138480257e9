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
    *(
        "rules.structure",
        "rules.issued",
        "rules.wording",
        "rules.template.asked",
        "rules.template.left",
        "rules.template.look",
    ),
    *(
        "rules.placeholders.spots",
        "rules.office",
        "rules.digits.dates",
        "rules.digits.figures",
        "rules.digits.units",
        "rules.digits.measured",
        "rules.digits.scale",
        "rules.marks.punctuation",
        "rules.marks.sentences",
    ),
    *(
        "rules.numbering.labels",
        "rules.numbering.typing",
        "rules.numbering.headings",
        "rules.numbering.counted",
    ),
    *(
        "rules.usage.doubled",
        "rules.usage.misused",
        "rules.usage.pairs",
        "rules.usage.clauses",
        "rules.usage.measures",
    ),
    "rules.usage.phrases",
    "rules.names.spelled",
    *(
        "rules.arithmetic.shares",
        "rules.arithmetic.changes",
        "rules.arithmetic.compared",
        "rules.arithmetic.sums",
        "rules.arithmetic.parts",
        "rules.arithmetic.rest",
        "rules.arithmetic.lists",
        "rules.arithmetic.each",
    ),
    *("rules.arithmetic.spans", "rules.arithmetic.named", "rules.arithmetic.tables"),
    *(
        "rules.arithmetic.relations",
        "rules.coherence.agreement",
        "rules.coherence.years",
        "rules.coherence.last_year",
        "rules.coherence.kinds",
        "rules.coherence.counts",
        "rules.coherence.attached",
        "rules.coherence.names",
        "rules.coherence.alike",
        "rules.coherence.things",
        "rules.coherence.time",
    ),
    "rules.characters.broken",
    "rules.template.rooms",
    "rules.template.marks",
    *(
        "pages.checks.printed",
        "pages.checks.first_page",
        "pages.checks.holes",
        "pages.checks.area",
        "pages.checks.together",
    ),
    *("pages.checks.signature", "pages.checks.attachments", "pages.checks.numbers"),
    *("pages.contents", "pages.continued", "pages.foot"),
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
