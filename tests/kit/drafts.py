"""A corpus of drafts written for the tests, each with its structure: what reads them, damages them, and scores what was found.

`corpus/*.txt`: a line is `kind│text`, or `kind│label│text`, or for a run-in heading `kind│label│lead│text`. The text of the
draft is the line without its kind and bars. Files 25 to 36 were not looked at while the recogniser was made, nor were those
from 60 on while it was mended after.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from compiler.draft.recognise import Recognised
from compiler.terms.widths import width_em
from tests.kit.support import ROOT

FILES = sorted((ROOT / "tests" / "draft" / "corpus").glob("*.txt"))
HELD_BACK = [path for path in FILES if "25" <= path.name[:2] <= "36" or path.name[:2] >= "60"]

ROLES = {
    "title": "title",
    "sub": "subtitle",
    "who": "reporter",
    "whodate": "reporter_date",
    "to": "addressees",
    "h": "heading",
    "r": "run_in",
    "i": "item",
    "p": "paragraph",
    "e": "enumeration",
    "phrase": "closing_phrase",
    "note": "attachment_note",
    "sign": "signature",
    "date": "date",
    "remark": "remark",
    "mark": "attachment_mark",
    "atitle": "attachment_title",
    "copies": "copies_to",
    "cover": "cover",
    "page": "page",
    "table": "table",
}


# The roles of the lines that stand round an issued paper. In marks that are older than its fields these are `other`, or `copies`.
ISSUED = {
    *(
        "copy_number",
        "secrecy",
        "secrecy_period",
        "urgency",
        "head_note",
        "issuer_mark",
        "mark_word",
        "docket_number",
        "signatory",
        "edition",
    ),
    *("copies_to", "print_office", "print_date", "print_copies", "print_other", "rule"),
}


class Item(NamedTuple):
    """One paragraph of a draft and what it is."""

    role: str
    level: int
    label: str
    lead: str
    text: str

    @property
    def key(self) -> tuple[str, int, str, str]:
        return self.role, self.level, self.label, self.lead


def items(path: Path) -> list[Item]:
    """The paragraphs of a corpus file."""
    out = []
    for line in path.read_text("utf-8").splitlines():
        kind, *parts = line.split("│")
        match = re.fullmatch(r"([hri])(\d?)|[a-z]+", kind)
        assert match, line
        letter = match[1] or kind
        level = int(match[2] or 0)
        labelled = letter in ("h", "r", "i")
        heading = letter in ("h", "r")
        lead = parts[1] if letter == "r" else ""
        out.append(Item(ROLES[letter], level, parts[0] if labelled and heading else "", lead, "".join(parts)))
    return out


# ---- damage -------------------------------------------------------------------------------------------------------

Lines = list[tuple[int, str]]  # each with the index of its item, -1 for blank lines

_HALF = str.maketrans("，：；（）！？", ",:;()!?")
_DIGIT_DOT = re.compile(r"^([1-9]\d?)\.(?=\D)")


def _plain(given: Sequence[Item]) -> Lines:
    return [(index, item.text) for index, item in enumerate(given)]


def _each(change: Callable[[str], str]) -> Callable[[Sequence[Item]], tuple[list[Item], Lines]]:
    def damage(given: Sequence[Item]) -> tuple[list[Item], Lines]:
        changed = [
            item._replace(
                text=change(item.text),
                label=change(item.label + "甲")[:-1] if item.label else "",
                lead=change(item.lead) if item.lead else "",
            )
            if item.role not in ("table", "page")
            else item
            for item in given
        ]
        return changed, _plain(changed)

    return damage


def _indented(given: Sequence[Item]) -> tuple[list[Item], Lines]:
    return list(given), [
        (index, text if given[index].role in ("title", "table") else f"　　{text}")
        for index, text in _plain(given)
    ]


def _blank_lined(given: Sequence[Item]) -> tuple[list[Item], Lines]:
    lines: Lines = []
    for index, text in _plain(given):
        if lines and not (given[index].role == "table" and given[lines[-1][0]].role == "table"):
            lines.append((-1, ""))
        lines.append((index, text))
    return list(given), lines


def _zero_width(given: Sequence[Item]) -> tuple[list[Item], Lines]:
    rng = random.Random(len(given))
    lines: Lines = []
    for index, text in _plain(given):
        for _ in range(rng.randint(0, 2)):
            at = rng.randint(0, len(text))
            text = text[:at] + "\u200b" + text[at:]
        lines.append((index, text))
    return list(given), lines


def _wrapped(width: int, indent: str) -> Callable[[Sequence[Item]], tuple[list[Item], Lines]]:
    def damage(given: Sequence[Item]) -> tuple[list[Item], Lines]:
        lines: Lines = []
        for index, item in enumerate(given):
            whole = item.role in ("title", "table", "sign", "date", "page", "note", "to")
            text = item.text if whole else indent + item.text
            lines += (
                [(index, text[at : at + width]) for at in range(0, len(text), width)]
                if not whole
                else [(index, text)]
            )
        return list(given), lines

    return damage


def _cut(text: str) -> list[str]:
    """Lines of 30 to 35 characters, each as long as its number in the text tells."""
    lines: list[str] = []
    while text:
        at = 30 + (5 * len(lines) + len(text)) % 6
        lines.append(text[:at])
        text = text[at:]
    return lines


def _printed(text: str) -> list[str]:
    """Lines of 30 em, as a page has them: a word stays whole, and a mark hangs over the edge."""
    lines, line = [], ""
    for piece in re.findall("[!-~]+|.", text):
        if (
            line
            and width_em(line + piece) > 30
            and not (piece in "，。、；：！？）”》" and width_em(line) <= 30)
        ):
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]


def _in_lines(cut: Callable[[str], list[str]]) -> Callable[[Sequence[Item]], tuple[list[Item], Lines]]:
    def damage(given: Sequence[Item]) -> tuple[list[Item], Lines]:
        whole = ("title", "table", "signature", "date", "page", "attachment_note", "addressees")
        lines: Lines = []
        for index, item in enumerate(given):
            lines += [(index, line) for line in ([item.text] if item.role in whole else cut(item.text))]
        return list(given), lines

    return damage


DAMAGES: dict[str, Callable[[Sequence[Item]], tuple[list[Item], Lines]]] = {
    "clean": lambda given: (list(given), _plain(given)),
    "half_width": _each(lambda text: text.translate(_HALF)),
    "wide_dot": _each(lambda text: _DIGIT_DOT.sub(r"\1．", text)),
    "ideographic_comma": _each(lambda text: _DIGIT_DOT.sub(r"\1、", text)),
    "indented": _indented,
    "blank_lined": _blank_lined,
    "zero_width": _zero_width,
    "wrapped": _wrapped(30, ""),
    "wrapped_indented": _wrapped(28, "　　"),
    "irregular": _in_lines(_cut),
    "printed": _in_lines(_printed),
}
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "gb18030": lambda text: text.encode("gb18030"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "bom": lambda text: text.encode("utf-8-sig"),
    "utf16": lambda text: text.encode("utf-16"),
}

# ---- scores -------------------------------------------------------------------------------------------------------


@dataclass
class Score:
    """Right, found and wanted, by role."""

    right: Counter[str]
    found: Counter[str]
    wanted: Counter[str]
    wrong: list[str]

    def f1(self, role: str) -> float:
        both = self.found[role] + self.wanted[role]
        return 2 * self.right[role] / both if both else 1.0

    @property
    def all(self) -> float:
        return 2 * self.right.total() / (self.found.total() + self.wanted.total())


def new_score() -> Score:
    return Score(Counter(), Counter(), Counter(), [])


def add(score: Score, name: str, given: Sequence[Item], lines: Lines, found: Recognised) -> None:
    """Count what was found in a draft: a paragraph is right if role, level, label, lead and its lines are."""
    owner = {number: index for number, (index, _) in enumerate(lines, 1)}
    spans: dict[int, list[int]] = defaultdict(list)
    for number, (index, _) in enumerate(lines, 1):
        spans[index].append(number)
    unseen = str.maketrans("", "", "\u200b")
    got = {}
    for one in found.roles:
        indexes = sorted({owner[number] for number in one.numbers} - {-1})
        numbers = [number for number in one.numbers if owner[number] >= 0]
        whole = numbers == [number for index in indexes for number in spans[index]]
        role = one.role
        lead = one.lead.translate(unseen)
        for index in indexes if one.role == "table" else indexes[:1]:
            wanted = given[index]
            if role == "enumeration" and wanted.role == "paragraph":
                role = "paragraph"
            heading = role in ("heading", "run_in")
            key = (role, one.level, one.label if heading else "", lead)
            if not whole or (one.role != "table" and len(indexes) > 1):
                key = (f"{role} (torn)", *key[1:])
            got[index] = key
    for index, item in enumerate(given):
        key = got.get(index, ("", 0, "", ""))
        score.wanted[item.role] += 1
        score.found[key[0].removesuffix(" (torn)")] += 1
        if key == item.key:
            score.right[item.role] += 1
        else:
            score.wrong.append(f"{name}:{index + 1} {item.key} ≠ {key} {item.text[:30]}")


def drafts(files: Sequence[Path]) -> Iterator[tuple[str, list[Item]]]:
    for path in files:
        yield path.stem, items(path)
