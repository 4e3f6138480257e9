"""Help is a text a command in two languages; it and the commands name the same commands, options and choices."""

import re
from pathlib import Path

import pytest
import typer

import compiler.cli.command
from compiler.cli import run
from compiler.cli.command import COMMANDS, GROUP, command_of, words_after
from compiler.cli.help import pages
from compiler.messages.diagnostic import Language

PAGES = (*COMMANDS, GROUP)
LANGUAGES: tuple[Language, ...] = ("zh", "en")
ALWAYS = {"--help", "--version"}  # told once, on the first page


def test_a_file_is_a_command_or_what_commands_share() -> None:
    folder = Path(compiler.cli.command.__file__).parent
    files = {".".join(file.relative_to(folder).with_suffix("").parts) for file in folder.rglob("*.py")}
    shared = {"command", "console", "files", "names", "options", "progress", "seals", "shared", "stopped"} | {
        one for one in files if one.endswith("__init__")
    }
    assert files - shared == set(COMMANDS.values())


def test_there_is_a_page_for_every_command_and_no_other() -> None:
    assert pages().keys() == set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", COMMANDS)
def test_a_page_tells_every_option_and_choice_and_no_other(words: str, language: Language) -> None:
    text = pages()[words][language]
    told = set(re.findall(r"(?<!\w)--?[a-z]+(?:-[a-z]+)*\b", text))
    options = [one for one in command_of(words).params if one.param_type_name == "option"]
    spelled = {spelling for one in options for spelling in one.opts}
    assert told - ALWAYS == spelled - {"--output" if "--output" not in told else ""}  # -o says as much
    for one in options:
        choices = "|".join(item.value for item in one.shell_complete(typer.Context(command_of(words)), ""))
        assert not choices or f"{one.opts[0]} {choices}" in text


@pytest.mark.parametrize("words", COMMANDS)
def test_the_first_line_names_the_command_and_its_arguments(words: str) -> None:
    given = [one for one in command_of(words).params if one.param_type_name == "argument"]
    usage = pages()[words]["en"].partition("\n")[0]
    assert pages()[words]["zh"].startswith(f"用法：compile {words}".rstrip())
    assert usage.startswith(f"Usage: compile {words}".rstrip())
    for one in given:
        named = getattr(one, "metavar", None) or "|".join(
            item.value for item in one.shell_complete(typer.Context(command_of(words)), "")
        )
        assert (named if one.required else f"[{named}]") in usage


@pytest.mark.parametrize("words", ["", GROUP])
def test_commands_are_listed_in_their_order(words: str) -> None:
    for language in LANGUAGES:
        told = re.findall(r"^  ([a-z]+)\b", pages()[words][language], re.MULTILINE)
        assert tuple(told) == words_after(words)


@pytest.mark.parametrize("words", PAGES)
def test_the_command_prints_its_page(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        assert run([*words.split(), "--help", "--lang", language]) == 0
        assert capsys.readouterr().out == pages()[words][language]
