"""`compile explain`: the page of a diagnostic."""

from typing import Annotated

import typer

from ..messages import codes
from ..messages.explain import page
from .console import Format, LangOption, language_of, report, usage


def command(code: Annotated[str, typer.Argument(metavar="CODE")], lang: LangOption = None) -> int:
    """Print the page of a code; the exit code."""
    language = language_of(lang)
    if code.upper() not in codes.REGISTRY:
        report([usage(f"没有代码 {code}", f"there is no code {code}")], language, Format.text)
        return 2
    typer.echo(page(codes.REGISTRY[code.upper()], language), nl=False)
    return 0
