"""What every command needs to speak: the language asked for, diagnostics, tables, complaints about usage.

In: what was found. Out: text on standard output, diagnostics on standard error.
"""

import locale
import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from . import __version__
from .diagnostics import Diagnostic, Language, LineOf


class Lang(StrEnum):
    """Languages of messages."""

    zh = "zh"
    en = "en"


class Format(StrEnum):
    """Forms of diagnostics."""

    text = "text"
    json = "json"
    sarif = "sarif"


LangOption = Annotated[Lang | None, typer.Option("--lang")]


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """Columns of text, aligned in terminal cells."""
    from .diagnostics import width

    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row))
        typer.echo("  ".join(cells).rstrip())


def usage(zh: str, en: str) -> Diagnostic:
    from . import codes

    return Diagnostic(codes.USAGE, {"reason_zh": zh, "reason_en": en})


def report(
    diagnostics: Sequence[Diagnostic],
    language: Language,
    format: Format,
    line_of: LineOf = lambda _: None,
) -> None:
    from .diagnostics import Terminal, as_json, as_sarif, as_text

    if format is Format.json:
        typer.echo(as_json(diagnostics, language), err=True)
    elif format is Format.sarif:
        typer.echo(as_sarif(diagnostics, language, __version__), err=True)
    elif diagnostics:
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
