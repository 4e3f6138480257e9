"""目录: a line for each heading of the text, and for the attachments where they are wanted; its pages are known when they are laid out.

In: a document, and its blocks. Out: the same blocks, those that lines lead to with an anchor, and the lines before them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..document.model import Document
from ..messages.diagnostic import Place
from ..source.load import Spot
from ..terms.fields import Role
from .blocks import TEXT_SLOTS, Block, Paragraph, Run, Series, Target
from .ledger import Ledger

TITLE = "目\u3000录"
HEADINGS = ("heading", "run_in")
LINES: tuple[Role, ...] = ("contents_1", "contents_2", "contents_3")
_BETWEEN = "\u3000"  # 附件1 and its name


class Entry(NamedTuple):
    """What the contents may list: its level from 0, its text, and the paragraph that it leads to."""

    level: int
    runs: tuple[Run, ...]
    of: Paragraph


def with_contents(document: Document, blocks: Sequence[Block], ledger: Ledger) -> tuple[Block, ...]:
    """The blocks with the contents before them, where the document is to have some and there is something to list."""
    if not (wanted := document.contents):
        return tuple(blocks)
    every = [*anchored(blocks)]
    listed = entries(every, wanted.contents_levels or len(LINES), wanted.contents_attachments == "yes")
    lines = [line(one.level, one.runs, one.of.spot, one.of.anchor) for one in listed]
    if not lines:
        return tuple(blocks)
    kept = led_to(blocks, every, {one.leads for one in lines})
    return (ledger.line("contents", TITLE), *lines, *kept)


def anchored(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, headings and titles of attachments with their places among all that there are."""
    counts: Counter[Series] = Counter()
    for block in blocks:
        series = _SERIES.get(block.role, "") if isinstance(block, Paragraph) else ""
        if isinstance(block, Paragraph) and series:
            counts[series] += 1
            block = block._replace(anchor=Target(series, counts[series]))
        yield block


_SERIES: dict[Role, Series] = {"heading": "标题", "run_in": "标题", "attachment_title": "附件标题"}


def led_to(
    blocks: Sequence[Block], every: Sequence[Block], led: Collection[Target | None]
) -> Iterator[Block]:
    """The blocks, those that lines lead to as they are with an anchor, the others as they were."""
    for old, new in zip(blocks, every, strict=True):
        yield new if isinstance(new, Paragraph) and new.anchor in led else old


def entries(blocks: Sequence[Block], levels: int, attachments: bool) -> Iterator[Entry]:
    """Each heading of the text of so many levels: of the levels that there are, so that 1. stands on the second where it is below 一、; and
    the titles of attachments."""
    text = [one for one in blocks if isinstance(one, Paragraph)]
    headings = [one for one in text if one.role in HEADINGS and one.slot in TEXT_SLOTS]
    wanted = sorted({one.level for one in headings})[:levels]
    mark = ""
    for one in text:
        if one.role in HEADINGS and one.slot in TEXT_SLOTS and one.level in wanted:
            yield Entry(wanted.index(one.level), _of_heading(one), one)
        elif one.role == "attachment_mark":
            mark = one.text + _BETWEEN
        elif one.role == "attachment_title":
            if attachments:
                yield Entry(0, (Run(mark + on_one_line(one.text)),), one)
            mark = ""


def line(level: int, runs: tuple[Run, ...], spot: Place | Spot | None, leads: Target | None) -> Paragraph:
    """A line of the contents, at a level from 0."""
    return Paragraph(LINES[level], "contents", runs, spot=spot, leads=leads)


def _of_heading(heading: Paragraph) -> tuple[Run, ...]:
    """Its label and its text, of a run-in heading the lead alone, without the full stop that ends it."""
    run_in = heading.role == "run_in"
    runs = [
        Run(on_one_line(run.text), shift=run.shift)
        for run in heading.runs
        if run.text and (run.mark == "lead" or not run_in)
    ]
    if runs:
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip("。"))
    label = heading.label.text if heading.label else ""
    if label and runs and not runs[0].shift:
        return (Run(label + runs[0].text), *runs[1:])
    return (*([Run(label)] if label else []), *runs)


def on_one_line(text: str) -> str:
    """A text without its line breaks."""
    return "".join(text.split("\n"))
