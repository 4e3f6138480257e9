"""Seals on what the command writes: by them a result tells whether anyone changed it since.

In: the bytes of a result, by the suffix of its name. Out: the same with a seal, and of a file, whether it bears one that holds. A .docx is
sealed as it is rendered (see `word.ooxml.seal`); here are its pages, and the list of what a draft has that it does not print.
"""

import hashlib
import re
import zlib
from typing import NamedTuple, Protocol

from ..terms.patterns import late
from ..word.ooxml.seal import Seal, seal_of


class _Seal(Protocol):
    def __call__(self, digest: str) -> bytes: ...


class _Form(NamedTuple):
    """Where the seal of one format stands: before what ends its files, and how it is written there."""

    end: re.Pattern[bytes]
    seal: _Seal
    found: re.Pattern[bytes]


def _comment(digest: str) -> bytes:
    return f"%gongwen-compiler {digest}\n".encode()


def _chunk(digest: str) -> bytes:
    body = b"tEXtgongwen-compiler\0" + digest.encode()
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def _last_line(digest: str) -> bytes:
    return f"（以上由 compile 列出，核对码 {digest}。改过的，再编译时不会盖掉。）\n".encode()


_DIGEST = rb"([0-9a-f]{64})"
_FORMS = {
    # Between the last table of the file and where it says that the table begins: no place in the file moves.
    ".pdf": _Form(late(rb"startxref\s+[0-9]+\s+%%EOF\s*\Z"), _comment, late(rb"%gongwen-compiler " + _DIGEST + rb"\n")),
    ".png": _Form(late(rb"\0\0\0\0IEND....\Z", re.DOTALL), _chunk, late(rb"\0\0\0\x51tEXtgongwen-compiler\0" + _DIGEST + rb"....", re.DOTALL)),
    ".txt": _Form(late(rb"\Z"), _last_line, late("（以上由 compile 列出，核对码 ".encode() + _DIGEST + "。改过的，再编译时不会盖掉。）\n".encode())),
}  # fmt: skip


def sealed(data: bytes, suffix: str) -> bytes:
    """A result with its seal; as it is where its format has no place for one."""
    form = _FORMS.get(suffix)
    ends = [*form.end.finditer(data, max(0, len(data) - _NEAR))] if form else []
    if not form or not ends:
        return data
    at = ends[-1].start()
    return data[:at] + form.seal(hashlib.sha256(data).hexdigest()) + data[at:]


_NEAR = 4096


def seal_on(data: bytes, suffix: str) -> Seal:
    """Whether a file of that suffix bears a seal, and whether it holds."""
    if suffix == ".docx":
        return seal_of(data)
    form = _FORMS.get(suffix)
    found = [*form.found.finditer(data)] if form else []
    if not found:
        return "none"
    rest = data[: found[-1].start()] + data[found[-1].end() :]
    return "holds" if hashlib.sha256(rest).hexdigest().encode() == found[-1][1] else "broken"
