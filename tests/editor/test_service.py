"""What the editor service says at a place: each answer by a text in which ⟦ marks where one stands."""

from pathlib import Path

import pytest

from compiler.editor.actions import mended, mends
from compiler.editor.completions import Offer, completions
from compiler.editor.diagnostics import diagnostics
from compiler.editor.hover import Target, definition, hover
from compiler.editor.outline import Entry, at, outline, printed
from compiler.editor.positions import Position, Range
from compiler.editor.reading import Reading, read

HEAD = "文种: 工作总结\n标题: 年度工作总结\n"
FIGURES = "数据:\n  发文: {本期: 204, 上年同期: 271, 单位: 件, 来源: 办公系统}\n"


def standing(text: str, name: str = "报告.yaml") -> tuple[Reading, Position]:
    """A text without its ⟦, and where that stood."""
    before = text.index("⟦")
    reading = read(name, text.replace("⟦", "", 1))
    return reading, reading.lines.position(before)


def offered(text: str) -> dict[str, Offer]:
    return {one.label: one for one in completions(*standing(text))}


def taken(text: str, label: str) -> str:
    """The text once an offer is taken."""
    reading, _ = standing(text)
    one = offered(text)[label]
    start, end = (reading.lines.offset(each) for each in one.range)
    return reading.source.text[:start] + one.text + reading.source.text[end:]


# ---- completion -------------------------------------------------------------------------------------------------------


def test_what_papers_of_the_kind_never_have_is_not_offered() -> None:
    attended = {"出席", "请假", "列席"}
    assert not attended & offered("文种: 报告\n标题: 甲\n⟦").keys()
    assert "签发人" in offered("文种: 报告\n标题: 甲\n⟦")
    assert attended <= offered("文种: 纪要\n标题: 甲\n⟦").keys()
    assert "签发人" not in offered("文种: 通知\n标题: 甲\n⟦")


@pytest.mark.parametrize(
    ("text", "some", "none"),
    [
        ("⟦", ["文种", "正文", "标题"], ["段首", "汇编"]),
        ("文种: ⟦\n", ["工作总结", "汇编"], ["标题"]),
        ("文种: 汇编\n⟦", ["篇目", "另起"], ["正文", "附件"]),
        (f"{HEAD}⟦\n正文: 甲\n", ["署名", "结尾"], ["标题", "文种", "正文"]),
        (f"{HEAD}正文:\n  ⟦", ["段首", "列举", "表格", "图表", "分页"], ["署名"]),
        (f"{HEAD}正文:\n  - ⟦", ["段首", "列举", "分页"], ["署名"]),
        (f"{HEAD}正文:\n  - 标题: 甲\n    ⟦\n", ["内容", "编号"], ["标题", "列举", "文字"]),
        (f"{HEAD}正文:\n  - 段首: 甲\n    ⟦\n", ["内容", "文字"], ["段首", "列举"]),
        (f"{HEAD}编号: ⟦\n", ["自动", "文本", "无"], ["内容"]),
        (f"{HEAD}正文:\n  - 段首: 甲\n    编号: ⟦\n", ["无"], ["自动", "内容"]),
        (f"{HEAD}正文:\n  - 导语: 甲\n    ⟦\n", ["内容", "层次"], ["标题", "列举"]),
        (f"{HEAD}正文:\n  - 标题: 甲\n    ⟦\n", ["内容"], ["仅当"]),
        (f"{HEAD}{FIGURES}正文:\n  - 标题: 甲\n    ⟦\n", ["内容", "仅当"], []),
        (f"{HEAD}正文:\n  - 列举: [甲, 乙]\n    形式: ⟦", ["一是", "首先，"], []),
        (f"{HEAD}报告人: {{单位: 甲, ⟦}}\n", ["职务", "姓名"], ["单位", "标题"]),
        (f"{HEAD}报告人:\n  单位: 甲\n  ⟦\n", ["职务", "姓名"], ["单位", "标题"]),
        (f"{HEAD}层次: [一、, ⟦]\n", ["（一）", "1.", "①"], ["标题"]),
        (f"{HEAD}模板: ⟦\n", ["work-summary", "general"], []),
        (f"{HEAD}{FIGURES}正文: 全年{{{{ ⟦", ["发文"], ["同比", "标题"]),
        (f"{HEAD}{FIGURES}正文: 全年{{{{ 发文.⟦ }}}}", ["本期", "上年同期"], ["发文"]),
        (f"{HEAD}{FIGURES}正文: 全年{{{{ 发文|⟦ }}}}", ["同比", "约"], ["发文"]),
        (f"{HEAD}数据:\n  发文:\n    本期: 1\n    ⟦\n", ["单位", "上年同期"], ["本期", "标题"]),
        (f"{HEAD}数据:\n  发文: {{本期: 1, ⟦\n", ["单位", "上年同期"], ["本期", "标题"]),
        (
            f"{HEAD}正文:\n  - {{表格: [[甲], [1]], 题注: 收支, 名称: 收支表}}\n  - 段落:\n      - 见\n      - 引用: ⟦\n",
            ["收支表"],
            ["收支"],
        ),
        (f"{HEAD}正文:\n  - 表格: [[甲], [1]]\n    横排: ⟦", ["是", "否"], []),
        (f"{HEAD}正文:\n  - 段落:\n      - {{⟦\n", ["加粗", "引用", "脚注"], ["标题"]),
        (f"{HEAD}正文: |\n  一段⟦文字\n", [], ["标题"]),
    ],
)
def test_what_may_stand_here_is_offered_and_nothing_else(text: str, some: list[str], none: list[str]) -> None:
    found = offered(text)
    assert set(some) <= set(found)
    assert set(none).isdisjoint(found)
    assert all(
        any("一" <= sign <= "鿿" for sign in "".join((one.detail[0], one.documentation[0])))
        for one in found.values()
        if one.sort in ("key", "block", "kind", "filter")
    )


def test_what_is_taken_is_a_report() -> None:
    text = taken(f"{HEAD}正文:\n  ⟦", "标题")
    assert text == f"{HEAD}正文:\n  - 标题: 主要工作\n    内容:\n      - ……"
    assert taken(f"{HEAD}正文:\n  - 段⟦", "段首").splitlines()[3:] == [
        "  - 段首: 严谨细致，办文办会显水平。",
        "    文字: ……",
    ]
    assert taken("文种: 工作总结\n标⟦题: 甲\n", "标题") == "文种: 工作总结\n标题: 甲\n"  # its value stays
    assert taken(f"{HEAD}{FIGURES}正文: 全年{{{{ 发⟦文 }}}}。", "发文").endswith("全年{{ 发文 }}。")


def test_every_block_that_is_offered_can_be_compiled() -> None:
    text = f"{HEAD}正文:\n  ⟦"
    for label in offered(text):
        reading = read("报告.yaml", taken(text, label))
        wrong = [one.code for one in diagnostics(reading) if one.severity == "error"]
        assert not set(wrong) - {"D231"}, (
            label,
            reading.source.text,
        )  # the picture of the example is not there


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}正文: 甲\n⟦",
        f"{HEAD}正文: 甲\n报告人:\n  ⟦",
        f"{HEAD}正文: 甲\n批量:\n  ⟦",
        f"{HEAD}正文: 甲\n结尾:\n  ⟦",
        f"{HEAD}正文: 甲\n附件:\n  ⟦",
        f"{HEAD}正文: 甲\n附件:\n  - 标题: 乙\n    内容: 丙\n    ⟦",
        f"{HEAD}正文:\n  - 标题: 甲\n    ⟦\n",
        f"{HEAD}正文:\n  - 段首: 甲\n    ⟦\n",
        f"{HEAD}正文:\n  - 列举: [甲, 乙]\n    ⟦\n",
        f"{HEAD}正文:\n  - 列举:\n      - ⟦\n",
        f"{HEAD}正文:\n  - 段落:\n      - 甲\n      - {{⟦}}\n",
        f"{HEAD}正文:\n  - 表格: [[甲, 乙], [1, 2]]\n    ⟦\n",
        f"{HEAD}正文: 甲\n数据:\n  发文:\n    本期: 1\n    ⟦",
        "文种: 汇编\n标题: 甲\n⟦",
    ],
)
def test_every_key_that_is_offered_is_read_with_what_it_brings(text: str) -> None:
    found = offered(text)
    assert found
    for label in found:
        reading = read("报告.yaml", taken(text, label))
        wrong = {one.code for one in diagnostics(reading) if one.severity == "error"}
        # What is empty, not known there, or of another shape; that another field is wanted besides is for the clerk.
        assert not wrong & {"D204", "D205", "D207", "D209", "D210", "D211", "D214", "D224", "D225"}, (
            label,
            reading.source.text,
        )
        assert not any(code.startswith("Y") for code in wrong)


# ---- diagnostics of what is half typed --------------------------------------------------------------------------------


def test_what_can_be_read_of_a_half_typed_text_is_looked_at() -> None:
    text = "文种: 工作总结\n标提: 甲\n成文日期: 2026-02-30\n- {\n正文: 乙\n"
    found = [(one.code, one.range.start.line, one.besides) for one in diagnostics(read("报告.yaml", text))]
    # The first as the command says, which tells the others once that line is mended.
    assert found == [("Y126", 3, False), ("D204", 1, True), ("D217", 2, True)]


@pytest.mark.parametrize("typed", ["'", "&", "- [", "- {", '"甲', "- 标题:"])
def test_nothing_is_said_to_be_missing_that_may_only_be_half_typed(typed: str) -> None:
    inside = f"文种: 工作总结\n标题: 甲\n正文:\n  {typed}\n  - 乙\n"
    for text in (inside, f"文种: 工作总结\n{typed}\n标题: 甲\n正文: 乙\n"):
        assert not [one for one in diagnostics(read("报告.yaml", text)) if one.besides]


def test_what_stops_the_reading_is_left_out_and_the_rest_is_read() -> None:
    reading = read("报告.yaml", "文种: 工作总结\n标题: 甲\n正文:\n  &\n  - 标题: 乙\n  - 标题: 丙\n")
    assert reading.typed is None
    assert drawn(outline(reading)) == ["甲", "  乙", "  丙"]


# ---- hover and definition ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("文种: 工作总结\n标⟦题: 甲\n正文: 乙\n", "7.3.1"),
        (f"{HEAD}正文:\n  - 标题: 抓⟦工作\n  - 标题: 抓落实\n", "印成：一、抓工作"),
        (f"{HEAD}正文:\n  - 列举: [加⟦强学习。, 改进作风。]\n", "印成：一是加强学习。"),
        (f"{HEAD}正文: 甲\n成文日期: 2026-01⟦-05\n", "印成：2026年1月5日"),
        (f"{HEAD}{FIGURES}正文: 全年{{{{ 发⟦文 }}}}。", "**发文**：204件"),
        (f"{HEAD}{FIGURES}正文: 全年{{{{ 发⟦文|同比 }}}}。", "印成 **下降24.7%**"),
        (f"{HEAD}{FIGURES}正文: 全年{{{{ 发文|同⟦比 }}}}。", "比上年增长、下降多少"),
        (f"{HEAD}{FIGURES.replace('发文', '发⟦文')}正文: 全年{{{{ 发文 }}}}。", "用在1处"),
        ("文种: 工作总结\n标⟦提: 甲\n正文: 乙\n", "## D204"),
    ],
)
def test_what_one_points_at_is_told(text: str, said: str) -> None:
    found = hover(*standing(text))
    assert found is not None
    assert said in found.text[0]


def test_nothing_is_told_of_plain_text() -> None:
    assert hover(*standing(f"{HEAD}正文: 一段⟦文字。\n")) is None


def test_a_name_leads_to_where_it_is_put_down(tmp_path: Path) -> None:
    text = f"{HEAD}{FIGURES}正文: 全年{{{{ 发⟦文 }}}}。"
    assert definition(*standing(text)) == Target("", Range(Position(3, 2), Position(3, 4)))
    text = f"{HEAD}正文:\n  - {{表格: [[甲], [1]], 题注: 收支, 名称: 收支表}}\n  - 段落:\n      - 见\n      - 引用: 收⟦支表\n"
    assert definition(*standing(text)) == Target("", Range(Position(3, 33), Position(3, 36)))
    (tmp_path / "明细.csv").write_text("甲,乙\n1,2\n", "utf-8")
    text = f"{HEAD}正文:\n  - 表格: 明⟦细.csv\n"
    found = definition(*standing(text, str(tmp_path / "报告.yaml")))
    assert found
    assert found.file == str(tmp_path / "明细.csv")


# ---- outline and paragraphs -------------------------------------------------------------------------------------------


def drawn(entries: tuple[Entry, ...], depth: int = 0) -> list[str]:
    return [
        line
        for one in entries
        for line in (f"{'  ' * depth}{one.label}{one.text}", *drawn(one.children, depth + 1))
    ]


def test_the_outline_has_the_numbers_that_print() -> None:
    text = f"{HEAD}正文:\n  - 标题: 甲\n    内容:\n      - {{段首: 乙。, 文字: 丙。}}\n      - 段首: 丁。\n  - 标题: 戊\n附件:\n  - {{标题: 己, 内容: 庚}}\n"
    assert drawn(outline(read("报告.yaml", text))) == [
        *("年度工作总结", "  一、甲", "    （一）乙。", "    （二）丁。", "  二、戊", "己"),
    ]


def test_the_outline_of_what_cannot_be_compiled_is_that_of_its_keys() -> None:
    text = f"{HEAD}正文:\n  - 标题: 甲\n    内容:\n      - 段首: 乙。\n  - 标题: 丙\n    内容: [丁\n"
    assert drawn(outline(read("报告.yaml", text))) == ["年度工作总结", "  甲", "    乙。", "  丙"]


def test_every_paragraph_has_its_place_and_every_place_its_paragraph() -> None:
    text = f"{HEAD}正文:\n  - 标题: 甲\n    内容: |\n      第一段。\n      第二段。\n署名: 某办\n"
    reading = read("报告.yaml", text)
    found = {one.text: one for one in printed(reading)}
    for words in ("甲", "第一段。", "第二段。", "某办"):
        one = found[words]
        assert one.range is not None
        start, end = (reading.lines.offset(each) for each in one.range)
        assert text[start:end] == words
        assert at(reading, one.range.start) == one


# ---- mends ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("文种: 工作总结\n标题：⟦甲\n正文: 乙\n", "文种: 工作总结\n标题: 甲\n正文: 乙\n"),
        ("文种: 工作总结\n标提: ⟦甲\n正文: 乙\n", "文种: 工作总结\n标题: 甲\n正文: 乙\n"),
        (f"{HEAD}正文: 截⟦止目前，完成。\n", f"{HEAD}正文: 截至目前，完成。\n"),
        (
            f"{HEAD}{FIGURES}正文: {{{{ 发文 }}}}⟦是最多的。\n",
            f"{HEAD}{FIGURES}正文: '{{{{ 发文 }}}}是最多的。'\n",
        ),
        (f"{HEAD}{FIGURES}正文: 全年{{{{ 发闻 }}}}⟦。\n", f"{HEAD}{FIGURES}正文: 全年{{{{ 发文 }}}}。\n"),
        (f"{HEAD}正文:\n\t- 甲⟦\n", f"{HEAD}正文:\n  - 甲\n"),
    ],
)
def test_a_mend_goes_the_way_out(text: str, after: str) -> None:
    reading, position = standing(text)
    (one, *_) = mends(reading, Range(position, position))
    start, end = (reading.lines.offset(each) for each in one.edit.range)
    typed = reading.source.text
    assert typed[:start] + one.edit.new + typed[end:] == after
    assert one.code in {told.code for told in diagnostics(reading, checked=True)}


def test_all_sure_mends_are_those_of_the_command() -> None:
    reading = read("报告.yaml", f"{HEAD}正文: 截止目前,完成。。\n")
    text, done, left = mended(reading)
    assert text == f"{HEAD}正文: 截至目前，完成。\n"
    assert len(done) >= 3
    assert left is None
