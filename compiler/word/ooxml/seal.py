"""The seal of a .docx: a digest of its own parts, kept in its custom properties, by which a file tells that nobody changed it.

In: the parts of a package. Out: the parts with the seal; and of the bytes of a file, whether it bears one that holds. Word, WPS and
LibreOffice keep the property when they save, so that the seal of an edited file is there and no longer holds.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from ...terms.patterns import late
from .package import (
    CONTENT_TYPES,
    DECLARATION,
    NO_RELATIONSHIPS,
    OFFICE,
    QUICKLY,
    Packed,
    pack,
    parse,
    serialized,
    unreadable,
)

if TYPE_CHECKING:
    from lxml import etree

Seal = Literal["holds", "broken", "none"]

PROPERTY = "gongwen-compiler"
_PACKAGE_RELS = "_rels/.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_KIND = f"{OFFICE}/relationships/custom-properties"
_PROPERTIES = f"{OFFICE}/custom-properties"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users name
_OPEN = "0" * 64  # stands where the digest will
_SEALED = late(
    rb'<(?:\w+:)?property\b[^<>]*\bname="' + PROPERTY.encode() + rb'"[^<>]*>\s*<[^<>]*>([0-9a-f]{64})<'
)
_END = 22  # bytes of what a zip file ends with
_MOST = 1024 * 1024  # of the part that is looked at


class Sealing(NamedTuple):
    """The custom properties of a template: part, XML, the end tag of its root, and the seal's own number among them."""

    part: str
    xml: str
    end: str
    number: int

    def seal(self, listed: Iterable[Listed], filled: bytes | None) -> Packed:
        """The custom properties with the seal of the other parts; `filled` is what these are where they hold tags."""
        xml = (self.xml if filled is None else filled.decode()).removesuffix(self.end)

        def with_(digest: str) -> bytes:
            value = f'<vt:lpwstr xmlns:vt="{OFFICE}/docPropsVTypes">{digest}</vt:lpwstr>'
            about = f'fmtid="{_FORMAT}" pid="{self.number}" name="{PROPERTY}"'
            return f'{xml}<property xmlns="{_PROPERTIES}" {about}>{value}</property>{self.end}'.encode()

        still_open = with_(_OPEN)
        own = Listed.of(self.part, zlib.crc32(still_open), len(still_open))
        return pack(self.part, with_(_digest([*listed, own])), QUICKLY)


class Listed(NamedTuple):
    """What a part is: its name, and the line that says its checksum and size."""

    name: str
    line: str

    @staticmethod
    def of(name: str, crc: int, size: int) -> Listed:
        """The line of a part."""
        return Listed(name, f"{name} {crc:08x} {size}\n")


def _digest(parts: Iterable[Listed]) -> str:
    """What parts are, in any order."""
    return hashlib.sha256("".join([line for _, line in sorted(parts)]).encode()).hexdigest()


def seal_of(data: bytes) -> Seal:
    """Whether a file bears a seal, and whether it holds: nothing was changed since it was put on."""
    import zipfile  # only where there is a file already

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            for entry in entries:
                if not entry.filename.lower().endswith(".xml") or "docprops" not in entry.filename.lower():
                    continue
                if entry.file_size > _MOST or not (found := _SEALED.search(xml := archive.read(entry))):
                    continue
                still_open = xml[: found.start(1)] + _OPEN.encode() + xml[found.end(1) :]
                own = Listed.of(entry.filename, zlib.crc32(still_open), len(still_open))
                others = [
                    Listed.of(one.filename, one.CRC, one.file_size) for one in entries if one is not entry
                ]
                ends = data[-_END:].startswith(b"PK\5\6")  # and nothing was put behind the end
                return "holds" if ends and _digest([*others, own]).encode() == found[1] else "broken"
    except unreadable():
        return "none"
    return "none"


# ---- templates ----------------------------------------------------------------------------------------------------


def made_ready(parts: dict[str, bytes], name: str) -> tuple[str, int]:
    """Give a package custom properties, without the seal of a former life: their part, and the number of the seal to come.

    Raises CompileError (T302) where a part of the package is damaged.
    """
    rels = parse(parts.get(_PACKAGE_RELS, NO_RELATIONSHIPS), name, _PACKAGE_RELS)
    named = (
        one.get("Target", "").lstrip("/")
        for one in rels
        if one.get("Type", "").endswith("/custom-properties")
    )
    part = next((one for one in named if one in parts), None)
    if part is None:
        part = _added(parts, rels, name)
    root = parse(parts[part], name, part)
    for one in [one for one in root if one.get("name") == PROPERTY]:
        root.remove(one)
        parts[part] = serialized(root)
    numbers = [int(one.get("pid", "")) for one in root if one.get("pid", "").isdecimal()]
    return part, max([1, *numbers]) + 1


def _added(parts: dict[str, bytes], rels: etree._Element, name: str) -> str:
    """Put an empty part of custom properties into a package; its name."""
    taken = {one.casefold() for one in parts}
    part = next(
        one for n in range(len(parts) + 1) if (one := f"docProps/custom{n or ''}.xml").casefold() not in taken
    )
    ids = {one.get("Id") for one in rels}
    id = next(one for n in range(len(ids) + 1) if (one := f"rIdSeal{n or ''}") not in ids)
    types = parse(parts[CONTENT_TYPES], name, CONTENT_TYPES)
    for root, tag, attributes in (
        (rels, "Relationship", {"Id": id, "Type": _KIND, "Target": part}),
        (types, "Override", {"PartName": f"/{part}", "ContentType": _TYPE}),
    ):
        namespace = root.tag[: root.tag.rfind("}") + 1]
        root.append(root.makeelement(f"{namespace}{tag}", attributes, None))
    parts |= {_PACKAGE_RELS: serialized(rels), CONTENT_TYPES: serialized(types)}
    parts[part] = f'{DECLARATION}<Properties xmlns="{_PROPERTIES}"></Properties>'.encode()
    return part
