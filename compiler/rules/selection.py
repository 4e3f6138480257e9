"""Which findings are told: what was asked for, what somebody said is meant as it is, what was there before.

In: findings, and what the command line, the source and the office say. Out: those that are left, and remarks on what was said to no effect. A line of YAML says
`# 不检查 W510：文号由办公室统一填` (`# no-check W510: reason`) at its end, or on a line of its own above a value.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from .findings import FAMILIES, Finding, text_rules
from .places import pattern
from .prepared import Prepared

_SUPPRESSION = (
    r"(?P<before>^|[ \t])#[ \t]*(?:不检查|no-check)[ \t:：]+(?P<codes>[A-Z][0-9]{3}(?:[、,， ]+[A-Z][0-9]{3})*)"
    r"[ \t]*[:：]?[ \t]*(?P<reason>.*)$"
)


class Suppression(NamedTuple):
    """What a comment says: the codes, why, the lines that it is about, and where it stands."""

    codes: tuple[str, ...]
    reason: str
    lines: range
    place: Place


def suppressions(prepared: Prepared) -> list[Suppression]:
    """The comments of a YAML source that say what is not to be checked; text that looks like one is none."""
    if not prepared.from_yaml or not re.search("不检查|no-check", prepared.source.text):
        return []
    out = []
    lines = prepared.source.lines
    for number, line in enumerate(lines, 1):
        found = pattern(_SUPPRESSION).search(line)
        if not found or prepared.sources.is_text(number, found.start("codes")):
            continue
        about = number
        if not line[: found.start()].strip():
            while about < len(lines) and (not lines[about].strip() or lines[about].lstrip().startswith("#")):
                about += 1
            about += 1
        last = prepared.sources.last_line(about)
        place = Place(prepared.source.name, number, found.end("before") + 1, number, len(line) + 1)
        ids = tuple(re.findall("[A-Z][0-9]{3}", found["codes"]))
        out.append(Suppression(ids, found["reason"].strip(), range(about, last + 1), place))
    return out


def unsuppressed(findings: Sequence[Finding], prepared: Prepared) -> list[Finding]:
    """The findings that no comment speaks of, with what is to be said of comments that give no reason or speak of nothing."""
    said = suppressions(prepared)
    if not said:
        return list(findings)
    used: set[tuple[int, str]] = set()
    left: list[Finding] = []
    for one in findings:
        place = one.diagnostic.place
        about = [
            (index, one.code.id)
            for index, what in enumerate(said)
            if place and place.line in what.lines and one.code.id in what.codes
        ]
        used |= {*about}
        if not about:
            left.append(one)
    for index, what in enumerate(said):
        for id in what.codes:
            if (index, id) not in used:
                left.append(Finding(Diagnostic(codes.NOTHING_SUPPRESSED, {"code": id}, what.place)))
        if not what.reason:
            args = {"codes": "、".join(what.codes)}
            left.append(Finding(Diagnostic(codes.NO_REASON, args, what.place)))
    return left


def chosen(
    findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str], doubtful: bool
) -> Iterator[Finding]:
    """The findings of what is selected and not ignored: codes, their beginnings (P6), families. Raises CompileError for a word that is none."""
    wanted, unwanted = _begins_with(select) or ("",), _begins_with(ignore)
    for one in findings:
        id = one.code.id
        if id.startswith(wanted) and not id.startswith(unwanted) and (one.sure or doubtful):
            yield one


def _begins_with(words: Sequence[str]) -> tuple[str, ...]:
    """What the codes begin with that words of the command line name."""
    begins: list[str] = []
    for name in (word.strip() for one in words for word in re.split("[,，、]", one)):
        family = next((key for key, said in FAMILIES.items() if name in (key, *said)), None)
        if family:
            begins += _codes_of(family)
        elif re.fullmatch(r"[A-Za-z][0-9]{0,3}", name) and _begins_a_code(name.upper()):
            begins.append(name.upper())
        elif name:
            choices = "、".join(said[0] for said in FAMILIES.values())
            zh = f"没有“{name}”这一类检查，可以写代码（如 P600、P6），或{choices}"
            en = f"there is no check “{name}”: a code such as P600 or P6, or one of {', '.join(FAMILIES)}"
            raise CompileError(
                [Diagnostic(codes.USAGE, {"reason_zh": zh, "reason_en": en, "command": "compile check"})]
            )
    return tuple(begins)


def _begins_a_code(begin: str) -> bool:
    """Whether there is a code that begins so."""
    from ..messages.registry import registry  # all messages: only who selects pays for them

    return any(id.startswith(begin) for id in registry())


def _codes_of(family: str) -> list[str]:
    """The codes that the rules of a family speak with."""
    return sorted({code for entry in text_rules() if entry.family == family for code in entry.codes})


# ---- what was there before -------------------------------------------------------------------------------------------


def kept_as(findings: Iterable[Finding]) -> str:
    """The findings as a baseline: each with its code and the sentence that it stands in, wherever that moves."""
    rows = [{"code": one.code.id, "text": _known_by(one)} for one in findings]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _known_by(one: Finding) -> str:
    return f"{one.old} ← {one.sentence.strip()}" if one.par else one.diagnostic.message("zh")


def new_since(findings: Sequence[Finding], baseline: str, name: str) -> tuple[list[Finding], int]:
    """The findings that a baseline does not hold, and how many it does. Raises CompileError where it is none."""
    try:
        rows = json.loads(baseline)
        known = Counter((str(row["code"]), str(row["text"])) for row in rows)
    except (ValueError, TypeError, KeyError):
        raise CompileError([Diagnostic(codes.BASELINE_WRONG, {"file": name})]) from None
    left = []
    for one in findings:
        key = (one.code.id, _known_by(one))
        if known[key] > 0:
            known[key] -= 1
        else:
            left.append(one)
    return left, len(findings) - len(left)
