"""What other programs were to fill, made tags of ours where it is certain what is meant; prompts of content controls likewise.

In: the parts of a .docx. Out: the parts with tags, and a diagnostic (T363) for each. Where a part has loops or conditions of
another program, its names may be those of an item, so that none of them is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..messages.diagnostic import Diagnostic, Place
from ..tags.foreign import certain, marks_in
from ..word.ooxml.package import below, numbered, of_its_own, parse, serialized, w
from ..word.template.fields import fields
from ..word.template.tags import TEXT_PART
from .mend_tags import Parts, splice, told
from .traces import name_of, prompt_of

if TYPE_CHECKING:
    from lxml import etree

_CHOSEN = ("dropDownList", "comboBox", "date", "picture", "group")  # controls that nobody types in
Done = list[tuple["etree._Element", str, str]]  # a paragraph, what was there, the tag


def mended_marks(parts: Parts, name: str) -> tuple[Parts, list[Diagnostic]]:
    """The parts with tags for what was certain, and what was done."""
    parts, out = dict(parts), list[Diagnostic]()
    for part in [part for part in parts if TEXT_PART.fullmatch(part)]:
        root = parse(parts[part], name, part)
        done: Done = [*_controls(root), *_merged(root), *_marks(root)]
        if done:
            numbers = numbered(root)
            parts[part] = serialized(root)
            for paragraph, old, new in done:
                place = Place(name, part=part, paragraph=numbers.get(paragraph, 0))
                out.append(told(f"“{old}”改成了“{new}”", f"“{old}” became “{new}”", place))
    return parts, out


def _value(name: str) -> str:
    """The tag that surely prints a name within a line."""
    tag = certain(name)
    return "" if tag.startswith("{{p") else tag


def _controls(root: etree._Element) -> Done:
    """Prompts of controls that are called as something that is printed."""
    done: Done = []
    for control in root.iter(w("sdt")):
        prompt, tag = prompt_of(control), _value(name_of(control))
        kinds = any(below(control, f"sdtPr/{kind}") is not None for kind in _CHOSEN)
        nodes = [node for node in control.iter(w("t")) if next(node.iterancestors(w("sdt"))) is control]
        paragraphs = {next(node.iterancestors(w("p")), None) for node in nodes}
        showing = below(control, "sdtPr/showingPlcHdr")
        if not (prompt and tag and nodes) or kinds or len(paragraphs) != 1 or showing is None:
            continue
        paragraph = paragraphs.pop()
        if paragraph is None:  # text that no paragraph holds, in a damaged file
            continue
        showing.getparent().remove(showing)  # type: ignore[union-attr]
        nodes[0].text = tag
        for node in nodes[1:]:
            node.text = ""
        grey = below(nodes[0].getparent(), "rPr/rStyle")  # the style of prompts
        if grey is not None:
            grey.getparent().remove(grey)  # type: ignore[union-attr]
        done.append((paragraph, prompt, tag))
    return done


def _merged(root: etree._Element) -> Done:
    """Merge fields: what they show becomes the tag, and the field is gone."""
    done: Done = []
    for field in [*fields(root)]:
        tag, (paragraph, *more) = _value(field.merges) if field.merges else "", field.paragraphs
        if not tag or more or not field.shown.strip():
            continue
        simple = next(
            (one for one in paragraph.iter(w("fldSimple")) if one.get(w("instr")) == field.code), None
        )
        if simple is not None:
            nodes = [*simple.iter(w("t"))]
            for run in [*simple]:
                simple.addprevious(run)
            paragraph.remove(simple) if simple.getparent() is paragraph else None
        else:
            nodes = _unfielded(paragraph, field.code)
        if nodes:
            nodes[0].text = tag
            for node in nodes[1:]:
                node.text = ""
            done.append((paragraph, field.shown.strip(), tag))
    return done


def _unfielded(paragraph: etree._Element, code: str) -> list[etree._Element]:
    """Take the marks of a field away that lies in a paragraph, by its code; the texts that it shows."""
    marks: list[etree._Element] = []
    shown: list[etree._Element] = []
    said, depth = "", 0
    for node in [*paragraph.iter(w("fldChar"), w("instrText"), w("t"))]:
        kind = node.get(w("fldCharType")) if node.tag == w("fldChar") else ""
        if kind == "begin":
            depth += 1
            if depth == 1:
                marks, shown, said = [], [], ""
        if depth and node.tag == w("t"):
            shown.append(node)
        elif depth:
            marks.append(node)
            said += (node.text or "") if node.tag == w("instrText") else ""
        if kind == "end":
            depth -= 1
            if not depth and said == code and shown:
                for mark in marks:
                    mark.getparent().remove(mark)  # type: ignore[union-attr]
                return shown
    return []


def _marks(root: etree._Element) -> Done:
    """What is written as other programs have it."""
    done: Done = []
    found = []
    for paragraph in numbered(root):
        nodes = [*of_its_own(paragraph, "t")]
        text = "".join(node.text or "" for node in nodes)
        if marks := [*marks_in(text, tags_too=True)]:
            found.append((paragraph, nodes, text, marks))
    if any(mark.kind != "value" for *_, marks in found for mark in marks):
        return done
    for paragraph, nodes, text, marks in found:
        edits = [
            (mark.start, mark.end, mark.tag)
            for mark in marks
            if mark.tag and (not mark.tag.startswith("{{p") or text.strip() == mark.text)
        ]
        splice(nodes, edits)
        done += ((paragraph, text[start:end], new) for start, end, new in edits)
    return done
