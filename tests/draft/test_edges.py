"""The heads and feet of drafts as clerks of all kinds write them: what every line of each is, and that nothing is lost.

`edges/*.txt`: drafts parted by blank lines (`heads`, `feet`), each below a line that says what it shows; a line is `kind│text`, or for a label
`kind│label│text`. `*` stands for a paragraph of text. `other` is what is neither of them: left out, printed as a subtitle, or a field of the head
or the foot of an issued paper; `copies` that are called 报, 送 or 呈报 are left out.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, cast

import pytest

from compiler.draft.lines import Line
from compiler.draft.prove import printed
from compiler.draft.recognise import Recognised, recognise
from compiler.draft.titles import bare, is_rule
from compiler.messages import codes
from tests.kit.any_drafts import flow_of
from tests.kit.drafts import ISSUED, ROLES
from tests.kit.support import ROOT

TEXT = (
    "全县各级各部门坚持实字当头、干字为先，认真抓好各项任务的落实，全年没有发生一起差错，干部群众都比较满意。"
)
OTHER = {"cover", "aside", "subtitle"}
# What a line of the text is is asked elsewhere.
INSIDE = {"paragraph", "heading", "run_in", "item", "enumeration", "table"}


class Draft(NamedTuple):
    """What a draft shows, the kind of each of its lines, and these."""

    name: str
    kinds: tuple[str, ...]
    lines: tuple[str, ...]


def drafts(name: str) -> list[Draft]:
    text = (ROOT / "tests" / "draft" / "edges" / name).read_text("utf-8")
    out = []
    for block in text.strip("\n").split("\n\n"):
        head, *rows = block.split("\n")
        parts = [row.split("│") for row in rows]
        lines = ["".join(part[1:]).replace("*", TEXT) for part in parts]
        out.append(Draft(head.removeprefix("# "), tuple(part[0] for part in parts), tuple(lines)))
    return out


_HALF = str.maketrans("：（）", ":()")
# How the same draft comes from another hand: with half-width marks, blank lines and blanks before every line.
HANDS: dict[str, Callable[[str], list[str]]] = {
    "as typed": lambda line: [line],
    "in other ways": lambda line: [f"　　{line.translate(_HALF)}", ""],
}


@cache
def reading(lines: tuple[str, ...]) -> Recognised:
    return recognise(list(map(Line, lines)), "draft.txt")


def wrong(draft: Draft, hand: str) -> list[tuple[str, str, str]]:
    """The lines that were taken for something else: their text, what they are, what they were taken for."""
    lines: list[str] = []
    at: dict[int, int] = {}  # the index of a line by the number that it has now
    for index, text in enumerate(draft.lines):
        at[len(lines) + 1] = index
        lines += HANDS[hand](text)
    found: dict[int, set[str]] = {}
    for one in reading((*lines,)).roles:
        for number in one.numbers:
            found.setdefault(at.get(number, -1), set()).add(one.role)
    out = []
    for index, (kind, line) in enumerate(zip(draft.kinds, draft.lines, strict=True)):
        roles = found.get(index, set())
        wanted = OTHER | ISSUED if kind == "other" else INSIDE if kind in "phi" else {ROLES[kind]}
        if kind == "copies" and line[0] in "报送呈":
            wanted = {"copies", "copies_to"}
        if kind == "sign" and "date" in roles:  # on one line
            roles = roles - {"date"}
        if not roles or not roles <= wanted:
            out.append((line, kind, " ".join(sorted(roles))))
    return out


HEADS, FEET = drafts("heads.txt"), drafts("feet.txt")
each = pytest.mark.parametrize("draft", HEADS + FEET, ids=lambda draft: draft.name)


def test_there_are_many_kinds() -> None:
    assert min(len(HEADS), len(FEET)) >= 30


@pytest.mark.parametrize("hand", HANDS)
@each
def test_every_line_is_what_it_is(draft: Draft, hand: str) -> None:
    assert wrong(draft, hand) == []


@each
def test_every_line_is_printed_or_put_aside(draft: Draft) -> None:
    found = reading(draft.lines)
    told = (one.args["text"] for one in found.doubts if one.code is codes.ISSUED_AS)
    ruled = any(one.code is codes.RULES_LEFT_OUT for one in found.doubts)
    there = bare("".join((printed(flow_of(found)), *found.preface, *told)))
    # Whatever stands abreast; words and marks round those who signed and those who get copies are not typed ones.
    parts = {
        line: re.split("　　|签发人：|抄送：|。$", line)
        for line in draft.lines
        if not (ruled and is_rule(line))
    }
    assert [line for line, of in parts.items() if not all(bare(part) in there for part in of)] == []


# ---- single lines ----


def lines_of(name: str) -> list[str]:
    return (ROOT / "tests" / "draft" / "edges" / name).read_text("utf-8").splitlines()


def roles(*lines: str) -> dict[str, str]:
    return {one.text: one.role for one in recognise(list(map(Line, lines)), "draft.txt").roles}


@pytest.mark.parametrize(("name", "role"), [("calls.txt", "addressees"), ("calls-nobody.txt", "paragraph")])
def test_who_is_called_below_the_title(name: str, role: str) -> None:
    found = {line: roles("关于造林工作的报告", line, TEXT, TEXT)[line] for line in lines_of(name)}
    assert {line: one for line, one in found.items() if one != role} == {}


@pytest.mark.parametrize("date", ["", "2031年3月5日"])
def test_a_short_last_line_is_no_signature(date: str) -> None:
    found = {line: roles("工作总结", TEXT, TEXT, line, date)[line] for line in lines_of("signs-not.txt")}
    wrong = ("signature", "date", "aside", "cover")
    assert {line: role for line, role in found.items() if role in wrong} == {}


@pytest.mark.parametrize(
    "date",
    [
        "2025年13月5日",
        "2025年2月30日",
        "二〇二五年十一月三十一日",
        "2025.6.31",
        "日期：2025年4月31日",
        "2025年0月5日",
    ],
)
def test_a_day_that_no_calendar_has_is_told(date: str) -> None:
    found = recognise(list(map(Line, ["工作总结", TEXT, TEXT, "区档案馆", date])), "draft.txt")
    assert found.data["日期原文"] == date
    assert [one.code.id for one in found.doubts] == ["S460"]


@pytest.mark.parametrize(
    "date", ["2024年2月29日", "2025年12月31", "2025年12月", "2025年**月**日", "二〇二五年十月"]
)
def test_a_day_that_may_be_is_not(date: str) -> None:
    found = recognise(list(map(Line, ["工作总结", TEXT, TEXT, "区档案馆", date])), "draft.txt")
    assert (found.roles[-1].role, found.doubts) == ("date", ())


@pytest.mark.parametrize(
    ("title", "joined"),
    [
        (["某某县仓储管理局关于进一步加强全部库房票据使用管理", "规范出入库手续的意见"], True),
        (["关于开展安全生产大检查的通", "知"], True),
        (["关于开展安全生产大检查", "的通知"], True),
        (["白塔县人民政府办公室关于印发白塔县农村公益性公墓管", "理暂行办法的通知"], True),
        (["白塔县财政局", "关于加强票据管理的通知"], False),
        (["关于区人民政府", "2025年度法治政府建设情况的", "报告"], False),
        (["关于开展安全生产大检查的", "通知"], False),
    ],
)
def test_line_ends_of_a_title_that_print_badly_are_left_out_and_told(title: list[str], joined: bool) -> None:
    found = recognise(list(map(Line, [*title, "各车间：", TEXT, TEXT])), "draft.txt")
    assert found.data["标题"] == ("" if joined else "\n").join(title)
    assert ("S462" in [one.code.id for one in found.doubts]) is joined


def test_the_foot_is_printed_in_the_order_of_a_document_and_that_is_told() -> None:
    lines = [
        "关于信访工作的报告",
        "市信访局：",
        TEXT,
        "区信访局",
        "2026年1月5日",
        "附件：1.汇总表",
        "2.典型案例",
    ]
    found = recognise(list(map(Line, lines)), "draft.txt")
    assert (found.data["署名"], found.data["成文日期"]) == ("区信访局", "2026-01-05")
    assert found.data["附件"] == ["汇总表", "典型案例"]
    assert [one.code.id for one in found.doubts] == ["S439"]


@pytest.mark.parametrize(
    ("notes", "names"),
    [
        (["附件：1.甲清单 2.乙目录"], ["甲清单", "乙目录"]),
        (["附件：1、甲清单；2、乙目录；3、丙名册"], ["甲清单", "乙目录", "丙名册"]),
        (["附件：1.甲清单", "2.乙目录"], ["甲清单", "乙目录"]),
        (["附：", "（1）甲清单", "（2）乙目录"], ["甲清单", "乙目录"]),
        (["附1：甲清单", "附2：乙目录"], ["甲清单", "乙目录"]),
        (["附件：", "甲清单", "乙目录"], ["甲清单", "乙目录"]),
        (["附件：白塔县2.5万吨储备粮轮换方案"], ["白塔县2.5万吨储备粮轮换方案"]),
        (["附件：2031年1. 号文件"], ["2031年1. 号文件"]),
    ],
)
def test_what_a_note_names(notes: list[str], names: list[str]) -> None:
    found = recognise(
        list(map(Line, ["关于移交的报告", TEXT, TEXT, *notes, "区档案馆", "2026年1月5日"])), "draft.txt"
    )
    assert found.data["附件"] == names
    assert found.data["署名"] == "区档案馆"


@pytest.mark.parametrize("line", ["附：咨询电话0000-7654321", "附：联系方式见官网", "附：报名二维码"])
def test_whom_to_ask_is_no_attachment(line: str) -> None:
    found = recognise(list(map(Line, ["政策问答", TEXT, TEXT, line])), "draft.txt")
    assert "附件" not in found.data


def test_a_paper_that_is_forwarded_is_a_part_of_its_own() -> None:
    lines = ["各班组：", "现将《某仓库2031年工作要点》发给你们，请照办。", "某仓库", "2031年3月1日"]
    lines += ["某仓库2031年工作要点", "一、收货", TEXT, "二、发货", TEXT, "附件1", "货物清单", TEXT]
    found = recognise(list(map(Line, lines)), "draft.txt")
    forwarded, attached = cast(list[dict[str, Any]], found.data["附件"])
    assert (forwarded["标题"], forwarded["标记原文"]) == ("某仓库2031年工作要点", "无")
    assert [one["标题"] for one in forwarded["内容"]] == ["收货", "发货"]
    assert (attached["标题"], attached["标记原文"]) == ("货物清单", "附件1")
    assert (found.data["主送机关"], found.data["署名"], found.preface) == ("各班组", "某仓库", ())
    assert "S463" in [one.code.id for one in found.doubts]
