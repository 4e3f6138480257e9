"""Pages of a template with margins of its own, drawn here glyph by glyph: what is told of them is what anybody would measure."""

import pytest

from compiler.pages.checks.every import check
from compiler.pages.layout import Layout
from compiler.pages.measure import FIRST_BASELINE, MM, PITCH, Glyph, Page
from compiler.terms import standard
from compiler.word.ooxml.paging import Paging, Stretch
from compiler.word.writer.blocks import Fit
from tests.kit.support import flow_of

WIDTH, HEIGHT = standard.PAGE_WIDTH / 20, standard.PAGE_HEIGHT / 20
USUAL = {"top": 37.0, "bottom": 35.0, "left": 28.0, "right": 26.0}


def layout(rows: int, columns: int, margins: dict[str, float]) -> Layout:
    """A paragraph that fills two pages with so many rows of so many characters, the first two of them left free, and goes on on a third."""
    edges = {**USUAL, **margins}
    step = (WIDTH - (edges["left"] + edges["right"]) * MM) / columns  # lines are justified
    places = [(row, column) for row in range(2 * rows + 1) for column in range(columns)][2:]
    text = "".join(chr(0x4E00 + n % 2000) for n in range(len(places)))
    glyphs: list[list[Glyph]] = [[], [], []]
    for sign, (row, column) in zip(text, places, strict=True):
        x = edges["left"] * MM + column * step
        baseline = edges["top"] * MM + FIRST_BASELINE + row % rows * PITCH
        glyphs[row // rows].append(Glyph(sign, x, x + step, baseline, 16.0, "仿宋_GB2312", "000000"))
    pages = tuple(Page(WIDTH, HEIGHT, tuple(some), (), ()) for some in glyphs)
    section = Stretch(True, edges["top"], edges["bottom"], edges["right"], left=edges["left"])
    flow = flow_of(f"文种: 报告\n正文: {text}\n")
    return Layout.of(flow, pages, Fit(), lambda _: {}, Paging((section,)))


@pytest.mark.parametrize(
    ("rows", "columns", "margins", "told"),
    [
        (22, 28, {}, []),
        (23, 28, {"top": 25}, [("L701", "23"), ("L701", "23")]),
        (24, 28, {"bottom": 15}, [("L701", "24"), ("L701", "24")]),
        (22, 28, {"top": 30, "bottom": 42}, [("L703", "30.0"), ("L703", "42.0")]),
        (22, 28, {"top": 44, "bottom": 28}, [("L703", "44.0"), ("L703", "28.0")]),
        (22, 25, {"left": 40, "right": 31}, [("L703", "40.0"), ("L703", "31.0")]),
        (22, 26, {"right": 37}, [("L703", "37.0")]),
        (22, 30, {"left": 20, "right": 23}, [("L703", "20.0"), ("L703", "23.0")]),
        (22, 27, {"left": 28}, [("L702", "27")]),
    ],
    ids=["usual", "higher", "lower", "moved up", "moved down", "narrow", "narrow at the right", "wide", "wider characters"],
)  # fmt: skip
def test_lines_characters_and_margins_are_told_as_they_are(
    rows: int, columns: int, margins: dict[str, float], told: list[tuple[str, str]]
) -> None:
    found = [
        one
        for one in check(layout(rows, columns, margins))
        if one.code.id in ("L701", "L702", "L703", "L713")
    ]
    numbers = [(one.code.id, one.args.get("count") or one.args["number"]) for one in found]
    near = [(code, f"{float(number):.0f}") for code, number in numbers]
    assert near == [(code, f"{float(number):.0f}") for code, number in told]
