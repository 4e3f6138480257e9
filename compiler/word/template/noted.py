"""The footnotes of a document put into the parts of its template: the notes themselves, their styles, how they are numbered.

In: the parts that are ready, some filled and some as they are kept, and the notes. Out: the same with the notes in them. Only a document
with footnotes pays for it; the settings of a template that has footnotes of its own hold for all of them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..ooxml.look import DOCUMENT
from ..ooxml.package import CONTENT, DECLARATION, OFFICE, Packed, R, W
from ..writer.notes import NUMBERING, SEPARATORS, SPECIAL, Notes

if TYPE_CHECKING:
    from ..writer.new_parts import Additions

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


def with_notes(
    static: Sequence[Packed], filled: dict[str, bytes], relationships: str, notes: Notes, additions: Additions
) -> tuple[Packed, ...]:
    """The static parts without those that were changed, which are in `filled` now. `relationships` are the template's, as XML."""
    kept = {part.name: part for part in static}

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

    if not change("footnotes", "</w:footnotes>", notes.notes_xml()):
        xml = f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{SEPARATORS}{notes.notes_xml()}</w:footnotes>'
        additions.part(
            "footnotes.xml", xml.encode(), f"{CONTENT}.footnotes+xml", f"{OFFICE}/relationships/footnotes"
        )
        change("settings", _AFTER, f"<w:footnotePr>{NUMBERING}{SPECIAL}</w:footnotePr>")
        document = filled[DOCUMENT].decode()  # LibreOffice asks the sections
        filled[DOCUMENT] = _SECTION.sub(rf"\1<w:footnotePr>{NUMBERING}</w:footnotePr>", document).encode()
    change("styles", "</w:styles>", notes.styles_xml())
    return tuple(kept.values())


def _part(relationships: str, kind: str) -> str:
    """The name of the part that the document refers to as a kind; empty where there is none."""
    for tag in re.findall(r"<Relationship\s[^<>]*>", relationships):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said.get("Type", "").endswith(f"/relationships/{kind}"):
            target = said.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else f"word/{target}"
    return ""
