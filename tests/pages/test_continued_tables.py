"""续表 on paper: where pages end, the table goes on under 续表1; what is told of it is so."""

import json
import re
from pathlib import Path

import pytest

from compiler import cli
from compiler.flow.blocks import Table
from compiler.job import Job
from compiler.source.load import Source
from tests.kit.dialect import DOCUMENT, parts_of

BODY = [f"[第{n}村, '{n * 10}', '{n * 7}']" for n in range(1, 61)]
HEADER = ["[单位, 收入, {合并: 左}]", "[{合并: 上}, 税收, 非税]"]


def job_of(typed: str, body: list[str] = BODY, more: str = "    题注: 收支\n") -> Job:
    rows = "".join(f"      - {row}\n" for row in [*HEADER, *body])
    text = f"文种: 报告\n标题: 题目\n正文:\n  - 见下表。\n  - 表格:\n{rows}    表头: 2\n{more}"
    end = "  - 表后文字。\n"
    return Job.of(Source("report.yaml", f"{text}    续表: {typed}\n{end}"))


def tops(job: Job) -> list[str]:
    """The first line of each page but the first."""
    return [page.body[0].text.replace(" ", "") for page in job.proof.layout.pages[1:]]


@pytest.mark.parametrize(
    "more", ["    题注: 收支\n", "", "    题注: 收支\n    横排: 是\n"], ids=["named", "bare", "lying"]
)
def test_each_further_page_begins_with_it(more: str) -> None:
    job = job_of("是", more=more)
    parts = [block for block in job.proof.layout.flow.blocks if isinstance(block, Table)]
    again = "续表1" if "题注" in more else "续表"
    assert len(parts) > 2
    assert [one for one in tops(job) if "续" in one] == [again] * (len(parts) - 1)
    assert [one.code.id for one in job.findings_on_paper if one.severity != "info"] == []
    ends = re.search(
        r"“续表: (.*)”", next(one.hint("zh") for one in job.findings_on_paper if one.code.id == "L772")
    )
    assert ends is not None
    fixed = job_of(ends[1], more=more)
    assert fixed.proof.layout.flow == fixed.flow
    assert tops(fixed) == tops(job)
    assert [one.code.id for one in fixed.findings_on_paper if one.severity != "info"] == []


def test_merged_rows_stay_together() -> None:
    body = [row if n % 7 else f"[{{合并: 上}}, '{n}', '{n}']" for n, row in enumerate(BODY, 1)]
    body = [row if n % 7 not in (5, 6) else f"[{{合并: 上}}, '{n}', '{n}']" for n, row in enumerate(body, 1)]
    flow = job_of("是", body).proof.layout.flow
    parts = [block for block in flow.blocks if isinstance(block, Table)]
    assert len(parts) > 2
    assert all(part.rows[2][0].text for part in parts)


@pytest.mark.parametrize(("typed", "told"), [("是", ["L771"]), ("20", []), ("否", [])])
def test_where_no_pages_are_laid_out_that_is_told(
    typed: str,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = ", ".join(BODY)
    text = f"文种: 报告\n标题: 题目\n正文:\n  - 表格: [[单位, 税收, 非税], {rows}]\n    续表: {typed}\n"
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["x.yaml", "--format", "json"]) == 0
    assert [one["code"] for one in json.loads(capsys.readouterr().err)] == told


def test_all_parts_have_the_same_columns() -> None:
    body = [
        row if n > 40 else f"[第{n}村, '{n}', {'甲' * (40 if n == 1 else 1)}]"
        for n, row in enumerate(BODY, 1)
    ]
    xml = parts_of(job_of("10、30", body).docx())[DOCUMENT].decode()
    grids = re.findall("<w:tblGrid>.*?</w:tblGrid>", xml)
    assert len(grids) == 3
    assert len(set(grids)) == 1


def test_a_table_on_one_page_has_none() -> None:
    job = job_of("是", BODY[:5])
    assert job.proof.layout.flow == job.flow
    assert [one.code.id for one in job.findings_on_paper if one.code.id in ("L771", "L772", "L780")] == []


def test_a_page_that_ends_before_its_author_said() -> None:
    job = job_of("40")
    (one,) = [one for one in job.findings_on_paper if one.code.id == "L780"]
    assert one.args["typed"] == "40"
    assert 20 < int(one.args["row"]) < 30
