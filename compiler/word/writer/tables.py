"""Tables as WordprocessingML: widths by content within its room, the header repeated, rows never split (W-01).

In: a `Table` of the flow and the template's look. Out: a `w:tbl` element as XML text, and what is told of a crowded one. How
cells look is the template's business: paragraph styles 表格文字 and 表头, and the table style 公文表格 where it has one; only a
table too crowded for its figures is set smaller than that.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from ...flow.blocks import Block, Paragraph, Picture, Table
from ...messages import codes
from ...messages.diagnostic import Diagnostic
from ...terms.fields import FIELDS
from ...terms.patterns import late
from ...terms.spans import At, covered
from ...terms.widths import widest_em, width_em
from ..ooxml.look import Look
from .properties import (
    ParagraphProperties,
    ParagraphXml,
    RunProperties,
    Spacing,
    TableProperties,
    cell_xml,
    table_xml,
)

# What is better not broken within a cell: figures with their signs, Latin words.
_WORD = late(r"[¥￥]?[!-~]+[％‰℃]?")
_FIGURE = re.compile(r"(?=[^A-Za-z]*[0-9])[^A-Za-z]{1,40}")
_WANTED = 2.0  # em
_WHOLE_HEADINGS = (6.0, 4.0, 0.0)  # em: headings so long stay on one line, if that can be
_GROWN = 1.15  # what a table may grow by it
_SLACK = 10  # twip: a figure is not put into a cell that is as wide to a hair
_MOST_LINES = 20  # of a row that must not break
_LONG = 12.0  # em: longer texts begin at the left, shorter ones stand in the middle
_NOTE = late(r"(?:注|备注|附注|说明|填表说明|资料来源|数据来源)[0-9一二三四五]?\s*[:：]")
_UNIT = late(r"[（(]?[\u4e00-\u9fff]{0,4}单位[:：].{1,16}")
_STYLE = "公文表格"


class _Plan(NamedTuple):
    """A way to set a table: at most so large, in half-points; one of some margins beside a cell's text, twip; other words
    than figures stay whole up to `words`; no text is set in less than `texts`, both em."""

    size: int
    margins: tuple[int, ...]
    words: float
    texts: float


_OWN, _FIVE, _SMALL_FIVE = 1638, 21, 18  # the style's own size; 五号, the least of W-01; 小五
_WIDE, _CLOSE, _LEAST = (85,), (57, 40), (40,)
# From the best: first long words give way (a network address), then room, size and short words.
_PLANS = (
    *(_Plan(_OWN, _WIDE, math.inf, 4), _Plan(_OWN, _WIDE, 8, 4)),
    *(_Plan(_OWN, _CLOSE, math.inf, 4), _Plan(_OWN, _CLOSE, 8, 4)),
    *(_Plan(_FIVE, _CLOSE, math.inf, 4), _Plan(_FIVE, _CLOSE, 8, 4)),
    *(_Plan(_FIVE, _CLOSE, 8, 2), _Plan(_FIVE, _CLOSE, 0, 2)),
    *(_Plan(_SMALL_FIVE, _LEAST, 0, 2), _Plan(_SMALL_FIVE, _LEAST, 0, 1)),
)


class Write(Protocol):
    """Makes a cell's paragraph."""

    def __call__(
        self, block: Paragraph, properties: ParagraphProperties, face: RunProperties, /
    ) -> ParagraphXml: ...


class Setting(NamedTuple):
    """How a table is set: the widths of its columns, the margins beside a cell's text and the advance of a character, all
    twip; the size of its text in half-points, 0 for the style's own; whether every figure stays whole."""

    widths: list[int]
    margin: int
    em: int
    size: int
    whole: bool


class Draw(Protocol):
    """Makes the run of a picture that has so many twips of room."""

    def __call__(self, picture: Picture, room: int, /) -> str: ...


class Box(NamedTuple):
    """A cell that shows: its place in the grid, its paragraph, and how many rows and columns it takes."""

    at: At
    cell: Paragraph
    rows: int = 1
    columns: int = 1

    def width(self, widths: Sequence[int]) -> int:
        """What it takes of the widths of the columns."""
        return sum(widths[self.at[1] : self.at[1] + self.columns])


def boxes(block: Table) -> list[list[Box]]:
    """The cells that show, row by row."""
    over, spans = covered(block.spans), {(span.row, span.column): span for span in block.spans}
    return [
        [
            Box((i, j), cell, *(spans[i, j][2:] if (i, j) in spans else ()))
            for j, cell in enumerate(row)
            if (i, j) not in over
        ]
        for i, row in enumerate(block.rows)
    ]


def rooms(block: Table, look: Look) -> Iterator[tuple[Picture, int]]:
    """The pictures in cells, each with the twips of room that it has."""
    setting, pictures = setting_of(block, look), dict(block.pictures)
    for box in (box for row in boxes(block) for box in row):
        if picture := pictures.get(box.at):
            yield picture, box.width(setting.widths) - 2 * setting.margin - _SLACK


def table(block: Table, look: Look, write: Write, draw: Draw, kept: bool = False) -> str:
    """The table, as wide as its room, its last row `kept` with what follows. `write` makes its paragraphs,
    `draw` its pictures."""
    setting = setting_of(block, look)
    widths, margin, face = setting.widths, setting.margin, RunProperties(size=setting.size or None)
    shown, pictures = boxes(block), dict(block.pictures)
    long = {
        box.at[1]
        for row in boxes(block.whole or block)[block.header_rows :]
        for box in row
        if box.columns == 1 and width_em(box.cell.text) > _LONG
    }
    going_on = {(row, span.column): span for span in block.spans for row in range(span.row + 1, span.end[0])}

    # LibreOffice cuts off the end of what goes down over pages and stands in the middle.
    high = {
        at: _lines_of(box._replace(rows=1), setting) > _MOST_LINES
        for row in shown
        for box in row
        if box.rows > 1
        for at in ((n, box.at[1]) for n in range(box.at[0], box.at[0] + box.rows))
    }

    def cell(
        at: At, of: Paragraph, columns: int, down: Literal["", "restart", "continue"], keep: bool
    ) -> str:
        width = sum(widths[at[1] : at[1] + columns])
        header = at[0] < block.header_rows
        begins = _is_note(of.text) if columns > 1 else at[1] in long
        align = "left" if begins and not header else "center"
        if columns == len(widths) and _UNIT.fullmatch(of.text.strip()):
            align = "right"
        properties = ParagraphProperties(keep_next=keep or None, align=align)
        paragraph = write(of, properties, face)
        if at in pictures:
            # A fixed pitch of lines would show a strip of it.
            loose = paragraph.properties._replace(snap_to_grid=False, spacing=Spacing(0, 0, 240, "auto"))
            paragraph = ParagraphXml.of(loose, draw(pictures[at], width - 2 * margin - _SLACK))
        return cell_xml(width, paragraph.xml, columns, down, "top" if high.get(at) else "center")

    rows = []
    for index, row in enumerate(shown):
        header = index < block.header_rows
        keep = header or (kept and index == len(shown) - 1)
        cells = {
            box.at[1]: cell(box.at, box.cell, box.columns, "restart" if box.rows > 1 else "", keep)
            for box in row
        }
        for (at, column), span in going_on.items():
            if at == index:
                cells[column] = cell((at, column), block.rows[at][column], span.columns, "continue", keep)
        repeated = "<w:tblHeader/>" if header else ""
        # A row higher than a page could not be printed whole.
        lines = max((_lines_of(box, setting) for box in row), default=1)
        whole = "" if lines > _MOST_LINES else "<w:cantSplit/>"
        made = "".join(cells[column] for column in sorted(cells))
        rows.append(f"<w:tr><w:trPr>{whole}{repeated}</w:trPr>{made}</w:tr>")
    style = look.style(_STYLE, "table")
    properties = TableProperties(style and style.id, ruled=style is None, margin=margin)
    return table_xml(properties, widths, "".join(rows))


def _is_note(text: str) -> bool:
    """Whether a cell over several columns begins at the left: a note, or a text of some length."""
    return _NOTE.match(text) is not None or width_em(text) > 2 * _LONG


def _lines_of(box: Box, setting: Setting) -> int:
    """How many lines of a row a cell takes."""
    lines = _lines(box.cell.text, box.width(setting.widths) - 2 * setting.margin, setting.em)
    return math.ceil(lines / box.rows)


def setting_of(block: Table, look: Look) -> Setting:
    """How the table is set in its room, upright or on a page that lies; a part of one as all of it."""
    block = block.whole or block
    room = look.room(block.slot)
    width = room.lying if block.landscape and room.lying else room.width
    over = {(span.row, span.column) for span in block.spans if span.columns > 1}
    columns = [
        ["" if (i, j) in over else cell.set_text for i, cell in enumerate(column)]
        for j, column in enumerate(zip(*block.rows, strict=True))
    ]
    reaching = [
        (block.rows[span.row][span.column].text, range(span.column, span.end[1]))
        for span in block.spans
        if 1 < span.columns < len(columns)
    ]
    name = FIELDS["cell"].style
    return fitted(columns, width, look.size(name), look.em(name), block.header_rows, reaching)


def offer_to_turn(block: Block, turns: bool = True) -> dict[str, str]:
    """What a message on a crowded table offers first, in both languages: nothing where it lies already, or where no page turns."""
    lies = isinstance(block, Table) and block.landscape
    words = ("", "") if lies or not turns else ("写“横排: 是”，或者", "Turn it with `横排: 是`. ")
    return dict(zip(("offer_zh", "offer_en"), words, strict=True))


def crowded(block: Table, look: Look) -> Iterator[Diagnostic]:
    """What is to be told of a table that is too crowded: a figure that breaks, or letters below those in use (W-01)."""
    setting = setting_of(block, look)
    if setting.whole and not 0 < setting.size < _FIVE:
        return
    offer = offer_to_turn(block, look.room(block.slot).lying > look.room(block.slot).width)
    if setting.whole:
        yield Diagnostic(codes.TABLE_SMALL, {"number": f"{setting.size / 2:g}", **offer}, block.place)
        return
    for box in (box for row in boxes(block) for box in row):
        for word in _figures(box.cell.text):
            if width_em(word) * setting.em > box.width(setting.widths) - 2 * setting.margin:
                yield Diagnostic(codes.FIGURE_BROKEN, {"text": word, **offer}, box.cell.place or block.place)
                return


def fitted(
    columns: list[list[str]],
    width: int,
    size: int,
    em: int,
    header_rows: int = 0,
    reaching: Sequence[tuple[str, range]] = (),
) -> Setting:
    """How columns of texts are set in `width` twips, in `size` half-points with an advance of `em` twips, or smaller.

    Short columns get what they want, long ones share what is left. Figures stay whole; other words do up to a length, and
    short headings stay on one line where the table does not grow much by it. Half-width characters are half an em, as in
    the official faces, whatever stands in for them. Texts that are `reaching` over columns want an even share of each.
    """
    texts = [max(map(_longest_line, column)) for column in columns]
    words = [{width_em(word) for text in column for word in _WORD.findall(text)} for column in columns]
    figures = [max((width_em(f) for text in column for f in _figures(text)), default=0) for column in columns]
    for text, over in reaching:
        for column in over:
            texts[column] = max(texts[column], min(_longest_line(text), _LONG) / len(over))
            figures[column] = max([figures[column], *(width_em(f) / len(over) for f in _figures(text))])
            words[column] |= {width_em(word) / len(over) for word in _WORD.findall(text)}
    for plan in _PLANS:
        smaller = min(plan.size, size)
        advance = em - 10 * (size - smaller)
        whole = [
            max([figure, min(text, plan.texts), *(word for word in lengths if word <= plan.words)])
            for figure, text, lengths in zip(figures, texts, words, strict=True)
        ]
        ways = []
        for margin in plan.margins:
            room = 2 * margin + _SLACK
            wanted = [max(text, _WANTED) * advance + room for text in texts]
            least = [max(one, 1) * advance + room for one in whole]
            ways += [
                (margin, shares)
                for shares in _ways(wanted, least, width, advance, room, _headings(columns, header_rows))
            ]
        if ways:
            heights = [_height(columns, shares, 2 * margin, advance) for margin, shares in ways]
            margin, shares = ways[next(n for n, one in enumerate(heights) if one <= _GROWN * min(heights))]
            return Setting(_whole(shares, width), margin, advance, smaller if smaller < size else 0, True)
    room = 2 * margin + _SLACK
    needed = [
        max(figure, min(text, 2), 1) * advance + room for figure, text in zip(figures, texts, strict=True)
    ]
    return Setting(
        _whole(_levelled(needed, width), width), margin, advance, smaller if smaller < size else 0, False
    )


def _ways(
    wanted: list[float], needed: list[float], width: int, em: int, room: int, headings: list[list[float]]
) -> Iterator[list[float]]:
    """Ways to share the width, each column having what it needs, those that keep longer headings whole first."""
    if sum(wanted) <= width:
        yield [want * width / sum(wanted) for want in wanted]
        return
    for longest in _WHOLE_HEADINGS:
        least = [
            max([need, *(one * em + room for one in ones if one <= longest)])
            for need, ones in zip(needed, headings, strict=True)
        ]
        if sum(least) <= width:
            yield _shared(wanted, least, width)
            yield _spread(wanted, least, width, range(len(wanted)), least)


def _levelled(needed: list[float], width: int) -> list[float]:
    """Shares of a width that is not enough: the narrow columns get what they need, the others the same."""
    shares, left = list(needed), float(width)
    order = sorted(range(len(needed)), key=needed.__getitem__)
    for count, index in enumerate(order):
        shares[index] = min(needed[index], left / (len(order) - count))
        left -= shares[index]
    return shares


def _whole(shares: list[float], width: int) -> list[int]:
    """The shares in whole twips, `width` in all."""
    widths = [int(share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _figures(text: str) -> list[str]:
    """The figures in a text, each with its signs."""
    return [word for word in _WORD.findall(text) if _FIGURE.fullmatch(word)]


def _headings(columns: list[list[str]], rows: int) -> list[list[float]]:
    """The widths of the lines of each column's headings, em."""
    return [[width_em(line) for text in column[:rows] for line in text.split("\n")] for column in columns]


def _shared(wanted: list[float], needed: list[float], width: int) -> list[float]:
    """What each column gets where not all can have what they want."""
    shares = list(needed)
    open_columns = sorted(range(len(wanted)), key=wanted.__getitem__)
    while open_columns:
        index = open_columns[0]
        left = width - sum(shares) + sum(shares[i] for i in open_columns)
        if wanted[index] > left / len(open_columns) or width - sum(shares) < wanted[index] - shares[index]:
            break
        shares[index] = wanted[index]
        open_columns.pop(0)
    return _spread(wanted, needed, width, open_columns, shares)


def _spread(
    wanted: list[float], needed: list[float], width: int, columns: Sequence[int], shares: list[float]
) -> list[float]:
    """What is left of the width, shared among some columns.

    A text far longer than the others takes more lines, not the room of all the rest.
    """
    out = list(shares)
    spare = {index: max(wanted[index] - needed[index], 0) ** 0.7 for index in columns}
    left = width - sum(shares)
    for index, one in spare.items():
        out[index] += left * one / (sum(spare.values()) or 1)
    return out


def _height(columns: list[list[str]], widths: list[float], margins: int, em: int) -> int:
    """How many lines a table takes, with cells whose two margins are `margins` twips."""
    return sum(
        max(_lines(text, width - margins, em) for text, width in zip(row, widths, strict=True))
        for row in zip(*columns, strict=True)
    )


def _lines(text: str, room: float, em: int) -> int:
    """How many lines a text takes in `room` twips."""
    return sum(max(math.ceil(widest_em(line) * em / max(room, em)), 1) for line in text.split("\n"))


def _longest_line(text: str) -> float:
    return max(map(widest_em, text.split("\n")))
