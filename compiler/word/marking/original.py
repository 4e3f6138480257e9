"""A document as somebody wrote it, in which what was read of it is found again by the numbers of paragraphs and runs.

In: the parts of a package. Out: `Original`: the text of each run, a character a place; and why some characters are not to be changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from lxml import etree

from ..ooxml.look import DOCUMENT, part_of
from ..ooxml.package import parse, w
from ..reader.runs import FORMULA, character, numbered

Reason = Literal["", "field", "revision", "control", "box", "formula", "reading", "twice"]
"""Why characters are not changed: what they stand in. Of what is said `twice` one way would be left as it was."""

RUN, PARAGRAPH, PROPERTIES = w("r"), w("p"), w("rPr")
_REVISED = (w("ins"), w("moveTo"))
_SIMPLE, _CHAR, _INSTRUCTION = w("fldSimple"), w("fldChar"), w("instrText")
_CONTROL, _RUBY, _BOX = w("sdt"), w("ruby"), w("txbxContent")
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH = FORMULA.rpartition("}")[0]
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)


class Spot(NamedTuple):
    """A character: the number of its run, and which of the run's it is."""

    run: int
    offset: int


class Original:
    """The main text and the footnotes as they were written; the numbers of notes go on from those of the text. Nothing is changed here."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        self.document = parse(parts[DOCUMENT], name, DOCUMENT)
        self.roots = {DOCUMENT: self.document}
        if notes := part_of(parts, "footnotes", name):
            self.roots[notes] = parse(parts[notes], name, notes)
        self._texts: dict[int, str] = {}
        self.nodes = [node for root in self.roots.values() for node in numbered(root)]
        self._notes: dict[str, list[int]] = {}
        for number, node in enumerate(self.nodes):
            note = next(node.iterancestors(w("footnote")), None)
            if note is not None and node.tag != PARAGRAPH:
                self._notes.setdefault(note.get(w("id"), ""), []).append(number)

    def node(self, number: int) -> etree._Element | None:
        """The paragraph or the run of a number."""
        return self.nodes[number] if 0 <= number < len(self.nodes) else None

    def text_of(self, run: int) -> str:
        """The text of a run, each character a place for a mark."""
        if (text := self._texts.get(run)) is None:
            node = self.node(run)
            text = self._texts[run] = "" if node is None else "".join(map(character, node))
        return text

    def note(self, id: str) -> list[Spot]:
        """The characters of a footnote."""
        runs = self._notes.get(id, ())
        return [Spot(run, offset) for run in runs for offset in range(len(self.text_of(run)))]

    def text(self, spots: Sequence[Spot]) -> str:
        """The characters at some spots."""
        return "".join(self.text_of(run)[offset : offset + 1] for run, offset in spots)

    def is_in_box(self, run: int) -> bool:
        """Whether a run stands in a text box, where Word has no comments."""
        return next(self.nodes[run].iterancestors(_BOX), None) is not None

    def why_not(self, run: int) -> Reason:
        """What keeps the characters of a run from being changed."""
        node = self.nodes[run]
        if node in self._in_fields:
            return "field"
        for above in node.iterancestors():
            tag = str(above.tag)
            if tag in _REVISED:
                return "revision"
            if tag == _SIMPLE and not _LINK.match(above.get(w("instr"), "")):
                return "field"
            if tag == _BOX:
                return "box"
            if tag == _TWICE:
                return "twice"
            if tag == _RUBY:
                return "reading"
            if tag == _CONTROL:  # LibreOffice loses count of changes in one
                return "control"
        return "formula" if node.tag != RUN else ""

    @cached_property
    def _in_fields(self) -> frozenset[etree._Element]:
        """The runs of fields, but for links: Word writes over them."""
        found: set[etree._Element] = set()
        fields: list[str] = []
        for node in (one for root in self.roots.values() for one in root.iter(RUN, _CHAR, _INSTRUCTION)):
            if node.tag == RUN:
                if any(not _LINK.match(one) for one in fields):
                    found.add(node)
            elif node.tag == _INSTRUCTION:
                if fields:
                    fields[-1] += node.text or ""
            elif (kind := node.get(w("fldCharType"))) == "begin":
                fields.append("")
            elif kind == "end" and fields:
                fields.pop()
            if node.tag != RUN and (run := node.getparent()) is not None:
                found.add(run)  # marks and text of a field in one run
        return frozenset(found)


def container(node: etree._Element) -> etree._Element:
    """What a comment is put round: the run or paragraph itself, or the outermost of what takes no comments and has it inside."""
    outermost = node
    for above in node.iterancestors():
        if above.tag in (w("body"), w("hdr"), w("ftr")):
            break
        tag = str(above.tag)
        if tag in (_TWICE, _RUBY) or tag.startswith(_MATH) or (tag == RUN and outermost is not node):
            outermost = above
    return outermost


def body_paragraph(node: etree._Element) -> etree._Element | None:
    """The outermost paragraph that a node stands in, or is: there are no comments in text boxes."""
    paragraphs = [one for one in (node, *node.iterancestors()) if one.tag == PARAGRAPH]
    return paragraphs[-1] if paragraphs else None
