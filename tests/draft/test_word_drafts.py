"""Word drafts that other programs wrote: numbers as ECMA-376 counts them, what is accepted, what is told, what comes back."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from compiler.draft.lines import Draft
from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised
from compiler.job import Job
from compiler.pages import office
from compiler.source.folder import Folder
from compiler.source.load import Source, load
from compiler.word.ooxml.package import R as OFFICE
from compiler.word.ooxml.package import W
from tests.kit.support import FIXTURES

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" '
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing"'
)
DOT = (FIXTURES / "dot.png").read_bytes()
BODY = "各项工作扎实推进，取得了明显成效，圆满完成了全年的目标任务。"


def docx(
    body: str, numbering: str = "", styles: str = "", parts: Mapping[str, str] | None = None, links: str = ""
) -> bytes:
    """A Word file of a body's XML, with the parts that are given by their kinds."""
    kinds = {"numbering": numbering, "styles": styles, **(parts or {})}
    rels = "".join(
        f'<Relationship Id="rId{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in kinds
        if kinds[kind]
    )
    rels += f'<Relationship Id="rIdDot" Type="{OFFICE}/image" Target="media/dot.png"/>{links}'
    package = "http://schemas.openxmlformats.org/package/2006"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{rels}</Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/media/dot.png": DOT,
    }
    files |= {
        f"word/{kind}.xml": f"<w:{kind} {SPACES}>{xml}</w:{kind}>" for kind, xml in kinds.items() if xml
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def run(text: str, face: str = "") -> str:
    return f"<w:r><w:rPr>{face}</w:rPr><w:t>{text}</w:t></w:r>"


def p(*runs: str, face: str = "", num: tuple[int, int] | None = None) -> str:
    own = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{face}{own}</w:pPr>{inner}</w:p>"


def level(index: int, fmt: str, text: str, more: str = "", start: int | None = 1) -> str:
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{begins}<w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def instance(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def override(index: int, inner: str) -> str:
    return f'<w:lvlOverride w:ilvl="{index}">{inner}</w:lvlOverride>'


def read(data: bytes) -> Draft:
    return read_draft("a.docx", data)


def labels(body: str, numbering: str, styles: str = "") -> str:
    return " ".join(line.label for line in read(docx(body, numbering, styles)).lines)


def told(draft: Draft) -> list[tuple[str, int, str]]:
    return [
        (
            one.code.id,
            one.place.paragraph or 0 if one.place else 0,
            one.args.get("text") or one.args["what_zh"],
        )
        for one in draft.notes
    ]


# ---- numbers (17.9) ----

TWO = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.")


def counted(shape: str, numbering: str) -> str:
    """The labels of paragraphs by the levels of their list: `0`, `1`, or `2:0` for another list."""
    steps = [one.rpartition(":") for one in shape.split()]
    return labels("".join(p("甲", num=(int(num or 1), int(at))) for num, _, at in steps), numbering)


START = '<w:startOverride w:val="{}"/>'


@pytest.mark.parametrize(
    ("levels", "instances", "shape", "expected"),
    [
        (TWO, "", "0 1 1 0 1", "一、 1. 2. 二、 1."),
        # isLgl: every number in the text is in figures
        (
            level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "%1.%2", "<w:isLgl/>"),
            "",
            "0 1 1 0 1",
            "一、 1.1 1.2 二、 2.1",
        ),
        (
            level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", '<w:isLgl w:val="0"/>'),
            "",
            "0 1",
            "一、 一.1",
        ),
        # lvlRestart: never, or after a level further out only
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'),
            "",
            "0 1 1 0 1",
            "1. 1) 2) 2. 3)",
        ),
        (
            level(0, "decimal", "%1.")
            + level(1, "decimal", "%2)")
            + level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'),
            "",
            "0 1 2 1 2 0 1 2",
            "1. 1) (1) 2) (2) 2. 1) (1)",
        ),
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "%2)", '<w:lvlRestart w:val="5"/>'),
            "",
            "0 1 1 0 1",
            "1. 1) 2) 2. 1)",
        ),
        # a start of its own holds each time the level begins anew
        (TWO, instance(2, 1, override(1, START.format(3))), "0 2:1 2:1 0 2:1 1", "一、 3. 4. 二、 3. 4."),
        (TWO, instance(2, 1, override(0, START.format(1))), "0 0 2:0 2:0 0", "一、 二、 一、 二、 三、"),
        (TWO, instance(2, 1), "0 2:0 0", "一、 二、 三、"),
        # a level of its own
        (TWO, instance(2, 1, override(1, level(1, "lowerLetter", "%2)"))), "0 1 2:1 1", "一、 1. b) 3."),
        # no start is 0 (17.9.25), and a number that is not shown
        (level(0, "decimal", "%1.", start=None), "", "0 0", "0. 1."),
        (level(0, "none", "") + level(1, "decimal", "%1%2)"), "", "0 1 1", " 1) 2)"),
    ],
)
def test_numbers_are_counted_as_the_standard_says(
    levels: str, instances: str, shape: str, expected: str
) -> None:
    assert counted(shape, abstract(1, levels) + instance(1, 1) + instances) == expected


def style(id: str, name: str, more: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:pPr>{more}</w:pPr></w:style>'


def number(num: int | None = None, at: int | None = None) -> str:
    inner = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    inner += "" if num is None else f'<w:numId w:val="{num}"/>'
    return f"<w:numPr>{inner}</w:numPr>"


def styled(id: str) -> str:
    return p("甲", face=f'<w:pStyle w:val="{id}"/>')


TIED = level(0, "decimal", "%1.", '<w:pStyle w:val="A"/>') + level(
    1, "decimal", "%1.%2", '<w:pStyle w:val="B"/>'
)


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        (style("A", "一", number(1)) + style("B", "二", number(1, 1)), "1. 1.1"),
        (style("A", "一", number(1)) + style("B", "二", number(1)), "1. 1.1"),  # the level names the style
        (style("A", "一", number(1)) + style("B", "二", number(at=1), "A"), "1. 1.1"),
        (
            style("A", "一", number(1)) + style("B", "二", number(0), "A"),
            "1. ",
        ),  # no number, though its base has one
        (style("A", "一", number(1)) + style("B", "二", "", "C") + style("C", "三", number(0), "A"), "1. "),
    ],
)
def test_numbers_of_styles(styles: str, expected: str) -> None:
    assert labels(styled("A") + styled("B"), abstract(1, TIED) + instance(1, 1), styles) == expected


def test_a_list_that_a_style_defines() -> None:
    numbering = (
        abstract(1, '<w:styleLink w:val="L"/>' + TWO)
        + abstract(2, '<w:numStyleLink w:val="L"/>')
        + instance(1, 1)
        + instance(2, 2)
    )
    list_style = style("L", "列表", number(1), kind="numbering")
    body = "".join(p("甲", num=(num, at)) for num, at in ((2, 0), (2, 1), (1, 0), (2, 0)))
    assert labels(body, numbering, list_style) == "一、 1. 二、 三、"
    assert labels(p("甲", num=(2, 0)), numbering) == ""  # the style is not there


def test_a_number_that_a_paragraph_gives_up_is_not_counted() -> None:
    body = p("甲", num=(1, 0)) + p("乙", num=(0, 0)) + p("丙", num=(1, 0))
    assert labels(body, abstract(1, TWO) + instance(1, 1)) == "一、  二、"


@pytest.mark.parametrize(
    ("gap", "text", "label"),
    [
        ("tab", "2025年", "1.1 "),
        ("space", "A区", "1.1 "),
        ("nothing", "2025年", "1.1"),
        ("tab", "抓学习", "1.1"),
    ],
)
def test_a_label_does_not_run_into_figures(gap: str, text: str, label: str) -> None:
    levels = level(0, "decimal", "1.%1", f'<w:suff w:val="{gap}"/>')
    data = docx(p(text, num=(1, 0)), abstract(1, levels) + instance(1, 1))
    assert read(data).lines[0].label == label


@pytest.mark.parametrize(
    ("font", "sign", "shown"),
    [("Wingdings", "\uf0fc", "✓"), ("Wingdings", "l", "●"), ("Symbol", "\uf0b7", "•"), ("", "—", "—")],
)
def test_bullets(font: str, sign: str, shown: str) -> None:
    face = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    levels = level(0, "bullet", sign, face)
    assert labels(p("甲", num=(1, 0)), abstract(1, levels) + instance(1, 1)) == shown


# ---- outline levels ----


@pytest.mark.parametrize(
    ("face", "outline"),
    [
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:outlineLvl w:val="8"/>', 9),
        ('<w:outlineLvl w:val="9"/>', 0),
        ('<w:outlineLvl w:val="12"/>', 0),
        ('<w:pStyle w:val="H"/>', 2),
        ('<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:pStyle w:val="Own"/>', 3),
        ('<w:pStyle w:val="Based"/>', 3),
        ('<w:pStyle w:val="T"/>', 0),
    ],
)
def test_outline_levels(face: str, outline: int) -> None:
    three = '<w:outlineLvl w:val="2"/>'
    styles = style("H", "heading 2") + style("Own", "小节", three) + style("Based", "小节二", "", "Own")
    styles += style("T", "Title", '<w:outlineLvl w:val="0"/>')
    lines = read(docx(p(BODY) + p("甲", face=face), styles=styles)).lines
    assert lines[1].outline == outline


@pytest.mark.parametrize("face", ['<w:outlineLvl w:val="9"/>', '<w:outlineLvl w:val="0"/>', ""])
def test_a_title_with_an_outline_level_is_the_title(face: str) -> None:
    body = (
        p("关于2025年度工作情况的报告", face=f'<w:jc w:val="center"/>{face}')
        + p("市政府：")
        + p(f"一、总体{face and '情况'}")
    )
    data = recognised(read(docx(body + p(BODY)))).data
    assert data["标题"] == "关于2025年度工作情况的报告"
    assert data["主送机关"] == "市政府"


def test_the_only_outermost_heading_at_the_top_is_the_title() -> None:
    styles = style("1", "heading 1") + style("2", "heading 2")
    shape = (("1", "工作总结"), ("2", "主要工作"), ("", BODY), ("2", "下步打算"), ("", BODY))
    body = "".join(p(text, face=f'<w:pStyle w:val="{id}"/>' if id else "") for id, text in shape)
    data = recognised(read(docx(body, styles=styles))).data
    assert (data["标题"], [one["标题"] for one in data["正文"]]) == ("工作总结", ["主要工作", "下步打算"])  # type: ignore[call-overload, index]


# ---- what is accepted, and what is told ----


def revised(tag: str, inner: str) -> str:
    return f'<w:{tag} w:id="1" w:author="李">{inner}</w:{tag}>'


def deleted(text: str) -> str:
    return revised("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


MARK_DELETED = f"<w:rPr>{revised('del', '')}</w:rPr>"


def test_revisions_are_accepted_and_told() -> None:
    body = p("收入", deleted("12亿元"), revised("ins", run("13亿元")), "。")
    body += p("前一段", deleted("。"), face=MARK_DELETED) + p("后一段。")
    body += f"<w:tbl><w:tr><w:trPr>{revised('del', '')}</w:trPr><w:tc>{p(deleted('删'))}</w:tc><w:tc>{p()}</w:tc></w:tr>"
    body += f"<w:tr><w:tc>{p('留')}</w:tc><w:tc>{p('下')}</w:tc></w:tr></w:tbl>"
    draft = read(docx(body))
    assert [line.rows or line.text for line in draft.lines] == [
        "收入13亿元。",
        "前一段后一段。",
        (("留", "下"),),
    ]
    assert told(draft) == [("S441", 1, "加上的“13亿元”，删去的“12亿元”“。”“删”")]


def test_the_text_of_deleted_rows_is_told_where_it_was() -> None:
    def row(text: str, mark: str = revised("del", "")) -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{p(text)}</w:tc><w:tc>{p('款')}</w:tc></w:tr>"

    some = f"<w:tbl>{row('甲')}{row(deleted('乙'))}{row('丙', '')}</w:tbl>"
    assert told(read(docx(p(BODY) + some))) == [("S441", 2, "删去的“甲款”“乙款”")]
    assert told(read(docx(p(BODY) + f"<w:tbl>{row('甲')}</w:tbl>"))) == [("S441", 1, "删去的“甲款”")]


def test_paragraphs_that_run_on_stay_in_order() -> None:
    body = p("甲", deleted("一"), face=MARK_DELETED) + p("乙", deleted("二"), face=MARK_DELETED) + p("丙")
    draft = read(docx(body))
    assert [line.text for line in draft.lines] == ["甲乙丙"]
    assert told(draft) == [("S441", 1, "删去的“一”“二”")]


def test_sizes_beyond_all_measure_are_borne() -> None:
    """A file says what it likes; nothing of that length is made."""
    huge = 999_999_999
    wide = table(cell("甲", f'<w:gridSpan w:val="{huge}"/>') + cell("乙"), cell("丙") + cell("丁"))
    assert len(read(docx(p(BODY) + wide)).lines[1].rows[0]) == 64
    for fmt in ("lowerLetter", "upperRoman"):
        assert counted("0", abstract(1, level(0, fmt, "%1.", start=huge)) + instance(1, 1)) == f"{huge}."


def test_a_deleted_item_is_not_counted() -> None:
    numbering = abstract(1, TWO) + instance(1, 1)
    gone = p(deleted("乙"), num=(1, 0)).replace("</w:pPr>", f"{MARK_DELETED}</w:pPr>")
    assert labels(p("甲", num=(1, 0)) + gone + p("丙", num=(1, 0)), numbering) == "一、 二、"


def test_notes_comments_and_links_are_told_where_they_stand() -> None:
    def note(kind: str, text: str) -> str:
        return f'<w:{kind} w:id="1">{p(text)}</w:{kind}>'

    def refers(kind: str) -> str:
        return f'<w:r><w:{kind}Reference w:id="1"/></w:r>'

    long = "数据来源：" + "统计局" * 30
    parts = {
        "footnotes": note("footnote", long) + '<w:footnote w:id="2" w:type="separator"/>',
        "endnotes": note("endnote", "尾注。"),
        "comments": note("comment", "请核实"),
    }
    link = (
        f'<Relationship Id="rIdL" Type="{OFFICE}/hyperlink" Target="https://x.gov.cn" TargetMode="External"/>'
    )
    body = p(BODY) + p("收入", refers("footnote"), "，支出", refers("endnote")) + p("甲", refers("comment"))
    body += p(f'<w:hyperlink r:id="rIdL">{run("网站")}</w:hyperlink>') + p(
        f'<w:hyperlink r:id="rIdL">{run("x.gov.cn https://x.gov.cn")}</w:hyperlink>'
    )
    draft = read(docx(body, parts=parts, links=link))
    assert told(draft) == [
        ("S426", 2, long[:59] + "…"),
        ("S426", 2, "尾注。"),
        ("S442", 3, "请核实"),
        ("S447", 4, "网站 https://x.gov.cn"),
    ]
    assert recognised(draft).preface == (
        f"脚注（第2段）：{long}",
        "脚注（第2段）：尾注。",
        "批注（第3段）：请核实",
        "链接（第4段）：网站 https://x.gov.cn",
    )


def test_the_reading_above_a_character_is_told() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('sù')}</w:rt><w:rubyBase>{run('粟')}</w:rubyBase></w:ruby></w:r>"
    draft = read(docx(p("种植", ruby, "米。")))
    assert [line.text for line in draft.lines] == ["种植粟米。"]
    assert told(draft) == [("S440", 1, "粟（sù）")]


def test_struck_text_and_symbols() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings"/>'
    draft = read(docx(p(run("旧", "<w:strike/>"), run("\uf0fc\uf022", wingdings), "姓\ue123")))
    assert draft.lines[0].text == "旧✓姓\ue123"  # a rare character of a name is kept
    assert told(draft) == [("S443", 1, "旧"), ("S425", 1, "Wingdings F022")]


def test_symbols_of_an_odt() -> None:
    data = office._convert(
        [docx(p("完成", run("\uf0fc\uf022", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), "。"))],
        "odt",
    )[0]
    draft = read_draft("a.odt", data)
    assert draft.lines[0].text == "完成✓。"
    assert told(draft) == [("S425", 1, "Wingdings F022")]


# ---- pictures and tables ----


def picture(width: float = 0, about: str = "") -> str:
    """A picture in the line, so many mm wide; as it is by itself when 0."""
    extent = round((width or 25.4 * 1 / 96) * 36000)
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{extent}" cy="{extent}"/><wp:docPr id="1" name="a" descr="{about}"/>'
        '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rIdDot"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(text)}</w:tc>"


def test_pictures_that_stood_elsewhere_are_told() -> None:
    body = table(cell("地点") + cell("照片"), cell("东渠") + cell(picture(50, "现场"))) + p(
        "照片", picture(), "为东渠。"
    )
    draft = read(docx(body))
    assert [(line.picture, dict(line.fields)) for line in draft.lines if line.picture] == [
        ("a-dot.png", {"替代文字": "现场"}),
        ("a-dot.png", {}),
    ]
    assert [(code, at) for code, at, _ in told(draft)] == [("S444", 2), ("S446", 2), ("S444", 4)]


def test_merged_cells_are_told() -> None:
    body = table(
        cell("地点", '<w:vMerge w:val="restart"/>') + cell("情况", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("照片") + cell("备注"),
    )
    draft = read(docx(body))
    assert draft.lines[0].rows == (("地点", "情况", ""), ("", "照片", "备注"))
    assert told(draft) == [("S445", 1, "地点")]


GRID = table(cell("甲") + cell("乙"), cell("1") + cell("2"))


@pytest.mark.parametrize(
    ("body", "captions"),
    [
        (p("表1 收支情况") + GRID, ["收支情况"]),
        (p("表 1　收支情况") + p("") + GRID + p("表2　支出") + GRID, ["收支情况", "支出"]),
        (p("表2 收支情况") + GRID, [""]),  # it would be printed as 表1
        (p("表1：收支情况") + GRID, [""]),
        (p("表1 所示情况如下：") + GRID, [""]),
        (p("表1收支情况") + GRID, [""]),
        (p(picture()) + p("图1 现场") + p(picture()) + p("图2 远景"), ["现场", "远景"]),
        (p("图1 现场") + p(picture()) + p(BODY), [""]),
        (p(picture()) + p("表1 收支情况") + GRID, ["", "收支情况"]),
    ],
)
def test_captions(body: str, captions: list[str]) -> None:
    draft = read(docx(p(BODY) + body))
    found = [dict(line.fields).get("题注", "") for line in draft.lines if line.rows or line.picture]
    assert found == captions
    recognised(draft)


def test_a_caption_is_printed_once() -> None:
    data = recognised(read(docx(p(BODY) + p("表1 收支情况") + GRID))).data
    assert data["正文"] == [BODY, {"表格": [["甲", "乙"], ["1", "2"]], "题注": "收支情况"}]


# ---- our own documents ----

HEAD = "文种: 报告\n标题: 关于2025年度预算执行情况的报告\n主送机关: 市人民政府\n"
TABLE = "  - 表格:\n      - [类别, 次数]\n      - [会议, '12']\n"


@pytest.mark.parametrize(
    "rest",
    [
        "正文: 特此报告。\n成文日期: 2026-01-05\n签名章:\n  - 职务: 市长\n    图片: a-picture1.png\n  - 职务: 市财政局局长\n",
        "正文: 特此报告。\n署名: 市财政局\n成文日期: 2026-01-05\n印章: a-picture1.png\n",
        "正文: 特此报告。\n署名: [市财政局, 市统计局, 市审计局]\n成文日期: 2026-01-05\n印章: 有\n",
        f"正文:\n  - 情况如下。\n{TABLE}    横排: 是\n    题注: 会议情况\n  - 图片: a-picture3.png\n    题注: 现场\n    替代文字: 塔吊\n"
        "署名: 市财政局\n成文日期: 2026-01-05\n",
        "正文: 情况如下。\n附件:\n  - 标题: 任务情况表\n    内容: 已经完成。\n  - 获奖证书复印件\n署名: 市财政局\n成文日期: 2026-01-05\n",
    ],
    ids=["stamps", "seal", "sealed by hand", "landscape and captions", "attachments"],
)
def test_a_compiled_document_comes_back(rest: str, tmp_path: Path) -> None:
    for name in ("a-picture1.png", "a-picture3.png"):
        (tmp_path / name).write_bytes(DOT)
    loaded = load(Source(str(tmp_path / "a.yaml"), HEAD + rest))
    draft = read(Job.of_data(loaded, Folder(tmp_path), None).docx())
    assert {key: recognised(draft).data.get(key) for key in loaded.data} == loaded.data
    assert draft.notes == ()
    assert set(draft.pictures.values()) <= {DOT}
