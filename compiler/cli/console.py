"""What every command needs to speak: the language asked for, diagnostics, tables, complaints about usage.

In: what was found. Out: text on standard output, diagnostics on standard error.
"""

import json
import locale
import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from .. import __version__
from ..messages.diagnostic import CompileError, Diagnostic, Language, LineOf

YAML = (".yaml", ".yml")


class Lang(StrEnum):
    """Languages of messages."""

    zh = "zh"
    en = "en"


class Format(StrEnum):
    """Forms of diagnostics."""

    text = "text"
    json = "json"
    sarif = "sarif"


class Plain(StrEnum):
    """Forms of what is told that is no diagnostic."""

    text = "text"
    json = "json"


LangOption = Annotated[Lang | None, typer.Option("--lang")]


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """Columns of text, aligned in terminal cells."""
    from ..messages.printed import width

    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row))
        typer.echo("  ".join(cells).rstrip())


def json_text(value: Any) -> str:
    """A value as JSON for people to read too, without a line's end."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def tell_json(value: Any) -> None:
    """Print a value as JSON."""
    typer.echo(json_text(value))


def usage(zh: str, en: str) -> Diagnostic:
    """A complaint about how a command was written."""
    from ..messages import codes

    return Diagnostic(codes.USAGE, {"reason_zh": zh, "reason_en": en})


def no_output() -> CompileError:
    """The refusal of standard input without a name for the result."""
    return CompileError([usage("从标准输入读时，要用 -o 指明结果文件", "reading standard input needs -o")])


def kind_named(word: str) -> str:
    """The English key of a kind as typed. Raises CompileError for another word."""
    from ..messages import codes
    from ..terms.kinds import kind_choices, kind_of

    if key := kind_of(word):
        return key
    raise CompileError([Diagnostic(codes.UNKNOWN_KIND, {"value": word, **kind_choices(word)})])


def refused(
    error: CompileError,
    language: Language,
    format: Format = Format.text,
    line_of: LineOf = lambda _: None,
) -> int:
    """Report why nothing was made; the exit code."""
    from ..messages import codes

    report(error.diagnostics, language, format, line_of)
    return max(map(codes.exit_code, error.diagnostics))


def report(
    diagnostics: Sequence[Diagnostic],
    language: Language,
    format: Format,
    line_of: LineOf = lambda _: None,
) -> None:
    """Diagnostics in the form asked for; `line_of` gives the line of a place, where text quotes it."""
    if format is Format.text and not diagnostics:
        return
    from ..messages.printed import Terminal, as_json, as_sarif, as_text

    if format is Format.json:
        typer.echo(as_json(diagnostics, language), err=True)
    elif format is Format.sarif:
        typer.echo(as_sarif(diagnostics, language, __version__), err=True)
    else:
        terminal = Terminal()
        if sys.stderr.isatty():
            plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
            terminal = Terminal(shutil.get_terminal_size().columns, not plain)
        typer.echo(as_text(diagnostics, language, line_of, terminal), err=True, color=True)


def language_of(lang: Lang | None) -> Language:
    """The language asked for, else the locale's; Chinese where the locale names none."""
    if lang is not None:
        return lang.value
    name = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    name = name or (locale.getlocale()[0] or "")
    neutral = name.partition(".")[0] in ("", "C", "POSIX")
    return "zh" if neutral or name.lower().startswith(("zh", "chinese")) else "en"
