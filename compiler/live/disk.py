"""The folder that is worked in: files read and saved inside it, another program's changes seen, and the recovery copy of what is unsaved.

In: names relative to the folder. Out: texts with line ends of \\n, and their files as they were otherwise: encoding, mark, line ends. Raises
CompileError: O893 for a place outside the folder, O894 where the file has changed since it was read, and what reading and writing raise.
"""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import json
import os
import stat
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from ..source.edits import LINE_END
from ..source.encoding import decode, encoded, encoding_of
from ..source.load import MAX_BYTES

if TYPE_CHECKING:
    from ..job import Job

YAML = (".yaml", ".yml")
KEPT_DAYS = 30
"""How long a recovery copy that nobody asked for is kept."""


class World(NamedTuple):
    """What the command does with files: `read` gives so many bytes and one at most, `write` replaces a file whole or not at all, `write_new` refuses
    one that is there; `is_draft` tells by its name whether a file is a draft, `drafted` makes the YAML of one: its name, its text, what is told of it and its
    pictures; `made` is the document of a job, `docx` or `pdf`; `faces` tells which official faces the pages of a .docx do without. Each raises CompileError."""

    read: Callable[[str, int], bytes]
    write: Callable[[Path, bytes], None]
    write_new: Callable[[Path, bytes], None]
    is_draft: Callable[[str], bool]
    drafted: Callable[[str, bytes], tuple[str, str, list[Diagnostic], Mapping[str, bytes]]]
    made: Callable[[Job, str], bytes]
    faces: Callable[[bytes, str], list[Diagnostic]]


class Saved(NamedTuple):
    """A file as it was last read or written: its bytes, None where there was none, and its text."""

    data: bytes | None
    text: str


@dataclass(frozen=True)
class Disk:
    """The folder, and the way to its files."""

    root: Path
    world: World

    def inside(self, name: str) -> Path:
        """The place that a name names, below the folder, links followed. Raises CompileError (O893)."""
        try:
            path = (self.root / name).resolve()
            good = bool(name) and "\0" not in name and path != self.root and path.is_relative_to(self.root)
        except (OSError, RuntimeError, ValueError):  # RuntimeError: a circle of links
            good = False
        if not good:
            raise CompileError([Diagnostic(codes.LIVE_OUTSIDE, {"name": name, "folder": self.root.name})])
        return path

    def name_of(self, path: Path) -> str:
        """The name of a place below the folder, as `inside` takes it."""
        return path.relative_to(self.root).as_posix()

    def read(self, path: Path) -> Saved:
        """A file's text; that of one that is not there is empty. Raises CompileError."""
        if not path.exists():
            return Saved(None, "")
        data = self.world.read(str(path), MAX_BYTES)
        return Saved(data, LINE_END.sub("\n", decode(str(path), data).text))

    def changed(self, path: Path, since: Saved) -> bool:
        """Whether a file is not any more what it was."""
        try:
            now = path.read_bytes()
        except OSError:
            return since.data is not None
        return now != since.data

    def save(self, path: Path, since: Saved, text: str) -> Saved:
        """Write a text, its encoding and line ends those of the file before. Raises CompileError (O894 where somebody else has changed it)."""
        self.inside(self.name_of(path))  # a link may have been put there meanwhile
        if self.changed(path, since):
            raise CompileError([Diagnostic(codes.LIVE_CHANGED, {"file": path.name})])
        data = text.encode()
        if since.data is not None:
            before = decode(str(path), since.data).text
            data = encoded(_with_ends(before, text), encoding_of(since.data, before) or ("utf-8", b""))
        if since.data is None:
            self.world.write_new(path, data)
        else:
            self.world.write(path, data)
        return Saved(data, text)

    def files(self, suffixes: tuple[str, ...], most: int = 200) -> list[str]:
        """The files of those suffixes in the folder, by name; nothing that is hidden."""
        with contextlib.suppress(OSError):
            names = sorted(
                one.name for one in self.root.iterdir() if one.is_file() and one.name[0] not in ".~"
            )
            return [name for name in names if Path(name).suffix.lower() in suffixes][:most]
        return []


def _with_ends(before: str, text: str) -> str:
    """A text with the line ends that its lines had before; a new line gets the end that most have."""
    ends = LINE_END.findall(before)
    kinds = set(ends)
    if kinds <= {"\n"}:
        return text
    most = max(sorted(kinds), key=ends.count)
    if len(kinds) == 1:
        return text.replace("\n", most)
    old, new = LINE_END.split(before), text.split("\n")
    kept: dict[int, str] = {}
    for block in difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            if block.a + at < len(ends):
                kept[block.b + at] = ends[block.a + at]
    last = len(new) - 1
    return "".join(line if at == last else line + kept.get(at, most) for at, line in enumerate(new))


# ---- the recovery copy ------------------------------------------------------------------------------------------------


def recovery_folder() -> Path | None:
    """Where recovery copies lie: of this user's own, not in the folder that is worked in; None when none are to be kept."""
    chosen = os.environ.get("COMPILE_RECOVERY")
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "gongwen-compiler"


class Recovery:
    """The copies of texts that are not saved yet, one a file, by the hash of its path. Whatever goes wrong is no matter: the text is in the browser."""

    def __init__(self) -> None:
        self.folder = recovery_folder()
        with contextlib.suppress(OSError):
            for file in self.folder.glob("*.json") if self.folder else ():
                if time.time() - file.stat().st_mtime > KEPT_DAYS * 86_400:
                    file.unlink()

    def _file(self, path: Path) -> Path | None:
        name = hashlib.sha256(os.fsencode(path)).hexdigest()[:32]
        return self.folder / f"{name}.json" if self.folder else None

    def keep(self, path: Path, text: str) -> None:
        """Keep the unsaved text of a file."""
        file = self._file(path)
        if file is None:
            return
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary = file.with_suffix(f".{os.getpid()}")
            descriptor = os.open(
                temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600
            )
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogatepass") as out:
                json.dump({"file": str(path), "text": text}, out)
            temporary.replace(file)

    def kept(self, path: Path) -> str | None:
        """The unsaved text of a file, None where none is kept; nothing that another user may have put there."""
        file = self._file(path)
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            if file is None:
                return None
            facts = file.lstat()
            if not stat.S_ISREG(facts.st_mode) or (hasattr(os, "getuid") and facts.st_uid != os.getuid()):
                return None
            held = json.loads(file.read_text("utf-8", "surrogatepass"))
            return str(held["text"]) if held["file"] == str(path) else None
        return None

    def drop(self, path: Path) -> None:
        """Forget it: the text is saved, or is not wanted."""
        file = self._file(path)
        with contextlib.suppress(OSError):
            if file is not None:
                file.unlink(missing_ok=True)
