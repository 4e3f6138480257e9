"""Compares this compiler with other ways to do the same: CSafeLoader, pydantic models, docxtpl, typer; a bare script of docxtpl; and where
node and npm are there, docxtemplater and carbone with js-yaml, of the versions in `NPM`.

    python tests/bench/peers.py

prints medians of one run on one machine, and their ratios; only the ratios travel. Rounds of the two alternate, so that
both meet the same weather. 10x and 100x hold fresh text that is as hard to deflate as the report's own, not copies.
The command is the one beside this Python: install the wheel into a new environment to measure what users have.
"""

import importlib.util
import io
import itertools
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

REPORT = ROOT / "examples" / "duty-report-2025.yaml"
GENERAL = ROOT / "templates" / "general.docx"
ROUNDS = {1: 60, 10: 15, 100: 5}
COLD_ROUNDS = 15
SHAPES = {"paragraphs as they are (7, four of them long)": 0, "numbered paragraphs of 100 characters": 100}

# The whole peer, as one would write it. Run as a script it is the peer of the command.
PEER = """\
import io
from pathlib import Path
from typing import Optional

import typer
import yaml
from docxtpl import DocxTemplate
from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RunIn(Model):
    段首: str
    文字: str


class Section(Model):
    标题: str
    内容: list[RunIn]


class Report(Model):
    文种: str
    标题: str
    层次: list[str]
    导语: str
    正文: list[Section]


def convert(text: str, template: str) -> bytes:
    report = Report.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))
    document = DocxTemplate(template)
    document.render(report.model_dump(), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


app = typer.Typer()


@app.command()
def main(source: Path, template: Path, output: Optional[Path] = None) -> None:
    target = output or source.with_suffix(".docx")
    target.write_bytes(convert(source.read_text("utf-8"), str(template)))
    typer.echo(target)


if __name__ == "__main__":
    app()
"""


# The least that does it: no types, no command line.
BARE = """\
import sys

import yaml
from docxtpl import DocxTemplate

with open(sys.argv[1], encoding="utf-8") as file:
    data = yaml.load(file, Loader=yaml.CSafeLoader)
document = DocxTemplate(sys.argv[2])
document.render(data, autoescape=True)
document.save(sys.argv[3])
"""
NPM = ("docxtemplater@3.55.7", "pizzip@3.1.7", "js-yaml@4.1.0", "carbone@3.8.2")


# ---- what is converted --------------------------------------------------------------------------------------------


def report(times: int, longest: int = 0, number: int = 0) -> str:
    """The 2025 report with `times` as much text: itself, or sections of the same shape in text made up from its own, another for each `number`.

    With `longest`, its four long paragraphs are cut into paragraphs of so many characters, each with a lead of its own.
    """
    text = REPORT.read_text("utf-8")
    if times == 1 and not longest:
        return text
    random_text = _Babble(text, number)
    head = text.split("  - 标题:", 1)[0].replace("办公室主任", f"{random_text(4)}办主任", 1)
    sections = min(times, 50)
    shape = [
        (lead, rest[at : at + (longest or len(rest))])
        for lead, rest in re.findall(r"- 段首: (.*)\n +文字: (.*)", text)
        for at in range(0, len(rest), longest or len(rest))
    ]
    out = [head]
    for index in range(sections):
        out.append(f"  - 标题: {random_text(8)}{index}\n    内容:\n")
        for lead, rest in shape * (times // sections):
            out.append(f"      - 段首: {random_text(len(lead))}\n        文字: {random_text(len(rest))}\n")
    return "".join(out)


class _Babble:
    """Chinese characters that follow each other as often as in a text, always the same ones."""

    def __init__(self, text: str, number: int = 0) -> None:
        han = re.findall(r"[\u4e00-\u9fff，。、；]", text.replace(",", "，"))
        self.follow: defaultdict[str, list[str]] = defaultdict(list)
        for one, two in itertools.pairwise(han):
            self.follow[one].append(two)
        self.random = random.Random(9704 + number)
        self.last = han[0]

    def __call__(self, length: int) -> str:
        out = []
        for _ in range(length):
            self.last = self.random.choice(self.follow[self.last] or ["的"])
            out.append(self.last)
        return "".join(out)


_DOCXTPL = (
    ("{{ 标题 }}", "{{ 导语 }}", "{%p for 节 in 正文 %}", "{{ 节.标题 }}", "{%p for 段 in 节.内容 %}"),
    ("{{ 段.段首 }}", "{{ 段.文字 }}", "{%p endfor %}", "{%p endfor %}"),
)
_DOCXTEMPLATER = (
    ("{标题}", "{导语}", "{#正文}", "{标题}", "{#内容}"),
    ("{段首}", "{文字}", "{/内容}", "{/正文}"),
)
_CARBONE = (
    ("{d.title}", "{d.opening}", "", "{d.body[i].heading}", ""),
    (
        "{d.body[i].content[i].lead}",
        "{d.body[i].content[i].text}",
        "{d.body[i].content[i+1].lead}",
        "{d.body[i+1].heading}",
    ),
)


def loop_template(tags: tuple[tuple[str, ...], tuple[str, ...]] = _DOCXTPL) -> bytes:
    """Our general template with loops where the slots are: the same styles, lists and footers."""
    (title, opening, each, heading, inner), (lead_tag, text_tag, *ends) = tags

    def paragraph(style: str, text: str, properties: str = "") -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
            f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        )

    lead = (
        '<w:p><w:pPr><w:pStyle w:val="GwBody"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="Heading2Char"/></w:rPr><w:t>' + lead_tag + "</w:t></w:r>"
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>' + text_tag + "</w:t></w:r></w:p>"
    )
    body = "".join(
        (
            paragraph("Title", title),
            "<w:p/>",
            paragraph("GwBody", opening),
            paragraph("Normal", each),
            paragraph("Heading1", heading),
            paragraph("Normal", inner),
            lead,
            *(paragraph("Normal", end) for end in ends),
        )
    )
    out = io.BytesIO()
    with zipfile.ZipFile(GENERAL) as ours, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as theirs:
        for name in ours.namelist():
            xml = ours.read(name).decode()
            if name == "word/document.xml":
                xml = re.sub(r"(?s)(<w:body>).*?(<w:sectPr>)", lambda m: m[1] + body + m[2], xml)
            theirs.writestr(name, xml)
    return out.getvalue()


def peer_module(folder: Path) -> Any:
    """The peer as a module, for the warm comparison."""
    file = folder / "peer.py"
    file.write_text(PEER, "utf-8")
    spec = importlib.util.spec_from_file_location("peer", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(docx: bytes) -> list[str]:
    """The paragraphs of a document, without automatic labels."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = archive.read("word/document.xml").decode()
    paragraphs = re.findall(r"(?s)<w:p[ >].*?</w:p>", xml)
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)", paragraph)) for paragraph in paragraphs]


# ---- measuring ----------------------------------------------------------------------------------------------------


def medians(rounds: int, *works: Callable[[int], object]) -> list[float]:
    """Milliseconds that each work takes, the median of as many rounds; the works take turns, each is told the number of the round, and
    one that returns a float has taken that long."""
    for work in works:
        work(rounds)
    times: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        for work, found in zip(works, times, strict=True):
            begun = time.perf_counter()
            took = work(number)
            found.append(took if isinstance(took, float) else (time.perf_counter() - begun) * 1000)
    return [statistics.median(found) for found in times]


class Node:
    """docxtemplater and carbone in a process of node, installed by npm into a folder."""

    def __init__(self, folder: Path) -> None:
        subprocess.run(
            ["npm", "install", "--no-fund", "--no-audit", *NPM], cwd=folder, check=True, capture_output=True
        )
        shutil.copy(Path(__file__).with_name("peers.js"), folder)
        self.folder = folder
        self.process = subprocess.Popen(
            ["node", "peers.js"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name, tags in (("docxtemplater", _DOCXTEMPLATER), ("carbone", _CARBONE)):
            (folder / f"{name}.docx").write_bytes(loop_template(tags))

    def convert(self, name: str, text: str) -> tuple[float, bytes]:
        """How many milliseconds YAML to bytes took there, and the bytes."""
        assert self.process.stdin
        assert self.process.stdout
        (self.folder / "report.yaml").write_text(text, "utf-8")
        out = self.folder / "out.docx"
        asked = {
            "peer": name,
            "template": f"{self.folder / name}.docx",
            "yaml": "report.yaml",
            "out": str(out),
        }
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline()), out.read_bytes()


def warm(peer: Any, template: Path, node: Node | None) -> None:
    """YAML text to bytes in one process."""
    names = ("ours", "docxtpl", *(("docxtemplater", "carbone") if node else ()))
    for title, longest in SHAPES.items():
        print(f"YAML text → bytes, warm, each text new, ms; {title}")
        print("".join(f"{name:>16}" for name in ("", *names, "best peer ÷ ours")))
        found = {}
        for times, rounds in ROUNDS.items():
            found[times] = _warm(times, longest, rounds, peer, template, node)
        print(f"ours: 10× ÷ 1× = {found[10] / found[1]:.1f}, 100× ÷ 10× = {found[100] / found[10]:.1f}")


def _warm(times: int, longest: int, rounds: int, peer: Any, template: Path, node: Node | None) -> float:
    from compiler import compile_document
    from compiler.word.template.compiled import Template

    ours_template = Template.load(GENERAL)
    texts = [report(times, longest, number) for number in range(rounds + 1)]

    def printed(docx: bytes) -> str:
        return "".join(text_of(docx)).replace("\n", "")

    works: list[Callable[[int], object]] = [
        lambda number: compile_document(texts[number], ours_template),
        lambda number: peer.convert(texts[number], str(template)),
    ]
    made = [compile_document(texts[0], ours_template), peer.convert(texts[0], str(template))]
    for name in ("docxtemplater", "carbone") if node else ():
        assert node
        works.append(partial(lambda name, number: node.convert(name, texts[number])[0], name))
        made.append(node.convert(name, texts[0])[1])
    if len({*map(printed, made)}) > 1:
        raise AssertionError("they print different text")
    ours, *others = medians(rounds, *works)
    figures = "".join(f"{one:16.2f}" for one in (ours, *others, min(others) / ours))
    print(f"{times:>3}× ({len(texts[0]):>7,}){figures}")
    return ours


def rows(count: int = 4_000) -> None:
    """A table of many rows through one template: docxtpl's own dialect, filled by both."""
    from docxtpl import DocxTemplate

    from compiler.word.template.compiled import Template
    from tests.kit.dialect import DOCUMENT, made, table, texts, tr

    last = "{% if 行.备注 %}{{ 行.备注 }}{% else %}无{% endif %}"
    cells = ("{{ loop.index }}", "{{ 行.姓名 }}", "{{ 行.单位 }}", "{{ 行.金额 }}", last)
    begin, end = (["{%tr for 行 in 明细 %}", *[""] * 4], ["{%tr endfor %}", *[""] * 4])
    template = made(table(tr(*begin), tr(*cells), tr(*end), columns=5))
    data = {
        "明细": [
            {"姓名": f"张三{n}", "单位": "某某局<&>", "金额": str(n * 1.5), "备注": "有" if n % 3 else ""}
            for n in range(count)
        ]
    }
    compiled = Template.compile(template, "rows.docx", free=True)

    def ours(_: int = 0) -> bytes:
        return compiled.fill(data)

    def theirs(_: int = 0) -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(dict(data), autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    if texts(ours())[DOCUMENT] != texts(theirs())[DOCUMENT]:
        raise AssertionError("the two print different text")
    mine, other = medians(7, ours, theirs)
    print(
        f"a table of {count:,} rows, warm: ours {mine:.0f} ms, docxtpl {other:.0f} ms, ÷ {other / mine:.1f}"
    )


def cold(peer: Path, template: Path, folder: Path) -> None:
    """The whole command, a new process each time; the title has two lines, and nobody said where it breaks."""
    command = Path(sys.executable).with_name("compile")
    source = folder / "report.yaml"
    source.write_text(
        re.sub(r"标题: \|\n  (.*)\n  ", r"标题: \1", REPORT.read_text("utf-8"), count=1), "utf-8"
    )
    bare = folder / "bare.py"
    bare.write_text(BARE, "utf-8")
    # As installed: the site's start-up files of a development environment are its own matter.
    # A store of its own: one that another checkout uses too keeps the templates of only one of them.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "COMPILE_CACHE": str(folder / "store")}

    def run(*arguments: object) -> Callable[[int], object]:
        def work(_: int) -> object:
            words = list(map(str, arguments))
            return subprocess.run(words, check=True, capture_output=True, env=environment, cwd=folder)

        return work

    works = {
        "python -c pass": run(sys.executable, "-c", "pass"),
        "compile --version": run(command, "--version"),
        "compile report.yaml": run(command, source, "--template", GENERAL, "-o", folder / "ours.docx"),
        "bare docxtpl": run(sys.executable, bare, source, template, folder / "bare.docx"),
        "peer report.yaml": run(sys.executable, peer, source, template, "--output", folder / "peer.docx"),
    }
    times = dict(zip(works, medians(COLD_ROUNDS, *works.values()), strict=True))
    ours = times["compile report.yaml"]
    print("whole command, cold                 ms   ÷ ours")
    for name, milliseconds in times.items():
        print(f"  {name:<28}  {milliseconds:6.0f}   {milliseconds / ours:6.2f}")
    print(f"peer ÷ ours = {times['peer report.yaml'] / ours:.2f}")


def main(_: Sequence[str] = ()) -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "loops.docx"
        template.write_bytes(loop_template())
        peer = peer_module(folder)
        node = Node(folder) if shutil.which("npm") and shutil.which("node") else None
        warm(peer, template, node)
        if node:
            node.process.kill()
        rows()
        cold(folder / "peer.py", template, folder)


if __name__ == "__main__":
    main()
