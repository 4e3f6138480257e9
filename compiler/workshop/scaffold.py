"""The standard as a new template, from nothing but `terms`.

In: a template's name. Out: the bytes of a lean .docx. `python -m compiler.workshop.scaffold FOLDER` writes all of them.
Once written, the .docx is the truth: this module is not asked again. Text, styles and page are python-docx's elements; it has
none for lists, fonts and Word's switches.
"""

import sys
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
from ..word.ooxml.package import CONTENT, DECLARATION, OFFICE, R, pack, write
from ..word.ooxml.properties import as_xml
from ..word.writer.sections import page_number
from .scaffold_styles import FIRST_LINE, begun, finished, indents, root, style_id, styles

NAMES = ("work-summary", "duty-report", "general")


def build() -> bytes:
    """The bytes of a new template."""
    parts = {
        "document": _document(),
        "styles": styles(),
        "settings": _settings(),
        "numbering": _numbering(),
        "fontTable": _font_table(),
        "footer1": _footer("right"),
        "footer2": _footer("left"),
    }
    kinds = {part: part.rstrip("12") for part in parts}
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
    return write(pack(file, xml.encode()) for file, xml in files.items())


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
    body = document.body
    for slot in READING:
        if slot in _LINE_ABOVE:
            field, keep_next = _LINE_ABOVE[slot]
            _blank_line(body, FIELDS[field].zh, keep_next=keep_next)
        _tag(body, f"{{{{p {FIELDS[slot].zh} }}}}", FIELDS[slot].style)
    _section(body.get_or_add_sectPr())
    return finished(document)


# An empty line above a slot: where there is which field, and whether it keeps with what follows.
_LINE_ABOVE = {
    "addressees": ("title", False),
    "attachment_note": ("attachment_note", True),
    "signature_block": ("signature_block", True),
}


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


def _section(section: Any) -> None:
    section.add_footerReference(WD_HEADER_FOOTER.PRIMARY, "rId5")
    section.add_footerReference(WD_HEADER_FOOTER.EVEN_PAGE, "rId6")
    section.page_width, section.page_height = Twips(std.PAGE_WIDTH), Twips(std.PAGE_HEIGHT)
    section.top_margin, section.right_margin = Twips(std.MARGIN_TOP), Twips(std.MARGIN_RIGHT)
    section.bottom_margin, section.left_margin = Twips(std.MARGIN_BOTTOM), Twips(std.MARGIN_LEFT)
    section.header, section.footer = Twips(std.HEADER_DISTANCE), Twips(std.FOOTER_DISTANCE)
    section.gutter = Twips(0)
    section.append(element("cols", space="425"))
    section.append(element("docGrid", type="lines", linePitch=str(std.LINE_PITCH)))


def _footer(side: str) -> str:
    """— 1 — with one character free at the outer edge (G-01 to G-04)."""
    return root(
        "ftr",
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("footer")}"/><w:ind w:{side}="{std.PAGE_NUMBER_INDENT}"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{page_number()}</w:p>',
    )


# ---- numbering, settings, fonts -----------------------------------------------------------------------------------


def _numbering() -> str:
    indent = as_xml({f"pPr/ind@{side}": length for side, length in indents(*FIRST_LINE).items()}, "pPr")
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[form.series][0]}"/>'
        f'<w:pStyle w:val="{style_id(heading_style(form.level))}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{form.prefix}%{index + 1}{form.suffix}"/><w:lvlJc w:val="left"/>'
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
        Path(sys.argv[1], f"{template}.docx").write_bytes(build())
