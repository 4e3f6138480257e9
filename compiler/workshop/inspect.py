"""A template laid open: its page, styles, lists, fonts and tags, in the words that Word has for them.

In: the bytes of a .docx, a template or a document made with one. Out: `Anatomy`, and `Printed` paragraphs; JSON Schema of the
data that a template wants. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ..messages.diagnostic import CompileError, Diagnostic
from ..rules.template.facts import CHARACTER_STYLES, CONTRACT
from ..terms.fields import FIELDS, SLOTS, VALUES
from ..word.ooxml.look import DOCUMENT, Look, look_at, part_of
from ..word.ooxml.package import R, integer, own_text, paragraphs, parse, read, relationships, value_of, w
from ..word.ooxml.properties import Sheet, merged, switch_of
from ..word.ooxml.words import Label, Words, words
from ..word.reader import lines
from ..word.template.compiled import Template
from ..word.template.tags import DATA, TAG, TEXT_PART, Want

Path = tuple[str, ...]
PAGE_LABELS: Mapping[str, Label] = {
    "paper": Label("纸张", "paper"),
    "top": Label("上边距", "top margin"),
    "bottom": Label("下边距", "bottom margin"),
    "left": Label("左边距", "left margin"),
    "right": Label("右边距", "right margin"),
    "gutter": Label("装订线", "gutter"),
    "header": Label("页眉距边界", "header distance"),
    "footer": Label("页脚距边界", "footer distance"),
    "grid": Label("文档网格", "grid"),
    "title_page": Label("首页不同", "different first page"),
    "even_odd": Label("奇偶页不同", "different odd and even"),
}
_KINDS = {"default": ("", ""), "first": ("首页", "first page "), "even": ("偶数页", "even page ")}
_SIDES = ("top", "bottom", "left", "right", "gutter", "header", "footer")
_YES, _NO = ("是", "yes"), ("否", "no")
_EVEN_ODD = re.compile(rb'<w:evenAndOddHeaders(/>|\s+w:val="(1|true|on)")')
# What authors write for what is derived from it.
_AUTHORED: dict[str, tuple[str, ...]] = {
    slot: FIELDS[slot].joins
    or tuple(key for key, printed_by in VALUES.items() if printed_by == slot)
    or (FIELDS[slot].of,)
    for slot in SLOTS
    if FIELDS[slot].of
}


@dataclass(frozen=True, slots=True)
class TagSeen:
    """A tag as it stands, its part and the number of its paragraph from 1."""

    text: str
    part: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class LevelSeen:
    """A level of the list that `heading 1` is tied to: the label of the first, and the style tied to it."""

    label: str
    style: str


@dataclass(frozen=True)
class Anatomy:
    """What a file holds. `styles` has the contract's, None for those it lacks; `problems` is why it does not compile."""

    name: str
    page: Mapping[str, Words]
    margins: tuple[str, ...]
    styles: Mapping[str, Mapping[str, Words] | None]
    levels: tuple[LevelSeen, ...]
    fonts: tuple[str, ...]
    tags: tuple[TagSeen, ...]
    slots: frozenset[str]
    values: frozenset[str]
    wants: tuple[Want, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph of a document: its style's name, label, text, and its looks by the name of a character style."""

    style: str
    label: str
    text: str
    looks: Mapping[str, Mapping[str, Words]]


def laid_open(data: bytes, name: str) -> Anatomy:
    """A template, sound or not. Raises CompileError (T302) for what is no .docx."""
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    sheet, look = Sheet(parts, name), look_at(parts, document, name)
    page, margins = _page(parts, document, name), tuple(_margins(parts, document, name))
    del document  # a large one is not held twice
    problems: Sequence[Diagnostic] = ()
    slots: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    wants: tuple[Want, ...] = ()
    try:
        template = Template.compile(data, name)
        slots, values, wants = template.slots, template.values, template.wants
    except CompileError as error:
        problems = error.diagnostics
    styles = {style: _style(sheet, look, style) for style in CONTRACT}
    return Anatomy(
        name,
        page,
        margins,
        styles,
        _levels(look),
        _fonts(sheet),
        tuple(_tags(parts, name)),
        slots,
        values,
        wants,
        tuple(problems),
    )


def printed(data: bytes, name: str = "document.docx") -> list[Printed]:
    """Every paragraph of a document with what is in force in it. Raises CompileError (T302)."""
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    sheet = Sheet(parts, name)
    out = []
    for line, paragraph in zip(lines(data, name), paragraphs(document), strict=True):
        looks = {"": words(sheet.paragraph(paragraph), sheet)}
        for run in paragraph.iter(w("r")):
            if (id := value_of(run, "rPr/rStyle")) and (style := sheet.name_of(id)) not in looks:
                looks[style] = words(sheet.run(run, paragraph), sheet)
        out.append(Printed(line.style, line.label, line.text, looks))
    return out


# ---- its parts ----------------------------------------------------------------------------------------------------


def _page(parts: Mapping[str, bytes], document: etree._Element, name: str) -> dict[str, Words]:
    """The last section, as Word's page setup has it."""
    section = next(reversed(list(document.iter(w("sectPr")))), None)

    def mm(tag: str, key: str) -> str:
        return f"{integer(value_of(section, tag, key), 0) * 25.4 / 1440:.1f}"

    paper = f"{mm('pgSz', 'w')}×{mm('pgSz', 'h')}"
    margins = {side: mm("pgMar", side) for side in _SIDES}
    pitch = integer(value_of(section, "docGrid", "linePitch"), 0)
    lined = value_of(section, "docGrid", "type") in ("lines", "linesAndChars", "snapToChars") and pitch
    settings = parts.get(part_of(parts, "settings", name) or "", b"")
    return {
        "paper": (f"{paper}毫米", f"{paper} mm"),
        **{side: (f"{length}毫米", f"{length} mm") for side, length in margins.items()},
        "grid": (f"行距{pitch / 20:g}磅", f"lines of {pitch / 20:g} pt") if lined else ("无", "none"),
        "title_page": _YES if switch_of(section, "titlePg") else _NO,
        "even_odd": _YES if _EVEN_ODD.search(settings) else _NO,
    }


def _margins(parts: Mapping[str, bytes], document: etree._Element, name: str) -> Iterable[str]:
    """What stands in headers and footers: kind and text, a line each."""
    inside = relationships(parts, DOCUMENT, name)
    for section in list(document.iter(w("sectPr")))[-1:]:
        for reference in section.iter(w("headerReference"), w("footerReference")):
            part = inside.get(reference.get(f"{{{R}}}id", ""), ("", ""))[1]
            if part in parts:
                where = "页眉" if reference.tag == w("headerReference") else "页脚"
                kind = _KINDS.get(reference.get(w("type"), "default"), ("", ""))[0]
                nodes = parse(parts[part], name, part).iter(*map(w, ("t", "instrText", "drawing", "pict")))
                text = "".join(map(_in_margin, nodes))
                yield f"{kind}{where}：{text.strip() or '（空）'}"


def _in_margin(node: etree._Element) -> str:
    text = node.text or ""
    return {w("t"): text, w("instrText"): f"⟨{' '.join(text.split()[:1])}⟩"}.get(str(node.tag), "▢")


def _style(sheet: Sheet, look: Look, name: str) -> Mapping[str, Words] | None:
    """What is in force in a style of the contract; of a character style, what it sets."""
    if name not in CHARACTER_STYLES:
        style = look.style(name)
        return words(sheet.style(style.id), sheet) if style else None
    style = look.style(name, "character")
    if style is None:
        return None
    plain = words({}, sheet)
    own = words(merged(*sheet.layers(style.id)), sheet)
    return {key: value for key, value in own.items() if value != plain[key]}


def _levels(look: Look) -> tuple[LevelSeen, ...]:
    names = {style.id: style.name for style in look.styles.values()}
    levels = sorted(look.base_levels.items())
    return tuple(LevelSeen(level.label(index), names.get(level.style, "")) for index, level in levels)


def _fonts(sheet: Sheet) -> tuple[str, ...]:
    """The fonts that the styles name, the Chinese before the Latin."""
    found: dict[str, None] = {}
    for script in ("eastAsia", "ascii"):
        for id in sheet.elements:
            if (font := sheet.font(sheet.style(id), script)) and sheet.own(id):
                found.setdefault(font)
    return tuple(found)


def _tags(parts: Mapping[str, bytes], name: str) -> Iterable[TagSeen]:
    for part in sorted(parts, key=lambda part: (part != DOCUMENT, part)):
        if TEXT_PART.fullmatch(part) and b"{" in parts[part]:
            for number, paragraph in enumerate(paragraphs(parse(parts[part], name, part)), 1):
                for match in TAG.finditer(own_text(paragraph)):
                    yield TagSeen(match[0], part, number)


def as_data(anatomy: Anatomy, index: int) -> dict[str, Any]:
    """The same as plain data, values in Chinese (0) or English (1)."""

    def said(words_of: Mapping[str, Words]) -> dict[str, str]:
        return {key: value[index] for key, value in words_of.items()}

    return {
        "name": anatomy.name,
        "compiles": not anatomy.problems,
        "page": said(anatomy.page),
        "headers_and_footers": list(anatomy.margins),
        "styles": {name: said(style) if style else None for name, style in anatomy.styles.items()},
        "numbering": [{"label": level.label, "style": level.style} for level in anatomy.levels],
        "fonts": list(anatomy.fonts),
        "tags": [{"tag": tag.text, "part": tag.part, "paragraph": tag.paragraph} for tag in anatomy.tags],
        "slots": sorted(anatomy.slots),
        "values": sorted(anatomy.values),
        "figures": figures(anatomy),
    }


def figures(anatomy: Anatomy) -> list[str]:
    """The names of the data that the tags use: 明细[].金额."""
    paths = {".".join(path).replace(".[]", "[]") for path, _ in _paths(anatomy.wants)}
    return sorted(
        path for path in paths if not any(other.startswith((f"{path}.", f"{path}[")) for other in paths)
    )


# ---- the data it wants --------------------------------------------------------------------------------------------


def schema(anatomy: Anatomy) -> dict[str, Any]:
    """JSON Schema 2020-12 of what a report gives to the template: its fields, and its 数据 by the names that tags use."""
    printed = (*anatomy.slots, *(value.partition(".")[0] for value in anatomy.values))
    fields = sorted({field for one in printed for field in _AUTHORED.get(one, (one,))})
    properties: dict[str, Any] = {}
    for field in fields:
        term = FIELDS[field]
        properties[term.zh] = (
            {"title": term.zh, "description": term.about[0]} if term.about[0] else {"title": term.zh}
        )
    out: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": anatomy.name,
        "type": "object",
        "properties": properties,
    }
    if paths := list(_paths(anatomy.wants)):
        properties[DATA[0]] = _below(paths)
        if properties[DATA[0]]["required"]:
            out["required"] = [DATA[0]]
    return out


def _paths(wants: Iterable[Want]) -> Iterator[tuple[Path, str]]:
    """The path below 数据 of each thing that a tag asks for, `[]` for any item of a list, and how it is asked for."""
    for want in wants:
        if want.path[0] in DATA and len(want.path) > 1:
            yield tuple("[]" if name.isdigit() else name for name in want.path[1:]), want.how


def _below(paths: Sequence[tuple[Path, str]]) -> dict[str, Any]:
    """The schema of what some paths lead into; what is only asked whether it is there may be absent."""
    named: dict[str, list[tuple[Path, str]]] = {}
    for path, how in paths:
        if path:
            named.setdefault(path[0], []).append((path[1:], how))
    if "[]" in named:
        return {"type": "array", "items": _below(named["[]"])}
    if named:
        return {
            "type": "object",
            "properties": {name: _below(rest) for name, rest in named.items()},
            "required": [name for name, rest in named.items() if any(how != "test" for _, how in rest)],
        }
    kinds = {how for _, how in paths}
    return {"type": "array"} if "list" in kinds else {"type": ["string", "number"]} if "text" in kinds else {}
