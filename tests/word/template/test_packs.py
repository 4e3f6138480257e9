"""Where templates are found."""

import os
import shutil
from pathlib import Path

import pytest

from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from compiler.word.template import packs
from compiler.word.template.compiled import Template
from tests.kit.support import GENERAL


def test_a_pack_beside_the_report_comes_before_the_listed_and_the_built_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, first, second = (tmp_path / name for name in ("报告", "甲", "乙"))
    for folder in (beside, first, second):
        folder.mkdir()
    monkeypatch.setenv("COMPILE_TEMPLATES", os.pathsep.join(["", str(first), str(second)]))
    assert packs.find("general", beside) == GENERAL
    for folder, suffix in ((second, "docx"), (first, "dotx"), (beside, "docx")):
        shutil.copy(GENERAL, folder / f"general.{suffix}")
        assert packs.find("general", beside) == folder / f"general.{suffix}"
    assert [pack.path for pack in packs.packs(beside) if pack.name == "general"] == [beside / "general.docx"]
    with pytest.raises(CompileError) as caught:
        Template.find("没有", beside)
    shutil.copy(GENERAL, second / "我局.docx")
    assert "我局" not in caught.value.diagnostics[0].hint("zh")
    with pytest.raises(CompileError) as caught:
        Template.find("没有", beside)
    assert (
        "general、letter、minutes、official、order、volume、work-summary、我局"
        in caught.value.diagnostics[0].hint("zh")
    )


def test_a_finished_document_is_not_taken_for_the_template_of_its_name(tmp_path: Path) -> None:
    report = tmp_path / "general.yaml"
    report.write_text("文种: 报告\n标题: 题目\n正文: 正文。\n", "utf-8")
    first = Job.of(Source(str(report), report.read_text("utf-8")), "general").docx()
    (tmp_path / "general.docx").write_bytes(first)
    assert packs.find("general", tmp_path) == GENERAL
    assert "general" not in {pack.name for pack in packs.packs(tmp_path) if pack.where == "beside"}
