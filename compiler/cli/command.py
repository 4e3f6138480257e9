"""The command `compile`: arguments in; a file, a path on standard output, diagnostics on standard error, an exit code.

Exit codes: 0 done; 1 the input has errors, or warnings under --strict, or its pages do not pass --proof; 2 wrong usage or a missing file; 3 the
environment (target locked or not writable, a needed program absent). Each command imports what it needs by itself.
"""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

import typer

from .. import __version__
from ..messages.diagnostic import CompileError, Diagnostic, Language
from . import lookup as cli_tables
from . import templates as cli_templates
from .console import (
    YAML,
    Format,
    Lang,
    LangOption,
    kind_named,
    language_of,
    no_output,
    refused,
    report,
    tell_json,
    usage,
)

if TYPE_CHECKING:
    from ..job import Job
    from ..messages.diagnostic import LineOf
    from ..source.load import Source

DEFAULT = "file"  # the command that a first word which is no command stands for
COMMANDS = (
    "import",
    "watch",
    "preview",
    "new",
    "kinds",
    "keys",
    "schema",
    "fonts",
    "template",
    "explain",
    "completion",
)


class Shell(StrEnum):
    """Shells that a completion script is made for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(cli_tables.app)
app.add_typer(cli_templates.app, name="template")


@app.callback()
def _group() -> None:
    pass


@app.command(DEFAULT, add_help_option=False)
def compile_files(
    file: Annotated[list[str], typer.Argument(metavar="FILE.yaml…")],
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
    template: Annotated[str | None, typer.Option("--template")] = None,
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    png: Annotated[bool, typer.Option("--png")] = False,
    proof: Annotated[bool, typer.Option("--proof")] = False,
    lang: LangOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.text,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> int:
    """Compile files."""
    language = language_of(lang)
    if len(file) > 1 and output is not None:
        only_one = usage("一次编译几个文件时，不能用 -o", "-o names the result of one file only")
        report([only_one], language, format)
        return 2
    if clash := _clash(file):
        report([clash], language, format)
        return 2
    wanted = _Wanted(output, template, pdf, png, proof, language, format, strict)
    if format is Format.text:
        return max(_say(_compile(name, wanted), wanted) for name in file)
    outcomes = [_compile(name, wanted) for name in file]  # a machine reads one whole
    report([one for outcome in outcomes for one in outcome.diagnostics], language, format)
    if format is Format.json and proof:
        made = [
            {"file": name, "written": list(map(str, outcome.written)), "proof": _facts(outcome.job)}
            for name, outcome in zip(file, outcomes, strict=True)
            if outcome.job
        ]
        tell_json(made)
    else:
        for outcome in outcomes:
            _told(outcome, wanted)
    return max(outcome.code for outcome in outcomes)


def _target(file: str) -> Path:
    """Where the result of a file goes unless -o says."""
    if _is_draft(file):
        from .drafts import target_of

        return target_of(file)
    return Path(f"{Path(file).with_suffix('') if Path(file).suffix.lower() in YAML else file}.docx")


def _is_draft(file: str) -> bool:
    """Whether a file is read as a draft; only one that is no .yaml pays for asking."""
    if Path(file).suffix.lower() in ("", *YAML):
        return False
    from ..draft.readers import is_draft

    return is_draft(file)


def _opened(file: str, template: str | None) -> "tuple[Source, Callable[[], Job]]":
    """The source of a file, YAML or a draft, and what makes the job of compiling it. Raises CompileError, as that does."""
    if _is_draft(file):
        from .drafts import draft_of, job_of

        draft = draft_of(file)
        return draft.source, lambda: job_of(draft, template)
    from ..job import Job
    from .files import read_source

    source = read_source(file)
    return source, lambda: Job.of(source, template)


def _clash(files: Sequence[str]) -> Diagnostic | None:
    """Two files whose results would have one name: the second would replace the first."""
    from ..messages import codes

    first: dict[str, str] = {}
    for name in files:
        target = _target(name)
        where = os.path.normcase(os.path.realpath(target))
        if where in first:
            return Diagnostic(codes.SAME_TARGET, {"file": first[where], "other": name, "name": str(target)})
        first[where] = name
    return None


class _Wanted(NamedTuple):
    """What the command line asks for."""

    output: str | None
    template: str | None
    pdf: bool
    png: bool
    proof: bool
    language: Language
    format: Format
    strict: bool


class _Outcome(NamedTuple):
    """What came of one file: the exit code, what was found, what went in and out, and the target held open elsewhere."""

    code: int
    diagnostics: Sequence[Diagnostic]
    line_of: "LineOf"
    inputs: Sequence[Path] = ()
    written: Sequence[Path] = ()
    held: Path | None = None
    job: "Job | None" = None


def _compile(file: str, wanted: _Wanted) -> _Outcome:
    """Compile one file: everything is made and every target looked at before the first is written."""
    from ..messages import codes
    from ..source.load import Source
    from . import files

    source, job = Source(file, ""), None
    try:
        if file == files.STANDARD_INPUT and wanted.output is None:
            raise no_output()
        target = Path(wanted.output) if wanted.output is not None else _target(file)
        if target.suffix.lower() in (".pdf", ".png"):
            raise CompileError([Diagnostic(codes.NOT_A_DOCX_NAME, {"file": str(target)})])
        source, job_of_source = _opened(file, wanted.template)
        job = job_of_source()
        findings = list(job.findings)
        if wanted.strict and any(one.severity == "warning" for one in findings):
            raise CompileError(findings)
        files.check_target(target, job.inputs)
        made = [(target, job.docx())]
        if wanted.pdf or wanted.png or wanted.proof:
            made = _pages(job, target, wanted)
            findings += [one for one in job.findings_on_paper if wanted.proof or one.severity != "error"]
        for path, _ in made:
            files.check_target(path, job.inputs, path.suffix)
        for path, data in made:
            files.write_target(path, data)
        if wanted.png:
            findings += _old_pages(target, [*job.inputs, *(path for path, _ in made)])
    except CompileError as error:
        before = job.findings if job else source.notes
        told = [*(one for one in before if one not in error.diagnostics), *error.diagnostics]
        held = [Path(one.args["file"]) for one in told if one.code is codes.TARGET_LOCKED]
        code = max(map(codes.exit_code, error.diagnostics))
        return _Outcome(code, told, source.line, job.inputs if job else (), held=held[0] if held else None)
    code = max((codes.exit_code(one) for one in findings if one.severity == "error"), default=0)
    return _Outcome(code, findings, source.line, job.inputs, [path for path, _ in made], None, job)


def _say(outcome: _Outcome, wanted: _Wanted) -> int:
    """Print what came of a file; the exit code."""
    report(outcome.diagnostics, wanted.language, wanted.format, outcome.line_of)
    _told(outcome, wanted)
    return outcome.code


def _pages(job: "Job", target: Path, wanted: _Wanted) -> list[tuple[Path, bytes]]:
    """The .docx as it was fitted, and its pages where they are asked for."""
    from ..pages.measure import pages_png

    made = [(target, job.proof.docx)]
    if wanted.pdf:
        made.append((target.with_suffix(".pdf"), job.proof.pdf))
    if wanted.png:
        images = pages_png(job.proof.pdf)
        digits = len(str(len(images)))
        for number, image in enumerate(images, 1):
            made.append((target.with_name(f"{target.stem}-{number:0{digits}}.png"), image))
    return made


def _old_pages(target: Path, in_use: list[Path]) -> list[Diagnostic]:
    """Take away the images that a longer former result left, and say so."""
    from ..messages import codes
    from ..pages.measure import is_ours
    from . import files

    gone = [path.name for path in files.remove_old_pages(target, in_use, is_ours)]
    if not gone:
        return []
    names = gone if len(gone) <= 3 else [*gone[:2], "…", gone[-1]]
    args = {"names_zh": "、".join(names), "names_en": ", ".join(names)}
    return [Diagnostic(codes.OLD_PAGES_GONE, args)]


def _told(outcome: _Outcome, wanted: _Wanted) -> None:
    """What standard output holds for people: the paths written, and what was measured."""
    for path in outcome.written:
        typer.echo(path)
    if outcome.job and wanted.proof:
        from ..pages.proof import as_text

        typer.echo(as_text(_facts(outcome.job), wanted.language))


def _facts(job: "Job") -> dict[str, Any]:
    """What was measured, and which fonts it was measured with."""
    from ..pages import office

    stand_ins = {
        one.face.name: one.font and one.font.name for one in office.faces() or () if not one.installed
    }
    return {**job.proof.facts, "stand_ins": stand_ins}


@app.command("import", add_help_option=False)
def import_draft(
    file: str,
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
    kind: Annotated[str | None, typer.Option("--kind")] = None,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    lang: LangOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.text,
) -> int:
    """Write the YAML of a draft."""
    from . import drafts as cli_import

    return cli_import.import_draft(file, output, kind, explain, lang, format)


@app.command(add_help_option=False)
def watch(
    file: str,
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
    template: Annotated[str | None, typer.Option("--template")] = None,
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    lang: LangOption = None,
) -> int:
    """Compile at each change."""
    from datetime import datetime

    from ..messages import codes
    from .files import STANDARD_INPUT
    from .watch import Gone, line, rounds, separator

    language = language_of(lang)
    wanted = _Wanted(output, template, pdf, False, False, language, Format.text, False)
    if file == STANDARD_INPUT:
        only_files = usage("从标准输入读的内容看不到变化", "standard input cannot be watched")
        report([only_files], language, Format.text)
        return 2
    usual = ("一改就重新编译；按 Ctrl-C 结束。", "Compiles again at each change; Ctrl-C ends.")
    try:
        for number, event in enumerate(rounds(Path(file), lambda: _compile(file, wanted))):
            now = datetime.now()
            if not isinstance(event, Gone):
                found = [one for one in event.result.diagnostics if one.code is not codes.TARGET_LOCKED]
                if found and number:
                    typer.echo(separator(now), err=True)
                report(found, language, Format.text, event.result.line_of)
                if not number and event.result.code == 2:  # no change of these files would mend the command
                    return 2
            typer.echo(line(event, now, language))
            if not number:
                typer.echo(usual[0 if language == "zh" else 1], err=True)
    except KeyboardInterrupt:
        typer.echo()
    return 0


@app.command(add_help_option=False)
def preview(
    file: str,
    template: Annotated[str | None, typer.Option("--template")] = None,
    lang: LangOption = None,
) -> int:
    """Show the pages."""
    import tempfile

    from ..messages import codes
    from ..pages import office
    from ..source.load import Source
    from . import files

    language, source = language_of(lang), Source(file, "")
    try:
        source, job_of_source = _opened(file, template)
        job = job_of_source()
        findings = [*job.findings, *job.findings_on_paper]
        target = Path(tempfile.mkdtemp(prefix="compile-")) / f"{Path(file).stem}.pdf"
        files.write_target(target, job.proof.pdf)
    except CompileError as error:
        told = [*(note for note in source.notes if note not in error.diagnostics), *error.diagnostics]
        report(told, language, Format.text, source.line)
        return max(map(codes.exit_code, error.diagnostics))
    report(findings, language, Format.text, source.line)
    if not office.open_file(target):
        unseen = (
            "这台电脑上打不开看 PDF 的程序，请自己打开下面这个文件：",
            "No PDF viewer could be started here; the file is:",
        )
        typer.echo(unseen[0 if language == "zh" else 1], err=True)
    typer.echo(target)
    return 0


@app.command(add_help_option=False)
def new(
    kind: str,
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
    lang: LangOption = None,
) -> int:
    """Write a starter, and a schema beside it."""
    from ..document.starters import starter
    from ..terms.kinds import KINDS
    from . import files

    try:
        key = kind_named(kind)
        text = starter(key)
        if output == files.STANDARD_INPUT:
            typer.echo(text, nl=False)
            return 0
        target = Path(output or f"{KINDS[key].zh}.yaml")
        files.write_new(target, text)
        typer.echo(target)
        beside = target.with_name(f"{KINDS[key].zh}.schema.json")
        if not beside.exists():
            files.write_new(beside, cli_tables.schema_text(key))
            typer.echo(beside)
    except CompileError as error:
        return refused(error, language_of(lang))
    return 0


@app.command(add_help_option=False)
def completion(shell: Shell) -> int:
    """Print a completion script."""
    from .completion import script

    typer.echo(script(shell.value, COMMANDS, cli_templates.COMMANDS), nl=False)
    return 0


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


def _misspelt(word: str) -> str | None:
    """The command that a first word was meant for which is no file and reads like one."""
    from difflib import get_close_matches

    if "." in word or word.startswith("-") or Path(word).exists():
        return None
    return next(iter(get_close_matches(word, COMMANDS, 1, 0.7)), None)


def _misused(error: Any) -> Diagnostic:
    """The command-line library's complaint in our own words."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = "/".join(getattr(parameter, "opts", ())) if parameter is not None else option
    match type(error).__name__:
        case "NoSuchOption":
            return usage(f"没有 {option} 这个选项", f"there is no option {option}")
        case "MissingParameter" if getattr(error.ctx.parent, "info_name", "") == "template":
            zh = {"name": "名称", "file": "模板", "old": "两个模板", "new": "第二个模板"}.get(
                name or "", name
            )
            return usage(f"后面还要写{zh}", f"{name} is missing")
        case "MissingParameter" if name == "file":
            return usage("没有写要编译的文件", "the file to compile is missing")
        case "MissingParameter":
            zh = {"kind": "文种", "code": "提示的代码", "shell": "bash、zsh 或 fish"}.get(name or "", name)
            return usage(f"后面还要写{zh}", f"{name} is missing")
        case "BadOptionUsage":
            return usage(f"{option} 的写法不对", f"{option} is not well formed")
        case "BadParameter":
            return usage(f"{name} 后面的内容不对", f"the value of {name} is not valid")
    return usage("多写了内容", "there is too much")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit."""
    # Modules make much that stays: to look through it again and again, and once more at the end, is a tenth of a run.
    gc.set_threshold(100_000)
    if sys.stdout is None or sys.stderr is None:  # closed by the caller: there is nobody to tell
        nobody = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open until the end)
        sys.stdout, sys.stderr = sys.stdout or nobody, sys.stderr or nobody
    # A path must come out as it went in; a sentence should come out somehow.
    sys.stdout.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        code = run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        code = _forget_output()
    except OSError as error:
        with contextlib.suppress(OSError):
            typer.echo(f"{error.strerror}", err=True)
        code = _forget_output() or 3
    gc.freeze()
    sys.exit(code)


def _forget_output() -> int:
    """Let Python's own last flush go nowhere."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def run(arguments: list[str]) -> int:
    """Run the command; the exit code."""
    language = _asked_language(arguments)
    if not arguments or "--help" in arguments or arguments[0] == "-h":
        from .help import HELP

        words = [word for word in arguments[:2] if not word.startswith("-")]
        topics = (" ".join(words), *words[:1], "")
        topic = next(topic for topic in topics if topic in HELP)
        typer.echo(HELP[topic][language], nl=False, err=not arguments)
        return 0 if arguments else 2
    if "--version" in arguments and arguments[0] not in COMMANDS:
        typer.echo(f"compile {__version__}")
        return 0
    if arguments[0] not in COMMANDS:
        if near := _misspelt(arguments[0]):
            wrong = usage(
                f"没有文件 {arguments[0]}，像是要写 {near}",
                f"there is no file {arguments[0]}; did you mean {near}",
            )
            report([wrong], language, _asked_format(arguments))
            return 2
        arguments = [DEFAULT, *arguments]
    if arguments[0] == "template" and "".join(arguments[1:2]) not in cli_templates.COMMANDS:
        zh = f"没有 template {arguments[1]} 这个命令" if arguments[1:] else "template 后面还要写命令"
        en = f"there is no command template {arguments[1]}" if arguments[1:] else "template wants a command"
        names = cli_templates.COMMANDS
        wrong = usage(f"{zh}，有 {'、'.join(names)}", f"{en}: {', '.join(names)}")
        report([wrong], language, _asked_format(arguments))
        return 2
    usage_error: Any = typer.BadParameter.__mro__[1]  # UsageError, which typer does not export
    try:
        return int(typer.main.get_command(app).main(arguments, "compile", standalone_mode=False) or 0)
    except usage_error as error:
        report([_misused(error)], language, _asked_format(arguments))
        return 2
    except SystemExit:  # the library's answer to a reader that has seen enough
        return 0
    except (typer.Abort, KeyboardInterrupt):
        return 130
