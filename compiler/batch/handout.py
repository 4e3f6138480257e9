"""A set in one file, to be handed out.

In: documents, an open file. Out: a .zip of them, the same bytes for the same documents, with a seal as its comment.
"""

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

_SEAL = b"gongwen-compiler "
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of time, in a .zip


def pack(files: Iterable[Path], target: BinaryIO) -> None:
    """Write the files into a .zip, by their names. Raises OSError."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(files):
            archive.writestr(zipfile.ZipInfo(file.name, _BEGINNING), file.read_bytes())
        archive.comment = _SEAL + _digest(archive).encode()


def is_ours(path: Path) -> bool:
    """Whether a .zip is as it was packed."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _SEAL + _digest(archive).encode()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False


def _digest(archive: zipfile.ZipFile) -> str:
    listed = "\n".join(f"{one.filename} {one.CRC:08x} {one.file_size}" for one in archive.infolist())
    return hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()
