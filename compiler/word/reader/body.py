"""The main text of a document: paragraphs, tables and pictures in order, and what is told of the rest.

In: the bytes of any .docx. Out: `Contents`, labels as Word counts them, revisions accepted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.shared import Emu
from lxml import etree

from ...messages import codes
from ...terms.fields import FIELDS
from ..ooxml.elements import remove, typed
from ..ooxml.look import DOCUMENT, Look, look_at
from ..ooxml.numbering import Counter, word_text
from ..ooxml.package import OF_DOCUMENT, R, integer, read, relationships, value_of, w
from .asides import References, asides_of, margins, references, told
from .blocks import Block, Contents, Grid, Image, Line
from .paragraphs import line_of
from .revisions import Asides, Told, made_plain
from .runs import runs_of, stretches_of

_WRAPPERS = frozenset(w(tag) for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_BOX = w("txbxContent")
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_INLINE, _ANCHOR, _EXTENT, _SAID = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{tag}"
    for tag in ("inline", "anchor", "extent", "docPr")
)
_MOST_COLUMNS = 63  # of Word's tables


def contents(data: bytes, name: str) -> Contents:
    """Paragraphs, tables and pictures of the main text in order, labels as Word counts them; revisions are accepted.

    Raises CompileError (T302) when the file cannot be read.
    """
    parts = read(data, name, OF_DOCUMENT)
    document = typed(parts[DOCUMENT], name, DOCUMENT)
    body = document.find(w("body"))
    if body is None:  # Strict Open XML
        return Contents([], [], [])
    look = look_at(parts, document, name)
    known = references(parts, look, name)
    reading = _Reading(parts, document, look, known, name)
    blocks: list[Block] = []
    asides: list[tuple[int, Asides]] = []
    for block in reading.blocks(body):
        blocks.append(block)
        asides.append((len(blocks), reading.taken()))
    beside = [*margins(document, parts, look, name)]
    for kind in ("footnote", "endnote"):
        beside += [text for text in known.notes[kind].values() if text and text not in reading.referred]
    return Contents(blocks, *told(asides, list(dict.fromkeys(beside)), name))


class _Reading:
    """Goes through a document once, counting; what plain text does not hold is kept until it is `taken`."""

    def __init__(
        self, parts: Mapping[str, bytes], document: etree._Element, look: Look, known: References, name: str
    ) -> None:
        self.parts = parts
        self.look = look
        self.known = known
        self.targets = relationships(parts, DOCUMENT, name)
        self.counter = Counter(look.lists, text=word_text)
        self.told: Told = made_plain(document)
        self.lying = set(_lying(document))
        self.referred: set[str] = set()  # texts of notes
        self.met: Asides = self.told[None]

    def taken(self) -> Asides:
        """What was met since this was last asked for."""
        met, self.met = self.met, []
        self.referred |= {
            text for code, text in met if code in (codes.MARGIN_LEFT_OUT, codes.COMMENT_LEFT_OUT)
        }
        return met

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            match child:
                case CT_P():
                    yield from self._paragraph(child)
                case CT_Tbl():
                    yield from self._table(child)
                case _ if child.tag in _WRAPPERS:
                    yield from self.blocks(child)

    def _paragraph(self, paragraph: CT_P) -> Iterator[Line | Image]:
        runs, images = list(runs_of(paragraph)), list(self._images(paragraph))
        line = line_of(paragraph, runs, self.look, self.counter)
        boxes = list(paragraph.iter(_BOX))
        if boxes:
            for box in boxes:
                remove(box)
            runs = list(runs_of(paragraph))
            line = replace(line, stretches=tuple(stretches_of(runs, self.look)))
        self.met += self.told.get(paragraph, ())
        self.met += asides_of(paragraph, runs, self.known)
        if any(br.get(w("type")) == "page" for br in paragraph.iter(w("br"))):
            line = replace(line, page_break=True)
        text = line.text.strip()
        if text or line.label or not images:
            yield line
        yield from (replace(image, beside="sentence") if text else image for image in images)
        for box in boxes:
            yield from (block for block in self.blocks(box) if not isinstance(block, Grid))

    def _images(self, paragraph: CT_P) -> Iterator[Image]:
        for node in paragraph.iter(_BLIP, _IMAGE_DATA):
            id = node.get(f"{{{R}}}embed") or node.get(f"{{{R}}}id") or ""
            part = self.targets.get(id, ("", ""))[1]
            if part not in self.parts:
                continue
            frame = next(node.iterancestors(_INLINE, _ANCHOR), None)
            extent, said = (None if frame is None else frame.find(tag) for tag in (_EXTENT, _SAID))
            about = "" if said is None else said.get("descr", "")
            width = Emu(0 if extent is None else integer(extent.get("cx"), 0)).mm
            floats = frame is not None and frame.tag == _ANCHOR
            yield Image(part.rpartition("/")[2], self.parts[part], about, width, floats=floats)

    def _table(self, table: CT_Tbl) -> Iterator[Block]:
        rows: list[tuple[str, ...]] = []
        inside: list[list[Block]] = []
        merged: str | None = None
        for row in _inside(table, CT_Row):
            cells: list[str] = []
            for cell in _inside(row, CT_Tc):
                blocks = list(self.blocks(cell))
                inside.append(blocks)
                text = "\n".join(filter(None, map(_cell_text, blocks)))
                merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
                held = merge is not None and merge.get(w("val"), "continue") == "continue"
                spans = min(integer(value_of(cell, "tcPr/gridSpan"), 1), _MOST_COLUMNS)
                if merged is None and (merge is not None or spans > 1):
                    merged = text
                cells += ["" if held and not text.strip() else text, *[""] * (spans - 1)]
            rows.append(tuple(cells))
        if len(inside) == 1:  # a frame
            yield from inside[0]
            return
        width = max(map(len, rows), default=0)
        images = [[one for one in blocks if isinstance(one, Image)] for blocks in inside]
        faces = {one.style for blocks in inside[::2] for one in blocks if isinstance(one, Line)}
        if width == 2 and len(inside) == 2 * len(rows) and faces == {FIELDS["signature"].style}:
            stamps = [next(iter(one), None) for one in images[1::2]]
            posts = [text for text, _ in rows]
            yield Grid(tuple(rows), signers=tuple(zip(posts, stamps, strict=True)))
            return
        if width:
            full = tuple((*row, *[""] * (width - len(row))) for row in rows)
            yield Grid(full, merged, table in self.lying)
        for some in images:
            yield from (replace(image, beside="cell") for image in some)


Kind = TypeVar("Kind", CT_Row, CT_Tc)


def _inside(parent: etree._Element, kind: type[Kind]) -> Iterator[Kind]:
    """The rows of a table or the cells of a row, those within content controls too."""
    for child in parent:
        if isinstance(child, kind):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, kind)


def _cell_text(block: Block) -> str:
    match block:
        case Line():
            return block.label + block.text
        case Grid():
            return "\n".join("\t".join(row) for row in block.rows)
        case Image():
            return ""


def _lying(document: etree._Element) -> Iterator[etree._Element]:
    """The tables whose pages lie on their sides."""
    since: list[etree._Element] = []
    for node in document.iter(w("tbl"), w("sectPr")):
        if node.tag == w("tbl"):
            since.append(node)
            continue
        width, height = (integer(value_of(node, "pgSz", side), 0) for side in ("w", "h"))
        if width > height:
            yield from since
        since = []
