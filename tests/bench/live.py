"""How long a clerk waits for the page: from the last keystroke to the changed page in view, in Chromium, waiting included.

In: nothing. Out: milliseconds on standard output: to the page in view, to the last page, to what is said of the text. Run it on a machine that does
nothing else: `.venv/bin/python -m tests.bench.live`; with `--edits N` it goes on so long and tells what memory was held.
"""

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.kit.live import ROOT, Page, Server, browser, served

ROUNDS = 40
# Types a character and takes it away again, in turn; answers once the page in view shows it, all pages do, and what is said has come.
_ROUND = """
const [at, insert, done] = arguments, { text, pages } = window.live;
const figure = pages.pages[pages.current - 1].figure, before = figure.dataset.image;
const begun = performance.now();
text.view.dispatch({ changes: insert ? { from: at, insert: '好' } : { from: at, to: at + 1 }, userEvent: 'input.type' });
let told = 0, seen = 0;
const look = () => {
  if (!told && text.synced && text.toldOf === text.version) told = performance.now() - begun;
  if (!seen && figure.dataset.image !== before) seen = Number(figure.dataset.shown) - begun;
  if (seen && told && pages.proved === text.version) done([seen, performance.now() - begun, told]);
  else setTimeout(look, 2);
};
look();
"""


def rounds(page: Page, count: int) -> list[Sequence[float]]:
    """Milliseconds of each round: to the page in view, to the proof, to the diagnostics."""
    at = page.text.index("把固本培元") + 2
    return [page.driver.execute_async_script(_ROUND, at, number % 2 == 0) for number in range(count)]


def resident(server: Server) -> int:
    """How many bytes of memory the program holds."""
    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Measure, and tell."""
    os.environ.setdefault("FONTCONFIG_FILE", str(ROOT / ".cache" / "fonts" / "fonts.conf"))
    edits = int(sys.argv[sys.argv.index("--edits") + 1]) if "--edits" in sys.argv else 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "材料"
        folder.mkdir()
        shutil.copy(ROOT / "examples" / "team-summary-2022.yaml", folder)
        with served(folder, "team-summary-2022.yaml") as server, browser() as driver:
            driver.set_script_timeout(120)
            page = Page(driver, server)
            page.settled()
            rounds(page, 10)
            held = resident(server)
            measured = rounds(page, max(ROUNDS, edits))
            for what, number in (("page in view", 0), ("all pages and the proof", 1), ("diagnostics", 2)):
                times = sorted(one[number] for one in measured)
                print(
                    f"{what}: p50 {statistics.median(times):.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms"
                )
            print(
                f"memory: {held >> 20} MiB at the start, {resident(server) >> 20} MiB after {len(measured)} edits"
            )
            page.run("window.live.leaving = true")


if __name__ == "__main__":
    main()
