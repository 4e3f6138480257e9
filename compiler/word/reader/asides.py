"""What a document holds that plain text does not: notes, comments, addresses, formulas, text set off; and how it is told.

In: paragraphs, their runs, and the parts that they refer to. Out: `Asides`, each a code and a text; what is told of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docx.oxml.text.hyperlink import CT_Hyperlink
from lxml import etree

from ...messages import codes
from ...messages.diagnostic import Code, Diagnostic, Place
from ...terms.characters import short
from ..ooxml.elements import typed
from ..ooxml.look import DOCUMENT, Look
from ..ooxml.package import RELATIONSHIPS, R, parse, relationships, w
from .known import CALLED
from .revisions import Asides
from .runs import FORMULA, FORMULA_TEXT, Run, power, runs_of, stretches_of, text_of

_REFERENCES = {w(f"{kind}Reference"): kind for kind in ("footnote", "endnote", "comment")}
# What remains of a page number, whatever stands round it.
_PAGE_NUMBER = re.compile(r"(?:[\s\d\-—–－―·/*|第页共,，]|[Pp]age|of)*")


class References(NamedTuple):
    """What a document refers to: the texts of notes and comments by kind and id, and the addresses of links by id."""

    notes: Mapping[str, Mapping[str, str]]
    links: Mapping[str, str]


def references(parts: Mapping[str, bytes], look: Look, name: str) -> References:
    """What there is to refer to in a package."""
    rels = parse(parts[RELATIONSHIPS], name, RELATIONSHIPS) if RELATIONSHIPS in parts else ()
    links = {one.get("Id", ""): one.get("Target", "") for one in rels if one.get("TargetMode") == "External"}
    kinds = dict.fromkeys(_REFERENCES.values())
    return References({kind: _notes(parts, f"{kind}s", look, name) for kind in kinds}, links)


def _notes(parts: Mapping[str, bytes], kind: str, look: Look, name: str) -> dict[str, str]:
    """The texts of footnotes, endnotes or comments by their ids."""
    found: dict[str, str] = {}
    targets = relationships(parts, DOCUMENT, name).values()
    for part in sorted(part for word, part in targets if word == kind and part in parts):
        for note in typed(parts[part], name, part):
            if note.get(w("type")) is None:  # else it is the line that parts notes from text
                found[note.get(w("id"), "")] = "".join(_plain(one, look) for one in note.iter(w("p")))
    return found


def _plain(paragraph: etree._Element, look: Look) -> str:
    return "".join(one.text for one in stretches_of(runs_of(paragraph), look)).strip()


def asides_of(
    paragraph: etree._Element, runs: Iterable[Run], known: References, in_cell: bool = True
) -> Iterator[tuple[Code, str]]:
    """What a paragraph holds that plain text does not, and what it refers to; outside of cells its line has the footnotes and what
    is raised or lowered."""
    for formula in paragraph.iter(FORMULA):
        yield codes.FORMULA_AS_TEXT, "".join(node.text or "" for node in formula.iter(FORMULA_TEXT))
    for code, said in _set_off(run for run in runs if not run.formula):
        if in_cell or code is not codes.SHIFTED_AS_PLAIN:
            yield code, said
    for node in paragraph.iter(*_REFERENCES):
        kind = _REFERENCES[str(node.tag)]
        if kind == "footnote" and not in_cell:
            continue
        if text := known.notes[kind].get(node.get(w("id"), "")):
            yield codes.COMMENT_LEFT_OUT if kind == "comment" else codes.MARGIN_LEFT_OUT, text
    for link in paragraph.iter(w("hyperlink")):
        assert isinstance(link, CT_Hyperlink)
        address, text = known.links.get(link.rId or "", ""), text_of(link)
        if address and address.removeprefix("mailto:").strip("/") not in text:
            yield codes.LINK_LEFT_OUT, f"{text} {address}"


def _in_full(code: Code) -> str | None:
    """What is told one by one and kept aside in full: what it is called there."""
    called = {codes.MARGIN_LEFT_OUT: "脚注", codes.COMMENT_LEFT_OUT: "批注", codes.LINK_LEFT_OUT: "链接"}
    return called.get(code)


def _set_off(runs: Iterable[Run]) -> Iterator[tuple[Code, str]]:
    before = ""
    for run in runs:
        yield from ((codes.SYMBOL_LEFT_OUT, sign) for sign in run.unknown)
        if not run.text.strip():
            continue
        if run.shift in ("superscript", "subscript") and not power(run, before):
            yield codes.SHIFTED_AS_PLAIN, re.split(r"\W", before)[-1][-6:] + run.text
        if run.hidden:
            yield codes.HIDDEN_PRINTED, run.text
        if run.struck:
            yield codes.STRUCK_PRINTED, run.text
        before = run.text


def margins(document: etree._Element, parts: Mapping[str, bytes], look: Look, name: str) -> Iterator[str]:
    """The text of headers and footers, but for page numbers."""
    targets = relationships(parts, DOCUMENT, name)
    for reference in document.iter(w("headerReference"), w("footerReference")):
        part = targets.get(reference.get(f"{{{R}}}id", ""), ("", ""))[1]
        for paragraph in typed(parts[part], name, part).iter(w("p")) if part in parts else ():
            if not _PAGE_NUMBER.fullmatch(text := _plain(paragraph, look)):
                yield text


def told(
    asides: Iterable[tuple[int, Asides]], beside: Sequence[str], name: str
) -> tuple[list[Diagnostic], list[str]]:
    """The diagnostics on asides, each with the number of its block, and on texts `beside` the text; and both in full."""
    found: dict[Code, dict[str, int]] = {}  # the texts, where each was met first
    for number, some in asides:
        for code, text in some:
            found.setdefault(code, {}).setdefault(text, number)
    notes = [Diagnostic(codes.MARGIN_LEFT_OUT, {"text": _some(beside)}, Place(name))] if beside else []
    in_full = [f"页眉、页脚、脚注：{text}" for text in beside]
    for code, texts in found.items():
        if code is codes.NOT_READ:
            more, full = _unread(texts, name)
            notes += more
            in_full += full
            continue
        if kind := _in_full(code):
            for text, number in texts.items():
                notes.append(Diagnostic(code, {"text": short(text, 60)}, Place(name, paragraph=number)))
                in_full.append(f"{kind}（第{number}段）：{text}")
            continue
        args = _changes(list(texts)) if code is codes.REVISIONS_ACCEPTED else {"text": _some(list(texts))}
        notes.append(Diagnostic(code, args, Place(name, paragraph=min(texts.values()))))
    return notes, in_full


def _unread(texts: Mapping[str, int], name: str) -> tuple[list[Diagnostic], list[str]]:
    """The diagnostics on what was not read, one for each kind, and what is known of it in full."""
    notes: list[Diagnostic] = []
    in_full: list[str] = []
    kinds: dict[str, list[tuple[str, int]]] = {}
    for entry, number in texts.items():
        kind, _, text = entry.partition(" ")
        kinds.setdefault(kind, []).append((text, number))
    for kind, some in kinds.items():
        zh, en = CALLED[kind]
        said = [text for text, _ in some if text]
        args = {
            "what_zh": zh + (f"“{_some(said)}”" if said else ""),
            "what_en": en + (f" “{_some(said)}”" if said else ""),
        }
        notes.append(Diagnostic(codes.NOT_READ, args, Place(name, paragraph=some[0][1])))
        in_full += [f"{zh}（第{number}段）：{text}" for text, number in some if text]
    return notes, in_full


def _some(texts: Sequence[str]) -> str:
    return "”“".join(short(text) for text in texts[:4]) + ("……" if len(texts) > 4 else "")


def _changes(texts: Sequence[str]) -> dict[str, str]:
    """What was added and deleted, for people."""
    zh, en = [], []
    for sign, word, english in (("+", "加上的", "added"), ("-", "删去的", "deleted")):
        if some := [text[1:] for text in texts if text[0] == sign]:
            zh.append(f"{word}“{_some(some)}”")
            en.append(f"{english} “{_some(some)}”")
    return {"what_zh": "，".join(zh), "what_en": "; ".join(en)}
