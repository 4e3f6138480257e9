"""Texts made of parts: what each part is in the flow, wherever a text may stand, and what references print."""

import pytest

from compiler.flow.blocks import Flow, Paragraph, Picture, Run, Table, Target
from tests.kit.support import flow_of

HEAD = "文种: 报告\n正文:\n"


def paragraphs(yaml: str) -> list[Paragraph]:
    return [one for one in flow_of(HEAD + yaml).paragraphs if one.role != "footnote"]


def test_each_part_is_a_run() -> None:
    [one] = paragraphs("- 段落: [甲, {上标: 2}, {下标: 3}, {下划线: 乙}, {加粗: 丙}, {脚注: 丁}, 。]\n")
    assert one.runs == (
        Run("甲"),
        Run("2", shift="superscript"),
        Run("3", shift="subscript"),
        Run("乙", lined=True),
        Run("丙", "bold"),
        Run("", note=(Run("丁"),)),
        Run("。"),
    )
    assert one.text == "甲23乙丙。"
    assert one.set_text == "甲23乙丙①。"


@pytest.mark.parametrize(
    ("yaml", "runs"),
    [
        ("- 标题: [甲, {上标: 2}]\n", (Run("甲"), Run("2", shift="superscript"))),
        ("- 段首: [甲, {上标: 2}]\n", (Run("甲", "lead"), Run("2", "lead", shift="superscript"))),
        ("- 段首: 甲\n  文字: [乙, {下标: 2}]\n", (Run("甲", "lead"), Run("乙"), Run("2", shift="subscript"))),
        ("- 文字: [甲, {下划线: 乙}]\n", (Run("甲"), Run("乙", lined=True))),
        ("- 文字: {下划线: 乙}\n", (Run("乙", lined=True),)),
        ("- 列举: [[甲, {上标: 2}]]\n", (Run("一是甲", "", "一是"), Run("2", shift="superscript"))),
        ("- 列举: [[{下划线: 甲}, 乙]]\n", (Run("一是", "", "一是"), Run("甲", lined=True), Run("乙"))),
        (
            "- 列举: [{首句: [甲, {加粗: 乙}], 文字: [丙, {上标: 2}]}]\n",
            (
                Run("一是甲", "item_lead", "一是"),
                Run("乙", "item_lead", strong=True),
                Run("丙"),
                Run("2", shift="superscript"),
            ),
        ),
        ("- 段落: {脚注: 甲}\n", (Run("", note=(Run("甲"),)),)),
        (
            "- 段落: [甲, {脚注: [乙, {上标: 2}]}]\n",
            (Run("甲"), Run("", note=(Run("乙"), Run("2", shift="superscript")))),
        ),
    ],
)  # fmt: skip
def test_parts_stand_wherever_a_text_does(yaml: str, runs: tuple[Run, ...]) -> None:
    assert paragraphs(yaml)[0].runs == runs


def test_parts_stand_in_cells_and_captions() -> None:
    flow = flow_of(HEAD + "- 表格: [[甲, [km, {上标: 2}]], [{下划线: 乙}, '']]\n  题注: [丙, {脚注: 丁}]\n")
    [table] = flow.blocks
    assert isinstance(table, Table)
    cells = [[cell.runs for cell in row] for row in table.rows]
    assert cells == [
        [(Run("甲"),), (Run("km"), Run("2", shift="superscript"))],
        [(Run("乙", lined=True),), ()],
    ]
    assert table.caption
    assert table.caption.text == "表1　丙"
    assert [note.text for note in table.caption.notes] == ["丁"]


def test_a_caption_may_begin_with_a_part() -> None:
    flow = flow_of(HEAD + "- 表格: [[甲], [乙]]\n  题注: [{下划线: 丙}, 丁]\n")
    [table] = flow.blocks
    assert isinstance(table, Table)
    assert table.caption
    assert table.caption.text == "表1　丙丁"


def test_what_is_heard_of_a_picture_has_no_footnotes() -> None:
    yaml = "- 图片: tests/kit/fixtures/wide.png\n  题注: [走势km, {上标: 2}, {脚注: 略}]\n"
    [picture] = flow_of(HEAD + yaml).blocks
    assert isinstance(picture, Picture)
    assert picture.alternative_text == "走势km2"


def test_footnotes_are_paragraphs_of_the_flow_after_the_ones_they_stand_in() -> None:
    flow = flow_of(HEAD + "- 段落: [甲, {脚注: 乙}, 丙, {脚注: 丁}]\n- 戊\n")
    assert [(one.role, one.text) for one in flow.paragraphs] == [
        ("paragraph", "甲丙"),
        ("footnote", "乙"),
        ("footnote", "丁"),
        ("paragraph", "戊"),
    ]


# ---- references ---------------------------------------------------------------------------------------------------

TREE = """
- 段落: [见, {引用: 这里}, 。]
- 标题: 甲
  内容:
    - 标题: 乙
    - 标题: 丙
      %s
      内容:
        - 段首: 丁
          %s
          文字: 戊
"""


def said(flow: Flow) -> str:
    return next(iter(flow.paragraphs)).text


@pytest.mark.parametrize(
    ("yaml", "wanted"),
    [
        (TREE % ("名称: 这里", "编号: 无"), "见一（二）。"),
        (TREE % ("性质: 存在问题", "名称: 这里"), "见一（二）1。"),
        ("- 段落: [见, {引用: 这里}, 。]\n- 标题: 甲\n- 标题: 乙\n  名称: 这里\n", "见二。"),
        ("- 段落: [见, {引用: 这里}, 。]\n- 标题: 甲\n- 标题: 乙\n  序号: 五、\n  名称: 这里\n", "见五。"),
        (
            "- 段落: [见, {引用: 这里}, 。]\n- 标题: 甲\n- 标题: 丁\n  层次: [1., （1）]\n  内容: [{标题: 乙, 名称: 这里}]\n",
            "见二1。",
        ),
        (
            "- 段落: [见, {引用: 这里}, 。]\n- 标题: 甲\n  编号: 无\n  内容: [{标题: 乙, 名称: 这里}]\n",
            "见（一）。",
        ),
    ],
)
def test_a_reference_to_a_heading_is_its_label_without_the_mark(yaml: str, wanted: str) -> None:
    assert said(flow_of(HEAD + yaml)) == wanted


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [("[第一章, 第一条]", "第一条"), ("[第一部分, 一、]", "第一部分一"), ("[1., 1.1]", "1.1")],
)
def test_labels_that_say_all_stand_alone(labels: str, wanted: str) -> None:
    body = "- 段落: [见, {引用: 这里}, 。]\n- {标题: 甲, 内容: [{段首: 乙, 名称: 这里}]}\n"
    assert said(flow_of(f"文种: 报告\n层次: {labels}\n正文:\n{body}")) == f"见{wanted}。"


def test_a_reference_follows_a_label_that_changes() -> None:
    before = "- 段落: [见, {引用: 这里}, 。]\n"
    assert said(flow_of(f"{HEAD}{before}- {{标题: 甲, 名称: 这里}}\n")) == "见一。"
    assert said(flow_of(f"{HEAD}{before}- 标题: 乙\n- {{标题: 甲, 名称: 这里}}\n")) == "见二。"


@pytest.mark.parametrize(
    ("attachments", "wanted"),
    [
        ("附件: {标题: 甲, 名称: 这里, 内容: 乙}\n", "见附件。"),
        ("附件: [丙, {标题: 甲, 名称: 这里, 内容: 乙}]\n", "见附件2。"),
        ("附件: {标题: 甲, 名称: 这里, 标记原文: 附件一, 内容: 乙}\n", "见附件一。"),
        (
            "附件:\n- {标题: 丙, 标记原文: 无, 内容: 丁}\n- {标题: 甲, 名称: 这里, 内容: 乙}\n",
            "见附件。",
        ),
    ],
)
def test_a_reference_to_an_attachment_is_its_mark(attachments: str, wanted: str) -> None:
    assert said(flow_of(f"{HEAD}- 段落: [见, {{引用: 这里}}, 。]\n{attachments}")) == wanted


@pytest.mark.parametrize(
    "yaml",
    [
        "- 标题: [甲, {引用: 表}]\n",
        "- 段落: [甲, {脚注: [乙, {引用: 表}]}]\n",
        "- 列举: [[甲, {引用: 表}]]\n",
        "- 表格: [[甲, {引用: 表}], [乙, 丙]]\n",
        "- 表格: [[甲], [乙]]\n  题注: [丙, {引用: 表}]\n",
    ],
)
def test_references_are_filled_in_wherever_they_stand(yaml: str) -> None:
    named = "- 表格: [[甲], [乙]]\n  题注: 丁\n  名称: 表\n"
    text = "".join(one.text for one in flow_of(HEAD + yaml + named).paragraphs)
    number = 2 if "丙, {引用" in yaml else 1
    assert f"表{number}" in text.replace(f"表{number}　丁", "")


def test_only_what_is_referred_to_has_an_anchor() -> None:
    flow = flow_of(HEAD + TREE % ("名称: 这里", "编号: 无"))
    anchors = {one.text: one.anchor for one in flow.paragraphs if one.anchor}
    assert anchors == {"甲": Target("标题", 1), "丙": Target("标题", 3)}
