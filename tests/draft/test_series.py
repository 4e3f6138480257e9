"""Series by their context: lists against headings, headings without labels, decimal labels, torn paragraphs, contents lists.

Each file of `series/` holds drafts written for these tests, in the marks of the corpus; `+` goes on with the paragraph above.
"""

from pathlib import Path

import pytest

from compiler.draft.lines import Line
from compiler.draft.recognise import recognise
from tests.kit.drafts import ROLES

DRAFTS = [
    (f"{path.stem}-{number}", draft)
    for path in sorted((Path(__file__).parent / "series").glob("*.txt"))
    for number, draft in enumerate(path.read_text("utf-8").partition("\n")[2].split("====\n"), 1)
]
Found = tuple[tuple[int, ...], str, int, str, str]


def marked(draft: str) -> tuple[list[Line], list[Found]]:
    """The lines of a draft, and what each of its paragraphs is: the numbers of its lines, role, level, label and lead."""
    lines: list[Line] = []
    wanted: list[Found] = []
    for raw in draft.splitlines():
        kind, *parts = raw.split("│")
        lines.append(Line("".join(parts)))
        if not kind:
            continue
        if kind == "+":
            at = max(i for i, one in enumerate(wanted) if one[1] != "page")
            numbers, *rest = wanted[at]
            wanted[at] = ((*numbers, len(lines)), *rest)  # type: ignore[assignment]
            continue
        letter, level = (kind[0], int(kind[1:] or 0)) if kind[0] in "hr" or kind == "i" else (kind, 0)
        label = parts[0] if kind[0] in "hr" else ""
        lead = parts[1] if letter == "r" else ""
        role = "contents" if kind == "contents" else ROLES[letter]
        wanted.append(((len(lines),), role, level, label, lead))
    return lines, wanted


@pytest.mark.parametrize("draft", [draft for _, draft in DRAFTS], ids=[name for name, _ in DRAFTS])
def test_each_paragraph_is_what_its_context_makes_it(draft: str) -> None:
    lines, wanted = marked(draft)
    found = recognise(lines, "draft.txt").roles
    assert [(one.numbers, one.role, one.level, one.label, one.lead) for one in found] == wanted


def test_there_are_enough_of_each() -> None:
    assert len(DRAFTS) >= 50
