"""Titles fall into lines as a good typist would break them (7.3.1; T-04 of the sheet).

tests/titles.txt holds titles of the length that breaks: published documents, and others made in their manner.
"""

import re
from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path

import pytest
import rjieba
from hypothesis import example, given
from hypothesis import strategies as st

from compiler.flow import title_bonds as tables
from compiler.flow.title_lines import name_lines, title_lines
from compiler.source.load import Source, load
from compiler.terms.widths import widest_em, width_em
from tests.kit.support import EXAMPLES

ROOM = 442.2 / 22  # em: characters of 22 pt between the margins
UNDER = 442.2 / 16  # em: of what stands under the title


def example_titles() -> Iterable[str]:
    for path in EXAMPLES:
        data = load(Source(path.name, path.read_text("utf-8"))).data
        if "标题" in data:
            yield str(data["标题"]).replace("\n", "")


TITLES = [*(Path(__file__).parent / "titles.txt").read_text("utf-8").splitlines(), *example_titles()]
BROKEN = {title: lines for title in TITLES if len(lines := title_lines(title, ROOM)) > 1}


def widths(lines: Iterable[str]) -> list[float]:
    return [width_em(line.strip()) for line in lines]


def test_there_is_enough_to_judge_by() -> None:
    assert len(TITLES) == len(set(TITLES)) >= 250
    assert len(BROKEN) >= 230


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


LINKS = {"和", "与", "及", "或", "以及", "暨", "关于"}


def segmented(title: str) -> list[str]:
    """The segmenter's words; it takes 中华人民共和国政府 for one in the name of a law on 政府信息."""
    words = (re.fullmatch("(中华人民共和国)?(.*)", word) for word in rjieba.cut(title))
    return [part for word in words if word for part in word.groups() if part]


@pytest.mark.parametrize("title", BROKEN)
def test_no_word_is_broken(title: str) -> None:
    words = segmented(title)
    ends = {sum(map(len, words[:i])): i for i in range(len(words))}
    at = 0
    for line in BROKEN[title][:-1]:
        at += len(line)
        assert at in ends, (title, BROKEN[title])
        before, after = words[ends[at] - 1], words[ends[at]]
        assert before not in LINKS
        assert not (before[-1].isascii() and after[0].isascii() and before.strip())
        assert not (before[-1].isdigit() and after[0] in "年个项次届号")


@pytest.mark.parametrize("title", [title for title in BROKEN if "《" in title])
def test_the_name_of_a_document_is_torn_only_where_nothing_else_will_do(title: str) -> None:
    names = [m.span() for m in re.finditer("《[^《》]*》", title) if widest_em(m[0]) <= ROOM]
    cuts = [len("".join(BROKEN[title][:count])) for count in range(1, len(BROKEN[title]))]
    torn = sum(any(start < cut < stop for cut in cuts) for start, stop in names)
    assert torn == 0 or torn <= min(tears(title, names))


def tears(title: str, names: list[tuple[int, int]]) -> Iterable[int]:
    """How many names each way to break the title tears that no bar forbids."""
    words = segmented(title)
    ends = [len("".join(words[:count])) for count in range(1, len(words))]
    ends = [
        end
        for word, after, end in zip(words, words[1:], ends, strict=False)
        if word not in LINKS
        and word[-1] not in "《“（"
        and after[0] not in "的》”）、 "
        and not after.isdigit()
    ]
    for count in (1, 2, 3):
        for cuts in combinations(ends, count):
            lines = [title[a:b].strip() for a, b in zip((0, *cuts), (*cuts, len(title)), strict=True)]
            if (
                all(widest_em(line) <= ROOM and len(line) >= 4 for line in lines)
                and min(widths(lines)) >= max(widths(lines)) / 2
                and shape(lines) in ("trapezoid", "diamond", "block")
            ):
                yield sum(any(start < cut < stop for cut in cuts) for start, stop in names)


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
        "某市人民政府办公室关于贯彻落实|《中华人民共和国政府信息公开条例》|和《优化营商环境条例》情况的报告",
        "关于贯彻落实《中华人民共和国|政府信息公开条例》情况的报告",
        "关于印发《某市行政规范性文件管理办法》|和《某市重大行政决策程序规定》的通知",
        "某大学关于修订《本科生学籍管理规定》|及《学位授予工作细则》的通知",
        "关于推进“放管服”改革|和“互联网+监管”工作情况的报告",
        "关于开展“清廉机关”创建|暨“廉政家访”活动的通知",
        "关于做好2025年“五一”假期|值班值守和信息报送工作的通知",
        "关于2023年中央和地方预算执行情况|与2024年中央和地方预算草案的报告",
        "某市信访局关于2025年上半年|信访工作形势分析的报告",
        "某市人民政府关于恳请支持|某地铁3号线二期工程建设的请示",
        "关于采购3台GPU服务器|和2套UPS电源设备的请示",
        "关于巩固拓展脱贫攻坚成果|同乡村振兴有效衔接的实施意见",
        "关于做好今冬明春火灾防控|和安全生产大检查工作的通知",
        "市财政局、市审计局|关于2025年度市本级部门预算执行情况|及有关审计整改落实情况的报告",
        "关于粤港澳大湾区建设推进情况|和下一步工作安排的报告",
        "关于某某市2025年预算执行情况|和2026年预算草案的报告",
        "某市人民政府关于提请审议|设立某市生态日的议案",
        "云岭县人民政府关于将红军桥列为|县级文物保护单位的公告",
        "关于全市国有资产管理情况|和企业国有资产专项审计整改情况的报告",
    ],
)
def test_as_a_good_typist_would(broken: str) -> None:
    assert title_lines(broken.replace("|", ""), ROOM) == tuple(broken.split("|"))


@pytest.mark.parametrize(
    "broken",
    [
        "（在某某省某某市高新技术产业开发区管理委员会|2025年度领导干部述职大会上）",
        "——在全市深化“放管服”改革优化营商环境|暨重点项目建设推进工作电视电话会议上的讲话",
    ],
)
def test_a_subtitle_is_broken_like_a_title(broken: str) -> None:
    assert title_lines(broken.replace("|", ""), UNDER) == tuple(broken.split("|"))


@pytest.mark.parametrize(
    "broken",
    [
        "某某市某某区推进粤港澳大湾区建设领导小组办公室|（区发展和改革局）",
        "某某市应对新型冠状病毒感染肺炎疫情工作|领导小组（指挥部）办公室",
        "京津冀协同发展领导小组办公室|长三角一体化示范区执行委员会办公室",
        "某某市国家税务局第一税务分局|（某某经济技术开发区税务所）办公室",
        "某某市人民代表大会常务委员会|农业与农村工作委员会办公室综合科",
        "某某省某某市某某区爱国主义教育基地|（某某革命历史纪念馆）管理委员会办公室",
        "某某市中小学生研学实践教育基地|（某某市科学技术馆）建设指挥部",
        "某某市国家级高新技术产业开发区|（某某省自由贸易试验区某某片区）管理委员会",
        "某某市青少年校外活动中心|（某某市青少年宫、某某市科技馆）理事会办公室",
        "某某省农业科学院畜牧兽医研究所|（某某省动物疫病预防控制中心）",
        "某某市老干部活动中心、老年大学|（某某市关心下一代工作委员会办公室）",
    ],
)
def test_a_signer_is_broken_by_meaning(broken: str) -> None:
    assert name_lines(broken.replace("|", ""), 28.0) == tuple(broken.split("|"))


def test_a_reporter_is_broken_after_the_name_of_the_body() -> None:
    broken = "某某省某某市高新技术产业开发区管理委员会|党工委副书记、管委会副主任　欧阳修"
    assert name_lines(broken.replace("|", ""), UNDER) == tuple(broken.split("|"))


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


def test_the_tables_hold_nothing_that_has_no_effect() -> None:
    """A class is asked for single words; a term matters only where it is more than one."""
    classes = (
        "MANNER",
        "VERBS",
        "TURNS",
        "HANDS_ON",
        "CLING",
        "LIGHT",
        "ACTIONS",
        "PLACES",
        "TIMES",
        "LINKS",
    )
    for name in classes:
        words = getattr(tables, f"_{name}")
        assert [word for word in words if len(rjieba.cut(word)) > 1] == []
    assert [term for term in tables._TERMS if len(rjieba.cut(term)) == 1] == []


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
