"""Some paragraphs of a part written anew, every other byte of it as it was.

In: the bytes of a part, its tree, in which some paragraphs were changed. Out: the bytes with those in their places.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from xml.parsers import expat

from lxml import etree

from ..ooxml.package import W, w

_PARAGRAPH = f"{W} p"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_START = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


def spliced(xml: bytes, root: etree._Element, changed: Collection[etree._Element]) -> bytes:
    """The part with the paragraphs of its tree that were `changed` in the place of what they were."""
    mark, encoding = _encoding(xml)
    text = xml[len(mark) :].decode(encoding).encode()
    spans = _paragraphs(text)
    out, at = [], 0
    for (start, end), paragraph in zip(spans, root.iter(w("p")), strict=True):
        if paragraph in changed and start >= at:  # what stands in one that was written is written with it
            out += [text[at:start], _written(paragraph)]
            at = end
    return mark + b"".join([*out, text[at:]]).decode().encode(encoding)


def _encoding(xml: bytes) -> tuple[bytes, str]:
    """The byte order mark of a part, if there is one, and its encoding."""
    for mark, encoding in _MARKS:
        if xml.startswith(mark):
            return mark, encoding
    if xml.startswith((b"<\0", b"\0<")):
        return b"", "utf-16-le" if xml.startswith(b"<\0") else "utf-16-be"
    found = _DECLARED.match(xml)
    return b"", found[1].decode() if found else "utf-8"


def _paragraphs(text: bytes) -> list[tuple[int, int]]:
    """From and to of every paragraph, in the order in which they begin."""
    parser = expat.ParserCreate("utf-8", " ")
    spans: list[tuple[int, int]] = []
    open_: list[int] = []

    def start(tag: str, _: object) -> None:
        if tag == _PARAGRAPH:
            open_.append(len(spans))
            found = _START.match(text, parser.CurrentByteIndex)
            assert found is not None
            spans.append(found.span())

    def end(tag: str) -> None:
        if tag == _PARAGRAPH:
            begins, tag_ends = spans[number := open_.pop()]
            at = (
                parser.CurrentByteIndex
            )  # where the end tag begins; of what has none, where its only tag ends
            only = at == tag_ends and text.endswith(b"/>", begins, at)
            spans[number] = (begins, at if only else text.index(b">", at) + 1)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(text, True)
    return spans


def _written(paragraph: etree._Element) -> bytes:
    """A paragraph as XML, without the namespaces that are declared above it."""
    whole = etree.tostring(paragraph, encoding="utf-8", with_tail=False)
    above = paragraph.getparent()
    begins = _START.match(whole)
    assert begins is not None
    tag = begins[0]
    for prefix, uri in (above.nsmap if above is not None else {}).items():
        said = f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"'
        tag = tag.replace(said.encode(), b"", 1)
    return tag + whole[len(begins[0]) :]
