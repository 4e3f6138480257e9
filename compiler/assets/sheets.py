"""Tables that a report names: CSV and Excel files, known by content, as the texts that their cells show.

In: the bytes of a file. Out: a `Sheet`: rows of equal length, cells that are one, and what is to be told. Raises CompileError
(D242-D249, D266, D268). What is hidden in Excel is left out, and told. An .xlsx is read here, not by a library, so that
size is bounded, a formula without a result is told from an empty one, and Chinese date formats (ids 27-58) are known.
"""

import csv
import decimal
import io
import math
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.encoding import decode
from ..source.folder import PRINTED, UnfitError, kind_of, named, refusal
from ..source.load import MAX_BYTES as MAX_TEXT
from ..source.load import RARE
from ..terms.characters import short
from ..terms.nearest import nearest
from ..terms.spans import Span
from . import number_formats as cells

Table = tuple[tuple[str, ...], ...]

MAX_ROWS = 5_000
MAX_COLUMNS = 50
MAX_CELLS = 50_000


class Most(NamedTuple):
    """How large a table may be; whether cells that cannot be printed are told of `by_row`, where each row is for itself, and refuse no more."""

    rows: int = MAX_ROWS
    columns: int = MAX_COLUMNS
    cells: int = MAX_CELLS
    by_row: bool = False


PRINTABLE = Most()
MAX_PARTS = 2_000
MAX_UNPACKED = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_READ = 32 * 1024 * 1024  # of all parts that are read
MAX_MARKS = 4_000_000  # `<` in them
MAX_TREE = 300_000  # `<` and `=` in a part that is held as a tree
MOST_DIGITS = 15  # that Excel keeps of a number
SNIFFED = 20  # lines by which a delimiter is known


class Sheet(NamedTuple):
    """A table as its file shows it: rows of equal length, the cells that are one, what is told of it (S475, S476, S478), and the numbers
    that its rows and columns have in the file."""

    rows: Table
    spans: tuple[Span, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    at: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())


def read_table(
    data: bytes, name: str, sheet: str | None, place: Place | None, sheet_place: Place | None = None
) -> Sheet:
    """A CSV or .xlsx file without its empty margins; `sheet` by name, else the first visible one.

    Raises CompileError at `place`: for the file as a whole, or with all faulty cells; what is wrong with the choice of the
    sheet, at `sheet_place` where that is given.
    """
    return _rectangle(_found(data, name, sheet, place, sheet_place or place)[0], name, place)


class GridCell(NamedTuple):
    """A cell: what it shows; the number that it holds, exact to the 15 digits that a sheet keeps, and whether it shows it as a percentage.

    `is_text`: it holds a text, whatever that looks like. A cell of a CSV holds neither for sure.
    """

    text: str
    number: Decimal | None = None
    percent: bool = False
    is_text: bool = False


class Grid(NamedTuple):
    """The cells of a sheet as rows of equal length, its name, the numbers of its rows and columns in the file, what is told of it, and what is
    wrong with rows by their numbers, where that was asked for."""

    rows: tuple[tuple[GridCell, ...], ...]
    sheet: str
    at: tuple[tuple[int, ...], tuple[int, ...]]
    notes: tuple[Diagnostic, ...] = ()
    faults: Mapping[int, Sequence[Diagnostic]] = {}

    def cell(self, row: int, column: int) -> str:
        """B3: the name of a cell, counted from the first of the grid."""
        return cell_name((self.at[0][row], self.at[1][column]))


def refuse_other_text(name: str, text: str, place: Place | None) -> None:
    """Refuse a text that is no table: a report, or what is called a workbook and has no columns. Raises CompileError."""
    named_as = name.strip().lower()
    is_report = named_as.endswith((".yaml", ".yml"))
    if is_report or (named_as.endswith(_BOOKS) and not any(sign in text for sign in _DELIMITERS)):
        raise refusal(codes.FILE_NOT_A_TABLE, name, place, **named("yaml" if is_report else "text"))


_DELIMITERS = ",\t;"
_BOOKS = (".xlsx", ".xlsm", ".xls", ".et")


def read_grid(
    data: bytes,
    name: str,
    sheet: str | None,
    place: Place | None,
    sheet_place: Place | None = None,
    most: Most = PRINTABLE,
) -> Grid:
    """The same as `read_table` with the numbers that the cells hold. Raises as it does."""
    found, book = _found(data, name, sheet, place, sheet_place or place, most)
    shown, numbers = _rectangle(found, name, place, most), book.numbers if book else {}
    rows = tuple(
        tuple(
            _grid_cell(text, numbers.get((r, c)), book is not None)
            for c, text in zip(shown.at[1], row, strict=True)
        )
        for r, row in zip(shown.at[0], shown.rows, strict=True)
    )
    return Grid(rows, book.sheet if book else "", shown.at, shown.notes, found.faults)


def _grid_cell(text: str, held: tuple[str, str] | None, of_book: bool) -> GridCell:
    if held is None:
        return GridCell(text, is_text=of_book)
    number, format_code = held
    if cells.is_day(format_code):
        return GridCell(text)
    exact = Decimal(number).normalize(decimal.Context(prec=15, rounding=decimal.ROUND_HALF_UP))
    return GridCell(text, exact, cells.is_percentage(format_code))


def _found(
    data: bytes,
    name: str,
    sheet: str | None,
    place: Place | None,
    of_sheet: Place | None,
    most: Most = PRINTABLE,
) -> tuple["_Found", "_Workbook | None"]:
    kind, book = kind_of(data), None
    if kind == "empty":
        raise refusal(codes.TABLE_EMPTY, name, place)
    try:
        if kind in ("xlsx", "broken"):
            book = _Workbook(data, name, place, of_sheet, most)
            found = book.cells(sheet)
            if not found.cells and sheet is not None:
                raise refusal(codes.SHEET_EMPTY, name, of_sheet, sheet=sheet)
        elif kind in ("text", "binary"):
            cells = _csv(data, name, place)
            if sheet is not None:
                offer = {
                    "offer_zh": "CSV 不分工作表，把工作表这一项删去。",
                    "offer_en": "A CSV has no sheets; leave the sheet out.",
                }
                raise refusal(codes.NO_SUCH_SHEET, name, of_sheet, sheet=sheet, **offer)
            found = _Found(cells)
            if at := [at for at, text in cells.items() if _SCIENTIFIC.fullmatch(text.strip())]:
                found = found._replace(notes=(*_lost(at, name, place, cells[at[0]].strip()),))
        else:
            code = codes.PICTURE_AS_TABLE if kind in PRINTED else codes.FILE_NOT_A_TABLE
            raise refusal(code, name, place, **named(kind))
    except UnfitError as reason:
        raise refusal(
            codes.TABLE_DAMAGED, name, place, reason_zh=reason.args[0], reason_en=reason.args[1]
        ) from None
    return found, book


At = tuple[int, int]  # row and column, from 1
Cells = dict[At, str]  # no cell that is blank


class _Found(NamedTuple):
    """What a file holds: its cells, those that are one by the corners of each, the rows and columns that are hidden, and
    what is told, and what is wrong with rows."""

    cells: Cells
    merged: tuple[tuple[At, At], ...] = ()
    hidden: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    notes: tuple[Diagnostic, ...] = ()
    faults: Mapping[int, Sequence[Diagnostic]] = {}


def _rectangle(of_file: _Found, name: str, place: Place | None, most: Most = PRINTABLE) -> Sheet:
    """The cells as rows of equal length, without what is hidden."""
    found = of_file.cells
    if not found:
        raise refusal(codes.TABLE_EMPTY, name, place)
    rows, columns = {row for row, _ in found}, {column for _, column in found}
    top, left = min(rows), min(columns)
    height, width = max(rows) - top + 1, max(columns) - left + 1
    if height > most.rows or width > most.columns or height * width > most.cells:
        raise refusal(codes.TABLE_TOO_LARGE, name, place, rows=str(height), columns=str(width))
    bad = {f"U+{ord(rare[0]):04X}": at for at, text in reversed(found.items()) if (rare := RARE.search(text))}
    if bad and not most.by_row:
        raise CompileError(
            _of_cells(
                codes.CELL_UNPRINTABLE,
                [at],
                name,
                place,
                content_zh=f"里有控制字符（{sign}）",
                content_en=f"a control character ({sign})",
            )
            for sign, at in bad.items()
        )
    shown = [
        [n for n in range(first, first + length) if n not in hidden]
        for first, length, hidden in zip((top, left), (height, width), of_file.hidden, strict=True)
    ]
    spans = []
    for (first_row, first_column), (last_row, last_column) in of_file.merged:
        over = [n for n in shown[0] if first_row <= n <= last_row]
        across = [n for n in shown[1] if first_column <= n <= last_column]
        if len(over) * len(across) > 1:
            spans.append(Span(shown[0].index(over[0]), shown[1].index(across[0]), len(over), len(across)))
    table = tuple(tuple(found.get((row, column), "") for column in shown[1]) for row in shown[0])
    return Sheet(table, tuple(sorted(spans)), of_file.notes, (tuple(shown[0]), tuple(shown[1])))


def cell_name(at: tuple[int, int]) -> str:
    """B3 for row 3, column 2."""
    row, column = at
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def _of_cells(
    code: Code, at: list[tuple[int, int]], name: str, place: Place | None, **args: str
) -> Diagnostic:
    """A fault of one or more cells; the first few are named."""
    few = [cell_name(one) for one in sorted(at)[:3]]
    more = len(at) - len(few)
    zh = "、".join(few) + (f" 等{len(at)}格" if more else " 格")
    en = ", ".join(few) + (f" and {more} more" if more else "")
    return Diagnostic(code, {"file": name, "cell_zh": zh, "cell_en": en, **args}, place)


def _lost(at: list[At], name: str, place: Place | None, scientific: str = "") -> list[Diagnostic]:
    """What is told of numbers that lost digits: in Excel, or, with the first of them, in a CSV that Excel saved."""
    zh, en = (
        "里的数超过15位，第15位以后的数字在 Excel 里已经丢了",
        "a number of more than 15 digits, of which Excel has lost the last ones already",
    )
    if scientific:
        zh = f"写的是“{scientific}”这样的数，后面的数字在 Excel 存成 CSV 时已经丢了"
        en = f"a number written as “{scientific}”, whose last digits Excel has lost in saving the CSV"
    return [_of_cells(codes.DIGITS_LOST, at, name, place, what_zh=zh, what_en=en)] if at else []


# How Excel writes a long number into a CSV.
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+(?:1[1-9]|[2-9][0-9])")

# ---- CSV ----------------------------------------------------------------------------------------------------------


def _csv(data: bytes, name: str, place: Place | None) -> Cells:
    try:
        text = decode(name, data).text
    except CompileError as error:
        (one,) = error.diagnostics
        if one.code is codes.FILE_TOO_LARGE:
            raise refusal(codes.NAMED_FILE_TOO_LARGE, name, place, number=str(MAX_TEXT // 2**20)) from None
        zh, en = one.args["encoding_zh"], one.args["encoding_en"]
        coded = {"format_zh": f" {zh} 编码的文字", "format_en": f"text in {en}"}
        raise refusal(
            codes.FILE_NOT_A_TABLE, name, place, **(coded if zh.isascii() else named("binary"))
        ) from None
    if "\0" in text:
        raise refusal(codes.FILE_NOT_A_TABLE, name, place, **named("binary"))
    refuse_other_text(name, text, place)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    found: Cells = {}
    # Of the first row: cells as written, cells up to the last that is not blank.
    first: tuple[int, int] | None = None
    try:
        for number, row in enumerate(rows, 1):
            used = max((i for i, cell in enumerate(row, 1) if cell.strip()), default=0)
            if not used:
                continue
            first = first or (len(row), used)
            if used > first[0] or len(row) < first[1]:
                counts = {
                    "number": str(number),
                    "own": str(max(used, min(len(row), first[1]))),
                    "wanted": str(first[1]),
                }
                raise refusal(codes.ROW_RAGGED, name, place, **counts)
            found.update({(number, i): _lines(cell) for i, cell in enumerate(row, 1) if cell.strip()})
            if len(found) > MAX_CELLS:
                raise refusal(codes.TABLE_TOO_LARGE, name, place, rows=f"{number}+", columns=str(first[1]))
    except csv.Error:
        line = rows.line_num
        raise UnfitError(f"到第{line}行，双引号不成对", f"quotes do not pair up to line {line}") from None
    return found


def delimiter(text: str) -> str:
    """Comma, tab or semicolon: the one that parts most of the first lines into as many cells as the first."""
    plain = re.sub(r'"[^"]*"', "", text[:100_000])
    lines = [line for line in re.split(r"\r\n|\r|\n", plain) if line.strip()][:SNIFFED]
    counts = {sign: [line.count(sign) for line in lines] for sign in _DELIMITERS}
    agreeing = {sign: (sum(n == of[0] for n in of), of[0]) for sign, of in counts.items() if of and of[0]}
    return max(agreeing, key=agreeing.__getitem__, default=",")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# ---- .xlsx --------------------------------------------------------------------------------------------------------

_DAMAGED = ("它已损坏，或不是 Excel 文件", "it is damaged, or no Excel file")
_DOCTYPE = ("里面带有 DOCTYPE", "it holds a DOCTYPE")
_TOO_LARGE = ("解开后太大", "it is too large once unpacked")
_READ_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, ET.ParseError, EOFError, OSError, KeyError, IndexError, ValueError),
    *(NotImplementedError, RuntimeError, UnicodeError, AttributeError),
)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class _Sheet(NamedTuple):
    name: str
    visible: bool
    part: str


class _Tree(ET.TreeBuilder):
    """A tree of an XML part; none of a part with a DOCTYPE."""

    def doctype(self, *_: object) -> None:
        raise UnfitError(*_DOCTYPE)


class _Workbook:
    """An .xlsx: its parts, read within limits."""

    def __init__(
        self, data: bytes, name: str, place: Place | None, of_sheet: Place | None, most: Most
    ) -> None:
        self.name, self.place, self.of_sheet, self.most = name, place, of_sheet, most
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self.archive.infolist()
        except _READ_ERRORS:
            raise UnfitError(*_DAMAGED) from None
        total, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
        if len(entries) > MAX_PARTS or total > MAX_UNPACKED or total > MAX_RATIO * max(packed, 1024):
            raise UnfitError(*_TOO_LARGE)
        self.bytes, self.marks = MAX_READ, MAX_MARKS  # what may still be read
        self.sheet = ""  # that was read, and the numbers of its cells with their formats
        self.numbers: dict[tuple[int, int], tuple[str, str]] = {}

    def cells(self, sheet: str | None) -> _Found:
        """The cells of a sheet that are not blank, none of those that are hidden. Raises CompileError, UnfitError."""
        try:
            return self._cells(self._chosen(sheet))
        except (CompileError, UnfitError):
            raise
        except _READ_ERRORS:
            raise UnfitError(*_DAMAGED) from None

    def _part(self, name: str) -> bytes:
        info = self.archive.getinfo(name)
        self.bytes -= info.file_size
        if self.bytes < 0:
            raise UnfitError(*_TOO_LARGE)
        with self.archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
        if len(data) != info.file_size:
            raise ValueError(name)
        self.marks -= data.count(b"<")
        if self.marks < 0:
            raise UnfitError(*_TOO_LARGE)
        return data

    def _root(self, name: str) -> ET.Element:
        parser, part = ET.XMLParser(target=_Tree()), self._part(name)
        if part.count(b"<") + part.count(b"=") > MAX_TREE:
            raise UnfitError(*_TOO_LARGE)
        parser.feed(part)
        root: ET.Element = parser.close()
        return root

    @cached_property
    def _book(self) -> ET.Element:
        return self._root("xl/workbook.xml")

    @cached_property
    def _related(self) -> dict[str, tuple[str, str]]:
        """Id → (last word of the type, part) of what the workbook consists of."""
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/"),
            )
            for one in self._root("xl/_rels/workbook.xml.rels")
        }

    def _chosen(self, wanted: str | None) -> str:
        """The part of the sheet of that name, or of the first visible one."""
        sheets = []
        for one in _all(self._book, "sheet"):
            id = next((value for key, value in one.items() if key.endswith("}id")), "")
            kind, part = self._related.get(id, ("", ""))
            if kind == "worksheet":
                sheets.append(_Sheet(one.get("name", ""), one.get("state", "visible") == "visible", part))
        if not sheets:
            raise UnfitError(*_DAMAGED)
        if wanted is None:
            first = next((s for s in sheets if s.visible), sheets[0])
            self.sheet = first.name
            return first.part
        names = [sheet.name for sheet in sheets]
        for sheet in sheets:
            if sheet.name.strip() == wanted.strip():
                self.sheet = sheet.name
                return sheet.part
        near, there = nearest(wanted, names), "、".join(names)
        zh = (f"是不是“{near}”？" if near else "") + f"里面的工作表有：{there}。"
        en = (f"Did you mean “{near}”? " if near else "") + f"Its sheets: {there}."
        raise refusal(codes.NO_SUCH_SHEET, self.name, self.of_sheet, sheet=wanted, offer_zh=zh, offer_en=en)

    def _strings(self, part: str | None) -> list[str]:
        """The shared texts, without the readings (拼音) that may stand over them."""
        if part is None:
            return []
        reader = _Strings()
        parser = ET.XMLParser(target=reader)
        parser.feed(self._part(part))
        parser.close()
        return reader.strings

    def _formats(self, part: str | None) -> list[str]:
        """The number format of each style of cell."""
        if part is None:
            return []
        root = self._root(part)
        own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in _all(root, "numFmt")}
        known = {**cells.BUILT_IN, **own}
        styles = next(_all(root, "cellXfs"), None)
        return [known.get(int(one.get("numFmtId", "0")), "") for one in (() if styles is None else styles)]

    def _cells(self, part: str) -> _Found:
        parts = dict(self._related.values())
        from_1904 = any(one.get("date1904") in ("1", "true", "on") for one in _all(self._book, "workbookPr"))
        reader = _Reader(
            self._strings(parts.get("sharedStrings")),
            self._formats(parts.get("styles")),
            from_1904,
            self.most.cells,
        )
        parser = ET.XMLParser(target=reader)
        try:
            parser.feed(self._part(part))
            parser.close()
        except _TooManyError:
            rows, columns = f"{reader.row}+", str(max(column for _, column in reader.cells))
            raise refusal(codes.TABLE_TOO_LARGE, self.name, self.place, rows=rows, columns=columns) from None
        under = reader.merge()
        hidden = reader.hide()
        several = sum(1 for _ in _all(self._book, "sheet")) > 1
        named = f"{self.name} › {self.sheet}" if several else self.name  # whose cell it is
        wrong: list[tuple[Code, list[At], dict[str, str]]] = []
        if reader.unsolved:
            wrong.append((codes.FORMULA_UNSOLVED, reader.unsolved, {}))
        for value, at in reader.errors.items():
            content = {"content_zh": f"是错误值 {value}", "content_en": f"the error value {value}"}
            wrong.append((codes.CELL_UNPRINTABLE, at, content))
        if wrong and not self.most.by_row:
            raise CompileError(_of_cells(code, at, named, self.place, **args) for code, at, args in wrong)
        faults: dict[int, list[Diagnostic]] = {}
        for code, at, args in wrong:
            for row, of_row in groupby(sorted(at), key=lambda one: one[0]):
                faults.setdefault(row, []).append(_of_cells(code, [*of_row], named, self.place, **args))
            reader.cells |= dict.fromkeys(at, "…")  # a row that is wrong is not blank
        self.numbers = reader.numbers
        notes = _lost([at for at in reader.long if at in reader.cells], self.name, self.place)
        if any(hidden):
            args = {"file": self.name, **_named_hidden(*hidden)}
            notes.append(Diagnostic(codes.HIDDEN_LEFT_OUT, args, self.place))
        if under:
            text = short(under[min(under)].replace("\n", ""))
            notes.append(_of_cells(codes.UNDER_MERGED, [*under], self.name, self.place, text=text))
        return _Found(
            *(reader.cells, tuple(reader.merged), (reader.hidden_rows, reader.hidden_columns)),
            *(tuple(notes), faults),
        )


def _named_hidden(rows: Sequence[int], columns: Sequence[int]) -> dict[str, str]:
    """What a message calls hidden rows and columns."""
    zh, en = [], []
    if rows:
        zh.append(f"第{'、'.join(_ranges(rows, str))}行")
        en.append(f"rows {', '.join(_ranges(rows, str))}")
    if columns:
        names = _ranges(columns, lambda column: cell_name((0, column))[:-1])
        zh.append(f"{'、'.join(names)}列")
        en.append(f"columns {', '.join(names)}")
    return {"what_zh": "和".join(zh), "what_en": " and ".join(en)}


def _ranges(numbers: Sequence[int], name: Callable[[int], str]) -> list[str]:
    """Numbers that follow each other as the first and the last of them; of many, the first few."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    out = [name(a) if a == b else f"{name(a)}—{name(b)}" for a, b in runs]
    return out if len(out) <= 5 else [*out[:5], "…"]


class _TooManyError(Exception):
    """More cells than a table may have."""


class _Strings:
    """The shared texts, one by one, without the readings that may stand over them: a target of `ET.XMLParser`."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.text: list[str] = []
        self.reading = False
        self.reading_aid = 0

    def doctype(self, *_: object) -> None:
        raise UnfitError(*_DOCTYPE)

    def start(self, tag: str, _: dict[str, str]) -> None:
        match _local(tag):
            case "t":
                self.reading = not self.reading_aid
            case "rPh":
                self.reading_aid += 1

    def data(self, text: str) -> None:
        if self.reading:
            self.text.append(text)

    def end(self, tag: str) -> None:
        match _local(tag):
            case "t":
                self.reading = False
            case "rPh":
                self.reading_aid -= 1
            case "si":
                self.strings.append(_unescaped("".join(self.text)))
                self.text = []


class _Reader:
    """A sheet, cell by cell: a target of `ET.XMLParser`."""

    def __init__(self, strings: list[str], formats: list[str], from_1904: bool, most: int) -> None:
        self.strings, self.formats, self.from_1904, self.most = strings, formats, from_1904, most
        self.cells: Cells = {}
        self.numbers: dict[At, tuple[str, str]] = {}
        self.unsolved: list[At] = []
        self.errors: dict[str, list[At]] = {}
        self.long: list[At] = []  # numbers with more digits than Excel keeps
        self.merges: list[str] = []
        self.merged: list[tuple[At, At]] = []
        self.hidden_rows: frozenset[int] = frozenset()
        self.hidden_columns: frozenset[int] = frozenset()
        self.hiding: tuple[list[int], list[range]] = ([], [])
        self.row = self.column = 0
        self.type = self.style = ""
        self.value: list[str] = []
        self.reading = self.formula = False
        self.reading_aid = 0

    def doctype(self, *_: object) -> None:
        raise UnfitError(*_DOCTYPE)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match _local(tag):
            case "row":
                self.row = int(attributes.get("r", self.row + 1))
                self.column = 0
                if _is_hidden(attributes, "ht"):
                    self.hiding[0].append(self.row)
            case "col" if _is_hidden(attributes, "width"):
                self.hiding[1].append(range(int(attributes["min"]), int(attributes["max"]) + 1))
            case "c":
                at = _address(attributes.get("r", ""))
                self.row, self.column = at or (self.row, self.column + 1)
                self.type, self.style = attributes.get("t", "n"), attributes.get("s", "")
                self.value, self.formula = [], False
            case "f":
                self.formula = True
            case "v" | "t":
                self.reading = not self.reading_aid
            case "rPh":
                self.reading_aid += 1
            case "mergeCell":
                self.merges.append(attributes.get("ref", ""))

    def data(self, text: str) -> None:
        if self.reading:
            self.value.append(text)

    def end(self, tag: str) -> None:
        match _local(tag):
            case "v" | "t":
                self.reading = False
            case "rPh":
                self.reading_aid -= 1
            case "c":
                self._put((self.row, self.column), "".join(self.value))

    def _put(self, at: tuple[int, int], value: str) -> None:
        if len(self.cells) + len(self.unsolved) > self.most:
            raise _TooManyError
        if self.type == "e":
            self.errors.setdefault(value if len(self.errors) < 20 else "#N/A", []).append(at)
            return
        if not value and self.formula and self.type != "str":
            self.unsolved.append(at)
        elif value and (text := self._shown(value)).strip():
            self.cells[at] = text
            if self.type == "n":
                self.numbers[at] = (value, self._format())
                if abs(float(value)) >= 10**MOST_DIGITS:
                    self.long.append(at)

    def _format(self) -> str:
        style = int(self.style) if self.style else 0
        return self.formats[style] if style < len(self.formats) else ""

    def _shown(self, value: str) -> str:
        if self.type == "s":
            return self.strings[int(value)]
        if self.type in ("str", "inlineStr"):
            return _unescaped(value)
        if self.type == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if self.type == "d":
            when = datetime.fromisoformat(value.strip())
            return f"{when:%Y-%m-%d}" if when.time() == datetime.min.time() else f"{when:%Y-%m-%d %H:%M:%S}"
        number = float(value)
        if not math.isfinite(number):
            raise ValueError(value)
        return cells.shown(number, self._format(), self.from_1904)

    def merge(self) -> Cells:
        """Take out, and give back, what lies unseen under merged cells: only the first of each shows."""
        everything = self._everything()
        last_row = max((row for row, _ in everything), default=0)
        last_column = max((column for _, column in everything), default=0)
        under: set[At] = set()
        lost: Cells = {}
        area = 0
        for ref in self.merges:
            first, last = (_address(corner) for corner in (ref.partition(":")[0], ref.rpartition(":")[2]))
            if not first or not last:
                raise ValueError(ref)
            rows = range(first[0], min(last[0], last_row) + 1)
            columns = range(first[1], min(last[1], last_column) + 1)
            area += len(rows) * len(columns)
            if area > 4 * self.most:  # far more than a table may have, or merged over each other
                raise UnfitError("合并的单元格太多", "too many cells are merged")
            cells = {(row, column) for row in rows for column in columns}
            if not cells or not under.isdisjoint(cells):
                continue
            under |= cells - {first}
            self.merged.append((first, (rows[-1], columns[-1])))
            shown = self.cells.get(first, "")
            rest = {at: self.cells[at] for at in cells - {first} if at in self.cells}
            lost |= {at: text for at, text in rest.items() if text != shown}
        self._without(under)
        return lost

    def hide(self) -> tuple[list[int], list[int]]:
        """Take out what is hidden; the rows and the columns that held something. A merged cell shows where a part of it does."""
        everything = self._everything()
        rows, columns = {row for row, _ in everything}, {column for _, column in everything}
        ranges = self.hiding[1]
        for (top, left), (bottom, right) in self.merged if any(self.hiding) else ():
            rows.update(range(top, bottom + 1))
            columns.update(range(left, right + 1))
        self.hidden_rows = frozenset(rows.intersection(self.hiding[0]))
        self.hidden_columns = frozenset(n for n in columns if any(n in one for one in ranges))
        if not (self.hidden_rows or self.hidden_columns):
            return [], []
        for first, last in self.merged:
            over = [n for n in range(first[0], last[0] + 1) if n not in self.hidden_rows]
            across = [n for n in range(first[1], last[1] + 1) if n not in self.hidden_columns]
            if over and across and first in self.cells:
                self.cells[over[0], across[0]] = self.cells.pop(first)
        out = {at for at in self._everything() if at[0] in self.hidden_rows or at[1] in self.hidden_columns}
        self._without(out)
        return sorted({row for row, _ in out} & self.hidden_rows), sorted(
            {c for _, c in out} & self.hidden_columns
        )

    def _everything(self) -> list[At]:
        return [*self.cells, *self.unsolved, *(at for group in self.errors.values() for at in group)]

    def _without(self, out: Set[At]) -> None:
        """Leave out some cells, and what is wrong with them."""
        self.cells = {at: text for at, text in self.cells.items() if at not in out}
        self.unsolved = [at for at in self.unsolved if at not in out]
        seen = {value: [at for at in group if at not in out] for value, group in self.errors.items()}
        self.errors = {value: group for value, group in seen.items() if group}


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or has been drawn to no height or width."""
    return attributes.get("hidden") in ("1", "true") or float(attributes.get(size, 1)) == 0


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _all(root: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of that name, in whichever of the two namespaces of the standard."""
    return (one for one in root.iter() if _local(one.tag) == name)


def _address(reference: str) -> tuple[int, int] | None:
    """Row and column, from 1, of a reference such as B3."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _unescaped(text: str) -> str:
    return _lines(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))
