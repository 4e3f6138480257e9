"""The tables of fields in the documentation, made from the rows of `terms`.

`python -m docs.tables` writes them anew between their marks in the pages; a test tells when that was forgotten.
"""

from collections.abc import Iterator
from pathlib import Path

from compiler.document.model import Document
from compiler.flow.resolve import READING
from compiler.messages.diagnostic import SEVERITIES
from compiler.messages.explain import plain
from compiler.messages.registry import registry
from compiler.rules.findings import FAMILIES, text_rules
from compiler.tags.filters import FILTERS
from compiler.terms.fields import FIELDS, MEMBERS, TOLD_BY, VALUES, fields_of
from compiler.terms.figures import OF_FIGURES
from compiler.terms.kinds import KINDS
from docs.rows import ROWS

FOLDER = Path(__file__).parent


def keys() -> Iterator[str]:
    """The fields of the document, in the order of its model."""
    yield from ("| 键 | 英文 | 写什么 |", "|---|---|---|")
    for key, field in Document.model_fields.items():
        row = FIELDS[key]
        said = row.page or row.about[0]
        if key == "kind":
            said = "、".join(
                kind.zh + (f"（也可写{'、'.join(kind.also)}）" if kind.also else "")
                for kind in KINDS.values()
            )
        yield f"| {row.zh} | {row.english or key} | {'必写。' if field.is_required() else ''}{said} |"


def members() -> Iterator[str]:
    """The fields of the mappings that a field of the document holds."""
    for row in fields_of("Document"):
        part = "Closing" if row.key == "closing" else row.holds[0] if len(row.holds) == 1 else ""
        if part and (part == "Closing" or part not in TOLD_BY):
            inside = "、".join(f"{one.zh} `{one.english or one.key}`" for one in fields_of(part))
            yield f"* `{row.zh}`：{inside}"


def slots() -> Iterator[str]:
    """What each slot prints, in the order of reading."""
    yield from ("| 写法 | 印什么 |", "|---|---|")
    for slot in READING:
        yield f"| `{{{{p {FIELDS[slot].zh} }}}}` | {FIELDS[slot].printed or FIELDS[slot].zh} |"
        if joined := FIELDS[slot].joins:
            tags = " ".join(f"`{{{{p {FIELDS[one].zh} }}}}`" for one in joined)
            yield f"| {tags} | 分开放时用，每个都要写 |"


def values() -> Iterator[str]:
    """The tags that print a value, and those that print a member of one."""
    yield " ".join(f"`{{{{ {FIELDS[key].zh} }}}}`" for key in VALUES if key not in MEMBERS)
    for key, named in MEMBERS.items():
        names = (FIELDS[member].zh for member in dict.fromkeys(named.values()))
        yield " ".join(f"`{{{{ {FIELDS[key].zh}.{name} }}}}`" for name in names)


def rules() -> Iterator[str]:
    """The rules on wording, a family after the other: what each says, how strongly, whether it mends, and what it holds."""
    for family, names in FAMILIES.items():
        yield from ("", f"### {names[0]}", "", "| 代码 | 说什么 | 轻重 | 改 |", "|---|---|---|---|")
        for entry in (one for one in text_rules() if one.family == family):
            for id in entry.codes:
                code = registry()[id]
                said = plain(code.zh, "zh").replace("|", "\\|")
                yield f"| {id} | {said} | {SEVERITIES[code.severity][0]} | {mended_by(id)} |"
    yield ""


def mended_by(id: str) -> str:
    """Which mends there are for a code, seen from its example."""
    from compiler.cli.check import Opened, Wanted, read
    from compiler.draft.readers import read_draft

    code = registry()[id]
    if code.form != "check":
        return "✓"  # an office's own word
    draft = read_draft("a.txt", f"{code.example[0]}\n".encode())
    found = [one for one in read("a.txt", Opened(draft.source, draft), Wanted()).findings if one.code is code]
    ways = {("✓" if one.safe else "△") for one in found if one.edit}
    return "".join(sorted(ways))


def rows() -> Iterator[str]:
    """What each row of the standard's sheet asks for, and the rules that hold it, or why none does."""
    held: dict[str, list[str]] = {}
    for entry in text_rules():
        for row in entry.rows:
            held.setdefault(row, []).extend(entry.codes)
    yield from ("| 条 | 说的是 | 谁管 |", "|---|---|---|")
    for row, (asked, reason) in ROWS.items():
        name = {"16": "常见毛病", "15834": "GB/T 15834", "15835": "GB/T 15835"}.get(row, row)
        yield f"| {name} | {asked} | {reason or '、'.join(held[row])} |"


def filters() -> Iterator[str]:
    """What stands behind a bar, with an example and what that prints."""
    yield from ("| 写法 | 作用 | 例子 | 印成 |", "|---|---|---|---|")
    for row in FILTERS:
        arguments = f"({', '.join(row.arguments)})" if row.arguments else ""
        example, printed = row.example
        cells = (f"`|{row.zh}{arguments}`", row.about[0], f"`{{{{ {example} }}}}`", printed)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def figures() -> Iterator[str]:
    """The members of a figure."""
    yield from ("| 一个数下面写 | 英文 | 写什么 |", "|---|---|---|")
    for row in OF_FIGURES:
        name = row.zh + (f"（也可写{'、'.join(row.also)}）" if row.also else "")
        yield f"| {name} | {row.english or row.key} | {row.page or row.about[0]} |"


TABLES = {
    "yaml.md": (keys, figures, members),
    "templates.md": (slots, values, filters),
    "check.md": (rules, rows),
}


def made(page: str, text: str) -> str:
    """The text of a page with its tables as they should be."""
    for table in TABLES[page]:
        begin, end = f"<!-- {table.__name__}: python -m docs.tables -->\n", "\n<!-- end -->"
        head, _, rest = text.partition(begin)
        _, found, tail = rest.partition(end)
        assert found, (page, table.__name__)
        text = "\n".join((f"{head}{begin}", *table(), "")) + end + tail
    return text


if __name__ == "__main__":
    for name in TABLES:
        page = FOLDER / name
        page.write_text(made(name, page.read_text("utf-8")), "utf-8")
