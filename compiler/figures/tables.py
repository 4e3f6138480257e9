"""A table that 数据 reads from a file: rows by the heads of its columns, each cell an amount or a text with its place.

In: a file's name, the folder of the report. Out: a `Table`, and what is to be told of its cells. Raises CompileError (D231–D249, D266, D268, D338).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ..assets.sheets import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Grid, GridCell, read_grid
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..source.encoding import decode
from ..source.folder import Folder, refusal
from ..tags.quantities import Quantity, plain, refuse
from ..tags.values import Fact, Figure, Row, Table, text_of
from ..terms.figures import MEMBERS
from .heads import Heads
from .typed import typed

# What begins a row that sums up others.
_TOTAL = re.compile(
    r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总\s*和|total|subtotal)\s*[:：]?\s*", re.IGNORECASE
)
# 金额（万元）: a head with the unit of its column.
_HEAD = re.compile(r"(?P<name>.+?)\s*[（(](?:单位[:：]\s*)?(?P<unit>[^\s（）()\d]{1,8})[）)]", re.DOTALL)


# What begins a row below a table that speaks of it, or says who filled it in.
_FOOT = re.compile(
    r"\s*(?:附?\s*注|备\s*注|说\s*明|(?:填\s*表|制\s*表|填\s*报|上\s*报|审\s*核|复\s*核|审\s*批|统\s*计|经\s*办|负\s*责|联\s*系)[^\s:：]{0,4}|[^\s:：]{0,4}来\s*源)\s*[:：].*",
    re.DOTALL,
)


def read(
    folder: Folder, name: str, sheet: str, place: Place | None, of_sheet: Place | None
) -> tuple[Table, list[Diagnostic]]:
    """The table in a file. Raises CompileError."""
    data = folder.read(name, place)
    if name.strip().casefold().endswith(".json"):
        grid = _of_json(data, name, place)
    else:
        grid = read_grid(data, name, sheet or None, place, of_sheet)
    grid = below_title(grid)
    heads = heads_in(grid, name, place)
    table, told = Table(), _Told(name, grid, place)
    for at, row in enumerate(grid.rows[1:], 1):
        cells = [told.fact(at, column, cell, heads.units[column]) for column, cell in enumerate(row)]
        table.append(Row.of(dict(zip(heads.names, cells, strict=True)), heads.aliases))
    totals = frozenset(
        at
        for at, row in enumerate(grid.rows[1:])
        if sums_up(next((cell.text for cell in row if cell.text.strip()), ""))
    )
    table.heads, table.named, table.totals = heads.names, name, totals
    table.aliases = heads.aliases
    return table, [*map(_counted, grid.notes), *told.numbers(), *told.totals(totals)]


def _counted(note: Diagnostic) -> Diagnostic:
    """What is told of a sheet, in the words of one that is computed with."""
    return replace(note, code=codes.HIDDEN_NOT_COUNTED) if note.code is codes.HIDDEN_LEFT_OUT else note


def below_title(grid: Grid) -> Grid:
    """The grid from its heads on: above them may stand a title, and who filled it in, each a cell alone in its row."""
    filled = [sum(bool(cell.text.strip()) for cell in row) for row in grid.rows]
    first = next((at for at, count in enumerate(filled) if count > 1), 0)
    heads = grid.rows[first]
    if (
        not first
        or first == len(filled) - 1
        or any(cell.number or typed(cell.text).quantity for cell in heads)
    ):
        return grid
    return grid._replace(rows=grid.rows[first:], at=(grid.at[0][first:], grid.at[1]))


def heads_in(grid: Grid, name: str, place: Place | None) -> Heads:
    """The heads of a table, its first row. Raises CompileError where a column has none, or two have one."""
    names = [" ".join(cell.text.split()) for cell in grid.rows[0]]
    last = max((at for row in grid.rows for at, cell in enumerate(row) if cell.text), default=0)
    for at, one in enumerate(names[: last + 1]):
        if not one or one in names[:at]:
            zh = (
                f"{grid.cell(0, at)} 是空的，这一列没有名称"
                if not one
                else f"有两列都叫“{one}”（{grid.cell(0, at)}）"
            )
            en = (
                f"{grid.cell(0, at)} is empty: its column has no name"
                if not one
                else f"two columns are called “{one}” ({grid.cell(0, at)})"
            )
            raise refusal(codes.TABLE_UNFIT, name, place, reason_zh=zh, reason_en=en)
    return heads_of(names)


def heads_of(names: Sequence[str]) -> Heads:
    """Heads with their units and their other names; （上年同期） behind a name is no unit."""
    found = [one if one and one["unit"] not in MEMBERS else None for one in map(_HEAD.fullmatch, names)]
    bare = [one["name"].strip() if one else "" for one in found]
    aliases = {
        alias: names[at]
        for at, alias in enumerate(bare)
        if alias and bare.count(alias) == 1 and alias not in names
    }
    return Heads(tuple(names), tuple(one["unit"] if one else "" for one in found), aliases)


def sums_up(first: str) -> bool:
    """Whether a row sums up others, by its first text."""
    return _TOTAL.fullmatch(first) is not None


def speaks_of_table(cells: Sequence[GridCell | str]) -> bool:
    """Whether a row is a note below the table, or says who filled it in: it has no number."""
    texts = [one if isinstance(one, str) else one.text for one in cells]
    first = next((text for text in texts if text.strip()), "")
    return _FOOT.fullmatch(first) is not None and not any(typed(text).quantity for text in texts)


class _Told:
    """The cells of a table as facts, and what is to be told of them."""

    def __init__(self, name: str, grid: Grid, place: Place | None) -> None:
        self.name, self.grid, self.place = name, grid, place
        self.as_text: list[str] = []

    def fact(self, row: int, column: int, cell: GridCell, unit: str) -> Fact:
        """A cell: the amount that it holds, its text as the sheet shows it."""
        at = self.grid.cell(row, column)
        fact = fact_of(cell, unit, self.name, self.grid.sheet, at)
        # No sum of Excel's passes over numbers of JSON; with a unit behind it a number has to be a text.
        in_excel = not self.name.lower().endswith(".json")
        bare = fact.quantity is not None and cell.text.strip()[-1:].isdecimal()
        if bare and cell.is_text and cell.number is None and in_excel:
            self.as_text.append(at)
        return fact

    def numbers(self) -> list[Diagnostic]:
        """Numbers that the sheet holds as texts: its own sums pass them over."""
        if not self.as_text:
            return []
        few, more = "、".join(self.as_text[:3]), len(self.as_text) > 3
        args = {
            "file": self._file(),
            "cell_zh": few + (f" 等{len(self.as_text)}格" if more else " 格"),
            "cell_en": few + (f" and {len(self.as_text) - 3} more" if more else ""),
        }
        return [Diagnostic(codes.NUMBER_AS_TEXT, args, self.place)]

    def totals(self, rows: frozenset[int]) -> list[Diagnostic]:
        """Rows that sum up others."""
        if not rows:
            return []
        few = "、".join(str(self.grid.at[0][at + 1]) for at in sorted(rows)[:3])
        return [Diagnostic(codes.TOTALS_LEFT_OUT, {"file": self._file(), "rows": few}, self.place)]

    def _file(self) -> str:
        return f"{self.name} › {self.grid.sheet}" if self.grid.sheet else self.name


def fact_of(cell: GridCell | str, unit: str, name: str, sheet: str, at: str) -> Fact:
    """What a cell says, in the unit of its column; `at` is its name, B3, in a sheet of a file. That of a .csv is a text."""
    where = Place(name, around=f"{sheet}!{at}" if sheet else at)
    text = cell if isinstance(cell, str) else cell.text
    if not isinstance(cell, str) and cell.number is not None:
        number = Quantity(cell.number.scaleb(2), "%") if cell.percent else Quantity(cell.number, unit)
        return Fact.of(text, number, place=where)
    amount, why, _ = typed(text)
    if unit and amount and not amount.unit:
        amount = Quantity(amount.number, unit)
    if text and amount is None:
        why = _no_number(text, why, name, at)
    return Fact.of(text, amount, why, where)


class CellFact(Fact):
    """The same of a cell that is mostly no more than printed: the amount and the place are found when one of them is first asked for."""

    _given: tuple[GridCell | str, str, str, str, str]

    @staticmethod
    def late(cell: GridCell | str, unit: str, name: str, sheet: str, at: str) -> CellFact:
        """What `fact_of` gives."""
        fact = CellFact(cell if isinstance(cell, str) else cell.text)
        fact._given = cell, unit, name, sheet, at
        return fact

    def __getattr__(self, name: str) -> Any:
        if name not in ("quantity", "why", "place"):
            raise AttributeError(name)
        found = fact_of(*self._given)
        self.quantity, self.why, self.place = found.quantity, found.why, found.place
        return vars(self)[name]


def _no_number(text: str, why: tuple[str, str], name: str, at: str) -> tuple[str, str]:
    """Why a cell says no number, with its place."""
    shown, (zh, en) = text[:20], why if why[0] else ("不是数", "it is no number")
    zh = zh if zh.startswith("“") else f"“{shown}”{zh}" if not why[0] else f"“{shown}”：{zh}"
    return f"{name} 的 {at} 格，{zh}", f"{at} of {name}, “{shown}”: {en}"


# ---- typed in the YAML ----


def table_of(value: object, name: str) -> Table | None:
    """A table of 数据: one that was read, or typed as a list of mappings or of rows, the heads first; None for anything else. Raises FaultError."""
    if isinstance(value, Table):
        return value
    if not isinstance(value, list) or len(value) < 2:
        return None
    if all(isinstance(row, dict) and not isinstance(row, Figure) for row in value):
        names = list(dict.fromkeys(str(head) for row in value for head in row))
        rows = [[row.get(head, Fact.of("", None)) for head in names] for row in value]
    elif all(isinstance(row, list) and len(row) == len(value[0]) for row in value):
        names, rows = [text_of(cell).strip() for cell in value[0]], value[1:]
    else:
        return None
    if twice := next((one for at, one in enumerate(names) if not one or one in names[:at]), None):
        refuse(f"有两列都叫“{twice}”", f"two columns are called “{twice}”")
    if "" in names:
        refuse("有一列没有名称", "a column has no name")
    heads = heads_of(names)
    table = Table(
        Row.of(
            {
                head: _with_unit(cell, unit)
                for head, unit, cell in zip(heads.names, heads.units, row, strict=True)
            },
            heads.aliases,
        )
        for row in rows
    )
    table.heads, table.aliases, table.named = heads.names, heads.aliases, name
    table.totals = frozenset(
        at
        for at, row in enumerate(table)
        if sums_up(next((text_of(cell) for cell in row.values() if text_of(cell).strip()), ""))
    )
    return table


def _with_unit(cell: object, unit: str) -> object:
    if unit and isinstance(cell, Fact) and cell.quantity and not cell.quantity.unit:
        return Fact.of(str(cell), Quantity(cell.quantity.number, unit), cell.why, cell.place)
    return cell


# ---- JSON ---------------------------------------------------------------------------------------------------------


def _of_json(data: bytes, name: str, place: Place | None) -> Grid:
    """A list of mappings, or of rows the first of which is the heads."""
    try:
        found = json.loads(
            decode(name, data).text, parse_float=Decimal, parse_int=_whole, parse_constant=_constant
        )
    except (ValueError, RecursionError, CompileError) as error:
        at = f"第{error.lineno}行" if isinstance(error, json.JSONDecodeError) else ""
        en = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise refusal(
            codes.TABLE_UNFIT, name, place, reason_zh=f"{at}不是 JSON", reason_en=f"it is no JSON{en}"
        ) from None
    rows = found if isinstance(found, list) else []
    if rows and all(isinstance(row, dict) for row in rows):
        heads = list(dict.fromkeys(key for row in rows for key in row))
        rows = [heads, *([row.get(head) for head in heads] for row in rows)]
    if not rows or not all(isinstance(row, list) and len(row) == len(rows[0]) for row in rows) or not rows[0]:
        raise refusal(
            codes.TABLE_UNFIT,
            name,
            place,
            reason_zh="要写成一列行，每一行是一组“列名: 值”，或一样长的列表",
            reason_en="it should be a list of mappings, or of lists of equal length",
        )
    if len(rows) > MAX_ROWS or len(rows[0]) > MAX_COLUMNS or len(rows) * len(rows[0]) > MAX_CELLS:
        raise refusal(codes.TABLE_TOO_LARGE, name, place, rows=str(len(rows)), columns=str(len(rows[0])))
    cells = tuple(tuple(_cell(one, name, place) for one in row) for row in rows)
    return Grid(cells, "", (tuple(range(1, len(cells) + 1)), tuple(range(1, len(cells[0]) + 1))))


def _whole(text: str) -> Decimal:
    return Decimal(text)


def _constant(text: str) -> object:
    raise ValueError(text)


def _cell(value: Any, name: str, place: Place | None) -> GridCell:
    if isinstance(value, Decimal):
        if value.adjusted() > 40 or value.adjusted() < -40:
            raise refusal(
                codes.TABLE_UNFIT,
                name,
                place,
                reason_zh="有的数太大或太小",
                reason_en="a number is too large or too small",
            )
        return GridCell(plain(value), value)
    if isinstance(value, bool):
        return GridCell("是" if value else "否")
    if value is None or isinstance(value, str):
        return GridCell(value or "", is_text=True)
    raise refusal(
        codes.TABLE_UNFIT,
        name,
        place,
        reason_zh="格子里只能是数和文字",
        reason_en="cells hold numbers and texts only",
    )
