"""The tree of a part changed: tags give way to processing instructions, and escapes to the braces that they stand for.

In: the tags of paragraphs, cells and links. Out: the tree, once every tag of the part was found sound. A mark is `<?t 5?>`,
or `<?p 5?>`, `<?tr 5?>`, `<?tc 5?>`, `<?r 5?>` where the tag stands for more than itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from ..ooxml.package import w
from .part import Tag
from .places import parent

if TYPE_CHECKING:
    from lxml import etree

_CELL_PROPERTIES = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark"),
)
# Characters that no file has: what stands for braces that are not ours.
BRACES_AWAY = str.maketrans("{}", "\U0010fffc\U0010fffd")
BRACES_AGAIN = {0x10FFFC: "&#123;", 0x10FFFD: "&#125;"}
# What docxtpl prints as the edges of a tag.
ESCAPED = re.compile(r"\{_[{%#]|[}%]_\}")


class Changes:
    """What is to become of a tree. `whole` are the paragraphs with a tag that stands for more than itself."""

    def __init__(self) -> None:
        self.whole: list[etree._Element] = []
        self._moves: list[Callable[[], None]] = []
        self._merges: list[tuple[etree._Element, bool, bool]] = []
        self._in_properties: list[tuple[etree._Element, Tag]] = []

    def unescape(self, texts: Sequence[etree._Element]) -> None:
        """Each escape in some texts becomes the edge of a tag that is text."""
        self._moves.append(lambda: _unescape(texts))

    def put(self, texts: Sequence[etree._Element], tags: Sequence[Tag]) -> None:
        """Each tag of a paragraph gives way to a mark, in the text where it began."""
        self._moves.append(lambda: self._put(texts, tags))

    def put_in_text(self, text: etree._Element, tags: Sequence[Tag]) -> None:
        """The same in a text that is no paragraph's."""
        self._moves.append(lambda: _insert(text, 0, tags))

    def around(self, first: etree._Element, before: Tag, last: etree._Element, after: Tag) -> None:
        """The mark of a tag before an element, and of another one after one."""
        self._moves.append(lambda: _mark(first, before, last, after))

    def in_cell(self, cell: etree._Element, kind: str, tag: Tag) -> None:
        """The mark of a tag for an element of a cell's properties, instead of those of its kind."""
        self._moves.append(lambda: self._in_properties.append((_set_in_cell(cell, kind), tag)))

    def join(self, paragraph: etree._Element, before: bool, after: bool) -> None:
        """A paragraph is one with those beside it."""
        self._merges.append((paragraph, before, after))

    def make(self) -> None:
        """Change the tree."""
        from lxml import etree

        for move in self._moves:
            move()
        for element, tag in self._in_properties:
            parent(element).replace(element, etree.PI("t", str(tag.number)))
        into: dict[etree._Element, etree._Element] = {}
        for paragraph, before, after in self._merges:
            while paragraph in into:
                paragraph = into[paragraph]
            if after and (following := _joined(paragraph.getnext())) is not None:
                into[following] = paragraph
                _append(paragraph, following)
            if before and (previous := _joined(paragraph.getprevious())) is not None:
                into[paragraph] = previous
                _append(previous, paragraph)

    def _put(self, own: Sequence[etree._Element], tags: Sequence[Tag]) -> None:
        position = 0
        for node in own:
            begin, position = position, position + len(node.text or "")
            inside = [tag for tag in tags if tag.start < position and tag.end > begin]
            if inside:
                _insert(node, begin, inside)
        for tag in tags:
            if tag.paragraph is not None and (target := _target(tag)) != "t":
                self.whole.append(tag.paragraph)
                if target == "r":
                    _own_run(tag, tag.paragraph)


def _unescape(nodes: Sequence[etree._Element]) -> None:
    for node in nodes:
        node.text = _without_escapes(node.text)
        for child in node:
            child.tail = _without_escapes(child.tail)


def _without_escapes(text: str | None) -> str | None:
    return text and ESCAPED.sub(lambda m: m[0].replace("_", "").translate(BRACES_AWAY), text)


def _target(tag: Tag) -> str:
    """What a tag stands for: p, tr, tc, r; t where it is only itself."""
    return "t" if tag.opening == "{{" and tag.letter != "p" else tag.letter or "t"


def _insert(node: etree._Element, begin: int, tags: Sequence[Tag]) -> None:
    """Put processing instructions for tags into a text whose first character is at `begin` of the paragraph's."""
    from lxml import etree

    text = node.text or ""
    end, at = begin + len(text), begin
    node.text, last = "", None
    for tag in tags:
        before = text[at - begin : max(tag.start, at) - begin]
        if last is None:
            node.text += before
        else:
            last.tail = before
        at = max(at, min(tag.end, end))
        if tag.start >= begin:
            last = etree.PI(_target(tag), str(tag.number))
            node.append(last)
    rest = text[at - begin :]
    if last is None:
        node.text += rest
    else:
        last.tail = rest
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _own_run(tag: Tag, paragraph: etree._Element) -> None:
    """Cut a run in three, so that the tag has one of its own."""
    number = str(tag.number)
    mark = next(one for text in paragraph.iter(w("t")) for one in text if one.text == number)
    text = parent(mark)
    run = parent(text)
    properties, at = run.find(w("rPr")), run.index(text)
    place, tail = text.index(mark), mark.tail
    sides = (
        (run.addprevious, list(run)[:at], text.text, list(text)[:place]),
        (run.addnext, list(run)[at + 1 :], tail, list(text)[place + 1 :]),
    )
    for put, children, head, marks in sides:
        piece = text.makeelement(text.tag, {str(k): str(v) for k, v in text.attrib.items()}, None)
        piece.text = head
        piece.extend(marks)
        content = [child for child in children if child is not properties]
        new = run.makeelement(run.tag, {str(k): str(v) for k, v in run.attrib.items()}, None)
        if properties is not None:
            new.append(deepcopy(properties))
        new.extend([*content, piece] if put == run.addprevious else [piece, *content])
        put(new)
    text.text, mark.tail = "", None


def _mark(first: etree._Element, before: Tag, last: etree._Element, after: Tag) -> None:
    from lxml import etree

    first.addprevious(etree.PI("t", str(before.number)))
    last.addnext(etree.PI("t", str(after.number)))


def _set_in_cell(cell: etree._Element, kind: str) -> etree._Element:
    """An element more in the cell's properties, where the schema wants it, instead of those of its kind."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"), {}, None)
        cell.insert(0, properties)
    for old in properties.findall(w(kind)):
        properties.remove(old)
    earlier = [w(name) for name in _CELL_PROPERTIES[: _CELL_PROPERTIES.index(kind)]]
    new = properties.makeelement(w(kind), {}, None)
    properties.insert(sum(child.tag in earlier for child in properties), new)
    return new


def _joined(neighbour: etree._Element | None) -> etree._Element | None:
    """The paragraph beside another, if the two can be joined."""
    if neighbour is None or neighbour.tag != w("p"):
        return None
    return neighbour if neighbour.find(f"{w('pPr')}/{w('sectPr')}") is None else None


def _append(paragraph: etree._Element, following: etree._Element) -> None:
    """Move what a paragraph holds to the end of the one before."""
    for child in list(following):
        if child.tag != w("pPr"):
            paragraph.append(child)
    parent(following).remove(following)
