"""The text of runs as it is seen: signs of fonts of symbols as characters that look like them, powers as raised figures.

In: paragraphs, as python-docx's elements. Out: `Run` values, and the `Stretch` values of a line.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docx.oxml.text.run import CT_R
from lxml import etree

from ...terms.characters import raised
from ..ooxml.elements import is_on, said
from ..ooxml.look import Look
from ..ooxml.package import value_of, w
from .blocks import Stretch

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULA, _FORMULA_RUN, FORMULA_TEXT = f"{_MATH}oMath", f"{_MATH}r", f"{_MATH}t"
_RUN, _STYLE, _SHIFT = w("r"), w("rStyle"), w("vertAlign")
_LINE, _LINK, _NOTE_MARK = w("u"), w("hyperlink"), w("footnoteReference")
REFERS = "refers"
"""What a run that shows the number of a bookmark is given: its name (`fields`)."""
_NUMBER = "number"
_NUMBERED = (w("p"), _RUN, _FORMULA_RUN)


def numbered(document: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and runs of a document, in the order of their numbers."""
    return document.iter(*_NUMBERED)


def number(document: etree._Element) -> None:
    """Give each paragraph and run its number, so that what is read can be found again in the document as it was."""
    for number, node in enumerate(numbered(document)):
        node.set(_NUMBER, str(number))


def number_of(node: etree._Element) -> int:
    """The number of a paragraph or a run, -1 where it was made in reading."""
    return int(node.get(_NUMBER, "-1"))


class Run(NamedTuple):
    """A run: its text, the id of its character style and how it is set off; the signs in it that are not known; and whether
    it is of a formula. `shift` is Word's word: superscript, subscript. `note` is the id of the footnote whose mark it is,
    `refers` the bookmark whose number it shows, `number` its own (`number_of`)."""

    text: str
    style: str
    bold: bool
    shift: str
    hidden: bool
    struck: bool
    unknown: tuple[str, ...]
    formula: bool
    lined: bool = False
    note: str = ""
    refers: str = ""
    number: int = -1


def runs_of(paragraph: etree._Element) -> Iterator[Run]:
    """The runs of a paragraph, with those inside links, text boxes and formulas."""
    for run in paragraph.iter(_RUN, _FORMULA_RUN):
        properties = said(run.rPr if isinstance(run, CT_R) else run.find(w("rPr")))
        text, unknown = _read(run)
        struck = is_on(properties, "strike") or is_on(properties, "dstrike")
        bold, hidden = is_on(properties, "b"), is_on(properties, "vanish")
        style, shift = properties.get(_STYLE) or "", properties.get(_SHIFT) or ""
        mark = run.find(_NOTE_MARK)
        note = "" if mark is None else mark.get(w("id"), "")
        lined = properties.get(_LINE, "none") != "none" and next(run.iterancestors(_LINK), None) is None
        formula, refers = run.tag == _FORMULA_RUN, run.get(REFERS, "")
        yield Run(
            text, style, bold, shift, hidden, struck, unknown, formula, lined, note, refers, number_of(run)
        )


def text_of(parent: etree._Element) -> str:
    """The text of the runs in a link or another piece of a paragraph."""
    return "".join(_read(run)[0] for run in parent.iter(_RUN))


def stretches_of(runs: Iterable[Run], look: Look) -> Iterator[Stretch]:
    """The runs that have text, or mark a footnote, each with the name of its style."""
    before = ""
    for run in runs:
        if run.text:
            raised_to = power(run, before)
            text = before = raised_to or run.text
            style = look.styles.get(run.style)
            shift = "" if raised_to or not text.strip() else run.shift.replace("baseline", "")
            named = style.name if style else ""
            yield Stretch(text, named, run.bold, shift, run.lined, "", run.refers, run.number)
        if run.note:
            yield Stretch("", "", False, note=run.note, run=run.number)


def power(run: Run, before: str) -> str:
    """The character for a raised run that is a power of what is before it, empty where it is none."""
    return raised(run.text, before) if run.shift == "superscript" else ""


def _read(run: etree._Element) -> tuple[str, tuple[str, ...]]:
    """The text of a run, and what is said of the signs in it that nothing is known to look like."""
    text, unknown = "", []
    for node in run:
        text += (read := character(node))
        if not read and node.tag == _SYMBOL:
            unknown.append(f"{node.get(w('font'), '')} {node.get(w('char'), '')}")
    if not _PRIVATE.search(text):
        return text, tuple(unknown)
    named = (value_of(run, "rPr/rFonts", key).casefold() for key in ("ascii", "hAnsi"))
    font = next((one for one in named if one in _SIGNS), "")
    if not font:  # no sign: a character of private use, which prints as it was typed
        return text, tuple(unknown)
    signs = _SIGNS[font]
    codes = [ord(one) for one in _PRIVATE.findall(text)]
    unknown += [f"{font.title()} {code:04X}" for code in codes if not signs.get(code & 0xFF)]
    return _PRIVATE.sub(lambda one: signs.get(ord(one[0]) & 0xFF, ""), text), tuple(unknown)


def character(node: etree._Element) -> str:
    """The text of what stands in a run: empty for what is no text."""
    if node.tag in (w("t"), FORMULA_TEXT):
        return node.text or ""
    if node.tag == _SYMBOL:
        return symbol(node.get(w("char"), ""), node.get(w("font"), ""))
    return _CHARACTERS.get(str(node.tag), "")


_CIRCLES = (0x2460, 0x2473), (0x24B6, 0x24E9), (0x3251, 0x325F), (0x3280, 0x32B0), (0x32B1, 0x32BF)


def circled(text: str) -> str:
    """The character for a text in a circle; empty where there is none."""
    signs = (chr(code) for first, last in _CIRCLES for code in range(first, last + 1))
    return next((sign for sign in signs if unicodedata.normalize("NFKC", sign) == text), "")


def bullet(label: str, font: str) -> str:
    """The label of a bullet list, which is often a sign of a font of symbols, as characters that look like it."""
    signs = _SIGNS.get(font.casefold(), {})
    return "".join(_BULLETS.get(one, one) for one in (signs.get(ord(sign) & 0xFF, sign) for sign in label))


def symbol(char: str, font: str) -> str:
    """The character that looks like one of a font of symbols, by its code in hexadecimals; empty where none is known."""
    font = font.casefold()
    code = int(char, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", char) else 0
    if font in _SIGNS:
        return _SIGNS[font].get(code & 0xFF, "")
    return chr(code) if code >= 0x20 and not 0xD800 <= code <= 0xF8FF else ""


_SYMBOL = w("sym")
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("ptab"): "\t"}
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SIGNS = {
    "wingdings": {
        0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "□", 0x6F: "□", 0x71: "□", 0x72: "□", 0x6E: "■", 0xA7: "▪",
        0x6C: "●", 0xA1: "○", 0x75: "◆", 0x76: "❖", 0xD8: "➢", 0xAB: "★", 0xE0: "→", 0xDF: "←", 0x9F: "•",
        **{0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)},
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0xA2: "■", 0x98: "●"},
    "symbol": {
        0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
        0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0x53: "Σ",
        0x57: "Ω", 0x44: "Δ",
    },
}  # fmt: skip
# The signs of lists, which a font of symbols draws: • is Symbol's, the others Wingdings'.
_BULLETS = {"\uf0b7": "•", **{chr(0xF000 + code): sign for code, sign in _SIGNS["wingdings"].items()}}
