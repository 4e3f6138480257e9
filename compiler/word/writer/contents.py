"""目录 as a field of Word's own, TOC, with its lines and their page numbers filled in: it can be refreshed, and asks nothing when a file is opened.

In: the lines of the contents, the paragraphs that they lead to, and the pages that these stand on. Out: paragraphs, and styles for them where a
template has none. A line is a link to the bookmark of what it leads to, and its number a PAGEREF field. Without pages the field is marked as one
that Word has to fill.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from ...flow.blocks import Paragraph, Target
from ...flow.contents import LINES
from ...terms import standard
from ...terms.fields import STYLE_OF_ROLE
from ...terms.styles import heading_style, style_words
from .properties import NO_INDENT, UNSEEN, Indent, ParagraphProperties, ParagraphXml, Spacing, Tab

_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


class Line(NamedTuple):
    """A line of the contents: its properties, its text as runs, the bookmark and the number of what it leads to (None: unknown)."""

    properties: ParagraphProperties
    runs: str
    bookmark: str
    page: str | None


def paragraphs(lines: Sequence[Line], instruction: str) -> Iterator[ParagraphXml]:
    """The paragraphs of the field: one for each line, and one that nobody sees for the end of it, as Word has it."""
    dirty = ' w:dirty="true"' if any(line.page is None for line in lines) else ""
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for line in lines:
        number = f"<w:r><w:tab/></w:r>{_page(line.bookmark, line.page)}" if line.page is not None else ""
        link = f'<w:hyperlink w:anchor="{line.bookmark}" w:history="1">{line.runs}{number}</w:hyperlink>'
        yield ParagraphXml.of(line.properties, begin + link)
        begin = ""
    yield ParagraphXml.of(UNSEEN, _END)


def _page(bookmark: str, page: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{page}</w:t></w:r>{_END}"
    )


# ---- what Word makes of it again -----------------------------------------------------------------------------------

SCOPE = "_TocScope"
"""The bookmark round what the contents list, where headings stand outside of it."""


def instruction(lines: Sequence[Paragraph], paragraphs: Iterable[Paragraph]) -> str:
    """What has Word make the same lines: headings by their styles, all else by the marks that stand where it begins; all of them by marks,
    where it would list others (see `all_marked`).

    Levels are those of the styles (`\\o`) where these are the levels of the lines, else they are named (`\\t`), in English and in Chinese, as
    Word knows a style of its own by the name that it shows.
    """
    paragraphs = [*paragraphs]
    if all_marked(lines, paragraphs):
        return "TOC \\f \\h \\z"
    levels, of_style = _levels(lines, paragraphs)
    pairs = sorted(of_style.items())
    switches = []
    if pairs and all(style == level for style, level in pairs) and len(pairs) == pairs[-1][0]:
        switches.append(f'\\o "1-{len(pairs)}"')
    elif pairs:
        named = (
            f"{name},{level}"
            for style, level in pairs
            for name in dict.fromkeys(style_words(heading_style(style)))
        )
        switches.append(f'\\t "{",".join(named)}"')
    if any(line.leads not in levels for line in lines):
        switches.append("\\f")
    if scope_of(lines, paragraphs):
        switches.append(f"\\b {SCOPE}")
    return " ".join(("TOC", *switches, "\\h \\z"))


def _levels(
    lines: Sequence[Paragraph], paragraphs: Iterable[Paragraph]
) -> tuple[dict[Target | None, int], dict[int, int]]:
    """The levels of the headings that lines may lead to; and the level of the lines by that of the headings that they lead to."""
    levels: dict[Target | None, int] = {
        one.anchor: one.level for one in paragraphs if one.anchor and one.level
    }
    of_style: dict[int, int] = {}
    for line in lines:
        if line.leads in levels:
            of_style.setdefault(levels[line.leads], LINES.index(line.role) + 1)
    return levels, of_style


def all_marked(lines: Sequence[Paragraph], paragraphs: Iterable[Paragraph]) -> bool:
    """Whether each line has a mark, be it of a heading: headings of the same levels that are not listed, as those of attachments, stand among
    what is, and no one stretch leaves them out."""
    paragraphs = [*paragraphs]
    _, of_style = _levels(lines, paragraphs)
    led = {line.leads for line in lines}
    beyond = any(one.level in of_style and one.anchor not in led for one in paragraphs)
    return beyond and scope_of(lines, paragraphs) is None


def scope_of(lines: Sequence[Paragraph], paragraphs: Iterable[Paragraph]) -> tuple[Target, Target] | None:
    """The first and the last heading that are listed, where Word has to be told so: there are others in attachments, and nothing but
    headings is listed."""
    headings = [one for one in paragraphs if one.level]
    led = {line.leads for line in lines}
    listed = [one.anchor for one in headings if one.anchor and one.anchor in led]
    beyond = any(one.slot == "attachments" for one in headings)
    return (listed[0], listed[-1]) if listed and beyond and len(listed) == len(lines) else None


def mark(line: Paragraph, text: str) -> str:
    """The runs of a TC field, by which Word finds again what its styles do not tell; nothing of it is seen. `text` is what the line says, as XML."""
    said = text.replace("\\", "\\\\").replace('"', "”")
    level = LINES.index(line.role) + 1
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    begin, end = (f'<w:r>{hidden}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    code = f'<w:instrText xml:space="preserve"> TC "{said}" \\l {level} </w:instrText>'
    return f"{begin}<w:r>{hidden}{code}</w:r>{end}"


# ---- styles that a template lacks -----------------------------------------------------------------------------------


class NewStyle(NamedTuple):
    """A style that is added to a document: its id and its XML."""

    id: str
    xml: str


def style(name: str, taken: Container[str], based: str, width: int) -> NewStyle:
    """The style of a line or of the title, as new templates have it. `taken` are the ids that there are, in small letters; `based` is that
    of the style of the body; `width` is that of the text, twip."""
    level = next((n for n, role in enumerate(LINES, 1) if STYLE_OF_ROLE[role] == name), 0)
    usual = f"TOC{level}" if level else "GwContentsTitle"
    id = next(one for n in count() if (one := f"{usual}{n or ''}").casefold() not in taken)
    shape, face = (_of_line(level, width), "") if level else (_OF_TITLE, _FACE_OF_TITLE)
    custom = "" if level else ' w:customStyle="1"'
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    xml = f'<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/>{below}{shape.xml()}{face}</w:style>'
    return NewStyle(id, xml)


def _of_line(level: int, width: int) -> ParagraphProperties:
    step, em = standard.CONTENTS_INDENT, standard.EM
    indent = Indent(
        left_chars=100 * step * level, left=em * step * level, hanging_chars=100 * step, hanging=em * step
    )
    return ParagraphProperties(
        keep_lines=True, tabs=(Tab(width, "right", "dot"),), indent=indent, align="left"
    )


_OF_TITLE = ParagraphProperties(
    keep_next=True,
    keep_lines=True,
    snap_to_grid=False,
    spacing=Spacing(0, 0, standard.LINE_TITLE),
    indent=NO_INDENT,
    align="center",
)
_FONT = standard.XIAOBIAOSONG.name
_FACE_OF_TITLE = (
    f'<w:rPr><w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}"/><w:spacing w:val="0"/>'
    f'<w:sz w:val="{standard.SIZE_TITLE}"/><w:szCs w:val="{standard.SIZE_TITLE}"/></w:rPr>'
)
