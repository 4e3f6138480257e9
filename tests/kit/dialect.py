"""Templates of docxtpl's dialect made in a line, and rendered both ways: by docxtpl itself, and by ours."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from compiler.messages.diagnostic import Diagnostic
from compiler.word.ooxml.package import CONTENT, R, W
from compiler.word.template.compiled import Template
from tests.kit.support import GENERAL

DOCUMENT = "word/document.xml"


def p(*texts: str, properties: str = "") -> str:
    """A paragraph with a run for each text."""
    return f"<w:p>{properties}{''.join(map(r, texts))}</w:p>"


def r(text: str, face: str = "") -> str:
    """A run; `<` and `&` of a tag are escaped here."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    face = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f'<w:r>{face}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tr(*cells: str) -> str:
    """A row with a paragraph in each cell, or with cells of XML."""
    return (
        "<w:tr>"
        + "".join(
            c
            if c.startswith("<w:tc>")
            else f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{c if c.startswith("<w:p") else p(c)}</w:tc>'
            for c in cells
        )
        + "</w:tr>"
    )


def table(*rows: str, columns: int = 2) -> str:
    """A table, and the paragraph that Word wants after it."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{p('')}"


def made(
    body: str, parts: Mapping[str, str] | None = None, changes: Mapping[str, Any] | None = None
) -> bytes:
    """The general template with this body; with more parts, and with changes of others by (old, new)."""
    out = io.BytesIO()
    with zipfile.ZipFile(GENERAL) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == DOCUMENT:
                text = re.sub(r"(?s)(<w:body>).*(<w:sectPr>)", lambda m: m[1] + body + m[2], text)
            for before, after in (changes or {}).get(name, ()):
                assert before in text
                text = text.replace(before, after, 1)
            if name not in (parts or {}):
                new.writestr(name, text)
        for name, text in (parts or {}).items():
            new.writestr(name, text)
    return out.getvalue()


def with_part(kind: str, xml: str, body: str) -> bytes:
    """A template with a header, footer, or foot- or endnotes of this XML."""
    tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    text = f'<w:{tag} xmlns:w="{W}">{xml}</w:{tag}>'
    if kind == "footer":  # the template has footers
        return made(body, {"word/footer1.xml": text})
    name = "header9" if kind == "header" else kind
    content = f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{kind}+xml"/></Types>'
    link = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{name}.xml"/></Relationships>'
    shown = '<w:headerReference w:type="default" r:id="rId99"/>' if kind == "header" else ""
    changes = {
        "[Content_Types].xml": [("</Types>", content)],
        "word/_rels/document.xml.rels": [("</Relationships>", link)],
        DOCUMENT: [("<w:sectPr>", f"<w:sectPr>{shown}")],
    }
    return made(body, {f"word/{name}.xml": text}, changes)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(data: bytes) -> dict[str, list[str]]:
    """The text of each paragraph, by part; line breaks and tabs as characters."""
    out = {}
    for name, xml in parts_of(data).items():
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", name):
            root = etree.fromstring(xml)
            out[name] = [_text(one) for one in root.iter(f"{{{W}}}p")]
    return out


def _text(paragraph: Any) -> str:
    signs = {"t": None, "br": "\n", "tab": "\t"}
    found = (one for one in paragraph.iter() if str(one.tag).rpartition("}")[2] in signs)
    in_text = (one for one in found if one.getparent().tag != f"{{{W}}}tabs")
    return "".join(signs[str(one.tag).rpartition("}")[2]] or one.text or "" for one in in_text)


def ours(template: bytes, data: Mapping[str, Any]) -> bytes:
    """Rendered by ours."""
    return Template.compile(template, "mine.docx", free=True).fill(data)


def notes_of(template: bytes) -> list[Diagnostic]:
    """What is told beside of a template that compiles."""
    notes: list[Diagnostic] = []
    Template.compile(template, "mine.docx", notes=notes)
    return notes


def docxtpl(template: bytes, data: Mapping[str, Any]) -> bytes:
    """Rendered by docxtpl."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(data), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
