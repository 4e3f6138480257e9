"""What is refused: one fault, one code, one place; many faults, all of them in order; and nothing by a traceback.

In the tables ▲ stands before the spot that the diagnostic should name; it is no part of the YAML.
"""

import re
from types import ModuleType

import pytest

import compiler
from compiler import compile_document
from compiler.document.model import Document, Section
from compiler.flow.resolve import resolve
from compiler.messages import figures, volume
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.messages.printed import as_json, as_text
from compiler.messages.registry import codes_of, registry
from compiler.source.encoding import decode
from compiler.source.load import MAX_BYTES, Source, load
from compiler.word.reader import picture
from tests.kit.support import CODES_OF_FILES, drawn, flow_of, refusals, rendered, said_of, spots

HEAD = "文种: 报告\n"
BODY = "正文: 甲\n"

# One fault each.
FAULTS = [
    # ---- the text of the file
    ("Y102", HEAD + BODY + "▲正文: 乙\n"),
    ("Y136", HEAD + "正文:\n- 标题: 甲\n  ▲标题: 乙\n"),
    ("Y103", HEAD + BODY + "▲[甲]: 乙\n"),
    ("Y103", HEAD + BODY + "? ▲{甲: 乙}\n: 丙\n"),
    ("Y104", HEAD + BODY + "▲---\n文种: 报告\n"),
    ("Y105", HEAD + "正文: ▲!!str 甲\n"),
    ("Y105", HEAD + "正文: ▲!!seq [乙]\n"),
    ("Y106", HEAD + "正文: ▲*abc\n"),
    ("Y106", HEAD + "正文: &a [甲, ▲*a]\n"),
    ("Y109", "▲只有一段文字\n"),
    ("Y109", "▲- 一个\n- 列表\n"),
    ("Y110", "▲"),
    ("Y110", "▲# 只有注释\n"),
    ("Y111", HEAD + "正文: 甲▲\x07乙\n"),
    ("Y111", HEAD + "正文: 甲▲\x00乙\n"),
    ("Y111", HEAD + "正文: 甲▲\x9b乙\n"),
    ("Y111", HEAD + "正文: 甲▲\ufffe乙\n"),
    ("Y111", HEAD + "正文: 甲▲\ud800乙\n"),
    ("Y111", HEAD + '正文: ▲"甲\\x07乙"\n'),
    ("Y124", HEAD + '正文: [甲, "乙▲\\r丙"]\n'),
    ("Y124", HEAD + '正文: "D:▲\\new"\n'),
    ("Y136", HEAD + "正文:\n  标题: 甲\n  内容: 乙\n  ▲标题: 丙\n  内容: 丁\n"),
    ("Y141", HEAD + "正文:\n  ▲标题: 甲\n    内容: 乙\n  - 标题: 丙\n    内容: 丁\n"),
    ("Y128", HEAD + "正文: 甲\n▲联系人：李某某，电话：83026157\n\n署名: 乙\n"),
    ("Y146", HEAD + "正文: ▲如下\n  # 一段\n  - 标题: 甲\n    内容: 乙\n"),
    ("Y146", HEAD + "正文: ▲如下\n  - 甲\n  - 乙\n"),
    ("Y144", HEAD + "正文:\n  - ▲甲\n    内容: 乙\n  - 标题: 丙\n    内容: 丁\n"),
    ("Y141", HEAD + "正文:\n- 标题: 甲\n  内容: 乙\n▲标题: 丙\n  内容: 丁\n"),
    ("Y137", HEAD + BODY + "报告人: ▲｛姓名: 甲｝\n"),
    ("Y138", HEAD + "导语: |\n  甲\n  ▲正文: 乙\n正文: 丙\n"),
    ("Y138", HEAD + "正文: |\n  甲\n  - ▲标题: 乙\n"),
    ("Y130", HEAD + "正文:\n  ▲-标题: 甲\n    内容: 乙\n"),
    ("Y128", HEAD + "正文:\n  ▲一年来。\n  - 标题: 甲\n    内容: 乙\n"),
    ("Y118", HEAD + "正文:\n  - 标题: 甲\n  ▲内容: 乙\n"),
    ("Y115", HEAD + "正文:\n  - 标题: 甲\n    内容▲：\n      - 乙\n"),
    ("Y134", HEAD + "正文: ▲| 甲\n  乙\n"),
    ("Y111", HEAD + "正文: 甲\n署▲\u200b名: 乙\n"),
    ("D204", HEAD + BODY + "▲抄报: 乙\n"),
    ("S470", HEAD + BODY + "份号: ▲第1份\n"),
    ("S471", HEAD + BODY + "密级: ▲内部\n"),
    ("S472", HEAD + BODY + "密级: 秘密\n保密期限: ▲一年\n"),
    ("S473", HEAD + BODY + "发文字号: ▲某财发[2026]8号\n"),
    ("D214", HEAD + BODY + "紧急程度: ▲紧急\n"),
    # ---- attachments, tables, signatures
    ("D258", HEAD + BODY + "▲附件说明: 乙\n"),
    ("D258", HEAD + BODY + "▲落款: 乙\n"),
    ("D203", HEAD + BODY + "附件: [甲, ▲{标题: 乙}]\n"),
    ("D250", HEAD + "正文: [{表格: [[甲], [乙]], 表头: ▲一行}]\n"),
    ("D250", HEAD + "正文: [{表格: [[甲], [乙]], 表头: ▲-1}]\n"),
    ("D251", HEAD + "正文:\n- 表格:\n  - [甲, 乙]\n  - ▲[丙]\n"),
    ("D252", HEAD + "正文:\n- 表格:\n  - [甲, 乙]\n  - ▲丙\n"),
    ("D252", HEAD + "正文:\n- 表格:\n  - [甲, 乙]\n  - ▲[丙, [丁]]\n"),
    ("D253", HEAD + "正文: [{表格: ▲{甲: 乙}}]\n"),
    ("D253", HEAD + "正文:\n- 表格: ▲|\n    项目,数量\n    甲,1\n"),
    ("D207", HEAD + "正文: [{表格: ▲[]}]\n"),
    ("D254", HEAD + "正文: [{表格: [[甲], [乙]], ▲工作表: 丙}]\n"),
    ("D255", HEAD + "正文: [{表格: [[甲], [乙]], 表头: ▲2}]\n"),
    ("D214", HEAD + "正文: [{表格: [[甲], [乙]], 横排: ▲横}]\n"),
    ("D256", HEAD + "正文:\n- 段落: [见, {引用: ▲丙}]\n"),
    ("D257", HEAD + "正文:\n- {表格: [[甲], [乙]], 题注: 丙, 名称: 丁}\n- {表格: [[甲], [乙]], 题注: 丙, 名称: ▲丁}\n"),
    ("D262", HEAD + BODY + "数据: " + "{甲: " * 17 + "▲乙" + "}" * 17 + "\n"),
    ("D211", HEAD + BODY + "数据: ▲甲\n"),
    ("D263", HEAD + BODY + "署名: 乙\n成文日期: 2026-1-5\n印章: ▲盖\n"),
    ("D259", HEAD + BODY + "署名: 乙\n成文日期: 2026-1-5\n▲印章: [有, 有]\n"),
    ("D260", HEAD + BODY + "署名: 乙\n▲印章: 有\n"),
    ("D260", HEAD + BODY + "成文日期: 2026-1-5\n▲印章: 有\n"),
    ("D261", HEAD + BODY + "署名: 乙\n成文日期: 2026-1-5\n▲签名章: {职务: 主任}\n"),
    ("D261", HEAD + BODY + "署名: 乙\n印章: 有\n成文日期: 2026-1-5\n▲签名章: {职务: 主任}\n"),
    ("D265", HEAD + BODY + "▲签名章: {职务: 主任}\n"),
    ("D211", HEAD + BODY + "成文日期: 2026-1-5\n签名章: ▲签名.png\n"),
    ("D205", HEAD + BODY + "成文日期: 2026-1-5\n签名章: {职务: 主任, ▲姓名: 张三}\n"),
    ("D204", HEAD + BODY + "成文日期: 2026-1-5\n签名章: [{▲职位: 主任}]\n"),
    ("D263", HEAD + BODY + "署名: 乙\n成文日期: 2026-1-5\n印章: ▲是\n"),
    ("D263", HEAD + BODY + "署名: [乙, 丙]\n成文日期: 2026-1-5\n印章: [有, ▲无]\n"),
    ("D263", HEAD + BODY + "署名: 乙\n成文日期: 2026-1-5\n印章: ▲False\n"),
    ("D264", HEAD + BODY + "署名: 乙\n成文日期: 2026-1-5\n印章: ▲{图片: 章.png}\n"),
    ("D264", HEAD + BODY + "署名: 乙\n成文日期: 2026-1-5\n印章: [▲{图片: 章.png}]\n"),
    ("D264", HEAD + "正文: [{图片: ▲{文件: 平面图.png}}]\n"),
    ("D267", HEAD + "正文: [{表格: ▲[[甲, 乙]]}]\n"),
    ("D255", HEAD + "正文: [{表格: [[甲]], 表头: ▲1}]\n"),
    ("D255", HEAD + "正文: [{表格: [[甲], [乙]], 表头: ▲99999999999999999999}]\n"),
    ("D250", HEAD + "正文: [{表格: [[甲], [乙]], 表头: ▲" + "9" * 401 + "}]\n"),
    ("D204", HEAD + "正文: [{表格: [[甲], [乙]], ▲表格头: 1}]\n"),
    ("D205", HEAD + "正文: [{标题: 甲, 编号: 无, ▲编好: 无}]\n"),
    ("D204", HEAD + BODY + "附件: [{▲名称: 乙, 内容: 丙}]\n"),
    ("D203", HEAD + BODY + "附件: [▲{表格: 乙.csv}]\n"),
    ("D227", HEAD + BODY + "附件: [{标题: 乙, ▲表格: 丙.csv, 题注: 丁}]\n"),
    ("D227", HEAD + BODY + "附件: {标题: 乙, 内容: 丙, ▲图片: 丁.png}\n"),
    ("D204", HEAD + BODY + "附件: [{标题: 乙, ▲正文: 丙}]\n"),
    ("D204", HEAD + BODY + "附件: [{标题: 乙, ▲文字: 丙}]\n"),
    ("D205", HEAD + BODY + "附件: [{标题: 乙, 内容: 丙, ▲编号: 无}]\n"),
    ("D203", HEAD + "正文: [{列举: [▲{标题: 甲}]}]\n"),
    ("D204", HEAD + "正文: [{列举: [{▲首居: 甲}]}]\n"),
    ("D212", HEAD + "正文: [{段落: [▲{表格: 甲.csv}]}]\n"),
    ("D230", HEAD + "正文: [甲, {▲引用: 乙}]\n"),
    ("D230", HEAD + "正文:\n- ▲引用: 乙\n"),
    ("Y139", HEAD + "正文:\n- 段落: [见, {加粗: 甲}▲。]\n"),
    ("Y139", HEAD + "正文:\n- 段落: [见, {加粗: 甲}▲，, 乙]\n"),
    ("Y139", HEAD + "正文:\n- 段落: [见▲{加粗: 甲}]\n"),
    ("Y139", HEAD + "正文:\n- 段落: [\n  见, {加粗: 甲}▲。]\n"),
    ("Y140", HEAD + "正文:\n- 见▲{引用: 甲}。\n"),
    ("Y140", HEAD + "正文: 见▲{引用: 甲}，又见{引用: 乙}。\n"),
    ("Y140", HEAD + "正文:\n- 段落: 见▲{引用: 甲}。\n"),
    ("Y140", HEAD + "正文:\n- 段落: [见, ▲{引用: 甲}]。\n"),
    ("Y140", HEAD + "正文:\n- 段落:\n  - 见\n  - ▲{加粗: 甲}。\n"),
    ("D229", HEAD + "正文: [甲, {▲分页: 是}]\n"),
    ("D230", HEAD + "正文: [甲, {▲加粗: 乙}]\n"),
    ("Y135", HEAD + "正文: ▲- 甲\n  - 乙\n"),
    ("Y122", HEAD + BODY + '报告人: {单位: 甲, 职务: ▲"乙}\n'),
    ("Y115", HEAD + "正文 ▲：乙\n"),
("Y115", HEAD + BODY + "标题 ▲：乙\n附注: 甲\n"),
    ("Y134", HEAD + "正文: ▲| 甲\n"),
    ("D227", HEAD + BODY + "▲下一步打算: 乙\n"),
    ("Y111", HEAD + "正文: 甲▲\u2028乙\n"),
    # ---- usual mistakes, named
    ("Y101", HEAD + "正文: [甲▲}\n"),
    ("D399", HEAD + "正文:\n  ▲主要工作: 甲\n  存在问题: 乙\n"),
    ("D399", HEAD + "正文: {▲主要工作: [甲, 乙], 不足: 丙}\n"),
    ("D399", HEAD + "正文:\n  ▲一: 甲\n  二: 乙\n"),
    ("D399", HEAD + "正文:\n- 标题: 甲\n  内容: {▲做法: 乙, 成效: 丙}\n"),
    ("Y125", HEAD + "正文:\n- 联系人: 张三, 电话▲: 83026157\n"),
    ("Y147", HEAD + "正文:\n- 表格:\n  - [甲, ▲, 乙]\n  - [丙, 丁, 戊]\n"),
    ("Y147", HEAD + "正文:\n- 表格:\n  - [▲, 甲, ]\n  - [乙, 丙, 丁]\n"),
    ("Y147", HEAD + "正文:\n- 表格:\n  - ['甲, , ', [1, {上标: 2}],▲, 乙]\n  - [乙, 丙, 丁, 戊]\n"),
    ("Y148", HEAD + "正文:\n- 表格:\n  - [甲, ▲%]\n  - [乙, 丙]\n"),
    ("Y148", HEAD + "正文:\n- 表格:\n  - [甲, ▲>5]\n  - [乙, '*']\n"),
    ("Y148", HEAD + "正文:\n- 表格:\n  - [▲- 甲, @]\n  - [乙, 丙]\n"),
    ("Y148", "文种: 汇编\n标题: 甲\n篇目: [▲*.yaml]\n"),
    ("Y121", "文种: 汇编\n标题: 甲\n篇目:\n- ▲*.yaml\n"),
    ("Y147", HEAD + "正文:\n- 表格:\n  - [甲's, ▲, 乙]\n  - [丙, 丁, 戊]\n"),
    ("Y148", HEAD + "正文:\n- 表格:\n  - [▲*甲\"乙\", 1]\n  - [丙, 丁]\n"),
    ("D213", HEAD + "正文:\n- 列举:\n  - ▲[加强学习，改进作风]\n"),
    ("D208", HEAD + BODY + "主送机关:\n- ▲[甲，乙]\n"),
    ("Y115", HEAD + "正文▲：甲\n"),
    ("Y115", HEAD + BODY + "报告人: {姓名▲：张三}\n"),
    ("Y116", HEAD + "正文▲:甲\n"),
    ("Y117", HEAD + "正文:\n▲\t- 甲\n"),
    ("Y117", HEAD + "正文:\n▲　- 甲\n"),
    ("Y118", HEAD + "正文:\n- 标题: 甲\n ▲内容: 乙\n"),
    ("Y118", HEAD + "正文:\n- 标题: 甲\n   ▲内容: 乙\n"),
    ("Y119", HEAD + "正文: 甲 ▲#乙\n"),
    ("Y120", HEAD + "正文: ▲{{甲}}\n"),
    ("Y121", HEAD + "正文: ▲**区\n"),
    ("Y121", HEAD + "正文: ▲@甲\n"),
    ("Y122", HEAD + "正文: ▲'甲\n"),
    ("Y123", HEAD + "正文: '甲'▲乙\n"),
    ("Y124", HEAD + '正文: "甲▲\\q"\n'),
    ("Y125", HEAD + "正文: 甲▲: 乙\n"),
    ("Y126", HEAD + "正文: ▲[甲\n"),
    ("Y127", HEAD + BODY + "报告人: {姓名: 张三▲，职务: 甲}\n"),
    ("Y127", HEAD + "正文:\n- 表格:\n  - [甲镇▲，120，148]\n  - [乙镇, 98, 117]\n"),
    ("D227", HEAD + "正文:\n- 表格: [[甲, 乙]]\n- ▲题注: 丙\n"),
    ("D227", HEAD + "正文:\n- 表格: [[甲, 乙]]\n- ▲名称: 丙\n"),
    ("D227", HEAD + BODY + "▲ 存在问题: 乙\n"),
    ("D227", HEAD + BODY + "▲ 职务: 乙\n"),
    ("D205", HEAD + BODY + "▲'{': 乙\n"),
    ("D205", HEAD + BODY + "▲'{甲}': 乙\n"),
    ("Y149", HEAD + BODY + "报告人: {姓名: 甲,▲, 职务: 乙}\n"),
    ("Y150", HEAD + BODY + "报告人: {姓名: 甲 ▲职务: 乙}\n"),
    ("Y151", HEAD + "正文:\n- 列举: [甲▲: 乙: 丙]\n"),
    ("Y152", HEAD + BODY + "主送机关: [\n  ▲- 甲\n  - 乙\n]\n"),
    ("D389", HEAD + "正文:\n- 甲\n- ▲附件: 见附件\n"),
    ("D389", HEAD + "正文:\n- 甲\n- ▲附件: [乙, 丙]\n"),
    ("D389", HEAD + "正文:\n- 甲\n- ▲署名: 某局\n"),
    ("D389", HEAD + "正文:\n- ▲date: 2026-01-05\n"),
    ("D389", HEAD + "正文:\n- 标题: 甲\n  内容:\n  - ▲附注: 乙\n"),
    ("D389", HEAD + "正文:\n- 列举: [甲, {▲抄送机关: 乙}]\n"),
    ("D389", HEAD + "正文:\n- ▲文种: 报告\n"),
    ("D390", HEAD + "正文:\n- 甲\n- ▲仅当: 丙 > 1\n"),
    ("D390", HEAD + "数据: {丙: 1}\n正文:\n- 甲\n- ▲仅当: 丙 > 1\n"),
    ("D390", HEAD + "数据: {丙: 2}\n正文:\n- 甲\n- ▲only_if: 丙 > 1\n- 文字: 乙\n"),
    ("D390", HEAD + "正文: 甲\n附件:\n- ▲仅当: 丙 > 1\n"),
    ("D224", HEAD + "正文:\n- ▲请报送材料(一式两份),包括:\n"),
    ("D261", HEAD + BODY + "成文日期: 2026-1-5\n印章: 有\n▲签名章: {职务: 主任}\n"),
    ("D204", HEAD + "正文:\n- 题注: 甲\n  表格: [[甲, 乙]]\n  ▲单位: 万元\n"),
    ("D227", HEAD + "正文:\n- 标题: 甲\n▲内容: 乙。\n"),
    ("Y130", HEAD + "正文:\n  ▲— 标题: 甲\n    内容: 乙。\n"),
    ("Y128", HEAD + BODY + "▲散文\n"),
    ("Y129", HEAD + "正文: ▲甲\n  乙\n"),
    ("Y129", HEAD + "正文:\n- ▲甲\n  乙\n"),
    ("Y130", HEAD + "正文:\n  - 甲\n  ▲— 乙\n"),
    ("Y130", HEAD + "正文:\n  - 甲\n  ▲-乙\n"),
    ("Y131", HEAD + "正文: ▲&abc\n"),
    # ---- what the document says
    ("D201", "▲标题: 甲\n正文: 乙\n"),
    ("D202", "文种: ▲工作总接\n正文: 甲\n"),
    ("D202", "文种: ▲菜谱\n正文: 甲\n"),
    ("D203", "▲文种: 报告\n标题: 甲\n"),
    ("D204", HEAD + BODY + "▲标提: 乙\n"),
    ("D204", HEAD + "正文:\n- {标题: 甲, ▲内客: [乙]}\n"),
    ("D204", HEAD + "正文:\n- {▲标提: 甲}\n"),
    ("D204", HEAD + BODY + "报告人: {▲姓: 张三}\n"),
    ("D205", HEAD + BODY + "▲天气: 晴\n"),
    ("D205", HEAD + "正文:\n- {段首: 甲, ▲天气: 晴}\n"),
    ("D206", HEAD + BODY + "▲body: 乙\n"),
    ("D388", HEAD + BODY + "署名: 甲局\n▲落款单位: 甲局\n"),
    ("D206", HEAD + BODY + "日期: 2026-1-1\n▲date: 2026-1-1\n"),
    ("D206", HEAD + "正文:\n- {标题: 甲, ▲heading: 乙}\n"),
    ("D206", HEAD + BODY + "报告人: {日期: 2026-1-1, ▲报告日期: 2026-1-1}\n"),
    ("D206", "文种: 报告\n▲kind: 报告\n正文: 甲\n"),
    ("D207", HEAD + "正文: ▲''\n"),
    ("D225", HEAD + "正文:\n- 甲\n- ▲' '\n"),
    ("D207", HEAD + "正文: ▲[]\n"),
    ("D207", HEAD + "正文:\n- {列举: ▲[]}\n"),
    ("D207", HEAD + BODY + "层次: ▲[]\n"),
    ("D225", HEAD + BODY + "署名: [甲, ▲'']\n"),
    ("D207", HEAD + BODY + "标题: ▲\"\\x0a\"\n"),
    ("D208", HEAD + BODY + "标题: ▲[甲]\n"),
    ("D208", HEAD + "正文:\n- {段首: ▲[甲], 文字: 乙}\n"),
    ("D209", HEAD + BODY + "标题: ▲{甲: 乙}\n"),
    ("D209", HEAD + BODY + "署名: ▲{甲: 乙}\n"),
    ("D210", HEAD + "正文:\n- 列举: ▲甲\n"),
    ("D211", HEAD + BODY + "报告人: ▲[甲]\n"),
    ("D225", HEAD + "正文:\n- ▲{}\n"),
    ("D226", HEAD + "正文:\n- {标题: 甲, ▲文字: 乙}\n"),
    ("D207", HEAD + BODY + "成文日期:▲\n"),
    ("D207", HEAD + BODY + "编号:▲\n"),
    ("D207", HEAD + BODY + "层次:▲\n"),
    ("D207", "文种:▲\n" + BODY),
    ("D208", HEAD + BODY + "编号: ▲[自动]\n"),
    ("D209", HEAD + BODY + "成文日期: ▲{年: 2026}\n"),
    ("D224", HEAD + "正文:\n- ▲目标: 办文零差错。\n"),
    ("Y118", HEAD + "正文:\n  - 甲\n   ▲- 乙\n"),
    ("Y122", HEAD + "正文:\n- 标题: ▲'甲\n- 乙\n- 丙'\n"),
    ("Y130", HEAD + "正文:\n  ▲－ 一段。\n"),
    ("Y132", HEAD + "正文:\n- 标题: 甲\n  ▲- 内容: 乙\n"),
    ("Y133", HEAD + "正文: |\n▲第一段。\n第二段。\n标题: 甲\n"),
    ("D212", HEAD + "正文:\n- ▲{天气: 晴, 风: 大}\n"),
    ("D212", HEAD + "正文:\n- 段落: [▲{天气: 晴, 风: 大}]\n"),
    ("D213", HEAD + "正文:\n- ▲- 甲\n"),
    ("D214", HEAD + BODY + "编号: ▲随便\n"),
    ("D214", HEAD + "正文:\n- {标题: 甲, 编号: ▲随便}\n"),
    ("D214", HEAD + "正文:\n- {标题: 甲, 编号: ▲自动}\n"),
    ("D214", HEAD + "正文:\n- {文字: 甲, 性质: ▲随便}\n"),
    ("D214", HEAD + "正文:\n- {列举: [甲], 形式: ▲壹是}\n"),
    ("D215", HEAD + BODY + "层次: [一、, ▲二、]\n"),
    ("D215", HEAD + BODY + "层次: ▲一、（一）\n"),
    ("D215", HEAD + "正文:\n- {标题: 甲, 层次: [▲（一、]}\n"),
    ("D216", HEAD + BODY + "成文日期: ▲昨天\n"),
    ("D216", HEAD + BODY + "成文日期: ▲2026-1/1\n"),
    ("D216", HEAD + BODY + "成文日期: ▲26-01-01\n"),
    ("D216", HEAD + BODY + "成文日期: ▲2026年1月\n"),
    *(
        ("D280", HEAD + BODY + f"成文日期: ▲{typed}\n")
        for typed in ("待定", "'**'", "2026年X月X日", "2026年  月  日", "20××年1月×日", "　年　月　日", "二〇二六年一月某日")
    ),
    ("D280", HEAD + BODY + "报告人: {姓名: 张三, 日期: ▲待定}\n"),
    ("D217", HEAD + BODY + "成文日期: ▲2026-02-29\n"),
    ("D217", HEAD + BODY + "成文日期: ▲二〇二六年十三月一日\n"),
    ("D217", HEAD + BODY + "报告人: {日期: ▲0000年1月1日}\n"),
    ("D218", HEAD + "正文:\n- {列举: [甲], 起: ▲二}\n"),
    ("D218", HEAD + "正文:\n- {列举: [甲], 起: ▲-1}\n"),
    ("D218", HEAD + "正文:\n- {列举: [甲], 起: ▲0}\n"),
    ("D218", HEAD + "正文:\n- {列举: [甲], 起: ▲0, 形式: 首先，}\n"),
    ("D208", HEAD + "正文:\n- {列举: [甲], 起: ▲[1]}\n"),
    ("D208", HEAD + BODY + "成文日期: ▲[2026-1-1]\n"),
    ("D220", HEAD + "层次: [1.]\n正文: [{标题: 甲, 内容: [{标题: ▲乙}]}]\n"),
    ("D221", HEAD + "正文:\n- ▲{列举: [甲, 乙], 起: 99}\n"),
    ("D222", HEAD + BODY + "数据: {收支: {金额: 1,▲204}}\n"),
    ("D222", HEAD + BODY + "数据:\n  收支: {金额: 1,▲204,333, 单位: 元}\n"),
    ("Y145", HEAD + "正文: [全年▲{{ 发文 }}件, 好]\n数据: {发文: 1}\n"),
    ("Y145", HEAD + "正文:\n- {文字: 全年▲{{ 发文 }}件, 性质: 结语}\n数据: {发文: 1}\n"),
    ("Y145", HEAD + "正文:\n- 表格:\n  - [甲, ▲{{ 发文 }}]\n  - [乙, 丙]\n数据: {发文: 1}\n"),
    ("Y120", HEAD + "正文: ▲{{ 发文 }}件。\n数据: {发文: 1}\n"),
    ("Y142", HEAD + BODY + "数据: {收支: {▲甲, 乙}}\n"),
    ("Y142", HEAD + BODY + "数据: {▲收支, 乙: 丙}\n"),
    ("Y142", HEAD + BODY + "附注: {▲此件公开}\n"),
    ("Y115", HEAD + BODY + "数据: {收支▲：甲}\n"),
    ("D274", HEAD + "正文:\n- 段落: [甲, {▲尾注: 乙}]\n"),
    ("D274", HEAD + "正文:\n- {▲删除线: 乙}\n"),
    ("D230", HEAD + "正文:\n- {▲脚注: 乙}\n"),
    ("D230", HEAD + "正文: [甲, {▲上标: 2}]\n"),
    ("D300", HEAD + "正文:\n- {标题: 甲, 名称: 乙, 编号: 无}\n- 段落: [见, {引用: ▲乙}]\n"),
    ("D300", HEAD + "编号: 无\n正文:\n- {段首: 甲, 名称: 乙, 文字: 丙}\n- 段落: [见, {引用: ▲乙}]\n"),
    ("D301", HEAD + "正文:\n- 段落: [见, {引用: ▲乙}]\n附件: {标题: 甲, 名称: 乙, 标记原文: 无, 内容: 丙}\n"),
    ("D302", "文种: 报告\n标题: ▲[甲, {上标: 2}]\n正文: 乙\n"),
    ("D302", HEAD + "主送机关: [市委, ▲{脚注: 甲}]\n" + BODY),
    ("D302", HEAD + BODY + "附件: {标题: ▲[甲, {脚注: 乙}], 内容: 丙}\n"),
    ("D302", HEAD + BODY + "署名: ▲{下划线: 甲}\n"),
    ("D303", HEAD + "正文:\n- 段落: [甲, {脚注: [乙, {▲脚注: 丙}]}]\n"),
    ("D304", HEAD + "正文:\n- 表格: [[甲, [乙, {上标: 2, 下标: ▲3}]], [丙, 丁]]\n"),
    ("D304", HEAD + "正文:\n- 表格: [[甲, 乙], [丙, [丁, {上标: 2}, ▲{标题: 3}]]]\n"),
    ("D204", HEAD + "正文:\n- {段首: 甲, 文字: [乙, {▲上表: 2}]}\n"),
    ("D230", HEAD + "正文:\n- {标题: 甲, 内容: [乙, {▲上标: 2}]}\n"),
    ("D207", HEAD + "正文:\n- 表格: [[甲, [乙, {上标: ▲''}]], [丙, 丁]]\n"),
    ("D256", HEAD + "正文:\n- {标题: [甲, {引用: ▲丙}]}\n"),
    ("D257", HEAD + "正文:\n- {标题: 甲, 名称: 乙}\n- {段首: 丙, 名称: ▲乙, 文字: 丁}\n"),
    ("D274", HEAD + "正文:\n- {表格: [[甲, 乙], [丙, {▲公式: 左}]]}\n"),
    ("D274", HEAD + "正文:\n- {图片: 甲.png, ▲高: 60毫米}\n"),
    ("D285", HEAD + "正文:\n- 表格: [[甲, 乙], [丙, {合并: 左, ▲文字: 丁}]]\n"),
    ("D285", HEAD + "正文:\n- 表格: [[甲, 乙], [丙, {图片: 丁.png, ▲题注: 丁}]]\n"),
    ("D286", HEAD + "正文:\n- {图片: 甲.png, 宽: ▲60}\n"),
    ("D286", HEAD + "正文:\n- {图片: 甲.png, 宽: ▲0毫米}\n"),
    ("D286", HEAD + "正文:\n- {图片: 甲.png, 宽: ▲60像素}\n"),
    ("D286", HEAD + "正文:\n- {图片: 甲.png, 宽: ▲[60毫米]}\n"),
    ("D286", HEAD + "正文:\n- 表格: [[甲, 乙], [丙, {图片: 丁.png, 宽: ▲大}]]\n"),
    ("D214", HEAD + "正文:\n- 表格: [[甲, 乙], [丙, {合并: ▲右}]]\n"),
    ("D252", HEAD + "正文:\n- 表格:\n  - [甲, 乙]\n  - ▲[丙, {标题: 丁}]\n"),
    ("D287", HEAD + "正文:\n- 表格: [[▲{合并: 左}, 乙], [丙, 丁]]\n"),
    ("D287", HEAD + "正文:\n- 表格: [[甲, ▲{合并: 上}], [丙, 丁]]\n"),
    ("D288", HEAD + "正文:\n- 表格: [[甲, {合并: 左}, 乙], [▲{合并: 上}, 丙, 丁]]\n"),
    ("D288", HEAD + "正文:\n- 表格: [[甲, 乙], [{合并: 上}, {合并: 左}], [▲{合并: 上}, 丁]]\n"),
    ("D289", HEAD + "正文:\n- {表格: [[甲, 乙], [{合并: 上}, 丙], [丁, 戊]], 表头: ▲1}\n"),
    ("D207", HEAD + "正文:\n- {表格: [[甲], [乙], [丙]], 续表: ▲''}\n"),
    ("D290", HEAD + "正文:\n- {表格: [[甲], [乙], [丙]], 续表: ▲第二页}\n"),
    ("D290", HEAD + "正文:\n- {表格: [[甲], [乙], [丙]], 续表: ▲0}\n"),
    ("D290", HEAD + "正文:\n- {表格: [[甲], [乙], [丙], [丁]], 续表: ▲[2, 1]}\n"),
    ("D290", HEAD + "正文:\n- {表格: [[甲], [乙], [丙], [丁]], 续表: ▲[1, [2]]}\n"),
    ("D290", HEAD + "正文:\n- {表格: [[甲], [乙], [丙]], 续表: ▲{行: 1}}\n"),
    ("D378", HEAD + "正文:\n- {表格: [[甲], [乙], [丙]], 续表: ▲2}\n"),
    ("D378", HEAD + "正文:\n- {表格: [[甲], [乙], [丙]], 表头: 0, 续表: ▲1、3}\n"),
    ("D379", HEAD + "正文:\n- {表格: [[甲, 子], [乙, 丑], [丙, 寅], [{合并: 上}, 卯]], 续表: ▲2}\n"),
    ("D274", HEAD + BODY + "▲批注: 甲\n"),
    ("D214", HEAD + BODY + "目录: ▲四级\n"),
    ("D214", HEAD + BODY + "目录: {层级: ▲4}\n"),
    ("D205", HEAD + "正文:\n- 段落: [甲, {▲天气: 晴}]\n"),
    ("D227", HEAD + BODY + "结尾: {存在问题: 甲}\n▲下一步打算: 乙\n"),
    ("D223", HEAD + "正文:\n- 标题: 甲\n  ▲表格: 乙.csv\n  题注: 丙\n"),
    ("Y129", HEAD + "正文:\n- 标题: 甲\n  ▲内容:\n    乙\n    丙\n"),
    ("Y118", HEAD + "正文:\n- 标题: 甲\n  内容: |\n    乙\n   ▲丙\n"),
    ("Y118", HEAD + "正文:\n  - 标题: 甲\n    内容:\n      - 乙\n    ▲- 丙\n"),
    ("D222", HEAD + "正文:\n- {段首: 甲,▲乙, 文字: 丙}\n"),
    ("D223", HEAD + "正文:\n- {标题: 甲, ▲段首: 乙}\n"),
    ("D224", HEAD + "正文:\n- ▲甲: 乙\n"),
    # ---- charts
    ("D350", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数], [一, 1], [二, ▲{合并: 上}]]\n"),
    ("D351", HEAD + "正文:\n- {图表: 柱形, 数据: ▲月度}\n"),
    ("D352", HEAD + "数据: {月度: 12}\n正文:\n- {图表: 柱形, 数据: ▲月度}\n"),
    ("D353", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数], [一, 1], [二, 2]]\n  数值: [数, ▲发文]\n"),
    ("D353", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数], [一, 1], [二, 2]]\n  横轴: ▲月份\n"),
    ("D354", HEAD + "正文:\n- 图表: 柱形\n  数据: ▲[[季, 数]]\n"),
    ("D354", HEAD + "正文:\n- 图表: 饼\n  数据: ▲[[季, 数], [一, 1]]\n"),
    ("D354", HEAD + "正文:\n- 图表: 柱形\n  数据: ▲[[季], [一], [二]]\n"),
    ("D355", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数], [一, 1], [二, ▲二十]]\n"),
    ("D355", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数], [一, ▲007], [二, 2]]\n"),
    ("D355", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数], [一, 1], [二, ▲20余件]]\n"),
    ("D355", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数], [一, ▲1234567890123456], [二, 2]]\n"),
    ("D355", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数（件）], [一, 1], [二, ▲2%]]\n"),
    ("D356", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, ▲甲, 乙], [一, '', 1], [二, '—', 2]]\n"),
    ("D357", HEAD + "正文:\n- 图表: 饼\n  数据: [[季, 数], [一, 1], [二, ▲-2]]\n"),
    ("D358", HEAD + "正文:\n- 图表: ▲柱形\n  数据:\n  - [点, 数]\n" + "".join(f"  - [{n}, 1]\n" for n in range(400))),
    ("D358", HEAD + "正文:\n- 图表: ▲折线\n  数据: [[季, 甲, 乙, 丙, 丁, 戊, 己, 庚], [一, 1, 1, 1, 1, 1, 1, 1], [二, 2, 2, 2, 2, 2, 2, 2]]\n"),
    ("D360", HEAD + "正文:\n- 图表: ▲折线\n  数据: [[季, 甲（件）, 乙（%）], [一, 1, 2], [二, 2, 3]]\n"),
    ("D360", HEAD + "正文:\n- 图表: ▲柱形\n  数据: [[季, 甲（件）], [一, 1], [二, 2]]\n  单位: 次\n"),
    ("D361", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 数, ▲数], [一, 1, 1], [二, 2, 2]]\n"),
    ("D361", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, ▲''], [一, 1], [二, 2]]\n"),
    ("D362", HEAD + "正文:\n- 图表: ▲饼\n  数据: [[季, 甲, 乙], [一, 1, 1], [二, 2, 2]]\n"),
    ("D363", HEAD + "正文:\n- 图表: ▲组合\n  数据: [[季, 甲], [一, 1], [二, 2]]\n"),
    ("D363", HEAD + "正文:\n- 图表: ▲组合\n  数据: [[季, 甲, 乙], [一, 1, 2], [二, 2, 2]]\n  折线: [甲, 乙]\n"),
    ("D364", HEAD + "正文:\n- 图表: 折线\n  数据: [[季, 甲], [一, 1], [二, 2]]\n  ▲折线: 甲\n"),
    ("D365", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 甲], [一, 1], [二, 2]]\n  单位: ▲[件, 次]\n"),
    ("D366", HEAD + "正文:\n- 图表: 饼\n  数据: ▲[[季, 甲], [一, 0], [二, 0]]\n"),
    ("D367", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 甲], [一, 1], [二, 2]]\n  ▲工作表: 汇总\n"),
    ("D368", HEAD + "正文:\n- 图表: 柱形\n  数据: [[季, 甲], [一, 1], [二, 2]]\n  数值: [▲季, 甲]\n"),
    ("D214", HEAD + "正文:\n- {图表: ▲散点, 数据: [[季, 甲], [一, 1], [二, 2]]}\n"),
    # ---- the template
    ("T301", HEAD + BODY + "模板: ▲没有\n"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "yaml"), FAULTS)
def test_one_fault(code: str, yaml: str) -> None:
    yaml, places = spots(yaml)
    assert len(places) == 1
    assert refusals(yaml) == [(code, *places[0])]


def refusal_of(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(CompileError) as caught:
        compile_document(text)
    return caught.value.diagnostics


@pytest.mark.parametrize(("code", "yaml"), FAULTS)
def test_a_message_is_ours_in_both_languages(code: str, yaml: str) -> None:
    for one in refusal_of(spots(yaml)[0]):
        for zh in (one.message("zh"), one.hint("zh")):
            assert re.search("[一-鿿]", zh)
            assert not foreign_words(zh), code
        assert not re.search(r"pydantic|Traceback|line \d+, column|validation error", one.message("en"))


# What a person reads of some of them: the fault, and what its message or its way out holds.
@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("正文:\n- 段落: [见, {加粗: 甲}。]\n", "“}”后面要先写半角逗号，文字另作一项。写成 [见, {加粗: 甲}, 。]。"),
        ("正文:\n- 段落: [见{加粗: 甲}]\n", "“{”前面要先写半角逗号，文字另作一项。写成 [见, {加粗: 甲}]。"),
        ("正文: 见{引用: 甲}，又见{引用: 乙}。\n", "“段落: [见, {引用: 甲}, ，又见, {引用: 乙}, 。]”"),
        ("正文: 甲, 乙{加粗: 丙}。\n", "“段落: ['甲, 乙', {加粗: 丙}, 。]”"),
        (BODY + "附件: [{名称: 乙, 内容: 丙}]\n", "是不是“标题”？"),
        ("正文:\n- 表格:\n  - [, 甲,, @, ]  # 注\n  - [1, 2, 3, 4, 5]\n", "写成 ''：['', 甲, '', '@', '']；"),
        ("正文:\n- 表格:\n  - [甲, %, '*', *.csv]\n  - [1, 2, 3, 4]\n", "括起来：[甲, '%', '*', '*.csv']。"),
        (BODY + "附件: [{标题: 乙, 表格: 丙.csv}]\n", "“表格”应当写在“内容”下面。"),
        (BODY + "附件: [{标题: 乙, 正文: 丙}]\n", "是不是“内容”？"),
        (BODY + "署名: 乙\n成文日期: 2026-1-5\n印章: 无\n", "盖章的写“有”，不盖章的删去这一行"),
        (BODY + "署名: 乙\n成文日期: 2026-1-5\n印章: [{图片: 丙.png}]\n", "写成“印章: 丙.png”。"),
        (BODY + "成文日期: 2026-1-5\n签名章: {职务: 乙, 姓名: 丙}\n", "这里可以写的有：职务、图片。"),
        ("正文:\n- {标体: 甲, 文字: 乙}\n", "这里可以写的有：段首、仅当、性质、文字。"),
        (BODY + "成文日期: 2026-1-5\n签名章: [乙.png]\n", "“签名章”应当写成几个“键: 值”。换行，缩进两格，再写“键: 值”，例如“职务: …”。"),
        (BODY + "报告人: [乙]\n", "例如“单位: …”。"),
        (BODY + "报告人:\n  - 单位: 甲\n  - 姓名: 乙\n", "“报告人”应当写成几个“键: 值”。把各行开头的“- ”换成两个空格，“键”左边对齐。"),
        (BODY + "数据:\n- 发文: 3\n- 收文: 4\n", "把各行开头的“- ”换成两个空格，“键”左边对齐。"),
        (BODY + "数据: [{发文: 3}, {收文: 4}]\n", "合成一对花括号：{发文: …, 收文: …}。"),
        (BODY + "数据:\n- {名称: 发文, 数: 3}\n- {名称: 收文, 数: 4}\n", "一行写一个数，冒号前面是它的名字，例如“总收入: 3万元”。"),
        (BODY + "印发:\n- 机关: 甲\n- 日期: 2026-01-05\n", "把各行开头的“- ”换成两个空格"),
        (BODY + "密级: [秘密]\n", "只留一个，写在“密级: ”后面。"),
        (BODY + "紧急程度: [特急]\n", "只留一个，写在“紧急程度: ”后面。"),
        (BODY + "份号: ['000001']\n", "只留一个，写在“份号: ”后面。"),
        ("正文:\n- 列举: [甲, , 乙]\n", "别处去掉多的逗号"),
        ("正文:\n- 表格:\n  - [甲's,\t, 乙]\n  - [1, 2, 3]\n", "写成 ''：[甲's, '', 乙]；"),
        ("正文:\n- 表格:\n  - [*甲\"乙\", 1]\n  - [1, 2]\n", "括起来：['*甲\"乙\"', 1]。"),
        ("正文:\n- 表格:\n  - [*甲#乙, 1]\n  - [1, 2]\n", "括起来：['*甲#乙', 1]。"),
        (BODY + "报告人:\n- 姓名: 甲\n- 姓名: 乙\n", "“姓名”这样的每一项只写一次"),
        (BODY + "署名: [乙, {丙: 丁}]\n", "“署名”应当是一段文字"),
        ("正文: [{表格: [[甲], [乙]], 表格头: 1}]\n", "是不是“表头”？"),
        ("正文: [{表格: [[甲], [乙]], 表头: 99999999999999999999}]\n", "表格一共2行，表头却写了99999999999999999999行。"),
        ("正文: [{表格: [[甲, 乙], [1，2]]}]\n", "各格之间要用半角逗号，不是“，”"),
        ("正文: [{表格: [[甲], [乙]], 题注: 丙, 名称: 乡镇}, {段落: [{引用: 乡}]}]\n", "是不是“乡镇”？给要引用的标题"),
        (BODY + "署名: 乙\n印章: 有\n成文日期: 2026-1-5\n签名章: {职务: 丙}\n", "“签名章”和“署名、印章”不能同时写。"),
    ],
)  # fmt: skip
def test_the_way_out_fits(yaml: str, said: str) -> None:
    (one,) = refusal_of(HEAD + yaml)
    assert said in one.message("zh") + one.hint("zh")


def foreign_words(zh: str) -> list[str]:
    """English sentences, not single names such as YAML or docs/yaml.md."""
    return re.findall(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}", zh)


# ---- bytes ----


def code_of_bytes(data: bytes) -> list[tuple[str, int]]:
    try:
        source = decode("report.yaml", data)
    except CompileError as error:
        return [(one.code.id, one.place.line if one.place else 0) for one in error.diagnostics]
    return [(one.code.id, 0) for one in load(source).notes]


TEXT = "文种: 报告\n标题: 关于年度工作情况的报告\n正文: 各项工作进展顺利。\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), []),
        (b"\xef\xbb\xbf" + TEXT.encode(), []),
        (TEXT.encode("utf-16"), []),
        (TEXT.replace("\n", "\r\n").encode(), []),
        (TEXT.encode("gb18030"), [("Y113", 0)]),
        (TEXT.encode() + b"\xff\xfe\xfa", [("Y112", 4)]),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)), [("Y112", 1)]),
        (b" " * (MAX_BYTES + 1), [("Y114", 0)]),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "crlf", "gb18030", "mixed", "binary", "too large"],
)
def test_bytes(data: bytes, expected: list[tuple[str, int]]) -> None:
    assert code_of_bytes(data) == expected


def test_encodings_give_the_same_document() -> None:
    ways = [TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16"), TEXT.replace("\n", "\r\n").encode()]
    assert len({resolve_bytes(data) for data in ways}) == 1


def resolve_bytes(data: bytes) -> str:
    return "\n".join(p.text for p in flow_of(decode("report.yaml", data).text).paragraphs)


# ---- many faults, great size ----


def test_many_faults_are_reported_together_in_order() -> None:
    yaml, places = spots(
        "文种: 报告\n"
        "▲标提: 甲\n"
        "编号: ▲随便\n"
        "层次: [一、, ▲二、]\n"
        "成文日期: ▲昨天\n"
        "正文:\n"
        "  - ▲''\n"
        "  - {标题: ▲[甲], 内容: [{段首: 乙, ▲文子: 丙}]}\n"
        "  - {列举: [甲], 起: ▲二, 形式: ▲壹是}\n"
        "署名: [甲, ▲{甲: 乙}]\n"
    )
    ids = ["D204", "D214", "D215", "D216", "D225", "D208", "D204", "D218", "D214", "D209"]
    assert refusals(yaml) == [(code, *place) for code, place in zip(ids, places, strict=True)]


def test_faults_of_the_text_are_reported_together() -> None:
    yaml, places = spots("文种: 报告\n正文: 甲\n▲正文: ▲!!str 乙\n附注: ▲*no\n▲正文: 丙\n")
    ids = ["Y102", "Y105", "Y106", "Y102"]
    assert refusals(yaml) == [(code, *place) for code, place in zip(ids, places, strict=True)]


def test_label_faults_are_reported_together() -> None:
    yaml, places = spots(
        "文种: 报告\n层次: [1.]\n正文: [▲{列举: [甲, 乙], 起: 99}, {标题: 甲, 内容: [{标题: ▲乙}, {标题: ▲丙}]}]\n"
    )
    assert refusals(yaml) == [(c, *place) for c, place in zip(["D221", "D220", "D220"], places, strict=True)]


def found_in(text: str) -> list[str]:
    return [code for code, _, _ in refusals(text)]


LAUGHS = "a0: &a0 [哈]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("Y108", HEAD + LAUGHS + "正文: *a9\n"),
        ("Y108", HEAD + "正文:\n" + "- 甲\n" * 200_001),
        ("Y107", HEAD + "正文: " + "[" * 3_000 + "]" * 3_000 + "\n"),
        ("Y107", HEAD + "正文: " + "{标题: 甲, 内容: [" * 2_000 + "乙" + "]}" * 2_000 + "\n"),
        (
            "Y107",
            HEAD + "正文:\n" + "".join("  " * n + "- 内容:\n" for n in range(1, 100)) + "  " * 101 + "- 甲\n",
        ),
    ],
    ids=["laughs", "long list", "brackets", "sections", "block style"],
)
def test_what_would_cost_too_much_is_refused(code: str, text: str) -> None:
    found = found_in(text)
    assert found == [code]


def test_many_faulty_entries_are_refused() -> None:
    found = found_in(HEAD + "正文:\n" + "- {天气: 晴, 风: 大}\n" * 20_000)
    assert set(found) == {"D212"}


def test_one_faulty_entry_repeated_by_aliases_is_refused() -> None:
    found = found_in(HEAD + "正文:\n- &a [" + "[], " * 400 + "]\n" + "- *a\n" * 400)
    assert set(found) == {"D213"}


def test_nesting_by_aliases_is_refused() -> None:
    # Each alias lies within the next: 300 deep, though no line is nested more than three deep.
    rows = "".join(f"- &a{n} {{文字: [*a{n - 1}]}}\n" for n in range(1, 300))
    assert [code for code, _, _ in refusals(HEAD + "正文:\n- &a0 甲\n" + rows)] == ["Y107"]


@pytest.mark.parametrize(
    "text",
    [
        "正文: 甲\n\t\n署名: 乙\n",
        "正文: >-\n  甲乙丙\n",
        "正文: |\n  第一段：甲。\n\n  第二段 http://a.b:80 乙\n",
        "正文: {文字: 甲}\n  # 说明\n署名: 乙 # 说明\n",
        "正文: [&a 甲, *a]\n",
    ],
)
def test_sound_though_unusual(text: str) -> None:
    assert refusals(HEAD + text) == []


def test_nesting_within_bounds_compiles() -> None:
    deep = "甲"
    for _ in range(15):
        deep = f"{{内容: [{deep}]}}"
    assert drawn(f"正文: [{deep}]\n") == "公文正文 │  │ 甲\n"


def test_an_alias_repeats_what_it_names() -> None:
    assert drawn("正文: [&a {标题: 甲}, *a]\n") == "heading 1 │ 一、 │ 甲\nheading 1 │ 二、 │ 甲\n"


# ---- the registry ----


def test_every_code_of_source_and_document_has_a_case() -> None:
    here = {code for code, _ in FAULTS} | {"Y107", "Y108", "Y112", "Y113", "Y114", "D219"}
    here |= {"D275", "Y143"}  # told of reports that compile, see test_told
    here |= {code.id for code in codes_of(figures).values()}  # see tests/figures
    here |= {
        "D281",
        "D282",
        "D283",
        "D291",
    }  # of charts, mail and Word drafts, see tests/figures and tests/draft
    here |= {"D386", "D387"}  # of drafts of issued papers, see tests/draft
    here |= {"D270", "D271"}  # of conditions and of volumes, see tests/figures and tests/batch
    here |= {"D394"}  # of a skeleton compiled by itself, see tests/batch
    here |= {"D396", "D398"}  # of a skeleton by itself and of labels kept as text, see below
    here |= {"D292", *(code.id for code in codes_of(volume).values())}  # see tests/rules and tests/batch
    in_files = set[str]().union(*CODES_OF_FILES.values())
    assert sorted(id for id in registry() if id[0] in "YD" and id not in here | in_files) == []


@pytest.mark.parametrize(
    ("text", "may_go"),
    [
        (f"{HEAD}正文:\n", False),
        (f"文种:\n{BODY}", False),
        (f"{HEAD}正文:\n- 标题:\n  内容: 甲\n", False),
        (f"{HEAD}{BODY}成文日期:\n", True),
        (f"{HEAD}{BODY}副标题: ''\n", True),
    ],
)
def test_only_what_may_be_left_out_is_to_be_deleted(text: str, may_go: bool) -> None:
    (told,) = refusal_of(text)
    assert told.code.id == "D207"
    assert ("删去" in told.hint("zh"), "delete" in told.hint("en")) == (may_go, may_go)


def test_printed_forms_hold_every_diagnostic() -> None:
    text = HEAD + "标题: [甲]\n正文: ''\n"
    source = Source("report.yaml", text)
    found = refusal_of(text)
    shown = as_text(found, "zh", source.line)
    assert shown.splitlines()[:3] == [
        "report.yaml:2:5: 错误 D208: “标题”应当是一段文字，这里却是一个列表。",
        "    标题: [甲]",
        "          ^^^^",
    ]
    assert "report.yaml:3:5: 错误 D207" in shown
    assert '"code": "D208"' in as_json(found, "en")


# ---- a document made in Python ----


def test_a_document_made_in_python_prints_the_same() -> None:
    section = Section.model_validate({"标题": "甲", "内容": "乙"})
    document = Document.model_validate({"文种": "report", "正文": [section, "丙"]})
    assert picture(rendered(document)) == drawn("正文: [{标题: 甲, 内容: 乙}, 丙]\n")
    written = flow_of(HEAD + "正文: [{标题: 甲, 内容: 乙}, 丙]\n")
    assert list(resolve(document).paragraphs) == [p._replace(spot=None) for p in written.paragraphs]


def test_names_of_the_facade_are_not_hidden_by_modules() -> None:
    compile_document(HEAD + BODY)
    assert {name for name in compiler.__all__ if isinstance(getattr(compiler, name), ModuleType)} == set()


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (HEAD + "主送机关: [市委, {脚注: 甲}]\n" + BODY, "脚注写到正文里"),
        (HEAD + BODY + "附件: {标题: [甲, {脚注: 乙}], 内容: 丙}\n", "脚注写到附件的内容里"),
        (HEAD + BODY + "attachments: [{title: [甲, {脚注: 乙}], content: 丙}]\n", "脚注写到附件的内容里"),
    ],
    ids=["of the head", "of an attachment", "in English"],
)
def test_where_a_footnote_goes_is_told(text: str, way: str) -> None:
    """The title of an attachment stands in the note on attachments, too, word for word (7.3.7)."""
    (one,) = [one for one in said_of(text) if one.code.id == "D302"]
    assert way in one.hint("zh")


def test_a_skeleton_by_itself_is_told_as_one() -> None:
    text = (
        "文种: 工作总结\n标题: '{{ 单位 }}总结'\n批量: {表: 各单位.csv}\n正文: 甲。\n成文日期: '{{ 日期 }}'\n"
    )
    assert [code for code, *_ in refusals(text)] == ["D396"]


@pytest.mark.parametrize(
    ("key", "typed", "offered"),
    [
        ("成文日期", "2026年1月", "日期原文"),
        ("date", "二〇二六年元月", "date_text"),
        ("成文日期", "2026年第一季度", "日期原文"),
        ("成文日期", "26-01-05", ""),
        ("成文日期", "昨天", ""),
    ],
)
def test_a_date_that_may_print_as_it_is_typed_is_offered_so(key: str, typed: str, offered: str) -> None:
    (told,) = refusal_of(f"{HEAD}{BODY}{key}: {typed}\n")
    assert told.code.id == "D216"
    assert (f"把“{key}”换成“{offered}”" in told.hint("zh")) == bool(offered)
    assert ("as it stands" in told.hint("en")) == bool(offered)
    if offered:
        assert "D216" not in [one.code.id for one in said_of(f"{HEAD}{BODY}{offered}: {typed}\n")]


def test_labels_that_stay_text_are_told() -> None:
    head = "文种: 报告\n标题: 关于办文的报告\n"
    text = f"{head}正文: |\n  一、主要工作\n  1.抓学习\n  2.抓作风\n  二、下一步\n  继续抓好落实。\n"
    (told,) = [one for one in said_of(text) if one.code.id == "D398"]
    assert told.place
    assert (told.place.line, told.args["count"]) == (5, "2")
    text = f"{head}正文: |\n  一、主要工作\n  继续抓好落实。\n  二、下一步\n  继续抓好落实。\n"
    assert "D398" not in [one.code.id for one in said_of(text)]


@pytest.mark.parametrize(
    ("attachments", "offered"),
    [
        ("附件2：明细", [True]),
        ("附件1：明细", [False]),
        ("[附件1：甲, 附件3：乙]", [False, True]),
        ("[1.甲, 2.乙]", [False, False]),
    ],
)
def test_a_number_of_an_attachment_that_is_not_its_own_may_print_as_typed(
    attachments: str, offered: list[bool]
) -> None:
    told = [one for one in said_of(f"{HEAD}标题: 甲\n{BODY}附件: {attachments}\n") if one.code.id == "S407"]
    assert ["附件说明原文" in one.hint("zh") for one in told] == offered
    assert ["附件说明原文" in one.hint("en") for one in told] == offered
