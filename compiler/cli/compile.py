"""`compile FILE…`: reports and drafts in, documents out, with their pages and what was measured on them where that is asked for.

In: arguments. Out: the paths written on standard output, diagnostics on standard error, an exit code. `compiled` is one file's way through
the stages, for `watch` too; `opened` its first half, for `preview`. What only some runs need is imported where it is needed.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Language
from ..source.load import Source
from . import files
from .console import YAML, Format, LangOption, language_of, no_output, report, tell_json, usage

if TYPE_CHECKING:
    from ..draft.lines import Draft
    from ..job import Job
    from ..messages.diagnostic import LineOf


def command(
    file: Annotated[list[str], typer.Argument(metavar="FILE.yaml…")],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT.docx")] = None,
    template: Annotated[str | None, typer.Option("--template", metavar="TEMPLATE")] = None,
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    png: Annotated[bool, typer.Option("--png")] = False,
    proof: Annotated[bool, typer.Option("--proof")] = False,
    lang: LangOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.text,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> int:
    """Compile files; the worst of their exit codes."""
    language = language_of(lang)
    if len(file) > 1 and output is not None:
        only_one = usage("一次编译几个文件时，不能用 -o", "-o names the result of one file only")
        report([only_one], language, format)
        return 2
    if clash := _clash(file):
        report([clash], language, format)
        return 2
    wanted = Wanted(output, template, pdf, png, proof, language, format, strict)
    if format is Format.text:
        return max(_say(compiled(name, wanted), wanted) for name in file)
    outcomes = [compiled(name, wanted) for name in file]  # a machine reads one whole
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
    """Where the result of a file goes unless -o says: never over a draft, or over what lies beside it."""
    path = Path(file)
    if _is_draft(file):
        return path.with_name(f"{path.stem}-公文.docx")
    return Path(f"{path.with_suffix('') if path.suffix.lower() in YAML else file}.docx")


def _is_draft(file: str) -> bool:
    """Whether a file is read as a draft; only one that is no .yaml pays for asking."""
    if Path(file).suffix.lower() in ("", *YAML):
        return False
    from ..draft.readers import is_draft

    return is_draft(file)


def opened(file: str, template: str | None) -> "tuple[Source, Callable[[], Job]]":
    """The source of a file, YAML or a draft, and what makes the job of compiling it. Raises CompileError, as that does."""
    if _is_draft(file):
        draft = files.read_draft(file)
        return draft.source, lambda: _job_of_draft(draft, template)
    from ..job import Job

    source = files.read_source(file)
    return source, lambda: Job.of(source, template)


def _job_of_draft(draft: "Draft", template: str | None) -> "Job":
    """The job of compiling a draft directly. Raises CompileError."""
    from ..draft.readers import Carried
    from ..draft.recognise import loaded, recognised
    from ..job import Job

    folder = Carried(Path(draft.source.name).parent, pictures=draft.pictures)
    return Job.of_data(loaded(draft, recognised(draft)), folder, template)


def _clash(names: Sequence[str]) -> Diagnostic | None:
    """Two files whose results would have one name: the second would replace the first."""
    first: dict[str, str] = {}
    for name in names:
        target = _target(name)
        where = os.path.normcase(os.path.realpath(target))
        if where in first:
            return Diagnostic(codes.SAME_TARGET, {"file": first[where], "other": name, "name": str(target)})
        first[where] = name
    return None


class Wanted(NamedTuple):
    """What the command line asks for."""

    output: str | None
    template: str | None
    pdf: bool
    png: bool
    proof: bool
    language: Language
    format: Format
    strict: bool


class Outcome(NamedTuple):
    """What came of one file: the exit code, what was found, what went in and out, and the target held open elsewhere."""

    code: int
    diagnostics: Sequence[Diagnostic]
    line_of: "LineOf"
    inputs: Sequence[Path] = ()
    written: Sequence[Path] = ()
    held: Path | None = None
    job: "Job | None" = None


def compiled(file: str, wanted: Wanted) -> Outcome:
    """Compile one file: everything is made and every target looked at before the first is written."""
    source, job = Source(file, ""), None
    try:
        if file == files.STANDARD_INPUT and wanted.output is None:
            raise no_output()
        target = Path(wanted.output) if wanted.output is not None else _target(file)
        if target.suffix.lower() in (".pdf", ".png"):
            raise CompileError([Diagnostic(codes.NOT_A_DOCX_NAME, {"file": str(target)})])
        source, job_of_source = opened(file, wanted.template)
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
        return Outcome(code, told, source.line, job.inputs if job else (), held=held[0] if held else None)
    code = max((codes.exit_code(one) for one in findings if one.severity == "error"), default=0)
    return Outcome(code, findings, source.line, job.inputs, [path for path, _ in made], None, job)


def _say(outcome: Outcome, wanted: Wanted) -> int:
    """Print what came of a file; the exit code."""
    report(outcome.diagnostics, wanted.language, wanted.format, outcome.line_of)
    _told(outcome, wanted)
    return outcome.code


def _pages(job: "Job", target: Path, wanted: Wanted) -> list[tuple[Path, bytes]]:
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
    from ..pages.measure import is_ours

    gone = [path.name for path in files.remove_old_pages(target, in_use, is_ours)]
    if not gone:
        return []
    names = gone if len(gone) <= 3 else [*gone[:2], "…", gone[-1]]
    args = {"names_zh": "、".join(names), "names_en": ", ".join(names)}
    return [Diagnostic(codes.OLD_PAGES_GONE, args)]


def _told(outcome: Outcome, wanted: Wanted) -> None:
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
