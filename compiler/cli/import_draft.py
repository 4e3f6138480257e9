"""`compile import`: a draft in, a report.yaml out, with a short list of what to look at.

In: arguments; out: the paths written, or what each line was taken for; diagnostics on standard error, an exit code.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from ..draft.lines import Draft
from ..draft.recognise import Recognised, recognised
from ..draft.roles import REASONS, ROLES
from ..draft.suffixes import is_draft
from ..draft.yaml_text import dump
from ..messages.diagnostic import CompileError, Diagnostic, Language
from ..source.load import Source
from ..terms.characters import short
from . import files
from .console import (
    YAML,
    Format,
    LangOption,
    kind_named,
    language_of,
    no_output,
    refused,
    report,
    say,
    table,
    tell_file,
    tell_json,
    usage,
)
from .names import holds_yaml
from .options import Argument, Option


def command(
    file: Annotated[str, Argument("DRAFT")],
    output: Annotated[str | None, Option("--output", "-o", metavar="FILE.yaml")] = None,
    kind: Annotated[str | None, Option("--kind", metavar="KIND")] = None,
    explain: Annotated[bool, Option("--explain")] = False,
    lang: LangOption = None,
    format: Annotated[Format, Option("--format")] = Format.text,
) -> int:
    """Write the YAML of a draft; the exit code. With `explain` only what its lines were taken for is printed."""
    language = language_of(lang)
    source = Source(file, "")
    try:
        if file == files.STANDARD_INPUT and output is None and not explain:
            raise no_output()
        key = kind_named(kind) if kind else ""
        if Path(file).suffix.lower() in YAML or holds_yaml(file):
            zh, en = "它已经是 YAML，直接编译就行", "it is YAML already; compile it as it is"
            raise CompileError([usage(zh, en, "import")])
        draft = files.read_draft(file)
        source = draft.source
        found = recognised(draft, key)
        told = [*draft.notes, *found.doubts]
        if explain:
            if format == Format.json:
                tell_json(_roles(found, language))
            else:
                table(_explained(found, language))
            return 0
        text = dump(found.data, _comments(found), _preface(found))
        if output == files.STANDARD_INPUT:
            tell_file(text)
        else:
            target = Path(output) if output is not None else beside(file)
            if target.with_suffix(".docx") == Path(file):
                zh = f"编译 {target.name} 会盖掉这份草稿，-o 要另起一个名字"
                raise CompileError(
                    [
                        usage(
                            zh,
                            f"compiling {target.name} would replace this draft; -o wants another name",
                            "import",
                        )
                    ]
                )
            files.write_yaml(target, text)
            say(target)
            for name, data in draft.pictures.items():
                write_picture(target.parent / name, data)
    except CompileError as error:
        return refused(error, language, format, source.line)
    report(told, language, format, source.line)
    return 0


def text_of_draft(file: str) -> tuple[str, list[Diagnostic], Mapping[str, bytes]]:
    """The YAML of a draft, what is told of it, and its pictures. Raises CompileError."""
    return text_of(files.read_draft(file))


def text_of(draft: Draft) -> tuple[str, list[Diagnostic], Mapping[str, bytes]]:
    """The same of a draft that was read."""
    found = recognised(draft, "")
    text = dump(found.data, _comments(found), _preface(found))
    return text, [*draft.notes, *found.doubts], draft.pictures


def beside(file: str) -> Path:
    """The YAML beside a draft; named so that its .docx is not the draft."""
    path = Path(file)
    if path.suffix.lower() == ".docx":
        return path.with_name(f"{path.stem}-公文.yaml")
    return path.with_suffix(".yaml") if is_draft(file) else Path(f"{file}.yaml")


def write_picture(target: Path, data: bytes) -> None:
    """Write a picture beside the YAML, or below it, unless it lies there already."""
    if target.is_file() and target.read_bytes() == data:
        return
    with contextlib.suppress(OSError):  # told when the picture is written
        target.parent.mkdir(parents=True, exist_ok=True)
    files.write_new(target, data)
    say(target)


def _comments(recognised: Recognised) -> dict[tuple[str | int, ...], str]:
    return {
        path: "\n".join(f"请核对：{line}" for line in text.split("\n"))
        for path, text in recognised.comments.items()
    }


def _preface(recognised: Recognised) -> tuple[str, ...]:
    if not recognised.preface:
        return ()
    return ("原稿里还有下面的话，没有放进公文：", *(f"　　{line}" for line in recognised.preface))


def _roles(recognised: Recognised, language: Language) -> list[dict[str, object]]:
    """An object for each paragraph of the draft; `role` and `level` as the program names them."""
    column = 0 if language == "zh" else 1
    return [
        {
            "lines": list(one.numbers),
            "role": one.role,
            "level": one.level,
            "reason": REASONS[one.reason][column],
            "label": one.label,
            "lead": one.lead,
            "text": one.text,
        }
        for one in recognised.roles
    ]


def _explained(recognised: Recognised, language: Language) -> list[tuple[str, ...]]:
    """A row for each paragraph of the draft: its lines, what it was taken for and why, and how it begins."""
    column = 0 if language == "zh" else 1
    rows: list[tuple[str, ...]] = [
        ("行", "是什么", "为什么", "文字") if column == 0 else ("line", "what", "why", "text")
    ]
    for one in recognised.roles:
        role = ROLES[one.role][column]
        if one.level:
            role = f"{'一二三四五'[one.level - 1]}级{role}" if column == 0 else f"{role} {one.level}"
        first, last = one.numbers[0], one.numbers[-1]
        lines = str(first) if first == last else f"{first}—{last}"
        text = short(one.text.replace("\t", " "), 20)
        rows.append((lines, role, REASONS[one.reason][column], text))
    return rows
