"""Formatting: what is in force in a style or a paragraph, said in Word's own words, and written again as XML.

In: the parts of a .docx. Out: `Sheet`, which gives the `Formatting` of styles, paragraphs and runs: plain texts by keys such
as `rPr/sz@val`. What the style of a table, and a list, add to a paragraph is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .look import DOCUMENT, part_of
from .package import W, integer, of_its_own, parse, relationships, w

if TYPE_CHECKING:
    from lxml import etree

Formatting = Mapping[str, str]
Words = tuple[str, str]  # Chinese, English
_NAMESPACE = f"{{{W}}}"


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


# In the order in which the schema wants them.
_PARAGRAPH = _listed(
    "keepNext keepLines pageBreakBefore widowControl suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents jc textDirection textAlignment outlineLvl"
)
_RUN = _listed(
    "rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint snapToGrid vanish color spacing w kern "
    "position sz szCs highlight u effect bdr shd vertAlign em"
)
_ORDER = {"pPr": _PARAGRAPH, "rPr": _RUN}
# The order with what is no formatting: a style's name and the like.
_SCHEMA = {
    "pPr": (
        *_listed("pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"),
        *_PARAGRAPH[4:],
    ),
    "rPr": ("rStyle", *_RUN),
}
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
_OLD_NAMES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
THEMED = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
# What a property is where nobody sets it, as far as that can be written.
_NEUTRAL = {
    **{f"{kind}/{switch}@val": "0" for kind in _ORDER for switch in _SWITCHES},
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
    for child in element:
        tag = str(child.tag).removeprefix(_NAMESPACE)
        if tag not in _ORDER[kind]:
            continue
        if tag in _NESTED:
            found[f"{kind}/{tag}"] = _inner(child)
            continue
        named = ((str(key), str(value)) for key, value in child.attrib.items())
        attributes = {k.removeprefix(_NAMESPACE): v for k, v in named if k.startswith(_NAMESPACE)}
        if tag in _SWITCHES:
            attributes = {"val": "0" if attributes.get("val") in ("0", "false", "off") else "1"}
        found |= {f"{kind}/{tag}@{_OLD_NAMES.get(name, name)}": value for name, value in attributes.items()}
    return found


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
        if key not in wanted and key in _NEUTRAL and parent[key] != _NEUTRAL[key]:
            out[key] = _NEUTRAL[key]
        elif key not in wanted and tag == "pPr/ind":  # hanging: a first line of nothing does away with it
            out["pPr/ind@firstLine"] = wanted.get("pPr/ind@firstLine", "0")
    return out


def as_xml(formatting: Formatting, kind: str) -> str:
    """The children of a `w:pPr` or `w:rPr`, in the schema's order."""
    out = ""
    for tag in _ORDER[kind]:
        if tag in _NESTED:
            out += formatting.get(f"{kind}/{tag}", "")
            continue
        names = [key.partition("@")[2] for key in formatting if key.startswith(f"{kind}/{tag}@")]
        attributes = "".join(f' w:{name}="{_quoted(formatting[f"{kind}/{tag}@{name}"])}"' for name in names)
        out += f"<w:{tag}{attributes}/>" if names else ""
    return out


def put(properties: etree._Element, child: etree._Element) -> None:
    """Put a property into a `w:pPr` or `w:rPr`, where the schema wants it, in place of those of its name."""
    kind, tag = (str(element.tag).removeprefix(_NAMESPACE) for element in (properties, child))
    for old in properties.findall(child.tag):
        properties.remove(old)
    before = set(map(w, _SCHEMA[kind][: _SCHEMA[kind].index(tag)]))
    properties.insert(sum(one.tag in before for one in properties), child)


def properties_of(style: etree._Element, kind: str) -> etree._Element:
    """A style's `w:pPr` or `w:rPr`, made where it has none."""
    found = style.find(w(kind))
    if found is None:
        found = style.makeelement(w(kind), {}, None)
        later = _listed("tblPr trPr tcPr tblStylePr" if kind == "rPr" else "rPr tblPr trPr tcPr tblStylePr")
        after = next((child for child in style if child.tag in map(w, later)), None)
        style.insert(len(style) if after is None else style.index(after), found)
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
    """The styles of a package, as they come to be in force."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        part = part_of(parts, "styles", name)
        self.fonts = _theme_fonts(parts, name)
        self.begin(parse(parts[part], name, part) if part else None)

    def begin(self, root: etree._Element | None) -> None:
        """Go by another styles.xml."""
        self.root = root
        self.defaults = self._defaults()
        styles = () if root is None else root.iter(w("style"))
        self.elements = {style.get(w("styleId"), ""): style for style in styles}
        self._known: dict[str, dict[str, str]] = {}

    def put(self, style: etree._Element) -> None:
        """Take a style for the one of its id."""
        self.elements[style.get(w("styleId"), "")] = style
        self._known.clear()

    def _defaults(self) -> dict[str, str]:
        if self.root is None:
            return {}
        both = (
            self.root.find(f"{w('docDefaults')}/{w(kind + 'Default')}/{w(kind)}") for kind in ("pPr", "rPr")
        )
        return merged(*map(flat, both))

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
        element = self.elements.get(id)
        found = None if element is None else element.find(w("name"))
        return "" if found is None else found.get(w("val"), "")

    def own(self, id: str) -> dict[str, str]:
        """What a style sets by itself."""
        element = self.elements.get(id)
        return {} if element is None else merged(flat(element.find(w("pPr"))), flat(element.find(w("rPr"))))

    def chain(self, id: str) -> list[str]:
        """A style and what it is based on, the style first; some files have circles."""
        ids: list[str] = []
        while id in self.elements and id not in ids:
            ids.append(id)
            based = self.elements[id].find(w("basedOn"))
            id = "" if based is None else based.get(w("val"), "")
        return ids

    def style(self, id: str) -> dict[str, str]:
        """What is in force in a style, with the defaults of the document."""
        if id not in self._known:
            self._known[id] = merged(self.defaults, *map(self.own, reversed(self.chain(id))))
        return self._known[id]

    def paragraph(self, paragraph: etree._Element) -> dict[str, str]:
        """What is in force in a paragraph, before its runs say more."""
        properties = paragraph.find(w("pPr"))
        return merged(self.style(self.style_of(paragraph)), flat(properties))

    def style_of(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style."""
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        id = "" if named is None else named.get(w("val"), "")
        return id if id in self.elements else self.default()

    def runs(self, paragraph: etree._Element) -> Iterator[tuple[str, dict[str, str]]]:
        """The text of each run and what is in force in it."""
        for run in of_its_own(paragraph, "r"):
            yield "".join(t.text or "" for t in run.iterchildren(w("t"))), self.run(run, paragraph)

    def run(self, run: etree._Element, paragraph: etree._Element) -> dict[str, str]:
        """What is in force in a run of a paragraph."""
        properties = run.find(w("rPr"))
        named = None if properties is None else properties.find(w("rStyle"))
        ids = [] if named is None else reversed(self.chain(named.get(w("val"), "")))
        return merged(self.paragraph(paragraph), *map(self.own, ids), flat(properties))

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


# ---- Word's own words ---------------------------------------------------------------------------------------------


class Label(NamedTuple):
    """What a property is called."""

    zh: str
    en: str


LABELS: Mapping[str, Label] = {
    "font": Label("中文字体", "Asian font"),
    "latin_font": Label("西文字体", "Latin font"),
    "size": Label("字号", "size"),
    "bold": Label("加粗", "bold"),
    "italic": Label("倾斜", "italic"),
    "underline": Label("下划线", "underline"),
    "colour": Label("字体颜色", "colour"),
    "spacing": Label("字符间距", "character spacing"),
    "scale": Label("字符缩放", "character scale"),
    "align": Label("对齐方式", "alignment"),
    "first_line": Label("首行缩进", "first line indent"),
    "left": Label("左缩进", "left indent"),
    "right": Label("右缩进", "right indent"),
    "line": Label("行距", "line spacing"),
    "before": Label("段前", "space before"),
    "after": Label("段后", "space after"),
    "grid": Label("对齐到网格", "snap to grid"),
    "keep_next": Label("与下段同页", "keep with next"),
    "keep_lines": Label("段中不分页", "keep lines together"),
    "page_break": Label("段前分页", "page break before"),
    "widow": Label("孤行控制", "widow control"),
    "outline": Label("大纲级别", "outline level"),
    "other": Label("其他格式", "other formatting"),
}
_SIZES = {84: "初号", 72: "小初", 52: "一号", 48: "小一", 44: "二号", 36: "小二", 32: "三号", 30: "小三", 28: "四号", 24: "小四", 21: "五号", 18: "小五", 15: "六号", 13: "小六", 11: "七号", 10: "八号"}  # fmt: skip
_ALIGNMENTS = {
    "left": ("左对齐", "left"),
    "start": ("左对齐", "left"),
    "center": ("居中", "centred"),
    "right": ("右对齐", "right"),
    "end": ("右对齐", "right"),
    "both": ("两端对齐", "justified"),
    "distribute": ("分散对齐", "distributed"),
}
_COLOURS = {"auto": ("自动", "automatic"), "FF0000": ("红色", "red"), "000000": ("黑色", "black")}
_NONE = ("无", "none")
_MM = 25.4 / 1440
_SAID = re.compile(
    r"rPr/(rFonts@|sz@|szCs@|b@|bCs@|i@|iCs@|u@val|color@|spacing@|w@)"
    r"|pPr/(jc@|ind@|spacing@|snapToGrid@|keepNext@|keepLines@|pageBreakBefore@|widowControl@|outlineLvl@)"
)


def size_words(half_points: int) -> Words:
    """A size as Word's list of sizes has it: 二号, 22 pt."""
    points = f"{half_points / 2:g}"
    return _SIZES.get(half_points, f"{points}磅"), f"{points} pt"


def words(formatting: Formatting, sheet: Sheet) -> dict[str, Words]:
    """Each property of `LABELS` in Word's own words; equal formatting has equal words."""

    def number(key: str, usual: int = 0) -> int:
        return integer(formatting.get(key), usual)

    def switch(key: str) -> Words:
        return ("是", "yes") if formatting.get(key, _NEUTRAL.get(key)) == "1" else ("否", "no")

    def font(script: str) -> Words:
        named = sheet.font(formatting, script)
        return (named, named) if named else ("没有指定", "not named")

    align = formatting.get("pPr/jc@val", "left")
    colour = formatting.get("rPr/color@val", "auto").upper().replace("AUTO", "auto")
    spacing = number("rPr/spacing@val") / 20
    outline = number("pPr/outlineLvl@val", 9)
    underlined = formatting.get("rPr/u@val", "none")
    others = {
        key: value
        for key, value in sorted(formatting.items())
        if not _SAID.match(key) and value != _NEUTRAL.get(key)
    }
    other = "；".join(
        re.sub(r"^\w+/(\w+).*", r"\1", key) + f"={re.sub('<[/]?w:', '<', value)}"
        for key, value in others.items()
    )
    return {
        "font": font("eastAsia"),
        "latin_font": font("ascii"),
        "size": size_words(number("rPr/sz@val", 20)),
        "bold": switch("rPr/b@val"),
        "italic": switch("rPr/i@val"),
        "underline": _NONE if underlined == "none" else ("有", underlined),
        "colour": _COLOURS.get(colour, (colour, colour)),
        "spacing": (
            (f"加宽{spacing:g}磅", f"expanded by {spacing:g} pt")
            if spacing > 0
            else (f"紧缩{-spacing:g}磅", f"condensed by {-spacing:g} pt")
            if spacing
            else ("标准", "normal")
        ),
        "scale": (f"{number('rPr/w@val', 100)}%",) * 2,
        "align": _ALIGNMENTS.get(align, (align, align)),
        "first_line": _first_line(formatting),
        "left": _indent(formatting, "left"),
        "right": _indent(formatting, "right"),
        "line": _line(number("pPr/spacing@line", 240), formatting.get("pPr/spacing@lineRule", "auto")),
        "before": _space(formatting, "before"),
        "after": _space(formatting, "after"),
        "grid": switch("pPr/snapToGrid@val"),
        "keep_next": switch("pPr/keepNext@val"),
        "keep_lines": switch("pPr/keepLines@val"),
        "page_break": switch("pPr/pageBreakBefore@val"),
        "widow": switch("pPr/widowControl@val"),
        "outline": ("正文文本", "body text") if outline > 8 else (f"{outline + 1}级", f"level {outline + 1}"),
        "other": (other, other) if other else _NONE,
    }  # fmt: skip


def _indent(formatting: Formatting, side: str) -> Words:
    characters = integer(formatting.get(f"pPr/ind@{side}Chars"), 0) / 100
    if characters:
        return f"{characters:g}字符", f"{characters:g} characters"
    length = integer(formatting.get(f"pPr/ind@{side}"), 0) * _MM
    return (f"{length:.1f}毫米", f"{length:.1f} mm") if length else _NONE


def _first_line(formatting: Formatting) -> Words:
    zh, en = _indent(formatting, "hanging")
    return _indent(formatting, "firstLine") if (zh, en) == _NONE else (f"悬挂{zh}", f"hanging by {en}")


def _line(line: int, rule: str) -> Words:
    if rule in ("exact", "atLeast"):
        points = f"{line / 20:g}"
        return (
            (f"固定值{points}磅", f"exactly {points} pt")
            if rule == "exact"
            else (f"最小值{points}磅", f"at least {points} pt")
        )
    times = f"{line / 240:.3g}"
    named = {"1": "单倍", "1.5": "1.5倍", "2": "2倍"}
    return f"{named[times]}行距" if times in named else f"多倍行距{times}", f"{times} lines"


def _space(formatting: Formatting, side: str) -> Words:
    if formatting.get(f"pPr/spacing@{side}Autospacing") in ("1", "true", "on"):
        return "自动", "automatic"
    lines = integer(formatting.get(f"pPr/spacing@{side}Lines"), 0) / 100
    if lines:
        return f"{lines:g}行", f"{lines:g} lines"
    points = integer(formatting.get(f"pPr/spacing@{side}"), 0) / 20
    return (f"{points:g}磅", f"{points:g} pt") if points else _NONE


def in_short(formatting: Formatting, sheet: Sheet) -> Words:
    """A format in a few words: face, size, alignment, indent, line spacing, what of them is worth a word."""
    said = words(formatting, sheet)
    wanted = [said["font"], said["size"]]
    wanted += [(LABELS["bold"].zh, LABELS["bold"].en)] if said["bold"][1] == "yes" else []
    wanted += [said["colour"]] if said["colour"] not in (_COLOURS["auto"], _COLOURS["000000"]) else []
    wanted += [said["align"]] if said["align"] == _ALIGNMENTS["center"] else []
    if said["first_line"] != _NONE:
        wanted.append((f"首行缩进{said['first_line'][0]}", f"first line {said['first_line'][1]}"))
    wanted.append(said["line"])
    return " ".join(one[0] for one in wanted), ", ".join(one[1] for one in wanted)
