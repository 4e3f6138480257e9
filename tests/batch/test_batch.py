"""Sets of documents: the same from every engine, whole after any end, every row accounted for."""

import contextlib
import csv
import errno
import json
import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import BinaryIO

import openpyxl
import pytest

from compiler.batch import ledger
from compiler.batch import told as tellings
from compiler.cli import run
from compiler.job import Job
from compiler.messages import codes
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.pages import office
from compiler.pages.checks.printed import NO_GLYPH
from compiler.word.reader import picture
from tests.kit.sets import REPORT, files, table
from tests.kit.support import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    Path("总结.yaml").write_text(REPORT, "utf-8")
    return tmp_path


def batch(*words: str) -> int:
    return run(["batch", "总结.yaml", "--rows", "各单位.csv", *words])


def results(out: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(Path(out, "结果.json").read_text("utf-8"))["rows"]
    return rows


@pytest.mark.usefixtures("folder")
def test_every_engine_and_all_parts_make_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compiler.batch.engines.processors", lambda: 3)
    table(70)
    assert batch("-o", "one", "--engine", "serial") == 0
    assert batch("-o", "several") == 0
    for part in (1, 2, 3):
        assert batch("-o", "parts", "--engine", "serial", "--shard", f"{part}/3") == 0
    assert len(files("one")) == 70
    assert files("one") == files("several")
    assert files("one") == files("parts")


@pytest.mark.usefixtures("folder")
def test_a_part_replaces_no_document_of_another(capsys: pytest.CaptureFixture[str]) -> None:
    table(4, r3="第1镇,9")
    assert batch("-o", "out", "--shard", "1/2") == 0
    first = files("out")
    for words in ((), ("--force",)):
        assert batch("-o", "out", "--shard", "2/2", *words) == 1
        assert "第2、3行的文件名都是“第1镇2025年度工作总结.docx”" in capsys.readouterr().err
        assert files("out") == first
    assert batch("-o", "out", "--shard", "1/2", "--resume") == 0


@pytest.mark.usefixtures("folder")
def test_a_document_of_a_row_is_the_report_with_its_figures() -> None:
    table(2)
    assert batch("-o", "out") == 0
    assert "第2镇收入2.5万元。" in picture(Path("out/第2镇2025年度工作总结.docx").read_bytes())
    Path("单独.yaml").write_text(f"{REPORT}数据: {{单位: 第2镇, 收入: 2.5}}\n", "utf-8")
    assert run(["单独.yaml", "-o", "单独.docx"]) == 0
    assert Path("单独.docx").read_bytes() == Path("out/第2镇2025年度工作总结.docx").read_bytes()


@pytest.mark.usefixtures("folder")
def test_bad_rows_are_all_told_before_anything_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    table(60, r2="甲*镇,1", r30="乙镇,1,2", r61="丙镇|,1")
    assert batch("-o", "out", "--format", "json") == 1
    told = json.loads(capsys.readouterr().err)
    assert [(one["code"], [row["row"] for row in one.get("rows", ())]) for one in told] == [
        ("O873", [2]),
        ("D249", [30]),
        ("O873", [61]),
        ("O870", []),
    ]
    assert told[0]["rows"][0]["value"] == "甲*镇"
    assert not Path("out").exists()
    assert batch("-o", "out", "--keep-going") == 1
    assert len(files("out")) == 57
    assert {one["row"] for one in results("out") if one["status"] == "failed"} == {2, 30, 61}


@pytest.mark.usefixtures("folder")
def test_what_is_done_and_unchanged_is_left_alone() -> None:
    table(5)
    assert batch("-o", "out") == 0
    before = {one: one.stat().st_mtime_ns for one in Path("out").glob("*.docx")}
    table(6, r4="第3镇,99")
    assert batch("-o", "out", "--resume") == 0
    assert [one["status"] for one in results("out")] == [
        "unchanged",
        "unchanged",
        "written",
        "unchanged",
        "unchanged",
        "written",
    ]
    changed = {one.name for one, time in before.items() if one.stat().st_mtime_ns != time}
    assert changed == {"第3镇2025年度工作总结.docx"}
    Path("总结.yaml").write_text(REPORT.replace("顺利", "圆满"), "utf-8")
    assert batch("-o", "out", "--resume") == 0
    assert {one["status"] for one in results("out")} == {"written"}


KILLED = """
import os
from pathlib import Path
from compiler.batch import jobs, ledger
from compiler.cli import files, main

def killed(module, name, at):
    done, calls = getattr(module, name), iter(range(1, at))
    def call(*given):
        of_set = name != "replace" or Path(given[1]).parent.name == "out"
        if of_set and next(calls, None) is None:
            if name == "put_staged":
                done(*given[:2], given[2][:1000])
            os.kill(os.getpid(), 9)
        return done(*given)
    setattr(module, name, call)

"""


@pytest.mark.parametrize(
    ("moment", "placed"),
    [
        ("killed(ledger.Stage, 'add', 40)", 0),
        ("killed(jobs, 'put_staged', 30)", 0),
        ("killed(os, 'replace', 20)", 19),
        ("killed(os, 'replace', 61)", 60),
    ],
    ids=["made", "half made", "placed", "written down"],
)
@pytest.mark.usefixtures("folder")
def test_killed_the_next_run_completes_the_set_and_leaves_alone_what_is_there(
    moment: str, placed: int
) -> None:
    """A run of its own kills itself; tests/long kills one that shares its work at any moment."""
    table(60)
    words = ["batch", "总结.yaml", "--rows", "各单位.csv", "-o", "out", "--engine", "serial"]
    done = subprocess.run(
        [sys.executable, "-c", f"{KILLED}{moment}\nmain()", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    before = {one: (one.stat().st_ino, one.stat().st_mtime_ns) for one in Path("out").glob("*.docx")}
    assert len(before) == placed
    assert batch("-o", "out", "--resume") == 0
    assert {one: (one.stat().st_ino, one.stat().st_mtime_ns) for one in before} == before
    assert batch("-o", "whole", "--engine", "serial") == 0
    assert files("out") == files("whole")


@pytest.mark.usefixtures("folder")
def test_a_sheet_makes_documents_and_another_gives_each_its_own_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "汇总"
    for row in (["单位", "收入（万元）"], ["甲镇", 12.5], ["乙镇", 7]):
        sheet.append(row)
    sheet["B2"].number_format = "0.00"
    projects = book.create_sheet("项目")
    for row in (["单位", "项目", "金额"], ["甲镇", "路灯", 5], ["乙镇", "桥", 20], ["甲镇", "绿化", 8]):
        projects.append(row)
    book.save("各单位.xlsx")
    of_rows = "批量: {表: 各单位.xlsx, 工作表: 汇总, 文件名: '{{ 单位 }}'}\n"
    joined = "数据:\n  项目: {读取: 各单位.xlsx, 工作表: 项目, 按: 单位}\n"
    text = REPORT.replace("各项工作顺利完成", "项目投资{{ 项目|求和(金额) }}万元")
    Path("总结.yaml").write_text(f"{text}{of_rows}{joined}", "utf-8")
    assert run(["batch", "总结.yaml", "-o", "out"]) == 0
    first, second = (picture(Path(f"out/{name}.docx").read_bytes()) for name in ("甲镇", "乙镇"))
    assert "甲镇收入12.50万元" in first
    assert "项目投资13万元" in first
    assert "项目投资20万元" in second


@pytest.mark.usefixtures("folder")
def test_hidden_rows_and_cells_in_error_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["单位", "收入"], ["甲镇", 1], ["乙镇", 2], ["丙镇", "#DIV/0!"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save("各单位.xlsx")
    assert run(["batch", "总结.yaml", "--rows", "各单位.xlsx", "-o", "out", "--keep-going"]) == 1
    assert [*files("out")] == ["甲镇2025年度工作总结.docx"]
    told = capsys.readouterr().err
    assert "第3行" in told
    assert "各单位.xlsx › Sheet 第4行" in told
    assert "#DIV/0!" in told


@pytest.mark.usefixtures("folder")
def test_results_are_tables_that_account_for_every_row() -> None:
    table(3, r3="")
    assert batch("-o", "out") == 0
    rows = [*csv.reader(Path("out/结果.csv").read_text("utf-8-sig").splitlines())]
    assert [row[:3] for row in rows] == [
        ["行", "文件", "结果"],
        ["2", "第1镇2025年度工作总结.docx", "写好"],
        ["3", "", "跳过"],
        ["4", "第3镇2025年度工作总结.docx", "写好"],
    ]


@pytest.mark.usefixtures("folder")
def test_a_set_in_one_file_has_the_same_bytes_each_time() -> None:
    table(3)
    assert batch("-o", "out", "--zip") == 0
    first = Path("out.zip").read_bytes()
    assert batch("-o", "out", "--zip", "--resume") == 0
    assert Path("out.zip").read_bytes() == first
    Path("out.zip").write_bytes(b"mine")
    assert batch("-o", "out", "--zip") == 2
    assert Path("out.zip").read_bytes() == b"mine"


@pytest.mark.usefixtures("folder")
def test_the_reports_of_a_folder_make_a_document_each() -> None:
    Path("稿").mkdir()
    for name in ("甲", "乙"):
        text = REPORT.replace("{{ 单位 }}", f"{name}镇").replace("{{ 收入 }}", "5")
        Path(f"稿/{name}.yaml").write_text(text, "utf-8")
    Path("稿/单位.yaml").write_text("双面: 是\n", "utf-8")
    assert run(["batch", "稿"]) == 0
    assert [*files("稿-公文")] == ["乙.docx", "甲.docx"]


@pytest.mark.usefixtures("folder")
def test_strict_is_about_what_is_read_and_not_about_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of one report: what the pages show is told, and the documents are there."""
    seen = Diagnostic(NO_GLYPH, {"text": "镕"})
    monkeypatch.setattr(Job, "proof", property(lambda job: _Pages(job.docx())))
    monkeypatch.setattr(Job, "findings_on_paper", (seen,))
    table(3, r3="第2镇,")
    assert batch("-o", "out", "--strict", "--proof", "--keep-going", "--engine", "serial") == 1
    assert [(one["status"], one["warnings"], one["pages"]) for one in results("out")] == [
        ("written", 1, 3),
        ("failed", 1, None),
        ("written", 1, 3),
    ]
    assert "还没有定" in str(results("out")[1]["said"])


@pytest.mark.usefixtures("folder")
def test_what_is_read_over_is_counted_with_the_pages_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Diagnostic(NO_GLYPH, {"text": "镕"})
    monkeypatch.setattr(Job, "proof", property(lambda job: _Pages(job.docx())))
    monkeypatch.setattr(Job, "findings_on_paper", (seen,))
    table(1)
    Path("总结.yaml").write_text(REPORT.replace("，", ",", 1), "utf-8")
    assert batch("-o", "out", "--check", "--proof", "--engine", "serial", "--format", "json") == 0
    told = json.loads(capsys.readouterr().err)
    assert sorted(one["code"] for one in told if one["severity"] == "warning") == ["L742", "P600"]
    assert [one["warnings"] for one in results("out")] == [2]


@pytest.mark.usefixtures("folder")
def test_a_table_of_results_that_excel_saved_again_is_still_ours(capsys: pytest.CaptureFixture[str]) -> None:
    table(2)
    assert batch("-o", "out") == 0
    path = Path("out", "结果.csv")
    path.write_bytes(path.read_text("utf-8-sig").encode("gb18030"))
    assert batch("-o", "out") == 0
    capsys.readouterr()
    path.write_text(path.read_text("utf-8-sig").replace("写好", "看过"), "utf-8-sig")
    assert batch("-o", "out") == 2
    assert "也许有人改过" in capsys.readouterr().err
    path.write_text("我的表\n", "utf-8")
    assert batch("-o", "out") == 2
    assert "不是这个程序写的结果表" in capsys.readouterr().err


class _Pages:
    def __init__(self, docx: bytes) -> None:
        self.docx, self.pdf, self.facts = docx, b"", {"pages": 3}


@pytest.mark.usefixtures("folder")
def test_errors_are_all_told_and_what_else_is_left_out_is_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tellings, "MOST_TOLD", 0)
    table(6, r2="甲镇,", r3="乙镇,", r4="丙镇,", r5="丁镇,", r6="戊*,1", r7="己*,1")
    assert batch("-o", "out", "--format", "json", "--keep-going") == 1
    told = json.loads(capsys.readouterr().err)
    assert [one["code"] for one in told] == ["O873", "O873", "O883"]
    assert told[-1]["message"].startswith("还有1条")


@pytest.mark.usefixtures("folder")
def test_a_failure_of_the_program_over_one_row_is_that_rows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compiler.batch.engines.processors", lambda: 2)
    render = Job.docx

    def fails(job: Job) -> bytes:
        if "第30镇" in str(job.flow):
            raise ZeroDivisionError
        return render(job)

    monkeypatch.setattr(Job, "docx", fails)
    table(40)
    assert batch("-o", "out", "--keep-going", "--format", "json") == 3
    (told,) = json.loads(capsys.readouterr().err)
    assert (told["code"], [one["row"] for one in told["rows"]]) == ("O828", [31])
    assert "ZeroDivisionError" in told["message"]
    assert len(files("out")) == 39


@pytest.mark.usefixtures("folder")
def test_an_empty_column_that_nothing_prints_is_not_missed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("各单位.csv").write_text("序号,单位,收入（万元）,备注\n1,甲镇,5,\n2,乙镇,,\n3,丙镇,,\n", "utf-8")
    assert batch("-o", "out", "--format", "json") == 0
    told = json.loads(capsys.readouterr().err)
    assert [one["code"] for one in told] == ["D327", "O877"]
    assert "收入" in told[0]["message"]
    assert [(one["row"], one["value"]) for one in told[0]["rows"]] == [(3, "乙镇"), (4, "丙镇")]


@pytest.mark.usefixtures("folder")
def test_what_is_wrong_with_the_skeleton_is_told_of_no_row(capsys: pytest.CaptureFixture[str]) -> None:
    Path("总结.yaml").write_text(REPORT.replace("{{ 收入 }}", "{{ 收人 }}"), "utf-8")
    table(3)
    assert batch("-o", "out", "--format", "json") == 1
    first = json.loads(capsys.readouterr().err)[0]
    assert (first["code"], first["place"]["line"]) == ("D320", 3)
    assert "rows" not in first


@pytest.mark.usefixtures("folder")
def test_the_exit_code_is_that_of_the_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    table(3, r3="第2镇,")
    monkeypatch.setattr(tellings, "MOST_TOLD", 0)
    assert batch("-o", "out", "--strict", "--keep-going") == 1
    assert len(files("out")) == 2


@pytest.mark.usefixtures("folder")
def test_a_table_that_breaks_off_leaves_nothing_behind_and_tells_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table(40, r4="丙*,1", r39='"甲镇,1')
    assert batch("-o", "out", "--format", "json", "--keep-going") == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().err)] == ["O873", "D243"]
    assert not Path("out").exists()


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    table(2)
    Path("out").write_text("mine", "utf-8")
    assert batch("-o", "out/公文") == 2
    assert batch("-o", "out") == 2
    assert capsys.readouterr().err.count("O884: “out”是一个文件") == 2
    assert batch("-o", "x" * 300) == 3
    assert "O805" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_disk_that_is_full(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made stays for --resume, which is told; a set in one file leaves no half of it."""
    table(4)
    rename, calls = os.replace, [0]

    def full(old: Path, new: Path) -> None:
        calls[0] += Path(new).parent.name == "out"
        if calls[0] == 3:
            raise OSError(errno.ENOSPC, "full")
        rename(old, new)

    monkeypatch.setattr(os, "replace", full)
    assert batch("-o", "out", "--format", "json") == 3
    told = json.loads(capsys.readouterr().err)
    assert [one["code"] for one in told] == ["O805", "O885"]
    assert told[0]["message"].startswith("写不了“out/第3镇2025年度工作总结.docx”：磁盘满了")
    assert "已经编好的2份放在“out/.compile-batch”里" in told[1]["message"]
    assert batch("-o", "out", "--resume") == 0
    assert len(files("out")) == 4


@pytest.mark.usefixtures("folder")
def test_a_disk_that_is_full_when_the_set_is_packed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came of the rows is told all the same; nothing half written is there."""

    def half(_files: object, target: BinaryIO) -> None:
        target.write(b"PK")
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("compiler.batch.handout.pack", half)
    table(2, r3="第2镇,")
    assert batch("-o", "out", "--zip", "--format", "json") == 3
    told = capsys.readouterr()
    assert [one["code"] for one in json.loads(told.err)] == ["D327", "O805"]
    assert told.out == "out\n"
    assert len(files("out")) == 2
    assert {one.name for one in Path().iterdir()} == {"总结.yaml", "各单位.csv", "out"}


STOPPED = """
import os, signal
from compiler.batch.ledger import Stage
from compiler.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run behind something else are begun without
add, calls = Stage.add, iter(range(30))

def call(*given):
    add(*given)
    if next(calls, None) is None:
        os.killpg(0, signal.SIGINT)

Stage.add = call
if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a session of processes has no signal of its own there")
@pytest.mark.usefixtures("folder")
def test_ctrl_c_says_where_it_can_go_on() -> None:
    table(90)
    words = ["batch", "总结.yaml", "--rows", "各单位.csv", "-o", "out", "--lang", "en"]
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    stopped, left = done.stderr.splitlines()
    assert stopped.startswith("Stopped by Ctrl-C")
    made, _, where = left.removeprefix("Documents made so far: ").partition(",")
    assert where == " in “out/.compile-batch”; with --resume the next run goes on from there."
    assert int(made) >= 30
    assert [one.name for one in Path("out").iterdir()] == [".compile-batch"]
    assert batch("-o", "out", "--resume") == 0
    assert len(files("out")) == 90


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made by the tests")
@pytest.mark.usefixtures("folder")
def test_a_terminal_shows_how_far_it_is() -> None:
    table(40, r5="第4*镇,1")
    words = ["batch", "总结.yaml", "--rows", "各单位.csv", "-o", "out", "--keep-going", "--engine", "serial"]
    here, there = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "compiler", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"},
        stderr=there,
    ) as running:
        os.close(there)
        shown = b""
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(here, 4096):
                shown += part
    os.close(here)
    assert running.returncode == 1
    last = shown.decode().split("共1个错误")[0]
    assert "编成" in last
    assert "40/40" in last
    assert "份/秒" in last
    assert "有错 1" in last


@pytest.mark.usefixtures("folder")
def test_rows_that_are_not_there_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    table(3)
    assert batch("-o", "out", "--only", "3,90,95-97") == 0
    assert [*files("out")] == ["第2镇2025年度工作总结.docx"]
    said = capsys.readouterr().err
    assert "O853: --only 要的第90、95—97行，“各单位.csv”里没有。" in said
    assert "这张表到第4行为止" in said
    assert batch("-o", "out", "--only", "3-90", "--resume") == 0
    assert "O853" not in capsys.readouterr().err
    assert batch("-o", "out", "--only", "90") == 2
    assert re.findall(r" ([A-Z]\d{3}): ", capsys.readouterr().err) == ["O875"]


@pytest.mark.usefixtures("folder")
def test_contents_without_pages_are_filled_once_there_is_libreoffice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("总结.yaml").write_text(
        REPORT.replace(
            "正文: 一年来，各项工作顺利完成。",
            "目录: 是\n正文: [{标题: 工作, 内容: 一年来，各项工作顺利完成。}]",
        ),
        "utf-8",
    )
    table(1)

    def none(_: bytes) -> bytes:
        raise CompileError([Diagnostic(codes.NO_OFFICE)])

    with monkeypatch.context() as without:
        without.setattr(office, "to_pdf", none)
        for status in ("written", "unchanged"):
            assert batch("-o", "out", "--resume", "--engine", "serial") == 0
            assert "L790" in capsys.readouterr().err
            assert [one["status"] for one in results("out")] == [status]
    assert b"w:dirty" in document("out")
    for status in ("written", "unchanged"):
        assert batch("-o", "out", "--resume", "--engine", "serial") == 0
        assert "L790" not in capsys.readouterr().err
        assert [one["status"] for one in results("out")] == [status]
    assert b"w:dirty" not in document("out")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["batch", "各单位.csv", "--rows", "总结.yaml"], "错误 O854: “各单位.csv”是一张表；前面要写骨架"),
        (["batch", "空"], "错误 O855: 文件夹“空”里没有 .yaml 稿子。"),
        (
            ["总结.yaml", "--rows", "各单位.csv"],
            "没有 --rows 这个选项；照一张表一行编一份，写 compile batch。",
        ),
    ],
)
def test_what_was_meant_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    table(2)
    Path("空").mkdir()
    assert run(words) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "共1个错误。" in err


def document(out: str) -> bytes:
    """The text of the only document of a folder, as XML."""
    (file,) = Path(out).glob("*.docx")
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/document.xml")


@pytest.mark.usefixtures("folder")
def test_of_a_set_with_nothing_to_tell_no_message_is_read() -> None:
    table(3)
    script = (
        "import sys; from compiler.cli import run; assert run(sys.argv[1:]) == 0;"
        "from compiler.messages.codes import FAMILIES;"
        "print([one for one in FAMILIES if f'compiler.messages.{one}' in sys.modules])"
    )
    words = ["batch", "总结.yaml", "--rows", "各单位.csv", "-o", "out"]
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[-2] == "[]"


def test_the_table_for_programs_has_a_line_a_row_whatever_their_texts_hold() -> None:
    entries = [
        ledger.Entry(2, '}, {"row": 3', "failed", said='说"}, {"row": '),
        ledger.Entry(3, "甲.docx", "written"),
    ]
    text = ledger.as_json(entries, "1").decode()
    assert [json.loads(line.rstrip(","))["row"] for line in text.split("\n")[1:-2]] == [2, 3]
    assert [ledger.Entry(**one) for one in json.loads(text)["rows"]] == entries


@pytest.mark.usefixtures("folder")
def test_rows_not_asked_for_have_their_names_and_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    table(3, r3="第1镇,1")  # rows 2 and 3 have one name
    assert batch("-o", "out", "--only", "2") == 1
    assert "O872: 第2、3行的文件名都是" in capsys.readouterr().err
    assert not Path("out").exists()
    assert batch("-o", "out", "--first", "1") == 1
    assert batch("-o", "out", "--only", "3-4", "--keep-going") == 1
    assert "O872: 第2、3行的文件名都是" in capsys.readouterr().err
    table(3)
    assert batch("-o", "out") == 0
    before = results("out")
    made = files("out")
    table(3, r3="第1镇,1")
    assert batch("-o", "out", "--only", "3", "--keep-going") == 1
    after = results("out")
    assert [one["row"] for one in after] == [2, 3, 4]
    assert after[0] == before[0]
    assert after[1]["status"] == "failed"
    assert files("out")["第1镇2025年度工作总结.docx"] == made["第1镇2025年度工作总结.docx"]
    assert batch("-o", "out", "--only", "4") == 0


@pytest.mark.usefixtures("folder")
def test_a_row_that_cannot_be_compiled_takes_no_name() -> None:
    Path("总结.yaml").write_text(REPORT.replace("收入 }}", "收入|千分位 }}"), "utf-8")
    table(3, r3="第1镇,没有数")
    assert batch("-o", "out", "--only", "2") == 0
