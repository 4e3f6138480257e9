"""A .docx as a reader of the paper sees it: paragraphs in order, with the labels that Word will count.

In: the bytes of any .docx. Out: `Line` values; `contents`, with tables, pictures and what is told of the rest; and `picture`,
one text line a paragraph, for people and for tests.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic, Place
from ..terms.characters import raised, short
from ..terms.fields import TERMS
from ..terms.numerals import read_label
from .ooxml.look import DOCUMENT, Look, Style, look_at, outline_level
from .ooxml.numbering import Counter, Level, word_text
from .ooxml.package import FALLBACK, RELATIONSHIPS, R, integer, paragraphs, parse, read, relationships, w
from .writer.pictures import EMU_OF_MM


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
class Image:
    """A picture: the name of its part, without folders, its bytes, what is said of it for those who cannot see it, and how
    wide it is drawn, mm (0: not said). `beside` is what it stood in: a `cell`, or a `sentence`; `floats` over the text."""

    name: str
    data: bytes
    about: str = ""
    width: float = 0
    beside: str = ""
    floats: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the text of its cells, row by row; a cell that reaches over others is followed by empty ones.

    `merged` is the text of the first of those; `landscape`: its page lies on its side; `signers` are the posts and stamps
    where it is what our own signers' stamps are set in.
    """

    rows: tuple[tuple[str, ...], ...]
    merged: str | None = None
    landscape: bool = False
    signers: tuple[tuple[str, Image | None], ...] = ()


class Contents(NamedTuple):
    """What stands in a document; what is told of that which plain text does not hold (S424-S428, S440-S447); and, in full,
    the texts that have no place in it."""

    blocks: list[Line | Grid | Image]
    notes: list[Diagnostic]
    aside: list[str]


def contents(data: bytes, name: str) -> Contents:
    """Paragraphs, tables and pictures of the main text in order, labels as Word counts them; revisions are accepted.

    Raises CompileError (T302) when the file cannot be read.
    """
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    body = document.find(w("body"))
    if body is None:
        return Contents([], [], [])
    reading = _Reading(parts, document, name)
    blocks: list[Line | Grid | Image] = []
    odd: dict[Code, dict[str, int]] = {}  # texts with the number of their paragraph
    for block in reading.blocks(body):
        blocks.append(block)
        for code, text in reading.odd:
            odd.setdefault(code, {}).setdefault(text, len(blocks))
        reading.odd.clear()
    margins = list(dict.fromkeys(reading.margins(document)))
    notes = [Diagnostic(codes.MARGIN_LEFT_OUT, {"text": _some(margins)}, Place(name))] if margins else []
    aside = [f"页眉、页脚、脚注：{text}" for text in margins]
    for code, texts in odd.items():
        if called := _aside(code):
            notes += [
                Diagnostic(code, {"text": short(text, 60)}, Place(name, paragraph=number))
                for text, number in texts.items()
            ]
            aside += [f"{called}（第{number}段）：{text}" for text, number in texts.items()]
            continue
        args = _changes(list(texts)) if code is codes.REVISIONS_ACCEPTED else {"text": _some(list(texts))}
        notes.append(Diagnostic(code, args, Place(name, paragraph=min(texts.values()))))
    return Contents(blocks, notes, aside)


def _aside(code: Code) -> str | None:
    """What is told one by one and kept aside in full: what it is called there."""
    called = {codes.MARGIN_LEFT_OUT: "脚注", codes.COMMENT_LEFT_OUT: "批注", codes.LINK_LEFT_OUT: "链接"}
    return called.get(code)


def _some(texts: list[str]) -> str:
    return "”“".join(short(text) for text in texts[:4]) + ("……" if len(texts) > 4 else "")


def _changes(texts: list[str]) -> dict[str, str]:
    """What was added and deleted, for people."""
    zh, en = [], []
    for sign, word, english in (("+", "加上的", "added"), ("-", "删去的", "deleted")):
        if some := [text[1:] for text in texts if text[0] == sign]:
            zh.append(f"{word}“{_some(some)}”")
            en.append(f"{english} “{_some(some)}”")
    return {"what_zh": "，".join(zh), "what_en": "; ".join(en)}


class _Reading:
    """Goes through the body of a document once, counting."""

    def __init__(self, parts: dict[str, bytes], document: etree._Element, name: str) -> None:
        self.parts = parts
        self.look = look_at(parts, document, name)
        self.counter = Counter(self.look.lists, text=word_text)
        self.targets = relationships(parts, DOCUMENT, name)
        self.name = name
        self.odd: list[tuple[Code, str]] = []  # met since it was last cleared
        self.told: dict[
            etree._Element, list[tuple[Code, str]]
        ] = {}  # of paragraphs, by what was taken out of them
        for twice in list(document.iter(FALLBACK)):  # what a file shows twice, for old programs
            _remove(twice)
        self._accept(document)
        self._without_ruby(document)
        self.links = self._links()
        self.notes = {
            kind: self._notes(f"{kind}s") for kind in ("footnote", "endnote", "comment")
        }  # texts by their ids
        self.referred: set[str] = set()  # of these texts
        self.lying = set(_lying(document))

    def _tell(self, inside: etree._Element, code: Code, text: str) -> None:
        paragraph = next(inside.iterancestors(w("p")), None)
        if paragraph is not None and text.strip():
            self.told.setdefault(paragraph, []).append((code, text))

    def _accept(self, document: etree._Element) -> None:
        """Take revisions as accepted: what was deleted is gone, and a paragraph whose mark was runs on in the next."""
        rows: dict[etree._Element, str] = {}  # deleted, with their texts
        for mark in list(document.iter(w("del"), w("moveFrom"), w("ins"), w("moveTo"))):
            deleted, within = mark.tag in _DELETED, [one.tag for one in mark.iterancestors()][:1]
            if within == [w("trPr")] and deleted:
                row = next(mark.iterancestors(w("tr")))
                rows[row] = "".join(node.text or "" for node in row.iter(w("t"), w("delText")))
            if within in ([w("trPr")], [w("rPr")]):
                continue
            text = "".join(node.text or "" for node in mark.iter(w("t"), w("delText")))
            self._tell(mark, codes.REVISIONS_ACCEPTED, f"{'-' if deleted else '+'}{text}" if text else "")
            if deleted:
                _remove(mark)
        tables = (row.getparent() for row in rows)
        for table in dict.fromkeys(one for one in tables if one is not None):
            gone = [row for row in table.iterchildren(w("tr")) if row in rows]
            stays = (p for row in table.iterchildren(w("tr")) if row not in rows for p in row.iter(w("p")))
            beside = next(stays, None)
            told = self.odd if beside is None else self.told.setdefault(beside, [])
            told += [(codes.REVISIONS_ACCEPTED, f"-{rows[row]}") for row in gone if rows[row].strip()]
            for row in gone:
                _remove(row)
        for paragraph in reversed(list(document.iter(w("p")))):  # each is moved once
            end, following = paragraph.find(f"{w('pPr')}/{w('rPr')}"), paragraph.getnext()
            if end is None or following is None or following.tag != w("p"):
                continue
            if any(child.tag in _DELETED for child in end):
                at = 0 if following.find(w("pPr")) is None else 1
                following[at:at] = [child for child in paragraph if child.tag != w("pPr")]
                if paragraph in self.told:
                    self.told.setdefault(following, [])[:0] = self.told.pop(paragraph)
                _remove(paragraph)

    def _without_ruby(self, document: etree._Element) -> None:
        for ruby in list(document.iter(w("ruby"))):
            over, base = ruby.find(w("rt")), ruby.find(w("rubyBase"))
            if over is not None:
                texts = ["" if one is None else "".join(map(_text, one.iter(w("r")))) for one in (base, over)]
                self._tell(ruby, codes.RUBY_LEFT_OUT, "{}（{}）".format(*texts))
                _remove(over)

    def _links(self) -> dict[str, str]:
        """The addresses outside the file, by the ids of their relationships."""
        if RELATIONSHIPS not in self.parts:
            return {}
        root = parse(self.parts[RELATIONSHIPS], self.name, RELATIONSHIPS)
        return {
            one.get("Id", ""): one.get("Target", "") for one in root if one.get("TargetMode") == "External"
        }

    def _notes(self, kind: str) -> dict[str, str]:
        """The texts of footnotes, endnotes or comments by their ids."""
        found: dict[str, str] = {}
        for part in sorted(
            part for word, part in self.targets.values() if word == kind and part in self.parts
        ):
            for note in parse(self.parts[part], self.name, part):
                if note.get(w("type")) is not None:  # the line that parts notes from text
                    continue
                texts = (
                    "".join(one.text for one in _stretches(p, self.look)).strip() for p in note.iter(w("p"))
                )
                found[note.get(w("id"), "")] = "".join(texts)
        return found

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
            _remove(box)
        if boxes:
            line = replace(line, stretches=tuple(_stretches(paragraph, self.look)))
        self.odd += self.told.get(paragraph, ())
        self.odd += _odd(paragraph)
        self.odd += self._referred(paragraph)
        breaks = any(br.get(w("type")) == "page" for br in paragraph.iter(w("br")))
        if line.text.strip() or line.label or not images:
            yield replace(line, page_break=True) if breaks and not line.page_break else line
            images = [replace(image, beside="sentence") if line.text.strip() else image for image in images]
        yield from images
        for box in boxes:
            yield from (block for block in self.blocks(box) if not isinstance(block, Grid))

    def _referred(self, paragraph: etree._Element) -> Iterator[tuple[Code, str]]:
        """Notes, comments and addresses that a paragraph refers to."""
        for node in paragraph.iter(*_REFERENCES):
            kind, id = _REFERENCES[str(node.tag)], node.get(w("id"), "")
            code = codes.COMMENT_LEFT_OUT if kind == "comment" else codes.MARGIN_LEFT_OUT
            if text := self.notes[kind].get(id):
                self.referred.add(text)
                yield code, text
        for link in paragraph.iter(w("hyperlink")):
            address = self.links.get(link.get(f"{{{R}}}id") or "", "")
            text = "".join(map(_text, link.iter(w("r"))))
            if address and address.removeprefix("mailto:").strip("/") not in text:
                yield codes.LINK_LEFT_OUT, f"{text} {address}"

    def _images(self, paragraph: etree._Element) -> Iterator[Image]:
        for node in paragraph.iter(_BLIP, _IMAGE_DATA):
            id = node.get(f"{{{R}}}embed") or node.get(f"{{{R}}}id") or ""
            part = self.targets.get(id, ("", ""))[1]
            if part not in self.parts:
                continue
            frame = next((one for one in node.iterancestors() if one.tag in (_INLINE, _ANCHOR)), None)
            extent = None if frame is None else frame.find(_EXTENT)
            said = None if frame is None else frame.find(_SAID)
            yield Image(
                part.rpartition("/")[2],
                self.parts[part],
                "" if said is None else said.get("descr", ""),
                0 if extent is None else integer(extent.get("cx"), 0) / EMU_OF_MM,
                floats=frame is not None and frame.tag == _ANCHOR,
            )

    def margins(self, document: etree._Element) -> Iterator[str]:
        """The text of headers and footers, but for page numbers, and of notes that nothing refers to."""
        for reference in document.iter(w("headerReference"), w("footerReference")):
            part = self.targets.get(reference.get(f"{{{R}}}id") or "", ("", ""))[1]
            if part not in self.parts:
                continue
            for paragraph in parse(self.parts[part], self.name, part).iter(w("p")):
                text = "".join(one.text for one in _stretches(paragraph, self.look)).strip()
                if not _PAGE_NUMBER.fullmatch(text):
                    yield text
        for kind in ("footnote", "endnote"):
            yield from (text for text in self.notes[kind].values() if text and text not in self.referred)

    def _table(self, table: etree._Element) -> Iterator[Line | Grid | Image]:
        rows: list[tuple[str, ...]] = []
        inside: list[list[Line | Grid | Image]] = []
        merged: str | None = None
        for row in _children(table, "tr"):
            cells: list[str] = []
            for cell in _children(row, "tc"):
                blocks = list(self.blocks(cell))
                inside.append(blocks)
                text = "\n".join(filter(None, (_cell_text(block) for block in blocks)))
                properties = cell.find(w("tcPr"))
                merge = None if properties is None else properties.find(w("vMerge"))
                held = merge is not None and merge.get(w("val"), "continue") == "continue"
                spans = min(integer(_value(properties, "gridSpan"), 1), _MOST_COLUMNS)
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
        if width == 2 and len(inside) == 2 * len(rows) and faces == {TERMS["signature"].style}:
            stamps = [next(iter(one), None) for one in images[1::2]]
            posts = [text for text, _ in rows]
            yield Grid(tuple(rows), signers=tuple(zip(posts, stamps, strict=True)))
            return
        if width:
            full = tuple((*row, *[""] * (width - len(row))) for row in rows)
            yield Grid(full, merged, table in self.lying)
        for some in images:
            yield from (replace(image, beside="cell") for image in some)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _lying(document: etree._Element) -> Iterator[etree._Element]:
    """The tables whose pages lie on their sides."""
    since: list[etree._Element] = []
    for node in document.iter(w("tbl"), w("sectPr")):
        if node.tag == w("tbl"):
            since.append(node)
            continue
        size = node.find(w("pgSz"))
        if size is not None and integer(size.get(w("w")), 0) > integer(size.get(w("h")), 0):
            yield from since
        since = []


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
_INLINE, _ANCHOR, _EXTENT, _SAID = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{tag}"
    for tag in ("inline", "anchor", "extent", "docPr")
)
_DELETED = (w("del"), w("moveFrom"))
_MOST_COLUMNS = 63  # of Word's tables
_REFERENCES = {w(f"{kind}Reference"): kind for kind in ("footnote", "endnote", "comment")}
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"


def lines(data: bytes, name: str = "document.docx") -> list[Line]:
    """All paragraphs of the main text. Raises CompileError (T302) when the file cannot be read."""
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    look = look_at(parts, document, name)
    counter = Counter(look.lists)
    return [_line(paragraph, look, counter) for paragraph in paragraphs(document)]


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
    stretches = tuple(_stretches(paragraph, look))
    label = counter.next(num_id, level) if num_id else None
    if label:
        label = _label(label, look.lists.levels(num_id)[level], "".join(one.text for one in stretches))
    return Line(
        style.name if style else "",
        label or "",
        _outline(properties, style, look),
        stretches,
        _is_on(properties, "pageBreakBefore"),
        _ALIGNMENTS.get(_value(properties, "jc"), ""),
    )


def _label(label: str, level: Level, text: str) -> str:
    """A label as it is seen: signs of fonts of symbols as characters, and a blank where it would run into the text."""
    signs = _SYMBOLS.get(level.font.casefold()) if level.format == "bullet" else None
    if signs:
        label = "".join(signs.get(ord(one) & 0xFF, one) for one in label)
    label = "".join(_BULLETS.get(one, one) for one in label)
    if level.gap and re.match(r"[0-9A-Za-z]", text):
        typed = read_label(label + text)
        return label if typed and typed.text == label else f"{label} "
    return label


def _outline(properties: etree._Element | None, style: Style | None, look: Look) -> int:
    """The outline level of a paragraph from 1, 0 for body text: its own, or its style's; a title has none."""
    own = outline_level(integer(_value(properties, "outlineLvl")))
    if own is not None or style is None or style.name.casefold() in _TITLES:
        return own or 0
    inherited = (one.outline for one in look.ancestors(style) if one.outline is not None)
    return next(inherited, integer(style.name.casefold().removeprefix("heading "), 0))


_TITLES = {TERMS[key].style.casefold() for key in ("title", "subtitle")} | {"subtitle", "标题"}
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
    faces = list(look.ancestors(style))
    num_id = (
        own_id if own_id is not None else next((one.num_id for one in faces if one.num_id is not None), 0)
    )
    if not num_id or own_level is not None:
        return num_id, own_level or 0
    tied = (look.lists.level_of_style(num_id, one.id) for one in faces)
    found = next((level for level in tied if level is not None), None)
    if found is None:
        found = 0 if own_id is not None else next(one.level for one in faces if one.num_id is not None)
    return num_id, found


def _stretches(paragraph: etree._Element, look: Look) -> Iterator[Stretch]:
    before = ""
    for run in paragraph.iter(w("r"), _FORMULA_RUN):
        properties = run.find(w("rPr"))
        style = look.styles.get(_value(properties, "rStyle"))
        bold = _is_on(properties, "b")
        if text := _text(run):
            text = before = _power(properties, text, before) or text
            yield Stretch(text, style.name if style else "", bold)


def _text(run: etree._Element) -> str:
    """The text of a run, signs of fonts of symbols as characters that look like them."""
    text = "".join(map(_character, run))
    if not _PRIVATE.search(text):
        return text
    signs = _SYMBOLS.get(_font(run))
    if signs is None:
        return text.replace("\uf0b7", "•")
    return _PRIVATE.sub(lambda one: signs.get(ord(one[0]) & 0xFF, ""), text)


def _font(run: etree._Element) -> str:
    fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
    return "" if fonts is None else fonts.get(w("ascii"), "").casefold()


_PRIVATE = re.compile("[\uf000-\uf0ff]")


def _power(properties: etree._Element | None, text: str, before: str) -> str:
    """The character for a raised run, empty where it is no power."""
    return raised(text, before) if _value(properties, "vertAlign") == "superscript" else ""


def _odd(paragraph: etree._Element) -> Iterator[tuple[Code, str]]:
    """What a paragraph holds that plain text does not, and what to tell of it."""
    before = ""
    for formula in paragraph.iter(_FORMULA):
        yield codes.FORMULA_AS_TEXT, "".join(node.text or "" for node in formula.iter(_FORMULA_TEXT))
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        text = _text(run)
        for symbol in run.iterchildren(w("sym")):
            if not _symbol(symbol):
                yield codes.SYMBOL_LEFT_OUT, f"{symbol.get(w('font'), '')} {symbol.get(w('char'), '')}"
        if signs := _SYMBOLS.get(_font(run)):
            for one in _PRIVATE.findall("".join(map(_character, run))):
                if not signs.get(ord(one) & 0xFF):
                    yield codes.SYMBOL_LEFT_OUT, f"{_font(run).title()} {ord(one):04X}"
        if not text.strip():
            continue
        shifted = _value(properties, "vertAlign") in ("superscript", "subscript")
        if shifted and not _power(properties, text, before):
            yield codes.SHIFTED_AS_PLAIN, re.split(r"\W", before)[-1][-6:] + text
        if _is_on(properties, "vanish"):
            yield codes.HIDDEN_PRINTED, text
        if _is_on(properties, "strike") or _is_on(properties, "dstrike"):
            yield codes.STRUCK_PRINTED, text
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
