"""Formatting: what is in force in a style or a paragraph, and the same written again as XML.

In: the parts of a .docx. Out: `Sheet`, which gives the `Formatting` of styles, paragraphs and runs: plain texts by keys such
as `rPr/sz@val`. What the style of a table, and a list, add to a paragraph is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .look import DOCUMENT, part_of
from .normal import SCHEMA
from .package import W, below, of_its_own, parse, relationships, value_of, w

if TYPE_CHECKING:
    from lxml import etree

Formatting = Mapping[str, str]
_NAMESPACE = f"{{{W}}}"


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_NO_LOOK = frozenset(
    _listed(
        "pStyle framePr numPr suppressOverlap textboxTightWrap divId cnfStyle rPr sectPr pPrChange ins del moveFrom moveTo "
        "rStyle noProof webHidden fitText rtl cs lang eastAsianLayout specVanish oMath rPrChange"
    )
)
_LOOK = {kind: tuple(tag for tag in SCHEMA[kind] if tag not in _NO_LOOK) for kind in ("pPr", "rPr")}
_NESTED = ("pBdr", "tabs")
_ON_UNLESS_OFF = (
    "widowControl",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "adjustRightInd",
)
_SWITCHES = (
    *_ON_UNLESS_OFF,
    *_listed(
        "keepNext keepLines pageBreakBefore suppressLineNumbers suppressAutoHyphens topLinePunct bidi snapToGrid "
        "contextualSpacing mirrorIndents b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint vanish"
    ),
)
_OFF = ("0", "false", "off")
_OLD_NAMES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
THEMED = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
# What a property is where nobody sets it, as far as that can be written.
NEUTRAL = {
    **{f"{kind}/{switch}@val": "0" for kind in _LOOK for switch in _SWITCHES},
    **{f"pPr/{switch}@val": "1" for switch in (*_ON_UNLESS_OFF, "snapToGrid")},
    "rPr/snapToGrid@val": "1",
    **{f"pPr/ind@{side}": "0" for side in ("left", "leftChars", "right", "rightChars", "firstLine", "firstLineChars")},
    **{f"pPr/spacing@{side}": "0" for side in ("before", "after", "beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing")},
    "pPr/spacing@line": "240",
    "pPr/spacing@lineRule": "auto",
    "pPr/jc@val": "left",
    "pPr/outlineLvl@val": "9",
    "pPr/textAlignment@val": "auto",
    "rPr/spacing@val": "0",
    "rPr/w@val": "100",
    "rPr/kern@val": "0",
    "rPr/position@val": "0",
    "rPr/color@val": "auto",
    "rPr/u@val": "none",
    "rPr/highlight@val": "none",
    "rPr/vertAlign@val": "baseline",
    "rPr/em@val": "none",
}  # fmt: skip
# LibreOffice does not inherit the one without the other.
_PAIRS = (
    ("pPr/spacing@line", "pPr/spacing@lineRule"),
    *((f"pPr/ind@{side}", f"pPr/ind@{side}Chars") for side in ("left", "right", "firstLine", "hanging")),
)


def flat(element: etree._Element | None) -> dict[str, str]:
    """What a `w:pPr` or `w:rPr` sets by itself."""
    if element is None:
        return {}
    kind = str(element.tag).rpartition("}")[2]
    found: dict[str, str] = {}
    for one in element:
        tag = str(one.tag).removeprefix(_NAMESPACE)
        if tag not in _LOOK[kind]:
            continue
        if tag in _NESTED:
            found[f"{kind}/{tag}"] = _inner(one)
            continue
        named = ((str(key), str(value)) for key, value in one.attrib.items())
        attributes = {k.removeprefix(_NAMESPACE): v for k, v in named if k.startswith(_NAMESPACE)}
        if tag in _SWITCHES:
            attributes = {"val": "0" if attributes.get("val") in _OFF else "1"}
        found |= {f"{kind}/{tag}@{_OLD_NAMES.get(name, name)}": value for name, value in attributes.items()}
    return found


def switch_of(parent: etree._Element | None, path: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not set."""
    found = below(parent, path)
    return None if found is None else found.get(w("val"), "1") not in _OFF


def merged(*layers: Formatting) -> dict[str, str]:
    """Formatting with further formatting over it, as Word lays the one over the other."""
    out: dict[str, str] = {}
    for layer in layers:
        for plain, themed in THEMED.items():
            if f"rPr/rFonts@{plain}" in layer:
                out.pop(f"rPr/rFonts@{themed}", None)
        if any(key.startswith("pPr/ind@hanging") for key in layer):
            _drop(out, "pPr/ind@firstLine")
        if any(key.startswith("pPr/ind@firstLine") for key in layer):
            _drop(out, "pPr/ind@hanging")
        out |= layer
    return out


def _drop(formatting: dict[str, str], prefix: str) -> None:
    for key in [key for key in formatting if key.startswith(prefix)]:
        del formatting[key]


def beyond(wanted: Formatting, parent: Formatting) -> dict[str, str]:
    """What a style must set so that `wanted` is in force in it, where `parent` is in force in what it is based on."""
    out = {key: value for key, value in wanted.items() if parent.get(key) != value}
    for pair in _PAIRS:
        if not out.keys().isdisjoint(pair):
            out |= {key: wanted[key] for key in pair if key in wanted}
    for key in parent:
        tag = key.partition("@")[0]
        if key not in wanted and key in NEUTRAL and parent[key] != NEUTRAL[key]:
            out[key] = NEUTRAL[key]
        elif key not in wanted and tag == "pPr/ind":  # hanging: a first line of nothing does away with it
            out["pPr/ind@firstLine"] = wanted.get("pPr/ind@firstLine", "0")
    return out


def as_xml(formatting: Formatting, kind: str) -> str:
    """The children of a `w:pPr` or `w:rPr`, in the schema's order."""
    out = ""
    for tag in _LOOK[kind]:
        if tag in _NESTED:
            out += formatting.get(f"{kind}/{tag}", "")
            continue
        names = [key.partition("@")[2] for key in formatting if key.startswith(f"{kind}/{tag}@")]
        attributes = "".join(f' w:{name}="{_quoted(formatting[f"{kind}/{tag}@{name}"])}"' for name in names)
        out += f"<w:{tag}{attributes}/>" if names else ""
    return out


def as_element(formatting: Formatting, kind: str) -> etree._Element:
    """The `w:pPr` or `w:rPr` that sets this formatting."""
    from lxml import etree

    return etree.fromstring(f'<w:{kind} xmlns:w="{W}">{as_xml(formatting, kind)}</w:{kind}>')


def set_look(style: etree._Element, formatting: Formatting) -> None:
    """Let a style set this formatting, and nothing else."""
    for kind in _LOOK:
        for old in style.findall(w(kind)):
            style.remove(old)
        if len(look := as_element(formatting, kind)):
            put(style, look)


def put(parent: etree._Element, child: etree._Element) -> None:
    """Put a child where the schema wants it, in place of those of its name: into a `w:pPr`, `w:rPr`, `w:style` or `w:lvl`."""
    kind, tag = (str(element.tag).removeprefix(_NAMESPACE) for element in (parent, child))
    for old in parent.findall(child.tag):
        parent.remove(old)
    before = set(map(w, SCHEMA[kind][: SCHEMA[kind].index(tag)]))
    parent.insert(sum(one.tag in before for one in parent), child)


def properties_of(style: etree._Element, kind: str) -> etree._Element:
    """A style's `w:pPr` or `w:rPr`, made where it has none."""
    found = style.find(w(kind))
    if found is None:
        found = style.makeelement(w(kind), {}, None)
        put(style, found)
    return found


def tie(properties: etree._Element, num_id: int, level: int) -> None:
    """Number what has these paragraph properties by a level, from 0, of a list."""
    number = properties.makeelement(w("numPr"), {}, None)
    for tag, value in (("ilvl", level), ("numId", num_id)):
        number.append(number.makeelement(w(tag), {w("val"): str(value)}, None))
    put(properties, number)


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _inner(element: etree._Element) -> str:
    from lxml import etree

    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns:?\w*="[^"]*"', "", xml)


class Sheet:
    """The styles of a package, as they come to be in force; the elements are python-docx's."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        from .elements import typed  # python-docx: not where reports are printed

        part = part_of(parts, "styles", name)
        self.fonts = _theme_fonts(parts, name)
        self.begin(typed(parts[part], name, part) if part else None)

    def begin(self, root: etree._Element | None) -> None:
        """Go by another styles.xml."""
        self.root = root
        self.defaults = merged(
            *(flat(below(root, f"docDefaults/{kind}Default/{kind}")) for kind in ("pPr", "rPr"))
        )
        styles = () if root is None else root.iter(w("style"))
        self.elements = {style.get(w("styleId"), ""): style for style in styles}
        self._known: dict[str, dict[str, str]] = {}
        # Of the many paragraphs and runs of a document most look alike: what is in force is worked out, and held, once.
        self._alike: dict[object, dict[str, str]] = {}

    def put(self, style: etree._Element) -> None:
        """Take a style for the one of its id."""
        self.elements[style.get(w("styleId"), "")] = style
        self._known.clear()
        self._alike.clear()

    def default(self, kind: str = "paragraph") -> str:
        """The id of the style of what names none."""
        marked = (
            id
            for id, s in self.elements.items()
            if s.get(w("type")) == kind and s.get(w("default")) in ("1", "true", "on")
        )
        return next(marked, "")

    def name_of(self, id: str) -> str:
        """The name of a style, empty where there is none of that id."""
        return value_of(self.elements.get(id), "name")

    def own(self, id: str) -> dict[str, str]:
        """What a style sets by itself."""
        element = self.elements.get(id)
        return merged(flat(below(element, "pPr")), flat(below(element, "rPr")))

    def chain(self, id: str) -> list[str]:
        """A style and what it is based on, the style first; some files have circles."""
        ids: list[str] = []
        while id in self.elements and id not in ids:
            ids.append(id)
            id = value_of(self.elements[id], "basedOn")
        return ids

    def layers(self, id: str) -> list[dict[str, str]]:
        """What a style and those it is based on set, each by itself, the style last."""
        return [self.own(one) for one in reversed(self.chain(id))]

    def style(self, id: str) -> dict[str, str]:
        """What is in force in a style, with the defaults of the document."""
        if id not in self._known:
            self._known[id] = merged(self.defaults, *self.layers(id))
        return self._known[id]

    def paragraph(self, paragraph: etree._Element) -> dict[str, str]:
        """What is in force in a paragraph, before its runs say more."""
        style, own = self.style_of(paragraph), flat(below(paragraph, "pPr"))
        key = (style, *own.items())
        if key not in self._alike:
            self._alike[key] = merged(self.style(style), own)
        return self._alike[key]

    def style_of(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style."""
        id = value_of(paragraph, "pPr/pStyle")
        return id if id in self.elements else self.default()

    def runs(self, paragraph: etree._Element) -> Iterator[tuple[str, dict[str, str]]]:
        """The text of each run and what is in force in it."""
        around = self.paragraph(paragraph)
        for run in of_its_own(paragraph, "r"):
            yield "".join(t.text or "" for t in run.iterchildren(w("t"))), self._within(around, run)

    def run(self, run: etree._Element, paragraph: etree._Element) -> dict[str, str]:
        """What is in force in a run of a paragraph."""
        return self._within(self.paragraph(paragraph), run)

    def _within(self, around: dict[str, str], run: etree._Element) -> dict[str, str]:
        properties = below(run, "rPr")
        if properties is None or not len(properties):
            return around
        style, own = value_of(properties, "rStyle"), flat(properties)
        key = (id(around), style, *own.items())
        if key not in self._alike:
            self._alike[key] = merged(around, *self.layers(style), own)
        return self._alike[key]

    def font(self, formatting: Formatting, script: str = "eastAsia") -> str:
        """The font of a script, `eastAsia` or `ascii`; a theme's font by its own name, empty where none is named."""
        themed = formatting.get(f"rPr/rFonts@{THEMED[script]}", "")
        return self.fonts.get(themed) or formatting.get(f"rPr/rFonts@{script}", "")


def _theme_fonts(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """The fonts of the theme by the names that `w:rFonts` has for them."""
    theme = next(
        (
            target
            for kind, target in relationships(parts, DOCUMENT, name).values()
            if kind == "theme" and target in parts
        ),
        "",
    )
    fonts: dict[str, str] = {}
    for element in parse(parts[theme], name, theme).iter("{*}majorFont", "{*}minorFont") if theme else ():
        where = "major" if "major" in element.tag else "minor"
        for child in element:
            tag, face = child.tag.rpartition("}")[2], child.get("typeface", "")
            if tag == "latin":
                fonts |= {f"{where}HAnsi": face, f"{where}Ascii": face}
            elif (tag == "ea" and face) or child.get("script") == "Hans":
                fonts.setdefault(f"{where}EastAsia", face)
    return fonts
