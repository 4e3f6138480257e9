"""Sections: landscape pages between portrait ones, their page number where the portrait pages have theirs (W-02).

In: the section of a template, as XML. Out: the sections of a document with wide tables, as XML; footers go into `Additions`.
"""

import re

from ...terms import standard
from ..ooxml.look import Look
from ..ooxml.package import R
from .new_parts import Additions
from .pictures import EMU_OF_TWIP

_HINT = '<w:rFonts w:hint="eastAsia"/>'
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# What only the first section of a document says.
_FIRST = re.compile(r"<w:titlePg\b[^>]*/>|<w:pgNumType\b[^>]*w:start=[^>]*/>")


def page_number() -> str:
    """The runs of — 1 — (G-01, G-02)."""
    return "".join(
        f"<w:r><w:rPr>{_HINT}</w:rPr>{inner}</w:r>"
        for inner in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )


def continued(section: str) -> str:
    """A section's XML for where the document goes on in it."""
    return _FIRST.sub("", section)


def landscape(look: Look, additions: Additions) -> str:
    """The template's section lying on its side: the head of a table points to the left edge of the sheet (11.13)."""
    page = look.page
    section = continued(look.section)
    size = f'<w:pgSz w:w="{page.height}" w:h="{page.width}" w:orient="landscape"/>'
    margins = (
        f'<w:pgMar w:top="{page.left}" w:right="{page.top}" w:bottom="{page.right}" w:left="{page.bottom}" '
        f'w:header="{standard.HEADER_DISTANCE}" w:footer="{standard.HEADER_DISTANCE}" w:gutter="0"/>'
    )
    section = re.sub(r"<w:pgSz\b[^>]*/>", size, section)
    section = re.sub(r"<w:pgMar\b[^>]*/>", margins, section)
    if not look.numbered:
        return section
    section = re.sub(r"<w:footerReference\b[^>]*/>", "", section)
    references = "".join(
        f'<w:footerReference xmlns:r="{R}" w:type="{kind}" r:id="{additions.footer(_turned(look, side, additions))}"/>'
        for kind, side in (("default", "right"), ("even", "left"))
    )
    return section.replace(">", f">{references}", 1)


def _turned(look: Look, side: str, additions: Additions) -> str:
    """A footer paragraph that anchors the turned page number at the sheet's left edge, read from above downwards."""
    page = look.page
    x, y = page.footer * EMU_OF_TWIP, page.left * EMU_OF_TWIP
    cx, cy = standard.LINE_PAGE_NUMBER * EMU_OF_TWIP, look.text_width * EMU_OF_TWIP
    style = look.style("footer")
    style_xml = f'<w:pStyle w:val="{style.id}"/>' if style else ""
    number = (
        f'<w:p><w:pPr>{style_xml}<w:ind w:{side}="{standard.PAGE_NUMBER_INDENT}"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{page_number()}</w:p>'
    )
    return (
        f"<w:p><w:pPr>{style_xml}</w:pPr><w:r>"
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:wps="{_WPS}" Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        # LibreOffice puts a box without wrapping at the corner of the sheet.
        '<wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="{additions.drawing_id()}" name="页码"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{number}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )
