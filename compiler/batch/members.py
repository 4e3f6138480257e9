"""The files that a volume names: by their paths from its folder, several by a pattern such as 街道/*.yaml, or all of a folder.

In: a name as typed, and the folder of the volume. Out: paths from that folder, with `/`, in the order in which people number files.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path, PurePosixPath

from ..draft.suffixes import SUFFIXES
from ..source.folder import Folder
from ..source.ways import FILES as WAYS
from ..terms.nearest import nearest

YAML = (".yaml", ".yml")
MOST_LISTED = 5_000  # files of a folder that are looked at
_SIGNS = re.compile(r"[*?\[]")


def plain(name: str) -> str:
    """A name as a path with `/`."""
    return PurePosixPath(name.strip().replace("\\", "/")).as_posix()


def is_pattern(name: str, folder: Folder) -> bool:
    """Whether a name stands for several files: it has signs of a pattern, or is a folder's."""
    path = plain(name)
    if _is_outside(path):
        return False  # whoever reads it tells
    with suppress(OSError):
        return bool(_SIGNS.search(path)) or (folder.path / path).is_dir()
    return False


def matching(name: str, folder: Folder, volume: str) -> list[str]:
    """The files that a pattern stands for, without the volume itself, what it is compiled to, and the office's ways; of a report and
    a Word file of one name the report."""
    path = plain(name)
    pattern = path if _SIGNS.search(path) else f"{path}/*"
    found: dict[str, str] = {}
    with suppress(OSError, ValueError, NotImplementedError):
        for number, one in enumerate(folder.path.glob(pattern)):
            if number >= MOST_LISTED:
                break
            suffix = one.suffix.lower()
            told_by_suffix = PurePosixPath(pattern).suffix.lower() == suffix
            readable = suffix in (*YAML, *SUFFIXES) and (told_by_suffix or suffix in (*YAML, ".docx"))
            hidden = one.name.startswith((".", "~$")) or one.name in WAYS or one.stem == Path(volume).stem
            if hidden or not readable or not one.is_file():
                continue
            relative = one.relative_to(folder.path).as_posix()
            stem = relative.removesuffix(one.suffix)
            if stem not in found or suffix in YAML:
                found[stem] = relative
    return sorted(found.values(), key=_as_numbered)


def _as_numbered(path: str) -> list[tuple[int, str]]:
    """By which files are sorted: 2 before 10."""
    return [(int(one), "") if one.isdecimal() else (0, one) for one in re.split(r"(\d+)", path)]


def offered(name: str, folder: Folder) -> dict[str, str]:
    """The folder that is most like the one in a pattern, as a question; empty where none is."""
    typed = PurePosixPath(plain(name))
    first = typed.parts[0] if len(typed.parts) > 1 else ""
    near = None
    with suppress(OSError):
        near = nearest(first, [one.name for one in folder.path.iterdir() if one.is_dir()]) if first else None
    path = PurePosixPath(near, *typed.parts[1:]).as_posix() if near and near != first else ""
    return {
        "offer_zh": f"是不是“{path}”？" if path else "",
        "offer_en": f"Did you mean “{path}”? " if path else "",
    }


def _is_outside(path: str) -> bool:
    pure = PurePosixPath(path)
    return pure.is_absolute() or ".." in pure.parts or bool(re.match(r"[A-Za-z]:|~", path))
