"""OpenDocument: a package of XML, written anew from its trees without what lies outside it.

In: the bytes of an .odt. Out: a `Closed`. Raises UnreadableError where the package or one of its parts cannot be read.
"""

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...assets.embedded import redrawn
from ..ooxml.package import unreadable
from .closed import DAMAGED, TOO_LARGE, Closed, UnreadableError, words_of

if TYPE_CHECKING:
    from lxml import etree

MAX_PARTS = 2_000
MAX_BYTES = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_XML = 24 * 1024 * 1024  # of all trees
MAX_MARKS = 500_000  # `<` in all of them

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _DRAW, _OFFICE = f"{{{_ODF}text:1.0}}", f"{{{_ODF}drawing:1.0}}", f"{{{_ODF}office:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
# A reader follows these when they are clicked, not before.
_CLICKED = (f"{_TEXT}a", f"{_DRAW}a", f"{_DRAW}area-rectangle", f"{_DRAW}area-circle", f"{_DRAW}area-polygon")
# What a writer notes of where it came from; nothing is taken from there.
_NOTED = ("template", "auto-reload", "hyperlink-behaviour", "alphabetical-index-auto-mark-file")
# By the name alone: what runs, asks other programs or reads files by attributes of its own.
_RUN = words_of(
    """script scripts event-listeners event-listener dde-source dde-connection dde-connection-decls applet plugin floating-frame
    connection-resource database-display database-next database-row-select model instance submission"""
)
_ADDRESSES = words_of(
    "href src image-data target-location archive codebase data-source connection-resource action"
)
# What holds programs and menus, what others say of the package, and signatures of what is no longer as it was signed.
_LEFT = (
    "Basic/",
    "Dialogs/",
    "Scripts/",
    "Configurations2/",
    "META-INF/documentsignatures",
    "META-INF/macrosignatures",
)
_SHOWN_OTHERWISE = ("ObjectReplacements/", "Thumbnails/")  # the object itself is read, and the page
_TREES = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.xml")
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
# The encodings in which `<!ENTITY` is found as below; another could hide it.
_LEGIBLE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?!\0)(?!\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii|ascii|iso-8859-|gb))"
    rb"|\xff\xfe<\0(?!\0)|\xfe\xff\0<|<\0\?\0|\0<\0\?",
    re.IGNORECASE,
)
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


def open_document(data: bytes) -> Closed:
    """An .odt without what lies outside it. Raises UnreadableError."""
    try:
        parts = _unpacked(data)
    except unreadable():
        raise UnreadableError(*DAMAGED) from None
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableError("它设了打开密码。", "it has a password.")
    trees = {name: part for name, part in parts.items() if _is_tree(name, part)}
    if sum(map(len, trees.values())) > MAX_XML or sum(xml.count(b"<") for xml in trees.values()) > MAX_MARKS:
        raise UnreadableError(*TOO_LARGE)
    pictures = 0
    for name, part in [*parts.items()]:
        if name not in trees and _is_picture(name):
            if (picture := redrawn(part)) is None:
                pictures += not name.startswith(_SHOWN_OTHERWISE)
                del parts[name]
            else:
                parts[name] = picture
    outside: list[str] = []
    for name, part in trees.items():
        root = _tree(part)
        found = [*_leaving(root, parts, name.rpartition("/")[0])]
        outside += [one for one in found if one not in outside]
        parts[name] = _written(root)
    return Closed(_packed(parts), tuple(outside), pictures)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        total, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
        if len(entries) > MAX_PARTS or total > MAX_BYTES or total > MAX_RATIO * max(packed, 1024):
            raise UnreadableError(*TOO_LARGE)
        parts: dict[str, bytes] = {}
        for entry in entries:
            name = entry.filename
            # A name that reads as an address or a path would be taken for a part, and for what lies there.
            if ":" in name or "\\" in name or name.startswith("/") or ".." in name.split("/"):
                raise UnreadableError(*DAMAGED)
            if name.startswith(_LEFT) or name.casefold().endswith(".rdf"):
                continue
            with archive.open(entry) as stream:
                parts[name] = stream.read(entry.file_size + 1)
            if len(parts[name]) != entry.file_size:
                raise UnreadableError(*DAMAGED)
    return parts


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(parts, key=lambda one: one != "mimetype"):
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), parts[name], how)
    return out.getvalue()


def _is_tree(name: str, part: bytes) -> bool:
    """Whether LibreOffice may read a part as XML: by its content, as a name proves nothing."""
    return name.rpartition("/")[2] in _TREES or (not _is_picture(name) and _BEGINS.match(part) is not None)


def _is_picture(name: str) -> bool:
    return any(
        folder in ("Pictures", "ObjectReplacements", "Thumbnails", "media") for folder in name.split("/")[:-1]
    )


def _tree(part: bytes) -> "etree._Element":
    """The root of a part, without what stands before it. Raises UnreadableError."""
    from lxml import etree

    # A manifest of OpenOffice has a DOCTYPE; none declares entities, which could stand for anything.
    if _ENTITY.search(part) or not _LEGIBLE.match(part):
        raise UnreadableError(*DAMAGED)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableError(*DAMAGED) from None
    return root


def _written(root: "etree._Element") -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _leaving(root: "etree._Element", parts: Mapping[str, bytes], folder: str) -> Iterator[str]:
    """Take what leaves the package out of a tree; where it led."""
    for node in [*root.iter("*")]:
        local = node.tag.rpartition("}")[2]
        if local in _RUN or local in _NOTED:
            _removed(node)
            continue
        if local == "object-ole" and any(one.tag == f"{_DRAW}image" for one in node.itersiblings()):
            _removed(node)  # shown by the picture beside it
            continue
        if node.tag == f"{_OFFICE}binary-data" and not _binary_fits(node.text or ""):
            _removed(node)
            continue
        target = (node.get(_HREF) or "").strip()
        if target and not target.startswith("#") and not _inside(target, parts, folder):
            if node.tag in _CLICKED:
                continue
            if not _was_inside(target):  # a picture left out before is told by itself
                yield target
            _removed(node)
            continue
        for key, value in [*_attributes(node)]:
            if key != _HREF and key.rpartition("}")[2].lower() in _ADDRESSES and node.tag not in _CLICKED:
                if value.strip() and not value.startswith("#") and not _inside(value.strip(), parts, folder):
                    yield value.strip()
                del node.attrib[key]


def _attributes(node: "etree._Element") -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        yield str(key), str(value)


def _binary_fits(text: str) -> bool:
    try:
        return redrawn(base64.b64decode(text)) is not None
    except (binascii.Error, ValueError):
        return False


def _inside(target: str, parts: Mapping[str, bytes], folder: str) -> bool:
    """Whether a reference leads to a part of the package, or to a folder of it (an object)."""
    if target in (".", ".."):  # the object itself, and what holds it
        return bool(folder)
    for path in (target, unquote(target)):
        path = path.removeprefix("./").rstrip("/")
        whole = f"{folder}/{path}" if folder else path
        if path and any(whole == name or name.startswith(f"{whole}/") for name in parts):
            return True
    return False


def _was_inside(target: str) -> bool:
    plain = target.removeprefix("./")
    return ":" not in plain and ".." not in plain.split("/") and _is_picture(plain)


def _removed(node: "etree._Element") -> None:
    parent, tail = node.getparent(), node.tail
    if parent is None:
        raise UnreadableError(*DAMAGED)
    if tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(node)
