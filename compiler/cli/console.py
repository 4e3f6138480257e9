"""What every command needs to speak: the language asked for, diagnostics, tables, complaints about usage.

In: what was found. Out: text on standard output, diagnostics on standard error: whatever a stream cannot show comes out as something else.
"""

import codecs
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

from .. import __version__
from ..messages.diagnostic import SEVERITIES, CompileError, Diagnostic, Language, LineOf
from .options import Option
from .stopped import speaks_chinese

if TYPE_CHECKING:
    from ..messages.printed import Terminal
    from ..rules.findings import Finding

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


LangOption = Annotated[Lang | None, Option("--lang")]


def say(text: object = "", nl: bool = True, err: bool = False) -> None:
    """Print a text at once, with a line's end or without, on standard output or standard error."""
    stream = sys.stderr if err else sys.stdout
    stream.write(f"{text}\n" if nl else f"{text}")
    stream.flush()


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """Columns of text, aligned in terminal cells."""
    from ..messages.printed import width

    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row))
        say("  ".join(cells).rstrip())


def json_text(value: Any) -> str:
    """A value as JSON for people to read too, without a line's end."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)


def tell_json(value: Any) -> None:
    """Print a value as JSON."""
    say(_showable(json_text(value), sys.stdout))


def tell_file(text: str) -> None:
    """Print what would be in a file, as it would be there: in UTF-8, whatever the terminal shows."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()


def _showable(text: str, stream: TextIO) -> str:
    """JSON, its characters that a stream has not as escapes: replaced by others, a machine would read something else."""
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        import json

        return "".join(one if one.isascii() else json.dumps(one)[1:-1] for one in text)
    return text


def bear_any_text() -> None:
    """Let no character end the program: what the streams cannot show is replaced; names that were no text go out as they came in."""
    codecs.register_error(_SHOWN, _shown)
    sys.stdout.reconfigure(errors=_SHOWN)  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]


_SHOWN = "shown"


def _shown(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wrong = error.object[error.start : error.end]
    shown = (bytes([ord(one) - 0xDC00]) if "\udc80" <= one <= "\udcff" else b"?" for one in wrong)
    return b"".join(shown), error.end


def usage(zh: str, en: str, command: str = "") -> Diagnostic:
    """A complaint about how a command was written; `command` are its words after `compile`."""
    from ..messages import codes

    return Diagnostic(
        codes.USAGE, {"reason_zh": zh, "reason_en": en, "command": f"compile {command}".strip()}
    )


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
    from ..messages.printed import as_json, as_sarif, as_text

    if format is Format.json:
        say(_showable(as_json(diagnostics, language), sys.stderr), err=True)
    elif format is Format.sarif:
        say(_showable(as_sarif(diagnostics, language, __version__), sys.stderr), err=True)
    else:
        ours = [one for one in diagnostics if one.code.id == _FAILED]
        if others := [one for one in diagnostics if one not in ours]:
            say(as_text(others, language, line_of, _terminal(sys.stderr)), err=True)
        for one in ours:  # in one line each, to be handed on
            said = f"{SEVERITIES[one.severity][language == 'en']} {one.code.id}: {one.message(language)}"
            say(f"{said}{' ' * (language == 'en')}{one.hint(language)}", err=True)


def tell(findings: "Sequence[Finding]", language: Language, format: Format, line_of: LineOf) -> None:
    """Findings on standard output, in the form asked for: they are what was asked for. A machine reads a list, though it be empty."""
    from ..messages.printed import as_groups, as_json, as_sarif

    diagnostics = [one.diagnostic for one in findings]
    if format is Format.json:
        mends = [{"old": one.old, "new": one.new, "safe": one.safe} if one.edit else None for one in findings]
        more = [{"sure": one.sure, "mend": mend} for one, mend in zip(findings, mends, strict=True)]
        say(_showable(as_json(diagnostics, language, more), sys.stdout))
    elif format is Format.sarif:
        say(_showable(as_sarif(diagnostics, language, __version__), sys.stdout))
    elif diagnostics:
        say(as_groups(diagnostics, language, line_of, _terminal(sys.stdout)))


def _terminal(stream: TextIO) -> "Terminal":
    """What a stream shows: how wide it is, and whether in colours."""
    from ..messages.printed import Terminal

    if not stream.isatty():
        return Terminal()
    import shutil

    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Terminal(shutil.get_terminal_size().columns, not plain)


_FAILED = "O828"


def language_of(lang: Lang | None) -> Language:
    """The language asked for, else the locale's; Chinese where the locale names none."""
    if lang is not None:
        return lang.value
    return "zh" if speaks_chinese() else "en"
