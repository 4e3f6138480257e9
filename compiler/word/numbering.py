"""Lists as Word keeps and counts them.

In: numbering.xml. Out: `Lists`, and a `Counter` that tells the label of each next paragraph. Two ways of counting are
known: Word's, where all instances of one abstract list share their counts, and LibreOffice's, where an instance with
a start of its own counts alone. The writer asks both and trusts a label only where they agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from ..numerals import CIRCLED, DIGITS, FULL_WIDTH, LabelForm, Series, chinese
from .package import integer, w

if TYPE_CHECKING:
    from lxml import etree


# What Word and WPS write for each series; the first is what we write (sheet 11.5).
FORMATS: dict[Series, tuple[str, ...]] = {
    "一": ("chineseCountingThousand", "chineseCounting", "japaneseCounting"),
    "1": ("decimal",),
    "１": ("decimalFullWidth",),
    "①": ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"),
}
_SERIES = {name: series for series, names in FORMATS.items() for name in names}


@cache
def number_text(fmt: str, number: int) -> str | None:
    """What every program prints for a number in a format, None where they differ (sheet 11.5)."""
    match _SERIES.get(fmt):
        case "一":
            return chinese(number) if number < 100 else None
        case "1":
            return str(number)
        case "①":
            return CIRCLED[number - 1] if number <= 20 else None
    return None  # decimalFullWidth prints half-width in LibreOffice


# Read, never written: LibreOffice makes the first of the lists of a .doc, others are those of WPS and of old files.
_COUNTED = ("taiwaneseCountingThousand", "taiwaneseCounting")
_DIGITAL = ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def word_text(fmt: str, number: int) -> str | None:
    """What Word prints for a number in a format, None for bullets and formats that are not known."""
    if number < 1:
        return str(number) if fmt == "decimal" else None
    match fmt:
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(FULL_WIDTH)
        case "lowerLetter" | "upperLetter":
            letters = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
            return letters if fmt == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            roman = ""
            for value, sign in _ROMAN:
                count, number = divmod(number, value)
                roman += sign * count
            return roman if fmt == "lowerRoman" else roman.upper()
        case "ideographTraditional":
            return "甲乙丙丁戊己庚辛壬癸"[number - 1] if number <= 10 else str(number)
    if fmt in _DIGITAL:
        return "".join(DIGITS[int(digit)] for digit in str(number)).replace("零", "〇")
    if (_SERIES.get(fmt) == "一" or fmt in _COUNTED) and number < 1000:
        return chinese(number)
    if _SERIES.get(fmt) == "①" and number <= len(CIRCLED):
        return CIRCLED[number - 1]
    return number_text(fmt, number)


class Level(NamedTuple):
    """One level of an abstract list. `pieces` is its text: strings, and the indexes of the levels whose numbers print."""

    start: int
    format: str
    text: str
    style: str
    pieces: tuple[str | int, ...]

    @staticmethod
    def make(start: int, format: str, text: str, style: str = "") -> Level:
        """A level whose text is an `w:lvlText`, such as （%2）."""
        cut = re.split(r"%([1-9])", text)
        pieces = tuple(
            int(piece) - 1 if odd else piece for piece, odd in zip(cut, cycle((0, 1)), strict=False) if piece
        )
        return Level(start, format, text, style, pieces)

    def form(self, index: int) -> LabelForm | None:
        """The label form that the level prints, None when it is of another kind."""
        match = re.fullmatch(rf"(.*?)%{index + 1}(.*)", self.text)
        series = _SERIES.get(self.format)
        return LabelForm(match[1], series, match[2]) if match and series else None

    def label(self, index: int) -> str:
        """What the level prints for the first of its items."""
        form = self.form(index)
        return form.label(1) if form else self.text.replace(f"%{index + 1}", "1")


class Instance(NamedTuple):
    """A `w:num`: its abstract list and the starts that it sets anew."""

    abstract: int
    starts: Mapping[int, int] = {}


@dataclass(slots=True)
class Lists:
    """All lists of a document."""

    abstracts: dict[int, dict[int, Level]] = field(default_factory=dict)
    instances: dict[int, Instance] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Lists:
        """The lists of numbering.xml's root."""
        lists = cls()
        for element in () if root is None else root:
            if element.tag == w("abstractNum"):
                lists.abstracts[_int(element, "abstractNumId")] = dict(map(_level, element.iter(w("lvl"))))
            elif element.tag == w("num"):
                abstract = element.find(w("abstractNumId"))
                starts = {
                    _int(override, "ilvl"): _int(start, "val")
                    for override in element.iter(w("lvlOverride"))
                    if (start := override.find(w("startOverride"))) is not None
                }
                lists.instances[_int(element, "numId")] = Instance(_int(abstract, "val"), starts)
        return lists

    def level_of_style(self, num_id: int, style: str) -> int:
        """The level of a list that a paragraph style is tied to; 0 when to none."""
        instance = self.instances.get(num_id)
        levels = self.abstracts.get(instance.abstract, {}) if instance else {}
        return next((index for index, level in levels.items() if level.style == style), 0)


def _int(element: etree._Element | None, name: str) -> int:
    return 0 if element is None else integer(element.get(w(name)), 0)


def _level(element: etree._Element) -> tuple[int, Level]:
    def value(tag: str, default: str = "") -> str:
        child = element.find(w(tag))
        return default if child is None else child.get(w("val"), default)

    level = Level.make(
        integer(value("start"), 1), value("numFmt", "decimal"), value("lvlText"), value("pStyle")
    )
    return _int(element, "ilvl"), level


class Counter:
    """Counts the paragraphs of a document as they come."""

    def __init__(
        self, lists: Lists, shared: bool = True, text: Callable[[str, int], str | None] = number_text
    ) -> None:
        self.lists = lists
        self.shared = shared
        self.text = text
        self.counts: dict[object, dict[int, int]] = {}
        self.started: set[tuple[int, int]] = set()

    def next(self, num_id: int, level: int, keep: bool = True) -> str | None:
        """The label of a next paragraph at `level` of a list; None where no label is certain.

        With `keep` false nothing is counted: the label is only foretold.
        """
        instance = self.lists.instances.get(num_id)
        levels = self.lists.abstracts.get(instance.abstract) if instance else None
        if not instance or not levels or level not in levels:
            return None
        key = instance.abstract if self.shared or not instance.starts else (instance.abstract, num_id)
        counts = self.counts.setdefault(key, {})
        if level in instance.starts and (num_id, level) not in self.started:
            number = instance.starts[level]
        else:
            number = counts[level] + 1 if level in counts else levels[level].start
        label = ""
        for piece in levels[level].pieces:
            if isinstance(piece, int):
                above = levels.get(piece)
                count = number if piece == level else counts.get(piece, above.start if above else 0)
                text = above and self.text(above.format, count)
                if text is None:
                    return None
                label += text
            else:
                label += piece
        if keep:
            counts[level] = number
            for deeper in [index for index in counts if index > level]:
                del counts[deeper]
            self.started.add((num_id, level))
        return label
