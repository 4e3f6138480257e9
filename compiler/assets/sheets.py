"""Tables that a report names: CSV and Excel files, known by content, as the texts that their cells show.

In: the bytes of a file. Out: rows of equal length. Raises CompileError (D242-D249, D266, D268). Hidden rows and columns are
read like the others: nothing is left out because someone once hid it. An .xlsx is read here, not by a library, so that
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
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.encoding import decode
from ..source.folder import PRINTED, UnfitError, kind_of, named, refusal
from ..source.load import MAX_BYTES as MAX_TEXT
from ..source.load import RARE
from ..terms.nearest import nearest
from . import number_formats as cells

Table = tuple[tuple[str, ...], ...]

MAX_ROWS = 5_000
MAX_COLUMNS = 50
MAX_CELLS = 50_000
MAX_PARTS = 2_000
MAX_UNPACKED = 64 * 1024 * 1024
MAX_RATIO = 200
MAX_READ = 32 * 1024 * 1024  # of all parts that are read
MAX_MARKS = 4_000_000  # `<` in them
MAX_TREE = 300_000  # `<` and `=` in a part that is held as a tree
SNIFFED = 20  # lines by which a delimiter is known


def read_table(
    data: bytes, name: str, sheet: str | None, place: Place | None, sheet_place: Place | None = None
) -> Table:
    """The rows of a CSV or .xlsx file without its empty margins; `sheet` by name, else the first visible one.

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
    """The cells of a sheet as rows of equal length, its name, and the row and column from which they begin."""

    rows: tuple[tuple[GridCell, ...], ...]
    sheet: str
    top: int
    left: int

    def cell(self, row: int, column: int) -> str:
        """B3: the name of a cell, counted from the first of the grid."""
        return _cell_name((self.top + row, self.left + column))


def read_grid(
    data: bytes, name: str, sheet: str | None, place: Place | None, sheet_place: Place | None = None
) -> Grid:
    """The same as `read_table` with the numbers that the cells hold. Raises as it does."""
    found, book = _found(data, name, sheet, place, sheet_place or place)
    rows = _rectangle(found, name, place)
    top, left = min(row for row, _ in found), min(column for _, column in found)
    numbers = book.numbers if book else {}
    return Grid(
        tuple(
            tuple(
                _grid_cell(text, numbers.get((top + r, left + c)), book is not None)
                for c, text in enumerate(row)
            )
            for r, row in enumerate(rows)
        ),
        book.sheet if book else "",
        top,
        left,
    )


def _grid_cell(text: str, held: tuple[str, str] | None, of_book: bool) -> GridCell:
    if held is None:
        return GridCell(text, is_text=of_book)
    number, format_code = held
    if cells.is_day(format_code):
        return GridCell(text)
    exact = Decimal(number).normalize(decimal.Context(prec=15, rounding=decimal.ROUND_HALF_UP))
    return GridCell(text, exact, cells.is_percentage(format_code))


def _found(
    data: bytes, name: str, sheet: str | None, place: Place | None, of_sheet: Place | None
) -> tuple["Cells", "_Workbook | None"]:
    kind, book = kind_of(data), None
    if kind == "empty":
        raise refusal(codes.TABLE_EMPTY, name, place)
    try:
        if kind in ("xlsx", "broken"):
            book = _Workbook(data, name, place, of_sheet)
            found = book.cells(sheet)
            if not found and sheet is not None:
                raise refusal(codes.SHEET_EMPTY, name, of_sheet, sheet=sheet)
        elif kind in ("text", "binary"):
            if sheet is not None:
                offer = {
                    "offer_zh": "CSV 不分工作表，把工作表这一项删去。",
                    "offer_en": "A CSV has no sheets; leave the sheet out.",
                }
                raise refusal(codes.NO_SUCH_SHEET, name, of_sheet, sheet=sheet, **offer)
            found = _csv(data, name, place)
        else:
            code = codes.PICTURE_AS_TABLE if kind in PRINTED else codes.FILE_NOT_A_TABLE
            raise refusal(code, name, place, **named(kind))
    except UnfitError as reason:
        raise refusal(
            codes.TABLE_DAMAGED, name, place, reason_zh=reason.args[0], reason_en=reason.args[1]
        ) from None
    return found, book


Cells = dict[tuple[int, int], str]  # row and column, from 1; no cell that is blank


def _rectangle(found: Cells, name: str, place: Place | None) -> Table:
    """The cells as rows of equal length."""
    if not found:
        raise refusal(codes.TABLE_EMPTY, name, place)
    rows, columns = {row for row, _ in found}, {column for _, column in found}
    top, left = min(rows), min(columns)
    height, width = max(rows) - top + 1, max(columns) - left + 1
    if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_CELLS:
        raise refusal(codes.TABLE_TOO_LARGE, name, place, rows=str(height), columns=str(width))
    bad = {f"U+{ord(rare[0]):04X}": at for at, text in reversed(found.items()) if (rare := RARE.search(text))}
    if bad:
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
    return tuple(
        tuple(found.get((row, column), "") for column in range(left, left + width))
        for row in range(top, top + height)
    )


def _cell_name(at: tuple[int, int]) -> str:
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
    few = [_cell_name(one) for one in sorted(at)[:3]]
    more = len(at) - len(few)
    zh = "、".join(few) + (f" 等{len(at)}格" if more else " 格")
    en = ", ".join(few) + (f" and {more} more" if more else "")
    return Diagnostic(code, {"file": name, "cell_zh": zh, "cell_en": en, **args}, place)


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
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
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


def _delimiter(text: str) -> str:
    """Comma, tab or semicolon: the one that parts most of the first lines into as many cells as the first."""
    plain = re.sub(r'"[^"]*"', "", text[:100_000])
    lines = [line for line in re.split(r"\r\n|\r|\n", plain) if line.strip()][:SNIFFED]
    counts = {sign: [line.count(sign) for line in lines] for sign in ",\t;"}
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

    def __init__(self, data: bytes, name: str, place: Place | None, of_sheet: Place | None) -> None:
        self.name, self.place, self.of_sheet = name, place, of_sheet
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

    def cells(self, sheet: str | None) -> Cells:
        """The cells of a sheet that are not blank. Raises CompileError, UnfitError."""
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

    def _cells(self, part: str) -> Cells:
        parts = dict(self._related.values())
        from_1904 = any(one.get("date1904") in ("1", "true", "on") for one in _all(self._book, "workbookPr"))
        reader = _Reader(
            self._strings(parts.get("sharedStrings")), self._formats(parts.get("styles")), from_1904
        )
        parser = ET.XMLParser(target=reader)
        try:
            parser.feed(self._part(part))
            parser.close()
        except _TooManyError:
            rows, columns = f"{reader.row}+", str(max(column for _, column in reader.cells))
            raise refusal(codes.TABLE_TOO_LARGE, self.name, self.place, rows=rows, columns=columns) from None
        reader.merge()
        problems = []
        if reader.unsolved:
            problems.append(_of_cells(codes.FORMULA_UNSOLVED, reader.unsolved, self.name, self.place))
        for value, at in reader.errors.items():
            content = {"content_zh": f"是错误值 {value}", "content_en": f"the error value {value}"}
            problems.append(_of_cells(codes.CELL_UNPRINTABLE, at, self.name, self.place, **content))
        if problems:
            raise CompileError(problems)
        self.numbers = reader.numbers
        return reader.cells


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

    def __init__(self, strings: list[str], formats: list[str], from_1904: bool) -> None:
        self.strings, self.formats, self.from_1904 = strings, formats, from_1904
        self.cells: Cells = {}
        self.numbers: dict[tuple[int, int], tuple[str, str]] = {}
        self.unsolved: list[tuple[int, int]] = []
        self.errors: dict[str, list[tuple[int, int]]] = {}
        self.merges: list[str] = []
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
        if len(self.cells) + len(self.unsolved) > MAX_CELLS:
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

    def merge(self) -> None:
        """Take out what lies unseen under merged cells: only the first of each shows."""
        everything = [*self.cells, *self.unsolved, *(at for group in self.errors.values() for at in group)]
        last_row = max((row for row, _ in everything), default=0)
        last_column = max((column for _, column in everything), default=0)
        hidden: set[tuple[int, int]] = set()
        area = 0
        for ref in self.merges:
            first, last = (_address(corner) for corner in (ref.partition(":")[0], ref.rpartition(":")[2]))
            if not first or not last:
                raise ValueError(ref)
            rows = range(first[0], min(last[0], last_row) + 1)
            columns = range(first[1], min(last[1], last_column) + 1)
            area += len(rows) * len(columns)
            if area > 4 * MAX_CELLS:  # far more than a table may have, or merged over each other
                raise UnfitError("合并的单元格太多", "too many cells are merged")
            hidden.update((row, column) for row in rows for column in columns if (row, column) != first)
        self.cells = {at: text for at, text in self.cells.items() if at not in hidden}
        self.unsolved = [at for at in self.unsolved if at not in hidden]
        seen = {value: [at for at in group if at not in hidden] for value, group in self.errors.items()}
        self.errors = {value: group for value, group in seen.items() if group}


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
