"""What other programs were to fill, made tags of ours where it is certain what is meant; prompts of content controls likewise.

In: the parts of a .docx. Out: the parts with tags, and a diagnostic (T363) for each. Where a part has loops or conditions of
another program, its names may be those of an item, so that none of them is touched. A bare 姓名, and 单位 or 职务 beside it, is the
reporter's where the template prints the reporter nowhere else: his report would have no place for him.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..messages.diagnostic import Diagnostic, Place
from ..tags.foreign import certain, marks_in, member_of
from ..terms.fields import FIELDS
from ..word.ooxml.package import below, numbered, of_its_own, own_text, parse, serialized, w
from ..word.template.fields import fields
from ..word.template.tags import TEXT_PART
from .mend_tags import Parts, splice, told
from .traces import name_of, prompt_of

if TYPE_CHECKING:
    from lxml import etree

_WHOLE = FIELDS["reporter"].zh
_PERSON = f"{_WHOLE}.{FIELDS['name'].zh}"
_REPORTER = re.compile(r"\{\{\s*(?:p\s+)?(?:" + "|".join(FIELDS["reporter"].spellings) + r")\b")
_CHOSEN = ("dropDownList", "comboBox", "date", "picture", "group")  # controls that nobody types in
Done = list[tuple["etree._Element", str, str]]  # a paragraph, what was there, the tag


def mended_marks(parts: Parts, name: str) -> tuple[Parts, list[Diagnostic]]:
    """The parts with tags for what was certain, and what was done."""
    parts, out = dict(parts), list[Diagnostic]()
    person = _is_of_a_person(parts, name)
    for part in [part for part in parts if TEXT_PART.fullmatch(part)]:
        root = parse(parts[part], name, part)
        done: Done = [*_controls(root, person), *_merged(root, person), *_marks(root, person)]
        if done:
            numbers = numbered(root)
            parts[part] = serialized(root)
            for paragraph, old, new in done:
                place = Place(name, part=part, paragraph=numbers.get(paragraph, 0))
                out.append(told(f"“{old}”改成了“{new}”", f"“{old}” became “{new}”", place))
    return parts, out


def _is_of_a_person(parts: Parts, name: str) -> bool:
    """Whether a name without more is asked for, 姓名, and no tag prints the reporter yet."""
    asked = False
    for part in [part for part in parts if TEXT_PART.fullmatch(part)]:
        root = parse(parts[part], name, part)
        named = [name_of(control) for control in root.iter(w("sdt")) if prompt_of(control)]
        named += [field.merges for field in fields(root) if field.merges]
        asked = asked or any(member_of(one) == _PERSON for one in named)
        for paragraph in numbered(root):
            text = own_text(paragraph)
            if _REPORTER.search(text):
                return False
            asked = asked or any(mark.member == _PERSON for mark in marks_in(text, tags_too=True))
    return asked


def _value(name: str, person: bool) -> str:
    """The tag that surely prints a name within a line."""
    tag = certain(name) or _of_person(member_of(name), person)
    return "" if tag.startswith("{{p") else tag


def _of_person(member: str, person: bool) -> str:
    return f"{{{{ {member} }}}}" if person and member.startswith(f"{_WHOLE}.") else ""


def _controls(root: etree._Element, person: bool) -> Done:
    """Prompts of controls that are called as something that is printed."""
    done: Done = []
    for control in root.iter(w("sdt")):
        prompt, tag = prompt_of(control), _value(name_of(control), person)
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


def _merged(root: etree._Element, person: bool) -> Done:
    """Merge fields: what they show becomes the tag, and the field is gone."""
    done: Done = []
    for field in [*fields(root)]:
        tag, (paragraph, *more) = _value(field.merges, person) if field.merges else "", field.paragraphs
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


def _marks(root: etree._Element, person: bool) -> Done:
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
            (mark.start, mark.end, tag)
            for mark in marks
            if (tag := mark.tag or _of_person(mark.member, person))
            and (not tag.startswith("{{p") or text.strip() == mark.text)
        ]
        splice(nodes, edits)
        done += ((paragraph, text[start:end], new) for start, end, new in edits)
    return done
