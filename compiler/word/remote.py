"""What a template would fetch from elsewhere when its documents are opened: refused, or cut off.

In: the parts of a .docx. Out: every picture, object, field and the like that lies outside, as diagnostics; links that a
reader follows himself stay. The template that Word notes a template was made from is forgotten: nothing is taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import codes
from ..diagnostics import Diagnostic, Place
from .package import parse, serialized, w

_SETTINGS = "word/settings.xml"
_ATTACHED = "/attachedTemplate"
_FIELD = re.compile(
    r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|LINK|DDE|DDEAUTO|IMPORT|RD|DATABASE|MACROBUTTON)\b", re.I
)


def cut_off(parts: dict[str, bytes], name: str) -> None:
    """Forget which template the template was made from."""
    rels = f"word/_rels/{_SETTINGS.removeprefix('word/')}.rels"
    if _SETTINGS not in parts or b"attachedTemplate" not in parts.get(rels, b""):
        return
    for part in (rels, _SETTINGS):
        root = parse(parts[part], name, part)
        for child in list(root):
            if child.tag == w("attachedTemplate") or child.get("Type", "").endswith(_ATTACHED):
                root.remove(child)
        parts[part] = serialized(root)


def elsewhere(parts: Mapping[str, bytes], name: str) -> Iterator[Diagnostic]:
    """What lies outside the file."""
    for part, xml in parts.items():
        if part.endswith(".rels") and b"External" in xml:
            for link in parse(xml, name, part):
                kind = link.get("Type", "").rpartition("/")[2]
                if link.get("TargetMode") == "External" and kind not in ("hyperlink", "attachedTemplate"):
                    yield _problem(name, part, link.get("Target", ""))
        elif part.startswith("word/") and part.endswith(".xml") and (b"instr" in xml):
            root = parse(xml, name, part)
            for field in root.iter(w("fldSimple")):
                if _FIELD.match(field.get(w("instr"), "")):
                    yield _problem(name, part, field.get(w("instr"), ""))
            for paragraph in root.iter(w("p")):
                text = "".join(
                    "\0" if node.tag == w("fldChar") else node.text or ""
                    for node in paragraph.iter(w("instrText"), w("fldChar"))
                )
                for code in text.split("\0"):
                    if _FIELD.match(code):
                        yield _problem(name, part, code)


def _problem(name: str, part: str, what: str) -> Diagnostic:
    return Diagnostic(codes.REMOTE_PART, {"part": part, "name": what.strip()[:60]}, Place(name, part=part))
