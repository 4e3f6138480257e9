"""Characters that nobody sees, blanks of every width, raised figures, and texts cut short to be quoted.

In: text. Out: the same kind of thing said of it, or the text made short.
"""

import re

_POWERS = {"2": "²", "3": "³"}
# Nobody sees these: they are dropped at the ends of a line and in its label; those inside a text stay in it.
ZERO_WIDTH = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
UNSEEN = re.compile(f"[{ZERO_WIDTH}]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
BLANK = " \t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
EDGES = BLANK + "".join(filter(UNSEEN.match, map(chr, (0xAD, *range(0x200B, 0x2070), 0xFEFF))))


def is_blank(text: str) -> bool:
    """Whether nobody sees anything in a text."""
    return not CONTROL.sub("", "".join(text.split())).strip(EDGES)


def short(text: str, most: int = 24) -> str:
    """A text as it is quoted: its beginning, where it has more than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def raised(text: str, before: str) -> str:
    """The character for a raised figure that is a power, as in m² or 10³; empty where it is the mark of a note."""
    return _POWERS.get(text, "") if re.search(r"[A-Za-z0-9㎡米)）]$", before) else ""
