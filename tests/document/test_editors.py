"""What a clerk is shown who types a report in VS Code: squiggles, the list of what may be written, the text over a key."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PIL import Image

from compiler.cli import command as cli
from compiler.document.editors import filled
from compiler.document.schema import schema, schemas
from compiler.document.starters import starter
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from compiler.terms.fields import FIELDS
from compiler.terms.kinds import KINDS
from compiler.terms.nearest import alike
from tests.kit.editors import Editor, Offer
from tests.kit.support import EXAMPLES

HEAD = "文种: 报告\n标题: 关于甲的报告\n"
BODY = "正文: 乙\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("editor")


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Editor]:
    with _opened(folder / "报告.schema.json", schema("report")) as one:
        yield one


@pytest.fixture(scope="module")
def whole(folder: Path) -> Iterator[Editor]:
    with _opened(folder / "公文.schema.json", schemas()) as one:
        yield one


def _opened(path: Path, said: dict[str, Any]) -> Editor:
    path.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return Editor(path)


# ---- squiggles ------------------------------------------------------------------------------------------------------

# A text with one mistake, what is underlined, and what is said.
MISTAKES = {
    "no kind": (
        f"标题: 甲\n{BODY}",
        "标",
        "没有写文种。在开头加一行“文种: 工作总结”。可以写的有：工作总结、",
    ),
    "no such kind": (f"文种: 报道\n{BODY}", "报道", "没有这个文种。可以写的有：工作总结、领导班子工作总结、"),
    "a kind that goes by another": (f"文种: 计划\n{BODY}", "计划", "计划、规划、预案、安排等先写“工作方案”"),
    "no body": (HEAD, "文", "这里缺少“正文”。补上“正文: …”。"),
    "misspelt": (f"{HEAD}主送机构: 甲\n{BODY}", "主送机构", "这里没有这个项目。是不是“主送机关”？"),
    "misspelt and wanted": (f"{HEAD}正问: 乙\n", "正问", "这里没有这个项目。是不是“正文”？"),
    "exchanged": (f"{HEAD}成文期日: 2026-01-05\n{BODY}", "成文期日", "是不是“成文日期”？"),
    "unknown": (
        f"{HEAD}邮编: 1\n{BODY}",
        "邮编",
        "这里没有这个项目。这里可以写的有：文种、模板、目录、份号、",
    ),
    "in English": (f"{HEAD}signature: 甲\n{BODY}", "signature", "编辑器只认中文的项目，这里写“署名”。"),
    "twice": (
        f"{HEAD}主送机关: 甲\n主送: 乙\n{BODY}",
        "主送",
        "“主送”和“主送机关”是同一个项目的两种写法，只能写一个。",
    ),
    "printed by itself": (f"{HEAD}落款: 甲\n{BODY}", "落款", "“落款”不用写，会按“署名”自动印出。"),
    "number": (f"{HEAD}文号: 甲\n{BODY}", "甲", "“发文字号”的写法不对。"),
    "secrecy": (f"{HEAD}密级: 内部\n{BODY}", "内部", "“密级”没有这种写法。"),
    "copy number": (f"{HEAD}份号: 第1份\n{BODY}", "第1份", "“份号”要写成数字。"),
    "of a table": (f"{HEAD}题注: 甲\n{BODY}", "题注", "“题注”不写在这里，要写在“表格”“图片”“图表”里。"),
    "empty": (f"文种: 报告\n标题:\n{BODY}", "", "“标题”要写一段文字，不能空着，例如“标题: 区政府办公室"),
    "a list for a text": (
        f"文种: 报告\n标题: [甲]\n{BODY}",
        "[甲]",
        "“标题”要写一段文字，不能空着，例如“标题: ",
    ),
    "empty body": (f"{HEAD}正文:\n", "", "“正文”后面是空的。补上内容。"),
    "body of nothing": (f"{HEAD}正文: []\n", "[]", "“正文”后面是空的。"),
    "misspelt block": (f"{HEAD}正文:\n  - 标提: 甲\n", "标提", "这里没有这个项目。是不是“标题”？"),
    "a heading misspelt": (
        f"{HEAD}正文:\n  - 标提: 甲\n    内容: 乙\n",
        "标提",
        "这里没有这个项目。是不是“标题”？",
    ),
    "body under a heading": (
        f"{HEAD}正文:\n  - 标题: 甲\n    正文: 乙\n",
        "正文",
        "这里没有这个项目。是不是“内容”？",
    ),
    "text with a colon": (f"{HEAD}正文:\n  - 联系人: 张三\n", "联系人", "看不出这一块是什么。"),
    "an item of nothing": (
        f"{HEAD}正文:\n  - 甲\n  -\n",
        "",
        "列表的这一项是空的。补上内容，或把这一行删去。",
    ),
    "a list in a list": (f"{HEAD}正文:\n  - - 甲\n", "- 甲", "这里是列表里又套了一个列表。"),
    "run-in": (
        f"{HEAD}正文:\n  - 段首: 甲。\n    编号: 有\n",
        "有",
        "“编号”没有这种写法。可以写的有：“无”。",
    ),
    "merged": (
        f"{HEAD}正文:\n  - 表格: [[甲, {{合并: 右}}], [1, 2]]\n",
        "右",
        "“合并”没有这种写法。可以写的有：“左”“上”。",
    ),
    "caption in a cell": (
        f"{HEAD}正文:\n  - 表格: [[甲, {{图片: a.png, 题注: 乙}}]]\n",
        "题注",
        "格里的图片只写“图片”“宽”“替代文字”；",
    ),
    "no row": (f"{HEAD}正文:\n  - 表格: [[甲], 乙]\n", "乙", "表格的这一行应当是一个列表，一格写一段文字。"),
    "header": (f"{HEAD}正文:\n  - 表格: a.xlsx\n    表头: 两行\n", "两行", "“表头”要写一个数，例如 1，"),
    "above": (f"{HEAD}正文:\n  - 表格: a.xlsx\n    表上面: 万元\n", "表上面", "是不是“表上”？"),
    "landscape": (f"{HEAD}正文:\n  - 表格: a.xlsx\n    横排: 对\n", "对", "可以写的有：“是”“否”。"),
    "width without a unit": (f"{HEAD}正文:\n  - 图片: a.png\n    宽: 60\n", "60", "这不是宽度。写数和单位："),
    "height": (f"{HEAD}正文:\n  - 图片: a.png\n    高: 3厘米\n", "高", "“高”不能写在这里。写“宽: 60毫米”"),
    "seal": (f"{HEAD}{BODY}印章: 是\n", "是", "这里没有这种写法。盖章的写“有”，不盖章的删去这一行；"),
    "date": (f"{HEAD}{BODY}成文日期: 昨天\n", "昨天", "“成文日期”要写一个日期。写成 2026-11-05 或"),
    "a year": (f"{HEAD}{BODY}成文日期: 2026\n", "2026", "“成文日期”要写一个日期。写成 2026-11-05 或"),
    "no such day": (
        f"{HEAD}{BODY}成文日期: 2026-02-30\n",
        "2026-02-30",
        "日历上没有这一天。核对月份和日子。",
    ),
    "signatures": (
        f"{HEAD}{BODY}署名: {{甲: 乙}}\n",
        "{甲: 乙}",
        "“署名”要写一段文字，或一个列表，不能空着，",
    ),
    "one of them": (f"{HEAD}{BODY}署名:\n  - 甲\n  -\n", "", "“署名”的每一项要写一段文字，不能空着。"),
    "attachment": (
        f"{HEAD}{BODY}附件:\n  - 题目: 甲\n    内容: 乙\n",
        "题目",
        "这里没有这个项目。是不是“标题”？",
    ),
    "its content": (f"{HEAD}{BODY}附件:\n  - 标题: 甲\n", "标", "这里缺少“内容”。补上“内容: …”。"),
    "figures": (f"{HEAD}{BODY}数据: 甲\n", "甲", "“数据”要换行，缩进两格，一行写一项，"),
    "labels": (f"{HEAD}{BODY}层次: [一、, (a)]\n", "(a)", "这不是可用的序号写法。每种序号写它的第一个，"),
    "stamp": (f"{HEAD}{BODY}签名章: {{职位: 甲}}\n", "职位", "这里没有这个项目。是不是“职务”？"),
    "reporter": (f"{HEAD}{BODY}报告人: [甲]\n", "[甲]", "“报告人”要写一段文字，或几个“键: 值”，不能空着，"),
    "form": (f"{HEAD}正文:\n  - 列举: [甲]\n    形式: 其一\n", "其一", "可以写的有：“一是”“一要”"),
    "start": (f"{HEAD}正文:\n  - 列举: [甲]\n    起: 零\n", "零", "“起”应当是从1起的阿拉伯数字，如 2。"),
    "nature": (f"{HEAD}正文:\n  - 文字: 甲\n    性质: 结尾\n", "结尾", "可以写的有：“存在问题”"),
    "closing": (f"{HEAD}{BODY}结尾: {{结语: [甲]}}\n", "[甲]", "“结语”要写一段文字，不能空着，例如“结语: "),
    "in a paragraph": (
        f"{HEAD}正文:\n  - 段落: [甲, {{删除线: 乙}}]\n",
        "删除线",
        "“删除线”不能写在这里。",
    ),
    "a part misspelt": (
        f"{HEAD}正文:\n  - 段首: [面积km, {{上标: 2}}, {{上表: 2}}]\n",
        "上表",
        "这里没有这个项目。是不是“上标”？",
    ),
    "a part as a block": (f"{HEAD}正文:\n  - 脚注: 甲\n", "脚注", "“脚注”不写在这里，要写在“标题”“段首”"),
    "a note in a note": (
        f"{HEAD}正文:\n  - 段落: [甲, {{脚注: [乙, {{上标: 2}}, {{脚注: 丙}}]}}]\n",
        "脚注",
        "“脚注”不写在这里，",
    ),
    "parts in a title": (
        f"文种: 报告\n标题: [甲, {{上标: 2}}]\n{BODY}",
        "[甲, {上标: 2}]",
        "“标题”要写一段文字，不能空着，",
    ),
    "in a cell": (
        f"{HEAD}正文:\n  - 表格: [[甲, [乙, {{上标: 2}}, {{标题: 丙}}]]]\n",
        "标题",
        "“标题”不写在这里，",
    ),
    "deep inside": (
        f"{HEAD}正文:\n  - 标题: 甲\n    内容:\n      - 段首: 乙。\n        内容:\n          - 段落:\n              - 丙\n"
        "              - 列举:\n                  - 首句: 丁\n                    文子: 戊\n",
        "文子",
        "这里没有这个项目。是不是“文字”？",
    ),
}
# Words of Latin letters that the sentences may hold.
LATIN = {"XX", "Word", "YAML", "template", "new", "from", "docx", "xlsx", "csv", "json", "compile"}


def latin(said: str, text: str) -> set[str]:
    """The Latin words in what is said that stand neither in the text nor in what a clerk knows."""
    return {
        word
        for word in re.findall("[A-Za-z]{2,}", said)
        if word not in LATIN | {*re.findall("[A-Za-z]+", text)}
    }


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_told_once_where_it_is(editor: Editor, name: str) -> None:
    text, under, said = MISTAKES[name]
    shown = editor.shown(text)
    assert [one.under for one in shown] == [under], shown
    assert said in shown[0].message
    assert not latin(shown[0].message, text)


@pytest.mark.parametrize("name", ["no kind", "no such kind", "misspelt", "deep inside"])
def test_so_it_is_where_one_schema_is_for_all_kinds(whole: Editor, name: str) -> None:
    text, under, said = MISTAKES[name]
    shown = whole.shown(text)
    assert [one.under for one in shown] == [under], shown
    assert said in shown[0].message


RIGHT = [
    *(path.read_text("utf-8") for path in EXAMPLES),
    *(starter(row.key) for row in KINDS.values() if row.made_as == "Document"),
    f"{HEAD}称呼: 各位代表\n{BODY}层次: [1, 1.1, 1.1.1]\n",
    f"{HEAD}{BODY}层次: [一、, （一）, 1.]\n署名: [甲局, 乙局]\n印章: [有, 乙局.png]\n日期: 2026年1月5日\n",
    f"{HEAD}正文:\n  - 分页\n  - 表格:\n      - [甲, {{合并: 左}}]\n      - [1, {{图片: a.png, 宽: 50%}}]\n      - [true, ~]\n",
    f"{HEAD}正文:\n  - 标题: [甲, {{上角标: 2}}]\n    名称: 乙\n  - 列举: [[甲, {{下标: 2}}], {{加粗: 乙}}, {{首句: [丙, {{脚注: [丁, {{引用: 乙}}]}}]}}]\n"
    "  - 文字: [甲, {列举: [乙]}, {上标: 2}]\n  - 表格: [[甲, [km, {上标: 2}]], [{加粗: 乙}, 1]]\n    题注: [甲, {下标: 2}]\n",
    f"{HEAD}成文日期: '{{{{ 日 }}}}'\n正文:\n  - 文字: 甲{{{{ 整改 }}}}\n    仅当: 整改 > 0\n数据: {{整改: {{本期: 3, 单位: 件}}, 日: 2026-01-05}}\n",
    f"文种: 述职报告\n标题: true\n报告人: {{姓名: 甲, 报告日期: 2025-12-31}}\n{BODY}数据: {{甲: [1, {{乙: ~}}]}}\n",
]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_what_is_right(editor: Editor, whole: Editor, text: str) -> None:
    plain = text.replace("# yaml-language-server", "#")  # the schema of another folder
    assert editor.shown(plain) == []
    assert whole.shown(plain) == []


VOLUME = "文种: 汇编\n标题: 甲\n篇目: [a.yaml, {文件: b.docx, 目录标题: 乙}]\n"


@pytest.mark.parametrize(
    "text", [starter("volume"), f"{VOLUME}目录: {{层级: 2, 附件: 是}}\n另起: 奇数页\n", f"{VOLUME}目录: 2\n"]
)
def test_nothing_is_said_of_a_volume(whole: Editor, text: str) -> None:
    assert whole.shown(text.replace("# yaml-language-server", "#")) == []


def test_a_starter_names_the_schema_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["new", "报告"]) == 0
    capsys.readouterr()
    text = Path("报告.yaml").read_text("utf-8")
    with Editor(folder=tmp_path) as one:
        assert one.shown(text) == []
        assert [found.under for found in one.shown(text.replace("主送机关", "主送机构"))] == ["主送机构"]


def test_a_misspelt_key_is_mended_by_a_click(editor: Editor) -> None:
    text, _, _ = MISTAKES["misspelt"]
    assert editor.fixes(text) == [text.replace("主送机构", "主送机关")]


# ---- the list of what may be written --------------------------------------------------------------------------------

# What is offered may need it.
FIGURES = "数据: {整改: 3}\n"
SIGNED = "署名: 甲局\n成文日期: 2026-01-05\n"
TABLE = "  - 表格: 收入明细.xlsx\n    名称: 收支表\n    题注: 收支\n"
# A text, ▲ where the list is asked for, and labels that are on it.
PLACES = {
    "key": (f"{HEAD}{BODY}{SIGNED}▲\n", {"主送机关", "印章", "附件", "数据"}),
    "key of an empty file": ("▲", {"文种", "标题", "正文"}),
    "kind": (f"文种: ▲\n{BODY}", {"工作总结", "报告", "述职报告"}),
    "numbering": (f"{HEAD}{BODY}编号: ▲\n", {"自动", "文本", "无"}),
    "labels": (f"{HEAD}{BODY}层次:\n  - ▲\n", {"一、", "（一）", "①"}),
    "seal": (f"{HEAD}{BODY}{SIGNED}印章: ▲\n", {"有"}),
    "block": (
        f"{HEAD}{FIGURES}正文:\n{TABLE}  - ▲\n",
        {"标题", "段首", "表格", "图片", "列举", "段落", "分页"},
    ),
    "block begun": (f"{HEAD}{FIGURES}正文:\n{TABLE}  - 表▲\n", {"表格"}),
    "only block": (f"{HEAD}{FIGURES}正文:\n  ▲\n", {"标题", "表格"}),
    "under a heading": (
        f"{HEAD}{FIGURES}正文:\n  - 标题: 甲\n    ▲\n",
        {"内容", "编号", "序号", "层次", "仅当"},
    ),
    "its content": (f"{HEAD}{FIGURES}正文:\n  - 标题: 甲\n    内容:\n      - ▲\n", {"标题", "段首", "表格"}),
    "its numbering": (f"{HEAD}{FIGURES}正文:\n  - 标题: 甲\n    编号: ▲\n", {"无"}),
    "run-in": (f"{HEAD}{FIGURES}正文:\n  - 段首: 甲。\n    ▲\n", {"文字", "内容"}),
    "of a table": (
        f"{HEAD}{FIGURES}正文:\n  - 表格: 收入明细.xlsx\n    ▲\n",
        {"题注", "表头", "表上", "表注", "横排"},
    ),
    "of a picture": (f"{HEAD}{FIGURES}正文:\n  - 图片: 现场照片.jpg\n    ▲\n", {"宽", "题注", "替代文字"}),
    "in a cell": (f"{HEAD}{FIGURES}正文:\n{TABLE}  - 表格: [[甲, 乙], [甲, {{▲}}]]\n", {"合并", "图片"}),
    "in a paragraph": (
        f"{HEAD}{FIGURES}正文:\n{TABLE}  - 段落:\n      - 甲\n      - ▲\n",
        {"加粗", "列举", "引用", "上标", "脚注"},
    ),
    "enumeration": (f"{HEAD}{FIGURES}正文:\n  - 列举: [甲。, 乙。]\n    形式: ▲\n", {"一是", "首先，"}),
    "nature": (f"{HEAD}{FIGURES}正文:\n  - 文字: 甲\n    性质: ▲\n", {"存在问题", "结语"}),
    "closing": (f"{HEAD}{FIGURES}{BODY}结尾:\n  ▲\n", {"存在问题"}),
    "attachment": (f"{HEAD}{FIGURES}{BODY}附件:\n  - 标题: 甲\n    内容: 乙\n    ▲\n", {"标记原文", "层次"}),
    "reporter": (f"{HEAD}{BODY}报告人:\n  单位: 甲局\n  ▲\n", {"姓名", "职务", "日期"}),
    "stamp": (f"{HEAD}{BODY}成文日期: 2026-01-05\n签名章:\n  职务: 主任\n  ▲\n", {"图片"}),
    "of a figure": (
        f"{HEAD}数据:\n  税收: 1\n  非税: 2\n  整改:\n    ▲\n{BODY}",
        {"本期", "上年同期", "单位", "读取"},
    ),
    "figures": (f"{HEAD}{BODY}数据:\n  ▲\n", {"{总收入"}),
}


@pytest.mark.parametrize("name", PLACES)
def test_what_may_be_written_is_offered_in_chinese(editor: Editor, name: str) -> None:
    text, labels = PLACES[name]
    offers = editor.offers(text)
    assert labels <= {one.label.split(":")[0] for one in offers}
    for one in offers:
        assert not latin(
            one.label + one.about,
            "".join((row.example + row.about[0] + row.page) for row in FIELDS.values()) + "GB",
        ), one
    said = [one.label for one in offers]
    assert len({*said}) == len(said)  # each once


@pytest.mark.parametrize("name", [name for name in PLACES if name not in ("key of an empty file", "kind")])
def test_what_is_taken_from_the_list_compiles(editor: Editor, folder: Path, name: str) -> None:
    files(folder)
    text, _ = PLACES[name]
    for one in editor.offers(text):
        if not still_empty(one) and one.label not in ELSEWHERE:
            assert said_of(one.text, folder) == [], one.text


# 日期原文 is written instead of the date that a seal needs, 保密期限 beside 密级, 出席 in 纪要; the others go with a table of 数据, and here it is a file's.
ELSEWHERE = ("日期原文", "保密期限", "出席", "请假", "列席", "列", "排序", "分组", "合计行")


def still_empty(offer: Offer) -> bool:
    """Whether a value or an item is still to be typed."""
    return re.search(r"(:|^ *-) *$(?!\n +\S)", offer.text, re.M) is not None


def files(folder: Path) -> None:
    """What the examples in the table of fields name."""
    if not (folder / "收入明细.xlsx").exists():
        book = Workbook()
        sheet = book.create_sheet("Sheet1", 0)
        sheet.append(["项目", "金额"])
        sheet.append(["办公费", "12"])
        book.save(folder / "收入明细.xlsx")
        sheet.title = "月度"
        book.save(folder / "台账.xlsx")
        Image.new("RGB", (60, 40)).save(folder / "现场照片.jpg")


def said_of(text: str, folder: Path) -> list[str]:
    """The errors of a report in that folder."""
    try:
        Job.of(Source(str(folder / "报告.yaml"), text)).docx()
    except CompileError as error:
        return [f"{one.code.id}" for one in error.diagnostics]
    return []


# ---- the text over a key --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"文▲种: 报告\n{BODY}", "哪一种公文"),
        (f"{HEAD}主送▲机关: 甲\n{BODY}", "也认得：主送、称呼、称谓。"),
        (f"{HEAD}正文:\n  - 标▲题: 甲\n", "单独一行的标题；序号不用写"),
        (f"{HEAD}正文:\n  - 图片: a.png\n    宽▲: 60毫米\n", "例如 `宽: 60毫米`"),
        (f"{HEAD}{BODY}附▲件:\n  - 标题: 甲\n    内容: 乙\n", "附件，一个或一个列表"),
        (f"{HEAD}{BODY}成文▲日期: 2026-01-05\n", "二〇二六年一月五日都可以"),
    ],
)
def test_a_key_is_explained(editor: Editor, text: str, said: str) -> None:
    shown = editor.hover(text)
    assert said in shown
    assert "Example" not in shown


# ---- the schema itself ----------------------------------------------------------------------------------------------

ASKED = {"别处的项目", "是一部分", "含几部分"}
# Keywords that may fail, and those of them whose failing the server tells in its own words whatever is said.
TOLD = {"type", "enum", "const", "pattern", "required", "contains"}
NEVER_TOLD = {
    "anyOf",
    "oneOf",
    "not",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
}
NEVER_TOLD |= {
    "minimum",
    "maximum",
    "minProperties",
    "maxProperties",
    "uniqueItems",
    "format",
    "dependentRequired",
}


@pytest.mark.parametrize("kind", [*KINDS, None])
def test_every_keyword_that_may_fail_has_a_sentence(kind: str | None) -> None:
    for one in failing(schema(kind) if kind else schemas()):
        assert not NEVER_TOLD & one.keys(), one
        if TOLD & one.keys():
            assert {"errorMessage", "patternErrorMessage"} & one.keys(), one
            assert "errorMessage" in one or not (TOLD - {"pattern"}) & one.keys(), one


def failing(one: Any) -> Iterator[dict[str, Any]]:
    """The schemas within a schema, but those that only ask."""
    yield one
    for key, inner in one.items():
        if key in ("properties", "$defs"):
            for name, each in inner.items():
                yield from failing(each) if name not in ASKED else ()
        elif key == "allOf":
            for each in inner:
                yield from failing(each)
        elif key in ("then", "else", "items", "contains", "propertyNames"):
            yield from failing(inner)


def test_a_key_that_is_offered_for_another_is_like_it() -> None:
    own = schema("report")["properties"]
    chain, near = schema("report")["propertyNames"]["else"], 0
    while "if" in chain:
        pattern = chain["if"].get("pattern")
        if pattern:
            near += 1
            (meant,) = chain["then"]["enum"]
            for word in pattern.removeprefix("^(?:").removesuffix(")$").replace(".", "甲").split("|"):
                assert len(word) < 3 or meant in alike(word, own), (word, meant)
        chain = chain["else"]
    assert near == len({FIELDS[key].zh for key in FIELDS if "Document" in FIELDS[key].stands})


def test_a_mapping_to_fill_in_begins_with_what_tells_it() -> None:
    assert next(iter(filled("RunIn"))) == "段首"
    assert filled("Merged") == {"合并": "左"}
