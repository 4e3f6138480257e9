"""Pages that end early: each hole that text leaves is told with its reason, what was asked for is none; rows are counted by the page's own margins."""

import pytest

from compiler.job import Job
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from tests.kit.dialect import DOCUMENT
from tests.kit.templates import edited

ROW = "  - 表格:\n      - [甲, 乙]\n      - [丙, {}]\n  - 末。\n".format("长" * 500)
KEPT = "".join(f"  - {{标题: {'标题' * 24}, 编号: 无}}\n" for _ in range(6)) + f"  - {'丙' * 68}\n"
NOTED = f"  - {{标题: 甲, 编号: 无}}\n  - 段落: [乙, {{脚注: {'注' * 60}}}, 。]\n"


def job_of(lines: int, more: str, template: Template | None = None) -> Job:
    body = "".join(f"  - {'国' * 26}\n" for _ in range(lines))
    return Job.of(Source("report.yaml", f"文种: 报告\n标题: 题目\n正文:\n{body}{more}"), template)


def told(job: Job) -> list[str]:
    return [one.message("zh") for one in job.findings_on_paper if one.code.id == "L781"]


@pytest.mark.parametrize(("more", "reason"), [(ROW, "表格排不下"), (KEPT, "和后面的排在一起")])
def test_a_hole_is_told_with_its_reason(more: str, reason: str) -> None:
    (one,) = told(job_of(12, more))
    assert "第1面末尾空了8行" in one
    assert reason in one


@pytest.mark.parametrize(
    "more",
    [
        "  - 分页\n  - 甲。\n",
        "署名: 某局\n成文日期: 2026-01-05\n附件: {标题: 甲, 内容: 乙}\n",
        "附件: [{标题: 甲, 内容: 乙}, {标题: 丙, 内容: 丁}, {标题: 戊, 内容: 己, 标记原文: 无}]\n",
        "  - 表格: [[甲, 乙], [丙, 丁]]\n    横排: 是\n  - 末。\n",
        f"  - {'甲' * 600}\n",
        NOTED,
    ],
    ids=["break", "attachment", "attachments", "landscape", "long", "noted"],
)
def test_what_was_asked_for_is_no_hole(more: str) -> None:
    assert told(job_of(7, more)) == []


@pytest.mark.parametrize("top", [1000, 1440, 2098, 3000])
def test_rows_are_counted_by_the_margins_of_the_page(top: int) -> None:
    template = Template.compile(edited({DOCUMENT: [('w:top="2098"', f'w:top="{top}"')]}), "t.docx")
    job = job_of(50, "", template)
    lines = [
        [line for line in page.lines if "国" in line.text or "题目" in line.text]
        for page in job.proof.layout.pages
    ]
    blank = [1, *[0] * (len(lines) - 1)]  # below the title
    shown = [len(page) + below for page, below in zip(lines, blank, strict=True)]
    assert job.proof.facts["lines"] == shown
