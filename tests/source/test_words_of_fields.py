"""A text that merely begins with a field's word is a text where that field cannot stand; a key that is misspelt is told."""

import re
from textwrap import dedent

import pytest

from compiler import compile_document
from compiler.messages.diagnostic import CompileError
from compiler.terms.fields import FIELDS, KEYS, keys_beginning, keys_near
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
    ("题目: 甲\n正文: 乙", "标题"),
    ("标题: 甲\n内容:\n  - 乙", "正文"),
    ("收文单位: 甲\n正文: 乙", "主送机关"),
    ("作者: 甲\n正文: 乙", "署名"),
    ("时间: 2026-01-05\n正文: 乙", "成文日期"),
    ("正文:\n  - 题目: 甲\n    内容: 乙", "标题"),
    ("正文:\n  - 小标题: 甲\n    内容: 乙", "标题"),  # no dash that stands too near
]


@pytest.mark.parametrize(("text", "meant"), MISSPELT)
def test_a_misspelt_key_is_answered_with_that_of_the_block_that_was_meant(text: str, meant: str) -> None:
    with pytest.raises(CompileError) as caught:
        compile_document("文种: 报告\n" + dedent(text))
    [told] = caught.value.diagnostics
    assert (told.code.id, told.args["nearest"]) == ("D204", meant)


# Reports that hold each kind of block with its keys; any one character of any key may be another.
WHOLE = [
    "正文:\n- {标题: 甲, 编号: 无, 内容: 乙}\n",
    "正文:\n- {标题: 甲, 序号: 三、, 性质: 存在问题, 层次: [1.], 内容: 乙}\n",
    "正文:\n- {段首: 甲。, 文字: 乙, 内容: [丙]}\n",
    "正文:\n- {段首: 甲。, 文字: 乙, 编号: 无, 性质: 存在问题}\n",
    "正文:\n- {导语: 甲。, 层次: [1.], 内容: [丙]}\n",
    "正文:\n- {文字: 甲。, 性质: 存在问题}\n",
    "正文:\n- 段落: [甲, {加粗: 乙}]\n  性质: 存在问题\n",
    "正文:\n- 段落: [甲, {列举: [乙, 丙], 形式: 一是, 起: 2}]\n",
    "正文:\n- {列举: [甲, 乙], 形式: 一是, 起: 2}\n",
    "正文:\n- 列举: [{首句: 甲。, 文字: 乙}]\n",
    "正文:\n- {表格: [[甲], [乙]], 表头: 1, 横排: 是, 题注: 丙, 名称: 丁}\n",
    "正文:\n- {存在问题: 甲, 下一步打算: 乙, 结语: 丙}\n",
    "正文: 甲\n结尾: {存在问题: 甲, 下一步打算: 乙, 结语: 丙}\n",
    "正文: 甲\n附件: [{标题: 乙, 标记原文: 附件一, 层次: [1.], 内容: 丙}]\n",
    "正文: 甲\n附件: {标题: 乙, 内容: 丙}\n",
    "正文: 甲\n报告人: {单位: 乙, 职务: 丙, 姓名: 丁, 日期: 2026-01-05}\n",
    "正文: 甲\n成文日期: 2026-01-05\n签名章: {职务: 丙}\n",
    "标题: 甲\n副标题: 甲\n主送机关: 乙\n层次: [1.]\n编号: 无\n导语: 丙\n正文: 丁\n结尾: 戊\n署名: 庚\n成文日期: 2026-01-05\n附注: 辛\n",
]


@pytest.mark.parametrize("text", WHOLE)
def test_whichever_key_is_misspelt_one_message_offers_it(text: str) -> None:
    assert drawn(text)
    for typed in re.finditer(r"\w{2,}(?=: )", text):
        field = next(row for row in FIELDS.values() if typed[0] in row.spellings)
        for at in range(typed.start(), typed.end()):
            wrong = f"{text[:at]}某{text[at + 1 :]}"
            if re.search(r"\w*某\w*", wrong)[0] in KEYS:  # type: ignore[index]
                continue
            with pytest.raises(CompileError) as caught:
                compile_document(f"文种: 报告\n{wrong}")
            [told] = caught.value.diagnostics
            assert told.code.id == "D204"
            # 表某 is as near to 表上 and 表注 as to 表头.
            key, i = typed[0], at - typed.start()
            alike = {
                one for one in KEYS if (one[:i], one[i + 1 :], len(one)) == (key[:i], key[i + 1 :], len(key))
            }
            assert told.args["nearest"] in {*field.spellings, *alike}
