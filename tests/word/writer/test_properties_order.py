"""Properties print what was set, in the order in which the schema wants it; sections keep what nobody changes."""

import pytest
from lxml import etree

from compiler.word.ooxml.package import W
from compiler.word.ooxml.section import _ORDER, Section
from compiler.word.writer.properties import (
    NOTHING,
    Indent,
    Number,
    ParagraphProperties,
    RunProperties,
    Spacing,
    Tab,
    TableProperties,
    styled,
    table_xml,
)
from compiler.word.writer.slots import Slot, unseen

EVERY_FACE = RunProperties(
    style="a", bold=True, spacing=-5, scale=80, size=21, underline=True, shift="superscript"
)
EVERYTHING = ParagraphProperties(
    style="a1",
    keep_next=True,
    keep_lines=True,
    page_break_before=True,
    frame="<w:framePr/>",
    widow_control=True,
    number=Number(1, 2),
    tabs=(Tab(100), Tab(200, "right", "dot")),
    word_wrap=False,
    overflow=True,
    snap_to_grid=False,
    spacing=Spacing(1, 2, 3, "exact"),
    indent=Indent(1, 2, 3, 4, 5, 6, 7, 8),
    align="center",
    mark=EVERY_FACE,
    section="<w:sectPr/>",
)
# The children of CT_PPr, CT_RPr, CT_TblPr and CT_SectPr as ECMA-376 (5th edition, part 1, A.1) lists them.
PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange"
)
RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders "
    "shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
PAGES = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)


def in_order(names: list[str], schema: str) -> bool:
    return names == [name for name in schema.split() if name in names]


def children(xml: str) -> list[str]:
    root = etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')[0]
    return [str(child.tag).removeprefix(f"{{{W}}}") for child in root]


def test_every_paragraph_property_stands_where_the_schema_wants_it() -> None:
    assert None not in EVERYTHING
    printed = children(EVERYTHING.xml())
    assert len(printed) == len(ParagraphProperties._fields)
    assert in_order(printed, PARAGRAPH)


def test_every_run_property_stands_where_the_schema_wants_it() -> None:
    assert None not in EVERY_FACE
    printed = children(EVERY_FACE.xml())
    assert {"rStyle", "rFonts", "b", "spacing", "w", "sz", "u", "vertAlign"} < set(printed)
    assert in_order(printed, RUN)


def test_every_table_property_stands_where_the_schema_wants_it() -> None:
    whole = table_xml(TableProperties("a", ruled=True, margin=5), (1, 2), "")
    root = etree.fromstring(whole.replace("<w:tbl>", f'<w:tbl xmlns:w="{W}">', 1))
    printed = [str(child.tag).rpartition("}")[2] for child in root[0]]
    assert len(printed) == 6
    assert in_order(printed, TABLE)


def test_the_order_of_a_section_is_the_schemas() -> None:
    assert in_order([name for name in _ORDER if not name.endswith("Reference")], PAGES)


def test_nothing_is_said_of_what_is_not_set() -> None:
    assert NOTHING.xml() == "<w:pPr></w:pPr>"
    assert ParagraphProperties(keep_next=False, widow_control=True).xml() == (
        '<w:pPr><w:keepNext w:val="0"/><w:widowControl/></w:pPr>'
    )
    assert ParagraphProperties(indent=Indent(left=5, hanging=0)).xml() == (
        '<w:pPr><w:ind w:left="5" w:hanging="0"/></w:pPr>'
    )


def test_an_indent_of_ones_own_stays_where_the_label_brings_none() -> None:
    own = ParagraphProperties(indent=Indent(left=5))
    assert styled(own, "a")[0].indent == own.indent
    assert styled(own, "a", indent='<w:ind w:left="7"/>')[1] == (
        '<w:pPr><w:pStyle w:val="a"/><w:ind w:left="7"/></w:pPr>'
    )


# ---- slots --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last", ["paragraph", "blank", "table", "nothing"])
def test_a_section_ends_with_the_last_paragraph_or_one_that_nobody_sees(last: str) -> None:
    slot = Slot()
    match last:
        case "paragraph":
            slot.put(unseen())
        case "blank":
            slot.blank()
        case "table":
            slot.put("<w:tbl/>")
    pieces = len(slot.pieces)
    slot.end_section("<w:sectPr/>")
    assert len(slot.pieces) == (1 if last == "paragraph" else pieces + 1)
    assert slot.pieces[-1].endswith("<w:sectPr/></w:pPr></w:p>")
    assert slot.above == "section"


# ---- sections -----------------------------------------------------------------------------------------------------

SECTION = (
    f'<w:sectPr xmlns:w="{W}" w:rsidR="00A1">\n <w:headerReference/><w:footerReference/>'
    '<w:pgSz w:w="1"/> <w:pgNumType w:start="3"/><w:titlePg/>\n</w:sectPr>'
)


def section(xml: str = SECTION) -> Section:
    return Section.of(etree.fromstring(xml))


def test_a_section_prints_as_it_was_read() -> None:
    assert section().xml() == SECTION.replace(f' xmlns:w="{W}"', "")
    assert section(f'<w:sectPr xmlns:w="{W}"/>').xml() == "<w:sectPr/>"
    assert Section.of(None).xml() == ""


def test_elements_of_a_section_are_put_where_the_schema_wants_them() -> None:
    changed = section().with_("pgMar", "<w:pgMar/>").with_("pgSz", "<w:pgSz/>").with_("footerReference")
    assert children(changed.xml()) == ["headerReference", "pgSz", "pgMar", "pgNumType", "titlePg"]
    assert Section().with_("pgSz", "<w:pgSz/>").xml() == ""
    bare = section(f'<w:sectPr xmlns:w="{W}"/>').with_("pgSz", "<w:pgSz/>")
    assert bare.xml() == "<w:sectPr><w:pgSz/></w:sectPr>"
