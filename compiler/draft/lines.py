"""What every phase speaks of: a `Draft` and its `Line`s, as any reader of a format gives them, and `Par`, a paragraph of lines.

In: nothing. Out: the values, and what a style's name says that a line is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..messages.diagnostic import Diagnostic
from ..source.load import Data, Source
from ..terms.characters import UNSEEN, is_blank
from ..terms.fields import FIELDS
from ..terms.numerals import Typed
from ..terms.spans import At, Span

if TYPE_CHECKING:
    from ..word.reader import Block

Align = Literal["", "center", "right"]
Rows = tuple[tuple[str, ...], ...]

# By the name of the style, casefolded.
_STYLED: Mapping[str, str] = {
    "title": "title",
    "标题": "title",
    "subtitle": "subtitle",
    **{row.style.casefold(): row.role for row in [*FIELDS.values()][::-1] if row.role and row.slot},
    "list bullet": "item",
}


class SetOff(NamedTuple):
    """A stretch of a line that is set off, from `start` to `end` in its text: the key of the YAML that says how, and for a
    footnote its text, for a reference the bookmark that it names."""

    start: int
    end: int
    key: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a draft and what its format tells: the style's name, an automatic label, the outline level from 1 (0:
    none), where it stands on the page, the length of an opening stretch with a face of its own; or a table, a picture, the
    fields that go with it in the YAML; `text` is then what its caption prints, with its number. `parts` are set off in the text,
    `anchors` are the bookmarks that begin in it."""

    text: str
    style: str = ""
    label: str = ""
    outline: int = 0
    align: Align = ""
    lead: int = 0
    page_break: bool = False
    rows: Rows = ()
    picture: str = ""
    strong: bool = False  # all of it has a face of its own
    formatted: bool = False  # from a file whose lines are paragraphs for certain
    fields: tuple[tuple[str, str], ...] = ()
    parts: tuple[SetOff, ...] = ()
    anchors: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()  # of the rows: cells that reach over others
    pictures: tuple[tuple[At, tuple[tuple[str, str], ...]], ...] = ()  # in cells, each by its fields
    more: int = 0  # lines of the file that it goes on in, which hold nothing then
    chart: tuple[tuple[str, Data], ...] = field(
        default=(), hash=False
    )  # its fields; `picture` is then what it is called

    @property
    def styled(self) -> str:
        """What the style says that it is; empty where it says nothing."""
        return _STYLED.get(self.style.casefold(), "") if self.style else ""

    @property
    def has_no_text(self) -> bool:
        """Whether it holds neither text that anyone sees nor table nor picture; a label may stand alone on it."""
        return is_blank(self.text) and not (self.rows or self.picture)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it that anyone sees."""
        return self.has_no_text and not self.label


@dataclass(frozen=True)
class Draft:
    """A draft as read: its source, whose text is empty where lines have no place in it; its lines; its pictures by name;
    the texts that were left `aside`, in full; and the `fields` of the report that the file tells by itself. `blocks`: what the
    lines of a Word file were made of, one for each."""

    source: Source
    lines: tuple[Line, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()
    aside: tuple[str, ...] = ()
    fields: Mapping[str, Data] = field(default_factory=dict)
    blocks: "tuple[Block, ...]" = field(default=(), compare=False)


class Par(NamedTuple):
    """A paragraph of a draft: its text, the numbers of its lines, what its format told, and what phases found of it: the
    label that it is taken to have, and whether it heads what is below it without one. `at` rises from one to the next; no two have the same."""

    text: str
    numbers: tuple[int, ...]
    line: Line
    after_blank: bool = False
    typed: Typed | None = None
    first: bool = True  # of its line
    heads: str = ""  # taken for a heading, though it has neither label nor outline level: as if its label were of this kind
    stays: bool = False  # as it is, since it would print otherwise where it seemed to belong
    at: int = 0
    plain: bool = False  # as typed, since it would print otherwise whatever it was taken for

    @property
    def seen(self) -> str:
        """The text without what nobody sees."""
        return UNSEEN.sub("", self.text) if UNSEEN.search(self.text) else self.text

    @property
    def body(self) -> str:
        """The text after the label."""
        return self.text[len(self.typed.text) :] if self.typed else self.text

    @property
    def kind(self) -> str:
        """The kind of its label, or `#2` for an outline level without one; empty where it has neither."""
        if self.plain:
            return ""
        if self.typed:
            return self.typed.kind
        if self.heads:
            return self.heads
        if self.line.outline and self.text and len(self.text) <= 80 and not self.line.rows:
            return f"#{self.line.outline}"
        return ""

    def with_label(self, typed: Typed | None) -> "Par":
        """The paragraph, taken to have a label, or none."""
        text, numbers, line, after_blank, _, first, heads, stays, at, plain = self
        return Par(text, numbers, line, after_blank, typed, first, heads, stays, at, plain)

    def kept_plain(self) -> "Par":
        """The paragraph as typed, neither label nor heading."""
        return self._replace(typed=None, heads="", plain=True)

    @property
    def styled(self) -> str:
        """What the style of its line says that it is; empty where it says nothing."""
        return self.line.styled

    @property
    def printed(self) -> str:
        """What it prints as typed, line ends aside."""
        if self.line.rows:
            cells, said = (cell for row in self.line.rows for cell in row), dict(self.line.fields)
            above, below = (said.get(FIELDS[field].zh, "") for field in ("above_table", "below_table"))
            return "".join((self.line.text, above, *cells, below)).replace("\n", "")
        return self.text.replace("\n", "")

    @property
    def shown(self) -> str:
        """What a message shows of it."""
        if self.line.rows:
            return " │ ".join(self.line.rows[0])
        return self.line.picture or self.text


def numbered(pars: Sequence[Par]) -> list[Par]:
    """The paragraphs with their places, where some of them were parted."""
    return [par._replace(at=at) for at, par in enumerate(pars)]
