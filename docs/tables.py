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
from compiler.terms.demands import Want
from compiler.terms.fields import FIELDS, MEMBERS, ROOTS, TOLD_BY, VALUES, fields_of
from compiler.terms.figures import OF_FIGURES
from compiler.terms.kinds import FORMATS, KINDS
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


def volume() -> Iterator[str]:
    """The fields of a volume and of its reports, but for those that a report has as well."""
    yield from ("| 键 | 英文 | 写什么 |", "|---|---|---|")
    for part in ("Volume", "Member", "Contents"):
        for row in fields_of(part):
            if row.stands != ROOTS and (part != "Volume" or "Document" not in row.stands):
                yield f"| {row.zh} | {row.english or row.key} | {row.page or row.about[0]} |"


def slots() -> Iterator[str]:
    """What each slot prints, in the order of reading."""
    yield from ("| 写法 | 印什么 |", "|---|---|")
    for slot in (*READING, "cover", "cover_foot", "members"):
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
        codes = (id for one in text_rules() if one.family == family for id in one.codes)
        for id in dict.fromkeys(codes):
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
    found = [one for one in read(Opened(draft.source, draft), Wanted()).findings if one.code is code]
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
        yield f"| {name} | {asked} | {reason or '、'.join(dict.fromkeys(held[row]))} |"


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


_DIRECTIONS = {"up": "上行", "down": "下行", "level": "平行", "": "各种"}
_NUMBERS = {"agency": "某财发〔2026〕8号", "nth": "第3号", "either": "两种都有"}


def issued() -> Iterator[str]:
    """The fifteen kinds: whom they go to, their format with its template, their number, and what a title says."""
    yield from ("| 文种 | 英文 | 行文 | 格式 | 模板 | 编号 |", "|---|---|---|---|---|---|")
    for kind in KINDS.values():
        if kind.statutory:
            form = FORMATS[kind.format]
            cells = (kind.zh, kind.key, _DIRECTIONS[kind.direction], form.zh, form.template)
            yield f"| {' | '.join((*cells, _NUMBERS[kind.number]))} |"


def beside() -> Iterator[str]:
    """The kinds of papers that are not issued under a red head of their own."""
    yield from ("| 文种 | 英文 | 也可以写 | 模板 |", "|---|---|---|---|")
    for kind in KINDS.values():
        if not kind.statutory and kind.made_as == "Document":
            yield f"| {kind.zh} | {kind.key} | {'、'.join(kind.also)} | {kind.template} |"


_WANTED = (
    *("issuer_mark", "docket_number", "signatory", "addressees", "signature", "stamps", "date", "seal"),
    *("remark", "print_office", "present"),
)
_MAY = "可有"


def _cell(want: Want | None) -> str:
    if want is None:
        return _MAY
    must, never = {
        "规定": ("**要有**", "**没有**"),
        "一般": ("一般有", "一般没有"),
        "推荐": ("一般有", "一般没有"),
        "实务": ("常有", "常没有"),
    }[want.strength]
    return never if want.need == "not" else must


def wants() -> Iterator[str]:
    """What papers of each of the fifteen kinds have and do not have."""
    yield f"| | {' | '.join(FIELDS[key].zh for key in _WANTED)} |"
    yield f"|---|{'---|' * len(_WANTED)}"
    for kind in KINDS.values():
        if kind.statutory:
            said = {want.field: want for want in kind.wants}
            yield f"| {kind.zh} | {' | '.join(_cell(said.get(key)) for key in _WANTED)} |"


def clauses() -> Iterator[str]:
    """Where each of these is written, how strongly it is asked for, and of which kinds."""
    yield from ("| 项目 | 有没有 | 依据 | 强弱 | 文种 |", "|---|---|---|---|---|")
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for kind in KINDS.values():
        for want in kind.wants if kind.statutory else ():
            field = FIELDS[want.field].zh
            has = "没有" if want.need == "not" else "有"
            key: tuple[str, str, str, str] = (field, has, want.clause, want.strength)
            found.setdefault(key, []).append(kind.zh)
    every = sum(kind.statutory for kind in KINDS.values())
    for key in sorted(found):
        kinds = "各种" if len(found[key]) == every else "、".join(found[key])
        yield f"| {' | '.join(key)} | {kinds} |"


TABLES = {
    "yaml.md": (keys, volume, figures, members),
    "kinds.md": (issued, beside, wants, clauses),
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
