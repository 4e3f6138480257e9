"""What is told of a report that compiles: a text that a comment may have cut short, data that nothing prints."""

import io
import zipfile

import pytest

from compiler.job import Job
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from tests.kit.dialect import DOCUMENT, parts_of
from tests.kit.support import GENERAL, said_of, spots

HEAD = "文种: 报告\n标题: 关于工作情况的报告\n"


def told(text: str) -> list[tuple[str, int, int]]:
    return [(one.code.id, one.place.line, one.place.column) for one in said_of(HEAD + text) if one.place]


# ---- comments -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "正文: 全年完成C ▲# 语言培训12次。\n",
        "正文:\n  - 使用 ▲# 号标记的项目已经完成\n",
        "正文:\n  - 标题: 办文 ▲# 3号楼\n    内容: 甲。\n",
        "正文:\n  - 段首: 抓好学习。\n    文字: 完成 ▲# 2 项\n",
        "正文:\n  - 列举:\n      - 改造 ▲# 楼道\n",
        "正文: 甲。\n结尾:\n  存在问题: 编号为 ▲# 的事项还没有办结。\n",
    ],
)
def test_a_text_that_a_comment_cuts(text: str) -> None:
    text, places = spots(text)
    [one] = said_of(HEAD + text)
    assert (one.code.id, one.severity) == ("Y143", "warning")
    assert one.place
    assert [(one.place.line - 2, one.place.column)] == places
    line = text.split("\n")[places[0][0] - 1]
    value = one.args["text"]
    assert value.strip("'") in line
    assert said_of(HEAD + text.replace(value.strip("'"), value)) == []


@pytest.mark.parametrize(
    "text",
    [
        "正文: 全年办文204件。 # 与台账核对过\n",
        "正文: 全年办文204件 # 待核实\n",
        "正文: 全年办文204件    # 数据来自办公系统\n",
        "正文:\n  - 标题: 主要工作 # 第一部分\n    内容: 甲。\n",
        "正文: 甲。\n成文日期: 2026-01-05 # 暂定\n",
        "正文: 甲。 #\n署名: 区审计局 ##\n",
        "# 3号稿。\n正文: 甲。\n",
        "正文: '使用 # 号标记的项目。'\n",
        "正文: |\n  使用 # 号标记的项目。\n",
    ],
)
def test_comments(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    ["正文: 甲\n主送机关: [甲 ▲# 乙, 丙]\n", "正文:\n  - 表格: [[甲, 乙], [丙 ▲#1, 丁]]\n"],
)
def test_a_comment_that_swallows_a_bracket(text: str) -> None:
    text, [(line, column)] = spots(text)
    assert told(text) == [("Y119", line + 2, column)]


# ---- data -----------------------------------------------------------------------------------------------------------


def template(paragraph: str) -> Template:
    """The general template with a paragraph more."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts_of(GENERAL.read_bytes()).items():
            more = f"<w:body><w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>".encode()
            archive.writestr(name, data.replace(b"<w:body>", more, 1) if name == DOCUMENT else data)
    return Template.compile(out.getvalue(), "局.docx")


def of_data(data: str, paragraph: str) -> list[tuple[str, int, int]]:
    source = Source("report.yaml", f"{HEAD}正文: 甲。\n数据: {data}\n")
    findings = Job.of(source, template(paragraph)).findings
    return [(one.args["name"], one.place.line, one.place.column) for one in findings if one.place]


@pytest.mark.parametrize(
    ("data", "paragraph"),
    [
        ("{▲总支出: 1}", "甲"),
        ("{总收入: 2, ▲总支出: 1}", "{{ 数据.总收入 }}"),
        ("{▲支出: {总数: 1}, 收入: {总数: 2, 税收: 3}}", "{{ 数据.收入.总数 }}"),
        ("{▲明细: [甲, 乙], 收入: 1}", "{% if 数据.收入 %}有{% endif %}"),
    ],
)
def test_data_that_no_tag_asks_for(data: str, paragraph: str) -> None:
    text, [(_, column)] = spots(data)
    name = data.partition("▲")[2].partition(":")[0]
    assert of_data(text, paragraph) == [(name, 4, 4 + column)]


@pytest.mark.parametrize(
    ("data", "paragraph"),
    [
        ("{总支出: 1}", "{{ 数据.总支出 }}"),
        ("{收入: {总数: 2, 税收: 3}}", "{{ 数据.收入.总数 }}"),
        ("{明细: [{额: 1}, {额: 2}]}", "{% for 项 in 数据.明细 %}{{ 项.额 }}{% endfor %}"),
        ("{类别: 甲}", "{% if 数据.类别 == '甲' %}有{% endif %}"),
        ("{甲: 1, 乙: 2}", "{{ 数据.甲|默认(数据.乙) }}"),
        ("{甲: 1}", "{% if 数据.乙 %}{{ 数据.甲 }}{% endif %}"),
        ("{甲: '', 乙: null, 丙: []}", "甲"),
    ],
)
def test_data_that_a_tag_asks_for(data: str, paragraph: str) -> None:
    assert of_data(data, paragraph) == []
