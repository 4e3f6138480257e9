"""Items in which nothing can be a mistake are read by themselves: what comes of a text is what libyaml makes of the whole."""

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compiler.messages.diagnostic import CompileError, Place
from compiler.source.load import Source, Spots, _parted, load

LINES = (
    *("- 甲", "- 乙：丙", "- 2025年", "- null", "- 丁 ", "- 戊 # 己", "- 庚: 辛", "- 壬{癸", "- 子\t丑", "- ｛寅", "- \ufeff卯", "- 甲:乙"),
    *("- 段首: 甲", "- 文字: 乙", "- 标题: 丙", "- 标题: '丁", "- 段首: 戊: 己", "- 段首:", "- - 庚", "- 分页", "- 段首: 甲 # 乙", "- ' 甲'"),
    *("  文字: 乙", "  段首: 丙", "  内容:", "  文字: |", "  丁", "    - 戊", "    - 己", "  文字: 庚 "),
    *("正文:", "数据:", "正文: |", "正文: [", "标题: 辛", "附件: '", "导语: 壬", "- &甲 乙", "- *甲", "", "# 癸", "]", "'", "---"),
)  # fmt: skip


def read(text: str) -> object:
    """All that is read of a text, with every place; or what it is refused for."""
    try:
        found = load(Source("a.yaml", text))
    except CompileError as error:
        return [*error.diagnostics]
    return (*found, {**found.marks.keys}, {**found.marks.values})


def read_in_one(text: str) -> object:
    """The same, nothing of it read by itself."""
    with patch("compiler.source.load._parted", lambda text: (text, {})):
        return read(text)


@given(st.lists(st.tuples(st.sampled_from(("", "  ", "    ", " ")), st.sampled_from(LINES)), max_size=14))
@example(
    [("", "正文:"), ("", "- 甲"), ("  ", "文字: |"), ("  ", "- 甲"), ("  ", "- 乙：丙"), ("  ", "- 丁 ")]
)
@example([("", "正文: |"), ("  ", "- 甲"), ("  ", "- 2025年")])
@example([("", "标题: 辛"), ("  ", "- 甲"), ("  ", "- 2025年")])
def test_a_text_is_read_as_in_one(lines: list[tuple[str, str]]) -> None:
    text = "正文:\n" + "".join(f"{indent}{line}\n" for indent, line in lines)
    assert read(text) == read_in_one(text)


@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_items_that_another_follows_are_read_by_themselves(indent: str) -> None:
    items = ["- 标题: 甲", "- 段首: 乙", "  文字: 10时，丙——丁", "- “戊”己 庚", "- 2025年", "- 段首: 辛"]
    text = "正文:\n" + "".join(f"{indent}{item}\n" for item in items)
    rest, stretches = _parted(text)
    assert rest == f"正文:\n{indent}- ''\n\n\n\n\n{indent}- 段首: 辛\n"
    (stretch,) = stretches.values()
    assert stretch.items == [
        {"标题": "甲"},
        {"段首": "乙", "文字": "10时，丙——丁"},
        "“戊”己 庚",
        "2025年",
    ]
    assert stretch.line == 1
    assert read(text) == read_in_one(text)


def test_the_marks_of_items_are_made_when_one_is_asked_for() -> None:
    marks = load(Source("a.yaml", "标题: 甲\n正文:\n- 乙\n- 丙\n- 丁\n")).marks
    assert isinstance(marks.values, Spots)
    assert marks.typed((), ("title", "标题")) == ("标题",)
    assert marks.value(("没有",)) == marks.value(())
    assert marks.values.late
    assert marks.value(("正文", 1)) == Place("a.yaml", 4, 3, 4, 4)
    assert not marks.values.late
