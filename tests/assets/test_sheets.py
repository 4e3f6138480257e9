"""Tables that a report names: CSV as Excel in China writes it, and .xlsx as its cells show."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from compiler.assets.sheets import Sheet, Table, read_table
from compiler.messages.diagnostic import CompileError, Diagnostic, Place
from compiler.terms.spans import Span
from tests.kit.support import CODES_OF_FILES

PLACE = Place("report.yaml", 3, 7, 3, 14)
SHEET = "xl/worksheets/sheet1.xml"


def book(*rows: Sequence[object], change: Callable[[Workbook], object] | None = None) -> bytes:
    """An .xlsx whose first sheet, 明细表, has these rows; the second, 空表, none."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "明细表"
    for row in rows:
        sheet.append(list(row))
    made.create_sheet("空表")
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def edited(data: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """The same file with parts changed: those whose name begins with `part`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if name.startswith(part) else old.read(name))
    return out.getvalue()


def by_hand(cells: str, after: str = "") -> bytes:
    """An .xlsx whose first sheet is this XML."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<worksheet xmlns="{namespace}"><sheetData><row>{cells}</row></sheetData>{after}</worksheet>'
    return edited(book(["甲"]), SHEET, lambda _: xml.encode())


def shared(strings: str, cells: str) -> bytes:
    """An .xlsx as Excel writes it: the texts of cells in a part of their own."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'.encode()
    data = edited(by_hand(cells), "xl/_rels", lambda xml: xml.replace(b"</Relationships>", relation))
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", strings)
    return out.getvalue()


SST = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
PLAIN = book(["项目", "数量"], ["会议", 12])
CSV = "项目,数量\r\n会议,12\r\n"
FORMULAS = book(["项目", "=1+1"], ["=A1", "=B1"], ["=A1"])


# One fault each: the code, the bytes, the sheet, and what the message or the way out says.
FAULTS: list[tuple[str, bytes, str | None, str]] = [
    ("D236", b"a,b\n" * 2_200_000, None, "8 MB"),
    ("D242", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, "是旧版 Office 文件，或设了密码的文件"),
    ("D242", b"%PDF-1.7", None, "是 PDF 文件"),
    ("D242", b"<html><table>", None, "是网页文件"),
    ("D242", edited(PLAIN, "", lambda _: b"").replace(b"xl/workbook.xml", b"xl/workbook.bin"), None, ".xlsb"),
    ("D242", "測試,資料庫\n會議記錄,開發環境\n".encode("big5"), None, "是 Big5 编码的文字"),
    ("D242", "项目,数量\n".encode("utf-16-le"), None, "是 UTF-16 编码的文字"),
    ("D242", bytes(range(64)), None, "认不出格式"),
    ("D243", PLAIN[:-100], None, "已损坏"),
    ("D243", edited(PLAIN, "xl/workbook.xml", lambda xml: xml + b"<"), None, "已损坏"),
    ("D243", edited(PLAIN, "xl/_rels", lambda _: b"<Relationships/>"), None, "已损坏"),
    ("D243", edited(PLAIN, SHEET, lambda xml: b"<!DOCTYPE a>" + xml), None, "DOCTYPE"),
    ("D243", shared(f"<!DOCTYPE a>{SST}</sst>", "<c><v>1</v></c>"), None, "DOCTYPE"),
    ("D243", edited(PLAIN, SHEET, lambda xml: xml + b" " * 60_000_000), None, "解开后太大"),
    ("D243", shared(f"{SST}<si/></sst>", '<c t="s"><v>1</v></c>'), None, "已损坏"),
    ("D243", by_hand("<c><v>12a</v></c>"), None, "已损坏"),
    ("D243", by_hand("<c><v>nan</v></c>"), None, "已损坏"),
    ("D243", by_hand("<c><v>1</v></c>", "<mergeCells><mergeCell ref='?'/></mergeCells>"), None, "已损坏"),
    ("D243", b'a,b\n"1,2\n', None, "到第2行"),
    ("D243", b'a,b\n"1"x,2\nc,d\n', None, "到第2行"),
    ("D244", PLAIN, "明细", "是不是“明细表”？里面的工作表有：明细表、空表。"),
    ("D244", CSV.encode(), "明细表", "CSV 不分工作表"),
    ("D245", book(*[[n] for n in range(5_001)]), None, "5001行、1列"),
    ("D245", book(list(range(51))), None, "1行、51列"),
    ("D245", by_hand('<c r="A1"><v>1</v></c><c r="A1048576"><v>1</v></c>'), None, "1048576行"),
    ("D245", by_hand("".join(f"<c><v>{n}</v></c>" for n in range(200_002))), None, "列"),
    ("D245", b"a,b\n" * 5_001, None, "5001行、2列"),
    ("D245", b",".join([b"a"] * 51), None, "1行、51列"),
    ("D246", b"", None, "没有内容"),
    ("D246", b"\r\n , \r\n", None, "没有内容"),
    ("D266", PLAIN, "空表", "“a.xlsx”的工作表“空表”里没有内容"),
    ("D268", b"\x89PNG\r\n\x1a\n", None, "写“图片: a.xlsx”"),
    ("D247", book(["甲", "#DIV/0!"]), None, "B1 格是错误值 #DIV/0!"),
    ("D247", by_hand('<c><v>1</v></c><c t="str"><v>a&#x7f;</v></c>'), None, "B1 格里有控制字符（U+007F）"),
    ("D247", b"a,b\nc,d\x01\n", None, "B2 格里有控制字符（U+0001）"),
    ("D248", book(["甲"], ["=1+1"]), None, "A2 格是公式"),
    ("D248", FORMULAS, None, "B1、A2、B2 等4格是公式"),
    ("D249", b"a,b\n1,2,3\n", None, "第2行有3格，第一行有2格"),
    ("D249", b"a,b,c\n\n1,2\n", None, "第3行有2格，第一行有3格"),
]


def refusal_of(reading: Callable[[], object]) -> Diagnostic:
    """The one thing that a refusal says."""
    with pytest.raises(CompileError) as caught:
        reading()
    (one,) = caught.value.diagnostics
    return one


def test_every_code_has_a_case() -> None:
    assert {case[0] for case in FAULTS} == CODES_OF_FILES["sheets"]


@pytest.mark.parametrize(("code", "data", "sheet", "said"), FAULTS)
def test_one_fault(code: str, data: bytes, sheet: str | None, said: str) -> None:
    one = refusal_of(lambda: read_table(data, "a.xlsx", sheet, PLACE))
    assert (one.code.id, one.place) == (code, PLACE)
    assert said in one.message("zh") + one.hint("zh")
    assert not re.search("[一-鿿]", re.sub("“.*?”", "", one.message("en")))


@pytest.mark.parametrize(("data", "sheet"), [(PLAIN, "明细"), (PLAIN, "空表"), (CSV.encode(), "明细")])
def test_a_wrong_sheet_is_told_where_it_is_named(data: bytes, sheet: str) -> None:
    named = Place("report.yaml", 4, 8, 4, 10)
    with pytest.raises(CompileError) as caught:
        read_table(data, "a.xlsx", sheet, PLACE, named)
    assert [one.place for one in caught.value.diagnostics] == [named]


def test_faulty_cells_are_reported_together() -> None:
    with pytest.raises(CompileError) as caught:
        read_table(book(["#N/A", "#REF!"], ["#N/A", "=A1"]), "a.xlsx", None, PLACE)
    said = [one.message("en") for one in caught.value.diagnostics]
    assert [sentence.partition(" of ")[0] for sentence in said] == ["B2", "A1, A2", "B1"]


# ---- CSV ----------------------------------------------------------------------------------------------------------


def of_csv(text: str, encoding: str = "utf-8") -> Table:
    return read_table(text.encode(encoding), "a.csv", None, PLACE).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv(sign: str, encoding: str) -> None:
    found = of_csv(CSV.replace(",", sign), encoding)
    assert found == (("项目", "数量"), ("会议", "12"))


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ('a,b\n"1,5\r\n二","x""y"\n', (("a", "b"), ("1,5\n二", 'x"y'))),
        ("a;b\n1,5;2,5\n3,5;4,5\n", (("a", "b"), ("1,5", "2,5"), ("3,5", "4,5"))),
        ("a\tb\n一,二\t三;四\n", (("a", "b"), ("一,二", "三;四"))),
        ('"a,b,c";d\n1;2\n', (("a,b,c", "d"), ("1", "2"))),
        ("只有一列\n甲\n", (("只有一列",), ("甲",))),
        ("a,b\n\n1,2\n", (("a", "b"), ("", ""), ("1", "2"))),
        ("a,b,\n1,2\n3,4,,,\n,,,\n", (("a", "b"), ("1", "2"), ("3", "4"))),
        ("a,b,\n1,2,3\n", (("a", "b", ""), ("1", "2", "3"))),
        (" a ,b\n1,\n", ((" a ", "b"), ("1", ""))),
        ('a,5" 管\n1,2\n', (("a", '5" 管'), ("1", "2"))),
    ],
)
def test_csv_by_example(text: str, table: Table) -> None:
    assert of_csv(text) == table


# ---- .xlsx --------------------------------------------------------------------------------------------------------


def of_book(data: bytes, sheet: str | None = None) -> Table:
    return read_table(data, "a.csv", sheet, PLACE).rows  # whatever its suffix


def test_values_as_they_show() -> None:
    day = datetime.date(2025, 1, 5)
    assert of_book(book(["项目\n甲", 12, 0.1 + 0.2], [True, day, None], ["  ", "x", "<&>"])) == (
        ("项目\n甲", "12", "0.3"),
        ("TRUE", "2025-01-05", ""),
        ("", "x", "<&>"),
    )


@pytest.mark.parametrize(
    ("format", "value", "text"),
    [
        ("#,##0.00", 1234.5, "1,234.50"),
        ("0.00%", 0.123, "12.30%"),
        ('yyyy"年"m"月"d"日"', datetime.date(2025, 1, 5), "2025年1月5日"),
        ("mm-dd-yy", datetime.date(2025, 1, 5), "2025/1/5"),  # the built-in short date, id 14
    ],
)
def test_number_formats(format: str, value: object, text: str) -> None:
    def change(made: Workbook) -> None:
        made.worksheets[0]["A1"].number_format = format

    assert of_book(book([value], change=change)) == ((text,),)


def test_a_chinese_date_that_has_only_an_id() -> None:
    # What Excel in China writes for 1月5日 typed into a cell.
    data = edited(
        book([45662], change=lambda made: setattr(made.worksheets[0]["A1"], "number_format", "0.00")),
        "xl/styles.xml",
        lambda xml: xml.replace(b'numFmtId="2"', b'numFmtId="58"'),
    )
    assert of_book(data) == (("1月5日",),)


def test_days_counted_from_1904() -> None:
    data = book(
        [datetime.date(2025, 1, 5)],
        change=lambda made: setattr(made, "epoch", datetime.datetime(1904, 1, 1)),
    )
    assert of_book(edited(data, SHEET, lambda xml: xml.replace(b"45662", b"44200"))) == (("2025-01-05",),)


def test_kinds_of_cells() -> None:
    cells = (
        '<c t="str"><f>IF(1,"")</f><v></v></c>'  # a formula whose result is empty
        '<c><f>1+1</f><v>2</v></c><c t="b"><v>0</v></c><c t="d"><v>2025-01-05T00:00:00</v></c>'
        '<c t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>_x000D_&#10;乙_x0041_</t></r></is></c>'
        '<c s="999"><v>1E2</v></c><c><v/></c>'
    )
    assert of_book(by_hand(cells)) == (("2", "FALSE", "2025-01-05", "甲\n乙A", "100"),)


def test_shared_texts() -> None:
    strings = (
        f"{SST}<si><t>项目</t></si><si><t xml:space='preserve'> 甲&#13;&#10;乙 </t></si>"
        "<si><r><t>数</t></r><r><rPr><b/></rPr><t>量</t></r><rPh sb='0' eb='1'><t>shu</t></rPh><phoneticPr/></si></sst>"
    )
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in (0, 1, 2, 0))
    assert of_book(shared(strings, cells)) == (("项目", " 甲\n乙 ", "数量", "项目"),)


def test_merged_cells_show_the_first() -> None:
    # Something left under merged cells, as a copied format leaves it.
    merge = "<mergeCells><mergeCell ref='A1:B1'/><mergeCell ref='C1:XFD1048576'/></mergeCells>"
    cells = "".join(f"<c><v>{n}</v></c>" for n in range(4)) + '<c t="e"><v>#N/A</v></c><c><f>1</f></c>'
    assert of_book(by_hand(cells, merge)) == (("0", "", "2"),)


def test_empty_margins_are_left_out() -> None:
    def change(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet["C3"], sheet["E5"], sheet["H9"] = "甲", "乙", " "

    assert of_book(book(change=change)) == (("甲", "", ""), ("", "", ""), ("", "", "乙"))


def of_sheet(change: Callable[[Worksheet], object], *rows: Sequence[object]) -> Sheet:
    return read_table(book(*rows, change=lambda made: change(made.worksheets[0])), "a.xlsx", None, PLACE)


def told(found: Sheet) -> list[tuple[str, str]]:
    assert all(note.place == PLACE and note.hint("zh") and note.message("en") for note in found.notes)
    return [(note.code.id, note.message("zh")) for note in found.notes]


SQUARE = [[f"{letter}{row}" for letter in "ABCD"] for row in range(1, 5)]


def hiding(rows: Sequence[int], columns: str) -> Callable[[Worksheet], object]:
    def change(sheet: Worksheet) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True
        for column in columns:
            sheet.column_dimensions[column].hidden = True

    return change


@pytest.mark.parametrize(
    ("rows", "columns", "left", "what"),
    [
        ([2], "", ["ABCD", "134"], "第2行"),
        ([2, 3], "", ["ABCD", "14"], "第2—3行"),
        ([1, 3], "", ["ABCD", "24"], "第1、3行"),
        ([], "C", ["ABD", "1234"], "C列"),
        ([4], "AB", ["CD", "123"], "第4行和A—B列"),
    ],
)
def test_what_is_hidden_is_left_out_and_told(
    rows: list[int], columns: str, left: list[str], what: str
) -> None:
    found = of_sheet(hiding(rows, columns), *SQUARE)
    assert found.rows == tuple(tuple(f"{letter}{row}" for letter in left[0]) for row in left[1])
    assert told(found) == [("S476", f"“a.xlsx”里隐藏的{what}没有印。")]


def test_what_is_hidden_and_empty_is_not_told() -> None:
    found = of_sheet(hiding([3], "C"), ["甲", "乙"], ["丙", "丁"])
    assert (len(found.rows), found.notes) == (2, ())


def test_a_column_drawn_to_no_width_is_hidden() -> None:
    data = by_hand('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>')
    narrow = edited(
        data,
        SHEET,
        lambda xml: xml.replace(
            b"<sheetData>", b'<cols><col min="2" max="16384" width="0"/></cols><sheetData>'
        ),
    )
    assert read_table(narrow, "a.xlsx", None, PLACE).rows == (("1",),)


def merging(*ranges: str) -> Callable[[Worksheet], object]:
    return lambda sheet: [sheet.merge_cells(one) for one in ranges]


def test_merged_cells_are_spans() -> None:
    found = of_sheet(merging("A1:A2", "B1:C1", "A4:D4"), *SQUARE)
    assert found.spans == (Span(0, 0, 2, 1), Span(0, 1, 1, 2), Span(3, 0, 1, 4))
    assert found.rows[1] == ("", "B2", "C2", "D2")
    assert found.notes == ()


def test_a_merged_cell_shows_where_a_part_of_it_does() -> None:
    def change(sheet: Worksheet) -> None:
        merging("A1:B3")(sheet)
        hiding([1], "B")(sheet)

    found = of_sheet(change, *SQUARE)
    assert found.rows == (("A1", "C2", "D2"), ("", "C3", "D3"), ("A4", "C4", "D4"))
    assert found.spans == (Span(0, 0, 2, 1),)


def test_what_lies_under_merged_cells_is_told_unless_it_says_the_same() -> None:
    cells = "".join(f'<c r="{at}" t="str"><v>{at[0]}</v></c>' for at in ("A1", "B1", "A2", "B2", "C1"))
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    found = read_table(by_hand(cells, merged), "a.xlsx", None, PLACE)
    assert found.rows == (("A", "B"), ("", "B"))
    assert told(found) == [("S478", "“a.xlsx”的 C1 格压在合并的格子下面，Excel 里看不见，没有印：“C”。")]


@pytest.mark.parametrize(
    ("value", "lost"),
    [
        (110101199001010000, True),
        (1000000000000001, True),
        (-1234567890123456, True),
        (999999999999999, False),
        (0.9903999999999999, False),
        ("110101199001010013", False),
        (123456.123456789012, False),
    ],
)
def test_numbers_of_more_digits_than_excel_keeps(value: object, lost: bool) -> None:
    found = of_sheet(lambda _: None, ["号码"], [value])
    assert [note.code.id for note in found.notes] == ["S475"] * lost
    assert all("A2 格" in note.message("zh") for note in found.notes)


@pytest.mark.parametrize(
    ("value", "lost"),
    [("1.10101E+17", True), ("6.2E+18", True), ("1E+05", False), ("110101199001010013", False)],
)
def test_numbers_that_a_csv_cut_short(value: str, lost: bool) -> None:
    found = read_table(f"号码\n{value}\n".encode(), "a.csv", None, PLACE)
    assert found.rows[1] == (value,)
    assert [note.code.id for note in found.notes] == ["S475"] * lost


def test_the_first_visible_sheet_or_the_one_named() -> None:
    def change(made: Workbook) -> None:
        made.create_sheet("旧表", 0).append(["旧"])
        made.worksheets[0].sheet_state = "hidden"

    data = book(["新"], change=change)
    assert (of_book(data), of_book(data, "旧表"), of_book(data, " 明细表 ")) == (
        (("新",),),
        (("旧",),),
        (("新",),),
    )


def test_the_strict_form_of_the_standard() -> None:
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    strict = edited(PLAIN, "xl/", lambda xml: xml.replace(old, new))
    assert strict != PLAIN
    assert of_book(strict) == of_book(PLAIN)


def test_all_parts_have_one_budget() -> None:
    """Many small texts that deflate well enough to pass for harmless: refused before a tree of them is built."""
    texts = "".join(f"<si><t>{number}</t></si>" for number in range(1_700_000))
    data = shared(f"{SST}{texts}</sst>", '<c t="s"><v>0</v></c>')
    with pytest.raises(CompileError) as caught:
        read_table(data, "t.xlsx", None, PLACE)
    assert "解开后太大" in caught.value.diagnostics[0].message("zh")
