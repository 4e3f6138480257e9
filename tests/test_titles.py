"""Titles fall into lines as a good typist would break them (7.3.1; T-04 of the sheet).

tests/titles.txt holds titles of the length that breaks: published documents, and others made in their manner.
"""

from collections.abc import Iterable
from itertools import pairwise

import pytest
import rjieba
from hypothesis import example, given
from hypothesis import strategies as st

from compiler.lines import title_lines, widest_em, width_em
from compiler.source import Source, load
from tests.support import EXAMPLES, HERE

ROOM = 442.2 / 22  # em: characters of 22 pt between the margins


def example_titles() -> Iterable[str]:
    for path in EXAMPLES:
        data = load(Source(path.name, path.read_text("utf-8"))).data
        if "标题" in data:
            yield str(data["标题"]).replace("\n", "")


TITLES = [*(HERE / "titles.txt").read_text("utf-8").splitlines(), *example_titles()]
BROKEN = {title: lines for title in TITLES if len(lines := title_lines(title, ROOM)) > 1}


def widths(lines: Iterable[str]) -> list[float]:
    return [width_em(line.strip()) for line in lines]


def test_there_is_enough_to_judge_by() -> None:
    assert len(TITLES) == len(set(TITLES)) >= 200
    assert len(BROKEN) >= 180


@pytest.mark.parametrize("title", TITLES)
def test_each_line_is_sound(title: str) -> None:
    lines = title_lines(title, ROOM)
    assert "".join(lines) == title
    assert 1 <= len(lines) <= 4
    assert all(widest_em(line.strip()) <= ROOM for line in lines)
    assert all(len(line.strip()) >= 4 for line in lines)
    assert min(widths(lines)) >= max(widths(lines)) / 2
    for above, below in pairwise(lines):
        assert below[0] not in "的/、》〉”’）)，。：；！？ "
        assert above[-1] not in "《〈“‘（("
        assert not above.endswith("关于")


@pytest.mark.parametrize("title", BROKEN)
def test_no_word_is_broken(title: str) -> None:
    words = list(rjieba.cut(title))
    ends = {sum(map(len, words[:i])): i for i in range(len(words))}
    at = 0
    for line in BROKEN[title][:-1]:
        at += len(line)
        assert at in ends, (title, BROKEN[title])
        before, after = words[ends[at] - 1], words[ends[at]]
        assert not {before, after} & {"和", "与", "及", "或"}
        assert not (before[-1].isascii() and after[0].isascii() and before.strip())
        assert not (before[-1].isdigit() and after[0] in "年个项次届号")


def shape(lines: Iterable[str]) -> str:
    rises = [below - above for above, below in pairwise(widths(lines))]
    ways = [rise > 0 for rise in rises if rise]
    if not all(rises):
        return "block" if not ways else "step"  # lines of one width: all of them, or two of three
    if len(set(ways)) == 1:
        return "trapezoid"
    return "diamond" if ways == sorted(ways, reverse=True) else "hourglass"


def test_outlines_are_trapezoids_and_diamonds() -> None:
    shapes = [shape(lines) for lines in BROKEN.values()]
    assert "hourglass" not in shapes
    good = shapes.count("trapezoid") + shapes.count("diamond")
    assert good / len(shapes) >= 0.93
    assert shapes.count("block") / len(shapes) <= 0.06


@pytest.mark.parametrize(
    "broken",
    [
        "国务院办公厅关于印发“十四五”|全民医疗保障规划的通知",
        "国务院关于印发《2024—2025年|节能降碳行动方案》的通知",
        "国务院关于深入实施|“人工智能+”行动的意见",
        "国务院关于加强监管防范风险|推动资本市场高质量发展的若干意见",
        "国务院关于印发新时期|促进集成电路产业和软件产业|高质量发展若干政策的通知",
        "国务院关于《上海市国土空间|总体规划（2021—2035年）》的批复",
        "国务院办公厅关于转发|国家发展改革委等部门关于加快推进|城镇环境基础设施建设指导意见的通知",
        "国务院办公厅转发商务部等部门|关于扩大内需若干措施的通知",
        "中共中央关于进一步全面深化改革、|推进中国式现代化的决定",
        "中共中央 国务院关于全面推进乡村振兴|加快农业农村现代化的意见",
        "中共中央 国务院|关于完整准确全面贯彻新发展理念|做好碳达峰碳中和工作的意见",
        "中共中央办公厅 国务院办公厅|关于推动城乡建设绿色发展的意见",
        "国家发展改革委 国家能源局|关于加快推动新型储能发展的指导意见",
        "工业和信息化部等八部门关于推进|IPv6技术演进和应用创新发展的实施意见",
        "最高人民法院关于适用|《中华人民共和国民法典》|时间效力的若干规定",
        "青石市人民政府办公室|关于做好2025年度安全生产工作的通知",
        "青石市人民政府办公室|关于全面推行OA系统无纸化办公的通知",
        "青石市人民政府关于同意设立|云岭经济开发区管理委员会的批复",
        "市政府办公室主任|2025年述职述廉述党建工作报告",
        "在全市深化“放管服”改革|优化营商环境工作推进会上的讲话",
    ],
)
def test_as_a_good_typist_would(broken: str) -> None:
    assert title_lines(broken.replace("|", ""), ROOM) == tuple(broken.split("|"))


@pytest.mark.parametrize(
    "whole",
    [
        "关于做好安全生产工作的通知",
        "A" * 60,  # nothing to break at
        "通知" * 60,  # more than four lines
        "",
    ],
)
def test_what_is_left_to_the_word_processor(whole: str) -> None:
    assert title_lines(whole, ROOM) == (whole,)


@given(
    st.text() | st.text("关于印发《青石市5G+AI管理办法（试行）》的通知、和与“十四五” 2025—年度", max_size=90),
    st.floats(8, 40),
)
@example("关于" * 20, 8.0)
@example("《" * 30 + "的" * 30, 20.1)
def test_any_text_in_any_room(text: str, room: float) -> None:
    lines = title_lines(text, room)
    assert "".join(lines) == text
    assert len(lines) <= 4
    if len(lines) > 1:
        assert all(widest_em(line.strip()) <= room for line in lines)
        assert not any(line[0].isspace() for line in lines[1:])
