"""An office's old document as it is read.

In: the bytes of any .docx. Out: `OldDocument`: its parts, its sections, and the paragraphs of the longest of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from docx.oxml.section import CT_SectPr
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from lxml import etree

from ...word.ooxml.elements import Typed, typed
from ...word.ooxml.look import DOCUMENT, Look, look_at, part_of
from ...word.ooxml.normal import put_right
from ...word.ooxml.package import (
    OF_DOCUMENT,
    integer,
    own_text,
    paragraphs,
    read,
    refusal,
    relationships,
    value_of,
    w,
)
from ...word.ooxml.properties import Sheet
from ...word.reader.paragraphs import lines_of
from .apart import contents
from .paragraphs import Seen
from .tags import DOCKET

_ROOTS = {"fontTable": "fonts"}  # where they are called otherwise than their parts


_COVER = 60  # blocks among which the end of a cover is sought
_LINES = 16  # of text on a cover, at most
_SHORT = 50  # characters of each
_HEAD = 8  # lines below a cover among which the text has its title
_LARGE = 32  # half-points: a title is at least as large as the body of official documents


class Section(NamedTuple):
    """A section: its properties, and the paragraphs and tables in it."""

    properties: CT_SectPr | None
    content: Sequence[CT_P | CT_Tbl]

    @property
    def weight(self) -> tuple[bool, int]:
        """Which of several sections is the text's: upright, and the longest."""
        lies = integer(value_of(self.properties, "pgSz", "w"), 0) > integer(
            value_of(self.properties, "pgSz", "h"), 1
        )
        return not lies, sum(len(t.text or "") for child in self.content for t in child.iter(w("t")))


@dataclass(frozen=True, eq=False)
class OldDocument:
    """The document: its parts, styles and sections, its paragraphs by number from 1 with the labels that Word counts."""

    name: str
    parts: Mapping[str, bytes]
    document: Typed
    sheet: Sheet
    look: Look
    sections: Sequence[Section]
    numbered: Mapping[etree._Element, tuple[int, str]]

    @cached_property
    def at(self) -> int:
        """Which of the sections is the text's."""
        return max(range(len(self.sections)), key=lambda at: self.sections[at].weight)

    @cached_property
    def _page(self) -> tuple[int, Section]:
        """Where the section of the text begins, with those that stand above it on the same page, and all that is in them."""
        at = self.at
        while at and value_of(self.sections[at].properties, "type") == "continuous":
            at -= 1
        content = [child for section in self.sections[at : self.at + 1] for child in section.content]
        return at, Section(self.sections[self.at].properties, content)

    @cached_property
    def head(self) -> CT_SectPr | None:
        """The section above the text on the same page, where its columns are others: a title over two columns."""
        above = self.sections[self.at - 1].properties if self._page[0] < self.at else None
        columns = [value_of(one, "cols", "num", usual="1") for one in (above, self.section.properties)]
        return above if columns[0] != columns[1] else None

    @cached_property
    def section(self) -> Section:
        """The section of the text, without a cover."""
        whole = self._page[1]
        return Section(whole.properties, whole.content[self._covered :])

    @cached_property
    def cover(self) -> Sequence[CT_P | CT_Tbl]:
        """What stands on a page of its own before the text: short lines, no contents; a section, or up to a break."""
        begin, whole = self._page
        sections = [one for one in self.sections[:begin] if self._is_cover(one.content)]
        before = [child for one in sections[:1] for child in one.content]
        return [*before, *whole.content[: self._covered]]

    @cached_property
    def _covered(self) -> int:
        """How many blocks of the text's section are a cover, up to a page break with another title below it."""
        content = self._page[1].content
        for at, child in enumerate(content[:_COVER]):
            if any(one.get(w("type")) == "page" for one in child.iter(w("br"))):
                below = [self.see(one) for one in content[at + 1 :] if isinstance(one, CT_P)]
                lines = [one for one in below if one.text.strip() and one not in self.contents][:_HEAD]
                titled = any(one.centred and one.size >= _LARGE and not one.furniture for one in lines)
                return at + 1 if titled and self._is_cover(content[: at + 1]) else 0
        return 0

    def _is_cover(self, content: Sequence[CT_P | CT_Tbl]) -> bool:
        seen = [one for child in content for one in self.within(child)]
        lines = [one for one in seen if one.text.strip()]
        short = all(len(one.text) < _SHORT and not DOCKET.search(one.text) for one in lines)
        large = any(one.size >= _LARGE for one in lines)
        return short and large and len(lines) <= _LINES and self.contents.isdisjoint(lines)

    @cached_property
    def contents(self) -> Set[Seen]:
        """The paragraphs of a list of contents."""
        lines = [
            self.see(child)
            for section in self.sections
            for child in section.content
            if isinstance(child, CT_P)
        ]
        lines = [one for one in lines if one.text.strip()]
        return contents(self.document, lines, [self.sheet.name_of(one.style) for one in lines])

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """The paragraphs of the text, those in tables aside."""
        return tuple(self.see(child) for child in self.section.content if isinstance(child, CT_P))

    @cached_property
    def targets(self) -> Mapping[str, tuple[str, str]]:
        """What the document refers to inside the file, by its ids: of which kind, and in which part."""
        return relationships(self.parts, DOCUMENT, self.name)

    def part(self, kind: str) -> Typed | None:
        """The root of the part that the document refers to as `kind` (numbering, settings); None where it has none."""
        part = part_of(self.parts, kind, self.name)
        root = typed(self.parts[part], self.name, part) if part else None
        return root if root is not None and root.tag == w(_ROOTS.get(kind, kind)) else None

    def see(self, element: etree._Element) -> Seen:
        """A paragraph of the document as it looks."""
        if element not in self._known:
            self._known[element] = self._seen(element)
        return self._known[element]

    def within(self, element: etree._Element) -> list[Seen]:
        """The paragraphs of a piece of the document, without what a drawing says again for older programs."""
        return [self.see(one) for one in element.iter(w("p")) if one in self.numbered]

    @cached_property
    def _known(self) -> dict[etree._Element, Seen]:
        return {}

    def _seen(self, element: etree._Element) -> Seen:
        number, label = self.numbered[element]
        runs = tuple(self.sheet.runs(element))
        text = "".join(text for text, _ in runs)
        style = self.sheet.style_of(element)
        return Seen(number, element, style, label + text, bool(label), runs, self.sheet.paragraph(element))

    def text(self, number: int) -> str:
        """The text of a paragraph by its number."""
        element = next(element for element, (at, _) in self.numbered.items() if at == number)
        return own_text(element)


def read_old(data: bytes, name: str) -> OldDocument:
    """The document that these bytes hold. Raises CompileError (T302) for what is no .docx."""
    parts = read(data, name, OF_DOCUMENT)
    put_right(parts, name)
    document = typed(parts[DOCUMENT], name, DOCUMENT)
    body = document.find(w("body"))
    if body is None:
        raise refusal(name, "正文已损坏。", "its body is damaged.")
    look = look_at(parts, document, name)
    labels = [line.label for line in lines_of(document, look)]
    numbered = enumerate(zip(paragraphs(document), labels, strict=True), 1)
    by_element = {element: (number, label) for number, (element, label) in numbered}
    return OldDocument(name, parts, document, Sheet(parts, name), look, _sections(body), by_element)


def _sections(body: etree._Element) -> list[Section]:
    sections: list[Section] = []
    content: list[CT_P | CT_Tbl] = []
    for child in _blocks(body):
        if isinstance(child, CT_SectPr):
            return [*sections, Section(child, content)]
        content.append(child)
        broken = child.find(f"{w('pPr')}/{w('sectPr')}")
        if isinstance(broken, CT_SectPr):
            sections.append(Section(broken, content))
            content = []
    return [*sections, Section(None, content)]


def _blocks(parent: etree._Element) -> Iterator[CT_P | CT_Tbl | CT_SectPr]:
    """Paragraphs, tables and sections, those inside content controls too."""
    for child in parent:
        if isinstance(child, (CT_P, CT_Tbl, CT_SectPr)):
            yield child
        elif child.tag == w("sdt") and (inner := child.find(w("sdtContent"))) is not None:
            yield from _blocks(inner)
