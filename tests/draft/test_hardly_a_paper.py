"""Drafts that have hardly anything but lines of a head: a slip of a paper, a page torn off, in whatever order. Nothing is lost, nothing ends in an error."""

from itertools import permutations

import pytest

from compiler.draft.lines import Line
from compiler.draft.recognise import Recognised, recognise
from tests.kit.any_drafts import print_unchanged

HEAD = {
    "copy number": "000001",
    "secrecy": "机密★1年",
    "secrecy period": "保密期限：1年",
    "urgency": "加急",
    "mark": "区政府文件",
    "body": "某市财政局",
    "word": "文件",
    "number": "×政发〔2026〕3号",
    "bare number": "第3期",
    "who signed": "签发人：张三",
    "telegram": "等级：特急·明电　　某办电〔2026〕8号",
    "note": "会签人：王五",
}
OTHER = {
    "a label": "一、",
    "a title": "关于甲的通知",
    "a word": "甲",
    "a sentence": "现将有关事项通知如下。",
    "those addressed": "市直各部门：",
    "a date": "2026年1月5日",
    "copies": "抄送：市委办公室。",
    "an attachment": "附件1",
    "a remark": "（此件公开发布）",
}


def found_in(*lines: str) -> Recognised:
    return recognise([Line(one) for one in lines], "draft.txt")


def fields(found: Recognised) -> dict[str, object]:
    return {key: value for key, value in found.data.items() if key not in ("文种", "正文")}


@pytest.mark.parametrize("part", HEAD.values(), ids=HEAD)
def test_a_part_alone_is_a_text(part: str) -> None:
    print_unchanged([part])
    print_unchanged([part, part])
    print_unchanged([part, part, part])
    assert fields(found_in(part)) == {}


@pytest.mark.parametrize("part", HEAD.values(), ids=HEAD)
def test_parts_alone(part: str) -> None:
    for other in HEAD.values():
        print_unchanged([part, other])


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER)
@pytest.mark.parametrize("part", HEAD.values(), ids=HEAD)
def test_parts_and_one_other_line(part: str, other: str) -> None:
    for lines in ([part, other], [other, part], ["特急", other, part]):
        print_unchanged(lines)


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER)
def test_a_head_in_any_order(other: str) -> None:
    for lines in permutations([HEAD["mark"], HEAD["number"], other]):
        print_unchanged([*lines])


def test_a_part_below_the_text_stays_there() -> None:
    found = found_in("一、", "加急")
    assert fields(found) == {}
    assert found.data["正文"] == ["一、", "加急"]


def test_a_part_below_the_text_of_a_paper_with_a_mark_is_told() -> None:
    lines = ("区政府文件", "×政发〔2026〕3号", "甲", "加急")
    found = found_in(*lines)
    assert found.data["紧急程度"] == "加急"
    assert [(one.code.id, one.args["text"]) for one in found.doubts if one.code.id == "S439"] == [
        ("S439", "加急")
    ]


def test_a_part_above_the_text_is_a_field() -> None:
    assert fields(found_in("加急", "现将有关事项通知如下。")) == {"紧急程度": "加急"}


def test_no_mark_without_a_body() -> None:
    found = found_in("文件", "×政发〔2026〕3号", "关于甲的通知", "现将有关事项通知如下。")
    assert "发文机关标志" not in found.data
    assert [one.text for one in found.roles if one.numbers == (1,)] == ["文件"]
    print_unchanged(["文件", "×政发〔2026〕3号", "关于甲的通知", "现将有关事项通知如下。"])


def test_a_mark_between_level_and_sort_of_a_telegram_is_told_or_kept() -> None:
    line = "等级：特急·明电　　某办电〔2026〕8号"
    kept = found_in(line)
    assert kept.data["正文"] == ["等级：特急", "·明电", "某办电〔2026〕8号"]
    found = found_in(line, "现将有关事项通知如下。")
    assert (found.data["紧急程度"], found.data["标注"]) == ("特急", "明电")
    assert [(one.args["text"], one.args["value"]) for one in found.doubts if one.code.id == "D387"] == [
        ("·明电", "明电")
    ]
