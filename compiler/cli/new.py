"""`compile new`: a starter that compiles as it is, and beside it a schema for editors."""

from pathlib import Path
from typing import Annotated

from ..document.schema import schema
from ..document.starters import starter
from ..messages.diagnostic import CompileError
from ..terms.kinds import KINDS
from . import files
from .console import LangOption, json_text, kind_named, language_of, refused, say, tell_file
from .options import Argument, Option


def command(
    kind: Annotated[str, Argument("KIND")],
    output: Annotated[str | None, Option("--output", "-o", metavar="FILE.yaml")] = None,
    lang: LangOption = None,
) -> int:
    """Write a starter, and a schema beside it; the exit code."""
    try:
        key = kind_named(kind)
        text = starter(key)
        if output == files.STANDARD_INPUT:
            tell_file(text)
            return 0
        target = Path(output or f"{KINDS[key].zh}.yaml")
        files.write_yaml(target, text)
        say(target)
        beside = target.with_name(f"{KINDS[key].zh}.schema.json")
        if not beside.exists():
            files.write_new(beside, f"{json_text(schema(key))}\n")
            say(beside)
    except CompileError as error:
        return refused(error, language_of(lang))
    return 0
