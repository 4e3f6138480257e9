"""A text that merely begins with a field's word is a text where that field cannot stand; a key that is misspelt is told."""

from textwrap import dedent

import pytest

from compiler import compile_document
from compiler.messages.diagnostic import CompileError
from compiler.terms.fields import KEYS, keys_beginning, keys_near
from tests.kit.support import drawn, refusals

WORDS = sorted(key for key in KEYS if len(key) <= 12)  # longer ones are never looked for in a text
BLOCKS = keys_beginning(("正文",))


@pytest.mark.parametrize("key", WORDS)
def test_a_paragraph_begins_with_the_word_of_a_field(key: str) -> None:
    """Of every field, those to come too: only one that begins a block is taken for it."""
    text = f"文种: 报告\n正文:\n  - {key}：区财政局负责，年底前完成。\n  - 乙\n"
    if key in BLOCKS:
        assert ("Y115", 3, 5 + len(key)) in refusals(text)
    else:
        assert f"{key}：区财政局负责，年底前完成。" in drawn(text.removeprefix("文种: 报告\n"))


@pytest.mark.parametrize("key", WORDS)
def test_a_line_under_a_bar_begins_with_the_word_of_a_field(key: str) -> None:
    text = f"正文: |\n  甲\n  {key}: 乙\n  丙\n"
    if key in keys_near(("正文",)):
        assert ("Y138", 4, 3) in refusals(f"文种: 报告\n{text}")
    else:
        assert f"{key}: 乙" in drawn(text)


@pytest.mark.parametrize(
    "text",
    [
        "正文: [甲, 单位：区财政局]",
        "正文:\n  - {段首: 甲。, 文字: 由区财政局牵头，单位：各科室}",
        "正文:\n  - 标题: 甲\n    内容:\n      - 附注：此件不公开\n      - 联系人：张三",
        "正文:\n  单位：区财政局",
        "主送机关: [市委, 单位：甲]\n正文: 乙",
        "附件:\n  - 单位：甲\n正文: 乙",
        "数据: {说明: [单位：甲]}\n正文: 乙",
    ],
)
def test_words_that_cannot_be_fields_there_are_text(text: str) -> None:
    assert drawn(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("正文:\n  - 标题：甲\n    内容: 乙\n", "Y115"),
        ("报告人:\n  - 单位：甲\n正文: 乙\n", "Y115"),
        ("报告人: {姓名: 甲，单位: 乙}\n正文: 丙\n", "Y127"),
        ("正文: 甲\n署名：乙\n", "Y115"),
        ("正文: |\n  甲\n  署名: 乙\n", "Y138"),
        ("正文:\n  - 标题: 甲\n    内容: |\n      乙\n      段首: 丙\n", "Y138"),
    ],
)
def test_words_that_can_be_fields_there_are_told(text: str, code: str) -> None:
    assert code in [one for one, _, _ in refusals(f"文种: 报告\n{text}")]


def test_a_joined_text_is_told_as_such_though_it_begins_with_a_word() -> None:
    assert [code for code, _, _ in refusals("文种: 报告\n正文:\n  - 单位：甲\n    乙\n")] == ["Y129"]


# ---- keys that are misspelt ----

MISSPELT = [
    ("正文:\n  - 标题: 甲\n    内容:\n      - {段手: 抓好队伍建设。, 文字: 全年培训36期。}", "段首"),
    ("正文:\n  - {标提: 甲, 内容: 乙}", "标题"),
    ("正文:\n  - {文字: 甲, 性制: 存在问题}", "性质"),
    ("正文:\n  - {题柱: 甲, 表格: [[乙], [丙]]}", "题注"),
    ("报告人: {姓明: 甲}\n正文: 乙", "姓名"),
]


@pytest.mark.parametrize(("text", "meant"), MISSPELT)
def test_a_misspelt_key_is_answered_with_that_of_the_block_that_was_meant(text: str, meant: str) -> None:
    with pytest.raises(CompileError) as caught:
        compile_document("文种: 报告\n" + dedent(text))
    [told] = [one for one in caught.value.diagnostics if one.code.id == "D204"]
    assert told.args["nearest"] == meant
