"""A .docx as a reader of the paper sees it: paragraphs in order, with the labels that Word will count.

In: the bytes of any .docx. Out: `Line` values, and `picture`, one text line a paragraph, for people and for tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .look import DOCUMENT, Look, Style, look_at
from .numbering import Counter
from .package import integer, parse, read, w


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

    @property
    def text(self) -> str:
        """The text without the automatic label."""
        return "".join(stretch.text for stretch in self.stretches)


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
    )


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
    return {w("tab"): "\t", w("br"): "\n", w("cr"): "\n"}.get(str(node.tag), "")
