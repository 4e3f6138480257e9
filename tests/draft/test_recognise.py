"""Drafts are recognised: the five reports to the character, a corpus with its damages, and any lines without loss."""

import json
import re
from collections import defaultdict
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as DocxDocument
from docx.oxml import parse_xml
from hypothesis import example, given, settings

from compiler import compile_document
from compiler.document.validate import validate
from compiler.draft.expand import expand
from compiler.draft.lines import Line
from compiler.draft.prove import printed
from compiler.draft.recognise import Recognised, recognise
from compiler.draft.yaml_text import dump
from compiler.flow.blocks import Paragraph
from compiler.flow.resolve import resolve
from compiler.messages.diagnostic import CompileError
from compiler.source.encoding import decode
from compiler.source.load import Loaded, Source, load
from compiler.word.ooxml.package import pack
from compiler.word.ooxml.package import read as package_read
from compiler.word.ooxml.package import write as package_write
from compiler.word.reader import Line as WordLine
from compiler.word.reader import contents
from tests.kit.any_drafts import BODY, DOCUMENTS, LINES, flow_of, is_recognised, print_unchanged
from tests.kit.drafts import (
    DAMAGES,
    ENCODINGS,
    FILES,
    HELD_BACK,
    Item,
    Lines,
    Score,
    add,
    drafts,
    items,
    new_score,
)
from tests.kit.support import SEEDS

SEED_TEXTS = sorted(SEEDS.glob("*.txt"))
each_seed = pytest.mark.parametrize("seed", SEED_TEXTS, ids=lambda path: path.stem)


def of(text: str, name: str = "draft.txt") -> Recognised:
    return recognise([Line(line) for line in text.split("\n")], name)


def roles(text: str) -> list[tuple[str, str, str]]:
    """Role, label and lead of each paragraph."""
    return [(one.role, one.label, one.lead) for one in of(text).roles]


def codes(text: str) -> list[str]:
    return [one.code.id for one in of(text).doubts]


# ---- the five reports ----


@each_seed
def test_seed_to_the_character(seed: Path) -> None:
    text = seed.read_text("utf-8")
    got = [
        (block.label.text if block.label else "") + block.text
        for block in flow_of(of(text)).blocks
        if isinstance(block, Paragraph)
    ]
    assert got == [line for line in text.split("\n") if line.strip()]


@each_seed
def test_seed_structure(seed: Path) -> None:
    text = seed.read_text("utf-8")
    wanted: dict[str, Any] = json.loads(seed.with_suffix(".structure.json").read_text("utf-8"))
    found = of(text)
    assert found.data.get("标题") == wanted["title"]
    blocks = {block["line"]: block for block in wanted["blocks"]}
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for number, paragraph in zip(numbers, flow_of(found).paragraphs, strict=True):
        if number not in blocks:
            assert paragraph.role == "title"
            continue
        block = blocks[number]
        role = {"heading": "heading", "runin": "run_in", "body": "paragraph"}[block["kind"]]
        assert (paragraph.role, paragraph.level) == (role, block["level"])
        assert (paragraph.label.text if paragraph.label else None) == block["label"]
        assert list(paragraph.nature) == block.get("closing", [])
        if role == "run_in":
            assert paragraph.runs[0].text == block["lead"]
        ordinals = [run.ordinal for run in paragraph.runs if run.ordinal]
        if block.get("enumerations") != ["二是"]:  # without 一是 it stays text
            assert ordinals == block.get("enumerations", [])


def test_a_typed_enumeration_without_its_first_is_told() -> None:
    assert "S416" in codes(SEED_TEXTS[-1].read_text("utf-8"))


# ---- the corpus ----


@cache
def readings(damage: str) -> list[tuple[str, list[Item], Lines, Recognised]]:
    """Each draft of the corpus with that damage: its name, what its paragraphs are, its lines, and what is recognised."""
    out = []
    for name, wanted in drafts(FILES):
        changed, lines = DAMAGES[damage](wanted)
        out.append((name, changed, lines, recognise([Line(text) for _, text in lines], name)))
    return out


def scored(damage: str, files: list[Path] = FILES) -> Score:
    score, names = new_score(), {path.stem for path in files}
    for name, changed, lines, found in readings(damage):
        if name in names:
            add(score, name, changed, lines, found)
    return score


def test_corpus_is_large_enough() -> None:
    assert len(FILES) >= 30
    assert len(HELD_BACK) * 3 >= len(FILES)


@pytest.mark.parametrize("files", [FILES, HELD_BACK], ids=["all", "held back"])
def test_corpus(files: list[Path]) -> None:
    score = scored("clean", files)
    assert {role: score.f1(role) for role in score.wanted if score.f1(role) < 0.97} == {}, score.wrong


def test_damaged_corpus() -> None:
    assert {damage: found.all for damage in DAMAGES if (found := scored(damage)).all < 0.95} == {}


def test_damaged_corpus_by_role() -> None:
    total = new_score()
    for score in map(scored, DAMAGES):
        total.right += score.right
        total.found += score.found
        total.wanted += score.wanted
    few = {
        role for role, count in total.wanted.items() if count < 20
    }  # one draft or two: no figure to speak of
    assert {role: total.f1(role) for role in set(total.wanted) - few if total.f1(role) < 0.95} == {}


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_character_is_lost(damage: str) -> None:
    unseen = str.maketrans("", "", "\u200b\u3000\t")
    for _, changed, lines, found in readings(damage):
        wanted = "".join(
            text
            for index, text in lines
            if index >= 0 and changed[index].role not in ("cover", "page", "copies_to")
        )
        # Who gets copies is printed last.
        wanted += "".join(
            text for index, text in lines if index >= 0 and changed[index].role == "copies_to"
        ).replace(":", "：")
        assert printed(flow_of(found)).translate(unseen) == wanted.translate(unseen)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    text = "\n".join(item.text for item in items(FILES[0]))
    source = decode("draft.txt", ENCODINGS[encoding](text))
    assert recognise([Line(line) for line in source.lines], "draft.txt").data == of(text).data


# ---- single traits ----


@pytest.mark.parametrize(
    "label",
    [
        "一、",
        "一.",
        "一．",
        "（一）",
        "(一)",
        "（一）、",
        "1.",
        "1．",
        "1、",
        "１.",
        "（1）",
        "(1)",
        "1）",
        "①",
        "第一章",
        "第一条",
    ],
)
def test_label_forms(label: str) -> None:
    second = re.sub("[一1１①]", lambda m: {"一": "二", "1": "2", "１": "２", "①": "②"}[m[0]], label)
    text = f"工作总结\n开头的话，交代有关情况。\n{label}抓学习。{BODY}\n{second}抓作风。{BODY}"
    assert roles(text)[2:] == [("run_in", label, "抓学习。"), ("run_in", second, "抓作风。")]
    parted = "　" if label.startswith("第") else ""  # N-10
    shown = text.replace(label, label + parted).replace(second, second + parted)
    assert printed(flow_of(of(text))) == shown.replace("\n", "")


@pytest.mark.parametrize(
    "line",
    [
        "2021.12月底前完成全部整改任务，确保不留死角。",
        "3.5%的单位没有按时报送材料，要引起重视。",
        "一、二、三产业协调发展，结构更加合理。",
        "2022年7月，召开了全体会议，部署有关工作。",
        "高一（1）班的同学参加了志愿服务活动，反响很好。",
        "14:30召开的会议上，与会人员作了交流发言。",
        "三、四季度要抓紧推进，确保按时完工。",
    ],
)
def test_not_labels(line: str) -> None:
    text = f"工作总结\n一、抓学习\n{line}\n二、抓作风\n{BODY}"
    assert roles(text)[2] == ("paragraph", "", "")


def test_a_label_before_a_figure_counts_where_its_neighbours_do() -> None:
    rows = "\n".join(f"{n}.抓好民生实事。{BODY}" for n in range(1, 20))
    text = f"工作总结\n{rows}\n20.2026年10件实事。{BODY}"
    assert roles(text)[-1] == ("run_in", "20.", "2026年10件实事。")
    alone = f"工作总结\n一、抓学习\n20.2026年的事。{BODY}\n二、抓作风\n{BODY}"
    assert roles(alone)[2][0] == "paragraph"


def test_siblings_decide() -> None:
    """The third ends like a sentence and has nothing after it: its siblings are run-in, so is it; and the reverse."""
    run_in = f"工作总结\n一、抓学习。{BODY}\n二、抓作风。{BODY}\n三、抓落实。\n{BODY}"
    assert [one[0] for one in roles(run_in)[1:]] == ["run_in", "run_in", "run_in", "paragraph"]
    alone = f"工作总结\n一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n三、抓落实。\n{BODY}"
    assert [one[0] for one in roles(alone)[1::2]] == ["heading"] * 3


def test_first_level_straight_to_third() -> None:
    found = of(
        f"工作总结\n一、抓学习\n1.集中学。{BODY}\n2.自己学。{BODY}\n二、抓作风\n1.重实干。{BODY}\n2.重实效。{BODY}"
    )
    assert found.data["层次"] == ["一、", "1."]
    assert not found.doubts


def test_digits_outside_chinese_labels() -> None:
    """1. goes on over （一）, which begins anew each time: it is the outer one."""
    text = f"工作总结\n1.抓学习\n（一）集中学。{BODY}\n（二）自己学。{BODY}\n2.抓作风\n（一）重实干。{BODY}\n（二）重实效。{BODY}"
    assert of(text).data["层次"] == ["1.", "（一）"]


def test_wrong_number_is_kept_and_told() -> None:
    text = f"工作总结\n一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n二、抓落实\n{BODY}\n三、抓廉政\n{BODY}"
    found = of(text)
    assert printed(flow_of(found)) == text.replace("\n", "")
    assert [(one.code.id, one.args["label"], one.place and one.place.line) for one in found.doubts] == [
        ("S410", "二、", 6)
    ]
    body = found.data["正文"]
    assert [isinstance(block, dict) and block.get("序号") for block in body] == [None, None, "二、", None]


def test_odd_spelling_of_a_label_is_kept_and_told() -> None:
    text = f"工作总结\n1.抓学习。{BODY}\n2、抓作风。{BODY}\n3.抓落实。{BODY}"
    found = of(text)
    assert printed(flow_of(found)) == text.replace("\n", "")
    assert [one.code.id for one in found.doubts] == ["S411"]


@pytest.mark.parametrize(
    ("date", "field", "value"),
    [
        ("2025年12月31日", "成文日期", "2025-12-31"),
        ("2025年01月05日", "日期原文", "2025年01月05日"),
        ("二○○九年五月一日", "日期原文", "二○○九年五月一日"),
        ("二〇二五年十二月", "日期原文", "二〇二五年十二月"),
        ("2025 年 12 月 31 日", "日期原文", "2025 年 12 月 31 日"),
        ("2025年12月", "日期原文", "2025年12月"),
        ("2025.12.31", "日期原文", "2025.12.31"),
        ("2025年**月**日", "日期原文", "2025年**月**日"),
    ],
)
def test_dates(date: str, field: str, value: str) -> None:
    found = of(f"工作总结\n{BODY}\n{BODY}\n区政府办公室\n{date}")
    assert (found.data["署名"], found.data[field]) == ("区政府办公室", value)
    assert printed(flow_of(found)).endswith(f"区政府办公室{date}")


def test_name_and_date_on_one_line() -> None:
    found = of(f"工作总结\n{BODY}\n{BODY}\n区政府办公室　　　　2025年12月31日")
    assert (found.data["署名"], found.data["成文日期"]) == ("区政府办公室", "2025-12-31")


def test_names_side_by_side_are_several() -> None:
    text = f"工作总结\n{BODY}\n{BODY}\n县教育局　　县市场监督管理局\t县公安局\n2025年12月31日"
    assert of(text).data["署名"] == ["县教育局", "县市场监督管理局", "县公安局"]
    assert of(text.replace("\n2025", "　　　2025")).data["署名"] == [
        "县教育局",
        "县市场监督管理局",
        "县公安局",
    ]
    one = of(f"工作总结\n{BODY}\n{BODY}\n县教育局  张　三\n2025年12月31日")
    assert one.data["署名"] == "县教育局  张　三"


def test_a_wrapped_paragraph_is_seen_whole() -> None:
    """Its first line alone could be a name above the date."""
    wrapped = (
        "工作总结\n各项工作扎实推进取得了明显成效圆满完成了全年的目标任务而且各项\n指标都比去年有了明显的提高。\n"
        "全区上下团结一心奋力拼搏攻坚克难不断把各项工作推向前进取得好的\n成绩受到了上级机关的充分肯定和广大人民群众的一致好评与衷心拥护\n"
        "我们继续努力\n区政府办公室\n2025年12月31日"
    )
    assert of(wrapped).data["署名"] == "区政府办公室"


def test_title_of_three_lines_subtitle_and_reporter() -> None:
    found = of(
        f"关于区人民政府\n2025年度法治政府建设情况的\n报告\n——在区人大常委会会议上\n区司法局局长　张三\n（2025年12月31日）\n各位代表：\n{BODY}\n{BODY}"
    )
    assert found.data["标题"] == "关于区人民政府\n2025年度法治政府建设情况的\n报告"
    assert found.data["副标题"] == "——在区人大常委会会议上"
    assert found.data["报告人"] == {"单位": "区司法局局长", "姓名": "张三", "日期": "2025-12-31"}
    assert found.data["主送机关"] == "各位代表"


def test_reporter_on_several_lines() -> None:
    found = of(f"个人述职报告\n报告人：张三\n职务：区司法局局长\n{BODY}\n{BODY}")
    assert found.data["报告人"] == {"姓名": "报告人：张三\n职务：区司法局局长"}


def test_a_date_above_the_reporter_stays_there() -> None:
    text = f"在全区大会上的讲话\n（2025年12月31日）\n张三\n同志们：\n{BODY}\n{BODY}"
    found = of(text)
    assert (found.data["副标题"], found.data["报告人"]) == ("（2025年12月31日）", {"姓名": "张三"})
    assert found.data["主送机关"] == "同志们"
    assert printed(flow_of(found)) == text.replace("\n", "")


def test_a_title_above_a_dash() -> None:
    found = of(f"坚定信心　锐意进取\n奋力开创新局面\n——在全区大会上的讲话\n{BODY}\n{BODY}")
    assert found.data["标题"] == "坚定信心　锐意进取\n奋力开创新局面"
    assert found.data["副标题"] == "——在全区大会上的讲话"


@pytest.mark.parametrize("addressees", ["县委组织部", "主任、各位副主任、各位委员", "各社区、辖区各单位"])
def test_addressees_without_a_title(addressees: str) -> None:
    assert of(f"{addressees}：\n{BODY}\n{BODY}").data["主送机关"] == (
        addressees.split("、") if "、" in addressees else addressees
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("张三同志述职述廉报告", "述职述廉报告"),
        ("区司法局领导班子2025年工作总结", "领导班子工作总结"),
        ("班子成员个人工作总结", "工作总结"),
        ("政府工作报告", "工作报告"),
        ("关于整改情况的汇报", "报告"),
        ("关 于 整 改 情 况 的 汇 报", "报告"),
        ("关于召开会议的通知", "通知"),
        ("关于商请派员的复函", "函"),
        ("在全区大会上的讲话", "讲话稿"),
        ("2026年工作要点", "工作要点"),
        ("关于加强基层治理的思考", ""),
        ("2026年工作计划", ""),
        ("我区水利工作大事记", ""),
    ],
)
def test_a_kind_that_no_title_names_is_told(title: str, kind: str) -> None:
    found = of(f"{title}\n{BODY}\n{BODY}")
    assert found.data["文种"] == (kind or "报告")
    assert [one.code.id for one in found.doubts] == ([] if kind else ["S432"])


def test_cover_note_is_left_out_and_told() -> None:
    found = of(f"王主任：\n总结初稿发您，请审阅！\n区政府办公室2025年工作总结\n{BODY}\n{BODY}")
    assert found.data["标题"] == "区政府办公室2025年工作总结"
    assert found.preface == ("王主任：", "总结初稿发您，请审阅！")
    assert [one.code.id for one in found.doubts] == ["S419", "S419"]


LONG = (
    "2025年，在市委、市政府的坚强领导下，我局坚持稳中求进工作总基调，统筹推进各项工作，全年完成投资12.6亿元，"
    "新增就业3860人，“放管服”改革走在全市前列。一是抓好项目建设，开工率达到96%；二是抓好民生实事，群众满意度不断提高。"
)


def broken(text: str, width: int, indent: str = "") -> list[str]:
    """The lines of a paragraph that was cut at varying widths."""
    text = indent + text
    lines: list[str] = []
    while text:
        cut = width - (7 * len(lines) + len(text)) % 6
        lines.append(text[:cut])
        text = text[cut:]
    return lines


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("width", [28, 34, 40])
def test_lines_broken_at_varying_widths_are_joined(width: int, indent: str) -> None:
    """But for one that ends where a sentence does, which only an indent tells from the last of its paragraph."""
    heads = ["一、抓好项目建设，推动经济高质量发展", "二、抓好民生实事"]
    parts = [LONG, heads[0], LONG[6:], heads[1], LONG[9:]]
    pieces = [[one] if one in heads else broken(one, width, indent) for one in parts]
    text = "\n".join(["工作总结", *(line for piece in pieces for line in piece)])
    found = of(text)
    assert [one.text for one in found.roles] == ["工作总结", parts[0], parts[1], parts[2], parts[3], parts[4]]
    assert [one.role for one in found.roles][2::2] == ["heading", "heading"]
    assert "S422" in codes(text)


def test_one_broken_line_is_joined_where_it_is_the_widest() -> None:
    text = "关于督查情况的通报\n各单位：\n近日，区文明办、区城管局联合开展了文明城市创建督查，现将有关\n情况通报如下。\n一、总体情况\n各单位高度重视，面貌改观。"
    assert [one.numbers for one in of(text).roles if one.role == "paragraph"] == [(3, 4), (6,)]


@pytest.mark.parametrize(
    "text",
    [
        "工作总结\n一、强化理论武装，筑牢思想根基\n深入开展学习，成效明显。\n二、强化作风建设，提升服务效能\n扎实转变作风，效果良好。",
        "会议通知\n时间：2025年1月5日上午9时，会期半天\n地点：区政府一楼会议室，凭证件入场\n请准时参加。",
        "工作总结\n一是抓好学习，全年开展集中学习12次。\n二是抓好作风，全年开展督查12次。\n三是抓好落实，全年完成任务12项。",
    ],
)
def test_short_lines_are_not_joined(text: str) -> None:
    assert "S422" not in codes(text)


def test_page_numbers_are_left_out_and_told() -> None:
    found = of(f"工作总结\n{BODY}\n- 1 -\n{BODY}\n第2页 共3页\n{BODY}")
    assert [one.args["lines"] for one in found.doubts if one.code.id == "S421"] == ["3、5"]


def test_table_of_tabs() -> None:
    found = of(f"工作总结\n{BODY}\n项目\t数量\n会议\t12\n文件\t\n{BODY}")
    body = found.data["正文"]
    assert isinstance(body, list)
    assert body[1] == {"表格": [["项目", "数量"], ["会议", "12"], ["文件", ""]]}


def test_document_on_one_line() -> None:
    text = f"一、抓学习。{BODY}（一）集中学。{BODY}（二）自己学。{BODY}二、抓作风。{BODY}"
    assert [one[1] for one in roles(text)] == ["一、", "（一）", "（二）", "二、"]
    assert printed(flow_of(of(text))) == text


def test_attachments() -> None:
    text = (
        f"关于报送材料的报告\n市委：\n{BODY}\n附件：1.名单\n2.方案\n区政府\n2025年1月5日\n"
        f"附件1\n名单\n张三、李四。\n附件2\n方案\n一、目标\n{BODY}"
    )
    found = of(text)
    attachments = found.data["附件"]
    assert isinstance(attachments, list)
    assert [isinstance(one, dict) and one["标题"] for one in attachments] == ["名单", "方案"]
    assert printed(flow_of(found)) == text.replace("\n", "")


@pytest.mark.parametrize(
    "note",
    [
        "附件:1.名单\n2.方案",
        "附件：1、名单\n2、方案",
        "附件：1．名单\n2．方案",
        "附　件：1. 名单\n2. 方案",
        "附：1.名单\n2.方案",
        "附件1：名单\n附件2：方案",
        "附件：1.名\u200b单\n2.方案",
    ],
)
@pytest.mark.parametrize("bound", [False, True])
def test_a_note_on_attachments_in_other_words_is_printed_as_typed(note: str, bound: bool) -> None:
    """What is below it is known all the same, and without 附件说明原文 the note is that of the standard."""
    text = f"关于报送材料的报告\n市委：\n{BODY}\n特此报告。\n{note}\n区政府\n2025年1月5日"
    text += f"\n附件1\n名单\n张三、李四。\n附件2\n方案\n一、目标\n{BODY}" if bound else ""
    found = of(text)
    data: Any = found.data
    assert (data["署名"], data["成文日期"]) == ("区政府", "2025-01-05")
    assert [one["标题"] if bound else one for one in data["附件"]] == ["名单", "方案"]
    assert data["附件说明原文"] == note.split("\n")
    assert [(one.code.id, one.args["field"]) for one in found.doubts] == [("S431", "附件说明原文")]
    assert printed(flow_of(found)) == text.replace("\n", "")
    del found.data["附件说明原文"]
    assert "附件：1.名单2.方案" in printed(flow_of(found))


def test_marks_of_attachments_are_printed_as_typed() -> None:
    text = (
        f"关于报送材料的报告\n市委：\n{BODY}\n附件：1.名单\n2.方案\n区政府\n2025年1月5日\n"
        f"附件一\n名单\n张三、李四。\n附件2：方案\n一、目标\n{BODY}"
    )
    found = of(text)
    data: Any = found.data
    assert [(one["标题"], one["标记原文"]) for one in data["附件"]] == [
        ("名单", "附件一"),
        ("方案", "附件2："),
    ]
    assert "附件说明原文" not in data
    assert printed(flow_of(found)) == text.replace("\n", "")


def test_attachments_that_no_note_names() -> None:
    text = f"关于报送材料的报告\n{BODY}\n区政府\n2025年1月5日\n附件\n重点工作\n任务清单\n{BODY}"
    found = of(text)
    assert found.data["附件"] == [{"标题": "重点工作\n任务清单", "内容": BODY}]
    assert found.data["附件说明原文"] == "无"
    assert printed(flow_of(found)) == text.replace("\n", "")


def test_headings_in_an_attachment_count_by_themselves() -> None:
    text = (
        f"工作总结\n1.抓学习。{BODY}\n2.抓作风。{BODY}\n附件：方案\n区政府\n2025年1月5日\n附件\n方案\n"
        f"一、目标\n（一）近期目标。{BODY}\n（二）远期目标。{BODY}\n二、措施\n{BODY}"
    )
    found = of(text)
    assert [one.label for one in found.roles] == [
        "",
        "1.",
        "2.",
        *[""] * 5,
        "一、",
        "（一）",
        "（二）",
        "二、",
        "",
    ]
    attached: Any = found.data["附件"]
    assert attached[0]["层次"] == ["一、", "（一）"]
    assert printed(flow_of(found)) == text.replace("\n", "")


def test_unnumbered_run_in_headings_are_offered() -> None:
    text = f"工作总结\n{BODY}\n加强理论学习。{BODY}\n改进工作作风。{BODY}"
    found = of(text)
    assert [one.code.id for one in found.doubts] == ["S414", "S414"]
    assert list(found.comments.values())
    assert {one.role for one in found.roles} == {"title", "paragraph"}


def test_problems_and_next_steps_under_headings() -> None:
    text = f"工作总结\n一、主要工作\n{BODY}\n二、存在的问题\n{BODY}\n三、下一步打算\n{BODY}"
    natures = {p.text: p.nature for p in flow_of(of(text)).paragraphs if p.role == "heading"}
    assert natures == {"主要工作": (), "存在的问题": ("problems",), "下一步打算": ("next_steps",)}


@pytest.mark.parametrize("text", ["", "\n \n", "\u200b\n"])
def test_nothing(text: str) -> None:
    with pytest.raises(CompileError) as caught:
        of(text)
    assert [one.code.id for one in caught.value.diagnostics] == ["O844"]


# ---- any lines, any document ----


few = settings(max_examples=60)


@few
@given(LINES)
@example(["分页", "分页"])
@example(["附件", "附件", "附件"])
@example(["工作总结", "特此报告。"])
@example(["- 1 -\x85:"])
def test_any_lines_print_unchanged(some: list[str]) -> None:
    print_unchanged(some)


@few
@given(DOCUMENTS)
def test_printed_flow_is_recognised(data: dict[str, Any]) -> None:
    is_recognised(data)


@pytest.mark.parametrize(
    "line", ["及时报告(电话:123456;传真:654321)", "及时报告（电话：123456；传真：654321）"]
)
def test_no_lead_ends_amid_parentheses(line: str) -> None:
    found = of(f"工作通知\n{BODY}\n一、加强值班\n二、排查隐患\n三、{line}")
    assert [one.lead for one in found.roles if one.text.startswith("三、")] == [""]


def test_lines_that_are_drawn_are_not_joined() -> None:
    drawn = ["┌──┬──┐", "│科目│预算│", "├──┼──┤", "│税收│1000│", "└──┴──┘"]
    drawn += ["+------+-----+", "| 项目 | 数  |", "+------+-----+", "| 甲   | 1   |", "+------+-----+"]
    text = "\n".join(["关于预算执行情况的报告", "县人大常委会：", "现报告如下。（单位：万元）", *drawn, BODY])
    assert [one.text for one in of(text).roles][3:-1] == drawn


@pytest.mark.parametrize(
    ("lines", "tables"),
    [
        (["项目\t数量", "办文\t12"], [[["项目", "数量"], ["办文", "12"]]]),
        (["\t项目\t数量", "\t办文\t12"], [[["项目", "数量"], ["办文", "12"]]]),  # stands in as a whole
        (["\t本期\t同比", "办文\t12\t5%"], [[["", "本期", "同比"], ["办文", "12", "5%"]]]),
        (["\t全年办文12件，\t同比增长5%。", "项目\t数量\t同比", "办文\t12\t5%"], [[["项目", "数量", "同比"], ["办文", "12", "5%"]]]),
        (["\t\t(1)\t季节性短缺；", "\t\t(2)\t技能不匹配。"], []),
        (["单位：\t石桥镇人民政府", "日期：\t2025年10月8日"], []),
    ],
)  # fmt: skip
def test_what_tabs_make(lines: list[str], tables: list[list[list[str]]]) -> None:
    found = of("\n".join(["工作情况", BODY, *lines, BODY]))
    data = str(found.data)
    assert all(f"'表格': {rows}" in data for rows in tables)
    assert data.count("'表格'") == len(tables)
    assert printed(flow_of(found)).replace("\t", "") == "".join(["工作情况", BODY, *lines, BODY]).replace(
        "\t", ""
    )


# ---- texts under a | ----


def expanded(text: str) -> Loaded:
    return expand(load(Source("report.yaml", text)))


def test_body_typed_under_a_pipe() -> None:
    loaded = expanded(
        f"文种: 工作总结\n正文: |\n  开头的话。\n  一、抓学习\n  （一）集中学。{BODY}\n  （二）自己学。{BODY}\n  三、抓作风\n  {BODY}\n"
    )
    rows = [
        (p.role, p.label and p.label.text, p.place and p.place.line)
        for p in resolve(validate(loaded)).paragraphs
    ]
    assert rows == [
        ("paragraph", None, 3),
        ("heading", "一、", 4),
        ("run_in", "（一）", 5),
        ("run_in", "（二）", 6),
        ("heading", "三、", 7),
        ("paragraph", None, 8),
    ]
    assert [(one.code.id, one.place and one.place.line) for one in loaded.notes] == [("S410", 7)]


def test_forms_of_its_own_make_a_group() -> None:
    loaded = expanded(f"文种: 工作总结\n正文: |\n  1.抓学习。{BODY}\n  2.抓作风。{BODY}\n")
    assert [p.label and p.label.text for p in resolve(validate(loaded)).paragraphs] == ["1.", "2."]


@pytest.mark.parametrize(
    "text",
    [
        "文种: 报告\n正文: |\n  甲。\n  乙。\n",
        f"文种: 报告\n正文:\n  - |\n    一、抓学习\n    {BODY}\n",
        "文种: 报告\n正文: 一、甲\n",
    ],
)
def test_other_texts_stay(text: str) -> None:
    loaded = load(Source("report.yaml", text))
    assert expand(loaded) is loaded


def test_lines_of_explain_are_those_of_the_draft() -> None:
    numbers: dict[int, int] = defaultdict(int)
    text = SEED_TEXTS[0].read_text("utf-8")
    for one in of(text).roles:
        for number in one.numbers:
            numbers[number] += 1
    assert set(numbers) == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert set(numbers.values()) == {1}


# ---- the foot as people leave it ----

LETTER = "林业局关于造林的报告\n\n县政府：\n2025年全年造林2万亩，现将情况报告如下。\n一、主要工作\n全年造林2万亩，位居全市第一。\n"


@pytest.mark.parametrize(
    "phrase", ["此复", "此复。", "特此函复", "特此批复", "妥否，请批示", "请认真贯彻执行。"]
)
def test_closing_phrases_are_no_signature(phrase: str) -> None:
    data = of(f"{LETTER}{phrase}\n\n县林业局\n2025年12月28日").data
    assert data["结尾"] == {"结语": phrase}
    assert data["署名"] == "县林业局"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("发自我的iPhone", "S419"),
        ("联系人：张三 电话：123", "S429"),
        ("县档案局存", "S419"),
    ],
)
def test_a_line_below_the_date_spoils_nothing(last: str, told: str) -> None:
    text = f"{LETTER}附件：统计表\n\n县林业局\n2025年12月28日\n{last}"
    data = of(text).data
    assert (data["署名"], data["成文日期"], data["附件"]) == ("县林业局", "2025-12-28", ["统计表"])
    assert data.get("附注原文", "") == (last if told == "S429" else "")
    assert "附注" not in data
    assert codes(text) == [told]


def test_copies_between_date_and_attachment() -> None:
    text = (
        f"{LETTER}附件：统计表\n\n县林业局\n2025年12月28日\n抄送：县委办。\n附件\n统计表\n表里的话，有一行。"
    )
    found = of(text)
    assert found.data["附件"] == [{"标题": "统计表", "内容": "表里的话，有一行。"}]
    assert (found.data["抄送机关"], found.preface) == ("县委办", ())


def test_a_text_after_a_date_stays() -> None:
    text = f"{LETTER}二、时间\n2026年1月5日\n地点在会议室"
    assert printed(flow_of(of(text))) == text.replace("\n", "")


def test_note_with_a_narrow_colon_makes_no_headings() -> None:
    text = f"{LETTER}附件:1.造林统计表\n2.名单\n3.照片\n\n县林业局\n2025年12月28日"
    found = of(text)
    assert [one.text for one in found.roles if one.role == "heading"] == ["一、主要工作"]
    assert printed(flow_of(found)) == text.replace("\n", "")


def test_only_headings_on_what_is_wrong_are_problems() -> None:
    heads = ["关于城东小学迁建问题", "存在的问题", "主要问题和不足", "问题与建议", "关于解决困难的情况"]
    text = "调研报告\n" + "".join(f"{'一二三四五'[n]}、{head}\n{BODY}\n" for n, head in enumerate(heads))
    body: Any = of(text).data["正文"]
    natures = [block.get("性质") for block in body]
    assert natures == [None, "存在问题", "存在问题", "存在问题", None]


def test_blanks_after_a_chapter_are_its_labels() -> None:
    """第一章 has no mark of its own that parts it from its title: one wide blank does, which is printed with it (N-10)."""
    text = f"工作总结\n第一部分  工作情况\n{BODY}\n第二部分　下步打算\n{BODY}"
    data: Any = of(text).data
    assert data["层次"] == ["第一部分"]
    assert [block["标题"] for block in data["正文"]] == ["工作情况", "下步打算"]
    assert "第一部分　工作情况" in printed(flow_of(of(text)))


def test_what_plain_text_does_not_hold_is_told() -> None:
    runs = (
        '<m:oMath><m:r><m:t>y=ax</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        '<w:r><w:sym w:font="Webdings" w:char="F020"/><w:t>120m</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>CO</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐\uf0b7</w:t></w:r>"
        '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b7</w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:hAnsi="Wingdings" w:eastAsia="宋体"/></w:rPr><w:t>\uf0fc</w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="仿宋"/></w:rPr><w:t>\uf0fc</w:t></w:r>'
    )
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    word = DocxDocument()
    paragraph = word.add_paragraph()
    paragraph._p.extend(parse_xml(f"<w:p {spaces}>{runs}</w:p>"))
    word.sections[0].header.paragraphs[0].text = "内部资料"
    word.sections[0].footer.paragraphs[0].text = "— 3 —"
    stream = BytesIO()
    word.save(stream)
    blocks, notes, _ = contents(stream.getvalue(), "a.docx")
    assert [block.text for block in blocks if isinstance(block, WordLine)] == [
        "y=ax☑120m²CO2隐\uf0b7•✓\uf0fc"
    ]
    told = {one.code.id: one.args["text"] for one in notes}
    assert told == {
        "S424": "y=ax",
        "S425": "Webdings F020",
        "S428": "隐\uf0b7",
        "S426": "内部资料",
    }


def test_a_dash_after_a_label_stays() -> None:
    recognised = of(f"工作总结\n一、-18℃冷库建成\n{BODY}\n二、　-20℃冷库在建\n{BODY}")
    assert "-18℃冷库建成" in str(recognised.data)
    assert "-20℃冷库在建" in str(recognised.data)


@pytest.mark.parametrize("line", ["甲{}乙", "{}甲", "甲{}（{}乙", "|{}-{}甲", "甲{}5{}"])
def test_a_line_of_thousands_of_blanks_takes_no_longer_than_another(line: str) -> None:
    """No clock: where blanks are given back and tried again this does not end."""
    for blank in (" ", "\u3000", "\t", " \t", "…", "…\t", "—"):
        found = of(f"工作总结\n{BODY}\n{line.replace('{}', blank * 5_000)}\n{BODY}")
        assert "甲" in str(found.data) + str(found.comments) + str(found.preface)


def test_notes_of_a_word_draft_are_told() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = package_read(compile_document("文种: 报告\n正文: 造林面积3万亩。\n"), "x.docx")
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{w}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>含补植</w:t></w:r></w:p></w:footnote></w:footnotes>'
    ).encode()
    rels = parts["word/_rels/document.xml.rels"].decode()
    link = '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
    parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{link}</Relationships>"
    ).encode()
    found = contents(package_write(pack(part, xml) for part, xml in parts.items()), "x.docx")
    assert [(one.code.id, one.args["text"]) for one in found.notes] == [("S426", "含补植")]


# ---- what blind readers found ----


@pytest.mark.parametrize(
    "line",
    [
        "主任、各位副主任、秘书长，各位委员：",
        "尊敬的各位评委，亲爱的同学们：",
        "各县（市、区）安委会，市安委会各成员单位，各有关企业：",
        "各位领导、各位党员、村民代表：",
        "各位股东、各位来宾：",
    ],
)
def test_addressees_by_their_nouns(line: str) -> None:
    found = of(f"关于造林工作的报告\n{line}\n{BODY}\n一、主要工作\n{BODY}")
    assert [one.role for one in found.roles][:3] == ["title", "addressees", "paragraph"]


@pytest.mark.parametrize("line", ["各项工作完成情况：", "全市经济增长：", "主要做法："])
def test_a_line_of_things_addresses_nobody(line: str) -> None:
    assert "主送机关" not in of(f"关于造林工作的报告\n{line}\n{BODY}\n一、主要工作\n{BODY}").data


def test_a_colon_in_headings_that_stand_alone() -> None:
    text = f"考察报告\n（一）德清：数字乡村\n{BODY}\n（二）诸暨：枫桥经验\n{BODY}"
    assert roles(text)[1::2] == [("heading", "（一）", ""), ("heading", "（二）", "")]


def test_headings_without_labels_whose_labels_begin_anew() -> None:
    text = f"工作总结\n{BODY}\n工作开展情况\n（一）抓学习。{BODY}\n（二）抓作风。{BODY}\n明年工作思路\n（一）抓项目。{BODY}\n（二）抓服务。{BODY}"
    found = of(text)
    heads = [(one.level, one.text) for one in found.roles if one.role == "heading"]
    assert heads == [(1, "工作开展情况"), (1, "明年工作思路")]
    assert [one.code.id for one in found.doubts] == ["S438", "S438"]
    assert "# 把“明年工作思路”" in dump(found.data, found.comments)
    assert printed(flow_of(found)) == text.replace("\n", "")


@pytest.mark.parametrize("date", ["", "\n2025年12月28日"])
def test_signers_with_their_posts(date: str) -> None:
    text = f"{LETTER}县科技局党组书记、局长：何 平\n县科技局副局长：罗晓峰{date}"
    assert of(text).data["署名"] == ["县科技局党组书记、局长：何 平", "县科技局副局长：罗晓峰"]


def test_thanks_after_asking_for_remarks_close() -> None:
    phrase = "以上述职，请各位领导和同志们批评指正。谢谢大家！"
    assert of(f"{LETTER}{phrase}").data["结尾"] == {"结语": phrase}


@pytest.mark.parametrize(
    "words", [("首先，", "其次，", "最后，"), ("首先,", "其次,", "再次,"), ("第一,", "第二,", "第三,")]
)
@pytest.mark.parametrize("between", ["", "\n"])
def test_enumerations_as_they_are_typed(words: tuple[str, ...], between: str) -> None:
    text = "工作总结\n一、情况\n" + between.join(f"{word}有的干部作风拖拉，办事不力。" for word in words)
    found = of(text)
    assert {one.role for one in found.roles[2:]} == {"enumeration"}
    assert printed(flow_of(found)) == text.replace("\n", "")
    assert [run.ordinal for one in flow_of(found).paragraphs for run in one.runs if run.ordinal] == list(
        words
    )


def test_a_full_reporter_is_not_joined_to_whom_he_addresses() -> None:
    lines = [
        f"{'区住房和城乡建设局党组书记、副局长、机关党委书记'}　王小明明",
        "各位领导、同志们：",
        *[
            "各项工作扎实推进取得了明显成效圆满完成了全年的目标任务，",
            "并且努力把各项工作都落到实处，不折不扣完成。",
        ]
        * 3,
    ]
    assert [one.role for one in of("述职报告\n" + "\n".join(lines)).roles][:3] == [
        "title",
        "reporter",
        "addressees",
    ]


def test_items_of_a_series_begin_paragraphs_though_the_line_above_is_full() -> None:
    lines = [
        "全县农业农村工作取得了一定成绩，但也存在不少困难和问题。",
        "一是农业基础设施仍然薄弱，灌区年久失修，丘陵山区机耕道",
        "还不够通畅，排灌能力也比较弱。",
        "二是产业链条还不够长，农产品附加值不高，深加工比重偏低。",
        "三是人才支撑不足，农技推广队伍平均年龄达到五十一岁，年",
        "轻人来得少，留得住的更少。",
    ]
    assert [one.numbers for one in of("工作总结\n" + "\n".join(lines)).roles] == [
        (1,),
        (2,),
        (3, 4),
        (5,),
        (6, 7),
    ]


def test_the_rest_of_an_address_begins_nothing() -> None:
    lines = [
        "请各单位于12月4日下午下班以前，将参会人员回执按照要求填",
        "写完整，报市安委会办公室，逾期不再受理（电子邮箱：aj@16",
        "3.com）。各单位要高度重视，认真组织，把各项任务落到实处",
        "并按时报送有关情况。",
    ]
    assert [one.numbers for one in of("会议通知\n" + "\n".join(lines)).roles][1:] == [(2, 3, 4, 5)]


def test_a_short_line_without_an_indent_goes_on() -> None:
    lines = [
        "　　对烟花爆竹、建筑施工、危险化学品等行业开展检查，整改率达",
        "98.6%。",
        "　　在元旦、春节等重点时段，实行二十四小时值班制度，确保安全无",
        "事故。",
    ]
    assert [one.numbers for one in of("工作总结\n\n" + "\n".join(lines)).roles] == [(1,), (3, 4), (5, 6)]


def test_leads_win_over_semicolons() -> None:
    text = "汇报\n一、问题\n1.标准不够统一。接口标准各异；\n2.人才较为匮乏。只有两人；\n3.投入不够均衡。鸿沟明显。"
    assert [one[2] for one in roles(text)[2:]] == ["标准不够统一。", "人才较为匮乏。", "投入不够均衡。"]


def test_blanks_after_labels_are_told() -> None:
    text = f"工作总结\n一、 抓学习\n{BODY}\n二、抓作风\n{BODY}\n第一章 总则\n{BODY}"
    told = [one for one in of(text).doubts if one.code.id == "S436"]
    assert [one.args["lines"] for one in told] == ["2、6"]


def test_blanks_after_labels_are_told_in_yaml_too() -> None:
    text = "文种: 报告\n正文: |\n  一、 抓学习\n  学习的话，有一行。\n  二、抓作风\n  作风的话，有一行。\n"
    notes = expand(load(Source("report.yaml", text))).notes
    assert [(one.code.id, one.args["lines"], one.place and one.place.line) for one in notes] == [
        ("S436", "3", 3)
    ]


@pytest.mark.parametrize("above", ["a)甲方案\nb)乙方案", "- 甲方案\n- 乙方案", "（一）甲方案"])
def test_labels_and_bullets_never_sign(above: str) -> None:
    data = of(f"{LETTER}{above}\n县林业局\n2025年12月28日").data
    assert data["署名"] == "县林业局"


@pytest.mark.parametrize("above", ["二、参加人员", "优秀等次："])
def test_a_list_of_names_under_a_heading_does_not_sign(above: str) -> None:
    data = of(f"{LETTER}{above}\n张三\n李四\n县林业局\n2025年12月28日").data
    assert data["署名"] == "县林业局"


def test_those_who_are_listed_do_not_sign() -> None:
    assert "署名" not in of(f"{LETTER}组 长：张 三\n副组长：李四\n成 员：王五").data


def test_a_list_within_a_paragraph_is_text() -> None:
    text = "自查报告\n一、不足\n1、教师结构性缺编；2、校园文化建设不够。\n二、打算\n1、补充教师；2、建设文化长廊。请审阅。"
    assert [one[0] for one in roles(text)] == ["title", "heading", "paragraph", "heading", "paragraph"]


def test_names_above_a_body_are_asked_about() -> None:
    found = of(f"{LETTER}张三\n县林业局\n2025年12月28日")
    assert found.data["署名"] == ["张三", "县林业局"]
    assert "S435" in [one.code.id for one in found.doubts]
    assert "# 把“张三”" in dump(found.data, found.comments)


def test_the_only_heading_of_the_first_level_is_the_title() -> None:
    lines = [
        Line("好的，以下是为您起草的工作总结：", formatted=True),
        Line("县民政局工作总结", outline=1, formatted=True),
        Line(BODY, formatted=True),
        Line("一、主要工作", outline=2, formatted=True),
        Line(BODY, formatted=True),
    ]
    found = recognise(lines, "a.md")
    assert (found.data["标题"], found.preface) == ("县民政局工作总结", (lines[0].text,))


def test_a_sentence_below_a_signed_date_is_told() -> None:
    found = of(f"{LETTER}\n县林业局\n2025年12月28日\n\n如需调整篇幅，请告诉我。")
    assert (found.data["署名"], found.preface) == ("县林业局", ("如需调整篇幅，请告诉我。",))
    assert [one.code.id for one in found.doubts] == ["S419"]


def test_what_a_helper_says_below_a_signed_date_is_told() -> None:
    said = ["（此页无正文）", "以上内容仅供参考，请结合实际修改。", "希望对您有帮助！"]
    found = of(f"{LETTER}\n县林业局\n2025年12月28日\n" + "\n".join(said))
    assert (found.data["署名"], found.preface) == ("县林业局", tuple(said))


def test_articles_have_one_face_and_count_on_through_the_chapters() -> None:
    rules = "工作规则\n第一章 总则\n第一条 为规范工作，制定本规则。\n第二章 会议\n第二条 局长办公会每周召开一次。\n（一）研究重大事项；\n（二）研究人事事项。\n第三条 会议纪要由办公室起草。"
    assert [one.role for one in of(rules).roles if one.text.startswith("第") and "条" in one.text[:3]] == [
        "item"
    ] * 3
    assert "S410" not in codes(rules)
    heads = (
        f"工作规则\n第一章 总则\n第一条 目的\n{BODY}\n第二条 范围\n{BODY}\n第二章 会议\n第三条 时间\n{BODY}"
    )
    assert [one.role for one in of(heads).roles].count("heading") == 5
    assert "S410" not in codes(heads)


def test_decimal_numbers_are_labels() -> None:
    text = f"工作总结\n1 总体情况\n1.1 目标\n{BODY}\n1.2 指标\n{BODY}"
    found = of(text)
    assert (found.data["层次"], "报告人" in found.data) == (["1", "1.1"], False)
    assert [(one.role, one.level, one.label) for one in found.roles if one.label] == [
        ("heading", 1, "1"),
        ("heading", 2, "1.1"),
        ("heading", 2, "1.2"),
    ]
    assert printed(flow_of(found)) == text.replace("\n", "")


def test_decimal_numbers_without_the_number_above_are_labels_too() -> None:
    text = "工作总结\n1.1 工作情况\n全年检查12次。\n1.2 存在问题\n力量不足。\n2.1 下步打算\n继续努力。"
    found = of(text)
    assert [(one.level, one.label) for one in found.roles if one.role == "heading"] == [
        (2, "1.1"),
        (2, "1.2"),
        (2, "2.1"),
    ]
    assert codes(text) == ["S410"]
    assert printed(flow_of(found)) == text.replace("\n", "")


def test_a_document_on_one_line_with_single_blanks() -> None:
    text = "县教育局2025年工作总结 2025年，县教育局坚持立德树人，各项工作取得新进展。一、主要做法和成效 （一）抓党建。开展主题教育12场。 （二）抓教学。上线率提高3.5个百分点。 二、存在问题 一是师资不足，二是经费紧张。 县教育局 2025年12月31日"
    found = of(text)
    assert (found.data["标题"], found.data["署名"], found.data["成文日期"]) == (
        "县教育局2025年工作总结",
        "县教育局",
        "2025-12-31",
    )
    assert [one.text for one in found.roles if one.role == "heading"] == [
        "一、主要做法和成效",
        "二、存在问题",
    ]
    assert [one.code.id for one in found.doubts] == ["S437"]


def test_a_signature_above_the_note_is_told() -> None:
    found = of(f"{LETTER}述职人：张某\n2025年12月\n附件：1、获奖证书\n2、调研报告目录")
    assert [one.code.id for one in found.doubts] == ["S439", "S431"]
    assert (found.data["署名"], found.data["日期原文"]) == ("述职人：张某", "2025年12月")
    assert found.data["附件"] == ["获奖证书", "调研报告目录"]
    assert printed(flow_of(found)).endswith("附件：1、获奖证书2、调研报告目录述职人：张某2025年12月")


def test_a_remark_above_the_signature_is_told() -> None:
    found = of(f"{LETTER}（联系人：刘敏，电话：123456）\n县林业局\n2025年12月28日")
    assert [one.code.id for one in found.doubts] == ["S420"]
    assert printed(flow_of(found)).endswith("（联系人：刘敏，电话：123456）县林业局2025年12月28日")


def test_a_comment_in_a_short_list_is_kept() -> None:
    data: dict[str, Any] = {"正文": ["甲", "乙"]}
    assert "  # 请核对：看\n  - 乙\n" in dump(data, {("正文", 1): "请核对：看"})


def test_bold_leads_of_three_characters_are_offered() -> None:
    lines = [
        Line("工作总结", formatted=True),
        *(Line(f"{lead}。{BODY}", lead=4, formatted=True) for lead in ("抓学习", "抓作风")),
    ]
    assert [one.code.id for one in recognise(lines, "a.docx").doubts] == ["S414", "S414"]
