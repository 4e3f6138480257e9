"""The commands that tell what the compiler knows: kinds, keys, their schema, faces, diagnostics.

In: arguments; out: a table or a page on standard output, an exit code as for `compile`. Each command imports what it needs by itself.
"""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from ..messages.diagnostic import CompileError, Language
from .console import Format, LangOption, kind_named, language_of, refused, report, table, usage

if TYPE_CHECKING:
    from ..pages.faces import FaceFound

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(add_help_option=False)
def kinds(lang: LangOption = None) -> int:
    """List the kinds."""
    from ..terms.kinds import KINDS

    zh = language_of(lang) == "zh"
    rows = [("文种", "英文", "模板", "层次") if zh else ("kind", "English", "template", "labels")]
    rows += [(kind.zh, kind.key, kind.template, " ".join(map(str, kind.labels))) for kind in KINDS.values()]
    table(rows)
    return 0


@app.command(add_help_option=False)
def keys(kind: Annotated[str | None, typer.Argument()] = None, lang: LangOption = None) -> int:
    """List the fields."""
    from ..document.kinds import model_of
    from ..document.model import PARTS, Document
    from ..terms.fields import TERMS, TOLD_BY, fields_of

    language = language_of(lang)
    zh = language == "zh"
    try:
        model = model_of(kind_named(kind)) if kind else Document
    except CompileError as error:
        return refused(error, language)
    rows = [("键", "英文", "写什么") if zh else ("key", "English", "what to write")]
    # Blocks that are known by where they stand rather than by a key of their own.
    stand_under = {row.holds[0]: row.key for row in fields_of("Document") if len(row.holds) == 1}
    for part_name, part in (("Document", model), *PARTS.items()):
        fields = (stand_under[part_name],) if part_name in stand_under else TOLD_BY.get(part_name, ())
        if fields:
            rows.append((f"[{'、'.join(TERMS[field].zh for field in fields)}]", "", ""))
        for name, info in part.model_fields.items():
            term = TERMS[name]
            star = " *" if info.is_required() or name == "kind" else ""
            rows.append((term.zh + star, term.english or term.key, term.about[0 if zh else 1]))
    table(rows)
    return 0


@app.command(add_help_option=False)
def schema(kind: Annotated[str | None, typer.Argument()] = None, lang: LangOption = None) -> int:
    """Print a JSON Schema."""

    try:
        typer.echo(schema_text(kind_named(kind) if kind else None), nl=False)
    except CompileError as error:
        return refused(error, language_of(lang))
    return 0


@app.command(add_help_option=False)
def fonts(lang: LangOption = None) -> int:
    """List the official faces."""
    from ..pages import office
    from ..terms.standard import FACES

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
    missing = [one.face for one in found or () if one.font is None]
    if missing:
        free = (
            "没有的字体，装上下面任何一种能免费下载的字体就能代替：",
            "For a missing face, any one of these free fonts will do:",
        )
        typer.echo(free[0 if zh else 1])
        for face in missing:
            names = dict.fromkeys(one.family for one in face.stand_ins)
            typer.echo(f"  {face.name}：{'、'.join(names)}" if zh else f"  {face.name}: {', '.join(names)}")
    stays = (
        "Word 文件里写的总是左边的字体；代替的字体只在这台电脑上排版时用。",
        "The Word file always names the faces on the left; what stands in is used for pages made here only.",
    )
    typer.echo(stays[0 if zh else 1])
    return 0


@app.command(add_help_option=False)
def explain(code: str, lang: LangOption = None) -> int:
    """Print a diagnostic's page."""
    from ..messages import codes
    from ..messages.explain import page

    language = language_of(lang)
    if code.upper() not in codes.REGISTRY:
        report([usage(f"没有代码 {code}", f"there is no code {code}")], language, Format.text)
        return 2
    typer.echo(page(codes.REGISTRY[code.upper()], language), nl=False)
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


def schema_text(kind: str | None) -> str:
    """The JSON Schema of a kind, or of all of them."""
    from ..document.schema import schema, schemas

    return json.dumps(schema(kind) if kind else schemas(), ensure_ascii=False, indent=2) + "\n"
