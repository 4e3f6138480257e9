"""Measures what docs/benchmarks.md tells, and docs/editors.md of speed, and writes it there: the one command for both.

    python tests/bench/measure.py [SECTION…]

wants node, npm, pip, git and LibreOffice. Peers are of the versions in `peers.NPM` and `peers.PANDOC`, and of this environment; the command is that of
this checkout. Sides take turns and each text is new; processor time is told, as other work on a machine passes time, too. Only ratios travel.
"""

import io
import os
import platform
import re
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler import Template, compile_document  # noqa: E402
from compiler.flow.title_lines import title_lines  # noqa: E402
from compiler.word.ooxml.package import QUICKLY, pack  # noqa: E402
from tests.bench import before, editor, office, peers  # noqa: E402
from tests.bench.spent import Spent, in_turns, ratio, spent  # noqa: E402
from tests.bench.test_draft import draft  # noqa: E402

PAGE = ROOT / "docs" / "benchmarks.md"
SINCE = "0ddfa68"  # against which the rate of many files is told
ROUNDS = {1: 60, 10: 15, 100: 7}
COLD_ROUNDS = 15
MANY = 1_000
MANY_ROUNDS = 3

Lines = Iterator[str]


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def head(*cells: str) -> Lines:
    yield row(*cells)
    yield "|" + "---|" * len(cells)


# ---- the sections of the page -------------------------------------------------------------------------------------


def warm(folder: Path) -> Lines:
    """YAML text to bytes in one process that has done so before; each text new."""
    template = folder / "loops.docx"
    template.write_bytes(peers.loop_template())
    peer, node = peers.peer_module(folder), peers.Node(folder)
    for title, longest in peers.SHAPES.items():
        yield from head(f"ms; {title}", "ours", "of it deflating", *peers.NAMES, "the best of them ÷ ours")
        for times, rounds in ROUNDS.items():
            texts = [peers.report(times, longest, number) for number in range(rounds + 1)]
            found = _converted(texts, peer, template, node)
            middle = [statistics.median(column) for column in found]
            best = min(range(2, len(middle)), key=middle.__getitem__)
            ahead = ratio(found[best], found[0])
            shown = (f"{one:.1f}" if one < 100 else f"{one:.0f}" for one in middle)
            yield row(f"{times}× ({len(texts[0]):,} characters)", *shown, f"{ahead:.2f}")
        yield ""
    node.process.kill()


def _converted(texts: Sequence[str], peer: Any, template: Path, node: "peers.Node") -> list[list[float]]:
    """The milliseconds of all sides in every round: ours, what of it nobody who writes Python can save, the peers. Raises AssertionError where
    they print different text."""
    compiled = Template.load(peers.GENERAL)
    made = [compile_document(texts[-1], compiled), peer.convert(texts[-1], str(template))]
    made += [node.convert(name, texts[-1])[1] for name in peers.IN_NODE]
    assert len({"".join(peers.text_of(one)).replace("\n", "") for one in made}) == 1
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        document = archive.read("word/document.xml")

    def least(_: int) -> None:
        pack("word/document.xml", document, QUICKLY)

    works: list[Callable[[int], float]] = [
        peers.processor(lambda number: compile_document(texts[number], compiled)),
        peers.processor(least),
        peers.processor(lambda number: peer.convert(texts[number], str(template))),
        *(partial(lambda name, number: node.convert(name, texts[number])[0], name) for name in peers.IN_NODE),
    ]
    return in_turns(len(texts) - 1, works)


def cold(folder: Path) -> Lines:
    """The whole command, a new process and a new result each time; the title has two lines, and nobody said where it breaks."""
    text = re.sub(r"标题: \|\n  (.*)\n  ", r"标题: \1", peers.REPORT.read_text("utf-8"), count=1)
    short = re.sub(r"(?m)^标题: .*", "标题: 述职报告", text, count=1)
    files = {"report.yaml": text, "short.yaml": short, "report.md": peers.markdown(text)}
    for name, content in {**files, "bare.py": peers.BARE, "peer.py": peers.PEER}.items():
        (folder / name).write_text(content, "utf-8")
    (folder / "loops.docx").write_bytes(peers.loop_template())
    python, pandoc = sys.executable, peers.pandoc()
    command = (python, "-c", "from compiler.cli import main; main()")  # as the script that is installed
    ours = (*command, "--template", peers.GENERAL)
    nothing = {"PYTHONPATH": str(ROOT), "COMPILE_CACHE": ""}
    kept = {**nothing, "COMPILE_CACHE": str(folder / "store")}
    commands: dict[str, tuple[tuple[object, ...], dict[str, str]]] = {
        "`python -c pass`": ((python, "-c", "pass"), {}),
        "`compile --version`": ((*command, "--version"), kept),
        "`compile report.yaml`, store filled": ((*ours, "report.yaml", "-o"), kept),
        "the same, a short title": ((*ours, "short.yaml", "-o"), kept),
        "the same, store empty": ((*ours, "report.yaml", "-o"), nothing),
        "a bare script of docxtpl": ((python, "bare.py", "report.yaml", "loops.docx"), {}),
        "the peer with types and a command line": ((python, "peer.py", "report.yaml", "loops.docx", "--output"), {}),
        "pandoc, reference document": ((pandoc, "report.md", "--reference-doc", peers.GENERAL, "-o"), {}),
    }  # fmt: skip
    found: dict[str, list[Spent]] = {name: [] for name in commands}
    for number in range(COLD_ROUNDS + 2):
        for name, (words, around) in commands.items():
            made = [] if name.startswith("`python") or "version" in name else [f"made-{number}.docx"]
            took = spent([*words, *made], folder, **around)
            if number >= 2:  # what is kept is there by now
                found[name].append(took)
            for one in made:
                (folder / one).unlink()
    bare = [one.processor for one in found["a bare script of docxtpl"]]
    yield from head("processor time, cold", "ms", "÷ the bare script", "peak, MB")
    for name, several in found.items():
        times = [one.processor for one in several]
        memory = statistics.median(one.memory for one in several)
        yield row(name, f"{statistics.median(times):.0f}", f"{ratio(times, bare):.2f}", f"{memory:.0f}")


def many(_: Path) -> Lines:
    """Small reports, a title and a text of its own each, given to one command: here, and at the commit `SINCE`."""
    yield from head(f"{MANY:,} small reports in one command", "processor time, s", "time that passed, s")
    with before.checkouts(SINCE) as (folder, other):
        texts = [before.reports(folder, MANY, number) for number in range(MANY_ROUNDS + 1)]
        found: dict[Path, list[Spent]] = {other: [], ROOT: []}
        for number, write in enumerate(texts):
            for checkout, several in found.items():
                names = write()
                took = before.ran(checkout, folder, names)
                if number:  # the first fills the stores
                    several.append(took)
        for name, checkout in ((SINCE, other), ("here", ROOT)):
            middle = [statistics.median(one[at] for one in found[checkout]) / 1000 for at in (0, 1)]
            yield row(name, *(f"{one:.2f}" for one in middle))
        rates = [ratio([one[at] for one in found[other]], [one[at] for one in found[ROOT]]) for at in (0, 1)]
        yield row("rate here ÷ there", *(f"{one:.2f}" for one in rates))
        few = before.ran(ROOT, folder, texts[0]()[:40]).memory
        peak = statistics.median(one.memory for one in found[ROOT])
        yield row(f"peak memory of a process, MB: 40 files, {MANY:,}", f"{few:.0f}", f"{peak:.0f}")


def rest(_: Path) -> Lines:
    """Rows of tables, titles, drafts, pages."""
    yield from head("other things, warm", "")
    mine, other = peers.rows()
    yield row("a table of 4,000 rows in a template's loop", f"docxtpl takes {other / mine:.1f} times as long")
    text = peers.Babble(peers.REPORT.read_text("utf-8"), 1)
    titles = [f"关于{text(16)}工作有关情况的报告" for _ in range(101)]
    lines = peers.processor(lambda number: title_lines(titles[number], 20.0))
    first, further = lines(0), statistics.median(map(lines, range(1, 101)))
    yield row(
        "the lines of a title of two lines, the first, each further one", f"{first:.0f} ms, {further:.1f} ms"
    )
    from compiler.draft.recognise import recognise

    drafts = draft(20_000), draft(2_000_000)
    recognise(drafts[0], "draft.txt")
    read = peers.processor(lambda number: recognise(drafts[number], "draft.txt"))
    one, hundred = statistics.median(map(read, [0] * 9)), read(1)
    yield row(
        "a draft of 20,000 characters recognised; of 2,000,000",
        f"{one:.0f} ms; {hundred / one:.0f} times that",
    )
    facts = office.facts()
    yield row("ten files to PDF with one LibreOffice kept, against ten runs", f"{facts.kept:.2f} of the time")
    yield row("the first PDF of a process, each further one", f"{facts.first:.1f} s, {facts.further:.2f} s")
    yield row("measuring a page, drawing it at 150 dpi", f"{facts.measuring:.3f} s, {facts.drawing:.2f} s")


def in_an_editor(_: Path) -> Lines:
    """Answers of the editor service, a keystroke after the other."""
    yield from head(f"{editor.SIZE:,} 个字，每按一键问一遍", "一半不超过，毫秒", "二十次里十九次不超过，毫秒")
    yield from (row(*cells) for cells in editor.rows())


SECTIONS: dict[str, Callable[[Path], Lines]] = {
    "warm": warm,
    "cold": cold,
    "many": many,
    "rest": rest,
    "editor": in_an_editor,
}
PAGES = {"editor": PAGE.with_name("editors.md")}
"""The pages that sections stand in which do not stand in `PAGE`."""


# ---- the page -----------------------------------------------------------------------------------------------------


def weather() -> str:
    """What else went on, and with what it was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("PyYAML", "pydantic", "docxtpl"))
    return (
        f"Python {platform.python_version()}, {packages}; {', '.join(peers.NPM)}; {peers.PANDOC}; "
        f"{os.cpu_count()} processors, load average {os.getloadavg()[2]:.1f} over the last quarter of an hour."
    )


def written(page: str, name: str, content: str) -> str:
    """The page with what stands between the marks of a section. Raises ValueError where it has none."""
    begin, end = f"<!-- measured: {name} -->\n", "<!-- end -->"
    before_it, mark, after = page.partition(begin)
    if not mark:
        raise ValueError(name)
    return f"{before_it}{begin}{content}\n{end}{after.partition(end)[2]}"


def main(names: Sequence[str]) -> None:
    """Measure and write, section after section."""
    for name in names or SECTIONS:
        with tempfile.TemporaryDirectory() as folder:
            lines = "\n".join(SECTIONS[name](Path(folder))).strip()
        content = f"{lines}\n\n{weather()}"
        print(content, flush=True)
        page = PAGES.get(name, PAGE)
        page.write_text(written(page.read_text("utf-8"), name, content), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
