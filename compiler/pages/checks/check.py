"""What the checks of pages share: how one is registered, and how it tells.

In: a function of a `Layout`. Out: `CHECKS`, by the file that it stands in. A new check is one function under `@page_check`, and a case in the tests of
`--proof`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from ...flow.blocks import Break, Flow, Paragraph, Table
from ...messages.diagnostic import Code, Diagnostic, Place
from ..layout import Layout

Check = Callable[[Layout], Iterator[Diagnostic]]
CHECKS: defaultdict[str, list[Check]] = defaultdict(list)


def page_check(function: Check) -> Check:
    """Register a check of the file that it stands in."""
    CHECKS[function.__module__].append(function)
    return function


def finding(code: Code, place: Place | None = None, **args: object) -> Diagnostic:
    """What is told, its arguments made texts."""
    return Diagnostic(code, {name: str(value) for name, value in args.items()}, place)


def short(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= 16 else text[:15] + "…"


def begins_a_page(flow: Flow, one: int, other: int) -> bool:
    """Whether a new page was asked for between two blocks."""
    between = flow.blocks[one + 1 : other + 1]
    slots = flow.blocks[one].slot, flow.blocks[other].slot
    return any(isinstance(b, Break) or (isinstance(b, Table) and b.landscape) for b in between) or (
        isinstance(flow.blocks[other], Paragraph)
        and slots[0] != slots[1]
        and (slots[1] == "attachments" or slots[0] == "contents")
    )
