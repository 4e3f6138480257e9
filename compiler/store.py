"""What templates and the types of the model compile to, on disk, by the hash of what it was made from and of the code: safe to delete,
never needed.

In: a digest, and what to keep. Out: the same, in a later process. Set COMPILE_CACHE to another folder, or to nothing to
keep nothing. A folder that is not the user's own is neither read nor written: what is read here is code.
"""

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# The code that makes what is kept, names it, and runs it; whatever else of the compiler changes, what is kept is as good.
_ROOMS = (
    *("word/template", "word/ooxml", "document/model.py", "figures/model.py", "part.py"),
    *("tags", "terms", "messages/diagnostic.py", "store.py"),
)
_ENGINES = ("jinja2", "docxtpl")
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)  # Windows


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


def sources() -> Iterator[Path]:
    """The files whose code makes, names and runs what is kept."""
    package = Path(__file__).parent
    engines = (spec for name in _ENGINES if (spec := find_spec(name)))
    folders = [folder for spec in engines for folder in spec.submodule_search_locations or ()]
    for place in (*(package / room for room in _ROOMS), *map(Path, folders)):
        yield from map(Path, _modules(str(place))) if place.is_dir() else (place,)


def _modules(folder: str) -> Iterator[str]:
    """The modules below a folder, in an order of their own: looked for in a tenth of the time that `Path.rglob` takes."""
    with os.scandir(folder) as entries:
        there = sorted(entries, key=lambda one: one.name)
    for one in there:
        if one.name.endswith(".py"):
            yield one.path
        elif one.name != "__pycache__" and one.is_dir():
            yield from _modules(one.path)


@cache
def _revision() -> str:
    """The hash of that code: its content, read by each process in about the time in which it could ask for the files' times."""
    digest = hashlib.sha256()
    for file in sources():
        code = file.read_bytes()
        digest.update(f"{file.name} {len(code)}\n".encode() + code)
    return digest.hexdigest()[:16]


def _is_ours(facts: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether it is what it should be, and only this user can have written it."""
    safe = not hasattr(os, "getuid") or (facts.st_uid == os.getuid() and not facts.st_mode & 0o022)
    return is_kind(facts.st_mode) and safe


def load(digest: str) -> object:
    """What was kept under a digest, None when nothing usable is."""
    with suppress(Exception):
        folder = _folder()
        if folder is None or not _is_ours(folder.lstat(), stat.S_ISDIR):
            return None
        with os.fdopen(os.open(_file(folder, digest), os.O_RDONLY | _NO_LINKS | _BINARY), "rb") as file:
            stored = file.read() if _is_ours(os.fstat(file.fileno()), stat.S_ISREG) else b""
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
        if not _is_ours(folder.lstat(), stat.S_ISDIR):
            return
        payload = pickle.dumps(value)
        target = _file(folder, digest)
        _write(target, hashlib.sha256(payload).digest() + payload)
        # What another compiler made of the same.
        for other in folder.glob(f"{target.name.partition('-')[0]}-*.bin"):
            if other != target:
                other.unlink()


unfinished: set[Path] = set()
"""The files being written; what is to go where the program is stopped (see `cli.stopped`)."""


def _write(target: Path, data: bytes) -> None:
    """A file that was not there, whole or not at all."""
    temporary = target.with_suffix(f".{os.getpid()}")
    unfinished.add(temporary)
    exclusive = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS | _BINARY
    try:
        with os.fdopen(os.open(temporary, exclusive, 0o600), "wb") as file:
            file.write(data)
        temporary.replace(target)
    finally:  # also what a process of that number left behind when it was killed
        temporary.unlink(missing_ok=True)
        unfinished.discard(temporary)
