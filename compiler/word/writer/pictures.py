"""Pictures as DrawingML: in the line of a paragraph, or anchored over it (a seal).

In: a `PictureFile` and its size in EMU. Out: a `w:r` element as XML text; the picture's data goes into the `Additions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ooxml.package import R
from .new_parts import Additions

if TYPE_CHECKING:
    from ...assets.pictures import PictureFile
    from ...document.model import Width

EMU_OF_TWIP = 635
EMU_OF_MM = 36_000

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

# Word 2016 and later draw the SVG itself, everything else its fallback.
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def size_within(file: PictureFile, width: int, height: int, wanted: int = 0) -> tuple[int, int]:
    """Width and height in EMU, scaled down to fit in `width` × `height` (EMU): as wide as is `wanted`, else the picture's own
    size, never scaled up."""
    own_width, own_height = (max(1, round(mm * EMU_OF_MM)) for mm in file.size_mm)
    scale = min(wanted / own_width if wanted else 1.0, width / own_width, height / own_height)
    return max(1, round(own_width * scale)), max(1, round(own_height * scale))


def wanted_width(width: Width | None, room: int, em: int) -> int:
    """A width as authored in EMU, 0 for none: in a room (EMU), where a character is `em` twips wide."""
    if width is None:
        return 0
    of_unit = {"mm": EMU_OF_MM, "em": em * EMU_OF_TWIP, "%": room / 100}
    return round(width.number * of_unit[width.unit])


def inline(file: PictureFile, size: tuple[int, int], text: str, additions: Additions) -> str:
    """A run that holds the picture in the line. `text` is what those hear who cannot see it."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f"{_extent(size)}{_properties(text, additions)}{_graphic(file, size, additions)}"
        "</wp:inline></w:drawing></w:r>"
    )


def framed(size: tuple[int, int], uri: str, content: str, text: str, additions: Additions) -> str:
    """A run that holds in the line what is no picture: a chart, given as XML, whose kind `uri` says."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f"{_extent(size)}{_properties(text, additions, '图表')}"
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def anchored(
    file: PictureFile, size: tuple[int, int], horizontal: str, down: int, text: str, additions: Additions
) -> str:
    """A run that anchors the picture over its paragraph, behind the text (S-03).

    `horizontal` is what stands in `wp:positionH`, with its `relativeFrom`; `down` the EMU from the paragraph's top.
    """
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="251658240" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{horizontal}'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        f"{_extent(size)}<wp:wrapNone/>{_properties(text, additions)}{_graphic(file, size, additions)}"
        "</wp:anchor></w:drawing></w:r>"
    )


def _extent(size: tuple[int, int]) -> str:
    return f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'


def _properties(text: str, additions: Additions, name: str = "图片") -> str:
    from html import escape  # the tables of entities: only where they are needed

    number = additions.drawing_id()
    description = f' descr="{escape(text)}"' if text else ""
    return (
        f'<wp:docPr id="{number}" name="{name} {number - 10_000}"{description}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    )


def _graphic(file: PictureFile, size: tuple[int, int], additions: Additions) -> str:
    number = additions.drawings
    if file.kind == "svg":
        shown = additions.picture("png", file.fallback)
        svg = additions.picture("svg", file.data)
        vector = f'<a:extLst><a:ext uri="{_SVG_URI}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{svg}"/></a:ext></a:extLst>'
    else:
        shown, vector = additions.picture(file.kind, file.data), ""
    return (
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="图片 {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{shown}">{vector}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
