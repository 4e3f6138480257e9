"""A plain line is read without typer, and read as typer reads it; what is not plain is left to typer."""

from collections.abc import Callable, Sequence
from enum import Enum
from importlib import import_module
from inspect import Parameter, signature
from itertools import combinations
from typing import Any, get_args, get_origin

import pytest

from compiler import cli
from compiler.cli.command import COMMANDS, FILES, command_of
from compiler.cli.options import Argument, Option, plain

MODULES = {words: import_module(f"{cli.__name__}.{file}") for words, file in COMMANDS.items()}


def declared(words: str) -> dict[str, tuple[Any, Any]]:
    """The parameters of a command: the type of each, and what is declared of it."""
    parameters = signature(MODULES[words].command).parameters
    return {name: get_args(one.annotation) for name, one in parameters.items()}


def options(words: str) -> dict[str, Option]:
    return {name: how for name, (_, how) in declared(words).items() if isinstance(how, Option)}


def without_none(kind: Any) -> Any:
    return next(iter(one for one in get_args(kind) if one is not type(None)), kind)


def values(kind: Any) -> list[str]:
    """What may be typed for a type: each of its choices."""
    of = get_args(kind)[0] if get_origin(kind) is list else without_none(kind)
    if get_origin(of) is list:
        of = get_args(of)[0]
    if issubclass(of, Enum):
        return [str(one) for one in of]
    return ["7"] if of is int else ["结果 1.docx"]


def said(words: str, name: str, spelling: str, joined: bool = False) -> list[list[str]]:
    """The ways to write an option: one for each of its choices."""
    kind = declared(words)[name][0]
    if kind is bool:
        return [[spelling]]
    return [[f"{spelling}={value}"] if joined else [spelling, value] for value in values(kind)]


def arguments(words: str) -> list[list[str]]:
    """The ways to write what a command is given, with no option."""
    given = [kind for kind, how in declared(words).values() if isinstance(how, Argument)]
    if given and get_origin(given[-1]) is list:
        return [["报告.yaml"], ["-"], ["报 告.yaml", "二.yml", "三.txt"]]
    return [[values(kind)[0] for kind in given]]


def lines(words: str) -> list[list[str]]:
    """Each option of a command, and any two of them, behind what it is given and before it; those that take several said twice."""
    each = [
        written
        for name, how in options(words).items()
        for spelling in how.names
        for joined in (False, spelling.startswith("--"))
        for written in said(words, name, spelling, joined)
    ]
    firsts = {name: said(words, name, how.long)[0] for name, how in options(words).items()}
    each += [[*one, *other] for one, other in combinations(firsts.values(), 2)]
    each += [
        firsts[name] * 2 for name in firsts if get_origin(without_none(declared(words)[name][0])) is list
    ]
    return [
        line
        for given in arguments(words)
        for line in (given, *(one for option in each for one in ([*given, *option], [*option, *given])))
    ]


def by_typer(words: str, line: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the function of the command is given by typer."""
    given: dict[str, Any] = {}

    def command(**all_of_them: Any) -> int:
        given.update(all_of_them)
        return 0

    command.__signature__ = signature(MODULES[words].command)  # type: ignore[attr-defined]
    monkeypatch.setattr(MODULES[words], "command", command)
    command_of(words).main([*line], "compile", standalone_mode=False)
    monkeypatch.undo()
    return given


@pytest.mark.parametrize("words", COMMANDS)
def test_both_ways_agree(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    function: Callable[..., int] = MODULES[words].command
    parameters = signature(function).parameters
    defaults = {name: one.default for name, one in parameters.items() if one.default is not Parameter.empty}
    for line in lines(words):
        given = plain(function, line)
        assert given is not None, line
        assert {**defaults, **given} == by_typer(words, line, monkeypatch), line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (FILES, ""),
        (FILES, "--pdf"),
        (FILES, "报告.yaml --pdff"),
        (FILES, "报告.yaml --pd"),
        (FILES, "报告.yaml --pdf=yes"),
        (FILES, "报告.yaml --pdf --pdf"),
        (FILES, "报告.yaml -o"),
        (FILES, "报告.yaml -o --pdf"),
        (FILES, "报告.yaml --output="),
        (FILES, "报告.yaml -o=结果.docx"),
        (FILES, "报告.yaml -o结果.docx"),
        (FILES, "报告.yaml --lang fr"),
        (FILES, "报告.yaml --format xml"),
        (FILES, "报告.yaml --help"),
        (FILES, "-- 报告.yaml"),
        (FILES, "-x"),
        ("batch", "报告.yaml 表.xlsx"),
        ("batch", "报告.yaml --first some"),
        ("batch", "报告.yaml --first -1"),
        ("template diff", "旧.docx"),
        ("template diff", "旧.docx 新.docx 更新.docx"),
        ("completion", "tcsh"),
        ("fonts", "所有"),
    ],
)
def test_other_lines_are_left_to_typer(words: str, line: str) -> None:
    assert plain(MODULES[words].command, line.split()) is None


def test_every_option_is_there() -> None:
    for words in COMMANDS:
        assert {name for how in options(words).values() for name in how.names} == {
            name for one in command_of(words).params if one.param_type_name == "option" for name in one.opts
        }
