"""What was recognised is proven by printing it: where the print differs from the draft, that region is kept as typed.

In: what each paragraph was taken for, and the data. Out: the region that is lost first, or none.
"""

from collections.abc import Iterator, Sequence

from ..document.validate import validate
from ..flow.blocks import Flow, Paragraph, Table, paragraphs_of
from ..flow.resolve import resolve
from ..messages.diagnostic import CompileError
from ..source.load import Data, Loaded, Marks, Source
from .keys import PARAGRAPH, PICTURE
from .roles import NOT_PRINTED, Taken

ALL = "all"  # the draft as a whole, when no single region helps
_IN_TURN = ("attached", "foot", "head", "body")  # the regions that may be wrong where the data is refused


def first_lost(
    data: dict[str, Data], taken: Sequence[Taken], name: str = "", kept: frozenset[str] = frozenset()
) -> str | None:
    """The region of the draft in which what the data prints first differs from it; None where it nowhere does.

    `taken` in the order of print; `kept` are the regions that are kept as typed already.
    """
    if any(one.role == "picture" for one in taken):
        data = _without_pictures(data)
    try:
        document = validate(Loaded(Source(name, ""), data, Marks()))
        got = printed(resolve(document))
    except CompileError:
        return next((region for region in _IN_TURN if region not in kept), ALL)
    wanted = "".join(one.printed for one in taken)
    if got == wanted:
        return None
    at = next(
        (i for i, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b),
        min(len(got), len(wanted)),
    )
    end = 0
    region = "body"
    for one in taken:
        if one.role in NOT_PRINTED:
            continue
        region = one.region
        end += len(one.printed)
        if end > at:
            break
    return region


def printed(flow: Flow) -> str:
    """All that a flow prints, in order, without line ends: labels, texts and cells."""
    return "".join(_printed(flow)).replace("\n", "")


def _printed(flow: Flow) -> Iterator[str]:
    for block in flow.blocks:
        if isinstance(block, Paragraph):
            yield (block.label.text if block.label else "") + block.text
        elif isinstance(block, Table):
            yield from (paragraph.text for paragraph in paragraphs_of(block))


def _without_pictures(data: dict[str, Data]) -> dict[str, Data]:
    """The data without pictures, which have no text and whose files need not be there yet."""

    def bare(value: Data) -> Data:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items()}
        if isinstance(value, list):
            kept = [bare(one) for one in value if not (isinstance(one, dict) and PICTURE in one)]
            return kept or [{PARAGRAPH: ["\u200b"]}] if value else value
        return value

    return {key: bare(value) for key, value in data.items()}
