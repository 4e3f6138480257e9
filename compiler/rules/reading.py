"""A document read as a proof-reader reads it: all rules, on wording and on structure.

In: what was loaded, its document and flow, the office's ways. Out: the prepared text and its findings in the order of print.
"""

from collections.abc import Mapping
from dataclasses import replace

from ..document.model import Document
from ..flow.blocks import Flow, Table
from ..memory import uncollected
from ..messages.diagnostic import Place
from ..source.load import Loaded
from ..source.ways import NO_WAYS, Ways
from . import of_structure
from .findings import Finding, found, with_structure
from .prepared import Prepared

_ROUND = 6
"""Characters before and after a spot of a cell that its place tells."""


@uncollected()
def proofread(
    loaded: Loaded, document: Document, flow: Flow, ways: Ways = NO_WAYS, word: bool = False
) -> tuple[Prepared, list[Finding]]:
    """The text as rules saw it, and what they have to say; with `word` the lines of the source are the paragraphs of a Word file, and places say so.

    What is unfinished is told spot by spot, and not once more in sum; what the office has switched off is not told.
    """
    prepared = Prepared(document, flow, loaded, ways)
    told = of_structure(document, flow)
    if (
        not prepared.from_yaml
    ):  # a tag in a draft is told of where it stands, as something that nobody filled in
        told = [one for one in told if one.code.id != "W503"]
    findings = with_structure(found(prepared), told, prepared)
    findings = [one for one in findings if one.code.id not in ways.off]
    if not word:
        return prepared, findings
    cells = {
        id(cell): (0, row, at)
        for table in flow.leaves
        if isinstance(table, Table)
        for row, texts in enumerate(table.rows, 1)
        for at, cell in enumerate(texts, 1)
    }
    return prepared, [_of_word(one, cells) for one in findings]


def _of_word(one: Finding, cells: Mapping[int, tuple[int, ...]]) -> Finding:
    """A finding whose place is a paragraph and the characters of it, or a cell: the door for who marks them in the file."""
    place = one.diagnostic.place
    if place is None or not place.line:
        return one
    of_paragraph = place._replace(line=0, end_line=0, paragraph=place.line)
    if one.par and (cell := cells.get(id(one.par.block))):
        near = one.par.text[max(one.start - _ROUND, 0) : one.end + _ROUND]
        of_paragraph = Place(place.file, paragraph=place.line, cell=cell, around=near)
    return replace(one, diagnostic=replace(one.diagnostic, place=of_paragraph))
