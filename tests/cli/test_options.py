"""A plain line of files is read without typer, and read as typer reads it; what is not plain is left to typer."""

from collections.abc import Sequence
from enum import Enum
from inspect import signature
from itertools import combinations
from typing import Any, get_args

import pytest

from compiler.cli import compile as compiling
from compiler.cli.command import FILES, command_of
from compiler.cli.options import Option, plain

DECLARED = {name: get_args(one.annotation) for name, one in signature(compiling.command).parameters.items()}
OPTIONS = {name: how for name, (_, how) in DECLARED.items() if isinstance(how, Option)}


def said(name: str, spelling: str, joined: bool = False) -> list[list[str]]:
    """The ways to write an option: one for each of its choices."""
    kinds = [one for one in get_args(DECLARED[name][0]) or (DECLARED[name][0],) if one is not type(None)]
    if kinds == [bool]:
        return [[spelling]]
    values = [*kinds[0]] if issubclass(kinds[0], Enum) else ["结果 1.docx"]
    return [[f"{spelling}={value}"] if joined else [spelling, str(value)] for value in values]


EACH = [
    words
    for name, how in OPTIONS.items()
    for spelling in how.names
    for joined in (False, spelling.startswith("--"))
    for words in said(name, spelling, joined)
]
SEVERAL = [
    [*one, *other]
    for one, other in combinations([said(name, how.long)[0] for name, how in OPTIONS.items()], 2)
]
FILES_FIRST = [["报告.yaml"], ["-"], ["报 告.yaml", "二.yml", "三.txt"]]


def by_typer(words: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the function of the command is given by typer."""
    given: dict[str, Any] = {}

    def command(**all_of_them: Any) -> int:
        given.update(all_of_them)
        return 0

    command.__signature__ = signature(compiling.command)  # type: ignore[attr-defined]
    monkeypatch.setattr(compiling, "command", command)
    command_of(FILES).main([*words], "compile", standalone_mode=False)
    monkeypatch.undo()
    return given


@pytest.mark.parametrize("words", [*EACH, *SEVERAL], ids=" ".join)
def test_both_ways_agree(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = {name: one.default for name, one in signature(compiling.command).parameters.items()}
    for line in (line for files in FILES_FIRST for line in ([*files, *words], [*words, *files])):
        given = plain(compiling.command, line)
        assert given is not None
        assert {**defaults, **given} == by_typer(line, monkeypatch)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--pdf",
        "报告.yaml --pdff",
        "报告.yaml --pd",
        "报告.yaml --pdf=yes",
        "报告.yaml --pdf --pdf",
        "报告.yaml -o",
        "报告.yaml -o --pdf",
        "报告.yaml --output=",
        "报告.yaml -o=结果.docx",
        "报告.yaml -o结果.docx",
        "报告.yaml --lang fr",
        "报告.yaml --format xml",
        "报告.yaml --help",
        "-- 报告.yaml",
        "-x",
    ],
)
def test_other_lines_are_left_to_typer(line: str) -> None:
    assert plain(compiling.command, line.split()) is None


def test_every_option_is_there() -> None:
    assert {name for how in OPTIONS.values() for name in how.names} == {
        name for one in command_of(FILES).params if one.param_type_name == "option" for name in one.opts
    }
    assert len(OPTIONS) == len(DECLARED) - 1
