"""Fields of Word as what they show: a box that is ticked, what was chosen from a list, characters in circles.

In: the root of a document, which is changed. Out: `Fields`: what is told of which paragraph, and the paragraphs of lists of contents.
What a field shows without a result of its own is a row of `_SHOWN` (ECMA-376-1, 17.16.5); what shows nothing stands in `_SILENT`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from ...messages import codes
from ...messages.diagnostic import Code
from ..ooxml.package import below, integer, value_of, w
from .revisions import Told, tell
from .runs import REFERS, circled, symbol

# Marks, entries, settings and questions have no print of their own; of the others only a result is printed, and these have none.
_SILENT = frozenset(
    ("XE", "TC", "TA", "RD", "SET", "ASK", "FILLIN", "PRINT", "PRIVATE", "ADVANCE", "ADDIN", "BIBLIOGRAPHY", "CITATION", "NEXT", "NEXTIF",
     "SKIPIF", "DATABASE", "TOC", "TOA", "INDEX", "MERGEFIELD", "MERGEREC", "MERGESEQ", "GREETINGLINE", "ADDRESSBLOCK", "REF", "PAGEREF",
     "NOTEREF", "HYPERLINK", "FORMTEXT", "IF", "COMPARE", "DOCVARIABLE", "DOCPROPERTY", "COMMENTS", "KEYWORDS", "TITLE", "SUBJECT", "AUTHOR",
     "INFO", "FILENAME", "FILESIZE", "USERNAME", "USERINITIALS", "USERADDRESS", "NUMCHARS", "NUMWORDS", "REVNUM", "EDITTIME", "TEMPLATE",
     "LASTSAVEDBY", "CREATEDATE", "SAVEDATE", "PRINTDATE", "STYLEREF", "SEQ", "=", "AUTOTEXT", "AUTOTEXTLIST", "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES")
)  # fmt: skip
_SEEN = tuple(w(tag) for tag in ("t", "sym", "drawing", "pict", "object", "tab", "noBreakHyphen"))
_CHAR, _INSTRUCTION, _SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")
_BOOKMARK = re.compile(r"\s*REF\s+([^\s\\]+)", re.IGNORECASE)
_GALLERY = w("docPartGallery")


@dataclass(slots=True)
class _Field:
    """A field that has begun: the element that it began with, its instruction, whether its result has begun, and what that
    holds."""

    begin: etree._Element
    instruction: str = ""
    in_result: bool = False
    shown: bool = False
    result: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The first word of its instruction, as it is written in the standard."""
        words = self.instruction.split(None, 1)
        if not words:
            return ""
        return "=" if words[0].startswith("=") else re.split(r"[\\\"]", words[0])[0].upper()


class Shown(NamedTuple):
    """What a field shows: its text, and what is told of it, if anything."""

    text: str
    told: tuple[Code, str] | None = None


def made_text(document: etree._Element, told: Told) -> frozenset[etree._Element]:
    """Fields that show something without a result are given it as text; the paragraphs that lists of contents stand in.

    What cannot be shown, and addresses of links, are put to what is `told`.
    """
    contents: set[etree._Element] = set()
    for gallery in document.iter(_GALLERY):
        if gallery.get(w("val"), "").casefold() == "table of contents":
            block = next(gallery.iterancestors(w("sdt")), None)
            contents.update(() if block is None else block.iter(w("p")))
    open_fields: list[_Field] = []
    for node in list(document.iter(w("p"), _CHAR, _INSTRUCTION, *_SEEN)):
        if node.tag == w("p"):
            if any(one.name == "TOC" for one in open_fields):
                contents.add(node)
        elif node.tag == _INSTRUCTION:
            if open_fields:
                open_fields[-1].instruction += node.text or ""
        elif node.tag != _CHAR:
            for one in open_fields:
                if one.in_result:
                    one.shown = True
                    one.result.append(node.text or "")
                    _refer(one, node)
        elif (kind := node.get(w("fldCharType"))) == "begin":
            open_fields.append(_Field(node))
        elif kind == "separate" and open_fields:
            open_fields[-1].in_result = True
            if open_fields[-1].name == "TOC":
                contents.update(list(node.iterancestors(w("p")))[:1])
        elif kind == "end" and open_fields:
            ended = open_fields.pop()
            _ended(ended, node, told)
            if open_fields and open_fields[-1].in_result:
                open_fields[-1].shown = True
    for simple in document.iter(_SIMPLE):
        one = _Field(simple, simple.get(w("instr"), ""))
        one.result = [node.text or "" for node in simple.iter(*_SEEN)]
        one.shown = bool(one.result)
        _ended(one, simple, told)
    return frozenset(contents)


def _refer(one: _Field, shown: etree._Element) -> None:
    """Note on the run that shows a number of which bookmark it is."""
    run = shown.getparent()
    if one.name == "REF" and run is not None and (found := _BOOKMARK.match(one.instruction)):
        run.set(REFERS, found[1])


def _ended(one: _Field, end: etree._Element, told: Told) -> None:
    if one.shown:
        if one.name == "HYPERLINK" and (address := _address(one.instruction)):
            text = "".join(one.result).strip()
            if address.removeprefix("mailto:").strip("/") not in text:
                tell(told, end, codes.LINK_LEFT_OUT, f"{text} {address}")
        return
    show = _SHOWN.get(one.name)
    shown = show(one) if show else None
    if shown is None:
        if one.name and one.name not in _SILENT:
            tell(told, end, codes.NOT_READ, f"field {' '.join(one.instruction.split())}")
        return
    if shown.text:
        put = end.makeelement(w("t"), {}, None)
        put.text = shown.text
        if end.tag == _CHAR:
            end.addnext(put)
        else:
            run = end.makeelement(w("r"), {}, None)
            run.append(put)
            end.append(run)
    if shown.told:
        tell(told, end, *shown.told)


def _address(instruction: str) -> str:
    found = re.match(r'\s*HYPERLINK\s+"?([^"\s\\][^"\s]*)"?', instruction, re.IGNORECASE)
    return found[1] if found else ""


# ---- what shows without a result ----------------------------------------------------------------------------------


def _check_box(one: _Field) -> Shown:
    box = below(one.begin, "ffData/checkBox")
    for tag in ("checked", "default"):
        state = None if box is None else box.find(w(tag))
        if state is not None:
            return Shown("□" if state.get(w("val"), "1") in ("0", "false", "off") else "☑")
    return Shown("□")


def _drop_down(one: _Field) -> Shown | None:
    box = below(one.begin, "ffData/ddList")
    entries = [] if box is None else [entry.get(w("val"), "") for entry in box.iterchildren(w("listEntry"))]
    chosen = value_of(box, "result") or value_of(box, "default")
    at = integer(chosen, 0)
    return Shown(entries[at]) if 0 <= at < len(entries) else None


def _text_input(one: _Field) -> Shown | None:
    default = value_of(below(one.begin, "ffData/textInput"), "default")
    return Shown(default) if default else None


def _button(one: _Field) -> Shown | None:
    words = one.instruction.split(None, 2)
    return Shown(words[2].strip()) if len(words) == 3 else None


def _quoted(one: _Field) -> Shown | None:
    found = re.match(r'\s*QUOTE\s+"([^"]*)"', one.instruction, re.IGNORECASE)
    return Shown(found[1]) if found else None


def _symbol(one: _Field) -> Shown | None:
    found = re.match(
        r'\s*SYMBOL\s+(0x[0-9A-F]{1,4}|\d{1,5})(?:.*?\\f\s+"?([^"\\]+?)"?\s*(?:\\|$))?',
        one.instruction,
        re.IGNORECASE,
    )
    text = symbol(f"{int(found[1], 0):04X}", (found[2] or "symbol").strip()) if found else ""
    return Shown(text) if text else None


# ---- EQ -----------------------------------------------------------------------------------------------------------


class _Command(NamedTuple):
    """A command of an EQ field: its switches and its arguments, each of texts and commands."""

    switches: str
    arguments: tuple["tuple[str | _Command, ...]", ...]


_TOKEN = re.compile(r"\\\*[^\\]*|\\([A-Za-z]{1,2})\s?(-?\d*)|\\(.)|([(),;])|([^\\(),;]+)", re.DOTALL)
_MOST = 24  # commands within each other


def _equation(one: _Field) -> Shown | None:
    source = re.sub(r'\\\*\s*(?:jc|hps|ps)\S*|\\\*\s*"[^"]*"', "", one.instruction.strip()[2:])
    pieces, _ = _pieces(_TOKEN.findall(source), 0, 0)
    whole = [piece for piece in pieces if not (isinstance(piece, str) and not piece.strip())]
    text = _text_of(pieces).strip()
    if not text:
        return None
    if len(whole) == 1 and isinstance(command := whole[0], _Command) and command.switches.startswith("o"):
        inner = [_text_of(argument).strip() for argument in command.arguments]
        if len(inner) == 2 and inner[0] in "○◯〇O" and (sign := circled(inner[1])):
            return Shown(sign)
        if len(inner) == 2 and (above := _raised(command.arguments[0])):
            return Shown(inner[1], (codes.RUBY_LEFT_OUT, f"{inner[1]}（{above}）"))
    return Shown(text, (codes.FORMULA_AS_TEXT, text))


def _raised(argument: Sequence[str | _Command]) -> str:
    """The reading over characters, which Word sets as an argument raised by so many points."""
    commands = [one for one in argument if isinstance(one, _Command)]
    return _text_of(argument).strip() if len(commands) == 1 and commands[0].switches == "sup" else ""


def _pieces(tokens: Sequence[tuple[str, ...]], at: int, depth: int) -> tuple[tuple[str | _Command, ...], int]:
    """Texts and commands up to what ends an argument; and where that stands."""
    out: list[str | _Command] = []
    while at < len(tokens):
        word, _, escaped, sign, text = tokens[at]
        if sign in (")", ",", ";") and sign and depth:
            return tuple(out), at
        at += 1
        if not word or depth > _MOST:
            out.append(escaped or sign or text)
            continue
        switches = word.lower()
        while at < len(tokens) and tokens[at][0]:
            switches += tokens[at][0].lower()
            at += 1
        arguments: list[tuple[str | _Command, ...]] = []
        while at < len(tokens) and not tokens[at][0] and not tokens[at][3] and not tokens[at][4].strip():
            at += 1
        if at < len(tokens) and tokens[at][3] == "(":
            while at < len(tokens) and tokens[at][3] in ("(", ",", ";"):
                inner, at = _pieces(tokens, at + 1, depth + 1)
                arguments.append(inner)
            at += 1
        out.append(_Command(switches, tuple(arguments)))
    return tuple(out), at


def _text_of(pieces: Sequence[str | _Command]) -> str:
    out = ""
    for piece in pieces:
        if isinstance(piece, str):
            out += piece
            continue
        inner = [_text_of(argument) for argument in piece.arguments]
        if piece.switches.startswith("f") and len(inner) == 2:
            out += "/".join(inner)
        elif piece.switches.startswith("r") and inner:
            out += "√" + "".join(inner[1:] or inner)
        elif piece.switches.startswith("o") and len(inner) == 2 and _raised(piece.arguments[0]):
            out += inner[1]
        else:
            out += "".join(inner)
    return out


_SHOWN: Mapping[str, Callable[[_Field], Shown | None]] = {
    "FORMCHECKBOX": _check_box,
    "FORMDROPDOWN": _drop_down,
    "FORMTEXT": _text_input,
    "MACROBUTTON": _button,
    "GOTOBUTTON": _button,
    "QUOTE": _quoted,
    "SYMBOL": _symbol,
    "EQ": _equation,
}
