"""What Markdown's marks are and what only looks like them: no letter or figure of a draft is ever lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compiler import codes
from compiler.formats import read_draft
from compiler.prose import Line


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
        ("<!-- 注释内容 -->", "<!-- 注释内容 -->"),
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


@given(ORDINARY.filter(lambda text: text.strip() and not text.lstrip().startswith(MARKER)))
@example("造林面积2 - 3万亩")
@example("完成1. 5亿元")
def test_ordinary_lines_are_unchanged(text: str) -> None:
    assert read(text)[0] == Line(text, formatted=True)


PIECES = ["**", "*", "***", "_", "__", "`", "```", "\\", "# ", "## ", "- ", "1. ", "> ", "|", "|--|--|", "\n", "\n\n", " ",
          "~~~", "---", "<!-- ", " -->", "造林", "万亩", "12", "3", "，", "：", "区", "（一）", "[x] "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
@example(["**", "造林", "\n", "- ", "*", "区", "*", " ", "**"])
def test_letters_and_figures_are_all_there(pieces: list[str]) -> None:
    typed = "草稿" + "".join(pieces)
    lines = read(typed)
    seen = "".join("".join("".join(row) for row in line.rows) + line.text for line in lines)
    assert [one for one in seen if one.isalnum()] == [one for one in typed if one.isalnum()]
    assert all(0 <= line.lead < max(len(line.text), 1) for line in lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# 县林业局工作总结\n\n## 一、主要工作\n\n完成造林。\n", [1]),
        ("工作总结\n\n- **护林：**巡护\n- **造林：**完成\n", [3]),
        ("工作总结\n\n# 号楼已经建成。\n", []),
        ("工作总结\n\n- 护林\n- 造林\n", []),
    ],
)
def test_markdown_under_another_name_is_told(text: str, told: list[int]) -> None:
    notes = read_draft("draft.txt", text.encode()).notes
    assert [one.place and one.place.line for one in notes if one.code is codes.LIKE_MARKDOWN] == told
