"""The JSON Schema says what the model says: on the examples, on the starters, and on examples gone wrong in 600 ways."""

import copy
import random
from collections.abc import Callable
from functools import cache
from typing import Any

import jsonschema
import pytest

from compiler.cli import command as cli
from compiler.document.schema import schema, schemas
from compiler.document.starters import starter
from compiler.document.validate import is_volume, validate, validate_volume
from compiler.messages import codes
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Loaded, Marks, Source, load
from compiler.terms.fields import DERIVED, FIELDS
from compiler.terms.figures import OF_FIGURES, OF_TABLES
from compiler.terms.kinds import KINDS, kind_of
from tests.kit.often import some
from tests.kit.support import EXAMPLES, FIXTURES

Draft = jsonschema.Draft202012Validator
SOURCES = [path.read_text("utf-8") for path in EXAMPLES] + [starter(kind) for kind in KINDS]
PARTS_OF_TEXTS = load(Source("parts.yaml", (FIXTURES / "parts-of-texts.yaml").read_text("utf-8"))).data
# Every spelling by the one that is written.
ROWS = [*FIELDS.values(), *OF_FIGURES, *OF_TABLES]
FIELD_OF = {
    row.zh: {word for other in ROWS if other.zh == row.zh for word in other.spellings} for row in ROWS
}
DATA = [load(Source("report.yaml", text)).data for text in SOURCES]


def accepted(data: Any) -> bool:
    try:
        loaded = Loaded(Source("report.yaml", ""), data, Marks())
        if is_volume(loaded):
            validate_volume(loaded)
        else:
            validate(loaded)
    except (
        CompileError
    ) as error:  # the schema knows no clauses: what has no place in papers of a kind is told by the command
        return {one.code for one in error.diagnostics} == {codes.NOT_OF_KIND}
    return True


@cache
def validator(kind: str) -> Any:
    return Draft(schema(kind) if kind else schemas())


def valid(data: Any, whole: bool = False) -> bool:
    kind = kind_of(data.get("文种", "")) if isinstance(data.get("文种"), str) else None
    return bool(validator("" if whole else kind or "report").is_valid(data))


@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_is_a_schema_and_every_property_is_described(kind: str) -> None:
    Draft.check_schema(schema(kind))
    for part in (schema(kind), *schema(kind)["$defs"].values()):
        for name, inner in part.get("properties", {}).items():
            assert name in FIELD_OF[inner["title"]]
            assert inner["description"]


@pytest.mark.parametrize("data", DATA)
def test_examples_and_starters_are_valid(data: Any) -> None:
    assert valid(data)
    assert valid(data, whole=True)


def containers(data: Any) -> list[Any]:
    inside = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    return ([data] if isinstance(data, dict | list) and data else []) + [
        c for v in inside for c in containers(v)
    ]


def rename(rng: random.Random, data: Any) -> None:
    target = rng.choice([c for c in containers(data) if isinstance(c, dict)])
    key = rng.choice(list(target))
    target[rng.choice([key + "X", *(term.zh for term in FIELDS.values())])] = target.pop(key)


def remove(rng: random.Random, data: Any) -> None:
    target = rng.choice([c for c in containers(data) if isinstance(c, dict)])
    del target[rng.choice(list(target))]


def replace(rng: random.Random, data: Any) -> None:
    target = rng.choice(containers(data))
    key = rng.choice(list(target)) if isinstance(target, dict) else rng.randrange(len(target))
    target[key] = rng.choice(
        ["", "甲", [], {}, ["甲"], {"甲": "乙"}, [["甲"]], {"标题": "甲"}, {"段首": "甲", "标题": "乙"}, "2026-02-30", "2026-13-1"]
    )  # fmt: skip


def add(rng: random.Random, data: Any) -> None:
    target = rng.choice([c for c in containers(data) if isinstance(c, dict)])
    target[rng.choice([term.zh for term in FIELDS.values()])] = rng.choice(
        ["甲", ["甲"], "1.", "无", "自动", "2026年1月5日", "0"]
    )


@pytest.mark.parametrize("seed", range(600))
def test_rejects_what_the_model_rejects(seed: int) -> None:
    rng = random.Random(seed)
    data = copy.deepcopy(rng.choice(DATA))
    changes: list[Callable[[random.Random, Any], None]] = [rename, remove, replace, add]
    rng.choice(changes)(rng, data)
    assert valid(data) == accepted(data)


def put_in(rng: random.Random, data: Any) -> None:
    target = rng.choice([c for c in containers(data) if isinstance(c, dict)])
    target[rng.choice(list(target))] = rng.choice(
        [
            *(["甲", {"上标": "2"}], {"上角标": "2"}, {"下标": "2", "甲": "乙"}, ["甲", ["乙"], {"加粗": "丙"}]),
            *({"脚注": ["甲", {"引用": "乙"}]}, ["甲", {"脚注": ["乙", {"脚注": "丙"}]}], [["甲", {"加粗": "乙"}]]),
            *({"列举": ["甲", {"首句": "乙"}]}, ["甲", {"列举": ["乙"]}], {"合并": "左"}, "有", "是", "1.", "0毫米", " "),
        ]
    )  # fmt: skip


def respell(rng: random.Random, data: Any) -> None:
    target = rng.choice([c for c in containers(data) if isinstance(c, dict)])
    key = rng.choice(list(target))
    words = [word for row in FIELDS.values() if key in row.spellings for word in row.spellings]
    kept = copy.deepcopy(target.pop(key)) if rng.random() < 0.7 else copy.deepcopy(target[key])
    target[rng.choice([word for word in words if not word.isascii()] or [key])] = kept


@pytest.mark.parametrize("seed", range(300))
def test_says_what_the_model_says_of_parts_and_spellings(seed: int) -> None:
    rng = random.Random(seed)
    data = copy.deepcopy(rng.choice([PARTS_OF_TEXTS, rng.choice(DATA)]))
    rng.choice([put_in, respell])(rng, data)
    assert valid(data) == accepted(data)


def test_commands_print_and_write(
    tmp_path: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind, term in KINDS.items():
        assert cli.run(["new", term.zh]) == 0
        assert cli.run([f"{term.zh}.yaml", "--strict"]) == 0
        assert f"$schema={term.zh}.schema.json" in starter(kind)
        assert (tmp_path / f"{term.zh}.schema.json").is_file()
        assert cli.run(["new", term.zh, "--lang", "zh"]) == 2
    capsys.readouterr()
    assert cli.run(["new", "report", "-o", "-"]) == 0
    assert capsys.readouterr().out == starter("report")
    assert cli.run(["schema"]) == 0
    assert '"公文"' in capsys.readouterr().out
    assert cli.run(["keys"]) == 0
    printed = capsys.readouterr().out
    assert all(term.zh in printed for key, term in FIELDS.items() if term.about[0] and key not in DERIVED)


@pytest.mark.parametrize(
    ("block", "fits"),
    [
        (
            {
                "表格": [["甲", {"合并": "左"}], ["1", {"图片": "甲.png", "宽": "30毫米"}]],
                "表上": "单位：万元",
            },
            True,
        ),
        ({"表格": [["甲", "乙"], [{"合并": "上"}, "1"]], "表注": "注：无。"}, True),
        ({"表格": [["甲", {"合并": "右"}], ["1", "2"]]}, False),
        ({"图片": "甲.png", "宽": "50%"}, True),
        ({"图片": "甲.png", "宽": "６厘米"}, True),
        ({"图片": "甲.png", "宽": "大"}, False),
    ],
)
def test_merged_cells_and_widths(block: Any, fits: bool) -> None:
    assert valid({"文种": "报告", "正文": [block]}) is fits
