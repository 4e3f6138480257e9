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
    should have a number but its head and foot have none, while others of its section do."""

    section: Stretch
    wanted: str
    line: Line | None
    left_out: bool = False

    @property
    def right(self) -> bool:
        """Whether the page shows what it should."""
        return not self.left_out and (not self.wanted or self.line is not None)

    @property
    def shown(self) -> int | str | None:
        """The number that it shows, as a number where it is in figures; None where it shows none."""
        return (int(self.wanted) if self.wanted.isdecimal() else self.wanted) if self.line else None

    def odd(self, index: int) -> bool:
        """Whether the page, at that place from 1, is odd: by its number, where that is in figures."""
        return (int(self.wanted) if self.wanted.isdecimal() else index) % 2 == 1

    @property
    def form(self) -> str:
        """The line with its number as 1, as an office would write it; empty without one."""
        return re.sub(_alone(self.wanted), "1", self.line.text) if self.line else ""


# Way so far: what is wrong, what is right (less than nothing, to be small), and the pages.
_Way = tuple[int, int, tuple[Numbered, ...]]


def numbered(pages: Sequence[Page], paging: Paging) -> tuple[Numbered, ...]:
    """Each page's number."""
    ways: dict[tuple[int, int], _Way] = {}
    for page in pages:
        nexts: dict[tuple[int, int], _Way] = {}
        for index, number, first, (wrong, found, before) in _steps(ways, paging, page):
            one = _number(page, paging.sections[index], number, first, paging.even_and_odd)
            way = (wrong + (not one.right), found - (one.line is not None), (*before, one))
            if (index, number) not in nexts or way[:2] < nexts[index, number][:2]:
                nexts[index, number] = way
        ways = nexts
    return _covers_excused(min(ways.values(), key=lambda way: way[:2])[2]) if ways else ()


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
    ways: dict[tuple[int, int], _Way], paging: Paging, page: Page
) -> Iterator[tuple[int, int, bool, _Way]]:
    """Where a page may be: in a section, with a number, as its first page or not. A section may have no page of its own."""
    sections = paging.sections
    fit = [n for n, one in enumerate(sections) if one.portrait == page.portrait]
    last = max((index for index, _ in ways), default=0)
    if not fit or fit[-1] < min((index for index, _ in ways), default=0):  # no section tells of such a page
        fit = [last]
    if not ways:
        yield from ((n, sections[n].start or 1, True, (0, 0, ())) for n in fit)
    for (index, number), way in ways.items():
        for other in fit:
            if other == index:
                yield index, number + 1, False, way
            elif other > index:
                start = sections[other].start
                yield other, number + 1 if start is None else start, True, way


def _number(page: Page, section: Stretch, number: int, first: bool, even_and_odd: bool) -> Numbered:
    kind = "even" if even_and_odd and number % 2 == 0 else "default"
    if first and section.title_page:
        kind = "first"
    shown = section.numbers.get(kind, "")
    if shown != "page":
        others = [section.numbers.get(one) for one in ("default", *["even"] * even_and_odd)]
        return Numbered(section, "", None, not shown and kind != "first" and "page" in others)
    text = _written(number, section.form)
    return Numbered(section, text, _line_with(page, section, text) if text else None)


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


def _line_with(page: Page, section: Stretch, number: str) -> Line | None:
    """The line at head or foot, or along the side of a page that lies, that shows a number; a foot comes first."""
    top, bottom = section.top * MM, page.height - section.bottom * MM
    lines = [line for line in page.lines if not top < line.baseline < bottom][::-1]
    lines = [*measure.lines_of(page.turned)[::-1], *lines, *page.lines[-1:], *page.lines[:1]]
    return next((line for line in lines if re.search(_alone(number), _spaced(line))), None)


def _spaced(line: Line) -> str:
    """The text of a line with a blank where there is a gap: along the side of a page Chinese characters do not turn, and are missing."""
    text = line.glyphs[0].text
    for one, other in pairwise(line.glyphs):
        text += " " * (other.x0 - one.x1 > 0.6 * one.size) + other.text
    return text
