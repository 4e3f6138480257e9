"""What Markdown's marks are and what only looks like them: no letter or figure of a draft is ever lost."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compiler.draft.lines import Draft, Line
from compiler.draft.readers import read_draft
from compiler.draft.recognise import recognised
from compiler.source.folder import Folder
from tests.kit.support import FIXTURES


def read(text: str) -> tuple[Line, ...]:
    return read_draft("draft.md", text.encode()).lines


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("造林面积2 - 3万亩", "造林面积2 - 3万亩"),
        ("新建道路2 * 3公里", "新建道路2 * 3公里"),
        ("增长3+ 2个百分点", "增长3+ 2个百分点"),
        ("A区- B区共5个项目", "A区- B区共5个项目"),
        ("完成1. 5亿元", "完成1. 5亿元"),
        ("1. 5亿元投资到位", "1. 5亿元投资到位"),
        ("- 造林2 - 3万亩", "造林2 - 3万亩"),
        ("1. 造林2. 5万亩", "1.造林2. 5万亩"),
        ("- 2 -", "- 2 -"),
        ("*斜体* **粗** 结束。", "斜体 粗 结束。"),
        ("***粗斜*** 与 _下划_ 文字", "粗斜 与 下划 文字"),
        (r"\*转义\* 1\. 与 \\", "*转义* 1. 与 \\"),
        ("甲<!-- 注释内容 -->乙", "甲乙"),
        ("甲 <!-- 没有完", "甲 <!-- 没有完"),
        ("用电&lt;5%，A&amp;B，&#9312;，AT&T；&unknown;", "用电<5%，A&B，①，AT&T；&unknown;"),
        ("&#42;&#42;重点&#42;&#42;", "**重点**"),
        ("`&lt;`，\\&lt;", "&lt;，&lt;"),
        ("情况<br>如下<BR/>完", "情况\n如下\n完"),
        ("<u>重点</u>，<b>全</b>文，a<b，<u>一半", "重点，全文，a<b，<u>一半"),
        ("H<sub>2</sub>O，120m<sup>2</sup>，注<sup>①</sup>", "H2O，120m²，注①"),
        ("~~旧的~~新的，6~~8万元，10~~12万元", "旧的新的，6~~8万元，10~~12万元"),
        ("见[附表](a.xlsx)、[**首页**](https://x.gov.cn/_a_)。", "见附表、首页。"),
        ('见[附表](a_b.xlsx "说明")，<https://x.gov.cn>', "见附表，https://x.gov.cn"),
        ("政发[2025](15)号，[注](见上)，[3](4/5)", "政发[2025](15)号，[注](见上)，[3](4/5)"),
        ("数据[^1]与[^2]", "数据[^1]与[^2]"),
        ("行尾\\", "行尾"),
        ("造林*重点* 工程3项", "造林重点 工程3项"),
        ("审查`45`件，``a`b``，`c", "审查45件，a`b，`c"),
        ("```完成3项```", "完成3项"),
        ("带**的为选填项", "带**的为选填项"),
        ("带**的为选填项，**注意**：加强", "带**的为选填项，注意：加强"),
        ("**注意：**带*号的由**统计局**提供", "注意：带*号的由统计局提供"),
        ("面积3*4*5，__init__变量，a_b_c", "面积3*4*5，__init__变量，a_b_c"),
        ("单价*数量*税率，** 空 **", "单价*数量*税率，** 空 **"),
        ("到**区、**县调研", "到**区、**县调研"),
        ("张**、李**参加", "张**、李**参加"),
        ("共____年__月__日", "共____年__月__日"),
    ],
)
def test_marks_and_what_looks_like_them(typed: str, text: str) -> None:
    assert [line.text for line in read(f"# 总结\n\n{typed}\n")][2] == text


def test_a_lone_mark_leaves_those_of_other_lines() -> None:
    assert [line.text for line in read("县林业局**认真履职**。\n带**的为选填项。\n")][:2] == [
        "县林业局认真履职。",
        "带**的为选填项。",
    ]


@pytest.mark.parametrize(
    ("typed", "lead"),
    [
        ("**注意：** 加强领导", "注意："),
        ("- **护林：** 巡护", "护林："),
        ("1. **造林**：完成", "1.造林"),
        ("（一）**造林**：完成", "（一）造林"),
        ("  **造林**`a`**b**", "  造林"),
        ("加强**领导**", ""),
        ("**全是**", ""),
    ],
)
def test_a_strong_beginning_is_told(typed: str, lead: str) -> None:
    line = read(typed)[0]
    assert line.text[: line.lead] == lead


ORDINARY = st.text("造林面积万亩，。：（）“”、！|~[]()+-.>=/&%12 3A", min_size=1, max_size=40)
MARKER = (">", "|", "~", "-", "+", "•", "（", "(", *"123")


@given(
    ORDINARY.filter(
        lambda text: (
            text.strip() and not text.lstrip().startswith(MARKER) and "~~" not in text and "](" not in text
        )
    )
)
@example("造林面积2 - 3万亩")
@example("完成1. 5亿元")
def test_ordinary_lines_are_unchanged(text: str) -> None:
    assert read(text)[0] == Line(text, formatted=True)


PIECES = ["**", "*", "***", "_", "__", "`", "```", "\\", "# ", "## ", "- ", "1. ", "> ", "|", "|--|--|", "\n", "\n\n", " ",
          "~~~", "~~", "---", "===", "<!-- ", " -->", "造林", "万亩", "12", "3", "，", "：", "区", "（一）", "[x] ", "[", "]",
          "](b.md)", "![", "[^1]", "[^1]: ", "[1]: a.md", "   ", "title: ", "><", "&;"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
@example(["**", "造林", "\n", "- ", "*", "区", "*", " ", "**"])
@example(["\n", "[^1]: ", "造林", "[^1]"])
@example(["[^1]", "\n", "[^1]: "])
def test_letters_and_figures_are_all_there(pieces: list[str]) -> None:
    typed = "草稿" + "".join(pieces)
    draft = read_draft("draft.md", typed.encode())
    lines = draft.lines
    seen = "".join("".join("".join(row) for row in line.rows) + line.text for line in lines)
    aside = "".join(text.partition("：")[2] for text in draft.aside)
    aside += "".join({span.value: 0 for line in lines for span in line.parts})
    # A footnote's own sign is a mark, and so are the figures of nested labels.
    typed, seen = (text.replace("[^1]", "") for text in (typed, seen))
    letters = Counter(one for one in typed if one.isalpha())
    assert letters <= Counter(one for one in seen + aside if one.isalpha())
    assert Counter(one for one in seen if one.isalpha()) <= letters
    if not draft.notes and not any(line.parts for line in lines):
        assert [one for one in seen if one.isalnum()] == [one for one in typed if one.isalnum()]
    assert len(lines) == typed.count("\n") + 1
    assert all(0 <= line.lead < max(len(line.text), 1) for line in lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# 县林业局工作总结\n\n## 一、主要工作\n\n完成造林。\n", [("S465", 1)]),
        ("工作总结\n\n- **护林：**巡护\n- **造林：**完成\n", [("S465", 3), ("S467", 3)]),
        ("工作总结\n\n1. **护林：**巡护\n2. **造林：**完成\n", [("S465", 3)]),
        ("# 工作总结\n\n|--|\n| 甲 |\n|--|\n| 乙 |\n", [("S465", 1)]),
        ("工作总结\n\n# 号楼已经建成。\n", []),
        ("工作总结\n\n- 护林\n- 造林\n", []),
        ("**县**局工作总结\n\n**同志**负责。\n", [("S430", 1)]),
    ],
)
def test_markdown_under_another_name_is_read_as_such(text: str, told: list[tuple[str, int]]) -> None:
    draft = read_draft("draft.txt", text.encode())
    assert [(one.code.id, one.place and one.place.line) for one in draft.notes] == told
    if told and told[0][0] == "S465":
        assert draft.lines == read_draft("draft.md", text.encode()).lines


LONG = "今年以来全县完成造林一万二千亩，抚育中幼林三万亩，新建林区道路四十公里，群众收入明显增加，"


def _broken(width: int, text: str) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def test_paragraphs_of_markdown_that_were_broken_at_one_width_are_joined() -> None:
    whole = [LONG * 2 + "生态更好。", "**一是护林。**" + LONG + "没有火灾。", LONG + "明年再加把劲。"]
    typed = "# 工作总结\n\n## 一、工作\n\n" + "\n\n".join(_broken(32, one) for one in whole) + "\n"
    draft = read_draft("draft.md", typed.encode())
    texts = [line.text for line in draft.lines if line.text]
    assert texts[2:] == [one.replace("**", "") for one in whole]
    assert [line.more for line in draft.lines if line.text][2:] == [
        len(_broken(32, one).split("\n")) - 1 for one in whole
    ]
    assert len(draft.lines) == len(typed.split("\n"))  # numbers stay those of the file


IN_ENGLISH = [
    "The bureau has finished phase one of the dam, and",
    "phase two will be started in the year (or later)",
    "2027, at a cost of 1,200. Its builders are well-",
    "known firms, they signed (in March) a form with 12",
    "clauses. See https://water.example.com/reports/",
    "dam.html for more, or write to aj@water.example.",
    "com, and all will be answered.",
]


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
def test_words_that_a_line_end_parts_are_parted_by_a_blank(name: str) -> None:
    lines = ["关于WPS软件正版化工作的报告", "", *IN_ENGLISH, "", *IN_ENGLISH, ""]
    lines += [
        "全县机关推广使用Microsoft Office与WPS，服务器全部换装Windows",
        "Server，共12台，逐台登记，责任到人，有问题及时报县委办，不得拖延。",
    ]
    whole = " ".join(IN_ENGLISH)
    for parted, together in (("well- ", "well-"), ("reports/ ", "reports/"), ("example. ", "example.")):
        whole = whole.replace(parted, together)
    found = recognised(read_draft(name, "\n".join(lines).encode()))
    assert [one.text for one in found.roles][1:] == [whole, whole, " ".join(lines[-2:])]


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
def test_a_sentence_in_english_goes_on_however_few_its_lines(name: str) -> None:
    sentence = [
        "The bureau has completed the first phase of",
        "the dam, and the second will be started (at about",
        "RMB 12 million).",
    ]
    lines = ["关于水库建设的报告", "", *sentence, "a) gauges for every gate of the dam", "b) sirens in every village below",
             "认证范围为“Design and manufacture of", "water meters”，有效期三年。", "更多情况见网站，Welcome to all friends!", "www.example.com"]  # fmt: skip
    found = [one.text for one in recognised(read_draft(name, "\n".join(lines).encode())).roles][1:]
    assert found == [" ".join(sentence), *lines[5:7], " ".join(lines[7:9]), *lines[9:]]


@pytest.mark.parametrize(
    "apart",
    [
        "- 一项\n- 另一项",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
        "```\n甲乙丙\n```",
        "**明年打算**",
        "1. 护林\n2. 造林",
    ],
)
def test_blocks_of_markdown_are_not_joined_with_broken_lines(apart: str) -> None:
    broken = _broken(32, LONG * 2 + "生态更好。")
    typed = f"# 工作总结\n{broken}\n{apart}\n{broken}\n\n{broken}\n"
    lines = read_draft("draft.md", typed.encode()).lines
    assert [line.more for line in lines if line.more] == [2] * 3


def test_lines_of_markdown_that_are_whole_are_not_joined() -> None:
    typed = "# 工作总结\n\n" + f"{LONG}生态更好。\n护林没有火灾。\n{LONG}明年再加把劲。\n" * 3
    assert not any(line.more for line in read_draft("draft.md", typed.encode()).lines)


# ---- what is no text ----


def told(draft: Draft) -> list[tuple[str, int, str]]:
    return [(one.code.id, one.place.line if one.place else 0, one.args["text"]) for one in draft.notes]


def test_what_is_left_out_of_markdown_is_told_and_kept_aside() -> None:
    draft = read_draft(
        "draft.md",
        """---
title: "会议"
tags:
  - 内部
---
# 总结

完成[附表](a.xlsx "全年")[^1]，~~旧~~新[^甲]，CO<sub>2</sub>减少。<!-- 内部
草稿 -->仍是正文。

[^1]: 快报数，
    以决算为准。
[^甲]: 含补植。
[站]: https://x.gov.cn
""".encode(),
    )
    assert [line.text for line in draft.lines if line.text] == [
        "总结",
        "完成附表，旧新，CO2减少。",
        "仍是正文。",
    ]
    assert told(draft) == [
        ("S419", 2, 'title: "会议"'),
        ("S419", 3, "tags:"),
        ("S419", 4, "- 内部"),
        ("S419", 8, "内部 草稿"),
        ("S447", 8, "附表 a.xlsx 全年"),
        ("S443", 8, "旧"),
        ("S447", 14, "站 https://x.gov.cn"),
    ]
    assert [text.partition("：")[2] for text in draft.aside[3:]] == [
        "内部 草稿",
        "站 https://x.gov.cn",
        "附表 a.xlsx 全年",
    ]


@pytest.mark.parametrize("closing", ["---", "..."])
def test_the_title_of_the_front_matter_is_the_title_where_there_is_no_other(closing: str) -> None:
    draft = read_draft("draft.md", f"---\ntitle: '工作总结'\n{closing}\n## 一、甲\n".encode())
    assert [(line.text, line.style) for line in draft.lines if line.text] == [
        ("工作总结", "Title"),
        ("一、甲", ""),
    ]
    assert not draft.notes


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    draft = read_draft("draft.md", "---\n各位领导：\n现将情况报告如下。\n---\n".encode())
    assert [line.text for line in draft.lines if line.text] == ["各位领导：", "现将情况报告如下。"]


@pytest.mark.parametrize("typed", ["# 工作总结\n\n", "---\ntitle: 工作总结\n---\n", "工作总结\n===\n"])
def test_what_stands_in_code_is_no_heading(typed: str) -> None:
    lines = read(f"{typed}```\n# 甲\n```\n**乙**\n")
    assert [(line.text, line.style, line.outline) for line in lines if line.text] == [
        ("工作总结", "Title", 0),
        ("# 甲", "", 0),
        ("乙", "", 0),
    ]


def tables(text: str) -> list[object]:
    return [line.rows for line in read(text) if line.rows]


@pytest.mark.parametrize(
    "text",
    [
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
        "甲|乙\n---|---\n1|2",
        "甲 | 乙 |\n:--|--:\n1 | 2 |",
        "> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |",
    ],
)
def test_tables_of_markdown(text: str) -> None:
    assert tables(f"前文。\n\n{text}\n\n后文。\n") == [(("甲", "乙"), ("1", "2"))]


@pytest.mark.parametrize(
    "text", ["甲|乙\n\n1|2", "甲|乙|丙\n---|---\n1|2", "甲乙\n---\n1|2", "```\n甲|乙\n-|-\n```"]
)
def test_what_is_no_table_of_markdown(text: str) -> None:
    assert tables(f"前文。\n\n{text}\n") == []


def test_what_is_quoted_is_read_as_the_rest_is() -> None:
    text = "> 转发：\n>\n> # 县水利局2025年工作总结\n>\n> ## 一、灌溉\n>\n> > 修渠。\n>\n> >5%的为优秀\n"
    assert [(line.text, line.outline) for line in read(text) if line.text] == [
        ("转发：", 0),
        ("县水利局2025年工作总结", 1),
        ("一、灌溉", 2),
        ("修渠。", 0),
        (">5%的为优秀", 0),
    ]


@pytest.mark.parametrize(
    ("typed", "text", "aside"),
    [
        ("见![图一][P]。", "见。", ["图一 p.png"]),
        ("见[站]与[无]。", "见站与[无]。", []),
        ('见<a href="http://x.cn">站</a>。', "见站。", ["站 http://x.cn"]),
        ('见<img src="a.png" alt="现场"/>。', "见。", ["现场 a.png"]),
        ("按<kbd>Ctrl</kbd>与<code>a</code>。", "按Ctrl与a。", []),
    ],
)
def test_links_and_pictures_in_other_words(typed: str, text: str, aside: list[str]) -> None:
    draft = read_draft("draft.md", f"# 总结\n\n{typed}\n\n[P]: p.png\n[站]: http://y.cn\n".encode())
    assert draft.lines[2].text == text
    said = [one.partition("：")[2] for one in draft.aside]
    assert said == ["P p.png", "站 http://y.cn", *aside]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_a_note_of_several_paragraphs_is_one(gap: str) -> None:
    draft = read_draft("draft.md", f"完成[^1]。\n\n[^1]: 快报数。{gap}    以决算为准。\n\n正文。\n".encode())
    assert [line.text for line in draft.lines if line.text] == ["完成。", "正文。"]
    assert [span.value for line in draft.lines for span in line.parts] == ["快报数。以决算为准。"]


def test_a_note_ends_where_code_begins() -> None:
    draft = read_draft("draft.md", "完成[^1]。\n\n[^1]: 快报数\n  ```\n**甲**\n  ```\n".encode())
    assert [line.text for line in draft.lines if line.text] == ["完成。", "**甲**"]
    assert [span.value for line in draft.lines for span in line.parts] == ["快报数"]
    assert told(draft) == []


def test_an_underlined_title() -> None:
    lines = read("工作总结\n====\n\n正文。\n")
    assert [(line.text, line.style) for line in lines if line.text] == [("工作总结", "Title"), ("正文。", "")]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1. 甲\n   1. 乙\n   2. 丙\n2. 丁\n   - 戊\n3. 己", "1.甲 （1）乙 （2）丙 2.丁 戊 3.己"),
        ("1. 甲\n  1. 乙\n2. 丙", "1.甲 （1）乙 2.丙"),
        ("1. 甲\n  2. 乙\n3. 丙", "1.甲 2.乙 3.丙"),
        ("1. 甲\n1. 乙\n1. 丙", "1.甲 2.乙 3.丙"),
        ("1. 甲\n\t1. 乙\n\t\t1. 丙", "1.甲 （1）乙 ①丙"),
        ("- 甲\n  1. 乙\n  2. 丙\n- 丁\n  1. 戊", "甲 1.乙 2.丙 丁 1.戊"),
        ("1. 甲\n\n   接着说。\n\n2. 乙\n\n总结。\n\n1. 丙", "1.甲 接着说。 2.乙 总结。 1.丙"),
        ("## 一、总\n1. 甲\n## 二、分\n1. 乙", "一、总 1.甲 二、分 1.乙"),
        ("1. 甲\n   1) 乙\n   2) 丙", "1.甲 1)乙 2)丙"),
        ("5. 甲\n6. 乙\n8. 丙", "5.甲 6.乙 8.丙"),
        ("1. 甲\n2. 乙\n2. 丙", "1.甲 2.乙 2.丙"),
    ],
)
def test_labels_of_lists_follow_their_depth(typed: str, printed: str) -> None:
    assert " ".join(line.text.strip() for line in read(typed) if line.text) == printed


def test_pictures_beside_the_draft(tmp_path: Path) -> None:
    (tmp_path / "图 片").mkdir()
    picture = (FIXTURES / "dot.png").read_bytes()
    (tmp_path / "图 片" / "a.png").write_bytes(picture)
    text = '# 总结\n\n![图1 现场](图%20片/a.png)\n\n![塔吊](<图%20片/a.png> "说明")\n\n甲![乙](图%20片/a.png)丙\n\n![丁](没有.png)\n'
    draft = read_draft("draft.md", text.encode(), Folder(tmp_path))
    assert draft.pictures == {"图 片/a.png": picture}
    assert [(line.picture, dict(line.fields)) for line in draft.lines if line.picture] == [
        ("图 片/a.png", {"题注": "现场"}),
        ("图 片/a.png", {"替代文字": "塔吊"}),
    ]
    assert [line.text for line in draft.lines if line.text and not line.picture] == ["总结", "甲丙"]
    assert told(draft) == [("S419", 7, "乙 图%20片/a.png"), ("S419", 9, "丁 没有.png")]
