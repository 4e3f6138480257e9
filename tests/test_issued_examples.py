"""The papers under a red head in examples/papers: each as an office would send it, without anything to be told of it on paper."""

import os
from pathlib import Path

import pytest

from compiler.job import Job
from compiler.source.load import Source
from compiler.word.reader import picture
from tests.kit.support import ROOT, STARTERS
from tests.kit.validators import errors

PAPERS = sorted((ROOT / "examples" / "papers").glob("*.yaml"))
TEMPLATES = {
    "notice": "official",
    "request": "official",
    "letter": "letter",
    "order": "order",
    "minutes": "minutes",
}

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)


def job_of(paper: Path) -> Job:
    return Job.of(Source(str(paper), paper.read_text("utf-8")))


# The general sample shows that an attachment may be sent apart, too.
@pytest.mark.parametrize(
    "paper",
    [*PAPERS, *(path for path in STARTERS if path.stem != "sample")],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_what_it_names_as_attached_is_bound_with_it(paper: Path) -> None:
    """7.3.7: whoever receives it finds each attachment of the note behind the text."""
    notes = [block for block in job_of(paper).flow.paragraphs if block.role == "attachment_note"]
    marks = [block for block in job_of(paper).flow.paragraphs if block.role == "attachment_mark"]
    assert len(marks) == len(notes)


def test_there_is_one_of_each_format() -> None:
    assert {path.stem: Path(job_of(path).template.name).stem for path in PAPERS} == TEMPLATES


@each_paper
def test_nothing_is_to_be_told_of_it(paper: Path) -> None:
    job = job_of(paper)
    assert [one.code.id for one in job.findings] == []
    assert [one.code.id for one in job.findings_on_paper] == []


@each_paper
def test_its_picture(paper: Path) -> None:
    golden = ROOT / "tests" / "golden" / "papers" / f"{paper.stem}.txt"
    shown = picture(job_of(paper).docx())
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


@each_paper
def test_it_is_a_sound_file(paper: Path, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(job_of(paper).docx())
    assert errors(file) == []
