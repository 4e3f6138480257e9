"""Texts with braces in them: cut into what is literal and what is to be filled.

In: a text. Out: `Piece` values in order. Full-width braces and signs are read as what was meant; `{_{` and `}_}` are braces that print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..messages.diagnostic import Place
from ..source.edits import Edit
from ..source.load import Marks, Path, Source
from ..terms.patterns import late

_TAG = re.compile(r"[{｛]{2}(?P<inner>(?:'[^'\n]*'|\"[^\"\n]*\"|[^{}｛｝'\"]|['\"])*?)[}｝]{2}")
BRACES = re.compile(r"[{｛]{2}")
MARKED = re.compile(r"[{｛]{2}|\{_[{%#]|[}%#]_\}")
"""What a text holds that is filled, or that has braces to print."""
LEFT = re.compile(r"\{%[^\n]*?%\}|(?<![{｛])[{｛](?P<inner>[^{}｛｝\n_%#]{1,60})[}｝](?![}｝])")
"""What a text has that is not filled, and may have been meant to be: a template's {% %}, single braces."""
_LITERAL = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"), ("{_#", "{#"), ("#_}", "#}"))
_WIDE = str.maketrans(
    "｜（），．＋－×÷＞＜＝　‘’“”０１２３４５６７８９％＊／", "|(),.+-*/><= ''\"\"0123456789%*/"
)
IN_QUOTES = r"'[^'\n]*'|\"[^\"\n]*\""


class Piece(NamedTuple):
    """A stretch of a text: literal, or with braces; `inner` is what stands in them."""

    text: str
    inner: str | None = None

    @property
    def is_wide(self) -> bool:
        """Whether its braces, or a bar in them, are full-width."""
        return any(sign in self.text for sign in "｛｝｜")


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, in order."""
    out, end = [], 0
    for found in _TAG.finditer(text):
        if found.start() > end:
            out.append(Piece(text[end : found.start()]))
        out.append(Piece(found[0], found["inner"].strip()))
        end = found.end()
    if end < len(text):
        out.append(Piece(text[end:]))
    return out


def mended(expression: str, kept: str = IN_QUOTES) -> str:
    """An expression, every full-width sign as its plain one but those in what is `kept`."""
    parts = re.split(f"({kept})", expression)
    return "".join(part if at % 2 else part.translate(_WIDE) for at, part in enumerate(parts))


_OF_ITS_END = late(
    r"(?P<left>[^|()\[\]'\"]*[-+*/](?P<last>[^|()\[\]'\"+*/-]+))\|\s*(?P<filters>(?P<first>\w+).*)"
)


class Bracketed(NamedTuple):
    """What an expression with a filter after a calculation may mean: the filter is asked of its last part alone, and may be meant of the whole."""

    text: str
    filter: str
    last: str
    divides: bool


def bracketed(expression: str) -> Bracketed | None:
    """(办结/办文)|百分比 for 办结/办文|百分比; None where no filter follows a calculation."""
    found = _OF_ITS_END.fullmatch(expression.strip())
    if not found:
        return None
    left, last = found["left"].strip(), found["last"]
    text = f"({left})|{found['filters'].strip()}"
    return Bracketed(text, found["first"], last.strip(), left.removesuffix(last.rstrip()).endswith("/"))


def literal(text: str) -> str:
    """A literal stretch as it prints."""
    for typed, printed in _LITERAL if "_" in text else ():
        text = text.replace(typed, printed)
    return text


def edit_at(source: Source, place: Place, text: str, new: str) -> Edit | None:
    """The edit that puts `new` for a text typed at a place, which may be that of the quotes round it; None where it was typed otherwise."""
    line, start = source.line(place) or "", place.column - 1
    start += line[start : start + 1] in ("'", '"')
    return Edit(place._replace(column=start + 1), text, new) if line.startswith(text, start) else None


class Finder:
    """Where the braces of one text stand in the source, asked for in order."""

    def __init__(self, source: Source, marks: Marks, path: Path) -> None:
        self.lines = source.lines
        self.mark = marks.values.get(path)
        self.line, self.column = (self.mark.line, self.mark.column) if self.mark else (0, 0)

    def next(self, typed: str) -> tuple[int, int, int] | None:
        """Line, column and end of the next such braces, from 0; None where the text was typed otherwise (its quotes doubled)."""
        for line, start in self._rest():
            at = self.lines[line].find(typed, start)
            if at >= 0:
                self.line, self.column = line, at + len(typed)
                return line, at, at + len(typed)
        return None

    def _rest(self) -> Iterator[tuple[int, int]]:
        if self.mark:
            for line in range(self.line, min(self.mark.end_line + 1, len(self.lines))):
                yield line, self.column if line == self.line else 0
