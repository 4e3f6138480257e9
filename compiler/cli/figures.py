"""`compile figures`: every figure of a report, its value, where it comes from and what prints it; what changed since another report; a draft's
numbers as a proposal for 数据.

In: arguments; out: the list, the changes, or the proposal's path, on standard output; diagnostics on standard error, an exit code.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from ..draft.readers import Carried
from ..figures.extract import Extracted, extract
from ..figures.listing import Changed, Listed, Use, changes, listed, one_line
from ..flow.blocks import paragraphs_of
from ..job import Job
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Language
from ..source.folder import Folder
from ..source.load import Source
from . import files
from .console import Format, LangOption, Plain, language_of, refused, report, say, tell_file, tell_json, usage
from .import_draft import beside, text_of_draft, write_picture
from .names import is_draft, yaml_stem
from .options import Argument, Option


def command(
    file: Annotated[str, Argument("FILE.yaml|DRAFT")],
    against: Annotated[str | None, Option("--against", metavar="FILE.yaml")] = None,
    take: Annotated[bool, Option("--extract")] = False,
    output: Annotated[str | None, Option("--output", "-o", metavar="FILE.yaml")] = None,
    lang: LangOption = None,
    format: Annotated[Plain, Option("--format")] = Plain.text,
) -> int:
    """List the figures of a report, or what changed, or propose them for a draft; the exit code."""
    language = language_of(lang)
    source = Source(file, "")
    try:
        if take:
            if against is not None:
                raise CompileError(
                    [
                        usage(
                            "--extract 和 --against 不能一起用",
                            "--extract and --against do not go together",
                            "figures",
                        )
                    ]
                )
            return _proposed(file, output, language, Format(format.value))
        if output is not None:
            raise CompileError([usage("-o 只和 --extract 一起用", "-o goes with --extract only", "figures")])
        if is_draft(file):
            zh, en = (
                "草稿里没有“数据”；要把数提出来，写 compile figures --extract 草稿",
                "a draft has no 数据; to take its numbers out, write compile figures --extract DRAFT",
            )
            raise CompileError([usage(zh, en, "figures")])
        source = files.read_source(file)
        found = _listed(source)
        if against is None:
            if format is Plain.json:
                tell_json([_of(one) for one in found])
            else:
                _tell(found, language)
            return 0
        source = files.read_source(against)
        changed = changes(found, _listed(source))
        same = [one.name for one in found if one.name not in {change.name for change in changed}]
        if format is Plain.json:
            tell_json([_of_change(one) for one in changed])
        else:
            _tell_changes(changed, same, language)
    except CompileError as error:
        return refused(error, language, Format(format.value), source.line)
    return 0


def _listed(source: Source) -> list[Listed]:
    job = Job.of(source, checked=False)
    if job.figures is None:
        raise CompileError([Diagnostic(codes.NO_FIGURES, {"file": source.name})])
    return listed(job.figures, job.template.asked_of_data, Path(job.template.name).stem)


# ---- the list -----------------------------------------------------------------------------------------------------


def _tell(found: Sequence[Listed], language: Language) -> None:
    for at, one in enumerate(found):
        if at:
            say("")
        say(_head(one, language))
        _tell_uses(one, language)


def _head(one: Listed, language: Language) -> str:
    """发文  204件（上年同期271件）  report.yaml:5  来源: 办公系统"""
    zh = language == "zh"
    others = "，".join(f"{member}{text}" for member, text in one.others.items())
    parts = [one.name, one_line(one.value) + (f"（{others}）" if others else "")]
    if one.formula:
        parts.append(f"= {one.formula}")
    if one.origin:
        parts.append(one.origin)
    if one.place:
        parts.append(f"第{one.place.line}行" if zh else f"line {one.place.line}")
    if one.source:
        parts.append(f"来源：{one.source}" if zh else f"source: {one.source}")
    return "  ".join(parts)


def _tell_uses(one: Listed, language: Language) -> None:
    zh = language == "zh"
    told: dict[str, None] = {}
    for use in one.uses:
        line = "" if use.place is None else f"第{use.place.line}行" if zh else f"line {use.place.line}"
        told["  " + "  ".join(part for part in (line, use.what, one_line(use.sentence)) if part)] = None
    for text in told:  # a sentence that prints it twice is one place
        say(text)
    if one.through:
        say(f"  {'由它算出的也印了：' if zh else 'printed through: '}{'、'.join(one.through)}")
    if not one.uses and not one.through:
        if one.used:
            say("  只用来计算或判断，没有印" if zh else "  used to compute or to decide, and not printed")
        else:
            say("  没有地方印" if zh else "  nothing prints it")


def _of(one: Listed) -> dict[str, Any]:
    return {
        "name": one.name,
        "value": one.value,
        "others": dict(one.others),
        "formula": one.formula,
        "origin": one.origin,
        "source": one.source,
        "line": one.place.line if one.place else None,
        "used": one.used,
        "printed": [_of_use(use) for use in one.uses],
        "through": list(one.through),
    }


def _of_use(use: Use) -> dict[str, Any]:
    return {
        "line": use.place.line if use.place else None,
        "column": use.place.column if use.place else None,
        "where": use.what,
        "typed": use.typed,
        "sentence": use.sentence,
    }


# ---- what changed -------------------------------------------------------------------------------------------------


def _tell_changes(changed: Sequence[Changed], same: Sequence[str], language: Language) -> None:
    zh = language == "zh"
    for one in changed:
        if one.before is None:
            how = f"新增，{one.after}" if zh else f"new, {one.after}"
        elif one.after is None:
            how = f"没有了，原来是{one.before}" if zh else f"gone, it was {one.before}"
        else:
            how = f"{one.before} → {one.after}"
        say(f"{one.name}  {one_line(how)}")
        if one.now:
            _tell_uses(one.now, language)
    if not changed:
        say("数都一样" if zh else "no figure changed")
    elif same:
        say(f"{'没有变：' if zh else 'unchanged: '}{'、'.join(same)}")


def _of_change(one: Changed) -> dict[str, Any]:
    return {
        "name": one.name,
        "before": one.before,
        "after": one.after,
        "printed": [_of_use(use) for use in one.now.uses] if one.now else [],
    }


# ---- a proposal ---------------------------------------------------------------------------------------------------


def _proposed(file: str, output: str | None, language: Language, format: Format) -> int:
    """Write a draft's YAML with its numbers under 数据; the exit code."""
    if file == files.STANDARD_INPUT and output is None:
        output = files.STANDARD_INPUT
    told: list[Diagnostic] = []
    if is_draft(file):
        text, told, pictures = text_of_draft(file)
        folder: Folder = Carried(Path(file).parent, pictures=pictures)
        source = Source(file, text)
        target = beside(file)
    else:
        source, pictures = files.read_source(file), {}
        folder = Folder(Path(source.name).parent)
        target = Path(f"{yaml_stem(file)}-数据.yaml")
    found = proposal(source, folder)
    target = target if output is None else Path(output)
    if output == files.STANDARD_INPUT:
        tell_file(found.text)
    else:
        files.write_yaml(target, found.text)
        say(target)
        for name, data in pictures.items():
            write_picture(target.parent / name, data)
    figures = Diagnostic(codes.FIGURES_TAKEN, {"count": str(len(found.figures)), "places": str(found.places)})
    report([*told, *found.notes, *([figures] if found.figures else [])], language, format, source.line)
    return 0


def proposal(source: Source, folder: Folder) -> Extracted:
    """The proposal for a report in YAML, proven: it prints what the report prints. Raises CompileError."""
    before = Job.of(source, checked=False, folder=folder)
    if before.flow.values.get("figures"):  # for texts, or for a template alone
        raise CompileError([Diagnostic(codes.FIGURES_THERE, {"file": source.name})])
    found = extract(source)
    after = Job.of(Source(source.name, found.text), checked=False, folder=folder)
    if _printed(before) != _printed(after):
        raise CompileError([Diagnostic(codes.PROPOSAL_DIFFERS, {"file": source.name})])
    return found


def _printed(job: Job) -> list[tuple[object, ...]]:
    """What a report prints, paragraph by paragraph."""
    return [
        (one.role, one.label and one.label.text, one.runs)
        for block in job.flow.blocks
        for one in paragraphs_of(block)
    ]
