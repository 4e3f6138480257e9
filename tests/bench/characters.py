"""How many wrong characters `compile check` finds in sentences with the right ones beside them, and how many it suspects wrongly.

    python tests/bench/characters.py FILE [FIRST [LAST]]

FILE has a sentence a line: the number of wrong characters, a tab, the sentence, a tab, the sentence as it should be. Lines from FIRST to before LAST
are read. A suggestion is right where it is the right character in the right place; each wrong character counts, by whichever rule on characters (W550, W552, W521) it is told.
"""

import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler.rules.characters.broken import TYPED_FOR, WRONG  # noqa: E402
from compiler.rules.usage.misused import MISSPELT_WORD  # noqa: E402
from tests.kit.checked import read_over  # noqa: E402

HEAD = "文种: 工作总结\n标题: 区政府办公室2025年度工作总结\n正文:\n  - "


class Told(NamedTuple):
    """A suggestion: whether it is sure, where it stands in the sentence, and the character."""

    sure: bool
    at: int
    new: str


def suggested(sentence: str) -> list[Told]:
    """What is suggested for a sentence that stands in a document by itself."""
    text = HEAD + "'" + sentence.replace("'", "''") + "'\n"
    findings = read_over(text, "yaml", everything=True).findings
    told: dict[int, Told] = {}
    for one in findings:
        if one.code in (WRONG, TYPED_FOR, MISSPELT_WORD) and len(one.new or "") == one.end - one.start:
            for at, new in enumerate(one.new or "", one.start):
                if new != sentence[at]:
                    told.setdefault(at, Told(one.sure, at, new))
    return list(told.values())


def main() -> None:
    first, last = (*map(int, sys.argv[2:4]), 0, 0)[:2]
    rows = [line.split("\t") for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    rows = [row for row in rows[first : last or None] if len(row[1]) == len(row[2])]
    wrong = sum(one != other for _, before, after in rows for one, other in zip(before, after, strict=True))
    clean = sum(before == after for _, before, after in rows)
    print(f"{len(rows)} sentences, {clean} of them right; {wrong} wrong characters")
    found = [suggested(before) for _, before, _ in rows]
    for name, least in (("sure", True), ("with --all", False)):
        kept = [[one for one in some if one.sure >= least] for some in found]
        said = sum(map(len, kept))
        right = sum(row[2][one.at] == one.new for some, row in zip(kept, rows, strict=True) for one in some)
        alarms = sum(bool(some) and row[1] == row[2] for some, row in zip(kept, rows, strict=True))
        shares = f"precision {right / max(said, 1):.3f}, recall {right / max(wrong, 1):.3f}"
        print(f"{name}: {said} told, {right} right; {shares}; {alarms} right sentences suspected")


if __name__ == "__main__":
    main()
