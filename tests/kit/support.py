"""What several tests need: YAML to flow, bytes, picture and refusals."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

from compiler import compile_document
from compiler.document.model import Document
from compiler.document.validate import validate
from compiler.flow.blocks import Flow
from compiler.flow.resolve import resolve
from compiler.job import Job
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.source.load import Source, load
from compiler.word.reader import picture
from compiler.word.template.compiled import Template

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "kit" / "fixtures"
SEEDS = ROOT / "tests" / "kit" / "seeds"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
STARTERS = sorted(
    path for path in (ROOT / "compiler/document/starters").glob("*.yaml") if path.stem != "volume"
)
"""Those of single reports."""
GENERAL = ROOT / "templates" / "general.docx"
# Which codes the files that a report names are refused with; each has a case in the test of its room.
CODES_OF_FILES = {
    "folder": {"D231", "D232", "D233", "D234", "D235", "D236", "D237"},
    "pictures": {"D238", "D239", "D240", "D241", "D269"},
    "sheets": {"D236", *(f"D{number}" for number in range(242, 250)), "D266", "D268"},
}


def document_of(text: str) -> Document:
    """The authored document of a YAML text."""
    return validate(load(Source("report.yaml", text)))


Made = Callable[[dict[str, Any]], Document]


def made(kind: str) -> Made:
    """Makes documents of a kind in Python, from what its YAML would hold."""
    return lambda data: Document.model_validate({"kind": kind, **data})


def flow_of(text: str) -> Flow:
    """The flow of a YAML text."""
    return resolve(document_of(text))


def rendered(document: Document) -> bytes:
    """The .docx of a document made in Python."""
    return Template.for_(document).render(resolve(document))


def drawn(text: str) -> str:
    """The picture of a report without a 文种 line, its YAML indented as the test likes."""
    return picture(compile_document("文种: 报告\n" + dedent(text)))


def refusals(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each fault that a YAML text is refused for; empty when it compiles."""
    try:
        compile_document(text)
    except CompileError as error:
        return [
            (one.code.id, one.place.line if one.place else 0, one.place.column if one.place else 0)
            for one in error.diagnostics
        ]
    return []


def said_of(text: str, name: Path | str = "report.yaml") -> list[Diagnostic]:
    """All that is said of a YAML text under that name: why it is refused, or what is found in a report that compiles."""
    try:
        job = Job.of(Source(str(name), text))
        job.docx()
    except CompileError as error:
        return list(error.diagnostics)
    return list(job.findings)


def spots(text: str, sign: str = "▲") -> tuple[str, list[tuple[int, int]]]:
    """A text without its signs, and the line and column before which each stood."""
    places: list[tuple[int, int]] = []
    before, *rest = text.split(sign)
    for part in rest:
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        before += part
    return before, places
