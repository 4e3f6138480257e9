"""`compile keys`: the fields that can be written, block by block."""

from typing import Annotated

from ..document.editors import called
from ..document.model import PARTS, WHOLES
from ..messages.diagnostic import CompileError
from ..part import Part
from ..terms.fields import FIELDS, ROOTS, TOLD_BY, PartName, fields_of
from ..terms.figures import OF_FIGURES, OF_TABLES
from ..terms.kinds import KINDS
from .console import LangOption, kind_named, language_of, refused, table
from .options import Argument


def command(kind: Annotated[str | None, Argument("KIND")] = None, lang: LangOption = None) -> int:
    """List the fields of a kind, or of all; the exit code."""
    language = language_of(lang)
    zh = language == "zh"
    try:
        wholes = [KINDS[kind_named(kind)].made_as] if kind else [*WHOLES]
    except CompileError as error:
        return refused(error, language)
    rows = [("键", "英文", "写什么") if zh else ("key", "English", "what to write")]
    # Blocks that are known by where they stand rather than by a key of their own.
    stand_under = {row.holds[0]: row.key for row in fields_of(*ROOTS) if len(row.holds) == 1}
    parts: dict[PartName, type[Part]] = {**{name: WHOLES[name] for name in wholes}, **PARTS}
    for part_name, part in parts.items():
        if part_name in WHOLES and len(wholes) > 1:
            rows.append((f"[{called(part_name)}]", "", ""))
        fields = (stand_under[part_name],) if part_name in stand_under else TOLD_BY.get(part_name, ())
        if fields:
            rows.append((f"[{'、'.join(FIELDS[field].zh for field in fields)}]", "", ""))
        for name, info in part.model_fields.items():
            term = FIELDS[name]
            star = " *" if info.is_required() else ""
            rows.append((term.zh + star, term.english or term.key, term.about[0 if zh else 1]))
    figures = FIELDS["figures"].zh
    for of, members in ((("一个数", "a figure"), OF_FIGURES), (("一张表", "a table"), OF_TABLES)):
        rows.append((f"[{figures}：{of[0]}]" if zh else f"[{figures}: {of[1]}]", "", ""))
        rows += [(row.zh, row.english or row.key, row.about[0 if zh else 1]) for row in members]
    table(rows)
    return 0
