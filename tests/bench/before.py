"""Whether a change made the plain run dearer: the whole command here and at another commit, in turns, by the processor time that each took.

    python tests/bench/before.py [COMMIT] [PAIRS]

COMMIT is the one before by default. Processor time, and pairs, because a shared machine tells nothing else; the store is filled, the title
has two lines that nobody typed as such. Ends with 1 where the median of the ratios is above `MOST`.
"""

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "examples" / "duty-report-2025.yaml"
MOST = 1.03


def spent(checkout: Path, folder: Path) -> float:
    """Milliseconds of processor time that a run of the command took."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(checkout),
        "PYTHONDONTWRITEBYTECODE": "",
        "COMPILE_CACHE": str(folder / checkout.name),
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "compiler", "report.yaml", "-o", f"of-{checkout.name}.docx"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def main(arguments: Sequence[str]) -> int:
    """Print the two medians and the median of the ratios."""
    commit, pairs = (*arguments, *("HEAD~1", "25")[len(arguments) :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        other = folder / "before"
        subprocess.run(["git", "worktree", "add", "-q", "--detach", other, commit], cwd=ROOT, check=True)
        try:
            text = re.sub(r"标题: \|\n  (.*)\n  ", r"标题: \1", REPORT.read_text("utf-8"), count=1)
            (folder / "report.yaml").write_text(text, "utf-8")
            for checkout in (other, ROOT) * 2:
                spent(checkout, folder)
            found = [(spent(other, folder), spent(ROOT, folder)) for _ in range(int(pairs))]
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", other], cwd=ROOT, check=True)
    there, here = zip(*found, strict=True)
    ratio = statistics.median(mine / theirs for theirs, mine in found)
    print(f"{commit}: {statistics.median(there):.0f} ms, here: {statistics.median(here):.0f} ms, {ratio:.3f}")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
