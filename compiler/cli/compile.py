"""`compile FILE…`: reports and drafts in, documents out, with their pages and what was measured on them where that is asked for.

In: arguments. Out: the paths written on standard output, diagnostics on standard error, an exit code. `compiled` is one file's way through
the stages, for `watch` too; `opened` its first half, for `preview`. What only some runs need is imported where it is needed.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from ..draft.suffixes import TEXT
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Language
from ..source.load import Source
from ..terms.kinds import may_be_volume
from . import files
from .console import Format, LangOption, language_of, no_output, report, say, tell_json, usage
from .names import is_draft, misnamed, yaml_stem
from .options import Argument, Option
from .seals import sealed
from .stopped import leave

if TYPE_CHECKING:
    from ..job import Job, Known
    from ..messages.diagnostic import LineOf


MANY = 32  # files: for fewer, another process takes longer to start than it saves


def command(
    file: Annotated[list[str], Argument("FILE.yaml…")],
    output: Annotated[str | None, Option("--output", "-o", metavar="OUT.docx")] = None,
    template: Annotated[str | None, Option("--template", metavar="TEMPLATE")] = None,
    pdf: Annotated[bool, Option("--pdf")] = False,
    png: Annotated[bool, Option("--png")] = False,
    proof: Annotated[bool, Option("--proof")] = False,
    lang: LangOption = None,
    format: Annotated[Format, Option("--format")] = Format.text,
    check: Annotated[bool, Option("--check")] = False,
    strict: Annotated[bool, Option("--strict")] = False,
    force: Annotated[bool, Option("--force")] = False,
) -> int:
    """Compile files; the worst of their exit codes."""
    language = language_of(lang)
    if len(file) > 1 and output is not None:
        only_one = usage("一次编译几个文件时，不能用 -o", "-o names the result of one file only")
        report([only_one], language, format)
        return 2
    if wrong := misnamed(file) or _clash(file):
        report(wrong, language, format)
        return 2
    wanted = Wanted(output, template, pdf, png, proof, language, format, strict, force, check)
    if format is Format.text:
        return max(_say(outcome, wanted) for outcome in _outcomes(file, wanted))
    outcomes = [*_outcomes(file, wanted)]  # a machine reads one whole
    report([one for outcome in outcomes for one in outcome.diagnostics], language, format)
    if format is Format.json and proof:
        made = [
            {
                "file": name,
                "written": list(map(str, outcome.written)),
                "proof": _facts(outcome.job) if outcome.job else None,
            }
            for name, outcome in zip(file, outcomes, strict=True)
            if outcome.written
        ]
        tell_json(made)
    else:
        for outcome in outcomes:
            _told(outcome, wanted)
    return max(outcome.code for outcome in outcomes)


def _outcomes(names: Sequence[str], wanted: "Wanted") -> "Iterator[Outcome]":
    """What comes of each file, all of it on the disk at the end. Many files are shared out among processes, but for pages: one LibreOffice
    lays out all."""
    known: Known = {}
    outcomes: Iterator[Outcome] = (compiled(name, wanted, known) for name in names)
    if len(names) >= MANY and not (wanted.pdf or wanted.png or wanted.proof):
        from ..batch.engines import MOST, Local, each, processors

        # Twice as many as processors: each waits for the disk, file by file, about half its time.
        answers = Local(leave, min(2 * processors(), MOST))(
            partial(each, partial(_told_of, wanted=wanted, known=known)), names
        )
        outcomes = (one.done or compiled(one.given, wanted, known) for one in answers)
    written: list[Path] = []
    for outcome in outcomes:
        written += outcome.written
        yield outcome
    files.flush_folders(written)


def _told_of(name: str, wanted: "Wanted", known: "Known") -> "Outcome":
    """What can be told of a file by another process."""
    return compiled(name, wanted, known)._replace(job=None)


def _target(file: str) -> Path:
    """Where the result of a file goes unless -o says: never over a draft, or over what lies beside it."""
    path = Path(file)
    if is_draft(file):
        return path.with_name(f"{path.stem}-公文.docx")
    return Path(f"{yaml_stem(file)}.docx")


def opened(
    file: str, template: str | None, known: "Known | None" = None
) -> "tuple[Source, Callable[[], Job]]":
    """The source of a file, YAML or a draft, and what makes the job of compiling it. Raises CompileError, as that does."""
    from ..job import Job

    if is_draft(file):
        draft = files.read_draft(file)
        return draft.source, lambda: Job.of_draft(draft, template, known=known)

    source = files.read_source(file)
    if Path(file).suffix.lower() in TEXT:
        told = Diagnostic(codes.IS_YAML, {"file": file, "name": f"{Path(yaml_stem(file)).name}.yaml"})
        source = replace(source, notes=(*source.notes, told))
    if may_be_volume(source.text):
        from ..batch import volume  # only a volume pays for it

        return volume.opened(source, template)
    return source, lambda: Job.of(source, template, known=known)


def _clash(names: Sequence[str]) -> list[Diagnostic]:
    """Two files whose results would have one name: the second would replace the first."""
    first: dict[str, str] = {}
    for name in names:
        target = _target(name)
        where = os.path.normcase(os.path.realpath(target))
        if where in first:
            return [Diagnostic(codes.SAME_TARGET, {"file": first[where], "other": name, "name": str(target)})]
        first[where] = name
    return []


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
    force: bool = False
    check: bool = False


class Outcome(NamedTuple):
    """What came of one file: the exit code, what was found, what went in and out, and the target held open elsewhere."""

    code: int
    diagnostics: Sequence[Diagnostic]
    line_of: "LineOf"
    inputs: Sequence[Path] = ()
    written: Sequence[Path] = ()
    held: Path | None = None
    job: "Job | None" = None


def compiled(file: str, wanted: Wanted, known: "Known | None" = None) -> Outcome:
    """Compile one file: everything is made and every target looked at before the first is written. `known` is of the files before it in this run."""
    source, job = Source(file, ""), None
    findings: list[Diagnostic] = []
    try:
        if file == files.STANDARD_INPUT and wanted.output is None:
            raise no_output()
        target = Path(wanted.output) if wanted.output is not None else _target(file)
        if target.suffix.lower() in (".pdf", ".png"):
            raise CompileError([Diagnostic(codes.NOT_A_DOCX_NAME, {"file": str(target)})])
        source, job_of_source = opened(file, wanted.template, known)
        job = job_of_source()
        findings = list(job.findings)
        if wanted.check:
            from ..editor.diagnostics import with_what_is_read
            from ..editor.reading import Reading

            draft = files.read_draft(file) if is_draft(file) else None
            findings = with_what_is_read(findings, Reading(source, is_yaml=draft is None, given=draft))
        if wanted.strict and any(one.severity == "warning" for one in findings):
            raise CompileError(findings)
        _check([target], job, wanted)
        made, on_paper = _made(job, target, wanted)
        findings += on_paper
        laid_out = all(one.code is not codes.DOCX_ALONE for one in findings)
        if job.aside:
            kept, told = _kept_aside(job, file, target)
            made.append(kept)
            findings += told
        paths = [path for path, _ in made]
        _check(paths, job, wanted)
        for path, data in made:
            files.put(path, data)
        if wanted.png and laid_out:
            findings += _old_pages(target, [*job.inputs, *paths])
        if not job.aside and files.remove_list(_list_beside(target)):
            findings.append(Diagnostic(codes.LIST_GONE, {"file": str(_list_beside(target))}))
    except CompileError as error:
        before = findings or (job.findings if job else source.notes)
        told_before = [one for one in before if one not in error.diagnostics]
        return _refused(error.diagnostics, told_before, source, job)
    except BaseException as error:
        from ..messages.failure import failed

        return _refused([failed(error, file)], job.findings if job else source.notes, source, job)
    code = max((codes.exit_code(one) for one in findings if one.severity == "error"), default=0)
    return Outcome(code, findings, source.line, job.inputs, paths, None, job if laid_out else None)


def _refused(
    errors: Sequence[Diagnostic], before: Sequence[Diagnostic], source: Source, job: "Job | None"
) -> Outcome:
    """What comes of a file for which nothing was written; told before why is what was found until then."""
    told = [*before, *errors]
    held = [Path(one.args["file"]) for one in told if one.code is codes.TARGET_LOCKED]
    code = max(map(codes.exit_code, errors))
    return Outcome(code, told, source.line, job.inputs if job else (), held=held[0] if held else None)


def _check(targets: Sequence[Path], job: "Job", wanted: Wanted) -> None:
    """Refuse targets that must not be replaced, all of them at once. Raises CompileError."""
    wrong: list[Diagnostic] = []
    for target in targets:
        try:
            files.check_target(target, job.inputs, ".docx" if target == targets[0] else target.suffix)
            files.keep_edited(target, wanted.force)
        except CompileError as error:
            wrong += error.diagnostics
    if wrong:
        raise CompileError(wrong)


def _made(job: "Job", target: Path, wanted: Wanted) -> tuple[list[tuple[Path, bytes]], list[Diagnostic]]:
    """The .docx, with its pages where they are asked for, and what these show; without them, and why, where there is no LibreOffice."""
    docx = job.docx()
    options = [name for name in ("--pdf", "--png", "--proof") if getattr(wanted, name[2:])]
    if not options and not job.lists_pages:
        return [(target, docx)], job.unseen()
    try:
        made = _pages(job, target, wanted)
        found = [one for one in job.findings_on_paper if wanted.proof or one.severity != "error"]
    except CompileError as error:
        not_here = (codes.NO_OFFICE, codes.OFFICE_TOO_LONG, codes.OFFICE_FAILED, codes.NO_PAGES)
        if any(one.code not in not_here for one in error.diagnostics):
            raise
        alone = Diagnostic(codes.DOCX_ALONE, {"options": " ".join(options)})
        told = [*error.diagnostics, alone] if options else []
        return [(target, docx)], [*told, *job.unseen(error)]
    if options and not wanted.proof:  # which tells it with what was measured
        found += faces(job.proof.docx, str(target))
    return made, found


def document(job: "Job", form: str) -> bytes:
    """The document of a job as `--pdf` writes it: the `docx` as it was fitted, as it is where no pages can be laid out, or the `pdf`. Raises CompileError."""
    target = Path("report.docx")
    wanted = Wanted(None, None, True, False, False, "zh", Format.text, False)
    if form == "pdf":
        return dict(_pages(job, target, wanted))[target.with_suffix(".pdf")]
    return dict(_made(job, target, wanted)[0])[target]


def faces(docx: bytes, name: str) -> list[Diagnostic]:
    """Which of the official faces that a document asks for its pages do without, in a line each for stand-ins and for none."""
    from ..pages import office
    from ..word.reader.fonts import fonts_in_use

    used = fonts_in_use(docx, name)
    lacking = [
        one
        for one in office.faces() or ()
        if not one.installed and not used.isdisjoint((one.face.name, *one.face.also))
    ]
    told = []
    stood_in = {one.face.name: one.font.name for one in lacking if one.font}
    if stood_in:
        args = {
            "names_zh": "、".join(stood_in),
            "names_en": ", ".join(stood_in),
            "instead_zh": "、".join(dict.fromkeys(stood_in.values())),
            "instead_en": ", ".join(dict.fromkeys(stood_in.values())),
        }
        told.append(Diagnostic(codes.FACES_STOOD_IN, args))
    if missing := [one.face.name for one in lacking if one.font is None]:
        args = {"names_zh": "、".join(missing), "names_en": ", ".join(missing)}
        told.append(Diagnostic(codes.FACES_MISSING, args))
    return told


def _list_beside(target: Path) -> Path:
    """Where what a draft has and its document does not print is kept."""
    return target.with_name(f"{target.stem}-没有印的.txt")


def _kept_aside(job: "Job", file: str, target: Path) -> tuple[tuple[Path, bytes], list[Diagnostic]]:
    """The list of what a draft has and its document does not print, and what is said of it."""
    listed = _list_beside(target)
    head = f"“{Path(file).name}”里的下面这些话，没有印进“{target.name}”："
    text = "\n".join((head, "", *job.aside, "", ""))
    args = {"count": str(len(job.aside)), "name": str(target), "file": str(listed)}
    told = [Diagnostic(codes.SET_ASIDE, args)]
    return (listed, sealed(text.encode("utf-8", "replace"), listed.suffix)), told


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
        made.append((target.with_suffix(".pdf"), sealed(job.proof.pdf, ".pdf")))
    if wanted.png:
        images = pages_png(job.proof.pdf)
        digits = len(str(len(images)))
        for number, image in enumerate(images, 1):
            made.append((target.with_name(f"{target.stem}-{number:0{digits}}.png"), sealed(image, ".png")))
    return made


def _old_pages(target: Path, in_use: list[Path]) -> list[Diagnostic]:
    """Take away the images that a longer former result left, and say so."""
    gone = [path.name for path in files.remove_old_pages(target, in_use)]
    if not gone:
        return []
    names = gone if len(gone) <= 3 else [*gone[:2], "…", gone[-1]]
    args = {"names_zh": "、".join(names), "names_en": ", ".join(names)}
    return [Diagnostic(codes.OLD_PAGES_GONE, args)]


def _told(outcome: Outcome, wanted: Wanted) -> None:
    """What standard output holds for people: the paths written, and what was measured."""
    for path in outcome.written:
        say(path)
    if outcome.job and wanted.proof:
        from ..pages.proof import as_text

        say(as_text(_facts(outcome.job), wanted.language))


def _facts(job: "Job") -> dict[str, Any]:
    """What was measured, and which fonts it was measured with."""
    from ..pages import office

    stand_ins = {
        one.face.name: one.font and one.font.name for one in office.faces() or () if not one.installed
    }
    return {**job.proof.facts, "stand_ins": stand_ins}
