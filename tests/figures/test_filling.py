"""Figures in texts: what they print, where, and what is told of them."""

from pathlib import Path

import pytest

from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from compiler.word.reader import lines
from tests.kit.support import said_of, spots

HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"
BOTH = "数据: {发文: {本期: 204, 上年同期: 271, 单位: 件}}\n"
DATA = """数据:
  年度: 2025年
  发文: {本期: 204, 上年同期: 271, 上期: 200, 目标: 240, 单位: 件}
  税收: {本期: '8,123', 单位: 万元}
  非税: {本期: 2034, 单位: 万元}
  合计: {算式: 税收 + 非税, 单位: 万元}
  结余: {本期: 12345.60, 单位: 元}
  户数: 12000
  面积: {本期: -1234.50, 单位: 亩}
  整改率: {本期: 95.2, 上年同期: 91.7, 单位: '%'}
  日期: 2026-01-05
  整改: {本期: 0, 单位: 件}
  各镇: [{镇: 甲, 收入: 12}, {镇: 乙, 收入: 30.5}]
  收入: {本级: {本期: 3, 单位: 亿元}}
  5G基站: {本期: 31, 上年同期: 20, 单位: 座}
  GDP（亿元）: 12.5
"""


def printed(text: str, data: str = DATA) -> str:
    """What a paragraph with figures prints."""
    source = Source("report.yaml", f"{HEAD}{data}正文: '{text.replace(chr(39), chr(39) * 2)}'\n")
    (paragraph,) = [block for block in Job.of(source).flow.paragraphs if block.slot == "body"]
    return paragraph.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发文{{ 发文 }}，{{ 发文|同比 }}。", "发文204件，下降24.7%。"),
        ("{{ 发文|环比 }}，{{ 发文|完成率 }}，{{ 发文|增减 }}", "增长2%，85%，减少67件"),
        ("{{ 数据.发文 }}{{ figures.发文 }}", "204件204件"),
        (
            "{{ 发文.本期 }}、{{ 发文.今年 }}、{{ 发文.current }}、{{ 发文.去年 }}、{{ 发文.单位 }}",
            "204、204、204、271、件",
        ),
        (
            "{{ 税收 }}、{{ 税收|千分位 }}、{{ 非税 }}、{{ 非税|千分位 }}",
            "8,123万元、8,123万元、2034万元、2,034万元",
        ),
        (
            "{{ 结余 }}、{{ 结余|千分位 }}、{{ 结余|千分位(1) }}、{{ (结余 * 2)|千分位 }}",
            "12345.60元、12,345.60元、12,345.6元、24,691.2元",
        ),
        ("{{ 户数|千分位 }}、{{ 面积|千分位 }}", "12,000、-1,234.50亩"),
        ("{{ 合计 }}，{{ 合计|亿元 }}，{{ 合计|亿元(3) }}", "10157万元，1.02亿元，1.016亿元"),
        ("占{{ 税收|占比(合计) }}，{{ 税收|占比(合计, 3) }}", "占80%，79.974%"),
        ("{{ 税收 + 非税 }}，{{ 收入.本级 - 税收 }}", "10157万元，2.1877亿元"),
        ("{{ (税收 / 非税)|四舍五入(2) }}，{{ 非税 / 8 }}，{{ 非税 / 32 }}", "3.99，254.25万元，63.5625万元"),
        ("{{ 收入.本级|大写金额 }}", "叁亿元整"),
        (
            "{{ 发文|约(100) }}，{{ 发文|余(100) }}，{{ 发文|超(200) }}，{{ 发文|余 }}",
            "约200件，200余件，超200件，200余件",
        ),
        ("{{ 发文|余(4) }}，{{ 发文|约(2) }}", "204件，204件"),  # no 余 where there is none
        ("{{ 发文|中文数字 }}", "二百零四件"),
        ("{{ 整改率 }}，{{ 整改率|同比 }}，{{ 整改率|增减 }}", "95.2%，提高3.5个百分点，提高3.5个百分点"),
        ("{{ 发文 * 整改率 }}，{{ 100 - 整改率 }}", "194.208件，4.8%"),
        ("{{ 日期|汉字日期 }}，{{ 日期|成文日期 }}", "二〇二六年一月五日，2026年1月5日"),
        (
            "{{ 各镇|求和(收入) }}，{{ 各镇|最大(收入, 镇) }}，{{ 各镇[0].收入|名次(各镇, 收入) }}",
            "42.5，乙，2",
        ),
        (
            "{{ 5G基站 }}，{{ 5G基站|同比 }}，{{ GDP（亿元） * 2 }}，{{ 数据['5G基站'] }}",
            "31座，增长55%，25，31座",
        ),
        ("{{ 年度 }}", "2025年"),
        ("{{ 发文 if 整改 > 0 else '没有' }}", "没有"),
        ("模板里写{_{ 发文 }_}、{_% if %_}、{% 发 %}", "模板里写{{ 发文 }}、{% if %}、{% 发 %}"),
        ("{{ 发文|四舍五入(1) }}，{{ 税收|四舍五入(-0) }}", "204.0件，8123万元"),
        ("单括号{发文}和{{{ 发文 }}}", "单括号{发文}和{204件}"),
    ],
)
def test_what_braces_print(text: str, expected: str) -> None:
    assert printed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提高{{ 率 - 上率 }}，{{ 满 - 率 }}", "提高5.2个百分点，4.8个百分点"),
        ("{{ 差 }}，{{ 写明 }}", "5.2个百分点，5.2%"),
        ("其余{{ 100 - 率 }}，{{ 100 - 率 - 份额 }}", "其余4.8%，1.8%"),
        (
            "{{ 率 + 份额 }}，{{ 上率 + (率 - 上率) }}，{{ ((率 - 上率) / 上率)|百分比 }}",
            "98.2%，95.2%，5.78%",
        ),
        ("多收{{ (率 - 上率) * 收入 }}", "多收10.4万元"),
        ("多办{{ 件数 * (率 - 上率) }}件，{{ (率 - 上率) * 件数 }}件", "多办10.4件，10.4件"),
        ("{{ 份额 + 份额 - 份额 }}，{{ 100 - 率 + 份额 - 份额 }}", "3%，4.8%"),
    ],
)
def test_percentages_differ_by_points(text: str, expected: str) -> None:
    data = "数据: {率: 95.2%, 上率: 90%, 满: 100%, 份额: 3%, 收入: 200万元, 件数: 200, 差: {算式: 率 - 上率}, 写明: {算式: 率 - 上率, 单位: '%'}}\n"
    assert printed(text, data) == expected


def test_every_text_of_a_report_may_hold_figures() -> None:
    text = """文种: 报告
标题: 关于{{ 年度 }}工作的报告
数据: {年度: 2025年, 名: 甲, 日: 2026-01-05, 图: dot, 级: 一、}
主送机关: ['{{ 名 }}局', 乙局]
层次: ['{{ 级 }}']
正文:
  - 标题: '{{ 名 }}项工作'
    内容:
      - 段落: ['{{ 年度 }}，', {加粗: '{{ 名 }}'}]
      - 表格: [['{{ 名 }}', 乙], [丙, 丁]]
        题注: '{{ 年度 }}表'
      - 图片: '{{ 图 }}.png'
        题注: '{{ 名 }}图'
结尾: {结语: '以上{{ 名 }}报告。'}
附件: '{{ 名 }}附件'
署名: '{{ 名 }}局'
成文日期: '{{ 日 }}'
附注: '{{ 名 }}附注'
"""
    folder = Path(__file__).parents[1] / "kit" / "fixtures"
    job = Job.of(Source(str(folder / "report.yaml"), text))
    out = "\n".join(line.text for line in lines(job.docx()))
    for expected in (
        *(
            "关于2025年工作的报告",
            "甲局、乙局：",
            "甲项工作",
            "2025年，甲",
            "2025年表",
            "甲图",
            "以上甲报告。",
        ),
        *("甲附件", "2026年1月5日", "（甲附注）"),
    ):
        assert expected in out
    assert "{{" not in out
    assert not [one for one in job.findings if one.severity != "info"]


def told(text: str) -> list[tuple[str, int, int]]:
    return [(one.code.id, one.place.line, one.place.column) for one in said_of(text) if one.place]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("D320", HEAD + "数据: {发文: 1}\n正文: 收文▲{{ 收文 }}件，{{ 发文 }}。\n"),
        ("D320", HEAD + "数据: {发文: 1}\n正文: |\n  发文{{ 发文 }}件。\n  收文▲{{ 收文|同比 }}件。\n"),
        ("D320", HEAD + "数据: {发文: {算式: ▲收文 + 1}}\n正文: 发文{{ 发文 }}件。\n"),
        ("T320", HEAD + "数据: {发文: {本期: 1}}\n正文: 比▲{{ 发文.上年同期 }}件。\n"),
        (
            "T322",
            HEAD + "数据: {发文: {本期: 1}}\n正文: ▲{{ 发文|同比 }}。\n".replace("正文: ▲", "正文: 比▲"),
        ),
        ("T322", HEAD + "数据: {发文: {本期: 1, 上年同期: 0}}\n正文: 比▲{{ 发文|同比 }}。\n"),
        ("T322", HEAD + "数据: {发文: {本期: 1}}\n正文: 比▲{{ 发文 / 0 }}。\n"),
        ("T322", HEAD + "数据: {甲: 3件, 乙: 4万元}\n正文: 共▲{{ 甲 + 乙 }}。\n"),
        ("T322", HEAD + "数据: {甲: 3件, 乙: 4万元}\n正文: 共▲{{ 甲|占比(乙) }}，{{ 乙 }}。\n"),
        ("T322", HEAD + "数据: {甲: 3, 乙: 4}\n正文: 共▲{{ 甲/乙|百分比 }}。\n"),
        ("T322", HEAD + "数据: {组: {甲: 1}}\n正文: 共▲{{ 组 }}。\n"),
        ("T322", HEAD + "数据: {列: [甲, 乙]}\n正文: 共▲{{ 列 }}。\n"),
        ("T322", HEAD + "数据: {号: 007}\n正文: 共▲{{ 号 + 1 }}，{{ 号 }}。\n"),
        ("D326", HEAD + "数据: {甲: 3件, 乙: 4元, 丙: {算式: ▲甲 + 乙}}\n正文: 共{{ 丙 }}。\n"),
        ("D326", HEAD + "数据: {甲: 3件, 丙: {算式: ▲甲 * 2, 单位: 元}}\n正文: 共{{ 丙 }}。\n"),
        ("D325", HEAD + "数据: {甲: {算式: ▲甲 + 1}}\n正文: 共{{ 甲 }}。\n"),
        ("D337", HEAD + "数据: {甲: 3}\n正文: 共▲{{ 甲 }。\n"),
        ("D321", HEAD + "数据: {甲: 3}\n正文: 共▲{{ }}，{{ 甲 }}。\n"),
        ("T314", HEAD + "数据: {甲: 3}\n正文: 共▲{{ 甲|同笔 }}。\n"),
        ("D322", HEAD + "数据: {甲: 3}\n正文: 共▲{{ 甲.__class__ }}。\n"),
        ("D322", HEAD + "数据: {甲: 3}\n正文: 共▲{{ 甲.upper() }}。\n".replace("upper", "什么")),
        ("T322", HEAD + "数据: {甲: 10}\n正文: 月均▲{{ 甲 / 3 }}。\n"),
        ("T322", HEAD + "数据: {甲: 10件, 均: {算式: 甲 / 12}}\n正文: 月均▲{{ 均 }}。\n"),
        ("T322", HEAD + "数据: {甲: 10}\n正文: 月均▲{{ (甲 / 3)|千分位 }}。\n"),
        ("T322", HEAD + "数据: {甲: 10}\n正文: 月均▲{{ (甲 / 3)|中文数字 }}。\n"),
        ("T322", HEAD + "数据: {甲: [1, 1, 2]}\n正文: 平均▲{{ 甲|平均 }}。\n"),
        ("D320", HEAD + "数据: {甲（万元）: 3, 乙: 4}\n正文: 共▲{{ 甲(万元) + 乙 }}。\n"),
        (
            "D270",
            HEAD + "数据: {甲: 0}\n▲正文:\n  - {文字: 乙, 仅当: 甲 > 0}\n  - {文字: 丙, 仅当: 甲 > 1}\n",
        ),
        ("D376", HEAD + "数据: {甲: 3}\n正文:\n  - 乙\n  - {文字: 丙, 仅当: ▲甲 > 3件}\n"),
        ("D376", HEAD + "数据: {甲: 3}\n正文:\n  - 乙\n  - {文字: 丙, 仅当: ▲甲 = 3}\n"),
        ("D377", HEAD + "数据: {读取: ▲台账.xlsx, 工作表: 各镇}\n正文: 共{{ 各镇|求和(收入) }}。\n"),
        ("D377", HEAD + "数据: ▲台账.xlsx\n正文: 好。\n"),
        ("Y115", HEAD + "数据:\n  ▲发文： 3\n正文: 好。\n"),
        ("D332", HEAD + "正文:\n  - 甲\n  - {文字: 乙, ▲仅当: 丙 > 1}\n"),
        ("D324", HEAD + "数据: {发文: {本期: 1, ▲上年同其: 2}}\n正文: 共{{ 发文 }}。\n"),
        ("D333", HEAD + "数据: {发文: {本期: 1, 单位: ▲[件]}}\n正文: 共{{ 发文 }}。\n"),
        ("D270", HEAD + "数据: {甲: 0}\n▲正文: [{文字: 乙, 仅当: 甲 > 0}, {文字: 丙, 仅当: 甲 > 1}]\n"),
        ("D270", HEAD + "数据: {甲: 0}\n▲正文: {文字: 乙, 仅当: 甲 > 0}\n"),
        ("D341", HEAD + "数据: {组: {发文: {算式: ▲1 + 2}}}\n正文: 共{{ 组.发文 }}。\n"),
    ],
)
def test_what_is_wrong_is_refused_at_its_place(code: str, text: str) -> None:
    text, (place,) = spots(text)
    with pytest.raises(CompileError) as caught:
        Job.of(Source("report.yaml", text))
    assert [
        (one.code.id, one.place and (one.place.line, one.place.column)) for one in caught.value.diagnostics
    ] == [(code, place)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("D328", HEAD + "数据: {发文: {本期: 204, 单位: 件}}\n正文: 全年▲{{ 发文 }}件。\n"),
        (
            "D328",
            HEAD + "数据: {发文: {本期: 204, 上年同期: 271, 单位: 件}}\n正文: 全年▲{{ 发文|同比 }}%。\n",
        ),
        ("D328", HEAD + "数据: {税收: {本期: 204, 单位: 万元}}\n正文: 全年▲{{ 税收|亿元 }}亿元。\n"),
        (
            "D328",
            HEAD
            + "数据: {发文: {本期: 204, 单位: 件}}\n正文:\n  - 段落: [全年, '▲{{ 发文 }}', {加粗: 件}, 。]\n",
        ),
        ("D328", HEAD + "数据: {率: 24.8%}\n正文: 全年▲{{ 率 }}%。\n"),
        ("D329", HEAD + "数据: {发文: {本期: 204, 上年同期: 271}}\n正文: 全年▲｛｛发文｜同比｝｝。\n"),
        ("D329", HEAD + "数据: {发文: 204}\n正文: 全年▲{{ 发文 × 2 }}件。\n"),
        ("D329", HEAD + "数据: {发文: 204}\n正文: ▲｛｛发文｝｝件。\n"),
        ("D327", HEAD + "数据: {整改率: ▲待定}\n正文: 全年{{ 整改率 }}。\n"),
        (
            "D327",
            HEAD
            + "数据: {整改率: ▲'**'}\n正文: 全年{{ 整改率 }}，{{ 整改率|四舍五入 }}，{{ 整改率 + 1 }}。\n",
        ),
        ("D275", HEAD + "数据: {发文: 1, ▲收文: 2}\n正文: 全年{{ 发文 }}件。\n"),
        ("D374", HEAD + "数据: {发文: 204}\n正文: 发文{{ 发文 }}件，又▲{发文}件。\n"),
        ("D374", HEAD + "数据: {发文: 204}\n正文: 发文{{ 发文 }}件，又▲{ 发文|余(100) }件。\n"),
        ("D374", HEAD + "数据: {发文: 204}\n正文: 发文{{ 发文 }}件▲{% if 发文 > 3 %}。\n"),
        ("D375", HEAD + f"{BOTH}正文: 同比增长▲{{{{ 发文|同比 }}}}。\n"),
        ("D375", HEAD + f"{BOTH}正文: 同比下降了▲{{{{ 发文|同比 }}}}。\n"),
        ("D375", HEAD + f"{BOTH}正文: 减少▲{{{{ 发文|增减 }}}}。\n"),
        ("D375", HEAD + f"{BOTH}正文: 大约▲{{{{ 发文|约(100) }}}}。\n"),
        ("D375", HEAD + f"{BOTH}正文: 超过▲{{{{ 发文|超(100) }}}}。\n"),
        ("D330", HEAD + "数据: {数: 0}\n正文:\n  - 甲\n  - {文字: 乙, ▲仅当: 数 > 0}\n"),
    ],
)
def test_what_is_told_of_a_report_that_compiles(code: str, text: str) -> None:
    text, (place,) = spots(text)
    assert told(text) == [(code, *place)]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "数据: {发文: {本期: 204, 单位: 件}}\n正文: 全年{{ 发文.本期 }}件，{{ 发文 }}（件均3页）。\n",
        HEAD + "数据: {发文: 1, 收文: 2, 合计: {算式: 发文 + 收文}}\n正文: 全年{{ 合计 }}件。\n",
        HEAD + "数据: {发文: 1}\n正文:\n  - {文字: 乙, 仅当: 发文 > 0}\n",
        HEAD
        + f"{BOTH}正文: 节约{{{{ 发文|约(100) }}}}，附近{{{{ 发文|约(100) }}}}，较上年{{{{ 发文|同比 }}}}。\n",
        HEAD + "数据: {甲: 1}\n正文: 集合{1,2}和{乙}，{_% if %_}，{{ 甲 }}。\n",
        HEAD + "数据: {甲: 1}\n正文:\n  - {文字: 乙, 仅当: 甲 > 0 and 甲 < 3}\n",
        HEAD + "数据: {甲: 1, 乙: 3, 合计: 4}\n正文: 甲{{ 甲|占比(合计) }}，乙{{ 乙|占比(合计) }}。\n",
    ],
)
def test_nothing_is_told_where_nothing_is_wrong(text: str) -> None:
    assert told(text) == []


def test_what_is_not_known_yet_prints_as_the_office_says(tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text("待定: '〔待填〕'\n", "utf-8")
    text = (
        HEAD
        + "数据: {甲: {本期: 待定, 单位: 件}, 乙: 3, 丙: {算式: 甲 + 乙, 单位: 件}}\n正文: 共{{ 甲 }}，{{ 丙 }}，{{ 甲|占比(乙) }}，{{ 丙|余(10) }}。\n"
    )
    job = Job.of(Source(str(tmp_path / "report.yaml"), text))
    (paragraph,) = [block for block in job.flow.paragraphs if block.slot == "body"]
    assert paragraph.text == "共〔待填〕件，〔待填〕件，〔待填〕，〔待填〕件。"
    assert [one.code.id for one in job.findings if one.severity == "warning"] == ["D327"]


def test_full_width_signs_in_formulas_and_names() -> None:
    text = HEAD + (
        "数据:\n  税收（万元）: 3\n  非税: 4\n  5G基站: 2\n"
        "  合计: {算式: 税收（万元） ＋ 非税 × 2}\n"
        "正文: 共{{ 税收（万元） }}，{{ 合计 }}，｛｛税收（万元） ＋ 5G基站｝｝。\n"
    )
    job = Job.of(Source("report.yaml", text))
    assert [block.text for block in job.flow.paragraphs if block.slot == "body"] == ["共3，11，5。"]
    assert [one.args["mended"] for one in job.findings if one.code.id == "D329"] == [
        "税收（万元） + 非税 * 2",
        "{{ 税收（万元） + 5G基站 }}",
    ]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("正文: [甲, {文字: 乙, 仅当: 没有}]", ["D320"]),
        ("正文: [甲, {文字: 乙, 仅当: not 没有}]", ["D320"]),
        ("正文: [甲, {文字: 乙, 仅当: 数 > 0 or 没有}]", ["D320"]),
        ("正文: \"甲{{ '有' if 没有 else '无' }}\"", ["D320"]),
        ("正文: 甲{{ 没有 + 也没有 }}", ["D320", "D320"]),
        ("正文: [甲, {文字: 乙, 仅当: 没有 is defined}]", []),
        ("正文: [甲, {文字: 乙, 仅当: 没有|默认(5) > 3}]", []),
        ("正文: 甲{{ 没有|默认('无') }}", []),
    ],
)
def test_a_name_that_is_not_there_is_told_wherever_it_is_asked_for(report: str, told: list[str]) -> None:
    found = said_of(f"{HEAD}数据: {{数: 3}}\n{report}\n")
    assert [one.code.id for one in found if one.severity == "error"] == told


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("正文: 甲{{ 总收人|默认('无') }}", [("T391", "总收人", "总收入")]),
        ("正文: 甲{{ 数据.总收人|默认('无') }}，{{ 总收入 }}", [("T391", "总收人", "总收入")]),
        ("正文: 甲{{ 税收.上年同朋|默认('无') }}", [("T391", "税收.上年同朋", "上年同期")]),
        ("正文: [甲, {文字: 乙, 仅当: 总收人 is defined}]", [("T391", "总收人", "总收入")]),
        ("正文: 甲{{ 附表页数|默认('无') }}，{{ 税收.目标|默认('无') }}，{{ 空白|默认('无') }}", []),
        ("正文: 甲{{ 台账.一月.发文数|默认('无') }}", [("T391", "台账.一月.发文数", "发文")]),
        ("正文: 甲{{ 台账.一月.备注|默认('无') }}", []),
    ],
)
def test_a_wrong_name_is_told_though_something_stands_for_it(
    report: str, told: list[tuple[str, str, str]]
) -> None:
    """A name that is like one there is; where none is, it is not there at times, as 默认 says."""
    figures = "数据: {总收入: 204, 税收: {本期: 3, 上年同期: 2}, 台账: {一月: {发文: 3}}, 空白: ''}"
    found = said_of(f"{HEAD}{figures}\n{report}\n")
    spared = [(one.code.id, one.args["name"], one.args["offer"]) for one in found if "offer" in one.args]
    assert spared == told
    unprinted = {one.args["name"] for one in found if one.code.id == "D275"}
    assert unprinted.isdisjoint(offer for _, _, offer in told)


@pytest.mark.parametrize(
    "condition",
    [
        "甲 == 0",
        "0 == 甲",
        "乙 == 0",
        "丙 == 0",
        "丁 == 0",
        "戊 == 0",
        "己 == 0",
        "甲 in [0, 1]",
        "甲 == 甲.本期",
        "甲 == 丙 * 1",
        "not 甲 != 0",
        "月['1月'].发文 == 0",
        "not (丙 - 丙)",
    ],
)
def test_nothing_is_an_amount_like_any_other(condition: str) -> None:
    text = HEAD + (
        "数据:\n  甲: 0\n  乙: '0'\n  丙: 0件\n  丁: {本期: 0}\n  戊: {算式: 甲 + 乙}\n  己: 0%\n"
        "  月: [{月: 1月, 发文: 0}, {月: 2月, 发文: 1}]\n"
        f'正文:\n  - {{文字: 有, 仅当: "{condition}"}}\n  - {{文字: 无, 仅当: "not ({condition})"}}\n'
    )
    job = Job.of(Source("report.yaml", text))
    assert [block.text for block in job.flow.paragraphs if block.slot == "body"] == ["有"]


def test_a_quotient_without_an_end_is_kept_whole_and_printed_as_it_is_rounded() -> None:
    figures = "数据: {甲: 10件, 均: {算式: 甲 / 12}, 共: {算式: 均 * 12}}\n"
    text = "{{ 均|四舍五入(1) }}，{{ 共 }}，{{ (甲 / 12)|四舍五入(2) }}"
    assert printed(text, figures) == "0.8件，10件，0.83件"


def test_a_cell_of_nothing_has_the_unit_of_its_column() -> None:
    figures = "数据: {月: [{月: 1月, 金额（万元）: 0}, {月: 2月, 金额（万元）: 3}]}\n"
    assert (
        printed("{{ 月['1月'].金额 + 月['2月'].金额 }}，{{ 月['1月'].金额 + 1 }}", figures) == "3万元，1万元"
    )


@pytest.mark.parametrize(
    ("condition", "sign"),
    [("数大于3", ">"), ("数不小于3", ">="), ("数超过三", ">"), ("数等于3", "=="), ("数小于等于3", "<=")],
)
def test_a_sign_in_words_is_told_with_the_sign(condition: str, sign: str) -> None:
    (one,) = said_of(f"{HEAD}数据: {{数: 3}}\n正文: [甲, {{文字: 乙, 仅当: {condition}}}]\n")
    assert one.code.id == "D376"
    assert one.args["reason_zh"].endswith(f"要写成 {sign}")


def test_a_filter_whose_brackets_are_missing_is_shown_with_them() -> None:
    (one,) = said_of(f"{HEAD}数据: {{数: 204}}\n正文: 共{{{{ 数|约100 }}}}。\n")
    assert (one.code.id, one.hint("zh")) == ("T314", "写成 |约(100)。")


def test_what_is_not_known_yet_is_told_once_with_its_lines() -> None:
    text = HEAD + (
        "数据:\n"
        "  整改率: 待定\n"
        "  发文: {本期: 待定, 上年同期: '**', 单位: 件}\n"
        "  合计: {算式: 发文 + 1}\n"
        "  表: [[月, 数, 收], [一, 待定, 3],\n"
        "    [二, 3, 待定]]\n"
        "正文:\n"
        "  - 整改率{{ 整改率 }}，又是{{ 整改率 }}。\n"
        "  - 合计{{ 合计 }}，三月收{{ 表['一'].收 }}。\n"
        "  - {表格: 表, 列: [月, 收]}\n"
    )
    first = HEAD.count("\n") + 2  # the line of 整改率
    found = [one for one in said_of(text) if one.code.id == "D327"]
    assert [one.place and one.place.line for one in found] == [first, first + 1, first + 3]
    assert [one.message("zh") for one in found] == [
        f"“整改率”还没有定，先印“**”（第{first + 6}行）。",
        f"“发文”有2处还没有定，先印“**”（第{first + 7}行）。",
        f"“表”有2处还没有定，先印“**”（第{first + 8}行）。",
    ]
    assert [one.hint("zh") for one in found] == [
        "定下来以后，在这里填上。",
        "定下来以后，在这里填上。",
        f"定下来以后，在第{first + 3}、{first + 4}行填上。",
    ]
    assert (
        found[2].message("en") == f"“表” is not known yet (2 entries) and prints as “**” in line {first + 8}."
    )


@pytest.mark.parametrize(
    ("data", "date", "expected"),
    [
        ("{日期: 待定, 甲: 1}", "'{{ 日期 }}'", "**"),
        ("{月: 待定, 甲: 1}", "2026年{{ 月 }}月5日", "2026年**月5日"),
        ("{日期: 2026-01-05, 甲: 1}", "'{{ 日期 }}'", "2026年1月5日"),
    ],
)
def test_a_draft_goes_round_with_its_date_open(data: str, date: str, expected: str) -> None:
    text = f"{HEAD}数据: {data}\n正文: 共{{{{ 甲 }}}}件。\n署名: 办公室\n成文日期: {date}\n"
    job = Job.of(Source("report.yaml", text))
    assert [block.text for block in job.flow.paragraphs][-1] == expected
    assert job.figures is not None
    assert job.figures.sentence(job.figures.printed[-1])  # its place is where the text went
    assert {one.code.id for one in job.findings if one.severity == "error"} == set()


def test_blocks_below_one_that_is_left_out_keep_their_places() -> None:
    text = (
        HEAD
        + "数据: {数: 0}\n正文:\n  - {文字: 甲, 仅当: 数 > 0}\n  - 乙\n  - 标题: 丙\n    内容:\n      - {文字: 丁, 什么: 戊}\n"
    )
    found = [one for one in said_of(text) if one.code.id != "D330"]
    assert [one.place and (one.place.line, one.place.column) for one in found] == [(9, 17)]


def test_an_unknown_name_in_an_old_report_names_both_ways_out() -> None:
    """A report whose 数据 was for its template, and whose text shows braces."""
    text = HEAD + "数据: {签发人: 张三}\n正文: 模板里写{{ 日期 }}。\n"
    (one,) = said_of(text)
    assert one.code.id == "D320"
    assert "{_{ 日期 }_}" in one.hint("zh")
    assert "“数据”里有：签发人" in one.hint("zh")


def test_the_ledger_knows_every_place_that_prints_a_figure() -> None:
    text = (
        HEAD
        + "数据: {发文: {本期: 204, 单位: 件}}\n正文:\n  - 甲。全年发文{{ 发文 }}，不少。乙。\n  - 表格: [[甲, '{{ 发文 }}'], [乙, 丙]]\n"
    )
    figures = Job.of(Source("report.yaml", text)).figures
    assert figures is not None
    assert [(one.names, one.text, one.place and one.place.line) for one in figures.printed] == [
        (("发文",), "204件", 5),
        (("发文",), "204件", 6),
    ]
    assert [figures.sentence(one) for one in figures.printed] == ["全年发文204件，不少。", "甲 │ 204件"]
    assert figures.used == {"发文"}
    entry = figures.facts.entry("发文")
    assert (entry.name, entry.place and entry.place.line) == ("发文", 3)


def test_texts_of_a_report_without_figures_stay_as_they_are() -> None:
    text = HEAD + "正文: 全年{{ 发文 }}件，{_{ 甲 }_}，｛｛乙｝｝。\n"
    (paragraph,) = [
        block for block in Job.of(Source("report.yaml", text)).flow.paragraphs if block.slot == "body"
    ]
    assert paragraph.text == "全年{{ 发文 }}件，{_{ 甲 }_}，｛｛乙｝｝。"


def test_labels_are_seen_in_what_prints() -> None:
    text = HEAD + "数据: {数: 3件}\n正文: |\n  概况。\n  一、办理{{ 数 }}大事\n  内容。\n"
    flow = Job.of(Source("report.yaml", text)).flow
    assert [(block.role, block.text) for block in flow.paragraphs if block.slot == "body"] == [
        ("paragraph", "概况。"),
        ("heading", "办理3件大事"),
        ("paragraph", "内容。"),
    ]


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("办结/办文|百分比", "(办结/办文)|百分比"),
        ("办结 ／ 办文 ｜ 百分比(0)", "(办结 / 办文)|百分比(0)"),
    ],
)
def test_a_filter_that_was_meant_of_the_whole_calculation(typed: str, offer: str) -> None:
    """What is offered prints; where it would not, it is not offered."""
    figures = "数据: {办结: 8件, 办文: 10件}\n"
    (told,) = [
        one for one in said_of(f"{HEAD}{figures}正文: 有{{{{ {typed} }}}}。\n") if one.code.id == "T322"
    ]
    assert f"写成 {{{{ {offer} }}}}" in told.message("zh")
    assert not [
        one for one in said_of(f"{HEAD}{figures}正文: 有{{{{ {offer} }}}}。\n") if one.severity == "error"
    ]


@pytest.mark.parametrize("typed", ["办结/(办文|百分比)", "办结/'约'|百分比"])
def test_a_filter_that_fits_the_whole_as_little(typed: str) -> None:
    figures = "数据: {办结: 8件, 办文: 10万元}\n"
    (told,) = [
        one for one in said_of(f"{HEAD}{figures}正文: 有{{{{ {typed} }}}}。\n") if one.code.id == "T322"
    ]
    assert "整个算式" not in told.message("zh")


def test_a_cell_that_is_no_number_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("月份,发文\n一季度,38\n二季度,\n三季度,待定\n四季度,20\n", "utf-8")
    body = (
        "正文:\n- 共{{ 季度|求和(发文) }}件，平均{{ 季度|平均(发文) }}，最多{{ 季度|最大(发文, 月份) }}。\n"
    )
    body += "- 表格: 季度\n  列: [月份, 发文, {占比: 发文}]\n"
    path = tmp_path / "报告.yaml"
    path.write_text(f"{HEAD}数据: {{季度: {{读取: m.csv}}}}\n{body}", "utf-8")
    with pytest.raises(CompileError) as refused:
        Job.of(Source(str(path), path.read_text("utf-8")))
    told = [one for one in refused.value.diagnostics if one.severity == "error"]
    assert [one.code.id for one in told] == ["T322"]
    assert "m.csv 的 B4 格，“待定”不是数" in told[0].message("zh")


def test_a_column_is_told_with_its_cell_that_is_no_number(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("月份,发文\n一季度,38\n二季度,约百\n三季度,40\n四季度,20\n", "utf-8")
    path = tmp_path / "报告.yaml"
    body = "正文:\n- 表格: 季度\n  列: [月份, 发文, {占比: 发文}]\n"
    path.write_text(f"{HEAD}数据: {{季度: {{读取: m.csv}}}}\n{body}", "utf-8")
    with pytest.raises(CompileError) as refused:
        Job.of(Source(str(path), path.read_text("utf-8")))
    (told,) = (one for one in refused.value.diagnostics if one.severity == "error")
    assert (told.code.id, "m.csv 的 B3 格，“约百”" in told.message("zh")) == ("D346", True)


@pytest.mark.parametrize(
    "body", ["- 共{{ 季度|求和(发文) }}件。", "- 现将有关情况报告如下。\n- {图表: 柱形, 数据: 季度}"]
)
def test_a_file_that_is_only_named_is_told_as_not_read(body: str) -> None:
    (told,) = [
        one for one in said_of(f"{HEAD}数据: {{季度: m.csv}}\n正文:\n{body}\n") if one.severity == "error"
    ]
    assert told.code.id == "D397"
    assert "季度: {读取: m.csv}" in told.hint("zh")
