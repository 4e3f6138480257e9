"""A form whose cells hold the text: the table stays, what was of one person gives way to tags.

In: an `OldDocument`. Out: `Form`: the table as it goes over, with places for the slots, and what is told of it. The label of a cell
says which tag takes the place of what stands beside it; a tag prints nothing where a report does not give its value.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docx.oxml.table import CT_Tbl
from lxml import etree

from ...word.ooxml.package import below, integer, value_of, w
from .cleaning import cleaned
from .labels import Asked, asked, inline, may_ask
from .old import OldDocument
from .paragraphs import Seen
from .tags import Tagged, data_tag, put, text_of
from .told import Taken, quoted

_DRAWN = tuple(map(w, ("drawing", "pict", "object")))
_CONTROLS = tuple(map(w, ("sdt", "sdtContent", "customXml", "ins")))
_DATE = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日"
    r"|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}"
)
_BLANK_DATE = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"
_NAME = re.compile(r"(?:签名|签字|签章)[ \u3000]*[：:](?P<name>[^年]*?)(?=[ \u3000]{2,}|[0-9]|$)")
_TO_BE_SIGNED = re.compile(r"签名|签字|盖章|签章|公章|年[ \u3000]*月[ \u3000]*日")
_NOTE = re.compile(r"[ \u3000]*(?:备?注|说明|填表说明|填写说明)[ \u3000]*[：:0-9]")
_LONG = 40  # characters of a cell that is the text, where no label says so
_PICTURES = ("照片", "相片")
_TITLE = 40  # of the row that is the title, at most


@dataclass(eq=False)
class _Cell:
    """A cell of a form: its text without blanks at its ends, what it asks for if it is a label, and whose value it is."""

    element: etree._Element
    text: str
    asks: Asked | None = None
    of: Asked | None = None

    @property
    def paragraphs(self) -> list[etree._Element]:
        return [*_inside(self.element, "p")]


class Form(NamedTuple):
    """The form: its table, what of its paragraphs is the title and the text, whether it has places for who reports and for
    the signature, what stays above and below it, and what is told of it."""

    table: etree._Element
    title: Sequence[Seen]
    text: Sequence[Seen]
    plan: Plan

    def made(self, slots: Mapping[str, Sequence[etree._Element]]) -> Made:
        """The form as it goes over; `slots` are the paragraphs of each slot of the template."""
        return self.plan.made(slots)


class Made(NamedTuple):
    """What goes over of a form, with what stands round it, and what is told."""

    elements: Sequence[etree._Element]
    told: Sequence[Taken]


def form_of(old: OldDocument) -> Form | None:
    """The form of a document whose text stands in one; None where it is another document."""
    outside = sum(len(seen.text) for seen in old.seen)
    for table in old.section.content:
        if not isinstance(table, CT_Tbl):
            continue
        rows = [*_rows(table)]
        framed = len(rows) == 1 and len(rows[0]) == 1 and len(rows[0][0].text) > _LONG
        if not framed and not is_form(table):
            continue
        body = rows[0][0] if framed else _body(rows)
        whole = sum(len(cell.text) for row in rows for cell in row)
        if body is None or outside > (whole // 2 if framed else max(whole, _LONG * 4)):
            continue
        titled = rows[0] and _is_title(rows[0]) and rows[0][0] is not body and not _has_title(old, table)
        title = rows[0][0] if titled else None
        keeps = _keeps_first(body)
        text = [old.see(paragraph) for paragraph in body.paragraphs[1 if keeps else 0 :]]
        heads = [old.see(paragraph) for paragraph in title.paragraphs] if title else []
        plan = Plan(old, table, body, title, framed)
        return Form(
            table,
            [one for one in heads if one.text.strip()],
            [one for one in text if one.text.strip()],
            plan,
        )
    return None


def _has_title(old: OldDocument, table: etree._Element) -> bool:
    """Whether a line in the middle stands above a form."""
    above = old.section.content[: next(at for at, one in enumerate(old.section.content) if one is table)]
    return any(
        seen.centred and seen.text.strip() and not _is_filled(seen.text)
        for seen in old.seen
        if seen.element in above
    )


def is_form(table: etree._Element) -> bool:
    """Whether a table asks for things: labels of a form with what is asked for beside or behind them, in several places."""
    rows = [*_rows(table)]
    cells = [cell for row in rows for cell in row]
    if any(cell.of and cell.of.what == "text" for cell in cells) and _labels_above(rows):
        return True
    named = sum(cell.of is not None and cell.of.what in ("field", "text", "signed") for cell in cells)
    within = sum(1 for cell in cells for found, _ in inline(cell.text) if found.what == "field")
    return named + within >= 2


# ---- what its cells are -------------------------------------------------------------------------------------------


def _rows(table: etree._Element) -> Iterator[list[_Cell]]:
    """The cells of each row with what they are; those that only go on from above left out."""
    rows = [
        [_Cell(cell, _text(cell)) for cell in _inside(row, "tc") if not _goes_on(cell)]
        for row in _inside(table, "tr")
    ]
    for row in rows:
        if not _is_head(row):
            _judge(row)
        yield row


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, the cells of a row or the paragraphs of a cell, in content controls too; not of tables within."""
    for child in parent:
        if child.tag == w(tag):
            yield child
        elif child.tag in _CONTROLS:
            yield from _inside(child, tag)


def _text(cell: etree._Element) -> str:
    return "\n".join(map(text_of, _inside(cell, "p"))).strip()


def _goes_on(cell: etree._Element) -> bool:
    merged = below(cell, "tcPr/vMerge")
    return merged is not None and merged.get(w("val"), "continue") == "continue"


def _labels_above(rows: Sequence[Sequence[_Cell]]) -> Sequence[_Cell]:
    """The row of labels whose values are the one row below it, where no other cell asks who reports; else none."""
    asks = any(cell.asks and cell.asks.what == "field" for row in rows for cell in row)
    for at, row in enumerate(rows):
        below_it = [len(one) == len(row) for one in rows[at + 1 : at + 3]]
        known = sum((found := asked(cell.text)) is not None and found.what == "field" for cell in row)
        if not asks and _is_head(row) and known >= 2 and below_it in ([True], [True, False]):
            return row
    return ()


def _is_head(row: Sequence[_Cell]) -> bool:
    """Whether a row is the head of a list: known labels side by side."""
    known = [cell for cell in row if asked(cell.text)]
    return len(row) >= 3 and len(known) * 3 >= len(row) * 2


def _judge(row: Sequence[_Cell]) -> None:
    before: _Cell | None = None
    for at, cell in enumerate(row):
        known = asked(cell.text)
        filled = _is_filled(cell.text)
        label = before is not None and before.asks is not None
        if known:
            cell.asks = known
        elif label and before is not None:
            cell.of = before.asks
        elif cell.text and at + 1 < len(row) and not filled:
            cell.asks = may_ask(cell.text)
        before = cell


def _is_filled(text: str) -> bool:
    """Whether a line says a label and what it asks for."""
    return any(at.start < at.end for _, at in inline(text))


def _is_below(heads: Sequence[_Cell], row: Sequence[_Cell], slots: Sequence[etree._Element | None]) -> bool:
    """Whether a row is of the list that the labels head."""
    return bool(heads) and len(row) == len(heads) and all(cell.element not in slots for cell in row)


def _body(rows: Sequence[Sequence[_Cell]]) -> _Cell | None:
    """The cell of the text: the one that a label says is it, the longest of them; else the longest by far."""
    cells = [cell for row in rows for cell in row if not (cell.of and cell.of.what in ("judged", "signed"))]
    said = [
        cell
        for cell in cells
        if (cell.of and cell.of.what == "text") or (_keeps_first(cell) and not _is_judged(cell))
    ]
    if said:
        return max(said, key=lambda cell: (len(cell.text), _height(cell)))
    longest = max(cells, key=lambda cell: len(cell.text), default=None)
    if longest is None or len(longest.text) < _LONG or longest.asks:
        wide = [row[0] for row in rows if len(row) == 1 and not row[0].text and _height(row[0]) > 2000]
        return wide[0] if wide else None
    return longest


def _keeps_first(cell: _Cell) -> bool:
    """Whether the first paragraph of a cell is the label of what stands below it."""
    first = cell.paragraphs[0] if len(cell.paragraphs) > 1 else None
    found = asked(text_of(first)) if first is not None else None
    return found is not None and found.what == "text"


def _is_judged(cell: _Cell) -> bool:
    return cell.asks is not None and cell.asks.what == "judged"


def _height(cell: _Cell) -> int:
    row = next(cell.element.iterancestors(w("tr")), None)
    return integer(value_of(row, "trPr/trHeight"), 0)


def _is_title(row: Sequence[_Cell]) -> bool:
    return (
        len(row) == 1
        and 0 < len(row[0].text) <= _TITLE
        and not asked(row[0].text)
        and not any(inline(row[0].text))
    )


# ---- what becomes of it -------------------------------------------------------------------------------------------


@dataclass(eq=False)
class Plan:
    """How a form goes over: tags for values, slots in the cell of the text."""

    old: OldDocument
    table: etree._Element
    body: _Cell
    title: _Cell | None
    framed: bool  # all of the document stands in one cell
    tags: dict[str, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    signed: bool = False

    def made(self, slots: Mapping[str, Sequence[etree._Element]]) -> Made:
        own = copy.deepcopy(self.table)
        drawn = list(own.iter(*_DRAWN))
        for one in drawn:
            _remove(one)
        cells = dict(zip(self.table.iter(w("tc")), own.iter(w("tc")), strict=True))
        rows = [[_Cell(cells[c.element], c.text, c.asks, c.of) for c in row] for row in _rows(self.table)]
        body, title = cells[self.body.element], cells[self.title.element] if self.title else None
        above, below_it = [*self._around(before=True)], [*self._around(before=False)]
        heads: Sequence[_Cell] = ()
        for row in rows:
            if _is_head(row):
                heads = row
                self._lines([one for cell in row if _is_filled(cell.text) for one in cell.paragraphs])
            elif _is_below(heads, row, (body, title)):
                self._values(row, heads) if heads is _labels_above(rows) else self._empty(row, heads)
            else:
                heads = ()
                for cell in row:
                    if cell.element not in (body, title):
                        self._cell(cell, slots)
        return self._put_together(own, body, title, slots, above, below_it, bool(drawn))

    def _put_together(
        self,
        own: etree._Element,
        body: etree._Element,
        title: etree._Element | None,
        slots: Mapping[str, Sequence[etree._Element]],
        above: Sequence[etree._Element],
        below_it: Sequence[etree._Element],
        drawn: bool,
    ) -> Made:
        reports = any(".姓名" in tag for tag in self.tags)
        heading = [*slots.get("title", ()), *slots["subtitle"], *(() if reports else slots["reporter"])]
        inside = [*slots["addressees"], *slots["full_text"], *slots["attachment_note"]]
        inside += () if self.signed else slots["signature_block"]
        inside += slots["remark"]
        keep = [*_inside(body, "p")][:1] if _keeps_first(_Cell(body, "")) else []
        _fill(body, [*keep, *inside])
        _let_grow(body)
        if self.framed:
            _fill(body, [*heading, *inside])
            heading = []
        if title is not None:
            _fill(title, slots.get("title", ()))
            heading = [one for one in heading if one not in slots.get("title", ())]
        elements = [*heading, *above, cleaned(own), *below_it, *slots["attachments"]]
        return Made(elements, [*self._told(drawn)])

    def _told(self, drawn: bool) -> Iterator[Taken]:
        names = "".join(f"“{name}”" for name in dict.fromkeys(self.named))
        zh = "照原样带过来，里面的一格印全文" + (f"；{names}后面的内容换成了标记" if names else "")
        en = "as it is; one of its cells prints the text" + (f"; tags stand beside {names}" if names else "")
        yield Taken(("表格", "form"), (zh, en))
        if emptied := "".join(f"“{name}”" for name in dict.fromkeys(self.emptied)):
            yield Taken(("清空的格子", "emptied"), (f"{emptied}下面各行", f"the rows below {emptied}"))
        if kept := "".join(f"“{text}”" for text in dict.fromkeys(self.kept)):
            zh = f"{kept}，是那一份文件才有的，请在 Word 里改掉"
            yield Taken(
                ("格子里留着的字", "words left in cells"), (zh, f"{kept}: change in Word what is of that one")
            )
        if drawn:
            yield Taken(("表格里的图片", "pictures in the form"), ("没有带过来", "left behind"))

    def _cell(self, cell: _Cell, slots: Mapping[str, Sequence[etree._Element]]) -> None:
        """What becomes of a cell that is neither the title nor the text."""
        if cell.asks:
            return
        if cell.of is None:
            if not self._lines(cell.paragraphs) and cell.text:
                self.kept.append(quoted(cell.text))
        elif cell.of.what == "signed" and not self.signed:
            self.signed = True
            self.named.append(cell.of.name)
            _fill(cell.element, slots["signature_block"][-1:])
        elif cell.of.what in ("judged", "signed"):
            self._to_be_signed(cell)
        elif cell.of.name not in _PICTURES:
            _say(cell, self._tag(cell.of))

    def _tag(self, of: Asked) -> str:
        """The tag for a label: a field's once, else that of data by its name."""
        self.named.append(of.name)
        tag = of.tag if of.tag and self.tags.get(of.tag, of.name) == of.name else data_tag(of.name)
        self.tags[tag] = of.name
        return tag

    def _lines(self, paragraphs: Sequence[etree._Element]) -> bool:
        """Tags behind the labels within some lines, and blanks for dates and who signed; whether there were any."""
        found = False
        for paragraph in paragraphs:
            text = text_of(paragraph)
            tagged = [Tagged(at.start, at.end, self._tag(of)) for of, at in inline(text)]
            taken = {at for one in tagged for at in range(one.start, one.end)}
            for match in _DATE.finditer(text):
                if match.start() not in taken:
                    tagged.append(Tagged(match.start(), match.end(), _BLANK_DATE))
            tagged += [
                Tagged(*match.span("name"), "") for match in _NAME.finditer(text) if match["name"].strip()
            ]
            found |= put(paragraph, tagged)
        return found

    def _to_be_signed(self, cell: _Cell) -> None:
        """A cell that others fill in by hand: what asks them to stays, what one of them wrote becomes a tag."""
        written = [one for one in cell.paragraphs if _is_written(text_of(one))]
        if written and cell.of:
            put(written[0], [Tagged(0, len(text_of(written[0])), self._tag(cell.of))])
        for one in written[1:]:
            _remove(one)
        self._lines([one for one in cell.paragraphs if one not in written[:1]])

    def _values(self, row: Sequence[_Cell], heads: Sequence[_Cell]) -> None:
        """The one row below labels: each of its cells is what the label above it asks for."""
        for cell, head in zip(row, heads, strict=True):
            of = asked(head.text) or may_ask(head.text)
            if of and of.name not in _PICTURES:
                _say(cell, self._tag(of))

    def _empty(self, row: Sequence[_Cell], heads: Sequence[_Cell]) -> None:
        """A row of a list is for other people's values."""
        if any(cell.text for cell in row):
            self.emptied.append(heads[0].text)
        for cell in row:
            _say(cell, "")

    def _around(self, before: bool) -> Iterator[etree._Element]:
        """The lines above or below the table that stay: those that ask for something, and notes on how to fill it in."""
        content = self.old.section.content
        at = next(index for index, one in enumerate(content) if one is self.table)
        for child in content[:at] if before else content[at + 1 :]:
            if isinstance(child, CT_Tbl):
                continue
            text = text_of(child)
            if any(inline(text)) or (not before and _NOTE.match(text)):
                own = cleaned(child)
                self._lines([own])
                yield own


def _say(cell: _Cell, text: str) -> None:
    """Let a cell say this, in the format of its first line, and nothing else."""
    for at, paragraph in enumerate(cell.paragraphs):
        if at:
            _remove(paragraph)
        else:
            put(paragraph, [Tagged(0, len(text_of(paragraph)), text)])


def _is_written(line: str) -> bool:
    """Whether a line where others judge and sign says more than where they are to."""
    return bool(line.strip()) and not _TO_BE_SIGNED.search(line) and not _DATE.search(line)


def _fill(cell: etree._Element, blocks: Sequence[etree._Element]) -> None:
    """Some paragraphs in place of all that a cell holds."""
    for child in [child for child in cell if child.tag != w("tcPr")]:
        cell.remove(child)
    cell.extend([copy.deepcopy(block) for block in blocks])


def _let_grow(cell: etree._Element) -> None:
    """The row of the text is as high as the text, and goes on over the page."""
    row = next(cell.iterancestors(w("tr")), None)
    height = below(row, "trPr/trHeight")
    if height is not None and height.get(w("hRule")) == "exact":
        height.set(w("hRule"), "atLeast")
    whole = below(row, "trPr/cantSplit")
    if whole is not None:
        _remove(whole)


def _remove(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)
