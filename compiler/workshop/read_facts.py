"""A template's file read for what it says of its look, before anything is printed through it.

In: the bytes of a .docx or .dotx. Out: `TemplateFacts`. What is in force in a style is worked out as Word does: the
document's defaults, what the style is based on, the level of its list, what is set by hand (sheet 15.1). Nothing is
judged here; `rules.template` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..messages.diagnostic import Place
from ..rules.template_facts import (
    CHARACTER_STYLES,
    CONTRACT,
    HEADINGS,
    Fonts,
    FooterFacts,
    LeadFacts,
    LevelFacts,
    ParagraphFacts,
    SectionFacts,
    Shape,
    StyleFacts,
    TemplateFacts,
    Trace,
)
from ..terms import standard
from ..terms.fields import MEMBERS, SLOTS, TERMS, VALUES
from ..word.ooxml.look import DOCUMENT, Look, look_at, part_of
from ..word.ooxml.numbering import Instance
from ..word.ooxml.package import R, integer, numbered, of_its_own, paragraphs, parse, read, relationships, w
from ..word.ooxml.properties import THEMED, Formatting, Sheet, flat, merged
from ..word.template.tags import SPELLED, TAG, TEXT_PART

if TYPE_CHECKING:
    from lxml import etree

_SLOT = re.compile(r"\{\{p\s+(\w+)\s*\}\}")
_EACH = re.compile(r"\{%p\s+for\s+(\w+)\s+in\s+(\w+)\s*%\}")
_PAGE_FIELD = re.compile(r"^\s*PAGE\b")
_TRACKED = frozenset(
    w(tag)
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
    )
)
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
    return _Reader(read(data, name), name).facts()


class _Reader:
    """The parts of a template, and what is worked out of them once."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        self.parts, self.name = parts, name
        self.document = parse(parts[DOCUMENT], name, DOCUMENT)
        self.look = look_at(parts, self.document, name)
        self.roots = {
            part: self.document if part == DOCUMENT else parse(xml, name, part)
            for part, xml in parts.items()
            if TEXT_PART.fullmatch(part)
        }
        self.spots = {part: _Spots(root) for part, root in self.roots.items()}
        self.shapes = _Shapes(Sheet(parts, name), self._root("numbering"), self.look)

    def _root(self, kind: str) -> etree._Element | None:
        part = part_of(self.parts, kind, self.name)
        return parse(self.parts[part], self.name, part) if part else None

    def facts(self) -> TemplateFacts:
        paragraphs = tuple(self._paragraphs())
        return TemplateFacts(
            self.name,
            Place(self.name, part=DOCUMENT),
            self._styles(),
            {level: self._lead(name) for level, name in enumerate(HEADINGS, 1)},
            tuple(self._levels()),
            tuple(self._sections()),
            paragraphs,
            (*self._embedded(), *self._left()),
            dict(self._links()),
            frozenset(_printed([one.text for one in paragraphs])),
            self._is_even_and_odd(),
        )

    # ---- styles and lists ----

    def _style_place(self, name: str = "") -> Place:
        part = part_of(self.parts, "styles", self.name) or "word/styles.xml"
        return Place(self.name, part=part, around=name)

    def _styles(self) -> dict[str, StyleFacts]:
        found = {}
        for name in CONTRACT:
            character = name in CHARACTER_STYLES
            if style := self.look.style(name, "character" if character else "paragraph"):
                shape = self.shapes.of("", style.id) if character else self.shapes.of(style.id)
                found[name] = StyleFacts(name, self._style_place(name), shape)
        return found

    def _lead(self, heading: str) -> LeadFacts | None:
        character, paragraph = self.look.linked(heading), self.look.style(heading)
        if character is None:
            return None
        body = self.look.style(TERMS["body"].style)
        shape = self.shapes.of(body.id if body else "", character.id)
        linked = paragraph is not None and paragraph.link == character.id and character.link == paragraph.id
        return LeadFacts(character.name, self._style_place(character.name), shape, linked)

    def _levels(self) -> Iterator[LevelFacts]:
        instance = self.look.lists.instances.get(self.look.base_list, Instance(-1))
        names = {style.id: style.name for style in self.look.styles.values()}
        for index, level in sorted(self.look.base_levels.items()):
            element = self.shapes.level(self.look.base_list, index)
            after = "tab" if element is None else _value(element, "suff", "tab")
            yield LevelFacts(
                level.label(index), after, instance.starts.get(index, level.start), names.get(level.style, "")
            )

    # ---- sections ----

    def _is_even_and_odd(self) -> bool:
        settings = self._root("settings")
        return settings is not None and _is_on(settings.find(w("evenAndOddHeaders"))) is True

    def _sections(self) -> Iterator[SectionFacts]:
        footers: dict[str, FooterFacts] = {}
        parts = relationships(self.parts, DOCUMENT, self.name)
        for section in self.document.iter(w("sectPr")):
            if next(section.iterancestors(w("sectPrChange")), None) is not None:
                continue
            for reference in section.iterchildren(w("footerReference")):
                kind = reference.get(w("type"), "default")
                part = parts.get(reference.get(f"{{{R}}}id", ""), ("", ""))[1]
                if part in self.roots:
                    footers = {**footers, kind: self._footer(kind, part)}
            size, margins, grid = (section.find(w(tag)) for tag in ("pgSz", "pgMar", "docGrid"))
            kind = "" if grid is None else grid.get(w("type"), "")
            yield SectionFacts(
                self._at(section, DOCUMENT),
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
                size is not None and size.get(w("orient")) == "landscape",
                _is_on(section.find(w("titlePg"))) is True,
                footers,
            )

    def _footer(self, kind: str, part: str) -> FooterFacts:
        """The footer, with its page number where it has one: a field is either simple or in runs."""
        root = self.roots[part]
        for paragraph in root.iter(w("p")):
            codes = [node.text or "" for node in of_its_own(paragraph, "instrText")]
            codes += [node.get(w("instr"), "") for node in of_its_own(paragraph, "fldSimple")]
            if not any(map(_PAGE_FIELD.match, codes)):
                continue
            properties = paragraph.find(w("pPr"))
            framed = next(paragraph.iterancestors(w("txbxContent")), None) is not None or (
                properties is not None and properties.find(w("framePr")) is not None
            )
            fields = [run for run in of_its_own(paragraph, "r") if run.find(w("instrText")) is not None]
            fields = fields or [
                run for field in of_its_own(paragraph, "fldSimple") for run in field.iter(w("r"))
            ]
            run = fields[0].find(w("rPr")) if fields else None
            style = self.look.styles.get(_value(properties, "pStyle")) or self.look.style("Normal")
            shape = self.shapes.of(style.id if style else "", _value(run, "rStyle"), properties, run)
            return FooterFacts(kind, self._place(paragraph, part), _shown(paragraph), framed, shape)
        return FooterFacts(kind, Place(self.name, part=part))

    # ---- paragraphs ----

    def _paragraphs(self) -> Iterator[ParagraphFacts]:
        for part, root in self.roots.items():
            body = root.find(w("body"))
            through: dict[str, str] = {}  # names that loops over blocks give, and their slots
            positions = {block: n for n, block in enumerate(body if body is not None else ())}
            for paragraph in paragraphs(root):
                text = "".join(node.text or "" for node in of_its_own(paragraph, "t"))
                through |= {match[1]: SPELLED.get(match[2], "") for match in _EACH.finditer(text)}
                named = (through.get(match[1]) or SPELLED.get(match[1], "") for match in _SLOT.finditer(text))
                slots = tuple(name for name in named if name in SLOTS)
                properties = paragraph.find(w("pPr"))
                style = self.look.styles.get(_value(properties, "pStyle"))
                section = properties is not None and properties.find(w("sectPr")) is not None
                yield ParagraphFacts(
                    self._place(paragraph, part, text),
                    text,
                    style.name if style else "Normal",
                    slots,
                    tuple(self._direct(paragraph)) if slots else (),
                    not section and not text.strip() and next(paragraph.iter(*_SOLID), None) is None,
                    positions.get(paragraph, -1),
                    self.look.counts_with_headings(paragraph),
                )

    def _direct(self, paragraph: etree._Element) -> Iterator[tuple[str, str]]:
        """What is set by hand on a paragraph and its text, each once."""
        properties = paragraph.find(w("pPr"))
        style = self.look.styles.get(_value(properties, "pStyle"))
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

    # ---- what should not be left ----

    def _at(self, element: etree._Element, part: str) -> Place:
        """The place of the paragraph that an element is in, or of the first in it."""
        own = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
        own = next(element.iter(w("p")), None) if own is None else own
        return Place(self.name, part=part) if own is None else self._place(own, part)

    def _place(self, paragraph: etree._Element, part: str, text: str | None = None) -> Place:
        spots = self.spots[part]
        if text is None:
            text = "".join(node.text or "" for node in of_its_own(paragraph, "t"))
        return Place(
            self.name,
            part=part,
            paragraph=spots.numbers[paragraph],
            cell=spots.cell(paragraph),
            around=short(text),
        )

    def _links(self) -> Iterator[tuple[str, Place]]:
        """What lies outside, as `remote` names it, and the place that it is shown at."""
        for rels, xml in self.parts.items():
            if rels.endswith(".rels") and b"External" in xml:
                folder, _, base = rels.rpartition("_rels/")
                for rel in parse(xml, self.name, rels):
                    if rel.get("TargetMode") == "External":
                        place = self._used(f"{folder}{base.removesuffix('.rels')}", rel.get("Id", ""))
                        yield rel.get("Target", "").strip()[:60], place
        for part, root in self.roots.items():
            for node in root.iter(w("instrText"), w("fldSimple")):
                code = (node.text or "") if node.tag == w("instrText") else node.get(w("instr"), "")
                yield code.strip()[:60], self._at(node, part)

    def _used(self, part: str, id: str) -> Place:
        """Where a relationship of a part is used."""
        for element in self.roots[part].iter() if part in self.roots and id else ():
            if id in element.attrib.values() and any(
                str(key).startswith(f"{{{R}}}") for key in element.attrib
            ):
                return self._at(element, part)
        return Place(self.name, part=part)

    def _embedded(self) -> Iterator[Trace]:
        if part := next((part for part in self.parts if part.lower().startswith("word/embeddings/")), None):
            yield Trace("embedded", ("嵌入的对象", "an embedded object"), Place(self.name, part=part))

    def _left(self) -> Iterator[Trace]:
        """Comments, tracked changes and hidden text, each paragraph once for each."""
        told: set[tuple[str, Place]] = set()
        settings = self._root("settings")
        if settings is not None and _is_on(settings.find(w("trackRevisions"))):
            part = part_of(self.parts, "settings", self.name) or ""
            yield Trace("tracked", ("还开着修订", "tracking is still on"), Place(self.name, part=part))
        for part, root in self.roots.items():
            for element in root.iter(w("commentReference"), w("r"), *_TRACKED):
                if element.tag == w("commentReference"):
                    kind, detail = "comment", ("批注", "a comment")
                elif element.tag == w("r"):
                    if not self._is_hidden(element):
                        continue
                    kind, detail = "hidden", ("隐藏文字", "hidden text")
                else:
                    kind, detail = "tracked", ("有修订记录", "a tracked change")
                place = self._at(element, part)
                if (kind, place) not in told:
                    told.add((kind, place))
                    yield Trace(kind, detail, place)

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = run.find(w("rPr"))
        if not any((node.text or "").strip() for node in run.iter(w("t"))):
            return False
        own = None if properties is None else _is_on(properties.find(w("vanish")))
        style = self.look.styles.get(_value(properties, "rStyle"))
        return bool(own) if own is not None else bool(style and self.shapes.of("", style.id).hidden)


# ---- what is in force -----------------------------------------------------------------------------------------------


class _Shapes:
    """Works out what is in force in a style with its list level, a character style, and formatting by hand."""

    def __init__(self, sheet: Sheet, numbering: etree._Element | None, look: Look) -> None:
        self.sheet, self.numbering, self.look = sheet, numbering, look

    def level(self, num_id: int, index: int) -> etree._Element | None:
        """A level of a list: that of the instance where it has one of its own, else that of its abstract list."""
        instance = self.look.lists.instances.get(num_id)
        if instance is None or self.numbering is None:
            return None
        wanted = (("num", "numId", num_id), ("abstractNum", "abstractNumId", instance.abstract))
        for kind, key, number in wanted:
            for element in self.numbering.iterchildren(w(kind)):
                if element.get(w(key)) == str(number):
                    levels = (lvl for lvl in element.iter(w("lvl")) if lvl.get(w("ilvl")) == str(index))
                    if (found := next(levels, None)) is not None:
                        return found
        return None

    def of(
        self,
        paragraph: str,
        character: str = "",
        direct: etree._Element | None = None,
        run: etree._Element | None = None,
    ) -> Shape:
        """What comes out of a paragraph style, a character style, and the properties set by hand on both."""
        sheet, num_id, level = self.sheet, 0, 0
        layers: list[Formatting] = [sheet.defaults]
        for id in reversed(sheet.chain(paragraph)):
            known = self.look.styles[id]
            if _child(sheet.elements[id], "pPr", "numPr") is not None:
                num_id, level = num_id if known.num_id is None else known.num_id, known.level
                layers.append(flat(_child(self.level(num_id, level), "pPr")))
            layers.append(sheet.own(id))
        own = _child(direct, "numPr")
        if own is not None:
            num_id = integer(_value(own, "numId"), num_id)
            level = integer(_value(own, "ilvl"), level)
            layers.append(flat(_child(self.level(num_id, level), "pPr")))
        of_paragraph = merged(*layers[1:], flat(direct))
        of_character = merged(*(sheet.own(id) for id in reversed(sheet.chain(character))))
        by_hand = flat(run)
        all_of_it = merged(sheet.defaults, of_paragraph, of_character, by_hand)

        def toggle(name: str) -> bool:
            """On or off; where two styles both have it they cancel each other (17.7.3)."""
            key = f"rPr/{name}@val"
            if key in by_hand:
                return by_hand[key] == "1"
            styles = (of_paragraph.get(key), of_character.get(key))
            return sheet.defaults.get(key) == "1" or styles.count("1") == 1

        return _shape(all_of_it, sheet, toggle("b"), toggle("vanish"), num_id, level)


def _shape(formatting: Formatting, sheet: Sheet, bold: bool, hidden: bool, num_id: int, level: int) -> Shape:
    def text(key: str, usual: str = "") -> str:
        return formatting.get(key, usual)

    def number(key: str, usual: int = 0) -> int:
        return integer(formatting.get(key), usual)

    fonts = {slot: text(f"rPr/rFonts@{slot}") for slot in THEMED}
    themed = {slot: text(f"rPr/rFonts@{theme}") for slot, theme in THEMED.items()}
    fonts |= {slot: sheet.fonts.get(theme, "") for slot, theme in themed.items() if theme}
    colour = text("rPr/color@val", "auto").upper()
    jc, outline = text("pPr/jc@val"), number("pPr/outlineLvl@val", 9)
    return Shape(
        Fonts(
            fonts["ascii"],
            fonts["hAnsi"],
            fonts["eastAsia"],
            fonts["cs"],
            frozenset(slot for slot, theme in themed.items() if theme),
        ),
        number("rPr/sz@val", 20),
        bold,
        hidden,
        "" if colour == "AUTO" else colour,
        "rPr/color@themeColor" in formatting,
        number("rPr/spacing@val"),
        number("pPr/spacing@line", 240),
        text("pPr/spacing@lineRule", "auto"),
        number("pPr/spacing@before"),
        number("pPr/spacing@after"),
        text("pPr/snapToGrid@val", "1") == "1",
        text("pPr/widowControl@val", "1") == "1",
        text("pPr/keepNext@val") == "1",
        {"start": "left", "end": "right"}.get(jc, jc),
        {key.partition("@")[2]: number(key) for key in formatting if key.startswith("pPr/ind@")},
        0 if outline > 8 else outline + 1,
        num_id,
        level,
    )


# ---- XML ------------------------------------------------------------------------------------------------------------


def short(text: str, most: int = 16) -> str:
    """The beginning of a text, for a place."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


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


class _Spots:
    """Finds the number of each paragraph of a part, and the table, row and cell it is in, each from 1."""

    def __init__(self, root: etree._Element) -> None:
        self.numbers = numbered(root)
        self.cells: dict[etree._Element, tuple[int, int, int]] = {}
        tables = {table: number for number, table in enumerate(root.iter(w("tbl")), 1)}
        rows: dict[int, int] = {}
        for row in root.iter(w("tr")):
            table = tables[next(row.iterancestors(w("tbl")))]
            rows[table] = rows.get(table, 0) + 1
            cells = (cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row)
            for number, cell in enumerate(cells, 1):
                self.cells[cell] = (table, rows[table], number)

    def cell(self, paragraph: etree._Element) -> tuple[int, ...]:
        cell = next(paragraph.iterancestors(w("tc")), None)
        return () if cell is None else self.cells.get(cell, ())


def _child(parent: etree._Element | None, *path: str) -> etree._Element | None:
    for tag in path:
        parent = None if parent is None else parent.find(w(tag))
    return parent


def _value(parent: etree._Element | None, tag: str, default: str = "") -> str:
    found = _child(parent, tag)
    return default if found is None else found.get(w("val"), default)


def _number(element: etree._Element | None, name: str, usual: int) -> int:
    return usual if element is None else integer(element.get(w(name)), usual)


def _is_on(element: etree._Element | None) -> bool | None:
    """Whether a property that is on or off is on; None where it is not set."""
    return None if element is None else element.get(w("val"), "1") not in ("0", "false", "off")


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
        told = not loop or any((loop[1], word) in shown for word in ("", *TERMS["text"].spellings))
        for word, member in _NAME.findall(tag):
            key = SPELLED.get(word) or SPELLED.get(word.removeprefix("p"), "")
            if member in MEMBERS.get(key, {}):
                yield f"{key}.{MEMBERS[key][member]}"
            elif key in SLOTS and (key not in VALUES or re.match(r"\{\{\s*p", tag)):
                yield from (key, *SLOTS[key]) if told else ()
            elif key:
                yield key
