"""What should not be left in a template: comments, tracked changes, hidden text, embedded objects; and what lies outside it.

In: its parts. Out: a `Trace` for each, and each link with its place. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..messages.diagnostic import Place
from ..rules.template.facts import Trace
from ..word.ooxml.look import Look
from ..word.ooxml.package import R, below, is_external, is_relationships, parse, value_of, w
from ..word.ooxml.properties import switch_of
from ..word.template.fields import fields, stale_contents
from .shapes import Shapes
from .spots import Spots, short

if TYPE_CHECKING:
    from lxml import etree

_TRACKED = frozenset(
    w(tag)
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
    )
)


def links(
    parts: Mapping[str, bytes], roots: Mapping[str, etree._Element], spots: Spots
) -> Iterator[tuple[str, Place]]:
    """What lies outside, as `remote` names it, and the place that it is shown at."""
    for rels, xml in parts.items():
        if is_relationships(rels) and b"arget" in xml:
            folder, _, base = rels.rpartition("_rels/")
            part = f"{folder}{base.removesuffix('.rels')}"
            outside = [rel for rel in parse(xml, spots.name, rels) if is_external(rel)]
            users = _users(roots[part]) if outside and part in roots else {}
            for rel in outside:
                user = users.get(rel.get("Id", ""))
                place = spots.part(part) if user is None else spots.of(user, part)
                yield rel.get("Target", "").strip()[:60], place
    for part, root in roots.items():
        for node in root.iter(w("instrText"), w("fldSimple")):
            code = (node.text or "") if node.tag == w("instrText") else node.get(w("instr"), "")
            yield code.strip()[:60], spots.of(node, part)


def _users(root: etree._Element) -> Mapping[str, etree._Element]:
    """The first element of a part that uses a relationship, by the relationship's id."""
    users: dict[str, etree._Element] = {}
    for element in root.iter("*"):
        for key, value in element.attrib.items():
            if str(key).startswith(f"{{{R}}}"):
                users.setdefault(str(value), element)
    return users


def embedded(parts: Mapping[str, bytes], name: str) -> Iterator[Trace]:
    """The first object that is embedded."""
    if part := next((part for part in parts if part.lower().startswith("word/embeddings/")), None):
        yield Trace("embedded", ("嵌入的对象", "an embedded object"), Place(name, part=part))


def left(roots: Mapping[str, etree._Element], spots: Spots, look: Look, shapes: Shapes) -> Iterator[Trace]:
    """Comments, tracked changes and hidden text, each paragraph once for each."""
    told: set[tuple[str, Place]] = set()
    for part, root in roots.items():
        for element in root.iter(w("commentReference"), w("r"), *_TRACKED):
            if element.tag == w("commentReference"):
                kind, detail = "comment", ("批注", "a comment")
            elif element.tag == w("r"):
                if not _is_hidden(element, look, shapes):
                    continue
                kind, detail = "hidden", ("隐藏文字", "hidden text")
            else:
                kind, detail = "tracked", ("有修订记录", "a tracked change")
            place = spots.of(element, part)
            if (kind, place) not in told:
                told.add((kind, place))
                yield Trace(kind, detail, place)


def _is_hidden(run: etree._Element, look: Look, shapes: Shapes) -> bool:
    properties = run.find(w("rPr"))
    own = switch_of(properties, "vanish")
    if own is None:
        style = look.styles.get(value_of(properties, "rStyle"))
        own = bool(style and shapes.of("", style.id).hidden)
    return own and any((node.text or "").strip() for node in run.iter(w("t")))


# ---- what others were to fill ---------------------------------------------------------------------------------------

_TAGS = re.compile(r"\{[{%]")
_PROMPT = re.compile(
    r"(?:单击|点击|点按|轻点)(?:或(?:单击|点击|点按|轻点))?(?:此处|这里)"
    r"|Click (?:or tap )?(?:here|to enter)|^(?:选择一项|Choose an item)。?\.?$"
)


def unfilled(
    roots: Mapping[str, etree._Element], spots: Spots, look: Look, refreshed: bool
) -> Iterator[Trace]:
    """Controls that show their prompt, merge fields, contents lists; none of the last that Word brings up to date (`refreshed`)."""
    for part, root in roots.items():
        for control in root.iter(w("sdt")):
            if prompt := prompt_of(control):
                yield Trace("control", (prompt, prompt), spots.of(control, part), name_of(control))
        for field in fields(root):
            if name := field.merges:
                shown = short(field.shown)
                yield Trace("merge", (shown, shown), spots.place(field.paragraphs[0], part), name)
        for paragraph, shown, typed in stale_contents(root, look, refreshed, spots.texts[part]):
            kind = "contents typed" if typed else "contents"
            yield Trace(kind, (short(shown), short(shown)), spots.place(paragraph, part))


def name_of(control: etree._Element) -> str:
    """What a control is called in Word: its title, else its tag."""
    return (value_of(control, "sdtPr/alias") or value_of(control, "sdtPr/tag")).strip()


def prompt_of(control: etree._Element) -> str:
    """What a control shows in place of what was to be typed; nothing where that is blank, or holds tags."""
    content = control.find(w("sdtContent"))
    if content is None or below(control, "sdtPr/docPartObj") is not None:
        return ""
    inner = [node for node in content.iter(w("t")) if next(node.iterancestors(w("sdt")), None) is control]
    text = "".join(node.text or "" for node in inner).strip()
    showing = switch_of(control.find(w("sdtPr")), "showingPlcHdr") is True
    if showing and below(control, "sdtPr/picture") is not None:
        return "▢"
    return short(text) if (showing or _PROMPT.search(text)) and not _TAGS.search(text) else ""
