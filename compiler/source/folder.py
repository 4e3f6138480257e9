"""The folder of a report: the files beside the YAML that it names, and what a file is by its content.

In: a name as typed. Out: the bytes of a regular file in that folder or below it; `kind_of` any bytes. Raises
CompileError (D231-D237). Nothing outside the folder is read, and nothing but regular files is opened.
"""

import errno
import io
import os
import re
import stat
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..terms.nearest import nearest
from ..terms.patterns import late

MAX_BYTES = 32 * 1024 * 1024
MAX_LISTED = 2_000  # files among which the nearest name is sought

_URL = late(r"(https?|ftp|file|data|smb|mailto):", re.IGNORECASE)
_CONTROL = late("[\x00-\x1f\x7f]")
# Where they exist: do not wait for the other end of a pipe, do not follow a link put there since we looked.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
)


class UnfitError(Exception):
    """Why what a file holds cannot be used, in Chinese and English: for its reader to make a refusal of."""


def refusal(code: Code, file: str, place: Place | None, **args: str) -> CompileError:
    """The refusal of `file`, at the place where it is named."""
    return CompileError([Diagnostic(code, {"file": file, **args}, place)])


@dataclass(frozen=True)
class Folder:
    """The folder of the YAML file, from which a report takes pictures and tables; `taken` are the files it took."""

    path: Path
    taken: list[Path] = field(default_factory=list, compare=False)

    def read(self, name: str, place: Place | None) -> bytes:
        r"""The bytes of the file `name`, a path below the folder; `\` parts it as `/` does. Raises CompileError."""
        typed = name.strip()
        if not typed:
            raise refusal(codes.NAME_UNUSABLE, name, place, reason_zh="是空的", reason_en="is empty")
        if _CONTROL.search(typed):
            reason = {"reason_zh": "里有控制字符", "reason_en": "holds a control character"}
            raise refusal(codes.NAME_UNUSABLE, name, place, **reason)
        if _URL.match(typed):
            raise refusal(codes.NAME_IS_URL, name, place)
        plain = typed.replace("\\", "/")
        parts = PurePosixPath(plain).parts if "/" in plain else (plain,)
        outside = plain[0] == "/" or re.match(r"[A-Za-z]:|~", typed) or ".." in parts
        if outside:
            raise refusal(codes.FILE_OUTSIDE, name, place)
        try:
            return self._open(parts, name, place)
        except (FileNotFoundError, NotADirectoryError):
            offer = self._offer(PurePosixPath(*parts))
            raise refusal(codes.NAMED_FILE_NOT_FOUND, name, place, **offer) from None
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a circle of links
            if getattr(error, "errno", 0) in (errno.ENAMETOOLONG, errno.EINVAL):
                offer = self._offer(PurePosixPath(*parts))
                raise refusal(codes.NAMED_FILE_NOT_FOUND, name, place, **offer) from None
            denied = isinstance(error, PermissionError)
            zh = "没有权限" if denied else "系统打不开它"
            en = "permission denied" if denied else "the system cannot open it"
            raise refusal(codes.NAMED_FILE_NOT_READABLE, name, place, reason_zh=zh, reason_en=en) from None

    @cached_property
    def _root(self) -> str:
        """Where it really lies: for as long as a report is read, or all those of a set."""
        return os.path.realpath(self.path)

    def _open(self, parts: Sequence[str], name: str, place: Place | None) -> bytes:
        root = self._root
        target = os.path.join(root, *parts)  # noqa: PTH118 - a set asks for each of its reports
        if len(parts) > 1 or os.path.islink(target):  # noqa: PTH114
            target = os.path.realpath(target)
            if not f"{target}{os.sep}".startswith(os.path.join(root, "")):  # noqa: PTH118
                raise refusal(codes.FILE_OUTSIDE, name, place)
        if not stat.S_ISREG(os.stat(target).st_mode):  # noqa: PTH116  # asked first: opening a device can set it going
            raise refusal(codes.NAMED_NOT_A_FILE, name, place)
        with open(os.open(target, _FLAGS), "rb") as file:  # noqa: PTH123 - a descriptor
            there = os.fstat(file.fileno())
            if not stat.S_ISREG(there.st_mode):
                raise refusal(codes.NAMED_NOT_A_FILE, name, place)
            data = file.read(
                min(there.st_size, MAX_BYTES) + 1
            )  # whoever asks for more waits for room for that
            if len(data) > there.st_size:  # it grows
                data += file.read(MAX_BYTES + 1 - len(data))
        if len(data) > MAX_BYTES:
            raise refusal(codes.NAMED_FILE_TOO_LARGE, name, place, number=str(MAX_BYTES // 2**20))
        self.taken.append(Path(target))
        return data

    def names(self, suffixes: tuple[str, ...]) -> list[str]:
        """The files of the folder itself whose names end so, sorted; none where it cannot be looked into."""
        try:
            with os.scandir(self.path) as entries:
                listed = [entry.name for entry in islice(entries, MAX_LISTED) if _is_file(entry)]
        except OSError:
            return []
        return sorted(one for one in listed if one.lower().endswith(suffixes) and one[0] not in ".~")

    def _offer(self, relative: PurePosixPath) -> dict[str, str]:
        """The name in that folder that is most like the one typed, as a question; empty when none is."""
        near = None
        try:
            folder = (self.path / relative.parent).resolve()
            if folder.is_relative_to(self.path.resolve()):
                with os.scandir(folder) as entries:
                    files = [entry.name for entry in islice(entries, MAX_LISTED) if _is_file(entry)]
                near = _most_like(relative.name, files)
        except (OSError, RuntimeError, ValueError):
            pass
        path = (relative.parent / near).as_posix() if near else ""
        return {
            "offer_zh": f"是不是“{path}”？" if path else "",
            "offer_en": f"Did you mean “{path}”? " if path else "",
        }


def _most_like(name: str, files: list[str]) -> str | None:
    """The file whose name is most like the one typed, by what stands before its suffix."""
    typed = PurePosixPath(name)
    # Of those with the same stem the first is kept: one of another case only, then one with the suffix typed.
    files = sorted(
        files, key=lambda file: (file.casefold() != name.casefold(), not file.endswith(typed.suffix))
    )
    stems: dict[str, str] = {}
    for file in files:
        stems.setdefault(PurePosixPath(file).stem.casefold(), file)
    stem = typed.stem.casefold()
    near = stem if stem in stems else nearest(stem, stems)
    return stems[near] if near else None


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a circle of links
        return False


# What a file is called in messages: Chinese, English.
KINDS: dict[str, tuple[str, str]] = {
    "png": ("PNG 图片", "a PNG picture"),
    "jpeg": ("JPEG 图片", "a JPEG picture"),
    "gif": ("GIF 图片", "a GIF picture"),
    "svg": ("SVG 图片", "an SVG picture"),
    "bmp": ("BMP 图片", "a BMP picture"),
    "tiff": ("TIFF 图片", "a TIFF picture"),
    "webp": ("WebP 图片", "a WebP picture"),
    "heic": ("HEIC 图片（手机照片）", "a HEIC picture (a phone's photo)"),
    "avif": ("AVIF 图片", "an AVIF picture"),
    "psd": ("PSD 图片", "a PSD picture"),
    "emf": ("EMF 图元文件", "an EMF metafile"),
    "wmf": ("WMF 图元文件", "a WMF metafile"),
    "pdf": ("PDF 文件", "a PDF file"),
    "docx": ("Word 文件", "a Word file"),
    "xlsx": ("Excel 文件", "an Excel file"),
    "xlsb": ("Excel 二进制文件（.xlsb）", "an Excel binary file (.xlsb)"),
    "pptx": ("PPT 文件", "a PowerPoint file"),
    "odf": ("OpenDocument 文件", "an OpenDocument file"),
    "ole": ("旧版 Office 文件，或设了密码的文件", "an old Office file, or one with a password"),
    "archive": ("压缩包", "an archive"),
    "broken": ("损坏的压缩包或 Office 文件", "a damaged archive or Office file"),
    "rtf": ("RTF 文件", "an RTF file"),
    "html": ("网页文件", "a web page"),
    "xml": ("XML 文件", "an XML file"),
    "yaml": ("YAML 稿子", "a report in YAML"),
    "text": ("文字文件", "a text file"),
    "empty": ("空文件", "an empty file"),
    "binary": ("认不出格式的文件", "a file of unknown format"),
}


PRINTED = ("png", "jpeg", "gif", "svg")  # the kinds of pictures that print


def named(kind: str) -> dict[str, str]:
    """What a sentence calls a file of that kind."""
    zh, en = KINDS[kind]
    return {"format_zh": f" {zh}" if zh[0].isascii() else zh, "format_en": en}


_SIGNS = {
    "png": rb"\x89PNG\r\n\x1a\n",
    "jpeg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "bmp": rb"BM.{4}\0\0\0\0",
    "tiff": rb"II\*\0|MM\0\*",
    "webp": rb"RIFF.{4}WEBP",
    "avif": rb".{4}ftypavi",
    "heic": rb".{4}ftyp(hei|hev|mif|msf)",
    "psd": rb"8BPS",
    "emf": rb"\x01\0\0\0.{36} EMF",
    "wmf": rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0\0\x03",
    "pdf": rb"%PDF-",
    "ole": rb"\xd0\xcf\x11\xe0",
    "zip": rb"PK(\x03\x04|\x05\x06)",
    "archive": rb"Rar!|7z\xbc\xaf|\x1f\x8b",
    "rtf": rb"\{\\rtf",
}
# Compiled by `re` when a file is first looked into.
_SIGN = b"(?s:%s)" % b"|".join(b"(?P<%s>%s)" % (kind.encode(), sign) for kind, sign in _SIGNS.items())
_PARTS = {
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "META-INF/manifest.xml": "odf",
}
_HEAD = 8192
_NOT_ELEMENTS = rb"(?si:<\?.*?\?>|<!--.*?-->|<!DOCTYPE.*?>)"
_ELEMENT = rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]"


def kind_of(data: bytes) -> str:
    """What a file is by its content, a key of `KINDS`: suffixes lie."""
    if not data:
        return "empty"
    if sign := re.match(_SIGN, data):
        kind = sign.lastgroup or "binary"
        return _kind_of_zip(data) if kind == "zip" else kind
    head = data[:_HEAD]
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    plain = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if plain.startswith(b"<"):
        page = re.match(rb"<!DOCTYPE\s+html", plain, re.IGNORECASE)
        root = re.search(_ELEMENT, re.sub(_NOT_ELEMENTS, b"", plain))
        name = root[1].lower() if root else b""
        if page or name in (b"html", b"head", b"table"):
            return "html"
        if root or plain.startswith(b"<?xml"):
            return "svg" if name == b"svg" else "xml"
    return "binary" if b"\0" in head and not wide else "text"


def _kind_of_zip(data: bytes) -> str:
    import zipfile  # only where a file is none that its name promises

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        return "broken"
    return next((kind for part, kind in _PARTS.items() if part in names), "archive")
