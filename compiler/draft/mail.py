"""What mail programs put round a text: the head of a message, and > before the lines of another that is quoted.

In: the lines of a plain text. Out: `Mail`: as many lines, without these; what is told of it; what was left aside, in full.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import Diagnostic, Place
from ..terms.characters import short
from .recognise import ranges

_KEY = re.compile(
    r"(?P<key>From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID|Importance|Attachments?"
    r"|发件人|发信人|发送人|收件人|收信人|抄送|密送|日期|时间|发送时间|发件时间|主题|附件|重要性)[ \u3000]*[：:].*",
    re.IGNORECASE,
)
_SENDERS = ("from", "发件人", "发信人", "发送人")
_LEAST = 3  # lines of a head
_ORIGINAL = re.compile(
    r"[-—─_=* >]{2,}[ ]*(?:原始邮件|原始信息|转发邮件信息|转发的邮件|Original Message|Forwarded message|Begin forwarded message)[ ]*[:：]?[-—─_=* ]{2,}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[ \t]*(?:>[ \t\u3000]?)+(?![=0-9.])")  # not >5%
_QUOTES = 3  # lines in turn


class Mail(NamedTuple):
    """The lines of a text without what a mail program put there, what is told of that, and what is left aside."""

    lines: tuple[str, ...]
    notes: tuple[Diagnostic, ...] = ()
    aside: tuple[str, ...] = ()


def unmailed(name: str, given: Sequence[str]) -> Mail:
    """The lines of a text, without the heads of messages and the marks of what is quoted in them."""
    lines, notes = [*given], []
    quoted = [at for first, end in _quotes(lines) for at in range(first, end)]
    for at in quoted:
        mark = _QUOTED.match(lines[at])
        lines[at] = lines[at][mark.end() :] if mark else ""
    if quoted:
        args = {"count": str(len(quoted)), "lines": ranges([at + 1 for at in quoted])}
        notes.append(Diagnostic(codes.QUOTE_MARKS_LEFT_OUT, args, _place(name, quoted[0])))
    aside: list[str] = []
    for first, end in _heads(lines):
        said = [line.strip() for line in lines[first:end] if line.strip()]
        args = {"text": short(said[0]), "count": str(len(said))}
        notes.append(Diagnostic(codes.LINES_LEFT_OUT, args, _place(name, first)))
        aside += said
        lines[first:end] = [""] * (end - first)
    return Mail((*lines,), (*notes,), (*aside,))


def _place(name: str, at: int) -> Place:
    return Place(name, at + 1, 1, at + 1, 1)


def _quotes(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines in turn begin with >: the first, and the end; blank ones may stand among them."""
    at = 0
    while at < len(lines):
        end = last = at
        while end < len(lines) and (_QUOTED.match(lines[end]) or (end > at and not lines[end].strip())):
            last = end + 1 if lines[end].strip() else last
            end += 1
        if sum(bool(line.strip()) for line in lines[at:last]) >= _QUOTES:
            yield at, last
        at = max(end, at + 1)


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the heads of messages stand, a line that announces them above or not: the first line, and the end."""
    at = 0
    while at < len(lines):
        end, keys = at, list[str]()
        while end < len(lines) and (
            (key := _KEY.fullmatch(lines[end].strip())) or (keys and re.match(r"[ \t]+\S", lines[end]))
        ):
            keys += [key["key"].casefold()] if key else []
            end += 1
        if len(keys) >= _LEAST and any(sender in keys for sender in _SENDERS):
            above = next((i for i in range(at - 1, max(at - 3, -1), -1) if lines[i].strip()), at)
            yield above if _ORIGINAL.fullmatch(lines[above].strip()) else at, end
        at = max(end, at + 1)
