"""Charts: the rows of a chart's data as categories and series of exact numbers, and what is wrong with them.

In: an authored chart, where it stands, the document's 数据. Out: its block. Nothing is guessed: a cell that is no number is told with its row
and its column, a cell without one is a gap, a row of sums is left out and told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import PurePosixPath
from typing import NamedTuple

from ..document import model as authored
from ..figures.typed import MOST_DIGITS, is_file, typed
from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.load import Path
from ..tags.values import Fact
from ..terms.fields import FIELDS, Slot
from ..terms.nearest import nearest
from ..terms.values import VALUES, ChartKind
from .blocks import Chart, ChartSeries
from .captions import caption_of
from .ledger import Ledger
from .words import plain

MOST_SERIES = 6
"""Looks that a black-and-white printer keeps apart."""
MOST_POINTS: Mapping[ChartKind, int] = {
    "column": 40,  # 4 mm of the type area for each
    "stacked": 40,
    "combined": 40,
    "bar": 30,  # a page has room for so many lines of text
    "line": 120,
    "pie": 10,  # thinner slices have no room for their names
}
_LISTED = 24  # numbers that a description says one by one

_TOTAL = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总\s*和|total|subtotal)[:：]?", re.IGNORECASE
)
_NONE = re.compile(r"|[-—–－/／]+|…+|\.{3,6}|无|待定|pending|\*+|[xX×]{2,}", re.IGNORECASE)
"""Cells that say that there is no number, or none yet."""
_HEAD = re.compile(r"(?P<name>.+?)\s*[（(](?P<said>单位[:：]\s*)?(?P<unit>[^\s（）()]{1,8})[）)]", re.DOTALL)
# What in the parentheses of a head is surely a unit.
_KNOWN = re.compile(
    r"[十百千万亿]*(?:元|美元|件|个|次|场|人|人次|户|项|份|篇|期|家|名|宗|起|条|处|座|辆|台|套|批|吨|公斤|千克|斤|亩|公顷|米|千米|公里|平方米|"
    r"平方公里|立方米|度|千瓦时|小时|分钟|天|日|岁|分|倍|成)|[十百千万亿]{1,2}|%|％|‰|个?百分点|km²?|㎡|m[²³]?|kg|[kM]?[Ww]h?|℃"
)

Rows = Sequence[Sequence[str]]


class _Found(NamedTuple):
    """Rows of texts, where each cell was typed (a path, empty for a file), what is to be told of the file, and the name of the table in
    数据."""

    rows: Rows
    path: Path = ()
    notes: tuple[Diagnostic, ...] = ()
    name: str = ""


class _Cell(NamedTuple):
    """What a cell says: a number and its unit, or neither; or why it is no number."""

    number: Decimal | None
    unit: str = ""
    why: tuple[str, str] | None = None
    grouped: bool = False


class _FaultyError(Exception):
    """What is wrong was noted: there is no chart."""


def chart(block: authored.Chart, slot: Slot, at: Path, ledger: Ledger) -> Chart | None:
    """The chart at a typed path, None where its numbers cannot be drawn."""
    caption = caption_of(block, "图", slot, at, ledger)  # its name is there though its numbers may not be
    plot = _Plot(block, at, ledger)
    try:
        drawn = plot.drawn()
    except _FaultyError:
        return None
    text = block.alternative_text or described(drawn, plain(block.caption or ""))
    return drawn._replace(slot=slot, alternative_text=text, caption=caption)


# ---- where the rows are -------------------------------------------------------------------------------------------


def rows_of(value: object) -> Rows | None:
    """The rows of a table in 数据: a list of rows, or of mappings whose keys are its heads; None for anything else."""
    if not isinstance(value, list) or not value:
        return None
    if all(isinstance(row, dict) for row in value):
        heads = list(dict.fromkeys(str(key) for row in value for key in row))
        return [heads, *([_text(row.get(head, "")) for head in heads] for row in value)]
    if all(isinstance(row, list) and len(row) == len(value[0]) for row in value):
        return [[_text(cell) for cell in row] for row in value]
    return None


def _text(cell: object) -> str:
    """What a cell says; one of a table of figures knows its place."""
    return cell if isinstance(cell, str) else "" if cell is None else str(cell)


# ---- numbers ------------------------------------------------------------------------------------------------------


def _cell(text: str) -> _Cell:
    if _NONE.fullmatch(text.strip()):
        return _Cell(None)
    found = typed(text)
    if found.quantity is None:
        zh, en = found.why
        if not zh or zh.startswith("“"):  # what is said in a sentence of its own elsewhere
            numbered = re.match(r"0\d", text.strip())
            zh, en = _NUMBERS_SOMETHING if numbered else ("不是一个数", "that is no number")
        return _Cell(None, why=(zh, en))
    number, unit = found.quantity
    if len(number.as_tuple().digits) > MOST_DIGITS:
        return _Cell(None, why=(f"超过{MOST_DIGITS}位", f"it has more than {MOST_DIGITS} digits"))
    return _Cell(number, unicodedata.normalize("NFKC", unit), None, "," in text)


_NUMBERS_SOMETHING = ("以0开头，像是编号", "it begins with 0, as what numbers something")


def shown(number: Decimal, grouped: bool = False) -> str:
    """A number as it was typed."""
    return f"{number:,f}" if grouped else f"{number:f}"


# ---- a chart ------------------------------------------------------------------------------------------------------


class _Plot:
    """One chart while its data are read."""

    def __init__(self, block: authored.Chart, at: Path, ledger: Ledger) -> None:
        self.block, self.at, self.ledger = block, at, ledger
        self.kind: ChartKind = block.chart
        self.word = VALUES["chart"][block.chart][0]
        self.place = ledger.place(*at, "chart")
        self.of_data = ledger.place(*at, "chart_data")
        self.columns: list[int] = []
        self.notes: list[Diagnostic] = []
        self.faulty = False

    def drawn(self) -> Chart:
        """The chart, without slot and caption. Raises _FaultyError once what is wrong was noted."""
        found = self._found()
        self.notes += found.notes
        heads = self._heads(found)
        axis = self._column(self.block.axis, heads, "axis") if self.block.axis else 0
        self.columns = columns = self._columns(found, heads, axis)
        lines = self._lines(heads, columns)
        rows = self._rows(found, axis)
        if len(rows) < 2:
            many = ("只有表头，没有数", "is a header and no number") if not rows else None
            self._too_few(many or ("只有一行数", "is one row of numbers"))
        self._not_too_many(rows, columns)
        series = [self._series(found, heads, rows, axis, column, column in lines) for column in columns]
        self._sound()
        series = self._with_units(series)
        self._gaps(found, rows, axis, series)
        if self.kind == "pie":
            self._shares(found, rows, axis, series[0])
        self._sound()
        return Chart(
            "body",
            self.kind,
            heads[axis],
            tuple(_one_line(found.rows[row][axis]) for row in rows),
            tuple(series),
            place=self.place,
            width=self.block.width,
            notes=tuple(self.notes),
            of=found.name,
        )

    # ---- what is told ----

    def _refuse(self, code: Code, place: Place | None, **args: str) -> None:
        self.faulty = True
        self.ledger.refuse(code, place, **args)

    def _sound(self) -> None:
        if self.faulty:
            raise _FaultyError

    def _too_few(self, count: tuple[str, str]) -> None:
        self._refuse(codes.TOO_FEW_NUMBERS, self.of_data, count_zh=count[0], count_en=count[1])
        self._sound()

    # ---- rows and columns ----

    def _found(self) -> _Found:
        """The rows, wherever they are. Raises _FaultyError."""
        data, path = self.block.chart_data, self.ledger.path(*self.at, "chart_data")
        if isinstance(data, str) and PurePosixPath(data).suffix:
            return self._of_file(data, self.block.sheet)
        if self.block.sheet:
            key = self.ledger.path(*self.at, "sheet")
            self._refuse(codes.CHART_SHEET_WITHOUT_FILE, self.ledger.marks.key(key), field=str(key[-1]))
        if isinstance(data, str):
            return self._of_name(data.strip())
        return _Found(data, path)

    def _of_file(self, name: str, sheet: str | None) -> _Found:
        from ..assets.sheets import read_table

        of_sheet = self.ledger.place(*self.at, "sheet") if self.block.sheet else None
        try:
            file = self.ledger.folder().read(name, self.of_data)
            table = read_table(file, name, sheet, self.of_data, of_sheet)
        except CompileError as error:
            self.ledger.problems += error.diagnostics
            raise _FaultyError from None
        return _Found(table.rows, (), table.notes)

    def _of_name(self, name: str) -> _Found:
        """The rows of a table of 数据, by its name."""
        figures = self.ledger.figures
        if name not in figures:
            offer = nearest(name, figures)
            self._refuse(
                codes.NO_SUCH_TABLE,
                self.of_data,
                name=name,
                offer_zh=f"是不是“{offer}”？" if offer else "",
                offer_en=f"Did you mean “{offer}”? " if offer else "",
            )
            raise _FaultyError
        rows = rows_of(figures[name])
        if rows is None:
            if isinstance(file := figures[name], str) and is_file(file):
                self._refuse(codes.FILE_NOT_READ, self.of_data, name=name, file=file.strip())
            else:
                self._refuse(codes.NOT_A_TABLE_OF_FIGURES, self.of_data, name=name)
            raise _FaultyError
        marks = self.ledger.marks
        return _Found(rows, (*marks.typed((), FIELDS["figures"].spellings), name), name=name)

    def _place(self, found: _Found, row: int, column: int) -> Place | None:
        cell = found.rows[row][column]
        if isinstance(cell, Fact):
            return cell.place or self.of_data
        at = self.ledger.marks.value((*found.path, row, column)) if found.path else None
        return at or self.of_data

    def _heads(self, found: _Found) -> list[str]:
        heads = [_one_line(text) for text in found.rows[0]]
        if len(heads) < 2:
            self._too_few(("只有一列", "is one column only"))
        for at, head in enumerate(heads):
            if not head and at and any(row[at].strip() for row in found.rows[1:]):
                what = (f"第一行的第{at + 1}格是空的", f"Cell {at + 1} of the first row is empty")
            elif head and head in heads[:at]:
                what = (f"有两列都叫“{head}”", f"Two columns are called “{head}”")
            else:
                continue
            self._refuse(codes.HEAD_UNCLEAR, self._place(found, 0, at), what_zh=what[0], what_en=what[1])
        self._sound()
        return heads

    def _column(self, name: str, heads: Sequence[str], field: str, index: int = 0) -> int:
        """The column of that name, with the unit in its head or without."""
        wanted = _one_line(name)
        bare = [head_of(head)[0] for head in heads]
        for names in (list(heads), bare):
            if names.count(wanted) == 1:
                return names.index(wanted)
        offer = nearest(wanted, heads)
        self._refuse(
            codes.NO_SUCH_COLUMN,
            self.ledger.place(*self.at, field, index),
            name=name,
            choices="、".join(head for head in heads if head),
            offer_zh=f"是不是“{offer}”？" if offer else "",
            offer_en=f"Did you mean “{offer}”? " if offer else "",
        )
        return -1

    def _columns(self, found: _Found, heads: Sequence[str], axis: int) -> list[int]:
        """The columns to draw; of several that nobody named, a sum of the others is not one."""
        named = self.block.series
        if named:
            columns = [self._column(one, heads, "series", at) for at, one in enumerate(named)]
            self._sound()
            if axis in columns:
                place = self.ledger.place(*self.at, "series", columns.index(axis))
                self._refuse(codes.SERIES_TWICE, place, name=heads[axis])
            columns = list(dict.fromkeys(columns))
        else:
            self._sound()
            columns = [at for at, head in enumerate(heads) if at != axis and head]
            sums = [at for at in columns if _TOTAL.fullmatch(head_of(heads[at])[0])]
            if sums and len(columns) > len(sums) and self.kind in ("stacked", "pie"):
                columns = [at for at in columns if at not in sums]
                self._left_out([heads[at] for at in sums], self._place(found, 0, sums[0]), column=True)
        if not columns:
            self._too_few(("没有数值的列", "is no column of numbers"))
        if self.kind == "pie" and len(columns) > 1:
            choices = "、".join(heads[at] for at in columns)
            self._refuse(codes.PIE_OF_SEVERAL, self.place, count=str(len(columns)), choices=choices)
        self._sound()
        return columns

    def _lines(self, heads: Sequence[str], columns: Sequence[int]) -> list[int]:
        """The columns that are lines of a combined chart: those named, else the last."""
        named = self.block.lines
        if self.kind != "combined":
            if named:
                key = self.ledger.path(*self.at, "lines")
                self._refuse(codes.LINES_WITHOUT_COMBINED, self.ledger.marks.key(key), field=str(key[-1]))
                self._sound()
            return []
        lines = [self._column(one, heads, "lines", at) for at, one in enumerate(named or ())]
        self._sound()
        strange = [heads[at] for at in lines if at not in columns]
        lines = lines or [columns[-1]]
        if strange:
            what = (f"“{strange[0]}”没有画进来", f"“{strange[0]}” is not drawn")
        elif len(columns) == 1:
            what = ("只有一列数", "there is one column of numbers only")
        elif set(lines) == set(columns):
            what = ("全是线，没有柱", "all are lines, and there are no columns")
        else:
            return lines
        self._refuse(codes.COMBINED_OF_ONE, self.place, what_zh=what[0], what_en=what[1])
        raise _FaultyError

    def _rows(self, found: _Found, axis: int) -> list[int]:
        """The rows to draw, by their numbers: those with anything in them that are no sums of others."""
        rows = [at for at, row in enumerate(found.rows) if at and any(text.strip() for text in row)]
        sums = [at for at in rows if _TOTAL.fullmatch(_one_line(found.rows[at][axis]))]
        if sums and len(rows) - len(sums) > 1:
            rows = [at for at in rows if at not in sums]
            self._left_out(
                [_one_line(found.rows[at][axis]) for at in sums], self._place(found, sums[0], axis)
            )
        return rows

    def _left_out(self, names: Sequence[str], place: Place | None, column: bool = False) -> None:
        zh = "、".join(f"“{name}”" for name in names) + ("一列" if column else "一行")
        en = " and ".join(f"{'the column' if column else 'the row'} “{name}”" for name in names)
        args = {"names_zh": zh, "names_en": en[:1].upper() + en[1:]}
        self.notes.append(Diagnostic(codes.TOTALS_NOT_DRAWN, args, place))

    def _not_too_many(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        if len(columns) > MOST_SERIES:
            args = {
                "what_zh": "列数",
                "what_en": "series",
                "count": str(len(columns)),
                "most": str(MOST_SERIES),
            }
            way = {
                "way_zh": f"在“数值”里只写要比的，最多{MOST_SERIES}列；都要的，印成表格。",
                "way_en": f"Name those to compare in 数值, {MOST_SERIES} at most; to show all, make it a table.",
            }
            self._refuse(codes.TOO_MANY_POINTS, self.place, kind=f"{self.word}图", **args, **way)
        elif len(rows) > (most := MOST_POINTS[self.kind]):
            args = {"what_zh": "项", "what_en": "categories", "count": str(len(rows)), "most": str(most)}
            if self.kind == "pie":
                way = {
                    "way_zh": "小的几项合成“其他”；或改成“图表: 条形”。",
                    "way_en": "Put the small ones together as 其他, or use `图表: 条形`.",
                }
            else:
                way = {
                    "way_zh": "合成按月、按季的数，或分成几张图；都要的，印成表格"
                    + ("。" if self.kind == "line" else "；看趋势的，改成“图表: 折线”。"),
                    "way_en": "Sum them up by months or quarters, split the chart, or make it a table.",
                }
            self._refuse(codes.TOO_MANY_POINTS, self.place, kind=f"{self.word}图", **args, **way)
        self._sound()

    # ---- series ----

    def _series(
        self, found: _Found, heads: Sequence[str], rows: Sequence[int], axis: int, column: int, line: bool
    ) -> ChartSeries:
        head, unit = head_of(heads[column])
        numbers: list[Decimal | None] = []
        grouped = False
        for row in rows:
            text = found.rows[row][column]
            cell = _cell(text)
            if cell.why:
                self._no_number(found, heads, row, axis, column, text, cell.why)
            if cell.unit and unit and cell.unit != unit:
                why = (
                    f"单位是{cell.unit}，这一列的单位是{unit}",
                    f"its unit is {cell.unit}, that of the column {unit}",
                )
                self._no_number(found, heads, row, axis, column, text, why)
            unit = unit or cell.unit
            grouped = grouped or cell.grouped
            numbers.append(cell.number)
        if not self.faulty and all(one is None for one in numbers):
            self._refuse(codes.SERIES_EMPTY, self._place(found, 0, column), head=heads[column])
        return ChartSeries(head, tuple(numbers), unit, grouped, line)

    def _no_number(
        self,
        found: _Found,
        heads: Sequence[str],
        row: int,
        axis: int,
        column: int,
        text: str,
        why: tuple[str, str],
    ) -> None:
        several = len(heads) > 2 and not self.block.series
        way = {
            "way_zh": "改成数"
            + ("；这一列不画的，在“数值”里只写要画的列。" if several else "；还没有的，空着。"),
            "way_en": "Make it a number"
            + (
                "; if the column is not to be drawn, name the others in 数值."
                if several
                else ", or leave it empty."
            ),
        }
        self._refuse(
            codes.NOT_A_FIGURE,
            self._place(found, row, column),
            category=_short(found.rows[row][axis]),
            head=heads[column],
            text=_short(text),
            reason_zh=why[0],
            reason_en=why[1],
            **way,
        )

    def _with_units(self, series: Sequence[ChartSeries]) -> list[ChartSeries]:
        """The series, those of one axis with one unit: the one that the chart says, else their own."""
        given = self.block.chart_unit or ()
        axes = 2 if self.kind == "combined" else 1
        if len(given) > axes:
            args = {"count": str(len(given)), "kind": f"{self.word}图", "most": str(axes)}
            self._refuse(codes.UNITS_TOO_MANY, self.ledger.place(*self.at, "chart_unit"), **args)
            self._sound()
        out = []
        for side, line in enumerate((False, True)[:axes]):
            group = [one for one in series if one.line is line]
            said = unicodedata.normalize("NFKC", given[side]) if side < len(given) else ""
            unit = said or next((one.unit for one in group if one.unit), "")
            for one in group:
                if one.unit and one.unit != unit:
                    self._differ(next((two for two in group if two.unit == unit), group[0]), unit, one)
            out += [one._replace(unit=unit) for one in group]
        out = [next(two for two in out if two.name == one.name) for one in series]
        return self._on_axes(out) if axes == 2 else out

    def _on_axes(self, series: Sequence[ChartSeries]) -> list[ChartSeries]:
        """The series of a combined chart, its lines on an axis of their own unless they are counted in the unit of its columns: two
        scales of one unit would make lines look higher or lower than columns of the same number."""
        bar, line = (next(one for one in series if one.line is side) for side in (False, True))
        if bar.unit and bar.unit == line.unit:
            args = {"one": bar.name, "two": line.name, "unit": bar.unit}
            self.notes.append(Diagnostic(codes.ONE_AXIS, args, self.place))
            return list(series)
        without = [one for one in (bar, line) if not one.unit]
        if without:
            zh = "两个轴都" if len(without) == 2 else ("右边的轴" if line in without else "左边的轴")
            en = (
                "Neither axis has"
                if len(without) == 2
                else f"The {'right' if line in without else 'left'} axis has not"
            )
            args = {"which_zh": zh, "which_en": en}
            self.notes.append(Diagnostic(codes.AXIS_WITHOUT_UNIT, args, self.place))
        return [one._replace(second=one.line) for one in series]

    def _differ(self, one: ChartSeries, unit: str, two: ChartSeries) -> None:
        way = ("改成“图表: 组合”，两个单位各用一个轴", "Use `图表: 组合`, which has an axis for each")
        if one is two:
            way = ("改“单位”，或改列名里的单位", "Change 单位, or the unit in the head")
        elif self.kind == "combined":
            way = ("在“折线”里写用右边的轴的列", "Name those for the axis at the right in 折线")
        self._refuse(
            codes.UNITS_DIFFER,
            self.place,
            one=one.name,
            unit=unit,
            two=two.name,
            other=two.unit,
            way_zh=f"{way[0]}；或分成两张图。",
            way_en=f"{way[1]}, or make two charts.",
        )

    def _gaps(self, found: _Found, rows: Sequence[int], axis: int, series: Sequence[ChartSeries]) -> None:
        gaps = [
            (_short(found.rows[row][axis]), one.name, (row, column))
            for one, column in zip(series, self.columns, strict=True)
            for row, number in zip(rows, one.numbers, strict=True)
            if number is None
        ]
        if not gaps:
            return
        many = len(gaps) - 3
        zh = "、".join(f"“{category}”的“{name}”" for category, name, _ in gaps[:3]) + (
            f"等{len(gaps)}处" if many > 0 else ""
        )
        en = ", ".join(f"the “{name}” of “{category}”" for category, name, _ in gaps[:3])
        en += f" and {many} more" if many > 0 else ""
        place = self._place(found, *gaps[0][2])
        self.notes.append(Diagnostic(codes.CHART_GAPS, {"names_zh": zh, "names_en": en}, place))

    def _shares(self, found: _Found, rows: Sequence[int], axis: int, series: ChartSeries) -> None:
        for row, number in zip(rows, series.numbers, strict=True):
            if number is not None and number < 0:
                self._refuse(
                    codes.NEGATIVE_SHARE,
                    self._place(found, row, self.columns[0]),
                    category=_short(found.rows[row][axis]),
                    head=series.name,
                    text=shown(number, series.grouped),
                )
        total = sum((one for one in series.numbers if one is not None), Decimal(0))
        if not self.faulty and not total:
            self._refuse(codes.NOTHING_TO_SHARE, self.of_data, head=series.name)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= 20 else f"{line[:19]}…"


def head_of(head: str) -> tuple[str, str]:
    """The name in a head and the unit in its parentheses: 金额 and 万元 of 金额（万元）; all of it where they hold something else."""
    found = _HEAD.fullmatch(head)
    if found and (found["said"] or _KNOWN.fullmatch(found["unit"])):
        return found["name"], unicodedata.normalize("NFKC", found["unit"])
    return head, ""


# ---- for those who cannot see it ------------------------------------------------------------------------------------


def described(chart: Chart, title: str) -> str:
    """What a chart says: its kind, its title, and its numbers, each where there are few, else where each series begins and ends and
    what is least and most."""
    word = VALUES["chart"][chart.kind][0]
    parts = [f"{word}图：{title}。" if title else f"{word}图。"]
    listed = len(chart.categories) * len(chart.series) <= _LISTED
    for one in chart.series:
        points = [
            (category, f"{shown(number, one.grouped)}{one.unit}", number)
            for category, number in zip(chart.categories, one.numbers, strict=True)
            if number is not None
        ]
        if listed:
            said = "，".join(f"{category}{_apart(category, text)}{text}" for category, text, _ in points)
        else:
            least, most = min(points, key=lambda point: point[2]), max(points, key=lambda point: point[2])
            chosen = (("从", points[0]), ("到", points[-1]), ("最多是", most), ("最少是", least))
            said = "，".join(
                f"{before}{category}{_apart(category, text)}{text}" for before, (category, text, _) in chosen
            )
        parts.append(f"{one.name}：{said}。")
    return "".join(parts)


def _apart(category: str, text: str) -> str:
    """A blank between two that would run into one number."""
    return " " if category[-1:].isascii() and text[:1].isascii() else ""
