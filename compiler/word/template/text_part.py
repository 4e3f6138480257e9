"""A part with paragraphs: its tags found, checked where they stand, and the tree changed for its code.

In: the XML of a document, header, footer, or of the foot- or endnotes. Out: `TextPart`, whose problems are told, and which can be
made code where there are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ...messages import codes
from ...messages.diagnostic import Diagnostic, Place
from ...tags.evaluation import Step, variable
from ...terms.patterns import late
from ..ooxml.look import Look
from ..ooxml.package import numbered, of_its_own, own_text, w
from .cells import cell_word
from .changes import ESCAPED, Changes
from .code import text_filler
from .found import BRACES, EDGE, narrowed, tags_of
from .names import show, show_link
from .part import Part, Tag
from .places import anchor, face, is_again, next_paragraph, parent, places_of, texts_with_braces
from .printing import Filler
from .slots import again, alone, whole_value
from .statements import close_all, statement
from .tags import SECTION, short

if TYPE_CHECKING:
    from lxml import etree

_BRACES_IN_ATTRIBUTE = re.compile(
    rb"=\s*(?:\"[^\"<]*(?:\{[{%#]|[}%#]\})|'[^'<]*(?:\{[{%#]|[}%#]\}))", re.DOTALL
)
_LINK_FIELD = late(r'\s*HYPERLINK\s+"', re.IGNORECASE)
_IDS = (b"bookmarkStart", b"docPr", b"<w:sdt", b":shape", b"paraId")


class TextPart(NamedTuple):
    """A part with paragraphs, read: its tags, its tree, and, where nothing is wrong, what has become of it."""

    part: Part
    root: etree._Element
    changes: Changes

    def filler(self) -> Filler:
        """The part as code; asked for only where there are no problems. Raises CompileError (T302, T309)."""
        return text_filler(self.part, self.root, self.changes.whole)


def read(part: Part, root: etree._Element, xml: bytes) -> TextPart:
    """Find and check the tags of a part, `xml` parsed as `root`; the tree is changed where nothing is wrong."""
    from lxml import etree

    changes = Changes()
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    if BRACES.search(xml):
        if b"&#" in xml or _BRACES_IN_ATTRIBUTE.search(xml):
            _attributes(part, root)
        paragraphs = _tagged(part, changes, root)
        places = places_of(paragraphs, root, part.told.place)
        for paragraph in paragraphs:
            part.told.said_twice = is_again(paragraph)
            _paragraph(part, changes, paragraph, places[paragraph])
        part.told.said_twice = False
        close_all(part)
        if not part.told.problems:
            changes.make()
        blocks = any(step.kind in ("if", "for") for tag in part.tags for step in tag.steps)
        part.repair |= blocks and any(sign in xml for sign in _IDS)
    _section(part, root)
    return TextPart(part, root, changes)


def print_again(part: Part, document: Part) -> None:
    """Tell the slots that the document's own text prints too."""
    twice = {
        tag.number: (tag, document.printed[slot])
        for slot, tag in part.printed.items()
        if slot in document.printed
    }
    for tag, before in twice.values():
        again(part, tag, before)


def counted(one: TextPart, look: Look) -> Iterator[Diagnostic]:
    """Paragraphs of the template's own within loops over blocks that Word would count among the document's headings."""
    part = one.part
    numbers = numbered(one.root) if part.through else {}
    taken_away = {tag.paragraph for tag in part.tags if tag.letter in ("p", "tr", "tc")}
    for begin, end in part.through:
        for paragraph, number in numbers.items():
            inside = begin.place.paragraph <= number <= end.place.paragraph
            if inside and paragraph not in taken_away and look.counted(paragraph):
                text = short(own_text(paragraph))
                args = {"tag": text, "reason_zh": "它在正文的循环里编号，会打乱正文的序号"}
                args["reason_en"] = "it is numbered within the text and would upset the labels"
                place = part.told.place._replace(paragraph=number, around=text)
                yield Diagnostic(codes.OUT_OF_PLACE, args, place)


# ---- where they are -----------------------------------------------------------------------------------------------


def _attributes(part: Part, root: etree._Element) -> None:
    """Tags in attributes are never filled."""
    for element in root.iter():
        for text in element.attrib.values():
            if EDGE.search(str(text)):
                part.told.outside(str(text))


def _tagged(part: Part, changes: Changes, root: etree._Element) -> list[etree._Element]:
    """The paragraphs with braces, in reading order; braces elsewhere are told, or belong to a link."""
    found: dict[etree._Element, None] = {}
    for text in texts_with_braces(root):
        node = text.getparent()
        paragraph = next(node.iterancestors(w("p")), None)
        if node.tag in (w("delText"), w("delInstrText")):  # deleted, and only kept for whoever looks back
            continue
        if node.tag == w("t") and text.is_text and paragraph is not None:
            found[paragraph] = None
        elif node.tag == w("instrText") and text.is_text and _LINK_FIELD.match(text):
            _link_field(part, changes, node)
        elif EDGE.search(narrowed(text)):
            part.told.outside(text.strip())
    return list(found)


def _link_field(part: Part, changes: Changes, node: etree._Element) -> None:
    """A link in a field: {{ }} within the address of HYPERLINK."""
    text = node.text or ""
    tags = tags_of(part, text, part.told.place)
    for tag in tags:
        show_link(part, tag, text.index('"') + 1)
    changes.put_in_text(node, tags)


def _section(part: Part, root: etree._Element) -> None:
    """The body's own section gives way to what the document may have instead."""
    from lxml import etree

    section = root.find(f"{w('body')}/{w('sectPr')}")
    if section is not None and not part.free:
        number = len(part.tags) + 1
        step = Step("show", number, expression=variable(SECTION), how="slot")
        part.extra(Tag("…", "{{", "", "", part.told.place, number), step)
        parent(section).replace(section, etree.PI("t", str(number)))


# ---- one paragraph ------------------------------------------------------------------------------------------------


def _paragraph(part: Part, changes: Changes, paragraph: etree._Element, place: Place) -> None:
    own = list(of_its_own(paragraph, "t"))
    text = "".join(node.text or "" for node in own)
    tags = tags_of(part, text, place)
    if tags:
        _with_tags(part, changes, paragraph, own, tags)
        _trim(changes, tags, text, paragraph)
        changes.put(own, tags)
    if ESCAPED.search(text):
        changes.unescape(own)


def _with_tags(
    part: Part,
    changes: Changes,
    paragraph: etree._Element,
    own: Sequence[etree._Element],
    tags: Sequence[Tag],
) -> None:
    begins = list(accumulate((len(node.text or "") for node in own), initial=0))
    for tag in tags:
        first, last = (bisect_right(begins, at) - 1 for at in (tag.start, tag.end - 1))
        tag.paragraph = paragraph
        tag.anchor = anchor(tag, own[first])
        if tag.opening == "{{" and len({face(node) for node in own[first : last + 1]}) > 1:
            part.told.notes.append(Diagnostic(codes.TAG_SPLIT, {"tag": short(tag.text)}, tag.place))
        _one(part, changes, tag, paragraph, own[first])
    for control in paragraph.iterancestors(w("sdt")):  # Word would put the bound value in place of ours
        for binding in control.findall(f"{w('sdtPr')}/{{*}}dataBinding"):
            parent(binding).remove(binding)


def _one(part: Part, changes: Changes, tag: Tag, paragraph: etree._Element, text: etree._Element) -> None:
    if tag.letter and (tag.opening != "{{" or tag.letter == "p"):
        alone(part, tag, paragraph)
    if tag.opening == "{%":
        statement(part, tag, partial(cell_word, part, changes))
    elif tag.opening == "{#":
        return
    elif tag.letter == "p":
        whole_value(part, changes, tag, paragraph)
    elif tag.letter in ("tr", "tc"):
        zh, en = (
            f"“{tag.letter}”只用在 if、for 这样的标记里",
            f"“{tag.letter}” is for tags such as if and for",
        )
        part.told.syntax(tag.place, tag.text, zh, en)
    elif not part.free and (between := next_paragraph(text, paragraph, part.look)):
        show(part, tag, "paragraphs", between)
    else:
        show(part, tag, "text")


def _trim(changes: Changes, tags: Sequence[Tag], text: str, paragraph: etree._Element) -> None:
    """{%- and -%}: blanks beside the tag go; at the edge of a paragraph it joins its neighbour."""
    for tag in tags:
        left, right = tag.trims
        while left and tag.start and text[tag.start - 1].isspace():
            tag.start -= 1
        while right and tag.end < len(text) and text[tag.end].isspace():
            tag.end += 1
    first, last = (not tag.letter and tag.opening == "{%" for tag in (tags[0], tags[-1]))
    before = first and tags[0].trims[0] and not tags[0].start
    after = last and tags[-1].trims[1] and tags[-1].end == len(text)
    if before or after:
        changes.join(paragraph, before, after)
