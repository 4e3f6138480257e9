"""What is dumped loads as the same data, and reads as a colleague would have written it."""

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from compiler.draft.yaml_text import dump
from compiler.source.load import Path, Source, load
from compiler.terms.fields import FIELDS

NASTY = [
    *("标题: 甲", "标题：甲", "标题:甲", "- 甲", "-甲", "－甲", "# 甲", "甲 # 乙", "甲: 乙", "甲:", "{甲", "[甲", "'甲", '"甲"', "|", ">"),
    *("&甲", "*甲", "**甲", "!甲", "%", "@", "`", "? 甲", ",甲", "~", "null", "true", "1.0", "2026-01-05", " 甲", "甲 ", "\t甲", "甲\t乙"),
    *("甲\n乙", "甲\n\n乙", " 甲\n乙", "甲\n 乙", "甲\n乙\n", "\n甲", "甲\n标题: 乙", "甲\n\t乙", "\\n", "甲\\", "\ufeff甲", "甲\u2028乙"),
    *("甲\u0085乙", "甲\x07乙", "\u3000甲", "甲\u200b", "{{ 甲 }}", "…", "——甲", "--- ", "...", "甲，标题：乙", "{标题：乙}", "甲\r乙", "\x7f"),
    *("一、甲", "1.甲", "（一）甲", "①甲", "14:30", "a: b", "http://甲", "甲'乙", "${甲}", "<甲>", "｛甲", "［甲", "甲 #", "甲:\u3000乙"),
]  # fmt: skip
texts = (
    st.lists(
        st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=5), min_size=0, max_size=3
    )
    .map("".join)
    .filter(lambda text: not any(c in text for c in "\ufffe\uffff"))
)
keys = st.sampled_from([term.zh for term in FIELDS.values()])
data = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)


def loaded(text: str) -> Any:
    found = load(Source("report.yaml", text))
    assert not found.problems
    return found.data


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(keys, data, min_size=1, max_size=4))
@example({"标题": ""})
@example({"正文": ["甲", "{{ 乙 }}", "；附件：丙"]})
@example({"正文": "甲{；附件：乙}"})
@example({"正文": [[["甲", ["乙"]]], {}]})
def test_dumped_data_loads(value: dict[str, Any]) -> None:
    comments: dict[Path, str] = {(next(iter(value)),): "请核对：甲\n# 乙: 丙"}
    assert loaded(dump(value)) == value
    assert loaded(dump(value, comments, ("甲: 乙", "丙\n丁"))) == value


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text(text: str) -> None:
    for value in (
        {"标题": text},
        {"正文": [text, {"标题": text, "内容": [text]}]},
        {"表格": [[text, "甲"], [text]]},
        {"数据": {"甲": text, "乙": [text, {"丙": text}]}},
    ):
        assert loaded(dump(value)) == value  # type: ignore[arg-type]


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
