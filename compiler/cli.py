"""The command `compile`: arguments in; a file, a path on standard output, diagnostics on standard error, an exit code.

Exit codes: 0 done; 1 the input has errors, or warnings under --strict; 2 wrong usage or a missing file; 3 the
environment (target locked or not writable, a needed program absent). Each command imports what it needs by itself.
"""

import locale
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from . import __version__
from .diagnostics import CompileError, Diagnostic, Language, LineOf

DEFAULT = "file"  # the command that a first word which is no command stands for
COMMANDS = (DEFAULT,)


class Lang(StrEnum):
    """Languages of messages."""

    zh = "zh"
    en = "en"


class Format(StrEnum):
    """Forms of diagnostics."""

    text = "text"
    json = "json"


HELP = {
    "zh": """\
用法：compile 文件.yaml [-o 结果.docx] [选项]

把 YAML 写成的公文编成 Word 文件。不写 -o 时，结果放在原文件旁边，后缀换成 .docx。
文件写成 - 时从标准输入读。

选项：
  -o, --output 文件       结果写到这个 .docx
  --template 名称或路径   用这个模板
  --strict                有提醒也当作错误，不生成文件
  --lang zh|en            提示用的语言，默认跟随系统
  --format text|json      提示的格式
  --version               版本
  --help                  这份说明

退出码：0 完成；1 原稿或模板有错误；2 命令写错或找不到文件；3 写不进去等环境问题。
""",
    "en": """\
Usage: compile FILE.yaml [-o OUT.docx] [options]

Compiles a document written in YAML into a Word file. Without -o the result lies beside the source with the
suffix .docx. With - for FILE, standard input is read.

Options:
  -o, --output FILE        write the result to this .docx
  --template NAME|PATH     use this template
  --strict                 treat warnings as errors: nothing is written
  --lang zh|en             language of messages; the system's unless given
  --format text|json       form of diagnostics
  --version                the version
  --help                   this page

Exit codes: 0 done; 1 the source or template has errors; 2 wrong usage or a missing file; 3 the environment.
""",
}

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def _group() -> None:
    pass


@app.command(DEFAULT, add_help_option=False)
def compile_file(
    file: Annotated[str, typer.Argument(metavar="FILE.yaml")],
    output: Annotated[str | None, typer.Option("--output", "-o")] = None,
    template: Annotated[str | None, typer.Option("--template")] = None,
    lang: Annotated[Lang | None, typer.Option("--lang")] = None,
    format: Annotated[Format, typer.Option("--format")] = Format.text,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> int:
    """Compile one file."""
    from . import codes, files
    from .source import Source

    language = _language(lang)
    source = Source(file, "")
    try:
        if file == files.STANDARD_INPUT and output is None:
            raise CompileError(
                [
                    Diagnostic(
                        codes.USAGE,
                        {
                            "reason_zh": "从标准输入读时，要用 -o 指明结果文件",
                            "reason_en": "reading standard input needs -o",
                        },
                    )
                ]
            )
        source = files.read_source(file)
        target = Path(output) if output is not None else Path(file).with_suffix(".docx")
        data, findings, inputs = _compile(source, template)
        if strict and any(one.severity == "warning" for one in findings):
            raise CompileError(findings)
        files.check_target(target, inputs)
        files.write_target(target, data)
    except CompileError as error:
        _report(error.diagnostics, language, format, source.line)
        return max(map(_exit_code, error.diagnostics))
    _report(findings, language, format, source.line)
    typer.echo(target)
    return 0


def _compile(source: Any, template: str | None) -> tuple[bytes, list[Diagnostic], list[Path]]:
    """The stages: the document's bytes, what the rules say, and the files that were read."""
    from .flow import resolve
    from .rules import check
    from .source import load
    from .validate import validate
    from .word.template import Template

    loaded = load(source)
    document = validate(loaded)
    found = Template.find(template, Path()) if template else Template.for_(document)
    flow = resolve(document)
    return found.render(flow), [*loaded.notes, *check(document, flow)], [Path(source.name), Path(found.name)]


def _exit_code(one: Diagnostic) -> int:
    """Exit code for a diagnostic."""
    from . import codes

    if one.code in (codes.FILE_NOT_FOUND, codes.NOT_A_FILE, codes.TARGET_REFUSED, codes.USAGE):
        return 2
    return 3 if one.code in (codes.TARGET_LOCKED, codes.NOT_WRITABLE, codes.NOT_READABLE) else 1


def _report(
    diagnostics: Sequence[Diagnostic],
    language: Language,
    format: Format,
    line_of: LineOf = lambda _: None,
) -> None:
    from .diagnostics import as_json, as_text

    if format is Format.json:
        typer.echo(as_json(diagnostics, language), err=True)
    elif diagnostics:
        typer.echo(as_text(diagnostics, language, line_of), err=True)


def _language(lang: Lang | None) -> Language:
    """The language asked for, else the locale's; Chinese where the locale names none."""
    if lang is not None:
        return lang.value
    name = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    name = name or (locale.getlocale()[0] or "")
    neutral = name.partition(".")[0] in ("", "C", "POSIX")
    return "zh" if neutral or name.lower().startswith(("zh", "chinese")) else "en"


def _asked_language(arguments: Sequence[str]) -> Language:
    """The language of a command line that may not be well formed."""
    joined = " ".join(arguments).replace("--lang=", "--lang ").split()
    word = joined[joined.index("--lang") + 1 :][:1] if "--lang" in joined else []
    return _language(Lang(word[0]) if word and word[0] in Lang.__members__ else None)


def _misused(error: Any) -> Diagnostic:
    """The command-line library's complaint in our own words."""
    from . import codes

    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = "/".join(getattr(parameter, "opts", ())) if parameter is not None else option
    match type(error).__name__:
        case "NoSuchOption":
            zh, en = f"没有 {option} 这个选项", f"there is no option {option}"
        case "MissingParameter":
            zh, en = "没有写要编译的文件", "the file to compile is missing"
        case "BadOptionUsage":
            zh, en = f"{option} 后面少了内容", f"{option} needs a value"
        case "BadParameter":
            zh, en = f"{name} 后面的内容不对", f"the value of {name} is not valid"
        case _:
            zh, en = "一次只能编译一个文件", "one file is compiled at a time"
    return Diagnostic(codes.USAGE, {"reason_zh": zh, "reason_en": en})


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run the command; the exit code."""
    language = _asked_language(arguments)
    if not arguments or "--help" in arguments or arguments[0] == "-h":
        typer.echo(HELP[language], nl=False, err=not arguments)
        return 0 if arguments else 2
    if arguments[0] == "--version":
        typer.echo(f"compile {__version__}")
        return 0
    if arguments[0] not in COMMANDS:
        arguments = [DEFAULT, *arguments]
    usage_error: Any = typer.BadParameter.__mro__[1]  # UsageError, which typer does not export
    try:
        return int(typer.main.get_command(app).main(arguments, "compile", standalone_mode=False) or 0)
    except usage_error as error:
        format = Format.json if "json" in arguments else Format.text
        _report([_misused(error)], language, format)
        return 2
    except typer.Abort:
        return 130
