"""Word drafts that other programs wrote: numbers as ECMA-376 counts them, what is accepted, what is told, what comes back."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from compiler.draft.lines import Draft
from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised
from compiler.draft.yaml_text import dump
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
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


def kept_plain(draft: Draft) -> list[str]:
    """What of a draft could not be proven and is kept as typed."""
    return [one.args["text"] for one in recognised(draft).doubts if one.code.id == "S420"]


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


@pytest.mark.parametrize(
    ("levels", "count"),
    [
        (level(0, "bullet", "•"), "2"),
        (level(0, "decimal", "%1."), "2"),
        (level(0, "chineseCounting", "%1、"), ""),  # headings, which are numbered anew
    ],
)
def test_numbers_of_words_own_that_print_as_text_are_told(levels: str, count: str) -> None:
    items = (
        "全年集中学习24次，人人都有笔记，参学率百分之百。",
        "全年办文204件，办会36次，没有发生一起差错。",
    )
    heads = ("抓好理论学习", "抓好办文办会")
    body = p("关于2025年度工作情况的报告") + p("区政府：") + p("现将有关情况报告如下。")
    body += "".join(p(one, num=(1, 0)) for one in (items if count else heads)) + p("特此报告。")
    found = recognised(read(docx(body, abstract(1, levels) + instance(1, 1))))
    told = [one for one in found.doubts if one.code.id == "D398"]
    assert [one.args["count"] for one in told] == ([count] if count else [])
    for one in told:
        assert one.place
        assert one.place.paragraph == 4
        assert items[0][:4] in one.message("zh")


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
        ("S426", 2, "尾注。"),
        ("S442", 3, "请核实"),
        ("S447", 4, "网站 https://x.gov.cn"),
    ]
    assert recognised(draft).preface == (
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
    body = table(cell("地点") + cell("照片"), cell("东渠") + f"<w:tc>{p('近景', picture(50))}</w:tc>") + p(
        "照片", picture(), "为东渠。"
    )
    draft = read(docx(body))
    assert [line.picture for line in draft.lines if line.picture] == ["a-dot.png"] * 2
    assert [(code, at) for code, at, _ in told(draft)] == [("S444", 2), ("S444", 4)]


def test_a_picture_alone_in_its_cell_stays_there() -> None:
    draft = read(docx(table(cell("地点") + cell("照片"), cell("东渠") + cell(picture(50, "现场")))))
    (line,) = draft.lines
    fields = (("图片", "a-dot.png"), ("宽", "50毫米"), ("替代文字", "现场"))
    assert line.pictures == (((1, 1), fields),)
    assert told(draft) == []


@pytest.mark.parametrize(
    ("width", "kept", "told_of"),
    [(60, "60毫米", []), (12.5, "12.5毫米", []), (0, "", []), (180, "156毫米", ["S446"])],
)
def test_the_width_of_a_picture(width: float, kept: str, told_of: list[str]) -> None:
    draft = read(docx(p(picture(width))))
    assert dict(draft.lines[0].fields).get("宽", "") == kept
    assert [code for code, _, _ in told(draft)] == told_of


def span(columns: int = 1, down: str = "") -> str:
    merge = {"": "", "↓": '<w:vMerge w:val="restart"/>', "↑": "<w:vMerge/>"}[down]
    return f'<w:gridSpan w:val="{columns}"/>{merge}'


MERGED: dict[str, tuple[list[str], list[str]]] = {
    "two rows": (
        [
            cell("单位", span(1, "↓")) + cell("收入", span(2)) + cell("备注", span(1, "↓")),
            cell("", span(1, "↑")) + cell("税收") + cell("非税") + cell("", span(1, "↑")),
            cell("甲镇") + cell("1") + cell("2") + cell("无"),
        ],
        [
            "[单位, 收入, {合并: 左}, 备注]",
            "[{合并: 上}, 税收, 非税, {合并: 上}]",
            "[甲镇, 1, 2, 无]",
            "表头: 2",
        ],
    ),
    "a block of rows and columns": (
        [
            cell("甲", span(2, "↓")) + cell("乙"),
            cell("", span(2, "↑")) + cell("丙"),
            cell("丁") + cell("戊") + cell("己"),
        ],
        ["[甲, {合并: 左}, 乙]", "[{合并: 上}, {合并: 左}, 丙]", "[丁, 戊, 己]", "表头: 2"],
    ),
    "down the body": (
        [
            cell("类别") + cell("名称"),
            cell("甲", span(1, "↓")) + cell("一"),
            cell("", span(1, "↑")) + cell("二"),
        ],
        ["[类别, 名称]", "[甲, 一]", "[{合并: 上}, 二]"],
    ),
    "columns that no row parts": (
        [cell("类别", span(2)) + cell("名称"), cell("甲", span(2)) + cell("一")],
        ["[类别, 名称]", "[甲, 一]"],
    ),
    "as Word once said it": (
        [
            cell("收支", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>"),
            cell("甲") + cell("一"),
            cell("乙") + cell("二"),
        ],
        ["[收支, {合并: 左}]", "[甲, 一]", "[乙, 二]", "表头: 2"],
    ),
    "a row that begins further in": (
        ["<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("名称"), cell("甲") + cell("一")],
        ["['', 名称]", "[甲, 一]"],
    ),
}


@pytest.mark.parametrize("name", MERGED)
def test_merged_cells_come_back(name: str) -> None:
    rows, wanted = MERGED[name]
    draft = read(docx(table(*rows)))
    assert told(draft) == []
    lines = [line.strip().removeprefix("- ") for line in dump(recognised(draft).data).splitlines()]
    assert [line for line in lines if line.startswith(("[", "表头"))] == wanted


def test_rows_that_say_they_are_repeated_are_the_header() -> None:
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    body = table(head + cell("甲") + cell("乙"), head + cell("丙") + cell("丁"), cell("1") + cell("2"))
    assert dict(read(docx(body)).lines[0].fields) == {"表头": "2"}


def test_text_under_merged_cells_is_put_aside() -> None:
    body = table(
        cell("地点", span(1, "↓")) + cell("情况"),
        cell("旧字", span(1, "↑")) + cell("照片"),
        cell("甲") + cell("乙"),
    )
    draft = read(docx(body))
    assert draft.lines[0].rows == (("地点", "情况"), ("", "照片"), ("甲", "乙"))
    assert told(draft) == [("S469", 1, "旧字")]
    assert any("旧字" in text for text in draft.aside)


def test_cells_that_do_not_stand_over_each_other_are_told() -> None:
    body = table(
        cell("地点", span(2, "↓")) + cell("情况"), cell("东渠", span(1, "↑")) + cell("照片") + cell("备注")
    )
    draft = read(docx(body))
    assert draft.lines[0].rows == (("地点", "", "情况"), ("东渠", "照片", "备注"))
    assert told(draft) == [("S445", 1, "东渠")]


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
    assert kept_plain(draft) == []


def test_a_caption_is_printed_once() -> None:
    data = recognised(read(docx(p(BODY) + p("表1 收支情况") + GRID))).data
    assert data["正文"] == [BODY, {"表格": [["甲", "乙"], ["1", "2"]], "题注": "收支情况"}]


HEADED = cell("单位") + cell("件数")


def rows_of(first: int, last: int) -> list[str]:
    return [cell(f"第{n}科") + cell(str(n)) for n in range(first, last)]


def parted(said: str, before: str = "<w:pageBreakBefore/>", head: str = HEADED) -> bytes:
    """A table that somebody has parted by hand."""
    again = f"<w:p><w:pPr>{before}</w:pPr><w:r><w:t>{said}</w:t></w:r></w:p>"
    first, second = table(HEADED, *rows_of(1, 4)), table(head, *rows_of(4, 6))
    return docx(p(BODY) + p("表1 收支情况") + first + again + second + p("表后文字。"))


@pytest.mark.parametrize(
    ("data", "continued"),
    [
        (parted("续表1"), "3"),
        (parted("续表 1"), "3"),
        (parted("续表1", before=""), "是"),
        (parted("续表2"), None),  # of another table
        (parted("续表"), None),
        (parted("续表1所示情况如下"), None),
        (parted("续表1", head=cell("单位") + cell("人数")), None),
    ],
)
def test_a_table_parted_by_hand_is_one_again(data: bytes, continued: str | None) -> None:
    tables = [line for line in read(data).lines if line.rows]
    assert len(tables) == (2 if continued is None else 1)
    assert dict(tables[0].fields).get("续表") == continued
    cells = [one for line in tables for row in line.rows for one in row]
    assert [one for one in cells if one.startswith("第")] == [f"第{n}科" for n in range(1, 6)]
    assert kept_plain(read(data)) == []


NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
NOTES = {"footnotes": f'<w:footnote w:id="1">{p("快报数")}</w:footnote>'}


@pytest.mark.parametrize(
    ("again", "texts", "notes"),
    [
        (p("续表1", NOTE), [BODY, "表后。", "续表1"], ["快报数"]),
        (p(NOTE) + p("续表1"), [BODY, "表后。", "续表1"], ["快报数"]),
        (p("续表1", num=(1, 0)), [BODY, "一、续表1", "表后。"], []),
    ],
    ids=["a footnote", "a footnote above", "a label"],
)
def test_what_stands_beside_the_words_of_a_parted_table_is_not_swallowed(
    again: str, texts: list[str], notes: list[str]
) -> None:
    whole = table(HEADED, *rows_of(1, 4)) + again + table(HEADED, *rows_of(4, 6)) + p("表后。")
    numbering = abstract(1, TWO) + instance(1, 1)
    draft = read(docx(p(BODY) + p("表1 收支情况") + whole, numbering, parts=NOTES))
    found = recognised(draft)
    printed = [one.text for one in found.roles if one.role != "table"]
    assert sorted(printed) == sorted(texts)
    said = str(found.data) + str(found.preface)
    assert [note for note in notes if note not in said] == []


def outlined(body: str) -> list[str]:
    """The headings and run-in headings that are recognised below a title."""
    draft = read(docx(p("关于工作情况的报告") + body))
    assert kept_plain(draft) == []
    return [one.label + one.lead for one in recognised(draft).roles if one.role in ("heading", "run_in")]


BREAK = '<w:r><w:br w:type="page"/></w:r>'
BOX = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


@pytest.mark.parametrize(
    "inside",
    [
        p(picture()),
        p(picture()) + p(picture()),
        p("") + GRID,
        p(BREAK),
        p(picture()) + p("图1 现场"),
        p(BOX.format(p(picture()))),
        p(BOX.format(GRID)),
        p(BREAK) + p(picture()) + p(BODY),
        table(cell("东渠") + cell(picture())),
        table(cell(picture()) + cell(picture()), cell("东渠") + cell("西渠")),
    ],
    ids=[
        *("picture", "pictures", "table", "break", "caption", "picture in a box", "table in a box", "all"),
        *("picture in a cell", "pictures in a row"),
    ],
)
def test_what_has_no_text_leaves_headings_alone(inside: str) -> None:
    below = p("一、总体情况") + inside + p("二、主要做法") + p("（一）强化统筹。统筹资金。") + inside
    below += p("（二）严格管理。评价36项。") + inside + p("三、工作设想") + p(BODY)
    assert outlined(below) == ["一、", "二、", "（一）强化统筹。", "（二）严格管理。", "三、"]


def test_a_draft_of_nothing_but_a_picture_is_read() -> None:
    draft = read(docx(p(picture())))
    assert recognised(draft).data == {"文种": "报告", "正文": [{"图片": "a-dot.png"}]}


def test_a_draft_of_nothing_but_a_picture_in_a_table_is_read() -> None:
    draft = read(docx(table(cell("甲") + cell(picture()), cell("乙", span(2)))))
    assert recognised(draft).data["正文"] == [
        {"表格": [["甲", {"图片": "a-dot.png"}], ["乙", {"合并": "左"}]]}
    ]


@pytest.mark.parametrize(
    "above", [p(picture()), p(picture()) + p("") + p(picture()), p("某某局文件") + p(picture())]
)
def test_a_picture_above_the_title_is_put_below_it_and_told(above: str) -> None:
    found = recognised(read(docx(above + p("关于工作情况的报告") + p("市政府：") + p(BODY))))
    assert found.data["标题"] == "关于工作情况的报告"
    assert found.data["主送机关"] == "市政府"
    assert found.data["正文"] == [*[{"图片": "a-dot.png"}] * above.count("<w:drawing>"), BODY]
    assert {one.code.id for one in found.doubts} - {"S419"} == {"S444"}


def test_a_picture_in_a_box_is_read_once() -> None:
    draft = read(docx(p(BODY, BOX.format(p("说明") + p(picture())))))
    assert [(line.text, line.picture) for line in draft.lines] == [
        (BODY, ""),
        ("说明", ""),
        ("", "a-dot.png"),
    ]
    assert told(draft) == []


@pytest.mark.parametrize(
    "blank",
    [" ", "\u00a0", "\u1680", "\u2000", "\u2001", "\u200a", "\u202f", "\u205f", "\u3000", "\u200b", "\ufeff"],
)
def test_blanks_of_any_kind_are_blank(blank: str) -> None:
    cells = table(cell("名称") + cell(blank), cell(blank * 2) + cell("1"))
    found = recognised(read(docx(p("关于工作情况的报告") + p(BODY) + p(blank) + cells + p(BODY))))
    assert found.data["正文"] == [BODY, {"表格": [["名称", ""], ["", "1"]]}, BODY]


def test_a_cell_of_nothing_but_empty_tables_is_empty() -> None:
    nothing = table(cell("") + cell(" "), cell("") + cell("\u3000"))
    cells = table(cell("甲") + f"<w:tc>{nothing}{p('')}{nothing}</w:tc>")
    found = recognised(read(docx(p("关于工作情况的报告") + p(BODY) + cells)))
    assert found.data["正文"] == [BODY, {"表格": [["甲", ""]], "表头": "0"}]


# ---- what is not read is told ----

M = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def graphic(uri: str, inner: str) -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="示意"/><a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def vml(inner: str) -> str:
    return f"<w:r><w:pict {VML}>{inner}</w:pict></w:r>"


def shape(form: str, look: str = "") -> str:
    return graphic(
        WPS, f'<wps:wsp xmlns:wps="{WPS}"><wps:spPr><a:prstGeom prst="{form}"/>{look}</wps:spPr></wps:wsp>'
    )


CHART = f'<c:chart xmlns:c="{DRAWING}/chart" r:id="rIdchart"/>'


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (p(graphic(f"{DRAWING}/chart", CHART)), "图表“年度收支”"),
        (p(graphic(f"{DRAWING}/diagram", f'<d:relIds xmlns:d="{DRAWING}/diagram" r:dm="rIdchart"/>')), "SmartArt 图形“年度收支、2025年”"),
        (p(f'<w:r><w:object {VML}><o:OLEObject ProgID="Equation.3" r:id="rIdDot"/></w:object></w:r>'), "嵌入的对象“Equation.3”"),
        (p('<w:r><w:object><w:control w:name="CheckBox1" r:id="rIdDot"/></w:object></w:r>'), "控件“CheckBox1”"),
        (p('<w:r><w:contentPart r:id="rIdDot"/></w:r>'), "墨迹"),
        (p(shape("rect")), "图形“示意”"),
        (p(shape("rect", "<a:noFill/><a:ln/>")), "图形“示意”"),
        (p(vml('<v:oval alt="印章位置"/>')), "图形“印章位置”"),
        (p(graphic(f"{DRAWING}/picture", '<a:blip r:link="rIdAway"/>')), "链接的图片“http://a.cn/b.png”"),
        (p(vml('<v:shape><v:imagedata r:href="rIdAway"/></v:shape>')), "链接的图片“http://a.cn/b.png”"),
        (p(graphic(f"{DRAWING}/picture", '<a:blip r:embed="rIdNone"/>')), "丢了的图片“示意”"),
        ('<w:altChunk r:id="rIdDot"/>', "插入的文件“dot.png”"),
        (p('<w:subDoc r:id="rIdAway"/>'), "子文档“http://a.cn/b.png”"),
        (p("<w:r><w:dayLong/></w:r>"), "自动更新的日期"),
        (p("<w:r><w:strange/></w:r>"), "认不出的内容“strange”"),
        ('<x:note xmlns:x="urn:x"><x:t>另有说明</x:t></x:note>', "认不出的内容“另有说明”"),
        (table(cell("甲") + "<w:strange/>"), "认不出的内容“strange”"),
        (p(BOX.format("<w:strange/>" + p("甲"))), "认不出的内容“strange”"),
        (p(graphic("urn:a/slicer", "<b/>")), "认不出的内容“slicer”"),
        (p('<w:fldSimple w:instr=" AUTONUM "/>'), "域“AUTONUM”"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_told(inside: str, what: str) -> None:
    chart = "<w:title><a:p><a:r><a:t>年度收支</a:t></a:r></a:p></w:title><a:p><a:t>2025年</a:t></a:p>"
    away = (
        f'<Relationship Id="rIdAway" Type="{OFFICE}/image" Target="http://a.cn/b.png" TargetMode="External"/>'
    )
    draft = read(docx(p(BODY) + inside + p(BODY), parts={"chart": chart}, links=away))
    assert [(one.code.id, one.args["what_zh"]) for one in draft.notes] == [("S450", what)]
    assert sum(line.text == BODY for line in draft.lines) == 2
    name, _, text = what.rstrip("”").partition("“")
    assert [text in line and line.startswith(name) for line in draft.aside] == ([True] if text else [])


@pytest.mark.parametrize(
    "inside",
    [
        '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>' + p("甲"),
        p('<w:proofErr w:type="gramStart"/>', "甲", "<w:r><w:lastRenderedPageBreak/><w:softHyphen/></w:r>"),
        p("甲", shape("line")),
        p("甲", shape("rect", "<a:noFill/><a:ln><a:noFill/></a:ln>")),
        p("甲", vml('<v:line from="0,0" to="9,0"/>')),
        p("甲", vml('<v:rect o:hr="t"/>')),
        p("甲", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "甲"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        "<!-- 甲 --><?mso 乙?>" + p("甲"),
        p("甲", "<!-- 乙 -->", "<w:r><!-- 丙 --></w:r>"),
    ],
)  # fmt: skip
def test_what_is_harmless_is_not_told(inside: str) -> None:
    draft = read(docx(inside))
    assert [line.text for line in draft.lines] == ["甲"]
    assert draft.notes == ()


def either(choice: str, fallback: str, requires: str = "wps") -> str:
    return f'<mc:AlternateContent xmlns:mc="{M}"><mc:Choice Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (either(p("甲"), p("乙")), "甲"),
        (p("<w:r>" + either("<w:t>甲</w:t>", "<w:t>乙</w:t>") + "</w:r>"), "甲"),
        (p(either('<w:r><w:contentPart r:id="rIdDot"/></w:r>', picture())), "a-dot.png"),
        (table(either(f"<w:tc>{p('甲')}</w:tc>", "") + cell("丙")), "甲 丙"),
        (p(vml('<v:shape><v:textpath on="t" string="甲"/></v:shape>')), "甲"),
        (p("<w:r><w:t>甲</w:t></w:r>").replace("w:p>", "w:sdtContent>").replace("<w:pPr></w:pPr>", ""), "甲"),
        ("<w:r><w:t>甲</w:t></w:r>", "甲"),
        ("<m:oMathPara xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:oMath><m:r><m:t>甲</m:t></m:r></m:oMath></m:oMathPara>", "甲"),
        (p(BOX.format(p("甲") + GRID)), "甲 甲 乙 1 2"),
        (p(BOX.format(p("甲", BOX.format(p("乙"))))), "甲 乙"),
    ],
)  # fmt: skip
def test_text_is_read_wherever_it_stands(body: str, shown: str) -> None:
    draft = read(docx(body))
    texts = [
        cell
        for line in draft.lines
        for cell in (line.text, line.picture, *(one for row in line.rows for one in row))
    ]
    assert " ".join(filter(None, texts)) == shown


# ---- fields ----


def field(instruction: str, begin: str = "", result: str | None = None) -> str:
    sep = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'{sep}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def choices(more: str) -> str:
    return f'<w:ffData><w:ddList>{more}<w:listEntry w:val="同意"/><w:listEntry w:val="不同意"/></w:ddList></w:ffData>'


def box(state: str) -> str:
    return f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"


@pytest.mark.parametrize(
    ("piece", "text", "said"),
    [
        (field(" FORMCHECKBOX ", box('<w:default w:val="1"/>')), "☑", []),
        (field("FORMCHECKBOX", box('<w:default w:val="1"/><w:checked w:val="0"/>')), "□", []),
        (field("FORMCHECKBOX", box("<w:checked/>")), "☑", []),
        (field("FORMCHECKBOX"), "□", []),
        (field("FORMDROPDOWN", choices('<w:result w:val="1"/>')), "不同意", []),
        (field("FORMDROPDOWN", choices("")), "同意", []),
        (field("FORMDROPDOWN", choices('<w:result w:val="7"/>')), "", ["S450"]),
        (field("FORMTEXT", "", "张三"), "张三", []),
        (field(r"EQ \o\ac(○,3)"), "③", []),
        (field(r"eq \o\ac(○,20)"), "⑳", []),
        (field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(ting),汀)'), "汀", ["S440"]),
        (field(r"EQ \f(1,2)"), "1/2", ["S424"]),
        (field(r"EQ \r(3,x)"), "√x", ["S424"]),
        (field(r"EQ \o\ac(○,印)"), "㊞", []),
        (field(r"EQ \o\ac(○,郑)"), "○郑", ["S424"]),
        (field("MACROBUTTON NoMacro 单击填写"), "单击填写", []),
        (field(r"SYMBOL 254 \f Wingdings \s 10"), "☑", []),
        (field('QUOTE "甲乙"'), "甲乙", []),
        (field("DATE", "", "2026年1月5日"), "2026年1月5日", []),
        (field("DATE"), "", ["S450"]),
        (field("AUTONUM"), "", ["S450"]),
        (field('IF 1 = 2 "丙" ""'), "", []),
        (field("DOCPROPERTY 单位"), "", []),
        (field("= 1 + 1", "", "2"), "2", []),
        (field("WHATEVER 1"), "", ["S450"]),
        (field('HYPERLINK "http://a.cn"', "", "某网"), "某网", ["S447"]),
        (field('HYPERLINK "http://a.cn"', "", "http://a.cn"), "http://a.cn", []),
        (field(r'HYPERLINK \l "a"', "", "下文"), "下文", []),
        ('<w:fldSimple w:instr=" FORMCHECKBOX "/>', "□", []),
    ],
)  # fmt: skip
def test_fields_are_read_as_they_show(piece: str, text: str, said: list[str]) -> None:
    draft = read(docx(p("甲", piece, "乙")))
    assert [line.text for line in draft.lines] == [f"甲{text}乙"]
    assert [one.code.id for one in draft.notes] == said


# ---- lists of contents, and tables for layout ----

TOC = p("目  录") + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "一、主要工作", "<w:r><w:tab/></w:r>", "1")  # fmt: skip
TOC += p("二、下步打算", "<w:r><w:tab/></w:r>", "2", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def toc_styled(style: str) -> str:
    return "".join(
        p(text, "<w:r><w:tab/></w:r>", "1", face=f'<w:pStyle w:val="{style}"/>')
        for text in ("一、主要工作", "二、下步打算")
    )


@pytest.mark.parametrize(
    ("contents", "styles"),
    [
        (TOC, ""),
        (p("目录") + toc_styled("TOC1"), ""),
        (toc_styled("a9"), '<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="toc 2"/></w:style>'),
        ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>' + p("目录")
         + p("一、主要工作1") + "</w:sdtContent></w:sdt>", ""),
        (p("目次") + toc_styled("目录1"), ""),
    ],
    ids=["field", "style", "style by name", "gallery", "Chinese"],
)  # fmt: skip
def test_a_list_of_contents_is_left_out_and_told(contents: str, styles: str) -> None:
    text = p("一、主要工作") + p(BODY) + p("二、下步打算") + p(BODY)
    found = recognised(read(docx(p("区司法局2025年工作总结") + contents + text, styles=styles)))
    assert [one.text for one in found.roles if one.role == "heading"] == ["一、主要工作", "二、下步打算"]
    assert "报告人" not in found.data
    assert [one.code.id for one in found.doubts] == ["S449"]
    assert [one.text for one in found.roles if one.role == "contents"][-1][:2] in ("一、", "二、")


def laid_out(*rows: str, ruled: str = "") -> str:
    return table(*rows).replace("<w:tbl>", f"<w:tbl><w:tblPr>{ruled}</w:tblPr>", 1)


RULES = '<w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
NO_RULES = '<w:tblBorders><w:top w:val="nil"/><w:insideV w:val="none"/></w:tblBorders>'
SIGNED = p("某某区档案馆") + p("2026年1月5日")


@pytest.mark.parametrize(
    ("head", "foot", "expected"),
    [
        (laid_out(cell("某某区档案馆文件") + cell("区档发〔2026〕3号")), laid_out(cell("") + cell("某某区档案馆<w:br/>2026年1月5日")), "某某区档案馆"),
        (laid_out(cell("") + cell("关于档案安全检查情况的报告")), laid_out(cell("") + f"<w:tc>{SIGNED}</w:tc>", ruled=NO_RULES), "某某区档案馆"),
        (laid_out(cell("某某区档案馆文件"), cell("区档发〔2026〕3号"), ruled='<w:tblBorders><w:bottom w:val="single"/></w:tblBorders>'), p("某某区档案馆") + p("2026年1月5日"), "某某区档案馆"),
        ("", laid_out(cell("") + cell("某某区档案馆"), cell("") + cell("2026年1月5日")), "某某区档案馆"),
        ("", laid_out(cell("某某区档案馆") + cell("某某区财政局"), cell("2026年1月5日") + cell("2026年1月5日")), ["某某区档案馆", "某某区财政局"]),
        ("", laid_out(cell("") + f"<w:tc>{SIGNED}</w:tc>") + p("抄送：区政府办公室。"), "某某区档案馆"),
        ("", laid_out(cell("") + f"<w:tc>{SIGNED}</w:tc>", ruled=RULES), None),
        ("", laid_out(cell("单位") + cell("日期"), cell("档案馆") + cell("2026年1月5日")), None),
        ("", laid_out(cell("某某区档案馆") + cell("2026年1月5日")) + p(BODY), None),
    ],
)  # fmt: skip
def test_tables_for_layout_are_read_as_lines(head: str, foot: str, expected: object) -> None:
    body = (
        head
        + p("关于档案安全检查情况的报告") * ("关于" not in head)
        + p("区政府：")
        + p("现将有关情况报告如下。")
    )
    draft = read(
        docx(body.replace("<w:br/>", "</w:t><w:br/><w:t>") + foot.replace("<w:br/>", "</w:t><w:br/><w:t>"))
    )
    found = recognised(draft)
    assert found.data["标题"] == "关于档案安全检查情况的报告"
    assert found.data["主送机关"] == "区政府"
    assert found.data.get("署名", found.data.get("发文机关")) == expected  # who issues it signs it
    assert found.data.get("成文日期") == ("2026-01-05" if expected else None)
    tables = ("<w:tbl>" in head) + ("<w:tbl>" in foot and expected is not None)
    assert [one.code.id for one in draft.notes] == ["S451"] * tables


# ---- packages ----


def repacked(data: bytes, change: Mapping[str, str], old: str = "", new: str = "") -> bytes:
    """A package, entries renamed by `change`, and a text in all of its XML replaced by another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as archive:
        for name in given.namelist():
            part = given.read(name)
            if old and name.endswith((".xml", ".rels")):
                part = part.replace(old.encode(), new.encode())
            archive.writestr(change.get(name, name), part)
    return out.getvalue()


PLAIN = docx(p(BODY) + p(picture()), abstract(1, TWO) + instance(1, 1))
MOVED = {
    "word/document.xml": "word/document2.xml",
    "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
}
ELSEWHERE = {"word/document.xml": "doc/main.xml", "word/_rels/document.xml.rels": "doc/_rels/main.xml.rels"}


@pytest.mark.parametrize(
    "data",
    [
        repacked(PLAIN, MOVED, "word/document.xml", "word/document2.xml"),
        repacked(PLAIN, MOVED, "word/document.xml", "/word/document2.xml"),
        repacked(PLAIN, MOVED, "word/document.xml", "WORD/Document2.XML"),
        repacked(repacked(PLAIN, ELSEWHERE, "word/document.xml", "doc/main.xml"), {}, "media/dot", "../word/media/dot"),
        repacked(PLAIN, {"word/media/dot.png": "word/media/Dot.PNG"}),
        repacked(PLAIN, {}, "media/dot.png", "./media/../media/dot.png"),
        repacked(PLAIN, {}, "<Relationship ", "<!-- 甲 --><Relationship "),
        repacked(repacked(PLAIN, {}, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
                 {}, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ],
    ids=["document2", "from the root", "in capitals", "another folder", "a picture in capitals", "a way with dots", "comments", "Strict"],
)  # fmt: skip
def test_a_package_is_read_by_its_relationships(data: bytes) -> None:
    draft = read(data)
    assert [(line.text, bool(line.picture)) for line in draft.lines] == [(BODY, False), ("", True)]
    assert draft.notes == ()


@pytest.mark.parametrize("space", ["relationships", "content-types"])
def test_a_package_without_its_namespaces_is_told_as_damaged(space: str) -> None:
    with pytest.raises(CompileError) as refused:
        read(repacked(PLAIN, {}, f'xmlns="http://schemas.openxmlformats.org/package/2006/{space}"'))
    assert {one.code.id for one in refused.value.diagnostics} <= {"O842", "T302"}


@pytest.mark.parametrize("start", [1, 4, 30, 400])
def test_a_package_cut_at_its_front_is_told(start: int) -> None:
    with pytest.raises(CompileError) as refused:
        read(PLAIN[start:])
    assert {one.code.id for one in refused.value.diagnostics} <= {"O842", "O843"}


def test_the_name_of_a_picture_is_not_too_long() -> None:
    name = "关于" * 100 + ".docx"
    draft = read_draft(name, PLAIN)
    (kept,) = draft.pictures
    assert len(kept.encode()) < 255
    assert kept.endswith(".png")


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
        "正文:\n  - 标题: 总体情况\n    内容:\n      - 图片: a-picture1.png\n  - 标题: 主要做法\n    内容:\n      - 段首: 强化统筹。\n"
        "        文字: 统筹资金。\n      - 段首: 严格管理。\n        文字: 评价36项。\n        内容:\n          - 图片: a-picture1.png\n"
        "            题注: 现场\n          - 表格:\n              - [类别, 次数]\n              - [会议, '12']\n"
        "  - 标题: 工作设想\n    内容: 扎实推进。\n",
        "正文:\n  - 标题: 总体情况\n    内容:\n      - 图片: a-picture1.png\n      - 分页\n      - 图片: a-picture1.png\n      - 分页\n      - 表格:\n          - [类别, 次数]\n          - [会议, '12']\n  - 标题: 主要做法\n"
        "    内容:\n      - 标题: 抓学习\n        内容:\n          - 图片: a-picture1.png\n      - 标题: 抓作风\n        内容: 扎实推进。\n",
        "正文: 情况如下。\n附件:\n  - 标题: 任务情况表\n    内容: 已经完成。\n  - 获奖证书复印件\n署名: 市财政局\n成文日期: 2026-01-05\n",
    ],
    ids=["stamps", "seal", "sealed by hand", "landscape and captions", "run-ins", "headings", "attachments"],
)
def test_a_compiled_document_comes_back(rest: str, tmp_path: Path) -> None:
    for name in ("a-picture1.png", "a-picture3.png"):
        (tmp_path / name).write_bytes(DOT)
    loaded = load(Source(str(tmp_path / "a.yaml"), HEAD + rest))
    draft = read(Job.of_data(loaded, Folder(tmp_path), None).docx())
    assert {key: recognised(draft).data.get(key) for key in loaded.data} == loaded.data
    assert draft.notes == ()
    assert set(draft.pictures.values()) <= {DOT}
