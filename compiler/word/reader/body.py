"""The main text of a document: paragraphs, tables and pictures in order, and what is told of the rest.

In: the bytes of any .docx. Out: `Contents`, labels as Word counts them, revisions accepted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.shared import Emu
from lxml import etree

from ...messages import codes
from ...terms.fields import FIELDS
from ...terms.spans import At, Span, squeezed
from ..ooxml.elements import element, remove, typed
from ..ooxml.look import DOCUMENT, Look, look_at, part_of
from ..ooxml.numbering import Counter, word_text
from ..ooxml.package import R, below, integer, parse, relationships, value_of, w
from .asides import References, asides_of, margins, references, told
from .blocks import Block, Contents, Grid, Image, Line, Plot, Stretch
from .fields import made_text
from .known import FORMULAS, IN_PARAGRAPHS, Known, Unread, path_texts
from .opened import opened
from .paragraphs import CONTENTS_STYLE, is_contents, line_of
from .revisions import BLIP, IMAGE_DATA, Asides, Told, made_plain
from .runs import number, number_of, runs_of

_WRAPPERS = frozenset(w(tag) for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_BOX = w("txbxContent")
_INLINE, _ANCHOR, _EXTENT, _SAID = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{tag}"
    for tag in ("inline", "anchor", "extent", "docPr")
)
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
Kind = TypeVar("Kind", CT_Row, CT_Tc)
_MOST_COLUMNS = 63  # of Word's tables
_MOST_PLOTS = 100  # charts that are made again to see whether they are ours


def contents(data: bytes, name: str) -> Contents:
    """Paragraphs, tables and pictures of the main text in order, labels as Word counts them; revisions are accepted.

    Raises CompileError (T302) when the file cannot be read.
    """
    parts = opened(data, name)
    document = typed(parts[DOCUMENT], name, DOCUMENT)
    number(document)
    body = document.find(w("body"))
    if body is None:
        return Contents([], [], [])
    look = look_at(parts, document, name)
    known = references(parts, look, name)
    reading = _Reading(parts, document, look, known, name)
    blocks: list[Block] = []
    asides: list[tuple[int, Asides]] = []
    for block in reading.blocks(body):
        blocks.append(block)
        asides.append((len(blocks), reading.taken()))
    asides.append((max(len(blocks), 1), reading.taken()))
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
        self.others = Known(parts, self.targets, known.links, name)
        self.name = name
        self.told: Told = made_plain(document)
        self.contents = made_text(document, self.told)
        self.lying = set(_lying(document))
        self.referred: set[str] = set()  # texts of notes
        self.met: Asides = self.told[None]
        self.cells = 0  # within which it reads
        self.plots = 0  # charts that were looked at

    def taken(self) -> Asides:
        """What was met since this was last asked for."""
        met, self.met = self.met, []
        self.referred |= {
            text for code, text in met if code in (codes.MARGIN_LEFT_OUT, codes.COMMENT_LEFT_OUT)
        }
        return met

    def blocks(self, parent: Iterable[etree._Element]) -> Iterator[Block]:
        """What is read of the elements of a body, a cell or a box; the rest is met."""
        for child in [*parent]:
            match child:
                case CT_P():
                    yield from self._paragraph(child)
                case CT_Tbl():
                    yield from self._table(child)
                case _ if child.tag in _WRAPPERS:
                    yield from self.blocks(child)
                case _ if child.tag in IN_PARAGRAPHS or child.tag in FORMULAS:  # with no paragraph round it
                    paragraph = element("p")
                    paragraph.append(child)
                    yield from self._paragraph(paragraph)
                case _:
                    self._meet(self.others.alone(child))

    def _meet(self, unread: Iterable[Unread]) -> None:
        self.met += [(codes.NOT_READ, f"{one.kind} {one.text}") for one in unread]

    def _paragraph(self, paragraph: CT_P) -> Iterator[Block]:
        boxes = [list(box) for box in paragraph.iter(_BOX) if next(box.iterancestors(_BOX), None) is None]
        for box in boxes:
            for child in box:
                remove(child)
        runs, images = list(runs_of(paragraph)), list(self._images(paragraph))
        line = line_of(paragraph, runs, self.look, self.counter)
        self.met += self.told.get(paragraph, ())
        self.met += asides_of(paragraph, runs, self.known, bool(self.cells))
        if not self.cells and (ids := [run.note for run in runs if run.note]):
            notes = self.known.notes["footnote"]
            line = replace(line, notes=tuple((id, notes[id]) for id in ids if notes.get(id)))
            self.referred |= {text for _, text in line.notes}
        plot = None if line.text.strip() or images or self.cells else self._plot(paragraph)
        if plot is None:
            self._meet(self.others.unread(paragraph))
        if any(br.get(w("type")) == "page" for br in paragraph.iter(w("br"))):
            line = replace(line, page_break=True)
        if paragraph in self.contents and not is_contents(line.style):
            line = replace(line, style=CONTENTS_STYLE)
        text = line.text.strip()
        on_paths = [Line("", "", 0, (Stretch(one, "", False),), at=line.at) for one in path_texts(paragraph)]
        if plot:
            yield replace(plot, page_break=line.page_break, at=line.at)
        elif text or line.label or not (images or on_paths):
            yield line
        elif images and line.page_break:
            images[0] = replace(images[0], page_break=True)
        yield from on_paths
        yield from (replace(image, beside="sentence") if text else image for image in images)
        for box in boxes:
            yield from self.blocks(box)

    def _images(self, paragraph: CT_P) -> Iterator[Image]:
        for node in paragraph.iter(BLIP, IMAGE_DATA):
            id = node.get(f"{{{R}}}embed") or node.get(f"{{{R}}}id") or ""
            part = self.targets.get(id, ("", ""))[1]
            if part not in self.parts:
                continue
            frame = next(node.iterancestors(_INLINE, _ANCHOR), None)
            extent, said = (None if frame is None else frame.find(tag) for tag in (_EXTENT, _SAID))
            about = "" if said is None else said.get("descr", "")
            width = Emu(0 if extent is None else integer(extent.get("cx"), 0)).mm
            floats = frame is not None and frame.tag == _ANCHOR
            name, at = part.rpartition("/")[2], number_of(paragraph)
            yield Image(name, self.parts[part], about, width, floats=floats, at=at)

    def _plot(self, paragraph: CT_P) -> Plot | None:
        """The chart of our own that stands alone in a paragraph."""
        shown = [*paragraph.iter(CHART)]
        if len(shown) != 1 or len([*paragraph.iter(w("drawing"))]) != 1 or self.plots >= _MOST_PLOTS:
            return None
        self.plots += 1
        part = self.targets.get(shown[0].get(f"{{{R}}}id", ""), ("", ""))[1]
        frame = next(shown[0].iterancestors(_INLINE), None)
        books = [
            target
            for kind, target in relationships(self.parts, part, self.name).values()
            if kind == "package"
        ]
        if part not in self.parts or frame is None or len(books) != 1 or books[0] not in self.parts:
            return None
        from .charts import plot_of  # few documents have one

        extent, said = frame.find(_EXTENT), frame.find(_SAID)
        size = (0, 0) if extent is None else (integer(extent.get("cx"), 0), integer(extent.get("cy"), 0))
        about = "" if said is None else said.get("descr", "")
        return plot_of(self.parts[part], self.parts[books[0]], size, about, self.name)

    def _inside(self, parent: etree._Element, kind: type[Kind]) -> Iterator[Kind]:
        """The rows of a table or the cells of a row, those within content controls too."""
        for child in parent:
            if isinstance(child, kind):
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._inside(child, kind)
            else:
                self._meet(self.others.alone(child))

    def _is_ruled(self, table: CT_Tbl) -> bool:
        """Whether a table shows lines: its own, its cells', or those of its style."""
        own = below(table, "tblPr/tblBorders")
        if any(_shows(borders) for borders in (own, *table.iter(w("tcBorders")))):
            return True
        return own is None and value_of(table, "tblPr/tblStyle") in self.ruling

    @cached_property
    def ruling(self) -> frozenset[str]:
        """The ids of the styles of tables that show lines."""
        part = part_of(self.parts, "styles", self.name)
        root = parse(self.parts[part], self.name, part) if part else ()
        shown: dict[str, bool] = {}
        for style in root:
            if style.get(w("type")) == "table" and (borders := below(style, "tblPr/tblBorders")) is not None:
                shown[style.get(w("styleId"), "")] = _shows(borders)
        return frozenset(
            id
            for id, style in self.look.styles.items()
            if next((shown[one.id] for one in self.look.ancestors(style) if one.id in shown), False)
        )

    def _table(self, table: CT_Tbl) -> Iterator[Block]:
        found = list(self._inside(table, CT_Row))
        self.cells += 1
        drawn = [[_Cell(cell, list(self.blocks(cell))) for cell in self._inside(row, CT_Tc)] for row in found]
        self.cells -= 1
        inside = [cell.blocks for row in drawn for cell in row]
        if len(inside) == 1:  # a frame
            yield from inside[0]
            return
        laid = _laid(found, drawn)
        width = len(laid.cells[0]) if laid.cells else 0
        images = [[one for one in blocks if isinstance(one, Image)] for blocks in inside]
        faces, right = (
            {one.style for blocks in some for one in blocks if isinstance(one, Line)}
            for some in (inside[::2], inside[1::2])
        )
        if width == 2 and not laid.spans and faces == right == {FIELDS["signature"].style}:
            yield from (_abreast(row) for row in laid.cells)
            return
        if (
            width == 2
            and len(inside) == 2 * len(laid.cells)
            and faces == {FIELDS["signature"].style}
            and not laid.spans
        ):
            texts = tuple(tuple(cell.text for cell in row) for row in laid.cells)
            stamps = [next(iter(one), None) for one in images[1::2]]
            posts = [text for text, _ in texts]
            yield Grid(texts, signers=tuple(zip(posts, stamps, strict=True)), at=_first(table))
            return
        alone: list[tuple[At, Image]] = []
        if width:
            rows, spans, kept = squeezed(laid.cells, laid.spans)
            lines = tuple(
                one for blocks in inside for one in blocks if isinstance(one, Line) and one.text.strip()
            )
            alone = [
                ((i, j), image)
                for i, row in enumerate(rows)
                for j, cell in enumerate(row)
                if (image := cell.picture)
            ]
            texts = tuple(tuple(cell.text for cell in row) for row in rows)
            yield Grid(
                texts,
                laid.split,
                table in self.lying,
                lines=lines,
                ruled=self._is_ruled(table),
                spans=spans,
                headers=sum(row < laid.headers for row in kept),
                pictures=tuple(alone),
                under=laid.under,
                at=_first(table),
                cells=tuple(tuple(cell.lines for cell in row) for row in rows),
            )
        held = [image for _, image in alone]
        for some in images:
            yield from (
                replace(image, beside="cell") for image in some if not any(image is one for one in held)
            )


def _abreast(row: Sequence["_Cell"]) -> Line:
    """Two names that sign side by side, each in its lines, as those on one line are: with a tab before each."""
    stretches = [
        replace(one, text=one.text.replace("\n", ""))
        for cell in row
        for line in cell.lines
        for one in (Stretch("\t", "", False), *line.stretches)
    ]
    return replace(row[0].lines[0], stretches=(*stretches,))


class _Cell:
    """A cell of a table: its element, and what stands in it."""

    def __init__(self, cell: CT_Tc | None = None, blocks: Sequence[Block] = ()) -> None:
        self.blocks = blocks
        self.text = "\n".join(filter(None, map(_cell_text, blocks)))
        self.lines = tuple(one for one in blocks if isinstance(one, Line) and _cell_text(one))
        images = [one for one in blocks if isinstance(one, Image)]
        self.picture = images[0] if len(images) == 1 and not self.text.strip() else None
        self.columns, self.down, self.across = 1, "", ""
        if cell is not None:
            self.columns = max(1, min(integer(value_of(cell, "tcPr/gridSpan"), 1), _MOST_COLUMNS))
            merges = [cell.find(f"{w('tcPr')}/{w(tag)}") for tag in ("vMerge", "hMerge")]
            self.down, self.across = ("" if one is None else one.get(w("val"), "continue") for one in merges)


class _Laid(NamedTuple):
    """Cells in their columns, rows of equal length; see `Grid` for the rest."""

    cells: list[list[_Cell]]
    spans: list[Span]
    split: str | None
    under: tuple[str, ...]
    headers: int


def _laid(rows: Sequence[CT_Row], drawn: Sequence[Sequence[_Cell]]) -> _Laid:
    """The cells of a table, each where Word shows it."""
    out: list[list[_Cell]] = []
    spans: list[Span] = []
    going_on: dict[int, int] = {}  # by their first column, the spans that the next row may continue
    split: str | None = None
    under: list[str] = []
    headers = 0
    for index, (row, cells) in enumerate(zip(rows, drawn, strict=True)):
        before = min(integer(value_of(row, "trPr/gridBefore"), 0), _MOST_COLUMNS)
        line = [_Cell() for _ in range(before)]
        now: dict[int, int] = {}
        whole: list[_Cell] = []
        for cell in cells:
            if cell.across == "continue" and whole:  # as Word once said that a cell reaches over others
                whole[-1].columns += cell.columns
                under += [cell.text] if cell.text.strip() else []
            else:
                whole.append(cell)
        for cell in whole:
            column, at = len(line), going_on.get(len(line))
            if cell.down == "continue" and at is not None and spans[at].columns == cell.columns:
                spans[at] = spans[at]._replace(rows=spans[at].rows + 1)
                now[column] = at
                under += [cell.text] if cell.text.strip() else []
                line += [_Cell() for _ in range(cell.columns)]
                continue
            if cell.down == "continue" and split is None:
                split = cell.text
            if cell.down:
                now[column] = len(spans)
            spans.append(Span(index, column, 1, cell.columns))
            line += [cell, *(_Cell() for _ in range(cell.columns - 1))]
        out.append(line)
        going_on = now
        heads = row.find(f"{w('trPr')}/{w('tblHeader')}")
        if headers == index and heads is not None and heads.get(w("val"), "1") not in ("0", "false", "off"):
            headers += 1
    width = max(map(len, out), default=0)
    full = [[*line, *(_Cell() for _ in range(width - len(line)))] for line in out]
    reaching = sorted(span for span in spans if span[2:] != (1, 1))
    return _Laid(full, reaching, split, tuple(under), headers)


_SIDES = frozenset(w(side) for side in ("left", "right", "start", "end", "insideV"))


def _shows(borders: etree._Element | None) -> bool:
    """Whether borders draw cells: one above or below alone is the rule of a letterhead."""
    return borders is not None and any(
        one.tag in _SIDES and one.get(w("val"), "nil") not in ("nil", "none") for one in borders
    )


def _cell_text(block: Block) -> str:
    match block:
        case Line():
            return block.label + block.text
        case Grid():
            return "\n".join("\t".join(row) for row in block.rows)
        case Image() | Plot():
            return ""


def _first(table: CT_Tbl) -> int:
    """The number of the first paragraph of a table."""
    return next(map(number_of, table.iter(w("p"))), -1)


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
