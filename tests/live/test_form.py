"""What the form changes is a change of the text as typed, where it stands; comments, order and everything else stay as they are."""

import shutil
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from compiler.editor.reading import read
from compiler.live.form import form
from compiler.live.typing import Typed, change
from compiler.source.load import Path as Steps

ROOT = Path(__file__).parents[2]
TEXT = """\
# 开头的注释
文种: 报告
标题: 甲
正文:
  # 关于一
  - 标题: 一甲
    内容:
      - 段一。   # 尾注
      - 段首: 小标题。
        文字: 文字。

  # 关于二
  - 标题: 二乙
  - 一段
署名: [a, b]
"""
MAPPED = "文种: 报告\n报告人: {单位: 甲, 姓名: 乙}\n标题: x\n"


def after(text: str, what: str, path: Steps, value: Any = None) -> str:
    """The text once a change is made."""
    made = change(read("报告.yaml", text), what, path, value)
    (edit,) = made["edits"]
    units = text.encode("utf-16-le")
    new: bytes = edit["insert"].encode("utf-16-le")
    whole: bytes = units[: 2 * edit["from"]] + new + units[2 * edit["to"] :]
    return whole.decode("utf-16-le")


def changed(text: str, what: str, path: Steps, value: Any = None) -> list[str]:
    """The lines that go and come."""
    lines = unified_diff(text.split("\n"), after(text, what, path, value).split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (("标题",), "关于: 乙", ["-标题: 甲", "+标题: '关于: 乙'"]),
        (("正文", 0, "内容", 0), "新 # 段", ["-      - 段一。   # 尾注", "+      - '新 # 段'   # 尾注"]),
        (
            ("正文", 0, "内容", 1, "文字"),
            "上\n下",
            ["-        文字: 文字。", "+        文字: |-", "+          上", "+          下"],
        ),
        (("署名", 1), "c d", ["-署名: [a, b]", "+署名: [a, 'c d']"]),
        (("署名",), ["甲", "乙", "丙"], ["-署名: [a, b]", "+署名: [甲, 乙, 丙]"]),
        (("署名",), "", ["-署名: [a, b]"]),
        (("成文日期",), "2026-01-01", ["+成文日期: 2026-01-01"]),
        (("副标题",), "丙", ["+副标题: 丙"]),
        (("报告人", "姓名"), "张三", ["+报告人:", "+  姓名: 张三"]),
    ],
)
def test_a_value_is_set_where_it_stands(path: Steps, value: Any, lines: list[str]) -> None:
    assert changed(TEXT, "set", path, value) == lines


def test_a_field_comes_where_it_belongs() -> None:
    assert after(TEXT, "set", ("副标题",), "丙").index("副标题") == TEXT.index("标题: 甲") + len("标题: 甲\n")


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("报告人", "姓名"), "丙", "报告人: {单位: 甲, 姓名: 丙}"),
        (("报告人", "职务"), "丁", "报告人: {单位: 甲, 姓名: 乙, 职务: 丁}"),
        (("报告人", "姓名"), "", "报告人: {单位: 甲}"),
        (("报告人", "单位"), "", "报告人: {姓名: 乙}"),
    ],
)
def test_braces_stay_braces(path: Steps, value: str, line: str) -> None:
    assert after(MAPPED, "set", path, value).split("\n")[1] == line


@pytest.mark.parametrize(
    ("path", "typed", "lines"),
    [
        (("正文", 0, "内容", 0), "新段。", ["+      - 新段。"]),
        (("正文", 0, "内容", 0), "二、新题", ["+  - 标题: 新题"]),
        (("正文", 0, "内容", 0), "（一）小题", ["+      - 标题: 小题"]),
        (("正文", 0, "内容", 0), "（一）小题。正文。", ["+      - 段首: 小题。", "+        文字: 正文。"]),
        (("正文", 0, "标题"), "题下的段。", ["+      - 题下的段。"]),
        (("正文", 1, "标题"), "题下的段。", ["+    内容:", "+      - 题下的段。"]),
        (("正文", 2), "三、末", ["+  - 标题: 末"]),
        (("正文", 2), "2026年，工作平稳。", ["+  - 2026年，工作平稳。"]),
        (("正文", 2), "（1）不是这里的序号", ["+  - （1）不是这里的序号"]),
    ],
)
def test_a_paragraph_comes_where_its_label_says(path: Steps, typed: str, lines: list[str]) -> None:
    found = changed(TEXT, "put", path, typed)
    if typed.startswith("（1）"):  # the fourth level of a report: what it is by its label
        lines = ["+  - 标题: 不是这里的序号"]
    assert found == lines


def test_a_heading_of_the_first_level_comes_after_all_that_is_below_the_one_before() -> None:
    data = Typed(read("报告.yaml", after(TEXT, "put", ("正文", 0, "内容", 0), "二、新题"))).at(("正文",))
    assert isinstance(data, list)
    assert [
        one if isinstance(one, str) else one.get("标题") for one in data if not isinstance(one, list)
    ] == ["一甲", "新题", "二乙", "一段"]


ONE = "文种: 报告\n标题: 甲\n正文:\n  - 标题: 一甲\n    内容: 只有一段。   # 注\n  - 标题: 二乙\n"


@pytest.mark.parametrize(
    ("path", "typed", "lines"),
    [
        (("正文", 0, "内容"), "第二段。", ["      - 只有一段。", "      - 第二段。   # 注"]),
        (("正文", 0, "标题"), "最前一段。", ["      - 最前一段。", "      - 只有一段。   # 注"]),
        (("正文", 0, "内容"), "（一）小题", ["      - 只有一段。", "      - 标题: 小题   # 注"]),
    ],
)
def test_one_text_below_a_heading_becomes_a_list(path: Steps, typed: str, lines: list[str]) -> None:
    assert changed(ONE, "put", path, typed) == [
        "-    内容: 只有一段。   # 注",
        "+    内容:",
        *(f"+{line}" for line in lines),
    ]


def test_a_heading_of_the_first_level_below_one_text_comes_after_the_section() -> None:
    assert changed(ONE, "put", ("正文", 0, "内容"), "二、新") == ["+  - 标题: 新"]


def test_fields_are_those_of_the_kind() -> None:
    def keys(kind: str) -> list[str]:
        shown = form(read("a.yaml", f"文种: {kind}\n标题: 甲\n正文: 乙\n"))
        assert shown
        return [one["key"] for one in shown["fields"] if one["usual"]]

    assert {"docket_number", "issuer", "signatory"} <= {*keys("请示")}
    assert "reporter.name" in keys("述职述廉报告")
    assert "reporter.name" not in keys("请示")
    assert "docket_number" not in keys("工作总结")
    assert "present" in keys("纪要")


def test_a_table_comes_as_rows() -> None:
    cells = {"表格": [["项目", "数"], ["甲", "1"]]}
    lines = ["+      - 表格:", "+          - [项目, 数]", "+          - [甲, 1]"]
    assert changed(TEXT, "item", ("正文", 0, "内容", 0), cells) == lines


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (("正文", 0, "内容", 0), ["-      - 段一。   # 尾注"]),
        (("正文", 0, "内容", 1, "文字"), ["-      - 段首: 小标题。", "-        文字: 文字。"]),
        (("正文", 2), ["-  - 一段"]),
    ],
)
def test_a_paragraph_is_taken_away_whole(path: Steps, lines: list[str]) -> None:
    assert changed(TEXT, "remove", path) == lines


def test_a_body_under_a_stroke_stays_so() -> None:
    text = "文种: 报告\n标题: x\n正文: |\n  一段\n  两段\n署名: a\n"
    assert changed(text, "set", ("正文",), "一、甲\n\n乙") == [
        "-  一段",
        "-  两段",
        "+  一、甲",
        "+",
        "+  乙",
    ]


def test_a_report_without_a_body_gets_one() -> None:
    assert changed("文种: 报告\n标题: x\n", "put", ("正文",), "一、甲") == ["+正文:", "+  - 标题: 甲"]


@pytest.mark.parametrize(
    ("what", "path", "value"),
    [
        ("remove", ("署名", 0), None),
        ("put", ("标题",), "x"),
        ("set", ("没有", "这个"), 3),
        ("nothing", ("标题",), "x"),
    ],
)
def test_what_cannot_be_done_is_not_done_by_halves(what: str, path: Steps, value: Any) -> None:
    with pytest.raises(ValueError, match=r".*"):
        change(read("报告.yaml", TEXT), what, path, value)


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda one: one.stem)
def test_every_paragraph_of_the_reports_can_be_changed_in_its_row(example: Path) -> None:
    text = example.read_text("utf-8")
    shown = form(read(example.name, text))
    assert shown
    rows = [row for row in shown["rows"] if row["what"] not in ("other", "table")]
    assert len(rows) > 6
    for row in rows:
        path = tuple(row["path"])
        new = after(text, "set", path, f"{row['text']}补：一句 # 话")
        assert Typed(read(example.name, new)).at(path) == f"{row['text']}补：一句 # 话"
        assert [line for line in text.split("\n") if line.lstrip().startswith("#")] == [
            line for line in new.split("\n") if line.lstrip().startswith("#")
        ]


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda one: one.stem)
def test_rows_show_the_labels_that_print(example: Path) -> None:
    reading = read(example.name, example.read_text("utf-8"))
    shown = form(reading)
    assert shown
    from compiler.editor.outline import printed

    wanted = [
        one.label.strip()
        for one in printed(reading)
        if one.label and one.slot in ("opening", "body") and one.range
    ]
    assert [
        row["label"] for row in shown["rows"] if row["label"] and row["of"] in ("opening", "body")
    ] == wanted


def test_what_may_be_several_is_typed_a_line_each() -> None:
    shown = form(read("a.yaml", "文种: 请示\n标题: 甲\n发文机关: [甲局, 乙局]\n正文: 乙\n"))
    assert shown
    fields = {one["key"]: one for one in shown["fields"]}
    several = {key for key, one in fields.items() if one["list"]}
    assert {"issuer", "signature", "signatory", "addressees", "copies_to"} <= several
    assert several.isdisjoint({"title", "docket_number", "date", "print_office", "remark", "kind"})
    assert fields["issuer"]["value"] == "甲局\n乙局"


def test_the_templates_are_those_beside_the_report(tmp_path: Path) -> None:
    shutil.copy(ROOT / "templates" / "general.docx", tmp_path / "我们的.docx")
    shown = form(read(str(tmp_path / "a.yaml"), "文种: 报告\n标题: 甲\n正文: 乙\n"))
    assert shown
    (template,) = [one for one in shown["fields"] if one["key"] == "template"]
    assert {"我们的", "general"} <= {one["value"] for one in template["choices"]}


def test_a_value_becomes_a_mapping_in_its_place() -> None:
    figures = "文种: 报告\n标题: x\n数据:\n  甲: 2034\n  乙: 1\n"
    lines = ["-  甲: 2034", "+  甲:", "+    本期: 2034", "+    单位: 件"]
    assert changed(figures, "set", ("数据", "甲"), {"本期": "2034", "单位": "件"}) == lines


def test_a_row_comes_below_another() -> None:
    table = "文种: 报告\n标题: x\n正文:\n  - 表格:   # 注\n      - [甲, 乙]\n      - [1, 2]\n"
    assert changed(table, "item", ("正文", 0, "表格", 0), ["", ""]) == ["+      - ['', '']"]
    assert changed(table, "remove", ("正文", 0, "表格", 1)) == ["-      - [1, 2]"]
    assert changed(table, "set", ("正文", 0, "表格", 1, 0), "") == ["-      - [1, 2]", "+      - ['', 2]"]


# ---- what is not written yet, and what stands outside the body ----

BARE = "文种: 报告\n标题: x\n正文:\n  - 一段。\n署名: 某局\n"


def test_all_parts_are_shown_before_they_are_written() -> None:
    shown = form(read("a.yaml", "文种: 报告\n"))
    assert shown
    assert [(row["of"], row["what"]) for row in shown["rows"]] == [
        (one, "start") for one in ("opening", "body", "closing", "attachments")
    ]
    shown = form(read("a.yaml", BARE + "附件:\n  - 标题: 台账\n    内容: 一段\n  - 明细\n"))
    assert shown
    assert [
        (row["what"], row["label"], row["text"]) for row in shown["rows"] if row["of"] == "attachments"
    ] == [
        ("attachment", "附件1", "台账"),
        ("paragraph", "", "一段"),
        ("attachment", "附件2", "明细"),
        ("start", "", ""),
    ]


CLOSED = BARE.replace("署名", "结尾:\n  存在问题: 人手不足。\n  结语: 特此报告。\n署名")


@pytest.mark.parametrize(
    ("text", "path", "typed", "lines"),
    [
        (BARE, ("导语",), "今年以来……", ["+导语:", "+  - 今年以来……"]),
        (BARE, ("结尾",), "特此报告。", ["+结尾:", "+  结语: 特此报告。"]),
        (BARE, ("结尾",), "还有不足。", ["+结尾:", "+  - 还有不足。"]),
        (CLOSED, ("结尾", "存在问题"), "经费不足。", ["-  存在问题: 人手不足。", "+  存在问题:", "+    - 人手不足。", "+    - 经费不足。"]),
        (
            CLOSED,
            ("结尾", "结语"),
            "请审阅。",
            [
                "-  存在问题: 人手不足。",
                "-  结语: 特此报告。",
                "+  - 文字: 人手不足。",
                "+    性质: 存在问题",
                "+  - 文字: 特此报告。",
                "+    性质: 结语",
                "+  - 请审阅。",
            ],
        ),
    ],
)  # fmt: skip
def test_what_stands_round_the_body_is_typed_as_it_is(
    text: str, path: Steps, typed: str, lines: list[str]
) -> None:
    assert changed(text, "put", path, typed) == lines


ATTACHED = BARE + "附件:\n  - 台账\n  - 标题: 明细\n    内容:\n      - 甲。\n"


@pytest.mark.parametrize(
    ("text", "path", "typed", "lines"),
    [
        (BARE, ("附件",), "台账", ["+附件:", "+  - 台账"]),
        (BARE + "附件: 台账\n", ("附件",), "明细", ["-附件: 台账", "+附件:", "+  - 台账", "+  - 明细"]),
        (BARE + "附件: [台账]\n", ("附件",), "明细", ["-附件: [台账]", "+附件: [台账, 明细]"]),
        (ATTACHED, ("附件",), "清单", ["+  - 清单"]),
        (ATTACHED, ("附件",), "2.清单", ["+  - 清单"]),
        (ATTACHED, ("附件", 0), "一段。", ["-  - 台账", "+  - 标题: 台账", "+    内容:", "+      - 一段。"]),
        (ATTACHED, ("附件", 1, "标题"), "先一段。", ["+      - 先一段。"]),
        (ATTACHED, ("附件", 1, "内容", 0), "乙。", ["+      - 乙。"]),
        (ATTACHED, ("附件", 1, "内容", 0), "一、题", ["+      - 标题: 题"]),
    ],
)
def test_an_attachment_is_typed_by_its_title_and_then_its_text(
    text: str, path: Steps, typed: str, lines: list[str]
) -> None:
    assert changed(text, "put", path, typed) == lines


def test_a_table_or_a_picture_can_follow_a_titled_attachment() -> None:
    cells = {"表格": [["甲", "1"]]}
    lines = ["-  - 台账", "+  - 标题: 台账", "+    内容:", "+      - 表格:", "+          - [甲, 1]"]
    assert changed(ATTACHED, "item", ("附件", 0), cells) == lines
    assert changed("文种: 报告\n", "item", ("正文",), cells) == ["+正文:", "+  - 表格:", "+      - [甲, 1]"]
    assert changed(TEXT, "item", ("正文", 1, "标题"), cells)[:2] == ["+    内容:", "+      - 表格:"]


def test_an_attachment_is_taken_away_and_with_the_last_all_of_them() -> None:
    assert changed(ATTACHED, "remove", ("附件", 0)) == ["-  - 台账"]
    assert changed(BARE + "附件:\n  - 台账\n", "remove", ("附件", 0)) == ["-附件:", "-  - 台账"]
    assert changed(BARE + "导语:\n  - 甲\n", "remove", ("导语", 0)) == ["-导语:", "-  - 甲"]


def test_the_imprint_is_shown_where_it_is_written() -> None:
    def fields(text: str) -> dict[str, Any]:
        shown = form(read("a.yaml", text))
        assert shown
        return {one["key"]: one["value"] for one in shown["fields"] if one["usual"]}

    bare = fields(BARE)
    assert {"print_office", "print_date"} <= bare.keys()
    written = fields(BARE + "印发: {机关: 某办, 日期: 2026-01-08}\n")
    assert (written["imprint.imprint_office"], written["imprint.imprint_date"]) == ("某办", "2026-01-08")
    assert not {"print_office", "print_date"} & written.keys()


def test_what_a_kind_never_has_is_not_offered() -> None:
    for kind, there in (("报告", False), ("纪要", True)):
        shown = form(read("a.yaml", f"文种: {kind}\n标题: 甲\n正文: 乙\n"))
        assert shown
        assert ("present" in [one["key"] for one in shown["fields"]]) is there
