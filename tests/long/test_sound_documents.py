"""`--proof` on documents that are right: 200 of every build, and not one error. Run by `bash tests/run --long`."""

import pytest

from compiler.job import Job
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from tests.kit.sound import sound
from tests.kit.support import FIXTURES

COUNT = 200
AT_ONCE = 20


@pytest.mark.parametrize("first", range(0, COUNT, AT_ONCE))
def test_proof_finds_no_error(first: int) -> None:
    wrong = {}
    for number in range(first, first + AT_ONCE):
        one = sound(number)
        template = Template.compile(one.template, "template.docx") if one.template else None
        job = Job.of(Source(str(FIXTURES / "report.yaml"), one.text), template)
        if found := [f.code.id for f in job.findings_on_paper if f.severity == "error"]:
            wrong[one.about] = found
    assert wrong == {}
