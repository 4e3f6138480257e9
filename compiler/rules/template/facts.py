"""What the file of a template says of itself, as plain data for rules to look at.

In: nothing; `word.contract` makes these. Out: `TemplateFacts` and what it is made of, and `CONTRACT`, the styles that
documents are written in. Lengths are in twip, sizes in half-points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...messages.diagnostic import Place
from ...terms.fields import FIELDS, FIRST_OF_STYLE
from ...terms.styles import heading_style

HEADINGS = tuple(map(heading_style, range(1, 6)))
_STYLED = [row for row in FIELDS.values() if row.style]
_WHATEVER = tuple(dict.fromkeys(row.style for row in _STYLED if row.need == "always"))
NEEDED = (*_WHATEVER, *HEADINGS[:4])
"""Paragraph styles that nearly every document is written in."""

FREE = (*(row.style for row in _STYLED if row.need in ("never", "issued")), "footer", "Normal")
"""Styles that a template may lack."""

INSTEAD: Mapping[str, tuple[str, str]] = {
    FIELDS["header_cell"].style: (
        "表格的表头就用“表格文字”的样子",
        "the headings of tables look as 表格文字",
    ),
    FIELDS["picture"].style: ("图片就居中、用单倍行距", "pictures are centred on lines of single spacing"),
    "公文表格": ("表格就用细线框", "tables are ruled with thin lines"),
}
"""Of the styles that a template may lack, what happens without those that the writer looks for first."""

FOR_FIELD: Mapping[str, str] = {
    HEADINGS[4]: "①",
    **{
        style: FIELDS[row.of or row.key].zh
        for style, row in FIRST_OF_STYLE.items()
        if style not in (*NEEDED, *FREE)
    },
}
"""The other styles, and the field that needs each."""

CHARACTER_STYLES = frozenset(row.style for row in _STYLED if row.of_text)
CONTRACT = (*NEEDED, *FOR_FIELD, *FREE)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font of each kind of character, empty where none is set; `themed` are those that follow the theme."""

    ascii: str = ""
    hansi: str = ""
    east_asia: str = ""
    cs: str = ""
    themed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shape:
    """What is in force after defaults, what a style is based on, its list level and direct formatting.

    `indent` holds the numbers of `w:ind`: left, right, firstLine, hanging, and leftChars and so on in hundredths of a
    character. `outline` is 1-9, 0 for body text; `num_id` is 0 without a list. `colour` is empty for automatic.
    """

    fonts: Fonts
    size: int
    bold: bool
    hidden: bool
    colour: str
    colour_themed: bool
    spacing: int
    line: int
    line_rule: str
    before: int
    after: int
    snap_to_grid: bool
    widow_control: bool
    keep_next: bool
    jc: str
    indent: Mapping[str, int]
    outline: int
    num_id: int
    level: int

    @property
    def em(self) -> int:
        """The advance of one Chinese character, twip."""
        return max(self.size * 10 + self.spacing, 1)


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """A style of the contract and what is in force in it."""

    name: str
    place: Place
    shape: Shape


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """The character style of run-in headings as it comes out in body text; whether heading and lead are linked."""

    name: str
    place: Place
    shape: Shape
    linked: bool


@dataclass(frozen=True, slots=True)
class LevelFacts:
    """A level of the list that `heading 1` is tied to: the label it prints first, what follows it, its style's name."""

    label: str
    after: str
    start: int
    style: str


@dataclass(frozen=True, slots=True)
class FooterFacts:
    """A footer: `kind` is default, even or first. `number` is its page number's paragraph with the number as 1.

    `number` is empty without a page number; `framed` tells that it stands in a frame or a text box; `shape` is the
    number's own; `dashed` tells that the number's format puts hyphens round it; `ruled` that there is a line, and no number.
    """

    kind: str
    place: Place
    number: str = ""
    framed: bool = False
    shape: Shape | None = None
    dashed: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """Page, grid and footers of a section. `grid` is the type of its grid, empty where none is in force."""

    place: Place
    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    gutter: int
    grid: str
    line_pitch: int
    char_space: int
    landscape: bool
    title_page: bool
    footers: Mapping[str, FooterFacts]

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What a slot has for what it prints: `kind` is page, columns, cell or box. `cut` tells that its row has an exact height, which is
    then `height`; `whole` that its row must not break over pages, `upright` that a cell of it has its text running downwards."""

    kind: str
    width: int
    height: int
    cut: bool
    whole: bool
    upright: bool


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """A paragraph: its style's name, the slots in it, and what is set on it by hand (Chinese, English).

    `position` is its place among the blocks of the body, -1 elsewhere. `blank` tells that nothing is in it, `counted` that Word
    counts it among the headings of a document. `room` is that of its slots and of indented labels in cells, in the document's own
    text. `shape` is what is in force in it; `size` of the largest of its letters that the template prints itself, half-points, where its lines are of an exact height; `drawn` the height of
    the highest picture in its lines, twip.
    """

    place: Place
    text: str
    style: str
    slots: tuple[str, ...]
    direct: tuple[tuple[str, str], ...]
    blank: bool
    position: int
    counted: bool
    shape: Shape
    size: int
    drawn: int
    room: RoomFacts | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Something that should not be left in a template: `kind` is embedded, comment, tracked, hidden, merge, control, contents or
    contents typed. The `detail` of the last four is what prints; `name` is what a merge field or a control is called."""

    kind: str
    detail: tuple[str, str]
    place: Place
    name: str = ""


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """A template. `others` are the names of the styles that no document is written in; `printed` has the keys of fields, and `reporter.name` and the like, that its tags print; `links` the
    targets of what lies outside the file, and where each is shown."""

    file: str
    place: Place
    styles: Mapping[str, StyleFacts]
    others: tuple[str, ...]
    leads: Mapping[int, LeadFacts | None]
    levels: tuple[LevelFacts, ...]
    sections: tuple[SectionFacts, ...]
    paragraphs: tuple[ParagraphFacts, ...]
    traces: tuple[Trace, ...]
    links: Mapping[str, Place]
    printed: frozenset[str]
    even_and_odd: bool

    @property
    def page(self) -> SectionFacts | None:
        """The page that the body is set on: the last section that is not landscape."""
        return next((one for one in reversed(self.sections) if not one.landscape), None)

    @property
    def off_grid(self) -> list[str]:
        """The styles whose exact line pitch differs from the grid that they snap to."""
        page = self.page
        return [
            name
            for name, style in self.styles.items()
            if page and page.grid and style.shape.snap_to_grid and style.shape.line_rule == "exact"
            if style.shape.line != page.line_pitch
        ]
