"""Old documents as offices have them, made with python-docx and by XML: what `template new --from` starts from."""

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from compiler.pages import office
from compiler.word.ooxml.package import W

LONG = "今年以来，我局认真贯彻落实上级部署，统筹推进各项重点工作，取得了明显成效，现将有关情况报告如下。"
_LINE = (
    f'<w:r xmlns:w="{W}"><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" id="红线" '
    'style="position:absolute;z-index:1" from="0,10pt" to="442pt,10pt" strokecolor="red" strokeweight="2pt"/></w:pict></w:r>'
)


def add(
    document: Document,
    text: str,
    font: str = "仿宋",
    size: float = 16,
    *,
    align: str = "",
    indent: bool = False,
    bold: bool = False,
    red: bool = False,
    lead: str = "",
    lead_font: str = "楷体",
) -> Paragraph:
    """A paragraph formatted by hand; `lead` is its beginning in another face."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(28)
    paragraph.paragraph_format.space_after = Pt(0)
    if align:
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    for words, face in ((lead, lead_font), (text, font)):
        if words:
            run = paragraph.add_run(words)
            run.font.size, run.font.name, run.font.bold = Pt(size), face, bold or None
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
            if red:
                run.font.color.rgb = RGBColor(255, 0, 0)
    return paragraph


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(36), Mm(34)
    section.left_margin, section.right_margin = Mm(27), Mm(25)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = footer.add_run()
        node = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            node.set(qn("w:fldCharType"), kind)
        node.text = text or None
        run._element.append(node)


def _box(inner: str) -> str:
    """A run with an anchored text box, said again for older programs as Word does."""
    wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f'<w:r xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        f'<mc:Choice xmlns:wps="{wps}" Requires="wps"><w:drawing><wp:anchor xmlns:wp="{drawing}/wordprocessingDrawing">'
        f'<wp:extent cx="1800000" cy="540000"/><wp:docPr id="9" name="框"/><a:graphic xmlns:a="{drawing}/main">'
        f'<a:graphicData uri="{wps}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{content}</v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def small(head: Sequence[str] = (), box: str = "", boxed_head: str = "") -> bytes:
    """A short document: lines above its red head, the red head in a text box, a text box below the title."""
    document = docx.Document()
    _page(document)
    for text in head:
        add(document, text, "黑体")
    if boxed_head:
        red = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="80"/></w:rPr>'
        inner = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{red}<w:t>{boxed_head}</w:t></w:r></w:p>'
        add(document, "")._element.append(parse_xml(_box(inner)))
    else:
        add(document, "某某市财政局文件", "方正小标宋简体", 50, align="CENTER", red=True)
    add(document, "关于2023年财政工作情况的报告", "方正小标宋简体", 22, align="CENTER")
    if box:
        add(document, "")._element.append(parse_xml(_box(f"<w:p><w:r><w:t>{box}</w:t></w:r></w:p>")))
    add(document, "市人民政府：")
    add(document, LONG, indent=True)
    return _saved(document)


@cache
def by_hand() -> bytes:
    """A typical document with a red head: every paragraph formatted by hand, all in the style Normal."""
    document = docx.Document()
    _page(document)
    document.core_properties.author = "老张"
    add(document, "某某市财政局文件", "方正小标宋简体", 50, align="CENTER", red=True)
    add(document, "某财发〔2023〕15号　　　　签发人：李四", align="CENTER")
    add(document, "")._element.append(parse_xml(_LINE))
    add(document, "")
    add(document, "关于2023年财政工作", "方正小标宋简体", 22, align="CENTER")
    add(document, "情况的报告", "方正小标宋简体", 22, align="CENTER")
    add(document, "（2023年12月28日）", "楷体", 16, align="CENTER")
    add(document, "")
    add(document, "市人民政府：")
    for _ in range(3):
        add(document, LONG, indent=True)
    add(document, "一、主要工作", "黑体", indent=True)
    add(document, LONG, indent=True)
    add(document, "（一）抓好收入", "楷体", indent=True)
    add(document, LONG, indent=True)
    add(document, LONG, lead="（二）管好支出。", indent=True)
    add(document, "1.优化结构", "仿宋", indent=True, bold=True)
    add(document, LONG, indent=True)
    add(document, "二、下一步打算", "黑体", indent=True)
    add(document, LONG, indent=True)
    table = document.add_table(rows=2, cols=2)
    for row, face in zip(table.rows, ("黑体", "宋体"), strict=True):
        for cell in row.cells:
            run = cell.paragraphs[0].add_run("项目" if face == "黑体" else "数字")
            run.font.size, run.font.name = Pt(12), face
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    add(document, "")
    add(document, "某某市财政局", align="RIGHT")
    add(document, "2023年12月28日", align="RIGHT")
    add(document, "抄送：市人大财经委。", size=14)
    return _saved(document)


@cache
def by_styles() -> bytes:
    """A document of an office that works with styles: its headings are Word's own, numbered by a list."""
    document = docx.Document()
    _page(document)
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(14), "宋体"
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    normal.paragraph_format.first_line_indent = Pt(28)
    normal.paragraph_format.line_spacing = 1.5
    for level, face in ((1, "黑体"), (2, "楷体")):
        style = document.styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb, style.font.bold = Pt(15), RGBColor(0, 0, 0), False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{name}"), face)
    title = document.styles["Title"]
    title.font.size = Pt(20)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("2023年度工作总结", style="Title")
    document.add_paragraph(LONG)
    document.add_paragraph("一、主要工作", style="Heading 1")
    document.add_paragraph(LONG)
    document.add_paragraph("（一）抓好学习", style="Heading 2")
    document.add_paragraph(LONG)
    return _saved(document)


@cache
def resaved() -> bytes:
    """The first, opened and saved by LibreOffice."""
    return office.to_docx(by_hand(), ".docx")


@cache
def as_dotx() -> bytes:
    """The second, as Word's own kind of template."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(by_styles())) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                data = data.replace(b"document.main+xml", b"template.main+xml")
            new.writestr(entry, data)
    return out.getvalue()


@cache
def by_xml() -> bytes:
    """Only the parts that Word insists on: no styles, no settings, no section."""
    text = "".join(
        f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        for align, size, words in (
            ("center", 44, "关于工作情况的报告"),
            ("both", 32, LONG),
            ("both", 32, LONG),
        )
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return out.getvalue()


OLD: dict[str, Callable[[], bytes]] = {
    one.__name__: one for one in (by_hand, by_styles, resaved, as_dotx, by_xml)
}
