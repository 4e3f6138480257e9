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
from compiler.terms.characters import short
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
# What a line of the head or the foot of an issued paper is, of minutes, of a page, and what signs.
PARTS = ["特急", "加急", "（加急）", "紧急程度：特急", "平急", "机密★1年", "秘密", "密级：机密★一年", "保密期限：1年", "000001", "份号：000002", "№000123", "签发人：张三", "签发人：张三　李四", "会签人：王五",
         "×政发〔2026〕3号", "某政办发[2026]12号", "（2026）第4期", "第3期", "（总第45期）", "第2号", "区政府文件", "某市财政局文件", "文件", "某市财政局", "某市公安局", "公告", "政务简报", "会议纪要", "市政府令",
         "某市财政局办公室编　　2026年1月8日", "加急　　某财函〔2026〕45号", "000001　机密★1年　特急", "某财发〔2026〕8号　　签发人：张三", "等级：特急·明电", "急件", "缓急：平件", "────────",
         "关于做好预算执行工作的通知", "市直各部门：", "主送：市直各部门", "抄送：市委办公室，市政府办公室。", "抄报：省财政厅", "报：市委", "送：各县区", "发：各科室", "某市财政局办公室　　2026年1月8日印发",
         "市财政局办公室", "2026年1月8日印发", "2026年2月30日印发", "（共印20份）", "主题词：财政 预算 通知", "校对：李四", "拟稿人：张三", "责任编辑：王五", "来源：新华网", "编者按：今年以来工作有成效。",
         "出席：张三、李四", "出席人员：张三", "请假：王五", "列席：赵六、钱七", "记录：孙八", "主持人：周九", "联系人：张三，电话：12345678", "电话：12345678", "（联系人：张三；电话：12345678）", "（此件公开发布）",
         "局长：张三", "签字：____", "（盖章）", "签名：", "总结人：张三", "报告人：李四", "年　月　日", "二〇二六年一月八日", "2026.1.8", "现予公布。", "此复", "此令。", "此致", "敬礼！", "妥否，请批示。", "意见：", "附：名单", "附件目录", "相关阅读："]  # fmt: skip
_piece = st.sampled_from(PIECES) | st.text(max_size=4)
_line = (
    st.lists(_piece, min_size=0, max_size=4).map("".join)
    | st.sampled_from(PARTS)
    | st.lists(st.sampled_from(PARTS) | _piece, min_size=2, max_size=3).map("".join)
)
# Papers that have hardly anything but lines of a head and a foot, too.
LINES = (
    st.lists(_line, max_size=14)
    | st.lists(st.sampled_from(PARTS), min_size=1, max_size=5)
    | st.tuples(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4), _line)
    .map(lambda some: [*some[0], some[1]])
    .flatmap(st.permutations)
)


# What stands in the head and the foot of an issued paper is printed there in the order and with the marks that papers have.
_HEAD = {*("copy_number", "secrecy", "secrecy_period", "urgency", "head_note"),
         *("issuer_mark", "mark_word", "docket_number", "signatory", "edition")}  # fmt: skip
_FOOT = {"copies_to", "print_office", "print_date", "print_copies", "print_other"}
_THERE = {"present", "absent", "in_attendance"}
_TITLES = {"title", "subtitle", "reporter", "reporter_date"}
# By these words such lines are known; they are printed otherwise, or the place tells as much.
_MARKS = str.maketrans(
    "", "", "。；;:：，,、（）()〔〕【】[]抄送发文字编号份密级和保期限紧急程度缓等签人★件印共制"
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
    apart, labels = "", set[tuple[str, str]]()
    reformed = {  # printed in the form that papers have, which is told
        (one.place.line, one.args["text"]): one.args["value"]
        for one in found.doubts
        if one.code.id == "D387" and one.place
    }
    for one in found.roles:
        text = re.sub(blanks, "", one.text if one.role not in ("table", "page") else "")
        at = max(whole.find(text, at), at)
        set_apart = one.role in _HEAD | _FOOT or (one.role == "addressees" and "主送位置" in found.data)
        if one.role in _THERE and (label := re.match("[^：:]{2,12}[：:]", text)):
            if (one.role, label[0]) in labels:  # two lines are one, under one word
                whole, text = whole[:at] + whole[at + label.end() :], text[label.end() :]
            labels.add((one.role, label[0]))
        if one.role in NOT_PRINTED or set_apart:
            whole = whole[:at] + whole[at + len(text) :]
            apart += reformed.get((one.numbers[0], short(one.text)), text) if set_apart else ""
        else:
            at += len(text)
    prints = re.sub(blanks, "", printed(flow_of(found)))
    told = any(one.code.id == "S439" for one in found.doubts)  # some lines are printed in another order
    texts = [one.numbers for one in found.roles if one.role not in (*_HEAD, *_TITLES, *NOT_PRINTED, "page")]
    low = [one for one in found.roles if one.role in _HEAD and texts and one.numbers > min(texts)]
    assert told or not low
    if told or any(one.role in _THERE for one in found.roles):
        assert sorted(prints.translate(_MARKS)) == sorted((whole + apart).translate(_MARKS))
    elif apart:
        assert whole in prints
        around = prints.replace(whole, "", 1)
        assert sorted(around.translate(_MARKS)) == sorted(re.sub(blanks, "", apart).translate(_MARKS))
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
_merged = st.dictionaries(st.just(FIELDS["merged"].zh), _any | st.lists(_any, max_size=2), min_size=1)
_data = st.recursive(
    _any | st.lists(_any | _merged, max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
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
