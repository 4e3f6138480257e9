"""Lists as Word keeps and counts them.

In: numbering.xml. Out: `Lists`, and a `Counter` that tells the label of each next paragraph, by one of several `Reading`s. The
writer asks them all and trusts a label only where they agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from ...terms.numerals import (
    CIRCLED,
    DIGITS,
    FULL_WIDTH,
    GAP,
    LETTERS,
    STEMS,
    WIDE,
    LabelForm,
    Series,
    chinese,
)
from .package import integer, w

if TYPE_CHECKING:
    from lxml import etree


MAX_LEVELS = 9
# What Word and WPS write for each series; the first is what we write (sheet 11.5).
FORMATS: dict[Series, tuple[str, ...]] = {
    "一": ("chineseCountingThousand", "chineseCounting", "japaneseCounting"),
    "1": ("decimal",),
    "１": ("decimalFullWidth",),
    "①": ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"),
    "甲": ("ideographTraditional",),
    "A": ("upperLetter",),
}
_SERIES = {name: series for series, names in FORMATS.items() for name in names}


@cache
def number_text(fmt: str, number: int) -> str | None:
    """What every program prints for a number in a format, None where they differ (sheet 11.5)."""
    match _SERIES.get(fmt):
        case "一":
            return chinese(number) if 0 < number < 100 else None
        case "1":
            return str(number)
        case "①":
            return CIRCLED[number - 1] if 0 < number <= 20 else None
        case "甲":
            return STEMS[number - 1] if 0 < number <= len(STEMS) else None
        case "A":
            return LETTERS[number - 1] if 0 < number <= len(LETTERS) else None
    return None  # decimalFullWidth prints half-width in LibreOffice


# Read, never written: LibreOffice makes the first of the lists of a .doc, others are those of WPS and of old files.
_COUNTED = ("taiwaneseCountingThousand", "taiwaneseCounting")
_DIGITAL = ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital")
_ROWS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "decimalEnclosedParen": "".join(map(chr, range(0x2474, 0x2488))),
    "decimalEnclosedFullstop": "".join(map(chr, range(0x2488, 0x249C))),
    "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖拾",
}
_MOST_LETTERS, _MOST_ROMAN = 780, 32_767  # so that no label is as long as a file likes
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def word_text(fmt: str, number: int) -> str:
    """What Word prints for a number in a format: nothing for `none` and bullets, figures where the format is not known."""
    if fmt in ("none", "bullet"):
        return ""
    if number < 1:
        return str(number)
    if fmt in _ROWS:
        return _ROWS[fmt][number - 1] if number <= len(_ROWS[fmt]) else str(number)
    match fmt:
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(FULL_WIDTH)
        case "lowerLetter" | "upperLetter" if number <= _MOST_LETTERS:
            letters = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
            return letters if fmt == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if number <= _MOST_ROMAN:
            roman = ""
            for value, sign in _ROMAN:
                count, number = divmod(number, value)
                roman += sign * count
            return roman if fmt == "lowerRoman" else roman.upper()
        case "numberInDash":
            return f"- {number} -"
    if fmt in _DIGITAL:
        return "".join(DIGITS[int(digit)] for digit in str(number)).replace("零", "〇")
    if (_SERIES.get(fmt) == "一" or fmt in _COUNTED) and number < 1000:
        return chinese(number)
    if _SERIES.get(fmt) == "①" and number <= len(CIRCLED):
        return CIRCLED[number - 1]
    return str(number)


class Level(NamedTuple):
    """One level of an abstract list. `pieces` is its text: strings, and the indexes of the levels whose numbers print.

    `restarts` is the level, from 1, after which (or after one further out) it begins anew, 0 for never; `legal`: all
    numbers in its text are figures; `gap`: whether a blank or a tab parts it from the text; `font` is that of a bullet.
    """

    start: int
    format: str
    text: str
    style: str
    pieces: tuple[str | int, ...]
    restarts: int = MAX_LEVELS
    legal: bool = False
    gap: bool = False
    font: str = ""

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
        match = re.fullmatch(rf"((?:%[1-9]\.)*)([^%]*)%{index + 1}([^%]*)", self.text)
        series = _SERIES.get(self.format)
        if not match or not series:
            return None
        joined = match[1].count("%") + 1 if match[1] else int((series, match[3]) == ("1", GAP))
        return LabelForm(match[2], series, match[3].rstrip(WIDE), joined)

    def label(self, index: int) -> str:
        """What the level prints for the first of its items."""
        form = self.form(index)
        return form.label(1) if form else self.text.replace(f"%{index + 1}", "1")


class Instance(NamedTuple):
    """A `w:num`: its abstract list, the starts that it sets anew, and the levels that it has otherwise."""

    abstract: int
    starts: Mapping[int, int] = {}
    levels: Mapping[int, Level] = {}


class Lists(NamedTuple):
    """All lists of a document."""

    abstracts: dict[int, dict[int, Level]]
    instances: dict[int, Instance]

    @classmethod
    def of(cls, root: etree._Element | None, styles: Mapping[str, int] = {}) -> Lists:
        """The lists of numbering.xml's root; `styles` are the instances that numbering styles name, by their ids."""
        lists = cls({}, {})
        linked: dict[int, str] = {}  # abstract lists that say no more than the style they follow
        for element in () if root is None else root:
            if element.tag == w("abstractNum"):
                id = _int(element, "abstractNumId")
                lists.abstracts[id] = dict(map(_level, element.iterchildren(w("lvl"))))
                if (link := element.find(w("numStyleLink"))) is not None:
                    linked[id] = link.get(w("val"), "")
            elif element.tag == w("num"):
                overrides = list(element.iterchildren(w("lvlOverride")))
                starts = {
                    _int(override, "ilvl"): _int(start, "val")
                    for override in overrides
                    if (start := override.find(w("startOverride"))) is not None
                }
                levels = dict(
                    _level(one) for override in overrides for one in override.iterchildren(w("lvl"))
                )
                abstract = _int(element.find(w("abstractNumId")), "val")
                lists.instances[_int(element, "numId")] = Instance(abstract, starts, levels)
        for num_id, instance in lists.instances.items():
            style = linked.get(instance.abstract)
            meant = lists.instances.get(styles.get(style, -1)) if style is not None else None
            if meant and meant.abstract not in linked:
                lists.instances[num_id] = instance._replace(abstract=meant.abstract)
        return lists

    def levels(self, num_id: int) -> Mapping[int, Level]:
        """The levels of an instance by their numbers from 0; empty where there is no such list."""
        instance = self.instances.get(num_id)
        if instance is None:
            return {}
        common = self.abstracts.get(instance.abstract, {})
        if not instance.levels:
            return common
        # Word takes no w:lvlRestart from the level of an instance (MS-OI29500).
        own = {
            index: level._replace(restarts=common[index].restarts if index in common else MAX_LEVELS)
            for index, level in instance.levels.items()
        }
        return {**common, **own}

    def level_of_style(self, num_id: int, style: str) -> int | None:
        """The level of a list that a paragraph style is tied to; None when to none."""
        return next((index for index, level in self.levels(num_id).items() if level.style == style), None)


def _int(element: etree._Element | None, name: str) -> int:
    return 0 if element is None else integer(element.get(w(name)), 0)


def _level(element: etree._Element) -> tuple[int, Level]:
    def value(tag: str, default: str = "") -> str:
        child = element.find(w(tag))
        return default if child is None else child.get(w("val"), default)

    legal, fonts = element.find(w("isLgl")), element.find(f"{w('rPr')}/{w('rFonts')}")
    level = Level.make(
        integer(value("start"), 0), value("numFmt", "decimal"), value("lvlText"), value("pStyle")
    )._replace(
        restarts=integer(value("lvlRestart"), MAX_LEVELS),
        legal=legal is not None and legal.get(w("val"), "1") not in ("0", "false", "off"),
        gap=value("suff", "tab") != "nothing",
        font="" if fonts is None else fonts.get(w("ascii"), ""),
    )
    return _int(element, "ilvl"), level


class Reading(NamedTuple):
    """A way of counting.

    `begun`: a level passed over, as that of 一、 where （一） comes first, counts as begun: its first label is then 二、. `strict`: w:isLgl and
    w:lvlRestart are obeyed, and an instance's own starts are taken each time a level begins anew, else one of them, once. `shared`: all
    instances of one abstract list share their counts, else one with a start of its own counts alone.
    """

    begun: bool
    strict: bool
    shared: bool = True


WORD = Reading(begun=False, strict=True)  # ECMA-376 17.9
OLD_WORD = Reading(begun=True, strict=True)  # Word 6 to 98, by design (Microsoft's article Q110380)
LIBREOFFICE = Reading(begun=True, strict=False)  # 7.4.7, measured
# As the specification may be taken, too: what holds in it holds also where an instance is taken for a list of its own.
APART = Reading(begun=True, strict=False, shared=False)
READINGS = (WORD, OLD_WORD, LIBREOFFICE, APART)


class Counter:
    """Counts the paragraphs of a document as they come, in one reading."""

    def __init__(
        self, lists: Lists, reading: Reading = WORD, text: Callable[[str, int], str | None] = number_text
    ) -> None:
        self.lists = lists
        self.reading = reading
        self.text = text
        self.counts: defaultdict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        self.started: set[tuple[int, int]] = set()

    def next(self, num_id: int, level: int) -> str | None:
        """The label of a next paragraph at `level` of a list, which is counted; None where no label is certain."""
        label, number = self.foretold(num_id, level)
        if label is not None:
            self.count(num_id, level, number)
        return label

    def foretold(self, num_id: int, level: int) -> tuple[str | None, int]:
        """The label that a next paragraph would have, and its own number; nothing is counted."""
        instance, levels = self.lists.instances.get(num_id), self.lists.levels(num_id)
        if not instance or level not in levels:
            return None, 0
        counts = self.tally(num_id)
        begins = level not in counts or (level in instance.starts and not self._taken(num_id, level))
        number = self._start(num_id, level) if begins else counts[level] + 1
        texts = self._texts(levels, level, number, counts)
        return (None if None in texts else "".join(map(str, texts))), number

    def _texts(
        self, levels: Mapping[int, Level], level: int, number: int, counts: Mapping[int, int]
    ) -> list[str | None]:
        """What each piece of a level's text prints where its own number is `number`; None where that is not certain."""
        own, texts = levels[level], list[str | None]()
        for piece in own.pieces:
            if isinstance(piece, str):
                texts.append(piece)
                continue
            of = levels.get(piece)
            count = number if piece == level else counts.get(piece, of.start if of else 0)
            texts.append(of and self.text(self._format(own, of), count))
        return texts

    def _format(self, level: Level, of: Level) -> str:
        return "decimal" if level.legal and self.reading.strict else of.format

    def shown(self, num_id: int, level: int) -> tuple[str, str, int, str] | None:
        """Of the latest paragraph, which stands at that level of that list: what is printed before its number, the number's format, the
        number, and what is printed after it. None where that is not certain."""
        levels, counts = self.lists.levels(num_id), self.tally(num_id)
        own, texts = levels[level], self._texts(levels, level, counts[level], counts)
        if own.pieces.count(level) != 1 or None in texts:
            return None
        at = own.pieces.index(level)
        before, after = "".join(map(str, texts[:at])), "".join(map(str, texts[at + 1 :]))
        return before, self._format(own, own), counts[level], after

    def count(self, num_id: int, level: int, number: int) -> None:
        """Take a paragraph of that number for the next at `level` of a list."""
        counts = self.tally(num_id)
        counts[level] = number
        strict, begun = self.reading.strict, self.reading.begun
        if len(counts) > 1:
            levels = self.lists.levels(num_id) if strict else {}
            for deeper in [one for one in counts if one > level and _restarts(levels, one, level)]:
                del counts[deeper]
        for above in range(level) if begun else ():
            if above not in counts and above in self.lists.levels(num_id):
                counts[above] = self._start(num_id, above)
                if strict:
                    self.started.add((num_id, above))
        self.started.add((num_id, level))

    def _start(self, num_id: int, level: int) -> int:
        """What a level of a list begins with."""
        common = self.lists.levels(num_id)[level].start
        own = self.reading.strict or not self._taken(num_id, level)
        return self.lists.instances[num_id].starts.get(level, common) if own else common

    def _taken(self, num_id: int, level: int) -> bool:
        """Whether the first paragraph that an instance's own start at `level` holds for has come."""
        if self.reading.strict:
            return (num_id, level) in self.started
        return any((num_id, one) in self.started for one in self.lists.instances[num_id].starts)

    def tally(self, num_id: int) -> dict[int, int]:
        """The counts by level that a list goes by."""
        instance = self.lists.instances[num_id]
        alone = instance.starts and not self.reading.shared
        return self.counts[instance.abstract, num_id if alone else 0]


def _restarts(levels: Mapping[int, Level], index: int, used: int) -> bool:
    """Whether the level `index` begins anew after a paragraph of the level `used` further out; a w:lvlRestart that names no level
    further out says nothing."""
    restarts = levels[index].restarts if index in levels else MAX_LEVELS
    return used < (index if restarts > index else restarts)
