"""A piece of an old document as it goes over: without marks of editing, and without what points to other parts of the file.

In: a paragraph or table of the old text. Out: a copy.
"""

from __future__ import annotations

import copy

from docx.oxml.section import CT_SectPr
from lxml import etree

from ...word.ooxml.elements import Typed
from ...word.ooxml.package import R, w
from .old import OldDocument

_EDITING = (
    "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "permStart",
    "permEnd", "del", "moveFrom", "lastRenderedPageBreak", "footnoteReference", "endnoteReference", "pPrChange", "rPrChange",
    "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "sectPr",
)  # fmt: skip
_WRAPPERS = tuple(w(tag) for tag in ("ins", "moveTo", "hyperlink", "smartTag"))
_SESSIONS = tuple(w(f"rsid{of}") for of in ("R", "RPr", "RDefault", "P", "Del", "Tr", "Sect"))


def cleaned(element: etree._Element) -> Typed:
    """A copy without marks of editing."""
    own = copy.deepcopy(element)
    own.tail = None
    etree.strip_elements(own, *map(w, _EDITING), with_tail=False)
    etree.strip_tags(own, *_WRAPPERS)
    etree.strip_attributes(own, *_SESSIONS)
    return own


def reaches_out(old: OldDocument, element: etree._Element) -> bool:
    """Whether it shows what lies outside the file."""
    links = {link.get(f"{{{R}}}id") for link in element.iter(w("hyperlink"))}
    named = {str(v) for one in element.iter() for k, v in one.attrib.items() if str(k).startswith(f"{{{R}}}")}
    return not named <= (old.targets.keys() | links)


# What is of one document's printer, or was edited.
_OF_ONE = ("w:sectPrChange", "w:printerSettings", "w:footnotePr", "w:endnotePr", "w:formProt")


def of_section(section: CT_SectPr) -> Typed:
    """A copy of a section's properties, with its headers and footers."""
    own: Typed = section.clone()
    own.tail = None
    own.remove_all(*_OF_ONE)
    return own
