"""Every check of pages.

In: a `Layout`, or that of a volume and those of its reports. Out: diagnostics.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...messages.diagnostic import Diagnostic
from ..layout import Layout
from . import area, attachments, first_page, holes, numbers, printed, signature, together
from .check import CHECKS, Check

FILES = (printed, first_page, holes, area, together, signature, attachments, numbers)
"""The order in which they speak."""
OF_WHOLE: tuple[Check, ...] = (
    numbers.pages_are_numbered,
    together.contents_list_true_pages,
    printed.characters_have_glyphs,
)
"""What is asked of a volume as a whole."""


def check(layout: Layout) -> Iterator[Diagnostic]:
    """What every check has to say."""
    return (said for one in _checks() for said in one(layout))


def check_volume(whole: Layout, parts: Sequence[Layout]) -> Iterator[Diagnostic]:
    """The same of a volume: of its pages as a whole, and of each report by itself; what has no place is told once."""
    yield from (said for one in OF_WHOLE for said in one(whole))
    told: set[tuple[str, str]] = set()
    for part in parts:
        for one in (said for check in _checks() if check not in OF_WHOLE for said in check(part)):
            key = one.code.id, str(one.args)
            if one.place or key not in told:
                told.add(key)
                yield _in_volume(one, part.before)


def _in_volume(one: Diagnostic, before: int) -> Diagnostic:
    """A finding on a page of a report, by the page of the volume."""
    page = one.args.get("page", "")
    return replace(one, args={**one.args, "page": str(int(page) + before)}) if page else one


def _checks() -> Iterator[Check]:
    return (one for file in FILES for one in CHECKS[file.__name__])
