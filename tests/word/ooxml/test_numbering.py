"""Numerals, label forms, and the proof that Word's lists print the labels that the flow promises."""

import functools
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.document.model import Document
from compiler.flow.blocks import Flow
from compiler.flow.resolve import resolve
from compiler.pages import measure, office
from compiler.terms.numerals import (
    ENUMERATION_FORMS,
    STANDARD_FORMS,
    LabelForm,
    chinese,
    enumeration_last,
    parse_chinese,
    read_decimal,
)
from compiler.word import reader
from compiler.word.ooxml.numbering import READINGS, Counter, Reading
from compiler.word.reader import paragraphs
from compiler.word.template.compiled import Template
from tests.kit.support import Made, made

Report, WorkSummary, DutyReport = map(made, ("report", "work_summary", "duty_report"))

FORMS = [
    *("一、", "一.", "一．", "（一）", "(一)", "（一）、"),
    *("1.", "1．", "1、", "（1）", "(1)"),
    *("１．", "１、", "（１）", "(１)"),
    "①",
    *("甲、", "A.", "1.1", "1.1、", "1.1.1.1"),
]
DECIMALS = [
    ["1", "1.1", "1.1.1"],
    ["1.", "1.1", "1.1.1", "1.1.1.1"],
    ["一、", "1.1", "1.1.1"],
    ["一、", "（一）", "1.1"],
    ["1、", "1.1、", "A."],
]


# ---- numerals ----


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (200, "二百"),
        (999, "九百九十九"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2026, "二千零二十六"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese(number: int, text: str) -> None:
    assert chinese(number) == text
    if number < 1000:
        assert parse_chinese(text) == number


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_chinese_has_bounds(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)


@pytest.mark.parametrize("text", ["", "零", "一十", "十零", "二二", "百", "一百一", "〇", "两", "一千", "1"])
def test_what_is_no_chinese_numeral(text: str) -> None:
    assert parse_chinese(text) is None


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_chinese_numerals_differ(one: int, other: int) -> None:
    assert (chinese(one) == chinese(other)) == (one == other)


# ---- label forms ----


@pytest.mark.parametrize("spelling", FORMS)
def test_form_is_written_as_its_first_label(spelling: str) -> None:
    form = LabelForm.parse(spelling)
    assert form is not None
    assert str(form) == form.label(1).rstrip() == spelling


@pytest.mark.parametrize(
    "spelling",
    ["", "一", "1", "一）", "二、", "2.", "②", "（一", "一、、", " 一、", "第一，", "I.", "a)", "(一）x", "（）", "、"],
)  # fmt: skip
def test_what_is_no_form(spelling: str) -> None:
    assert LabelForm.parse(spelling) is None


@pytest.mark.parametrize(
    ("spelling", "level"),
    [
        ("一、", 1),
        ("一.", 1),
        ("（一）", 2),
        ("(一)", 2),
        ("1.", 3),
        ("１．", 3),
        ("（1）", 4),
        ("(1)", 4),
        ("①", 5),
        ("1.1", 2),
        ("1.1.1", 3),
        ("1.1.1.1", 4),
        ("甲、", 1),
        ("A.", 5),
    ],
)
def test_level_follows_the_form(spelling: str, level: int) -> None:
    form = LabelForm.parse(spelling)
    assert form is not None
    assert form.level == level


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        (["1", "1.1", "1.1.1"], [1, 2, 3]),
        (["1.", "1.1", "（1）"], [1, 2, 4]),
        (["1、", "1.1、"], [1, 2]),
        (["1.", "（1）"], [3, 4]),
        (["（1）", "1.1"], [4, 2]),
        (["1）", "1.1"], [4, 2]),
        (["一、", "1.", "1.1"], [1, 1, 2]),
    ],
)
def test_what_stands_above_decimals_is_of_the_first_level(words: list[str], levels: list[int]) -> None:
    found = Report({"层次": words, "正文": "文。"}).labels or ()
    assert ([str(form) for form in found], [form.level for form in found]) == (words, levels)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.1 抓教学", (1, 1)),
        ("2.3.1抓教学", (2, 3, 1)),
        ("10.12、抓教学", (10, 12)),
        ("1.1.1.1　抓教学", (1, 1, 1, 1)),
        ("1.1年度计划", (1, 1)),
        ("2.1日常管理", (2, 1)),
    ],
)
def test_a_decimal_label_is_read(text: str, numbers: tuple[int, ...]) -> None:
    found = read_decimal(text)
    assert found is not None
    assert (found.numbers, found.typed.number) == (numbers, numbers[-1])


@pytest.mark.parametrize(
    "text",
    ["3.5%的单位", "1.2亿元", "2.5公里", "2021.12月", "1.1", "3.15", "0.5", "1.5-2倍", "9.30前", "12.5个百分点", "一.一", "1.a"],
)  # fmt: skip
def test_what_is_no_decimal_label(text: str) -> None:
    found = read_decimal(text)
    assert found is None or text in ("1.1", "3.15", "9.30前")  # a date by itself: its series decides


def test_standard_forms() -> None:
    assert [str(form) for form in STANDARD_FORMS] == ["一、", "（一）", "1.", "（1）", "①"]
    assert [form.level for form in STANDARD_FORMS] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("spelling", "number", "label"),
    [
        ("一、", 12, "十二、"),
        ("(一)", 100, "(一百)"),
        ("１．", 10, "１０．"),
        ("①", 20, "⑳"),
        ("①", 21, "㉑"),
        ("①", 35, "㉟"),
        ("①", 36, "㊱"),
        ("①", 50, "㊿"),
    ],
)
def test_label(spelling: str, number: int, label: str) -> None:
    form = LabelForm.parse(spelling)
    assert form is not None
    assert form.label(number) == label


@given(st.sampled_from(FORMS), st.integers(1, 999), st.sampled_from(["", "甲", "。", "　", "x"]))
def test_label_reads_back(spelling: str, number: int, after: str) -> None:
    form = LabelForm.parse(spelling)
    assert form is not None
    if number > form.last:
        with pytest.raises(ValueError, match=str(number)):
            form.label(number)
        return
    label = form.label(number)
    assert form.read(label + after) == (number, label)
    assert form.read("甲" + label) is None


@pytest.mark.parametrize("form", ENUMERATION_FORMS)
def test_enumeration_words_differ_up_to_the_last(form: str) -> None:
    words = [ENUMERATION_FORMS[form](number) for number in range(1, enumeration_last(form) + 1)]
    assert words[0] == form
    assert len(set(words)) == len(words)


# ---- the writer's proof ----


def _last(spelling: str) -> int:
    form = LabelForm.parse(spelling)
    return form.last if form else 0


# Headings as data: what `validate` would be given.
Blocks = list[Any]


def forms() -> st.SearchStrategy[list[str]]:
    """Label forms; often the same ones, so that scopes share lists and have to part again."""
    usual = [["1.", "①"], ["1."], ["一、", "（一）", "1.", "（1）", "①"], *DECIMALS]
    return st.sampled_from(usual) | st.lists(st.sampled_from(FORMS), min_size=1, max_size=5)


@st.composite
def contents(draw: st.DrawFn, depth: int, room: int) -> Blocks:
    """Blocks under a heading; `depth` levels of forms are left, `room` levels of nesting."""
    if depth < 1:
        return draw(st.lists(st.just("文。"), max_size=1))
    return draw(st.lists(blocks(depth, room), max_size=4))


@st.composite
def blocks(draw: st.DrawFn, depth: int, room: int) -> Any:
    kind = draw(st.sampled_from(["标题", "标题", "段首", "段首", "无", "组", "自", "文"]))
    if kind == "文" or room == 0:
        return "文。"
    if kind == "组":
        own = draw(forms())
        return {"层次": own, "内容": draw(contents(len(own), room - 1))}
    block: dict[str, Any] = {"段首" if kind == "段首" else "标题": "题"}
    if kind == "无":
        block["编号"] = "无"
    if kind == "自":
        block["层次"] = own = draw(forms())
        block["内容"] = draw(contents(len(own), room - 1))
    else:
        block["内容"] = draw(contents(depth - 1, room - 1))
    return block


@st.composite
def reports(draw: st.DrawFn) -> Document:
    chosen = draw(st.none() | forms())
    depth = len(chosen) if chosen else 5
    body = draw(st.lists(blocks(depth, 4), min_size=1, max_size=6))
    # Now and then a list that is longer than ① or 一 can be counted by every program.
    if long := draw(st.sampled_from([0] * 8 + [12, 22, 51, 102])):
        own = draw(st.sampled_from([f for f in FORMS if _last(f) > long + 1]))
        at = draw(st.integers(0, len(body)))
        items: Blocks = [{"段首": "项"} for _ in range(long)]
        items.insert(draw(st.integers(0, long)), draw(blocks(1, 2)))
        body.insert(at, {"层次": [own], "内容": items})
    if draw(st.booleans()):
        body.append({"标题": "末"})
    data = {
        "正文": body,
        "结尾": draw(contents(depth, 2)),
        "编号": draw(st.sampled_from(["自动"] * 4 + ["文本", "无"])),
    }
    if chosen:
        data["层次"] = chosen
    kind: Made = draw(st.sampled_from([Report, WorkSummary, DutyReport]))
    return kind(data)


def promised(flow: Flow) -> list[str]:
    return [(p.label.text if p.label else "") + p.text for p in flow.paragraphs]


def read_back(data: bytes, reading: Reading) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paragraphs, "Counter", functools.partial(Counter, reading=reading))
        return [line.label + line.text for line in reader.lines(data)]


def assert_proved(report: Document) -> None:
    flow = resolve(report)
    data = Template.for_(report).render(flow)
    for reading in READINGS:
        assert read_back(data, reading) == promised(flow)


@settings(max_examples=60)
@given(reports())
def test_labels_read_back_in_every_reading(report: Document) -> None:
    assert_proved(report)


GROUP: Any = {"层次": ["1.", "①"], "内容": [{"标题": "甲"}]}


@pytest.mark.parametrize(
    "inner",
    [
        [{"标题": "乙", "内容": [{"标题": "丙"}, GROUP, {"标题": "丁"}]}, {"标题": "戊"}],
        [{"标题": "乙"}, GROUP, GROUP, {"标题": "丙", "内容": [GROUP, {"标题": "丁"}]}, {"标题": "戊"}],
        [GROUP, {"标题": "乙", "内容": [{"标题": "丙"}]}, GROUP, {"标题": "丁", "内容": [{"标题": "戊"}]}],
    ],
)
def test_scopes_of_equal_forms_within_each_other(inner: Blocks) -> None:
    outer = {"层次": ["1.", "①"], "内容": inner}
    assert_proved(Report({"正文": [outer, {"标题": "己"}, outer]}))


@pytest.mark.parametrize("labels", DECIMALS)
def test_decimals_are_native_where_every_program_counts_them(labels: list[str]) -> None:
    section: Any = {"标题": "甲"}
    for _ in labels[1:]:
        section = {"标题": "甲", "内容": [section, section]}
    report = Report({"层次": labels, "正文": [section, section]})
    flow = resolve(report)
    data = Template.for_(report).render(flow)
    got = reader.lines(data)
    wanted = [p.label.text for p in flow.paragraphs if p.label]
    if labels[0] == "一、":  # LibreOffice would print 一.1
        assert [line.label + line.text for line in got] == [label + "甲" for label in wanted]
        assert {line.label[:1] for line in got} == {"一", "二", *(["（"] if "（一）" in labels else []), ""}
    else:
        assert [line.label for line in got] == wanted
    pages = measure.read(office.to_pdf(data), {})
    shown = ["".join(line.text.split()) for page in pages for line in page.lines if "甲" in line.text]
    assert shown == ["".join((label + "甲").split()) for label in wanted]


def test_a_label_of_the_author_counts_on_in_decimals() -> None:
    yaml = {"层次": ["1", "1.1"], "正文": [{"标题": "甲", "内容": [{"标题": "乙", "序号": "1.3 "}, {"标题": "丙"}]}, {"标题": "丁", "序号": "4 "}, {"标题": "戊"}]}  # fmt: skip
    assert promised(resolve(Report(yaml))) == ["1 甲", "1.3 乙", "1.4 丙", "4 丁", "5 戊"]


def automatic(labels: Sequence[str], count: int) -> list[str]:
    """The labels that Word counts among `count` headings; empty where they are typed."""
    report = Report({"层次": list(labels), "正文": [{"标题": "甲"}] * count})
    return [line.label for line in reader.lines(Template.for_(report).render(resolve(report)))]


@pytest.mark.parametrize(
    ("form", "last"),
    [("甲、", 10), ("A.", 26), ("①", 20), ("一、", 99), ("（一）", 99), ("1.", 150), ("(1)", 150)],
)
def test_labels_are_words_own_as_far_as_every_program_counts_alike(form: str, last: int) -> None:
    parsed = LabelForm.parse(form)
    assert parsed is not None
    count = min(parsed.last, 150)
    expected = [parsed.label(n) if n <= last else "" for n in range(1, count + 1)]
    assert automatic([form], count) == expected


def test_no_label_is_typed_where_the_standard_forms_are_used() -> None:
    section: Any = {"标题": "甲"}
    for _ in range(4):
        section = {"标题": "甲", "内容": [section, section]}
    report = Report({"正文": [section, section]})
    flow = resolve(report)
    got = reader.lines(Template.for_(report).render(flow))
    assert [line.label for line in got] == [p.label.text for p in flow.paragraphs if p.label]
    assert {line.text for line in got} == {"甲"}
