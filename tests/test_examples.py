"""The five reports come out as their sources read: to the character, with Word's own numbers.

`golden/*.txt` is the picture of each; `UPDATE_GOLDEN=1 pytest tests/test_examples.py` writes them anew.
"""

import json
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compiler import compile_document
from compiler.flow.blocks import Flow, Paragraph
from compiler.word.reader import Line, lines, picture
from tests.kit.support import EXAMPLES, ROOT, SEEDS, flow_of

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


@dataclass(frozen=True)
class Seed:
    """The source of an example: its text, and what was found in it by hand."""

    text: list[str]
    title: str | None
    blocks: list[dict[str, Any]] = field(repr=False)

    @property
    def headings(self) -> list[dict[str, Any]]:
        return [block for block in self.blocks if block["kind"] in ("heading", "runin")]

    @property
    def run_ins(self) -> list[dict[str, Any]]:
        return [block for block in self.blocks if block["kind"] == "runin"]


def seed_of(example: Path) -> Seed:
    text = (SEEDS / f"{example.stem}.txt").read_text("utf-8").split("\n")
    structure = json.loads((SEEDS / f"{example.stem}.structure.json").read_text("utf-8"))
    return Seed(text, structure["title"], structure["blocks"])


@cache
def compiled(example: Path) -> bytes:
    return compile_document(example.read_text("utf-8"))


def flow(example: Path) -> Flow:
    return flow_of(example.read_text("utf-8"))


def printed(example: Path) -> list[Line]:
    """The paragraphs that hold text."""
    return [line for line in lines(compiled(example)) if line.text.strip()]


def line_of(example: Path, block: dict[str, Any]) -> Line:
    """The paragraph that prints a block, found by its place among the lines that hold text."""
    text = seed_of(example).text
    return printed(example)[sum(1 for line in text[: block["line"] - 1] if line.strip())]


def test_there_are_five_with_fifty_headings() -> None:
    seeds = [seed_of(example) for example in EXAMPLES]
    assert len(seeds) == 5
    assert sum(len(seed.headings) for seed in seeds) == 50
    assert sum(len(seed.run_ins) for seed in seeds) == 37


@each_example
def test_picture(example: Path) -> None:
    golden = ROOT / "tests" / "golden" / f"{example.stem}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(picture(compiled(example)), "utf-8")
    assert picture(compiled(example)) == golden.read_text("utf-8")


@each_example
def test_text_to_the_character(example: Path) -> None:
    seed = seed_of(example)
    got = [line.label + line.text for line in printed(example)]
    if seed.title is not None:  # its line breaks are the template's affair
        got[0] = got[0].replace("\n", "")
    assert got == [line for line in seed.text if line.strip()]


@each_example
def test_headings_are_numbered_by_word(example: Path) -> None:
    for block in seed_of(example).headings:
        line = line_of(example, block)
        assert line.label == block["label"]
        assert not line.text.startswith(block["label"])
        assert line.text.startswith(block.get("heading") or block["lead"])


@each_example
def test_heading_style_is_of_its_level(example: Path) -> None:
    for block in seed_of(example).headings:
        line, level = line_of(example, block), block["level"]
        if block["kind"] == "heading":
            assert (line.style, line.outline) == (f"heading {level}", level)
            assert line.text == block["heading"]
        else:
            assert line.stretches[0].style == f"标题 {level} 字符"


@each_example
def test_run_in_is_one_paragraph_of_lead_and_plain_text(example: Path) -> None:
    for block in seed_of(example).run_ins:
        line = line_of(example, block)
        lead, *rest = line.stretches
        assert (line.style, line.outline) == ("公文正文", 0)
        assert lead.text == block["lead"]
        assert all(not stretch.bold for stretch in line.stretches)
        assert rest
        # 首句 of an enumeration would have its own face; none of the sources has one in a run-in.
        assert {stretch.style for stretch in rest} == {""}


@each_example
def test_title(example: Path) -> None:
    titles = [line.text.replace("\n", "") for line in lines(compiled(example)) if line.style == "Title"]
    expected = None if example.stem == "work-report-2021" else seed_of(example).title
    assert titles == ([expected] if expected else [])
    assert seed_of(example).title == expected


@each_example
def test_closing_says_what_it_is(example: Path) -> None:
    paragraphs: list[Paragraph] = list(flow(example).paragraphs)
    seed = seed_of(example)
    at = {block["line"]: tuple(block.get("closing", ())) for block in seed.blocks}
    numbers = [number for number, line in enumerate(seed.text, 1) if line.strip()]
    assert [paragraph.nature for paragraph in paragraphs] == [at.get(number, ()) for number in numbers]


@each_example
def test_outline_holds_short_headings_only(example: Path) -> None:
    assert all(len(line.text) <= 60 for line in lines(compiled(example)) if line.outline)
