"""What is said of numbers, dates and names: as it is right nothing is told, as it is falsified it is found. `statements.txt` holds both, of more than twenty sorts."""

import re

import pytest

from compiler.rules.findings import Finding
from tests.kit.checked import checked
from tests.kit.support import ROOT

LINES = [
    line
    for line in (ROOT / "tests/rules/statements.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
OF_NUMBERS = ("W60", "W61", "W64", "S53", "S54", "W531")
FALSIFIED = [line for line in LINES if "{" in line]


def told(line: str, side: int) -> list[Finding]:
    """What is said of a statement, with the first or the second of what stands in braces."""
    text = (
        re.sub(r"\{([^|{}]*)\|([^|{}]*)\}", lambda found: found[side], line)
        .replace("⏎", "\n")
        .replace("→", "\t")
    )
    # A line that begins with ^ brings its own title.
    head = "" if text.startswith("^") else "区政府办公室2025年度工作总结\n"
    return [one for one in checked(f"{head}{text.lstrip('^')}\n") if one.code.id.startswith(OF_NUMBERS)]


def test_there_are_a_hundred_of_twenty_sorts() -> None:
    sorts = (ROOT / "tests/rules/statements.txt").read_text("utf-8").count("\n## ")
    assert len(FALSIFIED) >= 100
    assert sorts >= 20


@pytest.mark.parametrize("line", LINES)
def test_what_is_right_is_let_through(line: str) -> None:
    assert [one.diagnostic.message("zh") for one in told(line, 1)] == []


@pytest.mark.parametrize("line", FALSIFIED)
def test_what_is_falsified_is_found_once(line: str) -> None:
    assert len(told(line, 2)) == 1
