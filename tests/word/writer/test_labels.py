"""Labels left to Word: the same in every reading of its lists and on LibreOffice's pages, or begun anew, or typed."""

import io
import zipfile

import pytest

from compiler import compile_document
from compiler.word import reader
from compiler.word.ooxml.numbering import (
    APART,
    LIBREOFFICE,
    OLD_WORD,
    READINGS,
    WORD,
    Counter,
    Instance,
    Level,
    Lists,
    Reading,
)
from compiler.word.template.compiled import Template
from tests.kit.numbered import TEMPLATES, counted, differences, on_paper, template_of
from tests.kit.support import GENERAL, document_of, flow_of, rendered

FIRST, COUNT = 0, 20


def test_twenty_documents_that_are_hard_to_count() -> None:
    count, wrong = differences(range(FIRST, FIRST + COUNT))
    assert wrong == []
    assert count > 10 * COUNT


# ---- levels passed over ------------------------------------------------------------------------------------------

WITHOUT = """
- 标题: 事项1号
  编号: 无
  内容: [{标题: 事项2号}, {标题: 事项3号}]
- {标题: 事项4号, 内容: [{标题: 事项5号}]}
- 标题: 事项6号
"""
ONE_LEVEL_DOWN = """
- 标题: 事项1号
  内容:
    - {标题: 事项2号, 编号: 无, 内容: [{标题: 事项3号}, {标题: 事项4号}]}
    - {标题: 事项5号, 内容: [{标题: 事项6号}]}
    - 标题: 事项7号
- 标题: 事项8号
"""
TWO_AT_ONCE = """
- 标题: 事项1号
  编号: 无
  内容: [{标题: 事项2号, 编号: 无, 内容: [{段首: 事项3号。, 文字: 办结。}, {段首: 事项4号。, 文字: 办结。}]}, {标题: 事项5号}]
- {标题: 事项6号, 内容: [{标题: 事项7号, 编号: 无, 内容: [{标题: 事项8号}]}, {标题: 事项9号}]}
"""
BETWEEN = """
- {标题: 事项1号, 内容: [{标题: 事项2号}]}
- {标题: 事项3号, 编号: 无, 内容: [{标题: 事项4号}, {标题: 事项5号}]}
- {标题: 事项6号, 内容: [{标题: 事项7号}]}
"""
NUMBERS_AGAIN = """
- {标题: 事项1号, 编号: 无, 内容: [{标题: 事项2号, 序号: （三）}, {标题: 事项3号}]}
- {标题: 事项4号, 序号: 五、, 内容: [{标题: 事项5号}]}
- 标题: 事项6号
"""
STANDARD = "[一、, （一）, 1., （1）]"


@pytest.mark.parametrize(
    ("forms", "body", "labels"),
    [
        (STANDARD, WITHOUT, "- （一） （二） 一、 （一） 二、"),
        ("[1., ①]", WITHOUT, "- ① ② 1. ① 2."),
        ("[1, 1.1]", WITHOUT, "- 1.1 1.2 1 1.1 2"),
        (STANDARD, ONE_LEVEL_DOWN, "一、 - 1. 2. （一） 1. （二） 二、"),
        ("['1', '1.1', '1.1.1']", ONE_LEVEL_DOWN, "1 - 1.1.1 1.1.2 1.1 1.1.1 1.2 2"),
        (STANDARD, TWO_AT_ONCE, "- - 1. 2. （一） 一、 - 1. （一）"),
        (STANDARD, BETWEEN, "一、 （一） - （一） （二） 二、 （一）"),
        (STANDARD, NUMBERS_AGAIN, "- （三） （四） 五、 （一） 六、"),
    ],
)
def test_a_level_passed_over_is_not_begun(forms: str, body: str, labels: str) -> None:
    document = document_of(f"文种: 报告\n标题: 题目\n层次: {forms}\n正文:{body}")
    docx = rendered(document)
    wanted = {f"事项{n}号": label.strip("-") for n, label in enumerate(labels.split(), 1)}
    for reading in READINGS:
        assert counted(docx, reading) == wanted
    assert on_paper([docx]) == [wanted]


def test_an_attachment_begins_anew_whatever_was_passed_over() -> None:
    text = f"文种: 报告\n标题: 题目\n正文:{WITHOUT}附件: [{{标题: 附表, 内容: [{{标题: 事项7号, 编号: 无, 内容: [{{标题: 事项8号}}]}}, {{标题: 事项9号}}]}}]\n"
    docx = rendered(document_of(text))
    wanted = dict(zip((f"事项{n}号" for n in range(1, 10)), ["", "（一）", "（二）", "一、", "（一）", "二、", "", "（一）", "一、"], strict=True))  # fmt: skip
    assert counted(docx, WORD) == counted(docx, OLD_WORD) == on_paper([docx])[0] == wanted


def test_headings_keep_their_styles_and_their_list() -> None:
    docx = rendered(document_of(f"文种: 报告\n标题: 题目\n正文:{WITHOUT}"))
    lines = [line for line in reader.lines(docx) if "事项" in line.text]
    assert [line.style for line in lines] == [f"heading {level}" for level in (1, 2, 2, 1, 2, 1)]
    assert all(line.label for line in lines[1:])  # none is typed


# ---- templates that count otherwise ------------------------------------------------------------------------------

WHOLE = """\
文种: 报告
标题: 题目
正文: [{标题: 事项1号, 内容: [{标题: 事项2号, 内容: [{标题: 事项3号}]}]}, {标题: 事项4号}]
结尾: [{标题: 事项5号, 内容: [{标题: 事项6号}, {标题: 事项7号, 编号: 无, 内容: [{标题: 事项8号}]}]}]
附件: [{标题: 附表, 内容: [{标题: 事项9号, 内容: [{标题: 事项10号}]}, {标题: 事项11号}]}]
"""
LABELS_OF_WHOLE = ["一、", "（一）", "1.", "二、", "三、", "（一）", "", "1.", "一、", "（一）", "二、"]


def test_labels_are_those_of_the_flow_in_every_template() -> None:
    """Whatever its list says, whatever of its own it numbers by that list, in whatever order its slots stand."""
    flow = flow_of(WHOLE)
    made = {name: (template_of(name) or Template.load(GENERAL)).render(flow) for name in TEMPLATES}
    wanted = {f"事项{n}号": label for n, label in enumerate(LABELS_OF_WHOLE, 1)}
    for docx, paper in zip(made.values(), on_paper([*made.values()]), strict=True):
        assert [counted(docx, reading) for reading in READINGS] == [wanted] * len(READINGS)
        assert paper == wanted


def test_a_template_that_numbers_nothing_itself_leaves_the_labels_to_the_styles() -> None:
    with zipfile.ZipFile(io.BytesIO(compile_document("文种: 报告\n正文: [{标题: 甲, 内容: [{标题: 乙}]}, {标题: 丙}]\n"))) as archive:  # fmt: skip
        assert b"<w:numPr>" not in archive.read("word/document.xml")
        assert b"startOverride" not in archive.read("word/numbering.xml")


# ---- readings ----------------------------------------------------------------------------------------------------

USED: list[tuple[int, int]] = [(1, 1), (1, 1), (1, 0), (2, 1), (1, 1), (2, 0), (1, 1), (1, 0), (1, 1)]


@pytest.mark.parametrize(
    ("reading", "labels"),
    [
        (WORD, "（一） （二） 一、 （三） （四） 五、 （五） 六、 （六）"),
        (OLD_WORD, "（一） （二） 二、 （三） （四） 五、 （五） 六、 （六）"),
        (LIBREOFFICE, "（一） （二） 二、 （三） （四） 三、 （一） 四、 （一）"),  # as it prints them
        (APART, "（一） （二） 二、 （三） （一） 六、 （二） 三、 （一）"),
    ],
)
def test_a_list_is_read_in_several_ways(reading: Reading, labels: str) -> None:
    number = "chineseCountingThousand"
    levels = {0: Level.make(1, number, "%1、"), 1: Level.make(1, number, "（%2）")._replace(restarts=0)}
    lists = Lists({1: levels}, {1: Instance(1), 2: Instance(1, {0: 5, 1: 3})})
    counter = Counter(lists, reading)
    assert [counter.next(*one) for one in USED] == labels.split()
