"""A text that several tabs change: changes as the browser's editor tells them, made here too, in one order for all.

In: a text, and changes in 16-bit units as CodeMirror writes them down. Out: the text after them. Raises ValueError where a change does not fit.
"""

from collections.abc import Sequence
from typing import Any


def halves(text: str) -> bytes:
    """A text in 16-bit units, as browsers count."""
    return text.encode("utf-16-le", "surrogatepass")


def whole(data: bytes) -> str:
    """The text of 16-bit units; half of a character that stands alone stays what it is."""
    return data.decode("utf-16-le", "surrogatepass")


def units(text: str) -> int:
    """How many 16-bit units a text takes."""
    return len(text) if text.isascii() else len(halves(text)) // 2


def changed(text: str, changes: Sequence[Any]) -> str:
    """The text after one set of changes: a number keeps so many units, a list takes so many away and puts its lines there."""
    data = halves(text)
    out: list[bytes] = []
    at = 0
    for part in changes:
        keeps = _is_count(part)
        if not keeps and not (isinstance(part, list) and part and _is_count(part[0])):
            raise ValueError("no change")
        end = at + 2 * (part if keeps else part[0])
        if end > len(data):
            raise ValueError("longer than the text")
        if keeps:
            out.append(data[at:end])
        elif not all(isinstance(line, str) for line in part[1:]):
            raise ValueError("no text")
        else:
            out.append(halves("\n".join(part[1:])))
        at = end
    if at != len(data):
        raise ValueError("shorter than the text")
    return whole(b"".join(out))


def _is_count(part: object) -> bool:
    return isinstance(part, int) and not isinstance(part, bool) and part >= 0


def replacing(old: str, new: str) -> list[Any]:
    """The change that makes one text of another, with what both begin and end with kept: places elsewhere stay."""
    before, after = halves(old), halves(new)
    limit = min(len(before), len(after))
    head = next((at for at in range(limit) if before[at] != after[at]), limit) // 2 * 2
    limit -= head
    tail = next((at for at in range(limit) if before[-1 - at] != after[-1 - at]), limit) // 2 * 2
    middle = whole(after[head : len(after) - tail])
    change: list[Any] = [head // 2] if head else []
    change.append([(len(before) - head - tail) // 2, *(middle.split("\n") if middle else [])])
    return [*change, tail // 2] if tail else change
