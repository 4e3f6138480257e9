"""RTF: its groups, read as every reader does, and written without those that take something from elsewhere.

In: the bytes of an .rtf. Out: a `Closed`. What a field does is written anew from its text, as codes, groups and control words
can spell one name in many ways. Raises UnreadableError where a file is too large or has too many groups in one another.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...assets.embedded import is_known
from .closed import DAMAGED, TOO_LARGE, Closed, UnreadableError
from .fields import judged

MAX_DEPTH = 200
MAX_TOKENS = 4_000_000

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}]+)", re.DOTALL
)
# Groups that name files or sources of data, wherever in them the word stands; nothing of theirs is printed.
_AWAY = frozenset(
    (
        b"template",
        b"filetbl",
        b"fontfile",
        b"nextfile",
        b"nextgraphic",
        b"xmlopen",
        b"mailmerge",
        b"datastore",
    )
)
_LINKED = frozenset((b"objlink", b"objautlink", b"objsub", b"linkself"))
_MARKED = _AWAY | _LINKED | {b"fldinst", b"pict", b"sp", b"objdata"}
_NAMING = re.compile(r"(pib|pibPrint|fillBlip|lineFillBlip|lineBlip)Name", re.IGNORECASE)
_IS_LINK = 8  # in pibFlags (MS-ODRAW 2.4.8)
_OLE_LINK = b"01000000"  # the second number of OLE data that is a link (MS-OLEDS 2.2.4)
_FORM = re.compile(r"\s*(FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)\s*")
_STARRED = re.compile(rb"\{\s*\\\*")


class _Cut(NamedTuple):
    """What goes, from where to where; what stands there instead; what is told of it; whether it was a picture."""

    start: int
    stop: int
    instead: bytes = b""
    said: str = ""
    picture: bool = False


class _Group(NamedTuple):
    start: int
    words: set[bytes]


def rich_text(data: bytes) -> Closed:
    """An .rtf without what lies outside it. Raises UnreadableError."""
    cuts: list[_Cut] = []
    stack: list[_Group] = []
    at = tokens = 0
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token is None:  # a backslash at the very end
            cuts.append(_Cut(at, at + 1))
            break
        tokens += 1
        if tokens > MAX_TOKENS:
            raise UnreadableError(*TOO_LARGE)
        word, number, _, sign, brace, _ = token.groups()
        start, at = at, token.end()
        if brace == b"{":
            if len(stack) >= MAX_DEPTH:
                raise UnreadableError(*DAMAGED)
            stack.append(_Group(start, set()))
        elif brace and stack:
            cuts += _of_group(data, stack.pop(), at, stack)
        elif sign == b"'":  # a code without digits: readers differ in what follows it
            raise UnreadableError(*DAMAGED)
        elif word == b"bin" and number:
            # Digits say the same, and no reader takes them for anything else.
            stop = min(at + max(int(number), 0), len(data))
            cuts.append(_Cut(start, stop, data[at:stop].hex().encode()))
            at = stop
        elif word and stack and word.lower() in _MARKED:
            stack[-1].words.add(word.lower())
    while stack:
        cuts += _of_group(data, stack.pop(), len(data), stack)
    return _written(data, cuts)


def _written(data: bytes, cuts: Sequence[_Cut]) -> Closed:
    out: list[bytes] = []
    told: list[str] = []
    end = pictures = 0
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.stop)):
        if cut.start < end:  # within one that goes as a whole
            continue
        out += [data[end : cut.start], cut.instead]
        end, pictures = cut.stop, pictures + cut.picture
        told += [cut.said] if cut.said else []
    return Closed(b"".join([*out, data[end:]]), tuple(dict.fromkeys(told)), pictures)


def _of_group(data: bytes, group: _Group, stop: int, around: Sequence[_Group]) -> list[_Cut]:
    """What goes of a group that has ended."""
    words, start = group.words, group.start
    if words & _AWAY:
        return [_Cut(start, stop)]
    if b"fldinst" in words:
        return [_field(data[start:stop], start, stop)]
    if b"objdata" in words:
        linked = any(one.words & _LINKED for one in [group, *around[-1:]])
        elsewhere = linked or _digits(data, start, stop)[8:16] == _OLE_LINK
        return [_Cut(start, stop, said="OLE")] if elsewhere else []
    if b"sp" in words:
        name, value = _property(data[start:stop])
        if _NAMING.fullmatch(name):
            return [_Cut(start, stop)]
        flags = int(value) if name.lower() == "pibflags" and re.fullmatch(r"[0-9]{1,9}", value) else 0
        return [_Cut(start, start, said="INCLUDEPICTURE")] if flags & _IS_LINK else []
    if b"pict" in words:
        digits = _digits(data, start, stop)
        fits = not digits or (len(digits) % 2 == 0 and is_known(bytes.fromhex(digits.decode())))
        drawn = [_property(data[one.start : start])[0] for one in around[-2:] if b"sp" in one.words]
        return [] if fits else [_Cut(start, stop, picture=drawn in ([], ["pib"]))]
    return []


def _property(group: bytes) -> tuple[str, str]:
    """The name and the value of a property of a drawing."""
    name, _, value = group.partition(b"\\sv")
    return _plain(name).strip(), _plain(value).strip()


def _field(group: bytes, start: int, stop: int) -> _Cut:
    """The instruction of a field as plain text; nothing where it is not known to be harmless."""
    text = " ".join(_plain(group).split())
    verdict = judged(text)
    if verdict != "stays":
        return _Cut(start, stop, said=_legible(text)[:80] if verdict == "fetches" else "")
    if _FORM.fullmatch(_plain(group, starred=False)):
        return _Cut(start, start)  # with what its box holds, which is no instruction
    return _Cut(start, stop, b"{\\*\\fldinst " + _typed(text) + b"}")


def _digits(data: bytes, start: int, stop: int) -> bytes:
    """The data of a picture or an object as hexadecimal digits, without what stands beside them in groups of its own;
    what is no such digit is kept, so that nobody takes it for data."""
    out: list[bytes] = []
    at, depth = start + 1, 0
    while at < stop - 1:
        token = _TOKEN.match(data, at)
        if token is None:
            break
        word, number, code, sign, brace, text = token.groups()
        if brace == b"{":
            if not depth and not _STARRED.match(data, at):
                return b"{"
            depth += 1
        elif brace:
            depth -= 1
        at = token.end()
        if word == b"bin" and number:
            raw, at = data[at : at + max(int(number), 0)], at + max(int(number), 0)
            out.append(raw.hex().encode() if not depth else b"")
        elif not depth and (code or (sign and sign not in b"*\r\n")):
            return b"?"
        elif text and not depth:
            out.append(b"".join(text.split()))
    digits = b"".join(out)
    return digits if re.fullmatch(rb"[0-9a-fA-F]*", digits) else b"?"


def _plain(group: bytes, *, starred: bool = True) -> str:
    """The text of a group, without that of the starred groups in it unless wanted; bytes that are no ASCII as surrogates."""
    out: list[str] = []
    after, skip = [1], 0  # how many characters follow a code for readers that do not know it
    left_out = 0
    for token in _TOKEN.finditer(group):
        word, number, code, sign, brace, text = token.groups()
        if brace == b"{":
            after.append(after[-1])
            starts = token.start() and _STARRED.match(group, token.start())
            left_out += bool(left_out or (starts and not starred))
            out += [" "] if out and not left_out and starts else []
        elif brace:
            after = after[:-1] or [1]
            left_out = max(left_out - 1, 0)
        elif left_out:
            continue
        elif word == b"uc":
            after[-1] = int(number or 1)
        elif word == b"u" and number:
            out.append(chr(int(number) % 0x10000))
            skip = after[-1]
        elif code or (sign and sign in b"\\{}~"):
            byte = bytes.fromhex(code.decode()) if code else sign
            out += [] if skip else [byte.decode("ascii", "surrogateescape")]
            skip = max(skip - 1, 0)
        elif text:
            plain = text.replace(b"\r", b"").replace(b"\n", b"")
            out.append(plain[skip:].decode("ascii", "surrogateescape"))
            skip = max(skip - len(plain), 0)
    return "".join(out)


def _typed(text: str) -> bytes:
    """Text as RTF has it."""
    out: list[str] = []
    for char in text:
        if char in "\\{}":
            out.append(f"\\{char}")
        elif " " <= char <= "~":
            out.append(char)
        elif "\udc80" <= char <= "\udcff":
            out.append(f"\\'{ord(char) - 0xDC00:02x}")
        else:
            out.append(f"\\u{(ord(char) + 0x8000) % 0x10000 - 0x8000}?")
    return "".join(out).encode("ascii")


def _legible(text: str) -> str:
    """Text for a message, its bytes read as most files here have them."""
    return re.sub(
        "[\udc80-\udcff][\0-\x7f\udc80-\udcff]?",
        lambda some: some[0].encode("ascii", "surrogateescape").decode("gb18030", "replace"),
        text,
    ).replace("\ufffd", "？")
