"""目录 on paper: each line shows the page that what it leads to is found on, read off the PDF by itself."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.cli import command as cli
from compiler.job import Job
from compiler.messages import codes
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.pages import contents, office
from compiler.source.load import Source

FILLER = "一年来，在区委的坚强领导下，各项任务圆满完成。"


def report(sections: int, contents_of: str = "是") -> str:
    """A report whose contents take more than a page."""
    lines = ["文种: 报告", "标题: 关于2025年度工作情况的报告", f"目录: {contents_of}", "正文:"]
    for number in range(1, sections + 1):
        lines += [f"  - 标题: 第{number}方面的重点工作", "    内容:"]
        lines += [f"      - 段首: 第{number}项措施。", f"        文字: {FILLER * (5 + number * 7 % 23)}"]
    return "\n".join([*lines, "附件: {标题: 重点任务清单, 内容: 甲。}", ""])


def found_on(job: Job) -> dict[str, str]:
    """The printed number of the page, behind the contents, that shows each line's text."""
    pages = [
        (page.lines[-1].text.strip("—"), "".join(line.text for line in page.body))
        for page in job.proof.layout.pages
    ]
    text = [(number, body) for number, body in pages if number.isdecimal()]
    lines = [block for block in job.flow.blocks if block.slot == "contents" and getattr(block, "leads", None)]
    said = [getattr(line, "text", "").removeprefix("附件\u3000") for line in lines]
    # The note on attachments names what is bound behind it: the last page with a text is that on which it stands.
    return {one: next(number for number, body in reversed(text) if one in body) for one in said}


def printed_in(job: Job) -> dict[str, str]:
    """What the pages numbered in Roman figures say: a text, dots, and a number."""
    found: dict[str, str] = {}
    for page in job.proof.layout.pages:
        if re.fullmatch("—[IVX]+—", page.lines[-1].text):
            for line in page.body:
                if entry := re.fullmatch(r"(.+?)\.{3,}(\d+)", line.text):
                    found[entry[1].removeprefix("附件")] = entry[2]
    return found


def test_contents_list_the_pages_of_the_pdf() -> None:
    job = Job.of(Source("report.yaml", report(24, "{层级: 2, 附件: 是}")))
    assert len(printed_in(job)) == 49
    assert printed_in(job) == found_on(job)
    assert sum(page.lines[-1].text.strip("—").isdecimal() for page in job.proof.layout.pages) > 9
    assert [one.code.id for one in job.findings_on_paper if one.severity != "info"] == []
    assert Job.of(Source("report.yaml", report(24, "{层级: 2, 附件: 是}"))).proof.docx == job.proof.docx


def test_where_pages_do_not_settle_that_is_told() -> None:
    layout = Job.of(Source("report.yaml", report(1))).proof.layout
    assert [*contents.told(layout)] == []
    other = replace(layout, fit=layout.fit._replace(pages=dict.fromkeys(layout.fit.pages, "9")))
    (one,) = contents.told(other)
    assert (one.code.id, one.args["number"], one.args["other"]) == ("L791", "9", "1")


@pytest.mark.parametrize("options", [[], ["--pdf"]], ids=["plain", "with pages"])
def test_without_libreoffice_the_field_is_left_to_word(
    options: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: bytes) -> bytes:
        raise CompileError([Diagnostic(codes.NO_OFFICE)])

    monkeypatch.setattr(office, "to_pdf", refuse)
    (folder / "报告.yaml").write_text(report(2), "utf-8")
    assert cli.run(["报告.yaml", *options]) == (3 if options else 0)
    told = re.findall(r" ([A-Z]\d{3}): ", capsys.readouterr().err)
    assert told == (["O809", "O833", "L790"] if options else ["L790"])
    assert Path("报告.docx").exists()
