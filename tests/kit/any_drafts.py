"""Drafts of any lines and data of any shape, and what holds of all of them: nothing is lost, and what is written loads again.

The everyday suite tries a few, `tests/long` some thousands.
"""

import re
from typing import Any

from hypothesis import strategies as st

from compiler.document.validate import validate
from compiler.draft.lines import Line
from compiler.draft.prove import printed
from compiler.draft.recognise import Recognised, recognise
from compiler.draft.roles import NOT_PRINTED
from compiler.draft.yaml_text import dump
from compiler.flow.blocks import Flow
from compiler.flow.resolve import resolve
from compiler.source.load import Loaded, Marks, Path, Source, load
from compiler.terms.fields import FIELDS

BODY = "各项工作扎实推进，取得了明显成效，圆满完成了全年的目标任务。"


def flow_of(found: Recognised) -> Flow:
    """What the YAML of a draft prints."""
    loaded = load(Source("report.yaml", dump(found.data, found.comments, found.preface)))
    assert not loaded.problems
    assert loaded.data == found.data
    return resolve(validate(loaded))


# ---- any lines ----------------------------------------------------------------------------------------------------

PIECES = ["一、", "二、", "（一）", "1.", "2.", "①", "一是", "二是", "第一条", "下一步，我们将", "存在不足", "附件", "附件：", "1.名单", "特此报告。",
          "区政府办公室", "2025年1月5日", "2025年1月", "（联系人：张三）", "抄送：市委", "各位领导：", "工作总结", "报告", "- 1 -", "3", "分页", "标题: 甲",
          "\t", "　　", "\u200b", "**", "：", "。", "；", "主要工作", BODY, "(一)", "（三)", "1)", "甲  2025年1月5日", "附件1", "附件:1、名单", "附件2：方案", "县教育局  县公安局", "——在会上", "3.5%", "<&>", "{{ 甲 }}"]  # fmt: skip
LINES = st.lists(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=0, max_size=4).map("".join), max_size=14
)


def print_unchanged(some: list[str]) -> None:
    """Whatever lines a draft has, they are printed, or put aside and told."""
    blanks = "[ \t\n\r\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\u0085\ufeff\u00ad\x00-\x1f\x7f-\x9f\ufffe\uffff]"
    # Nothing but page numbers is nothing: refused, as blanks are.
    if not re.sub(blanks[:-1] + "0-9第页共/ -]", "", "".join(some)):
        return
    found = recognise([Line(text) for text in some], "draft.txt")
    # A line may hold breaks of its own, and a page number be one piece of it.
    pieces = [
        [re.sub(blanks, "", piece) for piece in re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", text)]
        for text in some
    ]
    for one in found.roles:
        if one.role == "page":
            pieces[one.numbers[0] - 1].remove(re.sub(blanks, "", one.text))
    whole, at = "".join(map("".join, pieces)), 0
    for one in found.roles:
        text = re.sub(blanks, "", one.text if one.role not in ("table", "page") else "")
        at = max(whole.find(text, at), at)
        if one.role in NOT_PRINTED:
            whole = whole[:at] + whole[at + len(text) :]
        else:
            at += len(text)
    prints = re.sub(blanks, "", printed(flow_of(found)))
    if any(one.role == "copies_to" for one in found.roles):  # are printed last, in marks of their own
        marks = str.maketrans("", "", "。；;:：，,抄送")  # two lines are one, under one word
        assert sorted(prints.translate(marks)) == sorted(whole.translate(marks))
    elif any(one.code.id == "S439" for one in found.doubts):  # told: a foot prints in the order of a document
        assert sorted(prints) == sorted(whole)
    else:
        assert prints == whole


_texts = st.sampled_from(["抓学习", "抓作风，促提升", "强化担当", "夯实基础，提升水平"])
_paragraphs = st.sampled_from(
    [BODY, f"全年工作总体平稳。{BODY}", "一年来，全区上下团结一心，较好地完成了任务。"]
)
_run_ins = st.lists(
    st.fixed_dictionaries({"段首": _texts.map("{}。".format), "文字": _paragraphs}), min_size=2, max_size=4
)
_sections = st.lists(
    st.fixed_dictionaries({"标题": _texts, "内容": st.lists(_paragraphs, min_size=1, max_size=2) | _run_ins}),
    min_size=2,
    max_size=4,
)
DOCUMENTS = st.fixed_dictionaries(
    {"标题": st.just("区政府办公室2025年工作总结"), "导语": _paragraphs, "正文": _sections | _run_ins},
    optional={
        "主送机关": st.just("区委、区政府"),
        "署名": st.just("区政府办公室"),
        "附注": st.just("（此件公开发布）"),
    },
)


def is_recognised(data: dict[str, Any]) -> None:
    """recognise(print(flow)) gives the same flow."""
    if "附注" in data:
        data = {**data, "署名": "区政府办公室", "成文日期": "2025-12-31"}
    first = resolve(validate(Loaded(Source("", ""), {"文种": "工作总结", **data}, Marks())))
    text = "\n".join((p.label.text if p.label else "") + p.text for p in first.paragraphs)
    found = recognise([Line(line) for line in text.split("\n")], "draft.txt")
    assert [block._replace(spot=None) for block in flow_of(found).paragraphs] == list(first.paragraphs)


# ---- any data -----------------------------------------------------------------------------------------------------

NASTY = [
    *("标题: 甲", "标题：甲", "标题:甲", "- 甲", "-甲", "－甲", "# 甲", "甲 # 乙", "甲: 乙", "甲:", "{甲", "[甲", "'甲", '"甲"', "|", ">"),
    *("&甲", "*甲", "**甲", "!甲", "%", "@", "`", "? 甲", ",甲", "~", "null", "true", "1.0", "2026-01-05", " 甲", "甲 ", "\t甲", "甲\t乙"),
    *("甲\n乙", "甲\n\n乙", " 甲\n乙", "甲\n 乙", "甲\n乙\n", "\n甲", "甲\n标题: 乙", "甲\n\t乙", "\\n", "甲\\", "\ufeff甲", "甲\u2028乙"),
    *("甲\u0085乙", "甲\x07乙", "\u3000甲", "甲\u200b", "{{ 甲 }}", "…", "——甲", "--- ", "...", "甲，标题：乙", "{标题：乙}", "甲\r乙", "\x7f"),
    *("一、甲", "1.甲", "（一）甲", "①甲", "14:30", "a: b", "http://甲", "甲'乙", "${甲}", "<甲>", "｛甲", "［甲", "甲 #", "甲:\u3000乙"),
]  # fmt: skip
_any = (
    st.lists(
        st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=5), min_size=0, max_size=3
    )
    .map("".join)
    .filter(lambda text: not any(c in text for c in "\ufffe\uffff"))
)
_keys = st.sampled_from([term.zh for term in FIELDS.values()])
_data = st.recursive(
    _any, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4), max_leaves=12
)
DATA = st.dictionaries(_keys, _data, min_size=1, max_size=4)


def loaded(text: str) -> Any:
    found = load(Source("report.yaml", text))
    assert not found.problems
    return found.data


def loads_again(value: dict[str, Any]) -> None:
    """Data that is written as YAML loads as it was, comments above it or not."""
    comments: dict[Path, str] = {(next(iter(value)),): "请核对：甲\n# 乙: 丙"}
    assert loaded(dump(value)) == value
    assert loaded(dump(value, comments, ("甲: 乙", "丙\n丁"))) == value
