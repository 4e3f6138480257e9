"""Completion, asked of the shells themselves: what completes is what the commands understand, no more and no less.

bash is always asked; zsh and fish where they are installed.
"""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import typer

from compiler.cli.command import COMMANDS, command_of, words_after
from compiler.cli.completion import Shell, script
from compiler.messages.registry import registry
from compiler.terms.kinds import KINDS

FILES = ("a.yaml", "b.yml", "c.txt", "d.docx", "e.pdf", "f.dotx", "folder/g.yaml")
_ASK: Mapping[Shell, Callable[[list[str]], str]] = {
    Shell.bash: lambda words: (
        f"""\
COMP_WORDS=({" ".join(f"'{word}'" for word in words)}) COMP_CWORD={len(words) - 1}
_gongwen_compile; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    ),
    Shell.zsh: lambda words: (
        f"""\
words=({" ".join(f"'{word}'" for word in words)}) CURRENT={len(words)} PREFIX=$words[-1]; _gongwen_compile
"""
    ),
    Shell.fish: lambda words: f"complete -C '{' '.join(words)}' | string replace -r '\\t.*' ''\n",
}
# zsh completes only at a terminal: what its script calls is stood in for, the words themselves are its own.
_BEFORE = {
    Shell.bash: "",
    Shell.zsh: """\
setopt extendedglob nullglob
compdef() {}
compset() { PREFIX=${PREFIX#*=} }
compadd() { shift; for one; do [[ $one == $PREFIX* ]] && print -r -- $one; done }
_files() { [[ $1 == -g ]] && compadd -- ${~2}; compadd -- *(/) }
""",
    Shell.fish: "",
}
SHELLS = [shell for shell in Shell if shutil.which(shell)]


@pytest.fixture
def ask(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., set[str]]:
    """What a shell offers for the last of some words, in a folder with FILES."""
    shell: Shell = request.param
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "script").write_text(_BEFORE[shell] + script(shell), "utf-8")

    def asked(*words: str) -> set[str]:
        program = f". ./script\n{_ASK[shell](['compile', *words])}"
        done = subprocess.run(
            [shell, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.stderr == ""
        return {line.rstrip("/") for line in done.stdout.splitlines()} - {"", "script"}

    return asked


def test_bash_is_there() -> None:
    assert Shell.bash in SHELLS


@pytest.mark.parametrize("ask", SHELLS, indirect=True)
@pytest.mark.parametrize("words", COMMANDS)
def test_every_option_and_choice_completes(ask: Callable[..., set[str]], words: str) -> None:
    before = words.split() or ["a.yaml"]
    made = command_of(words)
    options = [one for one in made.params if one.param_type_name == "option"]
    spelled = {spelling for one in options for spelling in one.opts if spelling.startswith("--")}
    always = {"--help"} | ({"--version"} if not words else set())
    assert {one for one in ask(*before, "--") if one.startswith("--")} == spelled | always
    for one in options:
        choices = {item.value for item in one.shell_complete(typer.Context(made), "")}
        for spelling in one.opts if choices else ():
            assert ask(*before, spelling, "") == choices
            assert ask(*before, spelling, min(choices)[:2]) == {min(choices)}


@pytest.mark.parametrize("ask", SHELLS, indirect=True)
def test_words_complete(ask: Callable[..., set[str]]) -> None:
    kinds = {kind.zh for kind in KINDS.values()}
    folder, yaml = {"folder"}, {"a.yaml", "b.yml"}
    builtin = {"duty-report", "general", "letter", "minutes", "official", "order", "volume", "work-summary"}
    assert {one for one in ask("") if not one.startswith("-")} == {*words_after(""), *yaml, *folder}
    assert ask("pre") == {"preview"}
    assert ask("template", "") == set(words_after("template"))
    assert ask("template", "in") == {"inspect"}
    assert {one for one in ask("new", "") if not one.startswith("-")} == kinds
    assert ask("keys", "述") == {"述职述廉报告"}
    assert ask("import", "c.txt", "--kind", "") == kinds
    assert ask("explain", "Y11") == {code for code in registry() if code.startswith("Y11")}
    assert ask("completion", "z") == {"zsh"}
    assert ask("a.yaml", "-o", "") == {"d.docx", *folder}
    assert ask("a.yaml", "--template", "") == {"d.docx", "f.dotx", *folder, *builtin}
    assert ask("template", "new", "某局", "--from", "") == {"d.docx", "f.dotx", *folder, *builtin, "standard"}
    assert ask("template", "diff", "general", "--reports", "") == folder
    assert ask("template", "check", "d.docx", "--against", "") == {*yaml, *folder}
    assert {one for one in ask("template", "new", "") if not one.startswith("-")} == set()


@pytest.mark.parametrize("ask", [Shell.bash], indirect=True)
def test_an_option_and_its_value_in_one_word_complete(ask: Callable[..., set[str]]) -> None:
    """bash hands `--lang=z` over as three words."""
    assert ask("a.yaml", "--lang", "=") == {"zh", "en"}
    assert ask("a.yaml", "--lang", "=", "z") == {"zh"}


@pytest.mark.parametrize("shell", Shell)
def test_every_script_names_every_command_and_option(shell: Shell) -> None:
    """So that the scripts of shells that are not installed here hold as much."""
    lines = script(shell).splitlines()
    for words in COMMANDS:
        mine = {
            Shell.bash: f"'{words}:'*)",
            Shell.zsh: f"'{words}:'*)",
            Shell.fish: f"complete -c compile -n '__gongwen_at {words}' ",
        }[shell]
        said = " ".join(line for line in lines if line.strip().startswith(mine)).replace("'", " ").split()
        for one in command_of(words).params:
            for spelling in one.opts if one.param_type_name == "option" else ():
                assert (spelling if shell != Shell.fish else spelling.lstrip("-")) in said
