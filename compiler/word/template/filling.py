"""The parts of a template made code: their tags found on the original XML, the tree changed where they stand.

In: the XML of a part. Out: its tags, checked (`tags.Checker`), and the `Filler` that fills it. A tag gives way to a processing
instruction in the tree; docxtpl takes away what a {%p %}, {%tr %}, {%tc %} or {%r %} stands for, and sees no brace but those of
tags that were found sound. The only door to docxtpl.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote, unquote

from ...messages import codes
from ...messages.diagnostic import Code, CompileError, Diagnostic, Place
from ...tags.expressions import Engine, Expression, Run, RunError, Step, lines, parse, variable
from ...tags.filters import FaultError, Several, Value, text_of
from ...terms.fields import SLOTS, VALUES
from ..ooxml.look import Look
from ..ooxml.package import DECLARATION, FALLBACK, integer, numbered, of_its_own, refusal, w
from ..writer.body import text_xml
from .tags import (
    DATA,
    EDGE,
    LONG,
    SECTION,
    SLOT_PREFIX,
    SPELLED,
    Block,
    Checker,
    Tag,
    narrowed,
    short,
)

if TYPE_CHECKING:
    import jinja2
    from lxml import etree

MAX_PATCHED = 2 * 1024 * 1024  # characters of what holds a {%p %}, {%tr %}, {%tc %} or {%r %}

_TEXT_WITH_BRACES = "//text()[contains(., '{') or contains(., '}') or contains(., '｛') or contains(., '｝')]"
_BRACES_IN_ATTRIBUTE = re.compile(
    rb"=\s*(?:\"[^\"<]*(?:\{[{%#]|[}%#]\})|'[^'<]*(?:\{[{%#]|[}%#]\}))", re.DOTALL
)
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"', re.IGNORECASE)
_ENCODED_TAG = re.compile(r"(?:%7B){2}.{0,3000}?(?:%7D){2}", re.IGNORECASE | re.DOTALL)
_WHOLE_URL = re.compile(r"(?:https?://|mailto:)[^\s\"\\]{1,2000}", re.IGNORECASE)
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|auto)")
_IDS = (b"bookmarkStart", b"docPr", b"<w:sdt", b":shape", b"paraId")
_DRAWN = ("drawing", "pict", "object", "br", "tbl")
_CELL_PROPERTIES = (
    *(
        "cnfStyle",
        "tcW",
        "gridSpan",
        "hMerge",
        "vMerge",
        "tcBorders",
        "shd",
        "noWrap",
        "tcMar",
        "textDirection",
    ),
    *("tcFitText", "vAlign", "hideMark"),
)


# ---- what is printed ----------------------------------------------------------------------------------------------


class Slot(Several):
    """The paragraphs of a slot as XML; says that it was printed. A loop goes through its blocks."""

    def __init__(
        self,
        xml: str,
        parts: tuple[str, ...],
        printed: set[str],
        blocks: Callable[[], list[BlockData]] = list,
    ) -> None:
        super().__init__(blocks)
        self.xml, self.parts, self.printed = xml, parts, printed

    def __bool__(self) -> bool:
        return bool(self.xml)


class BlockData(dict[str, object]):
    """What a block says of itself, plain data by name; with the XML that the slot has for it, which says that it was printed."""

    def __init__(self, data: Mapping[str, object], xml: str, key: str, printed: set[str]) -> None:
        super().__init__(data)
        self.xml, self.key, self.printed = xml, key, printed


def _block(value: Any) -> str:
    if value.key in value.printed:
        reason = {"reason_zh": "这一段前面已经印了", "reason_en": "the block was printed before"}
        raise FaultError(codes.NOT_FIT, **reason)
    value.printed.add(value.key)
    return str(value.xml)


def _slot(value: Any) -> str:
    value.printed.update(value.parts)
    return str(value.xml)


def _within(printer: Callable[[Any], str]) -> Callable[[Any], str]:
    """What stands in a cell of the template: a section cannot end there, so no landscape page can."""

    def shown(value: Any) -> str:
        if "<w:sectPr" in value.xml:
            raise FaultError(
                codes.NOT_FIT,
                reason_zh="它在模板的表格里，里面放不进横排的表格",
                reason_en="it stands in a table of the template, which cannot hold a landscape table",
            )
        return printer(value)

    return shown


def _text(value: Any) -> str:
    if isinstance(value, Value):  # in a property or an address it is not on paper
        value.printed |= value.names
    return text_xml(value if type(value) is str else text_of(value))


def _property(value: Any) -> str:
    from html import escape  # the tables of entities: only where they are needed

    return escape(" ".join(text_of(value).split("\n")))


def _url(value: Any) -> str:
    from html import escape

    text = text_of(value).strip()
    if not _WHOLE_URL.fullmatch(text):
        shown = text[:30]
        raise FaultError(
            codes.NOT_FIT,
            reason_zh=f"“{shown}”不是 http、https 或 mailto 开头的网址",
            reason_en=f"“{shown}” is no address that begins with http, https or mailto",
        )
    return escape(quote(text, safe="/:?#[]@!$&'()*+,;=%-._~"))


def _url_part(value: Any) -> str:
    return quote(text_of(value).strip(), safe="/-._~")


def _colour(value: Any) -> str:
    text = text_of(value).strip()
    if found := _COLOUR.fullmatch(text):
        return found[1]
    shown = text[:20]
    raise FaultError(
        codes.NOT_FIT,
        reason_zh=f"“{shown}”不是 FFFF00 这样的颜色",
        reason_en=f"“{shown}” is no colour such as FFFF00",
    )


def _span(value: Any) -> str:
    text = text_of(value).strip()
    if re.fullmatch(r"[1-9]|[1-5][0-9]|6[0-3]", text):
        return text
    shown = text[:20]
    raise FaultError(
        codes.NOT_FIT, reason_zh=f"“{shown}”应当是1到63的整数", reason_en=f"“{shown}” should be from 1 to 63"
    )


ENGINE = Engine(
    {
        "slot": _slot,
        "slot_within": _within(_slot),
        "block": _block,
        "block_within": _within(_block),
        "text": _text,
        "property": _property,
        "url": _url,
        "url_part": _url_part,
        "colour": _colour,
        "span": _span,
    }
)


# ---- code ---------------------------------------------------------------------------------------------------------


class Filler(NamedTuple):
    """Code that fills one part, and its tags with their places, by number from 1. It can be stored.

    `repair` tells that what comes out needs `repair`.
    """

    part: str
    code: bytes
    spots: tuple[tuple[str, Place], ...]
    repair: bool

    def loaded(self) -> jinja2.Template:
        """The code, ready to run."""
        return ENGINE.load(self.code)

    def diagnostic(self, number: int, fault: FaultError, name: str) -> Diagnostic:
        """A fault at one of the tags, in the template called `name`."""
        excerpt, place = self.spots[number - 1] if number else ("…", Place(name, part=self.part))
        return Diagnostic(fault.code, {"excerpt": excerpt, **fault.args_of}, place._replace(file=name))


def fill(filler: Filler, code: jinja2.Template, context: Mapping[str, object], name: str, run: Run) -> str:
    """The part with its values. Raises CompileError for what only shows when it is filled."""
    try:
        return ENGINE.run(code, context, run)
    except RunError as error:
        found = [filler.diagnostic(number, fault, name) for number, fault in sorted(error.problems.items())]
        run.problems.clear()
        raise CompileError(found) from None


def _filler(of: Checker, pieces: Sequence[str], repair: bool = False) -> Filler:
    """Code of text and the numbers of tags in turn. Raises CompileError (T309)."""
    steps: list[Step] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            steps += of.tags[int(piece) - 1].steps
        elif piece:
            steps.append(Step("text", text=piece))
    spots = tuple((short(tag.text), tag.place) for tag in of.tags)
    filler = Filler(of.part, b"", spots, repair)
    try:
        return filler._replace(code=ENGINE.code(steps))
    except FaultError as fault:
        raise CompileError([filler.diagnostic(0, fault, of.name)]) from None


_CUT = "<?cut ?>"
_MARK = re.compile(r"<\?t (\d+)\?>|\{% t(\d+) %\}")


class Tags(Checker):
    """The tags of a document, header, footer, or of the foot- or endnotes."""

    def __init__(self, name: str, part: str, root: etree._Element, xml: bytes, free: bool = False) -> None:
        super().__init__(name, part, free)
        self.root = root
        self._whole: list[etree._Element] = []  # paragraphs with a tag that stands for more than itself
        self._moves: list[Callable[[], None]] = []
        self._merges: list[tuple[etree._Element, bool, bool]] = []
        self._in_properties: list[tuple[etree._Element, Tag]] = []
        self._said_twice = False  # a drawing says it for older programs, and its faults were told
        self._read(xml)

    def _read(self, xml: bytes) -> None:
        from lxml import etree

        etree.strip_tags(self.root, etree.Comment, etree.ProcessingInstruction)
        if any(sign in xml for sign in (b"{", b"}", b"\xef\xbd\x9b", b"&#")):
            if b"&#" in xml or _BRACES_IN_ATTRIBUTE.search(xml):
                self._attributes()
            paragraphs = self._tagged()
            places = self._places(paragraphs)
            for paragraph in paragraphs:
                self._said_twice = _is_again(paragraph)
                self._paragraph(paragraph, places[paragraph])
            self._said_twice = False
            self._close_all()
            if not self.problems:
                self._change()
            blocks = any(step.kind in ("if", "for") for tag in self.tags for step in tag.steps)
            self.repair |= blocks and any(sign in xml for sign in _IDS)
        section = self.root.find(f"{w('body')}/{w('sectPr')}")
        if section is not None and not self.free:
            tag = self._extra(Place(self.name, part=self.part), "…")
            tag.steps.append(Step("show", tag.number, expression=variable(SECTION), how="slot"))
            parent(section).replace(section, etree.PI("t", str(tag.number)))

    def print_again(self, document: Tags) -> None:
        """Tell the slots that the document's own text prints too."""
        twice = {
            tag.number: (tag, document.printed[slot])
            for slot, tag in self.printed.items()
            if slot in document.printed
        }
        for tag, before in twice.values():
            self._again(tag, before)

    def counted(self, look: Look) -> Iterator[Diagnostic]:
        """Paragraphs of the template's own within loops over blocks that Word would count among the document's headings."""
        numbers = numbered(self.root) if self.through else {}
        taken_away = {tag.paragraph for tag in self.tags if tag.letter in ("p", "tr", "tc")}
        for begin, end in self.through:
            for paragraph, number in numbers.items():
                inside = begin.place.paragraph <= number <= end.place.paragraph
                if inside and paragraph not in taken_away and look.counts_with_headings(paragraph):
                    text = short("".join(node.text or "" for node in of_its_own(paragraph, "t")))
                    args = {"tag": text, "reason_zh": "它在正文的循环里编号，会打乱正文的序号"}
                    args["reason_en"] = "it is numbered within the text and would upset the labels"
                    place = Place(self.name, part=self.part, paragraph=number, around=text)
                    yield Diagnostic(codes.OUT_OF_PLACE, args, place)

    def filler(self) -> Filler:
        """The part as code; asked for only where there are no problems. Raises CompileError (T302, T309)."""
        from lxml import etree

        tops = {_child_of(self.root.find(w("body")), self.root, paragraph): None for paragraph in self._whole}
        for top in tops:
            top.addprevious(etree.PI("cut"))
            top.addnext(etree.PI("cut"))
        xml = etree.tostring(self.root, encoding="unicode")
        if tops:
            xml = self._patched(xml)
        found = _MARK.split(DECLARATION + xml)
        pieces = [found[0].translate(_BRACES_AGAIN)]
        for index in range(1, len(found), 3):
            pieces += [found[index] or found[index + 1], found[index + 2].translate(_BRACES_AGAIN)]
        return _filler(self, pieces, self.repair)

    def _patched(self, xml: str) -> str:
        """What docxtpl makes of the pieces with tags that stand for more than themselves; all other braces out of sight."""
        from docxtpl import DocxTemplate  # 90 ms: only where a template is compiled

        out, size = [], 0
        for chunk in xml.split(_CUT):
            plain = re.sub("[{}]", lambda m: f"&#{ord(m[0])};", chunk)
            tagged = re.sub(r"<\?(p|tr|tc|r) (\d+)\?>", r"{%\1 t\2 %}", plain)
            if tagged != plain:
                size += len(tagged)
                if size > MAX_PATCHED:
                    zh, en = "有标记的表格或段落太大。", "a table or paragraph with tags is too large."
                    raise refusal(self.name, zh, en)
                tagged = str(DocxTemplate("").patch_xml(tagged))
            out.append(tagged)
        return "".join(out)

    # ---- where they are ----

    def _attributes(self) -> None:
        """Tags in attributes are never filled."""
        for element in self.root.iter():
            for text in element.attrib.values():
                if EDGE.search(str(text)):
                    self._outside(str(text))

    def _tagged(self) -> list[etree._Element]:
        """The paragraphs with braces, in reading order; braces elsewhere are told, or belong to a link."""
        found: dict[etree._Element, None] = {}
        for text in cast("list[Any]", self.root.xpath(_TEXT_WITH_BRACES)):
            node = text.getparent()
            paragraph = next(node.iterancestors(w("p")), None)
            if node.tag in (w("delText"), w("delInstrText")):  # deleted, and only kept for whoever looks back
                continue
            if node.tag == w("t") and text.is_text and paragraph is not None:
                found[paragraph] = None
            elif node.tag == w("instrText") and text.is_text and _LINK_FIELD.match(text):
                self._link_field(node)
            elif EDGE.search(narrowed(text)):
                self._outside(text.strip())
        return list(found)

    def _places(self, paragraphs: Sequence[etree._Element]) -> dict[etree._Element, Place]:
        """Part, paragraph and cell of each."""
        wanted = set(paragraphs)
        cells: dict[etree._Element, tuple[int, int, int]] = {}
        tables = {table for p in paragraphs for table in p.iterancestors(w("tbl"))}
        for number, table in enumerate(self.root.iter(w("tbl")) if tables else (), 1):
            rows = table.iter(w("tr")) if table in tables else ()
            for index, row in enumerate((row for row in rows if _above(row, "tbl") is table), 1):
                inside = (cell for cell in row.iter(w("tc")) if _above(cell, "tr") is row)
                cells |= {cell: (number, index, at) for at, cell in enumerate(inside, 1)}
        out = {}
        for paragraph, number in numbered(self.root).items() if wanted else ():
            if paragraph in wanted:
                cell = _above(paragraph, "tc")
                where = () if cell is None else cells.get(cell, ())
                out[paragraph] = Place(self.name, part=self.part, paragraph=number, cell=where)
        return out

    # ---- one paragraph ----

    def _problem(self, code: Code, place: Place, **args: str) -> None:
        if not (self._said_twice and Diagnostic(code, args, place) in self.problems):
            super()._problem(code, place, **args)

    def _paragraph(self, paragraph: etree._Element, place: Place) -> None:
        own = list(of_its_own(paragraph, "t"))
        text = "".join(node.text or "" for node in own)
        tags = self._found(text, place)
        if tags:
            self._with_tags(paragraph, own, text, tags)
        if _ESCAPED.search(text):
            self._moves.append(lambda: _unescape(own))

    def _with_tags(
        self, paragraph: etree._Element, own: list[etree._Element], text: str, tags: list[Tag]
    ) -> None:
        begins = list(accumulate((len(node.text or "") for node in own), initial=0))
        for tag in tags:
            first, last = (bisect_right(begins, at) - 1 for at in (tag.start, tag.end - 1))
            tag.paragraph = paragraph
            tag.anchor = _anchor(tag, own[first])
            if tag.opening == "{{" and len({_face(node) for node in own[first : last + 1]}) > 1:
                self.notes.append(Diagnostic(codes.TAG_SPLIT, {"tag": short(tag.text)}, tag.place))
            self._one(tag, paragraph)
        for control in paragraph.iterancestors(w("sdt")):  # Word would put the bound value in place of ours
            for binding in control.findall(f"{w('sdtPr')}/{{*}}dataBinding"):
                parent(binding).remove(binding)
        self._trim(tags, text, paragraph)
        self._moves.append(lambda: self._put(own, tags))

    def _one(self, tag: Tag, paragraph: etree._Element) -> None:
        if tag.letter and (tag.opening != "{{" or tag.letter == "p"):
            self._alone(tag, paragraph)
        if tag.opening == "{%":
            self._statement(tag)
        elif tag.opening == "{#":
            return
        elif tag.letter == "p":
            self._whole_value(tag, paragraph)
        elif tag.letter in ("tr", "tc"):
            zh, en = (
                f"“{tag.letter}”只用在 if、for 这样的标记里",
                f"“{tag.letter}” is for tags such as if and for",
            )
            self._syntax(tag.place, tag.text, zh, en)
        else:
            self._print(tag, "text")

    def _alone(self, tag: Tag, paragraph: etree._Element) -> None:
        """A tag that stands for its whole paragraph, cell or row takes everything else in it away."""
        if tag.letter == "r":  # gets a run of its own
            return
        box = paragraph if tag.letter == "p" else _above(paragraph, tag.letter)
        if box is None:
            self._misplaced(tag, "它只用在表格里", "it belongs in a table")
            return
        beside = "".join(one.text or "" for one in box.iter(w("t"))).replace(tag.text, "", 1).strip()
        if not beside and any(next(box.iter(w(kind)), None) is not None for kind in _DRAWN):
            beside = "▢"
        if beside:
            what_zh, what_en, offer_zh, offer_en = _ALONE[tag.letter]
            args = {"what_zh": what_zh, "what_en": what_en, "offer_zh": offer_zh, "offer_en": offer_en}
            self._problem(codes.NOT_ALONE, tag.place, tag=short(tag.text), beside=short(beside), **args)
        if box.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            self._problem(codes.SLOT_IN_SECTION, tag.place, field=short(tag.text))
        self.repair |= tag.letter != "p" or parent(paragraph).tag != w("body")

    def _whole_value(self, tag: Tag, paragraph: etree._Element) -> None:
        """{{p … }}: a slot, or a text as a paragraph for each of its lines."""
        if loop := self._through(tag.inner):
            self._each_block(loop, tag, paragraph)
            return
        local = any(tag.inner in block.names for block in self.open)
        if re.fullmatch(r"\w+", tag.inner) and not (self.free or local or tag.inner in DATA):
            if tag.inner in SPELLED:
                self._slot(SPELLED[tag.inner], tag, paragraph)
            else:
                self._unknown(tag.inner, [*SPELLED, *DATA], tag.place)
            return
        tag.letter = ""
        if not (shown := self._expression(tag.inner, tag, "text")):
            return
        line = f"_line{tag.number}"
        tag.steps.append(Step("show", tag.number, expression=variable(line), how="text"))
        each = Step("for", tag.number, expression=lines(shown), names=(line,))
        self._around(tag, paragraph, [each], [Step("end", tag.number)])

    def _slot(self, field_name: str, tag: Tag, paragraph: etree._Element) -> None:
        field_name = field_name if field_name in SLOTS else VALUES[field_name]
        again = self._said_twice
        loops = [block for block in self.open if block.word == "for"]
        before = self._before(field_name)
        if not again and before:
            self._again(tag, before)
        elif not again and loops:
            loops[-1].slots.append(tag)  # told when the loop ends: it may be one that was never closed
        if not again and field_name in LONG:
            self._in_box(tag, paragraph)
        self.slots.add(field_name)
        self.printed |= dict.fromkeys(SLOTS[field_name], before or tag)
        how = "slot_within" if _above(paragraph, "tc") is not None else "slot"
        tag.steps.append(Step("show", tag.number, expression=variable(SLOT_PREFIX + field_name), how=how))

    def _each_block(self, loop: Block, tag: Tag, paragraph: etree._Element) -> None:
        """{{p 段 }} in a loop over blocks: the block as the slot prints it, once, in the order of the document."""
        before = self._before(loop.through)
        others = [block for block in self.open if block.word == "for" and block is not loop]
        if before and before is not loop.tag:
            self._again(tag, before)
        elif others:
            others[-1].slots.append(tag)
        elif self._is_sure(loop, "block"):
            zh, en = "这一轮里前面已经印了", "it was printed before in the same round"
            self._problem(codes.SLOT_TWICE, tag.place, tag=short(tag.text), reason_zh=zh, reason_en=en)
        self._in_box(tag, paragraph)
        self.printed |= dict.fromkeys(SLOTS[loop.through], before or loop.tag)
        self._tells(loop, "block", "text", "label")
        how = "block_within" if _above(paragraph, "tc") is not None else "block"
        tag.steps.append(Step("show", tag.number, expression=variable(tag.inner), how=how))

    def _before(self, slot: str) -> Tag | None:
        """The tag that already prints some of a slot."""
        return next((self.printed[part] for part in SLOTS[slot] if part in self.printed), None)

    def _again(self, tag: Tag, before: Tag) -> None:
        here = before.place._replace(file="", around="")
        zh = f"{here.text('zh').removeprefix(' › ')}的“{before.text}”已经印了"
        en = f"“{before.text}” prints it already, in {here.text('en').removeprefix(' › ')}"
        self._problem(codes.SLOT_TWICE, tag.place, tag=short(tag.text), reason_zh=zh, reason_en=en)

    def _in_box(self, tag: Tag, paragraph: etree._Element) -> None:
        if next(paragraph.iterancestors(w("txbxContent")), None) is not None:
            self._problem(codes.SLOT_IN_BOX, tag.place, tag=short(tag.text))

    def _trim(self, tags: Sequence[Tag], text: str, paragraph: etree._Element) -> None:
        """{%- and -%}: blanks beside the tag go; at the edge of a paragraph it joins its neighbour."""
        for tag in tags:
            left, right = tag.trims
            while left and tag.start and text[tag.start - 1].isspace():
                tag.start -= 1
            while right and tag.end < len(text) and text[tag.end].isspace():
                tag.end += 1
        first, last = (not tag.letter and tag.opening == "{%" for tag in (tags[0], tags[-1]))
        before = first and tags[0].trims[0] and not tags[0].start
        after = last and tags[-1].trims[1] and tags[-1].end == len(text)
        if before or after:
            self._merges.append((paragraph, before, after))

    # ---- cells ----

    def _cell_word(self, word: str, rest: str, tag: Tag) -> None:
        cell = None if tag.paragraph is None else _above(tag.paragraph, "tc")
        if cell is None or tag.letter:
            super()._cell_word(word, rest, tag)
            return
        self.repair = True
        if word in ("colspan", "cellbg"):
            if expression := self._expression(rest, tag, "text"):
                element, before, how = _SHOWN_IN_CELL[word]
                self._in_cell(tag, cell, element, before, expression, how)
        elif rest:
            self._syntax(tag.place, tag.text, f"应当写成“{{% {word} %}}”", f"write “{{% {word} %}}”")
        elif not any(block.word == "for" for block in self.open):
            self._misplaced(tag, "它只用在 for 和 endfor 之间", "it belongs between for and endfor")
        elif word == "vm":
            self._merged_down(tag, cell)
        else:
            self._merged_across(tag, cell)

    def _in_cell(
        self, tag: Tag, cell: etree._Element, element: str, before: str, shown: Expression, how: str
    ) -> None:
        """An element of the cell's properties with a value that is computed."""
        show = Step("show", tag.number, expression=shown, how=how)
        extra = self._extra(tag.place, tag.text, Step("text", text=before), show, Step("text", text='"/>'))
        self._moves.append(lambda: self._in_properties.append((_set_in_cell(cell, element), extra)))

    def _merged_down(self, tag: Tag, cell: etree._Element) -> None:
        """{% vm %}: the cells that a loop makes are one; what the first holds is seen."""
        first = parse("loop.first")
        number = tag.number
        begins, continues = Step("text", text='<w:vMerge w:val="restart"/>'), Step("text", text="<w:vMerge/>")
        begin, other, end = Step("if", number, expression=first), Step("else", number), Step("end", number)
        merge = self._extra(tag.place, tag.text, begin, begins, other, continues, end)
        self._moves.append(lambda: self._in_properties.append((_set_in_cell(cell, "vMerge"), merge)))
        content = [child for child in cell if child.tag != w("tcPr")]
        before = self._extra(tag.place, tag.text, begin)
        after = self._extra(tag.place, tag.text, other, Step("text", text="<w:p/>"), end)
        self._moves.append(lambda: _mark(content[0], before, content[-1], after))

    def _merged_across(self, tag: Tag, cell: etree._Element) -> None:
        """{% hm %}: the cells that a loop makes are one, as wide as all of them."""
        own = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        times = integer(own.get(w("val")), 1) if own is not None else 1
        product = parse(f"loop.length * {min(max(times, 1), 63)}")
        self._in_cell(tag, cell, "gridSpan", _SHOWN_IN_CELL["colspan"][1], product, "span")
        begin = Step("if", tag.number, expression=parse("loop.first"))
        self._around(tag, cell, [begin], [Step("end", tag.number)])

    # ---- links ----

    def _link_field(self, node: etree._Element) -> None:
        """A link in a field: {{ }} within the address of HYPERLINK."""
        text = node.text or ""
        tags = self._found(text, Place(self.name, part=self.part))
        for tag in tags:
            self._print_link(tag, text.index('"') + 1)
        self._moves.append(lambda: _insert(node, 0, tags))

    # ---- the tree changed ----

    def _extra(self, place: Place, text: str, *steps: Step) -> Tag:
        """More steps of a tag, at another place of the tree."""
        extra = Tag(text, "{{", "", "", place, len(self.tags) + 1, steps=list(steps))
        self.tags.append(extra)
        return extra

    def _around(self, tag: Tag, element: etree._Element, before: list[Step], after: list[Step]) -> None:
        begin, end = (self._extra(tag.place, tag.text, *steps) for steps in (before, after))
        self._moves.append(lambda: _mark(element, begin, element, end))

    def _put(self, own: list[etree._Element], tags: list[Tag]) -> None:
        """Each tag gives way to a processing instruction, in the text where it began."""
        position = 0
        for node in own:
            begin, position = position, position + len(node.text or "")
            inside = [tag for tag in tags if tag.start < position and tag.end > begin]
            if inside:
                _insert(node, begin, inside)
        for tag in tags:
            if tag.paragraph is not None and (target := _target(tag)) != "t":
                self._whole.append(tag.paragraph)
                if target == "r":
                    _own_run(tag, tag.paragraph)

    def _change(self) -> None:
        from lxml import etree

        for move in self._moves:
            move()
        for element, tag in self._in_properties:
            parent(element).replace(element, etree.PI("t", str(tag.number)))
        into: dict[etree._Element, etree._Element] = {}
        for paragraph, before, after in self._merges:
            while paragraph in into:
                paragraph = into[paragraph]
            if after and (following := _joined(paragraph.getnext())) is not None:
                into[following] = paragraph
                _append(paragraph, following)
            if before and (previous := _joined(paragraph.getprevious())) is not None:
                into[paragraph] = previous
                _append(previous, paragraph)


_ALONE = {
    "p": ("一段", "paragraph", "把它单独放在一段里。", "Put it in a paragraph of its own."),
    "tr": (
        *("表格的一行", "row of a table"),
        *("在这一行的前面或后面另插一行，把它移过去。", "Insert a row and move the tag there."),
    ),
    "tc": (
        *("表格的一格", "cell of a table"),
        *("在这一格的前面或后面另插一格，把它移过去。", "Insert a cell and move the tag there."),
    ),
}
_SHOWN_IN_CELL = {
    "colspan": ("gridSpan", '<w:gridSpan w:val="', "span"),
    "cellbg": ("shd", '<w:shd w:val="clear" w:color="auto" w:fill="', "colour"),
}


class PlainTags(Checker):
    """The tags of a part with texts of its own: the properties of the file, and the links of a part."""

    def __init__(self, name: str, part: str, root: etree._Element, free: bool = False) -> None:
        super().__init__(name, part, free)
        self.root = root
        for element in list(root.iter()):
            if isinstance(element.tag, str):
                self._element(element)
        self._close_all()

    def _element(self, element: etree._Element) -> None:
        link = element.get("Type", "").endswith("/hyperlink") and element.get("TargetMode") == "External"
        for key, value in element.attrib.items():
            text = str(value)
            if link and key == "Target":
                text = _ENCODED_TAG.sub(lambda m: unquote(m[0]), text)
                element.set(key, self._marked(text, link=True))
            else:
                if EDGE.search(text):
                    self._outside(text)
                element.set(key, text.translate(_BRACES_AWAY))
        element.text = element.text and self._marked(element.text, link=False)
        element.tail = element.tail and element.tail.translate(_BRACES_AWAY)

    def _marked(self, text: str, link: bool) -> str:
        """The text with its tags checked, each in a form that nothing else in the part can have."""
        out, position = "", 0
        for tag in self._found(text, Place(self.name, part=self.part)):
            if tag.letter:
                zh, en = f"这里不用“{tag.letter}”", f"“{tag.letter}” is of no use here"
                self._syntax(tag.place, tag.text, zh, en)
            elif link:
                self._print_link(tag, 0)
            elif tag.opening == "{%":
                self._statement(tag)
            elif tag.opening == "{{":
                self._print(tag, "property")
            out += text[position : tag.start].translate(_BRACES_AWAY) + f"{{{tag.number}}}"
            position = tag.end
        return out + text[position:].translate(_BRACES_AWAY)

    def filler(self) -> Filler:
        """The part as code; asked for only where there are no problems. Raises CompileError (T309)."""
        from lxml import etree

        xml = etree.tostring(self.root, encoding="unicode")
        pieces = re.split(r"\{(\d+)\}", DECLARATION + xml)
        pieces[::2] = [piece.translate(_BRACES_AGAIN) for piece in pieces[::2]]
        return _filler(self, pieces)


# Characters that no file has: what stands for braces that are not ours.
_BRACES_AWAY = str.maketrans("{}", "\U0010fffc\U0010fffd")
_BRACES_AGAIN = {0x10FFFC: "&#123;", 0x10FFFD: "&#125;"}


# What docxtpl prints as the edges of a tag.
_ESCAPED = re.compile(r"\{_[{%]|[}%]_\}")


def _unescape(nodes: Sequence[etree._Element]) -> None:
    """Each escape becomes the edge of a tag that is text."""
    for node in nodes:
        node.text = _without_escapes(node.text)
        for child in node:
            child.tail = _without_escapes(child.tail)


def _without_escapes(text: str | None) -> str | None:
    return text and _ESCAPED.sub(lambda m: m[0].replace("_", "").translate(_BRACES_AWAY), text)


def _is_again(paragraph: etree._Element) -> bool:
    """Whether a drawing says a paragraph again, for older programs."""
    return next(paragraph.iterancestors(FALLBACK), None) is not None


def parent(element: etree._Element) -> etree._Element:
    """What an element lies in."""
    found = element.getparent()
    if found is None:
        raise ValueError(element.tag)
    return found


def _above(element: etree._Element, kind: str) -> etree._Element | None:
    return next(element.iterancestors(w(kind)), None)


def _child_of(body: etree._Element | None, root: etree._Element, element: etree._Element) -> etree._Element:
    """The block of the body, or of the part, that an element lies in."""
    while (above := element.getparent()) is not None and above is not body and above is not root:
        element = above
    return element


def _anchor(tag: Tag, node: etree._Element) -> tuple[object, ...]:
    """What the tags of a block must have in common, that the XML stays in one piece whatever becomes of what lies between."""
    paragraph = tag.paragraph
    if paragraph is None:
        return ()
    if tag.letter in ("tr", "tc"):
        box = _above(paragraph, tag.letter)
        return (tag.letter, None if box is None else box.getparent())
    if tag.letter == "p":
        return ("p", paragraph.getparent())
    above = list(takewhile(lambda one: one is not paragraph, node.iterancestors()))
    if tag.letter == "r":
        run = next((one for one in above if one.tag == w("r")), node)
        return ("r", run.getparent())
    return ("", *(str(one.tag) for one in above), paragraph.getparent())


# What makes no difference to be seen, or is set by programs alone.
_UNSEEN = ("lang", "noProof", "rPrChange")


def _face(node: etree._Element) -> str:
    """The formatting of the run of a text, as far as it is seen."""
    run = _above(node, "r")
    properties = None if run is None else run.find(w("rPr"))
    out = []
    for child in () if properties is None else properties:
        attributes = sorted((k, v) for k, v in child.attrib.items() if k != w("hint"))
        name = str(child.tag).rpartition("}")[2]
        if name not in _UNSEEN and (attributes or name != "rFonts"):
            out.append(f"{name}{attributes}")
    return "".join(sorted(out))


def _target(tag: Tag) -> str:
    """What a tag stands for: p, tr, tc, r; t where it is only itself."""
    return "t" if tag.opening == "{{" and tag.letter != "p" else tag.letter or "t"


def _insert(node: etree._Element, begin: int, tags: Sequence[Tag]) -> None:
    """Put processing instructions for tags into a text whose first character is at `begin` of the paragraph's."""
    from lxml import etree

    text = node.text or ""
    end, at = begin + len(text), begin
    node.text, last = "", None
    for tag in tags:
        before = text[at - begin : max(tag.start, at) - begin]
        if last is None:
            node.text += before
        else:
            last.tail = before
        at = max(at, min(tag.end, end))
        if tag.start >= begin:
            last = etree.PI(_target(tag), str(tag.number))
            node.append(last)
    rest = text[at - begin :]
    if last is None:
        node.text += rest
    else:
        last.tail = rest
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _own_run(tag: Tag, paragraph: etree._Element) -> None:
    """Cut a run in three, so that the tag has one of its own."""
    number = str(tag.number)
    mark = next(one for text in paragraph.iter(w("t")) for one in text if one.text == number)
    text = parent(mark)
    run = parent(text)
    properties, at = run.find(w("rPr")), run.index(text)
    place, tail = text.index(mark), mark.tail
    sides = (
        (run.addprevious, list(run)[:at], text.text, list(text)[:place]),
        (run.addnext, list(run)[at + 1 :], tail, list(text)[place + 1 :]),
    )
    for put, children, head, marks in sides:
        piece = text.makeelement(text.tag, {str(k): str(v) for k, v in text.attrib.items()}, None)
        piece.text = head
        piece.extend(marks)
        content = [child for child in children if child is not properties]
        new = run.makeelement(run.tag, {str(k): str(v) for k, v in run.attrib.items()}, None)
        if properties is not None:
            new.append(deepcopy(properties))
        new.extend([*content, piece] if put == run.addprevious else [piece, *content])
        put(new)
    text.text, mark.tail = "", None


def _mark(first: etree._Element, before: Tag, last: etree._Element, after: Tag) -> None:
    from lxml import etree

    first.addprevious(etree.PI("t", str(before.number)))
    last.addnext(etree.PI("t", str(after.number)))


def _set_in_cell(cell: etree._Element, kind: str) -> etree._Element:
    """An element more in the cell's properties, where the schema wants it, instead of those of its kind."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"), {}, None)
        cell.insert(0, properties)
    for old in properties.findall(w(kind)):
        properties.remove(old)
    earlier = [w(name) for name in _CELL_PROPERTIES[: _CELL_PROPERTIES.index(kind)]]
    new = properties.makeelement(w(kind), {}, None)
    properties.insert(sum(child.tag in earlier for child in properties), new)
    return new


def _joined(neighbour: etree._Element | None) -> etree._Element | None:
    """The paragraph beside another, if the two can be joined."""
    if neighbour is None or neighbour.tag != w("p"):
        return None
    return neighbour if neighbour.find(f"{w('pPr')}/{w('sectPr')}") is None else None


def _append(paragraph: etree._Element, following: etree._Element) -> None:
    """Move what a paragraph holds to the end of the one before."""
    for child in list(following):
        if child.tag != w("pPr"):
            paragraph.append(child)
    parent(following).remove(following)
