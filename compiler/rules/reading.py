"""A document read as a proof-reader reads it: all rules, on wording and on structure.

In: what was loaded, its document and flow, the office's ways. Out: the prepared text and its findings in the order of print.
"""

from dataclasses import replace

from ..document.model import Document
from ..flow.blocks import Flow
from ..memory import uncollected
from ..source.load import Loaded
from ..source.ways import NO_WAYS, Ways
from . import of_structure
from .findings import Finding, found, with_structure
from .prepared import Prepared


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
    return prepared, [_of_word(one) for one in findings] if word else findings


def _of_word(one: Finding) -> Finding:
    """A finding whose place is a paragraph and the characters of it: the door for who marks them in the file."""
    place = one.diagnostic.place
    if place is None or not place.line:
        return one
    of_paragraph = place._replace(line=0, end_line=0, paragraph=place.line)
    return replace(one, diagnostic=replace(one.diagnostic, place=of_paragraph))
