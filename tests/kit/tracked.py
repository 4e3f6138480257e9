"""What LibreOffice makes of tracked changes: the text of documents with all of them accepted, and with all rejected.

In: paths of .docx files without comments, a line each on standard input. Out: JSON, `[accepted, rejected]` of each file, each the paragraphs, cells and notes. Run by the system's Python, which has
LibreOffice's bridge (Debian: python3-uno): `accepted_and_rejected` does so, with a folder for its profile, and ends LibreOffice.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

PYTHON = "/usr/bin/python3"
SECONDS = 300


def accepted_and_rejected(files: Sequence[Path]) -> dict[Path, tuple[list[str], list[str]]]:
    """The texts of files with all changes accepted, and with all rejected. About 4 seconds, and 0.3 a file."""
    from compiler.pages import office  # the system's Python has none of this
    from tests.kit.kept import kept, office_facts

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copies = [Path(folder) / f"{number}.docx" for number in range(len(files))]
        for file, plain in zip(files, copies, strict=True):
            plain.write_bytes(_without_comments(file.read_bytes()))
        facts = office_facts(office.program()) + Path(__file__).read_bytes()
        names = "\n".join(map(str, copies))
        source = [facts, *(plain.read_bytes() for plain in copies)]
        made = json.loads(kept("tracked", source, lambda: _alone([PYTHON, __file__, folder], names).encode()))
    return {file: (accepted, rejected) for file, (accepted, rejected) in zip(files, made, strict=True)}


def _alone(command: Sequence[str], text: str) -> str:
    """What a command prints that is given a text. All that it started is ended with it, in time or not."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as process:
        try:
            out, err = process.communicate(text, SECONDS)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        raise RuntimeError(f"prepare the machine with `bash tests/run --setup` (python3-uno): {err}")
    return out


def _without_comments(data: bytes) -> bytes:
    """A file without comments: Debian's LibreOffice without a screen has no window for them, and ends where one is to be shown."""
    from lxml import etree

    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in archive.infolist():
            part = archive.read(entry)
            if b"comment" in part and entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                root = etree.fromstring(part)
                for mark in list(
                    root.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference")
                ):
                    parent = mark.getparent()
                    if parent is not None:
                        parent.remove(mark)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            made.writestr(zipfile.ZipInfo(entry.filename), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _main() -> None:
    import uno
    from com.sun.star.beans import PropertyValue

    pipe = f"tracked{os.getpid()}"
    subprocess.Popen(
        [shutil.which("soffice") or "soffice", "--headless", "--norestore", "--nologo", "--nodefault",
         f"-env:UserInstallation=file://{sys.argv[1]}/profile", f"--accept=pipe,name={pipe};urp;"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context: Any = None
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.1)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    hidden = PropertyValue("Hidden", 0, True, 0)
    out = []
    for name in sys.stdin.read().splitlines():
        texts = []
        for command in ("AcceptAllTrackedChanges", "RejectAllTrackedChanges"):
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(name), "_blank", 0, (hidden,))
            if document is None:
                texts.append(["?"])
                continue
            changes = document.Redlines.createEnumeration().hasMoreElements()
            dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, ())
            texts.append([*_texts(document)])
            document.close(True)
            if not changes:
                texts *= 2
                break
        out.append(texts)
    print(json.dumps(out))


def _texts(document: Any) -> Iterator[str]:
    yield from _paragraphs(document.Text)
    for number in range(document.Footnotes.Count):
        yield from _paragraphs(document.Footnotes.getByIndex(number))


def _paragraphs(text: Any) -> Iterator[str]:
    each = text.createEnumeration()
    while each.hasMoreElements():
        one = each.nextElement()
        if one.supportsService("com.sun.star.text.TextTable"):
            for cell in one.CellNames:
                yield from _paragraphs(one.getCellByName(cell))
        else:
            yield one.String


if __name__ == "__main__":
    _main()
