"""What the writer needs to know of a template's look: styles by name, lists, the rooms of its slots.

In: the parts of a .docx. Out: a `Look`. Styles are found by name, never by id: a re-save by another word processor
turns `Heading1` into `Style16`, the names stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...terms import standard
from ...terms.fields import FIELDS, SLOTS
from ...terms.numerals import LabelForm
from ...terms.patterns import late
from ...terms.styles import heading_style
from .feet import feet
from .numbering import MAX_LEVELS, Instance, Level, Lists
from .package import integer, parse, relationships, w
from .rooms import Page, Room, Rooms, page_of
from .section import Section, footers, unprefixed

if TYPE_CHECKING:
    from lxml import etree


DOCUMENT = "word/document.xml"
SIGNERS = "署名"
"""What the table of those who sign is called in the file: no table to the reader."""


class Style(NamedTuple):
    """A style: its id, name and kind, what it is based on and linked to, its list and level, and what it sets itself.

    `size` is in half-points, `spacing` in twip, `indent` is its `w:ind` as XML, `outline` its outline level from 1 (0:
    body text), `right_tab` whether it has a tab that text ends at, `frame` its `w:framePr` as XML. None is what it does not say; list 0 is
    none.
    """

    id: str
    name: str
    kind: str
    based_on: str
    link: str
    num_id: int | None
    level: int
    size: int | None
    spacing: int | None
    indent: str
    outline: int | None
    right_tab: bool = False
    frame: str = ""


@dataclass(frozen=True)
class Look:
    """Styles and lists of a template; its sections and their pages, the room of each slot (else the last page), and the paragraphs with
    the page number at the foot of its pages, by the kind of page; of a template that is filled, its `order`: the slots as they
    come, and between them the list and the level of each paragraph of its own that counts with the headings."""

    styles: Mapping[str, Style]
    lists: Lists
    base_formats: Mapping[int, str]
    default_size: int
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    rooms: Mapping[str, Room]
    feet: Mapping[str, str]
    order: tuple[str | tuple[int, int], ...] = ()

    @property
    def section(self) -> Section:
        """The last section."""
        return self.sections[-1]

    @property
    def page(self) -> Page:
        """The page of the last section."""
        return self.pages[-1]

    @cached_property
    def footers(self) -> list[dict[str, str]]:
        """The references to footers that hold in each section, as XML by the kind of page."""
        return footers(self.sections)

    def inherited(self, section: int) -> str:
        """Those of them that a section has from the sections before it."""
        own = {one.xml for one in self.sections[section].children if one.name == "footerReference"}
        return "".join(xml for xml in self.footers[section].values() if xml not in own)

    def room(self, slot: str) -> Room:
        """What a slot has for what it prints."""
        return self.rooms.get(slot) or Room.of_page(self.page, len(self.pages) - 1)

    def __getstate__(self) -> dict[str, object]:
        """What is kept of a look on disk: not what was found in it."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @cached_property
    def cut(self) -> Mapping[str, Room]:
        """The rooms of the slots in rows of exact height."""
        return {slot: room for slot, room in self.rooms.items() if room.cut}

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Style]:
        return {(style.kind, style.name.casefold()): style for style in self.styles.values()}

    @cached_property
    def _found(self) -> dict[tuple[str, str], Style | None]:
        return {}

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What a writer has worked out of documents in it."""
        return {}

    @cached_property
    def frames(self) -> dict[object, Any]:
        """What paragraphs of one kind have alike (see `writer.paragraphs`)."""
        return {}

    def style(self, name: str, kind: str = "paragraph") -> Style | None:
        """The style of that name; Word's built-in names differ in case between programs, and 标题 1 is `heading 1`."""
        if (name, kind) not in self._found:
            shown = name.replace("heading ", "标题 ")
            style = self._by_name.get((kind, name.casefold())) or self._by_name.get((kind, shown))
            self._found[name, kind] = style
        return self._found[name, kind]

    def linked(self, name: str) -> Style | None:
        """The character style linked to a heading style, or named as Word names it."""
        paragraph = self.style(name)
        if paragraph and (style := self.styles.get(paragraph.link)) and style.kind == "character":
            return style
        number = name.split()[-1]
        names = (f"标题 {number} 字符", f"标题 {number} Char", f"{name} 字符", f"{name} Char")
        return next((style for n in names if (style := self.style(n, "character"))), None)

    def ancestors(self, style: Style | None) -> Iterator[Style]:
        """A style and what it is based on, each once: some files have circles."""
        seen: set[str] = set()
        while style and style.id not in seen:
            seen.add(style.id)
            yield style
            style = self.styles.get(style.based_on)

    def _inherited(self, style: Style | None, field: str) -> int | None:
        values = (getattr(one, field) for one in self.ancestors(style))
        return next((value for value in values if value is not None), None)

    def indent(self, style: Style | None) -> str:
        """The `w:ind` in force in a paragraph style, as XML; empty where none is set."""
        return next((one.indent for one in self.ancestors(style) if one.indent), "")

    def has_right_tab(self, style: Style | None) -> bool:
        """Whether a paragraph style has a tab that text ends at, by itself or by what it is based on."""
        return any(one.right_tab for one in self.ancestors(style))

    def size(self, name: str) -> int:
        """The size of a paragraph style, half-points."""
        return self._measured(name)[0]

    def em(self, name: str) -> int:
        """The advance of one Chinese character in a paragraph style, twip."""
        return self._measured(name)[1]

    def _measured(self, name: str) -> tuple[int, int]:
        if name not in self._measures:
            style = self.style(name)
            size = self._inherited(style, "size") or self.default_size
            em = size * 10 + (self._inherited(style, "spacing") or 0)
            self._measures[name] = size, em if em > 0 else standard.EM
        return self._measures[name]

    @cached_property
    def _measures(self) -> dict[str, tuple[int, int]]:
        return {}

    @cached_property
    def base_list(self) -> int:
        """The list that `heading 1` is tied to, 0 when to none."""
        first = self.style(heading_style(1))
        return first.num_id if first and first.num_id and first.num_id in self.lists.instances else 0

    def list_of(self, paragraph: etree._Element) -> int:
        """The list that numbers a paragraph, by itself or by its style; 0 for none."""
        if (own := _value(paragraph, "pPr/numPr/numId")) is not None:
            return own
        tied = self._tied(paragraph)
        return tied.num_id or 0 if tied else 0

    def counted(self, paragraph: etree._Element) -> tuple[int, int] | None:
        """List and level of a paragraph that is numbered by the base list, or by another instance of it."""
        if paragraph.find(w("pPr")) is None:  # a style and a list are both named there
            return None
        num_id, level = self.list_of(paragraph), _value(paragraph, "pPr/numPr/ilvl")
        tied = self._tied(paragraph)
        instance, base = (self.lists.instances.get(one) for one in (num_id, self.base_list))
        if not (instance and base and instance.abstract == base.abstract):
            return None
        return num_id, (tied.level if tied else 0) if level is None else level

    def _tied(self, paragraph: etree._Element) -> Style | None:
        """The style that ties a paragraph to a list: its own, or the nearest that this is based on."""
        style = self.styles.get(_text_value(paragraph, "pPr/pStyle"))
        return next((one for one in self.ancestors(style) if one.num_id is not None), None)

    @cached_property
    def base_levels(self) -> Mapping[int, Level]:
        """The levels of the base list, by their numbers from 0."""
        instance = self.lists.instances.get(self.base_list)
        return self.lists.abstracts.get(instance.abstract, {}) if instance else {}

    @cached_property
    def base_forms(self) -> tuple[LabelForm, ...]:
        """The label forms of the base list's levels, up to the first that is none of ours."""
        forms: list[LabelForm] = []
        while (level := self.base_levels.get(len(forms))) and (form := level.form(len(forms))):
            forms.append(form)
        return tuple(forms)

    def level_xml(self, level: int) -> str:
        """Paragraph and run properties that the base list gives to `level` 1-5, as XML."""
        return self.base_formats.get(level - 1) or _FIRST_LINE


_FIRST_LINE = (
    f'<w:pPr><w:ind w:firstLineChars="200" w:firstLine="{standard.FIRST_LINE * standard.EM}"/></w:pPr>'
)


def _inner_xml(parent: etree._Element | None, tag: str) -> str:
    """A child as XML text without namespace declarations, for a part whose root declares them."""
    child = None if parent is None else parent.find(w(tag))
    if child is None:
        return ""
    return unprefixed(child, child)


def part_of(parts: Mapping[str, bytes], kind: str, name: str) -> str | None:
    """The name of the part that the document refers to as `kind` (styles, numbering)."""
    found = (target for word, target in relationships(parts, DOCUMENT, name).values() if word == kind)
    return next((target for target in found if target in parts), None)


def look_at(
    parts: Mapping[str, bytes],
    document: etree._Element,
    name: str,
    texts: Mapping[etree._Element, str] | None = None,
) -> Look:
    """The look of a package; `texts` are those of the document's paragraphs, where they were read. Raises CompileError (T302) when a part is damaged."""
    styles_part, numbering_part = (part_of(parts, kind, name) for kind in ("styles", "numbering"))
    numbering = parse(parts[numbering_part], name, numbering_part) if numbering_part else None
    root = parse(parts[styles_part], name, styles_part) if styles_part else None
    elements = [] if root is None else list(root.iter(w("style")))
    lists = Lists.of(
        numbering, {one.get(w("styleId"), ""): _value(one, "pPr/numPr/numId") or 0 for one in elements}
    )
    styles = {style.id: style for style in (_style(element, lists) for element in elements)}
    default_size = 20
    if root is not None:
        default_size = _value(root, "docDefaults/rPrDefault/rPr/sz") or default_size
    first = next((s for s in styles.values() if s.name.casefold() == heading_style(1)), None)
    base = lists.instances.get(first.num_id or 0) if first else None
    rooms = Rooms(document, root, texts)
    return Look(
        styles,
        lists,
        _level_xml(numbering, base),
        default_size,
        tuple(map(Section.of, rooms.sections)),
        tuple(map(page_of, rooms.sections)),
        rooms.of_slots(),
        feet(parts, list(document.iter(w("sectPr"))), name),
    )


_SLOT = late(r"\{\{-?p\s+(\w+)\s*-?\}\}|\{%-?p?\s*for\s+\w+\s+in\s+(\w+)")


def in_order(look: Look, document: etree._Element) -> Look:
    """The look of a template that is to be filled."""
    names = {spelling: name for name in SLOTS for spelling in FIELDS[name].spellings}
    order: dict[str | tuple[int, int, int], None] = {}
    for number, paragraph in enumerate(document.iter(w("p"))):
        text = "".join(node.text or "" for node in paragraph.iter(w("t")))
        slots = [names.get(one or other) for one, other in _SLOT.findall(text)] if "{" in text else []
        if any(slots):
            order |= {part: None for slot in slots if slot for part in SLOTS[slot]}
        elif counted := look.counted(paragraph):
            order[number, *counted] = None
    return replace(look, order=tuple(one if isinstance(one, str) else one[1:] for one in order))


def _level_xml(numbering: etree._Element | None, instance: Instance | None) -> dict[int, str]:
    """Paragraph and run properties of each level of a list, as XML."""
    for abstract in () if numbering is None or instance is None else numbering.iter(w("abstractNum")):
        if abstract.get(w("abstractNumId")) == str(instance and instance.abstract):
            levels = abstract.iter(w("lvl"))
            return {
                integer(lvl.get(w("ilvl")), 0): _inner_xml(lvl, "pPr") + _inner_xml(lvl, "rPr")
                for lvl in levels
            }
    return {}


def _path(parent: etree._Element, path: str) -> etree._Element | None:
    return parent.find(_qualified(path))


@cache
def _qualified(path: str) -> str:
    return "/".join(map(w, path.split("/")))


def _text_value(parent: etree._Element, path: str) -> str:
    found = _path(parent, path)
    return "" if found is None else found.get(w("val"), "")


def _value(parent: etree._Element, path: str) -> int | None:
    return integer(_text_value(parent, path))


def _style(element: etree._Element, lists: Lists) -> Style:
    id = element.get(w("styleId"), "")
    num_id = _value(element, "pPr/numPr/numId")
    level, tied = _value(element, "pPr/numPr/ilvl"), lists.level_of_style(num_id or 0, id)
    outline = _value(element, "pPr/outlineLvl")
    return Style(
        id,
        _text_value(element, "name"),
        element.get(w("type"), "paragraph"),
        _text_value(element, "basedOn"),
        _text_value(element, "link"),
        num_id,
        (tied or 0) if level is None else level,
        _value(element, "rPr/sz"),
        _value(element, "rPr/spacing"),
        _inner_xml(_path(element, "pPr"), "ind"),
        outline_level(outline),
        any(tab.get(w("val")) in ("right", "end") for tab in element.iterfind(_qualified("pPr/tabs/tab"))),
        _inner_xml(_path(element, "pPr"), "framePr"),
    )


def outline_level(typed: int | None) -> int | None:
    """The level from 1 that a `w:outlineLvl` means, 0 for body text, which Word writes as 9."""
    return None if typed is None else typed + 1 if 0 <= typed < MAX_LEVELS else 0
