"""Each key that there is, and each word that is taken for one, where it does not belong: something is said of it, and a way out."""

import pytest

from compiler.document.validate import validate, validate_volume
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.source.load import Source, load
from compiler.terms.fields import FIELDS, WAYS_ROUND

WORDS = sorted(
    {word for row in FIELDS.values() for word in (*row.spellings, *row.meant)} | {*WAYS_ROUND, "甲乙丙"}
)
HEAD, FOOT = "文种: 工作总结\n标题: 工作总结\n", "署名: 某局\n成文日期: 2026-01-05\n"
BLOCKS = (
    *("标题: 一", "段首: 一。", "文字: 一。", "段落: [一]", "列举: [一, 二]", "表格: [[一, 二]]", "图片: a.png", "图表: 柱形"),
    *("脚注: 一", "加粗: 一", "上标: 一", "引用: 一", "合并: 左"),
)  # fmt: skip
PLACES = {
    "top": f"{HEAD}正文: 一。\n{FOOT}KEY: VALUE\n",
    "closing": f"{HEAD}正文: 一。\n结尾:\n  存在问题: 二。\n  KEY: VALUE\n",
    "imprint": f"{HEAD}正文: 一。\n印发:\n  机关: 某局\n  KEY: VALUE\n",
    "reporter": f"{HEAD}正文: 一。\n报告人:\n  姓名: 某某\n  KEY: VALUE\n",
    "attachment": f"{HEAD}正文: 一。\n附件:\n  - 标题: 表\n    KEY: VALUE\n",
    "batch": f"{HEAD}正文: 一。\n批量:\n  表: a.csv\n  KEY: VALUE\n",
    "volume": "文种: 汇编\n标题: 汇编\n篇目: [a.yaml]\nKEY: VALUE\n",
    "member": "文种: 汇编\n标题: 汇编\n篇目:\n  - 文件: a.yaml\n    KEY: VALUE\n",
    "cell": f"{HEAD}正文:\n  - 表格:\n      - [一, {{KEY: VALUE}}]\n",
    **{f"block: {one}": f"{HEAD}正文:\n  - 零。\n  - {one}\n    KEY: VALUE\n" for one in BLOCKS},
    **{f"span: {one}": f"{HEAD}正文:\n  - 段落:\n      - {{{one}, KEY: VALUE}}\n" for one in BLOCKS},
}


def said_of(place: str, key: str, value: str) -> list[Diagnostic] | None:
    """What is said of it; None where it may stand there."""
    loaded = load(Source("report.yaml", PLACES[place].replace("KEY", key).replace("VALUE", value)))
    try:
        (validate_volume if place in ("volume", "member") else validate)(loaded)
    except CompileError as refused:
        return list(refused.diagnostics)
    return None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("signer: 张某\n", "是不是“signatory”？"),
        ("cc: 市委\n", "是不是“copies_to”？"),
        ("copy: 市委\n", "是不是“copies_to”？"),
        ("to: 市委\n", "是不是“addressees”？"),
        ("closing: {problem: 二。}\n", "是不是“problems”？"),
        ("closing: {next: 二。}\n", "是不是“next_steps”？"),
        ("problems: 二。\n", "写一行“closing:”，把“problems”放到它下面"),
        ("reporter: [张某]\n", "例如“unit: …”"),
        ("weather: 晴\n", "可以写的有：kind、template、"),
        ("attachments: [{title: 表, picture: a.png}]\n", "写一行“content:”"),
        ("opening: [{title: 一, content: 二。}]\n", "是不是“heading”？"),
        ("opening: [{table: [[一, 二]], title: 三}]\n", "是不是“caption”？"),
        ("opening: [{picture: a.png, title: 三}]\n", "是不是“caption”？"),
        ("page_number: 1\n", "页码、行距、纸张由模板管"),
        ("position: 局长\n", "可以写的有：kind、template、"),
        ("date: 2026年　月　日\n", "把“date”换成“date_text”"),
    ],
)
def test_who_writes_english_keys_is_told_english_ones(text: str, said: str) -> None:
    with pytest.raises(CompileError) as refused:
        validate(load(Source("report.yaml", f"kind: report\ntitle: 报告\nbody: 一。\n{text}")))
    (one,) = refused.value.diagnostics
    assert said in one.hint("zh")


def test_what_is_missing_is_named_as_the_others_are() -> None:
    for text, field in (("kind: report\ntitle: 报告\n", "body"), ("title: 报告\nbody: 一。\n", "kind")):
        with pytest.raises(CompileError) as refused:
            validate(load(Source("report.yaml", text)))
        (one,) = refused.value.diagnostics
        assert f"“{field}: " in one.hint("zh")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("题目", "“标题”"),
        ("备注", "“附注”"),
        ("单位", "“报告人:”"),
        ("unit", "“reporter:”"),
        ("header", "kind、"),
    ],
)
def test_a_table_at_the_top_tells_nothing_of_what_stands_beside_it(key: str, said: str) -> None:
    with pytest.raises(CompileError) as refused:
        validate(load(Source("report.yaml", f"文种: 报告\n表格: [[甲]]\n{key}: 一\n正文: 二。\n")))
    (hint,) = [one.hint("zh") for one in refused.value.diagnostics if one.args["key"] == key]
    assert said in hint


@pytest.mark.parametrize("place", PLACES)
def test_something_is_said(place: str) -> None:
    for key in WORDS:
        for value in ("三", "[三, 四]"):
            said = said_of(place, key, value)
            assert said != [], (key, value)
            assert all(one.message("zh") and one.hint("zh") and one.hint("en") for one in said or ()), (
                key,
                value,
            )


# Misspelt as people do: letters left out, doubled, turned round, another one struck.
TOP = {
    "titel": "title",
    "tittle": "title",
    "tite": "title",
    "bdy": "body",
    "boddy": "body",
    "kidn": "kind",
    "sigature": "signature",
    "signatur": "signature",
    "singature": "signature",
    "signatroy": "signatory",
    "daet": "date",
    "dat": "date",
    "adressees": "addressees",
    "addresses": "addressees",
    "atachments": "attachments",
    "attachements": "attachments",
    "reamrk": "remark",
    "isuer": "issuer",
    "openning": "opening",
    "closeing": "closing",
    "copys_to": "copies_to",
    "subtitel": "subtitle",
    "urgancy": "urgency",
    "secracy": "secrecy",
    "lables": "labels",
    "numbring": "numbering",
}
IN_BLOCKS = {
    "headnig": ("heading", "- {KEY: 甲, content: 乙。}"),
    "contnt": ("content", "- {heading: 甲, KEY: 乙。}"),
    "conten": ("content", "- {heading: 甲, KEY: 乙。}"),
    "leed": ("lead", "- {KEY: 甲。, text: 乙。}"),
    "tetx": ("text", "- {lead: 甲。, KEY: 乙。}"),
    "txt": ("text", "- {lead: 甲。, KEY: 乙。}"),
    "tabel": ("table", "- KEY: [[甲, 乙]]"),
    "captoin": ("caption", "- {table: [[甲, 乙]], KEY: 丙}"),
    "pargraph": ("paragraph", "- KEY: [甲, 乙]"),
    "enumaration": ("enumeration", "- KEY: [甲, 乙]"),
    "picure": ("picture", "- KEY: a.png"),
    "refernce": ("reference", "- paragraph: [甲, {KEY: 乙}]"),
    "footnot": ("footnote", "- paragraph: [甲, {KEY: 乙}]"),
    "blod": ("bold", "- paragraph: [甲, {KEY: 乙}]"),
}


def told_of(text: str) -> list[tuple[str, str | None]]:
    with pytest.raises(CompileError) as refused:
        validate(load(Source("report.yaml", text)))
    return [(one.code.id, one.args.get("nearest")) for one in refused.value.diagnostics]


@pytest.mark.parametrize(("key", "meant"), TOP.items())
def test_a_misspelt_english_key_is_offered_the_right_one(key: str, meant: str) -> None:
    entries = {"kind": "report", "title": "报告", "body": "一。"}
    entries = {key if one == meant else one: value for one, value in entries.items()}
    text = "".join(f"{one}: {value}\n" for one, value in {**entries, key: entries.get(key, "乙")}.items())
    assert told_of(text) == [("D204", meant)]


@pytest.mark.parametrize(("key", "meant", "block"), [(key, *row) for key, row in IN_BLOCKS.items()])
def test_a_misspelt_english_key_of_a_block_is_offered_the_right_one(key: str, meant: str, block: str) -> None:
    assert told_of(f"kind: report\ntitle: 报告\nbody:\n  {block.replace('KEY', key)}\n") == [("D204", meant)]


@pytest.mark.parametrize(
    "key", ["weather", "owner", "page", "status", "version", "tags", "layout", "room", "tone"]
)
def test_another_english_word_is_offered_nothing(key: str) -> None:
    assert told_of(f"kind: report\ntitle: 报告\nbody: 一。\n{key}: 乙\n") == [("D205", None)]
