"""Tags that change the cell of a table that they stand in: colspan, cellbg, vm, hm.

In: a tag in a cell, and the part so far. Out: its steps, and what is to become of the cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tags.evaluation import Expression, Step, parse
from ..ooxml.package import integer, w
from .changes import Changes
from .names import expression_of
from .part import Part, Tag
from .places import above
from .statements import IN_TABLES

if TYPE_CHECKING:
    from lxml import etree

_SHOWN_IN_CELL = {
    "colspan": ("gridSpan", '<w:gridSpan w:val="', "span"),
    "cellbg": ("shd", '<w:shd w:val="clear" w:color="auto" w:fill="', "colour"),
}


def cell_word(part: Part, changes: Changes, word: str, rest: str, tag: Tag) -> None:
    """Take a tag of a cell."""
    cell = None if tag.paragraph is None else above(tag.paragraph, "tc")
    if cell is None or tag.letter:
        part.told.misplaced(tag, *IN_TABLES)
        return
    part.repair = True
    if word in ("colspan", "cellbg"):
        if expression := expression_of(part, rest, tag, "text"):
            element, before, how = _SHOWN_IN_CELL[word]
            _in_cell(part, changes, tag, cell, element, before, expression, how)
    elif rest:
        part.told.syntax(tag.place, tag.text, f"应当写成“{{% {word} %}}”", f"write “{{% {word} %}}”")
    elif not part.loops():
        part.told.misplaced(tag, "它只用在 for 和 endfor 之间", "it belongs between for and endfor")
    elif word == "vm":
        _merged_down(part, changes, tag, cell)
    else:
        _merged_across(part, changes, tag, cell)


def _in_cell(
    part: Part,
    changes: Changes,
    tag: Tag,
    cell: etree._Element,
    element: str,
    before: str,
    shown: Expression,
    how: str,
) -> None:
    """An element of the cell's properties with a value that is computed."""
    show = Step("show", tag.number, expression=shown, how=how)
    extra = part.extra(tag, Step("text", text=before), show, Step("text", text='"/>'))
    changes.in_cell(cell, element, extra)


def _merged_down(part: Part, changes: Changes, tag: Tag, cell: etree._Element) -> None:
    """{% vm %}: the cells that a loop makes are one; what the first holds is seen."""
    first = parse("loop.first")
    number = tag.number
    begins, continues = Step("text", text='<w:vMerge w:val="restart"/>'), Step("text", text="<w:vMerge/>")
    begin, other, end = Step("if", number, expression=first), Step("else", number), Step("end", number)
    merge = part.extra(tag, begin, begins, other, continues, end)
    changes.in_cell(cell, "vMerge", merge)
    content = [child for child in cell if child.tag != w("tcPr")]
    before = part.extra(tag, begin)
    after = part.extra(tag, other, Step("text", text="<w:p/>"), end)
    changes.around(content[0], before, content[-1], after)


def _merged_across(part: Part, changes: Changes, tag: Tag, cell: etree._Element) -> None:
    """{% hm %}: the cells that a loop makes are one, as wide as all of them."""
    own = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    times = integer(own.get(w("val")), 1) if own is not None else 1
    product = parse(f"loop.length * {min(max(times, 1), 63)}")
    _in_cell(part, changes, tag, cell, "gridSpan", _SHOWN_IN_CELL["colspan"][1], product, "span")
    begin = Step("if", tag.number, expression=parse("loop.first"))
    before, after = part.extra(tag, begin), part.extra(tag, Step("end", tag.number))
    changes.around(cell, before, cell, after)
