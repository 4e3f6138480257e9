"""The bytes of a file as text: from Windows, from WPS, from a chat.

In: bytes. Out: a `Source`, with a note where something had to be assumed; or a refusal that names what the bytes look like. And back: the
encoding that gives a file's bytes again, for a text that is written where it was read.
"""

import codecs

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from .load import MAX_BYTES, RARE, Source


def decode(name: str, data: bytes) -> Source:
    """The text of a file: UTF-8, UTF-16 with its mark, or GB18030, which is noted. Raises CompileError otherwise."""
    if len(data) > MAX_BYTES:
        raise CompileError([Diagnostic(codes.FILE_TOO_LARGE, {}, Place(name))])
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        encodings = []
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and not _plausible(text):
            break
        notes = (Diagnostic(codes.READ_AS_GB18030, {}, Place(name)),) if encoding == "gb18030" else ()
        return Source(name, text, notes)
    try:
        data.decode("utf-8-sig")
        line = 1
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    args = {"line": str(line), **_guess(data)}
    raise CompileError([Diagnostic(codes.NOT_UTF8, args, Place(name, line, 1, line, 2))])


def _guess(data: bytes) -> dict[str, str]:
    """What bytes that are neither UTF-8 nor GB18030 look like, in words for a person."""
    name = ""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        name = "UTF-32"
    elif b"\0" in data:
        pairs = data[: len(data) // 2 * 2]
        name = "UTF-16" if any(_mostly_text(pairs, f"utf-16-{end}") for end in ("le", "be")) else ""
    else:
        name = next((e for e in ("Big5", "Shift-JIS", "EUC-KR") if _mostly_text(data, e)), "")
    return {"encoding_zh": name or "二进制文件", "encoding_en": name or "a binary file"}


def _mostly_text(data: bytes, encoding: str) -> bool:
    """Whether bytes read in an encoding give little but ASCII and Chinese characters."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    common = sum(
        c.isascii() or "\u3000" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" or c >= "\uff00" for c in text
    )
    return common * 10 > len(text) * 9 and not RARE.search(text)


def _plausible(text: str) -> bool:
    """Whether bytes read as GB18030 gave common Chinese text, not the refuse of another encoding or a binary file."""
    common = len(text.encode("gb2312", "ignore").decode("gb2312"))
    return common * 5 > len(text) * 4 and not RARE.search(text)


_MARKS = (
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-8", b""),
    ("gb18030", b""),
)


def encoding_of(data: bytes, text: str) -> tuple[str, bytes] | None:
    """The encoding that gives these bytes again, and the mark before them; None where none does."""
    return next((one for one in _MARKS if encoded(text, one) == data), None)


def encoded(text: str, encoding: tuple[str, bytes]) -> bytes:
    """A text in an encoding, with the mark before it."""
    name, mark = encoding
    return mark + text.encode(name, "surrogatepass" if name.startswith("utf") else "replace")
