"""How long recognising takes: 20,000 characters, and a hundred times as many. To run: pytest tests/bench --benchmark-only"""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from compiler.draft.lines import Line
from compiler.draft.recognise import recognise
from compiler.draft.yaml_text import dump
from compiler.job import Job
from compiler.source.load import Source
from tests.kit.drafts import FILES, items


def draft(characters: int) -> list[Line]:
    """Drafts of the corpus one after the other, up to a number of characters."""
    lines: list[Line] = []
    count = 0
    while count < characters:
        for path in FILES:
            for item in items(path):
                lines.append(Line(item.text))
                count += len(item.text)
                if count >= characters:
                    return lines
    return lines


@pytest.mark.parametrize("characters", [20_000, 2_000_000])
def test_recognise(benchmark: BenchmarkFixture, characters: int) -> None:
    lines = draft(characters)
    recognise(lines, "warm.txt")
    assert benchmark(recognise, lines, "draft.txt").roles


def test_draft_to_bytes(benchmark: BenchmarkFixture) -> None:
    lines = draft(20_000)

    def whole() -> bytes:
        found = recognise(lines, "draft.txt")
        return Job.of(Source("report.yaml", dump(found.data, found.comments, found.preface))).docx()

    assert whole() == whole()
    assert benchmark(whole).startswith(b"PK")
