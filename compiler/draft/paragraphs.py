"""The lines of a draft as paragraphs: blanks and page numbers off, wrapped lines joined, rows of tabs made tables.

In: `Line`s, as any reader gives them. Out: `Gathered`: `Par`s, in order, whose texts are those of the lines but for what it
lists. What the paragraphs are to each other is asked in the files below.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ..terms.characters import BLANK, CONTROL, EDGES, UNSEEN, is_blank
from ..terms.numerals import read_decimal, read_label
from .contents import without_contents
from .issued_lines import is_mark, piece_in
from .lines import Line, Par, numbered
from .one_line import cut
from .outside import of_imprint
from .sentences import ordinal
from .wraps import unwrapped


class Gathered(NamedTuple):
    """The paragraphs; what holds page numbers; the lines of a contents list; the numbers of lines that were joined to the one before; the numbers of
    lines that held characters which nobody sees and which were left out; whether lines were cut into paragraphs."""

    pars: tuple[Par, ...]
    pages: tuple[Par, ...] = ()
    contents: tuple[Par, ...] = ()
    joined: tuple[int, ...] = ()
    unseen: tuple[int, ...] = ()
    cut: bool = False


def gather(lines: Sequence[Line], as_typed: bool = False) -> Gathered:
    """The paragraphs of a draft; `as_typed`: each line is one, and none is a page number. Linear in its length."""
    pars, unseen = _cleaned(lines)
    pages: list[Par] = []
    contents: list[Par] = []
    joined: list[int] = []
    torn: set[int] = set()
    was_cut = False
    if not as_typed:
        pars, pages = _without_pages(pars)
        torn = _below_pages(pars, pages)
        pars, contents = without_contents(pars)
    formatted = any(line.formatted for line in lines)
    if not formatted:
        pars = _single_spaced(pars)
    if formatted:
        joined = [number for par in pars for number in par.numbers[1:] if par.line.more]
    else:
        pars = _tables(pars)
        if sum(not par.line.rows for par in pars) <= 2:
            pieces = [piece for par in pars for piece in cut(par)]
            was_cut, pars = len(pieces) > len(pars), numbered(pieces)
        pars, joined = unwrapped(pars, torn)
    return Gathered(tuple(pars), tuple(pages), tuple(contents), tuple(joined), tuple(unseen), was_cut)


# ---- lines without what is no text --------------------------------------------------------------------------------

_BREAKS = re.compile("[\n\r\x0b\x85\u2028\u2029]")
_COUNT = "[ \u3000]*(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5})[ \u3000]*"
_PAGE = re.compile(
    rf"[-—–－·―‐][ \u3000]*\d{{1,4}}[ \u3000]*[-—–－·―‐]|第{_COUNT}页(?:[ \u3000,，/]*共{_COUNT}页)?|共{_COUNT}页[ \u3000,，/]*第{_COUNT}页|\d{{1,4}}[ ]*/[ ]*\d{{1,4}}"
    r"|[Pp]age[ ]*\d{1,4}(?:[ ]*of[ ]*\d{1,4})?"
)
_NUMBER = re.compile(r"\d{1,4}")


def _cleaned(lines: Sequence[Line]) -> tuple[list[Par], list[int]]:
    """One paragraph a line that holds anything, without the blanks at its ends; and the numbers of the lines that lost
    characters which nobody sees."""
    pars: list[Par] = []
    unseen: list[int] = []
    blank = page_break = False
    goes_on = 0  # to this line
    for number, line in enumerate(lines, 1):
        if number <= goes_on:
            continue
        goes_on = number + line.more
        if line.rows or line.picture:
            rows = tuple(tuple(map(_cell, row)) for row in line.rows)
            if rows != line.rows or page_break:
                line = replace(line, rows=rows, page_break=page_break or line.page_break)
            pars.append(Par("", (number,), line, blank, at=len(pars)))
            blank = page_break = False
            continue
        page_break = page_break or line.page_break or "\x0c" in line.text
        text = line.text.replace("\x0c", "\n")
        if CONTROL.search(text):
            text = CONTROL.sub("", text)
            unseen.append(number)
        first = True
        for piece in _BREAKS.split(text) if _BREAKS.search(text) else (text,):
            bare = piece.strip(EDGES)
            if not bare and not (first and line.label):
                blank = True
                continue
            head = bare[:24]
            # A label is known with or without what nobody sees; what was dropped is told.
            if UNSEEN.search(head) and (read_label(seen := UNSEEN.sub("", head)) or ordinal(seen)):
                bare = seen + bare[24:]
            if bare != piece and len(UNSEEN.findall(piece)) != len(UNSEEN.findall(bare)):
                unseen.append(number)
            lead = line.lead - (len(piece) - len(piece.lstrip())) if first else 0
            hints = line
            if not first or page_break != line.page_break or lead != line.lead:
                label = line.label if first else ""
                hints = replace(line, text=piece, label=label, lead=max(lead, 0), page_break=page_break)
            if first and line.label:
                labelled = line.label + bare
                decimal = read_decimal(line.label.rstrip())
                found = decimal.typed if decimal else read_label(labelled)
                typed = found if found and found.text == line.label.rstrip() else None
                pars.append(Par(labelled, (number,), hints, blank, typed, at=len(pars)))
            else:
                numbers = tuple(range(number, goes_on + 1))
                pars.append(Par(bare, numbers, hints, blank, first=first, at=len(pars)))
            blank = first = page_break = False
    return pars, unseen


def _cell(text: str) -> str:
    """A cell as it is printed: empty where nobody sees anything in it."""
    return "" if is_blank(text) else CONTROL.sub("", _BREAKS.sub("\n", text))


def _without_pages(pars: list[Par]) -> tuple[list[Par], list[Par]]:
    """What is left, and the lines that number pages: - 3 -, 第3页; bare figures only where each is one more than the one before."""
    numbers = [int(par.seen) for par in pars if not par.line.rows and _NUMBER.fullmatch(par.seen)]
    rising = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    kept: list[Par] = []
    pages: list[Par] = []
    for par in pars:
        paged = not par.line.rows and ((rising and _NUMBER.fullmatch(par.seen)) or _PAGE.fullmatch(par.seen))
        (pages if paged else kept).append(par)
    return kept, pages


def _below_pages(pars: Sequence[Par], pages: Sequence[Par]) -> set[int]:
    """The places of the paragraphs that have a page number right above them."""
    numbers = {par.at for par in pages}
    return {par.at for par in pars if par.at - 1 in numbers}


def _single_spaced(pars: Sequence[Par]) -> list[Par]:
    """The paragraphs of a text whose every line end was doubled, so that one blank line stands where none was, and three where one was:
    only the latter part them."""
    gaps = [below.numbers[0] - above.numbers[-1] - 1 for above, below in pairwise(pars)]
    if not any(gap > 1 for gap in gaps) or any(gap % 2 == 0 for gap in gaps):
        return [*pars]
    return [pars[0], *(par._replace(after_blank=gap > 1) for par, gap in zip(pars[1:], gaps, strict=True))]


# ---- tables -------------------------------------------------------------------------------------------------------


def _tables(pars: list[Par]) -> list[Par]:
    """Lines that stand together and have as many tabs become one table."""
    out: list[Par] = []
    at = 0
    while at < len(pars):
        rows: list[tuple[str, ...]] = []
        end = at
        while end < len(pars) and (cells := _cells(pars[end])):
            if rows and (len(cells) != len(rows[0]) or pars[end].after_blank):
                break
            rows.append(cells)
            end += 1
        indent = min((next((i for i, cell in enumerate(row) if cell), 0) for row in rows), default=0)
        rows = [row[indent:] for row in rows]  # where they all stand in
        fields = all(len(row) == 2 and (_is_label(row[0]) or row[0][-1:] in "：:") for row in rows)
        inside = any("\t" in par.text for par in pars[at:end])
        if len(rows) < 2 or fields or not inside or _are_issued(rows):
            out.append(pars[at])
            at += 1
            continue
        numbers = tuple(number for par in pars[at:end] for number in par.numbers)
        first = pars[at]
        out.append(Par("", numbers, Line("", rows=tuple(rows)), first.after_blank, at=first.at))
        at = end
    return out


def _cells(par: Par) -> tuple[str, ...]:
    whole = par.line.text.rstrip("\r\n")
    if "\t" not in whole.lstrip(BLANK) or not par.first or par.line.rows:
        return ()
    cells = tuple(_cell(cell.strip(EDGES)) for cell in whole.split("\t"))
    return (
        () if any(cell.endswith(("，", "、")) for cell in cells[:-1]) else cells
    )  # a sentence with tabs in it


def _are_issued(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are no table, but lines of the head or the foot of an issued paper: a number, and who signed it."""
    return len(rows) < 4 and any(
        cell and (piece_in(cell) or (is_mark(cell) and len(cell) > 2) or of_imprint(cell))
        for row in rows
        for cell in row
    )


def _is_label(text: str) -> bool:
    found = read_label(text)
    return found is not None and found.text == text
