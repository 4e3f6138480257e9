"""One mistake, one message: a report with a single slip is told of once, in the line of the slip, and what is advised works.

The advice is followed as its words say and by nothing else: `WAYS` holds, for each turn of phrase, what someone does who reads it.
"""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from compiler.messages.diagnostic import Diagnostic, Place
from tests.kit.support import said_of

REPORT = """\
文种: 述职述廉报告
标题: 2025年度述职述廉报告
报告人: {单位: 城东区统计局, 职务: 局长, 姓名: 李某某, 日期: 2025-12-31}
主送机关: [区委, 区政府]
导语: 2025年，本人认真履职，现将有关情况报告如下。
正文:
  - 标题: 履行职责情况
    内容:
      - 段首: 抓好统计主业。
        文字: 全年完成统计报表1286份。
      - 段首: 抓好队伍建设。
        文字: 全年培训统计人员36期。
      - 列举:
          - 首句: 抓学习。
            文字: 全年集中学习12次。
          - 抓考核。
      - 段落: [收支情况见, {引用: 收支}, 。]
      - 表格:
          - [项目, 收入, 支出]
          - [会议, 12, 11]
          - [培训, 8, 7]
        题注: 经费收支情况
        名称: 收支
      - 段落: [明细见, {引用: 明细}, 。]
      - 表格: 明细.xlsx
        题注: 经费明细
        名称: 明细
      - 图片: 走势.png
        题注: 全年走势
  - 标题: 廉洁自律情况
    内容: |
      本人严格执行中央八项规定精神。
      没有违反廉洁纪律的情况。
结尾:
  存在问题: 对照组织要求，还有差距。
  下一步打算: 2026年，本人将继续努力。
附件:
  - 标题: 会议经费明细表
    内容: 全年会议经费12万元。
  - 培训经费明细表
署名: 李某某
成文日期: 2026-01-05
附注: 此件公开发布
"""

# What is slipped at, what stands in the report, and what is typed instead.
SLIPS = [
    ('tab before a key of a block', '        文字: 全年培训', '\t\t文字: 全年培训'),
    ('tab before an item', '      - 段首: 抓好队伍', '\t\t- 段首: 抓好队伍'),
    ('tab before a top heading', '  - 标题: 廉洁', '\t- 标题: 廉洁'),
    ('tab before a content key', '    内容:\n      - 段首', '\t内容:\n      - 段首'),
    ('tab before a closing key', '  下一步打算:', '\t下一步打算:'),
    ('tab under a bar', '      没有违反', '\t没有违反'),
    ('full-width blanks before a key', '        文字: 全年培训', '\u3000\u3000\u3000\u3000文字: 全年培训'),
    ('dash missing, text kept in place', '  - 标题: 履行职责情况\n', '  标题: 履行职责情况\n'),
    ('dash missing, first item deep', '      - 段首: 抓好统计', '      段首: 抓好统计'),
    ('dash missing, later item', '      - 段首: 抓好队伍', '      段首: 抓好队伍'),
    ('dash a blank, later item', '      - 段首: 抓好队伍', '        段首: 抓好队伍'),
    ('dash missing, second heading', '  - 标题: 廉洁', '  标题: 廉洁'),
    ('dash a blank, second heading', '  - 标题: 廉洁', '    标题: 廉洁'),
    ('cell empty', '[会议, 12, 11]', '[会议, , 11]'),
    ('cells empty', '[培训, 8, 7]', '[, 8, ]'),
    ('cell a mark', '[项目, 收入, 支出]', '[项目, 收入, %]'),
    ('dash missing, table', '      - 表格:\n', '      表格:\n'),
    ('dash missing, item of an enumeration', '          - 首句: 抓学习', '          首句: 抓学习'),
    ('dash missing, plain item', '          - 抓考核。', '          抓考核。'),
    ('dash missing, plain attachment', '  - 培训经费明细表', '  培训经费明细表'),
    ('dash missing, attachment', '  - 标题: 会议经费', '  标题: 会议经费'),
    ('dash missing, row', '          - [会议, 12, 11]', '          [会议, 12, 11]'),
    ('heading without its key', '  - 标题: 廉洁自律情况', '  - 廉洁自律情况'),
    ('lead without its key', '      - 段首: 抓好队伍', '      - 抓好队伍'),
    ('lead of an item without its key', '          - 首句: 抓学习', '          - 抓学习'),
    ('attachment without its key', '  - 标题: 会议经费', '  - 会议经费'),
    ('dash glued', '      - 段首: 抓好队伍', '      -段首: 抓好队伍'),
    ('dash wide', '      - 段首: 抓好队伍', '      － 段首: 抓好队伍'),
    ('dash too many', '        文字: 全年培训', '        - 文字: 全年培训'),
    ('blank missing after colon, top', '署名: 李某某', '署名:李某某'),
    ('blank missing after colon, block', '        文字: 全年培训', '        文字:全年培训'),
    ('blank missing in braces', '职务: 局长', '职务:局长'),
    ('full-width colon, top', '署名: 李某某', '署名：李某某'),
    ('full-width colon, heading item', '  - 标题: 廉洁', '  - 标题：廉洁'),
    ('full-width colon, key with list', '    内容:\n      - 段首', '    内容：\n      - 段首'),
    ('full-width colon, body', '正文:\n', '正文：\n'),
    ('full-width colon in braces', '职务: 局长', '职务：局长'),
    ('full-width comma in braces', '城东区统计局, 职务', '城东区统计局，职务'),
    ('double quote left open', '导语: 2025年，本人', '导语: "2025年，本人'),
    ('single quote left open', '附注: 此件', "附注: '此件"),
    ('quote closed too early', '导语: 2025年，本人认真履职，', '导语: "2025年"，本人认真履职，'),
    ('quote left open in a list', '[会议, 12, 11]', "['会议, 12, 11]"),
    ('bracket left open', '[区委, 区政府]', '[区委, 区政府'),
    ('brace left open', '日期: 2025-12-31}', '日期: 2025-12-31'),
    ('braces wide', '{引用: 收支}', '｛引用: 收支｝'),
    ('indent of a key one more', '        文字: 全年培训', '         文字: 全年培训'),
    ('indent of a key one less', '        文字: 全年培训', '       文字: 全年培训'),
    ('indent of an item one more', '      - 段首: 抓好队伍', '       - 段首: 抓好队伍'),
    ('indent of an item one less', '      - 段首: 抓好队伍', '     - 段首: 抓好队伍'),
    ('indent of an item two less', '      - 段首: 抓好队伍', '    - 段首: 抓好队伍'),
    ('indent of a heading missing', '  - 标题: 廉洁', '- 标题: 廉洁'),
    ('indent of a key at its dash', '        题注: 经费收支', '      题注: 经费收支'),
    ('indent of a content two less', '    内容:\n      - 段首', '  内容:\n      - 段首'),
    ('indent of closing keys', '  下一步打算:', '    下一步打算:'),
    ('indent of a closing key missing', '  下一步打算:', '下一步打算:'),
    ('top key indented', '署名: 李某某', '  署名: 李某某'),
    ('dashes forgotten', '主送机关: [区委, 区政府]', '主送机关:\n  区委\n  区政府'),
    ('dashes of attachments forgotten', '  - 标题: 会议经费明细表\n    内容: 全年会议经费12万元。\n  - 培', '  会议经费明细表\n  培'),
    ('text beside a list', '正文:\n', '正文: 如下\n'),
    ('text beside a list, a comment between', '正文:\n', '正文: 如下\n  # 下面是正文\n'),
    ('text beside a list of attachments', '附件:\n  - 标题', '附件: 两个\n  - 标题'),
    ('bar forgotten', '    内容: |\n', '    内容:\n'),
    ('lines under a bar not indented', '      没有违反', '    没有违反'),
    ('colon in a text', '        文字: 全年培训统计人员36期。', '        文字: 全年培训: 统计人员36期。'),
    ('key misspelt, top', '署名: 李', '暑名: 李'),
    ('key misspelt, body', '正文:\n', '正问:\n'),
    ('key misspelt, kind', '文种: 述职', '文中: 述职'),
    ('key misspelt, reporter', '职务: 局长', '职物: 局长'),
    ('key misspelt, heading', '  - 标题: 廉洁', '  - 标提: 廉洁'),
    ('key misspelt, content', '    内容:\n      - 段首', '    内客:\n      - 段首'),
    ('key misspelt, lead', '      - 段首: 抓好队伍', '      - 段手: 抓好队伍'),
    ('key misspelt, text', '        文字: 全年培训', '        文子: 全年培训'),
    ('key misspelt, enumeration', '      - 列举:', '      - 列具:'),
    ('key misspelt, item lead', '- 首句: 抓学习', '- 手句: 抓学习'),
    ('key misspelt, item text', '            文字: 全年集中', '            文宇: 全年集中'),
    ('key misspelt, paragraph', '- 段落: [收支情况', '- 段洛: [收支情况'),
    ('key misspelt, reference', '{引用: 收支}', '{引月: 收支}'),
    ('key misspelt, table', '      - 表格:\n', '      - 表恪:\n'),
    ('key misspelt, table file', '- 表格: 明细', '- 表恪: 明细'),
    ('key misspelt, caption', '        题注: 经费收支', '        题柱: 经费收支'),
    ('key misspelt, anchor', '        名称: 收支', '        名陈: 收支'),
    ('key misspelt, picture', '- 图片: 走势', '- 图偏: 走势'),
    ('key misspelt, closing', '结尾:\n', '结未:\n'),
    ('key misspelt, problems', '  存在问题:', '  存在向题:'),
    ('key misspelt, attachment title', '- 标题: 会议经费', '- 标体: 会议经费'),
    ('key misspelt, attachment content', '    内容: 全年会议', '    内荣: 全年会议'),
    ('key misspelt, date', '成文日期: 2026', '成文曰期: 2026'),
    ('kind misspelt', '述职述廉报告\n标题', '述职述连报告\n标题'),
    ('kind not there', '文种: 述职述廉报告', '文种: 办法'),
    ('file missing, picture', '走势.png', '走式.png'),
    ('file missing, sheet', '明细.xlsx', '明系.xlsx'),
    ('sheet without results', '明细.xlsx', '公式.xlsx'),
    ('row too short', '[会议, 12, 11]', '[会议, 12]'),
    ('row too long', '[会议, 12, 11]', '[会议, 1,200, 11]'),
    ('no such day', '成文日期: 2026-01-05', '成文日期: 2026-02-30'),
    ('date without a day', '成文日期: 2026-01-05', '成文日期: 2026年1月'),
    ('date of the reporter', '日期: 2025-12-31', '日期: 2025年13月1日'),
    ('reference misspelt', '{引用: 收支}', '{引用: 收枝}'),
    ('text beside braces', '[收支情况见, {引用: 收支}, 。]', '[收支情况见{引用: 收支}。]'),
    ('braces in a text', '段落: [收支情况见, {引用: 收支}, 。]', '段落: 收支情况见{引用: 收支}。'),
    ('key twice', '署名: 李某某\n', '署名: 李某某\n署名: 李某\n'),
    ('field empty', '附注: 此件公开发布', '附注:'),
    ('hash in a text', '        文字: 全年培训统计人员36期。', '        文字: 全年培训 #3楼统计人员36期。'),
    ('text under a heading', '    内容:\n      - 段首', '    文字:\n      - 段首'),
    ('comma in braces', '单位: 城东区统计局', '单位: 城东区,统计局'),
    ('number with a comma in braces', '职务: 局长', '职务: 1,204'),
    ('list where text', '署名: 李某某\n成文日期: 2026-01-05', '署名: 李某某\n成文日期:\n  - 2026-01-05'),
    ('dash a blank, enumeration', '      - 列举:', '        列举:'),
    ('dash a blank, table', '      - 表格:\n', '        表格:\n'),
    ('dash a blank, picture', '      - 图片:', '        图片:'),
    ('dash a blank, attachment', '  - 标题: 会议经费', '    标题: 会议经费'),
    ('dash missing, paragraph', '      - 段落: [收支情况', '      段落: [收支情况'),
    ('dash missing, picture', '      - 图片:', '      图片:'),
    ('indent of a whole block', '      - 图片: 走势.png\n        题注: 全年走势', '        - 图片: 走势.png\n        题注: 全年走势'),
    ('tab after blanks', '        文字: 全年培训', '    \t文字: 全年培训'),
    ('no-break blank', '        文字: 全年培训', '\xa0       文字: 全年培训'),
    ('two fields on a line', '附注: 此件公开发布', '附注: 此件公开发布: 是'),
    ('file with a wide dot', '走势.png', '走势。png'),
    ('comma twice in braces', '城东区统计局, 职务', '城东区统计局,, 职务'),
    ('comma missing in braces', '城东区统计局, 职务', '城东区统计局 职务'),
    ('comma missing between items', '{引用: 收支}, 。]', '{引用: 收支}, {加粗: 一} {加粗: 二}]'),
    ('colon in a text in braces', '职务: 局长', '职务: 局长: 主持工作'),
    ('colons in a list', '[区委, 区政府]', '[区委: 办公室: 主任, 区政府]'),
    ('dashes within brackets', '[区委, 区政府]', '[\n  - 区委\n  - 区政府\n]'),
    ('lines within brackets', '[区委, 区政府]', '[\n  区委，\n  区政府\n]'),
    ('list with wide commas', '[项目, 收入, 支出]', '[项目，收入，支出]'),
    ('mapping where a text is wanted', '成文日期: 2026-01-05', '成文日期: {年: 2026}'),
    ('number misread', '      - 表格: 明细.xlsx\n', '      - 表格: 明细.xlsx\n        表头: 一\n'),
]  # fmt: skip
# Where the line that is told of is not the first that changed.
LINES = {
    "list where text": 43,
    "dashes of attachments forgotten": 37,
    "dashes within brackets": 5,
    "lines within brackets": 5,
}

Edit = Callable[[list[str], Place, re.Match[str]], None]


def line_of(lines: list[str], place: Place) -> str:
    return lines[place.line - 1]


def indented(lines: list[str], place: Place, said: re.Match[str]) -> None:
    lines[place.line - 1] = " " * int(said[1]) + line_of(lines, place).strip()


def whole_list(lines: list[str], place: Place, said: re.Match[str]) -> None:
    line = line_of(lines, place)
    lines[place.line - 1] = line[: line.index("[")] + said[1]


def at_margin(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] = line_of(lines, place).strip()


def item(lines: list[str], place: Place, said: re.Match[str]) -> None:
    line = line_of(lines, place)
    lines[place.line - 1] = " " * int(said[1]) + "- " + line[line.index(said[2]) :]


def keyed(lines: list[str], place: Place, said: re.Match[str]) -> None:
    lines[place.line - 1] = line_of(lines, place).replace("- ", f"- {said[1]}", 1)


def dashes(lines: list[str], place: Place, _: re.Match[str]) -> None:
    at = place.line
    while lines[at].startswith("  "):
        lines[at] = f"  - {lines[at].strip()}"
        at += 1


def no_text(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] = line_of(lines, place)[: place.column - 1].rstrip()


def instead(lines: list[str], place: Place, said: re.Match[str]) -> None:
    line = line_of(lines, place)
    lines[place.line - 1] = line[: place.column - 1] + said[1] + line[place.end_column - 1 :]


def key(lines: list[str], place: Place, said: re.Match[str]) -> None:
    lines[place.line - 1] = re.sub(rf"{said[1]}[:：] *", f"{said[1]}: ", line_of(lines, place), count=1)


def dash(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] = re.sub(r"^( *)[-－] *", r"\1- ", line_of(lines, place))


def no_dash(lines: list[str], place: Place, _: re.Match[str]) -> None:
    above = re.match(r" *- ", lines[place.line - 2])
    assert above
    lines[place.line - 1] = " " * above.end() + re.sub(r"^ *- ", "", line_of(lines, place))


def comma(lines: list[str], place: Place, _: re.Match[str]) -> None:
    line = line_of(lines, place)
    before, after = line[: place.column - 1], line[place.column :]
    lines[place.line - 1] = f"{before}, {after.replace('，', ', ')}"


def quotes(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] = re.sub(r"^( *(?:- )?[^ :]+: )(.*)$", r"\1'\2'", line_of(lines, place))


def quote_at_end(lines: list[str], place: Place, said: re.Match[str]) -> None:
    line = line_of(lines, place)
    end = line.find(",", place.column) if "[" in line else len(line)
    lines[place.line - 1] = line[:end] + said[1] + line[end:]


def no_brackets(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 2] = lines[place.line - 2].replace("[", "")
    del lines[lines.index("]")]


def commas(lines: list[str], place: Place, _: re.Match[str]) -> None:
    for at in range(place.line - 1, place.end_line - 1):
        lines[at] = f"{lines[at].rstrip('，')},"


def at_end(lines: list[str], place: Place, said: re.Match[str]) -> None:
    lines[place.line - 1] += said[1]


def brackets(lines: list[str], place: Place, said: re.Match[str]) -> None:
    line = line_of(lines, place)
    opening, closing = said[1][0], said[1][-1]
    start, end = line.index(opening), line.rindex(closing) + 1
    lines[place.line - 1] = line[:start] + said[1] + line[end:]


def field(lines: list[str], place: Place, said: re.Match[str]) -> None:
    line = line_of(lines, place)
    lines[place.line - 1] = line[: line.index(said[1].partition(":")[0])] + said[1]


def add_dash(lines: list[str], place: Place, _: re.Match[str]) -> None:
    line = line_of(lines, place)
    lines[place.line - 1] = line[: place.column - 1] + "- " + line[place.column - 1 :]


def bar(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] += " |"


def moved(lines: list[str], place: Place, said: re.Match[str]) -> None:
    lines.insert(int(said[2]), "  " + lines.pop(place.line - 1))


def gone(lines: list[str], place: Place, _: re.Match[str]) -> None:
    del lines[place.line - 1]


def value(lines: list[str], place: Place, said: re.Match[str]) -> None:
    line, new = line_of(lines, place), said[1] if said.re.groups else "2026-01-06"
    lines[place.line - 1] = line[: place.column - 1] + new + line[place.end_column - 1 :]


def cells(lines: list[str], place: Place, _: re.Match[str]) -> None:
    line = line_of(lines, place).replace("，", ", ").replace("1,200", "'1,200'")
    lines[place.line - 1] = line if line != line_of(lines, place) else line.replace("]", ", '']")


def saved(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] = line_of(lines, place).replace("公式.xlsx", "明细.xlsx")  # as it is once saved


def renamed(lines: list[str], place: Place, said: re.Match[str]) -> None:
    lines[place.line - 1] = line_of(lines, place).replace(said[1], said[2])


def no_list(lines: list[str], place: Place, _: re.Match[str]) -> None:
    text = lines.pop(place.line - 1).replace("- ", "").strip()
    lines[place.line - 2] += f" {text}"


def parted(lines: list[str], place: Place, _: re.Match[str]) -> None:
    line = line_of(lines, place)
    lines[place.line - 1] = line[: place.column - 3] + "- " + line[place.column - 1 :]


def kind(lines: list[str], place: Place, said: re.Match[str]) -> None:
    lines[place.line - 1] = said[1]


def braces(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] = line_of(lines, place).translate(str.maketrans("｛｝", "{}"))


def one_row(lines: list[str], place: Place, _: re.Match[str]) -> None:
    lines[place.line - 1] = line_of(lines, place)[: place.column - 1] + "1"


WAYS: list[tuple[str, Edit]] = [
    (r"(?:改成|行首改成)(\d+)个(?:半角)?空格。", indented),
    (r"行首不要空，顶格写。", at_margin),
    (r"(?:写成 ''|这一项括起来)：(\[.*?\])[；。]", whole_list),
    (r"行首写(\d+)个空格和“- ”，后面接“(.+?)”", item),
    (r"是列表里的，移到下一行.+；不要的，删去。", no_text),
    (r"行首的“- ”后面写“(\w+: )”", keyed),
    (r"写“(文种: .+?)”", kind),
    (r"是不是“(.+?)”？", instead),
    (r"改成“(\w+): ”。", key),
    (r"在冒号后面加一个空格：“(\w+): ”。", key),
    (r"改成“- ”。", dash),
    (r"改成半角的 \{ \}", braces),
    (r"改成表头的行数。", one_row),
    (r"^写成“(.+)”这样。", field),
    (r"去掉“- ”，让“.+?”和上面一行的名称对齐。", no_dash),
    (r"改成半角逗号加一个空格", comma),
    (r"在这段文字末尾补上同样的 (.)；", quote_at_end),
    (r"在末尾补上“(.)”", at_end),
    (r"^写成 ([\[{].+?[\]}])[。：]", brackets),
    (r"^(?:去掉它|加上逗号|用单引号把这一项括起来)，写成 ([\[{].+[\]}])[。；]", brackets),
    (r"^去掉“\[”和“\]”，一项一行", no_brackets),
    (r"各占一项的，每行末尾加半角逗号", commas),
    (r"放在“段落”里：“(.+)”。", field),
    (r"若是列表的一项，前面加“- ”；", add_dash),
    (r"要分段，在冒号后面写 \|", bar),
    (r"一行一项的，每行前面加“- ”", dashes),
    (r"把“(.+?)”移到第(\d+)行的“.+?”下面，缩进两格。", moved),
    (r"没有内容就把这一行删去。", gone),
    (r"^只留一个；", gone),
    (r"核对月份和日子。", value),
    (r"^写成 (2026-11-05) ", value),
    (r"用单引号把那一格括起来。", cells),
    (r"用 Excel 或 WPS 打开它，保存一次", saved),
    (r"^把“(.+?)”改成“(.+?)”", renamed),
    (r"^去掉行首的“- ”，", no_list),
    (r"^分成两块，各以“- ”开头", parted),
    (r"用单引号把整段(?:文字)?(?:（连同里面的引号）)?括起来", quotes),
]


def followed(text: str, one: Diagnostic) -> str:
    """The text after someone has done what the way out says: its first advice that can be followed."""
    assert one.place
    lines = text.split("\n")
    for words, edit in WAYS:
        if said := re.search(words, one.hint("zh")):
            edit(lines, one.place, said)
            return "\n".join(lines)
    raise AssertionError(one.hint("zh"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the report lies, beside the files that it names; the sheet 公式.xlsx was never saved by a program that calculates."""
    folder = tmp_path_factory.mktemp("报告")
    for name, cell in (("明细.xlsx", 12), ("公式.xlsx", "=1+2")):
        book = openpyxl.Workbook()
        for row in (["项目", "数量"], ["会议", cell]):
            book.worksheets[0].append(row)
        book.save(folder / name)
    Image.new("L", (300, 200)).save(folder / "走势.png")
    return folder / "报告.yaml"


def test_the_report_is_sound(report: Path) -> None:
    assert said_of(REPORT, report) == []
    assert all(REPORT.count(old) == 1 for _, old, _ in SLIPS)
    assert len({new for _, _, new in SLIPS}) == len(SLIPS) > 60


@pytest.mark.parametrize(("name", "old", "new"), SLIPS, ids=[name for name, _, _ in SLIPS])
def test_one_slip(report: Path, name: str, old: str, new: str) -> None:
    text = REPORT.replace(old, new)
    changed = next(
        number
        for number, pair in enumerate(zip(REPORT.split("\n"), text.split("\n"), strict=False), 1)
        if pair[0] != pair[1]
    )
    told = said_of(text, report)
    assert [(one.severity, one.place and one.place.line) for one in told] == [
        ("error", LINES.get(name, changed))
    ]
    assert said_of(followed(text, told[0]), report) == []


def test_of_many_slips_each_is_told() -> None:
    sound = "  - 标题: 甲\n    内容: 乙\n" * 5
    text = "文种: 报告\n标题: 甲\n正文:\n" + (sound + "  标题: 丙\n    内容: 丁\n") * 6
    assert [one.place and one.place.line for one in said_of(text)] == [14 + 12 * n for n in range(6)]


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (("[单位，件数]", "[东风镇, , 3]"), ["Y127", "Y147"]),
        (("[东风镇, , 3]", "[西风镇，2]"), ["Y147", "Y127"]),
        (("[单位，件数，金额]", "[东风镇, 3]"), ["Y127", "D251"]),
        (("['收入,支出', 2]", "[东风镇，3]"), ["Y127"]),
        (("['收入,支出']", "[东风镇，西风镇]"), []),  # rows of one cell
    ],
)
def test_faults_of_two_rows_are_told_at_once(rows: tuple[str, str], codes: list[str]) -> None:
    text = "".join(f"      - {row}\n" for row in rows)
    told = said_of(f"文种: 报告\n标题: 甲\n正文:\n  - 表格:\n{text}")
    assert [one.code.id for one in told] == codes


@pytest.mark.parametrize(
    ("list_", "codes"),
    [
        ("[甲: 乙: 丙]", ["Y151"]),
        ("[{首句: 甲: 乙}, 丙]", ["Y151"]),
        ("[{首句: 甲。 文字: 乙}, 丙]", ["Y150"]),
        ("[{, 首句: 甲。}, 丙]", ["Y149"]),
        ("[\n      甲,\n      {首句: 乙。,, 文字: 丙}\n    ]", ["Y149"]),
        ("[\n      - 甲\n      - {首句: 乙。,, 文字: 丙}\n    ]", ["Y152", "Y149"]),
        ("[甲, 乙", ["Y126"]),
        ("[甲, {首句: 乙。}", ["Y126"]),
        ("[\n      甲,\n      {首句: 乙。}\n      {首句: 丙。}\n    ]", ["Y150"]),
        ("[\n      甲,\n      '乙: 丙',\n      {首句: 丁。}\n    ]", []),
    ],
)
def test_brackets_are_told_where_they_go_wrong(list_: str, codes: list[str]) -> None:
    told = said_of(f"文种: 报告\n标题: 甲\n正文:\n  - 列举: {list_}\n署名: 某局\n")
    assert [one.code.id for one in told] == codes
