"""What came of each row, written as it comes, and kept: 结果.json for the next run, 结果.csv for people.

In: entries. Out: a stage, the hidden folder in which documents lie until all are made, with a line a document; the two tables. What a
killed run has left in it is found by the next.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..messages.diagnostic import CompileError
from ..source.encoding import decode

STAGE = ".compile-batch"
TABLE = "结果"
STATUS = {"written": "写好", "unchanged": "没变", "skipped": "跳过", "failed": "有错"}
HEADS = ("行", "文件", "结果", "提醒", "页数", "秒", "说明")


class Entry(NamedTuple):
    """A row of the table of results. `mark` tells what the document was made of, `digests` what is in its files."""

    row: int
    file: str
    status: str
    warnings: int = 0
    pages: int | None = None
    seconds: float = 0.0
    mark: str = ""
    digest: str = ""
    pdf: str = ""
    said: str = ""


def digest_of(data: bytes) -> str:
    """By what the bytes of a file are known."""
    return hashlib.sha256(data).hexdigest()


def digest_in(file: Path) -> str:
    """The same of a file that may be there; empty where it is not."""
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return ""


def as_csv(entries: Iterable[Entry]) -> bytes:
    """The table for people: Excel reads it as it is."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for one in entries:
        pages = "" if one.pages is None else one.pages
        writer.writerow(
            (one.row, one.file, STATUS[one.status], one.warnings, pages, f"{one.seconds:.2f}", one.said)
        )
    return out.getvalue().encode("utf-8-sig", "replace")


def stands_in(path: Path, entries: Iterable[Entry]) -> bool:
    """Whether the table for people says what it was written with: saved again by Excel it has another encoding, and no other cell."""
    try:
        rows = [*csv.reader(io.StringIO(decode(str(path), path.read_bytes()).text, newline=""))]
    except (OSError, csv.Error, CompileError):
        return False
    return rows == [*csv.reader(io.StringIO(as_csv(entries).decode("utf-8-sig"), newline=""))]


def is_edited(path: Path) -> bool:
    """Whether a table that says something else was one for people once, by its heads."""
    try:
        return decode(str(path), path.read_bytes()).text.split("\n", 1)[0].strip() == ",".join(HEADS)
    except (OSError, CompileError):
        return False


def as_json(entries: Iterable[Entry], version: str) -> bytes:
    """The table for programs."""
    # All at once takes a third of the time; each has a line of its own: within a text the quotation mark would be escaped.
    rows = _AS_JSON([one._asdict() for one in entries])[1:-1].replace('}, {"row": ', '},\n{"row": ')
    return f'{{"compile batch": {json.dumps(version)}, "rows": [\n{rows}\n]}}\n'.encode("utf-8", "replace")


def read(path: Path) -> list[Entry] | None:
    """The entries of a table for programs; None where it is none of ours."""
    try:
        found = json.loads(path.read_text("utf-8"))
        return [Entry(**one) for one in found["rows"]] if "compile batch" in found else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def stage_in(out: Path, shard: str = "") -> Path:
    """The folder in which the documents of a run lie until all are made."""
    return out / f"{STAGE}{shard}"


def documents_in(stage: Path) -> int:
    """How many lie there."""
    return sum(1 for _ in stage.glob("*.docx"))


def staged(folder: Path, mark: str) -> str:
    """Where a document lies in a stage."""
    return f"{folder}{os.sep}{mark[:40]}.docx"


def put_staged(folder: Path, mark: str, data: bytes) -> None:
    """Put a document there. Raises OSError."""
    with open(staged(folder, mark), "wb") as file:  # noqa: PTH123 - one of thousands
        file.write(data)


class Stage:
    """The documents of a run that is under way, and the entries of all its rows, a line each, in their order.

    What cannot be written under `writing` raises CompileError.
    """

    def __init__(
        self, out: Path, writing: Callable[[Path], AbstractContextManager[None]], shard: str = ""
    ) -> None:
        self.out, self.writing, self.folder = out, writing, stage_in(out, shard)
        self._lines = self.folder / "lines"
        self._noted: BinaryIO | None = None  # to which lines are added
        self.entries: list[Entry] = []
        """Those of this run."""
        self._new = not out.exists()

    def begin(self, keep: bool) -> dict[str, Entry]:
        """Make it; the documents that an earlier run has made and are whole, here or in their place, by their marks."""
        kept: dict[str, Entry] = {}
        if keep:
            kept = {one.mark: one for one in self._left() if one.mark and self._is_whole(one)}
        else:
            self.clear()
        with self.writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._noted = self._lines.open("ab", 0)
        if self._noted.tell() and self._lines.read_bytes()[-1:] != b"\n":
            self._add(b"\n")
        return kept

    def file(self, mark: str) -> Path:
        """Where a document lies until all are made."""
        return Path(staged(self.folder, mark))

    def add(self, entry: Entry, data: bytes = b"") -> None:
        """Keep the entry of a row, and its document where that is new."""
        if data:
            with self.writing(self.file(entry.mark)):
                put_staged(self.folder, entry.mark, data)
        self._add(_line(entry))
        self.entries.append(entry)

    def whole(self, *contents: bytes) -> list[Path]:
        """Files that are on the disk with all their bytes, to be renamed to their places: beside these, a killed run would leave them."""
        paths = [self.folder / f"new{number}" for number in range(len(contents))]
        with contextlib.ExitStack() as stack:
            files: list[BinaryIO] = []
            for path, data in zip(paths, contents, strict=True):
                with self.writing(path):
                    files.append(stack.enter_context(path.open("wb")))
                    files[-1].write(data)
                    files[-1].flush()
            for path, file in zip(paths, files, strict=True):  # the first takes the others along
                with self.writing(path):
                    os.fsync(file.fileno())
        return paths

    @property
    def is_alone(self) -> bool:
        """Whether nothing else lies where the documents go: no other part's stage, either."""
        with contextlib.suppress(OSError), os.scandir(self.out) as names:
            return all(one.name == self.folder.name for one in names)
        return False

    def close(self) -> None:
        """Let go of what is open in it."""
        if self._noted:
            self._noted.close()

    def clear(self) -> None:
        """Take it away, and the folder around it if that was made for it and has nothing else."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._new:
            with contextlib.suppress(OSError):
                self.out.rmdir()

    def _add(self, data: bytes) -> None:
        if self._noted:
            with self.writing(self._lines):
                self._noted.write(data)

    def _left(self) -> Iterator[Entry]:
        """The entries that earlier runs have left."""
        try:
            with self._lines.open("rb") as file:
                for line in file:
                    with contextlib.suppress(ValueError, TypeError):  # a line that was half written
                        yield Entry(**json.loads(line))
        except OSError:
            return

    def _is_whole(self, entry: Entry) -> bool:
        return digest_in(self.file(entry.mark)) == entry.digest or stands(self.out, entry)


def stands(out: Path, entry: Entry) -> bool:
    """Whether the files of an entry are in their place as they were written."""
    files = {".docx": entry.digest, ".pdf": entry.pdf}
    target = out / entry.file
    return all(digest_in(target.with_suffix(suffix)) == one for suffix, one in files.items() if one)


def _line(entry: Entry) -> bytes:
    return f"{_AS_JSON(entry._asdict())}\n".encode("utf-8", "replace")


_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode
