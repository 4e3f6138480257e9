"""What is derived: YAML in, text picture out."""

from textwrap import dedent

import pytest

from compiler.flow.blocks import Break, Paragraph, Run
from compiler.flow.resolve import values_of
from compiler.terms.dates import printed_date
from tests.kit.support import document_of, drawn, flow_of, refusals, spots

# Each case: its name, the YAML after the 文种 line, the picture.
CASES = {
    "sections, run-ins and paragraphs take the standard's labels": (
        """
        正文:
          - 标题: 甲
            内容:
              - 正文文字。
              - 段首: 子。
                文字: 丑。
                内容:
                  - 标题: 寅
                    内容:
                      - 标题: 卯
                        内容: [{段首: 辰。, 文字: 巳。}, {段首: 午。}]
                      - 标题: 未
              - 段首: 申。
          - 标题: 乙
            内容: [{标题: 酉}]
        """,
        """
        heading 1 │ 一、 │ 甲
        公文正文 │  │ 正文文字。
        公文正文 │ （一） │ ⟨标题 2 字符⟩子。⟨/⟩丑。
        heading 3 │ 1. │ 寅
        heading 4 │ （1） │ 卯
        公文正文 │ ① │ ⟨标题 5 字符⟩辰。⟨/⟩巳。
        公文正文 │ ② │ ⟨标题 5 字符⟩午。⟨/⟩
        heading 4 │ （2） │ 未
        公文正文 │ （二） │ ⟨标题 2 字符⟩申。⟨/⟩
        heading 1 │ 二、 │ 乙
        heading 2 │ （一） │ 酉
        """,
    ),
    "forms in another order keep the style of the form": (
        """
        层次: [1., （一）, 一、]
        正文: [{标题: 甲, 内容: [{标题: 乙, 内容: [{标题: 丙}]}, {标题: 丁}]}, {标题: 戊}]
        """,
        """
        heading 3 │ 1. │ 甲
        heading 2 │ （一） │ 乙
        heading 1 │ 一、 │ 丙
        heading 2 │ （二） │ 丁
        heading 3 │ 2. │ 戊
        """,
    ),
    "half-width forms": (
        """
        层次: [一、, (一), 1、, (1)]
        正文: [{标题: 甲, 内容: [{标题: 乙, 内容: [{标题: 丙, 内容: [{标题: 丁}, {标题: 戊}]}]}]}]
        """,
        """
        heading 1 │ 一、 │ 甲
        heading 2 │ (一) │ 乙
        heading 3 │ 1、 │ 丙
        heading 4 │ (1) │ 丁
        heading 4 │ (2) │ 戊
        """,
    ),
    "one form, without brackets round it": (
        """
        层次: ①
        正文: [{段首: 甲。, 文字: 乙。}, {段首: 丙。}]
        """,
        """
        公文正文 │ ① │ ⟨标题 5 字符⟩甲。⟨/⟩乙。
        公文正文 │ ② │ ⟨标题 5 字符⟩丙。⟨/⟩
        """,
    ),
    "full-width digits are typed: LibreOffice would print them half-width": (
        """
        层次: [１．]
        正文: [{标题: 甲}, {段首: 乙。, 文字: 丙。}]
        """,
        """
        heading 3 │  │ １．甲
        公文正文 │  │ ⟨标题 3 字符⟩２．⟨/⟩⟨标题 3 字符⟩乙。⟨/⟩丙。
        """,
    ),
    "forms of a section's own begin anew, and the outer count goes on": (
        """
        正文:
          - {标题: 甲, 层次: [1., ①], 内容: [{标题: 乙, 内容: [{标题: 丙}]}, {标题: 丁}]}
          - {标题: 戊, 内容: [{标题: 己}]}
          - {标题: 庚, 层次: [1., ①], 内容: [{标题: 辛}]}
        """,
        """
        heading 1 │ 一、 │ 甲
        heading 3 │ 1. │ 乙
        heading 5 │ ① │ 丙
        heading 3 │ 2. │ 丁
        heading 1 │ 二、 │ 戊
        heading 2 │ （一） │ 己
        heading 1 │ 三、 │ 庚
        heading 3 │ 1. │ 辛
        """,
    ),
    "a group numbers its own headings; a group without forms goes on counting": (
        """
        正文:
          - 标题: 甲
          - {导语: 乙。, 层次: [1.], 内容: [{段首: 丙。}, {段首: 丁。}]}
          - {内容: [{标题: 戊}]}
          - {层次: [1.], 内容: [{段首: 己。}]}
          - 标题: 庚
        """,
        """
        heading 1 │ 一、 │ 甲
        公文正文 │  │ 乙。
        公文正文 │ 1. │ ⟨标题 3 字符⟩丙。⟨/⟩
        公文正文 │ 2. │ ⟨标题 3 字符⟩丁。⟨/⟩
        heading 1 │ 二、 │ 戊
        公文正文 │ 1. │ ⟨标题 3 字符⟩己。⟨/⟩
        heading 1 │ 三、 │ 庚
        """,
    ),
    "a heading without a number is not counted; below it counting begins anew": (
        """
        正文:
          - {标题: 甲, 内容: [{标题: 乙}, {标题: 丙}]}
          - {标题: 附则, 编号: 无, 内容: [{标题: 丁}]}
          - {段首: 又。, 编号: 无, 文字: 文。}
          - {标题: 戊}
        """,
        """
        heading 1 │ 一、 │ 甲
        heading 2 │ （一） │ 乙
        heading 2 │ （二） │ 丙
        heading 1 │  │ 附则
        heading 2 │ （一） │ 丁
        公文正文 │  │ ⟨标题 1 字符⟩又。⟨/⟩文。
        heading 1 │ 二、 │ 戊
        """,
    ),
    "编号: 文本 types the labels": (
        """
        编号: 文本
        正文: [{标题: 甲, 内容: [{段首: 乙。, 文字: 丙。}]}, {标题: 丁, 编号: 无}, {标题: 戊}]
        """,
        """
        heading 1 │  │ 一、甲
        公文正文 │  │ ⟨标题 2 字符⟩（一）⟨/⟩⟨标题 2 字符⟩乙。⟨/⟩丙。
        heading 1 │  │ 丁
        heading 1 │  │ 二、戊
        """,
    ),
    "编号: 无 numbers nothing": (
        """
        编号: 无
        正文: [{标题: 甲, 内容: [{段首: 乙。, 文字: 丙。}]}, {标题: 丁}]
        """,
        """
        heading 1 │  │ 甲
        公文正文 │  │ ⟨标题 2 字符⟩乙。⟨/⟩丙。
        heading 1 │  │ 丁
        """,
    ),
    "an enumeration within a paragraph, with a stretch of bold": (
        """
        正文:
          - 段落:
              - 年内抓了两件事。
              - 列举: [{首句: 办文。, 文字: 坚持。}, 办会。, {首句: 办事。}]
              - 加粗: 均已完成。
              - 特此说明。
          - 段落: 独句。
        """,
        """
        公文正文 │  │ 年内抓了两件事。⟨列举首句⟩一是办文。⟨/⟩坚持。二是办会。⟨列举首句⟩三是办事。⟨/⟩⟨加粗⟩均已完成。⟨/⟩特此说明。
        公文正文 │  │ 独句。
        """,
    ),
    "an enumeration as a block is one paragraph each, from any number": (
        """
        正文:
          - {列举: [甲。, {首句: 乙。, 文字: 丙。}], 起: 2}
          - {列举: [甲。, 乙。], 起: 10}
        """,
        """
        公文正文 │  │ 二是甲。
        公文正文 │  │ ⟨列举首句⟩三是乙。⟨/⟩丙。
        公文正文 │  │ 十是甲。
        公文正文 │  │ 十一是乙。
        """,
    ),
    "the forms of an enumeration": (
        """
        正文:
          - 段落: [{列举: [甲。, 乙。]}, {列举: [甲。, 乙。], 形式: 一要}, {列举: [甲。, 乙。], 形式: 第一，}]
          - 段落: [{列举: [甲。, 乙。, 丙。, 丁。, 戊。], 形式: 首先，}]
        """,
        """
        公文正文 │  │ 一是甲。二是乙。一要甲。二要乙。第一，甲。第二，乙。
        公文正文 │  │ 首先，甲。其次，乙。再次，丙。此外，丁。最后，戊。
        """,
    ),
    "each line of a text is a paragraph; blank lines are none": (
        """
        导语: "甲。\\x0a乙。"
        正文: |

          丙。

            丁。
          　　戊。
        结尾: >-
          己。

          庚。
        """,
        """
        公文正文 │  │ 甲。
        公文正文 │  │ 乙。
        公文正文 │  │ 丙。
        公文正文 │  │   丁。
        公文正文 │  │ 　　戊。
        公文正文 │  │ 己。
        公文正文 │  │ 庚。
        """,
    ),
    "a run-in takes the first paragraph of its text; the rest follow": (
        """
        正文:
          - {段首: 甲。, 文字: "乙。\\x0a丙。"}
          - {段首: 丁。, 文字: [{段落: [戊。, {加粗: 己。}]}, 庚。, {段首: 辛。, 文字: 壬。}], 内容: [癸。]}
          - {段首: 子。, 文字: {列举: [丑。, 寅。]}}
          - {段首: 卯。, 内容: [辰。]}
        """,
        """
        公文正文 │ 一、 │ ⟨标题 1 字符⟩甲。⟨/⟩乙。
        公文正文 │  │ 丙。
        公文正文 │ 二、 │ ⟨标题 1 字符⟩丁。⟨/⟩戊。⟨加粗⟩己。⟨/⟩
        公文正文 │  │ 庚。
        公文正文 │ （一） │ ⟨标题 2 字符⟩辛。⟨/⟩壬。
        公文正文 │  │ 癸。
        公文正文 │ 三、 │ ⟨标题 1 字符⟩子。⟨/⟩
        公文正文 │  │ 一是丑。
        公文正文 │  │ 二是寅。
        公文正文 │ 四、 │ ⟨标题 1 字符⟩卯。⟨/⟩
        公文正文 │  │ 辰。
        """,
    ),
    "a closing as a mapping prints in the order of the form": (
        """
        正文: 甲。
        结尾: {结语: 特此报告。, 下一步打算: [乙。, 丙。], 存在问题: 丁。}
        """,
        """
        公文正文 │  │ 甲。
        公文正文 │  │ 丁。
        公文正文 │  │ 乙。
        公文正文 │  │ 丙。
        结语 │  │ 特此报告。
        """,
    ),
    "a closing as a list goes on counting": (
        """
        正文: [{标题: 甲}]
        结尾: [{标题: 乙, 性质: 存在问题, 内容: [丙。]}, {文字: 特此报告。, 性质: [结语]}]
        """,
        """
        heading 1 │ 一、 │ 甲
        heading 1 │ 二、 │ 乙
        公文正文 │  │ 丙。
        结语 │  │ 特此报告。
        """,
    ),
    "page breaks are borne by what follows, or by a paragraph of their own at the end": (
        """
        正文: [甲。, 分页, {标题: 乙, 内容: [分页, 丙。]}, page_break]
        """,
        """
        公文正文 │  │ 甲。
        ⇟heading 1 │ 一、 │ 乙
        ⇟公文正文 │  │ 丙。
        Normal │  │ ⏎
        """,
    ),
    "all that stands round the text": (
        """
        标题: "关于甲的\\x0a报告"
        副标题: ——乙
        报告人: {单位: 某办, 职务: 主任, 姓名: 张三, 日期: 2025-01-05}
        主送机关: [区委, 区政府]
        正文: 丙。
        署名: [某办, 某局]
        成文日期: 2025-12-31
        附注: 联系人：李四
        """,
        """
        Title │  │ 关于甲的⏎报告
        副标题 │  │ ——乙
        报告人 │  │ 某办主任　张三
        报告人 │  │ （2025年1月5日）
        Normal │  │
        主送机关 │  │ 区委、区政府：
        公文正文 │  │ 丙。
        Normal │  │
        署名 │  │ 某办
        署名 │  │ 某局
        成文日期 │  │ 2025年12月31日
        附注 │  │ （联系人：李四）
        """,
    ),
    "what the author has punctuated is left so": (
        """
        报告人: 张三
        主送机关: 区政府：
        正文: 丙。
        署名: 某办
        附注: （无）
        """,
        """
        报告人 │  │ 张三
        主送机关 │  │ 区政府：
        公文正文 │  │ 丙。
        Normal │  │
        署名 │  │ 某办
        附注 │  │ （无）
        """,
    ),
    "a remark as the author has it": (
        """
        正文: 丙。
        附注原文: 联系人：李四
        """,
        """
        公文正文 │  │ 丙。
        附注 │  │ 联系人：李四
        """,
    ),
    "attachments, their note and a mark as the author has them": (
        """
        正文: 甲
        附件:
          - {标题: 名单, 标记原文: 附件一, 内容: 乙}
          - 方案
        附件说明原文: |
          附件:1、名单
          2、方案
        """,
        """
        公文正文 │  │ 甲
        Normal │  │
        附件说明 │  │ 附件:1、名单
        附件说明 │  │ 2、方案
        附件标记 │  │ 附件一
        Normal │  │
        附件标题 │  │ 名单
        Normal │  │
        公文正文 │  │ 乙
        """,
    ),
    "a paper that is forwarded has no mark, and is not counted": (
        """
        主送机关: 同志们！
        正文: 甲
        附件:
          - {标题: 办法, 标记原文: 无, 内容: 乙}
          - {标题: 名单, 内容: 丙}
        """,
        """
        主送机关 │  │ 同志们！
        公文正文 │  │ 甲
        Normal │  │
        附件说明 │  │ 附件：名单
        ⇟附件标题 │  │ 办法
        Normal │  │
        公文正文 │  │ 乙
        附件标记 │  │ 附件
        Normal │  │
        附件标题 │  │ 名单
        Normal │  │
        公文正文 │  │ 丙
        """,
    ),
    "no note on attachments": (
        """
        正文: 甲
        附件: {标题: 名单, 内容: 乙}
        附件说明原文: 无
        """,
        """
        公文正文 │  │ 甲
        附件标记 │  │ 附件
        Normal │  │
        附件标题 │  │ 名单
        Normal │  │
        公文正文 │  │ 乙
        """,
    ),
    "English keys and values": (
        """
        reporter: {name: 张三, date: 2025/1/5}
        labels: [1.]
        numbering: text
        opening: 甲。
        body:
          - {heading: 乙, content: [{paragraph: [{enumeration: [{lead: 丙。, text: 丁。}], form: 一要, start: '3'}, {bold: 戊}]}]}
          - {lead: 己。, text: 庚。}
        closing: [{text: 辛。, nature: closing_phrase}]
        signature: 壬
        date: 2025.1.5
        """,
        """
        报告人 │  │ 张三
        报告人 │  │ （2025年1月5日）
        公文正文 │  │ 甲。
        heading 3 │  │ 1.乙
        公文正文 │  │ ⟨列举首句⟩三要丙。⟨/⟩丁。⟨加粗⟩戊⟨/⟩
        公文正文 │  │ ⟨标题 3 字符⟩2.⟨/⟩⟨标题 3 字符⟩己。⟨/⟩庚。
        结语 │  │ 辛。
        Normal │  │
        署名 │  │ 壬
        成文日期 │  │ 2025年1月5日
        """,
    ),
}


@pytest.mark.parametrize(("yaml", "expected"), CASES.values(), ids=CASES)
def test_picture(yaml: str, expected: str) -> None:
    assert drawn(yaml) == dedent(expected).lstrip("\n")


DATES = [
    "2026-01-05",
    "2026-1-5",
    "'2026-1-5'",
    "2026/1/5",
    "2026.01.05",
    "2026年1月5日",
    "2026年01月05日",
    "2026 年 1 月 5 日",
    "二〇二六年一月五日",
    "二零二六年一月五日",
    "二○二六年一月五日",
]


@pytest.mark.parametrize("spelling", DATES)
def test_every_spelling_of_a_date_prints_as_the_standard_does(spelling: str) -> None:
    date = document_of(f"文种: 报告\n正文: 甲\n成文日期: {spelling}\n").date
    assert date is not None
    assert printed_date(date) == "2026年1月5日"


def test_long_chinese_dates() -> None:
    date = document_of("文种: 报告\n正文: 甲\n成文日期: 二〇二五年十二月三十一日\n").date
    assert date is not None
    assert printed_date(date) == "2025年12月31日"


def test_nature_reaches_every_paragraph_below() -> None:
    flow = flow_of(
        dedent("""
        文种: 报告
        正文: 甲。
        结尾:
          - 标题: 乙
            性质: [存在问题, 下一步打算]
            内容: [丙。, {文字: 丁。, 性质: 结语}]
        """)
    )
    both = ("problems", "next_steps")
    assert [p.nature for p in flow.paragraphs] == [(), both, both, (*both, "closing_phrase")]


def test_breaks_stand_in_their_slot() -> None:
    flow = flow_of("文种: 报告\n导语: [甲。, 分页]\n正文: [分页, 乙。]\n")
    assert [block.slot for block in flow.blocks if isinstance(block, Break)] == ["opening", "body"]


def headings(count: int, forms: str, marked: tuple[int, ...] = ()) -> str:
    rows = (f"- 标题: {'▲' if n in marked else ''}第{n}\n" for n in range(1, count + 1))
    return f"文种: 报告\n层次: {forms}\n正文:\n" + "".join(rows)


@pytest.mark.parametrize(
    ("code", "yaml"),
    [
        ("", headings(50, "①")),
        ("D221", headings(51, "①", (51,))),
        ("", headings(999, "[一、]")),
        ("D221", headings(1000, "[一、]", (1000,))),
        ("D221", headings(1001, "[1.]", (1000, 1001))),
        ("", "文种: 报告\n正文:\n- {列举: [甲, 乙], 起: 98}\n"),
        ("D221", "文种: 报告\n正文:\n- ▲{列举: [甲, 乙], 起: 99}\n"),
        ("D221", "文种: 报告\n正文:\n- ▲{列举: [甲, 乙, 丙, 丁, 戊, 己], 形式: 首先，}\n"),
        ("D220", "文种: 报告\n层次: [1.]\n正文: [{标题: 甲, 内容: [{标题: ▲乙}, {段首: ▲丙}]}]\n"),
        ("D220", "文种: 报告\n正文: [{标题: 甲, 层次: [1.], 内容: [{标题: 乙, 内容: [{标题: ▲丙}]}]}]\n"),
        # Not counted, but still without a style.
        ("D220", "文种: 报告\n层次: [1.]\n正文: [{标题: 甲, 内容: [{标题: ▲乙, 编号: 无}]}]\n"),
    ],
)
def test_labels_that_cannot_be_printed_are_refused(code: str, yaml: str) -> None:
    yaml, places = spots(yaml)
    assert bool(code) == bool(places)
    assert refusals(yaml) == [(code, *place) for place in places]


@pytest.mark.parametrize(
    "both",
    [
        "成文日期: 2026-01-05\n▲日期原文: 2026年1月\n",
        "▲date_text: 2026年1月\ndate: 2026-01-05\n",
        "附注: 此件公开发布\n▲附注原文: 联系人：李四\n",
    ],
)
def test_of_a_field_and_its_text_only_one_is_written(both: str) -> None:
    yaml, places = spots(f"文种: 报告\n正文: 甲\n{both}")
    assert refusals(yaml) == [("D206", *place) for place in places]


def test_nothing_in_data_is_nothing() -> None:
    """YAML's null and ~ are no words to print; in quotation marks, and in a text of the document, they are."""
    data = "数据: {甲: null, 乙: ~, 丙: 'null', 丁: [~, '~']}\n"
    flow = flow_of("文种: 报告\n标题: 题目\n正文: [null]\n" + data)
    assert flow.values["figures"] == {"甲": "", "乙": "", "丙": "null", "丁": ["", "~"]}
    assert [block.text for block in flow.paragraphs] == ["题目", "null"]


def test_a_tag_prints_all_paragraphs_of_its_field() -> None:
    """A second one must not vanish behind a tag that says that it printed them."""
    blocks = [Paragraph("remark", "remark", (Run(text),)) for text in ("（甲）", "（乙）")]
    assert values_of(document_of("文种: 报告\n正文: 丙"), blocks)["remark"] == "（甲）\n（乙）"


@pytest.mark.parametrize(
    ("kind", "issuer", "mark"),
    [
        ("通知", "某市财政局", "某市财政局文件"),
        ("通知", "某市财政局文件", "某市财政局文件"),
        ("纪要", "某市人民政府常务会议纪要", "某市人民政府常务会议纪要"),
        ("令", "某市人民政府令", "某市人民政府令"),
        ("通知", "[某市财政局, 某市审计局文件]", "某市财政局\n某市审计局文件"),
    ],
)
def test_the_word_of_the_mark_is_printed_once(kind: str, issuer: str, mark: str) -> None:
    flow = flow_of(f"文种: {kind}\n发文机关: {issuer}\n标题: 甲\n正文: 乙\n成文日期: 2026-01-08\n")
    assert "\n".join(one.text for one in flow.paragraphs if one.slot == "issuer_mark") == mark


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("抄送：市委办，市府办。", ["抄送：市委办，市府办。"]),
        ("抄送：市委办，市府办", ["抄送：市委办，市府办"]),
        ("市委办，市府办。", ["抄送：市委办，市府办。"]),
        ("[抄送：市委办, 市府办。]", ["抄送：市委办，市府办。"]),
        (
            "[抄报：市委办。, 抄送：市府办。, 分送：各科室。]",
            ["抄报：市委办。", "抄送：市府办。", "分送：各科室。"],
        ),
    ],
)
def test_the_full_stop_of_copies_prints_once(typed: str, printed: list[str]) -> None:
    blocks = flow_of(f"文种: 报告\n标题: 甲\n正文: 乙。\n抄送机关: {typed}\n").paragraphs
    assert [one.text for one in blocks if one.role == "copies_to"] == printed
