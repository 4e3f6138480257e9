"""Compiled templates on disk, by the hash of what they were compiled from: safe to delete, never needed.

In: a digest, and what to keep. Out: the same, in a later process. Set COMPILE_CACHE to another folder, or to nothing to
keep nothing. A folder that is not the user's own is not read.
"""

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path

import jinja2


def _folder() -> Path | None:
    """Where things are kept: the user's cache folder, None when nothing is to be kept."""
    chosen = os.environ.get("COMPILE_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
    home = Path(base) if base else Path.home() / ".cache"
    return home / "gongwen-compiler"


def _file(folder: Path, digest: str) -> Path:
    # Code of one Python, Jinja or compiler is of no use to another.
    return folder / f"{digest[:32]}-{sys.implementation.cache_tag}-{_revision()}.bin"


def _revision() -> str:
    """Changes with the code that makes what is kept: the compiler's, and the engine's that runs it."""
    files = [*Path(__file__).parents[2].rglob("*.py"), Path(jinja2.__file__)]
    return format(max(file.stat().st_mtime_ns for file in files), "x")


def _is_ours(path: Path) -> bool:
    """Whether only this user can have written it: what is read here is code."""
    if not hasattr(os, "getuid"):
        return True
    facts = path.lstat()
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o022


def load(digest: str) -> object:
    """What was kept under a digest, None when nothing usable is."""
    with suppress(Exception):
        folder = _folder()
        if folder is None or not (_is_ours(folder) and _is_ours(_file(folder, digest))):
            return None
        stored = _file(folder, digest).read_bytes()
        check, payload = stored[:32], stored[32:]
        return pickle.loads(payload) if hashlib.sha256(payload).digest() == check else None
    return None


def save(digest: str, value: object) -> None:
    """Keep a value; whatever goes wrong is no matter."""
    with suppress(Exception):
        folder = _folder()
        if folder is None:
            return
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = _file(folder, digest)
        temporary = target.with_suffix(f".{os.getpid()}")
        temporary.touch(mode=0o600)
        payload = pickle.dumps(value)
        temporary.write_bytes(hashlib.sha256(payload).digest() + payload)
        temporary.replace(target)
        for other in folder.glob(
            f"{target.name.partition('-')[0]}-*.bin"
        ):  # what another compiler made of the same
            if other != target:
                other.unlink()
