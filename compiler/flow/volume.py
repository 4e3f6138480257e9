"""汇编: several reports as one document: a cover, contents, and the reports, each with all that it prints.

In: a volume as authored, and its reports with their flows. Out: its `Flow`. What the reports count (labels, captions, headings) stays their own:
each has scopes of its own in the flow, and its targets know which report they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ..document.model import Contents, Volume
from ..terms.dates import printed_date
from .blocks import Block, Flow, Member, Paragraph, Run, Target, paragraphs_of
from .captions import each_paragraph
from .contents import HEADINGS, TITLE, anchored, entries, led_to, line
from .ledger import Ledger


def resolve_volume(volume: Volume, members: Sequence[Member]) -> Flow:
    """The flow of a volume of these reports."""
    ledger = Ledger(volume.marks, None)
    offsets = accumulate((len(one.flow.scopes) for one in members), initial=0)
    reports: list[Member] = []
    lines: list[Paragraph] = []
    for number, (one, offset) in enumerate(zip(members, offsets, strict=False), 1):
        every = _own([*anchored(one.flow.blocks)], number, offset)
        listed = [*_lines(volume.contents, number, one, every)] if volume.contents else []
        blocks = led_to(_own(one.flow.blocks, number, offset), every, {line.leads for line in listed})
        reports.append(one._replace(flow=replace(one.flow, blocks=tuple(blocks))))
        lines += listed
    contents = [ledger.line("contents", TITLE), *lines] if lines else []
    scopes = tuple(scope for one in members for scope in one.flow.scopes)
    values: dict[str, object] = {
        "title": volume.title,
        "subtitle": volume.subtitle or "",
        "signature": volume.signature or (),
        "date": _date(volume),
    }
    whole: tuple[Block, ...] = (*_cover(volume, ledger), *contents, *reports)
    return Flow(whole, scopes, values=values, odd=volume.start_on == "odd")


def _cover(volume: Volume, ledger: Ledger) -> Iterator[Paragraph]:
    yield ledger.line("cover_title", volume.title, "title")
    if volume.subtitle:
        yield ledger.line("cover_subtitle", volume.subtitle, "subtitle")
    for name in volume.signature or ():
        yield ledger.line("cover_signature", name, "signature")
    if date := _date(volume):
        yield ledger.line("cover_date", date, "date" if volume.date else "date_text")


def _date(volume: Volume) -> str:
    return printed_date(volume.date) if volume.date else volume.date_text or ""


def _lines(contents: Contents, number: int, member: Member, blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """A line for a report, and where they are wanted, for its headings and attachments below it; a report of run-in headings alone is led
    to by the first of them."""
    anchors = [one.anchor for block in blocks for one in paragraphs_of(block) if one.anchor]
    own = Target("篇", number, number)
    yield line(0, (Run(member.title),), member.place, own if own in anchors else next(iter(anchors), own))
    within = contents.contents_attachments == "yes"
    for one in entries(blocks, (contents.contents_levels or 1) - 1, within):
        yield line(one.level + 1, one.runs, one.of.spot, one.of.anchor)


# ---- what is a report's own -------------------------------------------------------------------------------------------


def _own(blocks: Sequence[Block], number: int, offset: int) -> list[Block]:
    """The blocks of a report as they stand in the volume: their scopes counted on from an offset, their targets marked with its number, the
    first paragraph that is no heading, as these may be listed themselves, what the contents lead to."""
    begun = False

    def marked(run: Run) -> Run:
        return run._replace(
            note=tuple(map(marked, run.note)), refers=run.refers and run.refers._replace(member=number)
        )

    def own(paragraph: Paragraph) -> Paragraph:
        nonlocal begun
        label, anchor = paragraph.label, paragraph.anchor
        if paragraph.role == "caption":
            counted = paragraph.runs[1]
            anchor = Target(counted.counts, int(counted.text))
        if not begun and not anchor and paragraph.role not in HEADINGS:
            begun, anchor = True, Target("篇", number)
        return paragraph._replace(
            runs=tuple(map(marked, paragraph.runs)),
            label=label and label._replace(scope=label.scope + offset),
            anchor=anchor and anchor._replace(member=number),
        )

    return [each_paragraph(block, own) for block in blocks]
