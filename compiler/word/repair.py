"""What loops and conditions leave of tables, ids and lists, made sound again.

In: the XML of a filled part. Out: the same, with no table without rows, no cell without a paragraph, a grid as wide as its
rows, bookmarks, drawings and controls under ids of their own, and lists begun anew where the template asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, cast

from .look import Look
from .package import integer, parse, w

if TYPE_CHECKING:
    from lxml import etree

RESTART = "restart"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BOXES = tuple(map(w, ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")))
_BLOCKS = tuple(map(w, ("p", "tbl", "sdt", "altChunk", "customXml")))
_HOLDERS = tuple(map(w, ("sdt", "sdtContent", "ins", "del", "customXml", "smartTag")))


class Lists:
    """Lists begun anew: instances of the template's own lists that start from the beginning."""

    def __init__(self, look: Look, first: int) -> None:
        self.look, self.numbers, self.xml = look, count(first), ""

    def again(self, num_id: int) -> int | None:
        """A new instance of the list, None where there is no such list."""
        lists = self.look.lists
        if num_id not in lists.instances:
            return None
        abstract, number = lists.instances[num_id].abstract, next(self.numbers)
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{one.start}"/></w:lvlOverride>'
            for level, one in sorted(lists.abstracts.get(abstract, {}).items())
        )
        self.xml += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{starts}</w:num>'
        return number


def repair(xml: str, name: str, part: str, lists: Lists) -> bytes:
    """The part, made sound."""
    from lxml import etree

    root = parse(xml.encode(), name, part)
    _restart(root, lists)
    for table in reversed(list(root.iter(w("tbl")))):
        _table(table)
    for box in root.iter(*_BOXES):
        _box(box)
    for content in root.iter(w("sdtContent")):
        above = content.getparent()
        holder = None if above is None else above.getparent()
        if len(content) == 0 and holder is not None and holder.tag in (w("body"), *_BOXES):
            content.append(content.makeelement(w("p"), {}, None))
    _ids(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ---- tables -------------------------------------------------------------------------------------------------------


def _inside(element: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The rows of a table, the cells of a row: in controls too."""
    for child in element:
        if child.tag == kind:
            yield child
        elif child.tag in _HOLDERS:
            yield from _inside(child, kind)


def _table(table: etree._Element) -> None:
    rows, most = 0, 0
    for row in list(_inside(table, w("tr"))):
        spans = [_span(cell) for cell in _inside(row, w("tc"))]
        if spans:
            rows, most = rows + 1, max(most, sum(spans) + _skipped(row))
        else:
            _remove(row)
    if rows:
        _grid(table, most)
    else:
        _remove(table)


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _span(cell: etree._Element) -> int:
    own = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return 1 if own is None else max(integer(own.get(w("val")), 1), 1)


def _skipped(row: etree._Element) -> int:
    """The columns that a row leaves free on its left and right."""
    found = (row.find(f"{w('trPr')}/{w(tag)}") for tag in ("gridBefore", "gridAfter"))
    return sum(integer(one.get(w("val")), 0) for one in found if one is not None)


def _grid(table: etree._Element, wanted: int) -> None:
    """As many columns as the widest row has, as wide together as before."""
    grid = table.find(w("tblGrid"))
    if grid is None:
        return
    columns = grid.findall(w("gridCol"))
    if len(columns) == wanted:
        return
    widths = [integer(column.get(w("w")), 0) for column in columns]
    total = sum(widths)
    if wanted > len(columns):
        kept = widths + [total // max(len(columns), 1)] * (wanted - len(columns))
    else:
        kept = widths[:wanted]
    for column in columns:
        grid.remove(column)
    for index, width in enumerate(kept):
        share = width * total // sum(kept) if sum(kept) else width
        grid.insert(index, grid.makeelement(w("gridCol"), {w("w"): str(share)}, None))


def _box(box: etree._Element) -> None:
    """Word wants a paragraph in a cell, at its end."""
    blocks = [child for child in box if child.tag in _BLOCKS]
    if not blocks or (box.tag == w("tc") and blocks[-1].tag == w("tbl")):
        box.append(box.makeelement(w("p"), {}, None))


# ---- ids ----------------------------------------------------------------------------------------------------------


def _ids(root: etree._Element) -> None:
    _bookmarks(root)
    _unique(root, _WP + "docPr", "id")
    _unique(root, w("id"), w("val"))  # of controls
    seen: set[str] = set()
    for shape in root.iter(_VML + "shape", _VML + "rect", _VML + "shapetype"):
        for key in ("id", _OFFICE + "spid"):
            value = shape.get(key)
            if value and shape.tag != _VML + "shapetype":
                fresh = value if value not in seen else _fresh(value, seen)
                seen.add(fresh)
                shape.set(key, fresh)
    for key in (_W14 + "paraId", _W14 + "textId"):
        seen = set()
        for element in root.iter(w("p"), w("tr")):
            value = element.get(key)
            if value in seen:
                del element.attrib[key]
            elif value:
                seen.add(value)


def _unique(root: etree._Element, kind: str, key: str) -> None:
    """Numbers that each element has for itself; the first keeps its own."""
    elements = list(root.iter(kind))
    numbers = count(max((abs(integer(one.get(key), 0)) for one in elements), default=0) % 2_000_000_000 + 1)
    seen: set[str] = set()
    for element in elements:
        if element.get(key, "") in seen:
            element.set(key, str(next(numbers)))
        seen.add(element.get(key, ""))


def _fresh(word: str, seen: set[str]) -> str:
    return next(name for n in count(2) if (name := f"{word[:34]}_{n}") not in seen)


def _bookmarks(root: etree._Element) -> None:
    """Each bookmark begins and ends once, under an id and a name of its own; the first keeps its own."""
    starts = list(root.iter(w("bookmarkStart")))
    numbers = count(max((integer(one.get(w("id")), 0) for one in starts), default=0) + 1)
    ids: set[str] = set()
    names: set[str] = set()
    open_: dict[str, list[etree._Element]] = {}
    for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        own = mark.get(w("id"), "")
        if mark.tag == w("bookmarkStart"):
            open_.setdefault(own, []).append(mark)
            if own in ids:
                mark.set(w("id"), str(next(numbers)))
            name = mark.get(w("name"), "")
            if name in names:
                mark.set(w("name"), _fresh(name, names))
            ids.add(mark.get(w("id"), ""))
            names.add(mark.get(w("name"), ""))
        elif open_.get(own):
            mark.set(w("id"), open_[own].pop().get(w("id"), ""))
        else:
            _remove(mark)
    for mark in (mark for marks in open_.values() for mark in marks):
        _remove(mark)


# ---- lists --------------------------------------------------------------------------------------------------------


def _restart(root: etree._Element, lists: Lists) -> None:
    """From each mark on, up to the next or the end of what holds it, lists begin anew."""
    marks = cast("list[etree._Element]", root.xpath(f"//processing-instruction('{RESTART}')"))
    for mark in marks:
        again: dict[int, int | None] = {}
        for following in mark.itersiblings() if not mark.text else ():
            if not isinstance(following.tag, str):
                break
            for paragraph in following.iter(w("p")):
                _renumber(paragraph, lists, again)
    for mark in marks:
        _remove(mark)


def _renumber(paragraph: etree._Element, lists: Lists, again: dict[int, int | None]) -> None:
    properties = paragraph.find(w("pPr"))
    own = None if properties is None else properties.find(f"{w('numPr')}/{w('numId')}")
    face = None if properties is None else properties.find(w("pStyle"))
    level = 0
    if own is not None:
        num_id = integer(own.get(w("val")), 0)
    else:
        style = lists.look.styles.get(face.get(w("val"), "")) if face is not None else None
        numbered = next((one for one in lists.look.ancestors(style) if one.num_id), None)
        num_id, level = (numbered.num_id, numbered.level) if numbered else (0, 0)
    if not num_id:
        return
    if num_id not in again:
        again[num_id] = lists.again(num_id)
    number = again[num_id]
    if number is None:
        return
    if own is not None:
        own.set(w("val"), str(number))
    elif properties is not None and face is not None:
        numbering = properties.makeelement(w("numPr"), {}, None)
        for tag, value in (("ilvl", level), ("numId", number)):
            numbering.append(numbering.makeelement(w(tag), {w("val"): str(value)}, None))
        properties.insert(sum(child.tag in _BEFORE_NUMBERING for child in properties), numbering)


_BEFORE_NUMBERING = tuple(
    map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
)
