"""Tables as WordprocessingML: widths by content within the type area, the header repeated, rows never split (W-01).

In: a `Table` of the flow and the template's look. Out: a `w:tbl` element as XML text. How cells look is the template's
business: paragraph styles 表格文字 and 表头, and the table style 公文表格 where it has one.
"""

import math
import re
from collections.abc import Callable, Sequence

from ..flow import Paragraph, Table
from ..lines import widest_em, width_em
from ..vocabulary import TERMS
from .look import Look

# What may not be broken within a cell: figures with their signs, Latin words.
_WORD = re.compile(r"[!-~]+")
_MARGIN = 85  # twip, 1.5 mm, on either side of a cell's text
_NARROWEST = 1.0  # em
_WANTED = 2.0  # em
_MOST_LINES = 20  # of a row that must not break
_LONG = 12.0  # em: longer texts begin at the left, shorter ones stand in the middle
_STYLE = "公文表格"
_LINE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
_GRID = "".join(_LINE.format(side=s) for s in ("top", "left", "bottom", "right", "insideH", "insideV"))

Write = Callable[[Paragraph, str], str]


def table(block: Table, look: Look, width: int, write: Write, kept: bool = False) -> str:
    """The table, `width` twips wide, its last row `kept` with what follows.

    `write(paragraph, properties)` makes a cell's paragraph, `properties` its alignment.
    """
    em = look.em(TERMS["cell"].style)
    columns = list(zip(*block.rows, strict=True))
    widths = column_widths([[cell.text for cell in column] for column in columns], width, em)
    long = [any(width_em(cell.text) > _LONG for cell in column[block.header_rows :]) for column in columns]
    style = look.style(_STYLE, "table")
    look_xml = f'<w:tblStyle w:val="{style.id}"/>' if style else ""
    borders = "" if style else f"<w:tblBorders>{_GRID}</w:tblBorders>"
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    rows = []
    for index, row in enumerate(block.rows):
        header = index < block.header_rows
        cells = []
        for column, cell in enumerate(row):
            align = '<w:jc w:val="left"/>' if long[column] and not header else '<w:jc w:val="center"/>'
            keep = "<w:keepNext/>" if header or (kept and index == len(block.rows) - 1) else ""
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{widths[column]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
                f"{write(cell, keep + align)}</w:tc>"
            )
        repeated = "<w:tblHeader/>" if header else ""
        # A row higher than a page could not be printed whole.
        lines = max(_lines(cell.text, one, em) for cell, one in zip(row, widths, strict=True))
        whole = "" if lines > _MOST_LINES else "<w:cantSplit/>"
        rows.append(f"<w:tr><w:trPr>{whole}{repeated}</w:trPr>{''.join(cells)}</w:tr>")
    return (
        f'<w:tbl><w:tblPr>{look_xml}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def column_widths(columns: list[list[str]], width: int, em: int) -> list[int]:
    """Twips for each column, `width` in all: short columns get what they want, long ones share what is left.

    No column is narrower than its longest word, unless the words alone need more than there is: then each gets its share
    and words are broken.
    """
    wanted = [max(max(map(_longest_line, column)), _WANTED) * em + 2 * _MARGIN for column in columns]
    needed = [max(max(map(_longest_word, column)), _NARROWEST) * em + 2 * _MARGIN for column in columns]
    if sum(wanted) <= width:
        shares = [want * width / sum(wanted) for want in wanted]
    elif sum(needed) <= width:
        ways = [_shared(wanted, needed, width), _spread(wanted, needed, width, range(len(wanted)), needed)]
        shares = min(ways, key=lambda way: _height(columns, way, em))
    else:
        shares = [need * width / sum(needed) for need in needed]
    widths = [int(share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


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
    spare = {index: (wanted[index] - needed[index]) ** 0.7 for index in columns}
    left = width - sum(shares)
    for index, one in spare.items():
        out[index] += left * one / (sum(spare.values()) or 1)
    return out


def _height(columns: list[list[str]], widths: list[float], em: int) -> int:
    """How many lines a table takes."""
    return sum(
        max(_lines(text, width, em) for text, width in zip(row, widths, strict=True))
        for row in zip(*columns, strict=True)
    )


def _lines(text: str, width: float, em: int) -> int:
    """How many lines a text takes in a column."""
    room = max(width - 2 * _MARGIN, em)
    return sum(max(math.ceil(widest_em(line) * em / room), 1) for line in text.split("\n"))


def _longest_line(text: str) -> float:
    return max(map(widest_em, text.split("\n")))


def _longest_word(text: str) -> float:
    return max((width_em(word) for word in _WORD.findall(text)), default=0)
