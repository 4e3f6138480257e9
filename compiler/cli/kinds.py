"""`compile kinds`: which kinds of document there are."""

from ..document.kinds import KIND_CLASSES
from ..terms.kinds import KINDS
from .console import LangOption, language_of, table


def command(lang: LangOption = None) -> int:
    """List the kinds; the exit code."""
    zh = language_of(lang) == "zh"
    rows = [("文种", "英文", "模板", "层次") if zh else ("kind", "English", "template", "labels")]
    for key, model in KIND_CLASSES.items():
        labels = " ".join(map(str, model.default_labels))
        rows.append((KINDS[key].zh, key, model.default_template, labels))
    table(rows)
    return 0
