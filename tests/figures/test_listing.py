"""The list of figures: values, where they come from, what prints them, what changed; the 2020 report with its numbers in 数据."""

import re
from decimal import Decimal
from pathlib import Path

import openpyxl

from compiler.figures.listing import Listed, changes, listed
from compiler.flow.blocks import Chart, Table, paragraphs_of
from compiler.job import Job
from compiler.source.load import Source
from tests.kit.support import ROOT

SEED = ROOT / "examples" / "work-summary-2020.yaml"
EXAMPLE = ROOT / "examples" / "figures" / "report.yaml"

LEADER = """文种: 报告
标题: 关于2025年度办文情况的报告
数据:
  发文:
    本期: 204
    上年同期: 271
    单位: 件
    来源: 办公系统
  收文: {本期: 900, 单位: 件}
  合计: {算式: 发文 + 收文}
  备用: 3
正文:
  - 全年发文{{ 发文 }}，{{ 发文|同比 }}；收发文共{{ 合计 }}。
  - 表格: [[项目, 件数], [发文, '{{ 发文.本期 }}'], [收文, '{{ 收文.本期 }}']]
  - 图表: 柱形
    数据: [[项目, 件数], [发文, '{{ 发文.本期 }}'], [收文, '{{ 收文.本期 }}']]
    题注: 收发文
附件:
  - 标题: 办文明细
    内容: 本年发文{{ 发文 }}，逐件列于下。
"""


def figures(text: str, name: str = "report.yaml") -> dict[str, Listed]:
    job = Job.of(Source(name, text), checked=False)
    assert job.figures
    return {one.name: one for one in listed(job.figures, job.template.asked_of_data, "general")}


def printed(text: str, name: str = "report.yaml") -> list[str]:
    flow = Job.of(Source(name, text), checked=False).flow
    return [one.text for block in flow.blocks for one in paragraphs_of(block)]


def test_the_leaders_figure_is_listed_with_its_four_places() -> None:
    found = figures(LEADER)
    assert [(use.what, use.place and use.place.line, use.sentence) for use in found["发文"].uses] == [
        ("正文", 13, "全年发文204件，下降24.7%；"),
        ("正文", 13, "全年发文204件，下降24.7%；"),
        ("表格", 14, "发文 │ 204"),
        ("图表", 16, "发文 │ 204"),
        ("附件", 20, "本年发文204件，逐件列于下。"),
    ]
    assert found["发文"].value == "204件"
    assert found["发文"].others == {"上年同期": "271件"}
    assert (found["发文"].source, found["发文"].through) == ("办公系统", ("合计",))
    assert (found["合计"].formula, found["合计"].value) == ("发文 + 收文", "1104件")
    assert (found["备用"].uses, found["备用"].used) == ((), False)


def test_the_leaders_change_is_one_edit_and_nothing_is_stale() -> None:
    text = LEADER.replace("本期: 204", "本期: 212")
    job = Job.of(Source("report.yaml", text), checked=False)
    all_of_it = "\n".join(printed(text))
    assert "204" not in all_of_it
    assert "全年发文212件，下降21.8%；收发文共1112件。" in all_of_it
    assert "本年发文212件" in all_of_it
    (table,) = [block for block in job.flow.blocks if isinstance(block, Table)]
    assert table.rows[1][1].text == "212"
    (chart,) = [block for block in job.flow.blocks if isinstance(block, Chart)]
    assert chart.series[0].numbers[0] == Decimal(212)
    changed = changes([*figures(text).values()], [*figures(LEADER).values()])
    assert [(one.name, one.before, one.after) for one in changed] == [
        ("发文", "204件，上年同期271件", "212件，上年同期271件"),
        ("合计", "1104件", "1112件"),
    ]


def test_what_came_and_what_went_is_a_change() -> None:
    now = LEADER.replace("  备用: 3\n", "  新的: 4\n")
    changed = changes([*figures(now).values()], [*figures(LEADER).values()])
    assert [(one.name, one.before, one.after) for one in changed] == [
        ("新的", None, "4"),
        ("备用", "3", None),
    ]


def test_a_figure_of_a_sheet_tells_its_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "月度"
    for row in (["月份", "发文（件）"], ["1月", 15], ["2月", 12]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "台账.xlsx")
    text = """文种: 报告
标题: 关于2025年度办文情况的报告
数据:
  月度: {读取: 台账.xlsx}
  全年: {算式: 月度|求和(发文)}
  一月: {算式: "月度['1月'].发文"}
正文:
  - 全年{{ 全年 }}，一月{{ 一月 }}，二月{{ 月度['2月'].发文 }}件。
  - 表格: 月度
    题注: 各月
"""
    found = figures(text, str(tmp_path / "report.yaml"))
    assert (found["月度"].value, found["月度"].origin) == ("2行2列", "台账.xlsx › 月度")
    assert (found["全年"].value, found["全年"].origin) == ("27件", "台账.xlsx › 月度 › B2:B3")
    assert found["一月"].origin == "台账.xlsx › 月度 › B2"
    assert [(use.what, use.sentence) for use in found["月度"].uses] == [
        ("正文", "全年27件，一月15，二月12件。"),
        ("表格", "各月"),
    ]


# ---- the 2020 report ----------------------------------------------------------------------------------------------

BY_HAND = """数据:
  来文: {本期: 2355, 单位: 件}
  发文:
    本期: 204
    上年同期: 271
    单位: 件
  降幅: 24.8%
"""


def by_hand(rate: str) -> str:
    text = SEED.read_text("utf-8")
    title = "标题: 市XX区人民政府办公室2020年度工作总结\n"
    sentence = "收到各级来文2355件，下发公文204件，较2019年同期发文数量下降24.8%，"
    assert title in text
    assert text.count(sentence) == 1
    filled = f"收到各级来文{{{{ 来文 }}}}，下发公文{{{{ 发文 }}}}，较2019年同期发文数量{rate}，"
    return text.replace(title, title + BY_HAND).replace(sentence, filled)


def test_numbers_moved_by_hand_print_the_same_text() -> None:
    assert printed(by_hand("下降{{ 降幅 }}")) == printed(SEED.read_text("utf-8"))


def test_with_last_years_number_the_percentage_is_computed_and_changes() -> None:
    before = "\n".join(printed(by_hand("{{ 发文|同比 }}")))
    assert "下发公文204件，较2019年同期发文数量下降24.7%，" in before
    after = "\n".join(printed(by_hand("{{ 发文|同比 }}").replace("本期: 204", "本期: 310")))
    assert "下发公文310件，较2019年同期发文数量增长14.4%，" in after


def test_the_example_with_a_sheet_prints_the_seeds_text() -> None:
    text = EXAMPLE.read_text("utf-8")
    flow = Job.of(Source(str(EXAMPLE), text)).flow
    ours = [one.text for one in flow.paragraphs if one.role not in ("caption", "cell", "header_cell")]
    seed = [one.replace("24.8%", "24.7%") for one in printed(SEED.read_text("utf-8"))]
    assert ours == seed
    kinds = [type(block) for block in flow.blocks if isinstance(block, Table | Chart)]
    assert kinds == [Table, Chart]
    typed = text[text.index("正文:") :]
    assert not re.findall(r"2355|204|271|1005|1371|988", typed)  # they live in the sheet alone
