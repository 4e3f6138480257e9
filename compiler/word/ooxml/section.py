"""The section of a document as a value: its elements by name, each as it stands in the file.

In: a `w:sectPr`. Out: `Section`, of which some elements can be replaced; the others stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from ...terms.patterns import late

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

    def without(self, *names: str) -> Section:
        """Without its elements of these names."""
        return Section(self.opening, tuple(child for child in self.children if child.name not in names))

    def numbered(self, start: int, form: str = "") -> Section:
        """With its pages numbered from `start`, in Word's `form` of figures where one is given."""
        own = next((dict(child.attributes) for child in self.children if child.name == "pgNumType"), {})
        own |= {"fmt": form} if form else {}
        said = "".join(f' w:{name}="{value}"' for name, value in {**own, "start": str(start)}.items())
        return self.with_("pgNumType", f"<w:pgNumType{said}/>")

    def counting_on(self) -> Section:
        """With its pages counted on from those before."""
        return Section(self.opening, tuple(_counting_on(child) for child in self.children))

    def beginning(self, how: str) -> Section:
        """Beginning as Word's word says, on a new page where it says nothing."""
        bare = self.without("type")
        return bare.with_("type", f'<w:type w:val="{how}"/>') if how else bare

    def renamed(self, ids: Mapping[str, str]) -> Section:
        """With other heads and feet for those with these ids."""

        def other(child: Child) -> Child:
            new = ids.get(child.attributes.get("id", ""))
            if not new or not child.name.endswith("Reference"):
                return child
            xml = child.xml.replace(f'"{child.attributes["id"]}"', f'"{new}"')
            return Child(child.name, {**child.attributes, "id": new}, xml)

        return Section(self.opening, tuple(map(other, self.children)))

    def with_feet(self, inherited: str) -> Section:
        """With the feet, as XML, that it has from the sections before it, and would now have from others."""
        feet = Child("footerReference", {}, inherited)
        if not (inherited and self.opening) or feet in self.children:
            return self
        return Section(self.opening, (feet, *self.children))

    def continued(self, inherited: str = "") -> Section:
        """The section for where the document goes on in it: without what only its first stretch says, a first page of its own, the number
        that it begins with, how it begins. The form of the numbers stays. `inherited`, as XML, are the feet that it has from the
        sections before it, and would now have from the landscape pages."""
        return self.counting_on().without("titlePg", "type").with_feet(inherited)

    def xml(self) -> str:
        """The section as XML."""
        if not self.children:
            return self.opening and f"<{self.opening}/>"
        name = self.opening.split(" ", 1)[0]
        return f"<{self.opening}>{''.join(child.xml for child in self.children)}</{name}>"


_START = late(r' [\w.-]*:?start="[^"]*"')
_SECTIONS = late(rb"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)", re.DOTALL)


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


def continue_split(xml: bytes, split: Sequence[int], left: Mapping[int, Section]) -> bytes:
    """A document whose sections were split by others put before the end of each, so many of the first, the second, and so on, with what is
    `left` of those in place of their ends. As it was where its sections are not those that were counted."""
    found = list(_SECTIONS.finditer(xml))
    if len(found) != len(split) + sum(split):
        return xml
    pieces, end, at = [], 0, 0
    for index, count in enumerate(split):
        last = found[at + count]
        if index in left:
            pieces += [xml[end : last.start()], left[index].xml().encode()]
            end = last.end()
        at += count + 1
    return b"".join([*pieces, xml[end:]])


def _counting_on(child: Child) -> Child:
    return child._replace(xml=_START.sub("", child.xml)) if child.name == "pgNumType" else child


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
