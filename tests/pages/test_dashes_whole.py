"""—— and …… stand in one line, wherever they fall (Q-07, Q-11; GB/T 15834 5.1), and their text is what was typed."""

import pytest

from compiler.job import Job
from compiler.source.load import Source
from tests.kit.often import some
from tests.kit.on_paper import laid_out

# Each falls on every place round the end of a line of 28 characters; indents and labels take two and more.
BEFORE = range(22, 28)


def report(mark: str, how: str) -> str:
    lines = "".join(f"- {how}\n".replace("甲", "国" * count + mark + "民" * 30) for count in BEFORE)
    return f"文种: 报告\n标题: 行尾\n正文:\n{lines}"


def rows_of(job: Job) -> list[str]:
    """The lines of the text."""
    layout = laid_out(job)
    return [line.text for page, _ in enumerate(layout.pages, 1) for line in layout.inside(page)]


@pytest.mark.parametrize("mark", some(["——", "……", "”——", "“……”", "……。"], 2))
@pytest.mark.parametrize(
    "how",
    some(
        [
            "甲",
            "{段首: 甲。, 文字: 乙}",
            "{标题: 甲}",
            "段落: [{下划线: 甲}]",
            "列举: [甲, 乙]",
        ],
        2,
    ),
)
def test_no_line_ends_in_the_middle(mark: str, how: str) -> None:
    job = Job.of(Source("x.yaml", report(mark, how)), checked=False)
    both = next(two for two in ("——", "……") if two in mark)
    rows = rows_of(job)
    assert sum(row.count(both) for row in rows) == len(BEFORE)
    assert not [row for row in rows if row.startswith(both[0]) and not row.startswith(both)]
    assert any(mark in one.text for one in job.flow.paragraphs)  # as typed


def test_a_row_of_dashes_may_break() -> None:
    """It is a line to write on, or to part, and longer than a line of text."""
    rows = rows_of(Job.of(Source("x.yaml", report("—" * 40, "甲")), checked=False))
    assert "—" * 40 not in "|".join(rows)
    assert "".join(rows).count("—") == 40 * len(BEFORE)
