"""Files made to reach out: drafts of other programs, templates, tables and drawings that name what lies elsewhere, or that swell.

`python -m tests.kit.hostile_files` tries each in a process of its own in which nothing may be opened, started or connected, and
prints a JSON object: by name what came of it (refused, told: read without what was named; harmless), how much memory and
time it took, and what should have come of it. `drafts` are those that LibreOffice gets to see.
"""

import gc
import io
import json
import os
import resource
import signal
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from compiler.assets.sheets import read_table
from compiler.assets.svg import UnsafeError, drawing
from compiler.draft.readers import read_draft
from compiler.messages.diagnostic import CompileError, Place
from compiler.source.folder import UnfitError
from compiler.word.foreign import UnreadableError, closed
from compiler.word.ooxml.package import R
from compiler.word.template.compiled import Template
from compiler.workshop.check import examine
from tests.kit.dialect import made, p, table, tr

SECONDS, MEGABYTES = 20, 256
ADDRESS, PATH = "http://127.0.0.1:9/reached", "/nowhere/canary.png"
RELS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"


class Case(NamedTuple):
    """A file, what it is by its suffix, and what must come of it."""

    name: str
    suffix: str
    data: bytes
    outcome: str = "told"


# ---- pieces -------------------------------------------------------------------------------------------------------


def png(width: int = 8, height: int = 8, colour: tuple[int, int, int] = (10, 20, 30)) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def reaching(where: str, prefix: str = "xlink:") -> bytes:
    """A drawing that shows what lies elsewhere."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    image = f'<image {prefix}href="{where}" width="90" height="90"/>'
    return f'<svg {spaces} width="90" height="90">{image}</svg>'.encode()


def metafile(inside: bytes) -> bytes:
    """An EMF with something in a comment of it."""
    comment = struct.pack("<III", 70, 12 + len(inside), len(inside)) + inside
    head = struct.pack("<II", 1, 88) + b"\0" * 32 + b" EMF" + b"\0" * 44
    return head + comment + struct.pack("<IIIII", 14, 20, 0, 0, 20)


def packed(data: bytes) -> bytes:
    """Compressed, without a time."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    return squeeze.compress(data) + squeeze.flush()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ---- OpenDocument -------------------------------------------------------------------------------------------------

_O = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{short}="{_O}{name}:1.0"'
    for short, name in {
        **dict.fromkeys(("office", "text", "style", "script", "form", "table"), ""),
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
    for name in [name or short]
)
_HEAD = f'{_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xforms="http://www.w3.org/2002/xforms" office:version="1.2"'


def odt(
    body: str = "", styles: str = "", parts: Mapping[str, bytes] | None = None, before: str = ""
) -> bytes:
    """An .odt of two paragraphs, with what is put between them, among its styles, beside it, before its root."""
    text = f"<text:p>关于工作的报告</text:p>{body}<text:p>各项工作进展正常。</text:p>"
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"{before}<office:document-content {_HEAD}>{automatic}<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        every = {"content.xml": content.encode()} | {**(parts or {})}
        entries = {"/": "application/vnd.oasis.opendocument.text"} | {
            name: "text/xml" if name.endswith(".xml") else "" for name in every
        }
        listed = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
            for name, kind in entries.items()
        )
        manifest = f'<manifest:manifest xmlns:manifest="{_O}manifest:1.0" manifest:version="1.2">{listed}</manifest:manifest>'
        every["META-INF/manifest.xml"] = manifest.encode()
        for name, data in every.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _frame(inside: str) -> str:
    return f'<text:p><draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">{inside}</draw:frame></text:p>'


def _image(where: str) -> str:
    return _frame(
        f'<draw:image xlink:href="{where}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    )


def _odt(address: str, path: str) -> Iterator[Case]:
    case = partial(Case, suffix=".odt")
    background = f'<style:style style:name="P" style:family="paragraph"><style:paragraph-properties><style:background-image xlink:href="{address}"/></style:paragraph-properties></style:style>'
    yield case("odt background", data=odt('<text:p text:style-name="P">甲</text:p>', background))
    yield case("odt picture by address", data=odt(_image(address)))
    yield case("odt picture by path", data=odt(_image(f"file://{path}")))
    yield case("odt picture by a path of its own", data=odt(_image(path)))
    yield case("odt picture beside the file", data=odt(_image("../canary.png")))
    section = f'<text:section text:name="S"><text:section-source xlink:href="file://{path}"/><text:p>乙</text:p></text:section>'
    yield case("odt section", data=odt(section))
    yield case("odt object", data=odt(_frame(f'<draw:object xlink:href="{address}"/>')))
    yield case(
        "odt object of another program", data=odt(_frame(f'<draw:object-ole xlink:href="{address}"/>'))
    )
    yield case(
        "odt frame of the web",
        data=odt(_frame(f'<draw:floating-frame xlink:href="{address}"/>')),
        outcome="harmless",
    )
    yield case("odt plug-in", data=odt(_frame(f'<draw:plugin xlink:href="{address}"/>')), outcome="harmless")
    bullets = f'<text:list-style style:name="L"><text:list-level-style-image text:level="1" xlink:href="{address}"/></text:list-style>'
    yield case("odt bullet", data=odt(styles=bullets))
    font = f'<office:font-face-decls><style:font-face style:name="F"><svg:font-face-src><svg:font-face-uri xlink:href="{address}"/></svg:font-face-src></style:font-face></office:font-face-decls>'
    yield case(
        "odt font",
        data=odt(
            parts={"styles.xml": f"<office:document-styles {_HEAD}>{font}</office:document-styles>".encode()}
        ),
    )
    yield case(
        "odt form's picture",
        data=odt(
            f'<office:forms><form:form><form:image form:image-data="{address}"/></form:form></office:forms>'
        ),
    )
    yield case(
        "odt form's data",
        data=odt(
            f'<office:forms><xforms:model><xforms:instance src="{address}"/></xforms:model></office:forms>'
        ),
        outcome="harmless",
    )
    dde = f'<text:section text:name="D"><office:dde-source office:dde-application="soffice" office:dde-topic="{path}" office:dde-item="a"/><text:p>乙</text:p></text:section>'
    yield case("odt other program", data=odt(dde), outcome="harmless")
    event = '<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:a.b?language=Python&amp;location=share"/></office:event-listeners>'
    yield case("odt script on opening", data=odt(_frame(event)), outcome="harmless")
    for how, drawn in (
        ("drawing", reaching(f"file://{path}")),
        ("drawing with a plain name", reaching(address, "")),
        ("compressed drawing", packed(reaching(address))),
        ("drawing in a metafile", metafile(reaching(address))),
        ("wide drawing", b"\xff\xfe" + reaching(address).decode().encode("utf-16-le")),
        ("PostScript", b"%!PS-Adobe-3.0 EPSF-3.0\n(" + path.encode() + b") run\n"),
    ):
        yield case(f"odt {how}", data=odt(_image("Pictures/a.png"), parts={"Pictures/a.png": drawn}))
    yield case(
        "odt part called an address", data=odt(_image(address), parts={address: png()}), outcome="refused"
    )
    yield case(
        "odt part called a path", data=odt(_image("../a.png"), parts={"../a.png": png()}), outcome="refused"
    )
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{path}">]>'
    yield case("odt entity", data=odt("<text:p>&e;</text:p>", before=entity), outcome="refused")
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{entity}<office:document-styles {_HEAD}/>'.encode(
        "utf-16"
    )
    yield case("odt wide entity", data=odt(parts={"styles.xml": wide}), outcome="refused")
    odd = f'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4<office:document-styles {_HEAD}/>'
    yield case("odt seven bits", data=odt(parts={"styles.xml": odd.encode()}), outcome="refused")
    yield case("odt bomb", data=odt(parts={"Pictures/a.png": b"\0" * (63 << 20)}), outcome="refused")
    yield case("odt of a million elements", data=odt("<text:p/>" * 1_000_000), outcome="refused")


# ---- RTF ----------------------------------------------------------------------------------------------------------


def rtf(body: str | bytes) -> bytes:
    """An .rtf of two paragraphs, with what is put between them."""
    inside = body if isinstance(body, bytes) else body.encode("latin-1")
    return rb"{\rtf1\ansi\ansicpg936 Report on the work\par " + inside + rb"\par All goes well.\par}"


def _rtf_field(group: str) -> bytes:
    return rtf(r"{\field" + group + r"{\fldrslt shown}}")


def _rtf(address: str, path: str) -> Iterator[Case]:
    case = partial(Case, suffix=".rtf")
    get = rf'INCLUDEPICTURE "{path}" \\d'
    codes = "".join(f"\\'{ord(char):02x}" for char in "INCLUDE") + get[7:]
    wide = "".join(f"\\u{ord(char)}?" for char in "INCLUDE") + get[7:]
    alone = r"\uc0" + "".join(f"\\u{ord(char)} " for char in "INCLUDE") + get[7:]
    for how, group in {
        "picture": rf"{{\*\fldinst {get}}}",
        "picture by address": rf'{{\*\fldinst INCLUDEPICTURE "{address}" \\d}}',
        "field's word late": rf"{{\plain\b\fldinst {get}}}",
        "name in codes": rf"{{\*\fldinst {codes}}}",
        "name in Unicode": rf"{{\*\fldinst {wide}}}",
        "name in Unicode alone": rf"{{\*\fldinst {alone}}}",
        "name in pieces": rf"{{\*\fldinst {{IN}}{{\b CLUDE}}{get[7:]}}}",
        "name on two lines": f"{{\\*\\fldinst INCLUDE\r\n{get[7:]}}}",
        "behind a harmless name": rf"{{\*\fldinst {{\*\zzz PAGE }}{get}}}",
        "within a condition": rf'{{\*\fldinst IF 1 = 1 "{{\field{{\*\fldinst {get}}}}}"}}',
        "text": rf'{{\*\fldinst INCLUDETEXT "{path}"}}',
        "link": rf'{{\*\fldinst LINK Excel.Sheet.8 "{path}" a \\a}}',
        "other program": rf'{{\*\fldinst DDEAUTO soffice "{path}" a}}',
        "for readers of Unicode": rf"{{\upr{{\*\fldinst PAGE}}{{\*\ud{{\*\fldinst {get}}}}}}}",
    }.items():
        yield case(f"rtf {how}", data=_rtf_field(group))
    yield case("rtf group without end", data=_rtf_field(rf"{{\*\fldinst {get}")[:-30])
    hidden = rb"{\*\zzz\bin2 {{}" + rf"{{\field{{\*\fldinst {get}}}}}".encode()
    yield case("rtf binary data before", data=rtf(hidden))
    for kind in ("pngblip", "jpegblip", "emfblip", "wmetafile8"):
        drawn = reaching(f"file://{path}").hex()
        yield case(f"rtf drawing as {kind}", data=rtf(rf"{{\pict\{kind}\picwgoal900\pichgoal900 {drawn}}}"))
    image = reaching(address)
    yield case("rtf drawing in binary", data=rtf(rb"{\pict\pngblip\bin%d " % len(image) + image + b"}"))
    yield case("rtf drawing in groups", data=rtf(rf"{{\pict\pngblip{{{image.hex()}}}}}"))
    yield case("rtf compressed drawing", data=rtf(rf"{{\pict\emfblip {packed(image).hex()}}}"))
    yield case(
        "rtf linked object",
        data=rtf(r"{\object\objautlink\objupdate{\*\objdata 0105}{\result shown}}"),
    )
    yield case(
        "rtf object that is a link", data=rtf(r"{\object\objemb{\*\objdata 0105000001000000}{\result a}}")
    )
    yield case("rtf template", data=rtf(rf"{{\*\template {path}}}"), outcome="harmless")
    yield case("rtf list of files", data=rtf(rf"{{\*\filetbl{{\file\fid1 {path};}}}}"), outcome="harmless")
    shape = rf"{{\shp{{\*\shpinst{{\sp{{\sn pibName}}{{\sv {path}}}}}{{\sp{{\sn pibFlags}}{{\sv 10}}}}}}}}"
    yield case("rtf shape's picture", data=rtf(shape))
    yield case("rtf deep", data=rtf("{" * 5_000 + "}" * 5_000), outcome="refused")
    yield case("rtf of millions of words", data=rtf(r"\b" * 5_000_000), outcome="refused")
    yield case("rtf code without digits", data=rtf(rf"\'}}{{\field{{\*\fldinst {get}}}}}"), outcome="refused")


# ---- the old .doc -------------------------------------------------------------------------------------------------


def _sectors(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams, each of 4096 bytes at least."""
    size, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    data, chains, entries = b"", list[int](), list[tuple[str, int, int, int]]()
    for name, stream in streams.items():
        whole = stream + b"\0" * (-len(stream) % size)
        start, count = len(chains), len(whole) // size
        chains += [*range(start + 1, start + count), end]
        data += whole
        entries.append((name, 2, start, len(stream)))
    directory = b""
    for name, kind, start, length in [("Root Entry", 5, end, 0), *entries]:
        coded = (name + "\0").encode("utf-16-le")
        entry = coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded), kind, 1)
        entry += (
            struct.pack("<III", free, free, 1 if kind == 5 else free)
            + b"\0" * 36
            + struct.pack("<II", start, length)
        )
        directory += entry.ljust(128, b"\0")
    directory += b"\0" * (-len(directory) % size)
    directory_at, count = len(chains), len(directory) // size
    chains += [*range(directory_at + 1, directory_at + count), end]
    tables = -(-(len(chains) + 4) // 128)
    table_at = len(chains)
    chains += [0xFFFFFFFD] * tables
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * size, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, directory_at, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", *range(table_at, table_at + tables), *[free] * (109 - tables))
    return head + data + directory + table


def doc(pieces: Sequence[str], number: int | None = None, flags: int = 0, data: bytes = b"") -> bytes:
    """A .doc whose text is these pieces, each in a place of its own; with a field of that number, and a stream of pictures."""
    main = bytearray(2048)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 10, 0x200 | flags)
    ends, places = [0], []
    for at, piece in enumerate(pieces):
        main += b"\r" * 64  # what lies between them in the file
        if at % 2:
            places.append(len(main))
            main += piece.encode("utf-16-le")
        else:
            places.append(len(main) * 2 | 0x40000000)
            main += piece.encode("latin-1")
        ends.append(ends[-1] + len(piece))
    plc = struct.pack(f"<{len(ends)}I", *ends) + b"".join(struct.pack("<HIH", 0, one, 0) for one in places)
    table = b"\2" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<II", main, 0x1A2, 0, len(table))
    if number is not None:
        struct.pack_into("<II", main, 0x11A, len(table), 10)
        table += struct.pack("<IIBB", 0, 9, 0x13, number)
    streams = {"WordDocument": bytes(main), "1Table": table} | ({"Data": data} if data else {})
    return _sectors({name: stream.ljust(4096, b"\0") for name, stream in streams.items()})


def _blip(kind: int, data: bytes) -> bytes:
    """A picture as drawings hold it."""
    inside = b"\1" * 16 + (b"\0" * 32 + b"\0\xfe" if kind in (0xF01A, 0xF01B, 0xF01C) else b"\xff") + data
    return struct.pack("<HHI", 0x3D40, kind, len(inside)) + inside


def _doc(address: str, path: str) -> Iterator[Case]:
    case = partial(Case, suffix=".doc")
    get = f'\x13INCLUDEPICTURE "{path}" \\d\x14a\x15'
    yield case("doc plain", data=doc(["Report\r", "关于工作的报告\r"]), outcome="harmless")
    yield case("doc picture", data=doc(["Report\r" + get]))
    yield case("doc picture in wide text", data=doc(["Report\r", f"关于{get}"]))
    yield case("doc name in pieces", data=doc(["\x13INC", "LUDE", f'PICTURE "{address}"\x14', "a\x15"]))
    yield case("doc in small letters", data=doc([f'\x13 includetext "{path}" \x14a\x15']))
    yield case("doc field by its number", data=doc([f'\x13PAGE "{path}" \\d\x14a\x15'], number=67))
    yield case("doc other program by number", data=doc(['\x13PAGE soffice "a" b\x14a\x15'], number=46))
    linked = b"\x05\xc1\x20\0\0\0\x06\x01\x0a\0\0\0" + path.encode("utf-16-le")
    yield case("doc linked picture", data=doc(["Report\r"], data=linked))
    yield case("doc drawing", data=doc(["Report\r"], data=_blip(0xF01E + 1, reaching(address))))
    yield case("doc drawing called a photo", data=doc(["Report\r"], data=_blip(0xF01D, reaching(address))))
    yield case(
        "doc drawing called a metafile",
        data=doc(["Report\r"], data=_blip(0xF01A, zlib.compress(reaching(address)))),
    )
    yield case(
        "doc photo",
        data=doc(["Report\r"], data=_blip(0xF01D, b"\xff\xd8\xff\xe0" + b"a" * 90)),
        outcome="harmless",
    )
    yield case("doc with a password", data=doc(["Report\r"], flags=0x100), outcome="refused")
    yield case("doc cut short", data=doc(["Report\r"])[:1500], outcome="refused")
    circle = bytearray(doc(["Report\r"]))
    at = len(circle) - 512
    struct.pack_into("<I", circle, at, 0)
    yield case("doc that goes in a circle", data=bytes(circle), outcome="refused")


def drafts(address: str, path: str) -> Iterator[Case]:
    """Those of other programs, which LibreOffice gets to see."""
    for kind in (_odt, _rtf, _doc):
        yield from kind(address, path)


# ---- templates ----------------------------------------------------------------------------------------------------

_SLOTS = p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}")


def _related(part: str, kind: str, target: str, more: str = "", source: str = RELS) -> bytes:
    """A template with one more relationship."""
    link = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"{more}/></Relationships>'
    parts = {part: f'<w:hdr xmlns:w="{W}">{p("")}</w:hdr>'} if part else {}
    return made(
        _SLOTS + f'<w:p><w:r><w:t r:x="rId99" xmlns:r="{R}"/></w:r></w:p>',
        parts,
        {source: [("</Relationships>", link)]},
    )


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(address: str, path: str) -> Iterator[Case]:
    case = partial(Case, suffix=".docx", outcome="refused")
    for mode in ("External", "external", "EXTERNAL"):
        yield case(f"docx mode {mode}", data=_related("", "image", address, f' TargetMode="{mode}"'))
    yield case("docx key in small letters", data=_related("", "image", address, ' targetmode="External"'))
    yield case("docx address said to be inside", data=_related("", "image", address))
    yield case("docx path said to be inside", data=_related("", "image", f"file://{path}"))
    yield case("docx above the package", data=_related("", "image", "../../../canary.png"))
    yield case("docx picture that is not there", data=_related("", "image", "media/none.png"))
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/image" Target="{address}" TargetMode="External"/></Relationships>'
    for name in ("word/_rels/header9.xml.RELS", "word/_RELS/header9.xml.rels", "other/_rels/any.rels"):
        yield case(f"docx {name}", data=made(_SLOTS, {name: rels}))
    field = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:instrText>INCLUDEPICTURE "{address}"</w:instrText></w:r></w:p></w:hdr>'
    for name in ("other/header9.xml", "word/header9.XML", "word/header9.bin"):
        types = [("</Types>", f'<Override PartName="/{name}" ContentType="application/x+xml"/></Types>')]
        yield case(f"docx field in {name}", data=made(_SLOTS, {name: field}, {TYPES: types}))
    doctype = "<!DOCTYPE a><a/>"
    for name, data in {
        "word/a.XML": doctype.encode(),
        "word/a.xml": f'<?xml version="1.0" encoding="UTF-16"?>{doctype}'.encode("utf-16"),
        "word/b.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4<a/>',
        "word/c.xml": f'<?xml version="1.0" encoding="UTF-32"?>{doctype}'.encode("utf-32"),
        "word/d.xml": f'<?xml version="1.0" encoding="cp037"?>{doctype}'.encode("cp037"),
        "word/e": doctype.encode(),
    }.items():
        yield case(f"docx DOCTYPE in {name}", data=_with(made(_SLOTS), {name: data}))
    for how, drawn in {
        "drawing": reaching(f"file://{path}"),
        "drawing with a plain name": reaching(address, ""),
        "compressed drawing": packed(reaching(address)),
        "drawing in a metafile": metafile(reaching(address)),
    }.items():
        yield case(f"docx {how}", data=_with(made(_SLOTS), {"word/media/a.png": drawn}))
    yield case(
        "docx nine large headers",
        data=_with(
            made(_SLOTS),
            {
                f"word/header{n}.xml": f'<w:hdr xmlns:w="{W}">{p("") * 40_000}</w:hdr>'.encode()
                for n in range(9)
            }
            | {"word/media/pad.png": os.urandom(300_000)},
        ),
    )
    many = b"<a>" + b"<b a='1' b='2' c='3' d='4'/>" * 400_000 + b"</a>"
    yield case(
        "docx attributes",
        data=_with(made(_SLOTS), {"word/a.xml": many, "word/media/pad.png": os.urandom(300_000)}),
    )
    bare = "<w:tbl>" + tr("甲", "乙") + "</w:tbl>"
    yield case("docx table without a grid", data=made(_SLOTS + bare + p("")), outcome="harmless")
    yield case("docx sound", data=made(_SLOTS + table(tr("甲", "乙"))), outcome="harmless")


def _with(template: bytes, parts: Mapping[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | {**parts})


# ---- tables -------------------------------------------------------------------------------------------------------

_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_CELLS = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'


def xlsx(
    cells: str = _CELLS,
    strings: str = "<si><t>甲</t></si>",
    styles: str = "",
    book: str = "",
    before: str = "",
) -> bytes:
    """A workbook of one sheet."""
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            {"worksheet": "s.xml", "sharedStrings": "t.xml", "styles": "f.xml"}.items()
        )
    )
    parts = {
        "xl/workbook.xml": f'<workbook {_S} xmlns:r="{R}"><sheets><sheet name="a" sheetId="1" r:id="r0"/></sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
        "xl/s.xml": f"{before}<worksheet {_S}><sheetData>{cells}</sheetData></worksheet>",
        "xl/t.xml": f"<sst {_S}>{strings}</sst>",
        "xl/f.xml": f"<styleSheet {_S}>{styles}</styleSheet>",
    }
    return zipped(
        {name: text.encode() for name, text in parts.items()} | {"xl/media/pad.png": os.urandom(400_000)}
    )


def _xlsx(address: str, path: str) -> Iterator[Case]:
    case = partial(Case, suffix=".xlsx", outcome="refused")
    yield case("xlsx sound", data=xlsx(), outcome="harmless")
    yield case("xlsx strings", data=xlsx(strings="<si><t>a</t></si>" * 2_000_000))
    yield case("xlsx strings that fit", data=xlsx(strings="<si><t>a</t></si>" * 900_000), outcome="harmless")
    yield case("xlsx a long string", data=xlsx(strings=f"<si><t>{'好' * 12_000_000}</t></si>"))
    yield case("xlsx book", data=xlsx(book="<x/>" * 1_900_000))
    yield case("xlsx formats", data=xlsx(styles="<cellXfs>" + "<xf a='1' b='2'/>" * 600_000 + "</cellXfs>"))
    cells = "".join(f'<row r="{n}">' + f'<c r="A{n}"><v>1</v></c>' * 40 + "</row>" for n in range(1, 20_000))
    yield case("xlsx cells", data=xlsx(cells))
    yield case("xlsx entity", data=xlsx(before=f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{path}">]>'))
    link = f'<externalReferences><externalReference href="{address}"/></externalReferences>'
    yield case("xlsx other books", data=xlsx(book=link), outcome="harmless")
    remote = '<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1:9/")</f></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    yield case("xlsx formula of the web", data=xlsx(remote))


# ---- drawings -----------------------------------------------------------------------------------------------------


def svg(inside: str = "", more: str = "") -> bytes:
    """A drawing with this in it."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} width="9" height="9" {more}><rect width="9" height="9"/>{inside}</svg>'.encode()


def _svg(address: str, path: str) -> Iterator[Case]:
    case = partial(Case, suffix=".svg", outcome="refused")
    for how, inside in {
        "image": f'<image xlink:href="{address}"/>',
        "image with a plain name": f'<image href="file://{path}"/>',
        "use": f'<use href="{address}#a"/>',
        "font": f"<style>@font-face{{font-family:a;src:url({address})}}</style>",
        "font element": f'<font-face><font-face-src><font-face-uri xlink:href="{address}"/></font-face-src></font-face>',
        "import": f"<style>@import '{address}';</style>",
        "escape in a style": f'<rect style="fill:\\75 rl({address})"/>',
        "escape in a sheet": f"<style>rect{{fill:\\75rl({address})}}</style>",
        "comment in a style": f'<rect style="fill:url/**/({address})"/>',
        "capitals": f'<rect fill="URL({address}#a)"/>',
        "second of two": f'<rect fill="url(#a) url({address})"/>',
        "behind a quotation mark": f"<rect fill=\"'url(#' image({address}) ')'\"/>",
        "image function": f"<rect style=\"fill:image-set('{address}' 1x)\"/>",
        "source function": f"<rect style=\"fill:src('{address}')\"/>",
        "characters by number": f'<rect fill="&#117;&#114;&#108;({address})"/>',
        "picture of a picture": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        "picture that is a drawing": '<image href="data:image/png;base64,PHN2Zy8+"/>',
        "script in another name": '<s:script xmlns:s="http://www.w3.org/1999/xhtml">a</s:script>',
        "filter's picture": f'<filter><feImage href="{address}"/></filter>',
        "link": f'<a href="{address}"/>',
        "old reference": f'<tref xlink:href="{address}#a"/>',
    }.items():
        yield case(f"svg {how}", data=svg(inside))
    for how, inside, more in (
        ("base", '<image href="#a"/>', f'xml:base="{address}"'),
        ("reference of another name", f'<image h:href="{address}" xmlns:h="urn:h"/>', ""),
        ("notes", f'<metadata><a href="{address}"/></metadata>', ""),
        ("element of another name", f'<i:image xmlns:i="urn:i" href="{address}"/>', ""),
    ):
        outcome = "refused" if "another name" in how and "reference" in how else "harmless"
        yield case(f"svg {how}", data=svg(inside, more), outcome=outcome)
    yield case(
        "svg entity", data=f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{path}">]>'.encode() + svg("&e;")
    )
    yield case("svg sheet from elsewhere", data=f'<?xml-stylesheet href="{address}"?>'.encode() + svg())
    yield case("svg deep", data=svg("<g>" * 900 + "</g>" * 900))
    yield case("svg of a million elements", data=svg("<g/>" * 1_000_000))


# ---- the room -----------------------------------------------------------------------------------------------------


def cases(address: str = ADDRESS, path: str = PATH) -> Iterator[Case]:
    """All of them, one at a time: some are large."""
    yield from drafts(address, path)
    for kind in (_docx, _xlsx, _svg):
        yield from kind(address, path)


def _size(data: bytes) -> tuple[int, int]:
    if not data.startswith(b"\x89PNG"):
        raise UnfitError("它不是图片", "it is no picture")
    return 1, 1


def _came_of(case: Case) -> str:
    if case.suffix in (".odt", ".rtf", ".doc"):
        left = closed(case.data, case.suffix)
        return "told" if left.outside or left.pictures else "harmless"
    if case.suffix == ".docx":
        Template.compile(case.data, "mine.docx")
        assert all(one.severity != "error" for one in examine(case.data, "mine.docx"))
    elif case.suffix == ".xlsx":
        read_table(case.data, "a.xlsx", None, Place("a.yaml", 1))
    elif ADDRESS in drawing(case.data.decode(), _size).text:
        return "passed on"
    return "harmless"


_FORBIDDEN = ("open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.", "urllib.", "pty.", "webbrowser.")


def _tried(case: Case) -> str:
    """What comes of a case, in this process."""
    watching: list[bool] = []
    broken: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        imported = event == "open" and args and str(args[0]).endswith((".py", ".pyc", ".so"))
        if (
            watching
            and event.startswith(_FORBIDDEN)
            and not imported
            and event not in ("os.listdir", "os.scandir")
        ):
            broken.append(f"{event} {args}"[:200])

    sys.addaudithook(watch)
    watching.append(True)
    try:
        outcome = _came_of(case)
    except (CompileError, UnreadableError, UnsafeError, UnfitError):
        outcome = "refused"
    except BaseException as error:
        outcome = f"{type(error).__name__}: {error}"[:300]
    watching.clear()
    return broken[0] if broken else outcome


def alone(case: Case) -> tuple[str, float, float]:
    """What came of it in a process of its own, its peak of memory in MB and its seconds of processor time."""
    source, target = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        os.write(target, _tried(case).encode("utf-8", "replace")[:500])
        os._exit(0)
    os.close(target)
    with os.fdopen(source, "rb") as answer:
        said = answer.read().decode("utf-8", "replace")
    _, status, used = os.wait4(child, 0)
    return (
        said or f"killed by signal {os.WTERMSIG(status)}",
        used.ru_maxrss / 1024,
        used.ru_utime + used.ru_stime,
    )


def main() -> None:
    """Try them all."""
    Template.compile(made(_SLOTS), "a")
    examine(made(_SLOTS + table(tr("甲"))), "a")
    read_table(xlsx(), "a.xlsx", None, Place("a.yaml", 1))
    read_draft("a.txt", "关于工作的报告\n".encode())
    drawing(svg().decode(), _size)
    closed(odt(), ".odt"), closed(rtf(""), ".rtf"), closed(doc(["a"]), ".doc")
    gc.freeze()
    found = {}
    for case in cases():
        said, memory, seconds = alone(case)
        began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found[case.name] = (
            said,
            case.outcome,
            round(memory),
            round(seconds, 1),
            round(began),
            len(case.data),
        )
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
