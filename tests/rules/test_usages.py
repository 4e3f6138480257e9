"""What is said of wording: a fault is found once, by its code; what is right, and what only looks like the fault, is let through. `usages.txt` and `names.txt` hold both."""

import re
from collections import Counter
from pathlib import Path

import pytest

from compiler.rules.wording import unfinished
from tests.kit.checked import checked, read_over
from tests.kit.support import ROOT, SEEDS, STARTERS

FAMILY = {f"W{number}" for number in range(520, 540)}
_CHOICE = re.compile(r"\{([^|{}]*)\|([^|{}]*)\}")


def sentences() -> list[tuple[str, str]]:
    """Each sentence with the code of its section."""
    found, code = [], ""
    for file in ("usages.txt", "names.txt"):
        for line in (ROOT / "tests/rules" / file).read_text("utf-8").splitlines():
            if line.startswith("## "):
                code = line[3:]
            elif line and not line.startswith("#"):
                found.append((code, line))
    return found


SENTENCES = sentences()
FAULTY = [(code, line) for code, line in SENTENCES if "{" in line]


def told(line: str, side: int) -> list[str]:
    """The codes of this family that a sentence is told by, with the first or the second of what stands in braces."""
    text = _CHOICE.sub(lambda found: found[side], line).replace("⏎", "\n")
    return [
        one.code.id for one in checked(f"区政府办公室2025年度工作总结\n{text}\n") if one.code.id in FAMILY
    ]


def test_there_are_sixty_of_each_side() -> None:
    assert len(FAULTY) >= 60
    assert len(SENTENCES) - len(FAULTY) >= 60
    assert min(Counter(code for code, _ in FAULTY).values()) >= 4


@pytest.mark.parametrize(("code", "line"), FAULTY)
def test_a_fault_is_found_once(code: str, line: str) -> None:
    assert told(line, 1) == [code]


@pytest.mark.parametrize("line", [line for _, line in SENTENCES])
def test_what_is_right_is_let_through(line: str) -> None:
    assert told(line, 2) == []


@pytest.mark.parametrize(
    "line",
    [line for line in (ROOT / "tests/rules/right.txt").read_text("utf-8").splitlines() if line[0] != "#"],
)
def test_nothing_is_said_of_what_only_looks_wrong(line: str) -> None:
    found = checked(f"区政府办公室2025年度工作总结\n{line}\n")
    assert [one.code.id for one in found if one.code.severity == "warning"] == []


@pytest.mark.parametrize("path", [*sorted(SEEDS.glob("*.txt")), *STARTERS], ids=str)
def test_the_plain_run_counts_what_is_told_spot_by_spot(path: Path) -> None:
    """One table feeds both; a spot in a cell, which may be a form's, only the plain run counts, and 某某 only who reads it over."""
    text = path.read_text("utf-8")
    seen = read_over(text, "yaml" if path.suffix == ".yaml" else "text", everything=True)
    spots = [
        one
        for one in seen.findings
        if "W510" <= one.code.id <= "W514" and one.par and one.diagnostic.args["text"] != "某某"
    ]
    note = next(iter(unfinished(seen.prepared.document, seen.prepared.flow)), None)
    assert (int(note.args["count"]) if note else 0) == len(spots)
