"""The proof of a volume: laid out as a whole, each of its reports seen as by itself.

In: the flow of a volume, and ways to render it, and a report of it alone. Out: its `Proof`, with a `Layout` for what stands before the reports and
one for each of them. A report whose lines have to be set otherwise is fitted by itself: its pages are the same in the volume.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ..flow.blocks import Flow, Member
from ..source.ways import OfficeNumber
from ..word.ooxml.paging import paging
from ..word.writer.blocks import Fit
from . import measure
from .fit import asks_for_more, first_pages, prove, set_otherwise
from .layout import Having, Layout
from .proof import Proof

Render = Callable[[Flow, Fit], bytes]


class Ways(NamedTuple):
    """How pages come about: a volume and a report of it rendered, both laid out, the names of faces, and what fonts have."""

    render: Render
    alone: Render
    lay_out: Callable[[bytes], bytes]
    faces: Mapping[str, str]
    having: Having
    office: OfficeNumber | None


def prove_volume(flow: Flow, ways: Ways) -> Proof:
    """Lay a volume out, fit its reports, fill its contents. Raises CompileError where the environment lacks something."""
    fit = Fit(pages=first_pages(flow))
    tried = [fit.pages]
    fitted: set[int] = set()
    while True:
        docx = ways.render(flow, fit)
        pdf = ways.lay_out(docx)
        whole = replace(flow, blocks=tuple(flow.leaves))
        layout = Layout.of(whole, measure.read(pdf, ways.faces), fit, ways.having, paging(docx), ways.office)
        parts = [*_parts(flow, layout, fit)]
        otherwise = {index: more for index, part in parts if index >= 0 and (more := set_otherwise(part))}
        fit = fit._replace(members={**fit.members, **otherwise})
        seen = {-1, *fitted, *otherwise}
        wanting = [index for index, part in parts if index not in seen and asks_for_more(part)]
        for index in wanting:
            flow, fit = _fitted(flow, fit, index, ways)
        fitted.update(wanting)
        changed = bool(wanting or otherwise)
        moved = not changed and layout.listed not in tried  # those that come round again are told of
        if not changed and not moved:
            return Proof(docx, pdf, layout, tuple(part for _, part in parts))
        if changed:  # what did not fit before may now
            tried.clear()
        tried.append(layout.listed)
        fit = fit._replace(pages=layout.listed)


def _parts(flow: Flow, layout: Layout, fit: Fit) -> Iterator[tuple[int, Layout]]:
    """The layouts of what stands before the reports, at -1, and of each report, by the index of its block."""
    members = [(index, block) for index, block in enumerate(flow.blocks) if isinstance(block, Member)]
    before = tuple(block for block in flow.blocks if not isinstance(block, Member))
    yield -1, layout.part(replace(flow, blocks=before), 0, Fit(pages=fit.pages))
    first = len(before)
    for index, block in members:
        yield index, layout.part(block.flow, first, fit.members.get(index, Fit()))
        first += len(block.flow.blocks)


def _fitted(flow: Flow, fit: Fit, index: int, ways: Ways) -> tuple[Flow, Fit]:
    """The volume with a report fitted by itself."""
    member = flow.blocks[index]
    assert isinstance(member, Member)

    def render(report: Flow, within: Fit) -> bytes:
        alone = replace(flow, blocks=(member._replace(flow=report),))
        return ways.alone(alone, Fit(members={0: within}))

    best = prove(member.flow, render, ways.lay_out, ways.faces, ways.having, ways.office).layout
    blocks = (*flow.blocks[:index], member._replace(flow=best.flow), *flow.blocks[index + 1 :])
    return replace(flow, blocks=blocks), fit._replace(members={**fit.members, index: best.fit})
