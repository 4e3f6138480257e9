"""How wide a text is, in em.

In: text. Out: its width, with or without what programs add at the joints of Han and Latin.
"""

import re
from functools import lru_cache

JOINT = re.compile(r"(?<=[0-9A-Za-z])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[0-9A-Za-z])")
JOINT_EM = 0.25
DRAWN_EM = 0.2  # what LibreOffice adds, and Word about the same


def width_em(text: str) -> float:
    """Text width in em: half for ASCII, one for all else (sheet, section 6)."""
    return len(text) - 0.5 * len(text.encode("ascii", "ignore"))


@lru_cache(256)  # of a date or a name it is asked again and again
def widest_em(text: str) -> float:
    """Text width in em where a program widens each joint of figures or Latin letters and Han by a quarter."""
    return width_em(text) + JOINT_EM * len(JOINT.findall(text))


@lru_cache(256)
def drawn_em(text: str) -> float:
    """Text width in em as programs draw it: each joint of a figure and a character about a fifth wider."""
    return width_em(text) + DRAWN_EM * len(JOINT.findall(text))
