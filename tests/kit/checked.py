"""Texts read over as `compile check` reads them: what is found, and what mends make of them."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from compiler.cli.check import Checked, Opened, Wanted, read
from compiler.draft.readers import read_draft
from compiler.rules.findings import Finding
from compiler.rules.fixes import Mended, mend
from compiler.source.load import Source

Kind = Literal["yaml", "text", "md"]
SUFFIXES = {"yaml": ".yaml", "text": ".txt", "md": ".md"}


@lru_cache(maxsize=64)  # several tests look at one text
def read_over(text: str, kind: str = "text", everything: bool = False, folder: Path = Path()) -> Checked:
    """A report in YAML or a draft, read over; `everything` takes what is doubtful too."""
    name = str(folder / f"report{SUFFIXES[kind]}")
    opened = Opened(Source(name, text))
    if kind != "yaml":
        draft = read_draft(name, text.encode())
        opened = Opened(draft.source, draft)
    return read(opened, Wanted(everything=everything))


def checked(text: str, kind: str = "text") -> list[Finding]:
    """What is found in a text for certain."""
    return read_over(text, kind).findings


def mends(text: str, kind: str = "text", unsafe: bool = True) -> tuple[str, list[Mended]]:
    """A text with all its mends made, and the changes."""

    def again(changed: str) -> tuple[object, list[Finding]]:
        found = read_over(changed, kind)
        return found.prepared, found.findings

    return mend(text, again, unsafe)  # type: ignore[arg-type]


def mended(text: str, kind: str = "text", unsafe: bool = True) -> str:
    """A text with all its mends made."""
    return mends(text, kind, unsafe)[0]
