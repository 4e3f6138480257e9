"""Compares one LibreOffice for all files of a process with one for each: ten files, one after the other.

In: nothing. Out: `Facts`, medians of one run on one machine, which `measure` writes into the page; rounds of the two alternate.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("FONTCONFIG_FILE", str(ROOT / ".cache" / "fonts" / "fonts.conf"))

from compiler import Source, compile_document  # noqa: E402
from compiler.pages import measure, office  # noqa: E402


def kept(several: Sequence[bytes]) -> None:
    """The product's way, its start and its end with it."""
    for data in several:
        office.to_pdf(data)
    office.stop()


def separate(several: Sequence[bytes]) -> None:
    """A run, and a new profile, for each."""
    for data in several:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "a.docx").write_bytes(data)
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            how = ["--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "a.docx")]
            subprocess.run([office.program(), profile, *how], capture_output=True, check=True)
            assert (folder / "a.pdf").is_file()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Facts(NamedTuple):
    """What ten files take with one LibreOffice kept, of what ten runs take; seconds of the first PDF, of each further one, of measuring a page and
    of drawing it."""

    kept: float
    first: float
    further: float
    measuring: float
    drawing: float


def facts(rounds: int = 3) -> Facts:
    """All of it, medians of rounds in turns."""
    examples = sorted((ROOT / "examples").glob("*.yaml")) * 2
    several = [compile_document(Source(path.name, path.read_text("utf-8"))) for path in examples]
    times = [(seconds(lambda: kept(several)), seconds(lambda: separate(several))) for _ in range(rounds)]
    first = seconds(lambda: office.to_pdf(several[0]))
    further = statistics.median(seconds(lambda: office.to_pdf(several[-1])) for _ in range(10))
    pdf = office.to_pdf(several[-1])
    pages = len(measure.read(pdf, {}))
    reading = statistics.median(seconds(lambda: measure.read(pdf, {})) for _ in range(10))
    drawing = seconds(lambda: measure.pages_png(pdf))
    ratio = statistics.median(one / each for one, each in times)
    return Facts(ratio, first, further, reading / pages, drawing / pages)
