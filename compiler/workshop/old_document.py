"""An office's old document as it is read: what each paragraph is, and how each kind of them looks.

In: the bytes of any .docx. Out: `OldDocument`. Most old documents are formatted by hand: the centred and largest lines at the
top are the title, the commonest format is the body's, what begins with 一、 （一） 1. （1） is a heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ..terms.fields import TERMS
from ..terms.styles import heading_style
from ..word.ooxml.look import DOCUMENT
from ..word.ooxml.package import integer, paragraphs, parse, read, refusal, w
from ..word.ooxml.properties import Formatting, Sheet, merged
from ..word.reader import lines

BODY = TERMS["paragraph"].style
TITLE = TERMS["title"].style
_LABELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"[0-9０-９]{1,2}[.．、](?![0-9])"),
    re.compile(r"[（(][0-9０-９]{1,2}[）)]"),
    re.compile("[①-⑳]"),
)
_DATE = re.compile(
    r"\s*[0-9〇○零一二三四五六七八九]{4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日\s*"
)
DOCKET = re.compile(r"[〔\[［（(【]\s*(?P<year>[0-9]{4})\s*[〕\]］）)】]\s*第?\s*(?P<serial>[0-9]*)\s*号")
SIGNATORY = re.compile(r"签\s*发\s*人\s*[：:](?P<name>.*)")
# What may stand above the red head of one document; none of it is the office's.
HEAD_MARKS = (
    (re.compile(r"(?<![0-9])[0-9]{6}(?![0-9])"), ("份号", "the copy's number")),
    (re.compile(r"绝\s*密|机\s*密|秘\s*密|内\s*部"), ("密级", "the degree of secrecy")),
    (re.compile(r"特\s*急|加\s*急|特\s*提|平\s*急|急\s*件"), ("紧急程度", "the urgency")),
)
COLOPHON = re.compile(r"\s*(抄\s*送|印\s*发\s*机\s*关|主题词)\s*[：:]|.*[0-9]{1,2}日印发\s*$")
_DRAWN = tuple(map(w, ("drawing", "pict", "object")))
_HEAD = 25  # paragraphs at the top among which the title is sought
_STANDS_ALONE = 45  # characters of a heading that is a paragraph of its own, at most


@dataclass(frozen=True, eq=False)
class Seen:
    """A paragraph of the old document: number from 1, text with its automatic label, what is in force in it."""

    number: int
    element: etree._Element
    style: str
    text: str
    automatic: bool
    runs: tuple[tuple[str, dict[str, str]], ...]
    empty: dict[str, str]

    @cached_property
    def look(self) -> dict[str, str]:
        """The formatting of most of its characters."""
        weights: dict[int, int] = defaultdict(int)
        for index, (text, _) in enumerate(self.runs):
            same = next(i for i, (_, other) in enumerate(self.runs) if other == self.runs[index][1])
            weights[same] += len(text.strip())
        return self.runs[max(weights, key=lambda i: weights[i])][1] if any(weights.values()) else self.empty

    def get(self, key: str) -> str:
        return self.look.get(key, "")

    @property
    def size(self) -> int:
        return integer(self.get("rPr/sz@val"), 20)

    @property
    def centred(self) -> bool:
        return self.get("pPr/jc@val") == "center"

    @property
    def red(self) -> bool:
        return any(text.strip() and _is_red(look.get("rPr/color@val", "")) for text, look in self.runs)

    @property
    def drawn(self) -> bool:
        return next(self.element.iter(*_DRAWN), None) is not None

    @property
    def right(self) -> bool:
        """Whether it stands at the right, by its alignment or by a large indent."""
        far = integer(self.get("pPr/ind@left"), 0) > 2500 or integer(self.get("pPr/ind@leftChars"), 0) > 800
        return (
            self.get("pPr/jc@val") in ("right", "end")
            or far
            or self.text.startswith("　" * 6)
            or self.text.startswith(" " * 12)
        )

    @property
    def level(self) -> int:
        """The level of a heading by its label, 0 when it has none."""
        text = self.text.lstrip()
        return next((level for level, label in enumerate(_LABELS, 1) if label.match(text)), 0)

    @property
    def alone(self) -> bool:
        """Whether a heading has its paragraph to itself."""
        text = self.text.strip()
        return len(text) <= _STANDS_ALONE and "。" not in text[:-1] and not text.endswith(("；", "，", ";"))

    def lead(self) -> dict[str, str]:
        """What is in force in most of the first sentence."""
        left = len(self.text) if self.alone else self.text.find("。") + 1 or len(self.text)
        runs = []
        for text, look in self.runs:
            runs.append((text[:left], look))
            left -= len(text[:left])
        part = Seen(self.number, self.element, self.style, self.text, self.automatic, tuple(runs), self.empty)
        return part.look


def _is_red(colour: str) -> bool:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red > 0xA0 and green < 0x60 and blue < 0x60


def part_of_kind(formatting: Formatting, kind: str) -> dict[str, str]:
    return {key: value for key, value in formatting.items() if key.startswith(kind)}


def _face(look: Formatting) -> frozenset[tuple[str, str]]:
    """What makes one face differ from another to the eye."""
    keys = ("rPr/rFonts@eastAsia", "rPr/rFonts@eastAsiaTheme", "rPr/sz@val", "rPr/b@val", "rPr/color@val")
    return frozenset((key, look.get(key, "0")) for key in keys)


@dataclass(slots=True)
class Section:
    """A section: its properties as XML, and the paragraphs and tables in it."""

    element: etree._Element | None
    content: list[etree._Element]

    @property
    def weight(self) -> tuple[bool, int]:
        """Which of several sections is the text's: upright, and the longest."""
        size = None if self.element is None else self.element.find(w("pgSz"))
        lies = size is not None and integer(size.get(w("w")), 0) > integer(size.get(w("h")), 1)
        return not lies, sum(len(t.text or "") for child in self.content for t in child.iter(w("t")))


def _sections(body: etree._Element) -> list[Section]:
    sections: list[Section] = []
    content: list[etree._Element] = []
    for child in _blocks(body):
        if child.tag == w("sectPr"):
            sections.append(Section(child, content))
            return sections
        content.append(child)
        broken = child.find(f"{w('pPr')}/{w('sectPr')}")
        if broken is not None:
            sections.append(Section(broken, content))
            content = []
    sections.append(Section(None, content))
    return sections


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables and sections, those inside content controls too."""
    for child in parent:
        if child.tag == w("sdt"):
            inner = child.find(w("sdtContent"))
            yield from () if inner is None else _blocks(inner)
        elif child.tag in (w("p"), w("tbl"), w("sectPr")):
            yield child


@dataclass
class Sample:
    """A format found in the old document: where, what, and whether the paragraph's own format goes with it."""

    number: int
    look: dict[str, str]
    whole: bool = True


class OldDocument:
    """The document: its parts and sections, the paragraphs of its text, and a sample of each kind, by the style's name.

    Raises CompileError (T302) for what is no .docx.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.parts = read(data, name)
        self.document = parse(self.parts[DOCUMENT], self.name, DOCUMENT)
        body = self.document.find(w("body"))
        if body is None:
            reason = (
                "它是 Strict Open XML 格式，请另存为普通的 .docx。",
                "it is Strict Open XML; save it as an ordinary .docx.",
            )
            raise refusal(self.name, *reason)
        self.body = body
        self.sheet = Sheet(self.parts, self.name)
        self.sections = _sections(body)
        self.section = max(self.sections, key=lambda section: section.weight)
        labels = [line.label for line in lines(data, name)]
        numbered = zip(paragraphs(self.document), labels, strict=True)
        self.labels = {element: (number, label) for number, (element, label) in enumerate(numbered, 1)}
        self.seen = [self.see(child) for child in self.section.content if child.tag == w("p")]
        self.samples: dict[str, Sample] = {}
        self.title: list[Seen] = []
        self.styled = False  # whether its headings are Word's own
        self._recognise()

    def see(self, element: etree._Element) -> Seen:
        number, label = self.labels[element]
        runs = tuple(self.sheet.runs(element))
        text = "".join(text for text, _ in runs)
        style = self.sheet.style_of(element)
        return Seen(number, element, style, label + text, bool(label), runs, self.sheet.paragraph(element))

    # ---- what the paragraphs are ----

    def _recognise(self) -> None:
        texts = [seen for seen in self.seen if seen.text.strip()]
        body = self._body(texts)
        size = integer(body.look.get("rPr/sz@val"), 20) if body else 20
        title = self._title(texts, size, body)
        self.title = title
        if title:
            self.samples[TITLE] = Sample(title[0].number, title[0].look)
            self._below_title(texts[texts.index(title[-1]) + 1 :])
        if body:
            self.samples[BODY] = body
        self._headings(texts, body)
        self._closing(texts)
        self._cells()

    def _body(self, texts: Sequence[Seen]) -> Sample | None:
        """The commonest format, by characters, of what is not set in the middle or at the right."""
        weights: dict[tuple[tuple[str, str], ...], int] = defaultdict(int)
        first: dict[tuple[tuple[str, str], ...], Seen] = {}
        for seen in texts:
            if len(seen.text) >= 15 and not seen.centred and not seen.right and not seen.automatic:
                key = tuple(sorted(seen.look.items()))
                weights[key] += len(seen.text)
                first.setdefault(key, seen)
        if not weights:
            return None
        best = max(weights, key=lambda key: weights[key])
        typed = sum(
            len(seen.text)
            for seen in texts
            if re.match("　　|    ", seen.text) and tuple(sorted(seen.look.items())) == best
        )
        look = dict(best)
        if typed * 2 > weights[best]:  # the indent was typed as blanks
            look = merged(
                look,
                {
                    "pPr/ind@firstLineChars": "200",
                    "pPr/ind@firstLine": str(20 * integer(look.get("rPr/sz@val"), 20)),
                },
            )
        return Sample(first[best].number, indented(look))

    def _title(self, texts: Sequence[Seen], size: int, body: Sample | None) -> list[Seen]:
        """The lines of the title: centred, the largest of those at the top, and set off from the body."""
        head = []
        for seen in texts[:_HEAD]:
            if body and len(seen.text) >= 30 and not seen.centred and _face(seen.look) == _face(body.look):
                break
            head.append(seen)
        centred = [seen for seen in head if seen.centred and not seen.red and not self.is_furniture(seen)]
        largest = max((seen.size for seen in centred), default=0)
        set_off = [
            seen
            for seen in centred
            if seen.size == largest and (largest > size or not body or _face(seen.look) != _face(body.look))
        ]
        lines_of_title = set_off[:1]
        for seen in set_off[1:]:
            if texts.index(seen) != texts.index(lines_of_title[-1]) + 1:
                break
            lines_of_title.append(seen)
        return lines_of_title

    def _below_title(self, texts: Sequence[Seen]) -> None:
        rest = list(texts)
        while rest and rest[0].centred and not rest[0].level:
            seen = rest.pop(0)
            key = "subtitle" if re.match(r"\s*(——|[（(])", seen.text) else "reporter"
            self.samples.setdefault(TERMS[key].style, Sample(seen.number, seen.look))
        if rest and rest[0].text.rstrip().endswith(("：", ":")) and len(rest[0].text) < 80:
            self.samples[TERMS["addressees"].style] = Sample(rest[0].number, rest[0].look)

    def _headings(self, texts: Sequence[Seen], body: Sample | None) -> None:
        """The face of each level, from headings that stand alone or are set off; the commonest of each."""
        for level in range(1, 6):
            found: dict[frozenset[tuple[str, str]], list[Seen]] = defaultdict(list)
            styled = heading_style(level)
            for seen in texts:
                is_styled = self.sheet.name_of(seen.style).casefold() in (styled, f"标题 {level}")
                self.styled = self.styled or is_styled
                if seen in self.title or not (is_styled or seen.level == level):
                    continue
                if is_styled or seen.alone or not body or _face(seen.lead()) != _face(body.look):
                    found[_face(seen.lead())].append(seen)
            if found:
                best = max(found.values(), key=len)
                # The format of the paragraph is a heading's own only where it stands alone, and is no list's.
                alone = next((seen for seen in best if seen.alone and not seen.automatic), None)
                one = alone or best[0]
                self.samples[styled] = Sample(one.number, one.lead(), whole=alone is not None)

    def _closing(self, texts: Sequence[Seen]) -> None:
        dated = next((i for i in range(len(texts) - 1, -1, -1) if _DATE.fullmatch(texts[i].text)), None)
        if dated is None or texts[dated] in self.title:
            return
        self.samples[TERMS["date"].style] = Sample(texts[dated].number, texts[dated].look, whole=False)
        before = texts[dated - 1] if dated else None
        if (
            before
            and (before.right or before.centred)
            and len(before.text.strip()) < 40
            and not before.text.rstrip().endswith("。")
        ):
            self.samples[TERMS["signature"].style] = Sample(before.number, before.look, whole=False)
        after = texts[dated + 1] if dated + 1 < len(texts) else None
        if after and re.fullmatch(r"\s*[（(].*[）)]\s*", after.text):
            self.samples[TERMS["remark"].style] = Sample(after.number, after.look)

    def _cells(self) -> None:
        """The text of tables: the commonest format of the cells, and that of the first row."""
        for table in (child for child in self.section.content if child.tag == w("tbl")):
            rows = [[self.see(p) for p in paragraphs(row)] for row in table.iter(w("tr"))]
            filled = [[seen for seen in row if seen.text.strip()] for row in rows]
            if len(filled) < 2 or len(filled[0]) < 2 or not all(filled[:2]):
                continue
            for key, seen in (("header_cell", filled[0][0]), ("cell", filled[1][0])):
                self.samples[TERMS[key].style] = Sample(seen.number, seen.look)
            return

    def is_furniture(self, seen: Seen) -> bool:
        """Whether a paragraph above the title is every document's: red, drawn, a number or a signatory."""
        bordered = "pPr/pBdr" in seen.empty and not seen.text.strip()
        marked = bool(DOCKET.search(seen.text) or SIGNATORY.search(seen.text)) or re.fullmatch(
            r".{2,30}文\s*件\s*", seen.text
        )
        return seen.red or seen.drawn or bordered or bool(marked)


def indented(look: dict[str, str]) -> dict[str, str]:
    """An indent of two characters in twips is one in characters too: it then follows the size."""
    size = integer(look.get("rPr/sz@val"), 20) * 10
    first = integer(look.get("pPr/ind@firstLine"), 0)
    if "pPr/ind@firstLineChars" not in look and abs(first / size - 2) < 0.1:
        return {**look, "pPr/ind@firstLineChars": "200"}
    return look
