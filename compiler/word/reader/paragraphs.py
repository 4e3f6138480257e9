"""Paragraphs as lines, with the labels that Word will count.

In: python-docx's paragraphs, and the look of their document. Out: `Line` values; and `picture`, one text line a paragraph, for
people and for tests.
"""

import re
from collections.abc import Sequence

from docx.oxml.text.paragraph import CT_P
from lxml import etree

from ...terms.fields import FIELDS
from ...terms.numerals import read_label
from ..ooxml.elements import is_on, said, typed
from ..ooxml.look import DOCUMENT, Look, Style, look_at, outline_level
from ..ooxml.numbering import Counter, Level
from ..ooxml.package import OF_DOCUMENT, integer, paragraphs, read, value_of, w
from .blocks import Line, Stretch
from .runs import Run, bullet, number_of, runs_of, stretches_of

_TITLES = {FIELDS[key].style.casefold() for key in ("title", "subtitle")} | {"subtitle", "标题"}
CONTENTS_STYLE = "toc 1"  # of what stands in a list of contents and has no such style
_CONTENTS = re.compile(r"(?:toc|目录|contents)[ ]?\d|(?:toc|contents) (?:heading|标题)", re.IGNORECASE)
_ALIGNMENTS = {"center": "center", "right": "right", "end": "right"}
_PARAGRAPH_STYLE, _ALIGNMENT, _OUTLINE, _NUMBER = (w(tag) for tag in ("pStyle", "jc", "outlineLvl", "numPr"))


def is_contents(style: str) -> bool:
    """Whether a style, by its name or its id, is one of lists of contents."""
    return _CONTENTS.fullmatch(style) is not None


def lines(data: bytes, name: str = "document.docx") -> list[Line]:
    """All paragraphs of the main text. Raises CompileError (T302) when the file cannot be read."""
    parts = read(data, name, OF_DOCUMENT)
    document = typed(parts[DOCUMENT], name, DOCUMENT)
    return lines_of(document, look_at(parts, document, name))


def lines_of(document: etree._Element, look: Look) -> list[Line]:
    """All paragraphs of a document of that look."""
    counter = Counter(look.lists)
    return [line_of(paragraph, list(runs_of(paragraph)), look, counter) for paragraph in paragraphs(document)]


def picture(data: bytes) -> str:
    """One line a paragraph: style │ label │ text, stretches of another face as ⟨style⟩text⟨/⟩."""
    rows = []
    for line in lines(data):
        text = "".join(_drawn(stretch) for stretch in line.stretches).replace("\n", "⏎")
        rows.append(f"{'⇟' if line.page_break else ''}{line.style} │ {line.label} │ {text}".rstrip())
    return "\n".join(rows) + "\n"


_SHIFTED = {"superscript": "上标", "subscript": "下标"}


def _drawn(stretch: Stretch) -> str:
    if stretch.note:
        return "⟨脚注⟩"
    set_off = _SHIFTED.get(stretch.shift) or ("下划线" if stretch.lined else "")
    face = stretch.style or set_off or ("加粗" if stretch.bold else "")
    return f"⟨{face}⟩{stretch.text}⟨/⟩" if face else stretch.text


def line_of(paragraph: etree._Element, runs: Sequence[Run], look: Look, counter: Counter) -> Line:
    """A paragraph whose runs these are, as the next that is counted."""
    assert isinstance(paragraph, CT_P)
    properties = said(paragraph.pPr)
    style_id = properties.get(_PARAGRAPH_STYLE) or ""
    style = look.styles.get(style_id) or look.style("Normal")
    num_id, level = _number(paragraph.pPr if _NUMBER in properties else None, style, look)
    stretches = tuple(stretches_of(runs, look))
    label = counter.next(num_id, level) if num_id else None
    if label:
        label = _label(label, look.lists.levels(num_id)[level], "".join(one.text for one in stretches))
    named = style.name if style else ""
    return Line(
        CONTENTS_STYLE if style_id not in look.styles and is_contents(style_id) else named,
        label or "",
        _outline(properties.get(_OUTLINE), style, look),
        stretches,
        is_on(properties, "pageBreakBefore"),
        _ALIGNMENTS.get(properties.get(_ALIGNMENT) or "", ""),
        tuple(one.get(w("name"), "") for one in paragraph.iter(w("bookmarkStart"))),
        at=number_of(paragraph),
    )


def _label(label: str, level: Level, text: str) -> str:
    """A label as it is seen: signs of fonts of symbols as characters, and a blank where it would run into the text."""
    label = bullet(label, level.font if level.format == "bullet" else "")
    if level.gap and re.match(r"[0-9A-Za-z]", text):
        typed = read_label(label + text)
        return label if typed and typed.text == label else f"{label} "
    return label


def _outline(own: str | None, style: Style | None, look: Look) -> int:
    """The outline level of a paragraph from 1, 0 for body text: its own, or its style's; a title has none."""
    level = outline_level(integer(own))
    if level is not None or style is None or style.name.casefold() in _TITLES:
        return level or 0
    inherited = (one.outline for one in look.ancestors(style) if one.outline is not None)
    return next(inherited, integer(style.name.casefold().removeprefix("heading "), 0))


def _number(properties: etree._Element | None, style: Style | None, look: Look) -> tuple[int, int]:
    """The list and level of a paragraph: its own, or its style's, or that of what the style is based on."""
    own_id, own_level = (integer(value_of(properties, f"numPr/{tag}")) for tag in ("numId", "ilvl"))
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
