"""The old .doc and WPS's .wps, which is one: read, as neither can be written anew; what fetches anything is found.

In: the bytes of a compound file. Out: a `Closed` of the same bytes. Raises UnreadableError where it cannot be told what is in it.
Sources: MS-CFB 2 (the file), MS-DOC 2.4.1, 2.5 and 2.8 (text, fields), MS-ODRAW 2.2 and 2.3 (pictures).
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...assets.embedded import is_known
from .closed import DAMAGED, Closed, UnreadableError
from .fields import FETCHING, judged

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_LAST = 0xFFFFFFFA  # and above: no sector
_SMALL = 64  # bytes in a sector of the small stream
_FIELD = re.compile("\x13([^\x13\x14\x15]*)")
_LENGTH = 80


def old_word(data: bytes) -> Closed:
    """A .doc as it is, and what its fields and pictures fetch. Raises UnreadableError."""
    try:
        streams = _streams(data)
        main = streams["WordDocument"]
        found = [*_fields(main, streams), *_links(streams)]
        pictures = sum(not _fits(picture) for picture in _pictures(streams))
    except (struct.error, IndexError, KeyError, MemoryError):
        raise UnreadableError(*DAMAGED) from None
    return Closed(data, tuple(dict.fromkeys(found)), pictures)


# ---- the compound file --------------------------------------------------------------------------------------------


class _Entry(NamedTuple):
    name: str
    start: int
    size: int


def _streams(data: bytes) -> Mapping[str, bytes]:
    """The streams of the file by name; the first of a name is the outermost."""
    header = _HEADER.unpack_from(data)
    size = 1 << header[4]
    if header[0] != _SIGNATURE or size not in (512, 4096):
        raise UnreadableError(*DAMAGED)
    directory_at, cutoff, small_at = header[8], header[10], header[11]
    table = _table(data, size, header[13], header[14])
    directory = _chain(data, table, directory_at, size, size)
    entries = [*_entries(directory)]
    root = entries[0]
    packed = _chain(data, table, root.start, size, size) if root.size else b""
    small_table = _numbers(_chain(data, table, small_at, size, size)) if small_at < _LAST else []
    streams: dict[str, bytes] = {}
    for one in entries:
        if one is root or one.name in streams or not one.size:
            continue
        if one.size > len(data):
            raise UnreadableError(*DAMAGED)
        if one.size >= cutoff:
            whole = _chain(data, table, one.start, size, size)
        else:
            whole = _chain(packed, small_table, one.start, _SMALL, 0)
        streams[one.name] = whole[: one.size]
    return streams


def _table(data: bytes, size: int, further: int, left: int) -> list[int]:
    """The chain of every sector."""
    sectors = [*struct.unpack_from("<109I", data, 76)]
    while further < _LAST and left:
        block = struct.unpack_from(f"<{size // 4}I", data, (further + 1) * size)
        sectors += block[:-1]
        further, left = block[-1], left - 1
    return [
        number
        for one in sectors
        if one < _LAST
        for number in struct.unpack_from(f"<{size // 4}I", data, (one + 1) * size)
    ]


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - 127, 128):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        kind = directory[at + 66]
        if kind in (2, 5) and length <= 64:
            start, extent = struct.unpack_from("<II", directory, at + 116)
            name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            yield _Entry(name, start, extent)


def _chain(data: bytes, table: list[int], start: int, size: int, begin: int) -> bytes:
    """Sectors put together; the first lies `begin` bytes into the data."""
    out: list[bytes] = []
    while start < _LAST:
        out.append(data[begin + start * size : begin + (start + 1) * size])
        start = table[start]
        if len(out) > len(table):
            raise UnreadableError(*DAMAGED)
    return b"".join(out)


def _numbers(data: bytes) -> list[int]:
    return [*struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])]


# ---- fields -------------------------------------------------------------------------------------------------------

# Where the pairs of place and length begin that a file's head holds, and which of them are tables of fields (in the main
# text, headers, footnotes, comments, endnotes, text boxes and those of headers); one of them leads to the pieces of the text.
_PAIRS, _OLD_PAIRS = 0x9A, 0x58
_FIELD_TABLES, _OLD_FIELD_TABLES = (16, 17, 18, 19, 48, 57, 59), (16, 17, 18, 19)
_PIECES = 33
_BEGINS = 0x13
_OLD, _NEW = 0xA5DC, 0xA5EC


def _fields(main: bytes, streams: Mapping[str, bytes]) -> Iterator[str]:
    """The fields that fetch something, by their number and by their text."""
    sign, flags = struct.unpack_from("<H8xH", main)
    if sign not in (_OLD, _NEW):
        raise UnreadableError(*DAMAGED)
    old = sign == _OLD
    if flags & 0x100:
        raise UnreadableError("它设了打开密码。", "it has a password.")
    tables = main if old else streams["1Table" if flags & 0x200 else "0Table"]
    pairs = _OLD_PAIRS if old else _PAIRS

    def table(number: int) -> bytes:
        start, length = struct.unpack_from("<II", main, pairs + 8 * number)
        return tables[start : start + length]

    text = _text(main, table(_PIECES), old=old)
    for instruction in _FIELD.findall(text):
        if judged(instruction.replace("\x01", " ")) == "fetches":
            yield " ".join(instruction.split())[:_LENGTH]
    for number in _OLD_FIELD_TABLES if old else _FIELD_TABLES:
        marks = table(number)
        count = max(len(marks) - 4, 0) // 6
        for at in range(4 * (count + 1), 4 * (count + 1) + 2 * count, 2):
            if marks[at] & 0x1F == _BEGINS and marks[at + 1] in FETCHING:
                yield FETCHING[marks[at + 1]]


def _text(main: bytes, pieces: bytes, *, old: bool) -> str:
    """All text of the file, in order."""
    at = 0
    while at < len(pieces) and pieces[at] == 1:  # formats that pieces share
        at += 3 + struct.unpack_from("<H", pieces, at + 1)[0]
    if at >= len(pieces):
        if not old:
            raise UnreadableError(*DAMAGED)
        start, end = struct.unpack_from("<II", main, 0x18)
        return main[start:end].decode("latin-1")
    (length,) = struct.unpack_from("<I", pieces, at + 1)
    at += 5
    count = max(length - 4, 0) // 12
    ends = struct.unpack_from(f"<{count + 1}I", pieces, at)
    out: list[str] = []
    total = 0
    for number in range(count):
        (place,) = struct.unpack_from("<I", pieces, at + 4 * (count + 1) + 8 * number + 2)
        size = ends[number + 1] - ends[number]
        total += size
        if size < 0 or total > len(main):
            raise UnreadableError(*DAMAGED)
        if old or place & 0x40000000:
            start = place if old else (place & 0x3FFFFFFF) // 2
            out.append(main[start : start + size].decode("latin-1"))
        else:
            out.append(main[place : place + 2 * size].decode("utf-16-le", "replace"))
    return "".join(out)


# ---- pictures -----------------------------------------------------------------------------------------------------

# The name of a picture's file, and a flag that the picture lies there: properties of a drawing, six bytes each.
_IS_LINK = re.compile(rb"(?=\x06\x01([\x08-\x0f])\0\0\0)", re.DOTALL)
_NAMES = (b"\x05\x81", b"\x05\xc1")
_NEAR = 6 * 100
# A picture of its own (MS-ODRAW 2.2.23): its kind, a length, an identity of 16 or 32 bytes, and for a metafile 34 bytes more.
_BLIP = re.compile(rb"(?=..([\x1a-\x1d\x1f\x29\x2a])\xf0(....))", re.DOTALL)
_METAFILES = b"\x1a\x1b\x1c"
_PICTURE_FILE = re.compile(rb"(?=....\x44\0[\x5e\x63]\0)", re.DOTALL)
MAX_PICTURE = 32 * 1024 * 1024


def _links(streams: Mapping[str, bytes]) -> Iterator[str]:
    """Pictures that lie in a file elsewhere."""
    for stream in streams.values():
        for found in _IS_LINK.finditer(stream):
            at = found.start()
            near = range(at - _NEAR, at + _NEAR, 6)
            if any(stream[one : one + 2] in _NAMES for one in near if one >= 0):
                yield "INCLUDEPICTURE"
    for found in _PICTURE_FILE.finditer(streams.get("Data", b"")):
        (length,) = struct.unpack_from("<I", streams["Data"], found.start())
        if 0x44 < length <= len(streams["Data"]) - found.start():
            yield "INCLUDEPICTURE"


def _pictures(streams: Mapping[str, bytes]) -> Iterator[bytes]:
    """What pictures the file holds, unpacked."""
    for stream in streams.values():
        for found in _BLIP.finditer(stream):
            (length,) = struct.unpack("<I", found[2])
            start = found.start() + 8
            if length > len(stream) - start:
                continue
            for identity in (16, 32):
                at = start + identity
                if found[1] not in _METAFILES:
                    yield stream[at + 1 : start + length]
                elif stream[at + 32 : at + 33] == b"\0":
                    yield _inflated(stream[at + 34 : start + length])
                else:
                    yield stream[at + 34 : start + length]


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MAX_PICTURE)
    except zlib.error:
        return b""


_DRAWING = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<|\x1f\x8b\x08|%!|%PDF|\xc5\xd0\xd3\xc6")


def _fits(picture: bytes) -> bool:
    """Whether it is none that may name files: the records are guessed, so only what is one for certain is told."""
    return is_known(picture) or not _DRAWING.match(picture)
