"""Packs: the templates that a name may mean, and the folders they are found in, the nearest first.

In: a name, and the folder of the report. Out: the file of a template. A report's own folder comes first, then those that
`COMPILE_TEMPLATES` lists, then what comes with the compiler.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ...messages.diagnostic import CompileError
from ...terms.patterns import late
from ..ooxml.look import DOCUMENT
from ..ooxml.package import MAX_BYTES, OF_DOCUMENT, read

SUFFIXES = (".docx", ".dotx")
VARIABLE = "COMPILE_TEMPLATES"
MAX_LISTED = 500  # files of a folder that are looked into

_SLOT = late(r"\{\{p\s.{1,200}?\}\}", re.DOTALL)


class Pack(NamedTuple):
    """A template that can be named; `where` is `beside`, `listed` (in COMPILE_TEMPLATES) or `builtin`."""

    name: str
    path: Path
    where: str


def builtin() -> Path:
    """The folder of the templates that come with the compiler: in the wheel, or in a checkout."""
    package = Path(__file__).parents[2]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def folders(beside: Path) -> Iterator[tuple[str, Path]]:
    """Where packs are looked for, in that order: what kind of place it is, and the folder."""
    yield "beside", beside
    for listed in filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)):
        yield "listed", Path(listed)
    yield "builtin", builtin()


def find(name: str, beside: Path) -> Path | None:
    """The file of a template by its path from `beside`, or by its name in any folder; None when there is none.

    A finished document gives way to a template of its name further off: duty-report.yaml compiles to duty-report.docx.
    """
    suffix = Path(name).suffix
    # A file of another kind is found too: its reader says what it is.
    others = [name] if suffix else []
    names = [name] if suffix.lower() in SUFFIXES else [*(f"{name}{one}" for one in SUFFIXES), *others]
    files: list[Path] = []
    for _, folder in folders(beside):
        for file in [folder / one for one in names]:
            with suppress(OSError, ValueError):  # a name that no file can have
                if file.is_file() and file not in files:  # a whole path is the same from every folder
                    files.append(file)
    return next((file for file in files if len(files) > 1 and _has_slot(file)), files[0] if files else None)


def packs(beside: Path) -> list[Pack]:
    """Every template that a name means from `beside`. Of two with one name the nearer; a .docx without a slot is none."""
    found: dict[str, Pack] = {}
    for where, folder in folders(beside):
        with suppress(OSError):
            files = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
            for file in files[:MAX_LISTED]:
                if not file.name.startswith(("~$", ".")) and file.stem not in found and _has_slot(file):
                    found[file.stem] = Pack(file.stem, file, where)
    return sorted(found.values(), key=lambda pack: pack.name)


def _has_slot(file: Path) -> bool:
    with suppress(OSError, CompileError):
        return file.is_file() and file.stat().st_size <= MAX_BYTES and is_pack(file.read_bytes(), file.name)
    return False


def is_pack(data: bytes, name: str) -> bool:
    """Whether a .docx has a slot. Raises CompileError (T302) for what is no .docx."""
    from html import unescape  # the tables of entities: only where they are needed

    xml = read(data, name, OF_DOCUMENT)[DOCUMENT].decode("utf-8", "replace")
    return bool(_SLOT.search(unescape(re.sub(r"<[^<>]*>", "", xml))))
