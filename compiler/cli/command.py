"""The command line as a whole: which command its first words name, what is said where it is not well formed, and how it ends.

In: arguments. Out: an exit code: 0 done; 1 the input has errors, or warnings under --strict, or its pages do not pass --proof; 2 wrong usage or
a missing file, or a target that somebody edited; 3 the environment (target locked or not writable, a needed program absent), or the program
itself failed; 130 Ctrl-C.

Each command stands in a file of its own, as the function `command`, whose parameters declare its options and arguments (see `options`). Only
the file of the command that is asked for is read, and typer only for a line that is not plainly written.
"""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from importlib import import_module
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_args, get_type_hints

from .. import __version__
from ..messages.diagnostic import Diagnostic, Language
from .console import Format, Lang, bear_any_text, language_of, report, say, usage
from .options import as_typer, is_misuse, plain
from .stopped import CODE, done, line

if TYPE_CHECKING:
    from typer.core import TyperCommand

FILES = ""  # no command is named: files are compiled
GROUP = "template"  # a word that another has to follow
# The words of each command, in the order of help, and the file it stands in.
COMMANDS: Mapping[str, str] = {
    FILES: "compile",
    "check": "check",
    "import": "import_draft",
    "watch": "watch",
    "preview": "preview",
    "live": "live",
    "batch": "batch",
    "figures": "figures",
    "new": "new",
    "template new": "template.new",
    "template list": "template.list",
    "template inspect": "template.inspect",
    "template check": "template.check",
    "template preview": "template.preview",
    "template diff": "template.diff",
    "kinds": "kinds",
    "keys": "keys",
    "schema": "schema",
    "lsp": "lsp",
    "fonts": "fonts",
    "explain": "explain",
    "completion": "completion",
}


def words_after(group: str) -> tuple[str, ...]:
    """What may follow a word of the command line, or `compile` itself, to name a command: `words_after("template")`, `words_after("")`."""
    named = (words.removeprefix(group).split() for words in COMMANDS if words.startswith(group))
    return tuple(dict.fromkeys(words[0] for words in named if words))


def command_of(words: str) -> "TyperCommand":
    """The command of these words with its parameters, as typer makes it. Raises KeyError where there is none."""
    return as_typer(_function(words))


def _function(words: str) -> Callable[..., int]:
    function: Callable[..., int] = import_module(f".{COMMANDS[words]}", __package__).command
    return function


def run(arguments: list[str]) -> int:
    """Run the command; the exit code."""
    language = _asked_language(arguments)
    if not arguments or "--help" in arguments or arguments[0] == "-h":
        from .help import page

        words = [word for word in arguments[:2] if not word.startswith("-")]
        say(page(words, language), nl=False, err=not arguments)
        return 0 if arguments else 2
    first, *rest = arguments
    named = first in words_after("")
    if "--version" in arguments and not named:
        say(f"compile {__version__}")
        return 0
    if not named and (near := _misspelt(first)):
        wrong = usage(f"没有文件 {first}，像是要写 {near}", f"there is no file {first}; did you mean {near}")
    elif not named and not first.startswith("-") and (wrongs := _no_command(arguments)):
        report(wrongs, language, _asked_format(arguments))
        return 2
    elif first == GROUP and f"{GROUP} {''.join(rest[:1])}" not in COMMANDS:
        names = words_after(GROUP)
        zh = f"没有 {GROUP} {rest[0]} 这个命令" if rest else f"{GROUP} 后面还要写命令"
        en = f"there is no command {GROUP} {rest[0]}" if rest else f"{GROUP} wants a command"
        wrong = usage(f"{zh}，有 {'、'.join(names)}", f"{en}: {', '.join(names)}")
    elif first == GROUP:
        return _called(f"{GROUP} {rest[0]}", rest[1:], language)
    else:
        return _called(first, rest, language) if named else _called(FILES, arguments, language)
    report([wrong], language, _asked_format(arguments))
    return 2


def _called(words: str, arguments: list[str], language: Language) -> int:
    """Run the command of these words; the exit code."""
    try:
        if (given := plain(_function(words), arguments)) is not None:
            return _function(words)(**given)
        code = int(command_of(words).main(arguments, "compile", standalone_mode=False) or 0)
        if code != CODE:
            return code
    except KeyboardInterrupt:
        code = CODE
    except SystemExit:  # the library's answer to a reader that has seen enough
        return 0
    except BaseException as error:
        if is_misuse(error):
            report([_misused(error, words, arguments)], language, _asked_format(arguments))
            return 2
        if isinstance(error, OSError) and error.filename is None:  # of standard output, see `main`
            raise
        about = next((one for one in arguments if not one.startswith("-") and Path(one).is_file()), None)
        from ..messages.failure import failed

        report([failed(error, about or f"compile {words}".strip())], language, _asked_format(arguments))
        return 3
    say(line(), err=True)
    return code


def _asked_language(arguments: Sequence[str]) -> Language:
    """The language of a command line that may not be well formed."""
    joined = " ".join(arguments).replace("--lang=", "--lang ").split()
    word = joined[joined.index("--lang") + 1 :][:1] if "--lang" in joined else []
    return language_of(Lang(word[0]) if word and word[0] in Lang.__members__ else None)


def _asked_format(arguments: Sequence[str]) -> Format:
    """The form of diagnostics of a command line that may not be well formed."""
    return next(
        (f for f in Format if f.value in arguments or f"--format={f.value}" in arguments), Format.text
    )


def _no_command(arguments: Sequence[str]) -> list[Diagnostic]:
    """What is said of a first word that is neither a file nor a command, but is known to be written for one."""
    from .names import STANDARD_INPUT, meant, misnamed

    first = arguments[0]
    if first == STANDARD_INPUT or Path(first).exists() or not meant(first):
        return []
    return misnamed(list(takewhile(lambda one: not one.startswith("-"), arguments)))


def _misspelt(word: str) -> str | None:
    """The command that a first word was meant for which is no file and reads like one."""
    if "." in word or word.startswith("-") or Path(word).exists():
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, words_after(""), 1, 0.7)), None)


# What is asked for where an argument is missing, by the argument's name.
_ASKED = {
    "code": "提示的代码",
    "file": "模板",
    "kind": "文种",
    "name": "名称",
    "new": "第二个模板",
    "old": "两个模板",
    "shell": "bash、zsh 或 fish",
}


def _misused(error: Any, words: str, arguments: Sequence[str]) -> Diagnostic:
    """The command-line library's complaint in our own words."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = "/".join(getattr(parameter, "opts", ())) if parameter is not None else option
    match type(error).__name__:
        case "NoSuchOption":
            # -pdf is read as -p -d -f.
            typed = next((one for one in arguments if one.startswith(str(option)) and "=" not in one), option)
            if words == FILES and typed in _options("batch"):
                zh, en = "照一张表一行编一份，写 compile batch", "for a document a row, write compile batch"
                return usage(f"没有 {typed} 这个选项；{zh}", f"there is no option {typed}; {en}", "batch")
            near = _near_option(str(typed), words)
            zh, en = (f"，像是要写 {near}", f"; did you mean {near}") if near else ("", "")
            return usage(f"没有 {typed} 这个选项{zh}", f"there is no option {typed}{en}", words)
        case "MissingParameter" if name == "file" and not words.startswith(GROUP):
            zh, en = ("检查", "check") if words == "check" else ("编译", "compile")
            return usage(f"没有写要{zh}的文件", f"the file to {en} is missing", words)
        case "MissingParameter":
            return usage(f"后面还要写{_ASKED.get(name or '', name)}", f"{name} is missing", words)
        case "BadOptionUsage":
            return usage(f"{option} 的写法不对", f"{option} is not well formed", words)
        case "BadParameter" if parameter is not None and (choices := _choices(words, parameter.name)):
            *others, last = choices
            zh, en = f"{'、'.join(others)} 或 {last}", f"{', '.join(others)} or {last}"
            behind = "" if name == parameter.name else "后面"
            return usage(f"{name} {behind}只能写 {zh}", f"{name} may be {en}", words)
        case "BadParameter":
            return usage(f"{name} 后面的内容不对", f"the value of {name} is not valid", words)
    alone = (one for before, one in pairwise(["", *arguments]) if not before.startswith("-"))
    table = next((one for one in alone if one.lower().endswith((".xlsx", ".csv"))), "")
    if words == "batch" and table:
        return usage(
            f"表前面要写 --rows：--rows {table}", f"a table goes behind --rows: --rows {table}", words
        )
    return usage("多写了内容", "there is too much", words)


def _choices(words: str, name: str) -> list[str]:
    """The words that a parameter of a command may be, none where it may be any."""
    hint = get_type_hints(_function(words))[name]
    enums = (one for one in (hint, *get_args(hint)) if isinstance(one, type) and issubclass(one, Enum))
    return [str(one.value) for enum in enums for one in enum]


def _near_option(option: str, words: str) -> str | None:
    """The option of a command that is most like one that it has not."""
    from difflib import get_close_matches

    named = [one.removeprefix("--") for one in (*_options(words), "--help")]
    near = get_close_matches(option.lstrip("-").lower(), named, 1, 0.7)
    return f"--{near[0]}" if near else None


def _options(words: str) -> list[str]:
    """The options of a command, in full."""
    return [name for one in command_of(words).params for name in one.opts if name.startswith("--")]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit."""
    if sys.stdout is None or sys.stderr is None:  # closed by the caller: there is nobody to tell
        nobody = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open until the end)
        sys.stdout, sys.stderr = sys.stdout or nobody, sys.stderr or nobody
    bear_any_text()
    try:
        code = run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        code = _forget_output()
    except OSError as error:
        with contextlib.suppress(OSError):
            say(f"{error.strerror}", err=True)
        code = _forget_output() or 3
    gc.freeze()
    done()
    sys.exit(code)


def _forget_output() -> int:
    """Let Python's own last flush go nowhere."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
