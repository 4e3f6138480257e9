"""SVG drawings as a document may hold them: read into a tree, and written anew from what is known to be harmless.

In: the text of an SVG. Out: the text of a drawing that has only elements, attributes and styles of the lists below, and its
size in px. What would run, fetch or open something raises `UnsafeError`; what makes no drawing, `UnfitError`. What other
programs note in a drawing (metadata, their own namespaces, animations) is left out: it is not drawn in print.
The lists follow SVG 1.1 (2nd edition), chapters 5 to 15, and the static part of SVG 2.
"""

import base64
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import NamedTuple

from ..source.folder import UnfitError

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 64
MAX_ELEMENTS = 200_000

SizeOf = Callable[[bytes], tuple[int, int]]

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DRAWN = _set(
    """svg g defs symbol use switch title desc a image style marker clipPath mask pattern linearGradient radialGradient stop
    path rect circle ellipse line polyline polygon text tspan textPath filter feBlend feColorMatrix feComponentTransfer
    feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
    feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
    feTile feTurbulence"""
)
_LEFT_OUT = _set("metadata view cursor animate animateColor animateMotion animateTransform set mpath discard")
_PROPERTIES = _set(
    """alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color
    flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight font-kerning
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color
    marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering text-transform transform
    transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode"""
)
_ATTRIBUTES = _PROPERTIES | _set(
    """id class style lang type media version baseProfile x y width height viewBox preserveAspectRatio d pathLength points
    cx cy r rx ry x1 y1 x2 y2 dx dy rotate textLength lengthAdjust startOffset method spacing side path
    gradientUnits gradientTransform spreadMethod fx fy fr offset patternUnits patternContentUnits patternTransform
    clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
    filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 values tableValues slope intercept amplitude exponent
    order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant
    specularConstant specularExponent limitingConeAngle scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX
    pointsAtY pointsAtZ stdDeviation radius baseFrequency numOctaves seed stitchTiles
    requiredFeatures requiredExtensions systemLanguage"""
)
_FUNCTIONS = _set(
    """rgb rgba hsl hsla hwb lab lch oklab oklch color icc-color calc var min max clamp matrix translate translatex translatey
    scale scalex scaley rotate skewx skewy blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate
    sepia rect polygon circle ellipse inset path"""
)
_FUNCTION = re.compile(r"([\w-]+)\s*\(")
# A reference within the drawing; what is written otherwise is none.
_URL = re.compile(r"""url\(\s*(["']?)#[^\s"'()\\]*\1\s*\)""", re.IGNORECASE)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_RULES = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"""[\w\s.#*,:>+~\[\]="'()|^$-]*""")
_DATA = re.compile(r"data:image/(png|jpe?g|gif);base64,(.*)", re.DOTALL | re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_PX = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class UnsafeError(Exception):
    """What an SVG holds that a document must not, in Chinese and English."""


class Drawing(NamedTuple):
    """A drawing that may be printed: its text, its width and height in px."""

    text: str
    width: float
    height: float


def drawing(text: str, size_of: SizeOf) -> Drawing:
    """The drawing in an SVG's text; `size_of` tells width and height (px) of an embedded PNG, JPEG or GIF, or raises UnfitError.

    Raises UnsafeError, UnfitError.
    """
    parser = ET.XMLParser(target=_Builder())
    try:
        parser.feed(text)
        root: ET.Element = parser.close()
    except ET.ParseError as error:
        line = error.position[0]
        raise UnfitError(f"第{line}行不是完好的 XML", f"line {line} is not well-formed XML") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise UnfitError("它没有写明自己是 SVG（缺 xmlns）", "its root lacks the SVG namespace")
    width, height = _size(root)
    _keep(root, size_of)
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    return Drawing(ET.tostring(root, "unicode"), width, height)


class _Builder:
    """A tree within limits, without a DOCTYPE or a style sheet from elsewhere: a target of `ET.XMLParser`."""

    def __init__(self) -> None:
        self.tree = ET.TreeBuilder()
        self.depth = self.elements = 0

    def doctype(self, *_: object) -> None:
        raise UnsafeError("文件类型声明（DOCTYPE）", "a DOCTYPE")

    def pi(self, target: str, _: str | None = None) -> None:
        if target == "xml-stylesheet":
            raise UnsafeError("对外面样式表的引用", "a reference to an outside style sheet")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            raise UnfitError("它太复杂", "it is too complex")
        self.tree.start(tag, attributes)

    def data(self, text: str) -> None:
        self.tree.data(text)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.tree.end(tag)

    def close(self) -> ET.Element:
        return self.tree.close()


def _keep(element: ET.Element, size_of: SizeOf) -> None:
    """Take away of an element, and of all in it, what is not drawn. Raises UnsafeError."""
    for child in list(element):
        space, _, name = child.tag.rpartition("}")
        if name.lower() == "script":
            raise UnsafeError("脚本（script）", "a script")
        if name.lower() == "foreignobject":
            raise UnsafeError("网页内容（foreignObject）", "web content (foreignObject)")
        if space != f"{{{_SVG}" or name in _LEFT_OUT:
            _remove(element, child)
        elif name not in _DRAWN:
            raise UnsafeError(f"不认识的元素（{name[:40]}）", f"an unknown element ({name[:40]})")
        else:
            _keep(child, size_of)
    if element.tag == f"{{{_SVG}}}style":
        element.text = _sheet(element.text or "")
    for key, value in list(element.items()):
        del element.attrib[key]
        element.attrib |= _attribute(key, value, size_of)


def _remove(parent: ET.Element, child: ET.Element) -> None:
    """Take a child away, but for the text that follows it."""
    at = list(parent).index(child)
    if child.tail and at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _attribute(key: str, value: str, size_of: SizeOf) -> dict[str, str]:
    """An attribute as it is kept: none where no drawing depends on it."""
    space, _, name = key.rpartition("}")
    if re.fullmatch("on[a-z]+", name.lower()):
        raise UnsafeError(f"事件处理（{name.lower()}）", f"an event handler ({name.lower()})")
    if name.lower() in ("href", "src"):
        reference = _reference(value.strip(), size_of) if value.strip() else ""
        return {key: reference} if reference and name == "href" and space in ("", f"{{{_XLINK}") else {}
    if space == f"{{{_XML}" and name in ("space", "lang"):
        return {key: value}
    if space or name not in _ATTRIBUTES:
        return {}
    if name == "style":
        return {key: _declarations(value)}
    if name in _PROPERTIES:
        _check_style(value)
    return {key: value}


def _reference(value: str, size_of: SizeOf) -> str:
    """A reference to a part of the drawing, or a picture inside it, of a kind and size that can be printed by itself."""
    if value.startswith("#"):
        return value
    found = _DATA.match(value)
    if not found and value.lower().startswith("data:"):
        raise UnsafeError("不是 PNG、JPEG 或 GIF 的嵌入文件", "an embedded file that is no PNG, JPEG or GIF")
    if not found:
        raise UnsafeError(f"对外面的引用（{value[:40]}）", f"an outside reference ({value[:40]})")
    try:
        data = base64.b64decode(re.sub(r"\s|%0[aAdD]", "", found[2]))
        size_of(data)
    except UnfitError:
        raise
    except Exception:  # whatever a decoder stumbles over
        raise UnfitError("里面嵌的图片已损坏", "a picture inside it is damaged") from None
    return f"data:image/{found[1].lower()};base64,{base64.b64encode(data).decode()}"


# ---- styles -------------------------------------------------------------------------------------------------------


def _check_style(value: str) -> None:
    """Refuse a value that fetches something, or that says in escapes what it does."""
    if "\\" in value:
        raise UnsafeError("样式里的转义（\\）", "an escape in a style (\\)")
    beyond = _QUOTED.sub("", _URL.sub("", value))
    if re.search(r"url\s*\(", _URL.sub("", value), re.IGNORECASE):
        raise UnsafeError("对外面文件的引用（url）", "a reference to an outside file (url)")
    for function in _FUNCTION.finditer(beyond):
        if function[1].lower() not in _FUNCTIONS:
            name = function[1][:40]
            raise UnsafeError(f"不认识的样式写法（{name}）", f"an unknown function in a style ({name})")


def _declarations(text: str) -> str:
    """`fill: red; stroke: none` with the properties that a drawing may have."""
    kept = []
    # A semicolon within quotes or parentheses parts nothing.
    for one in re.findall(r"""(?:"[^"]*"|'[^']*'|\([^()]*\)|[^;"'(])+""", _COMMENT.sub(" ", text)):
        name, colon, value = one.partition(":")
        if colon and name.strip().lower() in _PROPERTIES:
            _check_style(value)
            kept.append(f"{name.strip()}:{value.strip()}")
    return ";".join(kept)


def _sheet(text: str) -> str:
    """A style sheet with its rules: selectors, and declarations that a drawing may have."""
    text = _COMMENT.sub(" ", text)
    if found := re.search(r"@import|url\(\s*(?![\"']?\s*#)", text, re.IGNORECASE):
        what = found[0].strip()
        raise UnsafeError(
            "对外面文件的引用（url）",
            f"a reference to an outside file ({'url' if what[0] != '@' else 'import'})",
        )
    if "@" in text or "\\" in text:
        raise UnsafeError("少见的样式写法（@ 或 \\）", "a rare kind of style (@ or \\)")
    rules = []
    for selector, inside in _RULES.findall(text):
        if _SELECTOR.fullmatch(selector):
            rules.append(f"{selector.strip()}{{{_declarations(inside)}}}")
    return "\n".join(rules)


# ---- size ---------------------------------------------------------------------------------------------------------


def _size(root: ET.Element) -> tuple[float, float]:
    """Width and height, px: as given, or by the viewBox. Raises UnfitError."""
    box = [_length(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]]
    box_width, box_height = box if len(box) == 2 else (None, None)
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if box_width and box_height:
        if width is None and height is None:
            width, height = box_width, box_height
        width = width or (height or 0) * box_width / box_height
        height = height or width * box_height / box_width
    if not width or not height:
        raise UnfitError("它没有写明宽和高", "it gives neither width and height nor a viewBox")
    return width, height


def _length(text: str) -> float | None:
    """A length in px; None where it is none or hangs on what is around it (100%, 3em)."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _PX[found[2]] if found else None
