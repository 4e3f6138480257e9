"""A .docx as parts: read within limits, written repeatably.

In: the bytes of a zip file. Out: its parts by name; and the reverse, with fixed times, so that the same parts give the
same bytes. Parts that do not change are kept deflated (`Packed`) and copied.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, overload

from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic, Place, part_name
from ...terms.patterns import late

if TYPE_CHECKING:
    import zipfile

    from lxml import etree


MAX_PARTS = 2_000
MAX_BYTES = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_XML = 16 * 1024 * 1024  # of a part that is read as XML


class Budget(NamedTuple):
    """What a package may hold so that what is done with it keeps within 256 MB: bytes of XML, bytes that its trees take in
    memory, paragraphs."""

    xml: int
    tree: int
    paragraphs: int


OF_TEMPLATE = Budget(16 * 1024 * 1024, 96 * 1024 * 1024, 30_000)
OF_DOCUMENT = Budget(24 * 1024 * 1024, 166 * 1024 * 1024, 45_000)
"""Of a document that is read once, from its beginning to its end."""


def unreadable() -> tuple[type[Exception], ...]:
    """What a zip file that is none, is cut short, locked or made otherwise is told by."""
    import zipfile

    return (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    )


_DOCTYPE = late(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_BEGINS = late(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
# XML in UTF-8 or UTF-16, as every package has it (ECMA-376-2, 8.4), or in what has ASCII within it: nothing hides there.
_LEGIBLE = late(
    rb"(?:\xef\xbb\xbf)?\s*<(?!\0)(?!\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii|ascii|iso-8859-|windows-125|gb))"
    rb"|\xff\xfe<\0(?!\0)|\xfe\xff\0<|<\0\?\0|\0<\0\?",
    re.IGNORECASE,
)
_TYPE = late(rb"<(?:\w+:)?(?:Default|Override)\s[^>]*>")
_TYPED = late(rb"(Extension|PartName|ContentType)\s*=\s*[\"']([^\"']*)")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
DOCUMENT_TYPE = f"{CONTENT}.document.main+xml"
TEMPLATE_TYPE = f"{CONTENT}.template.main+xml"


@cache
def w(tag: str) -> str:
    """`{namespace}tag` of WordprocessingML."""
    return f"{{{W}}}{tag}"


@cache
def _qualified(path: str) -> str:
    return "/".join(map(w, path.split("/")))


def below(parent: etree._Element | None, path: str) -> etree._Element | None:
    """What lies below by `w:` names such as `pPr/numPr`; None where there is no such thing, or nothing to look in."""
    return None if parent is None else parent.find(_qualified(path))


def value_of(parent: etree._Element | None, path: str, key: str = "val", *, usual: str = "") -> str:
    """A `w:` attribute of what lies below by these names, as typed; `usual` where it is not said."""
    found = below(parent, path)
    return usual if found is None else found.get(w(key), usual)


def of_its_own(paragraph: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The `w:` elements of that name in a paragraph, without those of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(w(tag)):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node


def own_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of the text boxes in it."""
    return "".join([node.text or "" for node in of_its_own(paragraph, "t")])


def own_texts(root: etree._Element) -> dict[etree._Element, str]:
    """The text of each paragraph that has any, as `own_text` gives it: all of them gone through once."""
    found: dict[etree._Element, list[str]] = {}
    for node in root.iter(w("t")):
        if node.text and (paragraph := next(node.iterancestors(w("p")), None)) is not None:
            found.setdefault(paragraph, []).append(node.text)
    return {paragraph: "".join(texts) for paragraph, texts in found.items()}


FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """The paragraphs as a reader counts them: without what a drawing says again for older programs."""
    again = {paragraph for twice in root.iter(FALLBACK) for paragraph in twice.iter(w("p"))}
    return [paragraph for paragraph in root.iter(w("p")) if paragraph not in again]


def numbered(root: etree._Element) -> dict[etree._Element, int]:
    """The number of every paragraph, from 1; one that is said again has that of the first time."""
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs(root), 1)}
    for twice in root.iter(FALLBACK):
        both = twice.getparent()
        first = [numbers[one] for one in (both if both is not None else twice).iter(w("p")) if one in numbers]
        first = first or [numbers[one] for one in twice.iterancestors(w("p")) if one in numbers] or [1]
        for at, paragraph in enumerate(twice.iter(w("p"))):
            numbers.setdefault(paragraph, first[min(at, len(first) - 1)])
    return numbers


@overload
def integer(text: str | None, default: int) -> int: ...
@overload
def integer(text: str | None, default: None = None) -> int | None: ...
def integer(text: str | None, default: int | None = None) -> int | None:
    """The whole number that an attribute holds, `default` where it holds none: files are made by many programs."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default


_OLE = b"\xd0\xcf\x11\xe0"
_SAVE_AS = ("用 Word 或 WPS 打开它，另存为 .docx。", "Open it in Word or WPS and save it as .docx.")
_ANOTHER = ("换成 Word 文件（.docx）。", "Use a Word file (.docx) instead.")
_REPAIR = (
    "重新下载或拷贝一份；没有别的，就在 Word 里用“打开并修复”打开，另存为 .docx。",
    "Download or copy it again, or use “Open and Repair” in Word and save it as .docx.",
)
_AS_USUAL = (
    "在 Word 里打开它，另存为的时候，“保存类型”选“Word 文档（*.docx）”，不选“Strict Open XML 文档”。",
    "Open it in Word and save it with the type “Word Document (*.docx)”, not “Strict Open XML Document”.",
)
_ROOT = 4096  # bytes of a part in which its root says its namespaces
_READ_BY_WORD = ("odf", "rtf", "html", "xml", "text")  # kinds of `folder.KINDS` that Word opens


def refusal(name: str, zh: str, en: str, way: tuple[str, str] = _SAVE_AS) -> CompileError:
    """The refusal of a file that is not a usable .docx: why, and the way out."""
    args = {"reason_zh": zh, "reason_en": en, "way_zh": way[0], "way_en": way[1]}
    return CompileError([Diagnostic(codes.NOT_A_DOCX, args, Place(name))])


def _other(data: bytes, name: str) -> CompileError:
    """The refusal of what no .docx begins with or can be unpacked from: what it is instead."""
    from ...source.folder import KINDS, kind_of

    path = PurePath(name)
    if path.name.startswith("~$"):
        zh, en = (
            "它是 Word 打开文件时放的临时文件，不是文件本身。",
            "it is a temporary file that Word puts beside an open one.",
        )
        return refusal(
            name, zh, en, ("请给出名字里没有“~$”的那个文件。", "Give the file without “~$” in its name.")
        )
    if data.startswith(_OLE):
        return _old_office(data, name, path.suffix.lower())
    kind = kind_of(data)
    if kind == "empty":
        return refusal(
            name,
            "它是空的，一个字节也没有。",
            "it is empty.",
            ("重新下载或拷贝一份。", "Download or copy it again."),
        )
    if kind in ("broken", "docx"):
        return refusal(name, "它不完整，或已损坏。", "it is cut short, or damaged.", _REPAIR)
    zh, en = KINDS[kind]
    way = _SAVE_AS if kind in _READ_BY_WORD else _ANOTHER
    space = " " if zh[0].isascii() else ""
    return refusal(name, f"它是{space}{zh}，不是 .docx。", f"it is {en}, no .docx.", way)


def _old_office(data: bytes, name: str, suffix: str) -> CompileError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        way = (
            "先在 Word 里打开它，在“文件 → 信息 → 保护文档”里去掉打开密码，再存一次。",
            "Open it in Word, take the password away under File → Info → Protect Document, and save it.",
        )
        return refusal(name, "它设了打开密码。", "it has a password.", way)
    if "WordDocument".encode("utf-16-le") not in data:
        return refusal(
            name,
            "它是旧版 Office 文件，不是 Word 的。",
            "it is an old Office file, but not Word's.",
            _ANOTHER,
        )
    if suffix in (".docx", ".dotx"):
        zh, en = (
            f"它是旧版 .doc，只是名字改成了 {suffix}。",
            f"it is an old .doc that was only renamed to {suffix}.",
        )
    else:
        zh, en = f"它是旧版的 {suffix} 文件。", f"it is an old {suffix} file."
    return refusal(name, zh, en)


STRICT = b"http://purl.oclc.org/ooxml/"
"""How the vocabularies of Strict Open XML begin, which say the same in other words."""


def read(data: bytes, name: str, budget: Budget = OF_TEMPLATE, *, strict: bool = False) -> dict[str, bytes]:
    """The parts of a .docx or .dotx, a .dotx made a .docx. Raises CompileError (T302) for anything else, and beyond a budget;
    for Strict Open XML too, unless it is asked for."""
    if len(data) > MAX_BYTES:
        raise refusal(name, "它太大，超过了64 MB。", "it is larger than 64 MB.")
    import zipfile  # only where a file is read

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = unpacked(archive, name)
    except unreadable():
        raise _other(data, name) from None
    if CONTENT_TYPES not in parts or "word/document.xml" not in parts:
        raise _other(data, name)
    texts = {part: parts[part] for part in xml_parts(parts)}
    if _is_too_large([*texts.values()], budget):
        raise refusal(name, "解开后太大。", "it is too large once unpacked.")
    if any(map(_DOCTYPE.search, texts.values())):
        raise refusal(name, *_HAS_DOCTYPE)
    for part, xml in texts.items():
        if xml.strip() and not _LEGIBLE.match(xml):
            raise refusal(
                name, f"{part_name(part, 'zh')}已损坏。", f"{part_name(part, 'en')} is damaged.", _REPAIR
            )
    for part, space in _NAMESPACES.items():
        if space not in parts.get(part, space).replace(b"\0", b""):
            zh, en = part_name(part, "zh"), part_name(part, "en")
            raise refusal(name, f"{zh}已损坏。", f"{en} is damaged.", _REPAIR)
    types = parts[CONTENT_TYPES].replace(TEMPLATE_TYPE.encode(), DOCUMENT_TYPE.encode())
    if any(n.endswith("vbaProject.bin") for n in parts) or b"macroEnabled" in types:
        way = (
            "在 Word 里另存为“Word 文档（*.docx）”，宏就去掉了。",
            "Save it in Word as “Word Document (*.docx)”, which has none.",
        )
        raise refusal(name, "它带有宏。", "it holds macros.", way)
    if DOCUMENT_TYPE.encode() not in types:
        raise refusal(name, "它不是文字文档。", "it is no text document.")
    if not strict and STRICT in parts["word/document.xml"][:_ROOT]:
        zh = "它存成了 Strict Open XML 格式，不是普通的 .docx。"
        raise refusal(name, zh, "it was saved as Strict Open XML, not as an ordinary .docx.", _AS_USUAL)
    parts[CONTENT_TYPES] = types
    return parts


_PARAGRAPH = late(rb"<(?:[\w.-]+:)?p[\s/>]")
# What libxml2 takes for an element, for a stretch of text and for an attribute with its value.
_ELEMENT, _TEXT, _ATTRIBUTE = 136, 136, 300


def _is_too_large(texts: Sequence[bytes], budget: Budget) -> bool:
    """Whether parts would take more than there is for all of them, told without reading them as XML."""
    tree = 0
    for xml in texts:
        ends = xml.count(b"</")
        tree += (xml.count(b"<") - ends) * _ELEMENT + ends * _TEXT + xml.count(b"=") * _ATTRIBUTE
    if sum(map(len, texts)) > budget.xml or tree > budget.tree or max(map(len, texts), default=0) > MAX_XML:
        return True
    return sum(1 for xml in texts for _ in _PARAGRAPH.finditer(xml)) > budget.paragraphs


_NAMESPACES = {
    CONTENT_TYPES: b"/package/2006/content-types",
    RELATIONSHIPS: b"/package/2006/relationships",
    "_rels/.rels": b"/package/2006/relationships",
}
_HAS_DOCTYPE = ("里面带有 DOCTYPE。", "it holds a DOCTYPE.")


def xml_parts(parts: Mapping[str, bytes]) -> list[str]:
    """The parts that some program reads as XML: by what the package says they are, by their suffix, or by how they begin."""
    types: dict[str, str] = {}
    for found in _TYPE.findall(parts.get(CONTENT_TYPES, b"")):
        said = {key: value.decode("utf-8", "replace").casefold() for key, value in _TYPED.findall(found)}
        of = said.get(b"PartName", "").lstrip("/") or f".{said.get(b'Extension', '')}"
        types[of] = said.get(b"ContentType", "")
    names = []
    for part, data in parts.items():
        plain = part.casefold()
        suffix = plain[plain.rfind(".") :] if "." in plain else ""
        kind = types.get(plain) or types.get(suffix, "")
        if suffix in (".xml", ".rels") or kind.endswith(("+xml", "/xml")) or _BEGINS.match(data):
            names.append(part)
    return names


def is_relationships(part: str) -> bool:
    """Whether a part holds the relationships of another; names of parts are the same in either case (ECMA-376-2, 6.2.2.3)."""
    return part.casefold().endswith(".rels")


def is_external(relationship: etree._Element) -> bool:
    """Whether what a relationship leads to lies outside the package: as it says, or by its address."""
    target = relationship.get("Target", "").strip()
    mode = next((str(value) for key, value in relationship.items() if str(key).lower() == "targetmode"), "")
    return mode.strip().casefold() == "external" or _ADDRESS.match(target) is not None


_ADDRESS = late(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)


def unpacked(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    """The entries of a zip file, within limits. Raises CompileError (T302) beyond them."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = {entry.filename.casefold() for entry in entries}
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_PARTS or total > MAX_BYTES or total > MAX_RATIO * max(packed, 1024):
        raise refusal(name, "解开后太大。", "it is too large once unpacked.")
    if len(names) != len(entries) or any(n.startswith(("/", "\\")) or ".." in n.split("/") for n in names):
        raise refusal(name, "压缩包里的文件名不正常。", "its entries have irregular names.")
    parts = {}
    for entry in entries:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
        if len(data) != entry.file_size:
            raise refusal(name, "它已损坏。", "it is damaged.")
        parts[_usual(entry.filename)] = data
    return parts


def _usual(part: str) -> str:
    """The name of a part in the case in which it is looked for, where it is one of those that every package has."""
    if part.casefold() == CONTENT_TYPES.casefold():
        return CONTENT_TYPES
    folder, slash, base = part.rpartition("/")
    above, under, last = folder.rpartition("/")
    if is_relationships(part) and last.casefold() == "_rels":
        return f"{above}{under}_rels{slash}{base[:-5]}.rels"
    return part


def parse(
    xml: bytes, name: str, part: str, classes: etree.ElementClassLookup | None = None
) -> etree._Element:
    """The root of an XML part, of elements of `classes`. Raises CompileError (T302) when it is not well formed."""
    from lxml import etree  # 20 ms: not where a template comes from the store

    if _is_too_large([xml], OF_DOCUMENT):
        raise refusal(name, f"{part_name(part, 'zh')}太大。", f"{part_name(part, 'en')} is too large.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parser.set_element_class_lookup(classes)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        zh, en = part_name(part, "zh"), part_name(part, "en")
        raise refusal(name, f"{zh}已损坏。", f"{en} is damaged.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(name, *_HAS_DOCTYPE)
    return root


def serialized(root: etree._Element) -> bytes:
    """The bytes of a part."""
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def canonical(data: bytes, name: str, part: str) -> bytes:
    """A part in the one form that equal XML has; what is no XML as it is. Raises CompileError (T302)."""
    from lxml import etree

    if not part.casefold().endswith((".xml", ".rels")):
        return data
    root = parse(data, name, part)
    try:
        return etree.tostring(root, method="c14n")
    except etree.C14NError:  # a namespace by a relative address: no form is defined
        return etree.tostring(root)


def relationships(parts: Mapping[str, bytes], of: str, name: str) -> dict[str, tuple[str, str]]:
    """Id → (type's last word, target part) of the internal relationships of a part."""
    folder, _, base = of.rpartition("/")
    xml = parts.get(f"{folder}/_rels/{base}.rels")
    if xml is None:
        return {}
    found = {}
    for rel in parse(xml, name, f"{folder}/_rels/{base}.rels").iter("{*}*"):
        if (target := rel.get("Target")) and not is_external(rel):
            path = resolved(folder, target, parts)
            found[rel.get("Id", "")] = (rel.get("Type", "").rpartition("/")[2], path)
    return found


def resolved(folder: str, target: str, parts: Mapping[str, bytes]) -> str:
    """The part that a target in a folder means; names of parts are the same in either case (ECMA-376-2, 6.2.2.3)."""
    target = target.replace("\\", "/")
    path = posixpath.normpath(
        target if target.startswith("/") else posixpath.join("/", folder, target)
    ).lstrip("/")
    if path in parts:
        return path
    from urllib.parse import unquote

    plain = unquote(path).casefold()
    return next((part for part in parts if part.casefold() == plain), path)


def add_part(parts: dict[str, bytes], kind: str, name: str) -> str:
    """Give a package an empty part that its document refers to as `kind` (numbering, comments); the part's name."""
    rels, part = parse(parts.get(RELATIONSHIPS, NO_RELATIONSHIPS), name, RELATIONSHIPS), f"word/{kind}.xml"
    types = parse(parts[CONTENT_TYPES], name, CONTENT_TYPES)
    ids = {one.get("Id") for one in rels}
    id = next(id for n in range(len(ids) + 1) if (id := f"rId{kind.capitalize()}{n or ''}") not in ids)
    relationship = {"Id": id, "Type": f"{OFFICE}/relationships/{kind}", "Target": f"{kind}.xml"}
    override = {"PartName": f"/{part}", "ContentType": f"{CONTENT}.{kind}+xml"}
    for root, tag, attributes in ((rels, "Relationship", relationship), (types, "Override", override)):
        root.append(root.makeelement(f"{root.tag.rpartition('}')[0]}}}{tag}", attributes, None))
    parts |= {RELATIONSHIPS: serialized(rels), CONTENT_TYPES: serialized(types)}
    parts[part] = f'<w:{kind} xmlns:w="{W}"/>'.encode()
    return part


class Packed(NamedTuple):
    """A part, deflated: its name, checksum, size in bytes and data."""

    name: str
    crc: int
    size: int
    data: bytes


QUICKLY = 3  # less than half the time of 6; 2 % more bytes in a document of two pages
_LARGE, _MORE_QUICKLY = (
    128 * 1024,
    2,
)  # a third of the time of 6; a fifth more bytes in a document of two hundred pages


def pack(name: str, data: bytes, level: int = 6) -> Packed:
    """Deflate one part, at a level of zlib's; a large one that is to be quick, more quickly still."""
    if level == QUICKLY and len(data) > _LARGE:
        level = _MORE_QUICKLY
    deflate = zlib.compressobj(level, zlib.DEFLATED, -_window(len(data)), _memory(len(data)))
    return Packed(name, zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush())


def _window(size: int) -> int:
    """The bits of a window that reaches over so many bytes: what comes out is that of the largest, which takes longer to get than a small
    part to deflate."""
    return min(max((size + _LOOKAHEAD).bit_length(), 9), 15)


def _memory(size: int) -> int:
    """How much zlib takes for its tables: what is too much for a small part takes a third of its time, and gets the same."""
    return 7 if size <= _SMALL else zlib.DEF_MEM_LEVEL


_SMALL = 16 * 1024
_LOOKAHEAD = 262  # bytes: how much less than a window zlib reaches back

pack_again = lru_cache(maxsize=64)(pack)
"""The same for a part that many documents have alike: its deflated form is kept."""

# 1980-01-01 00:00, the earliest time that a zip entry can bear.
_TIME, _DATE = 0, 0x21
_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")


class Begun(NamedTuple):
    """The beginning of a zip file: its parts, the beginning of its directory, and how many there are. Documents of one template have it alike."""

    parts: bytes = b""
    directory: bytes = b""
    size: int = 0

    def with_(self, parts: Iterable[Packed]) -> Begun:
        """With more parts, in the order given."""
        out, directory, offset, count = [self.parts], [self.directory], len(self.parts), self.size
        for part in parts:
            name = part.name.encode()
            common = (20, 0x800, 8, _TIME, _DATE, part.crc, len(part.data), part.size, len(name))
            local = _LOCAL.pack(0x04034B50, *common, 0)
            directory.append(_CENTRAL.pack(0x02014B50, 20, *common, 0, 0, 0, 0, 0, offset) + name)
            out += [local, name, part.data]
            offset += len(local) + len(name) + len(part.data)
            count += 1
        return Begun(b"".join(out), b"".join(directory), count)


NOT_BEGUN = Begun()


def write(parts: Iterable[Packed], begun: Begun = NOT_BEGUN) -> bytes:
    """The zip file of deflated parts, in the order given, behind those that it has begun with."""
    out, directory, count = begun.with_(parts)
    end = _END.pack(0x06054B50, 0, 0, count, count, len(directory), len(out), 0)
    return b"".join((out, directory, end))
