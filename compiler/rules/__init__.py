"""Rules: what can be said of a document that compiles. A new rule is one function beside its message, and one Markdown test.

In: a `Document` and its `Flow`. Out: diagnostics of severity warning or info.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from ..document.model import Document
from ..flow.blocks import Chart, Flow, Table
from ..messages.diagnostic import Diagnostic
from ..terms.kinds import KINDS

if TYPE_CHECKING:
    from ..source.load import Loaded

Rule = Callable[[Document, Flow], Iterable[Diagnostic]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Register a rule. It says nothing (yields nothing) of a document that it has no fault to find with."""
    RULES.append(function)
    return function


def check(document: Document, flow: Flow, loaded: "Loaded | None" = None) -> list[Diagnostic]:
    """What every rule has to say, and in sum what is not filled in yet; what was `loaded` tells which of that figures print."""
    from .wording import unfinished

    return [*of_structure(document, flow), *unfinished(document, flow, loaded)]


def of_structure(document: Document, flow: Flow) -> list[Diagnostic]:
    """What is told of the files of tables and the numbers of charts, and what every rule has to say, in the order of the rules."""
    _register(document.headed or KINDS[document.kind].statutory)
    told = [note for block in flow.blocks if isinstance(block, Table | Chart) for note in block.notes]
    return [*told, *(finding for one in RULES for finding in one(document, flow))]


@cache
def _register(issued: bool) -> None:
    """Have the rules registered, those on papers that are issued only where there is one."""
    from . import (
        structure,  # noqa: F401
        wording,  # noqa: F401
    )

    if issued:
        from . import issued as _  # noqa: F401
