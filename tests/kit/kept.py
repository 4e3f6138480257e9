"""What takes long and follows from bytes alone, kept by what it follows from: pages that LibreOffice lays out, what judges say of Word files.

In: what something follows from, and who makes it. Out: the bytes that were made, now or in an earlier run. All of it lies in `.cache/kept`, which may be
deleted at any time; what nobody has asked for in ten days goes by itself.
"""

import contextlib
import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from compiler.pages import faces, office
from tests.kit.support import ROOT

FOLDER = ROOT / ".cache" / "kept"
DAYS = 10


def kept(kind: str, source: Sequence[bytes], make: Callable[[], bytes]) -> bytes:
    """What `make` makes of `source`, from which alone it follows."""
    digest = hashlib.sha256()
    for one in source:
        digest.update(f"{len(one)} ".encode() + one)
    file = FOLDER / f"{kind}-{digest.hexdigest()}"
    with contextlib.suppress(OSError):
        made = file.read_bytes()
        os.utime(file)
        return made
    made = make()
    with contextlib.suppress(OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
        _clear()
        new = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}")
        new.write_bytes(made)
        new.replace(file)
    return made


@cache
def _clear() -> None:
    """Once in a run, away with what is old."""
    for file in FOLDER.iterdir():
        with contextlib.suppress(OSError):
            if time.time() - file.stat().st_mtime > DAYS * 86_400:
                file.unlink()


def program_facts(path: str | Path) -> bytes:
    """What tells a program from another version of it."""
    real = Path(path).resolve()
    facts = real.stat()
    return f"{real} {facts.st_size} {facts.st_mtime_ns}".encode()


@cache
def office_facts(program: str) -> bytes:
    """What LibreOffice's pages follow from besides the document: the program, how it is used, the fonts that it finds."""
    main = Path(program).resolve().with_name("soffice.bin")
    with contextlib.suppress(OSError):
        code = b"".join(Path(module.__file__ or "").read_bytes() for module in (office, faces))
        return (
            program_facts(main if main.exists() else program)
            + code
            + (office._ask(faces.LISTING) or "").encode()
        )
    return b""


_to_pdfs = office.to_pdfs
_asking_itself = False


def _kept_pdfs(several: Sequence[bytes]) -> list[bytes]:
    program = shutil.which(office.program())
    facts = office_facts(program) if program and not _asking_itself else b""
    if not facts:
        return _to_pdfs(several)
    return [kept("pdf", (one, facts), partial(_laid_out, one)) for one in several]


def _laid_out(docx: bytes) -> bytes:
    return _to_pdfs([docx])[0]


@contextlib.contextmanager
def pages_kept() -> Iterator[None]:
    """Pages that were laid out before are not laid out again."""
    office.to_pdfs = _kept_pdfs
    try:
        yield
    finally:
        office.to_pdfs = _to_pdfs


@contextlib.contextmanager
def office_itself() -> Iterator[None]:
    """But here, where LibreOffice is what is looked at."""
    global _asking_itself
    _asking_itself = True
    try:
        yield
    finally:
        _asking_itself = False
