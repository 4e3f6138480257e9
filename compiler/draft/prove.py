"""What was recognised is proven by printing it: where the print differs from the draft, the smallest stretch of it is read
again as typed: a paragraph, else the section that it stands in, else its region.

In: what each paragraph was taken for, and the data. Out: what is lost first, or none; and `Kept`, what is to be kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..document.validate import validate
from ..flow.blocks import Chart, Flow, Paragraph, Table, paragraphs_of
from ..flow.resolve import resolve
from ..messages.diagnostic import CompileError
from ..source.load import Data, Loaded, Mark, Marks, Path, Source
from ..terms.values import VALUES
from .keys import ANCHOR, CAPTION, CHART, CHART_DATA, PARAGRAPH, PICTURE, TABLE
from .lines import Par
from .roles import NOT_PRINTED, Taken

ALL = "all"  # the draft as a whole, when no single region helps
_IN_TURN = (
    "attached",
    "foot",
    "head",
    "attendance",
    "colophon",
    "masthead",
    "body",
)  # the regions that may be wrong where the data is refused
_OUTLINED = ("body", "attached")  # the regions in which a single paragraph can be kept as typed
_ROUNDS = 12  # after so many a region is kept as a whole: each reads the draft again
# Stands for a picture with a caption, which references may name: a chart needs no file.
_CHART: dict[str, Data] = {
    CHART: VALUES["chart"]["column"][0],
    CHART_DATA: [["", "1"], ["1", "1"], ["2", "1"]],
}
_PICTURE = "\ufdd0"  # stands for a picture, which has no text: no character, so in no draft


class Kept(NamedTuple):
    """What is kept as typed: regions of the draft, and paragraphs by their `at`."""

    regions: frozenset[str] = frozenset()
    pars: frozenset[int] = frozenset()
    rounds: int = 0

    def with_region(self, region: str) -> "Kept":
        """The same with a region more, or with all where that was kept already."""
        more = region if region not in self.regions else ALL
        return self._replace(regions=self.regions | {more})


class Lost(NamedTuple):
    """The region in which what is printed first differs from the draft, and there the paragraph, by its place in `taken`."""

    region: str
    at: int | None = None


def first_lost(
    data: dict[str, Data],
    taken: Sequence[Taken],
    name: str = "",
    kept: Kept | None = None,
    places: Mapping[Path, int] | None = None,
) -> Lost | None:
    """Where what the data prints first differs from the draft; None where it nowhere does.

    `taken` in the order of print; `kept` is what is kept as typed already; `places` are the lines of the blocks.
    """
    kept = kept or Kept()
    values = {path: Mark(line - 1, 0, line - 1, 0) for path, line in (places or {}).items()}
    try:
        got = printed(
            resolve(validate(Loaded(Source(name, ""), without_pictures(data), Marks(name, {}, values))))
        )
    except CompileError as error:
        return _refused(error, taken, kept)
    wanted = "".join(map(_wanted, taken))
    if got == wanted:
        return None
    at = next(
        (i for i, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b),
        min(len(got), len(wanted)),
    )
    end = 0
    lost = Lost("body")
    for index, one in enumerate(taken):
        if one.role in NOT_PRINTED:
            continue
        lost = Lost(one.region, index)
        end += len(_wanted(one))
        if end > at:
            break
    return lost


def _wanted(one: Taken) -> str:
    return _PICTURE if one.role in ("picture", "chart") else one.printed


def _refused(error: CompileError, taken: Sequence[Taken], kept: Kept) -> Lost:
    """What the refusal is about, where it says so; else the regions in turn."""
    lines = {one.par.numbers[0]: index for index, one in reversed([*enumerate(taken)])}
    for one in error.diagnostics:
        index = lines.get(one.place.line) if one.place else None
        if index is not None and taken[index].par.at not in kept.pars:
            region = taken[index].region
            if region in _OUTLINED or region not in kept.regions:
                return Lost(region, index)
    return _next(kept)


def first_unread(pars: Sequence[Par], taken: Sequence[Taken], kept: Kept) -> Lost | None:
    """What to keep as typed where a paragraph was taken for nothing, by itself or as a part of a longer one; None where each was."""
    found = {one.par.at for one in taken}
    if len(found) == len(pars):
        return None
    lines = {number for one in taken if len(one.par.numbers) > 1 for number in one.par.numbers}
    unread = any(par.at not in found and not lines.issuperset(par.numbers) for par in pars)
    return _next(kept) if unread else None


def _next(kept: Kept) -> Lost:
    return Lost(next((region for region in _IN_TURN if region not in kept.regions), ALL))


def keeping(lost: Lost, taken: Sequence[Taken], kept: Kept) -> Kept:
    """What is kept as typed so that what is lost may be proven: the smallest stretch that is not kept yet."""
    if lost.region not in _OUTLINED or lost.at is None or kept.rounds >= _ROUNDS:
        return kept.with_region(lost.region)
    if lost.region in kept.regions:
        return kept.with_region(ALL)
    for stretch in _stretches(taken, lost.at):
        if not (more := frozenset(one.par.at for one in stretch)) <= kept.pars:
            return kept._replace(pars=kept.pars | more, rounds=kept.rounds + 1)
    return kept.with_region(lost.region)


def _stretches(taken: Sequence[Taken], index: int) -> Iterator[Sequence[Taken]]:
    """The paragraph, and the sections that it stands in, from the innermost to the outermost."""
    yield taken[index : index + 1]
    region, level = taken[index].region, 0
    for first in range(index, -1, -1):
        one = taken[first]
        if one.region != region:
            return
        if one.level and (not level or one.level < level):
            level = one.level
            ends = (
                at
                for at in range(first + 1, len(taken))
                if taken[at].region != region or 0 < taken[at].level <= level
            )
            last = next(ends, len(taken))
            if last > index:
                yield taken[first:last]


def printed(flow: Flow) -> str:
    """All that a flow prints, in order, without line ends: labels, texts and cells."""
    return "".join(_printed(flow)).replace("\n", "")


def _printed(flow: Flow) -> Iterator[str]:
    for block in flow.blocks:
        if isinstance(block, Paragraph):
            yield (block.label.text if block.label else "") + block.text
        elif isinstance(block, Table):
            yield from (paragraph.text for paragraph in paragraphs_of(block))
        elif isinstance(block, Chart):
            yield _PICTURE


def without_pictures(data: dict[str, Data]) -> dict[str, Data]:
    """The data with a sign for each picture, as their files need not be there yet."""

    def bare(value: Data) -> Data:
        if isinstance(value, dict):
            if PICTURE in value and CAPTION in value:
                return {**_CHART, **{key: value[key] for key in (CAPTION, ANCHOR) if key in value}}
            if PICTURE in value:
                return {PARAGRAPH: [_PICTURE]}
            return {key: _bare_cells(inner) if key == TABLE else bare(inner) for key, inner in value.items()}
        return [bare(one) for one in value] if isinstance(value, list) else value

    return {key: bare(value) for key, value in data.items()}


def _bare_cells(rows: Data) -> Data:
    """The rows of a table, its pictures left out."""
    return [
        ["" if isinstance(cell, dict) and PICTURE in cell else cell for cell in row]
        if isinstance(row, list)
        else row
        for row in (rows if isinstance(rows, list) else ())
    ]
