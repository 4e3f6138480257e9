"""Paragraphs of the flow as WordprocessingML: style, label, then the runs with their faces and fields.

In: a `Paragraph`, and what is to be set beside its style. Out: a `ParagraphXml`. Styles that the template lacks are gathered
in `missing` (T303).
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

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
    Tab,
    styled,
    styled_face,
)

if TYPE_CHECKING:
    from . import contents

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

_MOST_FRAMES = 1024  # of the documents in one template: signatures and fitted paragraphs have their own
# One of either: a longer row of them is a line to write on.
_DASHES = re.compile("((?<!—)——(?!—)|(?<!…)……(?!…))")
_LABELLED = frozenset(("heading", "run_in"))
# What a template may do without.
_INSTEAD = {FIELDS["header_cell"].style: FIELDS["cell"].style}
_SERIES = {
    "表": "Table",
    "图": "Figure",
    "标题": "Heading",
    "附件": "Attachment",
    "附件标题": "AttachmentTitle",
    "篇": "Report",
}


def text_xml(text: str) -> str:
    """The text for inside `<w:t xml:space="preserve">`, line feeds and tabs made Word's own."""
    if "&" in text or "<" in text or ">" in text:  # to look is a tenth of what it costs to replace nothing
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" in text or "\t" in text:
        text = text.replace("\n", _BREAK).replace("\t", _TAB)
    return text


def _dashed(face: RunProperties, text: str) -> str:
    """Text with —— or …… as runs: each of these one of its own, which no line ends within (Q-07, Q-11)."""
    plain, whole = face.xml(), face._replace(whole=True).xml()
    return "".join(
        f'<w:r>{whole if index % 2 else plain}<w:t xml:space="preserve">{text_xml(piece)}</w:t></w:r>'
        for index, piece in enumerate(_DASHES.split(text))
        if piece
    )


class _Faces(NamedTuple):
    """The faces of runs and of a lead, also as XML."""

    face: RunProperties
    lead: RunProperties
    plain: str
    led: str

    @staticmethod
    def of(face: RunProperties, lead: RunProperties) -> "_Faces":
        return _Faces(face, lead, face.xml(), lead.xml())


_AS_THEY_ARE = _Faces.of(PLAIN, PLAIN)


class _Frame(NamedTuple):
    """What paragraphs of one role, level and list have alike: their properties, also as XML, and the faces of their runs."""

    properties: ParagraphProperties
    drawn: str
    faces: _Faces


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
        self.styles: dict[str, contents.NewStyle] = {}
        lines = [one for one in flow.blocks if isinstance(one, Paragraph) and one.leads]
        self.listed = {one.leads: one for one in lines}
        self.scope, self.all_marked = _scope(lines, flow) if lines else (None, False)
        self.scope_id = additions.drawing_id() if self.scope else 0

    def made(
        self,
        block: Paragraph,
        properties: ParagraphProperties = NOTHING,
        face: RunProperties = PLAIN,
        anchor: str = "",
    ) -> ParagraphXml:
        """One paragraph with `properties` beside its style, all its runs in `face`; `anchor` goes before its text."""
        runs: Sequence[Run]
        role, _, runs, level, label, _, _, named, _ = block
        typed, place, labelled = "", None, role in _LABELLED
        if labelled and label:
            place = self.labels.settled[id(label)], label.depth
            typed = "" if place[0] else label.text
        kind: tuple[object, ...] = (role, level, place)
        if (
            properties is not NOTHING or face is not PLAIN
        ):  # which nearly all have: to hash them costs as much as to write a paragraph
            kind = (*kind, properties, face)
        frame = self.look.frames.get(kind)
        if frame is None:
            frame = self._frame(block, place, properties, face)
            if not self.missing and len(self.look.frames) < _MOST_FRAMES:
                self.look.frames[kind] = frame
        if typed:
            runs = (Run(typed, "lead" if role == "run_in" else ""), *runs)
        drawn = self._drawn(runs, frame.faces, block)
        if role == "caption":
            number = runs[1]
            target = named or Target(number.counts, int(number.text))
            drawn = self._bookmarked(_bookmark(target), drawn, 2)
        elif named:
            if (self.all_marked or not labelled) and (line := self.listed.get(named)):
                from . import contents

                drawn = [contents.mark(line, text_xml(line.text)), *drawn]
            drawn = self._bookmarked(_bookmark(named), drawn, len(drawn))
            if labelled:
                drawn = self._scoped(named, drawn)
            if typed:
                self.typed.add(named)
        content = anchor + "".join(drawn)
        return ParagraphXml(frame.properties, content, f"<w:p>{frame.drawn}{content}</w:p>")

    def _frame(
        self,
        block: Paragraph,
        place: tuple[int, int] | None,
        properties: ParagraphProperties,
        face: RunProperties,
    ) -> _Frame:
        role, lead, mark = block.role, face, None
        style = self._style(heading_style(block.level) if role == "heading" else STYLE_OF_ROLE[role], block)
        number, indent = None, ""
        if role in _LABELLED:
            number, indent = self.labels.number(place, style if role == "heading" else None)
        if role == "run_in":
            lead = self._lead(block, face)
            mark = lead if number else None  # the number's face follows the lead
        return _Frame(*styled(properties, style and style.id, number, indent, mark), _Faces.of(face, lead))

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

    def under_label(self, block: Paragraph) -> Indent:
        """Names hang behind 出席人员： as they do behind 出席： (M-02)."""
        em = self.look.em(STYLE_OF_ROLE[block.role])
        hung = width_em(block.runs[0].text)
        return Indent(
            left_chars=round((standard.ATTENDANCE_LEFT + hung) * 100),
            left=round((standard.ATTENDANCE_LEFT + hung) * em),
            hanging_chars=round(hung * 100),
            hanging=round(hung * em),
        )

    def line(self, block: Paragraph, page: str | None) -> "contents.Line":
        """A line of the contents, and the page of what it leads to."""
        from . import contents

        name = STYLE_OF_ROLE[block.role]
        style = self.look.style(name)
        shape = ParagraphProperties(style=style.id if style else self.of_contents(name))
        if style and not self.look.has_right_tab(style):
            shape = shape._replace(tabs=(Tab(self.look.room(block.slot).width, "right", "dot"),))
        runs = "".join(self._drawn(block.runs, _AS_THEY_ARE, block))
        return contents.Line(shape, runs, _bookmark(block.leads) if block.leads else "", page)

    def contents_title(self, block: Paragraph) -> ParagraphXml:
        """What stands above the contents."""
        name = STYLE_OF_ROLE[block.role]
        style = self.look.style(name)
        shape = ParagraphProperties(style=style.id if style else self.of_contents(name), keep_next=True)
        return ParagraphXml.of(shape, "".join(self._drawn(block.runs, _AS_THEY_ARE, block)))

    def of_contents(self, name: str) -> str:
        """The id of a style of contents that the template lacks, and the document brings."""
        from . import contents

        if name not in self.styles:
            taken = {id.casefold() for id in self.look.styles}
            normal = self.look.style("Normal")
            width = self.look.room("contents").width
            self.styles[name] = contents.style(name, taken, normal.id if normal else "", width)
        return self.styles[name].id

    # ---- runs ----

    def _drawn(self, runs: Iterable[Run], faces: _Faces, block: Paragraph) -> list[str]:
        """Each run as XML."""
        (face, lead, plain, led), out = faces, []
        for run in runs:
            text, mark, _, counts, refers, _, shift, lined, strong, note = run
            if note:
                out.append(self._noted(run, face, block))
                continue
            match mark:
                case "":
                    drawn, own = plain, face
                case "lead":
                    drawn, own = led, lead
                case "item_lead" | "signatory" | "attendance_name":
                    style = self._style(FIELDS[mark].style, block, "character")
                    own = styled_face(face, style and style.id)
                    drawn = own.xml()
                case "bold":
                    own = face._replace(bold=True)
                    drawn = own.xml()
            if shift or lined or strong:
                own = own._replace(bold=strong or own.bold, underline=lined or None, shift=shift or None)
                drawn = own.xml()
            if "—" in text or "…" in text:  # one is looked for in half the time of two
                written = _dashed(own, text)
            else:
                written = f'<w:r>{drawn}<w:t xml:space="preserve">{text_xml(text)}</w:t></w:r>'
            if counts:
                anew = " \\r 1" if text == "1" and block.anchor and block.anchor.member > 1 else ""
                written = _field(f"SEQ {counts} \\* ARABIC{anew}", written, drawn)
            elif refers:
                written = self._referring(run, refers, written, drawn)
            out.append(written)
        return out

    def _noted(self, run: Run, face: RunProperties, block: Paragraph) -> str:
        """The mark of a footnote, whose text is kept for the part of the notes."""
        number = self.notes.add("".join(self._drawn(run.note, _AS_THEY_ARE, block)))
        drawn = styled_face(face, self.notes.mark).xml()
        return f'<w:r>{drawn}<w:footnoteReference w:id="{number}"/></w:r>'

    def _referring(self, run: Run, target: Target, text: str, face: str) -> str:
        """A field that shows a number elsewhere, or, where Word's would show another text, the text itself."""
        name = _bookmark(target)
        if target.series != "标题":
            return _field(f"REF {name} \\h", text, face)
        if run.fixed or target in self.fixed:
            return text
        return _field(f"REF {name} \\n \\h", text, face)

    def _scoped(self, anchor: Target, runs: list[str]) -> list[str]:
        """The runs of a heading with where the bookmark round all that the contents list begins or ends."""
        first, last = self.scope or (None, None)
        if anchor == first:
            from . import contents

            runs = [f'<w:bookmarkStart w:id="{self.scope_id}" w:name="{contents.SCOPE}"/>', *runs]
        return [*runs, f'<w:bookmarkEnd w:id="{self.scope_id}"/>'] if anchor == last else runs

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


def _scope(lines: Sequence[Paragraph], flow: Flow) -> tuple[tuple[Target, Target] | None, bool]:
    """The stretch that the contents list, and whether each of their lines has a mark."""
    from . import contents  # only a document with contents pays for it

    paragraphs = [*flow.paragraphs]
    return contents.scope_of(lines, paragraphs), contents.all_marked(lines, paragraphs)


def _bookmark(target: Target) -> str:
    member = f"{target.member}_" if target.member else ""
    return f"_Ref{member}{_SERIES[target.series]}{target.number}"


def _field(code: str, result: str, face: str) -> str:
    """A field with its printed result."""
    begin, separate, end = (
        f'<w:r>{face}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    instruction = f'<w:r>{face}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return begin + instruction + separate + result + end
