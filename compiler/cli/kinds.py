"""`compile kinds`: which kinds of document there are."""

from ..terms.kinds import KINDS
from .console import LangOption, language_of, table


def command(lang: LangOption = None) -> int:
    """List the kinds; the exit code."""
    zh = language_of(lang) == "zh"
    rows = [("文种", "英文", "模板", "层次") if zh else ("kind", "English", "template", "labels")]
    rows += [(kind.zh, kind.key, kind.template, " ".join(map(str, kind.labels))) for kind in KINDS.values()]
    table(rows)
    return 0
