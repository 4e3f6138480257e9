"""What may stand in a body, and what the reader does with it: nothing that is not listed here goes by unsaid.

In: the elements of a body, a table or a paragraph. Out: what of them is read by no one, each with its kind and the text in it that can
be told. ECMA-376-1 17.2 to 17.18 lists what there may be; what other vocabularies add is known by its namespace.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from ..ooxml.package import R, parse, w
from .revisions import BLIP, IMAGE_DATA
from .runs import FORMULA

# What is told, by its kind: how it is called.
CALLED: Mapping[str, tuple[str, str]] = {
    "chart": ("图表", "chart"),
    "diagram": ("SmartArt 图形", "SmartArt graphic"),
    "object": ("嵌入的对象", "embedded object"),
    "control": ("控件", "control"),
    "ink": ("墨迹", "ink"),
    "shape": ("图形", "shape"),
    "linked": ("链接的图片", "linked picture"),
    "missing": ("丢了的图片", "picture that is lost"),
    "chunk": ("插入的文件", "inserted file"),
    "subdocument": ("子文档", "subdocument"),
    "field": ("域", "field"),
    "date": ("自动更新的日期", "date that Word fills in"),
    "unknown": ("认不出的内容", "unknown content"),
}


class Unread(NamedTuple):
    """Something that is not read: its kind, and what it says or is called."""

    kind: str
    text: str = ""


def _all(names: str) -> frozenset[str]:
    return frozenset(map(w, names.split()))


# Marks of places and of what was checked; properties; what Word draws by itself.
_SILENT = _all(
    "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr sectPr customXmlPr smartTagPr rubyPr bookmarkStart bookmarkEnd"
    " commentRangeStart commentRangeEnd proofErr permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart"
    " moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
    " lastRenderedPageBreak softHyphen annotationRef footnoteRef endnoteRef separator continuationSeparator pgNum cr br tab ptab"
    " noBreakHyphen t sym fldChar instrText delText delInstrText fldData rt footnoteReference endnoteReference commentReference"
    " background divId cnfStyle"
)
# What is looked into. What ins, moveTo and the like hold is read as text.
_OPEN = _all(
    "document body p r hyperlink fldSimple smartTag customXml sdt sdtContent ins moveTo dir bdo ruby rubyBase tbl tr tc"
    " txbxContent"
)
# What stands in a paragraph, and is read where no paragraph is round it.
IN_PARAGRAPHS = _all("r hyperlink fldSimple dir bdo")
_DATES = _all("dayShort monthShort yearShort dayLong monthLong yearLong")
_DRAWN = _all("drawing pict object")
_MOST_OF_CHUNK = 1024 * 1024  # bytes
_RELATIONSHIP = f"{{{R}}}"


class Known:
    """Tells what in an element nobody reads; `targets` and `links` are the parts and the addresses that its document refers to,
    by their ids."""

    def __init__(
        self,
        parts: Mapping[str, bytes],
        targets: Mapping[str, tuple[str, str]],
        links: Mapping[str, str],
        name: str,
    ) -> None:
        self.parts, self.targets, self.links, self.name = parts, targets, links, name

    def unread(self, element: etree._Element) -> Iterator[Unread]:
        """What in an element, and in what it holds, is not read; text boxes are looked into by who reads them."""
        for child in element:
            tag = child.tag
            if tag in _SILENT:
                continue
            if tag in _OPEN:
                yield from self.unread(child)
            elif tag in _DRAWN:
                yield from self._drawn(child)
            else:
                yield from self.alone(child)

    def alone(self, child: etree._Element) -> Iterator[Unread]:
        """What is said of an element that is neither read nor looked into."""
        tag = child.tag
        local = _local(child)
        if not local or tag in _SILENT or tag.startswith(_MATH):
            return
        if tag in (w("altChunk"), w("subDoc")):
            kind = "chunk" if tag == w("altChunk") else "subdocument"
            id = child.get(f"{_RELATIONSHIP}id", "")
            part = self.targets.get(id, ("", ""))[1]
            yield Unread(kind, self._chunk(part) or part.rpartition("/")[2] or self.links.get(id, ""))
        elif tag in _DATES:
            yield Unread("date")
        elif local == "contentPart":
            yield Unread("ink")
        elif tag in _DRAWN:
            yield from self._drawn(child)
        else:
            text = "".join(node.text or "" for node in child.iter() if _local(node) in ("t", "delText"))
            yield Unread("unknown", text.strip() or local)

    def _chunk(self, part: str) -> str:
        """The text of a file that was put in, where it is plain or HTML."""
        if not part.lower().endswith((".html", ".htm", ".xhtml", ".txt")):
            return ""
        text = self.parts.get(part, b"")[:_MOST_OF_CHUNK].decode("utf-8", "replace")
        bare = re.sub(
            r"<(?:script|style|head)\b.*?</(?:script|style|head)>|<[^>]*>", " ", text, flags=re.I | re.S
        )
        return " ".join(html.unescape(bare).split())

    # ---- what is drawn ----

    def _drawn(self, drawing: etree._Element) -> Iterator[Unread]:
        """What of a drawing is neither a picture nor text in a box."""
        objects = [
            node for node in drawing.iter() if _local(node) in ("OLEObject", "objectEmbed", "objectLink")
        ]
        controls = [node for node in drawing.iter() if _local(node) == "control"]
        yield from (Unread("object", _program(node)) for node in objects)
        yield from (Unread("control", node.get(w("name"), "")) for node in controls)
        if not (objects or controls):
            yield from self._pictures(drawing)
        found = False
        for node in drawing.iter():
            if (kind := _KINDS.get(_local(node))) and not any(
                _local(one) in _KINDS for one in node.iterancestors()
            ):
                found = True
                yield Unread(kind, self._texts(node, kind))
        pictured = found or objects or controls or next(drawing.iter(BLIP, IMAGE_DATA), None) is not None
        shapes = [node for node in drawing.iter() if _local(node) in _SHAPES]
        plain = [shape for shape in shapes if not _holds(shape)]
        if not pictured:
            for shape in plain:
                if not _is_line(shape) and not _is_unseen(shape):
                    yield Unread("shape", _said_of(shape))
            if not shapes and len(drawing) and next(drawing.iter(w("txbxContent")), None) is None:
                yield from self._strange(drawing)

    def _strange(self, drawing: etree._Element) -> Iterator[Unread]:
        """What is drawn by a vocabulary that is not known."""
        data = next((node for node in drawing.iter() if _local(node) == "graphicData"), None)
        if data is None:
            if any(_local(node) in ("shape", "group", "inline", "anchor") for node in drawing):
                yield Unread("shape")
            return
        yield Unread("unknown", data.get("uri", "").rpartition("/")[2])

    def _pictures(self, drawing: etree._Element) -> Iterator[Unread]:
        """Pictures whose bytes are not in the file."""
        for node in drawing.iter(BLIP, IMAGE_DATA):
            ids = [node.get(f"{_RELATIONSHIP}{word}", "") for word in ("embed", "id", "link", "href", "pict")]
            if any(self.targets.get(id, ("", ""))[1] in self.parts for id in ids if id):
                continue
            links = [self.links[id] for id in ids if id in self.links]
            if links:
                yield Unread("linked", links[0])
            elif any(ids):
                yield Unread("missing", _said_of(node))

    def _texts(self, node: etree._Element, kind: str) -> str:
        """What a chart or a diagram says: its title, or what is said of it for those who cannot see it; its texts."""
        ids = [value for key, value in node.attrib.items() if str(key).startswith(_RELATIONSHIP)]
        part = self.targets.get(str(ids[0]) if ids else "", ("", ""))[1]
        if part not in self.parts:
            return ""
        root = parse(self.parts[part], self.name, part)
        scope = [root]
        if kind == "chart":
            scope = [
                one for top in root.iter() if _local(top) == "chart" for one in top if _local(one) == "title"
            ]
            if not scope:
                return _said_of(node)
        paragraphs = [one for top in scope for one in top.iter() if _local(one) == "p"] or scope
        texts = [
            "".join(one.text or "" for one in paragraph.iter() if _local(one) == "t")
            for paragraph in paragraphs
        ]
        return "、".join(text.strip() for text in texts if text.strip())


_MATH = FORMULA.rpartition("}")[0] + "}"
FORMULAS = (FORMULA, f"{_MATH}oMathPara")
_ON_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_KINDS = {"chart": "chart", "relIds": "diagram", "contentPart": "ink"}
_SHAPES = frozenset(
    ("wsp", "cxnSp", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve", "shape")
)


def _local(node: etree._Element) -> str:
    """The name of an element without its namespace; none of a comment."""
    tag = str(node.tag)
    return "" if tag.startswith("<") else tag.rpartition("}")[2]


def _holds(shape: etree._Element) -> bool:
    """Whether a shape holds something of its own: text in a box, or on a path."""
    return any(_local(node) in ("txbxContent", "textpath", "wsp") for node in shape.iterdescendants())


def _is_line(shape: etree._Element) -> bool:
    """Whether a shape is a rule, as a template prints its own: a straight line, a ruler across the page; or an empty frame."""
    if _local(shape) in ("line", "cxnSp"):
        return True
    if any(key.rpartition("}")[2] == "hr" for key in map(str, shape.attrib)):
        return True
    if re.search(r"_x0000_t(?:20|32|75)$", shape.get("type", "")) or re.fullmatch(
        r"m[\d,@ -]*l[\d,@ -]*e?", shape.get("path", "")
    ):
        return True
    forms = [node.get("prst", "") for node in shape.iter() if _local(node) == "prstGeom"]
    return any(form in ("line", "lineInv") or form.startswith("straightConnector") for form in forms)


def _is_unseen(shape: etree._Element) -> bool:
    """Whether a shape is drawn neither inside nor at its edge: it keeps room free, as the writer's own does (7.3.3)."""
    look = next((child for child in shape if _local(child) == "spPr"), None)
    if look is None:
        return False
    edge = next((child for child in look if _local(child) == "ln"), None)
    return "noFill" in map(_local, look) and edge is not None and "noFill" in map(_local, edge)


def _program(node: etree._Element) -> str:
    return node.get("ProgID") or node.get(w("progId")) or ""


def _said_of(node: etree._Element) -> str:
    """What is said of something drawn for those who cannot see it."""
    for one in (node, *node.iterancestors()):
        frame = [child for child in one if _local(child) in ("docPr", "cNvPr")]
        if text := one.get("alt") or next((child.get("descr") or "" for child in frame), ""):
            return text
        if one.tag in _DRAWN:
            break
    return ""


def path_texts(paragraph: etree._Element) -> list[str]:
    """The texts that are drawn along a path, as old WordArt is."""
    texts = (node.get("string", "") for node in paragraph.iter(_ON_PATH))
    return [text for text in texts if text.strip()]
