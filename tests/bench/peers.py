"""The peers of this compiler, and what they are given: CSafeLoader, pydantic models, docxtpl, typer; a bare script of docxtpl; docxtemplater and carbone with
js-yaml in node; pandoc.

In: nothing. Out: texts of any length, the template with loops, each peer. `measure` compares them. 10x and 100x hold fresh text that is as hard
to deflate as the report's own, not copies. What is no Python is installed into .cache, of the versions in `NPM` and `PANDOC`.
"""

import importlib.util
import io
import itertools
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.spent import in_turns  # noqa: E402

REPORT = ROOT / "examples" / "duty-report-2025.yaml"
GENERAL = ROOT / "templates" / "general.docx"
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
IN_NODE = ("docxtemplater", "carbone")
NAMES = ("docxtpl", *IN_NODE)
PANDOC = "pypandoc_binary==1.15"
NPM = ("docxtemplater@3.55.7", "pizzip@3.1.7", "js-yaml@4.1.0", "carbone@3.8.2")


# ---- what is converted --------------------------------------------------------------------------------------------


def report(times: int, longest: int = 0, number: int = 0) -> str:
    """The 2025 report with `times` as much text: itself, or sections of the same shape in text made up from its own, another for each `number`.

    With `longest`, its four long paragraphs are cut into paragraphs of so many characters, each with a lead of its own.
    """
    text = REPORT.read_text("utf-8")
    if times == 1 and not longest:
        return text
    random_text = Babble(text, number)
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


class Babble:
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


# ---- peers that are no Python -------------------------------------------------------------------------------------

# Where they are installed, once for each version.
_INSTALLED = ROOT / ".cache" / "bench"


class Node:
    """docxtemplater and carbone in a process of node, installed by npm."""

    def __init__(self, folder: Path) -> None:
        home = _INSTALLED / "-".join(NPM).replace("@", "-")
        if not (home / "node_modules").is_dir():
            home.mkdir(parents=True, exist_ok=True)
            install = ["npm", "install", "--no-fund", "--no-audit", *NPM]
            subprocess.run(install, cwd=home, check=True, capture_output=True)
        shutil.copy(Path(__file__).with_name("peers.js"), home)
        self.folder = folder
        self.process = subprocess.Popen(
            ["node", home / "peers.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name, tags in zip(IN_NODE, (_DOCXTEMPLATER, _CARBONE), strict=True):
            (folder / f"{name}.docx").write_bytes(loop_template(tags))

    def convert(self, name: str, text: str) -> tuple[float, bytes]:
        """How many milliseconds of processor time YAML to bytes took there, all threads of the process together, and the bytes."""
        assert self.process.stdin
        assert self.process.stdout
        source, out = self.folder / "in-node.yaml", self.folder / "in-node.docx"
        source.write_text(text, "utf-8")
        template = str(self.folder / f"{name}.docx")
        asked = {"peer": name, "template": template, "yaml": str(source), "out": str(out)}
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline()), out.read_bytes()


def pandoc() -> Path:
    """The program pandoc, of the package that brings it along."""
    home = _INSTALLED / PANDOC
    if not home.is_dir():
        install = [
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--target",
            str(home),
            PANDOC,
        ]
        subprocess.run(install, check=True)
    return home / "pypandoc" / "files" / "pandoc"


def markdown(report: str) -> str:
    """The 2025 report as pandoc reads it."""
    data = yaml.safe_load(report)
    paragraphs = [f"---\ntitle: {data['标题']}\n---", data["导语"]]
    for section in data["正文"]:
        paragraphs.append(f"# {section['标题']}")
        paragraphs += [f"**{one['段首']}**{one['文字']}" for one in section["内容"]]
    return "\n\n".join(paragraphs)


# ---- rows of tables -----------------------------------------------------------------------------------------------


def rows(count: int = 4_000) -> tuple[float, float]:
    """A table of many rows through one template, docxtpl's own dialect: milliseconds of processor time here, and there."""
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
    found = in_turns(7, [processor(ours), processor(theirs)])
    mine, other = (statistics.median(column) for column in found)
    return mine, other


def processor(work: Callable[[int], object]) -> Callable[[int], float]:
    """The work, which tells the milliseconds of processor time that it took in this process."""

    def timed(number: int) -> float:
        begun = time.process_time()
        work(number)
        return (time.process_time() - begun) * 1000

    return timed
