"""How a chart stands in its drawing: its size, the room of its plot, which of its numbers and names have room, how its numbers print.

In: a `Chart` of the flow, a size in EMU. Out: a `Room`, in parts of the drawing, formats, and what is told of what has no room. Nothing is drawn here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from ...flow.blocks import Chart, ChartSeries
from ...messages import codes
from ...messages.diagnostic import Diagnostic
from ...terms import standard
from ...terms.widths import width_em
from .pictures import EMU_OF_MM

EMU_OF_PT = 12_700

# Height by width: a page of 225 mm holds two with their captions and a paragraph.
_SHAPE = 0.55
_SHAPE_OF_PIE = 0.5
_LEAST_HEIGHT = 40 * EMU_OF_MM
_NARROW = 100 * EMU_OF_MM  # below it the text is set smaller
_ROW = 1.5  # em from line to line
_GAPS = {1: 100, 2: 80}  # between groups, hundredths of a bar; by series, else:
_GAP = 60


class Drawing(NamedTuple):
    """How wide and high a drawing is, and an em of its text, pt."""

    width: float
    height: float
    em: float


def size_of(chart: Chart, wanted: int, width: int, height: int) -> tuple[int, int]:
    """Width and height of a chart in EMU: as wide as is `wanted` (0: as its room), within `width` × `height`."""
    across = min(wanted or width, width)
    if chart.kind == "bar":
        rows = len(chart.categories) * (1.25 * len(chart.series) + 0.9) + 5.7
        down = round(rows * _em(across) * EMU_OF_PT)
    else:
        down = round(across * (_SHAPE_OF_PIE if chart.kind == "pie" else _SHAPE))
    return across, min(max(down, _LEAST_HEIGHT), height)


def _em(width: int) -> float:
    half_points = standard.SIZE_SMALL_CHART if width < _NARROW else standard.SIZE_CHART
    return half_points / 2


# ---- numbers --------------------------------------------------------------------------------------------------------


def number_format(series: ChartSeries) -> str:
    """The format that shows a series as it was typed: with its commas, and with its places where all have as many."""
    places = {-cast("int", one.as_tuple().exponent) for one in series.numbers if one is not None}
    if len(places) > 1 and not series.grouped:
        return "General"
    return ("#,##0" if series.grouped else "0") + ("." + "0" * max(places) if max(places) > 0 else "")


def shares(series: ChartSeries) -> tuple[int, Decimal]:
    """The places that the shares of a pie are printed with, and what they then add up to: the fewest places, up to two, with which
    they make 100; one where none do."""
    total = sum((one for one in series.numbers if one), Decimal(0))
    exact = [one * 100 / total for one in series.numbers if one]

    def rounded(places: int) -> list[Decimal]:
        return [one.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP") for one in exact]

    for places in range(3):
        if sum(rounded(places)) == 100 and all(rounded(places)):
            return places, Decimal(100)
    return 1, sum(rounded(1), Decimal(0))


def labelled(chart: Chart, text: Drawing) -> tuple[tuple[bool, ...], ...]:
    """Which numbers of each series are printed at their points: those of series that have room there, and of stacked columns those
    whose piece is high enough.

    Numbers of three lines and more lie on each other.
    """
    everywhere, nowhere = (True,) * len(chart.categories), (False,) * len(chart.categories)
    if chart.kind == "pie":
        return (everywhere,)
    plot = Room.of(chart, text)
    bars = [one for one in chart.series if not one.line and chart.kind != "line"]
    lines = [one for one in chart.series if one.line or chart.kind == "line"]
    across = plot.width * text.width / max(len(chart.categories), 1)
    down = plot.height * text.height / max(len(chart.categories), 1)
    fits = {}
    for one in bars:
        if chart.kind == "bar":
            fits[one.name] = down / (len(bars) + gap(bars)) >= 1.05 * text.em
        elif chart.kind == "stacked":
            fits[one.name] = across / (1 + gap(bars)) >= _widest(one) * text.em
        else:
            # They may lie over the gap beside their group.
            fits[one.name] = across / (len(bars) + gap(bars) / 2) >= _widest(one) * text.em
    for one in lines:
        fits[one.name] = len(lines) <= 2 and across >= _widest(one) * text.em
    whole = all(fits[one.name] for one in bars)
    shown = [fits[one.name] and (whole or one in lines) for one in chart.series]
    if chart.kind == "stacked" and whole:
        high = plot.height * text.height / float(_highest(chart, False) or 1)
        return tuple(
            tuple(not one or abs(float(one)) * high >= 1.1 * text.em for one in series.numbers)
            for series in chart.series
        )
    return tuple(everywhere if one else nowhere for one in shown)


def _widest(series: ChartSeries) -> float:
    """The widest number of a series, em."""
    return max(width_em(_printed(one, series)) for one in series.numbers if one is not None) + 0.3


def _printed(number: Decimal, series: ChartSeries) -> str:
    return f"{number:,f}" if series.grouped else f"{number:f}"


# ---- where things stand -----------------------------------------------------------------------------------------------


def drawing(size: tuple[int, int]) -> Drawing:
    """The drawing of a size in EMU."""
    return Drawing(size[0] / EMU_OF_PT, size[1] / EMU_OF_PT, _em(size[0]))


class _Names(NamedTuple):
    """How the names along an axis stand: the lines that they take; `stacked` one character below the other; one of `every` so many;
    `cut`: some have no room."""

    lines: float = 1
    stacked: bool = False
    every: int = 1
    cut: bool = False


class Room(NamedTuple):
    """Where the plot stands, in parts of the drawing, and how the names at its axis."""

    x: float
    y: float
    width: float
    height: float
    names: _Names = _Names()

    @staticmethod
    def of(chart: Chart, text: Drawing) -> Room:
        em, across, down = text.em, text.width, text.height
        legend = legend_rows(chart, text) * _ROW * em
        if chart.kind == "pie":
            side = min(down - legend - 5 * em, across * 0.45)
            return Room(
                (across - side) / 2 / across, (down - legend - side) / 2 / down, side / across, side / down
            )
        above = (_ROW + 0.6 if any(one.unit for one in chart.series) else 0.9) * em
        left = _ticks(chart, False) * em + 0.9 * em
        if chart.kind == "bar":
            names = _names_beside(chart, across, down - above - legend - 2 * em, em)
            left = min(max(map(width_em, chart.categories)) * em, across * _MOST_NAMES) + 0.9 * em
            right, below = max(_ticks(chart, False) / 2 * em, 1.2 * em), (_ROW + 0.4) * em
        else:
            right = _ticks(chart, True) * em + 0.9 * em if is_double(chart) else 0.8 * em
            names = _names_below(chart, (across - left - right) / len(chart.categories), down, em)
            below = (names.lines * 1.2 + 0.8) * em
        # A cell of a template may be narrower than what stands beside the plot.
        width, height = (
            max(across - left - right, 0.2 * across),
            max(down - above - below - legend, 0.25 * down),
        )
        return Room(left / across, above / down, width / across, height / down, names)


def legend_rows(chart: Chart, text: Drawing) -> int:
    """The rows of the legend; none where there is one series, which the caption names, or where the slices are named."""
    if len(chart.series) < 2:
        return 0
    # The key and the gaps beside a name; that of a line is longer.
    keys = (6 if one.line or chart.kind == "line" else 3 for one in chart.series)
    long = sum(width_em(one.name) + key for one, key in zip(chart.series, keys, strict=True)) * text.em
    return min(math.ceil(long / (text.width * 0.9)), 3)


class _Pie(NamedTuple):
    """How a pie stands: the angle, degrees, at which it begins; what parts names and shares; whether all have room."""

    angle: int = 0
    between: str = "\n"
    fits: bool = True


def pie_of(chart: Chart, text: Drawing) -> _Pie:
    """The first way in which the names of the slices do not lie on each other: from the top clockwise, each with its share below it, or
    behind it; beginning elsewhere where that parts small slices."""
    ways = (_Pie(angle, between) for between in "\n " for angle in range(0, 360, 10))
    return next((way for way in ways if _stand_apart(chart, text, way)), _Pie(fits=False))


_STRAIGHT = math.sin(math.radians(5))


def _stand_apart(chart: Chart, text: Drawing, way: _Pie) -> bool:
    (series,) = chart.series
    total = sum((one for one in series.numbers if one), Decimal(0))
    radius = Room.of(chart, text).height * text.height / 2 + 0.3 * text.em
    turn, boxes = way.angle / 360, list[tuple[float, float, float, float]]()
    for name, number in zip(chart.categories, series.numbers, strict=True):
        if not number:
            continue
        share = float(number / total)
        at = 2 * math.pi * (turn + share / 2)
        turn += share
        wide, high = max(width_em(name), 2.5), 2.3
        if way.between == " ":
            wide, high = width_em(name) + 3, 1.2
        # It touches the circle with the corner that looks at it, or with its side straight above, below and beside it.
        (x, wide), (y, high) = (
            (
                edge * radius + math.copysign(side * text.em / 2, edge) * (abs(edge) > _STRAIGHT),
                side * text.em,
            )
            for edge, side in ((math.sin(at), wide), (-math.cos(at), high))
        )
        if abs(x) + wide / 2 > text.width / 2 or abs(y) + high / 2 > text.height / 2:
            return False
        if any(abs(x - a) < (wide + w) / 2 and abs(y - b) < (high + h) / 2 for a, b, w, h in boxes):
            return False
        boxes.append((x, y, wide, high))
    return True


_MOST_NAMES = 0.4
"""Of the width, or of the height, of a drawing: what names may take of it."""


def _names_below(chart: Chart, room: float, down: float, em: float) -> _Names:
    """The names below columns and points, where each has so many points: upright in up to four lines; dates and numbers
    else one of several, other names with one character below the other."""
    widest = max(map(width_em, chart.categories))
    a_line = math.floor(max(room / em - 0.1, 0.5) * 2) / 2  # no character is cut
    lines = math.ceil(widest / a_line)
    if lines == 1 or (lines <= 4 and a_line >= 2):
        return _Names(lines)
    if all(name[:1].isdigit() for name in chart.categories):
        return _Names(every=math.ceil((widest + 0.5) * em / room))
    high = max(map(len, chart.categories))
    most = down * _MOST_NAMES / (1.2 * em)
    return _Names(min(high, most), stacked=True, cut=high > most or room < 1.1 * em)


def _names_beside(chart: Chart, across: float, down: float, em: float) -> _Names:
    """The names beside bars: in as many lines as the bars are apart."""
    lines = math.ceil(max(map(width_em, chart.categories)) * em / (across * _MOST_NAMES))
    return _Names(lines, cut=lines * 1.15 * em > down / len(chart.categories))


def is_double(chart: Chart) -> bool:
    """Whether it has an axis at the right, too."""
    return any(one.second for one in chart.series)


def _ticks(chart: Chart, second: bool) -> float:
    """How wide the numbers at an axis are, em: that of the largest, rounded up."""
    group = [one for one in chart.series if one.second is second]
    numbers = [one for series in group for one in series.numbers if one is not None]
    most = _highest(chart, second)
    whole = f"{most:,.0f}" if any(one.grouped for one in group) else f"{most:.0f}"
    places = 0 if most >= 10 else 1 if most >= 2 else 2
    return (
        width_em(whole) + places * 0.5 + (0.25 if places else 0) + (0.5 if min(numbers, default=0) < 0 else 0)
    )


def _highest(chart: Chart, second: bool) -> Decimal:
    """The largest number at an axis, a fifth added, as programs end an axis at a round number; of stacked columns, the largest sum."""
    group = [one for one in chart.series if one.second is second]
    heights = [[abs(one.numbers[at] or Decimal(0)) for one in group] for at in range(len(chart.categories))]
    return max(sum(one, Decimal(0)) if chart.kind == "stacked" else max(one) for one in heights) * Decimal(
        "1.2"
    )


def gap(bars: Sequence[ChartSeries]) -> float:
    """The gap between groups of bars, in bars."""
    return _GAPS.get(len(bars), _GAP) / 100


# ---- what is told ---


def told_of(chart: Chart, size: tuple[int, int]) -> Iterator[Diagnostic]:
    """Numbers that are not printed at their points (S492), shares that add up to something else (S493)."""
    if not all(map(all, labelled(chart, drawing(size)))):
        several = len(chart.series) > 1
        way = (
            ("在“数值”里少写几列", "name fewer columns in 数值")
            if several
            else ("合成按月、按季的数", "sum them up")
        )
        yield Diagnostic(codes.LABELS_NOT_DRAWN, {"way_zh": way[0], "way_en": way[1]}, chart.place)
    if names := _crowded(chart, drawing(size)):
        way = ("改成“图表: 条形”，名称排在左边", "use `图表: 条形`, which has the names at the left")
        if chart.kind == "bar":
            way = ("图表加宽", "make the chart wider")
        yield Diagnostic(codes.NAMES_CROWDED, {**names, "way_zh": way[0], "way_en": way[1]}, chart.place)
    if chart.kind == "pie":
        places, total = shares(chart.series[0])
        if total != 100:
            yield Diagnostic(codes.SHARES_DO_NOT_SUM, {"sum": f"{total:.{places}f}%"}, chart.place)


def _crowded(chart: Chart, text: Drawing) -> dict[str, str]:
    """What is said of names that have no room; nothing where they have."""
    if chart.kind == "pie":
        if pie_of(chart, text).fits:
            return {}
        return {"what_zh": "有的会叠在一起", "what_en": "some lie on each other"}
    names = Room.of(chart, text).names
    if names.every > 1:
        return {"what_zh": f"每{names.every}个印一个", "what_en": f"one of {names.every} is printed"}
    return {"what_zh": "有的印不全", "what_en": "some are cut off"} if names.cut else {}
