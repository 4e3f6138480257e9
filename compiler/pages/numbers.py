"""How the pages of a document are numbered, held against what its sections ask for.

In: pages as measured, and the sections. Out: `Numbered`, one for each page: the section that it belongs to, the number that it should show, and
the line that shows it. Which section a page belongs to is not in a PDF: of all ways to share the pages out, the one in which most numbers are right.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..terms.numerals import chinese
from ..word.ooxml.paging import Paging, Stretch
from . import measure
from .measure import MM, Line, Page


class Numbered(NamedTuple):
    """A page's section, what it should show (empty: nothing), the line with it (none: it is not there), and whether the page
    should have a number but its head and foot have none, while others of its section do. `number` is what Word counts it as, `as_counted` that
    in the figures of its section, whether it shows it or not."""

    section: Stretch
    wanted: str
    line: Line | None
    left_out: bool = False
    number: int = 0
    as_counted: str = ""

    @property
    def right(self) -> bool:
        """Whether the page shows what it should."""
        return not self.left_out and (not self.wanted or self.line is not None)

    @property
    def shown(self) -> int | str | None:
        """The number that it shows, as a number where it is in figures; None where it shows none."""
        return (int(self.wanted) if self.wanted.isdecimal() else self.wanted) if self.line else None

    @property
    def odd(self) -> bool:
        """Whether the page is odd, by its number."""
        return self.number % 2 == 1

    @property
    def form(self) -> str:
        """The line with its number as 1 and without blanks, as an office would write it; empty without one."""
        return re.sub(_alone(self.wanted), "1", self.line.text) if self.line else ""

    @property
    def seen(self) -> str:
        """The same with its blanks, for people."""
        return re.sub(_alone(self.wanted), "1", _spaced(self.line, _BLANK)) if self.line else ""


# Way so far: what is wrong, what is right (less than nothing, to be small), and the pages.
_Way = tuple[int, int, tuple[Numbered, ...]]
_MOST_WAYS = 256  # that are followed: one that is behind so many does not come first again


def numbered(pages: Sequence[Page], paging: Paging) -> tuple[Numbered, ...]:
    """Each page's number."""
    ways: dict[tuple[int, int], _Way] = {}
    for page in pages:
        nexts: dict[tuple[int, int], _Way] = {}
        foot = _Foot(page)
        steps = [*_steps(ways, paging, page)]
        for index, number, first, (wrong, found, before) in steps or _steps(ways, paging, page, lax=True):
            section = paging.sections[index]
            if page.blank and not first and _fills(paging.sections, index):
                one = Numbered(section, "", None, False, number, str(number))
            else:
                one = _number(foot, section, number, first, paging.even_and_odd)
            way = (wrong + (not one.right), found - (one.line is not None), (*before, one))
            if (index, number) not in nexts or way[:2] < nexts[index, number][:2]:
                nexts[index, number] = way
        ways = nexts
        if len(ways) > _MOST_WAYS:
            ways = dict(sorted(ways.items(), key=lambda one: one[1][:2])[:_MOST_WAYS])
    return _covers_excused(min(ways.values(), key=lambda way: way[:2])[2]) if ways else ()


def _fills(sections: Sequence[Stretch], index: int) -> bool:
    """Whether a page of a section may stay blank so that the next begins on an odd or an even page."""
    return index + 1 < len(sections) and sections[index + 1].opens in ("oddPage", "evenPage")


def _covers_excused(pages: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    """The pages; one that has a section to itself, before others, may go without its number: a cover, whose foot for odd pages alone was emptied."""
    counts = Counter(id(one.section) for one in pages)
    last = pages[-1].section
    return tuple(
        one._replace(left_out=False)
        if counts[id(one.section)] == 1 and one.section is not last and one.left_out
        else one
        for one in pages
    )


def _steps(
    ways: dict[tuple[int, int], _Way], paging: Paging, page: Page, lax: bool = False
) -> Iterator[tuple[int, int, bool, _Way]]:
    """Where a page may be: in a section, with a number, as its first page or not. A section that begins amid a page may have none of its
    own; so may any where nothing else fits (`lax`)."""
    sections = paging.sections
    fit = [n for n, one in enumerate(sections) if one.portrait == page.portrait]
    last = max((index for index, _ in ways), default=0)
    if not fit or fit[-1] < min((index for index, _ in ways), default=0):  # no section tells of such a page
        fit = [last]
    if not ways:
        firsts = fit if lax else [n for n in fit if n in _reached(sections, -1)]
        yield from ((n, sections[n].start or 1, True, (0, 0, ())) for n in firsts)
    for (index, number), way in ways.items():
        if index in fit:
            yield index, number + 1, False, way
        for other in fit if lax else _reached(sections, index):
            if other > index and other in fit:
                start = sections[other].start
                yield other, _next(number, sections[other].opens) if start is None else start, True, way


def _reached(sections: Sequence[Stretch], index: int) -> Iterator[int]:
    """The sections that may follow on the next page: all up to the first that begins with it."""
    for other in range(index + 1, len(sections)):
        yield other
        if sections[other].opens != "continuous":
            return


def _next(number: int, opens: str) -> int:
    """The number of a section's first page after one, where it begins on an odd or an even one."""
    wanted = {"oddPage": 1, "evenPage": 0}.get(opens)
    return number + 1 + (wanted is not None and (number + 1) % 2 != wanted)


class _Foot:
    """The lines at head and foot of a page, or along the side of one that lies, with their texts; a foot comes first."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._known: dict[tuple[float, float], list[tuple[str, Line]]] = {}

    def lines(self, section: Stretch) -> list[tuple[str, Line]]:
        """Those outside of the type area of a section."""
        page, key = self.page, (section.top, section.bottom)
        if key not in self._known:
            top, bottom = section.top * MM, page.height - section.bottom * MM
            lines = [line for line in page.lines if not top < line.baseline < bottom][::-1]
            lines = [*measure.lines_of(page.turned)[::-1], *lines, *page.lines[-1:], *page.lines[:1]]
            self._known[key] = [(_spaced(line), line) for line in lines]
        return self._known[key]


def _number(foot: _Foot, section: Stretch, number: int, first: bool, even_and_odd: bool) -> Numbered:
    kind = "even" if even_and_odd and number % 2 == 0 else "default"
    if first and section.title_page:
        kind = "first"
    shown = section.numbers.get(kind, "")
    text = _written(number, section.form)
    counted = number, text or str(number)
    if shown != "page":
        others = [section.numbers.get(one) for one in ("default", *["even"] * even_and_odd)]
        return Numbered(section, "", None, not shown and kind != "first" and "page" in others, *counted)
    return Numbered(section, text, _line_with(foot, section, text) if text else None, False, *counted)


def _written(number: int, form: str) -> str:
    """A number in Word's form of that name; empty where the form is none of those that are known."""
    match form:
        case "decimal" | "numberInDash":
            return str(number)
        case "upperRoman":
            return _roman(number)
        case "lowerRoman":
            return _roman(number).lower()
        case "chineseCounting" | "chineseCountingThousand":
            return chinese(number)
        case _:
            return ""


def _roman(number: int) -> str:
    """Roman figures of a page number: nobody counts to 400 in them."""
    tens, ones = divmod(number, 10)
    low = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "C" * (tens // 10) + low[tens % 10].translate(str.maketrans("IVX", "XLC")) + low[ones]


def _alone(number: str) -> str:
    return rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])"


def _line_with(foot: _Foot, section: Stretch, number: str) -> Line | None:
    """The line at head or foot that shows a number."""
    alone = _alone(number)
    return next(
        (line for text, line in foot.lines(section) if number in text and re.search(alone, text)), None
    )


_BLANK = 0.3  # em


def _spaced(line: Line, gap: float = 0.6) -> str:
    """The text of a line with a blank where there is a gap, em: along the side of a page Chinese characters do not turn, and are missing."""
    text = line.glyphs[0].text
    for one, other in pairwise(line.glyphs):
        text += " " * (other.x0 - one.x1 > gap * one.size) + other.text
    return text
