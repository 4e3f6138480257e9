"""What may follow a command: declared on its function, for typer and for a plain line, which is read without it.

In: a function whose parameters are `Annotated` with an `Option` or an `Argument`, and the words of a command line. Out: its arguments where
the line is plain; the same function as typer knows it for all else: help, completion, and lines that are not well formed.
"""

import sys
from collections.abc import Callable, Sequence
from inspect import Parameter, signature
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

if TYPE_CHECKING:
    from typer.core import TyperCommand


class Argument(NamedTuple):
    """A word, or several where the parameter is a list. A metavar says what completes there (see `completion`)."""

    metavar: str | None = None


class Option(NamedTuple):
    """An option by its spellings; a word follows unless the parameter is a bool."""

    long: str
    short: str | None = None
    metavar: str | None = None

    @property
    def names(self) -> list[str]:
        return [name for name in (self.long, self.short) if name]


def plain(function: Callable[..., int], words: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of a function from a line that is plainly written: spellings in full, each once unless it takes several.

    None for any other line: what it means, or what is wrong with it, is for typer to say.
    """
    parameters = signature(function).parameters
    declared = {name: get_args(one.annotation) for name, one in parameters.items()}
    places = [name for name, (_, how) in declared.items() if isinstance(how, Argument)]
    spelt = {
        spelling: name
        for name, (_, how) in declared.items()
        if isinstance(how, Option)
        for spelling in how.names
    }
    given: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        is_option = word.startswith("-") and word != "-"
        spelling, sign, value = word.partition("=") if word.startswith("--") else (word, "", "")
        name = spelt.get(spelling) if is_option else next(iter(places), None)
        if name is None:
            return None
        kind, several = _read_as(declared[name][0])
        if name in given and not several:
            return None
        if not is_option:
            value = word
            del places[: not several]
        elif kind is bool and not sign:
            value = "yes"
        elif kind is bool or (value := value if sign else next(rest, "")).startswith("-"):
            return None
        if not value:
            return None
        try:
            read = kind(value)
        except ValueError:
            return None
        given[name] = [*given.get(name, ()), read] if several else read
    needed = (name for name, one in parameters.items() if one.default is Parameter.empty)
    return given if all(name in given for name in needed) else None


def _read_as(declared: Any) -> tuple[Callable[[str], Any], bool]:
    """What a parameter makes of a word, and whether it takes several."""
    kinds = get_args(declared) if NoneType in get_args(declared) else (declared,)
    kind = next(one for one in kinds if one is not NoneType)
    return (get_args(kind)[0], True) if get_origin(kind) is list else (kind, False)


def as_typer(function: Callable[..., int]) -> "TyperCommand":
    """The command that typer makes of a function."""
    import typer

    def called(**given: Any) -> int:
        return function(**given)

    parameters = []
    for name, one in signature(function).parameters.items():
        whole, how = get_args(one.annotation)
        if isinstance(how, Option):
            told = typer.Option(*how.names, metavar=how.metavar)
        else:
            told = typer.Argument(metavar=how.metavar)
        called.__annotations__[name] = Annotated[whole, told]
        parameters.append(one.replace(annotation=called.__annotations__[name]))
    called.__signature__ = signature(function).replace(parameters=parameters)  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command("compile", add_help_option=False)(called)
    made: TyperCommand = typer.main.get_command(app)  # type: ignore[assignment] # one command makes no group
    return made


def is_misuse(error: BaseException) -> bool:
    """Whether it is typer's complaint about a line; it exports the classes of such, but not their base."""
    if "typer" not in sys.modules:
        return False
    import typer

    return isinstance(error, typer.BadParameter.__mro__[1])
