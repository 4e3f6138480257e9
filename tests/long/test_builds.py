"""Templates of different build on paper: everything is printed, inside its room, and the proof has no fault to find. Run by `bash tests/run --long`."""

import pytest

from compiler.job import Job
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from tests.kit.builds import BUILDS, text_for
from tests.kit.support import FIXTURES


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "landscape"])
@pytest.mark.parametrize("name", BUILDS)
def test_a_build_on_paper(name: str, landscape: bool) -> None:
    text = text_for(name)
    if landscape:
        text = text.replace("        题注: 收入表\n", "        题注: 收入表\n        横排: 是\n")
    template = Template.compile(BUILDS[name].data, "t.docx")
    job = Job.of(Source(str(FIXTURES / "report.yaml"), text), template)
    layout = job.proof.layout
    assert [one.code.id for one in job.findings_on_paper if one.severity == "error"] == []
    dates = [printed for printed in layout.printed if printed.paragraph.role == "date"]
    assert [len(printed.rows) for printed in dates] == [1]
    titles = [printed for printed in layout.printed if printed.paragraph.role == "title"]
    assert [len(printed.rows) for printed in titles] == [
        1 if template.look.room("title").width > 7000 else len(titles[0].rows)
    ]
    assert any(one.code.id == "L775" for one in job.findings) == (
        landscape and not template.look.room("body").lying
    )
