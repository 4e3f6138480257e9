"""Drafts in every kind of file: automatic and typed numbers, tables, pictures, refusals."""

import contextlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler import compile_document
from compiler.document.validate import validate
from compiler.draft.lines import Draft
from compiler.draft.readers import FORMATS, MAX_BYTES, read_draft
from compiler.draft.recognise import Recognised, recognised
from compiler.draft.suffixes import SUFFIXES
from compiler.draft.yaml_text import dump
from compiler.flow.resolve import resolve
from compiler.messages.diagnostic import CompileError
from compiler.pages import office
from compiler.source.load import Loaded, Marks, Source
from compiler.word import reader
from compiler.word.ooxml import numbering
from compiler.word.template.compiled import Template
from tests.kit.support import EXAMPLES, FIXTURES, SEEDS

BODY = "各项工作扎实推进，取得了明显成效，圆满完成了全年的目标任务。"
SEED = SEEDS / "team-summary-2022.txt"


def found(draft: Draft) -> Recognised:
    return recognised(draft)


def of_docx(data: bytes) -> Recognised:
    return found(read_draft("draft.docx", data))


def of_markdown(text: str) -> Recognised:
    return found(read_draft("draft.md", text.encode()))


def refusal(name: str, data: bytes) -> list[str]:
    with pytest.raises(CompileError) as caught:
        read_draft(name, data)
    return [one.code.id for one in caught.value.diagnostics]


# ---- Word ----


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_compiled_examples_come_back(example: Path) -> None:
    """As the draft of their text does; line ends of the title, kind and typed enumerations aside."""
    data = compile_document(example.read_text("utf-8"))
    text = (SEEDS / f"{example.stem}.txt").read_bytes()
    assert of_docx(data).data == found(read_draft("draft.txt", text)).data


def test_lines_that_the_compiler_broke_come_back_whole() -> None:
    """The title and what stands under it, each over a line (T-04, T-09)."""
    head: dict[str, Any] = {
        "标题": "某市人民政府办公室关于贯彻落实《中华人民共和国政府信息公开条例》情况的报告",
        "副标题": "——在全市深化“放管服”改革优化营商环境暨重点项目建设推进工作电视电话会议上的讲话",
        "报告人": {
            "单位": "某某省某某市高新技术产业开发区管理委员会党工委副书记、管委会副主任",
            "姓名": "李四",
        },
    }
    text = dump({"文种": "工作总结", **head, "正文": [BODY]})
    data = compile_document(text)
    heads = [p.text for p in WordDocument(io.BytesIO(data)).paragraphs if "\n" in p.text]
    assert [len(text.split("\n")) for text in heads] == [3, 2, 2]
    assert heads[2].split("\n")[1].startswith("党工委")
    assert {key: of_docx(data).data[key] for key in head} == head


def word(paragraphs: list[tuple[str, int]]) -> bytes:
    """A Word file with an empty list of 一、（一）1. beside python-docx's own; (text, level) with level 0 for no number."""
    document = WordDocument()
    numbers = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (fmt, text) in enumerate(
            (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
        )
    )
    numbers.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    )
    numbers.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for text, level in paragraphs:
        paragraph = document.add_paragraph(text)
        if level:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level - 1}"/><w:numId w:val="90"/></w:numPr>'
                )
            )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


SHAPE = [("", "区政府办公室2025年工作总结", 0), ("", BODY, 0)] + [
    (label, text, level)
    for label in "一二三"
    for label, text, level in (
        (f"{label}、", f"抓好第{label}方面的工作", 1),
        ("（一）", f"抓学习。{BODY}", 2),
        ("（二）", f"抓作风。{BODY}", 2),
    )
]


@pytest.mark.parametrize("automatic", ["all", "none", "outer"])
def test_automatic_and_typed_numbers_give_the_same(automatic: str) -> None:
    typed = found(read_draft("draft.txt", "\n".join(label + text for label, text, _ in SHAPE).encode())).data
    rows = [
        (text, level) if automatic == "all" or (automatic == "outer" and level == 1) else (label + text, 0)
        for label, text, level in SHAPE
    ]
    assert of_docx(word(rows)).data == typed


def test_tables_pictures_and_text_boxes() -> None:
    document = WordDocument()
    document.add_paragraph("工作总结", style="Title")
    document.add_paragraph(BODY)
    table = document.add_table(2, 3)
    for index, cell in enumerate(table._cells):
        cell.text = f"格{index}"
    table.cell(1, 0).merge(table.cell(1, 1))
    document.add_paragraph("下面是照片。")
    document.add_picture(str(FIXTURES / "dot.png"))
    box = f'<w:r {nsdecls("w")}><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>'
    document.paragraphs[1]._p.append(parse_xml(box))
    out = io.BytesIO()
    document.save(out)
    draft = read_draft("draft.docx", out.getvalue())
    assert found(draft).data["正文"] == [
        BODY,
        "框里的话。",
        {"表格": [["格0", "格1", "格2"], ["格3\n格4", {"合并": "左"}, "格5"]]},
        "下面是照片。",
        {"图片": "draft-image1.png"},
    ]
    assert draft.pictures["draft-image1.png"].startswith(b"\x89PNG")


def test_deleted_text_is_left_out_and_inserted_text_is_kept() -> None:
    document = WordDocument()
    paragraph = document.add_paragraph("甲")
    for tag, run in (("del", "<w:delText>乙</w:delText>"), ("ins", "<w:t>丙</w:t>")):
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{run}</w:r></w:{tag}>')
        )
    out = io.BytesIO()
    document.save(out)
    assert [line.text for line in read_draft("a.docx", out.getvalue()).lines] == ["甲丙"]


def test_bold_openings_are_leads() -> None:
    document = WordDocument()
    document.add_paragraph("工作总结", style="Title")
    for label in ("一、", "二、"):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}抓学习，抓作风").bold = True
        paragraph.add_run(f"，{BODY}")
    out = io.BytesIO()
    document.save(out)
    assert [one.lead for one in of_docx(out.getvalue()).roles[1:]] == ["抓学习，抓作风"] * 2


def test_outline_levels_without_labels_are_headings() -> None:
    document = WordDocument()
    for text, style in (
        ("工作总结", "Title"),
        ("主要工作", "Heading 1"),
        (BODY, "Normal"),
        ("学习", "Heading 2"),
        (BODY, "Normal"),
    ):
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    assert of_docx(out.getvalue()).data["正文"] == [
        {"标题": "主要工作", "编号": "无", "内容": [BODY, {"标题": "学习", "编号": "无", "内容": BODY}]}
    ]


@pytest.mark.parametrize(
    ("fmt", "number", "text"),
    [
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 4, "IV"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 105, "一百零五"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("taiwaneseCountingThousand", 12, "十二"),
        ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographZodiac", 13, "13"),
        ("decimal", 0, "0"),
        ("koreanCounting", 3, "3"),
        ("none", 3, ""),
        ("bullet", 1, ""),
    ],
)
def test_numbers_as_word_prints_them(fmt: str, number: int, text: str) -> None:
    assert numbering.word_text(fmt, number) == text


def test_plain_lines_of_the_reader_are_those_of_the_blocks() -> None:
    data = compile_document(EXAMPLES[0].read_text("utf-8"))
    blocks = [block for block in reader.contents(data, "a.docx").blocks if isinstance(block, reader.Line)]
    assert [block for block in blocks if block.text] == [line for line in reader.lines(data) if line.text]


@pytest.mark.parametrize("suffix", [".odt", ".doc", ".rtf"])
def test_other_word_processors(suffix: str) -> None:
    """What LibreOffice makes of a report with typed numbers comes back as it was; it writes few lists as it read them."""
    docx = compile_document(EXAMPLES[-1].read_text("utf-8") + "编号: 文本\n")
    other = office._convert([docx], suffix[1:])[0]
    assert found(read_draft(f"draft{suffix}", other)).data == of_docx(docx).data


# ---- Markdown ----


def test_markdown() -> None:
    text = f"""# 区政府办公室2025年工作总结

{BODY}

## 一、主要工作

1. **抓学习。**{BODY}
2. **抓作风。**{BODY}

| 项目 | 数量 |
|---|---:|
| 会议 | 12 |

## 二、下一步打算

- {BODY}
"""
    data = of_markdown(text).data
    assert data["标题"] == "区政府办公室2025年工作总结"
    assert data["层次"] == ["一、", "1."]
    assert data["正文"] == [
        {
            "标题": "主要工作",
            "内容": [
                {"段首": "抓学习。", "文字": BODY},
                {"段首": "抓作风。", "文字": BODY, "内容": [{"表格": [["项目", "数量"], ["会议", "12"]]}]},
            ],
        },
        {"标题": "下一步打算", "性质": "下一步打算", "内容": BODY},
    ]


def test_stars_for_names_are_no_markdown() -> None:
    text = "# 工作总结\n\n全年为**区争取资金***万元，受到**区表扬。\n\n" + BODY
    assert of_markdown(text).data["正文"] == ["全年为**区争取资金***万元，受到**区表扬。", BODY]


# ---- what is no draft ----


def ole(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "".join(names).encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"%PDF-1.7\n", "O840"),
        ("a.txt", b"%PDF-1.7\n", "O840"),
        ("a.docx", ole("EncryptedPackage"), "O841"),
        ("a.docx", b"PK\x03\x04 broken", "O842"),
        ("a.docx", "文字".encode(), "O842"),
        ("a.dotx", "文字".encode(), "O842"),
        ("a.pdf", "文字".encode(), "O842"),
        ("a.docx", compile_document("文种: 报告\n正文: 甲\n")[:-300], "O842"),
        ("a.txt", bytes(range(256)) * 8, "O843"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "O843"),
        ("a.xls", ole("Workbook"), "O843"),
        ("a.txt", b"", "O844"),
        ("a.txt", b" \n\xef\xbb\xbf\n", "O844"),
        ("a.docx", b"", "O844"),
        ("a.docx", word([]), "O844"),
        ("a.docx", bytes(MAX_BYTES + 1), "O845"),
    ],
)
def test_one_message(name: str, data: bytes, code: str) -> None:
    assert refusal(name, data) == [code]


def test_a_text_may_begin_as_a_zip_does() -> None:
    draft = read_draft("a.txt", f"PK大赛工作总结\n{BODY}\n{BODY}".encode())
    assert draft.lines[0].text == "PK大赛工作总结"


def test_a_zip_that_is_no_word_file() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "甲")
    assert refusal("a.docx", out.getvalue()) == ["O842"]


@settings(max_examples=60)
@given(st.binary(max_size=200), st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    if data.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        return
    with contextlib.suppress(CompileError):
        found(read_draft(f"draft{suffix}", data))


# ---- what goes with them ----


def test_a_suffix_is_of_one_format() -> None:
    assert len(SUFFIXES) == len(set(SUFFIXES))
    assert [*SUFFIXES] == [suffix for row in FORMATS for suffix in row.suffixes]


def test_own_label_that_is_no_form_is_typed() -> None:
    data: Any = {"文种": "报告", "正文": [{"标题": "甲"}, {"标题": "乙", "序号": "（二)"}, {"标题": "丙"}]}
    document = validate(Loaded(Source("", ""), data, Marks()))
    printed = reader.lines(Template.for_(document).render(resolve(document)))
    assert [line.label + line.text for line in printed] == ["一、甲", "（二)乙", "三、丙"]
