"""数据 that means harm: refused with a place within its budget, or harmless."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from compiler.figures import facts, fill
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from compiler.tags import evaluation
from compiler.tags.evaluation import Expression
from tests.kit.support import ROOT, said_of

HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"


def codes_of(text: str, folder: Path | None = None) -> set[str]:
    name = folder / "report.yaml" if folder else "report.yaml"
    found = said_of(text, name)
    assert all(one.place and one.place.line for one in found)
    return {one.code.id for one in found}


@pytest.mark.parametrize(
    "expression",
    [
        "甲.__class__",
        "甲['__class__']",
        "甲.本期.__class__.__mro__",
        "甲|attr('x')",
        "''.join(甲)",
        "甲()",
        "[].append(1)",
        "lambda: 1",
        "甲 if 甲 else __import__('os')",
        "(" * 60 + "1" + ")" * 60 + " + " + "-" * 60 + "1",
        "9 ** 9 ** 9",
        "{'a': 1}",
        "甲[::2]",
        "loop.index",
        "self",
        "_values",
    ],
)
def test_expressions_reach_nothing(expression: str) -> None:
    quoted = expression.replace("'", "''")
    found = codes_of(f"{HEAD}数据: {{甲: 3}}\n正文: '共{{{{ {quoted} }}}}，{{{{ 甲 }}}}。'\n")
    assert found
    assert found <= {"D320", "D321", "D322", "D337", "T309", "T314", "T320", "T322"}


@pytest.mark.parametrize("expression", ["甲._values", "数据._values", "数据.数据.__class__", "数据.get"])
def test_members_reach_nothing(expression: str) -> None:
    assert codes_of(f"{HEAD}数据: {{甲: 3}}\n正文: 共{{{{ {expression} }}}}，{{{{ 甲 }}}}。\n") <= {
        "D320",
        "D322",
        "T320",
    }


def test_texts_that_grow_are_stopped() -> None:
    grow = "|替换('a', 'aaaaaaaaaa')" * 8
    assert codes_of(f"{HEAD}数据: {{甲: a}}\n正文: 共{{{{ 甲{grow} }}}}。\n") == {"T323"}


def test_what_is_filled_in_is_bounded() -> None:
    text = "a" * 100_000
    body = "".join("  - 共{{ 甲|替换('a', 'aaaaaaaaaa') }}。\n" for _ in range(12))
    assert codes_of(f"{HEAD}数据: {{甲: {text}}}\n正文:\n{body}") == {"T323"}


def test_expressions_and_formulas_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "MAX_EXPRESSIONS", 5)
    monkeypatch.setattr(facts, "MAX_FORMULAS", 5)
    monkeypatch.setattr(facts, "MAX_ROUNDS", 30)
    assert codes_of(f"{HEAD}数据: {{甲: 3}}\n正文: 共{'{{ 甲 }}，' * 9}。\n") == {"T323"}
    rows = "".join(f"    - {{数: {at}}}\n" for at in range(20))
    (one,) = said_of(f"{HEAD}数据:\n  表:\n{rows}正文: 共{'{{ 表|求和(数) }}' * 4}。\n")
    assert one.code.id == "T323"
    chain = "".join(f"  名{at}: {{算式: 名{at + 1} + 1}}\n" for at in range(9))
    assert codes_of(f"{HEAD}数据:\n{chain}  名9: 1\n正文: 共{{{{ 名0 }}}}。\n") == {"T323"}
    assert codes_of(f"{HEAD}数据: {{甲: 3}}\n正文: 共{{{{ 甲{' + 甲' * 400} }}}}。\n") == {"T323"}


def test_a_long_chain_of_formulas_is_computed() -> None:
    chain = "".join(f"  名{at}: {{算式: 名{at + 1} + 1}}\n" for at in range(1500))
    job = Job.of(Source("report.yaml", f"{HEAD}数据:\n{chain}  名1500: 1\n正文: 共{{{{ 名0 }}}}。\n"))
    assert [block.text for block in job.flow.paragraphs if block.slot == "body"] == ["共1501。"]


def test_a_long_circle_is_told_once() -> None:
    chain = "".join(f"  名{at}: {{算式: 名{(at + 1) % 50} + 1}}\n" for at in range(50))
    assert codes_of(f"{HEAD}数据:\n{chain}正文: 共{{{{ 名0 }}}}，{{{{ 名7 }}}}。\n") == {"D325"}


def test_too_many_figures_are_refused_where_reading_stops() -> None:
    many = "".join(f"  名{at}: 1\n" for at in range(120_000))
    with pytest.raises(CompileError) as caught:
        Job.of(Source("report.yaml", f"{HEAD}数据:\n{many}正文: 共{{{{ 名0 }}}}。\n"))
    assert [one.place is not None for one in caught.value.diagnostics] == [True]


def test_many_figures_within_bounds_are_read() -> None:
    many = "".join(f"  名{at}: {at}\n" for at in range(20_000))
    job = Job.of(Source("report.yaml", f"{HEAD}数据:\n{many}正文: 共{{{{ 名19999 }}}}。\n"), checked=False)
    assert [block.text for block in job.flow.paragraphs if block.slot == "body"] == ["共19999。"]


def test_one_figure_more_is_refused_before_any_is_made() -> None:
    many = "".join(f"  名{at}: {at}\n" for at in range(20_001))
    (one,) = said_of(f"{HEAD}数据:\n{many}正文:\n- 共{{{{ 没有 }}}}。\n- {{文字: 甲, 仅当: 名1 > 0}}\n")
    assert (one.code.id, one.args["excerpt"], one.place and one.place.line) == ("T323", "名20000", 20_004)


def parsed_in(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The expressions that are parsed while a report is read."""
    seen: list[str] = []
    whole = evaluation.parse

    def noted(text: str, test: bool = False) -> Expression:
        seen.append(text)
        return whole(text, test)

    monkeypatch.setattr(facts, "parse", noted)
    said_of(text)
    return seen


def test_an_expression_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "{{ 甲 + 1 }}，" * 50
    assert parsed_in(f"{HEAD}数据: {{甲: 3}}\n正文: 共{body}。\n", monkeypatch) == ["甲 + 1"]


@pytest.mark.parametrize(
    "report",
    [
        "数据: {甲: 3}\n正文: 共" + "".join(f"{{{{ 甲 + {at:0500} }}}}，" for at in range(900)) + "。\n",
        "数据:\n"
        + "".join(f"  名{at}: {{算式: 名{at + 1} + {at:0500}}}\n" for at in range(900))
        + "  名900: 1\n正文: 共{{ 名0 }}。\n",
    ],
    ids=["in texts", "in formulas"],
)
def test_long_expressions_are_bounded_together(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = parsed_in(HEAD + report, monkeypatch)
    assert 0 < sum(map(len, seen)) <= facts.MAX_PARSED


def test_after_so_many_faults_the_rest_is_not_looked_at() -> None:
    body = "".join(f"{{{{ 没有{at} }}}}，" for at in range(3_000))
    found = said_of(f"{HEAD}数据: {{甲: 3}}\n正文: 共{body}{{{{ 甲 }}}}。\n")
    assert len(found) == fill.MOST_TOLD


def test_what_is_nested_too_deep_is_told_so() -> None:
    long = " + ".join(["甲"] * 60)
    for text in (
        f"数据: {{甲: 3}}\n正文: 共{{{{ {long} }}}}。\n",
        f"数据: {{甲: 3, 乙: {{算式: {long}}}}}\n正文: 共{{{{ 乙 }}}}。\n",
    ):
        (one,) = said_of(HEAD + text)
        assert one.code.id in ("D321", "D326")
        assert "超过40层" in one.message("zh")


def test_a_formula_with_what_is_not_allowed_is_told_as_a_formula() -> None:
    (one,) = said_of(f"{HEAD}数据: {{甲: 3, 乙: {{算式: 甲.__class__}}}}\n正文: 共{{{{ 乙 }}}}。\n")
    assert one.code.id == "D326"
    assert "标记" not in one.message("zh")
    assert "加减乘除" in one.message("zh")


@pytest.mark.parametrize(
    "data",
    [
        "[" * 100_000,
        '{"甲": 1}',
        "[]",
        "[[]]",
        '[{"甲": [1]}]',
        '[{"甲": 1e999999}]',
        '[{"甲": NaN}]',
        '[["甲"], [1, 2]]',
        "不是 JSON",
        json.dumps([{"甲": 1}] * 6_000),
        json.dumps([[f"列{at}" for at in range(51)]] * 2),
        '[["甲", "甲"], [1, 2]]',
        '[["甲", ""], [1, 2]]',
    ],
)
def test_json_that_is_no_table(data: str, tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text(data, "utf-8")
    found = codes_of(f"{HEAD}数据: {{表: {{读取: t.json}}}}\n正文: 共{{{{ 表|求和(甲) }}}}。\n", tmp_path)
    assert found <= {"D338", "D245", "D246", "D244"}
    assert found


MOST_MEMORY = 256 * 1024  # kB, as Linux counts what a process has had at most
_PROBE = """
import re, sys
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from pathlib import Path
for name in sys.argv[1:]:
    try:
        Job.of(Source(name, Path(name).read_text("utf-8")))
    except CompileError as refused:
        print(*(one.code.id for one in refused.diagnostics), all(one.place and one.place.line for one in refused.diagnostics))
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def _bomb(file: Path, sheet: bytes, times: int) -> None:
    """A workbook whose sheet unpacks to far more than it is."""
    book = openpyxl.Workbook()
    book.save(plain := io.BytesIO())
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not name.startswith("xl/worksheets/"):
                new.writestr(name, old.read(name))
                continue
            with new.open(name, "w", force_zip64=True) as part:
                part.write(_SHEET)
                for _ in range(times):
                    part.write(sheet)
                part.write(b"</sheetData></worksheet>")


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_MEGABYTE = 1024 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has had at most is read from /proc")
def test_files_that_mean_harm_are_refused_within_their_memory(tmp_path: Path) -> None:
    for suffix in ("xlsx", "csv", "json"):  # 2 GB that take no room
        with (tmp_path / f"big.{suffix}").open("wb") as file:
            file.truncate(2 * 1024 * _MEGABYTE)
    _bomb(tmp_path / "blanks.xlsx", b" " * _MEGABYTE, 100)
    _bomb(tmp_path / "rows.xlsx", b"<row><c><v>1</v></c></row>" * 1000, 700)
    (tmp_path / "deep.json").write_text("[" * 3_000_000)
    (tmp_path / "digits.json").write_text('[{"甲": ' + "9" * 6_000_000 + "}]")
    wanted = {
        "big.xlsx": "D236 True",
        "big.csv": "D236 True",
        "big.json": "D236 True",
        "blanks.xlsx": "D243 True",
        "rows.xlsx": "D243 True",
        "deep.json": "D338 True",
        "digits.json": "D338 True",
    }
    reports = []
    for name in wanted:
        (report := tmp_path / f"{name}.yaml").write_text(
            f"{HEAD}数据: {{表: {{读取: {name}}}}}\n正文: 共{{{{ 表|求和(甲) }}}}。\n", "utf-8"
        )
        reports.append(str(report))
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *reports], capture_output=True, text=True, check=True, cwd=ROOT
    )
    *told, memory = done.stdout.splitlines()
    assert told == [*wanted.values()]
    assert int(memory) < MOST_MEMORY


@pytest.mark.parametrize("name", ["../t.csv", "/etc/passwd", "C:/t.csv", "http://a/t.csv", "没有.csv", "."])
def test_files_outside_of_the_folder_are_not_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "t.csv").write_text("甲\n1\n", "utf-8")
    found = codes_of(f"{HEAD}数据: {{表: {{读取: '{name}'}}}}\n正文: 共{{{{ 表|求和(甲) }}}}。\n", folder)
    assert len(found) == 1
    assert found <= {f"D{number}" for number in range(231, 238)}


def test_a_figure_names_no_file_outside_of_the_folder(tmp_path: Path) -> None:
    text = f"{HEAD}数据: {{甲: ../a}}\n正文:\n  - 图片: '{{{{ 甲 }}}}.png'\n"
    assert codes_of(text, tmp_path) == {"D232"}
