"""The command `compile`: arguments in; a file, a path on standard output, diagnostics on standard error, an exit code.

Exit codes: 0 done; 1 the input has errors, or warnings under --strict, or its pages do not pass --proof; 2 wrong usage or a missing file; 3 the
environment (target locked or not writable, a needed program absent). Each command imports what it needs by itself.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

import typer

from . import __version__, cli_templates
from .console import Format, Lang, LangOption, language_of, report, table, usage
from .diagnostics import CompileError, Diagnostic, Language

if TYPE_CHECKING:
    from .fonts import FaceFound
    from .job import Job

DEFAULT = "file"  # the command that a first word which is no command stands for
COMMANDS = ("preview", "new", "kinds", "keys", "schema", "fonts", "template", "explain", "completion")


class Shell(StrEnum):
    """Shells that a completion script is made for."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
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
    wanted = _Wanted(output, template, pdf, png, proof, language, format, strict)
    return max(_compile(name, wanted) for name in file)


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


def _compile(file: str, wanted: _Wanted) -> int:
    """Compile one file: everything is made and every target looked at before the first is written."""
    from . import codes, files
    from .job import Job
    from .source import Source

    source = Source(file, "")
    try:
        if file == files.STANDARD_INPUT and wanted.output is None:
            reason = usage("从标准输入读时，要用 -o 指明结果文件", "reading standard input needs -o")
            raise CompileError([reason])
        source = files.read_source(file)
        beside = Path(file).with_suffix("") if Path(file).suffix.lower() in (".yaml", ".yml") else Path(file)
        target = Path(wanted.output) if wanted.output is not None else beside.with_name(f"{beside.name}.docx")
        job = Job.of(source, wanted.template)
        findings = list(job.findings)
        if wanted.strict and any(one.severity == "warning" for one in findings):
            raise CompileError(findings)
        files.check_target(target, job.inputs)
        made = [(target, job.docx())]
        if wanted.pdf or wanted.png or wanted.proof:
            made = _pages(job, target, wanted)
            findings += [one for one in job.proof.findings if wanted.proof or one.severity == "info"]
        for path, _ in made:
            files.check_target(path, job.inputs, path.suffix)
        for path, data in made:
            files.write_target(path, data)
    except CompileError as error:
        told = [*(note for note in source.notes if note not in error.diagnostics), *error.diagnostics]
        report(told, wanted.language, wanted.format, source.line)
        return max(map(codes.exit_code, error.diagnostics))
    report(findings, wanted.language, wanted.format, source.line)
    _told([path for path, _ in made], job, wanted)
    return max((codes.exit_code(one) for one in findings if one.severity == "error"), default=0)


def _pages(job: "Job", target: Path, wanted: _Wanted) -> list[tuple[Path, bytes]]:
    """The .docx as it was fitted, and its pages where they are asked for."""
    from .measure import pages_png

    made = [(target, job.proof.docx)]
    if wanted.pdf:
        made.append((target.with_suffix(".pdf"), job.proof.pdf))
    if wanted.png:
        images = pages_png(job.proof.pdf)
        digits = len(str(len(images)))
        for number, image in enumerate(images, 1):
            made.append((target.with_name(f"{target.stem}-{number:0{digits}}.png"), image))
    return made


def _told(written: Sequence[Path], job: "Job", wanted: _Wanted) -> None:
    """What standard output holds: the paths written, and what was measured."""
    if not wanted.proof:
        for path in written:
            typer.echo(path)
        return
    from . import office
    from .proof import as_text

    stand_ins = {
        one.face.name: one.font and one.font.name for one in office.faces() or () if not one.installed
    }
    facts = {**job.proof.facts, "stand_ins": stand_ins}
    if wanted.format is Format.json:
        import json

        typer.echo(json.dumps({"written": list(map(str, written)), "proof": facts}, ensure_ascii=False))
        return
    for path in written:
        typer.echo(path)
    typer.echo(as_text(facts, wanted.language))


@app.command(add_help_option=False)
def preview(
    file: str,
    template: Annotated[str | None, typer.Option("--template")] = None,
    lang: LangOption = None,
) -> int:
    """Show the pages."""
    import tempfile

    from . import codes, files, office
    from .job import Job
    from .source import Source

    language, source = language_of(lang), Source(file, "")
    try:
        source = files.read_source(file)
        job = Job.of(source, template)
        findings = [*job.findings, *job.proof.findings]
        target = Path(tempfile.mkdtemp(prefix="compile-")) / f"{Path(file).stem}.pdf"
        files.write_target(target, job.proof.pdf)
    except CompileError as error:
        told = [*(note for note in source.notes if note not in error.diagnostics), *error.diagnostics]
        report(told, language, Format.text, source.line)
        return max(map(codes.exit_code, error.diagnostics))
    report(findings, language, Format.text, source.line)
    office.open_file(target)
    typer.echo(target)
    return 0


@app.command(add_help_option=False)
def new(
    kind: str,
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
    lang: LangOption = None,
) -> int:
    """Write a starter, and a schema beside it."""
    from . import codes, files
    from .starters import starter
    from .vocabulary import KINDS

    try:
        key = _kind(kind)
        text = starter(key)
        if output == files.STANDARD_INPUT:
            typer.echo(text, nl=False)
            return 0
        target = Path(output or f"{KINDS[key].zh}.yaml")
        files.write_new(target, text)
        typer.echo(target)
        beside = target.with_name(f"{KINDS[key].zh}.schema.json")
        if not beside.exists():
            files.write_new(beside, _schema_text(key))
            typer.echo(beside)
    except CompileError as error:
        report(error.diagnostics, language_of(lang), Format.text)
        return max(map(codes.exit_code, error.diagnostics))
    return 0


@app.command(add_help_option=False)
def kinds(lang: LangOption = None) -> int:
    """List the kinds."""
    from .kinds import KIND_CLASSES
    from .vocabulary import KINDS

    zh = language_of(lang) == "zh"
    rows = [("文种", "英文", "模板", "层次") if zh else ("kind", "English", "template", "labels")]
    for key, model in KIND_CLASSES.items():
        labels = " ".join(map(str, model.default_labels))
        rows.append((KINDS[key].zh, key, model.default_template, labels))
    table(rows)
    return 0


@app.command(add_help_option=False)
def keys(kind: Annotated[str | None, typer.Argument()] = None, lang: LangOption = None) -> int:
    """List the fields."""
    from . import codes
    from .document import PARTS, Document, written_as
    from .kinds import KIND_CLASSES
    from .vocabulary import TERMS

    language = language_of(lang)
    zh = language == "zh"
    try:
        model = KIND_CLASSES[_kind(kind)] if kind else Document
    except CompileError as error:
        report(error.diagnostics, language, Format.text)
        return max(map(codes.exit_code, error.diagnostics))
    rows = [("键", "英文", "写什么") if zh else ("key", "English", "what to write")]
    for part in (model, *PARTS.values()):
        told = "、".join(TERMS[field].zh for field in part.told_by) or (
            TERMS["reporter"].zh if part is not model else ""
        )
        if told:
            rows.append((f"[{told}]", "", ""))
        for name, info in part.model_fields.items():
            term = written_as(part, name)
            star = " *" if info.is_required() or name == "kind" else ""
            rows.append((term.zh + star, term.english or term.key, term.about[0 if zh else 1]))
    table(rows)
    return 0


@app.command(add_help_option=False)
def schema(kind: Annotated[str | None, typer.Argument()] = None, lang: LangOption = None) -> int:
    """Print a JSON Schema."""
    from . import codes

    try:
        typer.echo(_schema_text(_kind(kind) if kind else None), nl=False)
    except CompileError as error:
        report(error.diagnostics, language_of(lang), Format.text)
        return max(map(codes.exit_code, error.diagnostics))
    return 0


@app.command(add_help_option=False)
def fonts(lang: LangOption = None) -> int:
    """List the official faces."""
    from . import office
    from .standard import FACES

    language = language_of(lang)
    zh = language == "zh"
    found = office.faces()
    here = {one.face: _shown(one, language) for one in found or ()}
    rows = [("字体", "用在哪里", "这台电脑上") if zh else ("face", "used for", "on this machine")]
    for face in FACES:
        rows.append(
            (face.name, face.about[0 if zh else 1], here.get(face, "查不到" if zh else "cannot tell"))
        )
    table(rows)
    if found is None:
        lacking = (
            "这个系统没有 fc-list，查不到装了哪些字体。",
            "Without fc-list there is no telling which fonts are installed.",
        )
        typer.echo(lacking[0 if zh else 1])
    stays = (
        "Word 文件里写的总是左边的字体；代替的字体只在这台电脑上排版时用。",
        "The Word file always names the faces on the left; what stands in is used for pages made here only.",
    )
    typer.echo(stays[0 if zh else 1])
    return 0


@app.command(add_help_option=False)
def explain(code: str, lang: LangOption = None) -> int:
    """Print a diagnostic's page."""
    from . import codes
    from .explain import page

    language = language_of(lang)
    if code.upper() not in codes.REGISTRY:
        report([usage(f"没有代码 {code}", f"there is no code {code}")], language, Format.text)
        return 2
    typer.echo(page(codes.REGISTRY[code.upper()], language), nl=False)
    return 0


@app.command(add_help_option=False)
def completion(shell: Shell) -> int:
    """Print a completion script."""
    from .completion import script

    typer.echo(script(shell.value, COMMANDS), nl=False)
    return 0


def _shown(found: "FaceFound", language: Language) -> str:
    """How a face looks on this machine."""
    zh = language == "zh"
    if found.font is None:
        return "没有，也没有能代替的" if zh else "missing, and nothing stands in"
    name = found.font.name
    if not found.installed:
        return f"用 {name} 代替" if zh else f"{name} stands in"
    other = "" if found.face.name in found.font.families else f"（{name}）" if zh else f" ({name})"
    return ("已安装" if zh else "installed") + other


def _kind(word: str) -> str:
    """The English key of a kind as typed. Raises CompileError for another word."""
    from . import codes
    from .vocabulary import kind_choices, kind_of

    if key := kind_of(word):
        return key
    raise CompileError([Diagnostic(codes.UNKNOWN_KIND, {"value": word, **kind_choices(word)})])


def _schema_text(kind: str | None) -> str:
    import json

    from .schema import schema, schemas

    return json.dumps(schema(kind) if kind else schemas(), ensure_ascii=False, indent=2) + "\n"


def _asked_language(arguments: Sequence[str]) -> Language:
    """The language of a command line that may not be well formed."""
    joined = " ".join(arguments).replace("--lang=", "--lang ").split()
    word = joined[joined.index("--lang") + 1 :][:1] if "--lang" in joined else []
    return language_of(Lang(word[0]) if word and word[0] in Lang.__members__ else None)


def _misused(error: Any) -> Diagnostic:
    """The command-line library's complaint in our own words."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = "/".join(getattr(parameter, "opts", ())) if parameter is not None else option
    match type(error).__name__:
        case "NoSuchOption":
            return usage(f"没有 {option} 这个选项", f"there is no option {option}")
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
        arguments = [DEFAULT, *arguments]
    usage_error: Any = typer.BadParameter.__mro__[1]  # UsageError, which typer does not export
    try:
        return int(typer.main.get_command(app).main(arguments, "compile", standalone_mode=False) or 0)
    except usage_error as error:
        format = next(
            (f for f in Format if f.value in arguments or f"--format={f.value}" in arguments), Format.text
        )
        report([_misused(error)], language, format)
        return 2
    except SystemExit:  # the library's answer to a reader that has seen enough
        return 0
    except (typer.Abort, KeyboardInterrupt):
        return 130
