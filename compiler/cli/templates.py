"""The commands `compile template …`, for the colleague who keeps the templates.

In: arguments; out: a table, a file or pages, diagnostics on standard error, an exit code as for `compile`.
Each command imports what it needs by itself.
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..messages.diagnostic import CompileError, Diagnostic, Language
from .console import YAML, Format, LangOption, language_of, refused, report, table, tell_json

if TYPE_CHECKING:
    from ..workshop.adopt import Taken
    from ..workshop.diff import Difference, Unread
    from ..workshop.inspect import Anatomy

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
COMMANDS = ("new", "list", "inspect", "check", "preview", "diff")


class Told(StrEnum):
    """Forms of what is told."""

    text = "text"
    json = "json"


class Laid(StrEnum):
    """Forms of a template laid open."""

    text = "text"
    json = "json"
    schema = "schema"


@app.callback()
def _group() -> None:
    pass


@app.command(add_help_option=False)
def check(
    file: str,
    against: Annotated[list[str] | None, typer.Option("--against")] = None,
    annotate: Annotated[str | None, typer.Option("--annotate")] = None,
    fix: Annotated[str | None, typer.Option("--fix")] = None,
    lang: LangOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.text,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> int:
    """Check a template."""
    from ..messages import codes
    from ..word.ooxml.package import MAX_BYTES
    from ..workshop.annotate import annotated, is_result
    from ..workshop.check import examine
    from ..workshop.mend import mended
    from . import files

    language = language_of(lang)
    targets = {kind: Path(name) for kind, name in (("fix", fix), ("annotate", annotate)) if name}
    findings: list[Diagnostic] = []
    made: list[tuple[Path, bytes]] = []
    try:
        data = files.read_bytes(file, MAX_BYTES)
        reports = [files.read_source(one) for one in against or ()]
        for target in targets.values():
            files.check_target(target, [Path(file), *map(Path, against or ())])
            if target.exists() and not is_result(target.read_bytes()):
                raise CompileError([Diagnostic(codes.FILE_EXISTS, {"file": str(target)})])
        if "fix" in targets:
            data, findings = mended(data, file)
            made.append((targets["fix"], data))
        findings += examine(data, str(targets.get("fix", file)), reports)
        if "annotate" in targets:
            told = [one for one in findings if one.code is not codes.MENDED]
            made.append((targets["annotate"], annotated(data, file, told, language)))
        for path, result in made:
            files.write_target(path, result)
    except CompileError as error:
        return refused(error, language, format)
    report(findings, language, format)
    for path, _ in made:
        typer.echo(path)
    bad = [one for one in findings if one.severity == "error" or (strict and one.severity == "warning")]
    if not findings and format is Format.text:
        typer.echo(f"{file}：没有发现问题。" if language == "zh" else f"{file}: nothing was found.")
    return max(map(codes.exit_code, bad), default=0)


@app.command(add_help_option=False)
def new(
    name: str,
    origin: Annotated[str, typer.Option("--from")] = "standard",
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
    lang: LangOption = None,
) -> int:
    """Write a new template."""
    from ..word.template.compiled import Template
    from ..workshop import adopt as authoring
    from . import files

    index = 0 if language_of(lang) == "zh" else 1
    target = Path(output) if output is not None else Path(f"{name.removesuffix('.docx')}.docx")
    try:
        files.check_target(target, ())
        file = str(target)
        taken: Sequence[Taken] = ()
        made = authoring.standard()
        if origin != "standard":
            data, file = _read(origin)
            made, taken = authoring.started(data, file)
        Template.compile(made, file)
        files.write_new(target, made)
    except CompileError as error:
        return refused(error, language_of(lang))
    typer.echo(target)
    if taken:
        table([(one.what[index], one.how[index]) for one in taken])
    return 0


@app.command("list", add_help_option=False)
def list_packs(
    lang: LangOption = None,
    format: Annotated[Told, typer.Option("--format")] = Told.text,
) -> int:
    """List the templates."""
    from ..word.ooxml.package import MAX_BYTES
    from ..word.template.compiled import Template
    from ..word.template.packs import packs
    from ..workshop.annotate import is_annotated
    from . import files

    zh = language_of(lang) == "zh"
    found = []
    for pack in packs(Path()):
        problems, copy = 0, False
        try:
            copy = is_annotated(files.read_bytes(str(pack.path), MAX_BYTES), pack.name)
            Template.load(pack.path)
        except CompileError as error:
            problems = len(error.diagnostics)
        found.append((pack, problems, copy))
    if format is Told.json:
        tell_json(
            [
                {"name": p.name, "file": str(p.path), "where": p.where, "problems": n, "annotated": copy}
                for p, n, copy in found
            ]
        )
        return 0
    places = {
        "beside": ("这里", "here"),
        "listed": ("COMPILE_TEMPLATES",) * 2,
        "builtin": ("自带", "built in"),
    }
    rows = [("名称", "在哪里", "能用吗", "文件") if zh else ("name", "where", "state", "file")]
    for pack, problems, copy in found:
        state = ("能用", "sound") if not problems else (f"有{problems}处错误", f"{problems} errors")
        if copy:
            state = f"{state[0]}，是带批注的副本", f"{state[1]}, a copy with comments"
        file = "" if pack.where == "builtin" else str(pack.path)
        rows.append((pack.name, places[pack.where][0 if zh else 1], state[0 if zh else 1], file))
    table(rows)
    return 0


@app.command(add_help_option=False)
def inspect(
    name: str,
    lang: LangOption = None,
    format: Annotated[Laid, typer.Option("--format")] = Laid.text,
) -> int:
    """Lay a template open."""
    from ..messages import codes
    from ..workshop import inspect as anatomy

    language = language_of(lang)
    try:
        found = anatomy.laid_open(*_read(name))
    except CompileError as error:
        return refused(error, language)
    if found.problems:
        report(found.problems, language, Format.json if format is Laid.json else Format.text)
    if format is Laid.schema:
        tell_json(anatomy.schema(found))
    elif format is Laid.json:
        tell_json(anatomy.as_data(found, 0 if language == "zh" else 1))
    else:
        _show(found, language)
    return max(map(codes.exit_code, found.problems), default=0)


def _show(found: "Anatomy", language: Language) -> None:
    """A template as tables."""
    from ..terms.fields import TERMS
    from ..terms.styles import style_words
    from ..word.ooxml.words import LABELS
    from ..workshop.inspect import PAGE_LABELS, figures

    zh = language == "zh"
    index = 0 if zh else 1
    typer.echo(f"{'模板' if zh else 'template'}  {found.name}")
    colon, comma = ("：", "、") if zh else (": ", ", ")
    rows = [(PAGE_LABELS[key][index], value[index]) for key, value in found.page.items()]
    rows += [tuple(line.split("：", 1)) for line in found.margins]  # type: ignore[misc]
    rows.append(("序号" if zh else "numbering", " ".join(level.label for level in found.levels) or "-"))
    rows.append(("字体" if zh else "fonts", comma.join(found.fonts)))
    slots = [TERMS[slot].zh for slot in sorted(found.slots)]
    rows.append(("插入位置" if zh else "slots", comma.join(slots) or "-"))
    values = [
        ".".join(TERMS[one].zh if one in TERMS else one for one in v.split(".")) for v in sorted(found.values)
    ]
    rows.append(("值" if zh else "values", comma.join(values) or "-"))
    if wanted := figures(found):
        rows.append((TERMS["figures"].zh if zh else "figures", comma.join(wanted)))
    table(rows)
    columns = ("font", "size", "bold", "align", "first_line", "line")
    blank = ("", "")
    styles = [("样式" if zh else "style", *(LABELS[key][index] for key in columns))]
    for name, said in found.styles.items():
        lacking = ("没有" if zh else "absent", *("" for _ in columns[1:]))
        styles.append(
            (
                style_words(name)[index],
                *((said.get(key, blank)[index] for key in columns) if said else lacking),
            )
        )
    typer.echo()
    table(styles)
    typer.echo()
    table(
        [("标记", "在哪里") if zh else ("tag", "where")]
        + [
            (tag.text, f"{tag.part}{colon}{'第' if zh else 'paragraph '}{tag.paragraph}{'段' if zh else ''}")
            for tag in found.tags
        ]
    )


@app.command(add_help_option=False)
def preview(
    name: str,
    pdf: Annotated[str | None, typer.Option("--pdf")] = None,
    png: Annotated[bool, typer.Option("--png")] = False,
    lang: LangOption = None,
) -> int:
    """Show every style of a template."""
    import tempfile

    from ..messages import codes
    from ..pages import office
    from ..pages.measure import pages_png
    from ..word.template.compiled import Template
    from ..workshop import preview as sample
    from . import files

    try:
        data, file = _read(name)
        pages = sample.pdf(Template.compile(data, file))
        made: list[tuple[Path, bytes]] = []
        if pdf is not None:
            made.append((Path(pdf), pages))
        if png:
            stem = Path(pdf).with_suffix("") if pdf is not None else Path(Path(file).stem)
            for number, image in enumerate(pages_png(pages), 1):
                made.append((stem.with_name(f"{stem.name}-{number}.png"), image))
        if not made:
            made = [(Path(tempfile.mkdtemp(prefix="compile-")) / f"{Path(file).stem}.pdf", pages)]
        for path, _ in made:
            files.check_target(path, [Path(file)], ".png" if path.suffix == ".png" else ".pdf")
            if path.exists() and not sample.is_result(path.read_bytes()):
                raise CompileError([Diagnostic(codes.FILE_EXISTS, {"file": str(path)})])
        for path, content in made:
            files.write_target(path, content)
    except CompileError as error:
        return refused(error, language_of(lang))
    if pdf is None and not png:
        office.open_file(made[0][0])
    for path, _ in made:
        typer.echo(path)
    return 0


@app.command(add_help_option=False)
def diff(
    old: str,
    new: str,
    folder: Annotated[str | None, typer.Option("--reports")] = None,
    lang: LangOption = None,
    format: Annotated[Told, typer.Option("--format")] = Told.text,
) -> int:
    """Compare two templates."""
    from ..messages import codes
    from ..workshop import diff as compare
    from . import files

    language = language_of(lang)
    differences: list[Difference] = []
    unread: list[Unread] = []
    try:
        (before, old_file), (after, new_file) = _read(old), _read(new)
        names = old_file, new_file
        changes = compare.templates(before, after, names)
        if folder is not None:
            sources = [files.read_source(str(path)) for path in _reports(folder)]
            differences, unread = compare.reports(before, after, names, sources)
    except CompileError as error:
        report(error.diagnostics, language, Format.text)
        return max(2 if code == 1 else code for code in map(codes.exit_code, error.diagnostics))
    if format is Told.json:
        tell_json(compare.as_data(changes, differences, unread, language))
    else:
        for line in compare.as_text(changes, differences, unread, language, folder is not None):
            typer.echo(line)
    return 1 if changes or differences else 0


def _reports(folder: str) -> list[Path]:
    """The YAML files of a folder. Raises CompileError (O801) where there is no such folder."""
    from ..messages import codes

    if not Path(folder).is_dir():
        raise CompileError([Diagnostic(codes.FILE_NOT_FOUND, {"file": folder})])
    return sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in YAML and path.is_file())


def _read(name: str) -> tuple[bytes, str]:
    """A template by name, or a file by its path: its bytes and its path. Raises CompileError (T301, O80x)."""
    from ..messages import codes
    from ..word.ooxml.package import MAX_BYTES
    from ..word.template.packs import find, packs
    from . import files

    if file := find(name, Path()):
        return files.read_bytes(str(file), MAX_BYTES), str(file)
    office = (".docx", ".dotx", ".doc", ".wps", ".docm")
    if Path(name).suffix.lower() in office or "/" in name or Path(name).exists():
        return files.read_bytes(name, MAX_BYTES), name
    choices = "、".join(pack.name for pack in packs(Path()))
    raise CompileError([Diagnostic(codes.TEMPLATE_NOT_FOUND, {"name": name, "choices": choices})])
