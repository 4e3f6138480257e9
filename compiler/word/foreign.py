"""Files of other programs (.odt, .rtf, .doc, .wps) before LibreOffice makes Word of them: nothing in them leaves the file.

In: the bytes of such a file. Out: the same without pictures, sections, objects and templates that lie elsewhere, and where
those lie. LibreOffice reads whatever path or address a file names, so what it gets to see is made here, from what was read.
Raises ValueError where a file is damaged, too large, or hides what it does.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MAX_PARTS = 2_000
MAX_BYTES = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_XML = 32 * 1024 * 1024
MAX_DEPTH = 200  # of groups in an RTF


class Closed(NamedTuple):
    """A file that refers to nothing outside itself, and what it referred to before."""

    data: bytes
    outside: tuple[str, ...]


def closed(data: bytes, suffix: str) -> Closed:
    """The file without what leaves it. Raises ValueError where that cannot be told."""
    if suffix == ".odt":
        return _open_document(data)
    if suffix == ".rtf":
        return _rich_text(data)
    return _binary(data)


# ---- OpenDocument -------------------------------------------------------------------------------------------------

_XLINK = "{http://www.w3.org/1999/xlink}href"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# A reader follows these when they are clicked, not before.
_CLICKED = (f"{_TEXT}a", f"{_DRAW}a", f"{_OFFICE}event-listeners")
_RUN = (
    "script",
    "event-listeners",
    "event-listener",
    "dde-source",
    "auto-reload",
    "applet",
    "plugin",
    "floating-frame",
)


def _open_document(data: bytes) -> Closed:
    from lxml import etree

    try:
        parts = _unpacked(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise ValueError("zip") from error
    outside: list[str] = []
    for name, part in parts.items():
        if not _is_xml(name, part):
            continue
        if len(part) > MAX_XML:
            raise ValueError("size")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(part, parser)
        except etree.XMLSyntaxError as error:
            raise ValueError("xml") from error
        if b"<!DOCTYPE" in etree.tostring(root.getroottree())[:10_000]:
            raise ValueError("doctype")
        if found := [*_leaving(root, parts, name.rpartition("/")[0])]:
            outside += found
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(parts, key=lambda one: one != "mimetype"):
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), parts[name], how)
    return Closed(out.getvalue(), tuple(outside))


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        total, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
        if len(entries) > MAX_PARTS or total > MAX_BYTES or total > MAX_RATIO * max(packed, 1024):
            raise ValueError("size")
        parts = {}
        for entry in entries:
            with archive.open(entry) as stream:
                parts[entry.filename] = stream.read(entry.file_size + 1)
            if len(parts[entry.filename]) != entry.file_size:
                raise ValueError("size")
    return parts


def _is_xml(name: str, part: bytes) -> bool:
    """By content, as a name proves nothing; pictures inside the file are no XML that LibreOffice reads as a document."""
    begins = part.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:2].replace(b"\0", b"")
    return name.endswith((".xml", ".rdf")) or begins.startswith(b"<")


def _leaving(root: object, parts: dict[str, bytes], folder: str) -> Iterator[str]:
    """Take what leaves the file out of a tree; where it led."""
    from lxml import etree

    assert isinstance(root, etree._Element)
    for node in [*root.iter("*")]:
        if not isinstance(node.tag, str):
            continue
        target = (node.get(_XLINK) or "").strip()
        local = etree.QName(node).localname
        away = bool(target) and not target.startswith("#") and not _inside(target, parts, folder)
        away = away and node.tag not in _CLICKED
        if away:
            yield target
        if away or local in _RUN:
            _removed(node)


def _inside(target: str, parts: dict[str, bytes], folder: str) -> bool:
    path = target.removeprefix("./").rstrip("/").partition("#")[0]
    whole = f"{folder}/{path}" if folder else path
    return (
        any(whole == name or name.startswith(f"{whole}/") or path == name for name in parts)
        if path
        else False
    )


def _removed(node: object) -> None:
    from lxml import etree

    assert isinstance(node, etree._Element)
    parent, tail = node.getparent(), node.tail
    if parent is None:
        raise ValueError("root")
    if tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(node)


# ---- RTF ----------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}]+)", re.DOTALL
)
# What a field may be: counted, computed or typed, and looked up nowhere else (ECMA-376-1, 17.16.5).
_FIELDS = frozenset(
    [
        "=",
        "ADVANCE",
        "ASK",
        "AUTHOR",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "AUTOTEXT",
        "COMMENTS",
        "COMPARE",
        "CREATEDATE",
        "DATE",
        "DOCPROPERTY",
        "DOCVARIABLE",
        "EDITTIME",
        "EQ",
        "FILENAME",
        "FILESIZE",
        "FILLIN",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "FORMTEXT",
        "GOTOBUTTON",
        "HYPERLINK",
        "IF",
        "INDEX",
        "INFO",
        "KEYWORDS",
        "LASTSAVEDBY",
        "LISTNUM",
        "MACROBUTTON",
        "NOTEREF",
        "NUMCHARS",
        "NUMPAGES",
        "NUMWORDS",
        "PAGE",
        "PAGEREF",
        "PRINT",
        "PRINTDATE",
        "QUOTE",
        "REF",
        "REVNUM",
        "SAVEDATE",
        "SECTION",
        "SECTIONPAGES",
        "SEQ",
        "SET",
        "STYLEREF",
        "SUBJECT",
        "SYMBOL",
        "TA",
        "TC",
        "TIME",
        "TITLE",
        "TOA",
        "TOC",
        "USERADDRESS",
        "USERINITIALS",
        "USERNAME",
        "XE",
        "ADDIN",
        "EMBED",
        "SHAPE",
        "BARCODE",
    ]
)
_LEAVING_GROUPS = frozenset(
    (b"template", b"filetbl", b"fontfile", b"nextfile", b"objlink", b"linkself", b"objdata_link", b"xmlopen")
)
_PICTURE_NAMES = (b"pibName", b"pibPrintName", b"fillBlipName", b"lineFillBlipName")


class _Group(NamedTuple):
    """A group that may have to go: where it began, and the control word that it is the destination of."""

    start: int
    word: bytes


def _rich_text(data: bytes) -> Closed:
    cuts: list[tuple[int, int, str]] = []
    stack: list[_Group] = []
    at = 0
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token is None:
            at += 1
            continue
        word, number, _, _, brace, _ = token.groups()
        if brace == b"{":
            if len(stack) > MAX_DEPTH:
                raise ValueError("depth")
            stack.append(_Group(at, _destination(data, token.end())))
        elif brace == b"}" and stack:
            group = stack.pop()
            if said := _leaves(group.word, data[group.start : token.end()]):
                cuts.append((group.start, token.end(), said))
        at = token.end()
        if word == b"bin" and number:
            at += max(int(number), 0)
    out, end = [], 0
    told = []
    for start, stop, said in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if start < end:
            continue
        out.append(data[end:start])
        end = stop
        told.append(said)
    return Closed(b"".join([*out, data[end:]]), tuple(told))


def _destination(data: bytes, at: int) -> bytes:
    """The control word that a group begins with, without the star of what old readers may pass over."""
    found = re.compile(rb"[\s]*(?:\\\*)?[\s]*\\([a-zA-Z]+)").match(data, at)
    return found[1] if found else b""


def _leaves(word: bytes, group: bytes) -> str:
    """Where a whole group leads outside the file; empty where it does not."""
    if word == b"fldinst":
        text = _plain(group)
        name = (text.split() or ["="])[0].upper()
        name = "=" if name.startswith("=") else name
        return "" if name in _FIELDS else " ".join(text.split())[:80]
    if word in _LEAVING_GROUPS:
        return _plain(group).strip()[:80] or word.decode()
    if word == b"sp" and any(b"\\sn " + name in re.sub(rb"\s+", b" ", group) for name in _PICTURE_NAMES):
        return _plain(group).strip()[:80]
    return ""


def _plain(group: bytes) -> str:
    """The text of a group: what is written as codes read, control words off."""
    out: list[str] = []
    skip = 0
    for token in _TOKEN.finditer(group):
        word, number, code, sign, _, text = token.groups()
        if word == b"u" and number:
            out.append(chr(int(number) % 0x10000))
            skip = 1
        elif code:
            if not skip:
                out.append(bytes([int(code, 16)]).decode("latin-1"))
            skip = 0
        elif sign and sign in b"\\{}~":
            out.append(sign.decode("latin-1"))
        elif text:
            plain = text.decode("latin-1").replace("\r", "").replace("\n", "")
            out.append(plain[skip:])
            skip = 0
    return "".join(out)


# ---- the old .doc -------------------------------------------------------------------------------------------------

_FETCHING = ("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "DDEAUTO", "DDE", "DATABASE", "RD", "LINK")
_INSTRUCTION = re.compile(
    rf"\x13\s*(?:\\[^\s]*\s*)*({'|'.join(_FETCHING)})\b([^\x13\x14\x15]*)", re.IGNORECASE
)
_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_LAST = 0xFFFFFFFA  # and above: no sector


def _binary(data: bytes) -> Closed:
    """A .doc as it is where none of its fields fetches anything. Raises ValueError where one does, or nothing can be told."""
    text = _stream(data, "WordDocument")
    found = []
    for coding in ("latin-1", "utf-16-le"):
        for offset in (0, 1) if coding == "utf-16-le" else (0,):
            plain = text[offset:].decode(coding, "replace")
            found += [f"{one[1]} {one[2].strip()}"[:80] for one in _INSTRUCTION.finditer(plain)]
    return Closed(data, tuple(dict.fromkeys(found)))


def _stream(data: bytes, name: str) -> bytes:
    """A stream of a compound file (MS-CFB 2.2 to 2.6), put together from its sectors. Raises ValueError."""
    try:
        header = _HEADER.unpack_from(data)
        size = 1 << header[4]
        if header[0] != b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" or size not in (512, 4096):
            raise ValueError("header")
        fats = [*struct.unpack_from("<109I", data, 76)]
        further, left = header[13], header[14]
        while further < _LAST and left:
            block = struct.unpack_from(f"<{size // 4}I", data, (further + 1) * size)
            fats += block[:-1]
            further, left = block[-1], left - 1
        table: list[int] = []
        for one in fats:
            if one < _LAST:
                table += struct.unpack_from(f"<{size // 4}I", data, (one + 1) * size)
        directory = _chain(data, table, header[8], size)
        for at in range(0, len(directory) - 127, 128):
            (length,) = struct.unpack_from("<H", directory, at + 64)
            if directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") == name:
                start, extent = struct.unpack_from("<II", directory, at + 116)
                return _chain(data, table, start, size)[:extent] if extent >= 4096 else data
    except (struct.error, IndexError) as error:
        raise ValueError("sectors") from error
    return data


def _chain(data: bytes, table: list[int], start: int, size: int) -> bytes:
    out, seen = [], 0
    while start < _LAST:
        out.append(data[(start + 1) * size : (start + 2) * size])
        start, seen = table[start], seen + 1
        if seen > len(table):
            raise ValueError("loop")
    return b"".join(out)
