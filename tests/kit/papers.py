"""Papers that strangers wrote, with the faults they put in and marked, and how many of them are found.

`rules/papers/hand*/*.txt` with `*.faults`: a line `number of the line│the characters at fault│family│what is right`; `rules/papers/clean*/*.txt` have none. Both were committed
before any rule read them. A finding is right where it stands on characters of a marked fault, or beside them; a fault is found where a finding stands so.

A line may end in other places, `│number of the line│characters` each: where the same fault shows as well (the other of two figures that contradict each other, the number that
does not follow because of it). A finding there is right, and names that fault, which counts once. These places were added after the papers had first been read, each by someone who
read the paper and found that the finding names this very fault; a first score that was printed before stays as it was.

`*.apart` are faults, written alike, of which their writer said that docs/check.md names nothing of their sort: a finding there is right, and none is looked for.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from compiler.cli.check import Wanted, read
from compiler.cli.check import _open as opened
from compiler.rules.findings import Finding, text_rules
from compiler.rules.prepared import Prepared
from tests.kit.support import ROOT

FOLDER = ROOT / "tests" / "rules" / "papers"
FAMILY = {
    "没填": "placeholders",
    "序号": "numbering",
    "数字": "digits",
    "标点": "punctuation",
    "措辞": "wording",
    "错别字": "characters",
    "算术": "arithmetic",
    "前后": "coherence",
}


class Spot(NamedTuple):
    """Characters of a paper: line and characters from 1, the last not counted."""

    line: int
    start: int
    end: int


class Fault(NamedTuple):
    """A fault as its writer marked it: line and characters from 1, the last not counted, and the family; where else it shows."""

    line: int
    start: int
    end: int
    family: str
    text: str
    right: str
    others: tuple[Spot, ...] = ()


class Told(NamedTuple):
    """A finding at warning or error level: its place like that of a fault, its family, and the finding."""

    line: int
    start: int
    end: int
    family: str
    finding: Finding


def papers(*hands: str) -> list[Path]:
    """The papers of some hands, by the names of their folders."""
    found = {name: sorted((FOLDER / name).glob("*.txt")) for name in hands}
    assert all(found.values()), found
    return [path for name in hands for path in found[name]]


def faults(path: Path, suffix: str = ".faults") -> list[Fault]:
    """What is marked of a paper, or apart (`.apart`); nothing where there is no such file."""
    marked = path.with_suffix(suffix)
    if not marked.exists():
        return []
    lines = path.read_text("utf-8").split("\n")
    out = []
    for raw in filter(None, marked.read_text("utf-8").split("\n")):
        number, text, family, right, *more = raw.split("│")
        others = tuple(_spot(lines, *one) for one in zip(more[::2], more[1::2], strict=True))
        out.append(Fault(*_spot(lines, number, text), FAMILY[family], text, right, others))
    return out


def _spot(lines: Sequence[str], number: str, text: str) -> Spot:
    line, _, nth = number.partition(":")
    start = 0
    for _ in range(int(nth or 1)):
        start = lines[int(line) - 1].index(text, start) + 1
    return Spot(int(line), start, start + len(text))


@cache
def _families() -> dict[str, str]:
    return {code: entry.family for entry in text_rules() for code in entry.codes}


def prepared(path: Path) -> Prepared:
    """A paper as rules see it."""
    return read(opened(str(path)), Wanted()).prepared


def told(path: Path) -> list[Told]:
    """What `compile check` says of a paper, remarks and doubtful ones aside."""
    found = read(opened(str(path)), Wanted()).findings
    families = _families()
    out = []
    for one in found:
        place = one.diagnostic.place
        if one.code.severity in ("error", "warning") and one.sure and place is not None:
            start = place.column or 1
            out.append(
                Told(
                    place.line or 0,
                    start,
                    place.end_column or start,
                    families.get(one.code.id, "structure"),
                    one,
                )
            )
    return out


def _meet(one: Fault, other: Told) -> bool:
    places = (Spot(one.line, one.start, one.end), *one.others)
    return any(it.line == other.line and it.start <= other.end and other.start <= it.end for it in places)


class Count(NamedTuple):
    """Of one family: findings, those of them that are right, faults, those of them that were found."""

    told: int
    right: int
    faults: int
    found: int


def counted(
    paths: Iterable[Path],
) -> tuple[dict[str, Count], list[tuple[Path, Told]], list[tuple[Path, Fault]]]:
    """The counts by family, the findings that meet no fault, and the faults that no finding meets."""
    counts = {name: Counter[str]() for name in FAMILY.values()}
    wrong: list[tuple[Path, Told]] = []
    missed: list[tuple[Path, Fault]] = []
    for path in paths:
        marked, apart = faults(path), faults(path, ".apart")
        given = told(path)
        for one in given:
            count = counts.setdefault(one.family, Counter())
            count["told"] += 1
            if any(_meet(fault, one) for fault in (*marked, *apart)):
                count["right"] += 1
            else:
                wrong.append((path, one))
        for fault in marked:
            counts[fault.family]["faults"] += 1
            if any(_meet(fault, one) for one in given):
                counts[fault.family]["found"] += 1
            else:
                missed.append((path, fault))
    return (
        {name: Count(*(count[what] for what in Count._fields)) for name, count in counts.items()},
        wrong,
        missed,
    )
