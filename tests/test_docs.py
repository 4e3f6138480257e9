"""The documentation keeps its word: its YAML compiles, and it names every key, style, option and exit code."""

import io
import re
import shlex
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image

import compiler
from compiler.cli import command as cli
from compiler.cli.help import page
from compiler.messages.diagnostic import CompileError
from compiler.messages.registry import registry
from compiler.rules.findings import text_rules
from compiler.tags.filters import FILTERS
from compiler.terms.fields import DERIVED, FIELDS, SLOTS, VALUES
from compiler.terms.kinds import KINDS
from compiler.word.reader import picture
from compiler.word.template.compiled import Template
from docs import tables
from docs.images import make
from docs.rows import ROWS
from tests.kit.old_documents import by_hand
from tests.kit.support import ROOT

BLOCKS = [
    pytest.param(text, id=f"{page.stem}-{number}")
    for page in (*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md"))
    for number, text in enumerate(re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("text", BLOCKS)
def test_yaml_in_the_docs_compiles(text: str, tmp_path: Path) -> None:
    for name, suffix in re.findall(r"(\w+(\.(?:png|csv|xlsx|yaml|docx)))\b", text):
        (tmp_path / name).write_bytes(_FILES[suffix]())
    assert compiler.compile_document(compiler.Source(str(tmp_path / "report.yaml"), text))[:2] == b"PK"


def _picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30)).save(made, "PNG")
    return made.getvalue()


def _workbook() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("汇总", 0)
    sheet.append(["单位", "次数"])
    sheet.append(["办公室", 1])
    sheet.append(["财政局", 2])
    by_month = book.create_sheet("月度")
    for row in (["月份", "发文"], ["1月", 15], ["2月", 12], ["3月", 21]):
        by_month.append(row)
    book.save(made)
    return made.getvalue()


_REPORT = "文种: 报告\n标题: 关于2025年度工作情况的报告\n正文: 现将有关情况报告如下。\n"
# What stands in for the files that the docs name.
_FILES: dict[str, Callable[[], bytes]] = {
    ".png": _picture,
    ".csv": lambda: "单位,次数\n办公室,1\n".encode(),
    ".xlsx": _workbook,
    ".yaml": lambda: _REPORT.encode(),
    ".docx": lambda: compiler.compile_document(_REPORT),
}


def test_every_key_and_kind_is_documented() -> None:
    page = (ROOT / "docs/yaml.md").read_text("utf-8")
    for key, term in FIELDS.items():
        written = term.about[0] and key not in DERIVED
        assert not written or (term.zh in page and (term.english or key) in page), key
    assert all(term.zh in page for term in KINDS.values())


@pytest.mark.parametrize("page", tables.TABLES)
def test_the_tables_of_fields_are_those_of_the_rows(page: str) -> None:
    """`python -m docs.tables` writes them anew."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    assert tables.made(page, text) == text


def test_every_row_of_the_standard_has_a_rule_or_a_reason() -> None:
    held = {row for entry in text_rules() for row in entry.rows}
    assert {row for row, (_, reason) in ROWS.items() if not reason} == held


def test_every_slot_value_and_style_is_documented() -> None:
    page = (ROOT / "docs/templates.md").read_text("utf-8")
    assert all(f"{{{{p {FIELDS[slot].zh} }}}}" in page for slot in SLOTS)
    assert all(f"{{{{ {FIELDS[value].zh}" in page for value in VALUES)
    assert all(term.style in page for term in FIELDS.values())


def test_the_way_to_a_template_can_be_gone_as_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs/templates.md").read_text("utf-8")
    Path(make.OLD).write_bytes(by_hand())
    Path(make.REPORT).write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    assert len(lines) > 10
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "compile"
        changed = arguments[:2] == ["template", "diff"]
        assert cli.run([*arguments, "--lang", "zh"]) == changed, (line, capsys.readouterr().err)
        if arguments == ["template", "new", "财政局", "--from", make.OLD]:
            shutil.copy(make.TEMPLATE, "财政局-旧.docx")
            make.restyle(Path(make.TEMPLATE))
            make.add_tags(Path(make.TEMPLATE))
    printed = picture(Path(make.REPORT).with_suffix(".docx").read_bytes())
    assert all(words in printed for words in ("某财发〔2026〕15号", "签发人：李四", "81234.57", "下降3.1%"))
    assert all(text in page.replace("\\|", "|") for text in (make.DOCKET, *filter(None, sum(make.TABLE, ()))))
    pictures = [ROOT / "docs" / name for name in re.findall(r"\((images/\S+?)\)", page)]
    assert pictures
    assert all(path.stat().st_size < make.MAX_BYTES for path in pictures)
    make.spoil(Path(make.TEMPLATE))
    assert cli.run(["template", "check", make.TEMPLATE]) == 1
    assert sum("错误" in line for line in capsys.readouterr().err.splitlines()[:-1]) >= len(make.SPOILT)


def test_tags_in_the_docs_print_and_those_that_may_not_be_are_refused() -> None:
    page = (ROOT / "docs/templates.md").read_text("utf-8")
    report = page.partition("```yaml\n")[2].partition("```")[0]
    allowed, _, rest = page.replace("\\|", "|").partition("## 不能写的")
    tags = [tag for tag in re.findall(r"`(\{\{ .+? \}\})`", allowed) if "行." not in tag]
    assert len(tags) > 25
    assert compiler.compile_document(report, _general_with(*tags))
    pairs = re.findall(r"`(\{% (?:if|for) .*?%\})`(?: … `(\{% else %\})`)? … `(\{% end\w+ %\})`", allowed)
    whole = re.findall(r"`(\{%p .*?%\})` … `(\{%p end\w+ %\})`", allowed)
    assert len(pairs) == 2
    assert whole
    assert compiler.compile_document(report, _general_with(*map("甲".join, pairs), *sum(whole, ())))
    boxed = re.findall(r"`(\{%t[rc] for .*?%\})` … `(\{%t[rc] endfor %\})`", allowed)
    assert len(boxed) == 2
    for opening, closing in boxed:
        assert compiler.compile_document(report, _general_with(boxes=(opening, "乙", closing)))
    forbidden = re.findall(r"^\| (`.*?`) \| ", rest.partition("# Word 里的几种版面")[0], re.MULTILINE)
    for tag in re.findall(r"`(\{.*?\})`", " ".join(forbidden)):
        with pytest.raises(CompileError):
            compiler.compile_document(report, _general_with(tag))


def _general_with(*paragraphs: str, boxes: Sequence[str] = ()) -> Template:
    """The general template with further paragraphs at its head, or a table of so many rows or cells."""
    document = docx.Document(str(ROOT / "templates/general.docx"))
    first = document.paragraphs[0]
    for text in paragraphs:
        first.insert_paragraph_before(text)
    if boxes:
        shape = (len(boxes), 1) if "{%tr" in boxes[0] else (1, len(boxes))
        table = document.add_table(*shape)
        for cell, text in zip(table._cells, boxes, strict=True):
            cell.text = text
        first._p.addprevious(table._tbl)
    data = io.BytesIO()
    document.save(data)
    return Template.compile(data.getvalue(), "general.docx")


def test_every_filter_is_documented_with_what_it_prints() -> None:
    page = (ROOT / "docs/templates.md").read_text("utf-8").replace("\\|", "|")
    for row in FILTERS:
        example, printed = row.example
        arguments = f"({', '.join(row.arguments)})" if row.arguments else ""
        assert f"| `|{row.zh}{arguments}` | {row.about[0]} | `{{{{ {example} }}}}` | {printed} |" in page


def test_every_option_is_in_both_readmes() -> None:
    options = re.findall(r"--\w+", page([], "en"))
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text("utf-8")
        assert all(option in text for option in options if option not in ("--output", "--help"))


def test_the_map_of_the_house_names_what_is_there() -> None:
    """The rooms of the tree, each once; modules, types and codes that the page speaks of; who writes each feature."""
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    house = ROOT / "compiler"
    tree = page.partition("```\ncompiler/\n")[2].partition("```")[0]
    rooms = [path for path in house.glob("*") if path.name[0] not in "_." and path.suffix in ("", ".py")]
    inner = [path for path in (house / "word").iterdir() if path.is_dir() and path.name[0] != "_"]
    for room in (*rooms, *inner):
        assert len(re.findall(rf"(?<!\S){room.name}{'/' * room.is_dir()}(?!\S)", tree)) == 1, room.name
    modules = {path.stem for path in house.rglob("*.py")} | {path.name for path in house.rglob("*/")}
    of_docxtpl = {"cellbg", "colspan", "hm", "vm", "title"}  # words of docxtpl's, and a field
    assert set(re.findall(r"`([a-z_]+)`", page)) - of_docxtpl <= modules
    for name in re.findall(r"`([a-z_]+(?:\.[A-Za-z_]+)+)`", page):
        *above, last = name.split(".")
        path = house.joinpath(*above)
        file = path.with_suffix(".py")
        assert (path / f"{last}.py").exists() or (path / last).is_dir() or last in file.read_text("utf-8"), (
            name
        )
    assert set(re.findall(r"\b[A-Z]\d{3}\b", page)) <= set(registry())
    written = (ROOT / "docs/ooxml/README.md").read_text("utf-8")
    files = re.findall(r"`([a-z_/]+\.py)`", written)
    assert len(files) > 14
    assert [one for one in files if not (house / one).exists()] == []


def test_facade() -> None:
    assert all(getattr(compiler, name) for name in compiler.__all__)
