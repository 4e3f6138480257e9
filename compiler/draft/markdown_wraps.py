"""Paragraphs of Markdown whose lines were broken at one width, as an editor or an e-mail breaks them.

In: the lines of the file. Out: which of them go on in how many of the next.
"""

import re
from collections.abc import Collection, Sequence

from .lines import Line, Par
from .wraps import broken_at_one_width

# A line that is a block by itself: a heading, a row, a rule, a picture, a tag, one that is bold as a whole.
_BLOCK = re.compile(
    r"[ \t]*(?:#{1,6}[ \t\u3000]|\||!\[|<|\[\^?[^\]]+\]:|(?:[-*_=][ \t]*){3,}$|(?:\*\*|__)[^*_]+(?:\*\*|__)[ \t]*$)"
)
_BEGINS = re.compile(r"[ \t]*[-*+•][ \t]")  # an item
_ENDS = re.compile(r"(?: {2}|\\)$")  # the break is meant
_MARKS = re.compile(r"^[ \t\u3000]*(?:[-*+•][ \t]+)*(?:\*\*|__)?")


def wrapped(lines: Sequence[str], code: Collection[int], begins: Collection[int]) -> dict[int, int]:
    """The index of the first line of each paragraph whose lines were broken, and how many lines more it has; `begins`: where a
    quotation does, or ends."""
    pars: list[Par] = []
    apart = False
    for number, line in enumerate(lines):
        apart = apart or number in begins
        if not line.strip():
            apart = True
            continue
        if number in code or _BLOCK.match(line):
            apart = True
        else:
            text = _MARKS.sub("", line).strip() or line.strip()
            par = Par(text, (number,), Line(line.strip(" \t")), apart or _BEGINS.match(line) is not None)
            pars.append(par._replace(at=len(pars)))
            apart = _ENDS.search(line) is not None
    return {first: len(more) for first, *more in broken_at_one_width(pars)}
