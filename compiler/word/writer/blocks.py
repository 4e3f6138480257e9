"""A `Flow` as WordprocessingML, in a template's styles: block after block into the slots of the template.

In: a flow and the template's `Look`. Out: `Written`: the pieces of each slot as XML text, the lists and the parts that they need.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...flow.blocks import TEXT_SLOTS, Block, Break, Chart, Flow, Paragraph, Picture, Table, Target
from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic
from ...terms import standard
from ...terms.fields import FIELDS
from ...terms.widths import widest_em
from ..ooxml.look import Look
from .labels import NewLists
from .new_parts import Additions
from .notes import Notes
from .paragraphs import Paragraphs
from .pictures import EMU_OF_MM, EMU_OF_TWIP, inline, size_within, wanted_width
from .properties import (
    NO_INDENT,
    NOTHING,
    PLAIN,
    UNSEEN,
    ParagraphProperties,
    ParagraphXml,
    RunProperties,
    Spacing,
)
from .sections import Pages
from .signature import signature
from .slots import Slots, unseen
from .tables import rooms, table

# Ten characters wide and more, with a letter in it, where no program would break: Word may then break anywhere.
_UNBROKEN = re.compile(r"(?=[!-~]*[A-Za-z])[!-~]{20}")
MOST_KEPT = 10
"""Attachments of a note that stays on one page: half of one."""
# Below a line of text, which stands low in its pitch; above one there is room enough.
_GAP_HEIGHT = 120  # twip
_GAP = ParagraphXml.of(UNSEEN._replace(keep_next=True, spacing=Spacing(0, 0, _GAP_HEIGHT)))
_EMPTY_PAGE = ParagraphXml.of(ParagraphProperties(page_break_before=True))
# Of a picture where the template has no style for one.
_LOOSE = ParagraphProperties(
    snap_to_grid=False, spacing=Spacing(0, 0, 240, "auto"), indent=NO_INDENT, align="center"
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How some blocks are set otherwise, after their pages were seen: closer or wider so that the signature stays with its
    text (S-15), or so that LibreOffice draws every mark.

    By the index of the block in the flow: `pitches`, twips from line to line; `spacings`, twips added to each
    character (the template's own are -5); `overflow`, whether marks may hang over the ends of lines, where that is to
    be said outright; `loose`, those whose lines are not drawn out to the right edge, as a word that cannot be broken would leave a few
    characters to fill a line. `keep`: whether the last paragraph is told to
    stay with the signature; where the pages have been seen and are good without, it may break, two lines at least
    staying together.
    """

    pitches: Mapping[int, int] = field(default_factory=dict)
    spacings: Mapping[int, int] = field(default_factory=dict)
    overflow: Mapping[int, bool] = field(default_factory=dict)
    keep: bool = True
    loose: frozenset[int] = frozenset()


class Written(NamedTuple):
    """What the writer made: pieces of XML by slot, new lists, and added parts.

    `begins` has for each slot its blocks, by their index in the flow, with the index of each one's first piece. `aside` is
    the section of the last landscape pages as XML: where nothing follows the paragraph that ends it, it is the document's last.
    `split` says of each section of the template how many sections end before its own end. `notes` are its footnotes, where it has some.
    """

    slots: Mapping[str, Sequence[str]]
    begins: Mapping[str, Sequence[tuple[int, int]]]
    lists: NewLists
    additions: Additions
    aside: str = ""
    split: Sequence[int] = ()
    notes: Notes | None = None

    def blocks(self, slot: str) -> list[tuple[int, str]]:
        """The blocks of a slot by their index in the flow, each with its XML; together they are all of the slot's.

        A page break goes with the block beside it.
        """
        pieces, begins = self.slots.get(slot, ()), self.begins.get(slot, ())
        cuts = [0, *(begin for _, begin in begins[1:]), len(pieces)]
        return [(index, "".join(pieces[cuts[n] : cuts[n + 1]])) for n, (index, _) in enumerate(begins)]


def write(flow: Flow, look: Look, fit: Fit | None = None) -> Written:
    """Write every block. Raises CompileError (T303) naming each style that the template lacks.

    `fit` tightens or widens some blocks.
    """
    writer = _Writer(flow, look, fit or Fit())
    writer.put_all()
    if (
        typed := writer.paragraphs.typed
    ):  # no field shows the labels of these: whatever came before is written anew
        writer = _Writer(flow, look, fit or Fit(), frozenset(typed))
        writer.put_all()
    return writer.written()


class _Writer:
    """Puts the blocks of a flow into slots. Sections end while that is done, labels are counted, parts are added."""

    def __init__(self, flow: Flow, look: Look, fit: Fit, fixed: frozenset[Target] = frozenset()) -> None:
        self.flow, self.look, self.fit = flow, look, fit
        self.additions = Additions()
        self.paragraphs = Paragraphs(flow, look, self.additions, fixed)
        self.slots = Slots()
        self.pages = Pages(look, self.additions, self.slots)
        self.page_break = False
        self.previous: Block | None = None

    def put_all(self) -> None:
        """Every block, and the end. Raises CompileError (T303)."""
        self.put_blocks()
        self.end()

    def put_blocks(self) -> None:
        """Every block; what breaks a page goes with the next."""
        blocks, fit = self.flow.blocks, self.fit
        fitted = fit.pitches or fit.spacings or fit.overflow or fit.loose
        signing = [index for index, block in enumerate(blocks) if block.slot == "signature_block"]
        held = self._held_to_signature(signing)
        for index, block in enumerate(blocks):
            if isinstance(block, Break):
                if self.page_break:  # two breaks in a row: a page stays empty
                    self.slots[block.slot].put(_EMPTY_PAGE)
                self.page_break = True
                continue
            if index in signing[1:]:
                continue
            lies = _lies(blocks, index, self.look)
            if lies is not self.pages.lie:
                self.pages.turn(block.slot)
            self.slots[block.slot].begin(index)
            properties = held.get(index, NOTHING)
            if self.page_break:
                properties, self.page_break = properties._replace(page_break_before=True), False
            match block:
                case Paragraph(slot="signature_block"):
                    self._signature([blocks[i] for i in signing], fit.pitches.get(index, 0))
                case Paragraph():
                    shape, face = self._fitted(index, properties) if fitted else (properties, PLAIN)
                    self._text(block, shape, face)
                case Table():
                    self._table(block, properties)
                case Picture():
                    drawn = inline(
                        block.file, _size(block, self.look), block.alternative_text, self.additions
                    )
                    self._drawn(block, drawn, properties)
                case Chart():
                    from . import charts  # only a document with charts pays for it

                    size = _size_of_chart(block, self.look)
                    self._drawn(block, charts.inline(block, size, self.additions), properties)
            self.previous = block

    def end(self) -> None:
        """What Word wants after the last block. Raises CompileError (T303)."""
        if self.page_break:
            self.slots[self.flow.blocks[-1].slot].break_page()
        if isinstance(self.previous, Table):  # Word wants a paragraph at the end
            self.slots[self.previous.slot].put(unseen())
        if self.pages.lie:
            self.pages.turn("")
        if self.paragraphs.missing:
            raise CompileError(self.paragraphs.missing.values())

    def written(self) -> Written:
        """All that was made."""
        return Written(
            {name: slot.pieces for name, slot in self.slots.items()},
            {name: slot.begins for name, slot in self.slots.items()},
            self.paragraphs.labels.new_lists(),
            self.additions,
            self.pages.aside,
            self.pages.split,
            self.paragraphs.notes if self.paragraphs.notes.texts else None,
        )

    # ---- what a block gets from others ----

    def _held_to_signature(self, signing: list[int]) -> dict[int, ParagraphProperties]:
        """The blocks that must not part from what follows (S-18), and those that may break, but not leave a single line."""
        if not signing:
            return {}
        texts = [
            index
            for index, block in enumerate(self.flow.blocks[: signing[0]])
            if block.slot in TEXT_SLOTS and not isinstance(block, Break)
        ]
        notes = [index for index, block in enumerate(self.flow.blocks) if block.slot == "attachment_note"]
        kept = ParagraphProperties(keep_next=True)
        text = kept if self.fit.keep else ParagraphProperties(widow_control=True)
        # A long note may break further up.
        held = notes if len(notes) <= MOST_KEPT else notes[-2:]
        return dict.fromkeys(texts[-1:], text) | dict.fromkeys(held, kept)

    def _fitted(
        self, index: int, properties: ParagraphProperties
    ) -> tuple[ParagraphProperties, RunProperties]:
        """Properties and face of a paragraph, as its pages want it set."""
        fit = self.fit
        if index in fit.overflow:
            properties = properties._replace(overflow=fit.overflow[index])
        if index in fit.loose:
            properties = properties._replace(align="left")
        face = RunProperties(spacing=fit.spacings[index]) if index in fit.spacings else PLAIN
        return properties.in_pitch(fit.pitches.get(index, 0)), face

    # ---- blocks ----

    def _text(self, block: Paragraph, properties: ParagraphProperties, face: RunProperties) -> None:
        """A paragraph of the text or of what stands round it."""
        slot, paragraphs = self.slots[block.slot], self.paragraphs
        if block.role in ("title", "subtitle", "reporter", "attachment_title"):
            block = paragraphs.in_lines(block)
        elif block.role == "attachment_note":
            above = self.previous
            first = not (isinstance(above, Paragraph) and above.role == "attachment_note")
            properties = properties._replace(indent=paragraphs.hanging(block, first))
        elif block.slot in TEXT_SLOTS and _UNBROKEN.search(block.text):
            properties = properties._replace(word_wrap=False)
        slot.put(paragraphs.made(block, properties, face))
        if block.role in ("attachment_mark", "attachment_title"):
            slot.blank()

    def _signature(self, blocks: Sequence[Block], pitch: int) -> None:
        rows = [block for block in blocks if isinstance(block, Paragraph)]
        flow, made = self.flow, self.paragraphs.made
        remarks = [b for b in flow.blocks if isinstance(b, Paragraph) and b.slot == "remark"]
        remark = remarks[0] if remarks else None
        pieces = signature(rows, flow.seals, flow.stamps, self.look, self.additions, made, pitch, remark)
        for piece in pieces:
            self.slots["signature_block"].put(piece)

    def _table(self, block: Table, properties: ParagraphProperties) -> None:
        slot, made = self.slots[block.slot], self.paragraphs.made
        if block.caption:
            slot.put(made(block.caption, properties))
        elif block.above:
            self._part(block)
        elif properties.page_break_before:
            low = properties._replace(snap_to_grid=UNSEEN.snap_to_grid, spacing=UNSEEN.spacing)
            slot.put(ParagraphXml.of(low))
        else:
            self._part(block)
        if block.above:
            own = NOTHING if block.caption else properties
            slot.put(made(block.above, own._replace(keep_next=True, align="right")))
        held = bool(properties.keep_next)
        slot.put(table(block, self.look, made, self._in_cell, kept=held or block.below is not None))
        if block.below:
            slot.put(
                made(block.below, ParagraphProperties(keep_next=held or None, keep_lines=True, align="left"))
            )

    def _in_cell(self, picture: Picture, room: int) -> str:
        """The run of a picture in a cell."""
        size = _size_in_cell(picture, room, self.look)
        return inline(picture.file, size, picture.alternative_text, self.additions)

    def _part(self, block: Table | Picture | Chart) -> None:
        """Put something between a table, a picture or a chart and what stands above it on the page."""
        slot = self.slots[block.slot]
        if slot.above == "table" and isinstance(block, Table):
            slot.blank()
        elif slot.above in ("table", "paragraph"):
            slot.put(_GAP)

    def _drawn(self, block: Picture | Chart, drawn: str, properties: ParagraphProperties) -> None:
        """A picture or a chart, given as a run, and its caption below it."""
        if not properties.page_break_before:
            self._part(block)
        look, slot = self.look, self.slots[block.slot]
        style = look.style(FIELDS["picture"].style)
        shape = (NOTHING if style else _LOOSE)._replace(
            style=style and style.id,
            keep_next=True if block.caption else properties.keep_next,
            page_break_before=properties.page_break_before,
            widow_control=properties.widow_control,
        )
        slot.put(ParagraphXml.of(shape, drawn))
        if block.caption:
            held = ParagraphProperties(keep_next=bool(properties.keep_next), keep_lines=True)
            slot.put(self.paragraphs.made(block.caption, held))


def _size(block: Picture, look: Look) -> tuple[int, int]:
    """Width and height of a picture in EMU: as wide as its room at most, and with its caption no higher than that."""
    most = _most(block, look)
    return size_within(block.file, *most, wanted_width(block.width, most[0], look.em(FIELDS["body"].style)))


def _most(block: Picture | Chart, look: Look) -> tuple[int, int]:
    """The room of a picture or a chart above its caption, EMU."""
    rows, room = 1, look.room(block.slot)
    if block.caption:
        em = look.em(FIELDS["caption"].style)
        rows += math.ceil(widest_em(block.caption.set_text) * em / room.width)
    height = max(room.height - rows * standard.LINE_PITCH - _GAP_HEIGHT, standard.LINE_PITCH)
    return room.width * EMU_OF_TWIP, height * EMU_OF_TWIP


def _size_of_chart(block: Chart, look: Look) -> tuple[int, int]:
    """Width and height of a chart in EMU."""
    from . import charts

    most = _most(block, look)
    return charts.size_of(block, wanted_width(block.width, most[0], look.em(FIELDS["body"].style)), *most)


def narrowed(block: Block, look: Look) -> Iterator[Diagnostic]:
    """What is to be told of a picture, of those in a table's cells, or of a chart, that is to be wider than there is room; and of the
    numbers of a chart that are not printed at their points."""
    if isinstance(block, Picture | Chart):
        room, em = look.room(block.slot).width * EMU_OF_TWIP, look.em(FIELDS["body"].style)
        size = _size(block, look) if isinstance(block, Picture) else _size_of_chart(block, look)
        yield from _narrowed(block, room, em, size[0])
        if isinstance(block, Chart):
            from . import charts

            yield from charts.told_of(block, size)
    elif isinstance(block, Table) and block.pictures:
        em = look.em(FIELDS["cell"].style)
        for picture, room in rooms(block, look):
            size = _size_in_cell(picture, room, look)
            yield from _narrowed(picture, room * EMU_OF_TWIP, em, size[0])


def _narrowed(picture: Picture | Chart, room: int, em: int, width: int) -> Iterator[Diagnostic]:
    wanted = wanted_width(picture.width, room, em)
    if width < wanted - EMU_OF_MM:
        args = {"wanted": f"{wanted / EMU_OF_MM:.0f}", "number": f"{width / EMU_OF_MM:.0f}"}
        yield Diagnostic(codes.PICTURE_NARROWED, args, picture.place)


def _size_in_cell(picture: Picture, room: int, look: Look) -> tuple[int, int]:
    """Width and height in EMU of a picture in a cell with so many twips of room, no higher than half a page."""
    most = (room * EMU_OF_TWIP, look.room(picture.slot).height * EMU_OF_TWIP // 2)
    wanted = wanted_width(picture.width, most[0], look.em(FIELDS["cell"].style))
    return size_within(picture.file, *most, wanted)


def _lies(blocks: Sequence[Block], index: int, look: Look) -> bool:
    """Whether a block stands on a landscape page (clause 8): a landscape table does, and mark and title of an attachment that
    begins with one; not where no page can turn, in a cell or a box."""
    for block in blocks[index : index + 3]:
        if isinstance(block, Table):
            return block.landscape and look.room(block.slot).lying > 0
        if not isinstance(block, Paragraph) or block.role not in ("attachment_mark", "attachment_title"):
            return False
    return False
