"""What stands with a signature near the end of a page, in all its sizes: notes on attachments, seals."""

from itertools import product
from pathlib import Path

import pytest

from compiler.job import Job
from compiler.source.load import Source
from tests.kit.signatures import assert_inside, assert_whole, feet_of_seals, noted


@pytest.mark.parametrize(("lines", "count"), [*product(range(8, 20), [2, 3, 6])])
def test_a_note_on_attachments_is_not_torn(lines: int, count: int) -> None:
    assert_whole(
        Job.of(Source("report.yaml", f"文种: 报告\n标题: 关于预算的报告\n{noted(lines, count)}")).proof
    )


@pytest.mark.parametrize(("diameter", "remark"), [*product([35, 42, 50], ["", "附注: 此件公开发布\n"])])
def test_a_seal_stays_inside_the_type_area(tmp_path: Path, diameter: int, remark: str) -> None:
    assert_inside(feet_of_seals(tmp_path, diameter, remark))
