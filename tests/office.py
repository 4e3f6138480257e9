"""LibreOffice for tests: one call in a profile of its own, within a time limit, and proof that it wrote something."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

FONT_MAP = Path(__file__).parent.parent / ".cache" / "fonts" / "fonts.conf"


def to_pdf(docx: Path, outdir: Path) -> Path:
    """Lay out one file; returns `outdir/<stem>.pdf`. About 1.3 seconds."""
    return to_pdfs([docx], outdir)[0]


def to_pdfs(files: Sequence[Path], outdir: Path) -> list[Path]:
    """Lay out several files in one call, which costs about 0.1 seconds for each file after the first."""
    return _convert(files, outdir, "pdf", b"%PDF-")


def resave(docx: Path, outdir: Path) -> Path:
    """Open a .docx and save it again as .docx, as a colleague with LibreOffice would; returns the new file."""
    return _convert([docx], outdir, "docx", b"PK")[0]


def _convert(files: Sequence[Path], outdir: Path, suffix: str, magic: bytes) -> list[Path]:
    """Convert files to `outdir/<stem>.<suffix>`, each of which must begin with `magic`."""
    targets = [outdir / f"{file.stem}.{suffix}" for file in files]
    if len(set(targets)) < len(targets) or set(targets) & set(files):
        raise ValueError(f"outputs would overwrite each other or their sources: {targets}")
    for target in targets:
        target.unlink(missing_ok=True)  # an old result must not pass for a new one
    arguments = ["--convert-to", suffix, "--outdir", str(outdir), *map(str, files)]
    printed = _soffice(arguments, seconds=60 + 5 * len(files))
    for target in targets:
        # soffice exits with 0 when it could not convert anything.
        if not target.is_file() or not target.read_bytes().startswith(magic):
            raise RuntimeError(f"LibreOffice wrote no {target.name}; it said: {printed}")
    return targets


def _soffice(arguments: Sequence[str], seconds: float) -> str:
    """Run soffice for at most so many seconds; returns what it printed."""
    if not FONT_MAP.is_file():
        raise FileNotFoundError(f"{FONT_MAP}: prepare the machine with `bash tests/run --setup`")
    # Two runs that share a profile end well and convert nothing.
    with tempfile.TemporaryDirectory(prefix="soffice-", ignore_cleanup_errors=True) as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", *arguments]
        with subprocess.Popen(
            command,
            env={**os.environ, "FONTCONFIG_FILE": str(FONT_MAP)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # soffice is a script: what works is its grandchild
        ) as process:
            try:
                printed, _ = process.communicate(timeout=seconds)
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
    if process.returncode:
        raise RuntimeError(f"soffice ended with {process.returncode}: {printed}")
    return printed
