"""A part with texts of its own: the properties of the file, and the links of a part.

In: the XML of such a part. Out: `PlainPart`, its tags checked, each in a form that nothing else in the part can have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from ...terms.patterns import late
from ..ooxml.package import DECLARATION, is_external
from .changes import BRACES_AGAIN, BRACES_AWAY
from .code import filler_of
from .found import EDGE, tags_of
from .names import show, show_link
from .part import Part
from .printing import Filler
from .statements import close_all, statement

if TYPE_CHECKING:
    from lxml import etree

_ENCODED_TAG = late(r"(?:%7B){2}.{0,3000}?(?:%7D){2}", re.IGNORECASE | re.DOTALL)
_NUMBER = late(r"\{(\d+)\}")


class PlainPart(NamedTuple):
    """A part with texts of its own, read: its tags and its tree."""

    part: Part
    root: etree._Element

    def filler(self) -> Filler:
        """The part as code; asked for only where there are no problems. Raises CompileError (T309)."""
        from lxml import etree

        pieces = _NUMBER.split(DECLARATION + etree.tostring(self.root, encoding="unicode"))
        pieces[::2] = [piece.translate(BRACES_AGAIN) for piece in pieces[::2]]
        return filler_of(self.part, pieces)


def read(part: Part, root: etree._Element) -> PlainPart:
    """Find and check the tags of a part."""
    for element in list(root.iter()):
        if isinstance(element.tag, str):
            _element(part, element)
    close_all(part)
    return PlainPart(part, root)


def _element(part: Part, element: etree._Element) -> None:
    link = element.get("Type", "").endswith("/hyperlink") and is_external(element)
    for key, value in element.attrib.items():
        text = str(value)
        if link and key == "Target":
            text = _ENCODED_TAG.sub(lambda m: unquote(m[0]), text)
            element.set(key, _marked(part, text, link=True))
        else:
            if EDGE.search(text):
                part.told.outside(text)
            element.set(key, text.translate(BRACES_AWAY))
    element.text = element.text and _marked(part, element.text, link=False)
    element.tail = element.tail and element.tail.translate(BRACES_AWAY)


def _marked(part: Part, text: str, link: bool) -> str:
    """The text with its tags checked, each become its number in braces."""
    out, position = "", 0
    for tag in tags_of(part, text, part.told.place):
        if tag.letter:
            zh, en = f"这里不用“{tag.letter}”", f"“{tag.letter}” is of no use here"
            part.told.syntax(tag.place, tag.text, zh, en)
        elif link:
            show_link(part, tag, 0)
        elif tag.opening == "{%":
            statement(part, tag)
        elif tag.opening == "{{":
            show(part, tag, "property")
        out += text[position : tag.start].translate(BRACES_AWAY) + f"{{{tag.number}}}"
        position = tag.end
    return out + text[position:].translate(BRACES_AWAY)
