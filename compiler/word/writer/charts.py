"""Charts that Word draws itself, each with the workbook from which its receiver goes on.

In: a `Chart` of the flow and its size in EMU. Out: the chart's XML and its workbook, which go into the package as they are, and the run that
shows them. XlsxWriter makes both. The only door to XlsxWriter; a document without charts imports neither it nor lxml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple, cast
from zipfile import ZipFile

import xlsxwriter

from ...flow.blocks import Chart, ChartSeries
from ...terms import standard
from ...terms.widths import widest_em, width_em
from ..ooxml.package import R
from .chart_room import (
    Drawing,
    Room,
    drawing,
    gap,
    is_double,
    labelled,
    legend_rows,
    number_format,
    pie_of,
    shares,
)
from .chart_xml import CHARTS, completed
from .new_parts import Additions
from .pictures import framed

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

# ---- the chart and its workbook ---


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
    room = Room.of(chart, text)
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
    plot.set_legend({"position": "bottom", "font": font} if legend_rows(chart, text) else {"none": True})
    plot.show_blanks_as("gap")
    if chart.kind == "pie":
        plot.set_rotation(pie_of(chart, text).angle)
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
        "gap": round(gap(bars) * 100),
    }
    labels: dict[str, Any] = {"value": True, "num_format": number_format(series), "font": font}
    if chart.kind == "pie":
        places, _ = shares(series)
        options["points"] = [_area(LOOKS[n % len(LOOKS)]) for n in range(rows)]
        labels = {
            "category": True,
            "percentage": True,
            "separator": pie_of(chart, text).between,
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
        options["y2_axis"] = series.second
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


def _axes(plot: Any, other: Any, chart: Chart, text: Drawing, room: Room, font: dict[str, Any]) -> None:
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
    if is_double(chart):
        other.set_y2_axis({**_of_numbers(chart, True, text, font), "major_gridlines": {"visible": False}})


def _of_numbers(chart: Chart, second: bool, text: Drawing, font: dict[str, Any]) -> dict[str, Any]:
    group = [one for one in chart.series if one.second is second]
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


def made(chart: Chart, size: tuple[int, int]) -> tuple[bytes, bytes]:
    """The chart's XML and its workbook."""
    return _made(
        chart._replace(caption=None, place=None, notes=(), alternative_text="", width=None, of=""), size
    )


@lru_cache(32)
def _made(chart: Chart, size: tuple[int, int]) -> tuple[bytes, bytes]:
    with ZipFile(BytesIO(_book(chart, drawing(size)))) as book:
        xml = book.read("xl/charts/chart1.xml")
    return completed(xml), _book(chart, None)


def inline(chart: Chart, size: tuple[int, int], additions: Additions) -> str:
    """The run that shows a chart in the line."""
    id = additions.chart(*made(chart, size))
    shown = f'<c:chart xmlns:c="{CHARTS}" xmlns:r="{R}" r:id="{id}"/>'
    return framed(size, CHARTS, shown, chart.alternative_text, additions)
