"""The standard as a new template, from nothing but `terms`.

In: a template's name. Out: the bytes of a lean .docx. `python -m compiler.workshop.scaffold FOLDER` writes all of them.
Once written, the .docx is the truth: this module is not asked again.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

from ..flow.resolve import READING
from ..terms import standard as std
from ..terms.fields import TERMS
from ..terms.numerals import STANDARD_FORMS
from ..terms.styles import heading_style
from ..word.ooxml.numbering import FORMATS
from ..word.ooxml.package import CONTENT, DECLARATION, OFFICE, R, W, pack, write
from ..word.writer.sections import page_number

_HINT = '<w:rFonts w:hint="eastAsia"/>'

NAMES = ("work-summary", "duty-report", "general")


def build() -> bytes:
    """The bytes of a new template."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties"><Application>gongwen-compiler</Application></Properties>',
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("numbering", "numbering.xml"),
            ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
    }
    return write(pack(part, xml.encode()) for part, xml in parts.items())


# ---- package ------------------------------------------------------------------------------------------------------


def _content_types() -> str:
    overrides = (
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("numbering", "numbering"),
        ("fontTable", "fontTable"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
            for part, kind in overrides
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


def _root(tag: str, inner: str) -> str:
    return f'{DECLARATION}<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{tag}>'


# ---- document -----------------------------------------------------------------------------------------------------


def _document() -> str:
    paragraphs = []
    for slot in READING:
        if slot in _LINE_ABOVE:
            field, properties = _LINE_ABOVE[slot]
            paragraphs += [_tag(f"{{%p if {TERMS[field].zh} %}}"), _blank(properties), _tag("{%p endif %}")]
        paragraphs.append(_slot(slot))
    return _root("document", f"<w:body>{''.join(paragraphs)}{_section()}</w:body>")


# An empty line above a slot: where there is which field, and how it is set.
_LINE_ABOVE = {
    "addressees": ("title", ""),
    "attachment_note": ("attachment_note", "<w:keepNext/>"),
    "signature_block": ("signature_block", "<w:keepNext/>"),
}


def _slot(field: str) -> str:
    return _tag(f"{{{{p {TERMS[field].zh} }}}}", TERMS[field].style)


def _tag(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr><w:r><w:rPr>{_HINT}</w:rPr><w:t>{text}</w:t></w:r></w:p>'


def _blank(properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>" if properties else "<w:p/>"


def _section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'
        f'<w:pgSz w:w="{std.PAGE_WIDTH}" w:h="{std.PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{std.MARGIN_TOP}" w:right="{std.MARGIN_RIGHT}" w:bottom="{std.MARGIN_BOTTOM}" '
        f'w:left="{std.MARGIN_LEFT}" w:header="{std.HEADER_DISTANCE}" w:footer="{std.FOOTER_DISTANCE}" w:gutter="0"/>'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{std.LINE_PITCH}"/></w:sectPr>'
    )


def _footer(side: str) -> str:
    """— 1 — with one character free at the outer edge (G-01 to G-04)."""
    return _root(
        "ftr",
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("footer")}"/><w:ind w:{side}="{std.PAGE_NUMBER_INDENT}"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{page_number()}</w:p>',
    )


# ---- styles -------------------------------------------------------------------------------------------------------

_IDS = {
    "Normal": "Normal",
    "Title": "Title",
    "footer": "Footer",
    **{heading_style(n): f"Heading{n}" for n in range(1, 6)},
    **{f"标题 {n} 字符": f"Heading{n}Char" for n in range(1, 6)},
    "公文正文": "GwBody",
    "副标题": "GwSubtitle",
    "报告人": "GwReporter",
    "主送机关": "GwAddressees",
    "列举首句": "GwItemLead",
    "结语": "GwClosingPhrase",
    "附件说明": "GwAttachmentNote",
    "署名": "GwSignature",
    "成文日期": "GwDate",
    "附注": "GwRemark",
    "附件标记": "GwAttachmentMark",
    "附件标题": "GwAttachmentTitle",
    "表格文字": "GwTableText",
    "表头": "GwTableHeader",
    "图片": "GwPicture",
    "题注": "GwCaption",
}


def style_id(name: str) -> str:
    """The id that a new template gives to a style of the contract."""
    return _IDS[name]


def _fonts(face: std.Face) -> str:
    return f'<w:rFonts w:ascii="{face.name}" w:eastAsia="{face.name}" w:hAnsi="{face.name}"/>'


def _indent(first: int = 0, left: int = 0) -> str:
    return (
        f'<w:ind w:leftChars="{left * 100}" w:left="{left * std.EM}" '
        f'w:firstLineChars="{first * 100}" w:firstLine="{first * std.EM}"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(
    name: str, ppr: str = "", rpr: str = "", *, based: str = "Normal", after: str = "", head: str = ""
) -> str:
    kind = 'w:type="paragraph" w:customStyle="1"' if id_is_custom(name) else 'w:type="paragraph"'
    next_style = f'<w:next w:val="{style_id(after)}"/>' if after else ""
    return (
        f'<w:style {kind} w:styleId="{style_id(name)}"><w:name w:val="{escape(name)}"/>'
        f'<w:basedOn w:val="{style_id(based)}"/>{next_style}{head}<w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def id_is_custom(name: str) -> bool:
    """Whether a style of the contract is ours rather than one of Word's built-in ones."""
    return style_id(name).startswith("Gw")


def _heading(level: int) -> str:
    """A heading style and its linked character style, each tied to the other (11.3, 11.6)."""
    name, char = heading_style(level), f"标题 {level} 字符"
    # N-03 asks for no bold; from level 3 on the face is the body's, and a lead would not be seen without it (U-06).
    face = _fonts(std.HEADING_FACES[level - 1]) + ("<w:b/><w:bCs/>" if level >= 3 else "")
    numbered = f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/>'
    return _style(
        name,
        f'<w:keepNext/><w:numPr>{numbered}</w:numPr>{_indent(std.FIRST_LINE)}<w:outlineLvl w:val="{level - 1}"/>',
        face,
        after="公文正文",
        head=f'<w:link w:val="{style_id(char)}"/><w:uiPriority w:val="9"/>',
    ) + (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id(char)}"><w:name w:val="{char}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:link w:val="{style_id(name)}"/><w:uiPriority w:val="9"/>'
        f"<w:rPr>{face}</w:rPr></w:style>"
    )


def _styles() -> str:
    body = std.FANGSONG.name
    title_line = f'<w:spacing w:before="0" w:after="0" w:line="{std.LINE_TITLE}" w:lineRule="exact"/>'
    title_face = f'{_fonts(std.XIAOBIAOSONG)}<w:spacing w:val="0"/>{_size(std.SIZE_TITLE)}'
    centred = f'{_indent()}<w:jc w:val="center"/>'
    flush = _indent()
    first_line = _indent(std.FIRST_LINE)
    return _root(
        "styles",
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{body}" w:eastAsia="{body}" w:hAnsi="{body}" w:cs="Times New Roman"/>'
        f'{_size(std.SIZE_BODY)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{std.LINE_PITCH}" w:lineRule="exact"/>'
        f'<w:jc w:val="both"/></w:pPr><w:rPr><w:spacing w:val="{std.CHARACTER_SPACING}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        + _style(
            "Title",
            f'<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/>{title_line}{centred}',
            title_face,
            after="公文正文",
        )
        + "".join(map(_heading, range(1, 6)))
        + _style("公文正文", first_line)
        + _style("副标题", f"<w:keepNext/>{centred}", _fonts(std.KAITI))
        + _style("报告人", f"<w:keepNext/>{centred}", _fonts(std.KAITI))
        + _style("主送机关", f"<w:keepNext/>{flush}", after="公文正文")
        + '<w:style w:type="character" w:customStyle="1" w:styleId="GwItemLead"><w:name w:val="列举首句"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
        + _style("结语", first_line, based="公文正文")
        + _style("附件说明", "<w:keepLines/>" + _indent(left=std.FIRST_LINE))
        + _style("署名", flush)
        + _style("成文日期", flush)
        + _style("附注", _indent(left=std.FIRST_LINE))
        + _style("附件标记", f'<w:pageBreakBefore/>{flush}<w:jc w:val="left"/>', _fonts(std.HEITI))
        + _style(
            "附件标题",
            f'<w:keepNext/><w:snapToGrid w:val="0"/>{title_line}{centred}',
            title_face,
            after="公文正文",
        )
        + _style(
            "表格文字",
            f'<w:snapToGrid w:val="0"/><w:spacing w:line="360" w:lineRule="exact"/>{flush}',
            f'<w:spacing w:val="0"/>{_size(24)}',
        )
        + _style(
            "表头", "<w:keepNext/>" + f'{flush}<w:jc w:val="center"/>', _fonts(std.HEITI), based="表格文字"
        )
        + _style(
            "图片",
            f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{centred}',
            '<w:spacing w:val="0"/>',
        )
        + '<w:style w:type="table" w:customStyle="1" w:styleId="GwTable"><w:name w:val="公文表格"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
        + _style("题注", f"<w:keepNext/>{centred}", f'<w:spacing w:val="0"/>{_size(28)}')
        + _style(
            "footer",
            f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{std.LINE_PAGE_NUMBER}" w:lineRule="exact"/>',
            f'{_fonts(std.SONGTI)}<w:spacing w:val="0"/>{_size(std.SIZE_PAGE_NUMBER)}',
        ),
    )


# ---- numbering, settings, fonts -----------------------------------------------------------------------------------


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[form.series][0]}"/>'
        f'<w:pStyle w:val="{style_id(heading_style(form.level))}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{form.prefix}%{index + 1}{form.suffix}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indent(std.FIRST_LINE)}</w:pPr><w:rPr>{_HINT}</w:rPr></w:lvl>"
        for index, form in enumerate(STANDARD_FORMS)
    )
    return _root(
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
    return _root(
        "settings",
        '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
        f"<w:adjustLineHeightInTable/><w:useFELayout/>{compat}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    )


def _font_table() -> str:
    return _root(
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
