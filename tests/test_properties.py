"""Text is sacred: what was authored prints in order and unchanged, or is refused with a code; equal input, equal bytes."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from pydantic import ValidationError

from compiler import compile_document
from compiler.messages import codes
from compiler.word.reader import lines
from tests.kit.support import Made, made, refusals, rendered

Report, WorkSummary, DutyReport = map(made, ("report", "work_summary", "duty_report"))

patiently = settings(max_examples=150)

NASTY = [
    "R&D <x> {{ y }} {% if %} \"'",
    "{{p 正文 }}",
    "{%p endif %}",
    "{#",
    "]]>",
    "<!--",
    "&amp;",
    "&#10;",
    "😀",
    "👨‍👩‍👧",
    "𠮷",
    "\t",
    "Ａ１",
    "é",
    "\u00a0",
    "\u3000",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\x7f",
    "\x80",
    "\ufffd",
    "\uf0b7",
    "\uf0fc",
    "\U0010ffff",
    "**",
    "XX",
    "%1、",
    "\\n",
    "一、",
    "C:\\办\\",
    ",.;:",
    "  ",
    "—",
    "“”",
]  # fmt: skip
# What XML can hold, less the line feed, which makes paragraphs.
printable = st.characters(
    codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r\n\ufffe\uffff"
).filter(lambda c: c >= " " or c == "\t")
texts = (
    st.lists(st.sampled_from(NASTY) | st.text(printable, max_size=4) | st.just("文"), min_size=1, max_size=5)
    .map("".join)
    .filter(str.strip)
    .filter(lambda text: text not in ("分页", "page_break"))
)


# ---- a document; keys in the order of print ----

items = texts | st.fixed_dictionaries({"首句": texts}, optional={"文字": texts})
enumerations = st.fixed_dictionaries({"列举": st.lists(items, min_size=1, max_size=3)})
paragraphs = st.fixed_dictionaries(
    {"段落": st.lists(texts | enumerations | st.fixed_dictionaries({"加粗": texts}), min_size=1, max_size=4)}
)


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    within = st.lists(inner, min_size=1, max_size=3)
    return (
        st.fixed_dictionaries({"标题": texts}, optional={"内容": within})
        | st.fixed_dictionaries({"段首": texts, "文字": texts | within}, optional={"内容": within})
        | st.fixed_dictionaries({"导语": texts, "内容": within})
        | st.fixed_dictionaries({"文字": inner})
    )


blocks = st.recursive(texts | paragraphs | enumerations | st.just("分页"), nested, max_leaves=6)
closings = st.lists(blocks, min_size=1, max_size=2) | st.fixed_dictionaries(
    {"存在问题": st.lists(blocks, min_size=1, max_size=2), "下一步打算": blocks, "结语": texts}
)
some = st.lists(texts, min_size=1, max_size=2)
reports = st.fixed_dictionaries(
    {"正文": st.lists(blocks, min_size=1, max_size=4)},
    optional={
        "标题": texts,
        "副标题": texts,
        "报告人": st.fixed_dictionaries({"单位": texts, "职务": texts, "姓名": texts}),
        "主送机关": some,
        "导语": texts | st.lists(blocks, min_size=1, max_size=2),
        "结尾": closings,
        "署名": some,
        "附注": texts,
    },
)
kinds = st.sampled_from([Report, DutyReport, WorkSummary])


ORDER = ["标题", "副标题", "报告人", "主送机关", "导语", "正文", "结尾", "署名", "附注"]
INNER = [
    "单位",
    "职务",
    "姓名",
    "标题",
    "段首",
    "首句",
    "导语",
    "列举",
    "段落",
    "加粗",
    "文字",
    "内容",
    "存在问题",
    "下一步打算",
    "结语",
]


def authored(value: Any) -> Iterator[str]:
    """Every text in the order of print."""
    if isinstance(value, dict):
        for key in sorted(value, key=[*ORDER, *INNER].index):
            yield from authored(value[key])
    elif isinstance(value, list):
        for item in value:
            yield from authored(item)
    elif value != "分页":
        yield value


def too_deep(value: Any, depth: int = 0) -> bool:
    """More than the five levels of the standard."""
    if isinstance(value, dict):
        deeper = depth + ("标题" in value or "段首" in value)
        return deeper > 5 or any(too_deep(part, deeper) for part in value.values())
    return isinstance(value, list) and any(too_deep(part, depth) for part in value)


def in_order(wanted: list[str], text: str) -> bool:
    """Line ends aside: a title may be broken where its author did not."""
    at, text = 0, text.replace("\n", "")
    for one in (one.replace("\n", "") for one in wanted):
        found = text.find(one, at)
        if found < 0:
            return False
        at = found + len(one)
    return True


def printed(data: bytes) -> str:
    """All text of the document with Word's labels, paragraphs one after the other."""
    return "\n".join(line.label + line.text for line in lines(data))


def document_xml(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read("word/document.xml")


@patiently
@given(kinds, reports)
def test_every_text_prints_in_order_unchanged(kind: Made, data: dict[str, Any]) -> None:
    if too_deep(data.get("正文")) or too_deep(data.get("结尾")) or too_deep(data.get("导语")):
        return
    if kind is DutyReport:
        data.pop("副标题", None)  # it prints below the reporter there
    document = kind(data)
    result = rendered(document)
    etree.fromstring(document_xml(result))
    assert in_order(list(authored(data)), printed(result))
    assert rendered(kind(data)) == result


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_prints_alone_and_in_every_field(text: str) -> None:
    text = f"头{text}尾"
    data = {
        "标题": text,
        "副标题": text,
        "报告人": {"姓名": text},
        "主送机关": text,
        "导语": text,
        "正文": [text, {"标题": text, "内容": text}, {"段首": text, "文字": text}, {"列举": [{"首句": text, "文字": text}]}],
        "结尾": {"存在问题": text, "下一步打算": text, "结语": text},
        "署名": text,
        "附注": text,
    }  # fmt: skip
    result = rendered(Report(data))
    etree.fromstring(document_xml(result))
    assert printed(result).count(text) == len(list(authored(data)))


@patiently
@given(texts)
@example("甲\u0085乙")
@example("甲\u2028乙")
@example("\ufeff甲")
def test_text_in_double_quotes_comes_through_yaml(text: str) -> None:
    escaped = "".join(f"\\U{ord(c):08X}" for c in text)
    result = compile_document(f'文种: 报告\n正文: "{escaped}"\n')
    assert printed(result) == text


@patiently
@given(texts)
@example("甲\u0085乙")
@example("甲\u2028乙")
@example("甲\u2029 乙")
@example("甲\ufeff乙")
@example("甲\ufeff\x07乙")
@example("甲\x7f乙")
def test_text_in_single_quotes_comes_through_or_is_refused(text: str) -> None:
    quoted = text.replace("'", "''")
    yaml = f"文种: 报告\n正文: ['{quoted}']\n"
    found = refusals(yaml)
    if found:
        assert {code for code, _, _ in found} <= {"Y111", "Y129"}
        assert not text.isascii() or "\x7f" in text or found[0][0] == "Y111"
    else:
        assert printed(compile_document(yaml)) == text


@pytest.mark.parametrize("character", ["\u0085", "\u2028", "\u2029", "\u00a0", "\u200b", "\u3000"])
def test_rare_blanks_in_a_block_text_are_not_rewritten(character: str) -> None:
    # YAML 1.1 takes some of them for line ends; they must not become other characters unseen.
    yaml = f"文种: 报告\n正文: |\n  甲{character}乙\n"
    if found := refusals(yaml):
        assert found[0][0].startswith("Y")
    else:
        assert printed(compile_document(yaml)) == f"甲{character}乙"


# ---- what cannot be printed ----


controls = st.sampled_from(
    [*(chr(c) for c in range(0x20) if chr(c) not in "\t\n"), "\ufffe", "\uffff", "\ud800", "\udfff"]
)


@patiently
@given(
    controls,
    st.sampled_from(["标题", "导语", "署名", "附注", "正文"]),
    st.sampled_from(["", "前"]),
    st.sampled_from(["", "后"]),
)
def test_unprintable_characters_are_refused_in_a_model(bad: str, field: str, before: str, after: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Report({"正文": "甲", field: before + bad + after})
    assert {error["type"] for error in caught.value.errors()} == {codes.BAD_CHARACTER.id}
    character = caught.value.errors()[0]["ctx"]["character"]
    assert character == f"U+{ord(bad):04X}"


@patiently
@given(
    controls,
    st.sampled_from(
        ["正文: [{}]", "正文: 甲\n标题: {}", "正文: [{{段首: {}, 文字: 乙}}]", "正文: [{{标题: 甲, {}: 乙}}]"]
    ),
)
def test_unprintable_characters_are_refused_in_yaml(bad: str, pattern: str) -> None:
    escaped = f'"前\\u{ord(bad):04x}后"'
    for text in (escaped, f"前{bad}后", f"'前{bad}后'"):
        yaml = "文种: 报告\n" + pattern.format(text) + "\n"
        found = refusals(yaml)
        if bad == "\r" and text != escaped:
            continue  # a line end as any other
        assert found
        assert all(code[0] in "YD" for code, _, _ in found)
        assert all(line > 0 and column > 0 for _, line, column in found)


@patiently
@given(st.text(st.characters(), max_size=60))
@example("\r")
@example('文种: 报告\n正文: "\\ud800"\n')
@example("\ufeff文种: 报告\n正文: 甲\n")
@example("文种: 报告\n正文: {? }\n")
@example("? ? ?")
@example("- " * 500)
@example("{" * 500)
@example("&a " * 50)
@example("文种: 报告\r正文: 甲\r")
def test_any_text_compiles_or_is_refused(text: str) -> None:
    refusals(text)


KEYS = ["文种", "标题", "正文", "内容", "段首", "文字", "列举", "首句", "段落", "加粗", "层次", "编号", "起", "形式", "结尾",
        "存在问题", "下一步打算", "结语", "性质", "导语", "报告人", "姓名", "日期", "成文日期", "署名", "天气", "body"]  # fmt: skip
values = st.recursive(
    st.sampled_from(
        ["", "甲", "报告", "1", "0", "-1", "99999", "一、", "2026-1-1", "无", "分页", "一是", "存在问题"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=400)
@given(st.dictionaries(st.sampled_from(KEYS), values, max_size=5))
def test_any_data_compiles_or_is_refused_in_place(data: dict[str, Any]) -> None:
    yaml = json.dumps({"文种": "报告", "正文": "甲"} | data, ensure_ascii=False)
    for code, line, column in refusals(yaml):
        assert code[0] in "YD"
        assert line == 1
        assert 1 <= column <= len(yaml)


# ---- size and sameness ----


def test_a_paragraph_of_a_hundred_thousand_characters() -> None:
    text = "工作&<{{总结}}，" * 10_000
    assert len(text) >= 100_000
    result = compile_document(f"文种: 报告\n正文: '{text}'\n")
    assert printed(result) == text


def test_a_report_of_three_thousand_paragraphs() -> None:
    rows = "".join(f"- {{段首: 第{n}件。, 文字: 办结。}}\n" for n in range(900)) + "- 正文文字。\n" * 2_100
    result = lines(compile_document("文种: 报告\n层次: [1.]\n正文:\n" + rows))
    assert [line.label for line in result[:900]] == [f"{n}." for n in range(1, 901)]
    assert len(result) == 3_000


def test_equal_input_gives_equal_bytes() -> None:
    yaml = "文种: 工作总结\n标题: 甲\n层次: [1., ①]\n正文: [{标题: 甲, 内容: [{段首: 乙}]}, {层次: [一、], 内容: [{标题: 丙}]}]\n"
    first = compile_document(yaml)
    assert compile_document(yaml) == first
    assert compile_document("# 注释\n" + yaml) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
