"""A copy of a template with a Word comment at each spot that something was found at.

In: the bytes of a .docx, and diagnostics with places in it. Out: the bytes of the copy; equal input gives equal bytes, as
the comments bear no date. Comments of other people stay; those of an earlier check go. What is found in a style, a footer
and the like, where Word has no comments, is said at the head of the text with its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ..messages.diagnostic import SEVERITIES, Diagnostic, Language
from ..word.ooxml.elements import element, typed
from ..word.ooxml.look import DOCUMENT, part_of
from ..word.ooxml.package import add_part, integer, pack, paragraphs, parse, read, serialized, w, write

AUTHOR = "公文编译器"
_MARK = b"gongwen-compiler: compile template check"
_REFERENCE = ("commentRangeStart", "commentRangeEnd", "commentReference")


def marked(parts: dict[str, bytes]) -> bytes:
    """A package that says, in the comment of the zip file, that the check made it.

    Word leaves that out when it saves, so that what a person has gone on working with is told from a mere result.
    """
    data = write(pack(part, xml) for part, xml in parts.items())
    return data[:-2] + len(_MARK).to_bytes(2, "little") + _MARK


def is_result(data: bytes) -> bool:
    """Whether a file is as a check left it."""
    return data.endswith(_MARK)


def is_annotated(data: bytes, name: str) -> bool:
    """Whether a file is a copy with comments as a check left it. Raises CompileError (T302)."""
    if not is_result(data):
        return False
    parts = read(data, name)
    return without_ours(parts, name) is not parts


def annotated(data: bytes, name: str, findings: Iterable[Diagnostic], language: Language) -> bytes:
    """The copy. Raises CompileError (T302) when the file cannot be read."""
    parts = without_ours(read(data, name), name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    spots = paragraphs(document)
    if not spots:
        return marked(parts)
    part = part_of(parts, "comments", name) or add_part(parts, "comments", name)
    comments = typed(parts[part], name, part)
    number = 1 + max((integer(one.get(w("id")), 0) for one in comments), default=-1)
    for finding in findings:
        place = finding.place
        here = bool(place and place.part == DOCUMENT and 0 < place.paragraph <= len(spots))
        paragraph = spots[place.paragraph - 1 if place and here else 0]
        outer = list(paragraph.iterancestors(w("p")))  # Word has no comments in text boxes
        _put(outer[-1] if outer else paragraph, number)
        # Not `add_comment`: it dates the comment, and names styles that a template need not have.
        comment = element("comment", id=str(number), author=AUTHOR, initials=AUTHOR[:2])
        for line in _text(finding, language, here):
            comment.add_p().add_r().add_t(line)
        comments.append(comment)
        number += 1
    for changed, root in ((DOCUMENT, document), (part, comments)):
        parts[changed] = serialized(root)
    return marked(parts)


def without_ours(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    """The parts without the comments of an earlier check."""
    part = part_of(parts, "comments", name)
    if part is None:
        return parts
    comments = parse(parts[part], name, part)
    ours = [one for one in comments if one.get(w("author")) == AUTHOR]
    if not ours:
        return parts
    ids = {one.get(w("id")) for one in ours}
    for one in ours:
        comments.remove(one)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    for mark in list(document.iter(*map(w, _REFERENCE))):
        parent = mark.getparent()
        if mark.get(w("id")) not in ids or parent is None:
            continue
        parent.remove(mark)
        run = parent.getparent()
        if parent.tag == w("r") and run is not None and all(one.tag == w("rPr") for one in parent):
            run.remove(parent)
    return parts | {part: serialized(comments), DOCUMENT: serialized(document)}


def _text(finding: Diagnostic, language: Language, here: bool) -> list[str]:
    """The lines of a comment; where it cannot stand at the spot, it says which."""
    severity = SEVERITIES[finding.severity][0 if language == "zh" else 1]
    said = f"{severity} {finding.code.id}: {finding.message(language)}"
    if finding.place and not here:
        where = finding.place.text(language).removeprefix(f"{finding.place.file} › ")
        said = f"{where}: {said}" if finding.place.part else said
    hint = finding.hint(language)
    return [said, f"{'办法：' if language == 'zh' else 'Fix: '}{hint}"] if hint else [said]


def _put(paragraph: etree._Element, number: int) -> None:
    """Put a comment's range round what is in a paragraph."""
    id = {w("id"): str(number)}
    first = 0 if paragraph.find(w("pPr")) is None else 1
    paragraph.insert(first, paragraph.makeelement(w("commentRangeStart"), id, None))
    etree.SubElement(paragraph, w("commentRangeEnd"), id)
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("commentReference"), id)
