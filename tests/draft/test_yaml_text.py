"""What is dumped loads as the same data, and reads as a colleague would have written it."""

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import example, given, settings

from compiler.draft.yaml_text import dump
from tests.kit.any_drafts import DATA, NASTY, loaded, loads_again


@settings(max_examples=60)
@given(DATA)
@example({"标题": ""})
@example({"正文": ["甲", "{{ 乙 }}", "；附件：丙"]})
@example({"正文": "甲{；附件：乙}"})
@example({"正文": [[["甲", ["乙"]]], {}]})
@example({"表": [["甲", {"合并": ["乙", "丙"]}]]})
@example({"表": [["甲", {"合并": {"合并": ""}}], [{"合并": []}, {"合并": ""}]]})
def test_dumped_data_loads(value: dict[str, Any]) -> None:
    loads_again(value)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text(text: str) -> None:
    for value in (
        {"标题": text},
        {"正文": [text, {"标题": text, "内容": [text]}]},
        {"表格": [[text, "甲"], [text]]},
        {"表格": [["甲", {"合并": text}], [{"合并": text + text}]]},
        {"数据": {"甲": text, "乙": [text, {"丙": text}]}},
    ):
        assert loaded(dump(value)) == value  # type: ignore[arg-type]


def test_a_merged_cell_keeps_its_braces() -> None:
    value: dict[str, Any] = {"表": [["甲", {"合并": "左"}], [{"合并": "左: 右"}, "乙"]]}
    assert dump(value) == dedent("""\
        表:
          - [甲, {合并: 左}]
          -
            - 合并: '左: 右'
            - 乙
        """)


def test_style() -> None:
    value: dict[str, Any] = {
        "文种": "工作总结",
        "标题": "甲\n乙",
        "层次": ["一、", "1."],
        "正文": [{"标题": "主要工作", "内容": ["一段。", {"段首": "抓学习。", "文字": "1:1，即'甲'"}]}],
        "成文日期": "2026-01-05",
    }
    assert dump(value, {("正文", 0, "内容", 1): "请核对：是不是"}, ("王主任：",)) == dedent("""\
        # 王主任：
        文种: 工作总结
        标题: |-
          甲
          乙
        层次: [一、, 1.]
        正文:
          - 标题: 主要工作
            内容:
              - 一段。
              # 请核对：是不是
              - 段首: 抓学习。
                文字: 1:1，即'甲'
        成文日期: 2026-01-05
        """)
