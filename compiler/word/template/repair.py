"""What loops and conditions leave of tables, ids and lists, made sound again.

In: the XML of a filled part. Out: the same, with no table without rows, no cell without a paragraph, a grid as wide as its
rows, bookmarks, drawings and controls under ids of their own, and lists begun anew where the template asks.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, cast

from ..ooxml.look import Look
from ..ooxml.package import W, integer, parse, serialized, w
from ..ooxml.properties import tie

if TYPE_CHECKING:
    from lxml import etree

RESTART = "restart"
MAX_COLUMNS = 16_384
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SPID = "{urn:schemas-microsoft-com:office:office}spid"
_NAMES = {"w": W, "w14": _W14}
_BOXES = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")
_BLOCKS = tuple(map(w, ("p", "tbl", "sdt", "altChunk", "customXml")))


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
    root = parse(xml.encode(), name, part)
    if f"<?{RESTART}" in xml:
        _restart(root, lists)
    _boxes(root)
    _ids(root, xml)
    return serialized(root)


def _boxes(root: etree._Element) -> None:
    """Rows without cells and tables without rows go; what Word wants a paragraph in gets one."""
    rows, tables, doubtful = [], [], []
    paragraph, cell, row, table, content = map(w, ("p", "tc", "tr", "tbl", "sdtContent"))
    for element in root.iter(row, table, content, *map(w, _BOXES)):
        if element.tag == row:
            if element.find(cell) is None and next(element.iter(cell), None) is None:
                rows.append(element)
        elif element.tag == table:
            tables.append(element)
        elif len(element) == 0 or element[-1].tag != paragraph:
            doubtful.append(element)
    for element in rows:
        _remove(element)
    for element in reversed(tables):
        if next(element.iter(row), None) is None:
            doubtful += [above for above in (element.getparent(),) if above is not None]
            _remove(element)
        else:
            _grid(element)
    for element in doubtful:
        if element.tag == content:
            control = element.getparent()
            holder = None if control is None else control.getparent()
            wanted = len(element) == 0 and holder is not None and holder.tag in (w("body"), *map(w, _BOXES))
        else:
            last = next((child for child in reversed(element) if child.tag in _BLOCKS), None)
            wanted = element.tag != w("body") and (
                last is None or (element.tag == cell and last.tag == table)
            )
        if wanted:
            element.append(element.makeelement(paragraph, {}, None))


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path, namespaces=_NAMES))


# ---- tables -------------------------------------------------------------------------------------------------------


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


# The columns that a row takes: its cells, those that some are wider, and those left free on its left and right.
_CELLS = "(w:tc|w:sdt/w:sdtContent/w:tc|w:ins/w:tc)"
_WIDTH = (
    f"count({_CELLS}) + sum({_CELLS}/w:tcPr/w:gridSpan/@w:val) - count({_CELLS}/w:tcPr/w:gridSpan)"
    " + sum((w:trPr/w:gridBefore|w:trPr/w:gridAfter)/@w:val)"
)
_ROWS = "(w:tr|w:sdt/w:sdtContent/w:tr|w:ins/w:tr)"


def _grid(table: etree._Element) -> None:
    """As many columns as the widest row has, as wide together as before."""
    grid = table.find(w("tblGrid"))
    if grid is None:
        return
    columns = grid.findall(w("gridCol"))
    others = _found(table, f"{_ROWS}[{_WIDTH} != {len(columns)}]")
    if not others:
        return
    usual = len(columns) if len(others) < len(_found(table, _ROWS)) else 0
    wanted = max(usual, *(_width(row) for row in others))
    if wanted in (0, len(columns)):
        return
    widths = [integer(column.get(w("w")), 0) for column in columns]
    total = sum(widths)
    kept = (widths + [total // max(len(columns), 1)] * (wanted - len(columns)))[:wanted]
    for column in columns:
        grid.remove(column)
    for index, width in enumerate(kept):
        share = width * total // sum(kept) if sum(kept) else width
        grid.insert(index, grid.makeelement(w("gridCol"), {w("w"): str(share)}, None))


def _width(row: etree._Element) -> int:
    found = row.xpath(_WIDTH, namespaces=_NAMES)
    return int(found) if isinstance(found, float) and 0 < found < MAX_COLUMNS else 0


# ---- ids ----------------------------------------------------------------------------------------------------------


def _ids(root: etree._Element, xml: str) -> None:
    if "bookmark" in xml:
        _bookmarks(root)
    if "docPr" in xml:
        _unique(root, _WP + "docPr", "id")
    if "sdtPr" in xml:
        _unique(root, w("id"), w("val"))
    for key in ("id", _SPID) if ":textbox" in xml or ":shape" in xml else ():
        _first_keeps(list(root.iter(_VML + "shape", _VML + "rect")), key)
    seen: set[str] = set()
    for element in _found(root, "//*[@w14:paraId]") if "paraId" in xml else ():
        if element.get(f"{{{_W14}}}paraId", "") in seen:  # Word gives those without one its own
            del element.attrib[f"{{{_W14}}}paraId"]
        else:
            seen.add(element.get(f"{{{_W14}}}paraId", ""))


def _first_keeps(elements: list[etree._Element], key: str) -> None:
    """Words that each element has for itself; the first keeps its own."""
    seen: set[str] = set()
    for element in elements:
        if (value := element.get(key)) is not None:
            fresh = _fresh(value, seen) if value in seen else value
            element.set(key, fresh)
            seen.add(fresh)


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
        numbered = next((one for one in lists.look.ancestors(style) if one.num_id is not None), None)
        num_id, level = (numbered.num_id or 0, numbered.level) if numbered else (0, 0)
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
        tie(properties, number, level)
