"""`compile schema`: the JSON Schema of a kind, or of all."""

from typing import Annotated

from ..document.schema import schema, schemas
from ..messages.diagnostic import CompileError
from .console import LangOption, kind_named, language_of, refused, tell_json
from .options import Argument


def command(kind: Annotated[str | None, Argument("KIND")] = None, lang: LangOption = None) -> int:
    """Print a JSON Schema; the exit code."""
    try:
        tell_json(schema(kind_named(kind)) if kind else schemas())
    except CompileError as error:
        return refused(error, language_of(lang))
    return 0
