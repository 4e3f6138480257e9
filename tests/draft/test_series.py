"""Series by their context: lists against headings, headings without labels, decimal labels, torn paragraphs, contents lists.

Each file of `series/` holds drafts written for these tests, in the marks of the corpus; `+` goes on with the paragraph above.
"""

from pathlib import Path
from typing import Any

import pytest

from compiler.document.validate import validate
from compiler.draft.expand import expand
from compiler.draft.lines import Line
from compiler.draft.prove import printed
from compiler.draft.readers import read_draft
from compiler.draft.recognise import Recognised, recognise, recognised
from compiler.flow.resolve import resolve
from compiler.source.load import Loaded, Marks, Source, load
from tests.kit.drafts import ROLES

DRAFTS = [
    (f"{path.stem}-{number}", draft)
    for path in sorted((Path(__file__).parent / "series").glob("*.txt"))
    for number, draft in enumerate(path.read_text("utf-8").partition("\n")[2].split("====\n"), 1)
]
Found = tuple[tuple[int, ...], str, int, str, str]


def marked(draft: str) -> tuple[list[Line], list[Found]]:
    """The lines of a draft, and what each of its paragraphs is: the numbers of its lines, role, level, label and lead."""
    lines: list[Line] = []
    wanted: list[Found] = []
    for raw in draft.splitlines():
        kind, *parts = raw.split("│")
        lines.append(Line("".join(parts)))
        if not kind:
            continue
        if kind == "+":
            at = max(i for i, one in enumerate(wanted) if one[1] != "page")
            numbers, *rest = wanted[at]
            wanted[at] = ((*numbers, len(lines)), *rest)  # type: ignore[assignment]
            continue
        letter, level = (kind[0], int(kind[1:] or 0)) if kind[0] in "hr" or kind == "i" else (kind, 0)
        label = parts[0].lstrip("\u3000") if kind[0] in "hr" else ""
        lead = parts[1] if letter == "r" else ""
        role = "contents" if kind == "contents" else ROLES[letter]
        wanted.append(((len(lines),), role, level, label, lead))
    return lines, wanted


@pytest.mark.parametrize("draft", [draft for _, draft in DRAFTS], ids=[name for name, _ in DRAFTS])
def test_each_paragraph_is_what_its_context_makes_it(draft: str) -> None:
    lines, wanted = marked(draft)
    found = recognise(lines, "draft.txt").roles
    assert [(one.numbers, one.role, one.level, one.label, one.lead) for one in found] == wanted


def test_there_are_enough_of_each() -> None:
    assert len(DRAFTS) >= 50


# ---- what needs a format, a message or its data ----

BODY = "各项工作扎实推进，取得了明显成效，圆满完成了全年的目标任务。"


def of(text: str) -> Recognised:
    return recognise([Line(line) for line in text.split("\n")], "draft.txt")


def codes(text: str) -> list[str]:
    return [one.code.id for one in of(text).doubts]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一是抓源头。化解矛盾。二是抓办理。按期办结。\n三是抓队伍。开展培训。", ["一是二是", "三是"]),
        ("主要做法：一是抓源头；二是抓办理。\n三是抓队伍。四是抓作风。", ["一是二是", "三是四是"]),
        ("第一，抓源头。第二，抓办理。\n第三，抓队伍。", ["第一，第二，", "第三，"]),
        (f"一要抓源头。二要抓办理。\n{BODY}\n三要抓队伍。", ["一要二要", "", "三要"]),
        (
            "第一，抓源头。一是化解；二是稳控。\n第二，抓办理。\n一要快。\n二要实。\n（1）按期办结；\n第三，抓队伍。一是培训；二是考核。",
            ["第一，", "第二，", "一要", "二要", "", "第三，"],
        ),
    ],
)
def test_an_enumeration_over_several_paragraphs_is_one(text: str, items: list[str]) -> None:
    found = of(f"区信访局工作总结\n今年以来，我局认真履行职责。\n{text}")
    assert "S416" not in [one.code.id for one in found.doubts]
    flow = resolve(validate(Loaded(Source("a.yaml", ""), found.data, Marks())))
    shown = ["".join(run.ordinal for run in par.runs) for par in flow.paragraphs][2:]
    assert shown == items
    assert printed(flow) == f"区信访局工作总结\n今年以来，我局认真履行职责。\n{text}".replace("\n", "")


def test_an_enumeration_that_does_not_go_on_is_told() -> None:
    assert "S416" in codes(f"工作总结\n{BODY}\n一是抓源头。二是抓办理。\n四是抓队伍。")
    assert "S416" in codes(f"工作总结\n一、做法\n一是抓源头。二是抓办理。\n二、问题\n三是抓队伍。{BODY}")


def test_a_list_under_a_numbered_heading_of_markdown_is_inside_it() -> None:
    text = "# 总结\n\n## 主要工作\n\n### 1. 抓服务\n\n完成。\n\n### 2. 抓督查\n\n1. **建台账**：明确责任。\n2. **勤通报**：每月一次。\n\n### 3. 抓落实\n\n完成。\n"
    found = recognised(read_draft("a.md", text.encode()))
    assert "S410" not in [one.code.id for one in found.doubts]
    inside: Any = found.data["正文"]
    headings = inside[0]["内容"]
    assert [one["标题"] for one in headings] == ["抓服务", "抓督查", "抓落实"]
    assert [one["段首"] for one in headings[1]["内容"]] == ["建台账：", "勤通报："]


def test_bullets_of_markdown_are_told_once() -> None:
    text = "# 总结\n\n一、主要工作\n\n- 完成改造\n  - 一期\n  - 二期\n- 完成迁移\n"
    told = [(one.code.id, one.args.get("lines")) for one in read_draft("a.md", text.encode()).notes]
    assert told == [("S467", "5—8")]


def test_leads_of_a_document_on_one_line() -> None:
    text = "盘点小结   本周优点：   货架整齐；地面干净。   本周问题：   1．照明方面：请大家离开时随手关灯。   2．周四晚上，有人在库里吃饭，提醒后离开。   本周大事：   1．甲厂来看货，双方谈了价格，气氛很好。   2．11月9日，开了月底例会。"
    found = of(text)
    assert [(one.role, one.lead or one.text) for one in found.roles][1:3] == [
        ("run_in", "本周优点："),
        ("heading", "本周问题："),
    ]
    assert [one.code.id for one in found.doubts] == ["S437"]


@pytest.mark.parametrize(
    "lines",
    [
        "[图片]",
        "（停顿）",
        "签名：　　　　年　月　日\n领导意见：\n签名：　　　　年　月　日",
        "云溪县水利局",
        "★一、续建项目\n◆1. 东干渠——6月底完工\n◆2. 职教中心\n▲二、新建项目\n◆1. 停车场",
    ],
)
def test_what_is_no_heading_is_not_called_one(lines: str) -> None:
    told = [one.code.id for one in of(f"工作总结\n{BODY}\n{lines}\n{BODY}\n{BODY}").doubts]
    assert not {"S415", "S438"} & {*told}


@pytest.mark.parametrize("count", [4, 5, 40])
def test_what_holds_of_many_lines_is_told_of_a_few_and_of_the_rest_at_once(count: int) -> None:
    text = "工作总结\n" + "\n".join(f"抓好第{'甲乙丙丁戊'[n % 5]}项。{BODY}" for n in range(count))
    told = of(text).doubts
    assert [one.code.id for one in told] == (["S414"] * 4 if count == 4 else ["S414"] * 3 + ["S466"])
    if count > 4:
        assert (told[-1].args["count"], told[-1].args["lines"]) == (
            str(count - 3),
            "5" + (f"—{count + 1}" if count > 4 else ""),
        )


@pytest.mark.parametrize("style", ["toc 1", "TOC 1", "目录 1", "Contents 1"])
def test_the_lines_of_a_contents_style_are_left_out(style: str) -> None:
    lines = [
        Line("总结", style="Title", formatted=True),
        Line("目  录", formatted=True),
        Line("一、办文\t1", style=style, formatted=True),
        Line("二、办会\t2", style=style, formatted=True),
        Line("一、办文", formatted=True),
        Line(BODY, formatted=True),
        Line("二、办会", formatted=True),
        Line(BODY, formatted=True),
    ]
    found = recognise(lines, "a.docx", by_line=False)
    assert [one.role for one in found.roles] == ["title", *["contents"] * 3, *["heading", "paragraph"] * 2]
    assert [one.args["lines"] for one in found.doubts if one.code.id == "S449"] == ["2—4"]


@pytest.mark.parametrize(
    "text",
    [
        f"工作总结\n目录\n{BODY}\n一、办文\n{BODY}",
        "工作总结\n项目\t数量\n办文\t12\n办会\t13\n接访\t14",
        f"工作总结\n一、办文……12件\n二、办会……13场\n{BODY}",
    ],
)
def test_what_is_no_contents_list(text: str) -> None:
    assert "contents" not in [one.role for one in of(text).roles]


@pytest.mark.parametrize(
    "text",
    [
        f"工作总结\n{BODY}\n1.3个乡镇完成了改造任务。\n2.1个街道正在施工。\n3.2个社区还没有开工。",
        f"工作总结\n{BODY}\n3.5%的单位没有报送。\n3.6%的单位报送不全。",
        f"工作总结\n{BODY}\n1.5亿元用于修路。\n1.6亿元用于修桥。",
    ],
)
def test_figures_are_no_decimal_labels(text: str) -> None:
    assert "." not in "".join(one.label[1:-1] for one in of(text).roles)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1 总则\n1.1 目的\n{0}\n1.2 范围\n{0}\n2 附则\n{0}", ["1", "1.1"]),
        ("1. 总则\n1.1 目的\n{0}\n1.2 范围\n{0}\n2. 附则\n{0}", ["1.", "1.1"]),
        ("1、总则\n1.1、目的\n{0}\n1.2、范围\n{0}\n2、附则\n{0}", ["1、", "1.1、"]),
        ("一、总则\n1.1 目的\n{0}\n1.2 范围\n{0}\n二、附则\n{0}", ["一、", "1.1"]),
        ("1 总则\n1.1 目的\n1.1.1 甲\n{0}\n1.1.2 乙\n{0}\n2 附则\n{0}", ["1", "1.1", "1.1.1"]),
        ("甲、总则\n{0}\n乙、附则\n{0}", ["甲、"]),
    ],
)
def test_decimal_drafts_come_with_their_forms_and_print_alike(text: str, labels: list[str]) -> None:
    text = f"工作总结\n{BODY}\n" + text.format(BODY)
    found = of(text)
    assert found.data["层次"] == labels
    assert not {"S410", "S411", "S412"} & {one.code.id for one in found.doubts}
    flow = resolve(validate(Loaded(Source("a.yaml", ""), found.data, Marks())))
    assert "".join(printed(flow).split()) == "".join(text.split())


def test_decimals_typed_under_a_pipe_become_headings() -> None:
    text = (
        "文种: 报告\n正文: |\n  1 总则\n  1.1 目的\n  目的的话，有一行。\n  1.2 范围\n  范围的话，有一行。\n"
    )
    flow = resolve(validate(expand(load(Source("report.yaml", text)))))
    assert [(p.level, p.label and p.label.text) for p in flow.paragraphs if p.level] == [
        (1, "1 "),
        (2, "1.1 "),
        (2, "1.2 "),
    ]


def test_an_item_before_a_heading_of_its_series_takes_its_number() -> None:
    items = f"1.{BODY[:-1]}，{BODY[:-1]}，{BODY}\n2.{BODY[:-1]}，{BODY[:-1]}，{BODY}\n3.抓好落实。{BODY}"
    found = of(f"防潮方案\n{BODY}\n一、要求\n{items}")
    assert [one.role for one in found.roles][-3:] == ["item", "item", "run_in"]
    assert "S410" not in [one.code.id for one in found.doubts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ⅰ、", "Ⅱ、"),
        ("I.", "II."),
        ("一 、", "二 、"),
        ("—、", "二、"),
        ("一　", "二　"),
        ("一，", "二，"),
        ("一）", "二）"),
        ("（-）", "（二）"),
        ("㈠", "㈡"),
        ("⑴", "⑵"),
        ("⒈", "⒉"),
        ("1 ", "2 "),
    ],
)
def test_a_label_that_no_numbering_prints_is_a_label_and_prints_as_typed(one: str, other: str) -> None:
    text = f"工作总结\n{BODY}\n{one}办文办会\n{BODY}\n{other}学习教育\n{BODY}"
    found = of(text)
    assert [spoken.label for spoken in found.roles if spoken.role == "heading"] == [one, other]
    assert {told.code.id for told in found.doubts} == {"S456"}
    flow = resolve(validate(Loaded(Source("a.yaml", ""), found.data, Marks())))
    assert printed(flow) == text.replace("\n", "")


def test_a_lead_that_a_blank_ends_prints_as_typed() -> None:
    text = f"工作总结\n一、集体备课　{BODY}\n二、公开展示 {BODY}"
    found = of(text)
    assert [spoken.lead for spoken in found.roles if spoken.role == "run_in"] == ["集体备课", "公开展示"]
    flow = resolve(validate(Loaded(Source("a.yaml", ""), found.data, Marks())))
    assert printed(flow) == text.replace("\n", "")


def test_a_strong_line_of_markdown_heads_what_begins_anew_below_it() -> None:
    text = f"# 总结\n\n## 一、工作\n\n### （一）源头\n\n{BODY}\n\n### （二）管网\n\n{BODY}\n\n**下一步打算**\n\n### （一）倒排工期\n\n{BODY}\n\n## 三、请求\n\n{BODY}\n"
    found = recognised(read_draft("a.md", text.encode()))
    headings = [(one.label, one.text, one.level) for one in found.roles if one.role == "heading"]
    assert headings[3:5] == [("", "下一步打算", 1), ("（一）", "（一）倒排工期", 2)]


@pytest.mark.parametrize("lead", ["**1.锅炉本体。**11台锅炉合格。", "**1.锅炉本体：**11台锅炉合格。"])
def test_a_strong_lead_ends_where_its_mark_does_whatever_follows(lead: str) -> None:
    text = f"# 总结\n\n{lead}\n\n**2.环保设施。**全部完成。\n"
    found = recognised(read_draft("a.md", text.encode()))
    assert [one.text for one in found.roles][1] == lead.replace("*", "")


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [
        ("一、办文办会…………1\n二、学习教育…………2", "1"),
        ("一、办文办会…………1\n（一）办文…………1\n二、学习教育…………2", "2"),
        ("一、办文办会…………1\n（一）办文…………1\n1.收文…………1\n二、学习教育…………2", "是"),
        ("办文办会…………1\n学习教育…………2", "1"),
        ("一、办文办会…………1\n二、学习教育…………2\n附件1 明细…………3", "{层级: 1, 附件: 是}"),
    ],
)
def test_contents_like_those_of_the_draft_are_offered(listed: str, wanted: str) -> None:
    text = (
        f"区政府办公室2025年度工作总结\n目　录\n{listed}\n一、办文办会\n（一）办文。全年办文204件，没有差错。\n"
        "1.收文。收文全部办完。\n二、学习教育\n全年集中学习24次，人人都有笔记。"
    )
    assert [one.args["wanted"] for one in of(text).doubts if one.code.id == "S449"] == [wanted]
