"""What a document is read into: paragraphs, tables and pictures, and what is told of the rest."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from ...messages.diagnostic import Diagnostic
from ...source.load import Data
from ...terms.spans import At, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one face: the name of its character style, and whether it is bold by itself; whether it is raised or lowered
    (Word's word) or underlined; the id of the footnote whose mark it is, and the bookmark whose number it shows. `run` is the
    number of its run (`runs.number_of`)."""

    text: str
    style: str
    bold: bool
    shift: str = ""
    lined: bool = False
    note: str = ""
    refers: str = ""
    run: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style's name, its automatic label, its outline level from 1 (0: none) and its text; the bookmarks
    that begin in it, and its footnotes by their ids. `at` is the number of the paragraph (`runs.number_of`), as it is below."""

    style: str
    label: str
    outline: int
    stretches: tuple[Stretch, ...]
    page_break: bool = False
    align: str = ""
    anchors: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    at: int = field(default=-1, compare=False)

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
    page_break: bool = False
    at: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the text of its cells, row by row; those that another reaches over (`spans`) are empty.

    `merged` is the text of the first cell that reaches over others in no rectangle, and was split; `under` are the texts that
    lie unseen below merged cells; `headers` how many rows say that they are repeated; `pictures` stand alone in their cells.
    `landscape`: its page lies on its side; `signers` are the posts and stamps where it is what our own signers' stamps are set
    in. `lines` are its paragraphs that have text; `ruled`: it shows lines, and is not there to set text side by side. `cells` are the
    paragraphs of each cell of the rows.
    """

    rows: tuple[tuple[str, ...], ...]
    merged: str | None = None
    landscape: bool = False
    signers: tuple[tuple[str, Image | None], ...] = ()
    lines: tuple[Line, ...] = ()
    ruled: bool = True
    spans: tuple[Span, ...] = ()
    headers: int = 0
    pictures: tuple[tuple[At, Image], ...] = ()
    under: tuple[str, ...] = ()
    at: int = field(default=-1, compare=False)
    cells: tuple[tuple[tuple[Line, ...], ...], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart of our own: the fields that it was typed with, the word for its kind, what is said of it for those who cannot see it where that is not
    the usual, and its size in EMU."""

    fields: tuple[tuple[str, Data], ...]
    word: str
    about: str
    size: tuple[int, int]
    page_break: bool = False
    at: int = field(default=-1, compare=False)


Block: TypeAlias = Line | Grid | Image | Plot


class Contents(NamedTuple):
    """What stands in a document; what is told of that which plain text does not hold (S424-S428, S440-S447); and, in full,
    the texts that have no place in it."""

    blocks: list[Block]
    notes: list[Diagnostic]
    aside: list[str]
