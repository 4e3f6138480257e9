"""`compile explain`: the page of a diagnostic."""

from typing import Annotated

from ..messages.explain import page
from ..messages.registry import find
from .console import Format, LangOption, language_of, report, say, usage
from .options import Argument


def command(code: Annotated[str, Argument("CODE")], lang: LangOption = None) -> int:
    """Print the page of a code; the exit code."""
    language = language_of(lang)
    found = find(code.upper())
    if found is None:
        report([usage(f"没有代码 {code}", f"there is no code {code}", "explain")], language, Format.text)
        return 2
    say(page(found, language), nl=False)
    return 0
