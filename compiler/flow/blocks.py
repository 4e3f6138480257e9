"""The blocks that a reader of the paper sees, in reading order: paragraphs, tables, pictures, breaks.

In: nothing. Out: `Flow` and what it is made of. Nothing here knows how they were derived, or Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..messages.diagnostic import Diagnostic, Place
from ..source.load import Spot
from ..terms.fields import FIELDS, Role, Slot
from ..terms.numerals import LabelForm
from ..terms.spans import At, Span

if TYPE_CHECKING:
    from decimal import Decimal

    from ..assets.pictures import PictureFile
    from ..document.model import Width
    from ..terms.values import ChartKind

TEXT_SLOTS: tuple[Slot, ...] = FIELDS["full_text"].joins
RunMark = Literal["", "lead", "item_lead", "bold", "signatory", "attendance_name"]
Shift = Literal["", "superscript", "subscript"]
Series = Literal["", "表", "图", "标题", "附件", "附件标题", "篇"]


class Target(NamedTuple):
    """What a reference points to: a series and a number in it; of headings and attachments their place among all that there are.
    `member` counts the reports of a volume from 1."""

    series: Series
    number: int
    member: int = 0


NOTE_MARK = "①"


class Run(NamedTuple):
    """A stretch of text of one face. A line feed in it is a line break in print; `ordinal` is the 一是 it begins with.

    With `counts` it is the number of a caption in that series; with `refers` the printed number of what stands elsewhere: a
    field of Word's own, unless that would show another text (`fixed`). With `note` it is the mark of a footnote, which has no
    text of its own: its number is Word's. `strong`: bold within a lead, whose face it keeps.
    """

    text: str
    mark: RunMark = ""
    ordinal: str = ""
    counts: Series = ""
    refers: Target | None = None
    fixed: bool = False
    shift: Shift = ""
    lined: bool = False
    strong: bool = False
    note: tuple[Run, ...] = ()


class Label(NamedTuple):
    """A label as it is printed, and how it came about: its form, its number, its depth (from 0) in its scope."""

    text: str
    form: LabelForm
    number: int
    depth: int
    scope: int


class Paragraph(NamedTuple):
    """A paragraph: what it is, where it goes, its level 1-5 when a heading, its label and its text; `anchor` is what references
    to it name; `leads` what a line of the contents leads to."""

    role: Role
    slot: Slot
    runs: tuple[Run, ...]
    level: int = 0
    label: Label | None = None
    nature: tuple[str, ...] = ()
    spot: Place | Spot | None = None
    anchor: Target | None = None
    leads: Target | None = None

    @property
    def place(self) -> Place | None:
        """Where it was typed."""
        return self.spot.place if isinstance(self.spot, Spot) else self.spot

    @property
    def text(self) -> str:
        """The text without the label and the marks of footnotes."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def set_text(self) -> str:
        """The text with a mark for each footnote: what takes room on its line."""
        return "".join(NOTE_MARK if run.note else run.text for run in self.runs)

    @property
    def notes(self) -> Iterator[Paragraph]:
        """Its footnotes, each a paragraph."""
        return (Paragraph("footnote", self.slot, run.note, spot=self.spot) for run in self.runs if run.note)


class Picture(NamedTuple):
    """A picture, its caption below it; as wide as its `width` says, or as its file does."""

    slot: Slot
    file: PictureFile
    alternative_text: str = ""
    caption: Paragraph | None = None
    place: Place | None = None
    width: Width | None = None


class Table(NamedTuple):
    """A table: rows of cells, each a paragraph; the first `header_rows` are repeated on each page.

    A cell that reaches over others is one of `spans`; those that it covers are there and hold nothing. `pictures` stand in
    cells without text. A line stands `above` at the right, under the caption; a note `below`. A `landscape` table stands, with
    all that, on pages of its own that lie on their side (clause 8). `notes` are what is to be told of its file. It goes on under
    续表 after the rows below its header that `breaks` count; where the pages say, if there are none; None: it is never divided. A part of such a table has the columns of the `whole`.
    """

    slot: Slot
    rows: tuple[tuple[Paragraph, ...], ...]
    header_rows: int = 1
    caption: Paragraph | None = None
    landscape: bool = False
    place: Place | None = None
    spans: tuple[Span, ...] = ()
    pictures: tuple[tuple[At, Picture], ...] = ()
    above: Paragraph | None = None
    below: Paragraph | None = None
    notes: tuple[Diagnostic, ...] = ()
    breaks: tuple[int, ...] | None = None
    whole: Table | None = None


class ChartSeries(NamedTuple):
    """One series of a chart: its name, its number at each category (None: there is none), their unit. `grouped`: they are typed with
    commas; `line`: it is a line of a combined chart; `second`: it is read off an axis of its own at the right."""

    name: str
    numbers: tuple[Decimal | None, ...]
    unit: str = ""
    grouped: bool = False
    line: bool = False
    second: bool = False


class Chart(NamedTuple):
    """A chart, its caption below it; `axis` is the name of what its `categories` are. As wide as its `width` says, or as its room.
    `notes` are what is to be told of its numbers; `of` is the name in 数据 of the table that they stand in."""

    slot: Slot
    kind: ChartKind
    axis: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    alternative_text: str = ""
    caption: Paragraph | None = None
    place: Place | None = None
    width: Width | None = None
    notes: tuple[Diagnostic, ...] = ()
    of: str = ""


class Break(NamedTuple):
    """What follows begins a new page."""

    slot: Slot


class Member(NamedTuple):
    """A report of a volume: all that it prints. `title` is what it is called in the contents and in running heads."""

    slot: Slot
    flow: Flow
    title: str
    place: Place | None = None


Block = Paragraph | Table | Picture | Chart | Break | Member


@dataclass(frozen=True)
class Flow:
    """A document as it will be read. `scopes` holds the label forms of each stretch with a numbering of its own."""

    blocks: tuple[Block, ...]
    scopes: tuple[tuple[LabelForm, ...], ...] = ()
    numbering: Literal["automatic", "text", "none"] = "automatic"
    values: dict[str, object] = field(default_factory=dict)
    # How the signature block is set (7.3.5): one entry for each seal or stamp, None where it is set by hand.
    seals: tuple[PictureFile | None, ...] = ()
    stamps: tuple[PictureFile | None, ...] = ()
    odd: bool = False
    """Whether each report of a volume begins on an odd page."""
    two_sided: bool = False
    """Whether the foot of the paper is to stand on an even page (7.4.1; K-02)."""

    @property
    def leaves(self) -> Iterator[Block]:
        """The blocks, of a volume those of its reports in the place of these."""
        for block in self.blocks:
            if isinstance(block, Member):
                yield from block.flow.leaves
            else:
                yield block

    @cached_property
    def texts(self) -> Sequence[str]:
        """The text of each of its paragraphs."""
        return [one.text for one in self.paragraphs]

    @cached_property
    def paragraphs(self) -> Sequence[Paragraph]:
        """All paragraphs in reading order, those of tables, captions and footnotes too; each rule goes through them."""
        out: list[Paragraph] = []
        for block in self.blocks:
            for paragraph in (block,) if isinstance(block, Paragraph) else paragraphs_of(block):
                out.append(paragraph)
                for run in paragraph.runs:
                    if run.note:
                        out += paragraph.notes
                        break
        return out


def paragraphs_of(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of one block in reading order, without footnotes."""
    match block:
        case Paragraph():
            yield block
        case Table():
            yield from (one for one in (block.caption, block.above) if one)
            yield from (cell for row in block.rows for cell in row)
            if block.below:
                yield block.below
        case Picture() | Chart():
            if block.caption:
                yield block.caption
        case Member():
            for one in block.flow.blocks:
                yield from paragraphs_of(one)
