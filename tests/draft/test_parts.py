"""What is set off in a draft becomes parts in the YAML, wherever a text may have them; else it is told, and notes are kept aside."""

from typing import Any

import pytest

from compiler import compile_document
from compiler.document.validate import validate
from compiler.draft.readers import read_draft
from compiler.draft.recognise import Recognised, loaded, recognised
from compiler.flow.resolve import resolve
from tests.kit.support import FIXTURES, flow_of


def of_markdown(text: str) -> Recognised:
    return recognised(read_draft("draft.md", text.encode()))


def of_word(yaml: str) -> Recognised:
    return recognised(read_draft("draft.docx", compile_document(yaml)))


def told(found: Recognised) -> list[tuple[str, str]]:
    codes = ("S426", "S427", "S485")
    return [(one.code.id, one.args["text"]) for one in found.doubts if one.code.id in codes]


TITLE = "# 区政府办公室2025年度工作总结\n\n"


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        (
            "一年来，减少CO<sub>2</sub>排放两吨。",
            "正文",
            [{"段落": ["一年来，减少CO", {"下标": "2"}, "排放两吨。"]}],
        ),
        (
            "全年造林<u>三万亩</u>，x<sup>n</sup>。",
            "正文",
            [{"段落": ["全年造林", {"下划线": "三万亩"}, "，x", {"上标": "n"}, "。"]}],
        ),
        (
            "全年收入12亿元[^1]。\n\n[^1]: 快报数。",
            "正文",
            [{"段落": ["全年收入12亿元", {"脚注": "快报数。"}, "。"]}],
        ),
        (
            "## 一、造林[^1]\n\n全年造林三万亩。\n\n## 二、护林\n\n全年护林三万亩。\n\n[^1]: 含补植。",
            "正文",
            [
                {"标题": ["造林", {"脚注": "含补植。"}], "内容": "全年造林三万亩。"},
                {"标题": "护林", "内容": "全年护林三万亩。"},
            ],
        ),
        (
            "一年来，主要做了三项工作。一是抓造林[^1]。二是抓护林。三是抓<u>防火</u>。\n\n[^1]: 含补植。",
            "正文",
            [
                {
                    "段落": [
                        "一年来，主要做了三项工作。",
                        {
                            "列举": [
                                ["抓造林", {"脚注": "含补植。"}, "。"],
                                "抓护林。",
                                ["抓", {"下划线": "防火"}, "。"],
                            ]
                        },
                    ]
                }
            ],
        ),
    ],
)
def test_parts_of_a_markdown_draft(text: str, key: str, value: Any) -> None:
    found = of_markdown(TITLE + text)
    assert found.data[key] == value
    assert told(found) == []
    validate(loaded(read_draft("draft.md", (TITLE + text).encode()), found))


def test_what_no_text_of_the_report_can_hold_is_told_and_notes_are_kept_aside() -> None:
    found = of_markdown("# <u>全区</u>CO<sub>2</sub>减排工作总结[^1]\n\n减排两吨。\n\n[^1]: 初稿。\n")
    assert found.data["标题"] == "全区CO2减排工作总结"
    assert told(found) == [("S485", "全区"), ("S427", "全区CO2"), ("S426", "初稿。")]
    assert found.preface == ("脚注（第1行）：初稿。",)


def test_a_note_in_a_cell_of_a_draft_is_told() -> None:
    draft = read_draft(
        "draft.md",
        f"{TITLE}收入如下。\n\n| 项目 | 金额[^1] |\n|--|--|\n| 甲 | 2 |\n\n[^1]: 快报。\n".encode(),
    )
    assert [(one.code.id, one.args["text"]) for one in draft.notes] == [("S426", "快报。")]
    assert any("快报。" in one for one in draft.aside)


def test_a_note_that_nothing_refers_to_is_told() -> None:
    draft = read_draft("draft.md", f"{TITLE}减排两吨。\n\n[^1]: 快报。\n".encode())
    assert [one.code.id for one in draft.notes] == ["S426"]


def test_a_word_draft_of_ours_comes_back() -> None:
    yaml = (FIXTURES / "parts-of-texts.yaml").read_text("utf-8")
    found = of_word(yaml)
    again = resolve(validate(loaded(read_draft("d.docx", compile_document(yaml)), found)))
    before = flow_of(yaml)

    def notes(flow: Any) -> list[str]:
        cells = ("cell", "header_cell")
        return [
            note.text.replace("hm2", "hm²")
            for one in flow.paragraphs
            if one.role not in (*cells, "footnote")
            for note in one.notes
        ]

    assert notes(again) == notes(before)
    refers = [run.text for one in again.paragraphs for run in one.runs if run.refers]
    assert refers == ["表1", "附件1", "表1"]


@pytest.mark.parametrize(
    ("named", "wanted"),
    [
        ("- 表格: [[甲], [乙]]\n  题注: 收支情况\n  名称: 这里\n", "收支情况"),
        ("附件: [丙, {标题: 造林名单, 名称: 这里, 内容: 丁}]\n", "造林名单"),
    ],
)
def test_a_reference_of_a_word_draft_names_what_it_shows(named: str, wanted: str) -> None:
    body = "文种: 工作总结\n标题: 造林工作总结\n正文:\n- 段落: [一年来，全区造林三万亩，详见, {引用: 这里}, 。]\n"
    found = of_word(body + named)
    text = str(found.data)
    assert f"{{'引用': '{wanted}'}}" in text
    assert f"'名称': '{wanted}'" in text


def test_a_reference_to_a_heading_stays_the_text_that_it_shows() -> None:
    body = "文种: 工作总结\n标题: 造林工作总结\n正文:\n- 段落: [一年来，全区造林三万亩，详见, {引用: 这里}, 。]\n"
    found = of_word(body + "- {标题: 造林, 名称: 这里, 内容: 丙。}\n- {标题: 护林, 内容: 丁。}\n")
    assert found.data["导语"] == "一年来，全区造林三万亩，详见一。"


def test_a_number_of_words_own_that_becomes_text_is_told() -> None:
    body = "文种: 工作总结\n标题: 造林工作总结\n层次: [1.]\n正文:\n- 段落: [详见, {引用: 这里}, 、, {引用: 那里}, 和, {引用: 表}, 。]\n"
    headings = "- {标题: 造林, 名称: 这里, 内容: 丙。}\n- {标题: 护林, 名称: 那里, 内容: 丁。}\n- {表格: [[甲], [乙]], 题注: 收支, 名称: 表}\n"
    found = of_word(body + headings)
    assert [one.args["texts"] for one in found.doubts if one.code.id == "D291"] == ["1、2"]
    assert "'引用': '收支'" in str(found.data)
    linked = of_word(body.replace("{引用: 这里}", "甲").replace("{引用: 那里}", "乙") + headings)
    assert [one for one in linked.doubts if one.code.id == "D291"] == []
