"""The door to python-docx's typed elements: children by name, put where the schema wants them.

In: the bytes of a part that the package guard has read. Out: its root. For all that is not the plain run. The parser stays
ours, as python-docx's has no bound and drops blank text; so does the reading of values, as its types raise on what
strangers' files hold. `Document()` is not asked either: it opens fewer files than we read.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.parser import element_class_lookup

from .package import parse, w


def typed(xml: bytes, name: str, part: str) -> Any:
    """The root of an XML part. Raises CompileError (T302) when it is not well formed."""
    return parse(xml, name, part, element_class_lookup)


def made(tag: str, **attributes: str) -> Any:
    """A new `w:` element that stands nowhere yet, with `w:` attributes in the order given."""
    return OxmlElement(f"w:{tag}", {w(name): value for name, value in attributes.items()})
