"""The package of a draft with its main part where all readers look for it: by relationship, whatever its name; Strict Open XML in the
words of the Transitional one.

In: the bytes of any .docx. Out: its parts, the main one as `word/document.xml`.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

from ...messages.diagnostic import CompileError
from ..ooxml.look import DOCUMENT
from ..ooxml.package import (
    CONTENT_TYPES,
    DOCUMENT_TYPE,
    OF_DOCUMENT,
    STRICT,
    TEMPLATE_TYPE,
    pack,
    parse,
    read,
    resolved,
    serialized,
    unpacked,
    unreadable,
    write,
)

_OFFICE = b"http://schemas.openxmlformats.org/"
# ISO/IEC 29500-1 and -4, Annex A: a vocabulary of the Strict kind, and what it is called in the other.
_STRICT = (
    (STRICT + b"wordprocessingml/main", _OFFICE + b"wordprocessingml/2006/main"),
    (STRICT + b"officeDocument/relationships", _OFFICE + b"officeDocument/2006/relationships"),
    (STRICT + b"officeDocument/math", _OFFICE + b"officeDocument/2006/math"),
    (STRICT + b"drawingml/main", _OFFICE + b"drawingml/2006/main"),
    (STRICT + b"drawingml/", _OFFICE + b"drawingml/2006/"),
    (STRICT + b"officeDocument/", _OFFICE + b"officeDocument/2006/"),
)


def opened(data: bytes, name: str, strict: bool = True) -> dict[str, bytes]:
    """The parts of a draft. Raises CompileError (T302) where the file cannot be read; for Strict Open XML too unless it is `strict`."""
    try:
        parts = read(data, name, OF_DOCUMENT, strict=strict)
    except CompileError:
        parts = _moved(data, name, strict)
        if not parts:
            raise
    main = _main(parts, name)
    if main != DOCUMENT and main in parts:
        parts = _with_main(parts, main, name)
    if STRICT in parts[DOCUMENT][:4096]:
        parts = {
            part: _transitional(xml) if part.endswith((".xml", ".rels")) else xml
            for part, xml in parts.items()
        }
    return parts


def _moved(data: bytes, name: str, strict: bool) -> dict[str, bytes]:
    """The parts of a package whose main part has another name; none where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = unpacked(archive, name)
    except unreadable():
        return {}
    main = _main(parts, name) if CONTENT_TYPES in parts else ""
    if main in ("", DOCUMENT) or main not in parts:
        return {}
    whole = _with_main(parts, main, name)
    return read(write(pack(part, xml) for part, xml in whole.items()), name, OF_DOCUMENT, strict=strict)


def _main(parts: Mapping[str, bytes], name: str) -> str:
    """The name of the main part: what the package refers to as its document, else what is of that type."""
    if (xml := parts.get("_rels/.rels")) is not None:
        for one in parse(xml, name, "_rels/.rels").iter("{*}Relationship"):
            if one.get("Type", "").rpartition("/")[2] == "officeDocument":
                found = resolved("", one.get("Target", ""), parts)
                if found in parts:
                    return found
    for one in parse(parts[CONTENT_TYPES], name, CONTENT_TYPES).iter("{*}Override"):
        if one.get("ContentType") in (DOCUMENT_TYPE, TEMPLATE_TYPE):
            found = resolved("", one.get("PartName", ""), parts)
            if found in parts:
                return found
    return DOCUMENT


def _with_main(parts: Mapping[str, bytes], main: str, name: str) -> dict[str, bytes]:
    """The parts, with that one as the document, and what it refers to found from there."""
    folder, base = posixpath.split(main)
    rels = posixpath.join(folder, "_rels", f"{base}.rels")
    out = {part: xml for part, xml in parts.items() if part not in (main, rels)}
    out[DOCUMENT] = parts[main]
    out.pop("word/_rels/document.xml.rels", None)
    if rels in parts:
        root = parse(parts[rels], name, rels)
        for one in root.iter("{*}Relationship"):
            if one.get("TargetMode", "").casefold() != "external":
                one.set("Target", "/" + resolved(folder, one.get("Target", ""), parts))
        out["word/_rels/document.xml.rels"] = serialized(root)
    types = re.sub(
        rb"PartName=([\"'])/" + re.escape(main.encode()) + rb"\1",
        b'PartName="/word/document.xml"',
        parts[CONTENT_TYPES],
        flags=re.IGNORECASE,
    )
    out[CONTENT_TYPES] = types
    return out


def _transitional(xml: bytes) -> bytes:
    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    return xml
