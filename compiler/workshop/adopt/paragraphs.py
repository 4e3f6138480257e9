"""A paragraph of an office's old document: what it says, how it looks, and what that tells of it.

In: a paragraph with what is in force in it. Out: `Seen`. Most old documents are formatted by hand, so that what begins with
一、 （一） 1. （1） is a heading, what is red or drawn the office's letterhead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from lxml import etree

from ...word.ooxml.package import integer, w
from ...word.ooxml.properties import Formatting
from .tags import DOCKET, NUMBERED, SIGNATORY

Face: TypeAlias = frozenset[tuple[str, str]]
_MARK = re.compile(r".{2,30}文\s*件\s*")
_LABELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"[0-9０-９]{1,2}[.．、](?![0-9])"),
    re.compile(r"[（(][0-9０-９]{1,2}[）)]"),
    re.compile("[①-⑳]"),
)
_DRAWN = tuple(map(w, ("drawing", "pict", "object")))
_STANDS_ALONE = 45  # characters of a heading that is a paragraph of its own, at most


@dataclass(frozen=True, eq=False)
class Seen:
    """A paragraph of the old document: number from 1, text with its automatic label, what is in force in it."""

    number: int
    element: etree._Element
    style: str
    text: str
    automatic: bool
    runs: tuple[tuple[str, dict[str, str]], ...]
    empty: dict[str, str]

    @cached_property
    def look(self) -> dict[str, str]:
        """The formatting of most of its characters."""
        weights: dict[int, int] = defaultdict(int)
        for index, (text, _) in enumerate(self.runs):
            same = next(i for i, (_, other) in enumerate(self.runs) if other == self.runs[index][1])
            weights[same] += len(text.strip())
        return self.runs[max(weights, key=lambda i: weights[i])][1] if any(weights.values()) else self.empty

    def get(self, key: str) -> str:
        return self.look.get(key, "")

    @property
    def size(self) -> int:
        return integer(self.get("rPr/sz@val"), 20)

    @property
    def centred(self) -> bool:
        return self.get("pPr/jc@val") == "center"

    @property
    def red(self) -> bool:
        return any(text.strip() and _is_red(look.get("rPr/color@val", "")) for text, look in self.runs)

    @property
    def drawn(self) -> bool:
        return next(self.element.iter(*_DRAWN), None) is not None

    @property
    def right(self) -> bool:
        """Whether it stands at the right, by its alignment or by a large indent."""
        far = integer(self.get("pPr/ind@left"), 0) > 2500 or integer(self.get("pPr/ind@leftChars"), 0) > 800
        aligned = self.get("pPr/jc@val") in ("right", "end")
        return aligned or far or self.text.startswith(("　" * 6, " " * 12))

    @property
    def level(self) -> int:
        """The level of a heading by its label, 0 when it has none."""
        text = self.text.lstrip()
        return next((level for level, label in enumerate(_LABELS, 1) if label.match(text)), 0)

    @property
    def alone(self) -> bool:
        """Whether a heading has its paragraph to itself."""
        text = self.text.strip()
        return len(text) <= _STANDS_ALONE and "。" not in text[:-1] and not text.endswith(("；", "，", ";"))

    @property
    def numbers(self) -> bool:
        """Whether it is the number of an order or an issue, on a line of its own."""
        return NUMBERED.fullmatch(self.text) is not None

    @property
    def furniture(self) -> bool:
        """Whether, above the title, it is every document's: red, drawn, a number or a signatory."""
        own = self.element.find(f"{w('pPr')}/{w('pBdr')}") is not None
        dated = (
            not self.centred and own and len(self.text) <= _STANDS_ALONE
        )  # who edits a bulletin, and the day
        bordered = dated or ("pPr/pBdr" in self.empty and not self.text.strip())
        marked = DOCKET.search(self.text) or SIGNATORY.search(self.text) or _MARK.fullmatch(self.text)
        return self.red or self.drawn or bordered or bool(marked)

    def lead(self) -> dict[str, str]:
        """What is in force in most of the first sentence."""
        left = len(self.text) if self.alone else self.text.find("。") + 1 or len(self.text)
        runs = []
        for text, look in self.runs:
            runs.append((text[:left], look))
            left -= len(text[:left])
        return replace(self, runs=tuple(runs)).look


_RGB = re.compile(r"[0-9A-Fa-f]{6}")
_LIGHT_THEMES = ("background1", "background2", "light1", "light2")
_LIGHT = 0xC0  # of a colour's luminance of 255; on white it is hardly seen


def _is_red(colour: str) -> bool:
    if not _RGB.fullmatch(colour):
        return False
    red, green, blue = _rgb(colour)
    return red > 0xA0 and green < 0x60 and blue < 0x60


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _luminance(colour: str, usual: float) -> float:
    if not _RGB.fullmatch(colour):
        return usual
    red, green, blue = _rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def is_light(look: Formatting) -> bool:
    """Whether it is hardly seen on paper: white or nearly so, made for a ground that its style does not bring."""
    grounds = (look.get(f"{kind}/shd@fill", "") for kind in ("rPr", "pPr"))
    if any(_luminance(ground, 255) <= _LIGHT for ground in grounds):
        return False
    themed = look.get("rPr/color@themeColor") in _LIGHT_THEMES
    return themed or _luminance(look.get("rPr/color@val", ""), 0) > _LIGHT


def in_ink(look: Formatting) -> dict[str, str]:
    """A look without a colour that paper does not show."""
    if not is_light(look):
        return dict(look)
    return {key: value for key, value in look.items() if not key.startswith("rPr/color@")}


def face_of(look: Formatting) -> Face:
    """What makes one face differ from another to the eye."""
    keys = ("rPr/rFonts@eastAsia", "rPr/rFonts@eastAsiaTheme", "rPr/sz@val", "rPr/b@val", "rPr/color@val")
    return frozenset((key, look.get(key, "0")) for key in keys)


def part_of_kind(formatting: Formatting, kind: str) -> dict[str, str]:
    """What of a format is of a kind: `rPr`, or `pPr/ind`."""
    return {key: value for key, value in formatting.items() if key.startswith(kind)}


def indented(look: dict[str, str]) -> dict[str, str]:
    """An indent of two characters in twips is one in characters too: it then follows the size."""
    size = integer(look.get("rPr/sz@val"), 20) * 10
    first = integer(look.get("pPr/ind@firstLine"), 0)
    if "pPr/ind@firstLineChars" not in look and abs(first - 2 * size) < 0.1 * size:
        return {**look, "pPr/ind@firstLineChars": "200"}
    return look
