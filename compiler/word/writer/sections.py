"""Sections: landscape pages between portrait ones, their page number where the portrait pages have theirs (W-02).

In: the section of a template. Out: the sections of a document with wide tables, as XML in its slots; footers go into `Additions`.
"""

from collections.abc import Mapping

from ...terms import standard
from ..ooxml.look import Look
from ..ooxml.package import R
from ..ooxml.rooms import Page
from ..ooxml.section import Section
from .new_parts import Additions
from .pictures import EMU_OF_TWIP
from .properties import PLAIN, ParagraphProperties, ParagraphXml
from .slots import Slots

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DASH_BEFORE, DASH_AFTER = "— ", " —"  # of a page number (G-02)


class Pages:
    """Ends the sections of a document where its pages turn, below the contents, and after each report of a volume: whether they `lie` on their
    side, and, as `aside`, the section of the last that did, as XML. `split` says of each section of the template how many were put before its
    end, `left` what is left of those then. The pages of a report begin in a `section` of its own, at that `index` of the template's."""

    def __init__(
        self,
        look: Look,
        additions: Additions,
        slots: Slots,
        index: int | None = None,
        section: Section | None = None,
    ) -> None:
        self.look, self.additions, self.slots, self.index = look, additions, slots, index
        self.lie, self.aside = False, ""
        self.split = [0] * len(look.sections)
        self.left: dict[int, Section] = {}
        if index is not None and section:
            self.left[index] = section
        self._slot = ""  # that landscape pages began in

    def turn(self, slot: str) -> None:
        """Begin landscape pages in `slot`, or end those that there are. Where the template's own pages lie, nothing turns."""
        where = self._slot if self.lie else slot
        index = self._index(where)
        page, section = self.look.pages[index], self.section(where)
        if not page.lies:
            if self.lie:
                feet = {
                    kind: self.look.feet[kind] for kind in self.look.footers[index] if kind in self.look.feet
                }
                self.aside = landscape(section, page, feet, self.look, self.additions).xml()
                self._end(where, self.aside, section.continued(self.look.inherited(index)))
            elif any(one.above not in ("nothing", "section") for one in self.slots.values()):
                # Else the first page lies on its side.
                self._end(slot, section.xml(), section.continued(self.look.inherited(index)))
        self.lie, self._slot = not self.lie, slot

    def end_contents(self, odd: bool = False) -> None:
        """End the contents where their slot begins a section: their pages are numbered in Roman figures, and those of the text from 1, as
        those of a standard are (GB/T 1.1-2020)."""
        if self.look.room("contents").opens:
            section = self.section("contents")
            own = section.without("titlePg").numbered(1, "upperRoman")
            self._end(
                "contents",
                (own.beginning("oddPage") if odd else own).xml(),
                section.beginning("").numbered(1),
            )

    def end_numbered(self, slot: str) -> None:
        """End the pages that have numbers: those that follow have none (G-05)."""
        section = self.section(slot)
        empty = self.additions.footer(ParagraphXml.of(ParagraphProperties()).xml)
        none = (
            f'<w:footerReference xmlns:r="{R}" w:type="{kind}" r:id="{empty}"/>'
            for kind in ("default", "even")
        )
        left = section.counting_on().without("titlePg", "type").with_("footerReference", *none)
        self._end(slot, section.xml(), left)

    def report(self, slot: str, number: int, renamed: Mapping[str, str], odd: bool) -> "Pages":
        """The pages of a report of a volume, from 1, which begin in a section of their own with heads and feet of other ids."""
        index = self._index(slot)
        section = self.section(slot).beginning("oddPage" if odd else "").renamed(renamed)
        if number > 1:
            section = section.counting_on().with_feet(self.look.inherited(index))
        return Pages(self.look, self.additions, Slots(), index, section)

    def end_report(self, slot: str, of: "Pages", inner: str, last: bool) -> None:
        """Take over the pages of a report whose last slot is `inner`; what is left after the last is what the document ends with."""
        index = self._index(slot)
        if last:
            self.left[index], self.aside = of.section(inner), of.aside
        elif of.slots[inner].above != "section":
            of._end(inner, of.section(inner).xml(), of.section(inner))
        self.split[index] += of.split[index]

    def section(self, slot: str) -> Section:
        """The section in which a slot goes on."""
        index = self._index(slot)
        return self.left.get(index) or self.look.sections[index]

    def _end(self, slot: str, section: str, left: Section) -> None:
        self.split[self._index(slot)] += 1
        self.left[self._index(slot)] = left
        self.slots[slot].end_section(section)

    def _index(self, slot: str) -> int:
        return self.look.room(slot).section if self.index is None else self.index


def page_number() -> str:
    """The runs of — 1 — (G-01, G-02)."""
    return "".join(
        f"<w:r>{PLAIN.xml()}{inner}</w:r>"
        for inner in (
            f'<w:t xml:space="preserve">{DASH_BEFORE}</w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            f'<w:t xml:space="preserve">{DASH_AFTER}</w:t>',
        )
    )


def landscape(
    section: Section, page: Page, feet: Mapping[str, str], look: Look, additions: Additions
) -> Section:
    """A section of the template lying on its side: the head of a table points to the left edge of the sheet (11.13), the template's own
    page number stands where portrait pages have it (W-02): its `feet` by the kind of page. A foot that holds more than a number stays at the
    foot, and pages that have none get none."""
    size = f'<w:pgSz w:w="{page.height}" w:h="{page.width}" w:orient="landscape"/>'
    margins = (
        f'<w:pgMar w:top="{page.left}" w:right="{page.top}" w:bottom="{page.right}" w:left="{page.bottom}" '
        f'w:header="{standard.HEADER_DISTANCE}" w:footer="{standard.HEADER_DISTANCE}" w:gutter="0"/>'
    )
    kept = tuple(child for child in section.children if child.name not in ("type", "cols"))
    section = Section(section.opening, kept).with_("pgSz", size).with_("pgMar", margins)
    if not feet:
        return section
    references = (
        f'<w:footerReference xmlns:r="{R}" w:type="{kind}" r:id="{additions.footer(_turned(page, look, foot, additions))}"/>'
        for kind, foot in feet.items()
    )
    return section.with_("footerReference", *references)


def _turned(page: Page, look: Look, foot: str, additions: Additions) -> str:
    """A footer paragraph that anchors the page number of a foot at the sheet's left edge, read from above downwards."""
    x, y = page.footer * EMU_OF_TWIP, page.left * EMU_OF_TWIP
    cx, cy = standard.LINE_PAGE_NUMBER * EMU_OF_TWIP, page.text_width * EMU_OF_TWIP
    style = look.style("footer")
    own = ParagraphProperties(style=style and style.id)
    box = (
        "<w:r>"
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
        f"<wps:txbx><w:txbxContent>{foot}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    return ParagraphXml.of(own, box).xml
