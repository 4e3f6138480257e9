"""Footnotes as WordprocessingML: their texts, in the template's styles for them, or in styles that are added.

In: the runs of each note as XML. Out: the numbers that marks name, and what the parts of a document get: `w:footnote` and `w:style`
elements as XML, settings. Word numbers the notes itself.
"""

from functools import cached_property

from ...terms import standard
from ...terms.fields import FIELDS
from ..ooxml.look import Look
from .properties import NO_INDENT, ParagraphProperties, RunProperties, Spacing

_FIRST = 10_001  # a template's own notes have small numbers
_TEXT, _MARK = FIELDS["footnote"].style, FIELDS["footnote_mark"].style
_TEXT_ID, _MARK_ID = "FootnoteText", "FootnoteReference"


class Notes:
    """The footnotes of one document, as they come."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.texts: list[str] = []

    def add(self, runs: str) -> int:
        """The number of a new note."""
        self.texts.append(runs)
        return _FIRST + len(self.texts) - 1

    @cached_property
    def mark(self) -> str:
        """The id of the character style of marks."""
        style = self.look.style(_MARK, "character")
        return style.id if style else self._free(_MARK_ID)

    @cached_property
    def style(self) -> str:
        """The id of the paragraph style of notes."""
        style = self.look.style(_TEXT)
        return style.id if style else self._free(_TEXT_ID)

    def _free(self, id: str) -> str:
        """An id that no style of the template has."""
        taken = {one.casefold() for one in self.look.styles}
        return next(one for n in range(len(taken) + 1) if (one := f"{id}{n or ''}").casefold() not in taken)

    def notes_xml(self) -> str:
        """The `w:footnote` elements."""
        mark = f"<w:r>{RunProperties(self.mark).xml()}<w:footnoteRef/></w:r>"
        shape = ParagraphProperties(self.style).xml()
        return "".join(
            f'<w:footnote w:id="{number}"><w:p>{shape}{mark}<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}</w:p></w:footnote>'
            for number, runs in enumerate(self.texts, _FIRST)
        )

    def styles_xml(self) -> str:
        """The styles that the template lacks: 小五 off the grid, as Word has them; marks are raised."""
        out = ""
        if not self.look.style(_TEXT):
            shape = ParagraphProperties(
                snap_to_grid=False,
                spacing=Spacing(0, 0, standard.LINE_FOOTNOTE),
                indent=NO_INDENT,
                align="left",
            )
            size = standard.SIZE_FOOTNOTE
            out += (
                f'<w:style w:type="paragraph" w:styleId="{self.style}"><w:name w:val="{_TEXT}"/>{self._base}'
                f'<w:uiPriority w:val="99"/><w:unhideWhenUsed/>{shape.xml()}'
                f'<w:rPr><w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
            )
        if not self.look.style(_MARK, "character"):
            out += (
                f'<w:style w:type="character" w:styleId="{self.mark}"><w:name w:val="{_MARK}"/>'
                '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
            )
        return out

    @property
    def _base(self) -> str:
        style = self.look.style("Normal")
        return f'<w:basedOn w:val="{style.id}"/>' if style else ""


# The lines between text and notes, which Word and LibreOffice want among them.
SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for kind, id in (("separator", -1), ("continuationSeparator", 0))
)
# ① ② … begin anew on each page, as is usual in Chinese print: a raised figure would be read as a power.
NUMBERING = '<w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numRestart w:val="eachPage"/>'
SPECIAL = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
