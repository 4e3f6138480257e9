"""目录: what is listed, at which level, and what each line leads to."""

from textwrap import dedent

import pytest

from compiler.flow.blocks import Flow, Paragraph, Target
from tests.kit.support import flow_of

TEXT = """
    正文:
      - 标题: 基本情况
        内容:
          - 段首: 严谨细致，办文办会显水平。
            文字: 一年来，各项任务圆满完成。
            内容: [{标题: 公文办理, 内容: 甲。}]
      - {标题: 附则, 编号: 无}
    附件:
      - {标题: 名单, 内容: [{标题: 附件里的标题, 内容: 乙。}]}
      - {标题: 清单, 内容: 丙。}
"""


def listed(contents: str, text: str = TEXT) -> list[tuple[str, str]]:
    flow = flow_of(f"文种: 报告\n{contents}\n{dedent(text)}")
    return [(one.role, one.text) for one in flow.blocks if isinstance(one, Paragraph) and one.leads]


ONE, TWO, THREE = (
    ("contents_1", "一、基本情况"),
    ("contents_2", "（一）严谨细致，办文办会显水平"),
    ("contents_3", "1.公文办理"),
)
LAST = ("contents_1", "附则")
ATTACHED = [("contents_1", "附件1\u3000名单"), ("contents_1", "附件2\u3000清单")]


@pytest.mark.parametrize(
    ("contents", "lines"),
    [
        ("目录: 是", [ONE, TWO, THREE, LAST]),
        ("contents: yes", [ONE, TWO, THREE, LAST]),
        ("目录: 3", [ONE, TWO, THREE, LAST]),
        ("目录: 2", [ONE, TWO, LAST]),
        ("目录: {层级: 1}", [ONE, LAST]),
        ("目录: {层级: 1, 附件: 是}", [ONE, LAST, *ATTACHED]),
        ("目录: 否", []),
        ("", []),
    ],
)
def test_headings_are_listed_with_their_labels_and_leads_alone(
    contents: str, lines: list[tuple[str, str]]
) -> None:
    assert listed(contents) == lines


def test_levels_are_those_that_there_are() -> None:
    """1. stands at the first level where it is the outermost, whatever style it has."""
    text = "层次: [1., （1）]\n正文: [{标题: 甲, 内容: [{标题: 乙, 内容: 丙}]}]\n"
    assert listed("目录: 是", text) == [("contents_1", "1.甲"), ("contents_2", "（1）乙")]


def test_what_is_raised_stays_so_and_notes_are_left_out() -> None:
    text = "正文: [{标题: [林地, {上标: 2}, {脚注: 含新造林。}, {加粗: 情况}], 内容: 甲}]\n"
    flow = flow_of(f"文种: 报告\n目录: 是\n{text}")
    (line,) = [one for one in flow.blocks if isinstance(one, Paragraph) and one.leads]
    assert [(run.text, run.shift, run.mark) for run in line.runs] == [
        ("一、林地", "", ""),
        ("2", "superscript", ""),
        ("情况", "", ""),
    ]
    assert not [*line.notes]


def anchors(flow: Flow) -> dict[str, Target]:
    return {one.text: one.anchor for one in flow.paragraphs if one.anchor}


def test_only_what_is_listed_has_an_anchor_and_references_keep_theirs() -> None:
    text = "正文: [{标题: 甲, 内容: [{标题: 乙, 名称: 子, 内容: 丙}, {标题: 丁, 内容: [{段落: [见, {引用: 子}]}]}]}]\n"
    flow = flow_of(f"文种: 报告\n目录: 1\n{text}")
    assert anchors(flow) == {"甲": Target("标题", 1), "乙": Target("标题", 2)}
