"""数据 that means harm: refused with a place within its budget, or harmless."""

import json
from pathlib import Path

import pytest

from compiler.figures import facts, fill
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from tests.kit.support import said_of

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
    many = "".join(f"  名{at}: {at}\n" for at in range(40_000))
    job = Job.of(Source("report.yaml", f"{HEAD}数据:\n{many}正文: 共{{{{ 名39999 }}}}。\n"), checked=False)
    assert [block.text for block in job.flow.paragraphs if block.slot == "body"] == ["共39999。"]


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
        json.dumps([{"甲": 1}] * 60_000),
        '[["甲", "甲"], [1, 2]]',
        '[["甲", ""], [1, 2]]',
    ],
)
def test_json_that_is_no_table(data: str, tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text(data, "utf-8")
    found = codes_of(f"{HEAD}数据: {{表: {{读取: t.json}}}}\n正文: 共{{{{ 表|求和(甲) }}}}。\n", tmp_path)
    assert found <= {"D338", "D245", "D246", "D244"}
    assert found


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
