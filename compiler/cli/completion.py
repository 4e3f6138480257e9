"""`compile completion`: a script that completes commands, options and what follows them, for bash, zsh and fish.

In: a shell's name. Out: a script to be evaluated by it, made from the commands as typer knows them: the options of each, the choices of an
option, and for anything else its metavar: alternatives parted by `|`, of which KIND, CODE, TEMPLATE and FOLDER are what they say, NAME.docx is
a file of that suffix, a DRAFT one that can be read as a draft, and a word in small letters itself. Completing starts no Python.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from ..draft.suffixes import SUFFIXES
from ..messages.registry import registry
from ..terms.kinds import KINDS
from ..word.template.packs import packs
from .command import COMMANDS, FILES, GROUP, command_of, words_after
from .console import say
from .options import Argument


class Shell(StrEnum):
    """Shells that a completion script is made for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


class Completes(NamedTuple):
    """What may stand somewhere: one of some words, a file with one of some suffixes, a folder."""

    words: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    folder: bool = False


class Known(NamedTuple):
    """What is known of a command: its options, each with its spellings and what follows it (None: nothing), and its arguments."""

    options: Mapping[tuple[str, ...], Completes | None]
    arguments: Completes


def command(shell: Annotated[Shell, Argument()]) -> int:
    """Print a completion script; the exit code."""
    say(script(shell), nl=False)
    return 0


def script(shell: Shell) -> str:
    """The script for a shell."""
    frame, cases = _FRAMES[shell], "\n".join(_CASES[shell]())
    first, second = words_after(FILES), words_after(GROUP)
    for sign, text in {
        "@FIRST@": " ".join(first),
        "@EITHER@": "|".join(first),
        "@GROUP@": GROUP,
        "@SECOND@": " ".join(second),
        "@CASES@": cases,
    }.items():
        frame = frame.replace(sign, text)
    return frame


def known(words: str) -> Known:
    """What is known of the command of these words; every command understands --help."""
    made = command_of(words)
    options: dict[tuple[str, ...], Completes | None] = {}
    arguments = Completes()
    for one in made.params:
        choices = tuple(item.value for item in one.shell_complete(typer.Context(made), ""))
        follows = Completes(choices) if choices else _meant(getattr(one, "metavar", None) or "")
        if one.param_type_name == "argument":
            arguments = _either(arguments, follows)
        else:
            options[tuple(one.opts)] = None if getattr(one, "is_flag", False) else follows
    for always in ("--help", "--version")[: 1 + (words == FILES)]:
        options[(always,)] = None
    return Known(options, arguments)


def _either(one: Completes, other: Completes) -> Completes:
    """What may stand where either may."""
    words, suffixes = dict.fromkeys(one.words + other.words), dict.fromkeys(one.suffixes + other.suffixes)
    return Completes(tuple(words), tuple(suffixes), one.folder or other.folder)


def _meant(metavar: str) -> Completes:
    """What a metavar stands for."""
    found = Completes()
    for word in metavar.rstrip("…").split("|"):
        suffix = word.partition(".")[2]
        if word in _NAMED:
            one = _NAMED[word]()
        elif suffix:
            one = Completes(suffixes=("yaml", "yml") if suffix == "yaml" else (suffix,))
        else:
            one = Completes(words=(word,) if word.islower() else (), folder=word == "FOLDER")
        found = _either(found, one)
    return found


def _templates() -> Completes:
    """Templates by name, those in the current folder aside, and files."""
    names = (pack.name for pack in packs(Path()) if pack.where != "beside")
    return Completes(tuple(name for name in names if re.fullmatch(r"[\w.-]+", name)), ("docx", "dotx"))


_NAMED = {
    "CODE": lambda: Completes(tuple(registry())),
    "DRAFT": lambda: Completes(
        suffixes=tuple(one[1:] for one in SUFFIXES if one != ".pdf")
    ),  # known to be refused
    "KIND": lambda: Completes(tuple(kind.zh for kind in KINDS.values())),
    **dict.fromkeys(("TEMPLATE", "OLD", "NEW"), _templates),
}


def _cases(of: Callable[[Completes, str], str]) -> Iterator[str]:
    """What completes after "command:word before", for bash and zsh: the values of an option, else options and arguments; `of` says it."""
    for words in COMMANDS:
        about = known(words)
        for spellings, follows in about.options.items():
            if follows:
                places = "|".join(f"'{words}:{spelling}'" for spelling in spellings)
                yield f"        {places}) {of(follows, '')} ;;"
        options = " ".join(spelling for spellings in about.options for spelling in spellings)
        yield f"        '{words}:'*) {of(about.arguments, options)} ;;"


def _of_bash(follows: Completes, options: str) -> str:
    words, suffixes = " ".join(filter(None, (options, *follows.words))), " ".join(follows.suffixes)
    set_to = {"words": words, "suffixes": suffixes, "folder": "yes" * follows.folder}
    return " ".join(f"{name}='{value}'" for name, value in set_to.items() if value) or ":"


def _of_zsh(follows: Completes, options: str) -> str:
    words, suffixes = " ".join(filter(None, (options, *follows.words))), "|".join(follows.suffixes)
    does = [f"compadd -- {words}"] * bool(words)
    # A single suffix in parentheses would be read as a question about the file.
    does += [f"_files -g '*.{f'({suffixes})' if '|' in suffixes else suffixes}'"] * bool(suffixes)
    return "; ".join(does + ["_files -/"] * follows.folder) or ":"


def _of_fish(follows: Completes) -> str:
    files = f"(__gongwen_files {' '.join(follows.suffixes)})" if follows.suffixes or follows.folder else ""
    return f" -a '{' '.join(filter(None, (*follows.words, files)))}'" if any(follows) else ""


def _lines_of_fish() -> Iterator[str]:
    """A line for each option of each command, and one for its arguments."""
    for words in COMMANDS:
        about = known(words)
        here = f"complete -c compile -n '__gongwen_at {words}'"
        for spellings, follows in about.options.items():
            names = " ".join(f"{'-l ' if one[:2] == '--' else '-s '}{one.lstrip('-')}" for one in spellings)
            yield f"{here} {names}{f' -x{_of_fish(follows)}' if follows else ''}"
        if any(about.arguments):
            yield f"{here}{_of_fish(about.arguments)}"


_CASES: Mapping[Shell, Callable[[], Iterator[str]]] = {
    Shell.bash: lambda: _cases(_of_bash),
    Shell.zsh: lambda: _cases(_of_zsh),
    Shell.fish: _lines_of_fish,
}
_FRAMES: Mapping[Shell, str] = {
    Shell.bash: r"""_gongwen_compile() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= first= words= suffixes= folder= suffix
    [[ $word == = ]] && word=
    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}  # --lang=zh comes as three words
    if ((COMP_CWORD == 1)); then
        first='@FIRST@'
    else
        case ${COMP_WORDS[1]} in @EITHER@) command=${COMP_WORDS[1]} ;; esac
    fi
    if [[ $command == @GROUP@ ]]; then
        if ((COMP_CWORD == 2)); then first='@SECOND@'; else command="$command ${COMP_WORDS[2]}"; fi
    fi
    case "$command:$before" in
@CASES@
    esac
    mapfile -t COMPREPLY < <(
        compgen -W "$first $words" -- "$word"
        for suffix in $suffixes; do compgen -f -X "!*.$suffix" -- "$word"; done
        [[ $suffixes$folder ]] && compgen -d -- "$word"
    )
}
complete -o filenames -F _gongwen_compile compile
""",
    Shell.zsh: r"""#compdef compile
_gongwen_compile() {
    local command= before=$words[CURRENT-1]
    if [[ $PREFIX == --*=* ]]; then before=${PREFIX%%=*}; compset -P '*='; fi
    if (( CURRENT == 2 )); then
        compadd -- @FIRST@
    else
        case $words[2] in @EITHER@) command=$words[2] ;; esac
    fi
    if [[ $command == @GROUP@ ]]; then
        if (( CURRENT == 3 )); then compadd -- @SECOND@; else command="$command $words[3]"; fi
    fi
    case "$command:$before" in
@CASES@
    esac
}
compdef _gongwen_compile compile
""",
    Shell.fish: r"""function __gongwen_at
    set -l typed (commandline -opc)
    set -l command
    contains -- "$typed[2]" @FIRST@; and set command $typed[2]
    test "$command" = @GROUP@; and contains -- "$typed[3]" @SECOND@; and set command @GROUP@ $typed[3]
    test "$command" = "$argv"
end
function __gongwen_files --description 'files with one of some suffixes, and folders'
    set -l suffixes (string join '|' $argv)
    complete -C "'' "(commandline -ct) | string match -r ".*(?:/|\.(?:$suffixes))\$"
end
complete -c compile -f
complete -c compile -n '__gongwen_at; and test (count (commandline -opc)) = 1' -a '@FIRST@'
complete -c compile -n '__gongwen_at @GROUP@' -a '@SECOND@'
@CASES@
""",
}
