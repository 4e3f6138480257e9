"""Paragraphs of the flow as WordprocessingML: style, label, then the runs with their faces and fields.

In: a `Paragraph`, and what is to be set beside its style. Out: a `ParagraphXml`. Styles that the template lacks are gathered
in `missing` (T303).
"""

from collections.abc import Iterable

from ...flow.blocks import Flow, Paragraph, Run, Target
from ...flow.title_lines import name_lines, title_lines
from ...messages import codes
from ...messages.diagnostic import Diagnostic
from ...terms import standard
from ...terms.fields import FIELDS, STYLE_OF_ROLE
from ...terms.styles import heading_style, named_style
from ...terms.widths import width_em
from ..ooxml.look import Look, Style
from .labels import Labels
from .new_parts import Additions
from .notes import Notes
from .properties import (
    NOTHING,
    PLAIN,
    Indent,
    ParagraphProperties,
    ParagraphXml,
    RunProperties,
    styled,
    styled_face,
)

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

# What a template may do without.
_INSTEAD = {FIELDS["header_cell"].style: FIELDS["cell"].style}
_SERIES = {"表": "Table", "图": "Figure", "标题": "Heading", "附件": "Attachment"}


def text_xml(text: str) -> str:
    """The text for inside `<w:t xml:space="preserve">`, line feeds and tabs made Word's own."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" in text or "\t" in text:
        text = text.replace("\n", _BREAK).replace("\t", _TAB)
    return text


class Paragraphs:
    """Writes the paragraphs of one flow, in their order: labels are counted as they come. `typed` are the headings that are
    referred to and whose labels are no numbers of Word's; those known before are `fixed`: no field can show them."""

    def __init__(
        self, flow: Flow, look: Look, additions: Additions, fixed: frozenset[Target] = frozenset()
    ) -> None:
        self.look, self.additions, self.fixed = look, additions, fixed
        self.labels = Labels(flow, look)
        self.notes = Notes(look)
        self.missing: dict[str, Diagnostic] = {}
        self.typed: set[Target] = set()

    def made(
        self,
        block: Paragraph,
        properties: ParagraphProperties = NOTHING,
        face: RunProperties = PLAIN,
        anchor: str = "",
    ) -> ParagraphXml:
        """One paragraph with `properties` beside its style, all its runs in `face`; `anchor` goes before its text."""
        if block.role in ("heading", "run_in"):
            return self._labelled(block, properties, face, anchor)
        style = self._style(STYLE_OF_ROLE[block.role], block)
        runs = self._drawn(block.runs, face, face, block)
        if block.role == "caption":
            word, number = block.runs[:2]
            runs = self._bookmarked(_bookmark(word.text, int(number.text)), runs, 2)
        elif block.anchor:
            runs = self._bookmarked(_bookmark(*block.anchor), runs, len(runs))
        return _paragraph(styled(properties, style and style.id), anchor + "".join(runs))

    def _labelled(
        self, block: Paragraph, properties: ParagraphProperties, face: RunProperties, anchor: str
    ) -> ParagraphXml:
        """A heading or a run-in heading, with its label."""
        run_in = block.role == "run_in"
        style = self._style(STYLE_OF_ROLE["run_in"] if run_in else heading_style(block.level), block)
        lead = self._lead(block, face) if run_in else face
        typed, number, indent = self.labels.place(block.label, None if run_in else style)
        mark = lead if run_in and number else None  # the number's face follows the lead
        runs = (Run(typed, "lead" if run_in else ""), *block.runs) if typed else block.runs
        drawn = self._drawn(runs, face, lead, block)
        if block.anchor:
            drawn = self._bookmarked(_bookmark(*block.anchor), drawn, len(drawn))
            if typed:
                self.typed.add(block.anchor)
        content = anchor + "".join(drawn)
        return _paragraph(styled(properties, style and style.id, number, indent, mark), content)

    def in_lines(self, block: Paragraph) -> Paragraph:
        """A title, or what stands under it, in lines that end where its meaning allows; the author's own where there are
        some (T-04)."""
        text = block.text
        if "\n" not in text:
            room = self.look.room(block.slot).width / self.look.em(STYLE_OF_ROLE[block.role])
            text = "\n".join((name_lines if block.role == "reporter" else title_lines)(text, room))
        return block._replace(runs=(Run(text),))

    def hanging(self, block: Paragraph, first: bool) -> Indent:
        """附件：1. hangs before the name, and 2. under 1. (A-01 to A-05)."""
        em = self.look.em(STYLE_OF_ROLE["attachment_note"])
        hung = sum(width_em(run.text) for run in block.runs[:-1])
        left = standard.ATTACHMENT_NOTE + hung + (0 if first else width_em("附件："))
        return Indent(
            left_chars=round(left * 100),
            left=round(left * em),
            hanging_chars=round(hung * 100),
            hanging=round(hung * em),
        )

    # ---- runs ----

    def _drawn(
        self, runs: Iterable[Run], face: RunProperties, lead: RunProperties, block: Paragraph
    ) -> list[str]:
        """Each run as XML."""
        plain, led, out = face.xml(), lead.xml(), []
        for run in runs:
            if run.note:
                out.append(self._noted(run, face, block))
                continue
            match run.mark:
                case "":
                    drawn, own = plain, face
                case "lead":
                    drawn, own = led, lead
                case "item_lead":
                    style = self._style(FIELDS["item_lead"].style, block, "character")
                    own = styled_face(face, style and style.id)
                    drawn = own.xml()
                case "bold":
                    own = face._replace(bold=True)
                    drawn = own.xml()
            if run.shift or run.lined or run.strong:
                drawn = own._replace(
                    bold=run.strong or own.bold, underline=run.lined or None, shift=run.shift or None
                ).xml()
            text = f'<w:r>{drawn}<w:t xml:space="preserve">{text_xml(run.text)}</w:t></w:r>'
            if run.counts:
                text = _field(f"SEQ {run.counts} \\* ARABIC", text, drawn)
            elif run.refers:
                text = self._referring(run, run.refers, text, drawn)
            out.append(text)
        return out

    def _noted(self, run: Run, face: RunProperties, block: Paragraph) -> str:
        """The mark of a footnote, whose text is kept for the part of the notes."""
        number = self.notes.add("".join(self._drawn(run.note, PLAIN, PLAIN, block)))
        drawn = styled_face(face, self.notes.mark).xml()
        return f'<w:r>{drawn}<w:footnoteReference w:id="{number}"/></w:r>'

    def _referring(self, run: Run, target: Target, text: str, face: str) -> str:
        """A field that shows a number elsewhere, or, where Word's would show another text, the text itself."""
        name = _bookmark(*target)
        if target[0] != "标题":
            return _field(f"REF {name} \\h", text, face)
        if run.fixed or target in self.fixed:
            return text
        return _field(f"REF {name} \\n \\h", text, face)

    def _bookmarked(self, name: str, runs: list[str], count: int) -> list[str]:
        """The first runs within a bookmark, which references name."""
        id = self.additions.drawing_id()
        begin, end = f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{id}"/>'
        return [begin, *runs[:count], end, *runs[count:]]

    # ---- styles ----

    def _lead(self, block: Paragraph, face: RunProperties) -> RunProperties:
        """The face of a run-in heading: the character style linked to the heading style of its level."""
        style = self.look.linked(heading_style(block.level))
        if style is None:
            self._miss(f"{heading_style(block.level)} 的链接字符样式", block)
        return styled_face(face, style and style.id)

    def _style(self, name: str, block: Paragraph, kind: str = "paragraph") -> Style | None:
        style = self.look.style(name, kind) or self.look.style(_INSTEAD.get(name, ""), kind)
        if style is None:
            self._miss(name, block)
        return style

    def _miss(self, name: str, block: Paragraph) -> None:
        self.missing.setdefault(name, Diagnostic(codes.STYLE_MISSING, named_style(name), block.place))


def _paragraph(shape: tuple[ParagraphProperties, str], content: str) -> ParagraphXml:
    properties, drawn = shape
    return ParagraphXml(properties, content, f"<w:p>{drawn}{content}</w:p>")


def _bookmark(series: str, number: int) -> str:
    return f"_Ref{_SERIES[series]}{number}"


def _field(code: str, result: str, face: str) -> str:
    """A field with its printed result."""
    begin, separate, end = (
        f'<w:r>{face}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    instruction = f'<w:r>{face}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return begin + instruction + separate + result + end
