"""`compile template check`: what is found in a template, each with its place; copies with comments, and mended ones.

Each case takes the general template, in which nothing is found, and changes a few characters of its XML. What each rule finds is
in `tests/rules`.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from compiler import compile_document
from compiler.cli import command as cli
from compiler.flow.resolve import READING
from compiler.messages import codes
from compiler.messages.diagnostic import Diagnostic
from compiler.source.load import Source
from compiler.terms.fields import FIELDS
from compiler.word.ooxml.package import CONTENT, CONTENT_TYPES, RELATIONSHIPS, R, W, pack, read, write
from compiler.word.template import packs
from compiler.word.template.compiled import Template
from compiler.workshop.adopt import adopt
from compiler.workshop.annotate import AUTHOR, annotated, is_result
from compiler.workshop.check import examine
from compiler.workshop.mend import mended
from compiler.workshop.read_facts import facts_of
from tests.kit import validators
from tests.kit.dialect import DOCUMENT, p, parts_of, with_part
from tests.kit.support import GENERAL
from tests.kit.templates import STYLES, TEMPLATES, edited, paragraph, texts_of

NUMBERING, SETTINGS, EVEN = (f"word/{part}.xml" for part in ("numbering", "settings", "footer2"))
Changes = Mapping[str, Sequence[tuple[str, str]]]


def found(data: bytes, *reports: str) -> list[Diagnostic]:
    return examine(data, "mine.docx", [Source("report.yaml", text) for text in reports])


def ids(data: bytes, *reports: str) -> list[str]:
    return sorted({one.code.id for one in found(data, *reports)})


def head(xml: str) -> tuple[str, str]:
    """Something more at the head of the body."""
    return "<w:body>", f"<w:body>{xml}"


def of_style(id: str, part: str = "rPr", xml: str = "") -> tuple[str, str]:
    """Something more in a style: at the head of its properties, which are made where it has none."""
    styles = parts_of(GENERAL.read_bytes())[STYLES].decode()
    whole = re.search(rf'<w:style [^>]*w:styleId="{id}">.*?</w:style>', styles)
    assert whole
    old = whole[0]
    if f"<w:{part}>" in old:
        return old, old.replace(f"<w:{part}>", f"<w:{part}>{xml}", 1)
    at = old.index("<w:rPr>") if part == "pPr" and "<w:rPr>" in old else old.index("</w:style>")
    return old, f"{old[:at]}<w:{part}>{xml}</w:{part}>{old[at:]}"


def within(id: str, old: str, new: str) -> tuple[str, str]:
    """A change inside one style."""
    styles = parts_of(GENERAL.read_bytes())[STYLES].decode()
    whole = re.search(rf'<w:style [^>]*w:styleId="{id}">.*?</w:style>', styles)
    assert whole
    assert old in whole[0]
    return whole[0], whole[0].replace(old, new, 1)


# ---- nothing is found in what is sound -------------------------------------------------------------------------------


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_built_in_templates_are_clean(template: Path) -> None:
    assert examine(template.read_bytes(), template.name) == []


def test_facts() -> None:
    facts = facts_of(GENERAL.read_bytes(), "general.docx")
    body, heading = facts.styles["公文正文"].shape, facts.styles["heading 2"].shape
    assert (body.fonts.east_asia, body.size, body.line, body.line_rule) == ("仿宋_GB2312", 32, 579, "exact")
    assert (body.indent["firstLine"], body.indent["firstLineChars"], body.em) == (630, 200, 315)
    assert (heading.num_id, heading.level, heading.outline, heading.keep_next) == (1, 1, 2, True)
    assert not body.widow_control
    lead = facts.leads[3]
    assert lead
    assert (lead.name, lead.linked, lead.shape.bold) == ("标题 3 字符", True, True)
    assert [level.label for level in facts.levels] == ["一、", "（一）", "1.", "（1）", "①"]
    (page,) = facts.sections
    assert (page.text_width, page.text_height, page.grid, page.line_pitch) == (8844, 12756, "lines", 579)
    assert {kind: footer.number for kind, footer in page.footers.items()} == {
        "default": "— 1 —",
        "even": "— 1 —",
    }
    of_reports = [slot for slot in READING if FIELDS[slot].need != "issued"]
    assert [slot for one in facts.paragraphs for slot in one.slots] == of_reports
    template = Template.compile(GENERAL.read_bytes(), "general.docx")
    assert template.slots <= facts.printed


def test_toggles_cancel_each_other() -> None:
    """A lead in bold in a body in bold is not bold (17.7.3)."""
    data = edited({STYLES: [of_style("GwBody", xml="<w:b/>")]})
    facts = facts_of(data, "mine.docx")
    lead = facts.leads[3]
    assert facts.styles["公文正文"].shape.bold
    assert lead
    assert not lead.shape.bold


def test_a_list_level_counts_before_the_style_and_after_what_it_is_based_on() -> None:
    own = '<w:ind w:leftChars="0" w:left="0" w:firstLineChars="200" w:firstLine="630"/>'
    data = edited(
        {
            STYLES: [within("Heading1", own, "")],
            NUMBERING: [(own, '<w:ind w:left="720" w:hanging="720"/>')],
        }
    )
    indent = facts_of(data, "mine.docx").styles["heading 1"].shape.indent
    assert indent == {"left": 720, "hanging": 720}


# ---- beside the rules -------------------------------------------------------------------------------------------------

BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
BODY_INDENT = '<w:ind w:leftChars="0" w:left="0" w:firstLineChars="200" w:firstLine="630"/>'


def test_a_slot_in_a_text_box() -> None:
    changes = [("{{p 全文 }}", "正文另见"), head(BOX.format(paragraph("{{p 全文 }}")))]
    assert ids(edited({DOCUMENT: changes})) == ["T359"]


@pytest.mark.parametrize(
    ("part", "id"),
    [
        ("word/activeX/activeX1.xml", "T351"),
        ("customUI/customUI.xml", "T351"),
        ("word/embeddings/sheet1.xlsx", "T352"),
    ],
)
def test_what_goes_out_with_a_template(part: str, id: str) -> None:
    assert ids(edited({}, {part: "<a/>"})) == [id]


@pytest.mark.parametrize("size", ["28", "30", "44"])
def test_an_indent_in_characters_holds_whatever_the_size(size: str) -> None:
    data = edited(
        {
            STYLES: [
                within("GwBody", BODY_INDENT, BODY_INDENT),
                of_style("GwBody", xml=f'<w:sz w:val="{size}"/>'),
            ]
        }
    )
    assert "L735" not in ids(data)


def test_a_link_to_a_file_is_told_where_it_is_shown() -> None:
    link = f'<Relationship Id="rId99" Type="{R}/hyperlink" Target="file:///c:/x.exe" TargetMode="External"/>'
    shown = f'<w:p><w:hyperlink xmlns:r="{R}" r:id="rId99"><w:r><w:t>报表</w:t></w:r></w:hyperlink></w:p>'
    relations = [("</Relationships>", f"{link}</Relationships>")]
    (one,) = found(edited({DOCUMENT: [head(shown)], RELATIONSHIPS: relations}))
    assert one.code is codes.UNSAFE_LINK
    assert one.place
    assert (one.place.part, one.place.paragraph, one.place.around) == (DOCUMENT, 1, "报表")
    assert "file:///c:/x.exe" in one.message("zh")


# ---- tags: every one in one run --------------------------------------------------------------------------------------

SEEDED = [
    "{{ 标题",
    "{{ 标题|打印 }}",
    "{{ 标题[0 }}",
    "前面的字{%p if 标题 %}",
    "{%p endif %}",
    "｛｛ 副标题 ｝｝",
    "{{ 署名（ }}",
    "{% for 名 in 署名 %}{{ 名 }}{% enfor %}",
    "{{ 成文时间 }}",
    "{{ 报告人.性名 }}",
    "{{ 正文 }}",
    "{{ ''.__class__ }}",
    "{% tr for 名 in 署名 %}",
    "{{ 名 }}",
    "{%tr endfor %}",
]
ROWS = 3  # the last ones stand in a table
SOUND = {5, 14, 15}  # paragraphs that belong to others


def with_comment(
    text: str, document: Sequence[tuple[str, str]] = (), **changes: Sequence[tuple[str, str]]
) -> bytes:
    """The general template with a comment by 甲 on the paragraph at its head."""
    xml = f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="甲">{paragraph(text)}</w:comment></w:comments>'
    anchor = '<w:p><w:r><w:t>版头</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    relation = f'<Relationship Id="rId99" Type="{R}/comments" Target="comments.xml"/></Relationships>'
    override = f'<Override PartName="/word/comments.xml" ContentType="{CONTENT}.comments+xml"/></Types>'
    return edited(
        {
            DOCUMENT: [head(anchor), *document],
            RELATIONSHIPS: [("</Relationships>", relation)],
            CONTENT_TYPES: [("</Types>", override)],
            **changes,
        },
        {"word/comments.xml": xml},
    )


def seeded() -> bytes:
    """The general template with the mistakes at its head, one more in a comment, and a style missing."""
    missing = ('<w:name w:val="公文正文"/>', '<w:name w:val="正文样式"/>')
    rows = "".join(f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>" for text in SEEDED[-ROWS:])
    xml = "".join(map(paragraph, SEEDED[:-ROWS])) + f"<w:tbl>{rows}</w:tbl>"
    return with_comment("{{ 标题 }}", [head(xml)], **{STYLES: [missing]})


def test_fourteen_mistakes_in_one_run() -> None:
    errors = [one for one in found(seeded()) if one.severity == "error"]
    paragraphs = {one.place.paragraph for one in errors if one.place and one.place.part == DOCUMENT}
    assert paragraphs == set(range(1, len(SEEDED) + 1)) - SOUND
    parts = {one.place.part for one in errors if one.place}
    assert parts == {DOCUMENT, STYLES, "word/comments.xml"}
    for one in errors:
        if one.place and one.place.part == DOCUMENT:
            assert one.place.around
            assert one.place.around.strip("…") in SEEDED[one.place.paragraph - 1]


def said(*texts: str) -> list[tuple[str, int]]:
    """Code and paragraph of what is said of paragraphs at the head of the general template."""
    findings = found(edited({DOCUMENT: [head("".join(map(paragraph, texts)))]}))
    return [(one.code.id, one.place.paragraph if one.place else 0) for one in findings]


def reasons(*texts: str) -> list[str]:
    return [
        one.args.get("reason_zh", "")
        for one in found(edited({DOCUMENT: [head("".join(map(paragraph, texts)))]}))
    ]


def test_a_wrong_end_is_told_beside_what_it_leaves_open() -> None:
    assert said("{%p if 附注 %}", "甲", "{%p endfor %}") == [("T316", 1), ("T308", 3)]
    assert said("{%p if 附注 %}", "甲", "{%p endfor %}", "{%p endif %}") == [("T308", 3)]
    assert reasons("{%p if 附注 %}", "甲", "{%p endfor %}", "{%p endif %}") == [
        "它前面是“{%p if 附注 %}”，要用“endif”收尾"
    ]


def test_each_slip_of_the_hand_has_its_reason() -> None:
    assert said("{ { 标题 }}") == [("T308", 1)]
    assert reasons("{ { 标题 }}") == ["“{ {”中间不能有空格"]
    assert said("{%p if附注 %}", "{%p endif %}") == [("T313", 1)]
    assert reasons("{{ 数据.收入[-1] }}") == ["不能从后面数；要最后一个，在循环里用 {% if loop.last %}"]
    assert reasons("{{ 标题" + " " * 1_200 + "}}") == ["太长，超过1,000个字"]
    assert said("{{ {标题} }}") == [("T308", 1)]
    assert said("{_{ 标题 }_}") == []


def test_a_paragraph_full_of_faults_is_not_told_to_the_end() -> None:
    assert [id for id, _ in said("{{ " * 500, "{{ 标提 }}")] == ["T308"] * 20 + ["T330", "T307"]


def test_a_tag_in_two_formats_is_told_beside_errors() -> None:
    two = "<w:p><w:r><w:t>{{ 标</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>题 }}</w:t></w:r></w:p>"
    data = edited({DOCUMENT: [head(two + paragraph("{{ 标提 }}"))]})
    assert [one.code.id for one in found(data)] == ["T307", "T324"]


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes"])
def test_a_slot_of_the_text_in_another_part_prints_twice(kind: str) -> None:
    inner = p("{{p 附注 }}")
    inner = f'<w:footnote w:id="1">{inner}</w:footnote>' if kind == "footnotes" else inner
    (one,) = [
        one
        for one in found(with_part(kind, inner, p("{{p 全文 }}") + p("{{p 附注 }}")))
        if one.severity == "error"
    ]
    assert (one.code.id, one.args["reason_zh"]) == ("T310", "正文第2段的“{{p 附注 }}”已经印了")
    assert one.place
    assert kind in one.place.part


def test_what_a_drawing_says_again_is_no_paragraph_more() -> None:
    box = BOX.format(paragraph("{{ 主送机管 }}")).removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    twice = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    data = edited({DOCUMENT: [head(twice + paragraph("{{ 成文日明 }}"))]})
    assert [(one.code.id, one.place and one.place.paragraph) for one in found(data)] == [
        ("T307", 2),
        ("T307", 3),
    ]
    fixed, done = mended(data, "mine.docx")
    assert found(fixed) == []
    assert [one.place and one.place.paragraph for one in done] == [2, 3]
    assert parts_of(fixed)[DOCUMENT].decode().count("主送机管") == 0


def test_the_cell_of_a_table_is_told() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("名称", "{{ 标提 }}"))
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    table = f"<w:tbl>{grid}<w:tr><w:tc>{paragraph('一')}</w:tc></w:tr><w:tr>{cells}</w:tr></w:tbl>"
    (one,) = found(edited({DOCUMENT: [head(table)]}))
    assert one.place
    assert one.place.cell == (1, 2, 2)
    assert one.place.text("zh") == "mine.docx › 正文第3段（表1第2行第2格）“{{ 标提 }}”"


# ---- against reports -------------------------------------------------------------------------------------------------

REPORT = "文种: 报告\n标题: 题目\n正文:\n  - 表格:\n    - [甲, 乙]\n    - [一, 二]\n附注: 此件公开\n"


def test_what_a_report_needs_is_told_with_both_places() -> None:
    data = edited(
        {
            DOCUMENT: [("{{p 附注 }}", "附注")],
            STYLES: [('<w:name w:val="表格文字"/>', '<w:name w:val="表文"/>')],
        }
    )
    assert ids(data) == ["T341", "T360"]
    (remark,) = found(data, REPORT)[:1]
    assert remark.code.id == "T361"
    assert remark.place
    assert remark.place.file == "mine.docx"
    assert remark.args["where"].startswith("report.yaml:7:")
    with_place = edited({STYLES: [('<w:name w:val="表格文字"/>', '<w:name w:val="表文"/>')]})
    (style,) = found(with_place, REPORT)
    assert (style.code.id, style.args["style_zh"]) == ("T362", "表格文字")
    assert style.args["where"].startswith("report.yaml:")


def test_a_report_that_goes_through_says_nothing() -> None:
    assert found(GENERAL.read_bytes(), REPORT, REPORT) == []


def test_a_template_without_a_place_for_the_text() -> None:
    data = edited({DOCUMENT: [("{{p 全文 }}", "正文")]})
    assert ids(data) == ["T364"]
    assert ids(compile_document(REPORT)) == ["T364"]


def test_what_lies_outside_is_told_where_it_is_shown() -> None:
    field = '<w:p><w:r><w:t>版头</w:t></w:r><w:r><w:instrText> INCLUDEPICTURE "http://example.com/x.png" </w:instrText></w:r></w:p>'
    (one,) = found(edited({DOCUMENT: [head(paragraph("版头") + field)]}))
    assert one.code is codes.REMOTE_PART
    assert one.place
    assert (one.place.part, one.place.paragraph, one.place.around) == (DOCUMENT, 2, "版头")


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr>",
        f"<w:tc>{paragraph('甲')}</w:tc>",
        f"<w:tr><w:tc>{paragraph('{{p 附注 }}')}</w:tc></w:tr>",
        "<w:sdt><w:sdtPr><w:alias w:val='标题'/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt>",
    ],
    ids=["row", "cell", "slot in a row", "prompt"],
)
def test_pieces_that_stand_nowhere_are_no_end_of_the_check(xml: str) -> None:
    """Rows and cells without a table, text without a paragraph, as damaged files have them."""
    data = edited({DOCUMENT: [head(xml)]})
    found(data, REPORT)
    mended(data, "mine.docx")
    annotated(data, "mine.docx", found(data), "zh")
    assert adopt(data, "mine.docx")[0]


def test_a_style_is_called_what_word_calls_it() -> None:
    (one,) = found(edited({STYLES: [within("Heading1", "<w:keepNext/>", "")]}))
    assert one.place
    assert one.place.text("zh") == "mine.docx › 样式“标题 1”"
    assert one.place.text("en") == "mine.docx › styles “heading 1”"


def test_what_the_template_never_prints_is_told_though_its_tags_are_not_sound() -> None:
    data = edited({DOCUMENT: [head(paragraph("{{ 标题")), ("{{p 附注 }}", "附注")]})
    assert "T361" in ids(data, REPORT)
    assert "T360" not in ids(data, REPORT)


def test_mistakes_of_the_report_have_their_place_in_it() -> None:
    (one,) = found(GENERAL.read_bytes(), REPORT.replace("附注:", "附住:"))
    assert one.place
    assert (one.place.file, one.place.line) == ("report.yaml", 7)


# ---- a copy with comments --------------------------------------------------------------------------------------------


def test_an_error_is_told_with_the_report_that_brings_it_out() -> None:
    data = edited({DOCUMENT: [head(paragraph("{{ 数据.丙 }}"))]})
    with_it = REPORT + "数据: {丙: 1}\n"
    (one,) = [
        one
        for one in examine(data, "mine.docx", [Source("甲.yaml", REPORT), Source("乙.yaml", with_it)])
        if one.code.id == "T365"
    ]
    assert one.message("zh").startswith("编 甲.yaml 时（T320）：数据里没有“丙”")


def faulty() -> bytes:
    """A template with findings in the body, in a style and in a footer."""
    return edited(
        {
            DOCUMENT: [head(paragraph("{{ 题标 }}")), ('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Title"/><w:jc w:val="left"/>')],
            STYLES: [within("Normal", '<w:widowControl w:val="0"/>', "")],
            EVEN: [(" PAGE ", " NUMPAGES ")],
        }
    )  # fmt: skip


def comments_of(data: bytes) -> list[tuple[str, str]]:
    """Author and text of each comment."""
    xml = parts_of(data)["word/comments.xml"].decode()
    found = re.findall(r'<w:comment [^>]*w:author="(.*?)".*?>(.*?)</w:comment>', xml, re.DOTALL)
    return [(author, re.sub("<[^>]*>", "", text)) for author, text in found]


def test_annotated(tmp_path: Path) -> None:
    findings = found(faulty())
    data = annotated(faulty(), "mine.docx", findings, "zh")
    assert data == annotated(faulty(), "mine.docx", findings, "zh")
    comments = comments_of(data)
    assert [author for author, _ in comments] == [AUTHOR] * len(findings)
    assert {re.findall(r"[TL]\d{3}", text)[0] for _, text in comments} == {one.code.id for one in findings}
    assert texts_of(data) == texts_of(faulty())
    document = parts_of(data)[DOCUMENT].decode()
    first = document[document.index("<w:body>") : document.index("{{ 题标 }}")]
    # Its own, and what has its place outside the text.
    assert first.count("commentRangeStart") == sum(
        not (one.place and one.place.part == DOCUMENT and one.place.paragraph > 1) for one in findings
    )
    file = tmp_path / "annotated.docx"
    file.write_bytes(data)
    assert validators.errors(file) == []


def test_an_earlier_check_leaves_nothing_and_others_stay() -> None:
    data = with_comment("这里要改")
    findings = found(data)
    once = annotated(data, "mine.docx", findings, "zh")
    assert comments_of(once)[0] == ("甲", "这里要改")
    assert len(comments_of(once)) == 1 + len(findings)
    assert found(once) == findings
    assert annotated(once, "mine.docx", findings, "zh") == once
    assert comments_of(annotated(once, "mine.docx", [], "zh")) == [("甲", "这里要改")]


@pytest.mark.parametrize(
    ("kind", "sections", "said"),
    [
        ("even", 1, ("偶数页页脚", "even-page footer")),
        ("first", 1, ("首页页脚", "first-page footer")),
        ("default", 1, ("页脚", "footer")),
        ("even", 2, ("第1节的偶数页页脚", "even-page footer of section 1")),
    ],
)
def test_a_footer_is_called_as_word_calls_it(kind: str, sections: int, said: tuple[str, str]) -> None:
    """By rules, by the tags' own check, and by what is mended in it: nobody knows which one footer2.xml is."""
    more = [head("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>")] * (sections - 1)
    named = ('<w:footerReference w:type="even" ', f'<w:footerReference w:type="{kind}" ')
    odd = ('<w:footerReference w:type="default" r:id="rId5"/>', "")
    if sections == 2:
        more = [
            head(
                '<w:p><w:pPr><w:sectPr><w:footerReference w:type="even" r:id="rId6"/></w:sectPr></w:pPr></w:p>'
            )
        ]
    foot = ("</w:ftr>", f"{paragraph('{{ 数据：甲 }}[此处填乙]')}</w:ftr>")
    data = edited({DOCUMENT: [odd, named, *more], EVEN: [foot]})
    told = [
        one for one in (*found(data), *mended(data, "mine.docx")[1]) if one.place and one.place.part == EVEN
    ]
    assert {one.code.id for one in told} >= {"T402", "T429", "T363"}
    for one in told:
        assert one.place
        assert one.place.text("zh").startswith(f"mine.docx › {said[0]}")
        assert one.place.text("en").startswith(f"mine.docx › {said[1]}")


# ---- a mended copy ---------------------------------------------------------------------------------------------------

MENDED = {
    "｛｛ 副标题 ｝｝": "{{ 副标题 }}",
    "｛％ if 副标题 ％｝甲｛％ endif ％｝": "{% if 副标题 %}甲{% endif %}",
    "{% for 名 in 署名 %}{{ 名 }}{% enfor %}": "{% for 名 in 署名 %}{{ 名 }}{% endfor %}",
    "{% if 附注 %}甲{% endfi %}": "{% if 附注 %}甲{% endif %}",
    "于{{ 成文日其 }}印发": "于{{ 成文日期 }}印发",
    "{{ 报告人.名姓 }}": "{{ 报告人.姓名 }}",
    "{{p标题 }}": "{{p 标题 }}",
    "{% for 名 of 署名 %}{{ 名 }}{% endfor %}": "{% for 名 in 署名 %}{{ 名 }}{% endfor %}",
    "{% if 附注 %}甲{% end if %}": "{% if 附注 %}甲{% endif %}",
    "{{ 数据。签发人 }}": "{{ 数据.签发人 }}",
    "{{ 数据：签发人 }}": "{{ 数据.签发人 }}",
    "{{ 报告人、姓名 }}": "{{ 报告人.姓名 }}",
    "{{数据 年度|默认('')}}": "{{ 数据.年度|默认('') }}",
}


@pytest.mark.parametrize(("old", "new"), MENDED.items(), ids=range(len(MENDED)))
def test_a_tag_is_mended(old: str, new: str) -> None:
    slot = {"{{p标题 }}": ("{{p 标题 }}", old)}.get(old)
    data = edited({DOCUMENT: [slot or head(paragraph(old))]})
    assert [one.severity for one in found(data)].count("error") >= 1
    result, done = mended(data, "mine.docx")
    at = 1 if slot else 0
    assert texts_of(result)[at] == new
    assert texts_of(result)[at + 1 :] == texts_of(data)[at + 1 :]
    assert {one.code.id for one in done} == {"T363"}
    assert found(result) == []


def test_a_slot_without_its_letter_is_mended() -> None:
    data = edited({DOCUMENT: [("{{p 全文 }}", "{{ 全文 }}")]})
    result, (one,) = mended(data, "mine.docx")
    assert one.place
    assert one.place.paragraph == 9
    assert result != data
    assert texts_of(result) == texts_of(GENERAL.read_bytes())
    assert found(result) == []


def test_a_letter_apart_is_mended() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>"
        for text in ("{% tr for 名 in 署名 %}", "{{ 名 }}", "{%tr endfor %}")
    )
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
    data = edited({DOCUMENT: [head(f"<w:tbl>{grid}{rows}</w:tbl>")]})
    result, _ = mended(data, "mine.docx")
    assert texts_of(result)[0] == "{%tr for 名 in 署名 %}"
    assert found(result) == []


def test_a_tag_in_several_runs_is_mended_in_its_first() -> None:
    runs = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in ("于｛", "｛ 成文", "日期 ｝｝", "印发"))
    result, _ = mended(edited({DOCUMENT: [head(f"<w:p>{runs}</w:p>")]}), "mine.docx")
    assert texts_of(result)[0] == "于{{ 成文日期 }}印发"
    assert "<w:t>印发</w:t>" in parts_of(result)[DOCUMENT].decode()


@pytest.mark.parametrize(
    "text",
    [
        "｛｛ 正文 ｝",
        "“｛”是花括号",
        "100％",
        "{{ 完全不像的名称 }}",
        "前面的字{%p if 标题 %}",
        "{{ 姓名 }}",
        "{{ 印发日期 }}",
        "{{ 成文时间 }}",
        "{{ 注 }}",
        "{% for 姓 in 署名 %}{{ 名 }}{% endfor %}",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    data = edited({DOCUMENT: [head(paragraph(text))]})
    result, _ = mended(data, "mine.docx")
    assert texts_of(result) == texts_of(data)


LOOK_MENDED: list[tuple[str, Changes]] = [
    ("T341", {STYLES: [('<w:name w:val="题注"/>', '<w:name w:val="图题"/>')]}),
    ("T341", {STYLES: [('<w:name w:val="标题 1 字符"/>', '<w:name w:val="甲"/>'), within("Heading1", '<w:link w:val="Heading1Char"/>', "")]}),
    ("T342", {STYLES: [("<w:docDefaults><w:rPrDefault><w:rPr>" + '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"', '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋_GB2312"')]}),
    ("L725", {STYLES: [within("GwTableText", '<w:snapToGrid w:val="0"/>', "")]}),
    ("L727", {STYLES: [within("Normal", '<w:widowControl w:val="0"/>', "")]}),
    ("L733", {SETTINGS: [("<w:evenAndOddHeaders/>", "")]}),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "changes"), LOOK_MENDED, ids=[code for code, _ in LOOK_MENDED])
def test_a_look_is_mended(expected: str, changes: Changes, tmp_path: Path) -> None:
    data = edited(changes)
    result, done = mended(data, "mine.docx")
    assert ids(data) == [expected]
    assert done
    assert all(one.place and one.place.part for one in done)
    assert found(result) == []
    assert texts_of(result) == texts_of(data)
    assert mended(result, "mine.docx") == (result, [])
    file = tmp_path / "mended.docx"
    file.write_bytes(result)
    assert validators.errors(file) == []


def test_styles_that_are_added_look_as_in_the_standard() -> None:
    """Whatever the template's own defaults are."""
    names = ("公文正文", "heading 1", "附件标题", "列举首句", "标题 3 字符")
    changes = [
        (f'<w:name w:val="{name}"/>', f'<w:name w:val="旧{number}"/>') for number, name in enumerate(names)
    ]
    defaults = (
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang',
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang',
    )
    link = within("Heading3", '<w:link w:val="Heading3Char"/>', "")
    result, _ = mended(edited({STYLES: [link, *changes, defaults]}), "mine.docx")
    facts, standard = (facts_of(data, "mine.docx") for data in (result, GENERAL.read_bytes()))
    for name in names[:3]:
        assert facts.styles[name].shape == standard.styles[name].shape
    assert facts.styles["列举首句"].shape.bold
    assert facts.leads[3]
    assert facts.leads[3].linked


# ---- the command -----------------------------------------------------------------------------------------------------


def test_nothing_is_overwritten_but_a_former_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = faulty()
    Path("my.docx").write_bytes(mine)
    Path("mine.docx").write_bytes(b"my own work")
    command = ["template", "check", "my.docx", "--lang", "zh"]
    assert cli.run([*command, "--fix", "mine.docx"]) == 2
    assert cli.run([*command, "--annotate", "my.docx"]) == 2
    assert "O808" in (told := capsys.readouterr().err)
    assert "O803" in told
    assert cli.run([*command, "--fix", "new.docx", "--annotate", "notes.docx"]) == 0
    assert capsys.readouterr().out == "new.docx\nnotes.docx\n"
    assert is_result(Path("new.docx").read_bytes())
    assert cli.run([*command, "--annotate", "new.docx"]) == 1
    assert Path("my.docx").read_bytes() == mine
    assert Path("mine.docx").read_bytes() == b"my own work"


def test_exit_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("warned.docx").write_bytes(edited({DOCUMENT: [("{{p 附注 }}", "附注")]}))
    Path("bad.docx").write_bytes(seeded())
    Path("none.docx").write_bytes(b"no template")
    for words, code in (
        (["warned.docx"], 0),
        (["warned.docx", "--strict"], 1),
        (["bad.docx"], 1),
        (["none.docx"], 1),
        (["missing.docx"], 2),
        (["warned.docx", "--against", "missing.yaml"], 2),
        (["warned.docx", "--fix", "out.doc"], 2),
    ):
        assert cli.run(["template", "check", *words]) == code


def test_an_attached_template_does_not_go_on() -> None:
    """It may lie anywhere; Word would fetch it when the file is opened."""
    relationship = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://elsewhere.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    parts = read((packs.builtin() / "general.docx").read_bytes(), "mine.docx")
    settings = parts["word/settings.xml"].decode()
    head, zoom, tail = settings.partition("<w:zoom")
    link = '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
    after, end, rest = (zoom + tail).partition("/>")
    parts["word/settings.xml"] = (head + after + end + link + rest).encode()
    parts["word/_rels/settings.xml.rels"] = relationship.encode()
    data = write(pack(part, xml) for part, xml in parts.items())
    result, done = mended(data, "mine.docx")
    assert b"elsewhere.example" not in b"".join(read(result, "mine.docx").values())
    assert "去掉了所附的模板" in [one.args["what_zh"] for one in done]
