"""Files of other programs (.odt, .rtf, .doc, .wps) before LibreOffice makes Word of them: nothing in them leaves the file.

LibreOffice reads whatever path or address a file names, and a picture that is a drawing may name more. So what it gets to see
is written anew from what was read (.odt, .rtf), or refused where it names anything (.doc, which cannot be written anew).

In: the bytes of such a file. Out: the same without what lies elsewhere, and where that lies (`Closed`).
`packages` OpenDocument · `rich_text` RTF · `old_word` .doc and .wps · `fields` what a field may be
"""

from .closed import Closed, UnreadableError
from .old_word import old_word
from .packages import open_document
from .rich_text import rich_text

__all__ = ["Closed", "UnreadableError", "closed"]


def closed(data: bytes, suffix: str) -> Closed:
    """The file without what leaves it. Raises UnreadableError where that cannot be told."""
    return {".odt": open_document, ".rtf": rich_text}.get(suffix, old_word)(data)
