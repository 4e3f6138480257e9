"""Pictures within a document of another program: those of known kinds, which can hold nothing that leads elsewhere.

LibreOffice goes by what a picture's bytes say, whatever the file calls it, so a drawing (SVG) may stand where a photo should,
compressed, or within a metafile; it shows what lies at the paths that the drawing names.

In: the bytes of a picture. Out: whether it may stay; a drawing is written anew (see `svg`).
"""

import re

from ..source.folder import UnfitError, kind_of
from ..terms.patterns import late

_RASTER = late(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM|II\*\0|MM\0\*|RIFF.{4}WEBP|\x28\0\0\0", re.DOTALL
)
_METAFILE = late(
    rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0\0[\x01\x03]|\x01\0\0\0.{36} EMF|VCLMTF"
    rb"|(?:\0{512})?.{10}(?:\0\x11\x02\xff|\x11\x01)",  # PICT
    re.DOTALL,
)
# A drawing as text, as UTF-16 or compressed.
_HIDDEN = late(rb"s\0?v\0?g\0?[\s/>:\0]|\x1f\x8b\x08[\0-\x1f]", re.IGNORECASE)
_DRAWING = late(rb"\s*(?:\xef\xbb\xbf)?\s*<")


def is_known(data: bytes) -> bool:
    """Whether it is of a kind that holds pixels or lines, and no other file."""
    return bool(_RASTER.match(data) or (_METAFILE.match(data) and not _HIDDEN.search(data)))


_LEADS = late(rb"h\0?r\0?e\0?f|u\0?r\0?l\0?[\s\0]*\(|@\0?i\0?m\0?p\0?o\0?r\0?t|\\|&\0?#", re.IGNORECASE)
_PACKED = (
    b"\x1f\x8b",
    b"%!",
    b"\xc5\xd0\xd3\xc6",
)  # a drawing that is compressed, a program that draws (PostScript)


def leads_elsewhere(data: bytes) -> bool:
    """Whether a part of a document is a drawing that may show what lies elsewhere."""
    if data.startswith(_PACKED) or (_METAFILE.match(data) and _HIDDEN.search(data)):
        return True
    return kind_of(data) == "svg" and redrawn(data) is None and _LEADS.search(data) is not None


def redrawn(data: bytes) -> bytes | None:
    """A picture as it may stay; None where it may not."""
    if is_known(data):
        return data
    if not _DRAWING.match(data):
        return None
    from .svg import UnsafeError, drawing  # a template mostly has none

    try:
        return drawing(data.decode("utf-8-sig"), _size).text.encode()
    except (UnicodeDecodeError, UnsafeError, UnfitError):
        return None


def _size(data: bytes) -> tuple[int, int]:
    if not _RASTER.match(data):
        raise UnfitError("里面嵌的图片已损坏", "a picture inside it is damaged")
    return 1, 1
