"""A .docx as a reader of the paper sees it: paragraphs in order, with the labels that Word will count.

In: the bytes of any .docx. Out: `Line` values; `contents`, with tables, pictures and what is told of the rest; and `picture`,
one text line a paragraph, for people and for tests.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from .. import codes
from ..diagnostics import Code, Diagnostic, Place
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


class Contents(NamedTuple):
    """What stands in a document, and what is told of that which plain text does not hold (S424-S428)."""

    blocks: list[Line | Grid | Image]
    notes: list[Diagnostic]


def contents(data: bytes, name: str) -> Contents:
    """Paragraphs, tables and pictures of the main text in order, labels as Word counts them; deleted text is left out.

    Raises CompileError (T302) when the file cannot be read.
    """
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    body = document.find(w("body"))
    if body is None:
        return Contents([], [])
    reading = _Reading(parts, document, name)
    blocks: list[Line | Grid | Image] = []
    odd: dict[Code, dict[str, int]] = {}  # texts with the number of their paragraph
    for block in reading.blocks(body):
        blocks.append(block)
        for code, text in reading.odd:
            odd.setdefault(code, {}).setdefault(text, len(blocks))
        reading.odd.clear()
    for text in reading.margins(document):
        odd.setdefault(codes.MARGIN_LEFT_OUT, {}).setdefault(text, 1)
    return Contents(
        blocks,
        [
            Diagnostic(code, {"text": _some(list(texts))}, Place(name, paragraph=min(texts.values())))
            for code, texts in odd.items()
        ],
    )


def _some(texts: list[str]) -> str:
    shown = [text if len(text) <= 24 else f"{text[:23]}…" for text in texts[:4]]
    return "”“".join(shown) + ("……" if len(texts) > 4 else "")


class _Reading:
    """Goes through the body of a document once, counting."""

    def __init__(self, parts: dict[str, bytes], document: etree._Element, name: str) -> None:
        self.parts = parts
        self.look = look_at(parts, document, name)
        self.counter = Counter(self.look.lists, text=word_text)
        self.targets = relationships(parts, DOCUMENT, name)
        self.name = name
        self.odd: list[tuple[Code, str]] = []  # met since it was last cleared
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
        if "\uf0b7" in line.text:  # a bullet of the font Symbol
            plain = (replace(one, text=one.text.replace("\uf0b7", "•")) for one in line.stretches)
            line = replace(line, stretches=tuple(plain))
        self.odd += _odd(paragraph)
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

    def margins(self, document: etree._Element) -> Iterator[str]:
        """The text of headers, footers, footnotes and endnotes, but for page numbers."""
        for reference in document.iter(w("headerReference"), w("footerReference")):
            part = self.targets.get(reference.get(f"{{{R}}}id") or "", ("", ""))[1]
            if part not in self.parts:
                continue
            for paragraph in parse(self.parts[part], self.name, part).iter(w("p")):
                text = "".join(one.text for one in _stretches(paragraph, self.look)).strip()
                if not _PAGE_NUMBER.fullmatch(text):
                    yield text
        notes = [part for kind, part in self.targets.values() if kind in ("footnotes", "endnotes")]
        for part in sorted(part for part in notes if part in self.parts):
            for note in parse(self.parts[part], self.name, part):
                if note.get(w("type")) is None:  # else the line that parts notes from text
                    yield "".join(
                        one.text for p in note.iter(w("p")) for one in _stretches(p, self.look)
                    ).strip()

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


# What remains of a page number, whatever stands round it.
_PAGE_NUMBER = re.compile(r"(?:[\s\d\-—–－―·/*|第页共,，]|[Pp]age|of)*")
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
        "".join(_BULLETS.get(one, one) for one in label or ""),
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
    before = ""
    for run in paragraph.iter(w("r"), _FORMULA_RUN):
        properties = run.find(w("rPr"))
        style = look.styles.get(_value(properties, "rStyle"))
        bold = _is_on(properties, "b")
        if text := "".join(map(_character, run)):
            if _is_power(properties, text, before):
                text = _POWERS[text]
            before = text
            yield Stretch(text, style.name if style else "", bold)


def _is_power(properties: etree._Element | None, text: str, before: str) -> bool:
    """Whether a raised figure can be printed as a character: that of m² or 10³, and not the mark of a note."""
    raised = _value(properties, "vertAlign") == "superscript"
    return raised and text in _POWERS and bool(re.search(r"[A-Za-z0-9㎡米)）]$", before))


_POWERS = {"2": "²", "3": "³"}


def _odd(paragraph: etree._Element) -> Iterator[tuple[Code, str]]:
    """What a paragraph holds that plain text does not, and what to tell of it."""
    before = ""
    for formula in paragraph.iter(_FORMULA):
        yield codes.FORMULA_AS_TEXT, "".join(node.text or "" for node in formula.iter(_FORMULA_TEXT))
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        text = "".join(map(_character, run))
        for symbol in run.iter(w("sym")):
            if not _symbol(symbol):
                yield codes.SYMBOL_LEFT_OUT, f"{symbol.get(w('font'), '')} {symbol.get(w('char'), '')}"
        if not text.strip():
            continue
        shifted = _value(properties, "vertAlign") in ("superscript", "subscript")
        if shifted and not _is_power(properties, text, before):
            yield codes.SHIFTED_AS_PLAIN, re.split(r"\W", before)[-1][-6:] + text
        if _is_on(properties, "vanish"):
            yield codes.HIDDEN_PRINTED, text
        before = text


def _character(node: etree._Element) -> str:
    if node.tag in (w("t"), _FORMULA_TEXT):
        return node.text or ""
    if node.tag == w("sym"):
        return _symbol(node)
    return _CHARACTERS.get(str(node.tag), "")


def _symbol(node: etree._Element) -> str:
    """The character that looks like one of a font of symbols; empty where none is known."""
    code = (
        int(node.get(w("char"), "0"), 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", node.get(w("char"), "")) else 0
    )
    font = node.get(w("font"), "").casefold()
    if font in _SYMBOLS:
        return _SYMBOLS[font].get(code & 0xFF, "")
    return chr(code) if code >= 0x20 and not 0xD800 <= code <= 0xF8FF else ""


_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULA, _FORMULA_RUN, _FORMULA_TEXT = f"{_MATH}oMath", f"{_MATH}r", f"{_MATH}t"
_SYMBOLS = {
    "wingdings": {
        0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "□", 0x6F: "□", 0x71: "□", 0x72: "□", 0x6E: "■", 0xA7: "▪",
        0x6C: "●", 0xA1: "○", 0x75: "◆", 0x76: "❖", 0xD8: "➢", 0xAB: "★", 0xE0: "→", 0xDF: "←", 0x9F: "•",
        **{0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)},
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0xA2: "■", 0x98: "●"},
    "symbol": {
        0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
        0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0x53: "Σ",
        0x57: "Ω", 0x44: "Δ",
    },
}  # fmt: skip
# The signs of lists, which a font of symbols draws: • is Symbol's, the others Wingdings'.
_BULLETS = {"\uf0b7": "•", **{chr(0xF000 + code): sign for code, sign in _SYMBOLS["wingdings"].items()}}

_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("ptab"): "\t"}
