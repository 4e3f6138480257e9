"""Drafts are recognised: the five reports to the character, a corpus with its damages, and any lines without loss."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as DocxDocument
from docx.oxml import parse_xml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from compiler import compile_document
from compiler.diagnostics import CompileError
from compiler.draft import Recognised, printed, recognise
from compiler.encoding import decode
from compiler.expansion import expand
from compiler.flow import Flow, Paragraph, resolve
from compiler.prose import Line
from compiler.source import Loaded, Marks, Source, load
from compiler.validate import validate
from compiler.word.package import pack
from compiler.word.package import read as package_read
from compiler.word.package import write as package_write
from compiler.word.reader import Line as WordLine
from compiler.word.reader import contents
from compiler.yaml_text import dump
from tests.drafts import DAMAGES, ENCODINGS, FILES, HELD_BACK, Score, add, drafts, items, new_score
from tests.support import HERE

SEEDS = sorted((HERE / "seeds").glob("*.txt"))
each_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)


def of(text: str, name: str = "draft.txt") -> Recognised:
    return recognise([Line(line) for line in text.split("\n")], name)


def flow(found: Recognised) -> Flow:
    """What the YAML of a draft prints."""
    loaded = load(Source("report.yaml", dump(found.data, found.comments, found.preface)))
    assert not loaded.problems
    assert loaded.data == found.data
    return resolve(validate(loaded))


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
        for block in flow(of(text)).blocks
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
    for number, paragraph in zip(numbers, flow(found).paragraphs, strict=True):
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
    assert "S416" in codes(SEEDS[-1].read_text("utf-8"))


# ---- the corpus ----


def scored(files: list[Path], damage: str) -> Score:
    score = new_score()
    for name, wanted in drafts(files):
        changed, lines = DAMAGES[damage](wanted)
        add(score, name, changed, lines, recognise([Line(text) for _, text in lines], name))
    return score


def test_corpus_is_large_enough() -> None:
    assert len(FILES) >= 30
    assert len(HELD_BACK) * 3 >= len(FILES)


@pytest.mark.parametrize("files", [FILES, HELD_BACK], ids=["all", "held back"])
def test_corpus(files: list[Path]) -> None:
    score = scored(files, "clean")
    assert {role: score.f1(role) for role in score.wanted if score.f1(role) < 0.97} == {}, score.wrong


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_corpus(damage: str) -> None:
    assert scored(FILES, damage).all >= 0.95


def test_damaged_corpus_by_role() -> None:
    scores = [scored(FILES, damage) for damage in DAMAGES]
    total = new_score()
    for score in scores:
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
    for name, given_items in drafts(FILES):
        changed, lines = DAMAGES[damage](given_items)
        got = printed(flow(recognise([Line(text) for _, text in lines], name)))
        wanted = "".join(
            text
            for index, text in lines
            if index >= 0 and changed[index].role not in ("cover", "page", "copies")
        )
        assert got.translate(unseen) == wanted.translate(unseen)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    text = "\n".join(item.text for item in items(FILES[0]))
    source = decode("draft.txt", ENCODINGS[encoding](text))
    assert recognise([Line(line) for line in source.lines], "draft.txt").data == of(text).data


# ---- single traits ----

BODY = "各项工作扎实推进，取得了明显成效，圆满完成了全年的目标任务。"


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
    assert printed(flow(of(text))) == text.replace("\n", "")


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
    assert printed(flow(found)) == text.replace("\n", "")
    assert [(one.code.id, one.args["label"], one.place and one.place.line) for one in found.doubts] == [
        ("S410", "二、", 6)
    ]
    body = found.data["正文"]
    assert [isinstance(block, dict) and block.get("序号") for block in body] == [None, None, "二、", None]


def test_odd_spelling_of_a_label_is_kept_and_told() -> None:
    text = f"工作总结\n1.抓学习。{BODY}\n2、抓作风。{BODY}\n3.抓落实。{BODY}"
    found = of(text)
    assert printed(flow(found)) == text.replace("\n", "")
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
    assert printed(flow(found)).endswith(f"区政府办公室{date}")


def test_name_and_date_on_one_line() -> None:
    found = of(f"工作总结\n{BODY}\n{BODY}\n区政府办公室　　　　2025年12月31日")
    assert (found.data["署名"], found.data["成文日期"]) == ("区政府办公室", "2025-12-31")


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


def test_cover_note_is_left_out_and_told() -> None:
    found = of(f"王主任：\n总结初稿发您，请审阅！\n区政府办公室2025年工作总结\n{BODY}\n{BODY}")
    assert found.data["标题"] == "区政府办公室2025年工作总结"
    assert found.preface == ("王主任：", "总结初稿发您，请审阅！")
    assert [one.code.id for one in found.doubts] == ["S419", "S419"]


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
    assert printed(flow(of(text))) == text


def test_attachments() -> None:
    text = (
        f"关于报送材料的报告\n市委：\n{BODY}\n附件：1.名单\n2.方案\n区政府\n2025年1月5日\n"
        f"附件1\n名单\n张三、李四。\n附件2\n方案\n一、目标\n{BODY}"
    )
    found = of(text)
    attachments = found.data["附件"]
    assert isinstance(attachments, list)
    assert [isinstance(one, dict) and one["标题"] for one in attachments] == ["名单", "方案"]
    assert printed(flow(found)) == text.replace("\n", "")


def test_note_on_attachments_that_differs_stays_text() -> None:
    text = f"关于报送材料的报告\n市委：\n{BODY}\n特此报告。\n附件：1、名单\n2、方案\n区政府\n2025年1月5日"
    found = of(text)
    assert "附件" not in found.data
    assert found.data["署名"] == "区政府"
    assert [one.code.id for one in found.doubts] == ["S420"]
    assert printed(flow(found)) == text.replace("\n", "")


def test_unnumbered_run_in_headings_are_offered() -> None:
    text = f"工作总结\n{BODY}\n加强理论学习。{BODY}\n改进工作作风。{BODY}"
    found = of(text)
    assert [one.code.id for one in found.doubts] == ["S414", "S414"]
    assert list(found.comments.values())
    assert {one.role for one in found.roles} == {"title", "paragraph"}


def test_problems_and_next_steps_under_headings() -> None:
    text = f"工作总结\n一、主要工作\n{BODY}\n二、存在的问题\n{BODY}\n三、下一步打算\n{BODY}"
    natures = {p.text: p.nature for p in flow(of(text)).paragraphs if p.role == "heading"}
    assert natures == {"主要工作": (), "存在的问题": ("problems",), "下一步打算": ("next_steps",)}


@pytest.mark.parametrize("text", ["", "\n \n", "\u200b\n"])
def test_nothing(text: str) -> None:
    with pytest.raises(CompileError) as caught:
        of(text)
    assert [one.code.id for one in caught.value.diagnostics] == ["O844"]


# ---- any lines, any document ----

PIECES = ["一、", "二、", "（一）", "1.", "2.", "①", "一是", "二是", "第一条", "下一步，我们将", "存在不足", "附件", "附件：", "1.名单", "特此报告。",
          "区政府办公室", "2025年1月5日", "2025年1月", "（联系人：张三）", "抄送：市委", "各位领导：", "工作总结", "报告", "- 1 -", "3", "分页", "标题: 甲",
          "\t", "　　", "\u200b", "**", "：", "。", "；", "主要工作", BODY, "(一)", "（三)", "1)", "甲  2025年1月5日", "——在会上", "3.5%", "<&>", "{{ 甲 }}"]  # fmt: skip
lines = st.lists(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=0, max_size=4).map("".join), max_size=14
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines)
@example(["分页", "分页"])
@example(["附件", "附件", "附件"])
@example(["工作总结", "特此报告。"])
@example(["- 1 -\x85:"])
def test_any_lines_print_unchanged(some: list[str]) -> None:
    blanks = "[ \t\n\r\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\u0085\ufeff\u00ad\x00-\x1f\x7f-\x9f\ufffe\uffff]"
    # Nothing but page numbers is nothing: refused, as the test above shows for blanks.
    if not re.sub(blanks[:-1] + "0-9第页共/ -]", "", "".join(some)):
        return
    found = recognise([Line(text) for text in some], "draft.txt")
    # A line may hold breaks of its own, and a page number be one piece of it.
    pieces = [
        [re.sub(blanks, "", piece) for piece in re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", text)]
        for text in some
    ]
    for one in found.roles:
        if one.role == "page":
            pieces[one.numbers[0] - 1].remove(re.sub(blanks, "", one.text))
    whole, at = "".join(map("".join, pieces)), 0
    for one in found.roles:
        text = re.sub(blanks, "", one.text if one.role not in ("table", "page") else "")
        at = max(whole.find(text, at), at)
        if one.role in ("cover", "copies"):
            whole = whole[:at] + whole[at + len(text) :]
        else:
            at += len(text)
    assert re.sub(blanks, "", printed(flow(found))) == whole


texts = st.sampled_from(["抓学习", "抓作风，促提升", "强化担当", "夯实基础，提升水平"])
paragraphs = st.sampled_from(
    [BODY, f"全年工作总体平稳。{BODY}", "一年来，全区上下团结一心，较好地完成了任务。"]
)
run_ins = st.lists(
    st.fixed_dictionaries({"段首": texts.map("{}。".format), "文字": paragraphs}), min_size=2, max_size=4
)
sections = st.lists(
    st.fixed_dictionaries({"标题": texts, "内容": st.lists(paragraphs, min_size=1, max_size=2) | run_ins}),
    min_size=2,
    max_size=4,
)
documents = st.fixed_dictionaries(
    {"标题": st.just("区政府办公室2025年工作总结"), "导语": paragraphs, "正文": sections | run_ins},
    optional={
        "主送机关": st.just("区委、区政府"),
        "署名": st.just("区政府办公室"),
        "附注": st.just("（此件公开发布）"),
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_printed_flow_is_recognised(data: dict[str, Any]) -> None:
    """recognise(print(flow)) gives the same flow."""
    if "附注" in data:
        data = {**data, "署名": "区政府办公室", "成文日期": "2025-12-31"}
    first = resolve(validate(Loaded(Source("", ""), {"文种": "工作总结", **data}, Marks())))
    text = "\n".join((p.label.text if p.label else "") + p.text for p in first.paragraphs)
    assert [replace(block, place=None) for block in flow(of(text)).paragraphs] == list(first.paragraphs)


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
    text = SEEDS[0].read_text("utf-8")
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
        ("抄送：县委办。", "S419"),
        ("联系人：张三 电话：123", "S429"),
        ("县档案局存", "S419"),
    ],
)
def test_a_line_below_the_date_spoils_nothing(last: str, told: str) -> None:
    text = f"{LETTER}附件：统计表\n\n县林业局\n2025年12月28日\n{last}"
    data = of(text).data
    assert (data["署名"], data["成文日期"], data["附件"]) == ("县林业局", "2025-12-28", ["统计表"])
    assert data.get("附注", "") == (last if told == "S429" else "")
    assert codes(text) == [told]


def test_copies_between_date_and_attachment() -> None:
    text = (
        f"{LETTER}附件：统计表\n\n县林业局\n2025年12月28日\n抄送：县委办。\n附件\n统计表\n表里的话，有一行。"
    )
    found = of(text)
    assert found.data["附件"] == [{"标题": "统计表", "内容": "表里的话，有一行。"}]
    assert found.preface == ("抄送：县委办。",)


def test_a_text_after_a_date_stays() -> None:
    text = f"{LETTER}二、时间\n2026年1月5日\n地点在会议室"
    assert printed(flow(of(text))) == text.replace("\n", "")


def test_note_with_a_narrow_colon_makes_no_headings() -> None:
    text = f"{LETTER}附件:1.造林统计表\n2.名单\n3.照片\n\n县林业局\n2025年12月28日"
    found = of(text)
    assert [one.text for one in found.roles if one.role == "heading"] == ["一、主要工作"]
    assert printed(flow(found)) == text.replace("\n", "")


def test_only_headings_on_what_is_wrong_are_problems() -> None:
    heads = ["关于城东小学迁建问题", "存在的问题", "主要问题和不足", "问题与建议", "关于解决困难的情况"]
    text = "调研报告\n" + "".join(f"{'一二三四五'[n]}、{head}\n{BODY}\n" for n, head in enumerate(heads))
    body: Any = of(text).data["正文"]
    natures = [block.get("性质") for block in body]
    assert natures == [None, "存在问题", "存在问题", "存在问题", None]


def test_blanks_after_a_chapter_are_one_wide_blank() -> None:
    """第一章 has no mark of its own that parts it from its title (N-10)."""
    text = f"工作总结\n第一部分  工作情况\n{BODY}\n第二部分　下步打算\n{BODY}"
    data: Any = of(text).data
    assert data["层次"] == ["第一部分"]
    assert [block["标题"] for block in data["正文"]] == ["　工作情况", "　下步打算"]


def test_what_plain_text_does_not_hold_is_told() -> None:
    runs = (
        '<m:oMath><m:r><m:t>y=ax</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        '<w:r><w:sym w:font="Webdings" w:char="F020"/><w:t>120m</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>CO</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐\uf0b7</w:t></w:r>"
    )
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    word = DocxDocument()
    paragraph = word.add_paragraph()
    paragraph._p.extend(parse_xml(f"<w:p {spaces}>{runs}</w:p>"))
    word.sections[0].header.paragraphs[0].text = "内部资料"
    word.sections[0].footer.paragraphs[0].text = "— 3 —"
    stream = BytesIO()
    word.save(stream)
    blocks, notes = contents(stream.getvalue(), "a.docx")
    assert [block.text for block in blocks if isinstance(block, WordLine)] == ["y=ax☑120m²CO2隐•"]
    told = {one.code.id: one.args["text"] for one in notes}
    assert told == {
        "S424": "y=ax",
        "S425": "Webdings F020",
        "S427": "CO2",
        "S428": "隐\uf0b7",
        "S426": "内部资料",
    }


def test_a_dash_after_a_label_stays() -> None:
    recognised = of(f"工作总结\n一、-18℃冷库建成\n{BODY}\n二、　-20℃冷库在建\n{BODY}")
    assert "-18℃冷库建成" in str(recognised.data)
    assert "-20℃冷库在建" in str(recognised.data)


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
