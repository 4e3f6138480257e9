"""The standard as a new template, from nothing but `terms`.

In: a template's name. Out: the bytes of a lean .docx. `python -m compiler.workshop.scaffold FOLDER` writes all of them.
Once written, the .docx is the truth: this module is not asked again. Text, styles and page are python-docx's elements; it has
none for lists, fonts and Word's switches.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docx.enum.section import WD_HEADER_FOOTER
from docx.shared import Twips

from ..flow.resolve import READING
from ..terms import standard as std
from ..terms.fields import FIELDS
from ..terms.numerals import STANDARD_FORMS
from ..terms.styles import heading_style
from ..word.ooxml.elements import element
from ..word.ooxml.numbering import FORMATS
from ..word.ooxml.package import CONTENT, DECLARATION, OFFICE, R, w, write
from ..word.ooxml.package import pack as packed
from ..word.ooxml.properties import as_xml
from ..word.writer.arrangement import LINES_ABOVE
from ..word.writer.properties import UNSEEN, TableProperties, table_xml
from ..word.writer.sections import page_number
from .scaffold_styles import FIRST_LINE, OF_PACKS, begun, finished, indents, root, style_id, styles

REPORTS = ("work-summary", "duty-report", "general")
NAMES = (*REPORTS, *OF_PACKS)


def build(pack: str = "general") -> bytes:
    """The bytes of a new template: for a report, for a `volume` of reports, or for papers in one of the standard's formats."""
    volume, letter = pack == "volume", pack == "letter"
    parts = {
        "document": _volume() if volume else _document() if pack in REPORTS else _issued(pack),
        "styles": styles(pack),
        "settings": _settings(),
        "numbering": _numbering(),
        "fontTable": _font_table(),
        "footer1": _footer("right", letter),
        "footer2": _footer("left", letter),
        **({"header1": _header(), "header2": _header()} if volume else {}),
        **({"footer3": _foot_of_letter()} if letter else {}),
    }
    kinds = {part: part.rstrip("123") for part in parts}
    files = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties"><Application>gongwen-compiler</Application></Properties>',
        "word/document.xml": parts.pop("document"),
        "word/_rels/document.xml.rels": _relationships(*((kinds[part], f"{part}.xml") for part in parts)),
        **{f"word/{part}.xml": xml for part, xml in parts.items()},
    }
    return write(packed(file, xml.encode()) for file, xml in files.items())


# ---- package ------------------------------------------------------------------------------------------------------


def _content_types(kinds: dict[str, str]) -> str:
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{CONTENT}.{kind}{".main" if kind == "document" else ""}+xml"/>'
            for part, kind in kinds.items()
        )
        + "</Types>"
    )


def _relationships(*targets: tuple[str, str]) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, 1)
        )
        + "</Relationships>"
    )


# ---- document -----------------------------------------------------------------------------------------------------


def _document() -> str:
    document = begun("document", "<w:body/>")
    _fields(document.body, [slot for slot in READING if FIELDS[slot].need != "issued"])
    _section(document.body.get_or_add_sectPr())
    return finished(document)


def _fields(body: Any, slots: Iterable[str]) -> None:
    """The slots one below the other, with the lines between them that stay empty."""
    for slot in slots:
        if slot in LINES_ABOVE:
            field, keep_next = LINES_ABOVE[slot]
            _blank_line(body, FIELDS[field].zh, keep_next=keep_next)
        _tag(body, f"{{{{p {FIELDS[slot].zh} }}}}", FIELDS[slot].style)


_HEAD = ("copy_number", "secrecy", "urgency", "issuer_mark", "docket_number")
_ABOVE_MARK = _HEAD[:3]


def _issued(pack: str) -> str:
    """A paper under a red head, in one of the standard's formats (clauses 7, 10)."""
    document = begun("document", "<w:body/>" if pack == "letter" else f"<w:body>{_above_mark(pack)}</w:body>")
    body = document.body
    _tag(body, f"{{{{p {FIELDS['issuer_mark'].zh} }}}}", FIELDS["issuer_mark"].style)
    if pack == "letter":
        _add(body, _beside_number())
        lines = std.LETTER_LINES_ABOVE_TITLE
    else:
        _blank(body, std.LINES_BELOW_MARK)
        _tag(body, f"{{{{p {FIELDS['docket_number'].zh} }}}}", FIELDS["docket_number"].style)
        if pack != "order":
            body.add_p().style = style_id("版头分隔线")
        lines = std.ORDER_LINES_ABOVE_BODY if pack == "order" else std.LINES_ABOVE_TITLE
    _blank(body, lines)
    left_out = _HEAD if pack == "minutes" else (*_HEAD, "attendance")
    _fields(body, [slot for slot in READING if slot not in left_out])
    _section(body.get_or_add_sectPr(), pack=pack)
    return finished(document)


def _above_mark(pack: str) -> str:
    """A row of one height, so that the mark stands where it does whatever is above it (H-01 to H-06)."""
    room = std.ORDER_HEAD_ROOM if pack == "order" else std.HEAD_ROOM
    inner = "".join(map(_slot, _ABOVE_MARK)) + _LOW
    return _table((std.TYPE_WIDTH,), _cell(std.TYPE_WIDTH, inner), room - std.MARK_IN_LINE)


def _beside_number() -> str:
    """Below the double line of a letter: what is at its left, and its number at the right (L-05, L-06)."""
    left = std.TYPE_WIDTH // 2
    cells = _cell(left, "".join(map(_slot, _ABOVE_MARK)) + _LOW)
    low = f'<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="{std.LETTER_HEAD_BEFORE}" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    return low + _table((left, left), cells + _cell(left, _slot("docket_number") + _LOW))


_LOW = f"<w:p>{UNSEEN.xml()}</w:p>"


def _slot(name: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(FIELDS[name].style)}"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{{{{p {FIELDS[name].zh} }}}}</w:t></w:r></w:p>'
    )


def _cell(width: int, inner: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _table(widths: Sequence[int], cells: str, height: int = 0) -> str:
    """One row, of one height where it is given."""
    high = f'<w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>' if height else ""
    return table_xml(TableProperties(), widths, f"<w:tr>{high}{cells}</w:tr>")


def _add(body: Any, xml: str) -> None:
    for one in begun("body", xml):
        body._insert_p(one) if one.tag == w("p") else body._insert_tbl(one)


def _blank(body: Any, lines: int) -> None:
    for _ in range(lines):
        body.add_p()


def _volume() -> str:
    """A cover without head and foot, the contents, and the reports, whose pages are counted from 1."""
    cover = (("cover", std.COVER_HEAD, "center"), ("cover_foot", std.COVER_FOOT, "bottom"))
    rows = "".join(
        f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{std.TYPE_WIDTH}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(FIELDS[slot].style)}"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{{{{p {FIELDS[slot].zh} }}}}</w:t></w:r></w:p></w:tc></w:tr>'
        for slot, height, align in cover
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{std.TYPE_WIDTH}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{std.TYPE_WIDTH}"/></w:tblGrid>{rows}</w:tbl>'
    )
    document = begun("document", f"<w:body>{table}</w:body>")
    body = document.body
    _page(body.add_p().get_or_add_pPr().get_or_add_sectPr())
    for slot in ("contents", "members"):
        _tag(body, f"{{{{p {FIELDS[slot].zh} }}}}", FIELDS[slot].style)
    section = body.get_or_add_sectPr()
    section.add_headerReference(WD_HEADER_FOOTER.PRIMARY, "rId7")
    section.add_headerReference(WD_HEADER_FOOTER.EVEN_PAGE, "rId8")
    _section(section, first=1)
    section.header = Twips(std.RUNNING_HEAD_DISTANCE)
    return finished(document)


def _header() -> str:
    """The title of the report that stands below."""
    return root(
        "hdr",
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("header")}"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f"<w:t>{{{{ {FIELDS['title'].zh} }}}}</w:t></w:r></w:p>",
    )


def _tag(body: Any, text: str, style: str = "Normal") -> None:
    paragraph = body.add_p()
    paragraph.style = style_id(style)
    run = paragraph.add_r()
    run.get_or_add_rPr().append(element("rFonts", hint="eastAsia"))
    run.add_t(text)


def _blank_line(body: Any, field: str, *, keep_next: bool = False) -> None:
    """A blank line where the field is printed."""
    _tag(body, f"{{%p if {field} %}}")
    paragraph = body.add_p()
    if keep_next:
        paragraph.get_or_add_pPr().keepNext_val = True
    _tag(body, "{%p endif %}")


def _section(section: Any, first: int = 0, pack: str = "") -> None:
    section.add_footerReference(WD_HEADER_FOOTER.PRIMARY, "rId5")
    section.add_footerReference(WD_HEADER_FOOTER.EVEN_PAGE, "rId6")
    if pack == "letter":
        section.add_footerReference(WD_HEADER_FOOTER.FIRST_PAGE, "rId7")
    _page(section, first)
    if pack == "letter":
        # After the page, whose columns are put at the end and would come too late behind it.
        section.titlePg_val = True
        section.footer = Twips(std.LETTER_FOOT_DISTANCE)


def _page(section: Any, first: int = 0) -> None:
    section.page_width, section.page_height = Twips(std.PAGE_WIDTH), Twips(std.PAGE_HEIGHT)
    section.top_margin, section.right_margin = Twips(std.MARGIN_TOP), Twips(std.MARGIN_RIGHT)
    section.bottom_margin, section.left_margin = Twips(std.MARGIN_BOTTOM), Twips(std.MARGIN_LEFT)
    section.header, section.footer = Twips(std.HEADER_DISTANCE), Twips(std.FOOTER_DISTANCE)
    section.gutter = Twips(0)
    if first:
        section.append(element("pgNumType", start=str(first)))
    section.append(element("cols", space="425"))
    section.append(element("docGrid", type="lines", linePitch=str(std.LINE_PITCH)))


def _footer(side: str, letter: bool) -> str:
    """— 1 — with one character free at the outer edge (G-01 to G-04); in a letter as high, though its feet reach lower (L-03)."""
    lower = std.FOOTER_DISTANCE - std.LETTER_FOOT_DISTANCE
    after = f'<w:spacing w:after="{lower}"/>' if letter else ""
    return root(
        "ftr",
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("footer")}"/>{after}<w:ind w:{side}="{std.PAGE_NUMBER_INDENT}"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{page_number()}</w:p>',
    )


def _foot_of_letter() -> str:
    """The double line at the foot of a letter's first page, which has no number (L-03, L-09)."""
    return root("ftr", f'<w:p><w:pPr><w:pStyle w:val="{style_id("信函下线")}"/></w:pPr></w:p>')


# ---- numbering, settings, fonts -----------------------------------------------------------------------------------


def _numbering() -> str:
    indent = as_xml({f"pPr/ind@{side}": length for side, length in indents(*FIRST_LINE).items()}, "pPr")
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[form.series][0]}"/>'
        f'<w:pStyle w:val="{style_id(heading_style(form.level))}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{form.prefix}%{index + 1}{form.suffix}{form.gap}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{indent}</w:pPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
        for index, form in enumerate(STANDARD_FORMS)
    )
    return root(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="5C1A0001"/><w:multiLevelType w:val="multilevel"/>'
        f'<w:tmpl w:val="5C1A1001"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )


def _settings() -> str:
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return root(
        "settings",
        '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
        f"<w:adjustLineHeightInTable/><w:useFELayout/>{compat}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    )


def _font_table() -> str:
    return root(
        "fonts",
        "".join(
            f'<w:font w:name="{face.name}"><w:altName w:val="{face.also[0]}"/><w:charset w:val="86"/>'
            f'<w:family w:val="{face.family}"/><w:pitch w:val="{"fixed" if face.family == "modern" else "variable"}"/></w:font>'
            for face in std.FACES
        ),
    )


if __name__ == "__main__":
    for template in NAMES:
        Path(sys.argv[1], f"{template}.docx").write_bytes(build(template))
