"""Charts that Word draws itself, each with the workbook from which its receiver goes on.

In: a `Chart` of the flow and its size in EMU. Out: the chart's XML and its workbook, which go into the package as they are, and the run that
shows them. XlsxWriter makes both; `_WRITTEN` lists what it leaves to the reader's guess and LibreOffice guesses otherwise. The only door to
XlsxWriter; a document without charts imports neither it nor lxml.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple, cast
from zipfile import ZipFile

import xlsxwriter
from lxml import etree

from ...flow.blocks import Chart, ChartSeries
from ...messages import codes
from ...messages.diagnostic import Diagnostic
from ...terms import standard
from ...terms.widths import widest_em, width_em
from ..ooxml.package import DECLARATION, R
from .new_parts import Additions
from .pictures import EMU_OF_MM, framed

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
EMU_OF_PT = 12_700

# ---- how charts look ------------------------------------------------------------------------------------------------

INK, RULE, PAPER = "#000000", "#BFBFBF", "#FFFFFF"
HAIR, STROKE = 0.5, 1.75  # pt: axes and outlines; lines of data, which have to be seen among them


class Look(NamedTuple):
    """How one series, or one slice, is told from the others on a black-and-white printer: its grey and pattern as an area, the dash and
    the marker of its line, and the ink of the numbers on it."""

    fill: str
    pattern: str
    dash: str
    marker: str
    label: str = INK


# In the order in which they are taken: neighbours differ in lightness by a third at least, or one of them is hatched; so that
# they are told apart after a copier has made all greys one. Six, since no seventh holds against the others.
LOOKS = (
    Look("#404040", "", "solid", "circle", PAPER),
    Look("#D9D9D9", "", "dash", "square"),
    Look(PAPER, "wide_upward_diagonal", "round_dot", "triangle"),
    Look("#8C8C8C", "", "long_dash", "diamond"),
    Look(PAPER, "", "dash_dot", "circle"),
    Look(PAPER, "small_grid", "long_dash_dot", "square"),
)
# Of a combined chart's columns: numbers and a line stand before them.
_PALE = (LOOKS[1], LOOKS[2], LOOKS[4], LOOKS[5], LOOKS[3], LOOKS[0])

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
    plot = _Room.of(chart, text)
    bars = [one for one in chart.series if not one.line and chart.kind != "line"]
    lines = [one for one in chart.series if one.line or chart.kind == "line"]
    across = plot.width * text.width / max(len(chart.categories), 1)
    down = plot.height * text.height / max(len(chart.categories), 1)
    fits = {}
    for one in bars:
        if chart.kind == "bar":
            fits[one.name] = down / (len(bars) + _gap(bars)) >= 1.05 * text.em
        elif chart.kind == "stacked":
            fits[one.name] = across / (1 + _gap(bars)) >= _widest(one) * text.em
        else:
            # They may lie over the gap beside their group.
            fits[one.name] = across / (len(bars) + _gap(bars) / 2) >= _widest(one) * text.em
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


class _Room(NamedTuple):
    """Where the plot stands, in parts of the drawing, and how the names at its axis."""

    x: float
    y: float
    width: float
    height: float
    names: _Names = _Names()

    @staticmethod
    def of(chart: Chart, text: Drawing) -> _Room:
        em, across, down = text.em, text.width, text.height
        legend = _legend_rows(chart, text) * _ROW * em
        if chart.kind == "pie":
            side = min(down - legend - 5 * em, across * 0.45)
            return _Room(
                (across - side) / 2 / across, (down - legend - side) / 2 / down, side / across, side / down
            )
        above = (_ROW + 0.6 if any(one.unit for one in chart.series) else 0.9) * em
        left = _ticks(chart, False) * em + 0.9 * em
        if chart.kind == "bar":
            names = _names_beside(chart, across, down - above - legend - 2 * em, em)
            left = min(max(map(width_em, chart.categories)) * em, across * _MOST_NAMES) + 0.9 * em
            right, below = max(_ticks(chart, False) / 2 * em, 1.2 * em), (_ROW + 0.4) * em
        else:
            right = _ticks(chart, True) * em + 0.9 * em if chart.kind == "combined" else 0.8 * em
            names = _names_below(chart, (across - left - right) / len(chart.categories), down, em)
            below = (names.lines * 1.2 + 0.8) * em
        # A cell of a template may be narrower than what stands beside the plot.
        width, height = (
            max(across - left - right, 0.2 * across),
            max(down - above - below - legend, 0.25 * down),
        )
        return _Room(left / across, above / down, width / across, height / down, names)


def _legend_rows(chart: Chart, text: Drawing) -> int:
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


def _pie(chart: Chart, text: Drawing) -> _Pie:
    """The first way in which the names of the slices do not lie on each other: from the top clockwise, each with its share below it, or
    behind it; beginning elsewhere where that parts small slices."""
    ways = (_Pie(angle, between) for between in "\n " for angle in range(0, 360, 10))
    return next((way for way in ways if _stand_apart(chart, text, way)), _Pie(fits=False))


_STRAIGHT = math.sin(math.radians(5))


def _stand_apart(chart: Chart, text: Drawing, way: _Pie) -> bool:
    (series,) = chart.series
    total = sum((one for one in series.numbers if one), Decimal(0))
    radius = _Room.of(chart, text).height * text.height / 2 + 0.3 * text.em
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


def _ticks(chart: Chart, line: bool) -> float:
    """How wide the numbers at an axis are, em: that of the largest, rounded up."""
    group = [one for one in chart.series if one.line is line]
    numbers = [one for series in group for one in series.numbers if one is not None]
    most = _highest(chart, line)
    whole = f"{most:,.0f}" if any(one.grouped for one in group) else f"{most:.0f}"
    places = 0 if most >= 10 else 1 if most >= 2 else 2
    return (
        width_em(whole) + places * 0.5 + (0.25 if places else 0) + (0.5 if min(numbers, default=0) < 0 else 0)
    )


def _highest(chart: Chart, line: bool) -> Decimal:
    """The largest number at an axis, a fifth added, as programs end an axis at a round number; of stacked columns, the largest sum."""
    group = [one for one in chart.series if one.line is line]
    heights = [[abs(one.numbers[at] or Decimal(0)) for one in group] for at in range(len(chart.categories))]
    return max(sum(one, Decimal(0)) if chart.kind == "stacked" else max(one) for one in heights) * Decimal(
        "1.2"
    )


def _gap(bars: Sequence[ChartSeries]) -> float:
    """The gap between groups of bars, in bars."""
    return _GAPS.get(len(bars), _GAP) / 100


# ---- the chart and its workbook ---------------------------------------------------------------------------------------


_SHEET = "数据"
_FIXED = datetime(1980, 1, 1)


def _book(chart: Chart, drawn: Drawing | None) -> bytes:
    """A workbook with the numbers of a chart, and with the chart itself where it is to be drawn."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _FIXED})
    sheet = book.add_worksheet(_SHEET)
    sheet.write_string(0, 0, chart.axis)
    sheet.set_column(0, 0, min(widest_em("\n".join(chart.categories)) * 2 + 2, 40))
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        head = f"{series.name}（{series.unit}）" if series.unit else series.name
        sheet.write_string(0, column, head)
        sheet.set_column(column, column, min(width_em(head) * 2 + 2, 40))
        face = book.add_format({"num_format": number_format(series)})
        for row, number in enumerate(series.numbers, 1):
            if number is not None:
                sheet.write_number(row, column, cast("float", number), face)
    if drawn:
        sheet.insert_chart(0, len(chart.series) + 2, _plotted(book, chart, drawn))
    book.close()
    return out.getvalue()


def _font(text: Drawing) -> dict[str, Any]:
    return {"name": standard.FANGSONG.name, "size": text.em, "color": INK, "bold": False}


def _plotted(book: Any, chart: Chart, text: Drawing) -> Any:
    """XlsxWriter's chart of it."""
    font = _font(text)
    room = _Room.of(chart, text)
    shows = labelled(chart, text)
    kinds = {
        "column": "column",
        "bar": "bar",
        "stacked": "column",
        "line": "line",
        "pie": "pie",
        "combined": "column",
    }
    stacked = {"subtype": "stacked"} if chart.kind == "stacked" else {}
    plot = book.add_chart({"type": kinds[chart.kind], **stacked})
    other = book.add_chart({"type": "line"}) if chart.kind == "combined" else None
    bars = [one for one in chart.series if not one.line]
    for at, (series, shown) in enumerate(zip(chart.series, shows, strict=True)):
        (other if other and series.line else plot).add_series(_series(chart, series, at, bars, shown, text))
    if other:
        plot.combine(other)
    plot.set_title({"none": True})
    plot.set_plotarea(
        {"layout": dict(zip(("x", "y", "width", "height"), room[:4], strict=True)), "fill": {"none": True}}
    )
    plot.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    plot.set_legend({"position": "bottom", "font": font} if _legend_rows(chart, text) else {"none": True})
    plot.show_blanks_as("gap")
    if chart.kind == "pie":
        plot.set_rotation(_pie(chart, text).angle)
    else:
        _axes(plot, other, chart, text, room, font)
    return plot


def _series(
    chart: Chart,
    series: ChartSeries,
    at: int,
    bars: Sequence[ChartSeries],
    shown: Sequence[bool],
    text: Drawing,
) -> dict[str, Any]:
    font = _font(text)
    rows = len(chart.categories)
    options: dict[str, Any] = {
        "name": [_SHEET, 0, at + 1],
        "name_data": [series.name],
        "categories": [_SHEET, 1, 0, rows, 0],
        "values": [_SHEET, 1, at + 1, rows, at + 1],
        "gap": round(_gap(bars) * 100),
    }
    labels: dict[str, Any] = {"value": True, "num_format": number_format(series), "font": font}
    if chart.kind == "pie":
        places, _ = shares(series)
        options["points"] = [_area(LOOKS[n % len(LOOKS)]) for n in range(rows)]
        labels = {
            "category": True,
            "percentage": True,
            "separator": _pie(chart, text).between,
            "position": "outside_end",
            "leader_lines": True,
            "num_format": "0" + ("." + "0" * places if places else "") + "%",
            "font": font,
        }
    elif series.line or chart.kind == "line":
        lines = [one for one in chart.series if one.line or chart.kind == "line"]
        look = LOOKS[lines.index(series)]
        options["line"] = {"color": INK, "width": STROKE, "dash_type": look.dash}
        hollow = lines.index(series) % 2
        options["marker"] = {
            "type": look.marker,
            "size": 6,
            "fill": {"color": PAPER if hollow else INK},
            "border": {"color": INK, "width": HAIR},
        }
        usual = "above" if _is_above(series, lines) else "below"
        labels["position"] = usual
        if chart.kind == "line" and len(lines) == 1:
            labels["custom"] = [
                {"position": "below", "font": font} if one else None for one in _in_a_dip(series.numbers)
            ]
        if series.line:
            labels["fill"] = {"color": PAPER}  # they stand before columns
        options["y2_axis"] = series.line
    else:
        look = (_PALE if chart.kind == "combined" else LOOKS)[bars.index(series)]
        options |= _area(look)
        if chart.kind == "stacked":
            labels["position"] = "center"
            labels["font"] = {**font, "color": look.label}
            if look.pattern:
                labels["fill"] = {"color": PAPER}
        elif chart.kind == "combined":
            labels["position"] = "inside_base"
            if look.pattern:
                labels["fill"] = {"color": PAPER}
        else:
            labels["position"] = "outside_end"
    if not all(shown) and any(shown):
        labels["custom"] = [None if one else {"delete": True} for one in shown]
    if any(shown):
        options["data_labels"] = labels
    return options


def _in_a_dip(numbers: Sequence[Decimal | None]) -> Iterator[bool]:
    """Of each number of a line, whether the line rises on both sides of it, so that it would be struck through above its point."""
    highest = max((one for one in numbers if one is not None), default=Decimal(0))
    for at, one in enumerate(numbers):
        beside = [
            two for two in (*numbers[max(at - 1, 0) : at], *numbers[at + 1 : at + 2]) if two is not None
        ]
        dips = one is not None and bool(beside) and all(two > one for two in beside)
        yield dips and one is not None and one * 8 > highest  # not where it would stand on the axis


def _is_above(series: ChartSeries, lines: Sequence[ChartSeries]) -> bool:
    """Whether the numbers of a line stand above it: those of the higher one of two."""
    sums = [sum((one for one in line.numbers if one), Decimal(0)) for line in lines]
    return sums[lines.index(series)] == max(sums)


def _area(look: Look) -> dict[str, Any]:
    border = {"color": INK, "width": HAIR}
    if look.pattern:
        return {"pattern": {"pattern": look.pattern, "fg_color": INK, "bg_color": PAPER}, "border": border}
    return {"fill": {"color": look.fill}, "border": border}


def _axes(plot: Any, other: Any, chart: Chart, text: Drawing, room: _Room, font: dict[str, Any]) -> None:
    line = {"color": INK, "width": HAIR}
    names = {
        "num_font": {**font, "rotation": 270 if room.names.stacked else 0},
        "line": line,
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "label_position": "low",  # not among columns that hang down
        "text_axis": True,
        "interval_unit": room.names.every,  # or a program leaves out what it likes
    }
    numbers = _of_numbers(chart, False, text, font)
    # Where the numbers are printed, nobody has to read them off, and lines would strike them through.
    bare = all(map(all, labelled(chart, text))) or chart.kind == "stacked"
    numbers["major_gridlines"] = {"visible": not bare, "line": {"color": RULE, "width": HAIR}}
    if chart.kind == "bar":
        # Its axes change places; the first category stands at the top, and the numbers below the last.
        names |= {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}}
        plot.set_y_axis(names)
        plot.set_x_axis(numbers)
        return
    plot.set_x_axis(names)
    plot.set_y_axis(numbers)
    if other:
        other.set_y2_axis({**_of_numbers(chart, True, text, font), "major_gridlines": {"visible": False}})


def _of_numbers(chart: Chart, second: bool, text: Drawing, font: dict[str, Any]) -> dict[str, Any]:
    group = [one for one in chart.series if one.line is second]
    numbers = [one for series in group for one in series.numbers if one is not None]
    axis: dict[str, Any] = {
        "num_font": font,
        "line": {"color": INK, "width": HAIR},
        "major_tick_mark": "outside",
        "minor_tick_mark": "none",
        "label_position": "next_to",
    }
    if any(one.grouped for one in group):
        axis["num_format"] = "#,##0"
    if chart.kind != "line" and not second and min(numbers) >= 0:
        axis["min"] = 0  # a bar that begins elsewhere says more than its number
    if unit := group[0].unit:
        name = f"单位：{unit}"
        wide = (width_em(name) + 0.6) * text.em / text.width
        axis |= {
            "name": name,
            "name_font": {**font, "rotation": 0},
            "name_layout": {"x": 1 - wide if second else 0.005, "y": 0.005},
        }
    return axis


# What XlsxWriter leaves out, and programs take for what they like: the element, its child and the value that is written. LibreOffice takes
# most switches that are not there for on, where the document is not Excel's of 2007.
_WRITTEN: tuple[tuple[str, str, str], ...] = (
    ("chartSpace", "roundedCorners", "0"),
    ("chart", "autoTitleDeleted", "1"),  # or one series is given its name for a title
    ("chart", "dispBlanksAs", "gap"),  # a missing number is not 0
    ("barChart", "varyColors", "0"),
    ("lineChart", "varyColors", "0"),
    ("ser", "invertIfNegative", "0"),  # or columns below 0 are white
    ("ser", "smooth", "0"),  # a curve shows numbers that nobody counted
    ("dLbls", "showLegendKey", "0"),
    ("dLbls", "showVal", "0"),
    ("dLbls", "showCatName", "0"),
    ("dLbls", "showSerName", "0"),
    ("dLbls", "showPercent", "0"),
    ("dLbls", "showBubbleSize", "0"),
    ("dLbl", "showLegendKey", "0"),
    ("dLbl", "showVal", "1"),
    ("dLbl", "showCatName", "0"),
    ("dLbl", "showSerName", "0"),
    ("dLbl", "showPercent", "0"),
    ("dLbl", "showBubbleSize", "0"),
    ("catAx", "delete", "0"),
    ("valAx", "delete", "0"),
    ("catAx", "majorTickMark", "none"),
    ("catAx", "minorTickMark", "none"),
    ("catAx", "noMultiLvlLbl", "0"),
    ("legend", "overlay", "0"),
    ("title", "overlay", "0"),
)
_AXIS = (
    *(
        "axId",
        "scaling",
        "delete",
        "axPos",
        "majorGridlines",
        "minorGridlines",
        "title",
        "numFmt",
        "majorTickMark",
    ),
    *("minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses", "crossesAt"),
)
# The order that the schema wants of the children of these.
_ORDER: dict[str, tuple[str, ...]] = {
    "chartSpace": (
        "date1904",
        "lang",
        "roundedCorners",
        "style",
        "protection",
        "chart",
        "spPr",
        "txPr",
        "externalData",
    ),
    "chart": ("title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs"),
    "barChart": ("barDir", "grouping", "varyColors"),
    "lineChart": ("grouping", "varyColors"),
    "ser": (
        "idx",
        "order",
        "tx",
        "spPr",
        "invertIfNegative",
        "marker",
        "dPt",
        "dLbls",
        "cat",
        "val",
        "smooth",
    ),
    "dLbls": (
        *(
            "numFmt",
            "spPr",
            "txPr",
            "dLblPos",
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
        ),
        *("showBubbleSize", "separator", "showLeaderLines"),
    ),
    "dLbl": (
        *(
            "idx",
            "delete",
            "layout",
            "tx",
            "numFmt",
            "spPr",
            "txPr",
            "dLblPos",
            "showLegendKey",
            "showVal",
            "showCatName",
        ),
        *("showSerName", "showPercent", "showBubbleSize"),
    ),
    "catAx": (*_AXIS, "auto", "lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl"),
    "valAx": (*_AXIS, "crossBetween"),
    "legend": ("legendPos", "legendEntry", "layout", "overlay"),
    "title": ("tx", "layout", "overlay"),
}
_ONLY = {"invertIfNegative": ("barChart",), "smooth": ("lineChart",)}  # the charts whose series have them


def _completed(xml: bytes) -> bytes:
    """XlsxWriter's chart with what `_WRITTEN` lists, Chinese faces beside the Latin ones, and the workbook that it is made of."""
    root = etree.fromstring(xml)
    for parent, child, value in _WRITTEN:
        for node in root.iter(f"{{{_C}}}{parent}"):
            if _is_deleted(node):
                continue
            above = node.getparent()
            kind = etree.QName(above).localname if above is not None else ""
            if child not in _ONLY or kind in _ONLY[child]:
                _put(node, child, val=value)
    for names in root.iterfind(
        f".//{{{_C}}}cat/{{{_C}}}numRef"
    ):  # years are names here, texts in the workbook
        names.tag = f"{{{_C}}}strRef"
        for cache in names.iterfind(f"{{{_C}}}numCache"):
            cache.tag = f"{{{_C}}}strCache"
            cache[:] = [one for one in cache if one.tag != f"{{{_C}}}formatCode"]
    for label in root.iter(f"{{{_C}}}dLbl"):  # one that stands elsewhere has the format of the others
        above = label.getparent()
        own = above.find(f"{{{_C}}}numFmt") if above is not None else None
        if own is not None and not _is_deleted(label):
            _put(label, "numFmt", **{str(key): str(value) for key, value in own.attrib.items()})
    for latin in root.iter(f"{{{_A}}}latin"):
        latin.addnext(etree.Element(f"{{{_A}}}ea", typeface=latin.get("typeface", "")))
    for node in root.iter(f"{{{_A}}}rPr", f"{{{_C}}}lang"):
        node.set("lang" if etree.QName(node).localname == "rPr" else "val", "zh-CN")
    data = _put(root, "externalData", **{f"{{{R}}}id": "rId1"})
    etree.SubElement(data, f"{{{_C}}}autoUpdate", val="0")
    return DECLARATION.encode() + etree.tostring(root)


def _is_deleted(node: etree._Element) -> bool:
    """Whether it is a label that is not printed: nothing else is said of it."""
    return node.tag == f"{{{_C}}}dLbl" and node.find(f"{{{_C}}}delete") is not None


def _put(node: etree._Element, child: str, **attributes: str) -> etree._Element:
    """The child of an element, made in its place where it is not there."""
    found = node.find(f"{{{_C}}}{child}")
    if found is not None:
        return found
    order = _ORDER[etree.QName(node).localname]
    before = {f"{{{_C}}}{name}" for name in order[: order.index(child)]}
    at = max((n for n, one in enumerate(node, 1) if one.tag in before), default=0)
    made = etree.Element(f"{{{_C}}}{child}", attributes)
    node.insert(at, made)
    return made


@lru_cache(32)
def _made(chart: Chart, size: tuple[int, int]) -> tuple[bytes, bytes]:
    """The chart's XML and its workbook."""
    with ZipFile(BytesIO(_book(chart, drawing(size)))) as book:
        xml = book.read("xl/charts/chart1.xml")
    return _completed(xml), _book(chart, None)


def inline(chart: Chart, size: tuple[int, int], additions: Additions) -> str:
    """The run that shows a chart in the line."""
    bare = chart._replace(caption=None, place=None, notes=(), alternative_text="")
    id = additions.chart(*_made(bare, size))
    shown = f'<c:chart xmlns:c="{_C}" xmlns:r="{R}" r:id="{id}"/>'
    return framed(size, _C, shown, chart.alternative_text, additions)


# ---- what is told ---------------------------------------------------------------------------------------------------


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
        if _pie(chart, text).fits:
            return {}
        return {"what_zh": "有的会叠在一起", "what_en": "some lie on each other"}
    names = _Room.of(chart, text).names
    if names.every > 1:
        return {"what_zh": f"每{names.every}个印一个", "what_en": f"one of {names.every} is printed"}
    return {"what_zh": "有的印不全", "what_en": "some are cut off"} if names.cut else {}
