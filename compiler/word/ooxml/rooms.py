"""The room that a slot of a template has for what it prints: the type area of its page, a column of it, a cell, a text box.

In: the tree of a document and of its styles. Out: `Page` of a section, and the `Room` round a paragraph, or of each slot. A cell is as wide
as it says itself, else as the grid of its table does; what stands beside the text in a cell or a box is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from ...terms import standard
from ...terms.fields import FIELDS, SLOTS
from ...terms.patterns import late
from .package import FALLBACK, below, integer, own_texts, value_of, w

if TYPE_CHECKING:
    from lxml import etree

_EMU = 635  # of a twip
_BESIDE = 115  # twip at either side of the text in a cell where nothing is said (ECMA-376 17.4.42)
_INSET = 91440 // _EMU  # twip, in a box
_LEAST = 2 * standard.EM  # nothing is narrower: a width of a hair is a slip of the program that wrote it
_HAIR = 4  # times narrower than it asks: a column that no program has reckoned
_MOST = 500  # tags of slots that are looked at; a file with more was not made by hand
_TAG = re.compile(r"\{[{%][^{}]{0,1000}[%}]\}")
_PRINTS = re.compile(r"\{\{-?\s?p\s")
_LOOP = late(r"\{%-?\s?(?:(?:p|tr|tc|r)\s)?\s{0,9}for\s{1,9}(\w+)\s{1,9}in\s{1,9}(\w+)")
_POINTS = {"pt": 20.0, "in": 1440.0, "cm": 566.929, "mm": 56.693, "px": 15.0, "pc": 240.0, "": 20.0}


class Page(NamedTuple):
    """The page of a section, twip: its size, margins, and the footer's distance from the sheet's edge."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int

    @property
    def text_width(self) -> int:
        """Width of the type area, twip."""
        return max(self.width - self.left - self.right, standard.EM)

    @property
    def text_height(self) -> int:
        """Height of the type area, twip."""
        return max(self.height - self.top - self.bottom, standard.LINE_PITCH)

    @property
    def lies(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height


class Room(NamedTuple):
    """What a slot has: `width` and `height` in twip, and the number of its section, from 0.

    `lying` is the width of a page turned in its section, 0 where none can be turned. `cut` tells that a row of exact height
    hides what is more than it holds, `whole` that its row must not break over pages, `upright` that a cell of it has its text running
    downwards. `tag` is the number of the paragraph that it is the room of: slots that one tag prints share it. `opens` tells that this
    paragraph is the first of its section, and others follow it there.
    """

    kind: Literal["page", "columns", "cell", "box"]
    width: int
    height: int
    section: int
    lying: int = 0
    cut: bool = False
    whole: bool = False
    upright: bool = False
    tag: int = 0
    opens: bool = False

    @staticmethod
    def of_page(page: Page, section: int) -> Room:
        """The whole type area of a section."""
        lying = page.text_width if page.lies else page.text_height
        return Room("page", page.text_width, page.text_height, section, lying)


def _opens(paragraph: etree._Element) -> bool:
    """Whether a paragraph is the first of its section, and others follow it there."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    first = before is None or below(before, "pPr/sectPr") is not None
    ends = after is None or after.tag == w("sectPr") or below(after, "pPr/sectPr") is not None
    return first and not ends and below(paragraph, "pPr/sectPr") is None


def page_of(section: etree._Element | None) -> Page:
    """The page of a section; the standard's measures where nothing is said."""
    size, margins = below(section, "pgSz"), below(section, "pgMar")

    def measure(element: etree._Element | None, name: str, usual: int) -> int:
        return usual if element is None else integer(element.get(w(name)), usual)

    gutter = measure(margins, "gutter", 0)
    return Page(
        measure(size, "w", standard.PAGE_WIDTH),
        measure(size, "h", standard.PAGE_HEIGHT),
        abs(measure(margins, "top", standard.MARGIN_TOP)),
        measure(margins, "right", standard.MARGIN_RIGHT),
        abs(measure(margins, "bottom", standard.MARGIN_BOTTOM)),
        measure(margins, "left", standard.MARGIN_LEFT) + gutter,
        measure(margins, "footer", standard.FOOTER_DISTANCE),
    )


class Rooms:
    """The rooms of a document: `of` any of its paragraphs, and `of_slots`, where each slot is printed first."""

    def __init__(
        self,
        document: etree._Element,
        styles: etree._Element | None,
        texts: Mapping[etree._Element, str] | None = None,
    ) -> None:
        self.document = document
        self.texts = own_texts(document) if texts is None else texts
        own = below(document, "body/sectPr")
        sections = document.iter(w("sectPr"))
        self.sections = [*(one for one in sections if one is not own), own]  # the body's own comes last
        self.beside = _beside_by_style(styles)

    def of_slots(self) -> dict[str, Room]:
        """The room of each slot: that of the tag that prints it, of several in a loop one where no page turns, else the narrowest; where
        none does, that of the first tag that names it."""
        printed: dict[str, Room] = {}
        named: dict[str, Room] = {}
        through: dict[str, str] = {}
        looked = 0
        for number, (paragraph, section) in enumerate(self._numbered(), 1):
            text = self.texts.get(paragraph, "")
            tags = _TAG.findall(text) if "{" in text and looked < _MOST else []
            for tag in tags:
                if loop := _LOOP.match(tag):
                    through[loop[1]] = loop[2]
                words = set(re.findall(r"\w+", tag))
                words |= {through[word] for word in words & set(through)}
                slots = [name for name in SLOTS if words & set(FIELDS[name].spellings)]
                parts = [part for name in slots for part in (name, *SLOTS[name])]
                if not (prints := bool(_PRINTS.match(tag))) and all(part in named for part in parts):
                    continue
                looked += 1
                room = self._in(paragraph, section)._replace(tag=number)
                for part in parts:
                    named.setdefault(part, room)
                    if prints:
                        printed[part] = min(
                            printed.get(part, room), room, key=lambda one: (one.lying > 0, one.width)
                        )
        return {**named, **printed}

    def of(self, paragraph: etree._Element) -> Room:
        """The room round a paragraph of the document."""
        return self._in(paragraph, self._sections_of.get(paragraph, 0))

    @cached_property
    def _sections_of(self) -> dict[etree._Element, int]:
        return dict(self._numbered())

    def _numbered(self) -> Iterator[tuple[etree._Element, int]]:
        """The paragraphs, each with the number of its section."""
        section = 0
        for paragraph in self.document.iter(w("p")):
            if next(paragraph.iterancestors(FALLBACK), None) is None:
                yield paragraph, section
            section += below(paragraph, "pPr/sectPr") is not None

    def _in(self, paragraph: etree._Element, section: int) -> Room:
        element = self.sections[min(section, len(self.sections) - 1)]
        page = page_of(element)
        whole = Room.of_page(page, section)
        outer = self._outer(paragraph)
        if outer is None:
            columns = _columns(element, page.text_width)
            if columns is None:
                return whole._replace(opens=_opens(paragraph))
            width = max(columns, _LEAST)
            return whole._replace(kind="columns", width=width, lying=width if page.lies else whole.lying)
        width = min(max(self._width(outer, section), _LEAST), max(page.width, _LEAST))
        if outer.tag == w("txbxContent"):
            return whole._replace(kind="box", width=width, lying=0)
        row = outer.getparent()
        height = integer(value_of(row, "trPr/trHeight"), 0)
        cut = value_of(row, "trPr/trHeight", "hRule") == "exact" and height > 0
        split = below(row, "trPr/cantSplit")
        kept = split is not None and split.get(w("val")) not in ("0", "false", "off")
        downwards = any(
            value_of(one, "tcPr/textDirection").startswith("tb")
            for one in (() if row is None else row.iterchildren(w("tc")))
        )
        return Room("cell", width, height if cut else page.text_height, section, 0, cut, kept, downwards)

    # ---- widths, twip ----

    @staticmethod
    def _outer(element: etree._Element) -> etree._Element | None:
        """The cell or the box that something stands in; a cell without a table, in a damaged file, is none."""
        around = element.iterancestors(w("tc"), w("txbxContent"))
        boxes = (one for one in around if one.tag != w("tc") or _table_of(one) is not None)
        return next(boxes, None)

    def _width(self, outer: etree._Element, section: int) -> int:
        """What a cell or a box leaves for the text in it."""
        if outer.tag == w("txbxContent"):
            return _box(outer)
        table = _table_of(outer)
        assert table is not None  # `_outer` gives no cell without one
        return self._cell(outer, table, section) - self._margins(outer, table)

    def _around(self, element: etree._Element, section: int) -> int:
        """The width that a table has round it."""
        outer = self._outer(element)
        if outer is not None:
            return self._width(outer, section)
        properties = self.sections[min(section, len(self.sections) - 1)]
        page = page_of(properties)
        return _columns(properties, page.text_width) or page.text_width

    def _cell(self, cell: etree._Element, table: etree._Element, section: int) -> int:
        """A cell, its margins and all: what it asks for, as Word takes it, or its columns of the grid, as LibreOffice does, whichever is
        less; a grid of hairs is none."""
        asked = below(cell, "tcPr/tcW")
        kind = value_of(cell, "tcPr/tcW", "type", usual="dxa")
        width = 0.0 if asked is None else _number(asked.get(w("w")))
        grid = [integer(one.get(w("w")), 0) for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        row = cell.getparent()
        at = integer(value_of(row, "trPr/gridBefore"), 0)
        for other in () if row is None else row.iterchildren(w("tc")):
            span = integer(value_of(other, "tcPr/gridSpan"), 1)
            if other is cell:
                break
            at += span
        of_grid = sum(grid[at : at + span])
        if width > 0 and kind == "pct":
            width = _share(asked, width) * self._table(table, grid, section)
        elif kind != "dxa":
            width = 0
        if width > 0:
            return round(min(width, of_grid) if of_grid > width / _HAIR else width)
        cells = 1 if row is None else len(row.findall(w("tc")))
        return of_grid or self._table(table, grid, section) // max(cells, 1)

    def _table(self, table: etree._Element, grid: list[int], section: int) -> int:
        asked = below(table, "tblPr/tblW")
        kind = value_of(table, "tblPr/tblW", "type", usual="dxa")
        width = 0.0 if asked is None else _number(asked.get(w("w")))
        if width > 0 and kind == "pct":
            return round(_share(asked, width) * self._around(table, section))
        if width > 0 and kind == "dxa":
            return round(width)
        return sum(grid) or self._around(table, section)

    def _margins(self, cell: etree._Element, table: etree._Element) -> int:
        """What stands free at both sides of the text in a cell: by its own word, its table's, its table's style."""
        style = value_of(table, "tblPr/tblStyle")
        usual = self.beside.get(style) or self.beside.get("") or (_BESIDE, _BESIDE)
        of_table = _sides(below(table, "tblPr/tblCellMar"), usual)
        return sum(_sides(below(cell, "tcPr/tcMar"), of_table))


def _table_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(w("tbl")), None)


def _sides(margins: etree._Element | None, usual: tuple[int, int]) -> tuple[int, int]:
    """Left and right margin, twip; `start` and `end` are how a Strict file says them."""
    left, right = (
        next(
            (integer(value_of(margins, name, "w"), 0) for name in names if below(margins, name) is not None),
            other,
        )
        for names, other in zip((("left", "start"), ("right", "end")), usual, strict=True)
    )
    return left, right


def _beside_by_style(styles: etree._Element | None) -> dict[str, tuple[int, int]]:
    """The margins in cells by table style; of tables without one under the empty name."""
    tables = {
        one.get(w("styleId"), ""): one
        for one in (() if styles is None else styles.iter(w("style")))
        if one.get(w("type")) == "table"
    }
    out: dict[str, tuple[int, int]] = {}
    for id, style in tables.items():
        chain, one = [style], style
        while (under := tables.get(value_of(one, "basedOn"))) is not None and under not in chain:
            chain.append(one := under)
        sides = (_BESIDE, _BESIDE)
        for one in reversed(chain):
            sides = _sides(below(one, "tblPr/tblCellMar"), sides)
        out[id] = sides
        if style.get(w("default")) in ("1", "true", "on"):
            out[""] = sides
    return out


def _columns(section: etree._Element | None, width: int) -> int | None:
    """The narrowest column of a section whose text runs in several, None where it does not."""
    columns = below(section, "cols")
    if columns is None:
        return None
    space = integer(columns.get(w("space")), 720)
    own = [integer(one.get(w("w")), 0) for one in columns.iterchildren(w("col"))]
    if len(own) > 1 and columns.get(w("equalWidth")) in ("0", "false", "off"):
        return min(one for one in own if one > 0) if any(own) else None
    number = integer(columns.get(w("num")), 1)
    return (width - (number - 1) * space) // number if number > 1 else None


def _box(content: etree._Element) -> int:
    """What a text box leaves for its text: DrawingML says its size round it, VML in a style."""
    shape = next((one for one in content.iterancestors() if _name(one) in ("wsp", "shape", "rect")), None)
    if shape is None:
        return 0
    if _name(shape) == "wsp":
        size = next((one for one in shape.iter() if _name(one) == "ext" and one.get("cx")), None)
        if size is None:
            size = next((o for up in shape.iterancestors() for o in up if _name(o) == "extent"), None)
        width = 0 if size is None else integer(size.get("cx"), 0) // _EMU
        body = next((one for one in shape if _name(one) == "bodyPr"), None)
        insets = ("lIns", "rIns")
        beside = [
            _INSET if body is None else integer(body.get(side), _INSET * _EMU) // _EMU for side in insets
        ]
        return width - sum(beside)
    said = re.search(
        r"(?:^|;)\s*width\s*:\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*([a-z]{0,2})", shape.get("style", "")
    )
    box = next((one for one in content.iterancestors() if _name(one) == "textbox"), None)
    sides = ("" if box is None else box.get("inset", "")).split(",")
    left, right = (_length(sides[at]) if len(sides) > at and sides[at].strip() else _INSET for at in (0, 2))
    return round(float(said[1]) * _POINTS.get(said[2], 20.0) - left - right) if said else 0


def _length(text: str) -> float:
    """A length of VML, twip."""
    found = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)([a-z]{0,2})", text.strip())
    return float(found[1]) * _POINTS.get(found[2], 20.0) if found else 0.0


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _number(text: str | None) -> float:
    found = re.match(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", text or "")
    return float(found[0]) if found else 0.0


def _share(asked: etree._Element | None, width: float) -> float:
    """A width in fiftieths of a percent, or in percent where it says so."""
    percent = asked is not None and asked.get(w("w"), "").endswith("%")
    return width / (100 if percent else 5000)
