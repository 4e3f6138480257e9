"""The tags of a template's parts: found on the original XML, checked one by one, made Jinja code.

In: the XML of a document, header or footer. Out: `Tags`: every fault at its paragraph, which slots and values it prints,
and code that fills it. docxtpl patches the tags only after they were found sound: its regular expressions lose text
silently where they are not. The only door to docxtpl and Jinja.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Never

import jinja2
import jinja2.nodes as nodes
import jinja2.sandbox
from jinja2.exceptions import SecurityError

from .. import codes
from ..diagnostics import Code, CompileError, Diagnostic, Place
from ..vocabulary import TERMS, nearest
from .package import w

if TYPE_CHECKING:
    from lxml import etree

# What a slot prints, by the slots of the flow.
SLOTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "reporter": ("reporter",),
    "addressees": ("addressees",),
    "opening": ("opening",),
    "body": ("body",),
    "closing": ("closing",),
    "full_text": ("opening", "body", "closing"),
    "attachment_note": ("attachment_note",),
    "signature_block": ("signature_block",),
    "remark": ("remark",),
    "attachments": ("attachments",),
}
# Fields that a tag may print as a plain value, and the slot that prints the same.
VALUES: Mapping[str, str] = {
    "title": "title",
    "subtitle": "subtitle",
    "reporter": "reporter",
    "addressees": "addressees",
    "signature": "signature_block",
    "date": "signature_block",
    "remark": "remark",
}
MEMBERS: Mapping[str, tuple[str, ...]] = {"reporter": ("unit", "post", "name", "reporter_date")}
# Values that hold several texts, which a loop may go through.
LISTS = ("signature", "addressees")
SLOT_PREFIX = "slot_"
SECTION = "last_section"  # what stands in for the body's own section, which a document may have to change

_SPELLED = {spelling: name for name in (*SLOTS, *VALUES) for spelling in TERMS[name].spellings}
_MEMBER_SPELLED = {
    s: member for members in MEMBERS.values() for member in members for s in TERMS[member].spellings
}
# Bounded, so that a part full of braces costs no more than its length.
TAG = re.compile(r"\{\{.{0,1000}?\}\}|\{%.{0,1000}?%\}|\{#.{0,1000}?#\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_WIDE = re.compile(r"｛[｛{%％]|\{[｛％]|[｝}%％]｝|[｝％]\}")
_PARTS = re.compile(r"(?P<open>\{\{|\{%)-?(?P<whole>p|tr|tc|r)?(?(whole)\s)\s*(?P<inner>.*?)\s*-?(?:\}\}|%\})", re.DOTALL)  # fmt: skip
# Private characters stand for the braces of ordinary text while docxtpl looks for tags.
_BRACES_AWAY = str.maketrans("{}", "\ue0f0\ue0f1")
_BRACES_AGAIN = str.maketrans("\ue0f0\ue0f1", "{}")
MAX_OPEN = 16
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_DRAWN = ("drawing", "pict", "object", "br")

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If, nodes.For,
    nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Test,
)  # fmt: skip
_OPENERS = {"if": "endif", "for": "endfor"}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}


class _Sandbox(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """Templates are data: values can be printed and tested; nothing can be called, computed or reached."""

    intercepted_binops = frozenset(jinja2.sandbox.SandboxedEnvironment.default_binop_table)

    def call_binop(self, *_: Any) -> Never:
        raise SecurityError("operator")

    def call(self, *_: Any, **__: Any) -> Never:
        raise SecurityError("call")

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))


def _environment() -> jinja2.Environment:
    environment = _Sandbox(autoescape=True, undefined=jinja2.StrictUndefined, cache_size=0)
    environment.globals.clear()
    environment.filters = {}
    environment.tests = {"defined": environment.tests["defined"]}
    return environment


_ENVIRONMENT = _environment()


@dataclass(frozen=True, slots=True)
class Filler:
    """Code that fills one part. It can be stored: `code` is what `marshal` makes of it."""

    part: str
    code: bytes

    def loaded(self) -> jinja2.Template:
        """The code, ready to run."""
        return jinja2.Template.from_code(_ENVIRONMENT, marshal.loads(self.code), _ENVIRONMENT.globals)


def fill(filler: jinja2.Template, context: Mapping[str, object], name: str, part: str) -> str:
    """The part with its values. Raises CompileError (T309) for what only shows when it is filled."""
    try:
        return filler.render(context)
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, RecursionError):
        raise CompileError(
            [Diagnostic(codes.TAG_FORBIDDEN, {"excerpt": "…"}, Place(name, part=part))]
        ) from None


class Tags:
    """The tags of one part."""

    def __init__(self, name: str, part: str, root: etree._Element) -> None:
        self.name, self.part, self.root = name, part, root
        self.problems: list[Diagnostic] = []
        self.slots: set[str] = set()
        self.printed: set[str] = set()
        self.values: set[str] = set()
        self.local: set[str] = set()
        self.open: list[tuple[str, str, Place]] = []
        for number, paragraph in enumerate(list(root.iter(w("p"))), 1):
            self._check(paragraph, Place(name, part=part, paragraph=number))
        for _, tag, place in self.open:
            self._problem(codes.TAG_SYNTAX, place, excerpt=_short(tag))
        self._seal()
        self.last = self._last()

    def _last(self) -> str:
        """The slot that nothing follows in the body, empty where there is none."""
        body = self.root.find(w("body"))
        paragraphs = [] if body is None else [child for child in body if child.tag != w("sectPr")]
        text = _all_text(paragraphs[-1]) if paragraphs else ""
        slot = re.fullmatch(rf"\{{\{{p {SLOT_PREFIX}(\w+) \}}\}}", text)
        return SLOTS[slot[1]][-1] if slot else ""

    def filler(self) -> Filler:
        """The part as code; asked for only where there are no problems. Raises CompileError (T308)."""
        from docxtpl import DocxTemplate  # 90 ms: only where a template is compiled
        from lxml import etree

        section = self.root.find(f"{w('body')}/{w('sectPr')}")
        if section is not None and (body := section.getparent()) is not None:
            body.replace(section, _placeholder(section))
        xml = etree.tostring(self.root, encoding="unicode")
        source = str(DocxTemplate("").patch_xml(xml)).translate(_BRACES_AGAIN)
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        try:
            code = _ENVIRONMENT.compile(declaration + source)
        except (jinja2.TemplateError, SyntaxError, RecursionError, MemoryError):
            place = Place(self.name, part=self.part)
            raise CompileError([Diagnostic(codes.TAG_SYNTAX, {"excerpt": "…"}, place)]) from None
        return Filler(self.part, marshal.dumps(code))

    # ---- what is no tag ----

    def _seal(self) -> None:
        """Make sure that docxtpl and Jinja meet no brace but those of the tags that were checked.

        Tags in attributes, fields and the like are never filled and are refused; other braces are put out of sight.
        """
        for element in list(self.root.iter()):
            if not isinstance(element.tag, str):  # comments and processing instructions: nothing prints them
                element.getparent().remove(element)
                continue
            outside = [*element.attrib.values(), element.tail or ""]
            if element.tag != w("t"):
                outside.append(element.text or "")
                element.text = element.text and element.text.translate(_BRACES_AWAY)
            element.tail = element.tail and element.tail.translate(_BRACES_AWAY)
            if stray := next((text for text in outside if _STRAY.search(text)), None):
                place = Place(self.name, part=self.part)
                self._problem(codes.TAG_OUTSIDE, place, part=self.part, tag=_short(stray))

    # ---- one paragraph ----

    def _check(self, paragraph: etree._Element, place: Place) -> None:
        nodes_of_text = list(_own_text(paragraph))
        text = "".join(node.text or "" for node in nodes_of_text)
        if wide := _WIDE.search(text):
            self._problem(codes.TAG_SYNTAX, place, excerpt=_short(text[wide.start() :]))
            return
        if stray := _STRAY.search(TAG.sub("", text)):
            self._problem(codes.TAG_SYNTAX, place, excerpt=_short(text[max(text.find(stray[0]), 0) :]))
            return
        matches = list(TAG.finditer(text))
        _gather(nodes_of_text, [(m.start(), m.end(), _canonical(m[0])) for m in matches])
        for match in matches:
            tag, parts = match[0], _PARTS.fullmatch(match[0])
            if parts is None:  # {# a remark #}
                continue
            inner = parts["inner"].translate(_QUOTES)
            if parts["whole"]:
                self._alone(paragraph, place, tag, parts["whole"])
            if parts["open"] == "{%":
                self._statement(inner, tag, place)
            elif parts["whole"] == "p" and inner in _SPELLED:
                self._slot(_SPELLED[inner], paragraph, place)
            elif parts["whole"] == "p" and re.fullmatch(r"\w+", inner):
                self._unknown(inner, _SPELLED, place)
            elif parts["whole"]:
                self._problem(codes.TAG_FORBIDDEN, place, excerpt=_short(tag))
            else:
                self._expression(f"{{{{{inner}}}}}", tag, place, printed=True)

    def _alone(self, paragraph: etree._Element, place: Place, tag: str, whole: str) -> None:
        """A tag that stands for its whole paragraph, cell, row or run takes everything else in it away."""
        canonical = _canonical(tag)
        box = paragraph if whole == "p" else next(paragraph.iterancestors(w(whole)), None)
        if whole == "r":
            box = next((run for run in paragraph.iter(w("r")) if canonical in _all_text(run)), None)
        if box is None:
            self._problem(codes.TAG_SYNTAX, place, excerpt=_short(tag))
            return
        beside = _all_text(box).replace(canonical, "", 1).strip()
        if not beside and any(next(box.iter(w(kind)), None) is not None for kind in _DRAWN):
            beside = "▢"
        if beside:
            self._problem(codes.NOT_ALONE, place, tag=_short(tag), beside=_short(beside))
        if box.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            self._problem(codes.SLOT_IN_SECTION, place, field=_short(tag))

    def _slot(self, field: str, paragraph: etree._Element, place: Place) -> None:
        field = field if field in SLOTS else VALUES[field]
        if not self.printed.isdisjoint(SLOTS[field]):
            self._problem(codes.SLOT_TWICE, place, field=TERMS[field].zh)
        self.slots.add(field)
        self.printed.update(SLOTS[field])
        # In one run and under a name of its own, so that a plain {{ 标题 }} and the slot {{p 标题 }} differ.
        for child in list(paragraph):
            paragraph.remove(child)
        run = paragraph.makeelement(w("r"), {}, None)
        text = paragraph.makeelement(w("t"), {}, None)
        text.text = f"{{{{p {SLOT_PREFIX}{field} }}}}"
        run.append(text)
        paragraph.append(run)

    def _statement(self, inner: str, tag: str, place: Place) -> None:
        word, _, rest = inner.partition(" ")
        if word in _OPENERS:
            self.open.append((word, tag, place))
            loop = re.fullmatch(r"\s*(\w+)\s+in\s+(\w+)\s*", rest)
            if len(self.open) > MAX_OPEN or (
                word == "for" and (not loop or _SPELLED.get(loop[2]) not in LISTS)
            ):
                self._problem(codes.TAG_FORBIDDEN, place, excerpt=_short(tag))
                return
            if word == "for" and loop:
                self.local.add(loop[1])
                self.values.add(_SPELLED[loop[2]])
            self._expression(f"{{% {inner} %}}{{% {_OPENERS[word]} %}}", tag, place)
        elif word in _OPENERS.values():
            if not self.open or _OPENERS[self.open.pop()[0]] != word:
                self._problem(codes.TAG_SYNTAX, place, excerpt=_short(tag))
        elif word in _BETWEEN:
            if not self.open or self.open[-1][0] not in _BETWEEN[word]:
                self._problem(codes.TAG_SYNTAX, place, excerpt=_short(tag))
            elif word == "elif":
                self._expression(f"{{% if {rest} %}}{{% endif %}}", tag, place)
        elif offer := nearest(word, (*_OPENERS, *_OPENERS.values(), *_BETWEEN)):
            self._problem(codes.TAG_MISSPELT, place, excerpt=_short(tag), word=word, nearest=offer)
            self._statement(f"{offer} {rest}".strip(), tag, place)
        else:
            self._problem(codes.TAG_FORBIDDEN, place, excerpt=_short(tag))

    def _expression(self, source: str, tag: str, place: Place, printed: bool = False) -> None:
        """Check one tag as Jinja sees it: its syntax, what it does, and the names it uses."""
        try:
            tree = _ENVIRONMENT.parse(source)
            found = list(tree.find_all(nodes.Node))
        except (jinja2.TemplateSyntaxError, RecursionError):
            self._problem(codes.TAG_SYNTAX, place, excerpt=_short(tag))
            return
        if not all(isinstance(node, _ALLOWED) for node in found):
            self._problem(codes.TAG_FORBIDDEN, place, excerpt=_short(tag))
            return
        for node in found:
            if isinstance(node, nodes.Getattr):
                known = isinstance(node.node, nodes.Name) and (
                    node.node.name in self.local or _SPELLED.get(node.node.name) in MEMBERS
                )
                if not known:
                    self._problem(codes.TAG_FORBIDDEN, place, excerpt=_short(tag))
                elif node.attr not in _MEMBER_SPELLED:
                    self._unknown(node.attr, set(_MEMBER_SPELLED), place)
                else:
                    self.values.add(f"reporter.{_MEMBER_SPELLED[node.attr]}")
            elif isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in self.local:
                if any(isinstance(n, nodes.Getattr) and n.node is node for n in found):
                    continue  # 报告人.姓名 prints a member, not the whole
                self._name(node.name, tag, place, printed)

    def _name(self, word: str, tag: str, place: Place, printed: bool) -> None:
        if word not in _SPELLED:
            self._unknown(word, _SPELLED, place)
        elif (field := _SPELLED[word]) in VALUES:
            if printed:
                self.values.add(field)
        elif printed:
            self._problem(codes.SLOT_WITHOUT_P, place, tag=_short(tag), field=TERMS[field].zh)

    def _unknown(self, word: str, among: Mapping[str, str] | set[str], place: Place) -> None:
        # {{p标题 }} without the blank
        offer = f"p {word[1:]}" if word[:1] == "p" and word[1:] in among else nearest(word, sorted(among))
        self._problem(
            codes.UNKNOWN_TAG,
            place,
            name=_short(word),
            offer_zh=f"是不是“{offer}”？" if offer else "对照 docs/templates.md 里的名称表修改。",
            offer_en=f"Did you mean “{offer}”?" if offer else "See the table of names in docs/templates.md.",
        )

    def _problem(self, code: Code, place: Place, **args: str) -> None:
        self.problems.append(Diagnostic(code, args, place))


def _placeholder(section: etree._Element) -> etree._Element:
    """A paragraph that the section's XML is put in the place of, as a slot's blocks are."""
    paragraph = section.makeelement(w("p"), {}, None)
    run = section.makeelement(w("r"), {}, None)
    text = section.makeelement(w("t"), {}, None)
    text.text = f"{{{{p {SECTION} }}}}"
    run.append(text)
    paragraph.append(run)
    return paragraph


def _short(text: str, most: int = 30) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _own_text(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text nodes of a paragraph, without those of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(w("t")):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node


def _all_text(box: etree._Element) -> str:
    return "".join(node.text or "" for node in box.iter(w("t"))).translate(_BRACES_AGAIN)


def _canonical(tag: str) -> str:
    """A tag as docxtpl wants it: ASCII blanks, straight quotes, one blank after its letter."""
    parts = _PARTS.fullmatch(tag)
    if parts is None:
        return ""  # a remark: nothing prints it
    closing = "}}" if parts["open"] == "{{" else "%}"
    return f"{parts['open']}{parts['whole'] or ''} {parts['inner'].translate(_QUOTES)} {closing}"


def _gather(nodes_of_text: list[etree._Element], tags: list[tuple[int, int, str]]) -> None:
    """Put each tag whole into the text node where it begins, and every other brace out of sight."""
    position = 0
    for node in nodes_of_text:
        text, begin = node.text or "", position
        position += len(text)
        out, at = "", begin
        for start, end, tag in tags:
            if end <= begin or start >= position:
                continue
            out += text[at - begin : max(start, at) - begin].translate(_BRACES_AWAY) if start > at else ""
            out += tag if start >= begin else ""
            at = max(at, min(end, position))
        node.text = out + text[at - begin :].translate(_BRACES_AWAY)
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
