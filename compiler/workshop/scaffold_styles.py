"""The styles of a new template: what each sets, as a table, and the part that they make.

In: the standard. Out: styles.xml, begun with what python-docx has no elements for, the rest put in as its elements: its own
template would bring 790 KB of styles along.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Twips
from lxml import etree

from ..terms import standard as std
from ..terms.styles import heading_style
from ..word.ooxml.elements import element, typed
from ..word.ooxml.package import DECLARATION, R, W
from ..word.ooxml.properties import put, tie


def root(tag: str, inner: str) -> str:
    """A part whose root holds this XML."""
    return f'{DECLARATION}<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{tag}>'


def begun(tag: str, inner: str = "") -> Any:
    """The same for python-docx's elements to be put into."""
    return typed(root(tag, inner).encode(), "scaffold.docx", tag)


def finished(root: Any) -> str:
    """The XML of such a part."""
    return f"{DECLARATION}{etree.tostring(root, encoding='unicode')}"


class _Look(NamedTuple):
    """A style: its id in a new template, its name, and what it sets beyond the style that it is based on.

    `indent` is that of all lines and of the first, in characters; `size` in half-points; `around` the space before and
    after, `line` the line's height, in twip; without `snap` its lines, without `pitch` its characters leave the grid.
    `switches` are on. `level` is that of a heading and of its linked character style. `dots` lead to a number at the right; `ruled` is the
    line below. `sides` are indents in twip, where a character is none of the body's; `frame` is where it stands on the sheet by itself.
    """

    id: str
    name: str
    indent: tuple[int, int] | None = None
    face: std.Face | None = None
    size: int = 0
    align: WD_ALIGN_PARAGRAPH | None = None
    around: int | None = None
    line: int = 0
    rule: WD_LINE_SPACING = WD_LINE_SPACING.EXACTLY
    snap: bool = True
    pitch: bool = True
    bold: bool = False
    switches: tuple[str, ...] = ()
    next: str = ""
    based: str = "Normal"
    character: bool = False
    level: int = 0
    dots: bool = False
    ruled: Mapping[str, object] = {}
    colour: str = ""
    before: int = 0
    after: int = 0
    sides: Mapping[str, int] = {}
    frame: Mapping[str, object] = {}


_FLUSH, FIRST_LINE, _LEFT = (0, 0), (0, std.FIRST_LINE), (std.FIRST_LINE, 0)
_CENTER, _NEXT, _BODY = WD_ALIGN_PARAGRAPH.CENTER, ("keepNext",), "GwBody"
_TITLE = _Look(
    *("Title", "Title", _FLUSH, std.XIAOBIAOSONG, std.SIZE_TITLE, _CENTER, 0, std.LINE_TITLE),
    snap=False,
    pitch=False,
    switches=("keepNext", "keepLines"),
    next=_BODY,
)


def _heading(level: int) -> tuple[_Look, _Look]:
    """A heading style and its linked character style, each tied to the other (11.3, 11.6)."""
    id, name, face = f"Heading{level}", heading_style(level), std.HEADING_FACES[level - 1]
    # N-03 asks for no bold; from level 3 on the face is the body's, and a lead would not be seen without it (U-06).
    bold = level >= 3
    return (
        _Look(id, name, FIRST_LINE, face, bold=bold, switches=_NEXT, next=_BODY, level=level),
        _Look(f"{id}Char", f"标题 {level} 字符", None, face, bold=bold, character=True, level=level),
    )


def _contents(level: int) -> _Look:
    """A line of the contents: two characters further in for each level, and what of it goes on on a next line, its number behind dots at the right."""
    left = std.CONTENTS_INDENT * level
    return _Look(
        f"TOC{level}",
        f"toc {level}",
        (left, -std.CONTENTS_INDENT),
        switches=("keepLines",),
        align=WD_ALIGN_PARAGRAPH.LEFT,
        dots=True,
    )


_OF_TEXT = (
    _TITLE,
    *chain(*map(_heading, range(1, 6))),
    _Look(_BODY, "公文正文", FIRST_LINE),
    _Look("GwSubtitle", "副标题", _FLUSH, std.KAITI, align=_CENTER, switches=_NEXT),
    _Look("GwReporter", "报告人", _FLUSH, std.KAITI, align=_CENTER, switches=_NEXT),
    _Look("GwAddressees", "主送机关", _FLUSH, switches=_NEXT, next=_BODY),
    _Look("GwItemLead", "列举首句", bold=True, character=True),
    _Look("GwClosingPhrase", "结语", FIRST_LINE, based=_BODY),
    _Look("GwAttachmentNote", "附件说明", _LEFT, switches=("keepLines",)),
    _Look("GwSignature", "署名", _FLUSH),
    _Look("GwDate", "成文日期", _FLUSH),
    _Look("GwRemark", "附注", _LEFT),
    _Look("GwAttachmentMark", "附件标记", _FLUSH, std.HEITI, align=WD_ALIGN_PARAGRAPH.LEFT, switches=("pageBreakBefore",)),
    _TITLE._replace(id="GwAttachmentTitle", name="附件标题", switches=_NEXT),
    _TITLE._replace(id="GwContentsTitle", name="目录标题", next=""),
    *(_contents(level) for level in (1, 2, 3)),
)  # fmt: skip
_OF_TABLES = (
    _Look("GwTableText", "表格文字", _FLUSH, size=24, line=360, snap=False, pitch=False),
    _Look("GwTableHeader", "表头", _FLUSH, std.HEITI, align=_CENTER, switches=_NEXT, based="GwTableText"),
    _Look("GwPicture", "图片", _FLUSH, None, 0, _CENTER, 0, 240, WD_LINE_SPACING.MULTIPLE, snap=False, pitch=False),
)  # fmt: skip
_OF_THE_REST = (
    _Look("GwCaption", "题注", _FLUSH, size=28, align=_CENTER, pitch=False, switches=_NEXT),
    _Look("Footer", "footer", None, std.SONGTI, std.SIZE_PAGE_NUMBER, None, 0, std.LINE_PAGE_NUMBER, snap=False, pitch=False),
)  # fmt: skip
_COVER = _Look(
    "GwCoverTitle",
    "封面标题",
    _FLUSH,
    std.XIAOBIAOSONG,
    std.SIZE_COVER_TITLE,
    _CENTER,
    0,
    std.LINE_COVER_TITLE,
    snap=False,
    pitch=False,
)
_ON_COVER = _COVER._replace(face=std.KAITI, size=std.SIZE_COVER, line=std.LINE_COVER)
_OF_VOLUMES = (
    _COVER,
    *(_ON_COVER._replace(id=id, name=name) for id, name in (("GwCoverSubtitle", "封面副标题"), ("GwCoverSignature", "封面署名"), ("GwCoverDate", "封面日期"))),
    _Look("Header", "header", _FLUSH, std.KAITI, std.SIZE_RUNNING_HEAD, _CENTER, 0, std.LINE_RUNNING_HEAD, snap=False, pitch=False, ruled={"val": "single", "sz": 4, "space": 1, "color": "auto"}),
)  # fmt: skip
_SMALL = _Look(
    "",
    "",
    size=std.SIZE_IMPRINT,
    line=std.LINE_IMPRINT,
    after=std.IMPRINT_AFTER,
    align=WD_ALIGN_PARAGRAPH.LEFT,
    snap=False,
    pitch=False,
)
_EDGE = std.IMPRINT_EDGE * std.EM_IMPRINT
_MARK = _Look(
    "GwIssuerMark",
    "发文机关标志",
    _FLUSH,
    std.XIAOBIAOSONG,
    std.SIZE_MARK,
    _CENTER,
    0,
    std.LINE_MARK,
    snap=False,
    pitch=False,
    colour=std.RED,
)
_NUMBER = _Look("GwDocketNumber", "发文字号", _FLUSH, align=_CENTER)
_IN_HEAD = (
    _Look("GwCopyNumber", "份号", _FLUSH, align=WD_ALIGN_PARAGRAPH.LEFT),
    _Look("GwSecrecy", "密级", _FLUSH, std.HEITI, align=WD_ALIGN_PARAGRAPH.LEFT),
    _Look("GwUrgency", "紧急程度", _FLUSH, std.HEITI, align=WD_ALIGN_PARAGRAPH.LEFT),
)
_HUNG = 3 * std.EM_IMPRINT  # 抄送：
_IN_FOOT = (
    _SMALL._replace(
        id="GwCopies", name="抄送机关", sides={"left": _EDGE + _HUNG, "right": _EDGE, "hanging": _HUNG}
    ),
    _SMALL._replace(id="GwImprint", name="印发", sides={"left": _EDGE, "right": _EDGE}),
)
# Of all that is issued under a red head; the divider is a line of its own, as an indent would shorten it.
_SIGNATORY = _Look("GwSignatory", "签发人", face=std.KAITI, character=True)
_OF_ISSUED = (
    *_IN_HEAD,
    _MARK,
    _NUMBER,
    _SIGNATORY,
    _Look(
        "GwDivider",
        "版头分隔线",
        _FLUSH,
        line=20,
        snap=False,
        before=std.DIVIDER_BEFORE,
        ruled={"val": "single", "sz": std.DIVIDER_THICKNESS, "space": 0, "color": std.RED},
    ),
    *_IN_FOOT,
)
_OF_MINUTES = (
    _Look("GwAttendance", "出席", (std.ATTENDANCE_LEFT + 3, -3)),  # 出席：
    _Look("GwAttendanceName", "出席字样", face=std.HEITI, character=True),
)
_OF_LETTERS = (
    *_IN_HEAD,
    _MARK._replace(
        ruled={"val": "thickThinSmallGap", "sz": 18, "space": std.LETTER_RULE_SPACE, "color": std.RED},
        frame={
            "w": std.LETTER_WIDTH,
            "wrap": "notBeside",
            "vAnchor": "page",
            "hAnchor": "page",
            "x": std.LETTER_LEFT,
            "y": std.LETTER_TOP,
        },
    ),
    _NUMBER._replace(align=WD_ALIGN_PARAGRAPH.RIGHT),
    _SIGNATORY,
    _Look(
        "GwLetterFoot",
        "信函下线",
        line=20,
        snap=False,
        sides={
            "left": std.LETTER_LEFT - std.MARGIN_LEFT,
            "right": std.PAGE_WIDTH - std.LETTER_LEFT - std.LETTER_WIDTH - std.MARGIN_RIGHT,
        },
        ruled={"val": "thinThickSmallGap", "sz": 18, "space": 0, "color": std.RED},
    ),
    *_IN_FOOT,
)
OF_PACKS: Mapping[str, tuple[_Look, ...]] = {
    "volume": (*_OF_VOLUMES, *_OF_ISSUED, *_OF_MINUTES),
    "official": _OF_ISSUED,
    "order": _OF_ISSUED,
    "minutes": (*_OF_ISSUED, *_OF_MINUTES),
    "letter": _OF_LETTERS,
}
"""What the styles of each template are besides those that all have."""
_IDS = {
    look.name: look.id for look in (*_OF_TEXT, *_OF_TABLES, *_OF_THE_REST, *chain(*OF_PACKS.values()))
} | {"Normal": "Normal"}


def style_id(name: str) -> str:
    """The id that a new template gives to a style of the contract."""
    return _IDS[name]


_FACE = std.FANGSONG.name
# What the looks are based on, and what python-docx has no elements for.
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{_FACE}" w:eastAsia="{_FACE}" w:hAnsi="{_FACE}" w:cs="Times New Roman"/>'
    f'<w:sz w:val="{std.SIZE_BODY}"/><w:szCs w:val="{std.SIZE_BODY}"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
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
)


def styles(pack: str) -> str:
    """styles.xml of a template."""
    part = begun("styles", _DEFAULTS)
    for look in _OF_TEXT + _OF_TABLES:
        _add_style(part, look)
    _add_table_style(part)
    for look in (*_OF_THE_REST, *OF_PACKS.get(pack, ())):
        _add_style(part, look)
    if pack in ("volume", "official", "order", "minutes"):
        _add_imprint_style(part)
    return finished(part)


def _add_style(part: Any, look: _Look) -> None:
    kind = WD_STYLE_TYPE.CHARACTER if look.character else WD_STYLE_TYPE.PARAGRAPH
    style = part.add_style_of_type(look.name, kind, not (look.character or look.id.startswith("Gw")))
    style.styleId = look.id
    style.basedOn_val = "DefaultParagraphFont" if look.character else look.based
    if look.next:
        style.get_or_add_next().val = look.next
    if look.level:
        put(style, element("link", val=look.id.removesuffix("Char") if look.character else f"{look.id}Char"))
        style.uiPriority_val = 9
    style.qFormat_val = not (look.level and look.character)
    if not look.character:
        _set_paragraph(style.get_or_add_pPr(), look)
    if look.face or look.bold or look.size or look.colour or not look.pitch:
        _set_characters(style.get_or_add_rPr(), look)


def _set_paragraph(properties: Any, look: _Look) -> None:
    for switch in look.switches:
        setattr(properties, f"{switch}_val", True)
    if look.around is not None:
        properties.spacing_before = properties.spacing_after = Twips(look.around)
    if look.before:
        properties.spacing_before = Twips(look.before)
    if look.after:
        properties.spacing_after = Twips(look.after)
    if look.line:
        properties.spacing_line, properties.spacing_lineRule = Twips(look.line), look.rule
    properties.jc_val = look.align
    if look.level:
        tie(properties, 1, look.level - 1)
        properties.get_or_add_outlineLvl().val = look.level - 1
    if look.dots:
        properties.get_or_add_tabs().append(
            element("tab", val="right", leader="dot", pos=str(std.TYPE_WIDTH))
        )
    # python-docx has neither lines round paragraphs, lengths in characters nor the grid.
    if look.ruled:
        borders = element("pBdr")
        borders.append(element("bottom", **_said(look.ruled)))
        put(properties, borders)
    if look.frame:
        put(properties, element("framePr", **_said(look.frame)))
    if look.indent:
        put(properties, element("ind", **indents(*look.indent)))
    if look.sides:
        put(properties, element("ind", **_said(look.sides)))
    if not look.snap:
        put(properties, element("snapToGrid", val="0"))


def _said(values: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def indents(left: int, first: int) -> dict[str, str]:
    """What `w:ind` says of lengths in characters, of all lines and of the first."""
    lengths = {
        "leftChars": left * 100,
        "left": left * std.EM,
        "firstLineChars" if first >= 0 else "hangingChars": abs(first) * 100,
        "firstLine" if first >= 0 else "hanging": abs(first) * std.EM,
    }
    return {side: str(length) for side, length in lengths.items()}


def _set_characters(properties: Any, look: _Look) -> None:
    if look.face:
        name = look.face.name
        put(properties, element("rFonts", ascii=name, eastAsia=name, hAnsi=name))
    if look.bold:
        properties.get_or_add_b()
        properties.get_or_add_bCs()
    if look.colour:
        put(properties, element("color", val=look.colour))
    if not look.pitch:
        put(properties, element("spacing", val="0"))
    for tag in ("sz", "szCs") if look.size else ():
        put(properties, element(tag, val=str(look.size)))


def _add_table_style(part: Any) -> None:
    style = part.add_style_of_type("公文表格", WD_STYLE_TYPE.TABLE, False)
    style.styleId, style.basedOn_val, style.qFormat_val = "GwTable", "TableNormal", True
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color="auto"))
    table = element("tblPr")
    table.append(borders)
    style.append(table)


def _add_imprint_style(part: Any) -> None:
    """The lines of 版记: thick at its head and foot, thin between (K-03)."""
    style = part.add_style_of_type("版记", WD_STYLE_TYPE.TABLE, False)
    style.styleId, style.basedOn_val, style.qFormat_val = "GwColophon", "TableNormal", True
    borders = element("tblBorders")
    for side, size in (
        ("top", std.IMPRINT_THICK),
        ("bottom", std.IMPRINT_THICK),
        ("insideH", std.IMPRINT_THIN),
    ):
        borders.append(element(side, val="single", sz=str(size), space="0", color="auto"))
    table = element("tblPr")
    table.append(borders)
    style.append(table)
