"""The footnotes of a document put into the parts of its template: the notes themselves, how they are numbered; and styles that the template lacks.

In: the parts that are ready, some filled and some as they are kept, and what was written. Out: the same with the notes in them. Only a document
with footnotes pays for it; the settings of a template that has footnotes of its own hold for all of them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..ooxml.look import DOCUMENT
from ..ooxml.package import CONTENT, DECLARATION, OFFICE, Packed, R, W
from ..writer.notes import NUMBERING, SEPARATORS, SPECIAL

if TYPE_CHECKING:
    from ..writer.blocks import Written

# What follows footnotes in the order of settings (CT_Settings).
_AFTER = re.compile(
    r"<w:(?:endnotePr|compat|docVars|rsids|attachedSchema|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats|"
    r"doNotAutoCompressPictures|forceUpgrade|captions|readModeInkLockDown|smartTagType|shapeDefaults|doNotEmbedSmartTags|"
    r"decimalSymbol|listSeparator)\b|<(?:m:mathPr|sl:schemaLibrary)\b|<w1[4-6]:|</w:settings>"
)
_SECTION = re.compile(
    r"(<w:sectPr\b(?:[^<>]*[^<>/])?>(?:\s*<w:(?:header|footer)Reference\b[^<>]*/>)*)(?!\s*<w:(?:header|footer|footnotePr))"
)
_SELF_CLOSED = re.compile(r"<w:(footnotes|styles|settings)((?:\s[^<>]*)?)/>\s*$")


def with_more(
    static: Sequence[Packed], filled: dict[str, bytes], relationships: str, written: Written
) -> tuple[Packed, ...]:
    """The static parts without those that were changed, which are in `filled` now. `relationships` are the template's, as XML."""
    kept = {part.name: part for part in static}
    notes, styles = written.notes, written.styles

    def change(kind: str, before: re.Pattern[str] | str, more: str) -> bool:
        """Put XML into the part of a kind, before something; whether there is such a part."""
        name = _part(relationships, kind)
        if name in filled:
            xml = filled[name].decode()
        elif name in kept:
            xml = zlib.decompress(kept.pop(name).data, -15).decode()
        else:
            return False
        xml = _SELF_CLOSED.sub(r"<w:\1\2></w:\1>", xml)
        found = re.search(before, xml)
        at = found.start() if found else len(xml)
        filled[name] = f"{xml[:at]}{more}{xml[at:]}".encode()
        return True

    if notes:
        styles += notes.styles_xml()
    if notes and not change("footnotes", "</w:footnotes>", notes.notes_xml()):
        xml = f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{SEPARATORS}{notes.notes_xml()}</w:footnotes>'
        written.additions.part(
            "footnotes.xml", xml.encode(), f"{CONTENT}.footnotes+xml", f"{OFFICE}/relationships/footnotes"
        )
        change("settings", _AFTER, f"<w:footnotePr>{NUMBERING}{SPECIAL}</w:footnotePr>")
        document = filled[DOCUMENT].decode()  # LibreOffice asks the sections
        filled[DOCUMENT] = _SECTION.sub(rf"\1<w:footnotePr>{NUMBERING}</w:footnotePr>", document).encode()
    change("styles", "</w:styles>", styles)
    return tuple(kept.values())


def _part(relationships: str, kind: str) -> str:
    """The name of the part that the document refers to as a kind; empty where there is none."""
    for tag in re.findall(r"<Relationship\s[^<>]*>", relationships):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said.get("Type", "").endswith(f"/relationships/{kind}"):
            target = said.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else f"word/{target}"
    return ""
