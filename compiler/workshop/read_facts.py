"""A template's file read for what it says of its look, before anything is printed through it.

In: the bytes of a .docx or .dotx. Out: `TemplateFacts`. What is in force in a style is worked out as Word does: the
document's defaults, what the style is based on, the level of its list, what is set by hand (sheet 15.1). Nothing is
judged here; `rules.template.asked` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..messages.diagnostic import Place
from ..rules.template.facts import (
    CHARACTER_STYLES,
    CONTRACT,
    HEADINGS,
    FooterFacts,
    LeadFacts,
    LevelFacts,
    ParagraphFacts,
    RoomFacts,
    SectionFacts,
    StyleFacts,
    TemplateFacts,
    Trace,
)
from ..terms import standard
from ..terms.fields import FIELDS, MEMBERS, SLOTS, VALUES
from ..word.ooxml.feet import on_pages
from ..word.ooxml.look import DOCUMENT, Look, look_at, part_of
from ..word.ooxml.numbering import Instance
from ..word.ooxml.package import (
    R,
    below,
    integer,
    of_its_own,
    paragraphs,
    parse,
    read,
    relationships,
    value_of,
    w,
)
from ..word.ooxml.properties import Sheet, switch_of
from ..word.ooxml.rooms import Rooms
from ..word.template.tags import SPELLED, TAG, TEXT_PART
from .shapes import Shapes
from .spots import Spots
from .traces import embedded, left, links, unfilled

if TYPE_CHECKING:
    from lxml import etree

_SLOT = re.compile(r"\{\{p\s+(\w+)\s*\}\}")
_EACH = re.compile(r"\{%p\s+for\s+(\w+)\s+in\s+(\w+)\s*%\}")
_LABEL = 12  # characters of the label of a cell, at most
_INLINE = "{*}inline"
_EMU = 635  # of a twip
_DASHED = re.compile(r"\\\*\s*ArabicDash\b", re.IGNORECASE)
_PAGE_FIELD = re.compile(r"^\s*PAGE\b")
_SOLID = tuple(
    w(tag) for tag in ("t", "tab", "br", "cr", "sym", "drawing", "pict", "object", "fldSimple", "instrText")
)
_DIRECT = {
    "jc": ("对齐", "alignment"),
    "ind": ("缩进", "indents"),
    "spacing": ("间距", "spacing"),
    "numPr": ("编号", "numbering"),
    "pBdr": ("边框", "borders"),
    "shd": ("底纹", "shading"),
    "tabs": ("制表位", "tab stops"),
    "pageBreakBefore": ("段前分页", "page break before"),
    "rFonts": ("字体", "font"),
    "sz": ("字号", "size"),
    "b": ("加粗", "bold"),
    "i": ("倾斜", "italics"),
    "u": ("下划线", "underline"),
    "color": ("颜色", "colour"),
    "highlight": ("突出显示", "highlighting"),
}


def facts_of(data: bytes, name: str) -> TemplateFacts:
    """The facts of a template. Raises CompileError (T302) when the file cannot be read."""
    return facts_in(read(data, name), name)


class _Opened(NamedTuple):
    """A template's file: its parts, the roots of those that hold text, and what is worked out of them once."""

    parts: Mapping[str, bytes]
    name: str
    roots: Mapping[str, etree._Element]
    look: Look
    spots: Spots
    shapes: Shapes
    rooms: Rooms
    styles: str
    """The part that holds the styles."""

    @property
    def document(self) -> etree._Element:
        return self.roots[DOCUMENT]


def facts_in(parts: Mapping[str, bytes], name: str) -> TemplateFacts:
    """The same of the parts of a file that has been read."""
    roots = {part: parse(xml, name, part) for part, xml in parts.items() if TEXT_PART.fullmatch(part)}
    spots = Spots(name, roots, on_pages(parts, roots[DOCUMENT], name))
    look = look_at(parts, roots[DOCUMENT], name, spots.texts[DOCUMENT])
    numbering = part_of(parts, "numbering", name)
    lists = parse(parts[numbering], name, numbering) if numbering else None
    styles = part_of(parts, "styles", name)
    root = parse(parts[styles], name, styles) if styles else None
    rooms = Rooms(roots[DOCUMENT], root, spots.texts[DOCUMENT])
    shapes = Shapes(Sheet(parts, name), lists, look)
    file = _Opened(parts, name, roots, look, spots, shapes, rooms, styles or "word/styles.xml")
    paragraphs = tuple(_paragraphs(file))
    even_and_odd, tracking, refreshed = _settings(file)
    return TemplateFacts(
        name,
        Place(name, part=DOCUMENT),
        _styles(file),
        tuple(sorted({style.name for style in look.styles.values()} - {*CONTRACT})),
        {level: _lead(file, heading) for level, heading in enumerate(HEADINGS, 1)},
        tuple(_levels(file)),
        tuple(_sections(file)),
        paragraphs,
        (
            *embedded(parts, name),
            *tracking,
            *left(roots, spots, look, file.shapes),
            *unfilled(roots, spots, look, refreshed),
        ),
        dict(links(parts, roots, spots)),
        frozenset(_printed([one.text for one in paragraphs])),
        even_and_odd,
    )


# ---- styles and lists ----


def _style_place(file: _Opened, name: str) -> Place:
    return Place(file.name, part=file.styles, around=name)


def _styles(file: _Opened) -> dict[str, StyleFacts]:
    found = {}
    for name in CONTRACT:
        character = name in CHARACTER_STYLES
        if style := file.look.style(name, "character" if character else "paragraph"):
            shape = file.shapes.of("", style.id) if character else file.shapes.of(style.id)
            found[name] = StyleFacts(name, _style_place(file, name), shape)
    return found


def _lead(file: _Opened, heading: str) -> LeadFacts | None:
    character, paragraph = file.look.linked(heading), file.look.style(heading)
    if character is None:
        return None
    body = file.look.style(FIELDS["body"].style)
    shape = file.shapes.of(body.id if body else "", character.id)
    linked = paragraph is not None and paragraph.link == character.id and character.link == paragraph.id
    return LeadFacts(character.name, _style_place(file, character.name), shape, linked)


def _levels(file: _Opened) -> Iterator[LevelFacts]:
    instance = file.look.lists.instances.get(file.look.base_list, Instance(-1))
    names = {style.id: style.name for style in file.look.styles.values()}
    for index, level in sorted(file.look.base_levels.items()):
        element = file.shapes.level(file.look.base_list, index)
        after = value_of(element, "suff", usual="tab")
        yield LevelFacts(
            level.label(index), after, instance.starts.get(index, level.start), names.get(level.style, "")
        )


# ---- sections ----


def _settings(file: _Opened) -> tuple[bool, tuple[Trace, ...], bool]:
    """Whether footers differ on odd and even pages; that changes are still tracked; whether Word renews fields when it opens the file."""
    part = part_of(file.parts, "settings", file.name)
    settings = parse(file.parts[part], file.name, part) if part else None
    tracked = Trace("tracked", ("还开着修订", "tracking is still on"), Place(file.name, part=part or ""))
    tracking = (tracked,) if switch_of(settings, "trackRevisions") else ()
    return bool(switch_of(settings, "evenAndOddHeaders")), tracking, bool(switch_of(settings, "updateFields"))


def _sections(file: _Opened) -> Iterator[SectionFacts]:
    footers: dict[str, FooterFacts] = {}
    parts = relationships(file.parts, DOCUMENT, file.name)
    for section in file.document.iter(w("sectPr")):
        if next(section.iterancestors(w("sectPrChange")), None) is not None:
            continue
        for reference in section.iterchildren(w("footerReference")):
            kind = reference.get(w("type"), "default")
            part = parts.get(reference.get(f"{{{R}}}id", ""), ("", ""))[1]
            if part in file.roots:
                footers = {**footers, kind: _footer(file, kind, part)}
        dashed = value_of(section, "pgNumType", "fmt") == "numberInDash"
        size, margins, grid = (section.find(w(tag)) for tag in ("pgSz", "pgMar", "docGrid"))
        kind = value_of(section, "docGrid", "type")
        yield SectionFacts(
            file.spots.of(section, DOCUMENT),
            _number(size, "w", standard.PAGE_WIDTH),
            _number(size, "h", standard.PAGE_HEIGHT),
            abs(_number(margins, "top", standard.MARGIN_TOP)),
            _number(margins, "right", standard.MARGIN_RIGHT),
            abs(_number(margins, "bottom", standard.MARGIN_BOTTOM)),
            _number(margins, "left", standard.MARGIN_LEFT),
            _number(margins, "gutter", 0),
            "" if kind == "default" else kind,
            _number(grid, "linePitch", 0),
            _number(grid, "charSpace", 0),
            value_of(section, "pgSz", "orient") == "landscape",
            switch_of(section, "titlePg") is True,
            {kind: _in_dashes(footer, dashed) for kind, footer in footers.items()},
        )


def _in_dashes(footer: FooterFacts, of_section: bool) -> FooterFacts:
    """A footer whose number is printed between hyphens, by its section's format or its own."""
    if not footer.shape or not (of_section or footer.dashed):
        return footer
    return replace(footer, number=footer.number.replace("1", "- 1 -", 1), dashed=True)


def _footer(file: _Opened, kind: str, part: str) -> FooterFacts:
    """The footer, with its page number where it has one: a field is either simple or in runs."""
    root = file.roots[part]
    for paragraph in root.iter(w("p")):
        codes = [node.text or "" for node in of_its_own(paragraph, "instrText")]
        codes += [node.get(w("instr"), "") for node in of_its_own(paragraph, "fldSimple")]
        if not any(map(_PAGE_FIELD.match, codes)):
            continue
        properties = paragraph.find(w("pPr"))
        framed = next(paragraph.iterancestors(w("txbxContent")), None) is not None
        framed = framed or below(properties, "framePr") is not None
        fields = [run for run in of_its_own(paragraph, "r") if run.find(w("instrText")) is not None]
        fields = fields or [run for field in of_its_own(paragraph, "fldSimple") for run in field.iter(w("r"))]
        run = fields[0].find(w("rPr")) if fields else None
        style = file.look.styles.get(value_of(properties, "pStyle")) or file.look.style("Normal")
        shape = file.shapes.of(style.id if style else "", value_of(run, "rStyle"), properties, run)
        place, dashed = file.spots.place(paragraph, part), any(map(_DASHED.search, codes))
        return FooterFacts(kind, place, _shown(paragraph), framed, shape, dashed)
    return FooterFacts(kind, file.spots.part(part), ruled=any(_ruled(file, one) for one in root.iter(w("p"))))


def _ruled(file: _Opened, paragraph: etree._Element) -> bool:
    """Whether a paragraph has lines round it, by itself or by its style."""
    properties = paragraph.find(w("pPr"))
    if below(properties, "pBdr") is not None:
        return True
    return "pPr/pBdr" in file.shapes.sheet.style(value_of(properties, "pStyle"))


# ---- paragraphs ----


def _paragraphs(file: _Opened) -> Iterator[ParagraphFacts]:
    for part, root in file.roots.items():
        body = root.find(w("body"))
        through: dict[str, str] = {}  # names that loops over blocks give, and their slots
        positions = {block: n for n, block in enumerate(body if body is not None else ())}
        for paragraph in paragraphs(root):
            text = file.spots.texts[part].get(paragraph, "")
            slots: tuple[str, ...] = ()
            if "{" in text:
                through |= {match[1]: SPELLED.get(match[2], "") for match in _EACH.finditer(text)}
                named = (through.get(match[1]) or SPELLED.get(match[1], "") for match in _SLOT.finditer(text))
                slots = tuple(name for name in named if name in SLOTS)
            properties = paragraph.find(w("pPr"))
            style = file.look.styles.get(value_of(properties, "pStyle"))
            own = style.id if style else file.shapes.sheet.default("paragraph")
            shape = file.shapes.by_hand(own, properties)
            indented = bool({"firstLine", "firstLineChars"} & set(shape.indent)) and len(text) <= _LABEL
            section = below(properties, "sectPr") is not None
            yield ParagraphFacts(
                file.spots.place(paragraph, part),
                text,
                style.name if style else "Normal",
                slots,
                tuple(_direct(file, paragraph)) if slots else (),
                not section
                and not text.strip()
                and next(paragraph.iter(*_SOLID), None) is None
                and not _ruled(file, paragraph),
                positions.get(paragraph, -1),
                file.look.counted(paragraph) is not None,
                shape,
                0 if slots or shape.line_rule != "exact" else _size(file, paragraph, own),
                max(map(_height, paragraph.iter(_INLINE)), default=0) if not slots else 0,
                _room(file, paragraph)
                if part == DOCUMENT and (slots or (indented and _in_cell(paragraph, text)))
                else None,
            )


def _size(file: _Opened, paragraph: etree._Element, style: str) -> int:
    """The size of the largest of a paragraph's letters, half-points; 0 without any. `style` is the id of its style."""
    properties = paragraph.find(w("pPr"))
    sizes = [0]
    for run in of_its_own(paragraph, "r"):
        if any((text.text or "").strip() for text in run.iterchildren(w("t"))):
            faces = run.find(w("rPr"))
            sizes.append(file.shapes.by_hand(style, properties, faces).size)
    return max(sizes)


def _height(inline: etree._Element) -> int:
    """The height of a picture that stands in a line, twip."""
    extent = inline.find("{*}extent")
    return 0 if extent is None else integer(extent.get("cy"), 0) // _EMU


def _in_cell(paragraph: etree._Element, text: str) -> bool:
    return bool(text.strip()) and "{" not in text and next(paragraph.iterancestors(w("tc")), None) is not None


def _room(file: _Opened, paragraph: etree._Element) -> RoomFacts:
    room = file.rooms.of(paragraph)
    return RoomFacts(room.kind, room.width, room.height, room.cut, room.whole, room.upright)


def _direct(file: _Opened, paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """What is set by hand on a paragraph and its text, each once."""
    properties = paragraph.find(w("pPr"))
    style = file.look.styles.get(value_of(properties, "pStyle"))
    if style and style.name.casefold() not in {name.casefold() for name in CONTRACT}:
        yield f"样式“{style.name}”", f"style “{style.name}”"
    tags = [str(child.tag) for child in (() if properties is None else properties)]
    for run in of_its_own(paragraph, "r"):
        faces = run.find(w("rPr"))
        for child in () if faces is None or run.find(w("t")) is None else faces:
            if child.tag != w("rFonts") or set(child.attrib) - {w("hint")}:
                tags.append(str(child.tag))
    for tag in dict.fromkeys(tags):
        if named := _DIRECT.get(tag.rpartition("}")[2]):
            yield named


# ---- XML --------------------------------------------------------------------------------------------------------------


def _shown(paragraph: etree._Element) -> str:
    """What a paragraph with a page number shows, the number as 1."""
    text, depth, result = "", 0, False
    for node in paragraph.iter():
        if node.tag == w("fldChar"):
            kind = node.get(w("fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            text += "1" if kind == "begin" and depth == 1 else ""
        elif node.tag == w("fldSimple"):
            text, result = text + "1", True
        elif node.tag == w("t") and not depth:
            simple = next(node.iterancestors(w("fldSimple")), None)
            text += (node.text or "") if simple is None else ""
    return text if result or "1" in text else ""


def _number(element: etree._Element | None, name: str, usual: int) -> int:
    return usual if element is None else integer(element.get(w(name)), usual)


_WIDE = str.maketrans("｛｝％", "{}%")
_FOR = re.compile(r"\{%\s*(?:p|tr|tc|r)?\s*for\s+(\w+)")
_NAME = re.compile(r"(?<![\w.])(\w+)(?:\.(\w+))?")


def _printed(texts: Sequence[str]) -> Iterator[str]:
    """The fields that tags print, by key; a loop prints what it goes through, one over blocks if it prints their texts.

    A tag that is not well formed counts too: that it prints nothing yet is told by itself.
    """
    tags = [tag for text in texts for tag in TAG.findall(text.translate(_WIDE))]
    shown = {name for tag in tags if tag.startswith("{{") for name in _NAME.findall(tag)}
    for tag in tags:
        loop = _FOR.match(tag)
        if not loop and not tag.startswith("{{"):
            continue
        told = not loop or any((loop[1], word) in shown for word in ("", *FIELDS["text"].spellings))
        for word, member in _NAME.findall(tag):
            key = SPELLED.get(word) or SPELLED.get(word.removeprefix("p"), "")
            if member in MEMBERS.get(key, {}):
                yield f"{key}.{MEMBERS[key][member]}"
            elif key in SLOTS and (key not in VALUES or re.match(r"\{\{\s*p", tag)):
                yield from (key, *SLOTS[key]) if told else ()
            elif key:
                yield key
