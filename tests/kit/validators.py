"""Checks .docx files against the schemas and rules of Microsoft's Open XML SDK, in two implementations.

The SDK itself (`.cache/validator`, put there by `tests/run`) and openxml-audit, which adds what Word is known to repair.

On sound files written by hand (a minimal one, and one with the sheet's numbering, linked styles, footers, text boxes,
settings and fonts) the SDK finds nothing, and openxml-audit only misses the parts of `FALSE`, which ECMA-376 leaves
optional (part 1, 11.3). A broken relationship makes the SDK give up with "Object reference not set to an instance of an
object"; openxml-audit then says which. What LibreOffice 7.4 or python-docx's default template write is not clean.
"""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from openxml_audit import FileFormat, OpenXmlValidator

from tests.kit.kept import kept, program_facts
from tests.kit.support import ROOT

BINARIES = ROOT / ".cache" / "validator" / "node_modules" / "@xarsh"

FALSE = re.compile(r"A required relationship type '\S+/(styles|settings|fontTable|theme)' is missing\.")
"""What openxml-audit wrongly reports."""


def errors(docx: Path) -> list[str]:
    """What is wrong with a file, one message each; empty when it is sound. About 1.5 seconds."""
    return errors_of([docx])[docx]


def errors_of(files: Sequence[Path]) -> dict[Path, list[str]]:
    """The same for several files, two at a time; what was said of a file before is not asked for again."""
    judges = program_facts(_binary()) + version("openxml-audit").encode() + Path(__file__).read_bytes()
    with ThreadPoolExecutor(2) as pool:  # the SDK's processes, while openxml-audit works in this one
        said = pool.map(
            lambda file: kept("verdict", (file.read_bytes(), judges), lambda: _judged(file)), files
        )
        return {file: json.loads(one) for file, one in zip(files, said, strict=True)}


_one_at_a_time = Lock()


def _judged(docx: Path) -> bytes:
    """What both say of a file, as JSON."""
    sdk = _sdk(docx)
    with _one_at_a_time:
        return json.dumps([*sdk, *_audit(docx)]).encode()


def _sdk(docx: Path) -> list[str]:
    """The Open XML SDK's errors. Its program exits with 0 even for a broken file: only what it prints counts."""
    done = subprocess.run(
        [_binary(), docx.resolve()],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},  # or it needs ICU
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    result = json.loads(done.stdout)
    if result["ok"]:
        return []
    return [f"sdk: {one['path']} {one['xPath']} {one['description']}" for one in result["errors"]]


def _audit(docx: Path) -> list[str]:
    """The errors and warnings of openxml-audit, each once."""
    # One for each file: it keeps what it read of a package by id(), which another package may bear when that one is gone.
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(docx).errors
    return list(dict.fromkeys(f"audit: {one}" for one in found if not FALSE.fullmatch(one.description)))


@cache
def _binary() -> Path:
    """The SDK's program for this machine: npm installs only the one that fits."""
    found = list(BINARIES.glob("ooxml-validator-*/ooxml-validator"))
    if not found:
        raise FileNotFoundError(f"{BINARIES}: prepare the machine with `bash tests/run --setup`")
    return found[0]
