"""Word's fields in a part: what merges, and contents lists, which nobody brings up to date where a document is made.

In: the tree of a part. Out: its outermost `Field`s; the contents lists that print what a template has in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ...terms.patterns import late
from ..ooxml.look import Look
from ..ooxml.package import numbered, value_of, w

if TYPE_CHECKING:
    from lxml import etree

_MERGE = late(r"\s*MERGEFIELD\s+(?:\"([^\"]+)\"|(\S+))", re.IGNORECASE)
_CONTENTS = late(r"\s*TOC\b", re.IGNORECASE)
_DOTTED = late(r"\S\s*(?:[.．]{4,}|…{2,}|[·・]{4,})\s*[（(]?([0-9]{1,4})[）)]?\s*$")
_HEADS = ("目录", "目次", "Contents")
_IN_STYLE = late(r"toc [1-9]", re.IGNORECASE)
_TAGS = re.compile(r"\{[{%]")
_ON = ("1", "true", "on")


class Field(NamedTuple):
    """A field of Word's: its code, what it shows, the paragraphs that it goes through, whether Word is to renew it when it opens the file."""

    code: str
    shown: str
    paragraphs: list[etree._Element]
    dirty: bool

    @property
    def merges(self) -> str:
        """The name of the data that it merges, nothing where it merges none."""
        named = _MERGE.match(self.code)
        return (named[1] or named[2]) if named else ""


def fields(root: etree._Element) -> Iterator[Field]:
    """The simple fields of a part, then the outermost of the others."""
    for simple in root.iter(w("fldSimple")):
        paragraph = next(simple.iterancestors(w("p")), None)
        if paragraph is not None:
            shown = "".join(node.text or "" for node in simple.iter(w("t")))
            yield Field(simple.get(w("instr"), ""), shown, [paragraph], simple.get(w("dirty")) in _ON)
    depth, separate, code, shown, dirty = 0, False, "", "", False
    through: dict[etree._Element, None] = {}
    for node in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = node.get(w("fldCharType")) if node.tag == w("fldChar") else ""
        if kind == "begin":
            depth += 1
            if depth == 1:
                separate, code, shown, through = False, "", "", {}
                dirty = node.get(w("dirty")) in _ON
        separate |= kind == "separate" and depth == 1
        if depth and (paragraph := next(node.iterancestors(w("p")), None)) is not None:
            through[paragraph] = None
            code += (node.text or "") if node.tag == w("instrText") and depth == 1 and not separate else ""
            shown += (node.text or "") if node.tag == w("t") else ""
        if kind == "end":
            if depth == 1 and through:
                yield Field(code, shown, [*through], dirty)
            depth = max(depth - 1, 0)


def stale_contents(
    root: etree._Element, look: Look, refreshed: bool, texts: Mapping[etree._Element, str]
) -> Iterator[tuple[etree._Element, str, bool]]:
    """The contents lists that no program renews: the first paragraph, what it shows, whether the list is mere text; `texts` are those of
    the paragraphs.

    `refreshed`: Word renews every field when it opens the file. What is typed is a list where two lines at least are in
    Word's style for it, or end in dots and pages that rise; two such lines alone want 目录 above them.
    """
    inside: set[etree._Element] = set()
    for field in fields(root):
        inside |= {*field.paragraphs}
        if _CONTENTS.match(field.code) and not (refreshed or field.dirty):
            yield field.paragraphs[0], field.shown.strip() or "…", False
    typed, pages, headed = [], list[int](), False
    for paragraph in numbered(root):
        text = texts.get(paragraph, "")
        if paragraph in inside or not text.strip() or _TAGS.search(text):
            continue
        headed |= "".join(text.split()) in _HEADS
        style = look.styles.get(value_of(paragraph, "pPr/pStyle"))
        dotted = _DOTTED.search(text)
        if in_style := bool(style and _IN_STYLE.fullmatch(style.name)):
            headed = True
        if dotted or in_style:
            pages += [int(dotted[1])] if dotted else []
            typed.append((paragraph, text.strip(), True))
    if len(typed) > (1 if headed else 2) and pages == sorted(pages):
        yield typed[0]
