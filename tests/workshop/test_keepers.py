"""What a keeper of templates is told and spared: other programs' tags, blanks, old contents, blank lines, names; and how each is mended."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from compiler.flow.resolve import resolve
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.source.load import Source
from compiler.tags.filters import FILTER_OF, FILTERS, NOT_FILTERS
from compiler.tags.foreign import TAGS, TEXTS, marks_in
from compiler.word.template.compiled import Template
from compiler.workshop.check import examine, folded, is_style_note
from compiler.workshop.mend import mended
from tests.kit import validators
from tests.kit.dialect import DOCUMENT, p, parts_of, r, table, tr
from tests.kit.support import document_of
from tests.kit.templates import edited, texts_of

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BEGIN = '"begin"'
SETTINGS = "word/settings.xml"


def with_(xml: str, **parts: Sequence[tuple[str, str]]) -> bytes:
    """The general template with more at the head of its body."""
    return edited({DOCUMENT: [("<w:body>", f"<w:body>{xml}")], **parts})


def told(data: bytes) -> list[str]:
    return [one.code.id for one in examine(data, "mine.docx")]


def the_one(data: bytes, id: str) -> Diagnostic:
    (one,) = [one for one in examine(data, "mine.docx") if one.code.id == id]
    return one


def compiled(data: bytes, report: str) -> tuple[list[str], list[Diagnostic]]:
    """The paragraphs of a report that goes through a template, and what is noted."""
    document = document_of(report)
    flow = resolve(document)
    template = Template.compile(data, "mine.docx")
    return texts_of(template.render(flow)), template.remarks(flow, document.marks)


REPORT = """\
文种: 报告
标题: 关于重点项目情况的报告
正文: 现报告如下。
数据:
  公开: 是
  项目: [{名称: 甲}, {名称: 乙}]
  说明: |
    第一行。
    第二行。

    第三行。
"""

# ---- tags of other programs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "engine", "ours"),
    [
        ("{{?公开}}", "poi-tl", "{%p if 数据.公开 %}"),
        ("{{/公开}}", "poi-tl", "{%p endif %} 或 {%p endfor %}"),
        ("{{@照片}}", "poi-tl", "图片"),
        ("{{#明细}}", "poi-tl", "{%tr for 行 in 数据.明细 %}"),
        ("{{*要点}}", "poi-tl", "{%p for 项 in 数据.要点 %}"),
        ("{{+附表}}", "poi-tl", "附件"),
        ("{{#if 公开}}", "Handlebars", "{%p if 数据.公开 %}"),
        ("{{#each 项目}}", "Handlebars", "{%p for 项 in 数据.项目 %}"),
        ("{{/each}}", "Handlebars", "{%p endfor %}"),
        ("{{else}}", "Handlebars", "{%p else %}"),
        ("{{^公开}}", "Mustache", "{%p if not 数据.公开 %}"),
        ("{{!备注}}", "Mustache", "{# … #}"),
        ("{#项目}", "docxtemplater", "{%p for 项 in 数据.项目 %}"),
        ("{%印章}", "docxtemplater", "图片"),
        ("{{$单位名称}}", "别的程序", "{{ 数据.单位名称 }}"),
    ],
)
def test_a_tag_of_another_program_is_named_with_ours(tag: str, engine: str, ours: str) -> None:
    found = [one for one in examine(with_(p(tag)), "mine.docx") if one.code.id != "T401"]
    assert [one.code.id for one in found] == ["T400"]
    assert engine in found[0].message("zh")
    assert ours in found[0].hint("zh")
    assert found[0].place
    assert found[0].place.paragraph == 1


@pytest.mark.parametrize(
    "tag", ["{%endif}", "{% if 标题 }", "{#说明", "{{ 标题 }", "{%p endif}", "{{ 标题 | upper | }}"]
)
def test_a_slip_in_a_tag_of_ours_is_none_of_another_program(tag: str) -> None:
    assert "T400" not in told(with_(p(tag)))


EVERY_WAY = (
    "{文件编号}",
    *(
        "{{#if a1}}",
        "{{^a1}}",
        "{{#each a1}}",
        "{{#with a1}}",
        "{{/if}}",
        "{{else}}",
        "{{&a1}}",
        "{{!a}}",
        "{{?a1}}",
        "{{@a1}}",
    ),
    *(
        "{{*a1}}",
        "{{+a1}}",
        "{{>a1}}",
        "{{#a1}}",
        "{{/a1}}",
        "{{$a1}}",
        "{#a1}",
        "{%a1}",
        "${单位}",
        "${标题}",
        "${title}",
        "$!{ab}",
    ),
    *(
        "{d.a[i].b}",
        "{d.甲乙}",
        "{/a1}",
        "{^a1}",
        "{@a1}",
        "【{单位}】",
        "{title}",
        "{单位}",
        "+++INS a1+++",
        "+++FOR a IN b1+++",
    ),
    *(
        "+++IF a1+++",
        "+++END-IF+++",
        "+++IMAGE a1()+++",
        "«a»",
        "<<[a1]>>",
        "<<foreach [a in b1]>>",
        "<<if [a1]>>",
        "<</if>>",
    ),
    *("<<image [a1]>>", "<<标题>>", "[[单位]]", "[[ab]]", "<#if a1>", "<#list a1 as b>", "</#if>", "<#else>"),
    *(
        "#{单位}",
        "<%= a1 %>",
        "{$a1}",
        "{INS a1}",
        "{FOR a IN b1}",
        "{IF a1}",
        "{END-FOR a}",
        "#end",
        "${单位!}",
    ),
    *("#foreach($a in $b1)", "#if($a1)", "%单位%", "$单位$", "##单位##", "@@单位@@"),
)


def test_every_way_of_writing_is_met() -> None:
    """Each example is found whole, and by its own row: one that nothing meets, or that another hides, is dead."""
    rows = {way.pattern: way for way in (*TAGS, *TEXTS)}
    met = set()
    for example in EVERY_WAY:
        (mark,) = marks_in(example, tags_too=True)
        assert mark.text == example
        met.add(next(pattern for pattern in rows if re.fullmatch(pattern, example)))
    assert met == set(rows)


ORDINARY = (
    "根据国发[2025]3号、财发〔2025〕15号文件精神",
    "集合{1,2,3}与{a，b}，区间[0,1]",
    "\\frac{速度}{时间}，x_{最大}",
    "【案例】某镇以产业兴村",
    "【典型做法】一是抓队伍",
    "增长5%，其中甲占30%，乙占2%",
    "价格$5，合$10",
    "#乡村振兴#、@市财政局",
    "参见《<论语>今读》«前言»以外各章"[:8],
    "电话：010-12345678，邮箱 a@b.cn",
    "A<<B，C>>D",
    "C++ 和 C#，1+1+1",
    "（请按要求填写，不得涂改）",
    "第[一]条  第（1）项",
    "E=mc^2, {甲}",
    "http://x.cn/a?b=${1}",
    "if (a) { b(); }",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_nobody_s_tag(text: str) -> None:
    assert marks_in(text, tags_too=True) == []
    assert told(with_(p(text.replace("&", "")))) == []


# ---- mended where it is certain -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("年度：${年度}", "年度：{{ 数据.年度 }}"),
        ("${标题}", "{{ 标题 }}"),
        ("{成文日期}", "{{ 成文日期 }}"),
        ("{报告人.姓名}", "{{ 报告人.姓名 }}"),
        ("{d.期数}", "{{ 数据.期数 }}"),
        ("+++INS 期数+++", "{{ 数据.期数 }}"),
        ("«签发人»", "{{ 签发人 }}"),
        ("«拟稿人»", "{{ 数据.拟稿人 }}"),
        ("[[文件编号]]", "{{ 数据.文件编号 }}"),
        ("{{$期数}}", "{{ 数据.期数 }}"),
        ("${期数}、${年度}", "{{ 数据.期数 }}、{{ 数据.年度 }}"),
    ],
)
def test_a_name_is_mended_where_it_can_mean_but_one_thing(old: str, new: str) -> None:
    data, done = mended(with_(p(old)), "mine.docx")
    assert texts_of(data)[0] == new
    assert {one.code.id for one in done} == {"T363"}
    assert told(data) == []


@pytest.mark.parametrize(
    "text",
    [
        "{姓名}",  # the reporter is printed already: perhaps data
        "{单位}",
        "[此处填年度]",
        "【单位】",
        "XX市人民政府",
        "正文：${正文}",  # a slot wants a paragraph of its own
        "{#项目}{内容简介}{/项目}",  # a name of an item
        "{1,2}",
    ],
)
def test_what_may_mean_more_is_left(text: str) -> None:
    data, done = mended(with_(p(text)), "mine.docx")
    assert texts_of(data)[0] == text
    assert done == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("姓名：{姓名}　职务：｛职务｝", "姓名：{{ 报告人.姓名 }}　职务：{{ 报告人.职务 }}"),
        ("${单位}${姓名}", "{{ 报告人.单位 }}{{ 报告人.姓名 }}"),
        ("{d.姓名}，{d.单位}", "{{ 报告人.姓名 }}，{{ 报告人.单位 }}"),
        ("«姓名»", "{{ 报告人.姓名 }}"),
        ("{单位}：{年度}", "{单位}：{{ 数据.年度 }}"),  # no person is asked for: the signatory's perhaps
        ("{#人员}{姓名}{/人员}", "{#人员}{姓名}{/人员}"),
        ("{{@照片}}", "{{@照片}}"),
    ],
)
def test_a_persons_particulars_are_the_reporters_where_no_tag_prints_him(old: str, new: str) -> None:
    data, _ = mended(edited({DOCUMENT: [("{{p 报告人 }}", old)]}), "mine.docx")
    assert new in texts_of(data)


def test_a_merge_field_becomes_a_tag() -> None:
    field = FIELD.format(code="MERGEFIELD 期数 \\* MERGEFORMAT", shown="«期数»")
    whole = f"<w:p>{r('第')}{field}{r('期')}</w:p>"
    simple = '<w:p><w:fldSimple w:instr=" MERGEFIELD 年度 "><w:r><w:t>2024</w:t></w:r></w:fldSimple></w:p>'
    data, done = mended(with_(whole + simple), "mine.docx")
    assert texts_of(data)[:2] == ["第{{ 数据.期数 }}期", "{{ 数据.年度 }}"]
    assert "MERGEFIELD" not in parts_of(data)[DOCUMENT].decode()
    assert len(done) == 2
    assert told(data) == []


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        ("<w:text/>", "标题", "{{ 标题 }}"),
        ("<w:text/>", "年度", "{{ 数据.年度 }}"),
        ("", "报告人.姓名", "{{ 报告人.姓名 }}"),
        ("<w:text/>", "姓名", "单击此处输入文字。"),
        ("<w:dropDownList/>", "密级", "单击此处输入文字。"),
        ("<w:text/>", "", "单击此处输入文字。"),
    ],
)
def test_a_prompt_becomes_the_tag_that_its_control_is_called(kind: str, name: str, shown: str) -> None:
    control = (
        f'<w:p><w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>'
        f"{r('单击此处')}{r('输入文字。')}</w:sdtContent></w:sdt></w:p>"
    )
    data, _ = mended(with_(control), "mine.docx")
    assert texts_of(data)[0] == shown
    assert ("T403" in told(data)) == (shown[0] != "{")


# ---- blocks without p -----------------------------------------------------------------------------------------------

BLOCKS = {
    "loop": (p("{% for 行 in 数据.项目 %}") + p("{{ 行.名称 }}") + p("{% endfor %}"), ["甲", "乙"]),
    "else": (
        p("{% if 数据.公开 %}") + p("公开") + p("{% else %}") + p("不公开") + p("{% endif %}"),
        ["公开"],
    ),
    "nested": (
        p("{% for 行 in 数据.项目 %}")
        + p("{% if 行.名称 == '乙' %}")
        + p("{{ 行.名称 }}")
        + p("{% endif %}")
        + p("{% endfor %}"),
        ["乙"],
    ),
    "elif": (
        p("{%if 标题 == '甲'%}") + p("一") + p("{%elif 数据.公开%}") + p("二") + p("{%endif%}"),
        ["二"],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_tag_alone_wants_p_and_is_given_it(name: str) -> None:
    xml, printed = BLOCKS[name]
    tags = xml.count("{%")
    assert told(with_(xml)) == ["T405"] * tags
    data, done = mended(with_(xml), "mine.docx")
    assert told(data) == []
    assert len(done) == tags
    assert compiled(data, REPORT)[0][: len(printed)] == printed


def test_in_a_cell() -> None:
    xml = table(tr(p("{% if 数据.公开 %}") + p("公开") + p("{% endif %}"), "丙"))
    assert told(with_(xml)) == ["T405"] * 2
    data, _ = mended(with_(xml), "mine.docx")
    assert told(data) == []


@pytest.mark.parametrize(
    "xml",
    [
        p("{% if 数据.公开 %}公开{% endif %}"),
        p("（{% if 数据.公开 %}公开{% else %}不公开{% endif %}）"),
        p("{%p if 数据.公开 %}") + p("公开") + p("{%p endif %}"),
        p("{%- for 行 in 数据.项目 %}") + p("{{ 行.名称 }}") + p("{%- endfor %}"),
        p("甲{% for 行 in 数据.项目 %}") + p("{{ 行.名称 }}") + p("{% endfor %}乙"),
    ],
)
def test_other_blocks_leave_no_blank_line(xml: str) -> None:
    assert "T405" not in told(with_(xml))


def test_a_block_half_alone_is_told_and_not_mended() -> None:
    xml = p("{% if 数据.公开 %}") + p("公开{% endif %}")
    one = the_one(with_(xml), "T405")
    assert "各占一段" in one.hint("zh")
    assert mended(with_(xml), "mine.docx")[1] == []


# ---- contents -------------------------------------------------------------------------------------------------------


def contents(dirty: str = "") -> str:
    field = FIELD.format(code="TOC \\o", shown="一、旧标题 1")
    return f"<w:p>{field.replace(BEGIN, BEGIN + dirty)}</w:p>"


def test_old_contents_are_told_of_each_document() -> None:
    _, notes = compiled(with_(contents()), REPORT)
    (one,) = [one for one in notes if one.code.id == "L773"]
    assert one.place
    assert (one.place.file, one.place.paragraph) == ("mine.docx", 1)
    assert "一、旧标题 1" in one.message("zh")


def test_typed_contents_are_told_of_each_document() -> None:
    _, notes = compiled(with_(p("一、甲……………1") + p("二、乙……………2") + p("三、丙……………2")), REPORT)
    assert [one.code.id for one in notes if one.code.id[0] == "L"] == ["L774"]


@pytest.mark.parametrize(
    "xml",
    [
        contents(' w:dirty="true"'),
        p("一、甲"),
        p("金额……………5"),
        p("茶……………5") + p("饭……………3") + p("汤……………4"),
    ],
)
def test_what_is_renewed_or_no_contents_is_not_told(xml: str) -> None:
    _, notes = compiled(with_(xml), REPORT)
    assert [one for one in notes if one.code.id[0] == "L"] == []


def test_word_may_be_told_to_renew_all_fields() -> None:
    data = with_(contents(), **{SETTINGS: [("<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop")]})
    assert told(data) == []
    assert [one for one in compiled(data, REPORT)[1] if one.code.id[0] == "L"] == []


# ---- values of several lines ----------------------------------------------------------------------------------------


def test_lines_of_data_are_paragraphs_like_the_one_they_stand_in(tmp_path: Path) -> None:
    xml = p(
        "说明：{{ 数据.说明 }}", properties='<w:pPr><w:pStyle w:val="GwBody"/><w:pageBreakBefore/></w:pPr>'
    )
    data = Template.compile(with_(xml), "mine.docx").render(resolve(document_of(REPORT)))
    assert texts_of(data)[:4] == ["说明：第一行。", "第二行。", "第三行。", "关于重点项目情况的报告"]
    body = parts_of(data)[DOCUMENT].decode()
    assert body.count('<w:pStyle w:val="GwBody"/><w:pageBreakBefore/>') == 1
    assert "<w:br/>" not in body
    (tmp_path / "lines.docx").write_bytes(data)
    assert validators.errors(tmp_path / "lines.docx") == []


def test_what_follows_goes_on_in_the_last_of_them() -> None:
    assert compiled(with_(p("甲{{ 数据.说明 }}乙{{ 标题 }}")), REPORT)[0][:3] == [
        "甲第一行。",
        "第二行。",
        "第三行。乙关于重点项目情况的报告",
    ]


@pytest.mark.parametrize(
    "xml",
    [
        f'<w:p><w:hyperlink w:anchor="x">{r("{{ 数据.说明 }}")}</w:hyperlink></w:p>',
        f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{r('{{ 数据.说明 }}')}</w:sdtContent></w:sdt></w:p>",
        p("{{ 数据.说明 }}", properties='<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'),
        p(
            "{{ 数据.说明 }}",
            properties='<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
        ),
    ],
)
def test_where_no_paragraph_can_end_they_are_lines_of_one(xml: str) -> None:
    data = Template.compile(with_(xml), "mine.docx").render(resolve(document_of(REPORT)))
    body = parts_of(data)[DOCUMENT].decode()
    assert body.count("<w:br/>") == 3
    assert "第三行。</w:t></w:r>" in body  # and no line end after the last


def test_in_a_loop_and_in_a_cell() -> None:
    report = REPORT.replace(
        "[{名称: 甲}, {名称: 乙}]", "\n    - 名称: |\n        甲\n        乙\n    - 名称: 丙"
    )
    xml = table(tr("{%tr for 行 in 数据.项目 %}", ""), tr("{{ 行.名称 }}", "x"), tr("{%tr endfor %}", ""))
    assert compiled(with_(xml), report)[0][:5] == ["甲", "乙", "x", "丙", "x"]


# ---- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "offer"),
    [
        ("{{ 姓名 }}", "报告人.姓名"),
        ("{{ 姓名 }}", "数据.姓名"),
        ("{{ 报告人姓名 }}", "是不是“报告人.姓名”"),
        ("{{ 报告人的职务 }}", "是不是“报告人.职务”"),
        ("{{ reporter_post }}", "是不是“报告人.职务”"),
        ("{{ name }}", "报告人.姓名"),
        ("{{ 单位 }}", "报告人.单位"),
        ("{{ 年度 }}", "数据.年度"),
        ("{{ 总收入|万元 }}", "数据.总收入"),
        ("{%p if 公开 %}", "数据.公开"),
        ("{{ 页码 }}", "页脚"),
        ("{{ 今天 }}", "成文日期"),
        ("{{ 成文时间 }}", "成文日期"),
    ],
)
def test_a_name_that_is_not_known_is_answered_with_what_there_is(tag: str, offer: str) -> None:
    (one,) = [one for one in examine(with_(p(tag)), "mine.docx") if one.code.id == "T307"]
    assert offer in one.hint("zh")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("合计", "用 求和"),
        ("千位分隔", "用 千分位"),
        ("大写日期", "用 汉字日期"),
        ("int", "四舍五入"),
        ("unique", "挑"),
        ("first", "[0]"),
        ("默人('')", "默认"),
    ],
)
def test_a_filter_that_is_not_there_is_answered_truthfully(name: str, said: str) -> None:
    one = the_one(with_(p(f"{{{{ 数据.金额|{name} }}}}")), "T314")
    assert said in one.hint("zh")
    if name == "大写日期":
        assert "是不是" not in one.hint("zh")


def test_no_filter_is_said_not_to_be_there() -> None:
    assert not FILTER_OF.keys() & NOT_FILTERS.keys()
    named = {word for zh, _ in NOT_FILTERS.values() for word in re.findall(r"用 (\w+)", zh)}
    assert named <= {one.zh for one in FILTERS} | {"if", "loop"}


# ---- parts of the reporter ------------------------------------------------------------------------------------------

REPORTER = """\
文种: 述职述廉报告
标题: 述职
报告人: {单位: 市财政局, 职务: 科长, 姓名: 李四, 日期: 2025-12-31}
正文: 文。
"""
PARTS = ("姓名", "职务", "单位", "日期")


@pytest.mark.parametrize("left_out", [(), ("日期",), ("姓名",), ("职务", "单位"), ("日期", "姓名", "单位")])
def test_only_the_parts_that_have_no_place_are_blamed(left_out: tuple[str, ...]) -> None:
    line = "　".join(f"{one}：{{{{ 报告人.{one} }}}}" for one in PARTS if one not in left_out)
    data = edited({DOCUMENT: [("{{p 报告人 }}", line)]})
    wanted = {f"报告人.{one}" for one in left_out}
    found = examine(data, "mine.docx", [Source("r.yaml", REPORTER)])
    assert {one.args["field"] for one in found} == wanted
    try:
        compiled(data, REPORTER)
        refused = set()
    except CompileError as error:
        refused = {one.args["field"] for one in error.diagnostics if one.code.id == "T304"}
    assert refused == wanted


def test_a_part_that_the_report_lacks_needs_no_place() -> None:
    data = edited({DOCUMENT: [("{{p 报告人 }}", "{{ 报告人.姓名 }}")]})
    report = REPORTER.replace("单位: 市财政局, 职务: 科长, 姓名: 李四, 日期: 2025-12-31", "姓名: 李四")
    assert "李四" in compiled(data, report)[0]


# ---- lists of the template's own ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "advice"),
    [
        (("第%1章", "（%2）"), "层次: [第一章, （一）, 1., （1）, ①]"),
        (("第%1章　", "（%2）"), "层次: [第一章, （一）, 1., （1）, ①]"),
        (("（%1）", "%2、"), "层次: [（一）, 一、, 1., （1）, ①]"),
        (("%1部", "（%2）"), "“一部”这样的序号“层次”里写不出来"),
    ],
)
def test_what_is_advised_on_labels_can_be_done(labels: tuple[str, str], advice: str) -> None:
    data = edited(
        {
            "word/numbering.xml": [
                ('w:val="%1、"', f'w:val="{labels[0]}"'),
                ('w:val="（%2）"', f'w:val="{labels[1]}"'),
            ]
        }
    )
    hint = the_one(data, "T346").hint("zh")
    assert advice in hint
    if line := re.search(r"层次: \[.*?\]", hint):
        report = f"文种: 报告\n标题: 关于工作的报告\n{line[0]}\n正文: [{{标题: 甲, 内容: [{{标题: 乙, 内容: 文。}}]}}]\n"
        headings = [
            block.label.text.strip() for block in resolve(document_of(report)).paragraphs if block.label
        ]
        assert headings[:2] == [word.strip() for word in line[0][5:-1].split(",")][:2]


# ---- the order of what is told --------------------------------------------------------------------------------------


def noted() -> bytes:
    """A template with several notes on style, a foreign tag and a fault."""
    sizes = [
        ('<w:pgMar w:top="2098"', '<w:pgMar w:top="1440"'),
        ("<w:cols", '<w:pgNumType w:fmt="numberInDash"/><w:cols'),
    ]
    lists = [('<w:suff w:val="nothing"/>', '<w:suff w:val="tab"/>'), ('w:val="%1、"', 'w:val="第%1章"')]
    body = [("<w:body>", f"<w:body>{p('${年度}')}{p('{{ 年份 }}')}")]
    return edited({DOCUMENT: [*sizes, *body], "word/numbering.xml": lists})


def test_mistakes_in_tags_come_before_notes_on_style() -> None:
    found = examine(noted(), "mine.docx")
    assert [one.code.id for one in found][:2] == ["T307", "T401"]
    style = [is_style_note(one) for one in found]
    assert style == sorted(style)
    assert sum(style) > 3


def test_notes_on_style_are_one_line_where_they_are_many() -> None:
    found = examine(noted(), "mine.docx")
    shown = folded(found)
    assert [one.code.id for one in shown] == ["T307", "T401", "T406"]
    assert shown[-1].args["count"] == str(sum(map(is_style_note, found)))
    assert "--all" in shown[-1].hint("zh")
    few = [one for one in found if not is_style_note(one)] + [one for one in found if is_style_note(one)][:3]
    assert folded(few) == few


def test_what_a_template_lacks_is_one_line_for_places_and_one_for_styles() -> None:
    """A form made from an empty file: what is lacking only matters to documents that have it."""
    document = [(f"{{{{p {slot} }}}}", "甲") for slot in ("副标题", "主送机关", "附件说明", "落款", "附注")]
    styles = [
        (f'w:name w:val="{name}"', f'w:name w:val="{name}旧"')
        for name in ("副标题", "主送机关", "附注", "题注")
    ]
    found = examine(edited({DOCUMENT: document, "word/styles.xml": styles}), "mine.docx")
    shown = folded(found)
    assert [one.code.id for one in shown] == ["T408", "T409"]
    assert "“副标题”“主送机关”" in shown[0].message("zh")
    assert shown[0].hint("zh").count("{{p 落款 }}") == 1  # of the names and the date alike
    assert shown[1].args["count"] == "4"
    assert len(found) > 8
