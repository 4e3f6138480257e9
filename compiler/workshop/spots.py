"""Where things stand in a template's parts, as a reader counts them.

In: the roots of the parts that hold text, and the pages of headers and footers. Out: the `Place` of a paragraph, or of the paragraph that something is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..messages.diagnostic import Place
from ..word.ooxml.package import numbered, own_texts, w

if TYPE_CHECKING:
    from lxml import etree

Cell = tuple[int, int, int]  # table, row, cell


class Spots:
    """The number of each paragraph in its part, and the table, row and cell it is in, each from 1."""

    def __init__(
        self,
        name: str,
        roots: Mapping[str, etree._Element],
        pages: Mapping[str, tuple[str, int]] | None = None,
    ) -> None:
        self.name, self._pages = name, pages or {}
        self.texts = {part: own_texts(root) for part, root in roots.items()}
        """The text of each paragraph that has any, part by part."""
        self._found = {part: (numbered(root), dict(_cells(root))) for part, root in roots.items()}

    def place(self, paragraph: etree._Element, part: str) -> Place:
        """The place of a paragraph."""
        numbers, cells = self._found[part]
        cell = cells.get(next(paragraph.iterancestors(w("tc")), None), ()) if cells else ()
        around = short(self.texts[part].get(paragraph, ""))
        return self.part(part)._replace(paragraph=numbers[paragraph], cell=cell, around=around)

    def part(self, part: str) -> Place:
        """The place that a part as a whole is."""
        return Place(self.name, part=part, pages=self._pages.get(part, ("", 0)))

    def of(self, element: etree._Element, part: str) -> Place:
        """The place of the paragraph that an element is in, or of the first in it."""
        own = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
        own = next(element.iter(w("p")), None) if own is None else own
        return self.part(part) if own is None else self.place(own, part)


def _cells(root: etree._Element) -> Iterator[tuple[etree._Element | None, Cell]]:
    tables = {table: number for number, table in enumerate(root.iter(w("tbl")), 1)}
    rows: dict[int, int] = {}
    for row in root.iter(w("tr")):
        around = next(row.iterancestors(w("tbl")), None)
        if around is None:  # a row without a table, in a damaged file
            continue
        table = tables[around]
        rows[table] = rows.get(table, 0) + 1
        cells = (cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row)
        for number, cell in enumerate(cells, 1):
            yield cell, (table, rows[table], number)


def short(text: str, most: int = 16) -> str:
    """The beginning of a text, for a place."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
