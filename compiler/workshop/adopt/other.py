"""An old document of another program (.doc, .wps, .odt, .rtf) as the .docx that LibreOffice makes of it, as drafts are read.

In: the bytes of any file. Out: the bytes of a .docx, and what is told of it. Nothing outside the file is fetched.
"""

from __future__ import annotations

from pathlib import PurePath

from ...pages import office
from ...source.folder import kind_of
from ...word.foreign import UnreadableError, closed
from ...word.ooxml.package import refusal
from .told import Taken

_WORD = "WordDocument".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SHOWN = 3  # of what a file took from elsewhere


def as_docx(data: bytes, name: str) -> tuple[bytes, list[Taken]]:
    """The document as a .docx, its bytes as they are where it is one, or something that nobody reads.

    Raises CompileError: T302 for a damaged file and for a .doc that takes something from elsewhere, and what LibreOffice says.
    """
    suffix = _suffix(data)
    if not suffix or PurePath(name).name.startswith("~$"):
        return data, []
    try:
        inside = closed(data, suffix)
    except UnreadableError as why:
        raise refusal(name, *why.args) from None
    if suffix == ".doc" and (inside.outside or inside.pictures):
        what = "；".join(inside.outside[:_SHOWN]) or "SVG"
        zh = f"它里面有要从别处取来的内容（{what}），没有读它。"
        raise refusal(name, zh, f"it takes something from elsewhere ({what}) and was not read.")
    told = [Taken(("原文件", "the old file"), _MADE)]
    number = len(inside.outside) + inside.pictures
    if number:
        zh = f"{number}处链接、引用的图片或别的文件，没有取来"
        told.append(Taken(("外面的内容", "from elsewhere"), (zh, f"{number} links or pictures, not fetched")))
    return office.to_docx(inside.data, suffix), told


_MADE = (
    "由 LibreOffice 转成 .docx 再读；行距、制表位可能和 Word 里略有出入，请对照看一遍",
    "made a .docx by LibreOffice; distances and tabs may differ a little from Word's: compare",
)


def _suffix(data: bytes) -> str:
    """As what LibreOffice reads a file; empty for what it is not asked to read."""
    kind = kind_of(data.lstrip())
    if kind == "ole":
        return ".doc" if _WORD in data and _LOCKED not in data else ""
    if kind == "odf":
        return ".odt" if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200] else ""
    return ".rtf" if kind == "rtf" else ""
