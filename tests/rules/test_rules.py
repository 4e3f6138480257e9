"""Each rule has a Markdown file of its name, which says what it is about and shows it at work.

```yaml bad``` holds a report in which the rule finds fault: `← S402` at the end of a line is what is said of it, and ▲ the spot in
that line. ```yaml good``` and ```yaml mended``` hold reports of which nothing is said. A rule on wording has ```text …``` blocks, too, which hold drafts;
```… fixed``` is what the last bad block becomes with every mend made. For rules on templates, a section whose
heading ends in `→ T341` changes the general template and says what is found then; nothing is, where the heading names no code:
```diff PART STYLE``` replaces its ` ` and `-` lines by its ` ` and `+` lines, joined, in a part, or in one style of it;
```part NAME``` adds a part; ```paragraphs``` stand at the head of the body, ```instead``` in place of its text. Marks `←` are read there, too.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from compiler.messages.diagnostic import Diagnostic
from compiler.messages.registry import codes_of, modules
from compiler.rules import RULES
from compiler.rules.findings import text_rules
from compiler.rules.scan import Scan, Sought
from compiler.rules.template.asked import TEMPLATE_RULES
from compiler.rules.wording import unfinished
from compiler.workshop.check import examine
from tests.kit.checked import checked, mended, read_over
from tests.kit.dialect import DOCUMENT, parts_of
from tests.kit.support import GENERAL, said_of, spots

FILES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.md"))}
MARK = re.compile(r"[ ]+← ([A-Z]\d{3}(?: [A-Z]\d{3})*)$", re.MULTILINE)
TEXT = re.compile(r"<w:body>.*(?=<w:sectPr>)", re.DOTALL)


class Block(NamedTuple):
    """A fenced block: its kind, the rest of its first line, its text without marks, and what they say: code, line and column."""

    kind: str
    rest: str
    text: str
    expected: list[tuple[str, int, int]]


def blocks(markdown: str) -> Iterator[Block]:
    for kind, rest, body in re.findall(
        r"^```(\w+) ?([^\n]*)\n(.*?)^```$", markdown, re.DOTALL | re.MULTILINE
    ):
        text, places = spots(MARK.sub("", body))
        expected: list[tuple[str, int, int]] = []
        for number, line in enumerate(body.splitlines(), 1):
            if mark := MARK.search(line):
                codes, columns = mark[1].split(), [at for row, at in places if row == number]
                # As many codes as spots: each its own. No spot: in a template.
                paired = zip(codes, columns, strict=True) if len(codes) == len(columns) else None
                expected += [
                    (code, number, column) for code, column in paired or product(codes, columns or [0])
                ]
        yield Block(kind, rest, text, expected)


def reports() -> Iterator[tuple[str, Block]]:
    for name, path in FILES.items():
        found = (one for one in blocks(path.read_text("utf-8")) if one.kind in ("yaml", "text"))
        for number, block in enumerate(found):
            yield f"{name} {number + 1} {block.rest}", block


def sections() -> Iterator[tuple[str, list[str], list[Block]]]:
    """The sections that change the template: title, codes expected, and what changes."""
    for name, path in FILES.items():
        for title, body in re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", path.read_text("utf-8"), re.MULTILINE):
            wanted = title.partition(" → ")[2].split()
            yield f"{name}: {title}", wanted, list(blocks(body))


def told(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Findings, each with its sentences and its place."""
    for one in findings:
        assert one.place
        assert all((one.message("zh"), one.hint("zh"), one.message("en"), one.hint("en")))
    return findings


REPORTS = dict(reports())
ON_WORDING = {entry.rule.__name__: entry for entry in text_rules()}


@pytest.fixture
def _nothing_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search is held against one that tries every place: a pattern is found where it says that it can begin, and nowhere else."""
    read_over.cache_clear()  # what was read before was not looked at
    matches, everywhere = Scan.matches, Scan.everywhere

    def wanted(scan: Scan, one: Sought) -> Iterator[re.Match[str]]:
        return (found for span in scan.spans() for found in one.compiled.finditer(scan.text, *span))

    def all_of(scan: Scan, one: Sought) -> Iterator[re.Match[str]]:
        found = list(matches(scan, one))
        assert [each.span() for each in found] == [each.span() for each in wanted(scan, one)]
        return iter(found)

    def all_places(scan: Scan, one: Sought) -> Iterator[re.Match[str]]:
        found = list(everywhere(scan, one))
        places = {each.start() for each in found}
        assert all(each.start() in places for each in wanted(scan, one))
        return iter(found)

    monkeypatch.setattr(Scan, "matches", all_of)
    monkeypatch.setattr(Scan, "everywhere", all_places)


@pytest.mark.usefixtures("_nothing_is_missed")
@pytest.mark.parametrize(("name", "block"), REPORTS.items(), ids=REPORTS)
def test_report(name: str, block: Block) -> None:
    assert block.rest in ("bad", "good", "mended", "fixed")
    assert (block.rest == "bad") == bool(block.expected)
    if name.split()[0] in ON_WORDING:
        diagnostics = [one.diagnostic for one in checked(block.text, block.kind)]
    else:
        diagnostics = said_of(block.text)
    found = [(one.code.id, one.place.line, one.place.column) for one in told(diagnostics) if one.place]
    assert found == (block.expected if block.rest != "fixed" else [])


@pytest.mark.parametrize("name", ON_WORDING)
def test_mends_make_the_fixed_text(name: str) -> None:
    before: Block | None = None
    for block in blocks(FILES[name].read_text("utf-8")):
        if block.rest == "fixed":
            assert before is not None
            assert mended(before.text, before.kind) == block.text
        before = block if block.rest == "bad" else before


def changed(changes: list[Block]) -> bytes:
    """The general template with the changes of a section."""
    parts = {name: data.decode() for name, data in parts_of(GENERAL.read_bytes()).items()}
    for kind, rest, text, _ in changes:
        if kind == "part":
            parts[rest] = text
        elif kind == "diff":
            part, _, style = rest.partition(" ")
            lines = text.splitlines()
            old, new = ("".join(line[1:] for line in lines if line[0] in sides) for sides in (" -", " +"))
            scope = (
                re.search(rf'<w:style [^>]*w:styleId="{style}">.*?</w:style>', parts[part]) if style else None
            )
            whole = scope[0] if scope else parts[part]
            assert old
            assert old in whole
            parts[part] = parts[part].replace(whole, whole.replace(old, new, 1))
        else:
            xml = "".join(
                f'<w:p><w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r></w:p>'
                for line in text.splitlines()
            )
            body = "<w:body>" if kind == "paragraphs" else TEXT.search(parts[DOCUMENT])[0]  # type: ignore[index]
            assert kind in ("paragraphs", "instead")
            parts[DOCUMENT] = parts[DOCUMENT].replace(body, f"<w:body>{xml}", 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part_text in parts.items():
            archive.writestr(name, part_text)
    return out.getvalue()


SECTIONS = {title: (wanted, changes) for title, wanted, changes in sections()}


@pytest.mark.parametrize(("wanted", "changes"), SECTIONS.values(), ids=SECTIONS)
def test_template(wanted: list[str], changes: list[Block]) -> None:
    assert changes
    findings = told(examine(changed(changes), "mine.docx"))
    marked = [mark for block in changes for mark in block.expected]
    assert sorted({one.code.id for one in findings}) == (wanted or sorted({code for code, _, _ in marked}))
    assert all(one.place and one.place.part for one in findings)
    if marked:
        assert [(one.code.id, one.place.paragraph, 0) for one in findings if one.place] == marked


def test_every_rule_has_its_file_and_every_message_of_theirs_a_case() -> None:
    examine(GENERAL.read_bytes(), "general.docx")  # all rules are there when both kinds were asked
    said_of("文种: 报告\n标题: 关于工作情况的报告\n正文: 甲\n")
    rules = [rule.__name__ for rule in (*RULES, unfinished, *TEMPLATE_RULES)] + list(ON_WORDING)
    assert sorted(rules) == sorted(FILES)
    shown = {code for block in REPORTS.values() for code, _, _ in block.expected}
    for wanted, changes in SECTIONS.values():
        shown |= {*wanted, *(code for block in changes for code, _, _ in block.expected)}
    homes = [module for module in modules() if module.__name__.startswith("compiler.rules.")]
    written = {code.id for module in homes for code in codes_of(module).values() if code.why != "machine"}
    assert written <= shown


def test_every_report_that_is_told_of_is_shown_mended() -> None:
    for name, path in FILES.items():
        kinds = {block.rest for block in blocks(path.read_text("utf-8")) if block.kind in ("yaml", "text")}
        assert not kinds or {"bad"} < kinds, name
