"""The documentation keeps its word: its YAML compiles, and it names every key, style, option and exit code."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

import compiler
from compiler.help import HELP
from compiler.vocabulary import DERIVED, KINDS, TERMS
from compiler.word.tags import SLOTS, VALUES

ROOT = Path(__file__).parent.parent
BLOCKS = [
    pytest.param(text, id=f"{page.stem}-{number}")
    for page in (*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md"))
    for number, text in enumerate(re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("text", BLOCKS)
def test_yaml_in_the_docs_compiles(text: str, tmp_path: Path) -> None:
    for name, suffix in re.findall(r"(\w+(\.(?:png|csv|xlsx)))\b", text):
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
    book.save(made)
    return made.getvalue()


# What stands in for the files that the docs name.
_FILES = {".png": _picture, ".csv": lambda: "单位,次数\n办公室,1\n".encode(), ".xlsx": _workbook}


def test_every_key_and_kind_is_documented() -> None:
    page = (ROOT / "docs/yaml.md").read_text("utf-8")
    for key, term in TERMS.items():
        written = term.about[0] and key not in DERIVED
        assert not written or (term.zh in page and (term.english or key) in page), key
    assert all(term.zh in page for term in KINDS.values())


def test_every_slot_value_and_style_is_documented() -> None:
    page = (ROOT / "docs/templates.md").read_text("utf-8")
    assert all(f"{{{{p {TERMS[slot].zh} }}}}" in page for slot in SLOTS)
    assert all(f"{{{{ {TERMS[value].zh}" in page for value in VALUES)
    assert all(term.style in page for term in TERMS.values())


def test_every_option_is_in_help_and_both_readmes() -> None:
    for pages in HELP.values():
        assert re.findall(r"--\w+", pages["en"]) == re.findall(r"--\w+", pages["zh"])
    options = re.findall(r"--\w+", HELP[""]["en"])
    for page in ("README.md", "README.zh-CN.md"):
        text = (ROOT / page).read_text("utf-8")
        assert all(option in text for option in options if option not in ("--output", "--help"))


def test_facade() -> None:
    assert all(getattr(compiler, name) for name in compiler.__all__)
