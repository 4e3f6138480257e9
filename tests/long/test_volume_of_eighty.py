"""A volume of eighty reports with tables, charts, footnotes, landscape pages, seals and attachments: about two minutes on an idle machine."""

import re
from pathlib import Path

from compiler.batch.volume import Sources, job_of
from compiler.job import Job
from compiler.source.load import Source
from compiler.word.reader import lines
from tests.kit.validators import errors
from tests.kit.volumes import report, volume

COUNT = 80
_TITLE = re.compile(r"第\d+街道办事处2025年度工作总结")


def said(docx: bytes, name: str) -> list[tuple[str, str, str]]:
    return [(line.style, line.label, line.text) for line in lines(docx, name) if line.text]


def test_a_volume_of_eighty(folder: Path) -> None:
    file = volume(folder, COUNT, "目录: 是\n另起: 奇数页\n")
    job = job_of(Sources(str(file), file.read_text("utf-8")))
    proof = job.proof
    pages = proof.layout.pages
    # Contents, read off the pages by themselves, against the first line of each report's first page and the number at its foot.
    listed = [
        (entry[1], entry[2])
        for page in pages
        for line in page.body
        if (entry := re.fullmatch(rf"({_TITLE.pattern})\.{{3,}}(\d+)", line.text))
    ]
    begun = [
        (page.body[0].text, page.lines[-1].text.strip("—"))
        for page in pages
        if page.body and _TITLE.fullmatch(page.body[0].text)
    ]
    assert len(listed) == COUNT
    assert listed == begun
    assert all(int(number) % 2 for _, number in listed)
    # The pages of the text are counted on, those that stay blank too.
    numbers = [one.number for one in proof.layout.numbers]
    first = numbers.index(1, numbers.index(1, 1) + 1)
    assert numbers[first:] == list(range(1, len(numbers) - first + 1))
    # Nothing is found fault with on paper, and Word's judges are silent.
    assert [one.code.id for one in job.findings_on_paper if one.severity != "info"] == []
    (folder / "汇编.docx").write_bytes(proof.docx)
    assert errors(folder / "汇编.docx") == []
    # Each report says what its own document says.
    whole = said(proof.docx, "汇编.docx")
    at = 0
    for number in range(1, COUNT + 1):
        own = said(
            Job.of(Source(str(folder / f"街道{number}.yaml"), report(number))).docx(), f"{number}.docx"
        )
        at = next(n for n in range(at, len(whole)) if whole[n : n + len(own)] == own) + len(own)
    assert at == len(whole)
