"""The package of the template: the parts that bear on how its pages look, what they lead to, and nothing else.

In: an `OldDocument`, and its parts as they are changed. Out: the bytes of the .docx.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from ...word.ooxml.elements import Typed, element
from ...word.ooxml.look import DOCUMENT
from ...word.ooxml.package import (
    CONTENT_TYPES,
    NO_RELATIONSHIPS,
    RELATIONSHIPS,
    R,
    add_part,
    pack,
    parse,
    relationships,
    serialized,
    w,
    write,
)
from ...word.template.missing import without_orphans
from .old import OldDocument

_MODE = "compatibilityMode"  # a setting
# Of a document's settings, those that bear on how a page looks; the rest is about that one document.
_SETTINGS = (
    "zoom", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
    "gutterAtTop", "defaultTabStop", "autoHyphenation", "evenAndOddHeaders", "bookFoldPrinting",
    "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery",
    "displayVerticalDrawingGridEvery", "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "compat",
    "themeFontLang", "clrSchemeMapping",
)  # fmt: skip
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_PROPERTIES = "docProps/app.xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


def settings_of(old: OldDocument, model: Typed) -> Typed:
    """The settings that bear on how pages look; `model` are the scaffold's.

    Laid out as Word does today: as it once did, tables stick out at the left by the margin of their cells.
    """
    root = old.part("settings")
    if root is None:
        return model
    kept = set(map(w, _SETTINGS))
    for child in [child for child in root if child.tag not in kept]:
        root.remove(child)
    compat = root.find(w("compat"))
    if compat is None:
        compat = root.insert_element_before(element("compat"), "w:themeFontLang", "w:clrSchemeMapping")
    for setting in _modes(compat):
        compat.remove(setting)
    compat.extend([copy.deepcopy(setting) for setting in _modes(model.find(w("compat")))])
    return root


def _modes(compat: etree._Element) -> list[etree._Element]:
    """As which of its versions Word lays a document out."""
    return [one for one in compat.findall(w("compatSetting")) if one.get(w("name")) == _MODE]


def fonts_of(old: OldDocument, styles: etree._Element, model: Typed) -> Typed:
    """The font table, with the fonts of the styles put in; none embedded."""
    root = old.part("fontTable")
    if root is None:
        return model
    for child in root.iterfind(f"{w('font')}/*"):
        child.attrib.pop(w("characterSet"), "")  # LibreOffice writes one that Word's schema does not have
    etree.strip_elements(root, *map(w, _EMBEDDED), with_tail=False)
    named = {font.get(w("name")) for font in root.iter(w("font"))}
    used = {str(face) for fonts in styles.iter(w("rFonts")) for face in fonts.attrib.values()}
    root.extend([copy.deepcopy(one) for one in model.iter(w("font")) if one.get(w("name")) in used - named])
    return root


def packaged(old: OldDocument, changed: Mapping[str, etree._Element], own: Mapping[str, bytes]) -> bytes:
    """The file: the document, what is `changed` by what the document refers to it as, what is our `own`, and of the old parts
    those that the document still leads to."""
    parts = dict(old.parts)
    known = {kind for kind, _ in old.targets.values()}
    for kind in changed:
        if kind not in known:
            add_part(parts, kind, old.name)
    targets = relationships(parts, DOCUMENT, old.name)
    rels = parse(parts.get(RELATIONSHIPS, NO_RELATIONSHIPS), old.name, RELATIONSHIPS)
    attributes = (item for one in old.document.iter() for item in one.attrib.items())
    mentioned = {str(value) for key, value in attributes if str(key).startswith(f"{{{R}}}")}
    out = {DOCUMENT: serialized(old.document)}
    todo: list[str] = []
    for rel in list(rels):
        kind, target = targets.get(rel.get("Id", ""), ("", ""))
        if kind in changed:
            out[target] = serialized(changed[kind])
            if kind == "numbering":  # pictures for bullets
                todo += _leads_to(old, target, out)
        elif target in parts and (kind == "theme" or rel.get("Id") in mentioned):
            todo.append(target)
        else:
            rels.remove(rel)
    while todo:
        part = todo.pop()
        if part in parts and part not in out:
            out[part] = parts[part]
            todo += _leads_to(old, part, out)
    out |= {RELATIONSHIPS: serialized(rels), **own}
    types = parse(parts[CONTENT_TYPES], old.name, CONTENT_TYPES)
    for override in types.findall(_TYPES):
        if override.get("PartName", "").lstrip("/") not in out:
            types.remove(override)
    if _PROPERTIES not in {override.get("PartName", "").lstrip("/") for override in types.findall(_TYPES)}:
        named = {"PartName": f"/{_PROPERTIES}", "ContentType": _PROPERTIES_TYPE}
        types.append(types.makeelement(_TYPES, named, None))
    whole = without_orphans({CONTENT_TYPES: serialized(types)} | out, old.name)
    return write(pack(part, xml) for part, xml in whole.items())


def _leads_to(old: OldDocument, part: str, out: dict[str, bytes]) -> list[str]:
    """The parts that an old part leads to; its relationships go over too."""
    folder, _, base = part.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels"
    if rels not in old.parts:
        return []
    out[rels] = old.parts[rels]
    return [target for _, target in relationships(old.parts, part, old.name).values()]
