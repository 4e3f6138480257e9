"""The door to python-docx: parts as its typed elements, and what strangers' elements say.

In: the bytes of a part that the package guard has read. Out: elements that know their children, and in which order the schema
wants them. Their attributes are read as texts, by `said` and `value_of`: python-docx refuses what the schema does not have, as LibreOffice's
`w:jc` of `start` or a style without a name, and files are made by many programs.
"""

from __future__ import annotations

from typing import Any, TypeAlias, cast

from docx.oxml import OxmlElement
from docx.oxml.parser import element_class_lookup
from lxml import etree

from .package import parse, w

# python-docx makes most of an element's accessors as its class is made, where no type checker sees them.
Typed: TypeAlias = Any
_OFF = ("0", "false", "off")
_VAL = w("val")


def typed(xml: bytes, name: str, part: str) -> Typed:
    """The root of an XML part, in python-docx's classes. Raises CompileError (T302) when it is not well formed."""
    return parse(xml, name, part, element_class_lookup)


def element(tag: str, **values: str) -> Typed:
    """A new `w:` element with these `w:` attributes."""
    return cast("Typed", OxmlElement(f"w:{tag}", {w(key): value for key, value in values.items()}))


def said(properties: etree._Element | None) -> dict[str, str | None]:
    """What properties say by their `w:val`, by their tags; of two of a name the first."""
    return {} if properties is None else {str(one.tag): one.get(_VAL) for one in reversed(properties)}


def is_on(properties: dict[str, str | None], tag: str) -> bool:
    """Whether a property that is on or off is on."""
    return w(tag) in properties and properties[w(tag)] not in _OFF


def remove(element: etree._Element) -> None:
    """Take an element out of what it is in."""
    if (parent := element.getparent()) is not None:
        parent.remove(element)
