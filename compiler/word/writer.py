"""A `Flow` as WordprocessingML, in a template's styles.

In: a flow and the template's `Look`. Out: the paragraphs of each slot as XML text, and the lists they need.
A label is Word's own wherever both ways of counting foretell the Flow's label; elsewhere a new list instance is
started, and where that cannot help either, the label is typed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .. import codes, standard
from ..diagnostics import CompileError, Diagnostic
from ..flow import Break, Flow, Label, Paragraph, Run
from ..numerals import LabelForm
from ..vocabulary import TERMS, heading_style
from .look import Look, Style
from .numbering import FORMATS, Counter, Instance, Level, Lists

# Without the hint Word draws “ ” — … with the Latin face.
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_PLAIN = f"<w:rPr>{_HINT}</w:rPr>"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

_STYLE_OF_ROLE = {
    role: TERMS[role].style
    for role in (
        "title",
        "subtitle",
        "reporter",
        "addressees",
        "closing_phrase",
        "signature",
        "date",
        "remark",
    )
} | {"paragraph": TERMS["paragraph"].style, "run_in": TERMS["paragraph"].style}


def text_xml(text: str) -> str:
    """The text for inside `<w:t xml:space="preserve">`, line feeds and tabs made Word's own."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" in text or "\t" in text:
        text = text.replace("\n", _BREAK).replace("\t", _TAB)
    return text


@dataclass(slots=True)
class Written:
    """What the writer made: XML by slot, and the list XML to add to numbering.xml."""

    slots: dict[str, str]
    abstracts: str
    instances: str


def write(flow: Flow, look: Look) -> Written:
    """Write every block. Raises CompileError (T303) naming each style that the template lacks."""
    return _Writer(flow, look).write()


class _Writer:
    def __init__(self, flow: Flow, look: Look) -> None:
        self.flow = flow
        self.look = look
        self.numbers = _Numbers(flow, look)
        self.missing: dict[str, Diagnostic] = {}

    def write(self) -> Written:
        slots: dict[str, list[str]] = {}
        blocks = self.flow.blocks
        offsets = self._signature_offsets()
        signed = bool(offsets)
        last_text = max(
            (
                i
                for i, b in enumerate(blocks)
                if isinstance(b, Paragraph) and b.slot in ("opening", "body", "closing")
            ),
            default=-1,
        )
        page_break = False
        for index, block in enumerate(blocks):
            if isinstance(block, Break):
                if page_break:  # two breaks in a row: a page stays empty
                    slots.setdefault(block.slot, []).append("<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>")
                page_break = True
                continue
            properties = ""
            if signed and (index == last_text or block.role == "signature"):
                properties += "<w:keepNext/>"  # S-18: the block never stands alone
            if page_break:
                properties += "<w:pageBreakBefore/>"
                page_break = False
            slots.setdefault(block.slot, []).append(
                self._paragraph(block, properties, offsets.get(index, ""))
            )
        if page_break:
            slots.setdefault(blocks[-1].slot, []).append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        if self.missing:
            raise CompileError(self.missing.values())
        xml = {slot: "".join(paragraphs) for slot, paragraphs in slots.items()}
        return Written(xml, self.numbers.abstracts_xml(), self.numbers.instances_xml())

    # ---- paragraphs ----

    def _paragraph(self, block: Paragraph, properties: str, indent: str) -> str:
        heading = block.role in ("heading", "run_in")
        name = heading_style(block.level) if block.role == "heading" else _STYLE_OF_ROLE[block.role]
        style = self._style(name, block)
        lead = self._lead(block) if heading else ""
        label, numbering = "", ""
        if heading:
            label, numbering = self.numbers.place(block.label, style if block.role == "heading" else None)
        runs: Iterable[Run] = block.runs
        if label:
            runs = (Run(label, "lead" if block.role == "run_in" else ""), *block.runs)
        mark = lead if block.role == "run_in" and numbering else ""  # the number's face follows the lead
        content = "".join(self._run(run, lead, block) for run in runs)
        style_xml = f'<w:pStyle w:val="{style.id}"/>' if style else ""
        return f"<w:p><w:pPr>{style_xml}{properties}{numbering}{indent}{mark}</w:pPr>{content}</w:p>"

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
        return f'<w:r>{face}<w:t xml:space="preserve">{text_xml(run.text)}</w:t></w:r>'

    def _lead(self, block: Paragraph) -> str:
        if block.role == "heading":
            return _PLAIN
        style = self.look.linked(heading_style(block.level))
        if style is None:
            self._miss(f"{heading_style(block.level)} 的链接字符样式", block)
            return _PLAIN
        return f'<w:rPr><w:rStyle w:val="{style.id}"/>{_HINT}</w:rPr>'

    def _style(self, name: str, block: Paragraph, kind: str = "paragraph") -> Style | None:
        style = self.look.style(name, kind)
        if style is None:
            self._miss(name, block)
        return style

    def _miss(self, name: str, block: Paragraph) -> None:
        self.missing.setdefault(name, Diagnostic(codes.STYLE_MISSING, {"style": name}, block.place))

    # ---- the signature (7.3.5.2: S-05 to S-08) ----

    def _signature_offsets(self) -> dict[int, str]:
        """Left indents of the unsealed signature block, by block index.

        The date begins two characters right of the name; the name keeps two characters free on its right, unless the
        date is so much longer that the date keeps them.
        """
        rows = [
            (i, b)
            for i, b in enumerate(self.flow.blocks)
            if isinstance(b, Paragraph) and b.slot == "signature_block"
        ]
        if not rows:
            return {}
        em = self.look.em(TERMS["signature"].style)
        room = self.look.text_width / em
        names = [width_em(b.text) for _, b in rows if b.role == "signature"]
        dates = [width_em(b.text) for _, b in rows if b.role == "date"]
        free, offset = standard.SIGNATURE_RIGHT, standard.DATE_OFFSET if names else 0
        left = room - free - max([*names, *(offset + date for date in dates)])
        if names and dates and max(dates) <= max(names):
            left = room - free - max(names)
        # A date must not wrap where programs widen the joints of figures and characters.
        wide = [width_em(b.text) + len(_JOINT.findall(b.text)) / 4 for _, b in rows if b.role == "date"]
        left = min([left, *(room - offset - date for date in wide)])
        out = {}
        for index, block in rows:
            start = max(left + (offset if block.role == "date" else 0), 0)
            out[index] = (
                f'<w:ind w:leftChars="0" w:left="{round(start * em)}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
            )
        return out


_JOINT = re.compile(r"(?<=[0-9A-Za-z])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[0-9A-Za-z])")


def width_em(text: str) -> float:
    """Text width in em: half for ASCII, one for all else (sheet, section 6)."""
    return sum(0.5 if ord(c) < 0x80 else 1.0 for c in text)


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

    def place(self, label: Label | None, style: Style | None) -> tuple[str, str]:
        """The label to type (empty where Word numbers) and the paragraph's numbering properties.

        `style` is the heading style of a heading that stands alone; it may carry the number by itself.
        """
        # LibreOffice drops the style's indent together with its number, so it is said again.
        none = _num_pr(0, 0) + self.look.indent(style) if style and style.num_id else ""
        if label is None:
            return "", none
        if self.flow.numbering == "text":
            return label.text, none
        num_id = self.current.get(label.scope) or self._first(label)
        if not self._agree(num_id, label):
            num_id = self._instance(label)
            if not self._agree(num_id, label):
                return label.text, none
        self.current[label.scope] = num_id
        for counter in self.counters:
            counter.next(num_id, label.depth)
        inherited = style and (style.num_id, style.level) == (num_id, label.depth)
        return "", "" if inherited else _num_pr(num_id, label.depth)

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
