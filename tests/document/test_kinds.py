"""A kind is a row: its model, its schema, its labels and its template come from there, and a title tells it."""

import jsonschema
import pytest

from compiler.document.schema import schema, schemas
from compiler.document.validate import validate
from compiler.draft.expand import expand
from compiler.draft.lines import Line
from compiler.draft.recognise import recognise
from compiler.draft.yaml_text import dump
from compiler.flow.blocks import Flow
from compiler.flow.resolve import resolve
from compiler.source.load import Source, load
from compiler.terms.kinds import KINDS, Kind, kind_in_title
from compiler.terms.numerals import forms
from compiler.word.template.compiled import Template
from compiler.word.writer.labels import Labels

TYPED = """\
一、基本情况
前段时间走访了各镇。
（一）人员。共有36人。
（二）经费。共有12万元。
二、问题
1.人手少
2.经费紧"""


@pytest.fixture(autouse=True)
def survey(monkeypatch: pytest.MonkeyPatch) -> None:
    """走访报告, whose levels are 一、1.（1）."""
    row = Kind("survey", "走访报告", labels=forms("一、", "1.", "（1）"), template="work-summary")
    monkeypatch.setitem(KINDS, row.key, row)


def printed(text: str) -> list[str]:
    """The labels and texts that a report.yaml prints."""
    return labelled(resolve(validate(expand(load(Source("report.yaml", text))))))


def labelled(flow: Flow) -> list[str]:
    return [(one.label.text if one.label else "") + one.text for one in flow.paragraphs]


def test_labels_and_template_are_those_of_the_row() -> None:
    text = "文种: 走访报告\n正文: [{标题: 甲, 内容: [{段首: 乙。, 内容: [{标题: 丙}]}]}]"
    assert printed(text) == ["一、甲", "1.乙。", "（1）丙"]
    assert validate(load(Source("report.yaml", text))).default_template == "work-summary"


def test_a_text_under_a_bar_prints_the_labels_that_were_typed() -> None:
    text = "文种: 走访报告\n正文: |\n" + "".join(f"  {line}\n" for line in TYPED.split("\n"))
    assert printed(text) == TYPED.split("\n")
    assert printed(text.replace("走访报告", "报告")) == TYPED.split("\n")


def test_the_labels_of_the_kind_need_no_numbering_of_their_own() -> None:
    data = expand(
        load(
            Source("report.yaml", "文种: 走访报告\n正文: |\n  一、甲\n  1.乙。丙。\n  2.丁。戊。\n  二、己\n")
        )
    ).data
    assert data["正文"] == [
        {"标题": "甲", "内容": [{"段首": "乙。", "文字": "丙。"}, {"段首": "丁。", "文字": "戊。"}]},
        {"标题": "己"},
    ]


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (TYPED, ["一、", "（一）"]),
        (TYPED.replace("（一）", "1.").replace("（二）", "2."), None),
    ],
)
def test_a_draft_prints_the_labels_that_were_typed(lines: str, written: list[str] | None) -> None:
    found = recognise([Line(line) for line in f"全区养老服务走访报告\n\n{lines}".split("\n")])
    assert found.data["文种"] == "走访报告"
    assert found.data.get("层次") == written
    text = dump(found.data, found.comments, found.preface)
    assert printed(text) == ["全区养老服务走访报告", *lines.split("\n")]


def test_an_attachment_counts_by_the_forms_of_the_kind() -> None:
    draft = "全区养老服务走访报告\n\n一、甲\n1.乙。丙。\n\n附件：明细\n\n附件\n明细\n\n一、丁\n（一）戊。己。\n（二）庚。辛。"
    found = recognise([Line(line) for line in draft.split("\n")])
    got = "".join(labelled(resolve(validate(load(Source("report.yaml", dump(found.data)))))))
    assert got == draft.replace("\n", "")


def test_the_schema_has_it() -> None:
    jsonschema.Draft202012Validator.check_schema(schemas())
    assert jsonschema.Draft202012Validator(schema("survey")).is_valid({"文种": "走访报告", "正文": "甲"})


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于全区养老服务的走访报告", "survey"),
        ("关于全区养老服务的走访报告（征求意见稿）", "survey"),
        ("2025年政府工作报告", "work_report"),
        ("关于（试行）情况的汇报（稿）", "report"),
        ("2025年度述职述廉报告", "duty_report"),
        ("局领导班子2025年度述职报告", "duty_report"),
        ("局领导班子2025年度工作总结", "team_summary"),
        ("班子成员工作总结", "work_summary"),
        ("上半年工作小结", "work_summary"),
        ("关于加强管理的通知", "notice"),
        ("关于加强管理的思考", ""),
    ],
)
def test_a_title_tells_its_kind(title: str, kind: str) -> None:
    assert kind_in_title(title) == kind


RULES = """\
文种: 工作方案
标题: 某市供水管理办法
层次: [第一章, 第一节, 第一条, （一）]
正文:
  - {标题: 总则, 内容: [{标题: 目的, 内容: [{段首: 甲。}, {段首: 乙。, 内容: [{段首: 丙；}, {段首: 丁。}]}]}]}
  - {标题: 供水, 内容: [{标题: 水质, 内容: [{段首: 戊。, 内容: [{段首: 己。}]}, {标题: 庚, 编号: 无}, {段首: 辛。}]}]}
"""


def test_articles_count_on_through_chapters_and_sections() -> None:
    flow = resolve(validate(load(Source("report.yaml", RULES))))
    labels = [one.label.text for one in flow.paragraphs if one.label]
    assert labels == (
        [
            "第一章　",
            "第一节　",
            "第一条　",
            "第二条　",
            "（一）",
            "（二）",
            "第二章　",
            "第一节　",
            "第三条　",
            "（一）",
            "第四条　",
        ]
    )
    # Chapters and sections are one list of Word's, articles and what stands below them another, that runs on.
    assert flow.scopes == (forms("第一章", "第一节", "第一条", "（一）"), forms("第一条", "（一）"))


def test_articles_are_numbers_of_words_own() -> None:
    """One list for chapters, one for articles: nothing is typed, nothing begins anew."""
    flow = resolve(validate(load(Source("report.yaml", RULES))))
    settled = Labels(flow, Template.for_(validate(load(Source("report.yaml", RULES)))).look)
    assert set(settled.settled.values()) == {*settled.new}
    assert len(settled.new) == len(flow.scopes)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于印发《2025年工作总结》的通知", "notice"),
        ("关于报送述职报告的函", "letter"),
        ("某市住建局关于协助核查的复函", "letter"),
        ("关于召开总结大会的通知（征求意见稿）", "notice"),
        ("关于2025年工作总结的报告", "work_summary"),
        ("关于报送《2025年度工作总结》的报告", "report"),
        ("关于报送2025年度安全生产工作总结的报告", "report"),
        ("某镇关于上报2025年述职述廉情况的报告（代拟稿）", "report"),
        ("关于提请审议2025年度工作总结的报告", "report"),
        ("2025年度述职述廉报告", "duty_report"),
        ("转发《某市民政局2025年工作总结》的通知", "notice"),
        ("关于《某河保护方案（征求意见稿）》有关意见的复函", "letter"),
        ("关于提请审议2026年预算调整方案（草案）的议案", "motion"),
        ("关于召开总结大会的公告", "announcement"),
    ],
)
def test_what_a_paper_is_goes_before_what_it_is_about(title: str, kind: str) -> None:
    assert kind_in_title(title) == kind
