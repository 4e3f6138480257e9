"""Texts made of parts: bold, underlined, raised and lowered stretches, footnotes, references; a plain text is the simplest.

In: an authored text, and where it was typed. Out: its runs. References are filled in when all that they may name is known (`captions`).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..document import model as authored
from ..part import Part
from ..source.load import Path
from .blocks import Run, RunMark, Target
from .ledger import Ledger

# A reference whose target is not known yet.
PENDING = Target("", 0)


def words(
    value: str | Sequence[Part | str], path: Path, ledger: Ledger, mark: RunMark = ""
) -> tuple[Run, ...]:
    """The runs of a text that was typed at a path, all of them in the face of `mark`."""
    if isinstance(value, str):
        return (Run(value, mark),)
    return tuple(span(part, (*path, index), ledger, mark) for index, part in enumerate(value))


def span(part: Part | str, path: Path, ledger: Ledger, mark: RunMark = "") -> Run:
    """The run of one part."""
    match part:
        case str():
            return Run(part, mark)
        case authored.Bold():
            return Run(part.bold, mark, strong=True) if mark else Run(part.bold, "bold")
        case authored.Underline():
            return Run(part.underline, mark, lined=True)
        case authored.Superscript():
            return Run(part.superscript, mark, shift="superscript")
        case authored.Subscript():
            return Run(part.subscript, mark, shift="subscript")
        case authored.Reference():
            place = ledger.place(*path, "reference")
            ledger.references.append((part.reference, place))
            return Run(part.reference, mark, refers=PENDING)
        case authored.Footnote():
            return Run("", mark, note=words(part.footnote, (*path, "footnote"), ledger))
        case _:
            raise TypeError(part)


def plain(value: str | Sequence[Part | str]) -> str:
    """A text without footnotes and references: what is heard of a picture."""
    if isinstance(value, str):
        return value
    return "".join(
        one if isinstance(one, str) else next(iter(vars(one).values()), "")
        for one in value
        if not isinstance(one, authored.Footnote | authored.Reference)
    )
