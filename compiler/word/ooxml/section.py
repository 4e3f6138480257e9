"""The section of a document as a value: its elements by name, each as it stands in the file.

In: a `w:sectPr`. Out: `Section`, of which some elements can be replaced; the others stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from lxml import etree

# In the order in which the schema wants them; references to headers and footers may stand in any.
_ORDER = (
    *("footerReference", "headerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg"),
    *("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
)


class Child(NamedTuple):
    """An element of a section: its name and attributes without prefixes, and its XML. What lies between has no name."""

    name: str
    attributes: Mapping[str, str]
    xml: str


class Section(NamedTuple):
    """A `w:sectPr`: its name and attributes as XML, and its children. Without a name it is none."""

    opening: str = ""
    children: tuple[Child, ...] = ()

    @staticmethod
    def of(element: etree._Element | None) -> Section:
        """The section that an element says, for a part whose root declares its prefixes."""
        if element is None:
            return Section()
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        empty = element.makeelement(element.tag, attributes, cast("dict[str, str]", element.nsmap))
        opening = unprefixed(empty, element).removeprefix("<").removesuffix("/>")
        children = [_spaces(element.text)]
        for child in element:
            children += [_child(child, element), _spaces(child.tail)]
        return Section(opening, tuple(child for child in children if child.xml))

    def with_(self, name: str, *elements: str) -> Section:
        """With these elements, as XML, for all that it has of that name."""
        if not self.opening:
            return self
        others = [child for child in self.children if child.name != name]
        earlier = _ORDER[: _ORDER.index(name)]
        at = max((index for index, child in enumerate(others, 1) if child.name in earlier), default=0)
        new = [Child(name, {}, xml) for xml in elements]
        return Section(self.opening, (*others[:at], *new, *others[at:]))

    def continued(self, inherited: str = "") -> Section:
        """The section for where the document goes on in it: without what only its first stretch says, a first page of its own, the number
        that it begins with, how it begins. The form of the numbers stays. `inherited`, as XML, are the feet that it has from the
        sections before it, and would now have from the landscape pages."""
        children = [
            child._replace(xml=_START.sub("", child.xml)) if child.name == "pgNumType" else child
            for child in self.children
            if child.name not in ("titlePg", "type")
        ]
        feet = [Child("footerReference", {}, inherited)] if inherited and self.opening else []
        return Section(self.opening, (*feet, *children))

    def xml(self) -> str:
        """The section as XML."""
        if not self.children:
            return self.opening and f"<{self.opening}/>"
        name = self.opening.split(" ", 1)[0]
        return f"<{self.opening}>{''.join(child.xml for child in self.children)}</{name}>"


_START = re.compile(r' [\w.-]*:?start="[^"]*"')
_FIRST_ONLY = re.compile(rb"<w:(?:titlePg|type)\b[^>]*?(?:/>|>\s*</w:(?:titlePg|type)>)")
_BEGINS_AT = re.compile(rb'(<w:pgNumType\b[^>]*?) w:start="[^"]*"')
_SECTIONS = re.compile(rb"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)", re.DOTALL)


def footers(sections: Sequence[Section]) -> list[dict[str, str]]:
    """The references to footers that hold in each section, as XML by the kind of page: its own, and what it inherits."""
    out: list[dict[str, str]] = []
    for section in sections:
        own = {
            one.attributes.get("type", "default"): one.xml
            for one in section.children
            if one.name == "footerReference"
        }
        out.append({**(out[-1] if out else {}), **own})
    return out


def continue_split(xml: bytes, split: Sequence[int], inherited: Sequence[str]) -> bytes:
    """A document whose sections were split by others put before the end of each, so many of the first, the second, and so on: what is
    left of a split section goes on, and does not begin again. `inherited` are the feet, as XML, that each section had from those before
    it. As it was where its sections are not those that were counted."""
    found = list(_SECTIONS.finditer(xml))
    if len(found) != len(split) + sum(split):
        return xml
    pieces, end, at = [], 0, 0
    for count, feet in zip(split, inherited, strict=True):
        last = found[at + count]
        if count:
            going_on = _BEGINS_AT.sub(rb"\1", _FIRST_ONLY.sub(b"", last[0]))
            if feet and not going_on.endswith(b"/>"):
                opening, _, rest = going_on.partition(b">")
                going_on = opening + b">" + feet.encode() + rest
            pieces += [xml[end : last.start()], going_on]
            end = last.end()
        at += count + 1
    return b"".join([*pieces, xml[end:]])


def _child(element: etree._Element, section: etree._Element) -> Child:
    name = str(element.tag).rpartition("}")[2]
    attributes = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    return Child(name, attributes, unprefixed(element, section))


def _spaces(text: str | None) -> Child:
    return Child("", {}, text or "")


def unprefixed(element: etree._Element, within: etree._Element) -> str:
    """An element as XML text without the namespaces that stand around `within`, for a part whose root declares them."""
    from lxml import etree

    out = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, uri in within.nsmap.items():
        out = out.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "")
    return out
