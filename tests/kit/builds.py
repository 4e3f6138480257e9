"""Templates of different build, as offices have them: forms, columns, boxes, covers, sheets of other sizes; the general one's styles.

Each is the bytes of a .docx by its name, and the room that each of its slots of interest has: kind and width in twip, reckoned by hand.
"""

import io
from collections.abc import Mapping
from typing import NamedTuple

from PIL import Image, ImageDraw

from tests.kit.dialect import DOCUMENT, made, p, with_part

SECTION = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="851" w:footer="1431" w:gutter="0"/><w:cols w:space="425"/>'
)
GRID = '<w:docGrid w:type="lines" w:linePitch="579"/>'
PAGE = 8844  # twip, the type area of the standard's page
HEAD = p("{{p 标题 }}") + p("") + p("{{p 主送机关 }}")
KEPT = p(
    "", properties="<w:pPr><w:keepNext/></w:pPr>"
)  # the blank line above a note or a signature goes with it
NOTE = p("{%p if 附件说明 %}") + KEPT + p("{%p endif %}") + p("{{p 附件说明 }}")
SIGNED = p("{%p if 落款 %}") + KEPT + p("{%p endif %}") + p("{{p 落款 }}") + p("{{p 附注 }}")
REST = NOTE + SIGNED + p("{{p 附件 }}")
ALL = HEAD + p("{{p 全文 }}") + REST
BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


class Build(NamedTuple):
    """A template, and of some of its slots the kind and the width of their rooms."""

    data: bytes
    rooms: Mapping[str, tuple[str, int]]


def cell(content: str, width: str = "", span: int = 1, more: str = "") -> str:
    """A cell of texts or of XML; `width` is its `w:tcW`, as `dxa 2000`."""
    kind, _, size = width.partition(" ")
    asked = f'<w:tcW w:w="{size}" w:type="{kind}"/>' if width else ""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{asked}{spans}{more}</w:tcPr>{content if content.startswith('<w:') else p(content)}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{more}</w:trPr>' if more else ''}{''.join(cells)}</w:tr>"


def grid(
    widths: tuple[int, ...], *rows: str, width: str = "auto 0", more: str = "", borders: str = BORDERS
) -> str:
    """A table with a grid of columns, and the paragraph after it; `more` follows its borders."""
    kind, _, size = width.partition(" ")
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    head = f'<w:tblPr><w:tblW w:w="{size}" w:type="{kind}"/>{borders}{more}</w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>{p('')}"


def ends(section: str) -> str:
    """The paragraph that ends a section."""
    return f"<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr></w:p>"


FEET = '<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'


def in_section(body: str, section: str, feet: str = FEET) -> bytes:
    """The general template with this body and last section, and the feet that it names."""
    end = "</w:sectPr></w:body>"
    return made(body, changes={DOCUMENT: [(FEET + SECTION + GRID + end, feet + section + GRID + end)]})


def columns(number: int, more: str = "") -> str:
    return SECTION.replace('<w:cols w:space="425"/>', f'<w:cols w:num="{number}" w:space="425"{more}')


def sheet(width: int, height: int, extra: str = "", *, gutter: int = 0) -> str:
    """A section of another sheet, with the standard's margins."""
    section = SECTION.replace('w:w="11906" w:h="16838"', f'w:w="{width}" w:h="{height}"{extra}')
    return section.replace('w:gutter="0"', f'w:gutter="{gutter}"')


def form(*, span: str = "dxa 6633") -> bytes:
    """The commonest personal form: name, post, unit and year, one big cell, the signature."""
    rows = (
        row(cell("姓名"), cell("{{ 报告人.姓名 }}"), cell("职务"), cell("{{ 报告人.职务 }}")),
        row(cell("单位"), cell("{{ 报告人.单位 }}"), cell("年度"), cell("{{ 数据.年度 }}")),
        row(cell("述职内容", "dxa 2211"), cell("{{p 全文 }}", span, 3)),
        row(cell("签名", "dxa 2211"), cell("{{p 落款 }}", span, 3)),
    )
    return made(p("{{p 标题 }}") + grid((2211,) * 4, *rows))


def form_whole_width() -> bytes:
    """A form as wide as the page in percent: the text in a row of its own, the signature in the same cell."""
    both = p("{{p 全文 }}") + p("") + p("{{p 落款 }}")
    rows = (
        row(*(cell(text, "pct 1250") for text in ("姓名", "{{ 报告人.姓名 }}", "年度", "{{ 数据.年度 }}"))),
        row(*(cell(text, "pct 1250") for text in ("单位", "{{ 报告人.单位 }}", "职务", "{{ 报告人.职务 }}"))),
        row(cell("述  职  报  告", "pct 5000", 4)),
        row(cell(both, "pct 5000", 4)),
    )
    return made(p("{{p 标题 }}") + grid((2211,) * 4, *rows, width="pct 5000"))


def form_with_margins() -> bytes:
    """A form whose title stands in it, with margins of its own in the cells, the label column a character wide."""
    margins = '<w:tblCellMar><w:left w:w="200" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar>'
    own = '<w:tcMar><w:left w:w="300" w:type="dxa"/></w:tcMar>'
    label = '<w:vAlign w:val="center"/>'
    signed = grid(
        (3000, 5000), row(cell("本人签名", "dxa 3000"), cell("{{p 落款 }}", "dxa 5000")), borders=""
    )
    rows = (
        row(cell("{{p 标题 }}", "dxa 8844", 3)),
        row(
            cell("姓名"),
            cell("{{ 报告人.姓名 }}", "dxa 4000"),
            cell("单位及职务：{{ 报告人.单位 }}{{ 报告人.职务 }}"),
        ),
        row(
            cell("述职述廉", more=label),
            cell("{{p 全文 }}", "dxa 8000", 2, own),
            more='<w:trHeight w:val="3000"/>',
        ),
        row(cell(f"{p('以上内容属实。')}{signed}", "dxa 8844", 3)),
    )
    return made(grid((844, 4000, 4000), *rows, more=margins))


def two_columns_under_title() -> bytes:
    """Title and addressee across the page, the text below in two columns on the same page, the rest across again; the
    feet are named once, as Word does it."""
    going_on = '<w:type w:val="continuous"/>'
    body = (
        HEAD
        + ends(FEET + SECTION + GRID)
        + p("{{p 全文 }}")
        + ends(going_on + columns(2, "/>") + GRID)
        + REST
    )
    return in_section(body, going_on + SECTION, feet="")


def box(content: str, width_mm: int, height_mm: int) -> str:
    """A paragraph with a text box in DrawingML."""
    cx, cy = width_mm * 36000, height_mm * 36000
    return (
        "<w:p><w:r><w:drawing>"
        '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" '
        'distL="0" distR="0" simplePos="0" relativeHeight="9" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="7" name="文本框 7"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="180000" rIns="180000"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>'
    )


def vml_box(content: str) -> str:
    """A paragraph with a text box as Word 2003 writes it."""
    return (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="b1" '
        'style="width:300pt;height:80pt;mso-wrap-style:square" stroked="f">'
        f'<v:textbox inset="10pt,0,10pt,0"><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'
    )


def red_head(text: str) -> str:
    """A red head with its line."""
    return (
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:color w:val="FF0000"/><w:sz w:val="52"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
    )


def first_page_header() -> bytes:
    """A red head in the header of the first page, a plain line in that of the others."""
    first = with_part("header", red_head("某某市财政局"), ALL)
    section = SECTION + "<w:titlePg/>"
    return _changed(
        first,
        [('<w:headerReference w:type="default"', '<w:headerReference w:type="first"'), (SECTION, section)],
    )


def _changed(data: bytes, changes: list[tuple[str, str]]) -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == DOCUMENT:
                for before, after in changes:
                    assert before in text.decode(), before
                    text = text.replace(before.encode(), after.encode(), 1)
            new.writestr(name, text)
    return out.getvalue()


def cover() -> bytes:
    """A cover without a number, then the text, whose pages are counted from 1."""
    front = p("") * 5 + p("{{ 标题 }}") + p("") * 8 + p("{{ 署名 }}")
    return in_section(
        front
        + ends(SECTION + GRID)
        + p("{{p 标题 }}")
        + p("")
        + p("{{p 主送机关 }}")
        + p("{{p 全文 }}")
        + REST,
        SECTION.replace("<w:cols", '<w:pgNumType w:start="1"/><w:cols'),
    )


def logo() -> bytes:
    """A header that is a table: a picture at the left, the office's name at the right."""
    picture = Image.new("RGB", (120, 120), "white")
    ImageDraw.Draw(picture).ellipse((5, 5, 115, 115), outline="red", width=8)
    (out := io.BytesIO())
    picture.save(out, "PNG")
    drawn = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="432000" cy="432000"/><wp:docPr id="3" name="标志"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="3" name="标志"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="432000" cy="432000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    head = grid((1200, 7644), row(cell(drawn, "dxa 1200"), cell("某某市财政局", "dxa 7644")), borders="")
    data = with_part("header", head, ALL)
    import zipfile

    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>'
                )
            new.writestr(name, part)
        new.writestr("word/media/logo.png", out.getvalue())
        new.writestr(
            "word/_rels/header9.xml.rels",
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/></Relationships>',
        )
    return result.getvalue()


def nested() -> bytes:
    """The text in a cell of a table that stands in a cell."""
    inner = grid((1000, 5000), row(cell("内容", "dxa 1000"), cell("{{p 全文 }}", "dxa 5000")))
    return made(HEAD + grid((2000, 6844), row(cell("报告", "dxa 2000"), cell(inner, "dxa 6844"))) + REST)


def approval(width: int) -> bytes:
    """A form of opinions: several cells side by side, the signature in the last of them."""
    rest = (PAGE - width) // 2
    rows = (
        row(cell("经办", f"dxa {rest}"), cell("审核", f"dxa {rest}"), cell("单位意见", f"dxa {width}")),
        row(cell("", f"dxa {rest}"), cell("", f"dxa {rest}"), cell(p("") + p("{{p 落款 }}"), f"dxa {width}")),
    )
    return made(HEAD + p("{{p 全文 }}") + NOTE + grid((rest, rest, width), *rows) + p("{{p 附件 }}"))


def offset_row() -> bytes:
    """A form without widths at its cells, whose row of the text begins one column in; margins by the table's style, none."""
    rows = (
        row(cell("项目"), cell("内容"), cell("备注")),
        row(cell("{{p 全文 }}", span=2), more='<w:gridBefore w:val="1"/>'),
    )
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return made(HEAD + grid((1500, 4000, 3344), *rows, more=margins) + REST)


def cover_then_lying() -> bytes:
    """A cover that stands upright, a text on pages that lie."""
    lying = sheet(16838, 11906, ' w:orient="landscape"')
    return in_section(HEAD + ends(FEET + SECTION + GRID) + p("{{p 全文 }}") + REST, lying, feet="")


def mirrored() -> bytes:
    """A sheet bound at its inner side: a gutter, and margins that change sides on even pages."""
    settings = ("<w:evenAndOddHeaders/>", "<w:mirrorMargins/><w:evenAndOddHeaders/>")
    end = SECTION + GRID + "</w:sectPr></w:body>"
    bound = sheet(11906, 16838, gutter=400) + GRID + "</w:sectPr></w:body>"
    return made(ALL, changes={"word/settings.xml": [settings], DOCUMENT: [(end, bound)]})


A3 = sheet(23811, 16838, ' w:orient="landscape"').replace("<w:cols", '<w:cols w:num="2"')

BUILDS: Mapping[str, Build] = {
    "form": Build(form(), {"body": ("cell", 6633 - 216), "signature_block": ("cell", 6633 - 216)}),
    "form-by-grid": Build(form(span="auto 0"), {"body": ("cell", 6633 - 216)}),
    "form-in-percent": Build(
        form_whole_width(), {"body": ("cell", PAGE - 216), "signature_block": ("cell", PAGE - 216)}
    ),
    "form-with-margins": Build(
        form_with_margins(),
        {"title": ("cell", 8444), "body": ("cell", 7500), "signature_block": ("cell", 5000 - 216)},
    ),
    "two-columns": Build(
        in_section(ALL, columns(2, "/>")), {"title": ("columns", 4209), "body": ("columns", 4209)}
    ),
    "two-columns-under-title": Build(
        two_columns_under_title(),
        {"title": ("page", PAGE), "body": ("columns", 4209), "signature_block": ("page", PAGE)},
    ),
    "unequal-columns": Build(
        in_section(
            ALL, columns(2, ' w:equalWidth="0"><w:col w:w="5000" w:space="425"/><w:col w:w="3419"/></w:cols>')
        ),
        {"body": ("columns", 3419)},
    ),
    "three-columns-lying": Build(
        in_section(
            ALL,
            sheet(16838, 11906, ' w:orient="landscape"').replace(
                '<w:cols w:space="425"/>', '<w:cols w:num="3" w:space="400"/>'
            ),
        ),
        {"body": ("columns", 4325)},
    ),
    "lying": Build(in_section(ALL, sheet(16838, 11906, ' w:orient="landscape"')), {"body": ("page", 13776)}),
    "cover-then-lying": Build(cover_then_lying(), {"title": ("page", PAGE), "body": ("page", 13776)}),
    "first-page-header": Build(first_page_header(), {"body": ("page", PAGE)}),
    "cover": Build(cover(), {"title": ("page", PAGE), "body": ("page", PAGE)}),
    "title-in-a-box": Build(
        made(
            box(red_head("某某市财政局") + p("{{p 标题 }}"), 120, 45)
            + p("{{p 主送机关 }}")
            + p("{{p 全文 }}")
            + REST
        ),
        {"title": ("box", 6803 - 2 * 283), "body": ("page", PAGE)},
    ),
    "title-in-an-old-box": Build(
        made(vml_box(p("{{p 标题 }}")) + p("{{p 主送机关 }}") + p("{{p 全文 }}") + REST),
        {"title": ("box", 5600)},
    ),
    "logo": Build(logo(), {"body": ("page", PAGE)}),
    "nested": Build(nested(), {"body": ("cell", 4784)}),
    "approval": Build(approval(3200), {"signature_block": ("cell", 2984), "body": ("page", PAGE)}),
    "approval-narrow": Build(approval(2400), {"signature_block": ("cell", 2184)}),
    "offset-row": Build(offset_row(), {"body": ("cell", 7344)}),
    "gutter": Build(in_section(ALL, sheet(11906, 16838, gutter=567)), {"body": ("page", 8277)}),
    "mirrored": Build(mirrored(), {"body": ("page", 8444)}),
    "letter": Build(in_section(ALL, sheet(12240, 15840)), {"body": ("page", 9178)}),
    "a3": Build(in_section(ALL, A3), {"body": ("columns", 10162)}),
}


_TEXT = """标题: 关于2026年一季度财政收入情况的报告
正文:
  - 现将一季度财政收入情况报告如下。
  - 标题: 总体情况
    内容:
      - 一季度收入平稳增长，各项收入见下表，群众满意度比上年提高5.6个百分点。
      - {段首: 税收收入。, 文字: 全年税收收入八亿元。}
      - 表格: [[项目, 一季度, 二季度, 三季度, 合计], [税收收入, '1234567', '12', '12', '1234591']]
        题注: 收入表
      - {图片: wide.png, 题注: 走势}
  - 标题: 下一步打算
    内容: [抓好征管，不断提高服务水平。, 严格执行预算。]
成文日期: 2026-12-31
"""
REPORT = (
    f"文种: 报告\n主送机关: 市人民政府\n{_TEXT}署名: 某某市财政局\n附件: {{标题: 明细, 内容: 明细如下。}}\n"
)
PERSONAL = f"文种: 述职述廉报告\n报告人: {{单位: 市财政局, 职务: 科长, 姓名: 李四}}\n{_TEXT}署名: 李四\n数据: {{年度: '2026'}}\n"


def text_for(name: str) -> str:
    """The report that goes through a build: the personal one through forms."""
    return PERSONAL if name.startswith("form") else REPORT
