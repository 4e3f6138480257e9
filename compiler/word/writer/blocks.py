"""A `Flow` as WordprocessingML, in a template's styles: block after block into the slots of the template.

In: a flow and the template's `Look`. Out: `Written`: the pieces of each slot as XML text, the lists and the parts that they need.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from ...flow.blocks import (
    TEXT_SLOTS,
    Block,
    Break,
    Chart,
    Flow,
    Member,
    Paragraph,
    Picture,
    Run,
    Table,
    Target,
)
from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic
from ...terms import standard
from ...terms.fields import FIELDS, SLOTS, says_who
from ...terms.patterns import late
from ...terms.widths import widest_em
from ..ooxml.look import Look
from ..ooxml.section import Section
from .arrangement import arranged
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

# Ten characters wide and more, with a letter in it, where no program would break: Word may then break anywhere.
_UNBROKEN_LENGTH = 20
_ASCII, _LETTER = re.compile("[!-~]"), late("[A-Za-z]")
_UNBROKEN = re.compile(f"[!-~]{{{_UNBROKEN_LENGTH},}}")
# What a slot prints of several paragraphs at once.
_WHOLE = frozenset(("signature_block", "contents", "issuer_mark", "docket_number", "colophon"))
_OF_ISSUED = frozenset(name for name in SLOTS if FIELDS[name].need == "issued")
_IN_LINES = frozenset(("title", "subtitle", "reporter", "attachment_title"))
MOST_KEPT = 10
"""Attachments of a note that stays on one page: half of one."""
# Below a line of text, which stands low in its pitch; above one there is room enough.
_GAP_HEIGHT = 120  # twip
_GAP = ParagraphXml.of(UNSEEN._replace(keep_next=True, spacing=Spacing(0, 0, _GAP_HEIGHT)))
_LEFT_FREE = "这一面末尾留空，正文的后几行就和落款排在下一面。文字有了增减，可以删掉它。"
_EMPTY_PAGE = ParagraphXml.of(ParagraphProperties(page_break_before=True))
# Of a picture where the template has no style for one.
_LOOSE = ParagraphProperties(
    snap_to_grid=False, spacing=Spacing(0, 0, 240, "auto"), indent=NO_INDENT, align="center"
)


class Fit(NamedTuple):
    """How some blocks are set otherwise, after their pages were seen: closer or wider so that the signature stays with its
    text (S-15), or so that LibreOffice draws every mark.

    By the index of the block in the flow: `pitches`, twips from line to line; `spacings`, twips added to each
    character (the template's own are -5); `overflow`, whether marks may hang over the ends of lines, where that is to
    be said outright; `loose`, those whose lines are not drawn out to the right edge, as a word that cannot be broken would leave a few
    characters to fill a line. `pages`: what the pages count as on which what the contents list begins, where they are known.
    `held`: those that stay with what follows, so that their footnotes have room. `members`: how the reports of a volume are set, by their blocks. `keep`: whether the last paragraph is told to
    stay with the signature; where the pages have been seen and are good without, it may break, two lines at least
    staying together. `pages_before`: how many pages begin before the foot of the paper, so that it is on an even one; with two, the first
    of them stays blank, and neither is numbered (7.5). `left_free`: twips that stay empty at the foot of the page on which a paragraph begins, whose further lines go over to
    the signature: no program parts a paragraph there by itself where it has room.
    """

    pitches: Mapping[int, int] = {}
    spacings: Mapping[int, int] = {}
    overflow: Mapping[int, bool] = {}
    keep: bool = True
    loose: frozenset[int] = frozenset()
    pages: Mapping[Target, str] = {}
    held: frozenset[int] = frozenset()
    members: Mapping[int, "Fit"] = {}
    pages_before: int = 0
    left_free: Mapping[int, int] = {}


class Written(NamedTuple):
    """What the writer made: pieces of XML by slot, new lists, and added parts.

    `begins` has for each slot its blocks, by their index in the flow, with the index of each one's first piece. `aside` is
    the section of the last landscape pages as XML: where nothing follows the paragraph that ends it, it is the document's last.
    `split` says of each section of the template how many sections end before its own end, `left` what is left of those. `notes` are its footnotes, where it has some; `styles`,
    as XML, those that the template lacks.
    """

    slots: Mapping[str, Sequence[str]]
    begins: Mapping[str, Sequence[tuple[int, int]]]
    lists: NewLists
    additions: Additions
    aside: str = ""
    split: Sequence[int] = ()
    left: Mapping[int, Section] = {}
    notes: Notes | None = None
    styles: str = ""

    def blocks(self, slot: str) -> list[tuple[int, str]]:
        """The blocks of a slot by their index in the flow, each with its XML; together they are all of the slot's.

        A page break goes with the block beside it.
        """
        pieces, begins = self.slots.get(slot, ()), self.begins.get(slot, ())
        cuts = [0, *(begin for _, begin in begins[1:]), len(pieces)]
        return [(index, "".join(pieces[cuts[n] : cuts[n + 1]])) for n, (index, _) in enumerate(begins)]


Heads = Sequence[Mapping[str, str]]
"""Of each report of a volume the ids of its heads and feet, by those in the template."""


def write(
    flow: Flow,
    look: Look,
    fit: Fit | None = None,
    additions: Additions | None = None,
    heads: Heads = (),
    slots: Set[str] = frozenset(SLOTS),
) -> Written:
    """Write every block. Raises CompileError (T303) naming each style that the template lacks.

    `fit` tightens or widens some blocks; `additions` are there already, among them the `heads` of a volume's reports. What a head or a foot
    holds is written for those `slots` alone: a template that prints it by its own tags needs no styles for it.
    """
    fixed: frozenset[Target] = frozenset()
    while True:
        added = Additions(additions)
        paragraphs = Paragraphs(flow, look, added, fixed)
        unasked = _OF_ISSUED - slots
        writer = _Writer(flow, fit or Fit(), paragraphs, Pages(look, added, Slots()), heads, unasked)
        writer.put_all()
        if paragraphs.missing:
            raise CompileError(paragraphs.missing.values())
        # No field shows the labels of these: whatever came before is written anew.
        typed = frozenset(paragraphs.typed)
        if typed == fixed:
            return writer.written()
        fixed = typed


class _Writer:
    """Puts the blocks of a flow into slots. Sections end while that is done, labels are counted, parts are added."""

    def __init__(
        self,
        flow: Flow,
        fit: Fit,
        paragraphs: Paragraphs,
        pages: Pages,
        heads: Heads = (),
        unasked: Set[str] = frozenset(),
    ) -> None:
        self.flow, self.fit, self.paragraphs, self.pages, self.heads = flow, fit, paragraphs, pages, heads
        self.unasked = unasked
        self.look, self.additions, self.slots = paragraphs.look, paragraphs.additions, pages.slots
        self.members = [index for index, block in enumerate(flow.blocks) if isinstance(block, Member)]
        self.unbroken = _may_be_unbroken("".join(flow.texts))
        self.page_break = False
        self.previous: Block | None = None

    def put_all(self) -> None:
        """Every block, and the end."""
        self.put_blocks()
        self.end()

    def put_blocks(self) -> None:
        """Every block; what breaks a page goes with the next."""
        blocks, fit = self.flow.blocks, self.fit
        fitted = fit.pitches or fit.spacings or fit.overflow or fit.loose or fit.held or fit.left_free
        whole: dict[str, list[int]] = {}
        for index, block in enumerate(blocks):
            if block.slot in _WHOLE:
                whole.setdefault(block.slot, []).append(index)
        held = self._held_to_signature(whole.get("signature_block", []))
        with_first = frozenset(index for group in whole.values() for index in group[1:])
        lying = bool({Member, Table} & set(map(type, blocks)))
        for index, block in enumerate(blocks):
            if isinstance(block, Break):
                if self.page_break:  # two breaks in a row: a page stays empty
                    self.slots[block.slot].put(_EMPTY_PAGE)
                self.page_break = True
                continue
            if index in with_first or block.slot in self.unasked:
                continue
            if lying and _lies(blocks, index, self.look) is not self.pages.lie:
                self.pages.turn(block.slot)
            self.slots[block.slot].begin(index)
            properties = held.get(index, NOTHING)
            if self.page_break:
                properties, self.page_break = properties._replace(page_break_before=True), False
            match block:
                case Paragraph() if block.slot in _WHOLE:
                    rows = [one for i in whole[block.slot] if isinstance(one := blocks[i], Paragraph)]
                    self._whole(block.slot, rows, fit.pitches.get(index, 0))
                case Paragraph():
                    shape, face = self._fitted(index, properties) if fitted else (properties, PLAIN)
                    self._text(block, shape, face, self._left_free(index) if fit.left_free else "")
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
                case Member():
                    self._member(index, block)
            self.previous = block

    def end(self) -> None:
        """What Word wants after the last block."""
        if self.page_break:
            self.slots[self.flow.blocks[-1].slot].break_page()
        if isinstance(self.previous, Table):  # Word wants a paragraph at the end
            self.slots[self.previous.slot].put(unseen())
        if self.pages.lie:
            self.pages.turn("")

    def written(self) -> Written:
        """All that was made."""
        return Written(
            {name: slot.pieces for name, slot in self.slots.items()},
            {name: slot.begins for name, slot in self.slots.items()},
            self.paragraphs.labels.new_lists,
            self.additions,
            self.pages.aside,
            self.pages.split,
            self.pages.left,
            self.paragraphs.notes if self.paragraphs.notes.texts else None,
            "".join(style.xml for style in self.paragraphs.styles.values()),
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
        if self.fit.left_free:  # of three lines one stays with the signature
            text = NOTHING
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
        if index in fit.held:
            properties = properties._replace(keep_next=True)
        if index in fit.loose:
            properties = properties._replace(align="left")
        face = RunProperties(spacing=fit.spacings[index]) if index in fit.spacings else PLAIN
        return properties.in_pitch(fit.pitches.get(index, 0)), face

    def _left_free(self, index: int) -> str:
        """What a paragraph anchors at the foot of its page, so that it ends above that (7.3.3)."""
        if index not in self.fit.left_free:
            return ""
        from .boxes import space_at_foot

        width = self.look.room(self.flow.blocks[index].slot).width
        return space_at_foot(width, self.fit.left_free[index], "留空", _LEFT_FREE, self.additions)

    # ---- blocks ----

    def _text(
        self, block: Paragraph, properties: ParagraphProperties, face: RunProperties, anchor: str = ""
    ) -> None:
        """A paragraph of the text or of what stands round it; `anchor` goes before its text."""
        slot, paragraphs = self.slots[block.slot], self.paragraphs
        if block.role in _IN_LINES:
            block = paragraphs.in_lines(block)
        elif block.role == "attachment_note":
            above = self.previous
            first = not (isinstance(above, Paragraph) and above.role == "attachment_note")
            properties = properties._replace(indent=paragraphs.hanging(block, first))
        elif block.slot == "attendance":
            block = _with_name(block)
            if says_who(block.text) and block.text.index("：") > 2:
                properties = properties._replace(indent=paragraphs.under_label(block))
        elif self.unbroken and block.slot in TEXT_SLOTS and _is_unbroken(block):
            properties = properties._replace(word_wrap=False)
        slot.put(paragraphs.made(block, properties, face, anchor))
        if block.role in ("attachment_mark", "attachment_title"):
            slot.blank()

    def _member(self, index: int, block: Member) -> None:
        """A report of a volume, in sections of its own, its slots one after the other as its own document has them; labels, notes and parts
        are counted on."""
        number = self.members.index(index) + 1
        renamed = self.heads[number - 1] if self.heads else {}
        pages = self.pages.report(block.slot, number, renamed, self.flow.odd)
        inner = _Writer(block.flow, self.fit.members.get(index, Fit()), self.paragraphs, pages)
        inner.put_all()
        last = [name for name in inner.slots if inner.slots[name].pieces][-1]
        self.pages.end_report(block.slot, pages, last, index == self.members[-1])
        for piece in arranged(block.flow, inner.slots):
            self.slots[block.slot].put(piece)

    def _contents(self, blocks: Sequence[Paragraph]) -> None:
        """The contents with their title, in a section of their own where their slot begins one."""
        from . import contents  # only a document with contents pays for it

        slot, made = self.slots["contents"], self.paragraphs
        title, *lines = blocks
        slot.put(made.contents_title(title))
        slot.blank()
        filled = [made.line(one, one.leads and self.fit.pages.get(one.leads)) for one in lines]
        for piece in contents.paragraphs(filled, contents.instruction(lines, self.flow.paragraphs)):
            slot.put_by_itself(piece)
        self.pages.end_contents(self.flow.odd)

    def _whole(self, slot: str, rows: Sequence[Paragraph], pitch: int) -> None:
        """The paragraphs of a slot that are set together; `pitch` is that of a signature's lines."""
        if slot == "signature_block":
            return self._signature(rows, pitch)
        if slot == "contents":
            return self._contents(rows)
        from .colophon import colophon  # only papers under a red head pay for these
        from .masthead import mark, number

        look, made = self.look, self.paragraphs.made
        if slot == "colophon":
            if self.fit.pages_before > 1:
                self.pages.end_numbered(slot)
                self.slots[slot].blank()
            foot = colophon(rows, look, self.additions, made, new_page=self.fit.pages_before > 0)
            return self.slots[slot].put(foot)
        for piece in mark(rows, look, made) if slot == "issuer_mark" else number(rows, look, made):
            self.slots[slot].put(piece)
        return None

    def _signature(self, rows: Sequence[Paragraph], pitch: int) -> None:
        flow, made = self.flow, self.paragraphs.made
        remarks = [b for b in flow.blocks if isinstance(b, Paragraph) and b.slot == "remark"]
        remark = remarks[0] if remarks else None
        pieces = signature(rows, flow.seals, flow.stamps, self.look, self.additions, made, pitch, remark)
        for piece in pieces:
            self.slots["signature_block"].put(piece)

    def _table(self, block: Table, properties: ParagraphProperties) -> None:
        from .tables import table  # only a document with tables pays for it

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


def _with_name(block: Paragraph) -> Paragraph:
    """出席： in its own face, before those who were there (M-02)."""
    name, colon, rest = block.text.partition("：")
    if not colon:
        return block
    return block._replace(runs=(Run(name + colon, "attendance_name"), Run(rest)))


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
    from . import chart_room

    most = _most(block, look)
    return chart_room.size_of(block, wanted_width(block.width, most[0], look.em(FIELDS["body"].style)), *most)


def narrowed(block: Block, look: Look) -> Iterator[Diagnostic]:
    """What is to be told of a picture, of those in a table's cells, or of a chart, that is to be wider than there is room; and of the
    numbers of a chart that are not printed at their points."""
    if isinstance(block, Picture | Chart):
        room, em = look.room(block.slot).width * EMU_OF_TWIP, look.em(FIELDS["body"].style)
        size = _size(block, look) if isinstance(block, Picture) else _size_of_chart(block, look)
        yield from _narrowed(block, room, em, size[0])
        if isinstance(block, Chart):
            from . import chart_room

            yield from chart_room.told_of(block, size)
    elif isinstance(block, Table) and block.pictures:
        from .tables import rooms

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


def _may_be_unbroken(text: str) -> bool:
    """Whether a text holds so long a stretch at all: each would have a character at a multiple of its length, where few look further."""
    at = (found.start() * _UNBROKEN_LENGTH for found in _ASCII.finditer(text[::_UNBROKEN_LENGTH]))
    return any(_UNBROKEN.search(text, max(one - _UNBROKEN_LENGTH, 0), one + _UNBROKEN_LENGTH) for one in at)


def _is_unbroken(block: Paragraph) -> bool:
    """Whether a paragraph holds so long a stretch without a place to break."""
    return any(map(_LETTER.search, _UNBROKEN.findall(block.text)))


def _lies(blocks: Sequence[Block], index: int, look: Look) -> bool:
    """Whether a block stands on a landscape page (clause 8): a landscape table does, and mark and title of an attachment that
    begins with one; not where no page can turn, in a cell or a box."""
    for block in blocks[index : index + 3]:
        if isinstance(block, Table):
            return block.landscape and look.room(block.slot).lying > 0
        if not isinstance(block, Paragraph) or block.role not in ("attachment_mark", "attachment_title"):
            return False
    return False
