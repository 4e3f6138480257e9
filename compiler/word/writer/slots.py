"""The slots of a template while they are written: paragraph after paragraph, table after table.

In: what is made of each block. Out: for each slot its pieces of XML, and where its blocks begin among them. A slot knows what
was put into it last, so that nobody has to look into XML to see it.
"""

from typing import Literal

from .properties import UNSEEN, ParagraphXml

_BLANK = "<w:p/>"
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


class Slot:
    """The pieces of a slot so far; of its blocks, the index in the flow and the index of the first piece."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.begins: list[tuple[int, int]] = []
        self.above: Literal["nothing", "paragraph", "blank", "table", "section"] = "nothing"
        self.last: ParagraphXml | None = None

    def begin(self, index: int) -> None:
        """What follows is the block of that index in the flow."""
        self.begins.append((index, len(self.pieces)))

    def put(self, piece: ParagraphXml | str) -> None:
        """A paragraph, or a table as XML."""
        if isinstance(piece, str):
            self.pieces.append(piece)
            self.above = "table"
        else:
            self.pieces.append(piece.xml)
            self.above, self.last = "paragraph", piece

    def put_by_itself(self, piece: ParagraphXml) -> None:
        """A paragraph in which no section ends: LibreOffice reads the feet of a section before the text of the paragraph that ends it."""
        self.pieces.append(piece.xml)
        self.above = "blank"

    def blank(self) -> None:
        """A paragraph without anything."""
        self.pieces.append(_BLANK)
        self.above = "blank"

    def break_page(self) -> None:
        """A page break at the end of everything."""
        self.pieces.append(_PAGE_BREAK)
        self.above = "blank"

    def end_section(self, section: str) -> None:
        """End a section, given as XML, with the last paragraph, or with one that nobody sees."""
        if self.above == "paragraph" and self.last:
            ending = self.last.properties._replace(section=section)
            self.pieces[-1] = ParagraphXml.of(ending, self.last.content).xml
        else:
            self.pieces.append(unseen(section).xml)
        self.above = "section"


class Slots(dict[str, Slot]):
    """The slots by name; one that nothing was put into yet is empty."""

    def __missing__(self, name: str) -> Slot:
        self[name] = slot = Slot()
        return slot


def unseen(section: str | None = None) -> ParagraphXml:
    """A paragraph that nobody sees, and the section that it ends."""
    return ParagraphXml.of(UNSEEN._replace(section=section))
