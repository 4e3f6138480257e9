"""What the writer sets of paragraphs, runs and tables: small values, each rendered once, in the schema's order.

In: values. Out: XML text. The fields of a value stand in the order in which the schema wants their elements or attributes;
what is None is not set.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

_FACES, _SHAPES = 256, 4096  # values whose XML is kept


class RunProperties(NamedTuple):
    """A `w:rPr`: a character style by its id, bold, twips added to each character, its width in percent, a size in half-points, whether
    it is underlined, whether raised or lowered (Word's word: superscript, subscript), and whether it is not to be broken between lines."""

    style: str | None = None
    bold: bool | None = None
    spacing: int | None = None
    scale: int | None = None
    size: int | None = None
    underline: bool | None = None
    shift: str | None = None
    whole: bool = False

    def xml(self) -> str:
        """The element as XML text."""
        return _run_xml(self)


PLAIN = RunProperties()


@lru_cache(_FACES)
def _run_xml(face: RunProperties) -> str:
    style, bold, spacing, scale, size, underline, shift, whole = face
    out = "" if style is None else f'<w:rStyle w:val="{style}"/>'
    out += '<w:rFonts w:hint="eastAsia"/>'  # without the hint Word draws “ ” — … with the Latin face
    out += "<w:b/><w:bCs/>" if bold else ""
    out += "" if spacing is None else f'<w:spacing w:val="{spacing}"/>'
    out += _valued("w", scale)
    out += "" if size is None else f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    out += '<w:u w:val="single"/>' if underline else ""
    out += _valued("vertAlign", shift)
    # LibreOffice breaks —— by the rules of Chinese, as it has them, in its middle, and not by those of another language; Word never does.
    out += '<w:lang w:eastAsia="en-US"/>' if whole else ""
    return f"<w:rPr>{out}</w:rPr>"


class Number(NamedTuple):
    """A level, from 0, of a list; list 0 is none."""

    level: int
    num_id: int


class Spacing(NamedTuple):
    """Space before and after, and from line to line, twip."""

    before: int | None = None
    after: int | None = None
    line: int | None = None
    rule: str | None = "exact"


class Indent(NamedTuple):
    """Indents in twip, and in hundredths of a character, which come before them."""

    left_chars: int | None = None
    left: int | None = None
    right_chars: int | None = None
    right: int | None = None
    hanging_chars: int | None = None
    hanging: int | None = None
    first_line_chars: int | None = None
    first_line: int | None = None


class Tab(NamedTuple):
    """A tab stop: where it stands in twip, how the text stands to it, and what leads to it."""

    position: int
    kind: str = "center"
    leader: str = ""


class ParagraphProperties(NamedTuple):
    """A `w:pPr`: its style by id, what keeps it with others, its number, tabs in twip, how its lines are set, the
    properties of its mark, and, as XML, the section that ends with it. An indent that is a text, and a frame, are a style's own, as XML."""

    style: str | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    frame: str = ""
    widow_control: bool | None = None
    number: Number | None = None
    tabs: tuple[Tab, ...] | None = None
    word_wrap: bool | None = None
    overflow: bool | None = None
    snap_to_grid: bool | None = None
    spacing: Spacing | None = None
    indent: Indent | str | None = None
    align: str | None = None
    mark: RunProperties | None = None
    section: str | None = None

    def in_pitch(self, twips: int) -> "ParagraphProperties":
        """With lines so far from each other, 0 for the style's own pitch."""
        return self._replace(snap_to_grid=False, spacing=Spacing(line=twips)) if twips else self

    def xml(self) -> str:
        """The element as XML text."""
        spacing, indent = self.spacing, self.indent
        elements = (
            _valued("pStyle", self.style),
            _switch("keepNext", self.keep_next),
            _switch("keepLines", self.keep_lines),
            _switch("pageBreakBefore", self.page_break_before),
            self.frame,
            _switch("widowControl", self.widow_control),
            "" if self.number is None else _number(*self.number),
            "" if self.tabs is None else f"<w:tabs>{''.join(map(_tab, self.tabs))}</w:tabs>",
            _switch("wordWrap", self.word_wrap),
            _valued("overflowPunct", None if self.overflow is None else int(self.overflow)),
            _switch("snapToGrid", self.snap_to_grid),
            "" if spacing is None else _attributed("spacing", zip(_SPACING, spacing, strict=True)),
            _attributed("ind", zip(_INDENT, indent, strict=True))
            if isinstance(indent, Indent)
            else indent or "",
            _valued("jc", self.align),
            "" if self.mark is None else self.mark.xml(),
            self.section or "",
        )
        return f"<w:pPr>{''.join(elements)}</w:pPr>"


NOTHING = ParagraphProperties()
# As low as a paragraph can be: where Word wants one and nothing is to be seen.
UNSEEN = ParagraphProperties(snap_to_grid=False, spacing=Spacing(0, 0, 20))
NO_INDENT = Indent(left_chars=0, left=0, first_line_chars=0, first_line=0)


_SPACING = ("before", "after", "line", "lineRule")
_INDENT = (
    "leftChars",
    "left",
    "rightChars",
    "right",
    "hangingChars",
    "hanging",
    "firstLineChars",
    "firstLine",
)


def _valued(tag: str, value: str | int | None) -> str:
    return "" if value is None else f'<w:{tag} w:val="{value}"/>'


def _switch(tag: str, on: bool | None) -> str:
    return "" if on is None else f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'


def _attributed(tag: str, attributes: Iterable[tuple[str, str | int | None]]) -> str:
    said = "".join(f' w:{name}="{value}"' for name, value in attributes if value is not None)
    return f"<w:{tag}{said}/>"


def _number(level: int, num_id: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def _tab(tab: Tab) -> str:
    leader = f' w:leader="{tab.leader}"' if tab.leader else ""
    return f'<w:tab w:val="{tab.kind}"{leader} w:pos="{tab.position}"/>'


class ParagraphXml(NamedTuple):
    """A paragraph as XML text, and what it was made of: its properties, and the XML of what it holds."""

    properties: ParagraphProperties
    content: str
    xml: str

    @staticmethod
    def of(properties: ParagraphProperties, content: str = "") -> "ParagraphXml":
        """The paragraph of these properties."""
        return ParagraphXml(properties, content, f"<w:p>{properties.xml()}{content}</w:p>")


@lru_cache(_SHAPES)
def styled(
    properties: ParagraphProperties,
    style: str | None,
    number: Number | None = None,
    indent: str = "",
    mark: RunProperties | None = None,
) -> tuple[ParagraphProperties, str]:
    """Properties in a style, with what comes of a label, and their XML; kept, as most paragraphs have what others have."""
    shape = properties._replace(style=style, number=number, mark=mark)
    shape = shape._replace(indent=indent) if indent else shape
    return shape, shape.xml()


@lru_cache(_FACES)
def styled_face(face: RunProperties, style: str | None) -> RunProperties:
    """A face in a character style."""
    return face._replace(style=style)


# ---- tables -------------------------------------------------------------------------------------------------------

_LINE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = f"<w:tblBorders>{''.join(_LINE.format(side=side) for side in _SIDES)}</w:tblBorders>"


class TableProperties(NamedTuple):
    """A `w:tblPr` of fixed columns: its style by id, whether it draws its own lines, the margins beside a cell's text, and how far it
    stands from the left, twip; what it is called where it is no table to the reader."""

    style: str | None = None
    ruled: bool = False
    margin: int = 0
    indent: int = 0
    name: str | None = None


def table_xml(properties: TableProperties, widths: Iterable[int], rows: str) -> str:
    """A table of columns so many twips wide, and rows as XML."""
    widths = tuple(widths)
    style, ruled, margin, indent, name = properties
    elements = (
        _valued("tblStyle", style),
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>',
        _BORDERS if ruled else "",
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>',
        _valued("tblCaption", name),
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{''.join(elements)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def cell_xml(
    width: int,
    content: str,
    columns: int = 1,
    down: Literal["", "restart", "continue"] = "",
    align: str = "center",
) -> str:
    """A cell so many twips wide, over so many columns, or over rows; its paragraphs stand in the middle of its height, or as
    `align` says."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merge = f'<w:vMerge w:val="{down}"/>' if down else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="{align}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
