"""What a template must not hold: what it would fetch, run or open when its documents are opened.

In: the parts of a .docx. Out: as diagnostics, every picture, object, field and the like that lies outside, every part that is
a program or another file, and every link that a reader follows himself to anything but a web page or an address of mail.
The template that Word notes a template was made from is forgotten: nothing is taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...assets.embedded import leads_elsewhere
from ...messages import codes
from ...messages.diagnostic import Code, Diagnostic, Place
from ...terms.patterns import late
from ..ooxml.package import is_external, is_relationships, parse, serialized, w, xml_parts
from .tags import TAG

if TYPE_CHECKING:
    from lxml import etree

_SETTINGS = "word/settings.xml"
_ATTACHED = "/attachedTemplate"
_FIELD = re.compile(
    r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|LINK|DDE|DDEAUTO|IMPORT|RD|DATABASE|MACROBUTTON)\b", re.I
)
_LINK = re.compile(r"\s*HYPERLINK\b(.*)", re.I | re.DOTALL)
_WITH_TEXT = frozenset(("\\l", "\\o", "\\t"))  # switches of a HYPERLINK that a text follows
# A link may be a tag: what it prints is held against the same addresses.
_SAFE = late(r"(?:https?://|mailto:|#|\{\{)", re.I)
_VML_NAMES = ("{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}")
# Kinds of parts by the last word of their relationship, in small letters, and folders that only such parts lie in.
_CONTROL, _MENUS = ("控件", "a control"), ("自带的按钮和菜单", "buttons and menus of its own")
_ANOTHER = ("夹带的另一份文件", "another file within it")
_ACTIVE: Mapping[str, tuple[str, str]] = {
    "control": _CONTROL,
    "activexcontrolbinary": _CONTROL,
    "extensibility": _MENUS,
    "attachedtoolbars": _MENUS,
    "keymapcustomizations": _MENUS,
    "afchunk": _ANOTHER,
    "subdocument": _ANOTHER,
}
_FOLDERS = (("word/activex/", _CONTROL), ("customui", _MENUS), ("word/afchunk", _ANOTHER))


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


def unsafe(parts: Mapping[str, bytes], name: str) -> Iterator[Diagnostic]:
    """What must not be there, each kind of active part once."""
    active = {what: part for part in parts for folder, what in _FOLDERS if part.lower().startswith(folder)}
    read_as_xml = set(xml_parts(parts))
    for part, xml in parts.items():
        if leads_elsewhere(xml):
            yield _problem(codes.REMOTE_PART, name, part, part)
        elif part not in read_as_xml:
            continue
        elif is_relationships(part):
            for link in parse(xml, name, part).iter("{*}Relationship"):
                kind, target = link.get("Type", "").rpartition("/")[2], link.get("Target", "")
                if kind.lower() == "hyperlink":
                    if not _is_safe(target):
                        yield _problem(codes.UNSAFE_LINK, name, part, target)
                elif is_external(link) or _leaves(part, target):
                    if kind.lower() != "attachedtemplate":
                        yield _problem(codes.REMOTE_PART, name, part, target)
                elif kind.lower() in _ACTIVE:
                    active.setdefault(_ACTIVE[kind.lower()], part)
        elif b"i\0n\0s\0t\0r" in xml or b"instr" in xml or b":vml" in xml or b":\0v\0m\0l" in xml:
            yield from _within(parse(xml, name, part), name, part)
    for (what_zh, what_en), part in active.items():
        yield Diagnostic(codes.ACTIVE, {"what_zh": what_zh, "what_en": what_en}, Place(name, part=part))


def _leaves(part: str, target: str) -> bool:
    """Whether a target, from where its relationship stands, lies above the package."""
    depth = 0 if target.startswith("/") else part.count("/") - 1
    for step in unquote(target).replace("\\", "/").split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(step, 1)
        if depth < 0:
            return True
    return False


def _within(root: etree._Element, name: str, part: str) -> Iterator[Diagnostic]:
    """Fields, and addresses of old drawings."""
    codes_of_fields = [field.get(w("instr"), "") for field in root.iter(w("fldSimple"))]
    for paragraph in root.iter(w("p")):
        text = "".join(
            "\0" if node.tag == w("fldChar") else node.text or ""
            for node in paragraph.iter(w("instrText"), w("fldChar"))
        )
        codes_of_fields += text.split("\0")
    for code in codes_of_fields:
        if _FIELD.match(code):
            yield _problem(codes.REMOTE_PART, name, part, code)
        elif (link := _LINK.match(code)) and not _leads_to_safety(link[1]):
            yield _problem(codes.UNSAFE_LINK, name, part, code)
    for element in root.iter(*(f"{space}*" for space in _VML_NAMES)):
        for key in ("src", "href"):
            target = element.get(key) or element.get(f"{_VML_NAMES[1]}{key}") or ""
            if key == "src" and target:
                yield _problem(codes.REMOTE_PART, name, part, target)
            elif target and not _is_safe(target):
                yield _problem(codes.UNSAFE_LINK, name, part, target)


def _leads_to_safety(arguments: str) -> bool:
    """Whether a HYPERLINK leads into the document or to a safe address; one that another field makes up is not known to."""
    words = re.findall(r'"[^"]*"|[^\s"]+|"', TAG.sub("{{ }}", arguments))
    targets = [
        target
        for before, word in zip(["", *words], words, strict=False)
        if before.lower() not in _WITH_TEXT and not word.startswith("\\") and (target := word.strip('"'))
    ]
    local = any(word.lower() == "\\l" for word in words)
    return '"' not in words and (all(map(_is_safe, targets)) if targets else local)


def _is_safe(target: str) -> bool:
    return _SAFE.match(unquote(target).strip()) is not None


def _problem(code: Code, name: str, part: str, what: str) -> Diagnostic:
    return Diagnostic(code, {"part": part, "name": what.strip()[:60]}, Place(name, part=part))
