"""A .docx as a reader of the paper sees it: paragraphs in order, with the labels that Word will count.

In: the bytes of any .docx. Out: `Line` values; `blocks`, with tables and pictures; and `picture`, one text line a paragraph,
for people and for tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from .look import DOCUMENT, Look, Style, look_at
from .numbering import Counter, word_text
from .package import R, integer, parse, read, relationships, w


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one face: the name of its character style, and whether it is bold by itself."""

    text: str
    style: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style's name, its automatic label, its outline level from 1 (0: none) and its text."""

    style: str
    label: str
    outline: int
    stretches: tuple[Stretch, ...]
    page_break: bool = False
    align: str = ""

    @property
    def text(self) -> str:
        """The text without the automatic label."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the text of its cells, row by row; a cell that reaches over others is followed by empty ones."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: the name of its part, without folders, and its bytes."""

    name: str
    data: bytes


def blocks(data: bytes, name: str) -> list[Line | Grid | Image]:
    """Paragraphs, tables and pictures of the main text in order, labels as Word counts them; deleted text is left out.

    Raises CompileError (T302) when the file cannot be read.
    """
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    body = document.find(w("body"))
    return [] if body is None else list(_Reading(parts, document, name).blocks(body))


class _Reading:
    """Goes through the body of a document once, counting."""

    def __init__(self, parts: dict[str, bytes], document: etree._Element, name: str) -> None:
        self.parts = parts
        self.look = look_at(parts, document, name)
        self.counter = Counter(self.look.lists, text=word_text)
        self.targets = relationships(parts, DOCUMENT, name)
        # What a file shows twice, for old programs, and what was deleted.
        for unseen in [*document.iter(_FALLBACK), *document.iter(w("del"), w("moveFrom"))]:
            parent = unseen.getparent()
            if parent is not None and parent.tag != w("rPr"):
                parent.remove(unseen)

    def blocks(self, parent: etree._Element) -> Iterator[Line | Grid | Image]:
        for child in parent:
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Line | Image]:
        boxes = list(paragraph.iter(_BOX))
        line = _line(paragraph, self.look, self.counter)
        images = list(self._images(paragraph))
        for box in boxes:
            parent = box.getparent()
            if parent is not None:
                parent.remove(box)
        if boxes:
            line = replace(line, stretches=tuple(_stretches(paragraph, self.look)))
        breaks = any(br.get(w("type")) == "page" for br in paragraph.iter(w("br")))
        if line.text.strip() or line.label or not images:
            yield replace(line, page_break=True) if breaks and not line.page_break else line
        yield from images
        for box in boxes:
            yield from (block for block in self.blocks(box) if not isinstance(block, Grid))

    def _images(self, paragraph: etree._Element) -> Iterator[Image]:
        for node in paragraph.iter(_BLIP, _IMAGE_DATA):
            id = node.get(f"{{{R}}}embed") or node.get(f"{{{R}}}id") or ""
            part = self.targets.get(id, ("", ""))[1]
            if part in self.parts:
                yield Image(part.rpartition("/")[2], self.parts[part])

    def _table(self, table: etree._Element) -> Iterator[Line | Grid | Image]:
        rows: list[tuple[str, ...]] = []
        inside: list[list[Line | Grid | Image]] = []
        for row in _children(table, "tr"):
            cells: list[str] = []
            for cell in _children(row, "tc"):
                blocks = list(self.blocks(cell))
                inside.append(blocks)
                text = "\n".join(filter(None, (_cell_text(block) for block in blocks)))
                properties = cell.find(w("tcPr"))
                merge = None if properties is None else properties.find(w("vMerge"))
                held = merge is not None and merge.get(w("val"), "continue") == "continue"
                cells += ["" if held and not text.strip() else text]
                cells += [""] * (integer(_value(properties, "gridSpan"), 1) - 1)
            rows.append(tuple(cells))
        if len(inside) == 1:  # a frame
            yield from inside[0]
            return
        width = max(map(len, rows), default=0)
        if width:
            yield Grid(tuple((*row, *[""] * (width - len(row))) for row in rows))
        for blocks in inside:
            yield from (block for block in blocks if isinstance(block, Image))


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those within content controls too."""
    for child in parent:
        if child.tag == w(tag):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _cell_text(block: Line | Grid | Image) -> str:
    match block:
        case Line():
            return block.label + block.text
        case Grid():
            return "\n".join("\t".join(row) for row in block.rows)
        case Image():
            return ""


_WRAPPERS = frozenset(w(tag) for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_BOX = w("txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"


def lines(data: bytes, name: str = "document.docx") -> list[Line]:
    """All paragraphs of the main text. Raises CompileError (T302) when the file cannot be read."""
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    look = look_at(parts, document, name)
    counter = Counter(look.lists)
    return [_line(paragraph, look, counter) for paragraph in document.iter(w("p"))]


def picture(data: bytes) -> str:
    """One line a paragraph: style │ label │ text, stretches of another face as ⟨style⟩text⟨/⟩."""
    rows = []
    for line in lines(data):
        text = "".join(_drawn(stretch) for stretch in line.stretches).replace("\n", "⏎")
        rows.append(f"{'⇟' if line.page_break else ''}{line.style} │ {line.label} │ {text}".rstrip())
    return "\n".join(rows) + "\n"


def _drawn(stretch: Stretch) -> str:
    face = stretch.style or ("加粗" if stretch.bold else "")
    return f"⟨{face}⟩{stretch.text}⟨/⟩" if face else stretch.text


def _line(paragraph: etree._Element, look: Look, counter: Counter) -> Line:
    properties = paragraph.find(w("pPr"))
    style = look.styles.get(_value(properties, "pStyle")) or look.style("Normal")
    num_id, level = _number(properties, style, look)
    label = counter.next(num_id, level) if num_id else None
    outline = _value(properties, "outlineLvl") or (style and style.name.casefold().removeprefix("heading "))
    stretches = tuple(_stretches(paragraph, look))
    page_break = _is_on(properties, "pageBreakBefore")
    return Line(
        style.name if style else "",
        label or "",
        integer(outline or None, 0),
        stretches,
        page_break,
        _ALIGNMENTS.get(_value(properties, "jc"), ""),
    )


_ALIGNMENTS = {"center": "center", "right": "right", "end": "right"}


def _is_on(properties: etree._Element | None, tag: str) -> bool:
    """Whether a property that is on or off is on."""
    found = None if properties is None else properties.find(w(tag))
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")


def _value(properties: etree._Element | None, tag: str) -> str:
    found = None if properties is None else properties.find(w(tag))
    return "" if found is None else found.get(w("val"), "")


def _number(properties: etree._Element | None, style: Style | None, look: Look) -> tuple[int, int]:
    """The list and level of a paragraph: its own, or its style's, or that of what the style is based on."""
    own = None if properties is None else properties.find(w("numPr"))
    own_id, own_level = integer(_value(own, "numId")), integer(_value(own, "ilvl"))
    if own_id is not None:
        return own_id, own_level or 0
    for one in look.ancestors(style):
        if one.num_id:
            return one.num_id, one.level if own_level is None else own_level
    return 0, 0


def _stretches(paragraph: etree._Element, look: Look) -> Iterator[Stretch]:
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        style = look.styles.get(_value(properties, "rStyle"))
        bold = _is_on(properties, "b")
        if text := "".join(map(_character, run)):
            yield Stretch(text, style.name if style else "", bold)


def _character(node: etree._Element) -> str:
    if node.tag == w("t"):
        return node.text or ""
    return _CHARACTERS.get(str(node.tag), "")


_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("ptab"): "\t"}
