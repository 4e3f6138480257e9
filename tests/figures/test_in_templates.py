"""数据 in the tags of templates: figures print as in texts, and what was printed before prints as it did."""

import pytest

from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from tests.kit.templates import texts_of, with_text

HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"


def printed(tag: str, data: str, body: str = "正文: 甲\n") -> str:
    """What a tag of a template prints."""
    template = Template.compile(with_text(tag), "t.docx")
    return texts_of(Job.of(Source("report.yaml", f"{HEAD}数据:\n{data}{body}"), template).docx())[0]


FIGURES = """  发文: {本期: 204, 上年同期: 271, 单位: 件}
  税收: {本期: '8,123', 单位: 万元}
  合计: {算式: 税收 + 税收}
  率: 24.8%
"""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ 数据.发文 }}，{{ 数据.发文|同比 }}，{{ 数据.发文.本期 }}", "204件，下降24.7%，204"),
        (
            "{{ 数据.合计 }}，{{ 数据.税收|占比(数据.合计) }}，{{ 数据.税收|亿元 }}",
            "16246万元，50%，0.81亿元",
        ),
        ("{{ 数据.率 }}，{{ 数据.发文 * 数据.率 }}", "24.8%，50.592件"),
        ("{% if 数据.发文 > 200 %}多{% else %}少{% endif %}", "多"),
    ],
)
@pytest.mark.parametrize("body", ["正文: 甲\n", "正文: 发文{{ 发文 }}。\n"])
def test_figures_print_as_in_texts(tag: str, expected: str, body: str) -> None:
    assert printed(tag, FIGURES, body) == expected


BEFORE = """  总收入: 1234.50
  编号: 007
  电话: 1 204
  状态: 待定
  空:
  收入: [{项目: 甲, 本期: '1,204', 上年: 1000, 说明: 好}, {项目: 乙, 本期: 3, 上年: 4, 说明: 差}]
  组: {本期: 优, 说明: 丙}
  列: [甲, 乙]
"""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ 数据.总收入 }}，{{ 数据.总收入 * 2 }}，{{ 数据.编号 + 1 }}", "1234.50，2469，8"),
        (
            "{{ 数据.编号 }}，{{ 数据.电话 }}，{{ 数据.状态 }}，{{ 数据.空|默认('无') }}",
            "007，1 204，待定，无",
        ),
        (
            "{% for 行 in 数据.收入 %}{{ 行.项目 }}{{ 行.本期 - 行.上年 }}{{ 行.说明 }}{% endfor %}",
            "甲204好乙-1差",
        ),
        ("{{ 数据.收入[0].本期 }}，{{ 数据.收入[1].本期|同比(数据.收入[1].上年) }}", "1,204，下降25%"),
        ("{{ 数据.组.本期 }}{{ 数据.组.说明 }}，{{ 数据.列|顿号 }}，{{ 数据.列|长度 }}", "优丙，甲、乙，2"),
        ("{% if 数据.空 %}有{% else %}无{% endif %}{% if 数据.状态 == '待定' %}待{% endif %}", "无待"),
    ],
)
@pytest.mark.parametrize("body", ["正文: 甲\n", "正文: 收入{{ 总收入 }}元。\n"])
def test_what_a_template_made_before_prints(tag: str, expected: str, body: str) -> None:
    assert printed(tag, BEFORE, body) == expected


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ 数据.总收人|默认('') }}", "模板里写的是“数据.总收人”"),
        ("{% if 数据.总收人 %}甲{% endif %}", "模板里写的是“数据.总收人”"),
        ("{{ 数据.附表|默认('') }}", "在文字里写"),
    ],
)
def test_a_figure_that_is_printed_nowhere_is_told_with_the_name_that_a_tag_has_for_it(
    tag: str, said: str
) -> None:
    template = Template.compile(with_text(tag), "mine.docx")
    job = Job.of(Source("report.yaml", "文种: 报告\n标题: 题目\n数据: {总收入: 204}\n正文: 甲\n"), template)
    (one,) = [one for one in job.findings if one.code.id == "D275"]
    assert one.hint("zh").startswith(said)


def test_a_column_named_like_a_member_is_added_up_in_texts() -> None:
    source = Source("report.yaml", f"{HEAD}数据:\n{BEFORE}正文: 共{{{{ 收入|求和(本期) }}}}。\n")
    assert [block.text for block in Job.of(source).flow.paragraphs if block.slot == "body"] == ["共1207。"]


MONTHS = """  月度:
    - {月份: 1月, 单位: 甲局, 发文: 15}
    - {月份: 2月, 单位: 乙局, 发文: 12}
    - {月份: 3月, 单位: 甲局, 发文: 21}
"""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (
            "{% for 行 in 数据.月度|排序(发文) %}{{ 行.月份 }}{{ 行.发文 }}；{% endfor %}",
            "3月21；1月15；2月12；",
        ),
        (
            "{% for 行 in 数据.月度|排序(发文, 从小到大) %}{{ 行.月份 }}；{% endfor %}",
            "2月；1月；3月；",
        ),
        (
            "{% for 组 in 数据.月度|分组(单位) %}{{ 组.名称 }}{% for 行 in 组.行|排序(发文) %}{{ 行.月份 }}"
            "{{ 行.发文|占比(数据.月度|求和(发文)) }}{% endfor %}小计{{ 组.行|求和(发文) }}；{% endfor %}"
            "合计{{ 数据.月度|求和(发文) }}",
            "甲局3月43.8%1月31.3%小计36；乙局2月25%小计12；合计48",
        ),
    ],
)
def test_loops_sort_group_and_sum_up(tag: str, expected: str) -> None:
    assert printed(tag, MONTHS) == expected


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{% for 行 in 数据.月度|排序(单位) %}{{ 行.月份 }}{% endfor %}", "“甲局” is no number to sort by"),
        ("{% for 行 in 数据.月度|排序(发文, 乱) %}{{ 行.月份 }}{% endfor %}", "从大到小 or 从小到大"),
        ("{% for 行 in 数据.月度|分组(科室) %}{{ 行.名称 }}{% endfor %}", "there is no column “科室”"),
    ],
)
def test_what_loops_cannot_sort_is_told(tag: str, said: str) -> None:
    with pytest.raises(CompileError, match=said):
        printed(tag, MONTHS)
