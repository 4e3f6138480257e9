"""The page number at the foot of a template's pages, as paragraphs that may stand elsewhere: in a box that lies along the side of a page.

In: the parts of a package and its last section. Out: XML by the kind of page, `default` and `even`; nothing where what stands at the foot cannot be
moved, because it holds tags, pictures or tables.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .package import R, W, below, parse, relationships, value_of, w

if TYPE_CHECKING:
    from lxml import etree

_DOCUMENT = "word/document.xml"
_XML = "http://www.w3.org/XML/1998/namespace"
_TEXT = tuple(
    map(w, ("pPr", "r", "fldSimple", "hyperlink", "bookmarkStart", "bookmarkEnd", "proofErr", "smartTag"))
)
_SIDES = {"outside": ("right", "left"), "inside": ("left", "right")}  # on odd pages, on even ones


def feet(parts: Mapping[str, bytes], sections: list[etree._Element], name: str) -> dict[str, str]:
    """The paragraphs with the page number by the kind of page that they are for. Raises CompileError (T302) for a damaged part."""
    targets = {id: target for id, (_, target) in relationships(parts, _DOCUMENT, name).items()}
    ids: dict[str, str] = {}
    for section in sections:  # what a section does not say is that of the one before
        for reference in section.iterchildren(w("footerReference")):
            ids[reference.get(w("type"), "default")] = reference.get(f"{{{R}}}id", "")
    out = {}
    for kind, id in ids.items():
        part = targets.get(id, "")
        if kind in ("default", "even") and b"PAGE" in parts.get(part, b""):
            out[kind] = "".join(_paragraphs(parse(parts[part], name, part), kind == "even"))
    return out if all(out.values()) else {}


def on_pages(parts: Mapping[str, bytes], document: etree._Element, name: str) -> dict[str, tuple[str, int]]:
    """The headers and footers that sections name, by part: the pages they stand on, and the first section that names
    them, 0 where there is but one. Raises CompileError (T302) for a damaged part."""
    targets = {id: target for id, (_, target) in relationships(parts, _DOCUMENT, name).items()}
    sections = list(document.iter(w("sectPr")))
    out: dict[str, tuple[str, int]] = {}
    for number, section in enumerate(sections, 1):
        for reference in section.iterchildren(w("headerReference"), w("footerReference")):
            kind = reference.get(w("type"), "default")
            if kind in ("default", "even", "first"):
                part = targets.get(reference.get(f"{{{R}}}id", ""), "")
                out.setdefault(part, (kind, number if len(sections) > 1 else 0))
    return out


def _paragraphs(root: etree._Element, even: bool) -> Iterator[str]:
    """The paragraphs that hold the number, in the text or in a box; nothing where there is more that cannot be moved."""
    from lxml import etree

    box = next((one for one in root.iter(w("txbxContent")) if _numbers(one)), None)
    align = ""
    if box is not None:
        anchor = next((one for one in box.iterancestors() if str(one.tag).endswith("}anchor")), None)
        across = anchor.find("{*}positionH/{*}align") if anchor is not None else None
        align = (across.text or "") if across is not None else ""
    found = [
        copy.deepcopy(one) for one in (root if box is None else box) if one.tag == w("p") and _numbers(one)
    ]
    for paragraph in found:
        said = "".join(text.text or "" for text in paragraph.iter(w("t")))
        if (
            "{" in said
            or any(child.tag not in _TEXT for child in paragraph)
            or list(paragraph.iter("{*}drawing", "{*}pict"))
        ):
            return
        frame = below(paragraph, "pPr/framePr")
        if frame is not None:
            align = value_of(paragraph, "pPr/framePr", "xAlign")
            frame.getparent().remove(frame)  # type: ignore[union-attr]
        if align:
            _aligned(paragraph, _SIDES.get(align, (align, align))[even])
        for element in paragraph.iter():
            for key in list(element.attrib):
                if not str(key).startswith((f"{{{W}}}", f"{{{_XML}}}")):
                    del element.attrib[key]
        etree.cleanup_namespaces(paragraph)
        yield etree.tostring(paragraph, encoding="unicode", with_tail=False)


def _numbers(element: etree._Element) -> bool:
    """Whether an element shows the number of its page."""
    said = [text.text or "" for text in element.iter(w("instrText"))]
    said += [field.get(w("instr"), "") for field in element.iter(w("fldSimple"))]
    return "PAGE" in " ".join(said).split()


def _aligned(paragraph: etree._Element, align: str) -> None:
    """Set the alignment of a paragraph."""
    from lxml import etree

    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    jc = properties.find(w("jc"))
    if jc is None:
        jc = etree.Element(w("jc"))
        mark = properties.find(w("rPr"))
        properties.append(jc) if mark is None else mark.addprevious(jc)
    jc.set(w("val"), align)
