"""The letterhead of an old document: what stands above the title and is every document's.

In: an `OldDocument` and what was recognised in it. Out: `Letterhead`: the red head, the number's line, lines and pictures, as they
are, with tags for what is of that one document; and its headers and footers alike.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from ...draft.issued_lines import BLANKS, are_signatories, piece_in
from ...draft.names import ORG
from ...terms.fields import FIELDS
from ...word.ooxml.elements import Typed
from ...word.ooxml.package import paragraphs, parse, serialized, w
from ...word.ooxml.properties import as_element
from .cleaning import cleaned, reaches_out
from .labels import inline
from .old import OldDocument
from .paragraphs import Seen
from .samples import Samples
from .tags import DOCKET, Tagged, field_tag, of_edition, of_head, put, text_of
from .told import Taken

# What is drawn in a paragraph without text keeps its place, if the paragraph is as low as can be.
_LOW = {
    "pPr/snapToGrid@val": "0",
    "pPr/spacing@before": "0",
    "pPr/spacing@after": "0",
    "pPr/spacing@line": "20",
    "pPr/spacing@lineRule": "exact",
}


class Letterhead(NamedTuple):
    """What is to stand above the title, the paragraphs and tables that it was cut from, what is told of it, the headers and
    footers that were changed, the lines of the mark where several bodies have one, whether it has slots, and the lines that these took
    the place of above the mark."""

    elements: Sequence[etree._Element]
    cut: Collection[etree._Element]
    told: Sequence[Taken]
    margins: Mapping[str, bytes]
    joint: Sequence[Seen] = ()
    slots: bool = False
    above: Mapping[str, Seen] = {}  # lines above the mark that are of one document, by the key of their field


def letterhead_of(old: OldDocument, samples: Samples, form: etree._Element | None = None) -> Letterhead:
    """The letterhead, tags in place of the number and the signatory of that one document."""
    margins = margins_of(old, samples.title)
    kept, blanks = _kept(old, _ends(old, samples, form))
    elements = [cleaned(child) for child in (*kept, *blanks)]
    for seen in samples.title:
        if seen.drawn and not reaches_out(old, seen.element):
            elements.append(_only_drawings(cleaned(seen.element)))
            kept.append(seen.element)
    told = []
    if elements:
        lines = (text_of(one).strip() for element in elements for one in paragraphs(element))
        first = next(filter(None, lines), "")
        shown = (f"：{first}", f": {first}") if first else ("", "")
        told.append(Taken(("红头", "letterhead"), (f"照原样{shown[0]}", f"as it is{shown[1]}")))
    joint = [seen for child in kept for seen in old.within(child)] if (of_several := _joint(elements)) else []
    if _mark(elements):
        for one in (one for element in elements for one in element.iter(w("p"))):
            put(one, [*of_edition(text_of(one))])
    tagged(elements)
    signers = _signers(elements)
    if signers:
        elements = _or_others(elements, *signers, "docket_number", "signatory")
    if of_several:
        elements = _or_others(elements, *of_several, "issuer_mark")
    above: Mapping[str, Seen] = {}
    if of_several or any(_OWN_MARK in text_of(one) for element in elements for one in element.iter(w("p"))):
        above = _above_mark(old, kept)
        elements = [*_slots_above(elements), *elements]
    said = [text_of(one) for element in elements for one in element.iter(w("p"))]
    said += [xml.decode("utf-8", "replace") for xml in margins.values()]
    found = {name: (slot, blank) for text in said for slot, name, blank in _TAG.findall(text)}
    names = [name for name in found if name not in _NAMED_ABOVE]
    if names:
        tags = "、".join(f"{{{{{found[name][0]} {name} }}}}" for name in names)
        given = any(found[name][1] for name in names)
        zh = f"换成了标记 {tags}" + ("；公文里没写的照旧或者留空，编好以后在 Word 里填" if given else "")
        en = f"now tags, {tags}" + ("; as they were, or blank, where a report gives none" if given else "")
        last = [name.rpartition(".")[2] for name in names]
        told.append(Taken(("、".join(last), ", ".join(last)), (zh, en)))
    if len(names) < len(found):
        words = "、".join(_NAMED_ABOVE), ", ".join(_NAMED_ABOVE)
        told.append(
            Taken(words, ("印在红头上面，公文里写了才印", "above the mark, where a report gives them"))
        )
    return Letterhead(
        elements,
        {*kept, *(seen.element for seen in above.values())},
        told,
        margins,
        [seen for seen in joint if seen.text.strip()],
        bool(signers or of_several or len(names) < len(found)),
        above,
    )


# What stands above the mark, of which most papers have nothing; a slot that prints nothing takes no room.
_ABOVE_MARK = ("copy_number", "secrecy", "urgency")
_NAMED_ABOVE = tuple(FIELDS[key].zh for key in _ABOVE_MARK)
_OWN_MARK = f"{{{{ {FIELDS['issuer_mark'].zh}|"


def _slots_above(elements: Sequence[Typed]) -> Iterator[Typed]:
    for key in _ABOVE_MARK:
        paragraph: Typed = elements[0].makeelement(w("p"), {}, None)
        paragraph.add_r().add_t(f"{{{{p {FIELDS[key].zh} }}}}")
        yield paragraph


def _above_mark(old: OldDocument, kept: Sequence[etree._Element]) -> Mapping[str, Seen]:
    """The lines above the letterhead that tell of that one document how secret it is, and the like."""
    found: dict[str, Seen] = {}
    for seen in old.seen:
        if seen.element in kept:
            break
        for text in BLANKS.split(seen.text.strip()):
            piece = piece_in(text)
            if piece and piece.role in _ABOVE_MARK:
                found.setdefault(piece.role, seen)
    return found


# The mark of the office: one line, which ends in what its papers are.
_MARK = re.compile(r"\s*+(?P<mark>[\u3400-\u9fff（）]{3,40}(?:文件|令|纪要|简报))\s*+")


def _mark(elements: Iterable[etree._Element]) -> bool:
    """Put a tag for the mark, which prints the office's own where a paper does not say who issues it; whether it is of what an office edits."""
    lines = [one for element in elements for one in element.iter(w("p")) if text_of(one).strip()]
    found = _MARK.fullmatch(text_of(lines[0])) if lines else None
    if found and not any(_MARK.fullmatch(text_of(one)) for one in lines[1:]):
        put(lines[0], [Tagged(*found.span("mark"), field_tag("issuer_mark", found["mark"]))])
    return found is not None and found["mark"].endswith(("纪要", "简报"))


def _joint(elements: Sequence[etree._Element]) -> tuple[int, int] | None:
    """Where the mark of several bodies stands: their names and 文件, in lines or in a table."""
    words: list[str] = []
    begin = end = 0
    for at, element in enumerate(elements):
        own = [word for one in paragraphs(element) for word in _words(text_of(one))]
        if own and not all(word == _WORD or ORG.search(word.removesuffix(_WORD)) for word in own):
            break
        if own and not words:
            begin = at
        words += own
        end = at + 1 if own else end
    names = [word for word in words if word != _WORD]
    return (begin, end) if len(names) > 1 and any(word.endswith(_WORD) for word in words) else None


_WORD = "文件"


def _words(text: str) -> list[str]:
    """The names in a line of a mark, and 文件 where blanks set it off."""
    whole = re.sub(r"\s", "", text)
    return (
        [part for part in (whole.removesuffix(_WORD), _WORD) if part]
        if whole.endswith(_WORD)
        else [whole] * bool(whole)
    )


def _signers(elements: Sequence[etree._Element]) -> tuple[int, int] | None:
    """Where several who signed stand on lines of their own, the number beside the last; the names are put out but for the tag."""
    texts = [text_of(one) if one.tag == w("p") else "" for one in elements]
    first = next((at for at, text in enumerate(texts) if _SIGNED in text), None)
    last = next((at for at, text in enumerate(texts) if _NUMBER.search(text)), None)
    if first is None or last is None or last <= first:
        return None
    names = []
    for at in range(first + 1, last + 1):
        begin = found.end() if (found := _NUMBER.search(texts[at])) else 0
        if not are_signatories(texts[at][begin:].strip()):
            return None
        names.append((elements[at], Tagged(begin, len(texts[at]), "")))
    for paragraph, name in names:
        put(paragraph, [name])
    return first, last + 1


_NUMBER = re.compile(r"\{\{ 发文字号\|[^{}]*\}\}")


def _or_others(elements: Sequence[Typed], begin: int, end: int, slot: str, *besides: str) -> list[Typed]:
    """Some lines as they are, or what a paper says in their place; a red line below them stays."""
    asked = " or ".join(FIELDS[key].zh for key in (slot, *besides))
    made = []
    for tag in (f"{{%p if {asked} %}}", f"{{{{p {FIELDS[slot].zh} }}}}", "{%p else %}", "{%p endif %}"):
        paragraph: Typed = elements[0].makeelement(w("p"), {}, None)
        paragraph.add_r().add_t(tag)
        made.append(paragraph)
    opened, own, other, closed = made
    border = elements[end - 1].find(f"{w('pPr')}/{w('pBdr')}")
    rule: list[Typed] = []
    if border is not None:
        low: Typed = elements[0].makeelement(w("p"), {}, None)
        low._insert_pPr(as_element(_LOW, "pPr"))
        low.get_or_add_pPr().insert(0, copy.deepcopy(border))
        rule.append(low)
    return [*elements[:begin], opened, own, *rule, other, *elements[begin:end], closed, *elements[end:]]


_TITLE_TAG = f"{{{{ {FIELDS['title'].zh} }}}}"
_TAG = re.compile(r"\{\{(p?) ([\w.]+)(\|[^{}]*)? \}\}")


def _ends(old: OldDocument, samples: Samples, form: etree._Element | None) -> int:
    """Where in the section the letterhead ends: at the title, at a form, else at the first line of the text."""
    content = old.section.content
    first = samples.title[0].element if samples.title else None
    text = {
        seen.element for seen in old.seen if seen.text.strip() and not seen.furniture and not seen.numbers
    }
    for at, child in enumerate(content):
        if child is first or child is form or (first is None and child in text):
            return at
    return 0


def _kept(old: OldDocument, end: int) -> tuple[list[etree._Element], list[etree._Element]]:
    """What stands before that and is every document's, with the empty lines within it; and those after it."""
    by_element = {seen.element: seen for seen in old.seen}
    kept: list[etree._Element] = []
    blanks: list[etree._Element] = []
    for child in old.section.content[:end]:
        seen = by_element.get(child)
        inside = [seen] if seen else old.within(child)
        furniture = any(one.furniture or (kept and one.numbers) for one in inside)
        if furniture and not reaches_out(old, child):
            kept += [*blanks, child]
            blanks = []
        elif seen and not seen.text.strip() and kept:
            blanks.append(child)
    return kept, blanks


def _only_drawings(paragraph: Typed) -> Typed:
    """A paragraph without its text."""
    for run in paragraph.iter(w("r")):
        run.remove_all("w:t", "w:tab", "w:br")
    paragraph._remove_pPr()
    paragraph._insert_pPr(as_element(_LOW, "pPr"))
    return paragraph


_SIGNED = field_tag("signatory", "")
_TO_NAME = re.compile(r"\s*签\s*发\s*人\s*[：:]?\s*")


def tagged(elements: Iterable[etree._Element]) -> bool:
    """Put tags for the number of one document, and for who signed it; whether there were any."""
    found = False
    for one in elements:
        for paragraph in one.iter(w("p")):
            text = text_of(paragraph)
            head = [*of_head(text)]
            begun = {one.start for one in head}
            found |= put(paragraph, [*head, *(one for _, one in inline(text) if one.start not in begun)])
        for cell in one.iter(w("tc")):
            found |= _in_next_cell(cell)
    return found


def _in_next_cell(cell: etree._Element) -> bool:
    """A name in the cell beside 签发人."""
    beside = cell.getnext()
    if beside is None or beside.tag != w("tc"):
        return False
    asks = "".join(map(text_of, cell.iterfind(w("p"))))
    own = asks.replace(_SIGNED, "")
    lines = [one for one in beside.iterfind(w("p")) if text_of(one).strip()]
    if not lines or not _TO_NAME.fullmatch(own) or any(DOCKET.search(text_of(one)) for one in lines):
        return False
    for paragraph in cell.iterfind(w("p")):
        put(paragraph, _without(text_of(paragraph), _SIGNED))
    for at, paragraph in enumerate(lines):
        put(paragraph, [Tagged(0, len(text_of(paragraph)), "" if at else _SIGNED)])
    return True


def _without(text: str, tag: str) -> list[Tagged]:
    at = text.find(tag)
    return [] if at < 0 else [Tagged(at, at + len(tag), "")]


def margins_of(old: OldDocument, title: Sequence[Seen]) -> dict[str, bytes]:
    """The headers and footers whose number or signatory, or the title of that one document, give way to tags."""
    whole = "".join(seen.text.strip() for seen in title)
    changed = {}
    for part in [part for part in old.parts if re.fullmatch(r"word/(?:header|footer)[^/]*\.xml", part)]:
        root = parse(old.parts[part], old.name, part)
        found = tagged([root])
        for paragraph in root.iter(w("p")):
            text = text_of(paragraph)
            if whole and re.sub(r"\s", "", text) == re.sub(r"\s", "", whole):
                found |= put(paragraph, [Tagged(0, len(text), _TITLE_TAG)])
        if found:
            changed[part] = serialized(root)
    return changed
