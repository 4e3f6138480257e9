"""A `Flow` as WordprocessingML, in a template's styles.

In: a flow and the template's `Look`. Out: the paragraphs of each slot as XML text, and the lists they need.
A label is Word's own wherever both ways of counting foretell the Flow's label; elsewhere a new list instance is
started, and where that cannot help either, the label is typed.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...flow.blocks import TEXT_SLOTS, Block, Break, Flow, Label, Paragraph, Picture, Run, Table
from ...flow.title_lines import name_lines, title_lines
from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic
from ...terms import standard
from ...terms.fields import STYLE_OF_ROLE, TERMS
from ...terms.numerals import LabelForm
from ...terms.styles import heading_style, named_style
from ...terms.widths import widest_em, width_em
from ..ooxml.look import Look, Style
from ..ooxml.numbering import FORMATS, Counter, Instance, Level, Lists
from .new_parts import Additions
from .pictures import EMU_OF_TWIP, inline, size_within
from .sections import continued, landscape
from .signature import pitch_xml, signature
from .tables import table

# Without the hint Word draws “ ” — … with the Latin face.
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_PLAIN = f"<w:rPr>{_HINT}</w:rPr>"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

# What a template may do without.
_INSTEAD = {TERMS["header_cell"].style: TERMS["cell"].style}

_BLANK = "<w:p/>"
# As low as a paragraph can be: where Word wants one and nothing is to be seen.
_LOW = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_UNSEEN = f"<w:p><w:pPr>{_LOW}</w:pPr></w:p>"
# Below a line of text, which stands low in its pitch; above one there is room enough.
_GAP_HEIGHT = 120  # twip
_GAP = f"<w:p><w:pPr><w:keepNext/>{_LOW}</w:pPr></w:p>".replace('w:line="20"', f'w:line="{_GAP_HEIGHT}"')
_SERIES = {"表": "Table", "图": "Figure"}


def text_xml(text: str) -> str:
    """The text for inside `<w:t xml:space="preserve">`, line feeds and tabs made Word's own."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" in text or "\t" in text:
        text = text.replace("\n", _BREAK).replace("\t", _TAB)
    return text


@dataclass(frozen=True, slots=True)
class Fit:
    """How some blocks are set otherwise, after their pages were seen: closer or wider so that the signature stays with its
    text (S-15), or so that LibreOffice draws every mark.

    By the index of the block in the flow: `pitches`, twips from line to line; `spacings`, twips added to each
    character (the template's own are -5); `overflow`, whether marks may hang over the ends of lines, where that is to
    be said outright. `keep`: whether the last paragraph is told to
    stay with the signature; where the pages have been seen and are good without, it may break, two lines at least
    staying together.
    """

    pitches: Mapping[int, int] = field(default_factory=dict)
    spacings: Mapping[int, int] = field(default_factory=dict)
    overflow: Mapping[int, bool] = field(default_factory=dict)
    keep: bool = True


@dataclass(slots=True)
class Written:
    """What the writer made: pieces of XML by slot, list XML for numbering.xml, and added parts.

    `begins` has for each slot its blocks, by their index in the flow, with the index of each one's first piece. `aside` is
    the paragraph that ends the last landscape pages, and their section: where nothing follows that paragraph, the section is
    the document's last.
    """

    slots: Mapping[str, Sequence[str]]
    begins: Mapping[str, Sequence[tuple[int, int]]]
    abstracts: str
    instances: str
    additions: Additions
    aside: tuple[str, str] = ("", "")

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
    return _Writer(flow, look, fit or Fit()).write()


class _Writer:
    def __init__(self, flow: Flow, look: Look, fit: Fit) -> None:
        self.flow, self.look, self.fit = flow, look, fit
        self.numbers = _Numbers(flow, look)
        self.additions = Additions()
        self.missing: dict[str, Diagnostic] = {}
        self.slots: dict[str, list[str]] = {}
        self.begins: dict[str, list[tuple[int, int]]] = {}
        self.section = ""
        self.aside = ("", "")
        self.lying = ""  # the slot that is being written on landscape pages

    def write(self) -> Written:
        blocks = self.flow.blocks
        signing = [index for index, block in enumerate(blocks) if block.slot == "signature_block"]
        kept, split = self._held_to_signature(signing)
        page_break = False
        previous: Block | None = None
        for index, block in enumerate(blocks):
            if isinstance(block, Break):
                if page_break:  # two breaks in a row: a page stays empty
                    self._put(block.slot, "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>")
                page_break = True
                continue
            if index in signing[1:]:
                continue
            self._turn(self._lies(index), block.slot)
            self.begins.setdefault(block.slot, []).append((index, len(self.slots.get(block.slot, ()))))
            before = "<w:keepNext/>" if index in kept else ""
            before += "<w:pageBreakBefore/>" if page_break else ""
            before += "<w:widowControl/>" if index in split else ""
            page_break = False
            pitch = self.fit.pitches.get(index, 0)
            match block:
                case Paragraph(slot="signature_block"):
                    self._put(block.slot, self._signature([blocks[i] for i in signing], pitch))
                case Paragraph():
                    lines = _overflow(self.fit.overflow.get(index)) + pitch_xml(pitch)
                    xml = self._text(block, previous, before, lines)
                    if index in self.fit.spacings:
                        spaced = f'<w:spacing w:val="{self.fit.spacings[index]}"/></w:rPr>'
                        xml = xml.replace("</w:rPr>", spaced)
                    self._put(block.slot, xml)
                case Table():
                    self._table(block, before, index in kept)
                case Picture():
                    self._part(block, before)
                    self._put(block.slot, self._picture(block, before, index in kept))
            previous = block
        if page_break:
            self._put(blocks[-1].slot, '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        if isinstance(previous, Table):  # Word wants a paragraph at the end
            self._put(previous.slot, _UNSEEN)
        self._turn(False, "")
        if self.missing:
            raise CompileError(self.missing.values())
        lists = self.numbers.abstracts_xml(), self.numbers.instances_xml()
        return Written(self.slots, self.begins, *lists, self.additions, self.aside)

    def _put(self, slot: str, xml: str) -> None:
        self.slots.setdefault(slot, []).append(xml)

    def _held_to_signature(self, signing: list[int]) -> tuple[set[int], set[int]]:
        """The blocks that must not part from what follows (S-18), and those that may break, but not leave a single line."""
        if not signing:
            return set(), set()
        texts = [
            index
            for index, block in enumerate(self.flow.blocks[: signing[0]])
            if block.slot in TEXT_SLOTS and not isinstance(block, Break)
        ]
        notes = [index for index, block in enumerate(self.flow.blocks) if block.slot == "attachment_note"]
        text, note = set(texts[-1:]), set(notes[-2:])  # a long note may break further up
        return (text | note, set()) if self.fit.keep else (note, text)

    # ---- paragraphs ----

    def _text(self, block: Paragraph, previous: Block | None, before: str, pitch: str) -> str:
        """A paragraph of the text or of what stands round it."""
        match block.role:
            case "title" | "subtitle" | "reporter" | "attachment_title":
                xml = self._paragraph(self._broken(block), before, pitch)
                return xml + _BLANK if block.role == "attachment_title" else xml
            case "attachment_mark":
                return self._paragraph(block, before, pitch) + _BLANK
            case "attachment_note":
                first = not (isinstance(previous, Paragraph) and previous.role == "attachment_note")
                return self._paragraph(block, before, pitch + self._hanging(block, first))
        return self._paragraph(block, before, pitch)

    def _broken(self, block: Paragraph) -> Paragraph:
        """A title, or what stands under it, in lines that end where its meaning allows; the author's own where there are
        some (T-04)."""
        text = block.text
        if "\n" not in text:
            room = self.look.text_width / self.look.em(STYLE_OF_ROLE[block.role])
            text = "\n".join((name_lines if block.role == "reporter" else title_lines)(text, room))
        return block._replace(runs=(Run(text),))

    def _hanging(self, block: Paragraph, first: bool) -> str:
        """附件：1. hangs before the name, and 2. under 1. (A-01 to A-05)."""
        em = self.look.em(STYLE_OF_ROLE["attachment_note"])
        word = width_em("附件：")
        hung = sum(width_em(run.text) for run in block.runs[:-1])
        left = standard.ATTACHMENT_NOTE + hung + (0 if first else word)
        return (
            f'<w:ind w:leftChars="{round(left * 100)}" w:left="{round(left * em)}" '
            f'w:hangingChars="{round(hung * 100)}" w:hanging="{round(hung * em)}"/>'
        )

    def _signature(self, blocks: Sequence[Block], pitch: int) -> str:
        rows = [block for block in blocks if isinstance(block, Paragraph)]
        flow = self.flow
        seals, stamps, followed = flow.seals, flow.stamps, any(b.slot == "remark" for b in flow.blocks)
        return signature(rows, seals, stamps, self.look, self.additions, self._paragraph, pitch, followed)

    def _paragraph(self, block: Paragraph, before: str = "", after: str = "", anchor: str = "") -> str:
        """One paragraph: `before` goes before its number in `w:pPr`, `after` behind it; `anchor` before its text."""
        heading = block.role in ("heading", "run_in")
        name = heading_style(block.level) if block.role == "heading" else STYLE_OF_ROLE[block.role]
        style = self._style(name, block)
        lead = self._lead(block) if heading else ""
        label, numbering = "", ""
        if heading:
            own = style if block.role == "heading" else None
            label, numbering, indent = self.numbers.place(block.label, own)
            after += indent
        runs: Iterable[Run] = block.runs
        if label:
            runs = (Run(label, "lead" if block.role == "run_in" else ""), *block.runs)
        mark = lead if block.role == "run_in" and numbering else ""  # the number's face follows the lead
        content = anchor + "".join(self._run(run, lead, block) for run in runs)
        if block.role == "caption":
            content = self._bookmarked(block, content)
        style_xml = f'<w:pStyle w:val="{style.id}"/>' if style else ""
        return f"<w:p><w:pPr>{style_xml}{before}{numbering}{after}{mark}</w:pPr>{content}</w:p>"

    def _bookmarked(self, block: Paragraph, content: str) -> str:
        """表1 within a bookmark, which references name."""
        word, number = block.runs[:2]
        name = _bookmark(word.text, int(number.text))
        id = self.additions.drawing_id()
        head = "".join(self._run(run, "", block) for run in block.runs[:2])
        return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{head}<w:bookmarkEnd w:id="{id}"/>{content[len(head) :]}'

    def _run(self, run: Run, lead: str, block: Paragraph) -> str:
        match run.mark:
            case "":
                face = _PLAIN
            case "lead":
                face = lead
            case "item_lead":
                style = self._style(TERMS["item_lead"].style, block, "character")
                face = f'<w:rPr><w:rStyle w:val="{style.id}"/>{_HINT}</w:rPr>' if style else _PLAIN
            case "bold":
                face = f"<w:rPr>{_HINT}<w:b/><w:bCs/></w:rPr>"
        text = f'<w:r>{face}<w:t xml:space="preserve">{text_xml(run.text)}</w:t></w:r>'
        if run.counts:
            return _field(f"SEQ {run.counts} \\* ARABIC", text, face)
        if run.refers:
            return _field(f"REF {_bookmark(*run.refers)} \\h", text, face)
        return text

    def _lead(self, block: Paragraph) -> str:
        if block.role == "heading":
            return _PLAIN
        style = self.look.linked(heading_style(block.level))
        if style is None:
            self._miss(f"{heading_style(block.level)} 的链接字符样式", block)
            return _PLAIN
        return f'<w:rPr><w:rStyle w:val="{style.id}"/>{_HINT}</w:rPr>'

    def _style(self, name: str, block: Paragraph, kind: str = "paragraph") -> Style | None:
        style = self.look.style(name, kind) or self.look.style(_INSTEAD.get(name, ""), kind)
        if style is None:
            self._miss(name, block)
        return style

    def _miss(self, name: str, block: Paragraph) -> None:
        self.missing.setdefault(name, Diagnostic(codes.STYLE_MISSING, named_style(name), block.place))

    # ---- tables and pictures ----

    def _table(self, block: Table, before: str, kept: bool) -> None:
        rows = self.slots.setdefault(block.slot, [])
        if block.caption:
            rows.append(self._paragraph(block.caption, before))
        elif "pageBreakBefore" in before:
            rows.append(f"<w:p><w:pPr>{before}{_LOW}</w:pPr></w:p>")
        else:
            self._part(block, before)
        rows.append(table(block, self.look, self._cell, kept))

    def _part(self, block: Table | Picture, before: str) -> None:
        """Put something between a table or a picture and what stands above it on the page."""
        rows = self.slots.get(block.slot, [])
        if rows and not (rows[-1].endswith(_BLANK) or "<w:sectPr" in rows[-1] or "pageBreakBefore" in before):
            tables = isinstance(block, Table) and rows[-1].endswith("</w:tbl>")
            rows.append(_BLANK if tables else _GAP)

    # ---- landscape pages (clause 8) ----

    def _lies(self, index: int) -> bool:
        """Whether a block stands on a landscape page: a landscape table does, and mark and title of an attachment that
        begins with one."""
        blocks = self.flow.blocks
        for block in blocks[index : index + 3]:
            if isinstance(block, Table):
                return block.landscape
            if not isinstance(block, Paragraph) or block.role not in ("attachment_mark", "attachment_title"):
                return False
        return False

    def _turn(self, lies: bool, slot: str) -> None:
        """Begin landscape pages in `slot`, or end those that there are."""
        if lies and not self.lying:
            if not any(self.slots.values()):  # nothing stands before it: the first page lies on its side
                self.lying = slot
                return
            section = continued(self.look.section) if self.section else self.look.section
            self._end_section(self.slots.setdefault(slot, []), section)
            self.lying = slot
        elif self.lying and not lies:
            section = landscape(self.look, self.additions)
            self.aside = f"<w:p><w:pPr>{_LOW}{section}</w:pPr></w:p>", section
            self._end_section(self.slots[self.lying], section)
            self.lying = ""
            self.section = continued(self.look.section)

    def _end_section(self, rows: list[str], section: str) -> None:
        """End a section with what was written last, or with a paragraph that nobody sees."""
        if rows and rows[-1].endswith("</w:p>"):
            head, properties, tail = rows[-1].rpartition("<w:p><w:pPr>")
            rows[-1] = head + properties + tail.replace("</w:pPr>", f"{section}</w:pPr>", 1)
        else:
            rows.append(f"<w:p><w:pPr>{_LOW}{section}</w:pPr></w:p>")

    def _cell(self, cell: Paragraph, properties: str) -> str:
        keep, align = properties.partition("<w:jc")[::2]
        return self._paragraph(cell, keep, f"<w:jc{align}")

    def _picture(self, block: Picture, before: str, kept: bool) -> str:
        """The picture as wide as the type area at most, and with its caption no higher than a page."""
        look = self.look
        rows = 1
        if block.caption:
            em = look.em(TERMS["caption"].style)
            rows += math.ceil(widest_em(block.caption.text) * em / look.text_width)
        room = look.text_height - rows * standard.LINE_PITCH - _GAP_HEIGHT
        most = (look.text_width * EMU_OF_TWIP, room * EMU_OF_TWIP)
        picture = inline(block.file, size_within(block.file, *most), block.alternative_text, self.additions)
        style = look.style(TERMS["picture"].style)
        face = f'<w:pStyle w:val="{style.id}"/>' if style else ""
        loose = "" if style else _PICTURE
        keep = "<w:keepNext/>" if block.caption and "keepNext" not in before else ""
        xml = f"<w:p><w:pPr>{face}{keep}{before}{loose}</w:pPr>{picture}</w:p>"
        if block.caption is None:
            return xml
        held = "<w:keepNext/>" if kept else '<w:keepNext w:val="0"/>'
        return xml + self._paragraph(block.caption, f"{held}<w:keepLines/>")


_PICTURE = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:leftChars="0" w:left="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
)


def _overflow(may: bool | None) -> str:
    """Whether marks may hang over the ends of lines; by default they may."""
    return "" if may is None else f'<w:overflowPunct w:val="{may:d}"/>'


def _bookmark(series: str, number: int) -> str:
    return f"_Ref{_SERIES[series]}{number}"


def _field(code: str, result: str, face: str) -> str:
    """A field with its printed result."""
    begin, separate, end = (
        f'<w:r>{face}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    instruction = f'<w:r>{face}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return begin + instruction + separate + result + end


# ---- numbers ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Numbers:
    """Gives each label a place in one of Word's lists, and proves it by counting."""

    flow: Flow
    look: Look
    lists: Lists = field(init=False)
    counters: tuple[Counter, Counter] = field(init=False)
    own: dict[tuple[LabelForm, ...], int] = field(default_factory=dict)
    current: dict[int, int] = field(default_factory=dict)
    new: dict[int, Instance] = field(default_factory=dict)

    def __post_init__(self) -> None:
        base = self.look.lists
        self.lists = Lists(dict(base.abstracts), dict(base.instances))
        self.counters = (Counter(self.lists), Counter(self.lists, shared=False))

    def place(self, label: Label | None, style: Style | None) -> tuple[str, str, str]:
        """The label to type (empty where Word numbers), the paragraph's numbering properties, and its indent.

        `style` is the heading style of a heading that stands alone; it may carry the number by itself.
        """
        # LibreOffice drops the style's indent together with its number, so it is said again.
        none = (_num_pr(0, 0), self.look.indent(style)) if style and style.num_id else ("", "")
        if label is None:
            return "", *none
        if self.flow.numbering == "text":
            return label.text, *none
        num_id = self.current.get(label.scope) or self._first(label)
        if not self._agree(num_id, label):
            num_id = self._instance(label)
            if not self._agree(num_id, label):
                return label.text, *none
        self.current[label.scope] = num_id
        for counter in self.counters:
            counter.next(num_id, label.depth)
        inherited = style and (style.num_id, style.level) == (num_id, label.depth)
        return "", "" if inherited else _num_pr(num_id, label.depth), ""

    def _agree(self, num_id: int, label: Label) -> bool:
        return all(c.next(num_id, label.depth, keep=False) == label.text for c in self.counters)

    def _first(self, label: Label) -> int:
        """The template's own list where it prints the scope's forms, else a list of the scope's own."""
        forms = self.flow.scopes[label.scope]
        if self.look.base_list and self.look.base_forms[: len(forms)] == forms:
            return self.look.base_list
        return self._instance(label)

    def _instance(self, label: Label) -> int:
        """A new instance that starts at the label's number."""
        forms = self.flow.scopes[label.scope]
        if self.look.base_list and self.look.base_forms[: len(forms)] == forms:
            abstract = self.lists.instances[self.look.base_list].abstract
        else:
            abstract = self.own.get(forms, 0) or self._abstract(forms)
        num_id = max(self.lists.instances, default=0) + 1
        instance = Instance(abstract, {label.depth: label.number})
        self.lists.instances[num_id] = self.new[num_id] = instance
        return num_id

    def _abstract(self, forms: tuple[LabelForm, ...]) -> int:
        abstract = max(self.lists.abstracts, default=0) + 1
        self.own[forms] = abstract
        self.lists.abstracts[abstract] = {
            index: Level.make(1, FORMATS[form.series][0], f"{form.prefix}%{index + 1}{form.suffix}")
            for index, form in enumerate(forms)
        }
        return abstract

    def abstracts_xml(self) -> str:
        """The `w:abstractNum` elements of the lists made here."""
        return "".join(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{0x5C1B0000 + abstract:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x5C1C0000 + abstract:08X}"/>'
            + "".join(self._level_xml(abstract, index, form) for index, form in enumerate(forms))
            + "</w:abstractNum>"
            for forms, abstract in self.own.items()
        )

    def _level_xml(self, abstract: int, index: int, form: LabelForm) -> str:
        level = self.lists.abstracts[abstract][index]
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
            f"{self.look.level_xml(form.level)}</w:lvl>"
        )

    def instances_xml(self) -> str:
        """The `w:num` elements of the instances made here."""
        return "".join(
            f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{instance.abstract}"/>'
            + "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
                for level, start in instance.starts.items()
            )
            + "</w:num>"
            for num_id, instance in self.new.items()
        )


def _num_pr(num_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
