"""Boxes at the foot of the type area, by which text ends higher up or stands over its foot.

In: what a box holds, its size. Out: a run as XML that anchors it. Its own foot stays at that of the type area, whatever its height.
"""

from __future__ import annotations

import math

from .new_parts import Additions
from .pictures import EMU_OF_TWIP

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def box_at_foot(content: str, width: int, height: float, name: str, additions: Additions) -> str:
    """A box with text, in twips, over whatever stands there (K-01); it grows upwards with its text."""
    holds = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    body = (
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:spAutoFit/></wps:bodyPr>'
    )
    return _anchored(
        width, height, f'name="{name}"', "<wp:wrapNone/>", '<wps:cNvSpPr txBox="1"/>', holds + body, additions
    )


def space_at_foot(width: int, height: float, name: str, about: str, additions: Additions) -> str:
    """An empty box, in twips, beside which no text stands: that ends above it and goes on on the next page. `about` is what those hear of it who cannot see
    it, and what Word shows of it."""
    named = f'name="{name}" descr="{about}"'
    return _anchored(
        width, height, named, "<wp:wrapTopAndBottom/>", "<wps:cNvSpPr/>", "<wps:bodyPr/>", additions
    )


def _anchored(
    width: int, height: float, named: str, wrap: str, kind: str, holds: str, additions: Additions
) -> str:
    cx, cy = width * EMU_OF_TWIP, math.ceil(height * EMU_OF_TWIP)
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:wps="{_WPS}" Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}'
        f'<wp:docPr id="{additions.drawing_id()}" {named}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_WPS}"><wps:wsp>{kind}'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"{holds}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
