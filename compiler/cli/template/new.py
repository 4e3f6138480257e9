"""`compile template new`: a template by the standard, from another one, or from an office's old document."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from ...messages.diagnostic import CompileError
from ...word.template.compiled import Template
from ...workshop import adopt
from .. import files
from ..console import LangOption, language_of, refused, say, table
from ..options import Argument, Option


def command(
    name: Annotated[str, Argument("NAME")],
    origin: Annotated[str, Option("--from", metavar="standard|TEMPLATE|OLD.docx")] = "standard",
    output: Annotated[str | None, Option("--output", "-o", metavar="FILE.docx")] = None,
    lang: LangOption = None,
) -> int:
    """Write a new template; the exit code."""
    index = 0 if language_of(lang) == "zh" else 1
    target = Path(output) if output is not None else Path(f"{name.removesuffix('.docx')}.docx")
    try:
        files.check_target(target, ())
        file = str(target)
        taken: Sequence[adopt.Taken] = ()
        made = adopt.standard()
        if origin != "standard":
            data, file = files.read_template(origin)
            made, taken = adopt.started(data, file)
        Template.compile(made, file)
        files.write_new(target, made)
    except CompileError as error:
        return refused(error, language_of(lang))
    say(target)
    if taken:
        table([(one.what[index], one.how[index]) for one in taken])
    return 0
