"""Loops over the blocks of the text: they print what the slot prints, lose nothing silently, and give plain data."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from compiler.document.validate import validate
from compiler.flow.blocks import Flow, Paragraph
from compiler.flow.resolve import resolve
from compiler.messages import codes
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source, load
from compiler.tags.programs import MAX_STEPS
from compiler.terms.fields import CATEGORIES, FIELDS
from compiler.word.reader import lines
from compiler.word.template.compiled import Template
from compiler.word.template.tags import LONG
from compiler.workshop.check import examine
from tests.kit import validators
from tests.kit.dialect import DOCUMENT, made, notes_of, p, parts_of, table, texts, tr, with_part
from tests.kit.support import flow_of

REPORT = """\
文种: 报告
标题: 题目
主送机关: 市政府
导语: 导语一段，见表1。
正文:
- 标题: 总体要求
  内容:
  - {段首: 提高站位。, 文字: '各单位 & {{ 段.文字 }}要……'}
  - 普通一段。
- 标题: 工作安排
  内容:
  - {段首: 第二节。, 文字: 从一数起。}
  - 表格: [[名称, 数量], [甲, '1']]
    题注: 数量表
    名称: 数量
  - 分页
  - 段落: [见, {引用: 数量}, 和图。]
  - {图片: 图.png, 题注: 现场}
  - {图表: 柱形, 数据: [[年, 甲], [一, 1], [二, 2]], 题注: 走势}
- {标题: 附则, 序号: 五、}
结尾: {结语: 特此报告。}
署名: 甲局
成文日期: 2024-1-5
附件:
- 标题: 明细
  内容:
  - {标题: 甲, 内容: 附件里的话。}
  - 表格: [[一, 二], [三, 四]]
"""
HEAD, FOOT = p("{{p 标题 }}") + p("{{p 主送机关 }}"), p("{{p 附件说明 }}") + p("{{p 落款 }}")
REST = FOOT + p("{{p 附件 }}")


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    folder = tmp_path_factory.mktemp("report")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    (folder / "图.png").write_bytes(picture.getvalue())
    source = Source(str(folder / "report.yaml"), REPORT)
    return resolve(validate(load(source)))


def render(body: str, flow: Flow) -> bytes:
    return Template.compile(made(body), "mine.docx").render(flow)


def loop(over: str, *inside: str, name: str = "段") -> str:
    return p(f"{{%p for {name} in {over} %}}") + "".join(map(p, inside)) + p("{%p endfor %}")


def refused(body: str, flow: Flow) -> Sequence[tuple[str, int]]:
    with pytest.raises(CompileError) as caught:
        render(body, flow)
    for one in caught.value.diagnostics:
        assert all(one.message(language) and one.hint(language) for language in ("zh", "en"))
    return [
        (one.code.id, one.place.paragraph or one.place.line if one.place else 0)
        for one in caught.value.diagnostics
    ]


# ---- blocks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "over",
    [("导语", "正文", "结尾"), ("全文",), ("opening", "body", "closing"), ("full_text",)],
    ids="-".join,
)
def test_a_loop_prints_what_the_slot_prints(over: Sequence[str], flow: Flow) -> None:
    by_slot = parts_of(render(HEAD + p("{{p 全文 }}") + REST, flow))
    loops = "".join(loop(one, "{{p 段 }}") for one in over)
    assert parts_of(render(HEAD + loops + REST, flow)) == by_slot


def test_attachments_too(flow: Flow) -> None:
    by_slot = parts_of(render(HEAD + p("{{p 全文 }}") + REST, flow))
    assert parts_of(render(HEAD + p("{{p 全文 }}") + FOOT + loop("附件", "{{p 段 }}"), flow)) == by_slot


def test_every_long_slot_can_be_gone_through() -> None:
    for slot in LONG:
        Template.compile(made(loop(FIELDS[slot].zh, "{{p 段 }}")), "mine.docx")


def test_labels_are_those_of_the_flow_with_something_between(flow: Flow) -> None:
    body = loop("全文", "{%p if loop.index > 1 %}", "——", "{%p endif %}", "{{p 段 }}")
    data = render(HEAD + body + REST, flow)
    wanted = [b.label.text for b in flow.blocks if isinstance(b, Paragraph) and b.label]
    assert [line.label for line in lines(data, "out.docx") if line.label] == wanted
    assert "五、" in wanted
    assert texts(data)[DOCUMENT].count("——") > 8


def test_what_comes_out_is_sound(flow: Flow, tmp_path: Path) -> None:
    between = '<w:p><w:bookmarkStart w:id="7" w:name="书签"/><w:r><w:t>——</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    body = p("{%p for 段 in 全文 %}") + p("{{p 段 }}") + between + p("{%p endfor %}")
    file = tmp_path / "out.docx"
    file.write_bytes(render(HEAD + body + loop("附件", "{{p 段 }}").replace("段", "块") + FOOT, flow))
    assert validators.errors_of([file])[file] == []
    xml = parts_of(file.read_bytes())[DOCUMENT].decode()
    for key in ("w:id", "w:name"):
        found = re.findall(rf'<w:bookmarkStart [^>]*{key}="([^"]+)"', xml)
        assert len(found) == len(set(found)) > 8
    assert xml.count('w:name="_RefTable1"') == 1
    assert "REF _RefTable1" in xml


def test_blocks_are_arranged_by_condition(flow: Flow) -> None:
    cases = ("{%p if 段.层级 == 1 %}", "◆", "{{p 段 }}", "{%p else %}", "{{p 段 }}", "{%p endif %}")
    printed = texts(render(HEAD + p("{{p 导语 }}") + loop("正文", *cases) + p("{{p 结尾 }}") + REST, flow))[
        DOCUMENT
    ]
    assert [printed[n + 1] for n, text in enumerate(printed) if text == "◆"] == [
        "总体要求",
        "工作安排",
        "附则",
    ]


def test_the_same_twice(flow: Flow) -> None:
    template = Template.compile(made(HEAD + loop("全文", "{{p 段 }}", "——") + REST), "mine.docx")
    assert template.render(flow) == template.render(flow)


def test_what_would_be_counted_among_the_headings_is_refused(flow: Flow) -> None:
    for properties in (
        '<w:pStyle w:val="Heading2"/>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    ):
        numbered = p("小结", properties=f"<w:pPr>{properties}</w:pPr>")
        block = p("{{p 段 }}", properties=f"<w:pPr>{properties}</w:pPr>")  # goes, and its number with it
        body = p("{%p for 段 in 正文 %}") + block + numbered + p("{%p endfor %}")
        assert refused(body, flow) == [("T319", 3)]
    plain = p(
        "小结",
        properties='<w:pPr><w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
    )
    render(HEAD + p("{{p 导语 }}") + body.replace(numbered, plain) + p("{{p 结尾 }}") + REST, flow)


# ---- their data ---------------------------------------------------------------------------------------------------


def test_what_a_block_says(flow: Flow) -> None:
    line = "{{ 段.类别 }}|{{ 段.序号 }}|{{ 段.层级 }}|{{ 段.段首 }}|{{ 段.文字 }}"
    printed = texts(render(HEAD + p("{{p 全文 }}") + loop("全文", line) + loop("附件", line) + REST, flow))[
        DOCUMENT
    ]
    told = [text for text in printed if text.count("|") == 4]
    assert told == [
        "段落||0||导语一段，见表1。",
        "标题|一、|1||总体要求",
        "段首标题|（一）|2|提高站位。|提高站位。各单位 & {{ 段.文字 }}要……",
        "段落||0||普通一段。",
        "标题|二、|1||工作安排",
        "段首标题|（一）|2|第二节。|第二节。从一数起。",
        "表格||0||表1　数量表",
        "段落||0||见表1和图。",
        "图片||0||图1　现场",
        "图表||0||图2　走势",
        "标题|五、|1||附则",
        "结语||0||特此报告。",
        "附件标记||0||附件",
        "附件标题||0||明细",
        "标题|一、|1||甲",
        "段落||0||附件里的话。",
        "表格||0||",
    ]
    assert {text.partition("|")[0] for text in told} == set(CATEGORIES.values())


def test_an_overview_of_the_headings(flow: Flow) -> None:
    rows = table(
        tr("{%tr for 段 in 正文 %}", ""),
        tr("{%tr if 段.层级 %}", ""),
        tr("{{ 段.标号 }}", "{{ 段.段首 or 段.文字 }}"),
        tr("{%tr endif %}", ""),
        tr("{%tr endfor %}", ""),
    )
    printed = texts(render(HEAD + rows + p("{{p 全文 }}") + REST, flow))[DOCUMENT]
    at = printed.index("一、")
    assert printed[at : at + 10] == [
        *(
            "一、",
            "总体要求",
            "（一）",
            "提高站位。",
            "二、",
            "工作安排",
            "（一）",
            "第二节。",
            "五、",
            "附则",
        ),
    ]


def test_english_names_and_other_spellings(flow: Flow) -> None:
    line = "{{ x.role }}{{ x.label }}{{ x.level }}{{ x.层次 }}{{ x.标号 }}{{ x.lead }}{{ x.text }}"
    printed = texts(render(HEAD + loop("body", line, name="x") + p("{{p 全文 }}") + REST, flow))[DOCUMENT]
    assert "标题一、11一、总体要求" in printed


def test_in_a_line(flow: Flow) -> None:
    line = "{% for 段 in 正文 %}{% if 段.层级 == 1 %}{{ 段.文字 }}；{% endif %}{% endfor %}"
    assert (
        texts(render(HEAD + p(line) + p("{{p 全文 }}") + REST, flow))[DOCUMENT][2]
        == "总体要求；工作安排；附则；"
    )


# ---- nothing is lost ----------------------------------------------------------------------------------------------

TEXT = flow_of("文种: 报告\n标题: 题目\n正文:\n- 一段。\n- {标题: 甲, 内容: 乙。}\n- 丙。\n")
TITLE = p("{{p 标题 }}")


def test_a_loop_that_prints_nothing_gives_the_text_no_place() -> None:
    body = TITLE + loop("正文", "——", "{%p if 段.层级 == 1 %}", "◆", "{%p endif %}")
    assert refused(body, TEXT) == [("T304", 4)]
    assert "T364" in told(body)
    assert "T364" not in told(TITLE + loop("正文", "{{p 段 }}"))
    assert "T364" not in told(TITLE + loop("正文", "{{ 段.序号 }}{{ 段.文字 }}"))


def told(body: str) -> list[str]:
    return [one.code.id for one in examine(made(body), "mine.docx")]


def test_nor_where_the_template_cannot_be_compiled() -> None:
    wrong = p("{{ 无此名 }}")
    assert "T364" in told(wrong + loop("正文", "——"))
    assert "T364" not in told(wrong + loop("正文", "{{p 段 }}"))
    assert "T364" not in told(wrong + loop("正文", "{{ 段.文字 }}"))


def test_blocks_that_a_condition_leaves_out_are_refused_and_told_before() -> None:
    body = TITLE + loop("正文", "{%p if 段.层级 == 1 %}", "{{p 段 }}", "{%p endif %}")
    assert refused(body, TEXT) == [("T327", 4)]
    (note,) = notes_of(made(body))
    assert (note.code.id, note.place and note.place.paragraph) == ("T328", 2)
    assert "T328" in told(body)
    with pytest.raises(CompileError) as caught:
        render(body, TEXT)
    assert "3段" in caught.value.diagnostics[0].message("zh")


@pytest.mark.parametrize(
    ("inside", "noted"),
    [
        (("{{p 段 }}",), False),
        (("{%p if 段.层级 %}", "◆", "{{p 段 }}", "{%p elif 段.段首 %}", "{{p 段 }}", "{%p else %}", "{{p 段 }}", "{%p endif %}"), False),
        (("{%p if 段.层级 %}", "{{p 段 }}", "{%p elif 段.段首 %}", "{{p 段 }}", "{%p endif %}"), True),
        (("{%p if 段.层级 %}", "{{p 段 }}", "{%p else %}", "——", "{%p endif %}"), True),
        (("{%p if 段.层级 %}", "{{p 段 }}", "{%p else %}", "{{ 段.文字 }}", "{%p endif %}"), False),
        (("{{ 段.序号 }}{{ 段.文字 }}",), False),
        (("{{ 段.文字 }}",), True),
        (("{% if 段.序号 %}{{ 段.序号 }}{% endif %}{{ 段.文字 }}",), False),
        (("{%p for 行 in 数据.无 %}", "{{ 段.序号 }}{{ 段.文字 }}", "{%p endfor %}"), True),
    ],
)  # fmt: skip
def test_what_is_printed_whatever_the_block_is(inside: Sequence[str], noted: bool) -> None:
    notes = notes_of(made(TITLE + loop("正文", *inside)))
    assert [one.code.id for one in notes] == ["T328"] * noted
    beside = loop("正文", "{% if 段.层级 %}{{ 段.文字 }}{% endif %}") + p("{{p 正文 }}")
    assert notes_of(made(TITLE + beside)) == []


def test_texts_print_a_body_of_paragraphs_but_no_tables(flow: Flow) -> None:
    assert texts(render(TITLE + loop("正文", "{{ 段.序号 }}{{ 段.文字 }}"), TEXT))[DOCUMENT] == [
        *("题目", "一段。", "一、甲", "乙。", "丙。")
    ]
    assert refused(TITLE + loop("正文", "{{ 段.文字 }}"), TEXT) == [("T327", 5)]  # its label
    body = HEAD + p("{{p 导语 }}") + loop("正文", "{{ 段.序号 }}{{ 段.文字 }}") + p("{{p 结尾 }}") + REST
    with pytest.raises(CompileError) as caught:
        render(body, flow)
    (one,) = caught.value.diagnostics
    assert (one.code, one.args["count"]) == (codes.BLOCKS_LOST, "3")  # table, picture and chart


def test_a_loop_that_is_not_run_loses_nothing() -> None:
    body = TITLE + p("{%p if 附注 %}") + loop("正文", "{{p 段 }}") + p("{%p endif %}")
    assert refused(body, TEXT) == [("T304", 4)]


def test_a_condition_on_what_is_not_there_is_refused() -> None:
    assert refused(
        TITLE + loop("正文", "{{p 段 }}", "{%p if 段.类別 == '表格' %}", "甲", "{%p endif %}"), TEXT
    ) == [("T307", 4)]


# ---- misuse -------------------------------------------------------------------------------------------------------

BLOCK = "{{p 段 }}"
MISUSED = {
    "without p": (loop("正文", BLOCK, "见{{ 段 }}"), ("T306", 3)),
    "without p, through a filter": (loop("正文", BLOCK, "{{ 段|默认('') }}"), ("T306", 3)),
    "through a filter": (loop("正文", "{{p 段|默认('') }}"), ("T306", 2)),
    "a run": (loop("正文", BLOCK, "{{r 段 }}"), ("T306", 3)),
    "beside text": (loop("正文", "见：{{p 段 }}"), ("T305", 2)),
    "unknown attribute": (loop("正文", BLOCK, "{{ 段.文本 }}"), ("T307", 3)),
    "attribute of an attribute": (loop("正文", BLOCK, "{{ 段.文字.长度 }}"), ("T307", 3)),
    "dunder": (loop("正文", BLOCK, "{{ 段.__class__ }}"), ("T309", 3)),
    "dunder by subscript": (loop("正文", BLOCK, "{{ 段['__class__'] }}"), ("T309", 3)),
    "the XML": (loop("正文", BLOCK, "{{ 段.xml }}"), ("T307", 3)),
    "a method": (loop("正文", BLOCK, "{{ 段.items() }}"), ("T309", 3)),
    "counted": (loop("正文", BLOCK, "{{ 段[0] }}"), ("T307", 3)),
    "gone through": (loop("正文", BLOCK, "{% for 字 in 段 %}{{ 字 }}{% endfor %}"), ("T321", 3)),
    "its text gone through": (loop("正文", BLOCK, "{% for 字 in 段.文字 %}{{ 字 }}{% endfor %}"), ("T321", 3)),
    "two names": (loop("正文", BLOCK, name="甲, 乙"), ("T308", 1)),
    "a filter of the text": (loop("正文|默认('')", BLOCK), ("T321", 1)),
    "an item of the text": (loop("正文[0]", BLOCK), ("T321", 1)),
    "a short slot": (loop("标题", BLOCK), ("T321", 1)),
    "a derived slot": (loop("落款", BLOCK), ("T321", 1)),
    "beside the slot": (p("{{p 正文 }}") + loop("正文", BLOCK), ("T310", 3)),
    "before the slot": (loop("正文", BLOCK) + p("{{p 全文 }}"), ("T310", 4)),
    "in two loops": (loop("正文", BLOCK) + loop("全文", BLOCK), ("T310", 5)),
    "twice in a loop": (loop("正文", BLOCK, BLOCK), ("T310", 3)),
    "twice, once by condition": (loop("正文", BLOCK, "{%p if 段.层级 %}", BLOCK, "{%p endif %}"), ("T310", 4)),
    "in a loop in its loop": (loop("正文", "{%p for 行 in 数据.甲 %}", BLOCK, "{%p endfor %}"), ("T310", 3)),
    "its loop in a loop": (p("{%p for 行 in 数据.甲 %}") + loop("正文", BLOCK) + p("{%p endfor %}"), ("T310", 3)),
    "numbers begun anew": (loop("正文", "{%p 重新编号 %}", BLOCK), ("T319", 2)),
    "in a text box": (loop("正文", BLOCK).replace(p(BLOCK), f"<w:p><w:r><w:pict><w:txbxContent>{p(BLOCK)}</w:txbxContent></w:pict></w:r></w:p>"), ("T359", 3)),
    "after its loop": (loop("正文", BLOCK) + p(BLOCK), ("T307", 4)),
    "twice where both are true": (loop("正文", "{%p if 段.文字 %}", BLOCK, "{%p endif %}", "{%p if 段.类别 %}", BLOCK, "{%p endif %}"), ("T322", 6)),
}  # fmt: skip


@pytest.mark.parametrize("name", MISUSED)
def test_misuse_is_refused_at_its_place(name: str) -> None:
    body, wanted = MISUSED[name]
    assert wanted in refused(body + TITLE, TEXT)


@pytest.mark.parametrize("tag", ["{{p 正文 }}", "loop"])
def test_a_landscape_table_cannot_lie_in_a_cell(tag: str, tmp_path: Path) -> None:
    """A section ends with a paragraph of the text, never within a cell, where Word takes the file for damaged: the table is set upright."""
    within = loop("正文", BLOCK) if tag == "loop" else p(tag)
    body = p("{{p 标题 }}") + table(tr(f"<w:tc>{within}</w:tc>"), columns=1)
    upright = "文种: 报告\n标题: 题目\n正文:\n- 表格: [[一, 二], [三, 四]]\n"
    made_upright, turned = (render(body, flow_of(text)) for text in (upright, upright + "  横排: 是\n"))
    assert parts_of(turned)[DOCUMENT] == parts_of(made_upright)[DOCUMENT]
    (file := tmp_path / "out.docx").write_bytes(turned)
    assert validators.errors_of([file])[file] == []


@pytest.mark.parametrize(
    "within", [p("{{p 正文 }}"), table(tr("{{p 正文 }}"), columns=1)], ids=["alone", "cell"]
)
def test_nor_in_a_header(within: str) -> None:
    lying = "文种: 报告\n标题: 题目\n正文:\n- 表格: [[一, 二], [三, 四]]\n  横排: 是\n"
    template = Template.compile(with_part("header", within, TITLE), "mine.docx")
    with pytest.raises(CompileError) as caught:
        template.render(flow_of(lying))
    assert [one.code for one in caught.value.diagnostics] == [codes.NOT_FIT]


WORDS = {
    "{{ 段.标题 }}": "有这些：序号、层级、段首、文字、类别",
    "{{ 段.文子 }}": "是不是“文字”？",
    "{{ 段.层数 }}": "是不是“层级”？",
    "{{ 段 }}": "改成 {{p 段 }}",
}


@pytest.mark.parametrize("text", WORDS)
def test_the_way_out_is_told(text: str) -> None:
    with pytest.raises(CompileError) as caught:
        render(TITLE + loop("正文", BLOCK, text), TEXT)
    (one,) = caught.value.diagnostics
    assert WORDS[text] in one.hint("zh")


def test_loops_in_loops_end() -> None:
    many = flow_of("文种: 报告\n标题: 题目\n正文:\n" + "- 一段。\n" * 700)
    inner = "{% for 乙 in 正文 %}{% if 乙.层级 %}甲{% endif %}{% endfor %}"
    assert MAX_STEPS < 700 * 700
    assert refused(TITLE + p("{{p 正文 }}") + loop("正文", inner, name="甲"), many) == [("T323", 4)]


def test_names_of_data_are_no_blocks() -> None:
    text = "文种: 报告\n标题: 题目\n正文: 一段。\n数据: {正文: [{文字: 甲, 别的: 乙}]}\n"
    body = TITLE + p("{{p 正文 }}") + loop("数据.正文", "{{ 段.文字 }}{{ 段.别的 }}")
    assert texts(render(body, flow_of(text)))[DOCUMENT][-1] == "甲乙"
    free = Template.compile(made(loop("正文", "{{ 段.别的 }}")), "mine.docx", free=True)
    assert texts(free.fill({"正文": [{"别的": "乙"}]}))[DOCUMENT] == ["乙"]


def test_a_name_given_again_is_the_inner_one() -> None:
    text = "文种: 报告\n标题: 题目\n正文: 一段。\n数据: {甲: [{名: 乙}]}\n"
    body = TITLE + loop("正文", BLOCK, "{%p for 段 in 数据.甲 %}", "{{ 段.名 }}", "{%p endfor %}")
    assert texts(render(body, flow_of(text)))[DOCUMENT] == ["题目", "一段。", "乙"]


def test_a_header_may_name_the_headings() -> None:
    xml = p("{% for 段 in 正文 %}{% if 段.层级 == 1 %}{{ 段.文字 }}{% endif %}{% endfor %}")
    data = Template.compile(with_part("header", xml, TITLE + p("{{p 正文 }}")), "mine.docx").render(TEXT)
    assert texts(data)["word/header9.xml"] == ["甲"]
