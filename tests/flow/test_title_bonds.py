"""What holds two words of a title together: each row of the table decides in a real title, at the bar."""

import pytest

from compiler.flow import title_bonds
from compiler.flow.title_bonds import BONDS, breaks
from compiler.terms.decisions import Row, decide
from tests.kit.decisions import decided, reasons

CASES = {
    "a mark or a blank parts them, or 暨": "在全市经济工作会议|暨招商引资大会上的讲话",
    "after the name of a state": "在庆祝中国共产党|成立100周年大会上的讲话",
    "before a link after a name, or above one or a figure": "关于采购3台GPU服务器|和2套UPS电源设备的请示",
    "before a link between two courses": "关于全市国有资产管理情况|和企业国有资产专项审计整改情况的报告",
    "before 及": "某大学关于评选2025届优秀毕业生|及优秀毕业论文的通知",
    "before another link": "国务院关于修改|和废止部分行政法规的决定",
    "a noun before a quotation": "某市气象局关于做好台风|“海燕”防御工作的紧急通知",
    "before a quotation": "国务院关于深入实施|“人工智能+”行动的意见",
    "after 、": "中共中央关于进一步全面深化改革、|推进中国式现代化的决定",
    "before the name of a document": "国务院关于印发|《空气质量持续改善行动计划》的通知",
    "before parentheses": "教育部关于印发《中小学教育惩戒规则|（试行）》的通知",
    "a year and its part": "某市信访局关于2025年|上半年信访工作形势分析的报告",
    "after a year": "在庆祝中国共产党成立100周年|大会上的讲话",
    "a thing and how it went: 计划 执行情况": "关于某某县2025年国民经济和社会发展计划|执行情况与2026年计划草案的报告",
    "two places": "关于建设重庆|四川双城经济圈有关工作情况的报告",
    "before a light noun": "国务院关于2023年中央决算|情况的报告",
    "after a quotation that a link follows": "关于开展“清廉机关”|创建暨“廉政家访”活动的通知",
    "before 在, 对, 以": "关于巩固拓展脱贫攻坚成果|同乡村振兴有效衔接的实施意见",
    "before a single character": "国务院关于同意设立“中国人民警察|节”的批复",
    "a kind of place after a name": "青石市|人民政府办公室2025年度法治政府建设工作报告",
    "a verb after a verb": "国务院关于同意|设立“中国人民警察节”的批复",
    "after an adverb": "国务院关于深入|实施“人工智能+”行动的意见",
    "a noun of action after a quotation": "在全市深化“放管服”|改革优化营商环境工作推进会上的讲话",
    "before a noun of action": "国务院关于加强数字政府|建设的指导意见",
    "before a number that names": "国务院关于印发|2030年前碳达峰行动方案的通知",
    "before a year": "市政府办公室主任|2024年度述职述廉报告",
    "after a time, a place or a name": "市政府办公室主任2024年度|述职述廉报告",
    "after a word that clings to the next": "自然资源部关于规范临时|用地管理的通知",
    "before a new clause": "国务院关于新时代|支持革命老区振兴发展的意见",
    "after a half-width word": "关于采购3台GPU|服务器和2套UPS电源设备的请示",
    "after 的": "国务院关于加强数字政府建设的|指导意见",
    "after 印发, or before a number": "国务院关于开展|第五次全国经济普查的通知",
    "after a single character": "国家发展改革委关于进一步完善分时|电价机制的通知",
    "what a verb governs, or after a light noun": "国务院关于加强|数字政府建设的指导意见",
    "after a verb": "国务院关于新时代支持|革命老区振兴发展的意见",
    "between other words": "国务院关于加强数字|政府建设的指导意见",
}


def test_every_row_has_its_case() -> None:
    assert reasons(BONDS) == list(CASES)


@pytest.mark.parametrize("reason", CASES)
def test_a_row_decides(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = decided(monkeypatch, title_bonds)
    title = CASES[reason]
    costs = breaks(title.replace("|", ""), 20.0)
    rows = {bond.place: why for bond, why in told}
    assert rows[title.index("|")] == reason
    assert costs.keys() >= rows.keys()


def test_a_table_without_a_last_row_says_so() -> None:
    rows: tuple[Row[int, str], ...] = (Row("even", lambda number: number % 2 == 0, "even"),)
    assert decide(rows, 2).verdict == "even"
    with pytest.raises(LookupError):
        decide(rows, 1)
