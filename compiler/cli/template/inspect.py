"""`compile template inspect`: a template laid open, as tables, JSON or a JSON Schema of what it asks for."""

from enum import StrEnum
from typing import Annotated

from ...messages import codes
from ...messages.diagnostic import CompileError, Language
from ...terms.fields import FIELDS
from ...terms.styles import style_words
from ...word.ooxml.words import LABELS
from ...workshop import inspect
from ..console import Format, LangOption, language_of, refused, report, say, table, tell_json
from ..files import read_template
from ..options import Argument, Option


class Laid(StrEnum):
    """Forms of a template laid open."""

    text = "text"
    json = "json"
    schema = "schema"


def command(
    name: Annotated[str, Argument("TEMPLATE")],
    lang: LangOption = None,
    format: Annotated[Laid, Option("--format")] = Laid.text,
) -> int:
    """Lay a template open; the exit code."""
    language = language_of(lang)
    try:
        found = inspect.laid_open(*read_template(name))
    except CompileError as error:
        return refused(error, language)
    if found.problems:
        report(found.problems, language, Format.json if format is Laid.json else Format.text)
    if format is Laid.schema:
        tell_json(inspect.schema(found))
    elif format is Laid.json:
        tell_json(inspect.as_data(found, 0 if language == "zh" else 1))
    else:
        _show(found, language)
    return max(map(codes.exit_code, found.problems), default=0)


def _show(found: inspect.Anatomy, language: Language) -> None:
    """A template as tables."""
    zh = language == "zh"
    index = 0 if zh else 1
    say(f"{'模板' if zh else 'template'}  {found.name}")
    colon, comma = ("：", "、") if zh else (": ", ", ")
    rows = [(inspect.PAGE_LABELS[key][index], value[index]) for key, value in found.page.items()]
    rows += [tuple(line.split("：", 1)) for line in found.margins]  # type: ignore[misc]
    rows.append(("序号" if zh else "numbering", " ".join(level.label for level in found.levels) or "-"))
    rows.append(("字体" if zh else "fonts", comma.join(found.fonts)))
    slots = [FIELDS[slot].zh for slot in sorted(found.slots)]
    rows.append(("插入位置" if zh else "slots", comma.join(slots) or "-"))
    values = [
        ".".join(FIELDS[one].zh if one in FIELDS else one for one in v.split("."))
        for v in sorted(found.values)
    ]
    rows.append(("值" if zh else "values", comma.join(values) or "-"))
    if wanted := inspect.figures(found):
        rows.append((FIELDS["figures"].zh if zh else "figures", comma.join(wanted)))
    table(rows)
    columns = ("font", "size", "bold", "align", "first_line", "line")
    blank = ("", "")
    styles = [("样式" if zh else "style", *(LABELS[key][index] for key in columns))]
    for name, said in found.styles.items():
        lacking = ("没有" if zh else "absent", *("" for _ in columns[1:]))
        styles.append(
            (
                style_words(name)[index],
                *((said.get(key, blank)[index] for key in columns) if said else lacking),
            )
        )
    say()
    table(styles)
    say()
    table(
        [("标记", "在哪里") if zh else ("tag", "where")]
        + [
            (tag.text, f"{tag.part}{colon}{'第' if zh else 'paragraph '}{tag.paragraph}{'段' if zh else ''}")
            for tag in found.tags
        ]
    )
