"""Whether a change made the plain run dearer: the whole command here and at another commit, in turns, by the processor time that each took.

    python tests/bench/before.py [COMMIT] [PAIRS] [FILES]

COMMIT is the one before by default. With FILES, that many small reports are given to one command, each with a text of its own. Processor time, and pairs,
because a shared machine tells nothing else; the store is filled, the title has two lines that nobody typed as such. Ends with 1 where the median of
the ratios is above `MOST`.
"""

import contextlib
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.peers import REPORT, Babble  # noqa: E402
from tests.bench.spent import Spent, ratio, spent  # noqa: E402

MOST = 1.03


@contextlib.contextmanager
def checkouts(commit: str) -> Iterator[tuple[Path, Path]]:
    """A folder to work in, and a checkout of another commit in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        other = folder / "before"
        subprocess.run(["git", "worktree", "add", "-q", "--detach", other, commit], cwd=ROOT, check=True)
        try:
            yield folder, other
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", other], cwd=ROOT, check=True)


def ran(checkout: Path, folder: Path, words: Sequence[str]) -> Spent:
    """Run the command of a checkout, with a store of its own; what it makes anew was not there.

    What was made before is put aside, not deleted: a disk (ext4) is slow to give the place of a file that was just deleted to a new one.
    """
    aside = Path(tempfile.mkdtemp(prefix="made-", dir=folder))
    for made in folder.glob("*.docx"):
        made.rename(aside / made.name)
    store = str(folder / f"store-{checkout.name}")
    return spent(
        [sys.executable, "-m", "compiler", *words], folder, PYTHONPATH=str(checkout), COMPILE_CACHE=store
    )


def reports(folder: Path, count: int, number: int) -> Callable[[], list[str]]:
    """Writes as many small reports, others for each number, and gives their names."""

    def write() -> list[str]:
        text = Babble(REPORT.read_text("utf-8"), number)
        names = [f"{number:04}.yaml" for number in range(count)]
        for name in names:
            (folder / name).write_text(
                f"文种: 报告\n标题: 关于{text(16)}工作有关情况的报告\n主送机关: 县政府\n正文:\n"
                + "".join(
                    f"  - {{标题: '{text(8)}', 内容: ['{text(120)}', {{段首: '{text(8)}', 文字: '{text(90)}'}}]}}\n"
                    for _ in range(3)
                )
                + "署名: 县政府办公室\n成文日期: 2026-01-05\n",
                "utf-8",
            )
        return names

    return write


def main(arguments: Sequence[str]) -> int:
    """Print the two medians and the median of the ratios."""
    commit, pairs, files = (*arguments, *("HEAD~1", "25", "0")[len(arguments) :])
    with checkouts(commit) as (folder, other):
        words = ["report.yaml"]
        text = re.sub(r"标题: \|\n  (.*)\n  ", r"标题: \1", REPORT.read_text("utf-8"), count=1)
        (folder / "report.yaml").write_text(text, "utf-8")
        found: dict[Path, list[Spent]] = {other: [], ROOT: []}
        for number in range(int(pairs) + 1):
            words = reports(folder, int(files), number)() if int(files) else words
            for checkout, several in found.items():
                took = ran(checkout, folder, words)
                if number:  # the first fills the stores
                    several.append(took)
    there, here = ([one.processor for one in several] for several in found.values())
    mine = ratio(here, there)
    passed = ratio([one.passed for one in found[ROOT]], [one.passed for one in found[other]])
    print(
        f"{commit}: {statistics.median(there):.0f} ms, here: {statistics.median(here):.0f} ms, {mine:.3f}; "
        f"of the time that passed {passed:.3f}"
    )
    return int(mine > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
